//! Tables of nodes, edges and evidence as CSV, which Gephi and spreadsheets open as they are.

use std::borrow::Cow;
use std::io::{self, Write};

use super::Folder;
use super::columns::{
    NodeOf, Piece, Value, document_attributes, edge_attributes, evidence_attributes, node_attributes, places, weight,
};
use super::look::edge_label;
use crate::graph::KnowledgeGraph;

/// Writes `nodes.csv`, `edges.csv` and `evidence.csv`. Columns that Gephi knows are called what it calls them, others as in the JSON.
pub(super) fn write(graph: &KnowledgeGraph, folder: &mut dyn Folder) -> io::Result<()> {
    folder.file("nodes.csv", &mut |out| write_nodes(graph, out))?;
    folder.file("edges.csv", &mut |out| write_edges(graph, out))?;
    folder.file("evidence.csv", &mut |out| write_evidence(graph, out))
}

fn write_nodes(graph: &KnowledgeGraph, out: &mut dyn Write) -> io::Result<()> {
    let mut sheet = Sheet::new(out);
    let columns: Vec<_> = node_attributes().into_iter().chain(places()).collect();
    sheet.row(["Id", "Label"].into_iter().chain(columns.iter().map(|column| column.name)))?;
    for row in NodeOf::all(graph) {
        sheet.text(&row.node.key)?;
        sheet.text(&row.node.label)?;
        columns.iter().try_for_each(|column| sheet.value(&column.value(&row)))?;
        sheet.end()?;
    }
    sheet.flush()
}

/// `Type` is the direction. Gephi makes one edge of all between the same two nodes, unless `Kind` tells them apart.
fn write_edges(graph: &KnowledgeGraph, out: &mut dyn Write) -> io::Result<()> {
    let mut sheet = Sheet::new(out);
    let first = ["Source", "Target", "Type", "Id", "Label", "Kind", "Weight"];
    let columns = edge_attributes();
    sheet.row(first.into_iter().chain(columns.iter().map(|column| column.name)))?;
    for edge in graph.edges() {
        let direction = if edge.is_directed() { "Directed" } else { "Undirected" };
        for text in [&edge.source.key, &edge.target.key, direction, &edge.edge().id, &edge_label(edge.edge())] {
            sheet.text(text)?;
        }
        sheet.text(edge.edge().relation.as_str())?;
        sheet.value(&Value::Score(weight(&edge)))?;
        columns.iter().try_for_each(|column| sheet.value(&column.value(&edge)))?;
        sheet.end()?;
    }
    sheet.flush()
}

/// A row for each piece of evidence of each edge.
fn write_evidence(graph: &KnowledgeGraph, out: &mut dyn Write) -> io::Result<()> {
    let mut sheet = Sheet::new(out);
    let first = ["edge", "source", "relation", "target", "document"].into_iter();
    let columns: Vec<_> = document_attributes().into_iter().chain(evidence_attributes()).collect();
    sheet.row(first.chain(columns.iter().map(|column| column.name)))?;
    for edge in graph.edges() {
        for piece in Piece::of_edge(edge) {
            let ends = [&*edge.source.key, edge.edge().relation.as_str(), &*edge.target.key];
            sheet.text(&edge.edge().id)?;
            ends.into_iter().chain([piece.evidence.document.id.as_str()]).try_for_each(|text| sheet.text(text))?;
            columns.iter().try_for_each(|column| sheet.value(&column.value(&piece)))?;
            sheet.end()?;
        }
    }
    sheet.flush()
}

/// Writes CSV that no spreadsheet takes for formulas.
struct Sheet<'w>(csv::Writer<&'w mut dyn Write>);

impl<'w> Sheet<'w> {
    fn new(out: &'w mut dyn Write) -> Self {
        Self(csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(out))
    }

    fn row(&mut self, names: impl Iterator<Item = &'static str>) -> io::Result<()> {
        Ok(self.0.write_record(names)?)
    }

    fn text(&mut self, text: &str) -> io::Result<()> {
        Ok(self.0.write_field(guarded(text).as_bytes())?)
    }

    fn value(&mut self, value: &Value<'_>) -> io::Result<()> {
        let text = value.text().unwrap_or_default();
        match value {
            Value::Text(_) | Value::List(_) => self.text(&text),
            _ => Ok(self.0.write_field(text.as_bytes())?),
        }
    }

    fn end(&mut self) -> io::Result<()> {
        Ok(self.0.write_record(None::<&[u8]>)?)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

/// The text, behind an apostrophe where a spreadsheet would compute it.
fn guarded(text: &str) -> Cow<'_, str> {
    let computed = text.starts_with(['=', '+', '-', '@', '\t', '\r']);
    if computed { Cow::Owned(format!("'{text}")) } else { Cow::Borrowed(text) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::Format;
    use crate::export::tests::{hostile, text_of_all};

    #[test]
    fn a_small_graph() {
        insta::assert_snapshot!(text_of_all(Format::Csv, &hostile()).replace("\r\n", "\n"));
    }

    #[test]
    fn spreadsheets_compute_nothing() {
        let cases = [
            ("=1+1", "'=1+1"),
            ("+1", "'+1"),
            ("-Dawn", "'-Dawn"),
            ("@SUM(1)", "'@SUM(1)"),
            ("\t=1", "'\t=1"),
            ("\r=1", "'\r=1"),
            ("'=1", "'=1"),
            ("1-2", "1-2"),
            ("", ""),
        ];
        for (text, cell) in cases {
            assert_eq!(guarded(text), cell);
        }
    }

    #[test]
    fn numbers_stay_numbers() {
        let mut out = Vec::new();
        let mut sheet = Sheet::new(&mut out);
        sheet.value(&Value::Score(-0.25)).unwrap();
        sheet.value(&Value::List(vec!["-a", "=b"])).unwrap();
        sheet.value(&Value::Absent).unwrap();
        sheet.text("a \"b\", \n<c>").unwrap();
        sheet.end().unwrap();
        drop(sheet);
        assert_eq!(String::from_utf8(out).unwrap(), "-0.25,'-a | =b,,\"a \"\"b\"\", \n<c>\"\r\n");
    }
}
