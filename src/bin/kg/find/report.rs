//! What is said of a name, in one structure for people and programs.

use std::collections::BTreeMap;

use kg::gazetteer::{AliasRecord, CaseRule, Entity, EntityId, Form, Gazetteer, Kind, Tie, TieView};
use kg::recognize::{
    Candidate, Entities, Lookup, Named, Obstacle, Part, Publication, Reason, Recognizer, Silence, Verdict,
};
use kg::text::{Date, Span};
use serde::{Serialize, Serializer};

/// How many spellings are proposed for a name that is not found.
const PROPOSALS: usize = 5;

/// What is said of one name.
#[derive(Serialize)]
pub(crate) struct Report {
    /// The name as it was asked for.
    pub(super) name: String,
    pub(super) date: Option<String>,
    pub(super) language: Option<String>,
    pub(super) verdict: Answer,
    /// What it resolves to.
    pub(super) resolved: Option<Resolved>,
    /// The names that are spelled so.
    pub(super) candidates: Vec<Row>,
    /// What the list says of the entity that it resolves to, or of each that it may mean.
    pub(super) entities: Vec<Card>,
    /// Names inside it, where it is none itself.
    pub(super) parts: Vec<Inside>,
    /// Names that are spelled nearly so, where nothing is.
    pub(super) similar: Vec<Reference>,
}

/// What a name comes to, without what it means.
#[derive(Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Answer {
    Id,
    Resolved,
    Ignored,
    NeedsContext,
    NeedsName,
    Ambiguous,
    Miswritten,
    Parts,
    Unknown,
}

impl From<&Verdict> for Answer {
    fn from(verdict: &Verdict) -> Self {
        match verdict {
            Verdict::Id(_) => Self::Id,
            Verdict::Resolved(..) => Self::Resolved,
            Verdict::Ignored => Self::Ignored,
            Verdict::NeedsContext => Self::NeedsContext,
            Verdict::NeedsName => Self::NeedsName,
            Verdict::Ambiguous => Self::Ambiguous,
            Verdict::Miswritten => Self::Miswritten,
            Verdict::Parts(_) => Self::Parts,
            Verdict::Unknown => Self::Unknown,
        }
    }
}

/// An entity by its id and name.
#[derive(Clone, Serialize, PartialEq, Eq)]
pub(super) struct Reference {
    pub(super) id: String,
    pub(super) name: String,
}

#[derive(Serialize)]
pub(super) struct Resolved {
    #[serde(flatten)]
    pub(super) entity: Reference,
    #[serde(serialize_with = "form_name")]
    pub(super) form: Form,
}

/// One name that the query is spelled like.
#[derive(Serialize)]
pub(super) struct Row {
    #[serde(flatten)]
    pub(super) entity: Reference,
    pub(super) kind: String,
    pub(super) wikidata: Option<String>,
    pub(super) countries: Vec<Reference>,
    pub(super) spelling: String,
    pub(super) form: &'static str,
    pub(super) language: Option<String>,
    /// The flags that the list gives the name; `language` where it counts only in texts of its language.
    pub(super) rules: Vec<&'static str>,
    pub(super) from: Option<String>,
    pub(super) to: Option<String>,
    /// What keeps the query from counting as this name.
    #[serde(serialize_with = "obstacle_name")]
    pub(super) obstacle: Option<Obstacle>,
    /// The entities of which a document must name one, where it needs more.
    pub(super) decided_by: Vec<Reference>,
}

/// What the list says of an entity.
#[derive(Serialize)]
pub(super) struct Card {
    #[serde(flatten)]
    pub(super) entity: Reference,
    pub(super) kind: String,
    pub(super) wikidata: Option<String>,
    pub(super) iso3: Option<String>,
    pub(super) countries: Vec<Reference>,
    pub(super) from: Option<String>,
    pub(super) to: Option<String>,
    pub(super) in_force: Option<String>,
    /// By form, then language.
    pub(super) names: Vec<Names>,
    pub(super) roles: Vec<Bond>,
    pub(super) parties: Vec<Bond>,
    pub(super) parents: Vec<Reference>,
}

#[derive(Serialize)]
pub(super) struct Names {
    pub(super) form: &'static str,
    pub(super) language: String,
    #[serde(rename = "names")]
    pub(super) words: Vec<String>,
}

/// A role or a party, with its dates.
#[derive(Serialize)]
pub(super) struct Bond {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) role: Option<String>,
    #[serde(rename = "of")]
    pub(super) target: Reference,
    pub(super) signed: Option<String>,
    pub(super) from: Option<String>,
    pub(super) to: Option<String>,
    pub(super) as_of: Option<String>,
}

