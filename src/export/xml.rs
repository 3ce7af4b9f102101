//! What GEXF and GraphML share: a writer of XML, and texts that XML can carry.

use std::borrow::Cow;
use std::io::{self, Write};

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, Event};

pub(super) type Xml<'w> = Writer<&'w mut dyn Write>;

/// A writer that has written the declaration; each element stands in a line of its own.
pub(super) fn begin(out: &mut dyn Write) -> io::Result<Xml<'_>> {
    let mut xml = Writer::new_with_indent(out, b' ', 1);
    xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    Ok(xml)
}

/// The text with a replacement character for each that XML 1.0 cannot carry, escaped or not.
pub(super) fn legal(text: &str) -> Cow<'_, str> {
    if text.chars().all(is_legal) {
        return Cow::Borrowed(text);
    }
    text.chars().map(|c| if is_legal(c) { c } else { char::REPLACEMENT_CHARACTER }).collect()
}

fn is_legal(c: char) -> bool {
    !matches!(c, '\u{0}'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}')
}

#[cfg(test)]
mod tests {
    use super::legal;

    #[test]
    fn what_xml_cannot_carry() {
        let cases = [
            ("", ""),
            ("a\tb\nc\rd ]]> <&>\"'", "a\tb\nc\rd ]]> <&>\"'"),
            ("\0a\u{7}b\u{1f}\u{fffe}\u{ffff}", "\u{fffd}a\u{fffd}b\u{fffd}\u{fffd}\u{fffd}"),
            ("😀 \u{1fffe} مجلس", "😀 \u{1fffe} مجلس"),
        ];
        for (text, expected) in cases {
            assert_eq!(legal(text), expected);
        }
    }
}
