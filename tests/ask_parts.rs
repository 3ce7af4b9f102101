//! Holds the commands that take parts of a graph, compare and check it: subgraph, asof, stats, diff, verify.

mod program;

use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::sync::LazyLock;

use insta::assert_snapshot;
use serde_json::Value;

use program::{Place, Run, project};

/// The graph of the sample corpus, as `graph.json`.
static PLACE: LazyLock<Place> = LazyLock::new(|| {
    let place = Place::new();
    let input = project().join("input");
    let input = input.to_str().expect("the path is text");
    place.run(&["build", input, "--json", "graph.json", "--quiet"]);
    place.run(&["build", input, "--json", "until.json", "--until", "2020", "--quiet"]);
    place
});

fn kg(args: &[&str]) -> Run {
    PLACE.run(args)
}

fn json(args: &[&str]) -> Value {
    let run = kg(args);
    serde_json::from_str(&run.out).unwrap_or_else(|error| panic!("kg {args:?}: {error}\n{run:?}"))
}

fn input() -> String {
    project().join("input").to_str().expect("the path is text").to_owned()
}

fn edges(graph: &Value) -> &Vec<Value> {
    graph["edges"].as_array().expect("a list of edges")
}

#[test]
fn subgraph_as_tables() {
    let near = ["subgraph", "graph.json", "--around", "kim jong un", "--kind", "person", "--relations", "events"];
    assert_snapshot!("subgraph", kg(&near).out);
    let json = [&near[..], &["--since", "2024", "--format", "json"]].concat();
    assert_snapshot!("subgraph_json", kg(&json).out);
}

#[test]
fn a_part_without_filters_is_the_whole() {
    kg(&["subgraph", "graph.json", "-o", "same.json"]);
    assert!(PLACE.read("same.json") == PLACE.read("graph.json"));
}

/// What is counted anew from the evidence is what is counted when only those documents are read.
#[test]
fn a_part_until_a_day_is_the_graph_of_the_documents_until_then() {
    let part = json(&["subgraph", "graph.json", "--until", "2020", "-o", "-", "--format", "json"]);
    let built: Value = serde_json::from_str(&PLACE.read("until.json")).expect("JSON");
    assert_eq!(edges(&part).len(), edges(&built).len());
    for (part, built) in edges(&part).iter().zip(edges(&built)) {
        for field in
            ["id", "count", "documents", "origins", "outlets", "weight", "first_seen", "last_seen", "modes", "polarity"]
        {
            assert_eq!(part[field], built[field], "{field} of {}", part["id"]);
        }
        let spans = |edge: &Value| -> Vec<_> {
            let pieces = edge["evidence"].as_array().into_iter().flatten();
            pieces.map(|piece| (piece["doc"].clone(), piece["start"].clone(), piece["mentions"].clone())).collect()
        };
        assert_eq!(spans(part), spans(built));
    }
    let ids = |graph: &Value, list: &str| -> Vec<String> {
        graph[list].as_array().into_iter().flatten().map(|row| row["id"].to_string()).collect()
    };
    assert_eq!(ids(&part, "nodes"), ids(&built, "nodes"));
    assert_eq!(ids(&part["graph"], "document_table"), ids(&built["graph"], "document_table"));
    assert_eq!(part["graph"]["ledger"]["outside_dates"], built["graph"]["ledger"]["outside_dates"]);
    assert_eq!(part["graph"]["claims"].as_array().map(Vec::len), built["graph"]["claims"].as_array().map(Vec::len));
    assert_eq!(part["graph"]["view"]["until"], "2020");
}

#[test]
fn the_view_says_what_was_filtered() {
    let options =
        ["--around", "DPRK", "--hops", "2", "--relations", "consult,treaties", "--top", "12", "--min-count", "1"];
    let part = json(&[&["subgraph", "graph.json", "-o", "-", "--format", "json"], &options[..]].concat());
    let view = &part["graph"]["view"];
    assert_eq!((view["around"][0].as_str(), view["hops"].as_u64()), (Some("state.north-korea"), Some(2)));
    assert_eq!((view["relations"][0].as_str(), view["top"].as_u64()), (Some("consult"), Some(12)));
    assert!(part["nodes"].as_array().is_some_and(|nodes| nodes.len() == 12));
    assert!(edges(&part).iter().all(|edge| edge["relation"] != "co_occurs"));
    // A part of a part has the filters of both.
    PLACE.write("part.json", part.to_string());
    let less = json(&["subgraph", "part.json", "--since", "2019", "-o", "-", "--format", "json"]);
    assert_eq!((&less["graph"]["view"]["since"], &less["graph"]["view"]["hops"]), (&"2019".into(), &2.into()));
    // Every format can be written.
    assert_eq!(kg(&["subgraph", "part.json", "-o", "part.gexf", "--dot", "part.dot", "--csv", "tables"]).code, 0);
    assert!(PLACE.exists("part.gexf") && PLACE.exists("part.dot") && PLACE.exists("tables/nodes.csv"));
}

