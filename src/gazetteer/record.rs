//! What a gazetteer says of an entity before it is compiled, whatever file it was written in.

use std::fmt;
use std::str::FromStr;

use crate::text::Date;
use crate::text::fold::fold;

/// The class of an entity.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A human being.
    Person,
    /// A state, territory or polity, past or present.
    State,
    /// An organization: ministry, party, armed force, international body, news agency, company.
    Agency,
    /// A treaty, convention, pact, accord, armistice or resolution.
    Treaty,
    /// No entity: words that must not be taken for one (South China Sea).
    Ignore,
    /// A class that a user's gazetteer declares by using it: `place`, `vessel`.
    Other(Box<str>),
}

impl Kind {
    /// The name used in files and exports.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Person => "person",
            Self::State => "state",
            Self::Agency => "agency",
            Self::Treaty => "treaty",
            Self::Ignore => "ignore",
            Self::Other(name) => name,
        }
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.as_str())
    }
}

impl FromStr for Kind {
    type Err = String;

    fn from_str(name: &str) -> Result<Self, String> {
        let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
        match name {
            "person" => Ok(Self::Person),
            "state" => Ok(Self::State),
            "agency" => Ok(Self::Agency),
            "treaty" => Ok(Self::Treaty),
            "ignore" => Ok(Self::Ignore),
            other if other.starts_with(|c: char| c.is_ascii_lowercase()) && other.chars().all(plain) => {
                Ok(Self::Other(other.into()))
            }
            other => Err(format!(
                "kind `{other}`: expected person, state, agency, treaty, ignore or a word of your own in small letters, digits and _"
            )),
        }
    }
}

/// What a surface form is to its entity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Form {
    /// The canonical name.
    Name,
    /// Another full name.
    Alias,
    /// An abbreviation in capitals.
    Acronym,
    /// A surname or another short form.
    Short,
    /// An adjective or a people that stands for its state.
    Demonym,
    /// A capital or seat that stands for its state or agency.
    Metonym,
    /// Found by a pattern, not by a name on the list.
    Pattern,
    /// A pronoun.
    Pronoun,
}

impl Form {
    const ALL: [Self; 8] = [
        Self::Name,
        Self::Alias,
        Self::Acronym,
        Self::Short,
        Self::Demonym,
        Self::Metonym,
        Self::Pattern,
        Self::Pronoun,
    ];

    /// The name used in files and exports.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Alias => "alias",
            Self::Acronym => "acronym",
            Self::Short => "short",
            Self::Demonym => "demonym",
            Self::Metonym => "metonym",
            Self::Pattern => "pattern",
            Self::Pronoun => "pronoun",
        }
    }

    pub(super) fn from_code(code: u8) -> Self {
        Self::ALL.get(usize::from(code)).copied().unwrap_or(Self::Alias)
    }
}

impl FromStr for Form {
    type Err = String;

    fn from_str(name: &str) -> Result<Self, String> {
        let form = Self::ALL[..6].iter().find(|form| form.as_str() == name);
        form.copied().ok_or_else(|| format!("form `{name}`: expected name, alias, acronym, short, demonym or metonym"))
    }
}

/// Which spellings of an alias count, as to capitals.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum CaseRule {
    /// Words that the alias capitalizes are not in small letters; words in capitals stay so.
    #[default]
    Usual,
    /// To the letter.
    Exact,
    /// Any.
    Any,
}

/// One surface form of an entity, with its rules.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AliasRecord {
    /// The words.
    pub text: String,
    /// What they are to the entity.
    pub form: Form,
    /// Which capitals count.
    pub case: CaseRule,
    /// Whether it counts only where the document names the entity by another form too.
    pub needs_context: bool,
    /// Whether it counts only as the first part of a compound (`Sino-`).
    pub prefix: bool,
    /// Its language (BCP 47); none for English.
    pub language: Option<String>,
    /// The first day on which it meant this entity.
    pub from: Option<Date>,
    /// The last day.
    pub to: Option<Date>,
}

impl AliasRecord {
    /// An alias without rules.
    pub fn new(text: impl Into<String>, form: Form) -> Self {
        Self {
            text: text.into(),
            form,
            case: CaseRule::Usual,
            needs_context: false,
            prefix: false,
            language: None,
            from: None,
            to: None,
        }
    }

    /// Reads `text|flag|flag`, as cells of a table hold it.
    pub fn parse(cell: &str, form: Form) -> Result<Self, String> {
        let mut parts = cell.split('|').map(str::trim);
        let mut alias = Self::new(parts.next().unwrap_or_default(), form);
        for flag in parts {
            alias.apply(flag)?;
        }
        Ok(alias)
    }

    fn apply(&mut self, flag: &str) -> Result<(), String> {
        match flag.split_once('=').unwrap_or((flag, "")) {
            ("exact", "") => self.case = CaseRule::Exact,
            ("anycase", "") => self.case = CaseRule::Any,
            ("context", "") => self.needs_context = true,
            ("prefix", "") => self.prefix = true,
            ("lang", language) => self.language = Some(language.to_owned()),
            ("from", date) => self.from = Some(parse_date(date)?),
            ("to", date) => self.to = Some(parse_date(date)?),
            _ => {
                return Err(format!(
                    "`|{flag}` after `{}`: expected exact, anycase, context, prefix, lang=…, from=… or to=…",
                    self.text
                ));
            }
        }
        Ok(())
    }
}

