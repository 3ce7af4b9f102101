//! When a graph, an entity or a pair is written of, month by month.

use std::collections::BTreeMap;

use crate::graph::{EdgeRef, KnowledgeGraph};
use crate::text::{Date, Span};

/// How much is written, by the months in which documents were published.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Months {
    /// By month, ascending; a date of which only the year is known stands for itself, before its months.
    pub months: BTreeMap<Date, Written>,
    /// In documents without a date.
    pub undated: Written,
}

/// What is written in a time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Written {
    /// Documents.
    pub documents: u64,
    /// Places in them: units of co-occurrence and sentences that state something, each once.
    pub passages: u64,
}

impl Months {
    /// The passages of each month from the first to the last, those without any too; and the first month. Years alone are not in it.
    pub fn series(&self) -> Option<(Date, Vec<u64>)> {
        let exact = || self.months.iter().filter(|(month, _)| month.month > 0);
        let number = |date: &Date| usize::from(date.year) * 12 + usize::from(date.month) - 1;
        let first = *exact().next()?.0;
        let last = number(exact().next_back()?.0);
        let mut series = vec![0; last - number(&first) + 1];
        for (month, written) in exact() {
            series[number(month) - number(&first)] = written.passages;
        }
        Some((first, series))
    }

    fn add(&mut self, date: Option<Date>, passages: u64) {
        let written = match date {
            Some(date) => self.months.entry(Date { day: 0, ..date }).or_default(),
            None => &mut self.undated,
        };
        written.documents += 1;
        written.passages += passages;
    }
}

impl KnowledgeGraph {
    /// When its documents were published: all of them, with all their units.
    pub fn months(&self) -> Months {
        let mut months = Months::default();
        for document in self.documents() {
            months.add(document.date, u64::from(document.units));
        }
        months
    }

    /// When the passages were published that are evidence of edges: those of one node, or of a pair.
    pub fn months_of<'g>(&'g self, edges: impl IntoIterator<Item = EdgeRef<'g>>) -> Months {
        let pieces =
            |edge: EdgeRef<'g>| edge.evidence_range().map(move |at| (edge.document_of(at), edge.piece(at).unit));
        let mut passages: Vec<(u32, Span)> = edges.into_iter().flat_map(pieces).collect();
        passages.sort_unstable();
        passages.dedup();
        let mut months = Months::default();
        for same in passages.chunk_by(|a, b| a.0 == b.0) {
            months.add(self.documents[same[0].0 as usize].date, same.len() as u64);
        }
        months
    }
}

#[cfg(test)]
mod tests {
    use super::{Date, Months, Written};

    #[test]
    fn months_without_a_word_are_in_the_row() {
        let date = |text: &str| text.parse::<Date>().ok();
        let mut months = Months::default();
        for (day, passages) in [("2019-11-30", 2), ("2020-02-01", 1), ("2020-02", 3), ("2018", 9), ("", 4)] {
            months.add(date(day), passages);
        }
        assert_eq!(months.series(), date("2019-11").map(|first| (first, vec![2, 0, 0, 4])));
        assert_eq!(months.undated, Written { documents: 1, passages: 4 });
        assert_eq!(months.months.len(), 3);
        assert_eq!(Months::default().series(), None);
    }
}