#[test]
fn as_of_a_day() {
    let then = json(&["asof", "graph.json", "2018-06-30", "--format", "json"]);
    let roles = then["roles"].as_array().expect("a list");
    let held = |source: &str, role: &str| roles.iter().any(|tie| tie["source"] == source && tie["role"] == role);
    assert!(held("person.moon-jae-in", "president") && held("person.mike-pompeo", "foreign_minister"));
    assert!(!roles.iter().any(|tie| tie["to"].as_str().is_some_and(|to| to < "2018")));
    let at = |day: &str| json(&["asof", "graph.json", day, "-o", "-", "--format", "json"]);
    let (then, later) = (at("2018-06-30"), at("2021"));
    // Shinzo Abe left in 2020: what was written before is no role any more.
    let abe = |edge: &&Value| edge["source"] == "person.shinzo-abe" && edge["relation"] == "head_of_government_of";
    assert_eq!([&then, &later].map(|graph| edges(graph).iter().filter(abe).count()), [1, 0]);
    assert_eq!(later["graph"]["view"]["as_of"], "2021");
    assert_snapshot!("asof", kg(&["asof", "graph.json", "2018-04-30"]).out);
}

#[test]
fn stats_of_the_sample() {
    assert_snapshot!("stats", kg(&["stats", "graph.json"]).out);
    assert_snapshot!("stats_json", kg(&["stats", "graph.json", "--format", "json"]).out);
}

#[test]
fn differences() {
    assert_snapshot!("diff_none", kg(&["diff", "graph.json", "graph.json"]).out);
    assert_snapshot!("diff", kg(&["diff", "until.json", "graph.json"]).out);
    let place = Place::new();
    place.write("old/a.txt", "China accused Peru of fishing. Chile met Kenya.\n");
    place.write("new/a.txt", "China accused Peru of fishing. Peru met Kenya.\n");
    place.write("new/b.txt", "China accused Peru of fishing again.\n");
    for name in ["old", "new"] {
        place.run(&["build", name, "--json", &format!("{name}.json"), "--quiet", "--gazetteer-only"]);
    }
    assert_snapshot!("diff_json", place.run(&["diff", "old.json", "new.json", "--format", "json"]).out);
}

#[test]
fn evidence_is_verified() {
    let run = kg(&["verify", "graph.json", &input()]);
    assert_eq!(run.code, 0, "{run:?}");
    assert_snapshot!("verify", run.out);
    let place = Place::new();
    let text = |n: u32| format!("China accused Peru of fishing in zone {n}. Chile met Kenya in Lima in year {n}.\n");
    for (at, name) in (0..).zip(["in/a.txt", "in/b.txt", "in/c.txt", "in/d.txt", "in/e.txt"]) {
        place.write(name, text(at));
    }
    place.run(&["build", "in", "--json", "g.json", "--quiet", "--gazetteer-only"]);
    assert_eq!(place.run(&["verify", "g.json", "in"]).code, 0);
    // One is gone, one renamed, in one a sentence is other, in one both stand elsewhere; one is new.
    std::fs::remove_file(place.path("in/b.txt")).expect("it is there");
    std::fs::rename(place.path("in/c.txt"), place.path("in/z.txt")).expect("it is there");
    place.write("in/d.txt", text(3).replace("Lima", "Peru"));
    place.write("in/e.txt", format!("First.\n\n{}", text(4)));
    place.write("in/n.txt", "Something else.\n");
    let run = place.run(&["verify", "g.json", "in"]);
    assert_eq!(run.code, 1);
    assert_snapshot!("verify_faults", run.out);
    assert_snapshot!("verify_json", place.run(&["verify", "g.json", "in", "--format", "json"]).out);
    // A graph whose quote was changed does not hold against the same text.
    let graph = place.read("g.json").replace("fishing in zone 0", "whaling in zone 0");
    place.write("false.json", graph);
    let run = place.run(&["verify", "false.json", "in/a.txt", "--format", "json"]);
    let report: Value = serde_json::from_str(&run.out).expect("JSON");
    assert!(report["evidence_counts"]["changed"].as_u64().is_some_and(|changed| changed > 0));
}

