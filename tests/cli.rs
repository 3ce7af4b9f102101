//! Holds what the program says and does at the command line: what it prints, where, with which exit code, and what each option changes.
//!
//! Where a change is wanted, `INSTA_UPDATE=always cargo test --test cli` writes the snapshots anew.

mod program;

use std::process::Command;

use insta::assert_snapshot;
use kg::gazetteer::Gazetteer;
use serde_json::{Value, json};

use program::{Place, Run};

/// Four documents, an image and a hidden file. In the sentences stand together: China and Peru three times (once as Beijing), Chile and
/// Peru twice, Ban and Chile, Kenya and the African Union (as Kenyan), China and Kenya once each.
const NEWS: &[(&str, &str)] = &[
    (
        "in/news.jsonl",
        concat!(
            r#"{"id":"n1","date":"2019-05-01","title":"Talks in Lima","text":"China met Peru. Peru thanked Chile."}"#,
            "\n",
            r#"{"id":"n2","date":"2020-02-03","text":"China met Peru. Beijing praised Peru. Ban Ki-moon visited Chile."}"#,
            "\n",
            r#"{"id":"n3","text":"Kenyan envoys visited the African Union. China met Kenya."}"#,
            "\n",
        ),
    ),
    ("in/notes/trade.txt", "Peru and Chile agreed on trade.\n"),
    ("in/map.png", ""),
    ("in/.hidden", "China met Peru.\n"),
];

fn news() -> Place {
    Place::with(NEWS)
}

/// Takes out what differs from run to run and from version to version.
fn steady(text: &str) -> String {
    let line = |line: &str| match line.trim_start().strip_prefix("time  ") {
        Some(time) => line.replace(time, "[time]"),
        None => line.replace(env!("CARGO_PKG_VERSION"), "[version]"),
    };
    text.lines().map(line).collect::<Vec<_>>().join("\n")
}

/// All that a run shows, for a snapshot.
fn shown(run: &Run) -> String {
    let part = |name: &str, text: &str| {
        if text.is_empty() { String::new() } else { format!("\n--- {name}\n{}", steady(text)) }
    };
    format!("exit code {}{}{}", run.code, part("standard output", &run.out), part("standard error", &run.err))
}

/// The ends and weights of a graph's edges: `china peru 3`.
fn edges(graph: &Value) -> Vec<String> {
    let name = |id: &Value| id.as_str().and_then(|id| id.split_once('.')).map_or("", |(_, name)| name).to_owned();
    let edges = graph["edges"].as_array().expect("a list of edges").iter();
    let edges = edges.filter(|edge| edge["relation"] == "co_occurs");
    edges.map(|edge| format!("{} {} {}", name(&edge["source"]), name(&edge["target"]), edge["weight"])).collect()
}

fn nodes(graph: &Value) -> Vec<&str> {
    graph["nodes"].as_array().expect("a list of nodes").iter().filter_map(|node| node["id"].as_str()).collect()
}

// What it prints

#[test]
fn help_of_each_command() {
    let place = Place::new();
    let commands = [
        "",
        "build",
        "extract",
        "sentences",
        "merge",
        "index",
        "remove",
        "suggest",
        "gazetteer",
        "gazetteer find",
        "gazetteer check",
        "gazetteer stats",
        "gazetteer compile",
        "gazetteer import",
        "gazetteer export",
        "completions",
        "man",
    ];
    for command in commands {
        let args: Vec<_> = command.split_whitespace().chain(["--help"]).collect();
        let run = place.run(&args);
        assert_eq!((run.code, run.err.as_str()), (0, ""), "{command}");
        assert_snapshot!(format!("help {command}").trim_end().replace(' ', "-"), steady(&run.out));
        assert!(run.out.lines().all(|line| line.chars().count() <= 100), "{command}: a line is too long");
    }
}

#[test]
fn version() {
    assert_eq!(Place::new().run(&["--version"]).out, concat!("kg ", env!("CARGO_PKG_VERSION"), "\n"));
}

#[test]
fn a_build_without_outputs_prints_tables() {
    assert_snapshot!("build-tables", shown(&news().run(&["build", "in"])));
}

#[test]
fn a_build_without_outputs_prints_json() {
    let run = news().run(&["build", "in", "--format", "json", "--quiet"]);
    assert_eq!((run.code, run.err.as_str()), (0, ""));
    assert_snapshot!("build-json", run.out);
    let printed: Value = serde_json::from_str(&run.out).expect("JSON");
    assert_eq!(printed["summary"]["entities"], 6);
}

#[test]
fn a_build_with_outputs_prints_only_the_summary() {
    let place = news();
    let run = place.run(&["build", "in", "--dot", "g.dot", "--json", "g.json"]);
    assert_snapshot!("build-files", shown(&run));
    assert!(place.read("g.dot").contains("\"state.china\" -> \"state.peru\""));
    assert_eq!(place.list(""), ["g.dot", "g.json", "in"]);
}

#[test]
fn data_goes_to_standard_output_where_it_is_asked_for() {
    let place = news();
    place.run(&["build", "in", "--dot", "g.dot", "--json", "g.json"]);
    for (flag, file) in [("--dot", "g.dot"), ("--json", "g.json")] {
        assert_eq!(
            place.run(&["build", "in", flag, "-", "--quiet"]),
            Run { code: 0, out: place.read(file), err: String::new() }
        );
    }
}

