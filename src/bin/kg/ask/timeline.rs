//! `kg timeline`: when a graph, an entity or a pair is written of.

use std::fmt::Write;

use clap::Args;
use kg::graph::{Months, Written};
use serde_json::{Value, json};

use super::style::{Entity, Month, bars, colored};
use super::{GraphArgs, find, pair};
use crate::table::{shown_table, table};
use crate::terminal::Outcome;

const EXAMPLES: &str = "\
Examples:
  kg timeline graph.json
  kg timeline graph.json dprk
  kg timeline graph.json china dprk --format json

Months are those in which documents were published. Of a graph, all documents and all their units are counted; of an
entity the passages that name it beside another, of a pair those that join the two. JSON: of [{id, label, kind}], the
entities asked for; months [{month, documents, passages}], those with any; a document of which only the year is known
stands under the year; undated {documents, passages}.

Exit status: 0 done; 2 no such entity or graph.";

/// Count documents and passages by month: of the graph, an entity or a pair
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct TimelineArgs {
    #[command(flatten)]
    graph: GraphArgs,
    /// An entity: its id, its name or another name
    #[arg(value_name = "A")]
    one: Option<String>,
    /// Another
    #[arg(value_name = "B")]
    other: Option<String>,
}

pub(crate) fn run(args: &TimelineArgs) -> anyhow::Result<Outcome> {
    let graph = args.graph.open()?;
    let (places, months) = match (&args.one, &args.other) {
        (Some(one), Some(other)) => {
            let ends = pair(&graph, one, other)?;
            (ends.to_vec(), graph.months_of(graph.edges_between(ends[0], ends[1])))
        }
        (Some(one), None) => {
            let place = find(&graph, one)?;
            (vec![place], graph.months_of(graph.edges_at(place)))
        }
        _ => (Vec::new(), graph.months()),
    };
    let nodes: Vec<_> = places.into_iter().filter_map(|place| graph.node(place)).collect();
    args.graph.answer(
        || {
            let names: Vec<_> = nodes.iter().map(|node| colored(node)).collect();
            let head = if names.is_empty() { String::new() } else { names.join(" and ") + "\n\n" };
            head + &text(&months)
        },
        || json(&nodes.iter().map(|node| Entity::new(node)).collect::<Vec<_>>(), &months),
    )
}

/// How long the longest bar is.
const BAR: u64 = 50;

fn text(months: &Months) -> String {
    let most = months.months.values().map(|written| written.passages).max().unwrap_or(0).max(1);
    let bar = |passages: u64| "█".repeat(usize::try_from((passages * BAR).div_ceil(most)).unwrap_or(0));
    let mut rows = table(&["MONTH", "DOCUMENTS", "PASSAGES", ""], 1);
    rows.column_mut(3).map(|column| column.set_cell_alignment(comfy_table::CellAlignment::Left));
    let mut add = |month: String, written: &Written| {
        rows.add_row([month, written.documents.to_string(), written.passages.to_string(), bar(written.passages)]);
    };
    for (month, written) in &months.months {
        add(month.to_string(), written);
    }
    if months.undated.documents > 0 {
        add("undated".to_owned(), &months.undated);
    }
    if rows.is_empty() {
        return "nothing is written of it".to_owned();
    }
    let mut page = shown_table(&rows);
    if let Some((first, series)) = months.series() {
        let _ = write!(page, "\n\n{}", bars(first, &series));
    }
    page
}

fn json(of: &[Entity<'_>], months: &Months) -> Value {
    let Written { documents, passages } = months.undated;
    json!({"of": of, "months": months.months.iter().map(Month::new).collect::<Vec<_>>(),
           "undated": {"documents": documents, "passages": passages}})
}
