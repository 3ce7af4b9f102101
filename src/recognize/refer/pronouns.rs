//! Pronouns: he, she and it, where only one entity can be meant.

use std::ops::Range;

use super::people::{Gender, gender_of};
use super::phrases::{Named, Reader};
use crate::gazetteer::{EntityId, Known};
use crate::recognize::lexicon::{Class, class};
use crate::text::Join;
use crate::text::token::tokenize;

impl Reader<'_, '_, '_> {
    /// The one entity that a pronoun can mean; none where the word is no pronoun.
    pub(super) fn pronoun(&self, at: usize, line: &Range<usize>, sentence: u32) -> Option<EntityId> {
        match self.scene.words.of(at) {
            "himself" | "herself" if self.is_of_office(at, line) => None,
            "he" | "He" | "him" | "his" | "His" | "himself" => self.person(at, line, sentence, Gender::Male),
            "she" | "She" | "her" | "Her" | "herself" => {
                self.person(at, line, sentence, Gender::Female).or_else(|| self.state_of_old(at, line))
            }
            "it" | "It" => self.body(at, line, sentence),
            "They" => self.group(at, line, sentence),
            _ => None,
        }
    }

    /// The one person whom a pronoun can mean: the only one of a sex in this sentence and the one before it.
    fn person(&self, at: usize, line: &Range<usize>, sentence: u32, gender: Gender) -> Option<EntityId> {
        if self.is_either(at, line) || self.is_address(at, line) {
            return None;
        }
        let first = self.scene.words.sentences[(sentence as usize).saturating_sub(1)].start;
        let near = self.before(at).iter().rev().take_while(|named| named.tokens.start >= first);
        let mut fitting = near.filter(|named| named.role == Known::Person).filter_map(|named| {
            let own = self.gender(named);
            own.is_none_or(|own| own == gender).then_some((named.entity, own))
        });
        let Some((entity, own)) = fitting.next() else {
            return self.named_behind(at, line, gender).filter(|_| !self.names_somebody_else(first..at));
        };
        let alone = fitting.all(|(other, _)| other == entity);
        // Where nothing tells the sex, only a sentence that begins with the pronoun is sure.
        let sure = alone && (own.is_some() || at == line.start);
        (sure
            && !self.is_quoted(at, line)
            && !self.names_somebody_else(first..at)
            && (self.is_of_kin(at, line) || !self.names_kin(first..at, gender)))
        .then_some(entity)
    }

    /// "the prime minister himself": whoever holds the office, unless that is known.
    fn is_of_office(&self, at: usize, line: &Range<usize>) -> bool {
        let office = at.checked_sub(1).filter(|office| *office >= line.start && self.scene.is_small(*office));
        let known = || self.before(at).last().is_some_and(|named| named.tokens.end == at);
        office.is_some_and(|office| self.scene.is(office, Class::TITLE.or(Class::ROLE))) && !known()
    }

    /// "his father", who is not meant by "his".
    fn is_of_kin(&self, at: usize, line: &Range<usize>) -> bool {
        at + 1 < line.end && self.scene.is_small(at + 1) && self.scene.is(at + 1, Class::KIN)
    }

    /// "His Excellency": a form of address, whose person follows.
    fn is_address(&self, at: usize, line: &Range<usize>) -> bool {
        let next = Some(at + 1).filter(|next| *next < line.end && self.scene.is_capital(*next));
        next.is_some_and(|next| self.scene.is(next, Class::HONORIFIC))
    }

    /// "he or she", "his or her": nobody in particular.
    fn is_either(&self, at: usize, line: &Range<usize>) -> bool {
        let words = self.scene.words;
        let is = |at: usize, any: &[&str]| line.contains(&at) && any.contains(&words.of(at));
        let pronouns = ["he", "she", "his", "her", "him", "hers"];
        let before =
            at > line.start + 1 && is(at - 1, &["or"]) && is(at - 2, &["he", "He", "she", "She", "his", "her", "him"]);
        before || is(at + 1, &["or"]) && is(at + 2, &pronouns)
    }

    /// "Before she flew south, Jacinda Ardern": the person whose name stands right behind the first comma.
    /// Only for where no other stands before.
    fn named_behind(&self, at: usize, line: &Range<usize>, gender: Gender) -> Option<EntityId> {
        const REACH: usize = 12;
        let (scene, tokens) = (self.scene, &self.scene.words.tokens);
        if at != line.start + 1 || !OPENERS.contains(&scene.words.of(line.start)) || self.is_quoted(at, line) {
            return None;
        }
        let comma =
            (at + 1..line.end.min(at + REACH)).find(|at| matches!(tokens[*at].join, Join::Comma | Join::Hard))?;
        let titles = Class::HONORIFIC.or(Class::TITLE).or(Class::TITLE_PART).or(Class::FIELD);
        let name = (comma..line.end).find(|at| !scene.is(*at, titles))?;
        let person = |named: &&Named| named.role == Known::Person;
        let from = self.named.partition_point(|named| named.tokens.end <= at);
        let named = self.named[from..].iter().take(REACH).find(person).filter(|named| named.tokens.start == name)?;
        (tokens[comma].join == Join::Comma && self.gender(named) == Some(gender)).then_some(named.entity)
    }

    /// "Britain and her dominions": the state right before the pronoun, where no woman is near.
    fn state_of_old(&self, at: usize, line: &Range<usize>) -> Option<EntityId> {
        let words = self.scene.words;
        let and =
            at.checked_sub(1).filter(|and| *and > line.start && words.of(at) == "her" && words.of(*and) == "and")?;
        let here = self.named.partition_point(|named| named.tokens.start < line.start);
        let mut named = self.named[here..].iter().take_while(|named| named.tokens.start < line.end);
        let state = named.next().filter(|named| named.role == Known::State && named.tokens == (line.start..and))?;
        named.all(|other| other.role != Known::Person).then_some(state.entity)
    }

    /// "They" after a sentence about a group whose name is a plural: the Taliban. No other plural may stand there.
    fn group(&self, at: usize, line: &Range<usize>, sentence: u32) -> Option<EntityId> {
        let (scene, words) = (self.scene, self.scene.words);
        let verb = Some(at + 1).filter(|verb| *verb < line.end && scene.is(*verb, Class::SPEECH.or(Class::ACTS)));
        let previous = words.sentences.get((sentence as usize).checked_sub(1)?)?;
        if at != line.start || verb.is_none() || self.is_quoted(at, line) {
            return None;
        }
        let mut named = self.between(previous.start, at).iter();
        let group =
            named.next().filter(|named| named.role == Known::Agency && named.tokens.start == previous.start + 1)?;
        let last = words.of(group.tokens.end - 1);
        let plural = words.of(previous.start) == "The"
            && (PLURALS.contains(&last) || scene.is(group.tokens.end - 1, Class::PARTY) && last.ends_with('s'));
        let other = (group.tokens.end..previous.end).any(|at| {
            let word = words.of(at);
            scene.is_small(at) && (word == "and" || word.len() > 3 && word.ends_with('s') && !word.ends_with("ss"))
        });
        (plural && !other && named.all(|other| other.entity == group.entity)).then_some(group.entity)
    }

    /// Whether there is talk of kin of somebody, who are the subject as well: "Ann and her mother", "Her mother".
    fn names_kin(&self, tokens: Range<usize>, gender: Gender) -> bool {
        let (scene, words) = (self.scene, self.scene.words);
        tokens.clone().skip(1).any(|at| {
            let kin = scene.is_small(at) && scene.is(at, Class::KIN) && gender_of(scene.class(at)) == Some(gender);
            let subject = || match words.of(at - 1) {
                "His" | "Her" | "Their" => true,
                "his" | "her" | "their" => at >= tokens.start + 2 && matches!(words.of(at - 2), "and" | "And"),
                _ => false,
            };
            let next = || self.named.get(self.named.partition_point(|named| named.tokens.start <= at));
            let named = || next().is_some_and(|named| named.tokens.start < at + 3);
            kin && subject() && !named()
        })
    }

    /// Whether there is talk of a person without a name: a fisherman, the driver.
    fn names_somebody_else(&self, tokens: Range<usize>) -> bool {
        let scene = self.scene;
        tokens.clone().skip(1).any(|at| {
            let somebody = scene.is_small(at) && scene.is(at, Class::ROLE) && !scene.is(at, Class::AGENCY);
            let article =
                |at: usize| matches!(scene.words.of(at), "a" | "an" | "A" | "An" | "the" | "The" | "his" | "her");
            let introduced = || article(at - 1) || at >= tokens.start + 2 && article(at - 2) && scene.is_small(at - 1);
            let beside = |range: Range<usize>| {
                let near = self.before(range.end).iter().rev().take_while(|named| named.tokens.end > range.start);
                near.into_iter().any(|named| matches!(named.role, Known::Person))
            };
            somebody && introduced() && !beside(at.saturating_sub(3)..at + 2)
        })
    }

    /// The one state or body that "it" can mean: "Japan said that it would", "It will send" after a sentence about one.
    fn body(&self, at: usize, line: &Range<usize>, sentence: u32) -> Option<EntityId> {
        let scene = self.scene;
        if self.is_quoted(at, line) {
            return None;
        }
        let is_body = |named: &&Named| matches!(named.role, Known::State | Known::Agency);
        if at == line.start {
            let next = Some(at + 1).filter(|next| *next < line.end)?;
            let acts = scene.is(next, Class::SPEECH.or(Class::ACTS))
                || matches!(scene.words.of(next), "will" | "has" | "also" | "plans" | "wants");
            let previous = scene.words.sentences.get((sentence as usize).checked_sub(1)?)?;
            let mut bodies = self.between(previous.start, at).iter().filter(is_body);
            let subject = bodies.next().filter(|named| named.tokens.start <= previous.start + 1)?;
            let one = bodies.all(|other| other.entity == subject.entity);
            return (acts && one && sentence > 0 && scene.words.of(next) != "was").then_some(subject.entity);
        }
        let verb = if scene.words.of(at - 1) == "that" { at.checked_sub(2)? } else { at - 1 };
        let mut bodies = self.between(line.start, at).iter().filter(is_body);
        let subject = bodies.next().filter(|named| named.tokens.end == verb)?;
        let one = bodies.all(|other| other.entity == subject.entity);
        (scene.is(verb, Class::SPEECH) && scene.words.of(verb) != "told" && one).then_some(subject.entity)
    }

    /// What the title before a name, or the given name, says of a person's sex.
    fn gender(&self, named: &Named) -> Option<Gender> {
        let titles = Class::HONORIFIC.or(Class::TITLE).or(Class::ROLE);
        let before = named.tokens.start.checked_sub(1).filter(|before| self.scene.is(*before, titles));
        let title = before.and_then(|before| gender_of(self.scene.class(before)));
        let name =
            || tokenize(self.entities.get(named.entity).name()).first().and_then(|first| gender_of(class(first.hash)));
        title.or_else(name)
    }

    /// Whether a token stands in a quotation, where pronouns are another's.
    fn is_quoted(&self, at: usize, line: &Range<usize>) -> bool {
        let start = self.scene.words.tokens[line.start].span.start as usize;
        let end = self.scene.words.tokens[at].span.start as usize;
        let text = self.scene.words.text;
        let opened = text[..start].ends_with(['"', '“', '„', '«']);
        let marks = text[start..end].chars().filter(|c| matches!(c, '"' | '“' | '”' | '„' | '«' | '»')).count();
        (marks + usize::from(opened)) % 2 == 1
    }
}

/// Words with which a clause begins that stands before what it belongs to.
const OPENERS: [&str; 13] = [
    "Before", "After", "When", "While", "As", "Since", "Although", "Though", "If", "Once", "Until", "Because", "Unless",
];

/// Names of groups that are plurals, beside those of parties in the lexicon.
const PLURALS: [&str; 5] = ["Taliban", "Taleban", "Houthis", "Mujahideen", "Tigers"];
