//! What the noun of a name says that it names: Ministry of …, … Party, Alliance for ….

use std::ops::Range;

use super::Guess;
use super::runs::Finder;
use super::scene::Hold;
use crate::recognize::lexicon::Class;
use crate::text::{Case, Join};

/// What speaks for a kind where a noun in the name says it.
pub(super) const HEAD: i32 = 9;
const WEAK_HEAD: i32 = 5;

/// Who speaks for states, and names no body of them: the Presidents of Chile and Peru.
const OFFICERS: [&str; 10] = [
    "Presidents",
    "Ministers",
    "Leaders",
    "Heads",
    "Ambassadors",
    "Governors",
    "Chiefs",
    "Secretaries",
    "Speakers",
    "Governments",
];

/// What tells a government from others of its state.
#[rustfmt::skip]
const PASSING: [&str; 11] = [
    "Interim", "Provisional", "Transitional", "Caretaker", "Revolutionary",
    "First", "Second", "Third", "Fourth", "Fifth", "Sixth",
];

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

impl Finder<'_, '_, '_> {
    /// What the last word of a name says that it names.
    pub(super) fn final_head(&self, run: &Range<usize>) -> Option<(Guess, i32)> {
        let scene = self.scene;
        let last = run.end - 1;
        let after_person = last > run.start && scene.what(last - 1) == Some(Hold::Person);
        if run.len() < 2 || scene.is_small(last) || scene.is_firm(last) && !self.is_longer_than_listed(run) {
            return None;
        }
        if self.is_school_district(run) {
            return Some((Guess::Agency, HEAD));
        }
        let head = head(scene.class(last))?;
        // "the Mozambican Channel"
        let of_state = matches!(scene.what(run.start), Some(Hold::State | Hold::Demonym | Hold::Open));
        if run.len() == 2 && of_state && scene.words.of(last) == "Channel" {
            return Some((Guess::Place, HEAD));
        }
        if run.len() == 2 && self.is_family_name(run, head) {
            return None;
        }
        // Park Lane
        if run.len() == 2 && head.0 == Guess::Place && scene.is(run.start, Class::PLACE) {
            return Some(head);
        }
        // "the Trump Administration", "the Putin Government"
        let (_, points) = head;
        (!(after_person && points < HEAD) && self.says_something(run)).then_some(head)
    }

    /// "the Wexmoor Unified School District"
    fn is_school_district(&self, run: &Range<usize>) -> bool {
        let word = |places: usize| self.scene.words.of(run.end - places);
        run.len() > 2 && word(1) == "District" && word(2) == "School"
    }

    /// "the Nordic Council of Ministers": a body of those who hold an office.
    pub(super) fn head_of_officers(&self, run: &Range<usize>, officers: usize) -> Option<(Guess, i32)> {
        let scene = self.scene;
        let of = officers.checked_sub(1).filter(|of| *of > run.start && scene.words.of(*of) == "of")?;
        let plural = officers + 1 == run.end && scene.words.of(officers).ends_with('s');
        let body = head(scene.class(of - 1)).filter(|(guess, _)| *guess == Guess::Agency);
        body.filter(|_| plural && self.says_something(run))
    }

    /// "the Municipality of Wexmoor", unless something is in it.
    pub(super) fn is_municipality(&self, at: usize) -> bool {
        let words = self.scene.words;
        let article = at > self.line.start && matches!(words.of(at - 1), "the" | "The");
        let before = at.checked_sub(1 + usize::from(article)).filter(|before| *before >= self.line.start);
        words.of(at) == "Municipality" && before.is_none_or(|before| !matches!(words.of(before), "in" | "In"))
    }

    /// "the Interim Government of Iran": one of several that a state has had, and so a body of its own.
    pub(super) fn is_passing_government(&self, words: Range<usize>) -> bool {
        let word = |at: usize| self.scene.words.of(at);
        let passing = |at: usize| PASSING.contains(&word(at));
        words.len() > 1 && word(words.end - 1) == "Government" && (words.start..words.end - 1).any(passing)
    }

    /// What the noun says that governs a name: in "Committee for the Rescue of Vyborg Gardens" and "Convention on the Protection of Bears" the
    /// first, since the others belong to what it deals with.
    pub(super) fn governing_head(&self, run: &Range<usize>, last: (Guess, i32)) -> (Guess, i32) {
        let deals = |at: usize| matches!(self.scene.words.of(at), "on" | "for" | "against");
        let strong = last.1 == HEAD && matches!(last.0, Guess::Agency | Guess::Treaty);
        // "the National Association of Counties"
        let of =
            |at: usize| self.scene.words.of(at) == "of" && at > run.start + 1 && self.scene.is(at - 1, Class::AGENCY);
        let field = last.0 == Guess::Place || self.scene.words.of(run.end - 1) == "Law";
        if strong || !run.clone().any(|at| deals(at) || field && of(at)) {
            return last;
        }
        let first = self.linked_head(run);
        first
            .filter(|(guess, points)| matches!(guess, Guess::Agency | Guess::Treaty) && *points > last.1.min(HEAD - 2))
            .unwrap_or(last)
    }

    /// Dorothy Day, Gary Force: a given name before it makes the noun a family name, but not in Park Lane or Abe Bakery.
    fn is_family_name(&self, run: &Range<usize>, (guess, points): (Guess, i32)) -> bool {
        let (given, last) = (self.scene.class(run.start), self.scene.class(run.end - 1));
        let weak = match guess {
            Guess::Agency => points < HEAD && !last.is(Class::BODY),
            guess => guess != Guess::Place,
        };
        let named = given.is(Class::GIVEN) && !given.is(Class::DOUBTFUL.or(Class::PLACE));
        named && (last.is(Class::LAST) || weak)
    }

    /// What a name is that ends in a state: Socialist Party USA, Sustainable Australia.
    pub(super) fn head_before_state(&self, run: &Range<usize>) -> Option<(Guess, i32)> {
        let scene = self.scene;
        let (state, Hold::State) = scene.hold(run.end - 1)? else { return None };
        let words = run.start..state.start;
        if self.is_listed_branch(run) {
            return Some((Guess::Agency, WEAK_HEAD));
        }
        if words.is_empty() || words.clone().any(|at| scene.is_firm(at) || scene.is_small(at)) {
            return None;
        }
        let body = head(scene.class(words.end - 1)).filter(|(guess, _)| *guess == Guess::Agency);
        match body {
            Some((guess, points)) if words.len() > 1 => Some((guess, points.min(HEAD - 1))),
            _ => self.is_slogan(words).then_some((Guess::Agency, WEAK_HEAD)),
        }
    }

    /// "Amnesty International Belgium": a body of the list with a state behind it, where that is not said of something else.
    pub(super) fn is_listed_branch(&self, run: &Range<usize>) -> bool {
        if run.is_empty() {
            return false;
        }
        let (scene, tokens) = (self.scene, &self.scene.words.tokens);
        let (Some((body, Hold::Agency)), Some((state, Hold::State))) = (scene.hold(run.start), scene.hold(run.end - 1))
        else {
            return false;
        };
        let ends = |next: usize| {
            next >= self.line.end
                || tokens[next].join != Join::Space
                || matches!(scene.words.of(next), "and" | "or" | "has" | "is" | "was" | "said" | "says")
        };
        *run == (body.start..state.end)
            && body.end == state.start
            && body.len() > 1
            && tokens[state.start].join == Join::Space
            && ends(run.end)
    }

    /// Whether a run ends in a name of the list that says nothing by itself, and has words before it: British Columbia Conservative Party.
    pub(super) fn is_longer_than_listed(&self, run: &Range<usize>) -> bool {
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
    pub(super) fn linked_head(&self, run: &Range<usize>) -> Option<(Guess, i32)> {
        let scene = self.scene;
        let linked = |at: &usize| {
            let next = *at + 1;
            next < run.end
                && !scene.is_small(*at)
                && !scene.is_firm(*at)
                && scene.is_small(next)
                && (scene.is(next, Class::LINK) || scene.words.of(next) == "between")
        };
        // Hizb ut-Tahrir, Sparkasse Oberwiesental: in most languages the noun comes first.
        let first = scene.class(run.start);
        let foreign = first.is(Class::AGENCY) && !first.is(Class::WORD) && run.len() > 1 && !scene.is_firm(run.start);
        // "the Board of Directors": every firm has one.
        // "Group F"
        let lettered = run.len() == 2 && scene.words.tokens[run.start + 1].case == Case::Initial;
        if foreign && !lettered && (scene.words.of(run.start) != "Board" || self.says_something(run)) {
            return Some((Guess::Agency, HEAD - 1));
        }
        let body = |at: &usize| match scene.words.of(at + 1) {
            "for" | "against" | "without" => {
                self.is_plural(*at) || self.names_state(at + 2) && self.is_slogan(run.start..at + 1)
            }
            "of" => (self.is_plural(*at) || self.is_passing_government(run.start..at + 1)) && self.names_state(at + 2),
            _ => false,
        };
        let at = run.clone().filter(linked).find(|at| head(scene.class(*at)).is_some() || body(at))?;
        if self.is_portfolio(run.start) {
            return None;
        }
        if head(scene.class(at)).is_none() || self.is_municipality(at) {
            return Some((Guess::Agency, WEAK_HEAD));
        }
        let before = scene.is(run.start, Class::PLACE_BEFORE) && run.len() > 1 && !scene.is_firm(run.start);
        // "Lawyers for Hilton said": where a sentence begins the noun is no name.
        if at == run.start && run.len() == 3 && scene.opens(at, &self.line) && scene.words.of(at + 1) == "for" {
            return None;
        }
        let guess = head(scene.class(at)).or(before.then_some((Guess::Place, HEAD)));
        guess.filter(|_| self.says_something(run))
    }

    /// Whether words are such as movements take for a name, inside of a sentence: New Pole for Italy, Reclaim Australia.
    pub(super) fn is_slogan(&self, words: Range<usize>) -> bool {
        let scene = self.scene;
        let other = Class::TITLE
            .or(Class::ROLE)
            .or(Class::HONORIFIC)
            .or(Class::REGIME)
            .or(Class::CALENDAR)
            .or(Class::TITLE_PART);
        let letters = |at: usize| scene.words.tokens[at].case == Case::Upper;
        !words.is_empty()
            && !scene.opens(words.start, &self.line)
            && !matches!(scene.words.of(words.start - 1), "in" | "In")
            && words.clone().all(|at| !scene.is_firm(at) && !scene.is_small(at) && !scene.is(at, other) && !letters(at))
            && words
                .clone()
                .any(|at| scene.is(at, Class::WORD.or(Class::OPENER).or(Class::GENERIC).or(Class::IDEOLOGY)))
    }

    /// Whether the name of a state begins at a token.
    pub(super) fn names_state(&self, at: usize) -> bool {
        let at = if at < self.line.end && self.scene.words.of(at) == "the" { at + 1 } else { at };
        at < self.line.end && self.scene.what(at) == Some(Hold::State)
    }

    /// Whether the name of a body of the list begins at a token.
    pub(super) fn names_body(&self, at: usize) -> bool {
        let at = if at < self.line.end && self.scene.words.of(at) == "the" { at + 1 } else { at };
        at < self.line.end && self.scene.what(at) == Some(Hold::Agency)
    }

    /// Whether three words or more name a body by what it wants: Christian National Union, United Democratic Forum.
    pub(super) fn is_political(&self, run: &Range<usize>) -> bool {
        let scene = self.scene;
        let (last, words) = (run.end - 1, run.start..run.end - 1);
        let wants = Class::IDEOLOGY.or(Class::PARTY);
        run.len() > 2
            && scene.is(last, Class::AGENCY)
            && !scene.is(last, Class::INSTITUTION)
            && words.clone().all(|at| !scene.is_firm(at) && !scene.is_small(at))
            && words.filter(|at| scene.is(*at, wants)).count()
                > usize::from(run.len() == 3 && scene.opens(run.start, &self.line))
    }

    /// "the Internet Protocol": treaties are called protocols after a place, machines speak those of everyday words.
    pub(super) fn is_of_machines(&self, run: &Range<usize>) -> bool {
        let scene = self.scene;
        let plain = Class::WORD.or(Class::ORDINARY).or(Class::GENERIC).or(Class::ABBREVIATION);
        matches!(scene.words.of(run.end - 1), "Protocol" | "Protocols")
            && (run.start..run.end - 1).all(|at| !scene.is_firm(at) && scene.is(at, plain))
            && !(run.start..run.end - 1).any(|at| matches!(scene.words.of(at), "Additional" | "Optional" | "Final"))
    }

    /// "the Governments of Peru and Chile"
    pub(super) fn is_of_officers(&self, at: usize) -> bool {
        OFFICERS.contains(&self.scene.words.of(at)) && self.names_state(at + 2)
    }

    /// Whether a word is a plural for people, with which bodies are named: Catholics for Choice.
    pub(super) fn is_plural(&self, at: usize) -> bool {
        let scene = self.scene;
        let word = scene.words.of(at);
        if OFFICERS.contains(&word) {
            return false;
        }
        scene.is_capital(at)
            && !scene.opens(at, &self.line)
            && word.len() > 4
            && word.ends_with('s')
            && (scene.is(at, Class::WORD.or(Class::ORDINARY).or(Class::PARTY).or(Class::OPENER))
                || word.ends_with("ists")
                || word.ends_with("crats"))
    }

    /// Whether a name has a word that tells it from others, or enough of those that do not: not the Foreign Ministry or the Central Committee,
    /// but the National Liberal Party.
    pub(super) fn says_something(&self, run: &Range<usize>) -> bool {
        let scene = self.scene;
        let empty = Class::GENERIC
            .or(Class::TITLE)
            .or(Class::HONORIFIC)
            .or(Class::TITLE_PART)
            .or(Class::FIELD)
            .or(Class::OPENER);
        let written = |at: &usize| !scene.is_small(*at) && scene.words.tokens[*at].case != Case::Initial;
        // Every state has a foreign ministry, but not a National Academy of Education.
        let learned =
            |at: usize| matches!(scene.words.of(at), "Academy" | "Institute" | "University" | "College" | "School");
        let mut governing = run.clone().take_while(|at| scene.words.of(*at) != "of");
        let institution = governing.any(|at| scene.is(at, Class::INSTITUTION) && !learned(at));
        // J. B. Limited
        let company = run.len() > 2 && scene.is(run.end - 1, Class::COMPANY);
        let initials = || (run.start..run.end - 1).all(|at| scene.words.tokens[at].case == Case::Initial);
        company && initials()
            || run
                .clone()
                .filter(written)
                .any(|at| scene.is_firm(at) || !scene.is(at, empty) && head(scene.class(at)).is_none())
            || !institution && run.clone().filter(written).count() > 2
            || !institution
                && run.len() == 2
                && scene.is(run.start, Class::PARTY.or(Class::IDEOLOGY))
                && scene.is(run.end - 1, Class::IDEOLOGY.or(Class::AGENCY))
    }
}
