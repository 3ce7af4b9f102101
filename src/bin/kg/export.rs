//! `kg export`: a graph in other formats; and how every command writes graphs.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::bail;
use kg::graph::KnowledgeGraph;

use crate::args::{ExportArgs, Output, What};
use crate::graph_file;
use crate::output::{Staging, is_stream, write_whole};
use crate::picture::draw;
use crate::terminal::{Outcome, Terminal};

pub(crate) fn run(args: &ExportArgs, terminal: &Terminal) -> anyhow::Result<Outcome> {
    let outputs = checked(args.into.wanted()?)?;
    let graph = graph_file::whole(&args.graph)?;
    write_graph(&graph, &outputs)?;
    summarize_written(&outputs, terminal);
    Ok(Outcome::Done)
}

/// The outputs, where each has a place of its own, this build can write it, and no folder is to be written to standard output.
///
/// # Errors
/// Where that is not so: before anything is read, which may take long.
pub(crate) fn checked(outputs: Vec<Output>) -> anyhow::Result<Vec<Output>> {
    for (at, output) in outputs.iter().enumerate() {
        let place = place(&output.path);
        if outputs[..at].iter().any(|other| self::place(&other.path) == place) {
            bail!("two formats cannot both be written to {}", output.path.display());
        }
        let What::Graph(format) = output.what else { continue };
        if let Some(feature) = format.missing_feature() {
            bail!("this kg was built without {feature}: install it with `cargo install --path . --features full`");
        }
        if format.is_folder() && is_stream(&output.path) {
            let what = if output.path == Path::new("-") { "standard output" } else { "a device" };
            bail!("this format is a folder of files, which {what} cannot be: name a folder");
        }
    }
    Ok(outputs)
}

/// A path without what may be written in several ways.
fn place(path: &Path) -> PathBuf {
    let parent = || match path.parent() {
        Some(parent) if parent.as_os_str().is_empty() => fs::canonicalize(".").ok(),
        parent => fs::canonicalize(parent?).ok(),
    };
    let in_parent = || Some(parent()?.join(path.file_name()?));
    if path == Path::new("-") { None } else { fs::canonicalize(path).ok().or_else(in_parent) }
        .unwrap_or_else(|| path.to_owned())
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
    let drawn = |output: &Output| match output.what {
        What::Graph(_) => Ok(None),
        What::Picture(kind) => draw(graph, kind).map(Some),
    };
    let pictures: Vec<_> = streams.iter().map(|output| drawn(output)).collect::<anyhow::Result<_>>()?;
    staging.publish()?;
    for (Output { what, path }, picture) in streams.into_iter().zip(pictures) {
        match *what {
            What::Graph(format) => write_whole(path, |out| format.write(graph, out))?,
            What::Picture(_) => write_whole(path, |out| out.write_all(&picture.unwrap_or_default()))?,
        }
    }
    Ok(())
}

/// Says which files were written.
pub(crate) fn summarize_written(outputs: &[Output], terminal: &Terminal) {
    let written: Vec<_> =
        outputs.iter().map(|output| output.path.display().to_string()).filter(|path| path != "-").collect();
    if !written.is_empty() {
        terminal.summary("written", &written.join(", "));
    }
}
