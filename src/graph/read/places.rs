//! Where the rows of a file stand, what they name, and graphs of a few of them.

use std::borrow::Cow;
use std::collections::BTreeSet;

use serde::Deserialize;
use serde_json::value::RawValue;

use super::list::list;
use super::rows::{DocumentTableRow, Header, LedgerRow, NodeRow, OptionsRow, Parts};
use super::{ReadError, fault, node, parsed, part};
use crate::graph::KnowledgeGraph;
use crate::relate::Predicate;

/// Where a row stands in its file.
#[derive(Clone, Copy)]
pub(in crate::graph) struct RowPlace {
    pub(in crate::graph) start: u64,
    pub(in crate::graph) len: u32,
}

/// Where all rows stand, in the order of the graph.
pub(in crate::graph) struct Rows {
    pub(in crate::graph) nodes: Vec<RowPlace>,
    pub(in crate::graph) edges: Vec<RowPlace>,
    pub(in crate::graph) documents: Vec<RowPlace>,
    pub(in crate::graph) claims: Vec<RowPlace>,
    pub(in crate::graph) background: Vec<RowPlace>,
}

#[derive(Deserialize)]
struct Tables<'j> {
    #[serde(borrow)]
    document_table: Vec<&'j RawValue>,
    #[serde(borrow)]
    background: Vec<&'j RawValue>,
    #[serde(borrow)]
    claims: Vec<&'j RawValue>,
}

#[derive(Deserialize)]
struct Id<'j> {
    #[serde(borrow)]
    id: Cow<'j, str>,
}

#[derive(Deserialize)]
struct Ends<'j> {
    #[serde(borrow)]
    source: Cow<'j, str>,
    #[serde(borrow)]
    target: Cow<'j, str>,
    #[serde(borrow)]
    relation: Cow<'j, str>,
}

impl Rows {
    /// Those of a file that was read as a graph.
    pub(in crate::graph) fn of(json: &[u8]) -> Result<Self, ReadError> {
        let parts: Parts<'_> = Parts::of(json)?;
        let Tables { document_table, background, claims } = part(parts.graph)?;
        let place = |row: &str| {
            let len = u32::try_from(row.len()).map_err(|_| fault("it has a row of more than 4 GB"))?;
            Ok(RowPlace { start: row.as_ptr().addr().saturating_sub(json.as_ptr().addr()) as u64, len })
        };
        let mut nodes = list(parts.nodes, |text, row: Id<'_>| Ok((row.id, place(text)?)))?;
        nodes.sort_by(|a, b| a.0.cmp(&b.0));
        let mut edges = list(parts.edges, |text, row: Ends<'_>| {
            Ok(((row.source, row.target, parsed::<Predicate>(&row.relation, "relation")?), place(text)?))
        })?;
        edges.sort_by(|a, b| a.0.cmp(&b.0));
        let raw = |rows: Vec<&RawValue>| rows.into_iter().map(|row| place(row.get())).collect::<Result<_, _>>();
        Ok(Self {
            nodes: nodes.into_iter().map(|(_, place)| place).collect(),
            edges: edges.into_iter().map(|(_, place)| place).collect(),
            documents: raw(document_table)?,
            claims: raw(claims)?,
            background: raw(background)?,
        })
    }
}

/// The id of a row.
pub(in crate::graph) fn id_of(row: &str) -> Result<Cow<'_, str>, ReadError> {
    serde_json::from_str::<Id<'_>>(row).map(|row| row.id).map_err(ReadError::Shape)
}

/// What rows name.
#[derive(Default)]
pub(in crate::graph) struct Mentioned<'j> {
    pub(in crate::graph) entities: BTreeSet<Cow<'j, str>>,
    pub(in crate::graph) documents: BTreeSet<Cow<'j, str>>,
}

#[derive(Deserialize)]
struct Naming<'j> {
    #[serde(borrow)]
    source: Cow<'j, str>,
    #[serde(borrow)]
    target: Cow<'j, str>,
    #[serde(borrow, default)]
    evidence: Vec<Piece<'j>>,
}

#[derive(Deserialize)]
struct Piece<'j> {
    #[serde(borrow)]
    doc: Cow<'j, str>,
    #[serde(borrow, default)]
    speaker: Option<Cow<'j, str>>,
}

/// What rows of edges, claims and background name.
pub(in crate::graph) fn mentioned<'j>(rows: impl Iterator<Item = &'j str>) -> Result<Mentioned<'j>, ReadError> {
    let mut mentioned = Mentioned::default();
    for row in rows {
        let Naming { source, target, evidence } = serde_json::from_str(row).map_err(ReadError::Shape)?;
        mentioned.entities.extend([source, target]);
        for Piece { doc, speaker } in evidence {
            mentioned.documents.insert(doc);
            mentioned.entities.extend(speaker);
        }
    }
    Ok(mentioned)
}

/// Rows that are a graph of their own; nodes and documents in order, each once.
pub(in crate::graph) struct PartRows<'j> {
    pub(in crate::graph) nodes: Vec<&'j str>,
    pub(in crate::graph) edges: Vec<&'j str>,
    pub(in crate::graph) documents: Vec<&'j str>,
    pub(in crate::graph) claims: Vec<&'j str>,
    pub(in crate::graph) background: Vec<&'j str>,
}

impl KnowledgeGraph {
    /// A graph of a few rows, which tells nothing of how the whole was made.
    pub(in crate::graph) fn read_part(rows: &PartRows<'_>) -> Result<Self, ReadError> {
        let nodes = every(&rows.nodes)?.into_iter().map(|row: NodeRow<'_>| node(row)).collect::<Result<_, _>>()?;
        let mut documents: Vec<DocumentTableRow<'_>> = every(&rows.documents)?;
        for (number, document) in (0..).zip(&mut documents) {
            document.origin = number;
        }
        let header = Header {
            units: 0,
            ledger: LedgerRow::default(),
            gazetteer: Cow::default(),
            options: OptionsRow::usual(),
            view: None,
            document_table: documents,
            background: every(&rows.background)?,
            claims: every(&rows.claims)?,
        };
        Self::assemble(header, nodes, &rows.edges.join(",\n"))
    }
}

fn every<'j, T: Deserialize<'j>>(rows: &[&'j str]) -> Result<Vec<T>, ReadError> {
    rows.iter().map(|row| serde_json::from_str(row)).collect::<Result<_, _>>().map_err(ReadError::Shape)
}
