//! Finds what somebody is to a state or body: president of, spokesman for, member of, based in.

mod bodies;
mod titles;

use std::ops::Range;

use super::rules::{Rules, Senses, WordClass};
use super::{Modality, Pattern, Polarity, Predicate, Statement};
use crate::gazetteer::{Form, Known};
use crate::recognize::Mention;
use crate::text::{Join, Span, Words};
use titles::Title;

/// How many words an office may have: "deputy assistant secretary of defense".
const LONGEST: usize = 8;

/// Reads the roles that one sentence states.
pub(super) struct Roles<'a, 't> {
    pub(super) words: &'a Words<'t>,
    pub(super) rules: &'a Rules,
    pub(super) senses: &'a Senses<'a>,
    /// The tokens of the sentence.
    pub(super) line: Range<usize>,
    /// Its mentions.
    pub(super) mentions: &'a [Mention],
    /// What each of them is.
    pub(super) classes: &'a [Known],
    /// Their tokens.
    pub(super) places: &'a [Range<usize>],
    pub(super) found: &'a mut Vec<Statement>,
}

impl Roles<'_, '_> {
    /// Finds them all.
    pub(super) fn find(&mut self) {
        for index in 0..self.mentions.len() {
            match self.classes[index] {
                Known::Person => {
                    self.before_name(index);
                    self.behind_name(index);
                    self.copula(index);
                    self.at_the_head(index);
                    self.counterpart(index);
                }
                Known::State | Known::Agency | Known::Other => {
                    self.seat(index);
                    self.membership(index);
                    self.accession(index);
                    self.holds_seat(index);
                    self.organ(index);
                }
                Known::Treaty => {}
            }
        }
    }

    fn word(&self, at: usize) -> &str {
        if self.line.contains(&at) { self.words.of(at) } else { "" }
    }

    fn class(&self, at: usize) -> WordClass {
        self.senses.of(at).class
    }

    fn joined(&self, at: usize) -> bool {
        self.line.contains(&at) && matches!(self.words.tokens[at].join, Join::Space | Join::Hyphen)
    }

    fn comma(&self, at: usize) -> bool {
        self.line.contains(&at)
            && (self.words.tokens[at].join == Join::Comma
                || at > self.line.start && self.words.gap_after(at - 1).starts_with(','))
    }

    /// The mention that holds a token.
    fn mention_at(&self, at: usize) -> Option<usize> {
        let after = self.places.partition_point(|place| place.start <= at);
        after.checked_sub(1).filter(|index| self.places[*index].contains(&at))
    }

    /// "Chinese President Xi Jinping", "president Xi Jinping of China", "Brazil's president, Jair Bolsonaro", "the head of the IAEA, Rafael Grossi".
    fn before_name(&mut self, person: usize) {
        let start = self.places[person].start;
        let parted = self.comma(start);
        if let Some(title) = self.title_before(start)
            && !self.is_over(&title.tokens)
        {
            let owner = title
                .tokens
                .start
                .checked_sub(1)
                .and_then(|at| self.mention_at(at))
                .filter(|owner| self.joined(title.tokens.start) && !self.is_stance(*owner))
                .filter(|_| self.words.tokens[title.tokens.start].join != Join::Hyphen);
            if let Some(owner) = owner
                && !self.is_over(&self.places[owner])
            {
                self.hold(person, &title, owner);
                self.sent_to(person, title.tokens.end, &title);
                return;
            }
            let behind = self.places[person].end;
            let of = !parted && self.word(behind) == "of" && self.joined(behind);
            let owner = of.then(|| self.owner_from(behind + 1)).flatten();
            if let Some(owner) = owner.or_else(|| self.whose(title.tokens.start)) {
                self.hold(person, &title, owner);
                return;
            }
        }
        // "the head of the IAEA, Rafael Grossi"; "Japan's ambassador to China Xi"
        let Some(owner) = start.checked_sub(1).and_then(|at| self.mention_at(at)) else { return };
        self.office_of_owner_before(person, owner);
    }

    /// The state or body before "whose": "Norway, whose prime minister Jens Stoltenberg".
    fn whose(&self, title: usize) -> Option<usize> {
        let at = title.checked_sub(1).filter(|at| self.word(*at) == "whose")?;
        self.mention_at(at.checked_sub(1)?)
    }

