//! Tells names that are part of a longer name: Moscow State University is not Moscow.

use std::ops::Range;
use std::sync::LazyLock;

use super::lexicon::{Class, class};
use super::personal::is_of_person;
use super::tongues::is_language;
use super::{Recognition, Silence};
use crate::gazetteer::Form;
use crate::text::by_hash::Hashes;
use crate::text::token::hash_folded;
use crate::text::{Case, Join, Token, Words};

/// Nouns that make a longer name of the capitalized words before them.
const HEADS: &[&str] = &[
    // Geography
    "sea",
    "ocean",
    "gulf",
    "bay",
    "strait",
    "straits",
    "channel",
    "canal",
    "peninsula",
    "plateau",
    "river",
    "delta",
    "lake",
    "desert",
    "mountains",
    "plain",
    "basin",
    "archipelago",
    // Learning
    "university",
    "college",
    "school",
    "academy",
    "institute",
    "polytechnic",
    "conservatory",
    // Press
    "times",
    "post",
    "herald",
    "gazette",
    "daily",
    "tribune",
    "journal",
    "telegraph",
    "observer",
    "chronicle",
    "examiner",
    "newspaper",
    "magazine",
    "broadcasting",
    "television",
    "radio",
    "mirror",
    "dispatch",
    // Transport and buildings
    "airlines",
    "airways",
    "airport",
    "railway",
    "railways",
    "station",
    "street",
    "avenue",
    "road",
    "boulevard",
    "square",
    "bridge",
    "tower",
    "hotel",
    "hospital",
    "museum",
    "gallery",
    "library",
    "theatre",
    "theater",
    "opera",
    "stadium",
    "arena",
    "cathedral",
    "mosque",
    "zoo",
    "hilton",
    "marriott",
    // Sport and culture
    "olympics",
    "olympic",
    "paralympics",
    "games",
    "cup",
    "championship",
    "championships",
    "open",
    "marathon",
    "derby",
    "festival",
    "biennale",
    "philharmonic",
    "symphony",
    "orchestra",
    "ballet",
    "league",
    "fc",
    // Events and bodies of their own
    "war",
    "wars",
    "revolution",
    "uprising",
    "spring",
    "crisis",
    "campaign",
    "summit",
    "conference",
    "round",
    "governors",
    "prize",
    "medal",
    "city",
    "dam",
    "bank",
    "exchange",
    "foundation",
    "club",
    "church",
    "motors",
];

/// Nouns that make of a capital the name of a meeting or a document: the Hanoi summit, the Paris Agreement. Capitals do not matter.
const HEADS_OF_CAPITALS: &[&str] = &[
    "summit",
    "talks",
    "meeting",
    "conference",
    "convention",
    "conventions",
    "protocol",
    "protocols",
    "accord",
    "accords",
    "agreement",
    "agreements",
    "deal",
    "treaty",
    "declaration",
    "consensus",
    "pact",
    "charter",
    "memorandum",
    "communique",
    "process",
    "rules",
    "principles",
    "olympics",
    "games",
    "forum",
    "biennale",
    "marathon",
    "derby",
];

/// Nouns that make a longer name with `of`: Bank of China, Gulf of Mexico, University of Tokyo.
const HEADS_OF: &[&str] = &[
    "sea",
    "gulf",
    "bay",
    "strait",
    "straits",
    "cape",
    "horn",
    "port",
    "isle",
    "island",
    "university",
    "school",
    "institute",
    "bank",
    "church",
    "patriarchate",
    "archbishop",
    "bishop",
    "battle",
    "siege",
    "fall",
    "treaty",
    "peace",
    "congress",
    "conference",
    "voice",
    "times",
    "prince",
    "princess",
    "duke",
    "duchess",
    "earl",
    "lawrence",
    "museum",
    "tower",
    "city",
    "mayor",
    "merchant",
    "order",
    "lord",
    "bombing",
];

/// Words that make a longer name of the place after them: New Mexico, Air China, Fort Washington.
const HEADS_BEFORE: &[&str] = &[
    "new", "air", "radio", "miss", "mount", "lake", "fort", "port", "saint", "real", "inter", "sporting", "little",
    "hotel", "uss", "hms", "rue", "avenue", "avenida", "calle", "plaza", "piazza",
];

