//! Finds persons of the list with a nickname inside of their name: Manuel “Mel” Zelaya.

use super::list::ListMatcher;
use super::{Mention, Recognition, Rule};
use crate::gazetteer::{Form, Kinds, Known};
use crate::text::{Case, Join, Words};

const OPENING: [char; 6] = ['"', '“', '‘', '\'', '«', '('];
const CLOSING: [char; 6] = ['"', '”', '’', '\'', '»', ')'];

/// Adds the persons of the list between whose given name and surname a word or two stand in quotation marks or brackets.
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
            let Some(len) = nickname(words, given + 1).filter(|len| given + len + 1 < line.end) else { continue };
            let surname = given + len + 1;
            let first = given - usize::from(given > line.start && words.tokens[given].join == Join::Hyphen);
            let name = format!("{} {}", words.span(&(first..given + 1)).of(words.text), words.of(surname));
            let entity = list.named(&name, language);
            added.extend(entity.filter(|entity| kinds.of(*entity) == Known::Person).map(|entity| Mention {
                entity,
                span: words.span(&(first..surname + 1)),
                sentence,
                form: Form::Alias,
                rule: Rule::List,
                confidence: CERTAIN,
            }));
        }
    }
    recognition.put(added);
}

/// How many capitalized words, one or two, stand in marks between two others: “Mel”, “Baby Doc”.
pub(super) fn nickname(words: &Words<'_>, at: usize) -> Option<usize> {
    let before = at.checked_sub(1)?;
    let first = words.tokens.get(at).filter(|first| first.join == Join::Hard)?;
    let opens = words.gap_after(before).strip_prefix(' ')?;
    let marked = |mark: &str, marks: [char; 6]| mark.chars().count() == 1 && mark.starts_with(marks);
    let capital = |case: Case| matches!(case, Case::Capitalized | Case::Mixed);
    if !marked(opens, OPENING) || !capital(words.tokens[before].case) || !capital(first.case) {
        return None;
    }
    let two = words.tokens.get(at + 1).is_some_and(|second| second.join == Join::Space && capital(second.case));
    let len = if two { 2 } else { 1 };
    let next = words.tokens.get(at + len).filter(|next| next.join == Join::Hard && capital(next.case));
    let closes = words.gap_after(at + len - 1).strip_suffix(' ')?;
    (next.is_some() && marked(closes, CLOSING)).then_some(len)
}

/// What the list says is beyond doubt.
const CERTAIN: u16 = 1000;
