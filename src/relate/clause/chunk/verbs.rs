//! Tells which words are verbs, and in which form.

use super::super::{Kind, Mood, Node, Verb};
use super::Reader;
use super::adjectives::is_fate;
use super::auxiliaries::Auxiliaries;
use crate::gazetteer::Form;
use crate::relate::rules::{Frame, Slot, Word, WordClass};
use crate::relate::{Modality, Predicate};
use crate::text::{Case, Join};

/// In which form a word is a verb behind auxiliaries.
fn form_behind(auxiliaries: &Auxiliaries, class: WordClass, past: bool, gerund: bool) -> Option<Inflection> {
    // "never attacks", "no longer recognizes"
    let alone = !auxiliaries.is(WordClass::BE.or(WordClass::HAVE)) && class.is(WordClass::BASE.or(WordClass::THIRD));
    match () {
        () if auxiliaries.is(WordClass::BASE) => class.is(WordClass::BASE).then_some(Inflection::Base),
        () if past => Some(Inflection::Past),
        () if gerund => Some(Inflection::Gerund),
        () => alone.then_some(Inflection::Base),
    }
}

/// The form of a verb, as far as it matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Inflection {
    Base,
    Past,
    Gerund,
}

/// What stands before a word that may be a verb.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Before {
    Nothing,
    /// A determiner, an adjective, a possessive: a noun follows.
    Modifier,
    /// A people or the adjective of a state.
    Adjective,
    Name,
    Noun,
    Preposition,
    /// And, who, a comma.
    Link,
    Verb,
}

impl Reader<'_, '_> {
    /// Whether a word is the second of two before a noun: "an air and ground offensive", "a bombing and shelling campaign".
    fn is_modifier_behind_and(&self, at: usize) -> bool {
        let Some((_, before)) = self.nodes.split_last().filter(|(and, _)| matches!(and.kind, Kind::And)) else {
            return false;
        };
        let next = at + 1;
        let noun = next < self.line.end && {
            let token = &self.words.tokens[next];
            token.join == Join::Space
                && self.senses.of(next).class.is(WordClass::EVENT)
                && !self.words.of(next).ends_with('s')
        };
        let listed = |node: &&Node| match &node.kind {
            Kind::Phrase(phrase) => phrase.mentions.is_empty(),
            kind => matches!(kind, Kind::Comma),
        };
        let article = |node: &Node| {
            matches!(node.kind, Kind::Phrase(_)) && matches!(self.words.of(node.tokens.start), "a" | "an" | "A" | "An")
        };
        noun && self.phrase.is_none() && before.iter().rev().take_while(listed).any(article)
    }

    /// Takes a token as a verb, where it is one.
    pub(super) fn verb(&mut self, at: usize, word: &Word) -> bool {
        if self.is_modifier_behind_and(at) {
            return false;
        }
        let Some(form) = self.form(at, word) else { return false };
        let shared = self.shared(word, form);
        let own = self.auxiliaries.take();
        let inverted = self.inverted.take_if(|_| own.is_none() && form == Inflection::Base && shared.is_none());
        self.close_phrase();
        let (mood, passive) = match shared {
            Some((Mood::Infinitive, _)) if own.is_none() => (Mood::Infinitive, false),
            _ => self.mood(own.as_ref(), form, at, word),
        };
        let start = own.as_ref().map_or(at, |known| known.start);
        let before = own.or(inverted);
        let negated = before.as_ref().is_some_and(|known| known.is(WordClass::NEGATOR));
        let own = before.map_or(Modality::Actual, |known| known.modality);
        let modality = shared.map_or(own, |(_, modality)| modality);
        self.push(Kind::Verb(Verb { head: at, mood, passive, negated, modality }), start..at + 1);
        true
    }

    /// How a verb stands behind its auxiliaries, and whether it is passive.
    fn mood(&self, auxiliaries: Option<&Auxiliaries>, form: Inflection, at: usize, word: &Word) -> (Mood, bool) {
        match (auxiliaries, form) {
            (Some(known), Inflection::Gerund) if known.is(WordClass::TO) => (Mood::Gerund, false),
            (Some(known), _) if known.is(WordClass::TO) => {
                (Mood::Infinitive, known.is(WordClass::BE) && form == Inflection::Past)
            }
            (Some(known), Inflection::Past) if known.is(WordClass::GERUND) => (Mood::Gerund, known.is(WordClass::BE)),
            (Some(known), Inflection::Past) => (Mood::Finite, known.is(WordClass::BE)),
            (Some(known), Inflection::Gerund) if !known.is(WordClass::BE) => (Mood::Gerund, false),
            (None, Inflection::Gerund) => (Mood::Gerund, false),
            (None, Inflection::Past) if self.is_reduced(at, word) => (Mood::Participle, true),
            _ => (Mood::Finite, false),
        }
    }

