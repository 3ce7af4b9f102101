//! Finds the entities of a text: matching against the list, and the rules that decide what a name means here.

mod container;
mod found;
mod given;
mod list;
mod lookup;
mod office;
mod resolution;
mod resolve;
mod unlisted;

use crate::gazetteer::{EntityId, Form, Gazetteer};
use crate::text::{Date, Segmentation, Span};

pub use found::{Entities, Found, Named};
pub(crate) use found::{found_id, found_index};
pub use lookup::{Candidate, Lookup, Obstacle, Part, Verdict};
pub use unlisted::{Evidence, Guess, UnlistedName, unlisted};

/// A place in a text where an entity is named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mention {
    /// Who or what.
    pub entity: EntityId,
    /// Where, possessive endings left out.
    pub span: Span,
    /// The number of the sentence, from 0.
    pub sentence: u32,
    /// What the words are to the entity.
    pub form: Form,
}

/// Why a name of the list was left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// It has several meanings, and the document names none of them, or more than one, in a clearer way.
    Ambiguous,
    /// It is part of a longer name that is not on the list (Moscow State University).
    Contained,
}

impl Reason {
    /// The name used in the ledger.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Ambiguous => "ambiguous",
            Self::Contained => "contained",
        }
    }
}

/// What [`Recognizer::recognize`] found.
#[derive(Clone, Debug, Default)]
pub struct Recognition {
    /// The mentions, sorted, never overlapping, each inside one sentence.
    pub mentions: Vec<Mention>,
    /// The entities among them that no list has, each once; their ids count within this list.
    pub found: Vec<Found>,
    /// Names of the list that were left out, with the reason.
    pub left_out: Vec<(Span, Reason)>,
    /// Names of the list of which nothing is made, sorted.
    pub silent: Vec<(Span, Silence)>,
}

/// Why nothing is made of a name of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Silence {
    /// The list says that the words are no entity, the entity is hidden, or its form does not count.
    Taken,
    /// A surname of somebody whom the document does not name.
    Unnamed,
}

/// What is known of a text from outside.
#[derive(Clone, Copy, Debug, Default)]
pub struct Publication<'a> {
    /// When it was published.
    pub date: Option<Date>,
    /// Its language (BCP 47).
    pub language: Option<&'a str>,
}

/// Which forms count.
#[derive(Clone, Copy, Debug)]
pub struct RecognizeOptions {
    /// Whether adjectives and peoples stand for their state.
    pub demonyms: bool,
    /// Whether capitals and seats stand for their state or agency.
    pub metonyms: bool,
}

impl Default for RecognizeOptions {
    fn default() -> Self {
        Self { demonyms: true, metonyms: true }
    }
}

impl RecognizeOptions {
    fn admits(self, form: Form) -> bool {
        match form {
            Form::Demonym => self.demonyms,
            Form::Metonym => self.metonyms,
            _ => true,
        }
    }
}

/// Finds the entities of a gazetteer in texts.
pub struct Recognizer<'g> {
    list: list::ListMatcher<'g>,
    options: RecognizeOptions,
}

impl<'g> Recognizer<'g> {
    /// Prepares to match; takes no time.
    pub fn new(gazetteer: &'g Gazetteer, options: RecognizeOptions) -> Self {
        Self { list: list::ListMatcher::new(gazetteer), options }
    }

    /// The mentions in the sentences of a text. Linear in its length.
    pub fn recognize(&self, text: &str, segmentation: &Segmentation, publication: Publication<'_>) -> Recognition {
        let candidates = self.list.candidates(text, &segmentation.sentences, publication.language);
        let mut recognition = resolve::resolve(&candidates, self.list.gazetteer(), publication.date);
        let Recognition { mentions, silent, .. } = &mut recognition;
        mentions.retain(|mention| {
            let shown = self.options.admits(mention.form) && !self.is_hidden(mention.entity);
            if !shown {
                silent.push((mention.span, Silence::Taken));
            }
            shown
        });
        silent.sort_unstable();
        recognition
    }

    fn is_hidden(&self, entity: EntityId) -> bool {
        found_index(entity).is_none() && self.list.gazetteer().is_hidden(entity)
    }
}
