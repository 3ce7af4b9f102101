//! Writes what one document gives as a line of JSON.

use std::io::{self, Write};

use serde::{Serialize, Serializer};

use super::DocumentExtraction;
use crate::corpus::Document;
use crate::gazetteer::{Gazetteer, Kind};
use crate::recognize::{Entities, RecognizeOptions};
use crate::relate::Statement;
use crate::text::clean::clean;
use crate::text::date::Precision;
use crate::text::hex::hex;
use crate::text::{Sentence, Span};

/// Most lines are no longer than so many times the text.
const LINE: usize = 8;

/// How records are made: what those of one graph must have in common.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecordTerms {
    /// SHA-256 of the lists.
    pub gazetteer: String,
    /// Which forms count.
    pub recognize: RecognizeOptions,
    /// SHA-256 of the tables of relations beside the built-in ones, where there are any.
    pub rules: Option<String>,
}

/// The record of one document; offsets are UTF-8 bytes of its text.
#[derive(Serialize)]
struct Line<'a> {
    doc: &'a str,
    title: Option<String>,
    date: Option<String>,
    date_precision: Option<&'static str>,
    outlet: Option<String>,
    url: Option<&'a str>,
    language: Option<&'static str>,
    sha256: String,
    path: &'a str,
    record: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<&'a str>,
    sentences: Vec<SentenceRow<'a>>,
    boilerplate: Vec<SpanRow>,
    mentions: Vec<MentionRow<'a>>,
    acronyms: Vec<AcronymRow>,
    relations: Vec<RelationRow<'a>>,
    left_out: Vec<LeftOutRow<'a>>,
    sketch: String,
    gazetteer: String,
    options: OptionsRow,
}

/// A name that was left out.
#[derive(Serialize)]
struct LeftOutRow<'a> {
    start: u32,
    end: u32,
    surface: &'a str,
    reason: &'static str,
}

#[derive(Serialize)]
struct OptionsRow {
    demonyms: bool,
    metonyms: bool,
    min_confidence: Option<f32>,
    rules: Option<String>,
}

#[derive(Serialize)]
struct SpanRow {
    start: u32,
    end: u32,
}

#[derive(Serialize)]
struct SentenceRow<'a> {
    start: u32,
    end: u32,
    paragraph: u32,
    /// Its text and sketch, where it names two entities.
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    sketch: Option<String>,
}

#[derive(Serialize)]
struct MentionRow<'a> {
    start: u32,
    end: u32,
    surface: &'a str,
    sentence: u32,
    entity: &'a str,
    name: &'a str,
    #[serde(serialize_with = "kind_name")]
    kind: Kind,
    form: &'static str,
    wikidata: Option<&'a str>,
    rule: &'static str,
    confidence: f32,
}

/// An abbreviation that the text explains, and the words that it stands for.
#[derive(Serialize)]
struct AcronymRow {
    short: String,
    long: String,
}

/// A relation that a sentence states.
#[derive(Serialize)]
struct RelationRow<'a> {
    source: &'a str,
    relation: &'static str,
    mode: Option<&'a str>,
    cameo: Option<String>,
    goldstein: Option<f32>,
    symmetric: bool,
    target: &'a str,
    sentence: u32,
    mentions: [SpanRow; 2],
    polarity: &'static str,
    modality: &'static str,
    speaker: Option<&'a str>,
    date: Option<String>,
    date_precision: Option<&'static str>,
    trigger: SpanRow,
    rule: &'static str,
}

fn relation_row<'a>(statement: &Statement, entities: Entities<'a>) -> RelationRow<'a> {
    RelationRow {
        source: entities.get(statement.source).key(),
        relation: statement.predicate.as_str(),
        mode: statement.mode.map(|mode| &*mode.0.name),
        cameo: statement.cameo().map(|root| format!("{root:02}")),
        goldstein: statement.goldstein(),
        symmetric: statement.symmetric,
        target: entities.get(statement.target).key(),
        sentence: statement.sentence,
        mentions: [&statement.source_span, &statement.target_span].map(SpanRow::from),
        polarity: statement.polarity.as_str(),
        modality: statement.modality.as_str(),
        speaker: statement.speaker.map(|speaker| entities.get(speaker).key()),
        date: statement.date.map(|date| date.to_string()),
        date_precision: statement.date.map(|date| date.precision().map_or("range", Precision::as_str)),
        trigger: SpanRow::from(&statement.trigger),
        rule: statement.pattern.as_str(),
    }
}

