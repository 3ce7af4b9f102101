//! Tests of questions, on graphs of a small text.

use super::Hurdle;
use crate::corpus::{Document, DocumentId, Source};
use crate::extract::{Extraction, extract};
use crate::gazetteer::{Gazetteer, Kind};
use crate::graph::{KnowledgeGraph, Ledger, Options, View};
use crate::recognize::{RecognizeOptions, Recognizer};
use crate::relate::{Family, Scope};

/// The graph of one document with that text.
fn graph(text: &str, relations: &str, view: &View) -> KnowledgeGraph {
    let gazetteer = Gazetteer::builtin();
    let recognizer = Recognizer::new(&gazetteer, RecognizeOptions::default());
    let source = Source { path: "a.txt".into(), named: "a.txt".into(), record: None };
    let document = Document {
        id: DocumentId::new("a.txt"),
        title: None,
        date: None,
        outlet: None,
        author: None,
        url: None,
        language: None,
        text: text.to_owned(),
        prelude: Vec::new(),
        sha256: [0; 32],
        source,
    };
    let mut extraction = Extraction::default();
    extraction.add(&document, &extract(&document, &recognizer, Scope::Sentence));
    let options =
        Options { quotes: 1, relations: relations.parse().expect("relations have these names"), ..Options::default() };
    KnowledgeGraph::build(extraction, &gazetteer, options, view.clone(), Ledger::default())
}

const TEXT: &str = "Xi Jinping met Kim Jong Un in China. Xi Jinping met Kim Jong Un. Xi Jinping and Vladimir Putin spoke. \
    Kim Jong Un waited. Vladimir Putin sanctioned NATO. NATO did not answer Xi Jinping.";

/// The hurdles of the edge between two that a view of the graph leaves out.
fn hurdles(view: &View, one: &str, other: &str, relation: &str) -> Vec<Hurdle> {
    let (whole, part) =
        (graph(TEXT, "events,roles,treaties,cooccurrence", &View::default()), graph(TEXT, "cooccurrence", view));
    let place = |key: &str| whole.place_of(key).expect("the text names it");
    let edges = whole.edges_between(place(one), place(other));
    let edge = edges.iter().find(|edge| edge.edge().relation.as_str() == relation).expect("the text says so");
    edge.hurdles(&part)
}

#[test]
fn every_filter_is_told() {
    let [xi, kim, putin, nato] = ["person.xi-jinping", "person.kim-jong-un", "person.vladimir-putin", "agency.nato"];
    let view = View::default();
    assert_eq!(hurdles(&view, xi, kim, "co_occurs"), []);
    assert_eq!(hurdles(&view, xi, kim, "consult"), [Hurdle::Family(Family::Event)]);
    let view = View { min_count: 2, min_documents: 2, min_weight: 1.5, ..View::default() };
    let count = Hurdle::Count { count: 1, least: 2 };
    let documents = Hurdle::Documents { count: 1, least: 2 };
    let weight = Hurdle::Weight { weight: 1.0, least: 1.5 };
    assert_eq!(hurdles(&view, xi, putin, "co_occurs"), [count, documents.clone(), weight]);
    assert_eq!(hurdles(&view, xi, kim, "co_occurs"), [documents]);
    let view = View { kinds: vec![Kind::Person], ..View::default() };
    assert_eq!(hurdles(&view, putin, nato, "co_occurs"), [Hurdle::Kinds(vec![Kind::Agency])]);
    assert_eq!(hurdles(&view, xi, kim, "co_occurs"), []);
    let view = View { top: Some(2), ..View::default() };
    assert_eq!(hurdles(&view, putin, nato, "co_occurs").len(), 1);
    let view = View { fdr: Some(0.0001), backbone: Some(0.0001), ..View::default() };
    let found = hurdles(&view, xi, putin, "co_occurs");
    assert!(matches!(found[..], [Hurdle::Chance { .. }, Hurdle::Backbone(_)]), "{found:?}");
}

#[test]
fn the_nearest_places_in_a_document_are_found() {
    let text = "Vladimir Putin met Xi Jinping there. Kim Jong Un met Xi Jinping. Vladimir Putin saw Kim Jong Il.";
    let graph = graph(text, "events,cooccurrence", &View::default());
    let place = |key: &str| graph.place_of(key).expect("the text names it");
    let (putin, kim) = (place("person.vladimir-putin"), place("person.kim-jong-un"));
    let approaches = graph.approaches(putin, kim);
    assert_eq!(approaches.len(), 1);
    let words = approaches[0].names.map(|span| (span.start, span.of(text)));
    assert_eq!(words, [(65, "Vladimir Putin"), (37, "Kim Jong Un")]);
    assert_eq!(approaches[0].gap(), 17);
    assert_eq!(graph.approaches(kim, putin)[0].gap(), 17);
    assert_eq!(graph.documents_of(kim), [0]);
    assert_eq!(graph.approaches(kim, 1000).len(), 0);
}
