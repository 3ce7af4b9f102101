//! What the offices beside a name say of it.

use super::beside::Beside;
use crate::recognize::lexicon::Class;
use crate::text::Join;

impl Beside<'_, '_, '_> {
    /// "the special envoy for X": where somebody is sent, or what for.
    pub(super) fn is_sent_to(&self, noun: usize) -> bool {
        let words = self.scene.words;
        let sent = matches!(
            words.of(noun),
            "envoy" | "representative" | "emissary" | "mediator" | "rapporteur" | "coordinator"
        );
        sent && words.of(noun + 1) == "for"
    }

    /// "the candidate for X": where somebody wants to be elected, or what for.
    pub(super) fn is_stood_for(&self, noun: usize) -> bool {
        let words = self.scene.words;
        matches!(words.of(noun), "candidate" | "MP" | "MPs" | "lawmaker" | "legislator")
            && words.of(noun + 1) == "for"
            && words.of(noun + 2) != "the"
    }

    /// "the minister of X": a field.
    pub(super) fn is_over(&self, noun: usize) -> bool {
        let words = self.scene.words;
        matches!(words.of(noun), "minister" | "ministers" | "secretary" | "undersecretary")
            && matches!(words.of(noun + 1), "of" | "for")
            && self.scene.words.of(noun + 2) != "the"
    }

    /// "Uchenna Vangphaen, Director-General of", "Odhran Pell, Ambassador of": an office with a capital, of something.
    pub(super) fn is_office_of(&self, office: usize) -> bool {
        let (scene, tokens) = (self.scene, &self.scene.words.tokens);
        let parts = Class::TITLE.or(Class::TITLE_PART).or(Class::FIELD);
        let joined = |at: &usize| *at == office || matches!(tokens[*at].join, Join::Space | Join::Hyphen);
        let capital = |at: &usize| scene.is_capital(*at) && scene.is(*at, parts) && !scene.is_firm(*at);
        let words = (office..self.line.end).take_while(joined).take_while(capital);
        let (len, titles) =
            words.fold((0, 0), |(len, titles), at| (len + 1, titles + usize::from(scene.is(at, Class::TITLE))));
        let of = office + len;
        let placed = matches!(self.word_back(1), "in" | "In" | "at" | "At" | "near" | "from" | "From" | "of" | "to");
        titles > 0 && of < self.line.end && matches!(scene.words.of(of), "of" | "for") && !placed
    }
}
