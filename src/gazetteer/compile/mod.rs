//! Compiles entity records into the token hash trie and its tables.

mod join;
mod list;
mod names;
mod packed;
mod strings;
mod surface;
mod tables;
mod trie;

pub use join::join_records;
pub use list::CompiledList;
pub(super) use packed::{Entities, Records};
pub(super) use surface::{NamePath, Surface, fold_words, folded_words, surfaces_of, variants};

use names::Names;
use surface::kept_surfaces;
use tables::Tables;

use super::fault::RecordError;
use super::record::EntityRecord;

/// Compiles records into the bytes of one gazetteer layer; the same records give the same bytes in any order.
///
/// Records of one key are joined, the later filling and overriding. Takes memory and time in proportion to the names.
///
/// # Errors
/// Every record without a name or kind, and every alias without a word.
pub fn compile(records: Vec<EntityRecord>) -> Result<Vec<u8>, Vec<RecordError>> {
    let mut packed = Records::default();
    for record in records {
        packed.add(&record);
    }
    Ok(compile_above(packed.join(), |_, _| false)?.to_bytes())
}

/// As [`compile`], for a layer above others, which tell by a key and a path whether these words name an entity of another key there: no rule of
/// romanization takes them away from it.
pub(super) fn compile_above(
    entities: Entities,
    names_another: impl Fn(&str, &NamePath) -> bool,
) -> Result<CompiledList, Vec<RecordError>> {
    let mut tables = Tables::default();
    let mut names = Names::default();
    let mut errors = Vec::new();
    for mut entity in entities.iter() {
        errors.extend(incomplete(&entity));
        match kept_surfaces(&mut entity, &names_another) {
            Ok(surfaces) => tables.add(&entity, &surfaces, &mut names),
            Err(faults) => errors.extend(faults),
        }
    }
    drop(entities);
    if errors.is_empty() { Ok(CompiledList::new(tables, names)) } else { Err(errors) }
}

fn incomplete(record: &EntityRecord) -> Option<RecordError> {
    let missing = match (&record.name, &record.kind) {
        (None, _) => "name",
        (_, None) => "kind",
        _ => return None,
    };
    Some(record.error(format!("`{}` has no {missing}, and no earlier list gives it", record.key)))
}

#[cfg(test)]
mod tests {
    use super::super::record::{AliasRecord, Form, Kind};
    use super::super::{Alias, Bytes, Layer};
    use super::*;

    const NAMES: [&str; 8] = ["A", "A B", "A B C D", "A B C E", "A, B", "F G H", "F", "J K L M"];

    fn records() -> Vec<EntityRecord> {
        let record = |(at, name): (usize, &&str)| EntityRecord {
            key: format!("place.{at}"),
            kind: Some(Kind::Agency),
            name: Some((*name).to_owned()),
            aliases: vec![AliasRecord::new("X Y", Form::Alias)],
            ..EntityRecord::default()
        };
        NAMES.iter().enumerate().map(record).collect()
    }

    #[test]
    fn names_are_found_whatever_others_begin_as_they_do() {
        let layer = Layer::open(Bytes::Owned(compile(records()).unwrap())).unwrap();
        let view = layer.view();
        let bearers = |text| view.spelled(text).iter().map(Alias::entity).collect::<Vec<_>>();
        for (name, at) in NAMES.into_iter().zip(0..) {
            assert_eq!(bearers(name), [at], "{name}");
        }
        assert_eq!(bearers("x y"), (0..8).collect::<Vec<_>>());
        for no_name in
            ["A B C", "A B C D E", "B", "F G", "F G I", "F G H I", "F H", "J K L", "J K L, M", "X", "X Y Z", ""]
        {
            assert!(bearers(no_name).is_empty(), "{no_name}");
        }
    }

    #[test]
    fn the_order_of_records_changes_nothing() {
        let mut backwards = records();
        backwards.reverse();
        assert_eq!(compile(backwards), compile(records()));
    }
}
