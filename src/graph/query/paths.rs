//! The shortest and the strongest paths between two nodes, whatever direction their edges have.

use std::cmp::{Ordering, Reverse};
use std::collections::BinaryHeap;

use foldhash::{HashMap, HashSet};

use super::ahead::Ahead;
use crate::graph::KnowledgeGraph;
use crate::graph::arcs::Arcs;
use crate::relate::Predicate;

/// What makes one path better than another.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Measure {
    /// Fewer steps; of as many, the stronger.
    #[default]
    Steps,
    /// The smaller sum of 1 / strength of its steps (Newman 2001); a step's strength is how often its edges are shown.
    Strength,
}

/// A way from one node to another that passes no node twice.
#[derive(Clone, Debug, PartialEq)]
pub struct Path {
    /// The places of its nodes.
    pub nodes: Vec<usize>,
    /// The sum of 1 / strength of its steps.
    pub length: f64,
}

/// How many ways to and from a node are tried where paths must pass it.
const LEGS: usize = 8;

/// What paths are looked for on: each pair of nodes has one link, as strong as the counts of its edges together.
pub struct Links<'l>(Box<dyn Fn(usize) -> Vec<(usize, f64)> + 'l>);

impl KnowledgeGraph {
    /// Links of the edges whose relation is wanted.
    pub fn links(&self, wanted: impl Fn(Predicate) -> bool) -> Links<'static> {
        #[expect(clippy::cast_precision_loss, reason = "counts stay far below 2^53")]
        let strength = |count: u64| count.max(1) as f64;
        let edges = self.edges().filter(|edge| wanted(edge.edge().relation));
        let edges = edges.map(|edge| (edge.places()[0], edge.places()[1], strength(edge.edge().count)));
        let edges: Vec<_> = edges.collect();
        Links::over(Arcs::undirected(self.nodes().len(), edges.into_iter()))
    }
}

impl<'l> Links<'l> {
    fn over(arcs: Arcs) -> Self {
        Self::by(move |node| arcs.of(node).to_vec())
    }

    /// Links that are told by a function: other ends, ascending, and strengths.
    pub(in crate::graph) fn by(of: impl Fn(usize) -> Vec<(usize, f64)> + 'l) -> Self {
        Self(Box::new(of))
    }

    /// The other ends of a node's links, ascending, with their strengths.
    pub(super) fn of(&self, node: usize) -> Vec<(usize, f64)> {
        (self.0)(node)
    }

    /// The best paths, at most so many, the best first (Yen 1971).
    pub fn paths(&self, from: usize, to: usize, measure: Measure, most: usize) -> Vec<Path> {
        let mut found: Vec<Path> = Vec::new();
        let mut candidates: Vec<Path> = self.best(&[from], to, measure, &[]).into_iter().collect();
        while found.len() < most {
            candidates.sort_by(|a, b| measure.compare(a, b));
            candidates.dedup();
            if candidates.is_empty() {
                break;
            }
            let path = candidates.remove(0);
            found.push(path);
            let last = &found[found.len() - 1].nodes;
            for end in 1..last.len() {
                let root = &last[..end];
                let known = found.iter().chain(&candidates).filter(|path| path.nodes.starts_with(root));
                let known: Vec<usize> = known.filter_map(|path| path.nodes.get(end).copied()).collect();
                candidates.extend(self.best(root, to, measure, &known));
            }
        }
        found
    }

    /// The best paths that pass a node between, among the best few on either side of it.
    pub fn paths_via(&self, ends: [usize; 2], via: usize, measure: Measure, most: usize) -> Vec<Path> {
        let legs = |from, to| self.paths(from, to, measure, most.max(LEGS));
        let (before, after) = (legs(ends[0], via), legs(via, ends[1]));
        let pairs = before.iter().flat_map(|first| after.iter().map(move |second| (first, second)));
        let apart = pairs.filter(|(first, second)| !second.nodes[1..].iter().any(|node| first.nodes.contains(node)));
        let mut paths: Vec<_> =
            apart.map(|(first, second)| self.path([&first.nodes[..], &second.nodes[1..]].concat())).collect();
        paths.sort_by(|a, b| measure.compare(a, b));
        paths.truncate(most);
        paths
    }

    fn path(&self, nodes: Vec<usize>) -> Path {
        let length = |step: &[usize]| {
            let arcs = self.of(step[0]);
            arcs.binary_search_by_key(&step[1], |(end, _)| *end).map_or(f64::INFINITY, |at| 1.0 / arcs[at].1)
        };
        let length = nodes.windows(2).map(length).sum();
        Path { nodes, length }
    }

