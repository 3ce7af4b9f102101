//! Takes files of records apart, one record at a time, so that no more than one is in memory.

use std::io::{self, BufRead, Read};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use csv::ByteRecord;
use serde_json::{Map, Value};

use super::format::Format;
use super::open::{Compression, Stream};
use super::{LARGEST_DOCUMENT, ReadOptions, SkipReason, encoding, fields};

/// One record, not yet parsed.
pub(super) struct RawRecord {
    /// Its number in the file, from 1; 0 where the trouble is the file's.
    pub(super) number: u64,
    /// The line it starts at, from 1.
    pub(super) line: u64,
    pub(super) body: Result<Body, SkipReason>,
}

/// What a record is made of.
pub(super) enum Body {
    Json(Vec<u8>),
    Row(Arc<[String]>, ByteRecord),
}

/// The records of one file, in order. Bad ones count as well, so that the numbers of the others never change.
pub(super) struct Records {
    kind: Kind,
    compression: Compression,
    number: u64,
    ended: bool,
}

enum Kind {
    Lines(Lines),
    Array(Array),
    Rows(Rows),
}

/// A record's line and body; an error of the system ends the file.
type Next = io::Result<Option<(u64, Result<Body, SkipReason>)>>;

impl Records {
    /// The records of a stream that begins with `sample`.
    pub(super) fn new(
        format: Format,
        stream: Stream,
        sample: &[u8],
        compression: Compression,
        options: &ReadOptions,
    ) -> Result<Self, SkipReason> {
        let stream = encoding::transcode(stream, sample)?;
        let kind = match format {
            Format::JsonArray => Kind::Array(Array { stream, line: 1, place: Place::Before }),
            Format::Table(delimiter) => Kind::Rows(Rows::new(stream, &encoding::preview(sample), delimiter, options)?),
            _ => Kind::Lines(Lines { stream, line: 0 }),
        };
        Ok(Self { kind, compression, number: 0, ended: false })
    }

    fn end(&mut self, reason: SkipReason) -> RawRecord {
        self.ended = true;
        RawRecord { number: 0, line: 0, body: Err(reason) }
    }
}

impl Iterator for Records {
    type Item = RawRecord;

    fn next(&mut self) -> Option<RawRecord> {
        if self.ended {
            return None;
        }
        let next = match &mut self.kind {
            Kind::Lines(lines) => lines.next(),
            Kind::Array(array) => array.next(),
            Kind::Rows(rows) => rows.next(),
        };
        match next {
            Ok(Some((line, body))) => {
                self.number += 1;
                Some(RawRecord { number: self.number, line, body })
            }
            Ok(None) if self.number == 0 => Some(self.end(SkipReason::NoRecords)),
            Ok(None) => None,
            Err(error) if error.kind() == io::ErrorKind::FileTooLarge => Some(self.end(SkipReason::TooLarge)),
            Err(error) if error.to_string() == UNCLOSED => {
                let line = if let Kind::Array(array) = &self.kind { array.line } else { 0 };
                Some(self.end(SkipReason::Json { line, expected: UNCLOSED.to_owned() }))
            }
            Err(error) => Some(self.end(self.compression.failure(&error))),
        }
    }
}

/// JSON Lines. Blank lines are no records.
struct Lines {
    stream: Stream,
    line: u64,
}

impl Lines {
    fn next(&mut self) -> Next {
        loop {
            let mut record = Vec::new();
            if self.stream.by_ref().take(LARGEST_DOCUMENT + 1).read_until(b'\n', &mut record)? == 0 {
                return Ok(None);
            }
            self.line += 1;
            if record.len() as u64 > LARGEST_DOCUMENT && record.last() != Some(&b'\n') {
                self.stream.skip_until(b'\n')?;
                return Ok(Some((self.line, Err(SkipReason::TooLarge))));
            }
            if !record.trim_ascii().is_empty() {
                return Ok(Some((self.line, Ok(Body::Json(record)))));
            }
        }
    }
}

/// The elements of a JSON array, split without being understood: a bad one does not spoil the rest.
struct Array {
    stream: Stream,
    line: u64,
    place: Place,
}

/// Where the reading of an array stands.
#[derive(PartialEq, Eq)]
enum Place {
    Before,
    Inside,
    After,
}

