//! Reads what bodies deal with, and whose they are: Ministry of Trade, Energy and Ports; the Truth and Reconciliation Commission.

use super::runs::{Finder, LONGEST};
use crate::recognize::lexicon::Class;
use crate::text::Join;

impl Finder<'_, '_, '_> {
    /// Whether a word may be what a body deals with: Trade, Energy.
    pub(super) fn is_field(&self, at: usize) -> bool {
        let scene = self.scene;
        at < self.line.end
            && scene.is_capital(at)
            && (scene.hold(at).is_none() || scene.is(at, Class::FIELD) && !scene.is_firm(at))
            && (scene.is(at, Class::FIELD.or(Class::GENERIC).or(Class::WORD)) || self.is_unlisted_field(at))
            && !scene.is(at, Class::GIVEN.or(Class::HONORIFIC))
            && !(at + 1 < self.line.end
                && scene.is(at, Class::AGENCY.or(Class::STATE))
                && scene.words.of(at + 1) == "of")
    }

    /// Whether a word that no list has is a plural as fields are: Rangelands, Sanitations.
    fn is_unlisted_field(&self, at: usize) -> bool {
        const ENDINGS: [&str; 5] = ["lands", "tions", "ments", "ities", "ures"];
        let word = self.scene.words.of(at);
        self.scene.class(at) == Class::default() && ENDINGS.iter().any(|ending| word.ends_with(ending))
    }

    /// "the Truth and Reconciliation Commission": what a body deals with, in plain words before its noun.
    pub(super) fn joins_fields(&self, start: usize, and: usize) -> bool {
        let scene = self.scene;
        let heads = Class::AGENCY.or(Class::WEAK).or(Class::INSTITUTION).or(Class::TREATY);
        let other = Class::AGENCY
            .or(Class::INSTITUTION)
            .or(Class::TITLE)
            .or(Class::ROLE)
            .or(Class::HONORIFIC)
            .or(Class::GIVEN)
            .or(Class::OPENER);
        let plain = Class::WORD.or(Class::FIELD).or(Class::GENERIC);
        let field = |at: usize| {
            at < self.line.end
                && scene.is_capital(at)
                && !scene.is_firm(at)
                && scene.is(at, plain)
                && !scene.is(at, other)
        };
        let spaced = |at: usize| at < self.line.end && scene.words.tokens[at].join == Join::Space;
        let first = and - 1;
        let article = |at: usize| matches!(scene.words.of(at), "the" | "The");
        let begins = first == start && start > self.line.start && article(start - 1);
        let owned = first == start + 1 && (scene.is_firm(start) || article(start));
        // "the Economic and Technical Cooperation Agreement"
        let second = and + 2;
        let head = if spaced(second) && field(second) && !scene.is(second, heads) { and + 3 } else { second };
        (begins || owned)
            && field(first)
            && field(and + 1)
            && spaced(head)
            && scene.is_capital(head)
            && !scene.is_firm(head)
            && scene.is(head, heads)
    }

    /// "the Farmers and Fishers Bank": those whose body it is.
    pub(super) fn joins_owners(&self, start: usize, and: usize) -> bool {
        let (scene, head) = (self.scene, and + 2);
        and == start + 1
            && head < self.line.end
            && start > self.line.start
            && matches!(scene.words.of(start - 1), "the" | "The")
            && self.is_plural(start)
            && scene.words.of(and + 1).ends_with('s')
            && scene.is_capital(and + 1)
            && !scene.is_firm(and + 1)
            && scene.words.tokens[head].join == Join::Space
            && scene.is_capital(head)
            && scene.is(head, Class::AGENCY.or(Class::WEAK))
    }

    /// Whether the first half of a word with a hyphen stands at a token: Co-operation.
    fn is_hyphenated_field(&self, at: usize) -> bool {
        let scene = self.scene;
        at + 1 < self.line.end
            && scene.is_capital(at)
            && scene.words.tokens[at + 1].join == Join::Hyphen
            && scene.is_small(at + 1)
    }

    /// The tokens up to the end of "…, Trade and Energy" where the run is one of a body that deals with things.
    pub(super) fn list_of_fields(&self, start: usize, end: usize) -> usize {
        let (scene, tokens) = (self.scene, &self.scene.words.tokens);
        let comma = |at: usize| tokens[at].join == Join::Comma;
        let near = start.max(end.saturating_sub(LONGEST))..end;
        let head = |at: usize| scene.is(at, Class::AGENCY.or(Class::TREATY));
        let linked = || near.clone().any(|at| at + 1 < end && head(at) && scene.is(at + 1, Class::LINK));
        let field = |at: usize| self.is_field(at) || self.is_hyphenated_field(at);
        if !comma(end) || !linked() || !field(end) || scene.is_firm(end - 1) {
            return 0;
        }
        let mut at = end;
        while at < self.line.end && at < end + 10 {
            let conjunction = matches!(scene.words.of(at), "and" | "&");
            if conjunction {
                return if self.is_field(at + 1) { at + 2 - end } else { 0 };
            }
            let joined = matches!(tokens[at].join, Join::Comma | Join::Space | Join::Hyphen);
            let tail = tokens[at].join == Join::Hyphen && scene.is_small(at);
            if !joined || !(tail || field(at)) {
                return 0;
            }
            at += 1;
        }
        0
    }
}
