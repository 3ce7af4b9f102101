//! What the pictures of a graph share: colors and shapes of kinds, colors and labels of what is stated, cut texts.

use std::borrow::Cow;
use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::gazetteer::Kind;
use crate::graph::{Edge, KnowledgeGraph, Node, Stated, circle};
use crate::relate::{Family, Predicate, Quad};

/// How the entities of a kind are drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Look {
    pub(super) shape: &'static str,
    /// Whether the corners are rounded.
    pub(super) rounded: bool,
    /// The shape's name in the legend.
    pub(super) shape_name: &'static str,
    pub(super) fill: &'static str,
    pub(super) line: &'static str,
}

const fn look(shape: &'static str, shape_name: &'static str, fill: &'static str, line: &'static str) -> Look {
    Look { shape, rounded: false, shape_name, fill, line }
}

const PERSON: Look = look("ellipse", "oval", "#e1edfa", "#2166ac");
const STATE: Look = look("box", "box", "#fdcb85", "#a85204");
const AGENCY: Look = Look { rounded: true, ..look("box", "rounded box", "#bfe5d2", "#17694d") };
const TREATY: Look = look("note", "page", "#f2dbec", "#8e3a7d");

/// Looks for the kinds that users declare, by the order of their names. Hues that color-blind readers tell apart.
const OTHERS: [Look; 6] = [
    look("hexagon", "hexagon", "#faf1b2", "#857000"),
    look("cylinder", "cylinder", "#e2e2e6", "#55555f"),
    look("octagon", "octagon", "#f9d2ca", "#a3392b"),
    look("component", "component", "#c9edf2", "#13707d"),
    look("folder", "folder", "#e9dac4", "#6d4c1f"),
    look("house", "house", "#dfdcf7", "#5347a8"),
];

/// The color and the style of a line of what is stated: green for cooperation and vermilion for conflict, of Okabe and Ito's palette for all readers;
/// dashed for words, solid for deeds.
pub(super) fn arrow(relation: Predicate) -> (&'static str, &'static str) {
    match (relation.quad(), relation.family()) {
        (Some(Quad::VerbalCooperation), _) => ("#009e73", "dashed"),
        (Some(Quad::MaterialCooperation), _) => ("#009e73", "solid"),
        (Some(Quad::VerbalConflict), _) => ("#d55e00", "dashed"),
        (Some(Quad::MaterialConflict), _) => ("#d55e00", "solid"),
        (None, Family::Treaty) => ("#8e3a7d", "solid"),
        (None, _) => ("#56616f", "dotted"),
    }
}

/// The radius of each node's circle, which grows with the mentions: with the places of [`KnowledgeGraph::layout`], no circle lies on another.
pub(super) fn radius(graph: &KnowledgeGraph) -> impl Fn(&Node) -> f64 {
    let most = graph.nodes().map(|node| node.mentions).max().unwrap_or_default();
    move |node| circle(node.mentions, most)
}

/// The finer ways of an event, the most frequent first.
pub(super) fn modes(stated: &Stated) -> Vec<&'static str> {
    let mut modes: Vec<_> = stated.modes.iter().collect();
    modes.sort_by_key(|(name, count)| (Reverse(**count), **name));
    modes.into_iter().map(|(name, _)| *name).collect()
}

/// The most frequent ways of an event, or the relation's name.
pub(super) fn arrow_label(edge: &Edge, stated: &Stated) -> String {
    let names: Vec<_> = modes(stated).into_iter().take(2).map(|name| name.replace('_', " ")).collect();
    let name = if names.is_empty() { edge.relation.as_str().replace('_', " ") } else { names.join(", ") };
    if edge.count > 1 { format!("{name} {}", edge.count) } else { name }
}

/// What an edge says in few words.
pub(super) fn edge_label(edge: &Edge) -> String {
    match &edge.stated {
        Some(stated) => arrow_label(edge, stated),
        None => edge.relation.as_str().replace('_', " "),
    }
}

/// The kinds there are, in their order, with their looks and counts.
pub(super) fn kinds(graph: &KnowledgeGraph) -> BTreeMap<&Kind, (Look, usize)> {
    let mut kinds: BTreeMap<&Kind, (Look, usize)> = BTreeMap::new();
    for node in graph.nodes() {
        kinds.entry(&node.kind).or_insert((PERSON, 0)).1 += 1;
    }
    let mut others = OTHERS.into_iter().cycle();
    for (kind, (look, _)) in &mut kinds {
        *look = match kind {
            Kind::Person => PERSON,
            Kind::State => STATE,
            Kind::Agency => AGENCY,
            Kind::Treaty => TREATY,
            Kind::Ignore | Kind::Other(_) => others.next().unwrap_or(PERSON),
        };
    }
    kinds
}

/// The text, or its beginning and an ellipsis, in all no more characters than this.
pub(super) fn shortened(text: &str, longest: usize) -> Cow<'_, str> {
    if text.chars().count() <= longest {
        return Cow::Borrowed(text);
    }
    let end = text.char_indices().nth(longest - 1).map_or(text.len(), |(at, _)| at);
    let end = text[..end].rfind(' ').filter(|blank| blank * 2 > end).unwrap_or(end);
    Cow::Owned(format!("{}…", text[..end].trim_end()))
}

/// "1 edge", "2 edges".
pub(super) fn counted(count: u64, noun: &str) -> String {
    format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
}

#[expect(clippy::cast_precision_loss, reason = "counts stay far below 2^53")]
pub(super) fn float(count: u64) -> f64 {
    count as f64
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::tests::hostile;

    #[test]
    fn no_circle_lies_on_another() {
        let graph = hostile();
        let radius = radius(&graph);
        let circles: Vec<_> = graph.nodes().zip(graph.layout()).map(|(node, place)| (radius(node), *place)).collect();
        // Four mentions, where none has more than sixteen.
        assert!((circles[0].0 - 13.5).abs() < 1e-9, "{circles:?}");
        for (at, (radius, [x, y])) in circles.iter().enumerate() {
            for (other, [other_x, other_y]) in &circles[at + 1..] {
                let apart = f64::from(x - other_x).hypot(f64::from(y - other_y));
                assert!(apart >= radius + other, "{circles:?}");
            }
        }
    }
}