#[test]
fn sentences_are_printed_a_line_each() {
    let place =
        Place::with(&[("a.txt", "China met Peru.\nChile left.\n\nRelated articles\nPeru and Chile: the long story\n")]);
    let run = place.run(&["sentences", "a.txt"]);
    assert_eq!(run.out, "a.txt:0-15\tChina met Peru.\na.txt:16-27\tChile left.\n", "{run:?}");
    let run = place.run(&["sentences", "a.txt", "--boilerplate"]);
    assert!(run.out.contains("\t[set aside] Related articles"), "{run:?}");
    let run = place.run(&["sentences", "a.txt", "--format", "json"]);
    let first =
        json!({"doc": "a.txt", "start": 0, "end": 15, "paragraph": 0, "boilerplate": false, "text": "China met Peru."});
    assert_eq!(serde_json::from_str::<Value>(run.out.lines().next().unwrap_or_default()).expect("JSON"), first);
}

#[test]
fn an_extraction_is_a_line_a_document() {
    let place = news();
    let run = place.run(&["extract", "in"]);
    let documents: Vec<Value> =
        run.out.lines().map(|line| serde_json::from_str(line).expect("a line is JSON")).collect();
    let ids: Vec<_> = documents.iter().map(|document| &document["doc"]).collect();
    assert_eq!(ids, ["n1", "n2", "n3", "notes/trade.txt"]);
    // The list changes more often than the line.
    let line = run.out.lines().next().unwrap_or_default().replace(&Gazetteer::builtin().sha256(), "[list]");
    assert_snapshot!("extract-line", line);
    let with_text = place.run(&["extract", "in/notes", "--text"]);
    let document: Value = serde_json::from_str(&with_text.out).expect("one line");
    assert_eq!(
        (&document["doc"], &document["text"]),
        (&json!("trade.txt"), &json!("Peru and Chile agreed on trade.\n"))
    );
}

/// A page whose names are of the list, of the text, doubtful, silent, and no part of the article.
const PAGE: &str = "Envoy sees debts\n\n\
    SEOUL, Oct. 29 -- The envoy Harlan Voss said that the Kaesong Water Board (KWB) was in debt.\n\
    Voss met Kim Jong Un; the KWB and the Chinese Red Cross thanked Beijing and Brussels.\n\n\
    Related articles\nPeru and Chile: the long story\n";

#[test]
fn a_document_is_explained() {
    let place = Place::with(&[("in/2024-10-29-debts.txt", PAGE), ("in/b.txt", "China met Peru.\n")]);
    let run = place.run(&["extract", "--explain", "2024-10-29-debts.txt", "in"]);
    assert_snapshot!("extract-explain", shown(&run));
    // A file by itself, or standard input, needs no id.
    assert_eq!(place.run(&["extract", "--explain", "in/2024-10-29-debts.txt"]), run);
    let piped = place.run_with(&["extract", "--explain", "-"], PAGE);
    let below = |text: &str| text.split_once("\n\n").map(|(_, below)| below.to_owned());
    assert_eq!((piped.code, below(&piped.out)), (0, below(&run.out)));
}

