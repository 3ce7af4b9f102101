//! The columns of documents.

use std::borrow::Cow;

use super::{Column, from, integer, known, text};
use crate::extract::DocumentRow;
use crate::graph::KnowledgeGraph;
use crate::text::hex::hex;

/// A document, with the first of its copies.
#[derive(Clone, Copy)]
pub(in crate::export) struct DocumentOf<'g> {
    document: &'g DocumentRow,
    origin: &'g DocumentRow,
}

impl<'g> DocumentOf<'g> {
    pub(in crate::export) fn all(graph: &'g KnowledgeGraph) -> impl Iterator<Item = Self> {
        let documents = graph.documents();
        (0..)
            .zip(documents)
            .map(|(number, document)| Self { document, origin: &documents[graph.origin(number) as usize] })
    }
}

pub(in crate::export) fn documents<'g>() -> Vec<Column<'g, DocumentOf<'g>>> {
    vec![
        text("id", |row| known(row.document.id.as_str())),
        text("title", |row| row.document.title.as_deref().map(Cow::Borrowed)),
        from("date", |row| row.document.date),
        text("date_precision", |row| known(row.document.date?.precision().as_str())),
        text("outlet", |row| row.document.outlet.as_deref().map(Cow::Borrowed)),
        text("url", |row| row.document.url.as_deref().map(Cow::Borrowed)),
        text("language", |row| row.document.language.map(Cow::Borrowed)),
        text("path", |row| known(&row.document.path)),
        integer("record", |row| row.document.record),
        text("sha256", |row| Some(Cow::Owned(hex(&row.document.sha256)))),
        integer("units", |row| Some(row.document.units.into())),
        integer("mentions", |row| Some(row.document.mentions.into())),
        text("origin", |row| known(row.origin.id.as_str())),
    ]
}
