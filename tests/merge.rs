//! `kg merge` and `kg remove` as users call them: what they write, say and refuse.

mod program;

use std::fs;
use std::sync::LazyLock;

use insta::assert_snapshot;
use program::{Place, Run, project};

/// The sample corpus in two folders, with the graph of each, of both, and lines of one.
static PLACE: LazyLock<Place> = LazyLock::new(|| {
    let place = Place::new();
    for folder in ["2018", "2019", "2021", "2023", "2024", "2025", "archive", "briefs", "feeds"] {
        let side = if folder < "2022" { "one" } else { "two" };
        for entry in fs::read_dir(project().join("input").join(folder)).expect("the sample is there") {
            let path = entry.expect("it can be read").path();
            let name = path.file_name().expect("it has a name").to_string_lossy().into_owned();
            place.write(&format!("{side}/{folder}/{name}"), fs::read(&path).expect("it is a file"));
        }
    }
    for (input, json) in [(&["one"][..], "one.json"), (&["two"], "two.json"), (&["one", "two"], "all.json")] {
        let args = [&["build"], input, &["--json", json, "--quiet"]].concat();
        assert_eq!(place.run(&args).code, 0, "{json}");
    }
    place
});

fn run(args: &[&str]) -> Run {
    PLACE.run(args)
}

#[test]
fn two_graphs_add_up() {
    let merged = run(&["merge", "one.json", "two.json", "-o", "sum.json"]);
    assert_eq!((merged.code, merged.out.as_str()), (0, ""));
    assert_snapshot!("merge_summary", merged.err);
    assert!(PLACE.read("sum.json") == PLACE.read("all.json"));
    assert_eq!(run(&["merge", "two.json", "one.json", "-o", "turned.json", "--quiet"]).code, 0);
    assert!(PLACE.read("turned.json") == PLACE.read("all.json"));
}

#[test]
fn a_sum_is_written_in_any_format() {
    assert_eq!(run(&["merge", "one.json", "two.json", "-o", "sum.gexf", "--dot", "sum.dot", "--quiet"]).code, 0);
    assert_eq!(run(&["export", "all.json", "-o", "all.gexf", "--dot", "all.dot", "--quiet"]).code, 0);
    for name in ["gexf", "dot"] {
        assert!(PLACE.read(&format!("sum.{name}")) == PLACE.read(&format!("all.{name}")), "{name}");
    }
}

#[test]
fn lines_add_up() {
    let lines = run(&["extract", "one", "--quiet"]).out;
    PLACE.write("one.jsonl", &lines);
    assert_eq!(run(&["merge", "two.json", "one.jsonl", "-o", "lines.json", "--quiet"]).code, 0);
    assert!(PLACE.read("lines.json") == PLACE.read("all.json"));
    let cut = run(&["merge", "two.json", "one.jsonl", "--scope", "paragraph", "-o", "x.json"]);
    assert_eq!((cut.code, PLACE.exists("x.json")), (2, false), "a graph has the scope that it has");
    PLACE.write("broken.jsonl", format!("{}\n{{\"doc\":1}}\n", lines.lines().next().unwrap_or_default()));
    let alone = [
        &["merge", "one.jsonl", "--scope", "paragraph", "-o", "no.json"][..],
        &["merge", "broken.jsonl", "-o", "no.json"],
    ];
    let runs = [cut].into_iter().chain(alone.iter().map(|args| run(args)));
    let said: Vec<_> = runs.map(|run| format!("{} {}", run.code, run.err)).collect();
    assert_snapshot!("merge_bad_lines", said.concat());
    assert!(!PLACE.exists("no.json"));
}

#[test]
fn documents_are_taken_out() {
    let removed = run(&["remove", "all.json", "2023/vostochny-summit.txt", "feeds/border.json#2", "-o", "rest.json"]);
    assert_eq!((removed.code, removed.out.as_str()), (0, ""));
    assert_snapshot!("remove_summary", removed.err);
    let outside = fs::read_to_string(PLACE.path("rest.json")).expect("it was written");
    assert!(!outside.contains("vostochny-summit") && !outside.contains("feeds/border.json#2"));
    // Added again, it is the whole.
    PLACE.write("again/2023/vostochny-summit.txt", PLACE.read("two/2023/vostochny-summit.txt"));
    assert_eq!(run(&["remove", "all.json", "2023/vostochny-summit.txt", "-o", "less.json", "-q"]).code, 0);
    assert_eq!(run(&["build", "again", "--json", "again.json", "-q"]).code, 0);
    assert_eq!(run(&["merge", "again.json", "less.json", "-o", "back.json", "-q"]).code, 0);
    assert!(PLACE.read("back.json") == PLACE.read("all.json"));
}

