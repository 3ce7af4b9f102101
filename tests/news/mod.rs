//! Makes up texts that look like news to a machine: names of the built-in list among words, quotes, scripts, dates and debris.

use std::sync::LazyLock;

use kg::gazetteer::{EntityId, Gazetteer};
use proptest::prelude::*;
use proptest::sample::{Index, select};

pub(crate) static GAZETTEER: LazyLock<Gazetteer> = LazyLock::new(Gazetteer::builtin);

/// Every name of the built-in list, in every language.
static NAMES: LazyLock<Vec<&'static str>> = LazyLock::new(|| {
    let gazetteer: &'static Gazetteer = &GAZETTEER;
    let entities = (0..gazetteer.entity_count()).map(EntityId);
    entities.flat_map(|entity| gazetteer.entity(entity).aliases().map(|(name, ..)| name)).collect()
});

/// Names that occur together often enough to make edges.
#[rustfmt::skip]
const COMMON: &[&str] = &[
    "China", "Chinese", "Beijing", "North Korea", "DPRK", "Kim Jong-un", "Kim", "Xi Jinping", "Xi", "the United States",
    "US", "U.S.", "Washington", "Russia", "the Kremlin", "Putin", "Georgia", "Congo", "UN", "the Security Council",
    "Workers’ Party of Korea", "Armistice Agreement", "NPT", "South China Sea", "Moscow State University", "中国", "北朝鲜",
    "북한", "中朝関係", "Россия", "كوريا الشمالية", "Perú", "Chile", "Security Council Resolution 2700", "S/RES/1999",
    "Resolution 2702", "General Assembly resolution 68/3",
];

#[rustfmt::skip]
const WORDS: &[&str] = &[
    "the", "met", "said", "and", "of", "in", "talks", "Minister", "President", "on", "who", "us", "may", "it", "summit",
    "sanctioned", "a", "treaty", "No.", "Mr.", "Dr.", "e.g.", "2019", "21 June 2019", "03/04/2019", "3.5", "p.m.",
    "www.example.org", "reporter@example.org", "RELATED ARTICLES", "Share this", "Read more:", "(Reuters)", "SEOUL —",
    "state.north-korea", "Xi'an", "d'Ivoire", "non-", "-led",
];

#[rustfmt::skip]
const PUNCTUATION: &[&str] = &[
    ".", ",", ";", ":", "?", "!", "...", "…", "—", "–", "-", "'", "’", "\"", "“", "”", "«", "»", "(", ")", "[", "]", "/", "&", "|",
    "。", "，", "！", "？", "「", "」", "・", "·", "؟", "،", "।", "*", "#", "•", "_", "\\", "%", "$", "<b>", "&amp;",
];

#[rustfmt::skip]
const GAPS: &[&str] = &["\n", "\n\n", "\r\n", "\r\n\r\n", "\t", "   ", "\u{a0}", "\u{2028}", "\n \n", "\u{3000}", "\n- ", "\n1. ", "\n# "];

#[rustfmt::skip]
const SCRIPTS: &[&str] = &[
    "外交部长说", "两国签署了条约", "회담을 열었다", "会談した", "министр иностранных дел", "وزير الخارجية", "שר החוץ", "विदेश मंत्री",
    "รัฐมนตรี", "ຂ່າວ", "ማስታወቂያ", "Bộ trưởng", "dışişleri", "ελληνικά",
];

#[rustfmt::skip]
const DEBRIS: &[&str] = &[
    "🇰🇵", "👩‍👩‍👧", "🤝", "\u{0}", "\u{7}", "\u{b}", "\u{1b}[31m", "\u{202e}", "\u{200b}", "\u{200d}", "\u{feff}", "\u{ad}", "\u{301}",
    "\u{fffd}", "\u{fffe}", "\u{e000}", "\u{10ffff}", "ﬁ", "İ", "ß", "\u{85}",
];

fn name() -> impl Strategy<Value = String> {
    let known = prop_oneof![
        3 => select(COMMON).prop_map(str::to_owned),
        2 => any::<Index>().prop_map(|index| (*index.get(&NAMES)).to_owned()),
    ];
    (known, 0..12_u8).prop_map(|(name, change)| match change {
        0 => name.to_uppercase(),
        1 => name.to_lowercase(),
        2 => name.replacen(' ', "\n", 1),
        3 => name.replacen(' ', "\n\n", 1),
        4 => name + "’s",
        5 => name + "'s",
        6 => name.replace(' ', "-"),
        _ => name,
    })
}

fn piece() -> impl Strategy<Value = String> {
    let one_of = |list: &'static [&'static str]| select(list).prop_map(str::to_owned);
    prop_oneof![
        8 => name(),
        8 => one_of(WORDS),
        5 => one_of(PUNCTUATION),
        3 => one_of(GAPS),
        2 => one_of(SCRIPTS),
        1 => one_of(DEBRIS),
        1 => any::<char>().prop_map(String::from),
    ]
}

/// A text of up to so many pieces, most of them apart by a blank.
pub(crate) fn text(pieces: usize) -> impl Strategy<Value = String> {
    let joined = (piece(), prop_oneof![5 => Just(" "), 1 => Just(""), 1 => Just(". "), 1 => Just(", ")]);
    let pieces = prop::collection::vec(joined, 0..=pieces);
    pieces.prop_map(|pieces| pieces.into_iter().flat_map(|(piece, gap)| [piece, gap.to_owned()]).collect())
}

/// A text that surely is a document: it begins with a word.
pub(crate) fn article(pieces: usize) -> impl Strategy<Value = String> {
    text(pieces).prop_map(|text| format!("Talks went on.\n\n{text}"))
}

/// A day of publication, a less exact date, or none.
pub(crate) fn date() -> impl Strategy<Value = Option<String>> {
    prop_oneof![
        2 => (1990..2026_u16, 1..=12_u8, 1..=28_u8).prop_map(|(year, month, day)| Some(format!("{year}-{month:02}-{day:02}"))),
        1 => (1990..2026_u16).prop_map(|year| Some(year.to_string())),
        1 => Just(None),
    ]
}
