//! Where graphs go, and in which formats.

use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use clap::{Args, ValueEnum};
use kg::export::{Format, JsonStyle};

/// Files to write
#[derive(Args)]
pub(crate) struct OutputArgs {
    /// Write Graphviz DOT (- is standard output, for all that are one file)
    #[arg(long, value_name = "FILE", help_heading = "Output")]
    dot: Option<PathBuf>,
    /// Write JSON with all counts and evidence: what the other commands of kg read
    #[arg(long, value_name = "FILE", help_heading = "Output")]
    json: Option<PathBuf>,
    /// The shape of the JSON: for networkx, D3, Cytoscape, graphology and sigma.js, vis-network, or JSON Graph Format; only node-link keeps everything
    #[arg(long, value_enum, default_value = "node-link", value_name = "STYLE", help_heading = "Output")]
    json_style: Style,
    /// Write a page that shows the graph in a browser: one file, no network
    #[arg(long, value_name = "FILE", help_heading = "Output")]
    html: Option<PathBuf>,
    /// Draw the graph as SVG with Graphviz, which must be installed
    #[arg(long, value_name = "FILE", help_heading = "Output")]
    svg: Option<PathBuf>,
    /// Draw it as PNG with Graphviz
    #[arg(long, value_name = "FILE", help_heading = "Output")]
    png: Option<PathBuf>,
    /// Write GEXF 1.3 for Gephi, with colors, positions and a timeline
    #[arg(long, value_name = "FILE", help_heading = "Output")]
    gexf: Option<PathBuf>,
    /// Write GraphML for yEd, igraph and networkx
    #[arg(long, value_name = "FILE", help_heading = "Output")]
    graphml: Option<PathBuf>,
    /// Write nodes.csv, edges.csv and evidence.csv for Gephi and spreadsheets
    #[arg(long, value_name = "DIR", help_heading = "Output")]
    csv: Option<PathBuf>,
    /// Write the tables of Neo4j's bulk import
    #[arg(long, value_name = "DIR", help_heading = "Output")]
    neo4j: Option<PathBuf>,
    /// Write statements of Cypher
    #[arg(long, value_name = "FILE", help_heading = "Output")]
    cypher: Option<PathBuf>,
    /// Write RDF as Turtle
    #[arg(long, value_name = "FILE", help_heading = "Output")]
    ttl: Option<PathBuf>,
    /// Write RDF as N-Triples
    #[arg(long, value_name = "FILE", help_heading = "Output")]
    nt: Option<PathBuf>,
    /// Write RDF as JSON-LD
    #[arg(long, value_name = "FILE", help_heading = "Output")]
    jsonld: Option<PathBuf>,
    /// Write a database of SQLite
    #[arg(long, value_name = "FILE", help_heading = "Output")]
    sqlite: Option<PathBuf>,
    /// Write tables of Parquet
    #[arg(long, value_name = "DIR", help_heading = "Output")]
    parquet: Option<PathBuf>,
    /// Write a vault of Obsidian: a note for each entity, with links and quotes
    #[arg(long, value_name = "DIR", help_heading = "Output")]
    obsidian: Option<PathBuf>,
    /// Write a diagram of Mermaid, for small graphs
    #[arg(long, value_name = "FILE", help_heading = "Output")]
    mermaid: Option<PathBuf>,
}

impl OutputArgs {
    /// What is to be written where.
    pub(crate) fn wanted(&self) -> Vec<Output> {
        let graph = |format| What::Graph(format);
        let json = Format::Json(self.json_style.into());
        let all = [
            (graph(Format::Dot), &self.dot),
            (graph(json), &self.json),
            (graph(Format::Html), &self.html),
            (What::Picture("svg"), &self.svg),
            (What::Picture("png"), &self.png),
            (graph(Format::Gexf), &self.gexf),
            (graph(Format::GraphMl), &self.graphml),
            (graph(Format::Csv), &self.csv),
            (graph(Format::Neo4j), &self.neo4j),
            (graph(Format::Cypher), &self.cypher),
            (graph(Format::Turtle), &self.ttl),
            (graph(Format::NTriples), &self.nt),
            (graph(Format::JsonLd), &self.jsonld),
            (graph(Format::Sqlite), &self.sqlite),
            (graph(Format::Parquet), &self.parquet),
            (graph(Format::Obsidian), &self.obsidian),
            (graph(Format::Mermaid), &self.mermaid),
        ];
        let wanted = all.into_iter().filter_map(|(what, path)| Some(Output { what, path: path.clone()? }));
        wanted.collect()
    }
}

