//! Cuts a sentence into phrases, verbs and small words, from left to right.

use std::ops::Range;

use super::times::times;
use super::{Kind, Mood, Node, Phrase, Verb};
use crate::gazetteer::Form;
use crate::recognize::Mention;
use crate::relate::Modality;
use crate::relate::rules::{Rules, Word, WordClass};
use crate::text::{Case, Join, Words};

/// The parts of a sentence: its tokens, and its mentions with their indices from `first`.
pub(in crate::relate) fn read(
    words: &Words<'_>,
    rules: &Rules,
    line: Range<usize>,
    mentions: &[Mention],
    first: usize,
) -> Vec<Node> {
    let mut reader = Reader {
        words,
        rules,
        mentions,
        first,
        line: line.clone(),
        nodes: Vec::with_capacity(line.len() / 2),
        phrase: None,
        auxiliaries: None,
    };
    let mut times = times(words, line.clone(), mentions).into_iter();
    let mut time = times.next();
    let (mut at, mut next) = (line.start, 0);
    while at < line.end {
        if let Some(behind) = reader.bracket(at) {
            at = behind;
            continue;
        }
        reader.gap_before(at);
        while time.as_ref().is_some_and(|time| time.start < at) {
            time = times.next();
        }
        if let Some(tokens) = time.take_if(|time| time.start == at) {
            (at, time) = (tokens.end, times.next());
            reader.close();
            reader.push(Kind::Time, tokens);
            continue;
        }
        let start = words.tokens[at].span.start;
        while mentions.get(next).is_some_and(|mention| mention.span.end <= start) {
            next += 1;
        }
        match mentions.get(next).filter(|mention| mention.span.start <= start) {
            Some(mention) => {
                let inside = words.tokens[at..line.end].iter().take_while(|token| token.span.start < mention.span.end);
                let end = at + inside.count().max(1);
                reader.mention(at..end, next);
                at = end;
            }
            None => {
                reader.word(at);
                at += 1;
            }
        }
    }
    reader.close();
    reader.reduce();
    reader.nodes
}

/// A phrase that is being read.
struct Open {
    tokens: Range<usize>,
    mentions: Range<usize>,
    headed: bool,
    negated: bool,
    event: Option<usize>,
    /// Whether nothing but determiners and adjectives stands in it.
    bare: bool,
}

/// Auxiliaries whose verb is awaited.
#[derive(Clone)]
struct Auxiliaries {
    start: usize,
    last: usize,
    be: bool,
    have: bool,
    to: bool,
    negated: bool,
    modality: Modality,
    /// Whether the verb must be a lemma: after to, will, did.
    base: bool,
    /// Having, being: what follows stands in -ing.
    gerund: bool,
}

struct Reader<'a, 't> {
    words: &'a Words<'t>,
    rules: &'a Rules,
    mentions: &'a [Mention],
    first: usize,
    line: Range<usize>,
    nodes: Vec<Node>,
    phrase: Option<Open>,
    auxiliaries: Option<Auxiliaries>,
}

impl Reader<'_, '_> {
    /// The token behind a bracket that opens before this one: what stands in it is no part of the sentence.
    fn bracket(&self, at: usize) -> Option<usize> {
        let opens = at > self.line.start
            && self.words.tokens[at].join == Join::Hard
            && self.words.gap_after(at - 1).ends_with('(');
        let closes = |at: &usize| self.words.gap_after(*at).contains(')');
        opens.then(|| (at..self.line.end).find(closes)).flatten().map(|last| last + 1)
    }

