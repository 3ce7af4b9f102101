//! Reads edges and claims with their evidence.

use std::sync::Arc;

use foldhash::HashMap;

use super::list::each;
use super::rows::{ClaimRow, Counts, EdgeRow, EvidenceRow};
use super::{ReadError, dates, fault, parsed, period};
use crate::extract::{DocumentRow, Occurrence, StatementRow};
use crate::gazetteer::EntityId;
use crate::graph::{Claim, Contingency, Edge, Node, Stated};
use crate::relate::{Mode, Predicate, Statement};
use crate::text::Span;

/// Finds nodes and documents by their names.
pub(super) struct Known<'d> {
    nodes: HashMap<Box<str>, u32>,
    documents: HashMap<&'d str, u32>,
}

impl<'d> Known<'d> {
    /// Those of a graph, by their places in it.
    pub(super) fn new(nodes: &[Node], documents: &'d [DocumentRow]) -> Self {
        Self {
            nodes: nodes.iter().map(|node| Box::from(&*node.key)).zip(0..).collect(),
            documents: documents.iter().map(|document| document.id.as_str()).zip(0..).collect(),
        }
    }

    fn node(&self, key: &str) -> Result<u32, ReadError> {
        let found = self.nodes.get(key).copied();
        found.ok_or_else(|| fault(format!("an edge ends at `{key}`, which is no node")))
    }

    fn document(&self, id: &str) -> Result<u32, ReadError> {
        let found = self.documents.get(id).copied();
        found.ok_or_else(|| fault(format!("evidence stands in `{id}`, which is no document of the graph")))
    }
}

/// A unit, before it has a number: its document and place.
pub(super) type Place = (u32, Span);

/// Reads rows one after the other. What it numbers begins at 0.
pub(super) struct RowReader<'k> {
    known: &'k Known<'k>,
    /// With the places of their ends.
    pub(super) edges: Vec<(u32, u32, Edge)>,
    /// The unit of each piece of evidence of co-occurrence.
    pub(super) pieces: Vec<Place>,
    /// Who is named where in them.
    pub(super) named: Vec<(Place, Occurrence)>,
    pub(super) statements: Vec<StatementRow>,
    /// The keys of entities that are no nodes: their numbers follow those of the nodes.
    pub(super) others: Vec<Box<str>>,
}

impl<'k> RowReader<'k> {
    pub(super) fn new(known: &'k Known<'k>) -> Self {
        Self {
            known,
            edges: Vec::new(),
            pieces: Vec::new(),
            named: Vec::new(),
            statements: Vec::new(),
            others: Vec::new(),
        }
    }

    /// Those of edges, one behind the other with commas between.
    pub(super) fn of_edges(known: &'k Known<'k>, rows: &str) -> Result<Self, ReadError> {
        let mut reader = Self::new(known);
        each(rows, |_, row| {
            let edge = reader.edge(row)?;
            reader.edges.push(edge);
            Ok(())
        })?;
        Ok(reader)
    }

    fn edge(&mut self, row: EdgeRow<'_>) -> Result<(u32, u32, Edge), ReadError> {
        let relation: Predicate = parsed(&row.relation, "relation")?;
        let (source, target) = (self.known.node(&row.source)?, self.known.node(&row.target)?);
        if !(row.weight > 0.0 && row.weight.is_finite()) {
            return Err(fault(format!("the edge `{}` has no weight above zero", row.id)));
        }
        let quotes = row.evidence.iter().map(|piece| piece.quote.as_deref().map(Arc::from)).collect();
        let stated = match row.contingency {
            Some(_) => None,
            None => Some(Stated {
                happened: dates(row.first_date.as_deref(), row.last_date.as_deref())?,
                ..stated(&row.modes, &row.polarity, &row.modality, relation, !row.directed)
            }),
        };
        let evidence = match stated {
            Some(_) => self.statements(&row.evidence, relation, (source, target), !row.directed)?,
            None => self.units(&row.evidence, (source, target))?,
        };
        let [both, source_only, target_only, neither] = row.contingency.unwrap_or_default();
        let edge = Edge {
            id: row.id.into_owned(),
            relation,
            weight: row.weight,
            count: row.count,
            documents: row.documents,
            origins: row.origins,
            outlets: row.outlets,
            contingency: Contingency { both, source_only, target_only, neither },
            npmi: row.npmi,
            llr: row.llr,
            p: row.p,
            seen: dates(row.first_seen.as_deref(), row.last_seen.as_deref())?,
            stated,
            evidence,
            quotes: without_end(quotes),
        };
        Ok((source, target, edge))
    }