/// A file or folder to write.
#[derive(Clone, Debug)]
pub(crate) struct Output {
    pub(crate) what: What,
    /// Where; `-` is standard output.
    pub(crate) path: PathBuf,
}

impl Output {
    /// A file in the format that is given, or that its name tells.
    ///
    /// # Errors
    /// Where neither does.
    pub(crate) fn named(path: &Path, format: Option<What>) -> anyhow::Result<Self> {
        let extension = path.extension().and_then(|extension| extension.to_str()).unwrap_or_default();
        let told = format.or_else(|| format_named(extension).ok());
        let what = told.with_context(|| format!("{}: the name tells no format; add --format", path.display()))?;
        Ok(Self { what, path: path.to_owned() })
    }
}

/// What is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum What {
    /// The graph in a format.
    Graph(Format),
    /// Graphviz's picture of it, in a format that `dot -T` knows.
    Picture(&'static str),
}

impl What {
    /// Whether it lists the mentions, which are kept only for those that do.
    pub(crate) fn lists_mentions(self) -> bool {
        matches!(self, Self::Graph(format) if format.lists_mentions())
    }

    /// Whether it holds what the graph was built from.
    pub(crate) fn keeps_source(self) -> bool {
        matches!(self, Self::Graph(format) if format.keeps_source())
    }
}

#[derive(Clone, Copy, ValueEnum)]
enum Style {
    NodeLink,
    D3,
    Cytoscape,
    Graphology,
    Vis,
    Jgf,
}

impl From<Style> for JsonStyle {
    fn from(style: Style) -> Self {
        match style {
            Style::NodeLink => Self::NodeLink,
            Style::D3 => Self::D3,
            Style::Cytoscape => Self::Cytoscape,
            Style::Graphology => Self::Graphology,
            Style::Vis => Self::Vis,
            Style::Jgf => Self::Jgf,
        }
    }
}

/// A graph to write in other formats
#[derive(Args)]
pub(crate) struct ExportArgs {
    /// The JSON that `kg build --json` wrote, plain, .gz or .zst; - is standard input
    #[arg(value_name = "GRAPH")]
    pub(crate) graph: PathBuf,
    #[command(flatten)]
    pub(crate) into: IntoArgs,
}

/// Where a graph goes
#[derive(Args)]
pub(crate) struct IntoArgs {
    /// Write to this file or folder, in the format that its name tells (repeatable)
    #[arg(long, short, value_name = "FILE", help_heading = "Output")]
    output: Vec<PathBuf>,
    /// The format of what -o names, where the name does not tell: dot, json, html, svg, png, gexf, graphml, csv, neo4j, cypher, ttl, nt, jsonld, sqlite,
    /// parquet, obsidian or mermaid
    #[arg(long, value_name = "FORMAT", value_parser = format_named, help_heading = "Output")]
    format: Option<What>,
    #[command(flatten)]
    outputs: OutputArgs,
}

impl IntoArgs {
    /// What is to be written where.
    ///
    /// # Errors
    /// Where the name of a file does not tell its format, or nothing is to be written.
    pub(crate) fn wanted(&self) -> anyhow::Result<Vec<Output>> {
        let mut wanted = self.outputs.wanted();
        for path in &self.output {
            wanted.push(Output::named(path, self.format)?);
        }
        if wanted.is_empty() {
            bail!("nothing to write: name a file with -o, as in `-o graph.gexf`");
        }
        Ok(wanted)
    }
}

/// A format by its name or the ending of its files.
pub(crate) fn format_named(name: &str) -> Result<What, String> {
    Ok(What::Graph(match name.to_ascii_lowercase().as_str() {
        "svg" => return Ok(What::Picture("svg")),
        "png" => return Ok(What::Picture("png")),
        "dot" | "gv" => Format::Dot,
        "json" => Format::Json(JsonStyle::NodeLink),
        "html" | "htm" => Format::Html,
        "gexf" => Format::Gexf,
        "graphml" => Format::GraphMl,
        "csv" => Format::Csv,
        "neo4j" => Format::Neo4j,
        "cypher" | "cql" => Format::Cypher,
        "ttl" | "turtle" => Format::Turtle,
        "nt" | "ntriples" => Format::NTriples,
        "jsonld" => Format::JsonLd,
        "sqlite" | "sqlite3" | "db" => Format::Sqlite,
        "parquet" => Format::Parquet,
        "obsidian" => Format::Obsidian,
        "mermaid" | "mmd" => Format::Mermaid,
        _ => return Err(format!("`{name}` is no format; `kg export --help` lists them")),
    }))
}