/// A name inside the query.
#[derive(Serialize)]
pub(super) struct Inside {
    pub(super) text: String,
    pub(super) resolved: Option<Reference>,
    pub(super) left_out: Option<Omission>,
}

/// Why a name inside the query means nothing.
#[derive(Clone, Copy, Serialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Omission {
    Ambiguous,
    Contained,
    Ignored,
    NeedsName,
}

impl Report {
    pub(crate) fn new(
        recognizer: &Recognizer<'_>,
        gazetteer: &Gazetteer,
        name: &str,
        publication: Publication<'_>,
    ) -> Self {
        let lookup = recognizer.lookup(name, publication);
        let entities = Entities::new(gazetteer, &lookup.found);
        let resolved = match lookup.verdict {
            Verdict::Resolved(id, form) => Some(Resolved { entity: reference(&entities.get(id)), form }),
            _ => None,
        };
        let missing = matches!(lookup.verdict, Verdict::Unknown | Verdict::Parts(_));
        let similar = if missing { gazetteer.similar(name, PROPOSALS) } else { Vec::new() };
        let similar = similar.into_iter().map(|similar| {
            let id = gazetteer.entity(similar.entity).key().to_owned();
            Reference { id, name: similar.name }
        });
        Self {
            name: name.to_owned(),
            date: publication.date.map(|date| date.to_string()),
            language: publication.language.map(str::to_owned),
            verdict: Answer::from(&lookup.verdict),
            resolved,
            candidates: lookup.candidates.iter().map(|candidate| row(gazetteer, candidate)).collect(),
            entities: described(&entities, &lookup).into_iter().map(|entity| card(gazetteer, &entity)).collect(),
            parts: parts(&entities, &lookup, name.trim()),
            similar: similar.collect(),
        }
    }

    /// Whether the list has the name as it is written.
    pub(super) fn is_found(&self) -> bool {
        !matches!(self.verdict, Answer::Unknown | Answer::Parts | Answer::Miswritten)
    }
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes references")]
fn form_name<S: Serializer>(form: &Form, to: S) -> Result<S::Ok, S::Error> {
    to.serialize_str(form.as_str())
}

#[expect(clippy::ref_option, clippy::trivially_copy_pass_by_ref, reason = "serde passes references")]
fn obstacle_name<S: Serializer>(obstacle: &Option<Obstacle>, to: S) -> Result<S::Ok, S::Error> {
    obstacle.map(Obstacle::as_str).serialize(to)
}

fn reference(entity: &Named<'_>) -> Reference {
    Reference { id: entity.key().to_owned(), name: entity.name().to_owned() }
}

fn refer(entity: &Entity<'_>) -> Reference {
    Reference { id: entity.key().to_owned(), name: entity.name().to_owned() }
}

/// The entity with a key; the key stands for its name where no list has it.
fn refer_to(gazetteer: &Gazetteer, key: &str) -> Reference {
    let known = gazetteer.find(key).map(|id| refer(&gazetteer.entity(id)));
    known.unwrap_or_else(|| Reference { id: key.to_owned(), name: key.to_owned() })
}

fn text(date: Option<Date>) -> Option<String> {
    date.map(|date| date.to_string())
}

/// The entity that a name resolves to, else all that it may mean, each once.
fn described<'g>(entities: &Entities<'g>, lookup: &Lookup) -> Vec<Entity<'g>> {
    let mut ids: Vec<EntityId> = match &lookup.verdict {
        Verdict::Id(ids) => ids.clone(),
        Verdict::Resolved(id, _) => vec![*id],
        _ => lookup.candidates.iter().map(|candidate| candidate.entity).collect(),
    };
    let mut seen = Vec::new();
    ids.retain(|id| {
        let new = !seen.contains(id);
        seen.push(*id);
        new
    });
    let listed = |id| match entities.get(id) {
        Named::Listed(entity) => Some(entity),
        Named::Found(_) => None,
    };
    ids.into_iter().filter_map(listed).collect()
}

fn row(gazetteer: &Gazetteer, candidate: &Candidate) -> Row {
    let entity = gazetteer.entity(candidate.entity);
    let AliasRecord { text: spelling, form, needs_context, needs_name, language, from, to, .. } =
        candidate.alias.clone();
    Row {
        entity: refer(&entity),
        kind: entity.kind().to_string(),
        wikidata: entity.wikidata().map(str::to_owned),
        countries: countries(gazetteer, &entity),
        spelling,
        form: form.as_str(),
        language,
        rules: rules(candidate),
        from: text(from),
        to: text(to),
        obstacle: candidate.obstacle,
        decided_by: deciders(gazetteer, &entity, needs_context, needs_name),
    }
}

