//! Divides a document into the units within which two names count as occurring together.

use std::fmt;
use std::num::NonZeroU32;
use std::ops::Range;
use std::str::FromStr;

use crate::recognize::Mention;
use crate::text::{Sentence, Span};

/// How near two names must stand to count as occurring together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Scope {
    /// In one sentence.
    #[default]
    Sentence,
    /// In one paragraph.
    Paragraph,
    /// In one document.
    Document,
    /// Within so many consecutive sentences; every position of the window is a unit.
    Window(NonZeroU32),
}

/// A scope's name that is none.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{0}`: expected sentence, paragraph, document or window:N (N sentences, from 1)")]
pub struct ScopeError(String);

impl FromStr for Scope {
    type Err = ScopeError;

    fn from_str(name: &str) -> Result<Self, ScopeError> {
        match name.split_once(':') {
            None if name == "sentence" => Ok(Self::Sentence),
            None if name == "paragraph" => Ok(Self::Paragraph),
            None if name == "document" => Ok(Self::Document),
            Some(("window", size)) => size.parse().map(Self::Window).map_err(|_| ScopeError(name.to_owned())),
            _ => Err(ScopeError(name.to_owned())),
        }
    }
}

impl fmt::Display for Scope {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Sentence => out.write_str("sentence"),
            Self::Paragraph => out.write_str("paragraph"),
            Self::Document => out.write_str("document"),
            Self::Window(size) => write!(out, "window:{size}"),
        }
    }
}

/// A stretch of sentences, and the mentions in it by their index.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unit {
    /// From the first sentence's start to the last one's end.
    pub span: Span,
    /// The mentions in it.
    pub mentions: Range<usize>,
}

/// The units of a document, in order, those without mentions too.
///
/// `mentions` are sorted. A document shorter than the window is one unit; one without sentences has none.
pub fn units(sentences: &[Sentence], mentions: &[Mention], scope: Scope) -> Vec<Unit> {
    let ranges: Vec<Range<usize>> = match scope {
        Scope::Sentence => (0..sentences.len()).map(|at| at..at + 1).collect(),
        Scope::Paragraph => paragraphs(sentences),
        Scope::Document if sentences.is_empty() => Vec::new(),
        Scope::Document => std::iter::once(0..sentences.len()).collect(),
        Scope::Window(size) => windows(sentences.len(), size.get() as usize),
    };
    let unit = |range: Range<usize>| {
        let before = |at: usize| mentions.partition_point(|mention| (mention.sentence as usize) < at);
        let span = Span { start: sentences[range.start].span.start, end: sentences[range.end - 1].span.end };
        Unit { span, mentions: before(range.start)..before(range.end) }
    };
    ranges.into_iter().map(unit).collect()
}

fn paragraphs(sentences: &[Sentence]) -> Vec<Range<usize>> {
    let mut at = 0;
    let chunks = sentences.chunk_by(|a, b| a.paragraph == b.paragraph);
    chunks
        .map(|chunk| {
            at += chunk.len();
            at - chunk.len()..at
        })
        .collect()
}

fn windows(sentences: usize, size: usize) -> Vec<Range<usize>> {
    match sentences {
        0 => Vec::new(),
        few if few <= size => std::iter::once(0..few).collect(),
        many => (0..=many - size).map(|start| start..start + size).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gazetteer::{EntityId, Form};
    use crate::recognize::Rule;

    fn document() -> (Vec<Sentence>, Vec<Mention>) {
        let sentence = |at: u32, paragraph| Sentence { span: Span { start: at * 10, end: at * 10 + 9 }, paragraph };
        let mention = |sentence: u32, entity| Mention {
            entity: EntityId(entity),
            span: Span { start: sentence * 10, end: sentence * 10 + 1 },
            sentence,
            form: Form::Name,
            rule: Rule::List,
            confidence: 1000,
        };
        let sentences = vec![sentence(0, 0), sentence(1, 0), sentence(2, 1), sentence(3, 2)];
        (sentences, vec![mention(0, 1), mention(1, 2), mention(3, 1)])
    }

    #[test]
    fn units_of_each_scope() {
        let (sentences, mentions) = document();
        let ranges = |scope: &str| -> Vec<_> {
            units(&sentences, &mentions, scope.parse().unwrap()).into_iter().map(|unit| unit.mentions).collect()
        };
        assert_eq!(ranges("sentence"), [0..1, 1..2, 2..2, 2..3]);
        assert_eq!(ranges("paragraph"), [0..2, 2..2, 2..3]);
        assert_eq!(ranges("document"), vec![0..3; 1]);
        assert_eq!(ranges("window:1"), ranges("sentence"));
        assert_eq!(ranges("window:2"), [0..2, 1..2, 2..3]);
        assert_eq!(ranges("window:9"), ranges("document"));
    }

    #[test]
    fn an_empty_document_has_no_units() {
        for scope in ["sentence", "paragraph", "document", "window:3"] {
            assert_eq!(units(&[], &[], scope.parse().unwrap()), []);
        }
    }

    #[test]
    fn scope_names() {
        for name in ["sentence", "paragraph", "document", "window:5"] {
            assert_eq!(name.parse::<Scope>().unwrap().to_string(), name);
        }
        for name in ["", "window", "window:0", "window:-1", "Sentence", "page"] {
            assert!(name.parse::<Scope>().is_err(), "{name}");
        }
    }
}
