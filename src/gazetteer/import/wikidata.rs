//! Reads entities of Wikidata: a dump, whose lines are the items of one list, or a line an entity.

use std::collections::{BTreeMap, HashMap};
use std::io;

use serde::de::{Deserializer, MapAccess, SeqAccess, Visitor, value::MapAccessDeserializer};
use serde::{Deserialize, de};
use serde_json::Value;

use super::super::record::{AliasRecord, EntityRecord, Form, Kind, Tie};
use super::known::{Identity, qid};
use super::role::role;
use super::{Books, ImportOptions, Source, code, lines, name};
use crate::text::Date;

/// The classes whose instances are entities, with a kind; `office` and `-` are no kinds: what persons hold, and what is left out.
const CLASSES: &str = "\
person 5
state 6256 3624078 3024240 7275 15634554 10711424 161243 46395 99541706 7270 417175 112099 123480 1763527 15239622 164142 133156
agency 43229 327333 192350 7188 2659904 484652 245065 15925165 4120211 1335818 1127126 7278 7210356 192283 79913 163740 155271 157031 \
48204 178706 294163 772547 37726 4508 61883 176799 17149090 17127659 11204 35749 10553309 66344 41487 190752 47913 35535 732717 640506 \
783794 6881511 4830453 891723 270791 1331793 11032 1110794 1616075 3918 31855
treaty 131569 625298 6934728 9557810 107706 321839 877358
office 4164871 294414 114962596 48352 2285706 83307 30461 14212 7330070 121998 132050 30185 486839
- 3914 847017 476028 215380
";

/// A file of classes that is not as expected.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "line {line}: `{text}`: expected a Wikidata id, a tab and a kind, as in Q327333<tab>agency, or `-` to leave a class out"
)]
pub struct ClassError {
    /// The line, from 1.
    pub line: usize,
    /// What stands there.
    pub text: String,
}

/// Reads a table of classes, a Wikidata id and a kind a line; `-` leaves a class out.
///
/// # Errors
/// The first line that is not as expected.
pub fn read_classes(table: &str) -> Result<Vec<(u32, Option<Kind>)>, ClassError> {
    let lines = (1..).zip(table.lines()).filter(|(_, line)| !line.trim().is_empty() && !line.starts_with('#'));
    let row = |(line, text): (usize, &str)| {
        let (class, kind) = text.split_once('\t').unwrap_or((text, ""));
        let kind = if kind.trim() == "-" { Some(None) } else { kind.trim().parse().ok().map(Some) };
        qid(class).zip(kind).ok_or_else(|| ClassError { line, text: text.to_owned() })
    };
    lines.map(row).collect()
}

pub(super) fn import(sources: &[Source<'_>], options: &ImportOptions, books: &mut Books<'_, '_>) -> io::Result<()> {
    let mut survey = Survey::default();
    for source in sources.iter().filter(|source| source.again) {
        // Faults are counted when the file is read again.
        lines::each(source, &mut |_, line| {
            if let Some(entry) = line.ok().and_then(entity_of).and_then(|text| serde_json::from_str(text).ok()) {
                survey.add(&entry);
            }
            Ok(())
        })?;
    }
    let classes = Classes::new(options, std::mem::take(&mut survey.subclasses));
    let mut reader = Reader { classes, survey, options };
    for source in sources {
        books.each_line(source, &mut |books, line| {
            if !source.again {
                reader.learn(line);
            }
            reader.read(line, books)
        })?;
    }
    Ok(())
}

/// The object in a line of a dump, without the brackets and commas of the list around it.
fn entity_of(line: &str) -> Option<&str> {
    let text = line.trim();
    let text = text.strip_suffix(',').unwrap_or(text);
    (!matches!(text, "[" | "]" | "")).then_some(text)
}

/// What an item is.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Class {
    Entity(Kind),
    Office,
    LeftOut,
}

/// The classes that are known, and those that stand below them.
struct Classes {
    known: HashMap<u32, Class>,
}

