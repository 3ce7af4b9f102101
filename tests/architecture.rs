//! Holds the table of `docs/architecture.md`: who may import whom, and what each module must never do.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// What each module may import: a whole module, or one item of it.
const MAY_IMPORT: &[(&str, &[&str])] = &[
    ("text", &[]),
    ("corpus", &["text"]),
    ("gazetteer", &["text"]),
    ("recognize", &["text", "gazetteer"]),
    ("relate", &["text", "gazetteer", "recognize"]),
    ("extract", &["text", "corpus", "gazetteer", "recognize", "relate"]),
    ("suggest", &["text", "corpus", "gazetteer", "recognize", "extract"]),
    // The graph knows dates and places of text, but no text.
    (
        "graph",
        &[
            "gazetteer",
            "corpus::DocumentId",
            "recognize::Entities",
            "recognize::Found",
            "recognize::Named",
            "recognize::Reason",
            "recognize::RecognizeOptions",
            "recognize::found_index",
            "relate",
            "extract",
            "text::Date",
            "text::Period",
            "text::Span",
            "text::clean",
            "text::fold",
            "text::hex",
            "text::lasting",
        ],
    ),
    // Kinds, scopes, relations and the rows of documents are parts of the graph that it keeps as they are.
    (
        "export",
        &[
            "graph",
            "gazetteer::Kind",
            "relate::Scope",
            "relate::Family",
            "relate::Predicate",
            "relate::Quad",
            "relate::Statement",
            "extract::DocumentRow",
            "extract::StatementRow",
            "text::hex",
            "text::Date",
        ],
    ),
];

/// Words that code must not have, by module; `*` is the whole library.
const NEVER: &[(&str, &[&str])] = &[
    ("*", &["clap", "anyhow", "indicatif", "anstream", "anstyle", "comfy_table", "stdout", "stderr"]),
    ("*", &["println", "print", "eprintln", "eprint", "dbg"]),
    ("*", &["std::process", "std::env", "std::net", "std::time", "SystemTime", "Instant"]),
    ("text", &["std::fs", "std::io", "std::path", "File", "Read", "Write", "petgraph", "serde_json"]),
    ("corpus", &["petgraph"]),
    ("recognize", &["std::fs", "std::io", "std::path", "File", "Read", "Write", "petgraph", "serde_json"]),
    ("relate", &["std::fs", "std::io", "std::path", "File", "Read", "Write", "petgraph", "serde_json"]),
    ("extract", &["std::fs", "std::path", "File", "Read", "petgraph"]),
    ("suggest", &["std::fs", "std::path", "File", "Read", "petgraph"]),
    ("graph", &["std::fs", "std::path", "File"]),
    ("export", &["std::fs", "std::path", "File", "Read", "petgraph", "libm"]),
];

/// A source file below `src`.
struct Source {
    /// Its path below `src`, with `/`.
    path: String,
    text: String,
    /// The text without comments, strings and test modules.
    code: String,
}

impl Source {
    /// The module of the library that it belongs to; none for `lib.rs` and the program.
    fn module(&self) -> Option<&str> {
        let (folder, _) = self.path.split_once('/').unwrap_or((self.path.strip_suffix(".rs")?, ""));
        (folder != "bin" && folder != "lib").then_some(folder)
    }

    /// How deep its own module lies: 1 for `text/mod.rs`, 2 for `text/span.rs`.
    fn depth(&self) -> usize {
        let parts = self.path.split('/').count();
        if self.path.ends_with("/mod.rs") { parts - 1 } else { parts }
    }

    /// The paths into the crate that its code names, from the crate's root.
    fn imports(&self) -> BTreeSet<String> {
        let climb = "super::".repeat(self.depth());
        let roots = ["crate::", climb.as_str()];
        let uses = roots.iter().flat_map(|root| self.code.match_indices(root).map(|(at, _)| (at, at + root.len())));
        let whole = uses.filter(|(at, _)| !self.code[..*at].ends_with(|c: char| is_word(c) || c == ':'));
        whole.flat_map(|(_, end)| expand(&self.code[end..])).collect()
    }

    fn line_of(&self, at: usize) -> usize {
        self.code[..at].matches('\n').count() + 1
    }
}

fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut paths = Vec::new();
    list(&root, &mut paths);
    paths.sort();
    let source = |path: &PathBuf| {
        let text = fs::read_to_string(path).expect("a source file is text");
        let below = path.strip_prefix(&root).expect("it lies below src");
        let parts: Vec<_> = below.iter().map(|part| part.to_string_lossy()).collect();
        let code = if path.ends_with("tests.rs") { String::new() } else { code_of(&text) };
        Source { path: parts.join("/"), code, text }
    };
    paths.iter().map(source).collect()
}

fn list(folder: &Path, paths: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder of sources can be listed") {
        let path = entry.expect("an entry can be read").path();
        if path.is_dir() {
            list(&path, paths);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            paths.push(path);
        }
    }
}

