//! Tells who stands where in a sentence: the subject of a verb, its objects, the verb that it depends on.

use std::cell::OnceCell;

use super::{Kind, Mood, Node, Phrase, Verb};
use crate::relate::Predicate;
use crate::relate::rules::{Control, Mode, Rules, Senses, Word, WordClass};
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

/// "accusations by Turkey that"
const BY: u64 = hash_folded("by");

/// How deep verbs that share a subject are followed.
pub(super) const DEEPEST: usize = 8;

/// A sentence that was read.
pub(in crate::relate) struct Sentence<'a, 't> {
    pub(in crate::relate) nodes: Vec<Node>,
    pub(in crate::relate) words: &'a Words<'t>,
    pub(in crate::relate) rules: &'a Rules,
    pub(in crate::relate) senses: &'a Senses<'a>,
    /// The subjects of the verbs that were asked for, by node.
    subjects: Vec<OnceCell<Option<usize>>>,
}

impl<'a, 't> Sentence<'a, 't> {
    pub(in crate::relate) fn new(
        nodes: Vec<Node>,
        words: &'a Words<'t>,
        rules: &'a Rules,
        senses: &'a Senses<'a>,
    ) -> Self {
        let subjects = vec![OnceCell::new(); nodes.len()];
        Self { nodes, words, rules, senses, subjects }
    }
}

impl Sentence<'_, '_> {
    /// The node where the subject of a verb begins.
    pub(in crate::relate) fn subject(&self, verb: usize) -> Option<usize> {
        *self.subjects.get(verb)?.get_or_init(|| self.subject_within(verb, DEEPEST))
    }

    /// The token behind the last that was read.
    pub(in crate::relate) fn end(&self) -> usize {
        self.nodes.last().map_or(0, |node| node.tokens.end)
    }

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

    pub(in crate::relate) fn is_relative(&self, at: usize) -> bool {
        self.is(at, |kind| matches!(kind, Kind::Relative)) && matches!(self.word(at), "whom" | "which" | "who")
    }

    pub(in crate::relate) fn is_any_preposition(&self, at: usize) -> bool {
        self.is(at, |kind| matches!(kind, Kind::Preposition))
    }

    /// What the last word of a node may be.
    pub(in crate::relate) fn last_class(&self, node: usize) -> WordClass {
        let last = self.nodes.get(node).filter(|node| !node.tokens.is_empty());
        last.map_or(WordClass::NONE, |node| self.senses.of(node.tokens.end - 1).class)
    }

    /// What the head of a verb may be.
    pub(in crate::relate) fn head(&self, verb: usize) -> Option<&Word> {
        Some(self.senses.of(self.verb(verb)?.head))
    }

