//! `kg show`: an entity, and what is around it.

use std::fmt::Write;

use clap::Args;
use kg::graph::{Background, EdgeRef, KnowledgeGraph, Months, Node, significant};
use serde::Serialize;

use super::indexed::{Meant, meant};
use super::style::{Entity, FAINT, Month, arrow, bars, colored, counted, days, direction, labelled, line, short};
use super::{GraphArgs, find};
use crate::table::{shown_table, table};
use crate::terminal::{Outcome, Terminal};

const EXAMPLES: &str = "\
Examples:
  kg show graph.json 'Kim Jong Un'
  kg show graph.json dprk --top 20
  kg show graph.json state.north-korea --format json

NAME is an id, a name or another name; case and accents do not count. Where it may be several entities, their ids
are printed. JSON: the entity with id, label, kind, wikidata, iso3, aliases, surfaces, mentions, units, documents,
degree, pagerank, first_seen, last_seen; roles [{source, role, target, from, to}] of the list; months [{month,
documents, passages}] of the passages that name it beside others; neighbors [{id, label, kind, relation, direction
(out, in, none), count, weight, documents, first_seen, last_seen}], the strongest of each relation.

Exit status: 0 done; 2 no such entity or graph.";

/// Show an entity: names, roles, strongest neighbors, when it is named
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct ShowArgs {
    #[command(flatten)]
    graph: GraphArgs,
    /// The entity: its id, its name or another name
    #[arg(value_name = "NAME")]
    name: String,
    /// Show so many neighbors of each relation
    #[arg(long, default_value_t = 5, value_name = "N")]
    top: usize,
}

pub(crate) fn run(args: &ShowArgs, terminal: &Terminal) -> anyhow::Result<Outcome> {
    let file = args.graph.file(terminal)?;
    let names = [args.name.as_str()];
    let part = file.by_index(|index| match meant(index, &names)? {
        Meant::Unknown => Ok(None),
        Meant::Doubtful => index.named(&names).map(Some),
        Meant::Ids(ids) => index.around(&names, &ids[0]).map(Some),
    });
    let graph = part.map_or_else(|| file.whole(), Ok)?;
    let place = find(&graph, &args.name)?;
    let Some(card) = Card::of(&graph, place, args.top) else { return Ok(Outcome::Done) };
    args.graph.answer(|| card.text(), || card.json())
}

/// What is shown of an entity.
struct Card<'g> {
    node: &'g Node,
    graph: &'g KnowledgeGraph,
    roles: Vec<&'g Background>,
    months: Months,
    /// The strongest edges, relation by relation.
    edges: Vec<EdgeRef<'g>>,
}

impl<'g> Card<'g> {
    fn of(graph: &'g KnowledgeGraph, place: usize, top: usize) -> Option<Self> {
        let node = graph.node(place)?;
        let mut edges = graph.edges_at(place);
        let months = graph.months_of(edges.iter().copied());
        let concerns = |role: &&Background| *role.source == *node.key || *role.target == *node.key;
        let mut roles: Vec<_> = graph.background().iter().filter(concerns).collect();
        roles.sort_by_key(|role| (*role.source != *node.key, std::cmp::Reverse(role.dates)));
        // Stable: of two that are as strong, that comes first whose key does.
        edges.sort_by_key(|edge| (edge.edge().relation, std::cmp::Reverse(edge.edge().count)));
        let strongest = edges.chunk_by(|a, b| a.edge().relation == b.edge().relation);
        let edges = strongest.flat_map(|same| same.iter().take(top).copied()).collect();
        Some(Self { node, graph, roles, months, edges })
    }

    fn text(&self) -> String {
        let parts = [self.head(), self.roles(), self.neighbors()];
        let parts: Vec<_> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        parts.join("\n\n")
    }

    fn head(&self) -> String {
        let Node { key, kind, wikidata, iso3, aliases, surfaces, mentions, units, documents, .. } = self.node;
        let codes = [Some(key), wikidata.as_ref(), iso3.as_ref()].into_iter().flatten().cloned();
        let codes: Vec<_> = codes.chain(self.node.discovered.then(|| "on no list".to_owned())).collect();
        let mut lines = vec![format!("{:>11}{}  {kind}, {}", "", colored(self.node), codes.join(", "))];
        let mut surfaces: Vec<_> = surfaces.iter().collect();
        surfaces.sort_by_key(|(_, count)| std::cmp::Reverse(**count));
        let surfaces: Vec<_> = surfaces.into_iter().map(|(name, count)| format!("{name} {count}")).collect();
        let [first, last] = days(self.node.seen);
        let when = if first.is_empty() { String::new() } else { format!(", {first} to {last}") };
        let named = format!(
            "{} in {} of {}{when}",
            counted(*mentions, "mention"),
            counted(*units, "unit"),
            counted(*documents, "document")
        );
        let rank = format!("degree {}, PageRank {:.4}", self.node.degree, self.node.pagerank);
        lines.extend(some("aliases", &listed(aliases)));
        lines.extend(some("written", &listed(&surfaces)));
        lines.push(line("named", &named));
        lines.extend(self.months.series().map(|(first, months)| labelled("months", &bars(first, &months))));
        lines.push(line("ranked", &rank));
        lines.join("\n")
    }

