//! What a whole text says of its words: which it writes with a capital inside of sentences, and which in small letters.

use foldhash::HashSet;

use super::scene::Scene;
use crate::text::{Case, Join};

/// How a text writes the words with which its sentences begin, where none begins.
#[derive(Default)]
pub(in crate::recognize) struct Survey {
    /// With a capital.
    pub(super) capital: HashSet<u64>,
    /// In small letters.
    pub(in crate::recognize) small: HashSet<u64>,
}

/// A few bits a word: whether it may be in a set.
pub(in crate::recognize) struct Sieve([u64; 128]);

impl Sieve {
    pub(in crate::recognize) const EMPTY: Self = Self([0; 128]);

    fn place(word: u64) -> (usize, u64) {
        ((word >> 6 & 127) as usize, 1 << (word & 63))
    }

    /// One that may hold these words.
    pub(in crate::recognize) fn of<'a>(words: impl IntoIterator<Item = &'a u64>) -> Self {
        words.into_iter().fold(Self::EMPTY, |mut sieve, word| {
            sieve.add(*word);
            sieve
        })
    }

    pub(in crate::recognize) fn add(&mut self, word: u64) {
        let (at, bit) = Self::place(word);
        self.0[at] |= bit;
    }

    pub(in crate::recognize) fn may_hold(&self, word: u64) -> bool {
        let (at, bit) = Self::place(word);
        self.0[at] & bit > 0
    }
}

impl Survey {
    pub(super) fn new(scene: &Scene<'_, '_>) -> Self {
        let mut survey = Self::default();
        let mut openers = Sieve::EMPTY;
        let tokens = &scene.words.tokens;
        let lines = || scene.words.sentences.iter().zip(&scene.headings).filter(|(_, heading)| !**heading);
        let capital = |case| matches!(case, Case::Capitalized | Case::Initial | Case::Mixed);
        for (line, _) in lines() {
            let opening = line.clone().filter(|at| tokens[*at].join == Join::Hard && capital(tokens[*at].case));
            opening.filter(|at| scene.opens(*at, line)).for_each(|at| openers.add(tokens[at].hash));
        }
        for (line, _) in lines() {
            for at in line.clone() {
                let token = &tokens[at];
                if !openers.may_hold(token.hash) {
                    continue;
                }
                if token.case == Case::Lower {
                    survey.small.insert(token.hash);
                } else if capital(token.case) && !scene.opens(at, line) {
                    survey.capital.insert(token.hash);
                }
            }
        }
        survey
    }
}
