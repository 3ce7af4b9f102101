//! Holds what is made of foreign lists: small ones written by hand, broken ones, and noise.
//!
//! Where a change is wanted, `INSTA_UPDATE=always cargo test --test import` writes the snapshots anew.

mod program;

use std::fs;
use std::io::{BufRead, Cursor, Write};
use std::path::{Path, PathBuf};

use insta::assert_snapshot;
use kg::gazetteer::import::{ImportFormat, ImportOptions, ImportReport, Source, import, read_classes};
use kg::gazetteer::{EntityRecord, Gazetteer, Kind, Tie};
use proptest::prelude::*;
use serde_json::{Value, json};

use program::{Place, Run};

fn sample(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/import").join(name)
}

fn bytes_of(name: &str) -> Vec<u8> {
    fs::read(sample(name)).expect("the sample is there")
}

/// A folder with some of the samples.
fn samples(names: &[&str]) -> Place {
    let place = Place::new();
    for name in names {
        place.write(name, bytes_of(name));
    }
    place
}

/// All that a run shows, for a snapshot.
fn shown(run: &Run) -> String {
    format!("exit code {}\n--- standard output\n{}--- standard error\n{}", run.code, run.out, run.err)
}

fn imported(
    format: ImportFormat,
    files: &[(&str, &[u8])],
    options: &ImportOptions,
) -> (Vec<EntityRecord>, ImportReport) {
    imported_beside(&Gazetteer::builtin(), format, files, options)
}

/// Without a list: most of the time is taken by looking through one.
fn imported_alone(format: ImportFormat, files: &[(&str, &[u8])]) -> (Vec<EntityRecord>, ImportReport) {
    imported_beside(&Gazetteer::default(), format, files, &ImportOptions::default())
}

fn imported_beside(
    gazetteer: &Gazetteer,
    format: ImportFormat,
    files: &[(&str, &[u8])],
    options: &ImportOptions,
) -> (Vec<EntityRecord>, ImportReport) {
    let source = |(name, bytes): &(&str, &[u8])| {
        let bytes = bytes.to_vec();
        let open = move || Ok(Box::new(Cursor::new(bytes.clone())) as Box<dyn BufRead>);
        Source { name: (*name).to_owned(), again: true, open: Box::new(open) }
    };
    let sources: Vec<_> = files.iter().map(source).collect();
    let mut records = Vec::new();
    let mut write = |record: &EntityRecord| {
        records.push(record.clone());
        Ok(())
    };
    let report = import(format, &sources, gazetteer, options, &mut write).expect("memory can be written");
    (records, report)
}

fn run(files: &[&str], args: &[&str]) -> Run {
    samples(files).run(&[&["gazetteer", "import"], args, files].concat())
}

// What each format gives

#[test]
fn wikidata() {
    assert_snapshot!("wikidata", shown(&run(&["wikidata.json"], &["--from", "wikidata"])));
}

#[test]
fn wikidata_from_standard_input_is_read_once() {
    let run = Place::new()
        .run_with(&["gazetteer", "import", "--from", "wikidata", "--languages", "ko", "-"], bytes_of("wikidata.json"));
    assert_snapshot!("wikidata-stdin", shown(&run));
}

#[test]
fn followthemoney() {
    let files = ["ftm.jsonl", "targets.nested.json", "targets.simple.csv"];
    assert_snapshot!("followthemoney", shown(&run(&files, &["--from", "followthemoney"])));
}

#[test]
fn cameo() {
    assert_snapshot!("cameo", shown(&run(&["actors.txt", "agents.txt"], &["--from", "cameo"])));
}

#[test]
fn geonames() {
    let files = ["alternateNamesV2.txt", "countryInfo.txt", "cities.txt"];
    assert_snapshot!("geonames", shown(&run(&files, &["--from", "geonames"])));
}

#[test]
fn csv() {
    let map = ["--map", "name=Title", "--map", "country=ISO", "--map", "aliases=Also", "--map", "from=Begun"];
    let args = [&["--from", "csv", "--separator", ",", "--kind", "agency"], &map[..]].concat();
    assert_snapshot!("csv", shown(&run(&["bodies.csv"], &args)));
}

// Mappings

/// An item of Wikidata with these claims, as `property -> values`.
fn item(id: &str, label: &str, claims: &Value) -> String {
    let statement = |value: &Value| json!({"mainsnak": {"datavalue": {"value": value}}, "rank": "normal"});
    let lists = claims.as_object().expect("an object").iter();
    let claims: Value = lists
        .map(|(property, values)| {
            let values = values.as_array().expect("a list").iter().map(statement).collect();
            (property.clone(), Value::Array(values))
        })
        .collect::<serde_json::Map<_, _>>()
        .into();
    json!({"id": id, "labels": {"en": {"language": "en", "value": label}}, "claims": claims}).to_string() + "\n"
}

