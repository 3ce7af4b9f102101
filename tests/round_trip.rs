//! Holds that a list written down and read again is the same list.

use std::fs;
use std::path::Path;

use kg::gazetteer::{
    AliasRecord, Bytes, CaseRule, EntityRecord, Form, Gazetteer, Kind, Layer, Tie, compile, join_records, parse_date,
    read_records, write_json_line, write_tsv,
};
use proptest::prelude::*;

fn json_lines(records: &[EntityRecord]) -> Vec<u8> {
    let mut lines = Vec::new();
    for record in records {
        write_json_line(record, &mut lines).expect("memory can be written");
    }
    lines
}

fn table(records: &[EntityRecord]) -> Vec<u8> {
    let mut table = Vec::new();
    write_tsv(records, &mut table).expect("the names fit in a table");
    table
}

/// What a file of this name with these bytes compiles to.
fn compiled(name: &str, bytes: &[u8]) -> Vec<u8> {
    let folder = tempfile::tempdir().expect("there is room for a folder");
    let path = folder.path().join(name);
    fs::write(&path, bytes).expect("a file can be written");
    let records = read_records(&path).unwrap_or_else(|error| panic!("{error}\n{}", String::from_utf8_lossy(bytes)));
    compile(records).expect("the records are whole")
}

fn records_of(list: &[u8]) -> Vec<EntityRecord> {
    Layer::open(Bytes::Owned(list.to_vec())).expect("it is compiled").records().collect()
}

#[test]
fn the_built_in_list_comes_back() {
    let builtin = Gazetteer::builtin();
    let records: Vec<_> = builtin.records().collect();
    assert_eq!(records.len(), builtin.entity_count() as usize);
    let names: usize = records.iter().map(|record| record.aliases.len() + 1).sum();
    assert!((names as u64) < builtin.alias_count(), "what follows by rule is left out");
    for (name, bytes) in [("list.jsonl", json_lines(&records)), ("list.tsv", table(&records))] {
        let mut again = Gazetteer::default();
        again.push(Layer::open(Bytes::Owned(compiled(name, &bytes))).expect("it is compiled"));
        assert_eq!(again.sha256(), builtin.sha256(), "{name}");
        assert_eq!(again.records().collect::<Vec<_>>(), records, "{name}");
    }
}

#[test]
fn rules_do_not_multiply_names() {
    let demonym = |text: &str| AliasRecord::new(text, Form::Demonym);
    let record = EntityRecord {
        key: "state.x".to_owned(),
        kind: Some(Kind::State),
        name: Some("X'land".to_owned()),
        aliases: vec![
            demonym("X'lander"),
            AliasRecord::new("X'lander", Form::Alias),
            demonym("O'n"),
            demonym("Qur'an"),
        ],
        ..EntityRecord::default()
    };
    let list = compile(vec![record]).expect("the record is whole");
    let aliases = records_of(&list).remove(0).aliases;
    let names: Vec<_> = aliases.iter().map(|alias| (alias.text.as_str(), alias.form)).collect();
    assert_eq!(
        names,
        [("X'lander", Form::Alias), ("O'n", Form::Demonym), ("Qur'an", Form::Demonym), ("X'landers", Form::Demonym),]
    );
    assert_eq!(compiled("list.tsv", &table(&records_of(&list))), list);
}

#[test]
fn a_name_keeps_its_rules_and_a_record_its_decisions() {
    let name = AliasRecord { needs_context: true, ..AliasRecord::new("David Lee", Form::Name) };
    let record = EntityRecord {
        key: "person.lee".to_owned(),
        kind: Some(Kind::Person),
        name: Some("David Lee".to_owned()),
        aliases: vec![name],
        same_as: Some("person.david".to_owned()),
        apart: vec!["person.a".to_owned(), "person.b".to_owned()],
        hide: true,
        ..EntityRecord::default()
    };
    let list = compile(vec![record.clone()]).expect("the record is whole");
    assert_eq!(records_of(&list), [record]);
    for (name, bytes) in [("l.jsonl", json_lines(&records_of(&list))), ("l.tsv", table(&records_of(&list)))] {
        assert!(String::from_utf8_lossy(&bytes).contains("David Lee|context"), "{name}");
        assert_eq!(compiled(name, &bytes), list, "{name}");
    }
}

#[test]
fn a_table_says_what_it_cannot_hold() {
    for text in ["a|b", "a;b", " a"] {
        let record = EntityRecord {
            key: "x.y".to_owned(),
            aliases: vec![AliasRecord::new(text, Form::Alias)],
            ..EntityRecord::default()
        };
        let error = write_tsv(&[record], &mut Vec::new()).expect_err(text);
        assert!(error.to_string().contains("write .jsonl"), "{error}");
    }
}

