//! Tables of sentences that mislead: every mention that a reader would underline is marked in them, everything else must yield nothing.
//!
//! `[words|key]` marks a mention of an entity of the list, `[words|label:kind]` one of an entity that no list has; the same label is the same entity. A row
//! whose note begins with `open:` is one that the program does not get right yet.

mod marks;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use kg::gazetteer::{Form, Gazetteer};
use kg::recognize::{Entities, Publication, RecognizeOptions, Recognizer};
use kg::text::{Span, segment};
use marks::plain;

static GAZETTEER: LazyLock<Gazetteer> = LazyLock::new(Gazetteer::builtin);

struct Case {
    date: String,
    text: String,
    /// Where mentions are marked, and as what.
    marks: Vec<(Span, String)>,
    note: String,
}

fn cases(table: &str) -> Vec<Case> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/traps").join(table).with_extension("tsv");
    let rows = fs::read_to_string(path).expect("the table is there");
    let case = |row: &str| {
        let [date, marked, note] = row.split('\t').collect::<Vec<_>>().try_into().expect("three columns");
        let (text, marks) = plain(&marked.replace("\\n", "\n"));
        Case { date: date.to_owned(), text, marks, note: note.to_owned() }
    };
    rows.lines().skip(1).map(case).collect()
}

/// What is wrong with a case; `phrases` where descriptions and pronouns are asked for too.
fn faults(case: &Case, phrases: bool) -> Vec<String> {
    let recognizer = Recognizer::new(&GAZETTEER, RecognizeOptions::default());
    let publication = Publication { date: case.date.parse().ok(), language: Some("en") };
    let recognition = recognizer.recognize(&case.text, &segment(&case.text), publication);
    let entities = Entities::new(&GAZETTEER, &recognition.found);
    let mut faults = Vec::new();
    let mut labels: BTreeMap<&str, String> = BTreeMap::new();
    for (span, id) in &case.marks {
        let words = span.of(&case.text);
        let Some(mention) = recognition.mentions.iter().find(|mention| mention.span == *span) else {
            faults.push(format!("`{words}` is not found"));
            continue;
        };
        let entity = entities.get(mention.entity);
        let (label, kind) = id.split_once(':').map_or((id.as_str(), None), |(label, kind)| (label, Some(kind)));
        let is_key = label.contains('.');
        let expected = if is_key {
            label.to_owned()
        } else {
            labels.entry(label).or_insert_with(|| entity.key().to_owned()).clone()
        };
        if entity.key() != expected {
            faults.push(format!("`{words}` is {}, not {expected}", entity.key()));
        }
        if kind.is_some_and(|kind| entity.kind().to_string() != kind) {
            faults.push(format!("`{words}` is of kind {}", entity.kind()));
        }
    }
    let keys: Vec<&String> = labels.values().collect();
    if keys.iter().enumerate().any(|(at, key)| keys[..at].contains(key)) {
        faults.push("two entities are one".to_owned());
    }
    for mention in &recognition.mentions {
        let asked = phrases || mention.form != Form::Pronoun;
        if asked && !case.marks.iter().any(|(span, _)| *span == mention.span) {
            faults.push(format!("`{}` is {}", mention.span.of(&case.text), entities.get(mention.entity).key()));
        }
    }
    faults
}

/// Holds a table: at least so many of its rows are right, and those that are open are still.
fn hold(table: &str, at_least: usize) {
    let cases = cases(table);
    let mut wrong = Vec::new();
    let mut right = 0;
    for (number, case) in (2..).zip(&cases) {
        let faults = faults(case, table == "references");
        let open = case.note.starts_with("open:");
        right += usize::from(faults.is_empty());
        if open == faults.is_empty() {
            let what = if open { "is right now; take `open:` away".to_owned() } else { faults.join("; ") };
            wrong.push(format!("{table}.tsv:{number} ({}): {what}\n    {}", case.note, case.text));
        }
    }
    assert!(wrong.is_empty(), "{} rows:\n{}", wrong.len(), wrong.join("\n"));
    assert!(right >= at_least, "{table}: {right} of {} rows are right", cases.len());
}

#[test]
fn acronyms() {
    hold("acronyms", 60);
}

#[test]
fn surnames() {
    hold("surnames", 60);
}

#[test]
fn metonyms() {
    hold("metonyms", 60);
}

#[test]
fn treaties() {
    hold("treaties", 60);
}

#[test]
fn names() {
    hold("names", 60);
}

#[test]
fn context() {
    hold("context", 60);
}

#[test]
fn references() {
    hold("references", 55);
}
