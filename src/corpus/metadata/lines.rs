//! Reads the first and last lines of an article: headline, byline, outlet.

use serde_json::Value;

use super::super::encoding::first as first_bytes;
use super::super::fields;
use crate::text::date::{find_dates_in_order, month_day_prefix};
use crate::text::{Date, Span};

/// How many lines that are not blank are looked at, at the top and at the bottom.
const HEAD: usize = 12;
const TAIL: usize = 6;
/// The longest part of a line that is looked at, in bytes.
const LONGEST: usize = 400;

/// A line without the blanks and marks of emphasis around it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line<'a> {
    pub(super) text: &'a str,
    /// Whether it goes on behind what is looked at.
    cut: bool,
    /// Whether it stands below a blank line.
    first: bool,
    /// Whether Markdown marks it as heading.
    heading: bool,
    /// The first absolute date in it; one that can be read two ways to the year.
    pub(super) date: Option<(Span, Date)>,
}

/// The lines that may tell about the article.
pub(super) struct Page<'a> {
    pub(super) head: Vec<Line<'a>>,
    pub(super) tail: Vec<Line<'a>>,
}

impl<'a> Page<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        let mut head = Vec::new();
        let mut end = 0;
        let mut first = true;
        for line in text.lines() {
            if head.len() == HEAD {
                break;
            }
            end = line.as_ptr() as usize - text.as_ptr() as usize + line.len();
            if !line.trim().is_empty() {
                head.push(Line::new(line, first));
            }
            first = line.trim().is_empty();
        }
        let rest = text[end..].lines().rev().filter(|line| !line.trim().is_empty());
        let mut tail: Vec<_> = rest.take(TAIL).map(|line| Line::new(line, false)).collect();
        tail.reverse();
        Self { head, tail }
    }

    /// The headline and the number of its line.
    pub(super) fn title(&self, markdown: bool) -> Option<(usize, String)> {
        let found = |at: usize| (at, super::one_line(self.head[at].text));
        if let Some(at) = self.head.iter().position(|line| line.heading).filter(|_| markdown) {
            return Some(found(at));
        }
        let start = self.original_link().map_or(0, |at| at + 1);
        for (at, line) in self.head.iter().enumerate().skip(start) {
            if line.is_furniture()
                || line.is_menu()
                || line.byline().is_some()
                || line.label().is_some()
                || line.is_date()
            {
                continue;
            }
            let next = self.head.get(at + 1);
            let goes_on = next.is_some_and(|next| !next.first && next.text.starts_with(char::is_lowercase));
            return (next.is_some() && !goes_on && line.is_headline() && !line.hangs()).then(|| found(at));
        }
        None
    }

    /// The author whom a byline names.
    pub(super) fn author(&self, title_at: Option<usize>) -> Option<String> {
        let head = self.head.iter().enumerate().filter(|(at, _)| Some(*at) != title_at).map(|(_, line)| line);
        let tail = self.tail.iter();
        head.chain(tail).find_map(Line::byline).map(super::one_line)
    }

    /// The outlet: the name of the site, the source of a dateline, the line below the byline, the owner of the copyright.
    pub(super) fn outlet(&self) -> Option<String> {
        let site = self.original_link().filter(|at| *at > 0).map(|_| self.head[0].site());
        let below = self.head.windows(2).find_map(|pair| {
            let name = pair[1].text;
            let named = pair[0].byline().is_some() && !pair[1].first && is_name(name, 5) && !pair[1].is_furniture();
            named.then_some(name)
        });
        let agency = || self.head.iter().find_map(|line| line.dateline()?.agency);
        let source = || self.tail.iter().find_map(Line::source);
        let owner = || self.tail.iter().rev().chain(&self.head).find_map(Line::copyright);
        site.flatten().or(below).or_else(agency).or_else(source).or_else(owner).map(super::one_line)
    }

    /// The line "View Original" of a reader's view: what stands above it is the site's name.
    fn original_link(&self) -> Option<usize> {
        let is_link =
            |line: &Line| ["view original", "view original article", "read original"].iter().any(|link| line.is(link));
        self.head.iter().take(4).position(is_link)
    }
}

/// What stands before the dash at the start of a report: "SEOUL, Oct. 29 (Yonhap) --".
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Dateline<'a> {
    pub(super) date: Option<Date>,
    pub(super) month_day: Option<(u8, u8)>,
    pub(super) agency: Option<&'a str>,
}

