//! The persons of a text, and the short forms by which it may call them.

use std::collections::BTreeMap;
use std::ops::Range;

use super::namesakes::{Called, Taken};
use super::reading::Reading;
use super::{Addition, Joiner, SURE};
use crate::gazetteer::{EntityId, Form, Known};
use crate::recognize::discover::{Draft, Hold, Scene};
use crate::recognize::lexicon::{Class, class};
use crate::recognize::{Recognition, Rule, found_index};
use crate::text::by_hash::Sieve;
use crate::text::token::tokenize;
use crate::text::{Case, Join, Span};

/// An entity of the list, or a group of names that no list has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(in crate::recognize) enum Who {
    Listed(EntityId),
    Found(usize),
}

/// What a text lets know of somebody's sex.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Gender {
    Male,
    Female,
}

/// A place where a person is named in full.
#[derive(Clone, Copy, Debug)]
struct Seen {
    at: usize,
    sentence: u32,
    who: Who,
    gender: Option<Gender>,
    /// Whether a particle stands before the surname: van, bin, al-.
    particle: bool,
    /// Whether the word is the first of two surnames: López Obrador.
    inner: bool,
}

/// The persons of a text.
pub(super) struct People {
    /// Where persons stand that go by a word, in the order of the text.
    surnames: Index<u64>,
    given: Index<u64>,
    /// By the last two words.
    endings: Index<(u64, u64)>,
    /// By the first two words, where both are given names, or the first says whose father somebody is.
    beginnings: Index<(u64, u64)>,
    /// The words of `surnames` and `given`.
    sieve: Sieve,
}

/// What a word says of the sex of whom it names or calls.
pub(super) fn gender_of(class: Class) -> Option<Gender> {
    match (class.is(Class::MALE), class.is(Class::FEMALE)) {
        (true, false) => Some(Gender::Male),
        (false, true) => Some(Gender::Female),
        _ => None,
    }
}

/// What the first word of a full name says of the sex of its bearer; nothing where it is the family name.
fn gender_of_name(first: Class) -> Option<Gender> {
    gender_of(first).filter(|_| !first.is(Class::GIVEN_LAST) && (!first.is(Class::FAMILY) || first.is(Class::GIVEN)))
}

/// Where persons stand, by the words that they go by.
struct Index<K>(Vec<(K, Seen)>);

impl<K: Copy + Ord> Index<K> {
    fn add(&mut self, words: K, seen: Seen) {
        self.0.push((words, seen));
    }

    /// To be called before the first look.
    fn sort(&mut self) {
        self.0.sort_unstable_by_key(|(words, seen)| (*words, seen.at, seen.who));
        self.0.dedup_by_key(|(words, seen)| (*words, seen.at, seen.who));
    }

    /// Those who go by these words, in the order of the text.
    fn get(&self, words: K) -> Option<&[(K, Seen)]> {
        let start = self.0.partition_point(|(other, _)| *other < words);
        let len = self.0[start..].iter().take_while(|(other, _)| *other == words).count();
        (len > 0).then(|| &self.0[start..start + len])
    }
}

