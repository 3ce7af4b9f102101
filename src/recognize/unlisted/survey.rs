//! What a whole text says of its words: which it writes with a capital inside of sentences, and which in small letters.

use foldhash::{HashMap, HashSet};

use super::Words;
use super::words::Class;
use crate::text::{Case, Token};

/// The words of a text by the way they are written.
#[derive(Default)]
pub(super) struct Survey {
    /// With a capital where no sentence begins.
    pub(super) capital: HashSet<u64>,
    /// In small letters.
    pub(super) small: HashSet<u64>,
    /// How often, in capitals only.
    pub(super) letters: HashMap<u64, u32>,
    /// Whether the text is in German, whose nouns all have capitals.
    pub(super) german: bool,
}

impl Survey {
    pub(super) fn new(words: &Words<'_>) -> Self {
        let mut survey = Self::default();
        let mut german = 0;
        for line in words.sentences.iter().filter(|line| !line.heading) {
            for at in line.tokens.clone() {
                let token = &words.tokens[at];
                match token.case {
                    Case::Lower => {
                        survey.small.insert(token.hash);
                        german += usize::from(words.classes[at].is(Class::GERMAN));
                    }
                    Case::Uncased => {}
                    Case::Upper => *survey.letters.entry(token.hash).or_default() += 1,
                    Case::Capitalized | Case::Initial | Case::Mixed => {
                        if !words.opens(at, &line.tokens) {
                            survey.capital.insert(token.hash);
                        }
                    }
                }
            }
        }
        // One word in twelve of German prose is one of them, of other languages hardly any.
        survey.german = german >= 3 && german * 16 >= words.tokens.len();
        survey
    }
}

/// Whether a sentence is written as a headline: all its longer words have capitals, or nearly all its letters are.
pub(super) fn is_heading(sentence: &str, tokens: &[Token]) -> bool {
    let cased = || tokens.iter().filter(|token| token.case != Case::Uncased);
    let count = cased().count();
    let capitals = cased().filter(|token| matches!(token.case, Case::Upper | Case::Initial)).count();
    if count > 0 && capitals * 10 >= count * 8 {
        return true;
    }
    let long = cased().filter(|token| token.span.len() > 3).count();
    let small = cased().filter(|token| token.case == Case::Lower && token.span.len() > 3).count();
    let ends = sentence.trim_end_matches(['"', '”', '’', '\'', ')', '»']).ends_with(['.', '…', ':', ';', ',']);
    let verb = cased().any(|token| token.case == Case::Lower);
    let titled = long >= 2 && small * 5 <= long;
    // A short sentence of names is one where it ends like one and says something.
    titled && (!ends || !verb && count > 4)
}
