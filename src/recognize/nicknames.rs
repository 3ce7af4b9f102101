//! Finds persons of the list with a nickname inside of their name: Manuel “Mel” Zelaya.

use super::list::ListMatcher;
use super::{Mention, Recognition, Rule};
use crate::gazetteer::{Form, Kinds, Known};
use crate::text::{Case, Join, Words};

const OPENING: [char; 6] = ['"', '“', '‘', '\'', '«', '('];
const CLOSING: [char; 6] = ['"', '”', '’', '\'', '»', ')'];

/// Adds the persons of the list between whose given name and surname a word stands in quotation marks or brackets.
pub(super) fn add_nicknamed(
    words: &Words<'_>,
    list: &ListMatcher<'_>,
    kinds: &Kinds<'_>,
    language: Option<&str>,
    recognition: &mut Recognition,
) {
    let mut added = Vec::new();
    for (line, sentence) in words.sentences.iter().zip(0..) {
        for &given in words.marked(sentence as usize) {
            if given + 2 >= line.end || !is_nickname(words, given + 1) {
                continue;
            }
            let name = format!("{} {}", words.of(given), words.of(given + 2));
            let entity = list.named(&name, language);
            added.extend(entity.filter(|entity| kinds.of(*entity) == Known::Person).map(|entity| Mention {
                entity,
                span: words.span(&(given..given + 3)),
                sentence,
                form: Form::Alias,
                rule: Rule::List,
                confidence: CERTAIN,
            }));
        }
    }
    recognition.put(added);
}

/// Whether one capitalized word stands in marks between two others.
pub(super) fn is_nickname(words: &Words<'_>, at: usize) -> bool {
    let (Some(before), Some(next)) = (at.checked_sub(1), words.tokens.get(at + 1)) else { return false };
    if words.tokens[at].join != Join::Hard || next.join != Join::Hard {
        return false;
    }
    let capital = |case: Case| matches!(case, Case::Capitalized | Case::Mixed);
    let (opens, closes) = (words.gap_after(before), words.gap_after(at));
    [words.tokens[before].case, words.tokens[at].case, next.case].into_iter().all(capital)
        && opens.strip_prefix(' ').is_some_and(|mark| mark.chars().count() == 1 && mark.starts_with(OPENING))
        && closes.strip_suffix(' ').is_some_and(|mark| mark.chars().count() == 1 && mark.starts_with(CLOSING))
}

/// What the list says is beyond doubt.
const CERTAIN: u16 = 1000;
