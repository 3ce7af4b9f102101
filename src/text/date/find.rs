//! Finds absolute dates in a text of several languages.

use super::months::{MonthName, month_name};
use super::{Date, NumericOrder, Precision};
use crate::text::Span;

/// Finds the absolute dates in a text, in order: days and months of a year in the usual forms ("Sept. 30, 2017", "the 6th of October 2024",
/// "March 2023", "2024-10-06", "2024年10月6日"), in several languages. Bare years are none. Linear in the text's length.
pub fn find_dates(text: &str) -> Vec<(Span, Date)> {
    find_dates_in_order(text, numeric_order(text))
}

/// As [`find_dates`], with the order of dates such as 03/04/2019 given; where it is not known they are kept to the year.
pub fn find_dates_in_order(text: &str, order: Option<NumericOrder>) -> Vec<(Span, Date)> {
    let mut found: Vec<(Span, Date)> = Vec::new();
    for (start, end) in years(text) {
        let Some((span, parts)) = date_at(text, start, end) else {
            continue;
        };
        let free = found.last().is_none_or(|last| last.0.end <= span.start);
        if let Some(date) = parts.resolve(order).filter(|_| free) {
            found.push((span, date));
        }
    }
    found
}

/// The order that the unambiguous ones among the text's numeric dates show; nothing where they disagree or there are none.
pub fn numeric_order(text: &str) -> Option<NumericOrder> {
    let mut order = None;
    for (start, end) in years(text) {
        let Some((_, Parts::Numeric { first, second, .. })) = date_at(text, start, end) else {
            continue;
        };
        let shown = match (first, second) {
            (13.., 1..=12) => NumericOrder::DayFirst,
            (1..=12, 13..) => NumericOrder::MonthFirst,
            _ => continue,
        };
        if order.is_some_and(|order| order != shown) {
            return None;
        }
        order = Some(shown);
    }
    order
}

/// Reads a month and day without a year at the start of a text ("Oct. 29", "12 March") and tells its length in bytes.
pub fn month_day_prefix(text: &str) -> Option<(usize, u8, u8)> {
    let mut ahead = Ahead { text, at: 0 };
    let (month, day) = if text.starts_with(|first: char| first.is_ascii_digit()) {
        let day = ahead.number(2)?;
        ahead.gap();
        (ahead.month()?, day)
    } else {
        let month = ahead.month()?;
        ahead.gap();
        (month, ahead.number(2)?)
    };
    let ends = !text[ahead.at..].starts_with(char::is_alphanumeric);
    // 2000 was a leap year: any year may have the day.
    (ends && day > 0 && Date::new(2000, month, day).is_some()).then_some((ahead.at, month, day))
}

/// What stands in the text, before the question of 03/04/2019 is settled.
#[derive(Clone, Copy)]
enum Parts {
    Known(Date),
    Numeric { first: u8, second: u8, year: u16 },
}

impl Parts {
    fn resolve(self, order: Option<NumericOrder>) -> Option<Date> {
        match self {
            Self::Known(date) => Some(date),
            Self::Numeric { first, second, year } => match (first, second, order) {
                (0, _, _) | (_, 0, _) => None,
                (13.., _, _) | (_, _, Some(NumericOrder::DayFirst)) if second <= 12 => Date::new(year, second, first),
                (_, 13.., _) | (_, _, Some(NumericOrder::MonthFirst)) if first <= 12 => Date::new(year, first, second),
                _ if first == second => Date::new(year, first, second),
                _ if first <= 12 && second <= 12 => Date::new(year, 0, 0),
                _ => None,
            },
        }
    }
}

/// Every run of four digits that may be a year, as byte range: the anchor that all forms of date share.
fn years(text: &str) -> impl Iterator<Item = (usize, usize)> + '_ {
    let bytes = text.as_bytes();
    // Four digits in a row cover every fourth byte.
    let mut at = 3;
    std::iter::from_fn(move || {
        loop {
            while !bytes.get(at)?.is_ascii_digit() {
                at += 4;
            }
            let start = at - bytes[..at].iter().rev().take_while(|byte| byte.is_ascii_digit()).count();
            let end = at + bytes[at..].iter().take_while(|byte| byte.is_ascii_digit()).count();
            at = end + 4;
            if end - start == 4 && (b"10".as_slice()..=b"2199").contains(&&bytes[start..end]) {
                return Some((start, end));
            }
        }
    })
}