impl People {
    pub(super) fn new(joiner: &Joiner<'_, '_, '_>, recognition: &Recognition, accepted: &[bool]) -> Self {
        let mut people = Self {
            surnames: Index(Vec::new()),
            given: Index(Vec::new()),
            endings: Index(Vec::new()),
            beginnings: Index(Vec::new()),
            sieve: Sieve::EMPTY,
        };
        let mut from = 0;
        for mention in &recognition.mentions {
            let listed =
                found_index(mention.entity).is_none() && !matches!(mention.form, Form::Pronoun | Form::Pattern);
            if !listed || joiner.kinds.of(mention.entity) != Known::Person {
                continue;
            }
            let range = joiner.scene.words.range_from(from, mention.span);
            from = range.start;
            let title = joiner.gender(from);
            let who = Who::Listed(mention.entity);
            let seen = Seen { at: from, sentence: mention.sentence, who, gender: title, particle: false, inner: false };
            if range.len() > 1 {
                let gender = title.or_else(|| gender_of_name(joiner.scene.class(from)));
                people.add(joiner.scene, range, Seen { gender, ..seen });
            } else {
                people.add_listed(joiner.gazetteer.entity(mention.entity).name(), seen);
            }
        }
        for (number, draft) in joiner.groups.drafts.iter().enumerate() {
            let group = joiner.groups.of[number];
            if accepted[group] && joiner.is_person(group) && draft.tokens.len() > 1 {
                let at = draft.tokens.start;
                let gender = joiner.gender(at).or_else(|| gender_of_name(joiner.scene.class(at)));
                let who = Who::Found(group);
                let seen = Seen { at, sentence: draft.sentence, who, gender, particle: false, inner: false };
                people.add(joiner.scene, draft.tokens.clone(), seen);
            }
        }
        people.surnames.sort();
        people.given.sort();
        people.endings.sort();
        people.beginnings.sort();
        let words = people.surnames.0.iter().chain(&people.given.0).map(|(word, _)| word);
        people.sieve = Sieve::of(words);
        people
    }

    /// Adds the words of a full name as it stands in the text.
    fn add(&mut self, scene: &Scene<'_, '_>, name: Range<usize>, seen: Seen) {
        let tokens = &scene.words.tokens;
        let mut last = name.end - 1;
        while last > name.start + 1 && is_suffix(scene.words.of(last)) {
            last -= 1;
        }
        let hyphenated = tokens[last].join == Join::Hyphen;
        // Park Won-gon is Park; Liu Wei is Liu, but Wei may be meant as well.
        let syllables = || name.clone().skip(1).all(|at| scene.words.of(at).chars().count() <= LONGEST_SYLLABLE);
        let family_first =
            scene.is(name.start, Class::FAMILY) && name.len() <= 4 && (name.len() == 2 || hyphenated || syllables());
        if family_first {
            self.surnames.add(tokens[name.start].hash, seen);
        }
        let double = hyphenated && scene.is_capital(last) && scene.is_capital(last - 1);
        let particle = last > name.start + 1
            && scene.is(last - 1, Class::PARTICLE)
            && !scene.is(last - 1, Class::GIVEN.or(Class::LAST));
        if !(family_first && (hyphenated || name.len() > 2)) {
            if !double {
                self.surnames.add(tokens[last].hash, Seen { particle, ..seen });
            }
            self.add_given(scene, name.start..last, seen);
        } else if !hyphenated && scene.is(name.start, Class::GIVEN_LAST) {
            self.given.add(tokens[last].hash, seen);
        }
        // Andrés Manuel López Obrador goes by López as well, Pavel Andreyevich Gusarov not by Andreyevich.
        let inner =
            last.checked_sub(1).filter(|inner| *inner > name.start + 1 && !particle && !family_first && !double);
        let is_surname = |at: usize| {
            scene.is_capital(at)
                && !scene.is(at, Class::GIVEN.or(Class::PARTICLE))
                && tokens[at].case == Case::Capitalized
                && !is_patronymic(scene.words.of(at))
        };
        if let Some(inner) = inner.filter(|inner| is_surname(*inner)) {
            self.surnames.add(tokens[inner].hash, Seen { inner: true, ..seen });
        }
        // Pavel Andreyevich
        if name.len() > 2 && is_patronymic(scene.words.of(name.start + 1)) {
            self.endings.add((tokens[name.start].hash, tokens[name.start + 1].hash), seen);
        }
        self.add_beginning(scene, name.start..last, seen);
        // Crisanto Dimaguiba y Salonga-Cruz goes by Dimaguiba.
        let and = (name.start + 2..last).find(|at| matches!(scene.words.of(*at), "y" | "e"));
        if let Some(and) = and {
            self.surnames.add(tokens[and - 1].hash, seen);
        }
        let short_itself = scene.is(name.start, Class::PARTICLE) && !scene.is(name.start, Class::GIVEN);
        if last - name.start >= 2 && !short_itself {
            let particle = last - 2 > name.start && scene.is(last - 2, Class::PARTICLE);
            self.endings.add((tokens[last - 1].hash, tokens[last].hash), Seen { particle, ..seen });
        }
    }