    /// Punctuation before a token.
    fn gap_before(&mut self, at: usize) {
        let token = &self.words.tokens[at];
        if at > self.line.start && matches!(self.words.gap_after(at - 1), "." | ",") {
            // 5.1 million
            return;
        }
        if at == self.line.start {
            let before = &self.words.text[..token.span.start as usize];
            if before.ends_with(['"', '“', '«', '„']) {
                self.push(Kind::Quote, at..at);
            }
            return;
        }
        match token.join {
            Join::Comma => {
                self.close();
                self.push(Kind::Comma, at..at);
            }
            Join::Hard => {
                let gap = self.words.gap_after(at - 1);
                // "worth $5 million", "(5 percent) of"
                if gap.trim_matches([' ', '\n', '$', '€', '£', '¥', '%', '#', '\\']).is_empty() || gap == ") " {
                    return;
                }
                self.close();
                if gap.contains(',') {
                    self.push(Kind::Comma, at..at);
                }
                if gap.contains(['"', '“', '”', '«', '»', '„']) {
                    self.push(Kind::Quote, at..at);
                } else if !gap.contains(',') {
                    self.push(Kind::Stop, at..at);
                }
            }
            _ => {}
        }
    }

    fn push(&mut self, kind: Kind, tokens: Range<usize>) {
        self.nodes.push(Node { kind, tokens });
    }

    /// Ends the phrase and the auxiliaries that are open.
    fn close(&mut self) {
        self.close_phrase();
        self.close_auxiliaries();
    }

    fn close_phrase(&mut self) {
        if let Some(open) = self.phrase.take() {
            let Open { tokens, mentions, headed, negated, event, .. } = open;
            let mentions = self.first + mentions.start..self.first + mentions.end;
            self.push(Kind::Phrase(Phrase { mentions, headed, negated, event }), tokens);
        }
    }

    /// Auxiliaries without a verb are verbs themselves: is, has.
    fn close_auxiliaries(&mut self) {
        if let Some(auxiliaries) = self.auxiliaries.take() {
            if auxiliaries.to && !auxiliaries.be && !auxiliaries.have {
                self.push(Kind::Preposition, auxiliaries.start..auxiliaries.last + 1);
                return;
            }
            let mood = if auxiliaries.to { Mood::Infinitive } else { Mood::Finite };
            let Auxiliaries { start, last, negated, modality, .. } = auxiliaries;
            self.push(Kind::Verb(Verb { head: last, mood, passive: false, negated, modality }), start..last + 1);
        }
    }

    fn mention(&mut self, tokens: Range<usize>, index: usize) {
        self.close_auxiliaries();
        // A demonstrative or a new name behind a full phrase that ends in common words.
        let pronoun = self.mentions[index].form == Form::Pronoun;
        if pronoun {
            self.close_phrase();
        }
        let open = self.phrase.get_or_insert_with(|| Open {
            tokens: tokens.clone(),
            mentions: index..index,
            headed: false,
            negated: false,
            event: None,
            bare: true,
        });
        if open.mentions.is_empty() {
            open.mentions = index..index;
        }
        open.tokens.end = tokens.end;
        open.mentions.end = index + 1;
        open.headed = !self.words.tokens[tokens.end - 1].possessive;
        open.bare = false;
        if pronoun {
            self.close_phrase();
        }
    }

    fn word(&mut self, at: usize) {
        let token = &self.words.tokens[at];
        let word = self.rules.word(token.hash);
        let class = word.class;
        if token.join == Join::Hyphen && self.phrase.is_some() || self.is_described(at, word) {
            return self.noun(at, word);
        }
        if self.is_up_to(at) {
            return;
        }
        let small = token.case != Case::Upper || self.is_shouted();
        if !small || self.is_name_like(at) && !class.is(WordClass::TIME) {
            return self.noun(at, word);
        }
        if self.contraction(at) || self.auxiliary(at, class) || self.verb(at, word) || self.function_word(at, class) {
            return;
        }
        if class.is(WordClass::ADVERB) && self.phrase.as_ref().is_none_or(|open| !open.bare) || self.ends_in_ly(at) {
            if self.phrase.as_ref().is_some_and(|open| open.headed) {
                self.close_phrase();
            }
            return;
        }
        self.noun(at, word);
    }