/// Blanks out comments, strings, characters and modules for tests; the lines stay where they are.
fn code_of(text: &str) -> String {
    let mut code: Vec<u8> = text.bytes().collect();
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        let end = match bytes[at] {
            b'/' if bytes[at..].starts_with(b"//") => text[at..].find('\n').map_or(bytes.len(), |len| at + len),
            b'"' => string_end(bytes, at),
            b'r' if is_raw_string(bytes, at) => raw_string_end(text, at),
            b'\'' => char_end(text, at),
            _ => at + 1,
        };
        if end > at + 1 {
            code[at..end].iter_mut().filter(|byte| **byte != b'\n').for_each(|byte| *byte = b' ');
        }
        at = end;
    }
    let code = String::from_utf8(code).expect("whole characters are blanked out");
    without_tests(&code)
}

fn string_end(bytes: &[u8], start: usize) -> usize {
    let mut at = start + 1;
    while at < bytes.len() && bytes[at] != b'"' {
        at += if bytes[at] == b'\\' { 2 } else { 1 };
    }
    (at + 1).min(bytes.len())
}

fn is_raw_string(bytes: &[u8], at: usize) -> bool {
    let hashes = bytes[at + 1..].iter().take_while(|byte| **byte == b'#').count();
    let alone = at == 0 || !is_word(bytes[at - 1] as char) || bytes[at - 1] == b'b';
    alone && bytes.get(at + 1 + hashes) == Some(&b'"')
}

fn raw_string_end(text: &str, start: usize) -> usize {
    let hashes = text[start + 1..].bytes().take_while(|byte| *byte == b'#').count();
    let close = format!("\"{}", "#".repeat(hashes));
    let body = start + hashes + 2;
    text[body..].find(&close).map_or(text.len(), |len| body + len + close.len())
}

/// The end of a character literal; a lifetime is passed over.
fn char_end(text: &str, start: usize) -> usize {
    let rest = &text[start + 1..];
    if let Some(escape) = rest.strip_prefix('\\') {
        let first = escape.chars().next().map_or(0, char::len_utf8);
        return escape[first..].find('\'').map_or(text.len(), |len| start + 2 + first + len + 1);
    }
    let first = rest.chars().next().map_or(0, char::len_utf8);
    if rest[first..].starts_with('\'') { start + first + 2 } else { start + 1 }
}

/// Blanks out what `#[cfg(test)]` stands before, up to the bracket that closes it.
fn without_tests(code: &str) -> String {
    const MARK: &str = "#[cfg(test)]";
    let mut left = String::with_capacity(code.len());
    let mut rest = code;
    while let Some(start) = rest.find(MARK) {
        let after = &rest[start..];
        let item = after
            .find(['{', ';'])
            .map_or(after.len(), |at| if after.as_bytes()[at] == b';' { at + 1 } else { closing(after, at) });
        left.push_str(&rest[..start]);
        left.extend(after[..item].chars().map(|c| if c == '\n' { c } else { ' ' }));
        rest = &after[item..];
    }
    left + rest
}

/// One past the bracket that closes the one at `open`.
fn closing(code: &str, open: usize) -> usize {
    let mut depth = 0_usize;
    for (at, byte) in code.bytes().enumerate().skip(open) {
        match byte {
            b'{' => depth += 1,
            b'}' if depth == 1 => return at + 1,
            b'}' => depth -= 1,
            _ => {}
        }
    }
    code.len()
}

/// The paths of a use tree: `text::{Date, fold::fold}` gives `text::Date` and `text::fold::fold`.
fn expand(tree: &str) -> Vec<String> {
    let tree = tree.trim_start();
    let name: String = tree.chars().take_while(|c| is_word(*c)).collect();
    let after = tree[name.len()..].trim_start();
    if let Some(group) = after.strip_prefix("::").map(str::trim_start).filter(|_| !name.is_empty()) {
        if let Some(inside) = group.strip_prefix('{') {
            return members(inside).into_iter().flat_map(expand).map(|path| format!("{name}::{path}")).collect();
        }
        return expand(group)
            .into_iter()
            .map(|path| format!("{name}::{path}").trim_end_matches("::").to_owned())
            .collect();
    }
    match tree.strip_prefix('{') {
        Some(inside) if name.is_empty() => members(inside).into_iter().flat_map(expand).collect(),
        _ => vec![name],
    }
}

