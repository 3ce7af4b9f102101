//! `kg whynot`: why no edge joins two entities.

mod filters;
mod json;
mod reading;
mod reasons;
mod side;
mod text;

use clap::Args;
use kg::gazetteer::Gazetteer;
use kg::graph::{EdgeRef, KnowledgeGraph};
use kg::recognize::{RecognizeOptions, Recognizer};

use super::{GraphArgs, RelationName, is_wanted};
use crate::args::{InputArgs, ListArgs, RulesArgs};
use crate::pipeline::Reader;
use crate::terminal::{Outcome, Terminal};
use reading::{Desk, Reading};
use reasons::{Case, Reason};
use side::Side;

const EXAMPLES: &str = "\
Examples:
  kg whynot graph.json 'Xi Jinping' 'Moon Jae-in' input/
  kg whynot graph.json 'Shirley Jackson' kcna input/        a name that the graph need not have
  kg whynot graph.json china dprk --relation sanction input/
  kg whynot graph.json 'Xi Jinping' 'Moon Jae-in'           what the graph alone can tell

INPUT is what the graph was built from. It is read again with the graph's own options; lists and tables of relations
(--gazetteer, --no-builtin, --rules) are to be given again. Without it, the graph tells only where each is named
together with others.
JSON: between [{asked, id, label, kind, in_graph, mentions, documents, list, near}] (list is what `kg gazetteer find`
says, where the graph has no such entity; near is what may be meant); joined and other_edges [{id, relation, count,
documents}]; read; levels {sentence, paragraph, document}, in how many documents they come how near; passages and
nearer (by words that do not count, or in documents that the graph does not have) [{document, title, date, outlet,
standing, nearness, apart, counted, words, passages [{start, end, text, names}]}]; approaches [{document, date, title,
bytes_apart, mentions}], without INPUT; seen [{document, title, date, outlet, standing, named,
not_counted}]; reasons [{reason, about, text}], about being 0 or 1 for one of the two. Standing is used, changed,
outside or unknown.

Exit status: 0 done, whether an edge joins them or not; 1 something could not be read; 2 no such graph, or two of that
name.";

/// Tell why no edge joins two entities: where each is seen, the nearest they come, and what kept an edge out
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct WhyNotArgs {
    #[command(flatten)]
    graph: GraphArgs,
    /// An entity: its id, its name or another name; or a name that the graph does not have
    #[arg(value_name = "A")]
    one: String,
    /// Another
    #[arg(value_name = "B")]
    other: String,
    #[command(flatten)]
    input: InputArgs,
    /// Ask for these relations only (consult, sanction …), or all events, roles, treaties or cooccurrence
    #[arg(long, value_name = "RELATION", value_delimiter = ',')]
    relation: Vec<RelationName>,
    #[command(flatten)]
    lists: ListArgs,
    #[command(flatten)]
    rules: RulesArgs,
}

pub(crate) fn run(args: &WhyNotArgs, terminal: &Terminal) -> anyhow::Result<Outcome> {
    let graph = args.graph.open()?;
    let gazetteer = args.lists.gazetteer()?;
    let sides = sides(&graph, &gazetteer, [&args.one, &args.other])?;
    let (joined, others) = edges(&graph, &sides, &args.relation);
    let mut outcome = Outcome::Done;
    let mut reading = None;
    if joined.is_empty() && !args.input.inputs.is_empty() {
        if gazetteer.sha256() != graph.gazetteer() {
            terminal.remark(
                "the graph was built with other lists: names may count that did not; give its lists again with --gazetteer, --no-builtin",
            );
        }
        let rules = args.rules.read()?;
        let wanted = [&sides[0].wanted, &sides[1].wanted];
        let desk = Desk { graph: &graph, gazetteer: &gazetteer, rules: &rules, wanted };
        let (read, ended) = desk.read(&Reader::open(&args.input, terminal)?)?;
        (reading, outcome) = (Some(read), ended);
    }
    let reasons = if joined.is_empty() { case(&graph, &sides, args, reading.as_ref()).reasons() } else { Vec::new() };
    let answer = Answer { graph: &graph, sides: &sides, joined, others, reading: reading.as_ref(), reasons };
    let case = case(&graph, &sides, args, reading.as_ref());
    args.graph.answer(|| answer.text(&case), || answer.json(&case))?;
    Ok(outcome)
}

fn case<'a>(
    graph: &'a KnowledgeGraph,
    sides: &'a [Side<'a>; 2],
    args: &'a WhyNotArgs,
    reading: Option<&'a Reading>,
) -> Case<'a> {
    Case { graph, sides, wanted: &args.relation, reading }
}

/// The two that are asked for.
fn sides<'a>(graph: &KnowledgeGraph, gazetteer: &Gazetteer, names: [&'a str; 2]) -> anyhow::Result<[Side<'a>; 2]> {
    let options = graph.options();
    let options =
        RecognizeOptions { demonyms: options.demonyms, metonyms: options.metonyms, discover: options.discover };
    let recognizer = Recognizer::new(gazetteer, options);
    let [one, other] = names;
    let sides = [Side::new(graph, gazetteer, &recognizer, one)?, Side::new(graph, gazetteer, &recognizer, other)?];
    let [first, second] = &sides;
    if first.id == second.id && (first.id.is_some() || second.wanted.is_spelled(one)) {
        let id = first.id.as_ref().map_or(String::new(), |id| format!(" ({id})"));
        anyhow::bail!("`{one}` and `{other}` are the same{id}: name two");
    }
    Ok(sides)
}

/// The edges that join them, those that are asked for and the others.
fn edges<'g>(
    graph: &'g KnowledgeGraph,
    sides: &[Side<'_>; 2],
    wanted: &[RelationName],
) -> (Vec<EdgeRef<'g>>, Vec<EdgeRef<'g>>) {
    let [Some(one), Some(other)] = sides.each_ref().map(|side| side.place) else { return Default::default() };
    graph.edges_between(one, other).into_iter().partition(|edge| is_wanted(wanted, edge.edge().relation))
}

/// What is answered.
struct Answer<'a> {
    graph: &'a KnowledgeGraph,
    sides: &'a [Side<'a>; 2],
    joined: Vec<EdgeRef<'a>>,
    /// Edges of relations that are not asked for.
    others: Vec<EdgeRef<'a>>,
    reading: Option<&'a Reading>,
    reasons: Vec<Reason>,
}

impl Answer<'_> {
    /// How often one of the two is named, and in how many documents: where they were read, in those, else in the graph.
    fn named(&self, side: usize) -> (u64, u64) {
        let node = || self.sides[side].place.and_then(|place| self.graph.node(place));
        let of_graph = || node().map_or((0, 0), |node| (node.mentions, node.documents));
        self.reading.map_or_else(of_graph, |reading| reasons::named(reading, side))
    }

    /// The places of both in the graph.
    fn places(&self) -> Option<[usize; 2]> {
        Some([self.sides[0].place?, self.sides[1].place?])
    }
}
