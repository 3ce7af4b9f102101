//! What a gazetteer says of an entity before it is compiled, whatever file it was written in.

use std::fmt;
use std::str::FromStr;

use super::fault::{Place, RecordError};
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
    /// Words that name nobody and point to somebody: a pronoun, an office of a state.
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

    /// The form of that name; those that no list gives, too.
    pub(crate) fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|form| form.as_str() == name)
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
    /// Whether it counts only where the document names the entity, or a state of its, in a clear way.
    pub needs_context: bool,
    /// Whether it counts only where the document names the entity itself by another form.
    pub needs_name: bool,
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
            needs_name: false,
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
            ("named", "") => self.needs_name = true,
            ("prefix", "") => self.prefix = true,
            ("lang", language) => self.language = Some(language.to_owned()),
            ("from", date) => self.from = Some(parse_date(date)?),
            ("to", date) => self.to = Some(parse_date(date)?),
            _ => {
                return Err(format!(
                    "`|{flag}` after `{}`: expected exact, anycase, context, named, prefix, lang=…, from=… or to=…",
                    self.text
                ));
            }
        }
        Ok(())
    }
}

/// A dated tie of an entity to another: an office it holds, a party that it has, the body it is part of.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tie {
    /// The role (`prime_minister`), [`Tie::PARTY`] or [`Tie::PARENT`].
    pub relation: String,
    /// The key of the other entity: of what the role is one, who is party, what it is part of.
    pub target: String,
    /// The first day.
    pub from: Option<Date>,
    /// The last day.
    pub to: Option<Date>,
    /// The day on which it was last known to hold, where it has no last day.
    pub as_of: Option<Date>,
    /// The day of a party's signature.
    pub signed: Option<Date>,
}

impl Tie {
    /// The relation of a treaty to its parties.
    pub const PARTY: &'static str = "party";
    /// The relation of a body to the one it belongs to.
    pub const PARENT: &'static str = "parent";

    /// Reads `prime_minister|of=state.japan|from=2024-10-01|asof=2025-09`. Without `of` the entity's country is meant.
    pub fn parse_role(cell: &str) -> Result<Self, String> {
        let tie = Self::parse(cell, &["of", "from", "to", "asof"])?;
        let (relation, target) = (tie.target, tie.relation);
        let plain = |c: char| c.is_ascii_lowercase() || c == '_';
        if relation.is_empty() || !relation.chars().all(plain) {
            return Err(format!("role `{relation}`: expected a word in small letters and _, as in foreign_minister"));
        }
        Ok(Self { relation, target, ..tie })
    }

    /// Reads `state.china|signed=1992|from=1992-03-09`.
    pub fn parse_party(cell: &str) -> Result<Self, String> {
        Ok(Self { relation: Self::PARTY.to_owned(), ..Self::parse(cell, &["signed", "from", "to"])? })
    }

    /// The body that `key` names.
    pub fn parent(key: &str) -> Self {
        Self { relation: Self::PARENT.to_owned(), target: key.to_owned(), ..Self::default() }
    }

    /// Reads a word with flags: the word becomes the target, `of` the relation.
    fn parse(cell: &str, flags: &[&str]) -> Result<Self, String> {
        let mut parts = cell.split('|').map(str::trim);
        let mut tie = Self { target: parts.next().unwrap_or_default().to_owned(), ..Self::default() };
        for part in parts {
            let (flag, value) = part
                .split_once('=')
                .filter(|(flag, _)| flags.contains(flag))
                .ok_or_else(|| format!("`|{part}` after `{}`: expected {}=…", tie.target, flags.join("=…, ")))?;
            match flag {
                "of" => value.clone_into(&mut tie.relation),
                "from" => tie.from = Some(parse_date(value)?),
                "to" => tie.to = Some(parse_date(value)?),
                "asof" => tie.as_of = Some(parse_date(value)?),
                _ => tie.signed = Some(parse_date(value)?),
            }
        }
        match tie.from {
            Some(from) if !from.may_lie_between(None, tie.to) => Err(format!("`{cell}`: ends before it begins")),
            _ => Ok(tie),
        }
    }
}

/// A date of a gazetteer: `1991`, `1991-12` or `1991-12-26`.
pub fn parse_date(text: &str) -> Result<Date, String> {
    text.parse().map_err(|_| format!("date `{text}`: expected YYYY, YYYY-MM or YYYY-MM-DD"))
}

