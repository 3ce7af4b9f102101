//! Finds the runs of capitalized words in a text, with the small words that names hold.

use std::ops::Range;

use super::Draft;
use super::scene::{Hold, Scene};
use crate::recognize::lexicon::Class;
use crate::recognize::nicknames::nickname;
use crate::text::{Case, Join};

/// Runs of more words are lists or headings.
pub(super) const LONGEST: usize = 14;

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

/// Reads sentence by sentence.
pub(super) struct Finder<'s, 'w, 't> {
    pub(super) scene: &'s Scene<'w, 't>,
    /// The sentence that is being read, and its tokens.
    pub(super) sentence: u32,
    pub(super) line: Range<usize>,
    pub(super) drafts: Vec<Draft>,
}

impl Finder<'_, '_, '_> {
    fn sentence(&mut self, number: u32, line: Range<usize>) {
        (self.sentence, self.line) = (number, line);
        let mut behind = 0;
        for &at in self.scene.words.marked(number as usize) {
            if at >= behind
                && let Some(end) = self.run(at)
            {
                self.name(at..end);
                behind = end;
            }
        }
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
        // José “Pepe” Quirolga
        let hyphenated = end == start + 2 && tokens[last].join == Join::Hyphen;
        let given = (end == start + 1 || hyphenated) && self.is_given_name(start);
        if given
            && let Some(len) = nickname(scene.words, end)
            && end + len < line_end
            && !scene.is_firm(end + len)
        {
            return len + 1;
        }
        if self.ends_with_owner(last) || !(tied || token.join == Join::Space) {
            if self.is_glued(end) {
                return 1;
            }
            return self.list_of_fields(start, end);
        }
        if let Some(len) = self.title_of_treaty(start, end) {
            return len;
        }
        if let Some(len) = self.capital(end) {
            // "the Ontario-Labour alliance": what the list knows on one side of a hyphen is a name of its own.
            let apart = tied && scene.is_firm(last) != scene.is_firm(end) && !(end > start + 1 && self.is_branch(end));
            return if apart { 0 } else { len };
        }
        if self.is_ending(start, end) {
            return 1;
        }
        let inside = |at: usize| {
            let class = scene.class(at);
            let small = scene.is_small(at) || scene.words.of(at) == "&";
            small
                && !scene.is_firm(at)
                && matches!(tokens[at].join, Join::Space | Join::Hyphen)
                && (class.is(Class::PARTICLE)
                    || class.is(Class::LINK) && self.is_linked(at, start, end)
                    || self.joins_surnames(start, at))
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

    /// Whether a small word at `at` goes on the run from `start` to `end`: the Ministry of Trade, Catholics for Choice.
    fn is_linked(&self, at: usize, start: usize, end: usize) -> bool {
        let (scene, last) = (self.scene, end - 1);
        let near = || start.max(end.saturating_sub(LONGEST))..end;
        let heads = Class::AGENCY.or(Class::WEAK).or(Class::TREATY).or(Class::STATE).or(Class::EVENT).or(Class::PARTY);
        let headed = near().any(|at| scene.is(at, heads));
        let person = end == start + 2 && self.is_given_name(start);
        let last_is_head = scene.is(last, heads.or(Class::PLACE))
            && !person
            && !scene.is_firm(last)
            && end > start + usize::from(scene.is(last, Class::PLACE));
        let chained =
            headed && near().any(|at| scene.is_small(at) && scene.is(at, Class::LINK)) && !scene.is_firm(last);
        match scene.words.of(at) {
            "of" if self.is_passing_government(start..end) => self.names_state(at + 1),
            "of" if self.is_of_officers(last) => false,
            "of" if scene.words.of(last) == "Presidency" && self.names_body(at + 1) => false,
            "of" => {
                last_is_head
                    || end == start + 1 && self.is_called_after_place(start, at)
                    || chained
                    || self.is_municipality(last)
                    || self.is_plural(last) && self.names_state(at + 1)
            }
            "&" => !scene.is_firm(last),
            "and" => {
                headed && near().any(|at| scene.is_small(at)) && self.is_field(at + 1)
                    || self.joins_owners(start, at)
                    || self.joins_fields(start, at)
            }
            "the" => at > end,
            "to" => last_is_head && !scene.is(last, Class::PARTY) && scene.words.of(last) != "Party",
            "in" => last_is_head && near().any(|at| scene.words.of(at) == "for"),
            // "a Member of Parliament for Wexmoor"
            "for" if scene.words.of(last) == "Parliament" => false,
            "for" | "against" | "without" => {
                last_is_head || self.is_plural(last) || self.is_slogan(start..end) && self.names_state(at + 1)
            }
            _ => last_is_head,
        }
    }

    /// "the Kurdish Democratic Party-Lebanon": a state behind the noun of a body.
    fn is_branch(&self, state: usize) -> bool {
        let (scene, next) = (self.scene, state + 1);
        let goes_on = next < self.line.end && scene.words.tokens[next].join == Join::Hyphen;
        scene.words.of(state - 1) == "Party" && self.names_state(state) && !goes_on
    }

    /// Locker-Lampson: the second of two surnames.
    pub(super) fn is_second_half(&self, at: usize) -> bool {
        let scene = self.scene;
        scene.words.tokens[at].join == Join::Hyphen && scene.is_capital(at) && scene.is(at, Class::LAST)
    }

    /// Catherine of Braganza: a given name, and what no list has as a name or a noun.
    fn is_called_after_place(&self, given: usize, of: usize) -> bool {
        let (scene, place) = (self.scene, of + 1);
        let other = Class::AGENCY.or(Class::TITLE).or(Class::TITLE_PART).or(Class::WORD).or(Class::GENERIC);
        place < self.line.end
            && self.is_given_name(given)
            && !(scene.is(given, Class::LAST) && scene.is(place, Class::TOWN))
            && scene.is_capital(place)
            && !scene.is_firm(place)
            && !scene.is(place, other)
    }

    /// Whether a small word is tied to the name before it: Jong-un, Ng'ang'a, but not Moscow-led or Mizushimaru-san.
    fn is_ending(&self, start: usize, end: usize) -> bool {
        let (scene, tokens, last) = (self.scene, &self.scene.words.tokens, end - 1);
        let (join, len) = (tokens[end].join, tokens[end].span.len());
        if !matches!(join, Join::Hyphen | Join::Apostrophe)
            || !scene.is_small(end)
            || scene.is_firm(last)
            || scene.is_firm(end)
        {
            return false;
        }
        if join == Join::Apostrophe && tokens[last].join == Join::Apostrophe && scene.is_small(last) {
            return len <= 4;
        }
        if matches!(scene.words.of(last), "Co") && scene.words.of(end) == "operative" {
            return true;
        }
        let long = end == start + 1 || tokens[last].span.len() > 5;
        len <= 8
            && (!scene.is(end, Class::SUFFIX.or(Class::WORD)) || end == start + 2 && len <= 4)
            && !scene.is(end, Class::SUFFIX)
            && !(join == Join::Hyphen && long && is_japanese_address(scene.words.of(end)))
            && matches!(tokens[last].case, Case::Capitalized | Case::Mixed)
    }

    /// Whether "e" stands between two surnames of one person: João da Fonseca e Silveirinha.
    fn joins_surnames(&self, start: usize, at: usize) -> bool {
        let scene = self.scene;
        let portuguese = |at: usize| matches!(scene.words.of(at), "da" | "do" | "das" | "dos");
        scene.words.of(at) == "e"
            && at + 1 < self.line.end
            && (start..at).any(portuguese)
            && (!scene.is(at + 1, Class::GIVEN) || scene.is(at + 1, Class::LAST) && !self.is_named_on(at + 2))
    }

    /// Whether a name goes on at a token, with another capital or a particle.
    fn is_named_on(&self, at: usize) -> bool {
        let scene = self.scene;
        at < self.line.end
            && scene.words.tokens[at].join == Join::Space
            && (scene.is_capital(at) || scene.is_small(at) && scene.is(at, Class::PARTICLE))
    }

    /// "Ts.Elbegdorj": whether nothing but a full stop parts a token from the two letters before it.
    fn is_glued(&self, at: usize) -> bool {
        let (words, tokens) = (self.scene.words, &self.scene.words.tokens);
        tokens[at].join == Join::Hard
            && tokens[at - 1].span.len() == 2
            && tokens[at - 1].case == Case::Capitalized
            && tokens[at].case == Case::Capitalized
            && words.gap_after(at - 1) == "."
            && !self.scene.is_firm(at)
    }

    fn is_given_name(&self, at: usize) -> bool {
        let class = self.scene.class(at);
        class.is(Class::GIVEN) && !class.is(Class::DOUBTFUL) && !self.scene.is_firm(at)
    }

    /// How many tokens of a name stand at a capitalized one; none where no name goes on.
    fn capital(&self, at: usize) -> Option<usize> {
        let scene = self.scene;
        if at >= self.line.end || !scene.is_capital(at) || self.begins_sentence(at) {
            return None;
        }
        match scene.hold(at).filter(|(_, hold)| hold.is_firm()) {
            Some((_, Hold::Nothing)) => None,
            Some((range, _)) => (range.start == at).then_some(range.len()),
            None => Some(1),
        }
    }

    /// Whether a preposition with a capital begins a sentence behind a heading without a stop: "Regina Quell In the north".
    fn begins_sentence(&self, at: usize) -> bool {
        let (words, next) = (self.scene.words, at + 1);
        matches!(words.of(at), "In" | "On" | "At" | "By" | "For" | "From" | "With" | "After" | "During")
            && next < self.line.end
            && words.tokens[next].join == Join::Space
            && matches!(words.of(next), "the" | "a" | "an" | "its" | "his" | "her" | "their")
    }

    /// How many tokens go on the title of a treaty from a small word of it, with the first name or word behind: "between France and Chad",
    /// "across the Khyber", "in the Gulf of X". None where the word is none of such a title.
    fn title_of_treaty(&self, start: usize, end: usize) -> Option<usize> {
        let scene = self.scene;
        if !scene.is_small(end) {
            return None;
        }
        let word = scene.words.of(end);
        let near = start.max(end.saturating_sub(LONGEST))..end;
        let of_parties = || near.clone().any(|at| scene.words.of(at) == "between");
        if !matches!(word, "between" | "across" | "in" | "and" | "on") || word == "and" && !of_parties() {
            return None;
        }
        let head =
            near.clone().find(|at| scene.is(*at, Class::TREATY) && !scene.is_small(*at) && !scene.is_firm(*at))?;
        let titled = head + 1 < end && scene.is_small(head + 1) && scene.is(head + 1, Class::LINK);
        let parties = head + 1 == end || of_parties();
        let the = usize::from(end + 1 < self.line.end && scene.words.of(end + 1) == "the");
        let next = end + 1 + the;
        let len =
            self.capital(next).filter(|_| (end + 1..=next).all(|at| scene.words.tokens[at].join == Join::Space))?;
        let follows = match word {
            "between" => self.are_parties(next, next + len) && !(parties && scene.opens(head, &self.line)),
            "and" => self.names_state(next),
            "on" => parties && head + 1 < end && !scene.is_firm(next),
            "across" => titled && the == 1,
            _ => titled && the == 1 && scene.is(next, Class::PLACE) && self.is_of(next + 1),
        };
        follows.then_some(1 + the + len)
    }

    /// Whether two states stand with "and" between them, the first of them in these tokens.
    fn are_parties(&self, first: usize, end: usize) -> bool {
        let and = end < self.line.end && self.scene.words.of(end) == "and";
        and && self.names_state(first) && self.names_state(end + 1)
    }

    fn is_of(&self, at: usize) -> bool {
        at < self.line.end && self.scene.words.of(at) == "of"
    }

    /// Whether a possessive ends the name: China's, but not People's, nor Sheriff's before Office.
    fn ends_with_owner(&self, last: usize) -> bool {
        let scene = self.scene;
        scene.words.tokens[last].possessive
            && (scene.is_firm(last) || !scene.is(last, Class::OWNERS) && !self.has_office(last))
    }

    /// "the Wexmoor County Sheriff's Office": what an official has is a body.
    fn has_office(&self, official: usize) -> bool {
        let (scene, next) = (self.scene, official + 1);
        scene.is(official, Class::TITLE)
            && next < self.line.end
            && scene.words.tokens[next].join == Join::Space
            && scene.is_capital(next)
            && scene.is(next, Class::INSTITUTION)
    }
}

/// Whether a word behind a hyphen is what Japanese call each other by.
fn is_japanese_address(word: &str) -> bool {
    matches!(word, "san" | "sama" | "kun" | "chan" | "sensei")
}

/// Whether a small word may begin a name: al-Assad, d'Estaing.
pub(super) fn is_article(word: &str) -> bool {
    matches!(word, "al" | "el" | "van" | "von" | "de" | "d")
}
