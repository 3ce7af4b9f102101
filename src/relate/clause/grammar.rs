//! Tells who stands where in a sentence: the subject of a verb, its objects, the verb that it depends on.

use super::{Kind, Mood, Node, Phrase, Verb};
use crate::relate::rules::{Rules, WordClass};
use crate::text::Words;
use crate::text::token::hash_folded;

/// Where an argument of a verb or noun stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::relate) enum Place {
    /// The direct object.
    Object,
    /// Behind this preposition.
    Preposition(u64),
    /// It is the subject of a clause that is the object.
    Clause,
}

/// An argument: the node where its phrase begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::relate) struct Argument {
    pub(in crate::relate) place: Place,
    pub(in crate::relate) node: usize,
}

/// How deep verbs that share a subject are followed.
pub(super) const DEEPEST: usize = 8;

/// A sentence that was read.
pub(in crate::relate) struct Sentence<'a, 't> {
    pub(in crate::relate) nodes: Vec<Node>,
    pub(in crate::relate) words: &'a Words<'t>,
    pub(in crate::relate) rules: &'a Rules,
}

impl Sentence<'_, '_> {
    pub(in crate::relate) fn verb(&self, at: usize) -> Option<&Verb> {
        match self.nodes.get(at).map(|node| &node.kind) {
            Some(Kind::Verb(verb)) => Some(verb),
            _ => None,
        }
    }

    pub(in crate::relate) fn phrase(&self, at: usize) -> Option<&Phrase> {
        match self.nodes.get(at).map(|node| &node.kind) {
            Some(Kind::Phrase(phrase)) => Some(phrase),
            _ => None,
        }
    }

    pub(super) fn is(&self, at: usize, is: impl Fn(&Kind) -> bool) -> bool {
        self.nodes.get(at).is_some_and(|node| is(&node.kind))
    }

    pub(super) fn is_before(&self, at: usize, is: impl Fn(&Kind) -> bool) -> bool {
        at.checked_sub(1).is_some_and(|before| self.is(before, is))
    }

    /// The word of a node of one token.
    pub(in crate::relate) fn word(&self, at: usize) -> &str {
        self.nodes.get(at).filter(|node| !node.tokens.is_empty()).map_or("", |node| self.words.of(node.tokens.end - 1))
    }

    /// The first word of a node.
    pub(in crate::relate) fn first_word(&self, at: usize) -> &str {
        self.nodes.get(at).filter(|node| !node.tokens.is_empty()).map_or("", |node| self.words.of(node.tokens.start))
    }

    pub(in crate::relate) fn hash(&self, at: usize) -> u64 {
        self.nodes
            .get(at)
            .filter(|node| !node.tokens.is_empty())
            .map_or(0, |node| self.words.tokens[node.tokens.end - 1].hash)
    }

    pub(super) fn is_preposition(&self, at: usize, words: &[&str]) -> bool {
        self.is(at, |kind| matches!(kind, Kind::Preposition)) && words.contains(&self.word(at))
    }

    /// What a word may be that ends a phrase.
    pub(super) fn last_class(&self, node: usize) -> WordClass {
        self.rules.word(self.hash(node)).class
    }

    /// Whom a phrase names, with what is joined to it by "and", and what "of" hangs on it; and the node behind.
    ///
    /// `acting`: only those who act: Russia, Russian troops, not Russian gas.
    pub(in crate::relate) fn named(&self, start: usize, acting: bool) -> (Vec<usize>, usize) {
        let mut named = Vec::new();
        let mut at = start;
        let mut listed = false;
        while let Some(phrase) = self.phrase(at) {
            let agentive = phrase.headed || self.last_class(at).is(WordClass::AGENTIVE) || phrase.mentions.is_empty();
            if !phrase.mentions.is_empty() {
                if agentive || !acting {
                    named.push(phrase.mentions.end - 1);
                }
                at += 1;
                // "the president of Russia, …": what hangs on a name adds nobody.
                while self.is_preposition(at, &["of", "from"]) && self.phrase(at + 1).is_some() {
                    at += 2;
                }
            } else if self.is_preposition(
                at + 1,
                if acting {
                    &["of", "from", "in", "for", "throughout", "across", "at", "within"]
                } else {
                    &["of", "from", "by"]
                },
            ) && self.phrase(at + 2).is_some()
                && (!acting || self.last_class(at).is(WordClass::AGENTIVE))
            {
                at += 2;
                continue;
            } else {
                at += 1;
            }
            let joined = self.is(at, |kind| matches!(kind, Kind::And));
            let comma = self.is(at, |kind| matches!(kind, Kind::Comma)) && self.is_list(at);
            let and_behind = comma && self.is(at + 1, |kind| matches!(kind, Kind::And));
            let next = at + 1 + usize::from(and_behind);
            if !(joined || comma) || self.phrase(next).is_none() {
                break;
            }
            // "A met B and C left": the second phrase is a subject of its own.
            if !acting && self.begins_clause(next)
                || !listed && self.begins_clause(next) && start > 0 && self.verb(start - 1).is_some()
            {
                break;
            }
            listed = true;
            at = next;
        }
        (named, at)
    }

