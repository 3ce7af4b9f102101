//! `kg gazetteer`: looks names up; checks, counts and compiles lists of entities.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use kg::gazetteer::{
    Concern, Gazetteer, GazetteerError, check_decisions, compile, is_compiled_name, read_records, review,
};

use crate::args::{GazetteerAction, GazetteerCommand};
use crate::output::write_whole;
use crate::terminal::{Outcome, Terminal};
use crate::{find, statistics};

pub(crate) fn run(args: &GazetteerCommand, terminal: &Terminal) -> anyhow::Result<Outcome> {
    match &args.action {
        GazetteerAction::Find(args) => find::run(args),
        GazetteerAction::Check { files, no_builtin, strict } => {
            let below = if *no_builtin { Gazetteer::default() } else { Gazetteer::builtin() };
            let warnings = check(files, below, terminal)?;
            Ok(if *strict && warnings > 0 { Outcome::Skipped } else { Outcome::Done })
        }
        GazetteerAction::Stats { files, format } => statistics::run(files, *format),
        GazetteerAction::Compile { files, output } => compile_files(files, output, terminal),
    }
}

/// Loads each list on top of those before it, as `--gazetteer` does, and returns the number of warnings.
fn check(files: &[PathBuf], mut gazetteer: Gazetteer, terminal: &Terminal) -> anyhow::Result<usize> {
    // What is compiled has no lines to name.
    let read = |file: &PathBuf| if is_compiled_name(file) { Ok(Vec::new()) } else { read_records(file) };
    let lists: Vec<_> = files.iter().map(read).collect::<Result<_, _>>()?;
    let keys: BTreeSet<&str> = lists.iter().flatten().map(|record| record.key.as_str()).collect();
    let mut warnings = 0;
    for (file, records) in files.iter().zip(&lists) {
        let mut remarks = review(records, &gazetteer);
        // An entity may be in a list that comes later.
        remarks
            .retain(|remark| !matches!(&remark.concern, Concern::Unknown { key, .. } if keys.contains(key.as_str())));
        let (entities, names) = (gazetteer.entity_count(), gazetteer.alias_count());
        gazetteer.load(file)?;
        let (entities, names) = (gazetteer.entity_count() - entities, gazetteer.alias_count() - names);
        for remark in &remarks {
            terminal.remark(&remark.to_string());
        }
        let doubts = match remarks.len() {
            0 => String::new(),
            1 => ", 1 warning".to_owned(),
            several => format!(", {several} warnings"),
        };
        terminal.summary("ok", &format!("{}: {entities} entities, {names} names{doubts}", file.display()));
        warnings += remarks.len();
    }
    Ok(warnings)
}

fn compile_files(files: &[PathBuf], output: &Path, terminal: &Terminal) -> anyhow::Result<Outcome> {
    let records: Vec<_> = files.iter().map(|file| read_records(file)).collect::<Result<Vec<_>, _>>()?.concat();
    check_decisions(&records, &Gazetteer::default()).map_err(GazetteerError::Records)?;
    let compiled = compile(records).map_err(GazetteerError::Records)?;
    write_whole(output, |out| out.write_all(&compiled))?;
    terminal.summary("written", &format!("{} ({} bytes)", output.display(), compiled.len()));
    Ok(Outcome::Done)
}
