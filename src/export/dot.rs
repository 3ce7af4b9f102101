//! Graphviz DOT.

use std::io::{self, Write};

use crate::graph::KnowledgeGraph;

pub(super) fn write(graph: &KnowledgeGraph, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "graph kg {{")?;
    for node in graph.nodes() {
        writeln!(out, "  \"{}\" [label=\"{}\"];", node.key, node.label.replace('\\', "\\\\").replace('"', "\\\""))?;
    }
    for edge in graph.edges() {
        writeln!(out, "  \"{}\" -- \"{}\";", edge.source.key, edge.target.key)?;
    }
    writeln!(out, "}}")
}
