//! What the page knows of the graph: smaller than its JSON, in the same shape.

use std::collections::{BTreeMap, HashMap};
use std::io::{self, Write};

use serde::Serialize;

use super::super::json::rows;
use super::super::look::{arrow_label, counted, kinds};
use crate::graph::{EdgeRef, Evidence, KnowledgeGraph, Node};
use crate::relate::{Quad, Scope};
use crate::text::Date;

/// How much a browser shows without a stumble.
const MOST_NODES: usize = 5_000;
const MOST_EDGES: usize = 50_000;
/// How many pieces of evidence of an edge stand in the page.
const MOST_EVIDENCE: usize = 8;
/// And of one that is only one of many.
const FEW_EVIDENCE: usize = 3;
const MANY_EDGES: usize = 8_000;
/// How many spellings of an entity are marked in sentences.
const MOST_SURFACES: usize = 12;

/// Writes the data of the page as JSON.
pub(super) fn write(graph: &KnowledgeGraph, out: &mut dyn Write) -> io::Result<()> {
    let part = Part::of(graph);
    let mut quotes = Quotes::default();
    let documents: HashMap<&str, usize> =
        graph.documents().iter().map(|document| document.id.as_str()).zip(0..).collect();
    let most = if part.edges.len() > MANY_EDGES { FEW_EVIDENCE } else { MOST_EVIDENCE };
    let edges: Vec<EdgeRow<'_>> =
        part.edges.iter().map(|edge| EdgeRow::new(edge, most, &documents, &mut quotes)).collect();
    out.write_all(b"{\"directed\":true,\"multigraph\":true,\n\"graph\":")?;
    serde_json::to_writer(&mut *out, &Header::new(graph, &part, quotes.list))?;
    out.write_all(b",\n\"nodes\":")?;
    let background = background(graph);
    rows(out, part.nodes.iter().map(|(at, node)| NodeRow::new(graph, *at, node, &background)))?;
    out.write_all(b",\n\"edges\":")?;
    rows(out, edges.iter())?;
    out.write_all(b"}\n")
}

/// The part of the graph that the page shows: all of it, or the strongest.
struct Part<'g> {
    /// With their numbers in the graph.
    nodes: Vec<(usize, &'g Node)>,
    edges: Vec<EdgeRef<'g>>,
    whole: bool,
}

impl<'g> Part<'g> {
    fn of(graph: &'g KnowledgeGraph) -> Self {
        let mut nodes: Vec<(usize, &Node)> = (0..).zip(graph.nodes()).collect();
        let mut edges: Vec<EdgeRef<'_>> = graph.edges().collect();
        let whole = nodes.len() <= MOST_NODES && edges.len() <= MOST_EDGES;
        if nodes.len() > MOST_NODES {
            nodes.sort_by(|(_, a), (_, b)| b.weighted_degree.total_cmp(&a.weighted_degree).then(a.key.cmp(&b.key)));
            nodes.truncate(MOST_NODES);
            nodes.sort_unstable_by_key(|(at, _)| *at);
            let kept: Vec<&str> = nodes.iter().map(|(_, node)| &*node.key).collect();
            let holds = |key: &str| kept.binary_search(&key).is_ok();
            edges.retain(|edge| holds(&edge.source.key) && holds(&edge.target.key));
        }
        if edges.len() > MOST_EDGES {
            let mut order: Vec<usize> = (0..edges.len()).collect();
            // What sentences state says more than that two are named together.
            let rank = |at: usize| (edges[at].edge().stated.is_some(), edges[at].edge().weight);
            order.sort_by(|a, b| {
                let ((stated, weight), (other_stated, other_weight)) = (rank(*a), rank(*b));
                other_stated.cmp(&stated).then(other_weight.total_cmp(&weight)).then(a.cmp(b))
            });
            order.truncate(MOST_EDGES);
            order.sort_unstable();
            edges = order.into_iter().map(|at| edges[at]).collect();
        }
        Self { nodes, edges, whole }
    }
}

/// The sentences that are quoted, each once.
#[derive(Default)]
struct Quotes<'g> {
    list: Vec<&'g str>,
    places: HashMap<&'g str, usize>,
}

impl<'g> Quotes<'g> {
    fn place(&mut self, quote: &'g str) -> usize {
        *self.places.entry(quote).or_insert_with(|| {
            self.list.push(quote);
            self.list.len() - 1
        })
    }
}

