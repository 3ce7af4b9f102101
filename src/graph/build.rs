//! Builds the graph from what the documents gave.

use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};
use std::sync::OnceLock;

use petgraph::graph::{Graph, NodeIndex};
use sha2::{Digest, Sha256};

use super::filter::{Placed, passing};
use super::material::Material;
use super::origins::Origins;
use super::rank::rank;
use super::roster::{Member, Roster, Tally};
use super::score::{float, significant};
use super::stated::{StatedPair, speakers, stated_pairs};
use super::{Background, Claim, Contingency, Edge, KnowledgeGraph, Ledger, Node, Options, Relations, View, Weight};
use crate::extract::{DocumentRow, Extraction, Interner};
use crate::gazetteer::{EntityId, Gazetteer};
use crate::recognize::Entities;
use crate::relate::{Family, Predicate};
use crate::text::Date;
use crate::text::hex::hex;

/// An edge before it is scored: its ends in the order of their keys, and its evidence as a range of units.
struct Pair {
    source: EntityId,
    target: EntityId,
    evidence: std::ops::Range<u32>,
}

/// What a graph is built with, beside the documents.
pub(super) struct Terms {
    /// SHA-256 of the lists.
    pub(super) gazetteer: String,
    pub(super) options: Options,
    pub(super) view: View,
    pub(super) ledger: Ledger,
}

impl KnowledgeGraph {
    /// Builds the graph of an extraction, or the part of it that a view shows.
    ///
    /// Sorting the pairs dominates: O(p log p) in the number of pairs of entities in units.
    pub fn build(
        mut extraction: Extraction,
        gazetteer: &Gazetteer,
        options: Options,
        view: View,
        ledger: Ledger,
    ) -> Self {
        extraction.normalize();
        let found = std::mem::take(&mut extraction.found);
        let entities = Entities::new(gazetteer, &found);
        let roster = Roster::new(&mut extraction, |id| Member::of(&entities.get(id)));
        Self::of(extraction, roster, Terms { gazetteer: gazetteer.sha256(), options, view, ledger })
    }

    /// Builds the graph of an extraction that is in order, whose entities are those of a roster.
    pub(super) fn of(extraction: Extraction, roster: Roster, terms: Terms) -> Self {
        let Terms { gazetteer, options, view, ledger } = terms;
        let shown = |node: &Node| view.kinds.is_empty() || view.kinds.contains(&node.kind);
        let order: Vec<EntityId> = roster.named().filter(|(_, node)| shown(node)).map(|(id, _)| id).collect();
        let (pairs, evidence) =
            if options.relations.holds(Family::CoOccurrence) { pairs(&extraction, &order) } else { Default::default() };
        let (stated, statements) = stated_pairs(&extraction, &order, options.relations);
        let mut built = Self {
            graph: Graph::new(),
            unit_count: extraction.documents.iter().map(|row| u64::from(row.units)).sum(),
            gazetteer,
            evidence,
            speakers: speakers(&statements, &roster),
            statements,
            claims: Vec::new(),
            background: Vec::new(),
            mentions: Vec::new(),
            entities: Vec::new(),
            ledger: with_left_out(ledger, &roster, &extraction.words),
            options,
            view: None,
            weightless: 0,
            documents: Vec::new(),
            origins: Origins::new(&extraction),
            units: Vec::new(),
            occurrences: Vec::new(),
            layout: OnceLock::new(),
            communities: OnceLock::new(),
            material: Material::None,
        };
        let mut edges = built.score(&pairs, &extraction, &roster);
        retain_passing(&mut edges, &order, &view);
        edges.extend(built.stated(stated, &extraction, &roster, &view));
        edges.sort_by_key(|((source, target), edge)| (*source, *target, edge.relation));
        let alone = built.options.relations.holds(Family::CoOccurrence);
        built.add_nodes(kept(&order, &edges, &roster, &view, alone), &roster, &extraction.words);
        built.add_edges(edges);
        rank(&mut built.graph);
        built.background = background(&roster, &built.entities, built.options.relations);
        built.view = Some(view).filter(|view| !view.is_whole());
        built.keep_mentions(extraction.mentions);
        built.documents = extraction.documents;
        built.units = extraction.evidence;
        built.occurrences = extraction.occurrences;
        if built.view.is_none() {
            built.material = Material::Kept { members: roster.members, words: extraction.words, sentences: None };
        }
        built
    }

    /// The edges that have a weight; counts those without.
    fn score(&mut self, pairs: &[Pair], extraction: &Extraction, roster: &Roster) -> Vec<(Ends, Edge)> {
        let edge = |pair: &Pair| ((pair.source, pair.target), self.edge(pair, extraction, roster));
        let mut edges: Vec<_> = pairs.iter().map(edge).collect();
        let before = edges.len();
        edges.retain(|(_, edge)| edge.weight > 0.0);
        self.weightless = (before - edges.len()) as u64;
        edges
    }

