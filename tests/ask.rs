//! Holds what the commands say that ask a graph file: on the sample graph, and on files that are none.
//!
//! Where a change is wanted, `INSTA_UPDATE=always cargo test --test ask` writes the snapshots anew.

mod program;

use std::io::Write;
use std::sync::LazyLock;

use insta::assert_snapshot;
use serde_json::Value;

use program::{Place, Run, project};

/// The graph of the sample corpus, built once.
static SAMPLE: LazyLock<Place> = LazyLock::new(|| {
    let place = Place::new();
    let input = project().join("input");
    let run = place.run(&["build", input.to_str().expect("the path is text"), "--json", "g.json", "--quiet"]);
    assert_eq!(run.code, 0, "{run:?}");
    place
});

fn ask(args: &[&str]) -> Run {
    SAMPLE.run(args)
}

fn text(args: &[&str]) -> String {
    let run = ask(args);
    assert_eq!((run.code, &*run.err), (0, ""), "{args:?}");
    assert!(!run.out.contains('\u{1b}'), "{args:?}: colors where no terminal is");
    assert!(run.out.lines().all(|line| line.chars().count() <= 140), "{args:?}: a line is too long");
    run.out
}

fn json(args: &[&str]) -> Value {
    let run = ask(&[args, &["--format", "json"]].concat());
    assert_eq!((run.code, &*run.err), (0, ""), "{args:?}");
    serde_json::from_str(&run.out).unwrap_or_else(|error| panic!("{args:?}: {error}"))
}

/// The JSON with lists cut to two elements, so that a snapshot shows its shape.
fn shape(value: &Value) -> String {
    fn cut(value: &Value) -> Value {
        match value {
            Value::Array(list) => list.iter().take(2).map(cut).collect(),
            Value::Object(map) => map.iter().map(|(key, value)| (key.clone(), cut(value))).collect(),
            other => other.clone(),
        }
    }
    serde_json::to_string_pretty(&cut(value)).expect("it was JSON")
}

const ASKED: &[(&str, &[&str])] = &[
    ("show", &["show", "g.json", "kim jong-un", "--top", "2"]),
    ("why", &["why", "g.json", "Xinhua", "kcna"]),
    ("why-claim", &["why", "g.json", "christopher hill", "kim kye-gwan"]),
    ("why-paths", &["why", "g.json", "Moon Jae-in", "Vladimir Putin"]),
    ("path", &["path", "g.json", "moon", "putin", "--by", "strength", "-n", "2"]),
    ("path-via", &["path", "g.json", "moon", "putin", "--via", "china", "--relations", "events", "-n", "1"]),
    ("top-bridging", &["top", "g.json", "--by", "bridging", "-n", "5"]),
    ("top", &["top", "g.json", "--by", "betweenness", "--kind", "person,agency", "-n", "5"]),
    ("communities", &["communities", "g.json", "-n", "2", "--members", "5"]),
    ("timeline", &["timeline", "g.json"]),
    ("timeline-pair", &["timeline", "g.json", "PRC", "Q423"]),
    ("disputes", &["disputes", "g.json", "-n", "2"]),
    ("outlets", &["outlets", "g.json", "--relations", "events", "--top", "2"]),
];

#[test]
fn answers() {
    for (name, args) in ASKED {
        assert_snapshot!(*name, text(args));
        assert_snapshot!(format!("{name}-json"), shape(&json(args)));
    }
}

#[test]
fn names_in_any_spelling() {
    for name in ["state.north-korea", "North Korea", "NORTH KOREA", "north-korea", "dprk", "D.P.R.K.", "Q423", "prk"] {
        assert_eq!(json(&["show", "g.json", name])["id"], "state.north-korea", "{name}");
    }
}

