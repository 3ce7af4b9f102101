//! Spells names as other systems of romanization, other languages and other habits do, so that a list needs to hold one form.
//!
//! Capitals, diacritics, hyphens and apostrophes are not compared, so only spellings that differ in letters or in the division into words count.

mod arabic;
mod chinese;
mod combine;
mod cyrillic;
mod han;
mod japanese;
mod korean;
mod latin;
mod wade_giles;

#[cfg(test)]
mod tests;

use super::record::{AliasRecord, CaseRule, EntityRecord, Form, Kind};

const KOREA: [&str; 2] = ["state.north-korea", "state.south-korea"];
const CHINA: [&str; 5] = ["state.china", "state.taiwan", "state.nationalist-china", "state.hong-kong", "state.macau"];
/// Where names are usually written by Wade-Giles, and Mandarin is spoken.
const WADE_GILES: [&str; 2] = ["state.taiwan", "state.nationalist-china"];
/// Whose names are written in Hangul, too, but are not Korean.
const NEIGHBOURS: [&str; 5] = ["state.japan", "state.vietnam", "state.mongolia", "state.singapore", "state.malaysia"];
const JAPAN: [&str; 1] = ["state.japan"];
const HUNGARY: [&str; 1] = ["state.hungary"];

/// Further spellings of a person's names that follow by rule, sorted; none for other kinds.
///
/// Each is an alias, or a short form where it comes from one, and carries the rules of the name that it comes from: where that needs
/// context, it does. Of those that come from several names, the one with the fewest conditions stays.
pub(super) fn spellings(entity: &EntityRecord) -> Vec<AliasRecord> {
    let Some(person) = Person::of(entity) else { return Vec::new() };
    let mut found = person.korean();
    found.extend(person.chinese());
    found.extend(person.cyrillic());
    found.extend(person.plain());
    found.retain(|spelling| spelling.text != person.name.text);
    let rank = |alias: &AliasRecord| (alias.needs_name, alias.needs_context);
    found.sort_by(|a, b| (&a.text, rank(a)).cmp(&(&b.text, rank(b))));
    found.dedup_by(|later, first| later.text == first.text);
    found
}

/// A person whose names may be spelled in other ways.
struct Person<'a> {
    /// The canonical name with its rules.
    name: AliasRecord,
    /// Surnames in Latin letters.
    shorts: Vec<&'a AliasRecord>,
    translations: Vec<&'a AliasRecord>,
    countries: &'a [String],
}

impl<'a> Person<'a> {
    fn of(entity: &'a EntityRecord) -> Option<Self> {
        let text = entity.name.as_ref().filter(|_| entity.kind == Some(Kind::Person))?;
        let ruled = entity.aliases.iter().find(|alias| alias.form == Form::Name && alias.text == *text);
        let name = ruled.cloned().unwrap_or_else(|| AliasRecord::new(text.clone(), Form::Name));
        let plain = |alias: &&AliasRecord| alias.case == CaseRule::Usual && !alias.prefix;
        let name = Some(name).filter(|name| plain(&name))?;
        let aliases = || entity.aliases.iter().filter(plain);
        Some(Self {
            name,
            shorts: aliases().filter(|alias| alias.form == Form::Short && alias.language.is_none()).collect(),
            translations: aliases().filter(|alias| alias.language.is_some()).collect(),
            countries: &entity.countries,
        })
    }

    fn is_of(&self, states: &[&str]) -> bool {
        self.countries.iter().any(|country| states.contains(&country.as_str()))
    }

