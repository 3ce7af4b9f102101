//! Combines the spellings of a name's parts, the usual ones first.

/// At most `most` ways to take one choice of each part. The sum of the places of the choices rises, so that the first way is
/// the first choice of each part.
pub(super) fn combine<T: AsRef<str>>(parts: &[Vec<T>], most: usize) -> Vec<Vec<&str>> {
    let mut ways = Vec::new();
    if parts.iter().any(Vec::is_empty) {
        return ways;
    }
    for rank in 0..=slack(parts) {
        add_ways(parts, rank, &mut Vec::new(), &mut ways, most);
    }
    ways
}

/// Adds the ways whose places add up to `rank`.
fn add_ways<'a, T: AsRef<str>>(
    parts: &'a [Vec<T>],
    rank: usize,
    chosen: &mut Vec<&'a str>,
    ways: &mut Vec<Vec<&'a str>>,
    most: usize,
) {
    if ways.len() >= most || rank > slack(parts) {
        return;
    }
    let Some((part, rest)) = parts.split_first() else { return ways.push(chosen.clone()) };
    for (place, choice) in part.iter().enumerate().take(rank + 1) {
        chosen.push(choice.as_ref());
        add_ways(rest, rank - place, chosen, ways, most);
        chosen.pop();
    }
}

/// The highest rank that the parts allow.
fn slack<T>(parts: &[Vec<T>]) -> usize {
    parts.iter().map(|part| part.len().saturating_sub(1)).sum()
}

/// The words of a table's cell.
pub(super) fn words(cell: &str) -> Vec<String> {
    cell.split_ascii_whitespace().map(str::to_owned).collect()
}

/// Leaves the first of equal spellings and at most `most` in all.
pub(super) fn distinct(spellings: impl IntoIterator<Item = String>, most: usize) -> Vec<String> {
    let mut kept: Vec<String> = Vec::new();
    for spelling in spellings {
        if kept.len() >= most {
            break;
        }
        if !kept.contains(&spelling) {
            kept.push(spelling);
        }
    }
    kept
}

/// A word with a capital first letter.
pub(super) fn capitalized(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn usual_choices_come_first() {
        let parts = [words("a b c"), words("1 2")];
        assert_eq!(
            combine(&parts, 9).iter().map(|way| way.concat()).collect::<Vec<_>>(),
            ["a1", "a2", "b1", "b2", "c1", "c2"]
        );
        assert_eq!(combine(&parts, 2).len(), 2);
        assert!(combine(&[words("a"), Vec::new()], 9).is_empty());
        assert_eq!(combine::<String>(&[], 9), [Vec::<&str>::new()]);
    }

    #[test]
    fn words_are_capitalized() {
        for (word, expected) in [("jong", "Jong"), ("élysée", "Élysée"), ("", ""), ("Un", "Un")] {
            assert_eq!(capitalized(word), expected);
        }
    }
}
