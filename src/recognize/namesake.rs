//! Tells seats and capitals from other places of the same name: the Kremlin of Kazan, Paris in Texas, a suburb called Whitehall.

use std::ops::Range;
use std::sync::LazyLock;

use foldhash::HashSet;

use super::lexicon::{Class, class};
use super::{Mention, Recognition, Silence, found_index};
use crate::gazetteer::{EntityId, Form, Gazetteer, Kinds, Known};
use crate::text::Words;
use crate::text::by_hash::{ByHash, Hashes};
use crate::text::token::hash_folded;
use crate::text::{Case, Join, Span, Token};

/// Provinces that are named behind a comma to tell a place from a better-known one.
const PROVINCES: &str = "alabama alaska arizona arkansas california colorado connecticut delaware florida idaho illinois indiana iowa kansas \
     kentucky louisiana maine maryland massachusetts michigan minnesota mississippi missouri montana nebraska nevada ohio oklahoma oregon \
     pennsylvania tennessee texas utah vermont virginia wisconsin wyoming ontario quebec manitoba saskatchewan alberta newfoundland \
     queensland tasmania";

/// Their first words, where they have two.
const PROVINCES_OF_TWO: &str = "new-hampshire new-jersey new-mexico new-york north-carolina north-dakota south-carolina south-dakota rhode-island \
     west-virginia british-columbia nova-scotia new-brunswick";

/// What places are called that are no capitals.
const SMALL_PLACES: &str = "suburb town village hamlet neighborhood neighbourhood township borough";

/// What may follow the name of a state that is a province's too.
const PARTS: &str = "province region prefecture county governorate department voivodeship oblast";

/// Cities of the American state of Georgia, and words of its politics.
const AMERICAN_GEORGIA: &str =
    "atlanta savannah macon marietta decatur gwinnett fulton cobb dekalb valdosta kemp warnock ossoff raffensperger";

/// What tells that the state in the Caucasus is meant.
const CAUCASUS: &str = "tbilisi batumi kutaisi gori poti zugdidi rustavi sukhumi tskhinvali abkhazia ossetia russia armenia azerbaijan saakashvili ivanishvili eu nato";

/// Words of a meal, in a sentence with which Turkey is a bird.
const MEAL: &str = "thanksgiving brine gravy stuffing roast roasted oven leg legs drumstick drumsticks";

static MEALS: LazyLock<Hashes> = LazyLock::new(|| hashes(MEAL));
static PROVINCE: LazyLock<Hashes> = LazyLock::new(|| hashes(PROVINCES));
static PROVINCE_OF_TWO: LazyLock<HashSet<(u64, u64)>> = LazyLock::new(|| {
    let pairs = PROVINCES_OF_TWO.split_whitespace().filter_map(|pair| pair.split_once('-'));
    pairs.map(|(first, second)| (hash_folded(first), hash_folded(second))).collect()
});
static SMALL_PLACE: LazyLock<Hashes> = LazyLock::new(|| hashes(SMALL_PLACES));
static PART: LazyLock<Hashes> = LazyLock::new(|| hashes(PARTS));
static AMERICAN: LazyLock<Hashes> = LazyLock::new(|| hashes(AMERICAN_GEORGIA));
static CAUCASIAN: LazyLock<Hashes> = LazyLock::new(|| hashes(CAUCASUS));

fn hashes(words: &str) -> Hashes {
    words.split_whitespace().map(hash_folded).collect()
}

/// Takes out the states and bodies whose name is another place's where it stands.
pub(super) fn silence(words: &Words<'_>, states: &NamedAlike, kinds: &Kinds<'_>, recognition: &mut Recognition) {
    let places =
        recognition.mentions.iter().any(|mention| matches!(mention.form, Form::Metonym | Form::Name | Form::Alias));
    if !places {
        return;
    }
    let reader = Reader::new(words, states, kinds, recognition);
    let aside = reader.namesakes();
    if aside.is_empty() {
        return;
    }
    recognition.mentions.retain(|mention| aside.binary_search(&mention.span).is_err());
    recognition.silent.extend(aside.into_iter().map(|span| (span, Silence::Aside)));
    recognition.silent.sort_unstable();
}

