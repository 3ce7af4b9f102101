//! Chooses the time of a statement among those of its sentence.

use super::Dated;
use crate::relate::clause::{Kind, Mood, Sentence};
use crate::relate::rules::WordClass;
use crate::relate::{Family, Statement};
use crate::text::Period;
use crate::text::time::TimePlace;

/// When the event of a statement happened, as far as the sentence tells.
pub(super) fn date(sentence: &Sentence<'_, '_>, dated: &[Dated], statement: &Statement) -> Option<Period> {
    // The time of a sentence is not that of an office.
    if statement.predicate.family() == Family::Role {
        return None;
    }
    let starts = |at: &usize| {
        let words = sentence.nodes[*at].tokens.clone();
        words.into_iter().any(|at| sentence.words.tokens[at].span.start == statement.trigger.start)
    };
    let node = (0..sentence.nodes.len()).find(starts)?;
    let times = if sentence.verb(node).is_some() {
        sentence.of_verb(dated, node)
    } else {
        let own: Vec<_> = dated.iter().filter(|dated| dated.owner.noun == Some(node)).collect();
        if own.is_empty() { sentence.of_verb(dated, sentence.carrier(node)?) } else { own }
    };
    nearest(sentence, &times, statement).and_then(|dated| dated.period)
}

/// The time that stands next behind the target, where a verb has several: "met A on Monday and B on Tuesday"; else the one next to the verb.
fn nearest<'d>(sentence: &Sentence<'_, '_>, times: &[&'d Dated], statement: &Statement) -> Option<&'d Dated> {
    let span = |dated: &Dated| sentence.words.span(&dated.expression.tokens);
    let behind = times.iter().find(|dated| span(dated).start >= statement.target_span.end);
    let trigger = statement.trigger.start;
    let near = || times.iter().min_by_key(|dated| span(dated).start.abs_diff(trigger));
    behind.or_else(near).copied()
}

impl Sentence<'_, '_> {
    /// The times of a verb, of the noun that a light verb carries, or those before the verb that it is joined to.
    fn of_verb<'d>(&self, dated: &'d [Dated], verb: usize) -> Vec<&'d Dated> {
        let of = |verb: usize| {
            let own =
                move |dated: &&Dated| dated.owner.verb == Some(verb) && dated.expression.place == TimePlace::Clause;
            dated.iter().filter(own)
        };
        let own: Vec<_> = of(verb).collect();
        if !own.is_empty() {
            return own;
        }
        if self.is_light(verb) {
            return dated.iter().filter(|dated| dated.owner.noun == Some(verb + 1)).collect();
        }
        let Some(before) = self.joined_to(verb) else { return own };
        of(before).filter(|dated| dated.owner.fronted).collect()
    }

    /// The verb before, whose subject a verb shares: "On Monday he met Putin and praised him".
    fn joined_to(&self, verb: usize) -> Option<usize> {
        let and = verb.checked_sub(1).filter(|and| matches!(self.nodes[*and].kind, Kind::And))?;
        let finite = |at: &usize| self.verb(*at).is_some_and(|verb| verb.mood == Mood::Finite);
        (0..and).rev().take_while(|at| !matches!(self.nodes[*at].kind, Kind::Stop | Kind::Quote)).find(finite)
    }

    fn is_light(&self, verb: usize) -> bool {
        let Some(head) = self.verb(verb).map(|verb| verb.head) else { return false };
        let word = self.senses.of(head);
        word.verb.is_some_and(|verb| self.rules.verb(verb).light)
    }

    /// The verb in whose time the event of a noun is: held talks, talks began.
    fn carrier(&self, noun: usize) -> Option<usize> {
        let carries = |verb: usize| {
            let word = self.verb(verb).map(|verb| self.senses.of(verb.head));
            self.is_light(verb) || word.is_some_and(|word| word.class.is(WordClass::GENERAL))
        };
        for at in (0..noun).rev() {
            match &self.nodes[at].kind {
                Kind::Verb(_) if carries(at) => return Some(at),
                // "reached the 75th year of their relations on Sunday"
                Kind::Phrase(_) if matches!(self.word(at), "year" | "years" | "anniversary") => return None,
                Kind::Phrase(_) | Kind::Preposition | Kind::And | Kind::Time => {}
                _ => break,
            }
        }
        let begins = |at: &usize| self.verb(*at).is_some_and(|verb| verb.mood == Mood::Finite);
        let passed =
            |at: &usize| matches!(self.nodes[*at].kind, Kind::Phrase(_) | Kind::Preposition | Kind::And | Kind::Time);
        let verb = (noun + 1..self.nodes.len()).find(|at| !passed(at)).filter(begins)?;
        let happens = [
            "began", "begin", "start", "took", "take", "end", "happen", "occur", "held", "resum", "continu", "open",
            "conclud", "schedul", "plann", "set", "due",
        ];
        let head = self.words.of(self.verb(verb)?.head);
        happens.iter().any(|stem| head.starts_with(stem)).then_some(verb)
    }
}
