//! Tells whether what a verb says has happened or is to come.

use crate::relate::Modality;
use crate::relate::clause::{Mood, Sentence};
use crate::relate::rules::WordClass;
use crate::text::time::Tense;

/// Present forms of be, with what stands behind an apostrophe.
const PRESENT: &[&str] = &["is", "are", "am", "s", "re", "m"];

impl Sentence<'_, '_> {
    /// Whether a verb tells what was before what the text tells: had met.
    pub(super) fn is_pluperfect(&self, node: usize) -> bool {
        let finite = self.verb(node).is_some_and(|verb| verb.mood == Mood::Finite);
        let words = self.nodes[node].tokens.clone();
        finite && words.len() > 1 && words.into_iter().any(|at| self.words.of(at) == "had")
    }

    /// Whether the event of a verb has happened when the text is written.
    pub(super) fn tense(&self, node: usize) -> Tense {
        let Some(verb) = self.verb(node) else { return Tense::Past };
        let words = self.nodes[node].tokens.clone();
        let any = |known: &[&str]| words.clone().any(|at| known.contains(&self.words.of(at)));
        let modality = self.status(node, None).modality;
        // "was to meet him on Sunday" may have been or be to come.
        let above = (verb.mood == Mood::Infinitive).then(|| self.governor(node)).flatten().map(|(above, _)| above);
        let was =
            |at: usize| self.nodes[at].tokens.clone().any(|at| matches!(self.words.of(at), "was" | "were" | "had"));
        if modality == Modality::Planned && (was(node) || above.is_some_and(was)) {
            return Tense::Unknown;
        }
        match modality {
            Modality::Conditional if any(&["have"]) => return Tense::Past,
            Modality::Conditional if any(&["would"]) => return Tense::Unknown,
            Modality::Conditional | Modality::Planned | Modality::Demanded => return Tense::Future,
            Modality::Actual => {}
        }
        let class = self.senses.of(verb.head).class;
        let past = class.is(WordClass::PAST.or(WordClass::PARTICIPLE)) || self.words.of(verb.head).ends_with("ed");
        match () {
            () if verb.mood != Mood::Finite => Tense::Past,
            // is meeting him on Friday
            () if any(PRESENT) && class.is(WordClass::GERUND) => Tense::Future,
            () if any(PRESENT) => Tense::Unknown,
            () if past || any(&["has", "have", "had", "was", "were", "did", "didn", "hasn", "hadn"]) => Tense::Past,
            () if class.is(WordClass::BASE.or(WordClass::THIRD)) && !any(&["never"]) => Tense::Unknown,
            () => Tense::Past,
        }
    }
}
