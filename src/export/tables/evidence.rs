//! The columns of evidence.

use std::borrow::Cow;

use super::edges::numbered;
use super::{Column, from, integer, known, text, until};
use crate::graph::{Evidence, KnowledgeGraph};

/// A piece of evidence, with what it shows.
#[derive(Clone, Copy)]
pub(in crate::export) struct Piece<'g> {
    shown: Shown<'g>,
    evidence: Evidence<'g>,
}

/// What evidence shows.
#[derive(Clone, Copy)]
enum Shown<'g> {
    /// The edge with this id.
    Edge(&'g str),
    /// The claim with this number.
    Claim(u64),
}

impl<'g> Piece<'g> {
    /// The evidence of all edges, then that of the claims.
    pub(in crate::export) fn all(graph: &'g KnowledgeGraph) -> impl Iterator<Item = Self> {
        let of_edges = graph.edges().flat_map(|edge| {
            let shown = Shown::Edge(&edge.edge().id);
            edge.evidence().map(move |evidence| Self { shown, evidence })
        });
        let of_claims = numbered(graph).flat_map(|(number, claim)| {
            let shown = Shown::Claim(number);
            graph.evidence_of(claim).map(move |evidence| Self { shown, evidence })
        });
        of_edges.chain(of_claims)
    }

    fn edge(&self) -> Option<&'g str> {
        if let Shown::Edge(id) = self.shown { Some(id) } else { None }
    }

    fn claim(&self) -> Option<u64> {
        if let Shown::Claim(number) = self.shown { Some(number) } else { None }
    }
}

pub(in crate::export) fn evidence<'g>() -> Vec<Column<'g, Piece<'g>>> {
    vec![
        text("edge", |row| row.edge().map(Cow::Borrowed)),
        integer("claim", Piece::claim),
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
