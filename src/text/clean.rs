//! Cleans text that leaves the program as a label or a quote.

use std::borrow::Cow;

use unicode_normalization::{UnicodeNormalization, is_nfc};

/// The text without control characters, noncharacters and direction overrides, its runs of blanks made one, trimmed, in NFC.
pub fn clean(text: &str) -> String {
    if is_plain(text) {
        return text.to_owned();
    }
    let composed = if text.is_ascii() || is_nfc(text) { Cow::Borrowed(text) } else { text.nfc().collect() };
    let mut cleaned = String::with_capacity(composed.len());
    let mut blank = false;
    for c in composed.chars() {
        if c.is_whitespace() || is_separator(c) {
            blank = true;
        } else if !is_unprintable(c) {
            if blank && !cleaned.is_empty() {
                cleaned.push(' ');
            }
            blank = false;
            cleaned.push(c);
        }
    }
    cleaned
}

/// Whether there is nothing but letters and signs of ASCII, with single blanks between them: most labels are so.
fn is_plain(text: &str) -> bool {
    let mut last = b' ';
    text.bytes().all(|byte| {
        matches!((std::mem::replace(&mut last, byte), byte), (b'!'..=b'~', b' '..=b'~') | (b' ', b'!'..=b'~'))
    }) && last != b' '
}

/// The text with its lines and blanks as they stand, without what [`clean`] takes out: what may be shown on a terminal.
pub fn printable(text: &str) -> String {
    let shown = |c: char| match c {
        '\n' | '\t' => Some(c),
        '\r' => None,
        _ if is_separator(c) => Some(' '),
        _ => Some(c).filter(|c| !is_unprintable(*c)),
    };
    text.chars().filter_map(shown).collect()
}

/// Controls that stood between words where blanks do.
fn is_separator(c: char) -> bool {
    matches!(c, '\u{0}'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{2028}' | '\u{2029}')
}

fn is_unprintable(c: char) -> bool {
    matches!(c, '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{fdd0}'..='\u{fdef}')
        || c as u32 & 0xfffe == 0xfffe
}

#[cfg(test)]
mod tests {
    use super::{clean, printable};

    #[test]
    fn cleaning_table() {
        let cases = [
            ("  North\n Korea\t", "North Korea"),
            ("a\u{0}b\u{7}c\u{1b}[31m", "a b c [31m"),
            ("\u{202e}gnp.exe\u{202c}", "gnp.exe"),
            ("Cafe\u{301}", "Caf\u{e9}"),
            ("in\u{b}Brussels\u{fffe}.", "in Brussels."),
            ("می\u{200c}خواهم", "می\u{200c}خواهم"),
            ("<script> & \"x\"", "<script> & \"x\""),
            ("\u{2028}\u{85}", ""),
        ];
        for (text, cleaned) in cases {
            assert_eq!(clean(text), cleaned);
            assert_eq!(clean(cleaned), cleaned);
        }
    }

    #[test]
    fn what_is_printed_keeps_its_lines_and_commands_no_terminal() {
        assert_eq!(printable("a\r\n\n\tb  c\n"), "a\n\n\tb  c\n");
        assert_eq!(printable("\u{1b}[31mred\u{9b}0m \u{202e}gnp\u{7}"), " [31mred 0m gnp ");
    }
}
