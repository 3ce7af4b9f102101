//! Runs the program in a folder of its own, away from the user's settings.

#![allow(dead_code, reason = "each test file uses its own part")]

use std::fs;
use std::path::{Path, PathBuf};

use assert_cmd::Command;
use serde_json::Value;
use tempfile::TempDir;

/// A folder for one test, gone when it is dropped. All paths are relative to it.
pub(crate) struct Place {
    folder: TempDir,
}

/// What a run left behind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Run {
    pub(crate) code: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Place {
    pub(crate) fn new() -> Self {
        Self { folder: TempDir::new().expect("there is room for a folder") }
    }

    /// A folder with these files.
    pub(crate) fn with(files: &[(&str, &str)]) -> Self {
        let place = Self::new();
        for (path, text) in files {
            place.write(path, text);
        }
        place
    }

    pub(crate) fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    pub(crate) fn write(&self, path: &str, bytes: impl AsRef<[u8]>) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().expect("it lies in a folder")).expect("a folder can be made");
        fs::write(path, bytes).expect("a file can be written");
    }

    pub(crate) fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).expect("the file is there and is text")
    }

    pub(crate) fn exists(&self, path: &str) -> bool {
        self.path(path).exists()
    }

    /// The names of what is in the folder, hidden files too, sorted.
    pub(crate) fn list(&self, path: &str) -> Vec<String> {
        let entries = fs::read_dir(self.path(path)).expect("a folder can be listed");
        let mut names: Vec<_> =
            entries.map(|entry| entry.expect("it can be read").file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }

    /// The program in this folder.
    pub(crate) fn kg(&self, args: &[&str]) -> Command {
        let mut command = kg(args);
        command.current_dir(self.folder.path());
        command
    }

    /// Runs it.
    pub(crate) fn run(&self, args: &[&str]) -> Run {
        run(&mut self.kg(args))
    }

    /// Runs it with a text on standard input.
    pub(crate) fn run_with(&self, args: &[&str], input: impl Into<Vec<u8>>) -> Run {
        run(self.kg(args).write_stdin(input))
    }

    /// The graph that `kg build ARGS --json -` writes.
    pub(crate) fn graph(&self, args: &[&str]) -> Value {
        let args = [&["build"], args, &["--json", "-"]].concat();
        let run = self.run(&args);
        serde_json::from_str(&run.out).unwrap_or_else(|error| panic!("kg {args:?}: {error}\n{run:?}"))
    }
}

/// The program, deaf to the user's environment.
pub(crate) fn kg(args: &[&str]) -> Command {
    let mut command = Command::new(assert_cmd::cargo::cargo_bin!("kg"));
    for variable in ["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "COLUMNS", "RAYON_NUM_THREADS"] {
        command.env_remove(variable);
    }
    command.args(args);
    command
}

pub(crate) fn run(command: &mut Command) -> Run {
    let output = command.output().expect("the program can be started");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("the program writes UTF-8");
    Run { code: output.status.code().unwrap_or(-1), out: text(output.stdout), err: text(output.stderr) }
}

/// The root of the project.
pub(crate) fn project() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}
