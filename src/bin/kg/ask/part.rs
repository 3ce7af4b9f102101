//! Where a part of a graph goes: to files in any format, or to tables on the screen.

use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use clap::Args;
use kg::export::Format;
use kg::extract::DocumentRow;
use kg::graph::{Fate, KnowledgeGraph, Sum, SumError, Told, View};
use serde_json::Value;

use crate::args::{Output, OutputArgs, What, format_named};
use crate::export::{checked, summarize_written, write_graph};
use crate::graph_file;
use crate::output::{write_lines, write_page};
use crate::table;
use crate::terminal::{Outcome, Terminal};

/// What to write
#[derive(Args)]
pub(crate) struct PartOutputArgs {
    /// Write to this file or folder, in the format that its name tells, as `kg export` does (repeatable); without, tables are printed
    #[arg(long, short, value_name = "FILE", help_heading = "Output")]
    output: Vec<PathBuf>,
    /// How tables are printed: text or json; or the format of what -o names, where the name does not tell
    #[arg(long, value_name = "FORMAT", value_parser = word, help_heading = "Output")]
    format: Option<Word>,
    #[command(flatten)]
    outputs: OutputArgs,
}

#[derive(Clone, Copy)]
enum Word {
    Text,
    Format(What),
}

fn word(name: &str) -> Result<Word, String> {
    if name.eq_ignore_ascii_case("text") { Ok(Word::Text) } else { format_named(name).map(Word::Format) }
}

/// What is done with a part.
pub(super) enum Plan {
    Write(Vec<Output>),
    Text,
    Json,
}

impl PartOutputArgs {
    /// What is done with the part.
    ///
    /// # Errors
    /// Where a name tells no format, two have one place, or a format is asked for and no file.
    pub(super) fn plan(&self) -> anyhow::Result<Plan> {
        let told = match self.format {
            Some(Word::Format(what)) => Some(what),
            Some(Word::Text) | None => None,
        };
        let mut wanted = self.outputs.wanted();
        for path in &self.output {
            wanted.push(Output::named(path, told)?);
        }
        Ok(match told {
            _ if !wanted.is_empty() => Plan::Write(checked(wanted)?),
            None => Plan::Text,
            Some(What::Graph(Format::Json(_))) => Plan::Json,
            Some(_) => bail!("nothing to write: name a file with -o, as in `-o graph.gexf`"),
        })
    }
}

/// Cuts the part out of the graph in a file, of which this is the content, and says what hardly was meant.
///
/// Where the file keeps what its documents gave, a part with dates is built from its own documents, as `kg build --since --until` would.
///
/// # Errors
/// Where there is no graph in it, or what its documents gave does not fit together.
pub(super) fn cut(path: &Path, json: &[u8], view: &View, terminal: &Terminal) -> anyhow::Result<KnowledgeGraph> {
    let fate = |row: &DocumentRow| if view.holds_date(row.date) { Fate::Kept } else { Fate::Outside };
    let is_dated = view.since.is_some() || view.until.is_some();
    let part = match is_dated.then(|| Sum::new(Told::default()).add(json, fate)) {
        None => graph_file::parsed(path, json)?.part(view),
        Some(Ok(sum)) => sum.finish(View { since: view.since, until: view.until, ..View::default() })?.part(view),
        Some(Err(SumError::View(_) | SumError::NoMaterial)) => {
            terminal.remark(
                "the graph is itself a view and keeps no counts by document: mentions, npmi, llr and p stay those of the whole",
            );
            graph_file::parsed(path, json)?.part(view)
        }
        Some(Err(error)) => return Err(error).with_context(|| graph_file::no_graph(path)),
    };
    if part.nodes().len() == 0 {
        terminal.remark("nothing is left by these filters");
    }
    Ok(part)
}

/// Writes or prints a part. Tables and JSON have more below them, if there is more to say.
pub(super) fn put(
    part: &KnowledgeGraph,
    plan: &Plan,
    more: (&str, &dyn Fn() -> (String, Value)),
    terminal: &Terminal,
) -> anyhow::Result<Outcome> {
    match plan {
        Plan::Write(outputs) => {
            write_graph(part, outputs)?;
            terminal.summary("entities", &part.nodes().len().to_string());
            terminal.summary("edges", &part.edges().len().to_string());
            summarize_written(outputs, terminal);
        }
        Plan::Text => {
            let mut page = Vec::new();
            table::text(part, &mut page)?;
            let (below, _) = more.1();
            let tables = String::from_utf8_lossy(&page);
            write_page(&(format!("{}\n\n{below}", tables.trim_end()).trim().to_owned() + "\n"))?;
        }
        Plan::Json => {
            let mut value = table::value(part);
            if !more.0.is_empty() {
                value[more.0] = more.1().1;
            }
            write_lines(|out| {
                serde_json::to_writer_pretty(&mut *out, &value)?;
                Ok(writeln!(out)?)
            })?;
        }
    }
    Ok(Outcome::Done)
}
