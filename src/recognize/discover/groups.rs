//! Adds up what a text says of each name, wherever it stands, and decides what it names.

use std::ops::Range;

use foldhash::HashSet;

use super::acronyms::{Definition, Meant, definitions};
use super::scene::{Hold, Scene};
use super::votes::Votes;
use super::{Draft, Evidence, Guess};
use crate::recognize::lexicon::Class;
use crate::text::by_hash::{ByHash, Hashes};
use crate::text::{Case, Join};

/// A name, and all places where it stands.
pub(in crate::recognize) struct Group {
    /// The numbers of its drafts, in the order of the text.
    pub(in crate::recognize) drafts: Vec<usize>,
    /// What it names, by what that is known, and how surely, per mille.
    pub(in crate::recognize) guess: Option<(Guess, Evidence, u16)>,
    /// Letters that the text does not explain.
    pub(in crate::recognize) acronym: bool,
    /// Whether it may be no name at all.
    pub(in crate::recognize) plain: bool,
}

/// The names of a text.
pub(in crate::recognize) struct Groups {
    pub(in crate::recognize) drafts: Vec<Draft>,
    /// The group of each draft.
    pub(in crate::recognize) of: Vec<usize>,
    pub(in crate::recognize) names: Vec<Group>,
    pub(in crate::recognize) definitions: Vec<Definition>,
}

/// What the neighborhood can say at most, however often a name stands.
const MOST_BESIDE: i32 = 12;

impl Groups {
    pub(super) fn new(mut drafts: Vec<Draft>, scene: &Scene<'_, '_>) -> Self {
        let definitions = definitions(scene, &mut drafts);
        let mut numbers: ByHash<usize> = ByHash::default();
        let mut groups: Vec<Group> = Vec::with_capacity(drafts.len());
        let mut of = Vec::with_capacity(drafts.len());
        for (number, draft) in drafts.iter().enumerate() {
            let group = *numbers.entry(identity(scene, &draft.tokens)).or_insert_with(|| {
                groups.push(Group { drafts: Vec::new(), guess: None, acronym: draft.acronym, plain: false });
                groups.len() - 1
            });
            groups[group].drafts.push(number);
            of.push(group);
        }
        let mut groups = Self { drafts, of, names: groups, definitions };
        groups.decide(scene);
        groups
    }

    fn decide(&mut self, scene: &Scene<'_, '_>) {
        let alone: Hashes = self
            .drafts
            .iter()
            .filter(|draft| draft.tokens.len() == 1)
            .map(|draft| scene.words.tokens[draft.tokens.start].hash)
            .collect();
        let explained: HashSet<usize> = self
            .definitions
            .iter()
            .filter_map(|definition| match definition.meant {
                Meant::Draft(number) => Some(self.of[number]),
                _ => None,
            })
            .collect();
        let actor = |hold: Hold| matches!(hold, Hold::State | Hold::Demonym | Hold::Agency | Hold::Person);
        let political = scene.holds.iter().any(|(_, hold)| actor(*hold));
        let mut sums = Vec::with_capacity(self.names.len());
        for (number, group) in self.names.iter_mut().enumerate() {
            let first = &self.drafts[group.drafts[0]];
            let beside = group.drafts.iter().fold(Votes::default(), |sum, draft| sum.plus(&self.drafts[*draft].beside));
            let mut votes = first.inside.plus(&beside.at_most(MOST_BESIDE));
            if explained.contains(&number) && !first.acronym {
                votes.add(
                    Guess::Agency,
                    if first.inside.points(Guess::Agency) > 4 { 5 } else { 2 },
                    Evidence::Definition,
                );
            }
            let last = first.tokens.end - 1;
            if first.tokens.len() > 1
                && first.inside.points(Guess::Agency) <= 1
                && first.inside.points(Guess::Place) <= 4
                && alone.contains(&scene.words.tokens[last].hash)
            {
                votes.add(Guess::Person, 3, Evidence::GivenName);
            }
            if group.acronym && group.drafts.len() > 1 {
                votes.add(Guess::Agency, 1, Evidence::Capitals);
            }
            // A single word is nobody's name by itself.
            if first.tokens.len() == 1 && votes.points(Guess::Person) > 0 && beside.points(Guess::Person) <= 0 {
                votes.against(Guess::Person, 3);
            }
            group.guess = votes.winner();
            // "the API": letters that nothing explains are a body's only where the list knows somebody in the text, and does not leave open
            // which body they are.
            let open = || scene.what(first.tokens.start) == Some(Hold::Open);
            if group.acronym && (!political || open()) {
                group.guess = group.guess.filter(|(_, evidence, _)| *evidence != Evidence::Capitals);
            }
            sums.push(votes);
        }
        self.decide_lists(scene, &mut sums);
        if scene.nouns_have_capitals {
            self.keep_the_told();
        }
    }

