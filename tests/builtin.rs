//! Holds the built-in list against itself: its tables, row by row, before they are compiled.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::LazyLock;

use kg::gazetteer::{Concern, EntityRecord, Gazetteer, Kind, Remark, read_records, review};

/// The records of all tables.
static RECORDS: LazyLock<Vec<EntityRecord>> = LazyLock::new(|| {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/gazetteer/data");
    let entries = std::fs::read_dir(folder).expect("the tables are there");
    let mut paths: Vec<_> = entries.map(|entry| entry.expect("it can be read").path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "tsv"));
    paths.sort();
    let read = |path: &std::path::PathBuf| read_records(path).unwrap_or_else(|error| panic!("{error}"));
    let mut records: Vec<_> = paths.iter().flat_map(read).collect();
    for record in &mut records {
        let name = Path::new(&record.place.file).file_name().unwrap_or_default().to_string_lossy().into_owned();
        record.place.file = name;
    }
    records
});

static REMARKS: LazyLock<Vec<Remark>> = LazyLock::new(|| review(&RECORDS, &Gazetteer::default()));

/// Fails with all remarks that are wanted.
fn none(wanted: impl Fn(&Concern) -> bool) {
    let found: Vec<_> = REMARKS.iter().filter(|remark| wanted(&remark.concern)).map(ToString::to_string).collect();
    assert!(found.is_empty(), "{} remarks:\n{}", found.len(), found.join("\n"));
}

fn none_of(faults: &[String]) {
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
}

#[test]
fn every_row_is_an_entity_of_the_compiled_list() {
    let gazetteer = Gazetteer::builtin();
    let missing = RECORDS.iter().filter(|record| gazetteer.find(&record.key).is_none());
    none_of(&missing.map(|record| record.error(record.key.clone()).to_string()).collect::<Vec<_>>());
    let keys: BTreeSet<_> = RECORDS.iter().map(|record| &record.key).collect();
    assert_eq!(u32::try_from(keys.len()), Ok(gazetteer.entity_count()));
}

/// Rows without a name only add to the one that has it.
#[test]
fn every_id_is_given_once_and_begins_with_its_kind() {
    let mut seen: BTreeMap<&str, &EntityRecord> = BTreeMap::new();
    let mut faults = Vec::new();
    for record in RECORDS.iter().filter(|record| record.name.is_some()) {
        if let Some(first) = seen.insert(&record.key, record) {
            faults.push(format!("{}: {} stands at {} too", record.place, record.key, first.place));
        }
        let kind = record.kind.as_ref().map_or("", Kind::as_str);
        if record.key.split_once('.').is_none_or(|(first, _)| first != kind) {
            faults.push(format!("{}: {} is of kind `{kind}`", record.place, record.key));
        }
    }
    none_of(&faults);
}

#[test]
fn every_reference_leads_to_an_entity() {
    none(|concern| matches!(concern, Concern::Unknown { .. }));
}

#[test]
fn countries_are_states_and_parties_states_or_agencies() {
    let kinds: BTreeMap<&str, &Kind> =
        RECORDS.iter().filter_map(|record| Some((record.key.as_str(), record.kind.as_ref()?))).collect();
    let mut faults = Vec::new();
    for record in RECORDS.iter() {
        let states = record.countries.iter().filter(|key| kinds.get(key.as_str()) != Some(&&Kind::State));
        faults.extend(states.map(|key| format!("{}: country {key} is no state", record.place)));
        let wrong = record
            .ties
            .iter()
            .filter(|tie| !matches!(kinds.get(tie.target.as_str()), Some(Kind::State | Kind::Agency)));
        faults.extend(
            wrong.map(|tie| format!("{}: {} {} is no state or agency", record.place, tie.relation, tie.target)),
        );
    }
    none_of(&faults);
}

#[test]
fn nothing_ends_before_it_begins() {
    let mut faults = Vec::new();
    for record in RECORDS.iter() {
        let own = ("the entity", record.from, record.to);
        let aliases = record.aliases.iter().map(|alias| (alias.text.as_str(), alias.from, alias.to));
        let ties = record.ties.iter().map(|tie| (tie.relation.as_str(), tie.from, tie.to));
        let known = record.ties.iter().map(|tie| (tie.relation.as_str(), tie.from, tie.as_of));
        let all = [own].into_iter().chain(aliases).chain(ties).chain(known);
        let wrong = all.filter(|(_, from, to)| from.is_some_and(|from| !from.may_lie_between(None, *to)));
        faults.extend(wrong.map(|(what, ..)| format!("{}: {what} ends before it begins", record.place)));
    }
    none_of(&faults);
}

#[test]
fn no_wikidata_id_stands_with_two_entities() {
    none(|concern| matches!(concern, Concern::SameWikidata { .. }));
}

#[test]
fn no_spelling_means_two_entities_without_a_rule() {
    none(|concern| matches!(concern, Concern::Collision { .. } | Concern::SameName { .. }));
}

#[test]
fn roles_stand_with_persons_and_parties_with_treaties() {
    let relations = |kind: &Kind| -> BTreeSet<&str> {
        let of_kind = RECORDS.iter().filter(|record| record.kind.as_ref() == Some(kind));
        of_kind.flat_map(|record| record.ties.iter().map(|tie| tie.relation.as_str())).collect()
    };
    assert!(!relations(&Kind::Person).contains("party"));
    assert!(relations(&Kind::Treaty).iter().all(|relation| ["party", "parent"].contains(relation)));
    assert!(relations(&Kind::Agency).iter().all(|relation| *relation == "parent"));
    assert!(relations(&Kind::State).is_empty() && relations(&Kind::Ignore).is_empty());
}
