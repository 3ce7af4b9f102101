//! Entities that no list has: what a pattern makes of a text's own words.

use crate::gazetteer::{EntityId, Gazetteer, Kind};
use crate::text::token::{fold_token, hash_folded, tokenize};

/// An entity that is not on the list. The same key means the same entity in every document.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Found {
    /// Its portable key, `treaty.unsc-resolution-1718`.
    pub key: Box<str>,
    /// Its canonical name.
    pub name: Box<str>,
    /// Its class.
    pub kind: Kind,
}

/// The ids of found entities are those with the highest bit set; the other bits are their number in their list.
const FOUND: u32 = 1 << 31;

/// The id of the found entity with this number.
pub(crate) fn found_id(index: usize) -> EntityId {
    EntityId(FOUND | u32::try_from(index).expect("fewer than two thousand million entities"))
}

/// The id of an entity on the list, whatever a damaged list says.
pub(crate) fn listed_id(number: u32) -> EntityId {
    EntityId(number & !FOUND)
}

/// The number of a found entity; none for those on the list.
pub(crate) fn found_index(id: EntityId) -> Option<usize> {
    (id.0 & FOUND > 0).then_some((id.0 & !FOUND) as usize)
}

/// All entities that ids may mean: those of the list and those found.
#[derive(Clone, Copy)]
pub struct Entities<'a> {
    gazetteer: &'a Gazetteer,
    found: &'a [Found],
}

/// An entity of either kind.
pub enum Named<'a> {
    /// One of the list.
    Listed(crate::gazetteer::Entity<'a>),
    /// One that was found.
    Found(&'a Found),
}

impl<'a> Entities<'a> {
    /// Those of a list, and those that were found with it.
    pub fn new(gazetteer: &'a Gazetteer, found: &'a [Found]) -> Self {
        Self { gazetteer, found }
    }

    /// The entity with this id.
    ///
    /// # Panics
    /// Where the id is of another list.
    pub fn get(&self, id: EntityId) -> Named<'a> {
        match found_index(id) {
            Some(index) => Named::Found(&self.found[index]),
            None => Named::Listed(self.gazetteer.entity(id)),
        }
    }
}

impl<'a> Named<'a> {
    /// The portable key.
    pub fn key(&self) -> &'a str {
        match self {
            Self::Listed(entity) => entity.key(),
            Self::Found(found) => &found.key,
        }
    }

    /// The canonical name.
    pub fn name(&self) -> &'a str {
        match self {
            Self::Listed(entity) => entity.name(),
            Self::Found(found) => &found.name,
        }
    }

    /// The class.
    pub fn kind(&self) -> Kind {
        match self {
            Self::Listed(entity) => entity.kind(),
            Self::Found(found) => found.kind.clone(),
        }
    }

    /// Whether it is known by nothing but the text: not by a list, nor by a citation.
    pub fn is_discovered(&self) -> bool {
        self.key().starts_with(FOUND_PREFIX)
    }

    /// The Wikidata id.
    pub fn wikidata(&self) -> Option<&'a str> {
        match self {
            Self::Listed(entity) => entity.wikidata(),
            Self::Found(_) => None,
        }
    }
}

/// With what the keys of names that no list has begin.
const FOUND_PREFIX: &str = "found.";

/// The key of a name that no list has, which is clean: the same for the same folded name on every machine.
///
/// `found.park-won-gon`; what has other letters than Latin ones goes by a hash.
pub(super) fn key_of(name: &str) -> String {
    let mut slug = String::with_capacity(FOUND_PREFIX.len() + name.len());
    slug.push_str(FOUND_PREFIX);
    if name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b' ') {
        name.split(' ').enumerate().for_each(|(at, word)| slug.extend([if at > 0 { "-" } else { "" }, word]));
        slug.make_ascii_lowercase();
        return slug;
    }
    for token in tokenize(name) {
        if !slug.ends_with('.') {
            slug.push('-');
        }
        let start = slug.len();
        fold_token(name, token.span, &mut slug);
        if !slug.as_bytes()[start..].iter().all(u8::is_ascii_alphanumeric) {
            return format!("{FOUND_PREFIX}x{:016x}", name_hash(name));
        }
    }
    slug
}

fn name_hash(name: &str) -> u64 {
    let words = tokenize(name);
    words.iter().fold(0, |hash, token| hash_folded(&format!("{hash:x} {:x}", token.hash)))
}

#[cfg(test)]
mod tests {
    use super::key_of;

    #[test]
    fn keys_are_of_the_folded_words() {
        for (name, key) in [
            ("Park Won Gon", "found.park-won-gon"),
            ("Park Won-gon", "found.park-won-gon"),
            ("PARK Wón-gon", "found.park-won-gon"),
            ("U.S. Bank", "found.us-bank"),
            ("B2 Gold", "found.b2-gold"),
            ("Bell & Sons", "found.bell-and-sons"),
        ] {
            assert_eq!(key_of(name), key, "{name}");
        }
        assert!(key_of("Газпром").starts_with("found.x"));
    }
}
