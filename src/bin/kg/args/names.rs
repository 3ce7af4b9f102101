//! Looking names up, and the commands of gazetteers.

use std::fs;
use std::path::PathBuf;

use anyhow::Context;
use clap::{Args, Subcommand, ValueEnum};
use kg::gazetteer::import::{ImportFormat, ImportOptions, read_classes};
use kg::gazetteer::{Gazetteer, Kind};
use kg::text::Date;

use super::{ListArgs, PrintFormat, date};

const FIND_EXAMPLES: &str = "\
Examples:
  kg gazetteer find Ishiba
  kg gazetteer find Burma Q836 state.myanmar --date 1988
  kg gazetteer find 'Chinese foreign minister' --date 2022-03
  kg gazetteer find WH 'Wise Honest' --gazetteer vessels.csv --format json

Exit status: 0 all names are on the list; 1 some are not; 2 the list could not be read.";

const CHECK_EXAMPLES: &str = "\
Examples:
  kg gazetteer check vessels.csv people.toml
  kg gazetteer check vessels.csv --strict --no-builtin

Exit status: 0 no fault; 1 warnings, with --strict; 2 faults.";

const STATS_EXAMPLES: &str = "\
Examples:
  kg gazetteer stats
  kg gazetteer stats vessels.csv people.toml --format json";

/// Names to look up
#[derive(Args)]
pub(crate) struct FindArgs {
    /// Names as a text has them, with their capitals; ids and Wikidata ids too
    #[arg(required = true, value_name = "NAME")]
    pub(crate) names: Vec<String>,
    /// What they mean in a document of this day (YYYY, YYYY-MM or YYYY-MM-DD)
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub(crate) date: Option<Date>,
    /// What they mean in a document of this language (BCP 47, as in de) [default: unknown]
    #[arg(long, value_name = "LANG")]
    pub(crate) language: Option<String>,
    #[command(flatten)]
    pub(crate) lists: ListArgs,
    /// Print text, or a line of JSON for each name
    #[arg(long, value_enum, default_value = "text", value_name = "FORMAT", help_heading = "Output")]
    pub(crate) format: PrintFormat,
}

#[derive(Args)]
pub(crate) struct GazetteerCommand {
    #[command(subcommand)]
    pub(crate) action: GazetteerAction,
}

#[derive(Subcommand)]
pub(crate) enum GazetteerAction {
    /// Say what names mean, when and why
    #[command(after_help = FIND_EXAMPLES)]
    Find(FindArgs),
    /// Read lists and report every fault, and what is hardly meant, with its file and line
    #[command(after_help = CHECK_EXAMPLES)]
    Check {
        /// Lists of entities; each lies on top of those before it
        #[arg(required = true, value_name = "FILE")]
        files: Vec<PathBuf>,
        /// Do not hold them against the list that comes with kg
        #[arg(long)]
        no_builtin: bool,
        /// End with exit status 1 where there are warnings
        #[arg(long)]
        strict: bool,
    },
    /// Count what the built-in list, or lists of your own, hold
    #[command(after_help = STATS_EXAMPLES)]
    Stats {
        /// Lists of entities [default: the list that comes with kg]
        #[arg(value_name = "FILE")]
        files: Vec<PathBuf>,
        /// Print tables or JSON
        #[arg(long, value_enum, default_value = "text", value_name = "FORMAT")]
        format: PrintFormat,
    },
    /// Compile lists into one file that starts at once, however large
    #[command(
        after_help = "Example:\n  kg gazetteer compile vessels.csv people.toml -o mine.kgz\n  kg build input/ --gazetteer mine.kgz --json graph.json"
    )]
    Compile {
        /// Lists of entities; the later fill and override the earlier
        #[arg(required = true, value_name = "FILE")]
        files: Vec<PathBuf>,
        /// The compiled file
        #[arg(long, short, value_name = "FILE.kgz")]
        output: PathBuf,
    },
    /// Make a list of what others keep: Wikidata, FollowTheMoney, CAMEO dictionaries, GeoNames, tables
    #[command(after_help = IMPORT_EXAMPLES)]
    Import(ImportArgs),
    /// Write lists, or the one that comes with kg, as JSON Lines or as a table
    #[command(after_help = EXPORT_EXAMPLES)]
    Export {
        /// Lists of entities, compiled ones too; the later fill and override the earlier [default: the one that comes with kg]
        #[arg(value_name = "FILE")]
        files: Vec<PathBuf>,
        /// The list to write, .jsonl or .tsv (- is standard output, as JSON Lines)
        #[arg(long, short, value_name = "FILE", default_value = "-", hide_default_value = true)]
        output: PathBuf,
    },
}

