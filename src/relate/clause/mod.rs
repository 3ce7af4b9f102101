//! Reads a sentence as a row of phrases, verbs and small words: no tree, but enough to tell who stands where.

mod chunk;
mod govern;
mod grammar;
mod intention;
mod means;
mod named;
mod prospect;
mod relative;
mod speaker;
mod status;
mod subject;
mod times;

use std::ops::Range;

use super::Modality;

pub(super) use chunk::read;
pub(super) use grammar::{Argument, Place, Sentence};
pub(super) use status::Status;

/// A part of a sentence.
#[derive(Clone, Debug)]
pub(super) struct Node {
    pub(super) kind: Kind,
    /// Its tokens.
    pub(super) tokens: Range<usize>,
}

/// What a part of a sentence is.
#[derive(Clone, Debug)]
pub(super) enum Kind {
    /// A noun phrase without what hangs on it.
    Phrase(Phrase),
    Verb(Verb),
    Preposition,
    /// And, or; the comma of a list.
    And,
    But,
    Comma,
    /// A colon, semicolon, dash or bracket: clauses go no further.
    Stop,
    Quote,
    /// Who, which.
    Relative,
    That,
    /// Because, when, if.
    Subordinator,
    /// On Monday, in May: a date without its preposition.
    Time,
}

/// A noun phrase: "senior Russian officials".
#[derive(Clone, Debug, Default)]
pub(super) struct Phrase {
    /// The mentions in it, as indices.
    pub(super) mentions: Range<usize>,
    /// The mention whose possessive tells whose the rest is.
    pub(super) owner: Option<usize>,
    /// How many mentions before the last one hyphens join to it: one in "the US-China talks".
    pub(super) paired: usize,
    /// Whether its last word is the last mention.
    pub(super) headed: bool,
    /// Whether "no" or "neither" stands before it.
    pub(super) negated: bool,
    /// Nouns of events in it, by the token.
    pub(super) event: Option<usize>,
}

impl Phrase {
    /// The last mention, with those that hyphens join to it.
    pub(super) fn last_pair(&self) -> Range<usize> {
        let Range { start, end } = self.mentions;
        end.saturating_sub(1 + self.paired).max(start)..end
    }
}

/// Verbs that belong together: "has not been attacked".
#[derive(Clone, Debug)]
pub(super) struct Verb {
    /// The token of the verb that says what is done.
    pub(super) head: usize,
    pub(super) mood: Mood,
    pub(super) passive: bool,
    pub(super) negated: bool,
    pub(super) modality: Modality,
}

/// How a verb stands in the sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mood {
    /// It has a subject of its own: attacked, will attack.
    Finite,
    /// to attack
    Infinitive,
    /// attacking
    Gerund,
    /// attacked, behind what is attacked.
    Participle,
}
