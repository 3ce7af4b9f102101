//! The rows of entities, their aliases, ties and decisions, in the order of the entities' keys.

use super::super::layout::{
    ALIAS, APART, BY_RULE, DECISION, ENTITY, HIDDEN, IGNORE, LIMITED, LIMITS, MORE, NEEDS_CONTEXT, NEEDS_LANGUAGE,
    NEEDS_NAME, PREFIX, SAME_AS, TIE, pack_date,
};
use super::super::record::{CaseRule, EntityRecord, Kind, Tie};
use super::fold_words;
use super::names::{Bearer, Names, Path};
use super::strings::Strings;
use super::surface::Surface;

/// Rows as the file has them, in words of four bytes.
pub(super) type EntityRow = [u32; ENTITY / 4];
pub(super) type TieRow = [u32; TIE / 4];
pub(super) type DecisionRow = [u32; DECISION / 4];

/// The field of an entity that says where its aliases begin.
const FIRST_ALIAS: usize = 6;

/// An alias as the file has it, but for its folded words.
#[derive(Clone, Copy)]
pub(super) struct AliasRow {
    entity: u32,
    pub(super) spelling: u32,
    capitalized: u16,
    upper: u16,
    form: u8,
    case: u8,
    flags: u8,
    /// Dates and language.
    limits: [u32; LIMITS / 4],
}

impl AliasRow {
    /// Appends it with its folded words; `more` aliases may follow with the same words.
    pub(super) fn write(&self, folded: &str, more: bool, out: &mut Vec<u32>) {
        let flags = self.flags | if more { MORE } else { 0 };
        let row: [u32; ALIAS / 4] = [
            self.entity,
            self.spelling,
            u32::from(self.upper) << 16 | u32::from(self.capitalized),
            u32::from_le_bytes([self.form, self.case, flags, 0]),
            u32::try_from(folded.len()).expect("a name is shorter than 4 GiB"),
        ];
        out.extend(row);
        if flags & LIMITED > 0 {
            out.extend(self.limits);
        }
        out.extend(folded.as_bytes().chunks(4).map(|bytes| {
            let mut word = [0; 4];
            word[..bytes.len()].copy_from_slice(bytes);
            u32::from_le_bytes(word)
        }));
    }
}

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
        let own = self.aliases[first..].iter().map(|row| row.spelling).find(|at| self.strings.get(*at) == name);
        let name = own.unwrap_or_else(|| self.strings.add(name));
        let first_tie = count(&self.ties);
        let details = [
            entity.kind.as_ref().map_or("", Kind::as_str),
            entity.iso3.as_deref().unwrap_or_default(),
            &entity.countries.join(" "),
        ];
        let [kind, iso3, countries] = details.map(|text| self.strings.share(text));
        let wikidata = match &entity.wikidata {
            Some(id) => self.strings.add(id),
            None => self.strings.share(""),
        };
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
            (alias.language.is_some() || alias.from.is_some() || alias.to.is_some(), LIMITED),
        ];
        let flags = flags.into_iter().filter(|(holds, _)| *holds).fold(0, |all, (_, flag)| all | flag);
        let case = match alias.case {
            CaseRule::Usual => 0,
            CaseRule::Exact => 1,
            CaseRule::Any => 2,
        };
        // A name in several languages stands once.
        let last = self.aliases.last().filter(|last| last.entity == entity).map(|last| last.spelling);
        let last = last.filter(|at| self.strings.get(*at) == alias.text);
        let spelling = last.unwrap_or_else(|| self.strings.add(&alias.text));
        let language = self.strings.share(alias.language.as_deref().unwrap_or_default());
        AliasRow {
            entity,
            spelling,
            capitalized: surface.capitalized,
            upper: surface.upper,
            form: alias.form as u8,
            case,
            flags,
            limits: [pack_date(alias.from), pack_date(alias.to), language],
        }
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

    /// The aliases in the order of the sorted names, with their folded words, and the place of each.
    pub(super) fn sorted_aliases(&self, names: &Names) -> (Vec<u32>, Vec<u32>) {
        // What is looked up lies all over memory; some at a time, it is waited for together.
        const AT_ONCE: usize = 64;
        let mut words = Vec::with_capacity(names.len() * (ALIAS / 4 + 4));
        let mut places = Vec::with_capacity(names.len());
        let mut paths = names.paths().peekable();
        for some in names.sorted().chunks(AT_ONCE) {
            let rows: Vec<_> = some.iter().map(|name| self.aliases[name.alias as usize]).collect();
            let texts: Vec<_> = rows.iter().map(|row| self.strings.get(row.spelling)).collect();
            for (row, text) in rows.iter().zip(texts) {
                let more = names.is_spelled_like_next(places.len());
                words.extend(paths.next_if(|path| path.at == places.len()).iter().flat_map(Path::left));
                places.push(count(&words));
                row.write(&fold_words(text), more, &mut words);
            }
        }
        (words, places)
    }

    /// The places of the sorted names by entity, form and spelling. Notes where those of each entity begin.
    pub(super) fn alias_order(&mut self, names: &Names, places: &[u32]) -> Vec<u32> {
        const LEFT_OUT: u32 = u32::MAX;
        let mut by_entity = vec![LEFT_OUT; self.aliases.len()];
        for (name, place) in names.sorted().iter().zip(places) {
            by_entity[name.alias as usize] = *place;
        }
        let mut order = Vec::with_capacity(names.len());
        let mut rest = by_entity.as_slice();
        for rows in self.aliases.chunk_by(|a, b| a.entity == b.entity) {
            let (places, after) = rest.split_at(rows.len());
            let mut own: Vec<_> = rows.iter().zip(places).filter(|(_, place)| **place != LEFT_OUT).collect();
            own.sort_by_key(|(row, _)| (row.form, self.strings.get(row.spelling)));
            self.entities[rows[0].entity as usize][FIRST_ALIAS] = count(&order);
            order.extend(own.into_iter().map(|(_, place)| *place));
            rest = after;
        }
        order
    }
}

/// The number of rows, or of words.
pub(super) fn count<T>(rows: &[T]) -> u32 {
    u32::try_from(rows.len()).expect("a gazetteer has fewer than 2^32 rows")
}
