//! Makes names that can be searched for of what others call an entity.

use std::collections::HashSet;

use super::super::record::{AliasRecord, CaseRule, EntityRecord, Form};
use crate::text::clean::clean;
use crate::text::token::tokenize;

/// Another name, told apart from abbreviations. Of two letters it counts only in context: `US` may be many things.
pub(super) fn alias(text: &str) -> AliasRecord {
    let letters = text.chars().filter(char::is_ascii_uppercase).count();
    let acronym = (2..=6).contains(&letters) && text.chars().all(|c| c.is_ascii_uppercase() || c == '.');
    let form = if acronym { Form::Acronym } else { Form::Alias };
    AliasRecord { needs_context: acronym && letters == 2, ..AliasRecord::new(text, form) }
}

/// A name in a language other than English.
pub(super) fn translation(text: &str, language: &str) -> AliasRecord {
    AliasRecord { language: Some(language.to_owned()), ..AliasRecord::new(text, Form::Alias) }
}

/// Cleans the canonical name, whose flags would stand behind a bar; false where there is nothing to search for.
pub(super) fn tidy_name(record: &mut EntityRecord) -> bool {
    record.name = record.name.take().map(|name| clean(&name.replace('|', " "))).filter(|name| has_words(name));
    record.name.is_some()
}

/// Cleans the other names and takes out those that repeat or cannot be searched for; their number is given back.
pub(super) fn tidy_aliases(record: &mut EntityRecord) -> usize {
    let name = record.name.clone().unwrap_or_default();
    let mut seen = HashSet::from([name]);
    let mut dropped = 0;
    record.aliases.retain_mut(|alias| {
        alias.text = clean(&alias.text);
        if seen.contains(&alias.text) {
            return false;
        }
        let good = has_words(&alias.text) && (alias.case == CaseRule::Any || is_distinct(&alias.text));
        dropped += usize::from(!good);
        if good {
            seen.insert(alias.text.clone());
        }
        good
    });
    dropped
}

fn has_words(text: &str) -> bool {
    (1..=64).contains(&tokenize(text).len())
}

/// Whether a name is more than a letter or a common word: one word in small letters (`us`) would be found everywhere.
fn is_distinct(text: &str) -> bool {
    let is_small_word =
        tokenize(text).len() == 1 && text.chars().any(char::is_lowercase) && !text.chars().any(char::is_uppercase);
    let letters = text.chars().filter(|c| c.is_alphanumeric()).count();
    !is_small_word && (letters > 1 || !text.is_ascii())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn abbreviations_are_told_apart() {
        let cases = [
            ("NATO", Form::Acronym, false),
            ("U.N.", Form::Acronym, true),
            ("FR", Form::Acronym, true),
            ("Nato", Form::Alias, false),
            ("UN Women", Form::Alias, false),
            ("F", Form::Alias, false),
        ];
        for (text, form, context) in cases {
            let alias = alias(text);
            assert_eq!((alias.form, alias.needs_context), (form, context), "{text}");
        }
    }

    #[test]
    fn names_are_cleaned_and_stand_once() {
        let alias = |text: &str| AliasRecord::new(text, Form::Alias);
        let mut record = EntityRecord {
            name: Some(" Oslo\n|Pact ".to_owned()),
            aliases: ["Oslo Pact", "The  Pact", "The Pact", "us", "X", "🇫🇷", "ﷺ", "条", "e pact"].map(alias).to_vec(),
            ..EntityRecord::default()
        };
        assert!(tidy_name(&mut record));
        assert_eq!(tidy_aliases(&mut record), 3);
        assert_eq!(record.name.as_deref(), Some("Oslo Pact"));
        let left: Vec<_> = record.aliases.iter().map(|alias| alias.text.as_str()).collect();
        assert_eq!(left, ["The Pact", "ﷺ", "条", "e pact"]);
    }
}
