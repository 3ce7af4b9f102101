//! A graph as triples: entities, edges with their evidence, documents, in the words of schema.org, PROV-O and a small vocabulary of our own.
//!
//! - Entities are `kg:Entity` and of a class of their kind, in our words (`kg:State`) and schema.org's (`schema:Country`); what Wikidata has is `owl:sameAs`.
//! - Edges are `kg:Relation` and `rdf:Statement`, with subject, predicate, object, counts and scores, and are `prov:wasDerivedFrom` their evidence. Claims
//!   that no sentence makes its own, such as those that are only denied, are `kg:Claim` in the same way.
//! - What some sentence says has happened is a plain triple, too: `entity:a kg:consult entity:b`, and back where it holds in both directions.
//! - Evidence is `kg:Evidence`, with a quote `schema:Quotation`; `prov:wasQuotedFrom` is its document, and `kg:start` and `kg:end` are bytes of the document's text.
//! - Documents are `schema:NewsArticle`. None is called `prov:Entity`, which follows from what is said of them, and would be mistaken for an entity of the graph.

use std::collections::{BTreeMap, BTreeSet};
use std::io;

use super::term::{
    CLAIM, DOCUMENT, EDGE, ENTITY, EVIDENCE, Iri, KG, Namespace, OUTLET, OWL, Object, PROV, RDF, RDFS, SCHEMA, SKOS,
    address, count, date, decimal, escaped, iri, truth, wikidata,
};
use crate::extract::DocumentRow;
use crate::gazetteer::Kind;
use crate::graph::{Edge, EdgeRef, Evidence, KnowledgeGraph, Node, Stated};
use crate::relate::Predicate;
use crate::text::Date;
use crate::text::hex::hex;

/// Takes triples: those of a subject come together, and of it those of a predicate.
pub(super) trait Sink {
    fn triple(&mut self, subject: &Iri<'_>, predicate: &Iri<'_>, object: &Object<'_>) -> io::Result<()>;
}

/// Tells the whole graph, always in the same order, each triple once.
pub(super) fn tell(graph: &KnowledgeGraph, sink: &mut dyn Sink) -> io::Result<()> {
    for (node, community) in graph.nodes().zip(graph.communities()) {
        tell_entity(&mut About::new(sink, iri(&ENTITY, &node.key)), node, *community)?;
    }
    for edge in graph.edges() {
        tell_facts(sink, &edge)?;
        tell_edge(sink, &edge)?;
    }
    tell_claims(graph, sink)?;
    for (number, document) in (0..).zip(graph.documents()) {
        let origin = graph.documents().get(graph.origin(number) as usize).filter(|origin| origin.id != document.id);
        tell_document(&mut About::new(sink, document_name(document)), document, origin)?;
    }
    let outlets: BTreeSet<&str> = graph.documents().iter().filter_map(|document| document.outlet.as_deref()).collect();
    for outlet in outlets {
        let mut about = About::new(sink, iri(&OUTLET, escaped(outlet)));
        about.class(&SCHEMA, "Organization")?;
        about.text(&SCHEMA, "name", Some(outlet))?;
    }
    Ok(())
}

/// What is said of one thing.
struct About<'s, 'g> {
    sink: &'s mut dyn Sink,
    subject: Iri<'g>,
}

impl<'s, 'g> About<'s, 'g> {
    fn new(sink: &'s mut dyn Sink, subject: Iri<'g>) -> Self {
        Self { sink, subject }
    }

    fn says(&mut self, namespace: &'static Namespace, property: &'static str, object: &Object<'_>) -> io::Result<()> {
        self.sink.triple(&self.subject, &iri(namespace, property), object)
    }

    fn class(&mut self, namespace: &'static Namespace, name: &str) -> io::Result<()> {
        self.says(&RDF, "type", &Object::Iri(iri(namespace, name)))
    }

    fn names(&mut self, namespace: &'static Namespace, property: &'static str, other: Iri<'_>) -> io::Result<()> {
        self.says(namespace, property, &Object::Iri(other))
    }

    fn text(&mut self, namespace: &'static Namespace, property: &'static str, text: Option<&str>) -> io::Result<()> {
        text.map_or(Ok(()), |text| self.says(namespace, property, &Object::Text(text, None)))
    }

