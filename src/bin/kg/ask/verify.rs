//! `kg verify`: holds every piece of evidence of a graph against the documents.

use std::cmp::Reverse;
use std::collections::HashMap;

use clap::Args;
use kg::corpus::Document;
use kg::graph::{KnowledgeGraph, Proof, Verdict, Witness};
use serde_json::{Value, json};

use super::GraphArgs;
use crate::args::InputArgs;
use crate::pipeline::Reader;
use crate::table::{table, trimmed};
use crate::terminal::{Outcome, Terminal};

const EXAMPLES: &str = "\
Examples:
  kg verify graph.json input/
  kg verify graph.json input/ --format json | jq '.evidence[] | select(.verdict == \"gone\")'
  kg verify graph.json input/ --quiet > /dev/null && echo 'all evidence holds'

INPUT is what the graph was built from, read in the same way. A document holds where its text has the hash that the graph has, moved where such a
text has another id, is changed where it has another hash, gone where it is not there or cannot be read. Evidence holds where its byte range
gives the sentence that the graph quotes; of a changed document only quotes tell, and a sentence that stands elsewhere in it has moved.
JSON has `documents` and `evidence_counts` (by verdict), `unknown` (documents that the graph does not have), and what does not hold:
`faults` (`document`, `verdict`, `found`) and `evidence` (`document`, `start`, `end`, `source`, `relation`, `target`, `verdict`, `quote`).

Exit status: 0 all holds; 1 something does not; 2 it could not be checked.";

/// How many rows of each table are printed.
const ROWS: usize = 20;

/// Check the evidence of a graph against the documents: hash, place and sentence of every piece
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct VerifyArgs {
    #[command(flatten)]
    ask: GraphArgs,
    #[command(flatten)]
    input: InputArgs,
}

pub(crate) fn run(args: &VerifyArgs, terminal: &Terminal) -> anyhow::Result<Outcome> {
    let graph = args.ask.open()?;
    let reader = Reader::open(&args.input, terminal)?;
    let books = Books::new(&graph);
    let add = |seen: &mut Vec<Seen>, document: Document| seen.extend(books.look(&document));
    let join = |mut one: Vec<Seen>, other: Vec<Seen>| {
        one.extend(other);
        one
    };
    let seen = reader.fold(add, join);
    reader.finish()?;
    let report = books.report(seen);
    args.ask.answer(|| report.text(), || report.json())?;
    Ok(if report.holds() { Outcome::Done } else { Outcome::Skipped })
}

/// The graph, ready to be held against documents.
struct Books<'g> {
    graph: &'g KnowledgeGraph,
    proofs: Vec<Vec<Proof<'g>>>,
    /// The documents with each hash.
    by_hash: HashMap<[u8; 32], Vec<usize>>,
}

/// What a document that was read says of one of the graph.
struct Seen {
    /// The place of the graph's document; none where the graph has none like it.
    place: Option<usize>,
    id: String,
    verdict: Verdict,
    /// Of each piece of evidence.
    evidence: Vec<Verdict>,
}

impl<'g> Books<'g> {
    fn new(graph: &'g KnowledgeGraph) -> Self {
        let mut by_hash: HashMap<_, Vec<_>> = HashMap::new();
        for (place, document) in graph.documents().iter().enumerate() {
            by_hash.entry(document.sha256).or_default().push(place);
        }
        Self { graph, proofs: graph.proofs(), by_hash }
    }

    fn look(&self, document: &Document) -> Vec<Seen> {
        let rows = self.graph.documents();
        let own = rows.binary_search_by(|row| row.id.cmp(&document.id)).ok();
        let alike =
            self.by_hash.get(&document.sha256).into_iter().flatten().copied().filter(|place| Some(*place) != own);
        let seen: Vec<_> =
            own.into_iter().chain(alike).map(|place| self.check(place, document, Some(place) == own)).collect();
        if seen.is_empty() {
            let id = document.id.as_str().to_owned();
            return vec![Seen { place: None, id, verdict: Verdict::Gone, evidence: Vec::new() }];
        }
        seen
    }

