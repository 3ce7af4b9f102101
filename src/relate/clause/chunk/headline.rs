//! Headlines that tell what is to come by an infinitive: "UK to send tanks to Ukraine".

use super::super::{Kind, Mood, Node};
use super::Reader;
use crate::relate::Modality;
use crate::relate::rules::WordClass;

impl Reader<'_, '_> {
    /// Takes an infinitive for the verb of a sentence that has no other, right behind those who are to do it.
    pub(super) fn tell_headline(&mut self) {
        let verb = |node: &Node| matches!(node.kind, Kind::Verb(_));
        let Some(at) = self.nodes.iter().position(verb) else { return };
        let finite = |node: &Node| matches!(&node.kind, Kind::Verb(verb) if verb.mood == Mood::Finite);
        if !self.is_told_of(at) || self.nodes.iter().any(finite) {
            return;
        }
        if let Kind::Verb(verb) = &mut self.nodes[at].kind
            && verb.mood == Mood::Infinitive
        {
            (verb.mood, verb.modality) = (Mood::Finite, verb.modality.max(Modality::Planned));
        }
    }

    /// Whether "to" begins a verb, behind nothing but names from the beginning or a colon on: "Talks: Biden, Xi to meet".
    fn is_told_of(&self, at: usize) -> bool {
        let to = self.words.of(self.nodes[at].tokens.start) == "to";
        let before = &self.nodes[..at];
        let start = before.iter().rposition(|node| matches!(node.kind, Kind::Stop)).map_or(0, |stop| stop + 1);
        let acts = |node: &Node| match &node.kind {
            Kind::Phrase(phrase) => {
                let class = self.senses.of(node.tokens.end - 1).class;
                !phrase.mentions.is_empty() && (phrase.headed || class.is(WordClass::AGENTIVE.or(WordClass::OFFICE)))
            }
            Kind::And | Kind::Comma => true,
            _ => false,
        };
        let ends = before.last().is_some_and(|node| matches!(node.kind, Kind::Phrase(_)));
        to && ends && before[start..].iter().all(acts)
    }
}
