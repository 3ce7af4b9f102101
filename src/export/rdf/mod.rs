//! RDF: one set of triples, written as Turtle, N-Triples and JSON-LD.

mod jsonld;
mod term;
mod triples;

pub(super) use jsonld::write as json_ld;

use std::io::{self, Write};

use oxrdf::{LiteralRef, NamedNode, NamedNodeRef, TermRef, TripleRef};
use oxttl::ntriples::WriterNTriplesSerializer;
use oxttl::turtle::WriterTurtleSerializer;
use oxttl::{NTriplesSerializer, TurtleSerializer};

use self::term::{Iri, NAMESPACES, Object, XSD};
use self::triples::{Sink, tell};
use crate::graph::KnowledgeGraph;

/// Writes the graph as Turtle.
pub(super) fn turtle(graph: &KnowledgeGraph, out: &mut dyn Write) -> io::Result<()> {
    let mut serializer = TurtleSerializer::new();
    for namespace in NAMESPACES {
        serializer = serializer.with_prefix(namespace.prefix, namespace.iri).map_err(io::Error::other)?;
    }
    let mut writer = serializer.for_writer(out);
    tell(graph, &mut writer)?;
    writer.finish().map(drop)
}

/// Writes the graph as N-Triples.
pub(super) fn n_triples(graph: &KnowledgeGraph, out: &mut dyn Write) -> io::Result<()> {
    let mut writer = NTriplesSerializer::new().for_writer(out);
    tell(graph, &mut writer)?;
    writer.finish();
    Ok(())
}

impl<W: Write> Sink for WriterTurtleSerializer<W> {
    fn triple(&mut self, subject: &Iri<'_>, predicate: &Iri<'_>, object: &Object<'_>) -> io::Result<()> {
        with_triple(subject, predicate, object, |triple| self.serialize_triple(triple))
    }
}

impl<W: Write> Sink for WriterNTriplesSerializer<W> {
    fn triple(&mut self, subject: &Iri<'_>, predicate: &Iri<'_>, object: &Object<'_>) -> io::Result<()> {
        with_triple(subject, predicate, object, |triple| self.serialize_triple(triple))
    }
}

/// Every name is checked: one that is no IRI would make the whole file worthless.
fn with_triple(
    subject: &Iri<'_>,
    predicate: &Iri<'_>,
    object: &Object<'_>,
    write: impl FnOnce(TripleRef<'_>) -> io::Result<()>,
) -> io::Result<()> {
    let node = |iri: &Iri<'_>| NamedNode::new(iri.whole()).map_err(io::Error::other);
    let (subject, predicate) = (node(subject)?, node(predicate)?);
    let write = |object: TermRef<'_>| write(TripleRef::new(&subject, &predicate, object));
    match object {
        Object::Iri(iri) => write(node(iri)?.as_ref().into()),
        Object::Text(text, None) => write(LiteralRef::new_simple_literal(text).into()),
        Object::Text(text, Some(language)) => {
            write(LiteralRef::new_language_tagged_literal_unchecked(text, language).into())
        }
        Object::Typed(value, class) => {
            let class = format!("{}{class}", XSD.iri);
            let class = NamedNodeRef::new(&class).map_err(io::Error::other)?;
            write(LiteralRef::new_typed_literal(value, class).into())
        }
    }
}

#[cfg(test)]
mod tests;
