//! Finds an article's title, date, outlet and author in its first and last lines and in its file's name.
//!
//! A date counts only where it stamps the article: alone on its line, behind a byline or a label, in a dateline. One inside a
//! sentence never does.

mod lines;
mod path;
mod stamp;

use serde_json::{Map, Value};

use super::{encoding, fields};
use crate::text::{Date, Span};
use lines::{Line, Page};

use path::date_of_path;

/// What is known of an article besides its text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Metadata {
    pub(super) title: Option<String>,
    pub(super) date: Option<Date>,
    pub(super) outlet: Option<String>,
    pub(super) author: Option<String>,
    pub(super) url: Option<String>,
    pub(super) language: Option<&'static str>,
    pub(super) prelude: Vec<Span>,
}

impl Metadata {
    /// Fills what a record or page does not say with what its text shows, and with the date in its address.
    pub(super) fn with(self, text: Self) -> Self {
        let dated = self.date.is_some();
        let mut all = self.or(text);
        let address = all.url.as_deref().and_then(date_of_path).filter(|_| !dated);
        let more_exact = address.filter(|address| all.date.is_none_or(|date| address.precision() > date.precision()));
        all.date = more_exact.or(all.date);
        all
    }

    /// Fills what is not known yet.
    pub(super) fn or(self, other: Self) -> Self {
        Self {
            title: self.title.or(other.title),
            date: self.date.or(other.date),
            outlet: self.outlet.or(other.outlet),
            author: self.author.or(other.author),
            url: self.url.or(other.url),
            language: self.language.or(other.language),
            prelude: if self.prelude.is_empty() { other.prelude } else { self.prelude },
        }
    }
}

/// A text on one line, its blanks single.
pub(super) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The author in a byline that is known to be one, with or without its "By".
#[cfg(feature = "html")]
pub(super) fn author(byline: &str) -> Option<String> {
    let line = one_line(byline);
    let with_by = format!("By {line}");
    let name = Line::new(&line, true).byline().or_else(|| Line::new(&with_by, true).byline())?;
    Some(name.to_owned())
}

/// What plain text or Markdown and the name of its file tell. Looks at the first and last lines only, and not for what is `known`.
pub(super) fn of_text(text: &str, markdown: bool, path: Option<&str>, known: &Metadata) -> Metadata {
    let (front, body) = front_matter(text).unwrap_or_default();
    let page = Page::new(&text[body..]);
    let labels: Map<String, Value> = page.head.iter().filter_map(Line::label).collect();
    let said = if labels.is_empty() { front } else { front.or(fields::about(&labels)) };
    let [title, date, outlet, author] = [
        known.title.is_some() || said.title.is_some(),
        known.date.is_some() || said.date.is_some(),
        known.outlet.is_some() || said.outlet.is_some(),
        known.author.is_some() || said.author.is_some(),
    ];
    // The date and the author are sought on other lines than the headline's.
    let (title_at, title) =
        Some(()).filter(|()| !(title && date && author)).and_then(|()| page.title(markdown)).unzip();
    let read = Metadata {
        title,
        date: if date { None } else { stamp::date(&page, title_at, path, text) },
        outlet: if outlet { None } else { page.outlet() },
        author: if author { None } else { page.author(title_at) },
        ..Metadata::default()
    };
    let prelude = if body > 0 { vec![Span::new(0, body)] } else { Vec::new() };
    Metadata { prelude, ..said.or(read) }
}

/// The settings between two lines of `---` (YAML) or `+++` (TOML) at the top of a file, and where they end.
fn front_matter(text: &str) -> Option<(Metadata, usize)> {
    const LONGEST: usize = 20_000;
    let fence = ["---", "+++"].into_iter().find(|fence| text.starts_with(fence))?;
    let head = encoding::first(text, LONGEST);
    let mut at = 0;
    let mut settings: Map<String, Value> = Map::new();
    let mut last_key = String::new();
    for (number, line) in head.split_inclusive('\n').enumerate() {
        at += line.len();
        let bare = line.trim_end();
        if number == 0 {
            if bare != fence {
                return None;
            }
        } else if bare == fence || bare == "..." {
            return (!settings.is_empty()).then(|| (fields::about(&settings), at));
        } else if let Some((key, value)) =
            bare.split_once([':', '=']).filter(|_| !line.starts_with([' ', '-', '\t', '#']))
        {
            key.trim().clone_into(&mut last_key);
            settings.insert(last_key.clone(), scalar(value));
        } else if let Some(item) = bare.trim_start().strip_prefix("- ") {
            // The first item of a list below its key.
            if let Some(Value::String(value)) = settings.get_mut(&last_key).filter(|value| value.as_str() == Some("")) {
                unquoted(item).clone_into(value);
            }
        }
    }
    None
}

/// A value of a setting: a text, perhaps in quotes, or a list on one line.
fn scalar(value: &str) -> Value {
    let value = value.trim();
    match value.strip_prefix('[').and_then(|list| list.strip_suffix(']')) {
        Some(list) => list.split(',').map(|item| Value::from(unquoted(item))).collect(),
        None => Value::from(unquoted(value)),
    }
}

fn unquoted(value: &str) -> &str {
    let value = value.trim();
    let inside = |quote| value.strip_prefix(quote).and_then(|value| value.strip_suffix(quote));
    inside('"').or_else(|| inside('\'')).unwrap_or(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_front_matter() {
        let text = "---\ntitle: \"From 1718: a history\"\ndate: 2018-01-15\nauthors:\n  - Ingrid Solheim\noutlet: The Review\ntags: [a, b]\n---\n\n# Heading\n\nText.";
        let metadata = of_text(text, true, None, &Metadata::default());
        assert_eq!(metadata.title.as_deref(), Some("From 1718: a history"));
        assert_eq!(metadata.date, Date::new(2018, 1, 15));
        assert_eq!(metadata.author.as_deref(), Some("Ingrid Solheim"));
        assert_eq!(metadata.outlet.as_deref(), Some("The Review"));
        assert!(metadata.prelude[0].of(text).ends_with("\n---\n"));
        let toml = of_text(
            "+++\ntitle = 'Talks in Vienna'\ndate = 2018-01-15T10:00:00Z\n+++\nText.",
            true,
            None,
            &Metadata::default(),
        );
        assert_eq!((toml.title.as_deref(), toml.date), (Some("Talks in Vienna"), Date::new(2018, 1, 15)));
        for text in ["---\nno end", "---\n\nA rule.\n\n---\n", "--- a: b\n---\n", "---"] {
            assert_eq!(of_text(text, true, None, &Metadata::default()).prelude, [], "{text}");
        }
    }
}
