//! A vault of Obsidian: a note for each entity, with its relations as links and the sentences behind them.
//!
//! Documents are told with each quote and have no notes of their own: they would only crowd the picture of the vault.

mod markdown;
mod names;
mod note;

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::io::{self, Write};

use self::names::Names;
use super::Folder;
use super::look::counted;
use crate::gazetteer::Kind;
use crate::graph::{EdgeRef, KnowledgeGraph, Node};

/// How many entities of a kind the index names.
const SHOWN_ENTITIES: usize = 50;

/// What every note needs: the names of all, and the edges of each.
struct Vault<'g> {
    graph: &'g KnowledgeGraph,
    nodes: Vec<&'g Node>,
    /// The name of each node's note.
    names: Vec<String>,
    /// The folder of each kind.
    folders: BTreeMap<&'g Kind, String>,
    places: HashMap<&'g str, usize>,
    edges: Vec<EdgeRef<'g>>,
    /// The edges of each node, from both ends.
    edges_of: Vec<Vec<usize>>,
}

/// Writes the notes.
pub(super) fn write(graph: &KnowledgeGraph, folder: &mut dyn Folder) -> io::Result<()> {
    let mut names = Names::default();
    let index = names.give("Index", "kg");
    let vault = Vault::new(graph, &mut names);
    folder.file(&format!("{index}.md"), &mut |out| vault.write_index(out))?;
    for (at, node) in vault.nodes.iter().enumerate() {
        let path = format!("{}/{}.md", vault.folders[&node.kind], vault.names[at]);
        folder.file(&path, &mut |out| note::write(&vault, at, out))?;
    }
    Ok(())
}

impl<'g> Vault<'g> {
    fn new(graph: &'g KnowledgeGraph, names: &mut Names) -> Self {
        let nodes: Vec<&Node> = graph.nodes().collect();
        let places: HashMap<&str, usize> = nodes.iter().map(|node| node.key.as_str()).zip(0..).collect();
        let edges: Vec<EdgeRef<'_>> = graph.edges().collect();
        let mut edges_of = vec![Vec::new(); nodes.len()];
        for (at, edge) in edges.iter().enumerate() {
            let [source, target] = [edge.source, edge.target].map(|node| places[node.key.as_str()]);
            edges_of[source].push(at);
            if target != source {
                edges_of[target].push(at);
            }
        }
        let mut folder_names = Names::default();
        let kinds: BTreeSet<&Kind> = nodes.iter().map(|node| &node.kind).collect();
        Self {
            graph,
            names: nodes.iter().map(|node| names.give(&node.label, &node.key)).collect(),
            folders: kinds.into_iter().map(|kind| (kind, folder_names.give(folder(kind), kind.as_str()))).collect(),
            nodes,
            places,
            edges,
            edges_of,
        }
    }

    /// The link to a node's note.
    fn link(&self, node: &Node) -> String {
        let name = self.places.get(node.key.as_str()).map_or(node.key.as_str(), |at| &self.names[*at]);
        format!("[[{name}]]")
    }

    fn write_index(&self, out: &mut dyn Write) -> io::Result<()> {
        let documents = counted(self.graph.documents().len() as u64, "document");
        writeln!(out, "---\ntags: [\"kg\"]\n---\n\n# Index\n")?;
        let edges = counted(self.edges.len() as u64, "edge");
        let part = if self.graph.view().is_some() { " This is a part of the graph." } else { "" };
        writeln!(out, "{} notes of entities, {edges}, from {documents}.{part}\n", self.nodes.len())?;
        writeln!(out, "kg writes its notes anew each time: keep your own beside them, and link to these.")?;
        for (kind, folder) in &self.folders {
            let mut nodes: Vec<&Node> = self.nodes.iter().copied().filter(|node| node.kind == **kind).collect();
            nodes.sort_by_key(|node| (Reverse(node.mentions), node.key.as_str()));
            writeln!(out, "\n## {}\n", markdown::one_line(folder))?;
            for node in nodes.iter().take(SHOWN_ENTITIES) {
                let documents = counted(node.documents, "document");
                writeln!(out, "- {} · {} in {documents}", self.link(node), counted(node.mentions, "mention"))?;
            }
            if let Some(more) = nodes.len().checked_sub(SHOWN_ENTITIES).filter(|more| *more > 0) {
                writeln!(out, "- and {more} more in the folder")?;
            }
        }
        Ok(())
    }
}

/// The folder of a kind's notes; of one that a user declares, its name.
fn folder(kind: &Kind) -> &str {
    match kind {
        Kind::Person => "People",
        Kind::State => "States",
        Kind::Agency => "Agencies",
        Kind::Treaty => "Treaties",
        Kind::Ignore | Kind::Other(_) => kind.as_str(),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::super::Format;
    use super::super::tests::{LABELS, hostile, texts};

    fn notes() -> BTreeMap<String, String> {
        texts(Format::Obsidian, &hostile())
    }

    #[test]
    fn notes_of_a_hostile_graph() {
        let notes = notes();
        assert_eq!(
            notes.keys().collect::<Vec<_>>(),
            [
                "Agencies/O'Bob; wiki 1 c {{7 7}} '); DROP TABLE nodes; --.md",
                "Agencies/null.md",
                "Index.md",
                "People/=1+1 A B & Ann.md",
                "People/Case.md",
                "People/Karim Zolomi.md",
                "States/case (e.6).md",
                "States/script script alert(1) script.md",
                "Treaties/Treaty N ends with.md",
                "Treaties/😀 מועצת 외교부.md",
                "armed_group/CON (e.4).md",
            ]
        );
    }

    #[test]
    fn a_note() {
        let note = &notes()["States/script script alert(1) script.md"];
        // The community is what it is.
        let lines: Vec<_> = note.lines().filter(|line| !line.starts_with("community")).collect();
        insta::assert_snapshot!(lines.join("\n"));
    }

    #[test]
    fn every_edge_is_a_link_in_both_notes() {
        let (graph, notes) = (hostile(), notes());
        let note = |id: &str| {
            let mark = format!("id: \"{id}\"\n");
            notes.iter().find(|(_, text)| text.contains(&mark)).unwrap()
        };
        for edge in graph.edges() {
            for [from, to] in [[edge.source, edge.target], [edge.target, edge.source]] {
                let (path, _) = note(&to.key);
                let name = path.split_once('/').unwrap().1.strip_suffix(".md").unwrap();
                assert!(note(&from.key).1.contains(&format!("[[{name}]]")), "{} to {name}", from.key);
            }
        }
    }

    #[test]
    fn labels_survive_in_properties() {
        let notes = notes();
        for label in LABELS {
            let line = format!("\nlabel: {}\n", serde_json::json!(label));
            assert_eq!(notes.values().filter(|text| text.contains(&line)).count(), 1, "{label}");
        }
    }

    #[test]
    fn nothing_of_a_quote_is_markup() {
        for (path, text) in notes() {
            let (_, body) = text.split_once("\n---\n").unwrap();
            for markup in ["<b>", "</script", "[[x]]", "\n> #", "\n> -"] {
                assert!(!body.replace(&format!("\\{markup}"), "").contains(markup), "{path}: {markup}\n{body}");
            }
        }
    }
}
