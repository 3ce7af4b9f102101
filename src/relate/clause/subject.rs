//! Finds the subjects of verbs.

use super::grammar::Sentence;
use super::{Kind, Mood, Verb};
use crate::relate::rules::WordClass;

impl Sentence<'_, '_> {
    pub(super) fn subject_within(&self, at: usize, depth: usize) -> Option<usize> {
        let depth = depth.checked_sub(1)?;
        let verb = self.verb(at)?;
        match verb.mood {
            Mood::Finite => self.finite_subject(at, depth),
            Mood::Infinitive if self.intention(at).is_some() => at.checked_sub(1),
            Mood::Infinitive if self.planner(at).is_some() => self.planner(at).map(|(planner, _)| planner),
            Mood::Infinitive if self.is_anybodys(at) => None,
            Mood::Infinitive => {
                let Some((governor, object)) = self.governor(at) else { return self.next_subject(at, depth) };
                object.or_else(|| self.subject_within(governor, depth))
            }
            Mood::Gerund => self.gerund_subject(at, depth),
            Mood::Participle => self.participle_subject(at, depth),
        }
    }

    /// Who is meant by a participle: "the man accused by", "accused by Turkey, Syria said", "overrun and occupied by".
    fn participle_subject(&self, at: usize, depth: usize) -> Option<usize> {
        let Some(before) = at.checked_sub(1) else { return self.next_subject(at, depth) };
        match &self.nodes[before].kind {
            Kind::Phrase(_) => Some(self.described_start(before)),
            // "stands accused by"
            Kind::Verb(_) if matches!(self.word(before), "stand" | "stands" | "stood") => {
                self.subject_within(before, depth)
            }
            // "ordered by Trump and carried out by the navy"
            Kind::And => {
                let near =
                    |at: &usize| !self.is(*at, |kind| matches!(kind, Kind::Stop | Kind::Subordinator | Kind::Quote));
                let verb = (0..before).rev().take_while(near).find(|at| self.verb(*at).is_some())?;
                self.verb(verb).filter(|verb| verb.passive)?;
                self.subject_within(verb, depth)
            }
            Kind::Comma => {
                let last = before.checked_sub(1).filter(|last| self.phrase(*last).is_some())?;
                Some(self.chain_start(last))
            }
            _ => None,
        }
    }

    fn finite_subject(&self, at: usize, depth: usize) -> Option<usize> {
        if matches!(self.first_word(at), "nor") {
            return self.shared_subject(at, depth);
        }
        let mut before = at.checked_sub(1)?;
        while self.is(before, |kind| matches!(kind, Kind::Time)) || self.is_time_preposition(before) {
            before = before.checked_sub(1)?;
        }
        match &self.nodes[before].kind {
            Kind::Phrase(_) => self
                .headline_list(before, at)
                .or_else(|| self.phrase_subject(before).map(|start| self.meant(start, depth).unwrap_or(start))),
            Kind::And | Kind::But => self.shared_subject(before, depth),
            Kind::Verb(_) => self.subject_within(before, depth),
            Kind::Relative | Kind::That => self.antecedent(before),
            Kind::Comma => {
                let subject = self.subject_before_aside(before).map(|subject| self.bearer_in_aside(subject, before));
                subject.or_else(|| self.shared_subject(before, depth))
            }
            _ => None,
        }
        .or_else(|| self.inverted_subject(at))
    }

    /// Who bears an office without a state, where the aside behind it names him: "The foreign minister, Jean Ping, said".
    fn bearer_in_aside(&self, office: usize, comma: usize) -> usize {
        let nameless = self.phrase(office).is_some_and(|phrase| phrase.mentions.is_empty());
        let told = nameless && office + 3 == comma && self.last_class(office).is(WordClass::OFFICE);
        let named = self.phrase(office + 2).is_some_and(|phrase| phrase.headed);
        if told && named { office + 2 } else { office }
    }

    /// Whom "it" stands for in "Uganda said on Sunday it had paid": the one who says so.
    fn meant(&self, at: usize, depth: usize) -> Option<usize> {
        let pronoun = self.phrase(at)?.mentions.is_empty() && self.last_class(at).is(WordClass::PRONOUN);
        let between =
            |at: &usize| self.is(*at, |kind| matches!(kind, Kind::That | Kind::Time)) || self.is_time_preposition(*at);
        let report = (0..at).rev().find(|at| !between(at))?;
        // "before it signed the pact": the subject of the main clause.
        if pronoun
            && report + 1 == at
            && self.is(report, |kind| matches!(kind, Kind::Subordinator))
            && self.is_thing(at)
        {
            return self.shared_subject(report, depth);
        }
        // "denied reports that it had"
        let reports = self.phrase(report).is_some() && self.is(report + 1, |kind| matches!(kind, Kind::That));
        let report = report - usize::from(reports && report > 0);
        (pronoun && self.verb(report).is_some_and(|verb| self.reports(verb)))
            .then(|| self.subject_within(report, depth))
            .flatten()
    }

