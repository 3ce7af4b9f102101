//! Holds what `kg whynot` says: of names in one sentence, paragraph, article and none, and of names that do not count.
//!
//! Where a change is wanted, `INSTA_UPDATE=always cargo test --test ask_whynot` writes the snapshots anew.

mod program;

use std::collections::BTreeSet;
use std::sync::LazyLock;

use insta::assert_snapshot;
use serde_json::Value;

use program::{Place, Run, project};

/// Graphs of the sample corpus, which lies beside them: whole, and with filters of all kinds.
static SAMPLE: LazyLock<Place> = LazyLock::new(|| {
    let place = Place::new();
    for (name, options) in [
        ("g.json", &[] as &[&str]),
        ("few.json", &["--min-count", "2", "--min-documents", "2", "--min-weight", "2.5"]),
        ("top.json", &["--top", "12"]),
        ("sure.json", &["--fdr", "0.01", "--backbone", "0.05"]),
        ("people.json", &["--kind", "person"]),
        ("late.json", &["--since", "2020"]),
        ("npmi.json", &["--weight", "npmi"]),
        ("events.json", &["--relations", "events"]),
        ("listed.json", &["--gazetteer-only"]),
        ("surer.json", &["--min-confidence", "0.95"]),
    ] {
        let run = place.run(&[&["build", &input(), "--json", name, "--quiet"], options].concat());
        assert_eq!(run.code, 0, "{run:?}");
    }
    place
});

fn input() -> String {
    project().join("input").to_string_lossy().into_owned()
}

fn ask(graph: &str, one: &str, other: &str, more: &[&str]) -> Run {
    SAMPLE.run(&[&["whynot", graph, one, other], more].concat())
}

fn text(graph: &str, one: &str, other: &str, more: &[&str]) -> String {
    let run = ask(graph, one, other, more);
    assert_eq!((run.code, &*run.err), (0, ""), "{one}, {other}");
    assert!(!run.out.contains('\u{1b}'), "{one}, {other}: colors where no terminal is");
    assert!(run.out.lines().all(|line| line.chars().count() <= 140), "{one}, {other}: a line is too long");
    run.out
}

fn json(graph: &str, one: &str, other: &str, more: &[&str]) -> Value {
    let run = ask(graph, one, other, &[more, &["--format", "json"]].concat());
    assert_eq!((run.code, &*run.err), (0, ""), "{one}, {other}");
    serde_json::from_str(&run.out).unwrap_or_else(|error| panic!("{one}, {other}: {error}"))
}

/// The names of the reasons.
fn reasons(answer: &Value) -> Vec<&str> {
    let reasons = answer["reasons"].as_array().expect("a list");
    reasons.iter().filter_map(|reason| reason["reason"].as_str()).collect()
}

/// The reasons, read again.
fn why_not(graph: &str, one: &str, other: &str, more: &[&str]) -> Vec<String> {
    let answer = json(graph, one, other, &[&[&*input()], more].concat());
    reasons(&answer).into_iter().map(str::to_owned).collect()
}

#[test]
fn answers_from_the_documents() {
    for (name, graph, one, other) in [
        ("whynot-sentence", "few.json", "Xi Jinping", "Moon Jae-in"),
        ("whynot-paragraph", "g.json", "Peng Dehuai", "Syngman Rhee"),
        ("whynot-article", "g.json", "Christopher Hill", "US Treasury Department"),
        ("whynot-never", "g.json", "Joseph Stalin", "Andrei Belousov"),
        ("whynot-joined", "g.json", "China", "dprk"),
        ("whynot-unknown", "g.json", "Shirley Jackson", "KCNA"),
        ("whynot-ambiguous", "g.json", "Mutual Defense Treaty", "Joe Biden"),
        ("whynot-part", "g.json", "Kim Jong", "Moon Jae-in"),
        ("whynot-left-out", "g.json", "Brussels", "Mark Rutte"),
        ("whynot-unsure", "listed.json", "James Kelly", "Wang Yi"),
        ("whynot-dates", "late.json", "Xi Jinping", "Moon Jae-in"),
    ] {
        assert_snapshot!(name, text(graph, one, other, &[&input()]));
    }
    let relation = text("g.json", "China", "Russia", &["--relation", "treaties", &input()]);
    assert_snapshot!("whynot-relation", relation);
}

