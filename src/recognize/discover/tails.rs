//! What stands behind a name and belongs to it: the form of a company, the number of a ruler.

use std::ops::Range;

use super::runs::Finder;
use crate::recognize::lexicon::Class;
use crate::text::Join;

impl Finder<'_, '_, '_> {
    /// "Prince Ferdinand I of Saxe-Coburg": a name with the number of a ruler behind it, which is a pronoun elsewhere.
    pub(super) fn with_number(&self, tokens: Range<usize>, title: Option<usize>) -> Range<usize> {
        let (words, number) = (self.scene.words, tokens.end);
        let of_ruler = |title: usize| {
            self.scene.is(title, Class::ROYAL)
                || matches!(words.of(title), "Prince" | "Duke" | "Tsar" | "Czar" | "Emperor")
        };
        let ruler = title.is_some_and(of_ruler);
        let ends = |at: usize| {
            at >= self.line.end || words.tokens[at].join != Join::Space || matches!(words.of(at), "of" | "was" | "and")
        };
        let first = ruler
            && number < self.line.end
            && words.of(number) == "I"
            && words.tokens[number].join == Join::Space
            && ends(number + 1);
        tokens.start..number + usize::from(first)
    }

    /// A name with the form of a company behind it: Tanashiro Seimitsu Co., Ltd.; Kestrelmoor Mining plc. The Co of a Co-chair is none.
    pub(super) fn with_company_form(&self, tokens: Range<usize>) -> Range<usize> {
        let scene = self.scene;
        let mut end = tokens.end;
        while end < self.line.end
            && scene.is(end, Class::COMPANY)
            && !self.is_half(end)
            && (matches!(scene.words.tokens[end].join, Join::Space | Join::Comma)
                || scene.words.gap_after(end - 1).trim_end() == ".,")
            && (!scene.is_small(end) || matches!(scene.words.of(end), "plc" | "asa" | "oyj"))
            && scene.hold(end).is_none()
        {
            end += 1;
        }
        tokens.start..end
    }
}
