//! Tells states from the works that are called as they are: her documentary Dahomey.

use std::ops::Range;
use std::sync::LazyLock;

use super::container::hashes;
use crate::text::by_hash::Hashes;
use crate::text::{Case, Join, Token};

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

static TITLED: LazyLock<Hashes> = LazyLock::new(|| hashes(TITLED_WORKS));
static BEHIND_TITLE: LazyLock<Hashes> = LazyLock::new(|| hashes(WORDS_BEHIND_TITLES));

/// "her documentary Dahomey", unless a clause goes on: the film Iran banned.
pub(super) fn is_called_work(tokens: &[Token], at: &Range<usize>) -> bool {
    let noun = at.start.checked_sub(1).filter(|_| tokens[at.start].join == Join::Space).map(|noun| &tokens[noun]);
    let next = tokens.get(at.end).filter(|next| next.join == Join::Space);
    noun.is_some_and(|noun| noun.case == Case::Lower && TITLED.contains(&noun.hash))
        && !tokens[at.end - 1].possessive
        && next.is_none_or(|next| BEHIND_TITLE.contains(&next.hash))
}
