//! What lists decide of entities, their own and those of the lists below: which are the same, which are apart, which are hidden.

use std::collections::{BTreeMap, BTreeSet};
use std::iter::successors;

use super::Gazetteer;
use super::compiled::{Decision, View};
use super::fault::RecordError;
use super::record::{EntityRecord, Kind};

/// The decisions of all lists; where two lists decide otherwise, the later holds.
#[derive(Debug, Default)]
pub(super) struct Decisions {
    same: BTreeMap<String, String>,
    /// Which keys lead to each key.
    merged: BTreeMap<String, BTreeSet<String>>,
    /// Pairs in order.
    apart: BTreeSet<(String, String)>,
    hidden: BTreeSet<String>,
}

impl Decisions {
    /// Adds those of a list. One that would close a circle, which only a damaged list has, is passed over.
    pub(super) fn add(&mut self, view: &View<'_>) {
        let same = view.decisions().filter(|(_, decision)| matches!(decision, Decision::SameAs(_)));
        same.for_each(|(key, _)| drop(self.same.remove(key)));
        for (key, decision) in view.decisions() {
            match decision {
                Decision::SameAs(other) => {
                    if self.path(other).all(|passed| passed != key) {
                        self.same.insert(key.to_owned(), other.to_owned());
                    }
                }
                Decision::Apart(other) => {
                    self.apart.insert(pair(key, other));
                }
                Decision::Hidden => {
                    self.hidden.insert(key.to_owned());
                }
            }
        }
        let mut merged: BTreeMap<_, BTreeSet<_>> = BTreeMap::new();
        for key in self.same.keys() {
            merged.entry(self.canonical(key).to_owned()).or_default().insert(key.clone());
        }
        self.merged = merged;
    }

    /// Each key with the one that it is the same as.
    pub(super) fn same(&self) -> impl Iterator<Item = (&str, &str)> {
        self.same.iter().map(|(key, other)| (key.as_str(), other.as_str()))
    }

    /// The key that a key leads to: itself, where nothing is decided.
    pub(super) fn canonical<'a>(&'a self, key: &'a str) -> &'a str {
        self.path(key).last().unwrap_or(key)
    }

    /// A key and those that it leads to, one after the other.
    fn path<'a>(&'a self, key: &'a str) -> impl Iterator<Item = &'a str> {
        successors(Some(key), |key| self.same.get(*key).map(String::as_str))
    }

    /// A key and all that lead to it.
    pub(super) fn keys<'a>(&'a self, key: &'a str) -> impl Iterator<Item = &'a str> + use<'a> {
        [key].into_iter().chain(self.merged.get(key).into_iter().flatten().map(String::as_str))
    }

    /// The keys of what appears in no output.
    pub(super) fn hidden(&self) -> impl Iterator<Item = &str> {
        self.hidden.iter().map(String::as_str)
    }

    pub(super) fn are_apart(&self, one: &str, other: &str) -> bool {
        !self.apart.is_empty() && self.apart.contains(&pair(one, other))
    }
}

fn pair(one: &str, other: &str) -> (String, String) {
    let (one, other) = if one <= other { (one, other) } else { (other, one) };
    (one.to_owned(), other.to_owned())
}

/// What a record says of itself, where it decides on another.
pub(super) fn deciding(record: &EntityRecord) -> Option<EntityRecord> {
    let decides = record.same_as.is_some() || !record.apart.is_empty();
    decides.then(|| EntityRecord {
        key: record.key.clone(),
        same_as: record.same_as.clone(),
        apart: record.apart.clone(),
        place: record.place.clone(),
        ..EntityRecord::default()
    })
}

