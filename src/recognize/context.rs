//! Tells the parts of a text in which names are no actors: datelines, bylines, credits, quoted titles,
//! reports of matches.

use std::ops::Range;

use super::discover::is_exchange;
use super::lexicon::{Class, class};
use super::sport::Matches;
use super::{Mention, Recognition, Silence, found_index};
use crate::gazetteer::{Form, Kinds, Known};
use crate::text::token::hash_folded;
use crate::text::{Case, Join, Sentence, Span, Token, Words};

/// The stretches of a text whose names are no actors. The stretches of a list are in order and do not overlap.
#[derive(Default)]
pub(super) struct Settings {
    /// Where and by whom it was written: no name counts.
    credits: Vec<Span>,
    /// Quoted titles of works: no name counts.
    works: Vec<Span>,
    /// Reports of matches: the states are teams.
    matches: Vec<Span>,
}

impl Settings {
    pub(super) fn read(words: &Words<'_>, sentences: &[Sentence]) -> Self {
        let mut settings = Self::default();
        let matches = Matches::read(words);
        let (mut paragraph, mut reports) = (None, false);
        for (number, line) in words.sentences.iter().enumerate() {
            let begins = paragraph.replace(sentences[number].paragraph) != Some(sentences[number].paragraph);
            if line.is_empty() {
                continue;
            }
            if is_credit(words, line, begins) {
                settings.credits.push(words.span(line));
                continue;
            }
            let dateline = begins.then(|| dateline(words, line)).flatten();
            settings.credits.extend(dateline.map(|end| words.span(&(line.start..end))));
            let teams = matches.teams(words, line, reports && !begins);
            reports = teams.as_ref() == Some(line);
            settings.matches.extend(teams.map(|teams| words.span(&teams)));
            add_tickers(words, number, &mut settings.credits);
            add_works(words, &(dateline.unwrap_or(line.start)..line.end), &mut settings.works);
        }
        settings
    }

    /// Takes out what stands where names are no actors.
    pub(super) fn silence(mut self, kinds: &Kinds<'_>, recognition: &mut Recognition) {
        if self.credits.is_empty() && self.works.is_empty() && self.matches.is_empty() {
            return;
        }
        // A name of the list in quotation marks is that name.
        self.works.retain(|work| recognition.mention_at(*work).is_none());
        let Recognition { mentions, left_out, silent, .. } = recognition;
        let is_aside = |span: Span| overlaps(&self.credits, span) || overlaps(&self.works, span);
        let is_team = |mention: &Mention| {
            let state = found_index(mention.entity).is_none() && kinds.of(mention.entity) == Known::State;
            state && mention.form != Form::Metonym && overlaps(&self.matches, mention.span)
        };
        mentions.retain(|mention| {
            let aside = is_aside(mention.span);
            let team = !aside && is_team(mention);
            if team {
                silent.push((mention.span, Silence::Aside));
            }
            !aside && !team
        });
        left_out.retain(|(span, _)| !is_aside(*span));
        silent.retain(|(span, _)| !is_aside(*span));
        silent.extend(self.credits.iter().chain(&self.works).map(|span| (*span, Silence::Aside)));
        silent.sort_unstable();
    }
}

/// Whether one of the stretches, in order and without overlap, has a part of the span.
fn overlaps(stretches: &[Span], span: Span) -> bool {
    let after = stretches.partition_point(|stretch| stretch.start < span.end);
    after.checked_sub(1).is_some_and(|last| stretches[last].overlaps(span))
}

/// How many tokens a dateline may have.
const LONGEST_DATELINE: usize = 14;

/// The end of "SEOUL, May 1 (Yonhap) --" at the beginning of a paragraph: a place in capitals, or a date and a source, before a dash.
fn dateline(words: &Words<'_>, line: &Range<usize>) -> Option<usize> {
    let reach = line.start..line.end.min(line.start + LONGEST_DATELINE);
    let end = reach.clone().find(|at| is_dash(words.gap_after(*at)))? + 1;
    let inside = &words.tokens[line.start..end];
    let small =
        |token: &Token| token.case == Case::Lower && !matches!(token.span.of(words.text), "de" | "la" | "al" | "of");
    // "UNITA – the National Union … – has": an aside and no report.
    let explained = words.tokens.get(end).is_some_and(|next| next.case == Case::Lower);
    if end >= line.end || explained || inside.iter().any(small) {
        return None;
    }
    let place = inside[0].case == Case::Upper && !all_upper(words, line);
    let date = |token: &Token| token.case == Case::Uncased || class(token.hash).is(Class::CALENDAR);
    let bracket = |token: &Token| words.text[..token.span.start as usize].ends_with('(');
    let source = inside.iter().any(bracket) && (inside.iter().any(date) || inside.len() <= 4);
    (place || source).then_some(end)
}

/// Whether a dash parts the words.
fn is_dash(gap: &str) -> bool {
    gap.len() > 1
        && (gap.contains(' ') && (gap.contains(['—', '–', '―']) || gap.contains(" - "))
            || gap.starts_with(')') && gap.contains(['—', '–'])
            || gap.contains("--"))
}

fn all_upper(words: &Words<'_>, line: &Range<usize>) -> bool {
    words.tokens[line.clone()].iter().all(|token| matches!(token.case, Case::Upper | Case::Uncased | Case::Initial))
}

