//! Cuts a sentence into phrases, verbs and small words, from left to right.

mod adjectives;
mod auxiliaries;
mod headline;
mod numbers;
mod present;
mod reduce;
mod small;
mod tied;
mod verbs;

use std::ops::Range;

use self::auxiliaries::Auxiliaries;
use super::times::times;
use super::{Kind, Node, Phrase};
use crate::gazetteer::Form;
use crate::recognize::Mention;
use crate::relate::rules::{Rules, Senses, Word, WordClass};
use crate::text::{Case, Join, Token, Words};

/// The parts of a sentence, of its tokens, what they may be, and its mentions.
pub(in crate::relate) fn read(
    words: &Words<'_>,
    rules: &Rules,
    senses: &Senses<'_>,
    line: Range<usize>,
    mentions: &[Mention],
) -> Vec<Node> {
    let mut reader = Reader {
        words,
        rules,
        senses,
        mentions,
        line: line.clone(),
        shouted: words.tokens[line.clone()].iter().all(is_shouted),
        nodes: Vec::with_capacity(line.len() / 2),
        phrase: None,
        auxiliaries: None,
        inverted: None,
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
        let named = |mention: &&Mention| mention.span.start <= start && !reader.is_stance(at);
        if let Some(mention) = mentions.get(next).filter(named) {
            let inside = words.tokens[at..line.end].iter().take_while(|token| token.span.start < mention.span.end);
            let end = at + inside.count().max(1);
            reader.mention(at..end, next);
            at = end;
        } else {
            reader.word(at);
            at += 1;
        }
    }
    reader.close();
    reader.drop_asides();
    reader.reduce();
    reader.tell_headline();
    reader.nodes
}

/// So many words in quotation marks are no quotation.
const SHORT: usize = 4;

/// A phrase that is being read.
struct Open {
    tokens: Range<usize>,
    mentions: Range<usize>,
    owner: Option<usize>,
    paired: usize,
    headed: bool,
    negated: bool,
    event: Option<usize>,
    /// Whether nothing but determiners and adjectives stands in it.
    bare: bool,
}

impl Open {
    fn at(tokens: Range<usize>, mentions: Range<usize>) -> Self {
        Self { tokens, mentions, owner: None, paired: 0, headed: false, negated: false, event: None, bare: true }
    }
}

struct Reader<'a, 't> {
    words: &'a Words<'t>,
    rules: &'a Rules,
    senses: &'a Senses<'a>,
    mentions: &'a [Mention],
    line: Range<usize>,
    nodes: Vec<Node>,
    /// Whether all its words are capitals.
    shouted: bool,
    phrase: Option<Open>,
    auxiliaries: Option<Auxiliaries>,
    /// Auxiliaries before a subject: "did" of "nor did Putin meet", "should" of "should Turkey attack".
    inverted: Option<Auxiliaries>,
}

