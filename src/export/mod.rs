//! Writes graphs in the formats that other tools read. Opens no files and computes nothing.

mod columns;
mod csv;
mod cypher;
mod dot;
mod gexf;
mod graphml;
mod html;
mod json;
mod look;
mod mermaid;
mod neo4j;
mod obsidian;
#[cfg(feature = "parquet")]
mod parquet;
#[cfg(feature = "rdf")]
mod rdf;
#[cfg(feature = "sqlite")]
mod sqlite;
mod styles;
#[cfg(test)]
mod tests;
mod xml;

use std::io::{self, Write};

use crate::graph::KnowledgeGraph;

/// A format a graph can be written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Graphviz DOT.
    Dot,
    /// JSON in one of the shapes that programs expect.
    Json(JsonStyle),
    /// GEXF 1.3, with colors, sizes, positions and times: Gephi.
    Gexf,
    /// GraphML: yEd, igraph, networkx.
    GraphMl,
    /// Tables of nodes, edges and evidence, as Gephi's import and spreadsheets want them; a folder.
    Csv,
    /// Tables with the headers of Neo4j's bulk import; a folder.
    Neo4j,
    /// Statements of Cypher: Neo4j, Memgraph, FalkorDB.
    Cypher,
    /// RDF as Turtle.
    Turtle,
    /// RDF as N-Triples.
    NTriples,
    /// RDF as JSON-LD.
    JsonLd,
    /// A database of SQLite.
    Sqlite,
    /// Tables of Parquet; a folder.
    Parquet,
    /// A vault of Obsidian, a note for each entity; a folder.
    Obsidian,
    /// A diagram of Mermaid, for small graphs.
    Mermaid,
    /// A page that shows the graph in a browser, with nothing beside it.
    Html,
}

/// What a JSON graph calls its parts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum JsonStyle {
    /// `nodes` and `edges`: networkx, igraph, pandas, current D3.
    #[default]
    NodeLink,
    /// `nodes` and `links`: D3's examples and older readers.
    D3,
    /// Elements with `data` and `position`: Cytoscape.js and Cytoscape.
    Cytoscape,
    /// Nodes and edges with `attributes`: graphology and sigma.js.
    Graphology,
    /// Nodes and edges with `from` and `to`: vis-network.
    Vis,
    /// JSON Graph Format 2.
    Jgf,
}

/// Takes the files of a format that has several.
pub trait Folder {
    /// Writes a file of the folder. The name may have parts with `/` between, and is safe on all systems.
    ///
    /// # Errors
    /// Those of the writer.
    fn file(&mut self, name: &str, write: &mut dyn FnMut(&mut dyn Write) -> io::Result<()>) -> io::Result<()>;
}

impl Format {
    /// Whether it is a folder of files: to be written by [`Self::write_folder`].
    pub fn is_folder(self) -> bool {
        matches!(self, Self::Csv | Self::Neo4j | Self::Parquet | Self::Obsidian)
    }

    /// Whether it lists the mentions of a graph that has them: see [`KnowledgeGraph::mentions`].
    pub fn lists_mentions(self) -> bool {
        matches!(self, Self::Sqlite)
    }

    /// Whether it holds what the graph was built from: see [`KnowledgeGraph::source`].
    pub fn keeps_source(self) -> bool {
        matches!(self, Self::Json(JsonStyle::NodeLink | JsonStyle::D3))
    }

    /// The feature of the crate that it takes, where this build is without.
    pub fn missing_feature(self) -> Option<&'static str> {
        let (feature, is_there) = match self {
            Self::Sqlite => ("sqlite", cfg!(feature = "sqlite")),
            Self::Parquet => ("parquet", cfg!(feature = "parquet")),
            Self::Turtle | Self::NTriples | Self::JsonLd => ("rdf", cfg!(feature = "rdf")),
            _ => return None,
        };
        (!is_there).then_some(feature)
    }

    /// Writes the graph: the same graph gives the same bytes.
    ///
    /// # Errors
    /// Those of the writer; and a format that is a folder is unsupported.
    pub fn write(self, graph: &KnowledgeGraph, out: &mut dyn Write) -> io::Result<()> {
        match self {
            Self::Dot => dot::write(graph, out),
            Self::Html => html::write(graph, out),
            Self::Json(JsonStyle::NodeLink) => json::write(graph, "edges", out),
            Self::Json(JsonStyle::D3) => json::write(graph, "links", out),
            Self::Gexf => gexf::write(graph, out),
            Self::GraphMl => graphml::write(graph, out),
            Self::Cypher => cypher::write(graph, out),
            Self::Mermaid => mermaid::write(graph, out),
            #[cfg(feature = "sqlite")]
            Self::Sqlite => sqlite::write(graph, out),
            #[cfg(not(feature = "sqlite"))]
            Self::Sqlite => Err(left_out("SQLite")),
            Self::Json(JsonStyle::Cytoscape) => styles::cytoscape(graph, out),
            Self::Json(JsonStyle::Graphology) => styles::graphology(graph, out),
            Self::Json(JsonStyle::Vis) => styles::vis(graph, out),
            Self::Json(JsonStyle::Jgf) => styles::jgf(graph, out),
            #[cfg(feature = "rdf")]
            Self::Turtle => rdf::turtle(graph, out),
            #[cfg(feature = "rdf")]
            Self::NTriples => rdf::n_triples(graph, out),
            #[cfg(feature = "rdf")]
            Self::JsonLd => rdf::json_ld(graph, out),
            #[cfg(not(feature = "rdf"))]
            Self::Turtle | Self::NTriples | Self::JsonLd => Err(left_out("RDF")),
            Self::Csv | Self::Neo4j | Self::Parquet | Self::Obsidian => {
                Err(unsupported("this format is a folder of files"))
            }
        }
    }

    /// Writes the files of a format that is a folder.
    ///
    /// # Errors
    /// Those of the folder; and a format that is one file is unsupported.
    pub fn write_folder(self, graph: &KnowledgeGraph, folder: &mut dyn Folder) -> io::Result<()> {
        match self {
            Self::Csv => csv::write(graph, folder),
            Self::Neo4j => neo4j::write(graph, folder),
            #[cfg(feature = "parquet")]
            Self::Parquet => parquet::write(graph, folder),
            #[cfg(not(feature = "parquet"))]
            Self::Parquet => Err(left_out("Parquet")),
            Self::Obsidian => obsidian::write(graph, folder),
            _ => Err(unsupported("this format is one file")),
        }
    }
}

/// A format that takes a feature of the crate.
#[cfg(not(all(feature = "parquet", feature = "rdf", feature = "sqlite")))]
fn left_out(format: &str) -> io::Error {
    io::Error::new(
        io::ErrorKind::Unsupported,
        format!("this kg was built without {format}: build it with `cargo install --path . --features full`"),
    )
}

fn unsupported(why: &'static str) -> io::Error {
    io::Error::new(io::ErrorKind::Unsupported, why)
}
