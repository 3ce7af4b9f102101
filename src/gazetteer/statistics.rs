//! Counts what lists hold.

use std::collections::{BTreeMap, BTreeSet};

use super::record::{Kind, Tie};
use super::regions::Region;
use super::{EntityId, Gazetteer};

/// How many entities and names there are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// Entities, each once.
    pub entities: u64,
    /// Their names, spellings that follow by rule included.
    pub names: u64,
    /// The entities with a Wikidata id.
    pub wikidata: u64,
}

/// What lists hold.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Statistics {
    /// All of it.
    pub total: Count,
    /// By the class of the entity.
    pub kinds: BTreeMap<Kind, Count>,
    /// By where the entity's states lie.
    pub regions: BTreeMap<Region, Count>,
    /// Names by their language; those without one are English.
    pub languages: BTreeMap<String, u64>,
    /// Roles by their word.
    pub roles: BTreeMap<String, u64>,
    /// Parties of treaties.
    pub parties: u64,
    /// Entities that are part of another.
    pub parents: u64,
}

impl Statistics {
    /// Counts what the lists from the given one on hold, from 0; those below it only tell where states lie.
    pub fn of(gazetteer: &Gazetteer, from: usize) -> Self {
        let mut statistics = Self::default();
        let mut seen = BTreeSet::new();
        for (layer, first) in gazetteer.layers.iter().zip(&gazetteer.firsts).skip(from) {
            let view = layer.view();
            for local in 0..layer.entities() {
                let id = gazetteer.canonical(EntityId(first + local));
                let mut names = 0;
                for alias in view.aliases_of(local) {
                    names += 1;
                    let language = Some(alias.language()).filter(|language| !language.is_empty()).unwrap_or("en");
                    *statistics.languages.entry(language.to_owned()).or_default() += 1;
                }
                for (_, tie) in view.ties_of(local) {
                    statistics.add_tie(tie.relation);
                }
                statistics.add_entity(gazetteer, id, names, seen.insert(id));
            }
        }
        statistics
    }

    fn add_entity(&mut self, gazetteer: &Gazetteer, id: EntityId, names: u64, is_new: bool) {
        let entity = gazetteer.entity(id);
        let kind = self.kinds.entry(entity.kind()).or_default();
        let region = self.regions.entry(Region::of(&entity, gazetteer)).or_default();
        for count in [&mut self.total, kind, region] {
            count.names += names;
            count.entities += u64::from(is_new);
            count.wikidata += u64::from(is_new && entity.wikidata().is_some());
        }
    }

    fn add_tie(&mut self, relation: &str) {
        match relation {
            Tie::PARTY => self.parties += 1,
            Tie::PARENT => self.parents += 1,
            role => *self.roles.entry(role.to_owned()).or_default() += 1,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Bytes, Layer, compile, table::read_table};
    use super::*;

    #[test]
    fn lists_are_counted_by_themselves_and_together() {
        let mut gazetteer = Gazetteer::default();
        for table in [
            "id\tname\taliases\twikidata\tiso3\tcountry\troles\n\
             state.x\tX\tko=x\tQ1\tPER\t\t\nperson.a\tA A\tA B; C C|lang=fr\t\t\tstate.x\tpresident; president\n",
            "id\tname\tcountry\tparties\tparent\n\
             person.a\tA C\tstate.x\t\t\ntreaty.t\tT\t\tstate.x; state.y\t\nagency.b\tB\tstate.x\t\tagency.c\n",
        ] {
            let compiled = compile(read_table("t", &table.replace("ko=x", "Y|lang=ko")).unwrap()).unwrap();
            gazetteer.push(Layer::open(Bytes::Owned(compiled)).unwrap());
        }
        let all = Statistics::of(&gazetteer, 0);
        assert_eq!(all.total, Count { entities: 4, names: 8, wikidata: 1 });
        assert_eq!(all.kinds[&Kind::Person], Count { entities: 1, names: 4, wikidata: 0 });
        assert_eq!(all.regions[&Region::Americas], Count { entities: 3, names: 7, wikidata: 1 });
        assert_eq!(
            all.languages.iter().map(|(name, count)| (name.as_str(), *count)).collect::<Vec<_>>(),
            [("en", 6), ("fr", 1), ("ko", 1)]
        );
        assert_eq!((all.roles.get("president"), all.parties, all.parents), (Some(&1), 2, 1));
        let upper = Statistics::of(&gazetteer, 1);
        assert_eq!(upper.total, Count { entities: 3, names: 3, wikidata: 0 });
        assert!(upper.roles.is_empty());
        assert_eq!(Statistics::of(&gazetteer, 9), Statistics::default());
    }
}
