//! Hands out the raw pieces of a corpus in order, and makes documents of them on any thread.

use std::io::Cursor;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use serde_json::{Map, Value};
use sha2::{Digest, Sha256};

use super::fields::{self, Record};
use super::format::Format;
use super::metadata::{self, Metadata};
use super::open::{self, Compression, SAMPLE};
use super::records::{Body, RawRecord, Records};
use super::walk::Entry;
use super::{Corpus, Document, DocumentId, ReadOptions, SkipReason, Skipped, Source, encoding, html, language};

/// One file, or one record of a file that holds many, not yet decoded.
pub struct Item<'a> {
    entry: &'a Entry,
    options: &'a ReadOptions,
    bytes: u64,
    work: Work,
}

enum Work {
    File,
    Record(RawRecord),
}

/// The items of a corpus, read as they are asked for.
pub struct Items<'a> {
    corpus: &'a Corpus,
    next: usize,
    open: Option<Open<'a>>,
}

/// A file of records that is being read.
struct Open<'a> {
    entry: &'a Entry,
    records: Records,
    consumed: Arc<AtomicU64>,
    reported: u64,
    /// How many records it has given.
    records_read: u64,
}

impl<'a> Items<'a> {
    pub(super) fn new(corpus: &'a Corpus) -> Self {
        Self { corpus, next: 0, open: None }
    }

    /// Opens the file if it holds records; others are read where they are decoded.
    fn start(&mut self, entry: &'a Entry) -> Result<Option<Item<'a>>, SkipReason> {
        let whole = Item { entry, options: &self.corpus.options, bytes: entry.bytes, work: Work::File };
        let promised = Format::of_name(&entry.id);
        if matches!(promised, Some(Format::Text | Format::Markdown | Format::Html)) {
            return Ok(Some(whole));
        }
        let opened = open::stream(entry)?;
        let complete = opened.sample.len() < SAMPLE;
        let format = Format::of_content(promised, &encoding::preview(&opened.sample), complete);
        if opened.sample.is_empty() || !format.holds_records() {
            return Ok(Some(whole));
        }
        let records = Records::new(format, opened.stream, &opened.sample, opened.compression, &self.corpus.options)?;
        self.open = Some(Open { entry, records, consumed: opened.consumed, reported: 0, records_read: 0 });
        Ok(None)
    }

    fn skipped(&self, entry: &'a Entry, reason: SkipReason) -> Item<'a> {
        let work = Work::Record(RawRecord { number: 0, line: 0, body: Err(reason) });
        Item { entry, options: &self.corpus.options, bytes: entry.bytes, work }
    }
}

impl<'a> Iterator for Items<'a> {
    type Item = Item<'a>;

    fn next(&mut self) -> Option<Item<'a>> {
        loop {
            if let Some(open) = &mut self.open {
                if let Some(record) = open.records.next() {
                    let consumed = open.consumed.load(Ordering::Relaxed);
                    let bytes = consumed - open.reported;
                    open.reported = consumed;
                    open.records_read += 1;
                    let work = Work::Record(record);
                    return Some(Item { entry: open.entry, options: &self.corpus.options, bytes, work });
                }
                let (entry, barren) = (open.entry, open.records_read == 0);
                self.open = None;
                if barren {
                    return Some(self.skipped(entry, SkipReason::Blank));
                }
            }
            let entry = self.corpus.entries.get(self.next)?;
            self.next += 1;
            match self.start(entry) {
                Ok(Some(item)) => return Some(item),
                Ok(None) => {}
                Err(reason) => return Some(self.skipped(entry, reason)),
            }
        }
    }
}

impl<'a> Item<'a> {
    /// How many bytes on the disk it stands for, for progress: the items of a corpus add up to its size, or a little less.
    pub fn bytes(&self) -> u64 {
        self.bytes
    }

    /// The file it comes from, relative to the input's root.
    pub fn path(&self) -> &str {
        &self.entry.id
    }

    /// Makes the documents of it. All the work is here: encoding, parsing, metadata, language, hash.
    pub fn decode(self) -> Vec<Result<Document, Skipped>> {
        self.decode_as(Draft::document)
    }

    /// The texts of the documents that [`Item::decode`] makes of it, at far less cost: for a second look at texts that were read before.
    pub fn decode_texts(self) -> Vec<DocumentText> {
        self.decode_as(Draft::text).into_iter().flatten().collect()
    }

    fn decode_as<T>(self, make: fn(Draft<'a>) -> T) -> Vec<Result<T, Skipped>> {
        match self.work {
            Work::Record(record) => vec![decode_record(self.entry, self.options, record).map(make)],
            Work::File => match decode_file(self.entry, self.options, make) {
                Ok(documents) if !documents.is_empty() => documents,
                nothing => vec![Err(skipped(self.entry, None, nothing.err().unwrap_or(SkipReason::Blank)))],
            },
        }
    }
}

/// A document's text without all that is known about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocumentText {
    /// The document's name.
    pub id: DocumentId,
    /// Its text.
    pub text: String,
    /// The SHA-256 of the text.
    pub sha256: [u8; 32],
}

/// A document of which only the name and the text are settled.
struct Draft<'a> {
    entry: &'a Entry,
    options: &'a ReadOptions,
    record: Option<u64>,
    id: DocumentId,
    text: String,
    about: About,
}

/// Where to learn more about a document than its text shows.
enum About {
    Text { markdown: bool },
    Page(Metadata),
    Record(Map<String, Value>),
}

