//! The rows of a graph's JSON, as far as they are read: what follows from others is not.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Deref;

use serde::Deserialize;
use serde_json::value::RawValue;

/// The parts of the file, each to be read in its turn, whatever their order is.
#[derive(Deserialize)]
pub(super) struct Parts<'j> {
    #[serde(borrow)]
    pub(super) graph: &'j RawValue,
    #[serde(borrow)]
    pub(super) nodes: &'j RawValue,
    #[serde(borrow, alias = "links")]
    pub(super) edges: &'j RawValue,
    #[serde(borrow, default)]
    pub(super) material: Option<&'j RawValue>,
}

/// The version of the shape alone.
#[derive(Deserialize)]
pub(super) struct Version<'j> {
    #[serde(borrow, default)]
    pub(super) schema: Option<Cow<'j, str>>,
}

#[derive(Deserialize)]
pub(in crate::graph) struct Header<'j> {
    pub(super) units: u64,
    #[serde(borrow)]
    pub(in crate::graph) ledger: LedgerRow<'j>,
    pub(super) gazetteer: Cow<'j, str>,
    pub(super) options: OptionsRow<'j>,
    pub(super) view: Option<ViewRow<'j>>,
    pub(in crate::graph) document_table: Vec<DocumentTableRow<'j>>,
    pub(super) background: Vec<BackgroundRow<'j>>,
    pub(super) claims: Vec<ClaimRow<'j>>,
}

#[derive(Default, Deserialize)]
pub(in crate::graph) struct LedgerRow<'j> {
    pub(super) seen: u64,
    pub(super) used: u64,
    pub(super) repeated: u64,
    #[serde(borrow)]
    pub(super) skipped: Vec<SkippedRow<'j>>,
    pub(super) ignored: u64,
    pub(super) outside_dates: u64,
    pub(super) weightless_edges: u64,
    pub(super) names_left_out: Vec<LeftOutRow<'j>>,
}

#[derive(Deserialize)]
pub(super) struct SkippedRow<'j> {
    #[serde(borrow)]
    pub(super) source: Cow<'j, str>,
    pub(super) reason: Cow<'j, str>,
}

#[derive(Deserialize)]
pub(super) struct LeftOutRow<'j> {
    #[serde(borrow)]
    pub(super) name: Cow<'j, str>,
    pub(super) reason: Cow<'j, str>,
    pub(super) count: u64,
}

#[derive(Deserialize)]
pub(super) struct OptionsRow<'j> {
    #[serde(borrow)]
    pub(super) scope: Cow<'j, str>,
    pub(super) weight: Cow<'j, str>,
    pub(super) demonyms: bool,
    pub(super) metonyms: bool,
    pub(super) min_confidence: Option<f64>,
    pub(super) evidence: usize,
    pub(super) relations: Vec<Cow<'j, str>>,
    #[serde(default)]
    pub(super) rules: Option<Cow<'j, str>>,
}

impl OptionsRow<'_> {
    /// Those of a graph of which nobody asks how it was made.
    pub(super) fn usual() -> Self {
        Self {
            scope: "sentence".into(),
            weight: "count".into(),
            demonyms: true,
            metonyms: true,
            min_confidence: None,
            evidence: 0,
            relations: vec!["cooccurrence".into()],
            rules: None,
        }
    }
}

#[derive(Deserialize)]
pub(super) struct ViewRow<'j> {
    #[serde(borrow)]
    pub(super) kinds: Vec<Cow<'j, str>>,
    pub(super) min_count: u64,
    pub(super) min_documents: u64,
    pub(super) min_weight: f64,
    pub(super) fdr: Option<f64>,
    pub(super) backbone: Option<f64>,
    pub(super) top: Option<usize>,
    pub(super) since: Option<Cow<'j, str>>,
    pub(super) until: Option<Cow<'j, str>>,
    #[serde(default)]
    pub(super) relations: Vec<Cow<'j, str>>,
    #[serde(default)]
    pub(super) around: Vec<Cow<'j, str>>,
    pub(super) hops: Option<u32>,
    pub(super) as_of: Option<Cow<'j, str>>,
}

#[derive(Deserialize)]
pub(in crate::graph) struct DocumentTableRow<'j> {
    #[serde(borrow)]
    pub(super) id: Cow<'j, str>,
    pub(super) title: Option<Cow<'j, str>>,
    pub(super) date: Option<Cow<'j, str>>,
    pub(super) outlet: Option<Cow<'j, str>>,
    pub(super) url: Option<Cow<'j, str>>,
    pub(super) language: Option<Cow<'j, str>>,
    pub(super) path: Cow<'j, str>,
    pub(super) record: Option<u64>,
    pub(super) sha256: Cow<'j, str>,
    pub(super) units: u32,
    pub(super) mentions: u32,
    pub(super) origin: u32,
}

