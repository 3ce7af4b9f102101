//! What the words around a name say of it.

use std::ops::Range;

use super::scene::{Hold, Scene};
use super::votes::Votes;
use super::{Evidence, Guess};
use crate::recognize::lexicon::Class;
use crate::text::Join;

/// The words around a name.
pub(super) struct Beside<'s, 'w, 't> {
    pub(super) scene: &'s Scene<'w, 't>,
    pub(super) run: &'s Range<usize>,
    pub(super) line: &'s Range<usize>,
    /// Whether the name has more than one capitalized word.
    pub(super) several: bool,
}

impl<'s, 'w, 't> Beside<'s, 'w, 't> {
    pub(super) fn new(scene: &'s Scene<'w, 't>, run: &'s Range<usize>, line: &'s Range<usize>) -> Self {
        let several = run.clone().filter(|at| !scene.is_small(*at)).count() > 1;
        Self { scene, run, line, several }
    }

    /// All that the neighborhood says.
    pub(super) fn votes(&self) -> Votes {
        let mut votes = Votes::default();
        self.before(&mut votes);
        self.behind(&mut votes);
        self.bracket(&mut votes);
        if self.several && self.is_quoted() {
            votes.add(Guess::Thing, 4, Evidence::Noun);
            votes.against(Guess::Person, 14);
        }
        votes
    }

    /// The word so many places before the name, if nothing but blanks stands between.
    fn back(&self, places: usize) -> Option<usize> {
        let at = self.run.start.checked_sub(places).filter(|at| *at >= self.line.start)?;
        (at + 1..=self.run.start).all(|at| self.scene.words.tokens[at].join == Join::Space).then_some(at)
    }

