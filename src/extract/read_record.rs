//! Reads what one document gave from its line of JSON.

use std::borrow::Cow;
use std::collections::HashMap;
use std::str::FromStr;
use std::sync::Arc;

use serde::Deserialize;

use super::{DocumentExtraction, DocumentSketch, PassageSketch, RecordTerms, Sketches};
use crate::corpus::{Document, DocumentId, Source};
use crate::gazetteer::{EntityId, Form, Kind};
use crate::recognize::{Found, Mention, Reason, Recognition, RecognizeOptions, Rule, found_id};
use crate::relate::{Mode, Scope, Statement, units};
use crate::text::hex::unhex;
use crate::text::lasting::lasting;
use crate::text::{Date, Period, Segmentation, Sentence, Span, Words};

/// Texts are no longer than this.
const LONGEST: u32 = 1 << 28;

/// Why a line is no record, and what to do about it.
#[derive(Debug, thiserror::Error)]
pub enum RecordError {
    /// It is not the JSON that is written.
    #[error("it is no line of `kg extract`: {0}")]
    Shape(serde_json::Error),
    /// Its parts do not fit together.
    #[error("{0}")]
    Content(String),
    /// It has only sentences, and other units are asked for.
    #[error("it has the text of single sentences, and the scope is {0}: extract with --text")]
    NoText(Scope),
}

fn fault(text: impl Into<String>) -> RecordError {
    RecordError::Content(text.into())
}

/// A document and what it gave.
#[derive(Debug)]
pub struct Record {
    /// The document; of its text only names and the sentences that name two entities are there, blanks in place of the others, unless the record has all of it.
    pub document: Document,
    /// What it gave; ids of entities that the reader did not know count in its list of found ones.
    pub extraction: DocumentExtraction,
    /// How it was made.
    pub terms: RecordTerms,
}

#[derive(Deserialize)]
struct Row<'j> {
    #[serde(borrow)]
    doc: Cow<'j, str>,
    title: Option<String>,
    date: Option<Cow<'j, str>>,
    outlet: Option<String>,
    url: Option<String>,
    language: Option<Cow<'j, str>>,
    sha256: Cow<'j, str>,
    path: Cow<'j, str>,
    record: Option<u64>,
    text: Option<String>,
    sentences: Vec<SentenceRow<'j>>,
    mentions: Vec<MentionRow<'j>>,
    relations: Vec<RelationRow<'j>>,
    left_out: Vec<LeftOutRow<'j>>,
    sketch: Cow<'j, str>,
    gazetteer: Cow<'j, str>,
    options: OptionsRow<'j>,
}

#[derive(Clone, Copy, Deserialize)]
struct SpanRow {
    start: u32,
    end: u32,
}

#[derive(Deserialize)]
struct SentenceRow<'j> {
    start: u32,
    end: u32,
    paragraph: u32,
    #[serde(borrow)]
    text: Option<Cow<'j, str>>,
    sketch: Option<Cow<'j, str>>,
}

#[derive(Deserialize)]
struct MentionRow<'j> {
    start: u32,
    end: u32,
    #[serde(borrow)]
    surface: Cow<'j, str>,
    sentence: u32,
    entity: Cow<'j, str>,
    name: Cow<'j, str>,
    kind: Cow<'j, str>,
    form: Cow<'j, str>,
    rule: Cow<'j, str>,
    confidence: f32,
}

#[derive(Deserialize)]
struct LeftOutRow<'j> {
    start: u32,
    end: u32,
    #[serde(borrow)]
    surface: Cow<'j, str>,
    reason: Cow<'j, str>,
}

#[derive(Deserialize)]
struct RelationRow<'j> {
    #[serde(borrow)]
    source: Cow<'j, str>,
    relation: Cow<'j, str>,
    mode: Option<Cow<'j, str>>,
    symmetric: bool,
    target: Cow<'j, str>,
    sentence: u32,
    mentions: [SpanRow; 2],
    polarity: Cow<'j, str>,
    modality: Cow<'j, str>,
    speaker: Option<Cow<'j, str>>,
    date: Option<Cow<'j, str>>,
    trigger: SpanRow,
    rule: Cow<'j, str>,
}

#[derive(Deserialize)]
struct OptionsRow<'j> {
    demonyms: bool,
    metonyms: bool,
    min_confidence: Option<f32>,
    #[serde(borrow)]
    rules: Option<Cow<'j, str>>,
}

/// Whether a file holds records, by its first line.
pub fn is_record(line: &[u8]) -> bool {
    #[derive(Deserialize)]
    struct Marks {
        #[serde(rename = "doc")]
        _doc: serde::de::IgnoredAny,
        #[serde(rename = "mentions")]
        _mentions: serde::de::IgnoredAny,
    }
    serde_json::from_slice::<Marks>(line).is_ok()
}

