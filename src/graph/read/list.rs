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
        let near = (PART..rows.len()).find(|at| rows.is_char_boundary(*at)).unwrap_or(rows.len());
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

#[cfg(test)]
mod tests {
    use serde_json::value::RawValue;

    use super::{PART, list, parts, rows};

    fn raw(text: String) -> Box<RawValue> {
        RawValue::from_string(text).unwrap_or_default()
    }

    fn read(list: &RawValue) -> Vec<(usize, Vec<u32>)> {
        #[derive(serde::Deserialize)]
        struct Row {
            a: Vec<Inner>,
        }
        #[derive(serde::Deserialize)]
        struct Inner {
            n: u32,
        }
        let read = |text: &str, row: Row| Ok((text.len(), row.a.into_iter().map(|inner| inner.n).collect()));
        super::list(list, read).unwrap_or_default()
    }

    /// Lists in lists, each of the three numbers with what stands between.
    fn text(between: &str) -> String {
        let row = |n: u32| format!("{{\"a\":[{{\"n\":{n}}},\n{{\"n\":{}}},\n{{\"n\":{}}}]}}", n + 1, n + 2);
        let rows: Vec<_> = (0..60_000).map(row).collect();
        format!("[\n{}\n]", rows.join(between))
    }

    #[test]
    fn parts_are_cut_between_lines_and_are_the_whole() {
        let list = raw(text(",\n"));
        let all = rows(&list).unwrap_or_default();
        let parts = parts(all);
        assert!(parts.len() > 1 && parts.iter().all(|part| part.len() < 2 * PART));
        assert_eq!(parts.concat(), all);
    }

    #[test]
    fn cuts_inside_of_rows_change_nothing() {
        for between in [",\n", " , \n\n"] {
            let list = raw(text(between));
            let read = read(&list);
            assert_eq!(read.len(), 60_000, "{between:?}");
            assert!(read.iter().zip(0..).all(|((_, row), n)| row[..] == [n, n + 1, n + 2]), "{between:?}");
            assert_eq!(read[0].0, r#"{"a":[{"n":0},_{"n":1},_{"n":2}]}"#.len());
        }
    }

    #[test]
    fn what_is_no_list_of_such_rows() {
        for text in ["{}", "7", "[7]", "[{}]", "[{\"a\":1},{}]"] {
            assert!(list(&raw(text.to_owned()), |_, row: [u8; 2]| Ok(row)).is_err(), "{text}");
        }
        assert_eq!(read(&raw("[ ]".to_owned())), []);
    }
}
