//! The persons of a text, and the short forms by which it may call them.

use std::ops::Range;

use foldhash::HashMap;

use super::reading::Reading;
use super::{Addition, Joiner, SURE};
use crate::gazetteer::{EntityId, Form, Kind};
use crate::recognize::discover::{Draft, Hold, Scene, Sieve};
use crate::recognize::lexicon::{Class, class};
use crate::recognize::{Recognition, Rule, found_index};
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
}

/// The persons of a text.
pub(super) struct People {
    /// Where persons stand that go by a word, in the order of the text.
    surnames: HashMap<u64, Vec<Seen>>,
    given: HashMap<u64, Vec<Seen>>,
    /// By the last two words.
    endings: HashMap<(u64, u64), Vec<Seen>>,
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

/// The words of the name that the list gives a person.
struct ListedName {
    surname: u64,
    given: Option<u64>,
    gender: Option<Gender>,
}

impl ListedName {
    fn new(name: &str) -> Self {
        let tokens = tokenize(name);
        let (first, last) = (tokens.first().map_or(0, |first| first.hash), tokens.last().map_or(0, |last| last.hash));
        let family_first = class(first).is(Class::FAMILY) && tokens.len() <= 4;
        Self {
            surname: if family_first { first } else { last },
            given: (tokens.len() > 1 && !family_first).then_some(first),
            gender: gender_of(class(first)),
        }
    }
}

impl People {
    pub(super) fn new(joiner: &Joiner<'_, '_, '_>, recognition: &Recognition, accepted: &[bool]) -> Self {
        let mut people = Self {
            surnames: HashMap::default(),
            given: HashMap::default(),
            endings: HashMap::default(),
            sieve: Sieve::EMPTY,
        };
        let mut from = 0;
        let mut listed_names: HashMap<EntityId, ListedName> = HashMap::default();
        for mention in &recognition.mentions {
            let listed =
                found_index(mention.entity).is_none() && !matches!(mention.form, Form::Pronoun | Form::Pattern);
            if !listed || joiner.gazetteer.entity(mention.entity).kind() != Kind::Person {
                continue;
            }
            let range = joiner.scene.words.range_from(from, mention.span);
            from = range.start;
            let name = listed_names
                .entry(mention.entity)
                .or_insert_with(|| ListedName::new(joiner.gazetteer.entity(mention.entity).name()));
            let gender = joiner.gender(from).or(name.gender);
            let seen = Seen {
                at: from,
                sentence: mention.sentence,
                who: Who::Listed(mention.entity),
                gender,
                particle: false,
            };
            if range.len() > 1 {
                people.add(joiner.scene, range, seen);
            }
            people.surnames.entry(name.surname).or_default().push(seen);
            if let Some(given) = name.given {
                people.given.entry(given).or_default().push(seen);
            }
        }
        for (number, draft) in joiner.groups.drafts.iter().enumerate() {
            let group = joiner.groups.of[number];
            if accepted[group] && joiner.is_person(group) && draft.tokens.len() > 1 {
                let at = draft.tokens.start;
                let gender = joiner.gender(at).or_else(|| gender_of(joiner.scene.class(at)));
                let seen = Seen { at, sentence: draft.sentence, who: Who::Found(group), gender, particle: false };
                people.add(joiner.scene, draft.tokens.clone(), seen);
            }
        }
        people.sieve = Sieve::of(people.surnames.keys().chain(people.given.keys()));
        for seen in people.surnames.values_mut().chain(people.given.values_mut()).chain(people.endings.values_mut()) {
            seen.sort_unstable_by_key(|seen| (seen.at, seen.who));
            seen.dedup_by_key(|seen| (seen.at, seen.who));
        }
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
        let family_first = scene.is(name.start, Class::FAMILY) && name.len() <= 4;
        if family_first {
            self.surnames.entry(tokens[name.start].hash).or_default().push(seen);
        }
        let double = hyphenated && scene.is_capital(last) && scene.is_capital(last - 1);
        let particle = last > name.start + 1
            && scene.is(last - 1, Class::PARTICLE)
            && !scene.is(last - 1, Class::GIVEN.or(Class::LAST));
        if !(family_first && (hyphenated || name.len() > 2)) {
            if !double {
                self.surnames.entry(tokens[last].hash).or_default().push(Seen { particle, ..seen });
            }
            self.given.entry(tokens[name.start].hash).or_default().push(seen);
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
            self.surnames.entry(tokens[inner].hash).or_default().push(seen);
        }
        if last - name.start >= 2 && (!double || last - name.start > 1) {
            self.endings.entry((tokens[last - 1].hash, tokens[last].hash)).or_default().push(seen);
        }
    }

