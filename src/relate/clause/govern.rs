//! Tells on which verb another verb depends, and what that does to it: "refused to", "is accused of", "demanded that".

use super::{Kind, Mood, Sentence, Verb};
use crate::relate::Predicate;
use crate::relate::rules::{Control, Slot, WordClass};

impl Sentence<'_, '_> {
    /// The verb that a verb depends on: of an infinitive, of a form in -ing, of a clause with "that".
    pub(in crate::relate) fn above(&self, node: usize, verb: &Verb) -> Option<usize> {
        match verb.mood {
            Mood::Infinitive => self.governor(node).map(|(governor, _)| governor),
            Mood::Gerund => {
                let before = node.checked_sub(1)?;
                let near = match self.nodes[before].kind {
                    Kind::Verb(_) => Some(before),
                    // "avoid Germany annexing Austria"
                    Kind::Phrase(_) => before.checked_sub(1).filter(|above| self.prevents(*above)),
                    Kind::Preposition => (0..before).rev().take(4).find(|at| self.verb(*at).is_some()),
                    Kind::And => (0..before)
                        .rev()
                        .find(|at| self.verb(*at).is_some_and(|verb| verb.mood == Mood::Gerund))
                        .and_then(|other| self.above(other, self.verb(other)?)),
                    _ => None,
                };
                near.filter(|near| self.control(*near, node).is_some() || self.is_class(*near, WordClass::DENY))
            }
            Mood::Finite => self.that_above(node),
            Mood::Participle => None,
        }
    }

    /// The verb of which the clause of a verb is the object: "demanded that Israel withdraw".
    fn that_above(&self, node: usize) -> Option<usize> {
        let that = (0..node)
            .rev()
            .take_while(|at| !matches!(self.nodes[*at].kind, Kind::Stop | Kind::Verb(_) | Kind::Relative))
            .find(|at| matches!(self.nodes[*at].kind, Kind::That))?;
        // "is not the first time that"
        if that > 0 && self.word(that - 1) == "time" {
            return None;
        }
        (0..that).rev().take(3).find(|at| self.verb(*at).is_some())
    }

    /// What a verb with a clause behind "that" does to it: wants it.
    pub(super) fn wish(&self, above: usize, below: &Verb) -> Option<Control> {
        let number = self.head(above)?.verb?;
        let frames = &self.rules.verb(number).frames;
        let wants = frames.iter().filter(|frame| frame.targets.contains(&Slot::Clause)).filter_map(|frame| frame.mode);
        let mode = wants.into_iter().find(|mode| self.rules.mode(*mode).class == Predicate::Request)?;
        (below.mood == Mood::Finite).then_some(Control::Mode(mode))
    }

    /// What a verb, or the word before the verb that depends on it, does to that.
    pub(in crate::relate) fn control(&self, verb: usize, dependent: usize) -> Option<Control> {
        let mood = self.verb(dependent)?.mood;
        // "wants Syria to be heard" asks nothing of Syria.
        let acts = |verb: &Verb| !verb.passive && !self.senses.of(verb.head).class.is(WordClass::BE);
        let infinitive = mood == Mood::Infinitive;
        let near = self.near_control(dependent).filter(|_| dependent > verb + 1);
        let head = self.head(verb)?;
        // "resisted calls to keep Mali out"
        let spurned = || self.spurns(verb).then(|| self.rules.named("refuse").map(Control::Mode)).flatten();
        let near = match near {
            Some(Control::Mode(mode)) if self.rules.mode(mode).class == Predicate::Request => spurned().or(near),
            near => near,
        };
        let own = head.control.filter(|_| infinitive && self.verb(verb).is_some_and(|verb| verb.passive));
        near.or(own).or_else(|| {
            let known = self.rules.verb(head.verb?);
            match mood {
                Mood::Infinitive if self.phrase(verb + 1).is_some() && self.verb(dependent).is_some_and(acts) => {
                    known.object_control.or(known.control)
                }
                Mood::Infinitive => known.control,
                // "is committed to helping": nobody promises it anew.
                Mood::Gerund if self.is_committed(verb) => Some(Control::Plan),
                Mood::Gerund => known.gerund_control,
                _ => None,
            }
        })
    }

