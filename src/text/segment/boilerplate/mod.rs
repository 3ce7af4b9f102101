//! Tells the lines that web pages put around an article from the article.

/// What a line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// Part of the article.
    Prose,
    /// Not part of the article.
    Boilerplate,
    /// The heading of a list of links, which is not part of the article either.
    Links,
}

/// Judges a line by itself.
pub(super) fn verdict(_line: &str) -> Verdict {
    Verdict::Prose
}

/// Whether a line below a heading of links is one of them: it has no full stop.
pub(super) fn is_link(_line: &str) -> bool {
    false
}

/// Where a credit at the end of a paragraph starts.
pub(super) fn tail(_paragraph: &str) -> Option<usize> {
    None
}

/// Whether `c` ends sentences.
pub(super) fn is_stop(c: char) -> bool {
    matches!(
        c,
        '.' | '!'
            | '?'
            | '…'
            | '。'
            | '！'
            | '？'
            | '।'
            | '॥'
            | '؟'
            | '۔'
            | '።'
            | '։'
            | '။'
            | '។'
            | '｡'
            | '．'
    )
}
