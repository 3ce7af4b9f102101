//! What came, went, grew and shrank between two graphs, and the documents that made it so.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::graph::{EdgeRef, KnowledgeGraph, Node};

/// How a node or an edge differs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Change {
    /// Only the new graph has it.
    Came,
    /// The new graph counts more.
    Grew,
    /// As much is counted, of other documents.
    Changed,
    /// The new graph counts less.
    Shrank,
    /// Only the old graph has it.
    Went,
}

impl Change {
    /// All of them, in the order of reports.
    pub const ALL: [Self; 5] = [Self::Came, Self::Grew, Self::Changed, Self::Shrank, Self::Went];

    /// The name used in reports.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Came => "came",
            Self::Grew => "grew",
            Self::Changed => "changed",
            Self::Shrank => "shrank",
            Self::Went => "went",
        }
    }

    fn of(old: u64, new: u64) -> Self {
        match old.cmp(&new) {
            std::cmp::Ordering::Less => Self::Grew,
            std::cmp::Ordering::Equal => Self::Changed,
            std::cmp::Ordering::Greater => Self::Shrank,
        }
    }
}

/// A node or an edge that differs.
#[derive(Clone)]
pub struct Differs<'g, T> {
    /// How.
    pub change: Change,
    /// What, from the new graph where that has it.
    pub what: T,
    /// What the old and the new graph count: mentions of a node, units or statements of an edge.
    pub counts: [u64; 2],
    /// The ids of the documents that made it so, as far as the evidence of edges tells.
    pub documents: Vec<&'g str>,
}

/// How two graphs differ.
#[derive(Clone)]
pub struct Difference<'g> {
    /// Whether both were built with the same lists and options, so that counts can be compared.
    pub comparable: bool,
    /// The documents that only one has, or whose text is another: came, changed or went.
    pub documents: Vec<(Change, &'g str)>,
    /// By change, those that differ most first, then by key.
    pub nodes: Vec<Differs<'g, &'g Node>>,
    /// By change, those that differ most first, then by ends and relation.
    pub edges: Vec<Differs<'g, EdgeRef<'g>>>,
}

/// How many pieces of evidence stand in each document.
type Pieces<'g> = BTreeMap<&'g str, u64>;

impl<'g> Difference<'g> {
    /// What is other in the new graph. Edges are known by their ids, nodes by their keys.
    pub fn between(old: &'g KnowledgeGraph, new: &'g KnowledgeGraph) -> Self {
        let documents = documents(old, new);
        let other: BTreeSet<&str> = documents.iter().map(|(_, id)| *id).collect();
        Self {
            comparable: old.gazetteer == new.gazetteer && old.options == new.options,
            nodes: nodes(old, new, &other),
            edges: edges(old, new, &other),
            documents,
        }
    }

    /// Whether there is no difference.
    pub fn is_empty(&self) -> bool {
        self.documents.is_empty() && self.nodes.is_empty() && self.edges.is_empty()
    }
}

/// Both graphs' elements side by side, in the order of their keys.
fn paired<K: Ord, T>(
    old: impl Iterator<Item = (K, T)>,
    new: impl Iterator<Item = (K, T)>,
) -> BTreeMap<K, (Option<T>, Option<T>)> {
    let mut pairs: BTreeMap<K, (Option<T>, Option<T>)> = old.map(|(key, old)| (key, (Some(old), None))).collect();
    for (key, element) in new {
        pairs.entry(key).or_insert((None, None)).1 = Some(element);
    }
    pairs
}

fn documents<'g>(old: &'g KnowledgeGraph, new: &'g KnowledgeGraph) -> Vec<(Change, &'g str)> {
    let rows = |graph: &'g KnowledgeGraph| graph.documents.iter().map(|row| (row.id.as_str(), row));
    let mut found: Vec<_> = paired(rows(old), rows(new))
        .into_iter()
        .filter_map(|(id, pair)| match pair {
            (None, _) => Some((Change::Came, id)),
            (_, None) => Some((Change::Went, id)),
            (Some(old), Some(new)) => (old.sha256 != new.sha256).then_some((Change::Changed, id)),
        })
        .collect();
    found.sort_by_key(|(change, _)| *change);
    found
}

