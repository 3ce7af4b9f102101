//! The list of who and what to look for: its files, its compiled form, and the list that comes with the program.

mod alias;
mod builtin;
mod compile;
mod compiled;
mod decisions;
mod decompile;
mod fault;
pub mod import;
mod layout;
mod load;
mod map;
mod record;
mod regions;
mod review;
mod romanize;
mod similar;
mod statistics;
mod structured;
mod table;
mod write;

use std::collections::HashMap;

use sha2::{Digest, Sha256};

pub(crate) use alias::Alias;
pub use compile::{CompiledList, compile, join_records};
pub use compiled::{CompiledError, Layer, TieView};
pub(crate) use compiled::{Filter, View};
pub use fault::{Place, RecordError};
pub use load::{GazetteerError, compile_files, is_compiled_name, read_records};
pub use map::Bytes;
pub use record::{AliasRecord, CaseRule, EntityRecord, Form, Kind, Tie, is_key, parse_date, slug};
pub use regions::Region;
pub use review::{Concern, Remark, review};
pub use similar::Similar;
pub use statistics::{Count, Statistics};
pub use write::{write_json_line, write_tsv};

use crate::text::Date;
use crate::text::hex::hex;
use crate::text::token::hash_folded;
use decisions::Decisions;

/// An entity of a gazetteer, dense within one run. At every border its key takes its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntityId(pub u32);

/// A stack of compiled lists. The longest name wins; of equally long ones, that of the later list.
#[derive(Debug, Default)]
pub struct Gazetteer {
    layers: Vec<Layer>,
    /// The id of each layer's first entity.
    firsts: Vec<u32>,
    /// Entities that a later layer describes anew, or that are decided to be others.
    moved: HashMap<EntityId, EntityId>,
    decisions: Decisions,
    /// Entities that appear in no output, sorted.
    hidden: Vec<EntityId>,
}

impl Gazetteer {
    /// The list that comes with the program. Takes no time: it is compiled already.
    ///
    /// # Panics
    /// Never: the list is checked when the program is built.
    pub fn builtin() -> Self {
        let mut gazetteer = Self::default();
        let layer =
            Layer::open(Bytes::Static(builtin::BUILTIN)).expect("the built-in list is compiled with this version");
        gazetteer.push(layer);
        gazetteer
    }

    /// Puts a list on top of the others.
    pub fn push(&mut self, layer: Layer) {
        let first = self.entity_count();
        let view = layer.view();
        for (below, first_below) in self.layers.iter().zip(&self.firsts) {
            let shared = below.view().shared_with(view).into_iter();
            self.moved.extend(shared.map(|(old, new)| (EntityId(first_below + old), EntityId(first + new))));
        }
        self.decisions.add(&view);
        self.firsts.push(first);
        self.layers.push(layer);
        self.apply_decisions();
    }

    /// Makes each entity that is decided to be another one lead to it, and notes those that are hidden.
    fn apply_decisions(&mut self) {
        for (key, other) in self.decisions.same() {
            if let (Some(id), Some(other)) = (self.locate(key), self.locate(other)) {
                self.moved.insert(id, other);
            }
        }
        let layers = || self.layers.iter().zip(&self.firsts);
        let everywhere =
            |key| layers().filter_map(move |(layer, first)| Some(EntityId(first + layer.view().find(key)?)));
        self.hidden = self.decisions.hidden().flat_map(everywhere).collect();
        self.hidden.sort_unstable();
    }

    /// The records of all lists, without the names that follow from others by rule; see [`Layer::records`].
    pub fn records(&self) -> impl Iterator<Item = EntityRecord> {
        self.layers.iter().flat_map(Layer::records)
    }

    /// The number of entities, those described anew counted twice.
    pub fn entity_count(&self) -> u32 {
        self.firsts.last().zip(self.layers.last()).map_or(0, |(first, layer)| first + layer.entities())
    }

    /// The number of names, plurals and the like included, spellings by a rule of romanization not.
    pub fn alias_count(&self) -> u64 {
        self.layers.iter().map(|layer| u64::from(layer.aliases())).sum::<u64>() - self.spelling_count()
    }

