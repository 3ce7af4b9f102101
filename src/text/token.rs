//! Divides text into the tokens that names are compared by: folded, hashed, with their case and what joins them.

use unicode_segmentation::UnicodeSegmentation;

use super::Span;
use super::fold::{fold_char, is_apostrophe, is_dropped, is_hangul_syllable, is_hyphen, is_spaceless};

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

const FNV_OFFSET: u64 = 0xcbf2_9ce4_8422_2325;
const FNV_PRIME: u64 = 0x0100_0000_01b3;

/// Hash of an already folded word (FNV-1a, 64 bits).
pub fn hash_folded(word: &str) -> u64 {
    word.bytes().fold(FNV_OFFSET, hash_byte)
}

const fn hash_byte(hash: u64, byte: u8) -> u64 {
    (hash ^ byte as u64).wrapping_mul(FNV_PRIME)
}

/// Appends the folded form of the token at `span`: what its hash is made of.
pub fn fold_token(text: &str, span: Span, out: &mut String) {
    span.of(text).chars().filter(|c| *c != '.').for_each(|c| match c {
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
    Tokenizer { text, bytes: text.as_bytes(), at: 0, gap: Gap::START, out }.run();
}

/// For each ASCII byte its lower-case letter or digit, else 0.
static WORD: [u8; 256] = {
    let mut table = [0; 256];
    let mut byte = 0_u8;
    while byte < 128 {
        if byte.is_ascii_alphanumeric() {
            table[byte as usize] = byte.to_ascii_lowercase();
        }
        byte += 1;
    }
    table
};

/// For each ASCII byte what it adds to the count of capitals, in the high half, and of small letters, in the low half.
static SHAPE: [u64; 256] = {
    let mut table = [0; 256];
    let mut byte = 0_u8;
    while byte < 128 {
        if byte.is_ascii_uppercase() {
            table[byte as usize] = 1 << 32;
        } else if byte.is_ascii_lowercase() {
            table[byte as usize] = 1;
        }
        byte += 1;
    }
    table
};

struct Tokenizer<'a> {
    text: &'a str,
    bytes: &'a [u8],
    at: usize,
    gap: Gap,
    out: &'a mut Vec<Token>,
}

impl Tokenizer<'_> {
    fn run(mut self) {
        while let Some(&byte) = self.bytes.get(self.at) {
            if WORD[byte as usize] != 0 {
                self.word();
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
    fn word(&mut self) {
        let start = self.at;
        if self.byte(start + 1) == b'.' && self.dotted() {
            return;
        }
        let mut hash = FNV_OFFSET;
        let (mut shape, mut len) = (0_u64, 0_usize);
        for &byte in &self.bytes[start..] {
            let lower = WORD[byte as usize];
            if lower == 0 {
                break;
            }
            hash = hash_byte(hash, lower);
            shape += SHAPE[byte as usize];
            len += 1;
        }
        let end = start + len;
        if self.byte(end) >= 128 && self.next_char(end).is_some_and(continues_word) {
            self.unicode_run(start);
            return;
        }
        let case =
            case_of((shape >> 32) as usize, (shape & 0xffff_ffff) as usize, self.bytes[start].is_ascii_uppercase());
        self.push(start, end, hash, case);
    }

    /// Takes `U.S.`, `U.N`, `J.D.` as one token; false where no second letter follows the dot.
    fn dotted(&mut self) -> bool {
        let start = self.at;
        let mut end = start;
        let mut hash = FNV_OFFSET;
        let mut letters = 0;
        let mut capitals = 0;
        while self.bytes.get(end).is_some_and(u8::is_ascii_alphabetic)
            && WORD[self.byte(end + 1) as usize] == 0
            && self.byte(end + 1) < 128
        {
            hash = hash_byte(hash, WORD[self.bytes[end] as usize]);
            capitals += usize::from(self.bytes[end].is_ascii_uppercase());
            letters += 1;
            end += 1;
            if self.byte(end) != b'.' {
                break;
            }
            end += 1;
        }
        if letters < 2 {
            return false;
        }
        let case = if capitals == letters { Case::Upper } else { Case::Lower };
        self.push(start, end, hash, case);
        true
    }

    /// Adds a token and reads the apostrophe, if any, that follows it.
    fn push(&mut self, start: usize, end: usize, hash: u64, case: Case) {
        let apostrophe = matches!(self.byte(end), b'\'' | b'`' | 128..);
        let possessive = if apostrophe { self.possessive_len(end) } else { 0 };
        self.out.push(Token {
            span: Span::new(start, end),
            hash,
            case,
            join: self.gap.join(),
            possessive: possessive > 0,
        });
        self.gap = Gap::NONE;
        self.at = end + possessive;
        if apostrophe && possessive == 0 {
            self.apostrophe(end);
        }
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
        if byte == b' ' {
            self.gap.blank = true;
            self.at += 1;
            return;
        }
        if byte == b'&' {
            let hash = hash_folded("and");
            self.push(self.at, self.at + 1, hash, Case::Uncased);
            return;
        }
        self.gap.ascii(byte, self.byte(self.at + 1), self.out.last().is_some_and(|token| token.case == Case::Initial));
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
        let capitals = word.chars().filter(|c| c.is_uppercase()).count();
        let smalls = word.chars().filter(|c| c.is_lowercase()).count();
        let first = word.chars().next().is_some_and(char::is_uppercase);
        self.push(start, start + word.len(), hash_folded(&folded), case_of(capitals, smalls, first));
    }
}

fn case_of(capitals: usize, smalls: usize, first: bool) -> Case {
    match (capitals, smalls) {
        (0, 0) => Case::Uncased,
        (0, _) => Case::Lower,
        (1, 0) => Case::Initial,
        (_, 0) => Case::Upper,
        _ if first => Case::Capitalized,
        _ => Case::Mixed,
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

/// What has been seen since the last token.
#[derive(Clone, Copy)]
struct Gap {
    kind: Join,
    blank: bool,
    newlines: u8,
}

impl Gap {
    const START: Self = Self { kind: Join::Hard, blank: false, newlines: 0 };
    const NONE: Self = Self { kind: Join::Tight, blank: false, newlines: 0 };
    const APOSTROPHE: Self = Self { kind: Join::Apostrophe, blank: false, newlines: 0 };

    fn join(self) -> Join {
        match self.kind {
            _ if self.newlines > 1 => Join::Hard,
            Join::Tight if self.blank => Join::Space,
            Join::Hyphen if self.blank => Join::Hard,
            kind => kind,
        }
    }

    fn ascii(&mut self, byte: u8, next: u8, after_initial: bool) {
        match byte {
            b' ' | b'\t' | b'\r' => self.blank = true,
            b'\n' => {
                self.blank = true;
                self.newlines = self.newlines.saturating_add(1);
            }
            b'-' => self.hyphen(next != b'-'),
            b',' if self.kind == Join::Tight && !self.blank => self.kind = Join::Comma,
            b'.' if self.kind == Join::Tight && !self.blank && (next == b' ' || after_initial) => {
                self.kind = Join::Space;
            }
            b'_' if self.kind == Join::Tight => self.kind = Join::Space,
            _ => self.kind = Join::Hard,
        }
    }

    fn wide(&mut self, c: char, next: Option<char>) {
        match c {
            c if c.is_whitespace() => {
                self.blank = true;
                self.newlines += u8::from(matches!(c, '\u{85}' | '\u{2028}' | '\u{2029}'));
            }
            c if is_dropped(c) => {}
            c if is_hyphen(c) => self.hyphen(next.is_some_and(char::is_alphanumeric)),
            c if is_apostrophe(c)
                && self.kind == Join::Tight
                && !self.blank
                && next.is_some_and(char::is_alphanumeric) =>
            {
                self.kind = Join::Apostrophe;
            }
            '·' | '・' if self.kind == Join::Tight => self.kind = Join::Space,
            _ => self.kind = Join::Hard,
        }
    }

    fn separator(&mut self, c: char) {
        self.kind = match c {
            c if is_apostrophe(c) => Join::Apostrophe,
            ':' => Join::Hard,
            _ => Join::Space,
        };
    }

    /// A hyphen joins only where it touches the words on both sides.
    fn hyphen(&mut self, touches: bool) {
        let joins = self.kind == Join::Tight && !self.blank && touches;
        self.kind = if joins { Join::Hyphen } else { Join::Hard };
    }
}

#[cfg(test)]
mod tests {
    use super::{Case, Join, fold_token, hash_folded, tokenize};

    fn words(text: &str) -> Vec<&str> {
        tokenize(text).iter().map(|token| token.span.of(text)).collect()
    }

    #[test]
    fn words_table() {
        let cases: &[(&str, &[&str])] = &[
            ("China-North Korea ties", &["China", "North", "Korea", "ties"]),
            ("the U.S. said", &["the", "U.S.", "said"]),
            ("U.S.-led, U.S.S.R.", &["U.S.", "led", "U.S.S.R."]),
            ("J.D. Vance, J. D. Vance", &["J.D.", "Vance", "J", "D", "Vance"]),
            ("China's and Xi’s", &["China", "and", "Xi"]),
            ("N'Djamena", &["N", "Djamena"]),
            ("Workers' Party", &["Workers", "Party"]),
            ("Xi'an", &["Xi", "an"]),
            ("l’Espagne", &["l", "Espagne"]),
            ("Erdoğan’s Türkiye", &["Erdoğan", "Türkiye"]),
            ("Bell & Sons", &["Bell", "&", "Sons"]),
            ("中国外交部长王毅", &["中", "国", "外", "交", "部", "长", "王", "毅"]),
            ("북한의 핵", &["북", "한", "의", "핵"]),
            ("ロシア人", &["ロシア", "人"]),
            ("弗拉基米尔·普京", &["弗", "拉", "基", "米", "尔", "普", "京"]),
            ("openly 커뮤니티 accept", &["openly", "커", "뮤", "니", "티", "accept"]),
            ("COVID-19 No. 3", &["COVID", "19", "No", "3"]),
            ("", &[]),
            ("…—“”", &[]),
        ];
        for (text, expected) in cases {
            assert_eq!(words(text), *expected, "{text}");
        }
    }

    #[test]
    fn joins_table() {
        use Join::{Apostrophe, Comma, Hard, Hyphen, Space, Tight};
        let cases: &[(&str, &[Join])] = &[
            ("North Korea", &[Hard, Space]),
            ("North\nKorea", &[Hard, Space]),
            ("North\n\nKorea", &[Hard, Hard]),
            ("Jong-un Jong–un", &[Hard, Hyphen, Space, Hyphen]),
            ("a - b", &[Hard, Hard]),
            ("a—b", &[Hard, Hard]),
            ("a, b; c", &[Hard, Comma, Hard]),
            ("St. Petersburg", &[Hard, Space]),
            ("Xi'an", &[Hard, Apostrophe]),
            ("Workers’ Party", &[Hard, Space]),
            ("China’s North", &[Hard, Space]),
            ("中国", &[Hard, Tight]),
            ("북한 북", &[Hard, Tight, Space]),
            ("“China” North", &[Hard, Hard]),
        ];
        for (text, expected) in cases {
            let joins: Vec<_> = tokenize(text).iter().map(|token| token.join).collect();
            assert_eq!(joins, *expected, "{text}");
        }
    }

    #[test]
    fn case_table() {
        use Case::{Capitalized, Initial, Lower, Mixed, Uncased, Upper};
        let cases = [
            ("us", Lower),
            ("US", Upper),
            ("U.S.", Upper),
            ("Us", Capitalized),
            ("G20", Initial),
            ("2397", Uncased),
            ("eSwatini", Mixed),
            ("ÉTATS", Upper),
            ("État", Capitalized),
            ("中", Uncased),
        ];
        for (text, case) in cases {
            assert_eq!(tokenize(text)[0].case, case, "{text}");
        }
    }

    #[test]
    fn possessives_are_marked() {
        for (text, possessive) in [
            ("China's", true),
            ("China’s", true),
            ("CHINA'S", true),
            ("China", false),
            ("don't", false),
            ("Xi'san", false),
        ] {
            assert_eq!(tokenize(text)[0].possessive, possessive, "{text}");
        }
    }

    #[test]
    fn the_hash_is_of_the_folded_form() {
        for text in ["Erdoğan U.S. Jong-un & Côte d’Ivoire 북한 ロシア", "N'Djamena’s Łódź"] {
            for token in tokenize(text) {
                let mut folded = String::new();
                fold_token(text, token.span, &mut folded);
                assert_eq!(hash_folded(&folded), token.hash, "{}", token.span.of(text));
            }
        }
    }
}
