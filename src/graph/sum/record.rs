//! Adds what one document gave, as a line of its own tells it.

use super::texts::Text;
use super::{Sum, SumError, differs, short};
use crate::extract::{DocumentRow, PackedCounts, Record, read_record};
use crate::gazetteer::{EntityId, Gazetteer};
use crate::graph::Options;
use crate::graph::roster::Member;
use crate::recognize::{Named, found_index};

impl Sum {
    /// Adds a document of which a line of `kg extract` tells, with what the lists that it was made with know of its entities.
    ///
    /// Units, weights, relations and quotes are those of the graphs that were added before, or as was told, or those of `kg build`. Linear in the line and the length of the
    /// document.
    ///
    /// # Errors
    /// Where it is no such line, was made in another way than what was added before, or has the id of another document.
    pub fn add_record(mut self, line: &[u8], gazetteer: &Gazetteer) -> Result<Self, SumError> {
        let scope = self.told.scope.or(self.options.as_ref().map(|options| options.scope)).unwrap_or_default();
        let Record { document, extraction, terms } = read_record(line, scope, &mut |key| self.listed(key, gazetteer))?;
        if terms.gazetteer != gazetteer.sha256() {
            let remedy = "name the lists that it was extracted with: --gazetteer, --no-builtin";
            return Err(differs(
                "another list of entities",
                short(&terms.gazetteer),
                short(&gazetteer.sha256()),
                remedy,
            ));
        }
        let before = self.options.clone().unwrap_or_default();
        self.agree(
            &terms.gazetteer,
            Options {
                scope,
                demonyms: terms.recognize.demonyms,
                metonyms: terms.recognize.metonyms,
                discover: terms.recognize.discover,
                rules: terms.rules,
                ..before
            },
        )?;
        self.ledger.seen += 1;
        if let Some(place) = self.places.get(document.id.as_str()) {
            self.repeat(*place, DocumentRow::new(&document, &extraction, PackedCounts::default()))?;
            return Ok(self);
        }
        self.places.insert(document.id.as_str().into(), self.extraction.documents.len());
        let first = self.extraction.evidence.len();
        self.extraction.add(&document, &extraction);
        let mut text = Text::default();
        for unit in &self.extraction.evidence[first..] {
            text.push(unit.span, unit.span.of(&document.text));
        }
        self.texts.push(document.id, text);
        Ok(self)
    }

    /// The entity of a list with a key.
    fn listed(&mut self, key: &str, gazetteer: &Gazetteer) -> Option<EntityId> {
        if let Some(id) = self.entities.get(key) {
            return Some(*id).filter(|id| found_index(*id).is_none());
        }
        let entity = gazetteer.entity(gazetteer.find(key)?);
        let id = self.push(Member::of(&Named::Listed(entity)));
        self.entities.insert(key.into(), id);
        Some(id)
    }
}
