//! Places the nodes of a graph on a plane.
//!
//! Each connected part is laid out by itself: its communities first, then the nodes from there. It is scaled to the room that its nodes need, and nodes that lie on each
//! other are moved apart. The parts are packed in rows, the nodes without edges in a grid below. Nothing is drawn by lot, threads only share the
//! work, and sums have a fixed order: the same graph has the same picture everywhere.

mod forces;
mod overlap;
mod pack;
#[cfg(test)]
mod tests;
mod tree;

use super::arcs::{Arcs, Groups};
use forces::Field;
use overlap::separate;
use pack::{ASPECT, pack};

type Point = [f64; 2];

/// Units between nodes, typically.
const SPACING: f64 = 60.0;
/// The smallest circle's radius, and how much larger the largest one's is.
const RADIUS: (f64, f64) = (5.0, 17.0);
/// Where no node has more mentions, the largest circle is that of a node with so many.
const FEW: u64 = 16;
/// Up to so many nodes all labels have room; in larger graphs ever less.
const LABELED: f64 = 300.0;
/// The width of a letter, the longest label in letters, the height of a line.
const LETTER: (f64, f64, f64) = (6.6, 26.0, 14.0);
/// How much more room a part has than its nodes fill.
const SLACK: f64 = 1.6;
/// The greatest weight of ties that counts, where the mean has 1.
const HUB: f64 = 30.0;
/// What nodes keep from each other, on each side.
const MARGIN: f64 = 3.0;
/// Steps of all bodies in all rounds, and the rounds at least and at most.
const WORK: (usize, usize, usize) = (1_500_000, 80, 400);

/// The room of a node: a circle with its label below.
#[derive(Clone, Copy)]
struct Room {
    /// Half its width and height.
    half: Point,
    /// How far its center is below that of the circle.
    below: f64,
    /// How much it withstands a push.
    weight: f64,
}

impl Room {
    fn center(&self, at: Point) -> Point {
        [at[0], at[1] + self.below]
    }

    fn overlaps(&self, at: Point, other: &Self, other_at: Point) -> bool {
        let (a, b) = (self.center(at), other.center(other_at));
        [0, 1].into_iter().all(|axis| (a[axis] - b[axis]).abs() < self.half[axis] + other.half[axis])
    }
}

/// How a node is drawn.
pub(super) struct Drawn {
    /// How often it is named.
    pub(super) mentions: u64,
    /// The letters of its label.
    pub(super) letters: usize,
}

/// A part of the picture.
struct Part {
    nodes: Vec<usize>,
    places: Vec<Point>,
}

/// A place for each node: x grows to the right, y downward; the middle is at 0; about 60 units lie between nodes; rounded to hundredths.
pub(super) fn layout(nodes: &[Drawn], arcs: &Arcs, communities: &[u32]) -> Vec<[f32; 2]> {
    let rooms = rooms(nodes);
    let (connected, alone) = components(arcs);
    let mut parts: Vec<Part> = connected.into_iter().map(|nodes| part(nodes, arcs, communities, &rooms)).collect();
    let size = arrange(&mut parts, &rooms);
    if !alone.is_empty() {
        parts.push(grid(alone, &rooms, size));
    }
    finish(&parts, nodes.len())
}

/// The radius of the circle of a node with these mentions, where the most mentioned one has `most`.
pub(crate) fn circle(mentions: u64, most: u64) -> f64 {
    RADIUS.0 + RADIUS.1 * (float(mentions) / float(most.max(FEW))).sqrt()
}

/// The room of each node: the more often named the larger.
fn rooms(nodes: &[Drawn]) -> Vec<Room> {
    let most = nodes.iter().map(|node| node.mentions).fold(0, u64::max);
    let labeled = (LABELED / float(nodes.len())).min(1.0);
    let (letter, longest, line) = LETTER;
    let room = |node: &Drawn| {
        let radius = circle(node.mentions, most);
        let label = float(node.letters).min(longest) * letter * labeled;
        let below = line * labeled / 2.0;
        let half = [radius.max(label / 2.0) + MARGIN, radius + below + MARGIN];
        Room { half, below, weight: radius * radius }
    };
    nodes.iter().map(room).collect()
}

