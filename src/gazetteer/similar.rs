//! Finds the names of a list that are spelled nearly like a word, for those who mistyped it.

use super::{EntityId, Gazetteer, Kind};
use crate::text::fold::fold;

/// A name of the list that is spelled nearly like another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Similar {
    /// The name as the list has it.
    pub name: String,
    /// Whose it is.
    pub entity: EntityId,
}

/// Longer words are not compared: a slip of the pen in them is one of a sentence.
const LONGEST: usize = 64;

impl Gazetteer {
    /// Up to `most` names that are at most a few letters apart from `name`, capitals and diacritics aside, the nearest first, one an entity.
    ///
    /// Takes time in proportion to the list.
    pub fn similar(&self, name: &str, most: usize) -> Vec<Similar> {
        let wanted: Vec<char> = fold(name.trim()).chars().collect();
        let bound = (wanted.len() / 3).clamp(1, 3);
        if wanted.is_empty() || wanted.len() > LONGEST {
            return Vec::new();
        }
        let entities = self.entities().filter(|(_, entity)| entity.kind() != Kind::Ignore);
        let nearest = entities.filter_map(|(id, entity)| {
            let names = entity.aliases().filter_map(|(name, _, _)| Some((distance(&wanted, name, bound)?, name)));
            names.min().map(|(distance, name)| (distance, name, id))
        });
        let mut nearest: Vec<_> = nearest.collect();
        nearest.sort_unstable();
        nearest.truncate(most);
        nearest.into_iter().map(|(_, name, entity)| Similar { name: name.to_owned(), entity }).collect()
    }
}

/// How many letters must be put in, taken out or changed to make one of the other, where it is no more than `bound`.
fn distance(wanted: &[char], name: &str, bound: usize) -> Option<usize> {
    // A letter has at most four bytes, and few have more than one folded.
    if name.len() + bound < wanted.len() || name.len() > 4 * (wanted.len() + bound) {
        return None;
    }
    let name: Vec<char> = fold(name).chars().collect();
    if name.len().abs_diff(wanted.len()) > bound {
        return None;
    }
    let mut row: Vec<usize> = (0..=wanted.len()).collect();
    for (at, letter) in name.iter().enumerate() {
        let mut diagonal = row[0];
        row[0] = at + 1;
        for (column, other) in wanted.iter().enumerate() {
            let changed = diagonal + usize::from(letter != other);
            diagonal = row[column + 1];
            row[column + 1] = changed.min(diagonal + 1).min(row[column] + 1);
        }
        if row.iter().all(|distance| *distance > bound) {
            return None;
        }
    }
    row.last().copied().filter(|distance| *distance <= bound)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distances() {
        let cases = [
            ("macron", "Macron", 2, Some(0)),
            ("macorn", "Macron", 2, Some(2)),
            ("makron", "Macron", 2, Some(1)),
            ("erdogan", "Erdoğan", 2, Some(0)),
            ("macro", "Macron", 2, Some(1)),
            ("macron", "Merkel", 2, None),
            ("ma", "Macron", 1, None),
            ("россия", "Росия", 2, Some(1)),
            ("kim", "", 1, None),
        ];
        for (wanted, name, bound, expected) in cases {
            let wanted: Vec<char> = wanted.chars().collect();
            assert_eq!(distance(&wanted, name, bound), expected, "{wanted:?} {name}");
        }
    }

    #[test]
    fn the_nearest_come_first_and_each_entity_once() {
        let gazetteer = Gazetteer::builtin();
        let names = |name: &str| {
            let similar = gazetteer.similar(name, 5);
            similar.iter().map(|similar| gazetteer.entity(similar.entity).key().to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(names("Emanuel Macrom"), ["person.emmanuel-macron"]);
        assert_eq!(names("Kazakstan").first().map(String::as_str), Some("state.kazakhstan"));
        assert!(names("Irann").len() <= 5);
        for name in ["", " ", "Qwertzuiopasdfg", &"x".repeat(1000)] {
            assert!(names(name).is_empty(), "{name}");
        }
    }
}
