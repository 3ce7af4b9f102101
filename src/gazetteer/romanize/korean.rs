//! Korean names: Revised Romanization, McCune-Reischauer, and the spellings that people choose for themselves.

use super::combine::{capitalized, combine, distinct, words};
use crate::text::fold::{fold, is_hangul_syllable};

/// Spellings of one name, divided and joined ones counted apart.
const MOST: usize = 48;

/// Family names of more than one syllable.
const LONG_FAMILIES: [&str; 6] = ["남궁", "선우", "황보", "제갈", "사공", "독고"];

/// Family names as they are spelled, the commonest first.
#[rustfmt::skip]
const FAMILIES: &[(char, &str)] = &[
    ('김', "kim gim"), ('이', "lee yi rhee ri"), ('리', "ri lee yi rhee"), ('박', "park pak bak"), ('최', "choi choe"),
    ('정', "jung chung jeong chong"), ('조', "cho jo"), ('강', "kang gang"), ('윤', "yoon yun"), ('문', "moon mun"),
    ('노', "roh noh no ro"), ('로', "ro roh no noh"), ('장', "jang chang"), ('임', "lim im rim"), ('림', "rim im lim"),
    ('오', "oh o"), ('서', "seo suh so"), ('신', "shin sin"), ('권', "kwon gwon"), ('안', "ahn an"), ('송', "song"),
    ('류', "ryu yoo yu"), ('유', "yoo yu ryu you"), ('전', "jeon chun chon jun"), ('홍', "hong"), ('고', "ko go koh"),
    ('손', "son sohn"), ('배', "bae pae"), ('백', "baek paek paik"), ('허', "heo huh hur ho"), ('심', "shim sim"),
    ('구', "koo ku gu"), ('곽', "kwak gwak"), ('성', "sung seong song"), ('주', "joo ju chu"), ('우', "woo u"),
    ('나', "na ra"), ('라', "ra na"), ('진', "jin chin"), ('지', "ji chi"), ('엄', "eom om um"), ('천', "cheon chon chun"),
    ('방', "bang pang"), ('공', "kong gong"), ('현', "hyun hyon hyeon"), ('변', "byun pyon byeon"),
    ('염', "yeom yom yum"), ('여', "yeo yo"), ('추', "choo chu"), ('도', "do to"), ('석', "seok sok suk"),
    ('설', "sol seol sul"), ('선', "sun son seon"), ('길', "gil kil"), ('연', "yeon yon"), ('명', "myung myong myeong"),
    ('기', "ki gi"), ('반', "ban pan"), ('금', "geum kum keum"), ('육', "yook yuk"), ('제', "je che"), ('국', "kook kuk guk"),
    ('용', "yong ryong"), ('양', "yang ryang"), ('량', "ryang yang"), ('한', "han"), ('황', "hwang"), ('남', "nam"),
    ('차', "cha"), ('민', "min"), ('채', "chae"), ('원', "won"), ('함', "ham"), ('표', "pyo"), ('하', "ha"), ('태', "thae tae"),
];

