//! Tells a verb in the present from the noun of the same letters.

use std::ops::Range;

use super::verbs::Before;
use super::{Kind, Node, Reader};
use crate::relate::clause::Mood;
use crate::relate::rules::WordClass;
use crate::text::{Case, Join};

impl Reader<'_, '_> {
    /// Whether a lemma or a third person is a verb, and not the noun of the same letters.
    pub(super) fn is_present(&self, at: usize, class: WordClass, before: Before) -> bool {
        let noun = class.is(WordClass::EVENT.or(WordClass::AGENTIVE));
        // "The rebels repeatedly fire rockets": the phrase is closed.
        let closed = match self.nodes.last() {
            Some(Node { kind: Kind::Phrase(_), tokens }) => Some(tokens.end),
            _ => None,
        };
        let end = self.phrase.as_ref().map(|open| open.tokens.end).or(closed);
        let plural_subject = || end.is_some_and(|end| is_plural(self.words.of(end - 1)));
        let and_before = || self.nodes.iter().rev().take(2).any(|node| matches!(node.kind, Kind::And));
        let object = || self.begins_object(at + 1) || self.takes_next(at);
        let to = self.word_at(at + 1) == "to";
        // "fired two shells at": the object of the verb before it.
        let in_object =
            matches!(self.last(), Some(Kind::Verb(verb)) if !self.senses.of(verb.head).class.is(WordClass::REPORT));
        // "shelled Indian Army positions"
        if in_object && (before == Before::Noun || before == Before::Name && self.phrase.is_some() && !object()) {
            return false;
        }
        match before {
            Before::Modifier | Before::Preposition | Before::Adjective | Before::Nothing | Before::Verb => false,
            // "Greece, like others, plans to": behind an aside.
            Before::Link if matches!(self.last(), Some(Kind::Comma)) => {
                class.is(WordClass::THIRD) && (object() || to) && self.has_subject_alone()
            }
            Before::Link => (object() || !noun) && matches!(self.last(), Some(Kind::Relative | Kind::That | Kind::And)),
            Before::Name if class.is(WordClass::THIRD) => object() || !noun,
            Before::Name | Before::Noun if !noun && self.is_bare_verb(at) && plural_subject() => true,
            Before::Name => {
                to && (self.is_intended(at) || self.is_meant_by_both(at))
                    || self.is_of_plural() && (object() || self.is_bare_verb(at))
                    || (and_before() || self.is_headline_list() || plural_subject())
                        && (object() || !noun && self.goes_on(at + 1))
            }
            Before::Noun if class.is(WordClass::THIRD) => {
                object() || !noun && !plural_subject() && !matches!(self.last(), Some(Kind::Preposition))
            }
            Before::Noun => plural_subject() && (object() || to && self.is_meant_by_many(at)),
        }
    }

    /// Whether a lemma before "to" is the verb of people whose place stands before it: "Druze in Israel refuse to", not "critics
    /// of the Israel plan to".
    fn is_intended(&self, at: usize) -> bool {
        let controls = self.senses.of(at).verb.is_some_and(|verb| self.rules.verb(verb).control.is_some());
        let bare = |tokens: &Range<usize>| !self.senses.of(tokens.start).class.is(WordClass::DETERMINER);
        let place = self.phrase.as_ref().is_some_and(|open| open.headed && bare(&open.tokens));
        let people = |node: &Node| self.words.of(node.tokens.end - 1).ends_with('s');
        controls && place && self.has_subject_alone() && self.nodes.first().is_some_and(people)
    }

    /// Whether a name in the open phrase belongs to several, the subject: "members of NATO", "Poles who live in Austria".
    fn is_of_plural(&self) -> bool {
        let nodes = &self.nodes;
        let kind = |at: usize| nodes.get(at).map(|node| &node.kind);
        let named = self.phrase.as_ref().is_some_and(|open| open.headed);
        let tied = |at: usize| matches!(self.words.of(nodes[at].tokens.end - 1), "of" | "in" | "from" | "at");
        let Some(tie) = nodes.len().checked_sub(1).filter(|tie| named && matches!(kind(*tie), Some(Kind::Preposition)))
        else {
            return false;
        };
        let relative =
            tie >= 3 && matches!((kind(tie - 2), kind(tie - 1)), (Some(Kind::Relative), Some(Kind::Verb(_))));
        let Some(people) = tie.checked_sub(if relative { 3 } else { 1 }).filter(|_| tied(tie)) else { return false };
        let begins =
            people == 0 || matches!(kind(people - 1), Some(Kind::That | Kind::Quote | Kind::Stop | Kind::Subordinator));
        begins
            && matches!(kind(people), Some(Kind::Phrase(_)))
            && is_plural(self.words.of(nodes[people].tokens.end - 1))
    }

