//! Goes through a sentence and takes the words of times, one after another.

use std::ops::Range;

use super::vocabulary::{COUNTED, SMALL, TimeWord, core_words, first_words, time_word};
use super::{Point, Time, TimeExpression, Which, Year};
use crate::text::date::NumericOrder;
use crate::text::{Case, Join, Words};

/// The words of a sentence that say when, in order; `line` are its tokens, `order` that of numeric dates in the text. Linear in its length.
pub fn read_times(words: &Words<'_>, line: Range<usize>, order: Option<NumericOrder>) -> Vec<TimeExpression> {
    let (first, core) = (first_words(), core_words());
    // No time begins behind the last word or number that one is made around.
    let is_core = |at: &usize| core.may_hold(words.tokens[*at].hash) || words.begins_with_digit(*at);
    let Some(last) = line.clone().rev().find(is_core) else { return Vec::new() };
    let reader = Reader { words, line: line.clone(), order };
    let mut found = Vec::new();
    let mut at = line.start;
    while at <= last {
        if !first.may_hold(words.tokens[at].hash) && !words.begins_with_digit(at) {
            at += 1;
            continue;
        }
        match reader.reading(at) {
            Some(Reading::Found(taken)) => {
                at = taken.tokens.end;
                let taken = reader.with_hour(taken);
                if !reader.is_named_day(&taken) {
                    let place = reader.place(&taken);
                    found.push(TimeExpression { tokens: taken.tokens, time: taken.time, place });
                }
            }
            Some(Reading::Skip(end)) => at = end.max(at + 1),
            None => at += 1,
        }
    }
    found
}

/// What begins at a token.
pub(super) enum Reading {
    Found(Taken),
    /// Words of time that tell no date, up to this token.
    Skip(usize),
}

/// The words of a time.
#[derive(Clone, Debug)]
pub(super) struct Taken {
    pub(super) tokens: Range<usize>,
    pub(super) time: Time,
}

impl Taken {
    pub(super) fn point(tokens: Range<usize>, point: Point) -> Self {
        Self { tokens, time: Time::Point(point) }
    }

    /// The same with an earlier start.
    pub(super) fn from(self, start: usize) -> Self {
        Self { tokens: start..self.tokens.end, ..self }
    }
}

impl From<Taken> for Reading {
    fn from(taken: Taken) -> Self {
        Self::Found(taken)
    }
}

/// A sentence that is looked at for times.
pub(super) struct Reader<'a, 't> {
    pub(super) words: &'a Words<'t>,
    pub(super) line: Range<usize>,
    pub(super) order: Option<NumericOrder>,
}

/// What joins two times.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Link {
    /// All between are meant too.
    To,
    /// Both.
    And,
    /// One of them.
    Or,
}

impl Link {
    /// Whether all days or months between two are meant; `adjacent`: there are none.
    pub(super) fn holds_all(self, adjacent: bool) -> bool {
        self == Self::To || self == Self::And && adjacent
    }
}

impl Reader<'_, '_> {
    fn reading(&self, at: usize) -> Option<Reading> {
        let reading = self.single(at, false)?;
        match reading {
            Reading::Found(taken) => Some(self.extended(taken)),
            skip @ Reading::Skip(_) => Some(skip),
        }
    }

    /// The time that begins at a token, without what it may be joined to; `led`: words before it make a month or year of it.
    fn single(&self, at: usize, led: bool) -> Option<Reading> {
        match self.word(at) {
            Some(TimeWord::Weekday(_)) => self.weekday(at, at, Which::Any),
            Some(TimeWord::Month(_) | TimeWord::ShortMonth(_)) => self.month_first(at, led, Which::Any),
            Some(TimeWord::Day(days)) => Some(self.day_word(at, days)),
            Some(TimeWord::Season(season)) => self.season(at, at, season, Which::Any),
            Some(TimeWord::Number(number)) => self.counted(at, number),
            Some(TimeWord::Opener) => self.opened(at),
            Some(TimeWord::Unit(_) | TimeWord::Weekend) => None,
            None if self.is_number(at) => self.number(at, led),
            None => self.anniversary(at),
        }
    }

    /// A time with the one that it is joined to: from 2010 to 2012, on Monday and Tuesday.
    fn extended(&self, taken: Taken) -> Reading {
        let Time::Point(first) = taken.time else { return taken.into() };
        if let Some(end) = self.list(first, taken.tokens.end) {
            return Reading::Skip(end);
        }
        let Some((link, next)) = self.link(&taken.tokens) else { return taken.into() };
        let Some(Reading::Found(other)) = self.single(next, true) else { return taken.into() };
        let Time::Point(second) = other.time else { return taken.into() };
        if !link.holds_all(is_next(first, second)) {
            return Reading::Skip(other.tokens.end);
        }
        Taken { tokens: taken.tokens.start..other.tokens.end, time: Time::Range(first, second) }.into()
    }

    /// The token behind a list that a time begins: in May, June and July.
    fn list(&self, first: Point, end: usize) -> Option<usize> {
        let mut at = end;
        loop {
            let comma = self.line.contains(&at) && self.words.tokens[at].join == Join::Comma;
            let and = self.is(at, &["and", "or"]);
            let link = comma || at > end && and && self.tied(at);
            match link.then(|| self.single(at + usize::from(and), true)).flatten() {
                Some(Reading::Found(Taken { tokens, time: Time::Point(point) })) if is_like(first, point) => {
                    at = tokens.end;
                }
                _ => return (at > end).then_some(at),
            }
        }
    }

