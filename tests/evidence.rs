//! Holds what `kg build` says of the weight of evidence: independent origins, significance and the backbone.

mod program;

use insta::assert_snapshot;
use proptest::prelude::*;
use proptest::sample::{Selector, select};
use proptest::test_runner::RngSeed;
use serde_json::{Value, json};

use program::Place;

const WIRE: &str = "China and Peru resumed talks on a fishing treaty in Lima on Tuesday. The delegations met for the third time this \
    year, and the text is nearly done but for the rules on squid. China wants Peru to open its ports to the fleet again. \
    Chile has asked to take part, a diplomat said, and Peru would not mind.";

const OWN: &str = "Fishermen in Callao burned a flag when the envoys drove by. China should keep its boats out of the waters \
    of Peru, one of them said. The navy has sent two ships to the border of Chile and Peru.";

const OTHER: &str = "Kenya praised Chile for its help after the floods. An aircraft from Chile had brought tents to Kenya \
    within a day. More is to come, the minister promised.";

/// A wire story, a copy cut and edited, one with a head of its own, an own report that quotes a sentence of it, and something else.
fn wire() -> Place {
    let edited = WIRE.replace("Tuesday", "Wednesday").replace("squid", "fish");
    let cut = &edited[..edited.find(" Chile").expect("it is there")];
    let quoting = format!("{OWN} China wants Peru to open its ports to the fleet again.");
    let longer = format!("From our correspondent in Lima. {WIRE}");
    let records = [
        ("a", "Andina", WIRE),
        ("b", "The Herald", cut),
        ("c", "The Herald", longer.as_str()),
        ("d", "Fish Weekly", quoting.as_str()),
        ("e", "", OTHER),
        ("f", "Callao Post", OWN),
    ];
    let line = |(id, outlet, text): (&str, &str, &str)| json!({"id": id, "outlet": outlet, "text": text}).to_string();
    Place::with(&[("in/news.jsonl", &records.map(line).join("\n"))])
}

/// The ends of the edges and what the fields hold: `chile peru 3 2`.
fn edges(graph: &Value, fields: &[&str]) -> String {
    let name = |id: &Value| id.as_str().and_then(|id| id.split_once('.')).map_or("", |(_, name)| name).to_owned();
    let row = |edge: &Value| {
        let values = fields.iter().map(|field| edge[field].to_string());
        [name(&edge["source"]), name(&edge["target"])].into_iter().chain(values).collect::<Vec<_>>().join(" ")
    };
    graph["edges"].as_array().expect("a list of edges").iter().map(row).collect::<Vec<_>>().join("\n")
}

#[test]
fn copies_count_once() {
    let graph = wire().graph(&["in", "--quiet", "--gazetteer-only", "--weight", "origins"]);
    let fields = ["count", "documents", "outlets", "origins", "weight", "p"];
    let documents = graph["graph"]["document_table"].as_array().expect("a list").iter();
    let origins = documents.map(|row| format!("{} {}", row["id"], row["origin"])).collect::<Vec<_>>().join("\n");
    assert_snapshot!("copies", format!("{origins}\n\n{}", edges(&graph, &fields)));
    assert_eq!(graph["graph"]["options"]["weight"], "origins");
    assert_eq!(graph["graph"]["view"], Value::Null);
}

#[test]
fn significance_and_backbone_are_views() {
    let place = wire();
    let view = |options: &[&str]| {
        let graph = place.graph(&[&["in", "--quiet", "--gazetteer-only"], options].concat());
        format!(
            "{}: fdr {}, backbone {}\n{}\n",
            options.join(" "),
            graph["graph"]["view"]["fdr"],
            graph["graph"]["view"]["backbone"],
            edges(&graph, &["count", "p"])
        )
    };
    let shown: Vec<_> = [
        &[][..],
        &["--fdr", "0.05"],
        &["--fdr", "0.4"],
        &["--backbone", "0.32"],
        &["--fdr", "0.4", "--backbone", "0.34"],
    ]
    .into_iter()
    .map(view)
    .collect();
    assert_snapshot!("views", shown.join("\n"));
}

