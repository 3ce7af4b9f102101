//! Words that belong together even where a line breaks between them.

/// First words of names and titles, each with what it may be followed by: a line that ends in the first has not ended.
const PAIRS: &[(&str, &[&str])] = &[
    ("Burkina", &["Faso"]),
    ("Communist", &["Party"]),
    ("Costa", &["Rica", "Rican"]),
    ("Czech", &["Republic"]),
    ("Defence", &["Minister", "Ministry", "Secretary"]),
    ("Defense", &["Department", "Minister", "Ministry", "Secretary"]),
    ("Dominican", &["Republic"]),
    ("East", &["Germany", "German", "Timor"]),
    ("El", &["Salvador"]),
    ("European", &["Commission", "Council", "Parliament", "Union"]),
    ("Foreign", &["Affairs", "Minister", "Ministers", "Ministry", "Office", "Secretary"]),
    ("Great", &["Britain"]),
    ("Hong", &["Kong"]),
    ("Jong", &["Il", "Un"]),
    ("Kim", &["Dae", "Il", "Jong", "Yo"]),
    ("Middle", &["East", "Eastern"]),
    ("New", &["Delhi", "York", "Zealand"]),
    ("North", &["Atlantic", "Korea", "Korean", "Koreans", "Macedonia", "Vietnam", "Vietnamese"]),
    ("Prime", &["Minister", "Ministers"]),
    ("Puerto", &["Rico"]),
    ("Saudi", &["Arabia", "Arabian"]),
    ("Security", &["Council"]),
    ("Sierra", &["Leone"]),
    ("South", &["Africa", "African", "Korea", "Korean", "Koreans", "Ossetia", "Sudan", "Sudanese", "Vietnam"]),
    ("Soviet", &["Union"]),
    ("Sri", &["Lanka", "Lankan"]),
    ("Supreme", &["Court", "Leader"]),
    ("United", &["Arab", "Kingdom", "Nations", "States"]),
    ("White", &["House"]),
    ("Xi", &["Jinping"]),
];

/// Whether the last word of a line and the first of the next are one name.
pub(super) fn belong_together(last: &str, next_line: &str) -> bool {
    let next = next_line.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    let found = PAIRS.binary_search_by_key(&last, |(first, _)| first);
    found.is_ok_and(|at| PAIRS[at].1.contains(&next))
}

#[cfg(test)]
mod tests {
    use super::{PAIRS, belong_together};

    #[test]
    fn pairs_are_sorted() {
        assert!(PAIRS.is_sorted_by_key(|(first, _)| first));
    }

    #[test]
    fn names_across_lines() {
        let cases = [
            ("North", "Korea met China.", true),
            ("United", "States’ envoy left.", true),
            ("Kim", "Jong Un visited.", true),
            ("North", "The army marched.", false),
            ("Beijing", "Korea met China.", false),
            ("north", "Korea", false),
            ("", "", false),
        ];
        for (last, next, together) in cases {
            assert_eq!(belong_together(last, next), together, "{last} | {next}");
        }
    }
}
