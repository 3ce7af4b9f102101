//! Holds degrees and PageRank against graphs whose answer is known and against networkx.

mod program;

use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::sync::Arc;

use kg::corpus::{Document, DocumentId, Source};
use kg::extract::{Extraction, extract};
use kg::gazetteer::{Bytes, Gazetteer, Layer, compile, parse_date};
use kg::gazetteer::{EntityRecord, Kind};
use kg::graph::{KnowledgeGraph, Ledger, Node, Options, View};
use kg::recognize::{RecognizeOptions, Recognizer};
use kg::relate::Scope;
use serde_json::Value;

use program::{Place, project};

const DAMPING: f64 = 0.85;

/// A gazetteer of the letters A to F.
fn letters() -> Gazetteer {
    let record = |letter: char| EntityRecord {
        key: format!("person.{}", letter.to_ascii_lowercase()),
        kind: Some(Kind::Person),
        name: Some(format!("{letter}lpha")),
        ..EntityRecord::default()
    };
    let compiled = compile(('A'..='F').map(record).collect()).expect("the records are complete");
    let mut gazetteer = Gazetteer::default();
    gazetteer.push(Layer::open(Bytes::Owned(compiled)).expect("it was compiled just now"));
    gazetteer
}

/// The graph of a text with a sentence for each word: `AB AB C` names A and B together twice, and C alone.
fn graph(words: &str) -> KnowledgeGraph {
    let sentence =
        |word: &str| word.chars().map(|letter| format!("{letter}lpha")).collect::<Vec<_>>().join(" met ") + ".";
    let text = words.split(' ').map(sentence).collect::<Vec<_>>().join("\n\n");
    let document = Document {
        id: DocumentId::new("a.txt"),
        title: None,
        date: parse_date("2019").ok(),
        outlet: None,
        author: None,
        url: None,
        language: None,
        text,
        prelude: Vec::new(),
        sha256: [0; 32],
        source: Source { path: Arc::from("a.txt"), named: Arc::from("a.txt"), record: None },
    };
    let gazetteer = letters();
    let mut sum = Extraction::default();
    let recognizer = Recognizer::new(&gazetteer, RecognizeOptions::default());
    sum.add(&document, &extract(&document, &recognizer, Scope::Sentence));
    let options = Options { quotes: 0, ..Options::default() };
    KnowledgeGraph::build(sum, &gazetteer, options, View::default(), Ledger::default())
}

/// What the ranks of a graph must be: `share` is each node's part of the leap, by the number of nodes.
type Ranks = fn(share: f64) -> Vec<f64>;

/// Graphs by their sentences, with degrees, weighted degrees and ranks of A, B, C …
const KNOWN: &[(&str, &[u64], &[f64], Ranks)] = &[
    ("AB", &[1, 1], &[1.0, 1.0], |_| vec![0.5, 0.5]),
    ("AB AB AB", &[1, 1], &[3.0, 3.0], |_| vec![0.5, 0.5]),
    // A triangle, and a ring of four: all alike.
    ("ABC", &[2, 2, 2], &[2.0, 2.0, 2.0], |_| vec![1.0 / 3.0; 3]),
    ("AB BC CD AD", &[2, 2, 2, 2], &[2.0, 2.0, 2.0, 2.0], |_| vec![0.25; 4]),
    // A star: the leaves give all to the center, which deals it out evenly.
    ("AB AC AD AE", &[4, 1, 1, 1, 1], &[4.0, 1.0, 1.0, 1.0, 1.0], |share| {
        let center = share * (1.0 + 4.0 * DAMPING) / (1.0 - DAMPING * DAMPING);
        let leaf = share + DAMPING * center / 4.0;
        vec![center, leaf, leaf, leaf, leaf]
    }),
    // A star whose center gives three quarters to one leaf.
    ("AB AB AB AC", &[2, 1, 1], &[4.0, 3.0, 1.0], |share| {
        let center = share * (1.0 + 2.0 * DAMPING) / (1.0 - DAMPING * DAMPING);
        vec![center, share + 0.75 * DAMPING * center, share + 0.25 * DAMPING * center]
    }),
    // A path of four: the ends a and the middle b with a = s + d·b/2 and b = s + d·a + d·b/2.
    ("AB BC CD", &[1, 2, 2, 1], &[1.0, 2.0, 2.0, 1.0], |share| {
        let middle = share * (1.0 + DAMPING) / (1.0 - DAMPING / 2.0 - DAMPING * DAMPING / 2.0);
        let end = share + DAMPING * middle / 2.0;
        vec![end, middle, middle, end]
    }),
    // Two components keep what they have.
    ("AB CD", &[1, 1, 1, 1], &[1.0, 1.0, 1.0, 1.0], |_| vec![0.25; 4]),
    ("AB CDE", &[1, 1, 2, 2, 2], &[1.0, 1.0, 2.0, 2.0, 2.0], |_| vec![0.2; 5]),
    // A node without edges gives its rank to all: with p for it and q for the others, q = s + d·q + d·p/3 and p = s + d·p/3.
    ("AB C", &[1, 1, 0], &[1.0, 1.0, 0.0], |share| {
        let alone = share / (1.0 - DAMPING / 3.0);
        vec![(1.0 - alone) / 2.0, (1.0 - alone) / 2.0, alone]
    }),
    ("A B C D", &[0, 0, 0, 0], &[0.0, 0.0, 0.0, 0.0], |_| vec![0.25; 4]),
];

