//! Joins the names of a text: later short forms to the names they stand for, abbreviations to what the text says they mean.

mod abbreviations;
mod ages;
mod bearers;
mod companies;
mod headings;
mod institutions;
mod namesakes;
mod people;
mod phrases;
mod pronouns;
mod reading;

use std::ops::Range;

use foldhash::HashMap;

use super::discover::{Draft, Evidence, Group, Groups, Guess, Hold, Scene};
use super::edges;
use super::found::{Found, found_id, key_of};
use super::{Mention, Recognition, Rule};
use crate::gazetteer::{EntityId, Form, Gazetteer, Kind, Kinds};
use crate::text::Span;
use crate::text::by_hash::Hashes;
use crate::text::clean::clean;
use people::People;
pub(super) use people::Who;

/// What is needed to join names.
pub(super) struct Joiner<'a, 'w, 't> {
    pub(super) scene: &'a Scene<'w, 't>,
    pub(super) groups: &'a Groups,
    pub(super) gazetteer: &'a Gazetteer,
    pub(super) kinds: &'a Kinds<'a>,
    /// Names that are less sure count for nothing, per mille.
    pub(super) min_confidence: u16,
}

/// A mention that is to be added.
struct Addition {
    tokens: Range<usize>,
    sentence: u32,
    who: Who,
    form: Form,
    rule: Rule,
    confidence: u16,
}

impl Joiner<'_, '_, '_> {
    /// The short forms in the text, by their first token, with what they stand for; none where that is one of several.
    pub(super) fn short_forms(&self, recognition: &mut Recognition) -> Vec<(usize, Option<Who>)> {
        let accepted = self.accepted();
        let people = People::new(self, recognition, &accepted);
        let (mut additions, _) = people.short_forms(self, recognition);
        self.add_abbreviations(&accepted, recognition, &mut additions);
        let double =
            self.groups.drafts.iter().filter_map(|draft| Some((draft.tokens.start, people.owner(self, draft)?.0)));
        let single = self.groups.drafts.iter().filter(|draft| draft.tokens.len() == 1 && !draft.acronym);
        let open =
            single.map(|draft| draft.tokens.start).filter(|at| people.has_surname(self.hash(*at))).map(|at| (at, None));
        let known = additions.into_iter().map(|addition| (addition.tokens.start, addition.who)).chain(double);
        open.chain(known.map(|(at, who)| (at, Some(who)))).collect()
    }

    /// Adds what was found to what the list knows.
    pub(super) fn join(&self, recognition: &mut Recognition) {
        let accepted = self.accepted();
        let people = People::new(self, recognition, &accepted);
        let (mut additions, no_longer) = people.short_forms(self, recognition);
        let short: Vec<usize> = additions.iter().map(|addition| addition.tokens.start).collect();
        self.add_abbreviations(&accepted, recognition, &mut additions);
        self.add_companies(&accepted, &people, &mut additions);
        let listed = self.other_forms(recognition);
        self.add_names(&accepted, &people, (&short, &listed), &mut additions);
        self.add_headings(&accepted, &people, &mut additions);
        self.emit(additions, &no_longer, recognition);
        recognition.acronyms = self.acronyms();
        phrases::add_phrases(self, recognition);
    }

    /// The groups that are entities.
    fn accepted(&self) -> Vec<bool> {
        let is_entity = |group: &Group| {
            group
                .guess
                .is_some_and(|(guess, _, confidence)| kind_of(guess).is_some() && confidence >= self.min_confidence)
        };
        self.groups.names.iter().map(is_entity).collect()
    }

    /// Adds the names that were found; `short` are the places of short forms, and `listed` the groups that the list has in another form.
    fn add_names(
        &self,
        accepted: &[bool],
        people: &People,
        (short, listed): (&[usize], &[(usize, EntityId)]),
        additions: &mut Vec<Addition>,
    ) {
        let explained: Hashes = self.groups.definitions.iter().map(|definition| self.hash(definition.at)).collect();
        for (number, draft) in self.groups.drafts.iter().enumerate() {
            let group = self.groups.of[number];
            let Group { guess, acronym, .. } = &self.groups.names[group];
            let called = draft.tokens.len() == 1 && short.binary_search(&draft.tokens.start).is_ok();
            let one_of_several = draft.tokens.len() == 1
                && self.is_person(group)
                && people.has_surname(self.hash(draft.tokens.start))
                && !people.is_another(self, draft);
            if called
                || one_of_several
                || self.is_others_surname(draft)
                || *acronym && explained.contains(&self.hash(draft.tokens.start))
            {
                continue;
            }
            let mut addition = |who, start, rule, confidence| {
                additions.push(Addition {
                    tokens: start..draft.tokens.end,
                    sentence: draft.sentence,
                    who,
                    form: if matches!(rule, Rule::Surname | Rule::GivenName) { Form::Short } else { Form::Pattern },
                    rule,
                    confidence,
                });
            };
            if let Some((who, start)) = people.owner(self, draft) {
                addition(who, start, Rule::Surname, SURE);
            } else if let Some((_, entity)) = listed.iter().find(|(other, _)| *other == group) {
                addition(Who::Listed(*entity), draft.tokens.start, Rule::Acronym, SURE);
            } else if accepted[group]
                && let Some((_, evidence, confidence)) = guess
            {
                addition(Who::Found(group), draft.tokens.start, Rule::of(*evidence), *confidence);
            }
        }
    }

    /// Adds the additions; a longer name takes the words of the shorter ones in it.
    fn emit(&self, mut additions: Vec<Addition>, no_longer: &[Span], recognition: &mut Recognition) {
        if additions.is_empty() && no_longer.is_empty() {
            return;
        }
        let words = self.scene.words;
        recognition.mentions.retain(|mention| no_longer.binary_search(&mention.span).is_err());
        additions.sort_by_key(|addition| (addition.tokens.start, std::cmp::Reverse(addition.tokens.end)));
        let mut found = Interner::new(&mut recognition.found);
        let mut added: Vec<Mention> = Vec::with_capacity(additions.len());
        for addition in additions {
            let mut span = words.span(&addition.tokens);
            span.end += edges::full_stop(words.text, span);
            if added.last().is_some_and(|last| last.span.overlaps(span)) {
                continue;
            }
            let entity = match addition.who {
                Who::Listed(entity) => entity,
                Who::Found(group) => found.id(group, || self.found(group)),
            };
            let Addition { sentence, form, rule, confidence, .. } = addition;
            added.push(Mention { entity, span, sentence, form, rule, confidence });
        }
        let taken = |span: Span| {
            let after = added.partition_point(|mention| mention.span.end <= span.start);
            added.get(after).is_some_and(|mention| mention.span.overlaps(span))
        };
        recognition.mentions.retain(|mention| !taken(mention.span));
        recognition.left_out.retain(|(span, _)| !taken(*span));
        recognition.silent.retain(|(span, _)| !taken(*span));
        recognition.mentions.extend(added);
        recognition.mentions.sort_unstable_by_key(|mention| mention.span);
    }

    /// The entity that a name is.
    fn found(&self, group: usize) -> Found {
        let Group { drafts, guess, .. } = &self.groups.names[group];
        let written = |draft: &usize| {
            let tokens = &self.groups.drafts[*draft].tokens;
            clean(self.scene.words.span(tokens).of(self.scene.words.text))
        };
        let in_small = |name: String| (!name.chars().any(char::is_lowercase), name);
        let (_, name) = drafts.iter().map(written).map(in_small).min().unwrap_or_default();
        let kind = guess.and_then(|(guess, ..)| kind_of(guess)).unwrap_or(Kind::Agency);
        Found { key: key_of(&name).into(), name: name.into(), kind }
    }

    /// Whether a draft is a surname that the list has for somebody whom the text does not name, and nothing says that it is another's.
    pub(super) fn is_others_surname(&self, draft: &Draft) -> bool {
        draft.tokens.len() == 1
            && draft.title.is_none()
            && self.scene.what(draft.tokens.start) == Some(Hold::Surname)
            && draft.beside.points(Guess::Person) < CLEAR
    }

    fn hash(&self, at: usize) -> u64 {
        self.scene.words.tokens[at].hash
    }

    fn is_person(&self, group: usize) -> bool {
        matches!(self.groups.names[group].guess, Some((Guess::Person, ..)))
    }
}