impl Classes {
    /// Adds to the known classes those of the user, and those below them. Of several ways up the shortest counts.
    fn new(options: &ImportOptions, mut subclasses: Vec<(u32, u32)>) -> Self {
        let mut known: HashMap<u32, Class> = HashMap::new();
        for line in CLASSES.lines() {
            let mut words = line.split(' ');
            let class = match words.next().unwrap_or_default() {
                "office" => Class::Office,
                kind => kind.parse().map_or(Class::LeftOut, Class::Entity),
            };
            known.extend(words.filter_map(|word| word.parse().ok()).map(|number| (number, class.clone())));
        }
        let own = options.classes.iter();
        known.extend(own.map(|(number, kind)| (*number, kind.clone().map_or(Class::LeftOut, Class::Entity))));
        subclasses.sort_unstable();
        loop {
            let found: Vec<_> = subclasses
                .iter()
                .filter(|(below, _)| !known.contains_key(below))
                .filter_map(|(below, above)| Some((*below, known.get(above)?.clone())))
                .collect();
            if found.is_empty() {
                return Self { known };
            }
            for (number, class) in found {
                known.entry(number).or_insert(class);
            }
        }
    }

    /// Puts a class below another.
    fn add(&mut self, below: u32, above: u32) {
        if let Some(class) = self.known.get(&above).cloned() {
            self.known.entry(below).or_insert(class);
        }
    }

    /// What an item of these classes is: a person before a state before a treaty before an agency before kinds of users.
    fn of(&self, numbers: &[u32]) -> Option<&Class> {
        let found = numbers.iter().filter_map(|number| self.known.get(number));
        found.min_by_key(|class| match class {
            Class::LeftOut => 0,
            Class::Entity(Kind::Person) => 1,
            Class::Entity(Kind::State) => 2,
            Class::Entity(Kind::Treaty) => 3,
            Class::Entity(Kind::Agency) => 4,
            Class::Entity(_) => 5,
            Class::Office => 6,
        })
    }
}

/// What the first pass collects: which classes stand below which, offices, and the names of capitals.
#[derive(Default)]
struct Survey {
    subclasses: Vec<(u32, u32)>,
    offices: HashMap<u32, Office>,
    labels: HashMap<u32, String>,
}

/// An office: its role, and whose it is.
struct Office {
    role: &'static str,
    of: Option<u32>,
}

impl Survey {
    fn add(&mut self, entry: &Entry) {
        let Some(number) = qid(&entry.id) else { return };
        let claims = &entry.claims;
        self.subclasses.extend(items(&claims.subclass_of).map(|above| (number, above)));
        let Some(label) = english(&entry.labels) else { return };
        if !claims.capital_of.is_empty() {
            self.labels.insert(number, label.to_owned());
        }
        // Articles and films with the title of an office belong to nobody and have no classes below them.
        let of = items(&claims.jurisdiction).chain(items(&claims.directs)).chain(items(&claims.country)).next();
        let is_person = items(&claims.class).any(|class| class == 5);
        let is_office = of.is_some() || !claims.holders.is_empty() || !claims.subclass_of.is_empty();
        if let Some(role) = role(label).filter(|_| is_office && !is_person) {
            self.offices.insert(number, Office { role, of });
        }
    }
}

/// Offices that every reader knows, for standard input, which cannot be read twice: the item, its role and whose it is.
const OFFICES: [(u32, &str, Option<u32>); 18] = [
    (30461, "president", None),
    (14212, "prime_minister", None),
    (7_330_070, "foreign_minister", None),
    (83307, "minister", None),
    (121_998, "ambassador", None),
    (132_050, "governor", None),
    (30185, "mayor", None),
    (11696, "president", Some(30)),
    (14213, "foreign_minister", Some(30)),
    (14211, "prime_minister", Some(145)),
    (191_954, "president", Some(142)),
    (218_295, "president", Some(159)),
    (4_970_706, "chancellor", Some(183)),
    (274_948, "prime_minister", Some(17)),
    (192_711, "prime_minister", Some(668)),
    (655_407, "president", Some(148)),
    (81066, "secretary_general", Some(1065)),
    (48352, "president", None),
];

