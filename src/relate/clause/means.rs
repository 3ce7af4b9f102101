//! What somebody may do, or would like to do: "has the right to attack", "showed no wish to meet".

use super::grammar::Sentence;
use super::{Kind, Mood};
use crate::relate::Modality;
use crate::relate::rules::Control;

/// What the noun between two verbs does to the second.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Means {
    /// "has no reason to".
    pub(super) missing: bool,
    pub(super) modality: Modality,
}

impl Sentence<'_, '_> {
    /// What it does to a verb that its subject has a noun for: "has a plan to meet", "has no intention of meeting". Nothing where the noun is
    /// who is to do it.
    pub(super) fn means(&self, node: usize) -> Option<Means> {
        let last = match self.verb(node)?.mood {
            Mood::Infinitive => node.checked_sub(1)?,
            Mood::Gerund if node >= 2 && self.is_preposition(node - 1, &["of", "for"]) => node - 2,
            _ => return None,
        };
        let inside = |at: &usize| self.is(*at, |kind| matches!(kind, Kind::Phrase(_) | Kind::Preposition));
        let verb = (0..=last).rev().find(|at| !inside(at)).filter(|verb| *verb < last)?;
        let phrase = self.phrase(verb + 1).filter(|phrase| phrase.mentions.is_empty())?;
        let active = self.verb(verb).is_some_and(|verb| !verb.passive);
        let has = self.is_having(verb);
        // "spared no effort": made every effort.
        let missing = phrase.negated && !["spar", "wast"].iter().any(|stem| self.word(verb).starts_with(stem));
        if !active || !(missing || has) {
            return None;
        }
        let modality = match self.senses.of(self.nodes[last].tokens.end - 1).control {
            Some(Control::Plan | Control::Mode(_)) => Modality::Planned,
            _ if has => Modality::Conditional,
            _ => Modality::Actual,
        };
        Some(Means { missing, modality })
    }

    fn is_having(&self, verb: usize) -> bool {
        matches!(
            self.word(verb),
            "have"
                | "has"
                | "had"
                | "having"
                | "need"
                | "needs"
                | "needed"
                | "reserve"
                | "reserves"
                | "reserved"
                | "retain"
                | "retains"
                | "retained"
                | "deserves"
                | "deserve"
                | "claims"
                | "claimed"
                | "enjoys"
                | "seeks"
                | "sought"
        )
    }
}
