//! The trie over the words of names, and the filter before it.

use super::super::layout::{ENDS, LONE, ROOT, edge_hash, filter_bit};
use super::names::{Names, Path};

/// The trie's tables: open-addressed edges, and a bit filter on first words.
pub(super) struct Trie {
    pub(super) slots: Vec<u64>,
    pub(super) filter: Vec<u64>,
}

impl Trie {
    /// Builds the trie of sorted names, whose aliases have these places before an end: neighbors share their common beginning.
    pub(super) fn new(names: &Names, places: &[u32], end: u32) -> Self {
        let edges: usize = names.paths().map(|path| path.edges()).sum();
        assert!(end as usize + edges < LONE as usize, "a gazetteer's names fit in 4 GiB");
        let mut slots = vec![0; (edges * 3 / 2 + 2).next_power_of_two()];
        let mut inner = end;
        // The nodes along the path before.
        let mut nodes: Vec<u32> = Vec::new();
        for path in names.paths() {
            nodes.truncate(path.known);
            for (step, len) in path.words().zip(1..).skip(path.known).take(path.edges()) {
                let parent = nodes.last().copied().unwrap_or(ROOT);
                // A name sorts before those that go on from it, so a node where one ends is made for it.
                let ends = len == path.name.len();
                let lone = len > path.common;
                let node = if ends || lone {
                    places[path.at] + 1 - left(&path)
                } else {
                    inner += 1;
                    inner
                };
                let marks = if ends { ENDS } else { 0 } | if lone { LONE } else { 0 };
                insert(&mut slots, edge_hash(parent, step), node | marks);
                nodes.push(node);
            }
        }
        Self { slots, filter: filter(names) }
    }
}

/// How many words stand before the aliases of a path.
fn left(path: &Path<'_>) -> u32 {
    u32::try_from(path.left().len()).unwrap_or(0)
}

impl Path<'_> {
    /// How many edges are made for it: up to the first word that no other has.
    fn edges(&self) -> usize {
        self.name.len().min(self.common + 1) - self.known
    }
}

/// Puts an edge into the first free slot from its own on.
fn insert(slots: &mut [u64], hash: u64, target: u32) {
    let mask = slots.len() - 1;
    let mut at = (hash >> 32) as usize & mask;
    while slots[at] != 0 {
        at = (at + 1) & mask;
    }
    slots[at] = hash << 32 | u64::from(target);
}

fn filter(names: &Names) -> Vec<u64> {
    let halves = || {
        names.by_first().flat_map(|same| {
            let has = |small: bool| same.iter().any(|name| name.small == small).then(|| (same[0].first(), small));
            [has(false), has(true)].into_iter().flatten()
        })
    };
    let bits = u64::from((halves().count() * 32).next_power_of_two().max(64).trailing_zeros());
    let mut filter = vec![0_u64; 2 << (bits - 6)];
    for (token, small) in halves() {
        for half in [false, true].into_iter().take(if small { 2 } else { 1 }) {
            let bit = filter_bit(token, bits, half);
            filter[usize::try_from(bit / 64).unwrap_or(0)] |= 1 << (bit % 64);
        }
    }
    filter
}
