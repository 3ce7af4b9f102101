//! Tells names of states, capitals and persons that are part of somebody else's name: Chad Smith, Jim Jordan.

use std::ops::Range;
use std::sync::LazyLock;

use super::container::hashes;
use super::lexicon::{Class, class};
use crate::gazetteer::Form;
use crate::text::by_hash::Hashes;
use crate::text::token::hash_folded;
use crate::text::{Case, Join, Token};

/// Forms of address, after which even the name of a state is somebody's.
const ADDRESSES: &[&str] =
    &["mr", "mrs", "ms", "miss", "dr", "prof", "sen", "senator", "rep", "congressman", "congresswoman", "judge"];

/// Family names that are everyday words and so common that they make a given name of the state before them: Chad Smith.
const FAMILIES: &[&str] =
    &["smith", "brown", "taylor", "jackson", "johnson", "jones", "miller", "moore", "reed", "wilson"];

/// Small words before a surname that is a place's.
const PARTICLES: &[&str] = &["de", "von", "van", "di", "da", "du", "do", "dos", "das"];

static PARTICLE: LazyLock<Hashes> = LazyLock::new(|| hashes(PARTICLES));
static FAMILY: LazyLock<Hashes> = LazyLock::new(|| hashes(FAMILIES));
static ADDRESS: LazyLock<Hashes> = LazyLock::new(|| hashes(ADDRESSES));
const WORD_A: u64 = hash_folded("a");
const WORD_WHO: u64 = hash_folded("who");

/// Whether a name of the list is part of the name of a person whom it does not have.
pub(super) fn is_of_person(tokens: &[Token], at: &Range<usize>, form: Form) -> bool {
    match form {
        Form::Name | Form::Metonym if is_given_name(tokens, at) => true,
        Form::Name | Form::Metonym if is_behind_particle(tokens, at) => true,
        Form::Short if is_after_initials(tokens, at) => true,
        _ => is_family_name(tokens, at, form),
    }
}

/// "Georgia Pappas", "Chad Willoughby": the name of a state that is a given name too, before a family name.
fn is_given_name(tokens: &[Token], at: &Range<usize>) -> bool {
    let next = tokens.get(at.end).filter(|next| next.join == Join::Space && next.case == Case::Capitalized);
    let family = |next: &Token| {
        class(next.hash).is(Class::LAST)
            && !class(next.hash).is(Class::DOUBTFUL.or(Class::WORD).or(Class::PLACE).or(Class::CALENDAR))
    };
    at.len() == 1
        && !tokens[at.start].possessive
        && class(tokens[at.start].hash).is(Class::GIVEN)
        && next.is_some_and(|next| {
            family(next)
                || FAMILY.contains(&next.hash)
                || class(next.hash) == Class::default() && is_introduced(tokens, at.end)
        })
}

/// "Paul de Jersey", "Jan van Denmark": a place behind a given name and a small word that names hold.
fn is_behind_particle(tokens: &[Token], at: &Range<usize>) -> bool {
    let Some([given, particle]) = at.start.checked_sub(2).map(|given| [tokens[given], tokens[given + 1]]) else {
        return false;
    };
    let tied = |token: &Token| token.join == Join::Space;
    PARTICLE.contains(&particle.hash)
        && particle.case == Case::Lower
        && tied(&particle)
        && tied(&tokens[at.start])
        && given.case == Case::Capitalized
        && !given.possessive
        && is_given(&given)
}

/// "Orimoto, a plumber", "Orimoto, 45,": a word behind which somebody is said to be something.
fn is_introduced(tokens: &[Token], at: usize) -> bool {
    let next = tokens.get(at + 1).filter(|next| next.join == Join::Comma);
    let age = |next: &Token| {
        next.case == Case::Uncased
            && next.span.len() == 2
            && tokens.get(at + 2).is_some_and(|then| then.join == Join::Comma)
    };
    !tokens[at].possessive && next.is_some_and(|next| next.hash == WORD_A || next.hash == WORD_WHO || age(next))
}

/// "M. K. Stalin": a surname behind initials is another's, unless the list has them.
fn is_after_initials(tokens: &[Token], at: &Range<usize>) -> bool {
    let before = at.start.checked_sub(1).map(|before| &tokens[before]);
    at.len() == 1 && tokens[at.start].join == Join::Space && before.is_some_and(|before| before.case == Case::Initial)
}

/// "Hunter Biden", "Ms. Chad": one word after a given name, or a place after a form of address.
fn is_family_name(tokens: &[Token], at: &Range<usize>, form: Form) -> bool {
    let Some(before) = at.start.checked_sub(1).map(|before| &tokens[before]) else { return false };
    let place = matches!(form, Form::Name | Form::Metonym);
    // "Michael B. Jordan"
    if place && is_after_initials(tokens, at) {
        return at.start.checked_sub(2).is_some_and(|given| is_given(&tokens[given]));
    }
    let one = at.len() == 1 && tokens[at.start].join == Join::Space && before.case == Case::Capitalized;
    // Jack London: the given name may be a state's, for no state stands right before a capital.
    let capital = form == Form::Metonym && {
        let class = class(before.hash);
        class.is(Class::GIVEN) && !class.is(Class::WORD.or(Class::TOWN))
    };
    one && !before.possessive
        && (is_given(before)
            || capital
            || form == Form::Short && is_second_surname(tokens, at.start)
            || (place && ADDRESS.contains(&before.hash)))
}

/// "Mario Montoya Uribe": a given name and a surname stand before it.
fn is_second_surname(tokens: &[Token], at: usize) -> bool {
    let Some([given, first]) = at.checked_sub(2).map(|given| [tokens[given], tokens[given + 1]]) else { return false };
    let surname = class(first.hash);
    first.join == Join::Space
        && given.case == Case::Capitalized
        && !given.possessive
        && is_given(&given)
        && surname.is(Class::LAST)
        && !surname.is(Class::WORD.or(Class::TITLE).or(Class::ORDINARY).or(Class::TOWN))
}

fn is_given(token: &Token) -> bool {
    let class = class(token.hash);
    class.is(Class::GIVEN) && !class.is(Class::DOUBTFUL.or(Class::WORD))
}