struct Reader<'a> {
    classes: Classes,
    survey: Survey,
    options: &'a ImportOptions,
}

impl Reader<'_> {
    /// Takes in what a line tells of others, where the lines behind it are the only ones that can use it.
    fn learn(&mut self, line: &str) {
        if let Some(entry) = entity_of(line).and_then(|text| serde_json::from_str(text).ok()) {
            self.survey.add(&entry);
            for (below, above) in self.survey.subclasses.drain(..) {
                self.classes.add(below, above);
            }
        }
    }

    fn read(&self, line: &str, books: &mut Books<'_, '_>) -> io::Result<()> {
        let Some(text) = entity_of(line) else { return Ok(()) };
        books.report.read += 1;
        // Most items of a dump are of no interest: their names are read only where they are.
        let brief: Brief = match serde_json::from_str(text) {
            Ok(brief) => brief,
            Err(error) => {
                books.break_off("not an item of Wikidata", &lines::json_cause(&error));
                return Ok(());
            }
        };
        let Some(number) = qid(&brief.id) else {
            books.pass_over("no item");
            return Ok(());
        };
        let classes: Vec<_> = items(&brief.claims.class).collect();
        let listed = books.known.kind(number);
        let kind = match (&listed, self.classes.of(&classes)) {
            (Some(kind), _) | (None, Some(Class::Entity(kind))) => kind.clone(),
            (None, Some(Class::Office)) => {
                books.pass_over("office");
                return Ok(());
            }
            (None, Some(Class::LeftOut) | None) => {
                books.pass_over("another class");
                return Ok(());
            }
        };
        match serde_json::from_str::<Item>(text) {
            Ok(item) => self.emit(number, kind, &item, books),
            Err(error) => {
                books.break_off("not an item of Wikidata", &lines::json_cause(&error));
                Ok(())
            }
        }
    }

    fn emit(&self, number: u32, kind: Kind, item: &Item, books: &mut Books<'_, '_>) -> io::Result<()> {
        let claims = &item.claims;
        let english = english(&item.labels);
        let Some(label) = english.or_else(|| item.labels.values().next().map(|label| label.value.as_str())) else {
            books.pass_over("no label");
            return Ok(());
        };
        let countries = countries(&kind, number, claims, books);
        let identity = Identity { kind: &kind, wikidata: Some(number), name: english, countries: &countries, own: "" };
        let key = books.known.id(&identity);
        let founded = first_day(&claims.inception);
        let record = EntityRecord {
            key,
            name: Some(label.to_owned()),
            aliases: self.names(&kind, item),
            wikidata: Some(format!("Q{number}")),
            iso3: iso3(claims).filter(|_| kind == Kind::State),
            from: match kind {
                Kind::Treaty => first_day(&claims.point_in_time).or_else(|| first_day(&claims.publication)).or(founded),
                Kind::Person => None,
                _ => founded,
            },
            to: if kind == Kind::Person { None } else { first_day(&claims.dissolved) },
            in_force: first_day(&claims.in_force).filter(|_| kind == Kind::Treaty),
            ties: self.ties(&kind, claims, books),
            countries,
            kind: Some(kind),
            ..EntityRecord::default()
        };
        books.emit(record)
    }

    fn names(&self, kind: &Kind, item: &Item) -> Vec<AliasRecord> {
        let claims = &item.claims;
        let labels = item.labels.values().chain(item.aliases.values().flatten());
        let official = [&claims.official_name, &claims.short_name, &claims.native_label, &claims.native_name];
        let native = official.into_iter().flatten().filter_map(Statement::monolingual);
        let all = labels.map(|label| (label.language.as_str(), label.value.as_str())).chain(native);
        let wanted = all.filter(|(language, _)| is_english(language) || self.options.wants(language));
        // English first, so that a name which other languages share is an English one.
        let (own, other): (Vec<_>, Vec<_>) = wanted.partition(|(language, _)| is_english(language));
        let mut names: Vec<_> = own.into_iter().map(|(_, text)| name::alias(text)).collect();
        if *kind == Kind::State {
            let capitals = items(&claims.capital).filter_map(|capital| self.survey.labels.get(&capital));
            names.extend(capitals.map(|capital| AliasRecord::new(capital.clone(), Form::Metonym)));
            let peoples = claims.demonym.iter().filter_map(Statement::monolingual);
            let english = peoples.filter(|(language, _)| is_english(language));
            names.extend(english.map(|(_, text)| AliasRecord::new(text, Form::Demonym)));
        }
        names.extend(other.into_iter().map(|(language, text)| name::translation(text, language)));
        names
    }

    fn ties(&self, kind: &Kind, claims: &Claims, books: &mut Books<'_, '_>) -> Vec<Tie> {
        let mut ties = Vec::new();
        if *kind == Kind::Treaty {
            let signatories = claims.signatory.iter().filter_map(|signatory| {
                let target = books.known.wikidata(signatory.item()?)?.to_owned();
                let (from, to) = signatory.term();
                let signed = signatory.qualifiers.point_in_time.iter().find_map(Snak::day);
                Some(Tie { relation: Tie::PARTY.to_owned(), target, from, to, signed, ..Tie::default() })
            });
            ties.extend(signatories);
            books.leave_out("parties that are not on the list", claims.signatory.len() - ties.len());
        }
        let bodies = claims.party.iter().chain(&claims.member_of).filter(|body| body.rank != Rank::Deprecated);
        let memberships: Vec<_> = bodies.map(|body| membership(body, books)).collect();
        let unknown = memberships.iter().filter(|tie| tie.is_none()).count();
        books.leave_out("memberships in bodies that are not on the list", unknown);
        ties.extend(memberships.into_iter().flatten());
        if *kind == Kind::Person {
            let held = claims.position.iter().filter(|position| position.rank != Rank::Deprecated);
            let held: Vec<_> = held.map(|position| self.role(position, books)).collect();
            books.leave_out("positions that are not known", held.iter().filter(|role| role.is_none()).count());
            ties.extend(held.into_iter().flatten());
        }
        ties
    }

    /// The role that a statement of P39 gives; that of which it is one is left empty where only the person's country can tell.
    fn role(&self, position: &Statement, books: &Books<'_, '_>) -> Option<Tie> {
        let number = position.item()?;
        let common = OFFICES.iter().find(|(office, ..)| *office == number);
        let (role, of) = match (self.survey.offices.get(&number), common) {
            (Some(office), _) => (office.role, office.of),
            (None, Some((_, role, of))) => (*role, *of),
            (None, None) => return None,
        };
        let qualifiers = &position.qualifiers;
        let told = qualifiers.of.iter().chain(&qualifiers.jurisdiction).filter_map(Snak::item).chain(of);
        let told: Vec<_> = told.collect();
        let target = told.iter().find_map(|number| books.known.wikidata(*number));
        if target.is_none() && !told.is_empty() {
            return None;
        }
        let (from, to) = position.term();
        Some(Tie {
            relation: role.to_owned(),
            target: target.unwrap_or_default().to_owned(),
            from,
            to,
            ..Tie::default()
        })
    }
}

