//! The layout of a compiled gazetteer: little-endian integers in sections whose sizes the header gives.

use crate::text::{Date, Join};

/// The first bytes of every compiled gazetteer; the last one counts versions of the layout.
pub(super) const MAGIC: [u8; 8] = *b"kg-gaz\x00\x05";
/// Magic, eight counts and a SHA-256 of all that follows.
pub(super) const HEADER: usize = 8 + 8 * 8 + 32;
/// Bytes of one alias before its limits and its folded words.
pub(super) const ALIAS: usize = 20;
/// Bytes of the limits of an alias.
pub(super) const LIMITS: usize = 12;
/// Bytes of one entity.
pub(super) const ENTITY: usize = 44;
/// Bytes of one tie.
pub(super) const TIE: usize = 28;
/// Bytes of one decision.
pub(super) const DECISION: usize = 12;

/// Marks a node where aliases end.
pub(super) const ENDS: u32 = 1 << 31;
/// Marks a node from which only one way goes on, if any: what is left of it stands before its aliases, a word each.
pub(super) const LONE: u32 = 1 << 30;
/// Marks, in what is left of a way, the last word.
pub(super) const LAST: u32 = 1 << 31;
/// The node where all names begin. One that ends or is lone is 1 more than the place of what stands there, in words of four bytes; the others
/// come after the last place.
pub(super) const ROOT: u32 = 0;

/// The alias counts only where the document names its entity, or a state of its, in a clear way.
pub(super) const NEEDS_CONTEXT: u8 = 1;
/// The alias counts only before a hyphen.
pub(super) const PREFIX: u8 = 2;
/// The alias counts only where the document names the entity itself.
pub(super) const NEEDS_NAME: u8 = 8;
/// The alias counts only in texts of its language: another language may have the same word for something else.
pub(super) const NEEDS_LANGUAGE: u8 = 16;
/// The alias belongs to an entry of kind `ignore`.
pub(super) const IGNORE: u8 = 4;

/// A rule of romanization made the alias; no list holds it.
pub(super) const BY_RULE: u8 = 32;
/// The next alias has the same words.
pub(super) const MORE: u8 = 64;
/// The alias has dates or a language.
pub(super) const LIMITED: u8 = 128;

/// What a decision says of an entity: that it is the same as another, is apart from it, or appears in no output.
pub(super) const SAME_AS: u32 = 0;
pub(super) const APART: u32 = 1;
pub(super) const HIDDEN: u32 = 2;

/// The number of sections.
pub(super) const SECTIONS: usize = 9;

/// The counts that give the size of each section, in the order they are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Counts {
    pub(super) slot_bits: u64,
    pub(super) filter_bits: u64,
    /// Aliases, in words of four bytes.
    pub(super) alias_words: u64,
    pub(super) aliases: u64,
    pub(super) entities: u64,
    pub(super) ties: u64,
    pub(super) decisions: u64,
    pub(super) strings: u64,
}

impl Counts {
    pub(super) fn to_array(self) -> [u64; 8] {
        let Self { slot_bits, filter_bits, alias_words, aliases, entities, ties, decisions, strings } = self;
        [slot_bits, filter_bits, alias_words, aliases, entities, ties, decisions, strings]
    }

    pub(super) fn from_array(
        [slot_bits, filter_bits, alias_words, aliases, entities, ties, decisions, strings]: [u64; 8],
    ) -> Self {
        Self { slot_bits, filter_bits, alias_words, aliases, entities, ties, decisions, strings }
    }

    /// The end of each section: slots, filter, aliases, alias order, entities, ties, tie order, decisions, strings. None where they overflow.
    pub(super) fn ends(self) -> Option<[usize; SECTIONS]> {
        if self.slot_bits > 40 || !(6..=40).contains(&self.filter_bits) {
            return None;
        }
        let sizes = [
            8_u64 << self.slot_bits,
            2 << (self.filter_bits - 3),
            self.alias_words.checked_mul(4)?,
            self.aliases.checked_mul(4)?,
            self.entities.checked_mul(ENTITY as u64)?,
            self.ties.checked_mul(TIE as u64)?,
            self.ties.checked_mul(4)?,
            self.decisions.checked_mul(DECISION as u64)?,
            self.strings,
        ];
        let mut end = HEADER as u64;
        let mut ends = [0; SECTIONS];
        for (slot, size) in ends.iter_mut().zip(sizes) {
            end = end.checked_add(size)?;
            *slot = usize::try_from(end).ok()?;
        }
        Some(ends)
    }
}

/// What stands between the words of a name, as [`join_class`] tells.
pub(super) const JOINTS: [u8; 3] = *b" ,|";

/// How the trie tells joins apart: what may vary between spellings of one name, commas, and other punctuation.
pub(super) fn join_class(join: Join) -> u8 {
    match join {
        Join::Tight | Join::Space | Join::Hyphen | Join::Apostrophe => b' ',
        Join::Comma => b',',
        Join::Hard => b'|',
    }
}

/// A word of a name as the trie holds it: the hash of its token, mixed with the class of what joins it to the one before; 0 for the first.
pub(super) fn step(token: u64, class: u8) -> u64 {
    token ^ u64::from(class).wrapping_mul(0xa076_1d64_78bd_642f)
}

/// The hash of a trie edge: its slot comes from the high bits, its fingerprint is the low half.
pub(super) fn edge_hash(node: u32, step: u64) -> u64 {
    let salt = u64::from(node).wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ 0xe703_7ed1_a0b4_28db;
    let product = u128::from(step ^ salt).wrapping_mul(u128::from(salt | 1));
    #[expect(clippy::cast_possible_truncation, reason = "both halves are folded together")]
    let folded = (product >> 64) as u64 ^ product as u64;
    folded.wrapping_mul(0x8ebc_6af0_9c88_c6e3)
}

/// A word of a name as it stands before its aliases.
pub(super) fn left_word(step: u64) -> u32 {
    #[expect(clippy::cast_possible_truncation, reason = "the low half is taken")]
    let low = edge_hash(ROOT, step) as u32;
    low & !LAST
}

/// The bit of the first-token filter that stands for a token: the high bits of its hash. Its second half holds the names that may begin in small letters: most
/// words of a text are in small letters, and most names are not.
pub(super) fn filter_bit(token: u64, filter_bits: u64, small: bool) -> u64 {
    (u64::from(small) << filter_bits) | token >> (64 - filter_bits)
}

/// A date as one integer, 0 for none.
pub(super) fn pack_date(date: Option<Date>) -> u32 {
    date.map_or(0, |date| u32::from(date.year) * 10_000 + u32::from(date.month) * 100 + u32::from(date.day))
}

/// The date that [`pack_date`] packed.
pub(super) fn unpack_date(packed: u32) -> Option<Date> {
    let part = |number: u32| u8::try_from(number % 100).unwrap_or(0);
    let year = u16::try_from(packed / 10_000).ok().filter(|year| *year > 0)?;
    Some(Date { year, month: part(packed / 100), day: part(packed) })
}