/// Syllables of given names as they are spelled, the commonest first; the more frequent syllable stands before another that
/// shares a spelling with it.
#[rustfmt::skip]
const GIVEN: &[(char, &str)] = &[
    ('정', "jung jong jeong chung chong"), ('은', "eun un"), ('영', "young yong yeong"), ('현', "hyun hyon hyeon"),
    ('선', "sun son seon"), ('성', "sung song seong"), ('철', "chul chol cheol"), ('희', "hee hui"), ('우', "woo u"),
    ('주', "joo ju chu"), ('준', "jun joon chun"), ('중', "jung joong chung"), ('종', "jong chong"), ('진', "jin chin"),
    ('지', "ji chi jee"), ('재', "jae chae"), ('제', "je che"), ('장', "jang chang"), ('조', "jo cho"), ('수', "soo su"),
    ('숙', "sook suk"), ('순', "soon sun"), ('석', "seok suk sok"), ('식', "sik shik"), ('신', "shin sin"),
    ('시', "si shi"), ('승', "seung sung"), ('서', "seo so suh"), ('섭', "sup seop sop sub"), ('설', "sol seol sul"),
    ('이', "yi i lee"), ('용', "yong young"), ('룡', "ryong yong"), ('연', "yeon yon yun"), ('열', "yeol yol yul youl"),
    ('엽', "yeop yop yup"), ('명', "myung myong myeong"), ('무', "moo mu"), ('문', "moon mun"),
    ('병', "byung pyong byeong byong"), ('범', "beom bom pom bum"), ('부', "bu pu boo"), ('대', "dae tae"),
    ('도', "do to"), ('동', "dong tong"), ('덕', "duk deok tok dok"), ('두', "doo du tu"), ('기', "ki gi"), ('길', "gil kil"),
    ('경', "kyung kyong gyeong kyeong"), ('국', "kook guk kuk"), ('군', "kun gun koon"), ('권', "kwon gwon"),
    ('근', "geun kun keun"), ('금', "geum kum keum"), ('관', "kwan gwan"), ('광', "kwang gwang"), ('구', "koo ku gu"),
    ('건', "gun kon geon keon kun"), ('강', "kang gang"), ('훈', "hoon hun"), ('흥', "heung hung"), ('헌', "hun hon heon"),
    ('혁', "hyuk hyok hyeok"), ('형', "hyung hyong hyeong"), ('욱', "wook uk"), ('운', "woon un"), ('윤', "yoon yun"),
    ('유', "yoo yu"), ('응', "eung ung"), ('의', "ui eui"), ('오', "oh o"), ('아', "a ah"), ('련', "ryon ryeon"),
    ('렬', "ryol ryeol"), ('춘', "chun choon"), ('충', "chung choong"), ('천', "chon cheon chun"),
    ('청', "chung chong cheong"), ('평', "pyong pyeong"), ('추', "choo chu"), ('실', "sil shil"), ('심', "sim shim"),
    ('순', "soon sun"), ('일', "il"), ('호', "ho"), ('상', "sang"), ('민', "min"), ('태', "tae"), ('인', "in"), ('원', "won"),
    ('환', "hwan"), ('혜', "hye"), ('해', "hae"), ('학', "hak"), ('한', "han"), ('미', "mi mee"), ('만', "man"), ('남', "nam"),
    ('창', "chang"), ('찬', "chan"), ('필', "pil"), ('하', "ha"), ('화', "hwa"), ('효', "hyo"), ('옥', "ok"), ('완', "wan"),
    ('안', "an ahn"), ('양', "yang"), ('애', "ae"), ('리', "ri"), ('래', "rae"), ('라', "ra"), ('란', "ran"), ('림', "rim"),
    ('택', "taek"), ('표', "pyo"), ('산', "san"), ('소', "so"), ('세', "se"), ('규', "kyu gyu"), ('배', "bae pae"),
    ('백', "baek paek"), ('보', "bo po"), ('복', "bok pok"), ('봉', "bong pong"), ('홍', "hong"), ('격', "kyok gyeok"),
    ('익', "ik"), ('임', "im"), ('송', "song"), ('여', "yeo yo"), ('후', "hu"), ('황', "hwang"), ('린', "rin"), ('갑', "kap gap"), ('계', "kye gye"), ('고', "ko go"), ('공', "kong gong"),
];

/// Initial consonants: Revised Romanization, then McCune-Reischauer.
const INITIALS: [&str; 19] =
    ["g k", "kk", "n", "d t", "tt", "r", "m", "b p", "pp", "s", "ss", "", "j ch", "tch", "ch", "k", "t", "p", "h"];
const MEDIALS: [&str; 21] = [
    "a", "ae", "ya", "yae", "eo o", "e", "yeo yo", "ye", "o", "wa", "wae", "oe", "yo", "u", "wo", "we", "wi", "yu",
    "eu u", "ui", "i",
];
const FINALS: [&str; 28] = [
    "", "k", "k", "k", "n", "n", "n", "t", "l", "k", "m", "l", "l", "l", "p", "l", "m", "p", "p", "t", "t", "ng", "t",
    "t", "k", "t", "p", "t",
];
/// The places of ㄱ, ㄷ, ㅂ, ㅈ among the initials: their sound is soft between soft sounds.
const SOFTENED: [usize; 4] = [0, 3, 7, 12];
/// The places of the finals that soften what follows: none, ㄴ, ㄹ, ㅁ, ㅇ. After ㄹ, ㅈ stays hard.
const SOFT_FINALS: [usize; 5] = [0, 4, 8, 16, 21];