fn only(items: &str, options: &ImportOptions) -> Option<EntityRecord> {
    imported(ImportFormat::Wikidata, &[("w", items.as_bytes())], options).0.into_iter().next()
}

#[test]
fn classes_of_wikidata_and_their_kinds() {
    let options = ImportOptions {
        classes: read_classes("# ships\nQ11446\tvessel\nQ3918\t-\n").unwrap(),
        ..ImportOptions::default()
    };
    for (class, kind) in [
        ("Q5", Some("person")),
        ("Q6256", Some("state")),
        ("Q3624078", Some("state")),
        ("Q3024240", Some("state")),
        ("Q43229", Some("agency")),
        ("Q7278", Some("agency")),
        ("Q131569", Some("treaty")),
        ("Q625298", Some("treaty")),
        ("Q11446", Some("vessel")),
        ("Q3918", None),
        ("Q318", None),
    ] {
        let record = only(&item("Q990001", "Sample Thing", &json!({"P31": [{"id": class}]})), &options);
        let found = record.and_then(|record| record.kind);
        assert_eq!(found.as_ref().map(Kind::as_str), kind, "{class}");
    }
    for table in ["Q1", "Q1 agency", "X1\tagency", "Q1\tBig Agency"] {
        assert!(read_classes(table).unwrap_err().to_string().starts_with("line 1: "), "{table}");
    }
}

#[test]
fn codes_and_countries_of_wikidata() {
    let claims = json!({"P31": [{"id": "Q161243"}], "P297": ["AW"], "P17": [{"id": "Q990001"}, {"id": "Q55"}]});
    let record = only(&item("Q990001", "Sample Island", &claims), &ImportOptions::default()).expect("a state");
    assert_eq!((record.iso3.as_deref(), record.countries), (Some("ABW"), vec!["state.netherlands".to_owned()]));
}

#[test]
fn dates_of_wikidata() {
    for (time, precision, expected) in [
        ("+1991-12-26T00:00:00Z", 11, Some("1991-12-26")),
        ("+1991-12-00T00:00:00Z", 10, Some("1991-12")),
        ("+1991-12-26T00:00:00Z", 9, Some("1991")),
        ("+1990-00-00T00:00:00Z", 8, None),
        ("-0044-03-15T00:00:00Z", 11, None),
        ("+12024-01-01T00:00:00Z", 9, None),
        ("+1991-13-40T00:00:00Z", 11, None),
        ("nonsense", 11, None),
    ] {
        let claims = json!({"P31": [{"id": "Q43229"}], "P571": [{"time": time, "precision": precision}]});
        let record = only(&item("Q990001", "Sample Bureau", &claims), &ImportOptions::default()).expect("an agency");
        assert_eq!(record.from.map(|day| day.to_string()).as_deref(), expected, "{time} {precision}");
    }
}

#[test]
fn ids_are_those_of_the_list_or_new_ones() {
    const LIST: &str = "id,name,wikidata,country\n\
        state.china,China,Q148,\nstate.france,France,Q142,\n\
        person.bo,Bo Listed,,state.china\nperson.cy-listed,Cy Listed,Q990010,\n";
    let place = Place::with(&[("list.csv", LIST)]);
    let mut gazetteer = Gazetteer::default();
    gazetteer.load(&place.path("list.csv")).expect("it is a list");
    let person = |id: &str, label: &str, country: &str| {
        item(id, label, &json!({"P31": [{"id": "Q5"}], "P27": [{"id": country}]}))
    };
    let cases = [
        (item("Q148", "People's Republic of China", &json!({})), "state.china"),
        (person("Q990001", "Bo Listed", "Q142"), "person.bo-listed-q990001"),
        (person("Q990002", "Bo Listed", "Q148"), "person.bo"),
        (person("Q990003", "Bo Listed", "Q148"), "person.bo-listed-q990003"),
        (person("Q990004", "Cy Listed", "Q142"), "person.cy-listed-q990004"),
        (person("Q990010", "C. Listed", "Q142"), "person.cy-listed"),
        (person("Q990005", "Ann Sample", "Q142"), "person.ann-sample"),
        (person("Q990006", "Ann Sample", "Q142"), "person.ann-sample-q990006"),
    ];
    let items: String = cases.iter().map(|(item, _)| item.as_str()).collect();
    let files = [("w", items.as_bytes())];
    let (records, _) = imported_beside(&gazetteer, ImportFormat::Wikidata, &files, &ImportOptions::default());
    let keys: Vec<_> = records.iter().map(|record| record.key.as_str()).collect();
    assert_eq!(keys, cases.map(|(_, key)| key));
}

