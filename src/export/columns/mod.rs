//! Nodes, edges, claims, evidence and documents as rows of typed columns: whole for databases and data frames, and what formats of text tell of them.

mod documents;
mod edges;
mod evidence;
mod nodes;
#[cfg(any(feature = "parquet", feature = "sqlite"))]
mod tables;
#[cfg(test)]
mod tests;

use std::borrow::Cow;

use crate::graph::significant;
use crate::text::Date;

pub(super) use documents::document_attributes;
pub(super) use edges::{edge_attributes, weight};
pub(super) use evidence::{Piece, evidence_attributes};
pub(super) use nodes::{NodeOf, node_attributes, places};
#[cfg(any(feature = "parquet", feature = "sqlite"))]
pub(super) use {
    edges::edges,
    evidence::evidence,
    nodes::nodes,
    tables::{DocumentOf, claims, documents, numbered, pieces},
};

/// What stands between the members of a list where a format has none.
const BETWEEN: &str = " | ";

/// A column of rows `R`; its name is that of the JSON where it is there too.
pub(super) struct Column<'g, R> {
    pub(super) name: &'static str,
    pub(super) values: Values<'g, R>,
}

/// How the values of a column are had from a row; any may be missing.
pub(super) enum Values<'g, R> {
    Text(fn(&R) -> Option<Cow<'g, str>>),
    Integer(fn(&R) -> Option<u64>),
    /// Finite, and written with six significant digits.
    Real(fn(&R) -> Option<f64>),
    Flag(fn(&R) -> Option<bool>),
    /// A date that stands for the first day it may be.
    From(fn(&R) -> Option<Date>),
    /// A date that stands for the last day it may be.
    Until(fn(&R) -> Option<Date>),
    List(fn(&R) -> Vec<&'g str>),
}

/// What stands in a column.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Value<'g> {
    Absent,
    Text(Cow<'g, str>),
    /// Of one member or more.
    List(Vec<&'g str>),
    Count(u64),
    /// Finite, with six significant digits.
    Score(f64),
    Flag(bool),
}

impl<'g, R> Column<'g, R> {
    /// What stands in a row. Dates are as exact as they are known.
    pub(super) fn value(&self, row: &R) -> Value<'g> {
        let value = match self.values {
            Values::Text(get) => get(row).map(Value::Text),
            Values::Integer(get) => get(row).map(Value::Count),
            Values::Real(get) => get(row).map(|score| Value::Score(significant(score))),
            Values::Flag(get) => get(row).map(Value::Flag),
            Values::From(get) | Values::Until(get) => get(row).map(|date| Value::Text(date.to_string().into())),
            Values::List(get) => Some(get(row)).filter(|members| !members.is_empty()).map(Value::List),
        };
        value.unwrap_or(Value::Absent)
    }

    pub(super) fn is_list(&self) -> bool {
        matches!(self.values, Values::List(_))
    }

    /// The type in the words of XML Schema, which graph formats use; that of a list is the one of its members.
    pub(super) fn type_name(&self) -> &'static str {
        match self.values {
            Values::Text(_) | Values::From(_) | Values::Until(_) | Values::List(_) => "string",
            Values::Integer(_) => "long",
            Values::Real(_) => "double",
            Values::Flag(_) => "boolean",
        }
    }
}

impl Value<'_> {
    /// The value as text; nothing where there is none.
    pub(super) fn text(&self) -> Option<Cow<'_, str>> {
        match self {
            Self::Absent => None,
            Self::Text(text) => Some(Cow::Borrowed(text)),
            Self::List(members) => Some(members.join(BETWEEN).into()),
            Self::Count(count) => Some(count.to_string().into()),
            Self::Score(score) if score.abs() < 1e-5 && *score != 0.0 => Some(format!("{score:e}").into()),
            Self::Score(score) => Some(score.to_string().into()),
            Self::Flag(flag) => Some(if *flag { "true" } else { "false" }.into()),
        }
    }
}

/// The columns of these names, in the order of the names.
fn selected<'g, R>(mut columns: Vec<Column<'g, R>>, names: &[&str]) -> Vec<Column<'g, R>> {
    let place = |columns: &[Column<'g, R>], name| columns.iter().position(|column| column.name == name);
    let selected: Vec<_> = names.iter().filter_map(|name| Some(columns.swap_remove(place(&columns, *name)?))).collect();
    debug_assert_eq!(selected.len(), names.len(), "a name of no column in {names:?}");
    selected
}

fn text<'g, R>(name: &'static str, values: fn(&R) -> Option<Cow<'g, str>>) -> Column<'g, R> {
    Column { name, values: Values::Text(values) }
}

fn integer<'g, R>(name: &'static str, values: fn(&R) -> Option<u64>) -> Column<'g, R> {
    Column { name, values: Values::Integer(values) }
}

fn real<'g, R>(name: &'static str, values: fn(&R) -> Option<f64>) -> Column<'g, R> {
    Column { name, values: Values::Real(values) }
}

fn flag<'g, R>(name: &'static str, values: fn(&R) -> Option<bool>) -> Column<'g, R> {
    Column { name, values: Values::Flag(values) }
}

fn from<'g, R>(name: &'static str, values: fn(&R) -> Option<Date>) -> Column<'g, R> {
    Column { name, values: Values::From(values) }
}

fn until<'g, R>(name: &'static str, values: fn(&R) -> Option<Date>) -> Column<'g, R> {
    Column { name, values: Values::Until(values) }
}

fn list<'g, R>(name: &'static str, values: fn(&R) -> Vec<&'g str>) -> Column<'g, R> {
    Column { name, values: Values::List(values) }
}

/// Text that is there.
#[expect(clippy::unnecessary_wraps, reason = "a column's values may be missing")]
fn known(text: &str) -> Option<Cow<'_, str>> {
    Some(Cow::Borrowed(text))
}
