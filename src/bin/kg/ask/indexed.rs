//! Answers from the index beside a graph's file, where there is one that fits.

use std::path::PathBuf;

use kg::gazetteer::Bytes;
use kg::graph::{Index, IndexError, KnowledgeGraph};

use super::{GraphArgs, seek};
use crate::graph_file;
use crate::terminal::Terminal;

/// The file of a graph, and its index.
pub(super) struct GraphFile<'t> {
    path: PathBuf,
    json: Bytes,
    index: Option<Bytes>,
    terminal: &'t Terminal,
}

impl GraphArgs {
    /// Opens the file without reading it.
    ///
    /// # Errors
    /// Where it cannot be read.
    pub(super) fn file<'t>(&self, terminal: &'t Terminal) -> anyhow::Result<GraphFile<'t>> {
        let json = graph_file::bytes(&self.graph)?;
        // What is packed or comes from a pipe is no file whose rows could be sought.
        let index = match json {
            Bytes::Mapped(_) => graph_file::mapped(&graph_file::index_of(&self.graph)).ok(),
            _ => None,
        };
        Ok(GraphFile { path: self.graph.clone(), json, index, terminal })
    }
}

impl GraphFile<'_> {
    /// The whole graph.
    ///
    /// # Errors
    /// Where the file is none.
    pub(super) fn whole(&self) -> anyhow::Result<KnowledgeGraph> {
        graph_file::asked(&self.path, &self.json)
    }

    /// What the index gives; nothing where there is none, it does not fit, or it is not enough.
    pub(super) fn by_index<T>(&self, take: impl FnOnce(&Index<'_>) -> Result<Option<T>, IndexError>) -> Option<T> {
        let index = Index::open(self.index.as_ref()?, &self.json);
        index.and_then(|index| take(&index)).unwrap_or_else(|error| {
            let index = graph_file::index_of(&self.path);
            let graph = self.path.display();
            self.terminal.remark(&format!("{}: {error}; `kg index {graph}` writes it anew", index.display()));
            None
        })
    }
}

/// What names mean.
pub(super) enum Meant {
    /// Some name is not known: only the whole graph can tell what is like it.
    Unknown,
    /// A name means more than one, or two mean the same: a graph of all that go by them says so.
    Doubtful,
    /// One each, by their ids.
    Ids(Vec<String>),
}

/// What names mean in the graph of an index.
///
/// # Errors
/// Where the index is damaged.
pub(super) fn meant(index: &Index<'_>, names: &[&str]) -> Result<Meant, IndexError> {
    let graph = index.named(names)?;
    let mut ids: Vec<String> = Vec::new();
    let mut is_doubtful = false;
    for name in names {
        match seek(&graph, name) {
            Ok(Some(place)) => {
                let id = graph.node(place).map(|node| node.key.clone()).unwrap_or_default();
                is_doubtful |= ids.contains(&id);
                ids.push(id);
            }
            Ok(None) => return Ok(Meant::Unknown),
            Err(_) => is_doubtful = true,
        }
    }
    Ok(if is_doubtful { Meant::Doubtful } else { Meant::Ids(ids) })
}
