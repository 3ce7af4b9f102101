//! Adds up what documents give: counts add, dates take the earliest and latest, evidence is a set.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use foldhash::HashMap;

use super::mentions::MentionRow;
use super::{DocumentExtraction, DocumentSketch, PassageSketch};
use crate::corpus::{Document, DocumentId};
use crate::gazetteer::{EntityId, Kind};
use crate::recognize::{Found, Mention, Reason, Recognition, found_id, found_index};
use crate::relate::Statement;
use crate::text::clean::clean;
use crate::text::{Date, Span};

/// What is kept of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocumentRow {
    /// Its id.
    pub id: DocumentId,
    /// Its headline, cleaned.
    pub title: Option<Box<str>>,
    /// When it was published.
    pub date: Option<Date>,
    /// Who published it, cleaned.
    pub outlet: Option<Arc<str>>,
    /// Where it was published.
    pub url: Option<Box<str>>,
    /// Its language.
    pub language: Option<&'static str>,
    /// SHA-256 of its text.
    pub sha256: [u8; 32],
    /// Its file, relative to the input's root.
    pub path: Arc<str>,
    /// Its number within the file, from 1, where a file holds many.
    pub record: Option<u64>,
    /// Its units of co-occurrence.
    pub units: u32,
    /// Its mentions.
    pub mentions: u32,
    /// By what copies of it are found.
    pub sketch: Box<DocumentSketch>,
}

impl DocumentRow {
    fn new(document: &Document, extraction: &DocumentExtraction) -> Self {
        let cleaned = |text: &Option<String>| text.as_deref().map(clean).filter(|text| !text.is_empty());
        Self {
            id: document.id.clone(),
            title: cleaned(&document.title).map(String::into_boxed_str),
            date: document.date,
            outlet: cleaned(&document.outlet).map(Arc::from),
            url: cleaned(&document.url).map(String::into_boxed_str),
            language: document.language,
            sha256: document.sha256,
            path: document.source.path.clone(),
            record: document.source.record,
            units: u32::try_from(extraction.units.len()).unwrap_or(u32::MAX),
            mentions: u32::try_from(extraction.recognition.mentions.len()).unwrap_or(u32::MAX),
            sketch: Box::new(extraction.sketches.document),
        }
    }
}

/// A unit in which two or more entities are named: the evidence of every edge between them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EvidenceUnit {
    /// The index of its document.
    pub document: u32,
    /// Where it stands.
    pub span: Span,
    /// The index of its first occurrence.
    pub first: u32,
    /// By what copies of it are found.
    pub sketch: PassageSketch,
}

/// The first mention of an entity in a unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Occurrence {
    /// Who or what.
    pub entity: EntityId,
    /// Where.
    pub span: Span,
}

/// What a sentence states, with where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StatementRow {
    /// The index of its document.
    pub document: u32,
    /// The sentence.
    pub sentence: Span,
    /// What it states.
    pub statement: Statement,
}

/// What is counted of an entity.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// How often it is named.
    pub mentions: u64,
    /// In how many units.
    pub units: u64,
    /// In how many documents.
    pub documents: u64,
    /// The earliest and the latest date of these documents.
    pub seen: Option<(Date, Date)>,
    /// How often under which words, cleaned: a handful, in no order until [`Extraction::normalize`].
    pub surfaces: Vec<(Box<str>, u64)>,
}

/// A name and a class that a found entity is given, and by how many documents.
type Vote = ((Box<str>, Kind), u64);

/// The sum of any number of documents, in no particular order until [`Extraction::normalize`].
///
/// [`Extraction::merge`] is associative and commutative over disjoint documents: after `normalize`, any grouping gives the same value.
/// Takes 40 bytes a unit that is evidence, 12 an entity in it, and some 350 a document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Extraction {
    /// The documents.
    pub documents: Vec<DocumentRow>,
    /// The units in which two or more entities are named.
    pub evidence: Vec<EvidenceUnit>,
    /// The occurrences of these units, one unit after the other.
    pub occurrences: Vec<Occurrence>,
    /// What the sentences state.
    pub statements: Vec<StatementRow>,
    /// The mentions of the documents that were added by [`Extraction::add_with_mentions`].
    pub mentions: Vec<MentionRow>,
    /// The entities that no list has, in no order until [`Extraction::normalize`]; their ids count within this list.
    pub found: Vec<Found>,
    /// As what each of them is named, by how many documents: a name and a class.
    votes: Vec<Vec<Vote>>,
    /// Where each of them stands in the list, by key.
    places: HashMap<Box<str>, u32>,
    /// The entities.
    pub tallies: HashMap<EntityId, Tally>,
    /// All units, those without names too.
    pub units: u64,
    /// Names that were left out, by reason and words.
    pub left_out: BTreeMap<(Reason, Box<str>), u64>,
}

