//! Records packed into bytes: millions of them take little more memory than the file they come from, and are sorted and joined there.

use super::super::fault::Place;
use super::super::layout::{pack_date, unpack_date};
use super::super::record::{AliasRecord, CaseRule, EntityRecord, Form, Kind, Tie};
use crate::text::Date;

/// Records in the order in which they were read.
#[derive(Default)]
pub(in crate::gazetteer) struct Records {
    bytes: Vec<u8>,
    /// Where each record begins.
    starts: Vec<usize>,
    files: Vec<String>,
}

impl Records {
    pub(in crate::gazetteer) fn add(&mut self, record: &EntityRecord) {
        let file = self.file(&record.place.file);
        self.starts.push(self.bytes.len());
        Packer(&mut self.bytes).record(record, file);
    }

    /// The number of a file; most records come from the one that is read.
    fn file(&mut self, name: &str) -> usize {
        self.files.iter().rposition(|file| file == name).unwrap_or_else(|| {
            self.files.push(name.to_owned());
            self.files.len() - 1
        })
    }

    /// Puts records in the order of their keys, those of one key in the order in which they were read.
    pub(in crate::gazetteer) fn join(mut self) -> Entities {
        let key = |start: usize| key_at(&self.bytes, start);
        // The beginning of a key decides nearly always, and lies at hand.
        let mut order: Vec<_> = self.starts.iter().map(|start| (beginning(key(*start)), *start)).collect();
        order.sort_unstable_by(|(a, one), (b, other)| {
            a.cmp(b).then_with(|| key(*one).cmp(key(*other))).then_with(|| one.cmp(other))
        });
        self.starts.clear();
        self.starts.extend(order.into_iter().map(|(_, start)| start));
        Entities { records: self }
    }
}

fn key_at(bytes: &[u8], start: usize) -> &[u8] {
    Unpacker(&bytes[start..]).bytes()
}

/// The first bytes of a key as a number that sorts as they do.
fn beginning(key: &[u8]) -> u128 {
    let mut first = [0; 16];
    let len = key.len().min(first.len());
    first[..len].copy_from_slice(&key[..len]);
    u128::from_be_bytes(first)
}

/// Records in the order of their keys.
pub(in crate::gazetteer) struct Entities {
    records: Records,
}

impl Entities {
    /// Whether there is a record with this key.
    pub(in crate::gazetteer) fn has(&self, key: &str) -> bool {
        let Records { bytes, starts, .. } = &self.records;
        starts.binary_search_by(|start| key_at(bytes, *start).cmp(key.as_bytes())).is_ok()
    }

    /// One record for each key, joined of all that have it.
    pub(super) fn iter(&self) -> impl Iterator<Item = EntityRecord> {
        let Records { bytes, starts, files } = &self.records;
        let groups = starts.chunk_by(|a, b| key_at(bytes, *a) == key_at(bytes, *b));
        groups.filter_map(move |group| {
            let records = group.iter().map(|start| Unpacker(&bytes[*start..]).record(files));
            records.reduce(|mut joined, later| {
                joined.join(later);
                joined
            })
        })
    }
}

const NEEDS_CONTEXT: u8 = 1;
const NEEDS_NAME: u8 = 2;
const PREFIX: u8 = 4;
/// The alias has a language or dates.
const LIMITED: u8 = 8;
const EXACT: u8 = 16;
const ANY: u8 = 32;

/// Appends to packed bytes: numbers in as few bytes as they need, texts after their length.
struct Packer<'a>(&'a mut Vec<u8>);

