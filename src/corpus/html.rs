//! Takes the article out of an HTML page.

use encoding_rs::Encoding;

use super::SkipReason;
use super::metadata::Metadata;

/// The encoding that a page names in its first kilobyte.
pub(super) fn declared_encoding(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(1024)];
    let at = head.windows(8).position(|word| word.eq_ignore_ascii_case(b"charset="))? + 8;
    let label =
        head[at..].trim_ascii_start().strip_prefix(b"\"").or(head[at..].strip_prefix(b"'")).unwrap_or(&head[at..]);
    let end = label.iter().position(|byte| !(byte.is_ascii_alphanumeric() || b"-_:".contains(byte)));
    Encoding::for_label(&label[..end.unwrap_or(label.len())])
}

pub(super) fn read(_: &str, _: &str) -> Result<(String, Metadata), SkipReason> {
    Err(SkipReason::NoHtml)
}
pub(super) fn text_of_fragment(text: String) -> String {
    text
}
