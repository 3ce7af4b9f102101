//! JSON in the shapes that programs for pictures of graphs expect: no raw counts for merging, but places, sizes, colors and a few quotes.

mod cytoscape;
mod graphology;
mod jgf;
mod vis;

pub(super) use cytoscape::write as cytoscape;
pub(super) use graphology::write as graphology;
pub(super) use jgf::write as jgf;
pub(super) use vis::write as vis;

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::Number;

use super::columns::NodeOf;
use super::json::{dates, number};
use crate::gazetteer::Kind;
use crate::graph::{EdgeRef, Evidence, KnowledgeGraph};
use crate::relate::Quad;

/// How many quotes of an edge are told.
const SHOWN_QUOTES: usize = 3;

/// What is told of the whole graph.
#[derive(Serialize)]
struct Summary<'g> {
    name: &'static str,
    documents: usize,
    units: u64,
    scope: String,
    /// What the weight of an edge is.
    measure: &'static str,
    gazetteer: String,
    kinds: Vec<&'g str>,
    /// Whether filters left something out.
    part: bool,
}

impl<'g> Summary<'g> {
    fn new(graph: &'g KnowledgeGraph) -> Self {
        Self {
            name: "kg",
            documents: graph.documents().len(),
            units: graph.unit_count(),
            scope: graph.options().scope.to_string(),
            measure: graph.options().weight.as_str(),
            gazetteer: format!("sha256:{}", graph.gazetteer()),
            kinds: super::look::kinds(graph).into_keys().map(Kind::as_str).collect(),
            part: graph.view().is_some(),
        }
    }
}

/// A width for a line of this weight.
fn width(weight: f64) -> Number {
    number((0.5 + weight.sqrt() / 2.0).min(8.0))
}

/// What an analyst wants to know of an entity, beside its label.
#[derive(Serialize)]
struct NodeData<'g> {
    kind: &'g str,
    #[serde(skip_serializing_if = "Option::is_none")]
    wikidata: Option<&'g str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    iso3: Option<&'g str>,
    discovered: bool,
    mentions: u64,
    documents: u64,
    aliases: &'g [String],
    #[serde(skip_serializing_if = "Option::is_none")]
    first_seen: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    last_seen: Option<String>,
    degree: u64,
    weighted_degree: Number,
    pagerank: Number,
    community: u32,
}

impl<'g> NodeData<'g> {
    fn new(row: &NodeOf<'g>) -> Self {
        let node = row.node;
        let (first_seen, last_seen) = dates(node.seen);
        Self {
            kind: node.kind.as_str(),
            wikidata: node.wikidata.as_deref(),
            iso3: node.iso3.as_deref(),
            discovered: node.discovered,
            mentions: node.mentions,
            documents: node.documents,
            aliases: &node.aliases,
            first_seen,
            last_seen,
            degree: node.degree,
            weighted_degree: number(node.weighted_degree),
            pagerank: number(node.pagerank),
            community: row.community(),
        }
    }
}

/// What an analyst wants to know of an edge, beside its ends.
#[derive(Serialize)]
struct EdgeData<'g, Q> {
    relation: &'static str,
    weight: Number,
    count: u64,
    documents: u64,
    origins: u64,
    outlets: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    npmi: Option<Number>,
    #[serde(skip_serializing_if = "Option::is_none")]
    llr: Option<Number>,
    #[serde(flatten)]
    stated: Option<StatedData<'g>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    first_seen: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    last_seen: Option<String>,
    quotes: Vec<Q>,
}

#[derive(Serialize)]
struct StatedData<'g> {
    family: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    quad: Option<&'static str>,
    modes: &'g BTreeMap<&'static str, u64>,
    disputed: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    first_date: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    last_date: Option<String>,
}

impl<'g, Q> EdgeData<'g, Q> {
    /// With what `quote` makes of the first pieces of evidence that are quoted.
    fn new(reference: &EdgeRef<'g>, quote: impl Fn(&Evidence<'g>, &'g str) -> Q) -> Self {
        let edge = reference.edge();
        let (first_seen, last_seen) = dates(edge.seen);
        let score = |score| edge.stated.is_none().then(|| number(score));
        Self {
            relation: edge.relation.as_str(),
            weight: number(edge.weight),
            count: edge.count,
            documents: edge.documents,
            origins: edge.origins,
            outlets: edge.outlets,
            npmi: score(edge.npmi),
            llr: score(edge.llr),
            stated: StatedData::of(reference),
            first_seen,
            last_seen,
            quotes: quoted(reference).map(|(evidence, text)| quote(&evidence, text)).collect(),
        }
    }
}

impl<'g> StatedData<'g> {
    fn of(reference: &EdgeRef<'g>) -> Option<Self> {
        let edge = reference.edge();
        let stated = edge.stated.as_ref()?;
        let (first_date, last_date) = dates(stated.happened);
        Some(Self {
            family: edge.relation.family().as_str(),
            quad: edge.relation.quad().map(Quad::as_str),
            modes: &stated.modes,
            disputed: reference.is_disputed(),
            first_date,
            last_date,
        })
    }
}

/// The first pieces of evidence with a quote.
fn quoted<'g>(reference: &EdgeRef<'g>) -> impl Iterator<Item = (Evidence<'g>, &'g str)> {
    reference.evidence().filter_map(|evidence| Some((evidence, evidence.quote?))).take(SHOWN_QUOTES)
}

/// A quote with where it stands.
#[derive(Serialize)]
struct Quote<'g> {
    doc: &'g str,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<&'g str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    outlet: Option<&'g str>,
    #[serde(rename = "quote")]
    text: &'g str,
}

impl<'g> Quote<'g> {
    fn new(evidence: &Evidence<'g>, quote: &'g str) -> Self {
        let document = evidence.document;
        Self {
            doc: document.id.as_str(),
            title: document.title.as_deref(),
            date: document.date.map(|date| date.to_string()),
            outlet: document.outlet.as_deref(),
            text: quote,
        }
    }
}

/// A quote in one line: 2019-06-20, The Meridian Review, 2019/a.txt: “…”.
fn quote_line(evidence: &Evidence<'_>, quote: &str) -> String {
    let document = evidence.document;
    let date = document.date.map(|date| date.to_string());
    let source: Vec<&str> =
        [date.as_deref(), document.outlet.as_deref(), Some(document.id.as_str())].into_iter().flatten().collect();
    format!("{}: “{quote}”", source.join(", "))
}

#[cfg(test)]
mod tests;
