//! The backbone of a graph: the edges that carry more of an entity's weight than chance would give them.
//!
//! The disparity filter (Serrano, Boguñá and Vespignani 2009). The null: an entity's weight is dealt to its k edges at random. An edge with the share x
//! of it has the p-value (1 - x)^(k - 1), and stays where that is below alpha for one of its ends. The only edge of an entity has the p-value 1 there:
//! it says nothing that is not said by the entity's being named, so that it stays only where it matters to its other end; an edge whose ends have no
//! other goes.

use libm::pow;

/// An edge by the places of its ends, and its weight, above zero.
pub(super) type Weighted = (usize, usize, f64);

/// Which of the edges are in the backbone. Sums follow the order of the edges. Linear in their number and the highest place.
pub(super) fn backbone(edges: &[Weighted], alpha: f64) -> Vec<bool> {
    let places = edges.iter().map(|(source, target, _)| source.max(target) + 1).max().unwrap_or(0);
    let mut strengths = vec![(0.0, 0_u32); places];
    for (source, target, weight) in edges {
        for end in [*source, *target] {
            strengths[end].0 += weight;
            strengths[end].1 += 1;
        }
    }
    let p = |end: usize, weight: f64| {
        let (strength, degree) = strengths[end];
        if degree < 2 { 1.0 } else { pow((1.0 - weight / strength).max(0.0), f64::from(degree - 1)) }
    };
    edges.iter().map(|(source, target, weight)| p(*source, *weight).min(p(*target, *weight)) < alpha).collect()
}

#[cfg(test)]
mod tests {
    use super::{Weighted, backbone};

    fn kept(edges: &[Weighted], alpha: f64) -> Vec<usize> {
        let kept = backbone(edges, alpha);
        (0..).zip(kept).filter(|(_, kept)| *kept).map(|(at, _)| at).collect()
    }

    #[test]
    fn a_star_keeps_its_strong_edge() {
        // Of weight 14 one edge has 10, p (4/14)^4 = 0.0067; the others have 1, p (13/14)^4 = 0.74.
        let star = [(0, 1, 10.0), (0, 2, 1.0), (0, 3, 1.0), (0, 4, 1.0), (0, 5, 1.0)];
        assert_eq!(kept(&star, 0.05), [0]);
        assert_eq!(kept(&star, 0.006), [0; 0]);
        assert_eq!(kept(&star, 0.75), [0, 1, 2, 3, 4]);
    }

    #[test]
    fn one_end_is_enough() {
        // For 0 the edge to 1 is one of five alike, p 0.8^4 = 0.41; for 1 it has 5 of 6 in two edges, p 1/6.
        let edges = [(0, 1, 5.0), (0, 2, 5.0), (0, 3, 5.0), (0, 4, 5.0), (0, 5, 5.0), (1, 6, 1.0)];
        assert_eq!(kept(&edges, 0.2), [0]);
    }

    #[test]
    fn even_weights_have_no_backbone() {
        let ring: Vec<_> = (0..6).map(|at| (at, (at + 1) % 6, 3.0)).collect();
        assert_eq!(kept(&ring, 0.4), [0; 0]);
    }

    #[test]
    fn only_edges_count_at_the_other_end() {
        // 1 has no other edge, but for 0 it has 98 of 100 in three edges; the pair 4-5 stands alone.
        let edges = [(0, 1, 98.0), (0, 2, 1.0), (0, 3, 1.0), (4, 5, 1000.0)];
        assert_eq!(kept(&edges, 0.05), [0]);
        assert_eq!(kept(&[(0, 1, 1.0)], 0.999), [0; 0]);
        assert_eq!(backbone(&[], 0.05), [false; 0]);
    }
}
