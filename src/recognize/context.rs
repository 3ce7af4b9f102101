//! Tells the parts of a text in which names are no actors: datelines, bylines, credits, quoted titles, reports of matches.

use std::ops::Range;
use std::sync::LazyLock;

use foldhash::HashSet;

use super::discover::Sieve;
use super::lexicon::{Class, class};
use super::words::Words;
use crate::text::token::hash_folded;
use crate::text::{Case, Join, Sentence, Token};

/// Why the names of a stretch count for nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Setting {
    /// Where and by whom it was written: no name counts.
    Credit,
    /// The quoted title of a work: no name counts.
    Work,
    /// A match: the states are teams.
    Match,
}

/// The stretches of a text whose names are no actors, by their tokens, in order.
pub(super) fn settings(words: &Words<'_>, sentences: &[Sentence]) -> Vec<(Range<usize>, Setting)> {
    let mut settings = Vec::new();
    let matches = Matches::read(words);
    let mut paragraph = None;
    for (number, line) in words.sentences.iter().enumerate() {
        let begins = paragraph.replace(sentences[number].paragraph) != Some(sentences[number].paragraph);
        if line.is_empty() {
            continue;
        }
        if is_credit(words, line, begins) {
            settings.push((line.clone(), Setting::Credit));
            continue;
        }
        if begins && let Some(end) = dateline(words, line) {
            settings.push((line.start..end, Setting::Credit));
        }
        if matches.holds(words, line) {
            settings.push((line.clone(), Setting::Match));
        }
        add_works(words, line, &mut settings);
    }
    settings
}

/// How many tokens a dateline may have.
const LONGEST_DATELINE: usize = 14;

/// The end of "SEOUL, May 1 (Yonhap) --" at the beginning of a paragraph: a place in capitals, or a date and a source, before a dash.
fn dateline(words: &Words<'_>, line: &Range<usize>) -> Option<usize> {
    let reach = line.start..line.end.min(line.start + LONGEST_DATELINE);
    let end = reach.clone().find(|at| is_dash(words.gap_after(*at)))? + 1;
    let inside = &words.tokens[line.start..end];
    let small =
        |token: &Token| token.case == Case::Lower && !matches!(token.span.of(words.text), "de" | "la" | "al" | "of");
    if end >= line.end || inside.iter().any(small) {
        return None;
    }
    let place = inside[0].case == Case::Upper && !all_upper(words, line);
    let date = |token: &Token| token.case == Case::Uncased || class(token.hash).is(Class::CALENDAR);
    let bracket = |token: &Token| words.text[..token.span.start as usize].ends_with('(');
    let source = inside.iter().any(bracket) && (inside.iter().any(date) || inside.len() <= 4);
    (place || source).then_some(end)
}

/// Whether a dash parts the words.
fn is_dash(gap: &str) -> bool {
    gap.contains(' ') && (gap.contains(['—', '–', '―']) || gap.contains("--") || gap.contains(" - "))
        || gap.starts_with(')') && gap.contains(['—', '–'])
        || gap.contains("--")
}

fn all_upper(words: &Words<'_>, line: &Range<usize>) -> bool {
    words.tokens[line.clone()].iter().all(|token| matches!(token.case, Case::Upper | Case::Uncased | Case::Initial))
}

/// "By Anna Smith", "Reporting by …", "Photo: Reuters", "Source: Xinhua", "Jane Doe is a correspondent for …".
fn is_credit(words: &Words<'_>, line: &Range<usize>, begins: bool) -> bool {
    let word = |at: usize| words.of(line.start + at);
    let len = line.len();
    let first = word(0);
    let gap = words.gap_after(line.start);
    let colon = gap.starts_with(':');
    let capital = |at: usize| {
        at < len
            && matches!(
                words.tokens[line.start + at].case,
                Case::Capitalized | Case::Upper | Case::Mixed | Case::Initial
            )
    };
    let ends = || words.gap_after(line.end - 1).trim_start().starts_with('.');
    match first {
        "by" | "By" | "BY" if begins && len <= 12 && capital(1) => {
            !ends() || line.clone().all(|at| at == line.start || !is_verb_like(words, at))
        }
        "Reporting" | "Editing" | "Writing" | "Edited" | "Reported" | "Written" | "Compiled" if len > 2 => {
            capital(2) && word(1) == "by"
        }
        "Additional" if len > 3 => word(1) == "reporting" && word(2) == "by",
        "PHOTO" | "Photo" | "Photos" | "Photograph" | "Image" | "Images" | "Credit" | "Source" | "Sources"
        | "Picture" | "Video" | "Caption" | "Photographer" => colon,
        "Staff" | "With" | "Contributor" if len <= 14 => line.clone().any(|at| words.tokens[at].hash == *CONTRIBUTED),
        _ => is_authors_note(words, line),
    }
}

