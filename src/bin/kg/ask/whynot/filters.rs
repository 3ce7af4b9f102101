//! The filters of a graph, in words.

use std::fmt::Write;

use kg::gazetteer::Kind;
use kg::graph::{Hurdle, KnowledgeGraph, significant};

use crate::ask::style::counted;

/// What keeps an edge out, by the option that does.
pub(super) fn hurdle_text(hurdle: &Hurdle) -> (&'static str, String) {
    match hurdle {
        Hurdle::Family(_) => ("relations", "the graph was built without such relations (--relations)".to_owned()),
        Hurdle::Relation => ("relation", "the view shows other relations".to_owned()),
        Hurdle::Kinds(kinds) => {
            let kinds: Vec<_> = kinds.iter().map(Kind::as_str).collect();
            ("kind", format!("the view does not show what is of the kind {} (--kind)", kinds.join(", ")))
        }
        Hurdle::Count { least, .. } => ("min_count", format!("--min-count asks for {least}")),
        Hurdle::Documents { count, least } => {
            ("min_documents", format!("in {}, --min-documents asks for {least}", counted(*count, "document")))
        }
        Hurdle::Weight { weight, least } => {
            ("min_weight", format!("its weight is {}, --min-weight asks for {least}", significant(*weight)))
        }
        Hurdle::Chance { p, rate } => {
            let p = significant(*p);
            ("fdr", format!("so many may be chance (p = {p}), which --fdr {rate} does not let through"))
        }
        Hurdle::Backbone(alpha) => {
            ("backbone", format!("no more of the weight of either end than chance gives it (--backbone {alpha})"))
        }
        Hurdle::Top(top, ends) => ("top", format!("{} not among the {top} entities of --top", are(ends))),
        Hurdle::Around => ("around", "too far from those that the view is around (--around, --hops)".to_owned()),
        Hurdle::Ended(day) => ("asof", format!("the list does not have the office as held on {day}")),
    }
}

fn are(ends: &[String]) -> String {
    format!("{} {}", ends.join(" and "), if ends.len() == 1 { "is" } else { "are" })
}

/// The filters of a graph, as options.
pub(super) fn filters(graph: &KnowledgeGraph) -> Option<String> {
    let view = graph.view()?;
    let mut filters = String::new();
    let mut add = |name: &str, value: Option<String>| {
        if let Some(value) = value {
            let _ = write!(filters, "{}--{name} {value}", if filters.is_empty() { "" } else { " " });
        }
    };
    let joined = |list: Vec<&str>| (!list.is_empty()).then(|| list.join(","));
    let least = |count: u64| (count > 0).then(|| count.to_string());
    add("kind", joined(view.kinds.iter().map(Kind::as_str).collect()));
    add("min-count", least(view.min_count));
    add("min-documents", least(view.min_documents));
    add("min-weight", (view.min_weight > 0.0).then(|| view.min_weight.to_string()));
    add("fdr", view.fdr.map(|rate| rate.to_string()));
    add("backbone", view.backbone.map(|alpha| alpha.to_string()));
    add("top", view.top.map(|top| top.to_string()));
    add("since", view.since.map(|date| date.to_string()));
    add("until", view.until.map(|date| date.to_string()));
    add("relations", joined(view.relations.iter().map(|relation| relation.as_str()).collect()));
    add("around", joined(view.around.iter().map(String::as_str).collect()));
    add("asof", view.as_of.map(|day| day.to_string()));
    Some(filters)
}
