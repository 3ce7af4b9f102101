//! The strongest entities and edges of a graph, printed.

use std::cmp::Reverse;
use std::io::{self, Write};

use anstyle::Style;
use comfy_table::{CellAlignment, Table, presets};
use kg::graph::{EdgeRef, KnowledgeGraph, Node, significant};
use serde_json::{Value, json};

const STRONG: Style = Style::new().bold();

/// How many rows each table has.
const ROWS: usize = 20;

/// Prints two tables.
pub(crate) fn text(graph: &KnowledgeGraph, out: &mut dyn Write) -> io::Result<()> {
    let mut nodes = table(&["ENTITY", "KIND", "MENTIONS", "DOCUMENTS", "EDGES", "PAGERANK"], 2);
    for node in strongest_nodes(graph) {
        let numbers = [node.mentions.to_string(), node.documents.to_string(), node.degree.to_string()];
        let row = [node.label.clone(), node.kind.to_string()].into_iter().chain(numbers);
        nodes.add_row(row.chain([format!("{:.4}", node.pagerank)]));
    }
    let mut edges = table(&["BETWEEN", "AND", "UNITS", "DOCUMENTS", "NPMI", "LLR", "FIRST", "LAST"], 2);
    for edge in strongest_edges(graph) {
        let data = edge.edge();
        let (first, last) = data.seen.map(|(first, last)| (first.to_string(), last.to_string())).unwrap_or_default();
        edges.add_row([
            edge.source.label.clone(),
            edge.target.label.clone(),
            data.count.to_string(),
            data.documents.to_string(),
            format!("{:.2}", data.npmi),
            format!("{:.1}", data.llr),
            first,
            last,
        ]);
    }
    let mut stated = table(&["WHO", "WHAT", "WHOM", "COUNT", "DOCUMENTS", "FIRST", "LAST"], 3);
    for edge in strongest_stated(graph) {
        let data = edge.edge();
        let (first, last) = data.seen.map(|(first, last)| (first.to_string(), last.to_string())).unwrap_or_default();
        let (count, documents) = (data.count.to_string(), data.documents.to_string());
        stated.add_row([
            edge.source.label.clone(),
            what(&edge),
            edge.target.label.clone(),
            count,
            documents,
            first,
            last,
        ]);
    }
    let mut disputes = table(&["DISPUTED", "WHAT", "WHOM", "ASSERTED", "NEGATED", "DENIED"], 3);
    for edge in graph.edges().filter(EdgeRef::is_disputed).take(ROWS) {
        let [asserted, negated, denied] = edge.edge().stated.as_ref().map(|stated| stated.polarity).unwrap_or_default();
        let counts = [asserted, negated, denied].map(|count| count.to_string());
        disputes.add_row([edge.source.label.clone(), what(&edge), edge.target.label.clone()].into_iter().chain(counts));
    }
    let tables = [&nodes, &stated, &disputes, &edges].into_iter().filter(|table| table.row_count() > 0);
    let tables: Vec<_> = tables.map(trimmed).collect();
    writeln!(out, "{}", tables.join("\n\n"))
}

/// A relation, with its finer ways: `consult (meet, visit)`.
fn what(edge: &EdgeRef<'_>) -> String {
    let data = edge.edge();
    let modes: Vec<_> = data.stated.iter().flat_map(|stated| stated.modes.keys()).copied().collect();
    if modes.is_empty() { data.relation.to_string() } else { format!("{} ({})", data.relation, modes.join(", ")) }
}

/// Prints one JSON object.
pub(crate) fn json(graph: &KnowledgeGraph, out: &mut dyn Write) -> io::Result<()> {
    serde_json::to_writer_pretty(&mut *out, &value(graph))?;
    writeln!(out)
}