/// Writes the record and a line feed; what it was extracted with is `terms`, the scope that of sentences. `text` adds the document's text, which offsets refer to.
///
/// [`read_record`](super::read_record) makes the same of it again.
///
/// # Errors
/// Those of the writer.
pub fn write_record(
    out: &mut dyn Write,
    document: &Document,
    extraction: &DocumentExtraction,
    (gazetteer, terms): (&Gazetteer, &RecordTerms),
    text: bool,
) -> io::Result<()> {
    let entities = Entities::new(gazetteer, &extraction.recognition.found);
    let mentions = extraction.recognition.mentions.iter().map(|mention| {
        let entity = entities.get(mention.entity);
        MentionRow {
            start: mention.span.start,
            end: mention.span.end,
            surface: mention.span.of(&document.text),
            sentence: mention.sentence,
            entity: entity.key(),
            name: entity.name(),
            kind: entity.kind(),
            form: mention.form.as_str(),
            wikidata: entity.wikidata(),
            rule: mention.rule.as_str(),
            confidence: f32::from(mention.confidence) / 1000.0,
        }
    });
    let left_out = extraction.recognition.left_out.iter().map(|(span, reason)| LeftOutRow {
        start: span.start,
        end: span.end,
        surface: span.of(&document.text),
        reason: reason.as_str(),
    });
    let row = Line {
        doc: document.id.as_str(),
        title: document.title.as_deref().map(clean),
        date: document.date.map(|date| date.to_string()),
        date_precision: document.date.map(|date| date.precision().as_str()),
        outlet: document.outlet.as_deref().map(clean),
        url: document.url.as_deref(),
        language: document.language,
        sha256: hex(&document.sha256),
        path: &document.source.path,
        record: document.source.record,
        text: text.then_some(&document.text),
        sentences: sentence_rows(document, extraction),
        boilerplate: extraction.segmentation.boilerplate.iter().map(SpanRow::from).collect(),
        mentions: mentions.collect(),
        acronyms: acronym_rows(document, extraction),
        relations: extraction.statements.iter().map(|statement| relation_row(statement, entities)).collect(),
        left_out: left_out.collect(),
        sketch: hex(extraction.sketches.document.bins()),
        gazetteer: format!("sha256:{}", terms.gazetteer),
        options: OptionsRow {
            demonyms: terms.recognize.demonyms,
            metonyms: terms.recognize.metonyms,
            min_confidence: terms.recognize.discover.map(|least| f32::from(least) / 1000.0),
            rules: terms.rules.as_ref().map(|rules| format!("sha256:{rules}")),
        },
    };
    let mut line = Vec::with_capacity(LINE * document.text.len());
    serde_json::to_writer(&mut line, &row)?;
    line.push(b'\n');
    out.write_all(&line)
}

/// The sentences, with the text of those that name two entities.
fn sentence_rows<'a>(document: &'a Document, extraction: &DocumentExtraction) -> Vec<SentenceRow<'a>> {
    let sentences = extraction.segmentation.sentences.iter();
    let named = |at: usize| extraction.units.get(at).is_some_and(|unit| unit.mentions.len() > 1);
    let row = |(at, sentence): (usize, &Sentence)| SentenceRow {
        start: sentence.span.start,
        end: sentence.span.end,
        paragraph: sentence.paragraph,
        text: named(at).then(|| sentence.span.of(&document.text)),
        sketch: named(at).then(|| hex(extraction.sketches.units[at].bins())),
    };
    sentences.enumerate().map(row).collect()
}

fn kind_name<S: Serializer>(kind: &Kind, out: S) -> Result<S::Ok, S::Error> {
    out.serialize_str(kind.as_str())
}

/// The words as the document writes them, cleaned.
fn acronym_rows(document: &Document, extraction: &DocumentExtraction) -> Vec<AcronymRow> {
    let words = |span: Span| clean(span.of(&document.text));
    let acronyms = extraction.recognition.acronyms.iter();
    acronyms.map(|acronym| AcronymRow { short: words(acronym.short), long: words(acronym.long) }).collect()
}

impl From<&Span> for SpanRow {
    fn from(span: &Span) -> Self {
        Self { start: span.start, end: span.end }
    }
}
