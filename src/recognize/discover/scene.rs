//! A text as discovery sees it: its words, what the list makes of them, and how the text writes them elsewhere.

use std::ops::Range;

use super::survey::Survey;
use crate::gazetteer::{Form, Kinds, Known};
use crate::recognize::lexicon::{Class, class};
use crate::recognize::{Recognition, Silence, found_index};
use crate::text::{Case, Join, Span, Token, Words};

/// What the list says of a stretch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::recognize) enum Hold {
    /// It names a state.
    State,
    /// It is an adjective or a people of a state.
    Demonym,
    /// It is a place that stands for a state.
    Metonym,
    Person,
    Agency,
    /// A treaty, an office, or an entity of another kind.
    Other,
    /// It is no entity.
    Nothing,
    /// It is a name of several, or may be part of a longer one here.
    Open,
    /// It is a surname of somebody whom the text does not name: here it may be another's.
    Surname,
}

impl Hold {
    /// Whether the words are taken, and no name may begin or end among them.
    pub(in crate::recognize) fn is_firm(self) -> bool {
        !matches!(self, Self::Open | Self::Surname)
    }
}

/// A text, ready to be searched for names that no list has.
pub(in crate::recognize) struct Scene<'w, 't> {
    pub(in crate::recognize) words: &'w Words<'t>,
    /// The stretches that the list knows, in order.
    pub(in crate::recognize) holds: Vec<(Range<usize>, Hold)>,
    /// By token, one more than the number of the stretch it belongs to, or zero.
    held: Vec<u32>,
    pub(in crate::recognize) survey: Survey,
    /// Whether a sentence is a heading, whose capitals say nothing.
    pub(in crate::recognize) headings: Vec<bool>,
    /// Whether every noun has a capital, as in German.
    pub(in crate::recognize) nouns_have_capitals: bool,
}

impl<'w, 't> Scene<'w, 't> {
    pub(in crate::recognize) fn new(
        words: &'w Words<'t>,
        recognition: &Recognition,
        kinds: &Kinds<'_>,
        language: Option<&str>,
    ) -> Self {
        let holds = holds(words, recognition, kinds);
        let mut held = vec![0; words.tokens.len()];
        for ((range, _), number) in holds.iter().zip(1..) {
            held[range.clone()].fill(number);
        }
        let heading = |range: &Range<usize>| is_heading(words, range);
        let headings: Vec<_> = words.sentences.iter().map(heading).collect();
        let nouns_have_capitals = language.is_some_and(|language| language.starts_with("de"));
        let mut scene = Self { words, holds, held, survey: Survey::default(), headings, nouns_have_capitals };
        scene.survey = Survey::new(&scene);
        scene
    }

    /// What a token may be; nothing behind the last.
    pub(in crate::recognize) fn class(&self, at: usize) -> Class {
        self.words.tokens.get(at).map_or_else(Class::default, |token| class(token.hash))
    }

    pub(in crate::recognize) fn is(&self, at: usize, any: Class) -> bool {
        self.class(at).is(any)
    }

    /// The stretch of the list that holds a token.
    pub(in crate::recognize) fn hold(&self, at: usize) -> Option<&(Range<usize>, Hold)> {
        self.held[at].checked_sub(1).map(|number| &self.holds[number as usize])
    }

    pub(in crate::recognize) fn what(&self, at: usize) -> Option<Hold> {
        self.hold(at).map(|(_, hold)| *hold)
    }

    /// Whether a token belongs to a name that the list has.
    pub(in crate::recognize) fn is_firm(&self, at: usize) -> bool {
        self.what(at).is_some_and(Hold::is_firm)
    }

    pub(in crate::recognize) fn is_small(&self, at: usize) -> bool {
        self.words.tokens[at].case == Case::Lower
    }

    /// Whether a token is written as names are.
    pub(in crate::recognize) fn is_capital(&self, at: usize) -> bool {
        let token = &self.words.tokens[at];
        match token.case {
            Case::Capitalized | Case::Upper | Case::Initial => {
                !matches!(self.words.of(at), "I" | "I.")
                    && (!self.is(at, Class::CALENDAR) || self.is_called_as_month(at))
            }
            Case::Mixed => self.words.of(at).starts_with(char::is_uppercase),
            Case::Lower | Case::Uncased => false,
        }
    }

