//! What a frame of a verb is in its clause: where its small word stands, what it judges, what it is from whom it comes.

use std::borrow::Cow;

use super::super::Predicate;
use super::super::clause::{Argument, Place};
use super::super::rules::{Direction, Frame, Mode, Slot, WordClass};
use super::{AS, BY, FOR, Finder, ON};
use crate::gazetteer::Known;

impl Finder<'_, '_, '_> {
    /// The arguments of a verb with a small word of its own: that word taken out.
    pub(super) fn behind_particle<'a>(
        &self,
        at: usize,
        frame: &Frame,
        arguments: &'a [Argument],
    ) -> Option<Cow<'a, [Argument]>> {
        let Some(particle) = frame.particle else { return Some(arguments.into()) };
        let next = self.sentence.nodes[at].tokens.end;
        let tokens = &self.sentence.words.tokens;
        let near = next..(next + 4).min(self.sentence.end());
        let within_name = |at: usize| {
            let span = tokens[at].span;
            self.mentions.iter().any(|mention| mention.span.start <= span.start && span.end <= mention.span.end)
        };
        // "stood firmly by", not "stands accused by"
        let apart =
            |at: usize| tokens[at].hash == BY && !(next..at).all(|at| self.sentence.words.of(at).ends_with("ly"));
        // "called for sanctions on Iran" calls on nobody.
        let led = |word: u64, at: usize| word == ON && (next..at).any(|at| tokens[at].hash == FOR);
        let fits = |word: u64, at: usize| !within_name(at) && !apart(at) && !led(word, at);
        let stands = |word: u64| near.clone().any(|at| tokens[at].hash == word && fits(word, at));
        // "provided the government of Chad with tanks": far from the verb, before the noun that it needs.
        let behind = |argument: &Argument| argument.place == Place::Preposition(particle);
        let far = || arguments.iter().any(|argument| behind(argument) && self.holds(argument.node, &frame.objects));
        ((stands(particle) || far()) && frame.also.is_none_or(stands)).then(|| {
            let object = |argument: &Argument| match argument.place {
                Place::Preposition(hash) if hash == particle => Argument { place: Place::Object, ..*argument },
                _ => *argument,
            };
            arguments.iter().map(object).collect()
        })
    }

    /// The arguments of a judgment that stands before what is judged: "denounced as an ugly crime Serbia's suppression of unrest".
    pub(super) fn behind_as<'a>(&self, frame: &Frame, arguments: Cow<'a, [Argument]>) -> Cow<'a, [Argument]> {
        let class = frame.mode.map(|mode| self.sentence.rules.mode(mode).class);
        let judges = matches!(class, Some(Predicate::Accuse | Predicate::Reject | Predicate::Support))
            && frame.targets.contains(&Slot::Object)
            && frame.direction != Direction::Turned;
        let is_judgment = |first: &Argument| first.place == Place::Preposition(AS) && self.holds_judged(first.node);
        let [first, rest @ ..] = &*arguments else { return arguments };
        if !judges || !is_judgment(first) || rest.iter().any(|other| other.place == Place::Object) {
            return arguments;
        }
        let mut turned = arguments.into_owned();
        turned[0].place = Place::Object;
        Cow::Owned(turned)
    }

    /// Whether a phrase begins with a judgment and ends with somebody's deed: "baseless Russia's claims".
    fn holds_judged(&self, node: usize) -> bool {
        let mention = self.sentence.phrase(node).and_then(|phrase| phrase.mentions.clone().next());
        let Some(span) = mention.map(|mention| self.mentions[mention].span) else { return false };
        let tokens = &self.sentence.words.tokens[self.sentence.nodes[node].tokens.clone()];
        let Some(last) = tokens.iter().rposition(|token| span.contains(token.span)) else { return false };
        tokens[0].span.start < span.start && tokens[last].possessive && last + 1 < tokens.len()
    }

    /// What a charge is: an accusation, where it is a state that is charged.
    pub(super) fn leveled(&self, mode: Mode, arguments: &[Argument]) -> Mode {
        let state = |argument: &Argument| {
            let phrase = self.sentence.phrase(argument.node).filter(|phrase| phrase.headed);
            argument.place == Place::Object
                && phrase.is_some_and(|phrase| self.classes[phrase.mentions.end - 1] == Known::State)
        };
        let leveled = &*mode.0.name == "charge" && arguments.first().is_some_and(state);
        self.instead(mode, leveled, "accuse")
    }

    /// What a deed is of those who do it: farmers who march on a capital do not invade it, nurses who struck attacked nobody, gunmen
    /// who raid a village search nothing.
    pub(super) fn of_subject(&self, at: usize, subject: usize, mode: Mode) -> Mode {
        let is = |class| self.sentence.last_class(subject).is(class);
        match &*mode.0.name {
            "invade" | "blockade" | "occupy" => self.instead(mode, is(WordClass::CIVIL), "demonstrate"),
            "attack" | "bomb" if self.is_crowd(subject) => self.instead(mode, true, "riot"),
            "attack" if self.sentence.phrase(at + 1).is_none() => {
                let strikes = self.sentence.word(at).starts_with("str");
                self.instead(mode, strikes && is(WordClass::CIVIL), "demonstrate")
            }
            "raid" => self.instead(mode, is(WordClass::GUNMAN), "attack"),
            _ => mode,
        }
    }

    /// "protesters", "a mob": those whose attacks are riots.
    fn is_crowd(&self, node: usize) -> bool {
        const CROWDS: [&str; 8] =
            ["protester", "protestor", "demonstrator", "rioter", "crowd", "mob", "student", "marcher"];
        let word = self.sentence.word(node);
        CROWDS.iter().any(|crowd| word.trim_end_matches('s').eq_ignore_ascii_case(crowd))
    }

    /// Another mode by its name, where words turn what they would mean by themselves.
    pub(super) fn instead(&self, mode: Mode, turned: bool, name: &str) -> Mode {
        turned.then(|| self.sentence.rules.named(name)).flatten().unwrap_or(mode)
    }
}
