//! What only databases and data frames hold: claims and their evidence, and which documents are copies.

use std::borrow::Cow;

use super::documents::{Documented, of_document};
use super::edges::{Statable, counted};
use super::{Column, Piece, flag, integer, known, text};
use crate::extract::DocumentRow;
use crate::graph::{Claim, KnowledgeGraph, Stated};
use crate::relate::Quad;

impl Statable for (u64, &Claim) {
    fn stated(&self) -> Option<&Stated> {
        Some(&self.1.stated)
    }
}

/// The claims, numbered from 1.
pub(in crate::export) fn numbered(graph: &KnowledgeGraph) -> impl Iterator<Item = (u64, &Claim)> {
    (1..).zip(graph.claims())
}

pub(in crate::export) fn claims<'g>() -> Vec<Column<'g, (u64, &'g Claim)>> {
    let mut columns: Vec<Column<'g, (u64, &Claim)>> = vec![
        integer("id", |row| Some(row.0)),
        text("source", |row| known(&row.1.source)),
        text("target", |row| known(&row.1.target)),
        text("relation", |row| known(row.1.relation.as_str())),
        text("family", |row| known(row.1.relation.family().as_str())),
        text("quad", |row| row.1.relation.quad().map(Quad::as_str).map(Cow::Borrowed)),
        flag("directed", |row| Some(!row.1.stated.symmetric)),
    ];
    columns.extend(counted());
    columns
}

/// The evidence of all edges, then that of the claims.
pub(in crate::export) fn pieces(graph: &KnowledgeGraph) -> impl Iterator<Item = Piece<'_>> {
    let of_edges = graph.edges().flat_map(Piece::of_edge);
    let of_claims = numbered(graph)
        .flat_map(|(number, claim)| graph.evidence_of(claim).map(move |piece| Piece::of_claim(number, piece)));
    of_edges.chain(of_claims)
}

/// A document, with the first of its copies.
#[derive(Clone, Copy)]
pub(in crate::export) struct DocumentOf<'g> {
    document: &'g DocumentRow,
    origin: &'g DocumentRow,
}

impl<'g> DocumentOf<'g> {
    pub(in crate::export) fn all(graph: &'g KnowledgeGraph) -> impl Iterator<Item = Self> {
        let documents = graph.documents();
        (0..)
            .zip(documents)
            .map(|(number, document)| Self { document, origin: &documents[graph.origin(number) as usize] })
    }
}

impl<'g> Documented<'g> for DocumentOf<'g> {
    fn document(&self) -> &'g DocumentRow {
        self.document
    }
}

pub(in crate::export) fn documents<'g>() -> Vec<Column<'g, DocumentOf<'g>>> {
    let mut columns = of_document();
    columns.push(text("origin", |row: &DocumentOf<'_>| known(row.origin.id.as_str())));
    columns
}
