//! Who belongs together: communities with their members.

use std::cmp::Reverse;

use crate::graph::KnowledgeGraph;

/// Nodes with more between them than with others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Community {
    /// The places of its members, those of the highest PageRank first.
    pub members: Vec<usize>,
    /// Whether these are the nodes that have no edge to any other, which belong to none.
    pub apart: bool,
}

impl KnowledgeGraph {
    /// The communities, the largest first; nodes without edges come last.
    pub fn community_list(&self) -> Vec<Community> {
        let numbers = self.communities();
        let count = numbers.iter().max().map_or(0, |last| *last as usize + 1);
        let mut members = vec![Vec::new(); count];
        for (number, place) in numbers.iter().zip(0..) {
            members[*number as usize].push(place);
        }
        let nodes: Vec<_> = self.nodes().collect();
        for list in &mut members {
            list.sort_by(|a: &usize, b| {
                let (one, other) = (nodes[*a], nodes[*b]);
                let mentions = |place: &usize| Reverse(nodes[*place].mentions);
                other.pagerank.total_cmp(&one.pagerank).then_with(|| (mentions(a), *a).cmp(&(mentions(b), *b)))
            });
        }
        let apart = |members: &[usize]| members.iter().all(|place| nodes[*place].degree == 0);
        members.into_iter().map(|members| Community { apart: apart(&members), members }).collect()
    }
}
