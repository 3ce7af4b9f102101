//! Whose the intentions are that nouns name before a verb.

use super::Kind;
use super::grammar::Sentence;
use crate::relate::rules::{Control, WordClass};

impl Sentence<'_, '_> {
    /// Whose intention an infinitive is, and what the noun of it does to that: "Ghana's decision to expel", "the French refusal to
    /// meet". The noun is somebody's, and stands right before.
    pub(in crate::relate) fn intention(&self, infinitive: usize) -> Option<(usize, Control)> {
        let noun = infinitive.checked_sub(1)?;
        self.phrase(noun).filter(|phrase| !phrase.headed && !phrase.mentions.is_empty())?;
        let control = self.near_control(infinitive)?;
        (!self.last_class(noun).is(WordClass::AGENTIVE)).then_some((noun, control))
    }

    /// Who stands behind "by" between a noun of intention and its infinitive, and what the noun does to that: "plans by the
    /// government of Peru to expel".
    pub(super) fn planner(&self, infinitive: usize) -> Option<(usize, Control)> {
        let mut planner = infinitive.checked_sub(1)?;
        self.phrase(planner)?;
        while planner >= 2 && self.is_preposition(planner - 1, &["of"]) && self.phrase(planner - 2).is_some() {
            planner -= 2;
        }
        let noun = planner.checked_sub(2).filter(|noun| self.phrase(*noun).is_some())?;
        let control = self.is_preposition(planner - 1, &["by"]).then(|| self.last_control(noun)).flatten()?;
        Some((planner, control))
    }

    /// Whether a noun of intention before an infinitive is nobody's: "Efforts to end the war", "after plans to punish Iran".
    pub(super) fn is_anybodys(&self, infinitive: usize) -> bool {
        let Some(noun) = infinitive.checked_sub(1).filter(|noun| self.last_control(*noun).is_some()) else {
            return false;
        };
        let owned = matches!(self.first_word(noun), "his" | "her" | "its" | "their" | "our" | "my");
        let nameless = self.phrase(noun).is_some_and(|phrase| phrase.mentions.is_empty()) && !owned;
        let begins = noun == 0 || self.is(noun - 1, |kind| matches!(kind, Kind::Quote | Kind::Stop));
        let after = noun > 0
            && matches!(self.word(noun - 1), "after" | "before" | "since" | "following" | "amid" | "despite" | "until");
        nameless && self.word(noun).ends_with('s') && (begins || after)
    }

    /// Whether "by" follows the noun of what is only meant: "plans by", not "the decision by".
    pub(super) fn is_mere_plan(&self, infinitive: usize) -> bool {
        const PLANS: [&str; 6] = ["plan", "effort", "attempt", "bid", "intention", "proposal"];
        let noun = self.planner(infinitive).and_then(|(planner, _)| planner.checked_sub(2));
        noun.is_some_and(|noun| PLANS.iter().any(|stem| self.word(noun).starts_with(stem)))
    }

    /// What a noun at the end of a phrase does to an infinitive behind it.
    fn last_control(&self, noun: usize) -> Option<Control> {
        self.phrase(noun)?;
        self.senses.of(self.nodes[noun].tokens.end - 1).control
    }
}
