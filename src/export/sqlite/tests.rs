//! Databases are opened and asked.

use rusqlite::Connection;

use super::super::tests::{LABELS, bytes, hostile};
use super::super::{Format, JsonStyle};
use crate::graph::KnowledgeGraph;

fn opened(graph: &KnowledgeGraph) -> Connection {
    let bytes = bytes(Format::Sqlite, graph);
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
    assert_eq!(bytes(Format::Sqlite, &graph), bytes(Format::Sqlite, &graph));
}

#[test]
fn labels_are_what_they_were() {
    let graph = hostile();
    let database = opened(&graph);
    assert_eq!(rows(&database, "SELECT label FROM nodes ORDER BY id"), LABELS);
    assert_eq!(
        rows(&database, "SELECT node, alias FROM aliases WHERE alias LIKE '%a%' AND length(alias) < 7 ORDER BY alias"),
        ["e.0|=alias", "e.0|Ann", "e.2|Carol", "e.4|Dawn", "e.6|Fay"]
    );
    assert_eq!(
        rows(&database, "SELECT id, title, date, date_precision, language FROM documents"),
        [
            "../a <b>\".txt|+Title [[of]] <it>|2019-06|month|en",
            "2019/it's.txt|+Title [[of]] <it>|2019|year|null",
            "=b]]\u{7}.txt|+Title [[of]] <it>|null|null|null",
        ]
    );
    assert_eq!(rows(&database, "SELECT json_extract(value, '$.scope') FROM meta WHERE key = 'options'"), ["sentence"]);
}

#[test]
fn views_answer() {
    let database = opened(&hostile());
    let cases: &[(&str, &[&str])] = &[
        (
            "SELECT source, relation, target, count, disputed FROM edge_list WHERE relation <> 'co_occurs' ORDER BY source, target",
            &["e.0|consult|e.1|1|1", "e.1|agree|e.2|1|0", "e.2|signed|e.3|1|0"],
        ),
        ("SELECT a, b, together, stated, relations FROM strongest_pairs LIMIT 1", &["e.0|e.1|2|1|consult"]),
        (
            "SELECT month, source_label, evidence FROM timeline WHERE relation = 'consult'",
            &["2019-06|=1+1 \"A\\B\" & <Ann> ]]>|2"],
        ),
        ("SELECT polarity FROM disputes", &["positive", "negated"]),
        ("SELECT source, relation, target, negated FROM claims", &["e.0|violated|e.3|1"]),
        ("SELECT polarity, event_from FROM evidence WHERE claim = 1", &["negated|null"]),
        ("SELECT event_from, event_until FROM evidence WHERE event_from IS NOT NULL", &["2019-06-05|2019-06-05"]),
        (
            "SELECT node FROM entity_documents WHERE doc LIKE '2019/%' ORDER BY node",
            &["e.0", "e.3", "found.karim-zolomi"],
        ),
        (
            "SELECT relation, quote FROM quotes WHERE id IN (SELECT rowid FROM quote_search WHERE quote_search MATCH 'cooperate') ORDER BY id",
            &[
                "co_occurs|On 5 June 2019, Bob and Carol agreed to cooperate.",
                "agree|On 5 June 2019, Bob and Carol agreed to cooperate.",
            ],
        ),
        (
            "SELECT entity, start, end, surface, sentence, form, rule, confidence FROM mentions LIMIT 2",
            &["e.0|0|3|Ann|0|alias|list|1", "e.1|12|15|Bob|0|alias|list|1"],
        ),
        ("SELECT count(*) FROM mentions", &["18"]),
    ];
    for (query, expected) in cases {
        assert_eq!(rows(&database, query), *expected, "{query}");
    }
}

#[test]
fn a_graph_that_was_read_has_all_but_the_mentions() {
    let graph = hostile();
    let json = bytes(Format::Json(JsonStyle::NodeLink), &graph);
    let (built, read) = (opened(&graph), opened(&KnowledgeGraph::read(&json).unwrap()));
    let tables = rows(&built, "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE '%quote_search%'");
    assert_eq!(tables.len(), 12);
    for table in tables.iter().filter(|table| *table != "mentions") {
        let all = format!("SELECT * FROM {table}");
        assert_eq!(rows(&built, &all), rows(&read, &all), "{table}");
    }
    assert_eq!(rows(&read, "SELECT count(*) FROM mentions"), ["0"]);
}
