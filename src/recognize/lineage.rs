//! Takes the rest of a name into a name of the list that the text goes on with: Sheikh Nawaf Al-Ahmad Al-Jaber Al-Sabah, King Jigme Khesar
//! Namgyel Wangchuck; and tells children from those whose whole name they bear.

use super::lexicon::{Class, class};
use super::{Mention, Reason, Recognition, Rule, found_index};
use crate::gazetteer::{Form, Gazetteer, Kinds, Known};
use crate::text::token::{hash_folded, tokenize};
use crate::text::{Case, Join, Span, Token, Words};

/// What stands before the name of a father, a forefather or a house.
static BEFORE: [u64; 6] = [
    hash_folded("al"),
    hash_folded("el"),
    hash_folded("bin"),
    hash_folded("bint"),
    hash_folded("ibn"),
    hash_folded("ben"),
];

/// Lengthens the names of persons of the list by the fathers and the house behind them, where the list knows the person by the last of these.
pub(super) fn take_lineage(words: &Words<'_>, gazetteer: &Gazetteer, kinds: &Kinds<'_>, recognition: &mut Recognition) {
    let (mut from, mut lengthened) = (0, Vec::new());
    let of_person = |mention: &&mut Mention| {
        mention.rule == Rule::List
            && matches!(mention.form, Form::Name | Form::Alias | Form::Short)
            && found_index(mention.entity).is_none()
            && kinds.of(mention.entity) == Known::Person
    };
    for mention in recognition.mentions.iter_mut().filter(of_person) {
        let range = words.range_from(from, mention.span);
        from = range.start;
        let line_end = words.sentences[mention.sentence as usize].end;
        let tokens = &words.tokens[..line_end];
        let fathers = lineage(tokens, range.end).filter(|_| mention.form != Form::Short);
        if fathers.is_none() && !names_go_on(tokens, range.end) {
            continue;
        }
        let entity = gazetteer.entity(mention.entity);
        let known_by = |last: &usize| entity.last_words().any(|word| word == tokens[*last].hash);
        let surname = || tokenize(entity.name()).last().map(|last| last.hash);
        let rest = || {
            let surname = surname().filter(|surname| *surname != tokens[range.end - 1].hash)?;
            other_names(tokens, range.end).find(|at| tokens[*at].hash == surname)
        };
        if let Some(last) = fathers.filter(known_by).or_else(rest) {
            mention.span.end = tokens[last].span.end;
            lengthened.push(mention.span);
        }
    }
    if lengthened.is_empty() {
        return;
    }
    let inside = |span: Span| lengthened.iter().any(|long| long.overlaps(span) && *long != span);
    recognition.mentions.retain(|mention| !inside(mention.span));
    recognition.silent.retain(|(span, _)| !inside(*span));
    recognition.left_out.retain(|(span, _)| !inside(*span));
}

/// Given names that are often left out, so that they make no other person of somebody.
static OFTEN_LEFT_OUT: [u64; 9] = [
    hash_folded("muhammad"),
    hash_folded("mohammad"),
    hash_folded("mohammed"),
    hash_folded("mohamed"),
    hash_folded("mohamad"),
    hash_folded("maria"),
    hash_folded("jose"),
    hash_folded("juan"),
    hash_folded("john"),
];

/// Leaves out the persons of the list behind another given name, where the text names them without it as well: Ahmad Ali Abdullah Saleh is the
/// son of Ali Abdullah Saleh.
pub(super) fn part_children(words: &Words<'_>, kinds: &Kinds<'_>, recognition: &mut Recognition) {
    let Recognition { mentions, left_out, .. } = recognition;
    let full = |mention: &Mention| mention.rule == Rule::List && matches!(mention.form, Form::Name | Form::Alias);
    let (mut from, mut before) = (0, 0);
    let mut children = Vec::new();
    for mention in mentions.iter() {
        if full(mention) && mention.span.of(words.text).contains(' ') {
            let range = words.range_from(from, mention.span);
            from = range.start;
            let line = &words.sentences[mention.sentence as usize];
            let behind = range.start > line.start && is_behind_given(words, range.start, before);
            if behind && found_index(mention.entity).is_none() && kinds.of(mention.entity) == Known::Person {
                children.push((mention.entity, mention.span));
            }
        }
        before = mention.span.end;
    }
    let is_child = |span| children.iter().any(|(_, child)| *child == span);
    let is_parent = |mention: &Mention, entity| mention.entity == entity && full(mention) && !is_child(mention.span);
    let parted: Vec<_> = children
        .iter()
        .filter(|(entity, _)| mentions.iter().any(|mention| is_parent(mention, *entity)))
        .copied()
        .collect();
    let children = parted;
    if children.is_empty() {
        return;
    }
    mentions.retain(|mention| !children.iter().any(|(_, span)| *span == mention.span));
    left_out.extend(children.into_iter().map(|(_, span)| (span, Reason::Contained)));
    left_out.sort_unstable_by_key(|(span, _)| *span);
}

/// Whether a given name that is nothing else stands right before a token, behind the end of the mention before.
fn is_behind_given(words: &Words<'_>, start: usize, before: u32) -> bool {
    let given = &words.tokens[start - 1];
    let class = class(given.hash);
    let other = Class::TITLE.or(Class::HONORIFIC).or(Class::ROYAL).or(Class::WORD).or(Class::TOWN).or(Class::DOUBTFUL);
    words.tokens[start].join == Join::Space
        && given.span.start >= before
        && given.case == Case::Capitalized
        && !given.possessive
        && class.is(Class::GIVEN)
        && !class.is(other)
        && !OFTEN_LEFT_OUT.contains(&given.hash)
}

/// How many words may stand behind a name of the list up to the last of the person's names.
const LONGEST_REST: usize = 5;

/// Whether a capitalized word stands at a token, with a blank before it.
fn names_go_on(tokens: &[Token], at: usize) -> bool {
    let next = tokens.get(at).filter(|next| next.join == Join::Space && next.case == Case::Capitalized);
    next.is_some_and(|next| !class(next.hash).is(Class::TITLE.or(Class::HONORIFIC))) && !tokens[at - 1].possessive
}

/// The tokens with a capital that go on a name from one on, none of them a title: Namgyel Wangchuck, Sa'ilele Malielegaoi.
fn other_names(tokens: &[Token], start: usize) -> impl Iterator<Item = usize> {
    let goes_on = move |at: &usize| {
        let token = &tokens[*at];
        let tied = matches!(token.join, Join::Apostrophe | Join::Hyphen);
        (tied || names_go_on(tokens, *at)) && (*at == start || !tokens[*at - 1].possessive)
    };
    (start..tokens.len().min(start + LONGEST_REST)).take_while(goes_on).filter(|at| tokens[*at].join == Join::Space)
}

/// The last token of the fathers that are named from a token on: "Al-Ahmad Al-Jaber", "bin Isa Al Khalifa".
fn lineage(tokens: &[Token], start: usize) -> Option<usize> {
    let mut end = start;
    while let [particle, name, ..] = &tokens[end..]
        && end > 0
        && !tokens[end - 1].possessive
        && particle.join == Join::Space
        && BEFORE.contains(&particle.hash)
        && matches!(name.join, Join::Space | Join::Hyphen)
        && matches!(name.case, Case::Capitalized | Case::Mixed | Case::Upper)
        && !class(name.hash).is(Class::TITLE)
    {
        end += 2;
    }
    (end > start).then(|| end - 1)
}