    /// The number of spellings by a rule of romanization. Takes time in proportion to all names.
    pub fn spelling_count(&self) -> u64 {
        self.layers.iter().map(|layer| layer.view().spelling_count()).sum()
    }

    /// SHA-256 over all lists, in hexadecimal: equal for equal contents in equal order.
    pub fn sha256(&self) -> String {
        let mut digest = Sha256::new();
        self.layers.iter().for_each(|layer| digest.update(layer.sha256()));
        hex(&digest.finalize())
    }

    /// The entity with this key, or the one that it is decided to be.
    pub fn find(&self, key: &str) -> Option<EntityId> {
        self.locate(key).map(|id| self.canonical(id))
    }

    /// The entities that a name names by its spelling alone, in no order, with what the name is to them. Spellings by a rule of romanization count.
    pub(crate) fn spelled(&self, name: &str) -> Vec<(EntityId, Form)> {
        let views = self.views().into_iter();
        let spelled = views.flat_map(|(view, first)| {
            let entity = move |alias: Alias<'_>| (EntityId(first.wrapping_add(alias.entity())), alias.form());
            view.spelled(name).into_iter().map(entity)
        });
        spelled.map(|(id, form)| (self.canonical(id), form)).collect()
    }

    /// Whether it is decided that an entity appears in no output.
    pub fn is_hidden(&self, id: EntityId) -> bool {
        self.hidden.binary_search(&id).is_ok()
    }

    /// Whether it is decided that two keys mean different entities.
    pub fn are_apart(&self, one: &str, other: &str) -> bool {
        self.decisions.are_apart(one, other)
    }

    /// The entity with this key where the latest list describes it.
    fn locate(&self, key: &str) -> Option<EntityId> {
        let found = |(layer, first): (&Layer, &u32)| layer.view().find(key).map(|local| EntityId(first + local));
        self.layers.iter().zip(&self.firsts).rev().find_map(found)
    }

    /// All entities, each as the latest list that has it describes it, the lists after one another, each in the order of its keys.
    pub fn entities(&self) -> impl Iterator<Item = (EntityId, Entity<'_>)> {
        let latest = (0..self.entity_count()).map(EntityId).filter(|id| !self.moved.contains_key(id));
        latest.map(|id| (id, self.entity(id)))
    }

    /// The ties of others to the entity with this key, each with whose it is: who held an office of a state, which treaties it is party to.
    pub fn ties_to<'g>(&'g self, key: &str) -> impl Iterator<Item = (EntityId, TieView<'g>)> + use<'g> {
        self.ties_as(key, None)
    }

    /// Those of them that are of one relation.
    pub(crate) fn ties_as<'g>(
        &'g self,
        key: &str,
        relation: Option<&str>,
    ) -> impl Iterator<Item = (EntityId, TieView<'g>)> + use<'g> {
        let mut all = Vec::new();
        for key in self.decisions.keys(key) {
            for (layer, first) in self.layers.iter().zip(&self.firsts) {
                all.push(layer.view().ties_to(key, relation).map(move |(local, tie)| (first + local, tie)));
            }
        }
        all.into_iter().flatten().map(|(id, tie)| (self.canonical(EntityId(id)), self.with_decided_target(tie)))
    }

    fn with_decided_target<'g>(&'g self, tie: TieView<'g>) -> TieView<'g> {
        TieView { target: self.decisions.canonical(tie.target), ..tie }
    }

    /// What the list says of an entity.
    pub fn entity(&self, id: EntityId) -> Entity<'_> {
        let layer = self.firsts.partition_point(|first| *first <= id.0).saturating_sub(1);
        let view = self.layers[layer].view();
        Entity { gazetteer: self, layer, view, local: id.0 - self.firsts[layer] }
    }

    /// The layers for matching, each with the id of its first entity.
    pub(crate) fn views(&self) -> Vec<(View<'_>, u32)> {
        self.layers.iter().map(Layer::view).zip(self.firsts.iter().copied()).collect()
    }

    /// The classes of all entities, quick to look up.
    pub(crate) fn kinds(&self) -> Kinds<'_> {
        Kinds(self.views())
    }

    /// The id under which the latest list describes an entity.
    pub(crate) fn canonical(&self, mut id: EntityId) -> EntityId {
        while let Some(later) = self.moved.get(&id) {
            id = *later;
        }
        id
    }
}

