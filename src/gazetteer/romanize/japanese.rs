//! Japanese names: long vowels, and which of the two names goes first.

use super::combine::{capitalized, combine, distinct};
use crate::text::fold::fold;

/// Spellings of one name, both orders together.
const MOST: usize = 16;

/// Family names with long vowels as they are spelled, the one without a mark first.
#[rustfmt::skip]
const FAMILIES: &[&str] = &[
    "sato satou satoh", "saito saitou saitoh", "kato katou katoh", "ito itou itoh", "ando andou", "endo endou", "kondo kondou",
    "goto gotou gotoh", "naito naitou", "muto mutou", "kudo kudou", "sudo sudou", "eto etou", "shindo shindou",
    "kono kouno kohno", "konoe konoye", "komura koumura", "komoto koumoto", "kosaka kousaka", "tojo toujou", "togo tougou",
    "aso asou", "inoue inouye", "ueno uyeno", "kyuma kyuuma", "yusa yuusa", "hyodo hyoudou", "shoji shouji", "jo jou",
    "soma souma", "toyama touyama", "hojo houjou", "kujo kujou",
];

/// Family names that begin with 大 and so with a long vowel; without that character they are others.
#[rustfmt::skip]
const GREAT: &[&str] = &[
    "ono ohno oono", "ota ohta oota", "otani ohtani ootani", "ohira oohira", "oshima ohshima ooshima",
    "okubo ohkubo ookubo", "okawa ohkawa ookawa", "oyama ohyama ooyama", "omori ohmori oomori", "onishi ohnishi oonishi",
    "otsuka ohtsuka ootsuka", "oishi ohishi ooishi", "oba ohba ooba", "oe ohe ooe",
];

/// Endings of given names whose vowel is long.
const LONG_ENDINGS: [(&str, &str); 5] = [("zo", "zou"), ("ro", "rou"), ("kyo", "kyou"), ("ryo", "ryou"), ("yu", "yuu")];
/// Beginnings of given names whose vowel is long.
#[rustfmt::skip]
const LONG_BEGINNINGS: [(&str, &str); 11] = [
    ("ko", "kou"), ("sho", "shou"), ("yo", "you"), ("so", "sou"), ("yu", "yuu"), ("ryu", "ryuu"), ("ryo", "ryou"),
    ("shu", "shuu"), ("to", "tou"), ("kyo", "kyou"), ("ju", "juu"),
];

/// Other spellings of a name of two words in Latin letters, each in both orders. The characters, where known, tell long vowels.
pub(super) fn spellings(name: &str, characters: Option<&str>) -> Vec<String> {
    let words: Vec<&str> = name.split(' ').collect();
    let [given, family] = words.as_slice() else { return Vec::new() };
    if !(is_japanese(given) && is_japanese(family)) {
        return Vec::new();
    }
    let parts = [given_names(given), family_names(family, characters)];
    let ways = combine(&parts, MOST / 2).into_iter().map(|way| way.into_iter().map(capitalized).collect::<Vec<_>>());
    let both = ways.flat_map(|way| [format!("{} {}", way[1], way[0]), format!("{} {}", way[0], way[1])]);
    distinct(both, MOST)
}

/// Whether a word is made of the syllables of Japanese: a vowel after at most a consonant, or an n.
fn is_japanese(word: &str) -> bool {
    let folded = fold(word);
    let vowel = |c: char| "aiueo".contains(c);
    let Some(last) = folded.chars().next_back().filter(|c| vowel(*c) || matches!(c, 'n' | 'h')) else { return false };
    let mut cluster = String::new();
    for c in folded.chars() {
        if !c.is_ascii_lowercase() || matches!(c, 'l' | 'v' | 'x' | 'q') {
            return false;
        }
        if !vowel(c) {
            cluster.push(c);
            continue;
        }
        // A nasal or a long vowel's h may end the syllable before; a doubled consonant is one.
        let onset = cluster.strip_prefix(['n', 'm', 'h']).filter(|rest| !rest.is_empty()).unwrap_or(&cluster);
        let single = onset.len() <= 1
            || matches!(onset, "sh" | "ch" | "ts" | "tch")
            || onset.len() == 2 && (onset.ends_with('y') || onset.as_bytes()[0] == onset.as_bytes()[1])
            || matches!(onset, "ssh" | "tts" | "kky" | "ppy");
        if !single {
            return false;
        }
        cluster.clear();
    }
    vowel(last) || matches!(cluster.as_str(), "n" | "h")
}

fn family_names(word: &str, characters: Option<&str>) -> Vec<String> {
    let folded = fold(word);
    let great = if characters.is_none_or(|characters| characters.starts_with('大')) { GREAT } else { &[] };
    let row = FAMILIES.iter().chain(great).find(|row| row.split(' ').any(|known| known == folded));
    let known = row.into_iter().flat_map(|row| row.split(' ')).map(str::to_owned);
    distinct([word.to_owned()].into_iter().chain(known).chain(marked(word)), 4)
}

fn given_names(word: &str) -> Vec<String> {
    let folded = fold(word);
    let ending = LONG_ENDINGS.iter().find(|(short, _)| folded.len() > short.len() + 1 && folded.ends_with(short));
    let long_end = ending.map(|(short, long)| format!("{}{long}", &folded[..folded.len() - short.len()]));
    // "Koichi", "Yuichiro", "Shoichi": the vowel before -ichi and -ji is long; elsewhere it may be short.
    let beginning = LONG_BEGINNINGS.iter().find(|(short, _)| {
        folded.strip_prefix(short).is_some_and(|rest| rest.starts_with("ichi") || rest.starts_with("ji"))
    });
    let long_begin = beginning.map(|(short, long)| format!("{long}{}", &folded[short.len()..]));
    let both = long_begin
        .as_ref()
        .zip(ending)
        .map(|(begin, (short, long))| format!("{}{long}", &begin[..begin.len() - short.len()]));
    let short_end = folded.strip_suffix("ou").filter(|stem| stem.len() > 2).map(|stem| format!("{stem}o"));
    let found = [long_end, long_begin, both, short_end].into_iter().flatten();
    distinct([word.to_owned()].into_iter().chain(found).chain(marked(word)), 4)
}

/// A word whose long vowels are marked, with letters in place of the marks.
fn marked(word: &str) -> Option<String> {
    let spelled: String = word
        .chars()
        .map(|c| match c {
            'ō' | 'ô' => "ou".to_owned(),
            'Ō' | 'Ô' => "Ou".to_owned(),
            'ū' | 'û' => "uu".to_owned(),
            other => other.to_string(),
        })
        .collect();
    Some(spelled).filter(|spelled| spelled != word)
}
