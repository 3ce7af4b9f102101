//! Prints the sentences behind edges and claims: with their documents, the names highlighted, and what each states.

use std::borrow::Cow;
use std::cmp::Reverse;
use std::collections::HashMap;
use std::ops::Range;

use kg::extract::DocumentRow;
use kg::graph::{EdgeRef, Evidence, KnowledgeGraph, Node};
use kg::relate::{Modality, Polarity, Predicate};
use kg::text::Span;
use serde_json::{Value, json};

use super::style::{FAINT, STRONG, short, wrapped};

/// A piece of evidence with what it is evidence of.
#[derive(Clone, Copy)]
pub(super) struct Piece<'g> {
    pub(super) source: &'g Node,
    pub(super) relation: Predicate,
    pub(super) target: &'g Node,
    pub(super) directed: bool,
    pub(super) evidence: Evidence<'g>,
}

/// A passage of a document, with all that it is evidence of.
pub(super) struct Passage<'g> {
    graph: &'g KnowledgeGraph,
    pub(super) document: &'g DocumentRow,
    pub(super) unit: Span,
    pub(super) quote: Option<Cow<'g, str>>,
    pub(super) pieces: Vec<Piece<'g>>,
}

/// The whole sentences that a graph keeps, by document and place.
type Kept<'g> = HashMap<(&'g str, Span), &'g str>;

/// The passages of pieces of evidence, the newest first, undated last. Words that the graph keeps for another edge are theirs too.
pub(super) fn passages<'g>(graph: &'g KnowledgeGraph, mut pieces: Vec<Piece<'g>>) -> Vec<Passage<'g>> {
    pieces.sort_by(|a, b| {
        let (one, other) = (a.evidence.document, b.evidence.document);
        let order = other.date.cmp(&one.date).then_with(|| one.id.cmp(&other.id));
        order.then(a.evidence.unit.cmp(&b.evidence.unit)).then(a.relation.cmp(&b.relation))
    });
    let same = |a: &Piece<'_>, b: &Piece<'_>| {
        a.evidence.document.id == b.evidence.document.id && a.evidence.unit == b.evidence.unit
    };
    let passage = |same: &[Piece<'g>]| Passage {
        graph,
        document: same[0].evidence.document,
        unit: same[0].evidence.unit,
        quote: same.iter().find_map(|piece| piece.evidence.quote).map(Cow::Borrowed),
        pieces: same.to_vec(),
    };
    let mut passages: Vec<_> = pieces.chunk_by(same).map(passage).collect();
    if passages.iter().any(|passage| passage.quote.is_none()) {
        let kept = kept(graph);
        for passage in passages.iter_mut().filter(|passage| passage.quote.is_none()) {
            let words = kept.get(&(passage.document.id.as_str(), passage.unit));
            passage.quote = words.copied().map(Cow::Borrowed);
        }
    }
    passages
}

/// The sentences that are quoted whole: of long ones, each edge has its own part.
fn kept(graph: &KnowledgeGraph) -> Kept<'_> {
    let is_whole = |evidence: Evidence<'_>| evidence.quote.is_some_and(|quote| !quote.contains('…'));
    let quotes = graph.edges().flat_map(|edge| EdgeRef::evidence(&edge)).filter(move |evidence| is_whole(*evidence));
    quotes.filter_map(|evidence| Some(((evidence.document.id.as_str(), evidence.unit), evidence.quote?))).collect()
}