/// An entity as a file gives it. Later files fill and override what earlier ones said of the same key.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EntityRecord {
    /// The portable key, `state.north-korea`.
    pub key: String,
    /// Its class; may be left out where an earlier file has the key.
    pub kind: Option<Kind>,
    /// The canonical name; may be left out where an earlier file has the key. It counts without rules, unless it stands among the
    /// aliases with the form [`Form::Name`].
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
    /// The day on which it entered into force (treaties).
    pub in_force: Option<Date>,
    /// Roles, parties and parent.
    pub ties: Vec<Tie>,
    /// The key of the entity that this one is: its names, mentions and ties count for that one.
    pub same_as: Option<String>,
    /// Keys of entities that this one is not, whatever name they share.
    pub apart: Vec<String>,
    /// Whether it is left out of all outputs, its names being taken all the same.
    pub hide: bool,
    /// Where it was written.
    pub place: Place,
}

impl EntityRecord {
    /// Takes the canonical name from a cell, which may hold flags.
    pub fn set_name(&mut self, cell: &str) -> Result<(), String> {
        let name = AliasRecord::parse(cell, Form::Name)?;
        self.name = Some(name.text.clone());
        if cell.contains('|') {
            self.aliases.push(name);
        }
        Ok(())
    }

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
        let decided =
            self.same_as.iter().map(|key| ("same_as", key)).chain(self.apart.iter().map(|key| ("apart", key)));
        if let Some((column, key)) = decided.into_iter().find(|(_, key)| !is_key(key)) {
            return Err(self.error(format!("`{key}` in {column}: expected the id of an entity, as in state.japan")));
        }
        if let Some(id) = self.wikidata.as_deref().filter(|id| !is_wikidata(id)) {
            return Err(self.error(format!("wikidata `{id}`: expected Q and digits")));
        }
        for tie in &mut self.ties {
            if tie.target.is_empty() && self.countries.len() == 1 {
                self.countries[0].clone_into(&mut tie.target);
            }
        }
        if let Some(tie) = self.ties.iter().find(|tie| !is_key(&tie.target)) {
            let message = match tie.target.as_str() {
                "" => format!("role `{}`: expected `|of=` and the id of a state or an agency", tie.relation),
                target => format!("`{target}` in {}: expected the id of an entity, as in state.japan", tie.relation),
            };
            return Err(self.error(message));
        }
        self.aliases.retain(|alias| !alias.text.is_empty());
        Ok(self)
    }

    fn derive_key(&mut self) -> Result<String, RecordError> {
        let Some(name) = self.name.as_deref() else {
            return Err(self.error("expected an id or a name".to_owned()));
        };
        // What is the same as another is of its kind.
        let known = || self.same_as.as_deref().and_then(|key| key.split_once('.')?.0.parse().ok());
        let Some(kind) = self.kind.clone().or_else(known) else {
            return Err(self.error(format!(
                "kind of `{name}` is missing: expected person, state, agency, treaty, ignore or a word of your own"
            )));
        };
        let key = format!("{kind}.{}", slug(name));
        self.kind = Some(kind);
        Ok(key)
    }

    /// An error at this record's place.
    pub fn error(&self, message: String) -> RecordError {
        RecordError { place: self.place.clone(), message }
    }
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
    fn tie_cells() {
        let role = Tie::parse_role("prime_minister|of=state.japan|from=2024-10-01|asof=2025-09").unwrap();
        assert_eq!((role.relation.as_str(), role.target.as_str()), ("prime_minister", "state.japan"));
        assert_eq!((role.from, role.as_of), (parse_date("2024-10-01").ok(), parse_date("2025-09").ok()));
        let party = Tie::parse_party("state.china|signed=1992").unwrap();
        assert_eq!((party.relation.as_str(), party.target.as_str()), ("party", "state.china"));
        for (cell, expected) in [
            ("Prime Minister|of=state.japan", "expected a word in small letters"),
            ("|of=state.japan", "expected a word in small letters"),
            ("president|since=1990", "expected of=…, from=…, to=…, asof=…"),
            ("president|from=soon", "expected YYYY"),
            ("president|from=1992|to=1991-12", "ends before it begins"),
        ] {
            let message = Tie::parse_role(cell).unwrap_err();
            assert!(message.contains(expected), "{message}");
        }
        assert!(Tie::parse_role("president|from=1991-12|to=1991").is_ok());
    }

    #[test]
    fn a_role_is_of_the_one_country_unless_it_says_so() {
        let record = |country: &str, role: &str| EntityRecord {
            key: "person.a".to_owned(),
            countries: country.split_whitespace().map(str::to_owned).collect(),
            ties: vec![Tie::parse_role(role).unwrap()],
            ..EntityRecord::default()
        };
        assert_eq!(record("state.x", "president").complete().unwrap().ties[0].target, "state.x");
        assert_eq!(record("state.x", "head|of=agency.y").complete().unwrap().ties[0].target, "agency.y");
        for (country, role) in [("", "president"), ("state.x state.y", "president"), ("state.x", "president|of=a b")] {
            assert!(record(country, role).complete().is_err(), "{country} {role}");
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
