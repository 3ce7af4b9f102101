//! A small graph whose names and quotes are hard to write, for the tests of formats.

use serde_json::{Value, json};

use crate::graph::KnowledgeGraph;

/// The labels of its nodes, in the order of their ids.
pub(super) const LABELS: [&str; 9] = [
    "=1+1 \"A\\B\" & <Ann> ]]>",
    "</script><script>alert(1)</script>",
    "O'Bob; [[wiki]] #1 %%c%% {{7*7}}",
    "😀 מועצת 외교부",
    "CON",
    "Case",
    "case",
    "null",
    "Treaty \\N ends with \\",
];

/// The quote of its first edge.
pub(super) const QUOTE: &str = "He said \"no\" \\ <b>to</b>\n# ]]> </script> [[x]] 😀\n- מועצת";

/// Edges of each family; a symmetric one, one that is only planned, one that is disputed, and a claim.
pub(super) fn hostile() -> KnowledgeGraph {
    let kinds = ["person", "state", "agency", "treaty", "armed_group"];
    let node = |(at, label): (usize, &&str)| {
        json!({"id": format!("x.{at}"), "label": label, "kind": kinds[at % 5], "discovered": at == 5, "countries": [],
            "wikidata": if at == 1 { json!("Q42") } else { json!(null) }, "iso3": null, "mentions": at + 1, "units": 1,
            "documents": 1, "aliases": ["=alias", label], "surfaces": {}, "first_seen": "2019", "last_seen": "2019-06-20",
            "degree": 2, "weighted_degree": 2.5, "pagerank": 0.000_001_5})
    };
    let edges = [
        stated("e1", [0, 1], "consult", &json!({"directed": true, "disputed": true})),
        stated("e2", [1, 2], "agree", &json!({"directed": false})),
        stated("e3", [2, 3], "signed", &json!({"directed": true, "modality": {"planned": 1}})),
        together("e4", [4, 5]),
        together("e5", [5, 6]),
        together("e6", [7, 8]),
    ];
    let mut claim = stated("c", [0, 3], "violated", &json!({"directed": true, "polarity": {"denied": 1}}));
    claim["evidence"][0]["polarity"] = json!("denied");
    let text = json!({"directed": true, "multigraph": true,
        "graph": {"name": "kg", "schema": "kg-graph/1", "documents": 2, "units": 9, "gazetteer": "sha256:0", "view": null,
            "ledger": {"seen": 2, "used": 2, "repeated": 0, "skipped": [], "ignored": 0, "outside_dates": 0, "weightless_edges": 0,
                "names_left_out": []},
            "options": {"scope": "sentence", "weight": "count", "demonyms": true, "metonyms": true, "min_confidence": 0.5,
                "evidence": 20, "relations": ["events", "roles", "treaties", "cooccurrence"]},
            "document_table": [document(0, DOCUMENTS[0], &json!("en")), document(1, DOCUMENTS[1], &json!(null))],
            "background": [], "claims": [claim]},
        "nodes": LABELS.iter().enumerate().map(node).collect::<Vec<_>>(), "edges": edges});
    KnowledgeGraph::read(text.to_string().as_bytes()).unwrap()
}

const DOCUMENTS: [&str; 2] = ["../a <b>\".txt", "=b]].txt"];

fn document(at: u32, id: &str, language: &Value) -> Value {
    json!({"id": id, "title": "+Title [[of]] <it>", "date": if at == 0 { json!("2019-06") } else { json!(null) },
        "date_precision": if at == 0 { json!("month") } else { json!(null) }, "outlet": "The <Times> & Co",
        "url": if at == 0 { "javascript:alert(1)" } else { "https://example.org/a?b" }, "language": language, "path": id, "record": null,
        "sha256": "0".repeat(64), "units": 5, "mentions": 9, "origin": 0})
}

fn edge(id: &str, ends: [usize; 2], rest: &Value) -> Value {
    let mut edge = json!({"id": id, "source": format!("x.{}", ends[0]), "target": format!("x.{}", ends[1]), "weight": 2.5, "count": 1,
        "documents": 1, "origins": 1, "outlets": 1, "first_seen": null, "last_seen": null});
    for (name, value) in rest.as_object().into_iter().flatten() {
        edge[name] = value.clone();
    }
    edge
}

fn stated(id: &str, ends: [usize; 2], relation: &str, rest: &Value) -> Value {
    let polarity = if rest["disputed"] == true { json!({"positive": 1, "denied": 1}) } else { json!({"positive": 1}) };
    let mut stated = json!({"relation": relation, "disputed": false, "family": "event", "quad": null, "modes": {},
        "polarity": polarity, "modality": {"actual": 1}, "first_date": "2019-06-20", "last_date": "2019-06-20",
        "evidence": [{"doc": DOCUMENTS[0], "start": 0, "end": 60, "mentions": [[0, 2], [3, 5]], "date": "2019-06", "quote": QUOTE,
            "rule": "active", "trigger": [6, 7], "polarity": "positive", "modality": "actual", "speaker": null,
            "event_date": "2019-06-20"}]});
    for (name, value) in rest.as_object().into_iter().flatten() {
        stated[name] = value.clone();
    }
    edge(id, ends, &stated)
}

fn together(id: &str, ends: [usize; 2]) -> Value {
    let evidence = json!([{"doc": DOCUMENTS[1], "start": 0, "end": 60, "mentions": [[0, 2], [3, 5]], "date": null,
        "quote": QUOTE, "rule": "co_occurrence"}]);
    let scores = json!({"relation": "co_occurs", "directed": false, "contingency": [1, 2, 3, 4], "npmi": 0.25, "llr": 1.5, "p": 0.1,
        "evidence": evidence});
    edge(id, ends, &scores)
}
