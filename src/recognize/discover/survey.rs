//! What a whole text says of its words: which it writes with a capital inside of sentences, and which in small letters.

use super::scene::Scene;
use crate::text::by_hash::{Hashes, Sieve};
use crate::text::{Case, Join};

/// How a text writes the words with which its sentences begin, where none begins.
#[derive(Default)]
pub(in crate::recognize) struct Survey {
    /// With a capital.
    pub(super) capital: Hashes,
    /// In small letters.
    pub(in crate::recognize) small: Hashes,
}

impl Survey {
    pub(super) fn new(scene: &Scene<'_, '_>) -> Self {
        let mut survey = Self::default();
        let mut openers = Sieve::EMPTY;
        let tokens = &scene.words.tokens;
        let lines = || scene.words.sentences.iter().enumerate().filter(|(number, _)| !scene.headings[*number]);
        let capital = |case| matches!(case, Case::Capitalized | Case::Initial | Case::Mixed);
        for (number, line) in lines() {
            let marked = scene.words.marked(number).iter().copied();
            let opening = marked.filter(|at| tokens[*at].join == Join::Hard && capital(tokens[*at].case));
            opening.filter(|at| scene.opens(*at, line)).for_each(|at| openers.add(tokens[at].hash));
        }
        for (_, line) in lines() {
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
