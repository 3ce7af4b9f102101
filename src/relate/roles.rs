//! Finds what somebody is to a state or body: president of, spokesman for, member of, based in.

use std::ops::Range;

use super::rules::{Office, Rules, WordClass};
use super::{Modality, Pattern, Polarity, Predicate, Statement};
use crate::gazetteer::{Form, Known};
use crate::recognize::Mention;
use crate::text::{Join, Span, Words};

/// How many words an office may have: "deputy assistant secretary of defense".
const LONGEST: usize = 8;

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

/// Reads the roles that one sentence states.
pub(super) struct Roles<'a, 't> {
    pub(super) words: &'a Words<'t>,
    pub(super) rules: &'a Rules,
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

/// An office that was read, with the tokens that name it.
#[derive(Clone)]
struct Title {
    office: Office,
    predicate_override: Option<Predicate>,
    tokens: Range<usize>,
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
                }
                Known::State | Known::Agency | Known::Other => {
                    self.seat(index);
                    self.membership(index);
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
        if self.line.contains(&at) { self.rules.word(self.words.tokens[at].hash).class } else { WordClass::default() }
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

    /// The office whose name ends before a token, without the words before it.
    fn title_before(&self, end: usize) -> Option<Title> {
        let mut start = end;
        let mut office = None;
        while start > self.line.start && end - start < LONGEST {
            let at = start - 1;
            if start < end && !self.joined(start) || self.mention_at(at).is_some() {
                break;
            }
            let class = self.class(at);
            let small = matches!(self.word(at), "of" | "for" | "and" | "affairs" | "general" | "General");
            let known = self.rules.word(self.words.tokens[at].hash).office;
            if known.is_some() && (office.is_none() || small || matches!(self.word(start), "general" | "General")) {
                office = known;
            } else if class.is(WordClass::DETERMINER
                .or(WordClass::BE)
                .or(WordClass::REPORT)
                .or(WordClass::THAT)
                .or(WordClass::RELATIVE))
                || self.words.tokens[at].possessive
            {
                break;
            } else if class.is(WordClass::PREPOSITION) && !small {
                break;
            } else if office.is_none() && start == end && !self.is_field(at) {
                return None;
            }
            start = at;
        }
        let office = self.rules.office(office?);
        let tokens = start..end;
        Some(Title { office, predicate_override: self.government(&tokens), tokens })
    }

    /// What an office may be of: Secretary of State, Secretary General, minister of foreign affairs.
    fn is_field(&self, at: usize) -> bool {
        let of = (1..=5).find(|back| at >= self.line.start + back && self.word(at - back) == "of");
        let governed =
            of.is_some_and(|back| at > self.line.start + back && self.class(at - back - 1).is(WordClass::OFFICE));
        governed
            || matches!(self.word(at), "General" | "general")
                && at > self.line.start
                && self.class(at - 1).is(WordClass::OFFICE)
    }

    /// Prime ministers head a government; deputies and vice presidents do not head the state.
    fn government(&self, tokens: &Range<usize>) -> Option<Predicate> {
        let is = |at: usize, words: &[&str]| words.contains(&self.word(at));
        let prime =
            tokens.clone().any(|at| is(at, &["prime", "Prime"]) && is(at + 1, &["minister", "Minister", "ministers"]));
        let deputy = tokens.clone().any(|at| {
            is(at, &["vice", "Vice", "deputy", "Deputy", "assistant", "Assistant", "under", "Under", "permanent"])
        });
        let supreme = tokens.clone().any(|at| is(at, &["supreme", "Supreme"]) && is(at + 1, &["leader", "Leader"]));
        match () {
            () if deputy => Some(Predicate::WorksFor),
            () if prime => Some(Predicate::HeadOfGovernmentOf),
            () if supreme => Some(Predicate::HeadOfStateOf),
            () => None,
        }
    }

    fn is_over(&self, tokens: &Range<usize>) -> bool {
        let near = tokens.start.saturating_sub(2).max(self.line.start)..tokens.end;
        near.into_iter().any(|at| NOT_NOW.contains(&self.word(at)))
    }

    /// What a title makes of its bearer to an owner.
    fn predicate(&self, title: &Title, owner: usize) -> Option<Predicate> {
        let state = match self.classes[owner] {
            Known::State => true,
            Known::Agency | Known::Other => false,
            Known::Person | Known::Treaty => return None,
        };
        let plain = if state { title.office.of_state } else { title.office.of_body };
        match title.predicate_override {
            Some(Predicate::WorksFor) => plain.map(|plain| match plain {
                Predicate::MinisterOf | Predicate::AmbassadorOf => plain,
                _ => Predicate::WorksFor,
            }),
            // A prime minister of a state, the supreme leader of one.
            Some(known) if state => Some(known),
            _ => plain,
        }
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
                .filter(|_| self.joined(title.tokens.start));
            if let Some(owner) = owner
                && !self.is_over(&self.places[owner])
            {
                self.hold(person, &title, owner);
                self.sent_to(person, title.tokens.end, &title);
                return;
            }
            let behind = self.places[person].end;
            if !parted && self.word(behind) == "of" && self.joined(behind) {
                if let Some(owner) = self.owner_from(behind + 1) {
                    self.hold(person, &title, owner);
                    return;
                }
            }
            if let Some(owner) = self.whose(title.tokens.start) {
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
        let Some(link) = of.checked_sub(1).filter(|at| matches!(self.word(*at), "of" | "for" | "at" | "to")) else {
            return;
        };
        let Some(title) = self.title_before(link).filter(|title| !self.is_over(&title.tokens)) else { return };
        if self.word(link) == "to" {
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
        self.description(person, comma, Polarity::Positive, Modality::Actual, Pattern::Apposition);
    }

    /// An office behind a name, from a token on.
    fn description(&mut self, person: usize, from: usize, polarity: Polarity, modality: Modality, pattern: Pattern) {
        let mut at = from;
        while self.class(at).is(WordClass::DETERMINER) && self.mention_at(at).is_none()
            || matches!(self.word(at), "now" | "currently" | "also")
        {
            at += 1;
        }
        let before = self.found.len();
        if let Some(owner) = self.mention_at(at).filter(|owner| self.places[*owner].start == at) {
            let end = self.end_of_title(self.places[owner].end);
            if let Some(title) = end
                .and_then(|end| self.title_before(end))
                .filter(|title| title.tokens.start >= self.places[owner].end && !self.is_over(&title.tokens))
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
            (statement.polarity, statement.modality, statement.pattern) = (polarity, modality, pattern);
        }
    }

    /// The end of an office that begins at or after a token.
    fn end_of_title(&self, from: usize) -> Option<usize> {
        let mut end = None;
        for at in from..self.line.end.min(from + LONGEST) {
            if at > from && !self.joined(at)
                || self.mention_at(at).is_some()
                || self.class(at).is(WordClass::BE.or(WordClass::REPORT).or(WordClass::MODAL))
            {
                break;
            }
            if self.class(at).is(WordClass::OFFICE) {
                end = Some(at + 1);
            } else if end == Some(at) && !matches!(self.word(at), "of" | "general" | "General") {
                break;
            } else if self.class(at).is(WordClass::PREPOSITION) && self.word(at) != "of" {
                break;
            } else if self.word(at) == "of" && end == Some(at) && !self.is_field(at + 1) {
                break;
            } else if end.is_some()
                && self.is_field(at)
                && self.mention_at(at).is_none()
                && !self.class(at).is(WordClass::DETERMINER)
                && self.word(at) != "of"
            {
                end = Some(at + 1);
            }
        }
        end
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
        // "professor of North Korean studies": what the adjective describes is meant.
        let end = self.places[owner].end;
        let describes = self.mentions[owner].form == Form::Demonym
            && self.joined(end)
            && !self.class(end).is(WordClass::PREPOSITION.or(WordClass::AND));
        (!describes).then_some(owner)
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
        if title.office.of_state == Some(Predicate::AmbassadorOf) {
            self.add(person, Predicate::AmbassadorTo, host, &title.tokens, Pattern::Title);
        }
    }

    fn hold(&mut self, person: usize, title: &Title, owner: usize) {
        if let Some(predicate) = self.predicate(title, owner) {
            self.add(person, predicate, owner, &title.tokens, Pattern::Title);
        }
    }

    /// "X is the president of Y", "X was sworn in as president of Y", "X works for Y".
    fn copula(&mut self, person: usize) {
        let behind = self.places[person].end;
        let Some(read) = self.becoming(behind) else { return };
        let (at, polarity, modality) = read;
        if self.word(at) == "for" {
            if let Some(owner) = self.owner_from(at + 1) {
                self.add(person, Predicate::WorksFor, owner, &(at - 1..at), Pattern::Copula);
            }
            return;
        }
        self.description(person, at, polarity, modality, Pattern::Copula);
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
                    modality = Modality::Planned
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

    /// "based in Ethiopia", "Netherlands-based court".
    fn seat(&mut self, body: usize) {
        if self.classes[body] != Known::Agency {
            return;
        }
        let Range { start, end } = self.places[body];
        if start >= self.line.start + 2
            && self.word(start - 1) == "based"
            && self.words.tokens[start - 1].join == Join::Hyphen
        {
            if let Some(state) = self.mention_at(start - 2).filter(|state| self.classes[*state] == Known::State) {
                self.add(body, Predicate::BasedIn, state, &(start - 1..start), Pattern::Title);
            }
        }
        let at = end + usize::from(matches!(self.word(end), "is" | "was"));
        if (self.comma(end) || at > end)
            && matches!(self.word(at), "based" | "headquartered" | "seated")
            && self.word(at + 1) == "in"
        {
            if let Some(state) = self.owner_from(at + 2).filter(|state| self.classes[*state] == Known::State) {
                self.add(body, Predicate::BasedIn, state, &(at..at + 1), Pattern::Apposition);
            }
        }
    }

    /// "Estonia, a member of the European Union", "NATO member Turkey", "Finland is now a member of NATO", "is an organ of".
    fn membership(&mut self, index: usize) {
        let Range { start, end } = self.places[index];
        let mut at = end;
        let (mut polarity, mut linked) = (Polarity::Positive, self.comma(end));
        while matches!(
            self.word(at),
            "is" | "are"
                | "not"
                | "now"
                | "also"
                | "a"
                | "an"
                | "both"
                | "the"
                | "founding"
                | "permanent"
                | "full"
                | "itself"
        ) || at == end && self.comma(at) && self.word(at) == "which"
        {
            linked |= matches!(self.word(at), "is" | "are");
            if self.word(at) == "not" {
                polarity = Polarity::Negated;
            }
            at += 1;
        }
        let predicate = match self.word(at) {
            "member" | "members" => Some(Predicate::MemberOf),
            "organ" | "part" | "branch" | "arm" | "agency" if self.classes[index] == Known::Agency => {
                Some(Predicate::OrganOf)
            }
            _ => None,
        };
        if let Some(predicate) = predicate.filter(|_| linked && self.word(at + 1) == "of")
            && let Some(owner) = self.owner_from(at + 2)
        {
            self.add(index, predicate, owner, &(at..at + 1), Pattern::Apposition);
            if let Some(last) = self.found.last_mut() {
                last.polarity = polarity;
            }
        }
        // "NATO member Turkey", "EU member states Hungary"
        if self.classes[index] == Known::State && start > self.line.start && self.joined(start) {
            let noun = start - 1;
            let state = usize::from(matches!(self.word(noun), "state" | "states" | "country" | "countries" | "nation"));
            let Some(member) = noun.checked_sub(state).filter(|at| matches!(self.word(*at), "member" | "members"))
            else {
                return;
            };
            if let Some(body) = member
                .checked_sub(1)
                .and_then(|at| self.mention_at(at))
                .filter(|body| self.classes[*body] == Known::Agency)
            {
                self.add(index, Predicate::MemberOf, body, &(member..member + 1), Pattern::Title);
            }
        }
    }

    /// "the party's Liaoning committee": a body that another has.
    fn organ(&mut self, body: usize) {
        let start = self.places[body].start;
        let Some(owner) = start.checked_sub(1).and_then(|at| self.mention_at(at)) else { return };
        let owns = self.words.tokens[start - 1].possessive && self.joined(start);
        if owns && self.classes[body] == Known::Agency && self.classes[owner] == Known::Agency {
            self.add(body, Predicate::OrganOf, owner, &(start - 1..start), Pattern::Title);
        }
    }

    fn add(&mut self, source: usize, predicate: Predicate, target: usize, trigger: &Range<usize>, pattern: Pattern) {
        let (from, to) = (&self.mentions[source], &self.mentions[target]);
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
