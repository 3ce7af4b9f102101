//! Tells the lines that web pages put around an article from the article.

mod fold;
mod phrases;

use super::abbreviations as words;
use super::lines::{find_byte, skip_blanks};
use super::table::{self, Key, holds, pack};
use fold::{Folded, first_key, folded};
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
/// How far from the end of a paragraph a credit may start.
const TAIL: usize = 100;

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
        return if line.chars().nth(1).is_none() {
            Verdict::Boilerplate
        } else {
            Verdict::Prose
        };
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
    let rest = line
        .trim_start_matches(|c| !word(c) && c != '©')
        .trim_start_matches(|c| word(c) || c == '©');
    let second = rest.trim_start_matches(|c| !word(c)).as_bytes();
    let colon = rest.starts_with(':');
    let stands = |phrase: &&str| {
        let (first, after) = phrase.split_once(' ').unwrap_or((phrase, ""));
        let wanted = after.split(' ').next().unwrap_or_default();
        (colon || !first.ends_with(':'))
            && match wanted.as_bytes() {
                [] => second.is_empty(),
                [b'*' | b'#', ..] => true,
                wanted => second
                    .get(..wanted.len())
                    .is_some_and(|found| found.eq_ignore_ascii_case(wanted)),
            }
    };
    if phrases.iter().any(stands) {
        phrases
    } else {
        &[]
    }
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
    let opens_row = || {
        (short || !line.starts_with(char::is_lowercase))
            && ROWS.iter().any(|words| table::has(words, first))
    };
    !ends_in_stop(line)
        && (first == BYLINE
            || line.ends_with(|c: char| c.is_ascii_digit())
            || line.ends_with("read")
            || line
                .bytes()
                .any(|byte| matches!(byte, b'/' | b'|' | b'>' | 0xC2 | 0xE2))
            || (line.len() <= 40 && line.contains('-'))
            || opens_row()
            || line.contains("omment"))
}

/// Whether a line below a heading of links may be one of them: a headline without a full stop.
pub(super) fn is_link(line: &str) -> bool {
    let shouted = !line.contains(char::is_lowercase);
    line.len() <= 160 && !line.ends_with(['.', '。', ':', '”']) && !shouted && !line.contains(". ")
}

/// Where the credit of a picture, or a link such as "Read more", starts at the end of a paragraph.
pub(super) fn tail(paragraph: &str) -> Option<usize> {
    let last = paragraph.chars().next_back()?;
    let from = paragraph.ceil_char_boundary(paragraph.len().saturating_sub(TAIL));
    let (window, bytes) = (&paragraph[from..], paragraph.as_bytes());
    if matches!(last, ')' | ']') {
        let open = from + window.rfind(if last == ')' { '(' } else { '[' })?;
        let alone = open > 0 && paragraph[..open].ends_with(char::is_whitespace);
        return (alone && is_credit(&paragraph[open..])).then_some(open);
    }
    if let Some(lead) = label(window) {
        let at = from + lead;
        return (at > 0 && is_labeled_credit(&paragraph[at..])).then_some(at);
    }
    let marks = |byte| {
        (byte == b'.')
            | (byte == b'!')
            | (byte == b'?')
            | (byte == b'/')
            | (byte == b'|')
            | (byte >= 0x80)
    };
    if is_stop(last) || find_byte(window.as_bytes(), 0, marks) == window.len() {
        return None;
    }
    let may_start =
        |at: usize| bytes[at - 1].is_ascii_whitespace() && may_start_credit(paragraph, at);
    let mut starts = (from + 1..bytes.len())
        .rev()
        .filter(|&at| !bytes[at].is_ascii_lowercase() && may_start(at))
        .take(4);
    let found = starts.find(|&at| is_credit(&paragraph[at..]) || is_link_at_end(&paragraph[at..]));
    found.map(|at| skip_blanks(paragraph, at))
}

/// Where the label of a credit stands, when the last colon of `text` follows one.
fn label(text: &str) -> Option<usize> {
    let has_colon = find_byte(text.as_bytes(), 0, |byte| byte == b':') < text.len();
    let colon = text.rfind(':').filter(|_| has_colon)?;
    text[colon..]
        .starts_with(": ")
        .then(|| credit_lead(&text[..colon]))?
}

/// Where the word starts that ends `text` and labels a credit, as "Image" or "Photo credit".
fn credit_lead(text: &str) -> Option<usize> {
    const LABELS: &[&str] = &[
        "Photo credit",
        "Photo Credit",
        "Image credit",
        "Image Credit",
        "Photo",
        "Photos",
        "Image",
        "Picture",
        "Photograph",
        "Video",
        "Audio",
    ];
    let label = LABELS.iter().find(|label| text.ends_with(*label))?;
    let at = text.len() - label.len();
    (at == 0 || text[..at].ends_with([' ', '\n', '|', '/', '('])).then_some(at)
}

