//! Finds the first of two given names that share a surname: Bill and Melinda Gates.

use super::lexicon::{Class, class};
use super::list::ListMatcher;
use super::{Mention, Recognition, Rule};
use crate::gazetteer::{Form, Kinds, Known};
use crate::text::Words;
use crate::text::token::hash_folded;
use crate::text::{Case, Join, Span, Token};

/// The name is sure, but the surname stands behind another.
const CONFIDENCE: u16 = 900;

const AND: u64 = hash_folded("and");

/// Adds the persons of the list whose given name stands before "and", with the surname behind the given name that follows.
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
        for at in words.marked(sentence as usize).iter().map(|at| at - line.start) {
            let couple = tokens.get(at..at + 4).filter(|couple| is_couple(couple));
            let Some([first, .., surname]) = couple else { continue };
            let alone = at.checked_sub(1).is_none_or(|before| {
                first.join != Join::Space || matches!(tokens[before].case, Case::Lower | Case::Uncased)
            });
            // The Bill and Melinda Gates Foundation
            let ends = tokens.get(at + 4).is_none_or(|next| {
                surname.possessive || next.join != Join::Space || matches!(next.case, Case::Lower | Case::Uncased)
            });
            let entity = if alone && ends { list.named(words.text, [*first, *surname], language) } else { None };
            added.extend(entity.filter(|entity| kinds.of(*entity) == Known::Person).map(|entity| Mention {
                entity,
                span: first.span,
                sentence,
                form: Form::Short,
                rule: Rule::GivenName,
                confidence: CONFIDENCE,
            }));
        }
    }
    added.retain(|new: &Mention| {
        let after = recognition.mentions.partition_point(|other| other.span.end <= new.span.start);
        recognition.mentions.get(after).is_none_or(|other| !other.span.overlaps(new.span))
    });
    if added.is_empty() {
        return;
    }
    let taken = |span: Span| {
        let after = added.partition_point(|new| new.span.end <= span.start);
        added.get(after).is_some_and(|new| new.span.overlaps(span))
    };
    recognition.silent.retain(|(span, _)| !taken(*span));
    recognition.left_out.retain(|(span, _)| !taken(*span));
    recognition.mentions.extend(added);
    recognition.mentions.sort_unstable_by_key(|mention| mention.span);
}

/// Given name, and, given name, surname.
fn is_couple(tokens: &[Token]) -> bool {
    let [first, and, second, surname] = tokens else { return false };
    let capital = |token: &Token| matches!(token.case, Case::Capitalized | Case::Mixed);
    and.hash == AND
        && tokens[1..].iter().all(|token| token.join == Join::Space)
        && capital(first)
        && capital(second)
        && capital(surname)
        && !first.possessive
        && !second.possessive
        && class(first.hash).is(Class::GIVEN)
        && class(second.hash).is(Class::GIVEN)
}
