CREATE INDEX documents_by_date ON documents (date);
CREATE INDEX nodes_by_label ON nodes (label);
CREATE INDEX nodes_by_kind ON nodes (kind);
CREATE INDEX aliases_by_alias ON aliases (alias);
CREATE INDEX surfaces_by_surface ON surfaces (surface);
CREATE INDEX edges_by_source ON edges (source);
CREATE INDEX edges_by_target ON edges (target);
CREATE INDEX edges_by_relation ON edges (relation);
CREATE INDEX evidence_by_edge ON evidence (edge);
CREATE INDEX evidence_by_claim ON evidence (claim);
CREATE INDEX evidence_by_doc ON evidence (doc);
CREATE INDEX background_by_source ON background (source);
CREATE INDEX background_by_target ON background (target);
CREATE INDEX mentions_by_entity ON mentions (entity);

-- Edges with the names of their ends.
CREATE VIEW edge_list AS
SELECT e.id, s.label AS source_label, s.kind AS source_kind, e.relation, t.label AS target_label,
    t.kind AS target_kind, e.directed, e.weight, e.count, e.documents, e.origins, e.first_seen, e.last_seen,
    e.disputed, e.source, e.target
FROM edges AS e JOIN nodes AS s ON s.id = e.source JOIN nodes AS t ON t.id = e.target;

-- Pairs of entities, whatever joins them and in which direction, the most often named together first.
CREATE VIEW strongest_pairs AS
SELECT a.label AS a_label, b.label AS b_label, p.together, p.stated, p.relations, p.a, p.b
FROM (
    SELECT min(source, target) AS a, max(source, target) AS b,
        sum(CASE WHEN relation = 'co_occurs' THEN count ELSE 0 END) AS together,
        sum(CASE WHEN relation = 'co_occurs' THEN 0 ELSE count END) AS stated,
        group_concat(DISTINCT CASE WHEN relation = 'co_occurs' THEN NULL ELSE relation END) AS relations
    FROM edges GROUP BY 1, 2
) AS p JOIN nodes AS a ON a.id = p.a JOIN nodes AS b ON b.id = p.b
ORDER BY p.together DESC, p.stated DESC, p.a, p.b;

-- What was published of each edge, month by month.
CREATE VIEW timeline AS
SELECT substr(d.date, 1, 7) AS month, s.label AS source_label, e.relation, t.label AS target_label,
    count(*) AS evidence, count(DISTINCT d.id) AS documents, e.id AS edge
FROM evidence AS v
    JOIN documents AS d ON d.id = v.doc
    JOIN edges AS e ON e.id = v.edge
    JOIN nodes AS s ON s.id = e.source
    JOIN nodes AS t ON t.id = e.target
WHERE length(d.date) >= 7
GROUP BY month, e.id
ORDER BY month, evidence DESC, e.id;

-- Evidence that contradicts other evidence: some say that it is so, others that it is not, or deny it.
CREATE VIEW disputes AS
SELECT s.label AS source_label, e.relation, t.label AS target_label, v.polarity, v.modality, v.speaker, d.date,
    d.outlet, v.doc, v.quote, e.id AS edge
FROM edges AS e
    JOIN nodes AS s ON s.id = e.source
    JOIN nodes AS t ON t.id = e.target
    JOIN evidence AS v ON v.edge = e.id
    JOIN documents AS d ON d.id = v.doc
WHERE e.disputed
ORDER BY e.id, v.id;

-- The documents that name an entity, as far as the mentions are there, or that are evidence of one of its edges.
CREATE VIEW entity_documents AS
SELECT n.label, d.date, d.outlet, d.title, d.url, u.node, u.doc
FROM (
    SELECT entity AS node, doc FROM mentions
    UNION SELECT e.source, v.doc FROM evidence AS v JOIN edges AS e ON e.id = v.edge
    UNION SELECT e.target, v.doc FROM evidence AS v JOIN edges AS e ON e.id = v.edge
) AS u JOIN nodes AS n ON n.id = u.node JOIN documents AS d ON d.id = u.doc;

-- The sentences behind the edges.
CREATE VIEW quotes AS
SELECT v.id, s.label AS source_label, e.relation, t.label AS target_label, v.quote, d.date, d.outlet, d.title, d.url,
    v.polarity, v.modality, v.speaker, v.doc, e.id AS edge
FROM evidence AS v
    JOIN documents AS d ON d.id = v.doc
    JOIN edges AS e ON e.id = v.edge
    JOIN nodes AS s ON s.id = e.source
    JOIN nodes AS t ON t.id = e.target
WHERE v.quote IS NOT NULL;

-- Words in quotes: SELECT * FROM quotes WHERE id IN (SELECT rowid FROM quote_search WHERE quote_search MATCH 'summit')
CREATE VIRTUAL TABLE quote_search USING fts5 (
    quote, content = 'evidence', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2'
);
INSERT INTO quote_search (quote_search) VALUES ('rebuild');
