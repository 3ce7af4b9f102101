//! Texts whose mentions are marked: `[Beijing|state.china] agreed.`

use kg::text::Span;

/// The text of a marked one, and the marks.
pub(crate) fn plain(marked: &str) -> (String, Vec<(Span, String)>) {
    let (mut text, mut marks, mut rest) = (String::new(), Vec::new(), marked);
    while let Some(open) = rest.find('[') {
        let close = open + rest[open..].find(']').expect("every mark ends");
        let (words, label) = rest[open + 1..close].split_once('|').expect("a mark has words and a label");
        text.push_str(&rest[..open]);
        let start = text.len();
        text.push_str(words);
        marks.push((Span::new(start, text.len()), label.to_owned()));
        rest = &rest[close + 1..];
    }
    text.push_str(rest);
    (text, marks)
}
