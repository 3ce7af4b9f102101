//! What `kg build` is told: how edges are made, and which are shown.

use clap::Args;
use kg::gazetteer::Kind;
use kg::graph::{Relations, View, Weight};
use kg::relate::Scope;
use kg::text::Date;

use super::{InputArgs, OutputArgs, PrintFormat, RecognizeArgs, RulesArgs, date, weight};

#[derive(Args)]
pub(crate) struct BuildArgs {
    #[command(flatten)]
    pub(crate) input: InputArgs,
    #[command(flatten)]
    pub(crate) recognize: RecognizeArgs,
    #[command(flatten)]
    pub(crate) outputs: OutputArgs,
    /// Print tables or JSON where no file is asked for
    #[arg(long, value_enum, default_value = "text", value_name = "FORMAT", help_heading = "Output")]
    pub(crate) format: PrintFormat,
    #[command(flatten)]
    view: ViewArgs,
    /// How near two names must stand: sentence, paragraph, document or window:N (N sentences)
    #[arg(long, default_value_t = Scope::Sentence, value_name = "SCOPE", help_heading = "Graph")]
    pub(crate) scope: Scope,
    /// Which edges there are: events, roles, treaties, cooccurrence, with commas between
    #[arg(
        long,
        default_value = "events,roles,treaties,cooccurrence",
        hide_default_value = true,
        value_name = "LIST",
        help_heading = "Graph"
    )]
    pub(crate) relations: Relations,
    #[command(flatten)]
    pub(crate) rules: RulesArgs,
    /// What the weight of an edge is: count, documents, origins (documents, copies of one report taken as one), npmi or llr
    #[arg(long, default_value = "count", value_name = "MEASURE", help_heading = "Graph")]
    pub(crate) weight: Weight,
    /// Quote so many pieces of evidence of each edge
    #[arg(long, default_value_t = 20, value_name = "N", help_heading = "Graph")]
    pub(crate) evidence: usize,
}

impl BuildArgs {
    pub(crate) fn view(&self) -> View {
        View {
            kinds: self.view.kinds.clone(),
            min_count: self.view.min_count,
            min_documents: self.view.min_documents,
            min_weight: self.view.min_weight,
            fdr: self.view.fdr,
            backbone: self.view.backbone,
            top: self.view.top,
            since: self.view.since,
            until: self.view.until,
            ..View::default()
        }
    }
}

/// Filters; a filtered graph is a view
#[derive(Args)]
struct ViewArgs {
    /// Only these kinds of entities (person, state, agency, treaty, or your gazetteer's own)
    #[arg(long = "kind", value_name = "KIND", value_delimiter = ',', help_heading = "Filters")]
    kinds: Vec<Kind>,
    /// Only edges in so many units
    #[arg(long, default_value_t = 0, hide_default_value = true, value_name = "N", help_heading = "Filters")]
    min_count: u64,
    /// Only edges in so many documents
    #[arg(long, default_value_t = 0, hide_default_value = true, value_name = "N", help_heading = "Filters")]
    min_documents: u64,
    /// Only edges of this weight or more
    #[arg(long, default_value_t = 0.0, hide_default_value = true, value_name = "W", value_parser = weight, help_heading = "Filters")]
    min_weight: f64,
    /// Only edges that are more than chance, so that of those kept at most a share Q (such as 0.05) is expected to be chance: Fisher's exact test on the
    /// units that name both, corrected for all pairs of entities (Benjamini-Hochberg)
    #[arg(long, value_name = "Q", value_parser = level, help_heading = "Filters")]
    fdr: Option<f64>,
    /// Only the backbone: edges that have more of the weight of one of their ends than chance would give them, at the level ALPHA (such as 0.05) of the
    /// disparity filter; an entity's only edge stays where it matters to the other end
    #[arg(long, value_name = "ALPHA", value_parser = level, help_heading = "Filters")]
    backbone: Option<f64>,
    /// Only the N entities whose edges weigh most
    #[arg(long, value_name = "N", help_heading = "Filters")]
    top: Option<usize>,
    /// Only documents from this day on (YYYY, YYYY-MM or YYYY-MM-DD)
    #[arg(long, value_name = "DATE", value_parser = date, help_heading = "Filters")]
    since: Option<Date>,
    /// Only documents until this day
    #[arg(long, value_name = "DATE", value_parser = date, help_heading = "Filters")]
    until: Option<Date>,
}

/// A level of significance.
fn level(text: &str) -> Result<f64, String> {
    let number = text.parse::<f64>().ok().filter(|number| *number > 0.0 && *number < 1.0);
    number.ok_or_else(|| "expected a number above 0 and below 1, such as 0.05".to_owned())
}
