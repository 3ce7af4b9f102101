//! Divides text into the tokens that names are compared by: folded, hashed, with their case and what joins them.

mod gap;
mod window;

use unicode_segmentation::UnicodeSegmentation;

use super::Span;
use super::fold::{fold_char, is_apostrophe, is_dropped, is_hangul_syllable, is_spaceless};
use gap::Gap;
use window::{WINDOW, Window, case_of};

/// How a token is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Case {
    /// No capital letter where capitals exist.
    Lower,
    /// A capital first letter and a small one later.
    Capitalized,
    /// One capital letter: capitalized and in capitals at once.
    Initial,
    /// Capitals only, two or more of them; dotted ones (`U.S.`) too.
    Upper,
    /// A capital after a small letter (`eSwatini`, `iPhone`).
    Mixed,
    /// Digits, or a script without case.
    Uncased,
}

/// What stands between a token and the one before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Join {
    /// Nothing: ideographs or syllables of one run.
    Tight,
    /// Blanks, at most one line break, or a full stop inside a sentence.
    Space,
    /// A hyphen or dash without blanks around it.
    Hyphen,
    /// An apostrophe inside a word.
    Apostrophe,
    /// A comma.
    Comma,
    /// Other punctuation or a blank line: no name goes across it.
    Hard,
}

/// A word, number, ideograph or Hangul syllable.
#[derive(Clone, Copy, Debug)]
pub struct Token {
    /// Where it stands, a possessive ending left out, the last dot of `U.S.` included.
    pub span: Span,
    /// Hash of its folded form, the same on every platform.
    pub hash: u64,
    /// How it is written.
    pub case: Case,
    /// What joins it to the token before; [`Join::Hard`] for the first.
    pub join: Join,
    /// Whether a possessive ending follows (`China's`, `China’s`).
    pub possessive: bool,
}

/// Hash of an already folded word, the same on every platform: its bytes, eight at a time, each time mixed by a multiplication.
pub const fn hash_folded(word: &str) -> u64 {
    let (mut hash, mut bytes) = (SEED, word.as_bytes());
    while let Some((chunk, rest)) = bytes.split_first_chunk() {
        hash = mix(hash, u64::from_le_bytes(*chunk));
        bytes = rest;
    }
    let (mut last, mut rest) = (0, bytes);
    while let [before @ .., byte] = rest {
        last = last << 8 | *byte as u64;
        rest = before;
    }
    if bytes.is_empty() { hash } else { mix(hash, last) }
}

/// The hash of the word that folded parts make together.
pub fn hash_joined(parts: &[&str]) -> u64 {
    let (mut hash, mut chunk, mut shift) = (SEED, 0, 0);
    for part in parts {
        for byte in part.bytes() {
            chunk |= u64::from(byte) << shift;
            shift += 8;
            if shift == 64 {
                hash = mix(hash, chunk);
                (chunk, shift) = (0, 0);
            }
        }
    }
    if shift == 0 { hash } else { mix(hash, chunk) }
}

const SEED: u64 = 0xcbf2_9ce4_8422_2325;

const fn mix(hash: u64, chunk: u64) -> u64 {
    let product = (hash ^ chunk).wrapping_mul(0x9fb2_1c65_1e98_df25);
    product ^ product >> 32
}

/// Appends the folded form of the token at `span`: what its hash is made of.
pub fn fold_token(text: &str, span: Span, out: &mut String) {
    let word = span.of(text);
    if word.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        let start = out.len();
        out.push_str(word);
        return out[start..].make_ascii_lowercase();
    }
    word.chars().filter(|c| *c != '.').for_each(|c| match c {
        '&' => out.push_str("and"),
        c => fold_char(c, out),
    });
}

/// The tokens of `text`, in order. Linear in its length.
///
/// Words are those of UAX #29, divided further at apostrophes and, in Hangul, into syllables; `&` is the word "and", `U.S.` is one token.
pub fn tokenize(text: &str) -> Vec<Token> {
    let mut tokens = Vec::with_capacity(text.len() / 6);
    tokenize_into(text, &mut tokens);
    tokens
}

/// As [`tokenize`], into a vector that can be used again.
pub fn tokenize_into(text: &str, out: &mut Vec<Token>) {
    out.clear();
    tokenize_span(text, Span { start: 0, end: u32::try_from(text.len()).unwrap_or(u32::MAX) }, out);
}

/// Appends the tokens of a part of a text, read as if it stood alone; their spans are those of the whole text.
pub fn tokenize_span(text: &str, span: Span, out: &mut Vec<Token>) {
    let (start, text) = (span.start as usize, &text[..span.end as usize]);
    let bytes = text.as_bytes();
    Tokenizer { text, bytes, window: Window::read(bytes, start), at: start, gap: Gap::START, first: out.len(), out }
        .run();
}

