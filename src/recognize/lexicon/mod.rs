//! The words around and inside of names that say what they name, or that they are no names.
//!
//! The tables in `data` are compiled when the crate is built: a file of words for each class, and the given and family names of the world.

mod class;

pub(super) use class::Class;

/// How many classes there are, these classes, and the slots of an open-addressed table: the higher bits of a word's hash above the number of its
/// class, zero where a slot is free. Eight bytes each.
static TABLE: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/lexicon.bin"));

/// The bits of a slot that are not of the hash.
const NUMBER: u64 = 0xffff;

/// What a word is, by its hash.
pub(super) fn class(word: u64) -> Class {
    let rows = TABLE.as_chunks::<8>().0;
    let (classes, slots) = rows[1..].split_at(index(u64::from_le_bytes(rows[0])));
    let mask = slots.len() - 1;
    let mut at = index(word) & mask;
    loop {
        let slot = u64::from_le_bytes(slots[at]);
        if slot == 0 {
            return Class::default();
        }
        if (slot ^ word) & !NUMBER == 0 {
            return Class(u64::from_le_bytes(classes[index(slot & NUMBER)]));
        }
        at = (at + 1) & mask;
    }
}

#[expect(clippy::cast_possible_truncation, reason = "the low bits are all that is wanted")]
fn index(number: u64) -> usize {
    number as usize
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::token::hash_folded;

    #[test]
    fn words_have_their_classes() {
        let is = |word: &str, any: Class| class(hash_folded(word)).is(any);
        assert!(is("ministry", Class::AGENCY) && is("maria", Class::GIVEN) && is("maria", Class::FEMALE));
        assert!(is("park", Class::FAMILY) && is("said", Class::SPEECH) && !is("said", Class::AGENCY));
        assert_eq!(class(hash_folded("qqqqqqqq")), Class::default());
    }
}