impl Extraction {
    /// Adds a document. The caller sees to it that none is added twice.
    pub fn add(&mut self, document: &Document, extraction: &DocumentExtraction) {
        let index = index(self.documents.len());
        self.documents.push(DocumentRow::new(document, extraction));
        self.units += extraction.units.len() as u64;
        let ids: Vec<_> = extraction.recognition.found.iter().map(|found| self.intern(found)).collect();
        let mentions = with_found(&extraction.recognition, &ids);
        self.statements.extend(extraction.statements.iter().map(|statement| {
            let sentence = extraction.segmentation.sentences[statement.sentence as usize].span;
            StatementRow { document: index, sentence, statement: with_ids(statement, &ids) }
        }));
        let mut named = Vec::with_capacity(mentions.len());
        for (unit, sketch) in extraction.units.iter().zip(&extraction.sketches.units) {
            let first = self.occurrences.len();
            self.add_occurrences(&mentions[unit.mentions.clone()]);
            named.extend(self.occurrences[first..].iter().map(|occurrence| occurrence.entity));
            if self.occurrences.len() > first + 1 {
                let first = self::index(first);
                self.evidence.push(EvidenceUnit { document: index, span: unit.span, first, sketch: *sketch });
            } else {
                self.occurrences.truncate(first);
            }
        }
        self.count(document, &mentions, named);
        for (span, reason) in &extraction.recognition.left_out {
            let words = clean(span.of(&document.text)).into_boxed_str();
            *self.left_out.entry((*reason, words)).or_default() += 1;
        }
    }

    /// The id of a found entity, which is added where it is new.
    fn intern(&mut self, found: &Found) -> EntityId {
        let id = self.place(found);
        self.vote(id, (found.name.clone(), found.kind.clone()), 1);
        id
    }

    /// The id of a found entity, which is added where it is new, without a vote for its name and class.
    pub(super) fn place(&mut self, found: &Found) -> EntityId {
        let place = self.places.entry(found.key.clone()).or_insert_with(|| {
            self.found.push(found.clone());
            self.votes.push(Vec::new());
            index(self.found.len() - 1)
        });
        found_id(*place as usize)
    }

    fn vote(&mut self, id: EntityId, named: (Box<str>, Kind), documents: u64) {
        let Some(votes) = found_index(id).map(|index| &mut self.votes[index]) else { return };
        match votes.iter_mut().find(|(known, _)| *known == named) {
            Some((_, count)) => *count += documents,
            None => votes.push((named, documents)),
        }
    }

    /// Adds the first mention of each entity, by entity.
    fn add_occurrences(&mut self, mentions: &[Mention]) {
        let first = self.occurrences.len();
        let all = mentions.iter().map(|mention| Occurrence { entity: mention.entity, span: mention.span });
        self.occurrences.extend(all);
        self.occurrences[first..].sort_unstable();
        let mut end = first;
        for at in first..self.occurrences.len() {
            if end == first || self.occurrences[end - 1].entity != self.occurrences[at].entity {
                self.occurrences[end] = self.occurrences[at];
                end += 1;
            }
        }
        self.occurrences.truncate(end);
    }

    /// Counts the mentions of a document; `named` holds each entity once for every unit that names it.
    fn count(&mut self, document: &Document, mentions: &[Mention], mut named: Vec<EntityId>) {
        named.sort_unstable();
        let mut sorted: Vec<_> = mentions.iter().map(|mention| (mention.entity, mention.span)).collect();
        sorted.sort_unstable();
        let units = named.chunk_by(|a, b| a == b);
        for (same, units) in sorted.chunk_by(|a, b| a.0 == b.0).zip(units) {
            let tally = self.tallies.entry(same[0].0).or_default();
            tally.mentions += same.len() as u64;
            tally.units += units.len() as u64;
            tally.documents += 1;
            tally.seen = span_dates(tally.seen, document.date.map(|date| (date, date)));
            for (_, span) in same {
                tally.add_surface(span.of(&document.text));
            }
        }
    }

