//! Divides a paragraph into sentences, by hand-written rules for English and the full stops of other scripts.

use super::abbreviations::{self as words, Class};
use super::lines::{NONE, find_byte, skip_blanks, trimmed};
use super::lists;
use super::stops::{Brackets, Kind, Next, Stop, closed, is_quote};
use super::table::{Key, holds, pack};

/// A longer sentence is cut at a blank.
const LONGEST: usize = 4_000;

/// Calls `emit` with the start and end of each sentence of `paragraph`, which holds a letter or digit.
pub(super) fn divide(paragraph: &str, emit: &mut impl FnMut(usize, usize)) {
    let mut start = 0;
    while start < paragraph.len() {
        let end = item_end(paragraph, start);
        let mut scanner = Scanner::new(&paragraph[..end], start);
        scanner.skip_marker();
        scanner.run(emit);
        start = end;
    }
}

/// Where the list item that starts at `start` gives way to the next item of the same line, or the end of the text.
fn item_end(text: &str, start: usize) -> usize {
    let body = text[start..].trim_start();
    let start = text.len() - body.len();
    let Some(marker) = lists::marker(body) else {
        return text.len();
    };
    let Some(next) = marker.successor() else {
        return text.len();
    };
    let mut at = start + marker.len;
    while let Some(found) = text[at..].find(&next) {
        let place = at + found;
        at = place + next.len();
        let alone = text[..place].ends_with(char::is_whitespace) && lists::marker(&text[place..]).is_some();
        if alone && (marker.is_certain() || text[at..].trim_start().starts_with(char::is_uppercase)) {
            return place;
        }
    }
    text.len()
}

fn emit_in_parts(text: &str, start: usize, end: usize, emit: &mut impl FnMut(usize, usize)) {
    let mut rest = trimmed(text, start, end);
    while rest.end - rest.start > LONGEST {
        let Some(cut) = blank_near(&text.as_bytes()[rest.start..rest.end]) else {
            break;
        };
        let part = trimmed(text, rest.start, rest.start + cut);
        emit(part.start, part.end);
        rest = trimmed(text, rest.start + cut, rest.end);
    }
    if !rest.is_blank() {
        emit(rest.start, rest.end);
    }
}

/// The last blank within the longest sentence, else the first one after it.
fn blank_near(bytes: &[u8]) -> Option<usize> {
    let last = bytes[..LONGEST].iter().rposition(u8::is_ascii_whitespace);
    let after = || find_byte(bytes, LONGEST, *b" \t\n", NONE);
    last.or_else(|| Some(after()).filter(|&at| at < bytes.len()))
}

/// What the word before a full stop says of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Before {
    Plain,
    Abbreviation(Class),
    /// "a.m." and "p.m."
    Clock,
    /// A single capital.
    Initial,
    /// "Dr.", "Sen.": before a name; but Sen may be one.
    Title,
    /// A number of one or two digits, which may be a day ("12. Juni").
    Day,
}

struct Scanner<'t> {
    /// The text up to the end of the paragraph or list item.
    text: &'t str,
    /// Where the sentence starts.
    start: usize,
    /// Where to look for the next stop.
    at: usize,
    /// Whether the sentence holds a letter or digit before `seen`.
    worded: bool,
    seen: usize,
    brackets: Brackets,
}

impl<'t> Scanner<'t> {
    fn new(text: &'t str, start: usize) -> Self {
        let start = skip_blanks(text, start);
        Self { text, start, at: start, worded: false, seen: start, brackets: Brackets::new(start) }
    }

    /// The full stop of "1." ends no sentence.
    fn skip_marker(&mut self) {
        self.at += lists::marker(&self.text[self.start..]).map_or(0, |marker| marker.len);
        self.seen = self.at;
    }

    fn run(mut self, emit: &mut impl FnMut(usize, usize)) {
        while let Some(stop) = Stop::find(self.text, self.at) {
            match self.sentence_end(stop) {
                Some(end) if self.text[end..].contains(char::is_alphanumeric) => {
                    self.cut(end, emit);
                }
                _ => self.at = stop.end,
            }
        }
        emit_in_parts(self.text, self.start, self.text.len(), emit);
    }

