//! Reckons with days, weeks and months.

use super::{Date, Precision};

/// The days from the first of March of the year 0 to the first of January 1970.
const BEFORE_1970: i64 = 719_468;

impl Date {
    /// The UTC day of a number of seconds since 1970.
    pub fn from_unix(seconds: i64) -> Option<Self> {
        Self::from_day_number(seconds.div_euclid(86_400))
    }

    /// The day with a number, counted from 1970.
    fn from_day_number(number: i64) -> Option<Self> {
        // Howard Hinnant's civil_from_days: years begin in March, so that the leap day comes last.
        let days = number.checked_add(BEFORE_1970)?;
        let (era, day_of_era) = (days.div_euclid(146_097), days.rem_euclid(146_097));
        let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let shifted = (5 * day_of_year + 2) / 153;
        let day = day_of_year - (153 * shifted + 2) / 5 + 1;
        let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
        let year = year_of_era + era * 400 + i64::from(month <= 2);
        Self::new(u16::try_from(year).ok()?, u8::try_from(month).ok()?, u8::try_from(day).ok()?)
    }

    /// Its number, counted from 1970; nothing where the day is not known.
    pub fn day_number(self) -> Option<i64> {
        let known = self.precision() == Precision::Day;
        let shifted = i64::from(self.month) + if self.month > 2 { -3 } else { 9 };
        let year = i64::from(self.year) - i64::from(self.month <= 2);
        let (era, year_of_era) = (year.div_euclid(400), year.rem_euclid(400));
        let day_of_year = (153 * shifted + 2) / 5 + i64::from(self.day) - 1;
        let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
        known.then_some(era * 146_097 + day_of_era - BEFORE_1970)
    }

    /// The day of the week, 0 for Monday; nothing where the day is not known.
    pub fn weekday(self) -> Option<u8> {
        // The first of January 1970 was a Thursday.
        u8::try_from((self.day_number()? + 3).rem_euclid(7)).ok()
    }

    /// So many days later, or before where there are fewer than none; nothing where the day is not known.
    #[must_use]
    pub fn plus_days(self, days: i64) -> Option<Self> {
        Self::from_day_number(self.day_number()?.checked_add(days)?)
    }

    /// The month so many months later, or before; nothing where the month is not known.
    #[must_use]
    pub fn plus_months(self, months: i64) -> Option<Self> {
        let month =
            (self.month > 0).then(|| i64::from(self.year) * 12 + i64::from(self.month) - 1)?.checked_add(months)?;
        Self::new(u16::try_from(month.div_euclid(12)).ok()?, u8::try_from(month.rem_euclid(12) + 1).ok()?, 0)
    }

    /// The year so many years later, or before.
    #[must_use]
    pub fn plus_years(self, years: i64) -> Option<Self> {
        Self::new(u16::try_from(i64::from(self.year).checked_add(years)?).ok()?, 0, 0)
    }

    /// The first day that it may be.
    #[must_use]
    pub fn first_day(self) -> Self {
        Self { month: self.month.max(1), day: self.day.max(1), ..self }
    }

    /// The last day that it may be.
    #[must_use]
    pub fn last_day(self) -> Self {
        let month = if self.month == 0 { 12 } else { self.month };
        let day = if self.day == 0 { days_in_month(self.year, month) } else { self.day };
        Self { month, day, ..self }
    }
}

pub(super) fn days_in_month(year: u16, month: u8) -> u8 {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        0 => 0,
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_the_calendar() {
        assert!(Date::new(2024, 2, 29).is_some() && Date::new(2000, 2, 29).is_some());
        assert!(Date::new(2023, 2, 29).is_none() && Date::new(1900, 2, 29).is_none());
        assert!(Date::new(0, 1, 1).is_none() && Date::new(2024, 0, 1).is_none() && Date::new(2024, 13, 1).is_none());
        assert_eq!(Date::new(2024, 10, 0).map(Date::precision), Some(Precision::Month));
        assert_eq!(Date::from_unix(0), Date::new(1970, 1, 1));
        assert_eq!(Date::from_unix(1_728_259_200), Date::new(2024, 10, 7));
        assert_eq!(Date::from_unix(-1), Date::new(1969, 12, 31));
        assert_eq!(Date::from_unix(i64::MAX), None);
        let day = |text: &str| -> Date { text.parse().unwrap() };
        assert_eq!(day("2024-02-28").plus_days(2), Some(day("2024-03-01")));
        assert_eq!(day("2024-01-01").plus_days(-1), Some(day("2023-12-31")));
        assert_eq!((day("2024-02").plus_days(1), day("9999-12-31").plus_days(1)), (None, None));
        assert_eq!(day("2024-05").plus_months(-5), Some(day("2023-12")));
        assert_eq!(day("2024-05-14").plus_months(20), Some(day("2026-01")));
        assert_eq!(
            (day("2024-05-14").weekday(), day("1945-05-08").weekday(), day("1945").weekday()),
            (Some(1), Some(1), None)
        );
        assert_eq!((day("2024-02").first_day(), day("2024-02").last_day()), (day("2024-02-01"), day("2024-02-29")));
    }
}
