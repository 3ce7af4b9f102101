//! The strings of a compiled list.

use std::collections::HashMap;

use crate::text::token::hash_folded;

/// Strings after one another, each its length (4 bytes) and its UTF-8.
#[derive(Default)]
pub(super) struct Strings {
    bytes: Vec<u8>,
    /// Where those that many entities share stand, by hash.
    shared: HashMap<u64, u32>,
}

impl Strings {
    /// Writes a string down, and returns where it stands.
    pub(super) fn add(&mut self, text: &str) -> u32 {
        let at = u32::try_from(self.bytes.len()).expect("a gazetteer's names fit in 4 GiB");
        let len = u32::try_from(text.len()).expect("a name is shorter than 4 GiB");
        self.bytes.extend(len.to_le_bytes());
        self.bytes.extend(text.as_bytes());
        at
    }

    /// As [`Self::add`], but once for all that share it.
    pub(super) fn share(&mut self, text: &str) -> u32 {
        let hash = hash_folded(text);
        // Two may have one hash.
        if let Some(at) = self.shared.get(&hash).filter(|at| self.get(**at) == text) {
            return *at;
        }
        let at = self.add(text);
        self.shared.insert(hash, at);
        at
    }

    pub(super) fn get(&self, at: u32) -> &str {
        let start = at as usize + 4;
        let len = self.bytes[at as usize..start].try_into().map_or(0, u32::from_le_bytes) as usize;
        std::str::from_utf8(&self.bytes[start..start + len]).unwrap_or_default()
    }

    pub(super) fn into_bytes(self) -> Vec<u8> {
        self.bytes
    }
}
