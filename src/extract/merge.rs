//! Adds up what documents give: each stays by itself, and evidence is a set.

use std::borrow::Cow;
use std::cmp::Reverse;
use std::ops::Range;
use std::sync::Arc;

use foldhash::HashMap;
use rayon::prelude::*;

use super::counts::{DocumentCounts, EntityCount, PackedCounts};
use super::interner::Interner;
use super::mentions::MentionRow;
use super::{DocumentExtraction, DocumentSketch, PassageSketch};
use crate::corpus::{Document, DocumentId};
use crate::gazetteer::EntityId;
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
    /// How many other copies of it, with the same id and content, were read.
    pub repeated: u32,
    /// What it counts of the entities that it names; its words are those of [`Extraction::words`].
    pub counts: PackedCounts,
}

impl DocumentRow {
    /// The row of a document that counts so much.
    pub(crate) fn new(document: &Document, extraction: &DocumentExtraction, counts: PackedCounts) -> Self {
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
            repeated: 0,
            counts,
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

/// The sum of any number of documents, in no particular order until [`Extraction::normalize`].
///
/// [`Extraction::merge`] is associative and commutative over disjoint documents: after `normalize`, any grouping gives the same value.
/// Takes 40 bytes a unit that is evidence, 12 an entity in it, some 350 a document and 10 an entity in it.
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
    /// Where each of them stands in the list, by key.
    places: HashMap<Box<str>, u32>,
    /// The words of the documents' counts.
    pub words: Interner,
}

impl Extraction {
    /// Adds a document. The caller sees to it that none is added twice.
    pub fn add(&mut self, document: &Document, extraction: &DocumentExtraction) {
        let index = index(self.documents.len());
        let ids: Vec<_> = extraction.recognition.found.iter().map(|found| self.place(found)).collect();
        let mentions = with_found(&extraction.recognition, &ids);
        self.statements.extend(extraction.statements.iter().map(|statement| {
            let sentence = extraction.segmentation.sentences[statement.sentence as usize].span;
            StatementRow { document: index, sentence, statement: with_ids(statement, |id| renamed(id, &ids)) }
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
        let mut entities = self.count(document, &mentions, named);
        for (id, found) in ids.iter().zip(&extraction.recognition.found) {
            if let Ok(at) = entities.binary_search_by_key(id, |count| count.entity) {
                entities[at].named = Some((self.words.number(&found.name), self.words.number(found.kind.as_str())));
            }
        }
        let left_out = self.left_out(document, &extraction.recognition);
        let counts = DocumentCounts { entities, left_out }.pack();
        self.documents.push(DocumentRow::new(document, extraction, counts));
    }

    /// The names that were left out of a document, by reason and words.
    fn left_out(&mut self, document: &Document, recognition: &Recognition) -> Vec<(Reason, u32, u32)> {
        let all = recognition.left_out.iter();
        let mut names: Vec<_> =
            all.map(|(span, reason)| (*reason, self.words.number(&clean(span.of(&document.text))))).collect();
        names.sort_unstable();
        names.chunk_by(|a, b| a == b).map(|same| (same[0].0, same[0].1, index(same.len()))).collect()
    }

    /// The id of a found entity, which is added where it is new.
    pub(crate) fn place(&mut self, found: &Found) -> EntityId {
        let place = self.places.entry(found.key.clone()).or_insert_with(|| {
            self.found.push(found.clone());
            index(self.found.len() - 1)
        });
        found_id(*place as usize)
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
    fn count(&mut self, document: &Document, mentions: &[Mention], mut named: Vec<EntityId>) -> Vec<EntityCount> {
        named.sort_unstable();
        let mut sorted: Vec<_> = mentions.iter().map(|mention| (mention.entity, mention.span)).collect();
        sorted.sort_unstable();
        let units = named.chunk_by(|a, b| a == b);
        let count = |(same, units): (&[(EntityId, Span)], &[EntityId])| EntityCount {
            entity: same[0].0,
            named: None,
            mentions: index(same.len()),
            units: index(units.len()),
            surfaces: self.surfaces(same.iter().map(|(_, span)| span.of(&document.text))),
        };
        sorted.chunk_by(|a, b| a.0 == b.0).zip(units).map(count).collect()
    }

    /// The numbers of words, cleaned, and how often they are there.
    fn surfaces<'t>(&mut self, all: impl Iterator<Item = &'t str>) -> Vec<(u32, u32)> {
        let mut raw: Vec<(&str, u32)> = Vec::new();
        for words in all {
            match raw.iter_mut().find(|(known, _)| *known == words) {
                Some((_, count)) => *count += 1,
                None => raw.push((words, 1)),
            }
        }
        let mut surfaces: Vec<(u32, u32)> = Vec::with_capacity(raw.len());
        for (words, count) in raw {
            let number = self.words.number(&clean(words));
            match surfaces.iter_mut().find(|(known, _)| *known == number) {
                Some((_, sum)) => *sum += count,
                None => surfaces.push((number, count)),
            }
        }
        surfaces
    }

    /// Adds another sum, of other documents.
    #[must_use]
    pub fn merge(mut self, mut other: Self) -> Self {
        if self.occurrences.len() < other.occurrences.len() {
            std::mem::swap(&mut self, &mut other);
        }
        let ids: Vec<_> = other.found.iter().map(|found| self.place(found)).collect();
        let words = self.words.absorb(&other.words);
        for row in &mut other.documents {
            row.counts.renumber(|entity| renamed(entity, &ids), |word| words[word as usize]);
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
            statement: with_ids(&row.statement, |id| renamed(id, &ids)),
            ..row
        }));
        self.mentions.extend(
            other
                .mentions
                .into_iter()
                .map(|row| MentionRow { document: row.document + documents, ..row.with_ids(&ids) }),
        );
        self
    }

    /// Puts documents in the order of their ids, evidence in that of date, document and place, undated documents last, and gives found entities the name and class that most
    /// documents do.
    pub fn normalize(&mut self) {
        self.elect();
        self.sort_words();
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

    /// Gives found entities the name and class that most documents do, of several the first, and puts them in the order of their keys.
    fn elect(&mut self) {
        if self.found.is_empty() {
            return;
        }
        let mut votes: Vec<Vec<((u32, u32), u32)>> = vec![Vec::new(); self.found.len()];
        for row in &self.documents {
            for count in row.counts.unpack().entities {
                let Some((index, named)) = found_index(count.entity).zip(count.named) else { continue };
                match votes[index].iter_mut().find(|(known, _)| *known == named) {
                    Some((_, documents)) => *documents += 1,
                    None => votes[index].push((named, 1)),
                }
            }
        }
        for (found, votes) in self.found.iter_mut().zip(votes) {
            let named = votes.iter().map(|((name, kind), documents)| {
                let kind = self.words.word(*kind).parse().unwrap_or_else(|_| found.kind.clone());
                (Reverse(*documents), self.words.word(*name), kind)
            });
            if let Some((_, name, kind)) = named.min() {
                (found.name, found.kind) = (name.into(), kind);
            }
        }
        let mut order: Vec<usize> = (0..self.found.len()).collect();
        order.sort_unstable_by(|a, b| self.found[*a].key.cmp(&self.found[*b].key));
        let mut ids = vec![found_id(0); order.len()];
        for (new, old) in order.iter().enumerate() {
            ids[*old] = found_id(new);
        }
        self.found = order.iter().map(|old| self.found[*old].clone()).collect();
        self.places = self.found.iter().map(|found| found.key.clone()).zip(0..).collect();
        self.rename(|entity| renamed(entity, &ids));
    }

    /// Gives entities other ids, which must differ, and puts what is in the order of ids in that of these.
    pub(crate) fn rename(&mut self, id: impl Fn(EntityId) -> EntityId + Sync) {
        for occurrence in &mut self.occurrences {
            occurrence.entity = id(occurrence.entity);
        }
        for unit in (0..).take(self.evidence.len()) {
            let range = self.range_of(unit);
            self.occurrences[range].sort_unstable();
        }
        for row in &mut self.statements {
            row.statement = with_ids(&row.statement, &id);
        }
        for row in &mut self.mentions {
            row.mention.entity = id(row.mention.entity);
        }
        self.documents.par_iter_mut().for_each(|row| row.counts.renumber(&id, |word| word));
    }

    fn sort_words(&mut self) {
        let words = self.words.sort();
        let numbers = |row: &mut DocumentRow| row.counts.renumber(|entity| entity, |word| words[word as usize]);
        self.documents.par_iter_mut().for_each(numbers);
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
        // Stable: what is not told apart stays as its document gave it.
        self.statements.sort_by_key(|row| {
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

/// The mentions of a document with these ids for its found entities.
fn with_found<'m>(recognition: &'m Recognition, ids: &[EntityId]) -> Cow<'m, [Mention]> {
    if ids.is_empty() {
        return Cow::Borrowed(&recognition.mentions);
    }
    let renamed =
        recognition.mentions.iter().map(|mention| Mention { entity: renamed(mention.entity, ids), ..*mention });
    Cow::Owned(renamed.collect())
}

/// A statement with other ids for its entities.
fn with_ids(statement: &Statement, id: impl Fn(EntityId) -> EntityId) -> Statement {
    Statement {
        source: id(statement.source),
        target: id(statement.target),
        speaker: statement.speaker.map(id),
        ..*statement
    }
}

/// The id that an entity goes by, given those of the found ones.
pub(super) fn renamed(entity: EntityId, found: &[EntityId]) -> EntityId {
    found_index(entity).map_or(entity, |index| found[index])
}

pub(crate) fn index(len: usize) -> u32 {
    u32::try_from(len).expect("at most 4 thousand million documents, units and occurrences")
}
