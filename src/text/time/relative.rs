//! Reads weekdays, seasons and times that count from another one.

use super::read::{Reader, Reading, Taken};
use super::vocabulary::{FEASTS, HOURS, PAPERS, ROUGH, TimeWord};
use super::{Origin, Part, Point, Season, Shift, Time, Unit, Which, Year};
use crate::text::Join;

/// Words before a weekday that make it any of its kind.
const INDEFINITE: &[&str] =
    &["one", "a", "an", "every", "each", "any", "some", "most", "another", "many", "no", "first"];

impl Reader<'_, '_> {
    /// Sunday, Monday evening, Tuesday, 14 May, Tuesday last week.
    pub(super) fn weekday(&self, at: usize, start: usize, which: Which) -> Option<Reading> {
        let Some(TimeWord::Weekday(day)) = self.word(at) else { return None };
        let mut end = at + 1;
        if !self.is_capital(at) || self.is_weekday_name(at) {
            return Some(Reading::Skip(end));
        }
        let described = self.is_after(start, &["a", "an"]) && self.is_noun(end);
        if self.is_after(start, INDEFINITE) && !described {
            return Some(Reading::Skip(end));
        }
        if self.tied(end) && self.is(end, HOURS) {
            end += 1;
        }
        if let Some(date) = self.date_behind(end).filter(|_| which == Which::Any) {
            return Some(date.from(start).into());
        }
        let of = usize::from(self.tied(end) && self.text(end) == "of");
        let week = end + of;
        let counted = match self.text(week) {
            "last" => Some(-1),
            "this" => Some(0),
            "next" => Some(1),
            _ => None,
        };
        match counted.filter(|_| self.tied(week) && self.tied(week + 1) && self.text(week + 1) == "week") {
            Some(weeks) => Some(Taken::point(start..week + 2, Point::Weekday(day, Which::Week(weeks))).into()),
            None => Some(Taken::point(start..end, Point::Weekday(day, which)).into()),
        }
    }

    /// Whether a weekday is the name of a feast, a newspaper or a song.
    fn is_weekday_name(&self, at: usize) -> bool {
        let before = &self.words.text[..self.words.tokens[at].span.start as usize];
        let quoted = before.ends_with(['"', '“', '‘']) && self.words.gap_after(at).starts_with(['"', '”', '’']);
        let capital = self.tied(at + 1) && self.is_capital(at + 1);
        quoted || self.is_after(at, FEASTS) || capital && (self.is(at + 1, PAPERS) || self.is_after(at, &["the"]))
    }

    /// The day and month behind a weekday.
    fn date_behind(&self, at: usize) -> Option<Taken> {
        let joined = self.line.contains(&at) && matches!(self.words.tokens[at].join, Join::Space | Join::Comma);
        let ordinal = joined && self.text(at) == "the";
        let at = at + usize::from(ordinal);
        let date = if self.is_number(at) { self.day_first(at) } else { self.month_first(at, false, Which::Any) };
        match date.filter(|_| joined)? {
            Reading::Found(taken) => matches!(taken.time, Time::Point(Point::Date { day: 1.., .. })).then_some(taken),
            Reading::Skip(_) => None,
        }
    }

    /// Yesterday, today, tomorrow.
    pub(super) fn day_word(&self, at: usize, days: i8) -> Reading {
        let end = at + 1 + usize::from(self.tied(at + 1) && self.is(at + 1, HOURS));
        Taken::point(at..end, from_publication(i16::from(days), Unit::Day)).into()
    }

    /// What begins with "last", "this", "next", "the", "that".
    pub(super) fn opened(&self, at: usize) -> Option<Reading> {
        if !self.tied(at + 1) {
            return None;
        }
        match self.text(at) {
            "the" | "The" => self.after_article(at),
            "that" | "That" => {
                let unit = self.unit(at + 1)?;
                let start = self.part(at).map_or(at, |_| at - 1);
                Some(Taken::point(start..at + 2, from_named(0, unit)).into())
            }
            "last" | "Last" => self.chosen(at, Which::Last),
            "this" | "This" if self.is(at + 1, &["past"]) => self.chosen(at + 1, Which::Last),
            "this" | "This" if self.is(at + 1, &["coming"]) => self.chosen(at + 1, Which::Next),
            "this" | "This" => self.chosen(at, Which::This),
            "next" | "Next" | "coming" => self.chosen(at, Which::Next),
            _ => None,
        }
    }

