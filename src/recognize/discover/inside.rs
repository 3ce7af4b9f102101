//! What the words of a name say of it.

use std::ops::Range;

use super::scene::Scene;
use super::votes::Votes;
use super::{Evidence, Guess};
use crate::recognize::lexicon::Class;
use crate::text::{Case, Join};

/// What the words of a name without a noun that tells say of it.
pub(super) fn inside(scene: &Scene<'_, '_>, run: &Range<usize>) -> Votes {
    let full = run.clone().filter(|at| !scene.is_small(*at)).count();
    let called = scene.is(run.start, Class::GIVEN) && !scene.is(run.start, Class::DOUBTFUL);
    let inside = Inside { scene, run, first: run.start, last: run.end - 1, full, several: full > 1, called };
    let mut votes = Votes::default();
    for points in [inside.given_name(), inside.family_name(), inside.initials(), inside.particles(), inside.suffix()] {
        if points > 0 {
            votes.add(Guess::Person, points, Evidence::GivenName);
        }
    }
    inside.plain_words(&mut votes);
    inside.other_kinds(&mut votes);
    votes
}

/// The words of a name.
struct Inside<'s, 'w, 't> {
    scene: &'s Scene<'w, 't>,
    run: &'s Range<usize>,
    first: usize,
    last: usize,
    /// How many words have a capital.
    full: usize,
    several: bool,
    /// Whether it begins with a given name that is nothing else.
    called: bool,
}

impl Inside<'_, '_, '_> {
    fn class(&self, at: usize) -> Class {
        self.scene.class(at)
    }

    fn is_doubtful(&self, at: usize) -> bool {
        self.class(at).is(Class::DOUBTFUL)
    }

    fn given_name(&self) -> i32 {
        let given = |at: usize| self.class(at).is(Class::GIVEN);
        match () {
            () if self.several && given(self.first) => {
                // Santa is a given name, too.
                if self.is_doubtful(self.first) || self.class(self.first).is(Class::PLACE_BEFORE) { 4 } else { 6 }
            }
            () if self.several && (self.first + 1..self.last).any(|at| given(at) && !self.is_doubtful(at)) => 4,
            () if !self.several && self.called => 2,
            () => 0,
        }
    }

    fn family_name(&self) -> i32 {
        match () {
            () if self.several && is_syllables(self.scene, self.run) => 6,
            () if self.class(self.last).is(Class::LAST) => {
                if self.is_doubtful(self.last) && !(self.called && self.several) { 1 } else { 3 }
            }
            // Junius Ho
            () if self.several
                && self.class(self.first) == Class::default()
                && self.class(self.last).is(Class::FAMILY) =>
            {
                1
            }
            () if has_ending(self.scene.words.of(self.last)) => 2,
            () => 0,
        }
    }

    /// George W. Bush, J. K. Rowling.
    fn initials(&self) -> i32 {
        let tokens = &self.scene.words.tokens;
        let initial = |at: usize| tokens[at].case == Case::Initial && tokens[at].span.len() <= 2;
        let told = self.several && (self.first..self.last).any(initial) && tokens[self.last].case != Case::Initial;
        if told { 4 } else { 0 }
    }

    /// van der Bellen, O'Brien, Seung-kyou.
    fn particles(&self) -> i32 {
        let particle = |at: usize| self.scene.is_small(at) && self.class(at).is(Class::PARTICLE);
        let apostrophe = |at: usize| self.scene.words.tokens[at].join == Join::Apostrophe && at > self.first;
        let tied = self.run.clone().any(particle) || self.run.clone().any(apostrophe);
        let hyphenated = self.several && is_hyphenated(self.scene, self.run);
        i32::from(tied) * 3 + i32::from(hyphenated) * 4
    }

    fn suffix(&self) -> i32 {
        let suffix = matches!(self.scene.words.of(self.last), "Jr" | "Jr." | "Sr" | "Sr." | "II" | "III" | "IV");
        if self.several && suffix { 6 } else { 0 }
    }

    /// Ordinary words are no part of a person's name; two or three that are none may well be.
    fn plain_words(&self, votes: &mut Votes) {
        let name = Class::LAST.or(Class::GIVEN).or(Class::FAMILY);
        let plain = Class::WORD.or(Class::OPENER).or(Class::ORDINARY).or(Class::GENERIC);
        let is_word = |at: usize| {
            let class = self.class(at);
            let named = class.is(name) && (self.called || !class.is(Class::DOUBTFUL));
            let initial = self.several && self.scene.words.tokens[at].case == Case::Initial;
            // Catherine of Braganza
            let of = self.scene.words.of(at) == "of" && at == self.first + 1;
            class.is(plain) && !class.is(Class::PARTICLE) && !named && !initial && !of
        };
        let may_be_name = |at: usize| {
            let class = self.class(at);
            self.scene.is_small(at) || class == Class::default() || class.is(name)
        };
        if self.run.clone().any(is_word) {
            votes.against(Guess::Person, 4);
            votes.add(Guess::Agency, 1, Evidence::Capitals);
        } else if (2..=3).contains(&self.full) && self.run.clone().all(may_be_name) {
            votes.add(Guess::Person, 3, Evidence::GivenName);
        }
        // "Parallelize UTF": letters are no name, unless it is one (Marine LE PEN).
        let letters = |at: usize| self.scene.words.tokens[at].case == Case::Upper && !self.class(at).is(name);
        if self.full > 4 || self.run.clone().any(letters) && !self.is_shouted_surname() {
            votes.against(Guess::Person, 3);
        }
    }

    /// Marine LE QUERREC, Jean-Noël DAMBREVILLE: the surname in capitals, as in France and in lists.
    fn is_shouted_surname(&self) -> bool {
        let tokens = &self.scene.words.tokens;
        let shouted = |at: usize| tokens[at].case == Case::Upper;
        let surname = self.run.clone().skip_while(|at| !shouted(*at));
        self.class(self.first).is(Class::GIVEN)
            && tokens[self.first].case == Case::Capitalized
            && surname.clone().all(|at| shouted(at) && !self.class(at).is(Class::WORD.or(Class::ABBREVIATION)))
            && surname.last().is_some_and(|last| tokens[last].span.len() > 5)
    }

    fn other_kinds(&self, votes: &mut Votes) {
        let first = self.class(self.first);
        if self.several && matches!(self.scene.words.of(self.first), "Radio" | "Radyo" | "Télé" | "Televisión") {
            votes.against(Guess::Person, 6);
            votes.add(Guess::Agency, 6, Evidence::Head);
        }
        if !self.several && first.is(Class::PARTY) {
            votes.against(Guess::Person, 6);
            votes.add(Guess::Agency, 5, Evidence::Head);
        }
        if self.several && first.is(Class::PLACE_BEFORE) {
            votes.add(Guess::Place, 8, Evidence::Head);
        }
        if self.several && first.is(Class::EVENT_BEFORE) {
            votes.add(Guess::Thing, 10, Evidence::Head);
        }
        if self.several && (self.first..self.last).any(|at| self.class(at).is(Class::VESSEL)) {
            votes.against(Guess::Person, 6);
            votes.add(Guess::Thing, 10, Evidence::Head);
        }
        if self.run.len() == 2 && is_direction(self.scene.words.of(self.first)) {
            votes.against(Guess::Person, 6);
            votes.add(Guess::Place, 6, Evidence::Head);
        }
        let town = |at: usize| self.class(at).is(Class::TOWN) && !(self.several && self.class(at).is(Class::GIVEN));
        if self.run.clone().any(town) {
            votes.add(Guess::Place, if self.several { 2 } else { 4 }, Evidence::Capitals);
        }
        if self.run.clone().any(|at| self.scene.words.of(at) == "&") {
            votes.add(Guess::Agency, 6, Evidence::Head);
        }
    }
}