#[test]
fn an_explanation_is_in_color_for_those_who_ask() {
    let place = Place::with(&[("a.txt", "China met \u{1b}[31m Peru\u{9b}0m.\n")]);
    let page = |variables: &[(&str, &str)]| {
        let mut command = place.kg(&["extract", "--explain", "a.txt"]);
        program::run(command.envs(variables.iter().copied())).out
    };
    let plain = page(&[]);
    assert!(plain.contains("[1 China] met  [31m [2 Peru] 0m."), "{plain:?}");
    assert!(!plain.contains(['\u{1b}', '\u{9b}']), "{plain:?}");
    assert!(page(&[("CLICOLOR_FORCE", "1")]).contains("\u{1b}[33mChina\u{1b}[0m"));
    assert_eq!(page(&[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")]), plain);
}

#[test]
fn abbreviations_that_a_text_explains_are_told() {
    let place = Place::new();
    let acronyms = |text: &str, options: &[&str]| {
        let run = place.run_with(&[&["extract", "-"], options].concat(), text);
        serde_json::from_str::<Value>(&run.out).expect("a line is JSON")["acronyms"].clone()
    };
    let text = "The Kaesong Water  Board (KWB) owes the Workers' Party of Korea (WPK) much. Gross domestic product (GDP) fell. \
        The Kaesong Water Board (KWB) is new, and so is the AJC (Asian Jute Council).";
    let expected = json!([
        {"short": "KWB", "long": "Kaesong Water Board"},
        {"short": "WPK", "long": "Workers' Party of Korea"},
        {"short": "AJC", "long": "Asian Jute Council"},
    ]);
    assert_eq!(acronyms(text, &[]), expected);
    assert_eq!(acronyms(text, &["--gazetteer-only"]), json!([]));
    assert_eq!(acronyms("China met Peru.", &[]), json!([]));
}

// Standard input

#[test]
fn a_dash_is_standard_input() {
    let place = Place::new();
    let records = NEWS[0].1;
    let cases: [(&[u8], &[&str]); 3] = [
        (b"China met Peru.", &["stdin"]),
        (records.as_bytes(), &["n1", "n2", "n3"]),
        (b"[{\"text\": \"China met Peru.\"}, {\"text\": \"Chile left.\"}]", &["stdin#1", "stdin#2"]),
    ];
    for (input, expected) in cases {
        let run = place.run_with(&["extract", "-"], input);
        let read = |line: &str| serde_json::from_str::<Value>(line).expect("a line is JSON")["doc"].clone();
        assert_eq!(run.out.lines().map(read).collect::<Vec<_>>(), expected, "{run:?}");
    }
    let run = place.run_with(&["build", "-", "--json", "-", "--quiet"], records);
    let graph: Value = serde_json::from_str(&run.out).expect("JSON");
    assert_eq!(
        edges(&graph),
        ["african-union kenya 1", "ban-ki-moon chile 1", "chile peru 1", "china kenya 1", "china peru 3"]
    );
    assert_eq!(place.run_with(&["build", "-"], "").code, 2);
}

#[test]
#[cfg(unix)]
fn a_reader_that_leaves_early_is_no_failure() {
    let place = Place::new();
    let lines: Vec<_> = (0..2000)
        .map(|n| json!({"id": n.to_string(), "text": "China met Peru, Chile and Kenya."}).to_string())
        .collect();
    place.write("in.jsonl", lines.join("\n"));
    for args in
        ["extract in.jsonl", "sentences in.jsonl", "build in.jsonl --json -", "build in.jsonl --dot - --json g.json"]
    {
        let script = format!("{{ \"$KG\" {args} -q 2>err; echo $? >code; }} | head -c 1 >/dev/null");
        let status = Command::new("sh")
            .args(["-c", &script])
            .env("KG", assert_cmd::cargo::cargo_bin!("kg"))
            .current_dir(place.path(""))
            .status()
            .expect("there is a shell");
        assert!(status.success());
        assert_eq!((place.read("code").as_str(), place.read("err").as_str()), ("0\n", ""), "kg {args}");
    }
}

// Errors

/// Wrong commands, and what they must say.
const WRONG: &[(&[&str], &str)] = &[
    (&["build", "nowhere"], "error: nowhere: no such file or folder"),
    (&["extract", "in", "nowhere"], "error: nowhere: no such file or folder"),
    (&["build", "empty"], "error: no document could be read (0 skipped, 1 ignored)"),
    (
        &["build", "blank"],
        "skipped: blank/a.txt: blank: it holds no text\nerror: no document could be read (1 skipped, 0 ignored)",
    ),
    (&["build", "in", "--dot", "x", "--json", "x"], "error: two formats cannot both be written to x"),
    (&["build", "in", "--dot", "-", "--json", "-"], "error: two formats cannot both be written to -"),
    (
        &["build", "one", "two"],
        "error: two different documents have the id `x`: one/a.jsonl (record 1) and two/b.jsonl (record 2); \
             rename one, or name a field that tells them apart with --id-field",
    ),
    (
        &["build", "in", "--gazetteer", "bad.csv"],
        "error: bad.csv:3: kind `x y`: expected person, state, agency, treaty, ignore or a word of your own in small letters, digits and _\n\
             bad.csv:4: 4 cells, but the header has 2",
    ),
    (&["gazetteer", "check", "bad.toml"], "error: bad.toml:3: invalid type: integer `3`, expected a string"),
    (
        &["gazetteer", "compile", "bad.jsonl", "-o", "x.kgz"],
        "error: bad.jsonl:2: invalid type: integer `3`, expected a string",
    ),
    (
        &["build", "in", "--gazetteer", "junk.kgz"],
        "error: gazetteer junk.kgz: not a compiled gazetteer of this version",
    ),
    (&["build", "in", "--gazetteer", "nowhere.csv"], "error: gazetteer nowhere.csv: No such file or directory"),
    (
        &["build", "in", "--gazetteer", "a.yaml"],
        "error: gazetteer a.yaml: expected a name ending in .toml, .csv, .tsv, .jsonl or (compiled) .kgz",
    ),
    (&["build"], "error: the following required arguments were not provided:\n  <INPUT>..."),
    (&["frob"], "error: unrecognized subcommand 'frob'"),
    (
        &["build", "in", "--scope", "page"],
        "`page`: expected sentence, paragraph, document or window:N (N sentences, from 1)",
    ),
    (&["build", "in", "--scope", "window:0"], "`window:0`: expected sentence, paragraph"),
    (&["build", "in", "--weight", "love"], "`love`: expected count, documents, origins, npmi or llr"),
    (&["build", "in", "--since", "soon"], "date `soon`: expected YYYY, YYYY-MM or YYYY-MM-DD"),
    (&["build", "in", "--kind", "Big kind"], "kind `Big kind`: expected person, state, agency, treaty"),
    (&["build", "in", "--min-weight", "much"], "expected a number, zero or more"),
    (&["build", "in", "--format", "xml"], "[possible values: text, json]"),
    (&["build", "in", "--threads", "0"], "0 is not in 1..=65535"),
    (&["build", "in", "--min-confidence", "2"], "expected a number from 0 to 1"),
    (&["extract"], "error: the following required arguments were not provided:\n  <INPUT>..."),
    (&["extract", "in", "--explain", "n1", "--text"], "'--explain <DOC>' cannot be used with '--text'"),
    (
        &["extract", "--explain", "trade.txt", "in"],
        "error: no document has the id `trade.txt`; did you mean notes/trade.txt?",
    ),
    (&["extract", "--explain", "n4", "in"], "error: no document has the id `n4`; did you mean n1 or n2 or n3?"),
    (&["extract", "--explain", "nowhere", "in/notes"], "`nowhere`; read: 1 document (trade.txt)"),
    (&["extract", "--explain", "nowhere"], "error: nowhere: no such file or folder"),
    (
        &["extract", "--explain", "in/news.jsonl"],
        "error: in/news.jsonl holds 3 documents (n1, n2, n3); name one: kg extract --explain ID in/news.jsonl",
    ),
    (&["completions", "tcsh"], "[possible values: bash, elvish, fish, powershell, zsh]"),
];

#[test]
fn wrong_use_is_told_with_what_was_expected() {
    let place = news();
    place.write("bad.csv", "kind,name\nperson,A\nx y,B\nperson,C,D,E\n");
    place.write("bad.toml", "[[entity]]\nkind = \"vessel\"\nname = 3\n");
    place.write("bad.jsonl", "{\"kind\":\"vessel\",\"name\":\"A\"}\n{\"kind\":3}\n");
    place.write("junk.kgz", "junk");
    place.write("empty/.hidden", "x");
    place.write("blank/a.txt", " \n");
    place.write("one/a.jsonl", "{\"id\":\"x\",\"text\":\"China met Peru.\"}\n");
    place.write("two/b.jsonl", "{\"id\":\"y\",\"text\":\"Chile left.\"}\n{\"id\":\"x\",\"text\":\"China left.\"}\n");
    let before = place.list("");
    for (args, expected) in WRONG {
        let run = place.run(args);
        assert_eq!((run.code, run.out.as_str()), (2, ""), "kg {args:?}: {}", run.err);
        assert!(run.err.contains(expected), "kg {args:?}: expected\n{expected}\nfound\n{}", run.err);
        assert!(!run.err.contains('\u{1b}'), "kg {args:?}: color where no terminal is");
    }
    assert_eq!(place.list(""), before, "a failed run left something behind");
}

#[test]
fn what_cannot_be_read_is_named_and_the_rest_goes_on() {
    let place = news();
    place.write("in/broken.json", "{\"text\": \"China");
    place.write("in/empty.txt", "");
    place.write("in/data.txt", b"\x7fELF\x02\x01\x01\0\0\0\0\0");
    place.write("in/more.jsonl", "{\"id\":\"m1\",\"text\":\"Chile left.\"}\nnot JSON\n{\"id\":\"m3\"}\n");
    let run = place.run(&["build", "in", "--json", "g.json"]);
    assert_snapshot!("build-skips", shown(&run));
    let quiet = place.run(&["build", "in", "--json", "quiet.json", "--quiet"]);
    assert_eq!(quiet, Run { code: 1, out: String::new(), err: String::new() });
    assert_eq!(place.read("g.json"), place.read("quiet.json"));
    assert_eq!(place.run(&["extract", "in"]).code, 1);
}

#[test]
fn the_same_record_counts_once() {
    let place = news();
    place.write("in/again.jsonl", NEWS[0].1);
    let ledger = place.graph(&["in", "in/notes/trade.txt", "--quiet"])["graph"]["ledger"].clone();
    // The file named by itself has another id than the one below the folder.
    let counts = ["seen", "used", "repeated", "ignored"].map(|name| ledger[name].as_u64());
    assert_eq!(counts, [Some(10), Some(5), Some(3), Some(2)], "{ledger}");
}

#[test]
fn color_is_for_terminals_and_those_who_ask() {
    let place = Place::new();
    let colored = |variables: &[(&str, &str)]| {
        let mut command = place.kg(&["build", "nowhere"]);
        command.envs(variables.iter().copied());
        program::run(&mut command).err.contains('\u{1b}')
    };
    assert!(!colored(&[]));
    assert!(colored(&[("CLICOLOR_FORCE", "1")]));
    assert!(!colored(&[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")]));
}

// Files

#[test]
fn an_output_file_is_whole_or_absent() {
    let place = news();
    place.write("old.json", "old");
    place.write("empty/.hidden", "x");
    let before = place.list("");
    let failing: &[&[&str]] = &[
        &["build", "in", "--json", "nowhere/g.json"],
        &["build", "in", "--json", "old.json/g.json"],
        &["build", "in", "--json", "in"],
        &["build", "in", "--dot", "new.dot", "--json", "nowhere/g.json"],
        &["build", "in", "--dot", "new.dot", "--json", "in"],
        &["build", "in", "--dot", "old.json", "--json", "in"],
        &["build", "empty", "--json", "old.json"],
        &["build", "in", "--json", "old.json", "--gazetteer", "nowhere.toml"],
        &["build", "in", "--json", "old.json", "--dot", "old.json"],
        &["gazetteer", "compile", "nowhere.csv", "-o", "old.json"],
    ];
    for args in failing {
        let run = place.run(args);
        assert_eq!(run.code, 2, "kg {args:?}: {}", run.err);
        assert!(run.err.starts_with("error: "), "kg {args:?}: {}", run.err);
        assert_eq!((place.list(""), place.read("old.json").as_str()), (before.clone(), "old"), "kg {args:?}");
    }
    assert_eq!(place.run(&["build", "in", "--json", "old.json"]).code, 0);
    assert!(place.read("old.json").starts_with("{\"directed\":true"));
    assert_eq!(place.list(""), before);
}

#[test]
#[cfg(unix)]
fn links_and_devices_are_written_through() {
    let place = news();
    place.write("real/g.json", "old");
    std::os::unix::fs::symlink("real/g.json", place.path("link.json")).expect("a link can be made");
    assert_eq!(place.run(&["build", "in", "--json", "link.json", "--dot", "/dev/null"]).code, 0);
    assert!(place.path("link.json").is_symlink());
    assert!(place.read("real/g.json").starts_with("{\"directed\":true"));
    assert_eq!(place.list("real"), ["g.json"]);
}

// Options

/// The edges that no option changes.
const ALL: &[&str] = &["african-union kenya 1", "ban-ki-moon chile 1", "chile peru 2", "china kenya 1", "china peru 3"];

/// Options, and the edges that they leave.
const OPTIONS: &[(&[&str], &[&str])] = &[
    (&[], ALL),
    (&["--since", "2020"], &["ban-ki-moon chile 1", "china peru 2"]),
    (&["--since", "2019-05-02"], &["ban-ki-moon chile 1", "china peru 2"]),
    (&["--until", "2019"], &["chile peru 1", "china peru 1"]),
    (&["--until", "2019-04"], &[]),
    (&["--since", "2019-05-01", "--until", "2020-02"], &["ban-ki-moon chile 1", "chile peru 1", "china peru 3"]),
    (&["--kind", "state"], &["chile peru 2", "china kenya 1", "china peru 3"]),
    (&["--kind", "state,person"], &["ban-ki-moon chile 1", "chile peru 2", "china kenya 1", "china peru 3"]),
    (
        &["--kind", "agency", "--kind", "state"],
        &["african-union kenya 1", "chile peru 2", "china kenya 1", "china peru 3"],
    ),
    (&["--kind", "vessel"], &[]),
    (&["--min-count", "2"], &["chile peru 2", "china peru 3"]),
    (&["--min-count", "4"], &[]),
    (&["--min-documents", "2"], &["chile peru 2", "china peru 3"]),
    (&["--min-weight", "2.5"], &["china peru 3"]),
    (&["--top", "2"], &["china peru 3"]),
    (&["--top", "3"], &["chile peru 2", "china peru 3"]),
    (&["--top", "100"], ALL),
    (
        &["--weight", "documents"],
        &["african-union kenya 1", "ban-ki-moon chile 1", "chile peru 2", "china kenya 1", "china peru 2"],
    ),
    // China and Kenya stand together as often as by chance: one unit of eight, four and two of their own.
    (
        &["--weight", "npmi"],
        &["african-union kenya 0.666667", "ban-ki-moon chile 0.471679", "chile peru 0.0465547", "china peru 0.185885"],
    ),
    (
        &["--weight", "llr"],
        &["african-union kenya 3.25573", "ban-ki-moon chile 2.20924", "chile peru 0.0358101", "china peru 0.541153"],
    ),
    (
        &["--scope", "document"],
        &[
            "african-union china 1",
            "african-union kenya 1",
            "ban-ki-moon chile 1",
            "ban-ki-moon china 1",
            "ban-ki-moon peru 1",
            "chile china 2",
            "chile peru 3",
            "china kenya 1",
            "china peru 2",
        ],
    ),
    (
        &["--scope", "window:2"],
        &[
            "african-union china 1",
            "african-union kenya 1",
            "ban-ki-moon chile 1",
            "ban-ki-moon china 1",
            "ban-ki-moon peru 1",
            "chile china 2",
            "chile peru 3",
            "china kenya 1",
            "china peru 3",
        ],
    ),
    (&["--scope", "window:1"], ALL),
    (&["--no-demonyms"], &["ban-ki-moon chile 1", "chile peru 2", "china kenya 1", "china peru 3"]),
    (
        &["--no-metonyms"],
        &["african-union kenya 1", "ban-ki-moon chile 1", "chile peru 2", "china kenya 1", "china peru 2"],
    ),
    (&["--no-builtin"], &[]),
    (&["--text-field", "title"], &["chile peru 1"]),
];

#[test]
fn options_change_what_they_say() {
    let place = news();
    for (options, expected) in OPTIONS {
        let graph = place.graph(&[&["in", "--quiet"], *options].concat());
        assert_eq!(edges(&graph), *expected, "{options:?}");
    }
}

#[test]
fn names_that_no_list_has_are_marked_and_can_be_left_out() {
    let place = Place::with(&[("in/a.txt", "Envoy Harlan Voss met Xi Jinping.\n")]);
    let run = place.run(&["build", "in", "--dot", "g.dot"]);
    assert!(run.err.contains(" entities  2, 1 of them on no list (person 2)\n"), "{run:?}");
    let marked = |line: &&str| line.contains("style=\"filled,dashed\"") && line.contains("discovered=true");
    let dot = place.read("g.dot");
    let marked: Vec<_> = dot.lines().filter(marked).collect();
    assert!(matches!(marked[..], [line] if line.trim_start().starts_with("\"found.harlan-voss\"")), "{dot}");
    let printed: Value = serde_json::from_str(&place.run(&["build", "in", "--format", "json"]).out).expect("JSON");
    assert_eq!((&printed["summary"]["discovered"], &printed["entities"][0]["discovered"]), (&json!(1), &json!(true)));
    let (both, one) = (["found.harlan-voss", "person.xi-jinping"], ["person.xi-jinping"]);
    let cases: [(&[&str], &[&str], Value); 4] = [
        (&[], &both, json!(0.5)),
        (&["--min-confidence", "0"], &both, json!(0)),
        (&["--min-confidence", "0.999"], &one, json!(0.999)),
        (&["--gazetteer-only"], &one, Value::Null),
    ];
    for (options, expected, least) in cases {
        let graph = place.graph(&[&["in", "--quiet"], options].concat());
        assert_eq!(nodes(&graph), expected, "{options:?}");
        assert_eq!(graph["graph"]["options"]["min_confidence"], least);
        let discovered: Vec<_> =
            graph["nodes"].as_array().expect("a list").iter().map(|node| &node["discovered"]).collect();
        assert_eq!(discovered.len() == 2, discovered.contains(&&json!(true)), "{options:?}");
    }
}

#[test]
fn a_filtered_graph_says_that_it_is_a_view() {
    let place = news();
    let view = |options: &[&str]| place.graph(&[&["in", "--quiet"], options].concat())["graph"]["view"].clone();
    assert_eq!(view(&[]), Value::Null);
    assert_eq!(view(&["--scope", "document", "--weight", "llr"]), Value::Null);
    let found = view(&["--kind", "state", "--top", "2", "--since", "2019", "--min-count", "1"]);
    let expected = json!({"kinds": ["state"], "min_count": 1, "min_documents": 0, "min_weight": 0,
        "fdr": null, "backbone": null, "top": 2, "since": "2019", "until": null,
        "relations": [], "around": [], "hops": null, "as_of": null});
    assert_eq!(found, expected);
}

#[test]
fn quotes_are_bounded_and_evidence_is_not() {
    let place = news();
    for (option, expected) in [("0", 0), ("1", 1), ("2", 2), ("20", 3)] {
        let graph = place.graph(&["in", "--quiet", "--relations", "cooccurrence", "--evidence", option]);
        let evidence = graph["edges"][4]["evidence"].as_array().expect("a list").clone();
        assert_eq!(evidence.iter().filter(|piece| piece["quote"].is_string()).count(), expected);
        assert_eq!(evidence.len(), 3);
    }
}

#[test]
fn the_style_of_json_names_its_edges() {
    let place = news();
    let keys = |style: &str| {
        let graph = place.graph(&["in", "--quiet", "--json-style", style]);
        (graph["edges"].is_array(), graph["links"].is_array())
    };
    assert_eq!((keys("node-link"), keys("d3")), ((true, false), (false, true)));
}

// Gazetteers

/// One list in each format it may be written in.
const VESSEL: &[(&str, &str)] = &[
    (
        "v.toml",
        "[[entity]]\nid = \"vessel.wise-honest\"\nkind = \"vessel\"\nname = \"Wise Honest\"\n\
         aliases = [\"M/V Wise Honest\"]\nacronyms = [\"WHX\"]\ncountry = \"state.north-korea\"\n",
    ),
    (
        "v.csv",
        "id,kind,name,aliases,acronyms,country\nvessel.wise-honest,vessel,Wise Honest,M/V Wise Honest,WHX,state.north-korea\n",
    ),
    ("v.tsv", "kind\tname\taliases\tacronyms\tcountry\nvessel\tWise Honest\tM/V Wise Honest\tWHX\tstate.north-korea\n"),
    (
        "v.jsonl",
        r#"{"kind":"vessel","name":"Wise Honest","aliases":["M/V Wise Honest"],"acronyms":["WHX"],"country":["state.north-korea"]}"#,
    ),
];

fn port() -> Place {
    let place = Place::with(VESSEL);
    place.write("in/a.txt", "The United States seized the Wise Honest near Samoa. The WHX had left Russia.\n");
    place
}

#[test]
fn a_list_says_the_same_in_every_format() {
    let place = port();
    let run = place.run(&["gazetteer", "compile", "v.csv", "-o", "v.kgz"]);
    assert_eq!((run.code, run.out.as_str()), (0, ""), "{run:?}");
    let build = |file: &str| {
        let run = place.run(&["build", "in", "--quiet", "--gazetteer", file, "--dot", "g.dot", "--json", "g.json"]);
        assert_eq!(run, Run { code: 0, out: String::new(), err: String::new() });
        place.read("g.dot") + &place.read("g.json")
    };
    let expected = build("v.toml");
    assert!(
        expected.contains("kind=\"vessel\"") && expected.contains("\"kind\":\"vessel\""),
        "the kind does not reach the outputs"
    );
    for file in ["v.csv", "v.tsv", "v.jsonl", "v.kgz"] {
        assert!(build(file) == expected, "{file} gives another graph than v.toml");
    }
    let graph = place.graph(&["in", "--quiet", "--gazetteer", "v.kgz"]);
    let expected =
        ["russia wise-honest 1", "samoa united-states 1", "samoa wise-honest 1", "united-states wise-honest 1"];
    assert_eq!(edges(&graph), expected);
    let vessel = &graph["nodes"][3];
    assert_eq!(vessel["surfaces"], json!({"WHX": 1, "Wise Honest": 1}));
    assert_eq!(vessel["countries"], json!(["state.north-korea"]));
}

#[test]
fn a_list_alone() {
    let place = port();
    let graph = place.graph(&["in", "--quiet", "--no-builtin", "--gazetteer", "v.csv", "--kind", "vessel"]);
    assert_eq!(nodes(&graph), ["vessel.wise-honest"]);
    assert_eq!(graph["graph"]["view"]["kinds"], json!(["vessel"]));
}

#[test]
fn the_later_list_wins() {
    let place = news();
    place.write("rename.csv", "id,name,aliases\nstate.peru,Republic of Peru (renamed),Andean envoys\n");
    place.write("a.csv", "kind,name\nplace,Peru\n");
    place.write("b.csv", "kind,name\nvessel,Peru\n");
    let nodes_with = |files: &[&str]| {
        let flags: Vec<_> = files.iter().flat_map(|file| ["--gazetteer", *file]).collect();
        let graph = place.graph(&[&["in/notes", "--quiet"], &flags[..]].concat());
        let nodes = graph["nodes"].as_array().expect("a list").clone();
        nodes.iter().map(|node| format!("{} {}", node["id"], node["label"]).replace('"', "")).collect::<Vec<_>>()
    };
    let cases: &[(&[&str], &[&str])] = &[
        (&[], &["state.chile Chile", "state.peru Peru"]),
        (&["rename.csv"], &["state.chile Chile", "state.peru Republic of Peru (renamed)"]),
        (&["a.csv"], &["place.peru Peru", "state.chile Chile"]),
        (&["a.csv", "b.csv"], &["state.chile Chile", "vessel.peru Peru"]),
        (&["b.csv", "a.csv"], &["place.peru Peru", "state.chile Chile"]),
    ];
    for (files, expected) in cases {
        assert_eq!(nodes_with(files), *expected, "{files:?}");
    }
}

#[test]
fn lists_are_checked_and_compiled() {
    let place = port();
    let run = place.run(&["gazetteer", "check", "v.toml", "v.csv"]);
    assert_eq!(run.code, 0);
    assert_snapshot!("gazetteer-check", shown(&run));
    for (file, from) in [("a.kgz", &["v.csv", "v.toml"][..]), ("b.kgz", &["v.toml", "v.csv"])] {
        assert_eq!(
            place.run(&[&["gazetteer", "compile"], from, &["-o", file, "-q"]].concat()),
            Run { code: 0, out: String::new(), err: String::new() }
        );
    }
    let bytes = |file: &str| std::fs::read(place.path(file)).expect("a compiled list");
    assert!(bytes("a.kgz") == bytes("b.kgz"), "the order of equal lists changes the compiled file");
}

/// Entities whose names need a rule or have one.
const DOUBTS: &str = "id,name,short,country,wikidata,roles\n\
    state.x,Xland,,,Q1,\n\
    person.a,Ann Xlee,Xlee|named,state.x,,prime_minister|from=2001|to=2004; president|from=2004-05|asof=2026\n\
    person.b,Bea Xlee,Xlee|named; Moe,state.y,,\n\
    person.c,Cid Moe,Moe,state.x,Q1,\n\
    vessel.peru,Peru,,,,\n";

#[test]
fn a_check_warns_of_what_is_hardly_meant() {
    let place = Place::with(&[("doubts.csv", DOUBTS)]);
    assert_snapshot!("gazetteer-check-warnings", shown(&place.run(&["gazetteer", "check", "doubts.csv"])));
    let alone = place.run(&["gazetteer", "check", "doubts.csv", "--no-builtin"]);
    assert_eq!((alone.code, alone.err.contains("Peru"), alone.err.contains("state.y")), (0, false, true), "{alone:?}");
    let cases: [(&[&str], i32); 4] = [
        (&["doubts.csv", "--strict"], 1),
        (&["doubts.csv", "--strict", "--quiet"], 1),
        (&["doubts.csv", "--quiet"], 0),
        (&["v.csv", "--strict"], 0),
    ];
    place.write("v.csv", VESSEL[1].1);
    for (args, code) in cases {
        assert_eq!(place.run(&[&["gazetteer", "check"], args].concat()).code, code, "{args:?}");
    }
    // A state that a later list has is none that is unknown.
    place.write("y.csv", "id,name\nstate.y,Yland\n");
    let both = place.run(&["gazetteer", "check", "doubts.csv", "y.csv"]);
    assert!(!both.err.contains("state.y"), "{both:?}");
}

#[test]
fn a_name_is_found_with_its_reasons() {
    let place = Place::with(&[("doubts.csv", DOUBTS)]);
    let find = |args: &[&str]| {
        place.run(&[&["gazetteer", "find", "--no-builtin", "--gazetteer", "doubts.csv"], args].concat())
    };
    assert_snapshot!("gazetteer-find", shown(&find(&["Xland", "Xlee", "Moe", "xland", "Q1", "Peruu", "Xland Times"])));
    let found = find(&["Ann Xlee", "person.b", "--date", "2003", "--format", "json"]);
    assert_eq!((found.code, found.err.as_str()), (0, ""));
    assert_snapshot!("gazetteer-find-json", found.out);
    for (name, code) in [("Xlee", 0), ("Moe", 0), ("Q1", 0), ("xland", 1), ("Nobody", 1), ("Xland Times", 1)] {
        let run = find(&[name]);
        assert_eq!((run.code, run.err.as_str()), (code, ""), "{name}");
        let run = find(&[name, "--format", "json"]);
        let line: Value = serde_json::from_str(&run.out).expect("a line of JSON");
        assert_eq!((run.code, &line["name"]), (code, &json!(name)));
    }
    assert_eq!(place.run(&["gazetteer", "find", "Peru", "--gazetteer", "nowhere.csv"]).code, 2);
    assert_eq!(place.run(&["gazetteer", "find", "Peru", "--date", "soon"]).code, 2);
}

#[test]
fn offices_and_citations_are_found_as_in_texts() {
    let verdict = |name: &str| {
        let run = Place::new().run(&["gazetteer", "find", name, "--date", "2022-03", "--format", "json"]);
        let line: Value = serde_json::from_str(&run.out).expect("a line of JSON");
        format!("{} {}", line["resolved"]["id"], line["resolved"]["form"]).replace('"', "")
    };
    assert_eq!(verdict("Chinese foreign minister"), "person.wang-yi pronoun");
    assert_eq!(verdict("UN Security Council Resolution 2998"), "treaty.unsc-resolution-2998 pattern");
    assert_eq!(verdict("Chinese sailor"), "null null");
}

#[test]
fn lists_are_counted() {
    let place = Place::with(&[("doubts.csv", DOUBTS)]);
    assert_snapshot!("gazetteer-stats", shown(&place.run(&["gazetteer", "stats", "doubts.csv"])));
    let count = |args: &[&str]| -> Value {
        let run = place.run(&[&["gazetteer", "stats", "--format", "json"], args].concat());
        assert_eq!((run.code, run.err.as_str()), (0, ""));
        serde_json::from_str(&run.out).expect("JSON")
    };
    assert_eq!(count(&["doubts.csv"])["total"], json!({"entities": 5, "names": 9, "wikidata": 2}));
    let builtin = count(&[]);
    for number in
        [&builtin["kinds"]["state"]["entities"], &builtin["regions"]["Asia"]["names"], &builtin["roles"]["president"]]
    {
        assert!(number.as_u64().is_some_and(|number| number > 100), "{number}");
    }
    assert_eq!(place.run(&["gazetteer", "stats", "nowhere.csv"]).code, 2);
}

// Completions and man pages

#[test]
fn completions_for_each_shell() {
    let place = Place::new();
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let run = place.run(&["completions", shell]);
        assert_eq!((run.code, run.err.as_str()), (0, ""), "{shell}");
        for word in ["build", "extract", "sentences", "gazetteer", "min-count", "no-demonyms", "threads"] {
            assert!(run.out.contains(word), "{shell}: `{word}` is not completed");
        }
    }
}

#[test]
fn man_pages() {
    let place = Place::new();
    let page = place.run(&["man"]);
    assert_eq!((page.code, page.err.as_str()), (0, ""));
    assert!(page.out.contains(".TH kg 1") && page.out.contains(".SH SUBCOMMANDS"), "{}", page.out);
    assert_eq!(place.run(&["man", "--dir", "share/man1"]).code, 0);
    let pages = place.list("share/man1");
    for name in ["kg.1", "kg-build.1", "kg-extract.1", "kg-gazetteer.1", "kg-gazetteer-compile.1"] {
        assert!(pages.iter().any(|page| page == name), "no {name} in {pages:?}");
    }
    assert!(place.read("share/man1/kg-build.1").contains("min\\-count"));
}

#[test]
fn lists_are_exported_in_the_format_of_the_name() {
    let place = Place::with(&[
        ("v.csv", "kind,name,aliases\nvessel,Jie Shun,JS|exact\n"),
        ("w.csv", "kind,name\nvessel,A;B\n"),
    ]);
    let line = "{\"id\":\"vessel.jie-shun\",\"kind\":\"vessel\",\"name\":\"Jie Shun\",\"aliases\":[\"JS|exact\"]}\n";
    assert_eq!(place.run(&["gazetteer", "export", "v.csv"]), Run { code: 0, out: line.to_owned(), err: String::new() });
    for (file, expected) in [("v.jsonl", line), ("v.tsv", "vessel.jie-shun\tvessel\tJie Shun\tJS|exact\t")] {
        let run = place.run(&["gazetteer", "export", "v.csv", "-o", file]);
        assert_eq!((run.code, run.err), (0, format!("  written  {file} (1 entities)\n")));
        assert!(place.read(file).contains(expected), "{}", place.read(file));
    }
    for (args, expected) in [
        (&["v.csv", "-o", "v.xml"][..], "error: v.xml: expected a name ending in .jsonl or .tsv"),
        (&["nowhere.csv"], "error: gazetteer nowhere.csv: No such file"),
    ] {
        let run = place.run(&[&["gazetteer", "export"], args].concat());
        assert_eq!((run.code, run.out.as_str()), (2, ""), "{args:?}");
        assert!(run.err.starts_with(expected), "{}", run.err);
    }
    let whole = place.run(&["gazetteer", "export"]);
    assert!(whole.out.lines().count() > 5000 && whole.code == 0);
}
