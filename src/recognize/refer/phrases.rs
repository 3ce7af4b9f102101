//! Words that name nobody and point to somebody: the party, the prime minister, he, the North. Only where no other can be meant.

use std::cell::{OnceCell, RefCell};
use std::ops::Range;
use std::sync::LazyLock;

use foldhash::HashMap;

use super::Joiner;
use crate::gazetteer::{EntityId, Form, Gazetteer, Kind, Known};
use crate::recognize::discover::Scene;
use crate::recognize::found::Entities;
use crate::recognize::lexicon::{Class, class};
use crate::recognize::{Mention, Recognition, Rule, found_index};
use crate::text::by_hash::{ByHash, Sieve};
use crate::text::token::{hash_folded, tokenize};
use crate::text::{Case, Join, Span, Token};

/// How many sentences back a phrase may point.
const REACH: u32 = 3;

/// The same for one that is written with a capital.
const REACH_OF_NAME: u32 = 12;

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
        // "the Ministry of Defence" is no body of its own where its state is known.
        let spans: Vec<Span> = phrases.iter().map(|phrase| phrase.span).collect();
        recognition.mentions.retain(|mention| spans.binary_search(&mention.span).is_err());
        recognition.mentions.extend(phrases);
        recognition.mentions.sort_unstable_by_key(|mention| mention.span);
    }
}

/// A place where an entity is named.
pub(super) struct Named {
    pub(super) entity: EntityId,
    pub(super) tokens: Range<usize>,
    sentence: u32,
    pub(super) role: Known,
}

