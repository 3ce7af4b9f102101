//! Finds the entity of a graph that a user names, by its id, its name or another name; case, accents and punctuation do not count.

use std::cmp::Reverse;

use anyhow::bail;
use kg::graph::{KnowledgeGraph, Node};
use kg::text::distance::edit_distance;
use kg::text::fold::comparable;

/// How many entities a message names.
const NAMED: usize = 5;

/// The place of the entity in [`KnowledgeGraph::nodes`].
///
/// An id (or one of Wikidata, or an ISO code) goes before a name, a name before an alias, an alias before words that the texts used.
///
/// # Errors
/// Where none goes by the name, with those that may be meant; or more than one does, with their ids.
pub(crate) fn find(graph: &KnowledgeGraph, name: &str) -> anyhow::Result<usize> {
    if let Some(place) = seek(graph, name)? {
        return Ok(place);
    }
    match near(graph, name) {
        Some(near) => bail!("no entity of the graph goes by `{name}`; did you mean {near}?"),
        None => bail!("no entity of the graph goes by `{name}`; `kg top` prints those that are named most"),
    }
}

/// The same where the graph need not have such an entity.
///
/// # Errors
/// Where more than one goes by the name, with their ids.
pub(crate) fn seek(graph: &KnowledgeGraph, name: &str) -> anyhow::Result<Option<usize>> {
    if let Some(place) = graph.place_of(name) {
        return Ok(Some(place));
    }
    let wanted = comparable(name);
    for rank in [by_code, by_label, by_alias, by_surface] {
        let found: Vec<_> = graph.nodes().enumerate().filter(|(_, node)| rank(node, name, &wanted)).collect();
        match found[..] {
            [] => {}
            [(place, _)] => return Ok(Some(place)),
            _ => bail!("`{name}` may be {}: name one by its id", listed(found.iter().map(|(_, node)| *node))),
        }
    }
    Ok(None)
}

/// The entities whose names are spelled most like it, in words; none where none is.
pub(crate) fn near(graph: &KnowledgeGraph, name: &str) -> Option<String> {
    let near = nearest(graph, &comparable(name));
    (!near.is_empty()).then(|| listed(near.into_iter()))
}

/// The places of two entities.
///
/// # Errors
/// Those of [`find`], and where both names are of one entity.
pub(crate) fn pair(graph: &KnowledgeGraph, one: &str, other: &str) -> anyhow::Result<[usize; 2]> {
    let ends = [find(graph, one)?, find(graph, other)?];
    if ends[0] == ends[1] {
        let key = graph.node(ends[0]).map_or("", |node| &node.key);
        bail!("`{one}` and `{other}` are the same entity ({key}): name two");
    }
    Ok(ends)
}

/// "A (person.a) or B (person.b)".
fn listed<'g>(nodes: impl ExactSizeIterator<Item = &'g Node>) -> String {
    let more = nodes.len().saturating_sub(NAMED);
    let mut names: Vec<_> = nodes.take(NAMED).map(|node| format!("{} ({})", node.label, node.key)).collect();
    if more > 0 {
        names.push(format!("one of {more} more"));
    }
    names.join(" or ")
}

fn by_code(node: &Node, name: &str, _: &str) -> bool {
    let codes = [Some(&node.key), node.wikidata.as_ref(), node.iso3.as_ref()];
    codes.into_iter().flatten().any(|code| code.eq_ignore_ascii_case(name))
}

fn by_label(node: &Node, _: &str, wanted: &str) -> bool {
    !wanted.is_empty() && comparable(&node.label) == wanted
}

fn by_alias(node: &Node, _: &str, wanted: &str) -> bool {
    !wanted.is_empty() && node.aliases.iter().any(|alias| comparable(alias) == wanted)
}

fn by_surface(node: &Node, _: &str, wanted: &str) -> bool {
    !wanted.is_empty() && node.surfaces.keys().any(|surface| comparable(surface) == wanted)
}

/// The entities whose names are spelled most like it, the nearest first.
fn nearest<'g>(graph: &'g KnowledgeGraph, wanted: &str) -> Vec<&'g Node> {
    let letters: Vec<char> = wanted.chars().collect();
    let bound = (letters.len() / 3).clamp(1, 3);
    let distance = |name: &str| {
        let name = comparable(name);
        let part = letters.len() > 2 && name.split(' ').any(|word| word == wanted);
        let spelled = || edit_distance(&letters, &name.chars().collect::<Vec<_>>(), bound);
        if part { Some(bound) } else { spelled() }
    };
    let distance_of = |node: &'g Node| {
        let aliases = node.aliases.iter().map(String::as_str);
        let names = [node.label.as_str()].into_iter().chain(aliases).chain(node.surfaces.keys().map(|name| &**name));
        Some((names.filter_map(distance).min()?, Reverse(node.mentions), node))
    };
    let mut near: Vec<_> = graph.nodes().filter_map(distance_of).collect();
    near.sort_by_key(|(distance, mentions, _)| (*distance, *mentions));
    near.truncate(NAMED);
    near.into_iter().map(|(.., node)| node).collect()
}
