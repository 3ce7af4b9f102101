//! GEXF 1.3 for Gephi: colors, sizes, places, and the days on which each edge has evidence, so that the timeline plays.

use std::io::{self, Write};

use super::columns::{Column, NodeOf, edge_attributes, node_attributes, weight};
use super::look::{Look, arrow, edge_label, kinds, radius};
use super::xml::{Xml, begin, legal};
use crate::graph::{EdgeRef, KnowledgeGraph};
use crate::text::Date;

pub(super) fn write(graph: &KnowledgeGraph, out: &mut dyn Write) -> io::Result<()> {
    let mut xml = begin(out)?;
    let namespaces = [
        ("xmlns", "http://gexf.net/1.3"),
        ("xmlns:viz", "http://gexf.net/1.3/viz"),
        ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
        ("xsi:schemaLocation", "http://gexf.net/1.3 http://gexf.net/1.3/gexf.xsd"),
        ("version", "1.3"),
    ];
    xml.create_element("gexf").with_attributes(namespaces).write_inner_content(|xml| {
        xml.create_element("meta").write_inner_content(|xml| {
            xml.create_element("creator").write_text_content(quick_xml::events::BytesText::new("kg")).map(drop)
        })?;
        write_graph(graph, xml)
    })?;
    xml.into_inner().write_all(b"\n")
}

/// All edges are directed, since readers know no graph of both; the attribute `symmetric` tells which are not.
fn write_graph(graph: &KnowledgeGraph, xml: &mut Xml<'_>) -> io::Result<()> {
    let dated = graph.nodes().any(|node| node.seen.is_some());
    let mode = if dated { "dynamic" } else { "static" };
    let times = [("timeformat", "date"), ("timerepresentation", "interval")].into_iter().filter(|_| dated);
    let element = xml.create_element("graph").with_attributes([("defaultedgetype", "directed"), ("idtype", "string")]);
    element.with_attribute(("mode", mode)).with_attributes(times).write_inner_content(|xml| {
        let (node_columns, edge_columns) = (node_attributes(), edge_attributes());
        declare("node", &node_columns, xml)?;
        declare("edge", &edge_columns, xml)?;
        let (kinds, radius) = (kinds(graph), radius(graph));
        let count = graph.nodes().len().to_string();
        xml.create_element("nodes").with_attribute(("count", &*count)).write_inner_content(|xml| {
            let mut rows = NodeOf::all(graph);
            rows.try_for_each(|row| write_node(&row, &node_columns, (kinds[&row.node.kind].0, radius(row.node)), xml))
        })?;
        let count = graph.edges().len().to_string();
        xml.create_element("edges")
            .with_attribute(("count", &*count))
            .write_inner_content(|xml| graph.edges().try_for_each(|edge| write_edge(&edge, &edge_columns, xml)))?;
        Ok(())
    })?;
    Ok(())
}

fn declare<R>(class: &str, columns: &[Column<'_, R>], xml: &mut Xml<'_>) -> io::Result<()> {
    let element = xml.create_element("attributes").with_attributes([("class", class), ("mode", "static")]);
    element.write_inner_content(|xml| {
        for column in columns {
            // Readers differ in which of the two is the name.
            let attributes = [("id", column.name), ("title", column.name), ("type", column.type_name())];
            xml.create_element("attribute").with_attributes(attributes).write_empty()?;
        }
        Ok(())
    })?;
    Ok(())
}

fn write_node<'g>(
    row: &NodeOf<'g>,
    columns: &[Column<'g, NodeOf<'g>>],
    (look, radius): (Look, f64),
    xml: &mut Xml<'_>,
) -> io::Result<()> {
    let node = row.node;
    let element = xml.create_element("node").with_attributes([("id", &*node.key), ("label", &*legal(&node.label))]);
    element.write_inner_content(|xml| {
        write_values(columns, row, xml)?;
        let seen = node.seen.map(|(first, last)| (first.first_day(), last.last_day()));
        write_spells(seen.as_slice(), xml)?;
        write_color(look.line, "1.0", xml)?;
        // In Gephi, y grows upward.
        let [x, y] = row.place();
        let place = [("x", &*x.to_string()), ("y", &*(0.0 - y).to_string()), ("z", "0")];
        xml.create_element("viz:position").with_attributes(place).write_empty()?;
        xml.create_element("viz:size").with_attribute(("value", &*format!("{radius:.2}"))).write_empty()?;
        Ok(())
    })?;
    Ok(())
}

