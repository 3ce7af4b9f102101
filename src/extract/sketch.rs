//! Sketches of texts: how alike two texts are can be told from them without the texts.
//!
//! A text is taken as the set of its shingles, three folded words in a row within a sentence, and a sketch keeps the smallest hash in each of N bins of
//! them: `MinHash` (Broder 1997) with one permutation (Li, Owen and Zhang 2012), eight bits of each minimum (Li and König 2010). The share of bins in
//! which two sketches agree is, but for chance, the resemblance of the sets: shingles of both by shingles of either.

use crate::relate::Unit;
use crate::text::{Sentence, Words};

/// How many words in a row are a shingle.
const SHINGLE: usize = 3;

/// What is kept of a document's words.
pub type DocumentSketch = Sketch<128>;

/// What is kept of a unit's words.
pub type PassageSketch = Sketch<24>;

/// The smallest hash in each bin of the shingles of a text, 0 where a bin has none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Sketch<const N: usize>([u8; N]);

impl<const N: usize> Default for Sketch<N> {
    fn default() -> Self {
        Self([0; N])
    }
}

impl<const N: usize> Sketch<N> {
    fn of(shingles: &[u64]) -> Self {
        let mut least = [u32::MAX; N];
        for shingle in shingles {
            let (bin, value) = binned(*shingle, N);
            if value < least[bin] {
                least[bin] = value;
            }
        }
        Self(least.map(|value| if value == u32::MAX { 0 } else { low_bits(value).max(1) }))
    }

    /// The sketch with these bins.
    pub fn with_bins(bins: [u8; N]) -> Self {
        Self(bins)
    }

    /// The bins, 0 for those without a shingle.
    pub fn bins(&self) -> &[u8; N] {
        &self.0
    }

    /// Whether the text had no word.
    pub fn is_empty(&self) -> bool {
        self.0.iter().all(|bin| *bin == 0)
    }

    /// In how many bins two sketches agree, of how many that are not empty in both.
    pub fn agreement(&self, other: &Self) -> (u32, u32) {
        self.0.iter().zip(&other.0).fold((0, 0), |(same, all), (one, other)| {
            let counts = u32::from((one | other) != 0);
            (same + (u32::from(one == other) & counts), all + counts)
        })
    }
}

/// The bin of a hash, by its high half, and its value there, the low half.
#[expect(clippy::cast_possible_truncation, reason = "each part is as large as its type")]
fn binned(hash: u64, bins: usize) -> (usize, u32) {
    let bin = ((hash >> 32) * bins as u64) >> 32;
    (bin as usize, hash as u32)
}

#[expect(clippy::cast_possible_truncation, reason = "the high bits of a minimum say little")]
fn low_bits(value: u32) -> u8 {
    value as u8
}

/// The sketches of a document and its units.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sketches {
    /// That of all its sentences.
    pub document: DocumentSketch,
    /// Those of its units, empty for units with fewer than two mentions, which are no evidence.
    pub units: Vec<PassageSketch>,
}

impl Sketches {
    /// Sketches a document whose sentences and units these are. Linear in its words, for windows in those of all windows.
    pub(super) fn read(words: &Words<'_>, sentences: &[Sentence], units: &[Unit]) -> Self {
        let mut shingles = Vec::with_capacity(words.tokens.len());
        let mut ends = Vec::with_capacity(sentences.len() + 1);
        ends.push(0);
        for range in &words.sentences {
            add_shingles(words, range.clone(), &mut shingles);
            ends.push(shingles.len());
        }
        let before = |offset: u32| ends[sentences.partition_point(|sentence| sentence.span.start < offset)];
        let passage = |unit: &Unit| {
            let evidence = unit.mentions.len() > 1;
            let range = if evidence { before(unit.span.start)..before(unit.span.end) } else { 0..0 };
            Sketch::of(&shingles[range])
        };
        Self { document: Sketch::of(&shingles), units: units.iter().map(passage).collect() }
    }
}

/// Adds the hashes of a sentence's shingles; a shorter sentence is one shingle.
fn add_shingles(words: &Words<'_>, range: std::ops::Range<usize>, out: &mut Vec<u64>) {
    let tokens = &words.tokens[range];
    let hash = |tokens: &[crate::text::Token]| {
        mixed(tokens.iter().fold(0, |hash: u64, token| hash.rotate_left(23).wrapping_add(token.hash)))
    };
    match tokens.len() {
        0 => {}
        1..SHINGLE => out.push(hash(tokens)),
        _ => out.extend(tokens.windows(SHINGLE).map(hash)),
    }
}