    /// Takes for participles what looks like verbs in the past: "the tanks sent to Ukraine have arrived". Another verb follows without a subject of
    /// its own.
    fn reduce(&mut self) {
        for at in 1..self.nodes.len() {
            let Kind::Verb(verb) = &self.nodes[at].kind else { continue };
            let class = self.rules.word(self.words.tokens[verb.head].hash).class;
            let alone =
                self.nodes[at].tokens.len() == 1 && class.is(WordClass::PARTICIPLE) && !class.is(WordClass::REPORT);
            if !alone || verb.mood != Mood::Finite || !matches!(self.nodes[at - 1].kind, Kind::Phrase(_)) {
                continue;
            }
            let between = |node: &Node| matches!(node.kind, Kind::Phrase(_) | Kind::Preposition | Kind::Time);
            let len = self.nodes[at + 1..].iter().take_while(|node| between(node)).count();
            let end = at + 1 + len;
            let finite = matches!(self.nodes.get(end).map(|node| &node.kind), Some(Kind::Verb(verb)) if verb.mood == Mood::Finite);
            let own_subject = len == 0 || !matches!(self.nodes[at + 1].kind, Kind::Preposition);
            if finite
                && !own_subject
                && let Kind::Verb(verb) = &mut self.nodes[at].kind
            {
                (verb.mood, verb.passive) = (Mood::Participle, true);
            }
        }
    }

    /// Whether a participle describes here: after a preposition or a verb, before a noun; or where it is no verb of the tables.
    fn is_described(&self, at: usize, word: Word) -> bool {
        word.class.is(WordClass::ADJECTIVE)
            && !(word.verb.is_some() && self.begins_object(at + 1))
            && match &self.auxiliaries {
                Some(known) => known.be && word.verb.is_none(),
                None => matches!(
                    self.before(),
                    Before::Modifier | Before::Preposition | Before::Verb | Before::Nothing | Before::Adjective
                ),
            }
    }

    /// Whether a token is part of "up to 13,000".
    fn is_up_to(&self, at: usize) -> bool {
        let word = |at: usize| if at < self.line.end { self.words.of(at) } else { "" };
        let number = |at: usize| word(at).starts_with(|c: char| c.is_ascii_digit());
        word(at) == "up" && word(at + 1) == "to" && number(at + 2)
            || word(at) == "to" && at > self.line.start && word(at - 1) == "up" && number(at + 1)
    }

    /// Takes "isn't", "it'll": tokens that an apostrophe parts.
    fn contraction(&mut self, at: usize) -> bool {
        let text = self.words.of(at);
        let tied = |at: usize| {
            self.words.tokens.get(at).is_some_and(|token| at < self.line.end && token.join == Join::Apostrophe)
        };
        let (be, have, modality) = if tied(at + 1) && self.words.of(at + 1) == "t" {
            match text {
                "isn" | "aren" | "wasn" | "weren" => (true, false, Modality::Actual),
                "hasn" | "haven" | "hadn" => (false, true, Modality::Actual),
                "doesn" | "don" | "didn" => (false, false, Modality::Actual),
                "won" | "wouldn" | "shan" => (false, false, Modality::Planned),
                "can" | "couldn" | "mightn" => (false, false, Modality::Conditional),
                "shouldn" | "mustn" => (false, false, Modality::Demanded),
                _ => return false,
            }
        } else if tied(at) {
            match text {
                "t" => return self.auxiliaries.is_some(),
                "s" | "re" | "m" => (true, false, Modality::Actual),
                "ve" | "d" => (false, true, Modality::Actual),
                "ll" => (false, false, Modality::Planned),
                _ => return false,
            }
        } else {
            return false;
        };
        let negated = !tied(at);
        self.close();
        self.auxiliaries = Some(Auxiliaries { be, have, negated, modality, base: !be && !have, ..Auxiliaries::at(at) });
        true
    }

    fn is_shouted(&self) -> bool {
        self.words.tokens[self.line.clone()]
            .iter()
            .all(|token| matches!(token.case, Case::Upper | Case::Initial | Case::Uncased))
    }

