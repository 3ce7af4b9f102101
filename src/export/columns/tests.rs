//! The tests of columns.

use super::super::tests::graph_of;
use super::*;
use crate::graph::EdgeRef;

#[test]
fn values_as_text() {
    let cases = [
        (Value::Absent, None),
        (Value::Text("=a".into()), Some("=a")),
        (Value::List(vec!["a", "b;c"]), Some("a | b;c")),
        (Value::Count(7), Some("7")),
        (Value::Score(12.0), Some("12")),
        (Value::Score(0.25), Some("0.25")),
        (Value::Score(-1.5e-7), Some("-1.5e-7")),
        (Value::Score(0.0), Some("0")),
        (Value::Flag(true), Some("true")),
    ];
    for (value, expected) in cases {
        assert_eq!(value.text().as_deref(), expected);
    }
}

#[test]
fn values_of_rows() {
    let cases: [(Column<'_, u64>, Value<'_>); 6] = [
        (real("r", |_| Some(1.0 / 3.0)), Value::Score(0.333_333)),
        (list("l", |_| Vec::new()), Value::Absent),
        (list("l", |_| vec!["a"]), Value::List(vec!["a"])),
        (from("d", |_| "2019-06".parse().ok()), Value::Text("2019-06".into())),
        (until("d", |_| None), Value::Absent),
        (text("t", |row| Some(row.to_string().into())), Value::Text("3".into())),
    ];
    for (column, expected) in cases {
        assert_eq!(column.value(&3), expected);
    }
}

#[test]
fn columns_are_told_in_the_order_of_their_names() {
    let all = || vec![flag("a", |()| Some(true)), integer("b", |()| Some(1)), list("c", |()| vec!["x"])];
    let selected: Vec<_> =
        selected(all(), &["c", "a"]).iter().map(|column| (column.name, column.type_name())).collect();
    assert_eq!(selected, [("c", "string"), ("a", "boolean")]);
}

#[test]
fn the_quote_says_that_it_is_so() {
    let columns = edge_attributes();
    let quote = columns.iter().find(|column| column.name == "quote").unwrap();
    let graph = graph_of(&[("a.txt", Some("2019-06-20"), "Ann did not meet Bob. Ann met Bob.")]);
    let edge = graph.edges().find(EdgeRef::is_disputed).unwrap();
    assert_eq!(edge.evidence().next().and_then(|piece| piece.quote), Some("Ann did not meet Bob."));
    assert_eq!(quote.value(&edge), Value::Text("Ann met Bob.".into()));
}
