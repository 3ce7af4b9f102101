//! The columns of entities.

use std::borrow::Cow;

use super::{Column, flag, from, integer, known, list, real, selected, text, until};
use crate::graph::{KnowledgeGraph, Node};

/// What formats of text tell of an entity beside its id and label.
const TOLD: &[&str] = &[
    "kind",
    "wikidata",
    "iso3",
    "countries",
    "aliases",
    "discovered",
    "mentions",
    "units",
    "documents",
    "first_seen",
    "last_seen",
    "pagerank",
    "community",
];

/// An entity, with what is computed of the whole graph when it is asked for.
#[derive(Clone, Copy)]
pub(in crate::export) struct NodeOf<'g> {
    pub(in crate::export) node: &'g Node,
    graph: &'g KnowledgeGraph,
    at: usize,
}

impl<'g> NodeOf<'g> {
    /// The entities, ordered by key.
    pub(in crate::export) fn all(graph: &'g KnowledgeGraph) -> impl Iterator<Item = Self> {
        graph.nodes().enumerate().map(move |(at, node)| Self { node, graph, at })
    }

    /// Where it stands in the picture.
    pub(in crate::export) fn place(&self) -> [f32; 2] {
        self.graph.layout()[self.at]
    }

    pub(in crate::export) fn community(&self) -> u32 {
        self.graph.communities()[self.at]
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
        integer("community", |row| Some(row.community().into())),
    ]
}

/// What formats of text tell of entities.
pub(in crate::export) fn node_attributes<'g>() -> Vec<Column<'g, NodeOf<'g>>> {
    selected(nodes(), TOLD)
}

/// Where entities stand, for formats that have no place for that.
pub(in crate::export) fn places<'g>() -> [Column<'g, NodeOf<'g>>; 2] {
    [real("x", |row| Some(row.place()[0].into())), real("y", |row| Some(row.place()[1].into()))]
}
