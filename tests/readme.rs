//! Runs the commands of the documents and holds what they print against what is written there.
//!
//! In a block marked `console`, each line `$ command` is run and the lines below it are what it prints. `$ cat NAME` makes the file
//! NAME of the lines below it where there is none yet. `KG_WRITE=1 cargo test --test readme` writes down what is printed now.
#![cfg(unix)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

/// Where the documents and the sample corpus are.
fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Whether documents and outputs are to be written anew.
fn is_writing() -> bool {
    std::env::var_os("KG_WRITE").is_some()
}

/// A folder that holds the sample corpus and nothing else.
fn folder() -> TempDir {
    let folder = TempDir::new().expect("a folder can be made");
    std::os::unix::fs::symlink(root().join("input"), folder.path().join("input")).expect("a link can be made");
    fs::create_dir(folder.path().join("output")).expect("a folder can be made");
    folder
}

/// What a command prints, as lines; `cargo run --release --` is the program.
fn run(command: &str, folder: &Path) -> Vec<String> {
    let program = PathBuf::from(env!("CARGO_BIN_EXE_kg"));
    let path = std::env::var("PATH").unwrap_or_default();
    let path = format!("{}:{path}", program.parent().unwrap_or(root()).display());
    let script = format!("exec 2>&1; {}", command.replace("cargo run --release --", "kg"));
    let shell = Command::new("sh")
        .arg("-c")
        .arg(script)
        .current_dir(folder)
        .env("PATH", path)
        .output()
        .expect("there is a shell");
    String::from_utf8_lossy(&shell.stdout).lines().map(|line| line.trim_end().to_owned()).collect()
}

/// What a command prints, or what is written where the command shows a file that is not there: it is made.
fn print(command: &str, written: &[String], folder: &Path) -> Vec<String> {
    let file = command.strip_prefix("cat ").map(|name| folder.join(name)).filter(|file| !file.exists());
    let Some(file) = file else { return run(command, folder) };
    fs::write(file, written.join("\n") + "\n").expect("a file can be made");
    written.to_vec()
}

/// A line without what differs from run to run.
fn timeless(line: &str) -> &str {
    if line.trim_start().starts_with("time  ") { "time" } else { line }
}

/// The document with each output replaced by what its command prints now.
fn renewed(document: &str) -> String {
    let folder = folder();
    let mut lines: Vec<String> = Vec::new();
    let mut rest = document.lines().map(str::to_owned).peekable();
    let mut inside = false;
    while let Some(line) = rest.next() {
        inside = if inside { line != "```" } else { line == "```console" };
        let command = line.strip_prefix("$ ").filter(|_| inside).map(str::to_owned);
        lines.push(line);
        let Some(command) = command else { continue };
        let mut written = Vec::new();
        while let Some(line) = rest.next_if(|line| !line.starts_with("$ ") && line != "```") {
            written.push(line);
        }
        let printed = print(&command, &written, folder.path());
        let same = printed.iter().map(|line| timeless(line)).eq(written.iter().map(|line| timeless(line)));
        lines.extend(if same { written } else { printed });
    }
    lines.join("\n") + "\n"
}

fn assert_true(name: &str) {
    let path = root().join(name);
    let document = fs::read_to_string(&path).expect("the document is there");
    let renewed = renewed(&document);
    if is_writing() {
        fs::write(&path, renewed).expect("the document can be written");
        return;
    }
    let differing = document.lines().zip(renewed.lines()).zip(1..).find(|((a, b), _)| a != b);
    if let Some(((written, printed), line)) = differing {
        panic!(
            "{name}:{line}: written: {written}\nprinted: {printed}\n`KG_WRITE=1 cargo test --test readme` renews it"
        );
    }
    assert_eq!(document.lines().count(), renewed.lines().count(), "{name}: the last output has another length");
}

#[test]
fn the_readme_is_true() {
    assert_true("README.md");
}

#[test]
fn the_page_on_gazetteers_is_true() {
    assert_true("docs/gazetteer.md");
}

#[test]
fn the_page_on_words_of_relations_is_true() {
    assert_true("docs/relations.md");
}

/// Not part of the published crate, which leaves `output` out.
#[test]
fn the_sample_output_is_that_of_the_sample_input() {
    let kept = root().join("output");
    if !kept.exists() {
        return;
    }
    let folder = folder();
    run("kg build input/ --html output/graph.html --dot output/graph.dot --json output/graph.json", folder.path());
    for name in ["graph.html", "graph.dot", "graph.json"] {
        let made = fs::read(folder.path().join("output").join(name)).expect("it is written");
        if is_writing() {
            fs::write(kept.join(name), &made).expect("it can be written");
        }
        let same = fs::read(kept.join(name)).ok().as_ref() == Some(&made);
        assert!(same, "output/{name} is old: `KG_WRITE=1 cargo test --test readme` renews it");
    }
}