    /// Adds the two given names with which a full name begins, its last word left out: Sigmundur Davíð, Abu Omar.
    fn add_beginning(&mut self, scene: &Scene<'_, '_>, given: Range<usize>, seen: Seen) {
        if given.len() < 2 {
            return;
        }
        let (first, second) = (given.start, given.start + 1);
        let other = Class::LAST.or(Class::PARTICLE).or(Class::TITLE).or(Class::WORD);
        let named = scene.is(first, Class::GIVEN) && scene.is(second, Class::GIVEN) && !scene.is(second, other);
        let patronymic = given.len() == 2 && is_nordic_patronymic(scene.words.of(given.end));
        if scene.is_capital(second) && (named || patronymic || is_kunya(scene.words.of(first))) {
            let tokens = &scene.words.tokens;
            self.beginnings.add((tokens[first].hash, tokens[second].hash), seen);
        }
    }

    /// Adds the first word of a full name that is not what many are called: Sheikh, Honourable.
    fn add_given(&mut self, scene: &Scene<'_, '_>, mut name: Range<usize>, seen: Seen) {
        let called = Class::HONORIFIC.or(Class::ROYAL).or(Class::TITLE);
        let title = name.start;
        let given = name.find(|at| !scene.is(*at, called)).filter(|at| *at == title || scene.is(*at, Class::GIVEN));
        if let Some(given) = given {
            self.given.add(scene.words.tokens[given].hash, seen);
        }
    }

    /// Adds the words of the name that the list gives a person, where the text has a single word.
    fn add_listed(&mut self, name: &str, seen: Seen) {
        let tokens = tokenize(name);
        let (Some(first), Some(last)) = (tokens.first(), tokens.last()) else { return };
        let seen = Seen { gender: seen.gender.or_else(|| gender_of(class(first.hash))), ..seen };
        let family_first = class(first.hash).is(Class::FAMILY) && tokens.len() <= 4;
        self.surnames.add(if family_first { first.hash } else { last.hash }, seen);
        let title = Class::HONORIFIC.or(Class::ROYAL).or(Class::TITLE);
        if tokens.len() > 1 && !family_first && !class(first.hash).is(title) {
            self.given.add(first.hash, seen);
        }
    }

    /// Whose short form a draft of two words is, and where it begins: López Obrador, van der Straeten-Lops, de La Morinière.
    pub(super) fn owner(&self, joiner: &Joiner<'_, '_, '_>, draft: &Draft) -> Option<(Who, usize)> {
        let (scene, Range { start, end }) = (joiner.scene, draft.tokens.clone());
        let particle = |at: usize| scene.is(at, Class::PARTICLE);
        if draft.acronym || end - start < 2 || !(start..end - 2).all(particle) {
            return None;
        }
        if let Some(who) = self.bearer_of_initial(scene, draft) {
            return Some((who, start));
        }
        if let Some(who) = self.bearer_of_beginning(scene, draft) {
            return Some((who, start));
        }
        let seen = self.pair(scene, end - 2)?;
        let who = one_of(seen, start, draft.sentence, None)?;
        let mut first = start;
        let line = &scene.words.sentences[draft.sentence as usize];
        while seen.iter().any(|(_, one)| one.particle)
            && first > line.start
            && scene.words.tokens[first].join == Join::Space
            && particle(first - 1)
            && scene.is_small(first - 1)
        {
            first -= 1;
        }
        Some((who, first))
    }

