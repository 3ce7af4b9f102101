//! The English words that times are made of.

use std::sync::LazyLock;

use super::{Season, Unit};
use crate::text::by_hash::{ByHash, Sieve};
use crate::text::token::hash_folded;

/// What a word may be in the words of a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TimeWord {
    /// 0 for Monday.
    Weekday(u8),
    /// 1 to 12.
    Month(u8),
    /// As above, shortened: a number must stand beside it.
    ShortMonth(u8),
    Unit(Unit),
    Season(Season),
    /// Yesterday, today, tomorrow: so many days after the publication.
    Day(i8),
    Weekend,
    /// Two, twenty; "a" counts as one.
    Number(i16),
    /// Last, the, that: words that others of these follow.
    Opener,
}

const WORDS: &[(&str, TimeWord)] = &[
    ("monday", TimeWord::Weekday(0)),
    ("tuesday", TimeWord::Weekday(1)),
    ("wednesday", TimeWord::Weekday(2)),
    ("thursday", TimeWord::Weekday(3)),
    ("friday", TimeWord::Weekday(4)),
    ("saturday", TimeWord::Weekday(5)),
    ("sunday", TimeWord::Weekday(6)),
    ("january", TimeWord::Month(1)),
    ("february", TimeWord::Month(2)),
    ("march", TimeWord::Month(3)),
    ("april", TimeWord::Month(4)),
    ("may", TimeWord::Month(5)),
    ("june", TimeWord::Month(6)),
    ("july", TimeWord::Month(7)),
    ("august", TimeWord::Month(8)),
    ("september", TimeWord::Month(9)),
    ("october", TimeWord::Month(10)),
    ("november", TimeWord::Month(11)),
    ("december", TimeWord::Month(12)),
    ("jan", TimeWord::ShortMonth(1)),
    ("feb", TimeWord::ShortMonth(2)),
    ("mar", TimeWord::ShortMonth(3)),
    ("apr", TimeWord::ShortMonth(4)),
    ("jun", TimeWord::ShortMonth(6)),
    ("jul", TimeWord::ShortMonth(7)),
    ("aug", TimeWord::ShortMonth(8)),
    ("sep", TimeWord::ShortMonth(9)),
    ("sept", TimeWord::ShortMonth(9)),
    ("oct", TimeWord::ShortMonth(10)),
    ("nov", TimeWord::ShortMonth(11)),
    ("dec", TimeWord::ShortMonth(12)),
    ("day", TimeWord::Unit(Unit::Day)),
    ("days", TimeWord::Unit(Unit::Day)),
    ("week", TimeWord::Unit(Unit::Week)),
    ("weeks", TimeWord::Unit(Unit::Week)),
    ("month", TimeWord::Unit(Unit::Month)),
    ("months", TimeWord::Unit(Unit::Month)),
    ("year", TimeWord::Unit(Unit::Year)),
    ("years", TimeWord::Unit(Unit::Year)),
    ("spring", TimeWord::Season(Season::Spring)),
    ("summer", TimeWord::Season(Season::Summer)),
    ("autumn", TimeWord::Season(Season::Autumn)),
    ("fall", TimeWord::Season(Season::Autumn)),
    ("winter", TimeWord::Season(Season::Winter)),
    ("yesterday", TimeWord::Day(-1)),
    ("today", TimeWord::Day(0)),
    ("tonight", TimeWord::Day(0)),
    ("tomorrow", TimeWord::Day(1)),
    ("weekend", TimeWord::Weekend),
    ("a", TimeWord::Number(1)),
    ("an", TimeWord::Number(1)),
    ("one", TimeWord::Number(1)),
    ("two", TimeWord::Number(2)),
    ("three", TimeWord::Number(3)),
    ("four", TimeWord::Number(4)),
    ("five", TimeWord::Number(5)),
    ("six", TimeWord::Number(6)),
    ("seven", TimeWord::Number(7)),
    ("eight", TimeWord::Number(8)),
    ("nine", TimeWord::Number(9)),
    ("ten", TimeWord::Number(10)),
    ("eleven", TimeWord::Number(11)),
    ("twelve", TimeWord::Number(12)),
    ("fifteen", TimeWord::Number(15)),
    ("twenty", TimeWord::Number(20)),
    ("thirty", TimeWord::Number(30)),
    ("forty", TimeWord::Number(40)),
    ("fifty", TimeWord::Number(50)),
    ("last", TimeWord::Opener),
    ("this", TimeWord::Opener),
    ("next", TimeWord::Opener),
    ("that", TimeWord::Opener),
    ("the", TimeWord::Opener),
    ("same", TimeWord::Opener),
    ("coming", TimeWord::Opener),
];

static BY_HASH: LazyLock<ByHash<TimeWord>> =
    LazyLock::new(|| WORDS.iter().map(|(word, what)| (hash_folded(word), *what)).collect());

/// The words with which a time begins that begins with no digit.
static FIRST: LazyLock<Sieve> = LazyLock::new(|| {
    let ordinals = ONES.iter().chain(&TENS).map(|word| hash_folded(word));
    let mut first = Sieve::EMPTY;
    BY_HASH.keys().copied().chain(ordinals).for_each(|word| first.add(word));
    first
});

