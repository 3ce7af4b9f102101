//! Events that verbs tell: "Russia attacked Ukraine".

use super::super::clause::{Argument, Place};
use super::super::rules::{Control, Direction, Frame, Mode, WordClass};
use super::super::{Pattern, Predicate};
use super::{AGAINST, BETWEEN, BY, Event, FROM, Finder, OTHER, fits};
use crate::gazetteer::Known;
use crate::text::Span;

impl Finder<'_, '_, '_> {
    pub(super) fn verb(&mut self, at: usize) {
        let Some(verb) = self.sentence.verb(at).cloned() else { return };
        let rules = self.sentence.rules;
        let token = &self.sentence.words.tokens[verb.head];
        let word = self.sentence.senses.of(verb.head);
        if word.class.is(WordClass::BE) {
            return self.unwilling(at, token.span);
        }
        let Some(number) = word.verb else { return };
        if self.intended(at) || self.is_replaced(at, &verb) || self.sentence.is_complement(at) {
            return;
        }
        // Who does it must be named: as the subject, or behind "by".
        let nameless = self.subject(at).is_none_or(|subject| self.is_nobody(subject));
        if nameless && !verb.passive {
            return;
        }
        let known = rules.verb(number);
        let (arguments, dependent) = self.sentence.arguments(at);
        let told = |argument: &Argument| matches!(argument.place, Place::Preposition(BY | FROM | BETWEEN));
        if nameless && !arguments.iter().any(told) {
            return;
        }
        // "confirmed Poland's readiness to help", "backed Chad's refusal to": theirs, not his who confirms or backs it.
        let own = |dependent: &usize| !self.is_anothers(at, *dependent);
        let control = dependent.filter(own).and_then(|dependent| self.sentence.control(at, dependent));
        if self.phones(at, &arguments, dependent) {
            return;
        }
        if let (Some(Control::Mode(mode)), Some(dependent), false) = (control, dependent, verb.passive) {
            let event = Event {
                mode: self.vowed(mode, dependent),
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
        if !verb.passive && word.class.is(WordClass::REPORT) && self.tells(at, &arguments, token.span) {
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
        if !verb.passive {
            self.deep(at, &known.frames, &arguments, token.span);
        }
    }

    /// What a verb does to somebody who is named deeper in its object, or behind it: "demanded reforms by the government of
    /// Suharto".
    fn deep(&mut self, at: usize, frames: &[Frame], arguments: &[Argument], trigger: Span) {
        let Some(subject) = self.subject(at) else { return };
        let sources = self.sentence.named(subject, true).0;
        if sources.is_empty() {
            return;
        }
        // "sent troops to its border with Iraq": what has its preposition before what has not.
        let placed =
            |frame: &&Frame| arguments.iter().any(|argument| frame.targets.iter().any(|slot| fits(*argument, *slot)));
        let far = frames.iter().filter(|frame| !placed(frame));
        let open = |frame: &&Frame| !frame.weak && frame.direction != Direction::Turned;
        for frame in frames.iter().filter(placed).chain(far).filter(open) {
            let Some(mode) = frame.mode else { continue };
            let Some(arguments) = self.behind_particle(at, frame, arguments) else { continue };
            let fit = |argument: &&Argument| {
                if frame.objects.is_empty() {
                    frame.targets.iter().any(|slot| fits(**argument, *slot))
                } else {
                    argument.place == Place::Object && self.holds(argument.node, &frame.objects)
                }
            };
            // "rioted after a speech by": those who protest do so against the first that is named.
            let protests = || self.sentence.rules.mode(mode).class == Predicate::Protest;
            let from = match arguments.iter().find(fit) {
                Some(argument) if self.names_another(argument.node, &sources) => return,
                Some(argument) => argument.node,
                None if frame.objects.is_empty() && protests() => at,
                None => continue,
            };
            let object = (!frame.objects.is_empty()).then_some(from);
            let event = Event { mode, symmetric: false, trigger, pattern: Pattern::Active, node: at, object };
            if self.add_deep(&event, &sources, from) {
                return;
            }
        }
    }

    /// Whether a phrase names somebody else than these: not "its opposition".
    fn names_another(&self, node: usize, sources: &[usize]) -> bool {
        let named = self.sentence.named(node, false).0;
        let own = |mention: &usize| {
            sources.iter().any(|source| self.mentions[*source].entity == self.mentions[*mention].entity)
        };
        !named.iter().all(own)
    }

    pub(super) fn active(&mut self, at: usize, frame: &Frame, arguments: &[Argument], trigger: Span) -> bool {
        let Some(arguments) = self.behind_particle(at, frame, arguments) else { return false };
        if self.is_led_away(at, frame) {
            return false;
        }
        let arguments = self.behind_as(frame, arguments);
        let Some(subject) = self.subject(at) else { return false };
        let holds = |argument: &&Argument| argument.place == Place::Object && self.holds(argument.node, &frame.objects);
        let object = arguments.iter().find(holds).map(|argument| argument.node);
        if !frame.objects.is_empty() && object.is_none() {
            return self.own_forces(at, frame, &arguments, trigger);
        }
        // The words mean something else.
        let Some(mode) = frame.mode else { return true };
        // "called his rival a liar"
        if &*mode.0.name == "phone" && arguments.get(1).is_some_and(|other| other.place == Place::Object) {
            return true;
        }
        let mode = self.of_subject(at, subject, self.leveled(self.paid(at, mode, &arguments), &arguments));
        let sources = self.doers(subject, mode);
        let denied = || arguments.iter().map(|argument| argument.node).find(|node| self.is_none(*node));
        let airline = self.is_airline(at, subject);
        if airline || sources.is_empty() {
            return airline;
        }
        let event = Event {
            mode,
            symmetric: frame.direction == Direction::Both,
            trigger,
            pattern: Pattern::Active,
            node: at,
            object: object.or_else(denied),
        };
        if arguments.iter().any(|argument| self.is_mutual(argument.node)) {
            return self.add_joint(&event, &sources);
        }
        let turned = frame.direction == Direction::Turned;
        if let Some(whom) = self.whom(subject, frame, &arguments)
            && self.add(&event, &sources, &whom)
        {
            return true;
        }
        if self.in_slots(&event, frame, &arguments, &sources) {
            return true;
        }
        // "handed him a note": who gets it has no name.
        if event.object.is_some() && self.is_to_somebody(&arguments, object) {
            return true;
        }
        if turned {
            let givers = object.map(|object| self.givers(object, mode));
            return self.add(&event, &givers.unwrap_or_default(), &sources);
        }
        self.beyond_slots(&event, frame, &arguments, &sources)
    }

    /// Whom "the two", "both sides" or "the two leaders" means: the two of whom the sentence has told, where there are no more.
    fn both(&self, node: usize) -> Vec<usize> {
        let sentence = self.sentence;
        let tokens = sentence.nodes[node].tokens.clone();
        let first = tokens.start + usize::from(matches!(sentence.first_word(node), "the" | "The"));
        let two = tokens.contains(&first) && matches!(sentence.words.of(first), "two" | "both" | "Both");
        let kinds: &[Known] = match sentence.word(node) {
            _ if !two => return Vec::new(),
            "leaders" | "men" | "women" | "presidents" | "ministers" | "premiers" => &[Known::Person],
            "countries" | "nations" | "states" | "neighbours" | "neighbors" | "governments" => &[Known::State],
            "two" | "both" | "sides" | "parties" => &[Known::Person, Known::State, Known::Agency],
            _ => return Vec::new(),
        };
        let before = (0..node).filter_map(|at| sentence.phrase(at)).flat_map(|phrase| phrase.mentions.clone());
        let mut fitting: Vec<usize> = before.filter(|mention| kinds.contains(&self.classes[*mention])).collect();
        fitting.sort_by_key(|mention| (self.mentions[*mention].entity, *mention));
        fitting.dedup_by_key(|mention| self.mentions[*mention].entity);
        fitting.sort_unstable();
        match fitting[..] {
            [one, other] if self.classes[one] == self.classes[other] => fitting,
            _ => Vec::new(),
        }
    }

    /// Whether a body flies somewhere, which is no visit: "Air Koryo flew to Beijing".
    fn is_airline(&self, at: usize, subject: usize) -> bool {
        let flies = matches!(self.sentence.word(at), "flew" | "flies" | "fly" | "flown" | "flying");
        let phrase = self.sentence.phrase(subject).filter(|phrase| flies && phrase.headed);
        phrase.is_some_and(|phrase| self.classes[phrase.mentions.end - 1] == Known::Agency)
    }

    /// Whether a subject names nobody, in any way.
    fn is_nobody(&self, subject: usize) -> bool {
        self.sentence.named(subject, true).0.is_empty()
            && self.sentence.named(subject, false).0.is_empty()
            && self.both(subject).is_empty()
    }

    /// Those whom a subject names as acting.
    fn doers(&self, subject: usize, mode: Mode) -> Vec<usize> {
        let mut sources = self.sentence.named(subject, true).0;
        if sources.is_empty() {
            sources = self.both(subject);
        }
        // "Russian strikes killed": those who strike.
        if sources.is_empty() && self.sentence.rules.mode(mode).class == Predicate::Assault {
            sources = self.sentence.named(subject, false).0;
        }
        sources
    }

    /// "a loan of 20 million dollars from Japan": whose it is that somebody receives.
    fn givers(&self, object: usize, mode: Mode) -> Vec<usize> {
        // "the release of a journalist from Chad": who is released gives nothing.
        if &*mode.0.name == "release" {
            let mut links = (object + 1..).step_by(2).take_while(|at| self.sentence.is_any_preposition(*at));
            let from = links.find(|at| self.sentence.is_preposition(*at, &["from"]));
            return from.map(|from| self.sentence.named(from + 1, false).0).unwrap_or_default();
        }
        let nameless = self.sentence.phrase(object).is_some_and(|phrase| phrase.mentions.is_empty());
        let mut givers = if nameless { self.sentence.named(object, false).0 } else { Vec::new() };
        // "drew outrage from America's allies": they are not America.
        givers.retain(|giver| !self.sentence.is_of_others(*giver));
        givers
    }

    /// Whether a phrase is an actor, or people or a place of one: not "Russian gas".
    pub(super) fn is_direct(&self, node: usize) -> bool {
        let last = self.sentence.last_class(node);
        self.sentence.phrase(node).is_some_and(|phrase| phrase.headed) || last.is(WordClass::AGENTIVE)
    }

    /// "no sanctions"
    fn is_none(&self, node: usize) -> bool {
        self.sentence.phrase(node).is_some_and(|phrase| phrase.negated)
    }

    /// Whether a pronoun without a name stands for who gets the object.
    fn is_to_somebody(&self, arguments: &[Argument], object: Option<usize>) -> bool {
        let first = arguments.first().filter(|first| first.place == Place::Object && Some(first.node) != object);
        first.is_some_and(|first| {
            self.sentence.last_class(first.node).is(WordClass::PRONOUN)
                && self.sentence.named(first.node, false).0.is_empty()
        })
    }

    /// Whether what a verb has for its object is another's intention than its subject's: "confirmed Poland's readiness to".
    pub(super) fn is_anothers(&self, verb: usize, infinitive: usize) -> bool {
        let owner = self.sentence.intention(infinitive).map(|(owner, _)| owner).filter(|owner| *owner == verb + 1);
        let entity = |node| self.sentence.named(node, false).0.first().map(|mention| self.mentions[*mention].entity);
        let subject = self.sentence.subject(verb).and_then(entity);
        owner.and_then(entity).is_some_and(|owner| subject.is_some_and(|subject| subject != owner))
    }

    /// "warned Poland against propaganda": not what Poland says.
    fn is_led_away(&self, at: usize, frame: &Frame) -> bool {
        let sentence = self.sentence;
        frame.particle == Some(AGAINST)
            && !frame.objects.is_empty()
            && sentence.phrase(at + 1).is_some()
            && sentence.is_preposition(at + 2, &["against"])
    }

    /// "each other", "one another".
    fn is_mutual(&self, node: usize) -> bool {
        let first = self.sentence.first_word(node);
        let second = self.sentence.nodes[node].tokens.start + 1;
        // "summoned each other's envoys"
        first == "each" && self.sentence.words.tokens.get(second).is_some_and(|token| token.hash == OTHER)
            || first == "one" && self.sentence.first_word(node + 1) == "another"
    }
}
