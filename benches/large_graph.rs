//! A graph of a million nodes and ten million edges: how long its file takes to read and in how much memory, and what its index saves.
//!
//! `cargo bench --bench large_graph` (Linux; `-- 100` takes a hundred thousand nodes, a folder behind it keeps the file there)

#![expect(clippy::print_stdout, clippy::unwrap_used, reason = "a benchmark prints its figures")]
#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    reason = "made-up numbers"
)]
#![allow(dead_code, reason = "each benchmark uses a part of what runs the program")]

mod graph;
mod program;

use std::fs::{self, File};
use std::io::BufWriter;
use std::path::Path;

use program::{Cost, cost, kg};

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| !argument.starts_with('-')).collect();
    let thousands = arguments.first().and_then(|argument| argument.parse().ok()).unwrap_or(1000);
    let nodes = thousands * 1000;
    let folder = tempfile::tempdir().unwrap();
    let folder = arguments.get(1).map_or(folder.path(), |folder| Path::new(folder));
    let file = folder.join("graph.json");
    if !file.exists() {
        graph::write(nodes, &mut BufWriter::with_capacity(1 << 20, File::create(&file).unwrap())).unwrap();
    }
    let size = fs::metadata(&file).unwrap().len();
    println!("{nodes} nodes, {} edges: a file of {} MB", nodes * graph::EDGES, size / 1_000_000);
    ask(&file, nodes, "whole");
    let indexing = cost(kg().args(["index", "--quiet"]).arg(&file));
    let index = fs::metadata(file.with_extension("json.kgi")).unwrap().len();
    println!("index: {} MB; {}", index / 1_000_000, told(&indexing, size));
    ask(&file, nodes, "index");
}

/// Asks about nodes of few edges and of many.
fn ask(file: &Path, nodes: usize, by: &str) {
    let size = fs::metadata(file).unwrap().len();
    let (hub, one, other) = (graph::key(3), graph::key(nodes / 3), graph::key(nodes - 7));
    for (what, arguments) in [
        ("show, an entity of few edges", vec!["show", &one]),
        ("show, an entity of many", vec!["show", &hub]),
        ("why, between two that no edge joins", vec!["why", &hub, &one]),
        ("path", vec!["path", &one, &other]),
        ("path by strength", vec!["path", &one, &other, "--by", "strength", "-n", "1"]),
    ] {
        let cost = cost(kg().arg(arguments[0]).arg(file).args(&arguments[1..]));
        println!("{by}: {what}: {}", told(&cost, size));
    }
}

fn told(cost: &Cost, size: u64) -> String {
    let memory = cost.memory as f64;
    format!("{:.2} s, {:.0} MB, {:.2} of the file", cost.seconds, memory / 1e6, memory / size as f64)
}
