//! What is said of a name, for people.

use std::fmt::Write;

use kg::gazetteer::Form;
use kg::recognize::Obstacle;

use super::report::{Answer, Bond, Card, Inside, Omission, Reference, Report, Row};
use crate::table::{table, trimmed};

/// The report in paragraphs: what the name means, the names that are spelled so, and what the list says of each entity.
pub(super) fn shown(report: &Report) -> String {
    let mut paragraphs = vec![verdict(report)];
    if !report.candidates.is_empty() {
        paragraphs.push(candidates(&report.candidates));
    }
    let whole = matches!(report.verdict, Answer::Resolved | Answer::Id);
    let card = |entity| if whole { Some(card(entity)) } else { short_card(entity, &report.candidates) };
    paragraphs.extend(report.entities.iter().filter_map(card));
    paragraphs.join("\n\n") + "\n"
}

/// What the name means, in a sentence or two.
pub(crate) fn verdict(report: &Report) -> String {
    let name = &report.name;
    match report.verdict {
        Answer::Id => {
            let names = report.entities.iter().map(|card| card.entity.name.clone());
            format!("`{name}` is the id of {}.", listed(names, "and"))
        }
        Answer::Resolved => resolved(report),
        Answer::Ignored => {
            format!("`{name}` means nothing: the list has it as words to ignore, or hides whom it names.")
        }
        Answer::NeedsContext => needs(report, "its bearer, or a state of its,"),
        Answer::NeedsName => needs(report, "its bearer"),
        Answer::Ambiguous => format!(
            "`{name}` alone means nothing: it may be {}. A document decides that also names one of them, or the state of one, in a clear way.",
            listed(open(report).map(|row| format!("{} ({})", row.entity.name, row.entity.id)), "or")
        ),
        Answer::Miswritten => format!("`{name}` is no name as it is written: {}.", listed(obstacles(report), "and")),
        Answer::Parts => {
            let (parts, similar) = (parts(&report.parts), similar(&report.similar));
            format!("`{name}` is not on the list, but it has names in it: {parts}.{similar}")
        }
        Answer::Unknown => format!("`{name}` is not on the list.{}", similar(&report.similar)),
    }
}

/// How many entities a sentence names one by one.
const NAMED: usize = 4;

/// What a document must name for the name to count: these entities, or where they are many what they are.
fn needs(report: &Report, what: &str) -> String {
    let mut deciders: Vec<&str> = Vec::new();
    for entity in open(report).flat_map(|row| &row.decided_by) {
        if !deciders.contains(&entity.name.as_str()) {
            deciders.push(&entity.name);
        }
    }
    let few = !deciders.is_empty() && deciders.len() <= NAMED;
    let what = if few { listed(deciders.into_iter().map(str::to_owned), "or") } else { what.to_owned() };
    format!(
        "`{}` alone means nothing: it counts only where the document also names {what} in a clear way.",
        report.name
    )
}

/// The names that count as the query is written.
fn open(report: &Report) -> impl Iterator<Item = &Row> {
    report.candidates.iter().filter(|row| row.obstacle.is_none())
}

fn resolved(report: &Report) -> String {
    let Some(resolved) = &report.resolved else { return String::new() };
    let on = report.date.as_ref().map_or(String::new(), |date| format!(" in a document of {date}"));
    let mut text = format!("`{}` means {} ({}){on}", report.name, resolved.entity.name, resolved.entity.id);
    let others = |wanted: fn(&Row) -> bool| {
        let rows = report.candidates.iter().filter(|row| row.entity != resolved.entity && wanted(row));
        listed(rows.map(|row| row.entity.name.clone()), "and")
    };
    let reasons = [
        ("where the document says more, also", others(|row| row.obstacle.is_none())),
        ("on other days", others(|row| row.obstacle == Some(Obstacle::Date))),
        ("in other languages", others(|row| row.obstacle == Some(Obstacle::Language))),
        ("in other letters", others(|row| row.obstacle == Some(Obstacle::Letters))),
        ("but for a later list", others(|row| row.obstacle == Some(Obstacle::Hidden))),
    ];
    for (where_else, names) in reasons.into_iter().filter(|(_, names)| !names.is_empty()) {
        let _ = write!(text, "; {where_else} {names}");
    }
    if resolved.form == Form::Pronoun {
        text.push_str(", who held the office");
    } else if report.candidates.is_empty() {
        text.push_str(", by the way it is cited");
    } else if report.candidates.iter().all(|row| row.entity == resolved.entity) {
        text.push_str("; it has no other meaning");
    }
    text + "."
}

