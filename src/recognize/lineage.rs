//! Takes the rest of a name into a name of the list that the text goes on with: Sheikh Nawaf Al-Ahmad Al-Jaber Al-Sabah.

use super::lexicon::{Class, class};
use super::{Mention, Recognition, Rule, found_index};
use crate::gazetteer::{Form, Gazetteer, Kinds, Known};
use crate::text::token::hash_folded;
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
            && matches!(mention.form, Form::Name | Form::Alias)
            && found_index(mention.entity).is_none()
            && kinds.of(mention.entity) == Known::Person
    };
    for mention in recognition.mentions.iter_mut().filter(of_person) {
        let range = words.range_from(from, mention.span);
        from = range.start;
        let line_end = words.sentences[mention.sentence as usize].end;
        let Some(last) = lineage(&words.tokens[..line_end], range.end) else { continue };
        let entity = gazetteer.entity(mention.entity);
        if entity.last_words().any(|word| word == words.tokens[last].hash) {
            mention.span.end = words.tokens[last].span.end;
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
