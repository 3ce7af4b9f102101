//! The rows of entities, their aliases, ties and decisions, in the order of the entities' keys.

use std::mem::take;

use super::super::layout::{
    ALIAS, APART, BY_RULE, DECISION, ENTITY, HIDDEN, IGNORE, NEEDS_CONTEXT, NEEDS_LANGUAGE, NEEDS_NAME, PREFIX,
    SAME_AS, TIE, pack_date,
};
use super::super::record::{CaseRule, EntityRecord, Kind, Tie};
use super::fold_words;
use super::names::{Bearer, Names};
use super::strings::Strings;
use super::surface::Surface;

/// Rows as the file has them, in words of four bytes.
pub(super) type AliasRow = [u32; ALIAS / 4];
pub(super) type EntityRow = [u32; ENTITY / 4];
pub(super) type TieRow = [u32; TIE / 4];
pub(super) type DecisionRow = [u32; DECISION / 4];

/// The field of an alias that says where its folded words stand.
const FOLDED: usize = 1;
/// The field of an alias that says where it stands as it is written.
const SPELLING: usize = 2;
/// The field of an entity that says where its aliases begin.
const FIRST_ALIAS: usize = 6;

/// The tables in the making.
#[derive(Default)]
pub(super) struct Tables {
    /// By entity, the stronger first.
    aliases: Vec<AliasRow>,
    pub(super) entities: Vec<EntityRow>,
    pub(super) ties: Vec<TieRow>,
    pub(super) decisions: Vec<DecisionRow>,
    pub(super) strings: Strings,
}

impl Tables {
    /// Adds the next entity in the order of keys, and its surfaces to the names.
    pub(super) fn add(&mut self, entity: &EntityRecord, surfaces: &[Surface], names: &mut Names) {
        let id = count(&self.entities);
        let key = self.strings.add(&entity.key);
        let first = self.aliases.len();
        for surface in surfaces {
            let bearer = Bearer {
                alias: count(&self.aliases),
                entity: id,
                by_rule: surface.by_rule,
                small: surface.alias.case == CaseRule::Any || surface.capitalized & 1 == 0,
            };
            names.push(&surface.path, &bearer);
            let row = self.alias(id, surface, entity.kind == Some(Kind::Ignore));
            self.aliases.push(row);
        }
        let name = entity.name.as_deref().unwrap_or_default();
        let own = self.aliases[first..].iter().map(|row| row[SPELLING]).find(|at| self.strings.get(*at) == name);
        let name = own.unwrap_or_else(|| self.strings.add(name));
        let first_tie = count(&self.ties);
        let details = [
            entity.kind.as_ref().map_or("", Kind::as_str),
            entity.wikidata.as_deref().unwrap_or_default(),
            entity.iso3.as_deref().unwrap_or_default(),
            &entity.countries.join(" "),
        ];
        let [kind, wikidata, iso3, countries] = details.map(|text| self.strings.share(text));
        let [from, to, in_force] = [entity.from, entity.to, entity.in_force].map(pack_date);
        self.entities.push([key, name, kind, wikidata, iso3, countries, 0, first_tie, from, to, in_force]);
        self.add_ties(id, &entity.ties);
        self.add_decisions(id, entity);
    }

    fn alias(&mut self, entity: u32, surface: &Surface, ignored: bool) -> AliasRow {
        let alias = &surface.alias;
        let flags = [
            (alias.needs_context, NEEDS_CONTEXT),
            (alias.needs_name, NEEDS_NAME),
            (alias.prefix, PREFIX),
            (surface.needs_language, NEEDS_LANGUAGE),
            (ignored, IGNORE),
            (surface.by_rule, BY_RULE),
        ];
        let flags = flags.into_iter().filter(|(holds, _)| *holds).fold(0, |all, (_, flag)| all | flag);
        let case = match alias.case {
            CaseRule::Usual => 0,
            CaseRule::Exact => 1,
            CaseRule::Any => 2,
        };
        let words = u8::try_from(surface.path.len()).unwrap_or(u8::MAX);
        // A name in several languages stands once.
        let last = self.aliases.last().filter(|last| last[0] == entity).map(|last| last[SPELLING]);
        let last = last.filter(|at| self.strings.get(*at) == alias.text);
        let spelling = last.unwrap_or_else(|| self.strings.add(&alias.text));
        [
            entity,
            0,
            spelling,
            u32::from(surface.upper) << 16 | u32::from(surface.capitalized),
            u32::from_le_bytes([alias.form as u8, case, flags, words]),
            pack_date(alias.from),
            pack_date(alias.to),
            self.strings.share(alias.language.as_deref().unwrap_or_default()),
        ]
    }

