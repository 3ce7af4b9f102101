//! The mentions of the entities of a graph, where they were kept.

use std::collections::HashMap;

use petgraph::graph::NodeIndex;

use super::{KnowledgeGraph, Node};
use crate::extract::{DocumentRow, MentionRow};
use crate::gazetteer::EntityId;

/// A place in a document where an entity of the graph is named.
#[derive(Clone, Copy, Debug)]
pub struct MentionRef<'g> {
    /// The document.
    pub document: &'g DocumentRow,
    /// Who or what.
    pub node: &'g Node,
    /// Where and how, in which words.
    pub row: &'g MentionRow,
}

impl KnowledgeGraph {
    /// The mentions of its entities, by document and place: none where they were not kept ([`Extraction::add_with_mentions`]), or the graph was read.
    ///
    /// [`Extraction::add_with_mentions`]: crate::extract::Extraction::add_with_mentions
    pub fn mentions(&self) -> impl Iterator<Item = MentionRef<'_>> {
        self.mentions.iter().map(|(node, row)| MentionRef {
            document: &self.documents[row.document as usize],
            node: &self.graph[*node],
            row,
        })
    }

    /// Keeps the mentions of its nodes.
    pub(super) fn keep_mentions(&mut self, rows: Vec<MentionRow>) {
        let nodes: HashMap<EntityId, NodeIndex> =
            self.entities.iter().copied().zip(self.graph.node_indices()).collect();
        let kept = rows.into_iter().filter_map(|row| Some((*nodes.get(&row.mention.entity)?, row)));
        self.mentions = kept.collect();
    }
}