impl<'a> Line<'a> {
    pub(super) fn new(line: &'a str, first: bool) -> Self {
        let line = line.trim();
        let bare = line.trim_start_matches('#');
        let heading = bare.len() < line.len() && bare.starts_with(' ');
        let bare = bare.trim_start_matches(['>', '*', '_', ' ']).trim_end_matches(['*', '_', '#', ' ']);
        let text = first_bytes(bare, LONGEST);
        let date = find_dates_in_order(text, None).first().copied();
        Self { text, cut: text.len() < bare.len(), first, heading, date }
    }

    /// A line of the kind "Source: The Review", as field of a record.
    pub(super) fn label(&self) -> Option<(String, Value)> {
        let (name, value) = self.colon()?;
        let value = value.trim_start_matches(['*', ' ']).trim();
        let known = !value.is_empty() && value.len() <= 200 && fields::is_label(name);
        known.then(|| (name.to_owned(), Value::from(value)))
    }

    /// What stands before and behind the first colon of a short line; none where much stands before it.
    fn colon(&self) -> Option<(&'a str, &'a str)> {
        const LONGEST_NAME: usize = 40;
        let start = &self.text.as_bytes()[..self.text.len().min(LONGEST_NAME + 1)];
        // The wide colon begins with the byte of many wide signs.
        if self.cut || !start.iter().any(|byte| matches!(byte, b':' | 0xef)) {
            return None;
        }
        self.text.split_once([':', '：']).filter(|(name, _)| name.len() <= LONGEST_NAME)
    }

