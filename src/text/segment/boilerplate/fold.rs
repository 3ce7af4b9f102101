//! Folds the words of a line to small letters, without allocating.

use super::LONGEST;
use crate::text::segment::table::{Key, key, pack};

const MOST_WORDS: usize = 48;

/// A line and its words in small letters.
#[derive(Clone, Copy)]
pub(super) struct Folded<'l> {
    pub(super) raw: &'l str,
    /// The words without the punctuation around them, but a colon stays at the end of its word.
    pub(super) words: &'l [&'l str],
    /// Whether these are all the words of the line.
    pub(super) whole: bool,
    /// Whether the line ends as a sentence does.
    pub(super) stopped: bool,
}

/// Calls `look` with the folded words of `raw`.
pub(super) fn folded<T>(raw: &str, look: impl FnOnce(Folded) -> T) -> T {
    let mut buffer = [0; LONGEST];
    let mut slots = [""; MOST_WORDS];
    let len = write(raw, &mut buffer);
    let text = std::str::from_utf8(&buffer[..len]).unwrap_or_default();
    let mut count = 0;
    let mut found = text.split(' ').map(trimmed).filter(|word| !word.is_empty());
    for (slot, word) in slots.iter_mut().zip(&mut found) {
        *slot = word;
        count += 1;
    }
    let whole = raw.len() <= LONGEST && found.next().is_none();
    look(Folded { raw, words: &slots[..count], whole, stopped: super::ends_in_stop(raw) })
}

/// Writes the words of `raw`, parted by blanks, as far as they fit.
fn write(raw: &str, buffer: &mut [u8; LONGEST]) -> usize {
    let mut len = 0;
    for c in raw.chars() {
        let c = match c {
            '’' | '‘' => '\'',
            '‐' | '‑' | '–' => '-',
            '\'' | '-' | '.' | ',' | ':' | '@' | '+' => c,
            _ if c.is_alphanumeric() => c.to_ascii_lowercase(),
            '©' => c,
            _ => ' ',
        };
        // A copyright sign is a word of its own ("©2024").
        let width = c.len_utf8() + usize::from(c == '©');
        let Some(place) = buffer.get_mut(len..len + width) else {
            break;
        };
        c.encode_utf8(place);
        if c == '©' {
            place[width - 1] = b' ';
        }
        len += width;
    }
    len
}

fn trimmed(word: &str) -> &str {
    word.trim_start_matches(|c: char| !c.is_alphanumeric() && c != '©')
        .trim_end_matches(['\'', '-', '.', ',', '@', '+'])
}

/// The key of lines that start with a number.
pub(super) static NUMBER: Key = pack(["#"])[0];
static SIGN: Key = pack(["©"])[0];

/// The key of the first word of `line`, by which phrases are found.
pub(super) fn first_key(line: &str) -> Key {
    let inside = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'\'' | b'-');
    let len = line.bytes().take(16).take_while(inside).count();
    // The common case: a word of plain letters.
    if line.starts_with(|c: char| c.is_ascii_alphabetic()) && line.as_bytes().get(len).is_some_and(u8::is_ascii) {
        return key(&line[..len]);
    }
    first_key_of_any(line)
}

fn first_key_of_any(line: &str) -> Key {
    let start = line.char_indices().take(8).find(|(_, c)| c.is_alphanumeric() || *c == '©');
    let Some((start, first)) = start else {
        return 0;
    };
    if first == '©' || first.is_ascii_digit() {
        return if first == '©' { SIGN } else { NUMBER };
    }
    let mut buffer = [0; 15];
    let letters = line[start..].chars().map(|c| if c == '’' { '\'' } else { c });
    let letters = letters.take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '\'' | '-'));
    let mut len = 0;
    for (slot, c) in buffer.iter_mut().zip(letters) {
        c.encode_utf8(std::slice::from_mut(slot));
        len += 1;
    }
    key(std::str::from_utf8(&buffer[..len]).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_folded_and_bare() {
        for (line, expected) in [
            ("Share this:", &["share", "this:"][..]),
            ("  « PHOTO/AFP »", &["photo", "afp"]),
            ("©2024 The Times.", &["©", "2024", "the", "times"]),
            ("We’ve sent — “it”, 10:30 p.m.", &["we've", "sent", "it", "10:30", "p.m"]),
            ("***", &[]),
        ] {
            folded(line, |line| assert_eq!(line.words, expected));
        }
    }

    #[test]
    fn long_lines_are_not_whole() {
        assert!(folded(&"word ".repeat(40), |line| line.whole));
        assert!(!folded(&"word ".repeat(49), |line| line.whole));
        assert!(!folded(&"é".repeat(130), |line| line.whole));
    }

    #[test]
    fn first_words() {
        for (line, word) in [
            ("Leave a reply", "leave"),
            ("• “Share", "share"),
            ("3 min read", "#"),
            ("© 2024", "©"),
            ("©2024", "©"),
            ("E-mail this", "e-mail"),
            ("Editor’s picks", "editor's"),
        ] {
            assert_eq!(first_key(line), key(word), "{line}");
        }
        assert_eq!(first_key("————————— x"), 0);
        assert_eq!(first_key(""), 0);
    }
}
