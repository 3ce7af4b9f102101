//! Tables with the headers of Neo4j's bulk import.

use std::borrow::Cow;
use std::io::{self, Write};

use super::Folder;
use super::columns::{
    Column, NodeOf, Piece, Value, document_attributes, edge_attributes, evidence_attributes, node_attributes, places,
    weight,
};
use crate::graph::{EdgeRef, KnowledgeGraph};

/// How to import the files that [`write()`] writes.
const README: &str = "\
To make a database of these files, stop Neo4j and run in this folder:

neo4j-admin database import full neo4j --overwrite-destination \\
  --nodes=nodes.csv --nodes=documents.csv --nodes=evidence.csv \\
  --relationships=relationships.csv --relationships=evidence_documents.csv

Entities are nodes, labeled with their kind too; relations are relationships, whose type is the relation in capitals. Those with
`symmetric` have no direction. The sentences behind one:

MATCH (a:Entity)-[r]->(b:Entity), (e:Evidence {edge: r.id})-[:IN_DOCUMENT]->(d:Document)
RETURN a.label, type(r), b.label, e.quote, d.id, d.date LIMIT 25;
";

pub(super) fn write(graph: &KnowledgeGraph, folder: &mut dyn Folder) -> io::Result<()> {
    folder.file("nodes.csv", &mut |out| write_nodes(graph, out))?;
    folder.file("relationships.csv", &mut |out| write_relationships(graph, out))?;
    folder.file("documents.csv", &mut |out| write_documents(graph, out))?;
    folder.file("evidence.csv", &mut |out| write_evidence(graph, out))?;
    folder.file("evidence_documents.csv", &mut |out| write_evidence_documents(graph, out))?;
    folder.file("README.txt", &mut |out| out.write_all(README.as_bytes()))
}

/// The label of a kind: `armed_group` is `ArmedGroup`.
pub(super) fn label_of(kind: &str) -> String {
    let capitalized = |word: &str| word[..1].to_ascii_uppercase() + &word[1..];
    kind.split('_').filter(|word| !word.is_empty()).map(capitalized).collect()
}

/// The type of a relationship: `party_to` is `PARTY_TO`.
pub(super) fn type_of(edge: &EdgeRef<'_>) -> String {
    edge.edge().relation.as_str().to_ascii_uppercase()
}

fn write_nodes(graph: &KnowledgeGraph, out: &mut dyn Write) -> io::Result<()> {
    let mut table = Table::new(out);
    let columns: Vec<_> = node_attributes().into_iter().chain(places()).collect();
    table.head(&[":LABEL", "id:ID(Entity)", "label"], &columns)?;
    for row in NodeOf::all(graph) {
        table.field(&format!("Entity;{}", label_of(row.node.kind.as_str())))?;
        table.field(&row.node.key)?;
        table.field(&row.node.label)?;
        table.values(&columns, &row)?;
    }
    table.flush()
}

fn write_relationships(graph: &KnowledgeGraph, out: &mut dyn Write) -> io::Result<()> {
    let mut table = Table::new(out);
    let first = [":START_ID(Entity)", ":TYPE", ":END_ID(Entity)", "id", "weight:double"];
    let columns = edge_attributes();
    table.head(&first, &columns)?;
    for edge in graph.edges() {
        let ends = [&*edge.source.key, &*type_of(&edge), &*edge.target.key, &*edge.edge().id];
        ends.into_iter().try_for_each(|field| table.field(field))?;
        table.value(&Value::Score(weight(&edge)))?;
        table.values(&columns, &edge)?;
    }
    table.flush()
}

fn write_documents(graph: &KnowledgeGraph, out: &mut dyn Write) -> io::Result<()> {
    let mut table = Table::new(out);
    let columns = document_attributes();
    table.head(&[":LABEL", "id:ID(Document)"], &columns)?;
    for document in graph.documents() {
        table.field("Document")?;
        table.field(document.id.as_str())?;
        table.values(&columns, &document)?;
    }
    table.flush()
}

