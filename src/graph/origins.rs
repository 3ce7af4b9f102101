//! Finds out which evidence has one origin: wire copy printed by ten outlets is one report, not ten.
//!
//! Two documents have one origin where their sketches agree in two bins of five: shingles of three words are the same, counted both ways, in two of
//! five. An article cut to its first half has half of them left, one with every tenth word changed four in seven; articles that are no copies rarely
//! share one in twenty. A page of two whole stories joins both. Two passages are one where they agree in half of the bins, so that a sentence of common length stays the same with a word
//! changed, and phrases that often stand beside a pair of names join nothing. What is like a copy is a copy, too (single linkage).
//!
//! A few sketches are all compared; of many only those that have three bins in a row in common (locality-sensitive hashing), in a bucket with many
//! only with the next ones in the order of their bins: O(n log n) in their number, and nothing depends on the order in which they come.

use std::collections::HashMap;

use rayon::prelude::*;

use crate::extract::{EvidenceUnit, Extraction, Sketch};

/// So many bins in a row must agree for two of many sketches to be compared.
const BAND: usize = 3;

/// With so many others of its bucket each sketch is compared.
const REACH: usize = 32;

/// How alike sketches must be: the bins that agree, of how many.
#[derive(Clone, Copy)]
struct Threshold(u32, u32);

const DOCUMENTS: Threshold = Threshold(2, 5);
const PASSAGES: Threshold = Threshold(1, 2);

/// Where the documents of an extraction come from.
#[derive(Clone, Debug, Default)]
pub(super) struct Origins {
    /// The first document of each document's origin.
    documents: Vec<u32>,
}

impl Origins {
    /// Those of an extraction that is in order.
    pub(super) fn new(extraction: &Extraction) -> Self {
        let sketches: Vec<_> = extraction.documents.iter().map(|document| &*document.sketch).collect();
        let mut sets = Sets::new(sketches.len());
        join_copies(&sketches, DOCUMENTS, &mut sets);
        Self { documents: sets.firsts() }
    }

    /// Those that a file tells; nothing where one is no document.
    pub(super) fn read(documents: Vec<u32>) -> Option<Self> {
        let fits = documents.iter().all(|first| (*first as usize) < documents.len());
        fits.then_some(Self { documents })
    }

    /// Those of the documents that stay, numbered anew.
    pub(super) fn kept(&self, stays: &[bool]) -> Self {
        let mut firsts: HashMap<u32, u32> = HashMap::new();
        let kept = self.documents.iter().zip(stays).filter(|(_, stays)| **stays);
        Self { documents: (0..).zip(kept).map(|(at, (origin, _))| *firsts.entry(*origin).or_insert(at)).collect() }
    }

    /// The first document, in the order of ids, of a document's origin.
    pub(super) fn of(&self, document: u32) -> u32 {
        self.documents[document as usize]
    }

    /// How many origins documents have.
    pub(super) fn count_documents(&self, documents: &[u32]) -> u64 {
        let mut origins: Vec<_> = documents.iter().map(|document| self.of(*document)).collect();
        origins.sort_unstable();
        origins.dedup();
        origins.len() as u64
    }

    /// How many independent origins pieces of evidence have: documents of one origin count once, and an origin whose passages all stand in those
    /// counted before it adds nothing. Those that share the fewest passages count first, so that a digest adds nothing to the reports that it quotes.
    ///
    /// O(n log n) in the number of pieces.
    pub(super) fn count(&self, pieces: &[u32], evidence: &[EvidenceUnit]) -> u64 {
        let origin = |unit: u32| self.of(evidence[unit as usize].document);
        if pieces.iter().all(|unit| origin(*unit) == origin(pieces[0])) {
            return u64::from(!pieces.is_empty());
        }
        let sketches: Vec<_> = pieces.iter().map(|unit| &evidence[*unit as usize].sketch).collect();
        let mut sets = Sets::new(pieces.len());
        join_copies(&sketches, PASSAGES, &mut sets);
        let mut held: Vec<_> = pieces.iter().map(|unit| origin(*unit)).zip(sets.firsts()).collect();
        held.sort_unstable();
        held.dedup();
        count_witnesses(&held, pieces.len())
    }
}