/// The connected parts with more than one node, and the nodes without edges; all ascending.
fn components(arcs: &Arcs) -> (Vec<Vec<usize>>, Vec<usize>) {
    let (mut connected, mut alone) = (Vec::new(), Vec::new());
    let mut seen = vec![false; arcs.len()];
    for first in 0..arcs.len() {
        if std::mem::replace(&mut seen[first], true) {
            continue;
        }
        let mut nodes = vec![first];
        let mut at = 0;
        while at < nodes.len() {
            let ends = arcs.of(nodes[at]).iter().map(|(end, _)| *end);
            nodes.extend(ends.filter(|end| !std::mem::replace(&mut seen[*end], true)));
            at += 1;
        }
        nodes.sort_unstable();
        if nodes.len() > 1 { connected.push(nodes) } else { alone.push(first) }
    }
    (connected, alone)
}

/// Lays out a connected part around 0.
fn part(nodes: Vec<usize>, arcs: &Arcs, communities: &[u32], rooms: &[Room]) -> Part {
    let local = |node: usize| nodes.binary_search(&node).unwrap_or_default();
    let ties = nodes.iter().zip(0..).flat_map(|(node, one)| {
        let later = arcs.of(*node).iter().filter(|(end, _)| end > node);
        later.map(move |(end, weight)| (one, local(*end), weight.sqrt()))
    });
    let arcs = Arcs::undirected(nodes.len(), ties);
    let masses = masses(&arcs);
    let mut numbers: Vec<u32> = nodes.iter().map(|node| communities[*node]).collect();
    numbers.sort_unstable();
    numbers.dedup();
    let group = |node: &usize| numbers.binary_search(&communities[*node]).unwrap_or_default();
    let groups: Vec<usize> = nodes.iter().map(group).collect();
    let mut places = begin(&arcs, &masses, &groups, numbers.len());
    Field { arcs: &arcs, masses: &masses }.settle(&mut places, rounds(nodes.len()), 0.05);
    let rooms: Vec<Room> = nodes.iter().map(|node| rooms[*node]).collect();
    scale(&mut places, &rooms);
    separate(&mut places, &rooms);
    Part { nodes, places }
}

fn rounds(nodes: usize) -> usize {
    (WORK.0 / nodes).clamp(WORK.1, WORK.2)
}

/// How strongly each node repels: by the weight of its ties, of hubs no more than a bound, so that no desert surrounds them; and as much again for all
/// alike; together 1.
fn masses(arcs: &Arcs) -> Vec<f64> {
    let strengths: Vec<f64> = (0..arcs.len()).map(|node| arcs.strength(node)).collect();
    let mean = strengths.iter().sum::<f64>() / float(arcs.len());
    let masses: Vec<f64> = strengths.iter().map(|strength| strength.min(HUB * mean) + mean).collect();
    let total: f64 = masses.iter().sum();
    masses.iter().map(|mass| mass / total).collect()
}

/// Where the nodes begin: around their groups, which are laid out as if each were one node.
fn begin(arcs: &Arcs, masses: &[f64], groups: &[usize], count: usize) -> Vec<Point> {
    let members = Groups::new(groups, count);
    let sum = |group: usize| members.of(group).iter().map(|node| masses[*node]).sum();
    let sums: Vec<f64> = (0..count).map(sum).collect();
    let all: Vec<usize> = (0..count).collect();
    let mut centers = vec![[0.0; 2]; count];
    wind(&all, &sums, [0.0; 2], &mut centers);
    let between = arcs.contracted(groups, count);
    Field { arcs: &between, masses: &sums }.settle(&mut centers, rounds(count), 0.1);
    let mut places = vec![[0.0; 2]; masses.len()];
    for (group, center) in centers.into_iter().enumerate() {
        wind(members.of(group), masses, center, &mut places);
    }
    places
}

/// Places bodies on a spiral around a point, the heaviest first, each as far out as there is mass before it.
fn wind(bodies: &[usize], masses: &[f64], center: Point, places: &mut [Point]) {
    let mut order = bodies.to_vec();
    order.sort_by(|a, b| masses[*b].total_cmp(&masses[*a]));
    let mut inside = 0.0_f64;
    for (nth, body) in order.into_iter().enumerate() {
        let [x, y] = turn(nth, inside.sqrt());
        places[body] = [center[0] + x, center[1] + y];
        inside += masses[body];
    }
}

/// The point that is so far out after so many turns by the golden angle, which fills a disc evenly.
fn turn(nth: usize, radius: f64) -> Point {
    const GOLDEN: f64 = 2.399_963_229_728_653;
    let (sine, cosine) = libm::sincos(float(nth) * GOLDEN);
    [radius * cosine, radius * sine]
}

