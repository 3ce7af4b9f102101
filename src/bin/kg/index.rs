//! `kg index`: an index beside a graph's file, by which questions are answered without reading it whole.

use std::path::PathBuf;

use anyhow::{Context, bail};
use clap::Args;
use kg::gazetteer::Bytes;
use kg::graph::{IndexingError, KnowledgeGraph};

use crate::graph_file;
use crate::output::write_whole;
use crate::terminal::{Outcome, Terminal};

const EXAMPLES: &str = "\
Examples:
  kg index graph.json
  kg index graph.json && kg why graph.json 'Xi Jinping' 'Kim Jong Un'

The index of graph.json is graph.json.kgi. With it, `kg show`, `kg why` and `kg path` read only the rows that they need, and
print the same. When the graph has changed, its index is not used, and they say so: write it anew. Without one, or
where a name is not known, the graph is read whole. Packed graphs (.gz, .zst) cannot have an index.

Exit status: 0 done; 2 no graph that can have one.";

/// Write an index beside a graph, by which show, why and path answer at once however large it is
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct IndexArgs {
    /// The JSON that `kg build --json` wrote, plain
    #[arg(value_name = "GRAPH")]
    graph: PathBuf,
}

pub(crate) fn run(args: &IndexArgs, terminal: &Terminal) -> anyhow::Result<Outcome> {
    let graph = args.graph.display();
    let json = graph_file::bytes(&args.graph)?;
    if !matches!(json, Bytes::Mapped(_)) {
        bail!("{graph} cannot have an index: it is packed, or no file; unpack it first");
    }
    let index = graph_file::index_of(&args.graph);
    let mut bytes = Vec::new();
    KnowledgeGraph::write_index(&json, &mut bytes).map_err(|error| match error {
        IndexingError::Graph(error) => anyhow::Error::new(error).context(graph_file::no_graph(&args.graph)),
        error => anyhow::Error::new(error),
    })?;
    write_whole(&index, |out| out.write_all(&bytes)).with_context(|| format!("no index of {graph} was written"))?;
    terminal.summary("index", &format!("{}, {} kB", index.display(), bytes.len().div_ceil(1000)));
    Ok(Outcome::Done)
}
