//! Tells what the words around a noun or verb make of it: "a call for talks", "will meet during a visit".

use super::{Kind, Mood, Sentence, Verb};
use crate::relate::rules::{Frame, Mode};
use crate::relate::{Modality, Predicate};

impl Sentence<'_, '_> {
    /// How the verb is said that a noun is told with: "will replace the armistice with a treaty", "is on her way to Moscow for
    /// talks".
    pub(super) fn modality_around(&self, node: usize) -> Modality {
        let told_with = node > 0 && self.is_preposition(node - 1, &["with", "for", "at", "in", "into", "through"]);
        let owned = self.phrase(node).is_some_and(|phrase| !phrase.mentions.is_empty());
        if !told_with || owned {
            return Modality::Actual;
        }
        let inside = |kind: &Kind| matches!(kind, Kind::Phrase(_) | Kind::Preposition | Kind::Time);
        let verb = (0..node).rev().find(|at| !self.is(*at, inside)).filter(|at| self.verb(*at).is_some());
        let Some(verb) = verb else { return Modality::Actual };
        if (verb..node).any(|at| self.word(at) == "way") {
            return Modality::Planned;
        }
        self.status(verb, None).modality
    }

    /// Whether that is to come in the course of which something is to come: "will meet Swedish leaders during a visit to Sweden".
    pub(super) fn modality_meanwhile(&self, node: usize) -> Modality {
        let Some(during) = node.checked_sub(1).filter(|during| self.word(*during).eq_ignore_ascii_case("during"))
        else {
            return Modality::Actual;
        };
        // "during the war between": it may have begun long ago.
        if !matches!(self.first_word(node), "a" | "an" | "his" | "her" | "its" | "their") {
            return Modality::Actual;
        }
        let inside = |at: &usize| matches!(self.nodes[*at].kind, Kind::Phrase(_) | Kind::Preposition | Kind::Time);
        let verb = match (0..during).rev().find(|at| !inside(at)) {
            Some(before) => before,
            None => (node..self.nodes.len()).find(|at| self.verb(*at).is_some()).unwrap_or(node),
        };
        let planned = self.verb(verb).is_some_and(|found| self.modality(verb, found) == Modality::Planned);
        if planned { Modality::Planned } else { Modality::Actual }
    }

    /// What the noun, or the verb, on which the noun of an event hangs makes of it: "a call for talks", "the threat of attacks", "proposed
    /// talks".
    pub(super) fn prospect(&self, node: usize) -> Modality {
        let Some(before) = node.checked_sub(1) else { return Modality::Actual };
        // "want an early lifting of sanctions"
        let wanted = before >= 2 && self.is_preposition(before, &["of"]) && self.phrase(before - 1).is_some();
        if wanted && matches!(self.word(before - 2), "want" | "wants" | "wanted" | "demand" | "demands" | "demanded") {
            return Modality::Demanded;
        }
        if let Some(verb) = self.verb(before) {
            let lemma = self.senses.of(verb.head).verb;
            let frames = lemma.map(|lemma| &self.rules.verb(lemma).frames);
            let asks = |mode: Mode| self.rules.mode(mode).class == Predicate::Request;
            // "renewed its war" asks nothing, whatever "renewed its appeal" does.
            let any = |frame: &&Frame| frame.objects.is_empty();
            let wants =
                frames.is_some_and(|frames| frames.iter().filter(any).any(|frame| frame.mode.is_some_and(asks)));
            // "is preparing sanctions", "mulled a visit"
            let plans = ["prepar", "plan", "consider", "mull", "weigh", "draw", "draft"];
            return match () {
                () if wants && !verb.passive => Modality::Demanded,
                () if plans.iter().any(|stem| self.words.of(verb.head).starts_with(stem)) => Modality::Planned,
                () => Modality::Actual,
            };
        }
        if !self.is_preposition(before, &["for", "of", "to", "on"]) {
            return Modality::Actual;
        }
        match before.checked_sub(1).map_or("", |noun| self.word(noun)) {
            "call" | "calls" | "called" | "calling" | "demand" | "demands" | "appeal" | "appeals" | "appealed"
            | "request" | "requests" | "plea" | "pleas" | "push" | "pushed" | "pressure" | "invitation" | "asked"
            | "proposal" | "proposals" | "pressed" | "pleaded" => Modality::Demanded,
            "hope" | "hopes" | "hoped" | "plan" | "plans" | "offer" | "promise" | "promises" | "pledge" | "pledges"
            | "preparations" | "ready" | "readiness" | "open" | "verge" | "brink" | "cusp" | "threshold" | "close"
            | "closer" | "near" | "nearer" => Modality::Planned,
            "threat" | "threats" | "possibility" | "prospect" | "prospects" | "danger" | "risk" | "risks"
            | "chance" | "chances" | "fear" | "fears" | "idea" | "talk" | "warned" | "event" | "case" => {
                Modality::Conditional
            }
            // "talks on a treaty"
            "talks" | "negotiations" | "discussions" | "consultations"
                if matches!(self.first_word(node), "a" | "an") =>
            {
                Modality::Planned
            }
            _ => Modality::Actual,
        }
    }

    /// What a verb in -ing has from the verb that it follows: "is due to arrive in Oslo, going on to Rome".
    pub(super) fn led_by(&self, node: usize, verb: &Verb) -> Modality {
        let comma = node > 1 && matches!(self.nodes[node - 1].kind, Kind::Comma);
        let goes = ["going", "travel", "head", "fly", "proceed", "continu", "stopping", "mov"];
        let goes = goes.iter().any(|stem| self.word(node).starts_with(stem)) || self.consults(node);
        if verb.mood != Mood::Gerund || !comma || !goes {
            return Modality::Actual;
        }
        let above = (0..node - 1).rev().find_map(|at| self.verb(at).map(|verb| (at, verb)));
        match above {
            Some((_, above)) if above.modality == Modality::Planned => Modality::Planned,
            Some((at, above)) if above.mood == Mood::Infinitive => self.status(at, None).modality,
            _ => Modality::Actual,
        }
    }
}
