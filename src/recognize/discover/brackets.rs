//! What a bracket behind a name says of it.

use super::beside::Beside;
use super::votes::Votes;
use super::{Evidence, Guess};
use crate::text::Case;

impl Beside<'_, '_, '_> {
    /// "X (born 1950)", "X (D-Texas)", "X (1950–2010)".
    pub(super) fn bracket(&self, votes: &mut Votes) {
        let scene = self.scene;
        let gap = scene.words.gap_after(self.run.end - 1);
        let Some(next) = Some(self.run.end).filter(|at| *at < self.line.end && gap.trim_start().starts_with('('))
        else {
            return;
        };
        let word = scene.words.of(next);
        let year = |word: &str| word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit());
        let life = year(word) && scene.words.gap_after(next).starts_with(['-', '–', '—']);
        let party = matches!(word, "D" | "R" | "I") && scene.words.gap_after(next).starts_with(['-', '–', '‑']);
        let age = word.len() == 2
            && word.bytes().all(|byte| byte.is_ascii_digit())
            && scene.words.gap_after(next).starts_with(')');
        let closes = scene.words.gap_after(next).starts_with(')');
        if scene.words.gap_after(next).starts_with(':') && is_exchange(word) {
            votes.against(Guess::Person, 4);
            votes.add(Guess::Agency, 9, Evidence::Noun);
        } else if scene.words.tokens[next].case == Case::Upper && closes && self.is_work(next + 1) {
            // "the Terminal High Altitude Area Defense (THAAD) battery"
            votes.add(Guess::Thing, 9, Evidence::Noun);
        } else if age && self.several {
            votes.add(Guess::Person, 5, Evidence::Title);
        } else if matches!(word, "whose" | "born" | "b." | "died" | "pictured" | "née") || life && self.several || party
        {
            votes.add(Guess::Person, 6, Evidence::Title);
        } else if scene.words.tokens[next].case == Case::Upper && closes && self.several {
            votes.add(Guess::Agency, 2, Evidence::Definition);
        }
    }
}

/// Whether letters before a colon are a stock exchange's: NYSE: DRC.
pub(in crate::recognize) fn is_exchange(word: &str) -> bool {
    matches!(
        word,
        "NYSE"
            | "NASDAQ"
            | "Nasdaq"
            | "LSE"
            | "AMEX"
            | "TSX"
            | "TSE"
            | "ASX"
            | "SGX"
            | "HKEX"
            | "BSE"
            | "NSE"
            | "JSE"
            | "SEHK"
            | "OTC"
    )
}
