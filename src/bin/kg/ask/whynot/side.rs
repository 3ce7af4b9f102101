//! Who is asked for: an entity of the graph, one that only a list has, or mere words.

use kg::extract::Wanted;
use kg::gazetteer::{EntityId, Gazetteer, Kind};
use kg::graph::KnowledgeGraph;
use kg::recognize::{Entities, Lookup, Publication, Recognizer, Verdict};
use kg::text::clean::clean;

use crate::ask::{near, seek};
use crate::find::Report;

/// One of the two that are asked for.
pub(super) struct Side<'a> {
    /// As it was asked for.
    pub(super) asked: &'a str,
    /// In [`KnowledgeGraph::nodes`], where the graph has it.
    pub(super) place: Option<usize>,
    /// Its key, where it is known.
    pub(super) id: Option<String>,
    pub(super) label: String,
    pub(super) kind: Option<Kind>,
    /// What the lists say of the name, where the graph does not have it.
    pub(super) list: Option<Report>,
    /// The entities of the graph that are spelled nearly so, where it has none of the name.
    pub(super) near: Option<String>,
    pub(super) wanted: Wanted,
}

impl<'a> Side<'a> {
    /// Looks a name up in the graph, then in the lists.
    ///
    /// # Errors
    /// Where the graph has more than one of that name, or the name has no word in it.
    pub(super) fn new(
        graph: &KnowledgeGraph,
        gazetteer: &Gazetteer,
        recognizer: &Recognizer<'_>,
        asked: &'a str,
    ) -> anyhow::Result<Self> {
        if let Some(place) = seek(graph, asked)? {
            return Ok(Self::of_node(graph, gazetteer, asked, place));
        }
        if !asked.chars().any(char::is_alphanumeric) {
            anyhow::bail!("`{}` is no name: it has no letter", clean(asked));
        }
        let lookup = recognizer.lookup(asked, Publication::default());
        let entities = Entities::new(gazetteer, &lookup.found);
        let one = match meant(&lookup)[..] {
            [id] => Some(entities.get(id)),
            _ => None,
        };
        if let Some(place) = one.as_ref().and_then(|entity| graph.place_of(entity.key())) {
            return Ok(Self::of_node(graph, gazetteer, asked, place));
        }
        let id = one.as_ref().map(|entity| entity.key().to_owned());
        let label = one.as_ref().map_or_else(|| clean(asked), |entity| clean(entity.name()));
        let wanted = wanted(gazetteer, id.as_deref(), asked, &label);
        Ok(Self {
            asked,
            place: None,
            kind: one.as_ref().map(kg::recognize::Named::kind),
            id,
            label,
            list: Some(Report::new(recognizer, gazetteer, asked, Publication::default())),
            near: near(graph, asked),
            wanted,
        })
    }

    fn of_node(graph: &KnowledgeGraph, gazetteer: &Gazetteer, asked: &'a str, place: usize) -> Self {
        let node = graph.node(place);
        let id = node.map(|node| node.key.clone());
        let label = node.map_or_else(|| clean(asked), |node| node.label.clone());
        let wanted = wanted(gazetteer, id.as_deref(), asked, &label);
        let kind = node.map(|node| node.kind.clone());
        Self { asked, place: Some(place), id, label, kind, list: None, near: None, wanted }
    }

    /// Its name; words that are no entity as they were asked for.
    pub(super) fn shown(&self) -> String {
        if self.id.is_some() { self.label.clone() } else { format!("`{}`", self.label) }
    }
}

/// The entities that a name may mean, each once.
fn meant(lookup: &Lookup) -> Vec<EntityId> {
    let candidates = |open: bool| {
        let wanted = lookup.candidates.iter().filter(move |candidate| !open || candidate.obstacle.is_none());
        wanted.map(|candidate| candidate.entity).collect::<Vec<_>>()
    };
    let mut ids = match &lookup.verdict {
        Verdict::Id(ids) => ids.clone(),
        Verdict::Resolved(id, _) => vec![*id],
        Verdict::Ambiguous | Verdict::NeedsContext | Verdict::NeedsName => candidates(true),
        Verdict::Ignored | Verdict::Miswritten => candidates(false),
        Verdict::Parts(_) | Verdict::Unknown => Vec::new(),
    };
    ids.sort_unstable();
    ids.dedup();
    ids
}

fn wanted(gazetteer: &Gazetteer, id: Option<&str>, asked: &str, label: &str) -> Wanted {
    let entity = id.and_then(|id| gazetteer.find(id)).map(|id| gazetteer.entity(id));
    let others = entity.iter().flat_map(kg::gazetteer::Entity::aliases).map(|(name, ..)| name);
    Wanted::new(id.map(str::to_owned).into_iter().collect(), [asked, label], others)
}
