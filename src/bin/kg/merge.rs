//! `kg merge` and `kg remove`: graphs added up, and documents taken out.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, bail};
use clap::Args;
use kg::extract::{DocumentRow, is_record};
use kg::gazetteer::Gazetteer;
use kg::graph::{Fate, KnowledgeGraph, Relations, Sum, Told, View, Weight};
use kg::relate::Scope;
use kg::text::distance::edit_distance;

use crate::args::{IntoArgs, ListArgs, Output};
use crate::export::{checked, summarize_written, write_graph};
use crate::graph_file;
use crate::terminal::{Outcome, Terminal};

const MERGE_EXAMPLES: &str = "\
Examples:
  kg merge monday.json tuesday.json -o week.json
  kg merge 2018.json.gz 2019.json.gz -o both.json --html both.html
  kg merge small.json large.json --weight documents -o both.json
  kg extract today/ | kg merge graph.json - -o graph.json      documents added as they come

The sum equals the graph that `kg build` makes of all the documents at once, byte for byte. A document that is in two graphs counts once, and
is counted as repeated. Graphs that were built with other lists or options are refused: the message says what differs and how to tell
which to take. Lines of `kg extract` take the lists that they were made with (--gazetteer, --no-builtin), and know nothing of files
that were skipped. A view (--top, --min-count, --since …) holds a part of its documents' names and cannot be added to.

Exit status: 0 done; 2 nothing was written.";

const REMOVE_EXAMPLES: &str = "\
Examples:
  kg remove graph.json 2019/talks.txt -o without.json
  kg remove graph.json feeds/border.json#2 feeds/border.json#3 -o without.json --dot without.dot

What is left equals the graph that `kg build` makes of the other documents, byte for byte. Documents go by their ids, as `document_table` in
the file and `kg why` have them.

Exit status: 0 done; 2 no such document, or nothing was written.";

/// Add graphs up: the graph of all their documents
#[derive(Args)]
#[command(after_help = MERGE_EXAMPLES)]
pub(crate) struct MergeArgs {
    /// What `kg build --json` or `kg extract` wrote, plain, .gz or .zst; - is standard input
    #[arg(value_name = "GRAPH", required = true)]
    graphs: Vec<PathBuf>,
    #[command(flatten)]
    into: IntoArgs,
    #[command(flatten)]
    lists: ListArgs,
    /// How near two names must stand, for lines of `kg extract`: sentence; or, where they have --text, paragraph, document or window:N
    #[arg(long, value_name = "SCOPE", help_heading = "Graph")]
    scope: Option<Scope>,
    /// What the weight of an edge is, where the graphs differ: count, documents, origins, npmi or llr
    #[arg(long, value_name = "MEASURE", help_heading = "Graph")]
    weight: Option<Weight>,
    /// Which edges there are, where the graphs differ: events, roles, treaties, cooccurrence, with commas between
    #[arg(long, value_name = "LIST", help_heading = "Graph")]
    relations: Option<Relations>,
    /// Quote so many pieces of evidence of each edge, where the graphs differ
    #[arg(long, value_name = "N", help_heading = "Graph")]
    evidence: Option<usize>,
    /// Add up graphs of different lists or ways of recognition: what the first knows of an entity holds
    #[arg(long, help_heading = "Graph")]
    mixed: bool,
}

/// Take documents out of a graph, as if they had never been read
#[derive(Args)]
#[command(after_help = REMOVE_EXAMPLES)]
pub(crate) struct RemoveArgs {
    /// What `kg build --json` wrote, plain, .gz or .zst; - is standard input
    #[arg(value_name = "GRAPH")]
    graph: PathBuf,
    /// The id of a document
    #[arg(value_name = "DOC", required = true)]
    documents: Vec<String>,
    #[command(flatten)]
    into: IntoArgs,
}

