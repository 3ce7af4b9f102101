//! The JSON of graphology, with what sigma.js needs to draw it.

use std::io::{self, Write};

use serde::Serialize;
use serde_json::Number;

use super::super::columns::NodeOf;
use super::super::json::{number, rows};
use super::super::look::{Look, arrow, arrow_label, kinds, radius};
use super::{EdgeData, NodeData, Quote, Summary, width};
use crate::graph::{EdgeRef, KnowledgeGraph};

pub(crate) fn write(graph: &KnowledgeGraph, out: &mut dyn Write) -> io::Result<()> {
    let (looks, radius) = (kinds(graph), radius(graph));
    out.write_all(b"{\"options\":{\"type\":\"mixed\",\"multi\":true,\"allowSelfLoops\":true},\n\"attributes\":")?;
    serde_json::to_writer(&mut *out, &Summary::new(graph))?;
    out.write_all(b",\n\"nodes\":")?;
    rows(out, NodeOf::all(graph).map(|row| NodeRow::new(&row, looks[&row.node.kind].0, number(radius(row.node)))))?;
    out.write_all(b",\n\"edges\":")?;
    rows(out, graph.edges().map(|edge| EdgeRow::new(&edge)))?;
    out.write_all(b"}\n")
}

#[derive(Serialize)]
struct NodeRow<'g> {
    key: &'g str,
    attributes: NodeAttributes<'g>,
}

/// Nothing here is called `type`, which sigma takes for one of its ways to draw.
#[derive(Serialize)]
struct NodeAttributes<'g> {
    label: &'g str,
    x: f32,
    /// Sigma's axis points up, that of the layout down.
    y: f32,
    size: Number,
    color: &'static str,
    #[serde(flatten)]
    data: NodeData<'g>,
}

impl<'g> NodeRow<'g> {
    fn new(row: &NodeOf<'g>, look: Look, size: Number) -> Self {
        let node = row.node;
        let [x, y] = row.place();
        Self {
            key: &node.key,
            attributes: NodeAttributes {
                label: &node.label,
                x,
                y: if y == 0.0 { 0.0 } else { -y },
                size,
                color: look.line,
                data: NodeData::new(row),
            },
        }
    }
}

#[derive(Serialize)]
struct EdgeRow<'g> {
    key: &'g str,
    source: &'g str,
    target: &'g str,
    undirected: bool,
    attributes: EdgeAttributes<'g>,
}

#[derive(Serialize)]
struct EdgeAttributes<'g> {
    #[serde(skip_serializing_if = "Option::is_none")]
    label: Option<String>,
    size: Number,
    color: &'static str,
    #[serde(flatten)]
    data: EdgeData<'g, Quote<'g>>,
}

impl<'g> EdgeRow<'g> {
    fn new(reference: &EdgeRef<'g>) -> Self {
        let edge = reference.edge();
        let stated = edge.stated.as_ref();
        Self {
            key: &edge.id,
            source: &reference.source.key,
            target: &reference.target.key,
            undirected: !reference.is_directed(),
            attributes: EdgeAttributes {
                label: stated.map(|stated| arrow_label(edge, stated)),
                size: width(edge.weight),
                color: if stated.is_some() { arrow(edge.relation).0 } else { "#c4c8ce" },
                data: EdgeData::new(reference, Quote::new),
            },
        }
    }
}
