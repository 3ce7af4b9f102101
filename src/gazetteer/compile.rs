//! Compiles entity records into the token hash trie and its tables.

use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};

use sha2::{Digest, Sha256};

use super::layout::{
    APART, BY_RULE, Counts, DECISION, ENDS, HEADER, HIDDEN, IGNORE, MAGIC, NEEDS_CONTEXT, NEEDS_LANGUAGE, NEEDS_NAME,
    PREFIX, SAME_AS, edge_hash, filter_bit, join_class, pack_date,
};
use super::record::{AliasRecord, CaseRule, EntityRecord, Form, Kind, RecordError, Tie};
use super::romanize;
use crate::text::fold::is_apostrophe;
use crate::text::token::{Case, Token, fold_token, hash_folded, tokenize};

/// Compiles records into the bytes of one gazetteer layer; the same records give the same bytes in any order.
///
/// Records of one key are joined, the later filling and overriding. Takes memory and time in proportion to the names.
///
/// # Errors
/// Every record without a name or kind, and every alias without a word.
pub fn compile(records: Vec<EntityRecord>) -> Result<Vec<u8>, Vec<RecordError>> {
    compile_above(records, |_, _| false)
}

/// The words of a name as the trie holds them: their hashes, each with the class of what joins it to the one before.
pub(super) type NamePath = [(u64, u8)];

/// As [`compile`], for a layer above others, which tell by a key and a path whether these words name an entity of another key there: no rule of
/// romanization takes them away from it.
pub(super) fn compile_above(
    records: Vec<EntityRecord>,
    names_another: impl Fn(&str, &NamePath) -> bool,
) -> Result<Vec<u8>, Vec<RecordError>> {
    let entities = join_records(records);
    let errors: Vec<_> = entities.iter().filter_map(incomplete).collect();
    if !errors.is_empty() {
        return Err(errors);
    }
    let mut surfaces = surfaces(&entities)?;
    sort_and_join(&mut surfaces);
    let is_free = |surface: &Surface| !names_another(&entities[surface.entity as usize].key, &surface.path);
    let by_rule: Vec<_> = spellings(&entities, &surfaces).into_iter().filter(is_free).collect();
    if !by_rule.is_empty() {
        surfaces.extend(by_rule);
        surfaces.sort_unstable_by(|a, b| a.order().cmp(&b.order()));
        surfaces = without_collisions(surfaces);
        surfaces.dedup_by(|later, first| first.covers(later));
    }
    Ok(Writer::default().write(&entities, &surfaces))
}

/// Joins records of the same key, the later filling and overriding, and sorts them by it.
pub fn join_records(records: Vec<EntityRecord>) -> Vec<EntityRecord> {
    let mut sorted = records;
    sorted.sort_by(|a, b| a.key.cmp(&b.key));
    let mut joined: Vec<EntityRecord> = Vec::with_capacity(sorted.len());
    for record in sorted {
        match joined.last_mut().filter(|last| last.key == record.key) {
            Some(last) => last.join(record),
            None => joined.push(record),
        }
    }
    joined
}

fn incomplete(record: &EntityRecord) -> Option<RecordError> {
    let missing = match (&record.name, &record.kind) {
        (None, _) => "name",
        (_, None) => "kind",
        _ => return None,
    };
    Some(record.error(format!("`{}` has no {missing}, and no earlier list gives it", record.key)))
}

impl EntityRecord {
    fn join(&mut self, later: Self) {
        if let (Some(old), Some(new)) = (&self.name, &later.name)
            && old != new
        {
            self.aliases.push(AliasRecord::new(old.clone(), Form::Alias));
        }
        self.kind = later.kind.or(self.kind.take());
        self.name = later.name.or(self.name.take());
        self.aliases.extend(later.aliases);
        self.wikidata = later.wikidata.or(self.wikidata.take());
        self.iso3 = later.iso3.or(self.iso3.take());
        self.from = later.from.or(self.from);
        self.to = later.to.or(self.to);
        self.in_force = later.in_force.or(self.in_force);
        self.ties.extend(later.ties);
        self.same_as = later.same_as.or(self.same_as.take());
        self.apart.extend(later.apart);
        self.hide |= later.hide;
        self.countries.extend(later.countries);
        self.countries.sort();
        self.countries.dedup();
    }
}

