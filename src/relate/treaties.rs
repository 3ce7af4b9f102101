//! Finds what states and bodies do with treaties: sign, ratify, leave, violate.

use super::clause::{Argument, Kind, Mood, Place, Sentence, Status};
use super::rules::{Control, Slot, TreatyFrame};
use super::{Family, Modality, Mode, Pattern, Polarity, Predicate, Statement};

use crate::gazetteer::Known;
use crate::recognize::Mention;
use crate::text::Span;

/// How many may sign a treaty and count as having signed it with each other.
const MOST_SIGNATORIES: usize = 4;

/// Reads what one sentence says of treaties.
pub(super) struct Treaties<'a, 's, 't> {
    pub(super) sentence: &'a Sentence<'s, 't>,
    pub(super) mentions: &'a [Mention],
    pub(super) classes: &'a [Known],
    pub(super) found: &'a mut Vec<Statement>,
}

impl Treaties<'_, '_, '_> {
    /// Finds it all.
    pub(super) fn find(&mut self) {
        if !self.classes.contains(&Known::Treaty) {
            return;
        }
        for at in 0..self.sentence.nodes.len() {
            match &self.sentence.nodes[at].kind {
                Kind::Verb(verb) => {
                    let (head, passive) = (verb.head, verb.passive);
                    self.verb(at, head, passive);
                }
                Kind::Phrase(phrase) if phrase.mentions.is_empty() || !phrase.headed => self.noun(at),
                _ => {}
            }
        }
    }

    fn verb(&mut self, at: usize, head: usize, passive: bool) {
        let sentence = self.sentence;
        let token = &sentence.words.tokens[head];
        let Some(number) = sentence.senses.of(head).verb else { return };
        let mut arguments = sentence.arguments(at).0;
        // "signed and ratified the treaty": both have the object.
        if arguments.is_empty()
            && matches!(sentence.nodes.get(at + 1).map(|node| &node.kind), Some(Kind::And))
            && sentence.verb(at + 2).is_some()
        {
            arguments = sentence.arguments(at + 2).0;
        }
        for frame in sentence.rules.treaty_verb(number) {
            let ends = if passive { self.passive(at, frame, &arguments) } else { self.active(at, frame, &arguments) };
            let Some((sources, treaties)) = ends else { continue };
            if self.add(&self.said(at, token.span, frame.predicate), &sources, &treaties) {
                return;
            }
        }
    }

    fn active(&self, at: usize, frame: &TreatyFrame, arguments: &[Argument]) -> Option<(Vec<usize>, Vec<usize>)> {
        let subject = self.sentence.subject(at)?;
        if !self.has_particle(at, frame) || !self.has_object(frame, arguments) {
            return None;
        }
        let taken = self.taken_out(frame, arguments);
        let sources = self.sentence.named(taken.unwrap_or(subject), true).0;
        // "withdrew Iran from the treaty": what stands behind a name is read with it.
        if let Some(object) = taken.filter(|object| self.sentence.is_preposition(object + 1, &["from", "of"])) {
            return Some((sources, self.treaties_of(object + 2)));
        }
        let treaties = |argument: &Argument| match argument.place {
            // "revoked its ratification of": what hangs on the object is read with it.
            Place::Object if !frame.objects.is_empty() => self.treaties_in(argument.node),
            _ if fits(*argument, &frame.slots, frame.particle) => self.treaties_of(argument.node),
            _ => Vec::new(),
        };
        let treaties = arguments.iter().map(treaties).find(|treaties| !treaties.is_empty())?;
        Some((sources, treaties))
    }

    /// Whom somebody takes out of a treaty: "withdrew the United States from the accord".
    fn taken_out(&self, frame: &TreatyFrame, arguments: &[Argument]) -> Option<usize> {
        let object = arguments.first().filter(|argument| argument.place == Place::Object)?.node;
        let leaves = frame.predicate == Predicate::WithdrewFrom && frame.objects.is_empty();
        let state = self.sentence.named(object, true).0.iter().any(|mention| self.classes[*mention] == Known::State);
        (leaves && state && !frame.slots.contains(&Slot::Object)).then_some(object)
    }

    fn passive(&self, at: usize, frame: &TreatyFrame, arguments: &[Argument]) -> Option<(Vec<usize>, Vec<usize>)> {
        let subject = self.sentence.subject(at)?;
        if frame.predicate == Predicate::MandatedBy {
            let treaty = arguments.iter().find(|argument| fits(**argument, &frame.slots, None))?;
            return Some((self.sentence.named(subject, true).0, self.treaties_of(treaty.node)));
        }
        if !frame.slots.contains(&Slot::Object) {
            return None;
        }
        let by = arguments.iter().find(|argument| self.is_by(argument))?;
        Some((self.sentence.named(by.node, true).0, self.treaties_of(subject)))
    }

    fn is_by(&self, argument: &Argument) -> bool {
        argument.node > 0
            && matches!(argument.place, Place::Preposition(_))
            && self.sentence.word(argument.node - 1) == "by"
    }

    fn has_particle(&self, at: usize, frame: &TreatyFrame) -> bool {
        let Some(particle) = frame.particle else { return true };
        let is_particle = |at: usize| self.sentence.words.tokens.get(at).is_some_and(|token| token.hash == particle);
        let behind = self.sentence.nodes[at].tokens.end;
        // "took Iran out of the treaty"
        let object = self.sentence.phrase(at + 1).map(|_| self.sentence.nodes[at + 1].tokens.end);
        is_particle(behind) || object.is_some_and(is_particle)
    }

    fn has_object(&self, frame: &TreatyFrame, arguments: &[Argument]) -> bool {
        let holds = |argument: &Argument| {
            let tokens = self.sentence.nodes[argument.node].tokens.clone();
            self.sentence.words.tokens[tokens].iter().any(|token| frame.objects.contains(&token.hash))
        };
        frame.objects.is_empty() || arguments.iter().any(|argument| argument.place == Place::Object && holds(argument))
    }

    /// The treaties that a phrase names, with those joined to it; none where it names them beside something else: copies of, the treaty's text.
    fn treaties_of(&self, node: usize) -> Vec<usize> {
        let headed = self.sentence.phrase(node).is_some_and(|phrase| phrase.headed);
        if headed { self.treaties_in(node) } else { Vec::new() }
    }

    fn treaties_in(&self, node: usize) -> Vec<usize> {
        let named = self.sentence.named(node, false).0;
        named.into_iter().filter(|mention| self.classes[*mention] == Known::Treaty).collect()
    }

    /// "its withdrawal from the treaty", "a party to the convention".
    fn noun(&mut self, at: usize) {
        let sentence = self.sentence;
        let tokens = sentence.nodes[at].tokens.clone();
        let Some(last) = tokens.end.checked_sub(1) else { return };
        let token = &sentence.words.tokens[last];
        let Some(frame) = sentence.rules.treaty_noun(token.hash) else { return };
        let (arguments, _) = sentence.arguments(at);
        let treaty = arguments.iter().find(|argument| fits(**argument, &frame.slots, None));
        let treaties = treaty.map(|argument| self.treaties_of(argument.node)).unwrap_or_default();
        if treaties.is_empty() {
            if let Some((sources, treaties)) = self.of_which(at) {
                self.add(&self.said(at, token.span, frame.predicate), &sources, &treaties);
            }
            return;
        }
        let owners: Vec<usize> = sentence.phrase(at).into_iter().flat_map(|phrase| phrase.mentions.clone()).collect();
        let sources = if owners.is_empty() { self.holders(at) } else { owners };
        self.add(&self.said(at, token.span, frame.predicate), &sources, &treaties);
    }

    /// Who is what to which treaty in "the treaty, of which Iran is a signatory", "Iran left the treaty to which it is a party".
    fn of_which(&self, at: usize) -> Option<(Vec<usize>, Vec<usize>)> {
        let sentence = self.sentence;
        let verb = at.checked_sub(1).filter(|verb| sentence.verb(*verb).is_some())?;
        let subject = sentence.subject(verb)?;
        let link = subject.checked_sub(2).filter(|link| sentence.is_preposition(*link, &["of", "to"]))?;
        matches!(sentence.nodes[link + 1].kind, Kind::Relative).then_some(())?;
        let mut treaty = link.checked_sub(1)?;
        treaty -= usize::from(matches!(sentence.nodes[treaty].kind, Kind::Comma) && treaty > 0);
        let treaties = self.treaties_of(treaty);
        let mut sources = sentence.named(subject, true).0;
        if sources.is_empty() && matches!(sentence.word(subject), "it" | "they") {
            let main = (0..treaty).find(|at| sentence.verb(*at).is_some_and(|verb| verb.mood == Mood::Finite))?;
            sources = sentence.named(sentence.subject(main)?, true).0;
        }
        Some((sources, treaties)).filter(|(_, treaties)| !treaties.is_empty())
    }

    /// Whose a noun without an owner is: of the subject of its verb, of the name it stands behind.
    fn holders(&self, at: usize) -> Vec<usize> {
        let sentence = self.sentence;
        // "India, not a party to"
        let not = usize::from(at > 0 && sentence.word(at - 1) == "not");
        let Some(before) = at.checked_sub(1 + not) else { return Vec::new() };
        let verb = (0..at).rev().take(4).find(|node| sentence.verb(*node).is_some());
        let is_comma = matches!(sentence.nodes[before].kind, Kind::Comma);
        if is_comma {
            return before.checked_sub(1).map(|name| sentence.named(name, true).0).unwrap_or_default();
        }
        let subject = verb.and_then(|verb| sentence.subject(verb));
        subject.map(|subject| sentence.named(subject, true).0).unwrap_or_default()
    }

    /// What a verb or noun says, and how.
    fn said(&self, at: usize, trigger: Span, predicate: Predicate) -> Said {
        let mut status = self.sentence.status(at, None);
        let start = self.sentence.nodes[at].tokens.start;
        let not = self.sentence.verb(at).is_none() && start > 0 && self.sentence.words.of(start - 1) == "not";
        if not && status.polarity == Polarity::Positive {
            // "India, not a party to the treaty"
            status.polarity = Polarity::Negated;
        }
        if self.is_refused(at) {
            (status.polarity, status.modality) = (Polarity::Negated, Modality::Actual);
        }
        Said { trigger, predicate, mode: None, status }
    }

    /// Adds it of each source and treaty; whether there were both.
    fn add(&mut self, said: &Said, sources: &[usize], treaties: &[usize]) -> bool {
        let acts = |source: &usize| self.classes[*source] != Known::Treaty;
        let acting: Vec<usize> = sources.iter().copied().filter(acts).collect();
        for source in &acting {
            for treaty in treaties {
                self.push(*source, *treaty, said);
            }
        }
        let signed = said.predicate == Predicate::Signed && !treaties.is_empty();
        if signed && (2..=MOST_SIGNATORIES).contains(&acting.len()) {
            self.sign(&acting, said);
        }
        !acting.is_empty() && !treaties.is_empty()
    }

    /// Those who sign one treaty sign it with each other.
    fn sign(&mut self, signatories: &[usize], said: &Said) {
        let Some(mode) = self.sentence.rules.named("sign") else { return };
        let said = Said { predicate: self.sentence.rules.mode(mode).class, mode: Some(mode), ..*said };
        for (at, one) in signatories.iter().enumerate() {
            for other in &signatories[at + 1..] {
                self.push(*one, *other, &said);
            }
        }
    }

    /// "refused to ratify"
    fn is_refused(&self, at: usize) -> bool {
        let above = self.sentence.verb(at).and_then(|verb| self.sentence.above(at, verb));
        let control = above.and_then(|above| self.sentence.control(above, at));
        matches!(control, Some(Control::Mode(mode)) if self.sentence.rules.mode(mode).class == Predicate::Reject)
    }

    fn push(&mut self, source: usize, target: usize, said: &Said) {
        let (from, to) = (&self.mentions[source], &self.mentions[target]);
        let same = |known: &Statement| {
            let either = (known.source, known.target) == (from.entity, to.entity);
            let treaty = self.classes[target] == Known::Treaty && known.predicate.family() == Family::Treaty;
            known.sentence == from.sentence && either && (treaty || known.predicate == said.predicate)
        };
        // A verb says more than the noun that it carries.
        if self.found.iter().rev().take_while(|known| known.sentence == from.sentence).any(same) {
            return;
        }
        self.found.push(Statement {
            source: from.entity,
            predicate: said.predicate,
            target: to.entity,
            mode: said.mode,
            // Only what signatories do with each other has a mode.
            symmetric: said.mode.is_some(),
            sentence: from.sentence,
            source_span: from.span,
            target_span: to.span,
            trigger: said.trigger,
            pattern: Pattern::Treaty,
            polarity: said.status.polarity,
            modality: said.status.modality,
            speaker: said.status.speaker.map(|speaker| self.mentions[speaker].entity),
            date: None,
        });
    }
}

/// What is said of treaties, and how.
#[derive(Clone, Copy)]
struct Said {
    trigger: Span,
    predicate: Predicate,
    mode: Option<Mode>,
    status: Status,
}

fn fits(argument: Argument, slots: &[Slot], particle: Option<u64>) -> bool {
    slots.iter().any(|slot| match (argument.place, slot) {
        (Place::Object, Slot::Object) => true,
        (Place::Preposition(hash), Slot::Object) => Some(hash) == particle,
        (Place::Preposition(hash), Slot::Preposition(wanted)) => hash == *wanted,
        _ => false,
    })
}