#[test]
fn the_same_document_counts_once() {
    assert_eq!(run(&["merge", "one.json", "all.json", "-o", "twice.json"]).code, 0);
    let twice: serde_json::Value = serde_json::from_str(&PLACE.read("twice.json")).expect("it is JSON");
    let one: serde_json::Value = serde_json::from_str(&PLACE.read("one.json")).expect("it is JSON");
    let all: serde_json::Value = serde_json::from_str(&PLACE.read("all.json")).expect("it is JSON");
    assert_eq!((&twice["nodes"], &twice["edges"]), (&all["nodes"], &all["edges"]));
    assert_eq!(twice["graph"]["ledger"]["repeated"], one["graph"]["documents"]);
}

/// The text with a word for each beginning of a hash: lists change more often than messages.
fn without_hashes(text: &str) -> String {
    let is_hash = |word: &str| word.len() == 12 && word.bytes().all(|byte| byte.is_ascii_hexdigit());
    let word =
        |word: &str| if is_hash(word.trim_matches(['(', ')', ':'])) { "[hash]".to_owned() } else { word.to_owned() };
    text.split(' ').map(word).collect::<Vec<_>>().join(" ")
}

#[test]
fn bad_input() {
    let build = |args: &[&str]| assert_eq!(run(&[&["build", "one", "-q"], args].concat()).code, 0, "{args:?}");
    build(&["--json", "view.json", "--top", "5"]);
    build(&["--json", "wide.json", "--scope", "paragraph"]);
    build(&["--json", "llr.json", "--weight", "llr"]);
    build(&["--json", "sure.json", "--min-confidence", "0.9"]);
    build(&["--json", "bare.json", "--evidence", "0"]);
    build(&["--json", "events.json", "--relations", "events"]);
    PLACE.write("list.tsv", "id\tkind\tname\nperson.x\tperson\tXaver Ypsilon\n");
    build(&["--json", "listed.json", "--gazetteer", "list.tsv"]);
    PLACE.write("other/2018/dalian.txt", "China and North Korea met in Dalian.");
    let id = run(&["remove", "one.json", "2018/nothing.txt", "-o", "no.json"]).err;
    let first = fs::read_dir(PLACE.path("one/2018")).expect("it is there").next().expect("it holds a file");
    let name = first.expect("it can be read").file_name().to_string_lossy().into_owned();
    PLACE.write(&format!("other/2018/{name}"), "China and North Korea met in Dalian.");
    assert_eq!(run(&["build", "other", "--json", "other.json", "-q"]).code, 0);
    let whole = PLACE.read("one.json");
    PLACE.write("cut.json", &whole[..whole.len() / 3]);
    PLACE.write("newer.json", whole.replacen("kg-graph/1", "kg-graph/9", 1));
    PLACE.write("none.json", "{\"a\": 1}");
    PLACE.write("old.json", format!("{}}}", &whole[..whole.find(",\n\"material\"").expect("it is there")]));
    let mut said = id;
    for args in [
        &["one.json", "view.json", "-o", "no.json"][..],
        &["one.json", "wide.json", "-o", "no.json"],
        &["one.json", "llr.json", "-o", "no.json"],
        &["two.json", "sure.json", "-o", "no.json"],
        &["two.json", "bare.json", "-o", "no.json"],
        &["two.json", "bare.json", "--evidence", "5", "-o", "no.json"],
        &["two.json", "events.json", "-o", "no.json"],
        &["two.json", "events.json", "--relations", "events,roles", "-o", "no.json"],
        &["two.json", "listed.json", "-o", "no.json"],
        &["one.json", "other.json", "-o", "no.json"],
        &["one.json", "old.json", "-o", "no.json"],
        &["one.json", "cut.json", "-o", "no.json"],
        &["newer.json", "-o", "no.json"],
        &["none.json", "-o", "no.json"],
        &["nowhere.json", "-o", "no.json"],
        &["one.json", "two.json"],
        &["one.json", "two.json", "-o", "no.xyz"],
    ] {
        let run = run(&[&["merge"], args].concat());
        assert_eq!((run.code, run.out.as_str()), (2, ""), "{args:?}: {}", run.err);
        said += &run.err;
    }
    assert_snapshot!("merge_bad_input", without_hashes(&said));
    assert!(!PLACE.exists("no.json"));
    for told in [
        &["one.json", "llr.json", "--weight", "documents"][..],
        &["two.json", "sure.json", "--mixed"],
        &["two.json", "bare.json", "--evidence", "0"],
        &["two.json", "events.json", "--relations", "events"],
        &["two.json", "listed.json", "--mixed"],
    ] {
        assert_eq!(run(&[&["merge"], told, &["-o", "told.json", "-q"]].concat()).code, 0, "{told:?}");
    }
}