/// An alias, ready for the trie.
pub(super) struct Surface {
    path: Vec<(u64, u8)>,
    entity: u32,
    pub(super) alias: AliasRecord,
    pub(super) folded: String,
    pub(super) capitalized: u16,
    pub(super) upper: u16,
    /// Whether it is a foreign name of a state in one Latin word: German `Island` is Iceland, English is not.
    pub(super) needs_language: bool,
    ignored: bool,
    /// Whether a rule of romanization made it.
    by_rule: bool,
}

impl Surface {
    /// By path, then entity; of equal ones the strongest form without conditions comes first and stays, written with its diacritics. No two
    /// that differ are equal.
    fn order(&self) -> impl Ord {
        let alias = &self.alias;
        let rules = [alias.needs_name, alias.needs_context, alias.prefix, alias.language.is_some()];
        let name = (rules, alias.form, Reverse(&alias.text));
        (&self.path, self.entity, name, alias.case as u8, &alias.language, alias.from, alias.to)
    }

    /// Whether another name of the same entity adds nothing: it is written in no way that this one is not (`NATO` beside `Nato|exact` is).
    fn covers(&self, later: &Self) -> bool {
        let wider = match (self.alias.case, later.alias.case) {
            (CaseRule::Any, _) => true,
            (CaseRule::Usual, CaseRule::Usual) => {
                self.capitalized & !later.capitalized == 0 && self.upper & !later.upper == 0
            }
            (CaseRule::Exact, CaseRule::Exact) => self.alias.text == later.alias.text,
            _ => false,
        };
        let anywhere = self.alias.language.is_none() || self.alias.language == later.alias.language;
        wider && anywhere && self.path == later.path && self.entity == later.entity
    }
}

fn surfaces(entities: &[EntityRecord]) -> Result<Vec<Surface>, Vec<RecordError>> {
    let mut surfaces = Vec::new();
    let mut errors = Vec::new();
    for (entity, id) in entities.iter().zip(0..) {
        match surfaces_of(entity, id) {
            Ok(own) => surfaces.extend(own),
            Err(faults) => errors.extend(faults),
        }
    }
    if errors.is_empty() { Ok(surfaces) } else { Err(errors) }
}

/// All spellings under which a record's entity is found.
///
/// # Errors
/// Every alias without a word.
pub(super) fn surfaces_of(entity: &EntityRecord, id: u32) -> Result<Vec<Surface>, Vec<RecordError>> {
    let mut surfaces = Vec::new();
    let mut errors = Vec::new();
    let ruled = |name: &&String| entity.aliases.iter().any(|alias| alias.form == Form::Name && alias.text == **name);
    let name = entity.name.iter().filter(|name| !ruled(name));
    let name = name.map(|name| AliasRecord::new(name.clone(), Form::Name));
    for alias in name.chain(entity.aliases.iter().cloned()) {
        if let Some(message) = surface_fault(&alias) {
            errors.push(entity.error(message));
            continue;
        }
        let texts = variants(&alias).into_iter();
        surfaces.extend(texts.map(|text| surface(&alias, text, id, entity.kind.as_ref())));
    }
    if errors.is_empty() { Ok(surfaces) } else { Err(errors) }
}

/// Puts surfaces in their order, and leaves out those that add nothing to another.
fn sort_and_join(surfaces: &mut Vec<Surface>) {
    surfaces.sort_unstable_by(|a, b| a.order().cmp(&b.order()));
    surfaces.dedup_by(|later, first| first.covers(later));
}

