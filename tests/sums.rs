//! Graphs that are added up are the graph of all their documents, and what documents are taken out of is that of the others: byte for byte.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod news;

use std::collections::BTreeSet;
use std::io;
use std::sync::{Arc, LazyLock};

use kg::corpus::{Document, DocumentId, Source};
use kg::export::{Format, JsonStyle};
use kg::extract::{DocumentRow, EvidenceUnit, Extraction, Quoter, RecordTerms, extract, write_record};
use kg::graph::{Fate, KnowledgeGraph, Ledger, Options, Sentences, Sum, SumError, Told, View, Weight};
use kg::recognize::{RecognizeOptions, Recognizer};
use kg::relate::Scope;
use news::GAZETTEER;
use proptest::prelude::*;
use proptest::sample::select;
use sha2::{Digest, Sha256};

const JSON: Format = Format::Json(JsonStyle::NodeLink);

fn config(cases: u32) -> ProptestConfig {
    ProptestConfig {
        cases,
        rng_seed: proptest::test_runner::RngSeed::Fixed(397),
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

fn document(number: usize, text: String, date: Option<&str>) -> Document {
    let path: Arc<str> = Arc::from(format!("{number}.txt"));
    Document {
        id: DocumentId::new(&*path),
        title: Some(format!("Report {number}")),
        date: date.and_then(|date| date.parse().ok()),
        outlet: (!number.is_multiple_of(3)).then(|| format!("Outlet {}", number % 3)),
        author: None,
        url: None,
        language: Some("en"),
        sha256: Sha256::digest(text.as_bytes()).into(),
        prelude: Vec::new(),
        source: Source { path: path.clone(), named: path, record: None },
        text,
    }
}

/// The texts of the units of documents, by their place.
struct Texts(Vec<String>);

impl Sentences for Texts {
    fn read(&self, document: u32) -> io::Result<Option<String>> {
        Ok(self.0.get(document as usize).cloned())
    }
}

fn json(graph: &KnowledgeGraph) -> Vec<u8> {
    let mut out = Vec::new();
    JSON.write(graph, &mut out).unwrap();
    out
}

/// The graph of documents as a file; each of them was read `copies` times more.
fn built(documents: &[(&Document, u32)], options: &Options) -> Vec<u8> {
    let recognizer = Recognizer::new(&GAZETTEER, RecognizeOptions::default());
    let mut extraction = Extraction::default();
    for (document, copies) in documents {
        extraction.add(document, &extract(document, &recognizer, options.scope));
        extraction.documents.last_mut().unwrap().repeated = *copies;
    }
    let used = documents.len() as u64;
    let repeated = documents.iter().map(|(_, copies)| u64::from(*copies)).sum();
    let ledger = Ledger { seen: used + repeated, used, repeated, ..Ledger::default() };
    let mut graph = KnowledgeGraph::build(extraction, &GAZETTEER, options.clone(), View::default(), ledger);
    let text = |id: &DocumentId| &documents.iter().find(|(document, _)| document.id == *id).unwrap().0.text;
    let quotes: Vec<_> = graph
        .quotes_wanted()
        .iter()
        .map(|wanted| {
            let text = text(&graph.documents()[wanted.document as usize].id);
            (*wanted, Quoter::new(text).quote(wanted.unit, wanted.first, wanted.second))
        })
        .collect();
    let units = graph.units_by_document();
    let whole =
        |(row, units): (&DocumentRow, &&[EvidenceUnit])| units.iter().map(|unit| unit.span.of(text(&row.id))).collect();
    let texts = Texts(graph.documents().iter().zip(&units).map(whole).collect());
    graph.set_quotes(quotes);
    if options.quotes > 0 {
        graph.set_sentences(Box::new(texts));
    }
    json(&graph)
}

fn options() -> impl Strategy<Value = Options> {
    let scope = select(&["sentence", "paragraph", "document", "window:2"][..]);
    let weight = select(&[Weight::Count, Weight::Documents, Weight::Npmi, Weight::Llr, Weight::Origins][..]);
    let relations = select(&["events,roles,treaties,cooccurrence", "events,roles", "cooccurrence"][..]);
    (scope, weight, relations, select(&[0_usize, 1, 2, 20][..])).prop_map(|(scope, weight, relations, quotes)| {
        Options {
            scope: scope.parse().unwrap(),
            weight,
            quotes,
            relations: relations.parse().unwrap(),
            ..Options::default()
        }
    })
}

fn documents() -> impl Strategy<Value = Vec<Document>> {
    let articles = prop::collection::vec((news::article(30), news::date()), 1..=7);
    articles.prop_map(|articles| {
        let numbered = articles.into_iter().enumerate();
        numbered.map(|(number, (text, date))| document(number, text, date.as_deref())).collect()
    })
}

/// Fails with what stands where the two differ first.
fn same(one: &[u8], other: &[u8]) -> Result<(), TestCaseError> {
    let differs = one.iter().zip(other).position(|(a, b)| a != b).unwrap_or(one.len().min(other.len()));
    let near = |bytes: &[u8]| {
        String::from_utf8_lossy(&bytes[differs.saturating_sub(200)..bytes.len().min(differs + 100)]).into_owned()
    };
    prop_assert!(one == other, "{}\n--- and\n{}", near(one), near(other));
    Ok(())
}

proptest! {
    #![proptest_config(config(96))]

    #[test]
    fn graphs_add_up(
        documents in documents(),
        options in options(),
        groups in prop::collection::vec(prop::collection::btree_set(0_usize..3, 1..=2), 7),
        turned in any::<bool>(),
    ) {
        let shares = (0..3).map(|group| {
            let own = documents.iter().zip(&groups).filter(|(_, groups)| groups.contains(&group));
            own.map(|(document, _)| (document, 0)).collect::<Vec<_>>()
        });
        let mut files: Vec<_> = shares.filter(|share| !share.is_empty()).map(|share| built(&share, &options)).collect();
        if turned {
            files.reverse();
        }
        // Two of them first, and the others to their sum.
        let mut sum = Sum::new(Told::default());
        let two = files.len().min(2);
        for file in files.drain(..two) {
            sum = sum.add(&file, |_| Fate::Kept).unwrap();
        }
        let first = json(&sum.finish(View::default()).unwrap());
        let mut sum = Sum::new(Told::default()).add(&first, |_| Fate::Kept).unwrap();
        for file in &files {
            sum = sum.add(file, |_| Fate::Kept).unwrap();
        }
        let copies = |groups: &BTreeSet<usize>| u32::try_from(groups.len() - 1).unwrap();
        let all: Vec<_> = documents.iter().zip(&groups).map(|(document, groups)| (document, copies(groups))).collect();
        same(&json(&sum.finish(View::default()).unwrap()), &built(&all, &options))?;
    }

    #[test]
    fn documents_are_taken_out(
        documents in documents(),
        options in options(),
        gone in prop::collection::vec(any::<bool>(), 7),
        copies in prop::collection::vec(0_u32..3, 7),
    ) {
        let all: Vec<_> = documents.iter().zip(copies).collect();
        let rest: Vec<_> = all.iter().zip(&gone).filter(|(_, gone)| !**gone).map(|(document, _)| *document).collect();
        let is_gone = |id: &DocumentId| documents.iter().zip(&gone).any(|(document, gone)| *gone && document.id == *id);
        let fate = |row: &DocumentRow| if is_gone(&row.id) { Fate::Gone } else { Fate::Kept };
        let sum = Sum::new(Told::default()).add(&built(&all, &options), fate).unwrap();
        same(&json(&sum.finish(View::default()).unwrap()), &built(&rest, &options))?;
    }

    #[test]
    fn lines_add_up_with_graphs(
        documents in documents(),
        options in options(),
        as_lines in prop::collection::vec(any::<bool>(), 7),
    ) {
        let recognizer = Recognizer::new(&GAZETTEER, RecognizeOptions::default());
        let terms =
            RecordTerms { gazetteer: GAZETTEER.sha256(), recognize: RecognizeOptions::default(), rules: None };
        let (lines, graph): (Vec<_>, Vec<_>) = documents.iter().zip(as_lines).partition(|(_, as_line)| *as_line);
        let mut sum = Sum::new(Told {
            scope: Some(options.scope),
            weight: Some(options.weight),
            relations: Some(options.relations),
            quotes: Some(options.quotes),
            mixed: false,
        });
        if !graph.is_empty() {
            let graph: Vec<_> = graph.iter().map(|(document, _)| (*document, 0)).collect();
            sum = sum.add(&built(&graph, &options), |_| Fate::Kept).unwrap();
        }
        for (document, _) in &lines {
            let mut line = Vec::new();
            let text = options.scope != Scope::Sentence;
            let extraction = extract(document, &recognizer, Scope::Sentence);
            write_record(&mut line, document, &extraction, (&GAZETTEER, &terms), text).unwrap();
            sum = sum.add_record(&line, &GAZETTEER).unwrap();
        }
        let all: Vec<_> = documents.iter().map(|document| (document, 0)).collect();
        same(&json(&sum.finish(View::default()).unwrap()), &built(&all, &options))?;
    }
}

const STORY: &str = "China and North Korea signed a treaty in Beijing. Kim Jong Un met Xi Jinping on Monday.\n\nRussia condemned Japan.";

static SAMPLE: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let documents = [document(1, STORY.to_owned(), Some("2019-06-20")), document(2, STORY.repeat(2), None)];
    built(&documents.each_ref().map(|document| (document, 1)), &Options::default())
});

