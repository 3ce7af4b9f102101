//! What one document counts, packed: some ten bytes for each entity that it names.

use crate::gazetteer::EntityId;
use crate::recognize::Reason;

/// What a document counts of an entity. Words go by their number in the list of the sum that it is part of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EntityCount {
    /// Who or what.
    pub entity: EntityId,
    /// As what the document names it, where no list has it: a name and a class.
    pub named: Option<(u32, u32)>,
    /// How often it is named.
    pub mentions: u32,
    /// In how many units.
    pub units: u32,
    /// How often under which words, by word.
    pub surfaces: Vec<(u32, u32)>,
}

/// What a document counts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DocumentCounts {
    /// The entities that it names, by id.
    pub entities: Vec<EntityCount>,
    /// The names that were left out, and how often, by reason and word.
    pub left_out: Vec<(Reason, u32, u32)>,
}

impl DocumentCounts {
    /// Gives entities and words other ids and numbers, and puts them in the order of these.
    pub(super) fn renumber(&mut self, entity: impl Fn(EntityId) -> EntityId, word: impl Fn(u32) -> u32) {
        for count in &mut self.entities {
            count.entity = entity(count.entity);
            count.named = count.named.map(|(name, kind)| (word(name), word(kind)));
            count.surfaces.iter_mut().for_each(|(surface, _)| *surface = word(*surface));
            count.surfaces.sort_unstable();
        }
        self.left_out.iter_mut().for_each(|(_, name, _)| *name = word(*name));
        self.sort();
    }

    pub(super) fn sort(&mut self) {
        self.entities.sort_unstable_by_key(|count| count.entity);
        self.left_out.sort_unstable();
    }

    /// The same in few bytes.
    pub fn pack(&self) -> PackedCounts {
        let mut out = Vec::with_capacity(16 + 10 * self.entities.len());
        put(&mut out, len(self.entities.len()));
        for EntityCount { entity, named, mentions, units, surfaces } in &self.entities {
            let (name, kind) = named.map_or((0, 0), |(name, kind)| (name + 1, kind));
            for number in [entity.0.rotate_left(1), name, kind, *mentions, *units, len(surfaces.len())] {
                put(&mut out, number);
            }
            for (surface, count) in surfaces {
                put(&mut out, *surface);
                put(&mut out, *count);
            }
        }
        put(&mut out, len(self.left_out.len()));
        for (reason, name, count) in &self.left_out {
            for number in [*reason as u32, *name, *count] {
                put(&mut out, number);
            }
        }
        PackedCounts(out.into())
    }
}

/// The counts of a document as bytes.
///
/// All numbers have seven bits a byte, the last byte its highest bit clear. Ids are rotated, so that those of found entities, whose highest bit is set, are
/// small, too.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PackedCounts(Box<[u8]>);

impl PackedCounts {
    /// Gives entities and words other ids and numbers.
    pub(super) fn renumber(&mut self, entity: impl Fn(EntityId) -> EntityId, word: impl Fn(u32) -> u32) {
        let mut counts = self.unpack();
        counts.renumber(entity, word);
        *self = counts.pack();
    }

    /// The counts; those of a document whose counts were not kept are empty. Linear in their size.
    pub fn unpack(&self) -> DocumentCounts {
        let mut at = self.0.iter();
        let mut next = || take(&mut at);
        let entities = (0..next()).map(|_| {
            let entity = EntityId(next().rotate_right(1));
            let (name, kind) = (next(), next());
            let (mentions, units) = (next(), next());
            let surfaces = (0..next()).map(|_| (next(), next())).collect();
            let named = name.checked_sub(1).map(|name| (name, kind));
            EntityCount { entity, named, mentions, units, surfaces }
        });
        let entities = entities.collect();
        let left_out = (0..next()).map(|_| {
            let reason = if next() == Reason::Contained as u32 { Reason::Contained } else { Reason::Ambiguous };
            (reason, next(), next())
        });
        DocumentCounts { left_out: left_out.collect(), entities }
    }
}

fn put(out: &mut Vec<u8>, mut number: u32) {
    while number > 0x7f {
        out.push(number.to_le_bytes()[0] | 0x80);
        number >>= 7;
    }
    out.push(number.to_le_bytes()[0]);
}

fn take(bytes: &mut std::slice::Iter<'_, u8>) -> u32 {
    let mut number = 0;
    for shift in (0..35).step_by(7) {
        let Some(byte) = bytes.next() else { break };
        number |= u32::from(byte & 0x7f).checked_shl(shift).unwrap_or(0);
        if byte & 0x80 == 0 {
            break;
        }
    }
    number
}

fn len(len: usize) -> u32 {
    super::merge::index(len)
}

#[cfg(test)]
mod tests {
    use super::{DocumentCounts, EntityCount, PackedCounts};
    use crate::gazetteer::EntityId;
    use crate::recognize::Reason;

    #[test]
    fn what_is_packed_is_unpacked() {
        let count = |entity: u32, named, surfaces: &[(u32, u32)]| EntityCount {
            entity: EntityId(entity),
            named,
            mentions: 300,
            units: u32::MAX,
            surfaces: surfaces.to_vec(),
        };
        let entities = vec![
            count(0, None, &[]),
            count(127, None, &[(0, 1), (128, 70_000)]),
            count(1 << 31, Some((0, 5)), &[(u32::MAX - 1, 1)]),
            count(u32::MAX, Some((9, 0)), &[(3, 3)]),
        ];
        let left_out = vec![(Reason::Ambiguous, 7, 2), (Reason::Contained, 1, 9)];
        let counts = DocumentCounts { entities, left_out };
        assert_eq!(counts.pack().unpack(), counts);
        assert_eq!(PackedCounts::default().unpack(), DocumentCounts::default());
    }

    #[test]
    fn few_bytes_are_taken() {
        let surfaces = vec![(1000, 2), (20_000, 1)];
        let entity = EntityCount { entity: EntityId(5_000), named: None, mentions: 3, units: 2, surfaces };
        let counts = DocumentCounts { entities: vec![entity], left_out: Vec::new() };
        assert_eq!(counts.pack().0.len(), 16);
    }
}