#[derive(Deserialize)]
pub(super) struct BackgroundRow<'j> {
    #[serde(borrow)]
    pub(super) source: Cow<'j, str>,
    pub(super) role: Cow<'j, str>,
    pub(super) target: Cow<'j, str>,
    pub(super) from: Option<Cow<'j, str>>,
    pub(super) to: Option<Cow<'j, str>>,
}

#[derive(Deserialize)]
pub(super) struct NodeRow<'j> {
    #[serde(borrow)]
    pub(super) id: Cow<'j, str>,
    pub(super) label: Cow<'j, str>,
    pub(super) kind: Cow<'j, str>,
    pub(super) wikidata: Option<Cow<'j, str>>,
    pub(super) iso3: Option<Cow<'j, str>>,
    pub(super) countries: Vec<Cow<'j, str>>,
    pub(super) discovered: bool,
    pub(super) mentions: u64,
    pub(super) units: u64,
    pub(super) documents: u64,
    pub(super) aliases: Vec<Cow<'j, str>>,
    pub(super) surfaces: BTreeMap<Cow<'j, str>, u64>,
    pub(super) first_seen: Option<Cow<'j, str>>,
    pub(super) last_seen: Option<Cow<'j, str>>,
    pub(super) degree: u64,
    pub(super) weighted_degree: f64,
    pub(super) pagerank: f64,
}

#[derive(Deserialize)]
pub(super) struct EdgeRow<'j> {
    #[serde(borrow)]
    pub(super) id: Cow<'j, str>,
    #[serde(borrow)]
    pub(super) source: Cow<'j, str>,
    #[serde(borrow)]
    pub(super) target: Cow<'j, str>,
    #[serde(borrow)]
    pub(super) relation: Cow<'j, str>,
    pub(super) directed: bool,
    pub(super) weight: f64,
    pub(super) count: u64,
    pub(super) documents: u64,
    pub(super) origins: u64,
    pub(super) outlets: u64,
    pub(super) contingency: Option<[u64; 4]>,
    #[serde(default)]
    pub(super) npmi: f64,
    #[serde(default)]
    pub(super) llr: f64,
    #[serde(default)]
    pub(super) p: f64,
    #[serde(default)]
    pub(super) modes: Counts<'j>,
    #[serde(default)]
    pub(super) polarity: Counts<'j>,
    #[serde(default)]
    pub(super) modality: Counts<'j>,
    #[serde(borrow)]
    pub(super) first_date: Option<Text<'j>>,
    #[serde(borrow)]
    pub(super) last_date: Option<Text<'j>>,
    #[serde(borrow)]
    pub(super) first_seen: Option<Text<'j>>,
    #[serde(borrow)]
    pub(super) last_seen: Option<Text<'j>>,
    pub(super) evidence: Vec<EvidenceRow<'j>>,
}

/// A text that is borrowed from the file where nothing in it is escaped; one that may be missing is only borrowed like this.
#[derive(Deserialize)]
#[serde(transparent)]
pub(super) struct Text<'j>(#[serde(borrow)] Cow<'j, str>);

impl Deref for Text<'_> {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

/// How often what was counted, by its name.
pub(super) type Counts<'j> = BTreeMap<Cow<'j, str>, u64>;

#[derive(Deserialize)]
pub(super) struct ClaimRow<'j> {
    #[serde(borrow)]
    pub(super) source: Cow<'j, str>,
    #[serde(borrow)]
    pub(super) target: Cow<'j, str>,
    #[serde(borrow)]
    pub(super) relation: Cow<'j, str>,
    pub(super) directed: bool,
    pub(super) modes: Counts<'j>,
    pub(super) polarity: Counts<'j>,
    pub(super) modality: Counts<'j>,
    #[serde(borrow)]
    pub(super) first_date: Option<Text<'j>>,
    #[serde(borrow)]
    pub(super) last_date: Option<Text<'j>>,
    pub(super) evidence: Vec<EvidenceRow<'j>>,
}

#[derive(Deserialize)]
pub(super) struct EvidenceRow<'j> {
    #[serde(borrow)]
    pub(super) doc: Cow<'j, str>,
    pub(super) start: u32,
    pub(super) end: u32,
    pub(super) mentions: [[u32; 2]; 2],
    #[serde(borrow)]
    pub(super) quote: Option<Text<'j>>,
    #[serde(borrow)]
    pub(super) rule: Cow<'j, str>,
    #[serde(borrow)]
    pub(super) mode: Option<Text<'j>>,
    pub(super) trigger: Option<[u32; 2]>,
    #[serde(borrow)]
    pub(super) polarity: Option<Text<'j>>,
    #[serde(borrow)]
    pub(super) modality: Option<Text<'j>>,
    #[serde(borrow)]
    pub(super) speaker: Option<Text<'j>>,
    #[serde(borrow)]
    pub(super) event_date: Option<Text<'j>>,
}