#[test]
fn names_that_are_none_or_too_many() {
    let nobody = ask(&["show", "g.json", "Kim Jon Il"]);
    assert_eq!((nobody.code, &*nobody.out), (2, ""));
    assert_snapshot!("no-such-name", nobody.err);
    let strange = ask(&["show", "g.json", "Zaphod Beeblebrox"]);
    assert_eq!(strange.code, 2);
    assert_snapshot!("no-such-name-at-all", strange.err);
    let place = Place::new();
    let graph = SAMPLE.read("g.json").replacen("\"label\":\"Japan\"", "\"label\":\"China\"", 1);
    place.write("two.json", graph);
    let two = place.run(&["why", "two.json", "CHINA", "dprk"]);
    assert_eq!((two.code, &*two.out), (2, ""));
    assert_snapshot!("two-of-that-name", two.err);
    let same = ask(&["path", "g.json", "dprk", "North Korea"]);
    assert_eq!(same.code, 2);
    assert_snapshot!("twice-the-same", same.err);
    let end = ask(&["path", "g.json", "moon", "putin", "--via", "moon"]);
    assert_eq!(end.code, 2);
    assert!(end.err.contains("is an end of the path"), "{}", end.err);
    for name in ["", " ", "…", "\u{1b}[31m", "'"] {
        assert_eq!(ask(&["show", "g.json", name]).code, 2, "{name:?}");
    }
}

#[test]
fn files_that_are_no_graph() {
    let place = Place::new();
    let graph = SAMPLE.read("g.json");
    place.write("cut.json", &graph[..graph.len() / 2]);
    place.write("other.json", graph.replacen("kg-graph/1", "kg-graph/9", 1));
    place.write("foreign.json", "{\"a\":[1,2]}");
    place.write("text.json", "id,label\n");
    place.write("empty.json", "");
    for file in ["cut.json", "other.json", "foreign.json", "text.json", "empty.json", "missing.json"] {
        let mut messages: Vec<String> = ASKED
            .iter()
            .map(|(_, args)| {
                let args: Vec<&str> = args.iter().map(|arg| if *arg == "g.json" { file } else { arg }).collect();
                let run = place.run(&args);
                assert_eq!((run.code, &*run.out), (2, ""), "{args:?}");
                run.err
            })
            .collect();
        messages.dedup();
        assert_eq!(messages.len(), 1, "{messages:?}");
        assert!(messages[0].contains(file), "{}", messages[0]);
    }
}

#[test]
fn packed_graphs_and_standard_input() {
    let place = Place::new();
    let graph = SAMPLE.read("g.json");
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    packed.write_all(graph.as_bytes()).expect("there is room");
    place.write("g.json.gz", packed.finish().expect("there is room"));
    let expected = text(&["top", "g.json"]);
    assert_eq!(place.run(&["top", "g.json.gz"]).out, expected);
    assert_eq!(place.run_with(&["top", "-"], graph).out, expected);
}

#[test]
fn answers_agree_with_the_graph() {
    let graph: Value = serde_json::from_str(&SAMPLE.read("g.json")).expect("it was written as JSON");
    let edges = graph["edges"].as_array().expect("a list").len() as u64;
    let carried = json(&["outlets", "g.json"]);
    let alone: u64 =
        carried["outlets"].as_array().expect("a list").iter().filter_map(|row| row["count"].as_u64()).sum();
    assert_eq!(alone + carried["shared"].as_u64().unwrap_or(0) + carried["unknown"].as_u64().unwrap_or(0), edges);
    let months = json(&["timeline", "g.json"]);
    let documents = |row: &Value| row["documents"].as_u64().unwrap_or(0);
    let sum: u64 = months["months"].as_array().expect("a list").iter().map(documents).sum();
    assert_eq!(Some(sum + documents(&months["undated"])), graph["graph"]["documents"].as_u64());
    let groups = json(&["communities", "g.json", "-n", "1000"]);
    let sizes: u64 =
        groups["communities"].as_array().expect("a list").iter().filter_map(|row| row["size"].as_u64()).sum();
    let apart = groups["apart"].as_array().expect("a list").len() as u64;
    assert_eq!(sizes + apart, graph["nodes"].as_array().expect("a list").len() as u64);
}

