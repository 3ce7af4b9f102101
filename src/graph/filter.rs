//! Which edges a view keeps.

use super::backbone::{Weighted, backbone};
use super::significance::highest_significant;
use super::{Edge, View};

/// An edge with the places of its ends.
pub(super) type Placed<'e> = (usize, usize, &'e Edge);

/// Says of each edge whether it passes every filter. Each filter looks at all of them: what one leaves out still counts for the others.
///
/// Edges of co-occurrence are significant among the pairs of so many entities, those that no unit names together included.
pub(super) fn passing(view: &View, edges: &[Placed<'_>], entities: usize) -> Vec<bool> {
    let mut passing: Vec<_> = edges.iter().map(|(.., edge)| is_large(view, edge)).collect();
    if let Some(rate) = view.fdr {
        let entities = entities as u64;
        let values = edges.iter().map(|(.., edge)| edge.p).collect();
        let highest = highest_significant(values, entities * entities.saturating_sub(1) / 2, rate);
        let significant = |edge: &Edge| highest.is_some_and(|highest| edge.p <= highest);
        passing.iter_mut().zip(edges).for_each(|(passes, (.., edge))| *passes &= significant(edge));
    }
    if let Some(alpha) = view.backbone {
        let weighted: Vec<Weighted> =
            edges.iter().map(|(source, target, edge)| (*source, *target, edge.weight)).collect();
        passing.iter_mut().zip(backbone(&weighted, alpha)).for_each(|(passes, kept)| *passes &= kept);
    }
    passing
}

fn is_large(view: &View, edge: &Edge) -> bool {
    edge.count >= view.min_count && edge.documents >= view.min_documents && edge.weight >= view.min_weight
}