#[test]
fn answers_from_the_graph_alone() {
    assert_snapshot!("whynot-alone", text("few.json", "Xi Jinping", "Moon Jae-in", &[]));
    assert_snapshot!("whynot-alone-left-out", text("g.json", "Brussels", "Mark Rutte", &[]));
}

#[test]
fn answers_for_programs() {
    let answer = json("few.json", "Xi Jinping", "Moon Jae-in", &[&input()]);
    let mut cut = answer.clone();
    for list in ["passages", "seen"] {
        let first = cut[list].as_array().and_then(|list| list.first()).cloned();
        cut[list] = first.into_iter().collect();
    }
    assert_snapshot!("whynot-json", serde_json::to_string_pretty(&cut).expect("it was JSON"));
    let unknown = json("g.json", "Shirley Jackson", "KCNA", &[]);
    assert_snapshot!("whynot-json-alone", serde_json::to_string_pretty(&unknown).expect("it was JSON"));
    // Names are where they are said to be, in the words and in the document.
    for passage in answer["passages"].as_array().expect("a list") {
        for part in passage["passages"].as_array().expect("a list") {
            let text = part["text"].as_str().expect("words");
            for name in part["names"].as_array().expect("a list") {
                let at = |end: usize| usize::try_from(name[end].as_u64().expect("an offset")).expect("it is small");
                let words = passage["words"].as_array().expect("a list");
                assert!(words.iter().any(|word| word.as_str() == text.get(at(0)..at(1))), "{part}");
            }
        }
    }
}

#[test]
fn each_filter_is_named() {
    let pair = ["Xi Jinping", "Moon Jae-in"];
    for (graph, expected) in [
        ("few.json", &["min_count", "min_documents", "min_weight"] as &[_]),
        ("top.json", &["top"]),
        ("sure.json", &["fdr", "backbone"]),
        ("events.json", &["relations"]),
    ] {
        assert_eq!(why_not(graph, pair[0], pair[1], &[]), expected, "{graph}");
    }
    assert_eq!(why_not("people.json", "Xi Jinping", "China", &[]), ["kind", "kind"]);
    assert_eq!(why_not("late.json", "Xi Jinping", "Moon Jae-in", &[]), ["scope", "dates"]);
    assert_eq!(
        why_not("surer.json", "Robert Wood", "Vassily Nebenzia", &[]).last().map(String::as_str),
        Some("unsure")
    );
    assert_eq!(why_not("g.json", "China", "Russia", &["--relation", "treaties"]), ["unstated"]);
    assert_eq!(why_not("g.json", "Joseph Stalin", "Andrei Belousov", &["--relation", "events"]), ["apart"]);
}

#[test]
fn weights_of_zero_are_told() {
    let place = Place::new();
    // Both are in all sentences but one each, so that they are together less often than chance has it.
    let text = "Xi Jinping met Kim Jong Un. Xi Jinping spoke. Kim Jong Un spoke. Xi Jinping left. Kim Jong Un left.";
    place.write("in/a.txt", text);
    let run = place.run(&["build", "in", "--weight", "npmi", "--relations", "cooccurrence", "--json", "g.json", "-q"]);
    assert_eq!(run.code, 0, "{run:?}");
    let run = place.run(&["whynot", "g.json", "Xi Jinping", "Kim Jong Un", "in", "--format", "json"]);
    let answer: Value = serde_json::from_str(&run.out).expect("it is JSON");
    assert_eq!(reasons(&answer), ["relations", "weightless"]);
    assert_eq!(answer["levels"]["sentence"], 1);
}