impl Reader<'_, '_> {
    /// Whether a token is the end of a word of stance: "anti-American", "pro-Russian" names no party.
    fn is_stance(&self, at: usize) -> bool {
        at > self.line.start
            && self.words.tokens[at].join == Join::Hyphen
            && matches!(self.words.of(at - 1), "anti" | "Anti" | "pro" | "Pro" | "non" | "Non")
    }

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
        if at > self.line.start && !matches!(token.join, Join::Comma | Join::Hard) {
            return;
        }
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
            // "complete, full ties"
            Join::Comma if self.is_between_adjectives(at) => {}
            Join::Comma => {
                self.close();
                self.push(Kind::Comma, at..at);
            }
            Join::Hard => self.hard_gap(at),
            _ => {}
        }
    }

    /// Quotation marks, dashes, colons before a token.
    fn hard_gap(&mut self, at: usize) {
        let gap = self.words.gap_after(at - 1);
        // "worth $5 million", "(5 percent) of", "SPLM/A"
        if gap.trim_matches([' ', '\n', '$', '€', '£', '¥', '%', '#', '\\', '/']).is_empty() || gap == ") " {
            return;
        }
        if self.short_quote(at).is_some()
            || (self.line.start..at).rev().take(SHORT).any(|from| self.short_quote(from) == Some(at))
        {
            return;
        }
        let quotes = ['"', '“', '”', '«', '»', '„', '`'];
        // A word in quotation marks: what is quoted stands behind a verb of saying, or a comma parts it.
        if gap.contains(quotes) && gap.trim_matches(quotes).trim().is_empty() && !self.is_behind_report() {
            return;
        }
        self.close();
        if gap.contains(',') {
            self.push(Kind::Comma, at..at);
        }
        if gap.contains(quotes) {
            self.push(Kind::Quote, at..at);
        } else if !gap.contains(',') {
            self.push(Kind::Stop, at..at);
        }
    }

    /// The token behind the few words in quotation marks that begin at a token: "full support" in an offer of 'full support' to
    /// somebody.
    fn short_quote(&self, from: usize) -> Option<usize> {
        let opens = from > self.line.start && matches!(self.words.gap_after(from - 1), " \"" | " “" | " '" | " ‘");
        let closes = |last: &usize| matches!(self.words.gap_after(*last), "\" " | "” " | "' " | "’ ");
        let words = from..(from + SHORT).min(self.line.end.saturating_sub(1));
        words.into_iter().take_while(|_| opens).find(closes).map(|last| last + 1)
    }

    /// Whether the last part is a verb of saying, or its "that".
    fn is_behind_report(&self) -> bool {
        let said = |kind: &Kind| match kind {
            Kind::Verb(verb) => self.senses.of(verb.head).class.is(WordClass::REPORT),
            Kind::That | Kind::Comma => true,
            _ => false,
        };
        self.phrase.is_none() && self.auxiliaries.is_none() && self.last().is_none_or(said)
    }

    /// What the last part is.
    fn last(&self) -> Option<&Kind> {
        self.nodes.last().map(|node| &node.kind)
    }

    fn push(&mut self, kind: Kind, tokens: Range<usize>) {
        if matches!(kind, Kind::Comma | Kind::Stop | Kind::Quote) {
            self.inverted = None;
        }
        self.nodes.push(Node { kind, tokens });
    }

    /// Ends the phrase and the auxiliaries that are open.
    fn close(&mut self) {
        self.close_phrase();
        self.close_auxiliaries();
    }

    fn close_phrase(&mut self) {
        if let Some(mut open) = self.phrase.take() {
            self.untie(&mut open);
            let Open { tokens, mentions, owner, paired, headed, negated, event, .. } = open;
            self.push(Kind::Phrase(Phrase { mentions, owner, paired, headed, negated, event }), tokens);
        }
    }

    fn mention(&mut self, tokens: Range<usize>, index: usize) {
        self.close_auxiliaries();
        // A demonstrative or a new name behind a full phrase that ends in common words.
        let pronoun = self.mentions[index].form == Form::Pronoun;
        // "In 1950 North Korea", "in the 1980s Iran"
        if pronoun || self.is_year_open() {
            self.close_phrase();
        }
        // "his troops"
        let owner = pronoun && {
            let last = self.senses.of(tokens.end - 1);
            last.class.is(WordClass::DETERMINER) && self.precedes_noun(tokens.end)
        };
        let paired = self.is_paired(&tokens, index);
        let open = self.phrase.get_or_insert_with(|| Open::at(tokens.clone(), index..index));
        open.paired = if paired && !open.mentions.is_empty() { open.paired + 1 } else { 0 };
        if open.mentions.is_empty() {
            open.mentions = index..index;
        }
        open.tokens.end = tokens.end;
        open.mentions.end = index + 1;
        let owns = owner || self.words.tokens[tokens.end - 1].possessive;
        open.owner = if owns { Some(index) } else { open.owner };
        open.headed = !owns;
        open.bare = owner;
        if pronoun && !owner {
            self.close_phrase();
        }
    }

    /// Whether the open phrase is a year or decade behind a preposition.
    fn is_year_open(&self) -> bool {
        let year = |open: &Open| {
            let last = self.words.of(open.tokens.end - 1).trim_end_matches('s');
            open.mentions.is_empty() && last.len() == 4 && last.bytes().all(|byte| byte.is_ascii_digit())
        };
        matches!(self.last(), Some(Kind::Preposition)) && self.phrase.as_ref().is_some_and(year)
    }

    /// Whether a noun may stand at a token: "her" is an owner before it, and an object elsewhere.
    fn precedes_noun(&self, at: usize) -> bool {
        let small = WordClass::PREPOSITION
            .or(WordClass::AND)
            .or(WordClass::TO)
            .or(WordClass::DETERMINER)
            .or(WordClass::TIME)
            .or(WordClass::SUBORDINATOR)
            .or(WordClass::THAT);
        at < self.line.end
            && matches!(self.words.tokens[at].join, Join::Space | Join::Hyphen)
            && !self.senses.of(at).class.is(small)
    }

    fn word(&mut self, at: usize) {
        let token = &self.words.tokens[at];
        let word = self.senses.of(at);
        let class = word.class;
        // "SPLM/A"
        if at > self.line.start
            && token.join == Join::Hard
            && self.words.gap_after(at - 1) == "/"
            && let Some(open) = &mut self.phrase
        {
            open.tokens.end = at + 1;
            return;
        }
        if token.join == Join::Hyphen && self.phrase.is_some() || self.is_described(at, word) {
            return self.noun(at, word);
        }
        if class.is(WordClass::QUANTITY) && (self.is_before_number(at) || self.is_floating(at)) {
            if self.phrase.as_ref().is_some_and(|open| open.headed) {
                self.close_phrase();
            }
            return;
        }
        let small = token.case != Case::Upper || self.shouted;
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

    /// Whether "both", "each" or "all" stands before a verb, behind its subject: "were both criticised", "each signed".
    fn is_floating(&self, at: usize) -> bool {
        let verbal = || {
            let class = self.senses.of(at + 1).class;
            let verb = WordClass::BE.or(WordClass::HAVE).or(WordClass::MODAL).or(WordClass::PAST);
            class.is(verb.or(WordClass::PARTICIPLE)) && self.words.tokens[at + 1].join == Join::Space
        };
        matches!(self.words.of(at), "both" | "each" | "all")
            && (self.phrase.as_ref().is_some_and(|open| !open.bare) || self.auxiliaries.is_some())
            && at + 1 < self.line.end
            && verbal()
    }

    /// Whether a token is written as names are, inside a sentence.
    fn is_name_like(&self, at: usize) -> bool {
        let token = &self.words.tokens[at];
        matches!(token.case, Case::Capitalized | Case::Mixed) && at > self.line.start && token.join != Join::Hard
    }

    /// Whether a token is an adverb by its end: firmly, not rally or supply.
    fn ends_in_ly(&self, at: usize) -> bool {
        let word = self.words.bytes(at);
        let other = WordClass::AGENTIVE.or(WordClass::EVENT).or(WordClass::VERB);
        word.len() > 4 && word.ends_with(b"ly") && !self.senses.of(at).class.is(other)
    }

    /// Adds a common word, or an unknown name, to the phrase.
    fn noun(&mut self, at: usize, word: &Word) {
        self.close_auxiliaries();
        if self.words.begins_with_digit(at) && self.phrase.as_ref().is_some_and(|open| open.headed) {
            self.close_phrase();
        }
        let adjective = self.is_adjective(at);
        let open = self.phrase.get_or_insert_with(|| Open::at(at..at, 0..0));
        open.tokens.end = at + 1;
        open.headed = false;
        open.bare = open.bare && adjective || self.words.tokens[at].possessive;
        // "the Secretary of War"
        let office =
            self.words.tokens[at].case == Case::Capitalized && at > self.line.start && self.words.of(at - 1) == "of";
        if word.class.is(WordClass::EVENT) && !office {
            open.event = Some(at);
        }
    }
}

fn is_shouted(token: &Token) -> bool {
    matches!(token.case, Case::Upper | Case::Initial | Case::Uncased)
}