fn write_evidence(graph: &KnowledgeGraph, out: &mut dyn Write) -> io::Result<()> {
    let mut table = Table::new(out);
    let columns = evidence_attributes();
    table.head(&[":LABEL", "id:ID(Evidence)", "edge"], &columns)?;
    for edge in graph.edges() {
        for (number, piece) in Piece::of_edge(edge).enumerate() {
            table.field("Evidence")?;
            table.field(&evidence_id(&edge, number))?;
            table.field(&edge.edge().id)?;
            table.values(&columns, &piece)?;
        }
    }
    table.flush()
}

fn write_evidence_documents(graph: &KnowledgeGraph, out: &mut dyn Write) -> io::Result<()> {
    let mut table = Table::new(out);
    table.head::<()>(&[":START_ID(Evidence)", ":TYPE", ":END_ID(Document)"], &[])?;
    for edge in graph.edges() {
        for (number, piece) in edge.evidence().enumerate() {
            table.field(&evidence_id(&edge, number))?;
            table.field("IN_DOCUMENT")?;
            table.field(piece.document.id.as_str())?;
            table.end()?;
        }
    }
    table.flush()
}

fn evidence_id(edge: &EdgeRef<'_>, number: usize) -> String {
    format!("{}.{}", edge.edge().id, number + 1)
}

fn property<R>(column: &Column<'_, R>) -> String {
    match column.type_name() {
        of if column.is_list() => format!("{}:{of}[]", column.name),
        "string" => column.name.to_owned(),
        of => format!("{}:{of}", column.name),
    }
}

/// Writes CSV as the import reads it without options: no line breaks in fields, semicolons between members of lists.
struct Table<'w>(csv::Writer<&'w mut dyn Write>);

impl<'w> Table<'w> {
    fn new(out: &'w mut dyn Write) -> Self {
        Self(csv::Writer::from_writer(out))
    }

    fn head<R>(&mut self, first: &[&str], columns: &[Column<'_, R>]) -> io::Result<()> {
        let names = first.iter().map(|name| (*name).to_owned()).chain(columns.iter().map(property));
        Ok(self.0.write_record(names.map(String::into_bytes))?)
    }

    fn field(&mut self, text: &str) -> io::Result<()> {
        Ok(self.0.write_field(in_one_line(text).as_bytes())?)
    }

    fn value(&mut self, value: &Value<'_>) -> io::Result<()> {
        match value {
            Value::List(members) => {
                let members: Vec<_> = members.iter().map(|member| member.replace(';', ",")).collect();
                self.field(&members.join(";"))
            }
            _ => self.field(&value.text().unwrap_or_default()),
        }
    }

    /// The values of a row's last columns, and its end.
    fn values<R>(&mut self, columns: &[Column<'_, R>], row: &R) -> io::Result<()> {
        columns.iter().try_for_each(|column| self.value(&column.value(row)))?;
        self.end()
    }

    fn end(&mut self) -> io::Result<()> {
        Ok(self.0.write_record(None::<&[u8]>)?)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

fn in_one_line(text: &str) -> Cow<'_, str> {
    if text.contains(char::is_control) { Cow::Owned(text.replace(char::is_control, " ")) } else { Cow::Borrowed(text) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::Format;
    use crate::export::tests::{hostile, text_of_all};

    #[test]
    fn a_small_graph() {
        insta::assert_snapshot!(text_of_all(Format::Neo4j, &hostile()));
    }

    #[test]
    fn labels_of_kinds() {
        for (kind, label) in [("person", "Person"), ("armed_group", "ArmedGroup"), ("a1__b_", "A1B")] {
            assert_eq!(label_of(kind), label);
        }
    }

    #[test]
    fn fields_have_one_line_and_lists_their_own_marks() {
        let mut out = Vec::new();
        let mut table = Table::new(&mut out);
        table.field("one\r\ntwo").unwrap();
        table.value(&Value::List(vec!["a;b", "c"])).unwrap();
        table.value(&Value::Text("=1;2".into())).unwrap();
        table.end().unwrap();
        drop(table);
        assert_eq!(String::from_utf8(out).unwrap(), "one  two,\"a,b;c\",=1;2\n");
    }
}
