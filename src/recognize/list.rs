//! Matches the names of a gazetteer: leftmost-longest on whole tokens, then by the rules of each name. What they mean is decided afterwards.

use std::ops::Range;
use std::sync::LazyLock;

use super::Found;
use super::compound::{compound, may_begin};
use super::container::is_contained;
use super::found::listed_id;
use super::office::{Office, Title, offices, title};
use super::resolution::{Citation, citations};
use crate::gazetteer::{Alias, CaseRule, EntityId, Filter, Form, Gazetteer, View};
use crate::text::by_hash::Hashes;
use crate::text::fold::{is_hangul_syllable, is_spaceless};
use crate::text::token::{fold_token, hash_folded, tokenize, tokenize_into};
use crate::text::{Case, Date, Join, Span, Token, Words};

/// Abbreviations that are everyday words too: in a line of capitals they say nothing.
const WORDS_IN_CAPITALS: [&str; 40] = [
    "us", "who", "it", "is", "as", "at", "an", "am", "are", "can", "car", "cap", "aid", "act", "add", "all", "apt",
    "arc", "ark", "bad", "cat", "eta", "fed", "his", "how", "ice", "ill", "imp", "ire", "mod", "nap", "no", "pic",
    "sad", "sea", "tap", "was", "un", "may", "care",
];

/// Korean particles and endings that may follow a name in its word.
const PARTICLES: [&str; 51] = [
    "은",
    "는",
    "이",
    "가",
    "을",
    "를",
    "의",
    "에",
    "에서",
    "에게",
    "와",
    "과",
    "도",
    "로",
    "으로",
    "만",
    "부터",
    "까지",
    "측",
    "군",
    "산",
    "계",
    "인",
    "인들",
    "식",
    "발",
    "행",
    "형",
    "이나",
    "나",
    "보다",
    "처럼",
    "라고",
    "이라고",
    "라는",
    "이란",
    "에는",
    "에도",
    "와의",
    "과의",
    "으로부터",
    "로부터",
    "에서는",
    "에서도",
    "에서의",
    "에선",
    "에의",
    "과는",
    "와는",
    "당국",
    "정부",
];

static CAPITALS: LazyLock<Hashes> = LazyLock::new(|| WORDS_IN_CAPITALS.iter().map(|word| hash_folded(word)).collect());

const THE: u64 = hash_folded("the");
const US: u64 = hash_folded("us");
const WHO: u64 = hash_folded("who");

/// The stretches of a text that the list knows, with everything they may mean, and the resolutions it cites.
#[derive(Default)]
pub(super) struct Candidates {
    pub(super) stretches: Vec<Candidate>,
    pub(super) meanings: Vec<Meaning>,
    pub(super) cited: Vec<Cited>,
    pub(super) offices: Vec<(OfWhat, Office)>,
}

/// What an office is of, by the number of its stretch, and where the noun stands.
pub(super) struct OfWhat {
    pub(super) stretch: usize,
    pub(super) span: Span,
    pub(super) sentence: u32,
}

pub(super) struct Cited {
    pub(super) span: Span,
    pub(super) sentence: u32,
    pub(super) found: Found,
    pub(super) sure: bool,
}

pub(super) struct Candidate {
    pub(super) span: Span,
    pub(super) sentence: u32,
    pub(super) meanings: Range<usize>,
}

pub(super) struct Meaning {
    /// None where the list says that these words are no entity.
    pub(super) entity: Option<EntityId>,
    pub(super) form: Form,
    pub(super) needs_context: bool,
    pub(super) needs_name: bool,
    /// The office that stands before it, where it needs context or a longer name.
    pub(super) title: Option<Title>,
    /// The hash of the word, where a name needs a longer one of the same entity: a surname.
    pub(super) surname: Option<u64>,
    pub(super) dates: (Option<Date>, Option<Date>),
    pub(super) contained: bool,
}

/// A sentence, and the language of its text.
#[derive(Clone, Copy)]
struct Line<'a> {
    text: &'a str,
    tokens: &'a [Token],
    sentence: u32,
    language: Option<&'a str>,
}

impl Line<'_> {
    fn span(&self, range: &Range<usize>) -> Span {
        Span { start: self.tokens[range.start].span.start, end: self.tokens[range.end - 1].span.end }
    }
}

