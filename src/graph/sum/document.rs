//! Adds what one document gave.

use std::collections::HashMap;

use serde_json::value::RawValue;

use super::rows::{CountRow, GivenRow, StatedRow, UnitRow};
use super::texts::Text;
use super::{Sum, SumError};
use crate::extract::{
    DocumentCounts, DocumentRow, DocumentSketch, EntityCount, EvidenceUnit, Occurrence, PassageSketch, StatementRow,
    index,
};
use crate::gazetteer::EntityId;
use crate::graph::read::{ReadError, fault, parsed, part, period, span};
use crate::graph::roster::Member;
use crate::recognize::Reason;
use crate::relate::{Mode, Statement};
use crate::text::hex::unhex;

impl Sum {
    pub(super) fn add_document(
        &mut self,
        row: DocumentRow,
        raw: &RawValue,
        known: &HashMap<String, Member>,
    ) -> Result<(), SumError> {
        let number = self.extraction.documents.len();
        let given: GivenRow<'_> = part(raw)?;
        if *given.doc != *row.id.as_str() {
            return Err(fault(format!("what `{}` gave stands where `{}` should be", given.doc, row.id)).into());
        }
        if let Some(place) = self.places.get(row.id.as_str()) {
            return self.repeat(*place, DocumentRow { repeated: given.repeated, ..row });
        }
        let mut ids = HashMap::with_capacity(given.entities.len());
        for key in given.entities.keys() {
            let named = given.found.get(key).map(|(name, kind)| (&**name, &**kind));
            ids.insert(&**key, self.entity(key, named, known)?);
        }
        let counts = self.counts(&given, &ids)?;
        let sketch = unhex(&given.sketch).map(DocumentSketch::with_bins);
        let sketch = Box::new(sketch.ok_or_else(|| fault(format!("`{}` is no sketch of a document", given.sketch)))?);
        let mut text = Text::default();
        for unit in &given.units {
            let (unit, occurrences) = self.unit(unit, number, &ids, &mut text)?;
            self.extraction.evidence.push(unit);
            self.extraction.occurrences.extend(occurrences);
        }
        for stated in &given.statements {
            let row = statement(stated, number, &ids)?;
            self.extraction.statements.push(row);
        }
        self.texts.push(row.id.clone(), text);
        self.places.insert(row.id.as_str().into(), number);
        self.extraction.documents.push(DocumentRow { sketch, counts: counts.pack(), repeated: given.repeated, ..row });
        Ok(())
    }

    /// A document that is there already: it counts once, with the first of its places.
    pub(super) fn repeat(&mut self, place: usize, row: DocumentRow) -> Result<(), SumError> {
        let known = &mut self.extraction.documents[place];
        let content =
            |row: &DocumentRow| (row.sha256, row.title.clone(), row.date, row.outlet.clone(), row.url.clone());
        if content(known) != content(&row) {
            return Err(SumError::Conflict(row.id.as_str().to_owned()));
        }
        let own = (known.path.clone(), known.record, known.language);
        (known.path, known.record, known.language) = own.min((row.path, row.record, row.language));
        known.repeated += row.repeated + 1;
        self.ledger.repeated += 1;
        Ok(())
    }

    fn counts(&mut self, given: &GivenRow<'_>, ids: &HashMap<&str, EntityId>) -> Result<DocumentCounts, ReadError> {
        let words = &mut self.extraction.words;
        let mut entities: Vec<_> = given
            .entities
            .iter()
            .map(|(key, CountRow(mentions, units, surfaces))| EntityCount {
                entity: ids[&**key],
                named: given.found.get(key).map(|(name, kind)| (words.number(name), words.number(kind))),
                mentions: *mentions,
                units: *units,
                surfaces: surfaces.iter().map(|(surface, times)| (words.number(surface), *times)).collect(),
            })
            .collect();
        entities.sort_unstable_by_key(|count| count.entity);
        let mut left_out = Vec::with_capacity(given.left_out.len());
        for (name, reason, times) in &given.left_out {
            let reason: Reason = parsed(reason, "reason to leave out a name")?;
            left_out.push((reason, words.number(name), *times));
        }
        Ok(DocumentCounts { entities, left_out })
    }

    /// A unit, with who is named in it; its text is added to that of the document.
    fn unit(
        &self,
        row: &UnitRow<'_>,
        document: usize,
        ids: &HashMap<&str, EntityId>,
        text: &mut Text,
    ) -> Result<(EvidenceUnit, Vec<Occurrence>), ReadError> {
        let whole = span([row.start, row.end])?;
        let mut occurrences = Vec::with_capacity(row.mentions.len());
        for (key, place) in &row.mentions {
            let place = span(*place)?;
            if !whole.contains(place) {
                return Err(fault(format!("a mention of `{key}` is outside the unit it stands in")));
            }
            occurrences.push(Occurrence { entity: id(key, ids)?, span: place });
        }
        if let Some(words) = &row.text {
            if words.len() != whole.len() {
                return Err(fault(format!("a unit from {} to {} has a text of another length", row.start, row.end)));
            }
            text.push(whole, words);
        }
        let sketch = unhex(&row.sketch).map(PassageSketch::with_bins);
        let sketch = sketch.ok_or_else(|| fault(format!("`{}` is no sketch of a passage", row.sketch)))?;
        let first = index(self.extraction.occurrences.len());
        Ok((EvidenceUnit { document: index(document), span: whole, first, sketch }, occurrences))
    }
}

fn id(key: &str, ids: &HashMap<&str, EntityId>) -> Result<EntityId, ReadError> {
    ids.get(key).copied().ok_or_else(|| fault(format!("`{key}` is not among the entities of its document")))
}

fn statement(row: &StatedRow<'_>, document: usize, ids: &HashMap<&str, EntityId>) -> Result<StatementRow, ReadError> {
    let predicate = parsed(&row.relation, "relation")?;
    let statement = Statement {
        source: id(&row.source, ids)?,
        predicate,
        target: id(&row.target, ids)?,
        mode: row.mode.as_deref().map(|name| Mode::of(name, predicate)),
        symmetric: row.symmetric,
        sentence: 0,
        source_span: span(row.mentions[0])?,
        target_span: span(row.mentions[1])?,
        trigger: span(row.trigger)?,
        pattern: parsed(&row.rule, "rule")?,
        polarity: parsed(&row.polarity, "polarity")?,
        modality: parsed(&row.modality, "modality")?,
        speaker: row.speaker.as_deref().map(|speaker| id(speaker, ids)).transpose()?,
        date: row.event_date.as_deref().map(period).transpose()?,
    };
    Ok(StatementRow { document: index(document), sentence: span([row.start, row.end])?, statement })
}
