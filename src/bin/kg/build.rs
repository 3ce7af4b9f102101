//! `kg build`: documents in, a graph out.

use std::io;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use anyhow::Context;
use kg::corpus::{Corpus, Document, DocumentText, Item};
use kg::extract::{Extraction, Quoter, extract_with};
use kg::graph::{KnowledgeGraph, Options, WantedQuote};
use kg::recognize::Recognizer;
use rayon::prelude::*;

use crate::args::{BuildArgs, Output, PrintFormat};
use crate::export::{checked, summarize_written, write_graph};
use crate::output::write_whole;
use crate::pipeline::Reader;
use crate::spool::Spool;
use crate::table;
use crate::terminal::{Outcome, Terminal};

pub(crate) fn run(args: &BuildArgs, terminal: &Terminal) -> anyhow::Result<Outcome> {
    let start = Instant::now();
    let outputs = checked(args.outputs.wanted())?;
    let gazetteer = args.recognize.gazetteer()?;
    let recognizer = Recognizer::new(&gazetteer, args.recognize.options());
    let rules = args.rules.read()?;
    let rules = args.relations.are_stated().then_some(&*rules);
    let reader = Reader::open(&args.input, terminal)?;
    let view = args.view();
    let listed = outputs.iter().any(|output| output.what.lists_mentions());
    let outside = AtomicU64::new(0);
    let add = |sum: &mut Extraction, document: Document| {
        if view.holds_date(document.date) {
            let extracted = extract_with(&document, &recognizer, args.scope, rules);
            if listed { sum.add_with_mentions(&document, &extracted) } else { sum.add(&document, &extracted) }
        } else {
            outside.fetch_add(1, Ordering::Relaxed);
        }
    };
    let mut extraction = reader.fold(add, Extraction::merge);
    reader.settle(&mut extraction.documents);
    let (mut ledger, outcome) = reader.finish()?;
    ledger.outside = outside.into_inner();
    ledger.used -= ledger.outside;
    let mut graph = KnowledgeGraph::build(extraction, &gazetteer, options(args)?, view, ledger);
    let kept = graph.keeps_source() && args.evidence > 0 && outputs.iter().any(|output| output.what.keeps_source());
    add_sentences(&mut graph, &reader.corpus, kept).context("cannot put sentences aside")?;
    print_or_write(&graph, &outputs, args.format)?;
    summarize(&graph, &outputs, start.elapsed(), terminal);
    Ok(outcome)
}

fn options(args: &BuildArgs) -> anyhow::Result<Options> {
    let recognize = args.recognize.options();
    Ok(Options {
        scope: args.scope,
        weight: args.weight,
        demonyms: recognize.demonyms,
        metonyms: recognize.metonyms,
        discover: recognize.discover,
        quotes: args.evidence,
        relations: args.relations,
        rules: args.rules.sha256()?,
    })
}

/// Reads the documents again whose sentences are quoted or written: they are not kept while reading, so that memory does not grow with the text.
fn add_sentences(graph: &mut KnowledgeGraph, corpus: &Corpus, kept: bool) -> io::Result<()> {
    let wanted = graph.quotes_wanted();
    let documents = graph.documents();
    let units = if kept { graph.units_by_document() } else { vec![&[][..]; documents.len()] };
    let of = |row: usize| wanted.partition_point(|wanted| (wanted.document as usize) < row);
    let is_read = |row: usize| !units[row].is_empty() || of(row) < of(row + 1);
    let mut paths: Vec<&str> =
        documents.iter().enumerate().filter(|(row, _)| is_read(*row)).map(|(_, document)| &*document.path).collect();
    paths.sort_unstable();
    paths.dedup();
    let spool = Spool::new(documents.len());
    let read = |document: DocumentText| -> io::Result<Vec<(WantedQuote, Arc<str>)>> {
        let row = documents.binary_search_by(|row| row.id.cmp(&document.id)).ok();
        let Some(row) = row.filter(|row| documents[*row].sha256 == document.sha256) else { return Ok(Vec::new()) };
        if !units[row].is_empty() {
            spool.add(row, &units[row].iter().map(|unit| unit.span.of(&document.text)).collect::<String>())?;
        }
        let mut quoter = Quoter::new(&document.text);
        let mut cut = |wanted: &WantedQuote| (*wanted, quoter.quote(wanted.unit, wanted.first, wanted.second));
        Ok(wanted[of(row)..of(row + 1)].iter().map(&mut cut).collect())
    };
    let items = corpus.items().filter(|item| paths.binary_search(&item.path()).is_ok());
    let quotes: Vec<_> = items.par_bridge().flat_map_iter(Item::decode_texts).map(read).collect::<io::Result<_>>()?;
    graph.set_quotes(quotes.into_iter().flatten());
    if kept {
        graph.set_sentences(Box::new(spool));
    }
    Ok(())
}

fn print_or_write(graph: &KnowledgeGraph, outputs: &[Output], format: PrintFormat) -> anyhow::Result<()> {
    if outputs.is_empty() {
        return write_whole(Path::new("-"), |out| match format {
            PrintFormat::Text => table::text(graph, out),
            PrintFormat::Json => table::json(graph, out),
        });
    }
    write_graph(graph, outputs)
}

fn summarize(graph: &KnowledgeGraph, outputs: &[Output], time: Duration, terminal: &Terminal) {
    let ledger = graph.ledger();
    let mut books = format!("{} used, {} skipped, {} ignored", ledger.used, ledger.skipped.len(), ledger.ignored);
    for (count, what) in [(ledger.repeated, "repeated"), (ledger.outside, "outside the dates")] {
        if count > 0 {
            books = format!("{books}, {count} {what}");
        }
    }
    terminal.summary("documents", &format!("{books} (of {} seen)", ledger.seen));
    let mentions: u64 = graph.nodes().map(|node| node.mentions).sum();
    let left_out: u64 = ledger.left_out.iter().map(|(.., count)| count).sum();
    terminal.summary("mentions", &format!("{mentions}, {left_out} names left out as ambiguous or part of others"));
    terminal.summary("entities", &format!("{}{}{}", graph.nodes().len(), discovered(graph), kinds(graph)));
    terminal.summary(
        "edges",
        &format!("{}{} in {} {} units", graph.edges().len(), stated(graph), graph.unit_count(), graph.options().scope),
    );
    summarize_written(outputs, terminal);
    terminal.summary("time", &format!("{:.3} s", time.as_secs_f64()));
}

/// How many edges sentences state, where there are any.
fn stated(graph: &KnowledgeGraph) -> String {
    match graph.edges().filter(|edge| edge.edge().stated.is_some()).count() {
        0 => String::new(),
        count => format!(", {count} of them stated,"),
    }
}

/// How many entities no list has, where there are any.
fn discovered(graph: &KnowledgeGraph) -> String {
    match graph.nodes().filter(|node| node.discovered).count() {
        0 => String::new(),
        count => format!(", {count} of them on no list"),
    }
}

/// The number of entities of each kind, in brackets.
fn kinds(graph: &KnowledgeGraph) -> String {
    let mut kinds: Vec<_> = graph.nodes().map(|node| &node.kind).collect();
    kinds.sort();
    let counts: Vec<_> = kinds.chunk_by(|a, b| a == b).map(|same| format!("{} {}", same[0], same.len())).collect();
    if counts.is_empty() { String::new() } else { format!(" ({})", counts.join(", ")) }
}