static LINE: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let recognizer = Recognizer::new(&GAZETTEER, RecognizeOptions::default());
    let terms = RecordTerms { gazetteer: GAZETTEER.sha256(), recognize: RecognizeOptions::default(), rules: None };
    let document = document(1, STORY.to_owned(), Some("2019-06-20"));
    let mut line = Vec::new();
    let extraction = extract(&document, &recognizer, Scope::Sentence);
    write_record(&mut line, &document, &extraction, (&GAZETTEER, &terms), false).unwrap();
    line
});

/// The bytes with one piece of them replaced.
fn with_noise(bytes: &[u8], at: f64, len: usize, noise: Vec<u8>) -> Vec<u8> {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        clippy::cast_precision_loss,
        reason = "a place in the file"
    )]
    let at = (at * bytes.len() as f64) as usize;
    let mut bytes = bytes.to_vec();
    bytes.splice(at..(at + len).min(bytes.len()), noise);
    bytes
}

/// The bytes with one of their numbers replaced.
fn with_number(bytes: &[u8], nth: usize, number: u64) -> Vec<u8> {
    let text = std::str::from_utf8(bytes).unwrap();
    let is_start = |at: usize| !text.as_bytes()[..at].last().is_some_and(u8::is_ascii_digit);
    let starts: Vec<_> =
        text.match_indices(|c: char| c.is_ascii_digit()).map(|(at, _)| at).filter(|at| is_start(*at)).collect();
    let at = starts[nth % starts.len()];
    let end = at + text[at..].find(|c: char| !c.is_ascii_digit()).unwrap_or(0);
    format!("{}{number}{}", &text[..at], &text[end..]).into_bytes()
}

