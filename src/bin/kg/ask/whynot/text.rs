//! The answer for people.

use std::collections::BTreeMap;

use kg::extract::{Fate, Nearness, Passage};
use kg::graph::EdgeRef;

use super::Answer;
use super::reading::{Head, Near, Reading, Row, Standing};
use super::reasons::{Case, times, unit_of};
use super::side::Side;
use crate::ask::style::{FAINT, STRONG, counted, line, short, wrapped};
use crate::table::{shown_table, table};

/// How many of the nearest places are printed.
const NEAREST: usize = 3;
/// How many documents.
const DOCUMENTS: usize = 8;

impl Answer<'_> {
    pub(super) fn text(&self, case: &Case<'_>) -> String {
        if !self.joined.is_empty() {
            let [one, other] = self.sides.each_ref().map(|side| quoted(side.asked));
            let told = self.strong(&format!(
                "{} and {} are joined: {}",
                self.sides[0].shown(),
                self.sides[1].shown(),
                relations(&self.joined)
            ));
            return format!("{told}\n{FAINT}kg why GRAPH {one} {other}{FAINT:#}  prints the sentences behind it");
        }
        let mut parts = vec![self.headline()];
        match self.reading {
            Some(reading) => {
                let level = reading.near.first().map(|near| near.nearest.nearness);
                let nearest = reading.near.iter().take_while(|near| Some(near.nearest.nearness) == level);
                parts.extend(nearest.take(NEAREST).map(|near| near.text(case)));
                parts.extend(nearer(reading, case));
                parts.extend(self.seen(reading));
            }
            None => parts.extend(self.approaches()),
        }
        let labels = ["because", ""].into_iter().chain(std::iter::repeat(""));
        let reasons: Vec<_> =
            self.reasons.iter().zip(labels).map(|(reason, label)| line(label, &reason.text)).collect();
        parts.push(reasons.join("\n"));
        if self.reading.is_none() {
            let note = "The graph alone does not keep where a name stands by itself: add the documents (INPUT) to see how near they come.";
            parts.push(format!("{FAINT}{}{FAINT:#}", wrapped(note, &[], 0).trim_start()));
        }
        parts.retain(|part| !part.is_empty());
        parts.join("\n\n")
    }

    /// Who, how often, and the nearest they come.
    fn headline(&self) -> String {
        let who = |side: usize| {
            let shown = self.sides[side].shown();
            match self.named(side) {
                (0, _) if self.reading.is_some() => format!("{shown} (nowhere counted)"),
                (0, _) => format!("{shown} (not in the graph)"),
                (times, documents) => {
                    format!("{shown} ({} in {})", counted(times, "mention"), counted(documents, "document"))
                }
            }
        };
        let (one, other) = (who(0), who(1));
        let edges = relations(&self.others);
        self.strong(&match self.reading {
            None if edges.is_empty() => format!("{one} and {other}: no edge of the graph joins them"),
            None => format!("{one} and {other}: joined by {edges}, but by none of the relations asked for"),
            Some(reading) => format!("{one} and {other} {}", self.nearest(reading)),
        })
    }

    /// A text in lines, the names of both strong.
    fn strong(&self, text: &str) -> String {
        let mut names: Vec<_> = Vec::new();
        let mut from = 0;
        for name in self.sides.each_ref().map(Side::shown) {
            if let Some(at) = text[from..].find(&name).map(|at| from + at) {
                from = at + name.len();
                names.push(at..from);
            }
        }
        wrapped(text, &names, 0).trim_start().to_owned()
    }

    /// How near they come, after their names.
    fn nearest(&self, reading: &Reading) -> String {
        let Some(near) = reading.near.first() else {
            let both = (0..2).all(|side| self.named(side).0 > 0);
            return if both { "are never in one document" } else { "are never named together" }.to_owned();
        };
        let place = || match near.nearest.apart {
            Some(1) => format!("{}, in sentences next to each other", near.head.id),
            Some(apart) => format!("{}, {} apart", near.head.id, counted(u64::from(apart), "sentence")),
            None => near.head.id.clone(),
        };
        if reading.shared > 0 {
            let unit = unit_of(self.graph.options().scope);
            let times = times(reading.shared);
            return match &self.others[..] {
                [] => format!("are in {unit} {times}, and no edge joins them:"),
                others => format!(
                    "are in {unit} {times}; joined by {}, but by none of the relations asked for:",
                    relations(others)
                ),
            };
        }
        match near.nearest.nearness {
            Nearness::Sentence => format!("are in one sentence of {}, and no edge joins them:", near.head.id),
            Nearness::Paragraph => format!("are never in one sentence; nearest: the same paragraph of {}:", place()),
            Nearness::Document => format!("are never in one paragraph; nearest: the same article, {}:", place()),
        }
    }

    /// Where each is seen.
    fn seen(&self, reading: &Reading) -> Option<String> {
        let labels = self.sides.each_ref().map(|side| short(&side.label).to_uppercase());
        let mut rows = table(&["DATE", "DOCUMENT", "", &labels[0], &labels[1]], 3);
        for row in reading.rows.iter().take(DOCUMENTS) {
            let date = row.head.date.map_or_else(|| "undated".to_owned(), |date| date.to_string());
            let [one, other] = [row.times(0), row.times(1)];
            rows.add_row([date, row.head.id.clone(), standing(row.head.standing).to_owned(), one, other]);
        }
        if reading.rows.is_empty() {
            return None;
        }
        let mut text = shown_table(&rows);
        if reading.rows.len() > DOCUMENTS {
            text =
                format!("{text}\n{FAINT}… and {} more: --format json has all{FAINT:#}", reading.rows.len() - DOCUMENTS);
        }
        if reading.rows.iter().take(DOCUMENTS).any(|row| row.passed.iter().any(|passed| !passed.is_empty())) {
            text = format!("{text}\n{FAINT}+ and a number: words that do not count{FAINT:#}");
        }
        Some(text)
    }

    /// Where both are named with others, as far as the graph tells.
    fn approaches(&self) -> Option<String> {
        let [one, other] = self.places()?;
        let approaches = self.graph.approaches(one, other);
        if approaches.is_empty() {
            return Some("No document of the graph names both together with others.".to_owned());
        }
        let mut rows = table(&["DATE", "BOTH IN", "BYTES APART"], 2);
        for near in approaches.iter().take(DOCUMENTS) {
            let date = near.document.date.map_or_else(|| "undated".to_owned(), |date| date.to_string());
            rows.add_row([date, near.document.id.as_str().to_owned(), near.gap().to_string()]);
        }
        let more = match approaches.len().saturating_sub(DOCUMENTS) {
            0 => String::new(),
            more => format!("\n{FAINT}… and {more} more: --format json has all{FAINT:#}"),
        };
        Some(shown_table(&rows) + &more)
    }
}