    /// Whether a token is written as names are, inside a sentence.
    fn is_name_like(&self, at: usize) -> bool {
        let token = &self.words.tokens[at];
        matches!(token.case, Case::Capitalized | Case::Mixed) && at > self.line.start && token.join != Join::Hard
    }

    fn ends_in_ly(&self, at: usize) -> bool {
        let word = self.words.of(at);
        word.len() > 4
            && word.ends_with("ly")
            && !self.rules.word(self.words.tokens[at].hash).class.is(WordClass::AGENTIVE)
    }

    /// Whether a token is "to", a form of be, have or do, a modal or a negation.
    fn auxiliary(&mut self, at: usize, class: WordClass) -> bool {
        let text = self.words.of(at);
        let next = if at + 1 < self.line.end { self.words.of(at + 1) } else { "" };
        if text == "not" && next == "only" {
            return true;
        }
        // "no longer"
        if class.is(WordClass::NO) && next == "longer"
            || text == "longer" && at > self.line.start && self.words.of(at - 1) == "no"
        {
            self.close_phrase();
            let auxiliaries = self.auxiliaries.get_or_insert_with(|| Auxiliaries::at(at));
            auxiliaries.negated = true;
            return true;
        }
        let is_auxiliary =
            class.is(WordClass::BE.or(WordClass::HAVE).or(WordClass::DO).or(WordClass::MODAL).or(WordClass::TO));
        let before_verb = || {
            let next = self.words.tokens.get(at + 1).filter(|_| at + 1 < self.line.end);
            next.is_some_and(|next| {
                let class = self.rules.word(next.hash).class;
                class.is(WordClass::VERB) && !class.is(WordClass::EVENT) && next.case == Case::Lower
            })
        };
        if class.is(WordClass::NEGATOR)
            && (!matches!(text, "without" | "nor" | "neither" | "Neither") || text != "without" && before_verb())
        {
            if let Some(auxiliaries) = &mut self.auxiliaries {
                auxiliaries.negated = true;
                return true;
            }
            self.close_phrase();
            self.auxiliaries = Some(Auxiliaries { negated: true, ..Auxiliaries::at(at) });
            return true;
        }
        if !is_auxiliary || class.is(WordClass::TIME) && !class.is(WordClass::MODAL) {
            return false;
        }
        // "May" is a month where a number stands beside it.
        if text == "May" && at > self.line.start {
            return false;
        }
        self.close_phrase();
        if class.is(WordClass::TO) {
            // "has to", "is to", "going to": what went before was a verb of its own, or makes it planned.
            let planned = self.auxiliaries.as_ref().is_some_and(|known| known.be && !known.have);
            if planned {
                let auxiliaries = self.auxiliaries.as_mut();
                if let Some(auxiliaries) = auxiliaries {
                    auxiliaries.modality = auxiliaries.modality.max(Modality::Planned);
                    auxiliaries.be = false;
                    auxiliaries.base = true;
                    auxiliaries.last = at;
                }
                return true;
            }
            self.close_auxiliaries();
            self.auxiliaries = Some(Auxiliaries { to: true, base: true, ..Auxiliaries::at(at) });
            return true;
        }
        let mut auxiliaries = self.auxiliaries.take().unwrap_or_else(|| Auxiliaries::at(at));
        auxiliaries.last = at;
        auxiliaries.gerund |= auxiliaries.start == at && matches!(text, "having" | "being" | "Having" | "Being");
        if class.is(WordClass::BE) {
            auxiliaries.be = true;
            auxiliaries.base = false;
        } else if class.is(WordClass::HAVE) {
            auxiliaries.have = true;
            auxiliaries.base = false;
        } else {
            auxiliaries.base = true;
        }
        if class.is(WordClass::MODAL) {
            auxiliaries.modality = match () {
                () if class.is(WordClass::MAY) => Modality::Conditional,
                () if class.is(WordClass::MUST) => Modality::Demanded,
                () => Modality::Planned,
            };
        }
        self.auxiliaries = Some(auxiliaries);
        true
    }

