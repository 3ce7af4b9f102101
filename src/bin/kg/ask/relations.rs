//! Relations as options name them: one by one, or all of a family.

use std::str::FromStr;

use kg::graph::Relations;
use kg::relate::Predicate;

/// A relation, or a family of them.
#[derive(Clone, Copy)]
pub(crate) enum RelationName {
    One(Predicate),
    Family(Relations),
}

impl FromStr for RelationName {
    type Err = String;

    fn from_str(name: &str) -> Result<Self, String> {
        let one = name.parse().map(Self::One);
        let family = || name.parse().map(Self::Family);
        one.or_else(|_| family()).map_err(|_| {
            let all: Vec<_> = Predicate::ALL.iter().map(|known| known.as_str()).collect();
            format!("expected events, roles, treaties, cooccurrence, or one of {}", all.join(", "))
        })
    }
}

/// Whether a relation is one of those named; where none is named, all are.
pub(crate) fn is_wanted(names: &[RelationName], relation: Predicate) -> bool {
    let named = |name: &RelationName| match *name {
        RelationName::One(one) => one == relation,
        RelationName::Family(family) => family.holds(relation.family()),
    };
    names.is_empty() || names.iter().any(named)
}
