//! Reads days, months, years and decades of the calendar.

use std::ops::Range;

use super::read::{Link, Reader, Reading, Taken};
use super::vocabulary::{TimeWord, ordinal};
use super::{Point, Time, Which, Year};
use crate::text::Join;
use crate::text::date::find_dates_in_order;

/// Words by which a month or a number of four digits is a time.
const LEADS: &[&str] = &[
    "in",
    "since",
    "by",
    "until",
    "till",
    "before",
    "after",
    "during",
    "from",
    "between",
    "through",
    "throughout",
    "early",
    "late",
    "mid",
    "around",
    "circa",
    "following",
];

const MAY: u8 = 5;

impl Reader<'_, '_> {
    /// What begins with a number.
    pub(super) fn number(&self, at: usize, led: bool) -> Option<Reading> {
        self.numeric(at)
            .or_else(|| self.decade(at))
            .map(Reading::from)
            .or_else(|| self.day_first(at))
            .or_else(|| self.bare_year(at, led).map(Reading::from))
            .or_else(|| self.counted(at, self.text(at).parse().ok()?))
            .or_else(|| self.anniversary(at))
    }

    /// 2024-10-06, 31/12/2019.
    fn numeric(&self, at: usize) -> Option<Taken> {
        let start = self.words.tokens[at].span.start as usize;
        let line_end = self.words.tokens[self.line.end - 1].span.end as usize;
        let rest = &self.words.text[start..line_end];
        let len = rest.bytes().take_while(|byte| byte.is_ascii_digit() || b"-/.".contains(byte)).count();
        let marks = rest[..len].bytes().filter(|byte| !byte.is_ascii_digit()).count();
        let (span, date) = (marks >= 2).then(|| find_dates_in_order(&rest[..len], self.order).into_iter().next())??;
        let end = start + span.end as usize;
        let tokens = self.words.tokens[at..self.line.end].iter();
        let count = tokens.take_while(|token| (token.span.start as usize) < end).count();
        let point = Point::Date { year: Year::Given(date.year), month: date.month, day: date.day };
        (span.start == 0).then(|| Taken::point(at..at + count, point))
    }

    /// The 1990s, with its article.
    fn decade(&self, at: usize) -> Option<Taken> {
        let text = self.text(at);
        let year: u16 = text.strip_suffix('s').filter(|year| year.len() == 4 && year.ends_with('0'))?.parse().ok()?;
        let qualified = self.is_after(at, &["early", "late", "mid"])
            || self.text(at.wrapping_sub(1)) == "mid" && self.words.tokens[at].join == Join::Hyphen;
        let before = if qualified { at - 1 } else { at };
        let article = self.is_after(before, &["the"]);
        let start = if article { before - 1 } else { at };
        // "1950s style"
        let said = (article || !self.is_noun(at + 1)) && (1000..=2190).contains(&year);
        said.then(|| Taken::point(start..at + 1, Point::Decade(year)))
    }

    /// The day of a month: 14, 8th.
    fn day(&self, at: usize) -> Option<u8> {
        let text = self.text(at);
        let day = match text.parse() {
            Ok(day) if text.len() <= 2 => Some(day),
            _ if self.is_number(at) => ordinal(text).and_then(|day| u8::try_from(day).ok()),
            _ => None,
        };
        day.filter(|day| (1..=31).contains(day) && self.is_free(at))
    }

    fn month(&self, at: usize) -> Option<u8> {
        match self.word(at) {
            Some(TimeWord::Month(month) | TimeWord::ShortMonth(month)) if self.is_capital(at) => Some(month),
            _ => None,
        }
    }

    /// The token behind the word or dash between two days of a month.
    fn second_day(&self, end: usize, start: usize) -> Option<(usize, Link)> {
        if end < self.line.end && self.words.tokens[end].join == Join::Hyphen {
            return Some((end, Link::To));
        }
        let link = match self.text(end) {
            "to" | "through" | "until" => Link::To,
            "and" if self.is_after(start, &["between"]) => Link::To,
            "and" => Link::And,
            "or" => Link::Or,
            _ => return None,
        };
        (self.tied(end) && self.tied(end + 1)).then_some((end + 1, link))
    }

    /// 8 May 2024, the 8th of May, 20 to 22 June.
    pub(super) fn day_first(&self, at: usize) -> Option<Reading> {
        let day = self.day(at)?;
        let hyphened = self.words.tokens[at].join == Join::Hyphen;
        let start = if self.is_after(at, &["the"]) && ordinal(self.text(at)).is_some() { at - 1 } else { at };
        let month_at = |end: usize| {
            let at = if self.text(end) == "of" { end + 1 } else { end };
            self.month(at).filter(|_| self.tied(end) && self.tied(at)).map(|month| (month, at + 1))
        };
        if let Some((month, end)) = month_at(at + 1).filter(|_| !hyphened) {
            let (year, end) = self.year_behind(end);
            return Some(Taken::point(start..end, Point::Date { year, month, day }).into());
        }
        let (second, link) = self.second_day(at + 1, at)?;
        let last = self.day(second)?;
        let (month, end) = month_at(second + 1)?;
        let (year, end) = self.year_behind(end);
        Some(days(start..end, (year, month), [day, last], link))
    }

