//! Reads what stands before a verb and belongs to it: "has not been", "will", "to".

use super::super::{Kind, Mood, Node, Verb};
use super::Reader;
use crate::relate::Modality;
use crate::relate::rules::WordClass;
use crate::text::{Case, Join};

/// Auxiliaries whose verb is awaited.
#[derive(Clone)]
pub(super) struct Auxiliaries {
    pub(super) start: usize,
    pub(super) last: usize,
    /// Which there are: BE, HAVE and TO; NEGATOR; BASE where the verb must be a lemma, as after "will"; GERUND where what
    /// follows stands in -ing, as after "having".
    pub(super) kinds: WordClass,
    pub(super) modality: Modality,
}

impl Auxiliaries {
    fn at(at: usize, kinds: WordClass) -> Self {
        Self { start: at, last: at, kinds, modality: Modality::Actual }
    }

    pub(super) fn is(&self, kinds: WordClass) -> bool {
        self.kinds.is(kinds)
    }

    fn add(&mut self, kinds: WordClass) {
        self.kinds = self.kinds.or(kinds);
    }
}

impl Reader<'_, '_> {
    /// Auxiliaries without a verb are verbs themselves: is, has.
    pub(super) fn close_auxiliaries(&mut self) {
        let Some(known) = self.auxiliaries.take() else { return };
        let to = known.is(WordClass::TO);
        if !to && self.is_inverted(&known) {
            self.push(Kind::Subordinator, known.start..known.last + 1);
            self.inverted = Some(known);
            return;
        }
        if to && !known.is(WordClass::BE.or(WordClass::HAVE)) {
            self.push(Kind::Preposition, known.start..known.last + 1);
            return;
        }
        let mood = if to { Mood::Infinitive } else { Mood::Finite };
        let negated = known.is(WordClass::NEGATOR);
        let verb = Verb { head: known.last, mood, passive: false, negated, modality: known.modality };
        self.push(Kind::Verb(verb), known.start..known.last + 1);
    }

    /// Whether auxiliaries that no verb follows stand before their subject: "did" in "nor did Putin meet", "should" in
    /// "should Turkey attack Greece".
    fn is_inverted(&self, known: &Auxiliaries) -> bool {
        let first = self.words.of(known.start);
        let opens = matches!(self.last(), None | Some(Kind::Comma | Kind::Stop | Kind::Quote | Kind::And | Kind::But));
        let behind_negation = || {
            let last = self.nodes.last().map_or(0, |node| node.tokens.start);
            matches!(self.words.of(last), "not" | "Not" | "never" | "Never" | "nor" | "Nor")
        };
        match first {
            // "would have visited Japan had the riots not"
            "Should" | "Had" | "Were" | "should" | "had" | "were" => opens || self.is_behind_would(),
            "did" | "does" | "do" | "Did" | "Does" | "Do" => {
                let fronted = matches!(self.words.of(self.line.start), "Not" | "Never" | "Only" | "Rarely" | "Seldom");
                known.last == known.start && (fronted || !matches!(self.last(), Some(Kind::Phrase(_) | Kind::Relative)))
            }
            "will" | "would" | "can" | "could" | "Will" | "Would" | "Can" | "Could" => opens || behind_negation(),
            _ => false,
        }
    }

    /// Whether a verb before the last phrase says what would be.
    fn is_behind_would(&self) -> bool {
        let [.., verb, Node { kind: Kind::Phrase(_), .. }] = &*self.nodes else { return false };
        matches!(&verb.kind, Kind::Verb(_)) && verb.tokens.clone().any(|at| self.words.of(at) == "would")
    }

    /// Whether "but" follows "cannot": what follows is so.
    pub(super) fn cannot_but(&mut self) -> bool {
        let Some(known) = &mut self.auxiliaries else { return false };
        let cannot = known.modality == Modality::Conditional
            && (known.is(WordClass::NEGATOR) || self.words.of(known.last) == "cannot");
        if cannot {
            known.kinds = known.kinds.without(WordClass::NEGATOR);
            known.modality = Modality::Actual;
        }
        cannot
    }

    /// Takes "isn't", "it'll": tokens that an apostrophe parts.
    pub(super) fn contraction(&mut self, at: usize) -> bool {
        let tied = |at: usize| {
            self.words.tokens.get(at).is_some_and(|token| at < self.line.end && token.join == Join::Apostrophe)
        };
        let (tied, tied_behind) = (tied(at), tied(at + 1));
        if !tied && !tied_behind {
            return false;
        }
        let negated = tied_behind && self.words.of(at + 1) == "t";
        let text = self.words.of(at);
        let found = match () {
            () if negated => negated_auxiliary(text),
            () if tied && text == "t" => return self.auxiliaries.is_some(),
            () if tied => short_auxiliary(text),
            () => None,
        };
        let Some((kind, modality)) = found else { return false };
        self.close();
        let negator = if negated { WordClass::NEGATOR } else { WordClass::default() };
        self.auxiliaries = Some(Auxiliaries { modality, ..Auxiliaries::at(at, kind.or(negator)) });
        true
    }

