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
    let counts =
        |gazetteer: &Gazetteer| [gazetteer.entity_count().into(), gazetteer.alias_count(), gazetteer.spelling_count()];
    for file in files {
        let before = counts(&gazetteer);
        gazetteer.load(file)?;
        let after = counts(&gazetteer);
        let [entities, names, spellings] = [0, 1, 2].map(|at| after[at] - before[at]);
        let spellings = if spellings > 0 { format!(", {spellings} spellings by rule") } else { String::new() };
        terminal.summary("ok", &format!("{}: {entities} entities, {names} names{spellings}", file.display()));
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