impl Packer<'_> {
    /// The key comes first, where sorting finds it.
    fn record(&mut self, record: &EntityRecord, file: usize) {
        self.text(&record.key);
        self.option(record.kind.as_ref().map(Kind::as_str));
        for text in [&record.name, &record.wikidata, &record.iso3, &record.same_as] {
            self.option(text.as_deref());
        }
        self.dates(&[record.from, record.to, record.in_force]);
        self.list(&record.aliases, Self::alias);
        self.list(&record.ties, Self::tie);
        self.list(&record.countries, |packer, text| packer.text(text));
        self.list(&record.apart, |packer, text| packer.text(text));
        self.number(record.hide.into());
        self.number(file);
        self.number(usize::try_from(record.place.line).unwrap_or(usize::MAX));
    }

    fn alias(&mut self, alias: &AliasRecord) {
        let limited = alias.language.is_some() || alias.from.is_some() || alias.to.is_some();
        let flags = [
            (alias.needs_context, NEEDS_CONTEXT),
            (alias.needs_name, NEEDS_NAME),
            (alias.prefix, PREFIX),
            (limited, LIMITED),
            (alias.case == CaseRule::Exact, EXACT),
            (alias.case == CaseRule::Any, ANY),
        ];
        self.text(&alias.text);
        self.0.push(alias.form as u8);
        self.0.push(flags.into_iter().filter(|(holds, _)| *holds).fold(0, |all, (_, flag)| all | flag));
        if limited {
            self.option(alias.language.as_deref());
            self.dates(&[alias.from, alias.to]);
        }
    }

    fn tie(&mut self, tie: &Tie) {
        self.text(&tie.relation);
        self.text(&tie.target);
        self.dates(&[tie.from, tie.to, tie.as_of, tie.signed]);
    }

    fn number(&mut self, mut number: usize) {
        while number >= 0x80 {
            self.0.push(low_byte(number) | 0x80);
            number >>= 7;
        }
        self.0.push(low_byte(number));
    }

    fn text(&mut self, text: &str) {
        self.number(text.len());
        self.0.extend(text.as_bytes());
    }

    fn option(&mut self, text: Option<&str>) {
        self.number(text.is_some().into());
        if let Some(text) = text {
            self.text(text);
        }
    }

    fn dates(&mut self, dates: &[Option<Date>]) {
        for date in dates {
            self.number(pack_date(*date) as usize);
        }
    }

    fn list<T>(&mut self, items: &[T], item: impl Fn(&mut Self, &T)) {
        self.number(items.len());
        for each in items {
            item(self, each);
        }
    }
}

fn low_byte(number: usize) -> u8 {
    number.to_le_bytes()[0]
}

/// Takes from the beginning of packed bytes what a [`Packer`] put there.
struct Unpacker<'a>(&'a [u8]);

impl<'a> Unpacker<'a> {
    /// The fields are taken in the order in which they are written here.
    fn record(mut self, files: &[String]) -> EntityRecord {
        EntityRecord {
            key: self.text(),
            kind: self.option().map(|kind| kind.parse().unwrap_or(Kind::Other(kind.into()))),
            name: self.option(),
            wikidata: self.option(),
            iso3: self.option(),
            same_as: self.option(),
            from: self.date(),
            to: self.date(),
            in_force: self.date(),
            aliases: self.list(Self::alias),
            ties: self.list(Self::tie),
            countries: self.list(Self::text),
            apart: self.list(Self::text),
            hide: self.number() > 0,
            place: Place { file: files[self.number()].clone(), line: self.number() as u64 },
        }
    }

    fn alias(&mut self) -> AliasRecord {
        let text = self.text();
        let (form, flags) = (Form::from_code(self.byte()), self.byte());
        let mut alias = AliasRecord::new(text, form);
        alias.needs_context = flags & NEEDS_CONTEXT > 0;
        alias.needs_name = flags & NEEDS_NAME > 0;
        alias.prefix = flags & PREFIX > 0;
        alias.case = match flags & (EXACT | ANY) {
            EXACT => CaseRule::Exact,
            ANY => CaseRule::Any,
            _ => CaseRule::Usual,
        };
        if flags & LIMITED > 0 {
            alias.language = self.option();
            alias.from = self.date();
            alias.to = self.date();
        }
        alias
    }

