//! Degrees and PageRank, on a compact snapshot of the graph.

use petgraph::graph::Graph;

use super::arcs::Arcs;
use super::score::significant;
use super::{Edge, Node};

const DAMPING: f64 = 0.85;
const TOLERANCE: f64 = 1e-12;
const ROUNDS: usize = 200;

/// Sets degree, weighted degree and PageRank of every node: over co-occurrence where the graph has it, else over all its edges. Symmetric edges
/// count in both directions.
pub(super) fn rank(graph: &mut Graph<Node, Edge>) {
    let arcs = Arcs::incoming(graph);
    let out = leaving(&arcs);
    let ranks = pagerank(&arcs, &out);
    for (at, node) in graph.node_weights_mut().enumerate() {
        node.degree = arcs.of(at).len() as u64;
        node.weighted_degree = significant(out[at]);
        node.pagerank = significant(ranks[at]);
    }
}

/// The weight that leaves each node.
fn leaving(arcs: &Arcs) -> Vec<f64> {
    let mut out = vec![0.0; arcs.len()];
    for (source, weight) in (0..arcs.len()).flat_map(|node| arcs.of(node)) {
        out[*source] += weight;
    }
    out
}

/// PageRank by power iteration (Brin and Page 1998); nodes without edges share their rank with all.
fn pagerank(arcs: &Arcs, out: &[f64]) -> Vec<f64> {
    let nodes = arcs.len();
    #[expect(clippy::cast_precision_loss, reason = "nodes stay far below 2^53")]
    let share = 1.0 / nodes.max(1) as f64;
    let mut ranks = vec![share; nodes];
    for _ in 0..ROUNDS {
        let lost: f64 = (0..nodes).filter(|at| out[*at] == 0.0).map(|at| ranks[at]).sum();
        let base = (1.0 - DAMPING) * share + DAMPING * lost * share;
        let inflow = |node| arcs.of(node).iter().map(|(from, weight)| ranks[*from] * weight / out[*from]).sum::<f64>();
        let next: Vec<f64> = (0..nodes).map(|node| base + DAMPING * inflow(node)).collect();
        let change: f64 = next.iter().zip(&ranks).map(|(a, b)| (a - b).abs()).sum();
        ranks = next;
        if change < TOLERANCE {
            break;
        }
    }
    ranks
}
