//! Compiles the tables of the built-in gazetteer, and the words by which names are known.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

#[allow(
    dead_code,
    unused_imports,
    missing_docs,
    unreachable_pub,
    reason = "the crate's own modules, of which only the compiler is needed here"
)]
#[path = "src/text"]
mod text {
    #[path = "date/mod.rs"]
    pub mod date;
    #[path = "fold.rs"]
    pub mod fold;
    #[path = "span.rs"]
    mod span;
    #[path = "token/mod.rs"]
    pub mod token;

    pub use date::Date;
    pub use span::Span;
    pub use token::{Case, Join, Token, tokenize};
}

#[allow(
    dead_code,
    unused_imports,
    missing_docs,
    unreachable_pub,
    reason = "the crate's own modules, of which only the compiler is needed here"
)]
#[path = "src/gazetteer"]
mod gazetteer {
    #[path = "compile/mod.rs"]
    pub mod compile;
    #[path = "fault.rs"]
    pub mod fault;
    #[path = "layout.rs"]
    mod layout;
    #[path = "record.rs"]
    pub mod record;
    #[path = "romanize/mod.rs"]
    mod romanize;
    #[path = "table.rs"]
    pub mod table;
}

#[allow(dead_code, missing_docs, unreachable_pub, reason = "the crate's own module")]
#[path = "src/recognize/lexicon/class.rs"]
mod class;

fn main() {
    println!("cargo:rerun-if-changed=src/gazetteer");
    println!("cargo:rerun-if-changed=src/recognize/lexicon");
    println!("cargo:rerun-if-changed=src/text");
    let compiled = records("src/gazetteer/data").and_then(gazetteer::compile::compile);
    let compiled = compiled.unwrap_or_else(|errors| {
        let lines: Vec<_> = errors.iter().map(ToString::to_string).collect();
        panic!("the built-in gazetteer has faults:\n{}", lines.join("\n"))
    });
    let out = std::env::var("OUT_DIR").expect("cargo sets OUT_DIR");
    fs::write(Path::new(&out).join("builtin.kgz"), compiled).expect("the build directory can be written");
    let lexicon = lexicon("src/recognize/lexicon/data");
    fs::write(Path::new(&out).join("lexicon.bin"), lexicon).expect("the build directory can be written");
}

/// The classes of words by their hash, in a table that is read as it stands.
fn lexicon(dir: &str) -> Vec<u8> {
    let mut classes: BTreeMap<u64, u64> = BTreeMap::new();
    let mut add = |word: &str, class: class::Class| {
        let tokens = text::tokenize(word);
        assert_eq!(tokens.len(), 1, "`{word}` is not one word");
        *classes.entry(tokens[0].hash).or_default() |= class.0;
    };
    let paths = fs::read_dir(dir).expect("the words are there").filter_map(|entry| Some(entry.ok()?.path()));
    for path in paths {
        let words = fs::read_to_string(&path).expect("a file of words can be read");
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        for line in words.lines().filter(|line| !line.is_empty()) {
            match (name.as_str(), line.split('\t').collect::<Vec<_>>().as_slice()) {
                ("given", [word, gender, flag]) => add(word, given(gender, flag)),
                ("family", [word, order, flag]) => add(word, family(order, flag)),
                (_, [word]) => add(word, class::Class::named(&name).expect("a file of words is named for a class")),
                _ => panic!("{}: `{line}` has too many or too few columns", path.display()),
            }
        }
    }
    table(&classes)
}

/// A table of so many bits, then the different classes, each an integer, then the slots: the higher bits of a hash above the number of its class.
fn table(classes: &BTreeMap<u64, u64>) -> Vec<u8> {
    let mut different: Vec<u64> = classes.values().copied().collect();
    different.sort_unstable();
    different.dedup();
    // Number zero is no class.
    different.insert(0, 0);
    let mut slots = vec![0_u64; (classes.len() * 2).next_power_of_two()];
    let mask = slots.len() - 1;
    for (word, class) in classes {
        let mut at = usize::try_from(word & mask as u64).expect("less than the length");
        while slots[at] != 0 {
            at = (at + 1) & mask;
        }
        let number = different.binary_search(class).expect("it is among them");
        slots[at] = word & !0xffff | u64::from(u16::try_from(number).expect("few classes"));
    }
    let head = [different.len() as u64];
    head.into_iter().chain(different).chain(slots).flat_map(u64::to_le_bytes).collect()
}

fn given(gender: &str, flag: &str) -> class::Class {
    let gender = match gender {
        "m" => class::Class::MALE,
        "f" => class::Class::FEMALE,
        _ => class::Class::GIVEN,
    };
    class::Class::GIVEN.or(gender).or(doubt(flag))
}

fn family(order: &str, flag: &str) -> class::Class {
    let order = match order {
        "f" => class::Class::FAMILY,
        "l" => class::Class::LAST,
        _ => class::Class::FAMILY.or(class::Class::LAST),
    };
    order.or(doubt(flag))
}

/// What else a name may be: an ordinary word, a place.
fn doubt(flag: &str) -> class::Class {
    match flag {
        "word" => class::Class::DOUBTFUL,
        "place" => class::Class::DOUBTFUL.or(class::Class::TOWN),
        _ => class::Class::default(),
    }
}

fn records(dir: &str) -> Result<Vec<gazetteer::record::EntityRecord>, Vec<gazetteer::fault::RecordError>> {
    let mut tables: Vec<_> =
        fs::read_dir(dir).expect("the tables are there").filter_map(|entry| Some(entry.ok()?.path())).collect();
    tables.retain(|path| path.extension().is_some_and(|extension| extension == "tsv"));
    tables.sort();
    let mut records = Vec::new();
    for path in tables {
        let table = fs::read_to_string(&path).expect("a table can be read");
        records.extend(gazetteer::fault::collect(gazetteer::table::table_rows(&path.display().to_string(), &table))?);
    }
    Ok(records)
}
