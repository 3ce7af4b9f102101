//! Keeps the mentions of documents, for those who want to list every one.

use super::DocumentExtraction;
use super::merge::{Extraction, index, renamed};
use crate::corpus::Document;
use crate::gazetteer::EntityId;
use crate::recognize::Mention;
use crate::text::clean::clean;

/// A mention, with where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MentionRow {
    /// The index of its document.
    pub document: u32,
    /// The mention.
    pub mention: Mention,
    /// The words, cleaned.
    pub surface: Box<str>,
}

impl MentionRow {
    /// The same with these ids for found entities.
    pub(super) fn with_ids(mut self, ids: &[EntityId]) -> Self {
        self.mention.entity = renamed(self.mention.entity, ids);
        self
    }
}

impl Extraction {
    /// Adds a document and keeps its mentions, which takes 64 bytes for each and its words.
    pub fn add_with_mentions(&mut self, document: &Document, extraction: &DocumentExtraction) {
        let number = index(self.documents.len());
        self.add(document, extraction);
        let ids: Vec<_> = extraction.recognition.found.iter().map(|found| self.place(found)).collect();
        let rows = extraction.recognition.mentions.iter().map(|mention| MentionRow {
            document: number,
            mention: *mention,
            surface: clean(mention.span.of(&document.text)).into(),
        });
        self.mentions.extend(rows.map(|row| row.with_ids(&ids)));
    }
}
