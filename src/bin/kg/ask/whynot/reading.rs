//! Reads the documents again: where two are seen, and the nearest that they come.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use kg::corpus::Document;
use kg::extract::{
    DocumentExtraction, Extraction, Fate, Nearest, Nearness, Passage, Sight, Wanted, add_doubtful, extract_with,
    nearest, passage, sights,
};
use kg::gazetteer::Gazetteer;
use kg::graph::{KnowledgeGraph, Ledger, Options, Relations, View};
use kg::recognize::{Entities, Publication, RecognizeOptions, Recognizer};
use kg::relate::Rules;
use kg::text::clean::clean;
use kg::text::{Date, Span};

use crate::pipeline::Reader;

/// How many of the nearest places are kept.
const KEPT: usize = 10;

/// What a document is to the graph.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Standing {
    /// The graph was built from it.
    Used,
    /// The graph has its id with another text.
    Changed,
    /// It is outside the dates of the graph.
    Outside,
    /// The graph does not have it.
    Unknown,
}

/// What is said of a document.
#[derive(Clone)]
pub(super) struct Head {
    pub(super) id: String,
    pub(super) title: Option<String>,
    pub(super) date: Option<Date>,
    pub(super) outlet: Option<String>,
    pub(super) standing: Standing,
}

/// A document in which one of the two is seen.
pub(super) struct Row {
    pub(super) head: Head,
    /// How often each is named.
    pub(super) named: [u64; 2],
    /// How often the words of each do not count, and why.
    pub(super) passed: [BTreeMap<Fate, u64>; 2],
}

/// The nearest that the two come in a document.
pub(super) struct Near {
    pub(super) head: Head,
    pub(super) nearest: Nearest,
    /// The words of the one and the other.
    pub(super) words: [String; 2],
    pub(super) passages: Vec<Passage>,
}

/// What was read.
pub(super) struct Reading {
    /// The graph of the documents that the graph has, without filters.
    pub(super) whole: KnowledgeGraph,
    /// Where one of the two is seen: both first, then the rarer one, then the newest.
    pub(super) rows: Vec<Row>,
    /// The nearest that they come in documents of the graph, by names that count; the nearest first.
    pub(super) near: Vec<Near>,
    /// The same by all words of theirs and in all documents, where that is nearer.
    pub(super) nearer: Vec<Near>,
    /// In how many documents of the graph they come how near, by names that count.
    pub(super) levels: [u64; 3],
    /// How many units of co-occurrence name both.
    pub(super) shared: u64,
    /// How many documents of the graph were not read.
    pub(super) missing: u64,
    pub(super) ledger: Ledger,
}

/// What it takes to read.
pub(super) struct Desk<'a> {
    pub(super) graph: &'a KnowledgeGraph,
    pub(super) gazetteer: &'a Gazetteer,
    pub(super) rules: &'a Rules,
    pub(super) wanted: [&'a Wanted; 2],
}

/// The sum over documents.
#[derive(Default)]
struct Sum {
    extraction: Extraction,
    rows: Vec<Row>,
    near: Vec<Near>,
    nearer: Vec<Near>,
    levels: [u64; 3],
    shared: u64,
    used: u64,
}

impl Sum {
    fn with(mut self, other: Self) -> Self {
        self.extraction = self.extraction.merge(other.extraction);
        self.rows.extend(other.rows);
        self.near.extend(other.near);
        self.nearer.extend(other.nearer);
        for (sum, more) in self.levels.iter_mut().zip(other.levels) {
            *sum += more;
        }
        self.shared += other.shared;
        self.used += other.used;
        self.trim(0);
        self
    }

    /// Leaves the nearest, where there are more than so many beside them.
    fn trim(&mut self, more: usize) {
        for near in [&mut self.near, &mut self.nearer] {
            if near.len() > KEPT + more {
                near.sort_by(|a, b| a.key().cmp(&b.key()));
                near.truncate(KEPT);
            }
        }
    }
}

impl Near {
    /// The nearer first, then the newer.
    fn key(&self) -> (Nearness, u32, Reverse<Option<Date>>, &str) {
        let apart = self.nearest.apart.unwrap_or(u32::MAX);
        (self.nearest.nearness, apart, Reverse(self.head.date), &self.head.id)
    }
}

