//! Takes lists of the file apart, so that their rows are read one by one, and by several threads.

use rayon::prelude::*;
use serde::Deserialize;
use serde_json::Deserializer;
use serde_json::value::RawValue;

use super::{ReadError, part};

/// How long a part is about, in bytes.
const PART: usize = 1 << 20;

/// What stands between rows of which each has a line.
const BETWEEN: &str = "},\n{";

/// The rows of a list, with commas between.
pub(super) fn rows(list: &RawValue) -> Result<&str, ReadError> {
    let inside = list.get().strip_prefix('[').and_then(|rest| rest.strip_suffix(']'));
    // What is no list says so when it is read as one.
    inside.map_or_else(|| part::<[(); 0]>(list).map(|_| ""), Ok)
}

/// Rows in parts of about the same length: cut where a line ends and another begins with a bracket, which may be inside a row of a file that
/// another program has written; then that part and the next cannot be read.
pub(super) fn parts(mut rows: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    while rows.len() > PART {
        let near = (PART..).find(|at| rows.is_char_boundary(*at)).unwrap_or(rows.len());
        let Some(at) = rows[near..].find(BETWEEN) else { break };
        let (before, after) = rows.split_at(near + at + 2);
        parts.push(before);
        rows = after;
    }
    parts.push(rows);
    parts
}

/// What the rows of a list say, in their order.
pub(super) fn list<'j, T: Deserialize<'j>, R: Send>(
    list: &'j RawValue,
    read: impl Fn(&'j str, T) -> Result<R, ReadError> + Sync,
) -> Result<Vec<R>, ReadError> {
    let rows = rows(list)?;
    let all = |parts: &[&'j str]| {
        let lists: Vec<_> = parts.par_iter().map(|rows| every(rows, &read)).collect();
        lists.into_iter().try_fold(Vec::new(), |mut all, some| {
            all.append(&mut some?);
            Ok(all)
        })
    };
    let parts = parts(rows);
    match all(&parts) {
        Err(ReadError::Shape(_)) if parts.len() > 1 => all(&[rows]),
        result => result,
    }
}

fn every<'j, T: Deserialize<'j>, R>(
    rows: &'j str,
    read: impl Fn(&'j str, T) -> Result<R, ReadError>,
) -> Result<Vec<R>, ReadError> {
    let mut every = Vec::new();
    each(rows, |text, row| {
        every.push(read(text, row)?);
        Ok(())
    })?;
    Ok(every)
}

/// Reads rows one after the other: the text of each and what it says.
pub(super) fn each<'j, T: Deserialize<'j>>(
    mut rows: &'j str,
    mut take: impl FnMut(&'j str, T) -> Result<(), ReadError>,
) -> Result<(), ReadError> {
    loop {
        let mut values = Deserializer::from_str(rows).into_iter::<T>();
        let Some(row) = values.next() else { return Ok(()) };
        let (text, rest) = rows.split_at(values.byte_offset());
        take(text.trim_start(), row.map_err(ReadError::Shape)?)?;
        let rest = rest.trim_start();
        rows = rest.strip_prefix(',').unwrap_or(rest);
    }
}