/// What the rules of romanization make of the names that were kept: the same whether a list holds what adds nothing or not.
fn spellings(entities: &[EntityRecord], kept: &[Surface]) -> Vec<Surface> {
    let of_person = |surface: &&Surface| entities[surface.entity as usize].kind == Some(Kind::Person);
    let kept: HashSet<(u32, &str)> =
        kept.iter().filter(of_person).map(|surface| (surface.entity, surface.alias.text.as_str())).collect();
    let persons = (0..).zip(entities).filter(|(_, entity)| entity.kind == Some(Kind::Person));
    let all = persons.flat_map(|(id, entity)| {
        let aliases = entity.aliases.iter().filter(|alias| kept.contains(&(id, alias.text.as_str())));
        let entity = EntityRecord { aliases: aliases.cloned().collect(), ..entity.clone() };
        let spellings = romanize::spellings(&entity).into_iter().filter(|alias| surface_fault(alias).is_none());
        spellings.map(move |alias| (id, alias))
    });
    let surfaces = all.flat_map(|(id, alias)| {
        let variants = variants(&alias);
        variants
            .into_iter()
            .map(move |text| Surface { by_rule: true, ..surface(&alias, text, id, Some(&Kind::Person)) })
    });
    surfaces.collect()
}

/// Drops the spellings by rule that a list gives to whomever, with rules of its own, and those that two entities would have. The surfaces are
/// sorted by path.
fn without_collisions(surfaces: Vec<Surface>) -> Vec<Surface> {
    let stays = |same: &[Surface]| {
        let listed = same.iter().any(|surface| !surface.by_rule);
        let of_one = same.iter().all(|surface| surface.entity == same[0].entity);
        same.iter().map(move |surface| !surface.by_rule || !listed && of_one).collect::<Vec<_>>()
    };
    let stay: Vec<bool> = surfaces.chunk_by(|a, b| a.path == b.path).flat_map(stays).collect();
    surfaces.into_iter().zip(stay).filter(|(_, stays)| *stays).map(|(surface, _)| surface).collect()
}

fn surface_fault(alias: &AliasRecord) -> Option<String> {
    let tokens = tokenize(&alias.text);
    match tokens.len() {
        0 => Some(format!("alias `{}` holds no word", alias.text)),
        1..=64 => None,
        _ => Some(format!("alias `{}` is longer than 64 words", alias.text)),
    }
}

/// The spellings that follow from an alias by rule: itself, the plural of an English demonym, and both without apostrophes.
///
/// What follows from one of them is among them, so that a list can be written down with them or without.
pub(super) fn variants(alias: &AliasRecord) -> Vec<String> {
    let mut variants = vec![alias.text.clone()];
    if alias.form == Form::Demonym
        && !alias.prefix
        && alias.language.is_none()
        && takes_plural(&without_apostrophes(&alias.text))
    {
        variants.push(format!("{}s", alias.text));
    }
    if alias.case != CaseRule::Exact {
        let mut joined: Vec<_> = variants.iter().map(|text| without_apostrophes(text)).collect();
        joined.retain(|text| !variants.contains(text));
        variants.extend(joined);
    }
    variants
}

fn without_apostrophes(text: &str) -> String {
    text.chars().filter(|c| !is_apostrophe(*c)).collect()
}

fn takes_plural(demonym: &str) -> bool {
    ["an", "i", "er", "ot", "ian", "ard"].iter().any(|ending| demonym.ends_with(ending))
}

/// The folded words of a name, joined by blanks, commas or bars: names of which these are equal are spelled alike.
pub(super) fn folded_words(text: &str, tokens: &[Token]) -> String {
    let mut folded = String::new();
    for (at, token) in tokens.iter().enumerate() {
        if at > 0 {
            folded.push(join_class(token.join).into());
        }
        fold_token(text, token.span, &mut folded);
    }
    folded
}

fn surface(alias: &AliasRecord, text: String, entity: u32, kind: Option<&Kind>) -> Surface {
    let tokens = tokenize(&text);
    let folded = folded_words(&text, &tokens);
    let path =
        tokens.iter().enumerate().map(|(at, token)| (token.hash, if at > 0 { join_class(token.join) } else { 0 }));
    Surface {
        path: path.collect(),
        entity,
        needs_language: kind == Some(&Kind::State)
            && alias.language.is_some()
            && tokens.len() == 1
            && folded.is_ascii(),
        folded,
        capitalized: mask(&tokens, |token| !matches!(token.case, Case::Lower | Case::Uncased)),
        upper: mask(&tokens, |token| must_be_upper(token, &text)),
        alias: AliasRecord { text, ..alias.clone() },
        ignored: kind == Some(&Kind::Ignore),
        by_rule: false,
    }
}

