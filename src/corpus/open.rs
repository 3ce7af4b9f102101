//! Opens files, undoes their compression and keeps a bound on what comes out.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Cursor, Read, Seek, SeekFrom, Write};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use flate2::bufread::MultiGzDecoder;

use super::walk::{Entry, Place};
use super::{LARGEST_DOCUMENT, SkipReason};

/// A stream of bytes that may move to another thread.
pub(super) type Stream = Box<dyn BufRead + Send>;

/// How much of a stream is looked at before it is read.
pub(super) const SAMPLE: usize = 64 * 1024;

/// A copy of standard input in a temporary file without a name: it can be read again and leaves nothing behind.
#[derive(Clone, Debug)]
pub(super) struct Spool {
    file: Arc<Mutex<File>>,
    bytes: u64,
}

impl Spool {
    pub(super) fn fill(mut input: impl Read) -> io::Result<Self> {
        let mut file = tempfile::tempfile()?;
        let bytes = io::copy(&mut input, &mut file)?;
        file.flush()?;
        Ok(Self { file: Arc::new(Mutex::new(file)), bytes })
    }

    pub(super) fn len(&self) -> u64 {
        self.bytes
    }
}

/// Reads a spool from its start, whoever else reads it at the same time.
struct SpoolReader {
    file: Arc<Mutex<File>>,
    at: u64,
}

impl Read for SpoolReader {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let mut file = self.file.lock().unwrap_or_else(PoisonError::into_inner);
        file.seek(SeekFrom::Start(self.at))?;
        let read = file.read(buffer)?;
        self.at += read as u64;
        Ok(read)
    }
}

/// Counts the bytes that were read from the disk, for progress.
struct Counting<R> {
    inner: R,
    count: Arc<AtomicU64>,
}

impl<R: Read> Read for Counting<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(buffer)?;
        self.count.fetch_add(read as u64, Ordering::Relaxed);
        Ok(read)
    }
}

/// A file opened for streaming.
pub(super) struct Opened {
    /// The first bytes after decompression, which `stream` gives again.
    pub(super) sample: Vec<u8>,
    pub(super) stream: Stream,
    /// How many bytes were taken from the disk so far.
    pub(super) consumed: Arc<AtomicU64>,
    pub(super) compression: Compression,
}

/// How a file is compressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Compression {
    None,
    Gzip,
    Zstd,
}

impl Compression {
    /// Tells by the first bytes: the name of a file may lie.
    fn of(head: &[u8]) -> Result<Self, SkipReason> {
        const REFUSED: [(&[u8], &str); 4] =
            [(b"BZh", "bzip2"), (b"\xfd7zXZ\0", "xz"), (b"\x04\"M\x18", "lz4"), (b"\x1f\x9d", "compress")];
        if head.starts_with(b"\x1f\x8b") {
            return Ok(Self::Gzip);
        }
        // A skippable frame may come first.
        if head.starts_with(b"\x28\xb5\x2f\xfd")
            || (head.len() > 3 && head[0] & 0xf0 == 0x50 && head[1..4] == *b"\x2a\x4d\x18")
        {
            return Ok(Self::Zstd);
        }
        let refused = REFUSED.iter().find(|(magic, _)| head.starts_with(magic));
        refused.map_or(Ok(Self::None), |(_, name)| Err(SkipReason::Compression(name)))
    }

    /// The reason for an error while reading such a file.
    pub(super) fn failure(self, error: &io::Error) -> SkipReason {
        let cause = error.to_string();
        match self {
            Self::None => SkipReason::Unreadable(cause),
            Self::Gzip => SkipReason::Damaged { format: "gzip", cause },
            Self::Zstd => SkipReason::Damaged { format: "zstd", cause },
        }
    }

    fn undo(self, stream: impl BufRead + Send + 'static) -> Result<Stream, SkipReason> {
        Ok(match self {
            Self::None => Box::new(stream),
            Self::Gzip => Box::new(BufReader::with_capacity(SAMPLE, MultiGzDecoder::new(stream))),
            Self::Zstd => zstd(stream)?,
        })
    }
}

#[cfg(feature = "zstd")]
fn zstd(stream: impl BufRead + Send + 'static) -> Result<Stream, SkipReason> {
    let decoder =
        zstd::stream::read::Decoder::with_buffer(stream).map_err(|error| Compression::Zstd.failure(&error))?;
    Ok(Box::new(BufReader::with_capacity(SAMPLE, decoder)))
}