/// The date that the year in `start..end` belongs to.
fn date_at(text: &str, start: usize, end: usize) -> Option<(Span, Parts)> {
    let year: u16 = text[start..end].parse().ok()?;
    year_first(text, start, end, year)
        .or_else(|| day_month_year(text, start, end, year))
        .or_else(|| numeric(text, start, end, year))
}

/// 2024-10-06, 2024/10/06, 2024.10.6, 2024年10月6日, 2024년 10월 6일, 2024年10月.
fn year_first(text: &str, start: usize, end: usize, year: u16) -> Option<(Span, Parts)> {
    let before = text[..start].chars().next_back();
    let mut ahead = Ahead { text, at: end };
    let known = |month, day, at| Date::new(year, month, day).map(|date| (Span::new(start, at), Parts::Known(date)));
    if ahead.any_of(&["年", "년"]) {
        let month = ahead.number(2).filter(|month| *month > 0)?;
        ahead.any_of(&["月", "월"]).then_some(())?;
        let at = ahead.at;
        let day = ahead.number(2).filter(|day| *day > 0 && ahead.any_of(&["日", "號", "号", "일"]));
        return known(month, day.unwrap_or(0), if day.is_some() { ahead.at } else { at });
    }
    if before.is_some_and(|before| before.is_alphanumeric() || "-/.".contains(before)) {
        return None;
    }
    let mark = *text.as_bytes().get(end)?;
    let month = ahead
        .mark(mark)
        .filter(|()| b"-/.".contains(&mark))
        .and_then(|()| ahead.number(2))
        .filter(|month| *month > 0)?;
    let day = ahead.mark(mark).and_then(|()| ahead.number(2)).filter(|day| *day > 0)?;
    let rest = &text.as_bytes()[ahead.at..];
    // A time may follow at once; any other letter, digit or a fourth part makes it a number of another kind.
    let time = rest.first() == Some(&b'T') && rest.get(1).is_some_and(u8::is_ascii_digit);
    let ends = time || !(rest.first().is_some_and(u8::is_ascii_alphanumeric) || rest.first() == Some(&b'-'));
    ends.then(|| known(month, day, ahead.at))?
}

/// "6 October 2024", "October 6, 2024", "October 2024", "6 de octubre de 2024".
fn day_month_year(text: &str, start: usize, end: usize, year: u16) -> Option<(Span, Parts)> {
    if text[end..].starts_with(|next: char| next.is_alphanumeric() && !"гр".contains(next)) {
        return None;
    }
    let mut back = Back { text, at: start };
    back.gap();
    let after_day = back.at;
    if let Some(day) = back.day() {
        back.range();
        back.gap();
        if let Some(name) = back.month() {
            let date = Date::new(year, name.month, day)?;
            return Some((Span::new(back.at, end), Parts::Known(date)));
        }
        back.at = after_day;
    }
    let name = back.month().filter(|_| after_day < start)?;
    let month_start = back.at;
    back.gap();
    if let Some(day) = back.day().filter(|day| *day > 0) {
        let date = Date::new(year, name.month, day)?;
        return Some((Span::new(back.at, end), Parts::Known(date)));
    }
    let date = Date::new(year, name.month, 0).filter(|_| name.stands_alone)?;
    Some((Span::new(month_start, end), Parts::Known(date)))
}

/// 03/04/2019, 3-4-2019, 3.4.2019.
fn numeric(text: &str, start: usize, end: usize, year: u16) -> Option<(Span, Parts)> {
    let mut back = Back { text, at: start };
    let mark = text[..start].bytes().next_back().filter(|mark| b"/-.".contains(mark))?;
    back.at -= 1;
    let second = back.number()?;
    let same = text[..back.at].bytes().next_back() == Some(mark);
    same.then_some(())?;
    back.at -= 1;
    let first = back.number()?;
    let joined = |next: char| next.is_alphanumeric() || next == '/' || next == '-';
    if text[..back.at].ends_with(|before: char| joined(before) || before == '.') || text[end..].starts_with(joined) {
        return None;
    }
    let span = Span::new(back.at, end);
    if mark != b'.' {
        return Some((span, Parts::Numeric { first, second, year }));
    }
    // Only the day-first countries write dots.
    let date = Date::new(year, second, first).filter(|date| date.precision() == Precision::Day)?;
    Some((span, Parts::Known(date)))
}