/// Whether a word tells one part of a land from another: North Carolina, Western Pomerania.
fn is_direction(word: &str) -> bool {
    let side = word.strip_suffix("ern").unwrap_or(word);
    matches!(side, "North" | "South" | "East" | "West")
}

/// Family name and one or two syllables of the Chinese, Korean or Vietnamese kind: Park Won-gon, Liu Hui An.
fn is_syllables(scene: &Scene<'_, '_>, run: &Range<usize>) -> bool {
    let len = run.len();
    if !(2..=4).contains(&len) || !scene.is(run.start, Class::FAMILY) {
        return false;
    }
    let tokens = &scene.words.tokens;
    let plain = Class::WORD.or(Class::OPENER).or(Class::ORDINARY);
    let short = |at: usize| {
        let class = scene.class(at);
        tokens[at].span.len() <= 7 && (!class.is(plain) || class.is(Class::PARTICLE.or(Class::FAMILY)))
    };
    (run.start + 1..run.end).all(short)
}

/// A capitalized word, and one with a small second half: Ryoo Seung-kyou.
fn is_hyphenated(scene: &Scene<'_, '_>, run: &Range<usize>) -> bool {
    let tokens = &scene.words.tokens;
    let last = run.end - 1;
    run.len() == 3
        && tokens[last].join == Join::Hyphen
        && scene.is_small(last)
        && tokens[last].span.len() <= 7
        && tokens[last - 1].case == Case::Capitalized
        && tokens[last - 1].span.len() <= 7
        && tokens[run.start].span.len() <= 7
}

/// Endings of family names.
const ENDINGS: [&str; 34] = [
    "ovich", "evich", "enko", "chuk", "shvili", "adze", "idze", "yan", "ian", "oglu", "opoulos", "akis", "idis",
    "escu", "sson", "quist", "gaard", "ova", "eva", "ova", "sky", "ski", "ska", "skaya", "ovic", "evic", "ov", "ev",
    "zadeh", "pour", "nejad", "ullah", "elli", "etti",
];

fn has_ending(word: &str) -> bool {
    word.len() >= 6 && ENDINGS.iter().any(|ending| word.ends_with(ending))
}