    pub(super) fn word_back(&self, places: usize) -> &'t str {
        self.back(places).map_or("", |at| self.scene.words.of(at))
    }

    fn is(&self, at: Option<usize>, class: Class) -> bool {
        at.is_some_and(|at| self.scene.is_small(at) && self.scene.is(at, class))
    }

    fn before(&self, votes: &mut Votes) {
        let scene = self.scene;
        let (one, two) = (self.back(1), self.back(2));
        // "the aircraft carrier Charles de Gaulle"
        if self.is(one, Class::VESSEL) {
            votes.add(Guess::Thing, 8, Evidence::Noun);
            votes.against(Guess::Person, 14);
        } else if self.is(one, Class::WORK) {
            votes.add(Guess::Thing, 8, Evidence::Noun);
            if self.is_called_by(one) {
                votes.against(Guess::Person, 14);
            }
        } else if self.is(one, Class::ROLE.or(Class::TITLE)) {
            let of_body = self.is(two, Class::AGENCY);
            votes.add(Guess::Person, if of_body { 5 } else { 7 }, Evidence::Title);
        } else if self.is(one, Class::AGENCY.or(Class::BODY)) {
            let body = self.is(one, Class::BODY) && self.several;
            votes.add(Guess::Agency, if body { 10 } else { 6 }, Evidence::Noun);
        } else if self.is(one, Class::PLACE) {
            votes.add(Guess::Place, 5, Evidence::Noun);
        } else if self.is(one, Class::SPEECH) && self.word_back(1) != "told" {
            votes.add(Guess::Person, 4, Evidence::Speech);
        }
        match self.word_back(1) {
            // "the Rajoy government"
            "the" | "The" if self.after().is_some_and(|next| scene.is_small(next) && self.goes_with_person(next)) => {
                votes.add(Guess::Person, 4, Evidence::Noun);
            }
            // "the Hong Chao garment factory"
            "the" | "The" if self.goes_with_body() => {
                votes.against(Guess::Person, 14);
                votes.add(Guess::Agency, 4, Evidence::Noun);
            }
            "the" | "The" => {
                votes.against(Guess::Person, 8);
                votes.add(Guess::Agency, 2, Evidence::Capitals);
            }
            "in" | "In" | "near" | "Near" | "outside" | "throughout" | "across" => {
                votes.add(Guess::Place, 4, Evidence::Preposition);
                if self.several && self.ends_clause() && !is_belief(self.word_back(2)) {
                    votes.against(Guess::Person, 4);
                }
            }
            "at" | "At" => {
                votes.add(Guess::Place, 2, Evidence::Preposition);
                votes.add(Guess::Agency, 1, Evidence::Preposition);
            }
            "of" | "for" => self.of(votes, two),
            // "her Mercedes": what somebody has is nobody.
            "his" | "His" | "her" | "Her" | "my" | "My" | "our" | "Our" | "their" | "Their" if !self.several => {
                votes.against(Guess::Person, 5);
            }
            _ if self.is_of_government() => votes.add(Guess::Person, 4, Evidence::Noun),
            "joined" | "founded" | "co-founded" | "quit" | "left" => votes.add(Guess::Agency, 2, Evidence::Noun),
            _ => {}
        }
        // "the city of X", "members of the X"
        let of = if matches!(self.word_back(1), "the") {
            self.back(3).filter(|_| matches!(self.word_back(2), "of" | "for"))
        } else {
            None
        };
        if of.is_some() {
            self.of(votes, of);
        }
    }

    /// Whether the clause ends with the name, or goes on with when and where: in Bar-Kala on Monday.
    fn ends_clause(&self) -> bool {
        let (end, words) = (self.run.end, self.scene.words);
        !words.tokens[end - 1].possessive
            && (end >= self.line.end
                || !matches!(words.tokens[end].join, Join::Space)
                || matches!(words.of(end), "on" | "in" | "at" | "where" | "last" | "this" | "during"))
    }

    /// The word right behind the name.
    fn after(&self) -> Option<usize> {
        let at = Some(self.run.end).filter(|at| *at < self.line.end)?;
        (self.scene.words.tokens[at].join == Join::Space && !self.scene.words.tokens[at - 1].possessive).then_some(at)
    }

    /// Whether one of the two small words behind the name is a noun for a body.
    fn goes_with_body(&self) -> bool {
        let behind = (self.run.end..self.line.end).take(2);
        let mut joined =
            behind.take_while(|at| self.scene.is_small(*at) && self.scene.words.tokens[*at].join == Join::Space);
        joined.any(|at| self.scene.is(at, Class::BODY))
    }

    fn goes_with_person(&self, at: usize) -> bool {
        let (word, first) = (self.scene.words.of(at), self.scene.class(self.run.start));
        let called = || first.is(Class::GIVEN) && !first.is(Class::DOUBTFUL) && self.several || self.is_surname();
        let other = Class::WORD.or(Class::ORDINARY).or(Class::TOWN);
        is_government(word) && (self.is_listed_surname() || self.run.clone().all(|at| !self.scene.is(at, other)))
            || is_called_after_person(word) && called()
    }

    /// "senior Rajoy administration officials": the government of somebody who is known by one name.
    fn is_of_government(&self) -> bool {
        let government =
            |at: usize| matches!(self.scene.words.of(at), "administration" | "government" | "presidency" | "cabinet");
        (self.is_surname() || self.is_listed_surname()) && self.after().is_some_and(government)
    }

    /// Whether the name is one word by which the list knows somebody whom the text does not name.
    fn is_listed_surname(&self) -> bool {
        self.run.len() == 1 && self.scene.what(self.run.start) == Some(Hold::Surname)
    }

    /// Whether the name is one word that is a town's or a region's, and nobody's: "the Wexmoor police".
    fn is_town(&self) -> bool {
        let class = self.scene.class(self.run.start);
        self.run.len() == 1 && class.is(Class::TOWN) && !class.is(Class::LAST.or(Class::GIVEN))
    }

    /// "leader of X", "city of X".
    fn of(&self, votes: &mut Votes, noun: Option<usize>) {
        let of_town = self.is_town() || noun.is_some_and(|noun| is_office_of_place(self.scene.words.of(noun)));
        if self.is(noun, Class::PLACE) || of_town {
            votes.add(Guess::Place, 6, Evidence::Noun);
        } else if self.is(noun, Class::KIN) {
            votes.add(Guess::Person, 4, Evidence::Noun);
        } else if noun.is_some_and(|noun| self.is_sent_to(noun)) {
            votes.add(Guess::Place, 3, Evidence::Noun);
        } else if noun.is_some_and(|noun| self.is_stood_for(noun)) {
            votes.add(Guess::Place, 6, Evidence::Noun);
            votes.against(Guess::Person, 6);
        } else if noun.is_some_and(|noun| self.is_prized(noun)) {
            votes.add(Guess::Thing, 8, Evidence::Noun);
        } else if noun.is_some_and(|noun| self.is_over(noun)) {
            votes.against(Guess::Person, 8);
        } else if self.is(noun, Class::ROLE.or(Class::TITLE).or(Class::BELONGS)) {
            votes.add(Guess::Agency, 5, Evidence::Noun);
            let of_company =
                noun.is_some_and(|noun| matches!(self.scene.words.of(noun), "shareholders" | "subsidiary"));
            if of_company {
                votes.against(Guess::Person, 8);
            }
        }
    }

    fn behind(&self, votes: &mut Votes) {
        let (scene, tokens) = (self.scene, &self.scene.words.tokens);
        let Some(next) = Some(self.run.end).filter(|at| *at < self.line.end) else { return };
        let possessive = tokens[next - 1].possessive;
        let small = scene.is_small(next);
        match tokens[next].join {
            Join::Space if possessive && small => {
                if scene.is(next, Class::KIN) {
                    votes.add(Guess::Person, 4, Evidence::Noun);
                } else if scene.is(next, Class::BELONGS) {
                    votes.add(Guess::Agency, 3, Evidence::Noun);
                }
            }
            Join::Space if small => self.verb(votes, self.behind_adverb(next)),
            Join::Comma if !possessive => self.apposition(votes, next),
            _ => {}
        }
    }

    /// The verb behind an adverb: "X later said", "X never had".
    fn behind_adverb(&self, at: usize) -> usize {
        let (words, verb) = (self.scene.words, at + 1);
        let joined = verb < self.line.end && words.tokens[verb].join == Join::Space && self.scene.is_small(verb);
        let adverb = matches!(words.of(at), "also" | "later" | "then" | "never" | "first" | "soon" | "now" | "once");
        if joined && adverb { verb } else { at }
    }

    /// "X said", "X was born", "X party".
    fn verb(&self, votes: &mut Votes, next: usize) {
        let scene = self.scene;
        let class = scene.class(next);
        if matches!(scene.words.of(next), "brothers" | "sisters" | "siblings" | "twins") {
            // "the Coen brothers"
            votes.add(Guess::Thing, 6, Evidence::Noun);
        } else if self.several && matches!(scene.words.of(next), "mission" | "project" | "programme" | "program") {
            votes.against(Guess::Person, 3);
            votes.add(Guess::Thing, 4, Evidence::Noun);
        } else if class.is(Class::SPEECH.or(Class::PERSONAL)) || matches!(scene.words.of(next), "who" | "whose") {
            votes.add(Guess::Person, 4, Evidence::Speech);
        } else if matches!(
            scene.words.of(next),
            "was" | "were" | "is" | "been" | "be" | "had" | "has" | "himself" | "herself"
        ) {
            let participle = (next + 1..self.line.end.min(next + 4)).find(|at| {
                !matches!(scene.words.of(*at), "been" | "also" | "then" | "later" | "first" | "again" | "re")
            });
            votes.add(Guess::Person, if self.is_surname() { 2 } else { 1 }, Evidence::Speech);
            if self.is_said_to_be(next) {
                votes.add(Guess::Person, 4, Evidence::Title);
            }
            if matches!(scene.words.of(next), "himself" | "herself") {
                votes.add(Guess::Person, 8, Evidence::Speech);
            } else if self.is(participle, Class::BEFELL) {
                votes.add(Guess::Person, 4, Evidence::Speech);
            } else if self.is(participle, Class::FOUNDED) {
                votes.add(Guess::Agency, 5, Evidence::Noun);
            }
        } else if class.is(Class::ACTS) {
            votes.add(Guess::Person, 2, Evidence::Speech);
        } else if scene.words.of(next) == "and"
            && matches!(scene.words.tokens.get(next + 1).map(|_| scene.words.of(next + 1)), Some("his" | "her"))
        {
            votes.add(Guess::Person, 4, Evidence::Speech);
        } else if self.is_surname() && scene.words.of(next).len() > 4 && scene.words.of(next).ends_with("ed") {
            votes.add(Guess::Person, 2, Evidence::Speech);
        } else if class.is(Class::WORK) {
            votes.add(Guess::Thing, 5, Evidence::Noun);
        } else if class.is(Class::PLACE) {
            votes.against(Guess::Person, 3);
            votes.add(Guess::Place, 5, Evidence::Noun);
        } else if self.several && scene.words.of(next).len() > 4 && scene.words.of(next).ends_with("ed") {
            votes.add(Guess::Person, 1, Evidence::Speech);
        } else if class.is(Class::BELONGS.or(Class::AGENCY)) {
            // "the Wexmoor chapter of the League"
            let part = matches!(scene.words.of(next), "chapter" | "branch" | "office" | "bureau");
            let guess = if part || self.is_town() { Guess::Place } else { Guess::Agency };
            votes.add(guess, 5, Evidence::Noun);
        }
    }

    /// Whether the name is one word that is somebody's family name and nothing else.
    fn is_surname(&self) -> bool {
        let class = self.scene.class(self.run.start);
        self.run.len() == 1 && class.is(Class::LAST) && !class.is(Class::DOUBTFUL.or(Class::TOWN).or(Class::WORD))
    }

    /// "X was a lawyer".
    fn is_said_to_be(&self, verb: usize) -> bool {
        let scene = self.scene;
        let words = |at: &usize| {
            scene.is_small(*at)
                && scene.words.tokens[*at].join != Join::Hard
                && scene.words.tokens[*at].join != Join::Comma
        };
        let mut behind = (verb + 1..self.line.end.min(verb + 7)).take_while(words);
        let article = behind.next().is_some_and(|at| matches!(scene.words.of(at), "a" | "an" | "the"));
        article
            && behind
                .take_while(|at| !matches!(scene.words.of(*at), "of" | "for" | "in" | "by" | "that"))
                .any(|at| scene.is(at, Class::ROLE) && !scene.is(at, Class::PLACE))
    }

    /// "X, a professor at", "X, who", "X, 45,".
    fn apposition(&self, votes: &mut Votes, next: usize) {
        let (scene, tokens) = (self.scene, &self.scene.words.tokens);
        let word = scene.words.of(next);
        if matches!(word, "with" | "by" | "from" | "and" | "or" | "but" | "including") {
            return;
        }
        let then_comma = tokens.get(next + 1).is_none_or(|after| matches!(after.join, Join::Comma | Join::Hard))
            || next + 1 >= self.line.end;
        if matches!(word, "who" | "whose") {
            votes.add(Guess::Person, 5, Evidence::Speech);
        } else if word.len() == 2 && word.bytes().all(|byte| byte.is_ascii_digit()) && then_comma {
            votes.add(Guess::Person, 6, Evidence::Title);
        } else if self.several && self.is_office_of(next) {
            votes.add(Guess::Person, 5, Evidence::Title);
        } else if self.several || matches!(word, "a" | "an" | "the") {
            let noun = (next..self.line.end)
                .take(6)
                .take_while(|at| *at == next || !matches!(tokens[*at].join, Join::Comma | Join::Hard))
                .take_while(|at| scene.is_small(*at) || scene.is_firm(*at))
                .find(|at| {
                    scene.is(*at, Class::ROLE.or(Class::AGENCY).or(Class::BODY).or(Class::PLACE))
                        && scene.is_small(*at)
                        && (*at > next || !matches!(word, "a" | "an" | "the"))
                });
            let Some(noun) = noun else { return };
            // "a militia leader": the last noun counts.
            let last = (noun..self.line.end)
                .take_while(|at| scene.is_small(*at) && (*at == noun || tokens[*at].join == Join::Space))
                .take_while(|at| scene.is(*at, Class::ROLE.or(Class::AGENCY).or(Class::BODY).or(Class::PLACE)))
                .last()
                .unwrap_or(noun);
            let class = scene.class(last);
            if class.is(Class::ROLE) {
                votes.add(Guess::Person, if self.several { 6 } else { 4 }, Evidence::Title);
            } else if class.is(Class::AGENCY.or(Class::BODY)) {
                let body = class.is(Class::BODY) && self.word_back(1) != "in";
                votes.add(Guess::Agency, if body { 9 } else { 5 }, Evidence::Noun);
            } else {
                votes.add(Guess::Place, 5, Evidence::Noun);
            }
        }
    }
}

