//! Decides what names mean: by the date, and by what else the document names in a clear way.

use std::cell::{OnceCell, RefCell};

use foldhash::HashMap;

use super::list::{Candidate, Candidates, Cited, Meaning, OfWhat};
use super::office::{Office, Title};
use super::{Mention, Reason, Recognition, Rule, Silence, found_id};
use crate::gazetteer::{EntityId, Form, Gazetteer, Kind};
use crate::text::Date;
use crate::text::token::tokenize;

/// The bodies whose name tells that a resolution is one of the United Nations.
const UNITED_NATIONS: [&str; 3] = ["agency.un-security-council", "agency.united-nations", "agency.un-general-assembly"];

/// What states have in common is called so.
const UNIONS: [&str; 8] =
    ["Organization", "Organisation", "Union", "Community", "League", "Court", "Parliament", "Party"];

/// What the list says is beyond doubt.
const CERTAIN: u16 = 1000;

/// Decides what each candidate means, by its date and by what else the document names; what stays open is left out.
pub(super) fn resolve(candidates: &Candidates, gazetteer: &Gazetteer, date: Option<Date>) -> Recognition {
    let mut clear: Vec<_> = candidates.iter().filter_map(|(_, meanings)| clear(meanings, date)).collect();
    clear.extend(clear_holders(candidates, gazetteer, date));
    clear.sort_unstable();
    clear.dedup();
    let context =
        Context { clear, surnames: OnceCell::new(), bodies: OnceCell::new(), known: RefCell::default(), gazetteer };
    let mut recognition = Recognition::default();
    let mut decided = vec![None; candidates.stretches.len()];
    for (at, (Candidate { span, sentence, .. }, meanings)) in candidates.iter().enumerate() {
        let owner = at.checked_sub(1).filter(|before| candidates.stretches[*before].precedes(*span));
        let owner = owner.and_then(|before| decided[before]).map(|owner| gazetteer.entity(owner).key());
        match context.decide(meanings, Place { date, owner }) {
            Ok(None) => {
                let ignored = meanings.iter().any(|meaning| meaning.entity.is_none());
                recognition.silent.push((*span, if ignored { Silence::Taken } else { Silence::Unnamed }));
            }
            Ok(Some((entity, form))) => {
                decided[at] = Some(entity);
                recognition.mentions.push(Mention {
                    entity,
                    span: *span,
                    sentence: *sentence,
                    form,
                    rule: Rule::List,
                    confidence: CERTAIN,
                });
            }
            Err(reason) => recognition.left_out.push((*span, reason)),
        }
    }
    context.add_cited(candidates, &mut recognition);
    add_holders(candidates, &decided, gazetteer, date, &mut recognition);
    recognition
}

/// Adds who held the offices that stand beside what they are of.
fn add_holders(
    candidates: &Candidates,
    decided: &[Option<EntityId>],
    gazetteer: &Gazetteer,
    date: Option<Date>,
    recognition: &mut Recognition,
) {
    for (OfWhat { stretch, span, sentence }, office) in &candidates.offices {
        let at = recognition.mentions.partition_point(|mention| mention.span < *span);
        let overlaps = |mention: &Mention| mention.span.start < span.end && span.start < mention.span.end;
        let taken = recognition.mentions[at.saturating_sub(1)..].iter().take(2).any(overlaps);
        let holder = decided[*stretch].filter(|_| !taken).and_then(|of| office.holder(of, gazetteer, date));
        if let Some(entity) = holder {
            let mention = Mention {
                entity,
                span: *span,
                sentence: *sentence,
                form: Form::Pronoun,
                rule: Rule::Office,
                confidence: CERTAIN,
            };
            recognition.mentions.insert(at, mention);
        }
    }
}

/// Who held the offices that stand beside what nothing but the words is needed to know: their surnames are known elsewhere in the text.
fn clear_holders(candidates: &Candidates, gazetteer: &Gazetteer, date: Option<Date>) -> Vec<EntityId> {
    let holder = |(of, office): &(OfWhat, Office)| {
        let meanings = candidates.stretches[of.stretch].meanings.clone();
        office.holder(clear(&candidates.meanings[meanings], date)?, gazetteer, date)
    };
    candidates.offices.iter().filter_map(holder).collect()
}

