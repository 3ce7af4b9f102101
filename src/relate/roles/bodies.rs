//! Reads where bodies sit, of what they are part, and who is a member of them.

use std::ops::Range;

use super::Roles;
use crate::gazetteer::Known;
use crate::relate::rules::WordClass;
use crate::relate::{Pattern, Polarity, Predicate};
use crate::text::Join;

impl Roles<'_, '_> {
    /// "based in Ethiopia", "Netherlands-based court".
    pub(super) fn seat(&mut self, body: usize) {
        if self.classes[body] != Known::Agency {
            return;
        }
        let Range { start, end } = self.places[body];
        let is_state = |state: &usize| self.classes[*state] == Known::State;
        if start >= self.line.start + 2
            && self.word(start - 1) == "based"
            && self.words.tokens[start - 1].join == Join::Hyphen
            && let Some(state) = self.mention_at(start - 2).filter(is_state)
        {
            self.add((body, state), Predicate::BasedIn, &(start - 1..start), Pattern::Title);
            return;
        }
        let at = end + usize::from(matches!(self.word(end), "is" | "was"));
        let seated = matches!(self.word(at), "based" | "headquartered" | "seated") && self.word(at + 1) == "in";
        if seated
            && (self.comma(end) || at > end)
            && let Some(state) = self.owner_from(at + 2).filter(is_state)
        {
            self.add((body, state), Predicate::BasedIn, &(at..at + 1), Pattern::Apposition);
        }
    }

    /// "Estonia, a member of the European Union", "NATO member Turkey", "Finland is now a member of NATO", "is an organ of".
    pub(super) fn membership(&mut self, index: usize) {
        let Range { start, end } = self.places[index];
        let mut at = end;
        let (mut polarity, mut linked) = (Polarity::Positive, self.comma(end));
        while matches!(
            self.word(at),
            "is" | "are"
                | "not"
                | "now"
                | "also"
                | "a"
                | "an"
                | "both"
                | "the"
                | "founding"
                | "permanent"
                | "full"
                | "itself"
        ) || at == end && self.comma(at) && self.word(at) == "which"
        {
            linked |= matches!(self.word(at), "is" | "are");
            if self.word(at) == "not" {
                polarity = Polarity::Negated;
            }
            at += 1;
        }
        let predicate = match self.word(at) {
            "member" | "members" => Some(Predicate::MemberOf),
            "organ" | "part" | "branch" | "arm" | "agency" if self.classes[index] == Known::Agency => {
                Some(Predicate::OrganOf)
            }
            _ => None,
        };
        if let Some(predicate) = predicate.filter(|_| linked && self.word(at + 1) == "of")
            && let Some(owner) = self.owner_from(at + 2)
        {
            self.add((index, owner), predicate, &(at..at + 1), Pattern::Apposition);
            if let Some(last) = self.found.last_mut() {
                last.polarity = polarity;
            }
        }
        // "NATO member Turkey", "EU member states Hungary"
        if self.classes[index] == Known::State && start > self.line.start && self.joined(start) {
            let noun = start - 1;
            let state = usize::from(matches!(self.word(noun), "state" | "states" | "country" | "countries" | "nation"));
            let Some(member) = noun.checked_sub(state).filter(|at| matches!(self.word(*at), "member" | "members"))
            else {
                return;
            };
            if let Some(body) = member
                .checked_sub(1)
                .and_then(|at| self.mention_at(at))
                .filter(|body| self.classes[*body] == Known::Agency)
            {
                self.add((index, body), Predicate::MemberOf, &(member..member + 1), Pattern::Title);
            }
        }
    }

    /// "Finland joined NATO in 2023", "became a member of the EU", but not "joined NATO exercises", "joined the EU in condemning".
    pub(super) fn accession(&mut self, state: usize) {
        let mut at = self.places[state].end;
        while matches!(self.word(at), "has" | "had" | "have" | "formally" | "officially" | "finally" | "then" | "only")
        {
            at += 1;
        }
        if self.classes[state] != Known::State || !self.joined(at) {
            return;
        }
        let (verb, from) = match self.word(at) {
            "joined" => (at, at + 1),
            "acceded" if self.word(at + 1) == "to" => (at, at + 2),
            "became" | "become" => {
                let article = at + 1 + usize::from(self.class(at + 1).is(WordClass::DETERMINER));
                let noun = article + usize::from(matches!(self.word(article), "full" | "founding" | "associate"));
                if self.word(noun) != "member" || self.word(noun + 1) != "of" {
                    return;
                }
                (noun, noun + 2)
            }
            _ => return,
        };
        let Some(body) = self.owner_from(from).filter(|body| self.classes[*body] == Known::Agency) else { return };
        let end = self.places[body].end;
        let dated = |at: usize| {
            self.words.begins_with_digit(at) || self.class(at).is(WordClass::TIME.or(WordClass::DETERMINER))
        };
        let ends = !self.joined(end)
            || self.class(end).is(WordClass::SUBORDINATOR)
            || matches!(self.word(end), "in" | "on" | "as" | "at") && dated(end + 1)
            || matches!(self.word(end), "despite" | "under" | "last" | "this");
        if ends && !self.words.tokens[end - 1].possessive {
            self.add((state, body), Predicate::MemberOf, &(verb..verb + 1), Pattern::Copula);
        }
    }

    /// "China holds a permanent seat on the UN Security Council", "the Security Council, where China has a veto".
    pub(super) fn holds_seat(&mut self, state: usize) {
        let Range { start, end } = self.places[state];
        if self.classes[state] != Known::State || !matches!(self.word(end), "holds" | "has" | "hold" | "have") {
            return;
        }
        let Some(seat) = (end + 1..end + 5).find(|at| matches!(self.word(*at), "seat" | "seats" | "veto")) else {
            return;
        };
        if !(end + 1..=seat).all(|at| self.joined(at) && self.mention_at(at).is_none()) {
            return;
        }
        let behind = matches!(self.word(seat + 1), "on" | "in" | "at").then(|| self.owner_from(seat + 2)).flatten();
        let before = || {
            let last = start.checked_sub(2).filter(|_| self.word(start - 1) == "where")?;
            self.mention_at(last)
        };
        let body = behind.or_else(before).filter(|body| self.classes[*body] == Known::Agency);
        if let Some(body) = body {
            self.add((state, body), Predicate::MemberOf, &(seat..seat + 1), Pattern::Apposition);
        }
    }

    /// "the party's Liaoning committee": a body that another has.
    pub(super) fn organ(&mut self, body: usize) {
        let start = self.places[body].start;
        let Some(owner) = start.checked_sub(1).and_then(|at| self.mention_at(at)) else { return };
        let owns = self.words.tokens[start - 1].possessive && self.joined(start);
        if owns && self.classes[body] == Known::Agency && self.classes[owner] == Known::Agency {
            self.add((body, owner), Predicate::OrganOf, &(start - 1..start), Pattern::Title);
        }
    }
}