    /// The translations into one of these languages that `suits`.
    fn translated(&self, languages: &[&str], suits: impl Fn(&str) -> bool) -> Option<&'a AliasRecord> {
        let within = |alias: &&&AliasRecord| alias.language.as_deref().is_some_and(|code| languages.contains(&code));
        self.translations.iter().filter(within).find(|alias| suits(&alias.text)).copied()
    }

    /// Spellings of the canonical name, found with the help of a translation.
    fn of_name(&self, translation: Option<&AliasRecord>, texts: Vec<String>) -> Vec<AliasRecord> {
        let needs = |flag: fn(&AliasRecord) -> bool| flag(&self.name) || translation.is_some_and(flag);
        let source = AliasRecord {
            form: Form::Alias,
            needs_context: needs(|alias| alias.needs_context),
            needs_name: needs(|alias| alias.needs_name),
            ..self.name.clone()
        };
        respelled(&source, texts)
    }

    fn korean(&self) -> Vec<AliasRecord> {
        let hangul = self.translated(&["ko"], korean::is_name);
        let text = hangul.map(|hangul| hangul.text.as_str());
        if self.is_of(&KOREA) {
            return self.of_name(hangul, korean::spellings(&self.name.text, text));
        }
        let foreign = self.is_of(&NEIGHBOURS) || self.is_of(&CHINA);
        let Some(text) = text.filter(|text| !foreign && korean::agrees(&self.name.text, text)) else {
            return Vec::new();
        };
        self.of_name(hangul, korean::spellings(&self.name.text, Some(text)))
    }

    fn chinese(&self) -> Vec<AliasRecord> {
        if !self.is_of(&CHINA) {
            return Vec::new();
        }
        let written = self.translated(&["zh-Hant", "zh"], han::is_name);
        let habit = if self.is_of(&WADE_GILES) { chinese::Habit::WadeGiles } else { chinese::Habit::Pinyin };
        let text = written.map(|written| written.text.as_str());
        let mut found = self.of_name(written, chinese::spellings(&self.name.text, text, habit));
        for (from, to) in [("zh", "zh-Hant"), ("zh-Hant", "zh")] {
            let known = |alias: &&&AliasRecord| alias.language.as_deref() == Some(from);
            for alias in self.translations.iter().filter(known) {
                let converted = if to == "zh" { han::simplified(&alias.text) } else { han::traditional(&alias.text) };
                let language = Some(to.to_owned());
                found.extend(converted.map(|text| AliasRecord { text, language, ..(*alias).clone() }));
            }
        }
        found
    }

    fn cyrillic(&self) -> Vec<AliasRecord> {
        let Some(alphabets) = cyrillic::alphabets(self.countries) else { return Vec::new() };
        let written = alphabets.iter().filter_map(|alphabet| {
            Some((*alphabet, self.translated(&[alphabet.language()], |text| text.contains(' '))?))
        });
        let written: Vec<_> = written.collect();
        let mut found = Vec::new();
        for (alphabet, translation) in &written {
            found.extend(self.of_name(Some(translation), cyrillic::spellings(&translation.text, *alphabet)));
        }
        if written.is_empty() {
            found.extend(self.of_name(None, cyrillic::from_latin(&self.name.text)));
        }
        for short in &self.shorts {
            let texts = written
                .iter()
                .find_map(|(alphabet, translation)| cyrillic::surnames(&short.text, &translation.text, *alphabet));
            found.extend(respelled(short, texts.unwrap_or_default()));
        }
        found
    }

    /// What follows from the Latin letters alone.
    fn plain(&self) -> Vec<AliasRecord> {
        let name = self.name.text.as_str();
        let mut texts = Vec::new();
        if self.is_of(&JAPAN) {
            let characters = self.translated(&["ja"], |_| true).map(|alias| alias.text.as_str());
            texts.extend(japanese::spellings(name, characters));
        }
        if self.is_of(&HUNGARY) {
            texts.extend(latin::family_first(name));
        }
        let mut found = Vec::new();
        if let Some(speech) = arabic::speech(self.countries) {
            texts.extend(arabic::spellings(name, speech));
            for short in &self.shorts {
                found.extend(respelled(short, arabic::surnames(&short.text)));
            }
        }
        if !self.is_of(&CHINA) {
            texts.extend(latin::spelled_out(name));
            for short in &self.shorts {
                found.extend(respelled(short, latin::spelled_out(&short.text).into_iter().collect()));
            }
        }
        found.extend(self.of_name(None, texts));
        found
    }
}

fn respelled(source: &AliasRecord, texts: Vec<String>) -> Vec<AliasRecord> {
    texts.into_iter().map(|text| AliasRecord { text, ..source.clone() }).collect()
}
