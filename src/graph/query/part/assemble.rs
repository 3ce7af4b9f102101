//! Puts together what stays of a graph.

use std::ops::Range;
use std::sync::{Arc, OnceLock};

use petgraph::graph::{Graph, NodeIndex};

use super::Cut;
use crate::extract::{EvidenceUnit, Occurrence, StatementRow};
use crate::gazetteer::EntityId;
use crate::graph::material::Material;
use crate::graph::rank::rank;
use crate::graph::{Background, Claim, Edge, KnowledgeGraph, Node, View};
use crate::text::Date;

/// What stays of a graph.
pub(super) struct Rest {
    /// The documents, by place.
    pub(super) stays: Vec<bool>,
    /// The nodes, by place.
    pub(super) shown: Vec<bool>,
    pub(super) cuts: Vec<Cut>,
    /// With the places of their statements.
    pub(super) claims: Vec<(Claim, Vec<u32>)>,
    pub(super) background: Vec<Background>,
}

impl KnowledgeGraph {
    /// A graph of what stays, everything in it numbered anew.
    pub(super) fn assembled(mut self, rest: Rest, view: &View) -> Self {
        let documents = renumbered(&rest.stays);
        let (units, occurrences, numbers) = self.units_in(&rest.stays, &documents);
        let (mut graph, entities) = self.nodes_of(&rest, view);
        let places = renumbered(&rest.shown);
        let (mut evidence, mut statements) = (Vec::new(), Vec::new());
        for Cut { ends, edge, pieces } in rest.cuts {
            let quotes = quotes_at(&edge.quotes, edge.evidence.start, &pieces);
            let range = match edge.stated {
                Some(_) => appended(&mut statements, pieces.iter().map(|at| self.statement_in(*at, &documents))),
                None => appended(&mut evidence, pieces.iter().map(|at| numbers[self.evidence[*at as usize] as usize])),
            };
            let end = |place: usize| NodeIndex::new(places[place] as usize);
            graph.add_edge(end(ends.0), end(ends.1), Edge { evidence: range, quotes, ..edge });
        }
        let claims = rest.claims.into_iter().map(|(claim, pieces)| {
            let rows = pieces.iter().map(|at| self.statement_in(*at, &documents));
            Claim { rows: appended(&mut statements, rows), ..claim }
        });
        let claims = claims.collect();
        rank(&mut graph);
        let left = rest.stays.iter().filter(|stays| !**stays).count() as u64;
        self.ledger.used = self.ledger.used.saturating_sub(left);
        self.ledger.outside += left;
        let mut stays = rest.stays.iter();
        self.documents.retain(|_| stays.next() == Some(&true));
        let view = both(self.view.take(), view);
        // A view does not hold all that its documents gave.
        let material = if view.is_whole() { std::mem::take(&mut self.material) } else { Material::None };
        Self {
            graph,
            origins: self.origins.kept(&rest.stays),
            units,
            occurrences,
            evidence,
            statements,
            claims,
            background: rest.background,
            entities,
            view: (!view.is_whole()).then_some(view),
            layout: OnceLock::new(),
            communities: OnceLock::new(),
            material,
            ..self
        }
    }

    /// The nodes that stay, without edges; and the entity of each.
    fn nodes_of(&mut self, rest: &Rest, view: &View) -> (Graph<Node, Edge>, Vec<EntityId>) {
        let dates = dates_by_node(&rest.cuts, rest.shown.len());
        let (nodes, _) = std::mem::take(&mut self.graph).into_nodes_edges();
        let mut graph = Graph::new();
        let mut entities = Vec::new();
        for (at, (node, entity)) in nodes.into_iter().zip(&self.entities).enumerate().filter(|(at, _)| rest.shown[*at])
        {
            graph.add_node(Node { seen: narrowed(node.weight.seen, dates[at], view), ..node.weight });
            entities.push(*entity);
        }
        (graph, entities)
    }

