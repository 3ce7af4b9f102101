//! What words are to names.

/// What a word is to a name; one word may be several things.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Class(pub u64);

impl Class {
    /// An ordinary word that begins a sentence.
    pub(crate) const OPENER: Self = Self(1);
    /// A month, a weekday: never part of a name.
    pub(crate) const CALENDAR: Self = Self(1 << 1);
    /// An office or a rank: what follows is a person.
    pub(crate) const TITLE: Self = Self(1 << 2);
    /// Mr., Sheikh.
    pub(crate) const HONORIFIC: Self = Self(1 << 3);
    /// What may stand before an office: deputy, foreign.
    pub(crate) const TITLE_PART: Self = Self(1 << 4);
    /// What an office is of: Secretary of State.
    pub(crate) const FIELD: Self = Self(1 << 5);
    /// A trade in small letters: spokesman, professor.
    pub(crate) const ROLE: Self = Self(1 << 6);
    /// Said, told.
    pub(crate) const SPEECH: Self = Self(1 << 7);
    /// The noun of a body: Ministry.
    pub(crate) const AGENCY: Self = Self(1 << 8);
    /// Accord, convention.
    pub(crate) const TREATY: Self = Self(1 << 9);
    /// River, province.
    pub(crate) const PLACE: Self = Self(1 << 10);
    /// Lake, Mount: the place follows.
    pub(crate) const PLACE_BEFORE: Self = Self(1 << 11);
    /// Family names that stand first before a given name that people go by: Nguyen Phu Trong is Trong.
    pub(crate) const GIVEN_LAST: Self = Self(1 << 12);
    /// Small words inside of names: de, bin.
    pub(crate) const PARTICLE: Self = Self(1 << 13);
    /// Small words after the noun of a body: of, for.
    pub(crate) const LINK: Self = Self(1 << 14);
    /// What says nothing alone: National, Central.
    pub(crate) const GENERIC: Self = Self(1 << 15);
    /// Capitalized words that name none of what is looked for: Muslim, Internet.
    pub(crate) const ORDINARY: Self = Self(1 << 16);
    /// What a hyphen ties to a name: -led, -based.
    pub(crate) const SUFFIX: Self = Self(1 << 17);
    /// Abbreviations that are no names, and Roman numerals.
    pub(crate) const ABBREVIATION: Self = Self(1 << 18);
    pub(crate) const GIVEN: Self = Self(1 << 20);
    /// Family names that stand first.
    pub(crate) const FAMILY: Self = Self(1 << 21);
    /// Plurals whose possessive is part of a name: People's Party.
    pub(crate) const OWNERS: Self = Self(1 << 22);

    /// Weak nouns of bodies, which name other things as often: group, center.
    pub(crate) const WEAK: Self = Self(1 << 23);
    /// Plurals that name parties: Democrats, Greens.
    pub(crate) const PARTY: Self = Self(1 << 24);
    /// War, election, summit.
    pub(crate) const EVENT: Self = Self(1 << 25);
    /// Act, bill, prize, award: what makes the name of a thing.
    pub(crate) const THING: Self = Self(1 << 26);
    /// Empire, kingdom: what makes the name of a former state.
    pub(crate) const STATE: Self = Self(1 << 27);
    /// Verbs of which a person is the subject: resigned, narrated.
    pub(crate) const PERSONAL: Self = Self(1 << 28);
    /// Participles after "was" that are said of persons: born, elected.
    pub(crate) const BEFELL: Self = Self(1 << 29);
    /// Participles after "was" that are said of bodies: founded, dissolved.
    pub(crate) const FOUNDED: Self = Self(1 << 30);
    /// Family names that stand last.
    pub(crate) const LAST: Self = Self(1 << 31);
    /// Given and family names that are everyday words or places too.
    pub(crate) const DOUBTFUL: Self = Self(1 << 32);
    /// Endings of company names.
    pub(crate) const COMPANY: Self = Self(1 << 33);
    /// What belongs to a body: leader, members, headquarters.
    pub(crate) const BELONGS: Self = Self(1 << 34);
    /// Kin and what else belongs to a person: wife, death.
    pub(crate) const KIN: Self = Self(1 << 35);
    /// Ordinary words of any kind.
    pub(crate) const WORD: Self = Self(1 << 36);
    /// Men's given names, titles and roles.
    pub(crate) const MALE: Self = Self(1 << 37);
    /// Women's.
    pub(crate) const FEMALE: Self = Self(1 << 38);
    /// Verbs of which persons are often the subject: served, ran.
    pub(crate) const ACTS: Self = Self(1 << 40);
    /// Cities, regions and provinces.
    pub(crate) const TOWN: Self = Self(1 << 39);

