//! Reviews a list: what is no fault in it, but is hardly meant.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fmt;

use super::alias::Alias;
use super::compile::{Surface, fold_words, surfaces_of};
use super::fault::Place;
use super::record::{CaseRule, EntityRecord, Form, Kind, Tie};
use super::{EntityId, Gazetteer};
use crate::text::Date;
use crate::text::fold::fold;
use crate::text::token::tokenize;

/// Something in a list that is hardly meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    /// Where.
    pub place: Place,
    /// What.
    pub concern: Concern,
}

impl fmt::Display for Remark {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}: {}", self.place, self.concern)
    }
}

/// What is hardly meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Concern {
    /// An entity has the Wikidata id of another.
    SameWikidata {
        /// The id.
        wikidata: String,
        /// The two entities.
        keys: [String; 2],
    },
    /// An entity has the name and the kind of another; no rule of the name, Wikidata id or decision says that they are two.
    SameName {
        /// The name.
        name: String,
        /// The two entities.
        keys: [String; 2],
    },
    /// Entities of one list share a spelling, and no rule tells them apart: a document that has it names none of them.
    Collision {
        /// The spelling.
        spelling: String,
        /// The entities, two or more.
        keys: Vec<String>,
    },
    /// A name takes the place of what a list below means by the same spelling.
    Hides {
        /// The spelling.
        spelling: String,
        /// The entity that has it now.
        key: String,
        /// The entities that no longer have it.
        hidden: Vec<String>,
    },
    /// An id that no list has.
    Unknown {
        /// What the id is to the entity: `country`, `parent`, `party` or a role.
        relation: String,
        /// The id.
        key: String,
    },
}

impl fmt::Display for Concern {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::SameWikidata { wikidata, keys: [key, other] } => {
                write!(out, "{key} has the Wikidata id {wikidata}, and so has {other}: are they one?")
            }
            Self::SameName { name, keys: [key, other] } => {
                write!(out, "{key} has the name `{name}`, and so has {other}: are they one?")
            }
            Self::Collision { spelling, keys } => write!(
                out,
                "`{spelling}` may be {}: tell them apart by |context, |named, |exact or dates, or it names none",
                keys.join(" or ")
            ),
            Self::Hides { spelling, key, hidden } => {
                const SHOWN: usize = 3;
                let more = hidden.len().saturating_sub(SHOWN);
                let more = if more > 0 { format!(" and {more} more") } else { String::new() };
                let hidden = hidden.iter().take(SHOWN).map(String::as_str).collect::<Vec<_>>();
                write!(out, "`{spelling}` now means {key}, no longer {}{more}", hidden.join(", "))
            }
            Self::Unknown { relation, key } => write!(out, "{relation} `{key}` is the id of no entity"),
        }
    }
}

/// Reviews the records of one list, which lies on top of the lists `below`; the remarks come in the order of the records' lines.
///
/// Entities of kind `ignore` are there to take names, and hide nothing by mistake. Takes time in proportion to the names.
pub fn review(records: &[EntityRecord], below: &Gazetteer) -> Vec<Remark> {
    let own: BTreeSet<&str> = records.iter().map(|record| record.key.as_str()).collect();
    let records = &completed(records, below);
    let mut remarks: Vec<Remark> = Vec::new();
    remarks.extend(twins(records, below));
    remarks.extend(collisions(records));
    remarks.extend(records.iter().flat_map(|record| hides(record, below)));
    remarks.extend(unknown(records, &own, below));
    // Stable: what is said of one record keeps this order.
    remarks.sort_by(|a, b| (&a.place.file, a.place.line).cmp(&(&b.place.file, b.place.line)));
    remarks
}

/// The records with the kind that another gives where they leave it out, and what is decided to be another entity with that one's key.
fn completed(records: &[EntityRecord], below: &Gazetteer) -> Vec<EntityRecord> {
    let kinds = records.iter().filter_map(|record| Some((record.key.as_str(), record.kind.as_ref()?)));
    let kinds: HashMap<&str, &Kind> = kinds.collect();
    let same = records.iter().filter_map(|record| Some((record.key.as_str(), record.same_as.as_deref()?)));
    let same: HashMap<&str, &str> = same.collect();
    let known = |key: &str| below.find(key).map(|id| below.entity(id));
    let completed = |record: &EntityRecord| {
        let key = record.key.as_str();
        let kind = kinds.get(key).map(|kind| (*kind).clone()).or_else(|| known(key).map(|entity| entity.kind()));
        let key = same.get(key).copied().unwrap_or(key);
        let key = known(key).map_or(key, |entity| entity.key()).to_owned();
        EntityRecord { kind: record.kind.clone().or(kind), key, ..record.clone() }
    };
    records.iter().map(completed).collect()
}

