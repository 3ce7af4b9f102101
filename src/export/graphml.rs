//! GraphML for yEd, igraph, networkx and Gephi.

use std::io::{self, Write};

use quick_xml::events::BytesText;

use super::columns::{Column, NodeOf, Value, edge_attributes, node_attributes, places, weight};
use super::look::edge_label;
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
        let nodes: Vec<_> = node_attributes().into_iter().chain(places()).collect();
        let edges = edge_attributes();
        declare("node", "label", "string", xml)?;
        nodes.iter().try_for_each(|column| declare("node", column.name, column.type_name(), xml))?;
        declare("edge", "label", "string", xml)?;
        declare("edge", "weight", "double", xml)?;
        edges.iter().try_for_each(|column| declare("edge", column.name, column.type_name(), xml))?;
        // All edges are directed, since readers know no graph of both; `symmetric` tells which are not.
        let graph_element = xml.create_element("graph").with_attributes([("id", "kg"), ("edgedefault", "directed")]);
        graph_element.write_inner_content(|xml| {
            NodeOf::all(graph).try_for_each(|row| write_node(&row, &nodes, xml))?;
            graph.edges().try_for_each(|edge| write_edge(&edge, &edges, xml))
        })?;
        Ok(())
    })?;
    xml.into_inner().write_all(b"\n")
}

/// The key's id is made of the attribute's name: Gephi takes `d3` and `d7` for labels of yEd.
fn declare(class: &str, name: &str, of: &str, xml: &mut Xml<'_>) -> io::Result<()> {
    let attributes = [("id", &*key(class, name)), ("for", class), ("attr.name", name), ("attr.type", of)];
    xml.create_element("key").with_attributes(attributes).write_empty().map(drop)
}

fn key(class: &str, name: &str) -> String {
    format!("{class}_{name}")
}

fn write_node<'g>(row: &NodeOf<'g>, columns: &[Column<'g, NodeOf<'g>>], xml: &mut Xml<'_>) -> io::Result<()> {
    xml.create_element("node").with_attribute(("id", &*row.node.key)).write_inner_content(|xml| {
        write_data("node", "label", &Value::Text((&*row.node.label).into()), xml)?;
        columns.iter().try_for_each(|column| write_data("node", column.name, &column.value(row), xml))
    })?;
    Ok(())
}

fn write_edge<'g>(edge: &EdgeRef<'g>, columns: &[Column<'g, EdgeRef<'g>>], xml: &mut Xml<'_>) -> io::Result<()> {
    let ends = [("id", &*edge.edge().id), ("source", &*edge.source.key), ("target", &*edge.target.key)];
    xml.create_element("edge").with_attributes(ends).write_inner_content(|xml| {
        write_data("edge", "label", &Value::Text(edge_label(edge.edge()).into()), xml)?;
        write_data("edge", "weight", &Value::Score(weight(edge)), xml)?;
        columns.iter().try_for_each(|column| write_data("edge", column.name, &column.value(edge), xml))
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

    use crate::export::Format;
    use crate::export::tests::{graph_of, hostile, written};

    #[test]
    fn a_small_graph() {
        insta::assert_snapshot!(written(Format::GraphMl, &hostile()));
    }

    #[test]
    fn what_is_written_can_be_read() {
        for graph in [hostile(), graph_of(&[("a", None, "Nobody came.")])] {
            let xml = written(Format::GraphMl, &graph);
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