    /// Whether a token is "to", a form of be, have or do, a modal or a negation.
    pub(super) fn auxiliary(&mut self, at: usize, class: WordClass) -> bool {
        if class.is(WordClass::NEGATOR) {
            if matches!(self.words.of(at), "not" | "Not") && matches!(self.word_at(at + 1), "only" | "until") {
                return true;
            }
            if self.negates_verb(at) {
                return self.negation(at);
            }
        } else if self.falls_short(at) {
            return self.negation(at);
        }
        if class.is(WordClass::NO.or(WordClass::QUANTITY)) && self.is_no_longer(at, class) {
            return self.negation(at);
        }
        let kinds = WordClass::BE.or(WordClass::HAVE).or(WordClass::DO).or(WordClass::MODAL).or(WordClass::TO);
        if !class.is(kinds) || class.is(WordClass::TIME) && !class.is(WordClass::MODAL) {
            return false;
        }
        // "May" is a month where a number stands beside it.
        if at > self.line.start && self.words.of(at) == "May" {
            return false;
        }
        self.close_phrase();
        if class.is(WordClass::TO) {
            self.to(at);
        } else {
            self.form_of_be(at, class);
        }
        true
    }

    /// A word of the sentence; empty behind its end.
    pub(super) fn word_at(&self, at: usize) -> &str {
        if at < self.line.end { self.words.of(at) } else { "" }
    }

    fn is_no_longer(&self, at: usize, class: WordClass) -> bool {
        class.is(WordClass::NO) && self.word_at(at + 1) == "longer"
            || self.words.of(at) == "longer" && at > self.line.start && self.words.of(at - 1) == "no"
    }

    /// Whether a negation belongs to a verb: "without" does not, "nor" and "neither" only right before one.
    fn negates_verb(&self, at: usize) -> bool {
        match self.words.of(at) {
            "without" => false,
            "nor" | "neither" | "Neither" => self.is_before_verb(at),
            _ => true,
        }
    }

    fn is_before_verb(&self, at: usize) -> bool {
        let next = self.words.tokens.get(at + 1).filter(|_| at + 1 < self.line.end);
        next.is_some_and(|next| {
            let class = self.senses.of(at + 1).class;
            class.is(WordClass::VERB) && !class.is(WordClass::EVENT) && next.case == Case::Lower
        })
    }

    /// Whether a word says that something has not come about: "nearly attacked", "has yet to meet", "is unlikely to meet".
    fn falls_short(&self, at: usize) -> bool {
        match self.words.of(at) {
            "nearly" | "almost" => self.is_before_verb(at),
            "yet" | "unlikely" => self.auxiliaries.is_some() && self.word_at(at + 1) == "to",
            _ => false,
        }
    }

    fn negation(&mut self, at: usize) -> bool {
        if let Some(auxiliaries) = &mut self.auxiliaries {
            auxiliaries.add(WordClass::NEGATOR);
            return true;
        }
        self.close_phrase();
        self.auxiliaries = Some(Auxiliaries::at(at, WordClass::NEGATOR));
        true
    }

    /// "to": what went before it is a verb of its own, but for "is to", which makes the next verb planned.
    fn to(&mut self, at: usize) {
        if let Some(known) = &mut self.auxiliaries
            && known.is(WordClass::BE)
            && !known.is(WordClass::HAVE)
        {
            known.modality = known.modality.max(Modality::Planned);
            known.kinds = known.kinds.without(WordClass::BE).or(WordClass::BASE);
            known.last = at;
            return;
        }
        self.close_auxiliaries();
        self.auxiliaries = Some(Auxiliaries::at(at, WordClass::TO.or(WordClass::BASE)));
    }

    /// A form of be, have or do, or a modal.
    fn form_of_be(&mut self, at: usize, class: WordClass) {
        let mut known = self.auxiliaries.take().unwrap_or_else(|| Auxiliaries::at(at, WordClass::default()));
        known.last = at;
        if known.start == at && matches!(self.words.of(at), "having" | "being" | "Having" | "Being") {
            known.add(WordClass::GERUND);
        }
        let perfect = class.is(WordClass::BE.or(WordClass::HAVE));
        known.kinds = match () {
            () if class.is(WordClass::BE) => known.kinds.or(WordClass::BE),
            () if class.is(WordClass::HAVE) => known.kinds.or(WordClass::HAVE),
            () => known.kinds.or(WordClass::BASE),
        };
        if perfect {
            known.kinds = known.kinds.without(WordClass::BASE);
        }
        if class.is(WordClass::MODAL) {
            known.modality = match () {
                () if class.is(WordClass::MAY) => Modality::Conditional,
                () if class.is(WordClass::MUST) => Modality::Demanded,
                () => Modality::Planned,
            };
        }
        self.auxiliaries = Some(known);
    }
}

/// What a word is that "n't" hangs on.
fn negated_auxiliary(text: &str) -> Option<(WordClass, Modality)> {
    Some(match text {
        "isn" | "aren" | "wasn" | "weren" => (WordClass::BE, Modality::Actual),
        "hasn" | "haven" | "hadn" => (WordClass::HAVE, Modality::Actual),
        "doesn" | "don" | "didn" => (WordClass::BASE, Modality::Actual),
        "won" | "wouldn" | "shan" => (WordClass::BASE, Modality::Planned),
        "can" | "couldn" | "mightn" => (WordClass::BASE, Modality::Conditional),
        "shouldn" | "mustn" => (WordClass::BASE, Modality::Demanded),
        _ => return None,
    })
}

/// What the letters behind an apostrophe are.
fn short_auxiliary(text: &str) -> Option<(WordClass, Modality)> {
    Some(match text {
        "s" | "re" | "m" => (WordClass::BE, Modality::Actual),
        "ve" | "d" => (WordClass::HAVE, Modality::Actual),
        "ll" => (WordClass::BASE, Modality::Planned),
        _ => return None,
    })
}