    /// The edges that sentences state and that pass the filters; what no sentence says to be so becomes a claim.
    fn stated(
        &mut self,
        pairs: Vec<StatedPair>,
        extraction: &Extraction,
        roster: &Roster,
        view: &View,
    ) -> Vec<(Ends, Edge)> {
        let mut edges = Vec::new();
        for pair in pairs {
            let StatedPair { source, predicate, target, stated, count, rows } = pair;
            let (source_key, target_key) = (roster.key(source), roster.key(target));
            if count == 0 {
                let (source, target) = (source_key.into(), target_key.into());
                self.claims.push(Claim { source, relation: predicate, target, stated, rows });
                continue;
            }
            let evidence = &self.statements[rows.start as usize..rows.end as usize];
            let sources = Sources::of(evidence.iter().map(|row| row.document).collect(), &extraction.documents);
            let origins = self.origins.count_documents(&sources.documents);
            let edge = Edge {
                id: edge_id(source_key, predicate, target_key),
                relation: predicate,
                weight: float(match self.options.weight {
                    Weight::Documents => sources.documents.len() as u64,
                    Weight::Origins => origins,
                    Weight::Count | Weight::Npmi | Weight::Llr => count,
                }),
                count,
                documents: sources.documents.len() as u64,
                origins,
                outlets: sources.outlets,
                contingency: Contingency::default(),
                npmi: 0.0,
                llr: 0.0,
                p: 0.0,
                seen: sources.seen,
                stated: Some(stated),
                evidence: rows,
                quotes: Vec::new(),
            };
            if shows(view, &edge) {
                edges.push(((source, target), edge));
            }
        }
        edges
    }

    fn add_nodes(&mut self, entities: Vec<EntityId>, roster: &Roster, words: &Interner) {
        for entity in &entities {
            self.graph.add_node(node(&roster.member(*entity).node, roster.tally(*entity), words));
        }
        self.entities = entities;
    }

    fn add_edges(&mut self, edges: Vec<(Ends, Edge)>) {
        let places: HashMap<EntityId, NodeIndex> =
            self.entities.iter().copied().zip(self.graph.node_indices()).collect();
        for ((source, target), edge) in edges {
            if let (Some(source), Some(target)) = (places.get(&source), places.get(&target)) {
                self.graph.add_edge(*source, *target, edge);
            }
        }
    }

    fn edge(&self, pair: &Pair, extraction: &Extraction, roster: &Roster) -> Edge {
        let relation = Predicate::CoOccurs;
        let units = &self.evidence[pair.evidence.start as usize..pair.evidence.end as usize];
        let documents = units.iter().map(|unit| extraction.evidence[*unit as usize].document).collect();
        let sources = Sources::of(documents, &extraction.documents);
        let contingency = Contingency::new(
            units.len() as u64,
            roster.tally(pair.source).units,
            roster.tally(pair.target).units,
            self.unit_count,
        );
        let count = units.len() as u64;
        let origins = self.origins.count(units, &extraction.evidence);
        // As exact as they are written, so that a graph that is read is the same.
        let (npmi, llr) = (significant(contingency.npmi()), significant(contingency.llr()));
        Edge {
            id: edge_id(roster.key(pair.source), relation, roster.key(pair.target)),
            relation,
            weight: match self.options.weight {
                Weight::Count => float(count),
                Weight::Documents => float(sources.documents.len() as u64),
                Weight::Npmi => npmi,
                Weight::Llr => llr,
                Weight::Origins => float(origins),
            },
            count,
            documents: sources.documents.len() as u64,
            origins,
            outlets: sources.outlets,
            contingency,
            npmi,
            llr,
            p: significant(contingency.p()),
            seen: sources.seen,
            stated: None,
            evidence: pair.evidence.clone(),
            quotes: Vec::new(),
        }
    }
}

/// The ends of an edge.
type Ends = (EntityId, EntityId);

/// Whether a view shows an edge.
pub(super) fn shows(view: &View, edge: &Edge) -> bool {
    edge.count >= view.min_count && edge.documents >= view.min_documents && edge.weight >= view.min_weight
}

/// The documents behind an edge.
pub(super) struct Sources {
    /// Each once.
    pub(super) documents: Vec<u32>,
    /// Their earliest and latest date.
    pub(super) seen: Option<(Date, Date)>,
    /// How many different outlets they name.
    pub(super) outlets: u64,
}

impl Sources {
    /// Those of these documents, by their places in the list of all.
    pub(super) fn of(mut documents: Vec<u32>, all: &[DocumentRow]) -> Self {
        documents.sort_unstable();
        documents.dedup();
        let rows = || documents.iter().map(|document| &all[*document as usize]);
        let dates = || rows().filter_map(|row| row.date);
        let mut outlets: Vec<_> = rows().filter_map(|row| row.outlet.as_deref()).collect();
        outlets.sort_unstable();
        outlets.dedup();
        Self { seen: dates().min().zip(dates().max()), outlets: outlets.len() as u64, documents }
    }
}