/// Checks the decisions of one list, which lies on top of others: the records that are [`deciding`], and whether the list `has` a key.
///
/// # Errors
/// Every id that no list has, and every decision by which an entity would be itself, at once or in a circle.
pub(super) fn check_decisions(
    records: &[EntityRecord],
    has: impl Fn(&str) -> bool,
    below: &Gazetteer,
) -> Result<(), Vec<RecordError>> {
    let is_listed = |key: &str| has(key) || below.locate(key).is_some();
    let mut same: BTreeMap<&str, &str> = below.decisions.same().filter(|(key, _)| !has(key)).collect();
    let mut errors = Vec::new();
    for record in records {
        let named = record.same_as.iter().map(|key| ("same_as", key));
        for (column, key) in named.chain(record.apart.iter().map(|key| ("apart", key))) {
            if !is_listed(key) && (column == "same_as" || cited_name(key).is_none()) {
                errors.push(record.error(format!("`{key}` in {column}: no list has this id")));
            } else if *key == record.key {
                errors.push(record.error(format!("`{key}` in {column}: expected another id than its own")));
            }
        }
        if let Some(other) = record.same_as.as_deref().filter(|other| *other != record.key) {
            let mut path = successors(Some(other), |key| same.get(key).copied());
            if path.any(|key| key == record.key) {
                errors.push(record.error(format!("`{other}` in same_as is `{}` already: a circle", record.key)));
            } else {
                same.insert(&record.key, other);
            }
        }
    }
    if errors.is_empty() { Ok(()) } else { Err(errors) }
}

/// Names a resolution of the United Nations that is decided on: texts cite it, no list has it.
pub(super) fn with_cited_name(mut record: EntityRecord) -> EntityRecord {
    if record.name.is_none()
        && let Some(name) = cited_name(&record.key)
    {
        record.name = Some(name);
        record.kind = record.kind.or(Some(Kind::Treaty));
    }
    record
}

/// The name that goes with the id of a resolution, `treaty.unsc-resolution-1718`.
fn cited_name(key: &str) -> Option<String> {
    let bodies = [("treaty.unsc-resolution-", "Security Council"), ("treaty.unga-resolution-", "General Assembly")];
    let (body, number) = bodies.iter().find_map(|(start, body)| Some((body, key.strip_prefix(start)?)))?;
    let is_number = number.split('-').all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit()));
    is_number.then(|| format!("UN {body} Resolution {}", number.replace('-', "/")))
}

#[cfg(test)]
mod tests {
    use super::super::table::read_table;
    use super::super::{Bytes, Layer, compile};
    use super::*;

    const BELOW: &str = "id,name,aliases,roles,parties\n\
        state.x,X,,,\nstate.y,Y,,,\n\
        person.a,Ann,,president|of=state.x,\nperson.b,Bob,,president|of=state.y,\nperson.c,Cid,,,\n\
        treaty.t,T,,,state.x; state.y\n";

    fn gazetteer(tables: &[&str]) -> Result<Gazetteer, String> {
        let mut gazetteer = Gazetteer::default();
        for table in tables {
            let show = |errors: Vec<RecordError>| errors.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n");
            let records = read_table("t", table).map_err(show)?;
            let own: BTreeSet<_> = records.iter().map(|record| record.key.clone()).collect();
            check_decisions(&records, |key| own.contains(key), &gazetteer).map_err(show)?;
            let records = records.into_iter().map(|record| gazetteer.fill(record)).collect();
            let layer = Layer::open(Bytes::Owned(compile(records).map_err(show)?));
            gazetteer.push(layer.map_err(|error| error.to_string())?);
        }
        Ok(gazetteer)
    }

