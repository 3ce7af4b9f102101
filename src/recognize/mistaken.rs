//! Tells names of the list that stand for something else in their sentence: a newspaper that is called as a people is, a security council
//! that is not the one of the United Nations, what lies between the Americas, a party that is another state's.

use super::lexicon::{Class, class};
use super::{Mention, Reason, Recognition, Silence, found_index};
use crate::gazetteer::{EntityId, Form, Gazetteer, Kind, Kinds, Known};
use crate::text::{Case, Join, Words};

const SECURITY_COUNCIL: &str = "agency.un-security-council";

/// What becomes of a mention.
enum Verdict {
    Kept,
    /// It is a newspaper, whose name begins with the article.
    Paper(EntityId),
    Silent,
}

/// Mends the mentions whose words around them say that something else is meant; what stays open says nothing.
pub(super) fn mend(words: &Words<'_>, gazetteer: &Gazetteer, kinds: &Kinds<'_>, recognition: &mut Recognition) {
    let council = gazetteer.find(SECURITY_COUNCIL).map(|id| gazetteer.canonical(id));
    let Recognition { mentions, silent, left_out, .. } = recognition;
    let mut from = 0;
    mentions.retain_mut(|mention| {
        if is_without_ending(words.text, gazetteer, kinds, mention) {
            left_out.push((mention.span, Reason::Ambiguous));
            return false;
        }
        let demonym = mention.form == Form::Demonym;
        if !(demonym || Some(mention.entity) == council) || found_index(mention.entity).is_some() {
            return true;
        }
        let range = words.range_from(from, mention.span);
        from = range.start;
        let reader = Reader { words, gazetteer, start: range.start, end: range.end };
        let state = demonym && kinds.of(mention.entity) == Known::State;
        let verdict = if state { reader.people(mention) } else { reader.council(mention) };
        match verdict {
            Verdict::Kept => true,
            Verdict::Paper(paper) => {
                mention.entity = paper;
                mention.form = Form::Alias;
                mention.span.start = words.tokens[range.start - 1].span.start;
                true
            }
            Verdict::Silent => {
                silent.push((mention.span, Silence::Taken));
                false
            }
        }
    });
    silent.sort_unstable();
    give_to_states(words, gazetteer, kinds, &mut recognition.mentions);
    part_foreign(words, gazetteer, kinds, recognition);
}

/// What is a state's and not its soldiers', behind the word military.
#[rustfmt::skip]
const OF_STATES: [&str; 18] = [
    "attaché", "attachés", "attache", "attaches", "aid", "assistance", "base", "bases", "academy", "budget", "spending", "hardware",
    "equipment", "alliance", "coup", "cooperation", "junta", "regime",
];

/// Makes the state of its armed forces where the word behind says that: the Russian military attaché, U.S. military aid.
fn give_to_states(words: &Words<'_>, gazetteer: &Gazetteer, kinds: &Kinds<'_>, mentions: &mut [Mention]) {
    let mut from = 0;
    for mention in mentions {
        let Some(state) = mention.span.of(words.text).strip_suffix(" military") else { continue };
        if found_index(mention.entity).is_some() || kinds.of(mention.entity) != Known::Agency {
            continue;
        }
        let range = words.range_from(from, mention.span);
        from = range.start;
        let joined = range.end < words.tokens.len() && words.tokens[range.end].join == Join::Space;
        if !joined || !OF_STATES.contains(&words.of(range.end)) {
            continue;
        }
        let mut called = gazetteer.spelled(state).into_iter().filter(|(id, _)| kinds.of(*id) == Known::State);
        let owners = || gazetteer.entity(mention.entity).countries();
        if let Some((id, form)) = called.find(|(id, _)| owners().any(|key| key == gazetteer.entity(*id).key())) {
            mention.entity = id;
            mention.form = form;
            mention.span.end = words.tokens[range.end - 2].span.end;
        }
    }
}