struct Tokenizer<'a> {
    text: &'a str,
    bytes: &'a [u8],
    window: Window,
    at: usize,
    gap: Gap,
    /// How many tokens of other parts are there.
    first: usize,
    out: &'a mut Vec<Token>,
}

impl Tokenizer<'_> {
    fn run(mut self) {
        while let Some(&byte) = self.bytes.get(self.at) {
            let mut offset = self.at - self.window.start;
            if offset >= WINDOW {
                self.window = Window::read(self.bytes, self.at);
                offset = 0;
            }
            if self.window.word >> offset & 1 == 1 {
                self.word(offset);
            } else if byte == b' ' {
                self.gap.blank = true;
                self.at += 1;
            } else if byte < 128 {
                self.ascii_gap(byte);
            } else {
                self.wide();
            }
        }
    }

    fn byte(&self, at: usize) -> u8 {
        self.bytes.get(at).copied().unwrap_or(0)
    }

    /// An ASCII word, the fast path; anything else that touches it is left to [`Self::unicode_run`].
    fn word(&mut self, mut offset: usize) {
        let start = self.at;
        if self.byte(start + 1) == b'.' && self.dotted() {
            return;
        }
        let mut len = self.window.word_len(offset);
        if offset + len == WINDOW {
            self.window = Window::read(self.bytes, start);
            offset = 0;
            len = self.window.word_len(offset);
        }
        if len == WINDOW {
            return self.unicode_run(start);
        }
        let end = start + len;
        if self.byte(end) >= 128 && self.next_char(end).is_some_and(continues_word) {
            return self.unicode_run(start);
        }
        let (hash, case) = self.window.fold(offset, len);
        self.push(start, end, hash, case);
    }

    /// Takes `U.S.`, `U.N`, `J.D.` as one token; false where no second letter follows the dot.
    fn dotted(&mut self) -> bool {
        let start = self.at;
        let mut end = start;
        let (mut hash, mut chunk) = (SEED, 0);
        let (mut letters, mut capitals) = (0, 0);
        while self.byte(end).is_ascii_alphabetic()
            && matches!(self.byte(end + 1), 0..128)
            && !self.byte(end + 1).is_ascii_alphanumeric()
        {
            chunk |= u64::from(self.byte(end).to_ascii_lowercase()) << (8 * (letters % 8));
            capitals += usize::from(self.byte(end).is_ascii_uppercase());
            letters += 1;
            if letters % 8 == 0 {
                (hash, chunk) = (mix(hash, chunk), 0);
            }
            end += 1;
            if self.byte(end) != b'.' {
                break;
            }
            end += 1;
        }
        if letters < 2 {
            return false;
        }
        if letters % 8 > 0 {
            hash = mix(hash, chunk);
        }
        let case = if capitals == letters { Case::Upper } else { Case::Lower };
        self.push(start, end, hash, case);
        true
    }

    /// Adds a token and reads the apostrophe, if any, that follows it.
    #[expect(clippy::inline_always, reason = "runs for every word, and a call costs as much as it does")]
    #[inline(always)]
    fn push(&mut self, start: usize, end: usize, hash: u64, case: Case) {
        let join = self.gap.join();
        let next = self.byte(end);
        // Most words stand before a blank, which is passed at once.
        let blank = next == b' ';
        self.gap = Gap { blank, ..Gap::NONE };
        self.at = end + usize::from(blank);
        let possessive = matches!(next, b'\'' | b'`' | 128..) && self.after_apostrophe(end);
        self.out.push(Token { span: Span::new(start, end), hash, case, join, possessive });
    }

    /// Reads the apostrophe that may follow a token; whether it is a possessive ending.
    #[cold]
    fn after_apostrophe(&mut self, end: usize) -> bool {
        let possessive = self.possessive_len(end);
        self.at = end + possessive;
        if possessive == 0 {
            self.apostrophe(end);
        }
        possessive > 0
    }

    /// The length of a possessive ending at `at`: `'s`, `’s`, `'S`, not followed by a letter.
    fn possessive_len(&self, at: usize) -> usize {
        let Some(c) =
            self.next_char(at).filter(|c| matches!(c, '\'' | '\u{2019}' | '\u{2018}' | '`' | '\u{b4}' | '\u{ff07}'))
        else {
            return 0;
        };
        let s = at + c.len_utf8();
        let ends = !self.next_char(s + 1).is_some_and(char::is_alphanumeric);
        if matches!(self.byte(s), b's' | b'S') && ends { c.len_utf8() + 1 } else { 0 }
    }

    /// Notes an apostrophe between two letters, or one that closes a plural (`Workers' Party`).
    fn apostrophe(&mut self, at: usize) {
        let Some(c) = self.next_char(at).filter(|c| is_apostrophe(*c)) else { return };
        let next = self.next_char(at + c.len_utf8());
        let plural = matches!(self.byte(at.wrapping_sub(1)), b's' | b'S') && next == Some(' ');
        if plural || next.is_some_and(char::is_alphanumeric) {
            self.gap = if plural { Gap::NONE } else { Gap::APOSTROPHE };
            self.at += c.len_utf8();
        }
    }

    fn next_char(&self, at: usize) -> Option<char> {
        match *self.bytes.get(at)? {
            byte if byte < 128 => Some(byte as char),
            _ => self.text.get(at..)?.chars().next(),
        }
    }

    fn ascii_gap(&mut self, byte: u8) {
        if byte == b'&' {
            let hash = hash_folded("and");
            self.push(self.at, self.at + 1, hash, Case::Uncased);
            return;
        }
        let initial = self.out[self.first..].last().is_some_and(|token| token.case == Case::Initial);
        self.gap.ascii(byte, self.byte(self.at + 1), initial);
        self.at += 1;
    }

    /// A character beyond ASCII where no word has begun.
    fn wide(&mut self) {
        let Some(c) = self.next_char(self.at) else { return self.at += 1 };
        if c.is_alphanumeric() || is_dropped(c) {
            self.unicode_run(self.at);
        } else {
            let next = self.next_char(self.at + c.len_utf8());
            self.gap.wide(c, next);
            self.at += c.len_utf8();
        }
    }

    /// Divides a run that holds letters beyond ASCII by UAX #29.
    fn unicode_run(&mut self, start: usize) {
        let len = run_len(&self.text[start..]);
        for (offset, piece) in self.text[start..start + len].split_word_bound_indices() {
            let at = start + offset;
            if at < self.at {
                continue;
            }
            self.at = at;
            if piece.chars().any(char::is_alphanumeric) {
                self.unicode_word(at, piece);
            } else {
                piece.chars().for_each(|c| self.gap.wide(c, Some('x')));
            }
            self.at = self.at.max(at + piece.len());
        }
    }

    /// One word of UAX #29: divided at apostrophes and dots, and into syllables where it is Hangul.
    fn unicode_word(&mut self, start: usize, word: &str) {
        let mut from = 0;
        for (offset, c) in word.char_indices() {
            let splits = is_hangul_syllable(c) || is_spaceless(c);
            let separates = is_apostrophe(c) || matches!(c, '.' | ':' | '_' | '·' | '・');
            if from > offset || !(splits || separates) {
                continue;
            }
            self.unicode_token(start + from, &word[from..offset]);
            from = offset;
            if separates {
                from += c.len_utf8();
                if self.at <= start + offset {
                    self.gap.separator(c);
                }
            } else if is_hangul_syllable(c) || !is_katakana(c) {
                from += c.len_utf8();
                self.unicode_token(start + offset, &word[offset..from]);
            } else {
                from += katakana_len(&word[offset..]);
                self.unicode_token(start + offset, &word[offset..from]);
            }
        }
        if from < word.len() {
            self.unicode_token(start + from, &word[from..]);
        }
    }

    fn unicode_token(&mut self, start: usize, word: &str) {
        if start < self.at || !word.chars().any(char::is_alphanumeric) {
            return;
        }
        let mut folded = String::with_capacity(word.len());
        word.chars().for_each(|c| fold_char(c, &mut folded));
        let letters = |is: fn(char) -> bool| {
            word.chars().take(64).zip(0..).fold(0, |bits, (c, at)| bits | u64::from(is(c)) << at)
        };
        let case = case_of(letters(char::is_uppercase), letters(char::is_lowercase));
        self.push(start, start + word.len(), hash_folded(&folded), case);
    }
}

fn continues_word(c: char) -> bool {
    c.is_alphanumeric() || is_dropped(c)
}

fn is_katakana(c: char) -> bool {
    matches!(c, '\u{30a1}'..='\u{30fa}' | '\u{30fc}'..='\u{30ff}')
}

fn katakana_len(text: &str) -> usize {
    text.find(|c| !is_katakana(c)).unwrap_or(text.len())
}

/// The length of the run of letters, marks and what may stand inside words.
fn run_len(text: &str) -> usize {
    text.find(|c: char| !continues_word(c) && !is_apostrophe(c) && !matches!(c, '·' | '・')).unwrap_or(text.len())
}

#[cfg(test)]
mod tests;
