//! `kg path`: how two entities are joined through others.

use std::cmp::Reverse;

use clap::{Args, ValueEnum};
use kg::graph::{EdgeRef, KnowledgeGraph, Links, Measure, Node, Path, significant};
use serde_json::{Value, json};

use super::indexed::{Meant, meant};
use super::style::{Entity, arrow, colored, counted, direction, wrapped};
use super::{GraphArgs, RelationName, find, is_wanted, pair};
use crate::terminal::{Outcome, Terminal};

const EXAMPLES: &str = "\
Examples:
  kg path graph.json 'Moon Jae-in' 'Vladimir Putin'
  kg path graph.json moon putin --by strength -n 5
  kg path graph.json moon putin --via china --relations events

Edges are followed in either direction. A step is as strong as its edges are often shown (units that name both,
statements); by strength, a path is as long as the sum of 1 / strength of its steps. With --via, the best paths on
either side are joined where they share no entity. JSON: from, to, via {id, label, kind}; paths [{length, entities [{id, label,
kind}], steps [{from, to, edges [{id, relation, direction (out, in, none), count, documents}]}]}], the best first.

Exit status: 0 done, also where there is no path; 2 no such entity or graph.";

/// What makes a path better than others.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum By {
    /// Fewer steps; of as many, stronger ones.
    Steps,
    /// Stronger steps, however many.
    Strength,
}

/// Print the shortest or the strongest paths between two entities
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct PathArgs {
    #[command(flatten)]
    graph: GraphArgs,
    /// An entity: its id, its name or another name
    #[arg(value_name = "A")]
    one: String,
    /// Another
    #[arg(value_name = "B")]
    other: String,
    /// Print paths of fewer steps, or of stronger ones, first
    #[arg(long, value_enum, default_value = "steps", value_name = "MEASURE")]
    by: By,
    /// Only paths that pass this entity
    #[arg(long, value_name = "NAME")]
    via: Option<String>,
    /// Only over these relations (consult, sanction …), or all events, roles, treaties or cooccurrence
    #[arg(long, value_name = "RELATION", value_delimiter = ',')]
    relations: Vec<RelationName>,
    /// Print so many paths
    #[arg(short, default_value_t = 3, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1000))]
    number: u16,
}

pub(crate) fn run(args: &PathArgs, terminal: &Terminal) -> anyhow::Result<Outcome> {
    let file = args.graph.file(terminal)?;
    let names: Vec<&str> = [&args.one, &args.other].into_iter().chain(&args.via).map(String::as_str).collect();
    let wanted = |relation| is_wanted(&args.relations, relation);
    let part = file.by_index(|index| match meant(index, &names)? {
        Meant::Unknown => Ok(None),
        // What is wrong with them is told below.
        Meant::Doubtful => index.named(&names).map(|graph| Some((graph, None))),
        Meant::Ids(ids) => {
            let (graph, paths) = index.along(&names, &ids, wanted, |links, places| args.paths(links, places))?;
            Ok(Some((graph, Some(paths))))
        }
    });
    let (graph, paths) = part.map_or_else(|| anyhow::Ok((file.whole()?, None)), Ok)?;
    let ends = pair(&graph, &args.one, &args.other)?;
    let via = args.via.as_ref().map(|name| find(&graph, name)).transpose()?;
    if let (Some(via), Some(name)) = (via.filter(|via| ends.contains(via)), &args.via) {
        anyhow::bail!("`{name}` is an end of the path ({}): --via takes another entity", key(&graph, via));
    }
    let places: Vec<usize> = ends.into_iter().chain(via).collect();
    let paths = paths.unwrap_or_else(|| args.paths(&graph.links(wanted), &places));
    let routes = routes(&graph, &paths, &args.relations);
    args.graph.answer(
        || match &routes[..] {
            [] => "no path joins them".to_owned(),
            routes => routes.iter().map(Route::text).collect::<Vec<_>>().join("\n\n"),
        },
        || {
            let entity = |place: usize| graph.node(place).map(Entity::new);
            json!({"from": entity(ends[0]), "to": entity(ends[1]), "via": via.and_then(entity),
                   "paths": routes.iter().map(Route::json).collect::<Vec<_>>()})
        },
    )
}

