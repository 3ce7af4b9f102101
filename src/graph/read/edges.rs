//! Reads edges and claims with their evidence.

use std::collections::HashMap;

use serde_json::value::RawValue;

use super::rows::{ClaimRow, Counts, EdgeRow, EvidenceRow};
use super::{ReadError, dates, fault, parsed, part, period};
use crate::extract::{DocumentRow, EvidenceUnit, Occurrence, PassageSketch, StatementRow};
use crate::gazetteer::EntityId;
use crate::graph::{Claim, Contingency, Edge, Node, Stated};
use crate::relate::{Mode, Predicate, Statement};
use crate::text::Span;

/// An edge with the places of its ends among the nodes, and its quotes.
pub(super) type Placed = (usize, usize, Edge, Vec<Option<Box<str>>>);

/// What the edges and claims of a file rest on.
pub(super) struct ReadEvidence {
    pub(super) units: Vec<EvidenceUnit>,
    pub(super) occurrences: Vec<Occurrence>,
    /// Units, by edge.
    pub(super) pieces: Vec<u32>,
    pub(super) statements: Vec<StatementRow>,
    pub(super) speakers: HashMap<EntityId, Box<str>>,
}

/// A unit, before it has a number: its document and place.
type Place = (u32, Span);

pub(super) struct EvidenceReader<'n> {
    nodes: &'n [Node],
    documents: &'n [DocumentRow],
    /// The unit of each piece of evidence of co-occurrence.
    pieces: Vec<Place>,
    /// Who is named where in them.
    named: Vec<(Place, Occurrence)>,
    statements: Vec<StatementRow>,
    speakers: HashMap<Box<str>, EntityId>,
}

impl<'n> EvidenceReader<'n> {
    /// `nodes` and `documents` are in order.
    pub(super) fn new(nodes: &'n [Node], documents: &'n [DocumentRow]) -> Self {
        Self {
            nodes,
            documents,
            pieces: Vec::new(),
            named: Vec::new(),
            statements: Vec::new(),
            speakers: HashMap::new(),
        }
    }

    /// The edges, ordered by their ends and relation.
    pub(super) fn edges(&mut self, raw: &RawValue) -> Result<Vec<Placed>, ReadError> {
        let rows: Vec<EdgeRow<'_>> = part(raw)?;
        let mut edges = rows.into_iter().map(|row| self.edge(row)).collect::<Result<Vec<_>, _>>()?;
        edges.sort_by_key(|(source, target, edge, _)| (*source, *target, edge.relation));
        Ok(edges)
    }

    fn edge(&mut self, row: EdgeRow<'_>) -> Result<Placed, ReadError> {
        let relation: Predicate = parsed(&row.relation, "relation")?;
        let (source, target) = (self.place(&row.source)?, self.place(&row.target)?);
        if !(row.weight > 0.0 && row.weight.is_finite()) {
            return Err(fault(format!("the edge `{}` has no weight above zero", row.id)));
        }
        let quotes = row.evidence.iter().map(|piece| piece.quote.as_deref().map(Box::from)).collect();
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
        };
        Ok((source, target, edge, without_end(quotes)))
    }

    pub(super) fn claim(&mut self, row: ClaimRow<'_>) -> Result<Claim, ReadError> {
        let relation: Predicate = parsed(&row.relation, "relation")?;
        let ends = (self.entity(&row.source).0 as usize, self.entity(&row.target).0 as usize);
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

    /// The units and who is named in them, numbered.
    pub(super) fn finish(mut self) -> ReadEvidence {
        self.named.sort_unstable();
        self.named.dedup_by_key(|(place, occurrence)| (*place, occurrence.entity));
        let mut units: Vec<EvidenceUnit> = Vec::new();
        let mut places: Vec<Place> = Vec::new();
        for (at, (place, _)) in (0..).zip(&self.named) {
            if places.last() != Some(place) {
                places.push(*place);
                let (document, span) = *place;
                units.push(EvidenceUnit { document, span, first: at, sketch: PassageSketch::default() });
            }
        }
        let number = |place: &Place| u32::try_from(places.partition_point(|known| known < place)).unwrap_or(u32::MAX);
        ReadEvidence {
            pieces: self.pieces.iter().map(number).collect(),
            units,
            occurrences: self.named.into_iter().map(|(_, occurrence)| occurrence).collect(),
            statements: self.statements,
            speakers: self.speakers.into_iter().map(|(key, entity)| (entity, key)).collect(),
        }
    }

    fn place(&self, key: &str) -> Result<usize, ReadError> {
        let found = self.nodes.binary_search_by(|node| node.key.as_str().cmp(key));
        found.map_err(|_| fault(format!("an edge ends at `{key}`, which is no node")))
    }

    fn document(&self, id: &str) -> Result<u32, ReadError> {
        let found = self.documents.binary_search_by(|document| document.id.as_str().cmp(id));
        let at = found.map_err(|_| fault(format!("evidence stands in `{id}`, which is no document of the graph")))?;
        u32::try_from(at).map_err(|_| fault("it has too many documents"))
    }

    /// An entity by its key: a node, or a number behind theirs.
    fn entity(&mut self, key: &str) -> EntityId {
        if let Some(known) = self.speakers.get(key) {
            return *known;
        }
        let next = self.nodes.len() + self.speakers.len();
        let at = self.place(key).unwrap_or(next);
        let entity = EntityId(u32::try_from(at).unwrap_or(u32::MAX));
        self.speakers.insert(key.into(), entity);
        entity
    }

    fn units(
        &mut self,
        rows: &[EvidenceRow<'_>],
        (source, target): (usize, usize),
    ) -> Result<std::ops::Range<u32>, ReadError> {
        let first = index(self.pieces.len());
        for row in rows {
            let place = (self.document(&row.doc)?, span([row.start, row.end])?);
            self.pieces.push(place);
            for (entity, mention) in [source, target].into_iter().zip(row.mentions) {
                self.named.push((place, Occurrence { entity: EntityId(index(entity)), span: span(mention)? }));
            }
        }
        Ok(first..index(self.pieces.len()))
    }

    fn statements(
        &mut self,
        rows: &[EvidenceRow<'_>],
        predicate: Predicate,
        (source, target): (usize, usize),
        symmetric: bool,
    ) -> Result<std::ops::Range<u32>, ReadError> {
        let first = index(self.statements.len());
        for row in rows {
            let named = |name: Option<&str>| name.unwrap_or_default().to_owned();
            let statement = Statement {
                source: EntityId(index(source)),
                predicate,
                target: EntityId(index(target)),
                mode: row.mode.as_deref().map(|name| Mode::of(name, predicate)),
                symmetric,
                sentence: 0,
                source_span: span(row.mentions[0])?,
                target_span: span(row.mentions[1])?,
                trigger: span(row.trigger.unwrap_or_default())?,
                pattern: parsed(&row.rule, "rule")?,
                polarity: parsed(&named(row.polarity.as_deref()), "polarity")?,
                modality: parsed(&named(row.modality.as_deref()), "modality")?,
                speaker: row.speaker.as_deref().map(|speaker| self.entity(speaker)),
                date: row.event_date.as_deref().map(period).transpose()?,
            };
            let document = self.document(&row.doc)?;
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
fn without_end(mut quotes: Vec<Option<Box<str>>>) -> Vec<Option<Box<str>>> {
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
fn index(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}
