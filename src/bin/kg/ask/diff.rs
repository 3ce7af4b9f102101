//! `kg diff`: what came, went, grew and shrank between two graphs.

use std::path::{Path, PathBuf};

use anyhow::bail;
use clap::Args;
use kg::graph::{Difference, Differs, EdgeRef, Node};
use serde_json::{Value, json};

use super::style::short;
use crate::args::PrintFormat;
use crate::graph_file;
use crate::output::{write_lines, write_page};
use crate::table::{table, trimmed};
use crate::terminal::{Outcome, Terminal};

const EXAMPLES: &str = "\
Examples:
  kg diff monday.json tuesday.json
  kg diff old.json new.json --all
  kg diff old.json new.json --format json | jq '.edges[] | select(.change == \"came\")'

Documents are those in which other evidence of the edge stands, or of edges of the entity; where an entity has no edges, none are known.
`changed` is an edge of as many units from other documents. JSON has `comparable`, `documents` (`change`, `id`), `nodes` (`change`, `id`,
`label`, `kind`, `old` and `new` mentions, `documents`) and `edges` (`change`, `id`, `source`, `relation`, `target`, `old` and `new` counts,
`documents`).

Exit status: 0 whether they differ or not; 2 one of them could not be read.";

/// How many rows a table has, and how many documents a row.
const ROWS: usize = 20;
const NAMED: usize = 2;

/// Compare two graphs: nodes and edges that came, went, grew or shrank, and the documents responsible
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct DiffArgs {
    /// The graph before
    #[arg(value_name = "OLD")]
    old: PathBuf,
    /// The graph after
    #[arg(value_name = "NEW")]
    new: PathBuf,
    /// Print all rows and all documents
    #[arg(long, help_heading = "Output")]
    all: bool,
    /// Print text for people, or JSON
    #[arg(long, value_enum, default_value = "text", value_name = "FORMAT", help_heading = "Output")]
    format: PrintFormat,
}

pub(crate) fn run(args: &DiffArgs, terminal: &Terminal) -> anyhow::Result<Outcome> {
    if args.old == Path::new("-") && args.new == Path::new("-") {
        bail!("only one of the graphs can be read from standard input");
    }
    let (old, new) = (graph_file::read(&args.old)?, graph_file::read(&args.new)?);
    let difference = Difference::between(&old, &new);
    if !difference.comparable {
        terminal.remark("the graphs were built with other lists or options: their counts may differ for that alone");
    }
    match args.format {
        PrintFormat::Text => write_page(&(text(&difference, args.all) + "\n"))?,
        PrintFormat::Json => write_lines(|out| {
            serde_json::to_writer_pretty(&mut *out, &json(&difference))?;
            Ok(writeln!(out)?)
        })?,
    }
    Ok(Outcome::Done)
}

fn text(difference: &Difference<'_>, all: bool) -> String {
    if difference.is_empty() {
        return "The graphs do not differ.".to_owned();
    }
    let rows = if all { usize::MAX } else { ROWS };
    let mut documents = table(&["DOCUMENT", "CHANGE"], 2);
    for (change, id) in difference.documents.iter().take(rows) {
        documents.add_row([*id, change.as_str()]);
    }
    let mut nodes = table(&["ENTITY", "CHANGE", "DOCUMENTS", "OLD", "NEW"], 3);
    for node in difference.nodes.iter().take(rows) {
        let [old, new] = node.counts.map(|count| count.to_string());
        nodes.add_row([short(&node.what.label), node.change.as_str().to_owned(), list(&node.documents, all), old, new]);
    }
    let mut edges = table(&["WHO", "WHAT", "WHOM", "CHANGE", "DOCUMENTS", "OLD", "NEW"], 5);
    for edge in difference.edges.iter().take(rows) {
        let [old, new] = edge.counts.map(|count| count.to_string());
        let what =
            [edge.what.source.label.as_str(), edge.what.edge().relation.as_str(), edge.what.target.label.as_str()];
        let change = edge.change.as_str().to_owned();
        edges.add_row(what.map(short).into_iter().chain([change, list(&edge.documents, all), old, new]));
    }
    let lengths = [difference.documents.len(), difference.nodes.len(), difference.edges.len()];
    let tables = [documents, nodes, edges].into_iter().zip(lengths).filter(|(_, length)| *length > 0);
    let shown = tables.map(|(table, length)| match length.saturating_sub(rows) {
        0 => trimmed(&table),
        more => format!("{}\n… and {more} more: --all prints them", trimmed(&table)),
    });
    shown.collect::<Vec<_>>().join("\n\n")
}

/// Documents in one cell.
fn list(documents: &[&str], all: bool) -> String {
    let named = if all { documents.len() } else { documents.len().min(NAMED) };
    let more = documents.len() - named;
    let listed = documents[..named].join(", ");
    if more > 0 { format!("{listed}, {more} more") } else { listed }
}

fn json(difference: &Difference<'_>) -> Value {
    let document = |(change, id): &(kg::graph::Change, &str)| json!({"change": change.as_str(), "id": id});
    let node = |node: &Differs<'_, &Node>| {
        json!({"change": node.change.as_str(), "id": node.what.key, "label": node.what.label, "kind": node.what.kind.as_str(),
               "old": node.counts[0], "new": node.counts[1], "documents": node.documents})
    };
    let edge = |edge: &Differs<'_, EdgeRef<'_>>| {
        let EdgeRef { source, target, .. } = edge.what;
        json!({"change": edge.change.as_str(), "id": edge.what.edge().id, "source": source.key,
               "relation": edge.what.edge().relation.as_str(), "target": target.key,
               "old": edge.counts[0], "new": edge.counts[1], "documents": edge.documents})
    };
    json!({
        "comparable": difference.comparable,
        "documents": difference.documents.iter().map(document).collect::<Vec<_>>(),
        "nodes": difference.nodes.iter().map(node).collect::<Vec<_>>(),
        "edges": difference.edges.iter().map(edge).collect::<Vec<_>>(),
    })
}