impl PathArgs {
    /// The best paths between the first two places, by way of the third if there is one.
    fn paths(&self, links: &Links<'_>, places: &[usize]) -> Vec<Path> {
        let measure = if self.by == By::Steps { Measure::Steps } else { Measure::Strength };
        let number = self.number.into();
        match *places {
            [from, to] => links.paths(from, to, measure, number),
            [from, to, via] => links.paths_via([from, to], via, measure, number),
            _ => Vec::new(),
        }
    }
}

fn key(graph: &KnowledgeGraph, place: usize) -> &str {
    graph.node(place).map_or("", |node| &node.key)
}

/// A path with the edges of its steps.
pub(super) struct Route<'g> {
    length: f64,
    nodes: Vec<&'g Node>,
    /// The edges of each step, the strongest first.
    steps: Vec<Vec<EdgeRef<'g>>>,
}

/// Paths with their edges.
pub(super) fn routes<'g>(graph: &'g KnowledgeGraph, paths: &[Path], wanted: &[RelationName]) -> Vec<Route<'g>> {
    let step = |ends: &[usize]| {
        let mut edges = graph.edges_between(ends[0], ends[1]);
        edges.retain(|edge| is_wanted(wanted, edge.edge().relation));
        edges.sort_by_key(|edge| Reverse(edge.edge().count));
        edges
    };
    let route = |path: &Path| Route {
        length: significant(path.length),
        nodes: path.nodes.iter().filter_map(|place| graph.node(*place)).collect(),
        steps: path.nodes.windows(2).map(step).collect(),
    };
    paths.iter().map(route).collect()
}

/// How many edges of a step are printed.
const EDGES: usize = 4;

impl Route<'_> {
    /// The entities in a line, then the edges of each step.
    pub(super) fn text(&self) -> String {
        let names: Vec<_> = self.nodes.iter().map(|node| colored(node)).collect();
        let steps = counted(self.steps.len() as u64, "step");
        let mut lines = vec![format!("{}  ({steps}, length {})", names.join(" · "), self.length)];
        for (ends, edges) in self.nodes.windows(2).zip(&self.steps) {
            let relation = |edge: &EdgeRef<'_>| match arrow(edge, ends[0]) {
                "–" => format!("{} {}", edge.edge().relation, edge.edge().count),
                arrow => format!("{arrow} {} {}", edge.edge().relation, edge.edge().count),
            };
            let mut relations: Vec<_> = edges.iter().take(EDGES).map(relation).collect();
            if edges.len() > EDGES {
                relations.push(format!("and {} more", edges.len() - EDGES));
            }
            lines.push(wrapped(&format!("{} to {}: {}", ends[0].label, ends[1].label, relations.join(", ")), &[], 4));
        }
        lines.join("\n")
    }

    pub(super) fn json(&self) -> Value {
        let edge = |edge: &EdgeRef<'_>, from: &Node| {
            let data = edge.edge();
            json!({"id": data.id, "relation": data.relation.as_str(), "direction": direction(edge, from), "count": data.count,
                   "documents": data.documents})
        };
        let step = |(ends, edges): (&[&Node], &Vec<EdgeRef<'_>>)| {
            let edges: Vec<_> = edges.iter().map(|each| edge(each, ends[0])).collect();
            json!({"from": ends[0].key, "to": ends[1].key, "edges": edges})
        };
        let steps: Vec<_> = self.nodes.windows(2).zip(&self.steps).map(step).collect();
        let entities: Vec<_> = self.nodes.iter().map(|node| Entity::new(node)).collect();
        json!({"length": self.length, "entities": entities, "steps": steps})
    }
}
