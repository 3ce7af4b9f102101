//! Nodes and edges for vis-network.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::{self, Write};

use serde::Serialize;
use serde_json::Number;

use super::super::columns::NodeOf;
use super::super::json::{number, rows};
use super::super::look::{Look, arrow, arrow_label, counted, kinds, shortened};
use super::{EdgeData, NodeData, Quote, quote_line, quoted};
use crate::gazetteer::Kind;
use crate::graph::{EdgeRef, KnowledgeGraph};

/// Longer quotes are cut where the pointer shows them.
const LONGEST_QUOTE: usize = 300;
/// How many other names are shown there.
const SHOWN_NAMES: usize = 6;

pub(crate) fn write(graph: &KnowledgeGraph, out: &mut dyn Write) -> io::Result<()> {
    let looks = kinds(graph);
    out.write_all(b"{\"nodes\":")?;
    rows(out, NodeOf::all(graph).map(|row| NodeRow::new(&row, &looks)))?;
    out.write_all(b",\n\"edges\":")?;
    rows(out, graph.edges().map(|edge| EdgeRow::new(&edge)))?;
    out.write_all(b"}\n")
}

#[derive(Serialize)]
struct NodeRow<'g> {
    id: &'g str,
    label: &'g str,
    group: &'g str,
    value: u64,
    title: String,
    x: f32,
    y: f32,
    color: NodeColor,
    #[serde(flatten)]
    data: NodeData<'g>,
}

#[derive(Serialize)]
struct NodeColor {
    background: &'static str,
    border: &'static str,
}

impl<'g> NodeRow<'g> {
    fn new(row: &NodeOf<'g>, looks: &BTreeMap<&Kind, (Look, usize)>) -> Self {
        let node = row.node;
        let [x, y] = row.place();
        let (look, _) = looks[&node.kind];
        Self {
            id: &node.key,
            label: &node.label,
            group: node.kind.as_str(),
            value: node.mentions,
            title: node_title(row),
            x,
            y,
            color: NodeColor { background: look.fill, border: look.line },
            data: NodeData::new(row),
        }
    }
}

fn node_title(row: &NodeOf<'_>) -> String {
    let node = row.node;
    let mentions = counted(node.mentions, "mention");
    let mut title = format!("{}\n{} · {mentions} in {}", node.label, node.kind, counted(node.documents, "document"));
    if let Some((first, last)) = node.seen {
        let until = if first == last { String::new() } else { format!(" to {last}") };
        let _ = write!(title, "\n{first}{until}");
    }
    if !node.aliases.is_empty() {
        let names: Vec<&str> = node.aliases.iter().take(SHOWN_NAMES).map(String::as_str).collect();
        let more = if node.aliases.len() > SHOWN_NAMES { ", …" } else { "" };
        let _ = write!(title, "\nalso {}{more}", names.join(", "));
    }
    plain(&title)
}

#[derive(Serialize)]
struct EdgeRow<'g> {
    id: &'g str,
    from: &'g str,
    to: &'g str,
    #[serde(skip_serializing_if = "Option::is_none")]
    label: Option<String>,
    title: String,
    value: Number,
    arrows: &'static str,
    dashes: bool,
    color: EdgeColor,
    directed: bool,
    #[serde(flatten)]
    data: EdgeData<'g, Quote<'g>>,
}

#[derive(Serialize)]
struct EdgeColor {
    color: &'static str,
}

impl<'g> EdgeRow<'g> {
    fn new(reference: &EdgeRef<'g>) -> Self {
        let edge = reference.edge();
        let stated = edge.stated.as_ref();
        let (color, style) = if stated.is_some() { arrow(edge.relation) } else { ("#c4c8ce", "solid") };
        let directed = reference.is_directed();
        Self {
            id: &edge.id,
            from: &reference.source.key,
            to: &reference.target.key,
            label: stated.map(|stated| arrow_label(edge, stated)),
            title: edge_title(reference),
            value: number(edge.weight),
            arrows: if directed { "to" } else { "" },
            dashes: style != "solid",
            color: EdgeColor { color },
            directed,
            data: EdgeData::new(reference, Quote::new),
        }
    }
}

fn edge_title(reference: &EdgeRef<'_>) -> String {
    let edge = reference.edge();
    let between = if reference.is_directed() { "→" } else { "–" };
    let relation = edge.relation.as_str().replace('_', " ");
    let times = if edge.count == 1 { "once".to_owned() } else { format!("{} times", edge.count) };
    let mut title = format!(
        "{} {between} {}\n{relation}, {times} in {}",
        reference.source.label,
        reference.target.label,
        counted(edge.documents, "document")
    );
    if let Some((evidence, quote)) = quoted(reference).next() {
        let _ = write!(title, "\n{}", quote_line(&evidence, &shortened(quote, LONGEST_QUOTE)));
    }
    plain(&title)
}

/// A text that is no markup: versions of vis-network before 9 take a title for HTML, later ones for plain text.
fn plain(text: &str) -> String {
    text.replace('<', "‹").replace('>', "›")
}