/// Works that are called by the names of states and persons.
const TITLED_WORKS: &[&str] = &[
    "film",
    "movie",
    "documentary",
    "novel",
    "album",
    "song",
    "opera",
    "musical",
    "poem",
    "drama",
    "thriller",
    "comedy",
    "painting",
    "ballet",
    "single",
    "sitcom",
    "miniseries",
];

/// Words that may follow the name of a work, and not a state of which a clause speaks.
const WORDS_BEHIND_TITLES: &[&str] =
    &["and", "or", "was", "is", "by", "which", "at", "about", "directed", "written", "won"];

/// Streets in languages in which the place follows, with a small word between: Rue de Rome.
const STREETS: &[&str] =
    &["rue", "avenue", "avenida", "boulevard", "calle", "place", "plaza", "piazza", "paseo", "rua"];

/// Nouns that, with a year before them, name an event: mostly elections.
const ELECTIONS: &[&str] = &[
    "election",
    "elections",
    "referendum",
    "referendums",
    "primary",
    "primaries",
    "by-election",
    "byelection",
    "caucus",
    "caucuses",
    "census",
    "spill",
    "runoff",
    "plebiscite",
    "earthquake",
    "tsunami",
];

pub(super) fn hashes(words: &[&str]) -> Hashes {
    words.iter().map(|word| hash_folded(&crate::text::fold::fold(word))).collect()
}

static AFTER_CAPITAL: LazyLock<Hashes> = LazyLock::new(|| hashes(HEADS_OF_CAPITALS));
static AFTER: LazyLock<Hashes> = LazyLock::new(|| hashes(HEADS));
static OF: LazyLock<Hashes> = LazyLock::new(|| hashes(HEADS_OF));
static TITLED: LazyLock<Hashes> = LazyLock::new(|| hashes(TITLED_WORKS));
static BEHIND_TITLE: LazyLock<Hashes> = LazyLock::new(|| hashes(WORDS_BEHIND_TITLES));
static STREET: LazyLock<Hashes> = LazyLock::new(|| hashes(STREETS));
static BEFORE: LazyLock<Hashes> = LazyLock::new(|| hashes(HEADS_BEFORE));
static ELECTION: LazyLock<Hashes> = LazyLock::new(|| hashes(ELECTIONS));
const WORD_IN: u64 = hash_folded("in");
const WORD_THE: u64 = hash_folded("the");
const WORD_OF: u64 = hash_folded("of");

/// How many words a longer name may add after the name it holds.
const REACH: usize = 4;

/// Whether the name at `at` is part of a longer one that the list does not have.
pub(super) fn is_contained(tokens: &[Token], at: Range<usize>, form: Form) -> bool {
    if is_named_election(tokens, &at) {
        return true;
    }
    match form {
        Form::Acronym => false,
        _ if is_before_head(tokens, at.end) || is_after_head(tokens, at.start) || is_called_work(tokens, &at) => true,
        Form::Demonym => is_language(tokens, at),
        Form::Metonym if is_meeting(tokens, at.end) => true,
        _ => is_of_person(tokens, &at, form),
    }
}

/// "the 2019 Canadian federal election": a year makes a name of it.
pub(super) fn is_named_election(tokens: &[Token], at: &Range<usize>) -> bool {
    let is_year = |token: &Token| token.case == Case::Uncased && token.span.len() == 4;
    let year = at.start.checked_sub(1).is_some_and(|before| is_year(&tokens[before]));
    if !year || tokens[at.start].join != Join::Space || tokens[at.end - 1].possessive {
        return false;
    }
    let after = tokens[at.end..].iter().take(REACH + 1).take_while(|token| token.join == Join::Space);
    after.map(|token| token.hash).any(|word| ELECTION.contains(&word))
}

/// Takes out the states that only the name of an election holds. What else the text says may be understood by them, so it is done last.
pub(super) fn silence_elections(words: &Words<'_>, recognition: &mut Recognition) {
    let Recognition { mentions, silent, .. } = recognition;
    let mut from = 0;
    mentions.retain(|mention| {
        let before = &words.text[..mention.span.start as usize];
        if !before.ends_with("in ") && !before.ends_with("in the ") {
            return true;
        }
        from = words.range_from(from, mention.span).start;
        let held = is_where_election_was(&words.tokens, from);
        if held {
            silent.push((mention.span, Silence::Taken));
        }
        !held
    });
    silent.sort_unstable();
}

