//! Draws the sample corpus with Graphviz: every layout program takes the file without a warning.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::path::Path;
use std::process::{Command, Output};

/// Whether Graphviz is here; on the build machine it must be.
fn has_graphviz() -> bool {
    let found = Command::new("dot").arg("-V").output().is_ok_and(|output| output.status.success());
    assert!(found || std::env::var_os("CI").is_none(), "Graphviz is missing");
    found
}

fn build(arguments: &[&str], dot: &Path) {
    let input = Path::new(env!("CARGO_MANIFEST_DIR")).join("input");
    let mut kg = assert_cmd::Command::new(env!("CARGO_BIN_EXE_kg"));
    // A sample file that this build cannot read makes the exit code 1: the graph is there all the same.
    let output = kg.arg("build").arg(input).args(arguments).arg("--dot").arg(dot).output().unwrap();
    assert!(dot.exists(), "{output:?}");
}

fn draw(engine: &str, dot: &Path) -> Output {
    Command::new(engine).arg("-Tsvg").arg(dot).output().unwrap()
}

#[test]
fn graphviz_draws_the_sample_without_a_warning() {
    if !has_graphviz() {
        #[expect(clippy::print_stderr, reason = "whoever runs the tests must see that one did not run")]
        {
            eprintln!("skipped: Graphviz is not installed");
        }
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let dot = folder.path().join("graph.dot");
    for arguments in [&[][..], &["--scope", "document", "--weight", "npmi"], &["--kind", "treaty", "--top", "3"]] {
        build(arguments, &dot);
        for engine in ["dot", "sfdp", "neato", "fdp"] {
            let output = draw(engine, &dot);
            assert!(output.status.success(), "{engine} {arguments:?}: {output:?}");
            assert_eq!(String::from_utf8_lossy(&output.stderr), "", "{engine} {arguments:?}");
            assert!(String::from_utf8_lossy(&output.stdout).trim_end().ends_with("</svg>"), "{engine} {arguments:?}");
        }
    }
}
