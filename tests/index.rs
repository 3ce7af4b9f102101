//! What an index gives answers as the whole graph does; one that is damaged or of another graph is noticed.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use kg::graph::{EdgeRef, Evidence, Index, IndexError, KnowledgeGraph, Measure};
use proptest::prelude::*;

static SAMPLE: LazyLock<Vec<u8>> =
    LazyLock::new(|| fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("output/graph.json")).unwrap());
static WHOLE: LazyLock<KnowledgeGraph> = LazyLock::new(|| KnowledgeGraph::read_without_source(&SAMPLE).unwrap());
static INDEX: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let mut index = Vec::new();
    KnowledgeGraph::write_index(&SAMPLE, &mut index).unwrap();
    index
});

fn keys() -> Vec<&'static str> {
    WHOLE.nodes().map(|node| node.key.as_str()).collect()
}

fn piece(evidence: &Evidence<'_>) -> String {
    let Evidence { document, unit, source, target, quote, statement, speaker } = evidence;
    let said = statement.map(|said| (said.mode, said.polarity, said.modality, said.pattern, said.trigger, said.date));
    let (id, date) = (document.id.as_str(), document.date);
    format!("{id} {date:?} {:?} {unit:?} {source:?} {target:?} {quote:?} {said:?} {speaker:?}", document.title)
}

/// All that is known of edges and what they rest on.
fn told(edges: &[EdgeRef<'_>]) -> Vec<String> {
    let edge = |edge: &EdgeRef<'_>| {
        let data = edge.edge();
        let scores = (data.weight, data.npmi, data.llr, data.p, data.contingency);
        let counts = (data.count, data.documents, data.origins, data.outlets, data.seen);
        let pieces: Vec<_> = edge.evidence().map(|evidence| piece(&evidence)).collect();
        format!("{} {:?} {:?} {scores:?} {counts:?} {:?} {pieces:?}", data.id, edge.source, edge.target, data.stated)
    };
    edges.iter().map(edge).collect()
}

#[test]
fn around_a_node_is_what_the_whole_has() {
    let index = Index::open(&INDEX, &SAMPLE).unwrap();
    for (place, key) in keys().into_iter().enumerate() {
        let part = index.around(&[], key).unwrap();
        let own = part.place_of(key).unwrap();
        assert_eq!(told(&part.edges_at(own)), told(&WHOLE.edges_at(place)), "{key}");
        assert_eq!(part.months_of(part.edges_at(own)), WHOLE.months_of(WHOLE.edges_at(place)), "{key}");
        let ties = WHOLE.background().iter().filter(|tie| *tie.source == *key || *tie.target == *key);
        assert_eq!(part.background().iter().collect::<Vec<_>>(), ties.collect::<Vec<_>>(), "{key}");
    }
}

#[test]
fn between_two_nodes_is_what_the_whole_has() {
    let index = Index::open(&INDEX, &SAMPLE).unwrap();
    let keys = keys();
    let pairs = (0..keys.len()).flat_map(|one| (0..one).map(move |other| (one, other)));
    for (one, other) in pairs.filter(|(one, other)| (one * 31 + other) % 5 == 0) {
        let (from, to) = (keys[one], keys[other]);
        let part = index.between(&[], [from, to]).unwrap();
        let ends = [from, to].map(|key| part.place_of(key).unwrap());
        let edges = part.edges_between(ends[0], ends[1]);
        assert_eq!(told(&edges), told(&WHOLE.edges_between(one, other)), "{from} {to}");
        let claims = |graph: &KnowledgeGraph| {
            let joins = |ends: [&str; 2]| ends == [from, to] || ends == [to, from];
            let claims = graph.claims().iter().filter(|claim| joins([&claim.source, &claim.target]));
            let told = claims.map(|claim| {
                let pieces: Vec<_> = graph.evidence_of(claim).map(|evidence| piece(&evidence)).collect();
                format!("{:?} {:?} {pieces:?}", claim.relation, claim.stated)
            });
            told.collect::<Vec<_>>()
        };
        assert_eq!(claims(&part), claims(&WHOLE), "{from} {to}");
    }
}

#[test]
fn paths_are_those_of_the_whole() {
    let index = Index::open(&INDEX, &SAMPLE).unwrap();
    let keys = keys();
    let links = WHOLE.links(|_| true);
    let pairs = (0..keys.len()).flat_map(|one| (0..one).map(move |other| (one, other)));
    for (one, other) in pairs.filter(|(one, other)| (one * 37 + other) % 23 == 0) {
        for measure in [Measure::Steps, Measure::Strength] {
            let expected = links.paths(one, other, measure, 3);
            let ids = [keys[one].to_owned(), keys[other].to_owned()];
            let (part, found) =
                index.along(&[], &ids, |_| true, |links, ends| links.paths(ends[0], ends[1], measure, 3)).unwrap();
            assert_eq!(found.len(), expected.len(), "{ids:?}");
            for (found, expected) in found.iter().zip(&expected) {
                let names = |graph: &KnowledgeGraph, nodes: &[usize]| -> Vec<String> {
                    nodes.iter().map(|place| graph.node(*place).unwrap().key.clone()).collect()
                };
                assert_eq!(names(&part, &found.nodes), names(&WHOLE, &expected.nodes), "{ids:?}");
                assert!(found.length.total_cmp(&expected.length).is_eq(), "{ids:?}");
                for (step, whole) in found.nodes.windows(2).zip(expected.nodes.windows(2)) {
                    let whole = told(&WHOLE.edges_between(whole[0], whole[1]));
                    assert_eq!(told(&part.edges_between(step[0], step[1])), whole, "{ids:?}");
                }
            }
        }
    }
}

