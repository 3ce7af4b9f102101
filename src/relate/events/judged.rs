//! Deeds that others judge, or ask an end of: who does them, and who only suffers them or lives where they are done.

use super::super::Predicate;
use super::super::clause::Kind;
use super::super::rules::{Frame, Slot};
use super::{Event, Finder, OF};

impl Finder<'_, '_, '_> {
    /// Whether a noun is an attack, and where it is made names who suffers it: "the bombing in", "the raid on".
    pub(super) fn is_struck(&self, node: usize) -> bool {
        let event = self.sentence.phrase(node).and_then(|phrase| phrase.event);
        let number = event.and_then(|event| self.sentence.senses.of(event).noun);
        let strikes = |frame: &Frame| {
            let class = frame.mode.map(|mode| self.sentence.rules.mode(mode).class);
            frame.objects.is_empty() && class == Some(Predicate::Assault)
        };
        number.is_some_and(|number| self.sentence.rules.noun(number).iter().any(strikes))
    }

    /// Whether a noun is a deed that is done to whom "of" follows it: "the invasion of", "the killing of".
    pub(super) fn is_suffered(&self, node: usize) -> bool {
        let phrase = self.sentence.phrase(node).filter(|phrase| phrase.mentions.is_empty());
        let number = phrase.and_then(|phrase| self.sentence.senses.of(phrase.event?).noun);
        let of = Slot::Preposition(OF);
        let harms = |frame: &Frame| {
            let class = frame.mode.map(|mode| self.sentence.rules.mode(mode).class);
            let mode = frame.mode.map_or("", |mode| &*mode.0.name);
            frame.objects.is_empty()
                && matches!(class, Some(Predicate::Assault | Predicate::Coerce | Predicate::Sanction))
                && frame.targets.contains(&of)
                && (mode == "invade" || mode != "attack" && !frame.sources.contains(&of))
        };
        number.is_some_and(|number| self.sentence.rules.noun(number).iter().any(harms))
    }

    /// Whether a preposition leads to whom or where an attack is made that others judge.
    pub(super) fn is_struck_there(&self, preposition: usize, class: Predicate) -> bool {
        let judges = matches!(class, Predicate::Accuse | Predicate::Reject | Predicate::Protest);
        let place =
            matches!(self.sentence.word(preposition), "in" | "at" | "near" | "inside" | "outside" | "on" | "against");
        let time = matches!(self.sentence.nodes.get(preposition + 1).map(|next| &next.kind), Some(Kind::Time));
        let struck = place && !time && preposition > 0 && self.is_struck(preposition - 1);
        // "criticised the kingdom's ties with Iran"
        judges && (struck || self.sentence.word(preposition) == "with" && self.are_ties(preposition - 1))
    }

    /// Whether a phrase names what somebody has with another.
    fn are_ties(&self, node: usize) -> bool {
        matches!(
            self.sentence.word(node),
            "relations"
                | "relationship"
                | "ties"
                | "links"
                | "alliance"
                | "friendship"
                | "cooperation"
                | "partnership"
                | "contacts"
                | "dealings"
                | "trade"
                | "rapprochement"
                | "deal"
                | "deals"
                | "agreement"
                | "pact"
                | "talks"
        )
    }

    /// Whether a preposition leads to whom harm is asked for: "sanctions on", "attacks against".
    pub(super) fn is_aim(&self, preposition: usize) -> bool {
        let on = matches!(self.sentence.word(preposition), "on" | "against" | "upon");
        let noun = preposition.checked_sub(1).filter(|_| on).and_then(|noun| self.sentence.phrase(noun)?.event);
        let number = noun.and_then(|noun| self.sentence.senses.of(noun).noun);
        let harms = |frame: &Frame| {
            let class = frame.mode.map(|mode| self.sentence.rules.mode(mode).class);
            matches!(class, Some(Predicate::Assault | Predicate::Coerce | Predicate::Sanction))
        };
        number.is_some_and(|number| self.sentence.rules.noun(number).iter().any(harms))
    }

    /// Whether who asks for something only tells where: "called for an end to the war in".
    pub(super) fn is_scene_of(&self, event: &Event, place: usize) -> bool {
        let class = self.sentence.rules.mode(event.mode).class;
        class == Predicate::Request && place > 0 && (self.is_scene(place - 1) || self.is_aim(place - 1))
    }

    /// Whether a preposition leads to where there is war or peace: "the fighting in", "calm in".
    pub(super) fn is_scene(&self, preposition: usize) -> bool {
        matches!(self.sentence.word(preposition), "in" | "inside" | "across")
            && preposition > 0
            && matches!(
                self.sentence.word(preposition - 1),
                "fighting"
                    | "war"
                    | "violence"
                    | "conflict"
                    | "hostilities"
                    | "bloodshed"
                    | "killing"
                    | "clashes"
                    | "suffering"
                    | "shelling"
                    | "crisis"
                    | "situation"
            )
    }
}
