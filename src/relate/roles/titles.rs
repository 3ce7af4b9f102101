//! Reads the names of offices and trades: prime minister, Secretary of State, director-general.

use std::ops::Range;

use super::{LONGEST, Roles};
use crate::gazetteer::Known;
use crate::relate::Predicate;
use crate::relate::rules::{Office, WordClass};

/// Words before an office that is no longer, or not yet, held.
const NOT_NOW: [&str; 14] = [
    "former",
    "Former",
    "ex",
    "Ex",
    "then",
    "late",
    "one-time",
    "onetime",
    "would",
    "Would",
    "erstwhile",
    "ousted",
    "deposed",
    "elect",
];

/// Words before "leader" that tell that it is not the state that is led.
const SOME: [&str; 18] = [
    "opposition",
    "Opposition",
    "rebel",
    "party",
    "union",
    "separatist",
    "religious",
    "spiritual",
    "student",
    "protest",
    "business",
    "community",
    "church",
    "tribal",
    "guerrilla",
    "militia",
    "majority",
    "minority",
];

/// Words that are no part of an office.
const PARTING: WordClass = WordClass::DETERMINER
    .or(WordClass::BE)
    .or(WordClass::THAT)
    .or(WordClass::RELATIVE)
    .or(WordClass::MODAL)
    .or(WordClass::HAVE);

/// An office that was read, with the tokens that name it.
pub(super) struct Title {
    pub(super) office: Office,
    /// What the words before the office make of it: prime minister, vice president.
    pub(super) rank: Option<Predicate>,
    pub(super) tokens: Range<usize>,
}

impl Roles<'_, '_> {
    /// The office whose name ends before a token, without the words before it.
    pub(super) fn title_before(&self, end: usize) -> Option<Title> {
        let mut start = end;
        let mut office = None;
        while start > self.line.start && end - start < LONGEST {
            let at = start - 1;
            if start < end && !self.joined(start) || self.mention_at(at).is_some() {
                break;
            }
            let class = self.class(at);
            let small = matches!(self.word(at), "of" | "for" | "and" | "affairs" | "general" | "General");
            let known = self.senses.of(at).office;
            let parts = self.word(at) == "or"
                || class.is(PARTING) && !class.is(WordClass::OFFICE)
                || self.words.tokens[at].possessive;
            if known.is_some() && (office.is_none() || small || matches!(self.word(start), "general" | "General")) {
                office = known;
            } else if parts || class.is(WordClass::PREPOSITION) && !small {
                break;
            } else if office.is_none() && start == end && !self.is_field(at) {
                return None;
            }
            start = at;
        }
        let office = self.rules.office(office?);
        // "the Greek Rally of General Papagos"
        while start < end && matches!(self.word(start), "of" | "for" | "and") {
            start += 1;
        }
        let tokens = start..end;
        Some(Title { office, rank: self.rank(&tokens), tokens })
    }

    /// What an office may be of: Secretary of State, Secretary General, minister of foreign affairs.
    pub(super) fn is_field(&self, at: usize) -> bool {
        let of = (1..=5).find(|back| at >= self.line.start + back && self.word(at - back) == "of");
        let governed =
            of.is_some_and(|back| at > self.line.start + back && self.class(at - back - 1).is(WordClass::OFFICE));
        governed
            || matches!(self.word(at), "General" | "general")
                && at > self.line.start
                && self.class(at - 1).is(WordClass::OFFICE)
    }

    /// Prime ministers head a government; deputies and vice presidents do not head the state.
    pub(super) fn rank(&self, tokens: &Range<usize>) -> Option<Predicate> {
        let is = |at: usize, words: &[&str]| words.contains(&self.word(at));
        let prime =
            tokens.clone().any(|at| is(at, &["prime", "Prime"]) && is(at + 1, &["minister", "Minister", "ministers"]));
        let deputy = tokens.clone().any(|at| {
            is(
                at,
                &[
                    "vice",
                    "Vice",
                    "deputy",
                    "Deputy",
                    "assistant",
                    "Assistant",
                    "under",
                    "Under",
                    "permanent",
                    "shadow",
                    "Shadow",
                    "private",
                    "parliamentary",
                ],
            )
        });
        let supreme = tokens.clone().any(|at| is(at, &["supreme", "Supreme"]) && is(at + 1, &["leader", "Leader"]));
        let pair = |first: &[&str], second: &[&str]| tokens.clone().any(|at| is(at, first) && is(at + 1, second));
        let led = tokens.end - 1 > tokens.start && is(tokens.end - 1, &["leader", "Leader"]);
        match () {
            () if pair(&["press", "Press"], &["secretary", "Secretary"]) => Some(Predicate::SpokespersonOf),
            () if pair(&["permanent", "Permanent"], &["representative", "Representative"]) => {
                Some(Predicate::AmbassadorOf)
            }
            () if deputy || self.is_of_staff(tokens) || self.is_of_part(tokens) => Some(Predicate::WorksFor),
            () if pair(&["chief", "Chief"], &["executive", "Executive"]) => Some(Predicate::Leads),
            () if pair(&["high", "High"], &["commissioner", "Commissioner"]) => Some(Predicate::AmbassadorOf),
            () if prime => Some(Predicate::HeadOfGovernmentOf),
            () if supreme => Some(Predicate::HeadOfStateOf),
            () if led && tokens.clone().any(|at| is(at, &SOME)) => Some(Predicate::CitizenOf),
            () => None,
        }
    }

