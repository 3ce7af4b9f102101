//! Tells persons from the states and capitals whose names are their surnames: Michael Jordan, later Jordan.

use foldhash::HashSet;

use super::Joiner;
use crate::gazetteer::{EntityId, Form};
use crate::recognize::discover::{Hold, Scene};
use crate::recognize::{Mention, Recognition};
use crate::text::Join;

/// Words behind which a place stands, not a person.
const WHERE: [&str; 16] = [
    "in",
    "In",
    "into",
    "to",
    "from",
    "From",
    "near",
    "across",
    "throughout",
    "via",
    "visited",
    "visit",
    "visiting",
    "left",
    "inside",
    "outside",
];

/// What the list makes of the single words by which somebody may be called.
#[derive(Default)]
pub(super) struct Called<'s, 'w, 't>(Option<Namesakes<'s, 'w, 't>>);

impl<'s, 'w, 't> Called<'s, 'w, 't> {
    /// Whether a single word is taken where it stands.
    pub(super) fn at<'r>(&mut self, joiner: &Joiner<'s, 'w, 't>, recognition: &'r Recognition, at: usize) -> Taken<'r> {
        let Some((range, hold)) = joiner.scene.hold(at) else { return Taken::No };
        let known = || recognition.mention_at(joiner.scene.words.tokens[at].span);
        let loosely = match hold {
            _ if range.len() > 1 => None,
            Hold::Surname | Hold::Open => return Taken::No,
            Hold::Person => known().filter(|known| known.form == Form::Short),
            Hold::State | Hold::Metonym => {
                let namesakes = self.0.get_or_insert_with(|| Namesakes::new(joiner, recognition));
                known().filter(|known| namesakes.may_be_called(known, at))
            }
            _ => None,
        };
        loosely.map_or(Taken::Firmly, Taken::Loosely)
    }
}

/// What the list makes of a word.
pub(super) enum Taken<'r> {
    No,
    /// A mention that a person of the text may take the place of.
    Loosely(&'r Mention),
    Firmly,
}

/// The states that a text surely speaks of, which no surname takes the place of.
struct Namesakes<'s, 'w, 't> {
    scene: &'s Scene<'w, 't>,
    states: HashSet<EntityId>,
}

impl<'s, 'w, 't> Namesakes<'s, 'w, 't> {
    fn new(joiner: &Joiner<'s, 'w, 't>, recognition: &Recognition) -> Self {
        let scene = joiner.scene;
        let mut words: HashSet<(EntityId, u64)> = HashSet::default();
        let mut known = HashSet::default();
        let mut states = HashSet::default();
        let mut from = 0;
        for mention in &recognition.mentions {
            let range = scene.words.range_from(from, mention.span);
            from = range.start;
            let word = scene.words.tokens[range.start].hash;
            // Another name of the state, or a place where only a state is meant.
            let other = words.insert((mention.entity, word)) && !known.insert(mention.entity);
            if other || range.len() > 1 || is_where(scene, range.start) {
                states.insert(mention.entity);
            }
        }
        Self { scene, states }
    }

    /// Whether a mention of a state or a capital may call a person instead: the text speaks of the state by no other name, and nowhere as of a
    /// place.
    fn may_be_called(&self, mention: &Mention, at: usize) -> bool {
        !self.states.contains(&mention.entity) && !is_where(self.scene, at) && !self.is_it(mention, at)
    }

    /// "Washington said that it would pay": what is "it" later in the sentence is nobody.
    fn is_it(&self, mention: &Mention, at: usize) -> bool {
        let end = self.scene.words.sentences.get(mention.sentence as usize).map_or(at, |line| line.end);
        let mut pronouns = (at + 1..end).filter_map(|at| match self.scene.words.of(at) {
            "it" | "its" => Some(true),
            "he" | "his" | "him" | "she" | "her" => Some(false),
            _ => None,
        });
        pronouns.next() == Some(true)
    }
}

fn is_where(scene: &Scene<'_, '_>, at: usize) -> bool {
    let joined = at > 0 && scene.words.tokens[at].join == Join::Space;
    joined && WHERE.contains(&scene.words.of(at - 1))
}
