//! Ten million names: how long they take to compile and in how much memory, how soon the program starts with them, how fast it finds them.
//!
//! `cargo bench --bench large` (Linux; `-- 1` takes one million)

#![expect(clippy::print_stdout, clippy::unwrap_used, reason = "a benchmark prints its figures")]
#![allow(dead_code, reason = "each benchmark uses a part of the made-up corpus")]

mod corpus;
mod program;

use std::fs::{self, File};
use std::io::BufWriter;
use std::path::{Path, PathBuf};
use std::time::Instant;

use kg::corpus::Document;
use kg::extract::extract;
use kg::gazetteer::{Gazetteer, write_json_line};
use kg::recognize::{RecognizeOptions, Recognizer};
use kg::relate::Scope;
use program::{cost, kg, shortest};

const MILLION: usize = 1_000_000;
const TEXT: usize = 16 << 20;

fn main() {
    let millions = std::env::args().skip(1).find_map(|argument| argument.parse().ok()).unwrap_or(10);
    let folder = tempfile::tempdir().unwrap();
    let names = corpus::names(millions * MILLION);
    println!("{millions} million names");
    let list = compile(folder.path(), &names);
    start(folder.path(), &list);
    let documents = corpus::documents(&names, TEXT);
    for (what, mut gazetteer) in [("alone", Gazetteer::default()), ("over the built-in list", Gazetteer::builtin())] {
        gazetteer.load(&list).unwrap();
        println!("recognition, one thread, {what}: {} MB/s", recognition(&gazetteer, &documents));
    }
}

/// Compiles the names, two to an entity.
fn compile(folder: &Path, names: &[String]) -> PathBuf {
    let (source, compiled) = (folder.join("names.jsonl"), folder.join("names.kgz"));
    let mut out = BufWriter::new(File::create(&source).unwrap());
    corpus::records(names).for_each(|record| write_json_line(&record, &mut out).unwrap());
    out.into_inner().unwrap();
    let cost = cost(kg().args(["gazetteer", "compile", "--quiet"]).arg(&source).arg("-o").arg(&compiled));
    let size = |path: &Path| fs::metadata(path).unwrap().len() / MILLION as u64;
    println!(
        "compile: {:.1} s, peak memory {} MB, from {} MB to {} MB",
        cost.seconds,
        cost.memory / MILLION,
        size(&source),
        size(&compiled)
    );
    compiled
}

/// The whole run on a text of one sentence.
fn start(folder: &Path, list: &Path) {
    let text = folder.join("text.txt");
    fs::write(&text, "China and Japan met in Paris.").unwrap();
    for (what, more) in [("alone", &["--no-builtin"][..]), ("over the built-in list", &[])] {
        let time = shortest(|| {
            let mut command = kg();
            command.args(["extract", "--quiet", "--gazetteer"]).arg(list).args(more).arg(&text);
            command
        });
        println!("start, {what}: {time:.1} ms");
    }
}

/// Megabytes a second in the fastest of ten passes.
fn recognition(gazetteer: &Gazetteer, documents: &[Document]) -> u128 {
    let recognizer = Recognizer::new(gazetteer, RecognizeOptions { discover: None, ..RecognizeOptions::default() });
    let bytes: usize = documents.iter().map(|document| document.text.len()).sum();
    let pass = || {
        let start = Instant::now();
        let mentions = documents.iter().map(|document| extract(document, &recognizer, Scope::Sentence).units.len());
        std::hint::black_box(mentions.sum::<usize>());
        start.elapsed()
    };
    bytes as u128 * 1000 / (0..10).map(|_| pass()).min().unwrap().as_nanos()
}