    /// The token behind a phrase and what "of" hangs on it.
    pub(in crate::relate) fn end_with_of(&self, at: usize) -> usize {
        let mut at = at;
        while (self.is_preposition(at + 1, &["of"]) || self.is(at + 1, |kind| matches!(kind, Kind::And)))
            && self.phrase(at + 2).is_some()
        {
            at += 2;
        }
        self.nodes[at].tokens.end
    }

    /// Whether a comma is one of a list: names follow, with commas between them, and an "and" before the last.
    pub(super) fn is_list(&self, comma: usize) -> bool {
        let mut at = comma;
        for _ in 0..DEEPEST * 2 {
            if self.is(at, |kind| matches!(kind, Kind::And)) {
                return self.phrase(at + 1).is_some();
            }
            if !self.is(at, |kind| matches!(kind, Kind::Comma)) {
                return false;
            }
            at += 1;
            if self.is(at, |kind| matches!(kind, Kind::And)) {
                continue;
            }
            if self.phrase(at).is_none_or(|phrase| phrase.mentions.is_empty()) {
                return false;
            }
            at += 1;
            while self.is_preposition(at, &["of", "from"]) && self.phrase(at + 1).is_some() {
                at += 2;
            }
        }
        false
    }

    /// Whether a phrase is followed by a verb of its own.
    pub(super) fn begins_clause(&self, at: usize) -> bool {
        let mut next = at + 1;
        while self.is(next, |kind| matches!(kind, Kind::Preposition)) && self.phrase(next + 1).is_some() {
            next += 2;
        }
        self.verb(next).is_some_and(|verb| verb.mood == Mood::Finite)
    }

    /// The verb that an infinitive depends on, and the object between the two, who is to do it.
    pub(in crate::relate) fn governor(&self, at: usize) -> Option<(usize, Option<usize>)> {
        let governor = (0..at)
            .rev()
            .take_while(|at| {
                !self.is(*at, |kind| matches!(kind, Kind::Stop | Kind::Subordinator | Kind::Relative | Kind::Quote))
            })
            .find(|at| self.verb(*at).is_some())?;
        let acts = |phrase: &Phrase| {
            phrase.headed || self.last_class(governor + 1).is(WordClass::AGENTIVE.or(WordClass::PRONOUN))
        };
        let object = self.phrase(governor + 1).is_some_and(acts).then_some(governor + 1);
        let on = self.is_preposition(governor + 1, &["on", "for", "upon", "to", "with"])
            && self.phrase(governor + 2).is_some();
        let object = object.or_else(|| on.then_some(governor + 2));
        let asked = self.verb(governor).is_some_and(|verb| !verb.passive);
        Some((governor, object.filter(|_| asked)))
    }

    /// The hash of a preposition, in the form that the tables of rules have.
    fn preposition(&self, at: usize) -> u64 {
        match self.word(at) {
            "upon" | "onto" => hash_folded("on"),
            "towards" => hash_folded("toward"),
            _ => self.hash(at),
        }
    }

    /// The preposition right behind a verb that stands before no phrase: "was called on by".
    pub(in crate::relate) fn stranded(&self, verb: usize) -> Option<u64> {
        let alone = self.is(verb + 1, |kind| matches!(kind, Kind::Preposition)) && self.phrase(verb + 2).is_none();
        alone.then(|| self.preposition(verb + 1))
    }

    /// The arguments that follow a verb or noun, and the verb in the infinitive or in -ing that depends on it.
    pub(in crate::relate) fn arguments(&self, head: usize) -> (Vec<Argument>, Option<usize>) {
        let mut arguments = Vec::new();
        let mut place = Some(Place::Object);
        let mut at = head + 1;
        while at < self.nodes.len() {
            match &self.nodes[at].kind {
                Kind::Phrase(_) => {
                    let (_, end) = self.named(at, false);
                    arguments.push(Argument { place: place.unwrap_or(Place::Object), node: at });
                    place = None;
                    if self.begins_clause(at)
                        && self.verb(end).is_some()
                        && matches!(arguments.last(), Some(Argument { place: Place::Object, .. }))
                    {
                        if let Some(last) = arguments.last_mut() {
                            last.place = Place::Clause;
                        }
                        return (arguments, None);
                    }
                    at = end.max(at + 1);
                    continue;
                }
                Kind::Preposition => place = Some(Place::Preposition(self.preposition(at))),
                Kind::Time => place = None,
                Kind::And if self.is(at + 1, |kind| matches!(kind, Kind::Preposition)) => {}
                Kind::Comma if self.is(at + 1, |kind| matches!(kind, Kind::Preposition)) => {}
                Kind::That => {
                    if self.phrase(at + 1).is_some() && arguments.iter().all(|argument| argument.place == Place::Object)
                    {
                        arguments.push(Argument { place: Place::Clause, node: at + 1 });
                    }
                    return (arguments, None);
                }
                // "crimes committed by Croat forces"
                Kind::Verb(verb) if verb.mood == Mood::Participle => {}
                Kind::Verb(verb) if verb.mood != Mood::Finite => return (arguments, Some(at)),
                _ => break,
            }
            at += 1;
        }
        (arguments, None)
    }
}
