//! One alias of a compiled layer, read in place.

use super::compiled::{View, u32_at};
use super::layout::{
    ALIAS, BY_RULE, IGNORE, JOINTS, LIMITED, LIMITS, MORE, NEEDS_CONTEXT, NEEDS_LANGUAGE, NEEDS_NAME, PREFIX,
    unpack_date,
};
use super::record::{AliasRecord, CaseRule, Form};
use crate::text::Date;

/// One alias of a layer.
#[derive(Clone, Copy)]
pub(crate) struct Alias<'a> {
    row: &'a [u8; ALIAS],
    /// What follows: its limits, where it has some, its folded words, other aliases.
    rest: &'a [u8],
    view: View<'a>,
}

impl<'a> Alias<'a> {
    /// The alias that bytes begin with.
    pub(super) fn first(bytes: &'a [u8], view: View<'a>) -> Option<Self> {
        let (row, rest) = bytes.split_first_chunk()?;
        Some(Self { row, rest, view })
    }

    /// Its entity, counted within the layer.
    pub(crate) fn entity(&self) -> u32 {
        self.number(0)
    }

    /// Its folded words, joined by blanks, commas or bars.
    pub(crate) fn folded(&self) -> &'a [u8] {
        self.after_limits().get(..self.number(4) as usize).unwrap_or_default()
    }

    /// The last of its folded words.
    pub(super) fn last_word(&self) -> Option<&'a str> {
        let last = self.folded().rsplit(|byte| JOINTS.contains(byte)).next()?;
        std::str::from_utf8(last).ok()
    }

    fn after_limits(&self) -> &'a [u8] {
        let limits = if self.flag(LIMITED) { LIMITS } else { 0 };
        self.rest.get(limits..).unwrap_or_default()
    }

    /// The next alias with the same words.
    pub(super) fn following(&self) -> Option<Self> {
        let folded = (self.number(4) as usize).checked_next_multiple_of(4).filter(|_| self.flag(MORE))?;
        Self::first(self.after_limits().get(folded..)?, self.view)
    }

    /// Its words as written in the list.
    pub(crate) fn spelling(&self) -> &'a str {
        self.view.string(self.number(1))
    }

    /// Bits of the tokens, the first 16, that the list capitalizes.
    pub(crate) fn capitalized(&self) -> u16 {
        u16::from_le_bytes([self.row[8], self.row[9]])
    }

    /// Bits of the tokens that must be in capitals.
    pub(crate) fn upper(&self) -> u16 {
        u16::from_le_bytes([self.row[10], self.row[11]])
    }

    pub(crate) fn form(&self) -> Form {
        Form::from_code(self.row[12])
    }

    pub(crate) fn case(&self) -> CaseRule {
        match self.row[13] {
            1 => CaseRule::Exact,
            2 => CaseRule::Any,
            _ => CaseRule::Usual,
        }
    }

    pub(crate) fn needs_context(&self) -> bool {
        self.flag(NEEDS_CONTEXT)
    }

    pub(crate) fn needs_name(&self) -> bool {
        self.flag(NEEDS_NAME)
    }

    /// Whether it counts in a text of this language. Where none is known, a name with a capital does (Norwegen), an adjective or a people
    /// does not (chino, Inder).
    pub(crate) fn is_of(&self, language: Option<&str>) -> bool {
        fn main(tag: &str) -> Option<&str> {
            tag.split('-').next()
        }
        if !self.needs_language() {
            return true;
        }
        match language {
            Some(language) => main(language) == main(self.language()),
            None => self.capitalized() > 0 && self.form() != Form::Demonym,
        }
    }

    pub(crate) fn needs_language(&self) -> bool {
        self.flag(NEEDS_LANGUAGE)
    }

    pub(crate) fn is_prefix(&self) -> bool {
        self.flag(PREFIX)
    }

    pub(crate) fn is_ignored(&self) -> bool {
        self.flag(IGNORE)
    }

    /// Whether a rule of romanization made it.
    pub(crate) fn is_by_rule(&self) -> bool {
        self.flag(BY_RULE)
    }

    /// The days between which it means its entity.
    pub(crate) fn dates(&self) -> (Option<Date>, Option<Date>) {
        (unpack_date(self.limit(0)), unpack_date(self.limit(1)))
    }

    /// Its language, empty for English.
    pub(crate) fn language(&self) -> &'a str {
        if self.flag(LIMITED) { self.view.string(self.limit(2)) } else { "" }
    }

    /// All that the list says of it.
    pub(crate) fn record(&self) -> AliasRecord {
        let (from, to) = self.dates();
        AliasRecord {
            text: self.spelling().to_owned(),
            form: self.form(),
            case: self.case(),
            needs_context: self.needs_context(),
            needs_name: self.needs_name(),
            prefix: self.is_prefix(),
            language: Some(self.language().to_owned()).filter(|language| !language.is_empty()),
            from,
            to,
        }
    }

    fn number(&self, field: usize) -> u32 {
        u32_at(self.row, field).unwrap_or(0)
    }

    /// Its first day, its last or where its language stands; 0 where it has no limits.
    fn limit(&self, which: usize) -> u32 {
        if self.flag(LIMITED) { u32_at(self.rest, which).unwrap_or(0) } else { 0 }
    }

    fn flag(&self, flag: u8) -> bool {
        self.row[14] & flag > 0
    }
}
