//! What a graph looks like as a whole: density, components, clustering, assortativity, degrees.
//!
//! Over the pairs that co-occurrence joins where the graph has it, else over those that any edge does; without directions and weights.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::graph::KnowledgeGraph;
use crate::graph::arcs::Arcs;
use crate::graph::score::float;

/// The shape of a graph.
#[derive(Clone, Debug, PartialEq)]
pub struct Shape {
    /// Pairs of nodes that are joined.
    pub pairs: u64,
    /// The share of all pairs that are joined, 0 to 1.
    pub density: f64,
    /// The number of nodes in each component, the largest first; nodes without edges are one each.
    pub components: Vec<u64>,
    /// How likely two neighbors of a node are joined: the mean of all nodes', those with fewer than two neighbors as 0 (Watts and Strogatz 1998).
    pub clustering: f64,
    /// How likely two neighbors of a node are joined: of all paths over two edges, those that are closed.
    pub transitivity: f64,
    /// How much nodes are joined to others of their kind: 1 to none else, 0 as chance would have it, below 0 to others (Newman 2003); nothing where all
    /// joined nodes are of one kind.
    pub assortativity: Option<f64>,
    /// How many nodes have each number of neighbors.
    pub degrees: BTreeMap<u64, u64>,
}

impl KnowledgeGraph {
    /// The shape of the graph. O(m·√m) in its edges.
    pub fn shape(&self) -> Shape {
        let mut kinds: Vec<_> = self.graph.node_weights().map(|node| &node.kind).collect();
        let of_nodes = kinds.clone();
        kinds.sort_unstable();
        kinds.dedup();
        let classes: Vec<usize> = of_nodes.iter().map(|kind| kinds.partition_point(|known| known < kind)).collect();
        shape(&Arcs::between(&self.graph), &classes)
    }
}

fn shape(arcs: &Arcs, classes: &[usize]) -> Shape {
    let nodes = arcs.len() as u64;
    let ends: u64 = (0..arcs.len()).map(|node| arcs.of(node).len() as u64).sum();
    let mut degrees = BTreeMap::new();
    for node in 0..arcs.len() {
        *degrees.entry(arcs.of(node).len() as u64).or_default() += 1;
    }
    let (clustering, transitivity) = clustering(arcs);
    Shape {
        pairs: ends / 2,
        density: ratio(float(ends), float(nodes) * (float(nodes) - 1.0)),
        components: components(arcs),
        clustering,
        transitivity,
        assortativity: assortativity(arcs, classes),
        degrees,
    }
}

/// 0 where there is nothing to divide by.
fn ratio(part: f64, whole: f64) -> f64 {
    if whole > 0.0 { part / whole } else { 0.0 }
}

fn components(arcs: &Arcs) -> Vec<u64> {
    let mut seen = vec![false; arcs.len()];
    let mut sizes = Vec::new();
    let mut open = Vec::new();
    for start in 0..arcs.len() {
        if std::mem::replace(&mut seen[start], true) {
            continue;
        }
        open.push(start);
        let mut size = 0;
        while let Some(node) = open.pop() {
            size += 1;
            for (end, _) in arcs.of(node) {
                if !std::mem::replace(&mut seen[*end], true) {
                    open.push(*end);
                }
            }
        }
        sizes.push(size);
    }
    sizes.sort_unstable_by_key(|size| Reverse(*size));
    sizes
}

/// The mean of the nodes' coefficients, and that of the whole.
fn clustering(arcs: &Arcs) -> (f64, f64) {
    let triangles = triangles(arcs);
    let (mut sum, mut closed, mut open) = (0.0, 0, 0);
    for (node, triangles) in triangles.iter().enumerate() {
        let degree = arcs.of(node).len() as u64;
        let paths = degree * degree.saturating_sub(1) / 2;
        sum += ratio(float(*triangles), float(paths));
        closed += triangles;
        open += paths;
    }
    (ratio(sum, float(arcs.len() as u64)), ratio(float(closed), float(open)))
}

