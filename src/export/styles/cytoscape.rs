//! Elements for Cytoscape.js and Cytoscape, which networkx reads too.

use std::io::{self, Write};

use serde::Serialize;

use super::super::columns::NodeOf;
use super::super::json::rows;
use super::super::look::arrow_label;
use super::{EdgeData, NodeData, Summary, quote_line};
use crate::graph::{EdgeRef, KnowledgeGraph};

pub(crate) fn write(graph: &KnowledgeGraph, out: &mut dyn Write) -> io::Result<()> {
    out.write_all(
        b"{\"format_version\":\"1.0\",\"generated_by\":\"kg\",\"target_cytoscapejs_version\":\"~3.30\",\n\"data\":",
    )?;
    serde_json::to_writer(&mut *out, &Summary::new(graph))?;
    out.write_all(b",\n\"directed\":true,\"multigraph\":true,\n\"elements\":{\"nodes\":")?;
    rows(out, NodeOf::all(graph).map(|row| NodeElement::new(&row)))?;
    out.write_all(b",\n\"edges\":")?;
    rows(out, graph.edges().map(|edge| EdgeElement::new(&edge)))?;
    out.write_all(b"}}\n")
}

#[derive(Serialize)]
struct NodeElement<'g> {
    group: &'static str,
    data: Named<'g>,
    position: Position,
    /// For selectors of styles: the kind, and whether no list has it.
    classes: String,
}

#[derive(Serialize)]
struct Named<'g> {
    id: &'g str,
    label: &'g str,
    /// What Cytoscape's own styles show.
    name: &'g str,
    /// Where networkx reads the id.
    value: &'g str,
    #[serde(flatten)]
    data: NodeData<'g>,
}

#[derive(Serialize)]
struct Position {
    x: f32,
    y: f32,
}

impl<'g> NodeElement<'g> {
    fn new(row: &NodeOf<'g>) -> Self {
        let node = row.node;
        let [x, y] = row.place();
        Self {
            group: "nodes",
            data: Named {
                id: &node.key,
                label: &node.label,
                name: &node.label,
                value: &node.key,
                data: NodeData::new(row),
            },
            position: Position { x, y },
            classes: format!("{}{}", node.kind, if node.discovered { " discovered" } else { "" }),
        }
    }
}

#[derive(Serialize)]
struct EdgeElement<'g> {
    group: &'static str,
    data: Joined<'g>,
    /// For selectors of styles: the relation, the quadrant, and whether it has a direction.
    classes: String,
}

#[derive(Serialize)]
struct Joined<'g> {
    id: &'g str,
    source: &'g str,
    target: &'g str,
    label: String,
    name: String,
    /// What Cytoscape calls the relation.
    interaction: &'static str,
    /// What tells parallel edges apart in networkx.
    key: &'g str,
    directed: bool,
    /// Cytoscape's tables hold lists of texts, but no lists of objects.
    #[serde(flatten)]
    data: EdgeData<'g, String>,
}

impl<'g> EdgeElement<'g> {
    fn new(reference: &EdgeRef<'g>) -> Self {
        let edge = reference.edge();
        let relation = edge.relation.as_str();
        let directed = reference.is_directed();
        let direction = if directed { "directed" } else { "symmetric" };
        let quad = edge.relation.quad().map(|quad| format!(" {}", quad.as_str())).unwrap_or_default();
        Self {
            group: "edges",
            data: Joined {
                id: &edge.id,
                source: &reference.source.key,
                target: &reference.target.key,
                label: edge.stated.as_ref().map(|stated| arrow_label(edge, stated)).unwrap_or_default(),
                name: format!("{} ({relation}) {}", reference.source.key, reference.target.key),
                interaction: relation,
                key: &edge.id,
                directed,
                data: EdgeData::new(reference, quote_line),
            },
            classes: format!("{relation} {direction}{quad}"),
        }
    }
}
