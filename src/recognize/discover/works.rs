//! Tells what works and other things are called from what persons are: the film Clara Voss, 'A Lantern in May'.

use super::beside::Beside;
use crate::recognize::lexicon::Class;

/// How many words may stand from the preposition with which a sentence begins to its noun: In her last film.
const LONGEST_PHRASE: usize = 4;

impl Beside<'_, '_, '_> {
    /// "won for 'A Lantern in May'": whether quotation marks hold the name and nothing else, and nobody is called so.
    pub(super) fn is_quoted(&self) -> bool {
        let words = self.scene.words;
        let Some(before) = self.run.start.checked_sub(1) else { return false };
        let opens = words.gap_after(before).ends_with(['"', '“', '‘', '\'', '«', '„']);
        let closes = || {
            let gap = words.gap_after(self.run.end - 1);
            gap.trim_start_matches([',', '.']).starts_with(['"', '”', '’', '\'', '»', '“'])
        };
        let called = || matches!(words.of(before), "as" | "called" | "dubbed" | "nicknamed" | "alias" | "named" | "is");
        opens && closes() && !called()
    }

    /// "the film Clara Voss", but not "In the film Clara Voss plays a nun": whether the name is that of the thing before it.
    pub(super) fn is_called_by(&self, noun: Option<usize>) -> bool {
        let words = self.scene.words;
        let phrase = |at: usize| {
            matches!(words.of(self.line.start), "In" | "At" | "After" | "Before" | "During" | "For" | "On" | "With")
                && at - self.line.start <= LONGEST_PHRASE
        };
        self.several && noun.is_some_and(|noun| !phrase(noun))
    }

    /// Whether a small word names a work or another thing.
    pub(super) fn is_work(&self, at: usize) -> bool {
        at < self.line.end && self.scene.is_small(at) && self.scene.is(at, Class::WORK.or(Class::VESSEL))
    }

    /// "best director for X": a work that is given a prize.
    pub(super) fn is_prized(&self, noun: usize) -> bool {
        let words = self.scene.words;
        let before = noun.checked_sub(1).filter(|at| *at >= self.line.start);
        words.of(noun + 1) == "for" && before.is_some_and(|at| matches!(words.of(at), "best" | "Best"))
    }
}
