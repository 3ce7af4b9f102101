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
        self.open = Some(Open { entry, records, consumed: opened.consumed, reported: 0 });
        Ok(None)
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
                    let work = Work::Record(record);
                    return Some(Item { entry: open.entry, options: &self.corpus.options, bytes, work });
                }
                self.open = None;
            }
            let entry = self.corpus.entries.get(self.next)?;
            self.next += 1;
            match self.start(entry) {
                Ok(Some(item)) => return Some(item),
                Ok(None) => {}
                Err(reason) => {
                    let work = Work::Record(RawRecord { number: 0, line: 0, body: Err(reason) });
                    return Some(Item { entry, options: &self.corpus.options, bytes: entry.bytes, work });
                }
            }
        }
    }
}

impl Item<'_> {
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
        match self.work {
            Work::Record(record) => vec![decode_record(self.entry, self.options, record)],
            Work::File => decode_file(self.entry, self.options)
                .unwrap_or_else(|reason| vec![Err(skipped(self.entry, None, reason))]),
        }
    }
}

type Decoded = Vec<Result<Document, Skipped>>;

fn decode_file(entry: &Entry, options: &ReadOptions) -> Result<Decoded, SkipReason> {
    let bytes = open::whole(entry)?;
    let promised = Format::of_name(&entry.id);
    let declared = html::declared_encoding(&bytes);
    let text = encoding::decode(bytes, declared)?;
    let head = encoding::first(&text, SAMPLE);
    match Format::of_content(promised, head, head.len() == text.len()) {
        format @ (Format::Text | Format::Markdown) => {
            let metadata = metadata::of_text(&text, format == Format::Markdown, Some(&entry.id));
            Ok(vec![finish(entry, None, text, metadata)])
        }
        Format::Html => {
            let (text, metadata) = html::read(&text, &entry.id)?;
            Ok(vec![finish(entry, None, text, metadata)])
        }
        Format::Json => Ok(decode_json(entry, options, &text)),
        format => {
            let sample = head.as_bytes().to_vec();
            let stream = Box::new(Cursor::new(text.into_bytes()));
            let records = Records::new(format, stream, &sample, Compression::None, options)?;
            Ok(records.map(|record| decode_record(entry, options, record)).collect())
        }
    }
}

/// A file with one object, with a wrapper around many, or with several objects one behind the other.
fn decode_json(entry: &Entry, options: &ReadOptions, text: &str) -> Decoded {
    let mut values: Vec<_> = serde_json::Deserializer::from_str(text).into_iter::<Value>().collect();
    if let [Ok(Value::Object(object))] = &values[..] {
        let Some(list) = fields::wrapped(object, options) else {
            return vec![article(entry, options, None, object)];
        };
        values = list.iter().cloned().map(Ok).collect();
    }
    let single = values.len() == 1;
    let decode = |(number, value): (u64, Result<Value, serde_json::Error>)| match value {
        Ok(Value::Object(object)) => article(entry, options, Some(number), &object),
        Ok(_) if single => Err(skipped(entry, None, SkipReason::NotARecord { line: 1 })),
        Ok(_) => Err(skipped(entry, Some(number), SkipReason::NotARecord { line: 1 })),
        Err(error) => Err(skipped(entry, None, super::records::malformed(&error, 0))),
    };
    (1..).zip(values).map(decode).collect()
}

fn decode_record(entry: &Entry, options: &ReadOptions, record: RawRecord) -> Result<Document, Skipped> {
    let number = (record.number > 0).then_some(record.number);
    let object = record.body.and_then(|body: Body| body.fields(record.line));
    match object {
        Ok(object) => article(entry, options, number, &object),
        Err(reason) => Err(skipped(entry, number, reason)),
    }
}

fn article(
    entry: &Entry,
    options: &ReadOptions,
    number: Option<u64>,
    object: &Map<String, Value>,
) -> Result<Document, Skipped> {
    let record = fields::read(object, options).map_err(|reason| skipped(entry, number, reason))?;
    let Record { id, text, about } = record;
    let text = html::text_of_fragment(text);
    let metadata = about.with(metadata::of_text(&text, false, None));
    let mut document = finish(entry, number, text, metadata)?;
    if let Some(id) = id {
        document.id = DocumentId::new(id);
    }
    Ok(document)
}

fn finish(entry: &Entry, record: Option<u64>, text: String, metadata: Metadata) -> Result<Document, Skipped> {
    if text.chars().all(|c| c.is_whitespace() || matches!(c, '\u{feff}' | '\u{200b}' | '\0')) {
        return Err(skipped(entry, record, SkipReason::Blank));
    }
    let id = match record {
        Some(number) => format!("{}#{number}", entry.id),
        None => entry.id.to_string(),
    };
    Ok(Document {
        id: DocumentId::new(id),
        title: metadata.title,
        date: metadata.date,
        outlet: metadata.outlet,
        author: metadata.author,
        url: metadata.url,
        language: language::choose(language::detect(&text), metadata.language),
        sha256: Sha256::digest(text.as_bytes()).into(),
        prelude: metadata.prelude,
        text,
        source: Source { path: Arc::clone(&entry.id), named: Arc::clone(&entry.named), record },
    })
}

fn skipped(entry: &Entry, record: Option<u64>, reason: SkipReason) -> Skipped {
    let of = |file: &str| record.map_or_else(|| file.to_owned(), |number| format!("{file}#{number}"));
    Skipped { id: of(&entry.id), source: of(&entry.named), reason }
}