    fn cut(&mut self, end: usize, emit: &mut impl FnMut(usize, usize)) {
        emit_in_parts(self.text, self.start, end, emit);
        *self = Self::new(self.text, end);
    }

    /// Whether a letter or digit stands between the start of the sentence and the stop.
    fn has_word(&mut self, stop: Stop) -> bool {
        if !self.worded {
            self.worded = self.text[self.seen..stop.end].contains(char::is_alphanumeric);
            self.seen = stop.end;
        }
        self.worded
    }

    /// Where the sentence ends, when `stop` ends it.
    fn sentence_end(&mut self, stop: Stop) -> Option<usize> {
        if !self.has_word(stop) {
            return None;
        }
        let end = closed(self.text, stop.end);
        let quoted = self.text[stop.end..end].contains(is_quote);
        let next = Next::after(self.text, end);
        if stop.full > 0 {
            return (self.full_ends(stop, end, next) && !self.brackets.open_at(self.text, end)).then_some(end);
        }
        let ends = match next {
            None => return Some(end),
            Some(next) if next.glued => self.ends_glued(stop, end, quoted, next),
            Some(next) => self.ends_spaced(stop, end, quoted, next),
        };
        if !ends || self.brackets.open_at(self.text, end) {
            return None;
        }
        Some(if self.is_stop_and_ellipsis(stop) { stop.start + 1 } else { end })
    }

    /// "word. . . . Next": a full stop, then an ellipsis that opens the next sentence.
    fn is_stop_and_ellipsis(&self, stop: Stop) -> bool {
        stop.spaced && stop.dots == 4 && !self.text[..stop.start].ends_with(char::is_whitespace)
    }

    /// Stops of other scripts end sentences without a blank; but a quotation may go on ("「…。」と述べた").
    fn full_ends(&self, stop: Stop, end: usize, next: Option<Next>) -> bool {
        let Some(next) = next else { return true };
        let goes_on = next.glued && end > stop.end && next.is_kana(self.text);
        next.kind != Kind::Inner && !goes_on
    }

    fn ends_spaced(&self, stop: Stop, end: usize, quoted: bool, next: Next) -> bool {
        if next.kind == Kind::Inner || (next.opener == Some('(') && next.is_citation(self.text)) {
            return false;
        }
        if next.kind == Kind::Dash && next.is_signature(self.text) {
            return false;
        }
        if quoted && (stop.marks > 0 || stop.dots > 1) && self.is_attribution(next) {
            return false;
        }
        if stop.marks > 0 {
            self.mark_ends(stop, end, quoted, next)
        } else if stop.dots > 1 {
            self.ellipsis_ends(stop, end, next)
        } else {
            self.full_stop_ends(stop, quoted, next)
        }
    }

    fn mark_ends(&self, stop: Stop, end: usize, quoted: bool, next: Next) -> bool {
        if next.kind == Kind::Lower {
            return !quoted && next.is_lower_name(self.text);
        }
        let name = !quoted && words::is_exclaimed(last_word(&self.text[..stop.start]));
        if name || self.is_remark(end) {
            return words::is_starter(next.word(self.text));
        }
        true
    }

    /// "(sic!)" and the like inside a sentence.
    fn is_remark(&self, end: usize) -> bool {
        let bytes = &self.text.as_bytes()[self.start..end];
        bytes.ends_with(b")") && bytes.iter().rev().take(12).any(|&byte| byte == b'(')
    }

    fn ellipsis_ends(&self, stop: Stop, end: usize, next: Next) -> bool {
        let before = &self.text[..stop.start];
        let bracketed = before.ends_with(['[', '(']) && self.text[stop.end..end].starts_with([']', ')']);
        if bracketed || next.kind == Kind::Lower {
            return false;
        }
        if stop.dots == 2 || stop.dots >= 4 || !(stop.spaced || before.ends_with(char::is_whitespace)) {
            return true;
        }
        let word = next.word(self.text);
        word != "I" && words::is_starter(word)
    }

