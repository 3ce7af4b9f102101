//! Looks at many bytes of ASCII together.

use super::{Case, SEED, mix};

/// How many bytes are looked at together.
pub(super) const WINDOW: usize = 64;

/// A stretch of text of which one bit a byte says what it is. Written so that the compiler makes vector instructions of it.
pub(super) struct Window {
    pub(super) start: usize,
    /// ASCII letters and digits.
    pub(super) word: u64,
    capitals: u64,
    smalls: u64,
    /// The bytes with ASCII letters made small, and eight zeros.
    folded: [u8; WINDOW + 8],
}

impl Window {
    pub(super) fn read(bytes: &[u8], start: usize) -> Self {
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
    pub(super) fn word_len(&self, offset: usize) -> usize {
        (!(self.word >> offset)).trailing_zeros() as usize
    }

    /// The hash and the case of a word inside the window. Letters become small by the bit 0x20, which digits have anyway.
    pub(super) fn fold(&self, offset: usize, len: usize) -> (u64, Case) {
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

/// The case of a word by the places of its capital and small letters, one bit each; a word that is no capital's begins at bit 0.
pub(super) fn case_of(capitals: u64, smalls: u64) -> Case {
    match (capitals, smalls) {
        (0, 0) => Case::Uncased,
        (0, _) => Case::Lower,
        (_, 0) if capitals.is_power_of_two() => Case::Initial,
        (_, 0) => Case::Upper,
        _ if capitals & 1 == 1 => Case::Capitalized,
        _ => Case::Mixed,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
}
