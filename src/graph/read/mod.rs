//! Reads the JSON that a graph was written as: what is written again is the same, byte for byte.

mod edges;
mod joined;
mod list;
mod places;
mod rows;

use std::str::FromStr;
use std::sync::Arc;

use serde::Deserialize;
use serde_json::value::RawValue;

use self::edges::Known;
pub(super) use self::edges::span;
use self::joined::{Joined, Units};
use self::list::{list, rows};
pub(super) use self::places::{PartRows, RowPlace, Rows, id_of, mentioned};
use self::rows::{BackgroundRow, DocumentTableRow, Header, LedgerRow, NodeRow, OptionsRow, Parts, Version, ViewRow};
use super::material::Material;
use super::origins::Origins;
use super::{Background, KnowledgeGraph, Ledger, Node, Options, View};
use crate::corpus::DocumentId;
use crate::extract::{DocumentRow, PackedCounts};
use crate::gazetteer::{EntityId, Kind};
use crate::text::hex::unhex;
use crate::text::lasting::lasting;
use crate::text::{Date, Period};

/// The version of the shape that is read and written.
pub(crate) const SCHEMA: &str = "kg-graph/1";

/// Why a file is no graph, and what to do about it.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    /// It is no JSON, or was cut short.
    #[error("it is no whole JSON: {0}")]
    Json(serde_json::Error),
    /// It is JSON, but not what `kg build --json` writes.
    #[error("it is JSON, but no graph of kg ({0}); what `kg build --json` writes in the style node-link or d3 is")]
    Shape(serde_json::Error),
    /// It was written by another version.
    #[error(
        "it is of the version `{0}`, and this kg reads `{SCHEMA}`: build it again from the documents, or take the kg that wrote it"
    )]
    Version(String),
    /// Its parts do not fit together.
    #[error("{0}")]
    Content(String),
}

/// A fault in the content.
pub(super) fn fault(text: impl Into<String>) -> ReadError {
    ReadError::Content(text.into())
}

impl KnowledgeGraph {
    /// The graph in a JSON file of kg, in the style of networkx or of D3. O(n log n) in its length.
    ///
    /// # Errors
    /// Where the file is none, is cut short, is of another version or does not fit together.
    pub fn read(json: &[u8]) -> Result<Self, ReadError> {
        let GraphFile { header, nodes, edges, material } = GraphFile::read(json)?;
        let material = material.map_or(Material::None, |raw| Material::Written(raw.to_owned()));
        Ok(Self { material, ..Self::assemble(header, nodes, rows(edges)?)? })
    }

    /// The same without what it was built from, which takes memory and no question needs: it cannot be written as it was, nor added up.
    ///
    /// # Errors
    /// Those of [`Self::read`].
    pub fn read_without_source(json: &[u8]) -> Result<Self, ReadError> {
        let GraphFile { header, nodes, edges, .. } = GraphFile::read(json)?;
        Self::assemble(header, nodes, rows(edges)?)
    }

    fn assemble(header: Header<'_>, nodes: Vec<Node>, edges: &str) -> Result<Self, ReadError> {
        let origins = header.document_table.iter().map(|row| row.origin).collect();
        let (gazetteer, options, view) = (header.gazetteer().to_owned(), header.options()?, header.view()?);
        let documents = documents(header.document_table)?;
        let known = Known::new(&nodes, &documents);
        let entities = (0..).map(EntityId).take(nodes.len()).collect();
        let mut joined = Joined::read(nodes, &known, edges)?;
        let claims = joined.claims(&known, header.claims)?;
        let Units { list: units, occurrences, evidence } = joined.units();
        let origins = Origins::read(origins);
        Ok(Self {
            origins: origins.ok_or_else(|| fault("the origin of a document is no document"))?,
            units,
            occurrences,
            evidence,
            speakers: joined.speakers(),
            graph: joined.graph,
            statements: joined.statements,
            documents,
            claims,
            background: header.background.into_iter().map(background).collect::<Result<_, _>>()?,
            mentions: Vec::new(),
            entities,
            unit_count: header.units,
            gazetteer,
            options,
            weightless: header.ledger.weightless_edges,
            ledger: ledger(header.ledger),
            view,
            layout: std::sync::OnceLock::new(),
            communities: std::sync::OnceLock::new(),
            material: Material::None,
        })
    }
}

