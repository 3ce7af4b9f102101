//! The sentences of documents, from which quotes are cut.

use std::io;
use std::sync::Arc;

use crate::corpus::DocumentId;
use crate::extract::Quoter;
use crate::graph::{Sentences, WantedQuote};
use crate::text::Span;

/// The text of a document's units, one after the other.
#[derive(Clone, Debug, Default)]
pub(super) struct Text {
    text: String,
    /// Each unit, with where it begins in the text; in order.
    units: Vec<(Span, usize)>,
}

impl Text {
    pub(super) fn push(&mut self, unit: Span, text: &str) {
        self.units.push((unit, self.text.len()));
        self.text.push_str(text);
    }

    /// A unit that holds a span, or is it, and its text.
    fn around(&self, span: Span) -> Option<(Span, &str)> {
        let end = self.units.partition_point(|(unit, _)| unit.start <= span.start);
        let (unit, begin) = self.units[..end].iter().rev().find(|(unit, _)| unit.contains(span))?;
        Some((*unit, self.text.get(*begin..begin + unit.len())?))
    }

    fn quote(&self, wanted: &WantedQuote) -> Option<Arc<str>> {
        let (unit, text) = self.around(wanted.unit)?;
        let inside = |span: Span| {
            let moved = Span { start: span.start.checked_sub(unit.start)?, end: span.end.checked_sub(unit.start)? };
            text.get(moved.range()).map(|_| moved)
        };
        Some(Quoter::new(text).quote(inside(wanted.unit)?, inside(wanted.first)?, inside(wanted.second)?))
    }
}

/// The texts of documents.
#[derive(Default)]
pub(super) struct Texts(Vec<(DocumentId, Text)>);

impl Texts {
    pub(super) fn push(&mut self, document: DocumentId, text: Text) {
        self.0.push((document, text));
    }

    /// Puts the documents in the order of their ids, which is that of a graph.
    pub(super) fn sort(&mut self) {
        self.0.sort_by(|(one, _), (other, _)| one.cmp(other));
    }

    /// The quotes that a graph wants, of those whose text is known.
    pub(super) fn quotes(&self, wanted: &[WantedQuote]) -> Vec<(WantedQuote, Arc<str>)> {
        let quote = |wanted: &WantedQuote| Some((*wanted, self.0.get(wanted.document as usize)?.1.quote(wanted)?));
        wanted.iter().filter_map(quote).collect()
    }
}

impl Sentences for Texts {
    fn read(&self, document: u32) -> io::Result<Option<String>> {
        let text = self.0.get(document as usize).map(|(_, text)| text);
        Ok(text.filter(|text| !text.units.is_empty()).map(|text| text.text.clone()))
    }
}
