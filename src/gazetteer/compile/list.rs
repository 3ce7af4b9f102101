//! A compiled list: its sections, ready to be written.

use std::borrow::Cow;
use std::io::{self, Write};
use std::panic::resume_unwind;
use std::thread;

use sha2::{Digest, Sha256};

use super::super::layout::{Counts, MAGIC, SECTIONS};
use super::names::Names;
use super::tables::{DecisionRow, EntityRow, Tables, TieRow, count};
use super::trie::Trie;

/// A compiled list in memory, as `docs/architecture.md` describes it.
pub struct CompiledList {
    slots: Vec<u64>,
    filter: Vec<u64>,
    aliases: Vec<u32>,
    alias_order: Vec<u32>,
    entities: Vec<EntityRow>,
    ties: Vec<TieRow>,
    tie_order: Vec<u32>,
    decisions: Vec<DecisionRow>,
    strings: Vec<u8>,
}

/// A section of the file, as the numbers that it holds.
enum Section<'a> {
    Longs(&'a [u64]),
    Words(&'a [u32]),
    Bytes(&'a [u8]),
}

impl CompiledList {
    pub(super) fn new(mut tables: Tables, mut names: Names) -> Self {
        names.sort();
        let (aliases, places) = tables.sorted_aliases(&names);
        // Both wait for memory most of the time.
        let (trie, alias_order) = thread::scope(|scope| {
            let trie = scope.spawn(|| Trie::new(&names, &places, count(&aliases)));
            let alias_order = tables.alias_order(&names, &places);
            (trie.join().unwrap_or_else(|panic| resume_unwind(panic)), alias_order)
        });
        let Trie { slots, filter } = trie;
        let tie_order = tables.tie_order();
        let Tables { entities, ties, decisions, strings, .. } = tables;
        let strings = strings.into_bytes();
        Self { slots, filter, aliases, alias_order, entities, ties, tie_order, decisions, strings }
    }

    /// The number of bytes of the file.
    pub fn size(&self) -> u64 {
        self.counts().ends().map_or(0, |ends| ends[SECTIONS - 1] as u64)
    }

    /// The bytes of the file.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(usize::try_from(self.size()).unwrap_or(0));
        bytes.extend(self.header());
        for part in self.parts() {
            bytes.extend(&*part);
        }
        bytes
    }

    /// Writes the file.
    ///
    /// # Errors
    /// Those of `out`.
    pub fn write(&self, out: &mut dyn Write) -> io::Result<()> {
        out.write_all(&self.header())?;
        self.parts().try_for_each(|part| out.write_all(&part))
    }

    /// Magic, counts and the hash of counts and sections.
    fn header(&self) -> Vec<u8> {
        let mut digest = Sha256::new();
        let counts: Vec<u8> = self.counts().to_array().into_iter().flat_map(u64::to_le_bytes).collect();
        digest.update(MAGIC);
        digest.update(&counts);
        for part in self.parts() {
            digest.update(&part);
        }
        MAGIC.into_iter().chain(counts).chain(digest.finalize()).collect()
    }

    /// The bytes of the sections.
    fn parts(&self) -> impl Iterator<Item = Cow<'_, [u8]>> {
        self.sections().into_iter().flat_map(Section::parts)
    }

    fn counts(&self) -> Counts {
        Counts {
            slot_bits: self.slots.len().trailing_zeros().into(),
            filter_bits: u64::from((self.filter.len() * 32).trailing_zeros()),
            alias_words: self.aliases.len() as u64,
            aliases: self.alias_order.len() as u64,
            entities: self.entities.len() as u64,
            ties: self.ties.len() as u64,
            decisions: self.decisions.len() as u64,
            strings: self.strings.len() as u64,
        }
    }

    fn sections(&self) -> [Section<'_>; SECTIONS] {
        [
            Section::Longs(&self.slots),
            Section::Longs(&self.filter),
            Section::Words(&self.aliases),
            Section::Words(&self.alias_order),
            Section::Words(self.entities.as_flattened()),
            Section::Words(self.ties.as_flattened()),
            Section::Words(&self.tie_order),
            Section::Words(self.decisions.as_flattened()),
            Section::Bytes(&self.strings),
        ]
    }
}

impl<'a> Section<'a> {
    /// Its bytes, some at a time.
    fn parts(self) -> Box<dyn Iterator<Item = Cow<'a, [u8]>> + 'a> {
        const AT_ONCE: usize = 1 << 13;
        match self {
            Self::Longs(longs) => Box::new(longs.chunks(AT_ONCE).map(|some| to_bytes(some, u64::to_le_bytes))),
            Self::Words(words) => Box::new(words.chunks(AT_ONCE).map(|some| to_bytes(some, u32::to_le_bytes))),
            Self::Bytes(bytes) => Box::new([bytes.into()].into_iter()),
        }
    }
}

fn to_bytes<T: Copy, const N: usize>(numbers: &[T], bytes_of: fn(T) -> [u8; N]) -> Cow<'static, [u8]> {
    numbers.iter().copied().flat_map(bytes_of).collect::<Vec<u8>>().into()
}