    /// The source that a line names at the end of an article.
    fn source(&self) -> Option<&'a str> {
        let (name, value) = self.colon()?;
        let known = ["source", "来源", "來源", "출처", "quelle", "fuente", "fonte"];
        let named = known.iter().any(|known| name.trim().to_lowercase() == *known);
        Some(value.trim()).filter(|value| named && is_name(value, 6))
    }

    /// The author whom it names, if it is a byline: "By A. Writer, 12 March 2023".
    pub(super) fn byline(&self) -> Option<&'a str> {
        if self.cut {
            return None;
        }
        let after = BYLINES.iter().find_map(|by| {
            let start = self.text.get(..by.len())?;
            start.eq_ignore_ascii_case(by).then(|| &self.text[by.len()..])
        })?;
        let end = after.find([',', '|', ';', '–', '—', '/', '(', '·', '•', '\t']).unwrap_or(after.len());
        let end = end.min(after.find(" - ").unwrap_or(end)).min(after.find(" for ").unwrap_or(end));
        let date =
            self.date.map_or(end, |(span, _)| (span.start as usize).saturating_sub(self.text.len() - after.len()));
        let name = first_bytes(after, end.min(date)).trim().trim_end_matches(['.', '*', '_']);
        let rest = &after[end.min(after.len())..];
        let sentence = rest.split_whitespace().filter(|word| word.starts_with(char::is_lowercase)).count() > 3;
        (is_name(name, 8) && !starts_with_time(name) && !sentence).then_some(name)
    }

    /// The dateline that it begins with.
    pub(super) fn dateline(&self) -> Option<Dateline<'a>> {
        const LONGEST_DATELINE: usize = 90;
        let head = first_bytes(self.text, LONGEST_DATELINE);
        if !head.starts_with(char::is_alphabetic) || !holds(head, [b'-', b'/', 0xe2]) {
            return None;
        }
        let dash = |at: &usize| DASHES.iter().any(|dash| head.as_bytes()[*at..].starts_with(dash.as_bytes()));
        let mut marks = (0..head.len()).filter(|at| matches!(head.as_bytes()[*at], b'-' | b'/' | 0xe2));
        // A dash with blanks begins one or two bytes before its sign.
        let end = marks.find_map(|mark| (mark.saturating_sub(2)..=mark).find(dash))?;
        let head = &head[..end];
        let mut parts = head.split([',', '(', ')', '/']).map(str::trim).filter(|part| !part.is_empty());
        let place = parts.next().filter(|place| is_name(place, 5))?;
        let dates = find_dates_in_order(head, None);
        let mut found = Dateline { date: dates.first().map(|(_, date)| *date), ..Dateline::default() };
        for part in parts {
            let day = month_day_prefix(part).filter(|(length, _, _)| *length == part.len());
            if let Some((_, month, day)) = day {
                found.month_day = Some((month, day));
            } else if ["D-", "R-", "I-"].iter().any(|party| part.starts_with(party)) {
                // "Rep. Dolores Achterberg (D-Ohio) —": who speaks.
                return None;
            } else if head.contains(&format!("({part})")) && is_name(part, 4) {
                found.agency = Some(part);
            } else if found.date.is_none() && !is_name(part, 4) {
                return None;
            }
        }
        let capitals =
            place.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase) && self.text.len() > LONGEST_DATELINE;
        let told = found != Dateline::default();
        (told || capitals).then_some(found)
    }

    /// Whether it goes on behind what is looked at.
    pub(super) fn is_long(&self) -> bool {
        self.cut
    }

    fn is(&self, other: &str) -> bool {
        self.text.eq_ignore_ascii_case(other)
    }

    /// Whether it is nothing but a date, a time and their labels.
    fn is_date(&self) -> bool {
        let Some((span, _)) = self.date else { return false };
        let rest = [&self.text[..span.start as usize], &self.text[span.end as usize..]];
        rest.iter().all(|rest| words(rest).all(super::stamp::is_stamp_word))
    }

    /// A row of links: "News | Asia | Opinion".
    fn is_menu(&self) -> bool {
        holds(self.text, [b'|', b'>', b'/', 0xc2, 0xe2])
            && [" | ", " » ", " > ", " / ", " • ", " · "].iter().any(|mark| self.text.matches(mark).count() >= 2)
    }

    /// A line of the page's furniture, never a headline.
    fn is_furniture(&self) -> bool {
        const LONGEST_START: usize = 120;
        let ends = ['.', ':', '!', '…', ' '];
        let short = self.text.len() < LONGEST_START;
        if !short && self.text.trim_end_matches(ends).len() >= LONGEST_START {
            return false;
        }
        let lower = self.text.to_lowercase();
        FURNITURE.contains(&lower.trim_end_matches(ends))
            || short && FURNITURE_STARTS.iter().any(|start| lower.starts_with(start))
    }

    /// Whether it ends in a word that another follows.
    fn hangs(&self) -> bool {
        words(self.text).next_back().is_some_and(|word| HANGING.contains(&word))
    }

    fn is_headline(&self) -> bool {
        let text = self.text;
        if self.cut || text.len() > 300 {
            return false;
        }
        let ideographs = || text.chars().filter(|c| ('\u{3040}'..='\u{d7af}').contains(c)).count();
        let fits = || (2..=35).contains(&words(text).count()) || ideographs() >= 4;
        let starts = text.chars().find(|c| c.is_alphanumeric()).is_some_and(|c| !c.is_lowercase());
        let ends = !text.ends_with([',', ';', ':', '。', '．']) && (!text.ends_with('.') || ends_in_initials(text));
        let closed =
            !text.trim_end_matches(['"', '”', '’', '」', '』', ')']).ends_with(['.', '。']) || ends_in_initials(text);
        starts && ends && closed && fits() && self.dateline().is_none()
    }

    /// The name of the site in its banner: "The Review - World affairs, every day".
    fn site(&self) -> Option<&'a str> {
        let end = [" | ", " - ", " – ", " — ", ": "].iter().filter_map(|separator| self.text.find(separator)).min();
        let name = self.text[..end.unwrap_or(self.text.len())].trim();
        (!name.is_empty() && words(name).count() <= 6).then_some(name)
    }

    /// The owner in "© 2024 The Review. All rights reserved."
    fn copyright(&self) -> Option<&'a str> {
        if self.cut {
            return None;
        }
        let marks = [('©', ""), ('(', "c)"), ('(', "C)"), ('C', "opyright")];
        let after = marks.iter().filter_map(|(first, rest)| {
            self.text.match_indices(*first).find_map(|(at, sign)| self.text[at + sign.len()..].strip_prefix(rest))
        });
        let after = after.min_by_key(|rest| rest.len())?;
        let name = after.trim_start_matches(|c: char| !c.is_alphabetic());
        let by = name.strip_prefix("by ").unwrap_or(name);
        let end =
            [".", ",", "|", " All ", " - ", " – ", ";"].iter().filter_map(|end| by.find(end)).min().unwrap_or(by.len());
        Some(by[..end].trim()).filter(|name| is_name(name, 6))
    }
}