/// A filtered edge is one of the whole graph, and what is joined says so, with the documents and without.
#[test]
fn joined_are_those_that_an_edge_joins() {
    for file in ["g.json", "few.json", "events.json"] {
        let graph: Value = serde_json::from_str(&SAMPLE.read(file)).expect("it was written as JSON");
        let edges: BTreeSet<[&str; 2]> = graph["edges"].as_array().into_iter().flatten().filter_map(ends).collect();
        let nodes: Vec<&str> =
            graph["nodes"].as_array().into_iter().flatten().filter_map(|node| node["id"].as_str()).collect();
        let mut seen = [0; 2];
        for at in 0..15 {
            let (one, other) = (nodes[at * 7 % nodes.len()], nodes[(at * 13 + 5) % nodes.len()]);
            if one == other {
                continue;
            }
            let expected = edges.contains(&[one, other]) || edges.contains(&[other, one]);
            seen[usize::from(expected)] += 1;
            // Reading takes its time: a third of the pairs are read again.
            for more in [&[] as &[&str], &[&*input()]].into_iter().take(if at % 3 == 0 { 2 } else { 1 }) {
                let answer = json(file, one, other, more);
                let joined = answer["joined"].as_array().is_some_and(|edges| !edges.is_empty());
                assert_eq!(joined, expected, "{file}: {one}, {other}");
                let told = !reasons(&answer).is_empty() || more.is_empty();
                assert!(joined || told, "{file}: {one}, {other}: no reason");
                assert!(!reasons(&answer).contains(&"unknown"), "{file}: {one}, {other}: {answer}");
                let together = answer["levels"]["sentence"].as_u64().unwrap_or(0) > 0;
                assert!(!(together && file == "g.json"), "{one}, {other}: in one sentence, and no edge");
            }
        }
        assert!(seen[0] > 0, "{file}: no pair without an edge was tried");
    }
}

fn ends(edge: &Value) -> Option<[&str; 2]> {
    Some([edge["source"].as_str()?, edge["target"].as_str()?])
}

#[test]
fn other_documents_are_told_from_those_of_the_graph() {
    let place = Place::with(&[
        ("in/a.txt", "Xi Jinping spoke. Nothing else was said.\n\nKim Jong Un spoke."),
        ("in/b.txt", "Vladimir Putin spoke."),
    ]);
    assert_eq!(place.run(&["build", "in", "--json", "g.json", "-q"]).code, 0);
    place.write("in/b.txt", "Xi Jinping met Kim Jong Un.");
    place.write("in/c.txt", "Xi Jinping met Kim Jong Un again.");
    place.write("in/d.jsonl", "{broken");
    let run = place.run(&["whynot", "g.json", "Xi Jinping", "Kim Jong Un", "in"]);
    assert_eq!(run.code, 1, "{run:?}");
    assert_snapshot!("whynot-other-documents", run.out);
    let lists = place.run(&["whynot", "g.json", "Xi Jinping", "Kim Jong Un", "in/a.txt", "--no-builtin"]);
    assert!(lists.err.contains("built with other lists"), "{lists:?}");
}

#[test]
fn questions_that_are_none() {
    let place = Place::new();
    let graph = SAMPLE.read("g.json");
    place.write("cut.json", &graph[..graph.len() / 2]);
    place.write("two.json", graph.replacen("\"label\":\"Japan\"", "\"label\":\"China\"", 1));
    for (graph, one, other, says) in [
        ("missing.json", "China", "dprk", "cannot read missing.json"),
        ("cut.json", "China", "dprk", "cut.json is no graph"),
        ("two.json", "CHINA", "dprk", "state.china"),
        ("two.json", "dprk", "North Korea", "are the same (state.north-korea)"),
        ("two.json", "Zork Blimp", "zork blimp", "are the same"),
        ("two.json", "", "dprk", "is no name"),
        ("two.json", "dprk", "\u{1b}[", "is no name"),
    ] {
        let run = place.run(&["whynot", graph, one, other]);
        assert_eq!((run.code, &*run.out), (2, ""), "{run:?}");
        assert!(run.err.contains(says), "{one}: {}", run.err);
    }
    let nothing = place.run(&["whynot", "two.json", "Xi Jinping", "Zork", "nowhere"]);
    assert_eq!(nothing.code, 2, "{nothing:?}");
}

#[test]
fn strange_names_are_words_like_others() {
    for name in ["=1+1", "</script>", "a]]>b", "O'Neil\\", "😀x", "\u{202e}abc", "北朝鮮労働", &"long ".repeat(500)]
    {
        let run = ask("g.json", name, "China", &[&input(), "--format", "json"]);
        assert_eq!(run.code, 0, "{name}: {run:?}");
        let run = ask("g.json", name, "China", &[&input()]);
        assert_eq!((run.code, run.out.contains('\u{202e}')), (0, false), "{name}");
    }
}
