//! Tells capitalized words that name nobody: what people are called besides their names, how many they are, what they deal with.

use std::ops::Range;

use super::runs::Finder;
use crate::recognize::lexicon::Class;
use crate::text::Join;

/// How many words before a field the office may stand of whose fields it is one.
const LONGEST_PORTFOLIO: usize = 10;

impl Finder<'_, '_, '_> {
    /// "the Foreign Minister Meeting", "the Chief Executive Officer": words that nobody is called.
    pub(super) fn is_of_words(&self, run: &Range<usize>) -> bool {
        let plain = Class::WORD.or(Class::ORDINARY).or(Class::ROLE).or(Class::EVENT).or(Class::AGENCY);
        run.clone()
            .all(|at| self.scene.is(at, plain) && !self.scene.is(at, Class::GIVEN.or(Class::LAST).or(Class::FAMILY)))
    }

    /// "the Amir": what somebody is, and the given name of others.
    pub(super) fn is_ruler(&self, run: &Range<usize>) -> bool {
        let before = run.start.checked_sub(1).filter(|at| *at >= self.line.start);
        run.len() == 1
            && self.scene.is(run.start, Class::ROYAL)
            && before.is_some_and(|at| matches!(self.scene.words.of(at), "the" | "The"))
    }

    /// "1,500 Communists": so many people.
    pub(super) fn is_counted(&self, run: &Range<usize>) -> bool {
        let (scene, tokens) = (self.scene, &self.scene.words.tokens);
        let before = run.start.checked_sub(1).filter(|at| *at >= self.line.start);
        let number = |at: usize| scene.words.of(at).starts_with(|c: char| c.is_ascii_digit());
        run.len() == 1
            && scene.is(run.start, Class::PARTY)
            && tokens[run.start].join == Join::Space
            && before.is_some_and(number)
    }

    /// "the 100 Days Program": how long something lasts.
    pub(super) fn is_span_of_time(&self, run: &Range<usize>) -> bool {
        let words = self.scene.words;
        let number = run.start > self.line.start && words.begins_with_digit(run.start - 1);
        number
            && matches!(words.of(run.start), "Day" | "Days" | "Week" | "Weeks" | "Month" | "Months" | "Year" | "Years")
    }

    /// "the Minister of Foreign Affairs and Labour of Grenada": what somebody deals with.
    pub(super) fn is_portfolio(&self, start: usize) -> bool {
        self.office_of_portfolio(start).is_some()
    }

    /// The office whose field begins at a token: right behind it, or joined to another of its fields.
    pub(super) fn office_of_portfolio(&self, start: usize) -> Option<usize> {
        let (scene, words) = (self.scene, self.scene.words);
        let from = self.line.start.max(start.saturating_sub(LONGEST_PORTFOLIO));
        let before = start.checked_sub(1).filter(|at| *at > from && words.tokens[start].join == Join::Space)?;
        let office = |at: &usize| {
            matches!(words.of(*at), "Minister" | "Secretary" | "Ministers") && matches!(words.of(*at + 1), "of" | "for")
        };
        let goes_on =
            |at: &usize| words.tokens[*at + 1].join != Join::Hard && (!scene.is_small(*at) || words.of(*at).len() < 4);
        match words.of(before) {
            "of" | "for" if scene.is(start, Class::FIELD) => Some(before - 1).filter(office),
            "and" => (from..before).rev().take_while(goes_on).find(office),
            _ => None,
        }
    }
}