fn remark(record: &EntityRecord, concern: Concern) -> Remark {
    Remark { place: record.place.clone(), concern }
}

/// Records whose Wikidata id, or name and kind, another record or a list below has under another key.
fn twins(records: &[EntityRecord], below: &Gazetteer) -> Vec<Remark> {
    let mut bearers: HashMap<String, String> = HashMap::new();
    let mut names: HashMap<(Kind, String), (String, Option<String>)> = HashMap::new();
    for (_, entity) in below.entities() {
        let (key, wikidata) = (entity.key().to_owned(), entity.wikidata().map(str::to_owned));
        if let Some(id) = &wikidata {
            bearers.entry(id.clone()).or_insert_with(|| key.clone());
        }
        names.entry((entity.kind(), fold(entity.name()))).or_insert((key, wikidata));
    }
    let mut remarks = Vec::new();
    for record in records {
        let key = record.key.clone();
        if let Some(id) = &record.wikidata {
            let other = bearers.entry(id.clone()).or_insert_with(|| key.clone());
            if *other != key {
                let keys = [key.clone(), other.clone()];
                remarks.push(remark(record, Concern::SameWikidata { wikidata: id.clone(), keys }));
            }
        }
        if let (Some(name), Some(kind)) = (&record.name, &record.kind) {
            let own = || (key.clone(), record.wikidata.clone());
            let (other, wikidata) = names.entry((kind.clone(), fold(name))).or_insert_with(own);
            let are_two = wikidata.is_some() && record.wikidata.is_some()
                || record.apart.contains(other)
                || is_ruled(record, name);
            if *other != key && !are_two {
                remarks.push(remark(record, Concern::SameName { name: name.clone(), keys: [key, other.clone()] }));
            }
        }
    }
    remarks
}

/// Whether the canonical name bears a rule, which says that others have it too.
fn is_ruled(record: &EntityRecord, name: &str) -> bool {
    record.aliases.iter().any(|alias| alias.form == Form::Name && alias.text == name)
}

/// Spellings that several records have without a rule that tells them apart, each said once, at the last of these records.
fn collisions(records: &[EntityRecord]) -> Vec<Remark> {
    let mut spellings: BTreeMap<String, Vec<(&EntityRecord, Surface)>> = BTreeMap::new();
    for record in records {
        // Names without a word are faults, which compiling reports.
        for surface in surfaces_of(record).unwrap_or_default() {
            spellings.entry(fold_words(&surface.alias.text)).or_default().push((record, surface));
        }
    }
    spellings.into_values().filter_map(|bearers| collision(&bearers)).collect()
}

fn collision(bearers: &[(&EntityRecord, Surface)]) -> Option<Remark> {
    let meets = |(at, (record, surface)): &(usize, &(&EntityRecord, Surface))| {
        let others = bearers.iter().enumerate().filter(|(other, _)| other != at);
        others.map(|(_, other)| other).any(|(other, second)| other.key != record.key && collide(surface, second))
    };
    let met: Vec<_> = bearers.iter().enumerate().filter(meets).map(|(_, bearer)| bearer).collect();
    let (record, surface) = met.last()?;
    let keys: BTreeSet<_> = met.iter().map(|(record, _)| record.key.clone()).collect();
    let spelling = surface.alias.text.clone();
    Some(remark(record, Concern::Collision { spelling, keys: keys.into_iter().collect() }))
}

/// Whether some text may mean either of two spellings with the same words, on some day, in documents that say no more.
fn collide(a: &Surface, b: &Surface) -> bool {
    let needs_more = |surface: &Surface| surface.alias.needs_context || surface.alias.needs_name;
    !needs_more(a)
        && !needs_more(b)
        && share_language(a, b)
        && overlap(a, b)
        && Letters::of_surface(a).meet(&Letters::of_surface(b))
}

/// Whether there may be a text in whose language both are names.
fn share_language(a: &Surface, b: &Surface) -> bool {
    let main =
        |surface: &Surface| surface.alias.language.as_deref().map(|tag| tag.split('-').next().map(str::to_owned));
    !(a.needs_language && b.needs_language) || main(a) == main(b)
}

/// Whether there are more days on which both mean their entity than those of a date, perhaps a year, in which one ends and the other begins.
fn overlap(a: &Surface, b: &Surface) -> bool {
    let (a, b) = (&a.alias, &b.alias);
    let ends_before = |to: Option<Date>, from: Option<Date>| to.zip(from).is_some_and(|(to, from)| to <= from);
    !ends_before(a.to, b.from) && !ends_before(b.to, a.from)
}

/// The letters that a name takes, of all texts with its words.
struct Letters<'a> {
    case: CaseRule,
    text: &'a str,
    capitalized: u16,
    upper: u16,
}