/// A graph of so many entities, each in five others' company.
#[cfg(unix)]
fn large(entities: u64) -> String {
    let mut graph: Value = serde_json::from_str(&SAMPLE.read("g.json")).expect("it was written as JSON");
    let (node, mut edge) = (graph["nodes"][0].clone(), graph["edges"][0].clone());
    edge["evidence"] = Value::Array(Vec::new());
    let key = |at: u64| format!("x.{at:06}");
    let nodes = (0..entities).map(|at| {
        let mut node = node.clone();
        (node["id"], node["label"]) = (key(at).into(), format!("Entity {at}").into());
        node
    });
    let ends = (0..entities).flat_map(|at| (1..6).map(move |step| (at, (at * 31 * step + step) % entities)));
    let mut ends: Vec<_> =
        ends.filter(|(one, other)| one != other).map(|(one, other)| (one.min(other), one.max(other))).collect();
    ends.sort_unstable();
    ends.dedup();
    let edges = ends.into_iter().map(|(one, other)| {
        let mut edge = edge.clone();
        (edge["source"], edge["target"]) = (key(one).into(), key(other).into());
        (edge["id"], edge["key"]) = (format!("e{one}-{other}").into(), edge["key"].clone());
        edge
    });
    (graph["nodes"], graph["edges"]) = (nodes.collect(), edges.collect());
    (graph["graph"]["claims"], graph["graph"]["background"]) = (Value::Array(Vec::new()), Value::Array(Vec::new()));
    graph.to_string()
}

/// Whoever stops it in the middle of long work finds no half answer, and no file that was not there.
#[cfg(unix)]
#[test]
fn long_work_can_be_stopped() {
    use std::os::unix::process::ExitStatusExt;
    use std::process::{Command, Stdio};
    use std::thread::sleep;
    use std::time::Duration;

    let place = Place::new();
    place.write("large.json", large(4999));
    let mut command = Command::new(assert_cmd::cargo::cargo_bin!("kg"));
    command.args(["top", "large.json", "--by", "betweenness"]).current_dir(place.path("."));
    let running = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the program can be started");
    sleep(Duration::from_secs(2));
    let stop = Command::new("kill").args(["-INT", &running.id().to_string()]).status().expect("there is kill");
    assert!(stop.success(), "it was gone");
    let output = running.wait_with_output().expect("it ends");
    let told = String::from_utf8_lossy(&output.stdout);
    match output.status.signal() {
        Some(2) => assert_eq!((&*told, &*output.stderr), ("", &b""[..])),
        // A machine so fast has all of the answer.
        _ => assert!(output.status.success() && told.lines().count() == 21, "{output:?}"),
    }
    assert_eq!(place.list("."), ["large.json"]);
}

#[test]
fn sentences_beyond_the_quotes_are_read_from_the_documents() {
    let input = project().join("input");
    let input = input.to_str().expect("the path is text");
    assert_eq!(ask(&["build", input, "--json", "bare.json", "--evidence", "0", "--quiet"]).code, 0);
    let pair = ["Zhao Leji", "Choe Ryong Hae"];
    let with = ask(&["why", "bare.json", pair[0], pair[1], input]);
    assert_eq!(with, ask(&["why", "g.json", pair[0], pair[1]]));
    let without = ask(&["why", "bare.json", pair[0], pair[1]]).out;
    assert!(without.contains("the graph does not quote it") && !with.out.contains("the graph does not quote it"));
    assert_eq!(ask(&["disputes", "bare.json", input]), ask(&["disputes", "g.json"]));
    // Documents that have changed are not quoted.
    SAMPLE.write("changed/2024/zhao-leji-visit-zh.txt", "中国");
    let changed = ask(&["why", "bare.json", pair[0], pair[1], "changed"]);
    assert!(changed.out.contains("the graph does not quote it"));
    assert_eq!(
        changed.err,
        "warning: 2 passages stand in documents that are not there or have changed: see `kg verify`\n"
    );
}