static CONTRIBUTED: LazyLock<u64> = LazyLock::new(|| hash_folded("contributed"));
static IS: LazyLock<u64> = LazyLock::new(|| hash_folded("is"));

/// "Jane Doe is a correspondent for Reuters in Nairobi", "… contributed to this report".
fn is_authors_note(words: &Words<'_>, line: &Range<usize>) -> bool {
    let start = line.start.max(line.end.saturating_sub(8));
    if let Some(at) = (start..line.end).find(|at| words.tokens[*at].hash == *CONTRIBUTED) {
        let to = words.of((at + 1).min(line.end - 1));
        let report = |at: usize| matches!(words.of(at), "report" | "reporting" | "article" | "story");
        return matches!(to, "to" | "reporting") && line.clone().any(report);
    }
    let Some(at) = (line.start..line.end.min(line.start + 5)).find(|at| words.tokens[*at].hash == *IS) else {
        return false;
    };
    let trade = |at: &usize| matches!(words.of(*at), "correspondent" | "reporter" | "columnist" | "contributor");
    let noun = (at + 1..line.end.min(at + 6)).find(trade);
    noun.is_some_and(|noun| noun + 1 < line.end && matches!(words.of(noun + 1), "for" | "at" | "based" | "in"))
}

fn is_verb_like(words: &Words<'_>, at: usize) -> bool {
    class(words.tokens[at].hash).is(Class::SPEECH.or(Class::PERSONAL).or(Class::ACTS))
}

/// Quoted titles: capitalized words in quotation marks, three or more, with an ordinary word among them.
fn add_works(words: &Words<'_>, line: &Range<usize>, settings: &mut Vec<(Range<usize>, Setting)>) {
    let tokens = &words.tokens;
    let start = tokens[line.start].span.start as usize;
    let before = words.text[..start].chars().next_back();
    let mut open = before.is_some_and(is_quote).then_some(line.start);
    for at in line.clone() {
        // A quotation mark parts words for good.
        let parted = at + 1 == line.end || tokens[at + 1].join == Join::Hard;
        let gap = if parted { words.gap_after(at) } else { "" };
        if !gap.contains(is_quote) {
            continue;
        }
        match open.take() {
            Some(first) if is_title(words, &(first..at + 1), gap) => settings.push((first..at + 1, Setting::Work)),
            Some(_) if !gap.chars().rev().take_while(|c| !c.is_whitespace()).any(is_quote) => {}
            _ => open = Some(at + 1).filter(|at| *at < line.end),
        }
    }
}

fn is_quote(c: char) -> bool {
    matches!(c, '"' | '“' | '”' | '„' | '«' | '»')
}

fn is_title(words: &Words<'_>, range: &Range<usize>, gap: &str) -> bool {
    let tokens = &words.tokens[range.clone()];
    let long = tokens.iter().filter(|token| token.case != Case::Uncased && token.span.len() > 3);
    let capital = |token: &&Token| token.case != Case::Lower;
    let plain = tokens
        .iter()
        .filter(|token| {
            class(token.hash).is(Class::WORD
                .or(Class::OPENER)
                .or(Class::ORDINARY)
                .or(Class::GENERIC)
                .or(Class::LINK)
                .or(Class::TITLE))
        })
        .count();
    let speech = gap.starts_with(',') || tokens[tokens.len() - 1].possessive;
    (2..=9).contains(&tokens.len())
        && !speech
        && tokens[0].case != Case::Lower
        && plain > 0
        && long.clone().count() > 0
        && long.clone().all(|token| capital(&token))
        && tokens.iter().filter(capital).count() > 1
        && !tokens.iter().skip(1).any(|token| matches!(token.join, Join::Hard))
}

