//! Tells reports of matches, in which states are teams.

use std::ops::Range;
use std::sync::LazyLock;

use crate::text::by_hash::Vocabulary;
use crate::text::token::hash_folded;
use crate::text::{Case, Join, Token, Words};

/// Tells the sentences that report on matches: by words of sport and defeat, where no word of politics stands beside them.
pub(super) struct Matches {
    /// Whether no word of sport or defeat is in the text.
    none: bool,
    /// Whether the whole text reports on sport.
    all: bool,
}

/// How many tokens of a line are of a vocabulary, in small letters or where it begins.
fn count(vocabulary: &Vocabulary, words: &Words<'_>, line: &Range<usize>) -> usize {
    let known = |(token, at): &(&Token, usize)| {
        vocabulary.contains(token.hash) && (token.case == Case::Lower || *at == line.start)
    };
    words.tokens[line.clone()].iter().zip(line.start..).filter(known).count()
}

const WORDS_OF_SPORT: &str = "quarterfinal quarterfinals semifinal semifinals semi-final halftime wicket wickets innings bowled batsman striker midfielder goalkeeper goal \
         goals goalless scored scorer equaliser equalizer penalty kickoff coach defender forward batted batting tournament knockout umpire referee \
         stoppage medals medal standings touchdown quarterback homer pitcher tries scrum fullback playoff playoffs hat-trick fixture fixtures squad \
         trophy runs cricket rugby football soccer basketball hockey tennis pitch offside corner substitute booked beaten unbeaten teammate teammates";
const WORDS_OF_DEFEAT: &str =
    "beat beats thrashed stunned outplayed edged hammered drew trailed upset routed eliminated";

static SPORT: LazyLock<Vocabulary> = LazyLock::new(|| Vocabulary::of(WORDS_OF_SPORT.split_whitespace()));
static BEAT: LazyLock<Vocabulary> = LazyLock::new(|| Vocabulary::of(WORDS_OF_DEFEAT.split_whitespace()));
static EITHER: LazyLock<Vocabulary> =
    LazyLock::new(|| Vocabulary::of([WORDS_OF_SPORT, WORDS_OF_DEFEAT].into_iter().flat_map(str::split_whitespace)));
static POLITICS: LazyLock<Vocabulary> = LazyLock::new(|| {
    Vocabulary::of(
        "government president minister ministry parliament embassy army troops sanctions treaty summit diplomats diplomatic ambassador visa war \
         election police court hooligans boycott protest protesters border nuclear missile"
            .split_whitespace(),
    )
});

/// Words that are of sport beside certain others only.
const FINAL: u64 = hash_folded("final");
const TIME: u64 = hash_folded("time");
const GOALS: u64 = hash_folded("goals");

impl Matches {
    pub(super) fn read(words: &Words<'_>) -> Self {
        let lines =
            |vocabulary: &Vocabulary| words.sentences.iter().filter(|line| count(vocabulary, words, line) > 0).count();
        if lines(&EITHER) == 0 {
            return Self { none: true, all: false };
        }
        let told = |line: &&Range<usize>| {
            count(&SPORT, words, line) + phrases(words, line) > 0
                || count(&BEAT, words, line) > 0 && has_score(words, line)
        };
        let sport = words.sentences.iter().filter(told).count();
        let all = sport >= 3 && sport * 2 >= words.sentences.len() && sport > lines(&POLITICS) * 2;
        Self { none: false, all }
    }

    /// The part of a sentence whose states are teams; `goes_on` where the sentence before it, of the same paragraph, reports on a match.
    pub(super) fn teams(&self, words: &Words<'_>, line: &Range<usize>, goes_on: bool) -> Option<Range<usize>> {
        if self.none {
            return None;
        }
        let sport = count(&SPORT, words, line) + phrases(words, line);
        let clear = self.all || sport >= 2;
        let told = || count(&BEAT, words, line) > 0 || sport == 1 && has_score(words, line);
        let goes_on = goes_on && line.len() <= if sport > 0 { SHORT + 4 } else { SHORT };
        let reported = clear || goes_on || (sport == 1 || has_score(words, line)) && told();
        if reported && count(&POLITICS, words, line) == 0 {
            return Some(line.clone());
        }
        (sport > 0).then(|| opponents(words, line)).flatten()
    }
}

/// A sentence of so few words goes on with what the one before it tells.
const SHORT: usize = 8;

/// How many phrases of sport a line has: a quarter-final, half-time; "lost the final" and "two goals down" count twice.
fn phrases(words: &Words<'_>, line: &Range<usize>) -> usize {
    let word = |at: usize| if line.contains(&at) { words.of(at) } else { "" };
    let count = |at: usize| {
        let token = &words.tokens[at];
        let tied = token.join == Join::Hyphen && at > line.start;
        if token.hash == FINAL {
            let won = at >= line.start + 2
                && word(at - 1) == "the"
                && matches!(word(at - 2), "won" | "win" | "lost" | "lose" | "reached" | "reach");
            let ends = at + 1 == line.end || words.tokens[at + 1].join != Join::Space;
            usize::from(tied || won || ends && at > line.start && word(at - 1) == "the") + usize::from(won)
        } else if token.hash == TIME {
            usize::from(tied && word(at - 1) == "half")
        } else if token.hash == GOALS {
            usize::from(matches!(word(at + 1), "down" | "up" | "ahead" | "behind" | "clear"))
        } else {
            0
        }
    };
    line.clone().map(count).sum()
}

/// "England beat Germany": the names on both sides of a verb of defeat.
fn opponents(words: &Words<'_>, line: &Range<usize>) -> Option<Range<usize>> {
    let named = |at: &usize| matches!(words.tokens[*at].case, Case::Capitalized | Case::Upper);
    let verb = line.clone().find(|at| {
        let token = &words.tokens[*at];
        token.case == Case::Lower && BEAT.contains(token.hash)
    })?;
    let before = (line.start..verb).rev().take_while(named).count();
    let behind = (verb + 1..line.end).take_while(named).count();
    (before > 0 && behind > 0).then(|| verb - before..verb + 1 + behind)
}

/// "2-1", "Croatia 3, Germany 0".
fn has_score(words: &Words<'_>, line: &Range<usize>) -> bool {
    let tokens = &words.tokens;
    let digit = |at: usize| tokens[at].case == Case::Uncased && tokens[at].span.len() <= 2;
    let both = (line.start + 1..line.end).any(|at| digit(at) && digit(at - 1) && tokens[at].join == Join::Hyphen);
    let closed = |at: usize| at + 1 == line.end || tokens[at + 1].join != Join::Space;
    let one = |at: &usize| {
        digit(*at) && tokens[*at].join == Join::Space && tokens[*at - 1].case == Case::Capitalized && closed(*at)
    };
    both || (line.start + 1..line.end).filter(one).count() > 1
}