/// Leaves the edges that pass the filters of a view.
fn retain_passing(edges: &mut Vec<(Ends, Edge)>, order: &[EntityId], view: &View) {
    let place = |entity: &EntityId| order.binary_search(entity).unwrap_or_default();
    let all: Vec<Placed<'_>> =
        edges.iter().map(|((source, target), edge)| (place(source), place(target), edge)).collect();
    let mut kept = passing(view, &all, order.len()).into_iter();
    edges.retain(|_| kept.next() == Some(true));
}

/// What the lists know of entities, all of them nodes, and each other.
fn background(roster: &Roster, nodes: &[EntityId], relations: Relations) -> Vec<Background> {
    if !relations.holds(Family::Role) {
        return Vec::new();
    }
    let keys: HashSet<&str> = nodes.iter().map(|id| roster.key(*id)).collect();
    let ties = nodes.iter().flat_map(|id| &roster.member(*id).ties);
    ties.filter(|tie| keys.contains(&*tie.target)).cloned().collect()
}

/// `e` and 48 bits of a hash of the three parts.
fn edge_id(source: &str, relation: Predicate, target: &str) -> String {
    let hash = Sha256::digest(format!("{source}\t{relation}\t{target}"));
    format!("e{}", hex(&hash[..6]))
}

/// The pairs of entities, ordered by their keys, and the units that name both, by pair.
fn pairs(extraction: &Extraction, order: &[EntityId]) -> (Vec<Pair>, Vec<u32>) {
    let places: HashMap<EntityId, u32> = order.iter().copied().zip(0..).collect();
    let mut found: Vec<(u64, u32)> = Vec::with_capacity(pair_count(extraction));
    let mut members: Vec<u32> = Vec::new();
    for unit in (0..).take(extraction.evidence.len()) {
        members.clear();
        members.extend(extraction.occurrences_of(unit).iter().filter_map(|seen| places.get(&seen.entity)));
        members.sort_unstable();
        for (at, source) in members.iter().enumerate() {
            found.extend(members[at + 1..].iter().map(|target| (u64::from(*source) << 32 | u64::from(*target), unit)));
        }
    }
    found.sort_unstable();
    let mut pairs = Vec::new();
    let mut end = 0;
    for same in found.chunk_by(|a, b| a.0 == b.0) {
        let start = end;
        end += u32::try_from(same.len()).unwrap_or(u32::MAX);
        let entity = |place: u64| order[usize::try_from(place & 0xffff_ffff).unwrap_or(0)];
        pairs.push(Pair { source: entity(same[0].0 >> 32), target: entity(same[0].0), evidence: start..end });
    }
    let mut units = Vec::with_capacity(found.len());
    units.extend(found.iter().map(|(_, unit)| *unit));
    (pairs, units)
}

/// How many pairs the units hold, so that their list takes no more memory than it needs.
fn pair_count(extraction: &Extraction) -> usize {
    let sizes = (0..).take(extraction.evidence.len()).map(|unit| extraction.occurrences_of(unit).len());
    sizes.map(|size| size * (size - 1) / 2).sum()
}

/// The entities a view shows: where it filters edges, or entities without any are not wanted, those that keep one; of these the strongest.
fn kept(order: &[EntityId], edges: &[(Ends, Edge)], roster: &Roster, view: &View, alone: bool) -> Vec<EntityId> {
    let mut strength: HashMap<EntityId, f64> = HashMap::new();
    for ((source, target), edge) in edges {
        *strength.entry(*source).or_default() += edge.weight;
        *strength.entry(*target).or_default() += edge.weight;
    }
    let mut kept: Vec<_> = order
        .iter()
        .copied()
        .filter(|entity| alone && !view.filters_edges() || strength.contains_key(entity))
        .collect();
    if let Some(top) = view.top.filter(|top| *top < kept.len()) {
        let weight = |entity: &EntityId| strength.get(entity).copied().unwrap_or(0.0);
        kept.sort_by(|a, b| {
            let mentions = |entity: &EntityId| Reverse(roster.tally(*entity).mentions);
            weight(b).total_cmp(&weight(a)).then(mentions(a).cmp(&mentions(b))).then(a.cmp(b))
        });
        kept.truncate(top);
        kept.sort_unstable();
    }
    kept
}

fn node(known: &Node, tally: &Tally, words: &Interner) -> Node {
    Node {
        mentions: tally.mentions,
        units: tally.units,
        documents: tally.documents,
        surfaces: tally.surfaces.iter().map(|(surface, count)| (words.word(*surface).into(), *count)).collect(),
        seen: tally.seen,
        ..known.clone()
    }
}

fn with_left_out(mut ledger: Ledger, roster: &Roster, words: &Interner) -> Ledger {
    let names = roster.left_out.iter();
    ledger.left_out =
        names.map(|((reason, name), count)| (reason.as_str(), words.word(*name).into(), *count)).collect();
    ledger
}
