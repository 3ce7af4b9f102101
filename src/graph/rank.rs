//! Degrees and PageRank, on a compact snapshot of the graph.

use petgraph::graph::Graph;
use petgraph::visit::EdgeRef;

use super::score::significant;
use super::{Edge, Node};

const DAMPING: f64 = 0.85;
const TOLERANCE: f64 = 1e-12;
const ROUNDS: usize = 200;

/// Sets degree, weighted degree and PageRank of every node: over co-occurrence where the graph has it, else over all its edges. Symmetric edges
/// count in both directions.
pub(super) fn rank(graph: &mut Graph<Node, Edge>) {
    let arcs = Arcs::new(graph);
    let ranks = arcs.pagerank();
    for (at, node) in graph.node_weights_mut().enumerate() {
        node.degree = (arcs.firsts[at + 1] - arcs.firsts[at]) as u64;
        node.weighted_degree = significant(arcs.out[at]);
        node.pagerank = significant(ranks[at]);
    }
}

/// Incoming arcs by node, in a fixed order, so that sums of floats are the same in every run.
struct Arcs {
    firsts: Vec<usize>,
    sources: Vec<(usize, f64)>,
    /// The weight that leaves each node.
    out: Vec<f64>,
}

impl Arcs {
    fn new(graph: &Graph<Node, Edge>) -> Self {
        let mut arcs: Vec<(usize, usize, f64)> = Vec::with_capacity(graph.edge_count() * 2);
        let counted = graph.edge_weights().any(|edge| edge.stated.is_none());
        for edge in graph.edge_references().filter(|edge| !counted || edge.weight().stated.is_none()) {
            let (source, target, weight) = (edge.source().index(), edge.target().index(), edge.weight().weight);
            arcs.push((target, source, weight));
            if edge.weight().stated.as_ref().is_none_or(|stated| stated.symmetric) {
                arcs.push((source, target, weight));
            }
        }
        arcs.sort_by_key(|(target, source, _)| (*target, *source));
        let mut firsts = vec![0; graph.node_count() + 1];
        let mut out = vec![0.0; graph.node_count()];
        for (target, source, weight) in &arcs {
            firsts[target + 1] += 1;
            out[*source] += weight;
        }
        for at in 1..firsts.len() {
            firsts[at] += firsts[at - 1];
        }
        Self { firsts, sources: arcs.into_iter().map(|(_, source, weight)| (source, weight)).collect(), out }
    }

    /// PageRank by power iteration (Brin and Page 1998); nodes without edges share their rank with all.
    fn pagerank(&self) -> Vec<f64> {
        let nodes = self.out.len();
        #[expect(clippy::cast_precision_loss, reason = "nodes stay far below 2^53")]
        let share = 1.0 / nodes.max(1) as f64;
        let mut ranks = vec![share; nodes];
        for _ in 0..ROUNDS {
            let lost: f64 = (0..nodes).filter(|at| self.out[*at] == 0.0).map(|at| ranks[at]).sum();
            let base = (1.0 - DAMPING) * share + DAMPING * lost * share;
            let next: Vec<f64> = (0..nodes)
                .map(|at| {
                    let sources = &self.sources[self.firsts[at]..self.firsts[at + 1]];
                    let inflow: f64 =
                        sources.iter().map(|(from, weight)| ranks[*from] * weight / self.out[*from]).sum();
                    base + DAMPING * inflow
                })
                .collect();
            let change: f64 = next.iter().zip(&ranks).map(|(a, b)| (a - b).abs()).sum();
            ranks = next;
            if change < TOLERANCE {
                break;
            }
        }
        ranks
    }
}
