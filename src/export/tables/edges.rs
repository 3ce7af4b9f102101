//! The columns of edges, and of what nobody says to be so.

use std::borrow::Cow;

use super::{Column, flag, from, integer, known, list, real, text, until};
use crate::graph::{Claim, Edge, EdgeRef, KnowledgeGraph, Stated};
use crate::relate::Quad;

/// What sentences may state.
trait Statable {
    /// What is counted of the statements, where sentences state it.
    fn stated(&self) -> Option<&Stated>;
}

impl Statable for EdgeRef<'_> {
    fn stated(&self) -> Option<&Stated> {
        self.edge().stated.as_ref()
    }
}

impl Statable for (u64, &Claim) {
    fn stated(&self) -> Option<&Stated> {
        Some(&self.1.stated)
    }
}

pub(in crate::export) fn edges<'g>() -> Vec<Column<'g, EdgeRef<'g>>> {
    let mut columns: Vec<Column<'g, EdgeRef<'g>>> = vec![
        text("id", |row| known(&row.edge().id)),
        text("source", |row| known(&row.source.key)),
        text("target", |row| known(&row.target.key)),
        text("relation", |row| known(row.edge().relation.as_str())),
        text("family", |row| known(row.edge().relation.family().as_str())),
        text("quad", |row| row.edge().relation.quad().map(Quad::as_str).map(Cow::Borrowed)),
        flag("directed", |row| Some(row.is_directed())),
        real("weight", |row| Some(row.edge().weight)),
        integer("count", |row| Some(row.edge().count)),
        integer("documents", |row| Some(row.edge().documents)),
        integer("origins", |row| Some(row.edge().origins)),
        integer("outlets", |row| Some(row.edge().outlets)),
        from("first_seen", |row| Some(row.edge().seen?.0)),
        until("last_seen", |row| Some(row.edge().seen?.1)),
    ];
    columns.extend(measured());
    columns.push(flag("disputed", |row| Some(row.is_disputed())));
    columns
        .push(list("modes", |row| row.edge().stated.iter().flat_map(|stated| stated.modes.keys().copied()).collect()));
    columns.extend(counted());
    columns
}

/// The scores of co-occurrence.
fn measured<'g>() -> [Column<'g, EdgeRef<'g>>; 7] {
    [
        real("npmi", |row| Some(co_occurrence(row)?.npmi)),
        real("llr", |row| Some(co_occurrence(row)?.llr)),
        real("p", |row| Some(co_occurrence(row)?.p)),
        integer("units_both", |row| Some(co_occurrence(row)?.contingency.both)),
        integer("units_source_only", |row| Some(co_occurrence(row)?.contingency.source_only)),
        integer("units_target_only", |row| Some(co_occurrence(row)?.contingency.target_only)),
        integer("units_neither", |row| Some(co_occurrence(row)?.contingency.neither)),
    ]
}

fn co_occurrence<'g>(row: &EdgeRef<'g>) -> Option<&'g Edge> {
    Some(row.edge()).filter(|edge| edge.stated.is_none())
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

/// What is counted of statements.
fn counted<'g, R: Statable>() -> [Column<'g, R>; 9] {
    [
        integer("positive", |row| Some(row.stated()?.polarity[0])),
        integer("negated", |row| Some(row.stated()?.polarity[1])),
        integer("denied", |row| Some(row.stated()?.polarity[2])),
        integer("actual", |row| Some(row.stated()?.modality[0])),
        integer("planned", |row| Some(row.stated()?.modality[1])),
        integer("conditional", |row| Some(row.stated()?.modality[2])),
        integer("demanded", |row| Some(row.stated()?.modality[3])),
        from("first_date", |row| Some(row.stated()?.happened?.0)),
        until("last_date", |row| Some(row.stated()?.happened?.1)),
    ]
}