    /// "Jan Kowalski", "April Ryan": a month that is a given name, before a family name.
    fn is_called_as_month(&self, at: usize) -> bool {
        let Some(next) = self.words.tokens.get(at + 1) else { return false };
        let other = Class::DOUBTFUL.or(Class::WORD).or(Class::TITLE).or(Class::TOWN).or(Class::CALENDAR);
        // "In April Kowalski left", "Last May Kowalski left"
        let when = |at: usize| self.is(at, Class::OPENER.or(Class::LINK));
        next.join == Join::Space
            && next.case == Case::Capitalized
            && self.is(at, Class::GIVEN)
            && self.is(at + 1, Class::LAST)
            && !self.is(at + 1, other)
            && !(at > 0 && self.words.tokens[at].join == Join::Space && when(at - 1))
    }

    /// Whether a sentence begins at a token, or something that is written like one: a quotation, what a colon announces.
    pub(in crate::recognize) fn opens(&self, at: usize, line: &Range<usize>) -> bool {
        if at == line.start {
            return true;
        }
        let tokens = &self.words.tokens;
        tokens[at].join == Join::Hard && {
            let gap = &self.words.text[tokens[at - 1].span.range().end..tokens[at].span.range().start];
            gap.contains(['"', '“', '„', '«', '‘', ':', '—', '–', '•', '.', '!', '?', '…', '*', '#'])
        }
    }
}

fn holds(words: &Words<'_>, recognition: &Recognition, kinds: &Kinds<'_>) -> Vec<(Range<usize>, Hold)> {
    let mentions = recognition.mentions.iter().map(|mention| {
        let kind = found_index(mention.entity).is_none().then(|| kinds.of(mention.entity));
        let hold = match (kind, mention.form) {
            (_, Form::Pattern | Form::Pronoun) | (None, _) => Hold::Other,
            (Some(Known::State), Form::Demonym) => Hold::Demonym,
            (Some(Known::State), Form::Metonym) => Hold::Metonym,
            (Some(Known::State), _) => Hold::State,
            (Some(Known::Person), _) => Hold::Person,
            (Some(Known::Agency), _) => Hold::Agency,
            _ => Hold::Other,
        };
        (mention.span, hold)
    });
    let left_out = recognition.left_out.iter().map(|(span, _)| (*span, Hold::Open));
    let silent = recognition.silent.iter().map(|(span, why)| match why {
        Silence::Taken | Silence::Aside => (*span, Hold::Nothing),
        Silence::Unnamed => (*span, Hold::Surname),
    });
    let mut spans: Vec<(Span, Hold)> = mentions.chain(left_out).chain(silent).collect();
    spans.sort_unstable_by_key(|(span, _)| *span);
    let mut from = 0;
    let range = |(span, hold): (Span, Hold)| {
        let range = words.range_from(from, span);
        from = range.end;
        (range, hold)
    };
    spans.into_iter().map(range).filter(|(range, _)| !range.is_empty()).collect()
}

/// Whether a sentence is written as a headline: all its longer words have capitals, or nearly all its letters are.
fn is_heading(words: &Words<'_>, range: &Range<usize>) -> bool {
    let tokens = &words.tokens[range.clone()];
    let (Some(first), Some(last)) = (tokens.first(), tokens.last()) else { return true };
    let (mut cased, mut capitals, mut small, mut small_long) = (0, 0, 0, 0);
    for token in tokens.iter().filter(|token| token.case != Case::Uncased) {
        let is_small = token.case == Case::Lower;
        cased += 1;
        capitals += usize::from(matches!(token.case, Case::Upper | Case::Initial));
        small += usize::from(is_small);
        small_long += usize::from(is_small && token.span.len() > 3);
        if small_long * 4 > tokens.len() {
            return false;
        }
    }
    if capitals > 0 && capitals * 10 >= cased * 8 {
        return true;
    }
    if small_long * 4 > cased - small {
        return false;
    }
    // Names have capitals anywhere; in a headline the ordinary words have them too.
    let ordinary = |token: &&Token| {
        let class = class(token.hash);
        class.is(Class::WORD.or(Class::OPENER).or(Class::ORDINARY)) && !class.is(Class::GIVEN.or(Class::LAST))
    };
    let titled = tokens[1..].iter().filter(|token| token.case == Case::Capitalized && token.span.len() > 3);
    let long = titled.filter(ordinary).count();
    let behind = words.text[last.span.range().end..].trim_start_matches(['"', '”', '’', '\'', ')', '»', ']', ' ']);
    let ends = behind.starts_with(['.', '…', ':', ';', ',', '!', '?', '。']) || first.span == last.span;
    // A short sentence of names is one where it ends like one and says something.
    long >= 1 && small_long * 4 <= long && (!ends || small == 0 && cased > 4)
}
