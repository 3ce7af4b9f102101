//! A small graph whose names are hard to write, for the tests of all formats; and the tests of columns.

use super::*;
use crate::corpus::{Document, DocumentId, Source};
use crate::export::Folder;
use crate::extract::{Extraction, Quoter, extract};
use crate::gazetteer::Gazetteer;
use crate::graph::{KnowledgeGraph, Ledger, Options, Relations, View, Weight};
use crate::recognize::{RecognizeOptions, Recognizer};
use crate::relate::Scope;
use std::collections::BTreeMap;
use std::io::{self, Write};

const LIST: &str = "id\tkind\tname\taliases\n\
    person.ann\tperson\t=1+1 \"A\\B\" & <Ann> ]]>\tAnn\n\
    person.bob\tperson\tO'Bob; </script> #1 😀 מועצת\tBob\n\
    treaty.npt\ttreaty\tTreaty on the Non-Proliferation of Nuclear Weapons\tNPT\n\
    armed_group.dawn\tarmed_group\t-Dawn\tDawn; @Dawn\n";

/// A graph with edges of each family, on days that follow each other, in months, and on none.
pub(in crate::export) fn hostile() -> KnowledgeGraph {
    graph_of(&[
        ("a.txt", Some("2019-06-20"), "Ann met Bob. Ann signed the NPT."),
        ("=b;\u{7}.txt", Some("2019-06-21"), "Ann met Bob. Bob did not meet Ann."),
        ("c.txt", Some("2019-08"), "Ann <b>visited</b> Bob, \"said\" Dawn."),
        ("d.txt", None, "Ann and Dawn came."),
    ])
}

/// The graph of documents: id, date, text.
pub(in crate::export) fn graph_of(documents: &[(&str, Option<&str>, &str)]) -> KnowledgeGraph {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("list.tsv"), LIST).unwrap();
    let mut gazetteer = Gazetteer::default();
    gazetteer.load(&folder.path().join("list.tsv")).unwrap();
    let recognizer = Recognizer::new(&gazetteer, RecognizeOptions::default());
    let mut extraction = Extraction::default();
    let mut texts = BTreeMap::new();
    for (id, date, text) in documents {
        let document = document(id, *date, text);
        extraction.add(&document, &extract(&document, &recognizer, Scope::Sentence));
        texts.insert(*id, *text);
    }
    let options = Options {
        scope: Scope::Sentence,
        weight: Weight::Count,
        demonyms: true,
        metonyms: true,
        discover: Some(500),
        quotes: 1,
        relations: Relations::default(),
        rules: None,
    };
    let mut graph = KnowledgeGraph::build(extraction, &gazetteer, options, View::default(), Ledger::default());
    let quote = |wanted: crate::graph::WantedQuote| {
        let id = graph.documents()[wanted.document as usize].id.as_str();
        (wanted, Quoter::new(texts[id]).quote(wanted.unit, wanted.first, wanted.second))
    };
    let quotes = graph.quotes_wanted().into_iter().map(quote).collect();
    graph.set_quotes(quotes);
    graph
}

fn document(id: &str, date: Option<&str>, text: &str) -> Document {
    Document {
        id: DocumentId::new(id),
        title: Some(format!("+Title of {id}")),
        date: date.and_then(|date| date.parse().ok()),
        outlet: None,
        author: None,
        url: None,
        language: None,
        text: text.to_owned(),
        prelude: Vec::new(),
        sha256: [0; 32],
        source: Source { path: id.into(), named: id.into(), record: None },
    }
}

/// The files of a folder, one behind the other.
#[derive(Default)]
pub(in crate::export) struct Files(pub(in crate::export) String);

impl Folder for Files {
    fn file(&mut self, name: &str, write: &mut dyn FnMut(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
        let mut out = Vec::new();
        write(&mut out)?;
        self.0.extend(["== ", name, "\n", &String::from_utf8(out).unwrap()]);
        Ok(())
    }
}

#[test]
fn values_as_text() {
    let cases = [
        (Value::Absent, None),
        (Value::Text("=a".into()), Some("=a")),
        (Value::List(vec!["a", "b;c"]), Some("a | b;c")),
        (Value::Count(7), Some("7")),
        (Value::Score(12.0), Some("12")),
        (Value::Score(0.25), Some("0.25")),
        (Value::Score(-1.5e-7), Some("-1.5e-7")),
        (Value::Score(0.0), Some("0")),
        (Value::Flag(true), Some("true")),
    ];
    for (value, expected) in cases {
        assert_eq!(value.text().as_deref(), expected);
    }
}

#[test]
fn columns_hold_what_they_say() {
    let graph = hostile();
    let is = |of: Type, value: &Value<'_>| match value {
        Value::Absent => true,
        Value::Text(_) => of == Type::Text,
        Value::List(_) => of == Type::List,
        Value::Count(_) => of == Type::Count,
        Value::Score(_) => of == Type::Score,
        Value::Flag(_) => of == Type::Flag,
    };
    for row in nodes(&graph) {
        assert!(NODE.iter().chain(PLACE).all(|column| is(column.of, &(column.value)(&row))));
    }
    for edge in graph.edges() {
        assert!(EDGE.iter().all(|column| is(column.of, &(column.value)(&edge))));
        for piece in edge.evidence() {
            assert!(EVIDENCE.iter().all(|column| is(column.of, &(column.value)(&piece))));
            assert!(DOCUMENT.iter().all(|column| is(column.of, &(column.value)(piece.document))));
        }
    }
}

#[test]
fn the_quote_says_that_it_is_so() {
    let graph = graph_of(&[("a.txt", Some("2019-06-20"), "Ann did not meet Bob. Ann met Bob.")]);
    let edge = graph.edges().find(EdgeRef::is_disputed).unwrap();
    assert_eq!(edge.evidence().len(), 2);
    // Only the first piece is quoted here, and better than none.
    assert_eq!(shown(&edge).and_then(|piece| piece.quote), Some("Ann did not meet Bob."));
}
