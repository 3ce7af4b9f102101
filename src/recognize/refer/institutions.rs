//! Ministries, parliaments and central banks without their state: the Foreign Ministry in a sentence on China.

use std::ops::Range;

use super::phrases::Reader;
use crate::gazetteer::{EntityId, Form, Kind, Known};
use crate::recognize::lexicon::Class;
use crate::text::{Case, Join};

/// How many words a ministry's name may have: Ministry of Industry and Information Technology.
const LONGEST: usize = 7;

impl Reader<'_, '_, '_> {
    /// The institution that stands at a token, of the one state that its sentence names before it or, where it names none, the sentence before.
    pub(super) fn institution(
        &self,
        at: usize,
        line: &Range<usize>,
        sentence: u32,
    ) -> Option<(Range<usize>, EntityId, Form)> {
        let article = matches!(self.scene.words.of(at), "the" | "The");
        let start = at + usize::from(article);
        let end = self.end_of_institution(start, line)?;
        if self.scene.what(start).is_some() {
            return None;
        }
        let state = match self.seat_behind(end, line) {
            Some(state) => state,
            None if self.stands_alone(end - 1, line) => self.state_of(at, line, sentence)?,
            None => return None,
        };
        let name = self.scene.words.span(&(start..end)).of(self.scene.words.text);
        let entity = self.of_state(state, name)?;
        // Written small it is a description, to which the article belongs.
        let capital = self.scene.words.tokens[start].case == Case::Capitalized;
        Some(if capital { (start..end, entity, Form::Short) } else { (at..end, entity, Form::Pronoun) })
    }

    /// The token behind "foreign ministry", "Ministry of National Defense", "parliament", "central bank".
    fn end_of_institution(&self, start: usize, line: &Range<usize>) -> Option<usize> {
        let (scene, tokens) = (self.scene, &self.scene.words.tokens);
        let joined = |at: usize| at < line.end && tokens[at].join == Join::Space;
        let word = |at: usize| if line.contains(&at) { scene.words.of(at) } else { "" };
        match word(start) {
            "parliament" | "Parliament" => return Some(start + 1),
            "central" | "Central" if joined(start + 1) && matches!(word(start + 1), "bank" | "Bank") => {
                return Some(start + 2);
            }
            "Ministry" if joined(start + 1) && word(start + 1) == "of" => {
                let part =
                    |at: &usize| joined(*at) && (scene.is_capital(*at) || matches!(word(*at), "and" | "the" | "for"));
                let len = (start + 2..line.end.min(start + LONGEST)).take_while(part).count();
                let end = (start + 2..start + 2 + len).rev().find(|at| scene.is_capital(*at))?;
                return Some(end + 1);
            }
            _ => {}
        }
        let field = |at: &usize| scene.is(*at, Class::TITLE_PART.or(Class::FIELD)) && (*at == start || joined(*at));
        let fields = (start..line.end.min(start + 3)).take_while(field).count();
        let head = start + fields;
        (fields > 0 && joined(head) && matches!(word(head), "ministry" | "Ministry")).then_some(head + 1)
    }

    /// "the Defence Ministry in Moscow": the state whose seat stands behind.
    fn seat_behind(&self, end: usize, line: &Range<usize>) -> Option<EntityId> {
        let place = end + 1;
        let within = place < line.end && self.scene.words.of(end) == "in";
        let near = self.between(place, place + 1).first().filter(|named| within && named.tokens.start == place);
        near.filter(|named| named.role == Known::State).map(|named| named.entity)
    }

    /// The one state that a sentence names before a token; where it names none, that of the sentence before.
    fn state_of(&self, at: usize, line: &Range<usize>, sentence: u32) -> Option<EntityId> {
        let one = |named: &[super::phrases::Named]| {
            let mut states = named.iter().filter(|named| named.role == Known::State).map(|named| named.entity);
            let first = states.next();
            (first, states.all(|state| Some(state) == first))
        };
        match one(self.between(line.start, at)) {
            (Some(state), true) => Some(state),
            (Some(_), false) => None,
            (None, _) => {
                let previous = self.scene.words.sentences.get((sentence as usize).checked_sub(1)?)?;
                let (state, alone) = one(self.between(previous.start, line.start));
                state.filter(|_| alone)
            }
        }
    }

    /// The body that the list calls "China's Foreign Ministry".
    fn of_state(&self, state: EntityId, name: &str) -> Option<EntityId> {
        let owned = format!("{}'s {name}", self.entities.get(state).name());
        let mut bodies: Vec<EntityId> = self.gazetteer.spelled(&owned).into_iter().map(|(body, _)| body).collect();
        bodies.retain(|body| self.gazetteer.entity(*body).kind() == Kind::Agency && !self.gazetteer.is_hidden(*body));
        bodies.sort_unstable();
        bodies.dedup();
        match bodies.as_slice() {
            [body] => Some(*body),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::gazetteer::Gazetteer;
    use crate::recognize::{Entities, Publication, RecognizeOptions, Recognizer, Rule};
    use crate::text::segment;

    /// Texts with the institutions that are found in them by their state alone.
    const CASES: &[(&str, &[&str])] = &[
        ("China rejected the report. The Foreign Ministry called it illegal.", &["agency.china-foreign-ministry"]),
        ("In Beijing, the Foreign Ministry said that China would act.", &["agency.china-foreign-ministry"]),
        ("Russia protested. The foreign ministry summoned the envoy.", &["agency.russia-foreign-ministry"]),
        ("The Foreign Ministry in Moscow said that Ukraine had lied.", &["agency.russia-foreign-ministry"]),
        ("Australia waited. Parliament voted on Monday.", &["agency.australia-parliament"]),
        ("Turkey cut rates, and the central bank intervened.", &["agency.central-bank-of-turkey"]),
        ("Japan and China met. The Foreign Ministry was silent.", &[]),
        ("The Foreign Ministry was silent, and China laughed.", &[]),
        ("Poland voted. The parliament of ideas met.", &[]),
        ("Poland voted. The ministry for birds met.", &[]),
        ("China waited. Days passed. The Foreign Ministry spoke.", &[]),
    ];

    #[test]
    fn institutions_take_their_state_from_the_text() {
        let gazetteer = Gazetteer::builtin();
        let recognizer = Recognizer::new(&gazetteer, RecognizeOptions::default());
        for (text, expected) in CASES {
            let recognition = recognizer.recognize(text, &segment(text), Publication::default());
            let entities = Entities::new(&gazetteer, &recognition.found);
            let described = recognition.mentions.iter().filter(|mention| mention.rule == Rule::Description);
            let keys: Vec<_> = described.map(|mention| entities.get(mention.entity).key().to_owned()).collect();
            assert_eq!(keys, *expected, "{text}");
        }
    }
}
