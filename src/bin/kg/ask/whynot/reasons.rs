//! The reasons why no edge joins two, in words.

use std::collections::BTreeMap;

use kg::extract::{Fate, Nearness};
use kg::graph::{EdgeRef, Hurdle, KnowledgeGraph, Weight, significant};
use kg::relate::{Family, Predicate, Scope};
use kg::text::clean::clean;

use super::filters::{filters, hurdle_text};
use super::reading::{Reading, Row, Standing};
use super::side::Side;
use crate::ask::style::counted;
use crate::ask::{RelationName, is_wanted, seek};
use crate::find::verdict;

/// A reason.
pub(super) struct Reason {
    /// Its name in answers for programs.
    pub(super) code: &'static str,
    /// Of which of the two it holds; none where of both together.
    pub(super) side: Option<usize>,
    pub(super) text: String,
}

/// How many documents a reason names.
const NAMED: usize = 3;

/// All that is known of why.
pub(super) struct Case<'a> {
    pub(super) graph: &'a KnowledgeGraph,
    pub(super) sides: &'a [Side<'a>; 2],
    pub(super) wanted: &'a [RelationName],
    pub(super) reading: Option<&'a Reading>,
}

impl Case<'_> {
    /// The reasons, those of names first.
    pub(super) fn reasons(&self) -> Vec<Reason> {
        let mut reasons: Vec<Reason> = (0..2).flat_map(|side| self.of_name(side)).collect();
        if let Some(reading) = self.reading {
            reasons.extend(self.of_nearness(reading));
            reasons.extend(self.of_edges(reading));
            reasons.extend(self.of_claims(&reading.whole, places(&reading.whole, self.sides)));
            reasons.extend(of_reading(reading));
            if reasons.is_empty() {
                let text = "neither names nor filters account for it: the graph may have been built otherwise than its options say, or merged";
                reasons.push(Reason::new("unknown", None, text));
            }
        } else {
            reasons.extend(self.of_claims(self.graph, self.sides.each_ref().map(|side| side.place)));
            reasons.extend(self.of_graph());
        }
        reasons
    }

    /// Why a name does not count, where it never does.
    fn of_name(&self, side: usize) -> Vec<Reason> {
        let Side { asked, place, list, near, .. } = &self.sides[side];
        let mut reasons = Vec::new();
        let named = self.reading.map(|reading| named(reading, side).1 > 0);
        if place.is_some() && named.is_none() || named == Some(true) {
            return reasons;
        }
        let mut add = |code, text: String| reasons.push(Reason::new(code, Some(side), text));
        if place.is_none() {
            if let Some(near) = near {
                add("misspelled", format!("no entity of the graph goes by `{asked}`; did you mean {near}?"));
            }
            if let Some(list) = list {
                add("list", format!("the list: {}", verdict(list).trim_end_matches('.')));
            }
        }
        let told = self.reading.map_or_else(|| self.left_out(side), |reading| self.passed(reading, side));
        for (code, text) in told {
            add(code, text);
        }
        reasons
    }

    /// What became of the words of a name in the documents of the graph, and whether others have it.
    fn passed(&self, reading: &Reading, side: usize) -> Vec<(&'static str, String)> {
        let mut groups: BTreeMap<(&'static str, String), (u64, Vec<&str>)> = BTreeMap::new();
        for row in used(reading) {
            for (fate, times) in &row.passed[side] {
                let group = groups.entry(self.told(fate)).or_default();
                group.0 += times;
                group.1.push(&row.head.id);
                group.1.dedup();
            }
        }
        let label = &self.sides[side].label;
        let mut groups: Vec<_> = groups.into_iter().collect();
        groups.sort_by_key(|(_, (times, _))| std::cmp::Reverse(*times));
        let mut passed: Vec<_> = groups
            .into_iter()
            .map(|((code, why), (times, documents))| {
                let where_seen = listed(&documents);
                (code, format!("words of {label} stand {} in {where_seen} and do not count: {why}", self::times(times)))
            })
            .collect();
        if passed.is_empty() {
            passed.push(("absent", format!("no document of the graph that was read has the words `{label}`")));
        }
        passed
    }

    /// What became of words, for programs and for people.
    pub(super) fn told(&self, fate: &Fate) -> (&'static str, String) {
        let (code, text) = match fate {
            Fate::Named => ("named", "they count"),
            Fate::LeftOut(reason) => (reason.as_str(), reason.reason()),
            Fate::Silent(silence) => (silence.as_str(), silence.reason()),
            Fate::Another(key, name) => {
                return ("another", format!("there they are {name} ({key}), or part of it"));
            }
            Fate::Unsure(sure) => return ("unsure", self.doubt(*sure)),
            Fate::Aside => ("aside", "they stand in what is no part of the article (menus, credits, front matter)"),
            Fate::Plain => ("plain", "nothing there says that they are a name"),
        };
        (code, text.to_owned())
    }

    fn doubt(&self, sure: u16) -> String {
        let share = |per_mille: u16| f32::from(per_mille) / 1000.0;
        match self.graph.options().discover {
            None => "no list has the name, and the graph counts those of lists only (--gazetteer-only)".to_owned(),
            Some(least) => format!(
                "a name that no list has, {} sure, and the graph counts those from {} on (--min-confidence)",
                share(sure),
                share(least)
            ),
        }
    }

    /// What the graph's own books say of a name.
    fn left_out(&self, side: usize) -> Vec<(&'static str, String)> {
        let Side { wanted, .. } = &self.sides[side];
        let names = self.graph.ledger().left_out.iter().filter(|(_, words, _)| wanted.is_spelled(words));
        names
            .map(|(reason, words, times)| {
                let why = match *reason {
                    "ambiguous" => "it has several meanings or needs context, and the texts do not decide",
                    "contained" => "it is part of a longer name that no list has",
                    other => other,
                };
                (*reason, format!("`{words}` was left out {}: {why}", self::times(*times)))
            })
            .collect()
    }

    /// What no unit of the graph names together, and whether a wider scope would.
    fn of_nearness(&self, reading: &Reading) -> Option<Reason> {
        let Some(near) = reading.near.first() else {
            let both = (0..2).all(|side| named(reading, side).1 > 0);
            return both.then(|| Reason::new("apart", None, "no document of the graph names both"));
        };
        let [sentences, paragraphs, _] = reading.levels;
        if !is_wanted(self.wanted, Predicate::CoOccurs) {
            let text = "sentences state such relations, and none names both";
            return (sentences == 0).then(|| Reason::new("scope", None, text));
        }
        if reading.shared > 0 {
            return None;
        }
        let unit = unit_of(self.graph.options().scope);
        let wider = match near.nearest.nearness {
            Nearness::Paragraph => format!("--scope paragraph would join them in {}", counted(paragraphs, "document")),
            _ => "--scope document would join them".to_owned(),
        };
        let text = format!("the graph joins what {unit} names, and none names both; {wider}");
        Some(Reason::new("scope", None, text))
    }

    /// What keeps the edges of the whole graph out.
    fn of_edges(&self, reading: &Reading) -> Vec<Reason> {
        let [Some(one), Some(other)] = places(&reading.whole, self.sides) else { return Vec::new() };
        let mut edges = reading.whole.edges_between(one, other);
        edges.retain(|edge| is_wanted(self.wanted, edge.edge().relation));
        let mut reasons: Vec<_> = edges.iter().flat_map(|edge| self.of_edge(edge)).collect();
        let together = |edge: &EdgeRef<'_>| edge.edge().relation.family() == Family::CoOccurrence;
        if reading.shared > 0 && !edges.iter().any(together) && is_wanted(self.wanted, Predicate::CoOccurs) {
            reasons.extend(self.weightless(&reading.whole, [one, other], reading.shared));
        }
        if reading.shared > 0 && edges.is_empty() && reasons.is_empty() {
            let text = "their sentences state no such relation by the rules; `kg extract --explain` shows what each one states";
            reasons.push(Reason::new("unstated", None, text));
        }
        reasons
    }

    fn of_edge(&self, edge: &EdgeRef<'_>) -> Vec<Reason> {
        let data = edge.edge();
        let what = format!("{} {}", data.relation, data.count);
        let reason = |hurdle: &Hurdle| {
            let (code, why) = hurdle_text(hurdle);
            Reason::new(code, None, format!("{what}: {why}"))
        };
        edge.hurdles(self.graph).iter().map(reason).collect()
    }

    /// A weight of zero or less, of units that name both.
    fn weightless(&self, whole: &KnowledgeGraph, ends: [usize; 2], shared: u64) -> Option<Reason> {
        let contingency = whole.contingency(ends[0], ends[1], shared);
        let (measure, value) = match self.graph.options().weight {
            Weight::Npmi => ("NPMI", contingency.npmi()),
            Weight::Llr => ("log-likelihood ratio", contingency.llr()),
            Weight::Count | Weight::Documents | Weight::Origins => return None,
        };
        let value = significant(value);
        let text =
            format!("co_occurs {shared}: its {measure} is {value}, and edges of zero or less are left out (--weight)");
        Some(Reason::new("weightless", None, text))
    }

    /// What sentences speak of, and none says that it is so.
    fn of_claims(&self, graph: &KnowledgeGraph, places: [Option<usize>; 2]) -> Option<Reason> {
        let [Some(one), Some(other)] = places.map(|place| graph.node(place?)) else { return None };
        let keys = [&*one.key, &*other.key];
        let between = graph.claims().iter().filter(|claim| {
            let ends = [&*claim.source, &*claim.target];
            (ends == keys || ends == [keys[1], keys[0]]) && is_wanted(self.wanted, claim.relation)
        });
        let mut relations: Vec<_> = between.map(|claim| claim.relation.as_str()).collect();
        relations.dedup();
        if relations.is_empty() {
            return None;
        }
        let text =
            format!("sentences speak of {}, but none says that it is so: `kg why` prints them", relations.join(", "));
        Some(Reason::new("claim", None, text))
    }

    /// What the graph's own books say.
    fn of_graph(&self) -> Vec<Reason> {
        let ledger = self.graph.ledger();
        let mut reasons = Vec::new();
        let mut add = |code, text: String| reasons.push(Reason::new(code, None, text));
        if let Some(filters) = filters(self.graph) {
            add("view", format!("the graph is a part ({filters}): an edge may have been left out"));
        }
        if self.graph.weightless() > 0 {
            let count = counted(self.graph.weightless(), "edge");
            add("weightless", format!("{count} of zero weight or less are left out of the graph"));
        }
        let skipped: Vec<_> = ledger.skipped.iter().map(|(id, _)| id.as_str()).collect();
        if !skipped.is_empty() {
            add(
                "skipped",
                format!("could not be read, so that what is named there is not known: {}", listed(&skipped)),
            );
        }
        if ledger.outside > 0 {
            add("dates", format!("{} outside the dates are not in the graph", counted(ledger.outside, "document")));
        }
        reasons
    }
}