/// How many origins add a passage, given the passages of each, numbers below `end`, in order.
fn count_witnesses(held: &[(u32, u32)], end: usize) -> u64 {
    let mut holders = vec![0_u32; end];
    for (_, passage) in held {
        holders[*passage as usize] += 1;
    }
    let mut origins: Vec<_> = held.chunk_by(|a, b| a.0 == b.0).collect();
    let shared = |origin: &[(u32, u32)]| origin.iter().filter(|(_, passage)| holders[*passage as usize] > 1).count();
    origins.sort_by_key(|origin| (shared(origin), origin.len()));
    let mut covered = vec![false; end];
    let mut adds = |origin: &&[(u32, u32)]| {
        origin.iter().fold(false, |adds, (_, passage)| !std::mem::replace(&mut covered[*passage as usize], true) | adds)
    };
    origins.iter().filter(|origin| adds(origin)).count() as u64
}

/// Joins the sketches that are alike, those of texts without words with none.
fn join_copies<const N: usize>(sketches: &[&Sketch<N>], least: Threshold, sets: &mut Sets) {
    let with_words = || (0..).zip(sketches).filter(|(_, sketch)| !sketch.is_empty());
    if sketches.len() <= REACH {
        let mut all: Vec<u64> = with_words().map(|(at, _)| at).collect();
        return join_alike(sketches, &mut all, 0, least, sets);
    }
    let mut entries: Vec<u64> = Vec::with_capacity(sketches.len());
    for band in (0..N).step_by(BAND) {
        let keyed = with_words().map(|(at, sketch)| (key(sketch, band) << 32) | at);
        entries.clear();
        entries.extend(keyed.filter(|entry| entry >> 32 != 0));
        entries.par_sort_unstable();
        for bucket in entries.chunk_by_mut(|a, b| a >> 32 == b >> 32).filter(|bucket| bucket.len() > 1) {
            join_alike(sketches, bucket, band, least, sets);
        }
    }
}

/// The bins of a band in one number, 0 where all of them are empty.
fn key<const N: usize>(sketch: &Sketch<N>, band: usize) -> u64 {
    sketch.bins()[band..N.min(band + BAND)].iter().fold(0, |key, bin| (key << 8) | u64::from(*bin))
}

/// The place of a sketch: the low half of its entry.
fn place(entry: u64) -> usize {
    usize::try_from(entry & 0xffff_ffff).unwrap_or(usize::MAX)
}

/// Joins the sketches of a bucket that are alike.
///
/// They are put in the order of the bins behind the band, so that each band compares others where there are too many for all.
fn join_alike<const N: usize>(
    sketches: &[&Sketch<N>],
    bucket: &mut [u64],
    band: usize,
    least: Threshold,
    sets: &mut Sets,
) {
    let sketch = |entry: u64| sketches[place(entry)];
    let bins = |entry: u64| {
        let bins = sketch(entry).bins();
        (&bins[band..], &bins[..band])
    };
    bucket.sort_unstable_by(|a, b| bins(*a).cmp(&bins(*b)).then(a.cmp(b)));
    let mut different: Vec<u64> = Vec::with_capacity(bucket.len());
    for same in bucket.chunk_by(|a, b| sketch(*a) == sketch(*b)) {
        different.push(same[0]);
        for pair in same.windows(2) {
            sets.join(place(pair[0]), place(pair[1]));
        }
    }
    for (at, one) in different.iter().enumerate() {
        for other in different[at + 1..].iter().take(REACH) {
            let (same, all) = sketch(*one).agreement(sketch(*other));
            if same * least.1 >= all * least.0 {
                sets.join(place(*one), place(*other));
            }
        }
    }
}

/// Disjoint sets of numbers from 0 (union-find); each is known by its least member.
struct Sets(Vec<u32>);

impl Sets {
    fn new(len: usize) -> Self {
        Self((0..).take(len).collect())
    }

    fn first(&mut self, mut member: usize) -> usize {
        while self.0[member] as usize != member {
            self.0[member] = self.0[self.0[member] as usize];
            member = self.0[member] as usize;
        }
        member
    }

    fn join(&mut self, one: usize, other: usize) {
        let (one, other) = (self.first(one), self.first(other));
        let least = self.0[one.min(other)];
        self.0[one.max(other)] = least;
    }

