//! Words that a run keeps to its end: languages, reasons, ways of events that a file names.

use std::collections::BTreeSet;
use std::sync::{Mutex, PoisonError};

static KEPT: Mutex<BTreeSet<&'static str>> = Mutex::new(BTreeSet::new());

/// The same word, kept for good; each different one takes memory once.
pub(crate) fn lasting(word: &str) -> &'static str {
    let mut kept = KEPT.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(known) = kept.get(word) {
        return known;
    }
    let word: &'static str = Box::leak(Box::from(word));
    kept.insert(word);
    word
}
