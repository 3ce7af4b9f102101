//! Takes the article out of an HTML page.

#[cfg(feature = "html")]
mod article;
#[cfg(feature = "html")]
mod flatten;
#[cfg(feature = "html")]
mod guard;
#[cfg(feature = "html")]
mod head;

use encoding_rs::Encoding;

use super::SkipReason;
use super::metadata::Metadata;

/// The encoding that a page names in its first kilobyte.
pub(super) fn declared_encoding(bytes: &[u8]) -> Option<&'static Encoding> {
    const NAME: &[u8] = b"charset=";
    let head = &bytes[..bytes.len().min(1024)];
    let at = head.windows(NAME.len()).position(|word| word.eq_ignore_ascii_case(NAME))?;
    let label = &head[at + NAME.len()..];
    let start = label.iter().position(u8::is_ascii_alphanumeric)?;
    let end = label[start..].iter().position(|byte| !(byte.is_ascii_alphanumeric() || b"-_:".contains(byte)));
    Encoding::for_label(&label[start..end.map_or(label.len(), |end| start + end)])
}

/// The text of a page's article, headline first, and what the page says about it besides.
#[cfg(feature = "html")]
pub(super) fn read(html: &str) -> Result<(String, Metadata), SkipReason> {
    let page = guard::unwinding(|| article::read(html)).ok_or(SkipReason::BadHtml)?;
    if page.text.is_empty() { Err(SkipReason::Blank) } else { Ok((page.text, page.head)) }
}

/// This build reads no HTML.
#[cfg(not(feature = "html"))]
pub(super) fn read(_: &str) -> Result<(String, Metadata), SkipReason> {
    Err(SkipReason::NoHtml)
}

/// The field of a record as text: as it is, unless it is clearly HTML.
pub(super) fn text_of_fragment(text: String) -> Result<String, SkipReason> {
    #[cfg(feature = "html")]
    if text.trim_start().starts_with('<') && text.contains("</") && (text.contains("</p>") || text.contains("<div")) {
        return guard::unwinding(|| article::text_of_fragment(&text)).ok_or(SkipReason::BadHtml);
    }
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_declared_encoding() {
        for (html, name) in [
            (&b"<meta charset=utf-8>"[..], Some("UTF-8")),
            (b"<META CHARSET='gb2312'>", Some("GBK")),
            (b"<meta http-equiv=x content=\"text/html; charset=euc-kr\">", Some("EUC-KR")),
            (b"<meta charset=", None),
            (b"charset=unheard-of", None),
            (b"no such word", None),
        ] {
            assert_eq!(declared_encoding(html).map(Encoding::name), name);
        }
    }
}
