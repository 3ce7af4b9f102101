//! The words of relations: verbs, nouns and the frames they stand in, read from plain tables, with their inflected forms.

mod class;
mod inflect;
mod read;
mod senses;
mod table;

use std::sync::{Arc, LazyLock, Mutex, PoisonError};

use foldhash::HashMap;

use super::Predicate;
use crate::text::by_hash::ByHash;
pub(super) use class::WordClass;
pub(super) use senses::Senses;
pub use table::RuleError;

/// A finer way of an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Mode(pub &'static ModeInfo);

impl Mode {
    /// Whether it tells what somebody thinks of what another does.
    pub(super) fn is_judgment(self) -> bool {
        matches!(self.0.class, Predicate::Accuse | Predicate::Reject) || &*self.0.name == "praise"
    }

    /// The mode of the built-in tables with this name, or one of this class that nothing more is known of. Each different name takes memory once, for good.
    pub(crate) fn of(name: &str, class: Predicate) -> Self {
        static OTHERS: LazyLock<Mutex<HashMap<(&'static str, Predicate), Mode>>> = LazyLock::new(Mutex::default);
        if let Some(known) = Rules::builtin().named(name) {
            return known;
        }
        let mut others = OTHERS.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = others.get(&(name, class)) {
            return *known;
        }
        let mode = Self(Box::leak(Box::new(ModeInfo { name: name.into(), class, cameo: 0, goldstein: 0 })));
        others.insert((&mode.0.name, class), mode);
        mode
    }
}

/// What a mode is.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ModeInfo {
    /// Its name: visit, condemn, invade.
    pub name: Box<str>,
    /// Its event class.
    pub class: Predicate,
    /// Its root in CAMEO, 1 to 20; 0 where only its name is known.
    pub cameo: u8,
    /// Its weight on Goldstein's scale in tenths, -100 to 83.
    pub goldstein: i16,
}

/// What may stand where another actor is sought.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Slot {
    /// The direct object, or whose it is.
    Object,
    /// Whose the noun is: A's visit, the French visit.
    Owner,
    /// Behind this preposition.
    Preposition(u64),
    /// The subject of the clause that follows.
    Clause,
    /// The subjects alone: "A and B met".
    Joint,
}

/// The last word of a noun, and the one before it where it has two words.
pub(super) type Noun = (u64, Option<u64>);

/// From whom to whom an event goes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Direction {
    /// From the subject to the other.
    #[default]
    Along,
    /// In both directions.
    Both,
    /// To the subject from the other: received aid from.
    Turned,
}

/// One way in which a verb or noun makes an event.
#[derive(Clone, Debug, Default)]
pub(super) struct Frame {
    /// The small word that belongs to the verb: call on, carry out.
    pub(super) particle: Option<u64>,
    /// Another word that stands before that: control in take control of.
    pub(super) also: Option<u64>,
    /// Nouns of which one is the object, sorted; any object where there is none.
    pub(super) objects: Arc<[Noun]>,
    /// Where the actor stands, for nouns.
    pub(super) sources: Arc<[Slot]>,
    /// Where the other actor stands.
    pub(super) targets: Arc<[Slot]>,
    /// The event; none where the words mean something else.
    pub(super) mode: Option<Mode>,
    pub(super) direction: Direction,
    /// Whether several subjects are enough.
    pub(super) joint: bool,
    /// Whether the other actor must be named itself: not by an adjective or a possessive.
    pub(super) weak: bool,
}

/// What a verb does to the verb that depends on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Control {
    /// Nothing: begin to, manage to.
    Same,
    /// It is not yet done: plan to.
    Plan,
    /// It is not done: fail to.
    Negate,
    /// It is another event: threaten to, refuse to.
    Mode(Mode),
}

/// What a word may be, and the numbers of its verb and noun.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Word {
    pub(super) class: WordClass,
    /// In [`Rules::verb`], where it is the form of a verb.
    pub(super) verb: Option<u16>,
    /// In [`Rules::noun`], where it is the noun of an event.
    pub(super) noun: Option<u16>,
    /// What it does to an infinitive behind it, where it is no verb: ready to, plan to.
    pub(super) control: Option<Control>,
    /// In [`Rules::office`], where it is the noun of an office or trade.
    pub(super) office: Option<u16>,
}