fn edges<'g>(
    old: &'g KnowledgeGraph,
    new: &'g KnowledgeGraph,
    other: &BTreeSet<&str>,
) -> Vec<Differs<'g, EdgeRef<'g>>> {
    let rows = |graph: &'g KnowledgeGraph| {
        graph.edges().map(|edge| ((&*edge.source.key, &*edge.target.key, edge.edge().relation), edge))
    };
    let mut found = Vec::new();
    for pair in paired(rows(old), rows(new)).into_values() {
        let pieces = |edge: Option<EdgeRef<'g>>| edge.map(|edge| pieces(&edge)).unwrap_or_default();
        let count = |edge: Option<EdgeRef<'g>>| edge.map_or(0, |edge| edge.edge().count);
        let counts = [count(pair.0), count(pair.1)];
        let documents = responsible(&pieces(pair.0), &pieces(pair.1), other);
        let (change, what) = match pair {
            (None, Some(new)) => (Change::Came, new),
            (Some(old), None) => (Change::Went, old),
            (_, Some(new)) if counts[0] != counts[1] || !documents.is_empty() => {
                (Change::of(counts[0], counts[1]), new)
            }
            _ => continue,
        };
        found.push(Differs { change, what, counts, documents });
    }
    found.sort_by_key(|differs| (differs.change, Reverse(differs.counts[0].abs_diff(differs.counts[1]))));
    found
}

fn nodes<'g>(old: &'g KnowledgeGraph, new: &'g KnowledgeGraph, other: &BTreeSet<&str>) -> Vec<Differs<'g, &'g Node>> {
    let rows = |graph: &'g KnowledgeGraph| graph.nodes().map(|node| (&*node.key, node)).collect::<Vec<_>>().into_iter();
    let (before, after) = (pieces_by_node(old), pieces_by_node(new));
    let none = Pieces::new();
    let mut found = Vec::new();
    for (key, pair) in paired(rows(old), rows(new)) {
        let counts = [pair.0.map_or(0, |node| node.mentions), pair.1.map_or(0, |node| node.mentions)];
        let (change, what) = match pair {
            (None, Some(new)) => (Change::Came, new),
            (Some(old), None) => (Change::Went, old),
            (_, Some(new)) if counts[0] != counts[1] => (Change::of(counts[0], counts[1]), new),
            _ => continue,
        };
        let documents = responsible(before.get(key).unwrap_or(&none), after.get(key).unwrap_or(&none), other);
        found.push(Differs { change, what, counts, documents });
    }
    found.sort_by_key(|differs| (differs.change, Reverse(differs.counts[0].abs_diff(differs.counts[1]))));
    found
}

fn pieces<'g>(edge: &EdgeRef<'g>) -> Pieces<'g> {
    let mut pieces = Pieces::new();
    for evidence in edge.evidence() {
        *pieces.entry(evidence.document.id.as_str()).or_default() += 1;
    }
    pieces
}

fn pieces_by_node(graph: &KnowledgeGraph) -> HashMap<&str, Pieces<'_>> {
    let mut by_node: HashMap<&str, Pieces<'_>> = HashMap::new();
    for edge in graph.edges() {
        for (document, count) in pieces(&edge) {
            for end in [edge.source, edge.target] {
                *by_node.entry(&end.key).or_default().entry(document).or_default() += count;
            }
        }
    }
    by_node
}

/// The documents that have other numbers of pieces in the one than in the other, or other texts.
fn responsible<'g>(old: &Pieces<'g>, new: &Pieces<'g>, other: &BTreeSet<&str>) -> Vec<&'g str> {
    let ids: BTreeSet<&'g str> = old.keys().chain(new.keys()).copied().collect();
    ids.into_iter().filter(|id| old.get(id) != new.get(id) || other.contains(id)).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{Change, Pieces, responsible};

    #[test]
    fn documents_are_responsible_where_their_counts_or_texts_differ() {
        let old = Pieces::from([("a", 1), ("b", 2), ("c", 1), ("d", 1)]);
        let new = Pieces::from([("a", 1), ("b", 1), ("d", 1), ("e", 1)]);
        assert_eq!(responsible(&old, &new, &BTreeSet::from(["d", "x"])), ["b", "c", "d", "e"]);
        assert_eq!(responsible(&old, &old, &BTreeSet::new()), [""; 0]);
    }

    #[test]
    fn changes_are_ordered_and_named() {
        assert!(Change::ALL.is_sorted());
        assert_eq!(Change::ALL.map(Change::as_str), ["came", "grew", "changed", "shrank", "went"]);
        assert_eq!([(1, 2), (2, 2), (2, 1)].map(|(old, new)| Change::of(old, new)), Change::ALL[1..4]);
    }
}
