//! Words that name nobody and point to somebody: the party, the prime minister, he, the North. Only where no other can be meant.

use std::cell::RefCell;
use std::ops::Range;
use std::sync::LazyLock;

use foldhash::HashMap;

use super::Joiner;
use super::people::{Gender, gender_of};
use crate::gazetteer::{EntityId, Form, Gazetteer, Kind, Known};
use crate::recognize::discover::{Scene, Sieve};
use crate::recognize::found::Entities;
use crate::recognize::lexicon::{Class, class};
use crate::recognize::{Mention, Recognition, Rule, found_index};
use crate::text::token::{hash_folded, tokenize};
use crate::text::{Case, Join, Span};

/// How many sentences back a phrase may point.
const REACH: u32 = 3;

/// So many of the names before a phrase are looked at.
const MOST_NAMED: usize = 256;

/// How sure phrases are, per mille.
const DESCRIPTION: u16 = 800;
const PRONOUN: u16 = 700;

/// Adds the phrases that point to entities of the text.
pub(super) fn add_phrases(joiner: &Joiner<'_, '_, '_>, recognition: &mut Recognition) {
    if recognition.mentions.is_empty() {
        return;
    }
    let found = std::mem::take(&mut recognition.found);
    let reader = Reader::new(joiner, Entities::new(joiner.gazetteer, &found), &recognition.mentions);
    let phrases = reader.phrases();
    recognition.found = found;
    if !phrases.is_empty() {
        recognition.mentions.extend(phrases);
        recognition.mentions.sort_unstable_by_key(|mention| mention.span);
    }
}

/// A place where an entity is named.
struct Named {
    entity: EntityId,
    tokens: Range<usize>,
    sentence: u32,
    role: Known,
}

struct Reader<'s, 'w, 't> {
    scene: &'s Scene<'w, 't>,
    gazetteer: &'s Gazetteer,
    entities: Entities<'s>,
    /// In the order of the text.
    named: Vec<Named>,
    /// The words of the names that were asked for.
    words: RefCell<HashMap<EntityId, Vec<u64>>>,
}

impl<'s, 'w, 't> Reader<'s, 'w, 't> {
    fn new(joiner: &Joiner<'s, 'w, 't>, entities: Entities<'s>, mentions: &[Mention]) -> Self {
        let mut from = 0;
        let known = |entity: EntityId| match found_index(entity) {
            None => joiner.kinds.of(entity),
            Some(_) => match entities.get(entity).kind() {
                Kind::Person => Known::Person,
                Kind::State => Known::State,
                Kind::Agency => Known::Agency,
                Kind::Treaty => Known::Treaty,
                _ => Known::Other,
            },
        };
        let named = mentions.iter().map(|mention| {
            let tokens = joiner.scene.words.range_from(from, mention.span);
            from = tokens.start;
            Named { entity: mention.entity, tokens, sentence: mention.sentence, role: known(mention.entity) }
        });
        let named = named.collect();
        Self { scene: joiner.scene, gazetteer: joiner.gazetteer, entities, named, words: RefCell::default() }
    }

    fn phrases(&self) -> Vec<Mention> {
        let mut phrases = Vec::new();
        let lines = self.scene.words.sentences.iter().zip(&self.scene.headings).zip(0..);
        for ((line, heading), sentence) in lines {
            if *heading {
                continue;
            }
            let mut at = line.start;
            while at < line.end {
                if !POINTERS.may_hold(self.scene.words.tokens[at].hash) {
                    at += 1;
                    continue;
                }
                match self.phrase(at, line, sentence) {
                    Some((tokens, mention)) if self.is_free(&tokens) => {
                        at = tokens.end;
                        phrases.push(mention);
                    }
                    _ => at += 1,
                }
            }
        }
        phrases
    }

    fn is_free(&self, tokens: &Range<usize>) -> bool {
        let after = self.named.partition_point(|named| named.tokens.end <= tokens.start);
        self.named.get(after).is_none_or(|named| named.tokens.start >= tokens.end)
    }

