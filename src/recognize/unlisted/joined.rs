//! Joins surnames and abbreviations to the longer names of a text.

use foldhash::{HashMap, HashSet};

use super::survey::Survey;
use super::words::Class;
use super::{Draft, Evidence, Guess, UnlistedName, Words};

/// The names of the drafts: surnames go with the longer names of the text, letters with what they stand for.
pub(super) fn joined(drafts: &[Draft], words: &Words<'_>, survey: &Survey) -> Vec<UnlistedName> {
    let hash = |at: usize| words.tokens[at].hash;
    let letters = |draft: &Draft| hash(draft.tokens.start);
    let defined: HashMap<u64, usize> =
        drafts.iter().filter_map(|draft| Some((letters(draft), draft.stands_for?))).rev().collect();
    let meant: HashSet<u64> =
        drafts.iter().filter(|draft| draft.name.evidence == Evidence::Definition).map(letters).collect();
    let surnames = Surnames::new(drafts, words);
    let mut place = vec![None; drafts.len()];
    let mut names = Vec::with_capacity(drafts.len());
    let mut full = Vec::with_capacity(drafts.len());
    for (number, draft) in drafts.iter().enumerate() {
        let belongs = if draft.acronym {
            let counts = survey.letters.get(&letters(draft)).copied().unwrap_or(0);
            if !meant.contains(&letters(draft)) && counts < 2 {
                continue;
            }
            defined.get(&letters(draft)).copied()
        } else {
            match surnames.owner(draft, words) {
                Owner::Nobody if draft.surname => continue,
                Owner::Nobody => None,
                Owner::One(owner) => Some(owner),
                Owner::Other => continue,
            }
        };
        place[number] = Some(names.len());
        names.push(draft.name);
        full.push(belongs);
    }
    for (name, full) in names.iter_mut().zip(full) {
        name.full = full.and_then(|draft: usize| place[draft]);
    }
    names
}

/// By which longer names of the text a single word is known.
struct Surnames {
    /// The last and the first words of longer names, with the draft; none where several have it.
    last: HashMap<u64, Option<usize>>,
    first: HashMap<u64, Option<usize>>,
    /// The last words of longer names of the list.
    listed: HashSet<u64>,
}

enum Owner {
    Nobody,
    One(usize),
    /// Somebody on the list, or one of several.
    Other,
}

impl Surnames {
    fn new(drafts: &[Draft], words: &Words<'_>) -> Self {
        let mut surnames = Self { last: HashMap::default(), first: HashMap::default(), listed: HashSet::default() };
        let mut add = |first: bool, word: u64, draft: usize| {
            let names = if first { &mut surnames.first } else { &mut surnames.last };
            let known = names.entry(word).or_insert(Some(draft));
            let same = known.is_some_and(|known| same_words(&drafts[known], &drafts[draft], words));
            if !same {
                *known = None;
            }
        };
        for (number, draft) in drafts.iter().enumerate() {
            let person = draft.name.guess.is_none_or(|guess| guess == Guess::Person);
            if !person || draft.acronym || draft.tokens.len() < 2 {
                continue;
            }
            add(false, words.tokens[draft.tokens.end - 1].hash, number);
            if !words.classes[draft.tokens.start].is(Class::GIVEN) {
                add(true, words.tokens[draft.tokens.start].hash, number);
            }
        }
        let ends = |at: &usize| words.taken[*at] && words.taken.get(at + 1).is_none_or(|next| !next);
        let ends = (1..words.tokens.len()).filter(ends).filter(|at| words.taken[at - 1]);
        surnames.listed = ends.map(|at| words.tokens[at].hash).collect();
        surnames
    }

    fn owner(&self, draft: &Draft, words: &Words<'_>) -> Owner {
        let person = draft.name.guess.is_none_or(|guess| matches!(guess, Guess::Person | Guess::Place));
        if draft.tokens.len() > 1 || !person {
            return Owner::Nobody;
        }
        let word = words.tokens[draft.tokens.start].hash;
        match self.last.get(&word).or_else(|| self.first.get(&word)) {
            Some(Some(owner)) => Owner::One(*owner),
            Some(None) => Owner::Other,
            None if self.listed.contains(&word) => Owner::Other,
            None => Owner::Nobody,
        }
    }
}

fn same_words(one: &Draft, other: &Draft, words: &Words<'_>) -> bool {
    let hashes = |draft: &Draft| words.tokens[draft.tokens.clone()].iter().map(|token| token.hash).collect::<Vec<_>>();
    hashes(one) == hashes(other)
}