    /// Takes a token as a verb, where it is one.
    fn verb(&mut self, at: usize, word: Word) -> bool {
        let Some(form) = self.form(at, word) else { return false };
        let auxiliaries = self.auxiliaries.take();
        self.close_phrase();
        let (mood, passive) = match (&auxiliaries, form) {
            (Some(known), _) if known.to => (Mood::Infinitive, known.be && form == Inflection::Past),
            (Some(known), Inflection::Past) if known.gerund => (Mood::Gerund, known.be),
            (Some(known), Inflection::Past) => (Mood::Finite, known.be),
            (Some(known), Inflection::Gerund) if !known.be => (Mood::Gerund, false),
            (Some(_), _) => (Mood::Finite, false),
            (None, Inflection::Gerund) => (Mood::Gerund, false),
            (None, Inflection::Past) if self.is_reduced(at, word) => (Mood::Participle, true),
            (None, _) => (Mood::Finite, false),
        };
        let start = auxiliaries.as_ref().map_or(at, |known| known.start);
        let negated = auxiliaries.as_ref().is_some_and(|known| known.negated);
        let modality = auxiliaries.map_or(Modality::Actual, |known| known.modality);
        self.push(Kind::Verb(Verb { head: at, mood, passive, negated, modality }), start..at + 1);
        true
    }

