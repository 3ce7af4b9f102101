//! `kg outlets`: edges that only one outlet carries.

use clap::Args;
use kg::graph::{Carried, EdgeRef, Outlet};
use serde_json::{Value, json};

use super::style::{Entity, FAINT, STRONG, counted, short};
use super::{GraphArgs, RelationName, is_wanted};
use crate::table::{shown_table, table};
use crate::terminal::Outcome;

const EXAMPLES: &str = "\
Examples:
  kg outlets graph.json
  kg outlets graph.json --relations events --top 20
  kg outlets graph.json --format json

An edge counts for an outlet where all documents that show it are its own. JSON: outlets [{outlet, documents, count,
edges [{id, source, target {id, label, kind}, relation, directed, count, documents, origins}]}], with all edges, those
with most first; shared, the number of edges that two outlets or more carry; unknown, those of documents whose outlet
is not known. The three add up to all edges.

Exit status: 0 done; 2 no such graph.";

/// Print the edges that only one outlet carries
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct OutletsArgs {
    #[command(flatten)]
    graph: GraphArgs,
    /// Only these relations (consult, co_occurs …), or all events, roles, treaties or cooccurrence
    #[arg(long, value_name = "RELATION", value_delimiter = ',')]
    relations: Vec<RelationName>,
    /// Print so many edges of each outlet
    #[arg(long, default_value_t = 5, value_name = "N")]
    top: usize,
}

pub(crate) fn run(args: &OutletsArgs) -> anyhow::Result<Outcome> {
    let graph = args.graph.open()?;
    let carried = graph.carried(|edge| is_wanted(&args.relations, edge.edge().relation));
    args.graph.answer(|| text(&carried, args.top), || json(&carried))
}

fn text(carried: &Carried<'_>, top: usize) -> String {
    let mut paragraphs: Vec<_> = carried.alone.iter().map(|outlet| paragraph(outlet, top)).collect();
    let alone: usize = carried.alone.iter().map(|outlet| outlet.edges.len()).sum();
    paragraphs.push(format!(
        "{} of one outlet, {} of several, {} of documents whose outlet is not known",
        counted(alone as u64, "edge"),
        carried.shared,
        carried.unknown
    ));
    paragraphs.join("\n\n")
}

fn paragraph(outlet: &Outlet<'_>, top: usize) -> String {
    let mut rows = table(&["BETWEEN", "WHAT", "AND", "COUNT", "DOCUMENTS", "ORIGINS"], 3);
    for edge in outlet.edges.iter().take(top) {
        let data = edge.edge();
        let counts = [data.count, data.documents, data.origins].map(|count| count.to_string());
        let words = [short(&edge.source.label), data.relation.to_string(), short(&edge.target.label)];
        rows.add_row(words.into_iter().chain(counts));
    }
    let edges = counted(outlet.edges.len() as u64, "edge");
    let documents = counted(outlet.documents, "document");
    let more = match outlet.edges.len().saturating_sub(top) {
        0 => String::new(),
        more => format!("\n{FAINT}… and {more} more{FAINT:#}"),
    };
    format!("{STRONG}{}{STRONG:#}: {edges} in {documents}\n{}{more}", short(outlet.name), shown_table(&rows))
}

fn json(carried: &Carried<'_>) -> Value {
    let edge = |edge: &EdgeRef<'_>| {
        let data = edge.edge();
        json!({"id": data.id, "source": Entity::new(edge.source), "target": Entity::new(edge.target),
               "relation": data.relation.as_str(), "directed": edge.is_directed(), "count": data.count,
               "documents": data.documents, "origins": data.origins})
    };
    let outlet = |outlet: &Outlet<'_>| {
        json!({"outlet": outlet.name, "documents": outlet.documents, "count": outlet.edges.len(),
               "edges": outlet.edges.iter().map(edge).collect::<Vec<_>>()})
    };
    json!({"outlets": carried.alone.iter().map(outlet).collect::<Vec<_>>(), "shared": carried.shared,
           "unknown": carried.unknown})
}
