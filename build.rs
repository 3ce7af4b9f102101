//! Compiles the tables of the built-in gazetteer.

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
    #[path = "date.rs"]
    pub mod date;
    #[path = "fold.rs"]
    pub mod fold;
    #[path = "span.rs"]
    mod span;
    #[path = "token.rs"]
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

fn main() {
    println!("cargo:rerun-if-changed=src/gazetteer");
    println!("cargo:rerun-if-changed=src/text");
    let compiled = records("src/gazetteer/data").and_then(gazetteer::compile::compile);
    let compiled = compiled.unwrap_or_else(|errors| {
        let lines: Vec<_> = errors.iter().map(ToString::to_string).collect();
        panic!("the built-in gazetteer has faults:\n{}", lines.join("\n"))
    });
    let out = std::env::var("OUT_DIR").expect("cargo sets OUT_DIR");
    fs::write(Path::new(&out).join("builtin.kgz"), compiled).expect("the build directory can be written");
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