/// What parts a dateline from the report.
const DASHES: [&str; 7] = [" - ", " -- ", "--", "—", "–", " − ", ". /"];
/// Words that end a line of a paragraph, never a headline.
const HANGING: [&str; 20] = [
    "the", "a", "an", "of", "and", "or", "to", "in", "on", "at", "by", "for", "with", "from", "that", "as", "is",
    "was", "said", "his",
];
/// How a byline begins.
const BYLINES: [&str; 12] = [
    "by ",
    "by: ",
    "written by ",
    "reported by ",
    "reporting by ",
    "story by ",
    "text by ",
    "compiled by ",
    "von ",
    "par ",
    "por ",
    "автор ",
];

#[rustfmt::skip]
const FURNITURE: &[&str] = &[
    "view original", "view original article", "read original", "leave a reply", "leave a comment", "advertisement", "advertising", "skip to content",
    "skip to main content", "menu", "main menu", "search", "home", "subscribe", "subscribe now", "sign in", "log in", "login", "register", "print",
    "email", "share", "share this", "share this article", "comments", "no comments", "related", "related articles", "related posts", "read more",
    "read next", "more news", "breaking news", "latest news", "newsletter", "most read", "most popular", "trending", "facebook", "twitter", "whatsapp",
    "copy link", "loading", "close", "contact us", "about us", "privacy policy", "terms of use", "cookie policy", "accept all cookies", "back to top",
    "editor's note", "opinion", "analysis", "news", "world", "world news", "politics", "asia", "asia-pacific", "top stories", "live updates",
    "post comment", "save", "listen", "play", "gift article", "full text", "press release", "for immediate release",
];
const FURNITURE_STARTS: &[&str] = &[
    "share on ",
    "share via ",
    "share by ",
    "share to ",
    "follow us",
    "photo:",
    "photo by",
    "image:",
    "click here",
    "sign up",
    "subscribe to",
    "listen to this",
    "your email address",
    "reading time",
    "this site uses cookies",
    "we use cookies",
    "all rights reserved",
    "tags:",
    "filed under",
    "you are here",
    "add to favorites",
    "file photo",
    "download the app",
];

/// Whether a text has any of these bytes. Without an early end the compiler takes many bytes at once.
fn holds<const N: usize>(text: &str, bytes: [u8; N]) -> bool {
    let any = |byte: u8| bytes.iter().fold(0, |any, one| any | u8::from(*one == byte));
    text.bytes().fold(0, |found, byte| found | any(byte)) > 0
}

/// Whether a text is made of capitalized words, at most `most`, as names are; scripts without capitals count as such.
pub(super) fn is_name(text: &str, most: usize) -> bool {
    const SMALL: [&str; 24] = [
        "of", "the", "and", "for", "de", "del", "della", "der", "den", "di", "da", "do", "dos", "das", "du", "la",
        "le", "el", "al", "von", "van", "bin", "ibn", "y",
    ];
    let mut count = 0;
    for word in text.split([' ', '\u{a0}']).filter(|word| !word.is_empty()) {
        count += 1;
        let letters = word.trim_start_matches(|c: char| !c.is_alphabetic());
        let capital = letters.starts_with(|c: char| !c.is_lowercase());
        if count > most
            || !(capital
                || word == "&"
                || SMALL.contains(&word) && count > 1
                || word.len() > 2 && word.starts_with("al-"))
        {
            return false;
        }
    }
    count > 0 && !text.ends_with(['?', '!', ':']) && text.len() <= 20 * most
}

/// Whether a text begins with a weekday, month or number: "By Friday", "By May".
fn starts_with_time(text: &str) -> bool {
    words(text)
        .next()
        .is_some_and(|word| super::stamp::is_day_word(word) || month_day_prefix(&format!("{word} 1")).is_some())
}

fn ends_in_initials(text: &str) -> bool {
    let last = text.rsplit([' ', '\u{a0}']).next().unwrap_or_default().trim_matches(['"', '”', '’', '\'', '(', ')']);
    last.ends_with("..") || last.len() > 2 && last.trim_end_matches('.').contains('.')
}

