//! Places the nodes of a graph on a plane.

use petgraph::graph::Graph;

use super::{Edge, Node};

/// A place for each node.
pub(super) fn layout(graph: &Graph<Node, Edge>) -> Vec<[f32; 2]> {
    #[expect(clippy::cast_precision_loss, reason = "to be replaced")]
    let place = |at: usize| [(at % 31) as f32 * 20.0, (at / 31) as f32 * 20.0];
    (0..graph.node_count()).map(place).collect()
}
