//! The columns of edges, and those of statements.

use std::borrow::Cow;

use super::super::look::modes;
use super::{Column, flag, from, integer, known, list, real, selected, text, until};
use crate::graph::{Edge, EdgeRef, Evidence, Stated, significant};
use crate::relate::Quad;

/// What formats of text tell of an edge beside its id, ends and weight.
const TOLD: &[&str] = &[
    "relation",
    "family",
    "quad",
    "modes",
    "symmetric",
    "count",
    "documents",
    "origins",
    "outlets",
    "npmi",
    "llr",
    "p",
    "positive",
    "negated",
    "denied",
    "disputed",
    "first_seen",
    "last_seen",
    "first_date",
    "last_date",
    "quote",
    "quote_document",
];

/// What sentences may state.
pub(super) trait Statable {
    /// What is counted of the statements, where sentences state it.
    fn stated(&self) -> Option<&Stated>;
}

impl Statable for EdgeRef<'_> {
    fn stated(&self) -> Option<&Stated> {
        self.edge().stated.as_ref()
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
        real("weight", |row| Some(weight(row))),
        integer("count", |row| Some(row.edge().count)),
        integer("documents", |row| Some(row.edge().documents)),
        integer("origins", |row| Some(row.edge().origins)),
        integer("outlets", |row| Some(row.edge().outlets)),
        from("first_seen", |row| Some(row.edge().seen?.0)),
        until("last_seen", |row| Some(row.edge().seen?.1)),
    ];
    columns.extend(measured());
    columns.push(flag("disputed", |row| Some(row.is_disputed())));
    columns.push(list("modes", |row| row.edge().stated.as_ref().map(modes).unwrap_or_default()));
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

/// What formats of text tell of edges.
pub(in crate::export) fn edge_attributes<'g>() -> Vec<Column<'g, EdgeRef<'g>>> {
    let mut columns = edges();
    columns.extend([
        flag("symmetric", |row: &EdgeRef<'_>| Some(!row.is_directed())),
        text("quote", |row| known(shown(row)?.quote?)),
        text("quote_document", |row| known(shown(row)?.document.id.as_str())),
    ]);
    selected(columns, TOLD)
}

/// The weight of an edge as it is written: above zero, with six significant digits.
pub(in crate::export) fn weight(edge: &EdgeRef<'_>) -> f64 {
    significant(edge.edge().weight)
}

/// The piece of evidence that stands for the others: with a quote that says it is so, if there is one.
fn shown<'g>(edge: &EdgeRef<'g>) -> Option<Evidence<'g>> {
    let holds = |piece: &Evidence<'_>| piece.statement.is_none_or(|it| it.polarity.as_str() == "positive");
    let quoted = || edge.evidence().filter(|piece| piece.quote.is_some());
    quoted().find(holds).or_else(|| quoted().next()).or_else(|| edge.evidence().next())
}

/// What is counted of statements.
pub(super) fn counted<'g, R: Statable>() -> [Column<'g, R>; 9] {
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