    fn firsts(mut self) -> Vec<u32> {
        for member in 0..self.0.len() {
            let first = self.first(member);
            self.0[member] = self.0[first];
        }
        self.0
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;
    use std::sync::Arc;

    use super::{DOCUMENTS, Origins, Sets, count_witnesses, join_copies};
    use crate::corpus::{Document, DocumentId, Source};
    use crate::extract::{Extraction, Sketch, extract};
    use crate::gazetteer::Gazetteer;
    use crate::recognize::{RecognizeOptions, Recognizer};
    use crate::relate::Scope;

    const WIRE: &str = "Talks on a treaty between China and Peru went on in Lima on Tuesday. The delegations met for the third \
        time this year. A spokesman said that the text was nearly done, but for the rules on fishing. Chile has asked to take part.";

    const OTHER: &str = "Fishermen from Peru protested against China at the port of Callao. They say that foreign fleets \
        have emptied the sea. The government promised to send more ships, and the navy has begun to watch the border.";

    fn document(id: &str, text: &str) -> Document {
        Document {
            id: DocumentId::new(id),
            title: None,
            date: None,
            outlet: None,
            author: None,
            url: None,
            language: None,
            sha256: [0; 32],
            prelude: Vec::new(),
            source: Source { path: Arc::from(id), named: Arc::from(id), record: None },
            text: text.to_owned(),
        }
    }

    /// The sum of texts whose ids are in their order.
    fn sum(texts: &[&str]) -> Extraction {
        let mut gazetteer = Gazetteer::default();
        let folder = tempfile::tempdir().unwrap();
        let list: &Path = &folder.path().join("list.tsv");
        std::fs::write(list, "id\tkind\tname\nc\tstate\tChina\np\tstate\tPeru\nk\tstate\tChile\n").unwrap();
        gazetteer.load(list).unwrap();
        let recognizer =
            Recognizer::new(&gazetteer, RecognizeOptions { discover: None, ..RecognizeOptions::default() });
        let mut sum = Extraction::default();
        for (number, text) in (0..).zip(texts) {
            let document = document(&format!("{number:03}.txt"), text);
            sum.add(&document, &extract(&document, &recognizer, Scope::Sentence));
        }
        sum.normalize();
        sum
    }

    /// How many origins all the evidence has.
    fn origins(texts: &[&str]) -> u64 {
        let sum = sum(texts);
        let all: Vec<u32> = (0..).take(sum.evidence.len()).collect();
        Origins::new(&sum).count(&all, &sum.evidence)
    }

    #[test]
    fn copies_have_one_origin() {
        let edited = WIRE.replace("Tuesday", "Wednesday");
        let cut = &WIRE[..WIRE.find(" Chile").unwrap()];
        let sum = sum(&[OTHER, WIRE, &edited, cut, "…"]);
        let found = Origins::new(&sum);
        assert_eq!((0..5).map(|document| found.of(document)).collect::<Vec<_>>(), [0, 1, 1, 1, 4]);
        assert_eq!(origins(&[OTHER, WIRE, &edited, cut]), 2);
        assert_eq!(origins(&[WIRE]), 1);
        assert_eq!(origins(&[]), 0);
    }

    #[test]
    fn a_sentence_that_two_documents_share_counts_once() {
        let first = WIRE.split_inclusive(". ").next().unwrap();
        let quoting = format!("{OTHER} {first}");
        let found = Origins::new(&sum(&[WIRE, &quoting]));
        assert_eq!((found.of(0), found.of(1)), (0, 1), "the documents are others");
        let digest = format!("In other news, nothing much was heard from abroad on this day. {first}");
        assert_eq!(origins(&[WIRE, &digest]), 1, "what only quotes is no second witness");
        assert_eq!(origins(&[WIRE, &quoting]), 2, "what has its own sentence is one");
        assert_eq!(origins(&[WIRE, OTHER, &quoting]), 2);
    }

    #[test]
    fn a_digest_adds_nothing() {
        // Origins and the passages they hold.
        let count = |held: &[(u32, u32)]| count_witnesses(held, 10);
        assert_eq!(count(&[(0, 0), (0, 1), (0, 2), (1, 0), (2, 1), (3, 2)]), 3, "three reports and a digest of them");
        assert_eq!(count(&[(0, 0), (1, 0), (2, 0), (3, 0)]), 1, "four that print the same");
        assert_eq!(count(&[(0, 0), (0, 1), (1, 1), (1, 2)]), 2, "each has something of its own");
        assert_eq!(count(&[(0, 0), (1, 0), (1, 1)]), 2, "the one quotes the other and adds to it");
        assert_eq!(
            count(&[(0, 0), (0, 1), (0, 2), (0, 3), (1, 0), (1, 4), (2, 4)]),
            2,
            "a report and another, and a digest"
        );
        assert_eq!(count(&[]), 0);
    }

    /// More documents with evidence than are compared with each other.
    #[test]
    fn a_sentence_that_many_documents_share_counts_once() {
        let shared =
            "The agreement of China and Peru was signed in the harbour of Callao in the presence of both presidents.";
        let number = |n: usize| {
            let [a, b, c, d] = [7, 13, 31, 55].map(|factor| n * factor);
            format!("Peru's {n} men saw {a} ships, {b} nets, {c} flags of China, {d} in all.")
        };
        let alone: Vec<String> = (1..=100).map(number).collect();
        let texts: Vec<&str> = alone.iter().map(String::as_str).collect();
        assert_eq!(origins(&texts), 100);
        let place =
            |n: usize| format!("Report {n}: {} people stood at the quay of {} in the rain. {shared}", n * 7, n * 13);
        let sharing: Vec<String> = (1..=60).map(place).collect();
        let texts: Vec<&str> = sharing.iter().chain(&alone[60..]).map(String::as_str).collect();
        assert_eq!(origins(&texts), 41);
    }

    #[test]
    fn a_sentence_with_a_changed_word_counts_once() {
        let one =
            "Officials of China and Peru signed an agreement on trade in the capital on Monday after months of talks.";
        let other = one.replace("Monday", "Tuesday");
        let padded = |text: &str, more: &str| format!("{more} {text}");
        let texts =
            [padded(one, OTHER.split_once(". ").unwrap().1), padded(&other, &WIRE[WIRE.find("The del").unwrap()..])];
        assert_eq!(origins(&[&texts[0], &texts[1]]), 1);
    }

    #[test]
    fn many_copies_of_many_reports() {
        let number = |n: usize| {
            format!("China and Peru, report {n}: {} were seen at place {}, {} in all.", n * 7, n * 13, n * 31)
        };
        let reports: Vec<String> =
            (0..200).map(|n| (0..8).map(|part| number(n * 8 + part)).collect::<Vec<_>>().join(" ")).collect();
        let texts: Vec<&str> = reports.iter().chain(&reports).chain(&reports).map(String::as_str).collect();
        let sum = sum(&texts);
        let found = Origins::new(&sum);
        for at in 0..600 {
            assert_eq!(found.of(at), at % 200);
        }
    }

    #[test]
    fn the_same_sketches_are_joined_few_or_many() {
        for times in [1, 20] {
            let sum = sum(&[WIRE, OTHER, "…", WIRE, OTHER, "…"]);
            let one: Vec<&Sketch<128>> = sum.documents.iter().map(|document| &*document.sketch).collect();
            let sketches = one.repeat(times);
            let mut sets = Sets::new(sketches.len());
            join_copies(&sketches, DOCUMENTS, &mut sets);
            let firsts = sets.firsts();
            assert_eq!(firsts[..6], [0, 1, 2, 0, 1, 5]);
            assert_eq!((0..).zip(&firsts).filter(|(at, first)| at == *first).count(), 2 + 2 * times);
        }
        assert_eq!(Origins::default().count(&[], &[]), 0);
    }

    /// Each of these has one bin of many; none may be overlooked because of where it lies.
    #[test]
    fn the_shortest_texts_have_copies_too() {
        let words =
            |n: u32| format!("Peru {}.", ["bought", "sold", "took", "gave"][n as usize % 4].repeat(1 + n as usize / 4));
        let texts: Vec<String> = (0..60).map(words).collect();
        let twice: Vec<&str> = texts.iter().chain(&texts).map(String::as_str).collect();
        let found = Origins::new(&sum(&twice));
        assert!((60..120).all(|document| found.of(document) == found.of(document - 60)));
    }

    #[test]
    fn sets_are_known_by_their_least_member() {
        let mut sets = Sets::new(6);
        for (one, other) in [(4, 5), (5, 2), (3, 1), (1, 3)] {
            sets.join(one, other);
        }
        assert_eq!(sets.firsts(), [0, 1, 2, 1, 2, 2]);
    }
}