impl Reason {
    fn new(code: &'static str, side: Option<usize>, text: impl Into<String>) -> Self {
        Self { code, side, text: clean(&text.into()) }
    }
}

/// What was not read, or is not in the graph.
fn of_reading(reading: &Reading) -> Vec<Reason> {
    let mut reasons = Vec::new();
    let mut add = |code, text: String| reasons.push(Reason::new(code, None, text));
    for (standing, code, what) in [
        (Standing::Outside, "dates", "outside the dates of the graph (--since, --until)"),
        (Standing::Changed, "changed", "changed since the graph was built"),
        (Standing::Unknown, "not_in_graph", "unknown to the graph, which was built without them"),
    ] {
        let names_one = |row: &&Row| row.head.standing == standing && row.named.iter().any(|named| *named > 0);
        let rows: Vec<_> = reading.rows.iter().filter(names_one).collect();
        let documents: Vec<_> = rows.iter().map(|row| row.head.id.as_str()).collect();
        let both = rows.iter().filter(|row| row.named.iter().all(|named| *named > 0)).count();
        if !documents.is_empty() {
            let both = match (both, documents.len()) {
                (0, _) => String::new(),
                (1, 1) => "; it names both".to_owned(),
                (both, _) => format!("; {both} of them name both"),
            };
            add(code, format!("{what}: {}{both}", listed(&documents)));
        }
    }
    if reading.missing > 0 {
        add("missing", format!("documents of the graph that were not read, or have changed: {}", reading.missing));
    }
    let skipped: Vec<_> = reading.ledger.skipped.iter().map(|(id, _)| id.as_str()).collect();
    if !skipped.is_empty() {
        add("skipped", format!("could not be read, so that what is named there is not known: {}", listed(&skipped)));
    }
    if reading.ledger.repeated > 0 && reading.shared > 0 {
        let count = counted(reading.ledger.repeated, "document");
        add("repeated", format!("{count} repeat others, and count once"));
    }
    reasons
}

