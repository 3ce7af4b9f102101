//! Holds `kg suggest` and the decisions that lists take: from the names of texts to a list, through an analyst's hands, and back.

#[allow(dead_code, reason = "dates are of no account here")]
mod news;
mod program;

use std::sync::Arc;

use kg::corpus::{Document, DocumentId, Source};
use kg::gazetteer::Gazetteer;
use kg::recognize::{Publication, RecognizeOptions, Recognizer};
use kg::suggest::{Limits, Suggestion, Suggestions};
use kg::text::segment;
use proptest::prelude::*;
use serde_json::Value;
use sha2::{Digest, Sha256};

use news::GAZETTEER;
use program::Place;

/// Names that no list has, and one that is misspelled.
const NEWS: &[(&str, &str)] = &[
    ("in/a.txt", "China received President Orlan Tebuev on Monday. Later Tebuev left for Peru.\n"),
    (
        "in/b.txt",
        "The Tebu Liberation Front (TLF) took Zarkul. China warned the TLF, and Xi Jinpeng met Orlan Tebuev.\n",
    ),
    ("in/c.txt", "Nobody in China spoke of Zarkul, but Xi Jinpeng did. Peru thanked the Tebu Liberation Front.\n"),
];

fn rows(table: &str) -> Vec<Vec<&str>> {
    table.lines().map(|line| line.split('\t').collect()).collect()
}

/// The kinds, names and likely spellings of a table of suggestions.
fn names(table: &str) -> Vec<String> {
    let rows = rows(table);
    rows[1..].iter().map(|row| format!("{} {} {} {}", row[0], row[1], row[5], row[7]).trim_end().to_owned()).collect()
}

fn nodes(graph: &Value) -> Vec<String> {
    let nodes = graph["nodes"].as_array().expect("a list of nodes").iter();
    nodes.map(|node| format!("{} {}", node["id"].as_str().unwrap_or_default(), node["mentions"])).collect()
}

#[test]
fn suggestions_become_entities() {
    let place = Place::with(NEWS);
    let run = place.run(&["suggest", "in"]);
    assert_eq!(run.code, 0, "{run:?}");
    let expected = [
        "person Orlan Tebuev 3",
        "agency Tebu Liberation Front 4",
        "person Xi Jinpeng 2 person.xi-jinping",
        "# Zarkul 2",
    ];
    let mut found = names(&run.out);
    found.sort();
    let mut sorted = expected.map(str::to_owned);
    sorted.sort();
    assert_eq!(found, sorted, "{}", run.out);
    // As it stands: what has a kind is taken, the rest is comment.
    place.write("names.tsv", &run.out);
    let built = place.graph(&["in", "--gazetteer", "names.tsv"]);
    let built = nodes(&built);
    assert!(built.contains(&"person.orlan-tebuev 3".to_owned()), "{built:?}");
    assert!(built.contains(&"agency.tebu-liberation-front 4".to_owned()), "{built:?}");
    assert!(!built.iter().any(|node| node.contains("zarkul")), "{built:?}");
    let again = place.run(&["suggest", "in", "--gazetteer", "names.tsv", "--quiet"]);
    assert_eq!(names(&again.out), ["# Zarkul 2"], "{}", again.out);
    // Edited: a kind in place of the mark, the id of the known entity in its column.
    let edited = run
        .out
        .replace("#\tZarkul", "place\tZarkul")
        .replace("Xi Jinpeng\t\t\t\t", "Xi Jinpeng\t\t\tperson.xi-jinping\t");
    assert_ne!(edited, run.out);
    place.write("names.tsv", edited);
    let built = nodes(&place.graph(&["in", "--gazetteer", "names.tsv"]));
    for node in ["place.zarkul 2", "person.xi-jinping 2"] {
        assert!(built.contains(&node.to_owned()), "{node} in {built:?}");
    }
    assert!(!built.iter().any(|node| node.starts_with("person.xi-jinpeng")), "{built:?}");
    let again = place.run(&["suggest", "in", "--gazetteer", "names.tsv", "--quiet"]);
    assert_eq!(names(&again.out), [""; 0], "{}", again.out);
}

