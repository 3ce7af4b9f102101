//! Holds evidence against the text that it points into.

use std::cell::OnceCell;

use crate::extract::Quoter;
use crate::graph::{EdgeRef, Evidence, KnowledgeGraph};
use crate::relate::Predicate;
use crate::text::clean::clean;

/// What a piece of evidence, or a document, is found to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// All is as the graph has it.
    Holds,
    /// It is there, but in another place.
    Moved,
    /// Something else stands there, or what is left does not tell.
    Changed,
    /// There is nothing to look into.
    Gone,
}

impl Verdict {
    /// All of them, the best first.
    pub const ALL: [Self; 4] = [Self::Holds, Self::Moved, Self::Changed, Self::Gone];

    /// The name used in reports.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Holds => "holds",
            Self::Moved => "moved",
            Self::Changed => "changed",
            Self::Gone => "gone",
        }
    }
}

/// A piece of evidence with what it is evidence of: an edge or a claim.
#[derive(Clone, Copy, Debug)]
pub struct Proof<'g> {
    /// The key of the source.
    pub source: &'g str,
    /// What it says.
    pub relation: Predicate,
    /// The key of the target.
    pub target: &'g str,
    /// Where it stands.
    pub evidence: Evidence<'g>,
}

impl KnowledgeGraph {
    /// All evidence, by document in the order of [`Self::documents`].
    pub fn proofs(&self) -> Vec<Vec<Proof<'_>>> {
        let mut proofs = vec![Vec::new(); self.documents.len()];
        for edge in self.edges() {
            let EdgeRef { source, target, .. } = edge;
            for (at, evidence) in edge.evidence_range().zip(edge.evidence()) {
                let (source, target) = (source.key.as_str(), target.key.as_str());
                let proof = Proof { source, relation: edge.edge().relation, target, evidence };
                proofs[edge.document_of(at) as usize].push(proof);
            }
        }
        for claim in &self.claims {
            for (at, evidence) in claim.rows.clone().zip(self.evidence_of(claim)) {
                let proof = Proof { source: &claim.source, relation: claim.relation, target: &claim.target, evidence };
                proofs[self.statements[at as usize].document as usize].push(proof);
            }
        }
        proofs
    }
}

/// A text that evidence is held against.
pub struct Witness<'t> {
    text: &'t str,
    /// Whether it is the text that the graph was built from, by its hash.
    same: bool,
    quoter: Quoter<'t>,
    cleaned: OnceCell<String>,
}

impl<'t> Witness<'t> {
    /// A text, and whether its hash is the one that the graph has.
    pub fn new(text: &'t str, same: bool) -> Self {
        Self { text, same, quoter: Quoter::new(text), cleaned: OnceCell::new() }
    }

    /// What the text says of a piece of evidence. Of a changed text only quotes tell: a sentence without one counts as changed.
    pub fn check(&mut self, proof: &Proof<'_>) -> Verdict {
        let Evidence { unit, source, target, quote, statement, .. } = proof.evidence;
        let trigger = statement.map(|statement| statement.trigger).unwrap_or_default();
        let fits = [unit, source, target, trigger].iter().all(|span| self.text.get(span.range()).is_some());
        let Some(quote) = quote else {
            return if self.same && fits { Verdict::Holds } else { Verdict::Changed };
        };
        if fits && *self.quoter.quote(unit, source, target) == *quote {
            Verdict::Holds
        } else if !self.same && self.says(quote) {
            Verdict::Moved
        } else {
            Verdict::Changed
        }
    }

    /// Whether a quote stands anywhere in the text, each part of a cut one behind the other.
    fn says(&self, quote: &str) -> bool {
        let cleaned = self.cleaned.get_or_init(|| clean(self.text));
        let whole = quote.strip_prefix("… ").unwrap_or(quote);
        let whole = whole.strip_suffix(" …").unwrap_or(whole);
        let mut rest = Some(cleaned.as_str());
        for part in whole.split(" … ") {
            rest = rest.and_then(|text| text.split_once(part)).map(|(_, behind)| behind);
        }
        rest.is_some() && !whole.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::{Verdict, Witness};

    #[test]
    fn quotes_are_found_wherever_they_stand() {
        let says = |text: &str, quote: &str| Witness::new(text, false).says(quote);
        assert!(says("One.\n\nChina  met\nPeru. Two.", "China met Peru."));
        assert!(says("a China b c Peru d", "… China … Peru …"));
        assert!(!says("a Peru b c China d", "… China … Peru …"));
        assert!(!says("China met Chile.", "China met Peru."));
        assert!(!says("China", ""));
    }

    #[test]
    fn verdicts_are_ordered_and_named() {
        assert!(Verdict::ALL.is_sorted());
        assert_eq!(Verdict::ALL.map(Verdict::as_str), ["holds", "moved", "changed", "gone"]);
    }
}
