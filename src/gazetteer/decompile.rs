//! Gives back the records that a list was compiled from.

use std::collections::BTreeMap;

use super::compile::variants;
use super::compiled::{Decision, Layer, TieView, View};
use super::record::{AliasRecord, EntityRecord, Form, Tie};

impl Layer {
    /// The records of the list, ordered by key, without the names that follow from others by rule.
    ///
    /// They are not those that were compiled, but compile to the same bytes: names that add nothing are gone.
    pub fn records(&self) -> impl Iterator<Item = EntityRecord> {
        let view = self.view();
        let mut decisions: BTreeMap<_, Vec<_>> = BTreeMap::new();
        for (key, decision) in view.decisions() {
            decisions.entry(key).or_default().push(decision);
        }
        let records = (0..self.entities()).map(move |entity| record(view, entity));
        records.map(move |record| decided(record, &decisions))
    }
}

fn decided(mut record: EntityRecord, decisions: &BTreeMap<&str, Vec<Decision<'_>>>) -> EntityRecord {
    for decision in decisions.get(record.key.as_str()).into_iter().flatten() {
        match decision {
            Decision::SameAs(key) => record.same_as = Some((*key).to_owned()),
            Decision::Apart(key) => record.apart.push((*key).to_owned()),
            Decision::Hidden => record.hide = true,
        }
    }
    record
}

fn record(view: View<'_>, entity: u32) -> EntityRecord {
    let text = |field| Some(view.text(entity, field)).filter(|text| !text.is_empty()).map(str::to_owned);
    EntityRecord {
        key: view.text(entity, 0).to_owned(),
        name: text(1),
        kind: view.text(entity, 2).parse().ok(),
        aliases: aliases(view, entity),
        wikidata: text(3),
        iso3: text(4),
        countries: view.text(entity, 5).split_ascii_whitespace().map(str::to_owned).collect(),
        from: view.date(entity, 0),
        to: view.date(entity, 1),
        in_force: view.date(entity, 2),
        ties: view.ties_of(entity).map(|(_, view)| tie(view)).collect(),
        ..EntityRecord::default()
    }
}

/// The aliases of an entity, and its name where it has rules, that neither its name nor another alias makes by rule.
fn aliases(view: View<'_>, entity: u32) -> Vec<AliasRecord> {
    let listed = view.aliases_of(entity).filter(|alias| !alias.is_by_rule());
    let mut aliases: Vec<_> = listed.map(|alias| alias.record()).collect();
    let name = AliasRecord::new(view.text(entity, 1), Form::Name);
    let made: Vec<_> = aliases.iter().chain([&name]).flat_map(by_rule).collect();
    aliases.retain(|alias| *alias != name && !made.contains(alias));
    aliases
}

fn by_rule(alias: &AliasRecord) -> impl Iterator<Item = AliasRecord> + '_ {
    variants(alias).into_iter().map(|text| AliasRecord { text, ..alias.clone() })
}

fn tie(view: TieView<'_>) -> Tie {
    Tie {
        relation: view.relation.to_owned(),
        target: view.target.to_owned(),
        from: view.from,
        to: view.to,
        as_of: view.as_of,
        signed: view.signed,
    }
}
