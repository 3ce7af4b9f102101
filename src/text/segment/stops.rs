//! The signs that end sentences, what closes after them and what follows.

use super::lines::{NONE, find_byte, skip_blanks};
use super::table::{Key, holds, pack};

/// How far a bracket may be open.
const REACH: usize = 400;

/// All signs that end sentences in other scripts start with a byte from this one.
const FIRST_OTHER: u8 = 0xD6;

fn may_stop(byte: u8) -> bool {
    matches!(byte, b'.' | b'!' | b'?' | FIRST_OTHER..)
}

/// Signs that stand together and may end a sentence.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Stop {
    pub(super) start: usize,
    pub(super) end: usize,
    /// Full stops; an ellipsis sign counts as three.
    pub(super) dots: usize,
    /// Question and exclamation marks.
    pub(super) marks: usize,
    /// Signs that end a sentence whatever follows, as "。".
    pub(super) full: usize,
    /// Whether blanks stand between the dots: ". . ."
    pub(super) spaced: bool,
}

impl Stop {
    /// The first stop at or after `from`.
    pub(super) fn find(text: &str, from: usize) -> Option<Self> {
        let bytes = text.as_bytes();
        let mut at = from;
        while let Some(&byte) = bytes.get(at) {
            let mut stop = Self { start: at, end: at, ..Self::default() };
            if may_stop(byte) && stop.take(bytes) {
                while stop.take(bytes) {}
                stop.take_spaced_dots(bytes);
                return Some(stop);
            }
            at += 1;
            // Within other scripts, nearly every character may be one.
            if byte.is_ascii() {
                at = find_byte(bytes, at, *b".!?", FIRST_OTHER);
            }
        }
        None
    }

    /// Takes the sign at the end of the stop, when one is there.
    fn take(&mut self, bytes: &[u8]) -> bool {
        let (len, count) = match &bytes[self.end..] {
            [b'.', ..] => (1, &mut self.dots),
            [b'!' | b'?', ..] => (1, &mut self.marks),
            [0xE2, 0x80, 0xA6, ..] => {
                self.dots += 2;
                (3, &mut self.dots)
            }
            [0xE2, 0x80, 0xBC | 0xBD, ..] | [0xE2, 0x81, 0x87..=0x89, ..] => (3, &mut self.marks),
            rest => (full_len(rest), &mut self.full),
        };
        *count += usize::from(len > 0);
        self.end += len;
        len > 0
    }

    fn take_spaced_dots(&mut self, bytes: &[u8]) {
        while self.marks == 0 && self.full == 0 {
            match &bytes[self.end..] {
                [b' ', b'.'] => {}
                [b' ', b'.', after, ..] if !after.is_ascii_alphanumeric() && *after != b'.' => {}
                _ => return,
            }
            self.end += 2;
            self.dots += 1;
            self.spaced = true;
        }
    }
}

/// The length of the sign at the start of `bytes` that always ends a sentence, or 0.
fn full_len(bytes: &[u8]) -> usize {
    match bytes {
        // ։ ؟ ۔
        [0xD6, 0x89, ..] | [0xD8, 0x9F, ..] | [0xDB, 0x94, ..] => 2,
        // A full-width full stop between digits is a decimal point.
        [0xEF, 0xBC, 0x8E, 0xEF, 0xBC, 0x90..=0x99, ..] => 0,
        // । ॥ ෴ ။ ። ፧ ។ ៕ 。 ！ ． ？ ｡
        [0xE0, 0xA5, 0xA4 | 0xA5, ..]
        | [0xE0, 0xB7, 0xB4, ..]
        | [0xE1, 0x81, 0x8B, ..]
        | [0xE1, 0x8D, 0xA2 | 0xA7, ..]
        | [0xE1, 0x9F, 0x94 | 0x95, ..]
        | [0xE3, 0x80, 0x82, ..]
        | [0xEF, 0xBC, 0x81 | 0x8E | 0x9F, ..]
        | [0xEF, 0xBD, 0xA1, ..] => 3,
        _ => 0,
    }
}

/// Whether `c` closes or opens a quotation.
pub(super) fn is_quote(c: char) -> bool {
    matches!(c, '"' | '\'' | '‘' | '’' | '“' | '”' | '„' | '«' | '»' | '‹' | '›' | '「' | '」' | '『' | '』' | '＂')
}

fn is_closer(c: char) -> bool {
    matches!(
        c,
        '"' | '\''
            | '’'
            | '”'
            | '»'
            | '›'
            | ')'
            | ']'
            | '}'
            | '」'
            | '』'
            | '】'
            | '》'
            | '〉'
            | '）'
            | '］'
            | '｣'
            | '＂'
    )
}

