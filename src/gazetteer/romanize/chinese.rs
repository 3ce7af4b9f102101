//! Chinese names: pinyin and Wade-Giles, the given name divided or in one word.

use super::combine::{capitalized, combine, distinct};
use super::han;
use super::wade_giles::{is_syllable, pinyin, wade_giles};

/// Spellings of one name.
const MOST: usize = 12;

/// How a state writes the names of its people.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Habit {
    /// As on the mainland.
    Pinyin,
    /// As on Taiwan.
    WadeGiles,
}

/// Family names of two syllables.
const LONG_FAMILIES: [[&str; 2]; 6] =
    [["ou", "yang"], ["si", "ma"], ["zhu", "ge"], ["shang", "guan"], ["si", "tu"], ["xia", "hou"]];

/// Family names on Taiwan that are not written by Wade-Giles, or are most often meant where the marks of aspiration are left out.
#[rustfmt::skip]
const FAMILIES: &[(&str, &str)] = &[
    ("lee", "li"), ("tsai", "cai"), ("soong", "song"), ("chang", "zhang"), ("chen", "chen"), ("chou", "zhou"),
    ("chu", "zhu"), ("chao", "zhao"), ("cheng", "zheng"), ("chiang", "jiang"), ("tseng", "zeng"), ("tang", "tang"),
    ("pan", "pan"), ("teng", "deng"), ("tung", "dong"), ("tu", "du"), ("ting", "ding"), ("kao", "gao"), ("ko", "ke"),
    ("ku", "gu"), ("kuo", "guo"), ("kuan", "guan"), ("kung", "gong"), ("pai", "bai"), ("peng", "peng"), ("chin", "jin"),
    ("chiu", "qiu"), ("chien", "qian"), ("tien", "tian"), ("tsao", "cao"), ("tsui", "cui"), ("yu", "yu"), ("hau", "hao"),
];

/// A name in pinyin, syllable by syllable in small letters.
struct Reading {
    family: Vec<String>,
    given: Vec<String>,
}

/// Other spellings of a Chinese name, the family name first. The ideographs, where known, tell what it is in pinyin.
pub(super) fn spellings(name: &str, ideographs: Option<&str>, habit: Habit) -> Vec<String> {
    let read = || ideographs.and_then(Reading::of_ideographs);
    let count = ideographs.map(|text| text.chars().count());
    let readings = match habit {
        Habit::Pinyin => Reading::of_pinyin(name, count).or_else(read).into_iter().collect(),
        Habit::WadeGiles => match read() {
            Some(reading) => vec![reading],
            None => Reading::of_wade_giles(name),
        },
    };
    let joined = one_word(name).filter(|_| habit == Habit::WadeGiles && !readings.is_empty());
    distinct(readings.iter().flat_map(Reading::spellings).chain(joined), MOST)
}

/// "Lee Tenghui" for "Lee Teng-hui".
fn one_word(name: &str) -> Option<String> {
    let (family, given) = name.split_once(' ')?;
    let (first, second) = given.split_once('-').filter(|(_, second)| !second.contains(['-', ' ']))?;
    Some(format!("{family} {first}{}", second.to_lowercase()))
}

impl Reading {
    fn new(mut syllables: Vec<String>) -> Option<Self> {
        let long = syllables.len() > 2 && LONG_FAMILIES.iter().any(|family| syllables[..2] == *family);
        let given = syllables.split_off((if long { 2 } else { 1 }).min(syllables.len()));
        Some(Self { family: syllables, given }).filter(|reading| (1..=2).contains(&reading.given.len()))
    }

    fn of_ideographs(text: &str) -> Option<Self> {
        Self::new(han::readings(text)?.into_iter().map(str::to_owned).collect())
    }

