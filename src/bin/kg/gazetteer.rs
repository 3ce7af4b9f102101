//! `kg gazetteer`: checks and compiles lists of entities.

use std::path::{Path, PathBuf};

use kg::gazetteer::{Gazetteer, GazetteerError, check_decisions, compile, read_records};

use crate::args::{GazetteerAction, GazetteerCommand};
use crate::output::write_whole;
use crate::terminal::{Outcome, Terminal};

pub(crate) fn run(args: &GazetteerCommand, terminal: &Terminal) -> anyhow::Result<Outcome> {
    match &args.action {
        GazetteerAction::Check { files } => check(files, terminal),
        GazetteerAction::Compile { files, output } => compile_files(files, output, terminal),
    }
}

/// Loads each list on top of the built-in one, as `--gazetteer` does.
fn check(files: &[PathBuf], terminal: &Terminal) -> anyhow::Result<Outcome> {
    let mut gazetteer = Gazetteer::builtin();
    for file in files {
        let (entities, names) = (gazetteer.entity_count(), gazetteer.alias_count());
        gazetteer.load(file)?;
        let (entities, names) = (gazetteer.entity_count() - entities, gazetteer.alias_count() - names);
        terminal.summary("ok", &format!("{}: {entities} entities, {names} names", file.display()));
    }
    Ok(Outcome::Done)
}

fn compile_files(files: &[PathBuf], output: &Path, terminal: &Terminal) -> anyhow::Result<Outcome> {
    let records: Vec<_> = files.iter().map(|file| read_records(file)).collect::<Result<Vec<_>, _>>()?.concat();
    check_decisions(&records, &Gazetteer::default()).map_err(GazetteerError::Records)?;
    let compiled = compile(records).map_err(GazetteerError::Records)?;
    write_whole(output, |out| out.write_all(&compiled))?;
    terminal.summary("written", &format!("{} ({} bytes)", output.display(), compiled.len()));
    Ok(Outcome::Done)
}