    fn phrase(&self, at: usize, line: &Range<usize>, sentence: u32) -> Option<(Range<usize>, Mention)> {
        let words = self.scene.words;
        let (tokens, entity, form, rule, confidence) = match words.of(at) {
            "the" | "The" => {
                let (tokens, entity, form) = self.described(at, line, sentence)?;
                (tokens, entity, form, Rule::Description, DESCRIPTION)
            }
            "he" | "He" | "him" | "his" | "His" | "himself" => {
                (at..at + 1, self.person(at, line, sentence, Gender::Male)?, Form::Pronoun, Rule::Pronoun, PRONOUN)
            }
            "she" | "She" | "her" | "Her" | "herself" => {
                (at..at + 1, self.person(at, line, sentence, Gender::Female)?, Form::Pronoun, Rule::Pronoun, PRONOUN)
            }
            "it" | "It" => (at..at + 1, self.body(at, line, sentence)?, Form::Pronoun, Rule::Pronoun, PRONOUN),
            _ => return None,
        };
        let span: Span = words.span(&tokens);
        Some((tokens, Mention { entity, span, sentence, form, rule, confidence }))
    }

    /// What stands before a token.
    fn before(&self, at: usize) -> &[Named] {
        &self.named[..self.named.partition_point(|named| named.tokens.start < at)]
    }

    /// The one entity of those named up to so many sentences back that has a property; none where there are several in the whole text so far.
    fn only(&self, at: usize, sentence: u32, fits: impl Fn(&Named) -> bool) -> Option<EntityId> {
        let mut fitting = self.before(at).iter().rev().take(MOST_NAMED).filter(|named| fits(named));
        let nearest = fitting.next().filter(|named| sentence - named.sentence <= REACH)?;
        fitting.all(|other| other.entity == nearest.entity).then_some(nearest.entity)
    }

    /// "the party", "the prime minister", "the North": the article at a token, and what follows it.
    fn described(&self, the: usize, line: &Range<usize>, sentence: u32) -> Option<(Range<usize>, EntityId, Form)> {
        let (scene, tokens) = (self.scene, &self.scene.words.tokens);
        let noun = the + 1;
        if noun >= line.end || tokens[noun].join != Join::Space || scene.what(noun).is_some() {
            return None;
        }
        if matches!(scene.words.of(noun), "North" | "South") {
            let entity = self.half(noun, line)?;
            return Some((the..noun + 1, entity, Form::Short));
        }
        let parts = (noun..line.end)
            .take_while(|at| scene.is(*at, Class::TITLE_PART.or(Class::FIELD)) && tokens[*at].join == Join::Space);
        let parts = parts
            .take_while(|at| !scene.is(*at, Class::TITLE) || *at + 1 < line.end && scene.is(*at + 1, Class::TITLE))
            .count();
        let head = noun + parts;
        if head < line.end
            && scene.is(head, Class::TITLE)
            && tokens[head].join == Join::Space
            && self.stands_alone(head, line)
        {
            let own: Vec<u64> = tokens[noun..=head].iter().map(|token| token.hash).collect();
            let titled = |named: &Named| matches!(named.role, Known::Person) && self.title(named).ends_with(&own);
            return Some((the..head + 1, self.only(the, sentence, titled)?, Form::Pronoun));
        }
        let body = Class::AGENCY.or(Class::WEAK).or(Class::TREATY);
        if !scene.is(noun, body) || !self.stands_alone(noun, line) {
            return None;
        }
        let treaty = scene.is(noun, Class::TREATY);
        let word = tokens[noun].hash;
        let fits = |named: &Named| match named.role {
            Known::Treaty => treaty,
            Known::Agency => !treaty && self.has_word(named, word),
            _ => false,
        };
        Some((the..noun + 1, self.only(the, sentence, fits)?, Form::Pronoun))
    }

