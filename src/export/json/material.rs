//! What a graph was built from, in its own file: by it graphs are added up, and documents taken out.

use std::collections::BTreeMap;
use std::io::{self, Write};

use serde::Serialize;

use super::{StatementRow, rows};
use crate::extract::StatementRow as Stated;
use crate::graph::{Given, GivenDocument, GivenUnit, KnowledgeGraph, Member, Source};
use crate::text::Date;
use crate::text::hex::hex;

/// Writes it behind the edges, where the graph keeps it.
pub(super) fn write(graph: &KnowledgeGraph, out: &mut dyn Write) -> io::Result<()> {
    match graph.source() {
        None => Ok(()),
        Some(Source::Written(raw)) => write!(out, ",\n\"material\":{}", raw.get()),
        Some(Source::Given(given)) => {
            out.write_all(b",\n\"material\":{\"entities\":")?;
            let nodes: Vec<&str> = graph.nodes().map(|node| &*node.key).collect();
            let told = given.members().iter().map(|member| {
                let is_node = nodes.binary_search(&&*member.node.key).is_ok();
                EntityRow::new(member, is_node)
            });
            rows(out, told.filter(EntityRow::tells))?;
            out.write_all(b",\n\"documents\":")?;
            let mut before: &[u8] = b"[\n";
            for document in given.documents() {
                out.write_all(before)?;
                serde_json::to_writer(&mut *out, &DocumentRow::new(&document?, &given))?;
                before = b",\n";
            }
            out.write_all(if before == b"[\n" { b"[]}" } else { b"\n]}" })
        }
    }
}

/// An entity: what is known of one that is no node, and the ties of all.
#[derive(Serialize)]
struct EntityRow<'a> {
    id: &'a str,
    #[serde(flatten, skip_serializing_if = "Option::is_none")]
    facts: Option<FactsRow<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    ties: Vec<TieRow<'a>>,
}

/// A tie of a list: role, whose or what it is of, first and last day.
#[derive(Serialize)]
struct TieRow<'a>(&'a str, &'a str, Option<String>, Option<String>);

#[derive(Serialize)]
struct FactsRow<'a> {
    label: &'a str,
    kind: &'a str,
    wikidata: Option<&'a str>,
    iso3: Option<&'a str>,
    countries: &'a [String],
    discovered: bool,
    aliases: &'a [String],
}

impl<'a> EntityRow<'a> {
    fn new(member: &'a Member, is_node: bool) -> Self {
        let node = &member.node;
        let row = FactsRow {
            label: &node.label,
            kind: node.kind.as_str(),
            wikidata: node.wikidata.as_deref(),
            iso3: node.iso3.as_deref(),
            countries: &node.countries,
            discovered: node.discovered,
            aliases: &node.aliases,
        };
        let date = |date: Option<Date>| date.map(|date| date.to_string());
        let ties = member.ties.iter().map(|tie| TieRow(&tie.role, &tie.target, date(tie.dates.0), date(tie.dates.1)));
        Self { id: &node.key, facts: (!is_node).then_some(row), ties: ties.collect() }
    }

    fn tells(&self) -> bool {
        self.facts.is_some() || !self.ties.is_empty()
    }
}

#[derive(Serialize)]
struct DocumentRow<'a> {
    doc: &'a str,
    /// How many copies of it were read beside it.
    #[serde(skip_serializing_if = "is_zero")]
    repeated: u32,
    sketch: String,
    /// Mentions, units, and how often under which words.
    entities: BTreeMap<&'a str, (u32, u32, BTreeMap<&'a str, u32>)>,
    /// A name and a class.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    found: BTreeMap<&'a str, (&'a str, &'a str)>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    left_out: Vec<(&'a str, &'static str, u32)>,
    units: Vec<UnitRow<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    statements: Vec<StatedRow<'a>>,
}

#[derive(Serialize)]
struct UnitRow<'a> {
    start: u32,
    end: u32,
    sketch: String,
    mentions: BTreeMap<&'a str, [u32; 2]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<&'a str>,
}

#[derive(Serialize)]
struct StatedRow<'a> {
    source: &'a str,
    target: &'a str,
    relation: &'static str,
    symmetric: bool,
    start: u32,
    end: u32,
    mentions: [[u32; 2]; 2],
    rule: &'static str,
    #[serde(flatten)]
    statement: StatementRow<'a>,
}

impl<'a> DocumentRow<'a> {
    fn new(document: &'a GivenDocument<'a>, given: &Given<'a>) -> Self {
        let entities = || document.entities.iter();
        Self {
            doc: document.row.id.as_str(),
            repeated: document.row.repeated,
            sketch: hex(document.row.sketch.bins()),
            entities: entities()
                .map(|named| (named.key, (named.mentions, named.units, named.surfaces.iter().copied().collect())))
                .collect(),
            found: entities().filter_map(|named| Some((named.key, named.named?))).collect(),
            left_out: document.left_out.iter().map(|(name, reason, times)| (*name, reason.as_str(), *times)).collect(),
            units: document.units.iter().map(UnitRow::new).collect(),
            statements: document.statements.iter().map(|row| StatedRow::new(row, given)).collect(),
        }
    }
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks so")]
fn is_zero(number: &u32) -> bool {
    *number == 0
}

impl<'a> UnitRow<'a> {
    fn new(given: &'a GivenUnit<'a>) -> Self {
        Self {
            start: given.unit.span.start,
            end: given.unit.span.end,
            sketch: hex(given.unit.sketch.bins()),
            mentions: given.named.iter().map(|(key, span)| (*key, [span.start, span.end])).collect(),
            text: given.text.as_deref(),
        }
    }
}

impl<'a> StatedRow<'a> {
    fn new(row: &'a Stated, given: &Given<'a>) -> Self {
        let statement = &row.statement;
        Self {
            source: given.key(statement.source),
            target: given.key(statement.target),
            relation: statement.predicate.as_str(),
            symmetric: statement.symmetric,
            start: row.sentence.start,
            end: row.sentence.end,
            mentions: [statement.source_span, statement.target_span].map(|span| [span.start, span.end]),
            rule: statement.pattern.as_str(),
            statement: StatementRow::new(statement, statement.speaker.map(|speaker| given.key(speaker))),
        }
    }
}
