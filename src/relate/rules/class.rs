//! What a word may be to a clause.

/// What a word may be; one word may be several things.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::relate) struct WordClass(u64);

macro_rules! classes {
    ($($name:ident $bit:literal $about:literal;)*) => {
        impl WordClass {
            $(#[doc = $about] pub(in crate::relate) const $name: Self = Self(1 << $bit);)*

            /// The class with this name in the table of words.
            pub(super) fn named(name: &str) -> Option<Self> {
                match name.to_ascii_uppercase().as_str() {
                    $(stringify!($name) => Some(Self::$name),)*
                    _ => None,
                }
            }
        }
    };
}

classes! {
    BE 0 "is, were";
    HAVE 1 "has, had";
    DO 2 "does, did";
    MODAL 3 "will, may";
    NEGATOR 4 "not, never";
    NO 5 "no, before a noun";
    TO 6 "to";
    DETERMINER 7 "the, his";
    PRONOUN 8 "he, they";
    PREPOSITION 9 "of, with";
    RELATIVE 10 "who, which";
    THAT 11 "that";
    SUBORDINATOR 12 "because, when";
    AND 13 "and, or";
    BUT 14 "but";
    ADVERB 15 "also, recently";
    TIME 16 "Monday, May";
    REPORT 17 "Verbs of saying.";
    DENY 18 "Verbs of denying.";
    AGENTIVE 19 "Nouns of those who act for a state or body: troops, minister.";
    GENERAL 20 "Verbs that make no event.";
    BASE 21 "The lemma of a verb.";
    THIRD 22 "attacks";
    PAST 23 "attacked";
    PARTICIPLE 24 "attacked, broken";
    GERUND 25 "attacking";
    EVENT 26 "The noun of an event: talks.";
    PLURAL 27 "The plural of one.";
    MAY 28 "may, might, could: what is only possible.";
    MUST 29 "must, should: what somebody wants.";
    PRESS 32 "Those whom one tells things: Reuters, reporters.";
    SPORT 33 "Words of matches, in whose sentences nothing is an event.";
    MATCH 34 "Words of which a report of a match has many: goal, minute, ball.";
    RELATIONAL 31 "Nouns of those who are somebody else: allies, neighbors, members.";
    ADJECTIVE 30 "Participles that describe more often than tell: neighboring, alleged.";
    SEAT 36 "Words of membership, seat and leading: member, based, heads.";
    QUANTITY 37 "Words that stand before numbers, or beside the subject that they count: about, both.";
    FINAL 38 "What stands before the finals of a contest: semi, quarter.";
    MEDIUM 39 "Where one writes and speaks: Twitter, television.";
    CIVIL 40 "Nouns of those who protest, not fight: farmers, students.";
    GUNMAN 41 "Nouns of those who fight for no state: gunmen, insurgents.";
    OFFICE 35 "Nouns of what somebody is: president, spokesman, professor.";
}

impl WordClass {
    /// A word that is none of these.
    pub(in crate::relate) const NONE: Self = Self(0);

    /// All forms of verbs.
    pub(in crate::relate) const VERB: Self =
        Self(Self::BASE.0 | Self::THIRD.0 | Self::PAST.0 | Self::PARTICIPLE.0 | Self::GERUND.0);

    /// Whether it is one of these.
    pub(in crate::relate) fn is(self, classes: Self) -> bool {
        self.0 & classes.0 != 0
    }

    /// It without these.
    #[must_use]
    pub(in crate::relate) const fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    /// Both.
    #[must_use]
    pub(in crate::relate) const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}