    fn office_of_owner_before(&mut self, person: usize, owner: usize) {
        let mut of = self.places[owner].start;
        while of > self.line.start && self.class(of - 1).is(WordClass::DETERMINER) {
            of -= 1;
        }
        let Some(link) = of.checked_sub(1).filter(|at| matches!(self.word(*at), "of" | "for" | "at" | "to" | "in"))
        else {
            return;
        };
        let Some(title) = self.title_before(link).filter(|title| !self.is_over(&title.tokens)) else { return };
        if matches!(self.word(link), "to" | "in") {
            self.sent(person, owner, &title);
            let sender = title.tokens.start.checked_sub(1).and_then(|at| self.mention_at(at));
            if let Some(sender) = sender {
                self.hold(person, &title, sender);
            }
            return;
        }
        self.hold(person, &title, owner);
    }

    /// "Sergey Lavrov, Russia's foreign minister", "X, spokesman for the ministry", "X, the ambassador of Israel to the United Nations".
    fn behind_name(&mut self, person: usize) {
        let comma = self.places[person].end;
        if !self.comma(comma) {
            return;
        }
        self.description(person, comma, (Polarity::Positive, Modality::Actual), Pattern::Apposition);
    }

    /// An office behind a name, from a token on.
    fn description(&mut self, person: usize, from: usize, how: (Polarity, Modality), pattern: Pattern) {
        let mut at = from;
        while self.class(at).is(WordClass::DETERMINER) && self.mention_at(at).is_none()
            || matches!(self.word(at), "now" | "currently" | "also")
        {
            at += 1;
        }
        let one_of_many = at > from && matches!(self.word(at - 1), "a" | "an") && !self.is_chief(at);
        let before = self.found.len();
        if let Some(owner) = self.mention_at(at).filter(|owner| self.places[*owner].start == at) {
            let end = self.end_of_title(self.places[owner].end);
            if let Some(title) = end
                .and_then(|end| self.title_before(end))
                .filter(|title| title.tokens.start >= self.places[owner].end && !self.is_over(&title.tokens))
                .filter(|title| !self.is_before_person(title.tokens.end))
            {
                self.hold(person, &title, owner);
                self.sent_to(person, title.tokens.end, &title);
            }
        } else if let Some(end) = self.end_of_title(at)
            && let Some(title) = self.title_before(end).filter(|title| !self.is_over(&title.tokens))
        {
            if matches!(self.word(end), "of" | "for" | "at" | "with" | "in") {
                if let Some(owner) = self.owner_from(end + 1).or_else(|| self.owner_behind_subject(end)) {
                    self.hold(person, &title, owner);
                    self.sent_to(person, self.places[owner].end, &title);
                }
            } else {
                self.sent_to(person, end, &title);
            }
        }
        for statement in &mut self.found[before..] {
            ((statement.polarity, statement.modality), statement.pattern) = (how, pattern);
            // "a secretary of the party"
            if one_of_many && statement.predicate == Predicate::Leads {
                statement.predicate = Predicate::WorksFor;
            }
        }
    }

    /// The state or body whose name begins here, behind determiners and adjectives.
    fn owner_from(&self, from: usize) -> Option<usize> {
        let mut at = from;
        while at < self.line.end
            && at < from + 3
            && self.mention_at(at).is_none()
            && self.class(at).is(WordClass::DETERMINER)
        {
            at += 1;
        }
        let owner = self.mention_at(at).filter(|owner| {
            self.places[*owner].start == at && matches!(self.classes[*owner], Known::State | Known::Agency)
        })?;
        let owner = self.owned_body(owner).unwrap_or(owner);
        // "professor of North Korean studies": what the adjective describes is meant.
        let end = self.places[owner].end;
        let describes = self.mentions[owner].form == Form::Demonym
            && self.joined(end)
            && !self.class(end).is(WordClass::PREPOSITION.or(WordClass::AND));
        (!describes).then_some(owner)
    }