    fn full_stop_ends(&self, stop: Stop, quoted: bool, next: Next) -> bool {
        let before = if quoted { Before::Plain } else { self.before(stop) };
        match (before, next.kind) {
            (Before::Plain, Kind::Lower) => next.is_lower_name(self.text),
            (_, Kind::Lower) => false,
            (Before::Plain, _) => true,
            (Before::Day, _) => !words::is_calendar(next.word(self.text)),
            (Before::Abbreviation(Class::Closing), kind) => kind != Kind::Dash,
            (Before::Abbreviation(Class::Numbered), kind) => kind == Kind::Upper && !is_numeral(next.word(self.text)),
            (Before::Abbreviation(Class::Ambiguous), Kind::Upper) => words::is_starter(next.word(self.text)),
            (Before::Title, Kind::Upper) => words::is_starter_after_initial(next.word(self.text)),
            (Before::Clock, Kind::Upper) => self.clock_ends(stop, next),
            (Before::Initial, Kind::Upper) => self.initial_ends(stop, next),
            (Before::Abbreviation(_) | Before::Clock | Before::Initial | Before::Title, _) => false,
        }
    }

    fn before(&self, stop: Stop) -> Before {
        let token = token_before(self.text, self.start, stop.start);
        let hyphenated = self.text[..stop.start - token.len()].ends_with('-');
        if token.contains('.') {
            return dotted(token);
        }
        let mut letters = token.chars();
        match (letters.next(), letters.next()) {
            (None, _) => Before::Plain,
            (Some(letter), None) if letter.is_alphabetic() => single_letter(letter),
            _ if token.len() <= 2 && token.bytes().all(|byte| byte.is_ascii_digit()) => Before::Day,
            _ if token.ends_with(['°', 'º']) => Before::Abbreviation(Class::Numbered),
            _ => match words::class(token) {
                Some(Class::Never) if token.starts_with(char::is_uppercase) => Before::Title,
                Some(class) if !hyphenated => Before::Abbreviation(class),
                _ => Before::Plain,
            },
        }
    }

    /// "At 5 a.m. Mr. Smith went": after a time that opens the sentence, the sentence goes on; so it does before a day or a time zone.
    fn clock_ends(&self, stop: Stop, next: Next) -> bool {
        static OPENERS: &[Key] = &pack([
            "about", "after", "around", "at", "before", "by", "from", "just", "on", "shortly", "since", "until",
        ]);
        let word = next.word(self.text);
        let second = self.text[next.at + word.len()..].split_whitespace().next().unwrap_or_default();
        if words::follows_time(word) || second.starts_with("time") {
            return false;
        }
        let mut so_far = self.text[self.start..stop.start].split_whitespace();
        let first = so_far.next().unwrap_or_default();
        let short = so_far.take(6).count() < 6;
        !(short && holds(OPENERS, first))
    }

    fn initial_ends(&self, stop: Stop, next: Next) -> bool {
        let before = self.text[..stop.start].trim_end_matches(char::is_uppercase);
        let label = last_word(before.trim_end());
        let labeled = label.starts_with(char::is_uppercase) && words::takes_letter(label);
        labeled || words::is_starter_after_initial(next.word(self.text))
    }

    /// "“Why now?” Park asked": after a quotation, who said it.
    fn is_attribution(&self, next: Next) -> bool {
        if next.kind != Kind::Upper || next.opener.is_some() || words::is_starter(next.word(self.text)) {
            return false;
        }
        let rest = self.text[next.at..].split_whitespace().take(6);
        for word in rest {
            if words::is_speech(word.trim_end_matches([',', '.', ':'])) {
                return true;
            }
            if !word.starts_with(char::is_uppercase) || word.ends_with(',') {
                return false;
            }
        }
        false
    }