const UNCLOSED: &str = "the list is cut off: no closing bracket";

/// Where a byte stands in JSON.
#[derive(Default)]
struct Nesting {
    depth: usize,
    in_string: bool,
    escaped: bool,
}

impl Nesting {
    /// Takes one byte; true where it ends an element.
    fn step(&mut self, byte: u8) -> bool {
        if self.in_string {
            self.in_string = self.escaped || byte != b'"';
            self.escaped = !self.escaped && byte == b'\\';
            return false;
        }
        match byte {
            b'"' => self.in_string = true,
            b'{' | b'[' => self.depth += 1,
            b',' | b']' | b'}' if self.depth == 0 => return true,
            b'}' | b']' => self.depth -= 1,
            _ => {}
        }
        false
    }
}

impl Array {
    fn next(&mut self) -> Next {
        if self.place == Place::Before {
            let mut before = Vec::new();
            self.stream.read_until(b'[', &mut before)?;
            self.line += newlines(&before);
            self.place = Place::Inside;
        }
        while self.place == Place::Inside {
            let mut element = self.element()?;
            let blank = element.len() - element.trim_ascii_start().len();
            let line = self.line + newlines(&element[..blank]);
            self.line += newlines(&element);
            if blank < element.len() {
                element.drain(..blank);
                return Ok(Some((line, Ok(Body::Json(element)))));
            }
        }
        Ok(None)
    }

    /// The bytes up to the next comma or the closing bracket.
    fn element(&mut self) -> io::Result<Vec<u8>> {
        let mut nesting = Nesting::default();
        let mut element = Vec::new();
        loop {
            let chunk = self.stream.fill_buf()?;
            if chunk.is_empty() {
                return Err(io::Error::new(io::ErrorKind::UnexpectedEof, UNCLOSED));
            }
            let end = chunk.iter().position(|byte| nesting.step(*byte));
            element.extend_from_slice(&chunk[..end.unwrap_or(chunk.len())]);
            if end.is_some_and(|end| chunk[end] != b',') {
                self.place = Place::After;
            }
            let read = end.map_or(chunk.len(), |end| end + 1);
            self.stream.consume(read);
            if end.is_some() {
                return Ok(element);
            }
            if element.len() as u64 > LARGEST_DOCUMENT {
                return Err(io::ErrorKind::FileTooLarge.into());
            }
        }
    }
}

/// Rows of a table under a heading.
struct Rows {
    reader: csv::Reader<Budget>,
    columns: Arc<[String]>,
    /// The first row, where the table has no heading.
    first: Option<ByteRecord>,
    budget: Arc<AtomicU64>,
}

impl Rows {
    fn new(stream: Stream, sample: &str, delimiter: Option<u8>, options: &ReadOptions) -> Result<Self, SkipReason> {
        let delimiter = delimiter.unwrap_or_else(|| guess_delimiter(sample));
        let budget = Arc::new(AtomicU64::new(LARGEST_DOCUMENT));
        let input = Budget { inner: stream, left: Arc::clone(&budget) };
        let mut reader = builder(delimiter).from_reader(input);
        let mut heading = ByteRecord::new();
        let failure = |error: &csv::Error| SkipReason::Unreadable(error.to_string());
        if !reader.read_byte_record(&mut heading).map_err(|error| failure(&error))? {
            return Err(SkipReason::NoRecords);
        }
        let names: Vec<String> = heading.iter().map(|cell| cell_text(cell).trim().to_owned()).collect();
        if options.text_field.is_some() || fields::may_name_text(&names) {
            return Ok(Self { reader, columns: names.into(), first: None, budget });
        }
        let longest = longest_column(sample, delimiter, names.len());
        let no_heading = heading.iter().any(is_prose);
        let mut columns = if no_heading { (1..=names.len()).map(|n| n.to_string()).collect() } else { names };
        let Some(column) = longest.filter(|_| columns.len() > 1 || no_heading) else {
            return Err(SkipReason::NoText { present: columns });
        };
        "text".clone_into(&mut columns[column]);
        Ok(Self { reader, columns: columns.into(), first: no_heading.then_some(heading), budget })
    }

