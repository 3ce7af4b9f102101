//! `kg subgraph`: a part of a graph, in any format.

use std::path::PathBuf;

use clap::Args;
use kg::gazetteer::Kind;
use kg::graph::{KnowledgeGraph, View};
use kg::relate::Predicate;
use kg::text::Date;
use serde_json::Value;

use super::part::{PartOutputArgs, cut, put};
use super::{RelationName, find, is_wanted};
use crate::args::{date, weight};
use crate::graph_file;
use crate::terminal::{Outcome, Terminal};

const EXAMPLES: &str = "\
Examples:
  kg subgraph graph.json --around 'Kim Jong Un' --hops 2 -o kim.gexf
  kg subgraph graph.json --around DPRK --kind person,state --relations events,roles
  kg subgraph graph.json --since 2019 --until 2020-06 --min-count 2 --top 40 -o - --format dot | dot -Tsvg
  kg subgraph graph.json.gz --relations sanction,accuse --format json

What is written is a view, and its `view` says how it was filtered. With --since and --until all counts and scores are those of
the documents in between, as `kg build --since --until` has them. Without a file, JSON has `summary`, `entities`, `stated` and `edges`,
as `kg build --format json` prints them.";

/// Cut a part out of a graph: what is near an entity, of some kinds, relations, dates
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct SubgraphArgs {
    /// The JSON that `kg build --json` wrote, plain, .gz or .zst; - is standard input
    #[arg(value_name = "GRAPH")]
    graph: PathBuf,
    /// Only what is near this entity, named by its id, name or alias (repeatable)
    #[arg(long, value_name = "NAME", help_heading = "Filters")]
    around: Vec<String>,
    /// Near is what so many edges lead to at most, of those that pass the other filters
    #[arg(long, value_name = "N", default_value_t = 1, requires = "around", help_heading = "Filters")]
    hops: u32,
    /// Only these kinds of entities (person, state, agency, treaty, or your gazetteer's own)
    #[arg(long = "kind", value_name = "KIND", value_delimiter = ',', help_heading = "Filters")]
    kinds: Vec<Kind>,
    /// Only these relations (`consult`, `minister_of` …), or families of them: events, roles, treaties, cooccurrence
    #[arg(long, value_name = "LIST", value_delimiter = ',', help_heading = "Filters")]
    relations: Vec<RelationName>,
    /// Only evidence in documents from this day on (YYYY, YYYY-MM or YYYY-MM-DD)
    #[arg(long, value_name = "DATE", value_parser = date, help_heading = "Filters")]
    since: Option<Date>,
    /// Only evidence in documents until this day
    #[arg(long, value_name = "DATE", value_parser = date, help_heading = "Filters")]
    until: Option<Date>,
    /// Only edges of so many units or statements
    #[arg(long, default_value_t = 0, hide_default_value = true, value_name = "N", help_heading = "Filters")]
    min_count: u64,
    /// Only edges in so many documents
    #[arg(long, default_value_t = 0, hide_default_value = true, value_name = "N", help_heading = "Filters")]
    min_documents: u64,
    /// Only edges of this weight or more
    #[arg(long, default_value_t = 0.0, hide_default_value = true, value_name = "W", value_parser = weight, help_heading = "Filters")]
    min_weight: f64,
    /// Only the N entities whose edges weigh most; those of --around are among them
    #[arg(long, value_name = "N", help_heading = "Filters")]
    top: Option<usize>,
    #[command(flatten)]
    output: PartOutputArgs,
}

impl SubgraphArgs {
    /// The keys of the entities that are named.
    fn around(&self, graph: &KnowledgeGraph) -> anyhow::Result<Vec<String>> {
        let mut around = Vec::new();
        for name in &self.around {
            let node = find(graph, name).map(|place| graph.node(place))?;
            around.extend(node.map(|node| node.key.clone()));
        }
        around.sort();
        around.dedup();
        Ok(around)
    }

    /// What is to be shown of the graph that stands in its file.
    fn view(&self, json: &[u8]) -> anyhow::Result<View> {
        let around =
            if self.around.is_empty() { Vec::new() } else { self.around(&graph_file::asked(&self.graph, json)?)? };
        let relations = Predicate::ALL.iter().copied().filter(|relation| is_wanted(&self.relations, *relation));
        Ok(View {
            kinds: self.kinds.clone(),
            min_count: self.min_count,
            min_documents: self.min_documents,
            min_weight: self.min_weight,
            top: self.top,
            since: self.since,
            until: self.until,
            relations: if self.relations.is_empty() { Vec::new() } else { relations.collect() },
            hops: (!around.is_empty()).then_some(self.hops),
            around,
            ..View::default()
        })
    }
}

pub(crate) fn run(args: &SubgraphArgs, terminal: &Terminal) -> anyhow::Result<Outcome> {
    let plan = args.output.plan()?;
    let json = graph_file::bytes(&args.graph)?;
    let view = args.view(&json)?;
    let part = cut(&args.graph, &json, &view, terminal)?;
    put(&part, &plan, ("", &|| (String::new(), Value::Null)), terminal)
}