    /// "China's foreign ministry": the body that a name before it has.
    fn owned_body(&self, owner: usize) -> Option<usize> {
        let end = self.places[owner].end;
        let body = self.mention_at(end).filter(|_| self.words.tokens[end - 1].possessive && self.joined(end))?;
        (self.classes[body] == Known::Agency && self.places[body].start == end).then_some(body)
    }

    /// "professor of North Korean studies at Ewha Womans University": the body behind what is taught.
    fn owner_behind_subject(&self, of: usize) -> Option<usize> {
        let reach = of + 1..self.line.end.min(of + LONGEST);
        let at = reach.take_while(|at| self.joined(*at)).find(|at| matches!(self.word(*at), "at" | "with"))?;
        self.owner_from(at + 1).filter(|owner| self.classes[*owner] == Known::Agency)
    }

    /// "… to the United Nations" behind an ambassador.
    fn sent_to(&mut self, person: usize, at: usize, title: &Title) {
        if self.word(at) == "to"
            && let Some(host) = self.owner_from(at + 1)
        {
            self.sent(person, host, title);
        }
    }

    fn sent(&mut self, person: usize, host: usize, title: &Title) {
        let ambassador = Some(Predicate::AmbassadorOf);
        if title.office.of_state == ambassador || title.rank == ambassador {
            self.add((person, host), Predicate::AmbassadorTo, &title.tokens, Pattern::Title);
        }
    }

    /// Whether the name of a person stands right behind an office, whose it is: "Colin Powell, CIA Director George Tenet".
    fn is_before_person(&self, at: usize) -> bool {
        let next = self.mention_at(at).filter(|_| self.joined(at));
        next.is_some_and(|next| self.classes[next] == Known::Person)
    }

    /// Whether a state is named in a word of stance: "pro-Beijing", "anti-American".
    fn is_stance(&self, owner: usize) -> bool {
        let Range { start, .. } = self.places[owner];
        start > self.line.start
            && self.words.tokens[start].join == Join::Hyphen
            && matches!(self.word(start - 1), "pro" | "Pro" | "anti" | "Anti" | "non" | "ex")
    }

    /// Whether the office that begins at a token is that of the one at the top, even where there are several.
    fn is_chief(&self, at: usize) -> bool {
        (at..self.line.end.min(at + LONGEST))
            .take_while(|at| self.mention_at(*at).is_none())
            .any(|at| matches!(self.word(at), "leader" | "head" | "chief" | "boss" | "commander" | "chieftain"))
    }

    fn hold(&mut self, person: usize, title: &Title, owner: usize) {
        if let Some(predicate) = self.predicate(title, owner) {
            self.add((person, owner), predicate, &title.tokens, Pattern::Title);
        }
    }

    /// "X is the president of Y", "X was sworn in as president of Y", "X works for Y".
    fn copula(&mut self, person: usize) {
        let behind = self.places[person].end;
        let Some(read) = self.becoming(behind) else { return };
        let (at, polarity, modality) = read;
        if self.word(at) == "for" {
            if let Some(owner) = self.owner_from(at + 1) {
                self.add((person, owner), Predicate::WorksFor, &(at - 1..at), Pattern::Copula);
            }
            return;
        }
        self.description(person, at, (polarity, modality), Pattern::Copula);
    }

    /// "X heads the WHO", "X, who chairs the committee", but not "X leads the EU delegation".
    fn at_the_head(&mut self, person: usize) {
        const VERBS: [&str; 7] = ["heads", "leads", "chairs", "runs", "directs", "commands", "rules"];
        let end = self.places[person].end;
        let at = if self.comma(end) && self.word(end) == "who" { end + 1 } else { end };
        if !VERBS.contains(&self.word(at)) || !self.joined(at) {
            return;
        }
        let Some(owner) = self.owner_from(at + 1) else { return };
        let behind = self.places[owner].end;
        let goes_on = self.joined(behind) && !self.class(behind).is(WordClass::PREPOSITION.or(WordClass::AND));
        if !goes_on && !self.words.tokens[behind - 1].possessive {
            self.add((person, owner), Predicate::Leads, &(at..at + 1), Pattern::Title);
        }
    }