pub(super) struct Reader<'s, 'w, 't> {
    pub(super) scene: &'s Scene<'w, 't>,
    pub(super) gazetteer: &'s Gazetteer,
    pub(super) entities: Entities<'s>,
    /// In the order of the text.
    pub(super) named: Vec<Named>,
    /// The words of the names that were asked for.
    words: RefCell<HashMap<EntityId, Vec<u64>>>,
    /// Where the text first says "the" before a noun, and first names an entity.
    firsts: OnceCell<(ByHash<usize>, HashMap<EntityId, usize>)>,
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
        Self {
            scene: joiner.scene,
            gazetteer: joiner.gazetteer,
            entities,
            named,
            words: RefCell::default(),
            firsts: OnceCell::new(),
        }
    }

    fn phrases(&self) -> Vec<Mention> {
        let mut phrases = Vec::new();
        let lines = self.scene.words.sentences.iter().zip(&self.scene.headings).zip(0..);
        let pointers = &*POINTERS;
        for ((line, heading), sentence) in lines {
            if *heading {
                continue;
            }
            let mut behind = line.start;
            for (token, at) in self.scene.words.tokens[line.clone()].iter().zip(line.start..) {
                if pointers.may_hold(token.hash)
                    && at >= behind
                    && let Some((tokens, mention)) = self.phrase(at, line, sentence)
                    && self.is_free(&tokens)
                {
                    behind = tokens.end;
                    phrases.push(mention);
                }
            }
        }
        phrases
    }

    fn is_free(&self, tokens: &Range<usize>) -> bool {
        let after = self.named.partition_point(|named| named.tokens.end <= tokens.start);
        self.named.get(after).is_none_or(|named| {
            named.tokens.start >= tokens.end || named.tokens == *tokens && found_index(named.entity).is_some()
        })
    }

    fn phrase(&self, at: usize, line: &Range<usize>, sentence: u32) -> Option<(Range<usize>, Mention)> {
        let words = self.scene.words;
        let (tokens, entity, form, rule, confidence) = match words.of(at) {
            "the" | "The" => {
                let described = self.described(at, line, sentence).or_else(|| self.institution(at, line, sentence));
                let (tokens, entity, form) = described?;
                (tokens, entity, form, Rule::Description, DESCRIPTION)
            }
            "Parliament" => {
                let (tokens, entity, form) = self.institution(at, line, sentence)?;
                (tokens, entity, form, Rule::Description, DESCRIPTION)
            }
            _ => (at..at + 1, self.pronoun(at, line, sentence)?, Form::Pronoun, Rule::Pronoun, PRONOUN),
        };
        let span: Span = words.span(&tokens);
        Some((tokens, Mention { entity, span, sentence, form, rule, confidence }))
    }

    /// What stands before a token.
    pub(super) fn before(&self, at: usize) -> &[Named] {
        &self.named[..self.named.partition_point(|named| named.tokens.start < at)]
    }

    /// What stands before a token, and not before another one.
    pub(super) fn between(&self, from: usize, at: usize) -> &[Named] {
        let before = self.before(at);
        &before[before.partition_point(|named| named.tokens.start < from)..]
    }

    /// The one entity of those named up to so many sentences back that has a property; none where there are several in the whole text so far.
    fn only(&self, at: usize, sentence: u32, fits: impl Fn(&Named) -> bool) -> Option<EntityId> {
        // "the Church": a name, which may stand far behind the full one.
        let reach = if self.scene.is_capital(at + 1) { REACH_OF_NAME } else { REACH };
        let mut named = self.before(at).iter().rev().take(MOST_NAMED);
        let near = |named: &&Named| sentence - named.sentence <= reach;
        let nearest = named.by_ref().take_while(near).find(|named| fits(named))?;
        named.all(|other| other.entity == nearest.entity || !fits(other)).then_some(nearest.entity)
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
            let own = &tokens[noun..=head];
            let titled = |named: &Named| matches!(named.role, Known::Person) && self.is_titled(named, own);
            return Some((the..head + 1, self.only(the, sentence, titled)?, Form::Pronoun));
        }
        let body = Class::AGENCY.or(Class::WEAK).or(Class::TREATY);
        // "the news agency"
        let compound = noun + 1 < line.end
            && tokens[noun + 1].join == Join::Space
            && scene.is_small(noun + 1)
            && scene.is(noun + 1, Class::AGENCY);
        if !scene.is(noun, body) || compound || !self.stands_alone(noun, line) {
            return None;
        }
        let treaty = scene.is(noun, Class::TREATY);
        let word = tokens[noun].hash;
        let fits = |named: &Named| match named.role {
            Known::Treaty => treaty,
            Known::Agency => !treaty && self.has_word(named, word),
            _ => false,
        };
        let entity = self.only(the, sentence, fits)?;
        let another = scene.is(noun, Class::WEAK) && self.is_said_before(entity, word)
            || scene.words.of(noun) == "union" && !self.is_of_workers(entity)
            || scene.words.of(noun) == "party" && self.names_other_party(the, word);
        // "the Church": with a capital it is a name, to which the article does not belong.
        let (start, form) = if scene.is_capital(noun) && !treaty { (noun, Form::Short) } else { (the, Form::Pronoun) };
        (!another).then_some((start..noun + 1, entity, form))
    }

    /// Whether a noun is not part of a longer phrase: "the party of the poor", "the Party Congress", "the president-elect".
    pub(super) fn stands_alone(&self, noun: usize, line: &Range<usize>) -> bool {
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

    /// Whether the title before a name ends with these words.
    fn is_titled(&self, named: &Named, words: &[Token]) -> bool {
        let (scene, tokens) = (self.scene, &self.scene.words.tokens);
        let parts = Class::TITLE.or(Class::TITLE_PART).or(Class::FIELD);
        let line = &scene.words.sentences[named.sentence as usize];
        // "Foreign Minister Dato Sri Ahmad"
        let form_of_address = |at: &usize| scene.is(*at, Class::HONORIFIC) && tokens[*at + 1].join == Join::Space;
        let before = (line.start..named.tokens.start).rev().skip_while(form_of_address);
        let fits = |(at, word): (usize, &Token)| {
            tokens[at].hash == word.hash
                && tokens[at + 1].join == Join::Space
                && scene.is(at, parts)
                && !scene.is(at, Class::HONORIFIC)
        };
        let titled = before.zip(words.iter().rev()).filter(|word| fits(*word));
        titled.count() == words.len()
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

    /// Whether a word is in the name of a body, or the last of another of its names: the bloc, which "EU bloc" is.
    fn has_word(&self, named: &Named, word: u64) -> bool {
        self.words_of(named.entity, |words| words.contains(&word))
    }

    fn words_of<T>(&self, entity: EntityId, ask: impl FnOnce(&[u64]) -> T) -> T {
        let mut known = self.words.borrow_mut();
        let words = known.entry(entity).or_insert_with(|| {
            let name = tokenize(self.entities.get(entity).name());
            let mut words: Vec<u64> = name.iter().map(|token| token.hash).collect();
            let mut last: Vec<u64> = words.last().copied().into_iter().collect();
            if found_index(entity).is_none() {
                let others = self.gazetteer.entity(entity).last_words();
                last.extend(others.filter(|word| !TOO_WIDE.contains(word)));
            }
            if last.iter().any(|word| FIRMS.contains(word)) {
                last.push(COMPANY);
            }
            words.append(&mut last);
            words
        });
        ask(words)
    }

    /// Whether the text says "the bank" before it names the one body that it could mean: it is another's, then, or a river's.
    fn is_said_before(&self, entity: EntityId, word: u64) -> bool {
        let (nouns, names) = self.firsts.get_or_init(|| (self.definite_nouns(), self.first_names()));
        nouns.get(&word).zip(names.get(&entity)).is_some_and(|(noun, name)| noun < name)
    }

    /// Where each entity is first named.
    fn first_names(&self) -> HashMap<EntityId, usize> {
        let mut firsts = HashMap::default();
        for Named { entity, tokens, .. } in &self.named {
            firsts.entry(*entity).or_insert(tokens.start);
        }
        firsts
    }

    /// Where the text first says "the" before a noun of a body, by the noun.
    fn definite_nouns(&self) -> ByHash<usize> {
        let tokens = &self.scene.words.tokens;
        let mut said = ByHash::default();
        for at in (1..tokens.len()).filter(|at| tokens[at - 1].hash == THE && tokens[*at].join == Join::Space) {
            if self.scene.is_small(at) && self.scene.is(at, Class::WEAK) {
                said.entry(tokens[at].hash).or_insert(at);
            }
        }
        said
    }

    /// Whether a union is one of workers, and not of states, which small letters do not call.
    fn is_of_workers(&self, entity: EntityId) -> bool {
        found_index(entity).is_some() || self.gazetteer.entity(entity).countries().next().is_some()
    }

    /// Whether the text has named a party that is not called so: the Christian Democratic Union.
    fn names_other_party(&self, at: usize, party: u64) -> bool {
        let other = |named: &&Named| {
            matches!(named.role, Known::Agency)
                && self.words_of(named.entity, |words| {
                    !words.contains(&party) && words.iter().any(|word| class(*word).is(Class::PARTY))
                })
        };
        self.before(at).iter().rev().take(MOST_NAMED).find(other).is_some()
    }
}

/// The words with which phrases begin.
static POINTERS: LazyLock<Sieve> = LazyLock::new(|| {
    Sieve::of(
        &["the", "parliament", "he", "him", "his", "himself", "she", "her", "herself", "it", "they"].map(hash_folded),
    )
});

const THE: u64 = hash_folded("the");
const COMPANY: u64 = hash_folded("company");
/// Last words of the names of companies.
static FIRMS: LazyLock<Vec<u64>> = LazyLock::new(|| {
    let words =
        ["corporation", "corp", "companies", "inc", "incorporated", "ltd", "plc", "gmbh", "llc", "motors", "airlines"];
    words.map(hash_folded).to_vec()
});
/// Last words of names that are said of others as often.
static TOO_WIDE: LazyLock<[u64; 3]> = LazyLock::new(|| ["government", "forces", "office"].map(hash_folded));

/// Countries that were divided, by their halves.
const HALVES: [(&str, &str); 2] =
    [("state.north-korea", "state.south-korea"), ("state.north-vietnam", "state.south-vietnam")];