    /// The units of documents that stay, with who is named in them, and the new number of each old one.
    fn units_in(&self, stays: &[bool], documents: &[u32]) -> (Vec<EvidenceUnit>, Vec<Occurrence>, Vec<u32>) {
        let (mut units, mut occurrences) = (Vec::new(), Vec::new());
        let mut numbers = Vec::with_capacity(self.units.len());
        for (at, unit) in self.units.iter().enumerate() {
            numbers.push(index(units.len()));
            if stays[unit.document as usize] {
                let end = self.units.get(at + 1).map_or(self.occurrences.len(), |next| next.first as usize);
                let document = documents[unit.document as usize];
                units.push(EvidenceUnit { document, first: index(occurrences.len()), ..*unit });
                occurrences.extend_from_slice(&self.occurrences[unit.first as usize..end]);
            }
        }
        (units, occurrences, numbers)
    }

    fn statement_in(&self, at: u32, documents: &[u32]) -> StatementRow {
        let row = self.statements[at as usize];
        StatementRow { document: documents[row.document as usize], ..row }
    }
}

/// The earliest and the latest date of something.
type Dates = Option<(Date, Date)>;

/// The number of each element that stays among those that do.
fn renumbered(stays: &[bool]) -> Vec<u32> {
    let next = |before: &mut u32, stays: &bool| {
        let number = *before;
        *before += u32::from(*stays);
        Some(number)
    };
    stays.iter().scan(0, next).collect()
}

/// Puts elements behind the others; where they stand.
fn appended<T>(list: &mut Vec<T>, elements: impl Iterator<Item = T>) -> Range<u32> {
    let first = index(list.len());
    list.extend(elements);
    first..index(list.len())
}

/// The quotes of the pieces of an edge's evidence that stay, up to the last that there is.
fn quotes_at(quotes: &[Option<Arc<str>>], first: u32, pieces: &[u32]) -> Vec<Option<Arc<str>>> {
    let quote = |at: &u32| quotes.get((at - first) as usize).cloned().flatten();
    let mut kept: Vec<_> = pieces.iter().map(quote).collect();
    kept.truncate(kept.iter().rposition(Option::is_some).map_or(0, |last| last + 1));
    kept
}

fn dates_by_node(cuts: &[Cut], nodes: usize) -> Vec<Dates> {
    let mut dates = vec![None; nodes];
    for cut in cuts {
        for end in [cut.ends.0, cut.ends.1] {
            dates[end] = widened(dates[end], cut.edge.seen);
        }
    }
    dates
}

fn widened(one: Dates, other: Dates) -> Dates {
    match (one, other) {
        (Some((first, last)), Some((from, to))) => Some((first.min(from), last.max(to))),
        (one, other) => one.or(other),
    }
}

/// When an entity was seen within a view: on those of its first and last day that are in it, and when its edges were.
fn narrowed(seen: Dates, edges: Dates, view: &View) -> Dates {
    let within = |date: Date| Some((date, date)).filter(|_| view.holds_date(Some(date)));
    seen.map_or(edges, |(first, last)| widened(widened(within(first), within(last)), edges))
}

/// What passes both views.
fn both(before: Option<View>, view: &View) -> View {
    let before = before.unwrap_or_default();
    let or = |list: &Vec<String>, other: Vec<String>| if list.is_empty() { other } else { list.clone() };
    View {
        kinds: if view.kinds.is_empty() { before.kinds } else { view.kinds.clone() },
        min_count: view.min_count.max(before.min_count),
        min_documents: view.min_documents.max(before.min_documents),
        min_weight: view.min_weight.max(before.min_weight),
        fdr: view.fdr.or(before.fdr),
        backbone: view.backbone.or(before.backbone),
        top: view.top.into_iter().chain(before.top).min(),
        since: view.since.max(before.since),
        until: view.until.into_iter().chain(before.until).min(),
        relations: if view.relations.is_empty() { before.relations } else { view.relations.clone() },
        around: or(&view.around, before.around),
        hops: view.hops.or(before.hops),
        as_of: view.as_of.into_iter().chain(before.as_of).min(),
    }
}

/// The number of an element: lists of more than 2^32 do not fit into memory.
fn index(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}