/// The layers of a gazetteer, ready to walk.
pub(super) struct ListMatcher<'g> {
    gazetteer: &'g Gazetteer,
    layers: Vec<Layer<'g>>,
}

struct Layer<'g> {
    filter: Filter<'g>,
    view: View<'g>,
    /// The id of its first entity.
    first: u32,
}

impl Layer<'_> {
    #[inline]
    fn may_start(&self, token: &Token) -> bool {
        self.filter.may_start(token.hash, token.case == Case::Lower)
    }

    /// The node after the first of these tokens, where a name ends or goes on to the second.
    #[inline]
    fn begin(&self, tokens: &[Token]) -> Option<Node> {
        let first = tokens.first().filter(|first| self.may_start(first))?;
        let (node, ends_here) = self.view.first_step(first.hash)?;
        let goes_on = || tokens.get(1).is_some_and(|next| self.view.step(node, next.hash, next.join).is_some());
        (ends_here || goes_on()).then_some((node, ends_here))
    }
}

impl<'g> ListMatcher<'g> {
    pub(super) fn new(gazetteer: &'g Gazetteer) -> Self {
        let layer = |(view, first): (View<'g>, u32)| Layer { filter: view.filter(), view, first };
        Self { gazetteer, layers: gazetteer.views().into_iter().map(layer).collect() }
    }

    pub(super) fn gazetteer(&self) -> &'g Gazetteer {
        self.gazetteer
    }

    /// The one entity whose full name this is, wherever it stands in a text.
    pub(super) fn named(&self, name: &str, language: Option<&str>) -> Option<EntityId> {
        let tokens = tokenize(name);
        let line = Line { text: name, tokens: &tokens, sentence: 0, language };
        let mut meanings = Vec::new();
        let end = if tokens.is_empty() { 0 } else { self.longest(&line, 0, &mut meanings) };
        match meanings.as_slice() {
            [only] if end == tokens.len() && !only.needs_context && !only.contained => only.entity,
            _ => None,
        }
    }

    /// All matches in the sentences, leftmost-longest.
    pub(super) fn candidates(&self, words: &Words<'_>, language: Option<&str>) -> Candidates {
        let mut candidates = Candidates::default();
        for (range, sentence) in words.sentences.iter().zip(0..) {
            let tokens = &words.tokens[range.clone()];
            self.add_sentence(&Line { text: words.text, tokens, sentence, language }, &mut candidates);
        }
        candidates
    }

    fn add_sentence(&self, line: &Line<'_>, candidates: &mut Candidates) {
        let &Line { text, tokens, sentence, .. } = line;
        let mut citations = citations(text, tokens).into_iter();
        let mut cited = citations.next();
        let mut at = 0;
        while at < tokens.len() {
            if let Some(Citation { tokens: range, found, sure }) = cited.take_if(|cited| cited.tokens.start <= at) {
                cited = citations.next();
                at = range.end.max(at);
                candidates.cited.push(Cited { span: line.span(&range), sentence, found, sure });
                continue;
            }
            let first = candidates.meanings.len();
            let mut end = 0;
            if self.may_start(&tokens[at]) && begins(text, tokens, at) {
                end = self.longest(line, at, &mut candidates.meanings);
            }
            if end > 0 && tokens[at].case == Case::Uncased && self.is_longer_behind(line, at, end) {
                candidates.meanings.truncate(first);
                at += 1;
                continue;
            }
            if end == 0 {
                at = self.add_compound(line, at, candidates).unwrap_or(at + 1);
                continue;
            }
            if cited.as_ref().is_some_and(|cited| cited.tokens.start < end) {
                // The name runs into a citation, or is part of it; the citation says more.
                candidates.meanings.truncate(first);
                at += 1;
                continue;
            }
            if end > at {
                let stretch = candidates.stretches.len();
                let start = at + usize::from(self.is_loose_article(line, at, end));
                candidates.stretches.push(Candidate {
                    span: line.span(&(start..end)),
                    sentence,
                    meanings: first..candidates.meanings.len(),
                });
                candidates.offices.extend(offices(text, tokens, &(at..end)).into_iter().map(|office| {
                    let span = line.span(&office.tokens);
                    (OfWhat { stretch, span, sentence }, office)
                }));
            }
            at = end.max(at + 1);
        }
    }