/// How many triangles each node is a corner of. Each is found once, from its corner with the fewest neighbors.
fn triangles(arcs: &Arcs) -> Vec<u64> {
    let rank = |node: usize| (arcs.of(node).len(), node);
    let above: Vec<Vec<usize>> = (0..arcs.len())
        .map(|node| arcs.of(node).iter().map(|(end, _)| *end).filter(|end| rank(*end) > rank(node)).collect())
        .collect();
    let mut counts = vec![0; arcs.len()];
    let mut marked = vec![false; arcs.len()];
    for (node, ends) in above.iter().enumerate() {
        for end in ends {
            marked[*end] = true;
        }
        for middle in ends {
            for third in above[*middle].iter().filter(|third| marked[**third]) {
                for corner in [node, *middle, *third] {
                    counts[corner] += 1;
                }
            }
        }
        for end in ends {
            marked[*end] = false;
        }
    }
    counts
}

/// Newman's coefficient of the classes of joined nodes, numbered from 0.
fn assortativity(arcs: &Arcs, classes: &[usize]) -> Option<f64> {
    let mut ends = vec![0_u64; classes.iter().max().map_or(0, |last| last + 1)];
    let mut within = 0_u64;
    for node in 0..arcs.len() {
        ends[classes[node]] += arcs.of(node).len() as u64;
        within += arcs.of(node).iter().filter(|(end, _)| classes[*end] == classes[node]).count() as u64;
    }
    let all = float(ends.iter().sum());
    let by_chance: f64 = ends.iter().map(|ends| ratio(float(*ends), all) * ratio(float(*ends), all)).sum();
    let mixed = ends.iter().filter(|ends| **ends > 0).count() > 1;
    mixed.then(|| (float(within) / all - by_chance) / (1.0 - by_chance))
}

#[cfg(test)]
mod tests {
    use super::{Shape, shape};
    use crate::graph::arcs::Arcs;
    use crate::graph::significant;

    fn of(nodes: usize, edges: &[(usize, usize)], classes: &[usize]) -> Shape {
        shape(&Arcs::undirected(nodes, edges.iter().map(|(a, b)| (*a, *b, 1.0))), classes)
    }

    #[test]
    #[expect(clippy::float_cmp, reason = "rounded to six digits, equal values are equal")]
    fn known_graphs() {
        // (nodes, edges, density, clustering, transitivity)
        type Case = (usize, &'static [(usize, usize)], f64, f64, f64);
        let cases: [Case; 6] = [
            (0, &[], 0.0, 0.0, 0.0),
            (1, &[], 0.0, 0.0, 0.0),
            (3, &[(0, 1), (1, 2), (0, 2)], 1.0, 1.0, 1.0),
            (4, &[(0, 1), (0, 2), (0, 3)], 0.5, 0.0, 0.0),
            // A triangle with a tail: 1, 1, 1/3, 0; three of five paths are closed.
            (4, &[(0, 1), (1, 2), (0, 2), (2, 3)], 0.666_667, 0.583_333, 0.6),
            // Four that know each other but for one pair: 1, 1, 2/3, 2/3; six of eight paths.
            (4, &[(0, 2), (0, 3), (1, 2), (1, 3), (2, 3)], 0.833_333, 0.833_333, 0.75),
        ];
        for (nodes, edges, density, clustering, transitivity) in cases {
            let found = of(nodes, edges, &vec![0; nodes]);
            assert_eq!(significant(found.density), density, "{edges:?}");
            assert_eq!(significant(found.clustering), clustering, "{edges:?}");
            assert_eq!(significant(found.transitivity), transitivity, "{edges:?}");
            assert_eq!(found.degrees.values().sum::<u64>(), nodes as u64);
            assert_eq!(found.assortativity, None);
        }
    }

    #[test]
    fn components_by_size() {
        let found = of(6, &[(4, 5), (0, 1), (1, 3)], &[0; 6]);
        assert_eq!(found.components, [3, 2, 1]);
        assert_eq!(found.pairs, 3);
        assert_eq!(found.degrees.into_iter().collect::<Vec<_>>(), [(0, 1), (1, 4), (2, 1)]);
    }

    #[test]
    fn like_joins_like() {
        let rounded = |edges: &[(usize, usize)]| of(4, edges, &[0, 0, 1, 1]).assortativity.map(significant);
        assert_eq!(rounded(&[(0, 1), (2, 3)]), Some(1.0));
        assert_eq!(rounded(&[(0, 2), (1, 3)]), Some(-1.0));
        assert_eq!(rounded(&[(0, 1), (2, 3), (0, 2), (1, 3)]), Some(0.0));
        assert_eq!(rounded(&[(0, 1)]), None);
        assert_eq!(rounded(&[]), None);
    }
}
