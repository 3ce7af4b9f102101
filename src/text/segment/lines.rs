//! Finds the lines of a text.

/// A line of a text, without the blanks at its ends.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line {
    /// The first byte after the indentation.
    pub(super) start: usize,
    /// One past the last byte that is no blank.
    pub(super) end: usize,
    /// The bytes of blanks before it.
    pub(super) indent: usize,
}

impl Line {
    pub(super) fn is_blank(self) -> bool {
        self.start == self.end
    }

    pub(super) fn of(self, text: &str) -> &str {
        &text[self.start..self.end]
    }
}

/// All lines of `text`. Line feed, carriage return, both together, vertical tab, form feed, NEL and U+2028/2029 end a line.
pub(super) fn lines(text: &str) -> impl Iterator<Item = Line> + '_ {
    let mut at = 0;
    std::iter::from_fn(move || {
        (at < text.len()).then(|| {
            let (end, next) = line_end(text.as_bytes(), at);
            let line = trimmed(text, at, end);
            at = next;
            line
        })
    })
}

/// The part of `start..end` without blanks at its ends.
pub(super) fn trimmed(text: &str, start: usize, end: usize) -> Line {
    let inside = &text[start..end];
    let body = inside.trim_start();
    let indent = inside.len() - body.len();
    Line { start: start + indent, end: start + indent + body.trim_end().len(), indent }
}

/// Where the first character at or after `at` stands that is no blank.
pub(super) fn skip_blanks(text: &str, at: usize) -> usize {
    text.len() - text[at..].trim_start().len()
}

/// The first byte at or after `from` that is one of `wanted` or at least `least`, or the length of `bytes`. Zero must not be wanted.
pub(super) fn find_byte<const N: usize>(bytes: &[u8], from: usize, wanted: [u8; N], least: u8) -> usize {
    let mut at = from.min(bytes.len());
    while let Some(step) = bytes[at..].first_chunk() {
        if let Some(hit) = first_hit(step, wanted, least) {
            return at + hit;
        }
        at += STEP;
    }
    let mut step = [0; STEP];
    let rest = &bytes[at..];
    step[..rest.len()].copy_from_slice(rest);
    first_hit(&step, wanted, least).map_or(bytes.len(), |hit| at + hit)
}

/// No byte of a text is as high.
pub(super) const NONE: u8 = 0xFF;
const STEP: usize = 64;

/// The first wanted byte of a step. The loop has no branches, so that the compiler turns it into vector instructions.
#[inline]
fn first_hit<const N: usize>(step: &[u8; STEP], wanted: [u8; N], least: u8) -> Option<usize> {
    let mut hits = [0; STEP];
    for (hit, &byte) in hits.iter_mut().zip(step) {
        let one = wanted.iter().fold(0, |any, &wanted| any | u8::from(byte == wanted));
        *hit = one | u8::from(byte >= least);
    }
    let mut words = hits.as_chunks().0.iter().map(|word| u64::from_le_bytes(*word)).enumerate();
    let (at, word) = words.find(|&(_, word)| word != 0)?;
    Some(at * 8 + word.trailing_zeros() as usize / 8)
}

/// Where the line from `at` ends, and where the next one starts.
fn line_end(bytes: &[u8], at: usize) -> (usize, usize) {
    let mut end = at;
    loop {
        end = find_byte(bytes, end, [b'\n', 0x0B, 0x0C, b'\r', 0xC2, 0xE2], NONE);
        let length = match &bytes[end..] {
            [] => return (end, end),
            [b'\r', ..] => returns(&bytes[end..]),
            [b'\n' | 0x0B | 0x0C, ..] => 1,
            [0xC2, 0x85, ..] => 2,
            [0xE2, 0x80, 0xA8 | 0xA9, ..] => 3,
            _ => 0,
        };
        if length > 0 {
            return (end, end + length);
        }
        end += 1;
    }
}

/// The length of the line break that starts with a carriage return: files converted twice have several before the line feed.
fn returns(bytes: &[u8]) -> usize {
    let count = bytes.iter().take(8).take_while(|&&byte| byte == b'\r').count();
    if bytes.get(count) == Some(&b'\n') { count + 1 } else { 1 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_line_break() {
        let text = "a\nb\r\nc\rd\u{c}e\u{85}f\u{2028}g\u{2029}h\u{b}i\r\r\nj";
        let found: Vec<&str> = lines(text).map(|line| line.of(text)).collect();
        assert_eq!(found, ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j"]);
    }

    #[test]
    fn blanks_are_trimmed_and_counted() {
        let text = "  \u{a0}one two \u{3000}\n \t \nthree";
        let found: Vec<(&str, usize)> = lines(text).map(|line| (line.of(text), line.indent)).collect();
        assert_eq!(found, [("one two", 4), ("", 3), ("three", 0)]);
    }

    #[test]
    fn other_characters_of_the_same_first_byte_are_no_breaks() {
        let text = "caf\u{a0}\u{e9} \u{2019}s \u{20ac}5";
        assert_eq!(lines(text).count(), 1);
    }
}