/// Whether a word of an alias is an abbreviation, which small letters would turn into another word.
fn must_be_upper(token: &Token, text: &str) -> bool {
    token.case == Case::Upper && token.span.of(text).chars().filter(|c| c.is_alphanumeric()).count() <= 5
}

fn mask(tokens: &[Token], holds: impl Fn(&Token) -> bool) -> u16 {
    tokens.iter().take(16).enumerate().filter(|(_, token)| holds(token)).fold(0, |mask, (at, _)| mask | 1 << at)
}

#[derive(Default)]
struct Writer {
    strings: Vec<u8>,
    /// Where the strings stand, by hash.
    interned: HashMap<u64, u32>,
}

impl Writer {
    /// Writes section after section, and the header last.
    fn write(mut self, entities: &[EntityRecord], surfaces: &[Surface]) -> Vec<u8> {
        let Trie { slots, filter, terminals } = Trie::new(surfaces);
        let ties = ties(entities);
        let mut counts = Counts {
            slot_bits: slots.len().trailing_zeros().into(),
            filter_bits: u64::from((filter.len() * 32).trailing_zeros()),
            nodes: (terminals.len() - 1) as u64,
            aliases: surfaces.len() as u64,
            entities: entities.len() as u64,
            ties: ties.len() as u64,
            ..Counts::default()
        };
        let mut file = vec![0; HEADER];
        file.extend(slots.into_iter().flat_map(u64::to_le_bytes));
        file.extend(filter.into_iter().flat_map(u64::to_le_bytes));
        file.extend(terminals.into_iter().flat_map(u32::to_le_bytes));
        file.extend(surfaces.iter().flat_map(|surface| self.alias(surface)));
        let (order, firsts) = alias_order(surfaces, entities.len());
        file.extend(order.into_iter().flat_map(u32::to_le_bytes));
        let first_tie = |entity: u32| ties.partition_point(|(other, _)| *other < entity);
        for (id, (entity, first)) in (0..).zip(entities.iter().zip(firsts)) {
            file.extend(self.entity(entity, first, first_tie(id)));
        }
        file.extend(ties.iter().flat_map(|(entity, tie)| self.tie(*entity, tie)));
        file.extend(tie_order(&ties).into_iter().flat_map(u32::to_le_bytes));
        let decisions = file.len();
        file.extend((0..).zip(entities).flat_map(|(id, entity)| self.decisions(id, entity)));
        counts.decisions = ((file.len() - decisions) / DECISION) as u64;
        counts.strings = self.strings.len() as u64;
        file.append(&mut self.strings);
        write_header(counts, &mut file);
        file
    }

    fn alias(&mut self, surface: &Surface) -> Vec<u8> {
        let alias = &surface.alias;
        let flags = if alias.needs_context { NEEDS_CONTEXT } else { 0 }
            | if alias.needs_name { NEEDS_NAME } else { 0 }
            | if alias.prefix { PREFIX } else { 0 }
            | if surface.needs_language { NEEDS_LANGUAGE } else { 0 }
            | if surface.ignored { IGNORE } else { 0 }
            | if surface.by_rule { BY_RULE } else { 0 };
        let case = match alias.case {
            CaseRule::Usual => 0,
            CaseRule::Exact => 1,
            CaseRule::Any => 2,
        };
        let mut row = Vec::with_capacity(super::layout::ALIAS);
        row.extend(surface.entity.to_le_bytes());
        row.extend(self.string(&surface.folded).to_le_bytes());
        row.extend(self.string(&alias.text).to_le_bytes());
        row.extend(surface.capitalized.to_le_bytes());
        row.extend(surface.upper.to_le_bytes());
        row.extend([alias.form as u8, case, flags, u8::try_from(surface.path.len()).unwrap_or(u8::MAX)]);
        row.extend(pack_date(alias.from).to_le_bytes());
        row.extend(pack_date(alias.to).to_le_bytes());
        row.extend(self.string(alias.language.as_deref().unwrap_or_default()).to_le_bytes());
        row
    }

