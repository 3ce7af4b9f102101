//! Completions and man pages.

use std::fs;
use std::path::Path;

use anyhow::Context;
use clap::CommandFactory;

use crate::args::Cli;
use crate::output::write_lines;
use crate::terminal::Outcome;

/// Prints a completion script.
pub(crate) fn completions(shell: clap_complete::Shell) -> anyhow::Result<Outcome> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Cli::command(), "kg", &mut script);
    write_lines(|out| Ok(out.write_all(&script)?))?;
    Ok(Outcome::Done)
}

/// Prints the man page, or writes one for each command.
pub(crate) fn man(dir: Option<&Path>) -> anyhow::Result<Outcome> {
    if let Some(dir) = dir {
        fs::create_dir_all(dir).with_context(|| format!("cannot make {}", dir.display()))?;
        clap_mangen::generate_to(Cli::command(), dir).with_context(|| format!("cannot write to {}", dir.display()))?;
    } else {
        write_lines(|out| Ok(clap_mangen::Man::new(Cli::command()).render(&mut &mut *out)?))?;
    }
    Ok(Outcome::Done)
}