/// Why the names that are spelled so do not count, each reason once.
fn obstacles(report: &Report) -> impl Iterator<Item = String> {
    let mut reasons: Vec<String> = Vec::new();
    for row in &report.candidates {
        let Some(obstacle) = row.obstacle else { continue };
        let reason = match obstacle {
            Obstacle::Letters => format!("the list has `{}`, and capitals count", row.spelling),
            Obstacle::Language => "it counts only in texts of its language".to_owned(),
            Obstacle::Prefix => format!("`{}` counts only before a hyphen", row.spelling),
            Obstacle::Word => "it is no whole word".to_owned(),
            Obstacle::Hidden | Obstacle::Date => "it has another meaning".to_owned(),
        };
        if !reasons.contains(&reason) {
            reasons.push(reason);
        }
    }
    reasons.into_iter()
}

fn parts(parts: &[Inside]) -> String {
    let part = |part: &Inside| match (&part.resolved, part.left_out) {
        (Some(entity), _) => format!("`{}` means {} ({})", part.text, entity.name, entity.id),
        (None, Some(Omission::Contained)) => format!("`{}` is left out as part of a longer name", part.text),
        (None, Some(Omission::Ignored)) => format!("`{}` is there to be ignored", part.text),
        (None, Some(Omission::NeedsName)) => {
            format!("`{}` counts where the document names its bearer in full", part.text)
        }
        (None, Some(Omission::Ambiguous) | None) => format!("`{}` is left out as doubtful", part.text),
    };
    listed(parts.iter().map(part), "and")
}

fn similar(similar: &[Reference]) -> String {
    if similar.is_empty() {
        return String::new();
    }
    let names = similar.iter().map(|similar| format!("{} ({})", similar.name, similar.id));
    format!(" Spelled nearly so: {}.", names.collect::<Vec<_>>().join(", "))
}

/// The names that are spelled so, a line each; those that differ by language only share one.
fn candidates(rows: &[Row]) -> String {
    let mut lines: Vec<(Vec<&str>, [String; 8])> = Vec::new();
    for row in rows {
        let cells = [
            row.entity.name.clone(),
            row.entity.id.clone(),
            row.kind.clone(),
            row.wikidata.clone().unwrap_or_default(),
            names(&row.countries),
            row.spelling.clone(),
            row.form.to_owned(),
            rules(row),
        ];
        let language = row.language.as_deref();
        match lines.iter_mut().find(|(_, other)| *other == cells) {
            Some((languages, _)) => languages.extend(language),
            None => lines.push((language.into_iter().collect(), cells)),
        }
    }
    let mut table = table(&["MAY MEAN", "ID", "KIND", "WIKIDATA", "COUNTRY", "BY", "FORM", "RULES"], 8);
    for (languages, mut cells) in lines {
        if !languages.is_empty() {
            let _ = write!(cells[5], " ({})", languages.join(", "));
        }
        table.add_row(cells);
    }
    trimmed(&table)
}

/// The rules of a name, and what keeps the query from counting as it.
fn rules(row: &Row) -> String {
    let mut rules: Vec<String> = row.rules.iter().map(|rule| (*rule).to_owned()).collect();
    rules.extend(row.from.as_ref().map(|date| format!("from {date}")));
    rules.extend(row.to.as_ref().map(|date| format!("to {date}")));
    rules.extend(row.obstacle.map(|obstacle| match obstacle {
        Obstacle::Letters => "[other letters]".to_owned(),
        Obstacle::Hidden => "[hidden by a later list]".to_owned(),
        Obstacle::Language => "[another language]".to_owned(),
        Obstacle::Date => "[other days]".to_owned(),
        Obstacle::Prefix => "[no hyphen follows]".to_owned(),
        Obstacle::Word => "[no word by itself]".to_owned(),
    }));
    rules.join(", ")
}