#[test]
fn dates_of_cameo() {
    for (term, from, to) in [
        ("920628-960927", Some("1992-06-28"), Some("1996-09-27")),
        ("19270101-010416", Some("1927-01-01"), Some("2001-04-16")),
        (">290201", Some("2029-02-01"), None),
        ("<300201", None, Some("1930-02-01")),
    ] {
        let file = format!("ANN_SAMPLE_ [FRAGOV {term}]\n");
        let (records, _) = imported(ImportFormat::Cameo, &[("c", file.as_bytes())], &ImportOptions::default());
        let Tie { relation, target, from: first, to: last, .. } = &records[0].ties[0];
        assert_eq!((relation.as_str(), target.as_str()), ("official", "state.france"));
        let days = [first, last].map(|day| day.map(|day| day.to_string()));
        assert_eq!([days[0].as_deref(), days[1].as_deref()], [from, to], "{term}");
    }
}

#[test]
fn columns_of_a_table() {
    let table = "id\tname\trole\tof\tcountry\tfrom\tto\tqid\tparties\n\
                 person.ann\tAnn Sample\tMinister for Foreign Affairs; spy\t\tSWE\t1990\t1994\tQ990001\t\n\
                 treaty.x\tSample Pact\t\t\t\t1990\t\thttp://www.wikidata.org/entity/Q990002\tse; Norway|signed=1991; Atlantis\n\
                 \tBo Sample\tpresident\tQ142\t\t\t\t\t\n";
    let options = ImportOptions { kind: Some(Kind::Person), ..ImportOptions::default() };
    let (records, report) = imported(ImportFormat::Csv, &[("t.tsv", table.as_bytes())], &options);
    assert_eq!(report.left_out.values().sum::<u64>(), 1, "{report:?}");
    let lines: Vec<_> = records.iter().map(json_line).collect();
    assert_eq!(
        lines,
        [
            r#"{"id":"person.ann","kind":"person","name":"Ann Sample","wikidata":"Q990001","country":["state.sweden"],"roles":["foreign_minister|of=state.sweden|from=1990|to=1994","spy|of=state.sweden|from=1990|to=1994"]}"#,
            r#"{"id":"treaty.x","kind":"person","name":"Sample Pact","wikidata":"Q990002","parties":["state.sweden","state.norway|signed=1991"]}"#,
            r#"{"id":"person.bo-sample","kind":"person","name":"Bo Sample","roles":["president|of=state.france"]}"#,
        ]
    );
}

fn json_line(record: &EntityRecord) -> String {
    let mut line = Vec::new();
    kg::gazetteer::write_json_line(record, &mut line).expect("memory can be written");
    String::from_utf8_lossy(&line).trim_end().to_owned()
}

// What is broken

const FORMATS: [(ImportFormat, &str, &[&str]); 5] = [
    (ImportFormat::Wikidata, "wikidata", &["wikidata.json"]),
    (ImportFormat::FollowTheMoney, "followthemoney", &["ftm.jsonl", "targets.nested.json", "targets.simple.csv"]),
    (ImportFormat::Cameo, "cameo", &["actors.txt", "agents.txt"]),
    (ImportFormat::GeoNames, "geonames", &["countryInfo.txt", "cities.txt", "alternateNamesV2.txt"]),
    (ImportFormat::Csv, "csv", &["bodies.csv"]),
];

fn reconciles(report: &ImportReport) -> bool {
    let sum = |counts: &std::collections::BTreeMap<&str, u64>| counts.values().sum::<u64>();
    // A row of names belongs to the place that is written; a file that is no table has no records.
    report.written + sum(&report.passed_over) <= report.read + 1
}

#[test]
fn files_cut_short_give_what_is_whole() {
    for (format, _, files) in FORMATS {
        for file in files {
            let bytes = bytes_of(file);
            for end in (0..bytes.len()).step_by(61) {
                let (records, report) = imported_alone(format, &[(file, &bytes[..end])]);
                assert_eq!(records.len() as u64, report.written);
                assert!(reconciles(&report), "{file} {end}: {report:?}");
            }
        }
    }
}

