//! Finds the words of a sentence that say when, and tells which day, month, year or stretch of days they mean.

mod calendar;
mod place;
mod read;
mod relative;
mod resolve;
mod vocabulary;

#[cfg(test)]
mod tests;

use std::ops::Range;

pub use read::read_times;
pub use resolve::{Known, Named, Tense};

/// Words of a sentence that say when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimeExpression {
    /// Its tokens, without the preposition before them.
    pub tokens: Range<usize>,
    /// What they say.
    pub time: Time,
    /// What they hang on.
    pub place: TimePlace,
}

/// What the words of a time hang on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TimePlace {
    /// A verb, or the noun before: on Monday, in 2012.
    Clause,
    /// The noun behind: Monday's talks, the 2014 annexation.
    NounBehind,
    /// The noun before, and it alone: the accord of 1994.
    NounBefore,
    /// They bound a time, and name none: since 2014, by Friday.
    Bound,
}

/// What words of time say, before it is known from when they are reckoned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Time {
    /// A single point, or a stretch that has a name.
    Point(Point),
    /// From one to the other, both included.
    Range(Point, Point),
}

/// A day, month, season, year or decade, as the words give it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Point {
    /// A date of the calendar; an unknown day or month is zero.
    Date {
        /// The year, as far as it is said.
        year: Year,
        /// 1 to 12, or 0.
        month: u8,
        /// 1 to 31, or 0.
        day: u8,
    },
    /// A day of the week, 0 for Monday.
    Weekday(u8, Which),
    /// Saturday and Sunday.
    Weekend(Which),
    /// So many units from the day that is reckoned from.
    Shift(Shift),
    /// Three months.
    Season(Season, Year),
    /// The ten years from this one on.
    Decade(u16),
}

/// The year of a date, as far as it is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Year {
    /// It is said.
    Given(u16),
    /// So many years after that of the publication: April last year.
    Counted(i8),
    /// To be found: last April, on 14 May.
    Open(Which),
}

/// Which of the days or months of the same name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    /// The nearest that fits the verb: on Sunday.
    Any,
    /// The one before: last Sunday.
    Last,
    /// That of this week, month or year: this Sunday.
    This,
    /// The one to come: next Sunday.
    Next,
    /// That of the week so many weeks after this one: Tuesday last week.
    Week(i8),
}

/// A number of units from a day that is known otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shift {
    /// The day to reckon from.
    pub origin: Origin,
    /// How many units later, or before.
    pub count: i16,
    /// What is counted.
    pub unit: Unit,
    /// Which part of the unit.
    pub part: Part,
}

/// What is reckoned from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// The publication: yesterday, a week ago.
    Published,
    /// The publication, for what is to come: in two days.
    Ahead,
    /// The time named before: two days later, the next day.
    Named,
}

/// A unit of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// A day.
    Day,
    /// Monday to Sunday.
    Week,
    /// A month of the calendar.
    Month,
    /// A year of the calendar.
    Year,
}

/// A part of a unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// All of it.
    Whole,
    /// Up to the day that is reckoned from: earlier this week.
    Earlier,
    /// From that day on: later this week.
    Later,
}

/// A season of the northern hemisphere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Season {
    /// March to May.
    Spring,
    /// June to August.
    Summer,
    /// September to November.
    Autumn,
    /// December to February.
    Winter,
}
