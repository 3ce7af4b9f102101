//! Finds the entities of a text: matching against the list, and the rules that decide what a name means here.

mod compound;
mod container;
mod context;
mod discover;
mod found;
mod lexicon;
mod list;
mod lookup;
mod office;
mod refer;
mod resolution;
mod resolve;
mod unlisted;
mod words;

use crate::gazetteer::{EntityId, Form, Gazetteer, Kinds, Known};
use crate::text::token::tokenize;
use crate::text::{Date, Segmentation, Sentence, Span};
use context::{Setting, settings};
use discover::{Scene, discover};
use lexicon::{Class, class};
use refer::Joiner;
use words::Words;

pub use discover::{Evidence, Guess};
pub use found::{Entities, Found, Named};
pub(crate) use found::{found_id, found_index};
pub use lookup::{Candidate, Lookup, Obstacle, Part, Verdict};
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

/// By which rule a mention was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rule {
    /// The list has the name.
    List,
    /// A resolution is cited.
    Citation,
    /// The list knows who held the office.
    Office,
    /// A noun in the name says what it names: Ministry, Accord.
    Head,
    /// An office, rank, honorific or trade beside it.
    Title,
    /// A word for such bodies beside it: the militia, leader of.
    Noun,
    /// A verb beside it of which persons are the subject.
    Speech,
    /// Given and family names in it.
    PersonalName,
    /// The text says what the letters of the name stand for.
    Definition,
    /// The way it is written.
    Capitals,
    /// The surname of a person whom the text names in full.
    Surname,
    /// The given name of one.
    GivenName,
    /// An abbreviation that the text explains.
    Acronym,
    /// A description that only one entity of the text fits: the party, the North.
    Description,
    /// A pronoun that only one entity nearby fits.
    Pronoun,
}

impl Rule {
    /// The name used in files and exports.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::List => "list",
            Self::Citation => "citation",
            Self::Office => "office",
            Self::Head => "head",
            Self::Title => "title",
            Self::Noun => "noun",
            Self::Speech => "speech",
            Self::PersonalName => "personal_name",
            Self::Definition => "definition",
            Self::Capitals => "capitals",
            Self::Surname => "surname",
            Self::GivenName => "given_name",
            Self::Acronym => "acronym",
            Self::Description => "description",
            Self::Pronoun => "pronoun",
        }
    }

    /// Why it makes a mention, in words for people.
    pub fn reason(self) -> &'static str {
        match self {
            Self::List => "the list has the name",
            Self::Citation => "a resolution is cited by its number",
            Self::Office => "the list knows who held the office",
            Self::Head => "a noun in the name says what it names",
            Self::Title => "an office, rank, honorific or trade stands beside it",
            Self::Noun => "a word for such names stands beside it",
            Self::Speech => "a verb stands beside it of which persons are the subject",
            Self::PersonalName => "a given or family name is in it",
            Self::Definition => "the text says what its letters stand for",
            Self::Capitals => "it is written as names are, and stands where they do",
            Self::Surname => "the surname of a person whom the text names in full",
            Self::GivenName => "the given name of a person whom the text names in full",
            Self::Acronym => "an abbreviation that the text explains",
            Self::Description => "only one entity of the text fits the description",
            Self::Pronoun => "only one entity nearby fits the pronoun",
        }
    }
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

    /// The same in words for people.
    pub fn reason(self) -> &'static str {
        match self {
            Self::Ambiguous => "it has several meanings or needs context, and the text does not decide",
            Self::Contained => "it is part of a longer name that no list has",
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
    /// The mention with this span.
    fn mention_at(&self, span: Span) -> Option<&Mention> {
        let at = self.mentions.binary_search_by_key(&span, |mention| mention.span).ok()?;
        self.mentions.get(at)
    }
}

/// Why nothing is made of a name of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Silence {
    /// The list says that the words are no entity, the entity is hidden, or its form does not count.
    Taken,
    /// A surname of somebody whom the document does not name.
    Unnamed,
}

impl Silence {
    /// The name used in what is printed.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Taken => "ignored",
            Self::Unnamed => "unnamed",
        }
    }

    /// The same in words for people.
    pub fn reason(self) -> &'static str {
        match self {
            Self::Taken => "a list or an option keeps it from counting, or it is a dateline, credit, title or team",
            Self::Unnamed => "a surname, and the text does not tell whose",
        }
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
#[derive(Clone, Copy, Debug)]
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

/// Takes the bracket into a name that ends before it, "(Marxist)", and the full stop of "Jr.".
fn close_brackets(text: &str, mentions: &mut [Mention]) {
    for mention in mentions {
        let (name, behind) = (mention.span.of(text), &text[mention.span.end as usize..]);
        let open = behind.starts_with(')') && name.contains('(') && !name.contains(')');
        let junior = behind.starts_with('.') && (name.ends_with(" Jr") || name.ends_with(" Sr"));
        mention.span.end += u32::from(open || junior);
    }
}

