//! Who does what a noun says, where the noun does not say it: the subject of the verb around it.

use super::super::Predicate;
use super::super::Quad;
use super::super::clause::{Kind, Mood, Verb};
use super::super::rules::{Frame, Mode, WordClass};
use super::{Event, Finder};

/// So many parts a verb may stand before a noun that its subject does.
const FARTHEST: usize = 12;

impl Finder<'_, '_, '_> {
    /// Who does what a noun says, where the noun does not say it: the subject of the verb that carries it.
    pub(super) fn subject_around(&self, event: &Event) -> Vec<usize> {
        let node = event.node;
        // "reported on crimes during the invasion of": only what one attends is one's own.
        let attended = matches!(
            self.sentence.rules.mode(event.mode).class,
            Predicate::Consult | Predicate::Agree | Predicate::Cooperate | Predicate::Support | Predicate::Aid
        );
        // "after the second day of riots in"
        let mut head = node;
        while head >= 2 && self.sentence.is_preposition(head - 1, &["of"]) && self.sentence.phrase(head - 2).is_some() {
            head -= 2;
        }
        let time = matches!(
            head.checked_sub(1).map_or("", |before| self.sentence.word(before)),
            "during" | "after" | "before" | "since" | "until" | "following" | "amid" | "despite"
        );
        if time && !attended {
            return Vec::new();
        }
        let mut at = node;
        let mut listed = false;
        for _ in 0..FARTHEST {
            // "In talks with Putin, Macron said"
            let Some(before) = at.checked_sub(1) else { return self.subject_behind(node) };
            at = before;
            match &self.sentence.nodes[at].kind {
                Kind::Verb(verb) => {
                    if self.is_anothers_verb(at, verb, event)
                        || !self.carries(at, verb, event)
                        || self.is_left_undone(at, event)
                    {
                        return Vec::new();
                    }
                    return self.subject(at).map(|subject| self.sentence.named(subject, true).0).unwrap_or_default();
                }
                Kind::Preposition if is_about(self.sentence.word(at)) => return Vec::new(),
                // "felt betrayed by Iran for the attack"
                Kind::Preposition if self.is_agent(at) => return Vec::new(),
                // "addressed the issue of sanctions"
                Kind::Preposition
                    if at > 0 && self.sentence.word(at) == "of" && is_topic(self.sentence.word(at - 1)) =>
                {
                    return Vec::new();
                }
                Kind::And => listed = true,
                // "an air, sea and land assault"
                Kind::Comma if listed && self.sentence.phrase(at + 1).is_some_and(|next| next.mentions.is_empty()) => {}
                Kind::Preposition | Kind::Phrase(_) | Kind::Time => {}
                _ => break,
            }
        }
        Vec::new()
    }

    /// Whether somebody stands behind "by" and a participle: "betrayed by Iran", not "shortened by an hour".
    fn is_agent(&self, by: usize) -> bool {
        by > 0
            && self.sentence.word(by) == "by"
            && self.sentence.word(by - 1).ends_with("ed")
            && !self.sentence.named(by + 1, false).0.is_empty()
    }

    /// Whether a verb of saying has a clause for its object, in whose subject a noun stands.
    fn begins_telling(&self, verb: usize) -> bool {
        self.sentence.head(verb).is_some_and(|head| head.class.is(WordClass::REPORT))
            && self.sentence.phrase(verb + 1).is_some()
            && self.sentence.begins_clause(verb + 1)
    }

    /// Whether a verb leaves undone what a noun says: "appealed for the release of", "ruled out talks with", "agreed on talks with", "pledged a million in aid to".
    fn is_left_undone(&self, verb: usize, event: &Event) -> bool {
        let (sentence, rules) = (self.sentence, self.sentence.rules);
        let mode = rules.mode(event.mode);
        let Some(known) = sentence.head(verb).and_then(|head| head.verb) else { return false };
        let any = |is: &dyn Fn(&Frame) -> bool| rules.verb(known).frames.iter().any(is);
        let of_class = |frame: &Frame, class| frame.mode.is_some_and(|mode| rules.mode(mode).class == class);
        // Not "called for sanctions": whoever does so would do it himself.
        let yields =
            matches!(mode.class, Predicate::Retreat | Predicate::Concede) || &*event.mode.0.name == "interfere";
        let asked = yields && sentence.is_preposition(event.node - 1, &["for"]);
        let small = (verb + 2 == event.node && sentence.is_any_preposition(verb + 1)).then(|| sentence.hash(verb + 1));
        let agreed = mode.class == Predicate::Consult
            && small.is_some()
            && matches!(sentence.word(verb + 1), "on" | "to")
            && sentence.word(verb).starts_with("agree");
        let stems = ["pledg", "promis", "vow"];
        let promised = mode.class == Predicate::Aid && stems.iter().any(|stem| sentence.word(verb).starts_with(stem));
        asked && any(&|frame| frame.objects.is_empty() && of_class(frame, Predicate::Request))
            || small.is_some() && any(&|frame| frame.particle == small && of_class(frame, Predicate::Reject))
            || agreed
            || promised
    }

    fn is_conflict(&self, mode: Mode) -> bool {
        let quad = self.sentence.rules.mode(mode).class.quad();
        matches!(quad, Some(Quad::VerbalConflict | Quad::MaterialConflict))
    }

    /// The subject of the sentence, behind the phrase that it begins with.
    fn subject_behind(&self, node: usize) -> Vec<usize> {
        let first = matches!(self.sentence.nodes[0].kind, Kind::Preposition | Kind::Subordinator);
        let comma = (node..self.sentence.nodes.len()).find(|at| matches!(self.sentence.nodes[*at].kind, Kind::Comma));
        let Some(comma) = comma.filter(|_| first) else { return Vec::new() };
        let verb = (comma..self.sentence.nodes.len())
            .find(|at| self.sentence.verb(*at).is_some_and(|verb| verb.mood == Mood::Finite));
        let subject = verb.and_then(|verb| self.sentence.subject(verb)).filter(|subject| *subject > comma);
        subject.map(|subject| self.sentence.named(subject, true).0).unwrap_or_default()
    }

    /// Whether a verb before a noun tells that others do what the noun says: "condemned Monday's attack", "betrayed by Iran for the
    /// attack", "says the next step in the war is".
    fn is_anothers_verb(&self, at: usize, verb: &Verb, event: &Event) -> bool {
        let object = !verb.passive && !self.sentence.is_any_preposition(at + 1);
        let judged = object && self.is_conflict(event.mode) && self.sentence.judges(at);
        let by = self.sentence.is_preposition(at + 1, &["by"]);
        let told = at + 1 < event.node && self.begins_telling(at);
        told || judged || by && !self.sentence.named(at + 2, false).0.is_empty()
    }

    /// Whether the subject of a verb does what the noun behind it says: "made a visit", "were engaged in talks".
    fn carries(&self, at: usize, verb: &Verb, event: &Event) -> bool {
        let near = at + 1 == event.node;
        let word = self.sentence.senses.of(verb.head);
        let general = |number| self.sentence.rules.verb(number).light || word.class.is(WordClass::GENERAL);
        let carries = !near || word.verb.is_some_and(general);
        let head = self.sentence.words.of(verb.head);
        let engaged =
            matches!(head, "engaged" | "involved" | "implicated" | "locked" | "embroiled" | "entangled" | "mired");
        // Who ends a war or a dispute has it no more.
        let ended = near && self.is_conflict(event.mode) && is_ending(head);
        !ended && (engaged || carries && !verb.passive)
    }
}

/// Whether a verb ends a conflict that is its object.
fn is_ending(verb: &str) -> bool {
    const ENDING: [&str; 12] =
        ["end", "stop", "prevent", "avoid", "avert", "halt", "resolv", "settl", "defus", "solv", "overc", "ceas"];
    ENDING.iter().any(|stem| verb.starts_with(stem))
}

/// Whether what stands behind a preposition is what is spoken of, not what the subject does: "a statement regarding the rejection of".
fn is_about(preposition: &str) -> bool {
    matches!(preposition, "about" | "regarding" | "concerning" | "despite" | "amid" | "since" | "against")
}

/// Whether a word is what is spoken of, whatever it is of.
fn is_topic(word: &str) -> bool {
    matches!(word, "topic" | "issue" | "question" | "matter" | "subject" | "theme" | "problem" | "idea" | "possibility")
}
