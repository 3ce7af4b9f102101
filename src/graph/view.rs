//! Filters: which part of a graph is shown, and by what measure its edges are weighed.

use std::fmt;
use std::str::FromStr;

use crate::gazetteer::Kind;
use crate::relate::Predicate;
use crate::text::Date;

/// What the weight of an edge is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Weight {
    /// The number of units that name both.
    #[default]
    Count,
    /// The number of documents that do.
    Documents,
    /// Normalized pointwise mutual information; edges at zero or below are left out.
    Npmi,
    /// The log-likelihood ratio; edges at zero are left out.
    Llr,
    /// The number of independent origins of the units that name both.
    Origins,
}

impl Weight {
    /// The name used in options and files.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Count => "count",
            Self::Documents => "documents",
            Self::Npmi => "npmi",
            Self::Llr => "llr",
            Self::Origins => "origins",
        }
    }
}

impl FromStr for Weight {
    type Err = String;

    fn from_str(name: &str) -> Result<Self, String> {
        let all = [Self::Count, Self::Documents, Self::Npmi, Self::Llr, Self::Origins];
        let found = all.into_iter().find(|weight| weight.as_str() == name);
        found.ok_or_else(|| format!("`{name}`: expected count, documents, origins, npmi or llr"))
    }
}

/// A part of a graph. A view can be drawn and exported, but not merged.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct View {
    /// Only these classes of entities; all where empty.
    pub kinds: Vec<Kind>,
    /// Only edges in so many units.
    pub min_count: u64,
    /// Only edges in so many documents.
    pub min_documents: u64,
    /// Only edges of this weight.
    pub min_weight: f64,
    /// Only edges of co-occurrence that are significant where such a share of them may be chance, between 0 and 1.
    pub fdr: Option<f64>,
    /// Only edges of the backbone at this level of significance, between 0 and 1.
    pub backbone: Option<f64>,
    /// Only so many entities: those with the highest weighted degree.
    pub top: Option<usize>,
    /// Only documents from this day on.
    pub since: Option<Date>,
    /// Only documents until this day.
    pub until: Option<Date>,
    /// Only these relations; all where empty.
    pub relations: Vec<Predicate>,
    /// Only entities near these, by their keys; all where empty.
    pub around: Vec<String>,
    /// Over so many edges at most, where entities near some are shown.
    pub hops: Option<u32>,
    /// Only roles that were held on this day.
    pub as_of: Option<Date>,
}

impl View {
    /// Whether it filters at all.
    pub fn is_whole(&self) -> bool {
        *self == Self::default()
    }

    /// Whether it leaves out edges, and entities that have no other.
    pub(super) fn filters_edges(&self) -> bool {
        let sizes = self.min_count > 1 || self.min_documents > 1 || self.min_weight > 0.0;
        sizes || self.fdr.is_some() || self.backbone.is_some() || !self.relations.is_empty()
    }

    /// Whether a document of this date is in it. Undated documents are in no view with dates; a partial date is in it
    /// where one of its days can be.
    pub fn holds_date(&self, date: Option<Date>) -> bool {
        if self.since.is_none() && self.until.is_none() {
            return true;
        }
        let after = |since: Date| date.is_some_and(|date| widest(date) >= since);
        let before = |until: Date| date.is_some_and(|date| date <= widest(until));
        self.since.is_none_or(after) && self.until.is_none_or(before)
    }
}

impl fmt::Display for View {
    /// Its filters, as the options of the program that make them.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let least = |name: &str, least: u64| (least > 0).then(|| format!("--{name} {least}"));
        let told = |name: &str, value: Option<String>| value.map(|value| format!("--{name} {value}"));
        let list = |name: &str, list: Vec<&str>| told(name, (!list.is_empty()).then(|| list.join(",")));
        let weight = (self.min_weight > 0.0).then(|| self.min_weight.to_string());
        let filters = [
            list("kind", self.kinds.iter().map(Kind::as_str).collect()),
            least("min-count", self.min_count),
            least("min-documents", self.min_documents),
            told("min-weight", weight),
            told("fdr", self.fdr.map(|rate| rate.to_string())),
            told("backbone", self.backbone.map(|level| level.to_string())),
            told("top", self.top.map(|top| top.to_string())),
            told("since", self.since.map(|date| date.to_string())),
            told("until", self.until.map(|date| date.to_string())),
            list("relations", self.relations.iter().map(|relation| relation.as_str()).collect()),
            list("around", self.around.iter().map(String::as_str).collect()),
            told("hops", self.hops.map(|hops| hops.to_string())),
            told("as-of", self.as_of.map(|date| date.to_string())),
        ];
        out.write_str(&filters.into_iter().flatten().collect::<Vec<_>>().join(" "))
    }
}

/// The last day that a partial date can mean.
fn widest(date: Date) -> Date {
    let month = if date.month == 0 { 12 } else { date.month };
    let day = if date.day == 0 { 31 } else { date.day };
    Date { year: date.year, month, day }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_of_views() {
        let date = |text: &str| text.parse::<Date>().ok();
        let view = |since: &str, until: &str| View { since: date(since), until: date(until), ..View::default() };
        let cases = [
            ("2019", "2020-06", "2019-01-01", true),
            ("2019", "2020-06", "2020-06-30", true),
            ("2019", "2020-06", "2020-07-01", false),
            ("2019-03-05", "", "2019-03-04", false),
            ("2019-03-05", "", "2019-03", true),
            ("2019-03-05", "", "2019", true),
            ("", "2019", "2019-12-31", true),
            ("", "2019", "2020", false),
            ("2019", "", "", false),
            ("", "", "", true),
        ];
        for (since, until, day, held) in cases {
            assert_eq!(view(since, until).holds_date(date(day)), held, "{since}..{until} {day}");
        }
    }
}
