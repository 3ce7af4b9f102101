//! What the words around a name say of it.

use std::ops::Range;

use super::words::Class;
use super::{Guess, Words};
use crate::text::Join;

/// The words around a name.
pub(super) struct Beside<'w, 't> {
    words: &'w Words<'t>,
    run: &'w Range<usize>,
    line: &'w Range<usize>,
}

impl<'w, 't> Beside<'w, 't> {
    pub(super) fn new(words: &'w Words<'t>, run: &'w Range<usize>, line: &'w Range<usize>) -> Self {
        Self { words, run, line }
    }

    /// The word so many places before the name, in small letters.
    fn before(&self, places: usize) -> Option<usize> {
        let at = self.run.start.checked_sub(places).filter(|at| *at >= self.line.start)?;
        let joined = (at + 1..=self.run.start).all(|at| self.words.tokens[at].join == Join::Space);
        (joined && self.words.is_small(at)).then_some(at)
    }

    /// The word behind the name, in small letters.
    fn after(&self) -> Option<usize> {
        let at = Some(self.run.end).filter(|at| *at < self.line.end)?;
        let joined = self.words.tokens[at].join == Join::Space && !self.words.tokens[at - 1].possessive;
        (joined && self.words.is_small(at)).then_some(at)
    }

    fn is(&self, at: Option<usize>, class: Class) -> bool {
        at.is_some_and(|at| self.words.classes[at].is(class))
    }

    /// "spokesman X", "X, a professor at".
    pub(super) fn has_role(&self) -> bool {
        let words = self.words;
        if self.is(self.before(1), Class::ROLE.or(Class::TITLE)) {
            return true;
        }
        let mut behind = (self.run.end..self.line.end).take(5);
        let comma = behind.next().is_some_and(|at| {
            words.tokens[at].join == Join::Comma
                && matches!(words.of(at), "a" | "an" | "the" | "who" | "former" | "then" | "deputy")
        });
        let named = self.run.clone().filter(|at| !words.is_small(*at)).count() > 1;
        comma
            && named
            && behind
                .take_while(|at| words.tokens[*at].join != Join::Comma && words.tokens[*at].join != Join::Hard)
                .take_while(|at| words.is_small(*at))
                .any(|at| words.classes[at].is(Class::ROLE))
    }

    /// "the militia X", "X province", "the city of X".
    pub(super) fn noun(&self) -> Option<Guess> {
        let place = self.before(1).filter(|at| self.words.of(*at) == "of").and_then(|_| self.before(2));
        if self.is(place, Class::PLACE) || self.is(self.after(), Class::PLACE) {
            return Some(Guess::Place);
        }
        let agency = self.is(self.before(1), Class::AGENCY) || self.is(self.after(), Class::AGENCY);
        agency.then_some(Guess::Agency)
    }

    pub(super) fn speaks(&self) -> bool {
        let before = self.before(1).filter(|at| self.words.of(*at) != "told");
        self.is(self.after(), Class::SPEECH) || self.is(before, Class::SPEECH)
    }

    pub(super) fn is_place(&self) -> bool {
        self.is(self.before(1), Class::PLACE_PREPOSITION)
    }
}