/// Scales places so that there is room for all, and the middle of the mass is at 0.
fn scale(places: &mut [Point], rooms: &[Room]) {
    let count = float(places.len());
    let mean = |axis: usize| places.iter().map(|at| at[axis]).sum::<f64>() / count;
    let means = [mean(0), mean(1)];
    let spread =
        |axis: usize| places.iter().map(|at| (at[axis] - means[axis]) * (at[axis] - means[axis])).sum::<f64>() / count;
    let [x, y] = [spread(0).sqrt(), spread(1).sqrt()];
    // That of an even ellipse with these deviations; a line counts as a narrow one.
    let area = 4.0 * std::f64::consts::PI * f64::max(x * y, 0.1 * x.max(y) * x.max(y));
    let wanted: f64 = rooms.iter().map(|room| (4.0 * SLACK * room.half[0] * room.half[1]).max(SPACING * SPACING)).sum();
    let factor = if area > 0.0 { (wanted / area).sqrt() } else { 1.0 };
    for at in places {
        *at = [(at[0] - means[0]) * factor, (at[1] - means[1]) * factor];
    }
}

/// Packs the parts below and beside each other; gives the size of all. Its middle is at 0 sideways, its top at 0.
fn arrange(parts: &mut [Part], rooms: &[Room]) -> Point {
    let boxes: Vec<(Point, Point)> = parts.iter().map(|part| part.bounds(rooms)).collect();
    let sizes: Vec<Point> = boxes.iter().map(|(low, high)| [high[0] - low[0], high[1] - low[1]]).collect();
    let (corners, size) = pack(&sizes, SPACING / 2.0);
    for ((part, (low, _)), corner) in parts.iter_mut().zip(boxes).zip(corners) {
        for at in &mut part.places {
            *at = [at[0] - low[0] + corner[0], at[1] - low[1] + corner[1]];
        }
    }
    size
}

/// Nodes in rows below a picture of this size, the most often named first.
fn grid(mut nodes: Vec<usize>, rooms: &[Room], above: Point) -> Part {
    nodes.sort_by(|a, b| rooms[*b].weight.total_cmp(&rooms[*a].weight));
    let most = |axis: usize| nodes.iter().map(|node| rooms[*node].half[axis]).fold(0.0, f64::max) * 2.0;
    let cell = [most(0), most(1)];
    let area = above[0] * above[1] + float(nodes.len()) * cell[0] * cell[1];
    let width = above[0].max((area * ASPECT).sqrt());
    let fit = (1..=nodes.len()).take_while(|columns| float(*columns) * cell[0] <= width).last();
    let columns = fit.unwrap_or(1);
    let top = if above[1] > 0.0 { above[1] + SPACING / 2.0 } else { 0.0 };
    let place = |nth: usize| {
        let (column, row) = (nth % columns, nth / columns);
        let left = -float(columns) * cell[0] / 2.0;
        [left + cell[0] * (float(column) + 0.5), top + cell[1] * (float(row) + 0.5)]
    };
    let places = (0..nodes.len()).map(place).collect();
    Part { nodes, places }
}

/// The places in the order of the nodes, the middle of the picture at 0, rounded.
fn finish(parts: &[Part], count: usize) -> Vec<[f32; 2]> {
    let mut places = vec![[0.0; 2]; count];
    let middle = [0, 1].map(|axis| {
        let all = || parts.iter().flat_map(|part| &part.places).map(|at| at[axis]);
        f64::midpoint(all().fold(f64::INFINITY, f64::min), all().fold(f64::NEG_INFINITY, f64::max))
    });
    #[expect(clippy::cast_possible_truncation, reason = "seven digits are enough")]
    let rounded = |axis: usize, at: &Point| ((at[axis] - middle[axis]) * 100.0).round() as f32 / 100.0;
    for part in parts {
        for (node, at) in part.nodes.iter().zip(&part.places) {
            // Adding 0 makes a zero of the negative one.
            places[*node] = [rounded(0, at) + 0.0, rounded(1, at) + 0.0];
        }
    }
    places
}

impl Part {
    /// The least and the greatest corner of its rooms.
    fn bounds(&self, rooms: &[Room]) -> (Point, Point) {
        let (mut low, mut high) = ([f64::INFINITY; 2], [f64::NEG_INFINITY; 2]);
        for (node, at) in self.nodes.iter().zip(&self.places) {
            let room = &rooms[*node];
            let center = room.center(*at);
            for axis in 0..2 {
                low[axis] = low[axis].min(center[axis] - room.half[axis]);
                high[axis] = high[axis].max(center[axis] + room.half[axis]);
            }
        }
        (low, high)
    }
}

#[expect(clippy::cast_precision_loss, reason = "counts stay far below 2^53")]
fn float(count: impl TryInto<u64>) -> f64 {
    count.try_into().unwrap_or(u64::MAX) as f64
}
