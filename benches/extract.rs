//! Speed of reading and extraction, on made-up news with a made-up list of 100 thousand names over the built-in one.
//!
//! `cargo bench --bench extract`

#![expect(clippy::unwrap_used, reason = "a benchmark on made-up data")]

mod corpus;

use std::sync::LazyLock;

use divan::{Bencher, counter::BytesCount};
use kg::corpus::Document;
use kg::extract::{Extraction, extract, extract_with};
use kg::gazetteer::{Gazetteer, compile};
use kg::graph::{KnowledgeGraph, Ledger, Options, View};
use kg::recognize::{RecognizeOptions, Recognizer};
use kg::relate::Scope;
use rayon::prelude::*;

const BYTES: usize = 16 << 20;

static NAMES: LazyLock<Vec<String>> = LazyLock::new(|| corpus::names(100_000));
static GAZETTEER: LazyLock<Gazetteer> = LazyLock::new(|| corpus::gazetteer(&NAMES));
static DOCUMENTS: LazyLock<Vec<Document>> = LazyLock::new(|| corpus::documents(&NAMES, BYTES));

fn main() {
    divan::Divan::from_args().sample_count(10).main();
}

fn bytes() -> BytesCount {
    BytesCount::new(DOCUMENTS.iter().map(|document| document.text.len()).sum::<usize>())
}

#[divan::bench]
fn sentences(bencher: Bencher) {
    bencher
        .counter(bytes())
        .bench(|| DOCUMENTS.iter().map(|document| kg::text::segment(&document.text).sentences.len()).sum::<usize>());
}

#[divan::bench]
fn tokens(bencher: Bencher) {
    let mut buffer = Vec::new();
    bencher.counter(bytes()).bench_local(|| {
        DOCUMENTS
            .iter()
            .map(|document| {
                kg::text::token::tokenize_into(&document.text, &mut buffer);
                buffer.len()
            })
            .sum::<usize>()
    });
}

/// Sentences and the names of the list.
#[divan::bench]
fn gazetteer_only(bencher: Bencher) {
    recognize(bencher, RecognizeOptions { discover: None, ..RecognizeOptions::default() });
}

/// Sentences and names, those that no list has and short forms too.
#[divan::bench]
fn recognition(bencher: Bencher) {
    recognize(bencher, RecognizeOptions::default());
}

fn recognize(bencher: Bencher, options: RecognizeOptions) {
    let recognizer = Recognizer::new(&GAZETTEER, options);
    let mentions =
        |document: &Document| extract_with(document, &recognizer, Scope::Sentence, None).recognition.mentions.len();
    bencher.counter(bytes()).bench_local(|| DOCUMENTS.iter().map(mentions).sum::<usize>());
}

/// Sentences, names, what is said of them and the sum of it all, as the program does it.
#[divan::bench(args = [1, 2])]
fn extraction(bencher: Bencher, threads: usize) {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
    let recognizer = Recognizer::new(&GAZETTEER, RecognizeOptions::default());
    bencher.counter(bytes()).bench_local(|| pool.install(|| sum(&recognizer)));
}

fn sum(recognizer: &Recognizer<'_>) -> Extraction {
    sum_of(&DOCUMENTS, recognizer)
}

fn sum_of(documents: &[Document], recognizer: &Recognizer<'_>) -> Extraction {
    let add = |mut sum: Extraction, document: &Document| {
        sum.add(document, &extract(document, recognizer, Scope::Sentence));
        sum
    };
    documents.iter().par_bridge().fold(Extraction::default, add).reduce(Extraction::default, Extraction::merge)
}

fn build(extraction: Extraction) -> KnowledgeGraph {
    let options = Options::default();
    KnowledgeGraph::build(extraction, &GAZETTEER, options, View::default(), Ledger::default())
}

#[divan::bench]
fn graph(bencher: Bencher) {
    let recognizer = Recognizer::new(&GAZETTEER, RecognizeOptions::default());
    let extraction = sum(&recognizer);
    bencher.bench_local(|| build(extraction.clone()));
}

/// Communities and places of some 5,000 nodes, on one thread.
#[divan::bench(sample_count = 3, sample_size = 1)]
fn layout(bencher: Bencher) {
    let recognizer = Recognizer::new(&GAZETTEER, RecognizeOptions::default());
    let extraction = sum_of(&corpus::documents(&NAMES[..5000], BYTES / 4), &recognizer);
    let pool = rayon::ThreadPoolBuilder::new().num_threads(1).build().unwrap();
    bencher.with_inputs(|| build(extraction.clone())).bench_local_values(|graph| pool.install(|| graph.layout().len()));
}

#[divan::bench(args = [100_000, 1_000_000], sample_count = 3)]
fn compile_names(bencher: Bencher, names: usize) {
    let names = corpus::names(names);
    bencher
        .with_inputs(|| corpus::records(&names).collect())
        .bench_local_values(|records| compile(records).unwrap().len());
}
