//! Writes graphs in the formats that other tools read. Opens no files and computes nothing.

mod dot;
mod json;

use std::io::{self, Write};

use crate::graph::KnowledgeGraph;

/// A format a graph can be written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Graphviz DOT.
    Dot,
    /// JSON in a node-link shape.
    Json(JsonStyle),
}

/// What a JSON graph calls its parts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum JsonStyle {
    /// `nodes` and `edges`: networkx, igraph, pandas, current D3.
    #[default]
    NodeLink,
    /// `nodes` and `links`: D3's examples and older readers.
    D3,
}

impl Format {
    /// Writes the graph: the same graph gives the same bytes.
    ///
    /// # Errors
    /// Those of the writer.
    pub fn write(self, graph: &KnowledgeGraph, out: &mut dyn Write) -> io::Result<()> {
        match self {
            Self::Dot => dot::write(graph, out),
            Self::Json(style) => json::write(graph, style, out),
        }
    }
}
