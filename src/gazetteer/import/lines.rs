//! Reads files line by line, whatever is in them.

use std::io::{self, BufRead, Read};

/// The longest line that is read, in bytes; the longest of Wikidata have some millions.
const LONGEST: u64 = 64 << 20;

/// A file to import.
pub struct Source<'a> {
    /// The file as the user named it.
    pub name: String,
    /// Whether it can be opened more than once, which standard input cannot.
    pub again: bool,
    /// Opens it at its beginning, decompressed; the error is for people.
    pub open: Box<dyn Fn() -> Result<Box<dyn BufRead>, String> + 'a>,
}

/// Why a line cannot be read.
pub(super) enum Fault {
    Unreadable(String),
    NotText,
    TooLong,
}

impl Fault {
    pub(super) fn reason(&self) -> &'static str {
        match self {
            Self::Unreadable(_) => "cannot be read",
            Self::NotText => "not UTF-8",
            Self::TooLong => "line too long",
        }
    }

    pub(super) fn detail(&self) -> String {
        match self {
            Self::Unreadable(cause) => cause.clone(),
            Self::NotText => String::new(),
            Self::TooLong => format!("a line may have {} MiB", LONGEST >> 20),
        }
    }
}

/// What takes the lines, with their numbers.
pub(super) type Handle<'a> = dyn FnMut(u64, Result<&str, Fault>) -> io::Result<()> + 'a;

/// Hands on each line that is not blank, with its number and without its end.
pub(super) fn each(source: &Source<'_>, handle: &mut Handle<'_>) -> io::Result<()> {
    let mut stream = match (source.open)() {
        Ok(stream) => stream,
        Err(cause) => return handle(1, Err(Fault::Unreadable(cause))),
    };
    let mut line = Vec::new();
    let mut number = 0;
    loop {
        line.clear();
        number += 1;
        match stream.by_ref().take(LONGEST).read_until(b'\n', &mut line) {
            Ok(0) => return Ok(()),
            Ok(read) if read as u64 == LONGEST && line.last() != Some(&b'\n') => {
                handle(number, Err(Fault::TooLong))?;
                if let Err(error) = stream.skip_until(b'\n') {
                    return handle(number, Err(Fault::Unreadable(error.to_string())));
                }
            }
            Ok(_) => match std::str::from_utf8(&line) {
                Ok(text) if text.trim().is_empty() => {}
                Ok(text) => {
                    let text = if number == 1 { text.trim_start_matches('\u{feff}') } else { text };
                    handle(number, Ok(text.trim_end_matches(['\r', '\n'])))?;
                }
                Err(_) => handle(number, Err(Fault::NotText))?,
            },
            Err(error) => return handle(number, Err(Fault::Unreadable(error.to_string()))),
        }
    }
}

/// What is wrong with a line of JSON; which line it is is said elsewhere.
pub(super) fn json_cause(error: &serde_json::Error) -> String {
    error.to_string().replace(" at line 1 column ", " at column ")
}