#[test]
fn levels_lie_between_zero_and_one() {
    let place = wire();
    for option in ["--fdr", "--backbone"] {
        for level in ["0", "1", "-0.1", "1.5", "NaN", "inf", "five"] {
            let run = place.run(&["build", "in", &format!("{option}={level}"), "--json", "g.json"]);
            assert_eq!(run.code, 2, "{run:?}");
            assert!(run.err.contains("expected a number above 0 and below 1, such as 0.05"), "{run:?}");
            assert!(run.err.contains(option) && !place.exists("g.json"), "{run:?}");
        }
    }
}

/// So many cases, always the same ones, as in `tests/laws.rs`.
fn cases(cases: u32) -> ProptestConfig {
    let default = ProptestConfig::default();
    let rng_seed = match default.rng_seed {
        RngSeed::Random => RngSeed::Fixed(1718),
        fixed @ RngSeed::Fixed(_) => fixed,
    };
    ProptestConfig { cases: cases * default.cases / 256, rng_seed, failure_persistence: None, ..default }
}

/// One of the reports, some of its sentences left out, and one of another report put behind.
fn copy() -> impl Strategy<Value = String> {
    let reports = || select(&[WIRE, OWN, OTHER][..]);
    let sentences = |text: &'static str| text.split_inclusive(". ");
    (reports(), prop::collection::vec(0..8_u8, 6), reports(), 0..12_usize).prop_map(move |(text, left, other, from)| {
        let kept = sentences(text).zip(&left).filter(|(_, left)| **left > 0).map(|(sentence, _)| sentence);
        kept.chain(sentences(other).nth(from)).map(str::trim).collect::<Vec<_>>().join(" ")
    })
}

/// The ids of the documents that have one origin, for each of these, and the edges with their origins.
fn found(place: &Place, records: &[Value]) -> (Vec<Vec<String>>, String) {
    let lines: Vec<_> = records.iter().map(Value::to_string).collect();
    place.write("in/news.jsonl", lines.join("\n"));
    let graph = place.graph(&["in", "--quiet", "--gazetteer-only"]);
    let table = graph["graph"]["document_table"].as_array().expect("a list");
    let mut clusters = vec![Vec::new(); table.len()];
    for (number, row) in table.iter().enumerate() {
        let origin = usize::try_from(row["origin"].as_u64().expect("a number")).expect("it is small");
        assert!(origin <= number && table[origin]["origin"] == row["origin"], "{row}");
        clusters[origin].push(row["sha256"].as_str().expect("a hash").to_owned());
    }
    for cluster in &mut clusters {
        cluster.sort();
    }
    clusters.retain(|cluster| !cluster.is_empty());
    clusters.sort();
    (clusters, edges(&graph, &["count", "documents", "origins"]))
}

proptest! {
    #![proptest_config(cases(12))]

    /// Ids give the order of documents: other ids for the same texts put them in another order.
    #[test]
    fn clusters_do_not_depend_on_order(texts in prop::collection::vec(copy(), 1..=40), shuffle in any::<Selector>()) {
        let texts: Vec<_> = texts.into_iter().filter(|text| !text.trim().is_empty()).collect();
        let record = |(number, text): (usize, &String)| json!({"id": format!("{number:03}"), "text": text});
        let mut rest: Vec<_> = texts.iter().collect();
        let mut shuffled = Vec::new();
        while !rest.is_empty() {
            let at = shuffle.select(0..rest.len());
            shuffled.push(rest.swap_remove(at).clone());
        }
        let place = Place::new();
        prop_assume!(!texts.is_empty());
        let one: Vec<_> = texts.iter().enumerate().map(record).collect();
        let other: Vec<_> = shuffled.iter().enumerate().map(record).collect();
        prop_assert_eq!(found(&place, &one), found(&place, &other));
    }
}
