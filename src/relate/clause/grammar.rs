//! Tells who stands where in a sentence: the subject of a verb, its objects, the verb that it depends on.

use super::{Kind, Mood, Node, Phrase, Verb};
use crate::relate::Predicate;
use crate::relate::rules::{Control, Rules, WordClass};
use crate::text::token::hash_folded;
use crate::text::{Case, Words};

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

    pub(in crate::relate) fn is_preposition(&self, at: usize, words: &[&str]) -> bool {
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
            if let Some(inner) = self.hanging(at, acting).filter(|_| phrase.mentions.is_empty()) {
                at = inner;
                continue;
            }
            at += 1;
            if let Some((bearer, behind)) = self.bearer(at - 1) {
                named.push(bearer);
                at = behind;
            } else if !phrase.mentions.is_empty() {
                if !acting || self.acts(at - 1) {
                    named.push(phrase.mentions.end - 1);
                }
                // "the president of Russia, …": what hangs on a name adds nobody.
                while self.is_preposition(at, &["of", "from"]) && self.phrase(at + 1).is_some() {
                    at += 2;
                }
                // "signed by Harrison for the United Nations and Nam Il for North Korea"
                let behalf = acting && self.is_preposition(at, &["for"]) && self.phrase(at + 1).is_some();
                if behalf && self.is(at + 2, |kind| matches!(kind, Kind::And)) {
                    at += 2;
                }
            }
            let Some(next) = self.next_of_list(at) else { break };
            let object = self.is_object(start);
            if object && self.begins_clause(next) && !(acting && listed) {
                break;
            }
            listed = true;
            at = next;
        }
        (named, at)
    }

    /// Who bears the office that a phrase names, and the node behind: "with China's president, Xi Jinping".
    fn bearer(&self, node: usize) -> Option<(usize, usize)> {
        let office = self.phrase(node).is_some_and(|phrase| !phrase.headed && !phrase.mentions.is_empty());
        let comma = self.is(node + 1, |kind| matches!(kind, Kind::Comma)) && self.next_of_list(node + 1).is_none();
        let named = self.phrase(node + 2).filter(|phrase| phrase.headed && !self.begins_clause(node + 2));
        let last = named.filter(|_| office && comma && self.last_class(node).is(WordClass::OFFICE))?.mentions.end;
        Some((last - 1, node + 3))
    }

    /// Whether those act whom the mention in a phrase names: Russia, Russian troops, but not Russian gas, and not Russia's
    /// neighbors.
    fn acts(&self, node: usize) -> bool {
        let Some(phrase) = self.phrase(node) else { return false };
        let class = self.last_class(node);
        phrase.headed || class.is(WordClass::AGENTIVE) && !(class.is(WordClass::RELATIONAL) && self.is_owned(node))
    }

    /// Whether the last word of a phrase is somebody's: "Russia's allies".
    pub(in crate::relate) fn is_owned(&self, node: usize) -> bool {
        let tokens = self.nodes[node].tokens.clone();
        self.words.tokens[tokens].iter().any(|token| token.possessive)
    }

    /// The phrase that tells whose a phrase without a name is: "soldiers of Argentina", "a group based in Beirut", "a drone
    /// belonging to Iran".
    fn hanging(&self, at: usize, acting: bool) -> Option<usize> {
        // Troops, tens of thousands, or an unknown name: "the Red Cross in Iraq".
        let last = self.nodes[at].tokens.end - 1;
        let unknown = self.words.tokens[last].case == Case::Capitalized && last > self.nodes[at].tokens.start;
        if acting && !unknown && !self.last_class(at).is(WordClass::AGENTIVE) && !is_amount(self.word(at)) {
            return None;
        }
        let behind_participle =
            self.verb(at + 1).is_some_and(|verb| matches!(verb.mood, Mood::Participle | Mood::Gerund));
        let preposition = at + 1 + usize::from(behind_participle);
        let words: &[&str] = match () {
            // "an attack carried out by Iran" is Iran's, "a group backed by Iran" is not.
            () if behind_participle && !acting && !self.last_class(at).is(WordClass::AGENTIVE) => {
                &["by", "in", "to", "from", "with", "at", "near", "across"]
            }
            () if behind_participle => &["in", "to", "from", "with", "at", "near", "across"],
            () if acting => &["of", "from", "in", "for", "throughout", "across", "at", "within", "with"],
            () => &["of", "from"],
        };
        let fits = self.is_preposition(preposition, words) && self.phrase(preposition + 1).is_some();
        fits.then_some(preposition + 1)
    }

    /// The phrase that a list goes on with: behind "and", or a comma of the list.
    fn next_of_list(&self, at: usize) -> Option<usize> {
        let joined = self.is(at, |kind| matches!(kind, Kind::And));
        let comma = self.is(at, |kind| matches!(kind, Kind::Comma)) && self.is_list(at);
        let and_behind = comma && self.is(at + 1, |kind| matches!(kind, Kind::And));
        let next = at + 1 + usize::from(and_behind);
        ((joined || comma) && self.phrase(next).is_some()).then_some(next)
    }

    /// Whether a phrase belongs to a verb before it: as its object, or behind a preposition.
    fn is_object(&self, start: usize) -> bool {
        let mut at = start;
        while let Some(before) = at.checked_sub(1) {
            match &self.nodes[before].kind {
                // "said Iran and Iraq must"
                Kind::Verb(verb) => return before + 1 != start || !self.reports(verb),
                Kind::Phrase(_) | Kind::Preposition | Kind::And | Kind::Time => at = before,
                _ => return false,
            }
        }
        false
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
        if self.ends_fronted(comma) {
            return false;
        }
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
            && !matches!(self.first_word(next), "nor" | "neither")
    }

    /// The verb that an infinitive depends on, and the object between the two, who is to do it.
    pub(in crate::relate) fn governor(&self, at: usize) -> Option<(usize, Option<usize>)> {
        let ends =
            |kind: &Kind| matches!(kind, Kind::Stop | Kind::Subordinator | Kind::Relative | Kind::Quote | Kind::That);
        let governor = (0..at)
            .rev()
            .take_while(|at| !self.is(*at, ends))
            .find(|at| self.verb(*at).is_some_and(|verb| verb.mood != Mood::Participle))?;
        // "plans to meet Putin and hold talks"
        let joined = self.is_before(at, |kind| matches!(kind, Kind::And | Kind::Comma));
        if joined && self.verb(governor).is_some_and(|verb| verb.mood == Mood::Infinitive) {
            return self.governor(governor);
        }
        let acts = |phrase: &Phrase| {
            phrase.headed || self.last_class(governor + 1).is(WordClass::AGENTIVE.or(WordClass::PRONOUN))
        };
        let object = self.phrase(governor + 1).is_some_and(acts).then_some(governor + 1);
        // "visited Russia to meet Putin": who visits meets.
        let object = object.filter(|_| !self.consults(governor));
        let next = self.behind_time(governor + 1);
        let on = self.is_preposition(next, &["on", "upon", "for", "to", "with"]) && self.phrase(next + 1).is_some();
        let asks = || {
            let known = self.rules.word(self.words.tokens[self.verb(governor)?.head].hash).verb?;
            matches!(self.rules.verb(known).control, Some(Control::Mode(_))).then_some(next + 1)
        };
        let object = object.or_else(|| on.then(asks).flatten());
        let asked = self.verb(governor).is_some_and(|verb| !verb.passive);
        Some((governor, object.filter(|_| asked)))
    }

    /// Whether a verb is one of visits and talks, and none that asks somebody for something.
    fn consults(&self, verb: usize) -> bool {
        let head = self.verb(verb).map(|verb| self.rules.word(self.words.tokens[verb.head].hash).verb);
        let Some(known) = head.flatten().map(|number| self.rules.verb(number)) else { return false };
        let class = known.frames.iter().find_map(|frame| frame.mode).map(|mode| self.rules.mode(mode).class);
        known.control.is_none() && class == Some(Predicate::Consult)
    }

    /// The node behind dates: behind "on Monday".
    pub(super) fn behind_time(&self, at: usize) -> usize {
        let mut at = at;
        while self.is(at, |kind| matches!(kind, Kind::Time)) || self.is_time_preposition(at) {
            at += 1;
        }
        at
    }

    /// The node behind an argument: "from" and "by" begin the next, where the phrase names nobody.
    fn argument_end(&self, at: usize) -> usize {
        let nameless = |at: usize| self.phrase(at).is_some_and(|phrase| phrase.mentions.is_empty());
        let mut next = at + 1;
        while self.is(next, |kind| matches!(kind, Kind::And)) && nameless(next + 1) && !self.begins_clause(next + 1) {
            next += 2;
        }
        let parted = nameless(at) && self.is(next, |kind| matches!(kind, Kind::Preposition | Kind::Verb(_)));
        if parted && !self.is_preposition(next, &["of"]) {
            return next;
        }
        self.named(at, false).1
    }

    /// The hash of a preposition, in the form that the tables of rules have.
    fn preposition(&self, at: usize) -> u64 {
        match self.word(at) {
            "upon" | "onto" => hash_folded("on"),
            "towards" => hash_folded("toward"),
            "among" | "amongst" => hash_folded("between"),
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
                    arguments.push(Argument { place: place.unwrap_or(Place::Object), node: at });
                    let object = place.take().is_none_or(|place| place == Place::Object);
                    let end = self.argument_end(at);
                    let finite = self.verb(end).is_some_and(|verb| verb.mood == Mood::Finite);
                    if object && finite && (self.begins_clause(at) || !self.is_object(at)) {
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

/// Whether a word is an amount of what follows: "tens of thousands of students".
fn is_amount(word: &str) -> bool {
    matches!(
        word,
        "tens"
            | "hundreds"
            | "thousands"
            | "dozens"
            | "scores"
            | "millions"
            | "number"
            | "lot"
            | "couple"
            | "handful"
            | "Tens"
            | "Hundreds"
            | "Thousands"
            | "Dozens"
            | "Scores"
            | "Millions"
            | "majority"
            | "half"
            | "Half"
            | "some"
            | "most"
            | "Most"
            | "Some"
            | "many"
            | "Many"
            | "several"
            | "Several"
            | "patch"
            | "wave"
            | "series"
            | "part"
    )
}
