//! Relates the entities of a document: who occurs with whom.

mod cooccurrence;

use std::fmt;

pub use cooccurrence::{Scope, ScopeError, Unit, units};

/// What an edge says, from a closed vocabulary.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Predicate {
    /// The two are named in one unit of text.
    CoOccurs,
}

impl Predicate {
    /// The name used in files and exports.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::CoOccurs => "co_occurs",
        }
    }

    /// Whether the relation reads the same in both directions.
    pub fn is_symmetric(self) -> bool {
        match self {
            Self::CoOccurs => true,
        }
    }
}

impl fmt::Display for Predicate {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.as_str())
    }
}
