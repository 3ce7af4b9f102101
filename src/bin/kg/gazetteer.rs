//! `kg gazetteer`: looks names up; checks, counts, compiles, imports and exports lists of entities.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::io::{self, BufRead};
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use indicatif::ProgressBar;
use kg::corpus::{SkipReason, decompress};
use kg::gazetteer::import::{ImportReport, Source, import};
use kg::gazetteer::{
    Concern, EntityRecord, Gazetteer, GazetteerError, compile_files, is_compiled_name, join_records, read_records,
    review, write_json_line, write_tsv,
};

use crate::args::{GazetteerAction, GazetteerCommand, ImportArgs};
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
        GazetteerAction::Compile { files, output } => compile(files, output, terminal),
        GazetteerAction::Import(args) => import_files(args, terminal),
        GazetteerAction::Export { files, output } => export(files, output, terminal),
    }
}

/// Loads each list on top of those before it, as `--gazetteer` does, and returns the number of warnings.
fn check(files: &[PathBuf], mut gazetteer: Gazetteer, terminal: &Terminal) -> anyhow::Result<usize> {
    // What is compiled has no lines to name.
    let read = |file: &PathBuf| if is_compiled_name(file) { Ok(Vec::new()) } else { read_records(file) };
    let lists: Vec<_> = files.iter().map(read).collect::<Result<_, _>>()?;
    let keys: BTreeSet<&str> = lists.iter().flatten().map(|record| record.key.as_str()).collect();
    let counts =
        |gazetteer: &Gazetteer| [gazetteer.entity_count().into(), gazetteer.alias_count(), gazetteer.spelling_count()];
    let mut warnings = 0;
    for (file, records) in files.iter().zip(&lists) {
        let mut remarks = review(records, &gazetteer);
        // An entity may be in a list that comes later.
        remarks
            .retain(|remark| !matches!(&remark.concern, Concern::Unknown { key, .. } if keys.contains(key.as_str())));
        let before = counts(&gazetteer);
        gazetteer.load(file)?;
        let after = counts(&gazetteer);
        let [entities, names, spellings] = [0, 1, 2].map(|at| after[at] - before[at]);
        let spellings = if spellings > 0 { format!(", {spellings} spellings by rule") } else { String::new() };
        for remark in &remarks {
            terminal.remark(&remark.to_string());
        }
        let doubts = match remarks.len() {
            0 => String::new(),
            1 => ", 1 warning".to_owned(),
            several => format!(", {several} warnings"),
        };
        terminal.summary("ok", &format!("{}: {entities} entities, {names} names{spellings}{doubts}", file.display()));
        warnings += remarks.len();
    }
    Ok(warnings)
}

fn compile(files: &[PathBuf], output: &Path, terminal: &Terminal) -> anyhow::Result<Outcome> {
    let list = compile_files(files)?;
    write_whole(output, |out| list.write(out))?;
    terminal.summary("written", &format!("{} ({} bytes)", output.display(), list.size()));
    Ok(Outcome::Done)
}

fn records(files: &[PathBuf]) -> Result<Vec<EntityRecord>, GazetteerError> {
    Ok(files.iter().map(|file| read_records(file)).collect::<Result<Vec<_>, _>>()?.concat())
}

/// Writes lists in the format that the name of the output tells.
fn export(files: &[PathBuf], output: &Path, terminal: &Terminal) -> anyhow::Result<Outcome> {
    let records = if files.is_empty() { Gazetteer::builtin().records().collect() } else { records(files)? };
    let records = join_records(records);
    let extension = output.extension().unwrap_or_default().to_string_lossy().to_ascii_lowercase();
    match extension.as_str() {
        "tsv" => write_whole(output, |out| write_tsv(&records, out))?,
        "jsonl" | "ndjson" | "" => {
            write_whole(output, |out| records.iter().try_for_each(|record| write_json_line(record, out)))?;
        }
        _ => bail!("{}: expected a name ending in .jsonl or .tsv", output.display()),
    }
    report_written(output, records.len() as u64, terminal);
    Ok(Outcome::Done)
}

