//! The words of a text, sentence by sentence: read once, and used by every stage.

use std::ops::Range;

use super::token::tokenize_span;
use super::{Case, Join, Sentence, Span, Token};

/// The tokens of a text, with its sentences as ranges of them. Methods that take the number of a token panic where there is none.
pub struct Words<'t> {
    /// The whole text.
    pub text: &'t str,
    /// With spans of the whole text.
    pub tokens: Vec<Token>,
    /// The tokens of each sentence.
    pub sentences: Vec<Range<usize>>,
    /// The marked tokens of the whole text, and where those of each sentence begin among them.
    marked: Vec<usize>,
    firsts: Vec<usize>,
}

impl<'t> Words<'t> {
    /// Reads the words of the sentences. Linear in their length.
    pub fn read(text: &'t str, sentences: &[Sentence]) -> Self {
        let mut tokens = Vec::with_capacity(text.len() / 5);
        let read = |sentence: &Sentence| {
            let first = tokens.len();
            tokenize_span(text, sentence.span, &mut tokens);
            first..tokens.len()
        };
        let sentences = sentences.iter().map(read).collect();
        let mut words = Self { text, tokens, sentences, marked: Vec::new(), firsts: Vec::new() };
        words.mark();
        words
    }

    fn mark(&mut self) {
        self.marked.reserve(self.tokens.len() / 4);
        self.firsts.reserve(self.sentences.len());
        for line in &self.sentences {
            let first = self.marked.len();
            self.firsts.push(first);
            for (token, at) in self.tokens[line.clone()].iter().zip(line.start..) {
                let tied = at > line.start && matches!(token.join, Join::Hyphen | Join::Apostrophe);
                if tied && self.marked[first..].last() != Some(&(at - 1)) {
                    self.marked.push(at - 1);
                }
                if !matches!(token.case, Case::Lower | Case::Uncased) {
                    self.marked.push(at);
                }
            }
        }
    }

    /// The few tokens of a sentence that names are sought at: those with a capital, and those that a hyphen or an apostrophe ties to the next.
    pub fn marked(&self, sentence: usize) -> &[usize] {
        let end = self.firsts.get(sentence + 1).copied().unwrap_or(self.marked.len());
        &self.marked[self.firsts[sentence]..end]
    }

    /// A token as it is written.
    pub fn of(&self, at: usize) -> &'t str {
        self.tokens[at].span.of(self.text)
    }

    /// Its bytes: to look at its ends, without the care that cutting a string takes.
    pub fn bytes(&self, at: usize) -> &'t [u8] {
        &self.text.as_bytes()[self.tokens[at].span.range()]
    }

    /// Whether a token begins with a digit from 0 to 9.
    pub fn begins_with_digit(&self, at: usize) -> bool {
        self.text.as_bytes()[self.tokens[at].span.start as usize].is_ascii_digit()
    }

    /// From the start of the first to the end of the last of these tokens.
    pub fn span(&self, range: &Range<usize>) -> Span {
        Span { start: self.tokens[range.start].span.start, end: self.tokens[range.end - 1].span.end }
    }

    /// What stands right behind a token, up to the next.
    pub fn gap_after(&self, at: usize) -> &'t str {
        let start = self.tokens[at].span.end as usize;
        let end = self.tokens.get(at + 1).map_or(self.text.len(), |next| next.span.start as usize);
        &self.text[start..end]
    }

    /// The tokens of a span, sought from a token on. For spans in order: as many steps as tokens are passed.
    pub fn range_from(&self, from: usize, span: Span) -> Range<usize> {
        let passed = self.tokens[from..].iter().take_while(|token| token.span.end <= span.start).count();
        let start = from + passed;
        let len = self.tokens[start..].iter().take_while(|token| token.span.start < span.end).count();
        start..start + len
    }
}

#[cfg(test)]
mod tests {
    use super::super::segment;
    use super::*;

    #[test]
    fn marked_are_capitals_and_what_is_tied_to_the_next() {
        let text = "The army left al-Bab and N'Djamena in 1999. In Rome d'Annunzio, a poet, was well-known for UN-led raids.\n\n42 gone.";
        let words = Words::read(text, &segment(text).sentences);
        let marked = |sentence| words.marked(sentence).iter().map(|at| words.of(*at)).collect::<Vec<_>>();
        assert_eq!(marked(0), ["The", "al", "Bab", "N", "Djamena"]);
        assert_eq!(marked(1), ["In", "Rome", "d", "Annunzio", "well", "UN"]);
        assert_eq!(marked(2), [""; 0]);
    }
}
