//! Packs pictures of parts beside each other.

use super::Point;

/// What the picture's width over its height comes near to.
pub(super) const ASPECT: f64 = 1.5;
/// Widths that are tried.
const TRIES: u32 = 60;

/// Places boxes in rows, the highest first, each row centered below the other; gives the least corner of each, and the size of all.
///
/// Boxes keep `gap` from each other. The width is the one that gives the smallest picture of the aspect wanted.
pub(super) fn pack(sizes: &[Point], gap: f64) -> (Vec<Point>, Point) {
    let mut order: Vec<usize> = (0..sizes.len()).collect();
    order.sort_by(|a, b| sizes[*b][1].total_cmp(&sizes[*a][1]).then(sizes[*b][0].total_cmp(&sizes[*a][0])));
    let widest = sizes.iter().map(|size| size[0]).fold(0.0, f64::max);
    let area: f64 = sizes.iter().map(|size| (size[0] + gap) * (size[1] + gap)).sum();
    let most = widest.max((area * ASPECT).sqrt() * 2.0);
    let width = |at: u32| widest + (most - widest) * f64::from(at) / f64::from(TRIES);
    let cost = |width: f64| {
        let size = rows(sizes, &order, width, gap).1;
        (size[0] / ASPECT).max(size[1])
    };
    let best = (0..TRIES)
        .map(|at| (cost(width(at)), width(at)))
        .fold((f64::INFINITY, widest), |best, other| if other.0 < best.0 { other } else { best });
    rows(sizes, &order, best.1, gap)
}

/// Rows of no more than this width.
fn rows(sizes: &[Point], order: &[usize], width: f64, gap: f64) -> (Vec<Point>, Point) {
    let mut corners = vec![[0.0; 2]; sizes.len()];
    let mut size = [0.0, 0.0];
    let mut rest = order;
    while !rest.is_empty() {
        let (mut count, mut length) = (0, -gap);
        while count < rest.len() && (count == 0 || length + gap + sizes[rest[count]][0] <= width + 1e-9) {
            length += gap + sizes[rest[count]][0];
            count += 1;
        }
        let height = sizes[rest[0]][1];
        let top = if size[1] > 0.0 { size[1] + gap } else { 0.0 };
        let mut left = -length / 2.0;
        for node in &rest[..count] {
            corners[*node] = [left, top + (height - sizes[*node][1]) / 2.0];
            left += sizes[*node][0] + gap;
        }
        size = [f64::max(size[0], length), top + height];
        rest = &rest[count..];
    }
    (corners, size)
}
