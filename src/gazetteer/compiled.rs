//! A compiled gazetteer layer, read in place.

use std::iter::successors;

use super::alias::Alias;
use super::compile::{NamePath, folded_words};
use super::layout::{
    APART, Counts, DECISION, ENDS, ENTITY, HEADER, HIDDEN, LAST, LONE, MAGIC, ROOT, SAME_AS, SECTIONS, TIE, edge_hash,
    filter_bit, join_class, left_word, step, unpack_date,
};
use super::map::Bytes;
use crate::text::{Date, Join, tokenize};

/// Why bytes are no compiled gazetteer.
#[derive(Debug, thiserror::Error)]
pub enum CompiledError {
    /// The file begins otherwise.
    #[error("not a compiled gazetteer of this version; compile its source again with `kg gazetteer compile`")]
    Magic,
    /// The sizes in the header do not fit the file.
    #[error("the compiled gazetteer is cut short or damaged; compile its source again with `kg gazetteer compile`")]
    Damaged,
}

/// One compiled gazetteer. Damaged content gives wrong names at worst, never a panic: every read is checked.
#[derive(Debug)]
pub struct Layer {
    bytes: Bytes,
    counts: Counts,
    ends: [usize; SECTIONS],
}

impl Layer {
    /// Checks the header; takes no time that grows with the file.
    pub fn open(bytes: Bytes) -> Result<Self, CompiledError> {
        let header = bytes.get(..HEADER).ok_or(CompiledError::Magic)?;
        if header[..8] != MAGIC {
            return Err(CompiledError::Magic);
        }
        let mut counts = [0; 8];
        for (count, chunk) in counts.iter_mut().zip(header[8..].chunks_exact(8)) {
            *count = u64::from_le_bytes(chunk.try_into().unwrap_or_default());
        }
        let counts = Counts::from_array(counts);
        let ends = counts.ends().filter(|ends| ends[SECTIONS - 1] == bytes.len()).ok_or(CompiledError::Damaged)?;
        Ok(Self { bytes, counts, ends })
    }

    /// SHA-256 of the content, as the compiler wrote it.
    pub fn sha256(&self) -> [u8; 32] {
        self.bytes.get(HEADER - 32..HEADER).and_then(|hash| hash.try_into().ok()).unwrap_or_default()
    }

    /// The number of entities.
    pub fn entities(&self) -> u32 {
        u32::try_from(self.counts.entities).unwrap_or(u32::MAX)
    }

    /// The number of aliases, spellings that follow by rule included.
    pub fn aliases(&self) -> u32 {
        u32::try_from(self.counts.aliases).unwrap_or(u32::MAX)
    }

    /// The parts of the file, for reading.
    pub(crate) fn view(&self) -> View<'_> {
        let bytes: &[u8] = &self.bytes;
        let (slots, slot_mask) =
            (bytes.get(HEADER..self.ends[0]).unwrap_or_default(), (1 << self.counts.slot_bits) - 1);
        let view = View { layer: self, bytes, slots, slot_mask, entities: &[], strings: &[] };
        View { entities: view.section(ENTITIES), strings: view.section(STRINGS), ..view }
    }
}

/// The sections behind that of the slots.
const FILTER: usize = 1;
const ALIASES: usize = 2;
const ALIAS_ORDER: usize = 3;
const ENTITIES: usize = 4;
const TIES: usize = 5;
const TIE_ORDER: usize = 6;
const DECISIONS: usize = 7;
const STRINGS: usize = 8;

/// The sections of a layer; those that are read all the time at hand.
#[derive(Clone, Copy)]
pub(crate) struct View<'a> {
    layer: &'a Layer,
    bytes: &'a [u8],
    slots: &'a [u8],
    slot_mask: usize,
    entities: &'a [u8],
    strings: &'a [u8],
}

/// The first tokens of a layer's aliases, one bit for many: most tokens of a text cost no more than this.
#[derive(Clone, Copy)]
pub(crate) struct Filter<'a> {
    bytes: &'a [u8],
    bits: u64,
}

