//! Faults in gazetteer files, and where they are.

use std::fmt;

/// Where a record was written, for messages.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// The file.
    pub file: String,
    /// Its line, from 1.
    pub line: u64,
}

impl fmt::Display for Place {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}:{}", self.file, self.line)
    }
}

/// A fault in a gazetteer file, with what was expected.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{place}: {message}")]
pub struct RecordError {
    /// Where.
    pub place: Place,
    /// What is wrong and what was expected.
    pub message: String,
}

/// Takes the records that are whole.
///
/// # Errors
/// All others.
pub(super) fn take_whole<T>(
    records: impl IntoIterator<Item = Result<T, RecordError>>,
    mut take: impl FnMut(T),
) -> Result<(), Vec<RecordError>> {
    let mut errors = Vec::new();
    for record in records {
        match record {
            Ok(record) => take(record),
            Err(error) => errors.push(error),
        }
    }
    if errors.is_empty() { Ok(()) } else { Err(errors) }
}

/// All records.
///
/// # Errors
/// Those that are not whole.
pub(crate) fn collect<T>(
    records: impl IntoIterator<Item = Result<T, RecordError>>,
) -> Result<Vec<T>, Vec<RecordError>> {
    let mut whole = Vec::new();
    take_whole(records, |record| whole.push(record))?;
    Ok(whole)
}