struct Reader<'r, 'w, 't> {
    words: &'w Words<'t>,
    kinds: &'r Kinds<'r>,
    mentions: &'r [Mention],
    /// The tokens of each mention.
    ranges: Vec<Range<usize>>,
    /// The first words of places that the list keeps out because a province stands behind them, with where they stand, in order.
    kept_out: Vec<(u64, u32)>,
    states: &'r NamedAlike,
}

/// The states whose names are those of other things.
pub(super) struct NamedAlike {
    georgia: Option<EntityId>,
    turkey: Option<EntityId>,
}

impl NamedAlike {
    pub(super) fn of(gazetteer: &Gazetteer) -> Self {
        Self { georgia: gazetteer.find("state.georgia"), turkey: gazetteer.find("state.turkey") }
    }
}

/// How many words may stand before a state in a list of provinces.
const LONGEST_LIST: usize = 12;

impl<'r, 'w, 't> Reader<'r, 'w, 't> {
    fn new(words: &'w Words<'t>, states: &'r NamedAlike, kinds: &'r Kinds<'r>, recognition: &'r Recognition) -> Self {
        let mut from = 0;
        let ranges = recognition.mentions.iter().map(|mention| {
            let range = words.range_from(from, mention.span);
            from = range.start;
            range
        });
        let ranges = ranges.collect();
        let mut from = 0;
        let kept_out = recognition.silent.iter().filter_map(|(span, why)| {
            let range = words.range_from(from, *span);
            from = range.start;
            let comma = words.tokens[range.clone()].iter().skip(1).any(|token| token.join == Join::Comma);
            (*why == Silence::Taken && comma).then(|| (words.tokens[range.start].hash, span.start))
        });
        let kept_out = kept_out.collect();
        Self { words, kinds, mentions: &recognition.mentions, ranges, kept_out, states }
    }

    /// The mentions that name another place.
    fn namesakes(&self) -> Vec<Span> {
        let mut aside = Vec::new();
        let mut elsewhere = self.kept_out.clone();
        for (number, mention) in self.mentions.iter().enumerate() {
            let range = &self.ranges[number];
            let Some(line) = self.words.sentences.get(mention.sentence as usize) else { continue };
            let other = match mention.form {
                Form::Metonym if self.is_in_province(range, line) => {
                    elsewhere.push((self.first(number), mention.span.start));
                    true
                }
                Form::Metonym => self.is_called_small(range, line) || self.is_of_town(number, line),
                Form::Name | Form::Alias => {
                    self.is_part_of_other(number, line)
                        || self.is_bird(number, line)
                        || self.is_of_provinces(range, line)
                }
                _ => false,
            };
            if other {
                aside.push(mention.span);
            }
        }
        if !elsewhere.is_empty() {
            self.add_later(&elsewhere, &mut aside);
        }
        self.add_american_georgia(&mut aside);
        aside.sort_unstable();
        aside.dedup();
        aside
    }

    /// Adds the capitals of which the text has told before that they are places elsewhere, where it speaks of the state by no other name.
    fn add_later(&self, elsewhere: &[(u64, u32)], aside: &mut Vec<Span>) {
        let mut told: ByHash<u32> = ByHash::default();
        for (word, start) in elsewhere {
            told.entry(*word).and_modify(|first| *first = (*first).min(*start)).or_insert(*start);
        }
        let later = |number: usize| {
            told.get(&self.first(number)).is_some_and(|start| *start <= self.mentions[number].span.start)
        };
        let numbers = 0..self.mentions.len();
        let named: HashSet<EntityId> =
            numbers.clone().filter(|number| !later(*number)).map(|number| self.mentions[number].entity).collect();
        let alone = |number: &usize| {
            let mention = &self.mentions[*number];
            mention.form == Form::Metonym && !named.contains(&mention.entity)
        };
        aside.extend(numbers.filter(|number| later(*number)).filter(alone).map(|number| self.mentions[number].span));
    }

    fn first(&self, number: usize) -> u64 {
        self.words.tokens[self.ranges[number].start].hash
    }

