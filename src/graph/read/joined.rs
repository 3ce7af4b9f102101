//! Joins what was read of the rows of a file: edges in order, units and statements numbered.

use std::collections::HashMap;

use petgraph::graph::{Graph, NodeIndex};
use rayon::prelude::*;

use super::ReadError;
use super::edges::{Known, Place, RowReader, index};
use super::list::parts;
use super::rows::ClaimRow;
use crate::extract::{EvidenceUnit, Occurrence, PassageSketch, StatementRow};
use crate::gazetteer::EntityId;
use crate::graph::{Claim, Edge, Node};
use crate::relate::Predicate;

/// So many parts for each thread are read before they are joined.
const AHEAD: usize = 4;

/// Edges of a file and what they rest on.
pub(super) struct Joined {
    pub(super) graph: Graph<Node, Edge>,
    /// The ends and the relation of the last edge; none where they do not ascend.
    last: Option<(u32, u32, Predicate)>,
    pieces: Vec<Place>,
    named: Vec<(Place, Occurrence)>,
    pub(super) statements: Vec<StatementRow>,
    others: HashMap<Box<str>, EntityId>,
}

/// Evidence of co-occurrence, numbered.
pub(super) struct Units {
    pub(super) list: Vec<EvidenceUnit>,
    pub(super) occurrences: Vec<Occurrence>,
    /// Units, by edge.
    pub(super) evidence: Vec<u32>,
}

impl Joined {
    /// The edges between nodes, in order.
    pub(super) fn read(nodes: Vec<Node>, known: &Known<'_>, rows: &str) -> Result<Self, ReadError> {
        let parts = parts(rows);
        let mut joined = Self::new(nodes);
        match joined.add_all(known, &parts) {
            // Parts that begin or end inside a row.
            Err(ReadError::Shape(_)) if parts.len() > 1 => {
                let (nodes, _) = joined.graph.into_nodes_edges();
                joined = Self::new(nodes.into_iter().map(|node| node.weight).collect());
                joined.add_all(known, &[rows])?;
            }
            result => result?,
        }
        joined.put_in_order();
        Ok(joined)
    }

    fn new(nodes: Vec<Node>) -> Self {
        let mut graph = Graph::with_capacity(nodes.len(), 0);
        for node in nodes {
            graph.add_node(node);
        }
        Self {
            graph,
            last: Some((0, 0, Predicate::CoOccurs)),
            pieces: Vec::new(),
            named: Vec::new(),
            statements: Vec::new(),
            others: HashMap::new(),
        }
    }

    fn add_all(&mut self, known: &Known<'_>, parts: &[&str]) -> Result<(), ReadError> {
        for some in parts.chunks(AHEAD * rayon::current_num_threads()) {
            let read: Vec<_> = some.par_iter().map(|rows| RowReader::of_edges(known, rows)).collect();
            for reader in read {
                self.add(reader?);
            }
        }
        Ok(())
    }

    /// The claims of a file, in its order.
    pub(super) fn claims(&mut self, known: &Known<'_>, rows: Vec<ClaimRow<'_>>) -> Result<Vec<Claim>, ReadError> {
        let mut reader = RowReader::new(known);
        let mut claims = rows.into_iter().map(|row| reader.claim(row)).collect::<Result<Vec<_>, _>>()?;
        let first = self.add(reader);
        for claim in &mut claims {
            claim.rows = claim.rows.start + first..claim.rows.end + first;
        }
        Ok(claims)
    }

    /// Adds what was read; gives what the numbers of its statements are raised by.
    fn add(&mut self, reader: RowReader<'_>) -> u32 {
        let RowReader { edges, pieces, named, mut statements, others, .. } = reader;
        self.rename(&mut statements, others);
        let (units, stated) = (index(self.pieces.len()), index(self.statements.len()));
        for (source, target, mut edge) in edges {
            let first = if edge.stated.is_some() { stated } else { units };
            edge.evidence = edge.evidence.start + first..edge.evidence.end + first;
            let place = (source, target, edge.relation);
            self.last = self.last.filter(|last| *last <= place).map(|_| place);
            self.graph.add_edge(NodeIndex::new(source as usize), NodeIndex::new(target as usize), edge);
        }
        self.pieces.extend(pieces);
        self.named.extend(named);
        self.statements.extend(statements);
        stated
    }

    /// Gives entities that are no nodes their numbers.
    fn rename(&mut self, statements: &mut [StatementRow], others: Vec<Box<str>>) {
        if others.is_empty() {
            return;
        }
        let nodes = self.graph.node_count();
        let mut numbers = Vec::with_capacity(others.len());
        for key in others {
            let next = EntityId(index(nodes + self.others.len()));
            numbers.push(*self.others.entry(key).or_insert(next));
        }
        let renamed = |entity: EntityId| match (entity.0 as usize).checked_sub(nodes) {
            Some(other) => numbers.get(other).copied().unwrap_or(entity),
            None => entity,
        };
        for StatementRow { statement, .. } in statements {
            statement.source = renamed(statement.source);
            statement.target = renamed(statement.target);
            statement.speaker = statement.speaker.map(renamed);
        }
    }

    fn put_in_order(&mut self) {
        if self.last.is_none() {
            let (nodes, mut edges) = std::mem::take(&mut self.graph).into_nodes_edges();
            edges.sort_by_key(|edge| (edge.source(), edge.target(), edge.weight.relation));
            self.graph = Graph::with_capacity(nodes.len(), edges.len());
            for node in nodes {
                self.graph.add_node(node.weight);
            }
            for edge in edges {
                self.graph.add_edge(edge.source(), edge.target(), edge.weight);
            }
        }
    }

    /// The keys of those who say something.
    pub(super) fn speakers(&self) -> HashMap<EntityId, Box<str>> {
        let nodes = self.statements.iter().filter_map(|row| row.statement.speaker).filter_map(|speaker| {
            Some((speaker, self.graph.node_weight(NodeIndex::new(speaker.0 as usize))?.key.as_str().into()))
        });
        let others = self.others.iter().map(|(key, entity)| (*entity, key.clone()));
        nodes.chain(others).collect()
    }

    /// The units and who is named in them, numbered.
    pub(super) fn units(&mut self) -> Units {
        let mut named = std::mem::take(&mut self.named);
        named.par_sort_unstable();
        named.dedup_by_key(|(place, occurrence)| (*place, occurrence.entity));
        let mut units: Vec<EvidenceUnit> = Vec::new();
        for (at, (place, _)) in (0..).zip(&named) {
            if units.last().map(place_of) != Some(*place) {
                let (document, span) = *place;
                units.push(EvidenceUnit { document, span, first: at, sketch: PassageSketch::default() });
            }
        }
        let occurrences = named.into_iter().map(|(_, occurrence)| occurrence).collect();
        Units { evidence: numbers(std::mem::take(&mut self.pieces), &units), list: units, occurrences }
    }
}

fn place_of(unit: &EvidenceUnit) -> Place {
    (unit.document, unit.span)
}

/// The number of the unit of each piece.
fn numbers(pieces: Vec<Place>, units: &[EvidenceUnit]) -> Vec<u32> {
    let mut pieces: Vec<(Place, u32)> = pieces.into_iter().zip(0..).collect();
    pieces.par_sort_unstable();
    let mut numbers = vec![0; pieces.len()];
    let mut unit = 0;
    for (place, piece) in pieces {
        while units.get(unit).is_some_and(|unit| place_of(unit) < place) {
            unit += 1;
        }
        numbers[piece as usize] = index(unit);
    }
    numbers
}
