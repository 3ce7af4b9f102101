//! Makes up a gazetteer and news-like English, the same every time.

use kg::corpus::{Document, DocumentId, Source};
use kg::gazetteer::{AliasRecord, Bytes, EntityRecord, Form, Gazetteer, Kind, Layer, compile};

const SYLLABLES: [&str; 48] = [
    "ka", "ro", "min", "ta", "ler", "sho", "van", "del", "mar", "tis", "bo", "ri", "nak", "sen", "po", "lu", "gan",
    "dor", "fel", "ha", "jin", "kov", "les", "mo", "ne", "os", "pra", "qui", "ras", "sa", "tor", "ul", "ver", "wan",
    "xi", "yor", "zan", "ber", "chi", "dra", "el", "fi", "gor", "hun", "is", "jak", "kel", "lin",
];

const WORDS: &str = "the of to in and a said on that for with by from at was as would its has an had which after were be not he \
    it talks president minister officials government country foreign security military economic relations statement agreement \
    meeting visit leaders sanctions nuclear missile border trade troops support according reported between against during over \
    new two first last week year month day also but than more people state party army conflict peace war political bilateral \
    cooperation weapons program region border summit ambassador spokesman capital northern southern eastern western former chief \
    deputy senior council committee parliament election vote law court police forces attack ceasefire negotiations deal treaty";

/// A small generator of numbers that are the same on every platform (xorshift).
pub(crate) struct Random(u64);

impl Random {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed | 1)
    }

    pub(crate) fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % end as u64).unwrap()
    }

    fn name(&mut self) -> String {
        let mut word: String = (0..2 + self.below(2)).map(|_| SYLLABLES[self.below(SYLLABLES.len())]).collect();
        word[..1].make_ascii_uppercase();
        word
    }
}

/// So many names, one or two an entity: a person of two words, an agency of three or an acronym.
pub(crate) fn names(count: usize) -> Vec<String> {
    let mut random = Random::new(7);
    let name = |at: usize| match at % 4 {
        0 | 1 => format!("{} {}", random.name(), random.name()),
        2 => format!("{} {} Ministry", random.name(), random.name()),
        _ => format!("{}{}", random.name().to_uppercase(), random.below(9000) + 1000),
    };
    (0..count).map(name).collect()
}

pub(crate) fn gazetteer(names: &[String]) -> Gazetteer {
    let mut gazetteer = Gazetteer::builtin();
    gazetteer.push(Layer::open(Bytes::Owned(compile(records(names).collect()).unwrap())).unwrap());
    gazetteer
}

pub(crate) fn records(names: &[String]) -> impl Iterator<Item = EntityRecord> {
    let record = |(at, pair): (usize, &[String])| EntityRecord {
        key: format!("agency.made-up-{at}"),
        kind: Some(Kind::Agency),
        name: Some(pair[0].clone()),
        aliases: pair[1..].iter().map(|name| AliasRecord::new(name.clone(), Form::Alias)).collect(),
        ..EntityRecord::default()
    };
    names.chunks(2).enumerate().map(record)
}

/// One of the names, the first ones far more often, as in the news (Zipf's law): each doubling of the rank is equally likely.
fn usual<'n>(random: &mut Random, names: &'n [String]) -> &'n str {
    let ranks = names.len() >> random.below(names.len().ilog2() as usize + 1);
    &names[random.below(ranks.max(1))]
}

/// An article of about `bytes` bytes with a name of the list, or of a well-known state, every twelve words or so.
pub(crate) fn article(random: &mut Random, names: &[String], bytes: usize) -> String {
    const STATES: [&str; 8] =
        ["China", "North Korea", "Russia", "Washington", "the United States", "Iran", "French", "Kim Jong-un"];
    let words: Vec<&str> = WORDS.split_whitespace().collect();
    let mut text = String::with_capacity(bytes + 200);
    while text.len() < bytes {
        for at in 0..14 + random.below(14) {
            if at > 0 {
                text.push(' ');
            }
            match random.below(24) {
                0 => text.push_str(usual(random, names)),
                1 => text.push_str(STATES[random.below(STATES.len())]),
                2 if at > 4 => text.push_str("said,"),
                _ if at == 0 => text.push_str("The"),
                _ => text.push_str(words[random.below(words.len())]),
            }
        }
        text.push_str(if random.below(5) == 0 { ".\n\n" } else { ". " });
    }
    text
}

/// Documents of 2 to 6 kB, `bytes` in all.
pub(crate) fn documents(names: &[String], bytes: usize) -> Vec<Document> {
    let mut random = Random::new(11);
    let mut documents = Vec::new();
    let mut total = 0;
    while total < bytes {
        let len = 2000 + random.below(4000);
        let text = article(&mut random, names, len);
        total += text.len();
        documents.push(document(documents.len(), text));
    }
    documents
}

pub(crate) fn document(number: usize, text: String) -> Document {
    let path = format!("{number:07}.txt").into();
    let source = Source { path, named: "".into(), record: None };
    Document {
        id: DocumentId::new(format!("{number:07}.txt")),
        title: None,
        date: None,
        outlet: None,
        author: None,
        url: None,
        language: Some("en"),
        text,
        prelude: Vec::new(),
        sha256: [0; 32],
        source,
    }
}
