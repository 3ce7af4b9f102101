//! Tells which days are meant, from the day of the publication and the times named before.

use super::{Origin, Part, Point, Season, Shift, Time, Unit, Which, Year};
use crate::text::date::Precision;
use crate::text::{Date, Period};

/// What times are reckoned from.
#[derive(Clone, Copy, Debug, Default)]
pub struct Known {
    /// When the text was published.
    pub published: Option<Date>,
    /// The time named last before.
    pub named: Option<Named>,
    /// Whether what is told has happened.
    pub tense: Tense,
    /// Whether seasons may be those of the southern hemisphere.
    pub southern: bool,
}

/// A time that the text named before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Named {
    /// When it is.
    pub period: Period,
    /// Whether its year was said near by: later days without a year may be of that year.
    pub sets_year: bool,
}

/// Whether an event has happened.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tense {
    /// It has.
    #[default]
    Past,
    /// It is to come.
    Future,
    /// The words don't tell.
    Unknown,
}

/// Up to how many days before its publication a text means by a day without a year its news, and not a year named before.
const RECENT: i64 = 31;

impl Time {
    /// The days that are meant, as exact as the words are; nothing where they leave it open.
    pub fn resolve(self, known: &Known) -> Option<Period> {
        let (first, last) = match self {
            Self::Point(point) => return point.resolve(known),
            Self::Range(first, last) => (first, last),
        };
        let open = |point| matches!(point, Point::Date { year: Year::Open(_), .. } | Point::Weekday(_, Which::Any));
        let (from, to) = match known.tense {
            Tense::Past if open(first) && open(last) => {
                let from = first.resolve(known)?;
                (from, last.nearest_to(from.from, Tense::Future)?)
            }
            _ => {
                let to = last.resolve(known)?;
                (if open(first) { first.nearest_to(to.to, Tense::Past)? } else { first.resolve(known)? }, to)
            }
        };
        Period::between(from.from, to.to)
    }

    /// Whether the words say the year.
    pub fn says_year(self) -> bool {
        let (Self::Point(point) | Self::Range(_, point)) = self;
        matches!(point, Point::Date { year: Year::Given(_), .. } | Point::Season(_, Year::Given(_)) | Point::Decade(_))
    }
}

impl Point {
    fn resolve(self, known: &Known) -> Option<Period> {
        match self {
            Self::Date { year: Year::Given(year), month, day } => Date::new(year, month, day).map(Period::from),
            Self::Date { year: Year::Counted(years), month, day } => {
                let year = known.published?.plus_years(years.into())?.year;
                Date::new(year, month, day).map(Period::from)
            }
            Self::Date { year: Year::Open(which), month, day } => open_date(month, day, which, known).map(Period::from),
            Self::Weekday(day, which) => weekday(day, which, known).map(Period::from),
            Self::Weekend(which) => weekend(which, known),
            Self::Shift(shift) => shift.resolve(known),
            Self::Season(_, _) if known.southern => None,
            Self::Season(season, year) => season.resolve(year, known),
            Self::Decade(year) => Period::between(Date::new(year, 0, 0)?, Date::new(year + 9, 0, 0)?),
        }
    }

    /// The nearest such day or month before or after another.
    fn nearest_to(self, day: Date, tense: Tense) -> Option<Period> {
        self.resolve(&Known { published: Some(day), tense, ..Known::default() })
    }
}

/// A day or month whose year is not said.
fn open_date(month: u8, day: u8, which: Which, known: &Known) -> Option<Date> {
    let by_publication = known.published.and_then(|published| match which {
        Which::This => Date::new(published.year, month, day),
        Which::Last => nearest(month, day, published, Tense::Past, true),
        Which::Next => nearest(month, day, published, Tense::Future, true),
        Which::Any => nearest(month, day, published, known.tense, false),
        Which::Week(_) => None,
    });
    let Some(named) = known.named.filter(|named| which == Which::Any && named.sets_year) else { return by_publication };
    let one_year = named.period.from.year == named.period.to.year;
    let by_name = Date::new(named.period.from.year, month, day).filter(|_| one_year);
    let Some(date) = by_name.filter(|date| Some(*date) != by_publication) else { return by_publication };
    let fits = known.published.is_none_or(|published| match known.tense {
        Tense::Past => date.first_day() <= published.last_day(),
        Tense::Future => date.last_day() >= published.first_day(),
        Tense::Unknown => true,
    });
    if !fits {
        return by_publication;
    }
    if named.period.from.month > 0 {
        // Months that go back may be of the next year.
        return (date.last_day() >= named.period.from).then_some(date);
    }
    let is_news = by_publication
        .zip(known.published)
        .is_some_and(|(date, published)| published.plus_days(-RECENT).is_some_and(|first| date.last_day() >= first));
    (!is_news).then_some(date)
}

/// The last such day or month up to the publication, or the first from it on; `other`: not that of the publication itself.
fn nearest(month: u8, day: u8, published: Date, tense: Tense, other: bool) -> Option<Date> {
    if published.month == 0 || day > 0 && published.day == 0 && published.month == month {
        return None;
    }
    // As exact as both are.
    let days = day > 0 && published.day > 0;
    let at = |date: Date| (date.year, date.month, if days { date.day } else { 0 });
    let years =
        |step: i64| (0..=8).filter_map(move |years| Date::new(published.plus_years(years * step)?.year, month, day));
    let past = || years(-1).find(|date| at(*date) < at(published) || !other && at(*date) == at(published));
    let next = || years(1).find(|date| at(*date) > at(published) || !other && at(*date) == at(published));
    match tense {
        Tense::Past => past(),
        Tense::Future => next(),
        Tense::Unknown => past().filter(|date| next() == Some(*date)),
    }
}