    /// "N. Nazarbayev" where the text has named Nursultan Nazarbayev, and nobody else of that surname.
    fn bearer_of_initial(&self, scene: &Scene<'_, '_>, draft: &Draft) -> Option<Who> {
        let Range { start, end } = draft.tokens;
        if end - start != 2 || scene.words.tokens[start].case != Case::Initial {
            return None;
        }
        let seen = self.surnames.get(scene.words.tokens[start + 1].hash)?;
        let mut full = seen.iter().map(|(_, one)| one).filter(|one| scene.words.tokens[one.at].case != Case::Initial);
        let first = full.next()?;
        let letter = |at: usize| scene.words.of(at).chars().next();
        let alone = full.all(|other| other.who == first.who);
        (alone && first.at < start && letter(first.at) == letter(start)).then_some(first.who)
    }

    /// "Abu Omar" where the text has named Abu Omar al-Baghdadi before.
    fn bearer_of_beginning(&self, scene: &Scene<'_, '_>, draft: &Draft) -> Option<Who> {
        let Range { start, end } = draft.tokens;
        let tokens = &scene.words.tokens;
        let seen = self.beginnings.get((tokens[start].hash, tokens[start + 1].hash)).filter(|_| end - start == 2)?;
        one_of(seen, start, draft.sentence, None).filter(|_| seen[0].1.at < start)
    }

    /// Who goes by two words, in the order of the text.
    fn pair(&self, scene: &Scene<'_, '_>, at: usize) -> Option<&[((u64, u64), Seen)]> {
        let tokens = &scene.words.tokens;
        self.endings.get((tokens.get(at)?.hash, tokens.get(at + 1)?.hash))
    }

    /// Whose double surname stands at a token of a heading.
    pub(super) fn pair_in_heading(&self, scene: &Scene<'_, '_>, at: usize, sentence: u32) -> Option<Who> {
        one_of(self.pair(scene, at)?, at, sentence, None)
    }

    /// Whether the title before a surname tells its bearer from all whom the text has named: Lady Ashcombe is not Sir Peregrine Ashcombe.
    pub(super) fn is_another(&self, joiner: &Joiner<'_, '_, '_>, draft: &Draft) -> bool {
        let at = draft.tokens.start;
        let Some(gender) = joiner.gender(at).filter(|_| draft.title.is_some()) else { return false };
        let other = |one: &Seen| {
            one.gender.is_some_and(|own| own != gender) && one.at < at && !joiner.scene.is(one.at, Class::FAMILY)
        };
        self.surnames.get(joiner.hash(at)).is_some_and(|seen| seen.iter().all(|(_, one)| other(one)))
    }

    /// The single words by which the text calls its persons; and the spans of mentions that no longer hold, because the list gave them to one
    /// of several.
    pub(super) fn short_forms(
        &self,
        joiner: &Joiner<'_, '_, '_>,
        recognition: &Recognition,
    ) -> (Vec<Addition>, Vec<Span>) {
        let (mut additions, mut no_longer) = (Vec::new(), Vec::new());
        let scene = joiner.scene;
        if self.surnames.0.is_empty() {
            return (additions, no_longer);
        }
        let mut called = Called::default();
        let mut latest = Latest::default();
        let longer = joiner.in_longer_names();
        let lines = scene.words.sentences.iter().zip(&scene.headings).zip(0..);
        for ((line, _), sentence) in lines.filter(|((_, heading), _)| !**heading) {
            for &at in scene.words.marked(sentence as usize) {
                let token = &scene.words.tokens[at];
                if !self.sieve.may_hold(token.hash)
                    || longer[at]
                    || !matches!(token.case, Case::Capitalized | Case::Mixed | Case::Upper)
                {
                    continue;
                }
                let known = match called.at(joiner, recognition, at) {
                    Taken::No => None,
                    Taken::Loosely(mention) => Some(mention),
                    Taken::Firmly => continue,
                };
                let bearer = self.bearer(joiner, at, sentence, known.is_none());
                let Some((who, rule)) = bearer.filter(|(who, _)| latest.allows(joiner, at, *who, sentence)) else {
                    // One of several: the list knows no better.
                    if known.is_some_and(|known| known.form == Form::Short)
                        && self.surnames.get(token.hash).is_some_and(several)
                    {
                        no_longer.push(token.span);
                    }
                    continue;
                };
                let named = Reading { scene, at, line }.is_name(rule);
                if let Some(known) = known {
                    if known.form != Form::Short
                        && (!named || rule != Rule::Surname || !self.is_named_before(token.hash, at))
                    {
                        continue;
                    }
                    if named && who == Who::Listed(known.entity) {
                        continue;
                    }
                    no_longer.push(token.span);
                }
                if !named {
                    continue;
                }
                latest.0.insert(token.hash, (who, sentence));
                additions.push(Addition {
                    tokens: self.with_particles(scene, at, line)..at + 1,
                    sentence,
                    who,
                    form: Form::Short,
                    rule,
                    confidence: SURE,
                });
            }
        }
        (additions, no_longer)
    }

