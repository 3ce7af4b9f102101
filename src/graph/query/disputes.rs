//! What some sentences say, and others say is not so.

use std::cmp::Reverse;

use crate::graph::{Evidence, KnowledgeGraph, Node};
use crate::relate::{Polarity, Predicate};

/// A relation that sentences negate or deny.
pub struct Dispute<'g> {
    /// Its source.
    pub source: &'g Node,
    /// What is said.
    pub relation: Predicate,
    /// Its target.
    pub target: &'g Node,
    /// Whether it has a direction.
    pub directed: bool,
    /// The sentences that say so, the earliest first; none where it is a mere claim.
    pub asserted: Vec<Evidence<'g>>,
    /// Those that negate or deny it.
    pub against: Vec<Evidence<'g>>,
}

impl KnowledgeGraph {
    /// The relations that sentences negate or deny: those first that others assert, then by how many sentences there are.
    pub fn disputes(&self) -> Vec<Dispute<'_>> {
        let edges = self.edges().filter(|edge| edge.edge().stated.is_some()).map(|edge| {
            let ends = (edge.source, edge.target);
            dispute(ends, edge.edge().relation, edge.is_directed(), edge.evidence())
        });
        let claims = self.claims().iter().filter_map(|claim| {
            let node = |key| self.place_of(key).and_then(|place| self.node(place));
            let ends = (node(&claim.source)?, node(&claim.target)?);
            Some(dispute(ends, claim.relation, !claim.stated.symmetric, self.evidence_of(claim)))
        });
        let mut disputes: Vec<_> = edges.chain(claims).filter(|dispute| !dispute.against.is_empty()).collect();
        // Stable: of those alike, that comes first whose ends do.
        disputes.sort_by_key(|dispute| {
            let (asserted, against) = (dispute.asserted.len(), dispute.against.len());
            (Reverse(asserted.min(against)), Reverse(asserted + against))
        });
        disputes
    }
}

fn dispute<'g>(
    (source, target): (&'g Node, &'g Node),
    relation: Predicate,
    directed: bool,
    evidence: impl Iterator<Item = Evidence<'g>>,
) -> Dispute<'g> {
    let positive =
        |evidence: &Evidence<'_>| evidence.statement.is_none_or(|statement| statement.polarity == Polarity::Positive);
    let (asserted, against) = evidence.partition(positive);
    Dispute { source, relation, target, directed, asserted, against }
}
