//! Whom a text means by a word or two of a name: the short forms of its persons.

use std::collections::BTreeMap;
use std::ops::Range;

use super::namesakes::{Called, Taken};
use super::people::{Gender, People, Seen, Who};
use super::reading::Reading;
use super::{Addition, Joiner, SURE};
use crate::gazetteer::Form;
use crate::recognize::discover::{Draft, Hold, Scene};
use crate::recognize::lexicon::Class;
use crate::recognize::{Recognition, Rule};
use crate::text::{Case, Join, Span};

impl People {
    /// Whose short form a draft of two words is, and where it begins: López Obrador, van der Straeten-Lops, de La Morinière.
    pub(super) fn owner(&self, joiner: &Joiner<'_, '_, '_>, draft: &Draft) -> Option<(Who, usize)> {
        let (scene, Range { start, end }) = (joiner.scene, draft.tokens.clone());
        let particle = |at: usize| scene.is(at, Class::PARTICLE);
        if draft.acronym || end - start < 2 || !(start..end - 2).all(particle) {
            return None;
        }
        if let Some(who) = self.bearer_of_initial(scene, draft) {
            return Some((who, start));
        }
        if let Some(who) = self.bearer_of_beginning(scene, draft) {
            return Some((who, start));
        }
        let seen = self.pair(scene, end - 2)?;
        let who = one_of(seen, start, draft.sentence, None)?;
        let mut first = start;
        let line = &scene.words.sentences[draft.sentence as usize];
        while seen.iter().any(|(_, one)| one.particle)
            && first > line.start
            && scene.words.tokens[first].join == Join::Space
            && particle(first - 1)
            && scene.is_small(first - 1)
        {
            first -= 1;
        }
        Some((who, first))
    }

    /// "N. Nazarbayev" where the text has named Nursultan Nazarbayev, and nobody else of that surname.
    fn bearer_of_initial(&self, scene: &Scene<'_, '_>, draft: &Draft) -> Option<Who> {
        let Range { start, end } = draft.tokens;
        if end - start != 2 || scene.words.tokens[start].case != Case::Initial {
            return None;
        }
        let seen = self.surnames.get(scene.words.tokens[start + 1].hash)?;
        let mut full = seen.iter().map(|(_, one)| one).filter(|one| scene.words.tokens[one.at].case != Case::Initial);
        let first = full.next()?;
        let letter = |at: usize| scene.words.of(at).chars().next();
        let alone = full.all(|other| other.who == first.who);
        (alone && first.at < start && letter(first.at) == letter(start)).then_some(first.who)
    }

    /// "Abu Omar" where the text has named Abu Omar al-Baghdadi before.
    fn bearer_of_beginning(&self, scene: &Scene<'_, '_>, draft: &Draft) -> Option<Who> {
        let Range { start, end } = draft.tokens;
        let tokens = &scene.words.tokens;
        let seen = self.beginnings.get((tokens[start].hash, tokens[start + 1].hash)).filter(|_| end - start == 2)?;
        one_of(seen, start, draft.sentence, None).filter(|_| seen[0].1.at < start)
    }

    /// Who goes by two words, in the order of the text.
    fn pair(&self, scene: &Scene<'_, '_>, at: usize) -> Option<&[((u64, u64), Seen)]> {
        let tokens = &scene.words.tokens;
        self.endings.get((tokens.get(at)?.hash, tokens.get(at + 1)?.hash))
    }

    /// Whose double surname stands at a token of a heading.
    pub(super) fn pair_in_heading(&self, scene: &Scene<'_, '_>, at: usize, sentence: u32) -> Option<Who> {
        one_of(self.pair(scene, at)?, at, sentence, None)
    }