#[derive(Serialize)]
struct Header<'g> {
    name: &'static str,
    title: String,
    /// What it is a part of, where it is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    part: Option<String>,
    /// What the counts of co-occurrence count.
    unit: &'static str,
    /// The fill and line of each kind.
    looks: BTreeMap<&'g str, [&'static str; 2]>,
    documents: Vec<DocumentRow<'g>>,
    quotes: Vec<&'g str>,
}

#[derive(Serialize)]
struct DocumentRow<'g> {
    id: &'g str,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<&'g str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    outlet: Option<&'g str>,
}

impl<'g> Header<'g> {
    fn new(graph: &'g KnowledgeGraph, part: &Part<'g>, quotes: Vec<&'g str>) -> Self {
        let documents = graph.documents();
        let all = [graph.nodes().len() as u64, graph.edges().len() as u64];
        let entities = |count| if count == 1 { "1 entity".to_owned() } else { format!("{count} entities") };
        Self {
            name: "kg",
            title: format!("{} · {}", counted(documents.len() as u64, "article"), entities(all[0])),
            part: match (part.whole, graph.view()) {
                (false, _) => Some(format!(
                    "the strongest of {} and {}; the whole is in the JSON",
                    entities(all[0]),
                    counted(all[1], "edge")
                )),
                (true, Some(_)) => Some("a part of the graph".to_owned()),
                (true, None) => None,
            },
            unit: match graph.options().scope {
                Scope::Sentence => "sentence",
                Scope::Paragraph => "paragraph",
                Scope::Document => "document",
                Scope::Window(_) => "window",
            },
            looks: kinds(graph).iter().map(|(kind, (look, _))| (kind.as_str(), [look.fill, look.line])).collect(),
            documents: documents
                .iter()
                .map(|document| DocumentRow {
                    id: document.id.as_str(),
                    title: document.title.as_deref(),
                    date: document.date.map(|date| date.to_string()),
                    outlet: document.outlet.as_deref(),
                })
                .collect(),
            quotes,
        }
    }
}

/// What the list knows of an entity: the role, of whom, from when, until when.
type Known<'g> = (&'g str, &'g str, Option<String>, Option<String>);

fn background(graph: &KnowledgeGraph) -> HashMap<&str, Vec<Known<'_>>> {
    let labels: HashMap<&str, &str> = graph.nodes().map(|node| (&*node.key, &*node.label)).collect();
    let mut known: HashMap<&str, Vec<Known<'_>>> = HashMap::new();
    for tie in graph.background() {
        let target = labels.get(&*tie.target).copied().unwrap_or(&tie.target);
        let [from, to] = [tie.dates.0, tie.dates.1].map(|date| date.map(|date| date.to_string()));
        known.entry(&tie.source).or_default().push((&tie.role, target, from, to));
    }
    known
}

#[derive(Serialize)]
struct NodeRow<'g> {
    id: &'g str,
    label: &'g str,
    kind: &'g str,
    x: f32,
    y: f32,
    community: u32,
    mentions: u64,
    documents: u64,
    aliases: &'g [String],
    /// As what it is named, the most frequent first.
    surfaces: Vec<&'g str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    wikidata: Option<&'g str>,
    #[serde(skip_serializing_if = "is_false")]
    discovered: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    first_seen: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    last_seen: Option<String>,
    background: &'g [Known<'g>],
}

impl<'g> NodeRow<'g> {
    fn new(graph: &KnowledgeGraph, at: usize, node: &'g Node, background: &'g HashMap<&str, Vec<Known<'g>>>) -> Self {
        let [x, y] = graph.layout()[at];
        let mut surfaces: Vec<_> = node.surfaces.iter().filter(|(name, _)| ***name != *node.label).collect();
        surfaces.sort_by_key(|(name, count)| (std::cmp::Reverse(**count), *name));
        let (first_seen, last_seen) = dates(node.seen);
        Self {
            id: &node.key,
            label: &node.label,
            kind: node.kind.as_str(),
            x,
            y,
            community: graph.communities()[at],
            mentions: node.mentions,
            documents: node.documents,
            aliases: &node.aliases,
            surfaces: surfaces.into_iter().take(MOST_SURFACES).map(|(name, _)| &**name).collect(),
            wikidata: node.wikidata.as_deref(),
            discovered: node.discovered,
            first_seen,
            last_seen,
            background: background.get(&*node.key).map_or(&[], Vec::as_slice),
        }
    }
}