/// The places of both in the whole graph.
fn places(whole: &KnowledgeGraph, sides: &[Side<'_>; 2]) -> [Option<usize>; 2] {
    sides.each_ref().map(|side| match &side.id {
        Some(id) => whole.place_of(id),
        None => seek(whole, side.asked).ok().flatten(),
    })
}

/// The documents that the graph has.
fn used(reading: &Reading) -> impl Iterator<Item = &Row> {
    reading.rows.iter().filter(|row| row.head.standing == Standing::Used)
}

/// How often one is named in the documents of the graph, and in how many of them.
pub(super) fn named(reading: &Reading, side: usize) -> (u64, u64) {
    let times = used(reading).map(|row| row.named[side]).filter(|times| *times > 0);
    times.fold((0, 0), |(sum, documents), times| (sum + times, documents + 1))
}

/// "once", "3 times".
pub(super) fn times(count: u64) -> String {
    if count == 1 { "once".to_owned() } else { format!("{count} times") }
}

/// "one sentence", "one paragraph", "one document", "3 sentences in a row".
pub(super) fn unit_of(scope: Scope) -> String {
    match scope {
        Scope::Window(size) => format!("{} in a row", counted(u64::from(size.get()), "sentence")),
        scope => format!("one {scope}"),
    }
}

/// "2 documents (a, b)".
fn listed(documents: &[&str]) -> String {
    let count = counted(documents.len() as u64, "document");
    let more = if documents.len() > NAMED { " …" } else { "" };
    format!("{count} ({}{more})", documents[..documents.len().min(NAMED)].join(", "))
}