    fn check(&self, place: usize, document: &Document, own: bool) -> Seen {
        let same = self.graph.documents()[place].sha256 == document.sha256;
        let verdict = match (own, same) {
            (true, true) => Verdict::Holds,
            (true, false) => Verdict::Changed,
            (false, _) => Verdict::Moved,
        };
        let mut witness = Witness::new(&document.text, same);
        // Where the document has moved, so has what holds in it.
        let found = |proof: &Proof<'_>| match witness.check(proof) {
            Verdict::Holds if !own => Verdict::Moved,
            verdict => verdict,
        };
        let evidence = self.proofs[place].iter().map(found).collect();
        Seen { place: Some(place), id: document.id.as_str().to_owned(), verdict, evidence }
    }

    /// The best that was seen of each document.
    fn report(&self, seen: Vec<Seen>) -> Report<'_> {
        let unknown = seen.iter().filter(|seen| seen.place.is_none()).count();
        let mut best: Vec<Option<Seen>> = self.proofs.iter().map(|_| None).collect();
        let key = |seen: &Seen| Reverse((seen.verdict, seen.id.clone()));
        for seen in seen {
            let Some(place) = seen.place else { continue };
            if best[place].as_ref().is_none_or(|best| key(&seen) > key(best)) {
                best[place] = Some(seen);
            }
        }
        let mut report = Report { unknown, ..Report::default() };
        for ((row, proofs), seen) in self.graph.documents().iter().zip(&self.proofs).zip(best) {
            let verdict = seen.as_ref().map_or(Verdict::Gone, |seen| seen.verdict);
            let id = row.id.as_str();
            let gone = || vec![Verdict::Gone; proofs.len()];
            let (found, evidence) = seen.map_or_else(|| (None, gone()), |seen| (Some(seen.id), seen.evidence));
            report.documents[verdict as usize] += 1;
            if verdict != Verdict::Holds {
                report.faults.push((id, verdict, found));
            }
            for (proof, verdict) in proofs.iter().zip(evidence) {
                report.counts[verdict as usize] += 1;
                if verdict != Verdict::Holds {
                    report.evidence.push((*proof, verdict));
                }
            }
        }
        report
    }
}

#[derive(Default)]
struct Report<'g> {
    /// How many documents, by verdict.
    documents: [u64; 4],
    /// How many pieces of evidence, by verdict.
    counts: [u64; 4],
    /// Documents that the graph does not have.
    unknown: usize,
    /// Documents that do not hold, and the id of what was found in their place.
    faults: Vec<(&'g str, Verdict, Option<String>)>,
    /// Evidence that does not hold.
    evidence: Vec<(Proof<'g>, Verdict)>,
}

impl Report<'_> {
    fn holds(&self) -> bool {
        self.faults.is_empty() && self.evidence.is_empty()
    }

    fn text(&self) -> String {
        let mut counts = table(&["", "HOLDS", "MOVED", "CHANGED", "GONE"], 1);
        for (what, numbers) in [("documents", self.documents), ("evidence", self.counts)] {
            counts.add_row([what.to_owned()].into_iter().chain(numbers.map(|number| number.to_string())));
        }
        let mut parts = vec![trimmed(&counts)];
        if self.unknown > 0 {
            parts.push(format!("Documents of the input that are not in the graph: {}", self.unknown));
        }
        let mut faults = table(&["DOCUMENT", "IS", "FOUND"], 3);
        for (id, verdict, found) in self.faults.iter().take(ROWS) {
            faults.add_row([*id, verdict.as_str(), found.as_deref().filter(|found| found != id).unwrap_or_default()]);
        }
        let mut evidence = table(&["EVIDENCE IN", "BYTES", "WHO", "WHAT", "WHOM", "IS"], 6);
        for (proof, verdict) in self.evidence.iter().take(ROWS) {
            let Proof { source, relation, target, evidence: piece } = proof;
            let bytes = format!("{}-{}", piece.unit.start, piece.unit.end);
            evidence.add_row([piece.document.id.as_str(), &bytes, source, relation.as_str(), target, verdict.as_str()]);
        }
        for (table, length) in [(faults, self.faults.len()), (evidence, self.evidence.len())] {
            match length.saturating_sub(ROWS) {
                _ if length == 0 => {}
                0 => parts.push(trimmed(&table)),
                more => parts.push(format!("{}\n… and {more} more: --format json has all", trimmed(&table))),
            }
        }
        parts.join("\n\n")
    }

    fn json(&self) -> Value {
        let numbers = |numbers: [u64; 4]| -> serde_json::Map<String, Value> {
            Verdict::ALL
                .iter()
                .zip(numbers)
                .map(|(verdict, number)| (verdict.as_str().to_owned(), number.into()))
                .collect()
        };
        let fault = |(id, verdict, found): &(&str, Verdict, Option<String>)| json!({"document": id, "verdict": verdict.as_str(), "found": found});
        let piece = |(proof, verdict): &(Proof<'_>, Verdict)| {
            let Proof { source, relation, target, evidence } = proof;
            json!({"document": evidence.document.id.as_str(), "start": evidence.unit.start, "end": evidence.unit.end,
                   "source": source, "relation": relation.as_str(), "target": target, "verdict": verdict.as_str(),
                   "quote": evidence.quote})
        };
        json!({
            "holds": self.holds(),
            "documents": numbers(self.documents),
            "evidence_counts": numbers(self.counts),
            "unknown": self.unknown,
            "faults": self.faults.iter().map(fault).collect::<Vec<_>>(),
            "evidence": self.evidence.iter().map(piece).collect::<Vec<_>>(),
        })
    }
}
