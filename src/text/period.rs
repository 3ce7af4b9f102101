//! A point or stretch of time.

use std::fmt;

use super::Date;
use super::date::Precision;

/// A point of time as exact as its date, or all days from a first to a last one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Period {
    /// The date of a point, or the first day.
    pub from: Date,
    /// The same date, or the last day.
    pub to: Date,
}

impl Period {
    /// From the first day that a date may be to the last of another; nothing where it ends before it begins.
    pub fn between(from: Date, to: Date) -> Option<Self> {
        let (from, to) = (from.first_day(), to.last_day());
        (from <= to).then_some(Self { from, to })
    }

    /// How exact it is; nothing for more than one day that no single date names.
    pub fn precision(self) -> Option<Precision> {
        (self.from == self.to).then(|| self.from.precision())
    }
}

impl From<Date> for Period {
    fn from(date: Date) -> Self {
        Self { from: date, to: date }
    }
}

impl fmt::Display for Period {
    /// As ISO 8601 writes it: 2024-05-14, 2024-05, 2024-05-01/2024-05-10.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}", self.from)?;
        if self.from != self.to {
            write!(out, "/{}", self.to)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_and_stretches() {
        let date = |text: &str| -> Date { text.parse().unwrap() };
        let may = Period::from(date("2024-05"));
        assert_eq!((may.to_string(), may.precision()), ("2024-05".to_owned(), Some(Precision::Month)));
        let spring = Period::between(date("2024-03"), date("2024-05")).unwrap();
        assert_eq!((spring.to_string(), spring.precision()), ("2024-03-01/2024-05-31".to_owned(), None));
        assert_eq!(Period::between(date("2012"), date("2010")), None);
    }
}