#[test]
fn faults_name_their_line_and_do_not_stop_the_rest() {
    for (format, name, line) in [
        (ImportFormat::Wikidata, "wikidata.json", "{\"id\":\"Q1\",\"claims\":3},\n"),
        (ImportFormat::Wikidata, "wikidata.json", "{\"id\":\n"),
        (ImportFormat::FollowTheMoney, "ftm.jsonl", "{\"id\":\"x\"}\n"),
        (ImportFormat::Cameo, "agents.txt", "X [~ \n"),
        (ImportFormat::GeoNames, "countryInfo.txt", "a\tb\n"),
    ] {
        let whole = bytes_of(name);
        let (good, before) = imported_alone(format, &[(name, &whole)]);
        for line in [line.as_bytes(), b"\xff\xfe\n"] {
            let broken = [line, &whole].concat();
            let (records, report) = imported_alone(format, &[(name, &broken)]);
            assert_eq!(records, good, "{name}");
            assert_eq!(report.faults[0].place.line, 1, "{name}");
            assert_eq!(report.faults.len(), before.faults.len() + 1, "{name}");
        }
    }
}

proptest! {
    #[test]
    fn noise_is_never_a_panic(noise in prop::collection::vec(any::<u8>(), 0..300), at in 0_usize..4000) {
        for (format, _, files) in FORMATS {
            for file in files {
                let mut bytes = bytes_of(file);
                let at = at % bytes.len();
                bytes.splice(at..at, noise.iter().copied());
                let (records, report) = imported_alone(format, &[(file, &bytes), ("noise", &noise)]);
                prop_assert_eq!(records.len() as u64, report.written);
            }
        }
    }
}

// The command

#[test]
fn what_is_written_is_a_good_list() {
    for (_, name, files) in FORMATS {
        let place = samples(files);
        let map = if name == "csv" { &["--map", "name=Title", "--kind", "agency"][..] } else { &[] };
        let run = place.run(&[&["-q", "gazetteer", "import", "--from", name, "-o", "out.jsonl"], map, files].concat());
        assert!(run.code < 2 && run.err.is_empty() && run.out.is_empty(), "{name}: {run:?}");
        assert_eq!(place.run(&["gazetteer", "check", "out.jsonl"]).code, 0, "{name}");
        let first = place.read("out.jsonl");
        place.run(&[&["-q", "gazetteer", "import", "--from", name, "-o", "out.jsonl"], map, files].concat());
        assert_eq!(place.read("out.jsonl"), first, "{name}");
    }
}

#[test]
fn compressed_files_are_read_or_refused_with_a_remedy() {
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    gzip.write_all(&bytes_of("wikidata.json")).expect("memory can be written");
    let gzip = gzip.finish().expect("memory can be written");
    let place = samples(&["wikidata.json"]);
    place.write("w.json.gz", &gzip);
    place.write("cut.json.gz", &gzip[..gzip.len() / 2]);
    place.write("w.json.bz2", b"BZh91AY&SY");
    let import = |file: &str| place.run(&["gazetteer", "import", "--from", "wikidata", file]);
    assert_eq!(import("w.json.gz"), import("wikidata.json"));
    assert!(import("cut.json.gz").err.contains("cannot be read"));
    let run = import("w.json.bz2");
    assert_eq!((run.code, run.out.as_str()), (2, ""));
    assert!(run.err.contains("bzip2 -dc w.json.bz2 | kg gazetteer import"), "{}", run.err);
}

#[test]
fn nothing_is_written_where_nothing_is_of_use() {
    let place = Place::with(&[("a.json", "[\n]\n"), ("noise.json", "x\n"), ("old.jsonl", "old\n"), ("c.tsv", "Q5\n")]);
    for (args, expected) in [
        (&["a.json"][..], "error: nothing to write: 0 records read, none of use"),
        (
            &["noise.json"],
            "error: nothing to write: 1 records read, none of use: noise.json:1: not an item of Wikidata",
        ),
        (&["nowhere.json"], "error: nowhere.json: No such file or directory"),
        (&["."], "error: .: is a folder; name the files in it"),
        (&["a.json", "--classes", "c.tsv"], "error: c.tsv: line 1: `Q5`: expected a Wikidata id"),
    ] {
        let args = [&["-q", "gazetteer", "import", "--from", "wikidata", "-o", "old.jsonl"], args].concat();
        let run = place.run(&args);
        assert_eq!((run.code, run.out.as_str()), (2, ""), "{args:?}");
        assert!(run.err.starts_with(expected), "{args:?}: {}", run.err);
        assert_eq!(place.read("old.jsonl"), "old\n");
    }
    assert_eq!(place.list("").len(), 4, "nothing is left behind");
}