#[derive(Serialize)]
struct EdgeRow<'g> {
    id: &'g str,
    source: &'g str,
    target: &'g str,
    relation: &'static str,
    directed: bool,
    weight: f64,
    count: u64,
    documents: u64,
    origins: u64,
    outlets: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    npmi: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    family: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    quad: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    label: Option<String>,
    #[serde(skip_serializing_if = "is_false")]
    disputed: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    happened: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    first_seen: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    last_seen: Option<String>,
    /// The days of publication, each once, counted from 1970-01-01.
    days: Vec<i64>,
    /// All pieces of evidence, those that stand here and others.
    pieces: usize,
    evidence: Vec<EvidenceRow<'g>>,
}

impl<'g> EdgeRow<'g> {
    fn new(reference: &EdgeRef<'g>, most: usize, documents: &HashMap<&str, usize>, quotes: &mut Quotes<'g>) -> Self {
        let edge = reference.edge();
        let stated = edge.stated.as_ref();
        let (first_seen, last_seen) = dates(edge.seen);
        let mut days: Vec<i64> =
            reference.evidence().filter_map(|piece| piece.document.date?.first_day().day_number()).collect();
        days.sort_unstable();
        days.dedup();
        let pieces = reference.evidence().len();
        // The latest: what an analyst asks for first.
        let evidence = reference.evidence().collect::<Vec<_>>().into_iter().filter(|piece| piece.quote.is_some());
        let shown = evidence.take(most).map(|piece| EvidenceRow::new(&piece, documents, quotes));
        Self {
            id: &edge.id,
            source: &reference.source.key,
            target: &reference.target.key,
            relation: edge.relation.as_str(),
            directed: reference.is_directed(),
            weight: edge.weight,
            count: edge.count,
            documents: edge.documents,
            origins: edge.origins,
            outlets: edge.outlets,
            npmi: stated.is_none().then_some(edge.npmi),
            family: stated.map(|_| edge.relation.family().as_str()),
            quad: edge.relation.quad().map(Quad::as_str),
            label: stated.map(|stated| mode_label(edge, stated)),
            disputed: reference.is_disputed(),
            happened: stated
                .and_then(|stated| stated.happened)
                .map(|(first, last)| if first == last { first.to_string() } else { format!("{first} to {last}") }),
            first_seen,
            last_seen,
            days,
            pieces,
            evidence: shown.collect(),
        }
    }
}

/// The label of the arrow without its count.
fn mode_label(edge: &crate::graph::Edge, stated: &crate::graph::Stated) -> String {
    let label = arrow_label(edge, stated);
    label.trim_end_matches(|c: char| c.is_ascii_digit()).trim_end().to_owned()
}

/// A sentence of an edge; short names, since there are many.
#[derive(Serialize)]
struct EvidenceRow<'g> {
    /// The document's number.
    d: usize,
    /// The quote's number.
    #[serde(skip_serializing_if = "Option::is_none")]
    q: Option<usize>,
    /// The polarity, where it is not positive.
    #[serde(skip_serializing_if = "Option::is_none")]
    p: Option<&'static str>,
    /// The modality, where it is not actual.
    #[serde(skip_serializing_if = "Option::is_none")]
    m: Option<&'static str>,
    /// Who says so.
    #[serde(skip_serializing_if = "Option::is_none")]
    s: Option<&'g str>,
    /// In which way.
    #[serde(skip_serializing_if = "Option::is_none")]
    w: Option<&'g str>,
    /// When it happened.
    #[serde(skip_serializing_if = "Option::is_none")]
    on: Option<String>,
}

impl<'g> EvidenceRow<'g> {
    fn new(evidence: &Evidence<'g>, documents: &HashMap<&str, usize>, quotes: &mut Quotes<'g>) -> Self {
        let statement = evidence.statement;
        Self {
            d: documents.get(evidence.document.id.as_str()).copied().unwrap_or_default(),
            q: evidence.quote.map(|quote| quotes.place(quote)),
            p: statement.map(|statement| statement.polarity.as_str()).filter(|polarity| *polarity != "positive"),
            m: statement.map(|statement| statement.modality.as_str()).filter(|modality| *modality != "actual"),
            s: evidence.speaker,
            w: statement.and_then(|statement| statement.mode).map(|mode| &*mode.0.name),
            on: statement.and_then(|statement| statement.date).map(|date| date.to_string()),
        }
    }
}

fn dates(seen: Option<(Date, Date)>) -> (Option<String>, Option<String>) {
    seen.map(|(first, last)| (first.to_string(), last.to_string())).unzip()
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde wants it so")]
fn is_false(value: &bool) -> bool {
    !value
}
