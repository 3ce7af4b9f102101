//! Events of verbs and nouns that stand for what depends on them: "threatened to attack", "the refusal to meet".

use super::super::clause::{Argument, Kind, Place, Verb};
use super::super::rules::{Control, Mode, WordClass};
use super::super::{Modality, Pattern, Predicate};
use super::judged::is_harm;
use super::{Event, Finder, IN, WITH};
use crate::text::Span;

impl Finder<'_, '_, '_> {
    /// What a noun says before what somebody is to do: "Kenya's refusal to meet", "the French threat to attack".
    pub(super) fn intended(&mut self, at: usize) -> bool {
        let sentence = self.sentence;
        let Some((owner, Control::Mode(mode))) = sentence.intention(at) else { return false };
        let trigger = sentence.words.tokens[sentence.nodes[owner].tokens.end - 1].span;
        let event = Event { mode, symmetric: false, trigger, pattern: Pattern::Control, node: owner, object: None };
        let sources = sentence.named(owner, true).0;
        let below = sentence.arguments(at).0;
        let targets =
            below.iter().map(|argument| sentence.named(argument.node, false).0).find(|named| !named.is_empty());
        self.add(&event, &sources, &targets.unwrap_or_default());
        true
    }

    /// Whether the verb above stands for this one: refused to, threatened to. What somebody is asked to do is told too, as wanted.
    pub(super) fn is_replaced(&self, at: usize, verb: &Verb) -> bool {
        let Some(above) = self.sentence.above(at, verb).filter(|above| !self.is_anothers(*above, at)) else {
            return false;
        };
        match self.sentence.control(above, at) {
            // "accused Israel of bombing", "praised Japan for sending": the charge is another event.
            Some(Control::Mode(mode)) => !matches!(
                self.sentence.rules.mode(mode).class,
                Predicate::Request | Predicate::Accuse | Predicate::Support
            ),
            _ => false,
        }
    }

    /// What a verb of saying does beyond saying: it asks, or blames.
    pub(super) fn tells(&mut self, at: usize, arguments: &[Argument], trigger: Span) -> bool {
        self.wants(at, arguments, trigger) || self.blames(at, arguments, trigger)
    }

    /// "Russia said that Sudan must return the helicopter", "Sudan must return it, Russia said": who says so demands it.
    fn wants(&mut self, at: usize, arguments: &[Argument], trigger: Span) -> bool {
        let Some(mode) = self.sentence.rules.named("demand") else { return false };
        let clause = arguments.iter().find(|argument| argument.place == Place::Clause);
        let wanted = match clause {
            Some(clause) => self.wanted_behind(at, clause.node, arguments),
            None => self.sentence.told_before(at).filter(|verb| self.is_wanted(*verb)).and_then(|verb| {
                let subject = self.sentence.subject(verb)?;
                Some(self.sentence.named(subject, true).0)
            }),
        };
        let Some((subject, named)) = self.sentence.subject(at).zip(wanted) else { return false };
        let sources = self.sentence.named(subject, true).0;
        self.add(
            &Event { mode, symmetric: false, trigger, pattern: Pattern::Control, node: at, object: None },
            &sources,
            &named,
        )
    }

    /// Who is to do what the clause behind a verb of saying tells: "said Sudan must return it", "told Sudan it must", "insisted
    /// that Sudan return it".
    fn wanted_behind(&self, at: usize, clause: usize, arguments: &[Argument]) -> Option<Vec<usize>> {
        let sentence = self.sentence;
        let (named, behind) = sentence.named(clause, true);
        let class = sentence.verb(behind).map(|verb| sentence.senses.of(verb.head).class)?;
        let bare = sentence.nodes[behind].tokens.len() == 1
            && class.is(WordClass::BASE)
            && !class.is(WordClass::PAST.or(WordClass::BE));
        let insists = sentence.word(at).starts_with("insist") && bare && named.len() == 1;
        if !insists && !self.is_wanted(behind) {
            return None;
        }
        let told = arguments.first().filter(|first| first.place == Place::Object && named.is_empty());
        Some(told.map_or(named, |told| sentence.named(told.node, false).0))
    }

    /// Whether a verb tells what must be done: "must return", "has to leave".
    fn is_wanted(&self, verb: usize) -> bool {
        let Some(known) = self.sentence.verb(verb) else { return false };
        known.modality == Modality::Demanded && !known.passive
    }

    /// "is unwilling to lift sanctions on Iran": what somebody is stands for what depends on it.
    pub(super) fn unwilling(&mut self, at: usize, trigger: Span) {
        let (arguments, dependent) = self.sentence.arguments(at);
        let control = dependent.and_then(|dependent| Some((dependent, self.sentence.control(at, dependent)?)));
        let Some((dependent, Control::Mode(mode))) = control else { return };
        if self.sentence.rules.mode(mode).class == Predicate::Reject {
            let event = Event { mode, symmetric: false, trigger, pattern: Pattern::Control, node: at, object: None };
            self.controlled(&event, &arguments, dependent);
        }
    }

    /// Whether a phrase tells of people of whom nobody is named: "rebels", "them".
    pub(super) fn is_nameless(&self, node: usize) -> bool {
        let class = self.sentence.last_class(node);
        let people = class.is(WordClass::AGENTIVE) && self.sentence.word(node).ends_with('s')
            || matches!(self.sentence.word(node), "community" | "world" | "public" | "humanity");
        (people || class.is(WordClass::PRONOUN)) && self.sentence.named(node, false).0.is_empty()
    }

    /// Whether who is called on to do something has no name: "called on the international community to".
    fn asks_others(&self, verb: usize) -> bool {
        let sentence = self.sentence;
        let asked = verb + 1 + usize::from(sentence.is_preposition(verb + 1, &["on", "upon", "to", "for"]));
        sentence.phrase(asked).is_some() && asked > verb + 1 && self.is_nameless(asked)
    }

    /// Whom a threat with a condition is for: "threatened to stop the talks if the United States".
    fn warned(&self, mode: Mode, dependent: usize) -> Option<Vec<usize>> {
        let threatens = self.sentence.rules.mode(mode).class == Predicate::Threaten;
        let condition = (dependent + 1..self.sentence.nodes.len()).filter(|_| threatens).find(|at| {
            matches!(self.sentence.nodes[*at].kind, Kind::Subordinator)
                && matches!(self.sentence.word(*at), "if" | "unless" | "until")
        })?;
        let named = self.sentence.named(condition + 1, true).0;
        (!named.is_empty()).then_some(named)
    }

    /// What a promise is: a threat, where harm is promised.
    pub(super) fn vowed(&self, mode: Mode, dependent: usize) -> Mode {
        let rules = self.sentence.rules;
        let promised = rules.mode(mode).class == Predicate::Agree;
        let threat = (promised && self.harms(dependent)).then(|| rules.named("threaten")).flatten();
        threat.unwrap_or(mode)
    }

    /// Whether a verb does harm to its object.
    fn harms(&self, verb: usize) -> bool {
        let rules = self.sentence.rules;
        let class = || {
            let known = rules.verb(self.sentence.head(verb)?.verb?);
            let plain = known.frames.iter().find(|frame| frame.objects.is_empty() && frame.particle.is_none())?;
            Some(rules.mode(plain.mode?).class)
        };
        class().is_some_and(is_harm)
    }

    /// Whether a verb names with whom it is done: "agreed to resume ties with Egypt".
    fn shares(&self, verb: usize) -> bool {
        let with = |argument: &Argument| argument.place == Place::Preposition(WITH);
        let (below, _) = self.sentence.arguments(verb);
        below.iter().any(|argument| with(argument) && !self.sentence.named(argument.node, false).0.is_empty())
    }

    /// A verb that stands for the one that depends on it: "refused to lift the curfew on Gaza".
    pub(super) fn controlled(&mut self, event: &Event, arguments: &[Argument], dependent: usize) -> bool {
        let Some(subject) = self.sentence.subject(event.node) else { return false };
        let sources = self.sentence.named(subject, true).0;
        // "proposed in Geneva to": where it was done is no party.
        let placed = |argument: &&Argument| matches!(argument.place, Place::Preposition(hash) if hash == IN);
        let own = arguments
            .iter()
            .filter(|argument| !placed(argument))
            .map(|argument| self.sentence.named(argument.node, false).0)
            .find(|named| !named.is_empty());
        let targets = own.or_else(|| {
            let (below, _) = self.sentence.arguments(dependent);
            // "agreed to discuss trade in Manila"
            let held = self.agrees(event) && self.sentence.consults(dependent);
            let party = |argument: &&Argument| !held || !placed(argument);
            let below = below.iter().filter(party);
            below.map(|argument| self.sentence.named(argument.node, false).0).find(|named| !named.is_empty())
        });
        let targets = targets.or_else(|| self.warned(event.mode, dependent)).unwrap_or_default();
        // "urged bankers to leave Iran", "accused them of bombing Iran": who is urged or accused has no name.
        let class = self.sentence.rules.mode(event.mode).class;
        let asks = matches!(class, Predicate::Request | Predicate::Threaten | Predicate::Accuse);
        if asks && arguments.first().is_some_and(|first| first.place == Place::Object && self.is_nameless(first.node)) {
            return false;
        }
        if asks && self.asks_others(event.node) {
            return false;
        }
        // "refused to attack Iran", "resisted calls to keep Iran out": Iran is not refused.
        if class == Predicate::Reject && (self.harms(dependent) || self.sentence.word(dependent) == "keep") {
            self.told.push(event.node + 1);
            return true;
        }
        // "agreed with Argentina to"
        let with = arguments.iter().any(|argument| argument.place == Place::Preposition(WITH));
        let event = &Event { symmetric: self.agrees(event) && with, ..*event };
        // "Putin and Xi agreed to help Syria": with each other.
        let third = || self.shares(dependent);
        if self.agrees(event) && !with && sources.len() > 1 && event.mode.0.name.as_ref() == "agree" && !third() {
            return self.add_joint(event, &sources);
        }
        self.add(event, &sources, &targets)
            || self.agrees(event) && self.add_joint(event, &sources)
            || self.add_deep(event, &sources, dependent)
    }
}