#[test]
fn small_graphs_have_the_known_scores() {
    for (words, degrees, weights, ranks) in KNOWN {
        let graph = graph(words);
        let nodes: Vec<&Node> = graph.nodes().collect();
        assert_eq!(nodes.iter().map(|node| node.degree).collect::<Vec<_>>(), *degrees, "{words}");
        assert_eq!(nodes.iter().map(|node| node.weighted_degree).collect::<Vec<_>>(), *weights, "{words}");
        #[expect(clippy::cast_precision_loss, reason = "a handful of nodes")]
        let expected = ranks((1.0 - DAMPING) / nodes.len() as f64);
        for (node, expected) in nodes.iter().zip(&expected) {
            assert!(
                (node.pagerank - expected).abs() < 1e-6,
                "{words}: {} has {}, not {expected}",
                node.key,
                node.pagerank
            );
        }
        assert_eq!(expected.len(), nodes.len(), "{words}");
        let sum: f64 = nodes.iter().map(|node| node.pagerank).sum();
        assert!((sum - 1.0).abs() < 1e-5, "{words}: the ranks add up to {sum}");
    }
}

#[test]
fn an_empty_graph_has_no_scores() {
    assert_eq!(graph("").nodes().len(), 0);
}

/// Reads graphs as anyone would, and prints for each node its degree, weighted degree and rank.
const SCRIPT: &str = r#"
import inspect, json, sys
import networkx as nx

named = {"edges": "edges"} if "edges" in inspect.signature(nx.node_link_graph).parameters else {"link": "edges"}
found = []
for name in sys.argv[1:]:
    with open(name, encoding="utf-8") as file:
        graph = nx.node_link_graph(json.load(file), **named)
    both = nx.MultiDiGraph()
    both.add_nodes_from(graph)
    # Ranks are those of co-occurrence.
    counted = [each for each in graph.edges(data=True) if each[2]["relation"] == "co_occurs"]
    for source, target, edge in counted:
        both.add_edge(source, target, weight=edge["weight"])
        if not edge["directed"]:
            both.add_edge(target, source, weight=edge["weight"])
    ranks = nx.pagerank(both, alpha=0.85, weight="weight", tol=1e-12, max_iter=1000)
    found.append({n: [both.in_degree(n), both.in_degree(n, weight="weight"), ranks[n]] for n in both})
print(json.dumps(found))
"#;

/// The Python that `KG_PYTHON` names, or the usual one.
fn python() -> PathBuf {
    std::env::var_os("KG_PYTHON").map_or_else(|| PathBuf::from("python3"), PathBuf::from)
}

fn has_networkx(python: &PathBuf) -> bool {
    let status = Command::new(python).args(["-c", "import networkx, scipy"]).stderr(Stdio::null()).status();
    status.is_ok_and(|status| status.success())
}

