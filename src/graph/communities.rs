//! Divides the nodes of a graph into communities.

use petgraph::graph::Graph;

use super::{Edge, Node};

/// The community of each node.
pub(super) fn communities(graph: &Graph<Node, Edge>) -> Vec<u32> {
    vec![0; graph.node_count()]
}