/// The words of a text: runs of letters and digits.
pub(super) fn words(text: &str) -> impl DoubleEndedIterator<Item = &str> {
    text.split(|c: char| !(c.is_alphanumeric() || c == '\'' || c == '’')).filter(|word| !word.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(text: &str) -> Line<'_> {
        Line::new(text, true)
    }

    #[test]
    fn titles() {
        for (text, title) in [
            ("North Korea tests a missile\n\nText of it.", Some("North Korea tests a missile")),
            ("The Site - News for all\n\nView Original\n\nThe real headline\n\nText of it.", Some("The real headline")),
            ("SITE | Asia | Opinion\nView Original\nTalks fail in Vienna\nText.", Some("Talks fail in Vienna")),
            ("News | Asia | Opinion\nTalks fail in Vienna\n\nText.", Some("Talks fail in Vienna")),
            ("October 7, 2024\n\nTalks fail in Vienna\n\nText.", Some("Talks fail in Vienna")),
            ("By A. Writer\nTalks fail in Vienna\n\nText.", Some("Talks fail in Vienna")),
            ("Share on Facebook\nTalks fail in the U.S.\n\nText.", Some("Talks fail in the U.S.")),
            ("赵乐际访问平壤\n\n文章。", Some("赵乐际访问平壤")),
            ("Leave a Reply\n\nYour email address will not be published.", None),
            ("The ministers met in Vienna.\n\nThey talked.", None),
            ("PANMUNJOM, April 27 -- North Korean leader Kim stepped over a low concrete\nkerb.", None),
            ("The ministers met in Vienna on\nTuesday.", None),
            ("Only one line of words", None),
            ("lower case words\n\nText", None),
            ("\"We agree.\"\n\nText", None),
            ("", None),
        ] {
            assert_eq!(Page::new(text).title(false).map(|(_, title)| title).as_deref(), title, "{text}");
        }
        let markdown = "intro\n\n## **Bold** heads #\n\nText";
        assert_eq!(Page::new(markdown).title(true).unwrap().1, "Bold** heads");
    }

    #[test]
    fn bylines() {
        for (text, author) in [
            ("By A. Writer, 12 March 2023", Some("A. Writer")),
            ("BY JANE DOE", Some("JANE DOE")),
            ("By Jane Doe and John van Dyke", Some("Jane Doe and John van Dyke")),
            ("*By Jane Doe*", Some("Jane Doe")),
            ("By Jane Doe for The Review", Some("Jane Doe")),
            ("By Jane Doe | October 7, 2024", Some("Jane Doe")),
            ("By Jane Doe October 7, 2024", Some("Jane Doe")),
            ("Written by Mohammed al-Said", Some("Mohammed al-Said")),
            ("Reporting by Jane Doe; Editing by John", Some("Jane Doe")),
            ("Par Hélène Varga", Some("Hélène Varga")),
            ("By evening the two had signed the declaration", None),
            ("By Friday, both sides had agreed to go on", None),
            ("By May 2024 it was over", None),
            ("By Kim's account, the two sides had come very close to a deal", None),
            ("By", None),
            ("Byron Smith", None),
        ] {
            assert_eq!(line(text).byline(), author, "{text}");
        }
    }

    #[test]
    fn datelines() {
        let full = |date, agency| Some(Dateline { date, agency, month_day: None });
        let day = |month, day, agency| Some(Dateline { date: None, agency, month_day: Some((month, day)) });
        for (text, dateline) in [
            ("Vienna, 3 May 2024 - \"We will\"", full(Date::new(2024, 5, 3), None)),
            ("SEOUL, Oct. 29 (Yonhap) -- North", day(10, 29, Some("Yonhap"))),
            ("UNITED NATIONS, March 29 -- Russia", day(3, 29, None)),
            ("WASHINGTON (Reuters) - The", full(None, Some("Reuters"))),
            ("MOSCOW, September 12. /TASS/. The", day(9, 12, None)),
            ("Crossing Borders - Helping Refugees", None),
            ("Washington - President Joe Biden", None),
            ("He said on May 8 that talks - if any - would", None),
        ] {
            assert_eq!(line(text).dateline(), dateline, "{text}");
        }
    }

    #[test]
    fn outlets() {
        for (text, outlet) in [
            ("Title of it\n\nBy Jane Doe, 21 June 2019\nThe Meridian Review\n\nText.", Some("The Meridian Review")),
            ("The Site - News for all\n\nView Original\n\nThe headline\n\nText.", Some("The Site")),
            ("The headline\n\nSEOUL, Oct. 29 (Yonhap) -- Text.", Some("Yonhap")),
            ("The headline\n\nText.\n\n© 2024 The Review. All rights reserved.", Some("The Review")),
            ("The headline\n\nText.\n\nCopyright (c) 2024 by The Review", Some("The Review")),
            ("The headline\n\nBy Jane Doe\n\nKim Jong Un Visits", None),
            ("The headline\n\nText (again) - and more.", None),
        ] {
            assert_eq!(Page::new(text).outlet().as_deref(), outlet, "{text}");
        }
    }
}