#[test]
fn all_that_go_by_a_name_are_in_its_part() {
    let index = Index::open(&INDEX, &SAMPLE).unwrap();
    for node in WHOLE.nodes() {
        let codes = [Some(&node.key), node.wikidata.as_ref(), node.iso3.as_ref()].into_iter().flatten();
        let names = node.surfaces.keys().map(|name| &**name).chain(node.aliases.iter().map(String::as_str));
        for name in codes.map(String::as_str).chain([node.label.as_str()]).chain(names) {
            for name in [name.to_owned(), name.to_ascii_uppercase()] {
                assert!(index.named(&[&name]).unwrap().place_of(&node.key).is_some(), "{name}");
            }
        }
    }
    assert_eq!(index.named(&["nobody at all"]).unwrap().nodes().len(), 0);
}

#[test]
fn an_index_of_another_graph_is_not_used() {
    let mut other = SAMPLE.clone();
    let at = other.len() / 2;
    other[at] ^= 1;
    assert!(matches!(Index::open(&INDEX, &other), Err(IndexError::Stale)));
    assert!(matches!(Index::open(&INDEX, &SAMPLE[..100]), Err(IndexError::Stale)));
    assert!(matches!(Index::open(b"", &SAMPLE), Err(IndexError::Damaged)));
    assert!(matches!(Index::open(&SAMPLE, &SAMPLE), Err(IndexError::Damaged)));
    let mut version = INDEX.clone();
    version[8] ^= 1;
    assert!(matches!(Index::open(&version, &SAMPLE), Err(IndexError::Version)));
}

/// A copy of the sample with its index, and what the program prints of it.
fn answers(index: Option<&[u8]>, commands: &[Vec<&str>]) -> Vec<(Vec<u8>, String)> {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("graph.json"), &*SAMPLE).unwrap();
    if let Some(index) = index {
        fs::write(folder.path().join("graph.json.kgi"), index).unwrap();
    }
    let answer = |arguments: &Vec<&str>| {
        let mut kg = assert_cmd::Command::new(env!("CARGO_BIN_EXE_kg"));
        let output = kg.current_dir(folder.path()).args(arguments).output().unwrap();
        (output.stdout, String::from_utf8(output.stderr).unwrap())
    };
    commands.iter().map(answer).collect()
}

fn commands() -> Vec<Vec<&'static str>> {
    let mut commands = Vec::new();
    for name in ["Kim Jong Un", "dprk", "CHN", "kim", "nobody at all", "agency.nato"] {
        commands.push(vec!["show", "graph.json", name]);
        commands.push(vec!["show", "graph.json", name, "--format", "json"]);
        for other in ["china", "Putin", "dprk", "Air Koryo"] {
            commands.push(vec!["why", "graph.json", name, other]);
            commands.push(vec!["path", "graph.json", name, other]);
        }
    }
    commands.push(vec!["why", "graph.json", "china", "dprk", "--all", "--format", "json"]);
    commands.push(vec!["why", "graph.json", "china", "dprk", "--relation", "aid"]);
    commands.push(vec!["path", "graph.json", "moon jae-in", "putin", "--via", "china", "--format", "json"]);
    commands.push(vec!["path", "graph.json", "moon jae-in", "putin", "--via", "putin"]);
    commands.push(vec!["path", "graph.json", "moon jae-in", "putin", "--by", "strength", "--relations", "events"]);
    commands
}

#[test]
fn the_program_prints_the_same_with_and_without() {
    let commands = commands();
    let (with, without) = (answers(Some(&INDEX), &commands), answers(None, &commands));
    for ((with, without), command) in with.iter().zip(&without).zip(&commands) {
        assert_eq!(String::from_utf8_lossy(&with.0), String::from_utf8_lossy(&without.0), "{command:?}");
        assert_eq!(with.1, without.1, "{command:?}");
    }
}

#[test]
fn the_program_says_that_an_index_is_not_used() {
    let command = vec![vec!["show", "graph.json", "dprk"]];
    let cut = &INDEX[..INDEX.len() - 16];
    let (bad, without) = (answers(Some(cut), &command), answers(None, &command));
    assert_eq!(bad[0].0, without[0].0);
    let remark = "warning: graph.json.kgi: it is damaged; `kg index graph.json` writes it anew\n";
    assert_eq!(bad[0].1, remark);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn noise_in_an_index_is_noticed_or_changes_nothing(at in any::<prop::sample::Index>(), len in 0_usize..12, noise in prop::collection::vec(any::<u8>(), 0..12), node in any::<prop::sample::Index>()) {
        let mut bytes = INDEX.clone();
        let at = at.index(bytes.len());
        bytes.splice(at..(at + len).min(INDEX.len()), noise);
        let keys = keys();
        let place = node.index(keys.len());
        let index = Index::open(&bytes, &SAMPLE);
        if let Ok(part) = index.and_then(|index| index.around(&[keys[place]], keys[place])) {
            let own = part.place_of(keys[place]).unwrap();
            prop_assert_eq!(told(&part.edges_at(own)), told(&WHOLE.edges_at(place)));
        }
    }

    #[test]
    fn noise_of_the_same_length_is_noticed_or_changes_nothing(at in any::<prop::sample::Index>(), bit in 0_u32..8, node in any::<prop::sample::Index>()) {
        let mut bytes = INDEX.clone();
        let at = at.index(bytes.len());
        bytes[at] ^= 1_u8 << bit;
        let keys = keys();
        let place = node.index(keys.len());
        let index = Index::open(&bytes, &SAMPLE);
        if let Ok(part) = index.and_then(|index| index.around(&[keys[place]], keys[place])) {
            let own = part.place_of(keys[place]).unwrap();
            prop_assert_eq!(told(&part.edges_at(own)), told(&WHOLE.edges_at(place)));
        }
    }
}
