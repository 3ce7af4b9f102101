//! Divides the nodes of a graph into communities: groups with more weight inside than chance would put there.
//!
//! Leiden (Traag, Waltman and van Eck 2019) on modularity at resolution 1. Nodes move to the community where they add most; what came together is
//! looked at again, so that no community falls apart; the parts become the nodes of a smaller graph, and so on. Where the original draws lots, the
//! first and best is taken, so that a graph always gives the same communities.

use std::cmp::Reverse;
use std::collections::VecDeque;

use super::arcs::Arcs;

/// How often all of it is done again, from what was found.
const ROUNDS: usize = 2;
/// How often nodes are joined to larger ones, at most.
const LEVELS: usize = 60;
/// How often each node of a level is looked at, on average and at most.
const LOOKS: usize = 100;
/// A gain of less than this share of a node's weight is none.
const LEAST: f64 = 1e-9;

/// The community of each node, numbered by size, the largest first; of two of a size, that with the first node comes first. Nodes without edges have the
/// last number together.
pub(super) fn communities(arcs: &Arcs) -> Vec<u32> {
    let level = Level::of(arcs);
    let mut found: Vec<usize> = (0..arcs.len()).collect();
    for _ in 0..ROUNDS {
        let before = found.clone();
        improve(&level, &mut found, LEVELS);
        renumber(&mut found);
        if found == before {
            break;
        }
    }
    by_size(arcs, &found)
}

/// How much more of the weight lies inside communities than chance would put there (Newman and Girvan 2004): below 1, and 0 for a single community.
pub(super) fn modularity(arcs: &Arcs, communities: &[u32]) -> f64 {
    let count = communities.iter().max().map_or(0, |last| *last as usize + 1);
    let (mut inside, mut strengths) = (vec![0.0; count], vec![0.0; count]);
    for (node, community) in communities.iter().enumerate() {
        let own = arcs.of(node).iter().filter(|(end, _)| communities[*end] == *community);
        inside[*community as usize] += own.map(|(_, weight)| weight).sum::<f64>();
        strengths[*community as usize] += arcs.strength(node);
    }
    let total: f64 = strengths.iter().sum();
    if total == 0.0 {
        return 0.0;
    }
    inside
        .iter()
        .zip(&strengths)
        .map(|(inside, strength)| inside / total - (strength / total) * (strength / total))
        .sum()
}

/// A graph whose nodes may stand for many.
struct Level<'a> {
    arcs: &'a Arcs,
    /// The weight at each node, with what lies inside of it.
    strengths: Vec<f64>,
    total: f64,
}

impl<'a> Level<'a> {
    fn of(arcs: &'a Arcs) -> Self {
        Self::with(arcs, (0..arcs.len()).map(|node| arcs.strength(node)).collect())
    }

    fn with(arcs: &'a Arcs, strengths: Vec<f64>) -> Self {
        Self { arcs, total: strengths.iter().sum(), strengths }
    }

    /// What a node adds that has this weight of edges to a group of that strength, without the node.
    fn gain(&self, node: usize, links: f64, strength: f64) -> f64 {
        links - self.strengths[node] * strength / self.total
    }
}

/// The weight of a node's edges to each group around it.
struct Links {
    weights: Vec<f64>,
    /// The groups that it has edges to, those of its first edges first.
    groups: Vec<usize>,
}

impl Links {
    fn new(count: usize) -> Self {
        Self { weights: vec![0.0; count], groups: Vec::new() }
    }

    /// Counts the edges of a node to those ends that have a group.
    fn count(&mut self, arcs: &Arcs, node: usize, group_of: impl Fn(usize) -> Option<usize>) {
        for group in self.groups.drain(..) {
            self.weights[group] = 0.0;
        }
        for (end, weight) in arcs.of(node) {
            let Some(group) = group_of(*end) else { continue };
            if self.weights[group] == 0.0 {
                self.groups.push(group);
            }
            self.weights[group] += weight;
        }
    }
}

/// Improves communities that are there: numbers below the number of nodes.
fn improve(level: &Level<'_>, found: &mut [usize], levels: usize) {
    move_nodes(level, found);
    let count = renumber(found);
    if count == found.len() || levels == 0 {
        return;
    }
    let mut parts = parts(level, found);
    let mut part_count = renumber(&mut parts);
    if part_count == parts.len() {
        parts.copy_from_slice(found);
        part_count = count;
    }
    let arcs = level.arcs.contracted(&parts, part_count);
    let (mut strengths, mut coarse) = (vec![0.0; part_count], vec![0; part_count]);
    for (node, part) in parts.iter().enumerate() {
        strengths[*part] += level.strengths[node];
        coarse[*part] = found[node];
    }
    improve(&Level::with(&arcs, strengths), &mut coarse, levels - 1);
    for (community, part) in found.iter_mut().zip(&parts) {
        *community = coarse[*part];
    }
}