/// A graph's file, taken apart.
pub(super) struct GraphFile<'j> {
    pub(super) header: Header<'j>,
    /// By key.
    pub(super) nodes: Vec<Node>,
    edges: &'j RawValue,
    pub(super) material: Option<&'j RawValue>,
}

impl<'j> GraphFile<'j> {
    pub(super) fn read(json: &'j [u8]) -> Result<Self, ReadError> {
        let parts = Parts::of(json)?;
        let version: Version<'_> = part(parts.graph)?;
        match version.schema {
            Some(schema) if schema == SCHEMA => {}
            Some(schema) => return Err(ReadError::Version(schema.into_owned())),
            None => return Err(fault("it has no `graph.schema`: it is a graph, but not one of kg")),
        }
        let header: Header<'_> = part(parts.graph)?;
        let mut nodes = list(parts.nodes, |_, row| node(row))?;
        nodes.sort_by(|a, b| a.key.cmp(&b.key));
        if let Some(twice) = nodes.windows(2).find(|pair| pair[0].key == pair[1].key) {
            return Err(fault(format!("it has the node `{}` twice", twice[0].key)));
        }
        Ok(Self { header, nodes, edges: parts.edges, material: parts.material })
    }
}

impl<'j> Parts<'j> {
    fn of(json: &'j [u8]) -> Result<Self, ReadError> {
        let json = json.strip_prefix("\u{feff}".as_bytes()).unwrap_or(json);
        serde_json::from_slice(json).map_err(|error| match error.classify() {
            serde_json::error::Category::Data => ReadError::Shape(error),
            _ => ReadError::Json(error),
        })
    }
}

impl Header<'_> {
    /// SHA-256 of the lists.
    pub(super) fn gazetteer(&self) -> &str {
        self.gazetteer.strip_prefix("sha256:").unwrap_or(&self.gazetteer)
    }

    pub(super) fn options(&self) -> Result<Options, ReadError> {
        options(&self.options)
    }

    pub(super) fn view(&self) -> Result<Option<View>, ReadError> {
        self.view.as_ref().map(view).transpose()
    }
}

/// The documents of a file, in the order of their ids.
pub(super) fn documents(rows: Vec<DocumentTableRow<'_>>) -> Result<Vec<DocumentRow>, ReadError> {
    let documents: Vec<DocumentRow> = rows.into_iter().map(document).collect::<Result<_, _>>()?;
    if documents.windows(2).any(|pair| pair[0].id >= pair[1].id) {
        return Err(fault("its documents are not in the order of their ids, or one is there twice"));
    }
    Ok(documents)
}

/// Reads one part of the file.
pub(super) fn part<'j, T: Deserialize<'j>>(raw: &'j RawValue) -> Result<T, ReadError> {
    serde_json::from_str(raw.get()).map_err(ReadError::Shape)
}

/// Reads a value that is written as text.
pub(super) fn parsed<T: FromStr>(text: &str, what: &str) -> Result<T, ReadError> {
    text.parse().map_err(|_| fault(format!("`{text}` is no {what}")))
}

pub(super) fn date(text: Option<&str>) -> Result<Option<Date>, ReadError> {
    text.map(|text| parsed(text, "date")).transpose()
}

/// Two dates, where both are given.
fn dates(first: Option<&str>, last: Option<&str>) -> Result<Option<(Date, Date)>, ReadError> {
    Ok(date(first)?.zip(date(last)?))
}

/// A point or stretch of time, as ISO 8601 writes it.
pub(super) fn period(text: &str) -> Result<Period, ReadError> {
    let (from, to) = text.split_once('/').unwrap_or((text, text));
    Ok(Period { from: parsed(from, "date")?, to: parsed(to, "date")? })
}

