//! The spellings under which an entity is found, divided into words.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use super::super::fault::RecordError;
use super::super::layout::{join_class, step};
use super::super::record::{AliasRecord, CaseRule, EntityRecord, Form, Kind};
use super::super::romanize;
use crate::text::fold::is_apostrophe;
use crate::text::token::{Case, Token, fold_token, tokenize};

/// The words of a name as the trie holds them; see [`step`].
pub(in crate::gazetteer) type NamePath = [u64];

/// The most words that a name may have.
const LONGEST: usize = 64;

/// An alias, ready for the trie.
pub(in crate::gazetteer) struct Surface {
    pub(super) path: Vec<u64>,
    pub(in crate::gazetteer) alias: AliasRecord,
    /// Bits of the words, the first 16, that are capitalized.
    pub(in crate::gazetteer) capitalized: u16,
    /// Bits of the words that must be in capitals.
    pub(in crate::gazetteer) upper: u16,
    /// Whether it is a foreign name of a state in one Latin word: German `Island` is Iceland, English is not.
    pub(in crate::gazetteer) needs_language: bool,
    /// Whether a rule of romanization made it.
    pub(super) by_rule: bool,
}

impl Surface {
    fn new(alias: AliasRecord, kind: Option<&Kind>) -> Result<Self, String> {
        let tokens = tokenize(&alias.text);
        match tokens.len() {
            0 => return Err(format!("alias `{}` holds no word", alias.text)),
            1..=LONGEST => {}
            _ => return Err(format!("alias `{}` is longer than {LONGEST} words", alias.text)),
        }
        let class = |at: usize, token: &Token| if at > 0 { join_class(token.join) } else { 0 };
        let foreign = kind == Some(&Kind::State) && alias.language.is_some() && tokens.len() == 1;
        Ok(Self {
            path: tokens.iter().enumerate().map(|(at, token)| step(token.hash, class(at, token))).collect(),
            needs_language: foreign && folded_words(&alias.text, &tokens).is_ascii(),
            capitalized: mask(&tokens[..tokens.len() - small_service(&alias.text, &tokens, kind)], |token| {
                !matches!(token.case, Case::Lower | Case::Uncased)
            }),
            upper: mask(&tokens, |token| must_be_upper(token, &alias.text)),
            alias,
            by_rule: false,
        })
    }

    /// By path; of equal ones the strongest form without conditions comes first and stays, written with its diacritics. No two that differ
    /// are equal.
    fn order(&self) -> impl Ord {
        let alias = &self.alias;
        let rules = [alias.needs_name, alias.needs_context, alias.prefix, alias.language.is_some()];
        let name = (rules, alias.form, Reverse(&alias.text));
        (&self.path, name, alias.case as u8, &alias.language, alias.from, alias.to)
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
        wider && anywhere && self.path == later.path
    }
}

/// The services of a state that the press writes in small letters behind its adjective.
const SERVICES: [&[&str]; 9] = [
    &["army"],
    &["navy"],
    &["military"],
    &["police"],
    &["parliament"],
    &["air", "force"],
    &["coast", "guard"],
    &["armed", "forces"],
    &["central", "bank"],
];

/// Endings of adjectives of states.
const ADJECTIVES: [&str; 9] = ["an", "ese", "ish", "ch", "ek", "ss", "ic", "ai", "i"];

/// How many words at the end of a name may be written small: the Indonesian navy, the Sri Lankan air force.
fn small_service(name: &str, tokens: &[Token], kind: Option<&Kind>) -> usize {
    let word = |at: usize| tokens[at].span.of(name);
    let is_service = |words: &&&[&str]| {
        let Some(first) = tokens.len().checked_sub(words.len()).filter(|first| *first > 0) else { return false };
        let adjective = word(first - 1);
        let of_state = tokens[first - 1].case == Case::Capitalized
            && adjective.len() > 3
            && ADJECTIVES.iter().any(|ending| adjective.ends_with(ending));
        of_state && words.iter().zip(first..).all(|(service, at)| word(at).eq_ignore_ascii_case(service))
    };
    if kind == Some(&Kind::Agency) { SERVICES.iter().find(is_service).map_or(0, |words| words.len()) } else { 0 }
}

/// All spellings under which a record's entity is found.
///
/// # Errors
/// Every alias without a word.
pub(in crate::gazetteer) fn surfaces_of(entity: &EntityRecord) -> Result<Vec<Surface>, Vec<RecordError>> {
    let mut surfaces = Vec::with_capacity(entity.aliases.len() + 1);
    let mut errors = Vec::new();
    let ruled = |name: &&String| entity.aliases.iter().any(|alias| alias.form == Form::Name && alias.text == **name);
    let name = entity.name.iter().filter(|name| !ruled(name));
    let name = name.map(|name| AliasRecord::new(name.clone(), Form::Name));
    for alias in name.chain(entity.aliases.iter().cloned()) {
        match with_variants(alias, entity.kind.as_ref()) {
            Ok(own) => surfaces.extend(own),
            Err(message) => errors.push(entity.error(message)),
        }
    }
    free_articles(&mut surfaces);
    if errors.is_empty() { Ok(surfaces) } else { Err(errors) }
}

