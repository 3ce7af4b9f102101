//! Finds events: who does what to whom.

mod around;
mod blame;
mod calls;
mod control;
mod frames;
mod judged;
mod nouns;
mod passive;
mod slots;
mod stories;
mod verbs;

pub(super) use stories::{is_match_report, is_no_news};

use super::clause::{Argument, Kind, Mood, Place, Sentence, Status};
use super::rules::{Mode, Noun, Slot, WordClass};
use super::{Modality, Pattern, Polarity, Predicate, Statement};

use crate::gazetteer::Known;
use crate::recognize::Mention;
use crate::text::token::hash_folded;
use crate::text::{Case, Join, Span, Token};

/// Adds the events of a sentence.
pub(super) fn add_events(
    sentence: &Sentence<'_, '_>,
    mentions: &[Mention],
    classes: &[Known],
    found: &mut Vec<Statement>,
) {
    let first = found.len();
    Finder { sentence, mentions, classes, found, first, told: Vec::new() }.find();
}

struct Finder<'f, 's, 't> {
    sentence: &'f Sentence<'s, 't>,
    mentions: &'f [Mention],
    /// What each of them is.
    classes: &'f [Known],
    found: &'f mut Vec<Statement>,
    /// The first statement of this sentence.
    first: usize,
    /// The nodes of nouns that a verb made an event of.
    told: Vec<usize>,
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

