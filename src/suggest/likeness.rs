//! Finds the listed entities that a name may be another spelling of.

use std::collections::BTreeMap;

use foldhash::HashMap;

use super::{Suggestion, folded};
use crate::gazetteer::{Entity, EntityId, Form, Gazetteer, Kind};
use crate::text::distance::edit_distance;
use crate::text::token::tokenize;
use crate::text::{Case, Token};

/// How many entities a name is likened to.
const MOST: usize = 3;

/// How a name is like another, the likeliest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Likeness {
    /// So many letters differ.
    Letters(usize),
    /// The surname is the same and the given names begin with the same letter.
    Initials,
    /// One holds the other.
    Within,
    /// One is the initials of the other.
    Acronym,
}

/// Fills in what each suggestion is like. Goes once over the names of the list, whose beginnings and endings choose the suggestions to compare with.
pub(super) fn find_spellings(suggestions: &mut [Suggestion], gazetteer: &Gazetteer) {
    let shapes: Vec<_> = suggestions.iter().map(|suggestion| Shape::new(&suggestion.name)).collect();
    let kinds: Vec<_> = suggestions.iter().map(|suggestion| suggestion.kind.clone()).collect();
    let index = Index::new(&shapes);
    let mut found: Vec<BTreeMap<EntityId, Likeness>> = vec![BTreeMap::new(); suggestions.len()];
    let ids = (0..gazetteer.entity_count()).map(EntityId).filter(|id| gazetteer.canonical(*id) == *id);
    for id in ids.filter(|id| !gazetteer.is_hidden(*id)) {
        let entity = gazetteer.entity(id);
        let kind = entity.kind();
        if kind == Kind::Ignore {
            continue;
        }
        for known in known_shapes(&entity) {
            for number in index.candidates(&known) {
                let fits = kinds[number].as_ref().is_none_or(|guess| may_be(guess, &kind));
                let Some(likeness) = fits.then(|| shapes[number].likeness(&known, &kind)).flatten() else { continue };
                let best = found[number].entry(id).or_insert(likeness);
                *best = likeness.min(*best);
            }
        }
    }
    for (suggestion, found) in suggestions.iter_mut().zip(found) {
        let mut sorted: Vec<_> =
            found.into_iter().map(|(id, likeness)| (likeness, gazetteer.entity(id).key())).collect();
        sorted.sort_unstable();
        let mut like: Vec<&str> = Vec::new();
        for (_, key) in sorted {
            if like.len() < MOST && !like.iter().any(|better| gazetteer.are_apart(better, key)) {
                like.push(key);
            }
        }
        suggestion.like = like.into_iter().map(str::to_owned).collect();
    }
}

/// The names of an entity in scripts that have capitals.
fn known_shapes(entity: &Entity<'_>) -> impl Iterator<Item = Shape> {
    let names =
        entity.aliases().filter(|(name, form, _)| *form != Form::Demonym && name.chars().any(char::is_uppercase));
    names.map(|(name, ..)| Shape::new(name))
}

/// Whether something that seems to be of one kind may be of another.
fn may_be(guess: &Kind, kind: &Kind) -> bool {
    match (guess, kind) {
        (_, Kind::Other(_))
        | (Kind::Other(_), Kind::State)
        | (Kind::Agency | Kind::Treaty, Kind::Agency | Kind::Treaty) => true,
        (guess, kind) => guess == kind,
    }
}

/// A name as it is compared.
struct Shape {
    words: Vec<String>,
    /// All letters.
    letters: Vec<char>,
    /// The letters with which its capitalized words begin.
    initials: String,
    /// Whether it is one word in capitals.
    acronym: bool,
}

impl Shape {
    fn new(name: &str) -> Self {
        let words: Vec<String> = folded(name).split(' ').map(str::to_owned).collect();
        let tokens = tokenize(name);
        let small = |token: &&Token| token.case != Case::Lower;
        let initials = tokens.iter().filter(small).filter_map(|token| token.span.of(name).chars().next());
        Self {
            letters: words.concat().chars().collect(),
            initials: initials.flat_map(char::to_lowercase).collect(),
            acronym: matches!(tokens.as_slice(), [token] if token.case == Case::Upper),
            words,
        }
    }

    /// How this name is like one of an entity of a kind, if it is.
    fn likeness(&self, known: &Self, kind: &Kind) -> Option<Likeness> {
        if self.acronym || known.acronym {
            let (letters, long) = if self.acronym { (self, known) } else { (known, self) };
            let stands =
                !long.acronym && long.words.len() > 2 && long.initials.chars().eq(letters.letters.iter().copied());
            return stands.then_some(Likeness::Acronym);
        }
        let allowed = match self.letters.len().min(known.letters.len()) {
            0..=4 => 0,
            5..=8 => 1,
            _ => 2,
        };
        if let Some(distance) = edit_distance(&self.letters, &known.letters, allowed) {
            return Some(Likeness::Letters(distance));
        }
        if *kind == Kind::Person && self.words.last() == known.words.last() && same_initials(self, known) {
            return Some(Likeness::Initials);
        }
        let (short, long) = if self.words.len() < known.words.len() { (self, known) } else { (known, self) };
        let held = short.words.len() > 1 && long.words.windows(short.words.len()).any(|part| part == short.words);
        held.then_some(Likeness::Within)
    }

