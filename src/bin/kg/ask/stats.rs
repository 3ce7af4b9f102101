//! `kg stats`: what a graph looks like as a whole, and what became of all that was read.

use std::collections::BTreeMap;

use clap::Args;
use kg::graph::{KnowledgeGraph, Ledger, Shape, significant};
use serde_json::{Value, json};

use super::{GraphArgs, style};
use crate::table::{table, trimmed};
use crate::terminal::Outcome;

const EXAMPLES: &str = "\
Examples:
  kg stats graph.json
  kg stats graph.json --format json | jq .shape.modularity

The shape is that of co-occurrence where the graph has it, else of all edges; without directions, and parallel edges are one.
JSON has `entities`, `edges` (both with `all` and counts by kind or relation), `shape` (`pairs`, `density`, `components`, `largest`,
`alone`, `clustering`, `transitivity`, `assortativity`, `communities`, `modularity`, `degrees` as pairs of degree and entities) and
`ledger` (`documents`, `reconciles`, `skipped` with reasons, `names_left_out` by reason).";

/// How many rows of what was skipped are printed.
const ROWS: usize = 20;

/// Print the measures of a graph, and the ledger of the run that built it
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct StatsArgs {
    #[command(flatten)]
    ask: GraphArgs,
}

pub(crate) fn run(args: &StatsArgs) -> anyhow::Result<Outcome> {
    let graph = args.ask.open()?;
    let report = Report::new(&graph);
    args.ask.answer(|| report.text(), || report.json())
}

struct Report<'g> {
    graph: &'g KnowledgeGraph,
    shape: Shape,
    kinds: BTreeMap<&'g str, u64>,
    relations: BTreeMap<&'g str, u64>,
    /// Names left out, and how often, by reason.
    left_out: BTreeMap<&'g str, (u64, u64)>,
}

