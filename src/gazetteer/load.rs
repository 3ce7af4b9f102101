//! Loads gazetteer files, whatever they are written in.

use std::fs::{self, File};
use std::io::{self, BufReader};
use std::path::{Path, PathBuf};

use super::compile::{CompiledList, NamePath, Records, compile_above};
use super::decisions::{check_decisions, deciding, with_cited_name};
use super::fault::{RecordError, take_whole};
use super::record::EntityRecord;
use super::structured::{read_jsonl, read_toml};
use super::table::table_rows;
use super::{Bytes, CompiledError, Gazetteer, Layer};

/// Why a gazetteer could not be loaded.
#[derive(Debug, thiserror::Error)]
pub enum GazetteerError {
    /// The file cannot be read.
    #[error("gazetteer {}", path.display())]
    Io {
        /// The file.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// Its name does not say what it is written in.
    #[error("gazetteer {}: expected a name ending in .toml, .csv, .tsv, .jsonl or (compiled) .kgz", path.display())]
    Format {
        /// The file.
        path: PathBuf,
    },
    /// It is compiled, but cannot be used.
    #[error("gazetteer {}", path.display())]
    Compiled {
        /// The file.
        path: PathBuf,
        /// Why.
        source: CompiledError,
    },
    /// Its content has faults.
    #[error("{}", lines(.0))]
    Records(Vec<RecordError>),
}

fn lines(errors: &[RecordError]) -> String {
    const SHOWN: usize = 20;
    let mut lines: Vec<_> = errors.iter().take(SHOWN).map(ToString::to_string).collect();
    if errors.len() > SHOWN {
        lines.push(format!("and {} more", errors.len() - SHOWN));
    }
    lines.join("\n")
}

/// Whether a file name is that of a compiled gazetteer.
pub fn is_compiled_name(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension == "kgz")
}

/// Reads the records of a gazetteer, in the format its extension tells; those of a compiled one as [`Layer::records`] gives them.
///
/// # Errors
/// Where it cannot be read, or with every fault in it.
pub fn read_records(path: &Path) -> Result<Vec<EntityRecord>, GazetteerError> {
    let mut records = Vec::new();
    each_record(path, |record| records.push(record))?;
    Ok(records)
}

/// As [`read_records`], one record at a time.
fn each_record(path: &Path, mut take: impl FnMut(EntityRecord)) -> Result<(), GazetteerError> {
    let io = |source| GazetteerError::Io { path: path.to_owned(), source };
    let name = path.display().to_string();
    let extension = path.extension().unwrap_or_default().to_string_lossy().to_ascii_lowercase();
    let taken = match extension.as_str() {
        "jsonl" | "ndjson" => take_whole(read_jsonl(&name, BufReader::new(File::open(path).map_err(io)?)), take),
        "csv" | "tsv" => take_whole(table_rows(&name, &fs::read_to_string(path).map_err(io)?), take),
        "toml" => {
            read_toml(&name, &fs::read_to_string(path).map_err(io)?).map(|records| records.into_iter().for_each(take))
        }
        _ if is_compiled_name(path) => {
            open_compiled(path)?.records().for_each(&mut take);
            Ok(())
        }
        _ => return Err(GazetteerError::Format { path: path.to_owned() }),
    };
    taken.map_err(GazetteerError::Records)
}

/// Compiles lists into one that stands alone, the later filling and overriding what the earlier say.
///
/// # Errors
/// Where one cannot be read, or with every fault in it.
pub fn compile_files(paths: &[PathBuf]) -> Result<CompiledList, GazetteerError> {
    let mut draft = Draft::default();
    for path in paths {
        draft.read(path, |record| record)?;
    }
    draft.compile(&Gazetteer::default())
}

/// The records of a list that is to be compiled, and those of them that decide on others.
#[derive(Default)]
struct Draft {
    records: Records,
    deciding: Vec<EntityRecord>,
}

impl Draft {
    fn read(&mut self, path: &Path, fill: impl Fn(EntityRecord) -> EntityRecord) -> Result<(), GazetteerError> {
        each_record(path, |record| {
            self.deciding.extend(deciding(&record));
            self.records.add(&fill(record));
        })
    }

    fn compile(self, below: &Gazetteer) -> Result<CompiledList, GazetteerError> {
        let entities = self.records.join();
        check_decisions(&self.deciding, |key| entities.has(key), below).map_err(GazetteerError::Records)?;
        let views = below.views();
        let names_another = |key: &str, path: &NamePath| views.iter().any(|(view, _)| view.names_another(key, path));
        compile_above(entities, names_another).map_err(GazetteerError::Records)
    }
}

fn open_compiled(path: &Path) -> Result<Layer, GazetteerError> {
    let io = |source| GazetteerError::Io { path: path.to_owned(), source };
    let bytes = Bytes::map(&File::open(path).map_err(io)?).map_err(io)?;
    open_layer(bytes, path)
}

fn open_layer(bytes: Bytes, path: &Path) -> Result<Layer, GazetteerError> {
    Layer::open(bytes).map_err(|source| GazetteerError::Compiled { path: path.to_owned(), source })
}

impl Gazetteer {
    /// Puts a file on top: a compiled one is mapped, others are compiled in memory.
    ///
    /// A record whose key an earlier list has may leave out its kind and name.
    ///
    /// # Errors
    /// Where the file cannot be read or has faults.
    pub fn load(&mut self, path: &Path) -> Result<(), GazetteerError> {
        let layer = if is_compiled_name(path) {
            open_compiled(path)?
        } else {
            let mut draft = Draft::default();
            draft.read(path, |record| self.fill(record))?;
            open_layer(Bytes::Owned(draft.compile(self)?.to_bytes()), path)?
        };
        self.push(layer);
        Ok(())
    }

    /// Fills what a record leaves out from the lists below.
    pub(super) fn fill(&self, mut record: EntityRecord) -> EntityRecord {
        let Some(known) = self.locate(&record.key).map(|id| self.entity(id)) else { return with_cited_name(record) };
        record.kind = record.kind.or_else(|| Some(known.kind()));
        record.name = record.name.or_else(|| Some(known.name().to_owned()));
        record.wikidata = record.wikidata.or_else(|| known.wikidata().map(str::to_owned));
        record.iso3 = record.iso3.or_else(|| known.iso3().map(str::to_owned));
        if record.countries.is_empty() {
            record.countries = known.countries().map(str::to_owned).collect();
        }
        let (from, to) = known.dates();
        record.from = record.from.or(from);
        record.to = record.to.or(to);
        record.in_force = record.in_force.or(known.in_force());
        record
    }
}
