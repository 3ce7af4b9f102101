//! A compiled gazetteer layer, read in place.

use super::compile::NamePath;
use super::compile::folded_words;
use super::layout::{
    ALIAS, APART, BY_RULE, Counts, DECISION, ENDS, ENTITY, HEADER, HIDDEN, IGNORE, MAGIC, NEEDS_CONTEXT,
    NEEDS_LANGUAGE, NEEDS_NAME, PREFIX, SAME_AS, TIE, edge_hash, filter_bit, join_class, unpack_date,
};
use super::map::Bytes;
use super::record::{AliasRecord, CaseRule, Form};
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
    ends: [usize; 10],
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
        let ends = counts.ends().filter(|ends| ends[9] == bytes.len()).ok_or(CompiledError::Damaged)?;
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
        let [slots, filter, terminals, aliases, order, entities, ties, tie_order, decisions, strings] = self.ends;
        let part = |from: usize, to: usize| self.bytes.get(from..to).unwrap_or_default();
        View {
            slots: part(HEADER, slots),
            slot_mask: (1_usize << self.counts.slot_bits) - 1,
            filter: part(slots, filter),
            filter_bits: self.counts.filter_bits,
            terminals: part(filter, terminals),
            aliases: part(terminals, aliases),
            order: part(aliases, order),
            entities: part(order, entities),
            ties: part(entities, ties),
            tie_order: part(ties, tie_order),
            decisions: part(tie_order, decisions),
            strings: part(decisions, strings),
        }
    }
}

/// The sections of a layer.
#[derive(Clone, Copy)]
pub(crate) struct View<'a> {
    slots: &'a [u8],
    slot_mask: usize,
    filter: &'a [u8],
    filter_bits: u64,
    terminals: &'a [u8],
    aliases: &'a [u8],
    order: &'a [u8],
    entities: &'a [u8],
    ties: &'a [u8],
    tie_order: &'a [u8],
    decisions: &'a [u8],
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

/// One alias of a layer.
#[derive(Clone, Copy)]
pub(crate) struct Alias<'a> {
    row: &'a [u8],
    view: View<'a>,
}

