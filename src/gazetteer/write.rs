//! Writes records as JSON Lines and as a table, so that reading them gives the same records.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::{self, Write};

use serde::Serialize;

use super::record::{AliasRecord, CaseRule, EntityRecord, Form, Kind, Tie};
use crate::text::Date;

/// Writes a record as one line of JSON.
///
/// # Errors
/// Those of `out`.
pub fn write_json_line(record: &EntityRecord, out: &mut dyn Write) -> io::Result<()> {
    serde_json::to_writer(&mut *out, &Line::of(record))?;
    out.write_all(b"\n")
}

/// Writes records as a table with tabs and a header.
///
/// # Errors
/// Those of `out`, and a [`super::RecordError`] as [`io::ErrorKind::InvalidData`] for the first name that a table cannot hold.
pub fn write_tsv(records: &[EntityRecord], out: &mut dyn Write) -> io::Result<()> {
    let mut table = csv::WriterBuilder::new().delimiter(b'\t').from_writer(out);
    table.write_record(HEADER)?;
    for record in records {
        let row = row(record).map_err(|message| io::Error::new(io::ErrorKind::InvalidData, record.error(message)))?;
        table.write_record(row)?;
    }
    table.flush()
}

const HEADER: [&str; 21] = [
    "id",
    "kind",
    "name",
    "aliases",
    "acronyms",
    "short",
    "demonyms",
    "metonyms",
    "translations",
    "wikidata",
    "iso3",
    "country",
    "from",
    "to",
    "in_force",
    "roles",
    "parties",
    "parent",
    "same_as",
    "apart",
    "hide",
];

/// An entity as a line of JSON has it; see [`super::structured`].
#[derive(Serialize)]
struct Line<'a> {
    id: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    kind: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<String>,
    #[serde(flatten)]
    forms: BTreeMap<Column, Vec<Name<'a>>>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    translations: BTreeMap<&'a str, Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    wikidata: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    iso3: Option<&'a str>,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    country: &'a [String],
    #[serde(skip_serializing_if = "Option::is_none")]
    from: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    to: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    in_force: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    roles: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    parties: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    parent: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    same_as: Option<&'a str>,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    apart: &'a [String],
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    hide: bool,
}

/// The list that a name stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
enum Column {
    Aliases,
    Acronyms,
    Short,
    Demonyms,
    Metonyms,
    Translations,
}

impl Column {
    fn of(alias: &AliasRecord) -> Self {
        match alias.form {
            Form::Acronym => Self::Acronyms,
            Form::Short => Self::Short,
            Form::Demonym => Self::Demonyms,
            Form::Metonym => Self::Metonyms,
            Form::Alias if alias.language.is_some() => Self::Translations,
            Form::Name | Form::Alias | Form::Pattern | Form::Pronoun => Self::Aliases,
        }
    }
}

/// A name with its flags after `|`, or a table of its rules where it cannot be written so.
#[derive(Serialize)]
#[serde(untagged)]
enum Name<'a> {
    Cell(String),
    Rules(Rules<'a>),
}

#[derive(Serialize)]
struct Rules<'a> {
    name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    form: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    case: Option<&'static str>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    context: bool,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    named: bool,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    prefix: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    lang: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    from: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    to: Option<String>,
}

impl<'a> Line<'a> {
    fn of(record: &'a EntityRecord) -> Self {
        let mut forms: BTreeMap<Column, Vec<Name<'a>>> = BTreeMap::new();
        let mut translations: BTreeMap<&str, Vec<String>> = BTreeMap::new();
        for alias in other_names(record) {
            match (Column::of(alias), alias.language.as_deref()) {
                (Column::Translations, Some(language)) if fits_cell(alias) => {
                    translations.entry(language).or_default().push(cell(alias, false));
                }
                (Column::Translations, _) => forms.entry(Column::Aliases).or_default().push(Name::of(alias)),
                (column, _) => forms.entry(column).or_default().push(Name::of(alias)),
            }
        }
        let ties = Ties::of(record);
        Self {
            id: &record.key,
            kind: record.kind.as_ref().map(Kind::as_str),
            name: name_cell(record),
            forms,
            translations,
            wikidata: record.wikidata.as_deref(),
            iso3: record.iso3.as_deref(),
            country: &record.countries,
            from: day(record.from),
            to: day(record.to),
            in_force: day(record.in_force),
            roles: ties.roles,
            parties: ties.parties,
            parent: ties.parents,
            same_as: record.same_as.as_deref(),
            apart: &record.apart,
            hide: record.hide,
        }
    }
}

impl<'a> Name<'a> {
    fn of(alias: &'a AliasRecord) -> Self {
        if fits_cell(alias) {
            return Self::Cell(cell(alias, true));
        }
        Self::Rules(Rules {
            name: &alias.text,
            form: (alias.form == Form::Name).then_some(Form::Name.as_str()),
            case: case(alias.case).map(|(_, word)| word),
            context: alias.needs_context,
            named: alias.needs_name,
            prefix: alias.prefix,
            lang: alias.language.as_deref(),
            from: day(alias.from),
            to: day(alias.to),
        })
    }
}

/// The ties of a record in the columns that hold them.
#[derive(Default)]
struct Ties {
    roles: Vec<String>,
    parties: Vec<String>,
    parents: Vec<String>,
}

