//! Finds the entities of a text: matching against the list, and the rules that decide what a name means here.

mod admit;
mod compound;
mod container;
mod context;
mod couples;
mod discover;
mod edges;
mod found;
mod lexicon;
mod lineage;
mod list;
mod lookup;
mod mistaken;
mod namesake;
mod nicknames;
mod office;
mod particles;
mod personal;
mod reason;
mod refer;
mod resolution;
mod resolve;
mod sport;
mod tongues;
mod unlisted;

use crate::gazetteer::{EntityId, Form, Gazetteer, Kinds, Known};
use crate::text::{Date, Segmentation, Sentence, Span, Words};
use context::Settings;
use discover::{Scene, discover};
use refer::Joiner;

pub use discover::{Evidence, Guess};
pub use found::{Entities, Found, Named};
pub(crate) use found::{found_id, found_index};
pub use lookup::{Candidate, Lookup, Obstacle, Part, Verdict};
pub use reason::{Reason, Rule, Silence};
pub use unlisted::UnlistedName;

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
    /// By which rule it was found.
    pub rule: Rule,
    /// How sure it is, per mille.
    pub confidence: u16,
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
    /// The abbreviations that the text explains, in its order, each once; none where only names of the list count.
    pub acronyms: Vec<Acronym>,
}

/// An abbreviation that a text explains: the WPK, with the words Workers' Party of Korea beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Acronym {
    /// The letters, where they are explained.
    pub short: Span,
    /// The words that they stand for.
    pub long: Span,
}

impl Recognition {
    /// Puts mentions, none of which overlap, in the place of all that overlaps them.
    fn put(&mut self, mut new: Vec<Mention>) {
        if new.is_empty() {
            return;
        }
        new.sort_unstable_by_key(|mention| mention.span);
        let free = |span: Span| {
            let after = new.partition_point(|mention| mention.span.end <= span.start);
            new.get(after).is_none_or(|mention| !mention.span.overlaps(span))
        };
        self.mentions.retain(|mention| free(mention.span));
        self.silent.retain(|(span, _)| free(*span));
        self.left_out.retain(|(span, _)| free(*span));
        self.mentions.extend(new);
        self.mentions.sort_unstable_by_key(|mention| mention.span);
    }

    /// The mention with this span.
    fn mention_at(&self, span: Span) -> Option<&Mention> {
        let at = self.mentions.binary_search_by_key(&span, |mention| mention.span).ok()?;
        self.mentions.get(at)
    }
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
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RecognizeOptions {
    /// Whether adjectives and peoples stand for their state.
    pub demonyms: bool,
    /// Whether capitals and seats stand for their state or agency.
    pub metonyms: bool,
    /// How sure a name that no list has must be, per mille; none where only those of the list count.
    pub discover: Option<u16>,
}

impl Default for RecognizeOptions {
    fn default() -> Self {
        Self { demonyms: true, metonyms: true, discover: Some(500) }
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
    kinds: Kinds<'g>,
    alike: namesake::NamedAlike,
    options: RecognizeOptions,
}

impl<'g> Recognizer<'g> {
    /// Prepares to match; takes no time.
    pub fn new(gazetteer: &'g Gazetteer, options: RecognizeOptions) -> Self {
        let alike = namesake::NamedAlike::of(gazetteer);
        Self { list: list::ListMatcher::new(gazetteer), kinds: gazetteer.kinds(), alike, options }
    }

    /// The mentions in the sentences of a text. Linear in its length.
    pub fn recognize(&self, text: &str, segmentation: &Segmentation, publication: Publication<'_>) -> Recognition {
        self.recognize_words(&Words::read(text, &segmentation.sentences), segmentation, publication)
    }

    /// The same for a text whose words were read before.
    pub fn recognize_words(
        &self,
        words: &Words<'_>,
        segmentation: &Segmentation,
        publication: Publication<'_>,
    ) -> Recognition {
        let mut recognition = self.listed(words, &segmentation.sentences, publication);
        if let Some(min_confidence) = self.options.discover {
            let gazetteer = self.list.gazetteer();
            let scene = Scene::new(words, &recognition, &self.kinds, publication.language);
            let groups = discover(&scene);
            let joiner = Joiner { scene: &scene, groups: &groups, gazetteer, kinds: &self.kinds, min_confidence };
            joiner.join(&mut recognition);
        }
        self.hold_back(&mut recognition);
        recognition
    }

    /// The names that no list has, those of unknown kind too, as suggestions for one.
    pub fn unlisted(&self, text: &str, segmentation: &Segmentation, publication: Publication<'_>) -> Vec<UnlistedName> {
        let words = Words::read(text, &segmentation.sentences);
        let mut recognition = self.listed(&words, &segmentation.sentences, publication);
        let gazetteer = self.list.gazetteer();
        let scene = Scene::new(&words, &recognition, &self.kinds, publication.language);
        let groups = discover(&scene);
        let joiner = Joiner { scene: &scene, groups: &groups, gazetteer, kinds: &self.kinds, min_confidence: 0 };
        unlisted::unlisted(&joiner, &mut recognition)
    }

    /// What the list knows.
    fn listed(&self, words: &Words<'_>, sentences: &[Sentence], publication: Publication<'_>) -> Recognition {
        let gazetteer = self.list.gazetteer();
        let candidates = self.list.candidates(words, publication.language);
        let mut recognition = resolve::resolve(&candidates, gazetteer, publication.date);
        couples::add_couples(words, &self.list, &self.kinds, publication.language, &mut recognition);
        nicknames::add_nicknamed(words, &self.list, &self.kinds, publication.language, &mut recognition);
        namesake::silence(words, &self.alike, &self.kinds, &mut recognition);
        mistaken::mend(words, gazetteer, &self.kinds, &mut recognition);
        container::silence_elections(words, &mut recognition);
        Settings::read(words, sentences).silence(&self.kinds, &mut recognition);
        edges::trim_titles(words, gazetteer, &self.kinds, &mut recognition.mentions);
        edges::part_owners(words, gazetteer, &mut recognition.mentions);
        edges::take_years(words, &self.kinds, &mut recognition.mentions);
        lineage::take_lineage(words, gazetteer, &self.kinds, &mut recognition);
        lineage::part_children(words, &self.kinds, &mut recognition);
        edges::close_brackets(words.text, &mut recognition.mentions);
        recognition
    }

    /// Takes out what is not to be shown.
    fn hold_back(&self, recognition: &mut Recognition) {
        let Recognition { mentions, silent, .. } = recognition;
        mentions.retain(|mention| {
            let shown = self.options.admits(mention.form) && !self.is_hidden(mention.entity);
            if !shown {
                silent.push((mention.span, Silence::Taken));
            }
            shown
        });
        silent.sort_unstable();
    }

    /// The class of an entity of the list, or of one that was found.
    pub(crate) fn known(&self, entity: EntityId, found: &[Found]) -> Known {
        match found_index(entity) {
            Some(index) => Known::of(&found[index].kind),
            None => self.kinds.of(entity),
        }
    }

    fn is_hidden(&self, entity: EntityId) -> bool {
        found_index(entity).is_none() && self.list.gazetteer().is_hidden(entity)
    }
}
