//! What a whole text says of its words: which it writes with a capital inside of sentences, and which in small letters.

use foldhash::{HashMap, HashSet};

use super::scene::Scene;
use crate::text::Case;

/// The words of a text by the way they are written.
#[derive(Default)]
pub(in crate::recognize) struct Survey {
    /// With a capital where no sentence begins.
    pub(super) capital: HashSet<u64>,
    /// In small letters, of those with which a sentence begins.
    pub(in crate::recognize) small: HashSet<u64>,
    /// How often, in capitals only.
    pub(super) letters: HashMap<u64, u32>,
}

/// A few bits a word: whether it may be in a set.
struct Sieve([u64; 128]);

impl Sieve {
    fn place(word: u64) -> (usize, u64) {
        ((word >> 6 & 127) as usize, 1 << (word & 63))
    }

    fn add(&mut self, word: u64) {
        let (at, bit) = Self::place(word);
        self.0[at] |= bit;
    }

    fn may_hold(&self, word: u64) -> bool {
        let (at, bit) = Self::place(word);
        self.0[at] & bit > 0
    }
}

impl Survey {
    pub(super) fn new(scene: &Scene<'_, '_>) -> Self {
        let mut survey = Self::default();
        let mut openers = Sieve([0; 128]);
        let lines = || scene.words.sentences.iter().zip(&scene.headings).filter(|(_, heading)| !**heading);
        for (line, _) in lines() {
            for at in line.clone() {
                let token = &scene.words.tokens[at];
                match token.case {
                    Case::Lower | Case::Uncased => {}
                    Case::Upper => *survey.letters.entry(token.hash).or_default() += 1,
                    Case::Capitalized | Case::Initial | Case::Mixed => {
                        if scene.opens(at, line) {
                            openers.add(token.hash);
                        } else {
                            survey.capital.insert(token.hash);
                        }
                    }
                }
            }
        }
        for (line, _) in lines() {
            let small = scene.words.tokens[line.clone()].iter().filter(|token| token.case == Case::Lower);
            survey.small.extend(small.map(|token| token.hash).filter(|word| openers.may_hold(*word)));
        }
        survey
    }
}
