//! The entities that documents name: what is known of each, and what is counted of it.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::{Background, Node};
use crate::extract::{Extraction, index};
use crate::gazetteer::{Entity, EntityId, Form};
use crate::recognize::{Named, Reason};
use crate::text::Date;
use crate::text::clean::clean;

/// An entity, as lists or the documents that name it tell of it.
#[derive(Clone, Debug)]
pub struct Member {
    /// Its name and kind and what else is known; its counts are those of a graph's file, or none.
    pub node: Node,
    /// Its offices and memberships, as the list knows them.
    pub ties: Vec<Background>,
}

impl Member {
    /// An entity of a list, or one that was found.
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
        let node = Node {
            wikidata: entity.wikidata().map(str::to_owned),
            iso3: listed.and_then(Entity::iso3).map(str::to_owned),
            countries: listed.iter().flat_map(|entity| entity.countries()).map(str::to_owned).collect(),
            aliases: listed.map(|entity| aliases(entity, &label)).unwrap_or_default(),
            discovered: entity.is_discovered(),
            ..Node::unseen(entity.key().to_owned(), label, entity.kind())
        };
        Self { node, ties: ties.collect() }
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
    pub(super) members: Vec<Member>,
    pub(super) tallies: Vec<Tally>,
    /// Names that were left out, by reason and number of their words.
    pub(super) left_out: BTreeMap<(Reason, u32), u64>,
}

impl Roster {
    /// Those of an extraction that is in order, whose entities get other ids: their places in the order of their keys.
    pub(super) fn new(extraction: &mut Extraction, member: impl Fn(EntityId) -> Member) -> Self {
        let mut known: Vec<EntityId> = ids(extraction).into_iter().collect();
        known.sort_unstable();
        let mut entities: Vec<_> = known.iter().map(|id| (member(*id), *id)).collect();
        entities.sort_unstable_by(|(one, _), (other, _)| one.node.key.cmp(&other.node.key));
        let mut places = vec![EntityId(0); known.len()];
        for (place, (_, id)) in (0..).zip(&entities) {
            if let Ok(at) = known.binary_search(id) {
                places[at] = EntityId(place);
            }
        }
        extraction.rename(|id| known.binary_search(&id).map_or(id, |at| places[at]));
        let mut roster = Self {
            tallies: vec![Tally::default(); entities.len()],
            members: entities.into_iter().map(|(member, _)| member).collect(),
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
        &self.member(id).node.key
    }

    pub(super) fn member(&self, id: EntityId) -> &Member {
        &self.members[id.0 as usize]
    }

    pub(super) fn tally(&self, id: EntityId) -> &Tally {
        &self.tallies[id.0 as usize]
    }

    /// The entities that documents name, by key.
    pub(super) fn named(&self) -> impl Iterator<Item = (EntityId, &Node)> {
        let all = (0..index(self.members.len())).map(EntityId).zip(&self.members);
        all.filter(|(id, _)| self.tally(*id).mentions > 0).map(|(id, member)| (id, &member.node))
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