fn membership(body: &Statement, books: &Books<'_, '_>) -> Option<Tie> {
    let target = books.known.wikidata(body.item()?)?.to_owned();
    let (from, to) = body.term();
    Some(Tie { relation: "member".to_owned(), target, from, to, ..Tie::default() })
}

/// The states that an entity belongs to, where the list has them.
fn countries(kind: &Kind, number: u32, claims: &Claims, books: &Books<'_, '_>) -> Vec<String> {
    let statements = match kind {
        Kind::Person => &claims.citizenship,
        Kind::Treaty => return Vec::new(),
        _ => &claims.country,
    };
    let others = items(statements).filter(|country| *country != number);
    let keys = others.filter_map(|country| books.known.wikidata(country));
    let mut keys: Vec<_> = keys.filter(|key| key.starts_with("state.")).map(str::to_owned).collect();
    keys.sort();
    keys.dedup();
    keys
}

/// The English label, or the one that Wikidata keeps for all languages.
fn english(labels: &BTreeMap<String, Text>) -> Option<&str> {
    ["en", "mul", "en-gb", "en-us", "en-ca"]
        .iter()
        .find_map(|language| labels.get(*language))
        .map(|text| text.value.as_str())
}

fn is_english(language: &str) -> bool {
    language == "mul" || language == "en" || language.starts_with("en-")
}

