//! What each document gave to a graph, kept so that graphs can be added up and documents taken out again.

use std::io;
use std::ops::Range;

use serde_json::value::RawValue;

use super::KnowledgeGraph;
use super::roster::Member;
use crate::extract::{DocumentRow, EvidenceUnit, Interner, Occurrence, StatementRow};
use crate::gazetteer::EntityId;
use crate::recognize::Reason;
use crate::text::Span;

/// What a graph keeps of what it was built from.
#[derive(Default)]
pub(super) enum Material {
    /// Nothing: it is a view, or was read from a file that has none.
    #[default]
    None,
    /// All, the entities by their ids.
    Kept { members: Vec<Member>, words: Interner, sentences: Option<Box<dyn Sentences>> },
    /// As it stands in the file that was read.
    Written(Box<RawValue>),
}

/// Gives the sentences of documents back, so that quotes can be cut without the corpus.
pub trait Sentences: Send + Sync {
    /// The text of a document's units ([`KnowledgeGraph::units_by_document`]), one after the other; none where it is not known.
    ///
    /// # Errors
    /// Where it cannot be read.
    fn read(&self, document: u32) -> io::Result<Option<String>>;
}

/// What a graph was built from, to be written into its file.
pub enum Source<'g> {
    /// What the file said that it was read from.
    Written(&'g RawValue),
    /// What documents gave.
    Given(Given<'g>),
}

/// What documents gave.
pub struct Given<'g> {
    graph: &'g KnowledgeGraph,
    members: &'g [Member],
    words: &'g Interner,
    sentences: Option<&'g dyn Sentences>,
    units: Vec<Range<usize>>,
    /// Statements, by document and place.
    statements: Vec<u32>,
}

/// What a document counts of an entity.
pub struct GivenEntity<'g> {
    /// Its key.
    pub key: &'g str,
    /// As what the document names it, where no list has it: a name and a class.
    pub named: Option<(&'g str, &'g str)>,
    /// How often it is named.
    pub mentions: u32,
    /// In how many units.
    pub units: u32,
    /// How often under which words.
    pub surfaces: Vec<(&'g str, u32)>,
}

/// A unit that is evidence.
pub struct GivenUnit<'g> {
    /// The unit.
    pub unit: &'g EvidenceUnit,
    /// The keys of the entities in it, with their first mention.
    pub named: Vec<(&'g str, Span)>,
    /// Its text, where it is known.
    pub text: Option<String>,
}

/// What a document gave.
pub struct GivenDocument<'g> {
    /// Who it is.
    pub row: &'g DocumentRow,
    /// The entities that it names.
    pub entities: Vec<GivenEntity<'g>>,
    /// The names that were left out, and how often.
    pub left_out: Vec<(&'g str, Reason, u32)>,
    /// Its evidence.
    pub units: Vec<GivenUnit<'g>>,
    /// What its sentences state.
    pub statements: Vec<&'g StatementRow>,
}

impl KnowledgeGraph {
    /// What it was built from; nothing for a view.
    pub fn source(&self) -> Option<Source<'_>> {
        match &self.material {
            Material::None => None,
            Material::Written(raw) => Some(Source::Written(raw)),
            Material::Kept { members, words, sentences } => {
                let place = |at: &u32| {
                    let StatementRow { document, sentence, statement } = &self.statements[*at as usize];
                    let (trigger, spans) = (statement.trigger, (statement.source_span, statement.target_span));
                    (*document, *sentence, trigger, spans, statement.predicate, statement.mode)
                };
                let mut statements: Vec<u32> = (0..).take(self.statements.len()).collect();
                statements.sort_by_key(place);
                Some(Source::Given(Given {
                    graph: self,
                    members,
                    words,
                    sentences: sentences.as_deref(),
                    units: self.unit_ranges(),
                    statements,
                }))
            }
        }
    }

    /// Whether it keeps what it was built from.
    pub fn keeps_source(&self) -> bool {
        !matches!(self.material, Material::None)
    }

    /// Sets where the sentences of its documents are read; nothing is kept of them in a view.
    pub fn set_sentences(&mut self, from: Box<dyn Sentences>) {
        if let Material::Kept { sentences, .. } = &mut self.material {
            *sentences = Some(from);
        }
    }

    /// The units that are evidence, by document.
    pub fn units_by_document(&self) -> Vec<&[EvidenceUnit]> {
        self.unit_ranges().into_iter().map(|range| &self.units[range]).collect()
    }

    fn unit_ranges(&self) -> Vec<Range<usize>> {
        let mut ranges = vec![0..0; self.documents.len()];
        let mut first = 0;
        for same in self.units.chunk_by(|a, b| a.document == b.document) {
            ranges[same[0].document as usize] = first..first + same.len();
            first += same.len();
        }
        ranges
    }
}

impl<'g> Given<'g> {
    /// The entities, by key.
    pub fn members(&self) -> &'g [Member] {
        self.members
    }

    /// The key of an entity of its statements.
    pub fn key(&self, entity: EntityId) -> &'g str {
        &self.members[entity.0 as usize].node.key
    }

    /// What each document gave, by id.
    ///
    /// # Errors
    /// Where sentences cannot be read again.
    pub fn documents(&self) -> impl Iterator<Item = io::Result<GivenDocument<'g>>> {
        (0..).zip(self.graph.documents()).map(|(number, row)| self.document(number, row))
    }

    fn document(&self, number: u32, row: &'g DocumentRow) -> io::Result<GivenDocument<'g>> {
        let counts = row.counts.unpack();
        let words = self.words;
        let entities = counts.entities.into_iter().map(|count| GivenEntity {
            key: self.key(count.entity),
            named: count.named.map(|(name, kind)| (words.word(name), words.word(kind))),
            mentions: count.mentions,
            units: count.units,
            surfaces: count.surfaces.iter().map(|(surface, times)| (words.word(*surface), *times)).collect(),
        });
        let left_out = counts.left_out.into_iter().map(|(reason, name, times)| (words.word(name), reason, times));
        let own = |at: &u32| self.graph.statements[*at as usize].document;
        let first = self.statements.partition_point(|at| own(at) < number);
        let statements = self.statements[first..].iter().take_while(|at| own(at) == number);
        Ok(GivenDocument {
            row,
            entities: entities.collect(),
            left_out: left_out.collect(),
            units: self.units_of(number)?,
            statements: statements.map(|at| &self.graph.statements[*at as usize]).collect(),
        })
    }

    fn units_of(&self, document: u32) -> io::Result<Vec<GivenUnit<'g>>> {
        let range = self.units[document as usize].clone();
        let text = match self.sentences {
            Some(sentences) if !range.is_empty() => sentences.read(document)?,
            _ => None,
        };
        let mut at = 0;
        let mut cut = |span: Span| {
            let part = text.as_ref()?.get(at..at + span.len())?.to_owned();
            at += span.len();
            Some(part)
        };
        let unit = |number: usize| {
            let unit = &self.graph.units[number];
            let named = self.graph.occurrences_in(number).iter();
            GivenUnit {
                unit,
                named: named.map(|Occurrence { entity, span }| (self.key(*entity), *span)).collect(),
                text: cut(unit.span),
            }
        };
        Ok(range.map(unit).collect())
    }
}
