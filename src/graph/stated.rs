//! Edges of what sentences state: events, roles, what is done with treaties.

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;
use std::str::FromStr;

use super::roster::Roster;
use crate::extract::{Extraction, StatementRow};
use crate::gazetteer::EntityId;
use crate::relate::{Family, Modality, Polarity, Predicate, Statement};
use crate::text::Date;

/// Which edges a graph has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Relations([bool; 4]);

/// The families, in their order, with their names in the option.
const FAMILIES: [(Family, &str); 4] = [
    (Family::Event, "events"),
    (Family::Role, "roles"),
    (Family::Treaty, "treaties"),
    (Family::CoOccurrence, "cooccurrence"),
];

impl Default for Relations {
    /// All of them.
    fn default() -> Self {
        Self([true; 4])
    }
}

impl Relations {
    /// Whether edges of a family are wanted.
    pub fn holds(self, family: Family) -> bool {
        self.wanted().any(|(known, _)| known == family)
    }

    /// Whether any edges are wanted that sentences state.
    pub fn are_stated(self) -> bool {
        self.wanted().any(|(known, _)| known != Family::CoOccurrence)
    }

    /// Their names, as in the option.
    pub fn names(self) -> impl Iterator<Item = &'static str> {
        self.wanted().map(|(_, name)| name)
    }

    /// The name of one that it has and the other has not.
    pub(super) fn beside(self, other: Self) -> Option<&'static str> {
        self.wanted().find(|(family, _)| !other.holds(*family)).map(|(_, name)| name)
    }

    fn wanted(self) -> impl Iterator<Item = (Family, &'static str)> {
        FAMILIES.into_iter().zip(self.0).filter(|(_, wanted)| *wanted).map(|(family, _)| family)
    }
}

impl FromStr for Relations {
    type Err = String;

    fn from_str(list: &str) -> Result<Self, String> {
        let mut relations = Self([false; 4]);
        for name in list.split(',').map(str::trim) {
            let at = FAMILIES.iter().position(|(_, known)| *known == name);
            let expected = "expected events, roles, treaties or cooccurrence, with commas between";
            relations.0[at.ok_or_else(|| format!("`{name}`: {expected}"))?] = true;
        }
        Ok(relations)
    }
}

/// What is counted of the statements behind an edge.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stated {
    /// How often in which finer way.
    pub modes: BTreeMap<&'static str, u64>,
    /// How many are positive, negated, denied.
    pub polarity: [u64; 3],
    /// How many of the positive ones are actual, planned, conditional, demanded.
    pub modality: [u64; 4],
    /// The earliest and the latest day on which it happened, where sentences tell.
    pub happened: Option<(Date, Date)>,
    /// Whether all of them hold in both directions.
    pub symmetric: bool,
}

impl Stated {
    pub(super) fn of(rows: &[StatementRow]) -> Self {
        let mut stated = Self { symmetric: true, ..Self::default() };
        for StatementRow { statement, .. } in rows {
            stated.polarity[statement.polarity as usize] += 1;
            stated.symmetric &= statement.symmetric;
            if statement.polarity == Polarity::Positive {
                stated.modality[statement.modality as usize] += 1;
            }
            if counts(statement) {
                if let Some(mode) = statement.mode {
                    *stated.modes.entry(&mode.0.name).or_default() += 1;
                }
                if let Some(date) = statement.date {
                    let (first, last) = stated.happened.unwrap_or((date.from, date.to));
                    stated.happened = Some((first.min(date.from), last.max(date.to)));
                }
            }
        }
        stated
    }
}

/// Whether a statement makes an edge: it is said to be so, and has happened or is to come.
pub(super) fn counts(statement: &Statement) -> bool {
    statement.polarity == Polarity::Positive && matches!(statement.modality, Modality::Actual | Modality::Planned)
}

/// The statements of one relation between two entities, before they are an edge or a claim.
pub(super) struct StatedPair {
    pub(super) source: EntityId,
    pub(super) predicate: Predicate,
    pub(super) target: EntityId,
    pub(super) stated: Stated,
    /// How many count.
    pub(super) count: u64,
    /// In the list of statements.
    pub(super) rows: Range<u32>,
}

/// The relations that are stated, ordered by the keys of their ends; and the statements, those of one relation together.
///
/// The ends of a symmetric statement stand in the order of their keys.
pub(super) fn stated_pairs(
    extraction: &Extraction,
    order: &[EntityId],
    relations: Relations,
) -> (Vec<StatedPair>, Vec<StatementRow>) {
    let places: HashMap<EntityId, u32> = order.iter().copied().zip(0..).collect();
    let mut rows: Vec<((u32, u32, Predicate), StatementRow)> = Vec::new();
    for row in extraction.statements.iter().filter(|row| relations.holds(row.statement.predicate.family())) {
        let statement = row.statement;
        let (Some(source), Some(target)) = (places.get(&statement.source), places.get(&statement.target)) else {
            continue;
        };
        let turned = statement.symmetric && source > target;
        let statement = if turned { turn(statement) } else { statement };
        let ends = if turned { (*target, *source) } else { (*source, *target) };
        rows.push(((ends.0, ends.1, statement.predicate), StatementRow { statement, ..*row }));
    }
    // Stable: the statements of a relation keep their order of date, document and place.
    rows.sort_by_key(|(key, _)| *key);
    let mut pairs = Vec::new();
    let mut first = 0;
    for same in rows.chunk_by(|a, b| a.0 == b.0) {
        let len = u32::try_from(same.len()).unwrap_or(u32::MAX);
        let list: Vec<StatementRow> = same.iter().map(|(_, row)| *row).collect();
        let (source, target, predicate) = same[0].0;
        pairs.push(StatedPair {
            source: order[source as usize],
            predicate,
            target: order[target as usize],
            stated: Stated::of(&list),
            count: list.iter().filter(|row| counts(&row.statement)).count() as u64,
            rows: first..first + len,
        });
        first += len;
    }
    (pairs, rows.into_iter().map(|(_, row)| row).collect())
}

fn turn(statement: Statement) -> Statement {
    Statement {
        source: statement.target,
        target: statement.source,
        source_span: statement.target_span,
        target_span: statement.source_span,
        ..statement
    }
}

/// The keys of those who say what sentences state, by entity.
pub(super) fn speakers(rows: &[StatementRow], roster: &Roster) -> HashMap<EntityId, Box<str>> {
    let speakers = rows.iter().filter_map(|row| row.statement.speaker);
    speakers.map(|speaker| (speaker, roster.key(speaker).into())).collect()
}

/// A relation that sentences speak of, and none says that it is so.
#[derive(Clone, Debug)]
pub struct Claim {
    /// The key of its source.
    pub source: Box<str>,
    /// What it is.
    pub relation: Predicate,
    /// The key of its target.
    pub target: Box<str>,
    /// What is counted of it.
    pub stated: Stated,
    pub(super) rows: Range<u32>,
}
