//! Matches the names of a gazetteer: leftmost-longest on whole tokens, then by the rules of each name. What they mean is decided afterwards.

use std::ops::Range;

use super::Found;
use super::admit::Match;
use super::compound::{compound, may_begin};
use super::container::is_contained;
use super::found::listed_id;
use super::office::{Office, Title, offices, title};
use super::particles::is_hangul;
use super::resolution::{Citation, citations};
use crate::gazetteer::{Alias, EntityId, Filter, Form, Gazetteer, View};
use crate::text::token::{hash_folded, tokenize};
use crate::text::{Case, Date, Join, Span, Token, Words};

const THE: u64 = hash_folded("the");

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

/// A surname as it stands in a text.
#[derive(Clone, Copy)]
pub(super) struct Surname {
    pub(super) hash: u64,
    /// Whether it begins what may be a longer name: the Abe Bakery.
    pub(super) goes_on: bool,
}

pub(super) struct Meaning {
    /// None where the list says that these words are no entity.
    pub(super) entity: Option<EntityId>,
    pub(super) form: Form,
    pub(super) needs_context: bool,
    pub(super) needs_name: bool,
    /// The office that stands before it, where it needs context or a longer name.
    pub(super) title: Option<Title>,
    /// The word, where a name needs a longer one of the same entity.
    pub(super) surname: Option<Surname>,
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
            surname: (alias.needs_name() && found.end == found.start + 1)
                .then(|| Surname { hash: found.tokens[found.start].hash, goes_on: found.goes_on() }),
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

/// Whether a name may begin at a token: not after an apostrophe unless it is an elision (l'Espagne), not inside a Hangul word.
fn begins(text: &str, tokens: &[Token], at: usize) -> bool {
    let token = &tokens[at];
    match (token.join, at.checked_sub(1).map(|before| &tokens[before])) {
        (Join::Apostrophe, Some(before)) => before.span.len() <= 2,
        (Join::Tight, Some(before)) => !(is_hangul(text, token) && is_hangul(text, before)),
        _ => true,
    }
}

impl Candidate {
    /// Whether nothing but a possessive ending and a blank may stand between this and a span.
    pub(super) fn precedes(&self, span: Span) -> bool {
        const LONGEST: u32 = 5;
        self.span.end < span.start && span.start - self.span.end <= LONGEST
    }
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