fn is_labeled_line(line: &str) -> bool {
    line.find(": ")
        .and_then(|colon| credit_lead(&line[..colon]))
        == Some(0)
        && is_labeled_credit(line)
}

/// Whether `text` is a label and a few names: "Image: Jane Doe / AFP."
fn is_labeled_credit(text: &str) -> bool {
    let Some((_, names)) = text.split_once(": ") else {
        return false;
    };
    let names = names.trim_end_matches(['.', ')']);
    let count = names.split_whitespace().count();
    (1..=7).contains(&count) && !names.contains(". ") && names.split([' ', '/']).all(is_name_or_too)
}

fn may_start_credit(paragraph: &str, at: usize) -> bool {
    let before = paragraph[..at].trim_end();
    if matches!(paragraph.as_bytes()[at], b'/' | b'|') {
        return true;
    }
    !before.ends_with(|c: char| c.is_alphanumeric())
        && before
            .trim_end_matches(['"', '”', '’', ')'])
            .ends_with(is_stop)
}

/// Whether `c` ends sentences.
pub(super) fn is_stop(c: char) -> bool {
    matches!(
        c,
        '.' | '!'
            | '?'
            | '…'
            | '。'
            | '！'
            | '？'
            | '।'
            | '॥'
            | '؟'
            | '۔'
            | '።'
            | '։'
            | '။'
            | '។'
            | '｡'
            | '．'
    )
}

fn ends_in_stop(line: &str) -> bool {
    line.trim_end_matches(['"', '\'', '’', '”', '»', ')', ']', '」', '』', '）'])
        .ends_with(is_stop)
}

fn group(keys: &[Key], groups: &[Group], first: Key) -> &'static [&'static str] {
    keys.binary_search(&first).map_or(&[], |at| groups[at].1)
}

/// Whether `text` names who made a picture: "AP-Yonhap", "REUTERS/Kim Hong-Ji", "Photo by …".
fn is_credit(text: &str) -> bool {
    static LEADS: &[Key] = &pack([
        "courtesy",
        "credit",
        "file",
        "image",
        "korea",
        "photo",
        "photograph",
        "picture",
    ]);
    let first = first_key(text);
    let phrases = if table::has(LEADS, first) {
        group(&PHRASE_KEYS, PHRASES, first)
    } else {
        &[]
    };
    folded(text, |line| {
        line.whole && (line.names_agency() || line.is_one_of(phrases))
    })
}

