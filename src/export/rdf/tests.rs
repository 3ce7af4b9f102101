//! The tests of RDF: three syntaxes, one graph.

use std::collections::BTreeSet;

use oxrdf::{Literal, NamedNode, Term, Triple};
use oxttl::{NTriplesParser, TurtleParser};
use serde_json::Value;

use super::super::Format;
use super::super::tests::{LABELS, QUOTE, hostile, written};

fn triples_of_n_triples() -> Vec<String> {
    let text = written(Format::NTriples, &hostile());
    NTriplesParser::new().for_slice(text.as_bytes()).map(|triple| triple.unwrap().to_string()).collect()
}

/// The triples of JSON-LD of the simple shape that is written here.
fn expanded(graph: &Value) -> BTreeSet<String> {
    let context = &graph["@context"];
    let whole = |short: &str| {
        let (prefix, name) = short.split_once(':').unwrap();
        let known = context[prefix].as_str();
        NamedNode::new(known.map_or_else(|| short.to_owned(), |iri| format!("{iri}{name}"))).unwrap()
    };
    let term = |property: &str, value: &Value| -> Term {
        let class = context[property]["@type"].as_str();
        match (value, class) {
            (Value::String(text), _) if property == "@type" => whole(text).into(),
            (Value::String(text), Some("@id")) => whole(text).into(),
            (Value::String(text), Some(class)) => Literal::new_typed_literal(text, whole(class)).into(),
            (Value::String(text), None) => Literal::new_simple_literal(text).into(),
            (value, _) => match (value["@id"].as_str(), value["@value"].as_str(), value["@type"].as_str()) {
                (Some(id), ..) => whole(id).into(),
                (_, Some(text), Some(class)) => Literal::new_typed_literal(text, whole(class)).into(),
                (_, text, _) => match value["@language"].as_str() {
                    Some(tag) => Literal::new_language_tagged_literal(text.unwrap(), tag).unwrap().into(),
                    None => Literal::new_simple_literal(text.unwrap()).into(),
                },
            },
        }
    };
    let mut triples = BTreeSet::new();
    for thing in graph["@graph"].as_array().unwrap() {
        let subject = whole(thing["@id"].as_str().unwrap());
        for (property, values) in thing.as_object().unwrap().iter().filter(|(property, _)| *property != "@id") {
            let name = if property == "@type" { whole("rdf:type") } else { whole(property) };
            for value in values.as_array().unwrap_or(&vec![values.clone()]) {
                triples.insert(Triple::new(subject.clone(), name.clone(), term(property, value)).to_string());
            }
        }
    }
    triples
}

#[test]
fn all_three_hold_the_same_triples_each_once() {
    let list = triples_of_n_triples();
    let set: BTreeSet<String> = list.iter().cloned().collect();
    assert_eq!(set.len(), list.len());
    let text = written(Format::Turtle, &hostile());
    let read = TurtleParser::new().for_slice(text.as_bytes()).map(|triple| triple.unwrap().to_string());
    assert_eq!(read.collect::<BTreeSet<_>>(), set);
    assert_eq!(expanded(&serde_json::from_str(&written(Format::JsonLd, &hostile())).unwrap()), set);
}

#[test]
fn names_and_quotes_survive() {
    let list = triples_of_n_triples();
    let says = |object: Literal| list.iter().any(|triple| triple.ends_with(&format!(" {object}")));
    for label in LABELS {
        assert!(says(Literal::new_simple_literal(label)), "{label}");
    }
    assert!(says(Literal::new_language_tagged_literal(QUOTE, "en").unwrap()));
    assert!(says(Literal::new_simple_literal("Eve and Fay came.")));
    assert!(says(Literal::new_simple_literal("javascript:alert(1)")));
}

#[test]
fn facts_are_what_is_said_to_have_happened() {
    let list = triples_of_n_triples();
    let is_fact = |source: u32, relation: &str, target: u32| {
        let fact = format!("<urn:kg:entity/e.{source}> <urn:kg:ns#{relation}> <urn:kg:entity/e.{target}>");
        list.contains(&fact)
    };
    for (source, relation, target, fact) in [
        (0, "consult", 1, true),
        (1, "consult", 0, false),
        (1, "agree", 2, true),
        (2, "agree", 1, true),
        (2, "signed", 3, false),
        (4, "co_occurs", 5, false),
        (0, "violated", 3, false),
    ] {
        assert_eq!(is_fact(source, relation, target), fact, "{source} {relation} {target}");
    }
}

#[test]
fn an_entity_in_turtle() {
    let text = written(Format::Turtle, &hostile());
    let entity = text.split_once("\nentity:e.1 ").unwrap().1.split_once(" .\n").unwrap().0;
    // The community is what it is.
    let lines: Vec<_> = entity.lines().filter(|line| !line.contains("kg:community")).collect();
    insta::assert_snapshot!(lines.join("\n"));
}