/// The one entity meant, where nothing else is needed to know it.
fn clear(meanings: &[Meaning], date: Option<Date>) -> Option<EntityId> {
    if let [only] = meanings {
        return only.entity.filter(|_| !only.needs_context && !only.contained);
    }
    let mut current = current(meanings, date);
    let meaning = current.next().filter(|meaning| !meaning.needs_context && !meaning.contained)?;
    current.next().is_none().then_some(meaning.entity)?
}

/// The meanings that hold on a date; all of them where none does, for an old name in a new text is still a name.
fn current(meanings: &[Meaning], date: Option<Date>) -> impl Iterator<Item = &Meaning> {
    let holds = move |meaning: &&Meaning| date.is_none_or(|date| meaning.holds(date));
    let any = meanings.iter().any(|meaning| holds(&meaning));
    meanings.iter().filter(move |meaning| !any || holds(meaning))
}

/// Where a name stands: in a text of a date, behind the entity whose it is.
#[derive(Clone, Copy)]
struct Place<'g> {
    date: Option<Date>,
    /// The key of the entity that a possessive right before the name names.
    owner: Option<&'g str>,
}

/// What a document says without doubt, by which the rest is understood.
struct Context<'g> {
    /// The entities that it names in a way that means nothing else, sorted.
    clear: Vec<EntityId>,
    /// The first and last words of the persons among them, sorted: their surnames, whatever comes first.
    surnames: OnceCell<Vec<(u64, EntityId)>>,
    /// The bodies of which persons among them hold or held an office, sorted.
    bodies: OnceCell<Vec<EntityId>>,
    /// The keys that were asked for, which are few and come again.
    known: RefCell<HashMap<&'g str, Option<EntityId>>>,
    gazetteer: &'g Gazetteer,
}

impl<'g> Context<'g> {
    fn find(&self, key: &'g str) -> Option<EntityId> {
        *self.known.borrow_mut().entry(key).or_insert_with(|| self.gazetteer.find(key))
    }

    /// Adds the resolutions that are cited by their body, and the others where the document names the United Nations.
    fn add_cited(&self, candidates: &Candidates, recognition: &mut Recognition) {
        let cited = &candidates.cited;
        if cited.is_empty() {
            return;
        }
        let canonical = |id| self.gazetteer.canonical(id);
        let bodies = UNITED_NATIONS.map(|key| self.gazetteer.find(key).map(canonical));
        let named = cited.iter().any(|cited| cited.sure)
            || candidates.meanings.iter().any(|meaning| meaning.entity.is_some() && bodies.contains(&meaning.entity));
        for Cited { span, sentence, found, sure } in cited {
            if !(*sure || named) {
                recognition.left_out.push((*span, Reason::Ambiguous));
                continue;
            }
            let listed = self.gazetteer.find(&found.key).map(canonical);
            let entity = listed.unwrap_or_else(|| {
                let known = recognition.found.iter().position(|other| other == found);
                found_id(known.unwrap_or_else(|| {
                    recognition.found.push(found.clone());
                    recognition.found.len() - 1
                }))
            });
            recognition.mentions.push(Mention {
                entity,
                span: *span,
                sentence: *sentence,
                form: Form::Pattern,
                rule: Rule::Citation,
                confidence: CERTAIN,
            });
        }
        recognition.mentions.sort_unstable_by_key(|mention| mention.span);
        recognition.left_out.sort_unstable_by_key(|(span, _)| *span);
    }

