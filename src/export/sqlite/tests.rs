//! Databases are opened and asked.

use rusqlite::Connection;

use super::super::tables::tests::hostile;
use super::super::{Format, JsonStyle};
use crate::graph::KnowledgeGraph;

fn written(graph: &KnowledgeGraph, format: Format) -> Vec<u8> {
    let mut out = Vec::new();
    format.write(graph, &mut out).unwrap();
    out
}

fn opened(graph: &KnowledgeGraph) -> Connection {
    let bytes = written(graph, Format::Sqlite);
    let mut database = Connection::open_in_memory().unwrap();
    database.deserialize_read_exact("main", &*bytes, bytes.len(), true).unwrap();
    database
}

/// The rows of a query, their values with a bar between.
fn rows(database: &Connection, query: &str) -> Vec<String> {
    let mut statement = database.prepare(query).unwrap();
    let columns = statement.column_count();
    let row = |row: &rusqlite::Row<'_>| {
        let values = (0..columns).map(|at| match row.get_ref(at)? {
            rusqlite::types::ValueRef::Null => Ok("null".to_owned()),
            rusqlite::types::ValueRef::Integer(number) => Ok(number.to_string()),
            rusqlite::types::ValueRef::Real(number) => Ok(number.to_string()),
            other => Ok(other.as_str()?.to_owned()),
        });
        Ok(values.collect::<rusqlite::Result<Vec<_>>>()?.join("|"))
    };
    statement.query_map([], row).unwrap().collect::<Result<_, _>>().unwrap()
}

#[test]
fn a_database_is_sound_and_the_same_each_time() {
    let graph = hostile();
    let database = opened(&graph);
    assert_eq!(rows(&database, "PRAGMA integrity_check"), ["ok"]);
    assert!(rows(&database, "PRAGMA foreign_key_check").is_empty());
    assert_eq!(written(&graph, Format::Sqlite), written(&graph, Format::Sqlite));
}

#[test]
fn labels_are_what_they_were() {
    let graph = hostile();
    let database = opened(&graph);
    let labels: Vec<_> = graph.nodes().map(|node| node.label.clone()).collect();
    assert_eq!(rows(&database, "SELECT label FROM nodes ORDER BY id"), labels);
    assert!(labels[0].ends_with("]]>") && labels[1].contains("; DROP TABLE"), "{labels:?}");
    assert_eq!(
        rows(&database, "SELECT node, alias FROM aliases WHERE length(alias) < 6 ORDER BY alias"),
        ["person.ann|=1+1", "person.ann|Ann", "person.bob|Bob"]
    );
    assert_eq!(
        rows(&database, "SELECT id, title, date, date_precision, outlet FROM documents"),
        ["2019/it's a \"name\".txt|<b>Title</b>|2019|year|null"]
    );
    assert_eq!(rows(&database, "SELECT json_extract(value, '$.scope') FROM meta WHERE key = 'options'"), ["sentence"]);
}

#[test]
fn views_answer() {
    let database = opened(&hostile());
    let cases: &[(&str, &[&str])] = &[
        (
            "SELECT source, relation, target, count, disputed FROM edge_list WHERE relation <> 'co_occurs' ORDER BY source, target",
            &["person.ann|consult|person.bob|1|1", "person.ann|support|person.eve|1|0"],
        ),
        (
            "SELECT a, b, together, stated, relations FROM strongest_pairs LIMIT 1",
            &["person.ann|person.bob|2|1|consult"],
        ),
        ("SELECT count(*) FROM timeline", &["0"]),
        ("SELECT polarity FROM disputes", &["positive", "negated"]),
        ("SELECT source, relation, target, negated FROM claims", &["person.eve|consult|person.bob|1"]),
        ("SELECT polarity, event_from FROM evidence WHERE claim = 1", &["negated|null"]),
        ("SELECT node FROM entity_documents ORDER BY node", &["person.ann", "person.bob", "person.eve"]),
        (
            "SELECT relation, quote FROM quotes WHERE id IN (SELECT rowid FROM quote_search WHERE quote_search MATCH 'praised') ORDER BY id",
            &["co_occurs|Ann praised Eve.", "support|Ann praised Eve."],
        ),
        (
            "SELECT entity, start, end, surface, sentence, form, rule, confidence FROM mentions LIMIT 2",
            &["person.ann|0|3|Ann|0|alias|list|1", "person.bob|8|11|Bob|0|alias|list|1"],
        ),
        ("SELECT count(*) FROM mentions", &["8"]),
    ];
    for (query, expected) in cases {
        assert_eq!(rows(&database, query), *expected, "{query}");
    }
}

#[test]
fn a_graph_that_was_read_has_all_but_the_mentions() {
    let graph = hostile();
    let json = written(&graph, Format::Json(JsonStyle::NodeLink));
    let (built, read) = (opened(&graph), opened(&KnowledgeGraph::read(&json).unwrap()));
    let tables = rows(&built, "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE '%quote_search%'");
    assert_eq!(tables.len(), 12);
    for table in tables.iter().filter(|table| *table != "mentions") {
        let all = format!("SELECT * FROM {table}");
        assert_eq!(rows(&built, &all), rows(&read, &all), "{table}");
    }
    assert_eq!(rows(&read, "SELECT count(*) FROM mentions"), ["0"]);
}
