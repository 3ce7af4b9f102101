//! JSON in a node-link shape, with every count and all evidence.

mod material;

use std::collections::BTreeMap;
use std::io::{self, Write};

use serde::Serialize;
use serde_json::Number;

use crate::extract::DocumentRow;
use crate::gazetteer::Kind;
use crate::graph::{
    Background, Claim, EdgeRef, Evidence, KnowledgeGraph, Ledger, Node, Options, SCHEMA, Stated, View, significant,
};
use crate::relate::{Predicate, Quad, Statement};
use crate::text::Date;
use crate::text::hex::hex;

/// Writes the graph; `edges` is what its edges are called.
pub(super) fn write(graph: &KnowledgeGraph, edges: &str, out: &mut dyn Write) -> io::Result<()> {
    out.write_all(b"{\"directed\":true,\"multigraph\":true,\n\"graph\":")?;
    serde_json::to_writer(&mut *out, &Header::new(graph))?;
    out.write_all(b",\n\"nodes\":")?;
    rows(out, graph.nodes().map(NodeRow::new))?;
    write!(out, ",\n\"{edges}\":")?;
    rows(out, graph.edges().map(|edge| EdgeRow::new(&edge)))?;
    material::write(graph, out)?;
    out.write_all(b"}\n")
}

/// A list with a line for each element.
pub(super) fn rows<T: Serialize>(out: &mut dyn Write, rows: impl Iterator<Item = T>) -> io::Result<()> {
    let mut before: &[u8] = b"[\n";
    for row in rows {
        out.write_all(before)?;
        serde_json::to_writer(&mut *out, &row)?;
        before = b",\n";
    }
    out.write_all(if before == b"[\n" { b"[]" } else { b"\n]" })
}

#[derive(Serialize)]
struct Header<'a> {
    name: &'static str,
    schema: &'static str,
    documents: usize,
    units: u64,
    ledger: LedgerRow<'a>,
    gazetteer: String,
    options: OptionsRow,
    view: Option<ViewRow<'a>>,
    document_table: Vec<DocumentTableRow<'a>>,
    background: Vec<BackgroundRow<'a>>,
    claims: Vec<ClaimRow<'a>>,
}

impl<'a> Header<'a> {
    fn new(graph: &'a KnowledgeGraph) -> Self {
        Self {
            name: "kg",
            schema: SCHEMA,
            documents: graph.documents().len(),
            units: graph.unit_count(),
            ledger: LedgerRow::new(graph.ledger(), graph.weightless()),
            gazetteer: format!("sha256:{}", graph.gazetteer()),
            options: OptionsRow::new(graph.options()),
            view: graph.view().map(ViewRow::new),
            document_table: document_table(graph),
            background: graph.background().iter().map(BackgroundRow::new).collect(),
            claims: graph.claims().iter().map(|claim| ClaimRow::new(graph, claim)).collect(),
        }
    }
}

fn document_table(graph: &KnowledgeGraph) -> Vec<DocumentTableRow<'_>> {
    let numbered = (0..).zip(graph.documents());
    numbered.map(|(number, document)| DocumentTableRow::new(document, graph.origin(number))).collect()
}

#[derive(Serialize)]
pub(super) struct LedgerRow<'a> {
    seen: u64,
    used: u64,
    repeated: u64,
    skipped: Vec<SkippedRow<'a>>,
    ignored: u64,
    outside_dates: u64,
    weightless_edges: u64,
    names_left_out: Vec<LeftOutRow<'a>>,
}

#[derive(Serialize)]
struct SkippedRow<'a> {
    source: &'a str,
    reason: &'a str,
}

#[derive(Serialize)]
struct LeftOutRow<'a> {
    name: &'a str,
    reason: &'a str,
    count: u64,
}

impl<'a> LedgerRow<'a> {
    pub(super) fn new(ledger: &'a Ledger, weightless_edges: u64) -> Self {
        let skipped = ledger.skipped.iter().map(|(source, reason)| SkippedRow { source, reason });
        let left_out = ledger.left_out.iter().map(|(reason, name, count)| LeftOutRow { name, reason, count: *count });
        Self {
            seen: ledger.seen,
            used: ledger.used,
            repeated: ledger.repeated,
            skipped: skipped.collect(),
            ignored: ledger.ignored,
            outside_dates: ledger.outside,
            weightless_edges,
            names_left_out: left_out.collect(),
        }
    }
}

#[derive(Serialize)]
pub(super) struct OptionsRow {
    scope: String,
    weight: &'static str,
    demonyms: bool,
    metonyms: bool,
    min_confidence: Option<Number>,
    evidence: usize,
    relations: Vec<&'static str>,
    rules: Option<String>,
}

impl OptionsRow {
    pub(super) fn new(options: &Options) -> Self {
        Self {
            scope: options.scope.to_string(),
            weight: options.weight.as_str(),
            demonyms: options.demonyms,
            metonyms: options.metonyms,
            min_confidence: options.discover.map(|least| number(f64::from(least) / 1000.0)),
            evidence: options.quotes,
            relations: options.relations.names().collect(),
            rules: options.rules.as_ref().map(|rules| format!("sha256:{rules}")),
        }
    }
}

