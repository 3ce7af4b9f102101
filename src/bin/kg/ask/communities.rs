//! `kg communities`: who belongs together.

use clap::Args;
use kg::graph::{Community, KnowledgeGraph, Node, significant};
use serde_json::{Value, json};

use super::GraphArgs;
use super::style::{Entity, FAINT, colored, wrapped};
use crate::terminal::Outcome;

const EXAMPLES: &str = "\
Examples:
  kg communities graph.json
  kg communities graph.json --members 20 -n 3
  kg communities graph.json --format json

Communities are those of Leiden on modularity, over co-occurrence where the graph has it: the same in every run. A
community is named by its three leading members, those of the highest PageRank. JSON: modularity; communities [{number,
name, size, kinds {kind: count}, members [{id, label, kind}]}], the largest first, with all members; apart [{id, label,
kind}], those without edges.

Exit status: 0 done; 2 no such graph.";

/// How many members name a community.
const LEADERS: usize = 3;

/// Divide the entities into communities, named by their leading members
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct CommunitiesArgs {
    #[command(flatten)]
    graph: GraphArgs,
    /// Print so many communities
    #[arg(short, default_value_t = 20, value_name = "N")]
    number: usize,
    /// Print so many members of each
    #[arg(long, default_value_t = 10, value_name = "N")]
    members: usize,
}

pub(crate) fn run(args: &CommunitiesArgs) -> anyhow::Result<Outcome> {
    let graph = args.graph.open()?;
    let list = graph.community_list();
    args.graph.answer(|| text(&graph, &list, args), || json(&graph, &list, args.number))
}

fn members<'g>(graph: &'g KnowledgeGraph, community: &Community) -> Vec<&'g Node> {
    community.members.iter().filter_map(|place| graph.node(*place)).collect()
}

/// Kinds with how many members are of them.
fn kinds<'g>(members: &[&'g Node]) -> Vec<(&'g str, u64)> {
    let mut kinds: Vec<_> = members.iter().map(|node| &node.kind).collect();
    kinds.sort();
    kinds.chunk_by(|a, b| a == b).map(|same| (same[0].as_str(), same.len() as u64)).collect()
}

fn text(graph: &KnowledgeGraph, list: &[Community], args: &CommunitiesArgs) -> String {
    let count = list.iter().filter(|community| !community.apart).count();
    let communities = if count == 1 { "1 community".to_owned() } else { format!("{count} communities") };
    let mut paragraphs = vec![format!("{communities}, modularity {:.3}", graph.modularity())];
    for (community, number) in list.iter().filter(|community| !community.apart).zip(1..).take(args.number) {
        let members = members(graph, community);
        let leaders: Vec<_> = members.iter().take(LEADERS).map(|node| colored(node)).collect();
        let kinds: Vec<_> = kinds(&members).into_iter().map(|(kind, count)| format!("{kind} {count}")).collect();
        let names = |shown: &[&Node]| shown.iter().map(|node| &*node.label).collect::<Vec<_>>().join(", ");
        let others: Vec<_> = members.iter().skip(LEADERS).take(args.members.saturating_sub(LEADERS)).copied().collect();
        let more = members.len() - others.len() - leaders.len();
        let more = if more == 0 { String::new() } else { format!(" … and {more} more") };
        let mut lines = format!("{number:>3}  {}  {FAINT}({}){FAINT:#}", leaders.join(", "), kinds.join(", "));
        if !others.is_empty() || !more.is_empty() {
            lines = format!("{lines}\n{}", wrapped(&(names(&others) + &more), &[], 5));
        }
        paragraphs.push(lines);
    }
    if count > args.number {
        paragraphs.push(format!("{FAINT}… and {} smaller ones{FAINT:#}", count - args.number));
    }
    if let Some(apart) = list.iter().find(|community| community.apart) {
        paragraphs.push(format!("{} more have no edges", apart.members.len()));
    }
    paragraphs.join("\n\n")
}

fn json(graph: &KnowledgeGraph, list: &[Community], most: usize) -> Value {
    let rows = list.iter().filter(|community| !community.apart).zip(1..).take(most).map(|(community, number)| {
        let members = members(graph, community);
        let name: Vec<_> = members.iter().take(LEADERS).map(|node| &*node.label).collect();
        let kinds: serde_json::Map<_, _> =
            kinds(&members).into_iter().map(|(kind, count)| (kind.to_owned(), count.into())).collect();
        json!({"number": number, "name": name.join(", "), "size": members.len(), "kinds": kinds,
               "members": members.into_iter().map(Entity::new).collect::<Vec<_>>()})
    });
    let apart = list.iter().filter(|community| community.apart).flat_map(|community| members(graph, community));
    json!({"modularity": significant(graph.modularity()), "communities": rows.collect::<Vec<_>>(),
           "apart": apart.map(Entity::new).collect::<Vec<_>>()})
}
