//! Reads the tables of GeoNames: countries, places, and their names in other languages, told apart by their columns.

use std::collections::{HashMap, HashSet};
use std::io;

use super::super::record::{AliasRecord, EntityRecord, Form, Kind, parse_date};
use super::known::{Identity, qid};
use super::{Books, ImportOptions, Source, lines, name};

pub(super) fn import(sources: &[Source<'_>], options: &ImportOptions, books: &mut Books<'_, '_>) -> io::Result<()> {
    // Three readings, so that only the names of the places that are wanted are kept, in whatever order the files come.
    let again = || sources.iter().filter(|source| source.again);
    let mut wanted = HashSet::new();
    for source in again() {
        lines::each(source, &mut |_, line| {
            wanted.extend(line.ok().and_then(|line| Row::of(line)?.wanted()));
            Ok(())
        })?;
    }
    let mut names = Names::new();
    for source in again() {
        lines::each(source, &mut |_, line| {
            if let Some(Row::Name(cells)) = line.ok().and_then(Row::of) {
                keep(&cells, &wanted, options, &mut names);
            }
            Ok(())
        })?;
    }
    for source in sources {
        books.each_line(source, &mut |books, line| {
            if line.starts_with('#') {
                return Ok(());
            }
            books.report.read += 1;
            match Row::of(line) {
                Some(Row::Country(cells)) => country(&cells, &mut names, books),
                Some(Row::Place(cells)) => place(&cells, &mut names, books),
                Some(Row::Name(cells)) => {
                    if cells[1].parse().is_ok_and(|id: u32| !wanted.contains(&id)) {
                        books.pass_over("name of a place that is not in the files");
                    }
                    Ok(())
                }
                None => {
                    let cells = line.split('\t').count();
                    books.break_off("not a row of GeoNames", &format!("{cells} columns"));
                    Ok(())
                }
            }
        })?;
    }
    Ok(())
}

/// A row of one of the tables.
enum Row<'a> {
    Country(Vec<&'a str>),
    Place(Vec<&'a str>),
    Name(Vec<&'a str>),
}

impl<'a> Row<'a> {
    fn of(line: &'a str) -> Option<Self> {
        if line.starts_with('#') {
            return None;
        }
        let cells: Vec<_> = line.split('\t').collect();
        let number = |at: usize| cells.get(at).is_some_and(|cell| cell.parse::<u32>().is_ok());
        let code = |at: usize, len| cells[at].len() == len && cells[at].bytes().all(|byte| byte.is_ascii_uppercase());
        match cells.len() {
            17..=19 if code(0, 2) && code(1, 3) => Some(Self::Country(cells)),
            19 if number(0) && number(14) | cells[14].is_empty() => Some(Self::Place(cells)),
            4..=10 if number(0) && number(1) => Some(Self::Name(cells)),
            _ => None,
        }
    }

    /// The id of the place, where its names are wanted.
    fn wanted(&self) -> Option<u32> {
        match self {
            Self::Country(cells) => cells[16].parse().ok(),
            Self::Place(cells) => cells[0].parse().ok().filter(|_| is_settled(cells[6])),
            Self::Name(_) => None,
        }
    }
}

/// Whether people live in a place of this feature class: cities and administrative divisions.
fn is_settled(class: &str) -> bool {
    matches!(class, "P" | "A")
}

/// What the table of names has of a place.
type Names = HashMap<u32, Other>;

#[derive(Default)]
struct Other {
    aliases: Vec<AliasRecord>,
    wikidata: Option<u32>,
}

/// Keeps a row of the table of names: id, place, language, name, preferred, short, colloquial, historic, from, to.
fn keep(cells: &[&str], wanted: &HashSet<u32>, options: &ImportOptions, names: &mut Names) {
    const NO_NAMES: [&str; 9] = ["link", "post", "iata", "icao", "faac", "tcid", "unlc", "phon", "fr_1793"];
    let Some(place) = cells[1].parse().ok().filter(|place| wanted.contains(place)) else { return };
    let (language, text) = (cells[2], cells[3]);
    let flag = |at: usize| cells.get(at).is_some_and(|cell| *cell == "1");
    let day = |at: usize| cells.get(at).and_then(|cell| parse_date(cell).ok());
    let rules = |alias: AliasRecord| AliasRecord {
        needs_context: alias.needs_context || flag(6) || (flag(7) && day(9).is_none()),
        from: day(8),
        to: day(9),
        ..alias
    };
    let alias = match language {
        "wkdt" => {
            names.entry(place).or_default().wikidata = qid(text);
            return;
        }
        _ if NO_NAMES.contains(&language) => return,
        "abbr" => AliasRecord::new(text, Form::Acronym),
        "" | "en" => name::alias(text),
        _ if options.wants(language) => name::translation(text, language),
        _ => return,
    };
    names.entry(place).or_default().aliases.push(rules(alias));
}

fn country(cells: &[&str], names: &mut Names, books: &mut Books<'_, '_>) -> io::Result<()> {
    let other = cells[16].parse().ok().and_then(|id: u32| names.remove(&id)).unwrap_or_default();
    let (iso3, label) = (cells[1], cells[4]);
    let key = books.known.state(iso3).map(str::to_owned);
    let key = key.unwrap_or_else(|| {
        let wikidata = other.wikidata;
        books.known.id(&Identity { kind: &Kind::State, wikidata, name: Some(label), countries: &[], own: iso3 })
    });
    let capital = Some(cells[5]).filter(|capital| !capital.is_empty());
    let capital = capital.map(|capital| AliasRecord::new(capital, Form::Metonym));
    books.emit(EntityRecord {
        key,
        kind: Some(Kind::State),
        name: Some(label.to_owned()),
        aliases: capital.into_iter().chain(other.aliases).collect(),
        wikidata: other.wikidata.map(|number| format!("Q{number}")),
        iso3: Some(iso3.to_owned()),
        ..EntityRecord::default()
    })
}

fn place(cells: &[&str], names: &mut Names, books: &mut Books<'_, '_>) -> io::Result<()> {
    if !is_settled(cells[6]) {
        books.pass_over("no settlement or division");
        return Ok(());
    }
    let (id, label) = (cells[0], cells[1]);
    let other = id.parse().ok().and_then(|id: u32| names.remove(&id)).unwrap_or_default();
    let kind = Kind::Other("place".into());
    let countries: Vec<_> = books.known.state(cells[8]).map(str::to_owned).into_iter().collect();
    let wikidata = other.wikidata;
    let key = books.known.id(&Identity { kind: &kind, wikidata, name: Some(label), countries: &countries, own: id });
    let plain = [cells[2]].into_iter().chain(cells[3].split(',')).map(name::alias);
    books.emit(EntityRecord {
        key,
        kind: Some(kind),
        name: Some(label.to_owned()),
        // Names with their language first: of equal ones the first stays.
        aliases: other.aliases.into_iter().chain(plain.filter(|alias| !alias.text.is_empty())).collect(),
        wikidata: wikidata.map(|number| format!("Q{number}")),
        countries,
        ..EntityRecord::default()
    })
}
