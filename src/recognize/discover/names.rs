//! Cuts a run of capitalized words into names: titles off, persons parted from bodies, names of the list left out.

use std::ops::Range;

use super::acronyms;
use super::beside::Beside;
use super::heads::{HEAD, head};
use super::inside::inside;
use super::runs::{Finder, LONGEST, is_article};
use super::scene::Hold;
use super::votes::Votes;
use super::{Draft, Evidence, Guess};
use crate::recognize::container::is_named_election;
use crate::recognize::lexicon::Class;
use crate::text::{Case, Join};

/// What speaks for a person where a title stands before the name.
const TITLE: i32 = 9;

impl Finder<'_, '_, '_> {
    /// Makes a name of a run, or several.
    pub(super) fn name(&mut self, run: Range<usize>) {
        let scene = self.scene;
        let (mut at, mut opens) = (run.start, scene.opens(run.start, &self.line));
        while at < run.end && (opens || at > run.start) && self.is_opener(at, &run) {
            opens = false;
            at += 1;
        }
        // "Editor-in-Chief Arul Raj"
        if at + 1 < run.end && scene.words.of(at) == "Chief" && scene.words.tokens[at].join == Join::Hyphen {
            at += 1;
        }
        let run = self.without_letters_behind(self.without_small_ends(at..run.end));
        let (from, first) = (self.line.start, run.start);
        if run.clone().all(|at| scene.is_firm(at)) && !self.is_listed_branch(&run)
            || is_named_election(&scene.words.tokens[self.line.clone()], &(first - from..run.end - from))
        {
            return;
        }
        if run.len() == 1 && scene.words.tokens[run.start].case == Case::Upper {
            self.drafts.extend(acronyms::draft(scene, run.start, self.sentence, &self.line));
            return;
        }
        self.divide(run, opens);
    }

    /// Whether a word where a sentence begins has its capital from there.
    fn is_opener(&self, at: usize, run: &Range<usize>) -> bool {
        let scene = self.scene;
        if scene.is_firm(at) {
            return false;
        }
        if scene.is_small(at) {
            return at > run.start;
        }
        if at + 1 < run.end && self.is_second_half(at + 1) {
            return false;
        }
        let class = scene.class(at);
        let seen_small = scene.survey.small.contains(&scene.words.tokens[at].hash);
        let family_first = class.is(Class::FAMILY)
            && at + 1 < run.end
            && !scene.is(at + 1, Class::WORD.or(Class::AGENCY).or(Class::PLACE))
            && !(class.is(Class::LINK) && scene.is(at + 1, Class::TOWN));
        if family_first && !seen_small {
            return false;
        }
        if matches!(scene.words.of(at), "Will" | "May")
            && scene.words.gap_after(self.line.end - 1).trim_start().starts_with('?')
        {
            return at == run.start;
        }
        let part_of_name = Class::AGENCY.or(Class::TITLE).or(Class::TITLE_PART).or(Class::GIVEN).or(Class::HONORIFIC);
        at == run.start
            && (class.is(Class::OPENER) && !(class.is(Class::GIVEN) && run.len() > 1 && !seen_small)
                || scene.words.tokens[at].case == Case::Initial && scene.words.of(at) == "A"
                || seen_small && !class.is(part_of_name)
                || class.is(Class::WORD) && !class.is(part_of_name) && !self.is_headed(run))
    }

    fn is_headed(&self, run: &Range<usize>) -> bool {
        self.final_head(run).is_some() || self.linked_head(run).is_some()
    }

    /// A run without the seat that somebody holds in letters: the Hon. Chipoka Mulenga M.P.
    fn without_letters_behind(&self, run: Range<usize>) -> Range<usize> {
        let seat =
            matches!(self.scene.words.of(run.end.max(1) - 1), "M.P" | "M.P." | "MP" | "MLA" | "MLC" | "KC" | "QC");
        let named = run.len() > 2 && self.scene.is(run.end - 2, Class::LAST.or(Class::GIVEN)) || run.len() == 4;
        let cut = seat && named && !self.scene.is_firm(run.end - 1);
        let half = (run.start + 1..run.end).rev().take(2).find(|at| self.is_half(*at));
        run.start..half.unwrap_or(if cut { run.end - 1 } else { run.end })
    }

    /// Whether a token is the first half of what somebody is: Co-chair.
    fn is_half(&self, at: usize) -> bool {
        let words = self.scene.words;
        let tied = at + 1 < self.line.end && words.tokens[at + 1].join == Join::Hyphen && self.scene.is_small(at + 1);
        tied && words.of(at) == "Co"
    }

    fn without_small_ends(&self, run: Range<usize>) -> Range<usize> {
        let scene = self.scene;
        let article = |at: usize| is_article(scene.words.of(at));
        let starts = |at: &usize| !scene.is_small(*at) || article(*at) || scene.is_firm(*at);
        let start = run.clone().find(starts).unwrap_or(run.end);
        let tied = |at: usize| scene.words.tokens[at].join == Join::Hyphen || scene.is_firm(at);
        let end = run.clone().rev().find(|at| !scene.is_small(*at) || tied(*at)).map_or(start, |at| at + 1);
        start..end.max(start)
    }

    /// Makes a name of a run that may have titles in it.
    pub(super) fn divide(&mut self, run: Range<usize>, opens: bool) {
        if run.is_empty() {
            return;
        }
        if let Some(guess) = self.final_head(&run) {
            return self.headed(run.clone(), self.governing_head(&run, guess));
        }
        if let Some(person) = self.person_behind_head(&run) {
            self.divide(self.without_small_ends(run.start..person), opens);
            return self.divide(person..run.end, false);
        }
        if let Some(guess) = self.head_before_state(&run) {
            return self.headed(run, guess);
        }
        if let Some(title) = self.last_title(&run, opens) {
            if let Some(guess) = self.head_of_officers(&run, title) {
                return self.headed(run, guess);
            }
            if self.is_called_a_work(run.start) {
                return self.push(run, Votes::one(Guess::Thing, HEAD, Evidence::Noun), Votes::default(), None);
            }
            let parts = Class::TITLE.or(Class::TITLE_PART).or(Class::FIELD).or(Class::HONORIFIC);
            // "OSCE Minsk Group Co-Chair": what a hyphen ties to the title is part of it.
            let tied = |at: usize| self.scene.words.tokens[at + 1].join == Join::Hyphen;
            let is_part = |at: &usize| (self.scene.is(*at, parts) || tied(*at)) && !self.scene.is_firm(*at);
            let before = (run.start..title).rev().take_while(is_part).count();
            let named = run.start..title - before;
            let given = |at: usize| self.scene.is(at, Class::GIVEN);
            if title + 1 == run.end && named.clone().any(given) {
                return self.headless(run, opens, None);
            }
            self.divide(self.without_small_ends(named), opens);
            let person = self.without_small_ends(title + 1..run.end);
            return self.headless(person, false, Some(title));
        }
        if let Some(guess) = self.linked_head(&run) {
            let person = self.person_behind(&run);
            self.headed(self.without_small_ends(run.start..person), guess);
            return if person < run.end {
                self.headless(person..run.end, false, None);
            };
        }
        let (run, title) = self.without_field(run);
        self.headless(run, opens, title);
    }

    /// Where the name of a person begins that stands right behind the noun of a body: Maine Democratic Party John Baldacci.
    fn person_behind_head(&self, run: &Range<usize>) -> Option<usize> {
        let scene = self.scene;
        let body = |at: usize| {
            scene.is(at, Class::AGENCY.or(Class::COMPANY))
                && !scene.is(at, Class::GIVEN.or(Class::LAST))
                && !scene.is_small(at)
        };
        let named = |at: usize| {
            let class = scene.class(at);
            class.is(Class::GIVEN)
                && !class.is(Class::DOUBTFUL.or(Class::WORD))
                && !scene.is_firm(at)
                && !scene.is_small(at + 1)
        };
        let behind =
            |at: &usize| body(at - 1) && (*at + 1 < run.end && named(*at) || self.is_behind_initials(*at, run));
        (run.start + 2..run.end).find(behind)
    }

    /// Where the name of a person begins that stands right behind that of a body: Democratic Party of Malta Marlene Farrugia.
    fn person_behind(&self, run: &Range<usize>) -> usize {
        let scene = self.scene;
        let begins = |at: &usize| {
            let named = scene.is(*at, Class::GIVEN) && !scene.is(*at, Class::DOUBTFUL.or(Class::WORD));
            named && at + 1 < run.end && !scene.is_small(at - 1) && !scene.is_small(*at) && !scene.is_small(at + 1)
        };
        // "Escuela Enrique Olmedanes": the name of the body itself.
        let linked = run.clone().find(|at| scene.is_small(*at)).unwrap_or(run.start + 1);
        let initials = |at: &usize| !scene.is_small(at - 1) && self.is_behind_initials(*at, run);
        let listed = |at: &usize| !scene.is_small(at - 1) && scene.what(*at) == Some(Hold::Person);
        (linked + 1..run.end).find(|at| begins(at) || initials(at) || listed(at)).unwrap_or(run.end)
    }

    /// "D.Tsogtbaatar", "Ts.Tsolmon", "L. Bold": whether the first letters of a name begin at a token, and the name is the last of the run.
    fn is_behind_initials(&self, at: usize, run: &Range<usize>) -> bool {
        let (scene, words) = (self.scene, self.scene.words);
        let glued = || {
            let word = words.of(at);
            at + 1 == run.end && word.trim_end_matches('.').contains('.') && word.ends_with(char::is_lowercase)
        };
        let parted = || {
            let short = words.of(at).trim_end_matches('.').chars().count() <= 2;
            let dotted = words.of(at).ends_with('.') || words.gap_after(at).starts_with('.');
            at + 2 == run.end && short && dotted && scene.words.tokens[at + 1].case == Case::Capitalized
        };
        !scene.is_firm(at) && !scene.is_small(at) && (glued() || parted())
    }

    /// Adds a name with a noun that says what it names.
    fn headed(&mut self, run: Range<usize>, (guess, points): (Guess, i32)) {
        let scene = self.scene;
        let run = match guess {
            Guess::Treaty => self.with_year(run),
            _ => run,
        };
        let own = run.clone().any(|at| {
            !scene.is_firm(at)
                && !scene.is_small(at)
                && !scene.is(at, Class::GENERIC.or(Class::OPENER))
                && head(scene.class(at)).is_none()
        });
        let linked = run.clone().any(|at| scene.is_small(at) && scene.is(at, Class::LINK));
        // "the Museum Workers' League"
        let owners = run.len() > 2
            && run.clone().any(|at| scene.is(at, Class::OWNERS) && self.is_genitive(at))
            && !run.clone().any(|at| scene.is(at, Class::INSTITUTION));
        // "a Chinese Company", "the Paris Talks", "the Peru Agreement": the state and an ordinary noun.
        let bare = !linked || scene.opens(run.start, &self.line);
        if guess == Guess::Treaty && self.is_of_machines(&run) || points < HEAD && self.is_span_of_time(&run) {
            return;
        }
        let owners = owners || self.is_political(&run) || self.is_listed_branch(&run);
        if !own && !owners && (points < HEAD && bare || !linked && !matches!(guess, Guess::Agency)) {
            return;
        }
        let inside = Votes::one(guess, points, Evidence::Head);
        self.push(run, inside, Votes::default(), None);
    }

    /// "People's", "Workers'"
    fn is_genitive(&self, at: usize) -> bool {
        let words = self.scene.words;
        words.tokens[at].possessive || words.gap_after(at).starts_with(['\'', '’'])
    }

    fn with_year(&self, run: Range<usize>) -> Range<usize> {
        let words = self.scene.words;
        let year = run.start.checked_sub(1).filter(|at| *at >= self.line.start);
        let is_year = |at: &usize| {
            let word = words.of(*at);
            words.tokens[run.start].join == Join::Space
                && word.len() == 4
                && word.parse::<u16>().is_ok_and(|year| year / 100 <= 20 && year / 100 >= 16)
        };
        year.filter(is_year).map_or(run.clone(), |year| year..run.end)
    }

    /// Adds the names of a run in which no noun says what it names, those of the list left out.
    fn headless(&mut self, run: Range<usize>, opens: bool, title: Option<usize>) {
        let scene = self.scene;
        let mut at = run.start;
        while at < run.end {
            if scene.is_firm(at) {
                at = scene.hold(at).map_or(at + 1, |(range, _)| range.end);
                continue;
            }
            let end = (at..run.end).find(|at| scene.is_firm(*at)).unwrap_or(run.end);
            let first = at == run.start;
            // "Minister of Trade of Rwanda Aloys Kamanzira"
            let titled = first
                || scene.what(run.start) == Some(Hold::State)
                    && scene.hold(run.start).is_some_and(|(state, _)| state.end == at);
            let part = self.without_small_ends(at..end);
            self.candidate(part, opens && first, title.filter(|_| titled), run.end);
            at = end;
        }
    }

    fn candidate(&mut self, run: Range<usize>, opens: bool, title: Option<usize>, end: usize) {
        let scene = self.scene;
        if run.is_empty()
            || !self.is_name(&run, title.is_some(), opens)
            || title.is_some() && self.is_of_words(&run)
            || self.is_ruler(&run)
            || self.is_counted(&run)
            || self.is_portfolio(run.start) && self.is_of_words(&run)
        {
            return;
        }
        // A given name before a name of the list: both name one person.
        let before_listed = run.end < end && scene.what(run.end) == Some(Hold::Person);
        if before_listed {
            return;
        }
        let inside = inside(scene, &run);
        let mut beside = Beside::new(scene, &run, &self.line).votes();
        if title.is_some() {
            beside.add(Guess::Person, TITLE, Evidence::Title);
        }
        self.push(run, inside, beside, title);
    }

    fn push(&mut self, tokens: Range<usize>, inside: Votes, beside: Votes, title: Option<usize>) {
        let tokens = self.with_company_form(tokens);
        self.drafts.push(Draft { tokens, sentence: self.sentence, inside, beside, acronym: false, title });
    }

    /// A name with the form of a company behind it: Tanashiro Seimitsu Co., Ltd.; Kestrelmoor Mining plc. The Co of a Co-chair is none.
    fn with_company_form(&self, tokens: Range<usize>) -> Range<usize> {
        let scene = self.scene;
        let mut end = tokens.end;
        while end < self.line.end
            && scene.is(end, Class::COMPANY)
            && !self.is_half(end)
            && (matches!(scene.words.tokens[end].join, Join::Space | Join::Comma)
                || scene.words.gap_after(end - 1).trim_end() == ".,")
            && (!scene.is_small(end) || matches!(scene.words.of(end), "plc" | "asa" | "oyj"))
            && scene.hold(end).is_none()
        {
            end += 1;
        }
        tokens.start..end
    }

    /// "Sutrisnowati, who lost her house": an unknown word where a sentence begins, of which somebody is told.
    fn is_told_of(&self, run: &Range<usize>) -> bool {
        let (scene, next) = (self.scene, run.end);
        let word = scene.words.of(run.start);
        next + 1 < self.line.end
            && scene.words.tokens[next].join == Join::Comma
            && scene.words.of(next) == "who"
            && scene.class(run.start) == Class::default()
            && word.len() > 4
            && !word.ends_with('s')
    }

    fn is_name(&self, run: &Range<usize>, titled: bool, opens: bool) -> bool {
        let scene = self.scene;
        let empty = Class::GENERIC
            .or(Class::ORDINARY)
            .or(Class::TITLE)
            .or(Class::HONORIFIC)
            .or(Class::TITLE_PART)
            .or(Class::FIELD)
            .or(Class::ABBREVIATION);
        let says = |at: usize| {
            let class = scene.class(at);
            let ordinary = run.len() == 1
                && class.is(Class::AGENCY.or(Class::TREATY).or(Class::PLACE).or(Class::EVENT).or(Class::THING));
            let named = class.is(Class::GIVEN.or(Class::LAST)) && !class.is(Class::DOUBTFUL) && run.len() > 1
                || class.is(Class::PARTY) && !opens;
            !scene.is_small(at)
                && scene.words.tokens[at].case != Case::Initial
                && (named || !class.is(empty) && !ordinary)
        };
        let written_small = |at: usize| scene.survey.small.contains(&scene.words.tokens[at].hash);
        let shouted = run.clone().all(|at| matches!(scene.words.tokens[at].case, Case::Upper | Case::Initial));
        let known = run.len() > 1 || {
            let long = scene.words.of(run.start).chars().nth(1).is_some();
            let class = scene.class(run.start);
            let name = class.is(Class::LAST.or(Class::GIVEN)) && !class.is(Class::DOUBTFUL);
            let named = !opens
                || name
                || scene.what(run.start) == Some(Hold::Surname)
                || self.is_told_of(run)
                || scene.survey.capital.contains(&scene.words.tokens[run.start].hash);
            let opener = class.is(Class::OPENER) || written_small(run.start) || class.is(Class::WORD) && !titled;
            long && named && (titled || !opener)
        };
        run.len() <= LONGEST && known && !shouted && run.clone().any(says)
    }
}
