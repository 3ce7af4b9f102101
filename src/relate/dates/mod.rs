//! Gives statements the dates of their events: from the words of time of their own clause.

mod choose;
mod owner;
mod tense;

#[cfg(test)]
mod tests;

use crate::recognize::Mention;
use crate::text::date::{NumericOrder, numeric_order};
use crate::text::time::{Known, Named, Origin, Point, Tense, Time, TimeExpression, TimePlace, read_times};
use crate::text::{Date, Join, Period, Words};

use super::Statement;
use super::clause::Sentence;
use owner::Owner;

/// How many sentences on a year that was named may be that of a day without one.
const YEAR_HOLDS: usize = 5;

/// The times of a document, read sentence by sentence.
pub(super) struct Dates<'a, 't> {
    words: &'a Words<'t>,
    mentions: &'a [Mention],
    published: Option<Date>,
    order: Option<NumericOrder>,
    /// The time named last, and in which sentence.
    named: Option<(Named, usize)>,
    /// The first sentence that was not read yet.
    next: usize,
}

/// A time of a sentence, and whose it is.
struct Dated {
    expression: TimeExpression,
    owner: Owner,
    /// Nothing where the words leave it open.
    period: Option<Period>,
}

impl<'a, 't> Dates<'a, 't> {
    /// For a document published on a day, as far as that is known; `mentions` are sorted.
    pub(super) fn new(words: &'a Words<'t>, mentions: &'a [Mention], published: Option<Date>) -> Self {
        Self { words, mentions, published, order: None, named: None, next: 0 }
    }

    /// Gives the statements of a sentence their dates. Sentences come in their order; those passed over are read for the dates that they name.
    pub(super) fn give(&mut self, sentence: &Sentence<'_, '_>, number: usize, statements: &mut [Statement]) {
        if statements.is_empty() {
            return;
        }
        if self.next == 0 {
            self.order = numeric_order(self.words.text);
        }
        for passed in self.next..number {
            self.pass(passed);
        }
        self.next = number + 1;
        let mut dated = Vec::new();
        for expression in self.times(number) {
            let owner = sentence.owner(&expression);
            let tense = owner.verb.map_or(Tense::Past, |verb| sentence.tense(verb));
            let background = owner.verb.is_some_and(|verb| sentence.is_pluperfect(verb));
            let period = self.resolve(&expression, tense, number, background);
            dated.push(Dated { expression, owner, period });
        }
        for statement in statements {
            statement.date = choose::date(sentence, &dated, statement);
        }
    }

    /// Reads the times of a sentence that states nothing.
    fn pass(&mut self, number: usize) {
        let line = self.words.sentences[number].clone();
        for expression in self.times(number) {
            let before = &self.words.tokens[line.start..expression.tokens.start];
            let ahead = (line.start..line.start + before.len()).any(|at| matches!(self.words.of(at), "will" | "ll"));
            self.resolve(&expression, if ahead { Tense::Future } else { Tense::Past }, number, false);
        }
    }

    /// The times of a sentence that are no part of a name.
    fn times(&self, number: usize) -> Vec<TimeExpression> {
        let mut times = read_times(self.words, self.words.sentences[number].clone(), self.order);
        times.retain(|time| {
            let span = self.words.span(&time.tokens);
            let behind = self.mentions.partition_point(|mention| mention.span.end <= span.start);
            self.mentions.get(behind).is_none_or(|mention| !mention.span.overlaps(span))
        });
        times
    }

    /// What an expression means; and takes it for the time that was named last, but for days that are told as background: "in April he
    /// had met him".
    fn resolve(
        &mut self,
        expression: &TimeExpression,
        tense: Tense,
        number: usize,
        background: bool,
    ) -> Option<Period> {
        let named = self
            .named
            .map(|(named, sentence)| Named { sets_year: named.sets_year && number - sentence <= YEAR_HOLDS, ..named });
        let southern = is_season(expression.time) && self.is_southern(number);
        let known = Known { published: self.published, named, tense, southern };
        let period = expression.time.resolve(&known)?;
        let kept = named.is_some_and(|named| named.sets_year && named.period.from.year == period.from.year);
        let background = background && named.is_some() && !expression.time.says_year();
        if self.is_aside(expression, number) {
            // "After the landing in September": the year goes on.
            self.named = self.named.map(|(named, last)| (named, if kept { number } else { last }));
        } else if !background {
            let sets_year = expression.time.says_year() || kept && !is_from_publication(expression.time);
            self.named = Some((Named { period, sets_year }, number));
        }
        Some(period)
    }

    /// Whether an expression stands where something is told of somebody by the way: born in 1961, who took office in March.
    fn is_aside(&self, expression: &TimeExpression, number: usize) -> bool {
        let start = self.words.sentences[number].start;
        let clause = (start..expression.tokens.start)
            .rev()
            .take_while(|at| !matches!(self.words.tokens[at + 1].join, Join::Comma | Join::Hard));
        let aside = clause.into_iter().any(|at| {
            matches!(self.words.of(at), "who" | "which" | "whose" | "whom" | "where" | "born" | "aged" | "founded")
        });
        aside || matches!(expression.place, TimePlace::NounBehind | TimePlace::NounBefore)
    }

    /// Whether a state of the southern hemisphere is named in a sentence.
    fn is_southern(&self, number: usize) -> bool {
        self.words.sentences[number].clone().any(|at| SOUTHERN.iter().any(|name| self.words.of(at).starts_with(name)))
    }
}

fn is_season(time: Time) -> bool {
    matches!(time, Time::Point(Point::Season(..)))
}

/// Whether a time counts from the publication, so that its year says nothing of the days behind.
fn is_from_publication(time: Time) -> bool {
    match time {
        Time::Point(Point::Date { .. }) | Time::Range(Point::Date { .. }, _) => false,
        Time::Point(Point::Shift(shift)) => shift.origin != Origin::Named,
        _ => true,
    }
}

/// How the names of states begin where summer is in January, and of their peoples and seats.
const SOUTHERN: &[&str] = &[
    "Angola",
    "Argentin",
    "Asunci",
    "Auckland",
    "Australia",
    "Bolivia",
    "Botswana",
    "Brasília",
    "Brasilia",
    "Brazil",
    "Buenos",
    "Canberra",
    "Chile",
    "Fiji",
    "Johannesburg",
    "Lesotho",
    "Lima",
    "Madagasca",
    "Malawi",
    "Maputo",
    "Mauriti",
    "Melbourne",
    "Montevideo",
    "Mozambi",
    "Namibia",
    "Paragua",
    "Peru",
    "Pretoria",
    "Samoa",
    "Santiago",
    "Sydney",
    "Tonga",
    "Urugua",
    "Vanuatu",
    "Wellington",
    "Zambia",
    "Zealand",
    "Zimbabwe",
    "Eswatini",
    "Swazi",
    // South Africa.
    "Africa",
];
