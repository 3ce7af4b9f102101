//! The tests of the shapes of JSON.

use serde_json::Value;

use super::super::tests::{LABELS, QUOTE, bytes, hostile};
use super::super::{Format, JsonStyle};

fn read(style: JsonStyle) -> Value {
    serde_json::from_slice(&bytes(Format::Json(style), &hostile())).unwrap()
}

/// What stands at this path in each element of a list.
fn each<'v>(list: &'v Value, path: &'static str) -> Vec<&'v str> {
    list.as_array().unwrap().iter().map(|element| element.pointer(path).unwrap().as_str().unwrap()).collect()
}

#[test]
fn cytoscape_elements() {
    let graph = read(JsonStyle::Cytoscape);
    let [nodes, edges] = ["nodes", "edges"].map(|part| &graph["elements"][part]);
    assert_eq!(each(nodes, "/data/label"), LABELS);
    assert_eq!(each(nodes, "/data/id"), each(nodes, "/data/value"));
    assert!(nodes.as_array().unwrap().iter().all(|node| node["position"]["x"].is_number()));
    assert_eq!(nodes[9]["classes"], "person discovered");
    assert_eq!(each(edges, "/data/id"), each(edges, "/data/key"));
    assert_eq!(edges[0]["classes"], "co_occurs symmetric");
    let visit = &edges[1];
    assert_eq!(visit["classes"], "consult directed verbal_cooperation");
    assert_eq!(visit["data"]["disputed"], true);
    assert_eq!(visit["data"]["quotes"][0], format!("2019-06, The <Times> & Co, ../a <b>\".txt: “{QUOTE}”"));
}

#[test]
fn graphology_graphs() {
    let graph = read(JsonStyle::Graphology);
    assert_eq!(each(&graph["nodes"], "/attributes/label"), LABELS);
    for part in ["nodes", "edges"] {
        for element in graph[part].as_array().unwrap() {
            let attributes = element["attributes"].as_object().unwrap();
            assert!(!attributes.contains_key("type") && attributes["size"].is_number(), "{element}");
            assert!(attributes["color"].as_str().unwrap().starts_with('#'), "{element}");
        }
    }
    let undirected: Vec<_> = graph["edges"].as_array().unwrap().iter().map(|edge| &edge["undirected"]).collect();
    assert_eq!(undirected, [true, false, true, true, true, true, true, false, true, true, true]);
    assert_eq!(graph["edges"][0]["attributes"]["quotes"][0]["quote"], QUOTE);
}

#[test]
fn titles_of_vis_are_no_markup() {
    let graph = read(JsonStyle::Vis);
    assert_eq!(each(&graph["nodes"], "/label"), LABELS);
    for part in ["nodes", "edges"] {
        assert!(each(&graph[part], "/title").iter().all(|title| !title.contains(['<', '>'])), "{}", graph[part]);
    }
    assert_eq!(
        graph["nodes"][0]["title"],
        "=1+1 \"A\\B\" & ‹Ann› ]]›\nperson · 4 mentions in 2 documents\n2019 to 2019-06\nalso =alias, Ann"
    );
    assert_eq!(each(&graph["edges"], "/arrows"), ["", "to", "", "", "", "", "", "to", "", "", ""]);
}

#[test]
fn parts_of_jgf_have_no_other_members() {
    let graph = &read(JsonStyle::Jgf)["graph"];
    let nodes = graph["nodes"].as_object().unwrap();
    assert_eq!(nodes.len(), LABELS.len());
    assert_eq!(nodes.values().map(|node| &node["label"]).collect::<Vec<_>>(), LABELS);
    let allowed = ["id", "source", "target", "relation", "directed", "label", "metadata"];
    for edge in graph["edges"].as_array().unwrap() {
        assert!(edge.as_object().unwrap().keys().all(|member| allowed.contains(&member.as_str())), "{edge}");
    }
    let scored = [0, 1].map(|at| graph["edges"][at]["metadata"]["npmi"].is_number());
    assert_eq!(scored, [true, false]);
}