    fn next(&mut self) -> Next {
        let row = if let Some(first) = self.first.take() {
            first
        } else {
            self.budget.store(LARGEST_DOCUMENT, Ordering::Relaxed);
            let mut row = ByteRecord::new();
            if !self.reader.read_byte_record(&mut row).map_err(io::Error::from)? {
                return Ok(None);
            }
            row
        };
        let line = row.position().map_or(0, csv::Position::line);
        let (found, expected) = (row.len(), self.columns.len());
        let ragged = found != expected;
        let body = if ragged { Err(SkipReason::Ragged { line, found, expected }) } else { Ok(()) };
        Ok(Some((line, body.map(|()| Body::Row(Arc::clone(&self.columns), row)))))
    }
}

/// Ends a stream in which one record never does: a quote that is not closed.
struct Budget {
    inner: Stream,
    left: Arc<AtomicU64>,
}

impl Read for Budget {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let left = self.left.load(Ordering::Relaxed);
        if left == 0 {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        let read = self.inner.read(buffer)?;
        self.left.store(left.saturating_sub(read as u64), Ordering::Relaxed);
        Ok(read)
    }
}

fn builder(delimiter: u8) -> csv::ReaderBuilder {
    let mut builder = csv::ReaderBuilder::new();
    builder.delimiter(delimiter).flexible(true).has_headers(false);
    builder
}

/// The sign that cuts the first line into most cells. One before a blank counts less: it may be a sentence's.
fn guess_delimiter(sample: &str) -> u8 {
    let line = sample.lines().next().unwrap_or_default().as_bytes();
    let weight = |delimiter: u8| {
        let mut quoted = false;
        let mut weight = 0;
        for (at, byte) in line.iter().enumerate() {
            quoted ^= *byte == b'"';
            if !quoted && *byte == delimiter {
                weight += if line.get(at + 1) == Some(&b' ') { 1 } else { 4 };
            }
        }
        weight
    };
    // The last of equals wins.
    *[b'|', b'\t', b';', b','].iter().max_by_key(|delimiter| weight(**delimiter)).unwrap_or(&b',')
}

/// The column whose cells look like prose.
fn longest_column(sample: &str, delimiter: u8, columns: usize) -> Option<usize> {
    let mut prose = vec![0_usize; columns];
    for row in builder(delimiter).from_reader(sample.as_bytes()).byte_records().flatten().take(50) {
        for (count, cell) in prose.iter_mut().zip(&row) {
            *count += if is_prose(cell) { cell.len() } else { 0 };
        }
    }
    (0..columns).rev().max_by_key(|column| prose[*column]).filter(|column| prose[*column] > 0)
}

fn is_prose(cell: &[u8]) -> bool {
    cell.len() >= 80 && cell.split(|byte| *byte == b' ').count() > 5
}

fn cell_text(cell: &[u8]) -> String {
    match std::str::from_utf8(cell) {
        Ok(text) => text.to_owned(),
        Err(_) => encoding::decode(cell.to_vec(), |_| None).unwrap_or_default(),
    }
}

fn newlines(bytes: &[u8]) -> u64 {
    bytes.split(|byte| *byte == b'\n').count() as u64 - 1
}

impl Body {
    /// The record's fields by name.
    pub(super) fn fields(self, line: u64) -> Result<Map<String, Value>, SkipReason> {
        match self {
            Self::Json(bytes) => {
                let text = match String::from_utf8(bytes) {
                    Ok(text) => text,
                    Err(error) => encoding::decode(error.into_bytes(), |_| None)?,
                };
                match serde_json::from_str(text.trim_start_matches('\u{feff}')) {
                    Ok(Value::Object(object)) => Ok(object),
                    Ok(_) => Err(SkipReason::NotARecord { line }),
                    Err(error) => Err(malformed(&error, line - 1)),
                }
            }
            Self::Row(columns, row) => {
                let cells = columns.iter().zip(&row);
                Ok(cells.map(|(name, cell)| (name.clone(), Value::String(cell_text(cell)))).collect())
            }
        }
    }
}

/// The reason for JSON that is none, `before` lines into the file.
pub(super) fn malformed(error: &serde_json::Error, before: u64) -> SkipReason {
    let text = error.to_string();
    let expected = text.split(" at line ").next().unwrap_or_default().to_owned();
    SkipReason::Json { line: before + (error.line() as u64).max(1), expected }
}
