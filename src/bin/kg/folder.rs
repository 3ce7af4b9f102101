//! Writes folders of files: whole where they are new, file by file where they are there already.

use std::collections::HashSet;
use std::fs;
use std::io::{self, BufWriter, Write};
use std::path::{Component, Path, PathBuf};

use anyhow::Context;
use kg::export::Folder;
use tempfile::TempDir;

use crate::output::without_path;

/// The name of the list of files in a folder that kg wrote: what it holds is replaced with it.
const LIST: &str = ".kg-files";

/// A folder of files that is not in its place yet.
pub(crate) struct StagedFolder {
    folder: TempDir,
    names: Vec<String>,
    place: PathBuf,
    /// The place as the user named it, for messages.
    named: PathBuf,
}

/// Takes the files of a folder.
pub(crate) struct FolderWriter<'f> {
    folder: &'f Path,
    names: Vec<String>,
}

impl Folder for FolderWriter<'_> {
    fn file(&mut self, name: &str, write: &mut dyn FnMut(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
        let path = self.folder.join(name);
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent)?;
        }
        let mut out = BufWriter::with_capacity(1 << 16, fs::File::create(path)?);
        write(&mut out)?;
        out.flush()?;
        self.names.push(name.to_owned());
        Ok(())
    }
}

impl StagedFolder {
    /// Writes the files beside their place.
    ///
    /// # Errors
    /// Those of the writer, and where something else is in the way.
    pub(crate) fn new(path: &Path, write: impl FnOnce(&mut FolderWriter) -> io::Result<()>) -> io::Result<Self> {
        // A link is followed, so that what it names is filled and the link stays.
        let place = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        if place.exists() && !place.is_dir() {
            return Err(io::Error::from(io::ErrorKind::NotADirectory));
        }
        let parent = place.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
        // One that is there may be on another disk than its parent, which need not be open to us.
        let beside = if place.is_dir() { &place } else { parent };
        let mut builder = tempfile::Builder::new();
        builder.prefix(".kg-");
        #[cfg(unix)]
        builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o777));
        let folder = builder.tempdir_in(beside).map_err(|error| without_path(&error))?;
        let mut writer = FolderWriter { folder: folder.path(), names: Vec::new() };
        write(&mut writer)?;
        let names = writer.names;
        fs::write(folder.path().join(LIST), names.join("\n") + "\n")?;
        if let Some(name) = names.iter().find(|name| is_blocked(&place, name)) {
            return Err(io::Error::new(
                io::ErrorKind::AlreadyExists,
                format!("something else is in the way of {name}"),
            ));
        }
        Ok(Self { folder, names, place, named: path.to_owned() })
    }

    /// Puts it in its place. Where there is a folder, the files that kg wrote there before make way for the new ones; others stay.
    ///
    /// # Errors
    /// Those of the file system.
    pub(crate) fn publish(self) -> anyhow::Result<()> {
        let done = if self.place.is_dir() { self.replace() } else { fs::rename(self.folder.path(), &self.place) };
        let named = self.named;
        done.with_context(|| format!("cannot write {}", named.display()))
    }

    fn replace(&self) -> io::Result<()> {
        let before = fs::read_to_string(self.place.join(LIST)).unwrap_or_default();
        let new: HashSet<&str> = self.names.iter().map(String::as_str).collect();
        before.lines().filter(|name| !new.contains(name)).for_each(|name| self.remove(name));
        for name in self.names.iter().map(String::as_str).chain([LIST]) {
            let place = self.place.join(name);
            if let Some(parent) = place.parent() {
                fs::create_dir_all(parent)?;
            }
            fs::rename(self.folder.path().join(name), place)?;
        }
        Ok(())
    }

    /// Takes a file of before away, and the folders that are empty then. What is gone already, or lies elsewhere, is left alone.
    fn remove(&self, name: &str) {
        let path = self.place.join(name);
        let Some(folder) = path.parent().filter(|_| is_below(name)) else { return };
        let is_inside = fs::canonicalize(folder).is_ok_and(|folder| folder.starts_with(&self.place));
        if is_inside && fs::remove_file(&path).is_ok() {
            let folders = folder.ancestors().take_while(|folder| *folder != self.place);
            // Those that are not empty stay.
            let _ = folders.map(fs::remove_dir).take_while(Result::is_ok).count();
        }
    }
}

/// Whether a file cannot be put into a folder: a folder has its name, or a file the name of a folder it is in.
fn is_blocked(place: &Path, name: &str) -> bool {
    let path = place.join(name);
    path.is_dir() || path.ancestors().skip(1).take_while(|folder| *folder != place).any(Path::is_file)
}