#[test]
fn every_format_is_read_back() {
    let place = Place::with(NEWS);
    for (name, unknown) in [("names.tsv", 0), ("names.toml", 0), ("names.jsonl", 1)] {
        let run = place.run(&["suggest", "in", "-o", name]);
        assert_eq!((run.code, run.out.as_str()), (0, ""), "{run:?}");
        let check = place.run(&["gazetteer", "check", name]);
        if unknown == 0 {
            assert!(check.code == 0 && check.err.contains("3 entities"), "{name}: {check:?}");
        } else {
            assert_eq!(check.code, 2);
            assert!(check.err.contains("kind of `Zarkul` is missing"), "{check:?}");
            assert_eq!(check.err.matches("is missing").count(), unknown, "{check:?}");
        }
    }
    let only = place.run(&["suggest", "in", "--format", "jsonl", "--kind", "person,agency"]);
    place.write("some.jsonl", only.out);
    assert_eq!(place.run(&["gazetteer", "check", "some.jsonl"]).code, 0);
}

#[test]
fn limits_hold() {
    let place = Place::with(NEWS);
    let count = |args: &[&str]| names(&place.run(&[&["suggest", "in"], args].concat()).out).len();
    assert_eq!(count(&[]), 4);
    assert_eq!(count(&["--min-count", "3"]), 2);
    assert_eq!(count(&["--min-count", "1", "--min-documents", "2"]), 4);
    assert_eq!(count(&["--min-documents", "3"]), 0);
    assert_eq!(count(&["--kind", "person"]), 2);
    assert_eq!(count(&["--kind", "unknown"]), 1);
    assert_eq!(count(&["--top", "3"]), 3);
    for (args, expected) in [
        (&["suggest", "in", "--format", "xml"][..], "`xml`: expected tsv, jsonl or toml"),
        (&["suggest", "nowhere"], "error: nowhere: no such file or folder"),
        (&["suggest", "in", "-o", "nowhere/x.tsv"], "error: cannot write nowhere/x.tsv"),
    ] {
        let run = place.run(args);
        assert!(run.code == 2 && run.out.is_empty() && run.err.contains(expected), "{run:?}");
    }
}

#[test]
fn what_cannot_be_read_is_skipped() {
    let place = Place::with(NEWS);
    place.write("in/empty.txt", "");
    let run = place.run(&["suggest", "in"]);
    assert_eq!((run.code, names(&run.out).len()), (1, 4), "{run:?}");
    assert!(run.err.contains("skipped: in/empty.txt"), "{run:?}");
}

#[test]
fn merged_entities_are_one() {
    let place = Place::with(&[("in/a.txt", "China met Peru. Peru left. Chile met China.\n")]);
    place.write("same.csv", "id,same_as\nstate.peru,state.chile\n");
    place.write("same.toml", "[[entity]]\nid = \"state.peru\"\nsame_as = \"state.chile\"\n");
    place.write("same.jsonl", "{\"id\":\"state.peru\",\"same_as\":\"state.chile\"}\n");
    for file in ["same.csv", "same.toml", "same.jsonl"] {
        let graph = place.graph(&["in", "--relations", "cooccurrence", "--gazetteer", file]);
        assert_eq!(nodes(&graph), ["state.chile 3", "state.china 2"], "{file}");
        assert_eq!(graph["edges"].as_array().map(Vec::len), Some(1));
    }
    // A later list that says more of the merged entity leaves it merged.
    place.write("more.csv", "id,aliases\nstate.peru,Tebuland\n");
    place.write("in/b.txt", "Tebuland met China.\n");
    let graph = place.graph(&["in", "--gazetteer", "same.csv", "--gazetteer", "more.csv"]);
    assert_eq!(nodes(&graph), ["state.chile 4", "state.china 3"]);
}

