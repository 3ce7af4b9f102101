//! What the words of a name say of it.

use std::ops::Range;

use super::scene::Scene;
use super::votes::Votes;
use super::{Evidence, Guess};
use crate::recognize::lexicon::Class;
use crate::text::{Case, Join};

/// What the words of a name without a noun that tells say of it.
pub(super) fn inside(scene: &Scene<'_, '_>, run: &Range<usize>) -> Votes {
    let mut votes = Votes::default();
    let person = |votes: &mut Votes, points: i32| votes.add(Guess::Person, points, Evidence::GivenName);
    let (first, last) = (run.start, run.end - 1);
    let class = |at: usize| scene.class(at);
    let full = run.clone().filter(|at| !scene.is_small(*at)).count();
    let given = |at: usize| class(at).is(Class::GIVEN);
    let doubtful = |at: usize| class(at).is(Class::DOUBTFUL);
    let several = full > 1;
    let called = given(first) && !doubtful(first);
    let name = Class::LAST.or(Class::GIVEN).or(Class::FAMILY);
    let word = |at: usize| {
        let plain = class(at).is(Class::WORD.or(Class::OPENER).or(Class::ORDINARY).or(Class::GENERIC));
        plain && !class(at).is(Class::PARTICLE) && !(class(at).is(name) && (called || !doubtful(at)))
    };
    if several && given(first) {
        person(&mut votes, if doubtful(first) { 4 } else { 6 });
    } else if several && (first + 1..last).any(|at| given(at) && !doubtful(at)) {
        person(&mut votes, 4);
    } else if !several && given(first) && !doubtful(first) {
        person(&mut votes, 2);
    }
    if several && is_syllables(scene, run) {
        person(&mut votes, 6);
    } else if class(last).is(Class::LAST) {
        person(&mut votes, if doubtful(last) && !(called && several) { 1 } else { 3 });
    } else if has_ending(scene.words.of(last)) {
        person(&mut votes, 2);
    }
    let initial = |at: usize| scene.words.tokens[at].case == Case::Initial && scene.words.tokens[at].span.len() <= 2;
    if several && run.clone().any(|at| initial(at) && at != last) && scene.words.tokens[last].case != Case::Initial {
        person(&mut votes, 4);
    }
    let particle = |at: usize| scene.is_small(at) && class(at).is(Class::PARTICLE);
    if run.clone().any(particle) || run.clone().any(|at| scene.words.tokens[at].join == Join::Apostrophe && at > first)
    {
        person(&mut votes, 3);
    }
    if several && is_hyphenated(scene, run) {
        person(&mut votes, 4);
    }
    if several && matches!(scene.words.of(last), "Jr" | "Jr." | "Sr" | "Sr." | "II" | "III" | "IV") {
        person(&mut votes, 6);
    }
    let words = run.clone().filter(|at| word(*at)).count();
    if words == 0
        && (2..=3).contains(&full)
        && run.clone().all(|at| {
            scene.is_small(at)
                || class(at) == Class::default()
                || class(at).is(Class::LAST.or(Class::GIVEN).or(Class::FAMILY))
        })
    {
        person(&mut votes, 3);
    }
    if words > 0 {
        votes.against(Guess::Person, 4);
        votes.add(Guess::Agency, 1, Evidence::Capitals);
    }
    if !several && class(first).is(Class::PARTY) {
        votes.against(Guess::Person, 6);
        votes.add(Guess::Agency, 5, Evidence::Head);
    }
    if several && class(first).is(Class::PLACE_BEFORE) {
        votes.add(Guess::Place, 8, Evidence::Head);
    }
    if class(first).is(Class::EVENT_BEFORE) && several {
        votes.add(Guess::Thing, 10, Evidence::Head);
    }
    if full > 4 {
        votes.against(Guess::Person, 3);
    }
    if run.clone().any(|at| class(at).is(Class::TOWN) && !(given(at) && several)) {
        votes.add(Guess::Place, if several { 2 } else { 4 }, Evidence::Capitals);
    }
    if run.clone().any(|at| scene.words.of(at) == "&") {
        votes.add(Guess::Agency, 6, Evidence::Head);
    }
    votes
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
