//! Why something is a mention, or is none: the names that are written, and words for people.

use std::str::FromStr;

/// By which rule a mention was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rule {
    /// The list has the name.
    List,
    /// A resolution is cited.
    Citation,
    /// The list knows who held the office.
    Office,
    /// A noun in the name says what it names: Ministry, Accord.
    Head,
    /// An office, rank, honorific or trade beside it.
    Title,
    /// A word for such bodies beside it: the militia, leader of.
    Noun,
    /// A verb beside it of which persons are the subject.
    Speech,
    /// Given and family names in it.
    PersonalName,
    /// The text says what the letters of the name stand for.
    Definition,
    /// The way it is written.
    Capitals,
    /// The surname of a person whom the text names in full.
    Surname,
    /// The given name of one.
    GivenName,
    /// An abbreviation that the text explains.
    Acronym,
    /// A description that only one entity of the text fits: the party, the North.
    Description,
    /// A pronoun that only one entity nearby fits.
    Pronoun,
}

impl Rule {
    /// All of them, in their order.
    pub const ALL: [Self; 15] = [
        Self::List,
        Self::Citation,
        Self::Office,
        Self::Head,
        Self::Title,
        Self::Noun,
        Self::Speech,
        Self::PersonalName,
        Self::Definition,
        Self::Capitals,
        Self::Surname,
        Self::GivenName,
        Self::Acronym,
        Self::Description,
        Self::Pronoun,
    ];

    /// The name used in files and exports.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::List => "list",
            Self::Citation => "citation",
            Self::Office => "office",
            Self::Head => "head",
            Self::Title => "title",
            Self::Noun => "noun",
            Self::Speech => "speech",
            Self::PersonalName => "personal_name",
            Self::Definition => "definition",
            Self::Capitals => "capitals",
            Self::Surname => "surname",
            Self::GivenName => "given_name",
            Self::Acronym => "acronym",
            Self::Description => "description",
            Self::Pronoun => "pronoun",
        }
    }

    /// Why it makes a mention, in words for people.
    pub fn reason(self) -> &'static str {
        match self {
            Self::List => "the list has the name",
            Self::Citation => "a resolution is cited by its number",
            Self::Office => "the list knows who held the office",
            Self::Head => "a noun in the name says what it names",
            Self::Title => "an office, rank, honorific or trade stands beside it",
            Self::Noun => "a word for such names stands beside it",
            Self::Speech => "a verb stands beside it of which persons are the subject",
            Self::PersonalName => "a given or family name is in it",
            Self::Definition => "the text says what its letters stand for",
            Self::Capitals => "it is written as names are, and stands where they do",
            Self::Surname => "the surname of a person whom the text names in full",
            Self::GivenName => "the given name of a person whom the text names in full",
            Self::Acronym => "an abbreviation that the text explains",
            Self::Description => "only one entity of the text fits the description",
            Self::Pronoun => "only one entity nearby fits the pronoun",
        }
    }
}

/// Why a name of the list was left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// It has several meanings, and the document names none of them, or more than one, in a clearer way.
    Ambiguous,
    /// It is part of a longer name that is not on the list (Moscow State University).
    Contained,
}

impl Reason {
    /// The name used in the ledger.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Ambiguous => "ambiguous",
            Self::Contained => "contained",
        }
    }

    /// The same in words for people.
    pub fn reason(self) -> &'static str {
        match self {
            Self::Ambiguous => "it has several meanings or needs context, and the text does not decide",
            Self::Contained => "it is part of a longer name that no list has",
        }
    }
}

impl FromStr for Rule {
    type Err = String;

    fn from_str(name: &str) -> Result<Self, String> {
        Self::ALL.into_iter().find(|known| known.as_str() == name).ok_or_else(|| format!("`{name}` is no rule"))
    }
}

impl FromStr for Reason {
    type Err = String;

    fn from_str(name: &str) -> Result<Self, String> {
        let all = [Self::Ambiguous, Self::Contained];
        all.into_iter().find(|known| known.as_str() == name).ok_or_else(|| format!("`{name}` is no reason"))
    }
}

/// Why nothing is made of a name of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Silence {
    /// The list says that the words are no entity, the entity is hidden, or its form does not count.
    Taken,
    /// It stands in a dateline, a credit or a quoted title, is a team in a match, or another place of the same name.
    Aside,
    /// A surname of somebody whom the document does not name.
    Unnamed,
}

impl Silence {
    /// The name used in what is printed.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Taken => "ignored",
            Self::Aside => "aside",
            Self::Unnamed => "unnamed",
        }
    }

    /// The same in words for people.
    pub fn reason(self) -> &'static str {
        match self {
            Self::Taken => "a list or an option keeps it from counting",
            Self::Aside => "a dateline, credit, quoted title or team in a match",
            Self::Unnamed => "a surname, and the text does not tell whose",
        }
    }
}