    /// Whether a noun is not part of a longer phrase: "the party of the poor", "the Party Congress", "the president-elect".
    fn stands_alone(&self, noun: usize, line: &Range<usize>) -> bool {
        let (scene, tokens) = (self.scene, &self.scene.words.tokens);
        let Some(next) = Some(noun + 1).filter(|at| *at < line.end) else { return true };
        let small = scene.is_small(next) || tokens[next].case == Case::Uncased;
        let goes_on = matches!(
            scene.words.of(next),
            "of" | "for" | "that" | "which" | "who" | "whose" | "on" | "between" | "where" | "to" | "elect" | "in"
        );
        match tokens[next].join {
            Join::Space if tokens[noun].possessive => true,
            Join::Space => small && !goes_on,
            Join::Hyphen | Join::Apostrophe => false,
            _ => true,
        }
    }

    /// The words of the title before a name.
    fn title(&self, named: &Named) -> Vec<u64> {
        let (scene, tokens) = (self.scene, &self.scene.words.tokens);
        let parts = Class::TITLE.or(Class::TITLE_PART).or(Class::FIELD);
        let line = &scene.words.sentences[named.sentence as usize];
        let before = (line.start..named.tokens.start).rev();
        let joined = |at: &usize| {
            tokens[*at + 1].join == Join::Space && scene.is(*at, parts) && !scene.is(*at, Class::HONORIFIC)
        };
        let mut title: Vec<u64> = before.take_while(joined).map(|at| tokens[at].hash).collect();
        title.reverse();
        title
    }

    /// The half of a divided country that "the North" or "the South" is.
    fn half(&self, noun: usize, line: &Range<usize>) -> Option<EntityId> {
        let (scene, tokens) = (self.scene, &self.scene.words.tokens);
        let next = Some(noun + 1).filter(|at| *at < line.end);
        let longer = next.is_some_and(|next| {
            matches!(tokens[next].join, Join::Space | Join::Hyphen) && !tokens[noun].possessive && !scene.is_small(next)
                || scene.words.of(next) == "of"
        });
        if longer {
            return None;
        }
        let halves = HALVES.map(|(north, south)| [north, south].map(|key| self.gazetteer.find(key)));
        let wanted = usize::from(scene.words.of(noun) == "South");
        let names = |half: Option<EntityId>| {
            half.is_some_and(|half| self.before(noun).iter().rev().take(MOST_NAMED).any(|named| named.entity == half))
        };
        let contrasted = || wanted == 1 && self.has_north_before(noun, line);
        let mut known = halves
            .into_iter()
            .filter(|halves| (names(halves[wanted]) || contrasted()) && (wanted == 0 || names(halves[0])));
        known.next().filter(|_| known.next().is_none())?[wanted]
    }

    /// Whether the sentence speaks of "the North" before a token: then "the South" is the other half.
    fn has_north_before(&self, at: usize, line: &Range<usize>) -> bool {
        (line.start + 1..at)
            .any(|at| self.scene.words.of(at) == "North" && matches!(self.scene.words.of(at - 1), "the" | "The"))
    }

    /// The one person whom a pronoun can mean: the only one of a sex in this sentence and the one before it.
    fn person(&self, at: usize, line: &Range<usize>, sentence: u32, gender: Gender) -> Option<EntityId> {
        let first = self.scene.words.sentences[(sentence as usize).saturating_sub(1)].start;
        let near = self.before(at).iter().rev().take_while(|named| named.tokens.start >= first);
        let mut fitting = near.filter(|named| named.role == Known::Person).filter_map(|named| {
            let own = self.gender(named);
            own.is_none_or(|own| own == gender).then_some((named.entity, own))
        });
        let (entity, own) = fitting.next()?;
        let alone = fitting.all(|(other, _)| other == entity);
        // Where nothing tells the sex, only a sentence that begins with the pronoun is sure.
        let sure = alone && (own.is_some() || at == line.start);
        (sure && !self.is_quoted(at, line) && !self.names_somebody_else(first..at)).then_some(entity)
    }

