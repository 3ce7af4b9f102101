//! Divides a text into paragraphs and sentences and sets boilerplate aside.

mod abbreviations;
mod boilerplate;
mod lines;
mod lists;
mod pairs;
mod paragraphs;
mod sentences;
mod stops;
mod table;

use super::Span;
use lines::Line;
use paragraphs::Passage;

/// A sentence: no blanks at its ends, inside one paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Where it stands.
    pub span: Span,
    /// The number of its paragraph in the text, from 0.
    pub paragraph: u32,
}

/// What [`segment`] found. Sentences and boilerplate together hold every non-blank character of the text exactly once, in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Segmentation {
    /// The sentences of the article, in order.
    pub sentences: Vec<Sentence>,
    /// Passages of the page that are no part of the article, in order.
    pub boilerplate: Vec<Span>,
}

/// Divides `text` into sentences. Linear in its length.
///
/// Blank lines divide paragraphs; within a block of lines the lines themselves tell whether they are wrapped prose (joined) or paragraphs of
/// their own. Two texts with a blank line between them are divided as each alone, unless the first ends in boilerplate (the links under
/// "Related articles" may stand below a blank line). A sentence of more than 4,000 bytes is cut at a blank where it has one.
pub fn segment(text: &str) -> Segmentation {
    let mut segmenter =
        Segmenter { text, found: Segmentation::default(), paragraph: 0, page: paragraphs::Page::default() };
    let mut block: Vec<Line> = Vec::new();
    for line in lines::lines(text) {
        if line.is_blank() {
            segmenter.block(&mut block);
        } else {
            block.push(line);
        }
    }
    segmenter.block(&mut block);
    segmenter.found
}

struct Segmenter<'t> {
    text: &'t str,
    found: Segmentation,
    paragraph: u32,
    page: paragraphs::Page,
}

impl Segmenter<'_> {
    /// Divides the lines between two blank lines, and empties `block`.
    fn block(&mut self, block: &mut Vec<Line>) {
        let mut page = std::mem::take(&mut self.page);
        page.passages(self.text, block, &mut |passage| self.passage(passage));
        self.page = page;
        block.clear();
    }

    fn passage(&mut self, passage: Passage) {
        let (start, end) = (passage.start, passage.end);
        let paragraph = &self.text[start..end];
        let tail = boilerplate::tail(paragraph).unwrap_or(paragraph.len());
        if passage.boilerplate || !has_word(&paragraph[..tail]) {
            self.found.boilerplate.push(Span::new(start, end));
            return;
        }
        let (sentences, number) = (&mut self.found.sentences, self.paragraph);
        sentences::divide(&paragraph[..tail], &mut |from, to| {
            let span = Span::new(start + from, start + to);
            sentences.push(Sentence { span, paragraph: number });
        });
        self.paragraph += 1;
        if tail < paragraph.len() {
            self.found.boilerplate.push(Span::new(start + tail, end));
        }
    }
}

fn has_word(text: &str) -> bool {
    text.chars().any(char::is_alphanumeric)
}

#[cfg(test)]
mod tests;
