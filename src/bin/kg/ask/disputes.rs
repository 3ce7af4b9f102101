//! `kg disputes`: what some sentences say, and others negate or deny.

use clap::Args;
use kg::graph::{Dispute, Evidence, KnowledgeGraph};
use serde_json::{Value, json};

use super::evidence::{Passage, Piece, passages};
use super::recall::recall;
use super::style::{Entity, FAINT, STRONG, colored, counted};
use super::why::INPUT_HELP;
use super::{GraphArgs, RelationName, find, is_wanted};
use crate::args::InputArgs;
use crate::terminal::{Outcome, Terminal};

const EXAMPLES: &str = "\
Examples:
  kg disputes graph.json
  kg disputes graph.json --of dprk --relation consult,aid
  kg disputes graph.json --format json

First what some sentences assert and others negate or deny, then what is only negated or denied. JSON: disputes
[{source, target {id, label, kind}, relation, directed, asserted, against}], where asserted and against are lists of
passages as `kg why` has them; more, how many disputes there are beside them.

Exit status: 0 done; 2 no such entity or graph.";

/// Print relations that sentences negate or deny, with the sentences of both sides
#[derive(Args)]
#[command(after_help = EXAMPLES, mut_arg("inputs", |inputs| inputs.required(false).help(INPUT_HELP)))]
pub(crate) struct DisputesArgs {
    #[command(flatten)]
    graph: GraphArgs,
    /// Only those of this entity
    #[arg(long, value_name = "NAME")]
    of: Option<String>,
    /// Only these relations (consult, aid …), or all events, roles or treaties
    #[arg(long, value_name = "RELATION", value_delimiter = ',')]
    relation: Vec<RelationName>,
    /// Print so many
    #[arg(short, default_value_t = 20, value_name = "N")]
    number: usize,
    #[command(flatten)]
    input: InputArgs,
}

pub(crate) fn run(args: &DisputesArgs, terminal: &Terminal) -> anyhow::Result<Outcome> {
    let graph = args.graph.open()?;
    let of = args.of.as_ref().map(|name| find(&graph, name)).transpose()?;
    let of = of.and_then(|place| graph.node(place));
    let concerns = |dispute: &Dispute<'_>| {
        let ends = [&dispute.source.key, &dispute.target.key];
        of.is_none_or(|node| ends.contains(&&node.key)) && is_wanted(&args.relation, dispute.relation)
    };
    let mut disputes = graph.disputes();
    disputes.retain(concerns);
    let more = disputes.len().saturating_sub(args.number);
    disputes.truncate(args.number);
    let mut sides: Vec<_> = disputes
        .iter()
        .map(|dispute| [&dispute.asserted, &dispute.against].map(|evidence| side(&graph, dispute, evidence)))
        .collect();
    let mut passages: Vec<_> = sides.iter_mut().flatten().flatten().collect();
    recall(&mut passages, &args.input, terminal)?;
    let told: Vec<_> = disputes.iter().zip(&sides).collect();
    args.graph.answer(|| text(&told, more), || json(&told, more))
}

/// A dispute with the passages of both sides: those that assert, and those that negate or deny.
type Told<'g> = (&'g Dispute<'g>, &'g [Vec<Passage<'g>>; 2]);

/// One side of a dispute.
fn side<'g>(graph: &'g KnowledgeGraph, dispute: &Dispute<'g>, evidence: &[Evidence<'g>]) -> Vec<Passage<'g>> {
    let piece = |evidence: &Evidence<'g>| Piece {
        source: dispute.source,
        relation: dispute.relation,
        target: dispute.target,
        directed: dispute.directed,
        evidence: *evidence,
    };
    passages(graph, evidence.iter().map(piece).collect())
}

/// How many passages of each side are printed.
const PASSAGES: usize = 3;

fn text(disputes: &[Told<'_>], more: usize) -> String {
    let mut paragraphs = Vec::new();
    for (dispute, sides) in disputes {
        let arrow = if dispute.directed { "→" } else { "–" };
        let (source, target) = (colored(dispute.source), colored(dispute.target));
        paragraphs.push(format!("{source} {arrow} {target}: {STRONG}{}{STRONG:#}", dispute.relation));
        for (passages, what) in sides.iter().zip(["asserted in", "negated or denied in"]) {
            if !passages.is_empty() {
                paragraphs.push(format!("  {what} {}", counted(passages.len() as u64, "passage")));
            }
            paragraphs.extend(passages.iter().take(PASSAGES).map(Passage::text));
            if passages.len() > PASSAGES {
                paragraphs.push(format!("    {FAINT}… and {} older ones{FAINT:#}", passages.len() - PASSAGES));
            }
        }
    }
    if more > 0 {
        paragraphs.push(format!("{FAINT}… and {} more: add -n{FAINT:#}", counted(more as u64, "dispute")));
    }
    if paragraphs.is_empty() { "nothing is negated or denied".to_owned() } else { paragraphs.join("\n\n") }
}

fn json(disputes: &[Told<'_>], more: usize) -> Value {
    let row = |(dispute, sides): &Told<'_>| {
        let [asserted, against] = sides.each_ref().map(|side| side.iter().map(Passage::json).collect::<Vec<_>>());
        json!({"source": Entity::new(dispute.source), "target": Entity::new(dispute.target),
               "relation": dispute.relation.as_str(), "directed": dispute.directed,
               "asserted": asserted, "against": against})
    };
    json!({"disputes": disputes.iter().map(row).collect::<Vec<_>>(), "more": more})
}
