//! Holds `docs/graph.schema.json` against what is written: no field is missing in the one or the other.
//!
//! Values are checked by a real validator outside of this crate; here it is names, types and descriptions, so that neither changes alone.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::path::Path;

use serde_json::Value;

fn schema() -> Value {
    serde_json::from_str(include_str!("../docs/graph.schema.json")).unwrap()
}

fn build(arguments: &[&str]) -> Value {
    let input = Path::new(env!("CARGO_MANIFEST_DIR")).join("input");
    let mut kg = assert_cmd::Command::new(env!("CARGO_BIN_EXE_kg"));
    let output = kg.arg("build").arg(input).args(arguments).args(["--json", "-"]).output().unwrap();
    serde_json::from_slice(&output.stdout).unwrap()
}

/// Follows references and the choice between null and something.
fn resolve<'s>(root: &'s Value, schema: &'s Value, value: &Value) -> &'s Value {
    if let Some(reference) = schema["$ref"].as_str() {
        return root.pointer(reference.trim_start_matches('#')).unwrap();
    }
    match schema["oneOf"].as_array() {
        Some(choices) if schema["properties"].is_null() => {
            let null = |choice: &&Value| choice["type"] == "null";
            resolve(root, choices.iter().find(|choice| null(choice) == value.is_null()).unwrap(), value)
        }
        _ => schema,
    }
}

/// The first way in which a value is not what the schema says.
fn fault(root: &Value, schema: &Value, value: &Value, place: &str) -> Option<String> {
    let schema = resolve(root, schema, value);
    if !of_type(&schema["type"], value) {
        return Some(format!("{place}: {value} is not of type {}", schema["type"]));
    }
    match value {
        Value::Array(items) => items.iter().find_map(|item| fault(root, &schema["items"], item, &format!("{place}[]"))),
        Value::Object(fields) if schema["properties"].is_object() => {
            let missing = schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str);
            let missing = missing.into_iter().find(|name| !fields.contains_key(*name));
            missing.map(|name| format!("{place}: no {name}")).or_else(|| {
                fields.iter().find_map(|(name, field)| match &schema["properties"][name] {
                    Value::Null => Some(format!("{place}.{name} is not in the schema")),
                    property => fault(root, property, field, &format!("{place}.{name}")),
                })
            })
        }
        _ => None,
    }
}

fn of_type(types: &Value, value: &Value) -> bool {
    let is = |name: &Value| match name.as_str() {
        Some("object") => value.is_object(),
        Some("array") => value.is_array(),
        Some("string") => value.is_string(),
        Some("integer") => value.is_u64(),
        Some("number") => value.is_number(),
        Some("boolean") => value.is_boolean(),
        _ => value.is_null(),
    };
    match types {
        Value::Array(names) => names.iter().any(is),
        Value::Null => true,
        name => is(name),
    }
}

#[test]
fn the_output_is_what_the_schema_says() {
    let schema = schema();
    let views: [&[&str]; 5] = [
        &[],
        &["--gazetteer-only"],
        &["--json-style", "d3", "--scope", "paragraph"],
        &["--weight", "origins", "--fdr", "0.05", "--backbone", "0.5"],
        &["--weight", "llr", "--since", "2019", "--kind", "state", "--top", "5", "--evidence", "1"],
    ];
    for arguments in views {
        let graph = build(arguments);
        assert_eq!(fault(&schema, &schema, &graph, ""), None, "{arguments:?}");
        assert_ne!(graph["nodes"].as_array().unwrap().len(), 0);
    }
}

#[test]
fn a_changed_output_is_noticed() {
    let schema = schema();
    let graph = build(&[]);
    let changes: [(&str, &str, Value); 4] = [
        ("/nodes/0", "size", 1.into()),
        ("/nodes/0", "mentions", "1".into()),
        ("/edges/0/evidence/0", "doc", Value::Null),
        ("/graph/ledger", "lost", 1.into()),
    ];
    for (place, name, value) in changes {
        let mut graph = graph.clone();
        graph.pointer_mut(place).unwrap()[name] = value;
        assert!(fault(&schema, &schema, &graph, "").is_some(), "{place} {name}");
    }
}

/// Every property, wherever it stands, is described.
fn undescribed(schema: &Value, place: &str, found: &mut Vec<String>) {
    for (name, property) in schema["properties"].as_object().into_iter().flatten() {
        let place = format!("{place}.{name}");
        if property["$ref"].is_null() && property["description"].as_str().is_none_or(str::is_empty) {
            found.push(place.clone());
        }
        undescribed(property, &place, found);
        undescribed(&property["items"], &place, found);
    }
}

#[test]
fn every_field_is_described() {
    let schema = schema();
    let mut found = Vec::new();
    undescribed(&schema, "", &mut found);
    for (name, definition) in schema["$defs"].as_object().unwrap() {
        assert!(definition["description"].is_string(), "{name}");
        undescribed(definition, name, &mut found);
    }
    assert_eq!(found, Vec::<String>::new());
}