fn is_opener(c: char) -> bool {
    matches!(c, '(' | '[' | '{' | '¿' | '¡' | '‚' | '《' | '〈' | '（' | '［' | '【' | '*' | '_') || is_quote(c)
}

/// The end of the stop that ends at `at` with the quotes, brackets, further stops and reference numbers that close after it.
pub(super) fn closed(text: &str, at: usize) -> usize {
    let mut end = at;
    for _ in 0..16 {
        let len = closer_len(text, end);
        if len == 0 {
            break;
        }
        end += len;
    }
    stray_quote(text, end).unwrap_or(end)
}

fn closer_len(text: &str, at: usize) -> usize {
    let rest = &text[at..];
    let mut chars = rest.chars();
    let (Some(first), second) = (chars.next(), chars.next()) else {
        return 0;
    };
    let ends_word = second.is_none_or(|c| !c.is_alphanumeric());
    match first {
        '"' | '\'' if !ends_word => usize::from(is_second_quote(text, at)),
        // The closing quote of German; elsewhere it opens.
        '“' | '‘' if ends_word => first.len_utf8(),
        '[' => reference_len(rest),
        '.' | '!' | '?' | '。' => first.len_utf8(),
        _ if is_closer(first) => first.len_utf8(),
        _ => 0,
    }
}

/// Whether the straight quote at `at` closes: an odd number of them stands before it.
fn is_second_quote(text: &str, at: usize) -> bool {
    let bytes = &text.as_bytes()[at.saturating_sub(1_000)..at];
    let quote = text.as_bytes()[at];
    quote == b'"' && bytes.iter().fold(false, |odd, &byte| odd ^ (byte == quote))
}

/// The length of a reference number in square brackets.
fn reference_len(rest: &str) -> usize {
    let digits = rest.bytes().skip(1).take(4).take_while(u8::is_ascii_digit).count();
    let is_reference = digits > 0 && rest[1 + digits..].starts_with(']');
    if is_reference { digits + 2 } else { 0 }
}

/// A closing quote that a blank has parted from its sentence.
fn stray_quote(text: &str, at: usize) -> Option<usize> {
    let rest = text[at..].strip_prefix(' ')?;
    let quote = rest.chars().next().filter(|c| matches!(c, '"' | '”' | '»'))?;
    let after = &rest[quote.len_utf8()..];
    let alone = after.chars().next().is_none_or(char::is_whitespace);
    alone.then_some(at + 1 + quote.len_utf8())
}

/// What stands after a stop.
#[derive(Clone, Copy, Debug)]
pub(super) struct Next {
    /// Where it stands, after quotes and brackets that open.
    pub(super) at: usize,
    pub(super) kind: Kind,
    /// The first quote or bracket before it.
    pub(super) opener: Option<char>,
    /// Whether no blank parts it from the stop.
    pub(super) glued: bool,
}

/// The kind of a character that follows a stop.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Upper,
    Lower,
    Digit,
    /// A letter of a script without capitals.
    Caseless,
    Dash,
    /// A comma or the like, after which no sentence starts.
    Inner,
    Sign,
}

impl Next {
    /// What stands after the stop that ends at `end`, or `None` at the end of the text.
    pub(super) fn after(text: &str, end: usize) -> Option<Self> {
        let mut at = skip_blanks(text, end);
        let glued = at == end;
        let mut opener = None;
        for _ in 0..6 {
            let Some(c) = text[at..].chars().next().filter(|&c| is_opener(c)) else {
                break;
            };
            opener.get_or_insert(c);
            at += c.len_utf8();
        }
        let mut chars = text[at..].chars();
        let first = chars.next()?;
        Some(Self { at, kind: kind(first, chars.next()), opener, glued })
    }

    /// The letters that stand there.
    pub(super) fn word(self, text: &str) -> &str {
        let rest = &text[self.at..];
        let len: usize = rest.chars().take(24).take_while(|c| c.is_alphabetic()).map(char::len_utf8).sum();
        if rest[len..].starts_with(['-', '‑']) { "" } else { &rest[..len] }
    }

    /// Whether a capitalized word stands there.
    pub(super) fn is_capitalized(self, text: &str) -> bool {
        let second = text[self.at..].chars().nth(1);
        self.kind == Kind::Upper
            && second.is_none_or(|c| c.is_lowercase() || c.is_whitespace() || c == '\'' || c == '’')
    }

    /// Whether a Japanese syllable stands there, which goes on after a quotation.
    pub(super) fn is_kana(self, text: &str) -> bool {
        self.opener.is_none() && text[self.at..].starts_with(|c: char| ('\u{3041}'..='\u{309F}').contains(&c))
    }

