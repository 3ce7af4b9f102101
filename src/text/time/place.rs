//! Tells what the words of a time hang on.

use super::read::{Reader, Taken};
use super::{Point, Time, TimePlace, Which, Year};
use crate::text::Join;

/// Words before a time that bound it, or make it a rough one.
const BOUNDS: &[&str] = &[
    "since",
    "until",
    "till",
    "by",
    "before",
    "after",
    "following",
    "through",
    "past",
    "from",
    "to",
    "than",
    "as",
    "pending",
    "around",
    "circa",
    "about",
    "like",
    "per",
    "beyond",
    "not",
];

const ARTICLES: &[&str] = &["the", "a", "an", "its", "his", "her", "their", "our", "my", "this", "these", "those"];

impl Reader<'_, '_> {
    pub(super) fn place(&self, taken: &Taken) -> TimePlace {
        let (start, end) = (taken.tokens.start, taken.tokens.end);
        if self.words.tokens[end - 1].possessive || self.is_before_noun(taken) {
            return TimePlace::NounBehind;
        }
        if self.is_subject(taken) {
            return TimePlace::Bound;
        }
        let lead = self.lead(start);
        let is = |words: &[&str]| self.is_after(lead, words);
        let range = matches!(taken.time, Time::Range(..));
        match () {
            () if is(&["of"]) && self.is_after(lead - 1, &["ahead", "as"]) => TimePlace::Bound,
            () if is(&["of"]) => TimePlace::NounBefore,
            () if is(&["from"]) && range => TimePlace::Clause,
            () if is(&["to"]) && self.is_after(lead - 1, &["prior"]) => TimePlace::Bound,
            () if is(BOUNDS) => TimePlace::Bound,
            () => TimePlace::Clause,
        }
    }

    /// The same with "late on", "earlier in" before it.
    pub(super) fn with_hour(&self, taken: Taken) -> Taken {
        let start = taken.tokens.start;
        let hour =
            self.is_after(start, &["on", "in"]) && self.is_after(start - 1, &["late", "early", "earlier", "later"]);
        if hour { taken.from(start - 2) } else { taken }
    }

    /// The token before which the preposition stands: the end of June, late May, the 8 May.
    fn lead(&self, start: usize) -> usize {
        let mut at = start;
        for _ in 0..3 {
            let hyphened = at > self.line.start
                && self.words.tokens[at].join == Join::Hyphen
                && self.is(at - 1, &["mid", "late", "early"]);
            let part = self.is_after(at, &["of"])
                && self
                    .is_after(at - 1, &["end", "start", "beginning", "middle", "evening", "morning", "night", "hours"]);
            match () {
                () if part => at -= 2,
                () if hyphened || self.is_after(at, &["early", "late", "earlier", "later", "mid", "the", "both"]) => {
                    at -= 1;
                }
                () => break,
            }
        }
        at
    }

    /// Whether an article, a possessive or a name stands before a token.
    pub(super) fn is_owned(&self, at: usize) -> bool {
        let possessive = self.tied(at) && self.words.tokens[at - 1].possessive;
        possessive || self.is_after(at, ARTICLES)
    }

    /// The 9 May parade, a Sunday meeting, after Monday talks.
    fn is_before_noun(&self, taken: &Taken) -> bool {
        let start = taken.tokens.start;
        let weekday = matches!(taken.time, Time::Point(Point::Weekday(_, Which::Any)));
        let after = self.is_after(start, &["at", "in", "during", "after", "before", "for", "with", "of", "from"]);
        (self.is_owned(start) || weekday && after) && self.is_noun(taken.tokens.end)
    }

    /// "the September 11 attacks": days that go by their month and day alone, long after.
    pub(super) fn is_named_day(&self, taken: &Taken) -> bool {
        let named = matches!(
            taken.time,
            Time::Point(
                Point::Date { year: Year::Open(_), month: 9, day: 11 }
                    | Point::Date { year: Year::Open(_), month: 10, day: 7 }
                    | Point::Date { year: Year::Open(_), month: 1, day: 6 }
            )
        );
        named && self.is_noun(taken.tokens.end)
    }

    /// "Sunday saw the end of": the day does something itself.
    fn is_subject(&self, taken: &Taken) -> bool {
        let weekday = matches!(taken.time, Time::Point(Point::Weekday(_, Which::Any)));
        weekday
            && taken.tokens.start == self.line.start
            && (self.is_noun(taken.tokens.end) || self.is(taken.tokens.end, &["is", "was", "will"]))
    }
}