/// Whether a name of the list is that of a file in the folder or below.
fn is_below(name: &str) -> bool {
    !name.is_empty() && Path::new(name).components().all(|part| matches!(part, Component::Normal(_)))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Writes files that hold their names.
    fn write(place: &Path, names: &[&str]) -> anyhow::Result<()> {
        let files = |folder: &mut FolderWriter<'_>| {
            names.iter().try_for_each(|name| folder.file(name, &mut |out| out.write_all(name.as_bytes())))
        };
        StagedFolder::new(place, files)?.publish()
    }

    /// All files and folders below, sorted; hidden ones too.
    fn list(place: &Path) -> Vec<String> {
        let below = walkdir::WalkDir::new(place).min_depth(1).sort_by_file_name().into_iter().map(Result::unwrap);
        below.map(|entry| entry.path().strip_prefix(place).unwrap().to_string_lossy().replace('\\', "/")).collect()
    }

    #[test]
    fn a_new_folder_is_whole_or_absent() {
        let root = tempfile::tempdir().unwrap();
        let failing = StagedFolder::new(&root.path().join("new"), |folder| {
            folder.file("a", &mut |out| out.write_all(b"a"))?;
            folder.file("b", &mut |_| Err(io::Error::from(io::ErrorKind::StorageFull)))
        });
        assert_eq!(failing.err().unwrap().kind(), io::ErrorKind::StorageFull);
        assert!(list(root.path()).is_empty());
        write(&root.path().join("new"), &["a", "sub/b"]).unwrap();
        assert_eq!(list(root.path()), ["new", "new/.kg-files", "new/a", "new/sub", "new/sub/b"]);
        let nowhere = write(&root.path().join("nowhere/new"), &["a"]).unwrap_err();
        assert_eq!(nowhere.to_string(), "no such folder");
    }

    #[test]
    #[cfg(unix)]
    fn a_new_folder_is_open_to_others() {
        use std::os::unix::fs::PermissionsExt;
        let root = tempfile::tempdir().unwrap();
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        write(&root.path().join("new"), &["a"]).unwrap();
        fs::create_dir(root.path().join("other")).unwrap();
        assert_eq!(mode(&root.path().join("new")), mode(&root.path().join("other")));
    }

    #[test]
    fn files_of_before_make_way_and_others_stay() {
        let root = tempfile::tempdir().unwrap();
        write(root.path(), &["old", "both", "gone", "sub/deep/old", "shared/old"]).unwrap();
        fs::remove_file(root.path().join("gone")).unwrap();
        fs::write(root.path().join("mine"), "mine").unwrap();
        fs::write(root.path().join("shared/mine"), "mine").unwrap();
        fs::write(root.path().join("both"), "changed").unwrap();
        write(root.path(), &["new", "both"]).unwrap();
        assert_eq!(list(root.path()), [".kg-files", "both", "mine", "new", "shared", "shared/mine"]);
        assert_eq!(fs::read_to_string(root.path().join("both")).unwrap(), "both");
        assert_eq!(fs::read_to_string(root.path().join(LIST)).unwrap(), "new\nboth\n");
    }

    #[test]
    fn a_list_names_nothing_outside() {
        let root = tempfile::tempdir().unwrap();
        let place = root.path().join("place");
        let outside = root.path().join("outside");
        fs::create_dir(&place).unwrap();
        fs::write(&outside, "mine").unwrap();
        fs::create_dir(root.path().join("elsewhere")).unwrap();
        fs::write(root.path().join("elsewhere/mine"), "mine").unwrap();
        #[cfg(unix)]
        std::os::unix::fs::symlink("../elsewhere", place.join("link")).unwrap();
        let listed = format!("../outside\nsub/../../outside\n{}\n\n.\nlink/mine\n", outside.display());
        fs::write(place.join(LIST), listed).unwrap();
        write(&place, &["a"]).unwrap();
        assert!(outside.exists() && root.path().join("elsewhere/mine").exists());
        assert_eq!(fs::read_to_string(place.join(LIST)).unwrap(), "a\n");
    }

    #[test]
    fn what_is_in_the_way_is_told_and_stays() {
        let root = tempfile::tempdir().unwrap();
        fs::write(root.path().join("file"), "mine").unwrap();
        fs::create_dir(root.path().join("folder")).unwrap();
        write(root.path(), &["a"]).unwrap();
        let before = list(root.path());
        let in_the_way = |name: &str| format!("something else is in the way of {name}");
        assert_eq!(write(root.path(), &["b", "folder"]).unwrap_err().to_string(), in_the_way("folder"));
        assert_eq!(write(root.path(), &["b", "file/c"]).unwrap_err().to_string(), in_the_way("file/c"));
        assert_eq!(write(&root.path().join("file"), &["b"]).unwrap_err().to_string(), "not a directory");
        assert_eq!(list(root.path()), before);
    }

    #[test]
    #[cfg(unix)]
    fn a_folder_that_is_there_needs_nothing_of_its_parent() {
        use std::os::unix::fs::{PermissionsExt, symlink};
        let root = tempfile::tempdir().unwrap();
        let (parent, place) = (root.path().join("parent"), root.path().join("parent/place"));
        fs::create_dir_all(&place).unwrap();
        symlink(&place, root.path().join("link")).unwrap();
        let mode = |mode| fs::set_permissions(&parent, fs::Permissions::from_mode(mode)).unwrap();
        mode(0o555);
        let written = write(&root.path().join("link"), &["a"]);
        // Whoever may write everywhere is not kept out.
        let new = write(&parent.join("new"), &["a"]).map_err(|error| error.to_string());
        let may_all = fs::write(parent.join("probe"), "").is_ok();
        mode(0o755);
        written.unwrap();
        assert_eq!(list(&place), [".kg-files", "a"]);
        assert!(root.path().join("link").is_symlink());
        assert_eq!(new, if may_all { Ok(()) } else { Err("permission denied".to_owned()) });
    }
}
