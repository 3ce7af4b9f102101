//! Commands that ask a graph file, without the documents.

pub(crate) mod as_of;
pub(crate) mod communities;
pub(crate) mod diff;
pub(crate) mod disputes;
mod evidence;
mod indexed;
mod names;
pub(crate) mod outlets;
mod part;
pub(crate) mod path;
mod recall;
mod relations;
pub(crate) mod show;
pub(crate) mod stats;
mod style;
pub(crate) mod subgraph;
pub(crate) mod timeline;
pub(crate) mod top;
pub(crate) mod verify;
pub(crate) mod why;
pub(crate) mod whynot;

use std::path::PathBuf;

use clap::Args;
use kg::graph::KnowledgeGraph;
use serde::Serialize;

use crate::args::PrintFormat;
use crate::graph_file;
use crate::output::{write_lines, write_page};
use crate::terminal::Outcome;

pub(crate) use names::{find, near, pair, seek};
pub(crate) use relations::{RelationName, is_wanted};

/// The graph that is asked, and how the answer is printed.
#[derive(Args)]
pub(crate) struct GraphArgs {
    /// The JSON that `kg build --json` wrote, plain, .gz or .zst; - is standard input
    #[arg(value_name = "GRAPH")]
    graph: PathBuf,
    /// Print text for people, or JSON
    #[arg(long, value_enum, default_value = "text", value_name = "FORMAT", help_heading = "Output")]
    format: PrintFormat,
}

impl GraphArgs {
    /// Reads the graph.
    ///
    /// # Errors
    /// Those of [`graph_file::read`].
    pub(crate) fn open(&self) -> anyhow::Result<KnowledgeGraph> {
        graph_file::read(&self.graph)
    }

    /// Prints the answer as text or as JSON; only what is printed is made.
    ///
    /// # Errors
    /// Those of standard output.
    pub(crate) fn answer<T: Serialize>(
        &self,
        text: impl FnOnce() -> String,
        json: impl FnOnce() -> T,
    ) -> anyhow::Result<Outcome> {
        match self.format {
            PrintFormat::Text => write_page(&(text().trim_end().to_owned() + "\n"))?,
            PrintFormat::Json => write_lines(|out| {
                serde_json::to_writer_pretty(&mut *out, &json())?;
                Ok(writeln!(out)?)
            })?,
        }
        Ok(Outcome::Done)
    }
}
