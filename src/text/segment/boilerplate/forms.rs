//! Knows boilerplate by its form: rows of buttons, menus, dates, bylines, counts of comments, references.

use super::credits::{is_labeled_line, names_agency};
use super::fold::{Folded, folded};
use super::phrases;
use crate::text::segment::abbreviations as words;
use crate::text::segment::table::{Key, holds, pack};

impl Folded<'_> {
    /// Rows of buttons, menus, dates, bylines, credits: lines known by their form rather than by a phrase.
    pub(super) fn has_form_of_boilerplate(self) -> bool {
        if !self.whole {
            return false;
        }
        if self.is_date() || is_labeled_line(self.raw) {
            return true;
        }
        let has = |signs: &[char]| self.raw.contains(signs);
        !self.stopped
            && (self.is_byline()
                || self.is_signature()
                || names_agency(self)
                || self.is_row_of(phrases::SHARING, phrases::SHARING_TOO, 1)
                || self.is_row_of(phrases::NAVIGATION, phrases::NAVIGATION_TOO, 3)
                || (has(&['»', '›', '>', '→']) && self.is_breadcrumb())
                || (has(&['|', '•', '·']) && (self.is_menu() || self.holds_date_field()))
                || self.counts_comments()
                || self.ends_in_reading_time()
                || (self.raw.ends_with(|c: char| c.is_ascii_digit()) && self.is_reference()))
    }

    /// Whether the line has at least `least` words, all of them of two tables and one of the first.
    fn is_row_of(self, sure: &[Key], too: &[Key], least: usize) -> bool {
        let words = || self.words.iter().map(|word| word.trim_end_matches(':'));
        let row = words()
            .all(|word| holds(sure, word) || holds(too, word) || holds(phrases::FILLERS, word) || is_number(word));
        row && self.words.len() >= least && words().any(|word| holds(sure, word))
    }

    /// A date and nothing else: "Published: 12 March 2023, 10:30 GMT".
    fn is_date(self) -> bool {
        static BESIDE: &[Key] = &pack([
            "a.m",
            "am",
            "and",
            "at",
            "created",
            "date",
            "edited",
            "first",
            "issued",
            "last",
            "modified",
            "on",
            "p.m",
            "pm",
            "posted",
            "published",
            "released",
            "time",
            "updated",
        ]);
        let words = || self.words.iter().map(|word| word.trim_end_matches(':'));
        let fits =
            |word| words::is_calendar(word) || words::follows_time(word) || is_time_number(word) || holds(BESIDE, word);
        let dated = words().any(|word| words::is_calendar(word) || is_numeric_date(word));
        let numbered = words().any(|word| word.starts_with(|c: char| c.is_ascii_digit()));
        self.words.len() <= 14 && dated && numbered && words().all(fits)
    }

    /// "By A. Writer, 12 March 2023".
    fn is_byline(self) -> bool {
        static BETWEEN: &[Key] = &pack([
            "and", "at", "bin", "da", "de", "del", "der", "di", "for", "from", "in", "la", "of", "the", "van", "von",
            "with",
        ]);
        let (Some(&"by"), Some(second)) = (self.words.first(), self.words.get(1)) else {
            return false;
        };
        let named = |word: &str| {
            let body = word.trim_start_matches(|c: char| !c.is_alphanumeric());
            body.is_empty() || body.contains('@') || !body.starts_with(char::is_lowercase) || holds(BETWEEN, body)
        };
        let mut raw = self.raw.split_whitespace().skip(1);
        let first = raw.clone().next().is_some_and(|word| word.starts_with(char::is_uppercase));
        let month = words::is_calendar(second) && self.words.len() < 4;
        first && !month && self.words.len() <= 14 && raw.all(named)
    }

    /// "Ann Writer Senior Reporter".
    fn is_signature(self) -> bool {
        let [name @ .., rank, trade] = self.words else { return false };
        let ranked = matches!(*rank, "senior" | "staff" | "chief" | "special" | "political" | "diplomatic");
        let capital = |word: &str| word.starts_with(char::is_uppercase);
        (2..=3).contains(&name.len())
            && ranked
            && matches!(*trade, "reporter" | "correspondent" | "writer")
            && self.raw.split_whitespace().all(capital)
    }

    /// "Home » World » Asia".
    fn is_breadcrumb(self) -> bool {
        let separator = [" » ", " › ", " > ", " → "].into_iter().find(|separator| self.raw.contains(separator));
        let Some(separator) = separator.filter(|_| !self.raw.contains(['«', '‹', '<'])) else {
            return false;
        };
        let counts = || self.raw.split(separator).map(|part| part.split_whitespace().count());
        counts().next().is_some_and(|first| first <= 3) && counts().all(|count| count <= 20)
    }

    /// "Home | World | Politics".
    fn is_menu(self) -> bool {
        let parts = || self.raw.split(['|', '•', '·']);
        parts().count() > 2 && parts().all(|part| part.split_whitespace().count() <= 3)
    }

    /// "World | October 7, 2024".
    fn holds_date_field(self) -> bool {
        let parts = || self.raw.split(['|', '•', '·']).map(str::trim).filter(|part| !part.is_empty());
        let short = parts().count() > 1 && parts().all(|part| part.split_whitespace().count() <= 8);
        short && parts().any(is_date)
    }

    /// "News October 7, 2024 No Comments on …"
    fn counts_comments(self) -> bool {
        let count =
            |pair: &[&str]| (pair[0] == "no" || is_number(pair[0])) && matches!(pair[1], "comments" | "comment");
        let mut pairs = self.words.windows(2).enumerate();
        let found = pairs.find(|(_, pair)| count(pair));
        found.is_some_and(|(at, _)| self.words[..at].iter().any(|word| is_number(word)) && !self.is_speech())
    }

    fn is_speech(self) -> bool {
        self.words.iter().any(|word| words::is_speech(word))
    }

    /// "… 3 minute read", also where the blank before the number was lost.
    fn ends_in_reading_time(self) -> bool {
        let [.., number, unit, "read"] = self.words else {
            return false;
        };
        matches!(*unit, "min" | "mins" | "minute" | "minutes") && number.ends_with(|c: char| c.is_ascii_digit())
    }

    /// "“Ministers meet” — The Daily Planet, August 15, 2008": an entry of a list of sources.
    fn is_reference(self) -> bool {
        let parts = [" — ", " – ", " - "].iter().find_map(|dash| self.raw.rsplit_once(dash));
        let Some((title, place)) = parts.filter(|(title, _)| title.ends_with(['"', '”', '»', '\''])) else {
            return false;
        };
        let date = place.split_once(", ").map_or(place, |(_, date)| date);
        title.contains(['"', '“', '«', '\'']) && is_date(date)
    }
}

#[expect(clippy::redundant_closure_for_method_calls, reason = "the method is not general over lifetimes")]
fn is_date(text: &str) -> bool {
    folded(text, |line| line.is_date())
}

pub(super) fn is_number(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit())
        && word.bytes().all(|byte| byte.is_ascii_digit() || b".,km+".contains(&byte))
}

/// Numbers in dates and times: "7", "2024", "10:30am", "1st", "2024-05-01T10:30:00Z".
fn is_time_number(word: &str) -> bool {
    let letters = word.bytes().filter(u8::is_ascii_alphabetic).count();
    word.starts_with(|c: char| c.is_ascii_digit()) && letters <= 2 && word.len() <= 30
}

/// "12/03/2024", "2024-05-01".
fn is_numeric_date(word: &str) -> bool {
    let signs = word.bytes().filter(|byte| b"-/.".contains(byte)).count();
    let digits = word.bytes().filter(u8::is_ascii_digit).count();
    signs >= 2 && (4..=14).contains(&digits) && is_time_number(word)
}