    /// What stands before the name of an event or a thing: Operation, Hurricane.
    pub(crate) const EVENT_BEFORE: Self = Self(1 << 41);

    /// Bodies of which every state has one: ministry, court.
    pub(crate) const INSTITUTION: Self = Self(1 << 42);
    /// What parties are called: labour, liberal.
    pub(crate) const IDEOLOGY: Self = Self(1 << 43);

    /// What bodies are called in small letters: carmaker, lender, daily.
    pub(crate) const BODY: Self = Self(1 << 44);
    /// Works, ships and other things that have names: film, ferry.
    pub(crate) const WORK: Self = Self(1 << 45);

    /// What a state is said to be, or a part of it: Nazi Germany, Northern Ireland.
    pub(crate) const REGIME: Self = Self(1 << 46);

    /// Titles that are part of the name: King Charles.
    pub(crate) const ROYAL: Self = Self(1 << 47);

    /// Who holds with a party: Democrat, Tory.
    pub(crate) const ADHERENT: Self = Self(1 << 48);

    /// Ships, which are named for persons and states.
    pub(crate) const VESSEL: Self = Self(1 << 49);

    pub(crate) const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether the word is any of these.
    pub(crate) const fn is(self, any: Self) -> bool {
        self.0 & any.0 > 0
    }

    /// The class of this name, as files of words are called: for the build script.
    #[allow(dead_code, reason = "the build script reads the files")]
    pub(crate) fn named(name: &str) -> Option<Self> {
        Some(match name {
            "opener" => Self::OPENER,
            "calendar" => Self::CALENDAR,
            "title" => Self::TITLE,
            "honorific" => Self::HONORIFIC,
            "title_part" => Self::TITLE_PART,
            "field" => Self::FIELD,
            "role" => Self::ROLE,
            "speech" => Self::SPEECH,
            "agency" => Self::AGENCY,
            "treaty" => Self::TREATY,
            "place" => Self::PLACE,
            "place_before" => Self::PLACE_BEFORE,
            "given_last" => Self::GIVEN_LAST,
            "particle" => Self::PARTICLE,
            "link" => Self::LINK,
            "generic" => Self::GENERIC,
            "ordinary" => Self::ORDINARY,
            "suffix" => Self::SUFFIX,
            "abbreviation" => Self::ABBREVIATION,
            "given" => Self::GIVEN,
            "family" => Self::FAMILY,
            "owners" => Self::OWNERS,
            "weak" => Self::WEAK,
            "party" => Self::PARTY,
            "event" => Self::EVENT,
            "thing" => Self::THING,
            "state" => Self::STATE,
            "personal" => Self::PERSONAL,
            "befell" => Self::BEFELL,
            "founded" => Self::FOUNDED,
            "last" => Self::LAST,
            "doubtful" => Self::DOUBTFUL,
            "company" => Self::COMPANY,
            "belongs" => Self::BELONGS,
            "kin" => Self::KIN,
            "word" => Self::WORD,
            "male" => Self::MALE,
            "female" => Self::FEMALE,
            "acts" => Self::ACTS,
            "town" => Self::TOWN,
            "institution" => Self::INSTITUTION,
            "ideology" => Self::IDEOLOGY,
            "body" => Self::BODY,
            "work" => Self::WORK,
            "regime" => Self::REGIME,
            "royal" => Self::ROYAL,
            "adherent" => Self::ADHERENT,
            "vessel" => Self::VESSEL,
            "event_before" => Self::EVENT_BEFORE,
            _ => return None,
        })
    }
}