/// Reads a line that [`write_record`](super::write_record) wrote; `known` gives the ids of entities by their keys, those it does not know are found ones. Linear in the line
/// and the length of the document.
///
/// # Errors
/// Where the line is none, its parts do not fit together, or the scope asks for more than sentences and it has not the whole text.
pub fn read_record(
    line: &[u8],
    scope: Scope,
    known: &mut dyn FnMut(&str) -> Option<EntityId>,
) -> Result<Record, RecordError> {
    let row: Row<'_> = serde_json::from_slice(line).map_err(RecordError::Shape)?;
    if scope != Scope::Sentence && row.text.is_none() {
        return Err(RecordError::NoText(scope));
    }
    let text = match &row.text {
        Some(text) => text.clone(),
        None => pieced_together(&row)?,
    };
    let sentences = sentences(&row, &text)?;
    let (recognition, ids) = recognition(&row, &text, &sentences, known)?;
    let statements: Vec<Statement> =
        row.relations.iter().map(|relation| statement(relation, &text, &sentences, &ids)).collect::<Result<_, _>>()?;
    let units = units(&sentences, &recognition.mentions, scope);
    let sketches = match scope {
        Scope::Sentence => Sketches {
            document: DocumentSketch::with_bins(bins(&row.sketch)?),
            units: row.sentences.iter().map(passage).collect::<Result<_, _>>()?,
        },
        _ => Sketches::read(&Words::read(&text, &sentences), &sentences, &units),
    };
    let segmentation = Segmentation { sentences, boilerplate: Vec::new() };
    let terms = terms(&row);
    let document = document(row, text)?;
    let extraction = DocumentExtraction { segmentation, recognition, units, statements, sketches };
    Ok(Record { document, extraction, terms })
}

fn terms(row: &Row<'_>) -> RecordTerms {
    let hash = |text: &str| text.strip_prefix("sha256:").unwrap_or(text).to_owned();
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to 0 and 1000")]
    let per_mille = |share: f32| (share.clamp(0.0, 1.0) * 1000.0).round() as u16;
    let options = &row.options;
    RecordTerms {
        gazetteer: hash(&row.gazetteer),
        recognize: RecognizeOptions {
            demonyms: options.demonyms,
            metonyms: options.metonyms,
            discover: options.min_confidence.map(per_mille),
        },
        rules: options.rules.as_deref().map(hash),
    }
}

fn document(row: Row<'_>, text: String) -> Result<Document, RecordError> {
    let path: Arc<str> = Arc::from(row.path);
    Ok(Document {
        date: row.date.as_deref().map(|date| parsed::<Date>(date, "date")).transpose()?,
        sha256: unhex(&row.sha256).ok_or_else(|| fault(format!("`{}` is no SHA-256", row.sha256)))?,
        id: DocumentId::new(row.doc),
        title: row.title,
        outlet: row.outlet,
        author: None,
        url: row.url,
        language: row.language.map(|language| lasting(&language)),
        prelude: Vec::new(),
        source: Source { path: path.clone(), named: path, record: row.record },
        text,
    })
}

/// A text of blanks with the sentences and names that the record has in their places.
fn pieced_together(row: &Row<'_>) -> Result<String, RecordError> {
    let sentences = row.sentences.iter().filter_map(|sentence| Some((sentence.start, sentence.text.as_deref()?)));
    let names = row.mentions.iter().map(|mention| (mention.start, &*mention.surface));
    let left_out = row.left_out.iter().map(|name| (name.start, &*name.surface));
    let pieces = || sentences.clone().chain(names.clone()).chain(left_out.clone());
    let end = row.sentences.iter().map(|sentence| sentence.end).chain(row.left_out.iter().map(|name| name.end)).max();
    let len = end.unwrap_or_default();
    let fits = |(start, words): (u32, &str)| start as usize + words.len() <= len as usize;
    if len > LONGEST || !pieces().all(fits) {
        return Err(fault(format!("`{}`: a name or sentence ends behind the text", row.doc)));
    }
    let mut text = vec![b' '; len as usize];
    for (start, words) in pieces() {
        text[start as usize..][..words.len()].copy_from_slice(words.as_bytes());
    }
    String::from_utf8(text).map_err(|_| fault(format!("`{}`: names and sentences overlap", row.doc)))
}

fn sentences(row: &Row<'_>, text: &str) -> Result<Vec<Sentence>, RecordError> {
    let mut sentences: Vec<Sentence> = Vec::with_capacity(row.sentences.len());
    for sentence in &row.sentences {
        let span = span(SpanRow { start: sentence.start, end: sentence.end }, text)?;
        if sentences.last().is_some_and(|before| before.span.end > span.start || before.paragraph > sentence.paragraph)
        {
            return Err(fault(format!("`{}`: its sentences are not in order", row.doc)));
        }
        sentences.push(Sentence { span, paragraph: sentence.paragraph });
    }
    Ok(sentences)
}

