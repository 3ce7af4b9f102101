//! Holds `output/`: byte for byte what the program makes of `input/`.

mod program;

use std::fs;

use program::{Place, project, run};

const HINT: &str = "if this change is wanted: kg build input/ --dot output/graph.dot --json output/graph.json";

/// Where two texts part, as a line of each.
fn difference(kept: &str, made: &str) -> String {
    let (mut kept, mut made) = (kept.split('\n'), made.split('\n'));
    let cut = |line: Option<&str>| line.map_or("(the end)".to_owned(), |line| line.chars().take(300).collect());
    for number in 1.. {
        let lines = (kept.next(), made.next());
        if lines.0 != lines.1 {
            return format!("line {number}\n  kept: {}\n  made: {}", cut(lines.0), cut(lines.1));
        }
        if lines.0.is_none() {
            break;
        }
    }
    "nowhere".to_owned()
}

#[test]
fn the_output_is_what_the_program_makes_of_the_input() {
    let place = Place::new();
    let files = ["graph.dot", "graph.json"];
    let [dot, json] = files.map(|file| place.path(file).to_str().expect("the path is text").to_owned());
    let result = run(place.kg(&["build", "input/", "--dot", &dot, "--json", &json, "--quiet"]).current_dir(project()));
    assert_eq!(result.code, 0, "every document of input/ can be read: {result:?}");
    for file in files {
        let kept = fs::read_to_string(project().join("output").join(file));
        let kept = kept.unwrap_or_else(|error| panic!("output/{file}: {error}; {HINT}"));
        let made = place.read(file);
        assert!(kept == made, "output/{file} differs at {}\n{HINT}", difference(&kept, &made));
    }
}

#[test]
fn differences_are_found() {
    assert_eq!(difference("a\nb", "a\nc"), "line 2\n  kept: b\n  made: c");
    assert_eq!(difference("a", "a\n"), "line 2\n  kept: (the end)\n  made: ");
    assert_eq!(difference("a", "a"), "nowhere");
}
