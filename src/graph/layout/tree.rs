//! A quadtree over bodies, for the repulsion between all of them in n log n steps (Barnes and Hut 1986).

use super::Point;

/// How wide a cell may look, as width over distance, to count as one body.
const WIDEST: f64 = 1.1;
/// Bodies in a cell that is not divided further.
const FEW: usize = 6;
/// Bits of a place on each axis.
const BITS: u32 = 16;
const STEPS: f64 = 65535.0;

/// Something that repels.
#[derive(Clone, Copy)]
struct Body {
    at: Point,
    mass: f64,
}

/// A square with its bodies. Cells lie in one list, each before those inside of it.
struct Cell {
    center: Body,
    /// The square of the distance from which on it counts as one body.
    far: f64,
    /// The cell that follows those inside of it.
    next: usize,
    /// The bodies, where it is not divided.
    bodies: std::ops::Range<usize>,
}

/// Bodies in the order of a curve that fills the plane, with the cells above them.
pub(super) struct Tree {
    bodies: Vec<Body>,
    cells: Vec<Cell>,
    /// Which body each was.
    pub(super) order: Vec<usize>,
}

/// What pushes on a body.
#[derive(Clone, Copy, Default)]
pub(super) struct Push {
    pub(super) force: Point,
    /// How fast the force changes with the distance.
    pub(super) stiffness: f64,
}

impl Tree {
    pub(super) fn new(places: &[Point], masses: &[f64]) -> Self {
        let (low, width) = bounds(places);
        let mut keys: Vec<(u32, usize)> = places.iter().map(|at| key(*at, low, width)).zip(0..).collect();
        keys.sort_unstable();
        let order: Vec<usize> = keys.iter().map(|(_, body)| *body).collect();
        let bodies = order.iter().map(|body| Body { at: places[*body], mass: masses[*body] }).collect();
        let mut tree = Self { bodies, cells: Vec::with_capacity(places.len()), order };
        tree.divide(&keys, 0, width, BITS);
        tree
    }

    /// Adds the cell of the bodies with these keys, the first of which is at `first`, and the cells inside of it.
    fn divide(&mut self, keys: &[(u32, usize)], first: usize, width: f64, bits: u32) {
        if keys.is_empty() {
            return;
        }
        let bodies = first..first + keys.len();
        let far = (width / WIDEST) * (width / WIDEST);
        let whole = keys.len() <= FEW || bits == 0;
        let cell = self.cells.len();
        let own = if whole { bodies.clone() } else { 0..0 };
        self.cells.push(Cell { center: center(&self.bodies[bodies]), far, next: 0, bodies: own });
        if !whole {
            let quarter = |key: u32| key >> (2 * (bits - 1)) & 3;
            let mut start = 0;
            for number in 0..4 {
                let len = keys[start..].partition_point(|(key, _)| quarter(*key) <= number);
                self.divide(&keys[start..start + len], first + start, width / 2.0, bits - 1);
                start += len;
            }
        }
        self.cells[cell].next = self.cells.len();
    }

    /// What pushes on a body of mass 1 at the place of the body that comes `nth` in the order; nearer than `soft` hardly more.
    pub(super) fn push(&self, nth: usize, soft: f64) -> Push {
        let at = self.bodies[nth].at;
        let mut push = Push::default();
        let mut cell = 0;
        while let Some(Cell { center, far, next, bodies }) = self.cells.get(cell) {
            if distance2(at, center.at) > *far {
                push.add(at, center, soft);
                cell = *next;
            } else if bodies.is_empty() {
                cell += 1;
            } else {
                self.bodies[bodies.clone()].iter().for_each(|body| push.add(at, body, soft));
                cell = *next;
            }
        }
        push
    }
}

impl Push {
    fn add(&mut self, at: Point, from: &Body, soft: f64) {
        let [x, y] = [at[0] - from.at[0], at[1] - from.at[1]];
        let share = from.mass / (x * x + y * y + soft * soft);
        self.add_all(Self { force: [x * share, y * share], stiffness: share });
    }

    pub(super) fn add_all(&mut self, other: Self) {
        self.force[0] += other.force[0];
        self.force[1] += other.force[1];
        self.stiffness += other.stiffness;
    }
}

fn distance2(a: Point, b: Point) -> f64 {
    let [x, y] = [a[0] - b[0], a[1] - b[1]];
    x * x + y * y
}

fn center(bodies: &[Body]) -> Body {
    let mut sum = Body { at: [0.0; 2], mass: 0.0 };
    for Body { at, mass } in bodies {
        sum.at[0] += at[0] * mass;
        sum.at[1] += at[1] * mass;
        sum.mass += mass;
    }
    Body { at: sum.at.map(|total| total / sum.mass), mass: sum.mass }
}

/// The least corner of a square around all places, and its width.
fn bounds(places: &[Point]) -> (Point, f64) {
    let (mut low, mut high) = ([f64::INFINITY; 2], [f64::NEG_INFINITY; 2]);
    for at in places {
        for axis in 0..2 {
            low[axis] = low[axis].min(at[axis]);
            high[axis] = high[axis].max(at[axis]);
        }
    }
    (low, (high[0] - low[0]).max(high[1] - low[1]).max(1e-9))
}

/// The bits of both coordinates, by turns (Morton 1966).
fn key(at: Point, low: Point, width: f64) -> u32 {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and 65535")]
    let step = |axis: usize| spread(((at[axis] - low[axis]) / width * STEPS) as u32);
    step(0) | step(1) << 1
}

/// The low sixteen bits with a zero before each.
fn spread(bits: u32) -> u32 {
    let bits = bits & 0xffff;
    let bits = (bits | bits << 8) & 0x00ff_00ff;
    let bits = (bits | bits << 4) & 0x0f0f_0f0f;
    let bits = (bits | bits << 2) & 0x3333_3333;
    (bits | bits << 1) & 0x5555_5555
}
