//! JSON Graph Format, version 2.

use std::io::{self, Write};

use serde::Serialize;

use super::super::columns::NodeOf;
use super::super::json::rows;
use super::super::look::edge_label;
use super::{EdgeData, NodeData, Quote, Summary};
use crate::graph::{EdgeRef, KnowledgeGraph};

pub(crate) fn write(graph: &KnowledgeGraph, out: &mut dyn Write) -> io::Result<()> {
    out.write_all(b"{\"graph\":{\"id\":\"kg\",\"type\":\"kg\",\"label\":\"kg\",\"directed\":true,\n\"metadata\":")?;
    serde_json::to_writer(&mut *out, &Summary::new(graph))?;
    out.write_all(b",\n\"nodes\":{")?;
    for (at, row) in NodeOf::all(graph).enumerate() {
        out.write_all(if at == 0 { b"\n" } else { b",\n" })?;
        serde_json::to_writer(&mut *out, &row.node.key)?;
        out.write_all(b":")?;
        serde_json::to_writer(&mut *out, &NodeRow::new(&row))?;
    }
    out.write_all(b"},\n\"edges\":")?;
    rows(out, graph.edges().map(|edge| EdgeRow::new(&edge)))?;
    out.write_all(b"}}\n")
}

#[derive(Serialize)]
struct NodeRow<'g> {
    label: &'g str,
    metadata: NodeMetadata<'g>,
}

#[derive(Serialize)]
struct NodeMetadata<'g> {
    x: f32,
    y: f32,
    #[serde(flatten)]
    data: NodeData<'g>,
}

impl<'g> NodeRow<'g> {
    fn new(row: &NodeOf<'g>) -> Self {
        let [x, y] = row.place();
        Self { label: &row.node.label, metadata: NodeMetadata { x, y, data: NodeData::new(row) } }
    }
}

#[derive(Serialize)]
struct EdgeRow<'g> {
    id: &'g str,
    source: &'g str,
    target: &'g str,
    relation: &'static str,
    directed: bool,
    label: String,
    metadata: EdgeData<'g, Quote<'g>>,
}

impl<'g> EdgeRow<'g> {
    fn new(reference: &EdgeRef<'g>) -> Self {
        let edge = reference.edge();
        let relation = edge.relation.as_str();
        Self {
            id: &edge.id,
            source: &reference.source.key,
            target: &reference.target.key,
            relation,
            directed: reference.is_directed(),
            label: edge_label(edge),
            metadata: EdgeData::new(reference, Quote::new),
        }
    }
}