    /// Whether a phrase belongs to a verb before it: as its object, or behind a preposition.
    pub(super) fn is_object(&self, start: usize) -> bool {
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

    /// Whether a phrase is followed by a verb of its own.
    pub(in crate::relate) fn begins_clause(&self, at: usize) -> bool {
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
        // "allowed the general, Bernard Janvier, to meet Mladic"
        let listed = self.is_before(at, |kind| matches!(kind, Kind::Comma)) && self.first_word(at) != "to";
        let joined = listed || self.is_before(at, |kind| matches!(kind, Kind::And));
        if joined && self.verb(governor).is_some_and(|verb| verb.mood == Mood::Infinitive) {
            return self.governor(governor);
        }
        let acts = |phrase: &Phrase| {
            let acting = WordClass::AGENTIVE.or(WordClass::PRONOUN).or(WordClass::OFFICE);
            phrase.headed || self.last_class(governor + 1).is(acting)
        };
        let object = self.phrase(governor + 1).is_some_and(acts).then_some(governor + 1);
        // "visited Russia to meet Putin": who visits meets; "summoned the envoy to protest": who summons protests.
        let object = object.filter(|_| !self.consults(governor) && !self.is_reproach(governor, at));
        let next = self.behind_time(governor + 1);
        let on = self.is_preposition(next, &["on", "upon", "for", "to", "with"]) && self.phrase(next + 1).is_some();
        let asks = || {
            let known = self.senses.of(self.verb(governor)?.head).verb?;
            matches!(self.rules.verb(known).control, Some(Control::Mode(_))).then_some(next + 1)
        };
        let object = object.or_else(|| on.then(asks).flatten());
        let asked = self.verb(governor).is_some_and(|verb| !verb.passive);
        // "vetoed an effort to save", "condemned plans to build": others are to do it.
        // "praised the decision of Egypt to visit"
        let of = self.is_preposition(governor + 2, &["of"]) && governor + 4 == at;
        let near = governor + 2 == at || of;
        let thing = || self.phrase(governor + 1).is_some_and(|phrase| phrase.mentions.is_empty());
        let weighed = || {
            ["welcom", "hail", "prais", "condemn", "denounc", "applaud"]
                .iter()
                .any(|stem| self.word(governor).starts_with(stem))
        };
        let judged = self.phrase(governor + 1).is_some() && (near || weighed() && thing()) && self.judges(governor);
        let judged = judged.then_some(governor + 1);
        Some((governor, object.filter(|_| asked).or(judged)))
    }

    /// Whether an envoy is summoned for what the infinitive says: to hear it, not to do it.
    fn is_reproach(&self, verb: usize, infinitive: usize) -> bool {
        const HEARD: [&str; 14] = [
            "protest", "express", "voice", "lodge", "register", "convey", "complain", "condemn", "demand", "inform",
            "deliver", "hand", "object", "denounce",
        ];
        let summons = |word: &str| word.starts_with("summon") || word.starts_with("convok") || word.starts_with("call");
        summons(self.word(verb)) && HEARD.contains(&self.word(infinitive))
    }

    /// Whether a verb is one of visits and talks, and none that asks somebody for something.
    pub(in crate::relate) fn consults(&self, verb: usize) -> bool {
        let head = self.verb(verb).map(|verb| self.senses.of(verb.head).verb);
        let Some(known) = head.flatten().map(|number| self.rules.verb(number)) else { return false };
        let class = known.frames.iter().find_map(|frame| frame.mode).map(|mode| self.rules.mode(mode).class);
        known.control.is_none() && class == Some(Predicate::Consult)
    }

    /// Whether a verb says what somebody thinks of another's deed: "condemned", "vetoed", "hailed".
    pub(in crate::relate) fn judges(&self, verb: usize) -> bool {
        let head = self.verb(verb).and_then(|verb| self.senses.of(verb.head).verb);
        let frames = head.map(|number| &self.rules.verb(number).frames);
        let plain = frames
            .and_then(|frames| frames.iter().find(|frame| frame.particle.is_none() && frame.objects.is_empty())?.mode);
        plain.is_some_and(Mode::is_judgment)
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

    /// Whether a verb is joined to the one before it, and has the object of both.
    fn shares_object(&self, head: usize, other: usize) -> bool {
        let active = |at: usize| self.verb(at).filter(|verb| !verb.passive).map(|verb| verb.mood);
        active(head).is_some_and(|mood| active(other) == Some(mood)) && self.phrase(other + 1).is_some()
    }

    /// Whether those behind "by" suffer what is told: "the hardship suffered by".
    pub(in crate::relate) fn is_borne(&self, by: usize) -> bool {
        by > 0
            && self.verb(by - 1).is_some()
            && self.is_preposition(by, &["by"])
            && matches!(
                self.word(by - 1),
                "faced" | "suffered" | "endured" | "experienced" | "encountered" | "sustained" | "felt" | "borne"
            )
    }

    /// Whether a preposition only tells where something was agreed on or said: "an accord signed in".
    pub(in crate::relate) fn is_settled_at(&self, place: usize) -> bool {
        place > 0
            && self.verb(place - 1).is_some()
            && self.is_preposition(place, &["in", "at", "near"])
            && self.phrase(place + 1).is_some()
            && matches!(
                self.word(place - 1),
                "signed" | "reached" | "concluded" | "adopted" | "announced" | "issued" | "published" | "agreed"
            )
    }

    /// "along with", "together with".
    fn is_along(&self, with: usize) -> bool {
        let before = self.nodes[with].tokens.start.checked_sub(1).map_or("", |before| self.words.of(before));
        self.word(with) == "along" || self.word(with) == "with" && matches!(before, "along" | "together" | "alongside")
    }

    /// Whether "with" begins what others do meanwhile: ", with Egypt said to back it".
    fn is_absolute(&self, with: usize) -> bool {
        self.is_preposition(with, &["with"])
            && self.phrase(with + 1).is_some()
            && self.is(with + 2, |kind| matches!(kind, Kind::Verb(_)))
    }

    /// Whether a comma ends what stands between a verb and its object, behind another comma.
    fn ends_aside(&self, verb: usize, comma: usize) -> bool {
        let inside = |at: usize| self.is(at, |kind| matches!(kind, Kind::Phrase(_) | Kind::Preposition));
        self.is(verb, |kind| matches!(kind, Kind::Verb(_)))
            && self.is(verb + 1, |kind| matches!(kind, Kind::Comma))
            && verb + 1 < comma
            && (verb + 2..comma).all(inside)
            && self.phrase(comma + 1).is_some()
            && !self.begins_clause(comma + 1)
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
        // "the soldiers who attacked Iraq were": the next verb is that of the soldiers.
        let relative = self.is_before(head, |kind| matches!(kind, Kind::Relative))
            && self.verb(head).is_some_and(|verb| !self.reports(verb));
        while at < self.nodes.len() {
            match &self.nodes[at].kind {
                Kind::Phrase(_) => {
                    arguments.push(Argument { place: place.unwrap_or(Place::Object), node: at });
                    let object = place.take().is_none_or(|place| place == Place::Object);
                    let end = self.argument_end(at);
                    let finite = !relative && self.verb(end).is_some_and(|verb| verb.mood == Mood::Finite);
                    if object && finite && (self.begins_clause(at) || !self.is_object(at)) {
                        if let Some(last) = arguments.last_mut() {
                            last.place = Place::Clause;
                        }
                        return (arguments, None);
                    }
                    at = end.max(at + 1);
                    continue;
                }
                // "an end to the war along with Poland": with whom the verb is done.
                Kind::Preposition if self.phrase(head).is_some() && self.is_along(at) => break,
                // "the hardship suffered by migrants": they do nothing.
                Kind::Preposition if self.is_borne(at) || self.is_settled_at(at) => place = Some(Place::Preposition(0)),
                Kind::Preposition => place = Some(Place::Preposition(self.preposition(at))),
                Kind::Time => place = None,
                Kind::And if self.is(at + 1, |kind| matches!(kind, Kind::Preposition)) => {}
                // "deported or repatriated thousands of"
                Kind::And if head + 1 == at && self.shares_object(head, at + 1) => at += 1,
                // ", according to"
                Kind::Comma if self.first_word(at + 1) == "according" => break,
                Kind::Comma if self.is_absolute(at + 1) => break,
                Kind::Comma if self.is(at + 1, |kind| matches!(kind, Kind::Preposition)) => {}
                // "condemned, in strong terms, the attacks"
                Kind::Comma if self.ends_aside(head, at) => place = Some(Place::Object),
                Kind::That => {
                    if self.phrase(at + 1).is_some()
                        && arguments
                            .iter()
                            .all(|argument| matches!(argument.place, Place::Object | Place::Preposition(BY)))
                    {
                        arguments.push(Argument { place: Place::Clause, node: at + 1 });
                    }
                    return (arguments, None);
                }
                // "his protest at words spoken by Orban"
                Kind::Verb(verb) if verb.mood == Mood::Participle && self.phrase(head).is_some() && head + 1 < at => {
                    break;
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
