//! Whether tokens that the trie accepted are a name of the list: where its word ends, how it is written.

use std::sync::LazyLock;

use super::container::{continues_name, is_title_case};
use super::particles::{is_hangul, is_particle};
use crate::gazetteer::{Alias, CaseRule};
use crate::text::by_hash::Hashes;
use crate::text::fold::{is_hangul_syllable, is_spaceless};
use crate::text::token::{fold_token, hash_folded, tokenize_into};
use crate::text::{Case, Join, Span, Token};

/// Abbreviations that are everyday words too: in a line of capitals they say nothing.
const WORDS_IN_CAPITALS: [&str; 40] = [
    "us", "who", "it", "is", "as", "at", "an", "am", "are", "can", "car", "cap", "aid", "act", "add", "all", "apt",
    "arc", "ark", "bad", "cat", "eta", "fed", "his", "how", "ice", "ill", "imp", "ire", "mod", "nap", "no", "pic",
    "sad", "sea", "tap", "was", "un", "may", "care",
];

static CAPITALS: LazyLock<Hashes> = LazyLock::new(|| WORDS_IN_CAPITALS.iter().map(|word| hash_folded(word)).collect());

const THE: u64 = hash_folded("the");
const US: u64 = hash_folded("us");
const WHO: u64 = hash_folded("who");

/// Tokens that the trie accepted; what remains is the name's own rules.
pub(super) struct Match<'a> {
    pub(super) text: &'a str,
    pub(super) tokens: &'a [Token],
    pub(super) start: usize,
    pub(super) end: usize,
}

impl Match<'_> {
    pub(super) fn admits(&self, alias: &Alias<'_>) -> bool {
        self.ends_word()
            && (!alias.is_prefix() || self.before_hyphen())
            && self.has_case(alias)
            && self.is_spelled(alias)
            && !self.is_lone_ideograph()
    }

    /// Whether a surname begins a longer name: the Abe Bakery.
    pub(super) fn goes_on(&self) -> bool {
        self.end == self.start + 1
            && !self.tokens[self.start].possessive
            && self.tokens.get(self.end).is_some_and(continues_name)
            && !is_title_case(self.tokens)
    }

    fn matched(&self) -> &[Token] {
        &self.tokens[self.start..self.end]
    }

    pub(super) fn before_hyphen(&self) -> bool {
        self.tokens.get(self.end).is_some_and(|next| next.join == Join::Hyphen)
    }

    /// Whether a word ends here: not before an apostrophe (Xi'an) or a sign of money (US$5), and before nothing but a particle in Hangul.
    fn ends_word(&self) -> bool {
        let last = &self.tokens[self.end - 1];
        if self.text[last.span.range().end..].starts_with('$') {
            return false;
        }
        match self.tokens.get(self.end) {
            Some(next) if next.join == Join::Apostrophe => false,
            Some(next) if next.join == Join::Tight && is_hangul(self.text, last) => self.before_particle(),
            _ => true,
        }
    }

    fn before_particle(&self) -> bool {
        let rest = &self.tokens[self.end..];
        let len = rest.iter().take_while(|token| token.join == Join::Tight).count();
        let span = Span { start: rest[0].span.start, end: rest[len - 1].span.end };
        is_particle(span.of(self.text))
    }

    /// One ideograph is an abbreviation that needs its compound.
    fn is_lone_ideograph(&self) -> bool {
        let [token @ Token { case: Case::Uncased, .. }] = self.matched() else { return false };
        let mut chars = token.span.of(self.text).chars();
        chars.next().is_some_and(|c| is_spaceless(c) || is_hangul_syllable(c)) && chars.next().is_none()
    }

    pub(super) fn has_case(&self, alias: &Alias<'_>) -> bool {
        match alias.case() {
            CaseRule::Any => true,
            CaseRule::Exact => self.is_exact(alias.spelling()),
            CaseRule::Usual => {
                let bit = |mask: u16, at: usize| at < 16 && mask >> at & 1 == 1;
                let inner = |at: usize, token: &Token| at > 0 && !matches!(token.join, Join::Space | Join::Comma);
                let fits = |(at, token): (usize, &Token)| {
                    (!bit(alias.capitalized(), at) || token.case != Case::Lower || inner(at, token))
                        && (!bit(alias.upper(), at) || token.case == Case::Upper)
                };
                self.matched().iter().enumerate().all(fits) && !(alias.upper() == 1 && self.is_shouted_word())
            }
        }
    }

    /// Whether the match is an everyday word in a line of capitals: JOIN US NOW, but not US-CHINA TALKS.
    fn is_shouted_word(&self) -> bool {
        self.end - self.start == 1
            && CAPITALS.contains(&self.tokens[self.start].hash)
            && !self.tokens[self.start].span.of(self.text).contains('.')
            && is_in_capitals(self.tokens)
            && !self.stands_as_name()
    }

    /// Whether a word stands where only a name does: after THE, with a possessive, in a compound, or as US where a sentence begins.
    fn stands_as_name(&self) -> bool {
        let token = &self.tokens[self.start];
        let follows_the = self.start.checked_sub(1).is_some_and(|before| self.tokens[before].hash == THE);
        let compound = token.join == Join::Hyphen || self.before_hyphen();
        token.possessive || compound || follows_the || (self.start == 0 && token.hash == US) || self.acts()
    }

    /// "WHO DECLARES EMERGENCY", but not "WHO WINS?": a verb of the present behind the first word of what is no question.
    fn acts(&self) -> bool {
        let next = self.tokens.get(self.end).filter(|next| self.start == 0 && next.join == Join::Space);
        let last = &self.tokens[self.tokens.len() - 1];
        let asks = || self.text[last.span.range().end..].trim_start().starts_with('?');
        let verb = |next: &Token| {
            let word = next.span.of(self.text);
            word.len() > 4 && word.ends_with('S')
        };
        self.tokens[self.start].hash == WHO && next.is_some_and(verb) && !asks()
    }

    fn is_exact(&self, spelling: &str) -> bool {
        let mut own = Vec::new();
        tokenize_into(spelling, &mut own);
        own.len() == self.end - self.start
            && own.iter().zip(self.matched()).all(|(a, b)| a.span.of(spelling) == b.span.of(self.text))
    }

    /// The exact compare that makes up for the short fingerprints of the trie.
    fn is_spelled(&self, alias: &Alias<'_>) -> bool {
        let mut rest = alias.folded();
        let mut folded = String::new();
        for (at, token) in self.matched().iter().enumerate() {
            let Some(after) = rest.get(usize::from(at > 0)..) else { return false };
            let word = token.span.of(self.text);
            rest = match after.split_at_checked(word.len()) {
                Some((own, after)) if own.eq_ignore_ascii_case(word.as_bytes()) => after,
                _ => {
                    folded.clear();
                    fold_token(self.text, token.span, &mut folded);
                    let Some(after) = after.strip_prefix(folded.as_bytes()) else { return false };
                    after
                }
            };
        }
        rest.is_empty()
    }
}

/// Whether nearly all words are in capitals, as in some headlines.
fn is_in_capitals(tokens: &[Token]) -> bool {
    let cased = tokens.iter().filter(|token| token.case != Case::Uncased).count();
    let capitals = tokens.iter().filter(|token| matches!(token.case, Case::Upper | Case::Initial)).count();
    cased >= 3 && capitals * 10 >= cased * 8
}
