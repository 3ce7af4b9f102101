//! Reads the date that a file's name, its folders or an address tell.

use crate::text::Date;
use crate::text::date::{Precision, find_dates};

/// The day or month in a file's name: 2019-06-21-talks.txt, 20190621.txt, `talks_2019_06.txt`. A year alone tells too little.
pub(super) fn date_of_name(path: &str) -> Option<Date> {
    date_in(path.rsplit('/').next()?)
}

/// The date that folders tell: 2019/06/21/talks.txt, 2019-06/talks.txt, and at last 2019/talks.txt. Also for addresses.
pub(super) fn date_of_path(path: &str) -> Option<Date> {
    let path = path.split(['?', '#']).next()?;
    let (folders, name) = path.rsplit_once('/')?;
    let folders: Vec<&str> = folders.split('/').collect();
    let nested = |from: usize| {
        let year = year(folders.get(from)?)?;
        let month = folders.get(from + 1).and_then(|month| two_digits(month)).filter(|month| (1..=12).contains(month));
        let day = folders.get(from + 2).and_then(|day| two_digits(day)).filter(|_| month.is_some());
        let month_only = Date::new(year, month.unwrap_or(0), 0);
        Date::new(year, month.unwrap_or(0), day.unwrap_or(0)).or(month_only)
    };
    let named = folders.iter().rev().find_map(|folder| date_in(folder)).or_else(|| date_in(name));
    named.or_else(|| (0..folders.len()).rev().find_map(nested))
}

/// A day or month written in one name.
fn date_in(name: &str) -> Option<Date> {
    let runs: Vec<(usize, &str)> = digit_runs(name).collect();
    let numeric = runs.iter().enumerate().find_map(|(index, (at, run))| {
        if matches!(run.len(), 8 | 12 | 14) {
            let date = Date::new(year(&run[..4])?, two_digits(&run[4..6])?, two_digits(&run[6..8])?);
            return date.filter(|date| date.precision() == Precision::Day);
        }
        let year = year(run)?;
        let next = |offset: usize| {
            let (at_next, next) = runs.get(index + offset)?;
            let (before, length) = runs.get(index + offset - 1).map(|(at, run)| (*at, run.len()))?;
            let joined = *at_next == before + length + 1
                && matches!(name.as_bytes()[before + length], b'-' | b'_' | b'.' | b' ');
            two_digits(next).filter(|number| joined && *number > 0)
        };
        let month = next(1).filter(|month| *month <= 12 && at + 4 < name.len())?;
        let whole_month = runs[index + 1].1.len() == 2;
        next(2)
            .and_then(|day| Date::new(year, month, day))
            .or_else(|| Date::new(year, month, 0).filter(|_| whole_month))
    });
    let spelled = || find_dates(&name.replace('_', " ")).first().map(|(_, date)| *date);
    numeric.or_else(spelled).filter(|date| date.precision() != Precision::Year)
}

fn digit_runs(name: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        at += name[at..].find(|c: char| c.is_ascii_digit())?;
        let start = at;
        at += name[at..].find(|c: char| !c.is_ascii_digit()).unwrap_or(name.len() - at);
        Some((start, &name[start..at]))
    })
}

/// A year in which news were written.
fn year(text: &str) -> Option<u16> {
    let digits = text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|year| digits && (1800..=2100).contains(year))
}

fn two_digits(text: &str) -> Option<u8> {
    let digits = (1..=2).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    digits.then(|| text.parse().ok())?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_names() {
        for (path, date) in [
            ("a/2019-06-21-talks.txt", Some("2019-06-21")),
            ("talks-2024-10-07.txt", Some("2024-10-07")),
            ("20190621.txt", Some("2019-06-21")),
            ("20190621103000_site.html", Some("2019-06-21")),
            ("2019_06_21.txt", Some("2019-06-21")),
            ("2019_06.txt", Some("2019-06")),
            ("talks-7-oct-2024.txt", Some("2024-10-07")),
            ("agreed-framework-1994.txt", None),
            ("resolution-2397-12.txt", None),
            ("2019-2020-review.txt", None),
            ("2024-1st.txt", None),
            ("12345678.txt", None),
            ("000_1010f61ee2c60133.txt", None),
            ("2019", None),
        ] {
            assert_eq!(date_of_name(path).map(|date| date.to_string()).as_deref(), date, "{path}");
        }
    }

    #[test]
    fn reads_folders_and_addresses() {
        for (path, date) in [
            ("2019/06/21/talks.txt", Some("2019-06-21")),
            ("news/2019/06/talks.txt", Some("2019-06")),
            ("2019-06/talks.txt", Some("2019-06")),
            ("2019/talks.txt", Some("2019")),
            ("2019/13/talks.txt", Some("2019")),
            ("https://example.org/2018/05/08/dalian?x=1", Some("2018-05-08")),
            ("https://example.org/article/12345", None),
            ("talks.txt", None),
        ] {
            assert_eq!(date_of_path(path).map(|date| date.to_string()).as_deref(), date, "{path}");
        }
    }
}
