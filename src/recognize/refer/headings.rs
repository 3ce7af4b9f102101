//! Finds the names of a text where capitals say nothing: in its headings, and where sentences begin.

use std::ops::Range;

use super::people::{People, Who};
use super::{Addition, Joiner, SURE};
use crate::gazetteer::Form;
use crate::recognize::Rule;
use crate::text::Join;
use crate::text::by_hash::ByHash;

impl Joiner<'_, '_, '_> {
    /// Adds the names of the text, and the surnames of its persons, that stand in its headings; and its names with which sentences begin.
    pub(super) fn add_headings(&self, accepted: &[bool], people: &People, additions: &mut Vec<Addition>) {
        let names = self.names_by_first_word(accepted);
        let lines = self.scene.words.sentences.iter().zip(&self.scene.headings).zip(0..);
        for ((line, heading), sentence) in lines.filter(|((line, _), _)| !line.is_empty()) {
            if !heading {
                let name = self.name_at(line.start, line, sentence, &names);
                additions.extend(name.filter(|name| name.tokens.len() > 1));
                continue;
            }
            let mut at = line.start;
            while at < line.end {
                let free = !self.scene.is_firm(at) && !self.scene.is_small(at);
                let addition = free.then(|| {
                    let name = self.name_at(at, line, sentence, &names);
                    name.or_else(|| {
                        let pair =
                            (at + 1 < line.end).then(|| people.pair_in_heading(self.scene, at, sentence)).flatten();
                        let (who, rule, len) = match pair {
                            Some(who) => (who, Rule::Surname, 2),
                            None => people.in_heading(self, at, sentence).map(|(who, rule)| (who, rule, 1))?,
                        };
                        let tokens = at..at + len;
                        Some(Addition { tokens, sentence, who, form: Form::Short, rule, confidence: SURE })
                    })
                });
                at = addition.iter().flatten().next().map_or(at + 1, |addition| addition.tokens.end);
                additions.extend(addition.flatten());
            }
        }
    }

    /// The first drafts of names of several words, and of letters, by the hash of their first word.
    fn names_by_first_word(&self, accepted: &[bool]) -> ByHash<Vec<usize>> {
        let mut names: ByHash<Vec<usize>> = ByHash::default();
        for (group, _) in self.groups.names.iter().zip(accepted).filter(|(_, accepted)| **accepted) {
            let tokens = &self.groups.drafts[group.drafts[0]].tokens;
            if tokens.len() > 1 || group.acronym {
                names.entry(self.hash(tokens.start)).or_default().push(group.drafts[0]);
            }
        }
        names
    }

    /// Whether these words end inside of a name of the list, one of whose tokens is given: Recep Tayyip, in Recep Tayyip Erdogan.
    fn cuts_listed(&self, at: usize, words: Range<usize>) -> bool {
        let listed = self.scene.hold(at).filter(|(_, hold)| hold.is_firm());
        listed.is_some_and(|(range, _)| range.start < words.start || range.end > words.end)
    }

    /// The longest name that stands at a token.
    fn name_at(&self, at: usize, line: &Range<usize>, sentence: u32, names: &ByHash<Vec<usize>>) -> Option<Addition> {
        let tokens = &self.scene.words.tokens;
        let stands = |draft: &&usize| {
            let name = &self.groups.drafts[**draft].tokens;
            let end = at + name.len();
            end <= line.end
                && !self.cuts_listed(at, at..end)
                && !self.cuts_listed(end - 1, at..end)
                && name.clone().zip(at..).all(|(own, other)| tokens[own].hash == tokens[other].hash)
                && (at + 1..end).all(|at| tokens[at].join != Join::Hard)
        };
        let drafts = names.get(&self.hash(at))?;
        let longest = drafts.iter().filter(stands).max_by_key(|draft| self.groups.drafts[**draft].tokens.len())?;
        let group = self.groups.of[*longest];
        let (_, evidence, confidence) = self.groups.names[group].guess?;
        let tokens = at..at + self.groups.drafts[*longest].tokens.len();
        let (who, rule) = (Who::Found(group), Rule::of(evidence));
        Some(Addition { tokens, sentence, who, form: Form::Pattern, rule, confidence })
    }
}