    fn tie(&mut self) -> Tie {
        Tie {
            relation: self.text(),
            target: self.text(),
            from: self.date(),
            to: self.date(),
            as_of: self.date(),
            signed: self.date(),
        }
    }

    fn byte(&mut self) -> u8 {
        let (byte, rest) = self.0.split_first().expect("what was packed is whole");
        self.0 = rest;
        *byte
    }

    fn number(&mut self) -> usize {
        let mut number = 0;
        for shift in (0..).step_by(7) {
            let byte = self.byte();
            number |= usize::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                break;
            }
        }
        number
    }

    fn bytes(&mut self) -> &'a [u8] {
        let len = self.number();
        let (bytes, rest) = self.0.split_at(len);
        self.0 = rest;
        bytes
    }

    fn text(&mut self) -> String {
        String::from_utf8_lossy(self.bytes()).into_owned()
    }

    fn option(&mut self) -> Option<String> {
        (self.number() > 0).then(|| self.text())
    }

    fn date(&mut self) -> Option<Date> {
        unpack_date(u32::try_from(self.number()).unwrap_or(0))
    }

    fn list<T>(&mut self, item: impl Fn(&mut Self) -> T) -> Vec<T> {
        (0..self.number()).map(|_| item(self)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::record::parse_date;
    use super::*;

    fn full() -> EntityRecord {
        let date = |text| parse_date(text).ok();
        let alias = AliasRecord {
            case: CaseRule::Exact,
            needs_context: true,
            language: Some(String::new()),
            to: date("1999-12"),
            ..AliasRecord::new("北한", Form::Demonym)
        };
        let tie = Tie { from: date("1990"), signed: date("1989-01-02"), ..Tie::parent("agency.b") };
        EntityRecord {
            key: "vessel.a".to_owned(),
            kind: Some(Kind::Other("Big Vessel".into())),
            name: Some("A".repeat(300)),
            aliases: vec![alias, AliasRecord { prefix: true, needs_name: true, ..AliasRecord::new("x", Form::Short) }],
            wikidata: Some("Q1".to_owned()),
            iso3: Some(String::new()),
            countries: vec!["state.x".to_owned(), "state.y".to_owned()],
            from: date("1980"),
            to: None,
            in_force: date("1981"),
            ties: vec![tie],
            same_as: Some("vessel.b".to_owned()),
            apart: vec!["vessel.c".to_owned()],
            hide: true,
            place: Place { file: "f".to_owned(), line: 1 << 40 },
        }
    }

    fn join(records: &[EntityRecord]) -> Entities {
        let mut packed = Records::default();
        for record in records {
            packed.add(record);
        }
        packed.join()
    }

    #[test]
    fn a_record_comes_out_as_it_went_in() {
        let empty = EntityRecord { key: "x".to_owned(), ..EntityRecord::default() };
        assert_eq!(join(&[empty.clone(), full()]).iter().collect::<Vec<_>>(), [full(), empty]);
    }

    #[test]
    fn records_are_sorted_by_the_whole_key_and_joined_in_their_order() {
        let record = |key: &str, name: &str| EntityRecord {
            key: key.to_owned(),
            name: Some(name.to_owned()),
            ..EntityRecord::default()
        };
        let long = "agency.with-the-same-beginning";
        let entities = join(&[
            record(&format!("{long}-b"), "1"),
            record("b", "2"),
            record(long, "3"),
            record(&format!("{long}-a"), "4"),
            record("b", "5"),
        ]);
        let names: Vec<_> = entities.iter().map(|entity| entity.name.unwrap_or_default()).collect();
        assert_eq!(names, ["3", "4", "1", "5"]);
        assert!(entities.has(long) && entities.has("b") && !entities.has("agency.with") && !entities.has("c"));
        assert_eq!(entities.iter().last().map(|entity| entity.aliases[0].text.clone()), Some("2".to_owned()));
    }
}