    /// Adds another sum, of other documents.
    #[must_use]
    pub fn merge(mut self, mut other: Self) -> Self {
        if self.occurrences.len() < other.occurrences.len() {
            std::mem::swap(&mut self, &mut other);
        }
        let ids: Vec<_> = other.found.iter().map(|found| self.place(found)).collect();
        for (id, votes) in ids.iter().zip(other.votes) {
            for (named, documents) in votes {
                self.vote(*id, named, documents);
            }
        }
        for occurrence in &mut other.occurrences {
            occurrence.entity = renamed(occurrence.entity, &ids);
        }
        let (documents, occurrences) = (index(self.documents.len()), index(self.occurrences.len()));
        self.documents.append(&mut other.documents);
        self.occurrences.append(&mut other.occurrences);
        self.evidence.extend(other.evidence.into_iter().map(|unit| EvidenceUnit {
            document: unit.document + documents,
            first: unit.first + occurrences,
            ..unit
        }));
        self.statements.extend(other.statements.into_iter().map(|row| StatementRow {
            document: row.document + documents,
            statement: with_ids(&row.statement, &ids),
            ..row
        }));
        self.mentions.extend(
            other
                .mentions
                .into_iter()
                .map(|row| MentionRow { document: row.document + documents, ..row.with_ids(&ids) }),
        );
        self.units += other.units;
        #[expect(clippy::iter_over_hash_type, reason = "sums do not depend on their order")]
        for (entity, tally) in other.tallies {
            self.tallies.entry(renamed(entity, &ids)).or_default().add(tally);
        }
        for (words, count) in other.left_out {
            *self.left_out.entry(words).or_default() += count;
        }
        self
    }

    /// Puts documents in the order of their ids and evidence in that of date, document and place, undated documents last.
    pub fn normalize(&mut self) {
        self.sort_found();
        self.tallies.values_mut().for_each(|tally| tally.surfaces.sort_unstable());
        let mut order: Vec<u32> = (0..index(self.documents.len())).collect();
        order.sort_by(|a, b| self.documents[*a as usize].id.cmp(&self.documents[*b as usize].id));
        let mut place = vec![0; order.len()];
        for (new, old) in (0..).zip(&order) {
            place[*old as usize] = new;
        }
        let mut documents: Vec<_> = std::mem::take(&mut self.documents).into_iter().map(Some).collect();
        self.documents = order.iter().filter_map(|old| documents[*old as usize].take()).collect();
        for unit in &mut self.evidence {
            unit.document = place[unit.document as usize];
        }
        for row in &mut self.statements {
            row.document = place[row.document as usize];
        }
        for row in &mut self.mentions {
            row.document = place[row.document as usize];
        }
        self.mentions.sort_unstable_by_key(|row| (row.document, row.mention.span));
        self.sort_evidence();
        self.sort_statements();
    }

    /// Gives found entities the name and class that most documents do, puts them in the order of their keys, and the occurrences of each unit in that of their ids.
    fn sort_found(&mut self) {
        if self.found.is_empty() {
            return;
        }
        let named = std::mem::take(&mut self.found).into_iter().zip(std::mem::take(&mut self.votes)).map(
            |(found, mut votes)| {
                votes.sort_unstable_by(|(a, one), (b, other)| (other, a).cmp(&(one, b)));
                let elected = votes.first().map(|((name, kind), _)| (name.clone(), kind.clone()));
                let (name, kind) = elected.unwrap_or((found.name, found.kind));
                (Found { key: found.key, name, kind }, votes)
            },
        );
        let mut sorted: Vec<_> = named.collect();
        sorted.sort_unstable();
        let mut ids = vec![found_id(0); sorted.len()];
        for (new, (found, _)) in sorted.iter().enumerate() {
            if let Some(place) = self.places.get_mut(&found.key) {
                ids[*place as usize] = found_id(new);
                *place = index(new);
            }
        }
        (self.found, self.votes) = sorted.into_iter().unzip();
        self.tallies = self.tallies.drain().map(|(entity, tally)| (renamed(entity, &ids), tally)).collect();
        for occurrence in &mut self.occurrences {
            occurrence.entity = renamed(occurrence.entity, &ids);
        }
        for row in &mut self.statements {
            row.statement = with_ids(&row.statement, &ids);
        }
        for row in &mut self.mentions {
            row.mention.entity = renamed(row.mention.entity, &ids);
        }
        for unit in (0..).take(self.evidence.len()) {
            let range = self.range_of(unit);
            self.occurrences[range].sort_unstable();
        }
    }