    /// Whether two names that begin the sentence mean to do something: "France and India plan to".
    fn is_meant_by_both(&self, at: usize) -> bool {
        let named = |node: &Node| matches!(&node.kind, Kind::Phrase(phrase) if phrase.headed);
        let bare = |at: usize| !self.senses.of(at).class.is(WordClass::DETERMINER);
        let both =
            matches!(&*self.nodes, [first, Node { kind: Kind::And, .. }] if named(first) && bare(first.tokens.start));
        both && self.phrase.as_ref().is_some_and(|open| open.headed) && self.controls_infinitive(at)
    }

    /// Whether people of whom there are many mean to do something: "the rebels plan to".
    fn is_meant_by_many(&self, at: usize) -> bool {
        let agents = |last: usize| self.senses.of(last).class.is(WordClass::AGENTIVE);
        self.phrase.as_ref().is_some_and(|open| agents(open.tokens.end - 1)) && self.controls_infinitive(at)
    }

    /// Whether a verb stands before "to" and another verb.
    fn controls_infinitive(&self, at: usize) -> bool {
        let controls = self.senses.of(at).verb.is_some_and(|verb| self.rules.verb(verb).control.is_some());
        controls && at + 2 < self.line.end && self.senses.of(at + 2).class.is(WordClass::BASE)
    }

    /// Whether a lemma is no noun and takes no object: "officials arrive in", "leaders agree to".
    fn is_bare_verb(&self, at: usize) -> bool {
        matches!(
            self.words.of(at),
            "arrive" | "meet" | "agree" | "negotiate" | "depart" | "gather" | "converge" | "disagree"
        ) && self.phrase.as_ref().is_some_and(|open| !open.bare)
            && matches!(self.word_at(at + 1), "in" | "at" | "on" | "for" | "to" | "with" | "from" | "today" | "here")
    }

    /// Whether the next word is a noun that the verb takes as its object: "trade greetings".
    fn takes_next(&self, at: usize) -> bool {
        if at + 1 >= self.line.end || self.words.tokens[at + 1].join != Join::Space {
            return false;
        }
        let Some(number) = self.senses.of(at).verb else { return false };
        let frames = &self.rules.verb(number).frames;
        let takes = |at: usize| {
            let next = self.words.tokens[at].hash;
            frames.iter().any(|frame| frame.objects.binary_search(&(next, None)).is_ok())
        };
        // "offers full support", "sends urgent medical aid"
        let describes = |at: usize| {
            let noun = at + 1 < self.line.end && self.words.tokens[at + 1].join == Join::Space;
            noun && self.words.tokens[at].case == Case::Lower
                && (self.senses.of(at).class == WordClass::default() || self.is_adjective(at))
        };
        (at + 1..at + 4).take_while(|next| *next == at + 1 || describes(*next - 1)).any(takes)
    }

    /// Whether names with commas between them are all that was read: "Russia, China sign deal".
    fn is_headline_list(&self) -> bool {
        let named = |node: &Node| matches!(&node.kind, Kind::Phrase(phrase) if phrase.headed);
        let comma = |node: &Node| matches!(node.kind, Kind::Comma);
        let open = self.phrase.as_ref().is_some_and(|open| open.headed);
        let nodes = &self.nodes;
        open && matches!(nodes.len(), 2 | 4)
            && nodes.iter().enumerate().all(|(at, node)| if at % 2 == 0 { named(node) } else { comma(node) })
    }

    /// Whether a subject stands in the sentence whose verb is still to come.
    fn has_subject_alone(&self) -> bool {
        let finite = |node: &Node| matches!(&node.kind, Kind::Verb(verb) if verb.mood == Mood::Finite);
        // "Poles who live in Austria"
        let described = matches!(self.nodes.get(1).map(|node| &node.kind), Some(Kind::Relative));
        let behind = if described { self.nodes.len().min(3) } else { 0 };
        matches!(self.nodes.first().map(|node| &node.kind), Some(Kind::Phrase(_)))
            && !self.nodes[behind..].iter().any(finite)
    }

    /// Whether a phrase may begin at a token: no preposition, no end.
    fn goes_on(&self, at: usize) -> bool {
        let known = |at: usize| self.senses.of(at).class;
        at < self.line.end
            && !known(at).is(WordClass::PREPOSITION
                .or(WordClass::TIME)
                .or(WordClass::AND)
                .or(WordClass::BE)
                .or(WordClass::HAVE)
                .or(WordClass::MODAL))
    }
}

/// Whether a word is written as plurals are: not "press", "news".
fn is_plural(word: &str) -> bool {
    word.ends_with('s') && !word.ends_with("ss") && word != "news"
}
