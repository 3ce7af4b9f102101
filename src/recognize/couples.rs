//! Finds names that share their last words with the name behind "and": Bill and Melinda Gates, North and South Korea, the State and Justice Departments.

use std::ops::Range;

use super::lexicon::{Class, class};
use super::list::ListMatcher;
use super::{Mention, Recognition, Rule};
use crate::gazetteer::{EntityId, Form, Kinds, Known};
use crate::text::Words;
use crate::text::token::hash_folded;
use crate::text::{Case, Join, Span, Token};

/// The name is sure, but part of it stands behind another.
const CONFIDENCE: u16 = 900;

const CONJUNCTIONS: [u64; 3] = [hash_folded("and"), hash_folded("or"), hash_folded("nor")];

/// What two bodies are called with one noun, and what one of them is.
const HEADS: [(u64, &str); 5] = [
    (hash_folded("departments"), "Department"),
    (hash_folded("ministries"), "Ministry"),
    (hash_folded("agencies"), "Agency"),
    (hash_folded("parties"), "Party"),
    (hash_folded("committees"), "Committee"),
];

/// How many words may stand before the noun of a body.
const LONGEST: usize = 3;

/// Adds the entities of the list whose last words stand behind those of the next.
pub(super) fn add_couples(
    words: &Words<'_>,
    list: &ListMatcher<'_>,
    kinds: &Kinds<'_>,
    language: Option<&str>,
    recognition: &mut Recognition,
) {
    let mut added = Vec::new();
    for (line, sentence) in words.sentences.iter().zip(0..) {
        let tokens = &words.tokens[line.clone()];
        let mentions = &recognition.mentions;
        let couples = Couples { text: words.text, tokens, sentence, mentions, list, kinds, language };
        for at in words.marked(sentence as usize).iter().map(|at| at - line.start) {
            couples.add(at, &mut added);
        }
    }
    added.retain(|new: &Mention| {
        let after = recognition.mentions.partition_point(|other| other.span.end <= new.span.start);
        recognition.mentions.get(after).is_none_or(|other| !other.span.overlaps(new.span))
    });
    recognition.put(added);
}

/// The tokens of a sentence, and what the list found in its text.
struct Couples<'a, 'g> {
    text: &'a str,
    tokens: &'a [Token],
    sentence: u32,
    mentions: &'a [Mention],
    list: &'a ListMatcher<'g>,
    kinds: &'a Kinds<'g>,
    language: Option<&'a str>,
}

impl Couples<'_, '_> {
    /// Adds the names that stand before a conjunction, of which `last` is the last word, and that behind it where it has its noun in plural.
    fn add(&self, last: usize, added: &mut Vec<Mention>) {
        let Some([first, and, second, ..]) = self.tokens.get(last..) else { return };
        let joined = and.join == Join::Space && second.join == Join::Space;
        if !joined || !CONJUNCTIONS.contains(&and.hash) || first.possessive || !is_capital(first) || !is_capital(second)
        {
            return;
        }
        if let Some(person) = self.spouse(last) {
            added.push(Mention { rule: Rule::GivenName, ..self.mention(first.span, person) });
        } else if let Some((entity, form)) = self.with_last_words(last) {
            added.push(Mention { form, ..self.mention(first.span, entity) });
        } else {
            self.with_one_noun(last, added);
        }
    }

    fn mention(&self, span: Span, entity: EntityId) -> Mention {
        let Self { sentence, .. } = *self;
        Mention { entity, span, sentence, form: Form::Short, rule: Rule::List, confidence: CONFIDENCE }
    }

    /// "Bill and Melinda Gates": given name, and, given name, surname.
    fn spouse(&self, first: usize) -> Option<EntityId> {
        let [given, _, second, surname] = self.tokens.get(first..first + 4)? else { return None };
        let is_given = |token: &Token| class(token.hash).is(Class::GIVEN);
        // The Bill and Melinda Gates Foundation
        let ends = self.is_end(first + 4);
        let couple = self.stands_alone(first)
            && ends
            && surname.join == Join::Space
            && is_capital(surname)
            && !second.possessive
            && is_given(given)
            && is_given(second);
        let person = if couple { self.named(&[given.span, surname.span], "") } else { None };
        person.filter(|person| self.kinds.of(*person) == Known::Person)
    }