/// The ids of the entities of a record, by their keys.
type Ids<'r> = HashMap<&'r str, EntityId>;

fn recognition<'r>(
    row: &'r Row<'_>,
    text: &str,
    sentences: &[Sentence],
    known: &mut dyn FnMut(&str) -> Option<EntityId>,
) -> Result<(Recognition, Ids<'r>), RecordError> {
    let mut recognition = Recognition::default();
    let mut ids: Ids<'_> = HashMap::new();
    for mention in &row.mentions {
        let span = inside(SpanRow { start: mention.start, end: mention.end }, mention.sentence, text, sentences)?;
        if recognition.mentions.last().is_some_and(|before| before.span.end > span.start) {
            return Err(fault(format!("`{}`: its mentions are not in order", row.doc)));
        }
        let entity = match ids.get(&*mention.entity).copied().or_else(|| known(&mention.entity)) {
            Some(entity) => entity,
            None => find(mention, &mut recognition.found)?,
        };
        ids.insert(&mention.entity, entity);
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to 0 and 1000")]
        let confidence = (mention.confidence.clamp(0.0, 1.0) * 1000.0).round() as u16;
        recognition.mentions.push(Mention {
            entity,
            span,
            sentence: mention.sentence,
            form: Form::named(&mention.form).ok_or_else(|| fault(format!("`{}` is no form", mention.form)))?,
            rule: parsed::<Rule>(&mention.rule, "rule")?,
            confidence,
        });
    }
    for name in &row.left_out {
        let span = span(SpanRow { start: name.start, end: name.end }, text)?;
        recognition.left_out.push((span, parsed::<Reason>(&name.reason, "reason to leave out a name")?));
    }
    Ok((recognition, ids))
}

/// Adds an entity that no list has.
fn find(mention: &MentionRow<'_>, found: &mut Vec<Found>) -> Result<EntityId, RecordError> {
    let kind: Kind = parsed(&mention.kind, "kind of entities")?;
    found.push(Found { key: mention.entity.as_ref().into(), name: mention.name.as_ref().into(), kind });
    Ok(found_id(found.len() - 1))
}

fn statement(
    row: &RelationRow<'_>,
    text: &str,
    sentences: &[Sentence],
    ids: &Ids<'_>,
) -> Result<Statement, RecordError> {
    let id = |key: &str| ids.get(key).copied().ok_or_else(|| fault(format!("`{key}` is not among the mentions")));
    let within = |place: SpanRow| inside(place, row.sentence, text, sentences);
    let predicate = parsed(&row.relation, "relation")?;
    Ok(Statement {
        source: id(&row.source)?,
        predicate,
        target: id(&row.target)?,
        mode: row.mode.as_deref().map(|name| Mode::of(name, predicate)),
        symmetric: row.symmetric,
        sentence: row.sentence,
        source_span: within(row.mentions[0])?,
        target_span: within(row.mentions[1])?,
        trigger: within(row.trigger)?,
        pattern: parsed(&row.rule, "rule of relations")?,
        polarity: parsed(&row.polarity, "polarity")?,
        modality: parsed(&row.modality, "modality")?,
        speaker: row.speaker.as_deref().map(id).transpose()?,
        date: row.date.as_deref().map(period).transpose()?,
    })
}

fn passage(row: &SentenceRow<'_>) -> Result<PassageSketch, RecordError> {
    row.sketch.as_deref().map_or_else(|| Ok(PassageSketch::default()), |text| Ok(PassageSketch::with_bins(bins(text)?)))
}

fn bins<const N: usize>(text: &str) -> Result<[u8; N], RecordError> {
    unhex(text).ok_or_else(|| fault(format!("`{text}` is no sketch of a text")))
}

fn period(text: &str) -> Result<Period, RecordError> {
    let (from, to) = text.split_once('/').unwrap_or((text, text));
    Ok(Period { from: parsed(from, "date")?, to: parsed(to, "date")? })
}

fn parsed<T: FromStr>(text: &str, what: &str) -> Result<T, RecordError> {
    text.parse().map_err(|_| fault(format!("`{text}` is no {what}")))
}

/// A span of the text.
fn span(SpanRow { start, end }: SpanRow, text: &str) -> Result<Span, RecordError> {
    match text.get(start as usize..end as usize) {
        Some(_) => Ok(Span { start, end }),
        None => Err(fault(format!("from {start} to {end} is no part of the text"))),
    }
}

/// A span of a sentence.
fn inside(place: SpanRow, sentence: u32, text: &str, sentences: &[Sentence]) -> Result<Span, RecordError> {
    let span = span(place, text)?;
    match sentences.get(sentence as usize) {
        Some(sentence) if sentence.span.contains(span) => Ok(span),
        _ => Err(fault(format!("from {} to {} is no part of sentence {sentence}", place.start, place.end))),
    }
}