    fn decide(&self, meanings: &[Meaning], place: Place<'_>) -> Result<Option<(EntityId, Form)>, Reason> {
        if let [only] = meanings
            && !(only.contained || only.needs_context || only.surname.is_some())
        {
            return Ok(only.entity.map(|entity| (entity, only.form)));
        }
        if current(meanings, place.date).any(|meaning| meaning.contained) {
            return Err(Reason::Contained);
        }
        let says_nothing = |meaning: &Meaning| {
            meaning.surname.is_some_and(|surname| surname.goes_on) || !self.is_known(meaning, place)
        };
        if current(meanings, place.date).all(|meaning| meaning.needs_name && says_nothing(meaning)) {
            // A surname of somebody whom the document does not name, or that begins another name.
            return Ok(None);
        }
        let mut several = current(meanings, place.date);
        let chosen = match (several.next(), several.next()) {
            (Some(only), None) if !only.needs_context || self.supports(only, place) || self.is_at_home(only) => {
                Some(only)
            }
            (_, None) => None,
            _ => self.choose(&current(meanings, place.date).collect::<Vec<_>>(), place),
        };
        let chosen = chosen.filter(|meaning| !meaning.surname.is_some_and(|surname| self.is_shared(surname.hash)));
        chosen.map(|meaning| meaning.entity.map(|entity| (entity, meaning.form))).ok_or(Reason::Ambiguous)
    }

    /// Whether a surname is that of somebody whom the document names, or who then held the office before it, where the document names the
    /// state or body: "President Arias" and Costa Rica, "Canada's Trudeau"; "Prime Minister Trudeau" needs no Canada.
    fn is_known(&self, meaning: &Meaning, place: Place<'_>) -> bool {
        let premier = || meaning.title.is_some_and(Title::is_premier);
        self.names(meaning)
            || self.is_owned(meaning, place)
            || place.date.is_some()
                && self.is_titled(meaning, place.date)
                && (premier() || self.names_place_of_office(meaning))
    }

    /// Whether the entity held an office of whom a possessive names right before it.
    fn is_owned(&self, meaning: &Meaning, place: Place<'_>) -> bool {
        let Some(((title, entity), (owner, date))) = meaning.title.zip(meaning.entity).zip(place.owner.zip(place.date))
        else {
            return false;
        };
        title.is_owned(entity, owner, self.gazetteer, date)
    }

    fn names_place_of_office(&self, meaning: &Meaning) -> bool {
        let Some(entity) = meaning.entity else { return false };
        let entity = self.gazetteer.entity(entity);
        let places = entity.ties().map(|tie| tie.target).chain(entity.countries());
        places.filter_map(|key| self.find(key)).any(|place| self.is_clear(place))
    }

    fn supports(&self, meaning: &Meaning, place: Place<'_>) -> bool {
        self.is_titled(meaning, place.date)
            || self.is_owned(meaning, place)
            || !self.clear.is_empty()
                && (self.names(meaning) || self.names_owner(meaning) || self.names_officer(meaning))
    }

    fn is_at_home(&self, meaning: &Meaning) -> bool {
        meaning.form == Form::Acronym && (self.is_among_states(meaning) || self.is_among_siblings(meaning))
    }

    /// Whether the document names two bodies or more of the state whose body the letters are: the PP, beside the PSOE and Vox.
    fn is_among_siblings(&self, meaning: &Meaning) -> bool {
        let Some(own) = meaning.entity.map(|id| self.gazetteer.entity(id)) else { return false };
        let bodies = self.clear.iter().map(|id| self.gazetteer.entity(*id)).filter(|body| body.kind() == Kind::Agency);
        let mut siblings =
            bodies.filter(|body| body.countries().any(|state| own.countries().any(|home| home == state)));
        own.kind() == Kind::Agency && siblings.nth(1).is_some()
    }

    /// Whether letters are those of a body of many states, in a document that names two states or more: the OAS.
    fn is_among_states(&self, meaning: &Meaning) -> bool {
        let state = |id: &&EntityId| self.gazetteer.entity(**id).kind() == Kind::State;
        let body = meaning.entity.map(|id| self.gazetteer.entity(id));
        body.is_some_and(|body| {
            let union = |word: &str| UNIONS.contains(&word);
            body.kind() == Kind::Agency
                && body.countries().next().is_none()
                && body.name().split(' ').count() > 2
                && body.name().split(' ').any(union)
        }) && self.clear.iter().filter(state).nth(1).is_some()
    }

