//! Betweenness, on how many of the shortest paths between others a node lies, and bridging, how far it joins parts that hardly anything else joins.

use std::collections::VecDeque;

use crate::graph::KnowledgeGraph;
use crate::graph::arcs::Arcs;

/// Up to so many nodes, all are sources of paths.
const EXACT: usize = 5000;
/// How many steps from node to node a sample may take, about, and how many sources it has.
const STEPS: usize = 500_000_000;
const FEWEST: usize = 64;
const MOST: usize = 1000;

/// A measure that takes paths between all nodes, for each node by its place.
#[derive(Clone, Debug, PartialEq)]
pub struct Centrality {
    /// The measure, 0 to 1.
    pub values: Vec<f64>,
    /// How far each value may be off, by the empirical Bernstein bound (Maurer and Pontil 2009), which holds in 95 % of samples whatever the shares
    /// are like; all zero where it is exact.
    pub errors: Vec<f64>,
    /// How many nodes paths were followed from, where not all of them.
    pub sampled: Option<usize>,
}

impl KnowledgeGraph {
    /// Betweenness (Freeman 1977): the share of the shortest paths between two others that pass a node. Paths go over co-occurrence where the graph has it, else over all
    /// edges, whatever their direction and weight.
    /// Exact up to 5,000 nodes, else from a sample of sources (Brandes and Pich 2007), the same in every run.
    ///
    /// `tell` hears after each source how many of how many are done.
    pub fn betweenness(&self, tell: &dyn Fn(u64, u64)) -> Centrality {
        between(&Arcs::between(&self.graph), tell)
    }

    /// Bridging centrality (Hwang and others 2008): betweenness times the bridging coefficient, so that those come first who stand between parts rather than in the midst
    /// of one. Sampled as [`Self::betweenness`] is.
    pub fn bridging(&self, tell: &dyn Fn(u64, u64)) -> Centrality {
        let arcs = Arcs::between(&self.graph);
        bridging(&arcs, between(&arcs, tell))
    }
}

/// From all nodes up to [`EXACT`], above from as many as [`STEPS`] allow.
fn between(arcs: &Arcs, tell: &dyn Fn(u64, u64)) -> Centrality {
    let nodes = arcs.len();
    let steps: usize = (0..nodes).map(|node| arcs.of(node).len() + 1).sum();
    let sources = if nodes <= EXACT { nodes } else { (STEPS / steps.max(1)).clamp(FEWEST, MOST).min(nodes) };
    from_sources(arcs, sources, tell)
}

/// Betweenness times the inverse of a node's degree by the sum of those of its neighbors.
#[expect(clippy::cast_precision_loss, reason = "degrees stay far below 2^53")]
fn bridging(arcs: &Arcs, mut between: Centrality) -> Centrality {
    let inverse = |node: usize| 1.0 / arcs.of(node).len() as f64;
    for node in 0..arcs.len() {
        let around: f64 = arcs.of(node).iter().map(|(end, _)| inverse(*end)).sum();
        let coefficient = if around > 0.0 { inverse(node) / around } else { 0.0 };
        between.values[node] *= coefficient;
        between.errors[node] *= coefficient;
    }
    between
}

/// Brandes 2001, from so many of the nodes.
#[expect(clippy::cast_precision_loss, reason = "nodes stay far below 2^53")]
fn from_sources(arcs: &Arcs, sources: usize, tell: &dyn Fn(u64, u64)) -> Centrality {
    let nodes = arcs.len();
    let (mut sums, mut squares) = (vec![0.0; nodes], vec![0.0; nodes]);
    let mut walk = Walk::new(nodes);
    for (start, done) in scattered(nodes, sources).into_iter().zip(1..) {
        walk.from(arcs, start);
        tell(done, sources as u64);
        for node in &walk.order[1..] {
            sums[*node] += walk.shares[*node];
            squares[*node] += walk.shares[*node] * walk.shares[*node];
        }
    }
    let all = nodes as f64;
    let count = sources.max(1) as f64;
    let scale = if nodes > 2 { all / ((all - 1.0) * (all - 2.0)) } else { 0.0 };
    let values: Vec<f64> = sums.iter().map(|sum| sum / count * scale).collect();
    let sampled = (sources < nodes).then_some(sources);
    // Shares are divided by their highest value, so that they lie between 0 and 1.
    let most = (all - 2.0).max(1.0);
    let doubt = libm::log(4.0 / 0.05);
    let error = |(sum, square): (&f64, &f64)| {
        let variance = (square - sum * sum / count).max(0.0) / (count - 1.0).max(1.0) / (most * most);
        let off = libm::sqrt(2.0 * variance * doubt / count) + 7.0 * doubt / (3.0 * (count - 1.0).max(1.0));
        off * most * scale
    };
    let errors = match sampled {
        Some(_) => sums.iter().zip(&squares).map(error).collect(),
        None => vec![0.0; nodes],
    };
    Centrality { values, errors, sampled }
}