/// Two entities may have an edge for each relation, which Gephi tells apart by `kind`.
fn write_edge<'g>(edge: &EdgeRef<'g>, columns: &[Column<'g, EdgeRef<'g>>], xml: &mut Xml<'_>) -> io::Result<()> {
    let relation = edge.edge().relation;
    let (weight, label) = (weight(edge).to_string(), edge_label(edge.edge()));
    let ends = [("id", &*edge.edge().id), ("source", &*edge.source.key), ("target", &*edge.target.key)];
    let says = [("kind", relation.as_str()), ("label", &*label), ("weight", &*weight)];
    xml.create_element("edge").with_attributes(ends).with_attributes(says).write_inner_content(|xml| {
        write_values(columns, edge, xml)?;
        write_spells(&days(edge), xml)?;
        let (color, style) = arrow(relation);
        write_color(color, if edge.edge().stated.is_some() { "0.9" } else { "0.4" }, xml)?;
        let style = if edge.edge().stated.is_some() { style } else { "solid" };
        xml.create_element("viz:shape").with_attribute(("value", style)).write_empty()?;
        Ok(())
    })?;
    Ok(())
}

fn write_values<R>(columns: &[Column<'_, R>], row: &R, xml: &mut Xml<'_>) -> io::Result<()> {
    xml.create_element("attvalues").write_inner_content(|xml| {
        for column in columns {
            if let Some(text) = column.value(row).text() {
                let attributes = [("for", column.name), ("value", &*legal(&text))];
                xml.create_element("attvalue").with_attributes(attributes).write_empty()?;
            }
        }
        Ok(())
    })?;
    Ok(())
}

/// Times, both days included; what is undated has none and is there all the time.
fn write_spells(spells: &[(Date, Date)], xml: &mut Xml<'_>) -> io::Result<()> {
    if spells.is_empty() {
        return Ok(());
    }
    xml.create_element("spells").write_inner_content(|xml| {
        for (first, last) in spells {
            let days = [("start", &*first.to_string()), ("end", &*last.to_string())];
            xml.create_element("spell").with_attributes(days).write_empty()?;
        }
        Ok(())
    })?;
    Ok(())
}

/// The days of an edge's evidence, those that follow each other as one stretch. Where a day is not known, all that it may be.
fn days(edge: &EdgeRef<'_>) -> Vec<(Date, Date)> {
    let mut stretches: Vec<(Date, Date)> = Vec::new();
    for date in edge.evidence().filter_map(|piece| piece.document.date) {
        let (first, last) = (date.first_day(), date.last_day());
        match stretches.last_mut() {
            Some((_, end)) if first <= end.plus_days(1).unwrap_or(*end) => *end = last.max(*end),
            _ => stretches.push((first, last)),
        }
    }
    stretches
}

/// The channels apart: networkx stops at a color in one piece.
fn write_color(color: &str, opacity: &str, xml: &mut Xml<'_>) -> io::Result<()> {
    let channel = |at: usize| color.get(at..at + 2).and_then(|hex| u8::from_str_radix(hex, 16).ok()).unwrap_or(0);
    let [r, g, b] = [1, 3, 5].map(|at| channel(at).to_string());
    let channels = [("r", &*r), ("g", &*g), ("b", &*b), ("a", opacity)];
    xml.create_element("viz:color").with_attributes(channels).write_empty().map(drop)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::Format;
    use crate::export::tests::{graph_of, hostile, written};

    #[test]
    fn a_small_graph() {
        insta::assert_snapshot!(written(Format::Gexf, &hostile()));
    }

    #[test]
    fn a_graph_without_dates_is_static() {
        let gexf = written(Format::Gexf, &graph_of(&[("d.txt", None, "Ann met Bob.")]));
        assert!(gexf.contains("<graph defaultedgetype=\"directed\" idtype=\"string\" mode=\"static\">"), "{gexf}");
        assert!(!gexf.contains("spell") && !gexf.contains("timeformat"), "{gexf}");
    }

    #[test]
    fn days_that_follow_each_other_are_one_stretch() {
        let text = "Ann and Dawn came.";
        let cases: [(&[&str], &str); 5] = [
            (&["2019-06-20", "2019-06-20"], "2019-06-20 2019-06-20"),
            (&["2019-12-31", "2020-01-01", "2020-01-03"], "2019-12-31 2020-01-01, 2020-01-03 2020-01-03"),
            (&["2020-02", "2020-02-11", "2020-03-01"], "2020-02-01 2020-03-01"),
            (&["2018", "2020"], "2018-01-01 2018-12-31, 2020-01-01 2020-12-31"),
            (&["9999-12-31", "?"], "9999-12-31 9999-12-31"),
        ];
        for (dates, expected) in cases {
            let ids: Vec<_> = (0..dates.len()).map(|number| format!("{number}.txt")).collect();
            let documents: Vec<_> = ids.iter().zip(dates).map(|(id, date)| (&**id, Some(*date), text)).collect();
            let graph = graph_of(&documents);
            let found: Vec<_> = days(&graph.edges().next().unwrap()).iter().map(|(a, b)| format!("{a} {b}")).collect();
            assert_eq!(found.join(", "), expected);
        }
    }
}
