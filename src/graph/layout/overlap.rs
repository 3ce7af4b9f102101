//! Moves boxes apart that lie on each other, as little as need be.

use std::collections::HashMap;

use super::{Point, Room, float, turn};

/// How often boxes push each other.
const ROUNDS: usize = 80;
/// The width of a cell of the grid of those that have their place.
const CELL: f64 = 48.0;

/// Moves the boxes until none lies on another: first all push each other, then the smaller ones that still lie on others look for the nearest free place.
pub(super) fn separate(places: &mut [Point], rooms: &[Room]) {
    for _ in 0..ROUNDS {
        if !push(places, rooms) {
            return;
        }
    }
    seat(places, rooms);
}

/// Pushes apart the pairs that lie on each other, along the line between them; false where there are none.
fn push(places: &mut [Point], rooms: &[Room]) -> bool {
    let left = |node: usize, places: &[Point]| places[node][0] - rooms[node].half[0];
    let mut order: Vec<usize> = (0..places.len()).collect();
    order.sort_unstable_by(|a, b| left(*a, places).total_cmp(&left(*b, places)).then(a.cmp(b)));
    let edges: Vec<f64> = order.iter().map(|node| left(*node, places)).collect();
    let mut moves = vec![[0.0; 2]; places.len()];
    let mut pushed = false;
    for (nth, &one) in order.iter().enumerate() {
        let right = places[one][0] + rooms[one].half[0];
        for (&other, _) in order[nth + 1..].iter().zip(&edges[nth + 1..]).take_while(|(_, edge)| **edge < right) {
            let need = [0, 1].map(|axis| rooms[one].half[axis] + rooms[other].half[axis]);
            let (a, b) = (rooms[one].center(places[one]), rooms[other].center(places[other]));
            let gap = [b[0] - a[0], b[1] - a[1]];
            if gap[0].abs() >= need[0] || gap[1].abs() >= need[1] {
                continue;
            }
            pushed = true;
            let step = apart(gap, need, one + other);
            let share = rooms[other].weight / (rooms[one].weight + rooms[other].weight);
            for axis in 0..2 {
                moves[one][axis] -= step[axis] * share;
                moves[other][axis] += step[axis] * (1.0 - share);
            }
        }
    }
    for (place, step) in places.iter_mut().zip(moves) {
        // Steps of many pairs add up: a part of each is enough.
        *place = [place[0] + step[0] * 0.6, place[1] + step[1] * 0.6];
    }
    pushed
}

/// How far a box must go so that it no longer lies on another one that it is `gap` away from.
fn apart(gap: Point, need: Point, seed: usize) -> Point {
    let gap = if gap[0].abs() + gap[1].abs() > 0.01 { gap } else { turn(seed, 0.01) };
    let factor = (need[0] / gap[0].abs()).min(need[1] / gap[1].abs()) - 1.0;
    let step = [gap[0] * factor, gap[1] * factor];
    // Along a flat line it would be far: then straight up or sideways is nearer.
    let length = (step[0] * step[0] + step[1] * step[1]).sqrt();
    let straight = [need[0] - gap[0].abs(), need[1] - gap[1].abs()];
    let toward = |axis: usize| straight[axis].copysign(gap[axis]);
    if length <= 1.5 * straight[0].min(straight[1]) {
        step
    } else if straight[0] < straight[1] {
        [toward(0), 0.0]
    } else {
        [0.0, toward(1)]
    }
}

/// Gives each box its place, or the nearest free one, the largest first.
fn seat(places: &mut [Point], rooms: &[Room]) {
    let mut order: Vec<usize> = (0..places.len()).collect();
    order.sort_by(|a, b| rooms[*b].weight.total_cmp(&rooms[*a].weight));
    let mut seated = Seated::default();
    for node in order {
        let wanted = places[node];
        let free = |at: &Point| seated.is_free(&rooms[node], *at, places, rooms);
        let near = (0..)
            .map(|nth| turn(nth, 5.0 * float(nth).sqrt()))
            .map(|step| [wanted[0] + step[0] * 1.5, wanted[1] + step[1]]);
        places[node] = near.into_iter().find(free).unwrap_or(wanted);
        seated.add(node, &rooms[node], places[node]);
    }
}

/// The boxes that have their places, by the cells that they lie in.
#[derive(Default)]
struct Seated(HashMap<(i64, i64), Vec<usize>>);

impl Seated {
    fn is_free(&self, room: &Room, at: Point, places: &[Point], rooms: &[Room]) -> bool {
        let clear = |other: &usize| !room.overlaps(at, &rooms[*other], places[*other]);
        cells(room, at).all(|cell| self.0.get(&cell).is_none_or(|nodes| nodes.iter().all(clear)))
    }

    fn add(&mut self, node: usize, room: &Room, at: Point) {
        for cell in cells(room, at) {
            self.0.entry(cell).or_default().push(node);
        }
    }
}

fn cells(room: &Room, at: Point) -> impl Iterator<Item = (i64, i64)> {
    let center = room.center(at);
    #[expect(clippy::cast_possible_truncation, reason = "places stay far below 2^53")]
    let [columns, rows] = [0, 1].map(|axis| {
        let end = |side: f64| ((center[axis] + side * room.half[axis]) / CELL).floor() as i64;
        end(-1.0)..=end(1.0)
    });
    columns.flat_map(move |column| rows.clone().map(move |row| (column, row)))
}
