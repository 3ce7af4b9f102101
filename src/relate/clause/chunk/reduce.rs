//! Tells participles from verbs in the past: "the man accused by", "the tanks sent to Ukraine have arrived"; and takes out asides.

use super::super::{Kind, Mood, Node};
use super::Reader;
use super::numbers::is_number;
use crate::relate::rules::{Word, WordClass};
use crate::text::token::hash_folded;

const BY: u64 = hash_folded("by");

impl Reader<'_, '_> {
    /// Whether a participle describes the noun before it: "the man accused by", "troops deployed to".
    pub(super) fn is_reduced(&self, at: usize, word: &Word) -> bool {
        let next = self.words.tokens.get(at + 1).filter(|_| at + 1 < self.line.end).map(|_| self.words.of(at + 1));
        // "carried out by"
        let out = matches!(next, Some("out" | "on" | "off" | "up" | "down" | "back" | "over"));
        match next {
            Some(_) if out && self.word_at(at + 2) == "by" => true,
            // "stood by"
            Some("by") if word.verb.is_some_and(|verb| self.has_particle(verb, BY)) => false,
            Some("by") => !self
                .words
                .tokens
                .get(at + 2)
                .is_some_and(|_| at + 2 < self.line.end && is_number(self.words.of(at + 2))),
            // "killed at least 30"
            Some("at") if self.is_before_number(at + 1) => false,
            // "freed five nurses jailed for eight years"
            Some("for" | "since" | "under" | "near" | "from" | "during" | "in" | "on" | "at")
                if self.is_in_verbs_object() =>
            {
                word.class.is(WordClass::PARTICIPLE)
                    && !word.class.is(WordClass::REPORT)
                    && word.verb.is_some_and(|verb| self.needs_object(verb))
            }
            Some("on" | "in" | "at") if self.is_day(at + 2) => false,
            Some("of" | "in" | "on" | "at") => {
                word.class.is(WordClass::PARTICIPLE)
                    && !word.class.is(WordClass::REPORT)
                    && word.verb.is_some_and(|verb| self.needs_object(verb))
            }
            _ => !word.class.is(WordClass::PAST) && word.class.is(WordClass::PARTICIPLE),
        }
    }

    /// Whether the last phrase is the object of a verb that says nothing.
    fn is_in_verbs_object(&self) -> bool {
        let [.., Node { kind: Kind::Verb(verb), .. }, Node { kind: Kind::Phrase(_), .. }] = &*self.nodes else {
            return false;
        };
        verb.mood == Mood::Finite && !self.senses.of(verb.head).class.is(WordClass::REPORT)
    }

    pub(super) fn is_day(&self, at: usize) -> bool {
        at < self.line.end && self.senses.of(at).class.is(WordClass::TIME)
    }

    /// Takes for participles what looks like verbs in the past: "the tanks sent to Ukraine have arrived". Another verb follows without a subject of
    /// its own.
    pub(super) fn reduce(&mut self) {
        for at in 1..self.nodes.len() {
            let Kind::Verb(verb) = &self.nodes[at].kind else { continue };
            if self.is_place_behind_by(at) {
                if let Kind::Verb(verb) = &mut self.nodes[at].kind {
                    (verb.mood, verb.passive) = (Mood::Finite, false);
                }
                continue;
            }
            let class = self.senses.of(verb.head).class;
            let participle = class.is(WordClass::PARTICIPLE) || !class.is(WordClass::VERB);
            let alone = self.nodes[at].tokens.len() == 1 && participle && !class.is(WordClass::REPORT);
            if !alone || verb.mood != Mood::Finite || !matches!(self.nodes[at - 1].kind, Kind::Phrase(_)) {
                continue;
            }
            let between = |node: &Node| matches!(node.kind, Kind::Phrase(_) | Kind::Preposition | Kind::Time);
            let len = self.nodes[at + 1..].iter().take_while(|node| between(node)).count();
            let end = at + 1 + len;
            let finite = matches!(self.nodes.get(end).map(|node| &node.kind), Some(Kind::Verb(verb)) if verb.mood == Mood::Finite);
            let own_subject = len == 0 || !matches!(self.nodes[at + 1].kind, Kind::Preposition);
            if finite
                && (!own_subject || self.is_in_object(at))
                && let Kind::Verb(verb) = &mut self.nodes[at].kind
            {
                (verb.mood, verb.passive) = (Mood::Participle, true);
            }
        }
    }

    /// Whether a participle describes within the object of another: "using precision guided missiles".
    fn is_in_object(&self, at: usize) -> bool {
        let gerund = |node: &Node| matches!(&node.kind, Kind::Verb(verb) if verb.mood == Mood::Gerund);
        let bare = |node: &Node| !self.senses.of(node.tokens.start).class.is(WordClass::DETERMINER);
        at >= 2 && gerund(&self.nodes[at - 2]) && self.nodes.get(at + 1).is_some_and(bare)
    }

    /// Whether what seems a participle is a verb with a place behind it: "Reagan and Gorbachev met by the lake".
    fn is_place_behind_by(&self, at: usize) -> bool {
        let Kind::Verb(verb) = &self.nodes[at].kind else { return false };
        let word = self.senses.of(verb.head);
        let meets = word.verb.is_some_and(|verb| self.rules.verb(verb).frames.iter().any(|frame| frame.joint));
        let nameless = |node: &Node| match &node.kind {
            Kind::Phrase(phrase) => {
                phrase.mentions.is_empty() && !self.senses.of(node.tokens.end - 1).class.is(WordClass::AGENTIVE)
            }
            _ => false,
        };
        let by = |node: &Node| matches!(node.kind, Kind::Preposition) && self.words.of(node.tokens.start) == "by";
        verb.mood == Mood::Participle
            && verb.passive
            && meets
            && matches!(self.nodes[at - 1].kind, Kind::Phrase(_))
            && self.nodes.get(at + 1).is_some_and(by)
            && self.nodes.get(at + 2).is_some_and(nameless)
    }

    /// Takes out what only says how sure something is: "Russia, it seems, has".
    pub(super) fn drop_asides(&mut self) {
        let is = |node: &Node, kind: fn(&Kind) -> bool| kind(&node.kind);
        let comma = |kind: &Kind| matches!(kind, Kind::Comma);
        let mut at = 0;
        while at + 3 < self.nodes.len() {
            let [first, it, verb, last] = &self.nodes[at..at + 4] else { break };
            let pronoun =
                matches!(it.kind, Kind::Phrase(_)) && it.tokens.len() == 1 && self.words.of(it.tokens.start) == "it";
            let seems = matches!(verb.kind, Kind::Verb(_))
                && matches!(
                    self.words.of(verb.tokens.end - 1),
                    "seems"
                        | "seemed"
                        | "appears"
                        | "appeared"
                        | "said"
                        | "thought"
                        | "believed"
                        | "claimed"
                        | "reported"
                        | "alleged"
                );
            if is(first, comma) && is(last, comma) && pronoun && seems {
                self.nodes.drain(at..at + 4);
            } else {
                at += 1;
            }
        }
    }
}
