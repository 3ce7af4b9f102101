//! A graph that is read from its JSON is the graph that was written; whatever a file holds, reading it does not panic.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use kg::corpus::{Corpus, Item, ReadOptions};
use kg::export::{Format, JsonStyle};
use kg::extract::{Extraction, Quoter, extract};
use kg::gazetteer::Gazetteer;
use kg::graph::{KnowledgeGraph, Ledger, Options, ReadError, View, Weight};
use kg::recognize::{RecognizeOptions, Recognizer};
use kg::relate::Scope;
use proptest::prelude::*;
use std::path::PathBuf;
use std::sync::LazyLock;

/// The sample corpus as a graph.
fn graph(scope: Scope, weight: Weight, view: View) -> KnowledgeGraph {
    let gazetteer = Gazetteer::builtin();
    let recognizer = Recognizer::new(&gazetteer, RecognizeOptions::default());
    let mut extraction = Extraction::default();
    let input = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("input");
    let corpus = Corpus::discover(&[input], ReadOptions::default()).unwrap();
    let documents: Vec<_> = corpus.items().flat_map(Item::decode).map(Result::unwrap).collect();
    for document in documents.iter().filter(|document| view.holds_date(document.date)) {
        extraction.add(document, &extract(document, &recognizer, scope));
    }
    let options = Options { scope, weight, quotes: 2, ..Options::default() };
    let ledger =
        Ledger { seen: 9, used: 8, skipped: vec![("a \"b\"".to_owned(), "c\n".to_owned())], ..Ledger::default() };
    let mut graph = KnowledgeGraph::build(extraction, &gazetteer, options, view, ledger);
    let wanted = graph.quotes_wanted();
    let quotes = wanted.iter().map(|wanted| {
        let id = &graph.documents()[wanted.document as usize].id;
        let document = documents.iter().find(|document| document.id == *id).unwrap();
        (*wanted, Quoter::new(&document.text).quote(wanted.unit, wanted.first, wanted.second))
    });
    let quotes: Vec<_> = quotes.collect();
    graph.set_quotes(quotes);
    graph
}

fn written(graph: &KnowledgeGraph, format: Format) -> Vec<u8> {
    let mut out = Vec::new();
    format.write(graph, &mut out).unwrap();
    out
}

const JSON: Format = Format::Json(JsonStyle::NodeLink);

static SAMPLE: LazyLock<Vec<u8>> =
    LazyLock::new(|| written(&graph(Scope::Sentence, Weight::Count, View::default()), JSON));

#[test]
fn what_is_read_is_what_was_written() {
    let since = View { since: "2019".parse().ok(), top: Some(20), ..View::default() };
    let cases = [
        (Scope::Sentence, Weight::Count, View::default()),
        ("window:3".parse().unwrap(), Weight::Npmi, View::default()),
        (Scope::Document, Weight::Origins, since),
    ];
    for (scope, weight, view) in cases {
        let built = graph(scope, weight, view);
        for style in [JsonStyle::NodeLink, JsonStyle::D3] {
            let json = written(&built, Format::Json(style));
            let read = KnowledgeGraph::read(&json).unwrap();
            let again = written(&read, Format::Json(style));
            let differs = again.iter().zip(&json).position(|(a, b)| a != b).unwrap_or(json.len().min(again.len()));
            let near = String::from_utf8_lossy(&json[differs.saturating_sub(200)..json.len().min(differs + 50)]);
            assert!(again == json, "{scope} {style:?}: {near}");
            assert!(written(&read, Format::Dot) == written(&built, Format::Dot), "{scope} {style:?}");
        }
    }
}

#[test]
fn the_order_of_its_parts_does_not_matter() {
    let mut value: serde_json::Value = serde_json::from_slice(&SAMPLE).unwrap();
    for list in ["nodes", "edges"] {
        value[list].as_array_mut().unwrap().reverse();
    }
    // What it was built from is kept as it stands.
    value.as_object_mut().unwrap().remove("material");
    // Keys are sorted in it: the edges come before the nodes.
    let turned = serde_json::to_vec_pretty(&value).unwrap();
    let read = KnowledgeGraph::read(&turned).unwrap();
    let text = std::str::from_utf8(&SAMPLE).unwrap();
    let without = &text[..text.find(",\n\"material\"").unwrap()];
    assert!(written(&read, JSON) == format!("{without}}}\n").into_bytes());
}

#[test]
fn files_that_are_no_graph() {
    let text = String::from_utf8(SAMPLE.clone()).unwrap();
    let cut = &SAMPLE[..SAMPLE.len() / 2];
    assert!(matches!(KnowledgeGraph::read(cut), Err(ReadError::Json(_))));
    assert!(matches!(KnowledgeGraph::read(b"{\"a\":1}"), Err(ReadError::Shape(_))));
    assert!(matches!(KnowledgeGraph::read(b"[]"), Err(ReadError::Shape(_))));
    assert!(matches!(KnowledgeGraph::read(b"id,label\n"), Err(ReadError::Json(_))));
    let other = text.replacen("kg-graph/1", "kg-graph/7", 1);
    assert!(
        matches!(KnowledgeGraph::read(other.as_bytes()), Err(ReadError::Version(version)) if version == "kg-graph/7")
    );
    let foreign = r#"{"graph":{},"nodes":[],"edges":[]}"#;
    assert!(matches!(KnowledgeGraph::read(foreign.as_bytes()), Err(ReadError::Content(_))));
    let end = "\"target\":\"state.";
    let nowhere = text.replace(end, "\"target\":\"nowhere.");
    let fault = KnowledgeGraph::read(nowhere.as_bytes()).err().map(|error| error.to_string());
    assert!(fault.is_some_and(|fault| fault.contains("nowhere.")), "an end that is no node");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn noise_in_a_file_never_panics(at in 0.0..1.0_f64, len in 0_usize..12, noise in proptest::collection::vec(any::<u8>(), 0..12)) {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss, reason = "a place in the file")]
        let at = (at * SAMPLE.len() as f64) as usize;
        let mut bytes = SAMPLE.clone();
        bytes.splice(at..(at + len).min(SAMPLE.len()), noise);
        if let Ok(graph) = KnowledgeGraph::read(&bytes) {
            written(&graph, JSON);
            written(&graph, Format::Dot);
        }
    }

    #[test]
    fn other_numbers_in_a_file_never_panic(nth in 0_usize..4000, number in prop_oneof![Just(0_u64), Just(u64::from(u32::MAX)), any::<u64>()]) {
        let text = std::str::from_utf8(&SAMPLE).unwrap();
        let starts: Vec<_> = text.match_indices(|c: char| c.is_ascii_digit()).map(|(at, _)| at).collect();
        let at = starts[nth * 7 % starts.len()];
        let end = at + text[at..].find(|c: char| !c.is_ascii_digit()).unwrap_or(0);
        let other = format!("{}{number}{}", &text[..at], &text[end..]);
        if let Ok(graph) = KnowledgeGraph::read(other.as_bytes()) {
            written(&graph, JSON);
            written(&graph, Format::Dot);
        }
    }
}