    /// Whether a name begins with "the", which the list writes with a capital: it is no part of it here.
    fn is_loose_article(&self, line: &Line<'_>, at: usize, end: usize) -> bool {
        let first = &line.tokens[at];
        first.case == Case::Lower
            && first.hash == THE
            && self.layers.iter().any(|layer| {
                let Some(node) = layer.begin(&line.tokens[at..end]) else { return false };
                let mut ends = [(0, 0); LONGEST_WALK];
                let walked = walk(&layer.view, node, &line.tokens[at..end], &mut ends);
                let mut whole = ends[..walked].iter().filter(|(_, len)| at + len == end);
                let capital = |alias: Alias<'_>| alias.spelling().starts_with("The ");
                whole.any(|(node, _)| layer.view.aliases_at(*node).any(capital))
            })
    }

    /// Whether a longer name begins behind the year that a name begins with: the 1961 Vienna Convention on Diplomatic Relations.
    fn is_longer_behind(&self, line: &Line<'_>, year: usize, end: usize) -> bool {
        let plain = line.tokens[year].span.len() == 4 && year + 2 < end;
        plain && self.longest(line, year + 1, &mut Vec::new()) > end
    }

    /// Adds the states of a compound (中美, 한미), and returns where it ends.
    #[inline]
    fn add_compound(&self, line: &Line<'_>, at: usize, candidates: &mut Candidates) -> Option<usize> {
        if !may_begin(line.text, &line.tokens[at]) {
            return None;
        }
        let states = compound(line.text, line.tokens, at, line.language)?;
        let end = states.last().map(|(last, _)| last + 1);
        for (token, key) in states {
            let Some(entity) = self.gazetteer.find(key) else { continue };
            let first = candidates.meanings.len();
            candidates.meanings.push(Meaning::plain(entity, Form::Short));
            let (span, meanings) = (line.span(&(token..token + 1)), first..first + 1);
            candidates.stretches.push(Candidate { span, sentence: line.sentence, meanings });
        }
        end
    }

    /// Whether a name may begin with a token: most tokens of a text cost no more than this.
    #[inline]
    fn may_start(&self, token: &Token) -> bool {
        self.layers.iter().any(|layer| layer.may_start(token))
    }

    /// The end of the longest name that begins at a token, its meanings added to `meanings`; of equally long ones, those of the
    /// latest layer. Zero where there is none.
    fn longest(&self, line: &Line<'_>, start: usize, meanings: &mut Vec<Meaning>) -> usize {
        let (first, mut best) = (meanings.len(), 0);
        for layer in &self.layers {
            let Some(node) = layer.begin(&line.tokens[start..]) else { continue };
            let before = meanings.len();
            let end = self.longest_of(layer, node, Place { line, start, floor: best.max(start + 1) }, meanings);
            if end > 0 && before > first {
                meanings.drain(first..before);
            }
            best = best.max(end);
        }
        best
    }

    /// The same for the names of one layer, from the node after their first token, that end at `floor` or behind.
    fn longest_of(&self, layer: &Layer<'_>, node: Node, place: Place<'_>, meanings: &mut Vec<Meaning>) -> usize {
        let Place { line, start, floor } = place;
        let mut ends = [(0, 0); LONGEST_WALK];
        let walked = walk(&layer.view, node, &line.tokens[start..], &mut ends);
        for (node, len) in ends[..walked].iter().rev().filter(|(_, len)| start + len >= floor) {
            let found = Match { text: line.text, tokens: line.tokens, start, end: start + len };
            let before = meanings.len();
            let aliases =
                layer.view.aliases_at(*node).filter(|alias| alias.is_of(line.language) && found.admits(alias));
            for meaning in aliases.map(|alias| self.meaning(&alias, layer.first, &found)) {
                let known = meanings[before..].last().is_some_and(|last| last.implies(&meaning));
                if !known {
                    meanings.push(meaning);
                }
            }
            if meanings.len() > before {
                return found.end;
            }
        }
        0
    }