impl<'a> Letters<'a> {
    fn of_surface(surface: &'a Surface) -> Self {
        let Surface { alias, capitalized, upper, .. } = surface;
        Self { case: alias.case, text: &alias.text, capitalized: *capitalized, upper: *upper }
    }

    fn of_alias(alias: &Alias<'a>) -> Self {
        let (capitalized, upper) = (alias.capitalized(), alias.upper());
        Self { case: alias.case(), text: alias.spelling(), capitalized, upper }
    }

    /// Whether some text is taken by both: what is exact takes one text only, of the others all take capitals.
    fn meet(&self, other: &Self) -> bool {
        match (self.case, other.case) {
            (CaseRule::Exact, CaseRule::Exact) => words(self.text) == words(other.text),
            (CaseRule::Exact, CaseRule::Usual) => other.takes(self),
            (CaseRule::Usual, CaseRule::Exact) => self.takes(other),
            _ => true,
        }
    }

    /// Whether a name of usual capitals takes an exact one.
    fn takes(&self, exact: &Self) -> bool {
        self.capitalized & !exact.capitalized == 0 && self.upper & !exact.upper == 0
    }
}

fn words(text: &str) -> Vec<&str> {
    tokenize(text).iter().map(|token| token.span.of(text)).collect()
}

/// Names of a record that hide other entities of the lists below.
fn hides(record: &EntityRecord, below: &Gazetteer) -> Vec<Remark> {
    if record.kind == Some(Kind::Ignore) {
        return Vec::new();
    }
    let mut said = BTreeSet::new();
    let mut remarks = Vec::new();
    for surface in surfaces_of(record).unwrap_or_default() {
        let hidden = hidden_by(&surface, &record.key, below);
        if !hidden.is_empty() && said.insert(fold_words(&surface.alias.text)) {
            let (spelling, key) = (surface.alias.text, record.key.clone());
            remarks.push(remark(record, Concern::Hides { spelling, key, hidden }));
        }
    }
    remarks
}

/// The keys of other entities that the latest list below with this spelling means by it.
fn hidden_by(surface: &Surface, key: &str, below: &Gazetteer) -> Vec<String> {
    let own = Letters::of_surface(surface);
    for (view, first) in below.views().into_iter().rev() {
        let aliases = view.spelled(&surface.alias.text).into_iter();
        let met = aliases.filter(|alias| own.meet(&Letters::of_alias(alias)));
        let keys: BTreeSet<_> =
            met.map(|alias| below.entity(below.canonical(EntityId(first + alias.entity()))).key()).collect();
        if !keys.is_empty() {
            return keys.into_iter().filter(|other| *other != key).map(str::to_owned).collect();
        }
    }
    Vec::new()
}

/// References to ids that neither the records, whose ids are `own`, nor the lists below have.
fn unknown(records: &[EntityRecord], own: &BTreeSet<&str>, below: &Gazetteer) -> Vec<Remark> {
    let mut remarks = Vec::new();
    for record in records {
        let countries = record.countries.iter().map(|key| ("country".to_owned(), key));
        let mut said = BTreeSet::new();
        for (relation, key) in countries.chain(record.ties.iter().map(|tie| (relation(tie), &tie.target))) {
            let missing = !own.contains(key.as_str()) && below.find(key).is_none();
            if missing && said.insert(key) {
                remarks.push(remark(record, Concern::Unknown { relation, key: key.clone() }));
            }
        }
    }
    remarks
}

fn relation(tie: &Tie) -> String {
    match tie.relation.as_str() {
        relation @ (Tie::PARTY | Tie::PARENT) => relation.to_owned(),
        role => format!("role {role} of"),
    }
}

#[cfg(test)]
mod tests {
    use super::super::table::read_table;
    use super::*;

    fn remarks(table: &str, below: &Gazetteer) -> Vec<String> {
        review(&read_table("t", table).unwrap(), below).iter().map(ToString::to_string).collect()
    }

    #[test]
    fn one_entity_under_two_ids() {
        let table = "id,name,wikidata\n\
                     person.a,Ann Lee|exact,Q1\nperson.b,Bea Lee,Q1\nperson.c,ann lee,\nagency.a,Ann-Lee|context,\n\
                     person.d,Ann Lee|context,\nperson.e,ann lee|from=2000,Q2\nperson.a,Ann Lee|exact,Q1\n";
        assert_eq!(
            remarks(table, &Gazetteer::default()),
            [
                "t:3: person.b has the Wikidata id Q1, and so has person.a: are they one?",
                "t:4: person.c has the name `ann lee`, and so has person.a: are they one?",
                "t:8: `Ann Lee` may be person.a or person.c or person.e: tell them apart by |context, |named, |exact or dates, or it names none",
            ]
        );
        let found = remarks("id,name,wikidata\nstate.dprk,Choson Land,Q423\n", &Gazetteer::builtin());
        assert_eq!(found, ["t:2: state.dprk has the Wikidata id Q423, and so has state.north-korea: are they one?"]);
    }