impl Word {
    /// A word that the rules do not have.
    const UNKNOWN: Self = Self { class: WordClass::NONE, verb: None, noun: None, control: None, office: None };
}

/// What somebody is who holds an office or has a trade.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Office {
    /// To a state whose it is.
    pub(super) of_state: Option<Predicate>,
    /// To a body whose it is.
    pub(super) of_body: Option<Predicate>,
}

/// One way in which a verb or noun tells what is done with a treaty.
#[derive(Clone, Debug)]
pub(super) struct TreatyFrame {
    /// The small word that belongs to the verb: pull out.
    pub(super) particle: Option<u64>,
    /// Nouns of which one is the object, in both numbers; any where there is none.
    pub(super) objects: Box<[u64]>,
    /// Where the treaty stands.
    pub(super) slots: Box<[Slot]>,
    pub(super) predicate: Predicate,
}

/// A verb: its frames, and what it does to verbs that depend on it.
#[derive(Clone, Debug, Default)]
pub(super) struct Verb {
    pub(super) frames: Vec<Frame>,
    /// What it does to an infinitive behind it.
    pub(super) control: Option<Control>,
    /// What it does to one behind its object, where that is something else: wants Syria to withdraw.
    pub(super) object_control: Option<Control>,
    /// What it does to a verb in -ing: stop, refrain from.
    pub(super) gerund_control: Option<Control>,
    /// Whether it merely carries the noun of an event: pay, hold.
    pub(super) light: bool,
}

/// The words of relations.
#[derive(Clone, Debug, Default)]
pub struct Rules {
    modes: Vec<Mode>,
    /// The modes by their names; of several with one name, the last.
    named: HashMap<&'static str, Mode>,
    words: ByHash<Word>,
    verbs: Vec<Verb>,
    nouns: Vec<Vec<Frame>>,
    offices: Vec<Office>,
    /// By the number of the verb.
    treaty_verbs: HashMap<u16, Vec<TreatyFrame>>,
    treaty_nouns: ByHash<TreatyFrame>,
}

static BUILT_IN: LazyLock<Rules> = LazyLock::new(|| Rules::read(&[]).unwrap_or_default());

impl Rules {
    /// The tables that come with the program.
    pub fn builtin() -> &'static Self {
        &BUILT_IN
    }

    /// What a mode is.
    pub fn mode(&self, mode: Mode) -> &'static ModeInfo {
        mode.0
    }

    /// All modes, in the order of their table.
    pub fn modes(&self) -> impl Iterator<Item = &'static ModeInfo> {
        self.modes.iter().map(|mode| mode.0)
    }

    /// The mode with this name.
    pub fn named(&self, name: &str) -> Option<Mode> {
        self.named.get(name).copied()
    }

    /// What a word may be; [`Senses`] has it for the words of a sentence.
    pub(super) fn word(&self, hash: u64) -> &Word {
        self.words.get(&hash).unwrap_or(&Word::UNKNOWN)
    }

    pub(super) fn verb(&self, number: u16) -> &Verb {
        &self.verbs[number as usize]
    }

    pub(super) fn treaty_verb(&self, number: u16) -> &[TreatyFrame] {
        self.treaty_verbs.get(&number).map_or(&[], Vec::as_slice)
    }

    pub(super) fn treaty_noun(&self, hash: u64) -> Option<&TreatyFrame> {
        self.treaty_nouns.get(&hash)
    }

    pub(super) fn office(&self, number: u16) -> Office {
        self.offices[number as usize]
    }

    pub(super) fn noun(&self, number: u16) -> &[Frame] {
        &self.nouns[number as usize]
    }
}

#[cfg(test)]
mod tests {
    use super::{Mode, Rules};
    use crate::relate::Predicate;

    #[test]
    fn modes_of_names() {
        let [visit, again] = [Predicate::Consult, Predicate::Assault].map(|class| Mode::of("visit", class));
        assert_eq!((Some(visit), visit.0.class), (Rules::builtin().named("visit"), Predicate::Consult));
        assert_eq!(visit, again);
        let other = |name, class| std::ptr::from_ref(Mode::of(name, class).0);
        assert_eq!(other("teleport", Predicate::Consult), other("teleport", Predicate::Consult));
        assert_ne!(other("teleport", Predicate::Consult), other("teleport", Predicate::Assault));
        assert_ne!(other("teleport", Predicate::Consult), other("telephone", Predicate::Consult));
    }
}
