//! Flowcharts of Mermaid, for small graphs in Markdown: of larger ones the strongest edges.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::{self, Write};

use super::look::{Look, arrow, edge_label, kinds, shortened};
use crate::gazetteer::Kind;
use crate::graph::{EdgeRef, KnowledgeGraph, Node};

/// More edges are no picture any more, and Mermaid refuses 500.
const MOST_EDGES: usize = 150;
/// Longer labels are cut: Mermaid refuses texts of more than 50,000 characters.
const LONGEST_LABEL: usize = 40;

pub(super) fn write(graph: &KnowledgeGraph, out: &mut dyn Write) -> io::Result<()> {
    let edges = strongest(graph);
    let all = graph.edges().len();
    if edges.len() < all {
        writeln!(out, "%% The strongest {} of {all} edges, with the entities that they join.", edges.len())?;
    }
    writeln!(out, "flowchart LR")?;
    let kinds = kinds(graph);
    let mut numbers: BTreeMap<&str, usize> = BTreeMap::new();
    let whole = edges.len() == all && graph.nodes().len() <= MOST_EDGES;
    let alone = graph.nodes().filter(|_| whole);
    let ends = edges.iter().flat_map(|edge| [edge.source, edge.target]).chain(alone);
    let ends: BTreeMap<&str, &Node> = ends.map(|node| (&*node.key, node)).collect();
    for (number, (key, node)) in ends.into_iter().enumerate() {
        numbers.insert(key, number);
        write_node(number, node, &kinds, out)?;
    }
    for edge in &edges {
        let [source, target] = [edge.source, edge.target].map(|node| numbers.get(&*node.key).copied().unwrap_or(0));
        writeln!(out, "  n{source} {} n{target}", line(edge))?;
    }
    write_styles(&kinds, &edges, out)
}

/// The edges of the highest weight, in their order; of equal ones those that sentences state.
fn strongest(graph: &KnowledgeGraph) -> Vec<EdgeRef<'_>> {
    let mut edges: Vec<_> = graph.edges().enumerate().collect();
    if edges.len() > MOST_EDGES {
        edges.sort_by(|(at, a), (other, b)| {
            let by_weight = b.edge().weight.total_cmp(&a.edge().weight);
            by_weight.then((Reverse(a.edge().stated.is_some()), at).cmp(&(Reverse(b.edge().stated.is_some()), other)))
        });
        edges.truncate(MOST_EDGES);
        edges.sort_by_key(|(at, _)| *at);
    }
    edges.into_iter().map(|(_, edge)| edge).collect()
}

/// Numbers stand for keys, which may be words of the language (`end`).
fn write_node(
    number: usize,
    node: &Node,
    kinds: &BTreeMap<&Kind, (Look, usize)>,
    out: &mut dyn Write,
) -> io::Result<()> {
    let look = kinds[&node.kind].0;
    let (open, close) = match (look.shape, look.rounded) {
        ("ellipse", _) => ("([", "])"),
        ("note", _) => ("[/", "/]"),
        ("hexagon" | "octagon", _) => ("{{", "}}"),
        ("cylinder", _) => ("[(", ")]"),
        (_, true) => ("(", ")"),
        _ => ("[", "]"),
    };
    let label = quoted(&shortened(&node.label, LONGEST_LABEL));
    writeln!(out, "  n{number}{open}{label}{close}:::{}", class(&node.kind))
}

/// Solid or dashed as in the other pictures; without an arrow where both ends are the same.
fn line(edge: &EdgeRef<'_>) -> String {
    let Some(stated) = &edge.edge().stated else { return "---".to_owned() };
    let dashed = arrow(edge.edge().relation).1 != "solid";
    let line = match (dashed, stated.symmetric) {
        (false, false) => "-->",
        (false, true) => "<-->",
        (true, false) => "-.->",
        (true, true) => "<-.->",
    };
    format!("{line}|{}|", quoted(&shortened(&edge_label(edge.edge()), LONGEST_LABEL)))
}

fn write_styles(kinds: &BTreeMap<&Kind, (Look, usize)>, edges: &[EdgeRef<'_>], out: &mut dyn Write) -> io::Result<()> {
    for (kind, (look, _)) in kinds {
        writeln!(out, "  classDef {} fill:{},stroke:{},color:#1a1a1a", class(kind), look.fill, look.line)?;
    }
    let mut colors: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for (at, edge) in edges.iter().enumerate().filter(|(_, edge)| edge.edge().stated.is_some()) {
        colors.entry(arrow(edge.edge().relation).0).or_default().push(at.to_string());
    }
    for (color, edges) in colors {
        writeln!(out, "  linkStyle {} stroke:{color}", edges.join(","))?;
    }
    Ok(())
}

/// The class of a kind, which alone could be a word of the language.
fn class(kind: &Kind) -> String {
    format!("kind_{kind}")
}

/// A label that Mermaid shows as this text, whatever it says in markup.
fn quoted(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    for c in text.chars() {
        match c {
            '"' => quoted.push_str("#quot;"),
            '<' => quoted.push_str("#lt;"),
            '>' => quoted.push_str("#gt;"),
            '&' => quoted.push_str("#amp;"),
            '#' | '\\' | '`' | '*' | '_' | '$' | '[' | ']' | '{' | '}' | '|' | ';' | '%' => {
                let _ = write!(quoted, "#{};", u32::from(c));
            }
            c => quoted.push(if c.is_control() { ' ' } else { c }),
        }
    }
    quoted.push('"');
    quoted
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::Format;
    use crate::export::tests::{graph_of, hostile, written};

    #[test]
    fn a_small_graph() {
        insta::assert_snapshot!(written(Format::Mermaid, &hostile()));
    }

    #[test]
    fn labels_are_no_markup() {
        let cases = [
            ("end", "\"end\""),
            ("say \"no\" #1;", "\"say #quot;no#quot; #35;1#59;\""),
            ("</script> & `x` **b**", "\"#lt;/script#gt; #amp; #96;x#96; #42;#42;b#42;#42;\""),
            ("one\ntwo", "\"one two\""),
            ("😀 מועצת", "\"😀 מועצת\""),
        ];
        for (text, label) in cases {
            assert_eq!(quoted(text), label);
        }
    }

    #[test]
    fn of_many_edges_the_strongest() {
        let names: Vec<_> = ('B'..'T').map(|letter| format!("Mr. {letter}olomi")).collect();
        let text = format!("{} met. Ann and Bob came. Ann and Bob went.", names.join(", "));
        let graph = graph_of(&[("a", None, &text)]);
        let all = graph.edges().len();
        assert!(all > MOST_EDGES, "{all}");
        let mermaid = written(Format::Mermaid, &graph);
        assert!(mermaid.starts_with(&format!("%% The strongest 150 of {all} edges")), "{mermaid}");
        assert_eq!(mermaid.matches("---").count(), MOST_EDGES);
        assert!(mermaid.contains("=1+1"), "{mermaid}");
    }
}