/// The words of which each time has one, where it has no number.
static CORE: LazyLock<Sieve> = LazyLock::new(|| {
    let outer = |word: &TimeWord| matches!(word, TimeWord::Number(_) | TimeWord::Opener);
    let words = BY_HASH.iter().filter(|(_, word)| !outer(word)).map(|(hash, _)| *hash);
    let mut core = Sieve::EMPTY;
    words.chain(HOURS.iter().map(|word| hash_folded(word))).for_each(|word| core.add(word));
    core
});

/// What the token with this hash may be.
pub(super) fn time_word(hash: u64) -> Option<TimeWord> {
    BY_HASH.get(&hash).copied()
}

/// False for most tokens, by their hash, with which no time begins; digits aside.
pub(super) fn first_words() -> &'static Sieve {
    &FIRST
}

/// False for most tokens, by their hash, that are no more than the beginning or end of a time; digits aside.
pub(super) fn core_words() -> &'static Sieve {
    &CORE
}

/// Parts of a day.
pub(super) const HOURS: &[&str] = &["morning", "afternoon", "evening", "night", "noon", "midday"];

const ONES: [&str; 19] = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
];

const TENS: [&str; 8] =
    ["twentieth", "thirtieth", "fortieth", "fiftieth", "sixtieth", "seventieth", "eightieth", "ninetieth"];

/// The number of an ordinal: 5th, eightieth, the second part of twenty-fifth.
pub(super) fn ordinal(word: &str) -> Option<u16> {
    if let Some(end) = word.find(|c: char| !c.is_ascii_digit()).filter(|end| (1..=3).contains(end)) {
        return ["st", "nd", "rd", "th"].contains(&&word[end..]).then(|| word[..end].parse().ok())?;
    }
    let index = |words: &[&str]| {
        words.iter().position(|known| word.eq_ignore_ascii_case(known)).and_then(|at| u16::try_from(at).ok())
    };
    index(&ONES).map(|at| at + 1).or_else(|| index(&TENS).map(|at| (at + 2) * 10))
}

/// What makes a number a rough one: "some two weeks ago" is no day.
pub(super) const ROUGH: &[&str] = &[
    "about",
    "almost",
    "nearly",
    "around",
    "roughly",
    "some",
    "over",
    "than",
    "least",
    "most",
    "under",
    "approximately",
];

/// Feasts and days with a name: no date of an event follows from them.
pub(super) const FEASTS: &[&str] =
    &["black", "good", "bloody", "easter", "palm", "super", "ash", "cyber", "holy", "maundy", "fat", "shrove", "whit"];

/// What makes a weekday the name of a paper, a club or a song.
pub(super) const PAPERS: &[&str] = &[
    "times",
    "telegraph",
    "mirror",
    "mail",
    "express",
    "world",
    "post",
    "independent",
    "herald",
    "tribune",
    "star",
    "people",
    "sun",
    "business",
    "review",
    "club",
    "group",
    "nation",
    "standard",
    "vision",
    "mercury",
    "age",
    "observer",
    "prayers",
    "gazette",
    "news",
];

/// What stands behind a number of four digits that counts.
pub(super) const COUNTED: &[&str] = &[
    "people",
    "men",
    "women",
    "children",
    "soldiers",
    "troops",
    "refugees",
    "prisoners",
    "migrants",
    "protesters",
    "metres",
    "meters",
    "kilometres",
    "kilometers",
    "km",
    "miles",
    "feet",
    "yards",
    "tonnes",
    "tons",
    "percent",
    "words",
    "pages",
    "homes",
    "houses",
    "villages",
    "towns",
    "cities",
    "cases",
    "places",
    "locations",
    "hours",
    "days",
    "minutes",
    "seconds",
    "votes",
    "seats",
    "dollars",
    "euros",
    "pounds",
    "square",
    "million",
    "billion",
    "civilians",
    "fighters",
    "workers",
    "students",
    "others",
    "members",
    "delegates",
    "times",
    "years",
    "items",
];

/// Small words that no noun is, by which "the 9 May parade" is told from "the 8th of May he".
pub(super) const SMALL: &[&str] = &[
    "a",
    "an",
    "the",
    "and",
    "or",
    "but",
    "in",
    "on",
    "at",
    "to",
    "by",
    "with",
    "of",
    "for",
    "from",
    "as",
    "he",
    "she",
    "it",
    "they",
    "we",
    "who",
    "which",
    "that",
    "when",
    "where",
    "while",
    "after",
    "before",
    "during",
    "because",
    "is",
    "was",
    "were",
    "are",
    "be",
    "been",
    "has",
    "had",
    "have",
    "will",
    "would",
    "can",
    "could",
    "may",
    "might",
    "its",
    "his",
    "her",
    "their",
    "this",
    "these",
    "there",
    "not",
    "until",
    "till",
    "through",
    "over",
    "under",
    "if",
    "ago",
    "later",
    "earlier",
    "following",
    "against",
    "between",
    "amid",
    "near",
    "into",
    "about",
    "also",
    "alone",
    "said",
    "did",
    "does",
    "do",
    "should",
    "must",
    "no",
    "both",
    "some",
    "all",
    "saying",
    "along",
    "without",
    "via",
];
