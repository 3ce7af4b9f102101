-- Keys are those of the JSON. Dates are as exact as they are known: 2019, 2019-06 or 2019-06-20. Flags are 0 or 1.
CREATE TABLE meta (
    key TEXT PRIMARY KEY NOT NULL,
    value TEXT -- options, ledger and view are JSON; view is null where the graph is whole
);
CREATE TABLE documents (
    id TEXT PRIMARY KEY NOT NULL,
    title TEXT,
    date TEXT,
    date_precision TEXT,
    outlet TEXT,
    url TEXT,
    language TEXT,
    path TEXT NOT NULL,
    record INTEGER, -- its number within the file, from 1
    sha256 TEXT NOT NULL, -- of its text
    units INTEGER NOT NULL,
    mentions INTEGER NOT NULL,
    origin TEXT NOT NULL REFERENCES documents (id) -- the first of the copies that it is one of
);
CREATE TABLE nodes (
    id TEXT PRIMARY KEY NOT NULL,
    label TEXT NOT NULL,
    kind TEXT NOT NULL,
    wikidata TEXT,
    iso3 TEXT,
    discovered INTEGER NOT NULL, -- whether no list has it
    mentions INTEGER NOT NULL,
    units INTEGER NOT NULL,
    documents INTEGER NOT NULL,
    first_seen TEXT,
    last_seen TEXT,
    degree INTEGER NOT NULL,
    weighted_degree REAL NOT NULL,
    pagerank REAL NOT NULL,
    community INTEGER NOT NULL -- 0 is the largest
);
-- Other names that the lists know.
CREATE TABLE aliases (
    node TEXT NOT NULL REFERENCES nodes (id),
    alias TEXT NOT NULL,
    PRIMARY KEY (node, alias)
) WITHOUT ROWID;
-- The words under which it is named, and how often.
CREATE TABLE surfaces (
    node TEXT NOT NULL REFERENCES nodes (id),
    surface TEXT NOT NULL,
    count INTEGER NOT NULL,
    PRIMARY KEY (node, surface)
) WITHOUT ROWID;
-- The states that it belongs to, which need not be in the graph.
CREATE TABLE countries (
    node TEXT NOT NULL REFERENCES nodes (id),
    state TEXT NOT NULL,
    PRIMARY KEY (node, state)
) WITHOUT ROWID;
CREATE TABLE edges (
    id TEXT PRIMARY KEY NOT NULL,
    source TEXT NOT NULL REFERENCES nodes (id),
    target TEXT NOT NULL REFERENCES nodes (id),
    relation TEXT NOT NULL,
    family TEXT NOT NULL,
    quad TEXT,
    directed INTEGER NOT NULL,
    weight REAL NOT NULL,
    count INTEGER NOT NULL,
    documents INTEGER NOT NULL,
    origins INTEGER NOT NULL, -- documents, copies of one report taken as one
    outlets INTEGER NOT NULL,
    first_seen TEXT,
    last_seen TEXT,
    npmi REAL, -- scores and units are those of co-occurrence
    llr REAL,
    p REAL,
    units_both INTEGER,
    units_source_only INTEGER,
    units_target_only INTEGER,
    units_neither INTEGER,
    disputed INTEGER NOT NULL,
    positive INTEGER, -- the rest is counted of what sentences state
    negated INTEGER,
    denied INTEGER,
    actual INTEGER,
    planned INTEGER,
    conditional INTEGER,
    demanded INTEGER,
    first_date TEXT, -- when it happened
    last_date TEXT
);
-- The finer ways of an event, and how often.
CREATE TABLE modes (
    edge TEXT NOT NULL REFERENCES edges (id),
    mode TEXT NOT NULL,
    count INTEGER NOT NULL,
    PRIMARY KEY (edge, mode)
) WITHOUT ROWID;
-- What sentences speak of and none says to be so. The ends need not be in a graph that was filtered.
CREATE TABLE claims (
    id INTEGER PRIMARY KEY,
    source TEXT NOT NULL,
    target TEXT NOT NULL,
    relation TEXT NOT NULL,
    family TEXT NOT NULL,
    quad TEXT,
    directed INTEGER NOT NULL,
    positive INTEGER NOT NULL,
    negated INTEGER NOT NULL,
    denied INTEGER NOT NULL,
    actual INTEGER NOT NULL,
    planned INTEGER NOT NULL,
    conditional INTEGER NOT NULL,
    demanded INTEGER NOT NULL,
    first_date TEXT,
    last_date TEXT
);
-- Places are bytes of the document's text.
CREATE TABLE evidence (
    id INTEGER PRIMARY KEY,
    edge TEXT REFERENCES edges (id),
    claim INTEGER REFERENCES claims (id),
    doc TEXT NOT NULL REFERENCES documents (id),
    start INTEGER NOT NULL,
    end INTEGER NOT NULL,
    source_start INTEGER NOT NULL,
    source_end INTEGER NOT NULL,
    target_start INTEGER NOT NULL,
    target_end INTEGER NOT NULL,
    quote TEXT, -- of the first pieces of an edge
    rule TEXT NOT NULL,
    mode TEXT,
    trigger_start INTEGER,
    trigger_end INTEGER,
    polarity TEXT,
    modality TEXT,
    speaker TEXT,
    event_from TEXT,
    event_until TEXT,
    CHECK ((edge IS NULL) <> (claim IS NULL))
);
-- Offices and ties that the lists know: no evidence from the documents.
CREATE TABLE background (
    source TEXT NOT NULL REFERENCES nodes (id),
    role TEXT NOT NULL,
    target TEXT NOT NULL REFERENCES nodes (id),
    first_day TEXT,
    last_day TEXT
);
-- Every name in every document; empty where the graph was read from a file.
CREATE TABLE mentions (
    doc TEXT NOT NULL REFERENCES documents (id),
    entity TEXT NOT NULL REFERENCES nodes (id),
    start INTEGER NOT NULL,
    end INTEGER NOT NULL,
    surface TEXT NOT NULL,
    sentence INTEGER NOT NULL, -- its number, from 0
    form TEXT NOT NULL,
    rule TEXT NOT NULL,
    confidence REAL NOT NULL,
    PRIMARY KEY (doc, start)
) WITHOUT ROWID;