    fn meaning(&self, alias: &Alias<'_>, first: u32, found: &Match<'_>) -> Meaning {
        let entity = self.gazetteer.canonical(listed_id(first.wrapping_add(alias.entity())));
        let ignored = alias.is_ignored();
        Meaning {
            entity: (!ignored).then_some(entity),
            form: alias.form(),
            needs_context: alias.needs_context() || alias.needs_name(),
            needs_name: alias.needs_name(),
            title: if alias.needs_context() || alias.needs_name() {
                title(found.text, found.tokens, found.start)
            } else {
                None
            },
            surname: (alias.needs_name() && found.end == found.start + 1).then(|| found.tokens[found.start].hash),
            dates: alias.dates(),
            contained: !ignored && is_contained(found.tokens, found.start..found.end, alias.form()),
        }
    }
}

/// A node of the trie, and whether names end there.
type Node = (u32, bool);

/// Where a name is sought: at a token of a line, of so many tokens that it ends at `floor` or behind.
#[derive(Clone, Copy)]
struct Place<'a> {
    line: &'a Line<'a>,
    start: usize,
    floor: usize,
}

/// How many names that begin at one token are kept; of more, the longest.
const LONGEST_WALK: usize = 8;

/// Walks the trie along tokens, from the node after the first; notes the nodes where names end and how many tokens they have, and returns how
/// many it noted.
fn walk(view: &View<'_>, first: Node, tokens: &[Token], ends: &mut [(u32, usize); LONGEST_WALK]) -> usize {
    let mut step = Some(first);
    let mut found = 0;
    for len in 1.. {
        let Some((node, ends_here)) = step else { break };
        step = tokens.get(len).and_then(|token| view.step(node, token.hash, token.join));
        if ends_here {
            if found == LONGEST_WALK {
                ends.rotate_left(1);
                found -= 1;
            }
            ends[found] = (node, len);
            found += 1;
        }
    }
    found
}

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

/// Korean nouns that a name may make a word with, and which take particles of their own: 미국측은, 한국인과.
const SUFFIXES: [&str; 16] =
    ["측", "군", "산", "계", "인", "인들", "식", "발", "행", "형", "당국", "정부", "내", "제", "령", "민"];

/// Whether a word may follow a Korean name without a blank.
pub(super) fn is_particle(word: &str) -> bool {
    let follows = |word: &str| PARTICLES.contains(&word);
    follows(word)
        || SUFFIXES.iter().filter_map(|suffix| word.strip_prefix(suffix)).any(|rest| rest.is_empty() || follows(rest))
}

/// Whether a name may begin at a token: not after an apostrophe unless it is an elision (l'Espagne), not inside a Hangul word.
fn begins(text: &str, tokens: &[Token], at: usize) -> bool {
    let token = &tokens[at];
    match (token.join, at.checked_sub(1).map(|before| &tokens[before])) {
        (Join::Apostrophe, Some(before)) => before.span.len() <= 2,
        (Join::Tight, Some(before)) => !(is_hangul(text, token) && is_hangul(text, before)),
        _ => true,
    }
}

fn is_hangul(text: &str, token: &Token) -> bool {
    token.span.of(text).starts_with(is_hangul_syllable)
}

/// Whether nearly all words are in capitals, as in some headlines.
fn is_in_capitals(tokens: &[Token]) -> bool {
    let cased = tokens.iter().filter(|token| token.case != Case::Uncased).count();
    let capitals = tokens.iter().filter(|token| matches!(token.case, Case::Upper | Case::Initial)).count();
    cased >= 3 && capitals * 10 >= cased * 8
}

impl Candidates {
    pub(super) fn iter(&self) -> impl Iterator<Item = (&Candidate, &[Meaning])> {
        self.stretches.iter().map(|candidate| (candidate, &self.meanings[candidate.meanings.clone()]))
    }
}

impl Meaning {
    /// An entity that is meant whatever else the document says.
    fn plain(entity: EntityId, form: Form) -> Self {
        Self {
            entity: Some(entity),
            form,
            needs_context: false,
            needs_name: false,
            title: None,
            surname: None,
            dates: (None, None),
            contained: false,
        }
    }

    /// Whether another name of the same entity adds nothing.
    fn implies(&self, other: &Self) -> bool {
        self.entity == other.entity && !self.needs_context && self.dates == (None, None)
    }
}