/// Gives each found entity of a document one id, by its key.
struct Interner<'r> {
    found: &'r mut Vec<Found>,
    by_key: HashMap<Box<str>, EntityId>,
    by_group: HashMap<usize, EntityId>,
}

impl<'r> Interner<'r> {
    fn new(found: &'r mut Vec<Found>) -> Self {
        let by_key = found.iter().enumerate().map(|(at, found)| (found.key.clone(), found_id(at))).collect();
        Self { found, by_key, by_group: HashMap::default() }
    }

    fn id(&mut self, group: usize, make: impl FnOnce() -> Found) -> EntityId {
        if let Some(id) = self.by_group.get(&group) {
            return *id;
        }
        let found = make();
        let next = found_id(self.found.len());
        let id = *self.by_key.entry(found.key.clone()).or_insert(next);
        if id == next {
            self.found.push(found);
        }
        self.by_group.insert(group, id);
        id
    }
}

/// What must stand around a surname to say that it is a person's.
const CLEAR: i32 = 2;

/// How sure a short form is whose full name the text has.
const SURE: u16 = 900;

/// The class of entities that a name is of; none for places and things.
fn kind_of(guess: Guess) -> Option<Kind> {
    match guess {
        Guess::Person => Some(Kind::Person),
        Guess::Agency => Some(Kind::Agency),
        Guess::Treaty => Some(Kind::Treaty),
        Guess::State => Some(Kind::State),
        Guess::Place | Guess::Thing => None,
    }
}

impl Rule {
    fn of(evidence: Evidence) -> Self {
        match evidence {
            Evidence::Head => Self::Head,
            Evidence::Title => Self::Title,
            Evidence::Noun => Self::Noun,
            Evidence::Speech => Self::Speech,
            Evidence::GivenName => Self::PersonalName,
            Evidence::Preposition | Evidence::Capitals => Self::Capitals,
            Evidence::Definition => Self::Definition,
        }
    }
}
