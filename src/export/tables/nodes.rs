//! The columns of entities.

use std::borrow::Cow;

use super::{Column, flag, from, integer, known, list, real, text, until};
use crate::graph::{KnowledgeGraph, Node};

/// An entity with its community.
#[derive(Clone, Copy)]
pub(in crate::export) struct NodeOf<'g> {
    pub(in crate::export) node: &'g Node,
    community: u32,
}

impl<'g> NodeOf<'g> {
    pub(in crate::export) fn all(graph: &'g KnowledgeGraph) -> impl Iterator<Item = Self> {
        graph.nodes().zip(graph.communities()).map(|(node, community)| Self { node, community: *community })
    }
}

pub(in crate::export) fn nodes<'g>() -> Vec<Column<'g, NodeOf<'g>>> {
    vec![
        text("id", |row| known(&row.node.key)),
        text("label", |row| known(&row.node.label)),
        text("kind", |row| known(row.node.kind.as_str())),
        text("wikidata", |row| row.node.wikidata.as_deref().map(Cow::Borrowed)),
        text("iso3", |row| row.node.iso3.as_deref().map(Cow::Borrowed)),
        list("countries", |row| row.node.countries.iter().map(String::as_str).collect()),
        list("aliases", |row| row.node.aliases.iter().map(String::as_str).collect()),
        list("surfaces", |row| row.node.surfaces.keys().map(|surface| &**surface).collect()),
        flag("discovered", |row| Some(row.node.discovered)),
        integer("mentions", |row| Some(row.node.mentions)),
        integer("units", |row| Some(row.node.units)),
        integer("documents", |row| Some(row.node.documents)),
        from("first_seen", |row| Some(row.node.seen?.0)),
        until("last_seen", |row| Some(row.node.seen?.1)),
        integer("degree", |row| Some(row.node.degree)),
        real("weighted_degree", |row| Some(row.node.weighted_degree)),
        real("pagerank", |row| Some(row.node.pagerank)),
        integer("community", |row| Some(row.community.into())),
    ]
}
