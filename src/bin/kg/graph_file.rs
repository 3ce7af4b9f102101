//! Reads the graphs that `kg build --json` wrote, packed or not.

use std::fs;
use std::io::{self, Read};
use std::path::Path;

use anyhow::Context;
use kg::graph::KnowledgeGraph;

const GZIP: &[u8] = &[0x1f, 0x8b];
const ZSTD: &[u8] = &[0x28, 0xb5, 0x2f, 0xfd];

/// The graph in a file; `-` is standard input.
///
/// # Errors
/// Where there is none, or none of this version, with what to do.
pub(crate) fn read(path: &Path) -> anyhow::Result<KnowledgeGraph> {
    parsed(path, &bytes(path)?)
}

/// The graph that stands in a file, of which this is the content.
///
/// # Errors
/// Where there is none, or none of this version, with what to do.
pub(crate) fn parsed(path: &Path, json: &[u8]) -> anyhow::Result<KnowledgeGraph> {
    KnowledgeGraph::read(json).with_context(|| format!("{} is no graph that kg can read", path.display()))
}

/// What stands in a file, unpacked; `-` is standard input.
///
/// # Errors
/// Where it cannot be read.
pub(crate) fn bytes(path: &Path) -> anyhow::Result<Vec<u8>> {
    let context = || format!("cannot read {}", path.display());
    let packed = if path == Path::new("-") {
        let mut bytes = Vec::new();
        io::stdin().lock().read_to_end(&mut bytes).map(|_| bytes)
    } else {
        fs::read(path)
    };
    unpacked(packed.with_context(context)?).with_context(context)
}

fn unpacked(packed: Vec<u8>) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    if packed.starts_with(GZIP) {
        flate2::read::MultiGzDecoder::new(&*packed).read_to_end(&mut bytes)?;
    } else if packed.starts_with(ZSTD) {
        #[cfg(feature = "zstd")]
        zstd::stream::copy_decode(&*packed, &mut bytes)?;
        #[cfg(not(feature = "zstd"))]
        return Err(io::Error::new(io::ErrorKind::Unsupported, "this kg was built without zstd"));
    } else {
        bytes = packed;
    }
    Ok(bytes)
}