    /// The word or dash between a time and another, and the token behind it.
    fn link(&self, tokens: &Range<usize>) -> Option<(Link, usize)> {
        let end = tokens.end;
        if end < self.line.end && self.words.tokens[end].join == Join::Hyphen {
            return Some((Link::To, end));
        }
        let lead = self.before(tokens.start);
        let (from, between) = (lead.eq_ignore_ascii_case("from"), lead.eq_ignore_ascii_case("between"));
        // "3 June to 7 June", "June 3 to July 7"
        let day = self.is_number(tokens.start) != self.is_number(end - 1);
        let link = match self.text(end) {
            "until" | "till" if from => Link::To,
            "to" | "through" if from || day => Link::To,
            "and" if between => Link::To,
            "and" => Link::And,
            "or" => Link::Or,
            _ => return None,
        };
        (self.tied(end) && self.tied(end + 1)).then_some((link, end + 1))
    }

    /// A token as it is written; nothing outside the sentence.
    pub(super) fn text(&self, at: usize) -> &str {
        if self.line.contains(&at) { self.words.of(at) } else { "" }
    }

    /// Whether a token is one of these words, in any case.
    pub(super) fn is(&self, at: usize, words: &[&str]) -> bool {
        let text = self.text(at);
        words.iter().any(|word| text.eq_ignore_ascii_case(word))
    }

    pub(super) fn word(&self, at: usize) -> Option<TimeWord> {
        self.line.contains(&at).then(|| time_word(self.words.tokens[at].hash))?
    }

    /// Whether nothing but a blank stands between a token and the one before it.
    pub(super) fn tied(&self, at: usize) -> bool {
        at > self.line.start && at < self.line.end && self.words.tokens[at].join == Join::Space
    }

    /// The word before a token, where nothing but a blank stands between.
    pub(super) fn before(&self, at: usize) -> &str {
        if self.tied(at) { self.text(at - 1) } else { "" }
    }

    /// Whether the word before a token is one of these.
    pub(super) fn is_after(&self, at: usize, words: &[&str]) -> bool {
        let before = self.before(at);
        words.iter().any(|word| before.eq_ignore_ascii_case(word))
    }

    pub(super) fn is_number(&self, at: usize) -> bool {
        self.line.contains(&at) && self.words.begins_with_digit(at)
    }

    pub(super) fn is_capital(&self, at: usize) -> bool {
        self.line.contains(&at) && !matches!(self.words.tokens[at].case, Case::Lower | Case::Uncased)
    }

    /// Whether a clause or the sentence ends before a token: nothing, or punctuation.
    pub(super) fn is_end(&self, at: usize) -> bool {
        !self.tied(at)
    }

    /// Whether a noun in small letters, as far as one can see, stands at a token, tied to the one before.
    pub(super) fn is_noun(&self, at: usize) -> bool {
        let lower = self.tied(at) && self.words.tokens[at].case == Case::Lower;
        lower && !SMALL.contains(&self.text(at)) && !self.text(at).ends_with("ly")
    }

    /// Whether a number before this token counts something: 2000 people, 5 percent.
    pub(super) fn is_counted(&self, at: usize) -> bool {
        let percent = at > self.line.start && self.words.gap_after(at - 1).starts_with(['%', '°']);
        percent || self.tied(at) && (self.is(at, COUNTED) || self.is_number(at))
    }

    /// Whether a number stands free of signs that make it another thing: $14, 24/7, 1.5, 5:30.
    pub(super) fn is_free(&self, at: usize) -> bool {
        let span = self.words.tokens[at].span;
        let (before, after) = (&self.words.text[..span.start as usize], &self.words.text[span.end as usize..]);
        let digit = |text: &str| text.chars().nth(1).is_some_and(|c| c.is_ascii_digit());
        !(before.ends_with(['$', '€', '£', '¥', '#', '/', '.', ':', '+'])
            || after.starts_with(['/', '.', ':', ',']) && digit(after))
    }
}

/// Whether two times may stand in one list: weekdays, days, months, years.
fn is_like(first: Point, second: Point) -> bool {
    let parts = |point| match point {
        Point::Date { month, day, .. } => Some((month > 0, day > 0, false)),
        Point::Weekday(..) => Some((false, false, true)),
        _ => None,
    };
    parts(first).is_some() && parts(first) == parts(second)
}

/// Whether one day, month or year is right behind another.
fn is_next(first: Point, second: Point) -> bool {
    match (first, second) {
        (Point::Weekday(first, _), Point::Weekday(second, _)) => (first + 1) % 7 == second,
        (
            Point::Date { year: first_year, month: first_month, day: first_day },
            Point::Date { year: second_year, month: second_month, day: second_day },
        ) => {
            let open = |year| matches!(year, Year::Open(_));
            match (first_month, first_day) {
                (0, 0) => {
                    matches!((first_year, second_year), (Year::Given(first), Year::Given(second)) if first + 1 == second)
                        && second_month == 0
                }
                (month, 0) => month + 1 == second_month && second_day == 0 && open(first_year),
                (month, day) => month == second_month && day + 1 == second_day,
            }
        }
        _ => false,
    }
}
