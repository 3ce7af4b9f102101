//! The trie over the words of names, and the filter before it.

use super::super::layout::{ENDS, edge_hash, filter_bit};
use super::names::Names;

/// The trie's tables: open-addressed edges, a bit filter on first words, and where each node's aliases begin.
pub(super) struct Trie {
    pub(super) slots: Vec<u64>,
    pub(super) filter: Vec<u64>,
    pub(super) terminals: Vec<u32>,
}

impl Trie {
    /// Builds the trie of sorted names: neighbors share their common beginning.
    pub(super) fn new(names: &Names) -> Self {
        let edges: usize = names.with_shared().map(|(name, shared)| name.len() - shared).sum();
        let mut slots = vec![0; (edges * 3 / 2 + 2).next_power_of_two()];
        let mut terminals = Vec::with_capacity(edges + 2);
        terminals.push(0);
        // The nodes along the name before.
        let mut nodes: Vec<u32> = Vec::new();
        for ((name, shared), alias) in names.with_shared().zip(0..) {
            nodes.truncate(shared);
            for (step, len) in names.path(name).zip(1..).skip(shared) {
                let parent = nodes.last().copied().unwrap_or(0);
                let node = u32::try_from(terminals.len()).unwrap_or(u32::MAX);
                // A name sorts before those that go on from it, so a node where one ends is made for it.
                let ends = if len == name.len() { ENDS } else { 0 };
                insert(&mut slots, edge_hash(parent, step), node | ends);
                nodes.push(node);
                // For the same reason all aliases before this one belong to the nodes before this one.
                terminals.push(alias);
            }
        }
        terminals.push(u32::try_from(names.len()).unwrap_or(u32::MAX));
        Self { slots, filter: filter(names), terminals }
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
