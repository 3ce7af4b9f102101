//! Gives abbreviations the meaning that the text explains, wherever they stand.

use std::ops::Range;

use foldhash::HashSet;

use super::people::Who;
use super::{Addition, Joiner, SURE};
use crate::gazetteer::{EntityId, Form, Known};
use crate::recognize::discover::{Definition, Guess, Meant};
use crate::recognize::lexicon::Class;
use crate::recognize::{Acronym, Recognition, Rule, found_index};
use crate::text::by_hash::{ByHash, Sieve};
use crate::text::fold::fold;
use crate::text::{Case, Join, Span, Token};

/// What letters mean, by their hash; nothing where they are no name here.
type Meanings = ByHash<Option<Who>>;

/// Fewer letters are the initials of too many.
const SHORTEST: usize = 3;

impl Joiner<'_, '_, '_> {
    /// Adds the letters that the text explains, and takes out what the list makes of them.
    pub(super) fn add_abbreviations(
        &self,
        accepted: &[bool],
        recognition: &mut Recognition,
        additions: &mut Vec<Addition>,
    ) {
        let meanings = self.meanings(accepted, recognition);
        if meanings.is_empty() {
            return;
        }
        let sieve = Sieve::of(meanings.keys());
        let mut dropped = Vec::new();
        for sentence in (0..).take(self.scene.words.sentences.len()) {
            let marked = self.scene.words.marked(sentence as usize).iter().copied();
            for at in marked.filter(|at| sieve.may_hold(self.hash(*at)) && self.is_abbreviation(*at)) {
                let Some(who) = meanings.get(&self.hash(at)) else { continue };
                let span = self.scene.words.tokens[at].span;
                let listed = recognition.mention_at(span).map(|mention| Who::Listed(mention.entity));
                if listed.is_some() && listed == *who {
                    continue;
                }
                dropped.extend(listed.map(|_| span));
                additions.extend(who.map(|who| Addition {
                    tokens: at..at + 1,
                    sentence,
                    who,
                    form: Form::Acronym,
                    rule: Rule::Acronym,
                    confidence: SURE,
                }));
            }
        }
        recognition.mentions.retain(|mention| dropped.binary_search(&mention.span).is_err());
    }

    /// The abbreviations that the text explains by a name; of several explanations the first, as wherever the letters stand.
    pub(super) fn acronyms(&self) -> Vec<Acronym> {
        let words = self.scene.words;
        let mut known = HashSet::default();
        let explained = self.groups.definitions.iter().filter(|definition| known.insert(self.hash(definition.at)));
        let acronym = |definition: &Definition| {
            let long = match definition.meant {
                Meant::Draft(draft) => &self.groups.drafts[draft].tokens,
                Meant::Listed(hold) => &self.scene.holds[hold].0,
                Meant::Nothing => return None,
            };
            Some(Acronym { short: words.tokens[definition.at].span, long: words.span(long) })
        };
        explained.filter_map(acronym).collect()
    }

    /// What the text says of letters; of others, what the list does.
    fn meanings(&self, accepted: &[bool], recognition: &Recognition) -> Meanings {
        let words = self.scene.words;
        let mut meanings = Meanings::default();
        let entity_at = |span: Span| recognition.mention_at(span).map(|mention| Who::Listed(mention.entity));
        for definition in &self.groups.definitions {
            let who = match definition.meant {
                Meant::Draft(draft) => self.meaning_of_draft(draft, definition.at, accepted, recognition),
                Meant::Listed(hold) => entity_at(words.span(&self.scene.holds[hold].0)),
                Meant::Nothing => None,
            };
            meanings.entry(self.hash(definition.at)).or_insert(who);
        }
        self.add_initials(accepted, &mut meanings);
        for mention in recognition.mentions.iter().filter(|mention| mention.form == Form::Acronym) {
            let at = words.tokens.partition_point(|token| token.span.start < mention.span.start);
            if words.tokens.get(at).is_some_and(|token| token.span == mention.span) {
                meanings.entry(self.hash(at)).or_insert(Some(Who::Listed(mention.entity)));
            }
        }
        meanings
    }

    /// What letters mean that a name explains: the body of the list with these letters, if it is called nearly so.
    fn meaning_of_draft(&self, draft: usize, at: usize, accepted: &[bool], recognition: &Recognition) -> Option<Who> {
        let group = self.groups.of[draft];
        let listed = self.listed_by_letters(draft, at, recognition).map(Who::Listed);
        listed.or_else(|| accepted[group].then_some(Who::Found(group)))
    }

    /// The names that are another form of the name of a listed body, whose letters stand behind them: "the UN Mission for a Referendum in
    /// Western Sahara (MINURSO)". By group.
    pub(super) fn other_forms(&self, recognition: &Recognition) -> Vec<(usize, EntityId)> {
        let form = |definition: &Definition| match definition.meant {
            Meant::Draft(draft) => {
                let entity = self.listed_by_letters(draft, definition.at, recognition)?;
                Some((self.groups.of[draft], entity))
            }
            _ => None,
        };
        self.groups.definitions.iter().filter_map(form).collect()
    }

    /// The body that the list has for the letters at a token, where most words of its name are in a draft.
    fn listed_by_letters(&self, draft: usize, at: usize, recognition: &Recognition) -> Option<EntityId> {
        let words = self.scene.words;
        let letters = recognition.mention_at(words.tokens[at].span)?;
        if found_index(letters.entity).is_some() || self.kinds.of(letters.entity) != Known::Agency {
            return None;
        }
        let long = self.groups.drafts[draft].tokens.clone().map(|at| stem(words.of(at))).collect::<Vec<_>>();
        let name = self.gazetteer.entity(letters.entity).name();
        let (mut all, mut shared) = (0, 0);
        for word in name.split([' ', '-']).filter(|word| word.chars().any(char::is_uppercase)) {
            all += 1;
            shared += usize::from(long.contains(&stem(word)));
        }
        (shared > 2 && shared * 2 >= all).then_some(letters.entity)
    }

    /// Letters that the text leaves unexplained, where they are the initials of one body that it names: USI and the University of Southern Indiana.
    fn add_initials(&self, accepted: &[bool], meanings: &mut Meanings) {
        let letters = self.groups.names.iter().filter(|group| group.acronym).map(|group| group.drafts[0]);
        let mut open: Vec<(String, u64)> = letters
            .map(|draft| self.groups.drafts[draft].tokens.start)
            .filter(|at| !meanings.contains_key(&self.hash(*at)) && !self.is_file_number(*at))
            .map(|at| (self.scene.words.of(at).replace('.', ""), self.hash(at)))
            .filter(|(letters, _)| letters.len() >= SHORTEST)
            .collect();
        if open.is_empty() {
            return;
        }
        open.sort_unstable();
        let mut bodies: ByHash<Vec<usize>> = ByHash::default();
        for (group, name) in
            self.groups.names.iter().enumerate().filter(|(group, name)| accepted[*group] && !name.acronym)
        {
            let body = matches!(name.guess, Some((Guess::Agency | Guess::Treaty, ..)));
            let initials = self.initials(&self.groups.drafts[name.drafts[0]].tokens);
            if let Some((_, word)) =
                open.binary_search_by(|(letters, _)| letters.cmp(&initials)).ok().map(|at| &open[at]).filter(|_| body)
            {
                bodies.entry(*word).or_default().push(group);
            }
        }
        meanings.extend(
            bodies
                .into_iter()
                .filter(|(_, groups)| groups.len() == 1)
                .map(|(word, groups)| (word, Some(Who::Found(groups[0])))),
        );
    }

    /// "(SHT 14/2)": letters before a number in a bracket.
    fn is_file_number(&self, at: usize) -> bool {
        let words = self.scene.words;
        let number = |next: &Token| next.join == Join::Space && next.case == Case::Uncased;
        at > 0
            && words.gap_after(at - 1).ends_with('(')
            && words.tokens.get(at + 1).is_some_and(number)
            && words.of(at + 1).starts_with(|c: char| c.is_ascii_digit())
    }

    /// The first letters of the capitalized words of a name.
    fn initials(&self, tokens: &Range<usize>) -> String {
        let words = tokens
            .clone()
            .filter(|at| !self.scene.is_small(*at))
            .filter_map(|at| self.scene.words.of(at).chars().next());
        words.flat_map(char::to_uppercase).collect()
    }

    /// Whether a token is written as letters are: UNITA, and Unita as well, but not All for ALL.
    fn is_abbreviation(&self, at: usize) -> bool {
        let token = &self.scene.words.tokens[at];
        let ordinary = Class::WORD.or(Class::OPENER).or(Class::ORDINARY).or(Class::GIVEN).or(Class::LAST);
        let written = match token.case {
            Case::Upper | Case::Mixed => true,
            Case::Capitalized => token.span.len() >= 4 && !self.scene.is(at, ordinary),
            _ => false,
        };
        written && self.scene.hold(at).is_none_or(|(range, _)| range.len() == 1)
    }
}

/// The first letters of a word, by which its forms are one: cultural and culture.
fn stem(word: &str) -> String {
    fold(word).chars().take(STEM).collect()
}

const STEM: usize = 5;
