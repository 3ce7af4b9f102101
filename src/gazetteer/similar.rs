//! Finds the names of a list that are spelled nearly like a word, for those who mistyped it.

use super::{EntityId, Gazetteer, Kind};
use crate::text::distance::edit_distance;
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

/// How far a name is from the wanted letters, where it is not too far.
fn distance(wanted: &[char], name: &str, bound: usize) -> Option<usize> {
    // A letter has at most four bytes, and few have more than one folded.
    if name.len() + bound < wanted.len() || name.len() > 4 * (wanted.len() + bound) {
        return None;
    }
    edit_distance(wanted, &fold(name).chars().collect::<Vec<_>>(), bound)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distances_are_of_folded_names() {
        let cases =
            [("macorn", "Macron", Some(2)), ("erdogan", "Erdoğan", Some(0)), ("ma", "Macron", None), ("kim", "", None)];
        for (wanted, name, expected) in cases {
            let wanted: Vec<char> = wanted.chars().collect();
            assert_eq!(distance(&wanted, name, 2), expected, "{wanted:?} {name}");
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