impl Filter<'_> {
    /// Whether some alias may begin with this token, written in small letters or not.
    #[inline]
    pub(crate) fn may_start(self, token: u64, small: bool) -> bool {
        let bit = filter_bit(token, self.bits, small);
        self.bytes.get(usize::try_from(bit / 8).unwrap_or(usize::MAX)).is_some_and(|byte| byte >> (bit % 8) & 1 == 1)
    }
}

/// A tie as the compiled list holds it; see [`super::Tie`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TieView<'a> {
    /// The role, `party` or `parent`.
    pub relation: &'a str,
    /// The key of the other entity.
    pub target: &'a str,
    /// The first day.
    pub from: Option<Date>,
    /// The last day.
    pub to: Option<Date>,
    /// When it was last known to hold.
    pub as_of: Option<Date>,
    /// The day of signature.
    pub signed: Option<Date>,
}

/// What a list decides of an entity.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Decision<'a> {
    /// It is the same as the one with this key.
    SameAs(&'a str),
    /// It is not the one with this key.
    Apart(&'a str),
    /// It appears in no output.
    Hidden,
}

impl<'a> View<'a> {
    #[inline]
    fn section(&self, number: usize) -> &'a [u8] {
        let ends = &self.layer.ends;
        self.bytes.get(ends[number - 1]..ends[number]).unwrap_or_default()
    }

    /// Tells tokens that no alias begins with.
    pub(crate) fn filter(&self) -> Filter<'a> {
        Filter { bytes: self.section(FILTER), bits: self.layer.counts.filter_bits }
    }

    /// The trie node after `token`, if an alias goes on so, and whether one ends there. The root is 0; its tokens have no join.
    pub(crate) fn step(&self, node: u32, token: u64, join: Join) -> Option<(u32, bool)> {
        self.follow(node, step(token, if node == ROOT { 0 } else { join_class(join) }))
    }

    /// The same for the first token of a name.
    #[inline]
    pub(crate) fn first_step(&self, token: u64) -> Option<(u32, bool)> {
        let target = self.follow_edge(ROOT, step(token, 0))?;
        Some((target, target & ENDS > 0))
    }

    /// As [`Self::step`], by the word as the trie holds it.
    fn follow(&self, node: u32, step: u64) -> Option<(u32, bool)> {
        let target = match node & (LONE | ENDS) {
            LONE => self.follow_lone(node, step)?,
            0 | ENDS => self.follow_edge(node & !ENDS, step)?,
            _ => return None,
        };
        Some((target, target & ENDS > 0))
    }

    fn follow_edge(&self, node: u32, step: u64) -> Option<u32> {
        let hash = edge_hash(node, step);
        let mut at = (hash >> 32) as usize & self.slot_mask;
        for _ in 0..=self.slot_mask {
            let slot = u64_at(self.slots, at)?;
            if slot == 0 {
                return None;
            }
            if slot >> 32 == hash & 0xffff_ffff {
                return u32::try_from(slot & 0xffff_ffff).ok();
            }
            at = (at + 1) & self.slot_mask;
        }
        None
    }

    fn follow_lone(&self, node: u32, step: u64) -> Option<u32> {
        let left = u32_at(self.section(ALIASES), place(node)?)?;
        let ends = if left & LAST > 0 { ENDS } else { 0 };
        (left & !LAST == left_word(step)).then(|| node.wrapping_add(1) | ends)
    }

    /// The aliases that end at a node.
    pub(crate) fn aliases_at(self, node: u32) -> impl Iterator<Item = Alias<'a>> {
        let first = place(node).and_then(|place| self.alias(place));
        successors(first, Alias::following)
    }

    /// The aliases that are spelled like the whole of a text, capitals aside.
    pub(crate) fn spelled(self, text: &str) -> Vec<Alias<'a>> {
        let tokens = tokenize(text);
        let last = tokens.iter().try_fold((0, false), |(node, _), token| self.step(node, token.hash, token.join));
        let Some((node, true)) = last else { return Vec::new() };
        let folded = folded_words(text, &tokens);
        self.aliases_at(node).filter(|alias| alias.folded() == folded.as_bytes()).collect()
    }

    /// The number of aliases that rules of romanization made.
    pub(super) fn spelling_count(self) -> u64 {
        let aliases = (0..).map_while(move |at| self.alias(u32_at(self.section(ALIAS_ORDER), at)? as usize));
        aliases.map(|alias| u64::from(alias.is_by_rule())).sum()
    }

    /// Whether these words are a name of an entity with another key.
    pub(super) fn names_another(&self, key: &str, path: &NamePath) -> bool {
        let walk = path.iter().try_fold((0, false), |(node, _), step| self.follow(node, *step));
        let ends = walk.filter(|(_, ends)| *ends);
        ends.is_some_and(|(node, _)| self.aliases_at(node).any(|alias| self.text(alias.entity(), 0) != key))
    }

    /// The alias at this place, in words of four bytes.
    fn alias(self, place: usize) -> Option<Alias<'a>> {
        Alias::first(self.section(ALIASES).get(place * 4..)?, self)
    }

    /// The aliases of an entity, ordered by form and spelling.
    pub(crate) fn aliases_of(self, entity: u32) -> impl Iterator<Item = Alias<'a>> {
        let first = self.number(entity, 6) as usize;
        (first..)
            .map_while(move |at| self.alias(u32_at(self.section(ALIAS_ORDER), at)? as usize))
            .take_while(move |alias| alias.entity() == entity)
    }

    /// The key, name, kind, Wikidata id, ISO code or countries of an entity, numbered 0 to 5. Number 6 is its first alias, 7 its first tie, 8 to 10 are dates.
    pub(crate) fn text(self, entity: u32, field: usize) -> &'a str {
        self.string(self.number(entity, field))
    }

    /// The kind of an entity, as it is written.
    pub(crate) fn kind(self, entity: u32) -> &'a [u8] {
        self.bytes(self.number(entity, 2))
    }

    /// The first (0) or last (1) day of an entity, or that of its entry into force (2).
    pub(crate) fn date(self, entity: u32, which: usize) -> Option<Date> {
        unpack_date(self.number(entity, 8 + which))
    }

    /// The ties of an entity, in the order of time.
    pub(crate) fn ties_of(self, entity: u32) -> impl Iterator<Item = (u32, TieView<'a>)> {
        (self.number(entity, 7)..).map_while(move |index| self.tie(index)).take_while(move |(of, _)| *of == entity)
    }

    /// The ties to the entity with this key, by relation, each with the entity that has it; only those of one relation where one is wanted.
    pub(crate) fn ties_to(
        self,
        key: &str,
        relation: Option<&str>,
    ) -> impl Iterator<Item = (u32, TieView<'a>)> + use<'a> {
        let place = move |at: usize| {
            let row = u32_at(self.section(TIE_ORDER), at)? as usize * TIE;
            let row = self.section(TIES).get(row..row + TIE)?;
            Some((u32_at(row, 2)?, u32_at(row, 1)?))
        };
        let wanted = (key.as_bytes(), relation.unwrap_or_default().as_bytes());
        let before = |(target, relation)| (self.bytes(target), self.bytes(relation)) < wanted;
        let (mut low, mut high) = (0, self.section(TIE_ORDER).len() / 4);
        while low < high {
            let middle = low + (high - low) / 2;
            if place(middle).is_some_and(before) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        let fits = |(target, own): (u32, u32)| {
            self.bytes(target) == wanted.0 && relation.is_none_or(|_| self.bytes(own) == wanted.1)
        };
        // Equal strings are stored once.
        let first = place(low).filter(|first| fits(*first));
        let every = relation.is_none();
        (low..)
            .take_while(move |at| {
                first.is_some_and(|(target, relation)| {
                    place(*at).is_some_and(|(to, own)| to == target && (every || own == relation))
                })
            })
            .map_while(move |at| self.tie(u32_at(self.section(TIE_ORDER), at)?))
    }

    /// The tie with this index, and whose it is.
    fn tie(self, index: u32) -> Option<(u32, TieView<'a>)> {
        let start = index as usize * TIE;
        let row = self.section(TIES).get(start..start + TIE)?;
        let number = |at: usize| u32_at(row, at).unwrap_or(0);
        let date = |at: usize| unpack_date(number(at));
        let (relation, target) = (self.string(number(1)), self.string(number(2)));
        Some((number(0), TieView { relation, target, from: date(3), to: date(4), as_of: date(5), signed: date(6) }))
    }

    /// All decisions, each with the key of its entity.
    pub(super) fn decisions(self) -> impl Iterator<Item = (&'a str, Decision<'a>)> {
        let rows = self.section(DECISIONS).chunks_exact(DECISION);
        rows.filter_map(move |row| {
            let key = self.text(u32_at(row, 0)?, 0);
            let target = self.string(u32_at(row, 2)?);
            let decision = match u32_at(row, 1)? {
                SAME_AS => Decision::SameAs(target),
                APART => Decision::Apart(target),
                HIDDEN => Decision::Hidden,
                _ => return None,
            };
            Some((key, decision))
        })
    }

    /// The entity with this key, by binary search.
    pub(crate) fn find(self, key: &str) -> Option<u32> {
        let entity = self.first_not_before(key.as_bytes(), 0, self.entity_count());
        (self.key(entity)? == key.as_bytes()).then_some(entity)
    }

    /// The entities whose keys another list has, too, each with the one there. The longer list is only looked into.
    pub(super) fn shared_with(self, other: Self) -> Vec<(u32, u32)> {
        if self.entity_count() > other.entity_count() {
            return other.shared_with(self).into_iter().map(|(theirs, own)| (own, theirs)).collect();
        }
        let mut at = 0;
        let shared = (0..self.entity_count()).filter_map(|own| {
            let key = self.key(own)?;
            at = other.seek(key, at);
            (other.key(at)? == key).then_some((own, at))
        });
        shared.collect()
    }

    /// The first entity from `start` on whose key is not before this one, by steps that double: keys that are sought in their order lie near.
    fn seek(self, key: &[u8], start: u32) -> u32 {
        let end = self.entity_count();
        let (mut low, mut step) = (start, 1);
        while low + step < end && self.key(low + step).is_some_and(|other| other < key) {
            low += step;
            step = step.saturating_mul(2).min(end - low);
        }
        self.first_not_before(key, low, (low + step + 1).min(end))
    }

    /// The first entity of a range whose key is not before this one, or its end.
    fn first_not_before(self, key: &[u8], mut low: u32, mut high: u32) -> u32 {
        while low < high {
            let middle = low + (high - low) / 2;
            if self.key(middle).is_some_and(|other| other < key) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        low
    }

    fn entity_count(self) -> u32 {
        u32::try_from(self.entities.len() / ENTITY).unwrap_or(u32::MAX)
    }

    /// The key of an entity; none where there is no such entity.
    fn key(self, entity: u32) -> Option<&'a [u8]> {
        (entity < self.entity_count()).then(|| self.bytes(self.number(entity, 0)))
    }

    fn number(self, entity: u32, field: usize) -> u32 {
        u32_at(self.entities, entity as usize * (ENTITY / 4) + field).unwrap_or(0)
    }

    pub(super) fn string(self, at: u32) -> &'a str {
        std::str::from_utf8(self.bytes(at)).unwrap_or_default()
    }

    /// The bytes of a string, after their number.
    fn bytes(self, at: u32) -> &'a [u8] {
        let at = at as usize;
        let bytes = || {
            let len = u32::from_le_bytes(self.strings.get(at..at + 4)?.try_into().ok()?) as usize;
            self.strings.get(at + 4..(at + 4).checked_add(len)?)
        };
        bytes().unwrap_or_default()
    }
}

/// Where that stands which belongs to a node, in words of four bytes.
fn place(node: u32) -> Option<usize> {
    (node & !(ENDS | LONE)).checked_sub(1).map(|place| place as usize)
}

fn u64_at(bytes: &[u8], index: usize) -> Option<u64> {
    Some(u64::from_le_bytes(bytes.get(index * 8..index * 8 + 8)?.try_into().ok()?))
}

/// An integer of a section, or of a row.
pub(super) fn u32_at(bytes: &[u8], index: usize) -> Option<u32> {
    Some(u32::from_le_bytes(bytes.get(index * 4..index * 4 + 4)?.try_into().ok()?))
}
