//! Where a name of the list begins and ends in the text: titles that are no part of it, brackets and full stops that are.

use super::lexicon::{Class, class};
use super::{Mention, Rule, found_index};
use crate::gazetteer::{EntityId, Form, Gazetteer, Kinds, Known};
use crate::text::token::tokenize;
use crate::text::{Join, Span, Token, Words};

/// Leaves the title out of "President Lula", where the list has it in the name; what is part of the name itself (Pope Francis) stays.
pub(super) fn trim_titles(words: &Words<'_>, gazetteer: &Gazetteer, kinds: &Kinds<'_>, mentions: &mut [Mention]) {
    let titles = Class::TITLE.or(Class::HONORIFIC).or(Class::TITLE_PART);
    let mut from = 0;
    for mention in mentions.iter_mut().filter(|mention| mention.rule == Rule::List) {
        from = words.range_from(from, mention.span).start;
        let inside = words.tokens[from..].iter().take_while(|token| token.span.end < mention.span.end);
        // "M.K. Narayanan": initials, which are a title in other letters.
        let initials = |token: &Token| token.span.of(words.text).trim_end_matches('.').contains('.');
        let skipped = inside.take_while(|token| class(token.hash).is(titles) && !initials(token)).count();
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

/// Parts "Malawi's Democratic Progressive Party", which the list has as a name, into the state and its body.
pub(super) fn part_owners(words: &Words<'_>, gazetteer: &Gazetteer, mentions: &mut Vec<Mention>) {
    let (mut from, mut owners) = (0, Vec::new());
    let full = |mention: &&mut Mention| mention.rule == Rule::List && matches!(mention.form, Form::Name | Form::Alias);
    for mention in mentions.iter_mut().filter(full) {
        let range = words.range_from(from, mention.span);
        from = range.start;
        let owner = range.clone().take(LONGEST_OWNER).find(|at| words.tokens[*at].possessive);
        let Some(last) = owner.filter(|last| last + 1 < range.end && found_index(mention.entity).is_none()) else {
            continue;
        };
        let span = words.span(&(range.start..last + 1));
        let called = gazetteer.spelled(span.of(words.text));
        let is_owner = |state: &EntityId| called.iter().any(|(id, form)| id == state && *form != Form::Demonym);
        let entity = gazetteer.entity(mention.entity);
        if let Some(state) = entity.countries().filter_map(|key| gazetteer.find(key)).find(is_owner) {
            owners.push(Mention { entity: state, span, form: Form::Name, ..*mention });
            mention.span.start = words.tokens[last + 1].span.start;
        }
    }
    if !owners.is_empty() {
        mentions.extend(owners);
        mentions.sort_unstable_by_key(|mention| mention.span);
    }
}

/// How many words the name of a state may have: United Arab Emirates.
const LONGEST_OWNER: usize = 4;

/// Takes the bracket into a name that ends before it, "(Marxist)", and the full stop of "Jr.".
pub(super) fn close_brackets(text: &str, mentions: &mut [Mention]) {
    for mention in mentions {
        let (name, behind) = (mention.span.of(text), &text[mention.span.end as usize..]);
        let open = behind.starts_with(')') && name.contains('(') && !name.contains(')');
        mention.span.end += if open { 1 } else { full_stop(text, mention.span) };
    }
}

/// How many bytes of full stop belong to a name: one behind Jr. and Inc., and behind a surname cut short inside of a sentence (Panagiotis Ts.,).
pub(super) fn full_stop(text: &str, span: Span) -> u32 {
    let Some(behind) = text[span.range().end..].strip_prefix('.') else { return 0 };
    let Some((_, last)) = span.of(text).rsplit_once(' ') else { return 0 };
    let written = matches!(last, "Jr" | "Sr" | "Inc" | "Ltd" | "Co" | "Corp" | "Bros" | "Cie");
    let vowel = |c: char| matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y');
    let cut = last.len() <= 3
        && behind.starts_with(',')
        && last.starts_with(|c: char| c.is_ascii_uppercase())
        && last[1..].chars().all(|c| c.is_ascii_lowercase() && !vowel(c));
    u32::from(written || cut)
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