/// How many settings may begin before a name and still hold it: a dateline, a title, a match.
const MOST_NESTED: usize = 3;

/// Finds the entities of a gazetteer in texts.
pub struct Recognizer<'g> {
    list: list::ListMatcher<'g>,
    kinds: Kinds<'g>,
    options: RecognizeOptions,
}

impl<'g> Recognizer<'g> {
    /// Prepares to match; takes no time.
    pub fn new(gazetteer: &'g Gazetteer, options: RecognizeOptions) -> Self {
        Self { list: list::ListMatcher::new(gazetteer), kinds: gazetteer.kinds(), options }
    }

    /// The mentions in the sentences of a text. Linear in its length.
    pub fn recognize(&self, text: &str, segmentation: &Segmentation, publication: Publication<'_>) -> Recognition {
        self.recognize_with(self.options.discover, text, segmentation, publication)
    }

    fn recognize_with(
        &self,
        discovered: Option<u16>,
        text: &str,
        segmentation: &Segmentation,
        publication: Publication<'_>,
    ) -> Recognition {
        let words = Words::read(text, &segmentation.sentences);
        let mut recognition = self.listed(&words, &segmentation.sentences, publication);
        if let Some(min_confidence) = discovered {
            let gazetteer = self.list.gazetteer();
            let scene = Scene::new(&words, &recognition, &self.kinds, publication.language);
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
        let candidates = self.list.candidates(words, publication.language);
        let mut recognition = resolve::resolve(&candidates, self.list.gazetteer(), publication.date);
        self.silence(words, sentences, &mut recognition);
        self.trim_titles(words, &mut recognition);
        close_brackets(words.text, &mut recognition.mentions);
        recognition
    }

    /// Takes out what stands where names are no actors.
    fn silence(&self, words: &Words<'_>, sentences: &[Sentence], recognition: &mut Recognition) {
        let settings = settings(words, sentences);
        if settings.is_empty() {
            return;
        }
        let Recognition { mentions, left_out, silent, .. } = recognition;
        let spans: Vec<(Span, Setting)> =
            settings.into_iter().map(|(range, setting)| (words.span(&range), setting)).collect();
        // A name of the list in quotation marks is that name.
        let is_name = |span: Span| mentions.binary_search_by_key(&span, |mention| mention.span).is_ok();
        let spans: Vec<_> =
            spans.into_iter().filter(|(span, setting)| *setting != Setting::Work || !is_name(*span)).collect();
        let holds = |name: Span, setting: &dyn Fn(Setting) -> bool| {
            let after = spans.partition_point(|(span, _)| span.start < name.end);
            let overlapping = spans[..after].iter().rev().take(MOST_NESTED).filter(|(span, _)| span.overlaps(name));
            overlapping.into_iter().any(|(_, known)| setting(*known))
        };
        let is_team = |mention: &Mention| {
            let state = found_index(mention.entity).is_none() && self.kinds.of(mention.entity) == Known::State;
            state && mention.form != Form::Metonym
        };
        mentions.retain(|mention| {
            let team = holds(mention.span, &|setting| setting == Setting::Match) && is_team(mention);
            if team {
                silent.push((mention.span, Silence::Taken));
            }
            !team && !holds(mention.span, &|setting| setting != Setting::Match)
        });
        let elsewhere = |span: Span| !holds(span, &|setting| setting != Setting::Match);
        left_out.retain(|(span, _)| elsewhere(*span));
        silent.retain(|(span, _)| elsewhere(*span));
        silent.extend(
            spans.iter().filter(|(_, setting)| *setting != Setting::Match).map(|(span, _)| (*span, Silence::Taken)),
        );
        silent.sort_unstable();
    }

    /// Leaves the title out of "President Lula", where the list has it in the name; what is part of the name itself (Pope Francis) stays.
    fn trim_titles(&self, words: &Words<'_>, recognition: &mut Recognition) {
        let titles = Class::TITLE.or(Class::HONORIFIC).or(Class::TITLE_PART);
        let mut from = 0;
        for mention in recognition.mentions.iter_mut().filter(|mention| mention.rule == Rule::List) {
            from = words.range_from(from, mention.span).start;
            let inside = words.tokens[from..].iter().take_while(|token| token.span.end < mention.span.end);
            let skipped = inside.take_while(|token| class(token.hash).is(titles)).count();
            if skipped == 0
                || found_index(mention.entity).is_some()
                || class(words.tokens[from].hash).is(Class::ROYAL.or(Class::FAMILY))
            {
                continue;
            }
            let entity = self.list.gazetteer().entity(mention.entity);
            let own = tokenize(entity.name()).first().is_some_and(|first| first.hash == words.tokens[from].hash);
            if self.kinds.of(mention.entity) == Known::Person && !own {
                mention.span.start = words.tokens[from + skipped].span.start;
            }
        }
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

    fn is_hidden(&self, entity: EntityId) -> bool {
        found_index(entity).is_none() && self.list.gazetteer().is_hidden(entity)
    }
}