#[cfg(not(feature = "zstd"))]
fn zstd(_: impl BufRead + Send + 'static) -> Result<Stream, SkipReason> {
    Err(SkipReason::Compression("zstd (this build of kg lacks the feature)"))
}

/// Undoes the compression of a stream, which its first bytes tell.
///
/// # Errors
/// Where it cannot be read or is compressed in a way that is not supported.
pub fn decompress(input: impl Read + Send + 'static) -> Result<Box<dyn BufRead + Send>, SkipReason> {
    Ok(undo(input)?.0)
}

fn undo(input: impl Read + Send + 'static) -> Result<(Stream, Compression), SkipReason> {
    let mut stream = BufReader::with_capacity(SAMPLE, input);
    let head = stream.fill_buf().map_err(|error| Compression::None.failure(&error))?;
    let compression = Compression::of(head)?;
    Ok((compression.undo(stream)?, compression))
}

/// Opens a file to be read piece by piece.
pub(super) fn stream(entry: &Entry) -> Result<Opened, SkipReason> {
    let consumed = Arc::new(AtomicU64::new(0));
    let counted = Counting { inner: raw(entry)?, count: Arc::clone(&consumed) };
    let (mut stream, compression) = undo(counted)?;
    let mut sample = Vec::new();
    stream.by_ref().take(SAMPLE as u64).read_to_end(&mut sample).or_else(|error| {
        // A damaged file may hold whole records before the damage.
        if sample.is_empty() { Err(compression.failure(&error)) } else { Ok(0) }
    })?;
    let again = Cursor::new(sample.clone()).chain(stream);
    Ok(Opened { sample, stream: Box::new(again), consumed, compression })
}

/// Reads a whole file, decompressed.
pub(super) fn whole(entry: &Entry) -> Result<Vec<u8>, SkipReason> {
    if entry.bytes > LARGEST_DOCUMENT {
        return Err(SkipReason::TooLarge);
    }
    let mut bytes = Vec::with_capacity(usize::try_from(entry.bytes).unwrap_or(0) + 1);
    bounded(raw(entry)?, &mut bytes, Compression::None)?;
    let compression = Compression::of(&bytes)?;
    if compression == Compression::None {
        return Ok(bytes);
    }
    let mut plain = Vec::new();
    bounded(compression.undo(Cursor::new(bytes))?, &mut plain, compression)?;
    Ok(plain)
}

fn bounded(input: impl Read, into: &mut Vec<u8>, compression: Compression) -> Result<(), SkipReason> {
    let read = input.take(LARGEST_DOCUMENT + 1).read_to_end(into).map_err(|error| compression.failure(&error))?;
    if read as u64 > LARGEST_DOCUMENT { Err(SkipReason::TooLarge) } else { Ok(()) }
}

fn raw(entry: &Entry) -> Result<Box<dyn Read + Send>, SkipReason> {
    match &entry.place {
        Place::Path(path) => {
            let file = File::open(path).map_err(|error| Compression::None.failure(&error))?;
            Ok(Box::new(file))
        }
        Place::Spool(spool) => Ok(Box::new(SpoolReader { file: Arc::clone(&spool.file), at: 0 })),
        Place::Nowhere(reason) => Err(reason.clone()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_compression_by_content() {
        assert_eq!(Compression::of(b"\x1f\x8b\x08"), Ok(Compression::Gzip));
        assert_eq!(Compression::of(b"\x28\xb5\x2f\xfd"), Ok(Compression::Zstd));
        assert_eq!(Compression::of(b"BZh9"), Err(SkipReason::Compression("bzip2")));
        assert_eq!(Compression::of(b"text"), Ok(Compression::None));
        assert_eq!(Compression::of(b""), Ok(Compression::None));
    }

    #[test]
    fn two_readers_of_a_spool_do_not_disturb_each_other() {
        let spool = Spool::fill(&b"abcdef"[..]).unwrap();
        let mut readers = [0, 0].map(|at| SpoolReader { file: Arc::clone(&spool.file), at });
        let mut read = [String::new(), String::new()];
        for _ in 0..3 {
            for (reader, text) in readers.iter_mut().zip(&mut read) {
                let mut two = [0; 2];
                let count = reader.read(&mut two).unwrap();
                text.push_str(std::str::from_utf8(&two[..count]).unwrap());
            }
        }
        assert_eq!(read, ["abcdef", "abcdef"]);
    }
}
