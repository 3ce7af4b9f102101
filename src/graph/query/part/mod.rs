//! Parts of a graph: what a view leaves of it, its edges counted anew from the evidence that stays.
//!
//! What a graph does not keep by document stays that of the whole: mentions, units and documents of entities, contingency tables and the scores that
//! come from them.

mod assemble;
mod choose;

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use self::assemble::Rest;
use self::choose::{near, places_of, seen_within, strongest};
use crate::extract::StatementRow;
use crate::graph::build::{Sources, shows};
use crate::graph::score::float;
use crate::graph::stated::counts;
use crate::graph::{Background, Claim, Edge, KnowledgeGraph, Node, Stated, View, Weight};
use crate::relate::{Family, Predicate};
use crate::text::Date;

/// An edge that stays, with the places of its evidence in the graph that it was cut from.
struct Cut {
    ends: (usize, usize),
    edge: Edge,
    pieces: Vec<u32>,
}

impl KnowledgeGraph {
    /// The part of the graph that a view shows; a view of a view has the filters of both.
    ///
    /// Edges are counted anew from the evidence in documents of the view's dates, undated ones left out; a relation that none of it says to be so becomes
    /// a claim. The entities that `around` names stay, whatever their kind and edges.
    #[must_use]
    pub fn part(self, view: &View) -> Self {
        let stays: Vec<bool> = self.documents.iter().map(|document| view.holds_date(document.date)).collect();
        let nodes: Vec<&Node> = self.graph.node_weights().collect();
        let centers = places_of(&nodes, &view.around);
        let of_kind = |node: &&Node| view.kinds.is_empty() || view.kinds.contains(&node.kind);
        let mut shown: Vec<bool> = nodes.iter().map(of_kind).collect();
        for center in &centers {
            shown[*center] = true;
        }
        let mut cuts = self.cuts(view, &stays, &shown);
        if !view.around.is_empty() {
            near(&centers, view.hops.unwrap_or(1), &cuts, &mut shown);
        }
        let joined: HashSet<usize> = cuts.iter().flat_map(|cut| [cut.ends.0, cut.ends.1]).collect();
        for (at, node) in nodes.iter().enumerate() {
            let alone = !view.filters_edges() && seen_within(node, view);
            shown[at] &= joined.contains(&at) || alone || centers.contains(&at);
        }
        if let Some(top) = view.top {
            strongest(top, &centers, &nodes, &cuts, &mut shown);
        }
        cuts.retain(|cut| shown[cut.ends.0] && shown[cut.ends.1]);
        let keys = nodes.iter().zip(&shown).filter(|(_, shown)| **shown).map(|(node, _)| &*node.key).collect();
        let claims = self.claims_among(view, &stays, &keys);
        let ties = self.background.iter().filter(|tie| keys.contains(&*tie.source) && keys.contains(&*tie.target));
        let background = ties.filter(|tie| view.as_of.is_none_or(|day| holds_on(tie, day))).cloned().collect();
        self.assembled(Rest { stays, shown, cuts, claims, background }, view)
    }

    /// The edges that pass the filters, with the evidence that stays.
    fn cuts(&self, view: &View, stays: &[bool], shown: &[bool]) -> Vec<Cut> {
        let ended = view.as_of.map(|day| self.ended(day)).unwrap_or_default();
        let mut cuts = Vec::new();
        for old in self.graph.edge_indices().filter(|old| is_wanted(view, self.graph[*old].relation)) {
            let edge = &self.graph[old];
            let (source, target) = self.graph.edge_endpoints(old).unwrap_or_default();
            let ends = (source.index(), target.index());
            let keys = (&*self.graph[source].key, &*self.graph[target].key);
            let had_ended = edge.relation.family() == Family::Role && ended.contains(&keys);
            if had_ended || !shown[ends.0] || !shown[ends.1] {
                continue;
            }
            let pieces = self.pieces(edge, stays);
            let edge = if pieces.len() == edge.evidence.len() { edge.clone() } else { self.recounted(edge, &pieces) };
            if edge.count > 0 && shows(view, &edge) {
                cuts.push(Cut { ends, edge, pieces });
            }
        }
        cuts
    }