/// Whether a text is a Korean name in Hangul: a family name and a given name of up to three syllables, in one word.
pub(super) fn is_name(hangul: &str) -> bool {
    (2..=4).contains(&hangul.chars().count()) && hangul.chars().all(is_hangul_syllable)
}

/// Other spellings of a Korean's name, the family name first.
pub(super) fn spellings(name: &str, hangul: Option<&str>) -> Vec<String> {
    let Some(parts) = hangul.map(Parts::of_hangul).or_else(|| Parts::of_latin(name)) else { return Vec::new() };
    let mut ways = parts.systems();
    let spelled = parts.spelled(name);
    ways.extend(combine(&spelled, MOST / 2).into_iter().map(|way| way.into_iter().map(str::to_owned).collect()));
    ways.retain(|way| !is_everyday(&way[0], way.len() - 1));
    let written = ways.into_iter().flat_map(|way: Vec<String>| {
        let (family, given) = way.split_at(1);
        [given.join("-"), given.concat()].map(|given| format!("{} {}", capitalized(&family[0]), capitalized(&given)))
    });
    distinct(written, MOST)
}

/// Whether a family name is an English word that a given name of so many syllables does not make a name of.
fn is_everyday(family: &str, syllables: usize) -> bool {
    family == "i" || syllables < 2 && matches!(family, "do" | "go" | "no" | "so" | "to" | "you")
}

/// Whether the Latin name of somebody who is perhaps no Korean is the Hangul one, in either order.
pub(super) fn agrees(name: &str, hangul: &str) -> bool {
    const WAYS: usize = 256;
    let spelled = Parts::of_hangul(hangul).spelled("");
    let letters: String = fold(name).chars().filter(char::is_ascii_alphabetic).collect();
    combine(&spelled, WAYS).iter().any(|way| {
        let given = way[1..].concat();
        letters == format!("{}{given}", way[0]) || letters == format!("{given}{}", way[0])
    })
}

/// A name, syllable by syllable.
struct Parts {
    family: Vec<char>,
    given: Vec<char>,
}

impl Parts {
    fn of_hangul(hangul: &str) -> Self {
        let syllables: Vec<char> = hangul.chars().collect();
        let long = syllables.len() > 2 && LONG_FAMILIES.iter().any(|family| hangul.starts_with(family));
        let (family, given) = syllables.split_at(if long { 2 } else { 1 });
        Self { family: family.to_vec(), given: given.to_vec() }
    }

    /// The Hangul that is most likely behind a Latin name: a family name and a given name of one or two syllables.
    fn of_latin(name: &str) -> Option<Self> {
        let folded = fold(name);
        let words: Vec<&str> = folded.split([' ', '-']).collect();
        let (family, given) = match words.as_slice() {
            [family, given @ ..] if hangul_of(FAMILIES, family).is_some() => (*family, given.to_vec()),
            [given @ .., family] if folded.contains('-') => (*family, given.to_vec()),
            _ => return None,
        };
        let syllable = |word: &str| hangul_of(GIVEN, word);
        let given = match given.as_slice() {
            [joined] => match syllable(joined) {
                Some(whole) => vec![whole],
                None => divided(joined)?,
            },
            [first, second] => vec![syllable(first)?, syllable(second)?],
            _ => return None,
        };
        Some(Self { family: vec![hangul_of(FAMILIES, family)?], given })
    }

