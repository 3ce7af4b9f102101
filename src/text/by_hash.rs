//! Maps and sets whose keys are hashes of words: they are mixed well already, and not mixed again.

use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasherDefault, Hasher};

use super::token::hash_folded;

/// A map by the hashes of words. Its order depends on nothing but them, yet nothing may be written in it.
pub type ByHash<V> = HashMap<u64, V, BuildHasherDefault<Mixed>>;

/// A set of the hashes of words.
pub type Hashes = HashSet<u64, BuildHasherDefault<Mixed>>;

/// Takes the key for its hash.
#[derive(Clone, Copy, Debug, Default)]
pub struct Mixed(u64);

impl Hasher for Mixed {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = self.0.rotate_left(8) ^ u64::from(*byte);
        }
    }

    fn write_u64(&mut self, hash: u64) {
        self.0 ^= hash;
    }
}

/// A small set of words that may take one for another: a first look before a map.
pub struct Sieve([u64; 128]);

impl Sieve {
    /// One that holds no word.
    pub const EMPTY: Self = Self([0; 128]);

    fn place(word: u64) -> (usize, u64) {
        ((word >> 6 & 127) as usize, 1 << (word & 63))
    }

    /// One that may hold these words.
    pub fn of<'a>(words: impl IntoIterator<Item = &'a u64>) -> Self {
        words.into_iter().fold(Self::EMPTY, |mut sieve, word| {
            sieve.add(*word);
            sieve
        })
    }

    /// Lets a word through.
    pub fn add(&mut self, word: u64) {
        let (at, bit) = Self::place(word);
        self.0[at] |= bit;
    }

    /// False for most words that it does not hold.
    pub fn may_hold(&self, word: u64) -> bool {
        let (at, bit) = Self::place(word);
        self.0[at] & bit > 0
    }
}

/// A set of words of which a text has few: the others are told by a first look.
pub struct Vocabulary {
    words: Hashes,
    sieve: Sieve,
}

impl Vocabulary {
    /// That of these folded words.
    pub fn of<'a>(words: impl IntoIterator<Item = &'a str>) -> Self {
        let words: Hashes = words.into_iter().map(hash_folded).collect();
        let sieve = Sieve::of(&words);
        Self { words, sieve }
    }

    /// Whether the word with this hash is among them.
    pub fn contains(&self, word: u64) -> bool {
        self.sieve.may_hold(word) && self.words.contains(&word)
    }
}
