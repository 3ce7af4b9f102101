//! Deeds that others judge, or ask an end of: who does them, and who only suffers them or lives where they are done.

use super::super::Predicate;
use super::super::clause::Kind;
use super::super::rules::{Frame, Slot};
use super::{Event, Finder, OF};

impl Finder<'_, '_, '_> {
    /// Whether the noun of an event in a phrase may name a deed that is so, by one of its frames and its class.
    fn is_deed(&self, node: usize, is: impl Fn(&Frame, Predicate) -> bool) -> bool {
        let event = self.sentence.phrase(node).and_then(|phrase| phrase.event);
        let number = event.and_then(|event| self.sentence.senses.of(event).noun);
        let rules = self.sentence.rules;
        let fits = |frame: &Frame| frame.mode.is_some_and(|mode| is(frame, rules.mode(mode).class));
        number.is_some_and(|number| rules.noun(number).iter().any(fits))
    }

    /// Whether a noun is an attack, and where it is made names who suffers it: "the bombing in", "the raid on".
    pub(super) fn is_struck(&self, node: usize) -> bool {
        self.is_deed(node, |frame, class| frame.objects.is_empty() && class == Predicate::Assault)
    }

    /// Whether a noun is a deed that is done to whom "of" follows it: "the invasion of", "the killing of".
    pub(super) fn is_suffered(&self, node: usize) -> bool {
        let of = Slot::Preposition(OF);
        let nameless = self.sentence.phrase(node).is_some_and(|phrase| phrase.mentions.is_empty());
        let suffers = |frame: &Frame, class: Predicate| {
            let mode = frame.mode.map_or("", |mode| &*mode.0.name);
            frame.objects.is_empty()
                && is_harm(class)
                && frame.targets.contains(&of)
                && (mode == "invade" || mode != "attack" && !frame.sources.contains(&of))
        };
        nameless && self.is_deed(node, suffers)
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
        on && preposition > 0 && self.is_deed(preposition - 1, |_, class| is_harm(class))
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

/// Whether events of a class harm the other.
pub(super) fn is_harm(class: Predicate) -> bool {
    matches!(class, Predicate::Assault | Predicate::Coerce | Predicate::Sanction)
}
