//! Questions to a graph: what is around a node, what joins two. Nodes are named by their place in [`KnowledgeGraph::nodes`].

mod ahead;
mod apart;
mod central;
mod diff;
mod disputes;
mod groups;
mod hurdles;
mod months;
mod outlets;
mod part;
mod paths;
mod shape;
#[cfg(test)]
mod tests;
mod verify;

use petgraph::Direction;
use petgraph::graph::NodeIndex;

use super::{EdgeRef, KnowledgeGraph, Node};

pub use apart::Approach;
pub use central::Centrality;
pub use diff::{Change, Difference, Differs};
pub use disputes::Dispute;
pub use groups::Community;
pub use hurdles::Hurdle;
pub use months::{Months, Written};
pub use outlets::{Carried, Outlet};
pub use paths::{Links, Measure, Path};
pub use shape::Shape;
pub use verify::{Proof, Verdict, Witness};

impl KnowledgeGraph {
    /// The node at a place of [`Self::nodes`].
    pub fn node(&self, place: usize) -> Option<&Node> {
        self.graph.node_weight(NodeIndex::new(place))
    }

    /// The place of the node with this key.
    pub fn place_of(&self, key: &str) -> Option<usize> {
        let (mut low, mut high) = (0, self.graph.node_count());
        while low < high {
            let middle = low.midpoint(high);
            match self.node(middle)?.key.as_str().cmp(key) {
                std::cmp::Ordering::Less => low = middle + 1,
                std::cmp::Ordering::Greater => high = middle,
                std::cmp::Ordering::Equal => return Some(middle),
            }
        }
        None
    }

    /// The edges at a node, in the order of [`Self::edges`].
    pub fn edges_at(&self, place: usize) -> Vec<EdgeRef<'_>> {
        let node = NodeIndex::new(place);
        let both = [Direction::Outgoing, Direction::Incoming];
        let edges = both.iter().flat_map(|direction| self.graph.edges_directed(node, *direction));
        let mut indices: Vec<_> = edges.map(|edge| petgraph::visit::EdgeRef::id(&edge)).collect();
        indices.sort_unstable();
        indices.dedup();
        indices.into_iter().filter_map(|index| self.edge_at(index)).collect()
    }

    /// The edges between two nodes, in either direction, in the order of [`Self::edges`].
    pub fn edges_between(&self, one: usize, other: usize) -> Vec<EdgeRef<'_>> {
        let joins = |edge: &EdgeRef<'_>| edge.places() == [one, other] || edge.places() == [other, one];
        self.edges_at(one).into_iter().filter(joins).collect()
    }

    fn edge_at(&self, index: petgraph::graph::EdgeIndex) -> Option<EdgeRef<'_>> {
        let (source, target) = self.graph.edge_endpoints(index)?;
        Some(EdgeRef { graph: self, index, source: &self.graph[source], target: &self.graph[target] })
    }
}

impl EdgeRef<'_> {
    /// The places of its source and its target in [`KnowledgeGraph::nodes`].
    pub fn places(&self) -> [usize; 2] {
        let (source, target) = self.graph.graph.edge_endpoints(self.index).unwrap_or_default();
        [source.index(), target.index()]
    }
}