    /// By what another name could be found that is like this one.
    fn keys(&self) -> Vec<Key<'_>> {
        let mut keys = Vec::new();
        if self.acronym {
            keys.push(Key::Letters(self.letters.iter().collect()));
            return keys;
        }
        let frame = frame(&self.letters);
        let end: String = frame.chars().rev().take(3).collect();
        keys.push(Key::Start(frame.chars().take(3).collect()));
        keys.push(Key::End(end));
        if let [first, .., last] = self.words.as_slice() {
            keys.push(Key::Surname(first.chars().next(), last));
        }
        if self.words.len() > 2 && self.initials.len() > 2 {
            keys.push(Key::Letters(self.initials.clone()));
        }
        keys.extend(self.words.windows(2).map(|pair| Key::Pair(&pair[0], &pair[1])));
        keys
    }
}

/// Whether the given names begin with the same letters; where one name has them as letters only, it may have more or fewer.
fn same_initials(one: &Shape, other: &Shape) -> bool {
    let given = |shape: &Shape| -> (String, bool) {
        let words = &shape.words[..shape.words.len() - 1];
        let only = words.iter().all(|word| word.chars().count() <= 2);
        let letters = words.iter().map(|word| if only { word.as_str() } else { first_letter(word) });
        (letters.collect(), only)
    };
    let ((one, one_only), (other, other_only)) = (given(one), given(other));
    let shorter = one.len().min(other.len());
    shorter > 0
        && (one == other || (one_only || other_only) && one.as_bytes()[..shorter] == other.as_bytes()[..shorter])
}

fn first_letter(word: &str) -> &str {
    word.chars().next().map_or("", |letter| &word[..letter.len_utf8()])
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Key<'a> {
    Start(String),
    End(String),
    Surname(Option<char>, &'a str),
    Letters(String),
    Pair(&'a str, &'a str),
}

/// The consonants of a name, those that sound alike made one: what different spellings leave as it is.
fn frame(letters: &[char]) -> String {
    let mut frame = String::new();
    for letter in letters {
        let sound = match letter {
            'a' | 'e' | 'i' | 'o' | 'u' | 'y' | 'h' | 'w' | 'j' => continue,
            'c' | 'q' | 'g' | 'x' => 'k',
            'z' => 's',
            'p' => 'b',
            'd' => 't',
            'v' => 'f',
            other => *other,
        };
        if !frame.ends_with(sound) {
            frame.push(sound);
        }
    }
    if frame.is_empty() { letters.iter().collect() } else { frame }
}

/// The suggestions by their keys.
struct Index<'s>(HashMap<Key<'s>, Vec<usize>>);

impl<'s> Index<'s> {
    fn new(shapes: &'s [Shape]) -> Self {
        let mut index: HashMap<Key<'s>, Vec<usize>> = HashMap::default();
        for (number, shape) in shapes.iter().enumerate() {
            for key in shape.keys() {
                index.entry(key).or_default().push(number);
            }
        }
        Self(index)
    }

    fn candidates(&self, known: &Shape) -> Vec<usize> {
        let keys = known.keys();
        let mut numbers: Vec<_> = keys.iter().filter_map(|key| self.0.get(key)).flatten().copied().collect();
        numbers.sort_unstable();
        numbers.dedup();
        numbers
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn likeness_table() {
        use Likeness::{Acronym, Initials, Letters, Within};
        let (person, agency) = (Kind::Person, Kind::Agency);
        let cases = [
            ("Xi Jinpeng", "Xi Jinping", &person, Some(Letters(1))),
            ("Kim Jong-un", "Kim Jong Un", &person, Some(Letters(0))),
            ("Zelenskiy", "Zelensky", &person, Some(Letters(1))),
            ("James Vance", "J.D. Vance", &person, Some(Initials)),
            ("Orlan Tebuev", "Orlan B. Tebuev", &person, Some(Letters(1))),
            ("Tebu Liberation Front", "Tebu Liberation Front of the East", &agency, Some(Within)),
            ("TLF", "Tebu Liberation Front", &agency, Some(Acronym)),
            ("Tebu Liberation Front", "TLF", &agency, Some(Acronym)),
            ("James Kelly", "John F. Kelly", &person, None),
            ("James Kelly", "John Kelly", &person, Some(Initials)),
            ("Ali", "Eli", &person, None),
            ("Tebuk", "Tobik", &person, None),
            ("Maria Vance", "J.D. Vance", &person, None),
            ("John Tebu Society", "Jim Orlan Society", &agency, None),
            ("TL", "Tebu Liberation", &agency, None),
            ("TLF", "TLG", &agency, None),
            ("Tebu", "Tebu Front", &agency, None),
        ];
        for (name, known, kind, expected) in cases {
            let (one, other) = (Shape::new(name), Shape::new(known));
            assert_eq!(one.likeness(&other, kind), expected, "{name} and {known}");
            if expected.is_some() {
                let shapes = [one];
                assert_eq!(Index::new(&shapes).candidates(&other), [0], "{name} is not compared with {known}");
            }
        }
    }
}