    fn tie(&mut self, entity: u32, tie: &Tie) -> Vec<u8> {
        let texts = [self.string(&tie.relation), self.string(&tie.target)];
        let dates = [tie.from, tie.to, tie.as_of, tie.signed].map(pack_date);
        [entity].into_iter().chain(texts).chain(dates).flat_map(u32::to_le_bytes).collect()
    }

    fn decisions(&mut self, id: u32, entity: &EntityRecord) -> Vec<u8> {
        let same = entity.same_as.iter().map(|key| (SAME_AS, key.as_str()));
        let apart = entity.apart.iter().map(|key| (APART, key.as_str()));
        let hidden = entity.hide.then_some((HIDDEN, ""));
        let rows = same.chain(apart).chain(hidden).flat_map(|(what, key)| [id, what, self.string(key)]);
        rows.flat_map(u32::to_le_bytes).collect()
    }

    fn entity(&mut self, entity: &EntityRecord, first_alias: u32, first_tie: usize) -> Vec<u8> {
        let texts = [
            entity.key.as_str(),
            entity.name.as_deref().unwrap_or_default(),
            entity.kind.as_ref().map_or("", Kind::as_str),
            entity.wikidata.as_deref().unwrap_or_default(),
            entity.iso3.as_deref().unwrap_or_default(),
            &entity.countries.join(" "),
        ]
        .map(|text| self.string(text));
        let first_tie = u32::try_from(first_tie).unwrap_or(u32::MAX);
        let dates = [entity.from, entity.to, entity.in_force].map(pack_date);
        let numbers = [first_alias, first_tie].into_iter().chain(dates);
        texts.into_iter().chain(numbers).flat_map(u32::to_le_bytes).collect()
    }

    /// The offset of a string, written once: its length, then its bytes.
    fn string(&mut self, text: &str) -> u32 {
        let hash = hash_folded(text);
        if let Some(at) = self.interned.get(&hash).filter(|at| self.holds(**at, text)) {
            return *at;
        }
        let at = u32::try_from(self.strings.len()).expect("a gazetteer's names fit in 4 GiB");
        let len = u32::try_from(text.len()).expect("a name is shorter than 4 GiB");
        self.strings.extend(len.to_le_bytes());
        self.strings.extend(text.as_bytes());
        self.interned.insert(hash, at);
        at
    }

    /// Whether a string stands at an offset: two may have one hash.
    fn holds(&self, at: u32, text: &str) -> bool {
        let start = at as usize;
        self.strings[start..start + 4] == u32::try_from(text.len()).unwrap_or(u32::MAX).to_le_bytes()
            && self.strings[start + 4..].starts_with(text.as_bytes())
    }
}

fn write_header(counts: Counts, file: &mut [u8]) {
    let counts = counts.to_array().into_iter().flat_map(u64::to_le_bytes);
    let header: Vec<u8> = MAGIC.into_iter().chain(counts).collect();
    let (head, body) = file.split_at_mut(HEADER);
    let digest = Sha256::new().chain_update(&header).chain_update(body).finalize();
    head[..header.len()].copy_from_slice(&header);
    head[header.len()..].copy_from_slice(&digest);
}

/// All ties with their entities, those of one entity in the order of time.
fn ties(entities: &[EntityRecord]) -> Vec<(u32, &Tie)> {
    let all = (0..).zip(entities).flat_map(|(id, entity)| entity.ties.iter().map(move |tie| (id, tie)));
    let mut ties: Vec<_> = all.collect();
    ties.sort_by_key(|(entity, tie)| (*entity, tie.from, tie.to, &tie.relation, &tie.target));
    ties.dedup();
    ties
}

/// The ties by what they tie to, then by relation.
fn tie_order(ties: &[(u32, &Tie)]) -> Vec<u32> {
    let mut order: Vec<u32> = (0..).take(ties.len()).collect();
    order.sort_by_key(|at| {
        let tie = ties[*at as usize].1;
        (&tie.target, &tie.relation, tie.from)
    });
    order
}