/// Moves each node to the community where it adds most, or out of all; and those around it again, until none gains.
fn move_nodes(level: &Level<'_>, found: &mut [usize]) {
    let nodes = found.len();
    let (mut strengths, mut sizes) = (vec![0.0; nodes], vec![0_usize; nodes]);
    for (node, community) in found.iter().enumerate() {
        strengths[*community] += level.strengths[node];
        sizes[*community] += 1;
    }
    let mut empty: Vec<usize> = (0..nodes).rev().filter(|community| sizes[*community] == 0).collect();
    let mut links = Links::new(nodes);
    let mut queue: VecDeque<usize> = (0..nodes).collect();
    let mut waits = vec![true; nodes];
    for _ in 0..nodes.saturating_mul(LOOKS) {
        let Some(node) = queue.pop_front() else { break };
        waits[node] = false;
        let (old, strength) = (found[node], level.strengths[node]);
        strengths[old] -= strength;
        links.count(level.arcs, node, |end| Some(found[end]));
        let stay = level.gain(node, links.weights[old], strengths[old]) + LEAST * strength;
        let alone = (sizes[old] > 1).then(|| empty.last()).flatten().map(|community| (*community, 0.0));
        let others =
            links.groups.iter().map(|group| (*group, level.gain(node, links.weights[*group], strengths[*group])));
        let new = alone
            .into_iter()
            .chain(others)
            .fold((old, stay), |best, other| if other.1 > best.1 { other } else { best })
            .0;
        strengths[new] += strength;
        if new == old {
            continue;
        }
        found[node] = new;
        if sizes[new] == 0 {
            empty.pop();
        }
        sizes[new] += 1;
        sizes[old] -= 1;
        if sizes[old] == 0 {
            strengths[old] = 0.0;
            empty.push(old);
        }
        for (end, _) in level.arcs.of(node) {
            if found[*end] != new && !std::mem::replace(&mut waits[*end], true) {
                queue.push_back(*end);
            }
        }
    }
}

/// Parts of the communities that hold together: each node begins alone, and joins what is best for it in its community, if both are well joined to the
/// rest of that.
fn parts(level: &Level<'_>, found: &[usize]) -> Vec<usize> {
    let nodes = found.len();
    let mut whole = vec![0.0; nodes];
    for (node, community) in found.iter().enumerate() {
        whole[*community] += level.strengths[node];
    }
    let within = |node: usize| {
        let own = level.arcs.of(node).iter().filter(|(end, _)| found[*end] == found[node]);
        own.map(|(_, weight)| weight).sum::<f64>()
    };
    // Of each part: what joins it to the rest of its community, its strength, whether it has more than one node.
    let mut joins: Vec<f64> = (0..nodes).map(within).collect();
    let mut strengths = level.strengths.clone();
    let mut joined = vec![false; nodes];
    let mut parts: Vec<usize> = (0..nodes).collect();
    let mut links = Links::new(nodes);
    for node in 0..nodes {
        let community = found[node];
        let is_well_joined =
            |joins: f64, strength: f64| joins >= strength * (whole[community] - strength) / level.total;
        if joined[node] || !is_well_joined(joins[node], strengths[node]) {
            continue;
        }
        links.count(level.arcs, node, |end| (found[end] == community).then(|| parts[end]));
        let mut best = (node, LEAST * strengths[node]);
        for &part in &links.groups {
            let gain = level.gain(node, links.weights[part], strengths[part]);
            if gain > best.1 && is_well_joined(joins[part], strengths[part]) {
                best = (part, gain);
            }
        }
        let part = best.0;
        if part != node {
            parts[node] = part;
            (joined[node], joined[part]) = (true, true);
            joins[part] += joins[node] - 2.0 * links.weights[part];
            strengths[part] += level.strengths[node];
        }
    }
    parts
}

/// Numbers groups by their first members, without a gap, and gives their number.
fn renumber(groups: &mut [usize]) -> usize {
    let mut numbers = vec![usize::MAX; groups.len()];
    let mut count = 0;
    for group in groups {
        let number = &mut numbers[*group];
        if *number == usize::MAX {
            *number = count;
            count += 1;
        }
        *group = *number;
    }
    count
}