/// Where they come nearer by words that do not count.
fn nearer(reading: &Reading, case: &Case<'_>) -> Option<String> {
    let near = reading.nearer.first()?;
    let level = match near.nearest.nearness {
        Nearness::Sentence => "in one sentence",
        Nearness::Paragraph => "in one paragraph",
        Nearness::Document => "in one document",
    };
    let why = if near.head.standing == Standing::Used {
        "by words that do not count"
    } else {
        "in a document that is not in the graph"
    };
    let first = if reading.near.is_empty() { "They come" } else { "They come nearer," };
    Some(format!("{first} {level} {why}:\n\n{}", near.text(case)))
}

/// "agree 3, consult 1".
fn relations(edges: &[EdgeRef<'_>]) -> String {
    let edges: Vec<_> = edges.iter().map(|edge| format!("{} {}", edge.edge().relation, edge.edge().count)).collect();
    edges.join(", ")
}

/// A name as a shell takes it.
fn quoted(name: &str) -> String {
    let plain = name.chars().all(|c| c.is_alphanumeric() || "-_.".contains(c));
    let name = kg::text::clean::clean(name);
    if plain { name } else { format!("'{}'", name.replace('\'', "'\\''")) }
}

fn standing(standing: Standing) -> &'static str {
    match standing {
        Standing::Used => "",
        Standing::Changed => "changed since",
        Standing::Outside => "outside the dates",
        Standing::Unknown => "not in the graph",
    }
}

impl Row {
    /// "3 +2": how often one is named, and how often its words do not count.
    fn times(&self, side: usize) -> String {
        let passed: u64 = self.passed[side].values().sum();
        match (self.named[side], passed) {
            (0, 0) => String::new(),
            (named, 0) => named.to_string(),
            (named, passed) => format!("{named} +{passed}"),
        }
    }
}

impl Near {
    fn text(&self, case: &Case<'_>) -> String {
        let mut lines = vec![self.head.text(&self.passages)];
        let quotes: Vec<_> = self.passages.iter().map(|passage| wrapped(&passage.text, &passage.names, 4)).collect();
        lines.push(quotes.join(&format!("\n    {FAINT}…{FAINT:#}\n")));
        // A name and its words, each once.
        let mut told: BTreeMap<&str, String> = BTreeMap::new();
        for (place, words) in self.nearest.places.iter().zip(&self.words) {
            if place.fate != Fate::Named {
                told.insert(words, case.told(&place.fate).1);
            }
        }
        let note = |text: &str| {
            let lines = wrapped(text, &[], 6);
            lines.lines().map(|line| format!("{FAINT}{line}{FAINT:#}")).collect::<Vec<_>>().join("\n")
        };
        lines.extend(told.into_iter().map(|(words, why)| note(&format!("`{words}`: {why}"))));
        lines.extend(match self.head.standing {
            Standing::Used => None,
            Standing::Changed => Some(note("the document has changed since the graph was built")),
            Standing::Outside => Some(note("the document is outside the dates of the graph")),
            Standing::Unknown => Some(note("the graph does not have the document")),
        });
        lines.join("\n")
    }
}

impl Head {
    /// The document in a line, as `kg why` has it.
    fn text(&self, passages: &[Passage]) -> String {
        let date = self.date.map_or_else(|| "undated".to_owned(), |date| date.to_string());
        let about: Vec<_> = [self.title.as_deref(), self.outlet.as_deref()].into_iter().flatten().collect();
        let bytes: Vec<_> =
            passages.iter().map(|passage| format!("{} to {}", passage.span.start, passage.span.end)).collect();
        let head = format!("{} [{}, bytes {}]", about.join(", "), self.id, bytes.join(", "));
        format!("{STRONG}{date:<10}{STRONG:#}  {}", wrapped(head.trim_start(), &[], 12).trim_start())
    }
}
