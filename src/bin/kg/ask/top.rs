//! `kg top`: the foremost entities, by one measure or another.

use clap::{Args, ValueEnum};
use kg::gazetteer::Kind;
use kg::graph::{Betweenness, KnowledgeGraph, Node, significant};
use serde_json::{Value, json};

use super::GraphArgs;
use super::style::{FAINT, short};
use crate::table::{shown_table, table};
use crate::terminal::{Outcome, Terminal};

const EXAMPLES: &str = "\
Examples:
  kg top graph.json
  kg top graph.json --by betweenness --kind person -n 10
  kg top graph.json --by pagerank --format json

Degree, PageRank and betweenness are those of co-occurrence, where the graph has it. Betweenness is the share of the
shortest paths between two others that pass an entity; above 5,000 entities it is estimated from a sample, and
printed with a bound of its error that holds in 95 % of samples. JSON: by; sampled, the number of sources of paths, or null; entities
[{rank, id, label, kind, mentions, documents, degree, weighted_degree, pagerank, betweenness, error}], the last two
where asked for.

Exit status: 0 done; 2 no such graph.";

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum By {
    /// How often it is named.
    Mentions,
    /// With how many others it is named.
    Degree,
    /// How likely one is there who follows edges at random.
    Pagerank,
    /// How many shortest paths pass it.
    Betweenness,
}

/// Rank the entities by mentions, degree, PageRank or betweenness
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct TopArgs {
    #[command(flatten)]
    graph: GraphArgs,
    /// Rank by this measure
    #[arg(long, value_enum, default_value = "mentions", value_name = "MEASURE")]
    by: By,
    /// Only these kinds of entities (person, state, agency, treaty, or your gazetteer's own)
    #[arg(long = "kind", value_name = "KIND", value_delimiter = ',')]
    kinds: Vec<Kind>,
    /// Print so many
    #[arg(short, default_value_t = 20, value_name = "N")]
    number: usize,
}

pub(crate) fn run(args: &TopArgs, terminal: &Terminal) -> anyhow::Result<Outcome> {
    let graph = args.graph.open()?;
    let between = (args.by == By::Betweenness).then(|| betweenness(&graph, terminal));
    let ranked = ranked(&graph, args, between.as_ref());
    args.graph.answer(|| text(&ranked, between.as_ref()), || json(&ranked, args.by, between.as_ref()))
}

/// The betweenness of all, with a bar while it is computed.
fn betweenness(graph: &KnowledgeGraph, terminal: &Terminal) -> Betweenness {
    let bar = terminal.steps();
    let between = graph.betweenness(&|done, all| {
        bar.set_length(all);
        bar.set_position(done);
    });
    bar.finish_and_clear();
    between
}

/// The foremost entities with their places, the first first.
fn ranked<'g>(graph: &'g KnowledgeGraph, args: &TopArgs, between: Option<&Betweenness>) -> Vec<(usize, &'g Node)> {
    #[expect(clippy::cast_precision_loss, reason = "counts stay far below 2^53")]
    let score = |(place, node): &(usize, &Node)| match args.by {
        By::Mentions => node.mentions as f64,
        By::Degree => node.degree as f64,
        By::Pagerank => node.pagerank,
        By::Betweenness => between.map_or(0.0, |between| significant(between.values[*place])),
    };
    let wanted = |node: &Node| args.kinds.is_empty() || args.kinds.contains(&node.kind);
    let mut ranked: Vec<_> = graph.nodes().enumerate().filter(|(_, node)| wanted(node)).collect();
    ranked.sort_by(|a, b| score(b).total_cmp(&score(a)).then(b.1.mentions.cmp(&a.1.mentions)));
    ranked.truncate(args.number);
    ranked
}

fn text(ranked: &[(usize, &Node)], between: Option<&Betweenness>) -> String {
    let header = ["", "ENTITY", "KIND", "MENTIONS", "DOCUMENTS", "DEGREE", "PAGERANK"];
    let sampled = between.and_then(|between| between.sampled);
    let more = [("BETWEENNESS", between.is_some()), ("± 95 %", sampled.is_some())];
    let more = more.into_iter().filter(|(_, shown)| *shown).map(|(name, _)| name);
    let mut rows = table(&header.into_iter().chain(more).collect::<Vec<_>>(), 3);
    for ((place, node), rank) in ranked.iter().zip(1..) {
        let mut row = vec![
            rank.to_string(),
            short(&node.label),
            node.kind.to_string(),
            node.mentions.to_string(),
            node.documents.to_string(),
            node.degree.to_string(),
            format!("{:.4}", node.pagerank),
        ];
        if let Some(between) = between {
            row.push(format!("{:.4}", between.values[*place]));
            row.extend(sampled.map(|_| format!("{:.4}", between.errors[*place])));
        }
        rows.add_row(row);
    }
    let note = sampled.map_or(String::new(), |sources| {
        format!("\n{FAINT}betweenness is estimated from the paths of {sources} entities{FAINT:#}")
    });
    if ranked.is_empty() { "no entity is of that kind".to_owned() } else { shown_table(&rows) + &note }
}

fn json(ranked: &[(usize, &Node)], by: By, between: Option<&Betweenness>) -> Value {
    let row = |((place, node), rank): (&(usize, &Node), u64)| {
        let mut row = json!({
            "rank": rank, "id": node.key, "label": node.label, "kind": node.kind.as_str(), "mentions": node.mentions,
            "documents": node.documents, "degree": node.degree, "weighted_degree": significant(node.weighted_degree),
            "pagerank": significant(node.pagerank),
        });
        if let Some(between) = between {
            row["betweenness"] = significant(between.values[*place]).into();
            row["error"] = significant(between.errors[*place]).into();
        }
        row
    };
    let by = by.to_possible_value().map(|value| value.get_name().to_owned());
    let rows: Vec<_> = ranked.iter().zip(1..).map(row).collect();
    json!({"by": by, "sampled": between.and_then(|between| between.sampled), "entities": rows})
}