/// Whether `text`, the end of a paragraph, is a phrase such as "Read more".
fn is_link_at_end(text: &str) -> bool {
    let first = first_key(text);
    let known = |phrases| {
        folded(text, |line| {
            (2..7).contains(&line.words.len()) && line.is_one_of(phrases)
        })
    };
    text.starts_with(char::is_uppercase)
        && (known(group(&PHRASE_KEYS, PHRASES, first))
            || known(group(&LINK_HEADING_KEYS, LINK_HEADINGS, first)))
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
            ("*", _) if rest.is_empty() => {
                self.whole && !self.stopped && words.len() <= if colon { 12 } else { 6 }
            }
            ("*", _) => (1..=words.len().min(4)).any(follows),
            ("#", Some(word)) => is_number(word) && follows(1),
            (_, Some(word)) if first == *word || first == word.trim_end_matches(':') => {
                self.fits(rest, &words[1..], first.ends_with(':'))
            }
            _ => false,
        }
    }

    /// Rows of buttons, menus, dates, bylines, credits: lines known by their form rather than by a phrase.
    fn has_form_of_boilerplate(self) -> bool {
        if !self.whole {
            return false;
        }
        if self.is_date() || is_labeled_line(self.raw) {
            return true;
        }
        !self.stopped
            && (self.names_agency()
                || self.is_byline()
                || self.is_row_of(phrases::SHARING, phrases::SHARING_TOO, 1)
                || self.is_row_of(phrases::NAVIGATION, phrases::NAVIGATION_TOO, 3)
                || self.is_breadcrumb()
                || self.is_menu()
                || self.holds_date_field()
                || self.counts_comments()
                || self.ends_in_reading_time()
                || self.is_reference())
    }

    /// Whether the line has at least `least` words, all of them of two tables and one of the first.
    fn is_row_of(self, sure: &[Key], too: &[Key], least: usize) -> bool {
        let words = || self.words.iter().map(|word| word.trim_end_matches(':'));
        let row = words().all(|word| {
            holds(sure, word)
                || holds(too, word)
                || holds(phrases::FILLERS, word)
                || is_number(word)
        });
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
        let fits = |word| {
            words::is_calendar(word)
                || words::follows_time(word)
                || is_time_number(word)
                || holds(BESIDE, word)
        };
        let dated = words().any(|word| words::is_calendar(word) || is_numeric_date(word));
        let numbered = words().any(|word| word.starts_with(|c: char| c.is_ascii_digit()));
        self.words.len() <= 14 && dated && numbered && words().all(fits)
    }

    /// "By A. Writer, 12 March 2023".
    fn is_byline(self) -> bool {
        static BETWEEN: &[Key] = &pack([
            "and", "at", "bin", "da", "de", "del", "der", "di", "for", "from", "in", "la", "of",
            "the", "van", "von", "with",
        ]);
        let (Some(&"by"), Some(second)) = (self.words.first(), self.words.get(1)) else {
            return false;
        };
        let named = |word: &str| {
            let body = word.trim_start_matches(|c: char| !c.is_alphanumeric());
            body.is_empty()
                || body.contains('@')
                || !body.starts_with(char::is_lowercase)
                || holds(BETWEEN, body)
        };
        let mut raw = self.raw.split_whitespace().skip(1);
        let first = raw
            .clone()
            .next()
            .is_some_and(|word| word.starts_with(char::is_uppercase));
        let month = words::is_calendar(second) && self.words.len() < 4;
        first && !month && self.words.len() <= 14 && raw.all(named)
    }

    /// "Home » World » Asia".
    fn is_breadcrumb(self) -> bool {
        let separator = [" » ", " › ", " > ", " → "]
            .into_iter()
            .find(|separator| self.raw.contains(separator));
        let Some(separator) = separator.filter(|_| !self.raw.contains(['«', '‹', '<'])) else {
            return false;
        };
        let counts = || {
            self.raw
                .split(separator)
                .map(|part| part.split_whitespace().count())
        };
        counts().next().is_some_and(|first| first <= 3) && counts().all(|count| count <= 20)
    }

    /// "Home | World | Politics".
    fn is_menu(self) -> bool {
        let parts = || self.raw.split(['|', '•', '·']);
        parts().count() > 2 && parts().all(|part| part.split_whitespace().count() <= 3)
    }

    /// "World | October 7, 2024".
    fn holds_date_field(self) -> bool {
        let parts = || {
            self.raw
                .split(['|', '•', '·'])
                .map(str::trim)
                .filter(|part| !part.is_empty())
        };
        let short = parts().count() > 1 && parts().all(|part| part.split_whitespace().count() <= 8);
        short && parts().any(|part| folded(part, |part| part.is_date()))
    }

    /// "News October 7, 2024 No Comments on …"
    fn counts_comments(self) -> bool {
        let count = |pair: &[&str]| {
            (pair[0] == "no" || is_number(pair[0])) && matches!(pair[1], "comments" | "comment")
        };
        let mut pairs = self.words.windows(2).enumerate();
        let found = pairs.find(|(_, pair)| count(pair));
        found.is_some_and(|(at, _)| {
            self.words[..at].iter().any(|word| is_number(word)) && !self.is_speech()
        })
    }

    fn is_speech(self) -> bool {
        self.words.iter().any(|word| words::is_speech(word))
    }

    /// "… 3 minute read", also where the blank before the number was lost.
    fn ends_in_reading_time(self) -> bool {
        let [.., number, unit, "read"] = self.words else {
            return false;
        };
        matches!(*unit, "min" | "mins" | "minute" | "minutes")
            && number.ends_with(|c: char| c.is_ascii_digit())
    }

    /// "“Ministers meet” — The Daily Planet, August 15, 2008": an entry of a list of sources.
    fn is_reference(self) -> bool {
        let parts = [" — ", " – ", " - "]
            .iter()
            .find_map(|dash| self.raw.rsplit_once(dash));
        let Some((title, place)) =
            parts.filter(|(title, _)| title.ends_with(['"', '”', '»', '\'']))
        else {
            return false;
        };
        let date = place.split_once(", ").map_or(place, |(_, date)| date);
        title.contains(['"', '“', '«', '\'']) && folded(date, |date| date.is_date())
    }

    fn names_agency(self) -> bool {
        let count = self.words.len();
        let cased = self
            .raw
            .chars()
            .find(|c| c.is_alphabetic())
            .is_some_and(char::is_uppercase);
        let agencies = |word: &str| {
            holds(phrases::AGENCIES, word)
                || word.split('-').all(|part| holds(phrases::AGENCIES, part))
        };
        if !cased || !(1..=10).contains(&count) || !self.words.iter().any(|word| agencies(word)) {
            return false;
        }
        let all = self.words.iter().all(|word| {
            agencies(word) || holds(phrases::AGENCIES_TOO, word) || holds(phrases::FILLERS, word)
        });
        all || (self.raw.contains('/') && self.raw.split([' ', '/']).all(is_name_or_too))
    }
}

fn is_name_or_too(word: &str) -> bool {
    let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
    !bare.starts_with(char::is_lowercase)
        || holds(phrases::AGENCIES_TOO, bare)
        || holds(phrases::FILLERS, bare)
}

fn is_number(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit())
        && word
            .bytes()
            .all(|byte| byte.is_ascii_digit() || b".,km+".contains(&byte))
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

#[cfg(test)]
mod tests;
