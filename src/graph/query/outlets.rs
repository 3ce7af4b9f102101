//! What only one outlet writes.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::graph::{EdgeRef, KnowledgeGraph};

/// The edges of a graph by who carries them; each is in one place.
#[derive(Default)]
pub struct Carried<'g> {
    /// What only one outlet carries: those with most edges first.
    pub alone: Vec<Outlet<'g>>,
    /// How many edges two outlets or more carry.
    pub shared: u64,
    /// How many edges documents carry whose outlet is not known, and no two that are.
    pub unknown: u64,
}

/// An outlet with what only it carries.
pub struct Outlet<'g> {
    /// Its name.
    pub name: &'g str,
    /// Its documents.
    pub documents: u64,
    /// The edges that it alone carries, the strongest first.
    pub edges: Vec<EdgeRef<'g>>,
}

impl KnowledgeGraph {
    /// Who carries those of the edges that are wanted.
    pub fn carried(&self, wanted: impl Fn(&EdgeRef<'_>) -> bool) -> Carried<'_> {
        let mut carried = Carried::default();
        let mut alone: BTreeMap<&str, Vec<EdgeRef<'_>>> = BTreeMap::new();
        for edge in self.edges().filter(wanted) {
            let mut outlets: Vec<Option<&str>> =
                edge.evidence().map(|evidence| evidence.document.outlet.as_deref()).collect();
            outlets.sort_unstable();
            outlets.dedup();
            match outlets[..] {
                [Some(name)] => alone.entry(name).or_default().push(edge),
                [_] | [None, _] | [] => carried.unknown += 1,
                _ => carried.shared += 1,
            }
        }
        let documents = |name: &str| self.documents().iter().filter(|row| row.outlet.as_deref() == Some(name)).count();
        for (name, mut edges) in alone {
            edges.sort_by_key(|edge| Reverse((edge.edge().count, edge.edge().documents)));
            carried.alone.push(Outlet { name, documents: documents(name) as u64, edges });
        }
        carried.alone.sort_by_key(|outlet| Reverse(outlet.edges.len()));
        carried
    }
}
