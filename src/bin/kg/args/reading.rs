//! What is read, and what is looked for in it.

use std::borrow::Cow;
use std::fs;
use std::path::PathBuf;

use anyhow::Context;
use clap::Args;
use kg::corpus::ReadOptions;
use kg::gazetteer::{Gazetteer, Kind};
use kg::recognize::RecognizeOptions;
use kg::relate::Rules;
use kg::suggest::{Limits, SuggestFormat};
use kg::text::hex::hex;
use sha2::{Digest, Sha256};

use super::PrintFormat;

/// Documents to read
#[derive(Clone, Args)]
pub(crate) struct InputArgs {
    /// Files, folders (with all below them) or - for standard input
    #[arg(required = true, value_name = "INPUT")]
    pub(crate) inputs: Vec<PathBuf>,
    /// The field of JSON and column of CSV with the text [default: guessed]
    #[arg(long, value_name = "NAME", help_heading = "Reading")]
    text_field: Option<String>,
    /// The field with the headline [default: guessed]
    #[arg(long, value_name = "NAME", help_heading = "Reading")]
    title_field: Option<String>,
    /// The field with the date of publication [default: guessed]
    #[arg(long, value_name = "NAME", help_heading = "Reading")]
    date_field: Option<String>,
    /// The field with the document's id [default: guessed]
    #[arg(long, value_name = "NAME", help_heading = "Reading")]
    id_field: Option<String>,
}

impl InputArgs {
    pub(crate) fn read_options(&self) -> ReadOptions {
        ReadOptions {
            text_field: self.text_field.clone(),
            title_field: self.title_field.clone(),
            date_field: self.date_field.clone(),
            id_field: self.id_field.clone(),
        }
    }
}

/// The lists to look into
#[derive(Args)]
pub(crate) struct ListArgs {
    /// Add a list of entities (.toml, .csv, .tsv, .jsonl or compiled .kgz); the later wins
    #[arg(long = "gazetteer", value_name = "FILE", help_heading = "Recognition")]
    gazetteers: Vec<PathBuf>,
    /// Leave out the list that comes with kg
    #[arg(long, help_heading = "Recognition")]
    no_builtin: bool,
}

impl ListArgs {
    /// Whether anything is said of lists.
    pub(crate) fn are_told(&self) -> bool {
        self.no_builtin || !self.gazetteers.is_empty()
    }

    pub(crate) fn gazetteer(&self) -> anyhow::Result<Gazetteer> {
        let mut gazetteer = if self.no_builtin { Gazetteer::default() } else { Gazetteer::builtin() };
        for path in &self.gazetteers {
            gazetteer.load(path)?;
        }
        Ok(gazetteer)
    }
}

/// What to look for
#[derive(Args)]
pub(crate) struct RecognizeArgs {
    #[command(flatten)]
    lists: ListArgs,
    /// Do not let adjectives and peoples (Chinese) stand for their state
    #[arg(long, help_heading = "Recognition")]
    no_demonyms: bool,
    /// Do not let capitals and seats (Beijing, the Kremlin) stand for their state
    #[arg(long, help_heading = "Recognition")]
    no_metonyms: bool,
    /// Count only names that a list has; others are found by the words around and in them
    #[arg(long, help_heading = "Recognition")]
    gazetteer_only: bool,
    /// How sure a name that no list has must be, from 0 (all that may be one) to 1 (none)
    #[arg(long, value_name = "P", default_value = "0.5", value_parser = per_mille, help_heading = "Recognition")]
    min_confidence: u16,
}

/// A share of one as thousandths.
fn per_mille(share: &str) -> Result<u16, String> {
    let value: f64 = share.parse().map_err(|_| "expected a number from 0 to 1".to_owned())?;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "from 0 to 1000")]
    let rounded = (value * 1000.0).round() as u16;
    if (0.0..=1.0).contains(&value) { Ok(rounded) } else { Err("expected a number from 0 to 1".to_owned()) }
}

impl RecognizeArgs {
    pub(crate) fn gazetteer(&self) -> anyhow::Result<Gazetteer> {
        self.lists.gazetteer()
    }

    pub(crate) fn options(&self) -> RecognizeOptions {
        RecognizeOptions {
            demonyms: !self.no_demonyms,
            metonyms: !self.no_metonyms,
            discover: (!self.gazetteer_only).then_some(self.min_confidence),
        }
    }
}

