//! Tells who says what a sentence says.

use super::{Kind, Mood, Sentence};
use crate::relate::rules::WordClass;

impl Sentence<'_, '_> {
    /// Who says what a verb or noun says, where the sentence tells; and whether it is denied.
    pub(super) fn speaker(&self, node: usize) -> Option<(Option<usize>, bool)> {
        let teller = |verb: usize| self.teller(verb);
        if let Some(report) = self.report_above(node) {
            let denied = self.is_class(report, WordClass::DENY) && !self.verb(report).is_some_and(|verb| verb.negated);
            return Some((teller(report), denied));
        }
        if let Some(denier) = self.denier_of_claim(node) {
            return Some((teller(denier), true));
        }
        if let Some(accuser) = self.accuser_above(node) {
            return Some((teller(accuser), false));
        }
        let report = self.report_behind(node).or_else(|| self.report_between(node));
        let report = report.map(|report| (teller(report), false));
        report.or_else(|| self.according().map(|named| (Some(named), false)))
    }

    /// Who tells what a verb of saying tells: its subject, or whose report says so; behind "by" in the passive.
    fn teller(&self, verb: usize) -> Option<usize> {
        if self.verb(verb)?.passive {
            let by = (verb + 1..self.nodes.len()).take(3).find(|at| self.is_preposition(*at, &["by"]))?;
            return self.named(by + 1, true).0.first().copied();
        }
        let subject = self.subject(verb)?;
        let told = || {
            let word = self.word(subject);
            let tells = matches!(
                word,
                "report"
                    | "reports"
                    | "statement"
                    | "study"
                    | "document"
                    | "documents"
                    | "letter"
                    | "assessment"
                    | "paper"
            );
            tells.then(|| self.named(subject, false).0.first().copied()).flatten()
        };
        self.named(subject, true).0.first().copied().or_else(told)
    }

    /// The verb of saying between a subject and its verb: "Shoigu, TASS reported, had visited".
    fn report_between(&self, node: usize) -> Option<usize> {
        let comma = |at: usize| self.is(at, |kind| matches!(kind, Kind::Comma));
        let report = node.checked_sub(2)?;
        let start = report.checked_sub(2)?;
        (comma(node - 1)
            && comma(start)
            && self.phrase(report - 1).is_some()
            && self.is_class(report, WordClass::REPORT))
        .then_some(report)
    }

    /// The verb of saying before a node that the node's clause is the object of.
    pub(super) fn report_above(&self, node: usize) -> Option<usize> {
        let reports = |at: &usize| {
            self.is_class(*at, WordClass::REPORT) && *at != node && self.subject(*at).is_some() && self.says_more(*at)
        };
        (0..node).rev().take_while(|at| !matches!(self.nodes[*at].kind, Kind::Stop | Kind::But)).find(reports)
    }

    /// The verb that rejects a claim which the clause of a node tells: "denied reports that", "rejected accusations that".
    fn denier_of_claim(&self, node: usize) -> Option<usize> {
        let that = (0..node)
            .rev()
            .take_while(|at| !matches!(self.nodes[*at].kind, Kind::Stop | Kind::Verb(_)))
            .find(|at| matches!(self.nodes[*at].kind, Kind::That))?;
        let claim = that.checked_sub(1).filter(|claim| {
            matches!(
                self.word(*claim),
                "report"
                    | "reports"
                    | "claim"
                    | "claims"
                    | "allegation"
                    | "allegations"
                    | "accusation"
                    | "accusations"
                    | "suggestion"
                    | "suggestions"
                    | "rumors"
                    | "rumours"
                    | "charge"
                    | "charges"
            )
        })?;
        let verb = claim.checked_sub(1).filter(|verb| self.verb(*verb).is_some())?;
        let denies =
            |word: &str| ["den", "reject", "dismiss", "refut", "disput"].iter().any(|stem| word.starts_with(stem));
        denies(self.word(verb)).then_some(verb)
    }