    /// Reads a family name and a given name in pinyin, of as many syllables as there are ideographs, if that is known.
    fn of_pinyin(name: &str, count: Option<usize>) -> Option<Self> {
        let lower: String = name.to_lowercase().chars().map(plain).collect();
        let (family, given) = lower.split_once(' ').filter(|(_, given)| !given.contains([' ', '-']))?;
        let family = if is_syllable(family) {
            vec![family.to_owned()]
        } else {
            let long = LONG_FAMILIES.iter().find(|long| long.concat() == family)?;
            long.map(str::to_owned).to_vec()
        };
        let given = match count.and_then(|count| count.checked_sub(family.len())) {
            Some(1) => vec![given.to_owned()],
            Some(2) => divided(given)?,
            Some(_) => return None,
            None if is_syllable(given) => vec![given.to_owned()],
            None => divided(given)?,
        };
        Some(Self { family, given }).filter(|reading| reading.given.iter().all(|syllable| is_syllable(syllable)))
    }

    /// What a name by Wade-Giles may be in pinyin: without its marks it may be several.
    fn of_wade_giles(name: &str) -> Vec<Self> {
        const WAYS: usize = 4;
        let lower: String = name.to_lowercase().chars().map(plain).collect();
        let Some((family, given)) = lower.split_once(' ') else { return Vec::new() };
        let known = FAMILIES.iter().find(|(usual, _)| *usual == family);
        let family = known.map_or_else(|| pinyin(family), |(_, reading)| vec![(*reading).to_owned()]);
        let parts: Vec<_> = [family].into_iter().chain(given.split('-').map(pinyin)).collect();
        let ways = combine(&parts, WAYS + 1);
        if ways.len() > WAYS {
            return Vec::new();
        }
        ways.into_iter().filter_map(|way| Self::new(way.into_iter().map(str::to_owned).collect())).collect()
    }

    /// In pinyin and by Wade-Giles, the given name in one word and divided.
    fn spellings(&self) -> Vec<String> {
        let letters =
            |syllables: &[String]| syllables.iter().map(|syllable| syllable.replace('v', "ü")).collect::<Vec<_>>();
        let mut found = written(&letters(&self.family), &letters(&self.given)).to_vec();
        let by =
            |syllables: &[String]| syllables.iter().map(|syllable| wade_giles(syllable)).collect::<Option<Vec<_>>>();
        if let (Some(family), Some(mut given)) = (by(&self.family), by(&self.given)) {
            if given.len() > 1 || given.iter().all(|syllable| syllable.len() > 1) {
                found.extend(written(&family, &given));
            }
            // Few write the lone letter.
            given.iter_mut().filter(|syllable| *syllable == "i").for_each(|syllable| "yi".clone_into(syllable));
            found.extend(written(&family, &given));
        }
        found
    }
}

fn written(family: &[String], given: &[String]) -> [String; 2] {
    let family = if *family == ["i"] { "Yi".to_owned() } else { capitalized(&family.concat()) };
    [given.concat(), given.join("-")].map(|given| format!("{family} {}", capitalized(&given)))
}

/// Apostrophes in one form, `v` for ü, no tones.
fn plain(c: char) -> char {
    match c {
        '’' | '‘' | 'ʻ' | '`' => '\'',
        'ü' | 'ǖ' | 'ǘ' | 'ǚ' | 'ǜ' => 'v',
        other => other,
    }
}

/// The two syllables of a given name in one word. The second one begins with a vowel only behind an apostrophe.
fn divided(given: &str) -> Option<Vec<String>> {
    if let Some((first, second)) = given.split_once('\'') {
        return Some(vec![first.to_owned(), second.to_owned()]);
    }
    let begins = |rest: &str| rest.starts_with(|c: char| !"aeo".contains(c));
    let at = |at: usize| Some((given.get(..at)?, given.get(at..)?));
    let fits = |(first, second): &(&str, &str)| is_syllable(first) && is_syllable(second);
    let ways: Vec<_> = (1..given.len()).filter_map(at).filter(fits).collect();
    let (first, second) = ways.iter().find(|(_, second)| begins(second)).or(ways.first())?;
    Some(vec![(*first).to_owned(), (*second).to_owned()])
}
