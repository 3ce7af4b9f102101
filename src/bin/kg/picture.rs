//! Has Graphviz draw graphs.

use std::fs::File;
use std::io::{self, BufWriter, Seek, Write};
use std::process::{Command, Stdio};

use anyhow::{Context, bail};
use kg::export::Format;
use kg::graph::KnowledgeGraph;

/// Graphviz's picture of a graph, in a format that `dot -T` knows.
///
/// # Errors
/// Where Graphviz is not there, or could not draw it, with what it says.
pub(crate) fn draw(graph: &KnowledgeGraph, kind: &str) -> anyhow::Result<Vec<u8>> {
    // It reads a file, so that neither waits for the other.
    let dot = written(graph).context("cannot write the graph for Graphviz to a temporary file")?;
    let drawn = Command::new("dot").arg(format!("-T{kind}")).stdin(Stdio::from(dot)).output();
    let drawn = drawn.map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => anyhow::anyhow!(
            "pictures are drawn by Graphviz, whose `dot` is not there: install it (graphviz.org), or write --html"
        ),
        _ => anyhow::Error::new(error).context("cannot run Graphviz's `dot`"),
    })?;
    if !drawn.status.success() {
        let told = String::from_utf8_lossy(&drawn.stderr);
        bail!("Graphviz's `dot` could not draw the graph ({}): {}", drawn.status, told.trim());
    }
    if drawn.stdout.is_empty() {
        bail!("Graphviz's `dot` drew nothing");
    }
    Ok(drawn.stdout)
}

/// The graph in a file without a name, to be read from its beginning.
fn written(graph: &KnowledgeGraph) -> io::Result<File> {
    let mut out = BufWriter::with_capacity(1 << 16, tempfile::tempfile()?);
    Format::Dot.write(graph, &mut out)?;
    out.flush()?;
    let mut file = out.into_inner().map_err(io::IntoInnerError::into_error)?;
    file.rewind()?;
    Ok(file)
}
