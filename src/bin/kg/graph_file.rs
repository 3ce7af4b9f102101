//! Reads the graphs that `kg build --json` wrote, packed or not.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use anyhow::Context;
use kg::gazetteer::Bytes;
use kg::graph::KnowledgeGraph;

const GZIP: &[u8] = &[0x1f, 0x8b];
const ZSTD: &[u8] = &[0x28, 0xb5, 0x2f, 0xfd];

/// The graph in a file, to be asked; `-` is standard input.
///
/// # Errors
/// Where there is none, or none of this version, with what to do.
pub(crate) fn read(path: &Path) -> anyhow::Result<KnowledgeGraph> {
    asked(path, &bytes(path)?)
}

/// The graph that stands in a file, of which this is the content, to be asked.
///
/// # Errors
/// Where there is none, or none of this version, with what to do.
pub(crate) fn asked(path: &Path, json: &[u8]) -> anyhow::Result<KnowledgeGraph> {
    KnowledgeGraph::read_without_source(json).with_context(|| no_graph(path))
}

/// The graph in a file with all that the file has, to be written again; `-` is standard input.
///
/// # Errors
/// Where there is none, or none of this version, with what to do.
pub(crate) fn whole(path: &Path) -> anyhow::Result<KnowledgeGraph> {
    parsed(path, &bytes(path)?)
}

/// The graph that stands in a file, of which this is the content.
///
/// # Errors
/// Where there is none, or none of this version, with what to do.
pub(crate) fn parsed(path: &Path, json: &[u8]) -> anyhow::Result<KnowledgeGraph> {
    KnowledgeGraph::read(json).with_context(|| no_graph(path))
}

/// Where a graph's file has its index.
pub(crate) fn index_of(path: &Path) -> PathBuf {
    let mut index = path.as_os_str().to_owned();
    index.push(".kgi");
    index.into()
}

/// Says that a file is none.
pub(crate) fn no_graph(path: &Path) -> String {
    format!("{} is no graph that kg can read", path.display())
}

/// What stands in a file, unpacked, or mapped where it is not packed; `-` is standard input.
///
/// # Errors
/// Where it cannot be read.
pub(crate) fn bytes(path: &Path) -> anyhow::Result<Bytes> {
    let context = || format!("cannot read {}", path.display());
    let packed = if path == Path::new("-") {
        let mut bytes = Vec::new();
        io::stdin().lock().read_to_end(&mut bytes).map(|_| Bytes::Owned(bytes))
    } else {
        mapped(path)
    };
    unpacked(packed.with_context(context)?).with_context(context)
}

/// A file that is mapped; read where it is a pipe.
///
/// # Errors
/// Where it cannot be read.
pub(crate) fn mapped(path: &Path) -> io::Result<Bytes> {
    let file = File::open(path)?;
    if file.metadata()?.is_file() { Bytes::map(&file) } else { Ok(Bytes::Owned(fs::read(path)?)) }
}

fn unpacked(packed: Bytes) -> io::Result<Bytes> {
    let mut bytes = Vec::new();
    if packed.starts_with(GZIP) {
        flate2::read::MultiGzDecoder::new(&*packed).read_to_end(&mut bytes)?;
    } else if packed.starts_with(ZSTD) {
        #[cfg(feature = "zstd")]
        zstd::stream::copy_decode(&*packed, &mut bytes)?;
        #[cfg(not(feature = "zstd"))]
        return Err(io::Error::new(io::ErrorKind::Unsupported, "this kg was built without zstd"));
    } else {
        return Ok(packed);
    }
    Ok(Bytes::Owned(bytes))
}