/// What stands between the commas of a group, up to the bracket that closes it.
fn members(inside: &str) -> Vec<&str> {
    let mut depth = 0_usize;
    let mut start = 0;
    let mut found = Vec::new();
    for (at, byte) in inside.bytes().enumerate() {
        match byte {
            b'{' => depth += 1,
            b'}' if depth > 0 => depth -= 1,
            b',' | b'}' if depth == 0 => {
                found.push(inside[start..at].trim());
                start = at + 1;
                if byte == b'}' {
                    break;
                }
            }
            _ => {}
        }
    }
    found.retain(|member| !member.is_empty());
    found
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// Where a word or path stands in code, not as a part of another one.
fn find_word(code: &str, word: &str) -> Option<usize> {
    let stands_alone = |at: &usize| {
        let before = code[..*at].chars().next_back();
        let after = code[at + word.len()..].chars().next();
        !before.is_some_and(is_word) && !after.is_some_and(is_word)
    };
    code.match_indices(word).map(|(at, _)| at).find(stands_alone)
}

fn is_within(path: &str, allowed: &str) -> bool {
    path.strip_prefix(allowed).is_some_and(|rest| rest.is_empty() || rest.starts_with("::"))
}

#[test]
fn modules_import_only_what_they_may() {
    let mut faults = Vec::new();
    for source in sources() {
        let Some(module) = source.module() else { continue };
        let Some((_, allowed)) = MAY_IMPORT.iter().find(|(name, _)| *name == module) else {
            faults.push(format!("src/{}: the module `{module}` is not in the table", source.path));
            continue;
        };
        let is_allowed = |path: &String| is_within(path, module) || allowed.iter().any(|entry| is_within(path, entry));
        let wrong = source.imports().into_iter().filter(|path| !is_allowed(path));
        faults.extend(wrong.map(|path| format!("src/{}: `{module}` must not import `{path}`", source.path)));
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn every_entry_of_the_table_is_there() {
    let sources = sources();
    for (module, allowed) in MAY_IMPORT {
        let own: Vec<_> = sources.iter().filter(|source| source.module() == Some(module)).collect();
        assert!(!own.is_empty(), "no file belongs to `{module}`");
        for item in allowed.iter().filter(|entry| entry.contains("::")) {
            let used = own.iter().flat_map(|source| source.imports()).any(|path| is_within(&path, item));
            assert!(used, "`{module}` no longer imports `{item}`: take it out of the table");
        }
    }
}

#[test]
fn modules_never_do_what_is_not_theirs() {
    let mut faults = Vec::new();
    for source in sources() {
        let is_library = !source.path.starts_with("bin/");
        let concerns = |module: &str| if module == "*" { is_library } else { source.module() == Some(module) };
        for word in NEVER.iter().filter(|(module, _)| concerns(module)).flat_map(|(_, words)| *words) {
            if let Some(at) = find_word(&source.code, word) {
                faults.push(format!("src/{}:{}: `{word}`", source.path, source.line_of(at)));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn only_the_terminal_prints_for_people() {
    for source in sources().iter().filter(|source| source.path.starts_with("bin/")) {
        for word in ["println", "print", "eprintln", "eprint", "dbg", "exit"] {
            assert_eq!(find_word(&source.code, word), None, "src/{}: `{word}`", source.path);
        }
        // What Graphviz complains of is read there, and told like every error.
        let may = matches!(source.path.as_str(), "bin/kg/terminal.rs" | "bin/kg/picture.rs");
        assert!(may || find_word(&source.code, "stderr").is_none(), "src/{}: `stderr`", source.path);
    }
}

#[test]
fn unsafe_code_stands_in_one_module() {
    let unsafe_files: Vec<_> = sources()
        .into_iter()
        .filter(|source| find_word(&source.code, "unsafe").is_some())
        .map(|source| source.path)
        .collect();
    assert_eq!(unsafe_files, ["gazetteer/map.rs"]);
}

#[test]
fn every_file_begins_with_what_it_is_for() {
    for source in sources() {
        let first = source.text.lines().next().unwrap_or_default();
        assert!(first.starts_with("//! ") && first.len() > 8, "src/{}: no `//!` in the first line", source.path);
    }
}

#[test]
fn code_is_told_from_what_is_none() {
    let cases = [
        ("use crate::text::{Date, fold::{self, fold}};", &["text::Date", "text::fold::self", "text::fold::fold"][..]),
        ("use crate::{corpus, text::Span};", &["corpus", "text::Span"]),
        ("// crate::text\n/// [`crate::text`]", &[]),
        ("let a = \"crate::text\"; let b = r#\"crate::\"text\"#; let c = '\"'; crate::corpus::x();", &["corpus::x"]),
        ("fn a<'a>(b: &'a str) { crate::text::y(b) }", &["text::y"]),
        ("#[cfg(test)]\nmod tests { use crate::text::Span; fn a() {} }\nuse crate::graph::Node;", &["graph::Node"]),
        ("#[cfg(test)]\nuse crate::text::Span;\nuse crate::graph::Node;", &["graph::Node"]),
        ("use super::super::relate; use super::layout;", &["relate"]),
        ("pub(crate) use compiled::View; mycrate::text::x();", &[]),
    ];
    for (text, expected) in cases {
        let source = Source { path: "graph/file.rs".to_owned(), text: String::new(), code: code_of(text) };
        let expected: BTreeSet<_> = expected.iter().map(|&path| path.to_owned()).collect();
        assert_eq!(source.imports(), expected, "{text}");
    }
    assert_eq!(find_word("a.println(); reprint!()", "print"), None);
    assert_eq!(find_word("std::fs::read()", "std::fs"), Some(0));
}