    pub(super) fn claim(&mut self, row: ClaimRow<'_>) -> Result<Claim, ReadError> {
        let relation: Predicate = parsed(&row.relation, "relation")?;
        let ends = (self.entity(&row.source).0, self.entity(&row.target).0);
        Ok(Claim {
            rows: self.statements(&row.evidence, relation, ends, !row.directed)?,
            stated: Stated {
                happened: dates(row.first_date.as_deref(), row.last_date.as_deref())?,
                ..stated(&row.modes, &row.polarity, &row.modality, relation, !row.directed)
            },
            source: row.source.into(),
            relation,
            target: row.target.into(),
        })
    }

    /// An entity by its key: a node, or a number behind theirs.
    fn entity(&mut self, key: &str) -> EntityId {
        let number = self.known.nodes.get(key).copied().unwrap_or_else(|| {
            let at = self.others.iter().position(|other| **other == *key).unwrap_or_else(|| {
                self.others.push(key.into());
                self.others.len() - 1
            });
            index(self.known.nodes.len() + at)
        });
        EntityId(number)
    }

    fn units(
        &mut self,
        rows: &[EvidenceRow<'_>],
        (source, target): (u32, u32),
    ) -> Result<std::ops::Range<u32>, ReadError> {
        let first = index(self.pieces.len());
        for row in rows {
            let place = (self.known.document(&row.doc)?, span([row.start, row.end])?);
            self.pieces.push(place);
            for (entity, mention) in [source, target].into_iter().zip(row.mentions) {
                self.named.push((place, Occurrence { entity: EntityId(entity), span: span(mention)? }));
            }
        }
        Ok(first..index(self.pieces.len()))
    }

    fn statements(
        &mut self,
        rows: &[EvidenceRow<'_>],
        predicate: Predicate,
        (source, target): (u32, u32),
        symmetric: bool,
    ) -> Result<std::ops::Range<u32>, ReadError> {
        let first = index(self.statements.len());
        for row in rows {
            let statement = Statement {
                source: EntityId(source),
                predicate,
                target: EntityId(target),
                mode: row.mode.as_deref().map(|name| Mode::of(name, predicate)),
                symmetric,
                sentence: 0,
                source_span: span(row.mentions[0])?,
                target_span: span(row.mentions[1])?,
                trigger: span(row.trigger.unwrap_or_default())?,
                pattern: parsed(&row.rule, "rule")?,
                polarity: parsed(row.polarity.as_deref().unwrap_or_default(), "polarity")?,
                modality: parsed(row.modality.as_deref().unwrap_or_default(), "modality")?,
                speaker: row.speaker.as_deref().map(|speaker| self.entity(speaker)),
                date: row.event_date.as_deref().map(period).transpose()?,
            };
            let document = self.known.document(&row.doc)?;
            self.statements.push(StatementRow { document, sentence: span([row.start, row.end])?, statement });
        }
        Ok(first..index(self.statements.len()))
    }
}

fn stated(
    modes: &Counts<'_>,
    polarity: &Counts<'_>,
    modality: &Counts<'_>,
    relation: Predicate,
    symmetric: bool,
) -> Stated {
    let count = |counts: &Counts<'_>, name: &str| counts.get(name).copied().unwrap_or_default();
    Stated {
        modes: modes.iter().map(|(name, count)| (&*Mode::of(name, relation).0.name, *count)).collect(),
        polarity: ["positive", "negated", "denied"].map(|name| count(polarity, name)),
        modality: ["actual", "planned", "conditional", "demanded"].map(|name| count(modality, name)),
        happened: None,
        symmetric,
    }
}

/// The quotes up to the last that there is.
fn without_end(mut quotes: Vec<Option<Arc<str>>>) -> Vec<Option<Arc<str>>> {
    let end = quotes.iter().rposition(Option::is_some).map_or(0, |last| last + 1);
    quotes.truncate(end);
    quotes
}

pub(in crate::graph) fn span([start, end]: [u32; 2]) -> Result<Span, ReadError> {
    if start <= end {
        Ok(Span { start, end })
    } else {
        Err(fault(format!("a span from {start} to {end} ends before it begins")))
    }
}

/// The number of a piece: files with more than 2^32 of them do not fit into memory.
pub(super) fn index(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}
