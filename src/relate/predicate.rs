//! What an edge says, from a closed vocabulary.

use std::fmt;
use std::str::FromStr;

/// The four quadrants of PLOVER and CAMEO: words or deeds, with or against each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Quad {
    /// Agreeing, talking, supporting, yielding.
    VerbalCooperation,
    /// Working together, helping, withdrawing.
    MaterialCooperation,
    /// Demanding, accusing, refusing, threatening.
    VerbalConflict,
    /// Protests, sanctions, force.
    MaterialConflict,
}

impl Quad {
    /// The name used in files and exports.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::VerbalCooperation => "verbal_cooperation",
            Self::MaterialCooperation => "material_cooperation",
            Self::VerbalConflict => "verbal_conflict",
            Self::MaterialConflict => "material_conflict",
        }
    }
}

/// What kind of edge a predicate makes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Family {
    /// Named together.
    CoOccurrence,
    /// Somebody does something to somebody.
    Event,
    /// Who holds an office, belongs to a body, sits where.
    Role,
    /// What states and bodies do with treaties.
    Treaty,
}

impl Family {
    /// The name used in files and exports.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::CoOccurrence => "cooccurrence",
            Self::Event => "event",
            Self::Role => "role",
            Self::Treaty => "treaty",
        }
    }
}

macro_rules! predicates {
    ($($variant:ident $family:ident $quad:expr, $name:literal, $about:literal;)*) => {
        /// What an edge says.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Predicate { $(#[doc = $about] $variant,)* }

        impl Predicate {
            /// All of them, in their order.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// The name used in files and exports.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }

            /// What kind of edge it makes.
            pub fn family(self) -> Family {
                match self { $(Self::$variant => Family::$family,)* }
            }

            /// The quadrant of an event class.
            pub fn quad(self) -> Option<Quad> {
                match self { $(Self::$variant => $quad,)* }
            }
        }
    };
}

use Quad::{MaterialConflict, MaterialCooperation, VerbalConflict, VerbalCooperation};

predicates! {
    CoOccurs CoOccurrence None, "co_occurs", "The two are named in one unit of text.";
    Agree Event Some(VerbalCooperation), "agree", "Agrees, promises.";
    Consult Event Some(VerbalCooperation), "consult", "Meets, visits, talks, mediates.";
    Support Event Some(VerbalCooperation), "support", "Praises, backs, recognizes.";
    Concede Event Some(VerbalCooperation), "concede", "Yields, eases, releases.";
    Cooperate Event Some(MaterialCooperation), "cooperate", "Works together: trade, armies, courts, intelligence.";
    Aid Event Some(MaterialCooperation), "aid", "Gives material help.";
    Retreat Event Some(MaterialCooperation), "retreat", "Withdraws, ceases fire, disarms.";
    Request Event Some(VerbalConflict), "request", "Asks, demands, urges.";
    Accuse Event Some(VerbalConflict), "accuse", "Criticizes, blames, accuses, investigates.";
    Reject Event Some(VerbalConflict), "reject", "Refuses, vetoes, defies.";
    Threaten Event Some(VerbalConflict), "threaten", "Warns, threatens.";
    Protest Event Some(MaterialConflict), "protest", "Demonstrates, strikes, riots.";
    Sanction Event Some(MaterialConflict), "sanction", "Breaks off, expels, embargoes.";
    Mobilize Event Some(MaterialConflict), "mobilize", "Moves forces, puts them on alert.";
    Coerce Event Some(MaterialConflict), "coerce", "Seizes, arrests, bans, hacks.";
    Assault Event Some(MaterialConflict), "assault", "Uses force.";
    HeadOfStateOf Role None, "head_of_state_of", "A person is president or monarch of a state.";
    HeadOfGovernmentOf Role None, "head_of_government_of", "A person is prime minister or chancellor of a state.";
    MinisterOf Role None, "minister_of", "A person is a minister of a state.";
    AmbassadorOf Role None, "ambassador_of", "A person speaks for a state in another.";
    AmbassadorTo Role None, "ambassador_to", "A person is sent to a state or body.";
    SpokespersonOf Role None, "spokesperson_of", "A person speaks for a state or body.";
    Leads Role None, "leads", "A person is at the head of a body, a party, a force.";
    MemberOf Role None, "member_of", "A person, state or body is a member of a body.";
    WorksFor Role None, "works_for", "A person works for a body or state.";
    CitizenOf Role None, "citizen_of", "A person is of a state.";
    OrganOf Role None, "organ_of", "A body is part of a state or of another body.";
    BasedIn Role None, "based_in", "A body has its seat in a state.";
    Signed Treaty None, "signed", "Puts its name to a treaty.";
    Ratified Treaty None, "ratified", "Ratifies a treaty.";
    PartyTo Treaty None, "party_to", "Is bound by a treaty.";
    AccededTo Treaty None, "acceded_to", "Joins a treaty.";
    WithdrewFrom Treaty None, "withdrew_from", "Leaves a treaty.";
    Violated Treaty None, "violated", "Breaks a treaty.";
    Adopted Treaty None, "adopted", "Adopts a resolution or treaty.";
    Vetoed Treaty None, "vetoed", "Vetoes a resolution.";
    MandatedBy Treaty None, "mandated_by", "Acts under a resolution or treaty.";
    MarkedAnniversaryOf Treaty None, "marked_anniversary_of", "Marks the anniversary of a treaty.";
}

impl Predicate {
    /// Whether the relation reads the same in both directions whatever the text says.
    pub fn is_symmetric(self) -> bool {
        self == Self::CoOccurs
    }

    /// What it is to plan or promise such an event: PLOVER counts what is meant for each other as agreeing, what is meant against another as
    /// threatening.
    pub(super) fn intended(self) -> Self {
        match self.quad() {
            Some(VerbalCooperation | MaterialCooperation) => Self::Agree,
            Some(MaterialConflict) => Self::Threaten,
            Some(VerbalConflict) | None => self,
        }
    }
}

impl fmt::Display for Predicate {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.as_str())
    }
}

/// A name of no relation.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is no relation")]
pub struct UnknownPredicate(String);

impl FromStr for Predicate {
    type Err = UnknownPredicate;

    fn from_str(name: &str) -> Result<Self, UnknownPredicate> {
        Self::ALL.iter().copied().find(|known| known.as_str() == name).ok_or_else(|| UnknownPredicate(name.to_owned()))
    }
}