    /// Behind last, this and next.
    fn chosen(&self, at: usize, which: Which) -> Option<Reading> {
        let next = at + 1;
        let count = match which {
            Which::Last => -1,
            Which::Next => 1,
            _ => 0,
        };
        // "the last week", "over the next year": stretches that end or begin now.
        if self.is_after(at, &["the"]) && self.word(next).is_some() {
            return Some(Reading::Skip(next + 1));
        }
        match self.word(next) {
            Some(TimeWord::Weekday(_)) => self.weekday(next, at, which),
            Some(TimeWord::Month(_)) => match self.month_first(next, true, which)? {
                Reading::Found(taken) => Some(taken.from(at).into()),
                skip @ Reading::Skip(_) => Some(skip),
            },
            Some(TimeWord::Season(season)) => self.season(next, at, season, which),
            Some(TimeWord::Weekend) => Some(Taken::point(at..next + 1, Point::Weekend(which)).into()),
            Some(TimeWord::Unit(unit)) if unit != Unit::Day && !self.text(next).ends_with('s') => {
                let part = self.part(at);
                let shift = Shift { origin: Origin::Published, count, unit, part: part.unwrap_or(Part::Whole) };
                let start = part.map_or(at, |_| at - 1);
                Some(Taken::point(start..next + 1, Point::Shift(shift)).into())
            }
            // last night, this morning
            None if self.is(next, HOURS) && which != Which::Next => {
                Some(Taken::point(at..next + 1, from_publication(count, Unit::Day)).into())
            }
            _ => None,
        }
    }

    /// Earlier or later, before "this week".
    fn part(&self, at: usize) -> Option<Part> {
        match () {
            () if self.is_after(at, &["earlier"]) => Some(Part::Earlier),
            () if self.is_after(at, &["later"]) => Some(Part::Later),
            () => None,
        }
    }

    /// A unit, or a part of a day, at a token.
    fn unit(&self, at: usize) -> Option<Unit> {
        match self.word(at) {
            Some(TimeWord::Unit(unit)) if !self.text(at).ends_with('s') => Some(unit),
            _ => self.is(at, HOURS).then_some(Unit::Day),
        }
    }

    /// Behind "the": the next day, the same year, the day before, the summer of 1982, the weekend.
    fn after_article(&self, at: usize) -> Option<Reading> {
        let next = at + 1;
        if matches!(self.text(next), "next" | "following" | "previous" | "preceding" | "same")
            && self.tied(next + 1)
            && let Some(unit) = self.unit(next + 1)
        {
            let stretch = self.is_after(at, &["over", "in", "for", "within", "during"]) && unit != Unit::Day;
            let count = match self.text(next) {
                "next" if !stretch => Some(1),
                "following" => Some(1),
                "previous" | "preceding" => Some(-1),
                "same" => Some(0),
                _ => None,
            };
            if let Some(count) = count {
                return Some(Taken::point(at..next + 2, from_named(count, unit)).into());
            }
        }
        match self.word(next) {
            Some(TimeWord::Season(season)) => self.season(next, at, season, Which::Any),
            Some(TimeWord::Weekend) => Some(Taken::point(at..next + 1, Point::Weekend(Which::Any)).into()),
            Some(TimeWord::Unit(unit)) => self.before_or_after(at, unit),
            _ if self.is(next, &["following", "previous", "preceding"]) && self.tied(next + 1) => {
                matches!(self.word(next + 1), Some(TimeWord::Weekday(_) | TimeWord::Month(_)))
                    .then_some(Reading::Skip(next + 2))
            }
            _ => None,
        }
    }

