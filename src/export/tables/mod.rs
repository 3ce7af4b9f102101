//! The tables of a graph, column by column, as databases and data frames take them.

mod documents;
mod edges;
mod evidence;
mod nodes;
#[cfg(test)]
pub(super) mod tests;

use std::borrow::Cow;

use crate::text::Date;

pub(super) use documents::{DocumentOf, documents};
pub(super) use edges::{claims, edges, numbered};
pub(super) use evidence::{Piece, evidence};
pub(super) use nodes::{NodeOf, nodes};

/// A column of a table whose rows are `R`.
pub(super) struct Column<'g, R> {
    pub(super) name: &'static str,
    pub(super) values: Values<'g, R>,
}

/// How the values of a column are had from a row; any may be missing.
pub(super) enum Values<'g, R> {
    Text(fn(&R) -> Option<Cow<'g, str>>),
    Integer(fn(&R) -> Option<u64>),
    Real(fn(&R) -> Option<f64>),
    Flag(fn(&R) -> Option<bool>),
    /// A date that stands for the first day it may be.
    From(fn(&R) -> Option<Date>),
    /// A date that stands for the last day it may be.
    Until(fn(&R) -> Option<Date>),
    List(fn(&R) -> Vec<&'g str>),
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