fn rules(candidate: &Candidate) -> Vec<&'static str> {
    let AliasRecord { case, needs_context, needs_name, prefix, .. } = candidate.alias;
    let flags = [
        (case == CaseRule::Exact, "exact"),
        (case == CaseRule::Any, "anycase"),
        (needs_context, "context"),
        (needs_name, "named"),
        (prefix, "prefix"),
        (candidate.needs_language, "language"),
    ];
    flags.into_iter().filter(|(holds, _)| *holds).map(|(_, flag)| flag).collect()
}

/// What a document must name for a name that needs more: the entity itself or, unless only that will do, a state of its.
fn deciders(gazetteer: &Gazetteer, entity: &Entity<'_>, needs_context: bool, needs_name: bool) -> Vec<Reference> {
    if !(needs_context || needs_name) || entity.kind() == Kind::Ignore {
        return Vec::new();
    }
    let states = if needs_name { Vec::new() } else { countries(gazetteer, entity) };
    [refer(entity)].into_iter().chain(states).collect()
}

fn countries(gazetteer: &Gazetteer, entity: &Entity<'_>) -> Vec<Reference> {
    entity.countries().map(|key| refer_to(gazetteer, key)).collect()
}

fn card(gazetteer: &Gazetteer, entity: &Entity<'_>) -> Card {
    let bonds = |wanted: fn(&TieView<'_>) -> bool| -> Vec<Bond> {
        entity.ties().filter(wanted).map(|tie| bond(gazetteer, &tie)).collect()
    };
    let parents = entity.ties().filter(|tie| tie.relation == Tie::PARENT);
    let (from, to) = entity.dates();
    Card {
        entity: refer(entity),
        kind: entity.kind().to_string(),
        wikidata: entity.wikidata().map(str::to_owned),
        iso3: entity.iso3().map(str::to_owned),
        countries: countries(gazetteer, entity),
        from: text(from),
        to: text(to),
        in_force: text(entity.in_force()),
        names: names(entity),
        roles: bonds(|tie| ![Tie::PARTY, Tie::PARENT].contains(&tie.relation)),
        parties: bonds(|tie| tie.relation == Tie::PARTY),
        parents: parents.map(|tie| refer_to(gazetteer, tie.target)).collect(),
    }
}

fn bond(gazetteer: &Gazetteer, tie: &TieView<'_>) -> Bond {
    Bond {
        role: Some(tie.relation).filter(|relation| *relation != Tie::PARTY).map(str::to_owned),
        target: refer_to(gazetteer, tie.target),
        signed: text(tie.signed),
        from: text(tie.from),
        to: text(tie.to),
        as_of: text(tie.as_of),
    }
}

/// The names of an entity by form, then language, English first; each once, and without those that only leave out an apostrophe.
fn names(entity: &Entity<'_>) -> Vec<Names> {
    let mut groups: BTreeMap<(Form, &str), Vec<String>> = BTreeMap::new();
    for (name, form, language) in entity.aliases() {
        let group = groups.entry((form, language)).or_default();
        if !group.iter().any(|known| known == name || known.replace(['\'', '’'], "") == name) {
            group.push(name.to_owned());
        }
    }
    let names = |((form, language), words): ((Form, &str), Vec<String>)| {
        let language = if language.is_empty() { "en" } else { language }.to_owned();
        Names { form: form.as_str(), language, words }
    };
    groups.into_iter().map(names).collect()
}

fn parts(entities: &Entities<'_>, lookup: &Lookup, query: &str) -> Vec<Inside> {
    let Verdict::Parts(parts) = &lookup.verdict else { return Vec::new() };
    let inside = |(span, part): &(Span, Part)| {
        let (resolved, left_out) = match *part {
            Part::Means(id) => (Some(reference(&entities.get(id))), None),
            Part::LeftOut(Reason::Ambiguous) => (None, Some(Omission::Ambiguous)),
            Part::LeftOut(Reason::Contained) => (None, Some(Omission::Contained)),
            Part::Silent(Silence::Taken | Silence::Aside) => (None, Some(Omission::Ignored)),
            Part::Silent(Silence::Unnamed) => (None, Some(Omission::NeedsName)),
        };
        Inside { text: span.of(query).to_owned(), resolved, left_out }
    };
    parts.iter().map(inside).collect()
}
