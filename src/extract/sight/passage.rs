//! Cuts a passage with names in it, and says where they are.

use std::ops::Range;

use crate::text::Span;
use crate::text::clean::clean;

/// Words of a document, cleaned, with the places of names in them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    /// Where they stand in the document.
    pub span: Span,
    /// The words.
    pub text: String,
    /// The names, as ranges of the words' bytes.
    pub names: Vec<Range<usize>>,
}

/// What is longer between or beside names is cut.
const LONGEST: usize = 400;
/// How much of it is kept at a name.
const KEPT: usize = 180;

/// The cleaned words of a span. Long stretches without a name are cut, which an ellipsis shows. `names` are sorted and do not overlap; those outside
/// the span do not count.
pub fn passage(text: &str, span: Span, names: &[Span]) -> Passage {
    let mut passage = Passage { span, text: String::new(), names: Vec::new() };
    let mut at = span.start as usize;
    for name in names.iter().filter(|name| span.contains(**name)) {
        let name = name.range();
        if name.start < at {
            continue;
        }
        passage.gap(&text[at..name.start], at > span.start as usize, true);
        let start = passage.text.len();
        passage.text.push_str(&clean(&text[name.clone()]));
        passage.names.push(start..passage.text.len());
        at = name.end;
    }
    let behind = at > span.start as usize;
    passage.gap(&text[at..span.end as usize], behind, false);
    passage.text.truncate(passage.text.trim_end().len());
    passage
}

impl Passage {
    /// Adds what stands between names; whether one is before it, and behind it.
    fn gap(&mut self, gap: &str, before: bool, after: bool) {
        if gap.len() <= LONGEST {
            return self.add(gap);
        }
        if before || !after {
            let end = floor(gap, KEPT);
            let end = gap[..end].rfind(char::is_whitespace).unwrap_or(end);
            self.add(&gap[..end]);
        }
        self.add(" … ");
        if after {
            let start = floor(gap, gap.len() - KEPT);
            let blank = gap[start..].find(char::is_whitespace).unwrap_or(0);
            self.add(&gap[start + blank..]);
        }
    }

    /// Adds words, one blank where they have blanks at their ends.
    fn add(&mut self, words: &str) {
        // In a frame the blanks at the ends are cleaned as others are.
        let framed = clean(&format!("|{words}|"));
        let cleaned = &framed[1..framed.len() - 1];
        let first = self.text.is_empty() || self.text.ends_with(' ');
        self.text.push_str(if first { cleaned.trim_start() } else { cleaned });
    }
}

fn floor(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marked(text: &str, names: &[&str]) -> String {
        let find = |name: &&str| {
            let start = text.find(*name).expect("the name is there");
            Span::new(start, start + name.len())
        };
        let mut spans: Vec<_> = names.iter().map(find).collect();
        spans.sort();
        let passage = passage(text, Span::new(0, text.len()), &spans);
        let mut shown = passage.text.clone();
        for name in passage.names.iter().rev() {
            shown.insert(name.end, ']');
            shown.insert(name.start, '[');
        }
        shown
    }

    #[test]
    fn names_are_marked_whatever_stands_around_them() {
        let cases: [(&str, &[&str], &str); 6] = [
            ("Xi met\n  Kim Jong\tUn.", &["Xi", "Kim Jong\tUn"], "[Xi] met [Kim Jong Un]."),
            (
                "\"Xi\" </script>\\ ]]> =1+1 \u{202e}Kim\u{1f600}",
                &["Xi", "Kim"],
                "\"[Xi]\" </script>\\ ]]> =1+1 [Kim]\u{1f600}",
            ),
            ("习近平会见金正恩", &["习近平", "金正恩"], "[习近平]会见[金正恩]"),
            ("XiKim", &["Xi", "Kim"], "[Xi][Kim]"),
            ("  nobody \n ", &[], "nobody"),
            ("", &[], ""),
        ];
        for (text, names, expected) in cases {
            assert_eq!(marked(text, names), expected, "{text:?}");
        }
    }

    #[test]
    fn long_stretches_are_cut() {
        let long = "слово ".repeat(200);
        let shown = marked(&format!("{long}Xi {long}Kim {long}"), &["Xi", "Kim"]);
        assert!(shown.len() < 1200, "{}", shown.len());
        assert_eq!(shown.matches('…').count(), 3);
        assert!(shown.starts_with("… слово") && shown.ends_with("слово …"), "{shown}");
        assert!(!shown.contains("  "), "{shown}");
        let unbroken = marked(&"北".repeat(500), &[]);
        assert!(unbroken.ends_with('…') && unbroken.len() < 300, "{unbroken}");
    }
}