#[test]
fn networkx_finds_the_same_scores() {
    let python = python();
    if !has_networkx(&python) {
        assert!(std::env::var_os("CI").is_none(), "{} has no networkx and scipy", python.display());
        #[expect(clippy::print_stderr, reason = "a check that did not run should say so")]
        {
            eprintln!("skipped: {} has no networkx and scipy", python.display());
        }
        return;
    }
    let place = Place::new();
    let input = project().join("input");
    let input = input.to_str().expect("the path is text");
    let mut files = Vec::new();
    for weight in ["count", "npmi", "llr"] {
        let file = format!("{weight}.json");
        assert!(place.run(&["build", input, "--weight", weight, "--json", &file, "--quiet"]).code < 2);
        files.push(file);
    }
    let output = Command::new(python).arg("-c").arg(SCRIPT).args(&files).current_dir(place.path("")).output();
    let output = output.expect("it could be started before");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let found: Vec<Value> = serde_json::from_slice(&output.stdout).expect("JSON");
    for (file, found) in files.iter().zip(found) {
        let graph: Value = serde_json::from_str(&place.read(file)).expect("JSON");
        let nodes = graph["nodes"].as_array().expect("a list");
        assert!(nodes.len() > 50, "{file}: only {} nodes", nodes.len());
        for node in nodes {
            let theirs = &found[node["id"].as_str().expect("an id")];
            for (name, at) in [("degree", 0), ("weighted_degree", 1), ("pagerank", 2)] {
                let (ours, theirs) = (node[name].as_f64().unwrap_or(-1.0), theirs[at].as_f64().unwrap_or(-2.0));
                // Ours are rounded to six digits.
                let close = (ours - theirs).abs() <= 1e-5 * theirs.abs();
                assert!(close, "{file}: {name} of {} is {ours}, networkx has {theirs}", node["id"]);
            }
        }
    }
}

/// Prints the betweenness and bridging centrality of each node, how many steps apart the first node and each other are, and what their strongest path is long.
const PATHS: &str = r#"
import inspect, json, sys
import networkx as nx

named = {"edges": "edges"} if "edges" in inspect.signature(nx.node_link_graph).parameters else {"link": "edges"}
with open(sys.argv[1], encoding="utf-8") as file:
    graph = nx.node_link_graph(json.load(file), **named)
counted, linked = nx.Graph(), nx.Graph()
counted.add_nodes_from(graph)
for source, target, edge in graph.edges(data=True):
    if edge["relation"] == "co_occurs":
        counted.add_edge(source, target)
    before = linked.get_edge_data(source, target, {"count": 0})["count"]
    linked.add_edge(source, target, count=before + edge["count"])
for _, _, edge in linked.edges(data=True):
    edge["length"] = 1 / edge["count"]
start = "state.north-korea"
between = nx.betweenness_centrality(counted)
around = {node: sum(1 / counted.degree(near) for near in counted[node]) for node in counted}
print(json.dumps({
    "betweenness": between,
    "bridging": {node: share / counted.degree(node) / around[node] if around[node] else 0 for node, share in between.items()},
    "steps": nx.single_source_shortest_path_length(linked, start),
    "length": nx.single_source_dijkstra_path_length(linked, start, weight="length"),
}))
"#;

#[test]
fn networkx_finds_the_same_betweenness_and_paths() {
    let python = python();
    if !has_networkx(&python) {
        assert!(std::env::var_os("CI").is_none(), "{} has no networkx and scipy", python.display());
        return;
    }
    let place = Place::new();
    let input = project().join("input");
    assert_eq!(place.run(&["build", input.to_str().expect("the path is text"), "--json", "g.json", "-q"]).code, 0);
    let output = Command::new(python).arg("-c").arg(PATHS).arg("g.json").current_dir(place.path("")).output();
    let output = output.expect("it could be started before");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let theirs: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let asked = |args: &[&str]| -> Value { serde_json::from_str(&place.run(args).out).expect("JSON") };
    let close = |ours: &Value, theirs: &Value| {
        let (ours, theirs) = (ours.as_f64().unwrap_or(-1.0), theirs.as_f64().unwrap_or(-2.0));
        (ours - theirs).abs() <= 1e-5 * theirs.abs() + 1e-12
    };
    let top = |by| asked(&["top", "g.json", "--by", by, "-n", "100000", "--format", "json"]);
    for by in ["betweenness", "bridging"] {
        let top = top(by);
        let rows = top["entities"].as_array().expect("a list");
        assert_eq!(Some(rows.len()), theirs[by].as_object().map(serde_json::Map::len));
        for row in rows {
            let id = row["id"].as_str().expect("an id");
            assert!(close(&row[by], &theirs[by][id]), "{by}: {row}");
        }
    }
    let top = top("mentions");
    let rows = top["entities"].as_array().expect("a list");
    let start = "state.north-korea";
    for id in rows.iter().filter_map(|row| row["id"].as_str()).filter(|id| *id != start).step_by(7) {
        let path =
            |by| asked(&["path", "g.json", start, id, "--by", by, "-n", "1", "--format", "json"])["paths"][0].clone();
        let steps = path("steps")["steps"].as_array().map(|steps| steps.len() as u64);
        assert_eq!(steps, theirs["steps"][id].as_u64(), "{id}");
        let strongest = path("strength");
        assert!(
            strongest.is_null() && theirs["length"][id].is_null() || close(&strongest["length"], &theirs["length"][id]),
            "{id}"
        );
    }
}