    /// "it", "they": what may stand for a state or body.
    fn is_thing(&self, at: usize) -> bool {
        matches!(self.word(at), "it" | "they")
    }

    /// Whether nothing but a date stands between two nodes: "in late December", "on Monday".
    fn is_dated(&self, from: usize, to: usize) -> bool {
        let inside = |at: usize| self.is(at, |kind| matches!(kind, Kind::Preposition | Kind::Time));
        let late = |at: usize| matches!(self.word(at), "late" | "early" | "mid") && self.phrase(at).is_some();
        from < to
            && (from..to).all(|at| inside(at) || late(at))
            && (from..to).any(|at| self.is(at, |kind| matches!(kind, Kind::Time)))
    }

    /// A preposition before a date that stands alone: "on" of "on Monday".
    pub(super) fn is_time_preposition(&self, at: usize) -> bool {
        self.is(at, |kind| matches!(kind, Kind::Preposition)) && self.is(at + 1, |kind| matches!(kind, Kind::Time))
    }

    /// "said Macron", behind a comma or a quotation.
    fn inverted_subject(&self, at: usize) -> Option<usize> {
        let head = self.verb(at)?.head;
        let report = self.senses.of(head).class.is(WordClass::REPORT);
        let behind = at == 0 || self.is_before(at, |kind| matches!(kind, Kind::Comma | Kind::Quote));
        (report && behind && self.phrase(at + 1).is_some()).then_some(at + 1)
    }

    /// The subject that ends in a phrase right before its verb.
    fn phrase_subject(&self, last: usize) -> Option<usize> {
        let start = self.chain_start(last);
        match start.checked_sub(1).map(|before| &self.nodes[before].kind) {
            // "aircraft using missiles killed", "the decision to leave Mali was"
            Some(Kind::Verb(verb))
                if matches!(verb.mood, Mood::Gerund | Mood::Participle | Mood::Infinitive)
                    && start >= 2
                    && self.phrase(start - 2).is_some() =>
            {
                self.phrase_subject(start - 2)
            }
            // "A met B and C left": the phrases before the last "and" are objects.
            Some(Kind::Verb(verb)) if !self.reports(verb) => {
                let and = (start..last).rev().find(|at| self.is(*at, |kind| matches!(kind, Kind::And)));
                Some(and.map_or(start, |and| and + 1))
            }
            Some(Kind::Preposition)
                if matches!(self.word(start - 1), "Neither" | "neither" | "nor" | "Either" | "either") =>
            {
                Some(start)
            }
            Some(Kind::Preposition) => self.subject_before_preposition(start, last),
            _ => Some(start),
        }
    }

    /// The subject that ends in a phrase behind a preposition: "a drone belonging to Iran was", "was accused of crimes and Iran
    /// was". Not "In Moscow Putin".
    fn subject_before_preposition(&self, start: usize, last: usize) -> Option<usize> {
        let before = start.checked_sub(2)?;
        if let Some(verb) = self.verb(before) {
            let modifies = matches!(verb.mood, Mood::Gerund | Mood::Participle);
            let noun = before.checked_sub(1).filter(|noun| modifies && self.phrase(*noun).is_some());
            if let Some(noun) = noun {
                return Some(self.chain_start(noun));
            }
        }
        let and = (start..last).rev().find(|at| self.is(*at, |kind| matches!(kind, Kind::And)))?;
        Some(and + 1)
    }

    pub(super) fn reports(&self, verb: &Verb) -> bool {
        self.senses.of(verb.head).class.is(WordClass::REPORT)
    }

    /// Where the phrases begin that hang together up to this one.
    pub(super) fn chain_start(&self, last: usize) -> usize {
        let mut start = last;
        let mut joined = false;
        loop {
            if self.is_last_of_list(start) {
                (start, joined) = (start - 3, true);
            }
            if start < 2 || self.phrase(start - 2).is_none() {
                break;
            }
            let link = &self.nodes[start - 1].kind;
            joined |= matches!(link, Kind::And);
            match link {
                Kind::Preposition | Kind::And => start -= 2,
                // "In the past year, Kim and Putin": only names are a list.
                Kind::Comma
                    if joined
                        && self.phrase(start - 2).is_some_and(|other| !other.mentions.is_empty())
                        && !self.ends_fronted(start - 1) =>
                {
                    start -= 2;
                }
                _ => break,
            }
        }
        start
    }

