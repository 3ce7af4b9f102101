//! Finds events: who does what to whom.

use super::clause::{self, Argument, Kind, Place, Sentence, Status, Verb};
use super::dates::Dates;
use super::rules::{Control, Frame, Mode, Rules, Slot, WordClass};
use super::{Modality, Pattern, Predicate, Statement};
use crate::recognize::Mention;
use crate::text::token::hash_folded;
use crate::text::{Date, Span, Words};

/// What a document states.
pub type Related = Vec<Statement>;

/// The statements of a document, in the order of its sentences. Linear in its length but for sentences of very many names.
///
/// `mentions` are sorted, and counted as in the recognition that found them; `published`: the day that "yesterday" counts from.
pub fn relate(words: &Words<'_>, mentions: &[Mention], rules: &Rules, published: Option<Date>) -> Related {
    let mut related = Vec::new();
    let mut dates = Dates::new(words, mentions, published);
    for sentence in mentions.chunk_by(|a, b| a.sentence == b.sentence) {
        let several = sentence.iter().any(|mention| mention.entity != sentence[0].entity);
        let line = words.sentences[sentence[0].sentence as usize].clone();
        if !several || sentence.len() > MOST_NAMES || line.len() > MOST_WORDS {
            continue;
        }
        let nodes = clause::read(words, rules, line, sentence, 0);
        let finder =
            Finder { sentence: Sentence { nodes, words, rules }, mentions: sentence, found: &mut related, first: 0 };
        let (read, first) = finder.find();
        dates.give(&read, sentence[0].sentence as usize, &mut related[first..]);
    }
    related
}

/// Sentences with more names or words are lists and tables.
const MOST_NAMES: usize = 40;
const MOST_WORDS: usize = 160;

struct Finder<'a, 't, 'f> {
    sentence: Sentence<'a, 't>,
    mentions: &'a [Mention],
    found: &'f mut Related,
    /// The first statement of this sentence.
    first: usize,
}

/// What is known of an event beside its actors.
#[derive(Clone, Copy)]
struct Event {
    mode: Mode,
    symmetric: bool,
    trigger: Span,
    pattern: Pattern,
    /// The node of the verb or noun.
    node: usize,
    /// That of the object of the verb, where it belongs to the event: held no talks.
    object: Option<usize>,
}

