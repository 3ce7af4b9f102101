//! Guards the parser against pages that are made, or broken, so that reading them takes quadratic time.

use std::borrow::Cow;

/// Deeper than any page that people write, and a number of blanks that no tag needs.
const DEEPEST: usize = 600;
const MOST_BLANKS: usize = 2_000;
/// Elements that never hold others, or that the next of their kind closes.
const SHALLOW: [&str; 26] = [
    "p", "li", "dt", "dd", "tr", "td", "th", "option", "br", "hr", "img", "input", "meta", "link", "area", "base",
    "col", "embed", "source", "track", "wbr", "tbody", "thead", "colgroup", "path", "param",
];
/// Elements whose content is not shown.
const HIDDEN: [&str; 5] = ["script", "style", "template", "noscript", "textarea"];
/// Tags that a flat page keeps.
const KEPT: [&str; 8] = ["html", "meta", "link", "title", "h1", "p", "time", "br"];

/// The page itself, or one without nesting where it is nested too deeply.
pub(super) fn flatten(html: &str) -> Cow<'_, str> {
    if is_sane(html) { Cow::Borrowed(html) } else { Cow::Owned(flat(html)) }
}

fn is_sane(html: &str) -> bool {
    let mut depth = 0_usize;
    tags(html).all(|tag| {
        if tag.closes {
            depth = depth.saturating_sub(1);
        } else if !tag.text.ends_with("/>") && !SHALLOW.iter().any(|name| tag.is(name)) {
            depth += 1;
        }
        depth < DEEPEST && tag.text.bytes().filter(u8::is_ascii_whitespace).count() < MOST_BLANKS
    })
}

fn flat(html: &str) -> String {
    let mut flat = String::with_capacity(html.len() / 2);
    let mut at = 0;
    let mut hidden: Option<&str> = None;
    for tag in tags(html) {
        if hidden.is_none() {
            flat.push_str(&html[at..tag.start]);
        }
        at = tag.start + tag.text.len();
        match hidden {
            Some(name) if tag.closes && tag.is(name) => hidden = None,
            Some(_) => {}
            None => hidden = HIDDEN.into_iter().find(|name| tag.is(name) && !tag.closes),
        }
        if hidden.is_none() {
            let kept = KEPT.iter().any(|name| tag.is(name)) && tag.text.len() < 2_000;
            flat.push_str(if kept { tag.text } else { " " });
            if ["div", "td", "li", "h2", "h3", "section", "article"].iter().any(|name| tag.is(name)) {
                flat.push_str("<p>");
            }
        }
    }
    if hidden.is_none() {
        flat.push_str(&html[at..]);
    }
    flat
}

struct Tag<'a> {
    start: usize,
    text: &'a str,
    name: &'a str,
    closes: bool,
}

impl Tag<'_> {
    fn is(&self, name: &str) -> bool {
        self.name.eq_ignore_ascii_case(name)
    }
}

/// The tags and comments of a page, in order.
fn tags(html: &str) -> impl Iterator<Item = Tag<'_>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at + html.get(at..)?.find('<')?;
        let rest = &html[start..];
        let end = if rest.starts_with("<!--") {
            rest.find("-->").map(|end| end + 3)
        } else {
            rest.find('>').map(|end| end + 1)
        };
        let text = &rest[..end.unwrap_or(rest.len())];
        at = start + text.len();
        let name = text[1..].strip_prefix('/').unwrap_or(&text[1..]);
        let length = name.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(name.len());
        Some(Tag { start, text, name: &name[..length], closes: text.starts_with("</") })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn leaves_pages_alone() {
        let page = "<!doctype html><html><body>".to_owned() + &"<div><p>Text<br>".repeat(500) + &"</div>".repeat(500);
        assert!(matches!(flatten(&page), Cow::Borrowed(_)));
        let list = "<ul>".to_owned() + &"<li>item".repeat(10_000);
        assert!(matches!(flatten(&list), Cow::Borrowed(_)));
    }

    #[test]
    fn flattens_what_is_too_deep() {
        let page =
            format!("<title>T</title>{}a &amp; b<script>x<y</script>{}", "<div>".repeat(100_000), "</div>".repeat(9));
        let flat = flatten(&page);
        assert!(flat.starts_with("<title>T</title>") && flat.contains("a &amp; b") && !flat.contains("x<y"));
        assert!(!flat.contains("<div"));
    }
}