/// All that the list says of an entity.
fn card(card: &Card) -> String {
    let mut lines = vec![format!("{} ({})", card.entity.name, card.entity.id)];
    let mut line = |label: &str, text: String| {
        if !text.is_empty() {
            lines.push(format!("  {label:<15}{text}"));
        }
    };
    line("kind", card.kind.clone());
    line("Wikidata", card.wikidata.clone().unwrap_or_default());
    line("ISO 3166", card.iso3.clone().unwrap_or_default());
    line("country", names(&card.countries));
    line(if card.kind == "treaty" { "signed" } else { "dates" }, dates(card));
    line("in force", card.in_force.clone().map_or(String::new(), |date| format!("from {date}")));
    for group in &card.names {
        let label =
            if group.language == "en" { group.form.to_owned() } else { format!("{} {}", group.form, group.language) };
        line(&label, group.words.join("; "));
    }
    for role in &card.roles {
        line("role", bond(role));
    }
    line("part of", names(&card.parents));
    for party in &card.parties {
        line("party", bond(party));
    }
    lines.join("\n")
}

/// How many of its last roles tell who somebody is.
const ROLES: usize = 3;

/// What tells the meanings of a doubtful name apart, where the list says anything of it.
fn short_card(card: &Card, rows: &[Row]) -> Option<String> {
    let row = rows.iter().find(|row| row.entity == card.entity && !row.decided_by.is_empty());
    let deciders = row.map(|row| listed(row.decided_by.iter().map(|entity| entity.name.clone()), "or"));
    let dates = Some(dates(card)).filter(|dates| !dates.is_empty());
    let roles = card.roles.iter().skip(card.roles.len().saturating_sub(ROLES)).map(|role| ("role", bond(role)));
    let lines = deciders.map(|names| ("decided by", names)).into_iter();
    let lines: Vec<_> = lines.chain(dates.map(|dates| ("dates", dates))).chain(roles).collect();
    let title = (!lines.is_empty()).then(|| format!("{} ({})", card.entity.name, card.entity.id))?;
    let lines = lines.iter().map(|(label, text)| format!("  {label:<15}{text}"));
    Some([title].into_iter().chain(lines).collect::<Vec<_>>().join("\n"))
}

fn dates(card: &Card) -> String {
    if card.kind == "treaty" {
        let to = card.to.as_ref().map_or(String::new(), |to| format!(", until {to}"));
        return card.from.clone().unwrap_or_default() + &to;
    }
    period(card.from.as_deref(), card.to.as_deref())
}

/// "`prime_minister` of Japan, 2024-10-01 to 2025-10-21".
fn bond(bond: &Bond) -> String {
    let what = match &bond.role {
        Some(role) => format!("{role} of {}", bond.target.name),
        None => bond.target.name.clone(),
    };
    let signed = bond.signed.as_ref().map(|date| format!("signed {date}"));
    let period = Some(period(bond.from.as_deref(), bond.to.as_deref())).filter(|period| !period.is_empty());
    let known = bond.as_of.as_ref().filter(|_| bond.to.is_none()).map(|date| format!("known as of {date}"));
    [Some(what), signed, period, known].into_iter().flatten().collect::<Vec<_>>().join(", ")
}

fn period(from: Option<&str>, to: Option<&str>) -> String {
    match (from, to) {
        (Some(from), Some(to)) => format!("{from} to {to}"),
        (Some(from), None) => format!("from {from}"),
        (None, Some(to)) => format!("until {to}"),
        (None, None) => String::new(),
    }
}

fn names(entities: &[Reference]) -> String {
    entities.iter().map(|entity| entity.name.as_str()).collect::<Vec<_>>().join(", ")
}

/// "A, B and C", each once.
fn listed(items: impl Iterator<Item = String>, word: &str) -> String {
    let mut once: Vec<String> = Vec::new();
    for item in items {
        if !once.contains(&item) {
            once.push(item);
        }
    }
    match once.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, rest)) => format!("{} {word} {last}", rest.join(", ")),
        None => String::new(),
    }
}