#[derive(Serialize)]
pub(super) struct ViewRow<'a> {
    kinds: Vec<&'a str>,
    min_count: u64,
    min_documents: u64,
    min_weight: Number,
    fdr: Option<Number>,
    backbone: Option<Number>,
    top: Option<usize>,
    since: Option<String>,
    until: Option<String>,
    relations: Vec<&'static str>,
    around: &'a [String],
    hops: Option<u32>,
    as_of: Option<String>,
}

impl<'a> ViewRow<'a> {
    pub(super) fn new(view: &'a View) -> Self {
        Self {
            kinds: view.kinds.iter().map(Kind::as_str).collect(),
            min_count: view.min_count,
            min_documents: view.min_documents,
            min_weight: number(view.min_weight),
            fdr: view.fdr.map(number),
            backbone: view.backbone.map(number),
            top: view.top,
            since: view.since.map(|date| date.to_string()),
            until: view.until.map(|date| date.to_string()),
            relations: view.relations.iter().map(|relation| relation.as_str()).collect(),
            around: &view.around,
            hops: view.hops,
            as_of: view.as_of.map(|date| date.to_string()),
        }
    }
}

#[derive(Serialize)]
struct DocumentTableRow<'a> {
    id: &'a str,
    title: Option<&'a str>,
    date: Option<String>,
    date_precision: Option<&'static str>,
    outlet: Option<&'a str>,
    url: Option<&'a str>,
    language: Option<&'static str>,
    path: &'a str,
    record: Option<u64>,
    sha256: String,
    units: u32,
    mentions: u32,
    origin: u32,
}

impl<'a> DocumentTableRow<'a> {
    fn new(document: &'a DocumentRow, origin: u32) -> Self {
        Self {
            id: document.id.as_str(),
            title: document.title.as_deref(),
            date: document.date.map(|date| date.to_string()),
            date_precision: document.date.map(|date| date.precision().as_str()),
            outlet: document.outlet.as_deref(),
            url: document.url.as_deref(),
            language: document.language,
            path: &document.path,
            record: document.record,
            sha256: hex(&document.sha256),
            units: document.units,
            mentions: document.mentions,
            origin,
        }
    }
}

#[derive(Serialize)]
struct NodeRow<'a> {
    id: &'a str,
    label: &'a str,
    kind: &'a str,
    wikidata: Option<&'a str>,
    iso3: Option<&'a str>,
    countries: &'a [String],
    discovered: bool,
    mentions: u64,
    units: u64,
    documents: u64,
    aliases: &'a [String],
    surfaces: &'a BTreeMap<Box<str>, u64>,
    first_seen: Option<String>,
    last_seen: Option<String>,
    degree: u64,
    weighted_degree: Number,
    pagerank: Number,
}

impl<'a> NodeRow<'a> {
    fn new(node: &'a Node) -> Self {
        let (first_seen, last_seen) = dates(node.seen);
        Self {
            id: &node.key,
            label: &node.label,
            kind: node.kind.as_str(),
            wikidata: node.wikidata.as_deref(),
            iso3: node.iso3.as_deref(),
            countries: &node.countries,
            discovered: node.discovered,
            mentions: node.mentions,
            units: node.units,
            documents: node.documents,
            aliases: &node.aliases,
            surfaces: &node.surfaces,
            first_seen,
            last_seen,
            degree: node.degree,
            weighted_degree: number(node.weighted_degree),
            pagerank: number(node.pagerank),
        }
    }
}

#[derive(Serialize)]
struct EdgeRow<'a> {
    id: &'a str,
    source: &'a str,
    target: &'a str,
    relation: &'static str,
    directed: bool,
    weight: Number,
    count: u64,
    documents: u64,
    origins: u64,
    outlets: u64,
    #[serde(flatten)]
    measured: Measured<'a>,
    first_seen: Option<String>,
    last_seen: Option<String>,
    evidence: Vec<EvidenceRow<'a>>,
}

/// What is measured of an edge: scores of co-occurrence, or counts of statements.
#[derive(Serialize)]
#[serde(untagged)]
enum Measured<'a> {
    CoOccurrence {
        contingency: [u64; 4],
        npmi: Number,
        llr: Number,
        p: Number,
    },
    Stated {
        disputed: bool,
        #[serde(flatten)]
        counts: StatedCounts<'a>,
    },
}

#[derive(Serialize)]
struct StatedCounts<'a> {
    family: &'static str,
    quad: Option<&'static str>,
    modes: &'a BTreeMap<&'static str, u64>,
    polarity: BTreeMap<&'static str, u64>,
    modality: BTreeMap<&'static str, u64>,
    first_date: Option<String>,
    last_date: Option<String>,
}

