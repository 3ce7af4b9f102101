//! The answer for programs.

use std::collections::BTreeMap;

use kg::extract::{Fate, Nearness};
use kg::graph::EdgeRef;
use serde_json::{Map, Value, json};

use super::Answer;
use super::reading::{Head, Near, Row, Standing};
use super::reasons::Case;

impl Answer<'_> {
    pub(super) fn json(&self, case: &Case<'_>) -> Value {
        let near = |near: &[Near]| near.iter().map(Near::json).collect::<Vec<_>>();
        let mut answer = json!({
            "between": [self.side(0), self.side(1)],
            "joined": self.joined.iter().map(edge).collect::<Vec<_>>(),
            "other_edges": self.others.iter().map(edge).collect::<Vec<_>>(),
            "read": self.reading.is_some(),
            "reasons": self.reasons.iter().map(|reason| json!({
                "reason": reason.code, "about": reason.side, "text": reason.text,
            })).collect::<Vec<_>>(),
        });
        match self.reading {
            Some(reading) => {
                let levels = Nearness::ALL.iter().zip(reading.levels);
                let levels: Map<_, _> =
                    levels.map(|(level, count)| (level.as_str().to_owned(), Value::from(count))).collect();
                answer["levels"] = Value::Object(levels);
                answer["passages"] = near(&reading.near).into();
                answer["nearer"] = near(&reading.nearer).into();
                answer["seen"] = reading.rows.iter().map(|row| row.json(case)).collect::<Vec<_>>().into();
            }
            None => answer["approaches"] = self.approaches_json().into(),
        }
        answer
    }

    fn side(&self, side: usize) -> Value {
        let (mentions, documents) = self.named(side);
        let side = &self.sides[side];
        json!({
            "asked": side.asked, "id": side.id, "label": side.label, "kind": side.kind.as_ref().map(ToString::to_string),
            "in_graph": side.place.is_some(), "mentions": mentions, "documents": documents, "list": side.list,
            "near": side.near,
        })
    }

    fn approaches_json(&self) -> Vec<Value> {
        let Some([one, other]) = self.places().filter(|_| self.joined.is_empty()) else { return Vec::new() };
        let approaches = self.graph.approaches(one, other).into_iter().map(|near| {
            let span = |side: usize| [near.names[side].start, near.names[side].end];
            json!({"document": near.document.id.as_str(), "date": near.document.date.map(|date| date.to_string()),
                   "title": near.document.title, "bytes_apart": near.gap(), "mentions": [span(0), span(1)]})
        });
        approaches.collect()
    }
}

fn edge(edge: &EdgeRef<'_>) -> Value {
    let data = edge.edge();
    json!({"id": data.id, "relation": data.relation.as_str(), "count": data.count, "documents": data.documents})
}

impl Standing {
    fn as_str(self) -> &'static str {
        match self {
            Self::Used => "used",
            Self::Changed => "changed",
            Self::Outside => "outside",
            Self::Unknown => "unknown",
        }
    }
}

impl Head {
    fn json(&self) -> Value {
        json!({"document": self.id, "title": self.title, "date": self.date.map(|date| date.to_string()),
               "outlet": self.outlet, "standing": self.standing.as_str()})
    }
}

impl Row {
    fn json(&self, case: &Case<'_>) -> Value {
        let mut row = self.head.json();
        let passed = |passed: &BTreeMap<Fate, u64>| {
            let mut sums: BTreeMap<&str, u64> = BTreeMap::new();
            for (fate, times) in passed {
                *sums.entry(case.told(fate).0).or_default() += times;
            }
            json!(sums)
        };
        row["named"] = json!(self.named);
        row["not_counted"] = self.passed.iter().map(passed).collect::<Vec<_>>().into();
        row
    }
}

impl Near {
    fn json(&self) -> Value {
        let mut near = self.head.json();
        near["nearness"] = self.nearest.nearness.as_str().into();
        near["apart"] = self.nearest.apart.into();
        near["counted"] = self.nearest.places.iter().all(|place| place.fate == Fate::Named).into();
        near["words"] = json!(self.words);
        let passage = |passage: &kg::extract::Passage| {
            let names: Vec<_> = passage.names.iter().map(|name| [name.start, name.end]).collect();
            json!({"start": passage.span.start, "end": passage.span.end, "text": passage.text, "names": names})
        };
        near["passages"] = self.passages.iter().map(passage).collect::<Vec<_>>().into();
        near
    }
}
