//! Tells adjectives, participles that describe, and bare nouns from verbs.

use std::sync::LazyLock;

use super::super::Kind;
use super::numbers::is_number;
use super::verbs::Before;
use super::{Open, Reader};
use crate::relate::rules::{Word, WordClass};
use crate::text::by_hash::Vocabulary;
use crate::text::{Case, Join};

impl Reader<'_, '_> {
    /// Whether a token is an adjective, most likely: by its end, where the tables do not know it, or because it is a common one.
    pub(super) fn is_adjective(&self, at: usize) -> bool {
        let token = &self.words.tokens[at];
        token.case == Case::Lower && ADJECTIVES.contains(token.hash)
            || self.senses.of(at).class == WordClass::default() && ends_as_adjective(self.words.bytes(at))
    }

    /// Whether the open phrase consists of adjectives, and another word in small letters follows the comma before a token.
    pub(super) fn is_between_adjectives(&self, at: usize) -> bool {
        let bare = |open: &Open| open.bare && open.mentions.is_empty() && self.is_adjective(open.tokens.end - 1);
        let class = self.senses.of(at).class;
        let noun = class == WordClass::default()
            || class.is(WordClass::EVENT.or(WordClass::AGENTIVE)) && !class.is(WordClass::VERB);
        self.words.tokens[at].case == Case::Lower
            && (noun || self.is_adjective(at))
            && self.phrase.as_ref().is_some_and(bare)
    }

    /// Whether the open phrase is an object of which only numbers and adjectives were read: "freed two", "against the last".
    pub(super) fn is_counted_object(&self) -> bool {
        let object = match self.last() {
            Some(Kind::Verb(verb)) => !self.senses.of(verb.head).class.is(WordClass::REPORT),
            Some(Kind::Preposition) => true,
            _ => false,
        };
        let small = |at: usize| {
            let class = self.senses.of(at).class;
            let word = self.words.of(at);
            class.is(WordClass::DETERMINER) || is_number(word) || self.is_adjective(at)
        };
        object && self.phrase.as_ref().is_some_and(|open| open.mentions.is_empty() && open.tokens.clone().all(small))
    }

    /// Whether a name or a common noun stands at a token, as far as its class tells.
    pub(super) fn is_noun(&self, at: usize) -> bool {
        let start = self.words.tokens.get(at).map_or(0, |token| token.span.start);
        let named = || self.mentions.binary_search_by_key(&start, |mention| mention.span.start).is_ok();
        let common = || {
            let token = &self.words.tokens[at];
            let class = self.senses.of(at).class.without(WordClass::EVENT.or(WordClass::AGENTIVE));
            let class = class.without(WordClass::PLURAL.or(WordClass::OFFICE).or(WordClass::RELATIONAL));
            token.case == Case::Lower && class == WordClass::default() && token.join == Join::Space
        };
        at < self.line.end && (named() || common())
    }

    /// Whether a participle describes here: after a preposition or a verb, before a noun; or where it is no verb of the
    /// tables.
    pub(super) fn is_described(&self, at: usize, word: &Word) -> bool {
        word.class.is(WordClass::ADJECTIVE)
            && !(word.verb.is_some() && self.begins_object(at + 1))
            && match &self.auxiliaries {
                Some(known) => known.is(WordClass::BE) && word.verb.is_none(),
                None => matches!(
                    self.before(),
                    Before::Modifier | Before::Preposition | Before::Verb | Before::Nothing | Before::Adjective
                ),
            }
    }
}

/// Whether the end of a word makes it an adjective, most likely.
fn ends_as_adjective(word: &[u8]) -> bool {
    let [_, .., third, second, last] = word else { return false };
    word.len() > 4
        && match (third, second, last) {
            (_, b'a', b'l')
            | (_, b'i', b'c')
            | (b'o', b'u', b's')
            | (b'i', b'v', b'e')
            | (b'f', b'u', b'l')
            | (b'a', b'r', b'y') => true,
            (b'e', b's', b's') => word.ends_with(b"less"),
            (b'b', b'l', b'e') => word.ends_with(b"able") || word.ends_with(b"ible"),
            _ => false,
        }
}

/// Common adjectives whose end does not tell.
static ADJECTIVES: LazyLock<Vocabulary> = LazyLock::new(|| {
    Vocabulary::of([
        "new", "full", "long", "short", "big", "large", "small", "great", "major", "minor", "fresh", "heavy", "deadly",
        "bloody", "fierce", "complete", "secret", "severe", "harsh", "strong", "strict", "tough", "direct", "close",
        "joint", "broad", "deep", "warm", "bitter", "violent", "last", "young", "old", "senior", "top", "first",
    ])
});

/// Nouns that stand behind "to" without an article: sentenced to death, returned to power.
pub(super) fn is_fate(word: &str) -> bool {
    matches!(
        word,
        "death"
            | "prison"
            | "jail"
            | "life"
            | "justice"
            | "court"
            | "trial"
            | "hospital"
            | "safety"
            | "freedom"
            | "exile"
            | "parliament"
            | "office"
            | "power"
            | "peace"
            | "war"
            | "democracy"
            | "independence"
            | "normal"
            | "terms"
            | "talks"
            | "people"
    )
}
