//! The columns of evidence.

use std::borrow::Cow;

use super::documents::Documented;
use super::{Column, from, integer, known, selected, text, until};
use crate::extract::DocumentRow;
use crate::graph::{EdgeRef, Evidence};

/// What formats of text tell of a piece of evidence beside its edge and document.
const TOLD: &[&str] = &["start", "end", "quote", "polarity", "modality", "speaker", "mode", "event_date", "rule"];

/// A piece of evidence, with the id of the edge or the number of the claim that it shows.
#[derive(Clone, Copy)]
pub(in crate::export) struct Piece<'g> {
    edge: Option<&'g str>,
    claim: Option<u64>,
    pub(in crate::export) evidence: Evidence<'g>,
}

impl<'g> Piece<'g> {
    /// The evidence of an edge.
    pub(in crate::export) fn of_edge(edge: EdgeRef<'g>) -> impl Iterator<Item = Self> {
        let id = &*edge.edge().id;
        edge.evidence().map(move |evidence| Self { edge: Some(id), claim: None, evidence })
    }

    /// The evidence of a claim.
    #[cfg(any(feature = "parquet", feature = "sqlite"))]
    pub(super) fn of_claim(number: u64, evidence: Evidence<'g>) -> Self {
        Self { edge: None, claim: Some(number), evidence }
    }
}

impl<'g> Documented<'g> for Piece<'g> {
    fn document(&self) -> &'g DocumentRow {
        self.evidence.document
    }
}

pub(in crate::export) fn evidence<'g>() -> Vec<Column<'g, Piece<'g>>> {
    vec![
        text("edge", |row| row.edge.map(Cow::Borrowed)),
        integer("claim", |row| row.claim),
        text("doc", |row| known(row.evidence.document.id.as_str())),
        integer("start", |row| Some(row.evidence.unit.start.into())),
        integer("end", |row| Some(row.evidence.unit.end.into())),
        integer("source_start", |row| Some(row.evidence.source.start.into())),
        integer("source_end", |row| Some(row.evidence.source.end.into())),
        integer("target_start", |row| Some(row.evidence.target.start.into())),
        integer("target_end", |row| Some(row.evidence.target.end.into())),
        text("quote", |row| row.evidence.quote.map(Cow::Borrowed)),
        text("rule", |row| known(row.evidence.statement.map_or("co_occurrence", |stated| stated.pattern.as_str()))),
        text("mode", |row| known(&row.evidence.statement?.mode?.0.name)),
        integer("trigger_start", |row| Some(row.evidence.statement?.trigger.start.into())),
        integer("trigger_end", |row| Some(row.evidence.statement?.trigger.end.into())),
        text("polarity", |row| known(row.evidence.statement?.polarity.as_str())),
        text("modality", |row| known(row.evidence.statement?.modality.as_str())),
        text("speaker", |row| row.evidence.speaker.map(Cow::Borrowed)),
        from("event_from", |row| Some(row.evidence.statement?.date?.from)),
        until("event_until", |row| Some(row.evidence.statement?.date?.to)),
    ]
}

/// What formats of text tell of evidence.
pub(in crate::export) fn evidence_attributes<'g>() -> Vec<Column<'g, Piece<'g>>> {
    let mut columns = evidence();
    columns.push(text("event_date", |row| Some(row.evidence.statement?.date?.to_string().into())));
    selected(columns, TOLD)
}
