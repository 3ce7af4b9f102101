//! How an index stands in its file. All numbers are little-endian.

use sha2::{Digest, Sha256};

use crate::relate::Predicate;

/// A record: four numbers.
pub(super) type Record = [u32; 4];

/// Why an index is not used.
#[derive(Debug, thiserror::Error)]
pub enum IndexError {
    /// It was written by another version.
    #[error("it is of another version of kg")]
    Version,
    /// The graph's file is not the one that it was made of.
    #[error("the graph has changed since")]
    Stale,
    /// It is none, was cut short or altered.
    #[error("it is damaged")]
    Damaged,
}

/// What is kept of a graph. Rows are told by where they begin in its file (two numbers, the low one first) and their length.
#[derive(Clone, Copy)]
pub(super) enum Section {
    /// Rows of nodes by key; the fourth number is the first of their arcs.
    Nodes,
    /// The edges of each node: the other end, the edge, how often it is shown, its relation; by node, then other end, then edge.
    Arcs,
    /// Rows of edges, in their order.
    Edges,
    /// Rows of documents, by id.
    Documents,
    /// Hashes of ids (two numbers), and the document.
    DocumentIds,
    /// Hashes of names (two numbers), and the node that goes by it.
    Names,
    /// Document, first and last byte of a sentence that is quoted whole, and the last edge that does.
    Quotes,
    /// Rows of claims.
    Claims,
    /// The ends of claims that are nodes, the lower one first, and the claim.
    Pairs,
    /// Rows of what the lists know.
    Background,
    /// Hashes of keys (two numbers), and what the lists know of it.
    Ties,
}

pub(super) const SECTIONS: usize = Section::Ties as usize + 1;

/// How many bytes have a check sum of their own.
pub(super) const BLOCK: usize = 4096;

const MAGIC: &[u8; 8] = b"kg-index";
const VERSION: u32 = 1;

/// Magic, version and relations, length and fingerprint of the graph, counts, and the hash of these and the check sums.
pub(super) const HEADER: usize = 16 + 40 + 8 * SECTIONS + 32;

/// So many samples of a long file make its fingerprint, each so long.
const SAMPLES: usize = 64;
const SAMPLE: usize = 16 << 10;

/// The header of an index with so many records in its sections.
pub(super) fn header(json: &[u8], counts: [usize; SECTIONS], checks: &[u8]) -> Vec<u8> {
    let mut header = version();
    header.extend(fingerprint(json));
    header.extend(counts.iter().flat_map(|count| (*count as u64).to_le_bytes()));
    let hash = digest(&[&header, checks]);
    header.extend(hash);
    header
}

/// Says which indexes can be read: relations are numbers in them.
fn version() -> Vec<u8> {
    let relations: Vec<_> = Predicate::ALL.iter().map(|relation| relation.as_str()).collect();
    let relations = digest(&[relations.join(" ").as_bytes()]);
    [&MAGIC[..], &VERSION.to_le_bytes(), &relations[..4]].concat()
}

pub(super) fn check_version(header: &[u8]) -> Result<(), IndexError> {
    match header {
        header if header.starts_with(&version()) => Ok(()),
        header if header.starts_with(MAGIC) => Err(IndexError::Version),
        _ => Err(IndexError::Damaged),
    }
}

/// What a header says of the graph's file.
pub(super) fn fingerprint_in(header: &[u8]) -> &[u8] {
    &header[16..56]
}

/// Where the sections begin, and where the last one ends.
pub(super) fn firsts(header: &[u8]) -> Option<[usize; SECTIONS + 1]> {
    let mut firsts = [0_usize; SECTIONS + 1];
    for (at, count) in header[56..HEADER - 32].chunks_exact(8).enumerate() {
        let count = u64::from_le_bytes(count.try_into().ok()?);
        firsts[at + 1] = firsts[at].checked_add(usize::try_from(count).ok()?)?;
    }
    Some(firsts)
}

/// The length of a file, and the SHA-256 of it, or of samples if it is long.
pub(super) fn fingerprint(json: &[u8]) -> [u8; 40] {
    let hash = if json.len() <= SAMPLES * SAMPLE {
        digest(&[json])
    } else {
        let samples = (0..SAMPLES).map(|at| {
            let start = (json.len() - SAMPLE) / (SAMPLES - 1) * at;
            let start = if at + 1 == SAMPLES { json.len() - SAMPLE } else { start };
            &json[start..start + SAMPLE]
        });
        digest(&samples.collect::<Vec<_>>())
    };
    let mut mark = [0; 40];
    mark[..8].copy_from_slice(&(json.len() as u64).to_le_bytes());
    mark[8..].copy_from_slice(&hash);
    mark
}

pub(super) fn digest(parts: &[&[u8]]) -> [u8; 32] {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update(part);
    }
    hash.finalize().into()
}

/// The check sum of a block.
pub(super) fn check(block: &[u8]) -> [u8; 8] {
    let hash = digest(&[block]);
    [hash[0], hash[1], hash[2], hash[3], hash[4], hash[5], hash[6], hash[7]]
}

/// The hash of a name.
pub(super) fn names_hash(name: &str) -> [u32; 2] {
    let hash = check(name.as_bytes());
    let number = |at: usize| u32::from_le_bytes([hash[at], hash[at + 1], hash[at + 2], hash[at + 3]]);
    [number(0), number(4)]
}