/// The preferred of the statements, or else the normal ones; never the deprecated.
fn best(statements: &[Statement]) -> impl Iterator<Item = &Statement> {
    let rank = if statements.iter().any(|one| one.rank == Rank::Preferred) { Rank::Preferred } else { Rank::Normal };
    statements.iter().filter(move |statement| statement.rank == rank)
}

fn items(statements: &[Statement]) -> impl Iterator<Item = u32> + '_ {
    best(statements).filter_map(Statement::item)
}

fn texts(statements: &[Statement]) -> impl Iterator<Item = &str> {
    best(statements).filter_map(|statement| statement.mainsnak.value()?.as_str())
}

fn iso3(claims: &Claims) -> Option<String> {
    let code = texts(&claims.iso3).next().or_else(|| code::iso3(texts(&claims.iso2).next()?));
    code.map(str::to_owned)
}

fn first_day(statements: &[Statement]) -> Option<Date> {
    best(statements).find_map(|statement| statement.mainsnak.day())
}

/// An item, as far as it tells whether the rest is wanted.
#[derive(Deserialize)]
struct Brief {
    id: String,
    #[serde(default, deserialize_with = "object")]
    claims: BriefClaims,
}

#[derive(Default, Deserialize)]
struct BriefClaims {
    #[serde(rename = "P31", default)]
    class: Vec<Statement>,
}