/// "By Anna Smith", "Reporting by …", "Photo: Reuters", "Source: Xinhua", "Jane Doe is a correspondent for …".
fn is_credit(words: &Words<'_>, line: &Range<usize>, begins: bool) -> bool {
    let word = |at: usize| words.of(line.start + at);
    let len = line.len();
    let first = word(0);
    let gap = words.gap_after(line.start);
    let colon = gap.starts_with(':');
    let capital = |at: usize| {
        at < len
            && matches!(
                words.tokens[line.start + at].case,
                Case::Capitalized | Case::Upper | Case::Mixed | Case::Initial
            )
    };
    let ends = || words.gap_after(line.end - 1).trim_start().starts_with('.');
    match first {
        "by" | "By" | "BY" if begins && len <= 12 && capital(1) => {
            !ends() || line.clone().all(|at| at == line.start || !is_verb_like(words, at))
        }
        "Reporting" | "Editing" | "Writing" | "Edited" | "Reported" | "Written" | "Compiled" if len > 2 => {
            capital(2) && word(1) == "by"
        }
        "Additional" if len > 3 => word(1) == "reporting" && word(2) == "by",
        "PHOTO" | "Photo" | "Photos" | "Photograph" | "Image" | "Images" | "Credit" | "Source" | "Sources"
        | "Picture" | "Video" | "Caption" | "Photographer" | "Related" => colon,
        "Read" | "READ" | "See" if len > 2 => {
            matches!(word(1), "more" | "also" | "MORE" | "ALSO") && words.gap_after(line.start + 1).starts_with(':')
        }
        "Staff" | "With" | "Contributor" if len <= 14 => line.clone().any(|at| words.tokens[at].hash == CONTRIBUTED),
        _ => is_authors_note(words, line),
    }
}

const CONTRIBUTED: u64 = hash_folded("contributed");
const IS: u64 = hash_folded("is");

/// "Jane Doe is a correspondent for Reuters in Nairobi", "… contributed to this report".
fn is_authors_note(words: &Words<'_>, line: &Range<usize>) -> bool {
    let start = line.start.max(line.end.saturating_sub(8));
    if let Some(at) = (start..line.end).find(|at| words.tokens[*at].hash == CONTRIBUTED) {
        let to = words.of((at + 1).min(line.end - 1));
        let report = |at: usize| matches!(words.of(at), "report" | "reporting" | "article" | "story");
        return matches!(to, "to" | "reporting") && line.clone().any(report);
    }
    let Some(at) = (line.start..line.end.min(line.start + 5)).find(|at| words.tokens[*at].hash == IS) else {
        return false;
    };
    let trade = |at: &usize| matches!(words.of(*at), "correspondent" | "reporter" | "columnist" | "contributor");
    let noun = (at + 1..line.end.min(at + 6)).find(trade);
    noun.is_some_and(|noun| noun + 1 < line.end && matches!(words.of(noun + 1), "for" | "at" | "based" | "in"))
}

fn is_verb_like(words: &Words<'_>, at: usize) -> bool {
    class(words.tokens[at].hash).is(Class::SPEECH.or(Class::PERSONAL).or(Class::ACTS))
}

/// What stands behind a stock exchange in brackets: DRC in "(NYSE: DRC)".
fn add_tickers(words: &Words<'_>, sentence: usize, tickers: &mut Vec<Span>) {
    let start = words.sentences[sentence].start;
    for &at in words.marked(sentence) {
        let letters = words.tokens[at].join == Join::Hard && words.tokens[at].case == Case::Upper;
        if letters && at > start && words.gap_after(at - 1).starts_with(':') && is_exchange(words.of(at - 1)) {
            tickers.push(words.tokens[at].span);
        }
    }
}

/// Quoted titles: capitalized words in quotation marks, three or more, with an ordinary word among them.
fn add_works(words: &Words<'_>, line: &Range<usize>, titles: &mut Vec<Span>) {
    let tokens = &words.tokens;
    let start = tokens[line.start].span.start as usize;
    let before = words.text[..start].chars().next_back();
    let mut open = before.is_some_and(is_quote).then_some(line.start);
    // A quotation mark parts words for good.
    for at in line.clone().filter(|at| at + 1 == line.end || tokens[at + 1].join == Join::Hard) {
        let gap = words.gap_after(at);
        if !gap.contains(is_quote) {
            continue;
        }
        match open.take() {
            Some(first) if is_title(words, &(first..at + 1), gap) => titles.push(words.span(&(first..at + 1))),
            Some(_) if !gap.chars().rev().take_while(|c| !c.is_whitespace()).any(is_quote) => {}
            _ => open = Some(at + 1).filter(|at| *at < line.end),
        }
    }
}

fn is_quote(c: char) -> bool {
    matches!(c, '"' | '“' | '”' | '„' | '«' | '»')
}

fn is_title(words: &Words<'_>, range: &Range<usize>, gap: &str) -> bool {
    let tokens = &words.tokens[range.clone()];
    let long = tokens.iter().filter(|token| token.case != Case::Uncased && token.span.len() > 3);
    let capital = |token: &&Token| token.case != Case::Lower;
    let plain = tokens
        .iter()
        .filter(|token| {
            class(token.hash).is(Class::WORD
                .or(Class::OPENER)
                .or(Class::ORDINARY)
                .or(Class::GENERIC)
                .or(Class::LINK)
                .or(Class::TITLE))
        })
        .count();
    let speech = gap.starts_with(',') || tokens[tokens.len() - 1].possessive;
    (2..=9).contains(&tokens.len())
        && !speech
        && tokens[0].case != Case::Lower
        && plain > 0
        && long.clone().count() > 0
        && long.clone().all(|token| capital(&token))
        && tokens.iter().filter(capital).count() > 1
        && !tokens.iter().skip(1).any(|token| matches!(token.join, Join::Hard))
}
