//! Reads the sentences that a graph does not quote from the documents again.

use std::borrow::Cow;
use std::collections::HashMap;

use kg::corpus::Document;
use kg::extract::Quoter;

use super::evidence::Passage;
use crate::args::InputArgs;
use crate::pipeline::Reader;
use crate::terminal::Terminal;

/// Gives passages without words theirs, where the documents are given and have not changed.
///
/// # Errors
/// Where the documents cannot be read.
pub(super) fn recall(passages: &mut [&mut Passage<'_>], input: &InputArgs, terminal: &Terminal) -> anyhow::Result<()> {
    let mut wanted: HashMap<&str, Vec<usize>> = HashMap::new();
    for (at, passage) in passages.iter().enumerate().filter(|(_, passage)| passage.quote.is_none()) {
        wanted.entry(passage.document.id.as_str()).or_default().push(at);
    }
    if input.inputs.is_empty() || wanted.is_empty() {
        return Ok(());
    }
    let reader = Reader::open(input, terminal)?;
    let read = |found: &mut Vec<(usize, String)>, document: Document| {
        let places = wanted.get(document.id.as_str()).map(Vec::as_slice).unwrap_or_default();
        for at in places.iter().filter(|at| passages[**at].document.sha256 == document.sha256) {
            let passage = &passages[*at];
            let Some(piece) = passage.pieces.first() else { continue };
            let (source, target) = (piece.evidence.source, piece.evidence.target);
            if [passage.unit, source, target].iter().all(|span| document.text.get(span.range()).is_some()) {
                found.push((*at, Quoter::new(&document.text).quote(passage.unit, source, target).to_string()));
            }
        }
    };
    let join = |mut one: Vec<_>, other: Vec<_>| {
        one.extend(other);
        one
    };
    let found = reader.fold(read, join);
    reader.finish()?;
    let lost = wanted.values().map(Vec::len).sum::<usize>() - found.len();
    if lost > 0 {
        terminal
            .remark(&format!("{lost} passages stand in documents that are not there or have changed: see `kg verify`"));
    }
    for (at, quote) in found {
        passages[at].quote = Some(Cow::Owned(quote));
    }
    Ok(())
}