/// The Gambia is "the Gambia" inside of a sentence; where the entity is called by the rest alone too, that is found there.
fn free_articles(surfaces: &mut [Surface]) {
    const ARTICLE: &str = "The ";
    let named = |rest: &str| surfaces.iter().any(|surface| surface.alias.text == rest);
    let alone = |surface: &Surface| surface.alias.text.strip_prefix(ARTICLE).is_some_and(|rest| !named(rest));
    let freed: Vec<bool> = surfaces.iter().map(alone).collect();
    surfaces.iter_mut().zip(freed).filter(|(_, freed)| *freed).for_each(|(surface, _)| surface.capitalized &= !1);
}

/// The spellings of an entity that add something to the others, in their order, those that follow by a rule of romanization last. Where these
/// words `names_another` entity, no rule makes them. Leaves the record those aliases that were kept.
///
/// # Errors
/// Every alias without a word.
pub(super) fn kept_surfaces(
    entity: &mut EntityRecord,
    names_another: impl Fn(&str, &NamePath) -> bool,
) -> Result<Vec<Surface>, Vec<RecordError>> {
    let mut surfaces = surfaces_of(entity)?;
    sort_and_join(&mut surfaces);
    if entity.kind == Some(Kind::Person) {
        // What follows is the same whether a list holds what adds nothing or not.
        let kept: BTreeSet<&str> = surfaces.iter().map(|surface| surface.alias.text.as_str()).collect();
        entity.aliases.retain(|alias| kept.contains(alias.text.as_str()));
        let mut by_rule = spellings(entity);
        by_rule.retain(|surface| !names_another(&entity.key, &surface.path));
        sort_and_join(&mut by_rule);
        surfaces.extend(by_rule);
    }
    Ok(surfaces)
}

/// Puts the surfaces of an entity in their order, and leaves out those that add nothing to another.
fn sort_and_join(surfaces: &mut Vec<Surface>) {
    surfaces.sort_unstable_by(|a, b| a.order().cmp(&b.order()));
    surfaces.dedup_by(|later, first| first.covers(later));
}

/// What the rules of romanization make of the names of a person.
fn spellings(person: &EntityRecord) -> Vec<Surface> {
    let all =
        romanize::spellings(person).into_iter().filter_map(|alias| with_variants(alias, Some(&Kind::Person)).ok());
    all.flatten().map(|surface| Surface { by_rule: true, ..surface }).collect()
}

/// An alias and what follows from it by rule.
///
/// # Errors
/// Where it has no word, or too many.
fn with_variants(alias: AliasRecord, kind: Option<&Kind>) -> Result<Vec<Surface>, String> {
    let further: Vec<_> = variants(&alias).into_iter().map(|text| AliasRecord { text, ..alias.clone() }).collect();
    let mut surfaces = vec![Surface::new(alias, kind)?];
    surfaces.extend(further.into_iter().filter_map(|variant| Surface::new(variant, kind).ok()));
    Ok(surfaces)
}

/// The spellings that follow from an alias by rule: the plural of a demonym, and both without apostrophes.
///
/// What follows from one of them is among them, so that a list can be written down with them or without.
pub(in crate::gazetteer) fn variants(alias: &AliasRecord) -> Vec<String> {
    let mut variants = Vec::new();
    if alias.form == Form::Demonym
        && !alias.prefix
        && alias.language.is_none()
        && takes_plural(&without_apostrophes(&alias.text))
    {
        variants.push(format!("{}s", alias.text));
    }
    if alias.case != CaseRule::Exact && alias.text.contains(is_apostrophe) {
        let plural = variants.first().map(|plural| without_apostrophes(plural));
        variants.push(without_apostrophes(&alias.text));
        variants.extend(plural);
    }
    variants
}

fn without_apostrophes(text: &str) -> String {
    text.chars().filter(|c| !is_apostrophe(*c)).collect()
}

fn takes_plural(demonym: &str) -> bool {
    ["an", "i", "er", "ot", "ian", "ard"].iter().any(|ending| demonym.ends_with(ending))
}

/// As [`folded_words`], of a text that is not divided yet.
pub(in crate::gazetteer) fn fold_words(text: &str) -> String {
    folded_words(text, &tokenize(text))
}

/// The folded words of a name, joined by blanks, commas or bars: names of which these are equal are spelled alike.
pub(in crate::gazetteer) fn folded_words(text: &str, tokens: &[Token]) -> String {
    let mut folded = String::with_capacity(text.len());
    for (at, token) in tokens.iter().enumerate() {
        if at > 0 {
            folded.push(join_class(token.join).into());
        }
        fold_token(text, token.span, &mut folded);
    }
    folded
}

/// Whether a word of an alias is an abbreviation, which small letters would turn into another word.
fn must_be_upper(token: &Token, text: &str) -> bool {
    token.case == Case::Upper && token.span.of(text).chars().filter(|c| c.is_alphanumeric()).count() <= 5
}

fn mask(tokens: &[Token], holds: impl Fn(&Token) -> bool) -> u16 {
    tokens.iter().take(16).enumerate().filter(|(_, token)| holds(token)).fold(0, |mask, (at, _)| mask | 1 << at)
}
