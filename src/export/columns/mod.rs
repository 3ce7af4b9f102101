//! Nodes, edges and evidence as rows of columns with types, for the formats that are tables or have declared attributes.

use std::borrow::Cow;
use std::cmp::Reverse;

use super::look::arrow_label;
use crate::extract::DocumentRow;
use crate::graph::{EdgeRef, Evidence, KnowledgeGraph, Node, significant};
use crate::relate::Quad;
use crate::text::Date;

/// What stands between the members of a list where a format has none.
pub(super) const BETWEEN: &str = " | ";

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Type {
    Text,
    List,
    Count,
    Score,
    Flag,
}

/// What stands in a column.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Value<'g> {
    Absent,
    Text(Cow<'g, str>),
    List(Vec<&'g str>),
    Count(u64),
    /// Finite, with six significant digits.
    Score(f64),
    Flag(bool),
}

impl Value<'_> {
    /// The value as text; nothing where there is none.
    pub(super) fn text(&self) -> Option<Cow<'_, str>> {
        match self {
            Self::Absent => None,
            Self::Text(text) => Some(Cow::Borrowed(text)),
            Self::List(members) => Some(members.join(BETWEEN).into()),
            Self::Count(count) => Some(count.to_string().into()),
            Self::Score(score) if score.abs() < 1e-5 && *score != 0.0 => Some(format!("{score:e}").into()),
            Self::Score(score) => Some(score.to_string().into()),
            Self::Flag(flag) => Some(if *flag { "true" } else { "false" }.into()),
        }
    }
}

/// A column; its name is that of the JSON where it is there too.
pub(super) struct Column<Get> {
    pub(super) name: &'static str,
    pub(super) of: Type,
    pub(super) value: Get,
}

pub(super) type NodeColumn = Column<for<'g> fn(&NodeRow<'g>) -> Value<'g>>;
pub(super) type EdgeColumn = Column<for<'g> fn(&EdgeRef<'g>) -> Value<'g>>;
pub(super) type DocumentColumn = Column<for<'g> fn(&'g DocumentRow) -> Value<'g>>;
pub(super) type EvidenceColumn = Column<for<'g> fn(&Evidence<'g>) -> Value<'g>>;

/// A node with what is computed of the whole graph.
pub(super) struct NodeRow<'g> {
    pub(super) node: &'g Node,
    pub(super) place: [f32; 2],
    community: u32,
}

/// The nodes, ordered by key.
pub(super) fn nodes(graph: &KnowledgeGraph) -> impl Iterator<Item = NodeRow<'_>> {
    let computed = graph.layout().iter().zip(graph.communities());
    graph.nodes().zip(computed).map(|(node, (&place, &community))| NodeRow { node, place, community })
}

/// What there is of nodes beside id, label and place.
pub(super) const NODE: &[NodeColumn] = &[
    Column { name: "kind", of: Type::Text, value: |row| text(Some(row.node.kind.as_str())) },
    Column { name: "wikidata", of: Type::Text, value: |row| text(row.node.wikidata.as_deref()) },
    Column { name: "iso3", of: Type::Text, value: |row| text(row.node.iso3.as_deref()) },
    Column { name: "countries", of: Type::List, value: |row| list(row.node.countries.iter().map(String::as_str)) },
    Column { name: "aliases", of: Type::List, value: |row| list(row.node.aliases.iter().map(String::as_str)) },
    Column { name: "discovered", of: Type::Flag, value: |row| Value::Flag(row.node.discovered) },
    Column { name: "mentions", of: Type::Count, value: |row| Value::Count(row.node.mentions) },
    Column { name: "units", of: Type::Count, value: |row| Value::Count(row.node.units) },
    Column { name: "documents", of: Type::Count, value: |row| Value::Count(row.node.documents) },
    Column { name: "first_seen", of: Type::Text, value: |row| first(row.node.seen) },
    Column { name: "last_seen", of: Type::Text, value: |row| last(row.node.seen) },
    Column { name: "pagerank", of: Type::Score, value: |row| score(row.node.pagerank) },
    Column { name: "community", of: Type::Count, value: |row| Value::Count(row.community.into()) },
];

