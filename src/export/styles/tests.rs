//! The tests of the shapes of JSON.

use std::io::{self, Write};

use serde_json::Value;

use super::super::testing::{LABELS, QUOTE, hostile};
use super::{cytoscape, graphology, jgf, vis};
use crate::graph::KnowledgeGraph;

fn read(write: fn(&KnowledgeGraph, &mut dyn Write) -> io::Result<()>) -> Value {
    let mut out = Vec::new();
    write(&hostile(), &mut out).unwrap();
    serde_json::from_slice(&out).unwrap()
}

/// What stands at this path in each element of a list.
fn each<'v>(list: &'v Value, path: &'static str) -> Vec<&'v str> {
    list.as_array().unwrap().iter().map(|element| element.pointer(path).unwrap().as_str().unwrap()).collect()
}

#[test]
fn cytoscape_elements() {
    let graph = read(cytoscape);
    let [nodes, edges] = ["nodes", "edges"].map(|part| &graph["elements"][part]);
    assert_eq!(each(nodes, "/data/label"), LABELS);
    assert_eq!(each(nodes, "/data/id"), each(nodes, "/data/value"));
    assert!(nodes.as_array().unwrap().iter().all(|node| node["position"]["x"].is_number()));
    assert_eq!(nodes[5]["classes"], "person discovered");
    assert_eq!(each(edges, "/data/id"), each(edges, "/data/key"));
    let first = &edges[0];
    assert_eq!(first["classes"], "consult directed verbal_cooperation");
    assert_eq!(first["data"]["disputed"], true);
    assert_eq!(first["data"]["quotes"][0], format!("2019-06, The <Times> & Co, ../a <b>\".txt: “{QUOTE}”"));
}

#[test]
fn graphology_graphs() {
    let graph = read(graphology);
    assert_eq!(each(&graph["nodes"], "/attributes/label"), LABELS);
    for part in ["nodes", "edges"] {
        for element in graph[part].as_array().unwrap() {
            let attributes = element["attributes"].as_object().unwrap();
            assert!(!attributes.contains_key("type") && attributes["size"].is_number(), "{element}");
            assert!(attributes["color"].as_str().unwrap().starts_with('#'), "{element}");
        }
    }
    let undirected: Vec<_> = graph["edges"].as_array().unwrap().iter().map(|edge| &edge["undirected"]).collect();
    assert_eq!(undirected, [false, true, false, true, true, true]);
    assert_eq!(graph["edges"][0]["attributes"]["quotes"][0]["quote"], QUOTE);
}

#[test]
fn titles_of_vis_are_no_markup() {
    let graph = read(vis);
    assert_eq!(each(&graph["nodes"], "/label"), LABELS);
    for part in ["nodes", "edges"] {
        assert!(each(&graph[part], "/title").iter().all(|title| !title.contains(['<', '>'])), "{}", graph[part]);
    }
    assert_eq!(
        graph["nodes"][1]["title"],
        "‹/script›‹script›alert(1)‹/script›\nstate · 2 mentions in 1 document\n2019 to 2019-06-20\nalso =alias, ‹/script›‹script›alert(1)‹/script›"
    );
    assert_eq!(each(&graph["edges"], "/arrows"), ["to", "", "to", "", "", ""]);
}

#[test]
fn parts_of_jgf_have_no_other_members() {
    let graph = &read(jgf)["graph"];
    let nodes = graph["nodes"].as_object().unwrap();
    assert_eq!(nodes.len(), LABELS.len());
    for (at, label) in LABELS.iter().enumerate() {
        assert_eq!(nodes[&format!("x.{at}")]["label"], *label);
    }
    let allowed = ["id", "source", "target", "relation", "directed", "label", "metadata"];
    for edge in graph["edges"].as_array().unwrap() {
        assert!(edge.as_object().unwrap().keys().all(|member| allowed.contains(&member.as_str())), "{edge}");
    }
    assert_eq!(graph["edges"][3]["metadata"]["npmi"], 0.25);
}