/// Whether a body whose name is a possessive, Moody's, is found in a word that is none: Moody.
fn is_without_ending(text: &str, gazetteer: &Gazetteer, kinds: &Kinds<'_>, mention: &Mention) -> bool {
    const ENDINGS: [&str; 2] = ["'s", "’s"];
    let name = mention.span.of(text);
    let called = || {
        let own = gazetteer.entity(mention.entity).name();
        let rest = own.strip_prefix(name).and_then(|rest| ENDINGS.iter().find_map(|ending| rest.strip_prefix(ending)));
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
    };
    !matches!(mention.form, Form::Short | Form::Acronym | Form::Demonym)
        && !name.contains(' ')
        && found_index(mention.entity).is_none()
        && !ENDINGS.iter().any(|ending| text[mention.span.range().end..].starts_with(ending))
        && kinds.of(mention.entity) == Known::Agency
        && called()
}

/// Leaves out the parties whose name is ordinary words, right behind another state: the Portuguese Republican Party is not that of the United
/// States.
fn part_foreign(words: &Words<'_>, gazetteer: &Gazetteer, kinds: &Kinds<'_>, recognition: &mut Recognition) {
    let Recognition { mentions, left_out, .. } = recognition;
    let (mut from, mut owner) = (0, None);
    mentions.retain(|mention| {
        if found_index(mention.entity).is_some() {
            return true;
        }
        let behind = owner.take().filter(|(_, end)| words.text[*end..mention.span.range().start] == *" ");
        let demonym = mention.form == Form::Demonym && !mention.span.of(words.text).contains(['-', ' ']);
        let owns = demonym || words.text[mention.span.range().end..].starts_with("'s ");
        if owns && kinds.of(mention.entity) == Known::State {
            let end = mention.span.range().end + if mention.form == Form::Demonym { 0 } else { "'s".len() };
            owner = Some((mention.entity, end));
        }
        let body = || mention.form != Form::Acronym && kinds.of(mention.entity) == Known::Agency;
        let Some((state, _)) = behind.filter(|_| body()) else { return true };
        let range = words.range_from(from, mention.span);
        from = range.start;
        let foreign = range.clone().all(|at| class(words.tokens[at].hash).is(PLAIN))
            && is_party(words.of(range.end - 1))
            && is_of_others(gazetteer, mention.entity, state);
        if foreign {
            left_out.push((mention.span, Reason::Contained));
        }
        !foreign
    });
    left_out.sort_unstable_by_key(|(span, _)| *span);
}

/// Words that many states have in the names of their parties.
const PLAIN: Class =
    Class::GENERIC.or(Class::AGENCY).or(Class::PARTY).or(Class::WEAK).or(Class::IDEOLOGY).or(Class::WORD);

fn is_party(word: &str) -> bool {
    matches!(word, "Party" | "Democrats" | "Republicans" | "Conservatives" | "Liberals" | "Greens" | "Socialists")
}

/// Whether a body is of states, and this is none of them, nor one that another was called by: West Germany, the Soviet Union.
fn is_of_others(gazetteer: &Gazetteer, body: EntityId, state: EntityId) -> bool {
    let entity = gazetteer.entity(state);
    let past = entity.dates().1.is_some();
    let mut countries = gazetteer.entity(body).countries().peekable();
    !past
        && countries.peek().is_some()
        && countries.all(|country| country != entity.key() && !is_past(gazetteer, country))
}

fn is_past(gazetteer: &Gazetteer, state: &str) -> bool {
    gazetteer.find(state).is_none_or(|id| gazetteer.entity(id).dates().1.is_some())
}

struct Reader<'w, 't> {
    words: &'w Words<'t>,
    gazetteer: &'w Gazetteer,
    /// The tokens of a mention.
    start: usize,
    end: usize,
}

