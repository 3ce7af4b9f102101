//! Recognizes the markers of list items: bullets, numbers and letters.

/// The marker that starts a list item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Marker {
    /// Its length in bytes.
    pub(super) len: usize,
    kind: Kind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// A sign that is nothing but a bullet.
    Bullet(char),
    /// A dash, asterisk or middle dot, which has other uses in prose.
    Dash,
    Number {
        value: u32,
        style: Style,
    },
    Letter {
        value: char,
        style: Style,
    },
    Roman,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Style {
    open: &'static str,
    close: &'static str,
}

const BULLETS: &[char] =
    &['•', '‣', '⁃', '◦', '▪', '▫', '●', '○', '■', '□', '►', '▶', '▸', '➢', '➤', '✓', '✔', '❖', '◆', '◇'];
const ROMAN: &[&str] = &["ii", "iii", "iv", "vi", "vii", "viii", "ix", "xi", "xii"];

impl Marker {
    /// Whether the sign alone shows a list item, wherever it stands.
    pub(super) fn is_certain(self) -> bool {
        matches!(self.kind, Kind::Bullet(_))
    }

    /// Whether this is the first marker of a list.
    pub(super) fn is_first(self) -> bool {
        matches!(self.kind, Kind::Number { value: 1, .. } | Kind::Letter { value: 'a' | 'A' | 'i', .. })
    }

    /// The text of the marker that follows this one in the same list, where it can be foretold.
    pub(super) fn successor(self) -> Option<String> {
        match self.kind {
            Kind::Bullet(sign) => Some(sign.to_string()),
            Kind::Number { value, style } => Some(format!("{}{}{}", style.open, value + 1, style.close)),
            Kind::Letter { value, style } => {
                let next = char::from_u32(value as u32 + 1)?;
                next.is_ascii_alphabetic().then(|| format!("{}{next}{}", style.open, style.close))
            }
            Kind::Dash | Kind::Roman => None,
        }
    }
}

/// The marker at the start of `text`, when a list item starts there.
pub(super) fn marker(text: &str) -> Option<Marker> {
    let first = text.chars().next()?;
    if first.is_ascii_alphanumeric() || first == '(' {
        return numbered(text);
    }
    let len = first.len_utf8();
    if BULLETS.contains(&first) {
        let rest = text[len..].trim_start();
        let inner = numbered(rest).map_or(0, |inner| text.len() - len - rest.len() + inner.len);
        return Some(Marker { len: len + inner, kind: Kind::Bullet(first) });
    }
    let dash = matches!(first, '-' | '*' | '–' | '—' | '·' | '+');
    (dash && starts_blank(&text[len..])).then_some(Marker { len, kind: Kind::Dash })
}

fn numbered(text: &str) -> Option<Marker> {
    let open = if text.starts_with('(') { "(" } else { "" };
    let body = &text[open.len()..];
    let width = body.bytes().take(5).take_while(u8::is_ascii_alphanumeric).count();
    let (label, rest) = body.split_at(width);
    let close = [".)", ")", "."].into_iter().find(|close| rest.starts_with(close))?;
    if !starts_blank(&rest[close.len()..]) || (open == "(" && close == ".") {
        return None;
    }
    let kind = labelled(label, Style { open, close })?;
    Some(Marker { len: open.len() + width + close.len(), kind })
}

fn labelled(label: &str, style: Style) -> Option<Kind> {
    let first = label.chars().next()?;
    if first.is_ascii_digit() {
        let value = label.parse().ok()?;
        return (label.len() <= 3).then_some(Kind::Number { value, style });
    }
    if label.len() == 1 {
        // "J. D. Vance" starts no list.
        let list = first.is_ascii_lowercase() || style.close.ends_with(')');
        return list.then_some(Kind::Letter { value: first, style });
    }
    ROMAN.contains(&label).then_some(Kind::Roman)
}

fn starts_blank(text: &str) -> bool {
    text.chars().next().is_some_and(char::is_whitespace)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markers() {
        for (text, len) in [
            ("- one", 1),
            ("* one", 1),
            ("• one", 3),
            ("•one", 3),
            ("1. one", 2),
            ("12) one", 3),
            ("1.) one", 3),
            ("(1) one", 3),
            ("(iv) one", 4),
            ("a) one", 2),
            ("a. one", 2),
            ("i. one", 2),
            ("B) one", 2),
            ("• 9. one", 6),
            ("⁃9. one", 5),
        ] {
            assert_eq!(marker(text).map(|marker| marker.len), Some(len), "{text}");
        }
    }

    #[test]
    fn no_markers() {
        for text in [
            "J. D. Vance",
            "2019. The",
            "-5 degrees",
            "3.5 percent",
            "1.",
            "word. Next",
            "(Reuters) -",
            "(see) it",
            "",
            "*bold*",
            "a b",
        ] {
            assert_eq!(marker(text), None, "{text}");
        }
    }

    #[test]
    fn successors() {
        for (text, next) in [
            ("1. a", Some("2.")),
            ("(9) a", Some("(10)")),
            ("a) a", Some("b)")),
            ("• a", Some("•")),
            ("- a", None),
            ("z. a", None),
        ] {
            assert_eq!(marker(text).and_then(Marker::successor).as_deref(), next, "{text}");
        }
    }
}
