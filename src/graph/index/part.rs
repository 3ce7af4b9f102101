//! The part of a graph that an answer needs, read from its rows.

use std::collections::{BTreeMap, BTreeSet};

use super::layout::Section;
use super::{Damaged, Found, Index};
use crate::graph::KnowledgeGraph;
use crate::graph::read::{PartRows, id_of, mentioned};

/// What is wanted of a graph, by number. What it rests on comes with it.
#[derive(Default)]
pub(super) struct Wanted {
    pub(super) nodes: BTreeSet<u32>,
    pub(super) edges: BTreeSet<u32>,
    pub(super) claims: BTreeSet<u32>,
    pub(super) background: BTreeSet<u32>,
}

impl<'i> Index<'i> {
    /// A graph of what is wanted, with the ends of edges, the documents of evidence, and whoever is named in it, as far as they are nodes.
    pub(super) fn part(&self, wanted: &Wanted) -> Found<KnowledgeGraph> {
        let rows = |section, numbers: &BTreeSet<u32>| -> Found<Vec<&'i str>> {
            numbers.iter().map(|number| self.row(section, *number as usize)).collect()
        };
        let edges = rows(Section::Edges, &wanted.edges)?;
        let claims = rows(Section::Claims, &wanted.claims)?;
        let background = rows(Section::Background, &wanted.background)?;
        let named = mentioned(edges.iter().chain(&claims).chain(&background).copied()).map_err(|_| Damaged)?;
        let mut nodes = BTreeMap::new();
        for number in &wanted.nodes {
            nodes.insert(*number, self.row(Section::Nodes, *number as usize)?);
        }
        for key in &named.entities {
            if let Some(number) = self.node(key)? {
                nodes.insert(number, self.row(Section::Nodes, number as usize)?);
            }
        }
        let mut documents = BTreeMap::new();
        for id in &named.documents {
            let number = self.document(id)?.ok_or(Damaged)?;
            documents.insert(number, self.row(Section::Documents, number as usize)?);
        }
        let (nodes, documents) = (nodes.into_values().collect(), documents.into_values().collect());
        KnowledgeGraph::read_part(&PartRows { nodes, edges, documents, claims, background }).map_err(|_| Damaged)
    }

    /// The node of a key.
    pub(super) fn node(&self, key: &str) -> Found<Option<u32>> {
        self.holder([Section::Names, Section::Nodes], &key.to_ascii_lowercase(), key)
    }

    /// The document of an id.
    pub(super) fn document(&self, id: &str) -> Found<Option<u32>> {
        self.holder([Section::DocumentIds, Section::Documents], id, id)
    }

    /// What goes by a name and has an id.
    fn holder(&self, [names, rows]: [Section; 2], name: &str, id: &str) -> Found<Option<u32>> {
        for number in self.called(names, name)? {
            let row = self.row(rows, number as usize)?;
            if id_of(row).map_err(|_| Damaged)? == id {
                return Ok(Some(number));
            }
        }
        Ok(None)
    }
}
