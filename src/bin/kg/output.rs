//! Writes files that appear whole or not at all, and standard output.

use std::fs::{self, OpenOptions};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use anyhow::Context;
use tempfile::NamedTempFile;

use crate::folder::{FolderWriter, StagedFolder};

/// Writes to a file beside its place and renames it when it is whole; `-` is standard output.
///
/// An existing special file (`/dev/null`, a pipe) is written in place.
pub(crate) fn write_whole(path: &Path, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> anyhow::Result<()> {
    if path == Path::new("-") {
        write_stdout(write)
    } else if is_special(path) {
        let context = || format!("cannot write {}", path.display());
        let file = OpenOptions::new().write(true).open(path).with_context(context)?;
        flushed(BufWriter::new(file), write).map(drop).with_context(context)
    } else {
        stage(path, write)?.publish()
    }
}

/// Files and folders of which none appears unless all could be written.
#[derive(Default)]
pub(crate) struct Staging {
    files: Vec<Staged>,
    folders: Vec<StagedFolder>,
}

impl Staging {
    /// Adds a file.
    ///
    /// # Errors
    /// Those of the writer.
    pub(crate) fn file(
        &mut self,
        path: &Path,
        write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
    ) -> anyhow::Result<()> {
        self.files.push(stage(path, write)?);
        Ok(())
    }

    /// Adds a folder of files.
    ///
    /// # Errors
    /// Those of the writer, and where the place is a file.
    pub(crate) fn folder(
        &mut self,
        path: &Path,
        write: impl FnOnce(&mut FolderWriter) -> io::Result<()>,
    ) -> anyhow::Result<()> {
        self.folders.push(StagedFolder::new(path, write).with_context(|| format!("cannot write {}", path.display()))?);
        Ok(())
    }

    /// Puts all in their places.
    ///
    /// # Errors
    /// Those of the file system.
    pub(crate) fn publish(self) -> anyhow::Result<()> {
        self.files.into_iter().try_for_each(Staged::publish)?;
        self.folders.into_iter().try_for_each(StagedFolder::publish)
    }
}

/// Whether a path is no file that could be put in its place whole: standard output, `/dev/null`, a pipe.
pub(crate) fn is_stream(path: &Path) -> bool {
    path == Path::new("-") || is_special(path)
}

fn is_special(path: &Path) -> bool {
    fs::metadata(path).is_ok_and(|metadata| !metadata.is_file() && !metadata.is_dir())
}

/// A whole file that is not in its place yet.
struct Staged {
    file: NamedTempFile,
    place: PathBuf,
    /// The place as the user named it, for messages.
    named: PathBuf,
}

fn stage(path: &Path, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> anyhow::Result<Staged> {
    let context = || format!("cannot write {}", path.display());
    // A link is followed, so that the file it names is replaced and the link stays.
    let place = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    if place.is_dir() {
        return Err(io::Error::from(io::ErrorKind::IsADirectory)).with_context(context);
    }
    let folder = place.parent().filter(|folder| !folder.as_os_str().is_empty());
    let folder = folder.map_or_else(|| PathBuf::from("."), Path::to_owned);
    let mut builder = tempfile::Builder::new();
    builder.prefix(".kg-");
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    let file = builder.tempfile_in(folder).map_err(|error| without_path(&error)).with_context(context)?;
    let file = flushed(BufWriter::with_capacity(1 << 16, file), write).with_context(context)?;
    Ok(Staged { file, place, named: path.to_owned() })
}

/// The error in plain words: the name of the temporary file, which it has, says nothing to a user.
pub(crate) fn without_path(error: &io::Error) -> io::Error {
    match error.kind() {
        kind @ io::ErrorKind::NotFound => io::Error::new(kind, "no such folder"),
        kind => io::Error::from(kind),
    }
}

impl Staged {
    fn publish(self) -> anyhow::Result<()> {
        let named = self.named;
        self.file.persist(self.place).map(drop).with_context(|| format!("cannot write {}", named.display()))
    }
}

fn write_stdout(write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> anyhow::Result<()> {
    drop(flushed(BufWriter::with_capacity(1 << 16, io::stdout().lock()), write)?);
    Ok(())
}

fn flushed<W: Write>(mut out: BufWriter<W>, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<W> {
    write(&mut out)?;
    out.into_inner().map_err(io::IntoInnerError::into_error)
}

/// Whether an error only says that nobody reads on (`kg extract … | head`).
pub(crate) fn is_broken_pipe(error: &anyhow::Error) -> bool {
    let broken = |cause: &(dyn std::error::Error + 'static)| {
        cause.downcast_ref::<io::Error>().is_some_and(|error| error.kind() == io::ErrorKind::BrokenPipe)
            || cause.downcast_ref::<serde_json::Error>().and_then(serde_json::Error::io_error_kind)
                == Some(io::ErrorKind::BrokenPipe)
    };
    error.chain().any(broken)
}

/// Writes a page for people to standard output: in color on a terminal, or where the environment asks for it.
pub(crate) fn write_page(page: &str) -> anyhow::Result<()> {
    let mut out = anstream::stdout().lock();
    out.write_all(page.as_bytes())?;
    Ok(out.flush()?)
}

/// Writes lines to standard output as they come.
pub(crate) fn write_lines(write: impl FnOnce(&mut dyn Write) -> anyhow::Result<()>) -> anyhow::Result<()> {
    let mut out = BufWriter::with_capacity(1 << 16, io::stdout().lock());
    write(&mut out)?;
    Ok(out.flush()?)
}
