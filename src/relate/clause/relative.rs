//! Tells whom "who", "which" and "that" stand for.

use super::grammar::Sentence;
use super::{Kind, Mood};
use crate::relate::rules::WordClass;

impl Sentence<'_, '_> {
    /// Whom "who", "which" and "that" stand for.
    pub(in crate::relate) fn antecedent(&self, at: usize) -> Option<usize> {
        let mut before = at.checked_sub(1)?;
        if self.is(before, |kind| matches!(kind, Kind::Comma)) {
            before = before.checked_sub(1)?;
        }
        self.phrase(before)?;
        if before + 1 == at
            && self.word(at) == "who"
            && let Some(described) = self.described_person(before)
        {
            return Some(described);
        }
        let start = self.chain_start(before);
        // "talks with Putin, who said": the nearest name, where it is a person's; not "a coup in Niger, that ousted".
        let placed =
            start < before && self.is_preposition(before - 1, &["in", "at", "near"]) && self.word(at) == "that";
        let placed = placed || self.is_letter(start) && start + 2 == before && self.is_preposition(before - 1, &["to"]);
        let near = !placed && self.phrase(before).is_some_and(|phrase| phrase.headed);
        if !placed && !near && self.are_people(before) {
            return Some(self.listed_start(before));
        }
        Some(if near { before } else { start })
    }

    /// Who is described by what ends in a phrase: "a man linked to Hezbollah who", "rebels with ties to Iran who".
    fn described_person(&self, last: usize) -> Option<usize> {
        let mut at = last;
        while let Some(before) = at.checked_sub(2).filter(|_| self.is(at - 1, |kind| matches!(kind, Kind::Preposition)))
        {
            let loose = (0..=before).rev().take_while(|at| self.is_participle(*at)).count();
            at = before.checked_sub(loose)?;
            self.phrase(at)?;
            if self.last_class(at).is(WordClass::AGENTIVE) {
                return Some(at);
            }
        }
        None
    }

    /// Whether a phrase is what is sent to somebody: it may say things itself.
    fn is_letter(&self, node: usize) -> bool {
        matches!(
            self.word(node).trim_end_matches('s'),
            "letter" | "message" | "communication" | "note" | "memo" | "memorandum" | "report" | "statement" | "cable"
        )
    }

    /// "the Polish and Czech governments", "Iraqi rebels": people of a state, several of them.
    fn are_people(&self, node: usize) -> bool {
        let named = self.phrase(node).is_some_and(|phrase| !phrase.mentions.is_empty());
        named && self.last_class(node).is(WordClass::AGENTIVE) && self.word(node).ends_with('s')
    }

    /// Where the names begin that "and" joins to this one.
    fn listed_start(&self, last: usize) -> usize {
        let mut start = last;
        let named = |at: usize| self.phrase(at).is_some_and(|phrase| !phrase.mentions.is_empty());
        while start >= 2 && self.is(start - 1, |kind| matches!(kind, Kind::And)) && named(start - 2) {
            start -= 2;
        }
        start
    }

    /// Whether a verb may be a participle that describes what stands before it.
    pub(super) fn is_participle(&self, at: usize) -> bool {
        let plain = self.nodes[at].tokens.len() == 1 && self.last_class(at).is(WordClass::PARTICIPLE);
        let ends = self.word(at).ends_with("ed");
        self.verb(at).is_some_and(|verb| matches!(verb.mood, Mood::Participle | Mood::Gerund) || plain || ends)
    }
}
