//! Joins the lines of wrapped prose and keeps the others apart.

use super::abbreviations::{self as words, Class};
use super::boilerplate::{self, Verdict};
use super::lines::Line;
use super::lists;
use super::pairs::belong_together;
use super::table::{Key, holds, pack};

/// The columns that wrapped lines fill.
const WRAP: std::ops::RangeInclusive<usize> = 40..=130;
/// How many lines below "Related articles" may be links.
const LINKS: u8 = 12;

/// A paragraph, or a passage that is no part of the article.
#[derive(Clone, Copy, Debug)]
pub(super) struct Passage {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) boilerplate: bool,
}

/// What is known of the page while its blocks are read in order.
#[derive(Debug, Default)]
pub(super) struct Page {
    /// How many more lines may be links of a list that has begun.
    links: u8,
    /// Kept to save allocations.
    rows: Vec<Row>,
}

/// A line and what tells whether it goes on.
#[derive(Clone, Copy, Debug)]
struct Row {
    line: Line,
    columns: usize,
    start: Start,
    end: End,
    item: Option<lists::Marker>,
    boilerplate: bool,
    /// Whether the line goes on from the one before.
    joined: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Start {
    Upper,
    Lower,
    Caseless,
    Other,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum End {
    /// A full stop or the like.
    Stop,
    /// A colon or semicolon.
    Colon,
    /// A comma, a hyphen or a word that never ends a sentence.
    Open,
    Word,
}

impl Page {
    /// Calls `emit` with the passages of a block of lines without a blank line.
    pub(super) fn passages(&mut self, text: &str, block: &[Line], emit: &mut impl FnMut(Passage)) {
        if let [line] = block {
            let boilerplate = self.is_boilerplate(line.of(text), false);
            emit(Passage { start: line.start, end: line.end, boilerplate });
            return;
        }
        self.read(text, block);
        let wrap = wrap(text, &self.rows);
        for at in 1..self.rows.len() {
            let (before, row) = (self.rows[at - 1], self.rows[at]);
            let joined = !before.boilerplate && joins(text, before, row, wrap);
            // A line in the middle of wrapped prose is prose, whatever it says.
            let prose = joined && (wrap.is_some() || before.end == End::Open);
            self.rows[at].joined = joined && (prose || !row.boilerplate);
            self.rows[at].boilerplate = row.boilerplate && !self.rows[at].joined;
        }
        // A heading of links that turned out to be prose opens no list.
        if !self.rows.last().is_some_and(|row| row.boilerplate) {
            self.links = 0;
        }
        emit_joined(&self.rows, emit);
    }

    fn read(&mut self, text: &str, block: &[Line]) {
        self.rows.clear();
        for (at, line) in block.iter().enumerate() {
            let of = line.of(text);
            let mut row = Row {
                line: *line,
                columns: of.bytes().filter(|byte| byte & 0xC0 != 0x80).count(),
                start: start(of),
                end: end(of),
                item: lists::marker(of),
                boilerplate: false,
                joined: false,
            };
            // Most lines of wrapped prose are known at a glance.
            if !self.rows.last().is_some_and(|before| runs_on(before, &row)) {
                let goes_on = block.get(at + 1).is_some_and(|next| start(next.of(text)) == Start::Lower);
                row.boilerplate = self.is_boilerplate(of, goes_on);
            }
            self.rows.push(row);
        }
    }

    fn is_boilerplate(&mut self, line: &str, goes_on: bool) -> bool {
        match boilerplate::verdict(line) {
            Verdict::Boilerplate => true,
            Verdict::Links => {
                self.links = LINKS;
                true
            }
            Verdict::Prose if self.links > 0 && !goes_on && boilerplate::is_link(line) => {
                self.links -= 1;
                true
            }
            Verdict::Prose => {
                self.links = 0;
                false
            }
        }
    }
}

/// Whether two lines are long, the first has no end and the second no start.
fn runs_on(before: &Row, row: &Row) -> bool {
    before.columns >= 40
        && row.columns >= 40
        && before.end != End::Stop
        && row.start == Start::Lower
        && !before.boilerplate
}

fn emit_joined(rows: &[Row], emit: &mut impl FnMut(Passage)) {
    let mut at = 0;
    while at < rows.len() {
        let len = 1 + rows[at + 1..].iter().take_while(|row| row.joined).count();
        let (first, last) = (rows[at], rows[at + len - 1]);
        emit(Passage { start: first.line.start, end: last.line.end, boilerplate: first.boilerplate });
        at += len;
    }
}

/// The width at which the lines are wrapped, when they are: then no line has room for the first word of the next.
fn wrap(text: &str, rows: &[Row]) -> Option<usize> {
    let prose = || rows.iter().filter(|row| !row.boilerplate);
    let width = prose().map(|row| row.columns).max().filter(|width| WRAP.contains(width))?;
    let count = prose().count();
    let last = prose().next_back()?;
    if count < 2 || (count == 2 && !wraps_once(text, rows, width)) {
        return None;
    }
    let pairs = || rows.windows(2).filter(|pair| !pair[0].boilerplate && !pair[1].boilerplate);
    let boundaries = pairs().count();
    let full = pairs().filter(|pair| is_full(text, pair[0], pair[1], width)).count();
    let stopped = pairs().filter(|pair| pair[0].end == End::Stop).count();
    let prose_like = last.end == End::Stop || prose().skip(1).any(|row| row.start == Start::Lower);
    (full * 5 >= boundaries * 3 && stopped * 2 <= boundaries && prose_like).then_some(width)
}

/// Whether two lines are one paragraph: a full line without an end, and a shorter one with an end.
fn wraps_once(text: &str, rows: &[Row], width: usize) -> bool {
    let mut prose = rows.iter().filter(|row| !row.boilerplate);
    let (Some(first), Some(second)) = (prose.next(), prose.next()) else {
        return false;
    };
    let of = first.line.of(text);
    (50..=100).contains(&width)
        && first.end != End::Stop
        && second.end == End::Stop
        && !is_title(of)
        && !is_capitals(of)
}

fn is_full(text: &str, row: Row, next: Row, width: usize) -> bool {
    let word = next.line.of(text).split_whitespace().next().unwrap_or_default();
    row.columns + 1 + word.chars().count() > width
}

fn joins(text: &str, before: Row, row: Row, wrap: Option<usize>) -> bool {
    if row.item.is_some_and(|item| starts_item(before, item)) {
        return false;
    }
    if before.end == End::Word && belong_together(last_word(before.line.of(text)), row.line.of(text)) {
        return true;
    }
    match wrap {
        Some(width) => joins_wrapped(text, before, row, width),
        None => joins_unwrapped(text, before, row),
    }
}

fn starts_item(before: Row, item: lists::Marker) -> bool {
    item.is_certain()
        || item.is_first() && before.end == End::Word
        || before.item.is_some()
        || matches!(before.end, End::Stop | End::Colon)
}

fn joins_wrapped(text: &str, before: Row, row: Row, width: usize) -> bool {
    let indented = row.line.indent > before.line.indent + 1;
    if before.end == End::Stop && indented && before.item.is_none() {
        return false;
    }
    if is_full(text, before, row, width) {
        let of = before.line.of(text);
        return !is_capitals(of) || is_capitals(row.line.of(text));
    }
    if row.start == Start::Lower {
        return before.end != End::Stop;
    }
    let heading = !before.joined || before.columns * 10 < width * 7;
    before.end == End::Open || !(before.end == End::Stop || heading)
}

fn joins_unwrapped(text: &str, before: Row, row: Row) -> bool {
    match before.end {
        End::Open => row.start != Start::Other,
        End::Stop | End::Colon => false,
        End::Word if row.start == Start::Lower => before.start != Start::Lower || before.joined,
        End::Word => {
            row.start == Start::Upper && WRAP.contains(&before.columns) && holds_sentence(before.line.of(text))
        }
    }
}

fn start(line: &str) -> Start {
    let opener = |c: char| !c.is_alphanumeric() && !c.is_whitespace();
    match line.chars().take(4).find(|&c| !opener(c)) {
        Some(c) if c.is_uppercase() => Start::Upper,
        Some(c) if c.is_lowercase() => Start::Lower,
        Some(c) if c.is_alphabetic() => Start::Caseless,
        _ => Start::Other,
    }
}

fn end(line: &str) -> End {
    let bare = line.trim_end_matches(['"', '\'', '’', '”', '»', ')', ']', '」', '』', '）']);
    let Some(last) = bare.chars().next_back() else {
        return End::Word;
    };
    match last {
        '.' if ends_in_title(bare) => End::Open,
        _ if boilerplate::is_stop(last) => End::Stop,
        ':' | ';' | '：' | '；' => End::Colon,
        ',' | '-' | '،' | '，' | '、' if bare.len() == line.len() => End::Open,
        'の' | 'は' | 'が' | 'を' | 'に' | 'と' | 'で' => End::Open,
        _ if bare.len() == line.len() && is_function_word(last_word(bare)) => End::Open,
        _ => End::Word,
    }
}

fn ends_in_title(line: &str) -> bool {
    let word = last_word(line.trim_end_matches('.'));
    words::class(word) == Some(Class::Never)
}

fn last_word(line: &str) -> &str {
    let start = line
        .rfind(|c: char| !c.is_alphabetic())
        .map_or(0, |at| at + line[at..].chars().next().map_or(0, char::len_utf8));
    &line[start..]
}

/// Words that want another one after them.
fn is_function_word(word: &str) -> bool {
    static WANTING: &[Key] = &pack([
        "a", "an", "and", "as", "at", "because", "between", "but", "by", "for", "from", "his", "into", "its", "nor",
        "of", "or", "than", "that", "the", "their", "to", "which", "whose", "with",
    ]);
    holds(WANTING, word)
}

/// Whether a sentence ends inside the line, as in no heading.
fn holds_sentence(line: &str) -> bool {
    let mut rest = line;
    while let Some(at) = rest.find(". ") {
        let word = last_word(&rest[..at]);
        rest = &rest[at + 2..];
        if word.len() > 2 && words::class(word).is_none() && rest.starts_with(char::is_uppercase) {
            return true;
        }
    }
    false
}

/// Whether every word that is no function word starts with a capital.
fn is_title(line: &str) -> bool {
    let small = |word: &str| word.starts_with(char::is_lowercase);
    line.split_whitespace()
        .all(|word| !small(word) || is_function_word(word) || matches!(word, "in" | "on" | "off" | "up" | "vs"))
}

fn is_capitals(line: &str) -> bool {
    !line.contains(char::is_lowercase) && line.contains(char::is_uppercase)
}