    fn key<'g>(gazetteer: &'g Gazetteer, key: &str) -> &'g str {
        gazetteer.entity(gazetteer.find(key).unwrap()).key()
    }

    #[test]
    fn what_is_the_same_has_the_names_and_ties_of_both() {
        let gazetteer = gazetteer(&[BELOW, "id,same_as\nperson.a,person.b\nstate.x,state.y\n"]).unwrap();
        assert_eq!((key(&gazetteer, "person.a"), key(&gazetteer, "state.x")), ("person.b", "state.y"));
        let bob = gazetteer.entity(gazetteer.find("person.b").unwrap());
        let mut names: Vec<_> = bob.aliases().map(|(name, ..)| name).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names, ["Ann", "Bob"]);
        assert!(bob.ties().count() == 2 && bob.ties().all(|tie| tie.target == "state.y"));
        let to_y: Vec<_> = gazetteer.ties_to("state.y").map(|(id, _)| gazetteer.entity(id).key()).collect();
        assert_eq!(to_y.iter().filter(|key| **key == "person.b").count(), 2, "{to_y:?}");
    }

    #[test]
    fn decisions_hold_when_later_lists_say_more() {
        let decided = "id,same_as\nperson.a,person.b\nperson.b,person.c\n";
        let gazetteer = gazetteer(&[BELOW, decided, "id,aliases\nperson.a,Anna\nperson.c,Cyd\n"]).unwrap();
        for from in ["person.a", "person.b", "person.c"] {
            assert_eq!(key(&gazetteer, from), "person.c");
        }
        assert_eq!(gazetteer.entity(gazetteer.find("person.c").unwrap()).name(), "Cid");
    }

    #[test]
    fn a_later_decision_holds() {
        let tables = [BELOW, "id,same_as\nperson.a,person.b\n", "id,same_as\nperson.a,person.c\n"];
        assert_eq!(key(&gazetteer(&tables).unwrap(), "person.a"), "person.c");
    }

    #[test]
    fn apart_and_hidden_are_known() {
        let table = "id,apart,hide\nperson.a,person.b; person.c,\nperson.b,,yes\ntreaty.unsc-resolution-1718,,yes\n";
        let gazetteer = gazetteer(&[BELOW, table]).unwrap();
        assert!(gazetteer.are_apart("person.c", "person.a") && gazetteer.are_apart("person.a", "person.b"));
        assert!(!gazetteer.are_apart("person.b", "person.c"));
        let hidden = |key| gazetteer.is_hidden(gazetteer.find(key).unwrap());
        assert!(hidden("person.b") && hidden("treaty.unsc-resolution-1718") && !hidden("person.a"));
    }

    #[test]
    fn faults_name_their_line() {
        let cases = [
            ("id,same_as\nperson.a,person.nobody\n", "t:2: `person.nobody` in same_as: no list has this id"),
            ("id,apart\nperson.a,person.b; person.no\n", "t:2: `person.no` in apart: no list has this id"),
            ("id,same_as\nperson.a,person.a\n", "t:2: `person.a` in same_as: expected another id"),
            ("id,same_as\nperson.a,person.b\nperson.b,person.a\n", "t:3: `person.a` in same_as is `person.b` already"),
            ("id,same_as\nperson.nobody,person.a\n", "t:2: `person.nobody` has no name, and no earlier list gives it"),
            ("id,hide\nperson.nobody,yes\n", "t:2: `person.nobody` has no name"),
            ("id,hide\ntreaty.unsc-resolution-x,yes\n", "t:2: `treaty.unsc-resolution-x` has no name"),
        ];
        for (table, expected) in cases {
            let message = gazetteer(&[BELOW, table]).map(drop).unwrap_err();
            assert!(message.starts_with(expected), "{message}");
        }
        let first = "id,same_as\nperson.a,person.b\nperson.c,person.a\n";
        for (row, already) in [("person.b,person.a", "person.b"), ("person.b,person.c", "person.b")] {
            let message = gazetteer(&[BELOW, first, &format!("id,same_as\n{row}\n")]).map(drop).unwrap_err();
            assert!(message.contains(&format!("in same_as is `{already}` already: a circle")), "{message}");
        }
        let turned = gazetteer(&[BELOW, first, "id,same_as\nperson.b,person.a\nperson.a,person.c\nperson.c,state.x\n"]);
        assert_eq!(key(&turned.unwrap(), "person.b"), "state.x");
    }

    #[test]
    fn a_circle_in_a_compiled_list_does_no_harm() {
        let records = read_table("t", "id,name,same_as\nperson.a,A,person.b\nperson.b,B,person.a\n").unwrap();
        let mut gazetteer = Gazetteer::default();
        gazetteer.push(Layer::open(Bytes::Owned(compile(records).unwrap())).unwrap());
        assert_eq!(key(&gazetteer, "person.a"), "person.b");
    }
}
