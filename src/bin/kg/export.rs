//! `kg export`: a graph in other formats; and how every command writes graphs.

use std::io::{self, Write};
use std::path::Path;
use std::process::{Command, Stdio};

use anyhow::{Context, bail};
use kg::export::Format;
use kg::graph::KnowledgeGraph;

use crate::args::{ExportArgs, Output, What};
use crate::graph_file;
use crate::output::{Staging, is_stream, write_whole};
use crate::terminal::{Outcome, Terminal};

pub(crate) fn run(args: &ExportArgs, terminal: &Terminal) -> anyhow::Result<Outcome> {
    let outputs = checked(args.wanted()?)?;
    let graph = graph_file::read(&args.graph)?;
    write_graph(&graph, &outputs)?;
    summarize_written(&outputs, terminal);
    Ok(Outcome::Done)
}

/// The outputs, where each has a place of its own, and no folder is to be written to standard output.
///
/// # Errors
/// Where two have the same place, or a folder is no place for a file.
pub(crate) fn checked(outputs: Vec<Output>) -> anyhow::Result<Vec<Output>> {
    for (at, output) in outputs.iter().enumerate() {
        if outputs[..at].iter().any(|other| other.path == output.path) {
            bail!("two formats cannot both be written to {}", output.path.display());
        }
        if matches!(output.what, What::Graph(format) if format.is_folder()) && output.path == Path::new("-") {
            bail!("this format is a folder of files, which standard output cannot be: name a folder");
        }
    }
    Ok(outputs)
}

/// Writes a graph to all its outputs; none appears unless all could be written.
///
/// # Errors
/// Those of the files, and of Graphviz for pictures.
pub(crate) fn write_graph(graph: &KnowledgeGraph, outputs: &[Output]) -> anyhow::Result<()> {
    let mut staging = Staging::default();
    let (streams, files): (Vec<_>, Vec<_>) = outputs.iter().partition(|output| is_stream(&output.path));
    for Output { what, path } in files {
        match *what {
            What::Graph(format) if format.is_folder() => {
                staging.folder(path, |folder| format.write_folder(graph, folder))?;
            }
            What::Graph(format) => staging.file(path, |out| format.write(graph, out))?,
            What::Picture(kind) => {
                let picture = draw(graph, kind)?;
                staging.file(path, |out| out.write_all(&picture))?;
            }
        }
    }
    staging.publish()?;
    for Output { what, path } in streams {
        match *what {
            What::Graph(format) => write_whole(path, |out| format.write(graph, out))?,
            What::Picture(kind) => {
                let picture = draw(graph, kind)?;
                write_whole(path, |out| out.write_all(&picture))?;
            }
        }
    }
    Ok(())
}

/// Graphviz's picture of a graph.
fn draw(graph: &KnowledgeGraph, kind: &str) -> anyhow::Result<Vec<u8>> {
    let mut dot = Vec::new();
    Format::Dot.write(graph, &mut dot)?;
    let mut command = Command::new("dot");
    command.arg(format!("-T{kind}")).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => anyhow::anyhow!(
            "pictures are drawn by Graphviz, whose `dot` is not there: install it (graphviz.org), or write --html"
        ),
        _ => anyhow::Error::new(error).context("cannot run Graphviz's `dot`"),
    })?;
    let input = child.stdin.take();
    let feed = std::thread::spawn(move || input.map_or(Ok(()), |mut input| input.write_all(&dot)));
    let output = child.wait_with_output().context("cannot read what Graphviz draws")?;
    let fed = feed.join().unwrap_or(Ok(()));
    if !output.status.success() {
        bail!("Graphviz could not draw the graph: {}", String::from_utf8_lossy(&output.stderr).trim());
    }
    fed.context("Graphviz did not read the graph to its end")?;
    Ok(output.stdout)
}

/// Says which files were written.
pub(crate) fn summarize_written(outputs: &[Output], terminal: &Terminal) {
    let written: Vec<_> =
        outputs.iter().map(|output| output.path.display().to_string()).filter(|path| path != "-").collect();
    if !written.is_empty() {
        terminal.summary("written", &written.join(", "));
    }
}