    /// Adds the ties of an entity in the order of time.
    fn add_ties(&mut self, entity: u32, ties: &[Tie]) {
        let mut ties: Vec<_> = ties.iter().collect();
        ties.sort_by_key(|tie| (tie.from, tie.to, &tie.relation, &tie.target));
        ties.dedup();
        for tie in ties {
            let [relation, target] = [&tie.relation, &tie.target].map(|text| self.strings.share(text));
            let [from, to, as_of, signed] = [tie.from, tie.to, tie.as_of, tie.signed].map(pack_date);
            self.ties.push([entity, relation, target, from, to, as_of, signed]);
        }
    }

    fn add_decisions(&mut self, entity: u32, record: &EntityRecord) {
        let same = record.same_as.iter().map(|key| (SAME_AS, key.as_str()));
        let apart = record.apart.iter().map(|key| (APART, key.as_str()));
        let hidden = record.hide.then_some((HIDDEN, ""));
        for (what, key) in same.chain(apart).chain(hidden) {
            let key = self.strings.share(key);
            self.decisions.push([entity, what, key]);
        }
    }

    /// The ties by what they tie to, then by relation.
    pub(super) fn tie_order(&self) -> Vec<u32> {
        let mut order: Vec<u32> = (0..).take(self.ties.len()).collect();
        order.sort_by_key(|at| {
            let [_, relation, target, from, ..] = self.ties[*at as usize];
            (self.strings.get(target), self.strings.get(relation), from)
        });
        order
    }

    /// The places of the sorted names by entity, form and spelling. Notes where those of each entity begin.
    pub(super) fn alias_order(&mut self, names: &Names) -> Vec<u32> {
        const LEFT_OUT: u32 = u32::MAX;
        let mut places = vec![LEFT_OUT; self.aliases.len()];
        for (name, place) in names.iter().zip(0..) {
            places[name.alias as usize] = place;
        }
        let mut order = Vec::with_capacity(names.len());
        let mut start = 0;
        for rows in self.aliases.chunk_by(|a, b| a[0] == b[0]) {
            let mut own: Vec<_> = rows.iter().zip(&places[start..]).filter(|(_, place)| **place != LEFT_OUT).collect();
            own.sort_by_key(|(row, _)| (row[4].to_le_bytes()[0], self.strings.get(row[SPELLING])));
            self.entities[rows[0][0] as usize][FIRST_ALIAS] = count(&order);
            order.extend(own.into_iter().map(|(_, place)| *place));
            start += rows.len();
        }
        order
    }

    /// The aliases in the order of the sorted names, with their folded words.
    pub(super) fn sorted_aliases(&mut self, names: &Names) -> Vec<AliasRow> {
        let aliases = take(&mut self.aliases);
        let mut sorted: Vec<_> = names.iter().map(|name| aliases[name.alias as usize]).collect();
        drop(aliases);
        self.fold(&mut sorted);
        sorted
    }

    /// Adds the folded words of sorted aliases.
    fn fold(&mut self, aliases: &mut [AliasRow]) {
        // Their texts lie all over memory; looked up some at a time, they are waited for together.
        const AT_ONCE: usize = 64;
        let mut last = None;
        for some in aliases.chunks_mut(AT_ONCE) {
            let texts: Vec<_> = some.iter().map(|row| self.strings.get(row[SPELLING])).collect();
            let folded: Vec<_> = texts.into_iter().map(fold_words).collect();
            for (row, folded) in some.iter_mut().zip(folded) {
                // Often they are as they are written, or those of the name before.
                let known =
                    [Some(row[SPELLING]), last].into_iter().flatten().find(|at| self.strings.get(*at) == folded);
                row[FOLDED] = known.unwrap_or_else(|| self.strings.add(&folded));
                last = Some(row[FOLDED]);
            }
        }
    }
}

fn count<T>(rows: &[T]) -> u32 {
    u32::try_from(rows.len()).expect("a gazetteer has fewer than 2^32 rows")
}
