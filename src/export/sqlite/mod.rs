//! A database of SQLite, with the mentions where the graph has them.

use std::io::{self, Write};

use rusqlite::types::Value;
use rusqlite::{Connection, Result, params, params_from_iter};
use serde::Serialize;

use super::columns::{self, Column, DocumentOf, NodeOf, claims, documents, edges, evidence, nodes, numbered, pieces};
use super::json::{LedgerRow, OptionsRow, ViewRow};
use crate::graph::{KnowledgeGraph, SCHEMA};

/// Writes the database, which is put together in memory: as SQLite itself writes it, but for the file.
pub(super) fn write(graph: &KnowledgeGraph, out: &mut dyn Write) -> io::Result<()> {
    let mut database = Connection::open_in_memory().map_err(io::Error::other)?;
    fill(&database, graph).map_err(io::Error::other)?;
    let bytes = database.serialize("main").map_err(|_| {
        io::Error::new(
            io::ErrorKind::OutOfMemory,
            "a database of more than 2 GB cannot be put together: quote less (--evidence), filter, or write Parquet",
        )
    })?;
    out.write_all(&bytes)
}

fn fill(database: &Connection, graph: &KnowledgeGraph) -> Result<()> {
    // Keys that point to each other are right by the model; readers may check them.
    database.execute_batch("PRAGMA foreign_keys = OFF; PRAGMA user_version = 1; BEGIN")?;
    database.execute_batch(include_str!("tables.sql"))?;
    meta(database, graph)?;
    insert(database, "documents", &documents(), DocumentOf::all(graph))?;
    insert(database, "nodes", &nodes(), NodeOf::all(graph))?;
    names(database, graph)?;
    insert(database, "edges", &edges(), graph.edges())?;
    modes(database, graph)?;
    insert(database, "claims", &claims(), numbered(graph))?;
    insert(database, "evidence", &evidence(), pieces(graph))?;
    background(database, graph)?;
    mentions(database, graph)?;
    database.execute_batch(include_str!("views.sql"))?;
    database.execute_batch("COMMIT")
}

/// Inserts the rows of a table; its lists have tables of their own.
fn insert<R>(
    database: &Connection,
    table: &str,
    columns: &[Column<'_, R>],
    rows: impl Iterator<Item = R>,
) -> Result<()> {
    let columns: Vec<_> = columns.iter().filter(|column| !column.is_list()).collect();
    let names: Vec<_> = columns.iter().map(|column| column.name).collect();
    let places = vec!["?"; names.len()].join(", ");
    let mut statement = database.prepare(&format!("INSERT INTO {table} ({}) VALUES ({places})", names.join(", ")))?;
    for row in rows {
        statement.execute(params_from_iter(columns.iter().map(|column| value(column, &row))))?;
    }
    Ok(())
}

fn value<R>(column: &Column<'_, R>, row: &R) -> Value {
    match column.value(row) {
        columns::Value::Text(text) => Value::Text(text.into_owned()),
        columns::Value::Count(count) => Value::Integer(integer(count)),
        columns::Value::Score(score) => Value::Real(score),
        columns::Value::Flag(flag) => Value::Integer(flag.into()),
        columns::Value::Absent | columns::Value::List(_) => Value::Null,
    }
}

/// Counts and offsets stay far below 2^63.
fn integer(count: u64) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

fn meta(database: &Connection, graph: &KnowledgeGraph) -> Result<()> {
    let mut statement = database.prepare("INSERT INTO meta (key, value) VALUES (?, ?)")?;
    let rows = [
        ("schema", Some(SCHEMA.to_owned())),
        ("documents", Some(graph.documents().len().to_string())),
        ("units", Some(graph.unit_count().to_string())),
        ("gazetteer", Some(format!("sha256:{}", graph.gazetteer()))),
        ("options", json(&OptionsRow::new(graph.options()))),
        ("ledger", json(&LedgerRow::new(graph.ledger(), graph.weightless()))),
        ("view", graph.view().and_then(|view| json(&ViewRow::new(view)))),
    ];
    rows.iter().try_for_each(|row| statement.execute(params![row.0, row.1]).map(drop))
}

fn json(value: &impl Serialize) -> Option<String> {
    serde_json::to_string(value).ok()
}

/// Inserts the names of the nodes and what they belong to.
fn names(database: &Connection, graph: &KnowledgeGraph) -> Result<()> {
    let mut aliases = database.prepare("INSERT OR IGNORE INTO aliases (node, alias) VALUES (?, ?)")?;
    let mut surfaces = database.prepare("INSERT INTO surfaces (node, surface, count) VALUES (?, ?, ?)")?;
    let mut countries = database.prepare("INSERT OR IGNORE INTO countries (node, state) VALUES (?, ?)")?;
    for node in graph.nodes() {
        for alias in &node.aliases {
            aliases.execute([&node.key, alias])?;
        }
        for (surface, count) in &node.surfaces {
            surfaces.execute(params![node.key, surface, integer(*count)])?;
        }
        for state in &node.countries {
            countries.execute([&node.key, state])?;
        }
    }
    Ok(())
}

fn modes(database: &Connection, graph: &KnowledgeGraph) -> Result<()> {
    let mut statement = database.prepare("INSERT INTO modes (edge, mode, count) VALUES (?, ?, ?)")?;
    for edge in graph.edges() {
        for (mode, count) in edge.edge().stated.iter().flat_map(|stated| &stated.modes) {
            statement.execute(params![edge.edge().id, mode, integer(*count)])?;
        }
    }
    Ok(())
}

fn background(database: &Connection, graph: &KnowledgeGraph) -> Result<()> {
    let mut statement = database
        .prepare("INSERT INTO background (source, role, target, first_day, last_day) VALUES (?, ?, ?, ?, ?)")?;
    for known in graph.background() {
        let (first, last) = known.dates;
        let dates = [first, last].map(|date| date.map(|date| date.to_string()));
        statement.execute(params![known.source, known.role, known.target, dates[0], dates[1]])?;
    }
    Ok(())
}

fn mentions(database: &Connection, graph: &KnowledgeGraph) -> Result<()> {
    let mut statement = database.prepare(
        "INSERT INTO mentions (doc, entity, start, end, surface, sentence, form, rule, confidence) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
    )?;
    for mention in graph.mentions() {
        let found = &mention.row.mention;
        statement.execute(params![
            mention.document.id.as_str(),
            mention.node.key,
            found.span.start,
            found.span.end,
            mention.row.surface,
            found.sentence,
            found.form.as_str(),
            found.rule.as_str(),
            f64::from(found.confidence) / 1000.0,
        ])?;
    }
    Ok(())
}

#[cfg(test)]
mod tests;
