//! GraphML for yEd, igraph, networkx and Gephi.

use std::io::{self, Write};

use quick_xml::events::BytesText;

use super::columns::{Column, EDGE, NODE, PLACE, Type, Value, edge_label, nodes, weight};
use super::xml::{Xml, begin, legal};
use crate::graph::{EdgeRef, KnowledgeGraph};

pub(super) fn write(graph: &KnowledgeGraph, out: &mut dyn Write) -> io::Result<()> {
    let mut xml = begin(out)?;
    let schema = "http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd";
    let namespaces = [
        ("xmlns", "http://graphml.graphdrawing.org/xmlns"),
        ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
        ("xsi:schemaLocation", schema),
    ];
    xml.create_element("graphml").with_attributes(namespaces).write_inner_content(|xml| {
        declare("node", "label", Type::Text, xml)?;
        NODE.iter().chain(PLACE).try_for_each(|column| declare("node", column.name, column.of, xml))?;
        declare("edge", "label", Type::Text, xml)?;
        declare("edge", "weight", Type::Score, xml)?;
        EDGE.iter().try_for_each(|Column { name, of, .. }| declare("edge", name, *of, xml))?;
        // All edges are directed, since readers know no graph of both; `symmetric` tells which are not.
        let graph_element = xml.create_element("graph").with_attributes([("id", "kg"), ("edgedefault", "directed")]);
        graph_element.write_inner_content(|xml| write_graph(graph, xml))?;
        Ok(())
    })?;
    xml.into_inner().write_all(b"\n")
}

/// The key's id is made of the attribute's name: Gephi takes `d3` and `d7` for labels of yEd.
fn declare(class: &str, name: &str, of: Type, xml: &mut Xml<'_>) -> io::Result<()> {
    let of = match of {
        Type::Text | Type::List => "string",
        Type::Count => "long",
        Type::Score => "double",
        Type::Flag => "boolean",
    };
    let attributes = [("id", &*key(class, name)), ("for", class), ("attr.name", name), ("attr.type", of)];
    xml.create_element("key").with_attributes(attributes).write_empty().map(drop)
}

fn key(class: &str, name: &str) -> String {
    format!("{class}_{name}")
}

fn write_graph(graph: &KnowledgeGraph, xml: &mut Xml<'_>) -> io::Result<()> {
    for row in nodes(graph) {
        xml.create_element("node").with_attribute(("id", &*row.node.key)).write_inner_content(|xml| {
            write_data("node", "label", &Value::Text((&*row.node.label).into()), xml)?;
            let columns = NODE.iter().chain(PLACE);
            columns
                .map(|column| (column.name, (column.value)(&row)))
                .try_for_each(|(name, value)| write_data("node", name, &value, xml))
        })?;
    }
    graph.edges().try_for_each(|edge| write_edge(&edge, xml))
}

fn write_edge(edge: &EdgeRef<'_>, xml: &mut Xml<'_>) -> io::Result<()> {
    let ends = [("id", &*edge.edge().id), ("source", &*edge.source.key), ("target", &*edge.target.key)];
    xml.create_element("edge").with_attributes(ends).write_inner_content(|xml| {
        write_data("edge", "label", &Value::Text(edge_label(edge).into()), xml)?;
        write_data("edge", "weight", &Value::Score(weight(edge)), xml)?;
        EDGE.iter().try_for_each(|column| write_data("edge", column.name, &(column.value)(edge), xml))
    })?;
    Ok(())
}

fn write_data(class: &str, name: &str, value: &Value<'_>, xml: &mut Xml<'_>) -> io::Result<()> {
    let Some(text) = value.text() else { return Ok(()) };
    let element = xml.create_element("data").with_attribute(("key", &*key(class, name)));
    element.write_text_content(BytesText::new(&legal(&text))).map(drop)
}

#[cfg(test)]
mod tests {
    use quick_xml::Reader;
    use quick_xml::events::Event;

    use super::*;
    use crate::export::columns::tests::{graph_of, hostile};

    fn written(graph: &KnowledgeGraph) -> String {
        let mut out = Vec::new();
        write(graph, &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn a_small_graph() {
        insta::assert_snapshot!(written(&hostile()));
    }

    #[test]
    fn what_is_written_can_be_read() {
        for graph in [hostile(), graph_of(&[("a", None, "Nobody came.")])] {
            let xml = written(&graph);
            let mut reader = Reader::from_str(&xml);
            let mut nodes = 0;
            loop {
                match reader.read_event().unwrap() {
                    Event::Start(element) if element.name().as_ref() == "node" => nodes += 1,
                    Event::Eof => break,
                    _ => {}
                }
            }
            assert_eq!(nodes, graph.nodes().len());
        }
    }
}