    /// What the list knows, the latest first.
    fn roles(&self) -> String {
        let mut rows = table(&["ON THE LIST", "AS", "OF", "FROM", "TO"], 5);
        let name = |key: &str| {
            let node = self.graph.place_of(key).and_then(|place| self.graph.node(place));
            short(node.map_or(key, |node| &node.label))
        };
        for role in self.roles.iter().take(ROLES) {
            let [from, to] =
                [role.dates.0, role.dates.1].map(|date| date.map_or(String::new(), |date| date.to_string()));
            rows.add_row([name(&role.source), role.role.replace('_', " "), name(&role.target), from, to]);
        }
        let more = match self.roles.len().saturating_sub(ROLES) {
            0 => String::new(),
            more => format!("\n{FAINT}… and {more} more, which --format json has{FAINT:#}"),
        };
        shown_table(&rows) + &more
    }

    fn neighbors(&self) -> String {
        let mut rows = table(&["RELATION", "", "WITH", "COUNT", "DOCUMENTS", "FIRST", "LAST"], 3);
        let mut before = None;
        for edge in &self.edges {
            let data = edge.edge();
            let relation = if before == Some(data.relation) { "" } else { data.relation.as_str() };
            before = Some(data.relation);
            let [first, last] = days(data.seen);
            rows.add_row([
                relation.to_owned(),
                arrow(edge, self.node).to_owned(),
                short(&self.other(edge).label),
                data.count.to_string(),
                data.documents.to_string(),
                first,
                last,
            ]);
        }
        shown_table(&rows)
    }

    fn other(&self, edge: &EdgeRef<'g>) -> &'g Node {
        if edge.source.key == self.node.key { edge.target } else { edge.source }
    }

    fn json(&self) -> impl Serialize {
        let Node { key, label, wikidata, iso3, countries, aliases, surfaces, .. } = self.node;
        let [first, last] = days(self.node.seen).map(|day| Some(day).filter(|day| !day.is_empty()));
        let roles = self.roles.iter().map(|role| {
            let (from, to) = role.dates;
            serde_json::json!({"source": role.source, "role": role.role, "target": role.target,
                "from": from.map(|date| date.to_string()), "to": to.map(|date| date.to_string())})
        });
        let neighbors: Vec<_> = self.edges.iter().map(|edge| self.neighbor(edge)).collect();
        serde_json::json!({
            "id": key, "label": label, "kind": self.node.kind.as_str(), "wikidata": wikidata, "iso3": iso3,
            "countries": countries, "discovered": self.node.discovered, "aliases": aliases, "surfaces": surfaces,
            "mentions": self.node.mentions, "units": self.node.units, "documents": self.node.documents,
            "degree": self.node.degree, "pagerank": significant(self.node.pagerank),
            "first_seen": first, "last_seen": last,
            "roles": roles.collect::<Vec<_>>(),
            "months": self.months.months.iter().map(Month::new).collect::<Vec<_>>(),
            "neighbors": neighbors,
        })
    }

    fn neighbor(&self, edge: &EdgeRef<'g>) -> Neighbor<'g> {
        let data = edge.edge();
        let [first_seen, last_seen] = days(data.seen).map(|day| Some(day).filter(|day| !day.is_empty()));
        Neighbor {
            entity: Entity::new(self.other(edge)),
            relation: data.relation.as_str(),
            direction: direction(edge, self.node),
            count: data.count,
            weight: significant(data.weight),
            documents: data.documents,
            first_seen,
            last_seen,
        }
    }
}

#[derive(Serialize)]
struct Neighbor<'g> {
    #[serde(flatten)]
    entity: Entity<'g>,
    relation: &'static str,
    direction: &'static str,
    count: u64,
    weight: f64,
    documents: u64,
    first_seen: Option<String>,
    last_seen: Option<String>,
}

/// How many roles are shown.
const ROLES: usize = 10;

/// How many names a line lists.
const LISTED: usize = 8;

fn some(label: &str, text: &str) -> Option<String> {
    (!text.is_empty()).then(|| line(label, text))
}

/// The first few, and how many more there are.
fn listed(names: &[String]) -> String {
    let mut shown = names.iter().take(LISTED).cloned().collect::<Vec<_>>().join(", ");
    if names.len() > LISTED {
        let _ = write!(shown, " … and {} more", names.len() - LISTED);
    }
    shown
}
