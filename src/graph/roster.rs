//! The entities that documents name: what is known of each, and what is counted of it.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::{Background, Node};
use crate::extract::{Extraction, index};
use crate::gazetteer::{Entity, EntityId, Form, Kind};
use crate::recognize::{Named, Reason};
use crate::text::Date;
use crate::text::clean::clean;

/// What is known of an entity, whoever names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Facts {
    /// The portable key, `state.north-korea`.
    pub key: String,
    /// The canonical name, cleaned.
    pub label: String,
    /// Its class.
    pub kind: Kind,
    /// Its Wikidata id.
    pub wikidata: Option<String>,
    /// Its ISO 3166-1 alpha-3 code.
    pub iso3: Option<String>,
    /// The keys of the states it belongs to.
    pub countries: Vec<String>,
    /// Other English names and abbreviations that the list knows, cleaned.
    pub aliases: Vec<String>,
    /// Whether no list has it.
    pub discovered: bool,
    /// Its offices and memberships, as the list knows them.
    pub ties: Vec<Background>,
}

impl Facts {
    /// Those of an entity of a list, or of one that was found.
    pub(super) fn of(entity: &Named<'_>) -> Self {
        let label = clean(entity.name());
        let listed = match entity {
            Named::Listed(entity) => Some(entity),
            Named::Found(_) => None,
        };
        let ties = listed.iter().flat_map(|entity| entity.ties()).map(|tie| Background {
            source: entity.key().into(),
            role: tie.relation.into(),
            target: tie.target.into(),
            dates: (tie.from, tie.to),
        });
        Self {
            key: entity.key().to_owned(),
            kind: entity.kind(),
            wikidata: entity.wikidata().map(str::to_owned),
            iso3: listed.and_then(Entity::iso3).map(str::to_owned),
            countries: listed.iter().flat_map(|entity| entity.countries()).map(str::to_owned).collect(),
            aliases: listed.map(|entity| aliases(entity, &label)).unwrap_or_default(),
            discovered: entity.is_discovered(),
            ties: ties.collect(),
            label,
        }
    }
}

impl From<Node> for Facts {
    /// What a node tells; ties it does not.
    fn from(node: Node) -> Self {
        Self {
            key: node.key,
            label: node.label,
            kind: node.kind,
            wikidata: node.wikidata,
            iso3: node.iso3,
            countries: node.countries,
            aliases: node.aliases,
            discovered: node.discovered,
            ties: Vec::new(),
        }
    }
}

/// The other English names of an entity, but for adjectives and seats.
fn aliases(entity: &Entity<'_>, label: &str) -> Vec<String> {
    let shown = |form| matches!(form, Form::Name | Form::Alias | Form::Acronym | Form::Short);
    let english = entity.aliases().filter(|(_, form, language)| shown(*form) && language.is_empty());
    let mut aliases: Vec<String> = english.map(|(text, ..)| clean(text)).filter(|alias| alias != label).collect();
    aliases.sort();
    aliases.dedup();
    aliases
}

/// What is counted of an entity.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Tally {
    /// How often it is named.
    pub(super) mentions: u64,
    /// In how many units.
    pub(super) units: u64,
    /// In how many documents.
    pub(super) documents: u64,
    /// The earliest and the latest date of these documents.
    pub(super) seen: Option<(Date, Date)>,
    /// How often under which words, by their number.
    pub(super) surfaces: HashMap<u32, u64>,
}

/// The entities of an extraction, by key; their ids are their places.
#[derive(Clone, Debug, Default)]
pub(super) struct Roster {
    pub(super) facts: Vec<Facts>,
    pub(super) tallies: Vec<Tally>,
    /// Names that were left out, by reason and number of their words.
    pub(super) left_out: BTreeMap<(Reason, u32), u64>,
}

impl Roster {
    /// Those of an extraction that is in order, whose entities get other ids: their places in the order of their keys.
    pub(super) fn new(extraction: &mut Extraction, facts: impl Fn(EntityId) -> Facts) -> Self {
        let mut known: Vec<EntityId> = ids(extraction).into_iter().collect();
        known.sort_unstable();
        let mut entities: Vec<_> = known.iter().map(|id| (facts(*id), *id)).collect();
        entities.sort_unstable_by(|(one, _), (other, _)| one.key.cmp(&other.key));
        let mut places = vec![EntityId(0); known.len()];
        for (place, (_, id)) in (0..).zip(&entities) {
            if let Ok(at) = known.binary_search(id) {
                places[at] = EntityId(place);
            }
        }
        extraction.rename(|id| known.binary_search(&id).map_or(id, |at| places[at]));
        let mut roster = Self {
            tallies: vec![Tally::default(); entities.len()],
            facts: entities.into_iter().map(|(facts, _)| facts).collect(),
            left_out: BTreeMap::new(),
        };
        roster.count(extraction);
        roster
    }

    fn count(&mut self, extraction: &Extraction) {
        for row in &extraction.documents {
            let counts = row.counts.unpack();
            for count in counts.entities {
                let tally = &mut self.tallies[count.entity.0 as usize];
                tally.mentions += u64::from(count.mentions);
                tally.units += u64::from(count.units);
                tally.documents += 1;
                if let Some(date) = row.date {
                    let (first, last) = tally.seen.unwrap_or((date, date));
                    tally.seen = Some((first.min(date), last.max(date)));
                }
                for (surface, times) in count.surfaces {
                    *tally.surfaces.entry(surface).or_default() += u64::from(times);
                }
            }
            for (reason, words, times) in counts.left_out {
                *self.left_out.entry((reason, words)).or_default() += u64::from(times);
            }
        }
    }

    pub(super) fn key(&self, id: EntityId) -> &str {
        &self.facts[id.0 as usize].key
    }

    pub(super) fn tally(&self, id: EntityId) -> &Tally {
        &self.tallies[id.0 as usize]
    }

    /// The entities that documents name, by key.
    pub(super) fn named(&self) -> impl Iterator<Item = (EntityId, &Facts)> {
        let all = (0..index(self.facts.len())).map(EntityId).zip(&self.facts);
        all.filter(|(id, _)| self.tally(*id).mentions > 0)
    }
}

/// Every entity that documents name or speak of.
fn ids(extraction: &Extraction) -> HashSet<EntityId> {
    let counted = extraction.documents.iter().flat_map(|row| row.counts.unpack().entities).map(|count| count.entity);
    let stated = extraction.statements.iter().flat_map(|row| {
        let statement = &row.statement;
        [statement.source, statement.target].into_iter().chain(statement.speaker)
    });
    counted.chain(stated).collect()
}
