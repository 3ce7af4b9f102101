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