    /// "North and South Korea": what the list finds behind the conjunction, with another first word.
    fn with_last_words(&self, first: usize) -> Option<(EntityId, Form)> {
        let second = first + 2;
        let start = self.tokens[second].span.start;
        let at = self.mentions.binary_search_by_key(&start, |mention| mention.span.start).ok()?;
        let other = &self.mentions[at];
        let rest =
            self.tokens.get(second + 1).filter(|rest| rest.join == Join::Space && rest.span.end <= other.span.end)?;
        if !self.stands_alone(first) {
            return None;
        }
        let entity = self.named(&[self.tokens[first].span, Span { end: other.span.end, ..rest.span }], "")?;
        let (kind, alike) = (self.kinds.of(entity), self.kinds.of(other.entity));
        (kind == alike && matches!(kind, Known::State | Known::Agency) && entity != other.entity)
            .then_some((entity, other.form))
    }

    /// "the State, Treasury and Justice Departments", "the US Commerce and Energy departments".
    fn with_one_noun(&self, last: usize, added: &mut Vec<Mention>) {
        let second = last + 2;
        let run = self.tokens[second..].iter().take(LONGEST).take_while(|token| is_capital(token)).count();
        let plural = (second + 1..=second + run).find_map(|at| {
            let token = self.tokens.get(at).filter(|token| token.join == Join::Space)?;
            HEADS.iter().find(|(plural, _)| *plural == token.hash).map(|(_, head)| (at, *head))
        });
        let Some((plural, head)) = plural else { return };
        let Some((first, entity)) = self.headed(last, head) else { return };
        let behind = self.span(&(second..plural));
        let owned = || self.body(&[self.tokens[first.start].span, behind], head);
        let Some(other) = self.body(&[behind], head).or_else(owned) else { return };
        added.push(self.mention(self.span(&first), entity));
        added.push(self.mention(self.span(&(second..plural + 1)), other));
        let mut start = first.start;
        while self.tokens[start].join == Join::Comma && start > 0 {
            let Some((before, entity)) = self.headed(start - 1, head) else { return };
            added.push(self.mention(self.span(&before), entity));
            start = before.start;
        }
    }

    /// The longest words up to `last` that name a body with a noun, and the body.
    fn headed(&self, last: usize, head: &str) -> Option<(Range<usize>, EntityId)> {
        let joined = (0..LONGEST).take_while(|back| {
            let at = last.checked_sub(*back).filter(|at| is_capital(&self.tokens[*at]));
            at.is_some_and(|at| *back == 0 || self.tokens[at + 1].join == Join::Space)
        });
        let starts: Vec<usize> = joined.map(|back| last - back).collect();
        starts.into_iter().rev().find_map(|start| {
            let entity = self.body(&[self.span(&(start..last + 1))], head)?;
            Some((start..last + 1, entity))
        })
    }

    /// The body that words name with a noun.
    fn body(&self, words: &[Span], head: &str) -> Option<EntityId> {
        self.named(words, head).filter(|body| self.kinds.of(*body) == Known::Agency)
    }

    /// What the list has under these words of the text and those behind them.
    fn named(&self, words: &[Span], more: &str) -> Option<EntityId> {
        let words: Vec<&str> = words.iter().map(|span| span.of(self.text)).chain([more]).collect();
        self.list.named(words.join(" ").trim_end(), self.language)
    }

    fn span(&self, tokens: &Range<usize>) -> Span {
        Span { start: self.tokens[tokens.start].span.start, end: self.tokens[tokens.end - 1].span.end }
    }

    /// Whether no name goes on into a token from before.
    fn stands_alone(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1).map(|before| &self.tokens[before]) else { return true };
        let opens = at == 1 && class(before.hash).is(Class::OPENER.or(Class::LINK));
        self.tokens[at].join != Join::Space || opens || matches!(before.case, Case::Lower | Case::Uncased)
    }

    /// Whether no name goes on at a token.
    fn is_end(&self, at: usize) -> bool {
        self.tokens.get(at).is_none_or(|next| {
            self.tokens[at - 1].possessive
                || next.join != Join::Space
                || matches!(next.case, Case::Lower | Case::Uncased)
        })
    }
}

fn is_capital(token: &Token) -> bool {
    matches!(token.case, Case::Capitalized | Case::Mixed)
}
