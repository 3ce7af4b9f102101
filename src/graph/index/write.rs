//! Makes the index of a graph.

use std::io::{self, Write};

use rayon::prelude::*;

use super::layout::{BLOCK, Record, SECTIONS, check, header, names_hash};
use crate::graph::read::{ReadError, RowPlace, Rows};
use crate::graph::{EdgeRef, KnowledgeGraph, Node};
use crate::relate::Predicate;
use crate::text::fold::comparable;

/// Why no index can be made.
#[derive(Debug, thiserror::Error)]
pub enum IndexingError {
    /// The graph cannot be read.
    #[error(transparent)]
    Graph(#[from] ReadError),
    /// The index cannot be written.
    #[error(transparent)]
    Io(#[from] io::Error),
    /// It has more of something than an index can count.
    #[error("the graph is too large for an index")]
    TooLarge,
}

impl KnowledgeGraph {
    /// Writes the index of the graph in a JSON file of kg. Takes the memory of the graph, and 32 bytes an edge more than once.
    ///
    /// # Errors
    /// Those of [`Self::read`] and of the writer, and where it has more than 2^32 edges or rows.
    pub fn write_index(json: &[u8], out: &mut dyn Write) -> Result<(), IndexingError> {
        let graph = Self::read_without_source(json)?;
        let rows = Rows::of(json)?;
        let arcs = graph.index_arcs()?;
        let sections: [Vec<Record>; SECTIONS] = [
            rows.nodes.iter().zip(&arcs.firsts).map(|(row, first)| record(*row, *first)).collect(),
            arcs.arcs,
            places(&rows.edges),
            places(&rows.documents),
            hashes(graph.documents().iter().map(|document| document.id.as_str().to_owned()).zip(0..)),
            hashes(graph.nodes().zip(0..).flat_map(|(node, number)| names(node).map(move |name| (name, number)))),
            graph.index_quotes(),
            places(&rows.claims),
            graph.index_pairs(),
            places(&rows.background),
            hashes(
                graph
                    .background()
                    .iter()
                    .zip(0..)
                    .flat_map(|(tie, number)| [&tie.source, &tie.target].map(|key| (key.to_string(), number))),
            ),
        ];
        drop(graph);
        if sections.iter().any(|records| u32::try_from(records.len()).is_err()) {
            return Err(IndexingError::TooLarge);
        }
        Ok(put(json, sections, out)?)
    }

    /// The arcs of each node, both ways.
    fn index_arcs(&self) -> Result<NodeArcs, IndexingError> {
        let ends = |edge: &EdgeRef<'_>| edge.places().map(|place| u32::try_from(place).unwrap_or(u32::MAX));
        let mut firsts = vec![0_u32; self.nodes().len() + 1];
        for edge in self.edges() {
            let [source, target] = edge.places();
            firsts[source + 1] += 1;
            firsts[target + 1] += u32::from(source != target);
        }
        for node in 1..firsts.len() {
            firsts[node] = firsts[node].checked_add(firsts[node - 1]).ok_or(IndexingError::TooLarge)?;
        }
        let mut arcs = vec![Record::default(); firsts.last().map_or(0, |end| *end as usize)];
        let mut next = firsts.clone();
        for (number, edge) in (0..).zip(self.edges()) {
            let count = u32::try_from(edge.edge().count).map_err(|_| IndexingError::TooLarge)?;
            let relation = number_of(edge.edge().relation);
            let [source, target] = ends(&edge);
            let mut add = |node: u32, other: u32| {
                arcs[next[node as usize] as usize] = [other, number, count, relation];
                next[node as usize] += 1;
            };
            add(source, target);
            if source != target {
                add(target, source);
            }
        }
        for range in firsts.windows(2) {
            arcs[range[0] as usize..range[1] as usize].sort_unstable();
        }
        Ok(NodeArcs { firsts, arcs })
    }

    /// The sentences that are quoted whole; of several edges that quote one, the last.
    fn index_quotes(&self) -> Vec<Record> {
        let mut quotes: Vec<Record> = Vec::new();
        for (number, edge) in (0..).zip(self.edges()) {
            for (at, evidence) in edge.evidence_range().zip(EdgeRef::evidence(&edge)) {
                if evidence.quote.is_some_and(|quote| !quote.contains('…')) {
                    quotes.push([edge.document_of(at), evidence.unit.start, evidence.unit.end, number]);
                }
            }
        }
        // The last edge comes first, and stays.
        quotes.par_sort_unstable_by(|a, b| a[..3].cmp(&b[..3]).then(b[3].cmp(&a[3])));
        quotes.dedup_by(|a, b| a[..3] == b[..3]);
        quotes
    }

    /// The claims between nodes.
    fn index_pairs(&self) -> Vec<Record> {
        let place = |key: &str| self.place_of(key).and_then(|place| u32::try_from(place).ok());
        let pair = |(claim, number): (&crate::graph::Claim, u32)| {
            let (one, other) = (place(&claim.source)?, place(&claim.target)?);
            Some([one.min(other), one.max(other), number, 0])
        };
        let mut pairs: Vec<Record> = self.claims().iter().zip(0..).filter_map(pair).collect();
        pairs.sort_unstable();
        pairs
    }
}

/// The arcs of nodes, and where those of each begin.
struct NodeArcs {
    firsts: Vec<u32>,
    arcs: Vec<Record>,
}

fn number_of(relation: Predicate) -> u32 {
    (0..).zip(Predicate::ALL).find(|(_, known)| **known == relation).map_or(u32::MAX, |(number, _)| number)
}

/// What a node goes by: its codes, and its names as they are compared.
fn names(node: &Node) -> impl Iterator<Item = String> {
    let codes = [Some(&node.key), node.wikidata.as_ref(), node.iso3.as_ref()];
    let codes = codes.into_iter().flatten().map(|code| code.to_ascii_lowercase());
    let names = [node.label.as_str()].into_iter().chain(node.aliases.iter().map(String::as_str));
    let names = names.chain(node.surfaces.keys().map(|name| &**name)).map(comparable);
    codes.chain(names)
}

fn places(rows: &[RowPlace]) -> Vec<Record> {
    rows.iter().map(|row| record(*row, 0)).collect()
}

fn record(row: RowPlace, more: u32) -> Record {
    let start = row.start.to_le_bytes();
    let half = |at: usize| u32::from_le_bytes([start[at], start[at + 1], start[at + 2], start[at + 3]]);
    [half(0), half(4), row.len, more]
}

/// Names as hashes, in order, each with what goes by it once.
fn hashes(names: impl Iterator<Item = (String, u32)>) -> Vec<Record> {
    let hash = |(name, number): (String, u32)| {
        let [high, low] = names_hash(&name);
        [high, low, number, 0]
    };
    let mut hashes: Vec<Record> = names.map(hash).collect();
    hashes.par_sort_unstable();
    hashes.dedup();
    hashes
}

fn put(json: &[u8], sections: [Vec<Record>; SECTIONS], out: &mut dyn Write) -> io::Result<()> {
    let counts = std::array::from_fn(|section| sections[section].len());
    let records: Vec<Record> = sections.into_iter().flatten().collect();
    let blocks = records.par_chunks(BLOCK / size_of::<Record>());
    let checks: Vec<[u8; 8]> = blocks.map(|block| check(&bytes(block))).collect();
    let checks = checks.concat();
    out.write_all(&header(json, counts, &checks))?;
    out.write_all(&checks)?;
    records.chunks(BLOCK).try_for_each(|records| out.write_all(&bytes(records)))
}

fn bytes(records: &[Record]) -> Vec<u8> {
    records.iter().flat_map(|record| record.iter().flat_map(|number| number.to_le_bytes())).collect()
}
