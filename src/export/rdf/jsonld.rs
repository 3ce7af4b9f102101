//! JSON-LD 1.1 with its context inside, an object for each thing.

use std::io::{self, Write};

use serde_json::{Map, Value, json};

use super::term::{Iri, NAMESPACES, Object, XSD};
use super::triples::{Sink, tell};
use crate::graph::KnowledgeGraph;

/// The class of a property's values, which then need not be told with each: `@id` for things.
const CLASSES: [(&str, &str); 36] = [
    ("kg:actual", "xsd:integer"),
    ("kg:community", "xsd:integer"),
    ("kg:conditional", "xsd:integer"),
    ("kg:copyOf", "@id"),
    ("kg:count", "xsd:integer"),
    ("kg:country", "@id"),
    ("kg:degree", "xsd:integer"),
    ("kg:demanded", "xsd:integer"),
    ("kg:denied", "xsd:integer"),
    ("kg:discovered", "xsd:boolean"),
    ("kg:disputed", "xsd:boolean"),
    ("kg:documents", "xsd:integer"),
    ("kg:end", "xsd:integer"),
    ("kg:llr", "xsd:decimal"),
    ("kg:mentions", "xsd:integer"),
    ("kg:negated", "xsd:integer"),
    ("kg:npmi", "xsd:decimal"),
    ("kg:objectEnd", "xsd:integer"),
    ("kg:objectStart", "xsd:integer"),
    ("kg:origins", "xsd:integer"),
    ("kg:outlets", "xsd:integer"),
    ("kg:pagerank", "xsd:decimal"),
    ("kg:planned", "xsd:integer"),
    ("kg:positive", "xsd:integer"),
    ("kg:speaker", "@id"),
    ("kg:start", "xsd:integer"),
    ("kg:subjectEnd", "xsd:integer"),
    ("kg:subjectStart", "xsd:integer"),
    ("kg:symmetric", "xsd:boolean"),
    ("kg:units", "xsd:integer"),
    ("kg:weight", "xsd:decimal"),
    ("kg:weightedDegree", "xsd:decimal"),
    ("prov:wasDerivedFrom", "@id"),
    ("prov:wasQuotedFrom", "@id"),
    ("rdf:object", "@id"),
    ("rdf:subject", "@id"),
];

/// Writes the graph as JSON-LD.
pub(crate) fn write(graph: &KnowledgeGraph, out: &mut dyn Write) -> io::Result<()> {
    out.write_all(b"{\"@context\":")?;
    serde_json::to_writer(&mut *out, &context())?;
    out.write_all(b",\n\"@graph\":[")?;
    let mut things = Things { out, thing: None, before: "\n" };
    tell(graph, &mut things)?;
    things.end()?;
    out.write_all(b"\n]}\n")
}

fn context() -> Value {
    let mut context = Map::new();
    context.insert("@version".to_owned(), json!(1.1));
    for namespace in NAMESPACES {
        context.insert(namespace.prefix.to_owned(), namespace.iri.into());
    }
    for (property, class) in CLASSES {
        context.insert(property.to_owned(), json!({ "@type": class }));
    }
    Value::Object(context)
}

/// Gathers what is said of a thing.
struct Things<'w> {
    out: &'w mut dyn Write,
    /// The thing that triples come of, with its name.
    thing: Option<(String, Map<String, Value>)>,
    before: &'static str,
}

impl Things<'_> {
    /// Writes the thing that is at hand.
    fn end(&mut self) -> io::Result<()> {
        let Some((name, properties)) = self.thing.take() else { return Ok(()) };
        write!(self.out, "{}{{\"@id\":{}", self.before, json!(name))?;
        for (property, value) in properties {
            write!(self.out, ",{}:{value}", json!(property))?;
        }
        self.before = ",\n";
        self.out.write_all(b"}")
    }
}

impl Sink for Things<'_> {
    fn triple(&mut self, subject: &Iri<'_>, predicate: &Iri<'_>, object: &Object<'_>) -> io::Result<()> {
        let subject = short(subject);
        if self.thing.as_ref().is_some_and(|(name, _)| *name != subject) {
            self.end()?;
        }
        let (_, properties) = self.thing.get_or_insert_with(|| (subject, Map::new()));
        let (property, value) = match (short(predicate).as_str(), object) {
            ("rdf:type", Object::Iri(class)) => ("@type".to_owned(), short(class).into()),
            (property, object) => (property.to_owned(), value(property, object)),
        };
        match properties.get_mut(&property) {
            Some(Value::Array(values)) => values.push(value),
            Some(one) => *one = Value::Array(vec![one.take(), value]),
            None => {
                properties.insert(property, value);
            }
        }
        Ok(())
    }
}

fn short(iri: &Iri<'_>) -> String {
    match iri {
        Iri::In(namespace, name) => format!("{}:{name}", namespace.prefix),
        Iri::Web(address) => (*address).to_owned(),
    }
}

/// The value of a property, with its class where the context does not tell.
fn value(property: &str, object: &Object<'_>) -> Value {
    let told = CLASSES.iter().find(|(known, _)| *known == property).map(|(_, class)| *class);
    match object {
        Object::Iri(iri) if told == Some("@id") => short(iri).into(),
        Object::Iri(iri) => json!({ "@id": short(iri) }),
        Object::Text(text, None) if told.is_none() => (*text).into(),
        Object::Text(text, None) => json!({ "@value": text }),
        Object::Text(text, Some(language)) => json!({ "@value": text, "@language": language }),
        Object::Typed(value, class) => {
            let class = format!("{}:{class}", XSD.prefix);
            if told == Some(&class) { (&**value).into() } else { json!({ "@value": value, "@type": class }) }
        }
    }
}
