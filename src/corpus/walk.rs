//! Lists the files of the inputs, in an order that no file system decides.

use std::ffi::OsStr;
use std::fmt::Write as _;
use std::fs;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

use walkdir::{DirEntry, WalkDir};

use super::open::Spool;
use super::{Error, Items, ReadOptions, SkipReason, format};

/// The files to read. They may be read as often as needed.
#[derive(Debug)]
pub struct Corpus {
    pub(super) entries: Vec<Entry>,
    pub(super) options: ReadOptions,
    ignored: u64,
}

/// One file.
#[derive(Debug)]
pub(super) struct Entry {
    pub(super) id: Arc<str>,
    pub(super) named: Arc<str>,
    pub(super) bytes: u64,
    pub(super) place: Place,
}

/// Where its bytes are.
#[derive(Debug)]
pub(super) enum Place {
    Path(PathBuf),
    Spool(Spool),
    Nowhere(SkipReason),
}

impl Corpus {
    /// Lists the inputs: files, folders with all below them, and `-` for standard input, which is copied to a temporary file.
    ///
    /// # Errors
    /// When an input does not exist or cannot be opened. What is wrong below a folder becomes a skipped item instead.
    pub fn discover(inputs: &[PathBuf], options: ReadOptions) -> Result<Self, Error> {
        let mut corpus = Self { entries: Vec::new(), options, ignored: 0 };
        for input in inputs {
            corpus.add(input)?;
        }
        corpus.entries.sort_by(|a, b| a.id.as_bytes().cmp(b.id.as_bytes()));
        Ok(corpus)
    }

    /// The size of all files on the disk.
    pub fn bytes(&self) -> u64 {
        self.entries.iter().map(|entry| entry.bytes).sum()
    }

    /// How many files will be read.
    pub fn files(&self) -> usize {
        self.entries.len()
    }

    /// How many files and folders were passed over for what they are: images, programs, hidden files, links into their own folder.
    pub fn ignored(&self) -> u64 {
        self.ignored
    }

    /// Reads from the start: one item a file, or one a record where a file holds many. The order is always the same.
    pub fn items(&self) -> Items<'_> {
        Items::new(self)
    }

    fn add(&mut self, input: &Path) -> Result<(), Error> {
        if input == Path::new("-") {
            let spool = Spool::fill(std::io::stdin().lock()).map_err(Error::Stdin)?;
            let bytes = spool.len();
            self.entries.push(Entry { id: "stdin".into(), named: "-".into(), bytes, place: Place::Spool(spool) });
            return Ok(());
        }
        let metadata = fs::metadata(input).map_err(|error| match error.kind() {
            std::io::ErrorKind::NotFound => Error::NotFound(input.to_owned()),
            _ => Error::Unreadable(input.to_owned(), error),
        })?;
        if metadata.is_dir() {
            self.add_folder(input);
        } else {
            let id = input.file_name().map_or_else(|| "input".to_owned(), readable);
            self.push(&id, input, place(input, &metadata), metadata.len());
        }
        Ok(())
    }

    fn add_folder(&mut self, root: &Path) {
        let mut walk = WalkDir::new(root).follow_links(true).into_iter();
        while let Some(next) = walk.next() {
            match next {
                Ok(entry) if entry.depth() > 0 && is_hidden(&entry) => {
                    self.ignored += 1;
                    if entry.file_type().is_dir() {
                        walk.skip_current_dir();
                    }
                }
                Ok(entry) if entry.file_type().is_dir() => {}
                Ok(entry) => self.add_file(root, &entry),
                Err(error) if error.loop_ancestor().is_some() => self.ignored += 1,
                Err(error) => self.add_failure(root, &error),
            }
        }
    }

    fn add_file(&mut self, root: &Path, entry: &DirEntry) {
        let id = relative(root, entry.path());
        if format::is_ignored(&id) {
            self.ignored += 1;
            return;
        }
        match entry.metadata() {
            Ok(metadata) => self.push(&id, entry.path(), place(entry.path(), &metadata), metadata.len()),
            Err(error) => self.add_failure(root, &error),
        }
    }

    fn add_failure(&mut self, root: &Path, error: &walkdir::Error) {
        let path = error.path().unwrap_or(root);
        let link = fs::symlink_metadata(path).is_ok_and(|metadata| metadata.file_type().is_symlink());
        let reason = if link {
            SkipReason::BrokenLink
        } else {
            SkipReason::Unreadable(error.io_error().map_or_else(|| error.to_string(), ToString::to_string))
        };
        self.push(&relative(root, path), path, Place::Nowhere(reason), 0);
    }

    fn push(&mut self, id: &str, path: &Path, place: Place, bytes: u64) {
        // A pipe or device has no size that means anything.
        let bytes = if matches!(place, Place::Path(_)) { bytes } else { 0 };
        self.entries.push(Entry { id: id.into(), named: path.display().to_string().into(), bytes, place });
    }
}

fn place(path: &Path, metadata: &fs::Metadata) -> Place {
    if metadata.is_file() { Place::Path(path.to_owned()) } else { Place::Nowhere(SkipReason::NotAFile) }
}

fn is_hidden(entry: &DirEntry) -> bool {
    entry.file_name().as_encoded_bytes().starts_with(b".")
}

/// The path below the root, with `/`.
fn relative(root: &Path, path: &Path) -> String {
    let below = path.strip_prefix(root).unwrap_or(path);
    let parts = below.components().filter_map(|part| match part {
        Component::Normal(name) => Some(readable(name)),
        _ => None,
    });
    parts.collect::<Vec<_>>().join("/")
}

/// A file name as text. Bytes that are no UTF-8 become `%FF`, so that two names never become one.
fn readable(name: &OsStr) -> String {
    let mut text = String::new();
    for chunk in name.as_encoded_bytes().utf8_chunks() {
        text.push_str(chunk.valid());
        for byte in chunk.invalid() {
            // Writing to a String cannot fail.
            let _ = write!(text, "%{byte:02X}");
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_stay_apart_and_relative() {
        assert_eq!(relative(Path::new("/a/b"), Path::new("/a/b/c/d.txt")), "c/d.txt");
        assert_eq!(relative(Path::new("."), Path::new("./d.txt")), "d.txt");
        assert_eq!(relative(Path::new("a"), Path::new("/etc/passwd")), "etc/passwd");
    }

    #[cfg(unix)]
    #[test]
    fn names_that_are_no_text_stay_apart() {
        use std::os::unix::ffi::OsStrExt;
        assert_eq!(readable(OsStr::from_bytes(b"a\xff.txt")), "a%FF.txt");
    }
}
