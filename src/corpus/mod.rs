//! Finds and reads documents. Knows nothing of what is looked for in them.
//!
//! [`Corpus::discover`] lists the files, [`Corpus::items`] hands out their raw pieces in a fixed order, and [`Item::decode`], which does
//! the work and may run on any thread, makes documents of them. Whatever cannot be read becomes a [`Skipped`] with its reason.

mod encoding;
mod fields;
mod format;
mod html;
mod items;
mod language;
mod metadata;
mod open;
mod records;
mod walk;

use std::fmt;
use std::path::PathBuf;
use std::sync::Arc;

use crate::text::{Date, Span};

pub use items::{DocumentText, Item, Items};
pub use language::detect as detect_language;
pub use open::decompress;
pub use walk::Corpus;

/// What a document is called in every output: its path below the input's root, with `/`, or the record's own id.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DocumentId(String);

impl DocumentId {
    /// Makes an id of a text that is one already.
    pub fn new(id: impl Into<String>) -> Self {
        Self(id.into())
    }

    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for DocumentId {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

/// One article, ready to be searched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// Its name, the same whatever else is read.
    pub id: DocumentId,
    /// The headline.
    pub title: Option<String>,
    /// The day of publication, as exact as it is known.
    pub date: Option<Date>,
    /// Who published it.
    pub outlet: Option<String>,
    /// Who wrote it.
    pub author: Option<String>,
    /// Where it was published.
    pub url: Option<String>,
    /// The language of the text as BCP 47 tag; nothing where there is too little text to tell.
    pub language: Option<&'static str>,
    /// The text: the file itself where it is plain UTF-8 without a mark, never altered afterwards.
    pub text: String,
    /// Passages at the top of the text that describe it and are no prose (front matter), in order.
    pub prelude: Vec<Span>,
    /// The SHA-256 of the text.
    pub sha256: [u8; 32],
    /// Where it was read.
    pub source: Source,
}

/// The file and the record in it that a document was read from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// The file, relative to the input's root, with `/`.
    pub path: Arc<str>,
    /// The file as the user named it: for messages only, never for an output.
    pub named: Arc<str>,
    /// The number of the record in the file, from 1, where a file holds many.
    pub record: Option<u64>,
}

/// How to read files of records; a field that is not named is guessed. `a.b` is the field `b` inside the field `a`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReadOptions {
    /// The field with the article's text.
    pub text_field: Option<String>,
    /// The field with its headline.
    pub title_field: Option<String>,
    /// The field with its date of publication.
    pub date_field: Option<String>,
    /// The field with its id.
    pub id_field: Option<String>,
}

/// A file or record that gave no document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Skipped {
    /// The file relative to the input's root, with `#` and the record's number where it is one of many.
    pub id: String,
    /// The file as the user named it, with `#` and the record's number where it is one of many.
    pub source: String,
    /// Why.
    pub reason: SkipReason,
}

impl fmt::Display for Skipped {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}: {}", self.source, self.reason)
    }
}

/// Why a file or record gave no document.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SkipReason {
    /// The system refused; the text is its own.
    #[error("cannot be read: {0}")]
    Unreadable(String),
    /// A symbolic link to nothing.
    #[error("broken symbolic link")]
    BrokenLink,
    /// A pipe, socket or device.
    #[error("not a regular file")]
    NotAFile,
    /// No bytes at all.
    #[error("empty")]
    Empty,
    /// No text, or only blanks.
    #[error("blank: it holds no text")]
    Blank,
    /// Not text.
    #[error("binary: it is not text")]
    Binary,
    /// A document larger than [`LARGEST_DOCUMENT`].
    #[error("too large: one document may have {} MiB", LARGEST_DOCUMENT >> 20)]
    TooLarge,
    /// A damaged or cut off compressed file.
    #[error("the {format} data is damaged or cut off: {cause}")]
    Damaged {
        /// The compression.
        format: &'static str,
        /// What the decompressor says.
        cause: String,
    },
    /// A compression that is not read.
    #[error("compressed with {0}, which is not supported: decompress it, or use gzip or zstd")]
    Compression(&'static str),
    /// Not JSON.
    #[error("malformed JSON at line {line}: {expected}")]
    Json {
        /// The line in the file, from 1.
        line: u64,
        /// What is wrong there.
        expected: String,
    },
    /// JSON that is no article: a number, a list of numbers.
    #[error("line {line} is not a JSON object with the fields of an article")]
    NotARecord {
        /// The line in the file, from 1.
        line: u64,
    },
    /// No field looks like the article's text.
    #[error("no field with the text; name one with --text-field (there are: {})", .present.join(", "))]
    NoText {
        /// The fields there are.
        present: Vec<String>,
    },
    /// A field that was asked for is not there.
    #[error("no field `{field}` (there are: {})", .present.join(", "))]
    NoField {
        /// The field asked for.
        field: String,
        /// The fields there are.
        present: Vec<String>,
    },
    /// A row of a table with too many or too few cells.
    #[error("line {line} has {found} cells where the heading has {expected}")]
    Ragged {
        /// The line in the file, from 1.
        line: u64,
        /// How many cells it has.
        found: usize,
        /// How many columns there are.
        expected: usize,
    },
    /// A file of records without one.
    #[error("no records in it")]
    NoRecords,
    /// An HTML page that the parser gives up on.
    #[error("the HTML is broken in a way that cannot be read")]
    BadHtml,
    /// An HTML page that this build cannot read.
    #[error("HTML, which this build of kg does not read (feature `html`)")]
    NoHtml,
}

/// The largest document that is read, in bytes, after decompression.
pub const LARGEST_DOCUMENT: u64 = 1 << 30;

/// An input that cannot be started with.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// There is no such file or folder.
    #[error("{}: no such file or folder", .0.display())]
    NotFound(PathBuf),
    /// It is there but cannot be read.
    #[error("{}: cannot be read", .0.display())]
    Unreadable(PathBuf, #[source] std::io::Error),
    /// Standard input broke off or could not be spooled.
    #[error("standard input cannot be read")]
    Stdin(#[source] std::io::Error),
}
