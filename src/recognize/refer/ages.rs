//! Tells two persons of one surname by their age: the elder Assad, the younger Bush.

use super::Joiner;
use super::people::Who;
use crate::gazetteer::EntityId;
use crate::recognize::found_index;
use crate::text::{Date, Join};

/// Which of two a word before a surname means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Age {
    Elder,
    Younger,
}

impl Joiner<'_, '_, '_> {
    /// What the words right before a surname say: "the elder".
    pub(super) fn age(&self, at: usize) -> Option<Age> {
        let words = self.scene.words;
        let age = match words.of(at.checked_sub(1)?) {
            "elder" | "older" => Age::Elder,
            "younger" => Age::Younger,
            _ => return None,
        };
        let article = matches!(words.of(at.checked_sub(2)?), "the" | "The");
        let joined = words.tokens[at - 1..=at].iter().all(|token| token.join == Join::Space);
        (article && joined).then_some(age)
    }

    /// The elder or younger of two persons of the list, by when they first held an office; nobody where there is one, or more, or no office.
    pub(super) fn of_age(&self, age: Age, persons: impl Iterator<Item = Who>) -> Option<Who> {
        let mut known: Vec<Who> = persons.collect();
        known.sort_unstable();
        known.dedup();
        let [one, other] = known.as_slice() else { return None };
        let (first, second) = (self.first_office(*one)?, self.first_office(*other)?);
        match (first.cmp(&second), age) {
            (std::cmp::Ordering::Equal, _) => None,
            (std::cmp::Ordering::Less, Age::Elder) | (std::cmp::Ordering::Greater, Age::Younger) => Some(*one),
            _ => Some(*other),
        }
    }

    fn first_office(&self, who: Who) -> Option<Date> {
        let listed = |entity: &EntityId| found_index(*entity).is_none();
        let Who::Listed(entity) = who else { return None };
        let entity = Some(entity).filter(listed)?;
        self.gazetteer.entity(entity).ties().filter_map(|tie| tie.from).min()
    }
}
