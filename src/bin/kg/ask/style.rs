//! How answers look: short names, lines of a bounded width, names in color, months as a row of bars.

use std::fmt::Write;
use std::ops::Range;

use anstyle::Style;
use kg::graph::{EdgeRef, Node, Written};
use kg::text::Date;
use kg::text::fold::{is_hangul_syllable, is_spaceless};
use serde::Serialize;

use crate::terminal::color_of;

pub(super) const STRONG: Style = Style::new().bold();
pub(super) const FAINT: Style = Style::new().dimmed();

/// How wide a line of text is, in columns.
const WIDTH: usize = 100;
/// How wide a name in a table is.
const NAME: usize = 40;
/// How many bars a row of months has.
const BARS: usize = 60;

/// A name cut to the width that tables have for it.
pub(super) fn short(name: &str) -> String {
    if columns(name) <= NAME {
        return name.to_owned();
    }
    let mut width = 0;
    let kept = name.chars().take_while(|c| {
        width += column(*c);
        width < NAME
    });
    kept.collect::<String>() + "…"
}

/// The name of an entity in the color of its kind; what no list has is underlined.
pub(super) fn colored(node: &Node) -> String {
    let style = color_of(&node.kind).on_default().bold();
    let style = if node.discovered { style.underline() } else { style };
    format!("{style}{}{style:#}", node.label)
}

/// How an edge reads from one of its ends: `→` away from it, `←` to it, `–` where it has no direction.
pub(super) fn arrow(edge: &EdgeRef<'_>, from: &Node) -> &'static str {
    match (edge.is_directed(), edge.source.key == from.key) {
        (false, _) => "–",
        (true, true) => "→",
        (true, false) => "←",
    }
}

/// The same in answers for programs.
pub(super) fn direction(edge: &EdgeRef<'_>, from: &Node) -> &'static str {
    match arrow(edge, from) {
        "→" => "out",
        "←" => "in",
        _ => "none",
    }
}

/// A label before what it is of, as wide as in the summaries.
pub(super) fn line(label: &str, text: &str) -> String {
    labelled(label, wrapped(text, &[], 11).trim_start())
}

/// A label before what is not divided into lines.
pub(super) fn labelled(label: &str, text: &str) -> String {
    format!("{STRONG}{label:>9}{STRONG:#}  {text}")
}

/// A text in lines of a bounded width, all of them behind so many blanks; the ranges of bytes are strong.
pub(super) fn wrapped(text: &str, strong: &[Range<usize>], indent: usize) -> String {
    let mut lines = String::new();
    let mut width = WIDTH;
    let is_strong = |at: usize| strong.iter().any(|range| range.contains(&at));
    for word in words(text) {
        let wide = columns(&text[word.clone()]);
        if width > indent && width + 1 + wide > WIDTH {
            lines.push_str(if lines.is_empty() { "" } else { "\n" });
            lines.push_str(&" ".repeat(indent));
            width = indent;
        } else {
            // A blank within a name is strong as its words are.
            let inside = word.start > 0 && is_strong(word.start) && is_strong(word.start - 1);
            let _ = if inside { write!(lines, "{STRONG} {STRONG:#}") } else { write!(lines, " ") };
            width += 1;
        }
        let mut last = false;
        for (at, c) in text[word.clone()].char_indices() {
            if is_strong(word.start + at) != last {
                last = !last;
                let _ = if last { write!(lines, "{STRONG}") } else { write!(lines, "{STRONG:#}") };
            }
            lines.push(c);
        }
        if last {
            let _ = write!(lines, "{STRONG:#}");
        }
        width += wide;
    }
    lines
}

/// The words of a text between blanks; runs without one are cut where a line ends.
fn words(text: &str) -> Vec<Range<usize>> {
    let mut words = Vec::new();
    let mut start = None;
    let mut wide = 0;
    for (at, c) in text.char_indices() {
        let begin = start.filter(|_| c == ' ' || c == '\n' || wide + column(c) > WIDTH / 2);
        if let Some(begin) = begin {
            words.push(begin..at);
            start = None;
        }
        if c != ' ' && c != '\n' {
            if start.is_none() {
                (start, wide) = (Some(at), 0);
            }
            wide += column(c);
        }
    }
    words.extend(start.map(|begin| begin..text.len()));
    words
}

fn columns(text: &str) -> usize {
    text.chars().map(column).sum()
}

/// How many columns of a terminal a letter takes.
fn column(c: char) -> usize {
    if is_spaceless(c) || is_hangul_syllable(c) { 2 } else { 1 }
}

/// Months as bars, several to a bar where they are many; and what they are.
pub(super) fn bars(first: Date, months: &[u64]) -> String {
    const LEVELS: [char; 8] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];
    let each = months.len().div_ceil(BARS).max(1);
    let sums: Vec<u64> = months.chunks(each).map(|chunk| chunk.iter().sum()).collect();
    let most = sums.iter().copied().max().unwrap_or(0).max(1);
    let level = |sum: u64| match sum {
        0 => '·',
        sum => LEVELS[usize::try_from((sum * 8).div_ceil(most)).unwrap_or(8).clamp(1, 8) - 1],
    };
    let bars: String = sums.into_iter().map(level).collect();
    let last = usize::from(first.year) * 12 + usize::from(first.month) - 1 + months.len().max(1) - 1;
    let (year, month) = (last / 12, last % 12 + 1);
    let each = if each == 1 { String::new() } else { format!(", {each} months a bar") };
    format!("{bars}  {first} to {year:04}-{month:02}{each}")
}

/// The first and the last day, as text; nothing where none is known.
pub(super) fn days(seen: Option<(Date, Date)>) -> [String; 2] {
    seen.map(|(first, last)| [first.to_string(), last.to_string()]).unwrap_or_default()
}

/// "1 document", "2 documents".
pub(super) fn counted(count: u64, what: &str) -> String {
    if count == 1 { format!("1 {what}") } else { format!("{count} {what}s") }
}

/// An entity in an answer.
#[derive(Serialize)]
pub(super) struct Entity<'g> {
    pub(super) id: &'g str,
    pub(super) label: &'g str,
    pub(super) kind: &'g str,
}

