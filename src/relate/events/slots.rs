//! Where the other actor of a verb stands: in the slots of its frame, or beyond them.

use super::super::Predicate;
use super::super::clause::{Argument, Mood, Place};
use super::super::rules::{Direction, Frame, Slot};
use super::{Event, Finder, IN, OF, WITH, fits};

impl Finder<'_, '_, '_> {
    /// The actors where a frame says that they stand.
    pub(super) fn in_slots(&mut self, event: &Event, frame: &Frame, arguments: &[Argument], sources: &[usize]) -> bool {
        let turned = frame.direction == Direction::Turned;
        if self.is_carried(event, frame, arguments) {
            return false;
        }
        for slot in frame.targets.iter() {
            // "came to Haiti's aid"
            if let (Slot::Owner, Some(object)) = (slot, event.object) {
                let owners = self.owners(object, self.sentence.nodes[object].tokens.end - 1, false);
                let (from, to) = if turned { (&*owners, sources) } else { (sources, &*owners) };
                if self.add(event, from, to) {
                    return true;
                }
                continue;
            }
            let mut fitting: Vec<_> = arguments.iter().filter(|argument| fits(**argument, *slot)).collect();
            // "gave Ukraine weapons": the receiver before whose the weapons are.
            fitting.sort_by_key(|argument| Some(argument.node) == event.object);
            for argument in fitting {
                // "sold Brazilian jets": a thing is nobody that it is sold to.
                let thing = Some(argument.node) == event.object && !frame.objects.is_empty();
                if frame.weak && argument.place == Place::Object && (thing || !self.is_direct(argument.node)) {
                    continue;
                }
                if argument.place == Place::Object && event.mode.is_judgment() && self.is_suffered(argument.node) {
                    continue;
                }
                if matches!(argument.place, Place::Preposition(_)) && self.is_scene_of(event, argument.node) {
                    continue;
                }
                let place = matches!(argument.place, Place::Preposition(hash) if hash == IN);
                if place && event.mode.is_judgment() && event.object.is_some_and(|object| self.is_struck(object)) {
                    continue;
                }
                // "celebrated with a map of Norway" meets nobody.
                let mutual = frame.direction == Direction::Both && argument.place == Place::Preposition(WITH);
                let targets = self.sentence.named(argument.node, turned || mutual).0;
                let (from, to) = if turned { (&*targets, sources) } else { (sources, &*targets) };
                if self.add(event, from, to) {
                    return true;
                }
            }
        }
        false
    }

    /// Whether a verb of going has an object, and so is none: "stopped the fighting in Mali", "flew a drone to Iran". Not "flew 300
    /// miles to".
    fn is_carried(&self, event: &Event, frame: &Frame, arguments: &[Argument]) -> bool {
        const FAR: [&str; 12] = [
            "miles",
            "mile",
            "kilometers",
            "kilometres",
            "km",
            "hours",
            "days",
            "home",
            "way",
            "distance",
            "part",
            "there",
        ];
        let going = &*event.mode.0.name == "visit"
            && frame.objects.is_empty()
            && !frame.targets.contains(&Slot::Object)
            && frame.particle.is_none();
        let object = |argument: &Argument| {
            argument.place == Place::Object
                && argument.node == event.node + 1
                && !FAR.contains(&self.sentence.word(argument.node))
        };
        going && arguments.iter().any(object)
    }

    /// The actors where none stands in its place: behind the object, or only as subjects.
    pub(super) fn beyond_slots(
        &mut self,
        event: &Event,
        frame: &Frame,
        arguments: &[Argument],
        sources: &[usize],
    ) -> bool {
        let object = event.object.filter(|_| !frame.objects.is_empty());
        // "Putin and Xi discussed ties between their countries": what they speak of is no party.
        if sources.len() > 1 && frame.weak && frame.joint && self.is_purpose(event.node) {
            return false;
        }
        if self.is_with_others(event, arguments) {
            return false;
        }
        if sources.len() > 1 && frame.objects.is_empty() && self.is_joint(frame, object) {
            return self.add_joint(event, sources);
        }
        if let Some(object) = object
            && self.on_object(object, event, frame, sources)
        {
            return true;
        }
        if let Some(object) = arguments.iter().find(|argument| argument.place == Place::Object)
            && frame.objects.is_empty()
            && frame.targets.contains(&Slot::Object)
            && !frame.weak
        {
            let targets = self.behind_object(object.node, arguments, event.mode);
            if self.add(event, sources, &targets) {
                return true;
            }
        }
        self.is_joint(frame, object) && self.add_joint(event, sources)
    }

    /// Whom "whom" or "which" stands for before a subject: "the rebels of Kosovo, whom Albania backs".
    pub(super) fn whom(&self, subject: usize, frame: &Frame, arguments: &[Argument]) -> Option<Vec<usize>> {
        let plain = frame.objects.is_empty() && !frame.weak && frame.targets.contains(&Slot::Object);
        let open = arguments.iter().all(|argument| argument.place != Place::Object);
        let sentence = self.sentence;
        let relative = subject.checked_sub(1).filter(|at| plain && open && sentence.is_relative(*at))?;
        Some(sentence.named(sentence.antecedent(relative)?, false).0)
    }

    /// Whom a noun that is the object hangs on with "of" or another preposition of the verb: "lifted its siege of", "sought the
    /// extradition of a banker from".
    fn on_object(&mut self, object: usize, event: &Event, frame: &Frame, sources: &[usize]) -> bool {
        let sentence = self.sentence;
        let judges = event.mode.is_judgment();
        // "condemned the bombing in": the place is no culprit.
        let struck = judges && self.is_struck(object);
        let asks = sentence.rules.mode(event.mode).class == Predicate::Request;
        let hanging = |slot: &Slot| {
            let mut at = object + 1;
            while sentence.is_any_preposition(at) && sentence.phrase(at + 1).is_some() {
                let scene = asks && (self.is_scene(at) || self.is_aim(at));
                let place = scene || struck && !sentence.is_preposition(at, &["by", "of", "from"]);
                if *slot == Slot::Preposition(sentence.hash(at)) && !place {
                    return Some(at + 1);
                }
                // "condemned an attack on members of": those are not who made it; "a trip beyond the borders of".
                if place || sentence.is_preposition(at, &["beyond", "outside", "near", "off"]) {
                    return None;
                }
                at += 2;
            }
            None
        };
        let far = |slot: &&Slot| **slot != Slot::Preposition(OF);
        let suffered = event.mode.is_judgment() && self.is_suffered(object);
        let near = |slot: &&Slot| !far(slot) && !suffered;
        let slots = || frame.targets.iter();
        let places = slots().filter(far).chain(slots().filter(near)).filter_map(hanging);
        let targets = places.map(|node| sentence.named(node, false).0).find(|named| !named.is_empty());
        self.add(event, sources, &targets.unwrap_or_default())
    }

    /// Whether a verb tells what for others are met: "met Putin to discuss trade".
    fn is_purpose(&self, at: usize) -> bool {
        let sentence = self.sentence;
        let governor = sentence.verb(at).filter(|verb| verb.mood == Mood::Infinitive).and(sentence.governor(at));
        governor.is_some_and(|(governor, _)| sentence.control(governor, at).is_none())
    }

    /// Whether those who do it may do it with each other: "A and B have restored their ties".
    fn is_joint(&self, frame: &Frame, object: Option<usize>) -> bool {
        let theirs = object.filter(|object| self.sentence.first_word(*object) == "their");
        let mutual = |object| frame.direction == Direction::Both || self.is_mutual_noun(object);
        frame.joint
            || frame.targets.contains(&Slot::Joint)
            || frame.targets.contains(&Slot::Preposition(WITH)) && theirs.is_some_and(mutual)
    }

    /// Whether a phrase names what two do with each other: "their talks", not "their operation".
    fn is_mutual_noun(&self, node: usize) -> bool {
        let event = self.sentence.phrase(node).and_then(|phrase| phrase.event);
        let noun = event.and_then(|event| self.sentence.senses.of(event).noun);
        noun.is_some_and(|noun| self.sentence.rules.noun(noun).iter().any(|frame| frame.direction == Direction::Both))
    }

    /// Whether it is said with whom, or with what: "Poland and Hungary agreed with the decision", not with each other.
    fn is_with_others(&self, event: &Event, arguments: &[Argument]) -> bool {
        let agrees = &*event.mode.0.name == "agree" && self.sentence.word(event.node).starts_with("agree");
        let with = |argument: &&Argument| argument.place == Place::Preposition(WITH);
        agrees && arguments.first().filter(with).is_some_and(|first| first.node == event.node + 2)
    }
}
