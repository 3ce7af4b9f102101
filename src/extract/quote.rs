//! Cuts the quote that shows two names together.

use std::borrow::Cow;
use std::sync::Arc;

use crate::text::Span;
use crate::text::clean::clean;

/// Longer units are cut to what stands around the two names.
const LONGEST: usize = 700;
/// How much is kept on each side of a name when a unit is cut.
const AROUND: usize = 160;

/// Cuts quotes from one text. Quotes of one unit follow one another, and share their memory where they are the same.
pub struct Quoter<'t> {
    text: &'t str,
    last: Option<(Span, Arc<str>)>,
}

impl<'t> Quoter<'t> {
    /// Prepares to quote from a text.
    pub fn new(text: &'t str) -> Self {
        Self { text, last: None }
    }

    /// The cleaned text of a unit; of a long one only the neighborhood of the two names, cuts shown by an ellipsis.
    pub fn quote(&mut self, unit: Span, first: Span, second: Span) -> Arc<str> {
        if let Some((_, quote)) = self.last.as_ref().filter(|(last, _)| *last == unit && unit.len() <= LONGEST) {
            return quote.clone();
        }
        let quote: Arc<str> = quote(self.text, unit, first, second).into();
        self.last = Some((unit, quote.clone()));
        quote
    }
}

fn quote(text: &str, unit: Span, first: Span, second: Span) -> String {
    if unit.len() <= LONGEST {
        return clean(unit.of(text));
    }
    let (first, second) = if first <= second { (first, second) } else { (second, first) };
    let (one, two) = (around(text, unit, first), around(text, unit, second));
    let body = if one.end >= two.start {
        Cow::Borrowed(&text[one.start..two.end.max(one.end)])
    } else {
        Cow::Owned(format!("{} … {}", &text[one], &text[two.clone()]))
    };
    let before = if unit.start as usize >= around(text, unit, first).start { "" } else { "… " };
    let after = if two.end >= unit.end as usize { "" } else { " …" };
    format!("{before}{}{after}", clean(&body))
}

/// The neighborhood of a name, cut at blanks where there are any.
fn around(text: &str, unit: Span, name: Span) -> std::ops::Range<usize> {
    let (low, high) = (unit.start as usize, unit.end as usize);
    let start = floor(text, (name.start as usize).saturating_sub(AROUND).max(low));
    let end = floor(text, (name.end as usize + AROUND).min(high)).max(name.end as usize);
    let start = if start == low { low } else { after_blank(text, start, name.start as usize) };
    let end = if end == high {
        high
    } else {
        text[name.end as usize..end].rfind(' ').map_or(end, |at| name.end as usize + at)
    };
    start..end
}

fn after_blank(text: &str, start: usize, limit: usize) -> usize {
    text[start..limit].find(' ').map_or(start, |at| start + at + 1)
}

fn floor(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::quote;
    use crate::text::Span;

    #[test]
    fn short_units_are_quoted_whole() {
        let text = "  China\nand Peru met. ";
        assert_eq!(quote(text, Span::new(2, 21), Span::new(2, 7), Span::new(12, 16)), "China and Peru met.");
    }

    #[test]
    fn long_units_are_cut_at_words() {
        let filler = "word ".repeat(400);
        let text = format!("{filler}China {filler}Peru {filler}");
        let unit = Span::new(0, text.len());
        let china = Span::new(filler.len(), filler.len() + 5);
        let peru = text.rfind("Peru").map(|at| Span::new(at, at + 4)).unwrap();
        let cut = quote(&text, unit, peru, china);
        assert!(cut.starts_with("… word") && cut.ends_with("word …"), "{cut}");
        assert!(cut.contains("China") && cut.contains("Peru") && cut.len() < 800, "{cut}");
    }

    #[test]
    fn cuts_respect_characters() {
        let text = format!("{}한국{}中国{}", "가".repeat(300), "나".repeat(300), "다".repeat(300));
        let at = |name: &str| text.find(name).map(|at| Span::new(at, at + name.len())).unwrap();
        let cut = quote(&text, Span::new(0, text.len()), at("한국"), at("中国"));
        assert!(cut.contains("한국") && cut.contains("中国"), "{cut}");
    }
}