/// A date of a gazetteer: `1991`, `1991-12` or `1991-12-26`.
pub fn parse_date(text: &str) -> Result<Date, String> {
    text.parse().map_err(|_| format!("date `{text}`: expected YYYY, YYYY-MM or YYYY-MM-DD"))
}

/// Where a record was written, for messages.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// The file.
    pub file: String,
    /// Its line, from 1.
    pub line: u64,
}

impl fmt::Display for Place {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}:{}", self.file, self.line)
    }
}

/// An entity as a file gives it. Later files fill and override what earlier ones said of the same key.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EntityRecord {
    /// The portable key, `state.north-korea`.
    pub key: String,
    /// Its class; may be left out where an earlier file has the key.
    pub kind: Option<Kind>,
    /// The canonical name; may be left out where an earlier file has the key.
    pub name: Option<String>,
    /// Its other names.
    pub aliases: Vec<AliasRecord>,
    /// A Wikidata id, `Q423`.
    pub wikidata: Option<String>,
    /// ISO 3166-1 alpha-3, for states.
    pub iso3: Option<String>,
    /// Keys of the states it belongs to.
    pub countries: Vec<String>,
    /// The day from which it exists (states, agencies) or was signed (treaties).
    pub from: Option<Date>,
    /// The day until which it existed.
    pub to: Option<Date>,
    /// Where it was written.
    pub place: Place,
}

impl EntityRecord {
    /// Checks what every file format must get right, and derives the key or the kind where one says the other.
    pub fn complete(mut self) -> Result<Self, RecordError> {
        if self.key.is_empty() {
            self.key = self.derive_key()?;
        } else if self.kind.is_none() && self.name.is_some() {
            self.kind = self.key.split_once('.').and_then(|(kind, _)| kind.parse().ok());
        }
        if !is_key(&self.key) {
            let message =
                format!("id `{}`: expected letters, digits, `_`, `.` and `-`, beginning with a letter", self.key);
            return Err(self.error(message));
        }
        if let Some(id) = self.wikidata.as_deref().filter(|id| !is_wikidata(id)) {
            return Err(self.error(format!("wikidata `{id}`: expected Q and digits")));
        }
        self.aliases.retain(|alias| !alias.text.is_empty());
        Ok(self)
    }

    fn derive_key(&self) -> Result<String, RecordError> {
        let Some(name) = self.name.as_deref() else {
            return Err(self.error("expected an id or a name".to_owned()));
        };
        let Some(kind) = &self.kind else {
            return Err(self.error(format!(
                "kind of `{name}` is missing: expected person, state, agency, treaty, ignore or a word of your own"
            )));
        };
        Ok(format!("{kind}.{}", slug(name)))
    }

    /// An error at this record's place.
    pub fn error(&self, message: String) -> RecordError {
        RecordError { place: self.place.clone(), message }
    }
}

/// A fault in a gazetteer file, with what was expected.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{place}: {message}")]
pub struct RecordError {
    /// Where.
    pub place: Place,
    /// What is wrong and what was expected.
    pub message: String,
}

/// Whether `key` can be an id in every export: `[A-Za-z][A-Za-z0-9_.-]*`.
pub fn is_key(key: &str) -> bool {
    key.starts_with(|c: char| c.is_ascii_alphabetic())
        && key.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '.' | '-'))
}

fn is_wikidata(id: &str) -> bool {
    id.strip_prefix('Q').is_some_and(|digits| !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit()))
}

/// The folded name in small letters and hyphens; a hash of it where nothing Latin is left.
pub fn slug(name: &str) -> String {
    let folded = fold(name);
    let words: Vec<&str> = folded.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let whole = folded.chars().all(|c| c.is_ascii() || !c.is_alphanumeric());
    if whole && !words.is_empty() {
        words.join("-")
    } else {
        format!("{:016x}", crate::text::token::hash_folded(&folded))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn alias_cells() {
        let alias = AliasRecord::parse("Burma|to=1989-06-18|context", Form::Alias).unwrap();
        assert_eq!((alias.text.as_str(), alias.needs_context), ("Burma", true));
        assert_eq!(alias.to, Some(parse_date("1989-06-18").unwrap()));
        assert_eq!(AliasRecord::parse("Sino|prefix", Form::Demonym).map(|alias| alias.prefix), Ok(true));
        for (cell, expected) in [
            ("MSS|contxt", "expected exact, anycase"),
            ("X|from=soon", "expected YYYY"),
            ("X|exact=1", "expected exact"),
        ] {
            let message = AliasRecord::parse(cell, Form::Alias).unwrap_err();
            assert!(message.contains(expected), "{message}");
        }
    }

    #[test]
    fn keys_and_slugs() {
        assert_eq!(slug("Côte d'Ivoire"), "cote-d-ivoire");
        assert_eq!(slug("Kim Jong-un"), "kim-jong-un");
        assert!(is_key(&format!("person.{}", slug("金正恩"))));
        assert_eq!(slug("金正恩").len(), 16);
        for (key, good) in [("state.x", true), ("x", true), ("", false), ("1x", false), ("a b", false), ("é", false)] {
            assert_eq!(is_key(key), good, "{key}");
        }
    }

    #[test]
    fn kinds_of_users() {
        assert_eq!("vessel".parse(), Ok(Kind::Other("vessel".into())));
        assert!("A vessel".parse::<Kind>().is_err());
        assert!("".parse::<Kind>().is_err());
    }
}
