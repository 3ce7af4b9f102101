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

/// How many bytes are looked at together.
const WINDOW: usize = 64;

/// A stretch of text of which one bit a byte says what it is. Written so that the compiler makes vector instructions of it.
struct Window {
    start: usize,
    /// ASCII letters and digits.
    word: u64,
    capitals: u64,
    smalls: u64,
    /// The bytes with ASCII letters made small, and eight zeros.
    folded: [u8; WINDOW + 8],
}

impl Window {
    fn read(bytes: &[u8], start: usize) -> Self {
        let mut text = [0; WINDOW];
        let rest = &bytes[start..];
        match rest.first_chunk() {
            Some(chunk) => text = *chunk,
            None => text[..rest.len()].copy_from_slice(rest),
        }
        let mut folded = [0; WINDOW + 8];
        folded.iter_mut().zip(&text).for_each(|(folded, byte)| *folded = byte | 0x20);
        let (capitals, smalls) = (flags(&text, b'A', 26), flags(&text, b'a', 26));
        let word = flags(&text, b'0', 10) | capitals | smalls;
        Self { start, word, capitals, smalls, folded }
    }

    /// The length of the word that begins at an offset, up to the end of the window.
    fn word_len(&self, offset: usize) -> usize {
        (!(self.word >> offset)).trailing_zeros() as usize
    }

    /// The hash and the case of a word inside the window. Letters become small by the bit 0x20, which digits have anyway.
    fn fold(&self, offset: usize, len: usize) -> (u64, Case) {
        let mut hash = SEED;
        let (mut at, mut rest) = (offset, len);
        while rest >= 8 {
            hash = mix(hash, self.chunk(at));
            (at, rest) = (at + 8, rest - 8);
        }
        if rest > 0 {
            hash = mix(hash, self.chunk(at) & ((1 << (8 * rest)) - 1));
        }
        let inside = u64::MAX >> (WINDOW - len);
        let (capitals, smalls) = (self.capitals >> offset & inside, self.smalls >> offset & inside);
        (hash, case_of(capitals, smalls))
    }

    fn chunk(&self, at: usize) -> u64 {
        self.folded.get(at..).and_then(<[u8]>::first_chunk).map_or(0, |chunk| u64::from_le_bytes(*chunk))
    }
}

/// One bit for each byte among `count` from `first` on.
fn flags(text: &[u8; WINDOW], first: u8, count: u8) -> u64 {
    let mut flags = [0; WINDOW];
    flags.iter_mut().zip(text).for_each(|(flag, byte)| *flag = u8::from(byte.wrapping_sub(first) < count));
    // The product brings the lowest bits of eight bytes together in the highest byte.
    let gathered =
        flags.as_chunks().0.iter().map(|chunk| u64::from_le_bytes(*chunk).wrapping_mul(0x0102_0408_1020_4080));
    gathered.rev().fold(0, |bits, product| bits << 8 | product >> 56)
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

/// The case of a word by the places of its capital and small letters, one bit each; a word that is no capital's begins at bit 0.
fn case_of(capitals: u64, smalls: u64) -> Case {
    match (capitals, smalls) {
        (0, 0) => Case::Uncased,
        (0, _) => Case::Lower,
        (_, 0) if capitals.is_power_of_two() => Case::Initial,
        (_, 0) => Case::Upper,
        _ if capitals & 1 == 1 => Case::Capitalized,
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
    use super::super::Span;
    use super::{Case, Join, WINDOW, Window, fold_token, hash_folded, tokenize};

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
    fn a_window_knows_every_byte_at_every_place() {
        let text = [b'a', b'Z', b'0', b'9', b'z', b'A', b'm', b'M'].repeat(8);
        for at in 0..WINDOW {
            for byte in 0..=255_u8 {
                let mut text = text.clone();
                text[at] = byte;
                let window = Window::read(&text, 0);
                let bits =
                    |is: fn(&u8) -> bool| (0..).zip(&text).fold(0, |bits, (at, byte)| bits | u64::from(is(byte)) << at);
                assert_eq!(window.word, bits(u8::is_ascii_alphanumeric), "{byte} at {at}");
                assert_eq!(window.capitals, bits(u8::is_ascii_uppercase), "{byte} at {at}");
                assert_eq!(window.smalls, bits(u8::is_ascii_lowercase), "{byte} at {at}");
            }
        }
    }

    #[test]
    fn words_are_the_same_wherever_they_stand() {
        for len in 1..=140 {
            let word: String = "Aufenthaltsgenehmigung42".chars().cycle().take(len).collect();
            for before in 0..70 {
                let tokens = tokenize(&format!("{}{word} b", " ".repeat(before)));
                assert_eq!(tokens.len(), 2, "{word} after {before} blanks");
                assert_eq!(tokens[0].span, Span::new(before, before + len));
                assert_eq!(tokens[0].hash, hash_folded(&word.to_ascii_lowercase()));
                assert_eq!(tokens[0].case, tokenize(&word)[0].case);
            }
        }
    }

    #[test]
    fn the_hash_is_of_the_folded_form() {
        for text in [
            "Erdoğan U.S. Jong-un & Côte d’Ivoire 북한 ロシア",
            "N'Djamena’s Łódź",
            "internationalization eightchr A.B.C.D.E.F.G.H. A.B.C.D.E.F.G.H.I.",
        ] {
            for token in tokenize(text) {
                let mut folded = String::new();
                fold_token(text, token.span, &mut folded);
                assert_eq!(hash_folded(&folded), token.hash, "{}", token.span.of(text));
            }
        }
    }
}