    /// The choices for the family name and each syllable of the given name, those of `name` first where it shows them.
    fn spelled(&self, name: &str) -> Vec<Vec<String>> {
        let family = match self.family.as_slice() {
            [single] => listed(FAMILIES, *single).unwrap_or_else(|| computed(*single)),
            several => vec![several.iter().map(|syllable| revised(*syllable)).collect()],
        };
        let given = self.given.iter().map(|syllable| listed(GIVEN, *syllable).unwrap_or_else(|| computed(*syllable)));
        let mut parts: Vec<_> = [family].into_iter().chain(given).collect();
        let folded = fold(name);
        let shown: Vec<&str> = folded.split([' ', '-']).collect();
        for (part, word) in parts.iter_mut().zip(&shown).filter(|_| shown.len() == 1 + self.given.len()) {
            // A known spelling only: the words may stand in another order.
            if let Some(at) = part.iter().position(|choice| choice == word) {
                part[..=at].rotate_right(1);
            }
        }
        parts
    }

    /// The whole name by Revised Romanization, and by McCune-Reischauer without its marks.
    fn systems(&self) -> Vec<Vec<String>> {
        let by = |system: fn(&[char]) -> Vec<String>| {
            [system(&self.family).concat()].into_iter().chain(system(&self.given)).collect()
        };
        vec![by(|part| part.iter().map(|syllable| revised(*syllable)).collect()), by(mccune_reischauer)]
    }
}

fn listed(table: &[(char, &str)], syllable: char) -> Option<Vec<String>> {
    table.iter().find(|(hangul, _)| *hangul == syllable).map(|(_, spellings)| words(spellings))
}

/// The first syllable of a table that is spelled so.
fn hangul_of(table: &[(char, &str)], spelling: &str) -> Option<char> {
    table.iter().find(|(_, spellings)| spellings.split(' ').any(|known| known == spelling)).map(|(hangul, _)| *hangul)
}

/// A given name written as one word, where it can be divided into two syllables in one way only.
fn divided(joined: &str) -> Option<Vec<char>> {
    let at = |at: usize| Some(vec![hangul_of(GIVEN, joined.get(..at)?)?, hangul_of(GIVEN, joined.get(at..)?)?]);
    let mut ways = (1..joined.len()).filter_map(at);
    ways.next().filter(|_| ways.next().is_none())
}

/// The places of a syllable's initial, medial and final in the tables of letters.
fn letters(syllable: char) -> (usize, usize, usize) {
    let index = (syllable as usize).saturating_sub(0xac00);
    (index / 588 % INITIALS.len(), index % 588 / 28, index % 28)
}

/// The choices for a syllable that is in no table.
fn computed(syllable: char) -> Vec<String> {
    const CHOICES: usize = 4;
    let (initial, medial, last) = letters(syllable);
    let choices = |cell: &str| if cell.is_empty() { vec![String::new()] } else { words(cell) };
    let parts = [choices(INITIALS[initial]), choices(MEDIALS[medial]), choices(FINALS[last])];
    combine(&parts, CHOICES).into_iter().map(|way| way.concat()).collect()
}

fn first(cell: &str) -> &str {
    cell.split(' ').next().unwrap_or_default()
}

fn second(cell: &str) -> &str {
    cell.split(' ').next_back().unwrap_or_default()
}

fn revised(syllable: char) -> String {
    let (initial, medial, last) = letters(syllable);
    [first(INITIALS[initial]), first(MEDIALS[medial]), FINALS[last]].concat()
}

/// The syllables of a family or a given name, consonants between soft sounds softened.
fn mccune_reischauer(part: &[char]) -> Vec<String> {
    let mut before = None;
    let mut spelled = Vec::new();
    for syllable in part {
        let (initial, medial, last) = letters(*syllable);
        let soft = SOFTENED.contains(&initial)
            && before.is_some_and(|final_before| {
                SOFT_FINALS.contains(&final_before) && !(final_before == 8 && matches!(initial, 3 | 12))
            });
        let consonant = match (soft, initial, before) {
            (true, ..) => first(INITIALS[initial]),
            (_, 5, Some(8)) => "l",
            (_, 5, Some(last)) if last > 0 => "n",
            _ => second(INITIALS[initial]),
        };
        spelled.push([consonant, second(MEDIALS[medial]), FINALS[last]].concat());
        before = Some(last);
    }
    spelled
}