impl Ties {
    fn of(record: &EntityRecord) -> Self {
        let mut ties = Self::default();
        for tie in &record.ties {
            let undated = [tie.from, tie.to, tie.as_of, tie.signed] == [None; 4];
            match tie.relation.as_str() {
                Tie::PARENT if undated => ties.parents.push(tie.target.clone()),
                Tie::PARTY if tie.as_of.is_none() => {
                    let dates = [("signed", tie.signed), ("from", tie.from), ("to", tie.to)];
                    ties.parties.push(dated(tie.target.clone(), &dates));
                }
                role => {
                    let dates = [("from", tie.from), ("to", tie.to), ("asof", tie.as_of)];
                    ties.roles.push(dated(format!("{role}|of={}", tie.target), &dates));
                }
            }
        }
        ties
    }
}

fn dated(mut cell: String, dates: &[(&str, Option<Date>)]) -> String {
    for (flag, date) in dates.iter().filter_map(|(flag, date)| Some((flag, (*date)?))) {
        let _ = write!(cell, "|{flag}={date}");
    }
    cell
}

fn day(date: Option<Date>) -> Option<String> {
    date.map(|date| date.to_string())
}

/// The flag and the word of a rule on capitals.
fn case(rule: CaseRule) -> Option<(&'static str, &'static str)> {
    match rule {
        CaseRule::Usual => None,
        CaseRule::Exact => Some(("exact", "exact")),
        CaseRule::Any => Some(("anycase", "any")),
    }
}

/// Whether `text|flag|flag` says all of an alias.
fn fits_cell(alias: &AliasRecord) -> bool {
    alias.form != Form::Name && is_plain(&alias.text) && alias.language.as_deref().is_none_or(is_plain)
}

/// Whether a cell with flags can hold a text.
fn is_plain(text: &str) -> bool {
    text.trim() == text && !text.contains('|')
}

/// The canonical name with its rules, where it has some: they stand among the aliases.
fn name_cell(record: &EntityRecord) -> Option<String> {
    ruled_name(record).map(|alias| cell(alias, true)).or_else(|| record.name.clone())
}

fn ruled_name(record: &EntityRecord) -> Option<&AliasRecord> {
    record.aliases.iter().find(|alias| alias.form == Form::Name && record.name.as_ref() == Some(&alias.text))
}

/// The aliases but for the canonical name.
fn other_names(record: &EntityRecord) -> impl Iterator<Item = &AliasRecord> {
    let name = ruled_name(record);
    record.aliases.iter().filter(move |alias| name != Some(*alias))
}

fn cell(alias: &AliasRecord, with_language: bool) -> String {
    let mut cell = alias.text.clone();
    let flags = [
        case(alias.case).map(|(flag, _)| flag),
        alias.needs_context.then_some("context"),
        alias.needs_name.then_some("named"),
        alias.prefix.then_some("prefix"),
    ];
    for flag in flags.into_iter().flatten() {
        let _ = write!(cell, "|{flag}");
    }
    if let Some(language) = alias.language.as_deref().filter(|_| with_language) {
        let _ = write!(cell, "|lang={language}");
    }
    dated(cell, &[("from", alias.from), ("to", alias.to)])
}

/// The cells of a record, in the order of the header.
fn row(record: &EntityRecord) -> Result<[String; HEADER.len()], String> {
    let text = |text: Option<&str>| text.unwrap_or_default().to_owned();
    if let Some(name) = record.name.as_deref().filter(|name| !is_plain(name)) {
        return Err(unfit(name));
    }
    let names = |column| names(record, column);
    let ties = Ties::of(record);
    Ok([
        record.key.clone(),
        text(record.kind.as_ref().map(Kind::as_str)),
        name_cell(record).unwrap_or_default(),
        names(Column::Aliases)?,
        names(Column::Acronyms)?,
        names(Column::Short)?,
        names(Column::Demonyms)?,
        names(Column::Metonyms)?,
        names(Column::Translations)?,
        text(record.wikidata.as_deref()),
        text(record.iso3.as_deref()),
        record.countries.join("; "),
        day(record.from).unwrap_or_default(),
        day(record.to).unwrap_or_default(),
        day(record.in_force).unwrap_or_default(),
        ties.roles.join("; "),
        ties.parties.join("; "),
        ties.parents.join("; "),
        text(record.same_as.as_deref()),
        record.apart.join("; "),
        text(record.hide.then_some("yes")),
    ])
}

fn names(record: &EntityRecord, column: Column) -> Result<String, String> {
    let own = other_names(record).filter(|alias| Column::of(alias) == column);
    let cells = own.map(|alias| {
        let language = alias.language.as_deref().filter(|_| column == Column::Translations);
        let fits = fits_cell(alias) && !alias.text.contains(';');
        let fits = fits && alias.language.as_deref().is_none_or(|language| !language.contains([';', '=']));
        match language {
            _ if !fits => Err(unfit(&alias.text)),
            Some(language) => Ok(format!("{language}={}", cell(alias, false))),
            None => Ok(cell(alias, true)),
        }
    });
    Ok(cells.collect::<Result<Vec<_>, _>>()?.join("; "))
}

fn unfit(name: &str) -> String {
    format!("a table cannot hold the name `{name}`: write .jsonl")
}