#[test]
fn bad_input() {
    let text = PLACE.read("graph.json");
    PLACE.write("cut.json", &text[..text.len() / 2]);
    PLACE.write("other.json", text.replacen("kg-graph/1", "kg-graph/9", 1));
    PLACE.write("none.json", "{\"a\": 1}");
    PLACE.write("empty/readme.png", "");
    let input = input();
    let mut said = String::new();
    for file in ["cut.json", "other.json", "none.json", "nowhere.json"] {
        let all: [&[&str]; 5] = [
            &["subgraph", file],
            &["asof", file, "2019"],
            &["stats", file],
            &["diff", "graph.json", file],
            &["verify", file, &input],
        ];
        let runs = all.map(kg);
        assert!(runs.iter().all(|run| run.code == 2 && run.out.is_empty() && run.err == runs[0].err), "{runs:?}");
        said += &runs[0].err;
    }
    for args in [
        &["subgraph", "graph.json", "--around", "Kim Jong Unn"][..],
        &["subgraph", "graph.json", "--relations", "hated"],
        &["subgraph", "graph.json", "--format", "gexf"],
        &["subgraph", "graph.json", "-o", "part.xyz"],
        &["diff", "-", "-"],
        &["verify", "graph.json", "empty"],
    ] {
        let run = kg(args);
        assert_eq!((run.code, run.out.as_str()), (2, ""), "{args:?}");
        said += &run.err;
    }
    assert_snapshot!("ask_bad_input", said);
}

/// Prints the shape of each graph as networkx finds it.
const SCRIPT: &str = r#"
import inspect, json, sys
import networkx as nx

named = {"edges": "edges"} if "edges" in inspect.signature(nx.node_link_graph).parameters else {"link": "edges"}
found = []
for name in sys.argv[1:]:
    with open(name, encoding="utf-8") as file:
        read = nx.node_link_graph(json.load(file), **named)
    graph = nx.Graph()
    graph.add_nodes_from(read.nodes(data=True))
    counted = any(edge["relation"] == "co_occurs" for _, _, edge in read.edges(data=True))
    edges = [(a, b) for a, b, edge in read.edges(data=True) if not counted or edge["relation"] == "co_occurs"]
    graph.add_edges_from((a, b) for a, b in edges if a != b)
    sizes = sorted(map(len, nx.connected_components(graph)))
    found.append({
        "pairs": graph.number_of_edges(),
        "density": nx.density(graph),
        "components": len(sizes),
        "largest": sizes[-1],
        "alone": sizes.count(1),
        "clustering": nx.average_clustering(graph),
        "transitivity": nx.transitivity(graph),
        "assortativity": nx.attribute_assortativity_coefficient(graph, "kind"),
    })
print(json.dumps(found))
"#;

#[test]
fn networkx_finds_the_same_shape() {
    let python = std::env::var_os("KG_PYTHON").map_or_else(|| PathBuf::from("python3"), PathBuf::from);
    let has = Command::new(&python).args(["-c", "import networkx, numpy"]).stderr(Stdio::null()).status();
    if !has.is_ok_and(|status| status.success()) {
        assert!(std::env::var_os("CI").is_none(), "{} has no networkx and numpy", python.display());
        return;
    }
    kg(&["subgraph", "graph.json", "--min-count", "2", "--kind", "person,state", "-o", "some.json"]);
    kg(&["subgraph", "graph.json", "--relations", "events,roles", "-o", "stated.json"]);
    kg(&["asof", "graph.json", "2018-05", "-o", "then.json"]);
    let files = ["graph.json", "some.json", "stated.json", "then.json"];
    let output = Command::new(python).arg("-c").arg(SCRIPT).args(files).current_dir(PLACE.path("")).output();
    let output = output.expect("it could be started before");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let found: Vec<Value> = serde_json::from_slice(&output.stdout).expect("JSON");
    for (file, theirs) in files.iter().zip(found) {
        let ours = json(&["stats", file, "--format", "json"]);
        for (name, theirs) in theirs.as_object().expect("an object") {
            let (ours, theirs) =
                (ours["shape"][name].as_f64().unwrap_or(f64::NAN), theirs.as_f64().unwrap_or(f64::NAN));
            // Ours are rounded to six digits.
            assert!((ours - theirs).abs() <= 1e-5 * theirs.abs(), "{file}: {name} is {ours}, networkx has {theirs}");
        }
    }
}