/// The classes of the entities of a list.
pub(crate) struct Kinds<'g>(Vec<(View<'g>, u32)>);

/// The class of an entity, of those that are built in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Known {
    Person,
    State,
    Agency,
    Treaty,
    Other,
}

impl Known {
    /// The class that a kind is, of those that are built in.
    pub(crate) fn of(kind: &Kind) -> Self {
        match kind {
            Kind::Person => Self::Person,
            Kind::State => Self::State,
            Kind::Agency => Self::Agency,
            Kind::Treaty => Self::Treaty,
            _ => Self::Other,
        }
    }
}

impl Kinds<'_> {
    pub(crate) fn of(&self, id: EntityId) -> Known {
        let layer = self.0.iter().rposition(|(_, first)| *first <= id.0).unwrap_or_default();
        let Some((view, first)) = self.0.get(layer) else { return Known::Other };
        match view.kind(id.0 - first) {
            b"person" => Known::Person,
            b"state" => Known::State,
            b"agency" => Known::Agency,
            b"treaty" => Known::Treaty,
            _ => Known::Other,
        }
    }
}

/// An entity as the list describes it.
#[derive(Clone, Copy)]
pub struct Entity<'g> {
    gazetteer: &'g Gazetteer,
    layer: usize,
    view: View<'g>,
    local: u32,
}

impl<'g> Entity<'g> {
    /// The portable key, `state.north-korea`.
    pub fn key(&self) -> &'g str {
        self.view.text(self.local, 0)
    }

    /// The canonical name.
    pub fn name(&self) -> &'g str {
        self.view.text(self.local, 1)
    }

    /// Its class.
    pub fn kind(&self) -> Kind {
        self.view.text(self.local, 2).parse().unwrap_or(Kind::Ignore)
    }

    /// Its Wikidata id.
    pub fn wikidata(&self) -> Option<&'g str> {
        some(self.view.text(self.local, 3))
    }

    /// Its ISO 3166-1 alpha-3 code.
    pub fn iso3(&self) -> Option<&'g str> {
        some(self.view.text(self.local, 4))
    }

    /// The keys of the states it belongs to.
    pub fn countries(&self) -> impl Iterator<Item = &'g str> + use<'g> {
        self.view.text(self.local, 5).split_ascii_whitespace()
    }

    /// The first and the last day of its existence, where known.
    pub fn dates(&self) -> (Option<Date>, Option<Date>) {
        (self.view.date(self.local, 0), self.view.date(self.local, 1))
    }

    /// The day on which it entered into force, where known.
    pub fn in_force(&self) -> Option<Date> {
        self.view.date(self.local, 2)
    }

    /// Its roles, parties and parents, from every list that knows it, each list's in the order of time.
    pub fn ties(&self) -> impl Iterator<Item = TieView<'g>> + use<'g> {
        let gazetteer = self.gazetteer;
        let all = self.described().flat_map(|(view, local)| view.ties_of(local));
        all.map(|(_, tie)| gazetteer.with_decided_target(tie))
    }

    /// Its names with their form and language (empty for English), from every list that knows it. Spellings that follow by a rule of
    /// romanization are left to [`Entity::spellings`].
    pub fn aliases(&self) -> impl Iterator<Item = (&'g str, Form, &'g str)> + use<'g> {
        let listed = self.all_aliases().filter(|alias| !alias.is_by_rule());
        listed.map(|alias| (alias.spelling(), alias.form(), alias.language()))
    }

    /// The last words of its English names but for letters, as tokens have them.
    pub(crate) fn last_words(&self) -> impl Iterator<Item = u64> + use<'g> {
        let english =
            |alias: &Alias<'_>| !alias.is_by_rule() && alias.form() != Form::Acronym && alias.language().is_empty();
        self.all_aliases().filter(english).filter_map(|alias| alias.last_word()).map(hash_folded)
    }

    /// The spellings of its names that no list holds: they follow by a rule of romanization.
    pub fn spellings(&self) -> impl Iterator<Item = &'g str> + use<'g> {
        self.all_aliases().filter(Alias::is_by_rule).map(|alias| alias.spelling())
    }

    fn all_aliases(&self) -> impl Iterator<Item = Alias<'g>> + use<'g> {
        self.described().flat_map(|(view, local)| view.aliases_of(local))
    }

    /// Where the lists describe it, and what is decided to be the same.
    fn described(&self) -> impl Iterator<Item = (View<'g>, u32)> + use<'g> {
        let Self { gazetteer, layer: own, view, local } = *self;
        let own_key = self.key();
        gazetteer.decisions.keys(own_key).flat_map(move |key| {
            gazetteer.layers.iter().enumerate().filter_map(move |(number, layer)| {
                let known = number == own && key == own_key;
                if known { Some((view, local)) } else { Some((layer.view(), layer.view().find(key)?)) }
            })
        })
    }
}

