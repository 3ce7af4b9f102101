//! Time and memory of the whole program: `kg build input/`, and a gigabyte of made-up news.
//!
//! `cargo bench --bench whole` (Linux; `-- 100` takes 100 MB instead of 1000)

#![expect(clippy::print_stdout, clippy::unwrap_used, reason = "a benchmark prints its figures")]
#![allow(dead_code, reason = "each benchmark uses a part of the made-up corpus")]

mod corpus;

use std::fs::{self, File};
use std::io::{BufRead, BufReader, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::json;

const KG: &str = env!("CARGO_BIN_EXE_kg");
/// Articles that differ; larger corpora repeat them under other ids, as wire stories are.
const DIFFERENT: usize = 4000;
const MEGABYTE: usize = 1_000_000;

fn main() {
    sample();
    let megabytes = std::env::args().skip(1).find_map(|argument| argument.parse().ok()).unwrap_or(1000);
    large(megabytes);
}

/// The shortest of twenty runs, so that other work on the machine counts least.
fn sample() {
    let folder = tempfile::tempdir().unwrap();
    let run = || {
        let start = Instant::now();
        let mut command = Command::new(KG);
        command.args(["build", "input/", "--quiet", "--dot"]).arg(folder.path().join("graph.dot"));
        let status = command.arg("--json").arg(folder.path().join("graph.json")).status().unwrap();
        assert!(status.success());
        start.elapsed()
    };
    let best = (0..20).map(|_| run()).min().unwrap();
    println!("kg build input/: {:.1} ms", best.as_secs_f64() * 1000.0);
}

fn large(megabytes: usize) {
    let folder = tempfile::tempdir().unwrap();
    let names = corpus::names(100_000);
    let list = compile_list(folder.path(), &names);
    let news = folder.path().join("news.jsonl");
    write_news(&news, &names[..2000], megabytes * MEGABYTE);
    let graph = folder.path().join("graph.json");
    let start = Instant::now();
    let peak = peak_memory(
        Command::new(KG).args(["build", "--quiet"]).arg(&news).arg("--gazetteer").arg(&list).arg("--json").arg(&graph),
    );
    let time = start.elapsed().as_secs_f64();
    let (documents, evidence) = counts(&graph);
    let allowed = 300 * MEGABYTE + 32 * evidence + 300 * documents;
    println!(
        "{megabytes} MB in {documents} documents: {time:.0} s, {} pieces of evidence, peak memory {} MB of {} MB allowed",
        evidence,
        peak / MEGABYTE,
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
    let mut command = Command::new(KG);
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

/// The child's largest resident set in bytes, as the kernel counts it.
fn peak_memory(command: &mut Command) -> usize {
    let mut child = command.stdout(Stdio::null()).spawn().unwrap();
    let status = format!("/proc/{}/status", child.id());
    let mut peak = 0;
    while child.try_wait().unwrap().is_none() {
        peak = fs::read_to_string(&status).ok().and_then(|status| high_water(&status)).unwrap_or(0).max(peak);
        std::thread::sleep(Duration::from_millis(20));
    }
    assert!(child.wait().unwrap().success());
    peak
}

fn high_water(status: &str) -> Option<usize> {
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    line.split_whitespace().nth(1)?.parse::<usize>().ok().map(|kilobytes| kilobytes * 1024)
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