impl<'g> Report<'g> {
    fn new(graph: &'g KnowledgeGraph) -> Self {
        let (mut kinds, mut relations, mut left_out) = (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
        for node in graph.nodes() {
            *kinds.entry(node.kind.as_str()).or_default() += 1;
        }
        for edge in graph.edges() {
            *relations.entry(edge.edge().relation.as_str()).or_default() += 1;
        }
        for (reason, _, count) in &graph.ledger().left_out {
            let (names, times): &mut (u64, u64) = left_out.entry(*reason).or_default();
            *names += 1;
            *times += count;
        }
        Self { graph, shape: graph.shape(), kinds, relations, left_out }
    }

    fn communities(&self) -> u32 {
        self.graph.communities().iter().max().map_or(0, |last| last + 1)
    }

    /// Components of one node: without neighbors.
    fn alone(&self) -> usize {
        self.shape.components.iter().filter(|size| **size == 1).count()
    }

    fn text(&self) -> String {
        let (graph, shape, ledger) = (self.graph, &self.shape, self.graph.ledger());
        let list = |counts: &BTreeMap<&str, u64>| {
            counts.iter().map(|(name, count)| format!("{name} {count}")).collect::<Vec<_>>().join(", ")
        };
        let largest = shape.components.first().copied().unwrap_or_default();
        let assortativity = shape.assortativity.map_or_else(|| "–".to_owned(), |value| format!("{value:.4}"));
        let mut lines = Vec::new();
        let mut line = |label: &str, value: String| lines.push(style::line(label, &value));
        line("entities", format!("{} ({})", graph.nodes().len(), list(&self.kinds)));
        line("edges", format!("{} ({})", graph.edges().len(), list(&self.relations)));
        line("pairs", format!("{} joined, density {:.4}", shape.pairs, shape.density));
        line(
            "parts",
            format!("components {}, entities in the largest {largest}, alone {}", shape.components.len(), self.alone()),
        );
        line(
            "triangles",
            format!("clustering {:.4} on average, {:.4} of the whole", shape.clustering, shape.transitivity),
        );
        line("kinds", format!("assortativity {assortativity}"));
        line("groups", format!("{} communities, modularity {:.4}", self.communities(), graph.modularity()));
        line("documents", books(ledger));
        for (reason, (names, times)) in &self.left_out {
            line("left out", format!("{names} names, {times} times: {reason}"));
        }
        if graph.weightless() > 0 {
            line("left out", format!("{} edges without a weight above zero", graph.weightless()));
        }
        if graph.view().is_some() {
            line("view", "a part of a graph: its counts are not those of all documents".to_owned());
        }
        let text = lines.join("\n") + "\n";
        [text, skipped(ledger), self.degrees()]
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join("\n")
    }

    fn degrees(&self) -> String {
        let mut rows = table(&["NEIGHBORS", "ENTITIES", "SHARE"], 0);
        let nodes = self.graph.nodes().len();
        let mut from = 0;
        // Classes that double: 0, 1, 2-3, 4-7 …
        while self.shape.degrees.range(from..).next().is_some() {
            let to = if from == 0 { 0 } else { from * 2 - 1 };
            let count: u64 = self.shape.degrees.range(from..=to).map(|(_, count)| count).sum();
            let class = if from == to { from.to_string() } else { format!("{from}-{to}") };
            #[expect(clippy::cast_precision_loss, reason = "shown with one digit")]
            let share = count as f64 * 100.0 / nodes as f64;
            rows.add_row([class, count.to_string(), format!("{share:.1}%")]);
            from = to + 1;
        }
        if rows.row_count() == 0 { String::new() } else { trimmed(&rows) + "\n" }
    }

    fn json(&self) -> Value {
        let (graph, shape, ledger) = (self.graph, &self.shape, self.graph.ledger());
        let skipped = ledger.skipped.iter().map(|(source, reason)| json!({"source": source, "reason": reason}));
        let left_out = self
            .left_out
            .iter()
            .map(|(reason, (names, times))| json!({"reason": reason, "names": names, "times": times}));
        json!({
            "entities": {"all": graph.nodes().len(), "kinds": self.kinds,
                "discovered": graph.nodes().filter(|node| node.discovered).count()},
            "edges": {"all": graph.edges().len(), "relations": self.relations, "weightless": graph.weightless()},
            "claims": graph.claims().len(),
            "shape": {
                "pairs": shape.pairs,
                "density": significant(shape.density),
                "components": shape.components.len(),
                "largest": shape.components.first().copied().unwrap_or_default(),
                "alone": self.alone(),
                "clustering": significant(shape.clustering),
                "transitivity": significant(shape.transitivity),
                "assortativity": shape.assortativity.map(significant),
                "communities": self.communities(),
                "modularity": significant(graph.modularity()),
                "degrees": shape.degrees.iter().collect::<Vec<_>>(),
            },
            "ledger": {
                "documents": {"seen": ledger.seen, "used": ledger.used, "repeated": ledger.repeated,
                    "skipped": ledger.skipped.len(), "ignored": ledger.ignored, "outside_dates": ledger.outside},
                "reconciles": reconciles(ledger),
                "skipped": skipped.collect::<Vec<_>>(),
                "names_left_out": left_out.collect::<Vec<_>>(),
            },
            "view": graph.view().is_some(),
        })
    }
}

/// Whether all that was seen is accounted for.
fn reconciles(ledger: &Ledger) -> bool {
    let parts = [ledger.used, ledger.repeated, ledger.skipped.len() as u64, ledger.ignored, ledger.outside];
    parts.iter().fold(0_u64, |sum, part| sum.saturating_add(*part)) == ledger.seen
}

fn books(ledger: &Ledger) -> String {
    let parts = [
        (ledger.used, "used"),
        (ledger.repeated, "repeated"),
        (ledger.skipped.len() as u64, "skipped"),
        (ledger.ignored, "ignored"),
        (ledger.outside, "outside the dates"),
    ];
    let parts: Vec<_> = parts.iter().map(|(count, what)| format!("{count} {what}")).collect();
    let sign = if reconciles(ledger) { "=" } else { "does not equal" };
    format!("{} {sign} {} seen", parts.join(" + "), ledger.seen)
}

fn skipped(ledger: &Ledger) -> String {
    let mut rows = table(&["SKIPPED", "REASON"], 2);
    for (source, reason) in ledger.skipped.iter().take(ROWS) {
        rows.add_row([kg::text::clean::clean(source), kg::text::clean::clean(reason)]);
    }
    match ledger.skipped.len() {
        0 => String::new(),
        count if count > ROWS => format!("{}\n… and {} more\n", trimmed(&rows), count - ROWS),
        _ => trimmed(&rows) + "\n",
    }
}
