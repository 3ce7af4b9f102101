//! Composes the stages for one document, and adds up what many documents give.

mod counts;
mod interner;
mod mentions;
mod merge;
mod quote;
mod read_record;
mod record;
mod sight;
mod sketch;

use crate::corpus::Document;
use crate::recognize::{Publication, Recognition, Recognizer};
use crate::relate::{Rules, Scope, Statement, Unit, relate, units};
use crate::text::{Segmentation, Span, Words, segment};

pub use counts::{DocumentCounts, EntityCount, PackedCounts};
pub use interner::Interner;
pub use mentions::MentionRow;
pub(crate) use merge::index;
pub use merge::{DocumentRow, EvidenceUnit, Extraction, Occurrence, StatementRow};
pub use quote::Quoter;
pub use read_record::{Record, RecordError, is_record, read_record};
pub use record::{RecordTerms, write_record};
pub use sight::{Fate, Nearest, Nearness, Passage, Sight, Wanted, add_doubtful, nearest, passage, sights};
pub use sketch::{DocumentSketch, PassageSketch, Sketch, Sketches};

/// What one document gives: a pure function of its text, date and language.
#[derive(Clone, Debug)]
pub struct DocumentExtraction {
    /// Its sentences, and the passages set aside.
    pub segmentation: Segmentation,
    /// The names in it.
    pub recognition: Recognition,
    /// The units of co-occurrence.
    pub units: Vec<Unit>,
    /// What its sentences state.
    pub statements: Vec<Statement>,
    /// By what copies of it, and of its units, are found.
    pub sketches: Sketches,
}

/// Finds sentences, names and units in a document. Linear in its length.
pub fn extract(document: &Document, recognizer: &Recognizer<'_>, scope: Scope) -> DocumentExtraction {
    extract_with(document, recognizer, scope, Some(Rules::builtin()))
}

/// The same with other rules for what sentences state, or without any.
pub fn extract_with(
    document: &Document,
    recognizer: &Recognizer<'_>,
    scope: Scope,
    rules: Option<&Rules>,
) -> DocumentExtraction {
    let segmentation = segment_document(document);
    let publication = Publication { date: document.date, language: document.language };
    let words = Words::read(&document.text, &segmentation.sentences);
    let recognition = recognizer.recognize_words(&words, &segmentation, publication);
    let units = units(&segmentation.sentences, &recognition.mentions, scope);
    let class = |entity| recognizer.known(entity, &recognition.found);
    let read = |rules| relate(&words, &recognition.mentions, rules, publication.date, class);
    let statements = rules.map(read).unwrap_or_default();
    let sketches = Sketches::read(&words, &segmentation.sentences, &units);
    DocumentExtraction { segmentation, recognition, units, statements, sketches }
}

/// The sentences of a document; what describes it (front matter) is set aside with the boilerplate.
pub fn segment_document(document: &Document) -> Segmentation {
    let mut segmentation = segment(&document.text);
    let Some(end) = document.prelude.last().map(|span| span.end) else { return segmentation };
    segmentation.boilerplate.retain(|span| span.start >= end);
    segmentation.boilerplate.splice(0..0, document.prelude.iter().filter_map(|span| trimmed(*span, &document.text)));
    for sentence in &mut segmentation.sentences {
        let start = sentence.span.start.max(end).min(sentence.span.end);
        sentence.span = trimmed(Span { start, ..sentence.span }, &document.text).unwrap_or_default();
    }
    segmentation.sentences.retain(|sentence| !sentence.span.is_empty());
    segmentation
}

fn trimmed(span: Span, text: &str) -> Option<Span> {
    let part = span.of(text);
    let start = span.start as usize + (part.len() - part.trim_start().len());
    Some(Span::new(start, start + part.trim().len())).filter(|span| !span.is_empty())
}