    /// The places of an edge's evidence in documents that stay.
    fn pieces(&self, edge: &Edge, stays: &[bool]) -> Vec<u32> {
        edge.evidence.clone().filter(|at| stays[self.document_at(edge, *at) as usize]).collect()
    }

    /// The claims between entities that stay, with their evidence: those there were, and what no sentence that stays says to be so.
    fn claims_among(&self, view: &View, stays: &[bool], keys: &HashSet<&str>) -> Vec<(Claim, Vec<u32>)> {
        let rows = |rows: Range<u32>| -> Vec<u32> {
            rows.filter(|at| stays[self.statements[*at as usize].document as usize]).collect()
        };
        let known = self.claims.iter().map(|claim| (claim.clone(), rows(claim.rows.clone())));
        let edges = self.edges().filter(|edge| edge.edge().stated.is_some());
        let fallen = edges.filter_map(|edge| {
            let data = edge.edge();
            let pieces = rows(data.evidence.clone());
            let asserted = pieces.iter().any(|at| counts(&self.statements[*at as usize].statement));
            let (source, target) = (edge.source.key.as_str().into(), edge.target.key.as_str().into());
            let claim = Claim { source, relation: data.relation, target, stated: Stated::default(), rows: 0..0 };
            (!asserted).then_some((claim, pieces))
        });
        let mut claims: Vec<_> = known.chain(fallen).collect();
        claims.retain(|(claim, pieces)| {
            let among = keys.contains(&*claim.source) && keys.contains(&*claim.target);
            among && is_wanted(view, claim.relation) && !pieces.is_empty()
        });
        for (claim, pieces) in &mut claims {
            claim.stated = self.stated_by(pieces);
        }
        claims.sort_by(|(a, _), (b, _)| (&a.source, &a.target, a.relation).cmp(&(&b.source, &b.target, b.relation)));
        claims
    }

    /// The pairs of which the lists know that all their ties had ended, or not begun, on a day.
    fn ended(&self, day: Date) -> HashSet<(&str, &str)> {
        let mut pairs: HashMap<(&str, &str), bool> = HashMap::new();
        for tie in &self.background {
            *pairs.entry((&tie.source, &tie.target)).or_default() |= holds_on(tie, day);
        }
        pairs.into_iter().filter(|(_, held)| !held).map(|(pair, _)| pair).collect()
    }

    fn document_at(&self, edge: &Edge, at: u32) -> u32 {
        match edge.stated {
            Some(_) => self.statements[at as usize].document,
            None => self.units[self.evidence[at as usize] as usize].document,
        }
    }

    fn stated_by(&self, pieces: &[u32]) -> Stated {
        let rows: Vec<StatementRow> = pieces.iter().map(|at| self.statements[*at as usize]).collect();
        Stated::of(&rows)
    }

    /// An edge with a part of its evidence. It has the origins of its documents: passages are not compared again.
    fn recounted(&self, edge: &Edge, pieces: &[u32]) -> Edge {
        let sources = Sources::of(pieces.iter().map(|at| self.document_at(edge, *at)).collect(), &self.documents);
        let origins = self.origins.count_documents(&sources.documents).min(edge.origins);
        let documents = sources.documents.len() as u64;
        let stated = edge.stated.as_ref().map(|_| self.stated_by(pieces));
        let count = match stated {
            Some(_) => pieces.iter().filter(|at| counts(&self.statements[**at as usize].statement)).count() as u64,
            None => pieces.len() as u64,
        };
        let weight = match (self.options.weight, &stated) {
            (Weight::Documents, _) => float(documents),
            (Weight::Origins, _) => float(origins),
            (Weight::Npmi | Weight::Llr, None) => edge.weight,
            _ => float(count),
        };
        let (seen, outlets) = (sources.seen, sources.outlets);
        Edge { weight, count, documents, origins, outlets, seen, stated, ..edge.clone() }
    }
}

fn is_wanted(view: &View, relation: Predicate) -> bool {
    view.relations.is_empty() || view.relations.contains(&relation)
}

/// Whether a tie may have been one on a day, as far as its dates are known.
fn holds_on(tie: &Background, day: Date) -> bool {
    day.may_lie_between(tie.dates.0, tie.dates.1)
}
