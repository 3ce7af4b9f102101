//! Events that verbs tell: "Russia attacked Ukraine".

use super::super::clause::{Argument, Place, Verb};
use super::super::rules::{Control, Frame, Slot, WordClass};
use super::super::{Modality, Pattern, Predicate};
use super::{Event, Finder, WITH, fits};
use crate::text::Span;

impl Finder<'_, '_, '_> {
    pub(super) fn verb(&mut self, at: usize) {
        let Some(verb) = self.sentence.verb(at).cloned() else { return };
        let rules = self.sentence.rules;
        let token = &self.sentence.words.tokens[verb.head];
        let Some(number) = rules.word(token.hash).verb else { return };
        if self.is_replaced(at, &verb) {
            return;
        }
        let known = rules.verb(number);
        let (arguments, dependent) = self.sentence.arguments(at);
        let control = dependent.and_then(|dependent| self.sentence.control(at, dependent));
        if let (Some(Control::Mode(mode)), Some(dependent), false) = (control, dependent, verb.passive) {
            let event = Event {
                mode,
                symmetric: false,
                trigger: token.span,
                pattern: Pattern::Control,
                node: at,
                object: None,
            };
            if self.controlled(&event, &arguments, dependent) {
                return;
            }
        }
        if !verb.passive && rules.word(token.hash).class.is(WordClass::REPORT) && self.wants(at, &arguments, token.span)
        {
            return;
        }
        for frame in &known.frames {
            if verb.passive {
                if self.passive(at, frame, &arguments, token.span) {
                    return;
                }
            } else if self.active(at, frame, &arguments, token.span) {
                return;
            }
        }
    }

    /// Whether the verb above stands for this one: refused to, threatened to. What somebody is asked to do is told too, as wanted.
    fn is_replaced(&self, at: usize, verb: &Verb) -> bool {
        let Some(above) = self.sentence.above(at, verb) else { return false };
        match self.sentence.control(above, at) {
            Some(Control::Mode(mode)) => self.sentence.rules.mode(mode).class != Predicate::Request,
            _ => false,
        }
    }

    /// "Russia said that Sudan must return the helicopter": who says so demands it.
    fn wants(&mut self, at: usize, arguments: &[Argument], trigger: Span) -> bool {
        let clause = arguments.iter().find(|argument| argument.place == Place::Clause);
        let Some((clause, mode)) = clause.zip(self.sentence.rules.named("demand")) else { return false };
        let (named, behind) = self.sentence.named(clause.node, true);
        let wanted =
            self.sentence.verb(behind).is_some_and(|verb| verb.modality == Modality::Demanded && !verb.passive);
        let Some(subject) = self.sentence.subject(at).filter(|_| wanted) else { return false };
        let sources = self.sentence.named(subject, true).0;
        self.add(
            &Event { mode, symmetric: false, trigger, pattern: Pattern::Control, node: at, object: None },
            &sources,
            &named,
        )
    }

    /// A verb that stands for the one that depends on it: "refused to lift the curfew on Gaza".
    fn controlled(&mut self, event: &Event, arguments: &[Argument], dependent: usize) -> bool {
        let Some(subject) = self.sentence.subject(event.node) else { return false };
        let sources = self.sentence.named(subject, true).0;
        let own = arguments
            .iter()
            .map(|argument| self.sentence.named(argument.node, false).0)
            .find(|named| !named.is_empty());
        let targets = own.or_else(|| {
            let (below, _) = self.sentence.arguments(dependent);
            below.iter().map(|argument| self.sentence.named(argument.node, false).0).find(|named| !named.is_empty())
        });
        let targets = targets.unwrap_or_default();
        self.add(event, &sources, &targets) || self.agrees(event) && self.add_joint(event, &sources)
    }

    fn active(&mut self, at: usize, frame: &Frame, arguments: &[Argument], trigger: Span) -> bool {
        let Some(subject) = self.sentence.subject(at) else { return false };
        let Some(arguments) = self.behind_particle(at, frame, arguments) else { return false };
        let holds = |argument: &&Argument| argument.place == Place::Object && self.holds(argument.node, &frame.objects);
        let object = arguments.iter().find(holds).map(|argument| argument.node);
        if !frame.objects.is_empty() && object.is_none() {
            return false;
        }
        // The words mean something else.
        let Some(mode) = frame.mode else { return true };
        let mut sources = self.sentence.named(subject, true).0;
        // "Russian strikes killed": those who strike.
        if sources.is_empty() && self.sentence.rules.mode(mode).class == Predicate::Assault {
            sources = self.sentence.named(subject, false).0;
        }
        let event = Event { mode, symmetric: frame.symmetric, trigger, pattern: Pattern::Active, node: at, object };
        for slot in &frame.targets {
            let mut fitting: Vec<_> = arguments.iter().filter(|argument| fits(**argument, *slot)).collect();
            // "gave Ukraine weapons": the receiver before whose the weapons are.
            fitting.sort_by_key(|argument| Some(argument.node) == object);
            for argument in fitting {
                let direct = self.sentence.phrase(argument.node).is_some_and(|phrase| phrase.headed);
                if frame.weak && argument.place == Place::Object && !direct {
                    continue;
                }
                let targets = self.sentence.named(argument.node, false).0;
                if self.add(&event, &sources, &targets) {
                    return true;
                }
            }
        }
        if let Some(object) = arguments.iter().find(|argument| argument.place == Place::Object)
            && frame.objects.is_empty()
            && !frame.weak
        {
            let targets = self.behind_object(object.node, &arguments, self.sentence.rules.mode(mode).class);
            if self.add(&event, &sources, &targets) {
                return true;
            }
        }
        // "A and B have restored their ties"
        let theirs = object.is_some_and(|object| self.sentence.first_word(object) == "their");
        let joint = frame.joint
            || frame.targets.contains(&Slot::Joint)
            || theirs && frame.targets.contains(&Slot::Preposition(*WITH));
        joint && self.add_joint(&event, &sources)
    }

    /// The arguments of a verb with a small word of its own: that word taken out.
    pub(super) fn behind_particle(&self, at: usize, frame: &Frame, arguments: &[Argument]) -> Option<Vec<Argument>> {
        let Some(particle) = frame.particle else { return Some(arguments.to_vec()) };
        let next = self.sentence.nodes[at].tokens.end;
        let near = self.sentence.words.tokens.get(next..next + 4).unwrap_or_default();
        near.iter().any(|token| token.hash == particle).then(|| {
            let object = |argument: &Argument| match argument.place {
                Place::Preposition(hash) if hash == particle => Argument { place: Place::Object, ..*argument },
                _ => *argument,
            };
            arguments.iter().map(object).collect()
        })
    }
}
