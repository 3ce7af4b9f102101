//! Statements of Cypher that add the graph to a database; to run them again changes nothing.

use std::collections::BTreeMap;
use std::io::{self, Write};

use super::columns::{Column, NodeOf, Value, edge_attributes, node_attributes, places, weight};
use super::neo4j::{label_of, type_of};
use crate::graph::{EdgeRef, KnowledgeGraph};

/// How many nodes or edges a statement adds.
const BATCH: usize = 25;

const HEAD: &str = "\
// Entities and relations by their ids: run again, this changes nothing, and run with a newer graph, it adds to the old one.
// The constraint is in Neo4j's words. Elsewhere, leave it out and make an index: CREATE INDEX FOR (n:Entity) ON (n.id);
CREATE CONSTRAINT kg_entity_id IF NOT EXISTS FOR (n:Entity) REQUIRE n.id IS UNIQUE;
";

pub(super) fn write(graph: &KnowledgeGraph, out: &mut dyn Write) -> io::Result<()> {
    out.write_all(HEAD.as_bytes())?;
    // Labels and types of relationships are parts of a statement, no values.
    let mut kinds: BTreeMap<&str, Vec<NodeOf<'_>>> = BTreeMap::new();
    for row in NodeOf::all(graph) {
        kinds.entry(row.node.kind.as_str()).or_default().push(row);
    }
    let columns: Vec<_> = node_attributes().into_iter().chain(places()).collect();
    for (kind, rows) in &kinds {
        let end = format!("MERGE (n:Entity {{id: row.id}}) SET n:{}, n += row", label_of(kind));
        rows.chunks(BATCH)
            .try_for_each(|rows| write_batch(rows, |row, out| write_node(row, &columns, out), &end, out))?;
    }
    let mut relations: BTreeMap<String, Vec<EdgeRef<'_>>> = BTreeMap::new();
    for edge in graph.edges() {
        relations.entry(type_of(&edge)).or_default().push(edge);
    }
    let columns = edge_attributes();
    for (relation, edges) in &relations {
        let end = format!(
            "MATCH (a:Entity {{id: row.source}}) MATCH (b:Entity {{id: row.target}}) \
             MERGE (a)-[r:{relation} {{id: row.edge.id}}]->(b) SET r += row.edge"
        );
        edges
            .chunks(BATCH)
            .try_for_each(|edges| write_batch(edges, |edge, out| write_edge(edge, &columns, out), &end, out))?;
    }
    Ok(())
}

fn write_batch<T>(
    rows: &[T],
    write_row: impl Fn(&T, &mut dyn Write) -> io::Result<()>,
    end: &str,
    out: &mut dyn Write,
) -> io::Result<()> {
    writeln!(out, "UNWIND [")?;
    for (at, row) in rows.iter().enumerate() {
        write_row(row, out)?;
        writeln!(out, "{}", if at + 1 < rows.len() { "," } else { "" })?;
    }
    writeln!(out, "] AS row {end};")
}

fn write_node<'g>(row: &NodeOf<'g>, columns: &[Column<'g, NodeOf<'g>>], out: &mut dyn Write) -> io::Result<()> {
    write!(out, "{{id: {}, label: {}", quoted(&row.node.key), quoted(&row.node.label))?;
    columns.iter().try_for_each(|column| write_property(column.name, column.value(row), out))?;
    write!(out, "}}")
}

fn write_edge<'g>(edge: &EdgeRef<'g>, columns: &[Column<'g, EdgeRef<'g>>], out: &mut dyn Write) -> io::Result<()> {
    write!(out, "{{source: {}, target: {}, ", quoted(&edge.source.key), quoted(&edge.target.key))?;
    write!(out, "edge: {{id: {}", quoted(&edge.edge().id))?;
    write_property("weight", Value::Score(weight(edge)), out)?;
    columns.iter().try_for_each(|column| write_property(column.name, column.value(edge), out))?;
    write!(out, "}}}}")
}

/// A property that is not there is not written: there is no null in a database.
fn write_property(name: &str, value: Value<'_>, out: &mut dyn Write) -> io::Result<()> {
    match value {
        Value::Absent => Ok(()),
        Value::Text(text) => write!(out, ", {name}: {}", quoted(&text)),
        Value::List(members) => {
            let members: Vec<_> = members.into_iter().map(quoted).collect();
            write!(out, ", {name}: [{}]", members.join(", "))
        }
        // With a point, or a database would take whole scores for integers; without an exponent, which not all can read.
        Value::Score(score) if score.fract() == 0.0 => write!(out, ", {name}: {score:.1}"),
        Value::Score(score) => write!(out, ", {name}: {score}"),
        Value::Count(count) => write!(out, ", {name}: {count}"),
        Value::Flag(flag) => write!(out, ", {name}: {flag}"),
    }
}

/// A string that is the text. Control characters, which only ids of documents could have, are blanks.
fn quoted(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('\'');
    for c in text.chars() {
        match c {
            '\'' | '\\' => quoted.extend(['\\', c]),
            '\n' => quoted.push_str("\\n"),
            c => quoted.push(if c.is_control() { ' ' } else { c }),
        }
    }
    quoted.push('\'');
    quoted
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::Format;
    use crate::export::tests::{graph_of, hostile, written};

    #[test]
    fn a_small_graph() {
        insta::assert_snapshot!(written(Format::Cypher, &hostile()));
    }

    #[test]
    fn a_graph_of_nothing_is_a_constraint() {
        assert_eq!(written(Format::Cypher, &graph_of(&[("a", None, "Nobody came.")])), HEAD);
    }

    #[test]
    fn strings() {
        let cases = [
            ("Kim Jong Un", "'Kim Jong Un'"),
            ("'; DROP \\", "'\\'; DROP \\\\'"),
            ("\\u0027 \"x\" `y` //", "'\\\\u0027 \"x\" `y` //'"),
            ("one\ntwo\0\r", "'one\\ntwo  '"),
            ("", "''"),
        ];
        for (text, string) in cases {
            assert_eq!(quoted(text), string);
        }
    }

    #[test]
    fn scores_are_no_integers() {
        for (score, expected) in [(12.0, ", p: 12.0"), (0.25, ", p: 0.25"), (1.5e-7, ", p: 0.00000015")] {
            let mut out = Vec::new();
            write_property("p", Value::Score(score), &mut out).unwrap();
            assert_eq!(String::from_utf8(out).unwrap(), expected);
        }
    }

    #[test]
    fn statements_are_of_bounded_size() {
        let mut out = Vec::new();
        let numbers: Vec<_> = (0..3).collect();
        write_batch(&numbers, |number, out| write!(out, "{number}"), "RETURN row", &mut out).unwrap();
        assert_eq!(String::from_utf8(out).unwrap(), "UNWIND [\n0,\n1,\n2\n] AS row RETURN row;\n");
    }
}
