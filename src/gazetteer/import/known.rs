//! What a list already has: the ids of states and of entities that are imported again.

use std::collections::{HashMap, HashSet};

use super::super::record::Kind;
use super::super::{Entity, EntityId, Form, Gazetteer, slug};
use super::code::iso3;
use crate::text::fold::fold;
use crate::text::token::hash_folded;

/// The entities of a gazetteer by what others know them by, and the ids that are given away.
pub(super) struct Known<'g> {
    gazetteer: &'g Gazetteer,
    by_wikidata: HashMap<u32, &'g str>,
    by_iso3: HashMap<&'g str, &'g str>,
    /// Kind and slug of the canonical name; the first of a name.
    by_name: HashMap<String, &'g str>,
    /// Folded names of states.
    states: HashMap<String, &'g str>,
    /// Hashes of the ids given to entities that the gazetteer does not have.
    given: HashSet<u64>,
}

/// What tells an entity from others of its name.
pub(super) struct Identity<'a> {
    pub(super) kind: &'a Kind,
    /// The number of its Wikidata id.
    pub(super) wikidata: Option<u32>,
    /// The name that its id is made of; none where there is no English one.
    pub(super) name: Option<&'a str>,
    pub(super) countries: &'a [String],
    /// What the source calls it.
    pub(super) own: &'a str,
}

impl<'g> Known<'g> {
    pub(super) fn of(gazetteer: &'g Gazetteer) -> Self {
        let mut known = Self {
            gazetteer,
            by_wikidata: HashMap::new(),
            by_iso3: HashMap::new(),
            by_name: HashMap::new(),
            states: HashMap::new(),
            given: HashSet::new(),
        };
        for id in 0..gazetteer.entity_count() {
            known.add(gazetteer.entity(gazetteer.canonical(EntityId(id))));
        }
        known
    }

    fn add(&mut self, entity: Entity<'g>) {
        let key = entity.key();
        if let Some(number) = entity.wikidata().and_then(qid) {
            self.by_wikidata.entry(number).or_insert(key);
        }
        if let Some(code) = entity.iso3() {
            self.by_iso3.entry(code).or_insert(key);
        }
        self.by_name.entry(format!("{}.{}", entity.kind(), slug(entity.name()))).or_insert(key);
        if entity.kind() == Kind::State {
            let full = entity.aliases().filter(|(.., language)| language.is_empty());
            for (name, ..) in full.filter(|(_, form, _)| matches!(form, Form::Name | Form::Alias)) {
                self.states.entry(fold(name)).or_insert(key);
            }
        }
    }

    /// The id of the entity with this Wikidata number.
    pub(super) fn wikidata(&self, number: u32) -> Option<&'g str> {
        self.by_wikidata.get(&number).copied()
    }

    /// The class of the entity with this Wikidata number.
    pub(super) fn kind(&self, number: u32) -> Option<Kind> {
        Some(self.gazetteer.entity(self.gazetteer.find(self.wikidata(number)?)?).kind())
    }

    /// The state with this ISO code of two or three letters, id, name or Wikidata id.
    pub(super) fn state(&self, text: &str) -> Option<&'g str> {
        let text = text.trim();
        let by_code = || self.by_iso3.get(iso3(text)?).copied();
        let by_qid = || self.wikidata(qid(text)?).filter(|key| key.starts_with("state."));
        let by_key = || self.gazetteer.find(text).map(|id| self.gazetteer.entity(id).key());
        let by_key = || by_key().filter(|key| key.starts_with("state."));
        by_code().or_else(by_qid).or_else(by_key).or_else(|| self.states.get(&fold(text)).copied())
    }

    /// The canonical name of the entity with this id.
    pub(super) fn name(&self, key: &str) -> Option<&'g str> {
        Some(self.gazetteer.entity(self.gazetteer.find(key)?).name())
    }

    /// The id of an entity: that of the gazetteer where it is the same, else one made of kind and name that nobody has yet.
    pub(super) fn id(&mut self, entity: &Identity<'_>) -> String {
        if let Some(key) = entity.wikidata.and_then(|number| self.wikidata(number)) {
            return key.to_owned();
        }
        let own = match entity.wikidata {
            Some(number) => format!("q{number}"),
            None => slug(entity.own),
        };
        let Some(name) = entity.name else { return self.give(format!("{}.{own}", entity.kind)) };
        let plain = format!("{}.{}", entity.kind, slug(name));
        let listed = self.by_name.get(&plain).copied().or_else(|| {
            let id = self.gazetteer.find(&plain)?;
            Some(self.gazetteer.entity(id).key())
        });
        match listed {
            Some(key) if self.is_same(key, entity) && !self.given.contains(&hash_folded(key)) => {
                self.give(key.to_owned())
            }
            None if !self.given.contains(&hash_folded(&plain)) => self.give(plain),
            _ => self.give(format!("{plain}-{own}")),
        }
    }

    fn give(&mut self, key: String) -> String {
        self.given.insert(hash_folded(&key));
        key
    }

    /// Whether an entity of the same kind and name may be the one listed: nothing says that it is another.
    fn is_same(&self, key: &str, entity: &Identity<'_>) -> bool {
        let Some(listed) = self.gazetteer.find(key).map(|id| self.gazetteer.entity(id)) else { return false };
        let other_number = entity.wikidata.is_some() && listed.wikidata().is_some();
        let mut countries = listed.countries().peekable();
        let apart = countries.peek().is_some() && !entity.countries.is_empty();
        let shared = countries.any(|country| entity.countries.iter().any(|own| own == country));
        listed.kind() == *entity.kind && !other_number && (shared || !apart)
    }
}

/// The number of a Wikidata id.
pub(super) fn qid(text: &str) -> Option<u32> {
    text.trim().strip_prefix('Q')?.parse().ok()
}