    /// "X and his French counterpart Y": Y is to France what X is to his state.
    fn counterpart(&mut self, person: usize) {
        let start = self.places[person].start;
        let Some(noun) = start.checked_sub(1).filter(|at| self.word(*at) == "counterpart") else { return };
        let Some(state) = noun.checked_sub(1).and_then(|at| self.mention_at(at)) else { return };
        let theirs = self.places[state].start.checked_sub(1).map_or("", |at| self.word(at));
        if self.classes[state] != Known::State || !matches!(theirs, "his" | "her" | "their") {
            return;
        }
        let before = self.mentions[..person].iter().zip(self.classes).rev();
        let Some((other, _)) =
            before.filter(|(mention, _)| mention.form != Form::Pronoun).find(|(_, class)| **class == Known::Person)
        else {
            return;
        };
        let held = self.found.iter().rev().take_while(|known| known.sentence == other.sentence);
        let role = held.filter(|known| known.source == other.entity).map(|known| known.predicate);
        let offices = [
            Predicate::HeadOfStateOf,
            Predicate::HeadOfGovernmentOf,
            Predicate::MinisterOf,
            Predicate::AmbassadorOf,
            Predicate::SpokespersonOf,
        ];
        if let Some(role) = role.into_iter().find(|role| offices.contains(role)) {
            self.add((person, state), role, &(noun..noun + 1), Pattern::Title);
        }
    }

    /// Reads the verb of being or becoming behind a name: the token behind it, and how it is said.
    fn becoming(&self, from: usize) -> Option<(usize, Polarity, Modality)> {
        const BECAME: [&str; 4] = ["became", "become", "becomes", "remains"];
        const CHOSEN: [&str; 9] =
            ["appointed", "named", "elected", "re-elected", "reelected", "chosen", "sworn", "inaugurated", "confirmed"];
        let (mut polarity, mut modality) = (Polarity::Positive, Modality::Actual);
        let mut be = false;
        for at in from..self.line.end.min(from + 7) {
            if at > from && !self.joined(at) || at == from && self.comma(at) {
                return None;
            }
            match self.word(at) {
                "not" | "never" => polarity = Polarity::Negated,
                "is" | "remains" if !be => be = true,
                "was" | "were" | "been" | "has" | "be" => {}
                "will" | "would" | "to" | "hopes" | "wants" | "plans" | "aims" | "expects" | "set" => {
                    modality = Modality::Planned;
                }
                "works" | "worked" if self.word(at + 1) == "for" => return Some((at + 1, polarity, modality)),
                word if BECAME.contains(&word) => return Some((at + 1, polarity, modality)),
                word if CHOSEN.contains(&word) => {
                    let behind = at + 1 + usize::from(self.word(at + 1) == "in");
                    return Some((behind + usize::from(matches!(self.word(behind), "as" | "to")), polarity, modality));
                }
                "took" | "takes" if matches!(self.word(at + 1), "over" | "office") && self.word(at + 2) == "as" => {
                    return Some((at + 3, polarity, modality));
                }
                "serves" if self.word(at + 1) == "as" => return Some((at + 2, polarity, modality)),
                _ if be => return Some((at, polarity, modality)),
                _ => return None,
            }
        }
        None
    }

    fn add(&mut self, ends: (usize, usize), predicate: Predicate, trigger: &Range<usize>, pattern: Pattern) {
        let (from, to) = (&self.mentions[ends.0], &self.mentions[ends.1]);
        let same = |known: &Statement| {
            known.sentence == from.sentence
                && known.source == from.entity
                && known.predicate == predicate
                && known.target == to.entity
        };
        if from.entity == to.entity
            || self.found.iter().rev().take_while(|known| known.sentence == from.sentence).any(same)
        {
            return;
        }
        let trigger = Span {
            start: self.words.tokens[trigger.start].span.start,
            end: self.words.tokens[trigger.end - 1].span.end,
        };
        self.found.push(Statement {
            source: from.entity,
            predicate,
            target: to.entity,
            mode: None,
            symmetric: false,
            sentence: from.sentence,
            source_span: from.span,
            target_span: to.span,
            trigger,
            pattern,
            polarity: Polarity::Positive,
            modality: Modality::Actual,
            speaker: None,
            date: None,
        });
    }
}