#[test]
fn a_compiled_file_is_read_as_records() {
    let record = EntityRecord {
        key: "x.y".to_owned(),
        kind: "x".parse().ok(),
        name: Some("Y".to_owned()),
        ..EntityRecord::default()
    };
    let folder = tempfile::tempdir().expect("there is room for a folder");
    let path = folder.path().join("list.kgz");
    fs::write(&path, compile(vec![record.clone()]).expect("the record is whole")).expect("a file can be written");
    assert_eq!(read_records(&path).expect("it is compiled"), [record]);
    assert!(read_records(Path::new("nowhere.kgz")).is_err());
}

fn name() -> impl Strategy<Value = String> {
    prop_oneof![
        "[A-Z]['’]?[a-z]{1,3}(an|er|'an|s|i)?",
        "[A-Z][a-z]{0,2}[ '-][A-Z]{1,3}",
        "[А-Яа-я가-힣一-三]{1,4}",
        "[A-Za-z\"#=,\\\\.]{0,3}x",
    ]
}

fn date() -> impl Strategy<Value = Option<kg::text::Date>> {
    prop_oneof![
        Just(None),
        prop::sample::select(vec!["1989", "1990-05", "1991-12-26"]).prop_map(|day| parse_date(day).ok())
    ]
}

fn alias() -> impl Strategy<Value = AliasRecord> {
    let form = prop::sample::select(vec![Form::Alias, Form::Acronym, Form::Short, Form::Demonym, Form::Metonym]);
    let case = prop::sample::select(vec![CaseRule::Usual, CaseRule::Exact, CaseRule::Any]);
    let language = prop::option::of(prop::sample::select(vec!["ko", "ru", "zh-Hant"]));
    (name(), form, case, any::<(bool, bool, bool)>(), language, date(), date()).prop_map(
        |(text, form, case, (needs_context, needs_name, prefix), language, from, to)| AliasRecord {
            text,
            form,
            case,
            needs_context,
            needs_name,
            prefix,
            language: language.map(str::to_owned),
            from,
            to,
        },
    )
}

fn tie() -> impl Strategy<Value = Tie> {
    let relation = prop::sample::select(vec![Tie::PARTY, Tie::PARENT, "president"]);
    (relation, "state[.][a-c]", date(), date()).prop_map(|(relation, target, from, signed)| {
        let signed = signed.filter(|_| relation == Tie::PARTY);
        Tie { relation: relation.to_owned(), target, from, signed, ..Tie::default() }
    })
}

fn record() -> impl Strategy<Value = EntityRecord> {
    let kind = prop::sample::select(vec![Kind::State, Kind::Ignore, Kind::Other("vessel".into())]);
    let countries = prop::collection::vec("state[.][a-c]", 0..3);
    let lists = (prop::collection::vec(alias(), 0..12), prop::collection::vec(tie(), 0..4), countries);
    ("x[.][a-d]", kind, name(), lists, date(), date(), prop::option::of("Q[1-9]")).prop_map(
        |(key, kind, name, (aliases, ties, countries), from, in_force, wikidata)| EntityRecord {
            key,
            kind: Some(kind),
            name: Some(name),
            aliases,
            wikidata,
            iso3: None,
            countries,
            from,
            to: None,
            in_force,
            ties,
            apart: vec!["x.q".to_owned(); usize::from(from.is_some())],
            hide: in_force.is_some(),
            ..EntityRecord::default()
        },
    )
}

proptest! {
    #[test]
    fn any_list_comes_back(records in prop::collection::vec(record(), 1..6)) {
        let list = compile(records.clone()).expect("the records are whole");
        let joined = join_records(records);
        let back = records_of(&list);
        for records in [&joined, &back] {
            prop_assert_eq!(&compiled("list.jsonl", &json_lines(records)), &list);
            prop_assert_eq!(&compiled("list.tsv", &table(records)), &list);
        }
        let again = records_of(&compiled("list.jsonl", &json_lines(&back)));
        prop_assert_eq!(again, back);
    }

    #[test]
    fn any_name_comes_back_from_json(text in "[^|\\pC]{0,12}[a-z][^|\\pC]{0,12}") {
        let text = text.trim();
        let record = EntityRecord {
            key: "x.y".to_owned(),
            kind: Some(Kind::State),
            name: Some(text.to_owned()),
            aliases: vec![AliasRecord { needs_context: true, ..AliasRecord::new(format!("{text} Z"), Form::Alias) }],
            ..EntityRecord::default()
        };
        let list = compile(vec![record.clone()]).expect("the record is whole");
        prop_assert_eq!(compiled("list.jsonl", &json_lines(&[record])), list);
    }
}