/// "the 2014 European Parliament election in Poland": the name of the election goes on with the state.
fn is_where_election_was(tokens: &[Token], start: usize) -> bool {
    let back = |at: usize, word: u64| at.checked_sub(1).filter(|before| tokens[*before].hash == word);
    let the = back(start, WORD_THE).unwrap_or(start);
    let noun = back(the, WORD_IN).and_then(|before| before.checked_sub(1));
    let Some(noun) = noun.filter(|noun| ELECTION.contains(&tokens[*noun].hash)) else { return false };
    let named = (0..noun).rev().take(REACH).take_while(|at| tokens[at + 1].join == Join::Space);
    let mut before = named.skip_while(|at| is_written_as_name(&tokens[*at]));
    let year = before.next().filter(|at| tokens[*at].case == Case::Uncased && tokens[*at].span.len() == 4);
    year.is_some_and(|year| year + 1 < noun)
}

fn is_written_as_name(token: &Token) -> bool {
    !matches!(token.case, Case::Lower | Case::Uncased)
}

/// "Moscow State University": capitalized words up to a head. In a headline every word is capitalized, so only the next one counts.
fn is_before_head(tokens: &[Token], end: usize) -> bool {
    if tokens[end - 1].possessive {
        return false;
    }
    let longer = tokens[end..].iter().take(REACH).take_while(|token| continues_name(token));
    match longer.map(|token| AFTER.contains(&token.hash)).position(|is_head| is_head) {
        None => false,
        Some(0) => true,
        Some(_) => !is_title_case(tokens),
    }
}

/// Whether a word is written as a part of the name before it.
pub(super) fn continues_name(token: &Token) -> bool {
    matches!(token.join, Join::Space) && is_written_as_name(token)
}

/// "her documentary Dahomey", unless a clause goes on: the film Iran banned.
fn is_called_work(tokens: &[Token], at: &Range<usize>) -> bool {
    let noun = at.start.checked_sub(1).filter(|_| tokens[at.start].join == Join::Space).map(|noun| &tokens[noun]);
    let next = tokens.get(at.end).filter(|next| next.join == Join::Space);
    noun.is_some_and(|noun| noun.case == Case::Lower && TITLED.contains(&noun.hash))
        && !tokens[at.end - 1].possessive
        && next.is_none_or(|next| BEHIND_TITLE.contains(&next.hash))
}

/// "Bank of China", "New Mexico", "Air China".
fn is_after_head(tokens: &[Token], start: usize) -> bool {
    let Some(before) = start.checked_sub(1) else { return false };
    if tokens[start].join != Join::Space {
        return false;
    }
    let word = &tokens[before];
    // "the aircraft carrier Charles de Gaulle"
    if word.case == Case::Lower && class(word.hash).is(Class::VESSEL) {
        return true;
    }
    let is_name = |token: &Token| matches!(token.case, Case::Capitalized | Case::Upper);
    if word.case == Case::Lower && class(word.hash).is(Class::PARTICLE) {
        let street = before.checked_sub(1).map(|street| &tokens[street]);
        if street.is_some_and(|street| is_name(street) && STREET.contains(&street.hash)) {
            return true;
        }
    }
    if word.hash == WORD_OF {
        let head = before.checked_sub(1).map(|head| &tokens[head]);
        return word.join == Join::Space && head.is_some_and(|head| is_name(head) && OF.contains(&head.hash));
    }
    is_name(word) && BEFORE.contains(&word.hash) && !(before == 0 && tokens.len() > 2 && is_title_case(tokens))
}

/// "the Hanoi summit", "Paris climate agreement".
fn is_meeting(tokens: &[Token], end: usize) -> bool {
    let plain = !tokens[end - 1].possessive;
    let next = tokens.get(end).filter(|next| next.join == Join::Space);
    plain && next.is_some_and(|next| AFTER_CAPITAL.contains(&next.hash))
}

/// Whether the words of a sentence are capitalized as in an English headline.
pub(super) fn is_title_case(tokens: &[Token]) -> bool {
    let cased = tokens.iter().filter(|token| token.case != Case::Uncased && token.span.len() > 3).count();
    let small = tokens.iter().filter(|token| token.case == Case::Lower && token.span.len() > 3).count();
    cased >= 4 && small * 5 <= cased
}
