//! Divides tables into rows, cells and what cells list.

/// A line of a table of rules that cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {what}")]
pub struct RuleError {
    /// Its number, from 1.
    pub line: usize,
    /// What is wrong, and what was expected.
    pub what: String,
}

/// The cells of a row, with nothing where it has fewer; no table has more.
pub(super) type Cells<'t> = [&'t str; 5];

/// The lines of a table below its header, numbered from 1.
pub(super) fn rows(table: &str) -> impl Iterator<Item = (usize, Cells<'_>)> {
    let lines = table.lines().enumerate().skip(1);
    lines.filter(|(_, line)| !trimmed(line).is_empty() && !line.starts_with('#')).map(|(at, line)| {
        let mut texts = listed(line, b'\t');
        (at + 1, Cells::default().map(|none| texts.next().unwrap_or(none)))
    })
}

/// What stands between ASCII separators, trimmed. Quicker than `str::split` where that is short.
pub(super) fn listed(cell: &str, separator: u8) -> impl Iterator<Item = &str> {
    let mut rest = Some(cell);
    std::iter::from_fn(move || {
        let text = rest.take()?;
        let Some(end) = text.bytes().position(|byte| byte == separator) else { return Some(trimmed(text)) };
        rest = Some(&text[end + 1..]);
        Some(trimmed(&text[..end]))
    })
}

/// What stands before and behind the last blank, where there is one.
pub(super) fn cut_last(words: &str) -> Option<(&str, &str)> {
    let at = words.bytes().rposition(|byte| byte == b' ')?;
    Some((&words[..at], &words[at + 1..]))
}

/// A text without blanks at its ends, where few have any.
pub(super) fn trimmed(text: &str) -> &str {
    match text.as_bytes() {
        [] => text,
        [only] if only.is_ascii_graphic() => text,
        [first, .., last] if first.is_ascii_graphic() && last.is_ascii_graphic() => text,
        _ => text.trim(),
    }
}

/// "-7.2" as -72.
pub(super) fn tenths(weight: &str) -> Option<i16> {
    let (whole, tenth) = weight.split_once('.').unwrap_or((weight, "0"));
    let digits: i16 = format!("{whole}{tenth}").parse().ok()?;
    (tenth.len() == 1 && digits.abs() <= 100).then_some(digits)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_of_a_table() {
        let table = "verbs\tobject\r\n\n# a remark\tx\n meet , talk\t\u{a0}é \t\t4\t5\t6\r\n \t\nsay";
        let read: Vec<_> = rows(table).collect();
        assert_eq!(read, [(4, ["meet , talk", "é", "", "4", "5"]), (6, ["say", "", "", "", ""])]);
    }

    #[test]
    fn lists_divide_as_text_does() {
        for text in ["", ",", "a", " a ,é, ü\u{a0},", "a,,b", "\u{2003},x y", "né ,\t"] {
            let divided: Vec<_> = text.split(',').map(str::trim).collect();
            assert_eq!(listed(text, b',').collect::<Vec<_>>(), divided, "{text:?}");
        }
    }
}