const IMPORT_EXAMPLES: &str = "\
Examples:
  kg gazetteer import --from wikidata --languages ko,ru latest-all.json.gz -o wikidata.jsonl
  bzip2 -dc latest-all.json.bz2 | kg gazetteer import --from wikidata - -o wikidata.jsonl
  kg gazetteer import --from followthemoney targets.nested.json -o sanctions.jsonl
  kg gazetteer import --from cameo Phoenix.Countries.actors.txt -o actors.jsonl
  kg gazetteer import --from geonames countryInfo.txt alternateNamesV2.txt -o states.jsonl
  kg gazetteer import --from csv --map name=Title --kind agency bodies.csv -o bodies.jsonl

Exit status: 0 done; 1 done, but something was broken and skipped; 2 nothing was written.";

const EXPORT_EXAMPLES: &str = "\
Examples:
  kg gazetteer export -o builtin.tsv
  kg gazetteer export vessels.csv people.toml -o mine.jsonl
  kg gazetteer export mine.kgz | head -n 3";

#[derive(Args)]
pub(crate) struct ImportArgs {
    /// What the files are
    #[arg(long, value_enum, value_name = "FORMAT")]
    pub(crate) from: Foreign,
    /// Files, plain, .gz or .zst; - is standard input
    #[arg(required = true, value_name = "FILE")]
    pub(crate) files: Vec<PathBuf>,
    /// The list to write, as JSON Lines (- is standard output)
    #[arg(long, short, value_name = "FILE", default_value = "-", hide_default_value = true)]
    pub(crate) output: PathBuf,
    /// Find states and known entities by this list too (.toml, .csv, .tsv, .jsonl or .kgz)
    #[arg(long = "gazetteer", value_name = "FILE")]
    gazetteers: Vec<PathBuf>,
    /// Only names in these languages, besides English [default: all]
    #[arg(long, value_name = "LANGUAGE", value_delimiter = ',')]
    languages: Vec<String>,
    /// The kind of classes of Wikidata: a line `QID<tab>kind` each, `-` for a class to leave out
    #[arg(long, value_name = "FILE")]
    classes: Option<PathBuf>,
    /// A column of a table: id, kind, name, aliases, country, role … and what it is called there; may be given several times
    #[arg(long = "map", value_name = "COLUMN=NAME", value_parser = column)]
    columns: Vec<(String, String)>,
    /// What stands between the items of a cell
    #[arg(long, value_name = "CHARACTER", default_value = ";")]
    separator: char,
    /// The kind of rows that do not tell it
    #[arg(long, value_name = "KIND")]
    kind: Option<Kind>,
}

fn column(text: &str) -> Result<(String, String), String> {
    let (column, name) = text.split_once('=').ok_or("expected COLUMN=NAME, as in name=Title")?;
    Ok((column.to_owned(), name.to_owned()))
}

/// The formats that are imported.
#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum Foreign {
    /// A dump of Wikidata, or entities of it a line each.
    Wikidata,
    /// FollowTheMoney entities a line each, or OpenSanctions' targets.nested.json and targets.simple.csv.
    #[value(name = "followthemoney")]
    FollowTheMoney,
    /// Dictionaries of actors and agents with CAMEO codes (PETRARCH, TABARI).
    Cameo,
    /// countryInfo.txt, cities*.txt, allCountries.txt and alternateNamesV2.txt.
    #[value(name = "geonames")]
    GeoNames,
    /// A table with a header and any columns.
    Csv,
}

impl ImportArgs {
    pub(crate) fn gazetteer(&self) -> anyhow::Result<Gazetteer> {
        let mut gazetteer = Gazetteer::builtin();
        self.gazetteers.iter().try_for_each(|path| gazetteer.load(path))?;
        Ok(gazetteer)
    }

    pub(crate) fn format(&self) -> ImportFormat {
        match self.from {
            Foreign::Wikidata => ImportFormat::Wikidata,
            Foreign::FollowTheMoney => ImportFormat::FollowTheMoney,
            Foreign::Cameo => ImportFormat::Cameo,
            Foreign::GeoNames => ImportFormat::GeoNames,
            Foreign::Csv => ImportFormat::Csv,
        }
    }

    pub(crate) fn options(&self) -> anyhow::Result<ImportOptions> {
        let classes = match &self.classes {
            None => Vec::new(),
            Some(path) => {
                let table = fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
                read_classes(&table).with_context(|| path.display().to_string())?
            }
        };
        Ok(ImportOptions {
            languages: self.languages.clone(),
            classes,
            columns: self.columns.clone(),
            separator: self.separator,
            kind: self.kind.clone(),
        })
    }
}
