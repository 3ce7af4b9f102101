//! Finds names that no list has: by their capitals, and by the words around and inside of them that say what they name.

mod acronyms;
mod beside;
mod brackets;
mod fields;
mod groups;
mod heads;
mod inside;
mod names;
mod nobody;
mod posts;
mod runs;
mod scene;
mod survey;
mod titles;
mod votes;
mod works;

use std::ops::Range;

pub(super) use acronyms::{Definition, Meant};
pub(super) use beside::{is_called_after_person, is_government};
pub(super) use brackets::is_exchange;
pub(super) use groups::{Group, Groups};
pub(super) use scene::{Hold, Scene};
use votes::Votes;

/// What a name seems to name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Guess {
    /// A human being.
    Person,
    /// An organization.
    Agency,
    /// A treaty.
    Treaty,
    /// A state of former times.
    State,
    /// A place.
    Place,
    /// An event, a law, a prize: what is no entity.
    Thing,
}

/// By what a name is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Evidence {
    /// A noun in the name: Ministry, Accord, River.
    Head,
    /// An office, rank or honorific before it, or a trade before or behind it.
    Title,
    /// A word for such bodies or places beside it: the militia, the province of.
    Noun,
    /// A verb of speaking beside it, or another of which persons are the subject.
    Speech,
    /// A given or family name in it.
    GivenName,
    /// In, near.
    Preposition,
    /// The text says what the letters stand for.
    Definition,
    /// Its capitals, nothing else.
    Capitals,
}

/// A name before the whole text has been read.
pub(super) struct Draft {
    /// Titles and possessive endings left out.
    pub(super) tokens: Range<usize>,
    pub(super) sentence: u32,
    /// What the words of the name say.
    pub(super) inside: Votes,
    /// What stands around it says.
    pub(super) beside: Votes,
    /// Letters, which count only where they are defined or stand again.
    pub(super) acronym: bool,
    /// The token of the title before it.
    pub(super) title: Option<usize>,
}

/// The names of a text that no list has. Linear in its length.
///
/// Headings in title case, lines in capitals, months, ordinary words where sentences begin and words that the list ignores are no names.
pub(super) fn discover(scene: &Scene<'_, '_>) -> Groups {
    Groups::new(runs::drafts(scene), scene)
}

#[cfg(test)]
mod tests;
