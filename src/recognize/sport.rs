//! Tells reports of matches, in which states are teams.

use std::ops::Range;
use std::sync::LazyLock;

use foldhash::HashSet;

use super::discover::Sieve;
use crate::text::token::hash_folded;
use crate::text::{Case, Join, Token, Words};

/// Tells the sentences that report on matches: by words of sport and defeat, where no word of politics stands beside them.
pub(super) struct Matches {
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
    pub(super) fn read(words: &Words<'_>) -> Self {
        let lines =
            |vocabulary: &Vocabulary| words.sentences.iter().filter(|line| vocabulary.count(words, line) > 0).count();
        if lines(&EITHER) == 0 {
            return Self { none: true, all: false };
        }
        let sport = lines(&SPORT);
        let all = sport >= 3 && sport * 2 >= words.sentences.len() && sport > lines(&POLITICS) * 2;
        Self { none: false, all }
    }

    pub(super) fn holds(&self, words: &Words<'_>, line: &Range<usize>) -> bool {
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