    /// Whether a name that starts small stands there: "al-Assad", "iPhone", "bin Laden".
    pub(super) fn is_lower_name(self, text: &str) -> bool {
        static PARTICLES: &[Key] = &pack([
            "abu", "al", "ben", "bin", "da", "de", "del", "della", "den", "der", "di", "du", "el", "la", "le", "ter",
            "van", "von",
        ]);
        let mut following = text[self.at..].split_whitespace();
        let (Some(first), second) = (following.next(), following.next()) else {
            return false;
        };
        let inner = first.chars().take(12).skip(1).any(char::is_uppercase) && !first.contains(['.', '/', '@']);
        inner || (holds(PARTICLES, first) && second.is_some_and(|word| word.starts_with(char::is_uppercase)))
    }

    /// Whether a bracket follows that belongs to the sentence before: "(Smith 55)." with its own stop after it.
    pub(super) fn is_citation(self, text: &str) -> bool {
        let window = &text.as_bytes()[self.at..text.len().min(self.at + 80)];
        let Some(close) = window.iter().position(|&byte| byte == b')') else {
            return false;
        };
        let inside = window[..close].last().is_some_and(|byte| b".!?".contains(byte));
        !inside && window.get(close + 1).is_none_or(|byte| b".,;".contains(byte))
    }

    /// Whether the rest of the paragraph is a dash and a name, as under a quotation.
    pub(super) fn is_signature(self, text: &str) -> bool {
        let rest = &text[self.at..];
        rest.len() <= 80 && !rest.contains(['.', '!', '?'])
    }
}

fn kind(first: char, second: Option<char>) -> Kind {
    match first {
        _ if first.is_uppercase() => Kind::Upper,
        _ if first.is_lowercase() => Kind::Lower,
        _ if first.is_numeric() => Kind::Digit,
        _ if first.is_alphabetic() => Kind::Caseless,
        '-' if second.is_some_and(|c| c.is_ascii_digit()) => Kind::Digit,
        '-' | '–' | '—' | '―' => Kind::Dash,
        ',' | ';' | ':' | ')' | ']' | '%' | '&' | '+' | '=' | '/' | '，' | '、' | '；' | '：' | '،' => Kind::Inner,
        _ => Kind::Sign,
    }
}

/// The brackets that are open in a sentence.
#[derive(Clone, Copy, Debug)]
pub(super) struct Brackets {
    start: usize,
    seen: usize,
    depth: usize,
    /// Where the outermost open bracket stands.
    open: usize,
}

impl Brackets {
    /// For the sentence that starts at `start`.
    pub(super) fn new(start: usize) -> Self {
        Self { start, seen: start, depth: 0, open: start }
    }

    /// Whether a bracket that closes soon is open at `at`, which never goes back.
    pub(super) fn open_at(&mut self, text: &str, at: usize) -> bool {
        let bytes = text.as_bytes();
        while let Some((place, step)) = bracket(bytes, self.seen, at) {
            match step {
                Bracket::Open if self.depth == 0 => (self.depth, self.open) = (1, place),
                Bracket::Open => self.depth += 1,
                Bracket::Close => self.depth = self.depth.saturating_sub(1),
            }
            self.seen = place + 1;
        }
        self.seen = self.seen.max(at);
        // Sentences inside a bracket that opens the sentence are sentences.
        let inside = self.depth > 0 && at - self.open < REACH && (self.open > self.start || bytes[self.open] != b'(');
        inside && closes_soon(bytes, at)
    }
}

#[derive(Clone, Copy)]
enum Bracket {
    Open,
    Close,
}

/// The first bracket from `from` to `to`.
fn bracket(bytes: &[u8], from: usize, to: usize) -> Option<(usize, Bracket)> {
    let mut at = from;
    loop {
        match &bytes[at..to] {
            [] => return None,
            // 〈 《 「 『 【 and their partners alternate; （ ）
            [b'(', ..] | [0xE3, 0x80, 0x88 | 0x8A | 0x8C | 0x8E | 0x90, ..] | [0xEF, 0xBC, 0x88, ..] => {
                return Some((at, Bracket::Open));
            }
            [b')', ..] | [0xE3, 0x80, 0x89 | 0x8B | 0x8D | 0x8F | 0x91, ..] | [0xEF, 0xBC, 0x89, ..] => {
                return Some((at, Bracket::Close));
            }
            [byte, ..] if byte.is_ascii() => {
                at = find_byte(&bytes[..to], at + 1, [b'(', b')', 0xE3, 0xEF], NONE);
            }
            _ => at += 1,
        }
    }
}

fn closes_soon(bytes: &[u8], at: usize) -> bool {
    let to = bytes.len().min(at + REACH);
    let mut from = at;
    while let Some((place, step)) = bracket(bytes, from, to) {
        match step {
            Bracket::Close => return true,
            Bracket::Open => from = place + 1,
        }
    }
    false
}
