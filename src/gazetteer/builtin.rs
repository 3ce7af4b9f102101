//! The list that comes with the program, compiled from the tables in `data/` when the program is built.

/// The compiled built-in list.
pub(super) static BUILTIN: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/builtin.kgz"));