    /// Names of two entities, and whether a text may mean both.
    #[test]
    fn collisions_table() {
        let cases = [
            ("Lee", "Lee", true),
            ("Lee", "LEE", true),
            ("Al-Qaeda", "al Qaeda", true),
            ("Erdoğan", "Erdogan", true),
            ("Nato", "NATO", true),
            ("Nato|exact", "NATO", false),
            ("NATO|exact", "Nato", true),
            ("Nato|exact", "NATO|exact", false),
            ("Nato|exact", "Nato|exact", true),
            ("Nato|exact", "NATO|anycase", true),
            ("Lee|context", "Lee", false),
            ("Lee", "Lee|named", false),
            ("Lee|context", "Lee|context", false),
            ("Burma|to=1989-06-18", "Burma|from=1989-06-19", false),
            ("Burma|to=1989", "Burma|from=1989", false),
            ("Burma|to=1989", "Burma|from=1989-06", false),
            ("Burma|to=1989-06", "Burma|from=1989", true),
            ("Burma|to=1990", "Burma|from=1989", true),
            ("Burma|to=1989-06-18", "Burma", true),
            ("Burma|from=2000", "Burma|from=1989|to=1999", false),
            ("Lee", "Lees", false),
            ("A, B", "A B", false),
            ("Island|lang=de", "Island|lang=sv", false),
            ("Island|lang=de", "Island|lang=de-CH", true),
            ("Island|lang=de", "Island", true),
        ];
        for (a, b, expected) in cases {
            let table = format!("id\tname\taliases\nstate.a\tOne\t{a}\nstate.b\tTwo\t\nstate.b\t\t{b}\n");
            let found = remarks(&table, &Gazetteer::default());
            assert_eq!(found.len(), usize::from(expected), "{a} {b}: {found:?}");
        }
    }

    #[test]
    fn a_collision_is_said_once_with_all_who_share_it() {
        let table = "id,kind,name,short\nx.a,x,A A,Lee\nx.b,x,B B,Lee; LEE\nx.c,x,C C,Lee|context\nx.d,x,D D,lee\n";
        assert_eq!(
            remarks(table, &Gazetteer::default()),
            [
                "t:5: `lee` may be x.a or x.b or x.d: tell them apart by |context, |named, |exact or dates, or it names none"
            ]
        );
    }

    #[test]
    fn names_of_the_lists_below() {
        let found = remarks("kind,name\nplace,Peru\nignore,Chile\nplace,peru city\n", &Gazetteer::builtin());
        assert_eq!(found, ["t:2: `Peru` now means place.peru, no longer state.peru"]);
        let again = remarks("id,name,aliases\nstate.peru,Peru,Republic of Peru\n", &Gazetteer::builtin());
        assert!(again.is_empty(), "{again:?}");
        assert!(remarks("kind,name\nplace,Peru\n", &Gazetteer::default()).is_empty());
    }

    #[test]
    fn what_is_decided_is_no_concern() {
        let below = Gazetteer::builtin();
        let cases = [
            ("id,name,same_as\nstate.peru-2,Peru,state.peru\n", 0),
            ("id,name,same_as\nstate.peru-2,Peru,\n", 2),
            ("id,name,apart\nstate.peru-2,Peru,state.peru\n", 1),
            ("id,name,short,same_as\nx.a,Aabb,Lulu,\nx.b,Bbcc,Lulu,x.a\n", 0),
        ];
        for (table, expected) in cases {
            let found = remarks(table, &below);
            assert_eq!(found.len(), expected, "{table}: {found:?}");
        }
    }

    #[test]
    fn references_must_lead_somewhere() {
        let table = "id\tname\tcountry\troles\tparties\tparent\n\
                     person.a\tA A\tstate.peru\tpresident; head|of=agency.x\t\t\n\
                     agency.x\tX X\tstate.peruu\t\t\tagency.y\n\
                     treaty.t\tT T\t\t\tstate.peru; state.z\t\n";
        assert_eq!(
            remarks(table, &Gazetteer::builtin()),
            [
                "t:3: country `state.peruu` is the id of no entity",
                "t:3: parent `agency.y` is the id of no entity",
                "t:4: party `state.z` is the id of no entity",
            ]
        );
        let role = remarks("id,name,roles\nperson.a,A A,head|of=agency.x\n", &Gazetteer::default());
        assert_eq!(role, ["t:2: role head of `agency.x` is the id of no entity"]);
    }
}