    /// The best path that begins with these nodes and goes on to none of `barred` (Dijkstra 1959).
    fn best(&self, root: &[usize], to: usize, measure: Measure, barred: &[usize]) -> Option<Path> {
        let start = *root.last()?;
        let ahead = match measure {
            Measure::Steps => Some(Ahead::look(self, root, to, barred)?),
            Measure::Strength => None,
        };
        let leads = |node: usize, steps: u32| ahead.as_ref().is_none_or(|ahead| ahead.leads(node, steps));
        let mut from: HashMap<usize, usize> = HashMap::default();
        let mut costs: HashMap<usize, Cost> = root.iter().map(|node| (*node, Cost::NONE)).collect();
        let mut done: HashSet<usize> = HashSet::default();
        let mut open = BinaryHeap::from([Reverse((Cost::NONE, start))]);
        while let Some(Reverse((cost, node))) = open.pop() {
            if node == to {
                break;
            }
            if !done.insert(node) {
                continue;
            }
            for (end, strength) in self.of(node) {
                let next = cost.with(measure, 1.0 / strength);
                let is_barred = node == start && barred.contains(&end);
                if !is_barred && leads(end, next.0) && costs.get(&end).is_none_or(|known| next < *known) {
                    costs.insert(end, next);
                    from.insert(end, node);
                    open.push(Reverse((next, end)));
                }
            }
        }
        from.get(&to)?;
        let mut nodes: Vec<usize> = std::iter::successors(Some(to), |node| from.get(node).copied()).collect();
        nodes.reverse();
        Some(self.path([&root[..root.len() - 1], &nodes].concat()))
    }
}

impl Measure {
    fn compare(self, one: &Path, other: &Path) -> Ordering {
        let steps = match self {
            Self::Steps => one.nodes.len().cmp(&other.nodes.len()),
            Self::Strength => Ordering::Equal,
        };
        steps.then(one.length.total_cmp(&other.length)).then_with(|| one.nodes.cmp(&other.nodes))
    }
}

/// Steps, where they count, then length.
#[derive(Clone, Copy)]
struct Cost(u32, f64);

impl Cost {
    const NONE: Self = Self(0, 0.0);

    fn with(self, measure: Measure, length: f64) -> Self {
        Self(self.0 + u32::from(measure == Measure::Steps), self.1 + length)
    }
}

impl Ord for Cost {
    fn cmp(&self, other: &Self) -> Ordering {
        self.0.cmp(&other.0).then(self.1.total_cmp(&other.1))
    }
}

impl PartialOrd for Cost {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Cost {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Cost {}

#[cfg(test)]
mod tests {
    use super::{Arcs, Links, Measure};

    /// 0–1–3 is short and weak, 0–2–4–3 long and strong; 5 hangs on 3, 6 stands alone.
    fn links() -> Links<'static> {
        let edges = [(0, 1, 1.0), (1, 3, 1.0), (0, 2, 10.0), (2, 4, 10.0), (4, 3, 10.0), (3, 5, 1.0), (6, 6, 1.0)];
        Links::over(Arcs::undirected(7, edges.into_iter()))
    }

    fn found(measure: Measure, from: usize, to: usize) -> Vec<Vec<usize>> {
        links().paths(from, to, measure, 9).into_iter().map(|path| path.nodes).collect()
    }

    #[test]
    fn short_and_strong_paths() {
        let (short, strong) = (vec![0, 1, 3], vec![0, 2, 4, 3]);
        assert_eq!(found(Measure::Steps, 0, 3), [short.clone(), strong.clone()]);
        assert_eq!(found(Measure::Strength, 0, 3), [strong, short]);
        assert_eq!(found(Measure::Steps, 5, 0), [vec![5, 3, 1, 0], vec![5, 3, 4, 2, 0]]);
        assert!(found(Measure::Steps, 0, 6).is_empty());
        let length = links().paths(0, 3, Measure::Strength, 1)[0].length;
        assert!((length - 0.3).abs() < 1e-12, "{length}");
    }

    #[test]
    fn paths_that_pass_a_node() {
        let via = |node| links().paths_via([0, 5], node, Measure::Steps, 9).into_iter().map(|path| path.nodes);
        assert_eq!(via(4).collect::<Vec<_>>(), [vec![0, 2, 4, 3, 5]]);
        assert_eq!(via(3).count(), 2);
        assert_eq!(via(6).count(), 0);
    }

    #[test]
    fn every_simple_path_is_found_once() {
        let whole = (0..5).flat_map(|one| (0..one).map(move |other| (one, other, 1.0)));
        let links = Links::over(Arcs::undirected(5, whole));
        // Of the nodes between, none, one, two or three in any order: 1 + 3 + 6 + 6.
        let paths = links.paths(0, 4, Measure::Steps, 99);
        assert_eq!(paths.len(), 16);
        assert!(paths.windows(2).all(|pair| pair[0].nodes.len() <= pair[1].nodes.len() && pair[0] != pair[1]));
    }
}
