//! Tells whether what a verb says has happened or is to come.

use crate::relate::Modality;
use crate::relate::clause::{Mood, Sentence};
use crate::relate::rules::WordClass;
use crate::text::time::Tense;

/// Present forms of be, with what stands behind an apostrophe.
const PRESENT: &[&str] = &["is", "are", "am", "s", "re", "m"];

impl Sentence<'_, '_> {
    /// Whether the event of a verb has happened when the text is written.
    pub(super) fn tense(&self, node: usize) -> Tense {
        let Some(verb) = self.verb(node) else { return Tense::Past };
        let words = self.nodes[node].tokens.clone();
        let any = |known: &[&str]| words.clone().any(|at| known.contains(&self.words.of(at)));
        match self.status(node, None).modality {
            Modality::Conditional if any(&["have"]) => return Tense::Past,
            Modality::Conditional if any(&["would"]) => return Tense::Unknown,
            Modality::Conditional | Modality::Planned | Modality::Demanded => return Tense::Future,
            Modality::Actual => {}
        }
        let class = self.rules.word(self.words.tokens[verb.head].hash).class;
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
