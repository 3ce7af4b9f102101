//! Numbers, and the words before them: "up to 13,000", "about 200".

use super::Reader;
use crate::relate::rules::WordClass;
use crate::text::{Case, Join};

impl Reader<'_, '_> {
    /// Whether a token is part of "up to 13,000", "more than twenty", "at least eight", "about 200".
    pub(super) fn is_before_number(&self, at: usize) -> bool {
        let number = |at: usize| is_number(self.word_at(at));
        let before = || if at > self.line.start { self.words.of(at - 1) } else { "" };
        match self.words.of(at) {
            "up" | "Up" => self.word_at(at + 1) == "to" && number(at + 2),
            "to" => matches!(before(), "up" | "Up") && number(at + 1),
            "more" | "More" | "less" | "Less" | "fewer" | "Fewer" => self.word_at(at + 1) == "than" && number(at + 2),
            "than" => matches!(before(), "more" | "More" | "less" | "Less" | "fewer" | "Fewer") && number(at + 1),
            "at" | "At" => matches!(self.word_at(at + 1), "least" | "most") && number(at + 2),
            "least" | "most" => matches!(before(), "at" | "At") && number(at + 1),
            "about" | "About" | "around" | "Around" => number(at + 1) && self.number_ends_behind(at + 1),
            "nearly" | "Nearly" | "almost" | "Almost" | "roughly" | "Roughly" => number(at + 1),
            _ => false,
        }
    }

    /// Whether a word follows a number that is counted by it: "about 200 supporters", not "about 2011".
    fn number_ends_behind(&self, at: usize) -> bool {
        at + 1 < self.line.end
            && matches!(self.words.tokens[at + 1].join, Join::Space | Join::Hyphen)
            && self.words.tokens[at + 1].case == Case::Lower
            && !self.senses.of(at + 1).class.is(WordClass::PREPOSITION.or(WordClass::AND))
    }
}

pub(super) fn is_number(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit())
        || matches!(
            word,
            "one"
                | "two"
                | "three"
                | "four"
                | "five"
                | "six"
                | "seven"
                | "eight"
                | "nine"
                | "ten"
                | "eleven"
                | "twelve"
        )
        || matches!(
            word,
            "twenty" | "thirty" | "forty" | "fifty" | "sixty" | "dozens" | "hundreds" | "thousands" | "half"
        )
}