    /// Where the phrases begin that a participle behind them describes: "in an aircraft lent by" is said of the aircraft.
    fn described_start(&self, last: usize) -> usize {
        let mut start = last;
        while start >= 2
            && (self.is(start - 1, |kind| matches!(kind, Kind::And)) || self.is_preposition(start - 1, &["of"]))
            && self.phrase(start - 2).is_some()
        {
            start -= 2;
        }
        start
    }

    /// Whether a comma ends what stands before the subject: "To reassure Syria, Iran and Iraq said", "In Moscow, Iran and Iraq
    /// said".
    pub(super) fn ends_fronted(&self, comma: usize) -> bool {
        let inside = |kind: &Kind| matches!(kind, Kind::Phrase(_) | Kind::Preposition | Kind::And | Kind::Time);
        let head = (0..comma).rev().find(|at| !self.is(*at, inside));
        let begins =
            |at: Option<usize>| at.is_none_or(|at| self.is(at, |kind| matches!(kind, Kind::Stop | Kind::Quote)));
        let loose = |at: usize| self.verb(at).is_some_and(|verb| matches!(verb.mood, Mood::Infinitive | Mood::Gerund));
        match head {
            Some(verb) if loose(verb) => begins(verb.checked_sub(1)),
            head => begins(head) && self.is(head.map_or(0, |head| head + 1), |kind| matches!(kind, Kind::Preposition)),
        }
    }

    /// "Syria, Iran, and Iraq": whether a phrase ends a list with a comma before its "and".
    fn is_last_of_list(&self, at: usize) -> bool {
        let comma = |at: usize| self.is(at, |kind| matches!(kind, Kind::Comma));
        let named = |at: usize| self.phrase(at).is_some_and(|phrase| !phrase.mentions.is_empty());
        at >= 5
            && self.is_before(at, |kind| matches!(kind, Kind::And))
            && comma(at - 2)
            && comma(at - 4)
            && [at, at - 3, at - 5].into_iter().all(named)
    }

    /// Where a list of names begins that opens a headline and has no "and": "Russia, China sign deal".
    fn headline_list(&self, last: usize, verb: usize) -> Option<usize> {
        let base = self.verb(verb)?.head;
        let class = self.senses.of(base).class;
        let named = |at: &usize| self.phrase(*at).is_some_and(|phrase| phrase.headed);
        let comma = |at: &usize| self.is(*at, |kind| matches!(kind, Kind::Comma));
        let plural = (2..8).contains(&last) && class.is(WordClass::BASE) && !class.is(WordClass::PAST);
        let listed = (0..=last).all(|at| if (last - at).is_multiple_of(2) { named(&at) } else { comma(&at) });
        (plural && listed).then_some(last % 2)
    }

    /// Whether a comma stands in the list of names that opens a headline.
    pub(super) fn is_in_headline(&self, comma: usize) -> bool {
        let verb = (comma..self.nodes.len().min(8)).find(|at| self.verb(*at).is_some());
        verb.is_some_and(|verb| self.headline_list(verb - 1, verb) == Some(0))
    }

    /// "Macron, the president of France, met": the phrase before the aside.
    fn subject_before_aside(&self, comma: usize) -> Option<usize> {
        let opening =
            (0..comma).rev().take(14).find(|at| self.is(*at, |kind| matches!(kind, Kind::Comma | Kind::Stop)))?;
        let opening = self.outer_aside(opening);
        let before = opening.checked_sub(1)?;
        self.phrase(before)?;
        let begins_aside = self.is(opening + 1, |kind| {
            matches!(kind, Kind::Relative | Kind::Phrase(_) | Kind::Preposition | Kind::Verb(_) | Kind::Time)
        });
        // "a body linked to the union": one word may be a participle.
        let finite = |at: usize| self.verb(at).is_some_and(|verb| verb.mood == Mood::Finite) && !self.is_participle(at);
        let clause = (opening + 1..comma).any(finite) && !self.is(opening + 1, |kind| matches!(kind, Kind::Relative));
        let clause = clause && !self.is_said_aside(opening, comma);
        if !begins_aside || clause || !self.is(opening, |kind| matches!(kind, Kind::Comma)) {
            return None;
        }
        self.phrase_subject(before)
    }

    /// Whether between two commas somebody only says what the sentence says: ", Iran says,", ", said Putin,".
    fn is_said_aside(&self, opening: usize, comma: usize) -> bool {
        let said = |at: usize| self.verb(at).is_some_and(|verb| self.reports(verb));
        opening + 3 == comma
            && (self.phrase(opening + 1).is_some() && said(opening + 2)
                || said(opening + 1) && self.phrase(opening + 2).is_some())
    }

    /// "him", "her", "them": never who does what is done to them.
    fn is_pronoun_object(&self, at: usize) -> bool {
        self.phrase(at).is_some() && matches!(self.word(at), "him" | "her" | "them")
    }