    /// Whose short form a draft of two words is: López Obrador.
    pub(super) fn owner(&self, joiner: &Joiner<'_, '_, '_>, draft: &Draft) -> Option<(Who, Rule)> {
        let tokens = &joiner.scene.words.tokens;
        if draft.acronym || draft.tokens.len() != 2 {
            return None;
        }
        let words = (tokens[draft.tokens.start].hash, tokens[draft.tokens.start + 1].hash);
        let who = one_of(self.endings.get(&words)?, draft.tokens.start, draft.sentence, None)?;
        Some((who, Rule::Surname))
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
        if self.surnames.is_empty() {
            return (additions, no_longer);
        }
        let mut longer = vec![false; scene.words.tokens.len()];
        for draft in joiner.groups.drafts.iter().filter(|draft| draft.tokens.len() > 1) {
            longer[draft.tokens.clone()].fill(true);
        }
        let lines = scene.words.sentences.iter().zip(&scene.headings).zip(0..);
        for ((line, heading), sentence) in lines.filter(|((_, heading), _)| !**heading) {
            let _ = heading;
            for at in line.clone() {
                let token = &scene.words.tokens[at];
                if !self.sieve.may_hold(token.hash)
                    || longer[at]
                    || !matches!(token.case, Case::Capitalized | Case::Mixed | Case::Upper)
                {
                    continue;
                }
                let known = match scene.hold(at) {
                    Some((range, Hold::Surname | Hold::Open)) if range.len() == 1 => None,
                    Some((range, Hold::Person)) if range.len() == 1 => {
                        let known = recognition.mention_at(token.span);
                        if known.is_none_or(|known| known.form != Form::Short) {
                            continue;
                        }
                        known
                    }
                    Some(_) => continue,
                    None => None,
                };
                let Some((who, rule)) = self.bearer(joiner, at, sentence, known.is_none()) else {
                    // One of several: the list knows no better.
                    if known.is_some() && self.surnames.get(&token.hash).is_some_and(|seen| several(seen)) {
                        no_longer.push(token.span);
                    }
                    continue;
                };
                let named = Reading { scene, at, line }.is_name(rule);
                if let Some(known) = known {
                    if named && who == Who::Listed(known.entity) {
                        continue;
                    }
                    no_longer.push(token.span);
                }
                if !named {
                    continue;
                }
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
        let known = self.surnames.get(&word).is_some_and(|seen| seen.iter().any(|one| one.particle));
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
        self.surnames.contains_key(&word)
    }

    /// Whom a single word means.
    fn bearer(&self, joiner: &Joiner<'_, '_, '_>, at: usize, sentence: u32, given: bool) -> Option<(Who, Rule)> {
        let word = joiner.scene.words.tokens[at].hash;
        let gender = joiner.gender(at);
        if let Some(seen) = self.surnames.get(&word) {
            return one_of(seen, at, sentence, gender).map(|who| (who, Rule::Surname));
        }
        let seen = self.given.get(&word).filter(|_| given)?;
        one_of(seen, at, sentence, gender).map(|who| (who, Rule::GivenName))
    }

    /// Whom a single word of a heading means, unless it is an everyday word as well.
    pub(super) fn in_heading(&self, joiner: &Joiner<'_, '_, '_>, at: usize, sentence: u32) -> Option<(Who, Rule)> {
        let doubtful = Class::DOUBTFUL.or(Class::WORD).or(Class::OPENER).or(Class::ORDINARY);
        let known = !joiner.scene.is(at, doubtful) && joiner.scene.what(at) != Some(Hold::Open);
        self.bearer(joiner, at, sentence, false).filter(|_| known)
    }
}

impl Joiner<'_, '_, '_> {
    /// What the title before a name says of the sex of its bearer.
    fn gender(&self, at: usize) -> Option<Gender> {
        let before = at.checked_sub(1)?;
        let titled = self.scene.words.tokens[at].join == Join::Space
            && self.scene.is(before, Class::HONORIFIC.or(Class::TITLE).or(Class::ROLE));
        gender_of(self.scene.class(before)).filter(|_| titled)
    }
}

fn is_suffix(word: &str) -> bool {
    matches!(word, "Jr" | "Jr." | "Sr" | "Sr." | "II" | "III" | "IV")
}

/// Andreyevich, Sergeyevna: the father's name.
fn is_patronymic(word: &str) -> bool {
    ["vich", "vych", "vna", "ович", "евич", "овна", "евна"].iter().any(|ending| word.ends_with(ending))
}

fn several(seen: &[Seen]) -> bool {
    seen.iter().any(|one| one.who != seen[0].who)
}

/// So many of the places where persons of one surname are named are looked at.
const MOST_SEEN: usize = 64;

/// The one person meant by a word at a place: the only one who was named before, else the nearest if the others are far; before all of
/// them, as in a headline, the only one of the text. A title tells men from women.
fn one_of(seen: &[Seen], at: usize, sentence: u32, gender: Option<Gender>) -> Option<Who> {
    const NEAR: u32 = 2;
    let fits = |one: &&Seen| !matches!((gender, one.gender), (Some(told), Some(own)) if told != own);
    let before = seen.partition_point(|one| one.at < at);
    let earlier = seen[..before].iter().rev().filter(fits);
    let mut candidates = earlier.chain(seen[before..].iter().filter(|_| before == 0).filter(fits)).take(MOST_SEEN);
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
