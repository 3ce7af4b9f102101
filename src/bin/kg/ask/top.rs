//! `kg top`: the foremost entities, by one measure or another.

use clap::{Args, ValueEnum};
use kg::gazetteer::Kind;
use kg::graph::{Centrality, KnowledgeGraph, Node, significant};
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
shortest paths between two others that pass an entity; bridging is betweenness times the bridging coefficient (the
inverse of the degree by the sum of those of the neighbors), by which those come first who stand between parts. Above
5,000 entities both are estimated from a sample, and printed with a bound of the error that holds in 95 % of samples.
JSON: by; sampled, the number of sources of paths, or null; entities [{rank, id, label, kind, mentions, documents,
degree, weighted_degree, pagerank, betweenness or bridging, error}], the last two where asked for.

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
    /// How far it joins parts that little else joins.
    Bridging,
}

/// Rank the entities by mentions, degree, PageRank, betweenness or bridging
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
    let measured = measured(&graph, args.by, terminal);
    let ranked = ranked(&graph, args, measured.as_ref());
    args.graph.answer(|| text(&ranked, measured.as_ref()), || json(&ranked, args.by, measured.as_ref()))
}

/// A measure that takes long, with the name of it.
struct Measured {
    name: &'static str,
    central: Centrality,
}

/// The measure of all, where it is one that takes long; with a bar while it is computed.
fn measured(graph: &KnowledgeGraph, by: By, terminal: &Terminal) -> Option<Measured> {
    let bar = terminal.steps();
    let tell = |done, all| {
        bar.set_length(all);
        bar.set_position(done);
    };
    let measured = match by {
        By::Betweenness => Some(Measured { name: "betweenness", central: graph.betweenness(&tell) }),
        By::Bridging => Some(Measured { name: "bridging", central: graph.bridging(&tell) }),
        By::Mentions | By::Degree | By::Pagerank => None,
    };
    bar.finish_and_clear();
    measured
}

/// The foremost entities with their places, the first first.
fn ranked<'g>(graph: &'g KnowledgeGraph, args: &TopArgs, measured: Option<&Measured>) -> Vec<(usize, &'g Node)> {
    #[expect(clippy::cast_precision_loss, reason = "counts stay far below 2^53")]
    let score = |(place, node): &(usize, &Node)| match args.by {
        By::Mentions => node.mentions as f64,
        By::Degree => node.degree as f64,
        By::Pagerank => node.pagerank,
        By::Betweenness | By::Bridging => measured.map_or(0.0, |measured| significant(measured.central.values[*place])),
    };
    let wanted = |node: &Node| args.kinds.is_empty() || args.kinds.contains(&node.kind);
    let mut ranked: Vec<_> = graph.nodes().enumerate().filter(|(_, node)| wanted(node)).collect();
    ranked.sort_by(|a, b| score(b).total_cmp(&score(a)).then(b.1.mentions.cmp(&a.1.mentions)));
    ranked.truncate(args.number);
    ranked
}

fn text(ranked: &[(usize, &Node)], measured: Option<&Measured>) -> String {
    let header = ["", "ENTITY", "KIND", "MENTIONS", "DOCUMENTS", "DEGREE", "PAGERANK"];
    let sampled = measured.and_then(|measured| measured.central.sampled);
    let name = measured.map(|measured| measured.name.to_uppercase());
    let more = name.as_deref().into_iter().chain(sampled.map(|_| "± 95 %"));
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
        if let Some(Measured { central, .. }) = measured {
            row.push(format!("{:.6}", central.values[*place]));
            row.extend(sampled.map(|_| format!("{:.6}", central.errors[*place])));
        }
        rows.add_row(row);
    }
    let note = measured.zip(sampled).map_or(String::new(), |(Measured { name, .. }, sources)| {
        format!("\n{FAINT}{name} is estimated from the paths of {sources} entities{FAINT:#}")
    });
    if ranked.is_empty() { "no entity is of that kind".to_owned() } else { shown_table(&rows) + &note }
}

fn json(ranked: &[(usize, &Node)], by: By, measured: Option<&Measured>) -> Value {
    let row = |((place, node), rank): (&(usize, &Node), u64)| {
        let mut row = json!({
            "rank": rank, "id": node.key, "label": node.label, "kind": node.kind.as_str(), "mentions": node.mentions,
            "documents": node.documents, "degree": node.degree, "weighted_degree": significant(node.weighted_degree),
            "pagerank": significant(node.pagerank),
        });
        if let Some(Measured { name, central }) = measured {
            row[*name] = significant(central.values[*place]).into();
            row["error"] = significant(central.errors[*place]).into();
        }
        row
    };
    let by = by.to_possible_value().map(|value| value.get_name().to_owned());
    let rows: Vec<_> = ranked.iter().zip(1..).map(row).collect();
    json!({"by": by, "sampled": measured.and_then(|measured| measured.central.sampled), "entities": rows})
}
