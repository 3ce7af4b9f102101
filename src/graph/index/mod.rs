//! An index beside a graph's file: by it questions are answered from the few rows that they need.
//!
//! It is used as it stands in the file: a header, check sums of its blocks, and sections of records of sixteen bytes. Nothing in it is trusted: a block
//! is checked when it is first read, and the graph's file is known by its length and samples of it.

mod answer;
mod layout;
mod part;
mod write;

use std::cell::RefCell;

pub use self::layout::IndexError;
use self::layout::{BLOCK, HEADER, Record, SECTIONS, Section, check, digest, fingerprint, names_hash};
pub use self::write::IndexingError;

/// What an index answers by: it, and the graph's file.
pub struct Index<'i> {
    json: &'i [u8],
    /// The check sums of the blocks.
    checks: &'i [u8],
    body: &'i [u8],
    /// Where each section begins among the records, and where the last one ends.
    firsts: [usize; SECTIONS + 1],
    checked: RefCell<Vec<bool>>,
}

/// It cannot be read: it is damaged, or not of this file.
pub(super) struct Damaged;

type Found<T> = Result<T, Damaged>;

impl From<Damaged> for IndexError {
    fn from(_: Damaged) -> Self {
        Self::Damaged
    }
}

impl<'i> Index<'i> {
    /// The index in `bytes` of the graph whose file holds `json`.
    ///
    /// # Errors
    /// Where it is none, of another version, damaged, or of another file.
    pub fn open(bytes: &'i [u8], json: &'i [u8]) -> Result<Self, IndexError> {
        let (header, rest) = bytes.split_at_checked(HEADER).ok_or(IndexError::Damaged)?;
        layout::check_version(header)?;
        let firsts = layout::firsts(header).ok_or(IndexError::Damaged)?;
        let body = firsts[SECTIONS].checked_mul(size_of::<Record>()).ok_or(IndexError::Damaged)?;
        let checks = body.div_ceil(BLOCK).checked_mul(8).ok_or(IndexError::Damaged)?;
        let (checks, rest) = rest.split_at_checked(checks).ok_or(IndexError::Damaged)?;
        if rest.len() != body || header[HEADER - 32..] != digest(&[&header[..HEADER - 32], checks]) {
            return Err(IndexError::Damaged);
        }
        if layout::fingerprint_in(header) != fingerprint(json) {
            return Err(IndexError::Stale);
        }
        let checked = RefCell::new(vec![false; checks.len() / 8]);
        Ok(Self { json, checks, body: rest, firsts, checked })
    }

    /// How many nodes the graph has.
    pub(super) fn nodes(&self) -> usize {
        self.len(Section::Nodes)
    }

    fn len(&self, section: Section) -> usize {
        self.firsts[section as usize + 1] - self.firsts[section as usize]
    }

    /// A record of a section.
    fn record(&self, section: Section, at: usize) -> Found<Record> {
        if at >= self.len(section) {
            return Err(Damaged);
        }
        let start = (self.firsts[section as usize] + at) * size_of::<Record>();
        self.check(start / BLOCK)?;
        let bytes = self.body.get(start..start + size_of::<Record>()).ok_or(Damaged)?;
        let number = |at: usize| u32::from_le_bytes([bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]]);
        Ok([number(0), number(4), number(8), number(12)])
    }

    fn check(&self, block: usize) -> Found<()> {
        let mut checked = self.checked.borrow_mut();
        let known = checked.get_mut(block).ok_or(Damaged)?;
        if !*known {
            let start = block * BLOCK;
            let bytes = self.body.get(start..self.body.len().min(start + BLOCK)).ok_or(Damaged)?;
            if self.checks.get(block * 8..block * 8 + 8) != Some(&check(bytes)[..]) {
                return Err(Damaged);
            }
            *known = true;
        }
        Ok(())
    }

    /// The records of a sorted section that begin with these numbers.
    fn records_of<const N: usize>(&self, section: Section, wanted: [u32; N]) -> Found<Vec<Record>> {
        let (mut low, mut high) = (0, self.len(section));
        while low < high {
            let middle = low.midpoint(high);
            if self.record(section, middle)?[..N] < wanted[..] {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        let mut records = Vec::new();
        while low < self.len(section) {
            let record = self.record(section, low)?;
            if record[..N] != wanted[..] {
                break;
            }
            records.push(record);
            low += 1;
        }
        Ok(records)
    }

    /// The text of the row that a record of a section of rows tells.
    fn row(&self, section: Section, at: usize) -> Found<&'i str> {
        let [low, high, len, _] = self.record(section, at)?;
        let start = usize::try_from(u64::from(high) << 32 | u64::from(low)).map_err(|_| Damaged)?;
        let end = start.checked_add(len as usize).ok_or(Damaged)?;
        std::str::from_utf8(self.json.get(start..end).ok_or(Damaged)?).map_err(|_| Damaged)
    }

    /// The numbers of what goes by a name or id in a section of names, ascending; among them may be others.
    fn called(&self, section: Section, name: &str) -> Found<Vec<u32>> {
        let found = self.records_of(section, names_hash(name))?;
        Ok(found.into_iter().map(|[_, _, number, _]| number).collect())
    }

    /// The arcs of a node: the other end, the edge, how often it is shown, its relation.
    fn arcs(&self, node: usize) -> Found<impl Iterator<Item = Found<Record>>> {
        let first = self.record(Section::Nodes, node)?[3] as usize;
        let end = match node + 1 {
            next if next < self.nodes() => self.record(Section::Nodes, next)?[3] as usize,
            _ => self.len(Section::Arcs),
        };
        Ok((first..end).map(|at| self.record(Section::Arcs, at)))
    }
}