    fn joined(&self, at: usize, line: &Range<usize>, join: Join) -> Option<&'w Token> {
        self.words.tokens.get(at).filter(|token| at < line.end && token.join == join)
    }

    /// "Paris, Texas", but not "Washington, Texas and Ohio".
    fn is_in_province(&self, range: &Range<usize>, line: &Range<usize>) -> bool {
        let Some(first) = self.joined(range.end, line, Join::Comma) else { return false };
        let second = self.joined(range.end + 1, line, Join::Space);
        let two = second.is_some_and(|second| PROVINCE_OF_TWO.contains(&(first.hash, second.hash)));
        let one = first.case != Case::Lower && PROVINCE.contains(&first.hash);
        if !(one || two) {
            return false;
        }
        let next = range.end + 1 + usize::from(two);
        let listed =
            self.joined(next, line, Join::Space).is_some() && matches!(self.words.of(next), "and" | "or" | "&");
        !listed
    }

    /// "Whitehall, a suburb of Columbus".
    fn is_called_small(&self, range: &Range<usize>, line: &Range<usize>) -> bool {
        let article = self.joined(range.end, line, Join::Comma).is_some()
            && matches!(self.words.of(range.end), "a" | "an" | "the");
        let noun = |at: usize| {
            let token = self.joined(at, line, Join::Space)?;
            (token.case == Case::Lower).then_some(token.hash)
        };
        article && (range.end + 1..range.end + 4).map_while(noun).any(|word| SMALL_PLACE.contains(&word))
    }

    /// "the Kazan Kremlin", "Seattle's Capitol Hill", "Downing Street in Cambridge": a seat that a town has which is no capital.
    fn is_of_town(&self, number: usize, line: &Range<usize>) -> bool {
        let range = &self.ranges[number];
        let town = |at: usize| class(self.words.tokens[at].hash).is(Class::TOWN);
        if range.clone().any(town) {
            return false;
        }
        let named = |at: usize| {
            let near = self.ranges[number.saturating_sub(1)..].iter().take(3);
            near.into_iter().any(|other| other.contains(&at))
        };
        let other_town = |at: usize| self.words.tokens[at].case == Case::Capitalized && town(at) && !named(at);
        let before = range.start.checked_sub(1).filter(|before| *before >= line.start);
        let owned =
            before.is_some_and(|before| self.words.tokens[range.start].join == Join::Space && other_town(before));
        let street = range.len() > 1 && class(self.words.tokens[range.end - 1].hash).is(Class::PLACE);
        let lies = street
            && self.joined(range.end + 1, line, Join::Space).is_some()
            && self.words.tokens[range.end].join == Join::Space
            && self.words.of(range.end) == "in"
            && other_town(range.end + 1);
        owned || lies
    }

    /// "Greek Macedonia", "Belgium's Luxembourg province": the province of one state that is called as another.
    fn is_part_of_other(&self, number: usize, line: &Range<usize>) -> bool {
        let range = &self.ranges[number];
        let Some(before) = number.checked_sub(1).filter(|before| self.ranges[*before].end == range.start) else {
            return false;
        };
        let (owner, tokens) = (&self.mentions[before], &self.words.tokens);
        let state =
            |mention: &Mention| found_index(mention.entity).is_none() && self.kinds.of(mention.entity) == Known::State;
        if range.len() > 1 || tokens[range.start].join != Join::Space || !state(owner) || !state(&self.mentions[number])
        {
            return false;
        }
        let part = self
            .joined(range.end, line, Join::Space)
            .is_some_and(|next| next.case == Case::Lower && PART.contains(&next.hash));
        let demonym = owner.form == Form::Demonym;
        let closed = range.end >= line.end || tokens[range.end].join != Join::Space;
        part && (demonym || tokens[range.start - 1].possessive) || demonym && closed
    }

    /// "the provinces of Sofala, Inhambane and Gaza": one of the parts of a state that are told.
    fn is_of_provinces(&self, range: &Range<usize>, line: &Range<usize>) -> bool {
        let tokens = &self.words.tokens;
        let listed = |at: usize| {
            tokens[at].case == Case::Capitalized && tokens[at].join != Join::Hard
                || matches!(self.words.of(at), "and" | "or")
        };
        let first = line.start.max(range.start.saturating_sub(LONGEST_LIST));
        let of = (first..range.start).rev().find(|at| !listed(*at));
        let parts = of.filter(|of| *of > first && self.words.of(*of) == "of").map(|of| self.words.of(of - 1));
        let several = of.is_some_and(|of| of + 1 < range.start);
        several && parts.is_some_and(|parts| matches!(parts, "provinces" | "districts" | "counties" | "departments"))
    }

    /// "Turkey is dry if you forget the brine": the first word of a sentence on a meal.
    fn is_bird(&self, number: usize, line: &Range<usize>) -> bool {
        let (mention, range) = (&self.mentions[number], &self.ranges[number]);
        let first = range.start == line.start && range.len() == 1 && !self.words.tokens[range.start].possessive;
        first
            && self.states.turkey == Some(mention.entity)
            && self.words.tokens[line.clone()].iter().any(|token| MEALS.contains(&token.hash))
    }

    /// Georgia, where the text names places and persons of the American state and none of the Caucasus.
    fn add_american_georgia(&self, aside: &mut Vec<Span>) {
        let Some(georgia) = self.states.georgia else { return };
        let names = |mention: &&Mention| mention.entity == georgia;
        let mut all = self.mentions.iter().filter(names).peekable();
        if all.peek().is_none() || all.any(|mention| mention.form != Form::Name) {
            return;
        }
        let is = |words: &Hashes| {
            let told = |token: &Token| token.case != Case::Lower && words.contains(&token.hash);
            self.words.tokens.iter().any(told)
        };
        if is(&AMERICAN) && !is(&CAUCASIAN) {
            aside.extend(self.mentions.iter().filter(names).map(|mention| mention.span));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::gazetteer::Gazetteer;
    use crate::recognize::{Entities, Publication, RecognizeOptions, Recognizer};
    use crate::text::segment;

    /// A text, and the states and bodies of the list that it names.
    const CASES: &[(&str, &[&str])] = &[
        ("The Kazan Kremlin is white.", &[]),
        ("The Moscow Kremlin is red.", &["state.russia", "state.russia"]),
        (
            "Britain's Downing Street in London was shut.",
            &["state.united-kingdom", "state.united-kingdom", "state.united-kingdom"],
        ),
        ("Downing Street in Cambridge was shut.", &[]),
        ("A storm hit Moscow, Idaho, on Monday.", &[]),
        ("The clerks of Lisbon, New Hampshire, counted. In Lisbon it rained.", &[]),
        (
            "The clerks of Lisbon, New Hampshire, counted. In Lisbon the Portuguese counted.",
            &["state.portugal", "state.portugal"],
        ),
        ("Lisbon spoke first. A clerk of Lisbon, Ohio, listened.", &["state.portugal"]),
        ("Kingston, a village in the hills, slept.", &[]),
        (
            "Spaniards held the Spanish Netherlands, and the Netherlands remember.",
            &["state.spain", "state.habsburg-netherlands", "state.netherlands"],
        ),
        ("The Greek Macedonia policy failed.", &["state.greece", "state.north-macedonia"]),
        ("Voters in Atlanta decide for Georgia.", &[]),
        ("Voters in Tbilisi decide for Georgia, said a man from Atlanta.", &["state.georgia"]),
        ("Turkey needs an hour in the oven.", &[]),
        ("Turkey needs an hour to decide.", &["state.turkey"]),
    ];

    #[test]
    fn other_places_of_the_name_are_told() {
        let gazetteer = Gazetteer::builtin();
        let recognizer =
            Recognizer::new(&gazetteer, RecognizeOptions { discover: None, ..RecognizeOptions::default() });
        for (text, expected) in CASES {
            let recognition = recognizer.recognize(text, &segment(text), Publication::default());
            let entities = Entities::new(&gazetteer, &recognition.found);
            let keys: Vec<_> =
                recognition.mentions.iter().map(|mention| entities.get(mention.entity).key().to_owned()).collect();
            assert_eq!(keys, *expected, "{text}");
        }
    }
}