    /// Where every noun has a capital, only titles, given names and heads tell names from other nouns.
    fn keep_the_told(&mut self) {
        for group in &mut self.names {
            let told = |evidence| {
                matches!(evidence, Evidence::Head | Evidence::Title | Evidence::GivenName | Evidence::Definition)
            };
            group.guess = group.guess.filter(|(_, evidence, _)| told(*evidence));
            group.plain = group.guess.is_none();
        }
    }

    /// Names in a list are of one kind: what is open takes that of its neighbors.
    fn decide_lists(&mut self, scene: &Scene<'_, '_>, sums: &mut [Votes]) {
        let mut order: Vec<usize> = (0..self.drafts.len()).collect();
        order.sort_unstable_by_key(|draft| self.drafts[*draft].tokens.start);
        let backwards: Vec<usize> = order.iter().rev().copied().collect();
        for (order, forwards) in [(order, true), (backwards, false)] {
            for draft in order {
                let group = self.of[draft];
                let open = self.names[group].guess.is_none_or(|(_, _, confidence)| confidence < 500);
                let neighbor = if open { self.neighbor(scene, draft, forwards) } else { None };
                let Some(guess) = neighbor else { continue };
                let single = self.drafts[draft].tokens.len() == 1;
                let points = if single && guess == Guess::Person { 1 } else { 3 };
                sums[group].add(guess, points, Evidence::Noun);
                self.names[group].guess = sums[group].winner();
            }
        }
    }

    /// What the name names that stands before a draft in a list, or behind it.
    fn neighbor(&self, scene: &Scene<'_, '_>, draft: usize, before: bool) -> Option<Guess> {
        let tokens = &self.drafts[draft].tokens;
        let line = &scene.words.sentences[self.drafts[draft].sentence as usize];
        let at = if before {
            let comma = scene.words.tokens[tokens.start].join == Join::Comma;
            let conjunction = tokens.start > line.start && is_conjunction(scene, tokens.start - 1);
            let at = tokens.start.checked_sub(if conjunction { 2 } else { 1 })?;
            (at >= line.start && (comma || conjunction)).then_some(at)?
        } else {
            let comma = tokens.end < line.end && scene.words.tokens[tokens.end].join == Join::Comma;
            let conjunction = tokens.end < line.end && is_conjunction(scene, tokens.end);
            let at = tokens.end + usize::from(conjunction);
            (at < line.end && (comma || conjunction)).then_some(at)?
        };
        match scene.what(at) {
            Some(Hold::Person) => Some(Guess::Person),
            Some(Hold::Agency) => Some(Guess::Agency),
            Some(hold) if hold.is_firm() => None,
            _ => {
                let other = self.drafts.partition_point(|other| other.tokens.end <= at);
                let other =
                    self.drafts.get(other).filter(|other| other.tokens.contains(&at)).map(|_| self.of[other])?;
                let (guess, _, confidence) = self.names[other].guess?;
                (confidence >= 500 && matches!(guess, Guess::Person | Guess::Agency)).then_some(guess)
            }
        }
    }
}

fn is_conjunction(scene: &Scene<'_, '_>, at: usize) -> bool {
    matches!(scene.words.of(at), "and" | "or" | "&" | "und" | "et" | "y" | "e" | "и")
}

/// What a name is told by: its folded words, without the initials and Arabic articles inside of it; two words of which one is no given name
/// in either order, as in Japan and Hungary.
fn identity(scene: &Scene<'_, '_>, tokens: &Range<usize>) -> u64 {
    let words = &scene.words.tokens;
    let middle = |at: usize| at > tokens.start && at + 1 < tokens.end && words[at].case == Case::Initial;
    let mut end = tokens.end;
    while end > tokens.start + 1 && scene.is(end - 1, Class::COMPANY) {
        end -= 1;
    }
    let article = |at: usize| at > tokens.start && at + 1 < end && is_arabic_article(scene, at);
    let mut hash = 0_u64;
    let mut mix = |word: u64| hash = (hash ^ word).wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(29);
    if may_be_turned(scene, &(tokens.start..end)) {
        let (first, last) = (words[tokens.start].hash, words[end - 1].hash);
        mix(first.min(last));
        mix(first.max(last));
    } else {
        (tokens.start..end).filter(|at| !middle(*at) && !article(*at)).for_each(|at| mix(words[at].hash));
    }
    hash
}

/// el-Adli, al-Adli: an article in small letters, with a hyphen behind it.
fn is_arabic_article(scene: &Scene<'_, '_>, at: usize) -> bool {
    matches!(scene.words.of(at), "al" | "el" | "ul") && scene.words.tokens[at + 1].join == Join::Hyphen
}

/// Whether two words may be given and family name in either order.
fn may_be_turned(scene: &Scene<'_, '_>, name: &Range<usize>) -> bool {
    let words = &scene.words.tokens;
    let other = Class::WORD.or(Class::AGENCY).or(Class::PLACE).or(Class::GENERIC).or(Class::TITLE);
    name.len() == 2
        && words[name.start + 1].join == Join::Space
        && name.clone().all(|at| words[at].case == Case::Capitalized && !scene.is(at, other))
        && !name.clone().all(|at| scene.is(at, Class::GIVEN))
}