/// An item, as far as others refer to it.
#[derive(Deserialize)]
struct Entry {
    id: String,
    #[serde(default, deserialize_with = "object")]
    labels: BTreeMap<String, Text>,
    #[serde(default, deserialize_with = "object")]
    claims: EntryClaims,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct EntryClaims {
    #[serde(rename = "P31")]
    class: Vec<Statement>,
    #[serde(rename = "P279")]
    subclass_of: Vec<Statement>,
    #[serde(rename = "P1376")]
    capital_of: Vec<Statement>,
    #[serde(rename = "P1001")]
    jurisdiction: Vec<Statement>,
    #[serde(rename = "P2389")]
    directs: Vec<Statement>,
    #[serde(rename = "P17")]
    country: Vec<Statement>,
    #[serde(rename = "P1308")]
    holders: Vec<Statement>,
}

#[derive(Deserialize)]
struct Item {
    #[serde(default, deserialize_with = "object")]
    labels: BTreeMap<String, Text>,
    #[serde(default, deserialize_with = "object")]
    aliases: BTreeMap<String, Vec<Text>>,
    #[serde(default, deserialize_with = "object")]
    claims: Claims,
}

#[derive(Deserialize)]
struct Text {
    #[serde(default)]
    language: String,
    value: String,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Claims {
    #[serde(rename = "P27")]
    citizenship: Vec<Statement>,
    #[serde(rename = "P17")]
    country: Vec<Statement>,
    #[serde(rename = "P297")]
    iso2: Vec<Statement>,
    #[serde(rename = "P298")]
    iso3: Vec<Statement>,
    #[serde(rename = "P1549")]
    demonym: Vec<Statement>,
    #[serde(rename = "P36")]
    capital: Vec<Statement>,
    #[serde(rename = "P1448")]
    official_name: Vec<Statement>,
    #[serde(rename = "P1813")]
    short_name: Vec<Statement>,
    #[serde(rename = "P1705")]
    native_label: Vec<Statement>,
    #[serde(rename = "P1559")]
    native_name: Vec<Statement>,
    #[serde(rename = "P39")]
    position: Vec<Statement>,
    #[serde(rename = "P102")]
    party: Vec<Statement>,
    #[serde(rename = "P463")]
    member_of: Vec<Statement>,
    #[serde(rename = "P571")]
    inception: Vec<Statement>,
    #[serde(rename = "P576")]
    dissolved: Vec<Statement>,
    #[serde(rename = "P585")]
    point_in_time: Vec<Statement>,
    #[serde(rename = "P577")]
    publication: Vec<Statement>,
    #[serde(rename = "P7588")]
    in_force: Vec<Statement>,
    #[serde(rename = "P1891")]
    signatory: Vec<Statement>,
}

#[derive(Deserialize)]
struct Statement {
    mainsnak: Snak,
    #[serde(default)]
    rank: Rank,
    #[serde(default, deserialize_with = "object")]
    qualifiers: Qualifiers,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Rank {
    Preferred,
    #[default]
    Normal,
    Deprecated,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Qualifiers {
    #[serde(rename = "P580")]
    start: Vec<Snak>,
    #[serde(rename = "P582")]
    end: Vec<Snak>,
    #[serde(rename = "P585")]
    point_in_time: Vec<Snak>,
    #[serde(rename = "P642")]
    of: Vec<Snak>,
    #[serde(rename = "P1001")]
    jurisdiction: Vec<Snak>,
}

/// A value; none where it is unknown or there is none.
#[derive(Deserialize)]
struct Snak {
    datavalue: Option<DataValue>,
}

#[derive(Deserialize)]
struct DataValue {
    value: Value,
}

impl Statement {
    fn item(&self) -> Option<u32> {
        self.mainsnak.item()
    }

    /// The language and text of a name, unless it is out of use.
    fn monolingual(&self) -> Option<(&str, &str)> {
        let value = self.mainsnak.value().filter(|_| self.rank != Rank::Deprecated)?;
        Some((value.get("language")?.as_str()?, value.get("text")?.as_str()?))
    }

    fn term(&self) -> (Option<Date>, Option<Date>) {
        let day = |snaks: &[Snak]| snaks.iter().find_map(Snak::day);
        (day(&self.qualifiers.start), day(&self.qualifiers.end))
    }
}

impl Snak {
    fn value(&self) -> Option<&Value> {
        Some(&self.datavalue.as_ref()?.value)
    }

    /// The number of an item; old dumps have no id beside it.
    fn item(&self) -> Option<u32> {
        let value = self.value()?;
        let number = || u32::try_from(value.get("numeric-id")?.as_u64()?).ok();
        value.get("id").and_then(Value::as_str).map_or_else(number, qid)
    }

    /// A date as exact as it is known, to the year at least: `+1991-12-26T00:00:00Z`, precision 11.
    fn day(&self) -> Option<Date> {
        let value = self.value()?;
        let precision = value.get("precision")?.as_u64()?;
        let time = value.get("time")?.as_str()?.strip_prefix('+')?;
        let mut parts = time.split(['-', 'T']).map(str::parse::<u16>);
        let mut part = |least| if precision >= least { parts.next()?.ok() } else { Some(0) };
        let (year, month, day) = (part(9)?, part(10)?, part(11)?);
        Date::new(year, u8::try_from(month).ok()?, u8::try_from(day).ok()?)
    }
}

/// An object; an empty one is written as an empty list.
fn object<'de, D: Deserializer<'de>, T: Default + Deserialize<'de>>(deserializer: D) -> Result<T, D::Error> {
    struct Object<T>(std::marker::PhantomData<T>);
    impl<'de, T: Default + Deserialize<'de>> Visitor<'de> for Object<T> {
        type Value = T;

        fn expecting(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            out.write_str("an object")
        }

        fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<T, A::Error> {
            T::deserialize(MapAccessDeserializer::new(map))
        }

        fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<T, A::Error> {
            match list.next_element::<de::IgnoredAny>()? {
                None => Ok(T::default()),
                Some(_) => Err(de::Error::custom("a list where an object is expected")),
            }
        }
    }
    deserializer.deserialize_any(Object(std::marker::PhantomData))
}