    /// Whether something is said behind a verb of saying: not "…, he said on Monday".
    fn says_more(&self, report: usize) -> bool {
        let mut at = report + 1;
        while matches!(self.nodes.get(at).map(|node| &node.kind), Some(Kind::Time))
            || matches!(self.nodes.get(at).map(|node| &node.kind), Some(Kind::Preposition))
                && matches!(self.nodes.get(at + 1).map(|node| &node.kind), Some(Kind::Time | Kind::Phrase(_)))
        {
            at += 1 + usize::from(
                matches!(self.nodes.get(at + 1).map(|node| &node.kind), Some(Kind::Phrase(_)))
                    && matches!(self.nodes[at].kind, Kind::Preposition),
            );
        }
        match self.nodes.get(at).map(|node| &node.kind) {
            Some(Kind::That | Kind::Quote) => true,
            Some(Kind::Verb(verb)) => verb.mood != Mood::Finite,
            Some(Kind::Comma) => matches!(self.nodes.get(at + 1).map(|node| &node.kind), Some(Kind::Quote)),
            // A clause without "that", or whom it is told.
            Some(Kind::Phrase(_)) => self.nodes[at + 1..]
                .iter()
                .any(|node| matches!(&node.kind, Kind::Verb(verb) if verb.mood == Mood::Finite)),
            _ => false,
        }
    }

    /// The verb of saying at the end: "…, Modi said".
    fn report_behind(&self, node: usize) -> Option<usize> {
        let reports = |at: &usize| {
            let Some(subject) = self.subject(*at).filter(|_| self.is_class(*at, WordClass::REPORT)) else {
                return false;
            };
            let begins = subject.min(*at);
            let parted = begins
                .checked_sub(1)
                .is_some_and(|before| matches!(self.nodes[before].kind, Kind::Comma | Kind::Quote));
            let passive = self.verb(*at).is_some_and(|verb| verb.mood == Mood::Participle);
            parted && !passive && !self.says_more(*at) && !self.is_claim(begins)
        };
        (node + 1..self.nodes.len()).take_while(|at| !matches!(self.nodes[*at].kind, Kind::Stop)).find(reports)
    }

    /// The first verb of a sentence whose saying ends it: must leave in "Syria must leave Lebanon, Macron said".
    pub(in crate::relate) fn told_before(&self, report: usize) -> Option<usize> {
        let begins = self.subject(report)?.min(report);
        let comma = begins.checked_sub(1)?;
        let parted = matches!(self.nodes[comma].kind, Kind::Comma | Kind::Quote);
        let ends = parted && self.is_class(report, WordClass::REPORT) && !self.says_more(report);
        let first = (0..comma).find(|at| self.verb(*at).is_some()).filter(|_| ends)?;
        let verb = self.verb(first).filter(|verb| verb.mood == Mood::Finite)?;
        (!self.senses.of(verb.head).class.is(WordClass::BE)).then_some(first)
    }

    /// Whether a phrase is a claim that somebody speaks of: "a charge Iran has denied".
    fn is_claim(&self, node: usize) -> bool {
        const CLAIMS: [&str; 6] = ["accusation", "accusations", "allegation", "allegations", "charge", "charges"];
        let claim = |at: usize| CLAIMS.contains(&self.words.of(at)) || self.words.of(at) == "claim";
        self.nodes[node].tokens.clone().any(claim)
    }

    /// "accused Israel of bombing", "blamed Iran for the attack on": a verb that lays an event to somebody's charge.
    fn accuser_above(&self, node: usize) -> Option<usize> {
        let preposition = (0..node).rev().take(3).find(|at| matches!(self.nodes[*at].kind, Kind::Preposition))?;
        let verb = (0..preposition).rev().take(6).find(|at| self.verb(*at).is_some())?;
        let charges = self.verb(verb).is_some_and(|verb| {
            let lemma = self.words.of(verb.head);
            ["accus", "blam", "suspect", "alleg"].iter().any(|stem| lemma.starts_with(stem))
        });
        charges.then_some(verb)
    }

    /// Whom "according to", "in the view of" or "as … put it" names.
    fn according(&self) -> Option<usize> {
        let last = self.nodes.len().saturating_sub(2);
        let to = |at: &usize| matches!(self.word(*at), "according" | "According") && self.word(at + 1) == "to";
        let view = |at: &usize| matches!(self.word(*at), "view" | "opinion" | "words") && self.word(at + 1) == "of";
        let put = |at: &usize| {
            matches!(self.word(*at), "as" | "As") && self.word(at + 2) == "put" && self.word(at + 3) == "it"
        };
        let at = (0..last).find(|at| to(at) || view(at)).map(|at| at + 2);
        let at = at.or_else(|| (0..last).find(put).map(|at| at + 1))?;
        self.named(at, true).0.first().copied()
    }
}
