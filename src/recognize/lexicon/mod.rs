//! The words around and inside of names that say what they name, or that they are no names.
//!
//! The tables in `data` are compiled when the crate is built: a file of words for each class, and the given and family names of the world.

mod class;

pub(super) use class::Class;

/// Hashes of words with their classes, open-addressed: two integers a slot, both zero where it is free.
static TABLE: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/lexicon.bin"));

/// What a word is, by its hash.
pub(super) fn class(word: u64) -> Class {
    let slots = TABLE.as_chunks::<16>().0;
    let mask = slots.len() - 1;
    #[expect(clippy::cast_possible_truncation, reason = "the low bits are all that is wanted")]
    let mut at = word as usize & mask;
    loop {
        let [hash, class] = read(&slots[at]);
        if hash == word || class == 0 {
            return Class(class);
        }
        at = (at + 1) & mask;
    }
}

fn read(slot: &[u8; 16]) -> [u64; 2] {
    let halves = slot.as_chunks::<8>().0;
    [u64::from_le_bytes(halves[0]), u64::from_le_bytes(halves[1])]
}