    /// Whether a stop without a blank after it ends the sentence: a blank was lost, or the script has none.
    fn ends_glued(&self, stop: Stop, end: usize, quoted: bool, next: Next) -> bool {
        let closed = end > stop.end;
        if stop.marks > 0 && next.kind == Kind::Caseless {
            let ideographs = self.text[..stop.start].ends_with(is_wide) && self.text[next.at..].starts_with(is_wide);
            return ideographs && !(closed && next.is_kana(self.text));
        }
        if !next.is_capitalized(self.text) || self.in_address(stop) {
            return false;
        }
        let token = token_before(self.text, self.start, stop.start);
        let plain = token.len() > 1 && !token.contains('.') && words::class(token).is_none();
        let word = next.word(self.text);
        let starter = plain && (words::is_starter(word) || words::class(word) == Some(Class::Never));
        match stop.dots {
            _ if quoted => true,
            0 => plain,
            1 => starter || is_lost_blank(token, plain),
            _ => starter,
        }
    }

    /// Whether the stop stands inside a web address, e-mail address or path.
    fn in_address(&self, stop: Stop) -> bool {
        let bytes = &self.text.as_bytes()[self.start..stop.start];
        let token = bytes.iter().rev().take(80).take_while(|byte| !byte.is_ascii_whitespace());
        token.into_iter().any(|byte| matches!(byte, b'/' | b'@' | b'\\' | b'_' | b'='))
    }
}

/// "world.Today", "1,000.That".
fn is_lost_blank(token: &str, plain: bool) -> bool {
    let word = plain && token.len() >= 3 && token.chars().all(char::is_lowercase);
    let number = token.len() >= 3 && token.bytes().all(|byte| byte.is_ascii_digit() || byte == b',');
    word || number
}

/// The word before `at`, with the full stops inside it; not before `start`.
fn token_before(text: &str, start: usize, at: usize) -> &str {
    let inside = |c: &char| c.is_alphanumeric() || matches!(c, '.' | '\'' | '’' | '°' | 'º' | ',');
    let len: usize = text[start..at].chars().rev().take(32).take_while(inside).map(char::len_utf8).sum();
    text[at - len..at].trim_start_matches(['.', '\'', '’', ','])
}

/// The letters at the end of `text`.
fn last_word(text: &str) -> &str {
    let len: usize = text.chars().rev().take(24).take_while(|c| c.is_alphabetic()).map(char::len_utf8).sum();
    &text[text.len() - len..]
}

/// What a word with inner full stops says: "U.S", "a.m", "Lt.Gen", "example.com".
fn dotted(token: &str) -> Before {
    let short = |part: &str| part.chars().count() <= 2 && part.chars().all(char::is_alphabetic);
    let mut parts = token.split('.');
    if parts.clone().all(short) && parts.clone().any(|part| part.chars().count() == 1) {
        if words::is_never_dotted(token) {
            return Before::Abbreviation(Class::Never);
        }
        let clock = token.eq_ignore_ascii_case("a.m") || token.eq_ignore_ascii_case("p.m");
        return if clock { Before::Clock } else { Before::Abbreviation(Class::Ambiguous) };
    }
    let last = parts.next_back().unwrap_or_default();
    match words::class(last) {
        Some(class) if parts.all(|part| words::class(part).is_some()) => Before::Abbreviation(class),
        _ => Before::Plain,
    }
}

fn single_letter(letter: char) -> Before {
    if letter.is_uppercase() {
        return Before::Initial;
    }
    match letter {
        'a' | 'i' | 'o' | 'u' => Before::Plain,
        'c' | 'v' => Before::Abbreviation(Class::Never),
        _ if letter.is_ascii() => Before::Abbreviation(Class::Numbered),
        _ if letter.is_lowercase() => Before::Abbreviation(Class::Ambiguous),
        _ => Before::Abbreviation(Class::Never),
    }
}

/// Whether `word` is a Roman numeral or a single letter, which number things as digits do.
fn is_numeral(word: &str) -> bool {
    word.len() == 1 || (!word.is_empty() && word.bytes().all(|byte| b"IVXLC".contains(&byte)))
}

/// Whether `c` is of a script that sets no blanks between words.
fn is_wide(c: char) -> bool {
    matches!(c, '\u{2E80}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{FF00}'..='\u{FFEF}' | '\u{20000}'..='\u{3FFFF}')
}
