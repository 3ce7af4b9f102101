//! Calls: on the telephone, and on somebody at home.

use super::super::Pattern;
use super::super::clause::{Argument, Place};
use super::super::rules::Mode;
use super::{Event, Finder};
use crate::gazetteer::Known;

impl Finder<'_, '_, '_> {
    /// A call on the telephone: "called Xi to congratulate him", not "called Clinton to testify".
    pub(super) fn phones(&mut self, at: usize, arguments: &[Argument], dependent: Option<usize>) -> bool {
        const WHAT_FOR: [&str; 8] = ["congratul", "discuss", "thank", "express", "offer", "wish", "apologi", "talk"];
        let sentence = self.sentence;
        let stem = dependent.map_or("", |dependent| sentence.word(dependent));
        if !WHAT_FOR.iter().any(|known| stem.starts_with(known)) {
            return false;
        }
        let Some(mode) = sentence.rules.named("phone") else { return false };
        let Some(object) = arguments.first().filter(|argument| argument.place == Place::Object) else { return false };
        let active = sentence.verb(at).is_some_and(|verb| !verb.passive) && sentence.word(at).starts_with("call");
        let Some(subject) = sentence.subject(at).filter(|_| active && object.node == at + 1) else { return false };
        let trigger = sentence.words.tokens[sentence.nodes[at].tokens.end - 1].span;
        let (sources, targets) = (sentence.named(subject, true).0, sentence.named(object.node, false).0);
        let event = Event { mode, symmetric: false, trigger, pattern: Pattern::Active, node: at, object: None };
        self.add(&event, &sources, &targets)
    }

    /// What a call on somebody is: a visit, where nothing is asked of a person.
    pub(super) fn paid(&self, at: usize, mode: Mode, arguments: &[Argument]) -> Mode {
        let person = |argument: &Argument| {
            let named = self.sentence.named(argument.node, false).0;
            !named.is_empty() && named.iter().all(|mention| self.classes[*mention] == Known::Person)
        };
        let on = self.sentence.is_preposition(at + 1, &["on", "upon"]) && self.sentence.word(at).starts_with("call");
        let asked = || {
            self.sentence.arguments(at).1.is_some()
                || arguments.len() > 1 && self.sentence.is_preposition(arguments[1].node - 1, &["for", "to"])
        };
        let paid = on && arguments.first().is_some_and(person) && !asked();
        self.instead(mode, paid, "visit")
    }
}