pub(crate) fn merge(args: &MergeArgs, terminal: &Terminal) -> anyhow::Result<Outcome> {
    let outputs = checked(args.into.wanted()?)?;
    let told = Told {
        scope: args.scope,
        weight: args.weight,
        relations: args.relations,
        quotes: args.evidence,
        mixed: args.mixed,
    };
    let mut sum = Sum::new(told);
    // Graphs go first: lines are counted as these were.
    let mut lines = Vec::new();
    let bar = terminal.progress(args.graphs.iter().filter_map(|path| Some(fs::metadata(path).ok()?.len())).sum());
    for path in &args.graphs {
        let content = graph_file::bytes(path)?;
        bar.inc(fs::metadata(path).map_or(0, |file| file.len()));
        if is_record(first_line(&content)) {
            lines.push((path, content));
        } else {
            sum = sum.add(&content, |_| Fate::Kept).with_context(|| format!("cannot add {}", path.display()))?;
        }
    }
    if lines.is_empty() && args.lists.are_told() {
        terminal.remark("--gazetteer and --no-builtin are for lines of `kg extract`, and there are none: graphs know their entities");
    }
    if !lines.is_empty() {
        let gazetteer = args.lists.gazetteer()?;
        for (path, content) in lines {
            sum = add_lines(sum, &content, &gazetteer).with_context(|| format!("cannot add {}", path.display()))?;
        }
    }
    bar.finish_and_clear();
    put(&sum.finish(View::default())?, &outputs, terminal)
}

fn first_line(content: &[u8]) -> &[u8] {
    content.split(|byte| *byte == b'\n').find(|line| !line.trim_ascii().is_empty()).unwrap_or_default()
}

fn add_lines(mut sum: Sum, content: &[u8], gazetteer: &Gazetteer) -> anyhow::Result<Sum> {
    for (number, line) in content.split(|byte| *byte == b'\n').enumerate() {
        if !line.trim_ascii().is_empty() {
            sum = sum.add_record(line, gazetteer).with_context(|| format!("line {}", number + 1))?;
        }
    }
    Ok(sum)
}

pub(crate) fn remove(args: &RemoveArgs, terminal: &Terminal) -> anyhow::Result<Outcome> {
    let outputs = checked(args.into.wanted()?)?;
    let json = graph_file::bytes(&args.graph)?;
    let mut ids: Vec<String> = Vec::new();
    let fate = |row: &DocumentRow| {
        ids.push(row.id.as_str().to_owned());
        if args.documents.iter().any(|id| id == row.id.as_str()) { Fate::Gone } else { Fate::Kept }
    };
    let sum = Sum::new(Told::default()).add(&json, fate);
    let sum = sum.with_context(|| format!("cannot take documents out of {}", args.graph.display()))?;
    args.documents.iter().try_for_each(|wanted| check(wanted, &ids))?;
    put(&sum.finish(View::default())?, &outputs, terminal)
}

/// Fails where a graph has no such document, with the ones that may be meant.
fn check(wanted: &str, ids: &[String]) -> anyhow::Result<()> {
    if ids.iter().any(|id| id == wanted) {
        return Ok(());
    }
    let near = near(wanted, ids.iter().map(String::as_str));
    if near.is_empty() {
        bail!("the graph has no document `{wanted}`; the ids of those that it has stand in its `document_table`");
    }
    bail!("the graph has no document `{wanted}`; did you mean {}?", near.join(" or "))
}

/// The ids spelled most like one, the nearest first, or whose last part it is.
fn near<'i>(wanted: &str, ids: impl Iterator<Item = &'i str>) -> Vec<&'i str> {
    let letters: Vec<char> = wanted.chars().collect();
    let bound = (letters.len() / 3).clamp(1, 6);
    let distance = |id: &str| {
        let file = id.rsplit('/').next().unwrap_or(id);
        let is_part = file == wanted || file.split(['.', '#']).next() == Some(wanted);
        if is_part { Some(0) } else { edit_distance(&letters, &id.chars().collect::<Vec<_>>(), bound) }
    };
    let mut near: Vec<_> = ids.filter_map(|id| Some((distance(id)?, id))).collect();
    near.sort_unstable();
    near.truncate(5);
    near.into_iter().map(|(_, id)| id).collect()
}

fn put(graph: &KnowledgeGraph, outputs: &[Output], terminal: &Terminal) -> anyhow::Result<Outcome> {
    write_graph(graph, outputs)?;
    let ledger = graph.ledger();
    let repeated = if ledger.repeated > 0 { format!(", {} repeated", ledger.repeated) } else { String::new() };
    terminal.summary("documents", &format!("{}{repeated} (of {} seen)", ledger.used, ledger.seen));
    terminal.summary("entities", &graph.nodes().len().to_string());
    terminal.summary("edges", &graph.edges().len().to_string());
    summarize_written(outputs, terminal);
    Ok(Outcome::Done)
}
