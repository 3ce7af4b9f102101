//! Time and memory of the whole program: `kg build input/`, and a gigabyte of made-up news.
//!
//! `cargo bench --bench whole` (Linux; `-- 100` takes 100 MB instead of 1000)

#![expect(clippy::print_stdout, clippy::unwrap_used, reason = "a benchmark prints its figures")]
#![allow(dead_code, reason = "each benchmark uses a part of the made-up corpus")]

mod corpus;
mod program;

use std::fs::File;
use std::io::{BufRead, BufReader, BufWriter, Write};
use std::path::{Path, PathBuf};

use program::{cost, kg, shortest};
use serde_json::json;

/// Articles that differ; larger corpora repeat them under other ids, as wire stories are.
const DIFFERENT: usize = 4000;
const MEGABYTE: usize = 1_000_000;

fn main() {
    sample();
    let megabytes = std::env::args().skip(1).find_map(|argument| argument.parse().ok()).unwrap_or(1000);
    large(megabytes);
}

fn sample() {
    let folder = tempfile::tempdir().unwrap();
    let best = shortest(|| {
        let mut command = kg();
        command.args(["build", "input/", "--quiet", "--dot"]).arg(folder.path().join("graph.dot"));
        command.arg("--json").arg(folder.path().join("graph.json"));
        command
    });
    println!("kg build input/: {best:.1} ms");
}

fn large(megabytes: usize) {
    let folder = tempfile::tempdir().unwrap();
    let names = corpus::names(100_000);
    let list = compile_list(folder.path(), &names);
    let news = folder.path().join("news.jsonl");
    write_news(&news, &names[..2000], megabytes * MEGABYTE);
    let graph = folder.path().join("graph.json");
    let cost = cost(kg().args(["build", "--quiet"]).arg(&news).arg("--gazetteer").arg(&list).arg("--json").arg(&graph));
    let (documents, evidence) = counts(&graph);
    let allowed = 300 * MEGABYTE + 32 * evidence + 300 * documents;
    println!(
        "{megabytes} MB in {documents} documents: {:.0} s, {evidence} pieces of evidence, peak memory {} MB of {} MB allowed",
        cost.seconds,
        cost.memory / MEGABYTE,
        allowed / MEGABYTE
    );
}

/// A compiled list of the made-up names.
fn compile_list(folder: &Path, names: &[String]) -> PathBuf {
    let (source, compiled) = (folder.join("names.csv"), folder.join("names.kgz"));
    let mut out = BufWriter::new(File::create(&source).unwrap());
    writeln!(out, "id,kind,name").unwrap();
    for (number, name) in names.iter().enumerate() {
        writeln!(out, "agency.made-up-{number},agency,{name}").unwrap();
    }
    out.into_inner().unwrap();
    let mut command = kg();
    command.args(["gazetteer", "compile", "--quiet"]).arg(&source).arg("-o").arg(&compiled);
    assert!(command.status().unwrap().success());
    compiled
}

fn write_news(path: &Path, names: &[String], bytes: usize) {
    let mut random = corpus::Random::new(3);
    let articles: Vec<String> = (0..DIFFERENT)
        .map(|_| {
            let len = 2000 + random.below(4000);
            corpus::article(&mut random, names, len)
        })
        .collect();
    let mut out = BufWriter::new(File::create(path).unwrap());
    let mut written = 0;
    for (number, text) in articles.iter().cycle().enumerate() {
        if written >= bytes {
            break;
        }
        let date = format!("20{:02}-{:02}-{:02}", 10 + number % 15, 1 + number % 12, 1 + number % 28);
        let line =
            json!({"id": format!("d{number}"), "title": format!("Article {number}"), "date": date, "text": text});
        writeln!(out, "{line}").unwrap();
        written += text.len();
    }
    out.flush().unwrap();
}

/// The documents and pieces of evidence of a graph, from its lines.
fn counts(graph: &Path) -> (usize, usize) {
    let lines = BufReader::new(File::open(graph).unwrap()).lines().map(Result::unwrap);
    let number = |line: &str, key: &str| {
        let (_, rest) = line.split_once(key)?;
        rest.split(|c: char| !c.is_ascii_digit()).next()?.parse::<usize>().ok()
    };
    lines.fold((0, 0), |(documents, evidence), line| {
        if line.starts_with("\"graph\":") {
            (number(&line, "\"documents\":").unwrap_or(0), evidence)
        } else if line.starts_with("{\"id\":\"e") {
            (documents, evidence + number(&line, "\"count\":").unwrap_or(0))
        } else {
            (documents, evidence)
        }
    })
}