    /// Whether a chief or director is that of a part: "foreign policy chief", "communications director", not "executive director".
    fn is_of_part(&self, tokens: &Range<usize>) -> bool {
        const WHOLE: [&str; 12] = [
            "executive",
            "Executive",
            "managing",
            "Managing",
            "general",
            "General",
            "acting",
            "Acting",
            "interim",
            "new",
            "current",
            "longtime",
        ];
        let last = tokens.end - 1;
        let heads = matches!(self.word(last), "chief" | "director" | "Director" | "boss" | "coordinator");
        heads && (tokens.start..last).any(|at| !WHOLE.contains(&self.word(at)))
    }

    /// A chief of staff serves.
    fn is_of_staff(&self, tokens: &Range<usize>) -> bool {
        tokens.clone().any(|at| {
            matches!(self.word(at), "chief" | "Chief")
                && self.word(at + 1) == "of"
                && matches!(self.word(at + 2), "staff" | "Staff")
        })
    }

    /// Whether a chancellor is that of the exchequer, by whose chancellor it is.
    fn is_of_exchequer(&self, title: &Title, owner: usize) -> bool {
        let chancellor = title.tokens.clone().any(|at| matches!(self.word(at), "chancellor" | "Chancellor"));
        let britain = |at: usize| matches!(self.word(at), "Britain" | "British" | "UK" | "U.K" | "U.K." | "Kingdom");
        chancellor && self.places[owner].clone().any(britain)
    }

    pub(super) fn is_over(&self, tokens: &Range<usize>) -> bool {
        let near = tokens.start.saturating_sub(2).max(self.line.start)..tokens.end;
        near.into_iter().any(|at| NOT_NOW.contains(&self.word(at)))
    }

    /// What a title makes of its bearer to an owner.
    pub(super) fn predicate(&self, title: &Title, owner: usize) -> Option<Predicate> {
        let state = match self.classes[owner] {
            Known::State => true,
            Known::Agency | Known::Other => false,
            Known::Person | Known::Treaty => return None,
        };
        let plain = if state { title.office.of_state } else { title.office.of_body };
        match title.rank {
            Some(Predicate::WorksFor) => plain.map(|plain| match plain {
                Predicate::MinisterOf | Predicate::AmbassadorOf => plain,
                _ => Predicate::WorksFor,
            }),
            // What they are to a state, and to a body that has such.
            Some(Predicate::AmbassadorOf) if !state => Some(Predicate::WorksFor),
            Some(Predicate::CitizenOf) if !state => plain,
            Some(Predicate::SpokespersonOf | Predicate::Leads) => title.rank,
            _ if state && self.is_of_exchequer(title, owner) => Some(Predicate::MinisterOf),
            // A prime minister of a state, the supreme leader of one.
            Some(known) if state => Some(known),
            _ => plain,
        }
    }

    /// The end of an office that begins at or after a token.
    pub(super) fn end_of_title(&self, from: usize) -> Option<usize> {
        let mut end = None;
        for at in from..self.line.end.min(from + LONGEST) {
            let class = self.class(at);
            let apart = at > from && !self.joined(at) || self.mention_at(at).is_some();
            if apart || class.is(WordClass::BE.or(WordClass::REPORT).or(WordClass::MODAL)) {
                break;
            }
            let of = self.word(at) == "of";
            let behind = end == Some(at);
            if class.is(WordClass::OFFICE)
                || end.is_some() && !of && !class.is(WordClass::DETERMINER) && self.is_field(at)
            {
                end = Some(at + 1);
            } else if class.is(WordClass::PREPOSITION) && !of || behind && !(of && self.is_field(at + 1)) {
                break;
            }
        }
        end
    }
}