fn node(row: NodeRow<'_>) -> Result<Node, ReadError> {
    let owned = |list: Vec<std::borrow::Cow<'_, str>>| list.into_iter().map(std::borrow::Cow::into_owned).collect();
    Ok(Node {
        kind: parsed::<Kind>(&row.kind, "kind of entities")?,
        wikidata: row.wikidata.map(String::from),
        iso3: row.iso3.map(String::from),
        countries: owned(row.countries),
        aliases: owned(row.aliases),
        surfaces: row.surfaces.into_iter().map(|(name, count)| (name.into(), count)).collect(),
        seen: dates(row.first_seen.as_deref(), row.last_seen.as_deref())?,
        label: row.label.into_owned(),
        key: row.id.into_owned(),
        discovered: row.discovered,
        mentions: row.mentions,
        units: row.units,
        documents: row.documents,
        degree: row.degree,
        weighted_degree: row.weighted_degree,
        pagerank: row.pagerank,
    })
}

fn document(row: DocumentTableRow<'_>) -> Result<DocumentRow, ReadError> {
    Ok(DocumentRow {
        date: date(row.date.as_deref())?,
        sha256: unhex(&row.sha256).ok_or_else(|| fault(format!("`{}` is no SHA-256", row.sha256)))?,
        language: row.language.map(|language| lasting(&language)),
        id: DocumentId::new(row.id),
        title: row.title.map(Into::into),
        outlet: row.outlet.map(Arc::from),
        url: row.url.map(Into::into),
        path: Arc::from(row.path),
        record: row.record,
        units: row.units,
        mentions: row.mentions,
        sketch: Box::default(),
        counts: PackedCounts::default(),
        repeated: 0,
    })
}

fn background(row: BackgroundRow<'_>) -> Result<Background, ReadError> {
    Ok(Background {
        dates: (date(row.from.as_deref())?, date(row.to.as_deref())?),
        source: row.source.into(),
        role: row.role.into(),
        target: row.target.into(),
    })
}

fn options(row: &OptionsRow<'_>) -> Result<Options, ReadError> {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to 0 and 1000")]
    let per_mille = |share: f64| (share.clamp(0.0, 1.0) * 1000.0).round() as u16;
    Ok(Options {
        scope: parsed(&row.scope, "scope")?,
        weight: parsed(&row.weight, "weight")?,
        demonyms: row.demonyms,
        metonyms: row.metonyms,
        discover: row.min_confidence.map(per_mille),
        quotes: row.evidence,
        relations: parsed(&row.relations.join(","), "list of relations")?,
        rules: row.rules.as_deref().map(|rules| rules.strip_prefix("sha256:").unwrap_or(rules).to_owned()),
    })
}

fn view(row: &ViewRow<'_>) -> Result<View, ReadError> {
    Ok(View {
        kinds: row.kinds.iter().map(|kind| parsed(kind, "kind of entities")).collect::<Result<_, _>>()?,
        min_count: row.min_count,
        min_documents: row.min_documents,
        min_weight: row.min_weight,
        fdr: row.fdr,
        backbone: row.backbone,
        top: row.top,
        since: date(row.since.as_deref())?,
        until: date(row.until.as_deref())?,
        relations: row.relations.iter().map(|name| parsed(name, "relation")).collect::<Result<_, _>>()?,
        around: row.around.iter().map(|key| key.clone().into_owned()).collect(),
        hops: row.hops,
        as_of: date(row.as_of.as_deref())?,
    })
}

pub(super) fn ledger(row: LedgerRow<'_>) -> Ledger {
    let left_out = row.names_left_out.into_iter();
    Ledger {
        seen: row.seen,
        used: row.used,
        repeated: row.repeated,
        skipped: row.skipped.into_iter().map(|row| (row.source.into_owned(), row.reason.into_owned())).collect(),
        ignored: row.ignored,
        outside: row.outside_dates,
        left_out: left_out.map(|row| (lasting(&row.reason), row.name.into(), row.count)).collect(),
    }
}