    /// In which form a token is a verb here, or nothing where it is a noun or an adjective.
    fn form(&self, at: usize, word: Word) -> Option<Inflection> {
        let class = word.class;
        let text = self.words.of(at);
        let known = class.is(WordClass::VERB);
        if let Some(auxiliaries) = self.auxiliaries.as_ref().filter(|known| known.base)
            && class == WordClass::default()
            && self.words.tokens[at].case == Case::Lower
            && (!auxiliaries.to || matches!(self.nodes.last().map(|node| &node.kind), Some(Kind::Verb(_))))
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
            return match () {
                () if auxiliaries.base => class.is(WordClass::BASE).then_some(Inflection::Base),
                () if past => Some(Inflection::Past),
                () if gerund => Some(Inflection::Gerund),
                // "never attacks", "no longer recognizes"
                () if !auxiliaries.be && !auxiliaries.have && class.is(WordClass::BASE.or(WordClass::THIRD)) => {
                    Some(Inflection::Base)
                }
                () => None,
            };
        }
        let before = self.before();
        // "helped negotiate"
        let helped = matches!(self.nodes.last().map(|node| &node.kind), Some(Kind::Verb(verb)) if self.words.of(verb.head).starts_with("help"));
        if helped && self.phrase.is_none() && class.is(WordClass::BASE) {
            return Some(Inflection::Base);
        }
        let that = self.nodes.last().is_some_and(|node| matches!(node.kind, Kind::That));
        match () {
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
            () if gerund && before != Before::Modifier => Some(Inflection::Gerund),
            () if class.is(WordClass::BASE.or(WordClass::THIRD)) && self.is_present(at, class, before) => {
                Some(Inflection::Base)
            }
            () => None,
        }
    }

    /// What stands before a token that may be a verb.
    fn before(&self) -> Before {
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
            None => match self.nodes.last().map(|node| &node.kind) {
                Some(Kind::Preposition) => Before::Preposition,
                Some(Kind::Phrase(_)) => Before::Name,
                Some(Kind::Relative | Kind::And | Kind::But | Kind::Comma | Kind::That) => Before::Link,
                Some(Kind::Verb(_)) => Before::Verb,
                _ => Before::Nothing,
            },
        }
    }

    /// Whether a lemma or a third person is a verb, and not the noun of the same letters.
    fn is_present(&self, at: usize, class: WordClass, before: Before) -> bool {
        let noun = class.is(WordClass::EVENT.or(WordClass::AGENTIVE));
        let plural_subject =
            || self.phrase.as_ref().is_some_and(|open| self.words.of(open.tokens.end - 1).ends_with('s'));
        let and_before = || self.nodes.iter().rev().take(2).any(|node| matches!(node.kind, Kind::And));
        let object = || self.begins_object(at + 1);
        // "fired two shells at": the object of the verb before it.
        let in_object = matches!(self.nodes.last().map(|node| &node.kind), Some(Kind::Verb(verb)) if !self.rules.word(self.words.tokens[verb.head].hash).class.is(WordClass::REPORT));
        if in_object && before == Before::Noun {
            return false;
        }
        match before {
            Before::Modifier | Before::Preposition | Before::Adjective | Before::Nothing | Before::Verb => false,
            Before::Link => {
                (object() || !noun)
                    && matches!(self.nodes.last().map(|node| &node.kind), Some(Kind::Relative | Kind::That | Kind::And))
            }
            Before::Name => match class.is(WordClass::THIRD) {
                true => object() || !noun,
                false => (and_before() || plural_subject()) && (object() || !noun && self.goes_on(at + 1)),
            },
            Before::Noun => match class.is(WordClass::THIRD) {
                true => {
                    object()
                        || !noun
                            && !plural_subject()
                            && !self.nodes.last().is_some_and(|node| matches!(node.kind, Kind::Preposition))
                }
                false => plural_subject() && object(),
            },
        }
    }

    /// Whether a phrase may begin at a token: no preposition, no end.
    fn goes_on(&self, at: usize) -> bool {
        let known = |at: usize| self.rules.word(self.words.tokens[at].hash).class;
        at < self.line.end
            && !known(at).is(WordClass::PREPOSITION
                .or(WordClass::TIME)
                .or(WordClass::AND)
                .or(WordClass::BE)
                .or(WordClass::HAVE)
                .or(WordClass::MODAL))
    }

    /// Whether an object begins at a token: a determiner, a pronoun, a name.
    fn begins_object(&self, at: usize) -> bool {
        if at >= self.line.end {
            return false;
        }
        let class = self.rules.word(self.words.tokens[at].hash).class;
        let start = self.words.tokens[at].span.start;
        let named = || self.mentions.binary_search_by_key(&start, |mention| mention.span.start).is_ok();
        class.is(WordClass::DETERMINER.or(WordClass::PRONOUN).or(WordClass::NO).or(WordClass::THAT)) || named()
    }

    /// Whether a participle describes the noun before it: "the man accused by", "troops deployed to".
    fn is_reduced(&self, at: usize, word: Word) -> bool {
        let next = self.words.tokens.get(at + 1).filter(|_| at + 1 < self.line.end).map(|_| self.words.of(at + 1));
        match next {
            Some("by") => !self
                .words
                .tokens
                .get(at + 2)
                .is_some_and(|_| at + 2 < self.line.end && is_number(self.words.of(at + 2))),
            Some("of" | "in" | "on" | "at") => {
                word.class.is(WordClass::PARTICIPLE)
                    && !word.class.is(WordClass::REPORT)
                    && word.verb.is_some_and(|verb| self.needs_object(verb))
            }
            _ => !word.class.is(WordClass::PAST) && word.class.is(WordClass::PARTICIPLE),
        }
    }

    fn needs_object(&self, verb: u16) -> bool {
        let frames = &self.rules.verb(verb).frames;
        !frames.is_empty()
            && frames.iter().all(|frame| {
                frame.particle.is_none()
                    && (frame.targets.contains(&crate::relate::rules::Slot::Object) || !frame.objects.is_empty())
            })
    }

    fn function_word(&mut self, at: usize, class: WordClass) -> bool {
        let text = self.words.of(at);
        let kind = match () {
            () if class.is(WordClass::TIME) => Kind::Time,
            () if class.is(WordClass::RELATIVE) => Kind::Relative,
            () if class.is(WordClass::THAT) && !self.is_demonstrative(at) => Kind::That,
            () if class.is(WordClass::AND) || text == "nor" => Kind::And,
            () if class.is(WordClass::BUT) => Kind::But,
            () if text == "as" && self.is_as_well_as(at) => Kind::And,
            () if class.is(WordClass::SUBORDINATOR) && !self.is_before_phrase(at, class) => Kind::Subordinator,
            () if class.is(WordClass::PREPOSITION) || class.is(WordClass::NEGATOR) => Kind::Preposition,
            () => return self.opener(at, class),
        };
        self.close();
        self.push(kind, at..at + 1);
        true
    }

    /// Takes a determiner, a "no" or a pronoun that no entity is known for.
    fn opener(&mut self, at: usize, class: WordClass) -> bool {
        if class.is(WordClass::PRONOUN) {
            self.close();
            self.push(Kind::Phrase(Phrase { headed: false, ..Phrase::default() }), at..at + 1);
            return true;
        }
        if !class.is(WordClass::DETERMINER.or(WordClass::NO)) {
            return false;
        }
        self.close();
        self.phrase = Some(Open {
            tokens: at..at + 1,
            mentions: 0..0,
            headed: false,
            negated: class.is(WordClass::NO),
            event: None,
            bare: true,
        });
        true
    }

    fn is_demonstrative(&self, at: usize) -> bool {
        matches!(self.nodes.last().map(|node| &node.kind), Some(Kind::Preposition))
            && self.phrase.is_none()
            && at > self.line.start
    }

    /// The second "as" of "as well as" takes the place of "and".
    fn is_as_well_as(&self, at: usize) -> bool {
        at >= self.line.start + 2 && self.words.of(at - 1) == "well" && self.words.of(at - 2) == "as"
    }

    /// "after the talks" is a preposition, "after Russia attacked" begins a clause: decided by whether a verb comes before the next comma.
    fn is_before_phrase(&self, at: usize, class: WordClass) -> bool {
        if !class.is(WordClass::PREPOSITION) {
            return false;
        }
        for next in at + 1..self.line.end.min(at + 9) {
            let token = &self.words.tokens[next];
            if matches!(token.join, Join::Comma | Join::Hard) {
                return true;
            }
            let word = self.rules.word(token.hash).class;
            if word.is(WordClass::BE.or(WordClass::HAVE).or(WordClass::MODAL).or(WordClass::DO))
                && token.case == Case::Lower
            {
                return false;
            }
            if next > at + 1 && word.is(WordClass::PAST) && token.case == Case::Lower {
                return false;
            }
        }
        true
    }

    /// Adds a common word, or an unknown name, to the phrase.
    fn noun(&mut self, at: usize, word: Word) {
        self.close_auxiliaries();
        let number = self.words.of(at).starts_with(|c: char| c.is_ascii_digit());
        if number && self.phrase.as_ref().is_some_and(|open| open.headed) {
            self.close_phrase();
        }
        let open = self.phrase.get_or_insert_with(|| Open {
            tokens: at..at,
            mentions: 0..0,
            headed: false,
            negated: false,
            event: None,
            bare: true,
        });
        open.tokens.end = at + 1;
        open.headed = false;
        let adjective = word.class == WordClass::default() && is_adjective(self.words.of(at));
        open.bare = open.bare && adjective || self.words.tokens[at].possessive;
        if word.class.is(WordClass::EVENT) {
            open.event = Some(at);
        }
    }
}

fn is_number(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit()) || matches!(word, "one" | "two" | "three" | "four" | "five" | "half")
}

/// Whether the end of a word makes it an adjective, most likely.
fn is_adjective(word: &str) -> bool {
    ["al", "ous", "ive", "ful", "less", "ic", "able", "ible", "ary"].iter().any(|end| word.ends_with(end))
        && word.len() > 4
}

impl Auxiliaries {
    fn at(at: usize) -> Self {
        Self {
            start: at,
            last: at,
            be: false,
            have: false,
            to: false,
            negated: false,
            modality: Modality::Actual,
            base: false,
            gerund: false,
        }
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
enum Before {
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