    /// Whether there is talk of a person without a name: a fisherman, the driver.
    fn names_somebody_else(&self, tokens: Range<usize>) -> bool {
        let scene = self.scene;
        tokens.clone().skip(1).any(|at| {
            let somebody = scene.is_small(at) && scene.is(at, Class::ROLE) && !scene.is(at, Class::AGENCY);
            let article =
                |at: usize| matches!(scene.words.of(at), "a" | "an" | "A" | "An" | "the" | "The" | "his" | "her");
            let introduced = || article(at - 1) || at >= tokens.start + 2 && article(at - 2) && scene.is_small(at - 1);
            let beside = |range: Range<usize>| {
                let near = self.before(range.end).iter().rev().take_while(|named| named.tokens.end > range.start);
                near.into_iter().any(|named| matches!(named.role, Known::Person))
            };
            somebody && introduced() && !beside(at.saturating_sub(3)..at + 2)
        })
    }

    /// The one state or body that "it" can mean: "Japan said that it would", "It will send" after a sentence about one.
    fn body(&self, at: usize, line: &Range<usize>, sentence: u32) -> Option<EntityId> {
        let scene = self.scene;
        if self.is_quoted(at, line) {
            return None;
        }
        let is_body = |named: &&Named| matches!(named.role, Known::State | Known::Agency);
        if at == line.start {
            let next = Some(at + 1).filter(|next| *next < line.end)?;
            let acts = scene.is(next, Class::SPEECH.or(Class::ACTS))
                || matches!(scene.words.of(next), "will" | "has" | "also" | "plans" | "wants");
            let previous = scene.words.sentences.get((sentence as usize).checked_sub(1)?)?;
            let mut bodies =
                self.before(at).iter().filter(|named| named.tokens.start >= previous.start).filter(is_body);
            let subject = bodies.next().filter(|named| named.tokens.start <= previous.start + 1)?;
            let one = bodies.all(|other| other.entity == subject.entity);
            return (acts && one && sentence > 0 && scene.words.of(next) != "was").then_some(subject.entity);
        }
        let verb = if scene.words.of(at - 1) == "that" { at.checked_sub(2)? } else { at - 1 };
        let mut bodies = self.before(at).iter().filter(|named| named.tokens.start >= line.start).filter(is_body);
        let subject = bodies.next().filter(|named| named.tokens.end == verb)?;
        let one = bodies.all(|other| other.entity == subject.entity);
        (scene.is(verb, Class::SPEECH) && scene.words.of(verb) != "told" && one).then_some(subject.entity)
    }

    /// Whether a word is in the name of a body.
    fn has_word(&self, named: &Named, word: u64) -> bool {
        let mut known = self.words.borrow_mut();
        let words = known.entry(named.entity).or_insert_with(|| {
            tokenize(self.entities.get(named.entity).name()).iter().map(|token| token.hash).collect()
        });
        words.contains(&word)
    }

    /// What the title before a name, or the given name, says of a person's sex.
    fn gender(&self, named: &Named) -> Option<Gender> {
        let titles = Class::HONORIFIC.or(Class::TITLE).or(Class::ROLE);
        let before = named.tokens.start.checked_sub(1).filter(|before| self.scene.is(*before, titles));
        let title = before.and_then(|before| gender_of(self.scene.class(before)));
        let name =
            || tokenize(self.entities.get(named.entity).name()).first().and_then(|first| gender_of(class(first.hash)));
        title.or_else(name)
    }

    /// Whether a token stands in a quotation, where pronouns are another's.
    fn is_quoted(&self, at: usize, line: &Range<usize>) -> bool {
        let start = self.scene.words.tokens[line.start].span.start as usize;
        let end = self.scene.words.tokens[at].span.start as usize;
        let text = self.scene.words.text;
        let opened = text[..start].ends_with(['"', '“', '„', '«']);
        let marks = text[start..end].chars().filter(|c| matches!(c, '"' | '“' | '”' | '„' | '«' | '»')).count();
        (marks + usize::from(opened)) % 2 == 1
    }
}

/// The words with which phrases begin.
static POINTERS: LazyLock<Sieve> = LazyLock::new(|| {
    Sieve::of(&["the", "he", "him", "his", "himself", "she", "her", "herself", "it"].map(hash_folded))
});

/// Countries that were divided, by their halves.
const HALVES: [(&str, &str); 2] =
    [("state.north-korea", "state.south-korea"), ("state.north-vietnam", "state.south-vietnam")];
