//! The names that no list has, one by one: what suggestions are made of.

use foldhash::HashMap;

use super::Recognition;
use super::discover::{Evidence, Guess};
use super::lexicon::Class;
use super::refer::{Joiner, Who};
use crate::text::Span;

/// A name in a text that no list has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnlistedName {
    /// Where, titles and possessive endings left out. It may hold a name of the list, but shares no part of one.
    pub span: Span,
    /// The number of the sentence, from 0.
    pub sentence: u32,
    /// What it seems to name; none where nothing tells.
    pub guess: Option<Guess>,
    /// By what it is known.
    pub evidence: Evidence,
    /// Which of the names, in the order they are returned, gives in full what this surname or abbreviation stands for.
    pub full: Option<usize>,
}

/// Letters that the text does not explain are taken for a name where they stand so often.
const REPEATED: usize = 2;

/// The names of a text that was searched, in order, without overlap.
pub(super) fn unlisted(joiner: &Joiner<'_, '_, '_>, recognition: &mut Recognition) -> Vec<UnlistedName> {
    let groups = joiner.groups;
    let short: HashMap<usize, Option<Who>> = joiner.short_forms(recognition).into_iter().collect();
    // By the first token, and whether the name stands for another: the longer first.
    let mut names: Vec<(UnlistedName, Option<usize>, usize)> = Vec::new();
    for (number, draft) in groups.drafts.iter().enumerate() {
        let group = groups.of[number];
        let known = &groups.names[group];
        let short_form = draft.acronym
            || draft.tokens.len() <= 2
            || draft.tokens.len() <= 4 && joiner.scene.is(draft.tokens.start, Class::PARTICLE);
        let full = match short.get(&draft.tokens.start).filter(|_| short_form) {
            Some(None | Some(Who::Listed(_))) => continue,
            Some(Some(Who::Found(full))) if *full != group => Some(*full),
            _ => None,
        };
        let unknown = known.acronym && full.is_none() && known.drafts.len() < REPEATED;
        let guess = known.guess.map(|(guess, ..)| guess);
        if unknown || known.plain || full.is_none() && joiner.is_others_surname(draft) || guess == Some(Guess::Thing) {
            continue;
        }
        let evidence = known.guess.map_or(Evidence::Capitals, |(_, evidence, _)| evidence);
        let span = joiner.scene.words.span(&draft.tokens);
        let name = UnlistedName { span, sentence: draft.sentence, guess, evidence, full: None };
        names.push((name, full, group));
    }
    names.sort_by_key(|(name, ..)| (name.span.start, std::cmp::Reverse(name.span.end)));
    let mut end = 0;
    names.retain(|(name, ..)| {
        let free = name.span.start >= end;
        end = if free { name.span.end } else { end };
        free
    });
    let first: HashMap<usize, usize> = names
        .iter()
        .enumerate()
        .rev()
        .filter(|(_, (_, full, _))| full.is_none())
        .map(|(at, (.., group))| (*group, at))
        .collect();
    let with_full = |(name, full, _): &(UnlistedName, Option<usize>, usize)| {
        let full = match full {
            Some(group) => Some(*first.get(group)?),
            None => None,
        };
        Some(UnlistedName { full, ..*name })
    };
    // A short form whose full name gave way to another says nothing, and leaving it out would shift the numbers.
    names.iter().map(|name| with_full(name).unwrap_or(name.0)).collect()
}