    /// What a lemma behind "and" shares with the verb before it: "plans to meet Putin and hold talks", "will meet and sign"; and
    /// one behind "helped".
    fn shared(&self, word: &Word, form: Inflection) -> Option<(Mood, Modality)> {
        if form != Inflection::Base || self.auxiliaries.is_some() {
            return None;
        }
        if self.phrase.is_some() {
            return self.is_helped().then_some((Mood::Infinitive, Modality::Actual));
        }
        let joint = matches!(self.last(), Some(Kind::And | Kind::Comma));
        let known = |node: &Node| match &node.kind {
            Kind::Verb(verb) => Some((verb.mood, verb.modality, verb.head)),
            _ => None,
        };
        let near = |node: &&Node| !matches!(node.kind, Kind::Stop | Kind::Quote);
        let (mood, modality, head) = self.nodes.iter().rev().take_while(near).find_map(known)?;
        let helped = self.words.of(head).starts_with("help") && matches!(self.last(), Some(Kind::Verb(_)));
        match mood {
            Mood::Infinitive if joint && word.class.is(WordClass::BASE) => Some((mood, modality)),
            Mood::Finite if joint && modality != Modality::Actual && word.class.is(WordClass::BASE) => {
                Some((mood, modality))
            }
            _ => helped.then_some((Mood::Infinitive, Modality::Actual)),
        }
    }

    /// In which form a token is a verb here, or nothing where it is a noun or an adjective.
    fn form(&self, at: usize, word: &Word) -> Option<Inflection> {
        let class = word.class;
        let text = self.words.of(at);
        let known = class.is(WordClass::VERB);
        if let Some(auxiliaries) = self.auxiliaries.as_ref().filter(|known| known.is(WordClass::BASE))
            && class == WordClass::default()
            && self.words.tokens[at].case == Case::Lower
            && (!auxiliaries.is(WordClass::TO) || matches!(self.last(), Some(Kind::Verb(_))) && !is_fate(text))
        {
            // An unknown word behind "will", or behind "refused to".
            return Some(Inflection::Base);
        }
        let past = class.is(WordClass::PAST.or(WordClass::PARTICIPLE))
            || !known && text.len() > 4 && text.ends_with("ed") && !text.ends_with("eed");
        let gerund =
            class.is(WordClass::GERUND) || !known && text.len() > 5 && text.ends_with("ing") && word.noun.is_none();
        if !(known || past || gerund)
            || class.is(WordClass::PREPOSITION.or(WordClass::DETERMINER)) && !class.is(WordClass::PAST)
        {
            return None;
        }
        if let Some(auxiliaries) = &self.auxiliaries {
            if gerund && auxiliaries.is(WordClass::TO) && self.takes_gerund() {
                return Some(Inflection::Gerund);
            }
            return form_behind(auxiliaries, class, past, gerund);
        }
        // "did Putin meet", "should Turkey attack"
        if self.inverted.as_ref().is_some_and(|known| known.is(WordClass::BASE))
            && class.is(WordClass::BASE)
            && self.phrase.is_some() | matches!(self.last(), Some(Kind::Phrase(_)))
        {
            return Some(Inflection::Base);
        }
        let before = self.before();
        if class.is(WordClass::BASE) && self.is_behind_help(at, class) {
            return Some(Inflection::Base);
        }
        // "demanded Israel withdraw"
        let noun = class.is(WordClass::EVENT.or(WordClass::AGENTIVE).or(WordClass::PAST).or(WordClass::THIRD));
        if class.is(WordClass::BASE) && !noun && self.is_asked() {
            return Some(Inflection::Base);
        }
        let that = self.nodes.last().is_some_and(|node| matches!(node.kind, Kind::That));
        match () {
            // "freed two detained men"
            () if past && self.is_counted_object() && self.is_noun(at + 1) => None,
            () if past && !matches!(before, Before::Modifier | Before::Verb | Before::Preposition) => {
                Some(Inflection::Past)
            }
            // demanded that Israel ease
            () if that
                && self.phrase.is_some()
                && class.is(WordClass::BASE)
                && !class.is(WordClass::EVENT.or(WordClass::AGENTIVE)) =>
            {
                Some(Inflection::Base)
            }
            // "deliver devastating blows"
            () if gerund && before == Before::Verb && !known => None,
            // "fighting between the two": a noun.
            () if gerund && word.noun.is_some() && matches!(self.word_at(at + 1), "between" | "among") => None,
            () if gerund && before != Before::Modifier => Some(Inflection::Gerund),
            () if class.is(WordClass::BASE.or(WordClass::THIRD)) && self.is_present(at, class, before) => {
                Some(Inflection::Base)
            }
            () => None,
        }
    }

