//! Tables with the headers of Neo4j's bulk import.

use std::borrow::Cow;
use std::io::{self, Write};

use super::Folder;
use super::columns::{DOCUMENT, EDGE, EVIDENCE, NODE, PLACE, Type, Value, nodes, weight};
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
    let columns = || NODE.iter().chain(PLACE);
    let properties = columns().map(|column| property(column.name, column.of));
    table.row([":LABEL", "id:ID(Entity)", "label"].into_iter().map(str::to_owned).chain(properties))?;
    for row in nodes(graph) {
        table.field(&format!("Entity;{}", label_of(row.node.kind.as_str())))?;
        table.field(&row.node.key)?;
        table.field(&row.node.label)?;
        columns().try_for_each(|column| table.value(&(column.value)(&row)))?;
        table.end()?;
    }
    table.flush()
}

fn write_relationships(graph: &KnowledgeGraph, out: &mut dyn Write) -> io::Result<()> {
    let mut table = Table::new(out);
    let first = [":START_ID(Entity)", ":TYPE", ":END_ID(Entity)", "id", "weight:double"];
    let properties = EDGE.iter().map(|column| property(column.name, column.of));
    table.row(first.into_iter().map(str::to_owned).chain(properties))?;
    for edge in graph.edges() {
        let ends = [&*edge.source.key, &*type_of(&edge), &*edge.target.key, &*edge.edge().id];
        ends.into_iter().try_for_each(|field| table.field(field))?;
        table.value(&Value::Score(weight(&edge)))?;
        EDGE.iter().try_for_each(|column| table.value(&(column.value)(&edge)))?;
        table.end()?;
    }
    table.flush()
}

fn write_documents(graph: &KnowledgeGraph, out: &mut dyn Write) -> io::Result<()> {
    let mut table = Table::new(out);
    let properties = DOCUMENT.iter().map(|column| property(column.name, column.of));
    table.row([":LABEL", "id:ID(Document)"].into_iter().map(str::to_owned).chain(properties))?;
    for document in graph.documents() {
        table.field("Document")?;
        table.field(document.id.as_str())?;
        DOCUMENT.iter().try_for_each(|column| table.value(&(column.value)(document)))?;
        table.end()?;
    }
    table.flush()
}

fn write_evidence(graph: &KnowledgeGraph, out: &mut dyn Write) -> io::Result<()> {
    let mut table = Table::new(out);
    let properties = EVIDENCE.iter().map(|column| property(column.name, column.of));
    table.row([":LABEL", "id:ID(Evidence)", "edge"].into_iter().map(str::to_owned).chain(properties))?;
    for edge in graph.edges() {
        for (number, piece) in edge.evidence().enumerate() {
            table.field("Evidence")?;
            table.field(&evidence_id(&edge, number))?;
            table.field(&edge.edge().id)?;
            EVIDENCE.iter().try_for_each(|column| table.value(&(column.value)(&piece)))?;
            table.end()?;
        }
    }
    table.flush()
}

fn write_evidence_documents(graph: &KnowledgeGraph, out: &mut dyn Write) -> io::Result<()> {
    let mut table = Table::new(out);
    table.row([":START_ID(Evidence)", ":TYPE", ":END_ID(Document)"].into_iter().map(str::to_owned))?;
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

fn property(name: &str, of: Type) -> String {
    let of = match of {
        Type::Text => return name.to_owned(),
        Type::List => "string[]",
        Type::Count => "long",
        Type::Score => "double",
        Type::Flag => "boolean",
    };
    format!("{name}:{of}")
}

/// Writes CSV as the import reads it without options: no line breaks in fields, semicolons between members of lists.
struct Table<'w>(csv::Writer<&'w mut dyn Write>);

impl<'w> Table<'w> {
    fn new(out: &'w mut dyn Write) -> Self {
        Self(csv::Writer::from_writer(out))
    }

    fn row(&mut self, names: impl Iterator<Item = String>) -> io::Result<()> {
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
    use crate::export::columns::tests::{Files, hostile};

    #[test]
    fn a_small_graph() {
        let mut files = Files::default();
        write(&hostile(), &mut files).unwrap();
        insta::assert_snapshot!(files.0);
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
