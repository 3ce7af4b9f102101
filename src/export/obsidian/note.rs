//! The note of an entity.

use std::cmp::Reverse;
use std::io::{self, Write};

use serde_json::json;

use super::super::look::counted;
use super::Vault;
use super::markdown::{escaped, one_line};
use crate::graph::{Edge, EdgeRef, Evidence, Node};

/// How many quotes stand below a relation.
const SHOWN_QUOTES: usize = 3;
/// How many of those that are only named together have a quote.
const QUOTED_PAIRS: usize = 10;

/// Writes the note of the node at this place.
pub(super) fn write(vault: &Vault<'_>, at: usize, out: &mut dyn Write) -> io::Result<()> {
    let node = vault.nodes[at];
    write_properties(node, vault.graph.communities().get(at).copied().unwrap_or(0), out)?;
    write_head(node, out)?;
    let edges = vault.edges_of[at].iter().map(|edge| vault.edges[*edge]);
    let (mut stated, mut together): (Vec<_>, Vec<_>) = edges.partition(|edge| edge.edge().stated.is_some());
    // Sorting keeps the order of those that are alike.
    stated.sort_by_key(|edge| Reverse(edge.edge().count));
    together.sort_by(|a, b| b.edge().weight.total_cmp(&a.edge().weight));
    if !stated.is_empty() {
        writeln!(out, "\n## Relations")?;
    }
    for edge in &stated {
        write_stated(vault, node, edge, out)?;
    }
    if together.is_empty() {
        return Ok(());
    }
    writeln!(out, "\n## Named together\n")?;
    for edge in &together {
        let (count, documents) = (edge.edge().count, counted(edge.edge().documents, "document"));
        let times = if count == 1 { "once".to_owned() } else { format!("{count} times") };
        writeln!(out, "- {} · {times} in {documents}", vault.link(other(edge, node)))?;
    }
    let mut quotes = together.iter().filter_map(quoted_first).take(QUOTED_PAIRS).peekable();
    if quotes.peek().is_some() {
        writeln!(out, "\n## Quotes")?;
    }
    quotes.try_for_each(|(evidence, quote)| write_quote(&evidence, quote, out))
}

fn quoted_first<'g>(edge: &EdgeRef<'g>) -> Option<(Evidence<'g>, &'g str)> {
    edge.evidence().find_map(|evidence| Some((evidence, evidence.quote?)))
}

/// The front matter. Every text is a string of JSON, which is one of YAML too: `null` or 007 stay names.
fn write_properties(node: &Node, community: u32, out: &mut dyn Write) -> io::Result<()> {
    let mut tags = vec![format!("kg/{}", node.kind)];
    if node.discovered {
        tags.push("kg/discovered".to_owned());
    }
    writeln!(out, "---\nid: {}\nlabel: {}", json!(node.key), json!(node.label))?;
    writeln!(out, "aliases: {}\nkind: {}", json!(node.aliases), json!(node.kind.as_str()))?;
    if let Some(wikidata) = &node.wikidata {
        writeln!(out, "wikidata: {}", json!(wikidata))?;
    }
    writeln!(out, "mentions: {}\ndocuments: {}", node.mentions, node.documents)?;
    if let Some((first, last)) = node.seen {
        writeln!(out, "first_seen: {}\nlast_seen: {}", json!(first.to_string()), json!(last.to_string()))?;
    }
    writeln!(out, "community: {community}\ntags: {}\n---\n", json!(tags))
}

fn write_head(node: &Node, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "# {}\n", one_line(&node.label))?;
    let kind = one_line(&node.kind.as_str().replace('_', " "));
    write!(out, "{kind} · {} in {}", counted(node.mentions, "mention"), counted(node.documents, "document"))?;
    if let Some((first, last)) = node.seen {
        let until = if first == last { String::new() } else { format!(" to {last}") };
        write!(out, " · {first}{until}")?;
    }
    let is_id = |id: &&String| id.starts_with('Q') && id[1..].bytes().all(|digit| digit.is_ascii_digit());
    if let Some(id) = node.wikidata.as_ref().filter(is_id) {
        write!(out, " · [Wikidata](https://www.wikidata.org/wiki/{id})")?;
    }
    if node.discovered {
        write!(out, " · on no list")?;
    }
    writeln!(out)
}

/// The end of an edge that is not this node; of an edge to itself, it is.
fn other<'g>(edge: &EdgeRef<'g>, node: &Node) -> &'g Node {
    if edge.source.key == node.key { edge.target } else { edge.source }
}

fn write_stated(vault: &Vault<'_>, node: &Node, reference: &EdgeRef<'_>, out: &mut dyn Write) -> io::Result<()> {
    let edge = reference.edge();
    let relation = edge.relation.as_str().replace('_', " ");
    let link = vault.link(other(reference, node));
    match (reference.is_directed(), reference.source.key == node.key) {
        (false, _) => writeln!(out, "\n### ↔ {relation} {link}\n")?,
        (true, true) => writeln!(out, "\n### → {relation} {link}\n")?,
        (true, false) => writeln!(out, "\n### ← {link} {relation}\n")?,
    }
    writeln!(out, "{}", facts(reference, edge))?;
    let quoted = reference.evidence().filter_map(|evidence| Some((evidence, evidence.quote?)));
    quoted.take(SHOWN_QUOTES).try_for_each(|(evidence, quote)| write_quote(&evidence, quote, out))
}

/// "3 statements in 2 documents · visit 2, talk 1 · 2019-06-20 to 2019-06-21 · disputed".
fn facts(reference: &EdgeRef<'_>, edge: &Edge) -> String {
    let statements = counted(edge.count, "statement");
    let mut facts = vec![format!("{statements} in {}", counted(edge.documents, "document"))];
    if let Some(stated) = &edge.stated {
        let modes: Vec<_> =
            stated.modes.iter().map(|(mode, count)| format!("{} {count}", mode.replace('_', " "))).collect();
        if !modes.is_empty() {
            facts.push(modes.join(", "));
        }
        if let Some((first, last)) = stated.happened {
            facts.push(if first == last { first.to_string() } else { format!("{first} to {last}") });
        }
    }
    if reference.is_disputed() {
        facts.push("disputed".to_owned());
    }
    facts.join(" · ")
}

/// A quote with its headline or document, outlet and date.
fn write_quote(evidence: &Evidence<'_>, quote: &str, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out)?;
    for line in escaped(quote).lines() {
        writeln!(out, "> {line}")?;
    }
    let document = evidence.document;
    let title = document.title.as_deref().map(|title| format!("“{}”", one_line(title)));
    let outlet = document.outlet.as_deref().map(one_line);
    let date = document.date.map(|date| date.to_string());
    let source = [title, outlet, date, Some(one_line(document.id.as_str()))];
    writeln!(out, ">\n> — {}", source.into_iter().flatten().collect::<Vec<_>>().join(", "))
}
