//! Tells reports of matches and stories: their attacks and defeats are no events.

use std::ops::Range;

use super::super::rules::{Rules, WordClass};
use crate::text::{Token, Words};

/// Whether a document reports a match: many of its words are those of a game.
pub(in crate::relate) fn is_match_report(words: &Words<'_>, rules: &Rules) -> bool {
    let of_match = |token: &&Token| rules.word(token.hash).class.is(WordClass::MATCH);
    let count = words.tokens.iter().filter(of_match).count();
    count >= 6 && count * 50 >= words.tokens.len()
}

/// Whether a sentence with words of these classes tells of a match or a story: its attacks and defeats are no events.
pub(in crate::relate) fn is_no_news(words: &Words<'_>, line: Range<usize>, held: WordClass) -> bool {
    let sport = held.is(WordClass::SPORT)
        || held.is(WordClass::FINAL)
            && words.tokens[line.clone()].windows(2).enumerate().any(|(at, _)| {
                matches!(words.of(line.start + at), "semi" | "quarter")
                    && matches!(words.of(line.start + at + 1), "final" | "finals")
            });
    // "The novel tells how", "The film depicts"
    let plot = |at: usize| {
        let told = ["tell", "depict", "imagin", "portray", "follow", "dramati", "envision", "is"];
        at + 3 < line.end
            && matches!(words.of(at), "The" | "His" | "Her" | "This")
            && matches!(words.of(at + 1), "novel" | "film" | "movie" | "thriller" | "drama" | "comic" | "game" | "play")
            && told.iter().any(|stem| words.of(at + 2).starts_with(stem))
    };
    let fiction = |at: usize| {
        at + 2 < line.end
            && matches!(words.of(at), "In" | "in")
            && matches!(words.of(at + 1), "the" | "The" | "a" | "this" | "his" | "her")
            && (at + 2..line.end.min(at + 5)).any(|at| {
                matches!(
                    words.of(at),
                    "novel" | "film" | "movie" | "book" | "play" | "game" | "drama" | "thriller" | "comic"
                )
            })
    };
    sport || fiction(line.start) || plot(line.start)
}