fn some(text: &str) -> Option<&str> {
    Some(text).filter(|text| !text.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn layer(table: &str) -> Layer {
        Layer::open(Bytes::Owned(compile(table::read_table("t", table).unwrap()).unwrap())).unwrap()
    }

    #[test]
    fn entities_that_two_lists_have_are_found_from_either() {
        let table = |numbers: &[u32]| {
            let rows: Vec<_> = numbers.iter().map(|number| format!("state.{number:03},S{number}\n")).collect();
            layer(&format!("id,name\n{}", rows.concat()))
        };
        let long = table(&(10..200).collect::<Vec<_>>());
        let short = table(&[1, 10, 11, 40, 150, 199, 200, 300]);
        let expected = [(1, 0), (2, 1), (3, 30), (4, 140), (5, 189)];
        assert_eq!(short.view().shared_with(long.view()), expected);
        assert_eq!(long.view().shared_with(short.view()), expected.map(|(one, other)| (other, one)));
        let mut gazetteer = Gazetteer::default();
        gazetteer.push(long);
        gazetteer.push(short);
        assert_eq!(gazetteer.canonical(EntityId(30)), EntityId(190 + 3));
    }

    #[test]
    fn ties_are_found_from_both_ends_and_in_every_layer() {
        let mut gazetteer = Gazetteer::default();
        gazetteer.push(layer(
            "id,name,roles,parties,in_force\n\
             state.x,X,,,\nstate.y,Y,,,\n\
             person.a,A,president|of=state.x|from=2000|to=2004; president|of=state.x|from=1990|to=1994,,\n\
             treaty.t,T,,state.y|signed=1990; state.x,1991-02-03\n",
        ));
        gazetteer.push(layer("id,name,roles\nperson.a,A. A.,foreign_minister|of=state.x|from=1985|asof=1986\n"));
        let person = gazetteer.entity(gazetteer.find("person.a").unwrap());
        let roles: Vec<_> = person.ties().map(|tie| (tie.relation, tie.from.unwrap().year)).collect();
        assert_eq!(roles, [("president", 1990), ("president", 2000), ("foreign_minister", 1985)]);
        let to_x: Vec<_> =
            gazetteer.ties_to("state.x").map(|(id, tie)| (gazetteer.entity(id).name(), tie.relation)).collect();
        assert_eq!(
            to_x,
            [("T", "party"), ("A. A.", "president"), ("A. A.", "president"), ("A. A.", "foreign_minister")]
        );
        assert_eq!(gazetteer.ties_to("state.z").count(), 0);
        let treaty = gazetteer.entity(gazetteer.find("treaty.t").unwrap());
        assert_eq!(treaty.in_force(), parse_date("1991-02-03").ok());
        assert_eq!(
            treaty.ties().find(|tie| tie.target == "state.y").and_then(|tie| tie.signed),
            parse_date("1990").ok()
        );
    }
}