    /// The comma before an aside within which another comma stands: "a delegation, led by the envoy to Mali, Jean Ping, will".
    fn outer_aside(&self, inner: usize) -> usize {
        let last = inner.checked_sub(1).filter(|last| self.phrase(*last).is_some());
        let Some(start) = last.map(|last| self.chain_start(last)).filter(|start| *start > 3) else { return inner };
        let led = self.is_preposition(start - 1, &["by"])
            && self.verb(start - 2).is_some_and(|verb| verb.mood == Mood::Participle)
            && self.is(start - 3, |kind| matches!(kind, Kind::Comma));
        if led { start - 3 } else { inner }
    }

    /// The subject of the verb before, which a verb shares that is joined to it.
    fn shared_subject(&self, joint: usize, depth: usize) -> Option<usize> {
        let verb = (0..joint)
            .rev()
            .take_while(|at| !self.is(*at, |kind| matches!(kind, Kind::Stop)))
            .find(|at| self.verb(*at).is_some_and(|verb| verb.mood == Mood::Finite) && !self.is_complement(*at))?;
        self.subject_within(verb, depth)
    }

    fn gerund_subject(&self, at: usize, depth: usize) -> Option<usize> {
        let before = at.checked_sub(1)?;
        match &self.nodes[before].kind {
            // "wrote to Putin urging him to"
            Kind::Phrase(_) if self.is_pronoun_object(at + 1) => {
                let verb = (0..before).rev().find(|at| self.verb(*at).is_some())?;
                self.subject_within(verb, depth)
            }
            Kind::Phrase(phrase) if !phrase.mentions.is_empty() => Some(before),
            Kind::Phrase(_) => self.maker(before, depth),
            Kind::Preposition => {
                let governor = (0..before)
                    .rev()
                    .take_while(|at| !self.is(*at, |kind| matches!(kind, Kind::Stop)))
                    .find(|at| self.verb(*at).is_some());
                let Some(governor) = governor else { return self.next_subject(at, depth) };
                // "called for resuming the talks": others are to do it.
                if self.word(before) == "for" && governor + 1 == before && self.is_call(governor) {
                    return None;
                }
                let object = self.phrase(governor + 1).is_some()
                    && (self.behind_time(governor + 2) == before || self.is_dated(governor + 2, before))
                    && ["of", "for", "from", "as"].contains(&self.word(before))
                    && self.last_class(governor + 1).is(WordClass::AGENTIVE.or(WordClass::PRONOUN))
                        | self.phrase(governor + 1).is_some_and(|phrase| !phrase.mentions.is_empty());
                match self.verb(governor) {
                    Some(verb) if object && !verb.passive => Some(governor + 1),
                    _ => self.subject_within(governor, depth),
                }
            }
            // "quoted Castro as saying"
            Kind::Subordinator
                if self.word(before) == "as"
                    && before >= 2
                    && self.phrase(before - 1).is_some()
                    && self.verb(before - 2).is_some() =>
            {
                Some(before - 1)
            }
            Kind::Subordinator => {
                let governor =
                    (0..before).rev().find(|at| self.verb(*at).is_some_and(|verb| verb.mood == Mood::Finite));
                governor.map_or_else(|| self.next_subject(at, depth), |governor| self.subject_within(governor, depth))
            }
            // "accused Turkey of bombing and shelling"
            Kind::And => {
                let verb = (0..before).rev().find(|at| self.verb(*at).is_some());
                match verb.filter(|verb| self.verb(*verb).is_some_and(|verb| verb.mood == Mood::Gerund)) {
                    Some(gerund) => self.subject_within(gerund, depth),
                    None => self.shared_subject(before, depth),
                }
            }
            Kind::Comma | Kind::But => self.shared_subject(before, depth),
            Kind::Verb(_) => self.subject_within(before, depth),
            _ => None,
        }
        .or_else(|| (at == 0).then(|| self.next_subject(at, depth)).flatten())
    }

    /// Who made what a verb in -ing describes: "issued a statement condemning Israel", "fired a missile targeting".
    fn maker(&self, object: usize, depth: usize) -> Option<usize> {
        let verb = object.checked_sub(1)?;
        let made = self.verb(verb).is_some_and(|verb| !verb.passive && !self.reports(verb));
        let acts = self.last_class(object).is(WordClass::AGENTIVE.or(WordClass::PRONOUN));
        (made && !acts).then(|| self.subject_within(verb, depth)).flatten()
    }

    /// The subject of the next verb that has one: "After meeting Putin, Macron left".
    fn next_subject(&self, at: usize, depth: usize) -> Option<usize> {
        let verb =
            (at + 1..self.nodes.len()).find(|at| self.verb(*at).is_some_and(|verb| verb.mood == Mood::Finite))?;
        self.subject_within(verb, depth)
    }
}