/// Reads a text backwards from a year.
struct Back<'a> {
    text: &'a str,
    at: usize,
}

impl Back<'_> {
    /// Blanks, a comma and the small words between the parts of a date.
    fn gap(&mut self) {
        let blank = |c: char| c == ' ' || c == '\u{a0}' || c == ',' || c == '-' || c == '\n' || c == '\t' || c == '\r';
        let trim = |text: &str| {
            let kept = text.trim_end_matches(blank).len();
            // Far apart is not together.
            if text.len() - kept <= 4 { kept } else { text.len() }
        };
        self.at = trim(&self.text[..self.at]);
        for small in ["of", "del", "de", "do"] {
            let before =
                self.text[..self.at].strip_suffix(small).filter(|before| before.ends_with([' ', '\u{a0}', '\n']));
            if let Some(before) = before {
                self.at = trim(before);
                return;
            }
        }
    }

    /// One or two digits with no digit before them.
    fn number(&mut self) -> Option<u8> {
        let before = self.text[..self.at].trim_end_matches(|c: char| c.is_ascii_digit());
        let number = &self.text[before.len()..self.at];
        let value = (number.len() <= 2).then(|| number.parse().ok())??;
        self.at = before.len();
        Some(value)
    }

    /// A day of a month, perhaps as ordinal ("6th", "1er", "6.", "1º").
    fn day(&mut self) -> Option<u8> {
        let rest = &self.text[..self.at];
        let bare = ["st", "nd", "rd", "th", "er", ".", "º", "°"]
            .iter()
            .find_map(|suffix| rest.strip_suffix(suffix))
            .filter(|rest| rest.ends_with(|c: char| c.is_ascii_digit()));
        let mut back = Back { text: self.text, at: bare.unwrap_or(rest).len() };
        let day = back.number().filter(|day| (1..=31).contains(day))?;
        let before = self.text[..back.at].chars().next_back();
        if before.is_some_and(|c| c.is_alphanumeric() || "$€£#/.".contains(c)) {
            return None;
        }
        self.at = back.at;
        Some(day)
    }

    /// The first half of "October 6-7": the day read last was the end of a range.
    fn range(&mut self) {
        let rest = &self.text[..self.at];
        let dash = rest.strip_suffix(['-', '–', '—']).filter(|rest| rest.ends_with(|c: char| c.is_ascii_digit()));
        let mut back = Back { text: self.text, at: dash.map_or(self.at, str::len) };
        if dash.is_some() && back.day().is_some() {
            self.at = back.at;
        }
    }

    /// The name of a month, perhaps shortened with a full stop.
    fn month(&mut self) -> Option<MonthName> {
        let rest = &self.text[..self.at];
        let bare = rest.strip_suffix('.').unwrap_or(rest);
        let before = bare.trim_end_matches(char::is_alphabetic);
        let found = month_name(&bare[before.len()..])?;
        if before.ends_with(|c: char| c.is_ascii_digit()) {
            return None;
        }
        self.at = before.len();
        Some(found)
    }
}

/// Reads a text forwards.
struct Ahead<'a> {
    text: &'a str,
    at: usize,
}

