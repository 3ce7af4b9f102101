//! `kg why`: the sentences behind what joins two entities.

use std::fmt::Write;

use clap::Args;
use kg::graph::{KnowledgeGraph, Links, Measure, Node, Path};
use serde_json::{Value, json};

use super::evidence::{Passage, Piece, passages};
use super::indexed::{Meant, meant};
use super::path::{Route, routes};
use super::recall::recall;
use super::style::{Entity, FAINT, colored, counted};
use super::{GraphArgs, RelationName, is_wanted, pair};
use crate::args::InputArgs;
use crate::terminal::{Outcome, Terminal};

const EXAMPLES: &str = "\
Examples:
  kg why graph.json 'Xi Jinping' 'Kim Jong Un'
  kg why graph.json china dprk --relation aid,sanction
  kg why graph.json china dprk --all --format json
  kg why graph.json china dprk --all input/       words of every passage, those beyond the quotes from the documents

What is negated or denied is printed too. Where no edge joins the two, the shortest paths between them are printed.
JSON: between [{id, label, kind}]; passages [{document, title, date, outlet, url, path, record, start, end, quote,
states [{relation, source, target, directed, mentions, rule, mode, polarity, modality, speaker, event_date}]}], the
newest first; more, how many there are beside them; paths as `kg path` has them, where there are no passages. Offsets
are bytes of the document's text.

Exit status: 0 done; 2 no such entity or graph.";

/// What documents are for.
pub(super) const INPUT_HELP: &str = "The documents, to read the sentences that the graph does not quote";

/// How many passages are printed without --all.
const PRINTED: usize = 10;
/// How many paths, where no edge joins the two.
const PATHS: usize = 3;

/// Print the sentences that join two entities, the newest first
#[derive(Args)]
#[command(after_help = EXAMPLES, mut_arg("inputs", |inputs| inputs.required(false).help(INPUT_HELP)))]
pub(crate) struct WhyArgs {
    #[command(flatten)]
    graph: GraphArgs,
    /// An entity: its id, its name or another name
    #[arg(value_name = "A")]
    one: String,
    /// Another
    #[arg(value_name = "B")]
    other: String,
    /// Only these relations (consult, sanction …), or all events, roles, treaties or cooccurrence
    #[arg(long, value_name = "RELATION", value_delimiter = ',')]
    relation: Vec<RelationName>,
    /// Print all passages, not only the ten newest
    #[arg(long)]
    all: bool,
    #[command(flatten)]
    input: InputArgs,
}

pub(crate) fn run(args: &WhyArgs, terminal: &Terminal) -> anyhow::Result<Outcome> {
    let file = args.graph.file(terminal)?;
    let names = [args.one.as_str(), args.other.as_str()];
    let part = file.by_index(|index| match meant(index, &names)? {
        Meant::Unknown => Ok(None),
        // What is wrong with them is told below.
        Meant::Doubtful => index.named(&names).map(|graph| Some((graph, None))),
        Meant::Ids(ids) => {
            let graph = index.between(&names, [&ids[0], &ids[1]])?;
            let ends = [&ids[0], &ids[1]].map(|id| graph.place_of(id).unwrap_or_default());
            if !pieces(&graph, ends, &args.relation).is_empty() {
                return Ok(Some((graph, None)));
            }
            let (graph, paths) = index.along(&names, &ids, |relation| is_wanted(&args.relation, relation), paths)?;
            Ok(Some((graph, Some(paths))))
        }
    });
    let (graph, known) = part.map_or_else(|| anyhow::Ok((file.whole()?, None)), Ok)?;
    let ends = pair(&graph, &args.one, &args.other)?;
    let [Some(one), Some(other)] = ends.map(|place| graph.node(place)) else { return Ok(Outcome::Done) };
    let mut found = passages(&graph, pieces(&graph, ends, &args.relation));
    let more = if args.all { 0 } else { found.len().saturating_sub(PRINTED) };
    found.truncate(found.len() - more);
    recall(&mut found.iter_mut().collect::<Vec<_>>(), &args.input, terminal)?;
    let paths = match (&found[..], known) {
        ([], Some(known)) => known,
        ([], None) => paths(&graph.links(|relation| is_wanted(&args.relation, relation)), &ends),
        _ => Vec::new(),
    };
    let paths = routes(&graph, &paths, &args.relation);
    let answer = Answer { ends: [one, other], passages: found, more, paths };
    args.graph.answer(|| answer.text(), || answer.json())
}

/// The best paths between two places.
fn paths(links: &Links<'_>, places: &[usize]) -> Vec<Path> {
    match *places {
        [from, to] => links.paths(from, to, Measure::Steps, PATHS),
        _ => Vec::new(),
    }
}

/// All that is said of two entities, by edges and by claims.
fn pieces<'g>(graph: &'g KnowledgeGraph, ends: [usize; 2], wanted: &[RelationName]) -> Vec<Piece<'g>> {
    let mut pieces = Vec::new();
    for edge in graph.edges_between(ends[0], ends[1]) {
        let piece = |evidence| Piece {
            source: edge.source,
            relation: edge.edge().relation,
            target: edge.target,
            directed: edge.is_directed(),
            evidence,
        };
        pieces.extend(edge.evidence().map(piece));
    }
    for claim in graph.claims() {
        let [Some(source), Some(target)] = [&claim.source, &claim.target].map(|key| graph.place_of(key)) else {
            continue;
        };
        let (Some(from), Some(to)) = (graph.node(source), graph.node(target)) else { continue };
        if [source, target] == ends || [target, source] == ends {
            let piece = |evidence| Piece {
                source: from,
                relation: claim.relation,
                target: to,
                directed: !claim.stated.symmetric,
                evidence,
            };
            pieces.extend(graph.evidence_of(claim).map(piece));
        }
    }
    pieces.retain(|piece| is_wanted(wanted, piece.relation));
    pieces
}

struct Answer<'g> {
    ends: [&'g Node; 2],
    passages: Vec<Passage<'g>>,
    more: usize,
    paths: Vec<Route<'g>>,
}

impl Answer<'_> {
    fn text(&self) -> String {
        let [one, other] = self.ends.map(colored);
        if self.passages.is_empty() {
            let paths: Vec<_> = self.paths.iter().map(Route::text).collect();
            return match &paths[..] {
                [] => format!("{one} and {other}: no sentence joins them, and no path does"),
                paths => format!("{one} and {other}: no sentence joins them; these paths do\n\n{}", paths.join("\n\n")),
            };
        }
        let all = (self.passages.len() + self.more) as u64;
        let mut page = format!("{one} and {other}: {}\n", counted(all, "passage"));
        for passage in &self.passages {
            page.push('\n');
            page.push_str(&passage.text());
            page.push('\n');
        }
        if self.more > 0 {
            let _ = writeln!(page, "\n{FAINT}… and {} older ones: add --all{FAINT:#}", self.more);
        }
        page
    }

    fn json(&self) -> Value {
        json!({
            "between": self.ends.map(Entity::new),
            "passages": self.passages.iter().map(Passage::json).collect::<Vec<_>>(),
            "more": self.more,
            "paths": self.paths.iter().map(Route::json).collect::<Vec<_>>(),
        })
    }
}
