//! The first words of companies, by which a text calls them: Dorrance for Dorrance Rail Components Inc.

use foldhash::HashSet;

use super::people::{People, Who};
use super::{Addition, Joiner, SURE};
use crate::gazetteer::Form;
use crate::recognize::Rule;
use crate::recognize::discover::{Draft, Guess, is_exchange};
use crate::recognize::lexicon::Class;
use crate::text::by_hash::{ByHash, Sieve};
use crate::text::{Case, Join};

/// Inc., Ltd.: longer endings of companies are words (Airlines).
const LONGEST_FORM: usize = 5;

impl Joiner<'_, '_, '_> {
    /// Adds the single words that stand for companies: their first words, where nobody else in the text goes by them.
    pub(super) fn add_companies(&self, accepted: &[bool], people: &People, additions: &mut Vec<Addition>) {
        let companies = self.companies(accepted, people);
        if companies.is_empty() {
            return;
        }
        let sieve = Sieve::of(companies.keys());
        let lines = self.scene.words.sentences.iter().zip(&self.scene.headings).zip(0..);
        for ((line, _), sentence) in lines.filter(|((_, heading), _)| !**heading) {
            let marked = self.scene.words.marked(sentence as usize).iter().copied();
            for at in marked.filter(|at| sieve.may_hold(self.hash(*at)) && self.stands_alone(*at, line.start)) {
                let who = companies.get(&self.hash(at)).map(|group| Who::Found(*group));
                additions.extend(who.map(|who| Addition {
                    tokens: at..at + 1,
                    sentence,
                    who,
                    form: Form::Short,
                    rule: Rule::Head,
                    confidence: SURE,
                }));
            }
        }
    }

    /// The companies of the text by their first words, where that is no everyday word, no place and nobody's name.
    fn companies(&self, accepted: &[bool], people: &People) -> ByHash<usize> {
        let mut companies = ByHash::default();
        let mut several = HashSet::default();
        for (number, draft) in self.groups.drafts.iter().enumerate() {
            let group = self.groups.of[number];
            let body = accepted[group] && matches!(self.groups.names[group].guess, Some((Guess::Agency, ..)));
            if !body || draft.tokens.len() < 2 || !self.is_company(draft) || !self.tells(draft.tokens.start) {
                continue;
            }
            let word = self.hash(draft.tokens.start);
            if people.has_surname(word) || *companies.entry(word).or_insert(group) != group {
                several.insert(word);
            }
        }
        several.extend(self.others(&companies));
        companies.retain(|word, _| !several.contains(word));
        companies
    }

    /// The first words of companies that name something else as well: Mr. Dorrance, in Dorrance.
    fn others(&self, companies: &ByHash<usize>) -> Vec<u64> {
        if companies.is_empty() {
            return Vec::new();
        }
        let drafts = self.groups.drafts.iter().zip(&self.groups.of);
        let single = drafts.filter(|(draft, _)| draft.tokens.len() == 1);
        let another = single.filter(|(draft, group)| {
            let body = matches!(self.groups.names[**group].guess, None | Some((Guess::Person | Guess::Agency, ..)));
            companies.contains_key(&self.hash(draft.tokens.start)) && (!body || draft.title.is_some())
        });
        another.map(|(draft, _)| self.hash(draft.tokens.start)).collect()
    }

    /// "Brindlecorp Inc.", "Dorrance Rail Components (NYSE: DRC)"
    fn is_company(&self, draft: &Draft) -> bool {
        let (words, last) = (self.scene.words, draft.tokens.end - 1);
        let legal = self.scene.is(last, Class::COMPANY) && !self.scene.is(last, Class::WEAK.or(Class::WORD));
        let listed = || words.gap_after(last).ends_with('(') && last + 1 < words.tokens.len();
        legal && words.of(last).len() <= LONGEST_FORM || listed() && is_exchange(words.of(last + 1))
    }

    fn tells(&self, at: usize) -> bool {
        let others = Class::WORD.or(Class::OPENER).or(Class::ORDINARY).or(Class::GENERIC).or(Class::TITLE);
        let names = Class::GIVEN.or(Class::TOWN).or(Class::PLACE).or(Class::PLACE_BEFORE).or(Class::PARTICLE);
        let heads = Class::AGENCY.or(Class::WEAK).or(Class::TREATY).or(Class::IDEOLOGY);
        self.scene.hold(at).is_none()
            && self.scene.words.tokens[at].case != Case::Initial
            && !self.scene.is(at, others.or(names).or(heads))
    }

    /// Whether a capitalized word is a name by itself, without a title.
    fn stands_alone(&self, at: usize, start: usize) -> bool {
        let (scene, tokens) = (self.scene, &self.scene.words.tokens);
        let tied = |join| matches!(join, Join::Space | Join::Hyphen | Join::Apostrophe);
        let titles = Class::TITLE.or(Class::HONORIFIC).or(Class::ROLE);
        let before = at > start && tied(tokens[at].join) && (scene.is_capital(at - 1) || scene.is(at - 1, titles));
        let next = tokens.get(at + 1).filter(|next| tied(next.join) && !tokens[at].possessive);
        let opens_name = next.is_some_and(|next| next.join != Join::Space || scene.is_capital(at + 1));
        scene.is_capital(at) && scene.hold(at).is_none() && !before && !opens_name
    }
}