/// Whether a word goes with "in" before somebody: confidence in, an ally in.
#[rustfmt::skip]
fn is_belief(word: &str) -> bool {
    matches!(
        word,
        "confidence" | "faith" | "trust" | "trusted" | "trusts" | "believe" | "believes" | "believed" | "belief"
            | "interest" | "interested" | "hope" | "hopes" | "ally" | "friend" | "partner" | "rival" | "found" | "saw"
            | "sees" | "have" | "has" | "had" | "successor" | "leader" | "disappointed" | "engaged"
    )
}

/// Whether an office is that of a place: the mayor of Cork.
fn is_office_of_place(word: &str) -> bool {
    matches!(word, "mayor" | "Mayor" | "governor" | "Governor" | "bishop" | "Bishop" | "archbishop" | "Archbishop")
}

/// What is called after whom it is about, or who made it.
#[rustfmt::skip]
const CALLED_AFTER_PERSONS: [&str; 26] = [
    "video", "tape", "tapes", "interview", "case", "trial", "verdict", "affair", "scandal", "assassination",
    "murder", "investigation", "inquiry", "hearings", "nomination", "memo", "letter", "letters", "speech",
    "doctrine", "exhibit", "exhibition", "pictures", "photographs", "paintings", "presidency",
];

/// Whether a word stands behind the name of whom something is about, or by: the Cruise video.
pub(in crate::recognize) fn is_called_after_person(word: &str) -> bool {
    CALLED_AFTER_PERSONS.contains(&word)
}

/// Whether a word stands behind the name of whom a government, or what else a person has, is called for: the Rajoy government.
pub(in crate::recognize) fn is_government(word: &str) -> bool {
    matches!(
        word,
        "government" | "administration" | "presidency" | "cabinet" | "regime" | "family" | "campaign" | "era" | "camp"
    )
}
