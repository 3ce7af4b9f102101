//! Lets bodies that repel each other, and are tied, come to rest.
//!
//! The energy is that of Noack's `LinLog` model (2007), which shows communities: ties pull with the same force however long they are, bodies push with the
//! inverse of their distance, a little gravity, stronger upwards than sideways, holds all in an ellipse.

use rayon::prelude::*;

use super::super::arcs::Arcs;
use super::tree::{Push, Tree};
use super::{Point, float};

/// The strength of ties, where repulsion has 1.
const PULL: f64 = 1.0;
/// Gravity on each axis: bodies that are not tied fill an ellipse of width 3 and height 2.
const GRAVITY: Point = [0.74, 1.35];
/// How much of a step to the place of rest, as the forces are now, is done.
const STEP: f64 = 0.5;
/// Distances that are short: for one body, of many by the root of their number.
const SOFT: f64 = 0.1;
/// How far a body goes in the last round, in short distances.
const LAST: f64 = 0.02;
/// Bodies that a thread takes at once, at least.
const CHUNK: usize = 512;

/// Bodies and what ties them.
pub(super) struct Field<'a> {
    /// Both directions of each tie.
    pub(super) arcs: &'a Arcs,
    /// How strongly each body repels; together 1.
    pub(super) masses: &'a [f64],
}

impl Field<'_> {
    /// Moves the bodies in so many rounds, at first by no more than `heat` in each, then ever less.
    pub(super) fn settle(&self, places: &mut [Point], rounds: usize, heat: f64) {
        let ties: f64 = (0..places.len()).map(|node| self.arcs.strength(node)).sum();
        let pull = PULL / ties.max(f64::MIN_POSITIVE);
        let soft = SOFT / float(places.len()).sqrt();
        for round in 0..rounds {
            let left = 1.0 - float(round) / float(rounds);
            let reach = heat * left * left + soft * LAST;
            let tree = Tree::new(places, self.masses);
            let step = |nth: usize| {
                let node = tree.order[nth];
                let mut push = tree.push(nth, soft);
                push.add_all(self.ties(node, places, pull, soft));
                moved(places[node], &push, reach)
            };
            let next: Vec<Point> = (0..places.len()).into_par_iter().with_min_len(CHUNK).map(step).collect();
            for (node, place) in tree.order.iter().zip(next) {
                places[*node] = place;
            }
        }
    }

    /// The pull of a body's ties, as on mass 1.
    fn ties(&self, node: usize, places: &[Point], pull: f64, soft: f64) -> Push {
        let (at, pull) = (places[node], pull / self.masses[node]);
        let mut sum = Push::default();
        for (end, weight) in self.arcs.of(node) {
            let [x, y] = [places[*end][0] - at[0], places[*end][1] - at[1]];
            let share = pull * weight / (x * x + y * y + soft * soft).sqrt();
            sum.add_all(Push { force: [x * share, y * share], stiffness: share });
        }
        sum
    }
}

/// Where a body goes: towards the place where the forces would be even, not farther than `reach`.
fn moved(at: Point, push: &Push, reach: f64) -> Point {
    let stiffness = push.stiffness + GRAVITY[1];
    let step = [0, 1].map(|axis| (push.force[axis] - GRAVITY[axis] * at[axis]) / stiffness * STEP);
    let length = (step[0] * step[0] + step[1] * step[1]).sqrt();
    let share = if length > reach { reach / length } else { 1.0 };
    [at[0] + step[0] * share, at[1] + step[1] * share]
}