/// Where nodes stand, for formats that have no place for that.
pub(super) const PLACE: &[NodeColumn] = &[
    Column { name: "x", of: Type::Score, value: |row| score(row.place[0].into()) },
    Column { name: "y", of: Type::Score, value: |row| score(row.place[1].into()) },
];

/// What there is of edges beside id, ends and weight.
pub(super) const EDGE: &[EdgeColumn] = &[
    Column { name: "relation", of: Type::Text, value: |edge| text(Some(edge.edge().relation.as_str())) },
    Column { name: "family", of: Type::Text, value: |edge| text(Some(edge.edge().relation.family().as_str())) },
    Column { name: "quad", of: Type::Text, value: |edge| text(edge.edge().relation.quad().map(Quad::as_str)) },
    Column { name: "modes", of: Type::List, value: modes },
    Column { name: "symmetric", of: Type::Flag, value: |edge| Value::Flag(!edge.is_directed()) },
    Column { name: "count", of: Type::Count, value: |edge| Value::Count(edge.edge().count) },
    Column { name: "documents", of: Type::Count, value: |edge| Value::Count(edge.edge().documents) },
    Column { name: "origins", of: Type::Count, value: |edge| Value::Count(edge.edge().origins) },
    Column { name: "outlets", of: Type::Count, value: |edge| Value::Count(edge.edge().outlets) },
    Column { name: "npmi", of: Type::Score, value: |edge| measured(edge, edge.edge().npmi) },
    Column { name: "llr", of: Type::Score, value: |edge| measured(edge, edge.edge().llr) },
    Column { name: "p", of: Type::Score, value: |edge| measured(edge, edge.edge().p) },
    Column { name: "positive", of: Type::Count, value: |edge| polarity(edge, 0) },
    Column { name: "negated", of: Type::Count, value: |edge| polarity(edge, 1) },
    Column { name: "denied", of: Type::Count, value: |edge| polarity(edge, 2) },
    Column { name: "disputed", of: Type::Flag, value: |edge| Value::Flag(edge.is_disputed()) },
    Column { name: "first_seen", of: Type::Text, value: |edge| first(edge.edge().seen) },
    Column { name: "last_seen", of: Type::Text, value: |edge| last(edge.edge().seen) },
    Column { name: "first_date", of: Type::Text, value: |edge| first(happened(edge)) },
    Column { name: "last_date", of: Type::Text, value: |edge| last(happened(edge)) },
    Column { name: "quote", of: Type::Text, value: |edge| text(shown(edge).and_then(|shown| shown.quote)) },
    Column {
        name: "quote_document",
        of: Type::Text,
        value: |edge| text(shown(edge).map(|shown| shown.document.id.as_str())),
    },
];

/// What there is of documents beside the id.
pub(super) const DOCUMENT: &[DocumentColumn] = &[
    Column { name: "date", of: Type::Text, value: |document| day(document.date) },
    Column { name: "outlet", of: Type::Text, value: |document| text(document.outlet.as_deref()) },
    Column { name: "title", of: Type::Text, value: |document| text(document.title.as_deref()) },
    Column { name: "url", of: Type::Text, value: |document| text(document.url.as_deref()) },
];