impl<'t> Reader<'_, 't> {
    /// The word so many places before the mention in its sentence.
    fn back(&self, mention: &Mention, places: usize) -> Option<&'t str> {
        let line = &self.words.sentences[mention.sentence as usize];
        self.start.checked_sub(places).filter(|at| *at >= line.start).map(|at| self.words.of(at))
    }

    /// The word so many places behind the mention in its sentence, if nothing but blanks parts them.
    fn behind(&self, mention: &Mention, places: usize) -> Option<&'t str> {
        let line = &self.words.sentences[mention.sentence as usize];
        let last = self.end + places;
        let joined = last < line.end && (self.end..=last).all(|at| self.words.tokens[at].join == Join::Space);
        joined.then(|| self.words.of(last))
    }

    /// "told The Australian that", "The Australian reported", "inter-American".
    fn people(&self, mention: &Mention) -> Verdict {
        let before = self.back(mention, 1);
        let next = self.behind(mention, 0);
        let hyphen = self.words.tokens[self.start].join == Join::Hyphen;
        if hyphen && matches!(before, Some("inter" | "Inter" | "pan" | "Pan")) && !next.is_some_and(is_capital) {
            let american = mention.span.of(self.words.text).starts_with("American");
            return if american { Verdict::Silent } else { Verdict::Kept };
        }
        let one = self.end == self.start + 1 && self.words.tokens[self.start].case == Case::Capitalized;
        if !(one && before == Some("The") && self.words.tokens[self.start].join == Join::Space) {
            return Verdict::Kept;
        }
        let inside = self.back(mention, 2).is_some();
        let told = inside && self.words.tokens[self.start - 1].join == Join::Space && self.ends_before(next);
        if told || matches!(next, Some("reported" | "reports" | "newspaper")) {
            self.paper(mention)
        } else {
            Verdict::Kept
        }
    }

    /// Whether what stands behind a name cannot be what it describes.
    fn ends_before(&self, next: Option<&str>) -> bool {
        let Some(next) = next else { return true };
        let verb = || class(self.words.tokens[self.end].hash).is(Class::SPEECH);
        matches!(
            next,
            "that"
                | "in"
                | "on"
                | "last"
                | "the"
                | "of"
                | "this"
                | "and"
                | "it"
                | "he"
                | "she"
                | "they"
                | "has"
                | "had"
        ) || !is_capital(next) && verb()
    }

    /// The one newspaper of that name; where the list has none, the words say nothing.
    fn paper(&self, mention: &Mention) -> Verdict {
        let name = format!("The {} newspaper", mention.span.of(self.words.text));
        let mut papers: Vec<EntityId> = self.gazetteer.spelled(&name).into_iter().map(|(id, _)| id).collect();
        papers.retain(|id| self.gazetteer.entity(*id).kind() == Kind::Agency && !self.gazetteer.is_hidden(*id));
        papers.sort_unstable();
        papers.dedup();
        match papers.as_slice() {
            [paper] => Verdict::Paper(*paper),
            _ => Verdict::Silent,
        }
    }

    /// "Security Council secretaries", "the secretary of the Security Council": that of the United Nations has none.
    fn council(&self, mention: &Mention) -> Verdict {
        if !mention.span.of(self.words.text).starts_with("Security") {
            return Verdict::Kept;
        }
        let next = self.behind(mention, 0);
        let deputy = matches!(next, Some("deputy" | "Deputy" | "chief" | "Chief"));
        let office = if deputy { self.behind(mention, 1) } else { next };
        let of = self.back(mention, 1) == Some("the") && self.back(mention, 2) == Some("of");
        let secretary = is_secretary(office)
            || of && is_secretary(self.back(mention, 3)) && !matches!(self.back(mention, 4), Some("under" | "general"));
        // "the Security Council of Uzbekistan"
        let of_state = next == Some("of") && self.behind(mention, 1).is_some_and(is_capital);
        if secretary || of_state { Verdict::Silent } else { Verdict::Kept }
    }
}

fn is_secretary(word: Option<&str>) -> bool {
    matches!(word, Some("secretary" | "Secretary" | "secretaries" | "Secretaries"))
}

fn is_capital(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
}
