//! Events that verbs in the passive tell: "Ukraine was attacked by Russia".

use super::super::clause::{Argument, Place};
use super::super::rules::{Direction, Frame, Mode, Slot, WordClass};
use super::super::{Pattern, Predicate};
use super::{BETWEEN, BY, Event, FROM, Finder, IN, fits};
use crate::gazetteer::{Form, Known};
use crate::text::Span;
use crate::text::token::hash_folded;

impl Finder<'_, '_, '_> {
    pub(super) fn passive(&mut self, at: usize, frame: &Frame, arguments: &[Argument], trigger: Span) -> bool {
        let Some(subject) = self.sentence.subject(at) else { return false };
        let Some(arguments) = self.behind_particle(at, frame, arguments) else { return false };
        let by = arguments.iter().find(|argument| matches!(argument.place, Place::Preposition(hash) if hash == BY));
        // "was arrested on a warrant issued by"
        let own = |argument: &&Argument| (at + 1..argument.node).all(|node| self.sentence.verb(node).is_none());
        let by = by.filter(own);
        if frame.direction == Direction::Turned {
            return false;
        }
        if by.is_none() && self.own_forces(at, frame, &arguments, trigger) {
            return true;
        }
        if by.is_none() && self.is_stance(frame) {
            return self.active(at, frame, &arguments, trigger);
        }
        if by.is_none() && self.called_in(at, frame, &arguments, trigger) {
            return true;
        }
        if by.is_none() && self.held_in(at, frame, &arguments, trigger) {
            return true;
        }
        if by.is_none() && self.struck_down(at, frame, &arguments, trigger) {
            return true;
        }
        if by.is_none() && self.extradited(at, frame, &arguments, trigger) {
            return true;
        }
        // "a film directed by": the words mean something else.
        if frame.mode.is_none() {
            return !frame.objects.is_empty() && self.holds(subject, &frame.objects);
        }
        if self.joint_passive(at, frame, &arguments, trigger) {
            return true;
        }
        let Some((by, mode)) = by.zip(frame.mode) else { return false };
        let mut sources = self.sentence.named(by.node, true).0;
        if sources.is_empty() && self.sentence.rules.mode(mode).class == Predicate::Assault {
            sources = self.sentence.named(by.node, false).0;
        }
        let object = (!frame.objects.is_empty()).then_some(subject);
        let event = Event {
            mode,
            symmetric: frame.direction == Direction::Both,
            trigger,
            pattern: Pattern::Passive,
            node: at,
            object,
        };
        if !frame.objects.is_empty() {
            return self.passive_with_object(&event, frame, &arguments, &sources);
        }
        // "were fired on by"
        let stranded = self.sentence.stranded(at);
        let object = |slot: &Slot| match slot {
            Slot::Object => true,
            Slot::Preposition(hash) => Some(*hash) == frame.particle || Some(*hash) == stranded,
            _ => false,
        };
        frame.targets.iter().any(object) && {
            let targets = self.sentence.named(subject, false).0;
            self.add(&event, &sources, &targets)
        }
    }

    /// What two did with each other: "an accord was signed between Poland and Hungary", "by Poland and Hungary".
    fn joint_passive(&mut self, at: usize, frame: &Frame, arguments: &[Argument], trigger: Span) -> bool {
        let joint = frame.direction == Direction::Both && frame.joint && !frame.objects.is_empty();
        let Some((subject, mode)) = self.sentence.subject(at).zip(frame.mode).filter(|_| joint) else { return false };
        let place = |wanted: u64| arguments.iter().find(|argument| argument.place == Place::Preposition(wanted));
        let Some(both) = place(BETWEEN).or_else(|| place(BY)).filter(|_| self.holds(subject, &frame.objects)) else {
            return false;
        };
        let members = self.sentence.named(both.node, false).0;
        let event =
            Event { mode, symmetric: true, trigger, pattern: Pattern::Passive, node: at, object: Some(subject) };
        members.len() > 1 && self.add_joint(&event, &members)
    }

    /// "is opposed to": who is so does it.
    fn is_stance(&self, frame: &Frame) -> bool {
        let rejects = frame.mode.is_some_and(|mode| self.sentence.rules.mode(mode).class == Predicate::Reject);
        rejects && frame.objects.is_empty() && frame.targets.iter().all(|slot| matches!(slot, Slot::Preposition(_)))
    }

    /// An envoy who is summoned: by whose ministry it is. "The Iranian envoy was summoned to the Polish foreign ministry".
    fn called_in(&mut self, at: usize, frame: &Frame, arguments: &[Argument], trigger: Span) -> bool {
        let mode =
            frame.mode.filter(|mode| &*mode.0.name == "complain" && self.sentence.word(at).starts_with("summon"));
        let to = |argument: &&Argument| matches!(argument.place, Place::Preposition(hash) if hash == hash_folded("to"));
        let Some((mode, to)) = mode.zip(arguments.iter().find(to)) else { return false };
        let Some(subject) = self.sentence.subject(at) else { return false };
        let event = Event { mode, symmetric: false, trigger, pattern: Pattern::Passive, node: at, object: None };
        let sources = self.sentence.named(to.node, false).0;
        let targets = self.sentence.named(subject, false).0;
        self.add(&event, &sources, &targets)
    }

    /// Somebody of one state who is arrested in another: that state does it. "A British journalist was jailed in Iran".
    fn held_in(&mut self, at: usize, frame: &Frame, arguments: &[Argument], trigger: Span) -> bool {
        let place: &[&str] = match frame.mode.map(|mode| &*mode.0.name) {
            Some("arrest" | "detain" | "charge" | "convict") => &["in"],
            Some("deport" | "suspend" | "expel") => &["from"],
            _ => return false,
        };
        let bodies = matches!(frame.mode.map(|mode| &*mode.0.name), Some("suspend" | "expel"));

        let fits = |argument: &&Argument| matches!(argument.place, Place::Preposition(hash) if place.iter().any(|word| hash_folded(word) == hash));
        let Some(subject) = self.sentence.subject(at).filter(|_| frame.objects.is_empty()) else { return false };
        // "was suspended from the union": by it.
        let holder = if bodies { Known::Agency } else { Known::State };
        let Some((argument, mode)) = arguments.iter().find(fits).zip(frame.mode) else { return false };
        let mut sources = self.sentence.named(argument.node, false).0;
        sources.retain(|source| self.classes[*source] == holder);
        let targets = self.sentence.named(subject, false).0;
        // A place that is no more than that has no one named in it: "arrested in the Gulf".
        let headed = self.sentence.phrase(argument.node).is_some_and(|phrase| phrase.headed);
        let event = Event { mode, symmetric: false, trigger, pattern: Pattern::Passive, node: at, object: None };
        headed && self.add(&event, &sources, &targets)
    }

    /// "was killed in an Israeli airstrike": whose attack it is does it.
    fn struck_down(&mut self, at: usize, frame: &Frame, arguments: &[Argument], trigger: Span) -> bool {
        let rules = self.sentence.rules;
        let assaults = |mode: Mode| rules.mode(mode).class == Predicate::Assault;
        let plain = frame.objects.is_empty() && frame.particle.is_none() && frame.targets.contains(&Slot::Object);
        let Some(mode) = frame.mode.filter(|mode| plain && assaults(*mode)) else { return false };
        let Some(argument) = arguments.iter().find(|argument| fits(**argument, Slot::Preposition(IN))) else {
            return false;
        };
        let event = self.sentence.phrase(argument.node).and_then(|phrase| phrase.event);
        let noun = event.and_then(|event| Some((event, self.sentence.senses.of(event).noun?)));
        let attack = |number| rules.noun(number).iter().any(|frame| frame.mode.is_some_and(assaults));
        let Some((event, _)) = noun.filter(|(_, number)| attack(*number)) else { return false };
        let mut sources = self.owners(argument.node, event, false);
        // "a Syrian rebel attack"
        let gunman = |at: usize| self.sentence.senses.of(at).class.is(WordClass::GUNMAN);
        if (self.sentence.nodes[argument.node].tokens.start..event).any(gunman) {
            return false;
        }
        // "a Beirut bombing": where it is.
        sources.retain(|source| {
            self.classes[*source] != Known::State
                || self.mentions[*source].form == Form::Demonym
                || self.sentence.is_owned(argument.node)
        });
        let Some(subject) = self.sentence.subject(at) else { return false };
        let targets = self.sentence.named(subject, false).0;
        let event = Event { mode, symmetric: false, trigger, pattern: Pattern::Passive, node: at, object: None };
        self.add(&event, &sources, &targets)
    }

    /// "was extradited from Spain to Peru": whence does it.
    fn extradited(&mut self, at: usize, frame: &Frame, arguments: &[Argument], trigger: Span) -> bool {
        let extradites = |mode: &Mode| &*mode.0.name == "extradite";
        let Some(mode) = frame.mode.filter(extradites) else { return false };
        let suspect = |subject: usize| frame.objects.is_empty() || self.holds(subject, &frame.objects);
        if !self.sentence.subject(at).is_some_and(suspect) {
            return false;
        }
        let place = |slot: Slot| arguments.iter().find(|argument| fits(**argument, slot));
        let Some((from, to)) = place(Slot::Preposition(FROM)).zip(frame.targets.iter().copied().find_map(place)) else {
            return false;
        };
        let event = Event { mode, symmetric: false, trigger, pattern: Pattern::Passive, node: at, object: None };
        let (sources, targets) = (self.sentence.named(from.node, false).0, self.sentence.named(to.node, false).0);
        self.add(&event, &sources, &targets)
    }

    /// Forces that are sent or withdrawn: whose they are does it. "Russian troops deployed to Crimea".
    pub(super) fn own_forces(&mut self, at: usize, frame: &Frame, arguments: &[Argument], trigger: Span) -> bool {
        let given = self.sentence.verb(at).is_some_and(|verb| verb.passive) && self.is_own(at);
        let moves = |mode: &Mode| {
            matches!(mode.0.class, Predicate::Mobilize | Predicate::Retreat)
                || given && matches!(&*mode.0.name, "arm" | "relief")
        };
        let Some(mode) = frame.mode.filter(moves) else { return false };
        let Some(subject) = self.sentence.subject(at).filter(|subject| self.holds(*subject, &frame.objects)) else {
            return false;
        };
        let event =
            Event { mode, symmetric: false, trigger, pattern: Pattern::Passive, node: at, object: Some(subject) };
        let sources = self.sentence.named(subject, true).0;
        let place = |slot: &Slot| arguments.iter().find(|argument| fits(**argument, *slot));
        let Some(argument) = frame.targets.iter().find_map(place) else { return false };
        let targets = self.sentence.named(argument.node, false).0;
        // "massed on the border with"
        self.add(&event, &sources, &targets) || targets.is_empty() && self.add_deep(&event, &sources, argument.node)
    }

    /// Whether what is given is the giver's own: not "captured Russian tanks were given to Ukraine", "Russian-made tanks".
    fn is_own(&self, at: usize) -> bool {
        const TAKEN: [&str; 9] =
            ["captured", "seized", "stolen", "looted", "confiscated", "abandoned", "surplus", "made", "built"];
        let words = self.sentence.words;
        let ends = |word: &str, end: &str| {
            let last = word.len().checked_sub(end.len()).and_then(|start| word.get(start..));
            last.is_some_and(|last| last.eq_ignore_ascii_case(end))
        };
        let taken = |token: usize| TAKEN.iter().any(|taken| ends(words.of(token), taken));
        let tokens = self.sentence.subject(at).map(|subject| self.sentence.nodes[subject].tokens.clone());
        tokens.is_some_and(|tokens| !(tokens.start.saturating_sub(1)..tokens.end).any(taken))
    }

    /// A passive whose noun is the subject, "sanctions on Iran were lifted by", or what the subject gets, "Serbia was given masks by".
    fn passive_with_object(&mut self, event: &Event, frame: &Frame, arguments: &[Argument], sources: &[usize]) -> bool {
        let Some(subject) = event.object else { return false };
        let given = arguments
            .iter()
            .any(|argument| argument.place == Place::Object && self.holds(argument.node, &frame.objects));
        if given && !self.holds(subject, &frame.objects) {
            let targets = self.sentence.named(subject, false).0;
            return self.add(event, sources, &targets);
        }
        if !self.holds(subject, &frame.objects) {
            return false;
        }
        let own = self.sentence.arguments(subject).0;
        let places = arguments.iter().chain(own.iter().filter(|argument| argument.node < event.node));
        let places: Vec<_> = places
            .filter(|argument| !matches!(argument.place, Place::Preposition(hash) if hash == BY))
            .copied()
            .collect();
        for slot in frame.targets.iter() {
            let targets = match slot {
                Slot::Object => self
                    .sentence
                    .phrase(subject)
                    .filter(|phrase| !phrase.mentions.is_empty())
                    .map(|_| self.sentence.named(subject, false).0),
                slot => places
                    .iter()
                    .find(|argument| fits(**argument, *slot))
                    .map(|argument| self.sentence.named(argument.node, false).0),
            };
            if self.add(event, sources, &targets.unwrap_or_default()) {
                return true;
            }
        }
        // "signed by Monti for Italy": not for himself.
        let behalf = || (event.node..self.sentence.nodes.len()).any(|at| self.sentence.is_preposition(at, &["for"]));
        // "a drone belonging to Iran"; "a pact was signed by Chad and Sudan"; "a ban on exports to Nepal was announced by"
        let targets = self.sentence.named(subject, false).0;
        self.add(event, sources, &targets)
            || event.symmetric && sources.len() > 1 && !behalf() && self.add_joint(event, sources)
            || self.add_deep(event, sources, subject)
    }
}