/// So many of the nodes, picked by a hash of their places: evenly spaced ones may share what the order of the nodes has in it.
fn scattered(nodes: usize, count: usize) -> Vec<usize> {
    let hash = |place: usize| {
        // SplitMix64 (Steele, Lea and Flood 2014).
        let mut hash = (place as u64).wrapping_add(0x9e37_79b9_7f4a_7c15);
        hash = (hash ^ (hash >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        hash = (hash ^ (hash >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        hash ^ (hash >> 31)
    };
    let mut places: Vec<usize> = (0..nodes).collect();
    places.sort_by_cached_key(|place| hash(*place));
    places.truncate(count);
    places.sort_unstable();
    places
}

/// The shortest paths from one node to all others.
struct Walk {
    /// The nodes, in the order in which they are reached.
    order: Vec<usize>,
    /// How many steps away; the highest number where it is not known.
    steps: Vec<u32>,
    /// How many shortest paths lead there.
    paths: Vec<f64>,
    /// The sum over all ends of the share of the shortest paths that pass a node.
    shares: Vec<f64>,
    open: VecDeque<usize>,
}

impl Walk {
    fn new(nodes: usize) -> Self {
        Self {
            order: Vec::with_capacity(nodes),
            steps: vec![u32::MAX; nodes],
            paths: vec![0.0; nodes],
            shares: vec![0.0; nodes],
            open: VecDeque::new(),
        }
    }

    fn from(&mut self, arcs: &Arcs, start: usize) {
        for node in self.order.drain(..) {
            (self.steps[node], self.paths[node], self.shares[node]) = (u32::MAX, 0.0, 0.0);
        }
        (self.steps[start], self.paths[start]) = (0, 1.0);
        self.open.push_back(start);
        while let Some(node) = self.open.pop_front() {
            self.order.push(node);
            for (end, _) in arcs.of(node) {
                if self.steps[*end] == u32::MAX {
                    self.steps[*end] = self.steps[node] + 1;
                    self.open.push_back(*end);
                }
                if self.steps[*end] == self.steps[node] + 1 {
                    self.paths[*end] += self.paths[node];
                }
            }
        }
        for node in self.order.iter().rev() {
            for (end, _) in arcs.of(*node) {
                if self.steps[*end] == self.steps[*node] + 1 {
                    self.shares[*node] += self.paths[*node] / self.paths[*end] * (1.0 + self.shares[*end]);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::cell::RefCell;

    use super::{Arcs, Centrality, bridging};

    fn from_sources(arcs: &Arcs, sources: usize) -> Centrality {
        super::from_sources(arcs, sources, &|_, _| {})
    }

    fn arcs(nodes: usize, edges: &[(usize, usize)]) -> Arcs {
        Arcs::undirected(nodes, edges.iter().map(|(one, other)| (*one, *other, 1.0)))
    }

    fn close(found: &[f64], expected: &[f64]) {
        let near = found.iter().zip(expected).all(|(found, expected)| (found - expected).abs() < 1e-12);
        assert!(near && found.len() == expected.len(), "{found:?}, not {expected:?}");
    }

    #[test]
    fn small_graphs_have_the_known_betweenness() {
        let star = arcs(5, &[(0, 1), (0, 2), (0, 3), (0, 4)]);
        close(&from_sources(&star, 5).values, &[1.0, 0.0, 0.0, 0.0, 0.0]);
        let path = arcs(4, &[(0, 1), (1, 2), (2, 3)]);
        close(&from_sources(&path, 4).values, &[0.0, 2.0 / 3.0, 2.0 / 3.0, 0.0]);
        // Two ways around a ring of four: half of one pair passes each node, of three pairs.
        let ring = arcs(4, &[(0, 1), (1, 2), (2, 3), (3, 0)]);
        close(&from_sources(&ring, 4).values, &[1.0 / 6.0; 4]);
        let two = arcs(6, &[(0, 1), (1, 2), (3, 4)]);
        close(&from_sources(&two, 6).values, &[0.0, 0.1, 0.0, 0.0, 0.0, 0.0]);
        for nodes in 0..3 {
            close(&from_sources(&arcs(nodes, &[]), nodes).values, &vec![0.0; nodes]);
        }
    }

    #[test]
    fn bridges_come_before_hubs() {
        let path = arcs(4, &[(0, 1), (1, 2), (2, 3)]);
        close(&bridging(&path, from_sources(&path, 4)).values, &[0.0, 2.0 / 9.0, 2.0 / 9.0, 0.0]);
        // Two stars of four rays around 0 and 5, and 10 between them.
        let rays = (1..5).map(|ray| (0, ray)).chain((6..10).map(|ray| (5, ray)));
        let stars = arcs(11, &rays.chain([(0, 10), (10, 5)]).collect::<Vec<_>>());
        let (between, bridges) = (from_sources(&stars, 11), bridging(&stars, from_sources(&stars, 11)));
        assert!(between.values[0] > between.values[10] && bridges.values[10] > bridges.values[0]);
        // 25 of 45 pairs, and a half by a fifth and a fifth.
        assert!((bridges.values[10] - 25.0 / 45.0 * 0.5 / 0.4).abs() < 1e-12, "{}", bridges.values[10]);
        let alone = arcs(3, &[(0, 1)]);
        close(&bridging(&alone, from_sources(&alone, 3)).values, &[0.0; 3]);
    }

    #[test]
    fn a_sample_is_as_good_as_it_says() {
        let edges: Vec<_> = (1..300_usize).flat_map(|node| [(node, node / 2), (node, node * 7 % 300)]).collect();
        let arcs = arcs(300, &edges);
        let (exact, sample) = (from_sources(&arcs, 300), from_sources(&arcs, 100));
        assert_eq!((exact.sampled, sample.sampled), (None, Some(100)));
        assert!(exact.errors.iter().all(|error| *error == 0.0));
        let off = |node: &usize| (exact.values[*node] - sample.values[*node]).abs() > sample.errors[*node];
        let off = (0..300).filter(off).count();
        assert!(off <= 15, "{off} of 300 values are further off than they say");
        assert!(sample.errors.iter().all(|error| (0.01..0.25).contains(error)), "{:?}", sample.errors);
    }

    #[test]
    fn it_tells_how_far_it_is() {
        let path = arcs(4, &[(0, 1), (1, 2), (2, 3)]);
        let told = RefCell::new(Vec::new());
        super::from_sources(&path, 3, &|done, all| told.borrow_mut().push((done, all)));
        assert_eq!(told.into_inner(), [(1, 3), (2, 3), (3, 3)]);
    }
}
