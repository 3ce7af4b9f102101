//! Sentences put aside until they are written: beyond some size in a temporary file.

use std::io::{self, Read, Seek, SeekFrom, Write};
use std::sync::{Mutex, PoisonError};

use kg::graph::Sentences;
use tempfile::SpooledTempFile;

/// So many bytes are kept in memory.
const IN_MEMORY: usize = 32 << 20;

/// Text by document, added by any thread in any order.
pub(crate) struct Spool(Mutex<Inside>);

struct Inside {
    file: SpooledTempFile,
    end: u64,
    /// Where the text of each document begins and how long it is.
    places: Vec<Option<(u64, usize)>>,
}

impl Spool {
    /// For so many documents.
    pub(crate) fn new(documents: usize) -> Self {
        let file = SpooledTempFile::new(IN_MEMORY);
        Self(Mutex::new(Inside { file, end: 0, places: vec![None; documents] }))
    }

    /// Adds the text of a document.
    ///
    /// # Errors
    /// Where the temporary file cannot be written.
    pub(crate) fn add(&self, document: usize, text: &str) -> io::Result<()> {
        let mut inside = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        inside.file.write_all(text.as_bytes())?;
        let begin = inside.end;
        inside.end += text.len() as u64;
        inside.places[document] = Some((begin, text.len()));
        Ok(())
    }
}

impl Sentences for Spool {
    fn read(&self, document: u32) -> io::Result<Option<String>> {
        let mut inside = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let Some((begin, len)) = inside.places.get(document as usize).copied().flatten() else { return Ok(None) };
        inside.file.seek(SeekFrom::Start(begin))?;
        let mut bytes = vec![0; len];
        inside.file.read_exact(&mut bytes)?;
        Ok(String::from_utf8(bytes).ok())
    }
}
