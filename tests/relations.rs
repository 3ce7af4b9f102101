//! Tables of sentences with the relations that a careful reader takes from them.
//!
//! `[words|A]` marks a mention of the entity that the expected relations call `A`; they are written as `A consult B sym modality=planned; …`, and as `-`
//! where nothing is to be found. A row whose note begins with `open:` is one that the program does not get right yet.

mod marks;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::sync::{Arc, LazyLock};

use kg::corpus::{Document, DocumentId, Source};
use kg::extract::extract;
use kg::gazetteer::{EntityId, Gazetteer};
use kg::recognize::{RecognizeOptions, Recognizer};
use kg::relate::{Family, Modality, Polarity, Scope, Statement};
use kg::text::Span;
use marks::plain;

static GAZETTEER: LazyLock<Gazetteer> = LazyLock::new(Gazetteer::builtin);

struct Case {
    date: String,
    text: String,
    /// Where entities are named, and by which letter the expected relations call them.
    marks: Vec<(Span, String)>,
    expected: String,
    note: String,
}

/// What is compared of a table.
struct Table {
    name: &'static str,
    /// Only relations of these families.
    families: &'static [Family],
    /// Whether dates are compared.
    dates: bool,
    /// So many of its rows are right.
    at_least: usize,
}

impl Table {
    const fn events(name: &'static str, at_least: usize) -> Self {
        Self { name, families: &[Family::Event], dates: false, at_least }
    }
}

fn cases(table: &str) -> Vec<Case> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/relations").join(table).with_extension("tsv");
    let rows = fs::read_to_string(path).expect("the table is there");
    let case = |row: &str| {
        let [date, marked, expected, note] = row.split('\t').collect::<Vec<_>>().try_into().expect("four columns");
        let (text, marks) = plain(&marked.replace("\\n", "\n"));
        Case { date: date.to_owned(), text, marks, expected: expected.to_owned(), note: note.to_owned() }
    };
    rows.lines().skip(1).map(case).collect()
}

/// The relations that a row expects, each in one form: the parties of symmetric ones in the order of their letters, dates only where they are compared.
fn expected(case: &Case, dates: bool) -> BTreeSet<String> {
    let one = |relation: &str| {
        let mut parts = relation.split_whitespace();
        let [source, name, target] = [parts.next(), parts.next(), parts.next()].map(|part| part.expect("three words"));
        let said: BTreeSet<&str> = parts.filter(|part| dates || !part.starts_with("date=")).collect();
        line(source, name, target, &said)
    };
    case.expected.split(';').map(str::trim).filter(|relation| !matches!(*relation, "" | "-")).map(one).collect()
}

fn line(source: &str, name: &str, target: &str, said: &BTreeSet<&str>) -> String {
    let turned = said.contains("sym") && target < source;
    let (source, target) = if turned { (target, source) } else { (source, target) };
    let said: Vec<&str> = said.iter().copied().collect();
    format!("{source} {name} {target} {}", said.join(" ")).trim_end().to_owned()
}

fn document(case: &Case) -> Document {
    Document {
        id: DocumentId::new("case"),
        title: None,
        date: case.date.parse().ok(),
        outlet: None,
        author: None,
        url: None,
        language: Some("en"),
        sha256: [0; 32],
        prelude: Vec::new(),
        source: Source { path: Arc::from("case"), named: Arc::from("case"), record: None },
        text: case.text.clone(),
    }
}

/// The relations that the program finds between marked entities.
fn found(case: &Case, table: &Table) -> BTreeSet<String> {
    let recognizer = Recognizer::new(&GAZETTEER, RecognizeOptions::default());
    let extraction = extract(&document(case), &recognizer, Scope::Sentence);
    let mentions = &extraction.recognition.mentions;
    let mut letters: BTreeMap<EntityId, &str> = BTreeMap::new();
    for (span, letter) in &case.marks {
        for mention in mentions.iter().filter(|mention| mention.span.start < span.end && span.start < mention.span.end)
        {
            letters.entry(mention.entity).or_insert(letter);
        }
    }
    let of_table =
        extraction.statements.iter().filter(|statement| table.families.contains(&statement.predicate.family()));
    of_table.filter_map(|statement| written(statement, &letters, table.dates)).collect()
}

fn written(statement: &Statement, letters: &BTreeMap<EntityId, &str>, dates: bool) -> Option<String> {
    let (source, target) = (letters.get(&statement.source)?, letters.get(&statement.target)?);
    let polarity = format!("polarity={}", statement.polarity.as_str());
    let modality = format!("modality={}", statement.modality.as_str());
    let speaker = statement.speaker.and_then(|speaker| letters.get(&speaker)).map(|letter| format!("speaker={letter}"));
    let date = statement.date.filter(|_| dates).map(|date| format!("date={date}"));
    let mut said = BTreeSet::new();
    said.extend(statement.symmetric.then_some("sym"));
    said.extend((statement.polarity != Polarity::Positive).then_some(polarity.as_str()));
    said.extend((statement.modality != Modality::Actual).then_some(modality.as_str()));
    said.extend(speaker.as_deref());
    said.extend(date.as_deref());
    Some(line(source, statement.predicate.as_str(), target, &said))
}

/// Holds a table: at least so many of its rows are right, and those that are open are still.
fn hold(table: &Table) {
    let cases = cases(table.name);
    let mut wrong = Vec::new();
    let mut right = 0;
    for (number, case) in (2..).zip(&cases) {
        let (expected, found) = (expected(case, table.dates), found(case, table));
        let is_right = expected == found;
        right += usize::from(is_right);
        if case.note.starts_with("open:") == is_right {
            let what = if is_right {
                "is right now; take `open:` away".to_owned()
            } else {
                format!("expected {expected:?}, found {found:?}")
            };
            wrong.push(format!("{}.tsv:{number} ({}): {what}\n    {}", table.name, case.note, case.text));
        }
    }
    assert!(wrong.is_empty(), "{} rows:\n{}", wrong.len(), wrong.join("\n"));
    assert!(right >= table.at_least, "{}: {right} of {} rows are right", table.name, cases.len());
}

#[test]
fn passive() {
    hold(&Table::events("passive", 45));
}

#[test]
fn negation() {
    hold(&Table::events("negation", 42));
}

#[test]
fn attribution() {
    hold(&Table::events("attribution", 45));
}

#[test]
fn planned() {
    hold(&Table::events("planned", 45));
}

#[test]
fn reciprocal() {
    hold(&Table::events("reciprocal", 42));
}

#[test]
fn arrow() {
    hold(&Table::events("arrow", 25));
}

#[test]
fn role() {
    hold(&Table { name: "role", families: &[Family::Event, Family::Role], dates: false, at_least: 44 });
}

#[test]
fn treaty() {
    hold(&Table { name: "treaty", families: &[Family::Event, Family::Treaty], dates: false, at_least: 42 });
}

#[test]
fn date() {
    hold(&Table { name: "date", families: &[Family::Event, Family::Treaty], dates: true, at_least: 47 });
}