    /// May 14, 2024, June 1950, in April; `led`: a month alone will do.
    pub(super) fn month_first(&self, at: usize, led: bool, which: Which) -> Option<Reading> {
        let month = self.month(at)?;
        let day = self.day(at + 1).filter(|_| self.tied(at + 1) && !self.is_unit(at + 2) && !self.is_counted(at + 2));
        // "May 3 June": the number belongs to the month behind.
        if let Some(day) = day.filter(|_| self.month(at + 2).is_none_or(|_| !self.tied(at + 2))) {
            if let Some((second, link)) = self.second_day(at + 2, at)
                && let Some(last) = self.day(second)
                && self.month(second + 1).is_none_or(|_| !self.tied(second + 1))
                && !self.is_counted(second + 1)
            {
                let (year, end) = self.year_behind(second + 1);
                return Some(days(at..end, (year, month), [day, last], link));
            }
            let (year, end) = self.year_behind(at + 2);
            return Some(Taken::point(at..end, Point::Date { year, month, day }).into());
        }
        let (year, end) = self.year_behind(at + 1);
        let year = if year == Year::Open(Which::Any) { Year::Open(which) } else { year };
        let full = matches!(self.word(at), Some(TimeWord::Month(_)));
        let said = year != Year::Open(Which::Any) || full && (led || self.is_led(at));
        // "the March visit", but no "May government".
        let described = || full && month != MAY && self.is_owned(at) && self.is_noun(end);
        (said || described()).then(|| Taken::point(at..end, Point::Date { year, month, day: 0 }).into())
    }

    /// Whether a word stands before a token that makes a time of it.
    fn is_led(&self, at: usize) -> bool {
        let mid = at > self.line.start
            && self.words.tokens[at].join == Join::Hyphen
            && self.is(at - 1, &["mid", "late", "early"]);
        let part = self.is_after(at, &["of"]) && self.is_after(at - 1, &["end", "start", "beginning", "middle"]);
        mid || part || self.is_after(at, LEADS)
    }

    /// The year said behind a day or month, and the token behind it.
    fn year_behind(&self, end: usize) -> (Year, usize) {
        let joined = end < self.line.end && matches!(self.words.tokens[end].join, Join::Space | Join::Comma);
        if let Some(year) = self.year(end).filter(|_| joined) {
            return (Year::Given(year), end + 1);
        }
        let of = self.tied(end) && self.text(end) == "of";
        let at = if of { end + 1 } else { end };
        if let Some(year) = self.year(at).filter(|_| of && self.tied(at)) {
            return (Year::Given(year), at + 1);
        }
        let counted = match self.text(at) {
            "last" => -1,
            "this" => 0,
            "next" => 1,
            _ => return (Year::Open(Which::Any), end),
        };
        if self.tied(at) && self.tied(at + 1) && self.text(at + 1) == "year" {
            (Year::Counted(counted), at + 2)
        } else {
            (Year::Open(Which::Any), end)
        }
    }

    /// A number of four digits that may be a year.
    pub(super) fn year(&self, at: usize) -> Option<u16> {
        let text = self.text(at);
        let digits = text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit());
        let year = text.parse().ok().filter(|year| digits && (1000..2200).contains(year))?;
        let built =
            self.line.contains(&(at + 1)) && self.words.tokens[at + 1].join == Join::Hyphen && !self.is_number(at + 1);
        (self.is_free(at) && !built && !self.is_counted(at + 1)).then_some(year)
    }

    /// A year alone: in 2012, 2010-12, the 2014 annexation.
    fn bare_year(&self, at: usize, led: bool) -> Option<Taken> {
        let year = self.year(at)?;
        let point = |year| Point::Date { year: Year::Given(year), month: 0, day: 0 };
        let named = self.is_owned(at) && self.is_noun(at + 1) || self.is_after(at, &["of"]);
        if !(led || self.is_led(at) || named && year >= 1700) {
            return None;
        }
        // 2010-12
        let short = self.text(at + 1);
        let range = self.line.contains(&(at + 1)) && self.words.tokens[at + 1].join == Join::Hyphen && short.len() == 2;
        if let Some(last) = short.parse::<u16>().ok().filter(|_| range).map(|last| year / 100 * 100 + last) {
            let time = Time::Range(point(year), point(last));
            return (last > year).then_some(Taken { tokens: at..at + 2, time });
        }
        Some(Taken::point(at..at + 1, point(year)))
    }

    /// On the 80th anniversary of 6 June 1944. Without a number, or without a day, no date follows.
    pub(super) fn anniversary(&self, at: usize) -> Option<Reading> {
        let behind = self.is(at + 1, &["anniversary"]) && self.is(at + 2, &["of"]) && self.tied(at + 1);
        let tens = match self.word(at.wrapping_sub(1)) {
            Some(TimeWord::Number(tens)) if self.words.tokens[at].join == Join::Hyphen => u16::try_from(tens).ok()?,
            _ => 0,
        };
        let number = behind.then(|| ordinal(self.text(at)))?? + tens;
        let first = at + 3;
        let date =
            if self.is_number(first) { self.day_first(first) } else { self.month_first(first, true, Which::Any) };
        match date? {
            Reading::Found(Taken {
                tokens,
                time: Time::Point(Point::Date { year: Year::Given(year), month, day }),
            }) if day > 0 => {
                let start = if self.is_after(at, &["the"]) { at - 1 } else { at };
                let year = Year::Given(year + number);
                Some(Taken::point(start..tokens.end, Point::Date { year, month, day }).into())
            }
            Reading::Found(taken) => Some(Reading::Skip(taken.tokens.end)),
            skip @ Reading::Skip(_) => Some(skip),
        }
    }

    fn is_unit(&self, at: usize) -> bool {
        matches!(self.word(at), Some(TimeWord::Unit(_))) && self.tied(at)
    }
}

/// Two days of one month, and those between.
fn days(tokens: Range<usize>, (year, month): (Year, u8), [day, last]: [u8; 2], link: Link) -> Reading {
    let date = |day| Point::Date { year, month, day };
    if last > day && link.holds_all(day + 1 == last) {
        Taken { tokens, time: Time::Range(date(day), date(last)) }.into()
    } else {
        Reading::Skip(tokens.end)
    }
}
