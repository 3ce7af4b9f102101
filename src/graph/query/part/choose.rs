//! Chooses the nodes of a part.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use super::Cut;
use crate::graph::{Node, View};

/// The places of the nodes with these keys; they are ordered by key.
pub(super) fn places_of(nodes: &[&Node], keys: &[String]) -> BTreeSet<usize> {
    keys.iter().filter_map(|key| nodes.binary_search_by(|node| node.key.cmp(key)).ok()).collect()
}

/// Leaves the nodes that so many edges lead to at most, in either direction.
pub(super) fn near(centers: &BTreeSet<usize>, hops: u32, cuts: &[Cut], shown: &mut [bool]) {
    let mut ends: Vec<_> = cuts.iter().flat_map(|cut| [cut.ends, (cut.ends.1, cut.ends.0)]).collect();
    ends.sort_unstable();
    ends.dedup();
    let mut reached = vec![false; shown.len()];
    for center in centers {
        reached[*center] = true;
    }
    let mut edge: Vec<usize> = centers.iter().copied().collect();
    for _ in 0..hops {
        let mut next = Vec::new();
        for node in edge {
            let first = ends.partition_point(|(from, _)| *from < node);
            for (_, to) in ends[first..].iter().take_while(|(from, _)| *from == node) {
                if !std::mem::replace(&mut reached[*to], true) {
                    next.push(*to);
                }
            }
        }
        edge = next;
    }
    shown.iter_mut().zip(reached).for_each(|(shown, reached)| *shown &= reached);
}

/// Whether a document of the view's dates names an entity, as far as the dates of the first and the last one tell.
pub(super) fn seen_within(node: &Node, view: &View) -> bool {
    match node.seen {
        Some((first, last)) => view.holds_date(Some(first)) || view.holds_date(Some(last)),
        None => view.holds_date(None),
    }
}

/// Leaves the nodes with the highest weighted degree, the centers among them.
pub(super) fn strongest(top: usize, centers: &BTreeSet<usize>, nodes: &[&Node], cuts: &[Cut], shown: &mut [bool]) {
    let mut strengths = vec![0.0; nodes.len()];
    for cut in cuts {
        for end in [cut.ends.0, cut.ends.1] {
            strengths[end] += cut.edge.weight;
        }
    }
    let mut order: Vec<usize> = (0..nodes.len()).filter(|at| shown[*at]).collect();
    order.sort_by(|a, b| {
        let key = |at: usize| (!centers.contains(&at), Reverse(nodes[at].mentions), at);
        let (one, other) = (key(*a), key(*b));
        one.0.cmp(&other.0).then(strengths[*b].total_cmp(&strengths[*a])).then(one.cmp(&other))
    });
    order.into_iter().skip(top).for_each(|at| shown[at] = false);
}
