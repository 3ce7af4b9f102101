//! Tells the lines that web pages put around an article from the article.

mod credits;
mod fold;
mod forms;
mod phrases;

use super::table::{self, Key, pack};
pub(super) use credits::tail;
use fold::{Folded, first_key, folded};
use forms::is_number;
use phrases::{Group, LINK_HEADINGS, PHRASES};

static PHRASE_KEYS: [Key; PHRASES.len()] = keys(PHRASES);
static LINK_HEADING_KEYS: [Key; LINK_HEADINGS.len()] = keys(LINK_HEADINGS);

/// Words that lines start with which are nothing but a date.
static DATE_OPENERS: &[Key] = &pack([
    "apr",
    "april",
    "at",
    "aug",
    "august",
    "created",
    "date",
    "dec",
    "december",
    "feb",
    "february",
    "first",
    "fri",
    "friday",
    "issued",
    "jan",
    "january",
    "jul",
    "july",
    "jun",
    "june",
    "last",
    "mar",
    "march",
    "may",
    "modified",
    "mon",
    "monday",
    "nov",
    "november",
    "oct",
    "october",
    "on",
    "posted",
    "published",
    "released",
    "sat",
    "saturday",
    "sep",
    "sept",
    "september",
    "sun",
    "sunday",
    "thu",
    "thur",
    "thurs",
    "thursday",
    "tue",
    "tues",
    "tuesday",
    "updated",
    "wed",
    "wednesday",
]);

/// The keys of the first words of `groups`.
const fn keys<const N: usize>(groups: &[Group]) -> [Key; N] {
    let mut keys = [0; N];
    let mut at = 0;
    while at < N {
        keys[at] = pack([groups[at].0])[0];
        at += 1;
    }
    keys
}

/// The longest line that is looked at as a whole; of a longer one only its start.
const LONGEST: usize = 240;

/// What a line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// Part of the article.
    Prose,
    /// Not part of the article.
    Boilerplate,
    /// The heading of a list of links, which is not part of the article either.
    Links,
}

/// Judges a line by itself.
pub(super) fn verdict(line: &str) -> Verdict {
    let first = first_key(line);
    let phrases = may_be(group(&PHRASE_KEYS, PHRASES, first), line);
    let links = may_be(group(&LINK_HEADING_KEYS, LINK_HEADINGS, first), line);
    let formed = line.len() <= LONGEST && may_have_form(line, first);
    if phrases.is_empty() && links.is_empty() && !formed {
        return if line.chars().nth(1).is_none() { Verdict::Boilerplate } else { Verdict::Prose };
    }
    folded(line, |line| {
        if line.is_one_of(links) {
            Verdict::Links
        } else if line.is_one_of(phrases) || (formed && line.has_form_of_boilerplate()) {
            Verdict::Boilerplate
        } else {
            Verdict::Prose
        }
    })
}

/// The phrases, when the second word of one of them stands in the line: most prose is sorted out cheaply.
fn may_be<'p>(phrases: &'p [&'p str], line: &str) -> &'p [&'p str] {
    if phrases.is_empty() {
        return phrases;
    }
    let word = |c: char| c.is_alphanumeric() || matches!(c, '\'' | '’' | '-');
    let rest = line.trim_start_matches(|c| !word(c) && c != '©').trim_start_matches(|c| word(c) || c == '©');
    let second = rest.trim_start_matches(|c| !word(c)).as_bytes();
    let colon = rest.starts_with(':');
    let stands = |phrase: &&str| {
        let (first, after) = phrase.split_once(' ').unwrap_or((phrase, ""));
        let wanted = after.split(' ').next().unwrap_or_default();
        (colon || !first.ends_with(':'))
            && match wanted.as_bytes() {
                [] => second.is_empty(),
                [b'*' | b'#', ..] => true,
                wanted => second.get(..wanted.len()).is_some_and(|found| found.eq_ignore_ascii_case(wanted)),
            }
    };
    if phrases.iter().any(stands) { phrases } else { &[] }
}

/// Whether a look at the form of the line is worth its while.
fn may_have_form(line: &str, first: Key) -> bool {
    static BYLINE: Key = pack(["by"])[0];
    static ROWS: [&[Key]; 6] = [
        phrases::SHARING,
        phrases::SHARING_TOO,
        phrases::NAVIGATION,
        phrases::NAVIGATION_TOO,
        phrases::AGENCIES,
        phrases::AGENCIES_TOO,
    ];
    let short = line.len() <= 60;
    if first == fold::NUMBER || table::has(DATE_OPENERS, first) || (short && line.contains(": ")) {
        return true;
    }
    let opens_row =
        || (short || !line.starts_with(char::is_lowercase)) && ROWS.iter().any(|words| table::has(words, first));
    !ends_in_stop(line)
        && (first == BYLINE
            || line.ends_with(|c: char| c.is_ascii_digit())
            || line.ends_with("read")
            || (short && ["Reporter", "Correspondent", "Writer"].iter().any(|trade| line.ends_with(trade)))
            || line.bytes().any(|byte| matches!(byte, b'/' | b'|' | b'>' | 0xC2 | 0xE2))
            || (line.len() <= 40 && line.contains('-'))
            || opens_row()
            || line.contains("omment"))
}

/// Whether a line below a heading of links may be one of them: a headline without a full stop.
pub(super) fn is_link(line: &str) -> bool {
    let shouted = !line.contains(char::is_lowercase);
    line.len() <= 160 && !line.ends_with(['.', '。', ':', '”']) && !shouted && !line.contains(". ")
}

/// Whether `c` ends sentences.
pub(super) fn is_stop(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '…' | '。' | '！' | '？' | '।' | '॥' | '؟' | '۔' | '።' | '։' | '။' | '។' | '｡' | '．')
}

fn ends_in_stop(line: &str) -> bool {
    line.trim_end_matches(['"', '\'', '’', '”', '»', ')', ']', '」', '』', '）']).ends_with(is_stop)
}

fn group(keys: &[Key], groups: &[Group], first: Key) -> &'static [&'static str] {
    keys.binary_search(&first).map_or(&[], |at| groups[at].1)
}

impl Folded<'_> {
    fn is_one_of(self, phrases: &[&str]) -> bool {
        phrases.iter().any(|phrase| self.is(phrase))
    }

    fn is(self, phrase: &str) -> bool {
        let single = !phrase.contains(' ');
        !(single && self.stopped) && self.fits(phrase, self.words, false)
    }

    /// Whether `words`, the end of the line, fit the rest of a phrase; `colon` says whether it follows one.
    fn fits(self, phrase: &str, words: &[&str], colon: bool) -> bool {
        let (first, rest) = phrase.split_once(' ').unwrap_or((phrase, ""));
        let follows = |skip: usize| self.fits(rest, &words[skip..], false);
        match (first, words.first()) {
            ("", _) => self.whole && words.is_empty(),
            ("**", _) => rest.is_empty() || (0..=words.len()).any(follows),
            ("*", _) if rest.is_empty() => self.whole && !self.stopped && words.len() <= if colon { 12 } else { 6 },
            ("*", _) => (1..=words.len().min(4)).any(follows),
            ("#", Some(word)) => is_number(word) && follows(1),
            (_, Some(word)) if first == *word || first == word.trim_end_matches(':') => {
                self.fits(rest, &words[1..], first.ends_with(':'))
            }
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests;
