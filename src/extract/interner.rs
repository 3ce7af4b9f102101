//! Words kept once, known by their number.

use std::sync::Arc;

use foldhash::HashMap;

/// Words, each once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Interner {
    words: Vec<Arc<str>>,
    places: HashMap<Arc<str>, u32>,
}

impl Interner {
    /// The number of a word, which is added where it is new.
    pub fn number(&mut self, word: &str) -> u32 {
        if let Some(known) = self.places.get(word) {
            return *known;
        }
        let number = super::merge::index(self.words.len());
        let word: Arc<str> = word.into();
        self.words.push(word.clone());
        self.places.insert(word, number);
        number
    }

    /// The word with a number of this list.
    pub fn word(&self, number: u32) -> &str {
        &self.words[number as usize]
    }

    /// Adds the words of another list; their numbers in this one, by those in the other.
    pub(super) fn absorb(&mut self, other: &Self) -> Vec<u32> {
        other.words.iter().map(|word| self.number(word)).collect()
    }

    /// Numbers the words in their order; the new numbers, by the old.
    pub(super) fn sort(&mut self) -> Vec<u32> {
        let mut order: Vec<u32> = (0..super::merge::index(self.words.len())).collect();
        order.sort_unstable_by(|a, b| self.words[*a as usize].cmp(&self.words[*b as usize]));
        let mut numbers = vec![0; order.len()];
        for (new, old) in (0..).zip(&order) {
            numbers[*old as usize] = new;
        }
        self.words = order.iter().map(|old| self.words[*old as usize].clone()).collect();
        self.places = self.words.iter().cloned().zip(0..).collect();
        numbers
    }
}
