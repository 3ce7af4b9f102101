//! Tells whether a word that somebody is called by is his name where it stands.

use std::ops::Range;

use crate::recognize::Rule;
use crate::recognize::discover::{Hold, Scene, is_called_after_person, is_government};
use crate::recognize::lexicon::Class;
use crate::text::{Case, Join};

/// A word in its sentence.
pub(super) struct Reading<'s, 'w, 't> {
    pub(super) scene: &'s Scene<'w, 't>,
    pub(super) at: usize,
    pub(super) line: &'s Range<usize>,
}

/// What stands before a month, and not before the name of a person.
const WHEN: [&str; 15] =
    ["in", "In", "of", "since", "till", "until", "by", "last", "next", "this", "early", "late", "mid", "from", "on"];

/// Words that follow a name, beside verbs of the lexicon; no verbs that are said of prices.
#[rustfmt::skip]
const AFTER_NAME: [&str; 57] = [
    "was", "is", "has", "had", "will", "and", "who", "may", "might", "must", "should", "could", "can", "then", "now",
    "himself", "herself", "shook", "wants", "let", "spoke", "drove", "sold", "met", "flew", "left", "went", "took",
    "gave", "made", "saw", "held", "won", "lost", "led", "kept", "sat", "stood", "fought", "slept", "chose", "sent",
    "laid", "bought", "brought", "thought", "felt", "knew", "found", "threw", "read", "heard", "hopes", "believes",
    "swore", "rode", "bore",
];

/// Prepositions before the name of a place.
const WHERE: [&str; 8] = ["in", "In", "near", "Near", "at", "outside", "around", "from"];

impl Reading<'_, '_, '_> {
    /// Whether the word is a name here: not Bush fires, May 22, the Moon, Rice prices.
    pub(super) fn is_name(&self, rule: Rule) -> bool {
        if rule == Rule::Surname && self.is_titled() {
            return true;
        }
        let none = match self.before() {
            Some("the" | "The") => !self.is_before_government(),
            // "two deputies named Mohamed": another, or nobody in particular.
            Some("a" | "an" | "named" | "called" | "surnamed" | "nicknamed") => true,
            _ => false,
        };
        if none || self.is_part_of_longer() || self.is_town() {
            return false;
        }
        if !self.is_doubtful() {
            return true;
        }
        let free = !self.scene.opens(self.at, self.line) && !self.is_one_of_many();
        !self.is_month() && (free || self.is_followed_as_names_are())
    }

    /// "the Trump administration", "the Trump tapes", not the Trump family.
    fn is_before_government(&self) -> bool {
        let follows = |word| is_government(word) && word != "family" || is_called_after_person(word);
        self.next().is_some_and(|next| follows(self.scene.words.of(next)))
    }

    /// "near Jackson, Mississippi".
    fn is_town(&self) -> bool {
        let (scene, next) = (self.scene, self.at + 1);
        let where_ = self.before().is_some_and(|before| WHERE.contains(&before));
        where_
            && next < self.line.end
            && scene.words.tokens[next].join == Join::Comma
            && scene.is_capital(next)
            && (scene.is(next, Class::TOWN) || scene.what(next) == Some(Hold::State))
    }

    /// "a rusty Ford": one of the things that the word names.
    fn is_one_of_many(&self) -> bool {
        let scene = self.scene;
        self.at >= self.line.start + 2
            && self.before().is_some()
            && scene.is_small(self.at - 1)
            && scene.words.tokens[self.at - 1].join == Join::Space
            && matches!(scene.words.of(self.at - 2), "a" | "A" | "an" | "An")
    }

    fn before(&self) -> Option<&str> {
        let joined = self.at > self.line.start && self.scene.words.tokens[self.at].join == Join::Space;
        joined.then(|| self.scene.words.of(self.at - 1))
    }

    fn next(&self) -> Option<usize> {
        let tokens = &self.scene.words.tokens;
        let next = Some(self.at + 1).filter(|next| *next < self.line.end)?;
        (tokens[next].join == Join::Space && !tokens[self.at].possessive).then_some(next)
    }

    fn is_titled(&self) -> bool {
        let titles = Class::TITLE.or(Class::HONORIFIC).or(Class::ROLE);
        self.before().is_some() && self.scene.is(self.at - 1, titles)
    }

    /// Hyde Park, the Ford Motor Company.
    fn is_part_of_longer(&self) -> bool {
        let scene = self.scene;
        self.next().is_some_and(|next| {
            let capital = scene.is_capital(next) && !scene.opens(next, self.line) && scene.hold(next).is_none();
            capital && !scene.is(self.at, Class::default()) && scene.is(next, Class::PLACE.or(Class::AGENCY))
        })
    }

    /// Whether the word may be another one: it is an everyday word, a month, a given name.
    fn is_doubtful(&self) -> bool {
        let words = Class::DOUBTFUL.or(Class::WORD).or(Class::OPENER).or(Class::ORDINARY);
        let others = Class::CALENDAR.or(Class::ABBREVIATION).or(Class::GIVEN);
        let hash = self.scene.words.tokens[self.at].hash;
        self.scene.is(self.at, words.or(others)) || self.scene.survey.small.contains(&hash)
    }

    fn is_month(&self) -> bool {
        let tokens = &self.scene.words.tokens;
        let number = self.next().is_some_and(|next| tokens[next].case == Case::Uncased);
        let when = self.before().is_some_and(|before| WHEN.contains(&before));
        self.scene.is(self.at, Class::CALENDAR) && (number || when)
    }

    /// Where a sentence begins the capital says nothing, so the next word must be one that a name may have.
    fn is_followed_as_names_are(&self) -> bool {
        let (scene, tokens) = (self.scene, &self.scene.words.tokens);
        let comma = self.at + 1 < self.line.end && tokens[self.at + 1].join == Join::Comma;
        let verb = |at: usize| {
            let word = scene.words.of(at);
            scene.is(at, Class::SPEECH.or(Class::PERSONAL).or(Class::ACTS).or(Class::BEFELL))
                || AFTER_NAME.contains(&word)
                || word.len() > 4 && word.ends_with("ed")
        };
        tokens[self.at].possessive || comma || self.next().is_some_and(|next| scene.is_small(next) && verb(next))
    }
}
