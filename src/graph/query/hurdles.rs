//! Why an edge is not in a part of a graph.

use crate::gazetteer::Kind;
use crate::graph::filter::passing;
use crate::graph::{Contingency, EdgeRef, KnowledgeGraph, View};
use crate::relate::Family;
use crate::text::Date;

/// What keeps an edge of a whole graph out of a part of it.
#[derive(Clone, Debug, PartialEq)]
pub enum Hurdle {
    /// The part was built without relations of that family.
    Family(Family),
    /// Its view shows other relations only.
    Relation,
    /// Its view does not show these kinds, which the ends are of.
    Kinds(Vec<Kind>),
    /// In fewer units, or statements, than the view asks for.
    Count {
        /// In how many.
        count: u64,
        /// In how many it must be.
        least: u64,
    },
    /// In fewer documents.
    Documents {
        /// In how many.
        count: u64,
        /// In how many it must be.
        least: u64,
    },
    /// Of less weight.
    Weight {
        /// Its weight.
        weight: f64,
        /// What it must weigh.
        least: f64,
    },
    /// Not more than chance.
    Chance {
        /// The chance of so many units where nothing joins the two.
        p: f64,
        /// The share of the edges kept that may be chance.
        rate: f64,
    },
    /// Not in the backbone at this level.
    Backbone(f64),
    /// The view shows so many entities only, and these ends are not among them, by their keys.
    Top(usize, Vec<String>),
    /// An end is too far from the entities that the view is around.
    Around,
    /// The office is not held on this day.
    Ended(Date),
}

impl KnowledgeGraph {
    /// The counts of two nodes that are named together in so many units.
    pub fn contingency(&self, one: usize, other: usize, both: u64) -> Contingency {
        let units = |place| self.node(place).map_or(0, |node| node.units);
        Contingency::new(both, units(one), units(other), self.unit_count())
    }
}

impl EdgeRef<'_> {
    /// What keeps this edge of a whole graph out of `part`, a graph of the same documents with fewer relations or a view: each filter is held against
    /// the whole, as where the part was built. Linear in the edges. Where it is in the part, or something else keeps it out, that is nothing.
    pub fn hurdles(&self, part: &KnowledgeGraph) -> Vec<Hurdle> {
        let places = [self.source, self.target].map(|node| part.place_of(&node.key));
        if let [Some(source), Some(target)] = places {
            let same = |edge: &EdgeRef<'_>| edge.places() == [source, target] && edge.relation() == self.relation();
            if part.edges_between(source, target).iter().any(same) {
                return Vec::new();
            }
        }
        let family = self.relation().family();
        let mut hurdles: Vec<_> =
            Some(Hurdle::Family(family)).filter(|_| !part.options().relations.holds(family)).into_iter().collect();
        if let Some(view) = part.view() {
            hurdles.extend(self.shown(view));
            hurdles.extend(self.sizes(view));
            hurdles.extend(self.filtered(view));
            hurdles.extend(self.left(view, places));
        }
        hurdles
    }

    fn relation(&self) -> crate::relate::Predicate {
        self.edge().relation
    }

    fn shown(&self, view: &View) -> Vec<Hurdle> {
        let mut hurdles = Vec::new();
        if !view.relations.is_empty() && !view.relations.contains(&self.relation()) {
            hurdles.push(Hurdle::Relation);
        }
        let ends = [self.source, self.target].map(|node| node.kind.clone());
        let mut kinds: Vec<_> = ends.into_iter().filter(|kind| !is_shown(view, kind)).collect();
        kinds.dedup();
        if !kinds.is_empty() {
            hurdles.push(Hurdle::Kinds(kinds));
        }
        hurdles
    }

    fn sizes(&self, view: &View) -> Vec<Hurdle> {
        let edge = self.edge();
        let few = |count: u64, least: u64| count < least;
        [
            few(edge.count, view.min_count).then_some(Hurdle::Count { count: edge.count, least: view.min_count }),
            few(edge.documents, view.min_documents)
                .then_some(Hurdle::Documents { count: edge.documents, least: view.min_documents }),
            (edge.weight < view.min_weight).then_some(Hurdle::Weight { weight: edge.weight, least: view.min_weight }),
        ]
        .into_iter()
        .flatten()
        .collect()
    }

    /// The filters that look at all edges of co-occurrence.
    fn filtered(&self, view: &View) -> Vec<Hurdle> {
        if self.relation().family() != Family::CoOccurrence || view.fdr.is_none() && view.backbone.is_none() {
            return Vec::new();
        }
        let shown = |edge: &EdgeRef<'_>| {
            let together = edge.relation().family() == Family::CoOccurrence;
            together && is_shown(view, &edge.source.kind) && is_shown(view, &edge.target.kind)
        };
        let edges: Vec<_> = self.graph.edges().filter(shown).collect();
        let Some(own) = edges.iter().position(|edge| edge.index == self.index) else { return Vec::new() };
        let placed: Vec<_> = edges.iter().map(|edge| (edge.places()[0], edge.places()[1], edge.edge())).collect();
        let entities = self.graph.nodes().filter(|node| is_shown(view, &node.kind)).count();
        let passes = |view: &View| passing(view, &placed, entities)[own];
        let chance = view.fdr.filter(|_| !passes(&View { fdr: view.fdr, ..View::default() }));
        let loose = view.backbone.filter(|_| !passes(&View { backbone: view.backbone, ..View::default() }));
        let p = self.edge().p;
        chance.map(|rate| Hurdle::Chance { p, rate }).into_iter().chain(loose.map(Hurdle::Backbone)).collect()
    }

    /// What leaves entities out, and roles that had ended.
    fn left(&self, view: &View, places: [Option<usize>; 2]) -> Vec<Hurdle> {
        let ends = [self.source, self.target].into_iter().zip(places);
        let shown = ends.filter(|(node, place)| place.is_none() && is_shown(view, &node.kind));
        let missing: Vec<_> = shown.map(|(node, _)| node.key.clone()).collect();
        let mut hurdles = Vec::new();
        if let Some(top) = view.top.filter(|_| !missing.is_empty()) {
            hurdles.push(Hurdle::Top(top, missing));
        } else if !view.around.is_empty() && !missing.is_empty() {
            hurdles.push(Hurdle::Around);
        }
        let role = self.relation().family() == Family::Role;
        hurdles.extend(view.as_of.filter(|_| role).map(Hurdle::Ended));
        hurdles
    }
}

fn is_shown(view: &View, kind: &Kind) -> bool {
    view.kinds.is_empty() || view.kinds.contains(kind)
}
