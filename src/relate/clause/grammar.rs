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
const DEEPEST: usize = 8;

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

    fn is(&self, at: usize, is: impl Fn(&Kind) -> bool) -> bool {
        self.nodes.get(at).is_some_and(|node| is(&node.kind))
    }

    fn is_before(&self, at: usize, is: impl Fn(&Kind) -> bool) -> bool {
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

    fn is_preposition(&self, at: usize, words: &[&str]) -> bool {
        self.is(at, |kind| matches!(kind, Kind::Preposition)) && words.contains(&self.word(at))
    }

    /// What a word may be that ends a phrase.
    fn last_class(&self, node: usize) -> WordClass {
        self.rules.word(self.hash(node)).class
    }

    /// Whom a phrase names, with what is joined to it by "and", and what "of" hangs on it; and the node behind.
    ///
    /// `acting`: only those who act: Russia, Russian troops, not Russian gas.
    pub(in crate::relate) fn named(&self, start: usize, acting: bool) -> (Vec<usize>, usize) {
        let mut named = Vec::new();
        let mut at = start;
        let mut listed = false;
        loop {
            let Some(phrase) = self.phrase(at) else { break };
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
    fn is_list(&self, comma: usize) -> bool {
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
    fn begins_clause(&self, at: usize) -> bool {
        let mut next = at + 1;
        while self.is(next, |kind| matches!(kind, Kind::Preposition)) && self.phrase(next + 1).is_some() {
            next += 2;
        }
        self.verb(next).is_some_and(|verb| verb.mood == Mood::Finite)
    }

    /// The node where the subject of a verb begins.
    pub(in crate::relate) fn subject(&self, verb: usize) -> Option<usize> {
        self.subject_within(verb, DEEPEST)
    }

    fn subject_within(&self, at: usize, depth: usize) -> Option<usize> {
        let depth = depth.checked_sub(1)?;
        let verb = self.verb(at)?;
        match verb.mood {
            Mood::Finite => self.finite_subject(at, depth),
            Mood::Infinitive => {
                let (governor, object) = self.governor(at)?;
                object.or_else(|| self.subject_within(governor, depth))
            }
            Mood::Gerund => self.gerund_subject(at, depth),
            Mood::Participle => self.participle_subject(at, depth),
        }
    }

    /// Who is meant by a participle: "the man accused by", "accused by Turkey, Syria said", "overrun and occupied by".
    fn participle_subject(&self, at: usize, depth: usize) -> Option<usize> {
        let Some(before) = at.checked_sub(1) else { return self.next_subject(at, depth) };
        match &self.nodes[before].kind {
            Kind::Phrase(_) => Some(self.chain_start(before)),
            Kind::And => {
                let verb = before.checked_sub(1).filter(|verb| self.verb(*verb).is_some_and(|verb| verb.passive))?;
                self.subject_within(verb, depth)
            }
            Kind::Comma => {
                let last = before.checked_sub(1).filter(|last| self.phrase(*last).is_some())?;
                Some(self.chain_start(last))
            }
            _ => None,
        }
    }

    fn finite_subject(&self, at: usize, depth: usize) -> Option<usize> {
        let mut before = at.checked_sub(1)?;
        while self.is(before, |kind| matches!(kind, Kind::Time)) || self.is_time_preposition(before) {
            before = before.checked_sub(1)?;
        }
        match &self.nodes[before].kind {
            Kind::Phrase(_) => self.phrase_subject(before).map(|start| self.meant(start, depth).unwrap_or(start)),
            Kind::And | Kind::But => self.shared_subject(before, depth),
            Kind::Verb(_) => self.subject_within(before, depth),
            Kind::Relative => self.antecedent(before),
            Kind::That => self.antecedent(before),
            Kind::Comma => self.subject_before_aside(before).or_else(|| self.shared_subject(before, depth)),
            _ => None,
        }
        .or_else(|| self.inverted_subject(at))
    }

    /// Whom "it" stands for in "Uganda said on Sunday it had paid": the one who says so.
    fn meant(&self, at: usize, depth: usize) -> Option<usize> {
        let pronoun = self.phrase(at)?.mentions.is_empty() && self.last_class(at).is(WordClass::PRONOUN);
        let between =
            |at: &usize| self.is(*at, |kind| matches!(kind, Kind::That | Kind::Time)) || self.is_time_preposition(*at);
        let report = (0..at).rev().find(|at| !between(at))?;
        // "denied reports that it had"
        let reports = self.phrase(report).is_some() && self.is(report + 1, |kind| matches!(kind, Kind::That));
        let report = report - usize::from(reports && report > 0);
        (pronoun && self.verb(report).is_some_and(|verb| self.reports(verb)))
            .then(|| self.subject_within(report, depth))
            .flatten()
    }

    /// A preposition before a date that stands alone: "on" of "on Monday".
    fn is_time_preposition(&self, at: usize) -> bool {
        self.is(at, |kind| matches!(kind, Kind::Preposition)) && self.is(at + 1, |kind| matches!(kind, Kind::Time))
    }

    /// "said Macron", behind a comma or a quotation.
    fn inverted_subject(&self, at: usize) -> Option<usize> {
        let head = self.verb(at)?.head;
        let report = self.rules.word(self.words.tokens[head].hash).class.is(WordClass::REPORT);
        let behind = at == 0 || self.is_before(at, |kind| matches!(kind, Kind::Comma | Kind::Quote));
        (report && behind && self.phrase(at + 1).is_some()).then_some(at + 1)
    }

    /// The subject that ends in a phrase right before its verb.
    fn phrase_subject(&self, last: usize) -> Option<usize> {
        let start = self.chain_start(last);
        match start.checked_sub(1).map(|before| &self.nodes[before].kind) {
            // "aircraft using missiles killed"
            Some(Kind::Verb(verb))
                if matches!(verb.mood, Mood::Gerund | Mood::Participle)
                    && start >= 2
                    && self.phrase(start - 2).is_some() =>
            {
                Some(self.chain_start(start - 2))
            }
            // "A met B and C left": the phrases before the last "and" are objects.
            Some(Kind::Verb(verb)) if !self.reports(verb) => {
                let and = (start..last).rev().find(|at| self.is(*at, |kind| matches!(kind, Kind::And)));
                Some(and.map_or(start, |and| and + 1))
            }
            // "In Moscow Putin": the phrase behind a preposition that nothing stands before.
            Some(Kind::Preposition) => None,
            _ => Some(start),
        }
    }

    fn reports(&self, verb: &Verb) -> bool {
        self.rules.word(self.words.tokens[verb.head].hash).class.is(WordClass::REPORT)
    }

    /// Where the phrases begin that hang together up to this one.
    fn chain_start(&self, last: usize) -> usize {
        let mut start = last;
        let mut list = false;
        while start >= 2 && self.phrase(start - 2).is_some() {
            let link = &self.nodes[start - 1].kind;
            list |= matches!(link, Kind::And);
            match link {
                Kind::Preposition | Kind::And => start -= 2,
                Kind::Comma if list => start -= 2,
                _ => break,
            }
        }
        start
    }

    /// Whom "who", "which" and "that" stand for.
    fn antecedent(&self, at: usize) -> Option<usize> {
        let mut before = at.checked_sub(1)?;
        if self.is(before, |kind| matches!(kind, Kind::Comma)) {
            before = before.checked_sub(1)?;
        }
        self.phrase(before)?;
        let start = self.chain_start(before);
        // "talks with Putin, who said": the nearest name, where it is a person's.
        let near = self.phrase(before).is_some_and(|phrase| phrase.headed);
        Some(if near && start > 0 && self.is_before(start, |kind| matches!(kind, Kind::Verb(_) | Kind::Preposition)) {
            before
        } else if near {
            before
        } else {
            start
        })
    }

    /// "Macron, the president of France, met": the phrase before the aside.
    fn subject_before_aside(&self, comma: usize) -> Option<usize> {
        let opening =
            (0..comma).rev().take(14).find(|at| self.is(*at, |kind| matches!(kind, Kind::Comma | Kind::Stop)))?;
        let before = opening.checked_sub(1)?;
        self.phrase(before)?;
        let begins_aside = self.is(opening + 1, |kind| {
            matches!(kind, Kind::Relative | Kind::Phrase(_) | Kind::Preposition | Kind::Verb(_) | Kind::Time)
        });
        // "a body linked to the union": one word may be a participle.
        let finite = |at: usize| {
            let plain = self.nodes[at].tokens.len() == 1 && self.last_class(at).is(WordClass::PARTICIPLE)
                || self.word(at).ends_with("ed");
            self.verb(at).is_some_and(|verb| verb.mood == Mood::Finite) && !plain
        };
        let clause = (opening + 1..comma).any(finite) && !self.is(opening + 1, |kind| matches!(kind, Kind::Relative));
        if !begins_aside || clause || !self.is(opening, |kind| matches!(kind, Kind::Comma)) {
            return None;
        }
        self.phrase_subject(before)
    }

    /// The subject of the verb before, which a verb shares that is joined to it.
    fn shared_subject(&self, joint: usize, depth: usize) -> Option<usize> {
        let verb = (0..joint)
            .rev()
            .take_while(|at| !self.is(*at, |kind| matches!(kind, Kind::Stop)))
            .find(|at| self.verb(*at).is_some_and(|verb| verb.mood == Mood::Finite))?;
        self.subject_within(verb, depth)
    }

    fn gerund_subject(&self, at: usize, depth: usize) -> Option<usize> {
        let before = at.checked_sub(1)?;
        match &self.nodes[before].kind {
            Kind::Phrase(phrase) if !phrase.mentions.is_empty() => Some(before),
            Kind::Preposition => {
                let governor = (0..before)
                    .rev()
                    .take_while(|at| !self.is(*at, |kind| matches!(kind, Kind::Stop)))
                    .find(|at| self.verb(*at).is_some());
                let Some(governor) = governor else { return self.next_subject(at, depth) };
                let object = self.phrase(governor + 1).is_some()
                    && governor + 2 == before
                    && ["of", "for", "from"].contains(&self.word(before));
                match self.verb(governor) {
                    Some(verb) if object && !verb.passive => Some(governor + 1),
                    _ => self.subject_within(governor, depth),
                }
            }
            Kind::Subordinator => {
                let governor =
                    (0..before).rev().find(|at| self.verb(*at).is_some_and(|verb| verb.mood == Mood::Finite));
                governor.map_or_else(|| self.next_subject(at, depth), |governor| self.subject_within(governor, depth))
            }
            Kind::Comma | Kind::And | Kind::But => self.shared_subject(before, depth),
            Kind::Verb(_) => self.subject_within(before, depth),
            _ => None,
        }
        .or_else(|| (at == 0).then(|| self.next_subject(at, depth)).flatten())
    }

    /// The subject of the next verb that has one: "After meeting Putin, Macron left".
    fn next_subject(&self, at: usize, depth: usize) -> Option<usize> {
        let verb =
            (at + 1..self.nodes.len()).find(|at| self.verb(*at).is_some_and(|verb| verb.mood == Mood::Finite))?;
        self.subject_within(verb, depth)
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