/// Spreads a sum of hashes, which are spread themselves, over all bits.
fn mixed(hash: u64) -> u64 {
    let product = hash.wrapping_mul(0xff51_afd7_ed55_8ccd);
    product ^ (product >> 32)
}

#[cfg(test)]
mod tests {
    use super::{Sketch, Sketches};
    use crate::text::{Words, segment};

    const STORY: &str = "The foreign ministers of China and Peru met in Lima on Tuesday to discuss a treaty on fishing. \
        They agreed to hold further talks in the autumn, a spokesman for the ministry said after the meeting. \
        Both sides want to sign the agreement before the end of the year, according to two people with knowledge of the matter. \
        Peru has complained for years that foreign vessels take squid at the edge of its waters. \
        China says that its fleet keeps to the rules and has offered to share the positions of its ships.";

    fn sketch<const N: usize>(text: &str) -> Sketch<N> {
        let sentences = segment(text).sentences;
        let words = Words::read(text, &sentences);
        let mut shingles = Vec::new();
        words.sentences.iter().for_each(|range| super::add_shingles(&words, range.clone(), &mut shingles));
        Sketch::of(&shingles)
    }

    fn document(text: &str) -> Sketch<128> {
        sketch(text)
    }

    fn percent(one: &str, other: &str) -> u32 {
        let (same, all) = document(one).agreement(&document(other));
        same * 100 / all.max(1)
    }

    #[test]
    fn case_accents_and_layout_do_not_count() {
        let changed = STORY.to_uppercase().replace("Peru", "Perú").replace(". ", ".\n\n");
        assert_eq!(document(STORY), document(&changed));
    }

    #[test]
    fn edited_copies_are_alike() {
        let words = STORY.replace("Tuesday", "Wednesday").replace("squid", "fish").replace("autumn", "fall");
        let shorter: Vec<_> = STORY.split_inclusive(". ").take(3).collect();
        let longer = format!("LIMA (Agency) - {STORY} The talks began in March. No date was given for the next round.");
        for (copy, least) in [(words, 60), (shorter.concat(), 40), (longer, 60)] {
            let found = percent(STORY, &copy);
            assert!((least..100).contains(&found), "{found}: {copy}");
        }
    }

    #[test]
    fn other_reports_are_not_alike() {
        let other = "China's top diplomat and his Peruvian counterpart held talks on fishing rights in Lima, the Peruvian \
            government announced. Squid fishermen in the north had staged protests before the visit. A deal may be signed \
            later this year, but an official said that much was still open. Foreign vessels have gathered outside Peru's waters.";
        let found = percent(STORY, other);
        assert!(found < 15, "{found}");
    }

    #[test]
    fn agreement_is_near_the_resemblance() {
        // Of 300 and 300 shingles, 100 to 290 are common: resemblance is common / (600 - common).
        for common in (100..300).step_by(10) {
            let numbers =
                |from: u64| (from..from + 300).map(|number| super::mixed(super::mixed(number))).collect::<Vec<_>>();
            let (one, other) = (Sketch::<128>::of(&numbers(0)), Sketch::of(&numbers(300 - common)));
            let (same, all) = one.agreement(&other);
            let (found, expected) = (u64::from(same * 100 / all), common * 100 / (600 - common));
            assert!(found.abs_diff(expected) <= 12, "{found} for {expected}");
        }
    }

    #[test]
    fn a_text_without_words_is_like_nothing() {
        assert!(document("").is_empty() && document("…!").is_empty());
        assert_eq!(document("").agreement(&document("")), (0, 0));
        assert!(!document("Peru.").is_empty());
    }

    #[test]
    fn units_are_sketched_by_their_sentences() {
        use crate::relate::Unit;
        let text = "China met Peru in the capital. Nobody came to see it. Chile left Kenya in the morning.";
        let sentences = segment(text).sentences;
        let words = Words::read(text, &sentences);
        let unit = |first: usize, last: usize, mentions| Unit {
            span: crate::text::Span { start: sentences[first].span.start, end: sentences[last].span.end },
            mentions,
        };
        let units = [unit(0, 0, 0..2), unit(1, 1, 2..2), unit(2, 2, 2..4), unit(0, 2, 0..4)];
        let sketches = Sketches::read(&words, &sentences, &units);
        assert_eq!(sketches.document, sketch(text));
        let parts = ["China met Peru in the capital.", "", "Chile left Kenya in the morning.", text];
        assert_eq!(sketches.units, parts.map(sketch));
    }
}
