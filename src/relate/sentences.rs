//! Reads what the sentences of a document state: events, roles, what is done with treaties.

use std::ops::Range;

use super::clause::{self, Sentence};
use super::dates::Dates;
use super::events::{add_events, is_match_report, is_no_news};
use super::roles::Roles;
use super::rules::{Rules, Senses, WordClass};
use super::treaties::Treaties;
use super::{Family, Statement};
use crate::gazetteer::{EntityId, Known};
use crate::recognize::Mention;
use crate::text::{Date, Words};

/// Sentences with more names or words are lists and tables.
const MOST_NAMES: usize = 40;
const MOST_WORDS: usize = 160;

/// What the sentences of a document state, in their order. Linear in its length but for the pairs of names that one verb joins.
///
/// `mentions` are sorted; `published` is the day that "yesterday" counts from; `class` tells what an entity is.
pub(crate) fn relate(
    words: &Words<'_>,
    mentions: &[Mention],
    rules: &Rules,
    published: Option<Date>,
    class: impl Fn(EntityId) -> Known,
) -> Vec<Statement> {
    let mut found = Vec::new();
    let mut dates = Dates::new(words, mentions, published);
    for mentions in mentions.chunk_by(|a, b| a.sentence == b.sentence) {
        let several = mentions.iter().any(|mention| mention.entity != mentions[0].entity);
        let line = words.sentences[mentions[0].sentence as usize].clone();
        if !several || mentions.len() > MOST_NAMES || line.len() > MOST_WORDS {
            continue;
        }
        let senses = &Senses::read(rules, words, line.clone());
        let held = senses.all();
        if is_no_news(words, line.clone(), held) {
            continue;
        }
        let classes: Vec<Known> = mentions.iter().map(|mention| class(mention.entity)).collect();
        let nodes = clause::read(words, rules, senses, line.clone(), mentions);
        let sentence = Sentence::new(nodes, words, rules, senses);
        let first = found.len();
        add_events(&sentence, mentions, &classes, &mut found);
        Treaties { sentence: &sentence, mentions, classes: &classes, found: &mut found }.find();
        if held.is(WordClass::OFFICE.or(WordClass::SEAT)) {
            let places = places(words, &line, mentions);
            Roles { words, rules, senses, line, mentions, classes: &classes, places: &places, found: &mut found }
                .find();
        }
        dates.give(&sentence, mentions[0].sentence as usize, &mut found[first..]);
    }
    // Looked at last: few documents state anything, and all their words are read for it.
    if found.iter().any(|statement| statement.predicate.family() == Family::Event) && is_match_report(words, rules) {
        found.retain(|statement| statement.predicate.family() != Family::Event);
    }
    found
}

/// The tokens of each mention.
fn places(words: &Words<'_>, line: &Range<usize>, mentions: &[Mention]) -> Vec<Range<usize>> {
    let mut from = line.start;
    let place = |mention: &Mention| {
        let range = words.range_from(from, mention.span);
        from = range.end;
        range
    };
    mentions.iter().map(place).collect()
}
