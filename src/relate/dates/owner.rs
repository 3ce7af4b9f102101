//! Tells which verb or noun the words of a time belong to.

use crate::relate::clause::{Kind, Mood, Sentence};
use crate::text::time::{TimeExpression, TimePlace};

/// The nodes that a time belongs to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Owner {
    /// The verb whose event happens then.
    pub(super) verb: Option<usize>,
    /// The noun of an event.
    pub(super) noun: Option<usize>,
    /// Whether it stands before its verb.
    pub(super) fronted: bool,
}

/// Where the nodes of an expression and its preposition begin and end.
struct Place {
    first: usize,
    last: usize,
}

impl Sentence<'_, '_> {
    /// Whose a time is.
    pub(super) fn owner(&self, expression: &TimeExpression) -> Owner {
        let Some(place) = self.place(expression) else { return Owner::default() };
        match expression.place {
            TimePlace::Bound => Owner { verb: self.verb_before(&place).0, ..Owner::default() },
            TimePlace::NounBehind => Owner { noun: self.noun_behind(expression), ..Owner::default() },
            TimePlace::NounBefore => Owner { noun: self.event_before(&place), ..Owner::default() },
            TimePlace::Clause => self.clause_owner(&place),
        }
    }

    /// The nodes of an expression, from its preposition on.
    fn place(&self, expression: &TimeExpression) -> Option<Place> {
        let overlaps = |at: &usize| {
            let tokens = &self.nodes[*at].tokens;
            tokens.start < expression.tokens.end && expression.tokens.start < tokens.end
        };
        let mut first = (0..self.nodes.len()).find(overlaps)?;
        let last = (first..self.nodes.len()).take_while(overlaps).last()?;
        let small = |at: usize| {
            let tokens = self.nodes[at].tokens.clone();
            let word = |at: usize| matches!(self.words.of(at), "early" | "late" | "mid" | "the" | "later" | "earlier");
            self.phrase(at).is_some() && tokens.clone().all(word)
        };
        while first > 0 && small(first - 1) {
            first -= 1;
        }
        if first > 0 && matches!(self.nodes[first - 1].kind, Kind::Preposition) {
            first -= 1;
        }
        Some(Place { first, last })
    }

    /// The verb before a time in its clause; and the node that parts it from what stands before.
    fn verb_before(&self, place: &Place) -> (Option<usize>, Option<usize>) {
        for at in (0..place.first).rev() {
            match &self.nodes[at].kind {
                Kind::Verb(_) => return (Some(at), None),
                Kind::And if at + 1 < place.first => {}
                Kind::Phrase(_) | Kind::Preposition | Kind::Time => {}
                _ => return (None, Some(at)),
            }
        }
        (None, None)
    }

    fn clause_owner(&self, place: &Place) -> Owner {
        let (before, edge) = self.verb_before(place);
        if let Some(verb) = before {
            return Owner { verb: Some(verb), ..Owner::default() };
        }
        let begin = edge.map_or(0, |edge| edge + 1);
        let noun = (begin..place.first).find(|at| self.phrase(*at).is_some_and(|phrase| phrase.event.is_some()));
        let comma = edge.filter(|edge| matches!(self.nodes[*edge].kind, Kind::Comma));
        let aside = comma.is_some() && place.first > begin;
        if let Some(noun) = noun {
            // "At a meeting on Monday, …": then both. "After talks on Monday, …", "His visit in May angered": the noun's alone.
            let then = matches!(self.nodes[begin].kind, Kind::Preposition)
                && matches!(self.word(begin), "at" | "At" | "in" | "In" | "during" | "During");
            let verb = if then && !aside { self.finite_behind(place.last) } else { None };
            return Owner { verb, noun: Some(noun), fronted: true };
        }
        if aside || comma.is_some_and(|comma| self.is_aside_of_fronted(comma, place)) {
            return Owner::default();
        }
        if let Some(verb) = comma.and_then(|comma| self.verb_before_comma(comma)) {
            return Owner { verb: Some(verb), ..Owner::default() };
        }
        Owner { verb: self.finite_behind(place.last), noun: None, fronted: true }
    }

    /// "After the test, in January 2016, they met": when the test was.
    fn is_aside_of_fronted(&self, comma: usize, place: &Place) -> bool {
        let inside = |at: usize| {
            matches!(self.nodes[at].kind, Kind::Phrase(_) | Kind::Preposition | Kind::And | Kind::Subordinator)
        };
        let fronted = matches!(self.first_word(0), "After" | "Before" | "Following" | "Since");
        let closed = self.nodes.get(place.last + 1).is_some_and(|node| matches!(node.kind, Kind::Comma));
        fronted && closed && (0..comma).all(inside)
    }

    /// "He met her in Paris, on Monday": the verb before the comma.
    fn verb_before_comma(&self, comma: usize) -> Option<usize> {
        for at in (0..comma).rev() {
            match &self.nodes[at].kind {
                Kind::Verb(_) => return Some(at),
                // "and, on Monday, attacked"
                Kind::And if at + 1 == comma => return None,
                Kind::Phrase(_) | Kind::Preposition | Kind::Time | Kind::And => {}
                _ => break,
            }
        }
        None
    }

    /// The finite verb behind a time that stands first; clauses with who and which are passed over.
    fn finite_behind(&self, last: usize) -> Option<usize> {
        let mut at = last + 1;
        while at < self.nodes.len() {
            match &self.nodes[at].kind {
                Kind::Verb(verb) if verb.mood == Mood::Finite => return Some(at),
                Kind::Relative => {
                    let is_comma = |at: &usize| matches!(self.nodes[*at].kind, Kind::Comma);
                    at = (at..self.nodes.len()).find(is_comma)?;
                }
                Kind::Stop | Kind::Quote | Kind::That | Kind::Subordinator | Kind::But => return None,
                _ => {}
            }
            at += 1;
        }
        None
    }

    /// The phrase of an event behind "Monday's", "the 2014".
    fn noun_behind(&self, expression: &TimeExpression) -> Option<usize> {
        let begins = (0..self.nodes.len()).find(|at| self.nodes[*at].tokens.end >= expression.tokens.end)?;
        let near = (begins..self.nodes.len()).take(2);
        near.take_while(|at| matches!(self.nodes[*at].kind, Kind::Phrase(_) | Kind::Time)).find(|at| {
            self.phrase(*at).and_then(|phrase| phrase.event).is_some_and(|event| event >= expression.tokens.end)
        })
    }

    /// The phrase of an event before "of 23 February".
    fn event_before(&self, place: &Place) -> Option<usize> {
        (0..place.first)
            .rev()
            .take(4)
            .take_while(|at| matches!(self.nodes[*at].kind, Kind::Phrase(_) | Kind::Preposition))
            .find(|at| self.phrase(*at).is_some_and(|phrase| phrase.event.is_some()))
    }
}
