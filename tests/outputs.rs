//! Holds where outputs go: folders that are there already, pictures that another program draws, what cannot be written at all.

mod program;

use std::fs;

use program::{Place, Run, run};

fn news() -> Place {
    Place::with(&[("in/a.txt", "China met Peru. Peru thanked Chile.\n")])
}

/// A run that fails, says why, and leaves the folder as it was.
fn fails(place: &Place, args: &[&str], expected: &str) {
    let before = place.list("");
    let failed = place.run(args);
    assert_failed(&failed, expected, args);
    assert_eq!(place.list(""), before, "kg {args:?} left something behind");
}

fn assert_failed(failed: &Run, expected: &str, args: &[&str]) {
    assert_eq!((failed.code, failed.out.as_str()), (2, ""), "kg {args:?}: {}", failed.err);
    assert!(failed.err.contains(expected), "kg {args:?}: expected\n{expected}\nfound\n{}", failed.err);
}

#[test]
fn what_cannot_be_written_is_told_before_anything_is_read() {
    let place = news();
    place.write("g.json", place.run(&["build", "in", "--json", "-"]).out);
    let folder = "this format is a folder of files, which standard output cannot be: name a folder";
    let twice = "two formats cannot both be written to ";
    let cases: &[(&[&str], &str)] = &[
        (&["build", "in", "--csv", "-"], folder),
        (&["export", "g.json", "--neo4j", "-"], folder),
        (&["export", "g.json", "-o", "-", "--format", "obsidian"], folder),
        (&["build", "nowhere", "--json", "x", "--dot", "x"], twice),
        (&["build", "nowhere", "--json", "x", "--dot", "./x"], twice),
        (&["build", "nowhere", "--json", "x", "--dot", "in/../x"], twice),
        (&["build", "nowhere", "--json", "-", "--dot", "-"], twice),
        (&["build", "nowhere", "--csv", "x", "--neo4j", "x/"], twice),
        (&["export", "g.json", "-o", "x.foo"], "error: x.foo: the name tells no format; add --format"),
        (&["export", "g.json", "-o", "x"], "error: x: the name tells no format; add --format"),
        (&["export", "g.json", "-o", "x", "--format", "foo"], "`foo` is no format; `kg export --help` lists them"),
        (&["export", "g.json"], "nothing to write: name a file with -o"),
    ];
    for (args, expected) in cases {
        fails(&place, args, expected);
    }
    #[cfg(unix)]
    fails(&place, &["build", "in", "--csv", "/dev/null"], "which a device cannot be: name a folder");
    #[cfg(not(feature = "sqlite"))]
    fails(&place, &["build", "nowhere", "--sqlite", "x.db"], "this kg was built without sqlite: install it with");
    #[cfg(not(feature = "parquet"))]
    fails(&place, &["build", "nowhere", "--parquet", "x"], "this kg was built without parquet: install it with");
}

// Pictures

#[test]
fn without_graphviz_there_are_no_pictures_and_no_other_files() {
    let place = news();
    let before = place.list("");
    for args in [["--svg", "g.svg", "--json", "g.json"], ["--png", "-", "--json", "g.json"]] {
        let args = [&["build", "in"][..], &args].concat();
        let failed = run(place.kg(&args).env("PATH", ""));
        assert_failed(&failed, "error: pictures are drawn by Graphviz, whose `dot` is not there: install it", &args);
        assert_eq!(place.list(""), before);
    }
}

/// What `kg build --svg` does with a script in the place of `dot`.
#[cfg(unix)]
fn drawn_by(script: &str) -> (Place, Run) {
    use std::os::unix::fs::PermissionsExt;
    let place = news();
    // More than a pipe holds.
    let states = ["China", "Peru", "Chile", "Kenya", "Japan", "Fiji", "Cuba", "Iran"];
    let sentence = |at: usize| format!("{} met Mr Aa{at} of {}. ", states[at % 8], states[at / 8 % 8]);
    let many = (0..200).map(sentence).collect::<Vec<_>>().concat();
    place.write("in/b.txt", states.join(", ") + " met. " + &many);
    place.write("bin/dot", format!("#!/bin/sh\n{script}\n"));
    fs::set_permissions(place.path("bin/dot"), fs::Permissions::from_mode(0o755)).expect("it is ours");
    let path = format!("{}:/bin:/usr/bin", place.path("bin").display());
    let run = run(place.kg(&["build", "in", "--svg", "g.svg", "--json", "g.json", "-q"]).env("PATH", path));
    (place, run)
}

#[test]
#[cfg(unix)]
fn a_picture_is_whole_or_absent() {
    let (place, run) = drawn_by("cat > /dev/null; echo \"<svg>$1</svg>\"");
    assert_eq!((run.code, place.read("g.svg").as_str()), (0, "<svg>-Tsvg</svg>\n"), "{}", run.err);
    let failing = [
        (
            "cat > /dev/null; echo '<svg>'; echo 'no such font' >&2; exit 3",
            "could not draw the graph (exit status: 3): no such font",
        ),
        ("echo '<svg>'; kill -9 $$", "could not draw the graph (signal: 9"),
        ("cat > /dev/null", "drew nothing"),
        ("exit 0", "drew nothing"),
    ];
    for (script, expected) in failing {
        let (place, run) = drawn_by(script);
        assert_failed(&run, expected, &[script]);
        assert_eq!(place.list(""), ["bin", "in"], "{script}");
    }
}

#[test]
#[cfg(unix)]
fn a_drawing_program_that_talks_much_does_not_block() {
    let talk = "head -c 300000 /dev/zero | tr '\\0' x";
    let (place, run) = drawn_by(&format!("{talk} >&2; {talk}; cat > /dev/null; {talk} >&2"));
    assert_eq!((run.code, place.read("g.svg").len()), (0, 300_000), "{}", run.err);
}