fn import_files(args: &ImportArgs, terminal: &Terminal) -> anyhow::Result<Outcome> {
    let (gazetteer, options) = (args.gazetteer()?, args.options()?);
    let bytes: u64 = args.files.iter().filter_map(|path| Some(path.metadata().ok()?.len())).sum();
    let bar = terminal.progress(bytes * args.format().readings());
    let sources: Vec<_> = args.files.iter().map(|path| source(path, &bar)).collect::<anyhow::Result<_>>()?;
    let mut report = None;
    let written = write_whole(&args.output, |out| {
        let mut write = |record: &EntityRecord| write_json_line(record, out);
        let report = report.insert(import(args.format(), &sources, &gazetteer, &options, &mut write)?);
        // The error keeps an empty file from taking the place of the output; what the user reads is below.
        if report.written == 0 { Err(io::Error::other("no entity")) } else { Ok(()) }
    });
    bar.finish_and_clear();
    let Some(report) = report else { return written.map(|()| Outcome::Done) };
    summarize(&report, terminal);
    if report.written == 0 {
        let first = report.faults.first().map(|fault| format!(": {fault}")).unwrap_or_default();
        bail!("nothing to write: {} records read, none of use{first}", report.read);
    }
    written?;
    report_written(&args.output, report.written, terminal);
    Ok(if report.broken.is_empty() { Outcome::Done } else { Outcome::Skipped })
}

/// A file that is opened, and its compression undone, as often as it is read.
fn source<'a>(path: &'a Path, bar: &'a ProgressBar) -> anyhow::Result<Source<'a>> {
    if path == Path::new("-") {
        let open = move || opened(decompress(io::stdin()), path);
        return Ok(Source { name: "standard input".to_owned(), again: false, open: Box::new(open) });
    }
    let metadata = path.metadata().with_context(|| path.display().to_string())?;
    if metadata.is_dir() {
        bail!("{}: is a folder; name the files in it", path.display());
    }
    let open = move || {
        let file = File::open(path).map_err(|error| error.to_string())?;
        opened(decompress(bar.wrap_read(file)), path)
    };
    Ok(Source { name: path.display().to_string(), again: metadata.is_file(), open: Box::new(open) })
}

fn opened(stream: Result<Box<dyn BufRead + Send>, SkipReason>, path: &Path) -> Result<Box<dyn BufRead>, String> {
    match stream {
        Ok(stream) => Ok(stream),
        Err(SkipReason::Compression(program @ ("bzip2" | "xz" | "lz4"))) => Err(format!(
            "compressed with {program}, which is not supported; pipe it in: {program} -dc {} | kg gazetteer import … -",
            path.display()
        )),
        Err(reason) => Err(reason.to_string()),
    }
}

fn report_written(output: &Path, entities: u64, terminal: &Terminal) {
    if output != Path::new("-") {
        terminal.summary("written", &format!("{} ({entities} entities)", output.display()));
    }
}

fn summarize(report: &ImportReport, terminal: &Terminal) {
    report.faults.iter().for_each(|fault| terminal.warning(&fault.to_string()));
    let sum = |counts: &BTreeMap<&str, u64>| counts.values().sum::<u64>();
    let more = sum(&report.broken) - report.faults.len() as u64;
    if more > 0 {
        terminal.warning(&format!("and {more} more"));
    }
    let counts =
        [(report.written, "written"), (sum(&report.passed_over), "passed over"), (sum(&report.broken), "skipped")];
    let counts = counts.map(|(count, what)| format!("{count} {what}")).join(", ");
    terminal.summary("records", &format!("{} read: {counts}", report.read));
    for (label, counts) in
        [("passed", &report.passed_over), ("skipped", &report.broken), ("left out", &report.left_out)]
    {
        if !counts.is_empty() {
            let reasons: Vec<_> = counts.iter().map(|(reason, count)| format!("{count} {reason}")).collect();
            terminal.summary(label, &reasons.join("; "));
        }
    }
    if let Some(notice) = report.notice {
        terminal.summary("licence", notice);
    }
}