/// Words of relations beside the built-in ones
#[derive(Args)]
pub(crate) struct RulesArgs {
    /// Take more verbs, nouns or modes of relations from a table (repeatable)
    #[arg(long, value_name = "FILE", help_heading = "Recognition")]
    rules: Vec<PathBuf>,
}

impl RulesArgs {
    /// The built-in rules, with those of the user on top.
    ///
    /// # Errors
    /// Where a table cannot be read, with its line.
    pub(crate) fn read(&self) -> anyhow::Result<Cow<'static, Rules>> {
        if self.rules.is_empty() {
            return Ok(Cow::Borrowed(Rules::builtin()));
        }
        let mut tables = Vec::with_capacity(self.rules.len());
        for path in &self.rules {
            let table = fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
            let alone = Rules::read(&[&table]);
            alone.with_context(|| format!("{}: see `kg help build` on tables of relations", path.display()))?;
            tables.push(table);
        }
        let tables: Vec<&str> = tables.iter().map(String::as_str).collect();
        Ok(Cow::Owned(Rules::read(&tables)?))
    }

    /// SHA-256 of the tables; nothing where there are none.
    ///
    /// # Errors
    /// Where one cannot be read.
    pub(crate) fn sha256(&self) -> anyhow::Result<Option<String>> {
        let mut hash = Sha256::new();
        for path in &self.rules {
            let table = fs::read(path).with_context(|| format!("cannot read {}", path.display()))?;
            hash.update((table.len() as u64).to_le_bytes());
            hash.update(table);
        }
        Ok((!self.rules.is_empty()).then(|| hex(&hash.finalize())))
    }
}

#[derive(Args)]
pub(crate) struct ExtractArgs {
    #[command(flatten)]
    pub(crate) input: InputArgs,
    #[command(flatten)]
    pub(crate) recognize: RecognizeArgs,
    #[command(flatten)]
    pub(crate) rules: RulesArgs,
    /// Add the text that the offsets refer to
    #[arg(long, help_heading = "Output")]
    pub(crate) text: bool,
    /// Print the document with this id and say of each name in it what it means and by which rule; without INPUT, the document in this file (- is
    /// standard input)
    #[arg(long, value_name = "DOC", conflicts_with = "text", help_heading = "Output")]
    pub(crate) explain: Option<String>,
}

#[derive(Args)]
pub(crate) struct SuggestArgs {
    #[command(flatten)]
    pub(crate) input: InputArgs,
    #[command(flatten)]
    pub(crate) recognize: RecognizeArgs,
    /// Write to this file (- is standard output); .jsonl and .toml tell the format
    #[arg(long, short, default_value = "-", hide_default_value = true, value_name = "FILE", help_heading = "Output")]
    pub(crate) output: PathBuf,
    /// Write tsv, jsonl or toml [default: what the file's name tells, else tsv]
    #[arg(long, value_name = "FORMAT", help_heading = "Output")]
    pub(crate) format: Option<SuggestFormat>,
    /// Only names that stand so often
    #[arg(long, default_value_t = 2, value_name = "N", help_heading = "Filters")]
    min_count: u64,
    /// Only names in so many documents
    #[arg(long, default_value_t = 1, value_name = "N", help_heading = "Filters")]
    min_documents: u64,
    /// Only names that seem to be of these kinds (person, agency, treaty, place, unknown)
    #[arg(long = "kind", value_name = "KIND", value_delimiter = ',', help_heading = "Filters")]
    kinds: Vec<Kind>,
    /// Only the N names of most documents
    #[arg(long, value_name = "N", help_heading = "Filters")]
    top: Option<usize>,
}

impl SuggestArgs {
    pub(crate) fn limits(&self) -> Limits {
        Limits {
            min_count: self.min_count,
            min_documents: self.min_documents,
            kinds: self.kinds.clone(),
            top: self.top,
        }
    }
}

#[derive(Args)]
pub(crate) struct SentencesArgs {
    #[command(flatten)]
    pub(crate) input: InputArgs,
    /// Print the passages set aside as boilerplate too
    #[arg(long, help_heading = "Output")]
    pub(crate) boilerplate: bool,
    /// Print text or JSON lines
    #[arg(long, value_enum, default_value = "text", value_name = "FORMAT", help_heading = "Output")]
    pub(crate) format: PrintFormat,
}