/// The numbers by size, from numbers by first member.
fn by_size(arcs: &Arcs, found: &[usize]) -> Vec<u32> {
    let mut sizes = vec![0_usize; found.len()];
    let has_edges = |node: usize| !arcs.of(node).is_empty();
    for node in (0..found.len()).filter(|node| has_edges(*node)) {
        sizes[found[node]] += 1;
    }
    let mut order: Vec<usize> = (0..found.len()).filter(|community| sizes[*community] > 0).collect();
    order.sort_by_key(|community| Reverse(sizes[*community]));
    let last = u32::try_from(order.len()).unwrap_or(u32::MAX);
    let mut numbers = vec![last; found.len()];
    for (number, community) in (0..last).zip(order) {
        numbers[community] = number;
    }
    found.iter().map(|community| numbers[*community]).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::arcs::Arcs;
    use super::{communities, modularity};

    /// The friendships in Zachary's karate club (1977), counted from 1.
    const KARATE: [&[usize]; 34] = [
        &[2, 3, 4, 5, 6, 7, 8, 9, 11, 12, 13, 14, 18, 20, 22, 32],
        &[3, 4, 8, 14, 18, 20, 22, 31],
        &[4, 8, 9, 10, 14, 28, 29, 33],
        &[8, 13, 14],
        &[7, 11],
        &[7, 11, 17],
        &[17],
        &[],
        &[31, 33, 34],
        &[34],
        &[],
        &[],
        &[],
        &[34],
        &[33, 34],
        &[33, 34],
        &[],
        &[],
        &[33, 34],
        &[34],
        &[33, 34],
        &[],
        &[33, 34],
        &[26, 28, 30, 33, 34],
        &[26, 28, 32],
        &[32],
        &[30, 34],
        &[34],
        &[32, 34],
        &[33, 34],
        &[33, 34],
        &[33, 34],
        &[34],
        &[],
    ];

    fn graph(nodes: usize, edges: &[(usize, usize, f64)]) -> Arcs {
        Arcs::undirected(nodes, edges.iter().copied())
    }

    fn karate() -> Arcs {
        let friends = KARATE.iter().zip(0..).flat_map(|(ends, node)| ends.iter().map(move |end| (node, end - 1, 1.0)));
        graph(34, &friends.collect::<Vec<_>>())
    }

    #[test]
    fn the_karate_club_is_divided_as_well_as_can_be() {
        let club = karate();
        let found = communities(&club);
        let modularity = modularity(&club, &found);
        assert!((0.4197..0.4199).contains(&modularity), "{modularity} {found:?}");
    }

    #[test]
    fn modularity_is_that_of_the_literature() {
        let club = karate();
        let officer = [10, 15, 16, 19, 21, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34];
        let sides: Vec<u32> = (1..=34).map(|member| u32::from(officer.contains(&member))).collect();
        assert!((modularity(&club, &sides) - 0.358_234_714).abs() < 1e-8);
        assert!(modularity(&club, &[0; 34]).abs() < 1e-12);
        let alone: Vec<u32> = (0..34).collect();
        assert!((modularity(&club, &alone) + 0.049_802).abs() < 1e-6);
        assert!(modularity(&graph(3, &[]), &[0; 3]).abs() < 1e-12);
    }

    #[test]
    fn a_ring_of_cliques_is_divided_between_them() {
        let inside =
            |clique: usize| (0..5).flat_map(move |a| (0..a).map(move |b| (clique * 5 + a, clique * 5 + b, 1.0)));
        let bridge = |clique: usize| (clique * 5, (clique + 1) % 8 * 5 + 1, 1.0);
        let edges: Vec<_> = (0..8).flat_map(|clique| inside(clique).chain([bridge(clique)])).collect();
        let expected: Vec<u32> = (0..8).flat_map(|clique| [clique; 5]).collect();
        assert_eq!(communities(&graph(40, &edges)), expected);
    }

    #[test]
    fn the_largest_comes_first_and_nodes_without_edges_last() {
        let edges = [(1, 2, 1.0), (4, 5, 1.0), (5, 6, 1.0), (4, 6, 1.0), (8, 9, 1.0)];
        assert_eq!(communities(&graph(10, &edges)), [3, 1, 1, 3, 0, 0, 0, 3, 2, 2]);
        assert_eq!(communities(&graph(3, &[])), [0, 0, 0]);
        assert_eq!(communities(&graph(0, &[])), [0; 0]);
    }

    proptest! {
        #[test]
        fn communities_hold_together(edges in proptest::collection::vec((0..60_usize, 0..60_usize, 0.01..9.0_f64), 0..150)) {
            let arcs = graph(60, &edges);
            let found = communities(&arcs);
            prop_assert!(modularity(&arcs, &found) >= -1e-9);
            for first in (0..60).filter(|node| !arcs.of(*node).is_empty()) {
                let mut seen = vec![first];
                let mut at = 0;
                while at < seen.len() {
                    let ends = arcs.of(seen[at]).iter().map(|(end, _)| *end);
                    let new: Vec<_> = ends.filter(|end| found[*end] == found[first] && !seen.contains(end)).collect();
                    seen.extend(new);
                    at += 1;
                }
                let members = found.iter().filter(|community| **community == found[first]).count();
                prop_assert_eq!(seen.len(), members);
            }
            let mut other = edges;
            other.reverse();
            prop_assert_eq!(communities(&graph(60, &other)), found);
        }
    }
}
