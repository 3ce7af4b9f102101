//! Bytes that may be mapped from a file: the one place of the crate with unsafe code.

use std::fs::File;
use std::io;
use std::ops::Deref;

use memmap2::Mmap;

/// Bytes built into the program, in memory, or in a mapped file.
#[derive(Debug)]
pub enum Bytes {
    /// Part of the program.
    Static(&'static [u8]),
    /// In memory.
    Owned(Vec<u8>),
    /// A file; it must not be changed while it is mapped.
    Mapped(Mmap),
}

impl Bytes {
    /// Maps a file.
    pub fn map(file: &File) -> io::Result<Self> {
        #[expect(
            unsafe_code,
            reason = "lists, graphs and indexes are mapped; their readers check every offset they follow"
        )]
        let map = unsafe { Mmap::map(file) }?;
        Ok(Self::Mapped(map))
    }
}

impl Deref for Bytes {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        match self {
            Self::Static(bytes) => bytes,
            Self::Owned(bytes) => bytes,
            Self::Mapped(map) => map,
        }
    }
}