impl<'g> Entity<'g> {
    pub(super) fn new(node: &'g Node) -> Self {
        Self { id: &node.key, label: &node.label, kind: node.kind.as_str() }
    }
}

/// A month in an answer.
#[derive(Serialize)]
pub(super) struct Month {
    #[serde(rename = "month")]
    pub(super) name: String,
    pub(super) documents: u64,
    pub(super) passages: u64,
}

impl Month {
    pub(super) fn new((date, written): (&Date, &Written)) -> Self {
        Self { name: date.to_string(), documents: written.documents, passages: written.passages }
    }
}

#[cfg(test)]
mod tests {
    use super::{bars, short, wrapped};

    #[test]
    fn long_names_and_lines_are_cut() {
        assert_eq!(short("Kim Jong Un"), "Kim Jong Un");
        assert_eq!(short(&"x".repeat(41)), "x".repeat(39) + "…");
        assert_eq!(short(&"北".repeat(30)), "北".repeat(19) + "…");
        let text = format!("{} {}", "a".repeat(60), "b".repeat(60));
        assert!(wrapped(&text, &[], 4).lines().all(|line| line.starts_with("    ") && line.chars().count() <= 100));
        assert!(wrapped(&"北".repeat(300), &[], 2).lines().all(|line| line.chars().count() <= 52));
        assert_eq!(wrapped("", &[], 4), "");
        assert_eq!(wrapped("a b", std::slice::from_ref(&(0..1)), 0), "\u{1b}[1ma\u{1b}[0m b");
    }

    #[test]
    fn months_as_bars() {
        let first = "2019-11".parse().unwrap();
        assert_eq!(bars(first, &[1, 0, 8, 4]), "▁·█▄  2019-11 to 2020-02");
        assert!(bars(first, &[1; 121]).ends_with("2019-11 to 2029-11, 3 months a bar"));
    }
}
