//! Joins what several records say of one entity.

use super::super::record::{AliasRecord, EntityRecord, Form};

/// Joins records of the same key, the later filling and overriding, and sorts them by it.
pub fn join_records(records: Vec<EntityRecord>) -> Vec<EntityRecord> {
    let mut sorted = records;
    sorted.sort_by(|a, b| a.key.cmp(&b.key));
    let mut joined: Vec<EntityRecord> = Vec::with_capacity(sorted.len());
    for record in sorted {
        match joined.last_mut().filter(|last| last.key == record.key) {
            Some(last) => last.join(record),
            None => joined.push(record),
        }
    }
    joined
}

impl EntityRecord {
    /// Takes in what a later record says of the same entity.
    pub(super) fn join(&mut self, later: Self) {
        if let (Some(old), Some(new)) = (&self.name, &later.name)
            && old != new
        {
            self.aliases.push(AliasRecord::new(old.clone(), Form::Alias));
        }
        self.kind = later.kind.or(self.kind.take());
        self.name = later.name.or(self.name.take());
        self.aliases.extend(later.aliases);
        self.wikidata = later.wikidata.or(self.wikidata.take());
        self.iso3 = later.iso3.or(self.iso3.take());
        self.from = later.from.or(self.from);
        self.to = later.to.or(self.to);
        self.in_force = later.in_force.or(self.in_force);
        self.ties.extend(later.ties);
        self.same_as = later.same_as.or(self.same_as.take());
        self.apart.extend(later.apart);
        self.hide |= later.hide;
        self.countries.extend(later.countries);
        self.countries.sort();
        self.countries.dedup();
    }
}
