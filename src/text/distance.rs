//! How far apart two words are spelled.

/// How many letters must be put in, left out or changed to make one word of the other (Levenshtein), if not more than `bound`.
///
/// Takes time in proportion to the product of their lengths, less where they soon differ.
pub fn edit_distance(one: &[char], other: &[char], bound: usize) -> Option<usize> {
    if one.len().abs_diff(other.len()) > bound {
        return None;
    }
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (at, letter) in one.iter().enumerate() {
        let mut diagonal = std::mem::replace(&mut row[0], at + 1);
        for (column, known) in other.iter().enumerate() {
            let changed = diagonal + usize::from(letter != known);
            diagonal = row[column + 1];
            row[column + 1] = changed.min(row[column] + 1).min(diagonal + 1);
        }
        if row.iter().all(|distance| *distance > bound) {
            return None;
        }
    }
    row.last().copied().filter(|distance| *distance <= bound)
}

#[cfg(test)]
mod tests {
    use super::edit_distance;

    #[test]
    fn distances() {
        for (one, other, bound, expected) in [
            ("macron", "macron", 0, Some(0)),
            ("macorn", "macron", 2, Some(2)),
            ("macro", "macron", 1, Some(1)),
            ("tebu", "tube", 2, Some(2)),
            ("россия", "росия", 2, Some(1)),
            ("tebu", "", 2, None),
            ("macron", "merkel", 2, None),
            ("tebuka", "kabute", 2, None),
        ] {
            let letters = |word: &str| word.chars().collect::<Vec<_>>();
            assert_eq!(edit_distance(&letters(one), &letters(other), bound), expected, "{one} {other}");
            assert_eq!(edit_distance(&letters(other), &letters(one), bound), expected, "{other} {one}");
        }
    }
}