/// What there is of a piece of evidence beside its edge and document.
pub(super) const EVIDENCE: &[EvidenceColumn] = &[
    Column { name: "start", of: Type::Count, value: |piece| Value::Count(piece.unit.start.into()) },
    Column { name: "end", of: Type::Count, value: |piece| Value::Count(piece.unit.end.into()) },
    Column { name: "quote", of: Type::Text, value: |piece| text(piece.quote) },
    Column { name: "polarity", of: Type::Text, value: |piece| text(piece.statement.map(|it| it.polarity.as_str())) },
    Column { name: "modality", of: Type::Text, value: |piece| text(piece.statement.map(|it| it.modality.as_str())) },
    Column { name: "speaker", of: Type::Text, value: |piece| text(piece.speaker) },
    Column {
        name: "mode",
        of: Type::Text,
        value: |piece| text(piece.statement.and_then(|it| it.mode).map(|mode| &*mode.0.name)),
    },
    Column {
        name: "event_date",
        of: Type::Text,
        value: |piece| shown_or_absent(piece.statement.and_then(|statement| statement.date)),
    },
    Column { name: "rule", of: Type::Text, value: |piece| text(Some(rule(piece))) },
];

/// The weight of an edge as it is written: above zero, with six significant digits.
pub(super) fn weight(edge: &EdgeRef<'_>) -> f64 {
    significant(edge.edge().weight)
}

/// What an edge says in few words.
pub(super) fn edge_label(edge: &EdgeRef<'_>) -> String {
    let edge = edge.edge();
    match &edge.stated {
        Some(stated) => arrow_label(edge, stated),
        None => edge.relation.as_str().replace('_', " "),
    }
}

fn text(text: Option<&str>) -> Value<'_> {
    text.map_or(Value::Absent, |text| Value::Text(Cow::Borrowed(text)))
}

fn list<'g>(members: impl Iterator<Item = &'g str>) -> Value<'g> {
    let members: Vec<_> = members.collect();
    if members.is_empty() { Value::Absent } else { Value::List(members) }
}

fn score<'g>(score: f64) -> Value<'g> {
    Value::Score(significant(score))
}

fn shown_or_absent<'g>(value: Option<impl ToString>) -> Value<'g> {
    value.map_or(Value::Absent, |value| Value::Text(value.to_string().into()))
}

fn day<'g>(date: Option<Date>) -> Value<'g> {
    shown_or_absent(date)
}

fn first<'g>(dates: Option<(Date, Date)>) -> Value<'g> {
    day(dates.map(|(first, _)| first))
}

fn last<'g>(dates: Option<(Date, Date)>) -> Value<'g> {
    day(dates.map(|(_, last)| last))
}

/// The finer ways of an event, the most frequent first.
fn modes<'g>(edge: &EdgeRef<'g>) -> Value<'g> {
    let mut modes: Vec<_> = edge.edge().stated.iter().flat_map(|stated| &stated.modes).collect();
    modes.sort_by_key(|(name, count)| (Reverse(**count), **name));
    list(modes.into_iter().map(|(name, _)| *name))
}

/// A score of co-occurrence, which what is stated has not.
fn measured<'g>(edge: &EdgeRef<'_>, of: f64) -> Value<'g> {
    if edge.edge().stated.is_some() { Value::Absent } else { score(of) }
}

fn polarity<'g>(edge: &EdgeRef<'_>, which: usize) -> Value<'g> {
    edge.edge().stated.as_ref().map_or(Value::Absent, |stated| Value::Count(stated.polarity[which]))
}

fn happened(edge: &EdgeRef<'_>) -> Option<(Date, Date)> {
    edge.edge().stated.as_ref().and_then(|stated| stated.happened)
}

/// The piece of evidence that stands for the others: with a quote that says it is so, if there is one.
fn shown<'g>(edge: &EdgeRef<'g>) -> Option<Evidence<'g>> {
    let holds = |piece: &Evidence<'_>| piece.statement.is_none_or(|it| it.polarity.as_str() == "positive");
    let quoted = || edge.evidence().filter(|piece| piece.quote.is_some());
    quoted().find(holds).or_else(|| quoted().next()).or_else(|| edge.evidence().next())
}

fn rule(piece: &Evidence<'_>) -> &'static str {
    piece.statement.map_or("co_occurrence", |statement| statement.pattern.as_str())
}

#[cfg(test)]
pub(super) mod tests;