impl Ahead<'_> {
    fn gap(&mut self) {
        self.at = self.text.len() - self.text[self.at..].trim_start_matches([' ', '\u{a0}']).len();
    }

    fn mark(&mut self, mark: u8) -> Option<()> {
        (self.text.as_bytes().get(self.at) == Some(&mark)).then(|| self.at += 1)
    }

    /// One of these signs, blanks around it allowed.
    fn any_of(&mut self, signs: &[&str]) -> bool {
        let rest = self.text[self.at..].trim_start_matches(' ');
        let after = signs.iter().find_map(|sign| rest.strip_prefix(sign));
        if let Some(after) = after {
            self.at = self.text.len() - after.trim_start_matches(' ').len();
            // The blank behind a date is not part of it.
            self.at = if after.trim_start_matches(' ').starts_with(|c: char| c.is_ascii_digit()) {
                self.at
            } else {
                self.text.len() - after.len()
            };
        }
        after.is_some()
    }

    fn number(&mut self, most: usize) -> Option<u8> {
        let rest = &self.text[self.at..];
        let len = rest.bytes().take_while(u8::is_ascii_digit).count();
        let value = (1..=most).contains(&len).then(|| rest[..len].parse().ok())??;
        self.at += len;
        Some(value)
    }

    fn month(&mut self) -> Option<u8> {
        let rest = &self.text[self.at..];
        let word = rest.find(|c: char| !c.is_alphabetic()).map_or(rest, |end| &rest[..end]);
        let month = month_name(word)?.month;
        self.at += word.len();
        self.mark(b'.');
        Some(month)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(String, String)> {
        find_dates(text).into_iter().map(|(span, date)| (span.of(text).to_owned(), date.to_string())).collect()
    }

    #[test]
    fn finds_each_form() {
        for (text, span, date) in [
            ("on Sept. 30, 2017. AP", "Sept. 30, 2017", "2017-09-30"),
            ("on 12 March 2023,", "12 March 2023", "2023-03-12"),
            ("in March 2023 he", "March 2023", "2023-03"),
            ("October 6, 2024", "October 6, 2024", "2024-10-06"),
            ("OCTOBER 6 2024", "OCTOBER 6 2024", "2024-10-06"),
            ("at 2024-10-06T10:00:00Z", "2024-10-06", "2024-10-06"),
            ("10 Oct 2024", "10 Oct 2024", "2024-10-10"),
            ("12-Oct-2024", "12-Oct-2024", "2024-10-12"),
            ("the 6th of October 2024", "6th of October 2024", "2024-10-06"),
            ("the 6th of October, 2024", "6th of October, 2024", "2024-10-06"),
            ("October 6-7, 2024", "October 6-7, 2024", "2024-10-07"),
            ("11–13 April 2024", "13 April 2024", "2024-04-13"),
            ("October\u{a0}6,\n2024", "October\u{a0}6,\n2024", "2024-10-06"),
            ("2024年10月6日，", "2024年10月6日", "2024-10-06"),
            ("2024年 10月", "2024年 10月", "2024-10"),
            ("2024년 10월 6일 오전", "2024년 10월 6일", "2024-10-06"),
            ("발행 2024.10.07 15:00", "2024.10.07", "2024-10-07"),
            ("2024/1/7", "2024/1/7", "2024-01-07"),
            ("le 1er août 2024", "1er août 2024", "2024-08-01"),
            ("6 de octubre de 2024", "6 de octubre de 2024", "2024-10-06"),
            ("am 6. Oktober 2024", "6. Oktober 2024", "2024-10-06"),
            ("7 октября 2024 года", "7 октября 2024", "2024-10-07"),
            ("31.12.2019", "31.12.2019", "2019-12-31"),
            ("31/12/2019", "31/12/2019", "2019-12-31"),
            ("12/31/2019", "12/31/2019", "2019-12-31"),
            ("04/04/2019", "04/04/2019", "2019-04-04"),
            ("03/04/2019", "03/04/2019", "2019"),
            ("Mon, 07 Oct 2024 10:00:00 GMT", "07 Oct 2024", "2024-10-07"),
            ("Mon Oct 07 2024", "Oct 07 2024", "2024-10-07"),
        ] {
            assert_eq!(found(text), [(span.to_owned(), date.to_owned())], "{text}");
        }
    }

    #[test]
    fn leaves_other_numbers_alone() {
        for text in [
            "in 2024",
            "Resolution 2397",
            "they march 2000 miles",
            "February 30, 2024",
            "29 February 2023",
            "2024-13-01",
            "2024-00-10",
            "phone 555-1234-2024",
            "version 1.2.3.2024",
            "2019-06-21-9",
            "A12/3/2019",
            "2023-2024",
            "Maybe 2024",
            "$6 October",
            "20241006",
            "October 6",
            "",
        ] {
            assert_eq!(found(text), [], "{text}");
        }
    }

    #[test]
    fn takes_the_order_that_other_dates_show() {
        assert_eq!(found("03/04/2019 and 25/04/2019")[0].1, "2019-04-03");
        assert_eq!(found("03/04/2019 and 04/25/2019")[0].1, "2019-03-04");
        assert_eq!(found("03/04/2019, 04/25/2019 and 25/04/2019")[0].1, "2019");
    }

    #[test]
    fn reads_days_without_a_year() {
        assert_eq!(month_day_prefix("Oct. 29 -- North"), Some((7, 10, 29)));
        assert_eq!(month_day_prefix("12 March --"), Some((8, 3, 12)));
        assert_eq!(month_day_prefix("March 2023"), None);
        assert_eq!(month_day_prefix("April 31"), None);
        assert_eq!(month_day_prefix("Mayor 3"), None);
    }
}
