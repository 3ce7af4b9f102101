//! What the rules know of the words of one sentence, looked up once for all that read it.

use std::ops::Range;

use super::{Rules, Word, WordClass};
use crate::text::Words;

/// What each word of a sentence may be.
pub(in crate::relate) struct Senses<'r> {
    /// The first token of the sentence.
    start: usize,
    words: Vec<&'r Word>,
}

impl<'r> Senses<'r> {
    pub(in crate::relate) fn read(rules: &'r Rules, words: &Words<'_>, line: Range<usize>) -> Self {
        let start = line.start;
        Self { start, words: words.tokens[line].iter().map(|token| rules.word(token.hash)).collect() }
    }

    /// What a token may be; nothing where it stands in another sentence.
    pub(in crate::relate) fn of(&self, token: usize) -> &'r Word {
        self.words.get(token.wrapping_sub(self.start)).copied().unwrap_or(&Word::UNKNOWN)
    }

    /// All that the words of the sentence are.
    pub(in crate::relate) fn all(&self) -> WordClass {
        self.words.iter().fold(WordClass::NONE, |all, word| all.or(word.class))
    }
}