#[test]
fn hidden_entities_are_in_no_output() {
    let text = "China met Peru under UN Security Council Resolution 1718. Chile met China. UNSCR 2397 holds.\n";
    let place = Place::with(&[("in/a.txt", text)]);
    place.write("hide.csv", "id,hide\nstate.peru,yes\ntreaty.unsc-resolution-1718,yes\n");
    place.write(
        "hide.jsonl",
        "{\"id\":\"state.peru\",\"hide\":true}\n{\"id\":\"treaty.unsc-resolution-1718\",\"hide\":true}\n",
    );
    for file in ["hide.csv", "hide.jsonl"] {
        let run = place.run(&["build", "in", "--gazetteer", file, "--json", "-", "--quiet"]);
        assert!(!run.out.contains("state.peru") && !run.out.contains("1718\""), "{}", run.out);
        assert!(run.out.contains("unsc-resolution-2397") && run.out.contains("state.chile"), "{}", run.out);
        let run = place.run(&["extract", "in", "--gazetteer", file]);
        assert!(!run.out.contains("state.peru") && !run.out.contains("resolution-1718"), "{}", run.out);
        // The name is taken all the same.
        let run = place.run(&["suggest", "in", "--gazetteer", file, "--min-count", "1", "--quiet"]);
        assert_eq!(names(&run.out), [""; 0]);
    }
}

#[test]
fn what_is_apart_is_not_likened() {
    let place = Place::with(&[("in/a.txt", "It was Xi Jinpang who met Xi Jinpang.\n")]);
    let like = |args: &[&str]| {
        let run = place.run(&[&["suggest", "in", "--quiet"], args].concat());
        rows(&run.out)[1][7].to_owned()
    };
    assert_eq!(like(&[]), "person.xi-jinping");
    place.write("two.csv", "kind,name\nperson,Xi Jinpeng\n");
    assert_eq!(like(&["--gazetteer", "two.csv"]), "person.xi-jinpeng; person.xi-jinping");
    place.write("apart.csv", "id,apart\nperson.xi-jinpeng,person.xi-jinping\n");
    assert_eq!(like(&["--gazetteer", "two.csv", "--gazetteer", "apart.csv"]), "person.xi-jinpeng");
    place.write("hide.csv", "id,hide\nperson.xi-jinping,yes\n");
    assert_eq!(like(&["--gazetteer", "hide.csv"]), "");
}

#[test]
fn wrong_decisions_name_their_line() {
    let place = Place::with(NEWS);
    let cases = [
        ("id,same_as\nstate.peru,state.peruu\n", "bad.csv:2: `state.peruu` in same_as: no list has this id"),
        ("id,same_as\nstate.peruu,state.peru\n", "bad.csv:2: `state.peruu` has no name, and no earlier list gives it"),
        ("id,apart\n\nstate.peru,state.chile; x y\n", "bad.csv:3: `x y` in apart: expected the id of an entity"),
        (
            "id,same_as\nstate.peru,state.chile\nstate.chile,state.peru\n",
            "bad.csv:3: `state.peru` in same_as is `state.chile` already",
        ),
        ("id,hide\nstate.peru,no\n", "bad.csv:2: hide `no`: expected yes"),
    ];
    for (table, expected) in cases {
        place.write("bad.csv", table);
        for args in [&["build", "in", "--gazetteer", "bad.csv"][..], &["gazetteer", "check", "bad.csv"]] {
            let run = place.run(args);
            assert!(run.code == 2 && run.err.contains(expected), "expected {expected}, found {run:?}");
        }
    }
    place.write("bad.csv", "kind,name,same_as\nperson,Tebuev,state.peru\n");
    let run = place.run(&["gazetteer", "compile", "bad.csv", "-o", "x.kgz"]);
    assert!(run.code == 2 && run.err.contains("bad.csv:2: `state.peru` in same_as: no list has this id"), "{run:?}");
}

