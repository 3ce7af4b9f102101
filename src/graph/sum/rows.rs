//! The rows of what documents gave, as a graph's file has them.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::value::RawValue;

#[derive(Deserialize)]
pub(super) struct Material<'j> {
    #[serde(borrow)]
    pub(super) entities: Vec<EntityRow<'j>>,
    #[serde(borrow)]
    pub(super) documents: Vec<&'j RawValue>,
}

#[derive(Deserialize)]
pub(super) struct EntityRow<'j> {
    #[serde(borrow)]
    pub(super) id: Cow<'j, str>,
    pub(super) label: Option<Cow<'j, str>>,
    pub(super) kind: Option<Cow<'j, str>>,
    pub(super) wikidata: Option<Cow<'j, str>>,
    pub(super) iso3: Option<Cow<'j, str>>,
    #[serde(default)]
    pub(super) countries: Vec<String>,
    #[serde(default)]
    pub(super) discovered: bool,
    #[serde(default)]
    pub(super) aliases: Vec<String>,
    #[serde(default)]
    pub(super) ties: Vec<TieRow<'j>>,
}

#[derive(Deserialize)]
pub(super) struct TieRow<'j>(
    #[serde(borrow)] pub(super) Cow<'j, str>,
    pub(super) Cow<'j, str>,
    pub(super) Option<Cow<'j, str>>,
    pub(super) Option<Cow<'j, str>>,
);

#[derive(Deserialize)]
pub(super) struct GivenRow<'j> {
    #[serde(borrow)]
    pub(super) doc: Cow<'j, str>,
    #[serde(default)]
    pub(super) repeated: u32,
    pub(super) sketch: Cow<'j, str>,
    #[serde(borrow)]
    pub(super) entities: BTreeMap<Cow<'j, str>, CountRow<'j>>,
    #[serde(default)]
    pub(super) found: BTreeMap<Cow<'j, str>, (Cow<'j, str>, Cow<'j, str>)>,
    #[serde(default)]
    pub(super) left_out: Vec<(Cow<'j, str>, Cow<'j, str>, u32)>,
    pub(super) units: Vec<UnitRow<'j>>,
    #[serde(default)]
    pub(super) statements: Vec<StatedRow<'j>>,
}

/// How often an entity is named, in how many units, and how often under which words.
#[derive(Deserialize)]
pub(super) struct CountRow<'j>(pub(super) u32, pub(super) u32, #[serde(borrow)] pub(super) BTreeMap<Cow<'j, str>, u32>);

#[derive(Deserialize)]
pub(super) struct UnitRow<'j> {
    pub(super) start: u32,
    pub(super) end: u32,
    #[serde(borrow)]
    pub(super) sketch: Cow<'j, str>,
    pub(super) mentions: BTreeMap<Cow<'j, str>, [u32; 2]>,
    pub(super) text: Option<Cow<'j, str>>,
}

#[derive(Deserialize)]
pub(super) struct StatedRow<'j> {
    #[serde(borrow)]
    pub(super) source: Cow<'j, str>,
    pub(super) target: Cow<'j, str>,
    pub(super) relation: Cow<'j, str>,
    pub(super) symmetric: bool,
    pub(super) start: u32,
    pub(super) end: u32,
    pub(super) mentions: [[u32; 2]; 2],
    pub(super) rule: Cow<'j, str>,
    pub(super) mode: Option<Cow<'j, str>>,
    pub(super) trigger: [u32; 2],
    pub(super) polarity: Cow<'j, str>,
    pub(super) modality: Cow<'j, str>,
    pub(super) speaker: Option<Cow<'j, str>>,
    pub(super) event_date: Option<Cow<'j, str>>,
}