    /// Whether the title before a surname tells its bearer from all whom the text has named: Lady Ashcombe is not Sir Peregrine Ashcombe.
    pub(super) fn is_another(&self, joiner: &Joiner<'_, '_, '_>, draft: &Draft) -> bool {
        let at = draft.tokens.start;
        let Some(gender) = joiner.gender(at).filter(|_| draft.title.is_some()) else { return false };
        let other = |one: &Seen| {
            one.gender.is_some_and(|own| own != gender) && one.at < at && !joiner.scene.is(one.at, Class::FAMILY)
        };
        self.surnames.get(joiner.hash(at)).is_some_and(|seen| seen.iter().all(|(_, one)| other(one)))
    }

    /// The single words by which the text calls its persons; and the spans of mentions that no longer hold, because the list gave them to one
    /// of several.
    pub(super) fn short_forms(
        &self,
        joiner: &Joiner<'_, '_, '_>,
        recognition: &Recognition,
    ) -> (Vec<Addition>, Vec<Span>) {
        let (mut additions, mut no_longer) = (Vec::new(), Vec::new());
        let scene = joiner.scene;
        if self.surnames.is_empty() {
            return (additions, no_longer);
        }
        let mut called = Called::default();
        let mut latest = Latest::default();
        let longer = joiner.in_longer_names();
        let lines = scene.words.sentences.iter().zip(&scene.headings).zip(0..);
        for ((line, _), sentence) in lines.filter(|((_, heading), _)| !**heading) {
            for &at in scene.words.marked(sentence as usize) {
                let token = &scene.words.tokens[at];
                if !self.sieve.may_hold(token.hash)
                    || longer[at]
                    || !matches!(token.case, Case::Capitalized | Case::Mixed | Case::Upper)
                {
                    continue;
                }
                let known = match called.at(joiner, recognition, at) {
                    Taken::No => None,
                    Taken::Loosely(mention) => Some(mention),
                    Taken::Firmly => continue,
                };
                let bearer = self.bearer(joiner, at, sentence, known.is_none());
                let Some((who, rule)) = bearer.filter(|(who, _)| latest.allows(joiner, at, *who, sentence)) else {
                    // One of several: the list knows no better.
                    if known.is_some_and(|known| known.form == Form::Short)
                        && self.surnames.get(token.hash).is_some_and(several)
                    {
                        no_longer.push(token.span);
                    }
                    continue;
                };
                let named = Reading { scene, at, line }.is_name(rule);
                if let Some(known) = known {
                    if known.form != Form::Short
                        && (!named || rule != Rule::Surname || !self.is_named_before(token.hash, at))
                    {
                        continue;
                    }
                    if named && who == Who::Listed(known.entity) {
                        continue;
                    }
                    no_longer.push(token.span);
                }
                if !named {
                    continue;
                }
                latest.0.insert(token.hash, (who, sentence));
                additions.push(Addition {
                    tokens: self.with_particles(scene, at, line)..at + 1,
                    sentence,
                    who,
                    form: Form::Short,
                    rule,
                    confidence: SURE,
                });
            }
        }
        (additions, no_longer)
    }

    /// Where a surname begins together with the particles that the full name has before it: de la Cruz, bin Salman.
    fn with_particles(&self, scene: &Scene<'_, '_>, at: usize, line: &Range<usize>) -> usize {
        let word = scene.words.tokens[at].hash;
        let known = self.surnames.get(word).is_some_and(|seen| seen.iter().any(|(_, one)| one.particle));
        let mut start = at;
        while known
            && start > line.start
            && matches!(scene.words.tokens[start].join, Join::Space | Join::Hyphen)
            && scene.is(start - 1, Class::PARTICLE)
            && (scene.is_small(start - 1) || scene.opens(start - 1, line))
        {
            start -= 1;
        }
        start
    }

    /// Whether somebody who goes by a surname is named in full before a place.
    fn is_named_before(&self, word: u64, at: usize) -> bool {
        self.surnames.get(word).is_some_and(|seen| seen[0].1.at < at)
    }

