//! What an index gives to answer by: parts of its graph that answer as the whole would, and what paths are looked for on.

use std::collections::BTreeSet;

use super::layout::{IndexError, Section};
use super::part::Wanted;
use super::{Damaged, Found, Index};
use crate::graph::query::{Links, Path};
use crate::graph::read::id_of;
use crate::graph::{EdgeRef, KnowledgeGraph};
use crate::relate::Predicate;
use crate::text::fold::comparable;

impl Index<'_> {
    /// A graph of all that may go by these names, without edges.
    ///
    /// # Errors
    /// Where the index is damaged.
    pub fn named(&self, names: &[&str]) -> Result<KnowledgeGraph, IndexError> {
        Ok(self.part(&self.wanted(names)?)?)
    }

    /// A graph of what may go by these names, with all edges at one node and what the lists know of it.
    ///
    /// # Errors
    /// Where the index is damaged or has no such node.
    pub fn around(&self, names: &[&str], key: &str) -> Result<KnowledgeGraph, IndexError> {
        let mut wanted = self.wanted(names)?;
        let node = self.node(key)?.ok_or(Damaged)?;
        for arc in self.arcs(node as usize)? {
            let [other, edge, ..] = arc?;
            wanted.nodes.insert(other);
            wanted.edges.insert(edge);
        }
        wanted.background.extend(self.called(Section::Ties, key)?);
        Ok(self.part(&wanted)?)
    }

    /// A graph of what may go by these names, with all that is said of two nodes, and the edges that quote the same sentences.
    ///
    /// # Errors
    /// Where the index is damaged or has no such nodes.
    pub fn between(&self, names: &[&str], keys: [&str; 2]) -> Result<KnowledgeGraph, IndexError> {
        let mut wanted = self.wanted(names)?;
        let (one, other) = (self.node(keys[0])?.ok_or(Damaged)?, self.node(keys[1])?.ok_or(Damaged)?);
        wanted.nodes.extend([one, other]);
        wanted.edges = self.joining(one, other)?;
        let pairs = self.records_of(Section::Pairs, [one.min(other), one.max(other)])?;
        wanted.claims = pairs.into_iter().map(|[_, _, claim, _]| claim).collect();
        let graph = self.part(&wanted)?;
        let known = wanted.edges.len();
        let evidence = graph.edges().flat_map(|edge| EdgeRef::evidence(&edge));
        for piece in evidence.chain(graph.claims().iter().flat_map(|claim| graph.evidence_of(claim))) {
            if piece.quote.is_none() {
                let document = self.document(piece.document.id.as_str())?.ok_or(Damaged)?;
                let quotes = self.records_of(Section::Quotes, [document, piece.unit.start, piece.unit.end])?;
                wanted.edges.extend(quotes.into_iter().map(|[_, _, _, edge]| edge));
            }
        }
        Ok(if wanted.edges.len() > known { self.part(&wanted)? } else { graph })
    }

    /// The best paths between two nodes, as `find` finds them by the links of edges whose relation is wanted and the places of nodes; and a graph of what
    /// may go by these names and of the paths, in whose places they are told.
    ///
    /// # Errors
    /// Where the index is damaged or has no such nodes.
    pub fn along(
        &self,
        names: &[&str],
        keys: &[String],
        wanted: impl Fn(Predicate) -> bool,
        find: impl FnOnce(&Links<'_>, &[usize]) -> Vec<Path>,
    ) -> Result<(KnowledgeGraph, Vec<Path>), IndexError> {
        let mut places = Vec::new();
        for key in keys {
            places.push(self.node(key)?.ok_or(Damaged)? as usize);
        }
        let fault = std::cell::Cell::new(false);
        let of = |node: usize| {
            self.links_of(node, &wanted).unwrap_or_else(|_| {
                fault.set(true);
                Vec::new()
            })
        };
        let mut paths = find(&Links::by(of), &places);
        if fault.get() {
            return Err(IndexError::Damaged);
        }
        let mut part = self.wanted(names)?;
        for step in paths.iter().flat_map(|path| path.nodes.windows(2)) {
            let number = |place: usize| u32::try_from(place).map_err(|_| Damaged);
            let (one, other) = (number(step[0])?, number(step[1])?);
            part.nodes.extend([one, other]);
            part.edges.extend(self.joining(one, other)?);
        }
        let graph = self.part(&part)?;
        for place in paths.iter_mut().flat_map(|path| &mut path.nodes) {
            let key = id_of(self.row(Section::Nodes, *place)?).map_err(|_| Damaged)?;
            *place = graph.place_of(&key).ok_or(Damaged)?;
        }
        Ok((graph, paths))
    }

    /// All that may go by these names.
    fn wanted(&self, names: &[&str]) -> Found<Wanted> {
        let mut wanted = Wanted::default();
        for name in names {
            for name in [name.to_ascii_lowercase(), comparable(name)] {
                wanted.nodes.extend(self.called(Section::Names, &name)?);
            }
        }
        Ok(wanted)
    }

    /// The edges between two nodes.
    fn joining(&self, one: u32, other: u32) -> Found<BTreeSet<u32>> {
        let mut edges = BTreeSet::new();
        for arc in self.arcs(one as usize)? {
            let [end, edge, ..] = arc?;
            if end == other {
                edges.insert(edge);
            }
        }
        Ok(edges)
    }

    /// The links of a node over relations that are wanted: other ends, ascending, and how often their edges are shown.
    fn links_of(&self, node: usize, wanted: impl Fn(Predicate) -> bool) -> Found<Vec<(usize, f64)>> {
        let mut links: Vec<(usize, f64)> = Vec::new();
        for arc in self.arcs(node)? {
            let [end, _, count, relation] = arc?;
            let relation = Predicate::ALL.get(relation as usize).ok_or(Damaged)?;
            let (end, count) = (end as usize, f64::from(count.max(1)));
            if end == node || !wanted(*relation) {
                continue;
            }
            match links.last_mut() {
                Some((last, strength)) if *last == end => *strength += count,
                _ => links.push((end, count)),
            }
        }
        Ok(links)
    }
}