/// The aliases of each entity after one another, and where each entity's begin.
fn alias_order(surfaces: &[Surface], entities: usize) -> (Vec<u32>, Vec<u32>) {
    let mut order: Vec<u32> = (0..).take(surfaces.len()).collect();
    order.sort_by_key(|alias| {
        let surface = &surfaces[*alias as usize];
        (surface.entity, surface.alias.form, &surface.alias.text)
    });
    let mut firsts = vec![0; entities];
    for (at, alias) in order.iter().enumerate().rev() {
        firsts[surfaces[*alias as usize].entity as usize] = u32::try_from(at).unwrap_or(u32::MAX);
    }
    (order, firsts)
}

/// The trie's tables: open-addressed edges, a bit filter on first tokens, and where each node's aliases begin.
struct Trie {
    slots: Vec<u64>,
    filter: Vec<u64>,
    terminals: Vec<u32>,
}

impl Trie {
    /// Builds the trie of surfaces sorted by path: neighbours share their common beginning.
    fn new(surfaces: &[Surface]) -> Self {
        let mut edges: Vec<(u64, u32)> = Vec::new();
        let mut terminal_nodes = Vec::with_capacity(surfaces.len());
        let mut path: Vec<((u64, u8), u32)> = Vec::new();
        let mut nodes = 1_u32;
        for surface in surfaces {
            let shared = path.iter().zip(&surface.path).take_while(|((step, _), other)| step == *other).count();
            path.truncate(shared);
            for (step, len) in surface.path[shared..].iter().zip(shared + 1..) {
                let parent = path.last().map_or(0, |(_, node)| *node);
                // A name sorts before those that go on from it, so a node where one ends is made for it.
                let ends = if len == surface.path.len() { ENDS } else { 0 };
                edges.push((edge_hash(parent, step.0, step.1), nodes | ends));
                path.push((*step, nodes));
                nodes += 1;
            }
            terminal_nodes.push(path.last().map_or(0, |(_, node)| *node));
        }
        Self { slots: slots(&edges), filter: filter(surfaces), terminals: terminals(&terminal_nodes, nodes) }
    }
}

fn slots(edges: &[(u64, u32)]) -> Vec<u64> {
    let size = (edges.len() * 3 / 2 + 2).next_power_of_two();
    let mut slots = vec![0_u64; size];
    for (hash, target) in edges {
        let mut at = (hash >> 32) as usize & (size - 1);
        while slots[at] != 0 {
            at = (at + 1) & (size - 1);
        }
        slots[at] = hash << 32 | u64::from(*target);
    }
    slots
}

fn filter(surfaces: &[Surface]) -> Vec<u64> {
    let mut firsts: Vec<(u64, bool)> = surfaces
        .iter()
        .filter_map(|surface| {
            let small = surface.alias.case == CaseRule::Any || surface.capitalized & 1 == 0;
            surface.path.first().map(|(token, _)| (*token, small))
        })
        .collect();
    firsts.sort_unstable();
    firsts.dedup();
    let bits = u64::from((firsts.len() * 32).next_power_of_two().max(64).trailing_zeros());
    let mut filter = vec![0_u64; 2 << (bits - 6)];
    for (token, small) in firsts {
        for half in [false, true].into_iter().take(if small { 2 } else { 1 }) {
            let bit = filter_bit(token, bits, half);
            filter[usize::try_from(bit / 64).unwrap_or(0)] |= 1 << (bit % 64);
        }
    }
    filter
}

/// Where each node's aliases begin. Aliases are sorted by path, not by node, but nodes are numbered in that order, and a node's are neighbours.
fn terminals(nodes_of_aliases: &[u32], nodes: u32) -> Vec<u32> {
    let mut firsts = vec![0_u32; nodes as usize + 1];
    for node in nodes_of_aliases {
        firsts[*node as usize + 1] += 1;
    }
    for node in 1..firsts.len() {
        firsts[node] += firsts[node - 1];
    }
    firsts
}
