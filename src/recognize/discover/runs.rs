//! Cuts the capitalized words of a text into names: titles off, long names whole.

use std::ops::Range;

use super::acronyms;
use super::beside::Beside;
use super::inside::inside;
use super::scene::{Hold, Scene};
use super::votes::Votes;
use super::{Draft, Evidence, Guess};
use crate::recognize::container::is_named_election;
use crate::recognize::lexicon::Class;
use crate::text::{Case, Join, Token};

/// Runs of more words are lists or headings.
const LONGEST: usize = 14;

/// What speaks for a kind where a noun in the name says it, and where a title stands before it.
const HEAD: i32 = 9;
const WEAK_HEAD: i32 = 5;
const TITLE: i32 = 9;

/// The names of a text, in order, without overlap.
pub(super) fn drafts(scene: &Scene<'_, '_>) -> Vec<Draft> {
    let mut finder = Finder { scene, sentence: 0, line: 0..0, drafts: Vec::new() };
    let lines = scene.words.sentences.iter().zip(&scene.headings).zip(0..);
    for ((line, heading), number) in lines {
        if !heading {
            finder.sentence(number, line.clone());
        }
    }
    finder.drafts
}

struct Finder<'s, 'w, 't> {
    scene: &'s Scene<'w, 't>,
    /// The sentence that is being read, and its tokens.
    sentence: u32,
    line: Range<usize>,
    drafts: Vec<Draft>,
}