/// Adds up what may be no graph, or no line.
fn add_up(bytes: &[u8]) {
    let sums =
        [Sum::new(Told::default()).add(bytes, |_| Fate::Kept), Sum::new(Told::default()).add_record(bytes, &GAZETTEER)];
    for sum in sums.into_iter().flatten() {
        json(&sum.finish(View::default()).unwrap());
    }
}

proptest! {
    #![proptest_config(config(256))]

    #[test]
    fn noise_never_panics(at in 0.0..1.0_f64, len in 0_usize..12, noise in prop::collection::vec(any::<u8>(), 0..12)) {
        add_up(&with_noise(&SAMPLE, at, len, noise.clone()));
        add_up(&with_noise(&LINE, at, len, noise));
    }

    #[test]
    fn other_numbers_never_panic(nth in any::<usize>(), number in prop_oneof![0_u64..400, Just(u64::from(u32::MAX)), any::<u64>()]) {
        add_up(&with_number(&SAMPLE, nth, number));
        add_up(&with_number(&LINE, nth, number));
    }
}

#[test]
fn graphs_that_do_not_fit_are_refused() {
    let text = std::str::from_utf8(&SAMPLE).unwrap();
    let refused = |other: &str| {
        let sum = Sum::new(Told::default()).add(&SAMPLE, |_| Fate::Kept).unwrap();
        sum.add(other.as_bytes(), |_| Fate::Kept).err().unwrap()
    };
    for (from, to, what) in [
        ("\"scope\":\"sentence\"", "\"scope\":\"paragraph\"", "another scope"),
        ("\"weight\":\"count\"", "\"weight\":\"llr\"", "another weight"),
        ("\"evidence\":20", "\"evidence\":3", "another number of quotes"),
        ("\"min_confidence\":0.5", "\"min_confidence\":0.7", "another least confidence"),
        ("\"demonyms\":true", "\"demonyms\":false", "other names that count"),
        ("\"gazetteer\":\"sha256:", "\"gazetteer\":\"sha256:00", "another list of entities"),
        ("\"rules\":null", "\"rules\":\"sha256:00\"", "other tables of relations"),
        ("\"roles\",", "", "other relations"),
    ] {
        let other = text.replacen(from, to, 1);
        assert!(other != text, "{from}");
        let refused = refused(&other);
        assert!(matches!(refused, SumError::Differs { what: found, .. } if found == what), "{what}: {refused}");
    }
    assert!(matches!(refused(&text.replacen("Report 1", "Report 7", 1)), SumError::Conflict(id) if id == "1.txt"));
    let without = &text[..text.find(",\n\"material\"").unwrap()];
    assert!(matches!(refused(&format!("{without}}}")), SumError::NoMaterial));
    assert!(matches!(refused(&text[..text.len() / 2]), SumError::Read(_)));
    assert!(matches!(Sum::new(Told::default()).finish(View::default()), Err(SumError::Nothing)));
}
