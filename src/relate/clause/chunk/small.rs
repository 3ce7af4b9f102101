//! Tells what the small words are: prepositions, conjunctions, determiners.

use super::super::{Kind, Phrase};
use super::{Open, Reader};
use crate::relate::rules::WordClass;
use crate::text::{Case, Join};

impl Reader<'_, '_> {
    pub(super) fn function_word(&mut self, at: usize, class: WordClass) -> bool {
        if class == WordClass::default() {
            return false;
        }
        let text = self.words.of(at);
        if text == "of" && self.is_in_office(at) {
            self.noun(at, self.senses.of(at));
            return true;
        }
        let kind = match () {
            () if class.is(WordClass::TIME) => Kind::Time,
            () if class.is(WordClass::RELATIVE) => Kind::Relative,
            () if class.is(WordClass::THAT) && !self.is_demonstrative(at) => Kind::That,
            () if class.is(WordClass::AND) || text == "nor" => Kind::And,
            // "cannot but": not a negation any more.
            () if class.is(WordClass::BUT) && self.cannot_but() => return true,
            () if class.is(WordClass::BUT) => Kind::But,
            () if text == "as" && self.is_as_well_as(at) => Kind::And,
            () if class.is(WordClass::SUBORDINATOR) && !self.is_before_phrase(at, class) => Kind::Subordinator,
            () if class.is(WordClass::PREPOSITION) || class.is(WordClass::NEGATOR) => Kind::Preposition,
            () => return self.opener(at, class),
        };
        self.close();
        self.push(kind, at..at + 1);
        true
    }

    /// Whether "of" stands in the name of an office: Secretary of State, but not President of France.
    fn is_in_office(&self, at: usize) -> bool {
        let tokens = &self.words.tokens;
        if self.phrase.is_none() || at == self.line.start || at + 1 >= self.line.end {
            return false;
        }
        let (before, next) = (&tokens[at - 1], &tokens[at + 1]);
        let named = self.mentions.binary_search_by_key(&next.span.start, |mention| mention.span.start).is_ok();
        let capitals = before.case == Case::Capitalized && next.case == Case::Capitalized;
        capitals && !named && next.join == Join::Space && self.senses.of(at - 1).class.is(WordClass::OFFICE)
    }

    /// Takes a determiner, a "no" or a pronoun that no entity is known for.
    fn opener(&mut self, at: usize, class: WordClass) -> bool {
        if class.is(WordClass::PRONOUN) {
            self.close();
            self.push(Kind::Phrase(Phrase { headed: false, ..Phrase::default() }), at..at + 1);
            return true;
        }
        if !class.is(WordClass::DETERMINER.or(WordClass::NO)) {
            return false;
        }
        self.close();
        // "a no-nonsense speech"
        let hyphenated = self.words.tokens.get(at + 1).is_some_and(|next| next.join == Join::Hyphen);
        self.phrase = Some(Open { negated: class.is(WordClass::NO) && !hyphenated, ..Open::at(at..at + 1, 0..0) });
        true
    }

    fn is_demonstrative(&self, at: usize) -> bool {
        matches!(self.last(), Some(Kind::Preposition)) && self.phrase.is_none() && at > self.line.start
    }

    /// The second "as" of "as well as" takes the place of "and".
    fn is_as_well_as(&self, at: usize) -> bool {
        at >= self.line.start + 2 && self.words.of(at - 1) == "well" && self.words.of(at - 2) == "as"
    }

    /// "after the talks" is a preposition, "after Russia attacked" begins a clause: decided by whether a verb comes before the next comma.
    fn is_before_phrase(&self, at: usize, class: WordClass) -> bool {
        if !class.is(WordClass::PREPOSITION) {
            return false;
        }
        for next in at + 1..self.line.end.min(at + 9) {
            let token = &self.words.tokens[next];
            if matches!(token.join, Join::Comma | Join::Hard) {
                return true;
            }
            let word = self.senses.of(next).class;
            if word.is(WordClass::BE.or(WordClass::HAVE).or(WordClass::MODAL).or(WordClass::DO))
                && token.case == Case::Lower
            {
                return false;
            }
            if next > at + 1 && word.is(WordClass::PAST) && token.case == Case::Lower {
                return false;
            }
        }
        true
    }
}
