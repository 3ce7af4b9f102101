//! Adds up the names that no list has, and suggests them as lines of a gazetteer.

mod likeness;
mod write;

use foldhash::HashMap;

use crate::corpus::{Document, DocumentId};
use crate::extract::segment_document;
use crate::gazetteer::{Gazetteer, Kind};
use crate::recognize::{Guess, Publication, Recognizer};
use crate::text::clean::clean;
use crate::text::token::{fold_token, tokenize};
use crate::text::{Case, Span};

pub use write::SuggestFormat;

/// The names of any number of documents that no list has.
///
/// [`Suggestions::merge`] is associative and commutative over disjoint documents, so that [`Suggestions::list`] does not depend on their order.
/// Takes some 500 bytes a name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Suggestions {
    /// By folded name.
    names: HashMap<Box<str>, Tally>,
}

/// What is counted of a name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Tally {
    /// How often it stands, short forms that the text ties to it included.
    count: u64,
    documents: u64,
    votes: Votes,
    surfaces: Surfaces,
    short: Surfaces,
    acronyms: Surfaces,
    example: Option<Example>,
}

/// How often a name seemed to be what.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Votes([u64; 5]);

/// How often something is written how.
#[derive(Clone, Debug, Default)]
struct Surfaces(Vec<(Box<str>, u64)>);

/// The first sentence, by document and place, that shows a name.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Example {
    document: DocumentId,
    at: u32,
    text: Box<str>,
}

/// Which names are suggested.
#[derive(Clone, Debug, Default)]
pub struct Limits {
    /// Only names that stand so often.
    pub min_count: u64,
    /// Only names in so many documents.
    pub min_documents: u64,
    /// Only names that seem to be of these kinds; `unknown` is a name of which nothing tells. All, where there is none.
    pub kinds: Vec<Kind>,
    /// Only the first so many.
    pub top: Option<usize>,
}

/// A name that could become an entity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestion {
    /// The name as it is written most.
    pub name: String,
    /// What it seems to be, if anything tells.
    pub kind: Option<Kind>,
    /// Surnames that stand for it where a text names it.
    pub short: Vec<String>,
    /// Its abbreviations, as texts define them.
    pub acronyms: Vec<String>,
    /// How often it stands in the texts.
    pub count: u64,
    /// In how many documents.
    pub documents: u64,
    /// The keys of entities that it may be another spelling of, the likeliest first.
    pub like: Vec<String>,
    /// A sentence that has it.
    pub example: String,
}

impl Suggestions {
    /// Adds a document. The caller sees to it that none is added twice.
    pub fn add(&mut self, document: &Document, recognizer: &Recognizer<'_>) {
        let text = &document.text;
        let segmentation = segment_document(document);
        let publication = Publication { date: document.date, language: document.language };
        let names = recognizer.unlisted(text, &segmentation, publication);
        let folded: Vec<_> = names.iter().map(|name| folded(name.span.of(text))).collect();
        let mut keys = Vec::with_capacity(names.len());
        for (name, own) in names.iter().zip(&folded) {
            let key = name.full.map_or(own, |full| &folded[full]);
            keys.push(key);
            let tally = self.names.entry(key.clone()).or_default();
            tally.count += 1;
            let words = clean(name.span.of(text)).into_boxed_str();
            match name.full {
                Some(_) if is_acronym(&words) => tally.acronyms.add(words, 1),
                Some(_) => tally.short.add(words, 1),
                None => {
                    tally.surfaces.add(words, 1);
                    tally.votes.add(name.guess);
                    tally.show(document, segmentation.sentences[name.sentence as usize].span, name.span);
                }
            }
        }
        keys.sort_unstable();
        keys.dedup();
        for key in keys {
            self.names.entry(key.clone()).or_default().documents += 1;
        }
    }

    /// Adds another sum, of other documents.
    #[must_use]
    pub fn merge(mut self, mut other: Self) -> Self {
        if self.names.len() < other.names.len() {
            std::mem::swap(&mut self, &mut other);
        }
        #[expect(clippy::iter_over_hash_type, reason = "sums do not depend on their order")]
        for (key, tally) in other.names {
            self.names.entry(key).or_default().merge(tally);
        }
        self
    }

    /// How many names there are.
    pub fn len(&self) -> usize {
        self.names.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.names.is_empty()
    }

    /// The names within the limits, those of most documents first, then those that stand most, then by name.
    pub fn list(&self, gazetteer: &Gazetteer, limits: &Limits) -> Vec<Suggestion> {
        let mut listed: Vec<_> = self.names.iter().filter(|(_, tally)| limits.admit(tally)).collect();
        listed.sort_unstable_by(|(key, tally), (other_key, other)| {
            (other.documents, other.count, key).cmp(&(tally.documents, tally.count, other_key))
        });
        listed.truncate(limits.top.unwrap_or(usize::MAX));
        let mut suggestions: Vec<_> = listed.into_iter().map(|(_, tally)| tally.suggestion()).collect();
        likeness::find_spellings(&mut suggestions, gazetteer);
        suggestions
    }
}

impl Limits {
    fn admit(&self, tally: &Tally) -> bool {
        let unknown = || Kind::Other("unknown".into());
        let kind = || tally.votes.kind().unwrap_or_else(unknown);
        tally.count >= self.min_count
            && tally.documents >= self.min_documents
            && (self.kinds.is_empty() || self.kinds.contains(&kind()))
    }
}