impl Desk<'_> {
    /// Reads all documents.
    ///
    /// # Errors
    /// Those of the reader.
    pub(super) fn read(&self, reader: &Reader<'_>) -> anyhow::Result<(Reading, crate::terminal::Outcome)> {
        let options = self.graph.options();
        let recognize =
            RecognizeOptions { demonyms: options.demonyms, metonyms: options.metonyms, discover: options.discover };
        let recognizer = Recognizer::new(self.gazetteer, recognize);
        let all = Recognizer::new(self.gazetteer, RecognizeOptions { discover: Some(0), ..recognize });
        let add = |sum: &mut Sum, document: Document| {
            self.look(sum, &document, &recognizer, &all);
            sum.trim(KEPT);
        };
        let mut sum = reader.fold(add, Sum::with);
        reader.settle(&mut sum.extraction.documents);
        let (ledger, outcome) = reader.finish()?;
        Ok((self.reading(sum, ledger), outcome))
    }

    fn reading(&self, mut sum: Sum, ledger: Ledger) -> Reading {
        let options = Options { relations: Relations::default(), ..self.graph.options().clone() };
        let whole = KnowledgeGraph::build(sum.extraction, self.gazetteer, options, View::default(), Ledger::default());
        sum.near.sort_by(|a, b| a.key().cmp(&b.key()));
        sum.near.truncate(KEPT);
        sum.nearer.sort_by(|a, b| a.key().cmp(&b.key()));
        sum.nearer.truncate(KEPT);
        if let Some(nearest) = sum.near.first() {
            let (nearness, apart, ..) = nearest.key();
            sum.nearer.retain(|near| (near.key().0, near.key().1) < (nearness, apart));
        }
        sort(&mut sum.rows);
        Reading {
            whole,
            rows: sum.rows,
            near: sum.near,
            nearer: sum.nearer,
            levels: sum.levels,
            shared: sum.shared,
            missing: (self.graph.documents().len() as u64).saturating_sub(sum.used),
            ledger,
        }
    }

    fn look(&self, sum: &mut Sum, document: &Document, recognizer: &Recognizer<'_>, all: &Recognizer<'_>) {
        let standing = self.standing(document);
        let extraction = extract_with(document, recognizer, self.graph.options().scope, Some(self.rules));
        let sights = self.sights(document, &extraction, all);
        if standing == Standing::Used {
            sum.used += 1;
            sum.extraction.add(document, &extraction);
            sum.shared += self.shared(&extraction);
        }
        if sights.iter().all(Vec::is_empty) {
            return;
        }
        let head = Head::new(document, standing);
        let counted: Vec<Vec<Sight>> = sights
            .iter()
            .map(|sights| sights.iter().filter(|sight| sight.fate == Fate::Named).cloned().collect())
            .collect();
        let sentences = &extraction.segmentation.sentences;
        let near = nearest(sentences, &counted[0], &counted[1]).filter(|_| standing == Standing::Used);
        let any = nearest(sentences, &sights[0], &sights[1]);
        if let Some(near) = &near {
            sum.levels[near.nearness as usize] += 1;
        }
        if let Some(any) = any.filter(|any| near.as_ref().is_none_or(|near| is_nearer(any, near))) {
            sum.nearer.push(Near::new(&head, any, document, &extraction));
        }
        sum.near.extend(near.map(|near| Near::new(&head, near, document, &extraction)));
        sum.rows.push(Row::new(head, &sights));
    }

    fn standing(&self, document: &Document) -> Standing {
        let rows = self.graph.documents();
        match rows.binary_search_by(|row| row.id.cmp(&document.id)) {
            Ok(at) if rows[at].sha256 == document.sha256 => Standing::Used,
            Ok(_) => Standing::Changed,
            Err(_) if self.graph.view().is_some_and(|view| !view.holds_date(document.date)) => Standing::Outside,
            Err(_) => Standing::Unknown,
        }
    }

    /// Where the words of each stand, and what became of them.
    fn sights(&self, document: &Document, extraction: &DocumentExtraction, all: &Recognizer<'_>) -> [Vec<Sight>; 2] {
        let DocumentExtraction { segmentation, recognition, .. } = extraction;
        let entities = Entities::new(self.gazetteer, &recognition.found);
        let mut sights =
            self.wanted.map(|wanted| sights(&document.text, &segmentation.sentences, recognition, wanted, entities));
        if sights.iter().flatten().any(|sight| sight.fate == Fate::Plain) {
            let publication = Publication { date: document.date, language: document.language };
            let all = all.recognize(&document.text, segmentation, publication);
            for sights in &mut sights {
                add_doubtful(sights, &all);
            }
        }
        sights
    }

    /// How many units name both.
    fn shared(&self, extraction: &DocumentExtraction) -> u64 {
        let DocumentExtraction { recognition, units, .. } = extraction;
        let entities = Entities::new(self.gazetteer, &recognition.found);
        let sides: Vec<[bool; 2]> = recognition
            .mentions
            .iter()
            .map(|mention| self.wanted.map(|wanted| wanted.is(&entities.get(mention.entity))))
            .collect();
        let both = |unit: &&kg::relate::Unit| {
            let names = &sides[unit.mentions.clone()];
            names.iter().any(|sides| sides[0]) && names.iter().any(|sides| sides[1])
        };
        units.iter().filter(both).count() as u64
    }
}

