//! The names of all entities in the order of the trie.

use std::iter::from_fn;
use std::mem::replace;

use super::super::layout::{LAST, left_word};

/// Names in 32 bytes each: sorting moves and compares little.
#[derive(Default)]
pub(super) struct Names {
    names: Vec<Name>,
    /// The words of all names after their first two.
    tails: Vec<u64>,
}

/// One spelling of an entity.
#[derive(Clone, Copy)]
pub(super) struct Name {
    /// Its first two words, the second 0 where there is one only: most names differ here.
    start: [u64; 2],
    /// Where its further words begin.
    tail: u32,
    /// The row that says the rest of it; those of an entity are neighbors, the stronger first.
    pub(super) alias: u32,
    entity: u32,
    words: u8,
    by_rule: bool,
    /// Whether it may begin in small letters.
    pub(super) small: bool,
}

impl Name {
    pub(super) fn first(&self) -> u64 {
        self.start[0]
    }

    pub(super) fn len(&self) -> usize {
        self.words.into()
    }
}

/// What [`Names`] must know of a name besides its words.
pub(super) struct Bearer {
    pub(super) alias: u32,
    pub(super) entity: u32,
    pub(super) by_rule: bool,
    pub(super) small: bool,
}

impl Names {
    /// Adds a name of at most 64 words.
    pub(super) fn push(&mut self, path: &[u64], bearer: &Bearer) {
        let Bearer { alias, entity, by_rule, small } = *bearer;
        let step = |at: usize| path.get(at).copied().unwrap_or(0);
        let tail = u32::try_from(self.tails.len()).expect("a gazetteer's names have fewer than 2^32 words");
        self.tails.extend(path.iter().skip(2));
        let words = u8::try_from(path.len()).unwrap_or(u8::MAX);
        self.names.push(Name { start: [step(0), step(1)], tail, alias, entity, words, by_rule, small });
    }

    /// Puts the names in the order of their words, and drops the spellings by rule that a list gives to whomever, with rules of its own, and
    /// those that two entities would have.
    pub(super) fn sort(&mut self) {
        let Self { names, tails } = self;
        names.sort_unstable_by(|a, b| {
            let words = || a.tail(tails).cmp(b.tail(tails)).then(a.words.cmp(&b.words));
            a.start.cmp(&b.start).then_with(words).then(a.alias.cmp(&b.alias))
        });
        if names.iter().any(|name| name.by_rule) {
            let groups = names.chunk_by(|a, b| a.is_spelled_like(b, tails));
            let stay: Vec<bool> = groups.flat_map(without_collisions).collect();
            let mut stay = stay.into_iter();
            names.retain(|_| stay.next() == Some(true));
        }
    }

    pub(super) fn sorted(&self) -> &[Name] {
        &self.names
    }

    pub(super) fn len(&self) -> usize {
        self.names.len()
    }

    /// Whether the next of the sorted names has the same words.
    pub(super) fn is_spelled_like_next(&self, at: usize) -> bool {
        self.names.get(at + 1).is_some_and(|next| self.names[at].is_spelled_like(next, &self.tails))
    }

    /// The names with the same first word, once they are sorted.
    pub(super) fn by_first(&self) -> impl Iterator<Item = &[Name]> {
        self.names.chunk_by(|a, b| a.first() == b.first())
    }

    /// The words of a name.
    pub(super) fn path<'a>(&'a self, name: &'a Name) -> impl Iterator<Item = u64> + use<'a> {
        name.start.iter().take(name.len()).chain(name.tail(&self.tails)).copied()
    }

    /// The paths of the sorted names, each once.
    pub(super) fn paths(&self) -> impl Iterator<Item = Path<'_>> {
        let firsts = (0..self.names.len()).filter(|at| *at == 0 || !self.is_spelled_like_next(at - 1));
        let mut firsts = firsts.peekable();
        let mut before = 0;
        from_fn(move || {
            let at = firsts.next()?;
            let name = &self.names[at];
            let shared = |next: &usize| self.path(name).zip(self.path(&self.names[*next])).take_while(|(a, b)| a == b);
            let behind = firsts.peek().map_or(0, |next| shared(next).count());
            let known = replace(&mut before, behind);
            Some(Path { names: self, at, name, known, common: known.max(behind) })
        })
    }
}

/// The words of one or more names.
pub(super) struct Path<'a> {
    names: &'a Names,
    /// The index of the first name.
    pub(super) at: usize,
    pub(super) name: &'a Name,
    /// How many words it shares with the path before.
    pub(super) known: usize,
    /// How many words it shares with any other.
    pub(super) common: usize,
}

impl Path<'_> {
    pub(super) fn words(&self) -> impl Iterator<Item = u64> {
        self.names.path(self.name)
    }

    /// The words after the first that no other path has, as they stand before the aliases.
    pub(super) fn left(&self) -> impl ExactSizeIterator<Item = u32> {
        let len = self.name.len();
        let mut words = self.words().zip(1..).skip(self.common + 1);
        let left = len.saturating_sub(self.common + 1);
        (0..left).map(move |_| {
            let (step, at) = words.next().unwrap_or_default();
            left_word(step) | if at == len { LAST } else { 0 }
        })
    }
}

impl Name {
    fn tail<'a>(&self, tails: &'a [u64]) -> &'a [u64] {
        let start = self.tail as usize;
        &tails[start..start + self.len().saturating_sub(2)]
    }

    fn is_spelled_like(&self, other: &Self, tails: &[u64]) -> bool {
        self.words == other.words && self.start == other.start && self.tail(tails) == other.tail(tails)
    }
}

/// Which of the names with the same words stay.
fn without_collisions(same: &[Name]) -> impl Iterator<Item = bool> {
    let listed = same.iter().any(|name| !name.by_rule);
    let of_one = same.iter().all(|name| name.entity == same[0].entity);
    same.iter().map(move |name| !name.by_rule || !listed && of_one)
}
