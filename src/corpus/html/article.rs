//! Finds the article among navigation, advertisements and comments.

use dom_smoothie::{Config, Readability, TextMode};

use super::super::metadata::{self, Metadata};
use super::flatten::flatten;
use super::head;

/// A page as read.
pub(super) struct Page {
    pub(super) text: String,
    pub(super) head: Metadata,
}

/// Pages shorter than this are given whole: the search for the article needs something to weigh.
const SHORT: usize = 250;
/// Elements that never belong to an article.
const APART: &str = "script, style, noscript, template, iframe, svg, nav, header nav, body > header, footer, aside, form, button, select, textarea, \
                     [hidden], [aria-hidden=true], title";

/// Elements that the formatter would run into the text around them.
const BLOCKS: &str = "figure, figcaption, li, tr, dt, dd, main, header, address, details, summary, caption";

/// Reads a page.
pub(super) fn read(html: &str) -> Page {
    let html = flatten(html);
    let config = Config { text_mode: TextMode::Raw, disable_json_ld: true, ..Config::default() };
    let Ok(mut page) = Readability::new(html.as_ref(), None, Some(config)) else {
        return Page { text: String::new(), head: Metadata::default() };
    };
    let mut head = head::read(&page);
    let mut text = String::new();
    if let Ok(article) = page.parse() {
        let found = page.doc.select_single("#readability-page-1");
        found.select(BLOCKS).rename("div");
        text = found.nodes().first().map(|node| tidy(&node.formatted_text())).unwrap_or_default();
        head.author = head.author.or_else(|| metadata::author(&article.byline?));
    }
    if text.len() < SHORT {
        let body = text_of_fragment(&html);
        text = if body.len() > text.len() { body } else { text };
    }
    if let Some(title) = &head.title {
        text = with_headline(title, text);
    }
    Page { text, head }
}

/// All that a piece of HTML shows, without its furniture.
pub(super) fn text_of_fragment(html: &str) -> String {
    let page = Readability::from(flatten(html).as_ref());
    page.doc.select(APART).remove();
    page.doc.select(BLOCKS).rename("div");
    tidy(&page.doc.formatted_text())
}

/// Paragraphs with one blank line between them, no blanks at the ends of lines.
fn tidy(text: &str) -> String {
    let mut tidy = String::with_capacity(text.len());
    let mut blank = false;
    for line in text.lines().map(|line| line.trim_matches(|c: char| c.is_whitespace())) {
        if line.is_empty() {
            blank = true;
            continue;
        }
        if !tidy.is_empty() {
            tidy.push_str(if blank { "\n\n" } else { "\n" });
        }
        tidy.push_str(line);
        blank = false;
    }
    tidy
}

/// The text with its headline as first paragraph, once.
fn with_headline(title: &str, text: String) -> String {
    let plain =
        |text: &str| text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect::<String>();
    let start: String = text.chars().take(title.chars().count() * 3 + 200).collect();
    if text.is_empty() || plain(&start).contains(&plain(title)) {
        return text;
    }
    format!("{title}\n\n{text}")
}
