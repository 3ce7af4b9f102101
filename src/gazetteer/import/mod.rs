//! Makes records of the lists that others keep: Wikidata, FollowTheMoney, CAMEO dictionaries, GeoNames, tables of any columns.
//!
//! A file is read line by line and each entity is handed on at once, so that memory does not grow with the file. What must be known
//! before (the offices that a person may hold, the names of a place) is collected in a first pass, where a file can be read twice.

mod cameo;
mod code;
mod csv;
mod followthemoney;
mod geonames;
mod known;
mod lines;
mod name;
mod role;
mod wikidata;

use std::collections::BTreeMap;
use std::io;

use super::fault::{Place, RecordError};
use super::record::{EntityRecord, Kind};
use super::{Gazetteer, is_key};
use known::Known;

pub use lines::Source;
pub use wikidata::{ClassError, read_classes};

/// The lists that are understood.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ImportFormat {
    /// The JSON of Wikidata: a dump or a line an entity.
    Wikidata,
    /// Entities of FollowTheMoney, and the tables of OpenSanctions.
    FollowTheMoney,
    /// Dictionaries of PETRARCH and TABARI.
    Cameo,
    /// The tables of GeoNames.
    GeoNames,
    /// A table with a header.
    Csv,
}

impl ImportFormat {
    /// How often each file is read, where it can be read more than once.
    pub fn readings(self) -> u64 {
        match self {
            Self::Wikidata | Self::FollowTheMoney => 2,
            Self::GeoNames => 3,
            Self::Cameo | Self::Csv => 1,
        }
    }
}

/// How to read them; each format uses what concerns it.
#[derive(Clone, Debug)]
pub struct ImportOptions {
    /// Languages of names besides English (BCP 47); all where there are none.
    pub languages: Vec<String>,
    /// Kinds of Wikidata classes besides those known, as [`read_classes`] gives them; none for a class to leave out.
    pub classes: Vec<(u32, Option<Kind>)>,
    /// Our columns and what they are called in the table.
    pub columns: Vec<(String, String)>,
    /// What stands between the items of a table's cell.
    pub separator: char,
    /// The kind of rows that do not tell it.
    pub kind: Option<Kind>,
}

impl Default for ImportOptions {
    fn default() -> Self {
        Self { languages: Vec::new(), classes: Vec::new(), columns: Vec::new(), separator: ';', kind: None }
    }
}

impl ImportOptions {
    /// Whether names in a language are wanted.
    fn wants(&self, language: &str) -> bool {
        let base = language.split('-').next().unwrap_or(language);
        self.languages.is_empty() || self.languages.iter().any(|wanted| wanted == language || wanted == base)
    }
}

/// What has become of all that was read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ImportReport {
    /// Records read, broken ones too.
    pub read: u64,
    /// Entities written.
    pub written: u64,
    /// Records that are broken, by reason.
    pub broken: BTreeMap<&'static str, u64>,
    /// The first of them, with their places.
    pub faults: Vec<RecordError>,
    /// Records that are no entities to look for, by reason.
    pub passed_over: BTreeMap<&'static str, u64>,
    /// Parts that entities were written without, by reason.
    pub left_out: BTreeMap<&'static str, u64>,
    /// What the user must know of the terms of the data.
    pub notice: Option<&'static str>,
}

/// How many faults are kept with their places.
const FAULTS: usize = 20;

/// Reads foreign lists and hands each entity to `write`, in the order of the files.
///
/// States and entities that `gazetteer` has keep its ids.
///
/// # Errors
/// Those of `write`. What cannot be read is in the report.
pub fn import(
    format: ImportFormat,
    sources: &[Source<'_>],
    gazetteer: &Gazetteer,
    options: &ImportOptions,
    write: &mut dyn FnMut(&EntityRecord) -> io::Result<()>,
) -> io::Result<ImportReport> {
    let mut books =
        Books { known: Known::of(gazetteer), place: Place::default(), report: ImportReport::default(), write };
    match format {
        ImportFormat::Wikidata => wikidata::import(sources, options, &mut books),
        ImportFormat::FollowTheMoney => followthemoney::import(sources, &mut books),
        ImportFormat::Cameo => cameo::import(sources, &mut books),
        ImportFormat::GeoNames => geonames::import(sources, options, &mut books),
        ImportFormat::Csv => csv::import(sources, options, &mut books),
    }?;
    Ok(books.report)
}

/// Where an import stands: what is known, what was counted, and where entities go.
struct Books<'a, 'g> {
    known: Known<'g>,
    place: Place,
    report: ImportReport,
    write: &'a mut dyn FnMut(&EntityRecord) -> io::Result<()>,
}

impl Books<'_, '_> {
    /// Reads the lines of a file and counts those that cannot be read.
    fn each_line(
        &mut self,
        source: &Source<'_>,
        handle: &mut dyn FnMut(&mut Self, &str) -> io::Result<()>,
    ) -> io::Result<()> {
        source.name.clone_into(&mut self.place.file);
        lines::each(source, &mut |number, line| {
            self.place.line = number;
            match line {
                Ok(line) => handle(self, line),
                Err(fault) => {
                    self.report.read += 1;
                    self.break_off(fault.reason(), &fault.detail());
                    Ok(())
                }
            }
        })
    }

    /// Counts a record that is broken.
    fn break_off(&mut self, reason: &'static str, detail: &str) {
        *self.report.broken.entry(reason).or_default() += 1;
        if self.report.faults.len() < FAULTS {
            let message = if detail.is_empty() { reason.to_owned() } else { format!("{reason}: {detail}") };
            self.report.faults.push(RecordError { place: self.place.clone(), message });
        }
    }

    /// Counts a record that is of no interest.
    fn pass_over(&mut self, reason: &'static str) {
        *self.report.passed_over.entry(reason).or_default() += 1;
    }

    /// Counts a part of a record that has no place in a list.
    fn leave_out(&mut self, what: &'static str, count: usize) {
        if count > 0 {
            *self.report.left_out.entry(what).or_default() += count as u64;
        }
    }

    /// Hands an entity on, with its names cleaned.
    fn emit(&mut self, mut record: EntityRecord) -> io::Result<()> {
        if !name::tidy_name(&mut record) {
            self.break_off("no name to search for", "");
            return Ok(());
        }
        let dropped = name::tidy_aliases(&mut record);
        self.leave_out("names that cannot be searched for", dropped);
        self.drop_bad_ties(&mut record);
        record.place = Place::default();
        match record.complete() {
            Ok(record) => {
                self.report.written += 1;
                (self.write)(&record)
            }
            Err(error) => {
                self.break_off("not a record", &error.message);
                Ok(())
            }
        }
    }

    /// Takes out ties to nobody and those that end before they begin.
    fn drop_bad_ties(&mut self, record: &mut EntityRecord) {
        let before = record.ties.len();
        let alone = record.countries.len() == 1;
        record.ties.retain(|tie| {
            let target = is_key(&tie.target) || (tie.target.is_empty() && alone);
            target && tie.from.is_none_or(|from| from.may_lie_between(None, tie.to))
        });
        record.ties.dedup();
        self.leave_out("roles of nobody known, or with impossible dates", before - record.ties.len());
    }
}