/// What [`json`] prints.
pub(crate) fn value(graph: &KnowledgeGraph) -> Value {
    let nodes: Vec<_> = strongest_nodes(graph)
        .into_iter()
        .map(|node| {
            json!({"id": node.key, "label": node.label, "kind": node.kind.as_str(), "mentions": node.mentions,
                   "discovered": node.discovered, "documents": node.documents, "degree": node.degree,
                   "pagerank": significant(node.pagerank)})
        })
        .collect();
    let edges: Vec<_> = strongest_edges(graph)
        .into_iter()
        .map(|edge| {
            let data = edge.edge();
            json!({"id": data.id, "source": edge.source.key, "target": edge.target.key, "relation": data.relation.as_str(),
                   "count": data.count, "documents": data.documents, "weight": significant(data.weight),
                   "npmi": significant(data.npmi), "llr": significant(data.llr)})
        })
        .collect();
    let stated: Vec<_> = strongest_stated(graph)
        .into_iter()
        .map(|edge| {
            let data = edge.edge();
            let modes = data.stated.as_ref().map(|stated| &stated.modes);
            json!({"id": data.id, "source": edge.source.key, "target": edge.target.key, "relation": data.relation.as_str(),
                   "modes": modes, "disputed": edge.is_disputed(), "count": data.count, "documents": data.documents})
        })
        .collect();
    let ledger = graph.ledger();
    let summary = json!({"documents": {"seen": ledger.seen, "used": ledger.used, "skipped": ledger.skipped.len(),
        "ignored": ledger.ignored, "repeated": ledger.repeated, "outside_dates": ledger.outside},
        "entities": graph.nodes().len(), "discovered": graph.nodes().filter(|node| node.discovered).count(),
        "edges": graph.edges().len()});
    json!({"summary": summary, "entities": nodes, "stated": stated, "edges": edges})
}

/// By mentions, then key.
fn strongest_nodes(graph: &KnowledgeGraph) -> Vec<&Node> {
    let mut nodes: Vec<_> = graph.nodes().collect();
    nodes.sort_by(|a, b| b.mentions.cmp(&a.mentions).then_with(|| a.key.cmp(&b.key)));
    nodes.truncate(ROWS);
    nodes
}

/// What sentences state: by count, then place.
fn strongest_stated(graph: &KnowledgeGraph) -> Vec<EdgeRef<'_>> {
    let mut edges: Vec<_> = graph.edges().filter(|edge| edge.edge().stated.is_some()).collect();
    edges.sort_by_key(|edge| Reverse(edge.edge().count));
    edges.truncate(ROWS);
    edges
}

/// Co-occurrence: by weight, then log-likelihood ratio, then place.
fn strongest_edges(graph: &KnowledgeGraph) -> Vec<EdgeRef<'_>> {
    let mut edges: Vec<_> = graph.edges().filter(|edge| edge.edge().stated.is_none()).collect();
    edges.sort_by(|a, b| {
        let (a, b) = (a.edge(), b.edge());
        b.weight.total_cmp(&a.weight).then(b.llr.total_cmp(&a.llr))
    });
    edges.truncate(ROWS);
    edges
}

/// A table without lines whose columns after the first few are numbers.
pub(crate) fn table(header: &[&str], words: usize) -> Table {
    let mut table = Table::new();
    table.load_style(presets::NOTHING).set_header(header.iter().copied());
    for column in table.column_iter_mut().skip(words) {
        column.set_cell_alignment(CellAlignment::Right);
    }
    table
}

/// The lines of a table, without blanks around them.
pub(crate) fn trimmed(table: &Table) -> String {
    let text = table.to_string();
    let lines: Vec<_> = text.lines().map(|line| line.strip_prefix(' ').unwrap_or(line).trim_end()).collect();
    lines.join("\n")
}

/// A table with its header in bold; nothing where it has no rows.
pub(crate) fn shown_table(rows: &Table) -> String {
    if rows.is_empty() {
        return String::new();
    }
    let lines = trimmed(rows);
    let (header, body) = lines.split_once('\n').unwrap_or((&lines, ""));
    format!("{STRONG}{header}{STRONG:#}\n{body}")
}
