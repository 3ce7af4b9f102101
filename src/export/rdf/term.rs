//! The terms of RDF that a graph is told in: names in namespaces, and literals.

use std::borrow::Cow;
use std::fmt::Write as _;

use oxrdf::NamedNode;

use crate::text::Date;

/// Where a name belongs: what it is shortened to, and what that stands for.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Namespace {
    pub(super) prefix: &'static str,
    pub(super) iri: &'static str,
}

const fn namespace(prefix: &'static str, iri: &'static str) -> Namespace {
    Namespace { prefix, iri }
}

/// Classes and properties of our own.
pub(super) static KG: Namespace = namespace("kg", "urn:kg:ns#");
pub(super) static ENTITY: Namespace = namespace("entity", "urn:kg:entity/");
pub(super) static EDGE: Namespace = namespace("edge", "urn:kg:edge/");
/// Relations that sentences speak of, and none says that they are so.
pub(super) static CLAIM: Namespace = namespace("claim", "urn:kg:claim/");
pub(super) static EVIDENCE: Namespace = namespace("evidence", "urn:kg:evidence/");
pub(super) static DOCUMENT: Namespace = namespace("document", "urn:kg:document/");
pub(super) static OUTLET: Namespace = namespace("outlet", "urn:kg:outlet/");
pub(super) static RDF: Namespace = namespace("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#");
pub(super) static RDFS: Namespace = namespace("rdfs", "http://www.w3.org/2000/01/rdf-schema#");
pub(super) static XSD: Namespace = namespace("xsd", "http://www.w3.org/2001/XMLSchema#");
pub(super) static OWL: Namespace = namespace("owl", "http://www.w3.org/2002/07/owl#");
pub(super) static SKOS: Namespace = namespace("skos", "http://www.w3.org/2004/02/skos/core#");
pub(super) static PROV: Namespace = namespace("prov", "http://www.w3.org/ns/prov#");
pub(super) static SCHEMA: Namespace = namespace("schema", "https://schema.org/");
pub(super) static WIKIDATA: Namespace = namespace("wd", "http://www.wikidata.org/entity/");

/// All of them.
pub(super) static NAMESPACES: [&Namespace; 15] = [
    &KG, &ENTITY, &EDGE, &CLAIM, &EVIDENCE, &DOCUMENT, &OUTLET, &RDF, &RDFS, &XSD, &OWL, &SKOS, &PROV, &SCHEMA,
    &WIKIDATA,
];

/// The name of a thing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Iri<'g> {
    /// In a namespace.
    In(&'static Namespace, Cow<'g, str>),
    /// An address of the web that is known to be an IRI.
    Web(&'g str),
}

/// A name in a namespace.
pub(super) fn iri<'g>(namespace: &'static Namespace, name: impl Into<Cow<'g, str>>) -> Iri<'g> {
    Iri::In(namespace, name.into())
}

impl Iri<'_> {
    /// The whole of it.
    pub(super) fn whole(&self) -> Cow<'_, str> {
        match self {
            Self::In(namespace, name) => Cow::Owned(format!("{}{name}", namespace.iri)),
            Self::Web(address) => Cow::Borrowed(address),
        }
    }
}

/// What a property says of a thing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Object<'g> {
    /// Another thing.
    Iri(Iri<'g>),
    /// Words, in this language where it is known.
    Text(&'g str, Option<&'static str>),
    /// A number, date or truth, as a name in XML Schema's namespace says.
    Typed(Cow<'g, str>, &'static str),
}

pub(super) fn count<'g>(count: impl Into<u64>) -> Object<'g> {
    Object::Typed(Cow::Owned(count.into().to_string()), "integer")
}

/// A number in digits, with a point and without an exponent.
pub(super) fn decimal<'g>(score: f64) -> Object<'g> {
    let digits = crate::graph::significant(score).to_string();
    Object::Typed(Cow::Owned(if digits.contains('.') { digits } else { digits + ".0" }), "decimal")
}

pub(super) fn truth<'g>(truth: bool) -> Object<'g> {
    Object::Typed(Cow::Borrowed(if truth { "true" } else { "false" }), "boolean")
}

/// A day, a month or a year.
pub(super) fn date<'g>(date: Date) -> Object<'g> {
    let class = match (date.month, date.day) {
        (0, _) => "gYear",
        (_, 0) => "gYearMonth",
        _ => "date",
    };
    Object::Typed(Cow::Owned(date.to_string()), class)
}

/// An address of the web as a name where it is one by the rules of IRIs, else as words.
pub(super) fn address(url: &str) -> Object<'_> {
    let is_web = url.starts_with("https://") || url.starts_with("http://");
    if is_web && NamedNode::new(url).is_ok() { Object::Iri(Iri::Web(url)) } else { Object::Text(url, None) }
}

/// An id of Wikidata as the name that Wikidata gives it; nothing for what is none.
pub(super) fn wikidata(id: &str) -> Option<Object<'_>> {
    let digits = id.strip_prefix('Q')?;
    let is_id = digits.starts_with(|c: char| ('1'..='9').contains(&c)) && digits.bytes().all(|c| c.is_ascii_digit());
    is_id.then(|| Object::Iri(iri(&WIKIDATA, id)))
}

/// Words as a part of an IRI: all but letters, digits, `-`, `.`, `_` as percents.
///
/// Slashes too: a `..` between them would be gone with the first reader that tidies addresses.
pub(super) fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._".contains(&byte) {
            escaped.push(char::from(byte));
        } else {
            let _ = write!(escaped, "%{byte:02X}");
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_of_wikidata() {
        for (id, known) in
            [("Q423", true), ("Q", false), ("Q0", false), ("Q4 > <x", false), ("P31", false), ("", false)]
        {
            assert_eq!(wikidata(id).is_some(), known, "{id}");
        }
    }

    #[test]
    fn addresses() {
        for (url, is_name) in [
            ("https://example.org/a?b=c#d", true),
            ("http://example.org/ü", true),
            ("http://example.org/a b", false),
            ("http://example.org/<script>", false),
            ("http://example.org/%zz", false),
            ("javascript:alert(1)", false),
            ("example.org", false),
            ("", false),
        ] {
            assert_eq!(matches!(address(url), Object::Iri(_)), is_name, "{url}");
        }
    }

    #[test]
    fn parts_of_iris() {
        for (text, part) in [
            ("a-b_c.txt", "a-b_c.txt"),
            ("2019/ä b.txt#3", "2019%2F%C3%A4%20b.txt%233"),
            ("../..", "..%2F.."),
            ("//x", "%2F%2Fx"),
            ("\"<>\\^`{|}", "%22%3C%3E%5C%5E%60%7B%7C%7D"),
        ] {
            assert_eq!(escaped(text), part);
            assert!(NamedNode::new(format!("{}{part}", DOCUMENT.iri)).is_ok(), "{part}");
        }
    }

    #[test]
    fn dates_as_exact_as_they_are() {
        for (text, class) in [("2019", "gYear"), ("2019-06", "gYearMonth"), ("2019-06-20", "date")] {
            assert_eq!(date(text.parse().unwrap()), Object::Typed(text.into(), class));
        }
    }

    #[test]
    fn decimals_have_no_exponent() {
        for (score, digits) in
            [(12.0, "12.0"), (0.25, "0.25"), (0.000_000_15, "0.00000015"), (123_456_789.0, "123457000.0")]
        {
            assert_eq!(decimal(score), Object::Typed(digits.into(), "decimal"));
        }
    }
}