    /// Whether the document names somebody who holds or held an office of the body: Boris Johnson, of the Conservative Party.
    fn names_officer(&self, meaning: &Meaning) -> bool {
        if meaning.needs_name {
            return false;
        }
        let bodies = self.bodies.get_or_init(|| {
            let persons =
                self.clear.iter().map(|id| self.gazetteer.entity(*id)).filter(|entity| entity.kind() == Kind::Person);
            let targets = persons.flat_map(|person| person.ties()).filter_map(|tie| self.find(tie.target));
            let agencies = targets.filter(|body| self.gazetteer.entity(*body).kind() == Kind::Agency);
            let mut bodies: Vec<_> = agencies.map(|body| self.gazetteer.canonical(body)).collect();
            bodies.sort_unstable();
            bodies.dedup();
            bodies
        });
        meaning.entity.is_some_and(|entity| bodies.binary_search(&entity).is_ok())
    }

    /// Whether the office that stands before the name was the entity's.
    fn is_titled(&self, meaning: &Meaning, date: Option<Date>) -> bool {
        let held = |entity| meaning.title.is_some_and(|title| title.is_of(entity, self.gazetteer, date));
        meaning.entity.is_some_and(held)
    }

    fn names(&self, meaning: &Meaning) -> bool {
        meaning.entity.is_some_and(|entity| self.is_clear(entity))
    }

    /// Whether the document names several persons who may go by a surname, those included to whom the list does not give it.
    fn is_shared(&self, surname: u64) -> bool {
        let surnames = self.surnames.get_or_init(|| {
            let persons = self.clear.iter().map(|id| (*id, self.gazetteer.entity(*id)));
            let names = persons.filter(|(_, entity)| entity.kind() == Kind::Person).flat_map(|(id, entity)| {
                let tokens = tokenize(entity.name());
                let ends = [tokens.first(), tokens.last()].into_iter().flatten();
                ends.map(|token| (token.hash, id)).collect::<Vec<_>>()
            });
            let mut surnames: Vec<_> = names.collect();
            surnames.sort_unstable();
            surnames.dedup();
            surnames
        });
        surnames.iter().filter(|(word, _)| *word == surname).count() > 1
    }

    /// Whether the document names a state or body that the entity belongs to.
    fn names_owner(&self, meaning: &Meaning) -> bool {
        let Some(entity) = meaning.entity.filter(|_| !meaning.needs_name) else { return false };
        let entity = self.gazetteer.entity(entity);
        let parents = entity.ties().filter(|tie| tie.relation == "parent").map(|tie| tie.target);
        let mut owners = entity.countries().chain(parents).filter_map(|key| self.find(key));
        owners.any(|owner| self.is_clear(owner))
    }

    fn is_clear(&self, entity: EntityId) -> bool {
        self.clear.binary_search(&entity).is_ok()
    }

    /// Of several meanings, the one that the document names elsewhere; else the one whose state it names or whose office stands before it; else the only one that
    /// needs no context; else the one at home in what the document is about.
    fn choose<'m>(&self, meanings: &[&'m Meaning], place: Place<'_>) -> Option<&'m Meaning> {
        let tests: [&dyn Fn(&Meaning) -> bool; 4] = [
            &|meaning| self.names(meaning),
            &|meaning| self.supports(meaning, place),
            &|meaning| !meaning.needs_context,
            &|meaning| self.is_at_home(meaning),
        ];
        let decisive = tests.into_iter().find(|test| meanings.iter().any(|meaning| test(meaning)))?;
        let mut fitting = meanings.iter().filter(|meaning| decisive(meaning));
        fitting.next().filter(|first| fitting.all(|other| other.entity == first.entity)).copied()
    }
}

impl Meaning {
    fn holds(&self, date: Date) -> bool {
        date.may_lie_between(self.dates.0, self.dates.1)
    }
}