impl Finder<'_, '_, '_> {
    fn sentence(&mut self, number: u32, line: Range<usize>) {
        (self.sentence, self.line) = (number, line);
        let mut at = self.line.start;
        while at < self.line.end {
            if self.begins_nothing(at) {
                at += 1;
                continue;
            }
            match self.run(at) {
                Some(end) => {
                    self.name(at..end);
                    at = end;
                }
                None => at += 1,
            }
        }
    }

    /// Whether no run begins at a token: most words are small, and nothing is tied to them.
    fn begins_nothing(&self, at: usize) -> bool {
        let tokens = &self.scene.words.tokens;
        let tied = |next: &Token| matches!(next.join, Join::Hyphen | Join::Apostrophe);
        matches!(tokens[at].case, Case::Lower | Case::Uncased) && !tokens.get(at + 1).is_some_and(tied)
    }

    /// The end of the run of capitalized words that begins at a token.
    fn run(&self, start: usize) -> Option<usize> {
        let (scene, tokens) = (self.scene, &self.scene.words.tokens);
        if tokens[start].case == Case::Lower {
            let next = tokens.get(start + 1).filter(|_| start + 1 < self.line.end);
            let tied = next.is_some_and(|next| matches!(next.join, Join::Hyphen | Join::Apostrophe));
            let article =
                tied && is_article(scene.words.of(start)) && scene.is_capital(start + 1) && !scene.is_firm(start + 1);
            return article.then(|| self.end_of_run(start, start + 2));
        }
        if let Some((range, hold)) = scene.hold(start).filter(|(_, hold)| hold.is_firm()) {
            let usable = range.start == start && *hold != Hold::Nothing && scene.is_capital(start);
            return Some(if usable { self.end_of_run(start, range.end) } else { range.end.max(start + 1) });
        }
        // "(R-Texas)"
        let party = tokens[start].case == Case::Initial
            && tokens.get(start + 1).is_some_and(|next| next.join == Join::Hyphen)
            && scene.words.text[..tokens[start].span.start as usize].ends_with('(');
        (!party && scene.is_capital(start)).then(|| self.end_of_run(start, start + 1))
    }

    fn end_of_run(&self, start: usize, mut end: usize) -> usize {
        while end < self.line.end {
            match self.step(start, end) {
                0 => break,
                len => end += len,
            }
        }
        end
    }

    /// How many tokens a run goes on from `end`.
    fn step(&self, start: usize, end: usize) -> usize {
        let (scene, tokens, line_end) = (self.scene, &self.scene.words.tokens, self.line.end);
        let (token, last) = (&tokens[end], end - 1);
        let tied = matches!(token.join, Join::Hyphen | Join::Apostrophe);
        if self.ends_with_owner(last) || !(tied || token.join == Join::Space) {
            return self.list_of_fields(start, end);
        }
        if let Some(len) = self.capital(end) {
            // "the Ontario-Labour alliance": what the list knows on one side of a hyphen is a name of its own.
            let apart = tied && scene.is_firm(last) != scene.is_firm(end);
            return if apart { 0 } else { len };
        }
        // Jong-un, but not Moscow-led.
        let ending = tied
            && scene.is_small(end)
            && token.span.len() <= 8
            && (!scene.is(end, Class::SUFFIX.or(Class::WORD))
                || end == start + 2 && token.span.len() <= 4 && !scene.is(end, Class::SUFFIX))
            && !scene.is_firm(end);
        if ending && !scene.is_firm(last) && matches!(tokens[last].case, Case::Capitalized | Case::Mixed) {
            return 1;
        }
        let near = || start.max(end.saturating_sub(LONGEST))..end;
        let heads = Class::AGENCY.or(Class::WEAK).or(Class::TREATY).or(Class::STATE).or(Class::EVENT).or(Class::PARTY);
        let headed = near().any(|at| scene.is(at, heads));
        let person = end == start + 2
            && scene.is(start, Class::GIVEN)
            && !scene.is(start, Class::DOUBTFUL)
            && !scene.is_firm(start);
        let last_is_head = scene.is(last, heads.or(Class::PLACE))
            && !person
            && !scene.is_firm(last)
            && end > start + usize::from(scene.is(last, Class::PLACE));
        let chained =
            headed && near().any(|at| scene.is_small(at) && scene.is(at, Class::LINK)) && !scene.is_firm(last);
        let linked = |at: usize| match scene.words.of(at) {
            "of" => last_is_head || chained || self.is_plural(last) && self.names_state(at + 1),
            "and" | "&" => headed && near().any(|at| scene.is_small(at)) && self.is_field(at + 1),
            "the" => at > end,
            "in" => last_is_head && near().any(|at| scene.words.of(at) == "for"),
            "for" | "against" | "without" => {
                last_is_head || self.is_plural(last) || self.is_slogan(start..end) && self.names_state(at + 1)
            }
            _ => last_is_head,
        };
        let inside = |at: usize| {
            let class = scene.class(at);
            let small = scene.is_small(at) || scene.words.of(at) == "&";
            small
                && !scene.is_firm(at)
                && matches!(tokens[at].join, Join::Space | Join::Hyphen)
                && (class.is(Class::PARTICLE) || class.is(Class::LINK) && linked(at))
        };
        let particles = (end..line_end.min(end + 3)).take_while(|at| inside(*at)).count();
        let next = end + particles;
        let goes_on = particles > 0
            && next < line_end
            && matches!(tokens[next].join, Join::Space | Join::Hyphen | Join::Apostrophe);
        match self.capital(next).filter(|_| goes_on) {
            Some(len) => particles + len,
            None => 0,
        }
    }

    /// How many tokens of a name stand at a capitalized one; none where no name goes on.
    fn capital(&self, at: usize) -> Option<usize> {
        let scene = self.scene;
        if at >= self.line.end || !scene.is_capital(at) {
            return None;
        }
        match scene.hold(at).filter(|(_, hold)| hold.is_firm()) {
            Some((_, Hold::Nothing)) => None,
            Some((range, _)) => (range.start == at).then_some(range.len()),
            None => Some(1),
        }
    }

    /// Whether a possessive ends the name: China's, but not People's.
    fn ends_with_owner(&self, last: usize) -> bool {
        let scene = self.scene;
        scene.words.tokens[last].possessive && (scene.is_firm(last) || !scene.is(last, Class::OWNERS))
    }

    /// Whether a word may be what a body deals with: Trade, Energy.
    fn is_field(&self, at: usize) -> bool {
        let scene = self.scene;
        at < self.line.end
            && scene.is_capital(at)
            && scene.hold(at).is_none()
            && scene.is(at, Class::FIELD.or(Class::GENERIC).or(Class::WORD))
            && !scene.is(at, Class::GIVEN.or(Class::HONORIFIC))
            && !(at + 1 < self.line.end
                && scene.is(at, Class::AGENCY.or(Class::STATE))
                && scene.words.of(at + 1) == "of")
    }

    /// Whether a word is a plural for people, with which bodies are named: Catholics for Choice.
    fn is_plural(&self, at: usize) -> bool {
        let scene = self.scene;
        let word = scene.words.of(at);
        scene.is_capital(at)
            && !scene.opens(at, &self.line)
            && word.len() > 4
            && word.ends_with('s')
            && scene.is(at, Class::WORD.or(Class::ORDINARY).or(Class::PARTY).or(Class::OPENER))
    }

    /// Whether the name of a state begins at a token.
    fn names_state(&self, at: usize) -> bool {
        let at = if at < self.line.end && self.scene.words.of(at) == "the" { at + 1 } else { at };
        at < self.line.end && self.scene.what(at) == Some(Hold::State)
    }

    /// Whether words are such as movements take for a name, inside of a sentence: New Pole for Italy, Reclaim Australia.
    fn is_slogan(&self, words: Range<usize>) -> bool {
        let scene = self.scene;
        let other = Class::TITLE
            .or(Class::ROLE)
            .or(Class::HONORIFIC)
            .or(Class::REGIME)
            .or(Class::CALENDAR)
            .or(Class::TITLE_PART);
        !words.is_empty()
            && !scene.opens(words.start, &self.line)
            && words.clone().all(|at| !scene.is_firm(at) && !scene.is_small(at) && !scene.is(at, other))
            && words
                .clone()
                .any(|at| scene.is(at, Class::WORD.or(Class::OPENER).or(Class::GENERIC).or(Class::IDEOLOGY)))
    }

    /// The tokens up to the end of "…, Trade and Energy" where the run is one of a body that deals with things.
    fn list_of_fields(&self, start: usize, end: usize) -> usize {
        let (scene, tokens) = (self.scene, &self.scene.words.tokens);
        let comma = |at: usize| tokens[at].join == Join::Comma;
        let near = start.max(end.saturating_sub(LONGEST))..end;
        let head = |at: usize| scene.is(at, Class::AGENCY.or(Class::TREATY));
        let linked = near.clone().any(|at| at + 1 < end && head(at) && scene.is(at + 1, Class::LINK));
        if !comma(end) || !linked || !self.is_field(end) || scene.is_firm(end - 1) {
            return 0;
        }
        let mut at = end;
        while at < self.line.end && at < end + 10 {
            let conjunction = matches!(scene.words.of(at), "and" | "&");
            if conjunction {
                return if self.is_field(at + 1) { at + 2 - end } else { 0 };
            }
            let joined = matches!(tokens[at].join, Join::Comma | Join::Space | Join::Hyphen);
            if !joined || !self.is_field(at) {
                return 0;
            }
            at += 1;
        }
        0
    }

    /// Makes a name of a run, or several.
    fn name(&mut self, run: Range<usize>) {
        let scene = self.scene;
        let (mut at, mut opens) = (run.start, scene.opens(run.start, &self.line));
        while at < run.end && (opens || at > run.start) && self.is_opener(at, &run) {
            opens = false;
            at += 1;
        }
        let run = self.without_small_ends(at..run.end);
        let (from, first) = (self.line.start, run.start);
        if run.clone().all(|at| scene.is_firm(at))
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
        let class = scene.class(at);
        let seen_small = scene.survey.small.contains(&scene.words.tokens[at].hash);
        let family_first = class.is(Class::FAMILY)
            && run.len() > 1
            && !scene.is(at + 1, Class::WORD.or(Class::AGENCY).or(Class::PLACE));
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
    fn divide(&mut self, run: Range<usize>, opens: bool) {
        if run.is_empty() {
            return;
        }
        if let Some(guess) = self.final_head(&run) {
            return self.headed(run, guess);
        }
        if let Some(person) = self.person_behind_head(&run) {
            self.divide(self.without_small_ends(run.start..person), opens);
            return self.divide(person..run.end, false);
        }
        if let Some(guess) = self.head_before_state(&run) {
            return self.headed(run, guess);
        }
        if let Some(title) = self.last_title(&run, opens) {
            let parts = Class::TITLE.or(Class::TITLE_PART).or(Class::FIELD).or(Class::HONORIFIC);
            let is_part = |at: &usize| self.scene.is(*at, parts) && !self.scene.is_firm(*at);
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
        (run.start + 2..run.end.saturating_sub(1)).find(|at| body(at - 1) && named(*at))
    }

    /// Where the name of a person begins that stands right behind that of a body: Democratic Party of Malta Marlene Farrugia.
    fn person_behind(&self, run: &Range<usize>) -> usize {
        let scene = self.scene;
        let begins = |at: &usize| {
            let named = scene.is(*at, Class::GIVEN) && !scene.is(*at, Class::DOUBTFUL.or(Class::WORD));
            named && at + 1 < run.end && !scene.is_small(at - 1) && !scene.is_small(*at) && !scene.is_small(at + 1)
        };
        let linked = run.clone().find(|at| scene.is_small(*at)).unwrap_or(run.start);
        (linked + 1..run.end).find(begins).unwrap_or(run.end)
    }

    /// The last title of a run: an office or rank with a capital, or a trade where a sentence begins.
    fn last_title(&self, run: &Range<usize>, opens: bool) -> Option<usize> {
        let scene = self.scene;
        let titles = Class::TITLE.or(Class::HONORIFIC);
        let trade = |at: usize| opens && at == run.start && run.len() > 2 && scene.is(at, Class::ROLE);
        // Pak Chol Min is somebody's name, Pak Harto calls somebody.
        let family = |at: usize| scene.is(at, Class::FAMILY) && run.end - at > 2;
        // Democrat Zell Miller
        let adherent = |at: usize| {
            scene.is(at, Class::ADHERENT) && run.end - at > 2 && scene.is(at + 1, Class::GIVEN.or(Class::LAST))
        };
        let office = |at: &usize| {
            !scene.is_firm(*at)
                && (adherent(*at)
                    || scene.is(*at, titles) && !scene.is_small(*at) && !family(*at)
                    || trade(*at)
                    || self.is_burmese(*at, run))
        };
        run.clone().rev().find(office)
    }

    /// "U Thant": the letter is an honorific.
    fn is_burmese(&self, at: usize, run: &Range<usize>) -> bool {
        self.scene.words.of(at) == "U"
            && at == run.start
            && run.len() > 1
            && !self.scene.words.gap_after(at).contains('.')
    }

    /// A run without what an office before it is of: Secretary of State John Smith.
    fn without_field(&self, run: Range<usize>) -> (Range<usize>, Option<usize>) {
        let scene = self.scene;
        let of =
            run.start.checked_sub(1).filter(|at| *at > self.line.start && matches!(scene.words.of(*at), "of" | "for"));
        let the = run.start.checked_sub(2).filter(|at| *at > self.line.start && scene.words.of(*at) == "of");
        let office = of.or(the).filter(|of| scene.is(of - 1, Class::TITLE.or(Class::ROLE)));
        let fields = run.clone().take_while(|at| scene.is_small(*at) || scene.is(*at, Class::FIELD)).count();
        match office {
            Some(of) if fields > 0 => (run.start + fields..run.end, Some(of - 1)),
            _ => (run, None),
        }
    }

    /// What the last word of a name says that it names.
    fn final_head(&self, run: &Range<usize>) -> Option<(Guess, i32)> {
        let scene = self.scene;
        let last = run.end - 1;
        let after_person = last > run.start && scene.what(last - 1) == Some(Hold::Person);
        if run.len() < 2 || scene.is_small(last) || scene.is_firm(last) && !self.is_longer_than_listed(run) {
            return None;
        }
        let head = head(scene.class(last))?;
        // Dorothy Day, Gary Force: a given name before it makes the noun a family name.
        let given = scene.class(run.start);
        let named = given.is(Class::GIVEN) && !given.is(Class::DOUBTFUL);
        let weak = || match head.0 {
            Guess::Agency => head.1 < HEAD,
            guess => guess != Guess::Place,
        };
        if run.len() == 2 && named && (scene.is(last, Class::LAST) || weak()) {
            return None;
        }
        // "the Trump Administration", "the Putin Government"
        let (_, points) = head;
        (!(after_person && points < HEAD) && self.says_something(run)).then_some(head)
    }

    /// What a name is that ends in a state: Socialist Party USA, Sustainable Australia.
    fn head_before_state(&self, run: &Range<usize>) -> Option<(Guess, i32)> {
        let scene = self.scene;
        let (state, Hold::State) = scene.hold(run.end - 1)? else { return None };
        let words = run.start..state.start;
        if words.is_empty() || words.clone().any(|at| scene.is_firm(at) || scene.is_small(at)) {
            return None;
        }
        let body = head(scene.class(words.end - 1)).filter(|(guess, _)| *guess == Guess::Agency);
        match body {
            Some((guess, points)) if words.len() > 1 => Some((guess, points.min(HEAD - 1))),
            _ => self.is_slogan(words).then_some((Guess::Agency, WEAK_HEAD)),
        }
    }

    /// Whether a run ends in a name of the list that says nothing by itself, and has words before it: British Columbia Conservative Party.
    fn is_longer_than_listed(&self, run: &Range<usize>) -> bool {
        let scene = self.scene;
        let Some((range, Hold::Agency)) = scene.hold(run.end - 1) else { return false };
        let plain = Class::GENERIC.or(Class::AGENCY).or(Class::PARTY).or(Class::ORDINARY).or(Class::WEAK);
        let before = run.start..range.start;
        let titles = Class::TITLE.or(Class::HONORIFIC).or(Class::TITLE_PART).or(Class::FIELD);
        !before.is_empty()
            && range.clone().all(|at| scene.is(at, plain))
            && before.clone().all(|at| !scene.is_firm(at) && !scene.is_small(at) && !scene.is(at, titles))
            && !(before.len() == 1 && scene.is(before.start, Class::OPENER))
    }

    /// What the noun with `of` or `for` behind it says.
    fn linked_head(&self, run: &Range<usize>) -> Option<(Guess, i32)> {
        let scene = self.scene;
        let linked = |at: &usize| {
            let next = *at + 1;
            next < run.end
                && !scene.is_small(*at)
                && !scene.is_firm(*at)
                && scene.is_small(next)
                && scene.is(next, Class::LINK)
        };
        // Hizb ut-Tahrir, Sparkasse Oberwiesental: in most languages the noun comes first.
        let first = scene.class(run.start);
        if first.is(Class::AGENCY) && !first.is(Class::WORD) && run.len() > 1 && !scene.is_firm(run.start) {
            return Some((Guess::Agency, HEAD - 1));
        }
        let body = |at: &usize| match scene.words.of(at + 1) {
            "for" | "against" | "without" => {
                self.is_plural(*at) || self.names_state(at + 2) && self.is_slogan(run.start..at + 1)
            }
            "of" => self.is_plural(*at) && self.names_state(at + 2),
            _ => false,
        };
        let at = run.clone().filter(linked).find(|at| head(scene.class(*at)).is_some() || body(at))?;
        if head(scene.class(at)).is_none() {
            return Some((Guess::Agency, WEAK_HEAD));
        }
        let before = scene.is(run.start, Class::PLACE_BEFORE) && run.len() > 1 && !scene.is_firm(run.start);
        let guess = head(scene.class(at)).or(before.then_some((Guess::Place, HEAD)));
        guess.filter(|_| self.says_something(run))
    }

    /// Whether a name has a word that tells it from others, or enough of those that do not: not the Foreign Ministry or the Central Committee,
    /// but the National Liberal Party.
    fn says_something(&self, run: &Range<usize>) -> bool {
        let scene = self.scene;
        let empty = Class::GENERIC
            .or(Class::TITLE)
            .or(Class::HONORIFIC)
            .or(Class::TITLE_PART)
            .or(Class::FIELD)
            .or(Class::OPENER);
        let written = |at: &usize| !scene.is_small(*at) && scene.words.tokens[*at].case != Case::Initial;
        let institution = run.clone().any(|at| scene.is(at, Class::INSTITUTION));
        run.clone()
            .filter(written)
            .any(|at| scene.is_firm(at) || !scene.is(at, empty) && head(scene.class(at)).is_none())
            || !institution && run.clone().filter(written).count() > 2
            || !institution
                && run.len() == 2
                && scene.is(run.start, Class::PARTY.or(Class::IDEOLOGY))
                && scene.is(run.end - 1, Class::IDEOLOGY.or(Class::AGENCY))
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
        // "a Chinese Company", "the Paris Talks", "the Peru Agreement": the state and an ordinary noun.
        let bare = !linked || scene.opens(run.start, &self.line);
        if !own && (points < HEAD && bare || !linked && !matches!(guess, Guess::Agency)) {
            return;
        }
        let inside = Votes::one(guess, points, Evidence::Head);
        self.push(run, inside, Votes::default(), None);
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
            let part = self.without_small_ends(at..end);
            self.candidate(part, opens && first, title.filter(|_| first), run.end);
            at = end;
        }
    }

    fn candidate(&mut self, run: Range<usize>, opens: bool, title: Option<usize>, end: usize) {
        let scene = self.scene;

        if run.is_empty() || !self.is_name(&run, title.is_some(), opens) {
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

    /// A name with the form of a company behind it: Tanashiro Seimitsu Co., Ltd.; Kestrelmoor Mining plc.
    fn with_company_form(&self, tokens: Range<usize>) -> Range<usize> {
        let scene = self.scene;
        let mut end = tokens.end;
        while end < self.line.end
            && scene.is(end, Class::COMPANY)
            && matches!(scene.words.tokens[end].join, Join::Space | Join::Comma)
            && (!scene.is_small(end) || matches!(scene.words.of(end), "plc" | "asa" | "oyj"))
            && scene.hold(end).is_none()
        {
            end += 1;
        }
        tokens.start..end
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
            let named = !opens || name || scene.survey.capital.contains(&scene.words.tokens[run.start].hash);
            let opener = class.is(Class::OPENER) || written_small(run.start) || class.is(Class::WORD) && !titled;
            long && named && (titled || !opener)
        };
        run.len() <= LONGEST && known && !shouted && run.clone().any(says)
    }
}

/// Whether a small word may begin a name: al-Assad, d'Estaing.
fn is_article(word: &str) -> bool {
    matches!(word, "al" | "el" | "van" | "von" | "de" | "d")
}

/// What a noun says that a name names, and how surely.
pub(super) fn head(class: Class) -> Option<(Guess, i32)> {
    match () {
        () if class.is(Class::TREATY) => Some((Guess::Treaty, HEAD)),
        () if class.is(Class::WEAK) => Some((Guess::Agency, WEAK_HEAD)),
        () if class.is(Class::AGENCY.or(Class::PARTY).or(Class::COMPANY)) => Some((Guess::Agency, HEAD)),
        () if class.is(Class::STATE) => Some((Guess::State, HEAD)),
        () if class.is(Class::EVENT.or(Class::THING)) => Some((Guess::Thing, HEAD)),
        () if class.is(Class::PLACE) => Some((Guess::Place, HEAD)),
        () => None,
    }
}