impl<'a, 't> Finder<'a, 't, '_> {
    /// Adds the statements of the sentence; gives it back with the number of the first of them.
    fn find(mut self) -> (Sentence<'a, 't>, usize) {
        self.first = self.found.len();
        for at in 0..self.sentence.nodes.len() {
            match &self.sentence.nodes[at].kind {
                Kind::Verb(_) => self.verb(at),
                Kind::Phrase(phrase) => {
                    if let Some(event) = phrase.event {
                        self.noun(at, event);
                    }
                }
                _ => {}
            }
        }
        (self.sentence, self.first)
    }

    fn verb(&mut self, at: usize) {
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

    fn agrees(&self, event: &Event) -> bool {
        self.sentence.rules.mode(event.mode).class == Predicate::Agree
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

    /// Whom the object is of or with, where it names nobody: "welcomed a resumption of ties with Egypt", "condemned an attack by Hamas".
    fn behind_object(&self, object: usize, arguments: &[Argument], class: Predicate) -> Vec<usize> {
        if !self.sentence.named(object, false).0.is_empty() {
            return Vec::new();
        }
        let prepositions: &[&str] = match class {
            Predicate::Accuse | Predicate::Reject | Predicate::Request => &["by", "of", "from", "among"],
            Predicate::Support => &["with", "between", "by", "to", "of", "for", "in", "among"],
            Predicate::Concede | Predicate::Retreat | Predicate::Coerce => &["in", "on", "against", "from", "to", "of"],
            Predicate::Agree | Predicate::Consult | Predicate::Cooperate | Predicate::Aid => {
                &["with", "between", "to", "among"]
            }
            _ => &[],
        };
        let near = |argument: &&Argument| matches!(argument.place, Place::Preposition(hash) if prepositions.iter().any(|known| hash_folded(known) == hash));
        let behind = arguments.iter().filter(|argument| argument.node > object).filter(near);
        behind
            .map(|argument| self.sentence.named(argument.node, false).0)
            .find(|named| !named.is_empty())
            .unwrap_or_default()
    }

    fn passive(&mut self, at: usize, frame: &Frame, arguments: &[Argument], trigger: Span) -> bool {
        let Some(subject) = self.sentence.subject(at) else { return false };
        let Some(arguments) = self.behind_particle(at, frame, arguments) else { return false };
        let by = arguments.iter().find(|argument| matches!(argument.place, Place::Preposition(hash) if hash == *BY));
        let Some((by, mode)) = by.zip(frame.mode) else { return false };
        let mut sources = self.sentence.named(by.node, true).0;
        if sources.is_empty() && self.sentence.rules.mode(mode).class == Predicate::Assault {
            sources = self.sentence.named(by.node, false).0;
        }
        let object = (!frame.objects.is_empty()).then_some(subject);
        let event = Event { mode, symmetric: frame.symmetric, trigger, pattern: Pattern::Passive, node: at, object };
        if !frame.objects.is_empty() {
            return self.passive_with_object(&event, frame, subject, &arguments, &sources);
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

    /// A passive whose noun is the subject, "sanctions on Iran were lifted by", or what the subject gets, "Serbia was given masks by".
    fn passive_with_object(
        &mut self,
        event: &Event,
        frame: &Frame,
        subject: usize,
        arguments: &[Argument],
        sources: &[usize],
    ) -> bool {
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
            .filter(|argument| !matches!(argument.place, Place::Preposition(hash) if hash == *BY))
            .copied()
            .collect();
        for slot in &frame.targets {
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
        false
    }

    /// The arguments of a verb with a small word of its own: that word taken out.
    fn behind_particle(&self, at: usize, frame: &Frame, arguments: &[Argument]) -> Option<Vec<Argument>> {
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

    /// Whether one of the nouns is in a phrase.
    fn holds(&self, node: usize, nouns: &[(Option<u64>, u64)]) -> bool {
        let tokens = self.sentence.nodes[node].tokens.start..self.sentence.end_with_of(node);
        let tokens = &self.sentence.words.tokens[tokens];
        nouns.iter().any(|(before, last)| {
            let at = tokens.iter().position(|token| token.hash == *last);
            at.is_some_and(|at| before.is_none_or(|before| tokens[..at].iter().any(|token| token.hash == before)))
        })
    }

    /// An event that a noun names: "talks between A and B", "A's visit to B".
    fn noun(&mut self, node: usize, token: usize) {
        let words = self.sentence.words;
        let Some(number) = self.sentence.rules.word(words.tokens[token].hash).noun else { return };
        let (arguments, _) = self.sentence.arguments(node);
        let arguments: Vec<_> = arguments.into_iter().filter(|argument| argument.place != Place::Object).collect();
        for frame in self.sentence.rules.noun(number) {
            if let [(None, before)] = &*frame.objects
                && !words.tokens[self.sentence.nodes[node].tokens.start..token]
                    .iter()
                    .any(|known| known.hash == *before)
            {
                continue;
            }
            let Some(mode) = frame.mode else { continue };
            let event = Event {
                mode,
                symmetric: frame.symmetric,
                trigger: words.tokens[token].span,
                pattern: Pattern::Noun,
                node,
                object: None,
            };
            if self.nominal(&event, frame, token, &arguments) {
                return;
            }
        }
    }

    fn nominal(&mut self, event: &Event, frame: &Frame, token: usize, arguments: &[Argument]) -> bool {
        let place = |slot: &Slot| arguments.iter().find(|argument| fits(**argument, *slot));
        let between = frame.targets.iter().find(|slot| matches!(slot, Slot::Preposition(hash) if *hash == *BETWEEN));
        if let Some(argument) = between.and_then(place) {
            let both = self.sentence.named(argument.node, false).0;
            return self.add_joint(event, &both);
        }
        // "the invasion of Lebanon": what may be either is the target, unless nobody else does it.
        let own = |slot: &&Slot| !frame.targets.contains(slot);
        let either = |slot: &&Slot| frame.targets.contains(slot);
        let named = |slot: &Slot| match slot {
            Slot::Owner => self.owners(event.node, token),
            slot => place(slot).map(|argument| self.sentence.named(argument.node, true).0).unwrap_or_default(),
        };
        let first = |mut slots: Vec<Vec<usize>>| {
            slots.iter().position(|named| !named.is_empty()).map(|at| slots.swap_remove(at))
        };
        let sources = first(frame.sources.iter().filter(own).map(named).collect())
            .or_else(|| Some(self.subject_around(event.node)).filter(|sources| !sources.is_empty()))
            .or_else(|| first(frame.sources.iter().filter(either).map(named).collect()))
            .unwrap_or_default();
        let class = self.sentence.rules.mode(event.mode).class;
        for slot in &frame.targets {
            let Some(argument) = place(slot) else { continue };
            let mut targets = self.sentence.named(argument.node, false).0;
            if targets.is_empty() {
                targets = self.behind_object(argument.node, arguments, class);
            }
            if self.add(event, &sources, &targets) {
                return true;
            }
        }
        // "its demand that Israel withdraw"
        if class == Predicate::Request
            && let Some(clause) = arguments.iter().find(|argument| argument.place == Place::Clause)
        {
            let targets = self.sentence.named(clause.node, true).0;
            return self.add(event, &sources, &targets);
        }
        frame.symmetric && sources.len() > 1 && self.add_joint(event, &sources)
    }

    /// Whose a noun is: the name before it in its phrase, with those joined to the phrase from the left.
    fn owners(&self, node: usize, token: usize) -> Vec<usize> {
        let Some(phrase) = self.sentence.phrase(node) else { return Vec::new() };
        let start = self.sentence.words.tokens[token].span.start;
        let before = |index: &usize| self.mentions[*index].span.end <= start;
        let Some(last) = phrase.mentions.clone().filter(before).next_back() else { return Vec::new() };
        let mut owners = vec![last];
        let mut at = node;
        while at >= 2 && matches!(self.sentence.nodes[at - 1].kind, Kind::And) {
            let Some(other) = self.sentence.phrase(at - 2).filter(|other| other.headed || !other.mentions.is_empty())
            else {
                break;
            };
            if other.mentions.is_empty() {
                break;
            }
            owners.insert(0, other.mentions.end - 1);
            at -= 2;
        }
        owners
    }

    /// Who does what a noun says, where the noun does not say it: the subject of the verb that carries it.
    fn subject_around(&self, node: usize) -> Vec<usize> {
        let mut at = node;
        for _ in 0..6 {
            let Some(before) = at.checked_sub(1) else { break };
            at = before;
            match &self.sentence.nodes[at].kind {
                Kind::Verb(verb) => {
                    let token = &self.sentence.words.tokens[verb.head];
                    let word = self.sentence.rules.word(token.hash);
                    let carries = word
                        .verb
                        .is_some_and(|verb| self.sentence.rules.verb(verb).light || word.class.is(WordClass::GENERAL))
                        && at + 1 == node
                        || at + 1 < node;
                    if !carries || verb.passive {
                        return Vec::new();
                    }
                    return self
                        .sentence
                        .subject(at)
                        .map(|subject| self.sentence.named(subject, true).0)
                        .unwrap_or_default();
                }
                Kind::Preposition | Kind::Phrase(_) | Kind::And | Kind::Time => {}
                _ => break,
            }
        }
        Vec::new()
    }

    /// Adds an event of every pair among these; whether there was one.
    fn add_joint(&mut self, event: &Event, members: &[usize]) -> bool {
        let event = Event { symmetric: true, ..*event };
        let mut added = false;
        for (at, source) in members.iter().enumerate() {
            added |= self.add(&event, &[*source], &members[at + 1..]);
        }
        added
    }

    /// Adds an event of each source with each target; whether there was one.
    fn add(&mut self, event: &Event, sources: &[usize], targets: &[usize]) -> bool {
        let mut added = false;
        let status = self.sentence.status(event.node, event.object);
        for source in sources {
            for target in targets {
                let (from, to) = (&self.mentions[*source], &self.mentions[*target]);
                if from.entity == to.entity {
                    continue;
                }
                added = true;
                let predicate = self.sentence.rules.mode(event.mode).class;
                let same = |known: &Statement| {
                    let direct = known.source == from.entity && known.target == to.entity;
                    let turned = known.source == to.entity && known.target == from.entity;
                    known.predicate == predicate && (direct || turned && (known.symmetric || event.symmetric))
                };
                if self.found[self.first..].iter().any(same) {
                    continue;
                }
                let Status { polarity, modality, speaker } = status;
                self.found.push(Statement {
                    source: from.entity,
                    predicate,
                    target: to.entity,
                    mode: Some(event.mode),
                    symmetric: event.symmetric,
                    sentence: from.sentence,
                    source_span: from.span,
                    target_span: to.span,
                    trigger: event.trigger,
                    pattern: event.pattern,
                    polarity,
                    modality,
                    speaker: speaker.map(|speaker| self.mentions[speaker].entity),
                    date: None,
                });
            }
        }
        added
    }
}

fn fits(argument: Argument, slot: Slot) -> bool {
    match (argument.place, slot) {
        (Place::Object, Slot::Object) | (Place::Clause, Slot::Clause) => true,
        (Place::Preposition(hash), Slot::Preposition(wanted)) => hash == wanted,
        _ => false,
    }
}

static BY: std::sync::LazyLock<u64> = std::sync::LazyLock::new(|| hash_folded("by"));
static WITH: std::sync::LazyLock<u64> = std::sync::LazyLock::new(|| hash_folded("with"));
static BETWEEN: std::sync::LazyLock<u64> = std::sync::LazyLock::new(|| hash_folded("between"));