    /// Whom a single word means.
    fn bearer(&self, joiner: &Joiner<'_, '_, '_>, at: usize, sentence: u32, given: bool) -> Option<(Who, Rule)> {
        let word = joiner.scene.words.tokens[at].hash;
        let gender = joiner.gender(at);
        if let Some(seen) = self.surnames.get(word) {
            if let Some(age) = joiner.age(at) {
                let earlier = seen.iter().map(|(_, one)| one).take_while(|one| one.at < at);
                return joiner.of_age(age, earlier.take(MOST_SEEN).map(|one| one.who)).map(|who| (who, Rule::Surname));
            }
            return one_of(seen, at, sentence, gender).map(|who| (who, Rule::Surname));
        }
        let seen = self.given.get(word).filter(|_| given)?;
        one_of(seen, at, sentence, gender).map(|who| (who, Rule::GivenName))
    }

    /// Whom a single word of a heading means, unless it is an everyday word as well.
    pub(super) fn in_heading(&self, joiner: &Joiner<'_, '_, '_>, at: usize, sentence: u32) -> Option<(Who, Rule)> {
        let doubtful = Class::DOUBTFUL.or(Class::WORD).or(Class::OPENER).or(Class::ORDINARY);
        let known = !joiner.scene.is(at, doubtful) && joiner.scene.what(at) != Some(Hold::Open);
        self.bearer(joiner, at, sentence, false).filter(|_| known)
    }
}

/// Who was last called by a surname, and in which sentence.
#[derive(Default)]
struct Latest(BTreeMap<u64, (Who, u32)>);

impl Latest {
    /// Whether a surname may mean somebody here: not where it meant another a sentence or two ago, so that either may be meant. A title
    /// decides.
    fn allows(&self, joiner: &Joiner<'_, '_, '_>, at: usize, who: Who, sentence: u32) -> bool {
        let other = self.0.get(&joiner.hash(at)).is_some_and(|(last, at)| *last != who && sentence - at <= NEAR);
        !other || joiner.gender(at).is_some()
    }
}

impl Joiner<'_, '_, '_> {
    /// The tokens that are part of a found name of several words.
    fn in_longer_names(&self) -> Vec<bool> {
        let mut longer = vec![false; self.scene.words.tokens.len()];
        for draft in self.groups.drafts.iter().filter(|draft| draft.tokens.len() > 1) {
            longer[draft.tokens.clone()].fill(true);
        }
        longer
    }
}

fn several<K>(seen: &[(K, Seen)]) -> bool {
    seen.iter().any(|(_, one)| one.who != seen[0].1.who)
}

/// So many of the places where persons of one surname are named are looked at.
const MOST_SEEN: usize = 64;

/// So many sentences on the one who was named last is still spoken of.
const NEAR: u32 = 2;

/// The one person meant by a word at a place: the only one who was named before, else the nearest if the others are far; before all of
/// them, as in a headline, the only one of the text. A title tells men from women.
fn one_of<K>(seen: &[(K, Seen)], at: usize, sentence: u32, gender: Option<Gender>) -> Option<Who> {
    let fits = |one: &&Seen| !matches!((gender, one.gender), (Some(told), Some(own)) if told != own);
    let before = seen.partition_point(|(_, one)| one.at < at);
    // Somebody else's last word is sooner meant than the first surname of López Obrador.
    let last = seen[..before].iter().rev().take(MOST_SEEN).any(|(_, one)| !one.inner);
    let fits = |one: &&Seen| fits(one) && !(last && one.inner);
    let earlier = seen[..before].iter().rev().map(|(_, one)| one).filter(fits);
    let mut candidates =
        earlier.chain(seen[before..].iter().map(|(_, one)| one).filter(|_| before == 0).filter(fits)).take(MOST_SEEN);
    let nearest = candidates.next()?;
    let told = |one: &Seen| gender.is_some() && one.gender == gender;
    let other = candidates.find(|one| one.who != nearest.who && (told(one) || !told(nearest)));
    match other {
        None => Some(nearest.who),
        Some(_) if before == 0 => None,
        Some(other) => {
            (sentence - nearest.sentence <= NEAR && nearest.sentence - other.sentence > NEAR).then_some(nearest.who)
        }
    }
}
