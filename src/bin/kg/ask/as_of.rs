//! `kg asof`: the graph as it was on a day.

use std::path::PathBuf;

use clap::Args;
use kg::graph::{Background, KnowledgeGraph, View};
use kg::text::Date;
use serde_json::{Value, json};

use super::part::{PartOutputArgs, cut, put};
use super::style::short;
use crate::args::date;
use crate::graph_file;
use crate::table::{table, trimmed};
use crate::terminal::{Outcome, Terminal};

const EXAMPLES: &str = "\
Examples:
  kg asof graph.json 2019-06-30
  kg asof graph.json 2021 -o 2021.gexf
  kg asof graph.json 2018-04 --format json

It is the graph of the documents until the day, all counts and scores those of them alone; documents without a date are left out. Of offices
and memberships that the lists know, those are kept that were held on the day as far as their dates are known, and a role that sentences state
goes where the lists know that it had ended. JSON has `summary`,
`entities`, `stated` and `edges`, as `kg build --format json` prints them, and `roles`: `source`, `role`, `target`, `from` and `to`.";

/// Show the graph as of a day: its edges until then, roles as they were
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct AsOfArgs {
    /// The JSON that `kg build --json` wrote, plain, .gz or .zst; - is standard input
    #[arg(value_name = "GRAPH")]
    graph: PathBuf,
    /// The day, or a month or year, whose last day it is (YYYY, YYYY-MM or YYYY-MM-DD)
    #[arg(value_name = "DATE", value_parser = date)]
    date: Date,
    #[command(flatten)]
    output: PartOutputArgs,
}

pub(crate) fn run(args: &AsOfArgs, terminal: &Terminal) -> anyhow::Result<Outcome> {
    let plan = args.output.plan()?;
    let json = graph_file::bytes(&args.graph)?;
    let view = View { until: Some(args.date), as_of: Some(args.date), ..View::default() };
    let part = cut(&args.graph, &json, &view, terminal)?;
    put(&part, &plan, ("roles", &|| roles(&part)), terminal)
}

/// What the lists know of the entities on the day.
fn roles(part: &KnowledgeGraph) -> (String, Value) {
    let label = |key: &str| {
        let node = part.place_of(key).and_then(|place| part.node(place));
        node.map_or_else(|| key.to_owned(), |node| node.label.clone())
    };
    let mut rows = table(&["WHO", "ROLE", "OF", "FROM", "TO"], 5);
    let mut values = Vec::new();
    for Background { source, role, target, dates } in part.background() {
        let [from, to] = [dates.0, dates.1].map(|date| date.map(|date| date.to_string()));
        values.push(json!({"source": source, "role": role, "target": target, "from": from, "to": to}));
        rows.add_row([
            short(&label(source)),
            role.to_string(),
            short(&label(target)),
            from.unwrap_or_default(),
            to.unwrap_or_default(),
        ]);
    }
    let text = if values.is_empty() { String::new() } else { trimmed(&rows) };
    (text, Value::Array(values))
}
