//! The persons of a text, by the words that they may be called by.

use std::ops::Range;

use super::Joiner;
use crate::gazetteer::{EntityId, Form, Known};
use crate::recognize::discover::Scene;
use crate::recognize::lexicon::{Class, class};
use crate::recognize::{Recognition, found_index};
use crate::text::by_hash::Sieve;
use crate::text::token::tokenize;
use crate::text::{Case, Join};

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
pub(super) struct Seen {
    pub(super) at: usize,
    pub(super) sentence: u32,
    pub(super) who: Who,
    pub(super) gender: Option<Gender>,
    /// Whether a particle stands before the surname: van, bin, al-.
    pub(super) particle: bool,
    /// Whether the word is the first of two surnames: López Obrador.
    pub(super) inner: bool,
}

/// The persons of a text.
pub(super) struct People {
    /// Where persons stand that go by a word, in the order of the text.
    pub(super) surnames: Index<u64>,
    pub(super) given: Index<u64>,
    /// By the last two words.
    pub(super) endings: Index<(u64, u64)>,
    /// By the first two words, where both are given names, or the first says whose father somebody is.
    pub(super) beginnings: Index<(u64, u64)>,
    /// The words of `surnames` and `given`.
    pub(super) sieve: Sieve,
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
pub(super) struct Index<K>(Vec<(K, Seen)>);

impl<K: Copy + Ord> Index<K> {
    fn add(&mut self, words: K, seen: Seen) {
        self.0.push((words, seen));
    }

    /// To be called before the first look.
    fn sort(&mut self) {
        self.0.sort_unstable_by_key(|(words, seen)| (*words, seen.at, seen.who));
        self.0.dedup_by_key(|(words, seen)| (*words, seen.at, seen.who));
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Those who go by these words, in the order of the text.
    pub(super) fn get(&self, words: K) -> Option<&[(K, Seen)]> {
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

    /// Whether a single word is the surname of somebody whom the text names in full.
    pub(in crate::recognize) fn has_surname(&self, word: u64) -> bool {
        self.surnames.get(word).is_some()
    }
}

impl Joiner<'_, '_, '_> {
    /// What the title before a name says of the sex of its bearer.
    pub(super) fn gender(&self, at: usize) -> Option<Gender> {
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
