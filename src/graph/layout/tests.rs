//! What holds of every picture.

use proptest::prelude::*;

use super::super::arcs::Arcs;
use super::super::communities::communities;
use super::{Drawn, Room, layout, rooms};

type Ties = Vec<(usize, usize, f64)>;

fn drawn(count: usize) -> Vec<Drawn> {
    (0..count).map(|at| Drawn { mentions: (at * at % 97) as u64, letters: at % 40 }).collect()
}

fn picture(count: usize, ties: &[(usize, usize, f64)]) -> Vec<[f32; 2]> {
    let arcs = Arcs::undirected(count, ties.iter().copied());
    layout(&drawn(count), &arcs, &communities(&arcs))
}

/// Holds what holds of every picture; gives its width and height.
fn check(count: usize, ties: &[(usize, usize, f64)]) -> [f32; 2] {
    let places = picture(count, ties);
    assert_eq!(places.len(), count);
    assert!(places.iter().flatten().all(|at| at.is_finite()), "{places:?}");
    let rooms: Vec<Room> = rooms(&drawn(count));
    for (one, at) in places.iter().enumerate() {
        for (other, other_at) in places.iter().enumerate().skip(one + 1) {
            let [a, b] = [at, other_at].map(|at| at.map(f64::from));
            let overlap = rooms[one].shrunk().overlaps(a, &rooms[other].shrunk(), b);
            assert!(!overlap, "{one} at {at:?} lies on {other} at {other_at:?}");
        }
    }
    let side = |axis: usize| {
        let all = || places.iter().map(|at| at[axis]);
        all().fold(0.0, f32::max) - all().fold(0.0, f32::min)
    };
    [side(0), side(1)]
}

impl Room {
    /// Places are rounded, so that rooms may touch.
    fn shrunk(self) -> Self {
        Self { half: self.half.map(|half| half - 0.02), ..self }
    }
}

fn star(leaves: usize) -> Ties {
    (1..=leaves).map(|leaf| (0, leaf, 1.0)).collect()
}

/// Rings with chords, each in one community, some ties between them.
fn clusters(count: usize, size: usize) -> Ties {
    let near = |at: usize, step: usize| (at / size) * size + (at % size + step) % size;
    let inside = (0..count * size).flat_map(move |at| [1, 2, 5].map(|step| (at, near(at, step), 3.0)));
    inside.chain((0..count).map(|at| (at * size, (at + 1) % count * size + 1, 1.0))).collect()
}

#[test]
fn small_graphs() {
    assert_eq!(picture(0, &[]), [[0.0; 2]; 0]);
    assert!(check(1, &[]).iter().all(|side| *side < 0.01));
    check(2, &[]);
    check(2, &[(0, 1, 1.0)]);
    check(3, &[(0, 1, 1.0)]);
    check(3, &[(0, 1, 1e-9), (1, 2, 1e12)]);
    check(60, &star(59));
    check(30, &clusters(3, 10));
}

#[test]
fn nodes_without_edges_fill_a_rectangle() {
    let [width, height] = check(1000, &[]);
    assert!((1.2..1.9).contains(&(width / height)), "{width} x {height}");
}

#[test]
fn many_small_parts_are_packed() {
    let pairs: Ties = (0..200).map(|pair| (pair * 2, pair * 2 + 1, 1.0)).collect();
    let [width, height] = check(450, &pairs);
    assert!((1.0..2.2).contains(&(width / height)), "{width} x {height}");
    assert!(width * height < 450.0 * 14_000.0, "{width} x {height}");
}

#[test]
fn a_star_lies_around_its_middle() {
    let places = picture(1001, &star(1000));
    check(1001, &star(1000));
    let left = places.iter().filter(|at| at[0] < places[0][0]).count();
    let above = places.iter().filter(|at| at[1] < places[0][1]).count();
    assert!((400..600).contains(&left) && (400..600).contains(&above), "{left} on the left, {above} above");
}

#[test]
fn communities_lie_apart() {
    let ties = clusters(6, 30);
    let places = picture(180, &ties);
    check(180, &ties);
    let distance = |a: [f32; 2], b: [f32; 2]| f64::from(a[0] - b[0]).hypot(f64::from(a[1] - b[1]));
    let middle = |cluster: usize| {
        let own = &places[cluster * 30..(cluster + 1) * 30];
        [0, 1].map(|axis| own.iter().map(|at| at[axis]).sum::<f32>() / 30.0)
    };
    let nearest = |at: [f32; 2]| {
        (0..6).min_by(|a, b| distance(at, middle(*a)).total_cmp(&distance(at, middle(*b)))).unwrap_or_default()
    };
    let own = (0..180).filter(|node| nearest(places[*node]) == node / 30).count();
    assert!(own >= 170, "{own} of 180 nodes are nearest to their own community");
}

#[test]
fn threads_and_runs_change_nothing() {
    let ties = clusters(12, 100);
    let on = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        pool.install(|| picture(1210, &ties))
    };
    assert_eq!(on(1), on(3));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn any_graph((count, ties) in graphs()) {
        check(count, &ties);
    }

    #[test]
    fn the_order_of_edges_changes_nothing((count, ties) in graphs(), seed in 1..1000_usize) {
        let mut other: Ties = ties.iter().map(|(a, b, weight)| (*b, *a, *weight)).collect();
        other.sort_by_key(|(a, b, weight)| (a * 7919 + b * seed, weight.to_bits()));
        prop_assert_eq!(picture(count, &ties), picture(count, &other));
    }
}

fn graphs() -> impl Strategy<Value = (usize, Ties)> {
    (1..50_usize).prop_flat_map(|count| {
        let tie = (0..count, 0..count, 0.001..100.0_f64);
        (Just(count), proptest::collection::vec(tie, 0..80))
    })
}