impl Passage<'_> {
    /// The document in a line, the sentence, and a line for each relation that it states.
    pub(super) fn text(&self) -> String {
        let DocumentRow { id, title, date, outlet, .. } = self.document;
        let date = date.map_or_else(|| "undated".to_owned(), |date| date.to_string());
        let about = [title.as_deref(), outlet.as_deref()].into_iter().flatten().collect::<Vec<_>>().join(", ");
        let Span { start, end } = self.unit;
        let head = wrapped(&format!("{about} [{id}, bytes {start} to {end}]", id = id.as_str()), &[], 12);
        let quote = match &self.quote {
            Some(quote) => wrapped(quote, &self.names(quote), 4),
            None => format!(
                "    {FAINT}(the graph does not quote it: name the documents behind the command to read it there){FAINT:#}"
            ),
        };
        let stated = self.pieces.iter().filter(|piece| piece.evidence.statement.is_some());
        let lines: Vec<_> =
            stated.map(|piece| wrapped(&piece.said(self.graph), &[], 6)).map(|said| faint(&said)).collect();
        let head = format!("{STRONG}{date:<10}{STRONG:#}  {}", head.trim_start());
        [vec![head, quote], lines].concat().join("\n")
    }

    /// The passage as JSON: offsets are bytes of the document's text.
    pub(super) fn json(&self) -> Value {
        let DocumentRow { id, title, date, outlet, url, path, record, .. } = self.document;
        json!({
            "document": id.as_str(), "title": title, "date": date.map(|date| date.to_string()), "outlet": outlet.as_deref(),
            "url": url, "path": &**path, "record": record, "start": self.unit.start, "end": self.unit.end,
            "quote": self.quote, "states": self.pieces.iter().map(Piece::json).collect::<Vec<_>>(),
        })
    }

    /// Where the names stand in the quote, whose blanks may differ from those of the document.
    fn names(&self, quote: &str) -> Vec<Range<usize>> {
        let whole = quote.len() == self.unit.len();
        let mut names: Vec<Range<usize>> = Vec::new();
        for piece in &self.pieces {
            for (node, span) in [(piece.source, piece.evidence.source), (piece.target, piece.evidence.target)] {
                let at = (span.start as usize).saturating_sub(self.unit.start as usize);
                let exact = at..at + span.len();
                let fits = whole && self.unit.contains(span) && quote.get(exact.clone()).is_some();
                names.extend(if fits { Some(exact) } else { nearest(quote, node, span.len(), at) });
            }
        }
        names
    }
}

/// Where a quote has one of the words for an entity: those as long as the mention first, then the nearest to its place.
fn nearest(quote: &str, node: &Node, len: usize, at: usize) -> Option<Range<usize>> {
    let found =
        node.surfaces.keys().flat_map(|words| quote.match_indices(&**words).map(|(at, words)| at..at + words.len()));
    let alone = |range: &Range<usize>| {
        let (before, after) = (quote[..range.start].chars().next_back(), quote[range.end..].chars().next());
        ![before, after].into_iter().flatten().any(|c| c.is_alphanumeric() && c.is_ascii())
    };
    found.filter(alone).min_by_key(|range| (range.len() != len, range.start.abs_diff(at), Reverse(range.len())))
}

impl Piece<'_> {
    /// "consult (meet): Xi Jinping → Kim Jong Un, planned, says KCNA, on 2019-06-20, by rule active".
    fn said(&self, graph: &KnowledgeGraph) -> String {
        let Some(statement) = self.evidence.statement else { return String::new() };
        let mode = statement.mode.map_or(String::new(), |mode| format!(" ({})", mode.0.name));
        let arrow = if self.directed { "→" } else { "–" };
        let mut said =
            format!("{}{mode}: {} {arrow} {}", self.relation, short(&self.source.label), short(&self.target.label));
        if statement.polarity != Polarity::Positive {
            said = format!("{said}, {}", statement.polarity.as_str());
        }
        if statement.modality != Modality::Actual {
            said = format!("{said}, {}", statement.modality.as_str());
        }
        if let Some(speaker) = self.evidence.speaker {
            let node = graph.place_of(speaker).and_then(|place| graph.node(place));
            said = format!("{said}, says {}", node.map_or(speaker, |node| &node.label));
        }
        if let Some(date) = statement.date {
            said = format!("{said}, of {date}");
        }
        format!("{said}, by the rule {}", statement.pattern.as_str())
    }

    fn json(&self) -> Value {
        let Evidence { statement, speaker, source, target, .. } = self.evidence;
        json!({
            "relation": self.relation.as_str(), "source": self.source.key, "target": self.target.key,
            "directed": self.directed, "mentions": [[source.start, source.end], [target.start, target.end]],
            "rule": statement.map_or("co_occurrence", |statement| statement.pattern.as_str()),
            "mode": statement.and_then(|statement| statement.mode).map(|mode| &*mode.0.name),
            "polarity": statement.map(|statement| statement.polarity.as_str()),
            "modality": statement.map(|statement| statement.modality.as_str()),
            "speaker": speaker,
            "event_date": statement.and_then(|statement| statement.date).map(|date| date.to_string()),
        })
    }
}

fn faint(text: &str) -> String {
    let lines: Vec<_> = text.lines().map(|line| format!("{FAINT}{line}{FAINT:#}")).collect();
    lines.join("\n")
}