/// The Monday of the week of a day, some weeks on.
fn monday(day: Date, weeks: i64) -> Option<Date> {
    day.plus_days(7 * weeks - i64::from(day.weekday()?))
}

fn weekday(day: u8, which: Which, known: &Known) -> Option<Date> {
    let published = known.published?;
    let today = published.weekday()?;
    let back = i64::from((7 + today - day) % 7);
    let ahead = i64::from((7 + day - today) % 7);
    match which {
        Which::Any => match known.tense {
            Tense::Past => published.plus_days(-back),
            Tense::Future => published.plus_days(ahead),
            Tense::Unknown => (back == 0).then_some(published),
        },
        Which::Last => published.plus_days(if back == 0 { -7 } else { -back }),
        // "next Friday", on a Tuesday, may be that of this week or of the next.
        Which::Next => (day <= today).then(|| published.plus_days(if ahead == 0 { 7 } else { ahead }))?,
        Which::This => monday(published, 0)?.plus_days(day.into()),
        Which::Week(weeks) => monday(published, weeks.into())?.plus_days(day.into()),
    }
}

fn weekend(which: Which, known: &Known) -> Option<Period> {
    const SATURDAY: u8 = 5;
    let published = known.published?;
    let saturday = match which {
        Which::Any => weekday(SATURDAY, Which::Any, known)?,
        Which::Last => monday(published, 0)?.plus_days(-2)?,
        Which::This => monday(published, 0)?.plus_days(SATURDAY.into())?,
        Which::Next | Which::Week(_) => return None,
    };
    Period::between(saturday, saturday.plus_days(1)?)
}

impl Shift {
    fn resolve(self, known: &Known) -> Option<Period> {
        let base = match self.origin {
            Origin::Published => known.published?,
            Origin::Ahead => known.published.filter(|_| known.tense == Tense::Future)?,
            Origin::Named if self.count < 0 => known.named?.period.from,
            Origin::Named if self.count > 0 => known.named?.period.to,
            Origin::Named => return self.same(known.named?.period),
        };
        let count = i64::from(self.count);
        match self.unit {
            Unit::Day => base.plus_days(count).map(Period::from),
            Unit::Month => base.plus_months(count).map(Period::from),
            Unit::Year => base.plus_years(count).map(Period::from),
            Unit::Week => {
                let (first, last) = (monday(base, count)?, monday(base, count)?.plus_days(6)?);
                match self.part {
                    Part::Whole => Period::between(first, last),
                    Part::Earlier => Period::between(first, base),
                    Part::Later => Period::between(base, last),
                }
            }
        }
    }

    /// The day, month or year that was named: the same day.
    fn same(self, named: Period) -> Option<Period> {
        let (from, to) = (named.from, named.to);
        let unit = match self.unit {
            Unit::Day => named.precision().filter(|precision| *precision == Precision::Day).map(|_| from),
            Unit::Month => {
                (from.year == to.year && from.month == to.month).then(|| Date::new(from.year, from.month, 0))?
            }
            Unit::Year => (from.year == to.year).then(|| Date::new(from.year, 0, 0))?,
            Unit::Week => return Period::between(monday(from, 0)?, monday(from, 0)?.plus_days(6)?),
        };
        unit.filter(|date| self.unit != Unit::Month || date.month > 0).map(Period::from)
    }
}

impl Season {
    /// Its three months, from the year in which it begins; a winter of one year may be either of two.
    fn resolve(self, year: Year, known: &Known) -> Option<Period> {
        match year {
            Year::Given(year) => self.of_one_year(year),
            Year::Counted(years) => self.of_one_year(known.published?.plus_years(years.into())?.year),
            Year::Open(which) => self.nearest(which, known),
        }
    }

    fn of_one_year(self, year: u16) -> Option<Period> {
        (self != Self::Winter).then(|| self.beginning_in(year))?
    }

    fn beginning_in(self, year: u16) -> Option<Period> {
        let (first, last) = match self {
            Self::Spring => (3, 5),
            Self::Summer => (6, 8),
            Self::Autumn => (9, 11),
            Self::Winter => return Period::between(Date::new(year, 12, 0)?, Date::new(year + 1, 2, 0)?),
        };
        Period::between(Date::new(year, first, 0)?, Date::new(year, last, 0)?)
    }

    fn nearest(self, which: Which, known: &Known) -> Option<Period> {
        let published = known.published.filter(|published| published.month > 0)?;
        let other_year = |named: &Named| named.sets_year && named.period.from.year != published.year;
        if which == Which::Any && known.named.as_ref().is_some_and(other_year) {
            return None;
        }
        let (first, last) = (published.first_day(), published.last_day());
        let years = (-2..=2).filter_map(|years| self.beginning_in(published.plus_years(years)?.year));
        let mut seasons: Vec<_> = years.collect();
        let begun = |season: &Period| season.from <= last;
        let over = |season: &Period| season.to < first;
        match (which, known.tense) {
            (Which::This, _) => self.of_one_year(published.year),
            (Which::Last, _) => seasons.into_iter().rfind(over),
            (Which::Next, _) => seasons.into_iter().find(|season| !begun(season)),
            (Which::Any, Tense::Past) => seasons.into_iter().rfind(begun),
            (Which::Any, Tense::Future) => seasons.into_iter().find(|season| !over(season)),
            (Which::Any, Tense::Unknown) => {
                seasons.retain(|season| begun(season) && !over(season));
                seasons.pop()
            }
            (Which::Week(_), _) => None,
        }
    }
}