impl Tally {
    fn merge(&mut self, other: Self) {
        self.count += other.count;
        self.documents += other.documents;
        self.votes.0.iter_mut().zip(other.votes.0).for_each(|(votes, more)| *votes += more);
        for (own, more) in
            [(&mut self.surfaces, other.surfaces), (&mut self.short, other.short), (&mut self.acronyms, other.acronyms)]
        {
            more.0.into_iter().for_each(|(words, count)| own.add(words, count));
        }
        self.keep_first(other.example);
    }

    /// Keeps a sentence as example, if it comes before the one that is kept.
    fn show(&mut self, document: &Document, sentence: Span, name: Span) {
        let earlier = |kept: &Example| (&kept.document, kept.at) > (&document.id, name.start);
        if self.example.as_ref().is_none_or(earlier) {
            let text = excerpt(&document.text, sentence, name).into();
            self.example = Some(Example { document: document.id.clone(), at: name.start, text });
        }
    }

    fn keep_first(&mut self, other: Option<Example>) {
        self.example = match (self.example.take(), other) {
            (Some(own), Some(other)) => Some(own.min(other)),
            (own, other) => own.or(other),
        };
    }

    fn suggestion(&self) -> Suggestion {
        let listed = |surfaces: &Surfaces| surfaces.by_count().into_iter().map(str::to_owned).collect();
        Suggestion {
            name: self.surfaces.by_count().first().copied().unwrap_or_default().to_owned(),
            kind: self.votes.kind(),
            short: listed(&self.short),
            acronyms: listed(&self.acronyms),
            count: self.count,
            documents: self.documents,
            like: Vec::new(),
            example: self.example.as_ref().map(|example| example.text.to_string()).unwrap_or_default(),
        }
    }
}

impl Votes {
    const KINDS: [Guess; 5] = [Guess::Person, Guess::Agency, Guess::Treaty, Guess::State, Guess::Place];

    fn add(&mut self, guess: Option<Guess>) {
        if let Some(place) = guess.and_then(|guess| Self::KINDS.iter().position(|kind| *kind == guess)) {
            self.0[place] += 1;
        }
    }

    /// The kind with most votes; none where two have as many.
    fn kind(self) -> Option<Kind> {
        let most = self.0.into_iter().max().filter(|most| *most > 0)?;
        let mut winners = Self::KINDS.into_iter().zip(self.0).filter(|(_, votes)| *votes == most);
        let (winner, _) = winners.next()?;
        winners.next().is_none().then(|| match winner {
            Guess::Person => Kind::Person,
            Guess::Agency => Kind::Agency,
            Guess::Treaty => Kind::Treaty,
            Guess::State => Kind::State,
            Guess::Place => Kind::Other("place".into()),
            Guess::Thing => Kind::Other("thing".into()),
        })
    }
}

impl Surfaces {
    fn add(&mut self, words: Box<str>, more: u64) {
        match self.0.iter_mut().find(|(known, _)| *known == words) {
            Some((_, count)) => *count += more,
            None => self.0.push((words, more)),
        }
    }

    /// Those that are written most first.
    fn by_count(&self) -> Vec<&str> {
        let mut sorted: Vec<_> = self.0.iter().map(|(words, count)| (std::cmp::Reverse(*count), &**words)).collect();
        sorted.sort_unstable();
        sorted.into_iter().map(|(_, words)| words).collect()
    }
}

impl PartialEq for Surfaces {
    fn eq(&self, other: &Self) -> bool {
        let sorted = |surfaces: &Self| {
            let mut sorted = surfaces.0.clone();
            sorted.sort_unstable();
            sorted
        };
        sorted(self) == sorted(other)
    }
}

impl Eq for Surfaces {}

/// The words of a name as they are compared, apart by blanks.
fn folded(name: &str) -> Box<str> {
    let mut folded = String::with_capacity(name.len());
    for token in tokenize(name) {
        if !folded.is_empty() {
            folded.push(' ');
        }
        fold_token(name, token.span, &mut folded);
    }
    folded.into()
}

fn is_acronym(words: &str) -> bool {
    matches!(tokenize(words).as_slice(), [token] if token.case == Case::Upper)
}

/// A sentence, cleaned; of a long one what stands around the name.
fn excerpt(text: &str, sentence: Span, name: Span) -> String {
    const AROUND: usize = 110;
    let (start, end) = (sentence.start as usize, sentence.end as usize);
    let low = floor(text, (name.start as usize).saturating_sub(AROUND).max(start));
    let high = floor(text, (name.end as usize + AROUND).min(end)).max(name.end as usize);
    let from = if low > start { text[low..name.start as usize].find(' ').map_or(low, |at| low + at) } else { start };
    let to = if high < end {
        text[name.end as usize..high].rfind(' ').map_or(high, |at| name.end as usize + at)
    } else {
        end
    };
    let (before, after) = (if from > start { "… " } else { "" }, if to < end { " …" } else { "" });
    format!("{before}{}{after}", clean(&text[from..to]))
}

fn floor(text: &str, at: usize) -> usize {
    (0..=at).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}
