//! Looks ahead where paths of few steps are wanted: which nodes may lie on one is found from both ends, so that few of a large graph are visited.

use foldhash::HashMap;

use super::paths::Links;

/// How far nodes are from the ends of the shortest path.
pub(super) struct Ahead {
    /// Steps to the end, of the nodes near it.
    to_end: HashMap<usize, u32>,
    /// Nodes farther from the start than this lie on a shortest path only if they are as near the end as is left.
    known: u32,
    /// The steps of the shortest path.
    steps: u32,
}

/// Nodes reached from one end.
struct Side {
    steps: HashMap<usize, u32>,
    edge: Vec<usize>,
    depth: u32,
}

impl Side {
    fn new(node: usize) -> Self {
        Self { steps: HashMap::from_iter([(node, 0)]), edge: vec![node], depth: 0 }
    }

    /// Goes a step on, over the links that are not shut; tells whether the other side is met.
    fn grow(&mut self, links: &Links<'_>, other: &Self, is_shut: impl Fn(usize, usize) -> bool) -> bool {
        self.depth += 1;
        let mut met = false;
        for node in std::mem::take(&mut self.edge) {
            for (end, _) in links.of(node) {
                if !is_shut(node, end) && !self.steps.contains_key(&end) {
                    self.steps.insert(end, self.depth);
                    self.edge.push(end);
                    met |= other.steps.contains_key(&end);
                }
            }
        }
        met
    }
}

impl Ahead {
    /// Nothing where no path begins with these nodes, goes on to none of `barred` and leads to the end.
    pub(super) fn look(links: &Links<'_>, root: &[usize], to: usize, barred: &[usize]) -> Option<Self> {
        let start = *root.last()?;
        let passed = &root[..root.len() - 1];
        if start == to || passed.contains(&to) {
            return None;
        }
        let is_shut = |from: usize, end: usize| passed.contains(&end) || from == start && barred.contains(&end);
        let (mut near, mut far) = (Side::new(start), Side::new(to));
        loop {
            let met = if near.edge.len() <= far.edge.len() {
                near.grow(links, &far, is_shut)
            } else {
                far.grow(links, &near, |from, end| is_shut(end, from) || passed.contains(&end))
            };
            if met {
                return Some(Self { to_end: far.steps, known: near.depth, steps: near.depth + far.depth });
            }
            if near.edge.is_empty() || far.edge.is_empty() {
                return None;
            }
        }
    }

    /// Whether a node may lie on a shortest path, so many steps from its start.
    pub(super) fn leads(&self, node: usize, steps: u32) -> bool {
        steps < self.known || self.to_end.get(&node).is_some_and(|rest| steps + rest == self.steps)
    }
}
