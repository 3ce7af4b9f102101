//! The columns of documents that they have by themselves.

use std::borrow::Cow;

use super::{Column, from, integer, known, selected, text};
use crate::extract::DocumentRow;
use crate::text::hex::hex;

/// What formats of text tell of a document beside its id.
const TOLD: &[&str] = &["date", "outlet", "title", "url"];

/// What is a document or stands in one.
pub(in crate::export) trait Documented<'g> {
    fn document(&self) -> &'g DocumentRow;
}

impl<'g> Documented<'g> for &'g DocumentRow {
    fn document(&self) -> &'g DocumentRow {
        self
    }
}

/// What formats of text tell of the documents of rows.
pub(in crate::export) fn document_attributes<'g, R: Documented<'g>>() -> Vec<Column<'g, R>> {
    selected(of_document(), TOLD)
}

/// What is known of a document by itself.
pub(super) fn of_document<'g, R: Documented<'g>>() -> Vec<Column<'g, R>> {
    vec![
        text("id", |row| known(row.document().id.as_str())),
        text("title", |row| row.document().title.as_deref().map(Cow::Borrowed)),
        from("date", |row| row.document().date),
        text("date_precision", |row| known(row.document().date?.precision().as_str())),
        text("outlet", |row| row.document().outlet.as_deref().map(Cow::Borrowed)),
        text("url", |row| row.document().url.as_deref().map(Cow::Borrowed)),
        text("language", |row| row.document().language.map(Cow::Borrowed)),
        text("path", |row| known(&row.document().path)),
        integer("record", |row| row.document().record),
        text("sha256", |row| Some(Cow::Owned(hex(&row.document().sha256)))),
        integer("units", |row| Some(row.document().units.into())),
        integer("mentions", |row| Some(row.document().mentions.into())),
    ]
}