#[test]
fn compiled_decisions_hold() {
    let place = Place::with(NEWS);
    place.write(
        "a.csv",
        "kind,name,same_as,hide\nperson,Orlan Tebuev,,\nperson,Xi Jinpeng,person.orlan-tebuev,\nplace,Zarkul,,yes\n",
    );
    assert_eq!(place.run(&["gazetteer", "compile", "a.csv", "-o", "a.kgz"]).code, 0);
    let from = |file: &str| nodes(&place.graph(&["in", "--gazetteer", file]));
    assert_eq!(from("a.kgz"), from("a.csv"));
    assert!(from("a.kgz").contains(&"person.orlan-tebuev 5".to_owned()), "{:?}", from("a.kgz"));
}

#[test]
fn neither_threads_nor_order_change_a_byte() {
    let place = Place::with(NEWS);
    place.write("more/d.txt", "The Tebu Liberation Front left. Zarkul, a town, did not see Boris Zarkulov.\n");
    let one = place.run(&["suggest", "in", "more", "--min-count", "1", "--threads", "1", "--quiet"]);
    for args in [["in", "more"], ["more", "in"]] {
        for threads in ["1", "2", "7"] {
            let args = [&["suggest", "--min-count", "1", "--threads", threads, "--quiet"], &args[..]].concat();
            assert_eq!(place.run(&args), one);
        }
    }
}

fn document(number: usize, text: &str) -> Document {
    let id = format!("{number:03}.txt");
    Document {
        id: DocumentId::new(&id),
        title: None,
        date: None,
        outlet: None,
        author: None,
        url: None,
        language: None,
        sha256: Sha256::digest(text.as_bytes()).into(),
        prelude: Vec::new(),
        source: Source { path: Arc::from(id.as_str()), named: Arc::from(id.as_str()), record: None },
        text: text.to_owned(),
    }
}

fn list(sum: &Suggestions) -> Vec<Suggestion> {
    sum.list(&Gazetteer::default(), &Limits { min_count: 1, ..Limits::default() })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn names_lie_in_their_sentences_apart_from_what_is_listed(text in news::text(60)) {
        let options = RecognizeOptions { discover: None, ..RecognizeOptions::default() };
        let recognizer = Recognizer::new(&GAZETTEER, options);
        let segmentation = segment(&text);
        let recognition = recognizer.recognize(&text, &segmentation, Publication::default());
        let names = recognizer.unlisted(&text, &segmentation, Publication::default());
        let mut end = 0;
        for name in &names {
            prop_assert!(text.get(name.span.range()).is_some_and(|words| !words.is_empty()), "{:?}", name);
            prop_assert!(segmentation.sentences[name.sentence as usize].span.contains(name.span), "{:?}", name);
            prop_assert!(name.span.start >= end, "{:?} overlaps the one before", name);
            let parts = recognition.mentions.iter().filter(|mention| mention.span.overlaps(name.span));
            prop_assert!(parts.into_iter().all(|mention| name.span.contains(mention.span)), "{:?}", name);
            prop_assert!(name.full.is_none_or(|full| full < names.len()), "{:?}", name);
            end = name.span.end;
        }
    }

    #[test]
    fn suggestions_add_up_in_any_order(texts in prop::collection::vec(news::article(25), 1..6), at in any::<prop::sample::Index>()) {
        let recognizer = Recognizer::new(&GAZETTEER, RecognizeOptions::default());
        let add = |mut sum: Suggestions, (number, text): (usize, &String)| {
            sum.add(&document(number, text), &recognizer);
            sum
        };
        let whole = texts.iter().enumerate().fold(Suggestions::default(), add);
        let cut = at.index(texts.len());
        let (first, second): (Vec<_>, Vec<_>) = texts.iter().enumerate().rev().partition(|(number, _)| *number < cut);
        let first = first.into_iter().fold(Suggestions::default(), add);
        let second = second.into_iter().fold(Suggestions::default(), add);
        prop_assert_eq!(&second.clone().merge(first.clone()), &whole);
        prop_assert_eq!(list(&first.merge(second)), list(&whole));
    }
}
