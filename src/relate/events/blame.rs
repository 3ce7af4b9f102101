//! Charges that are made in plain words: "said Iran was behind the attack", "says that Chad is guilty of torture".

use super::super::clause::{Argument, Mood, Place, Verb};
use super::super::rules::WordClass;
use super::super::{Modality, Pattern, Polarity, Predicate};
use super::{Event, Finder};
use crate::text::Span;

/// How far behind the verb the word stands that lays the blame, and behind that what the blame is for.
const NEAR: usize = 3;
const FAR: usize = 7;

/// Harm that is no event of the tables.
const HARM: [&str; 17] = [
    "atrocities",
    "blast",
    "crash",
    "crime",
    "crimes",
    "crisis",
    "death",
    "deaths",
    "disaster",
    "escalation",
    "explosion",
    "failure",
    "genocide",
    "leak",
    "sabotage",
    "shortage",
    "violence",
];

impl Finder<'_, '_, '_> {
    /// A clause of saying that lays something to somebody's charge.
    pub(super) fn blames(&mut self, at: usize, arguments: &[Argument], trigger: Span) -> bool {
        let Some(clause) = arguments.iter().find(|argument| argument.place == Place::Clause) else { return false };
        let (named, behind) = self.sentence.named(clause.node, true);
        let Some(verb) = self.sentence.verb(behind).filter(|_| !named.is_empty()) else { return false };
        let Some(name) = self.charge(behind, verb) else { return false };
        let denies = self.sentence.head(at).is_some_and(|head| head.class.is(WordClass::DENY));
        let status = self.sentence.status(at, None);
        if denies || status.polarity != Polarity::Positive {
            return false;
        }
        let subject = self.sentence.subject(at).zip(self.sentence.rules.named(name));
        let Some((subject, mode)) = subject else { return false };
        let mut sources = self.sentence.named(subject, true).0;
        sources.retain(|source| !self.is_press(*source));
        let event = Event { mode, symmetric: false, trigger, pattern: Pattern::Control, node: at, object: None };
        self.add(&event, &sources, &named)
    }

    /// What a verb lays to the charge of its subject: blame, where it "is behind" or "is guilty of" harm; a crime that it commits.
    fn charge(&self, at: usize, verb: &Verb) -> Option<&'static str> {
        let words = self.sentence.words;
        if verb.negated || verb.mood != Mood::Finite || verb.modality != Modality::Actual {
            return None;
        }
        let start = self.sentence.nodes[at].tokens.end;
        let end = self.sentence.end();
        let near = start..(start + NEAR).min(end);
        let class = |at: usize| self.sentence.senses.of(at).class;
        // "guilty of the murder", "behind a wave of attacks", not "behind schedule with its attacks".
        let within = |at: usize| !class(at).is(WordClass::PREPOSITION) || words.of(at) == "of";
        let harmed = |laid: usize| {
            let from = laid + 1 + usize::from(matches!(words.of(laid + 1), "for" | "in"));
            (from..(from + FAR).min(end)).take_while(|at| within(*at)).any(|at| self.is_harm(at))
        };
        if self.sentence.senses.of(verb.head).class.is(WordClass::BE) {
            let lays = |word: &str| matches!(word, "behind" | "responsible" | "guilty" | "complicit" | "culpable");
            let laid = near.clone().find(|at| *at + 1 < end && lays(words.of(*at)))?;
            return harmed(laid).then_some("blame");
        }
        let commits = ["commit", "perpetrat"].iter().any(|stem| words.of(verb.head).starts_with(stem));
        (commits && !verb.passive && near.clone().any(|at| self.is_harm(at))).then_some("accuse")
    }

    /// Whether a word is one of harm: a noun of an assault, "death", "crimes".
    fn is_harm(&self, at: usize) -> bool {
        let rules = self.sentence.rules;
        let class = |mode| rules.mode(mode).class;
        let assault = |number| {
            let mut frames = rules.noun(number).iter();
            frames.any(|frame| frame.mode.is_some_and(|mode| class(mode) == Predicate::Assault))
        };
        HARM.contains(&self.sentence.words.of(at)) || self.sentence.senses.of(at).noun.is_some_and(assault)
    }
}