    /// "helped negotiate", "helped the girls enter the country"
    fn is_behind_help(&self, at: usize, class: WordClass) -> bool {
        let helped = matches!(self.last(), Some(Kind::Verb(verb)) if self.words.of(verb.head).starts_with("help"));
        helped && self.phrase.is_none()
            || self.is_helped() && !class.is(WordClass::EVENT.or(WordClass::AGENTIVE)) && self.begins_object(at + 1)
    }

    /// Whether the open phrase names whom somebody helps: "helped the girls".
    fn is_helped(&self) -> bool {
        let helped = matches!(self.last(), Some(Kind::Verb(verb)) if self.words.of(verb.head).starts_with("help"));
        helped && self.phrase.as_ref().is_some_and(|open| !open.bare)
    }

    /// What stands before a token that may be a verb.
    pub(super) fn before(&self) -> Before {
        match &self.phrase {
            Some(open) if open.bare => Before::Modifier,
            Some(open) => {
                let last = open.tokens.end - 1;
                let mention = self.mentions[..open.mentions.end]
                    .last()
                    .filter(|mention| mention.span.end == self.words.tokens[last].span.end);
                match mention {
                    _ if self.words.tokens[last].possessive => Before::Modifier,
                    Some(mention) if mention.form == Form::Demonym && !self.words.of(last).ends_with('s') => {
                        Before::Adjective
                    }
                    Some(_) => Before::Name,
                    None => Before::Noun,
                }
            }
            None => match self.last() {
                Some(Kind::Phrase(_)) => Before::Name,
                Some(Kind::Preposition) => Before::Preposition,
                Some(Kind::Relative | Kind::And | Kind::But | Kind::Comma | Kind::That) => Before::Link,
                Some(Kind::Verb(_)) => Before::Verb,
                _ => Before::Nothing,
            },
        }
    }

    /// Whether an object begins at a token: a determiner, a pronoun, a name.
    pub(super) fn begins_object(&self, at: usize) -> bool {
        if at >= self.line.end {
            return false;
        }
        let class = self.senses.of(at).class;
        let start = self.words.tokens[at].span.start;
        let named = || self.mentions.binary_search_by_key(&start, |mention| mention.span.start).is_ok();
        class.is(WordClass::DETERMINER.or(WordClass::PRONOUN).or(WordClass::NO).or(WordClass::THAT)) || named()
    }

    /// Whether the open phrase names whom the last verb asks for something.
    fn is_asked(&self) -> bool {
        let Some(Kind::Verb(verb)) = self.last() else { return false };
        let number = self.senses.of(verb.head).verb.filter(|_| self.phrase.as_ref().is_some_and(|open| open.headed));
        number.is_some_and(|number| {
            let frames = &self.rules.verb(number).frames;
            let asks = |frame: &Frame| frame.mode.is_some_and(|mode| mode.0.class == Predicate::Request);
            frames.iter().any(|frame| asks(frame) && frame.targets.contains(&Slot::Clause))
        })
    }

    /// Whether the last verb takes another in -ing behind "to": "looked forward to meeting".
    fn takes_gerund(&self) -> bool {
        let Some(Kind::Verb(verb)) = self.last() else { return false };
        let number = self.senses.of(verb.head).verb;
        number.is_some_and(|number| self.rules.verb(number).gerund_control.is_some())
    }

    pub(super) fn has_particle(&self, verb: u16, particle: u64) -> bool {
        self.rules.verb(verb).frames.iter().any(|frame| frame.particle == Some(particle))
    }

    pub(super) fn needs_object(&self, verb: u16) -> bool {
        let frames = &self.rules.verb(verb).frames;
        !frames.is_empty()
            && frames.iter().all(|frame| {
                frame.particle.is_none() && (frame.targets.contains(&Slot::Object) || !frame.objects.is_empty())
            })
    }
}