    /// Where a surname begins together with the particles that the full name has before it: de la Cruz, bin Salman.
    fn with_particles(&self, scene: &Scene<'_, '_>, at: usize, line: &Range<usize>) -> usize {
        let word = scene.words.tokens[at].hash;
        let known = self.surnames.get(word).is_some_and(|seen| seen.iter().any(|(_, one)| one.particle));
        let mut start = at;
        while known
            && start > line.start
            && matches!(scene.words.tokens[start].join, Join::Space | Join::Hyphen)
            && scene.is(start - 1, Class::PARTICLE)
            && (scene.is_small(start - 1) || scene.opens(start - 1, line))
        {
            start -= 1;
        }
        start
    }

    /// Whether a single word is the surname of somebody whom the text names in full.
    pub(in crate::recognize) fn has_surname(&self, word: u64) -> bool {
        self.surnames.get(word).is_some()
    }

    /// Whether somebody who goes by a surname is named in full before a place.
    fn is_named_before(&self, word: u64, at: usize) -> bool {
        self.surnames.get(word).is_some_and(|seen| seen[0].1.at < at)
    }

    /// Whom a single word means.
    fn bearer(&self, joiner: &Joiner<'_, '_, '_>, at: usize, sentence: u32, given: bool) -> Option<(Who, Rule)> {
        let word = joiner.scene.words.tokens[at].hash;
        let gender = joiner.gender(at);
        if let Some(seen) = self.surnames.get(word) {
            if let Some(age) = joiner.age(at) {
                let earlier = seen.iter().map(|(_, one)| one).take_while(|one| one.at < at);
                return joiner.of_age(age, earlier.take(MOST_SEEN).map(|one| one.who)).map(|who| (who, Rule::Surname));
            }
            return one_of(seen, at, sentence, gender).map(|who| (who, Rule::Surname));
        }
        let seen = self.given.get(word).filter(|_| given)?;
        one_of(seen, at, sentence, gender).map(|who| (who, Rule::GivenName))
    }

    /// Whom a single word of a heading means, unless it is an everyday word as well.
    pub(super) fn in_heading(&self, joiner: &Joiner<'_, '_, '_>, at: usize, sentence: u32) -> Option<(Who, Rule)> {
        let doubtful = Class::DOUBTFUL.or(Class::WORD).or(Class::OPENER).or(Class::ORDINARY);
        let known = !joiner.scene.is(at, doubtful) && joiner.scene.what(at) != Some(Hold::Open);
        self.bearer(joiner, at, sentence, false).filter(|_| known)
    }
}

/// Who was last called by a surname, and in which sentence.
#[derive(Default)]
struct Latest(BTreeMap<u64, (Who, u32)>);

