//! Tells the names of languages from those of peoples: Latin, Greek and Sanskrit.

use std::ops::Range;
use std::sync::LazyLock;

use super::container::hashes;
use crate::text::by_hash::Hashes;
use crate::text::token::hash_folded;
use crate::text::{Case, Join, Token};

/// Words before a demonym that make it the name of a language.
const SPEAKING: &[&str] = &["speak", "speaks", "spoke", "spoken", "speaking"];

/// Words after a demonym that make it the name of a language or a kitchen.
const LANGUAGE: &[&str] =
    &["language", "languages", "speaking", "speaker", "speakers", "literature", "cuisine", "translation"];

/// Languages whose names are no people's.
const TONGUES: &[&str] = &[
    "latin",
    "sanskrit",
    "esperanto",
    "hebrew",
    "yiddish",
    "ladino",
    "swahili",
    "kiswahili",
    "mandarin",
    "cantonese",
    "hindi",
    "urdu",
    "farsi",
    "dari",
    "pashto",
    "gaelic",
    "tagalog",
    "aramaic",
];

static SPOKEN: LazyLock<Hashes> = LazyLock::new(|| hashes(SPEAKING));
static SPEECH: LazyLock<Hashes> = LazyLock::new(|| hashes(LANGUAGE));
static TONGUE: LazyLock<Hashes> = LazyLock::new(|| hashes(TONGUES));
const WORD_AND: u64 = hash_folded("and");
const WORD_OR: u64 = hash_folded("or");
const WORD_IN: u64 = hash_folded("in");

/// Whether a people's name is that of its language: "Spanish-speaking", "the Chinese language", "speaks Chinese".
pub(super) fn is_language(tokens: &[Token], at: Range<usize>) -> bool {
    let spoken_in =
        |places: usize| at.start.checked_sub(places).is_some_and(|before| SPOKEN.contains(&tokens[before].hash));
    let preposition = at.start.checked_sub(1).is_some_and(|before| tokens[before].hash == WORD_IN);
    let spoken = spoken_in(1) || preposition && spoken_in(2);
    if spoken && tokens[at.start].join == Join::Space {
        return true;
    }
    let next = tokens.get(at.end).filter(|next| matches!(next.join, Join::Space | Join::Hyphen));
    next.is_some_and(|next| SPEECH.contains(&next.hash)) || is_among_languages(tokens, &at)
}

/// "Latin, Greek and Sanskrit": beside a word that is nothing but a language, in a list.
fn is_among_languages(tokens: &[Token], at: &Range<usize>) -> bool {
    let joined = |at: usize| tokens.get(at).is_some_and(|token| token.join == Join::Comma);
    let and = |at: usize| tokens.get(at).is_some_and(|token| token.hash == WORD_AND || token.hash == WORD_OR);
    let before = if and(at.start.wrapping_sub(1)) { at.start.checked_sub(2) } else { at.start.checked_sub(1) };
    let before = before.filter(|_| joined(at.start) || and(at.start - 1));
    let after = Some(at.end + usize::from(and(at.end))).filter(|_| joined(at.end) || and(at.end));
    let language = |at: usize| {
        let peoples =
            || tokens.get(at + 1).is_some_and(|next| next.join == Join::Space && next.case == Case::Capitalized);
        tokens.get(at).is_some_and(|token| TONGUE.contains(&token.hash)) && !peoples()
    };
    [before, after].into_iter().flatten().any(language)
}