/// Words of reports on matches, and words that say that more than a match is meant.
struct Matches {
    /// Whether no word of sport or defeat is in the text.
    none: bool,
    /// Whether the whole text reports on sport.
    all: bool,
}

/// A few words, quickly told from others.
struct Vocabulary(HashSet<u64>, Sieve);

impl Vocabulary {
    fn new(words: &str) -> Self {
        let words: HashSet<u64> = words.split_whitespace().map(hash_folded).collect();
        let sieve = Sieve::of(&words);
        Self(words, sieve)
    }

    /// How many tokens of a line are among them, in small letters.
    fn count(&self, words: &Words<'_>, line: &Range<usize>) -> usize {
        let known =
            |token: &&Token| self.1.may_hold(token.hash) && token.case == Case::Lower && self.0.contains(&token.hash);
        words.tokens[line.clone()].iter().filter(known).count()
    }
}

const WORDS_OF_SPORT: &str = "quarterfinal quarterfinals semifinal semifinals semi-final halftime wicket wickets innings bowled batsman striker midfielder goalkeeper goal \
         goals goalless scored scorer equaliser equalizer penalty kickoff coach defender forward batted batting tournament knockout umpire referee \
         stoppage medals medal standings touchdown quarterback homer pitcher tries scrum fullback playoff playoffs hat-trick fixture fixtures squad \
         trophy runs cricket rugby football soccer basketball hockey tennis pitch offside corner substitute booked beaten unbeaten teammate teammates";
const WORDS_OF_DEFEAT: &str =
    "beat beats thrashed stunned outplayed edged hammered drew trailed upset routed eliminated";

static SPORT: LazyLock<Vocabulary> = LazyLock::new(|| Vocabulary::new(WORDS_OF_SPORT));
static BEAT: LazyLock<Vocabulary> = LazyLock::new(|| Vocabulary::new(WORDS_OF_DEFEAT));
static EITHER: LazyLock<Vocabulary> = LazyLock::new(|| Vocabulary::new(&[WORDS_OF_SPORT, WORDS_OF_DEFEAT].join(" ")));
static POLITICS: LazyLock<Vocabulary> = LazyLock::new(|| {
    Vocabulary::new(
        "government president minister ministry parliament embassy army troops sanctions treaty summit diplomats diplomatic ambassador visa war \
         election police court hooligans boycott protest protesters border nuclear missile",
    )
});

impl Matches {
    fn read(words: &Words<'_>) -> Self {
        let lines =
            |vocabulary: &Vocabulary| words.sentences.iter().filter(|line| vocabulary.count(words, line) > 0).count();
        if lines(&EITHER) == 0 {
            return Self { none: true, all: false };
        }
        let sport = lines(&SPORT);
        let all = sport >= 3 && sport * 2 >= words.sentences.len() && sport > lines(&POLITICS) * 2;
        Self { none: false, all }
    }

    fn holds(&self, words: &Words<'_>, line: &Range<usize>) -> bool {
        if self.none {
            return false;
        }
        let sport = SPORT.count(words, line);
        let clear = self.all || sport >= 2;
        let told = || BEAT.count(words, line) > 0 || sport == 1 && has_score(words, line);
        let reported = clear || (sport == 1 || has_score(words, line)) && told();
        reported && POLITICS.count(words, line) == 0
    }
}

/// "2-1", "Croatia 3, Germany 0".
fn has_score(words: &Words<'_>, line: &Range<usize>) -> bool {
    let digit = |at: usize| words.tokens[at].case == Case::Uncased && words.tokens[at].span.len() <= 2;
    (line.start + 1..line.end).any(|at| digit(at) && digit(at - 1) && words.tokens[at].join == Join::Hyphen)
}