/// Those that the graph has first; of these where both are seen, then where the rarer one is; then the newest.
fn sort(rows: &mut [Row]) {
    let documents = |side: usize| rows.iter().filter(|row| row.named[side] > 0).count();
    let rarer = usize::from(documents(1) < documents(0));
    rows.sort_by(|a, b| {
        let key = |row: &Row| {
            let [one, other] = row.named.map(|named| named > 0);
            let rare = row.named[rarer] == 0 && row.passed[rarer].is_empty();
            (row.head.standing != Standing::Used, !(one && other), rare, Reverse(row.head.date))
        };
        key(a).cmp(&key(b)).then_with(|| a.head.id.cmp(&b.head.id))
    });
}

fn is_nearer(one: &Nearest, other: &Nearest) -> bool {
    let key = |near: &Nearest| (near.nearness, near.apart.unwrap_or(u32::MAX));
    key(one) < key(other)
}

impl Head {
    fn new(document: &Document, standing: Standing) -> Self {
        let cleaned = |text: &Option<String>| text.as_deref().map(clean).filter(|text| !text.is_empty());
        Self {
            id: clean(document.id.as_str()),
            title: cleaned(&document.title),
            date: document.date,
            outlet: cleaned(&document.outlet),
            standing,
        }
    }
}

impl Row {
    fn new(head: Head, sights: &[Vec<Sight>; 2]) -> Self {
        let mut row = Self { head, named: [0; 2], passed: Default::default() };
        for (side, sights) in sights.iter().enumerate() {
            for sight in sights {
                match &sight.fate {
                    Fate::Named => row.named[side] += 1,
                    fate => *row.passed[side].entry(fate.clone()).or_default() += 1,
                }
            }
        }
        row
    }
}

impl Near {
    fn new(head: &Head, nearest: Nearest, document: &Document, extraction: &DocumentExtraction) -> Self {
        let text = &document.text;
        let sentences = &extraction.segmentation.sentences;
        // What stands in no sentence is shown with what was set aside together with it.
        let around = |sight: &Sight| {
            let sentence = sight.sentence.and_then(|at| sentences.get(at as usize)).map(|sentence| sentence.span);
            let aside = || extraction.segmentation.boilerplate.iter().find(|span| span.contains(sight.span)).copied();
            sentence.or_else(aside).unwrap_or(sight.span)
        };
        let mut names = [nearest.places[0].span, nearest.places[1].span];
        names.sort();
        let [one, other] = [around(&nearest.places[0]), around(&nearest.places[1])];
        let (first, last) = (one.min(other), one.max(other));
        let spans = if nearest.apart.is_some_and(|apart| apart < 2) && nearest.nearness < Nearness::Document {
            vec![Span { start: first.start, end: last.end.max(first.end) }]
        } else if first == last {
            vec![first]
        } else {
            vec![first, last]
        };
        let passages = spans.into_iter().map(|span| passage(text, span, &names)).collect();
        let words = [0, 1].map(|side: usize| clean(nearest.places[side].span.of(text)));
        Self { head: head.clone(), nearest, words, passages }
    }
}
