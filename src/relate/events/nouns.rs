//! Events that nouns name: "talks between A and B", "A's visit to B".

use super::super::clause::{Argument, Kind, Place, Sentence};
use super::super::rules::{Control, Direction, Frame, Mode, Slot, WordClass};
use super::super::{Pattern, Predicate};
use super::{BETWEEN, BY, Event, FROM, Finder, OF, fits};
use crate::text::Case;

impl Finder<'_, '_, '_> {
    /// An event that a noun names: "talks between A and B", "A's visit to B".
    pub(super) fn noun(&mut self, node: usize, token: usize) {
        let (sentence, words) = (self.sentence, self.sentence.words);
        let Some(number) = sentence.senses.of(token).noun else { return };
        let within = &words.tokens[sentence.nodes[node].tokens.start..token];
        let of = of_what(sentence, node);
        let named = |frame: &&Frame| match &*frame.objects {
            [(before, None)] => within.iter().any(|known| known.hash == *before) || of == Some(*before),
            _ => true,
        };
        let mut frames = sentence.rules.noun(number).iter().filter(named).peekable();
        if frames.peek().is_none() {
            return;
        }
        let (mut arguments, _) = sentence.arguments(node);
        // "spoke in a call of trade": another phrase ends what belongs to the noun.
        arguments
            .truncate(arguments.iter().position(|argument| argument.place == Place::Object).unwrap_or(arguments.len()));
        for frame in frames {
            let Some(mode) = frame.mode.map(|mode| self.of_envoys(mode, &arguments)) else { continue };
            let event = Event {
                mode,
                symmetric: frame.direction == Direction::Both,
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

    /// What an expulsion is: a sanction, where envoys are expelled.
    fn of_envoys(&self, mode: Mode, arguments: &[Argument]) -> Mode {
        const ENVOYS: [&str; 7] = ["diplomat", "ambassador", "envoy", "attach", "consul", "embassy", "staff"];
        let of = arguments.iter().find(|argument| argument.place == Place::Preposition(OF));
        let envoy = |of: &Argument| ENVOYS.iter().any(|stem| self.sentence.word(of.node).starts_with(stem));
        let expelled = of.is_some_and(|of| &*mode.0.name == "deport" && envoy(of));
        self.instead(mode, expelled, "expel")
    }

    /// Whether a noun is only what is spoken of: "held a dialogue on trade".
    fn is_topic(&self, node: usize) -> bool {
        const ON: [&str; 6] = ["on", "about", "over", "regarding", "concerning", "around"];
        node > 0 && self.sentence.is_preposition(node - 1, &ON)
    }

    /// Whether the subject has a war or battle with each other: "fought a war", "are at war". Not "declared war".
    fn is_fought(&self, node: usize) -> bool {
        let sentence = self.sentence;
        let owned = sentence.phrase(node).is_some_and(|phrase| !phrase.mentions.is_empty());
        let at = usize::from(node > 0 && matches!(sentence.word(node - 1), "at" | "in" | "to"));
        let verb = node.checked_sub(1 + at).filter(|verb| sentence.verb(*verb).is_some());
        let fought = |verb| {
            let word = sentence.word(verb);
            at == 1 || word.starts_with("fought") || word.starts_with("fight") || word.starts_with("wag")
        };
        owned || verb.is_some_and(fought)
    }

    fn nominal(&mut self, event: &Event, frame: &Frame, token: usize, arguments: &[Argument]) -> bool {
        let told = self.given_with(event, arguments).or_else(|| self.undergone(event, frame, arguments));
        if let Some(told) = told {
            return told;
        }
        let place = |slot: &Slot| arguments.iter().find(|argument| fits(**argument, *slot));
        let between = frame.targets.iter().find(|slot| matches!(slot, Slot::Preposition(hash) if *hash == BETWEEN));
        if self.is_no_event(event.node, token) {
            return true;
        }
        let told = || between.and_then(place).map(|argument| argument.node);
        if let Some(node) = told().or_else(|| between.and_then(|_| self.held_between(event.node))) {
            let both = self.sentence.named(node, false).0;
            return self.add_joint(event, &both);
        }
        // "the invasion of Lebanon": what may be either is the target, unless nobody else does it.
        let own = |slot: &&Slot| !frame.targets.contains(slot);
        let either = |slot: &&Slot| frame.targets.contains(slot);
        let named = |slot: &Slot| match slot {
            Slot::Owner => self.owners(event.node, token, frame.joint || frame.direction != Direction::Both),
            slot => place(slot).map(|argument| self.sentence.named(argument.node, true).0).unwrap_or_default(),
        };
        let some = |named: &Vec<usize>| !named.is_empty();
        if self.is_strangers(event.node, token) {
            return true;
        }
        let told_sources = (frame.sources.iter().filter(own).map(named).find(some))
            .or_else(|| Some(self.owners_of_deed(event, frame, token, arguments)).filter(some))
            .or_else(|| Some(self.charged(event.node)).filter(some))
            .or_else(|| Some(self.subject_around(event)).filter(some));
        let shared = told_sources.is_none();
        let either = || frame.sources.iter().filter(either).map(named).find(some);
        let Some(sources) = told_sources.or_else(either) else { return false };
        let class = self.sentence.rules.mode(event.mode).class;
        for argument in frame.targets.iter().filter_map(place) {
            let mut targets = self.sentence.named(argument.node, false).0;
            // "the support of Chile and Peru": those who do it, not whom it is done to.
            if shared && targets.iter().any(|target| sources.contains(target)) {
                continue;
            }
            if targets.is_empty() {
                targets = self.behind_object(argument.node, arguments, event.mode);
            }
            if self.add(&self.aimed(event, argument.node), &sources, &targets) {
                return true;
            }
        }
        if let Some(clause) = self.claimed(event, arguments) {
            let targets = self.sentence.named(clause, true).0;
            return self.add(event, &sources, &targets);
        }
        let joint = frame.direction == Direction::Both
            && sources.len() > 1
            && !(class == Predicate::Cooperate && self.is_topic(event.node))
            && (class != Predicate::Assault || self.is_fought(event.node));
        joint && self.add_joint(event, &sources)
            || frame
                .targets
                .iter()
                .find_map(place)
                .filter(|argument| !shared || self.sentence.named(argument.node, false).0.is_empty())
                .is_some_and(|argument| self.add_deep(event, &sources, argument.node))
    }

    /// "is under investigation by the court", "a senator under attack by": the subject, or what stands before. Nothing elsewhere.
    fn undergone(&mut self, event: &Event, frame: &Frame, arguments: &[Argument]) -> Option<bool> {
        let sentence = self.sentence;
        let verb = event.node.checked_sub(2).filter(|at| sentence.is_preposition(at + 1, &["under"]))?;
        let by = |slot: &Slot| *slot == Slot::Preposition(BY) || *slot == Slot::Preposition(FROM);
        let mut slots = frame.sources.iter().filter(|slot| by(slot));
        let by = slots.find_map(|slot| arguments.iter().find(|argument| fits(**argument, *slot)))?;
        let sources = sentence.named(by.node, true).0;
        let whom = if sentence.verb(verb).is_some() { sentence.subject(verb)? } else { verb };
        let targets = sentence.named(whom, false).0;
        Some(self.add(event, &sources, &targets))
    }

    /// The clause of what is claimed or demanded: "its demand that Israel withdraw", "its charge that Israel lies".
    fn claimed(&self, event: &Event, arguments: &[Argument]) -> Option<usize> {
        let class = self.sentence.rules.mode(event.mode).class;
        let claims = class == Predicate::Request || &*event.mode.0.name == "accuse";
        let clause = arguments.iter().find(|argument| claims && argument.place == Place::Clause);
        clause.map(|clause| clause.node)
    }

    /// Between whom that is which the noun names, where its verb tells: "talks began between", "a meeting took place between".
    fn held_between(&self, node: usize) -> Option<usize> {
        const HELD: [&str; 12] =
            ["held", "took", "take", "began", "begun", "start", "open", "resum", "continu", "erupt", "br", "end"];
        let sentence = self.sentence;
        let (at, verb) = sentence.verb_behind(node)?;
        let held = !verb.negated && HELD.iter().any(|stem| sentence.words.of(verb.head).starts_with(stem));
        let (arguments, _) = sentence.arguments(at);
        let between = |argument: &&Argument| argument.place == Place::Preposition(BETWEEN);
        arguments.iter().find(between).filter(|_| held).map(|argument| argument.node)
    }

    /// Who arrests in "Kenya's arrest of Somalis", where "Kenya's arrest" alone is Kenya's fate.
    fn owners_of_deed(&self, event: &Event, frame: &Frame, token: usize, arguments: &[Argument]) -> Vec<usize> {
        let of = Slot::Preposition(OF);
        let done_to = frame.targets.contains(&of) && !frame.sources.contains(&Slot::Owner);
        let of = arguments.iter().find(|argument| done_to && fits(**argument, of));
        let named = of.is_some_and(|argument| !self.sentence.named(argument.node, false).0.is_empty());
        if named { self.owners(event.node, token, true) } else { Vec::new() }
    }

    /// "Russia's war against Ukraine": one makes it.
    fn aimed(&self, event: &Event, target: usize) -> Event {
        let assault = self.sentence.rules.mode(event.mode).class == Predicate::Assault;
        let against = assault && matches!(self.sentence.word(target - 1), "against" | "on");
        Event { symmetric: event.symmetric && !against, ..*event }
    }

    /// Whether a noun names no event: "read it as a gift from", "a commission of inquiry of", "the Treaty of Friendship".
    fn is_no_event(&self, node: usize, token: usize) -> bool {
        let sentence = self.sentence;
        let Some(before) = node.checked_sub(1) else { return false };
        let likened = sentence.word(before) == "as"
            && matches!(sentence.first_word(node), "a" | "an")
            && !sentence.is_owned(node);
        let of = sentence.word(before) == "of" && sentence.nodes[node].tokens.start == token;
        let head = |class: WordClass| node >= 2 && sentence.last_class(node - 2).is(class);
        let in_return = sentence.word(before) == "in" && sentence.word(node) == "retaliation";
        let body = of && head(WordClass::AGENTIVE);
        let capital = |at: usize| sentence.words.tokens[at].case == Case::Capitalized;
        let within_name = of && node >= 2 && capital(token) && capital(sentence.nodes[node - 2].tokens.end - 1);
        // "launched a verbal attack on"
        let words = || sentence.nodes[node].tokens.clone().map(|at| sentence.words.of(at));
        let spoken =
            words().any(|word| matches!(word, "verbal" | "scathing" | "blistering" | "rhetorical" | "stinging"));
        // "went on strike against": nobody is struck.
        let idle = sentence.word(before) == "on" && sentence.word(node) == "strike";
        likened || in_return || idle || spoken || body || within_name || self.is_taxed(node)
    }

    /// "tariffs on imports from China": what is taxed or banned.
    fn is_taxed(&self, node: usize) -> bool {
        let sentence = self.sentence;
        let goods = matches!(sentence.word(node), "imports" | "exports");
        goods && node >= 2 && sentence.word(node - 1) == "on" && sentence.phrase(node - 2).is_some()
    }

    /// Whether a phrase begins with a name that nobody is known by: "Kim's invitation" where there are two of them.
    fn is_strangers(&self, node: usize, token: usize) -> bool {
        let words = self.sentence.words;
        let first = self.sentence.nodes[node].tokens.start;
        let named = self.mentions.iter().any(|mention| mention.span.overlaps(words.tokens[first].span));
        first < token && words.tokens[first].possessive && words.tokens[first].case == Case::Capitalized && !named
    }

    /// Whose a noun is: the name before it in its phrase, with those joined to the phrase from the left; `paired`: those that a hyphen joins to it, too.
    pub(super) fn owners(&self, node: usize, token: usize, paired: bool) -> Vec<usize> {
        let Some(phrase) = self.sentence.phrase(node) else { return Vec::new() };
        let start = self.sentence.words.tokens[token].span.start;
        let before = |index: &usize| self.mentions[*index].span.end <= start;
        let Some(last) = phrase.mentions.clone().rfind(before) else { return Vec::new() };
        // "the US-China talks"
        let pair = paired && last + 1 == phrase.mentions.end;
        let mut owners: Vec<usize> = if pair { phrase.last_pair() } else { last..last + 1 }.collect();
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

    /// Who is blamed or praised for what a noun says: "blamed Colombia for the attack".
    fn charged(&self, node: usize) -> Vec<usize> {
        let object = node.checked_sub(2).filter(|_| matches!(self.sentence.word(node - 1), "for" | "over"));
        let verb = object.and_then(|object| object.checked_sub(1)).and_then(|verb| self.sentence.head(verb));
        let rules = self.sentence.rules;
        let known = verb.and_then(|verb| verb.verb);
        let charges = |number| match rules.verb(number).gerund_control {
            Some(Control::Mode(mode)) => {
                matches!(rules.mode(mode).class, Predicate::Accuse | Predicate::Support)
            }
            _ => false,
        };
        match object.filter(|_| known.is_some_and(charges)) {
            Some(object) => self.sentence.named(object, true).0,
            None => Vec::new(),
        }
    }

    /// "formed a government with the support of the Greens": who supports whoever does it. Nothing where the noun stands otherwise.
    fn given_with(&mut self, event: &Event, arguments: &[Argument]) -> Option<bool> {
        let class = self.sentence.rules.mode(event.mode).class;
        let before = event.node.checked_sub(1)?;
        let with = matches!(class, Predicate::Support | Predicate::Aid) && self.sentence.word(before) == "with";
        let of = arguments.iter().find(|argument| with && argument.place == Place::Preposition(OF))?;
        let givers = self.sentence.named(of.node, true).0;
        let getters = self.subject_around(event);
        Some(self.add(event, &givers, &getters))
    }
}

/// The word on which a phrase hangs with "of": exchange in "an exchange of old prisoners".
fn of_what(sentence: &Sentence<'_, '_>, node: usize) -> Option<u64> {
    let time = |at: usize| matches!(sentence.nodes[at].kind, Kind::Time);
    // "an exchange of New Year's greetings"
    let node = node - usize::from(node > 0 && time(node - 1));
    (node >= 2 && sentence.word(node - 1) == "of").then(|| sentence.hash(node - 2))
}
