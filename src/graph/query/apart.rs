//! How near two nodes come that no edge joins, as far as the evidence of their other edges tells.

use crate::extract::DocumentRow;
use crate::graph::{EdgeRef, Evidence, KnowledgeGraph};
use crate::text::Span;

/// Where two nodes are named in one document, each together with others.
#[derive(Clone, Copy, Debug)]
pub struct Approach<'g> {
    /// The document.
    pub document: &'g DocumentRow,
    /// Where the one and the other are named.
    pub names: [Span; 2],
    /// The units that they are named in.
    pub units: [Span; 2],
}

impl Approach<'_> {
    /// How many bytes lie between them.
    pub fn gap(&self) -> u32 {
        let [one, other] = self.names;
        one.start.saturating_sub(other.end).max(other.start.saturating_sub(one.end))
    }
}

/// A document, and where in it a node is named, in which unit.
type Seen = (usize, Span, Span);

impl KnowledgeGraph {
    /// The documents in which a node is named together with others, by their place in [`Self::documents`].
    pub fn documents_of(&self, place: usize) -> Vec<usize> {
        let mut documents: Vec<_> = self.seen(place).into_iter().map(|(document, ..)| document).collect();
        documents.dedup();
        documents
    }

    /// The nearest that two nodes come in each document in which both are named together with others; the nearest first, then in the order of
    /// documents. A graph does not keep where a node is named alone.
    pub fn approaches(&self, one: usize, other: usize) -> Vec<Approach<'_>> {
        let (one, other) = (self.seen(one), self.seen(other));
        let mut approaches = Vec::new();
        for here in one.chunk_by(|a, b| a.0 == b.0) {
            let from = other.partition_point(|seen| seen.0 < here[0].0);
            let there = &other[from..from + other[from..].partition_point(|seen| seen.0 == here[0].0)];
            let near = here.iter().flat_map(|seen| beside(there, seen.1).iter().map(move |near| (seen, near)));
            let approach = near.map(|(seen, near)| Approach {
                document: &self.documents[seen.0],
                names: [seen.1, near.1],
                units: [seen.2, near.2],
            });
            approaches.extend(approach.min_by_key(|near| (near.gap(), near.names)));
        }
        approaches.sort_by_key(Approach::gap);
        approaches
    }

    /// Where a node is named with others: by document, then place.
    fn seen(&self, place: usize) -> Vec<Seen> {
        let mut seen = Vec::new();
        for edge in self.edges_at(place) {
            let own = edge.places().map(|end| end == place);
            for (at, evidence) in edge.evidence_range().zip(EdgeRef::evidence(&edge)) {
                let document = edge.document_of(at) as usize;
                seen.extend(ends(&evidence, own).map(|span| (document, span, evidence.unit)));
            }
        }
        seen.sort_unstable();
        seen.dedup_by_key(|(document, span, _)| (*document, *span));
        seen
    }
}

/// Where those ends stand that are wanted.
fn ends(evidence: &Evidence<'_>, wanted: [bool; 2]) -> impl Iterator<Item = Span> {
    [evidence.source, evidence.target].into_iter().zip(wanted).filter(|(_, wanted)| *wanted).map(|(span, _)| span)
}

/// The last place before a name, and the first at or behind it.
fn beside(places: &[Seen], name: Span) -> &[Seen] {
    let at = places.partition_point(|(_, span, _)| *span < name);
    &places[at.saturating_sub(1)..(at + 1).min(places.len())]
}
