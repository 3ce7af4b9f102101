//! `kg gazetteer stats`: what lists hold, counted.

use std::path::PathBuf;

use kg::gazetteer::{Count, Gazetteer, Region, Statistics};
use serde_json::{Map, Value, json};

use crate::args::PrintFormat;
use crate::output::write_lines;
use crate::table::{table, trimmed};
use crate::terminal::Outcome;

/// Counts what the files hold, or the built-in list where there are none.
pub(crate) fn run(files: &[PathBuf], format: PrintFormat) -> anyhow::Result<Outcome> {
    let mut gazetteer = Gazetteer::builtin();
    for file in files {
        gazetteer.load(file)?;
    }
    let statistics = Statistics::of(&gazetteer, usize::from(!files.is_empty()));
    write_lines(|out| {
        match format {
            PrintFormat::Text => writeln!(out, "{}", text(&statistics))?,
            PrintFormat::Json => writeln!(out, "{}", serde_json::to_string_pretty(&json(&statistics))?)?,
        }
        Ok(())
    })?;
    Ok(Outcome::Done)
}

fn regions(statistics: &Statistics) -> Vec<(&'static str, Count)> {
    let count = |region: &Region| statistics.regions.get(region).copied().unwrap_or_default();
    Region::ALL.iter().map(|region| (region.as_str(), count(region))).collect()
}

/// Words with their numbers, the largest first.
fn largest<'a>(numbers: impl IntoIterator<Item = (&'a String, &'a u64)>) -> Vec<(&'a str, u64)> {
    let mut sorted: Vec<_> = numbers.into_iter().map(|(word, number)| (word.as_str(), *number)).collect();
    sorted.sort_by_key(|(word, number)| (std::cmp::Reverse(*number), *word));
    sorted
}

fn text(statistics: &Statistics) -> String {
    let kinds = statistics.kinds.iter().map(|(kind, count)| (kind.as_str(), *count));
    let kinds = counts("KIND", kinds.chain([("all", statistics.total)]));
    let regions = counts("REGION", regions(statistics));
    let languages = numbers(["LANGUAGE", "NAMES"], largest(&statistics.languages));
    let mut tables = vec![kinds, regions, languages];
    if !statistics.roles.is_empty() {
        tables.push(numbers(["ROLE", "TIMES"], largest(&statistics.roles)));
    }
    let roles: u64 = statistics.roles.values().sum();
    tables.push(numbers(
        ["TIE", "TIMES"],
        [("role", roles), ("party of a treaty", statistics.parties), ("part of another", statistics.parents)],
    ));
    tables.join("\n\n")
}

fn counts<'a>(header: &str, rows: impl IntoIterator<Item = (&'a str, Count)>) -> String {
    let mut table = table(&[header, "ENTITIES", "NAMES", "WIKIDATA"], 1);
    for (word, Count { entities, names, wikidata }) in rows {
        table.add_row([word.to_owned(), entities.to_string(), names.to_string(), wikidata.to_string()]);
    }
    trimmed(&table)
}

fn numbers<'a>(header: [&str; 2], rows: impl IntoIterator<Item = (&'a str, u64)>) -> String {
    let mut table = table(&header, 1);
    for (word, number) in rows {
        table.add_row([word.to_owned(), number.to_string()]);
    }
    trimmed(&table)
}

fn json(statistics: &Statistics) -> Value {
    let count = |Count { entities, names, wikidata }: Count| json!({"entities": entities, "names": names, "wikidata": wikidata});
    let kinds = statistics.kinds.iter().map(|(kind, of_kind)| (kind.to_string(), count(*of_kind)));
    let regions = regions(statistics).into_iter().map(|(region, of_region)| (region.to_owned(), count(of_region)));
    json!({
        "total": count(statistics.total),
        "kinds": kinds.collect::<Map<_, _>>(),
        "regions": regions.collect::<Map<_, _>>(),
        "languages": statistics.languages,
        "roles": statistics.roles,
        "parties": statistics.parties,
        "parents": statistics.parents,
    })
}