    /// The day before, the day after tomorrow.
    fn before_or_after(&self, at: usize, unit: Unit) -> Option<Reading> {
        let word = at + 2;
        let count = match self.text(word) {
            "before" => -1,
            "after" => 1,
            _ => return None,
        };
        if unit == Unit::Day && self.tied(word + 1) && self.is(word + 1, &["yesterday", "tomorrow"]) {
            return Some(Taken::point(at..word + 2, from_publication(2 * count, Unit::Day)).into());
        }
        let alone = self.tied(word) && self.is_end(word + 1);
        alone.then(|| Taken::point(at..word + 1, from_named(count, unit)).into())
    }

    /// Two days ago, a week later, in three months.
    pub(super) fn counted(&self, at: usize, number: i16) -> Option<Reading> {
        let Some(TimeWord::Unit(unit)) = self.word(at + 1) else { return None };
        let whole = self.tied(at + 1) && self.words.tokens[at].join != Join::Hyphen && self.is_free(at);
        if !whole || !(1..=999).contains(&number) {
            return None;
        }
        let end = at + 2;
        let tied = self.tied(end);
        let (origin, sign, len) = match self.text(end) {
            "ago" if tied => (Origin::Published, -1, 1),
            "later" | "afterwards" | "afterward" if tied && !self.is(end + 1, &["than"]) => (Origin::Named, 1, 1),
            "after" if tied && self.is(end + 1, &["that"]) && self.is_end(end + 2) => (Origin::Named, 1, 2),
            "before" if tied && self.is(end + 1, &["that"]) && self.is_end(end + 2) => (Origin::Named, -1, 2),
            "earlier" if tied && !self.is(end + 1, &["than"]) => (Origin::Named, -1, 1),
            "before" if tied && self.is_end(end + 1) => (Origin::Named, -1, 1),
            "of" | "after" | "before" | "earlier" | "later" => return None,
            _ if self.is_after(at, &["in"]) => (Origin::Ahead, 1, 0),
            _ => return None,
        };
        if self.is_after(at, ROUGH) || self.is_after(at, &["half", "every"]) {
            return Some(Reading::Skip(end + len));
        }
        let (count, unit) = match unit {
            Unit::Week if number == 1 => (7 * sign, Unit::Day),
            unit => (number * sign, unit),
        };
        let shift = Shift { origin, count, unit, part: Part::Whole };
        Some(Taken::point(at..end + len, Point::Shift(shift)).into())
    }

    /// The summer of 1982, last winter, in spring 2019.
    pub(super) fn season(&self, at: usize, start: usize, season: Season, which: Which) -> Option<Reading> {
        // The Arab Spring.
        if self.tied(at) && self.is_capital(at) && self.is_capital(at - 1) && at > self.line.start + 1 {
            return None;
        }
        let of = self.tied(at + 1) && self.text(at + 1) == "of";
        let behind = at + 1 + usize::from(of);
        if let Some(year) = self.year(behind).filter(|_| self.tied(behind)) {
            return Some(Taken::point(start..behind + 1, Point::Season(season, Year::Given(year))).into());
        }
        let last_year = self.tied(behind) && self.text(behind) == "last" && self.is(behind + 1, &["year"]);
        if last_year {
            return Some(Taken::point(start..behind + 2, Point::Season(season, Year::Counted(-1))).into());
        }
        let led = self.is_after(start, &["in", "during", "over", "throughout", "since", "by", "until", "of"]);
        let fall = self.is(at, &["fall"]) || of;
        let said = which != Which::Any || led && !fall;
        said.then(|| Taken::point(start..at + 1, Point::Season(season, Year::Open(which))).into())
    }
}

fn from_publication(count: i16, unit: Unit) -> Point {
    Point::Shift(Shift { origin: Origin::Published, count, unit, part: Part::Whole })
}

fn from_named(count: i16, unit: Unit) -> Point {
    Point::Shift(Shift { origin: Origin::Named, count, unit, part: Part::Whole })
}
