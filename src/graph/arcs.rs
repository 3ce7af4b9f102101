//! Snapshots of a graph as plain arrays: what ranks, communities and the layout are computed on.

use petgraph::graph::Graph;
use petgraph::visit::EdgeRef;

use super::{Edge, Node};

/// Weighted arcs by node, in a fixed order, so that sums of floats are the same in every run.
pub(super) struct Arcs {
    /// Where each node's arcs begin, then where the last one's end.
    firsts: Vec<usize>,
    ends: Vec<(usize, f64)>,
}

impl Arcs {
    /// The arcs that come in at each node: over co-occurrence where the graph has it, else over all its edges. Symmetric edges count in both directions.
    pub(super) fn incoming(graph: &Graph<Node, Edge>) -> Self {
        let arcs = counted(graph).flat_map(|(source, target, edge)| {
            let back = edge.stated.as_ref().is_none_or(|stated| stated.symmetric);
            [(target, source, edge.weight)].into_iter().chain(back.then_some((source, target, edge.weight)))
        });
        Self::new(graph.node_count(), arcs)
    }

    /// The arcs of the same edges without their directions: each pair of nodes has at most one, from either end.
    pub(super) fn between(graph: &Graph<Node, Edge>) -> Self {
        Self::undirected(graph.node_count(), counted(graph).map(|(source, target, edge)| (source, target, edge.weight)))
    }

    /// Arcs from both ends of each of the edges, those of one pair added up, none from a node to itself. Their order does not matter.
    pub(super) fn undirected(nodes: usize, edges: impl Iterator<Item = (usize, usize, f64)> + Clone) -> Self {
        let apart = edges.filter(|(source, target, _)| source != target);
        Self::new(
            nodes,
            apart.flat_map(|(source, target, weight)| [(source, target, weight), (target, source, weight)]),
        )
        .merged()
    }

    fn new(nodes: usize, arcs: impl Iterator<Item = (usize, usize, f64)> + Clone) -> Self {
        let mut firsts = vec![0; nodes + 1];
        for (node, _, _) in arcs.clone() {
            firsts[node + 1] += 1;
        }
        for node in 0..nodes {
            firsts[node + 1] += firsts[node];
        }
        let mut ends = vec![(0, 0.0); firsts[nodes]];
        let mut next = firsts.clone();
        for (node, end, weight) in arcs {
            ends[next[node]] = (end, weight);
            next[node] += 1;
        }
        for node in 0..nodes {
            ends[firsts[node]..firsts[node + 1]].sort_unstable_by(|a, b| a.0.cmp(&b.0).then(a.1.total_cmp(&b.1)));
        }
        Self { firsts, ends }
    }

    /// Arcs with the same two ends as one.
    fn merged(mut self) -> Self {
        let mut kept = 0;
        for node in 0..self.len() {
            let range = self.firsts[node]..self.firsts[node + 1];
            self.firsts[node] = kept;
            for at in range {
                let (end, weight) = self.ends[at];
                if kept > self.firsts[node] && self.ends[kept - 1].0 == end {
                    self.ends[kept - 1].1 += weight;
                } else {
                    self.ends[kept] = (end, weight);
                    kept += 1;
                }
            }
        }
        let nodes = self.len();
        self.firsts[nodes] = kept;
        self.ends.truncate(kept);
        self
    }

    /// The number of nodes.
    pub(super) fn len(&self) -> usize {
        self.firsts.len() - 1
    }

    /// The other ends of a node's arcs, ascending, with their weights.
    pub(super) fn of(&self, node: usize) -> &[(usize, f64)] {
        &self.ends[self.firsts[node]..self.firsts[node + 1]]
    }

    /// The sum of the weights of a node's arcs.
    pub(super) fn strength(&self, node: usize) -> f64 {
        self.of(node).iter().map(|(_, weight)| weight).sum()
    }

    /// The arcs between groups of nodes, without those inside a group. Each node has its group, numbered from 0 without a gap.
    pub(super) fn contracted(&self, groups: &[usize], count: usize) -> Self {
        let members = Groups::new(groups, count);
        let (mut firsts, mut ends) = (vec![0], Vec::new());
        let mut weights = vec![0.0; count];
        let mut touched = Vec::new();
        for group in 0..count {
            for (end, weight) in members.of(group).iter().flat_map(|node| self.of(*node)) {
                let end = groups[*end];
                if end != group {
                    if weights[end] == 0.0 {
                        touched.push(end);
                    }
                    weights[end] += weight;
                }
            }
            touched.sort_unstable();
            ends.extend(touched.drain(..).map(|end| (end, std::mem::take(&mut weights[end]))));
            firsts.push(ends.len());
        }
        Self { firsts, ends }
    }
}

/// The members of groups, ascending in each.
pub(super) struct Groups {
    firsts: Vec<usize>,
    members: Vec<usize>,
}

impl Groups {
    /// From the group of each member; groups are numbered from 0.
    pub(super) fn new(groups: &[usize], count: usize) -> Self {
        let arcs = Arcs::new(count, groups.iter().zip(0..).map(|(group, member)| (*group, member, 0.0)));
        Self { firsts: arcs.firsts, members: arcs.ends.into_iter().map(|(member, _)| member).collect() }
    }

    /// The members of a group.
    pub(super) fn of(&self, group: usize) -> &[usize] {
        &self.members[self.firsts[group]..self.firsts[group + 1]]
    }
}

/// The edges that scores are computed over, with the places of their ends.
fn counted(graph: &Graph<Node, Edge>) -> impl Iterator<Item = (usize, usize, &Edge)> + Clone {
    let counted = graph.edge_weights().any(|edge| edge.stated.is_none());
    let edges = graph.edge_references().filter(move |edge| !counted || edge.weight().stated.is_none());
    edges.map(|edge| (edge.source().index(), edge.target().index(), edge.weight()))
}

#[cfg(test)]
mod tests {
    use super::{Arcs, Groups};

    #[test]
    fn parallel_edges_are_one_and_loops_none() {
        let edges = [(2, 0, 1.0), (0, 1, 2.0), (1, 0, 3.0), (1, 1, 9.0)];
        let arcs = Arcs::undirected(4, edges.into_iter());
        assert_eq!(arcs.of(0), [(1, 5.0), (2, 1.0)]);
        assert_eq!(arcs.of(1), [(0, 5.0)]);
        assert_eq!(arcs.of(2), [(0, 1.0)]);
        assert_eq!(arcs.of(3), []);
        assert_eq!((arcs.len(), arcs.strength(0)), (4, 6.0));
        assert_eq!(Arcs::undirected(0, [].into_iter()).len(), 0);
    }

    #[test]
    fn groups_are_joined_by_what_joins_their_members() {
        let edges = [(0, 1, 1.0), (1, 2, 2.0), (0, 3, 4.0), (2, 3, 8.0)];
        let groups = [1, 1, 0, 0];
        let arcs = Arcs::undirected(4, edges.into_iter()).contracted(&groups, 2);
        assert_eq!((arcs.of(0), arcs.of(1)), (&[(1, 6.0)][..], &[(0, 6.0)][..]));
        assert_eq!(Groups::new(&groups, 2).of(0), [2, 3]);
    }
}