impl Finder<'_, '_, '_> {
    fn find(mut self) {
        for at in 0..self.sentence.nodes.len() {
            match &self.sentence.nodes[at].kind {
                Kind::Verb(_) => self.verb(at),
                Kind::Phrase(phrase) => {
                    if let Some(event) = phrase.event.filter(|_| !self.told.contains(&at)) {
                        self.noun(at, event);
                    }
                }
                _ => {}
            }
        }
    }

    /// Who does what a verb says, as a node; nobody, where "its decision to" cannot be that of a person.
    fn subject(&self, at: usize) -> Option<usize> {
        let subject = self.sentence.subject(at)?;
        let things = at > 0 && matches!(self.sentence.first_word(at - 1), "its" | "Its");
        let person = || {
            let phrase = self.sentence.phrase(subject).filter(|phrase| !phrase.mentions.is_empty());
            phrase.is_some_and(|phrase| self.classes[phrase.mentions.end - 1] == Known::Person)
        };
        let intends = things && self.sentence.verb(at).is_some_and(|verb| verb.mood == Mood::Infinitive);
        (!intends || !person()).then_some(subject)
    }

    fn agrees(&self, event: &Event) -> bool {
        self.sentence.rules.mode(event.mode).class == Predicate::Agree
    }

    /// Whom the object is of or with, where it names nobody: "welcomed a resumption of ties with Egypt", "condemned an attack by Hamas".
    fn behind_object(&self, object: usize, arguments: &[Argument], mode: Mode) -> Vec<usize> {
        // "visited a camp with Orban", "told a rally with Orban": he is not whom one visits or tells.
        if !self.sentence.named(object, false).0.is_empty() || matches!(&*mode.0.name, "visit" | "tell") {
            return Vec::new();
        }
        let class = self.sentence.rules.mode(mode).class;
        let prepositions: &[&str] = match class {
            Predicate::Accuse | Predicate::Reject | Predicate::Request => &["by", "of", "from", "among"],
            Predicate::Support => &["with", "between", "by", "to", "of", "for", "in", "among", "from"],
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

    /// Whether one of the nouns is the head of a phrase, or of one that "of" hangs on it: talks, not trade talks for trade. Not within the name of a body,
    /// unless it ends it: the National Party, the Holy Alliance.
    fn holds(&self, node: usize, nouns: &[Noun]) -> bool {
        let first = self.sentence.nodes[node].tokens.start;
        let tokens = &self.sentence.words.tokens[first..self.sentence.end_with_of(node)];
        let is_name = |span: Span| {
            let at = self.mentions.partition_point(|mention| mention.span.end <= span.start);
            let inside = |mention: &Mention| mention.span.start <= span.start && span.end < mention.span.end;
            self.mentions.get(at).is_some_and(inside) && self.classes[at] != Known::Treaty
        };
        let is_head = |at: usize| tokens.get(at + 1).is_none_or(ends_noun);
        tokens.iter().enumerate().any(|(at, token)| {
            let first = nouns.partition_point(|(last, _)| *last < token.hash);
            let mut named = nouns[first..].iter().take_while(|(last, _)| *last == token.hash).peekable();
            let behind = |before: u64| tokens[..at].iter().any(|token| token.hash == before);
            named.peek().is_some()
                && is_head(at)
                && !is_name(token.span)
                && named.any(|(_, before)| before.is_none_or(behind))
        })
    }

    /// Adds an event with the first that is named behind a node in its clause, where the phrases that belong to the verb or noun
    /// name nobody: "demanded reforms by the government of Suharto", "disperse demonstrators protesting in Monrovia".
    fn add_deep(&mut self, event: &Event, sources: &[usize], from: usize) -> bool {
        let class = self.sentence.rules.mode(event.mode).class;
        if sources.is_empty() || !may_be_deep(class) {
            return false;
        }
        let mut at = from + 1;
        while at < self.sentence.nodes.len() {
            match &self.sentence.nodes[at].kind {
                Kind::Preposition if self.is_on_medium(at) => at += 1,
                Kind::Phrase(phrase) if phrase.mentions.is_empty() && self.is_answer(at) => return false,
                Kind::Phrase(phrase) if phrase.mentions.is_empty() => {}
                Kind::Phrase(_) => {
                    let named = self.sentence.named(at, false).0;
                    return self.add(event, sources, &named);
                }
                // "helped the girls enter": who is helped has no name.
                Kind::Verb(verb) if verb.mood == Mood::Infinitive && class == Predicate::Aid => return false,
                // "urged rebels to leave"
                Kind::Verb(verb)
                    if verb.mood == Mood::Infinitive && class == Predicate::Request && self.is_nameless(at - 1) =>
                {
                    return false;
                }
                // "vetoed an effort to save", "left following a request by"
                Kind::Verb(verb) if verb.mood == Mood::Infinitive && event.mode.is_judgment() => return false,
                Kind::Verb(_) if class != Predicate::Protest && self.sentence.word(at) == "following" => return false,
                Kind::Preposition if self.sentence.is_borne(at) || self.sentence.is_settled_at(at) => return false,
                // "condemned the raid in Mali", "protested against attacks on Mali": who suffers.
                Kind::Preposition if self.is_struck_there(at, class) => return false,
                // "called for an end to the fighting in Mali"
                Kind::Preposition if class == Predicate::Request && (self.is_scene(at) || self.is_aim(at)) => {
                    return false;
                }
                Kind::Verb(verb) if verb.mood != Mood::Finite => {}
                // "filed a lawsuit with the court"
                Kind::Preposition if &*event.mode.0.name == "sue" && self.sentence.word(at) == "with" => return false,
                // "ended the war by bringing"
                Kind::Preposition if self.begins_gerund(at + 1) => return false,
                // "attacked a ship near Yemen", but "near the Afghan capital"
                Kind::Preposition if class != Predicate::Protest && self.is_beside(at) => return false,
                Kind::Preposition if leads_deeper(class, self.sentence.word(at)) => {}
                // "ordered troops to the border and the closure of"
                Kind::And if matches!(class, Predicate::Mobilize | Predicate::Assault) => return false,
                Kind::And if !matches!(self.sentence.nodes.get(at + 1).map(|next| &next.kind), Some(Kind::Verb(_))) => {
                }
                Kind::Time => {}
                _ => return false,
            }
            at += 1;
        }
        false
    }

    /// Whether a preposition tells that something was near what is named, and not there.
    fn is_beside(&self, preposition: usize) -> bool {
        matches!(self.sentence.word(preposition), "near" | "off" | "outside")
            && self.sentence.phrase(preposition + 1).is_some_and(|phrase| phrase.headed)
    }

    /// "in response to", "in exchange for": what follows is another's deed.
    fn is_answer(&self, node: usize) -> bool {
        let word = self.sentence.word(node);
        node > 0
            && self.sentence.word(node - 1) == "in"
            && matches!(word, "response" | "retaliation" | "reaction" | "exchange" | "return" | "protest" | "reply")
    }

    fn begins_gerund(&self, at: usize) -> bool {
        self.sentence.verb(at).is_some_and(|verb| verb.mood == Mood::Gerund)
    }

    /// Whether a preposition leads to where one writes or speaks: "on Twitter", "on state television".
    fn is_on_medium(&self, preposition: usize) -> bool {
        let last = self.sentence.last_class(preposition + 1);
        matches!(self.sentence.word(preposition), "on" | "via") && last.is(WordClass::MEDIUM)
    }

    /// Adds an event of every pair among these; whether there was one.
    fn add_joint(&mut self, event: &Event, members: &[usize]) -> bool {
        if self.is_either(members) {
            return false;
        }
        let event = Event { symmetric: true, ..*event };
        let mut added = false;
        for (at, source) in members.iter().enumerate() {
            added |= self.add(&event, &[*source], &members[at + 1..]);
        }
        added
    }

    /// Whether "or" stands between those of a list: not both of them do it.
    fn is_either(&self, members: &[usize]) -> bool {
        let words = self.sentence.words;
        let joined = |pair: &[usize]| {
            let (from, to) = (self.mentions[pair[0]].span.end, self.mentions[pair[1]].span.start);
            let first = words.tokens.partition_point(|token| token.span.start < from);
            let end = words.tokens.partition_point(|token| token.span.end <= to);
            (first..end).any(|at| words.of(at) == "or")
        };
        members.windows(2).any(joined)
    }

    /// Whether a mention is the press, whom one tells things without dealing with it: "told Reuters", "the Finnish press".
    fn is_press(&self, mention: usize) -> bool {
        let span = self.mentions[mention].span;
        let words = self.sentence.words;
        let first = words.tokens.partition_point(|token| token.span.end <= span.start);
        let press = |at: usize| {
            words.tokens.get(at).is_some_and(|token| self.sentence.rules.word(token.hash).class.is(WordClass::PRESS))
        };
        // The Committee to Protect Journalists prints nothing.
        let guild =
            |at: usize| matches!(words.of(at), "Committee" | "Federation" | "Association" | "Union" | "Borders");
        let end = words.tokens[first..].iter().take_while(|token| token.span.start < span.end).count() + first;
        // Wong of the Daily News is told things, not Dan Press.
        let own = self.classes[mention] != Known::Person && (first..end).any(press) && !(first..end).any(guild);
        // "the news agency Belta"
        let news = first >= 2 && matches!(words.of(first - 2), "news" | "press") && words.of(first - 1) == "agency";
        let tied = |at: usize| words.tokens.get(at).is_some_and(|token| token.join == Join::Space);
        own || news || press(end) && tied(end) && !words.tokens[end - 1].possessive
    }

    /// Whether a mention only tells of which state rebels are: who helps "Ugandan rebels" does not help Uganda.
    fn is_rebels(&self, mention: usize) -> bool {
        const REBELS: [&str; 6] = ["rebel", "guerrilla", "insurgent", "separatist", "dissident", "mutineer"];
        let behind = self.sentence.phrase_of(mention).map_or("", |node| self.sentence.word(node));
        self.classes[mention] == Known::State && REBELS.contains(&behind.trim_end_matches('s'))
    }

    /// Adds an event of each source with each target; whether there was one.
    fn add(&mut self, event: &Event, sources: &[usize], targets: &[usize]) -> bool {
        if sources.is_empty() || targets.is_empty() {
            return false;
        }
        let mut added = false;
        let status = self.sentence.status(event.node, event.object);
        let spoken = matches!(self.sentence.rules.mode(event.mode).class, Predicate::Consult | Predicate::Request);
        if spoken && sources.iter().chain(targets).any(|mention| self.is_press(*mention)) {
            return true;
        }
        // "with the support of A and B", "tanks supplied by A and B": those who do it are not those to whom it is done.
        if sources.iter().any(|source| targets.contains(source)) {
            return false;
        }
        let helps = matches!(self.sentence.rules.mode(event.mode).class, Predicate::Support | Predicate::Aid);
        for source in sources {
            for target in targets {
                let (from, to) = (&self.mentions[*source], &self.mentions[*target]);
                let treaty = |mention: usize| self.classes[mention] == Known::Treaty;
                let rebels = || self.is_rebels(*source) || self.is_rebels(*target);
                if from.entity == to.entity || treaty(*source) || treaty(*target) || helps && rebels() {
                    continue;
                }
                added = true;
                // "denounced Britain's attack": what is denounced is told too.
                let apart = matches!(self.sentence.rules.mode(event.mode).class, Predicate::Accuse | Predicate::Reject);
                self.told.extend(event.object.filter(|_| !apart));
                let class = self.sentence.rules.mode(event.mode).class;
                let intended = status.modality == Modality::Planned && status.polarity == Polarity::Positive;
                let predicate = if intended && !status.purpose { class.intended() } else { class };
                let same = |known: &Statement| {
                    let direct = known.source == from.entity && known.target == to.entity;
                    let turned = known.source == to.entity && known.target == from.entity;
                    known.predicate == predicate && (direct || turned && (known.symmetric || event.symmetric))
                };
                if self.found[self.first..].iter().any(same) {
                    continue;
                }
                let Status { mut polarity, modality, speaker, .. } = status;
                // "Iran denied accusations by": that it denies them is so.
                if polarity == Polarity::Denied && &*event.mode.0.name == "deny" {
                    polarity = Polarity::Positive;
                }
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

/// Whether the other party of an event may stand far from its verb: events that one does to another, not meetings of two.
fn may_be_deep(class: Predicate) -> bool {
    !matches!(class, Predicate::Consult | Predicate::Agree | Predicate::Cooperate)
}

/// Whether the other party may stand behind a preposition: not behind that of a date, nor "against" in "opposed sanctions against".
fn leads_deeper(class: Predicate, preposition: &str) -> bool {
    match preposition {
        "after" | "before" | "during" | "since" | "like" | "despite" | "amid" | "as" => false,
        // "attacked a tanker near an island of Iran"
        "following" | "near" => class == Predicate::Protest,
        // "its support for the smuggling of arms into", "offered condolences over the death of"
        "into" | "over" => class != Predicate::Support,
        // "condemned the strikes on"
        "on" => !matches!(class, Predicate::Accuse | Predicate::Reject),
        "against" => !matches!(class, Predicate::Accuse | Predicate::Reject | Predicate::Support | Predicate::Request),
        _ => true,
    }
}

fn fits(argument: Argument, slot: Slot) -> bool {
    match (argument.place, slot) {
        (Place::Object, Slot::Object) | (Place::Clause, Slot::Clause) => true,
        (Place::Preposition(hash), Slot::Preposition(wanted)) => hash == wanted,
        _ => false,
    }
}

/// Whether the noun before this word is no part of a longer compound: "visas of", "Ambassador Smith", "envoys due back".
fn ends_noun(next: &Token) -> bool {
    next.case != Case::Lower
        || !matches!(next.join, Join::Space | Join::Hyphen)
        || [OF, AND, DUE, PERSONA, AFFAIRES, D].contains(&next.hash)
}

const AND: u64 = hash_folded("and");
const AFFAIRES: u64 = hash_folded("d'affaires");
const D: u64 = hash_folded("d");
const PERSONA: u64 = hash_folded("persona");
const DUE: u64 = hash_folded("due");
const AGAINST: u64 = hash_folded("against");
const FOR: u64 = hash_folded("for");
const ON: u64 = hash_folded("on");
const BY: u64 = hash_folded("by");
const WITH: u64 = hash_folded("with");
const IN: u64 = hash_folded("in");
const AS: u64 = hash_folded("as");
const FROM: u64 = hash_folded("from");
const OF: u64 = hash_folded("of");
const OTHER: u64 = hash_folded("other");
const BETWEEN: u64 = hash_folded("between");