    fn sort_evidence(&mut self) {
        let mut ends: Vec<u32> = self.evidence.iter().skip(1).map(|unit| unit.first).collect();
        ends.push(index(self.occurrences.len()));
        let mut units: Vec<_> = std::mem::take(&mut self.evidence).into_iter().zip(ends).collect();
        let date = |unit: &EvidenceUnit| self.documents[unit.document as usize].date;
        units.sort_unstable_by_key(|(unit, _)| (date(unit).is_none(), date(unit), unit.document, unit.span));
        let mut occurrences = Vec::with_capacity(self.occurrences.len());
        for (unit, end) in units {
            let first = index(occurrences.len());
            occurrences.extend_from_slice(&self.occurrences[unit.first as usize..end as usize]);
            self.evidence.push(EvidenceUnit { first, ..unit });
        }
        self.occurrences = occurrences;
    }

    fn sort_statements(&mut self) {
        let documents = &self.documents;
        self.statements.sort_unstable_by_key(|row| {
            let date = documents[row.document as usize].date;
            let Statement { trigger, source_span, target_span, predicate, mode, .. } = row.statement;
            ((date.is_none(), date), row.document, row.sentence, trigger, source_span, target_span, predicate, mode)
        });
    }

    /// The entities named in a unit, by id, each with its first mention.
    pub fn occurrences_of(&self, unit: u32) -> &[Occurrence] {
        &self.occurrences[self.range_of(unit)]
    }

    fn range_of(&self, unit: u32) -> Range<usize> {
        let at = unit as usize;
        let end = self.evidence.get(at + 1).map_or(self.occurrences.len(), |next| next.first as usize);
        self.evidence[at].first as usize..end
    }
}

impl Tally {
    fn add(&mut self, other: Self) {
        self.mentions += other.mentions;
        self.units += other.units;
        self.documents += other.documents;
        self.seen = span_dates(self.seen, other.seen);
        for (surface, count) in other.surfaces {
            self.add_cleaned(surface, count);
        }
    }

    fn add_surface(&mut self, words: &str) {
        match self.surfaces.iter_mut().find(|(known, _)| **known == *words) {
            Some((_, count)) => *count += 1,
            None => self.add_cleaned(clean(words).into(), 1),
        }
    }

    fn add_cleaned(&mut self, surface: Box<str>, more: u64) {
        match self.surfaces.iter_mut().find(|(known, _)| *known == surface) {
            Some((_, count)) => *count += more,
            None => self.surfaces.push((surface, more)),
        }
    }
}

/// The earliest of the first dates and the latest of the last.
fn span_dates(a: Option<(Date, Date)>, b: Option<(Date, Date)>) -> Option<(Date, Date)> {
    match (a, b) {
        (Some(a), Some(b)) => Some((a.0.min(b.0), a.1.max(b.1))),
        (one, other) => one.or(other),
    }
}

/// The mentions of a document with these ids for its found entities.
fn with_found<'m>(recognition: &'m Recognition, ids: &[EntityId]) -> Cow<'m, [Mention]> {
    if ids.is_empty() {
        return Cow::Borrowed(&recognition.mentions);
    }
    let renamed =
        recognition.mentions.iter().map(|mention| Mention { entity: renamed(mention.entity, ids), ..*mention });
    Cow::Owned(renamed.collect())
}

/// A statement with these ids for found entities.
fn with_ids(statement: &Statement, ids: &[EntityId]) -> Statement {
    Statement {
        source: renamed(statement.source, ids),
        target: renamed(statement.target, ids),
        speaker: statement.speaker.map(|speaker| renamed(speaker, ids)),
        ..*statement
    }
}

/// The id that an entity goes by, given those of the found ones.
pub(super) fn renamed(entity: EntityId, found: &[EntityId]) -> EntityId {
    found_index(entity).map_or(entity, |index| found[index])
}

pub(super) fn index(len: usize) -> u32 {
    u32::try_from(len).expect("at most 4 thousand million documents, units and occurrences")
}