impl<'a> StatedCounts<'a> {
    fn new(relation: Predicate, stated: &'a Stated) -> Self {
        let counted = |names: &[&'static str], counts: &[u64]| {
            let named = names.iter().copied().zip(counts.iter().copied());
            named.filter(|(_, count)| *count > 0).collect()
        };
        let (first_date, last_date) = dates(stated.happened);
        Self {
            family: relation.family().as_str(),
            quad: relation.quad().map(Quad::as_str),
            modes: &stated.modes,
            polarity: counted(&["positive", "negated", "denied"], &stated.polarity),
            modality: counted(&["actual", "planned", "conditional", "demanded"], &stated.modality),
            first_date,
            last_date,
        }
    }
}

impl<'a> EdgeRow<'a> {
    fn new(reference: &EdgeRef<'a>) -> Self {
        let edge = reference.edge();
        let (first_seen, last_seen) = dates(edge.seen);
        let table = edge.contingency;
        Self {
            id: &edge.id,
            source: &reference.source.key,
            target: &reference.target.key,
            relation: edge.relation.as_str(),
            directed: reference.is_directed(),
            weight: number(edge.weight),
            count: edge.count,
            documents: edge.documents,
            origins: edge.origins,
            outlets: edge.outlets,
            measured: match &edge.stated {
                Some(stated) => Measured::Stated {
                    disputed: reference.is_disputed(),
                    counts: StatedCounts::new(edge.relation, stated),
                },
                None => Measured::CoOccurrence {
                    contingency: [table.both, table.source_only, table.target_only, table.neither],
                    npmi: number(edge.npmi),
                    llr: number(edge.llr),
                    p: number(edge.p),
                },
            },
            first_seen,
            last_seen,
            evidence: reference.evidence().map(EvidenceRow::new).collect(),
        }
    }
}

#[derive(Serialize)]
struct ClaimRow<'a> {
    source: &'a str,
    target: &'a str,
    relation: &'static str,
    directed: bool,
    #[serde(flatten)]
    counts: StatedCounts<'a>,
    evidence: Vec<EvidenceRow<'a>>,
}

impl<'a> ClaimRow<'a> {
    fn new(graph: &'a KnowledgeGraph, claim: &'a Claim) -> Self {
        Self {
            source: &claim.source,
            target: &claim.target,
            relation: claim.relation.as_str(),
            directed: !claim.stated.symmetric,
            counts: StatedCounts::new(claim.relation, &claim.stated),
            evidence: graph.evidence_of(claim).map(EvidenceRow::new).collect(),
        }
    }
}

#[derive(Serialize)]
struct BackgroundRow<'a> {
    source: &'a str,
    role: &'a str,
    target: &'a str,
    from: Option<String>,
    to: Option<String>,
}

impl<'a> BackgroundRow<'a> {
    fn new(background: &'a Background) -> Self {
        let (from, to) = background.dates;
        Self {
            source: &background.source,
            role: &background.role,
            target: &background.target,
            from: from.map(|date| date.to_string()),
            to: to.map(|date| date.to_string()),
        }
    }
}

#[derive(Serialize)]
struct EvidenceRow<'a> {
    doc: &'a str,
    start: u32,
    end: u32,
    mentions: [[u32; 2]; 2],
    date: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    quote: Option<&'a str>,
    rule: &'static str,
    #[serde(flatten, skip_serializing_if = "Option::is_none")]
    statement: Option<StatementRow<'a>>,
}

/// What a sentence states beside its ends.
#[derive(Serialize)]
pub(super) struct StatementRow<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    mode: Option<&'a str>,
    trigger: [u32; 2],
    polarity: &'static str,
    modality: &'static str,
    speaker: Option<&'a str>,
    event_date: Option<String>,
}

impl<'a> StatementRow<'a> {
    fn new(statement: &'a Statement, speaker: Option<&'a str>) -> Self {
        Self {
            mode: statement.mode.map(|mode| &*mode.0.name),
            trigger: [statement.trigger.start, statement.trigger.end],
            polarity: statement.polarity.as_str(),
            modality: statement.modality.as_str(),
            speaker,
            event_date: statement.date.map(|date| date.to_string()),
        }
    }
}

impl<'a> EvidenceRow<'a> {
    fn new(evidence: Evidence<'a>) -> Self {
        Self {
            doc: evidence.document.id.as_str(),
            start: evidence.unit.start,
            end: evidence.unit.end,
            mentions: [evidence.source, evidence.target].map(|span| [span.start, span.end]),
            date: evidence.document.date.map(|date| date.to_string()),
            quote: evidence.quote,
            rule: evidence.statement.map_or("co_occurrence", |statement| statement.pattern.as_str()),
            statement: evidence.statement.map(|statement| StatementRow::new(statement, evidence.speaker)),
        }
    }
}

pub(super) fn dates(seen: Option<(Date, Date)>) -> (Option<String>, Option<String>) {
    seen.map(|(first, last)| (first.to_string(), last.to_string())).unzip()
}

/// A score with six significant digits; whole numbers without a fraction.
pub(super) fn number(value: f64) -> Number {
    let rounded = significant(value);
    #[expect(clippy::cast_possible_truncation, reason = "whole and below 2^53")]
    let whole = rounded as i64;
    if rounded.fract() == 0.0 && rounded.abs() < 9e15 {
        whole.into()
    } else {
        Number::from_f64(rounded).unwrap_or_else(|| 0.into())
    }
}