    fn counts(&mut self, counts: &[(&'static str, u64)]) -> io::Result<()> {
        counts.iter().try_for_each(|(property, number)| self.says(&KG, property, &count(*number)))
    }

    fn dates(&mut self, properties: [&'static str; 2], dates: Option<(Date, Date)>) -> io::Result<()> {
        let Some((first, last)) = dates else { return Ok(()) };
        self.says(&KG, properties[0], &date(first))?;
        self.says(&KG, properties[1], &date(last))
    }
}

/// Labels and other names have no language: lists may be in any, and names are found in all.
fn tell_entity(about: &mut About<'_, '_>, node: &Node, community: u32) -> io::Result<()> {
    about.class(&KG, "Entity")?;
    about.class(&KG, &class_name(&node.kind))?;
    about.class(&SCHEMA, schema_class(node))?;
    about.text(&RDFS, "label", Some(&node.label))?;
    let others: BTreeSet<&str> = node.aliases.iter().map(String::as_str).filter(|name| *name != node.label).collect();
    for other in others {
        about.text(&SKOS, "altLabel", Some(other))?;
    }
    if let Some(same) = node.wikidata.as_deref().and_then(wikidata) {
        about.says(&OWL, "sameAs", &same)?;
    }
    about.text(&KG, "kind", Some(node.kind.as_str()))?;
    about.text(&KG, "iso3", node.iso3.as_deref())?;
    for country in node.countries.iter().collect::<BTreeSet<_>>() {
        about.names(&KG, "country", iri(&ENTITY, country))?;
    }
    about.says(&KG, "discovered", &truth(node.discovered))?;
    about.counts(&[("mentions", node.mentions), ("units", node.units), ("documents", node.documents)])?;
    about.dates(["firstSeen", "lastSeen"], node.seen)?;
    about.counts(&[("degree", node.degree), ("community", community.into())])?;
    about.says(&KG, "weightedDegree", &decimal(node.weighted_degree))?;
    about.says(&KG, "pagerank", &decimal(node.pagerank))
}

/// `armed_group` as `ArmedGroup`. A kind that has the name of another class of ours ends in `Kind`.
fn class_name(kind: &Kind) -> String {
    let mut name = String::new();
    for word in kind.as_str().split('_') {
        let (first, rest) = word.split_at(word.len().min(1));
        name += &first.to_ascii_uppercase();
        name += rest;
    }
    match name.as_str() {
        "Entity" | "Relation" | "Claim" | "Evidence" => name + "Kind",
        _ => name,
    }
}

fn schema_class(node: &Node) -> &'static str {
    match node.kind {
        Kind::Person => "Person",
        Kind::State if node.iso3.is_some() => "Country",
        Kind::State => "AdministrativeArea",
        Kind::Agency => "Organization",
        Kind::Treaty => "Legislation",
        Kind::Ignore | Kind::Other(_) => "Thing",
    }
}

fn predicate(relation: Predicate) -> Iri<'static> {
    iri(&KG, relation.as_str())
}

/// The plain triples of what sentences say has happened.
fn tell_facts(sink: &mut dyn Sink, reference: &EdgeRef<'_>) -> io::Result<()> {
    let edge = reference.edge();
    if edge.stated.as_ref().is_none_or(|stated| stated.modality[0] == 0) {
        return Ok(());
    }
    let [source, target] = [reference.source, reference.target].map(|node| iri(&ENTITY, &node.key));
    sink.triple(&source, &predicate(edge.relation), &Object::Iri(target.clone()))?;
    if reference.is_directed() || source == target {
        return Ok(());
    }
    sink.triple(&target, &predicate(edge.relation), &Object::Iri(source))
}

fn tell_edge(sink: &mut dyn Sink, reference: &EdgeRef<'_>) -> io::Result<()> {
    let edge = reference.edge();
    let mut about = About::new(&mut *sink, iri(&EDGE, &edge.id));
    about.class(&KG, "Relation")?;
    about.class(&RDF, "Statement")?;
    let ends = [reference.source.key.as_str(), &reference.target.key];
    tell_relation(&mut about, ends, edge.relation, !reference.is_directed())?;
    about.says(&KG, "weight", &decimal(edge.weight))?;
    about.counts(&[("count", edge.count), ("documents", edge.documents)])?;
    about.counts(&[("origins", edge.origins), ("outlets", edge.outlets)])?;
    about.dates(["firstSeen", "lastSeen"], edge.seen)?;
    match &edge.stated {
        Some(stated) => {
            about.says(&KG, "disputed", &truth(reference.is_disputed()))?;
            tell_stated(&mut about, stated)?;
        }
        None => tell_scores(&mut about, edge)?,
    }
    tell_evidence(sink, &iri(&EDGE, &edge.id), reference.evidence())
}

fn tell_relation(about: &mut About<'_, '_>, ends: [&str; 2], relation: Predicate, symmetric: bool) -> io::Result<()> {
    about.names(&RDF, "subject", iri(&ENTITY, ends[0]))?;
    about.names(&RDF, "predicate", predicate(relation))?;
    about.names(&RDF, "object", iri(&ENTITY, ends[1]))?;
    about.says(&KG, "symmetric", &truth(symmetric))?;
    about.text(&KG, "family", Some(relation.family().as_str()))?;
    about.text(&KG, "quad", relation.quad().map(crate::relate::Quad::as_str))
}

fn tell_scores(about: &mut About<'_, '_>, edge: &Edge) -> io::Result<()> {
    about.says(&KG, "npmi", &decimal(edge.npmi))?;
    about.says(&KG, "llr", &decimal(edge.llr))
}

fn tell_stated(about: &mut About<'_, '_>, stated: &Stated) -> io::Result<()> {
    for mode in stated.modes.keys() {
        about.text(&KG, "mode", Some(mode))?;
    }
    let [positive, negated, denied] = stated.polarity;
    about.counts(&[("positive", positive), ("negated", negated), ("denied", denied)])?;
    let [actual, planned, conditional, demanded] = stated.modality;
    about.counts(&[("actual", actual), ("planned", planned), ("conditional", conditional), ("demanded", demanded)])?;
    about.dates(["firstDate", "lastDate"], stated.happened)
}

/// Claims have no id: their name is made of what they say.
fn tell_claims(graph: &KnowledgeGraph, sink: &mut dyn Sink) -> io::Result<()> {
    let mut told: BTreeMap<String, u32> = BTreeMap::new();
    for claim in graph.claims() {
        let name = format!("{}--{}--{}", claim.source, claim.relation, claim.target);
        let again = told.entry(name.clone()).and_modify(|times| *times += 1).or_insert(1);
        let name = if *again > 1 { format!("{name}--{again}") } else { name };
        let mut about = About::new(&mut *sink, iri(&CLAIM, &name));
        about.class(&KG, "Claim")?;
        let ends = [&*claim.source, &*claim.target];
        tell_relation(&mut about, ends, claim.relation, claim.stated.symmetric)?;
        tell_stated(&mut about, &claim.stated)?;
        tell_evidence(sink, &iri(&CLAIM, &name), graph.evidence_of(claim))?;
    }
    Ok(())
}

/// Links what is shown to its evidence, and tells that.
fn tell_evidence<'g>(
    sink: &mut dyn Sink,
    shown: &Iri<'_>,
    evidence: impl Iterator<Item = Evidence<'g>>,
) -> io::Result<()> {
    let Iri::In(_, of) = shown else { return Ok(()) };
    let evidence: Vec<_> = (1..).zip(evidence).map(|(number, piece)| (format!("{of}-{number}"), piece)).collect();
    for (name, _) in &evidence {
        sink.triple(shown, &iri(&PROV, "wasDerivedFrom"), &Object::Iri(iri(&EVIDENCE, name)))?;
    }
    for (name, piece) in &evidence {
        tell_piece(&mut About::new(&mut *sink, iri(&EVIDENCE, name)), piece)?;
    }
    Ok(())
}

fn tell_piece(about: &mut About<'_, '_>, piece: &Evidence<'_>) -> io::Result<()> {
    about.class(&KG, "Evidence")?;
    if let Some(quote) = piece.quote {
        about.class(&SCHEMA, "Quotation")?;
        about.says(&SCHEMA, "text", &Object::Text(quote, piece.document.language))?;
    }
    about.names(&PROV, "wasQuotedFrom", document_name(piece.document))?;
    about.counts(&[("start", piece.unit.start.into()), ("end", piece.unit.end.into())])?;
    about.counts(&[("subjectStart", piece.source.start.into()), ("subjectEnd", piece.source.end.into())])?;
    about.counts(&[("objectStart", piece.target.start.into()), ("objectEnd", piece.target.end.into())])?;
    let Some(statement) = piece.statement else { return Ok(()) };
    about.text(&KG, "polarity", Some(statement.polarity.as_str()))?;
    about.text(&KG, "modality", Some(statement.modality.as_str()))?;
    about.text(&KG, "mode", statement.mode.map(|mode| &*mode.0.name))?;
    about.text(&KG, "rule", Some(statement.pattern.as_str()))?;
    if let Some(speaker) = piece.speaker {
        about.names(&KG, "speaker", iri(&ENTITY, speaker))?;
    }
    about.dates(["eventStart", "eventEnd"], statement.date.map(|period| (period.from, period.to)))
}

fn document_name(document: &DocumentRow) -> Iri<'_> {
    iri(&DOCUMENT, escaped(document.id.as_str()))
}

/// `origin` is the document that it is a copy of.
fn tell_document(about: &mut About<'_, '_>, document: &DocumentRow, origin: Option<&DocumentRow>) -> io::Result<()> {
    about.class(&SCHEMA, "NewsArticle")?;
    about.text(&SCHEMA, "identifier", Some(document.id.as_str()))?;
    if let Some(title) = &document.title {
        about.says(&SCHEMA, "headline", &Object::Text(title, document.language))?;
    }
    if let Some(published) = document.date {
        about.says(&SCHEMA, "datePublished", &date(published))?;
    }
    if let Some(outlet) = &document.outlet {
        about.names(&SCHEMA, "publisher", iri(&OUTLET, escaped(outlet)))?;
    }
    if let Some(url) = &document.url {
        about.says(&SCHEMA, "url", &address(url))?;
    }
    about.text(&SCHEMA, "inLanguage", document.language)?;
    if let Some(origin) = origin {
        about.names(&KG, "copyOf", document_name(origin))?;
    }
    about.text(&KG, "path", Some(&document.path))?;
    if let Some(record) = document.record {
        about.says(&KG, "record", &count(record))?;
    }
    about.text(&KG, "sha256", Some(&hex(&document.sha256)))
}
