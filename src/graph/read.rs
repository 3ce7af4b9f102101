//! Reads the JSON that a graph was written as.

use super::KnowledgeGraph;

/// Why a file is no graph.
#[derive(Clone, Debug, thiserror::Error)]
#[error("{0}")]
pub struct ReadError(String);

impl KnowledgeGraph {
    /// The graph in a JSON file of kg.
    ///
    /// # Errors
    /// Where it is none.
    pub fn read(_json: &[u8]) -> Result<Self, ReadError> {
        Err(ReadError("not there yet".to_owned()))
    }
}
