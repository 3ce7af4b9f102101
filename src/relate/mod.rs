//! Relates the entities of a document: who occurs with whom, and who did what to whom.

mod clause;
mod cooccurrence;
mod dates;
mod events;
mod predicate;
mod roles;
mod rules;
mod sentences;
mod treaties;

use std::str::FromStr;

use crate::gazetteer::EntityId;
use crate::text::{Period, Span};

pub use cooccurrence::{Scope, ScopeError, Unit, units};
pub use predicate::{Family, Predicate, Quad, UnknownPredicate};
pub use rules::{Mode, ModeInfo, RuleError, Rules};
pub(crate) use sentences::relate;

/// A relation of two entities that a sentence states, asserted or not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Statement {
    /// Who does it.
    pub source: EntityId,
    /// What.
    pub predicate: Predicate,
    /// To whom.
    pub target: EntityId,
    /// In which finer way; none for roles and treaties.
    pub mode: Option<Mode>,
    /// Whether it holds in both directions.
    pub symmetric: bool,
    /// The number of the sentence, from 0.
    pub sentence: u32,
    /// Where the source is named.
    pub source_span: Span,
    /// Where the target is named.
    pub target_span: Span,
    /// The words that say it.
    pub trigger: Span,
    /// By which pattern it was found.
    pub pattern: Pattern,
    /// Whether it is said to be so.
    pub polarity: Polarity,
    /// Whether it has happened.
    pub modality: Modality,
    /// Who says so.
    pub speaker: Option<EntityId>,
    /// When it happened, as exact as the text tells.
    pub date: Option<Period>,
}

impl Statement {
    /// The root of the event in CAMEO, 1 to 20; what is planned has that of agreeing or threatening. None for roles, treaties and modes of which only the
    /// name is known.
    pub fn cameo(&self) -> Option<u8> {
        self.by_intent(|mode| mode.cameo).filter(|root| *root > 0)
    }

    /// The weight of the event on Goldstein's scale, -10 (against each other) to 8.3 (for each other); none as for [`Self::cameo`].
    pub fn goldstein(&self) -> Option<f32> {
        self.cameo()?;
        self.by_intent(|mode| mode.goldstein).map(|tenths| f32::from(tenths) / 10.0)
    }

    /// What its mode says, or the plain mode of its class where the event is planned.
    fn by_intent<T>(&self, said: impl Fn(&ModeInfo) -> T) -> Option<T> {
        let mode = self.mode.filter(|mode| mode.0.class == self.predicate);
        let intent = || self.mode.and_then(|_| Rules::builtin().named(self.predicate.as_str()));
        mode.or_else(intent).map(|mode| said(mode.0))
    }
}

/// Whether a relation is said to hold.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Polarity {
    /// It is.
    #[default]
    Positive,
    /// It is said not to: did not meet.
    Negated,
    /// Somebody denies it.
    Denied,
}

impl Polarity {
    /// The name used in files and exports.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Positive => "positive",
            Self::Negated => "negated",
            Self::Denied => "denied",
        }
    }
}

impl FromStr for Polarity {
    type Err = UnknownName;

    fn from_str(name: &str) -> Result<Self, UnknownName> {
        let all = [Self::Positive, Self::Negated, Self::Denied];
        all.into_iter().find(|known| known.as_str() == name).ok_or_else(|| UnknownName(name.to_owned()))
    }
}

/// Whether a relation has happened.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Modality {
    /// It has, or goes on.
    #[default]
    Actual,
    /// It is to come: will meet, plans to.
    Planned,
    /// It would, may or might.
    Conditional,
    /// Somebody wants it.
    Demanded,
}

impl Modality {
    /// The name used in files and exports.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Actual => "actual",
            Self::Planned => "planned",
            Self::Conditional => "conditional",
            Self::Demanded => "demanded",
        }
    }
}

impl FromStr for Modality {
    type Err = UnknownName;

    fn from_str(name: &str) -> Result<Self, UnknownName> {
        let all = [Self::Actual, Self::Planned, Self::Conditional, Self::Demanded];
        all.into_iter().find(|known| known.as_str() == name).ok_or_else(|| UnknownName(name.to_owned()))
    }
}

/// By which pattern a statement was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Pattern {
    /// Subject, verb, object.
    Active,
    /// A passive verb.
    Passive,
    /// A noun of an event: talks between.
    Noun,
    /// A verb that stands for the one that depends on it: threatened to attack.
    Control,
    /// An office before a name: President Xi Jinping.
    Title,
    /// What stands behind a name: …, Russia's foreign minister.
    Apposition,
    /// A verb of being or becoming.
    Copula,
    /// A verb of treaties.
    Treaty,
}

impl Pattern {
    /// The name used in files and exports.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Active => "active",
            Self::Passive => "passive",
            Self::Noun => "noun",
            Self::Control => "control",
            Self::Title => "title",
            Self::Apposition => "apposition",
            Self::Copula => "copula",
            Self::Treaty => "treaty",
        }
    }
}

impl FromStr for Pattern {
    type Err = UnknownName;

    fn from_str(name: &str) -> Result<Self, UnknownName> {
        let all = [
            Self::Active,
            Self::Passive,
            Self::Noun,
            Self::Control,
            Self::Title,
            Self::Apposition,
            Self::Copula,
            Self::Treaty,
        ];
        all.into_iter().find(|known| known.as_str() == name).ok_or_else(|| UnknownName(name.to_owned()))
    }
}

/// A name that means nothing here.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is unknown")]
pub struct UnknownName(String);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::recognize::found_id;

    #[test]
    fn plans_have_the_codes_of_agreeing_and_threatening() {
        let span = Span { start: 0, end: 1 };
        let coded = |mode: Option<&str>, predicate| {
            let statement = Statement {
                source: found_id(0),
                predicate,
                target: found_id(1),
                mode: mode.and_then(|mode| Rules::builtin().named(mode)),
                symmetric: false,
                sentence: 0,
                source_span: span,
                target_span: span,
                trigger: span,
                pattern: Pattern::Active,
                polarity: Polarity::Positive,
                modality: Modality::Actual,
                speaker: None,
                date: None,
            };
            (statement.cameo(), statement.goldstein())
        };
        assert_eq!(coded(Some("visit"), Predicate::Consult), (Some(4), Some(1.9)));
        assert_eq!(coded(Some("visit"), Predicate::Agree), (Some(3), Some(4.0)));
        assert_eq!(coded(Some("invade"), Predicate::Assault).0, Some(19));
        assert_eq!(coded(Some("invade"), Predicate::Threaten), (Some(13), Some(-4.4)));
        assert_eq!(coded(None, Predicate::Leads), (None, None));
    }
}
