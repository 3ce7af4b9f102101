//! Where a name of the list begins and ends in the text: titles that are no part of it, brackets and full stops that are.

use super::lexicon::{Class, class};
use super::words::Words;
use super::{Mention, Rule, found_index};
use crate::gazetteer::{Gazetteer, Kinds, Known};
use crate::text::Join;
use crate::text::token::tokenize;

/// Leaves the title out of "President Lula", where the list has it in the name; what is part of the name itself (Pope Francis) stays.
pub(super) fn trim_titles(words: &Words<'_>, gazetteer: &Gazetteer, kinds: &Kinds<'_>, mentions: &mut [Mention]) {
    let titles = Class::TITLE.or(Class::HONORIFIC).or(Class::TITLE_PART);
    let mut from = 0;
    for mention in mentions.iter_mut().filter(|mention| mention.rule == Rule::List) {
        from = words.range_from(from, mention.span).start;
        let inside = words.tokens[from..].iter().take_while(|token| token.span.end < mention.span.end);
        let skipped = inside.take_while(|token| class(token.hash).is(titles)).count();
        if skipped == 0
            || found_index(mention.entity).is_some()
            || class(words.tokens[from].hash).is(Class::ROYAL.or(Class::FAMILY))
        {
            continue;
        }
        let entity = gazetteer.entity(mention.entity);
        let own = tokenize(entity.name()).first().is_some_and(|first| first.hash == words.tokens[from].hash);
        if kinds.of(mention.entity) == Known::Person && !own {
            mention.span.start = words.tokens[from + skipped].span.start;
        }
    }
}

/// Takes the bracket into a name that ends before it, "(Marxist)", and the full stop of "Jr.".
pub(super) fn close_brackets(text: &str, mentions: &mut [Mention]) {
    for mention in mentions {
        let (name, behind) = (mention.span.of(text), &text[mention.span.end as usize..]);
        let open = behind.starts_with(')') && name.contains('(') && !name.contains(')');
        let junior = behind.starts_with('.') && (name.ends_with(" Jr") || name.ends_with(" Sr"));
        mention.span.end += u32::from(open || junior);
    }
}

/// Takes the year before the name of a treaty of the list into it: the 1972 Anti-Ballistic Missile Treaty.
pub(super) fn take_years(words: &Words<'_>, kinds: &Kinds<'_>, mentions: &mut [Mention]) {
    let (mut from, mut end) = (0, 0);
    for mention in mentions {
        let treaty = found_index(mention.entity).is_none() && kinds.of(mention.entity) == Known::Treaty;
        if treaty && mention.rule == Rule::List {
            from = words.range_from(from, mention.span).start;
            let year = from.checked_sub(1).map(|before| words.tokens[before].span).filter(|year| year.start >= end);
            let joined = words.tokens.get(from).is_some_and(|token| token.join == Join::Space);
            if let Some(year) = year.filter(|year| joined && is_year(year.of(words.text))) {
                mention.span.start = year.start;
            }
        }
        end = mention.span.end;
    }
}

fn is_year(word: &str) -> bool {
    word.len() == 4 && word.parse::<u16>().is_ok_and(|year| (1600..=2099).contains(&year))
}