impl<'a> Draft<'a> {
    fn new(
        entry: &'a Entry,
        options: &'a ReadOptions,
        record: Option<u64>,
        text: String,
        about: About,
    ) -> Result<Self, Skipped> {
        if text.chars().all(|c| c.is_whitespace() || matches!(c, '\u{feff}' | '\u{200b}' | '\0')) {
            return Err(skipped(entry, record, SkipReason::Blank));
        }
        let id =
            DocumentId::new(record.map_or_else(|| entry.id.to_string(), |number| format!("{}#{number}", entry.id)));
        Ok(Self { entry, options, record, id, text, about })
    }

    fn text(self) -> DocumentText {
        let sha256 = Sha256::digest(self.text.as_bytes()).into();
        DocumentText { id: self.id, text: self.text, sha256 }
    }

    fn document(self) -> Document {
        let Self { entry, record, .. } = self;
        let metadata = self.metadata();
        let language = language::choose(language::detect(&self.text), metadata.language);
        let DocumentText { id, text, sha256 } = self.text();
        Document {
            id,
            title: metadata.title,
            date: metadata.date,
            outlet: metadata.outlet,
            author: metadata.author,
            url: metadata.url,
            language,
            text,
            prelude: metadata.prelude,
            sha256,
            source: Source { path: Arc::clone(&entry.id), named: Arc::clone(&entry.named), record },
        }
    }

    fn metadata(&self) -> Metadata {
        let path = Some(&*self.entry.id);
        let (said, markdown, path) = match &self.about {
            About::Text { markdown } => (Metadata::default(), *markdown, path),
            About::Page(head) => (head.clone(), false, path),
            About::Record(object) => (fields::about_record(object, self.options), false, None),
        };
        let shown = metadata::of_text(&self.text, markdown, path, &said);
        if matches!(self.about, About::Text { .. }) { shown } else { said.with(shown) }
    }
}

fn decode_file<'a, T>(
    entry: &'a Entry,
    options: &'a ReadOptions,
    make: fn(Draft<'a>) -> T,
) -> Result<Vec<Result<T, Skipped>>, SkipReason> {
    let bytes = open::whole(entry)?;
    let promised = Format::of_name(&entry.id);
    let text = encoding::decode(bytes, html::declared_encoding)?;
    let one = |text: String, about: About| vec![Draft::new(entry, options, None, text, about).map(make)];
    let head = encoding::first(&text, SAMPLE);
    match Format::of_content(promised, head, head.len() == text.len()) {
        format @ (Format::Text | Format::Markdown) => {
            Ok(one(text, About::Text { markdown: format == Format::Markdown }))
        }
        Format::Html => html::read(&text).map(|(text, head)| one(text, About::Page(head))),
        Format::Json => Ok(decode_json(entry, options, &text).into_iter().map(|draft| draft.map(make)).collect()),
        format => {
            let sample = head.as_bytes().to_vec();
            let stream = Box::new(Cursor::new(text.into_bytes()));
            let records = Records::new(format, stream, &sample, Compression::None, options)?;
            Ok(records.map(|record| decode_record(entry, options, record).map(make)).collect())
        }
    }
}

/// A file with one object, with a wrapper around many, or with several objects one behind the other.
fn decode_json<'a>(entry: &'a Entry, options: &'a ReadOptions, text: &str) -> Vec<Result<Draft<'a>, Skipped>> {
    let mut values: Vec<_> = serde_json::Deserializer::from_str(text).into_iter::<Value>().collect();
    if let [Ok(Value::Object(object))] = &mut values[..] {
        let Some(list) = fields::wrapped(object, options) else {
            return vec![article(entry, options, None, std::mem::take(object))];
        };
        values = list.iter().cloned().map(Ok).collect();
    }
    let single = values.len() == 1;
    let decode = |(number, value): (u64, Result<Value, serde_json::Error>)| match value {
        Ok(Value::Object(object)) => article(entry, options, Some(number), object),
        Ok(_) if single => Err(skipped(entry, None, SkipReason::NotARecord { line: 1 })),
        Ok(_) => Err(skipped(entry, Some(number), SkipReason::NotARecord { line: 1 })),
        Err(error) => Err(skipped(entry, None, super::records::malformed(&error, 0))),
    };
    (1..).zip(values).map(decode).collect()
}

fn decode_record<'a>(entry: &'a Entry, options: &'a ReadOptions, record: RawRecord) -> Result<Draft<'a>, Skipped> {
    let number = (record.number > 0).then_some(record.number);
    let object = record.body.and_then(|body: Body| body.fields(record.line));
    object.map_err(|reason| skipped(entry, number, reason)).and_then(|object| article(entry, options, number, object))
}

fn article<'a>(
    entry: &'a Entry,
    options: &'a ReadOptions,
    number: Option<u64>,
    object: Map<String, Value>,
) -> Result<Draft<'a>, Skipped> {
    let read = || {
        let Record { id, text, rest } = fields::read(object, options)?;
        Ok((id, html::text_of_fragment(text)?, About::Record(rest)))
    };
    let (id, text, about) = read().map_err(|reason| skipped(entry, number, reason))?;
    let mut draft = Draft::new(entry, options, number, text, about)?;
    if let Some(id) = id {
        draft.id = DocumentId::new(id);
    }
    Ok(draft)
}

fn skipped(entry: &Entry, record: Option<u64>, reason: SkipReason) -> Skipped {
    let of = |file: &str| record.map_or_else(|| file.to_owned(), |number| format!("{file}#{number}"));
    Skipped { id: of(&entry.id), source: of(&entry.named), reason }
}