    /// Whether a verb turns down what others ask for: "resisted calls to".
    fn spurns(&self, verb: usize) -> bool {
        const SPURNING: [&str; 9] =
            ["resist", "reject", "dismiss", "rebuff", "spurn", "ignor", "def", "brush", "shrug"];
        SPURNING.iter().any(|stem| self.word(verb).starts_with(stem))
    }

    /// Whether a verb keeps others from what they would do: "avoid", "prevent".
    fn prevents(&self, verb: usize) -> bool {
        let known = self.verb(verb).and_then(|_| self.head(verb)).and_then(|head| head.verb);
        ["avoid", "prevent"].iter().any(|stem| self.word(verb).starts_with(stem))
            && known.is_some_and(|known| self.rules.verb(known).gerund_control == Some(Control::Negate))
    }

    fn is_committed(&self, verb: usize) -> bool {
        self.verb(verb).is_some_and(|known| known.passive && self.words.of(known.head) == "committed")
    }

    /// Whether a plan is ended between a verb and its infinitive: "dropped a plan to build", "end the project to build".
    pub(super) fn is_ended(&self, verb: usize, infinitive: usize) -> bool {
        const ENDING: [&str; 9] = ["end", "abandon", "halt", "stop", "cancel", "scrap", "drop", "shelv", "suspend"];
        let ends = ENDING.iter().any(|stem| self.word(verb).starts_with(stem));
        ends && verb + 2 == infinitive && self.phrase(verb + 1).is_some()
    }

    /// What the word before an infinitive does to it: "unable to meet".
    pub(super) fn near_control(&self, infinitive: usize) -> Option<Control> {
        let before = infinitive
            .checked_sub(1)
            .filter(|_| self.verb(infinitive).is_some_and(|verb| verb.mood == Mood::Infinitive))?;
        if let Some((_, control)) = self.planner(infinitive) {
            return Some(control);
        }
        // "accepted an invitation from Japan to visit"
        let from = before >= 2 && self.is_preposition(before - 1, &["from", "of", "by"]);
        let before = if from && self.word(before - 2) == "invitation" { before - 2 } else { before };
        let last = self.nodes[before].tokens.end.checked_sub(1).filter(|_| self.verb(before).is_none())?;
        // "in order to" orders nothing.
        if self.words.of(last) == "order" && last > 0 && matches!(self.words.of(last - 1), "in" | "In") {
            return None;
        }
        self.senses.of(last).control
    }

    /// Whether a verb asks whoever it may be for something: "called for", "advocated".
    pub(super) fn is_call(&self, verb: usize) -> bool {
        const CALLS: [&str; 9] =
            ["call", "appeal", "push", "press", "campaign", "lobb", "plead", "advocat", "recommend"];
        CALLS.iter().any(|stem| self.word(verb).starts_with(stem))
    }

    /// Whether a verb only tells what somebody is called or made to be: "called Orban crazed", "had Hungary suspended".
    pub(in crate::relate) fn is_complement(&self, at: usize) -> bool {
        let participle = self.last_class(at).is(WordClass::PARTICIPLE) || self.word(at).ends_with("ed");
        let plain = self.nodes[at].tokens.len() == 1 && participle;
        let Some(above) = at.checked_sub(2).filter(|_| plain && self.phrase(at - 1).is_some()) else {
            return false;
        };
        self.verb(above).is_some_and(|verb| !verb.passive)
            && matches!(
                self.word(above),
                "called"
                    | "calls"
                    | "call"
                    | "branded"
                    | "labelled"
                    | "labeled"
                    | "deemed"
                    | "considered"
                    | "considers"
                    | "have"
                    | "has"
                    | "had"
                    | "get"
                    | "got"
                    | "getting"
                    | "having"
                    | "see"
                    | "keep"
                    | "kept"
                    | "leave"
            )
    }
}
