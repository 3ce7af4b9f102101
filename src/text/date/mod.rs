//! Finds and reads calendar dates, as exact as the text gives them.

mod calendar;
mod find;
mod months;

use std::fmt;
use std::str::FromStr;

use calendar::days_in_month;
pub use find::{find_dates, find_dates_in_order, month_day_prefix, numeric_order};

/// A day, month or year of the Gregorian calendar. Unknown parts are zero, so that partial dates sort before the days they hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    /// The year, 1 to 9999.
    pub year: u16,
    /// The month, 1 to 12, or 0 where only the year is known.
    pub month: u8,
    /// The day, 1 to 31, or 0 where it is not known.
    pub day: u8,
}

/// How exact a date is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Precision {
    /// Only the year is known.
    Year,
    /// Year and month are known.
    Month,
    /// The day is known.
    Day,
}

impl Precision {
    /// The name used in files and exports.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Year => "year",
            Self::Month => "month",
            Self::Day => "day",
        }
    }
}

/// Which of the first two numbers of 03/04/2019 is the month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NumericOrder {
    /// 3 April, as most of the world writes.
    DayFirst,
    /// March 4, as the United States write.
    MonthFirst,
}

/// A text that is no date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a date; write it as 2019-06-21, 2019-06 or 2019")]
pub struct InvalidDate;

impl Date {
    /// A date of the Gregorian calendar, or nothing where there is no such day. Zero stands for an unknown day or month.
    pub fn new(year: u16, month: u8, day: u8) -> Option<Self> {
        let exists = (1..=9999).contains(&year) && month <= 12 && day <= days_in_month(year, month);
        exists.then_some(Self { year, month, day })
    }

    /// How exact it is.
    pub fn precision(self) -> Precision {
        match (self.month, self.day) {
            (0, _) => Precision::Year,
            (_, 0) => Precision::Month,
            _ => Precision::Day,
        }
    }

    /// Whether it may lie between two days, both included: where a month or day is unknown, it may be any.
    ///
    /// May of 1991 may lie before the end of 1991, and before 26 December 1991; 1992 may not.
    pub fn may_lie_between(self, from: Option<Self>, to: Option<Self>) -> bool {
        from.is_none_or(|from| from.first_day() <= self.last_day())
            && to.is_none_or(|to| self.first_day() <= to.last_day())
    }
}

impl fmt::Display for Date {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{:04}", self.year)?;
        if self.month > 0 {
            write!(out, "-{:02}", self.month)?;
        }
        if self.day > 0 {
            write!(out, "-{:02}", self.day)?;
        }
        Ok(())
    }
}

impl FromStr for Date {
    type Err = InvalidDate;

    /// Reads ISO 8601 (also 2019, 2019-06, 20190621, with or without a time, whose zone is ignored), RFC 2822 and the forms of
    /// [`find_dates`]. An ambiguous 03/04/2019 is kept to the year.
    fn from_str(text: &str) -> Result<Self, InvalidDate> {
        let text = text.trim();
        iso(text).or_else(|| compact(text)).or_else(|| find_dates(text).first().map(|found| found.1)).ok_or(InvalidDate)
    }
}

/// 2019, 2019-06 or 2019-06-21, perhaps with a time behind it.
fn iso(text: &str) -> Option<Date> {
    let day = text.split_once(['T', 't', ' ']).map_or(text, |(day, _)| day).trim_end_matches('Z');
    let mut parts = day.split('-');
    let year = parts.next().filter(|year| year.len() == 4)?;
    let month = parts.next().map_or(Some(0), nonzero)?;
    let day_of_month = parts.next().map_or(Some(0), nonzero)?;
    let whole = parts.next().is_none() && (month > 0 || text.len() == 4);
    whole.then(|| Date::new(digits(year)?, month, day_of_month))?
}

fn nonzero(part: &str) -> Option<u8> {
    digits(part).filter(|part| *part > 0)
}

/// 20190621 or 20190621103000.
fn compact(text: &str) -> Option<Date> {
    let stamp = matches!(text.len(), 8 | 12 | 14) || text.get(8..9) == Some("T");
    let day = text.get(..8).filter(|day| stamp && day.is_ascii())?;
    Date::new(digits(&day[..4])?, nonzero(&day[4..6])?, nonzero(&day[6..])?)
}

/// A plain decimal number: no sign, no blanks.
fn digits<T: FromStr>(text: &str) -> Option<T> {
    text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse().ok())?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_whole_values() {
        for (text, date) in [
            ("2024", "2024"),
            ("2024-10", "2024-10"),
            (" 2024-10-07 ", "2024-10-07"),
            ("20241007", "2024-10-07"),
            ("20241007T101500Z", "2024-10-07"),
            ("20241007101500", "2024-10-07"),
            ("2024-10-07T10:00:00+09:00", "2024-10-07"),
            ("2024-10-07 10:00:00.000", "2024-10-07"),
            ("Mon, 07 Oct 2024 10:00:00 GMT", "2024-10-07"),
            ("October 7, 2024 at 10:15 am", "2024-10-07"),
            ("03/04/2019", "2019"),
        ] {
            assert_eq!(text.parse::<Date>().map(|date| date.to_string()), Ok(date.to_owned()), "{text}");
        }
        for text in [
            "",
            "yesterday",
            "0000",
            "2024-13",
            "2024-02-30",
            "20241340",
            "-2024",
            "+024",
            "2024-1-1-1",
            "99999999",
            "é0241007",
            "Ż0š0-0",
        ] {
            assert_eq!(text.parse::<Date>(), Err(InvalidDate), "{text}");
        }
    }

    #[test]
    fn between_days_of_any_precision() {
        let date = |text: &str| -> Date { text.parse().unwrap() };
        let cases = [
            ("1991-05-01", "1991", "1991", true),
            ("1991-05", "1990", "1991-12-26", true),
            ("1991-12-27", "1990", "1991-12-26", false),
            ("1991-12", "1990", "1991-12-26", true),
            ("1992", "1990", "1991-12-26", false),
            ("1989-12-31", "1990", "1991", false),
            ("1990", "1990-06-01", "1991", true),
            ("1990-05-31", "1990-06", "1991", false),
        ];
        for (day, from, to, expected) in cases {
            assert_eq!(date(day).may_lie_between(Some(date(from)), Some(date(to))), expected, "{day} {from} {to}");
        }
        assert!(date("2020").may_lie_between(None, None));
    }
}