impl Latest {
    /// Whether a surname may mean somebody here: not where it meant another a sentence or two ago, so that either may be meant. A title
    /// decides.
    fn allows(&self, joiner: &Joiner<'_, '_, '_>, at: usize, who: Who, sentence: u32) -> bool {
        let other = self.0.get(&joiner.hash(at)).is_some_and(|(last, at)| *last != who && sentence - at <= NEAR);
        !other || joiner.gender(at).is_some()
    }
}

impl Joiner<'_, '_, '_> {
    /// The tokens that are part of a found name of several words.
    fn in_longer_names(&self) -> Vec<bool> {
        let mut longer = vec![false; self.scene.words.tokens.len()];
        for draft in self.groups.drafts.iter().filter(|draft| draft.tokens.len() > 1) {
            longer[draft.tokens.clone()].fill(true);
        }
        longer
    }

    /// What the title before a name says of the sex of its bearer.
    fn gender(&self, at: usize) -> Option<Gender> {
        let before = at.checked_sub(1)?;
        let titled = self.scene.words.tokens[at].join == Join::Space
            && self.scene.is(before, Class::HONORIFIC.or(Class::TITLE).or(Class::ROLE));
        gender_of(self.scene.class(before)).filter(|_| titled)
    }
}

/// Whether a word says whose father or mother somebody is, with the next: Abu Omar.
fn is_kunya(word: &str) -> bool {
    matches!(word, "Abu" | "Abou" | "Umm" | "Oum")
}

fn is_suffix(word: &str) -> bool {
    matches!(word, "Jr" | "Jr." | "Sr" | "Sr." | "II" | "III" | "IV")
}

/// Andreyevich, Sergeyevna: the father's name.
fn is_patronymic(word: &str) -> bool {
    ["vich", "vych", "vna", "ович", "евич", "овна", "евна"].iter().any(|ending| word.ends_with(ending))
}

/// Gunnlaugsson, Gísladóttir: what stands before is given.
fn is_nordic_patronymic(word: &str) -> bool {
    ["sson", "dóttir", "dottir", "sdatter", "sdotter"].iter().any(|ending| word.ends_with(ending))
}

/// The letters of the longest syllable of a Chinese, Korean or Vietnamese given name: Zhuang.
const LONGEST_SYLLABLE: usize = 6;

fn several<K>(seen: &[(K, Seen)]) -> bool {
    seen.iter().any(|(_, one)| one.who != seen[0].1.who)
}

/// So many of the places where persons of one surname are named are looked at.
const MOST_SEEN: usize = 64;

/// So many sentences on the one who was named last is still spoken of.
const NEAR: u32 = 2;

/// The one person meant by a word at a place: the only one who was named before, else the nearest if the others are far; before all of
/// them, as in a headline, the only one of the text. A title tells men from women.
fn one_of<K>(seen: &[(K, Seen)], at: usize, sentence: u32, gender: Option<Gender>) -> Option<Who> {
    let fits = |one: &&Seen| !matches!((gender, one.gender), (Some(told), Some(own)) if told != own);
    let before = seen.partition_point(|(_, one)| one.at < at);
    // Somebody else's last word is sooner meant than the first surname of López Obrador.
    let last = seen[..before].iter().rev().take(MOST_SEEN).any(|(_, one)| !one.inner);
    let fits = |one: &&Seen| fits(one) && !(last && one.inner);
    let earlier = seen[..before].iter().rev().map(|(_, one)| one).filter(fits);
    let mut candidates =
        earlier.chain(seen[before..].iter().map(|(_, one)| one).filter(|_| before == 0).filter(fits)).take(MOST_SEEN);
    let nearest = candidates.next()?;
    let told = |one: &Seen| gender.is_some() && one.gender == gender;
    let other = candidates.find(|one| one.who != nearest.who && (told(one) || !told(nearest)));
    match other {
        None => Some(nearest.who),
        Some(_) if before == 0 => None,
        Some(other) => {
            (sentence - nearest.sentence <= NEAR && nearest.sentence - other.sentence > NEAR).then_some(nearest.who)
        }
    }
}