impl<'a> View<'a> {
    /// Tells tokens that no alias begins with.
    pub(crate) fn filter(&self) -> Filter<'a> {
        Filter { bytes: self.filter, bits: self.filter_bits }
    }

    /// The trie node after `token`, if an alias goes on so, and whether one ends there. The root is 0; its tokens have no join.
    pub(crate) fn step(&self, node: u32, token: u64, join: Join) -> Option<(u32, bool)> {
        self.step_by(node, token, if node == 0 { 0 } else { join_class(join) })
    }

    /// As [`Self::step`], by the class of the join.
    fn step_by(&self, node: u32, token: u64, class: u8) -> Option<(u32, bool)> {
        let hash = edge_hash(node, token, class);
        let mut at = (hash >> 32) as usize & self.slot_mask;
        for _ in 0..=self.slot_mask {
            let slot = u64_at(self.slots, at)?;
            if slot == 0 {
                return None;
            }
            if slot >> 32 == hash & 0xffff_ffff {
                let target = u32::try_from(slot & 0xffff_ffff).ok()?;
                return Some((target & !ENDS, target & ENDS > 0));
            }
            at = (at + 1) & self.slot_mask;
        }
        None
    }

    /// The aliases that end at a node.
    pub(crate) fn aliases_at(self, node: u32) -> impl Iterator<Item = Alias<'a>> {
        let at = |node: u32| u32_at(self.terminals, node as usize).unwrap_or(0);
        (at(node)..at(node.saturating_add(1))).map_while(move |index| self.alias(index))
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
        let aliases = (0..).map_while(move |index| self.alias(index));
        aliases.map(|alias| u64::from(alias.is_by_rule())).sum()
    }

    /// Whether these words are a name of an entity with another key.
    pub(super) fn names_another(&self, key: &str, path: &NamePath) -> bool {
        let walk = path.iter().try_fold((0, false), |(node, _), (token, class)| self.step_by(node, *token, *class));
        let ends = walk.filter(|(_, ends)| *ends);
        ends.is_some_and(|(node, _)| self.aliases_at(node).any(|alias| self.text(alias.entity(), 0) != key))
    }

    /// The alias with this index.
    fn alias(self, index: u32) -> Option<Alias<'a>> {
        let start = index as usize * ALIAS;
        Some(Alias { row: self.aliases.get(start..start + ALIAS)?, view: self })
    }

    /// The aliases of an entity, ordered by form and spelling.
    pub(crate) fn aliases_of(self, entity: u32) -> impl Iterator<Item = Alias<'a>> {
        let first = self.number(entity, 6) as usize;
        (first..)
            .map_while(move |at| self.alias(u32_at(self.order, at)?))
            .take_while(move |alias| alias.entity() == entity)
    }

    /// The key, name, kind, Wikidata id, ISO code or countries of an entity, numbered 0 to 5. Number 6 is its first alias, 7 its first tie, 8 to 10 are dates.
    pub(crate) fn text(self, entity: u32, field: usize) -> &'a str {
        self.string(self.number(entity, field))
    }

    /// The first (0) or last (1) day of an entity, or that of its entry into force (2).
    pub(crate) fn date(self, entity: u32, which: usize) -> Option<Date> {
        unpack_date(self.number(entity, 8 + which))
    }

    /// The ties of an entity, in the order of time.
    pub(crate) fn ties_of(self, entity: u32) -> impl Iterator<Item = (u32, TieView<'a>)> {
        (self.number(entity, 7)..).map_while(move |index| self.tie(index)).take_while(move |(of, _)| *of == entity)
    }

    /// The ties to the entity with this key, by relation, each with the entity that has it.
    pub(crate) fn ties_to(self, key: &str) -> impl Iterator<Item = (u32, TieView<'a>)> + use<'a> {
        let target = |at: usize| {
            let row = u32_at(self.tie_order, at)? as usize * TIE;
            Some(self.bytes(u32_at(self.ties.get(row..row + TIE)?, 2)?))
        };
        let (mut low, mut high) = (0, self.tie_order.len() / 4);
        while low < high {
            let middle = low + (high - low) / 2;
            if target(middle).is_some_and(|target| target < key.as_bytes()) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        let key = key.to_owned();
        (low..).map_while(move |at| self.tie(u32_at(self.tie_order, at)?)).take_while(move |(_, tie)| tie.target == key)
    }

    /// The tie with this index, and whose it is.
    fn tie(self, index: u32) -> Option<(u32, TieView<'a>)> {
        let start = index as usize * TIE;
        let row = self.ties.get(start..start + TIE)?;
        let number = |at: usize| u32_at(row, at).unwrap_or(0);
        let date = |at: usize| unpack_date(number(at));
        let (relation, target) = (self.string(number(1)), self.string(number(2)));
        Some((number(0), TieView { relation, target, from: date(3), to: date(4), as_of: date(5), signed: date(6) }))
    }

    /// All decisions, each with the key of its entity.
    pub(super) fn decisions(self) -> impl Iterator<Item = (&'a str, Decision<'a>)> {
        let rows = self.decisions.chunks_exact(DECISION);
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
        let (mut low, mut high) = (0, u32::try_from(self.entities.len() / ENTITY).unwrap_or(u32::MAX));
        while low < high {
            let middle = low + (high - low) / 2;
            match self.bytes(self.number(middle, 0)).cmp(key.as_bytes()) {
                std::cmp::Ordering::Equal => return Some(middle),
                std::cmp::Ordering::Less => low = middle + 1,
                std::cmp::Ordering::Greater => high = middle,
            }
        }
        None
    }

    fn number(self, entity: u32, field: usize) -> u32 {
        u32_at(self.entities, entity as usize * (ENTITY / 4) + field).unwrap_or(0)
    }

    fn string(self, at: u32) -> &'a str {
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

impl<'a> Alias<'a> {
    /// Its entity, counted within the layer.
    pub(crate) fn entity(&self) -> u32 {
        self.u32(0)
    }

    /// Its folded words, joined by blanks, commas or bars.
    pub(crate) fn folded(&self) -> &'a [u8] {
        self.view.bytes(self.u32(4))
    }

    /// Its words as written in the list.
    pub(crate) fn spelling(&self) -> &'a str {
        self.view.string(self.u32(8))
    }

    /// Bits of the tokens, the first 16, that the list capitalizes.
    pub(crate) fn capitalized(&self) -> u16 {
        u16::from_le_bytes([self.row[12], self.row[13]])
    }

    /// Bits of the tokens that must be in capitals.
    pub(crate) fn upper(&self) -> u16 {
        u16::from_le_bytes([self.row[14], self.row[15]])
    }

    pub(crate) fn form(&self) -> Form {
        Form::from_code(self.row[16])
    }

    pub(crate) fn case(&self) -> CaseRule {
        match self.row[17] {
            1 => CaseRule::Exact,
            2 => CaseRule::Any,
            _ => CaseRule::Usual,
        }
    }

    pub(crate) fn needs_context(&self) -> bool {
        self.row[18] & NEEDS_CONTEXT > 0
    }

    pub(crate) fn needs_name(&self) -> bool {
        self.row[18] & NEEDS_NAME > 0
    }

    /// Whether it counts in a text of this language. Where none is known, a name with a capital does (Norwegen), an adjective or a people
    /// does not (chino, Inder).
    pub(crate) fn is_of(&self, language: Option<&str>) -> bool {
        fn main(tag: &str) -> Option<&str> {
            tag.split('-').next()
        }
        if !self.needs_language() {
            return true;
        }
        match language {
            Some(language) => main(language) == main(self.language()),
            None => self.capitalized() > 0 && self.form() != Form::Demonym,
        }
    }

    pub(crate) fn needs_language(&self) -> bool {
        self.row[18] & NEEDS_LANGUAGE > 0
    }

    pub(crate) fn is_prefix(&self) -> bool {
        self.row[18] & PREFIX > 0
    }

    pub(crate) fn is_ignored(&self) -> bool {
        self.row[18] & IGNORE > 0
    }

    /// Whether a rule of romanization made it.
    pub(crate) fn is_by_rule(&self) -> bool {
        self.row[18] & BY_RULE > 0
    }

    /// The days between which it means its entity.
    pub(crate) fn dates(&self) -> (Option<Date>, Option<Date>) {
        (unpack_date(self.u32(20)), unpack_date(self.u32(24)))
    }

    /// Its language, empty for English.
    pub(crate) fn language(&self) -> &'a str {
        self.view.string(self.u32(28))
    }

    /// All that the list says of it.
    pub(crate) fn record(&self) -> AliasRecord {
        let (from, to) = self.dates();
        AliasRecord {
            text: self.spelling().to_owned(),
            form: self.form(),
            case: self.case(),
            needs_context: self.needs_context(),
            needs_name: self.needs_name(),
            prefix: self.is_prefix(),
            language: Some(self.language().to_owned()).filter(|language| !language.is_empty()),
            from,
            to,
        }
    }

    fn u32(&self, at: usize) -> u32 {
        self.row.get(at..at + 4).and_then(|bytes| bytes.try_into().ok()).map_or(0, u32::from_le_bytes)
    }
}

fn u64_at(bytes: &[u8], index: usize) -> Option<u64> {
    Some(u64::from_le_bytes(bytes.get(index * 8..index * 8 + 8)?.try_into().ok()?))
}

fn u32_at(bytes: &[u8], index: usize) -> Option<u32> {
    Some(u32::from_le_bytes(bytes.get(index * 4..index * 4 + 4)?.try_into().ok()?))
}
