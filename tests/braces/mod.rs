//! Texts whose mentions stand in braces: `{Beijing|state.china|metonym} agreed.`

/// A text without its braces and what stands behind the bars in them.
pub(crate) fn plain(row: &str) -> String {
    let mut text = String::new();
    let mut rest = row;
    while let Some((before, marked)) = rest.split_once('{') {
        let (mention, after) = marked.split_once('}').expect("a brace closes");
        text.push_str(before);
        text.push_str(mention.split('|').next().unwrap_or_default());
        rest = after;
    }
    text + rest
}

/// Fails with all rows that differ from what is found in their text.
pub(crate) fn check<'a>(rows: impl IntoIterator<Item = (&'a str, String)>) {
    let differing = rows.into_iter().filter(|(row, found)| row != found);
    let faults: Vec<_> = differing.map(|(row, found)| format!("expected  {row:?}\nfound     {found:?}")).collect();
    assert!(faults.is_empty(), "{} rows differ:\n{}", faults.len(), faults.join("\n"));
}
