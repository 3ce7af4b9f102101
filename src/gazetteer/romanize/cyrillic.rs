//! Names written in Cyrillic: BGN/PCGN, the passports', ISO 9 and the scholarly one without marks, English, French and German habits.

use super::combine::{capitalized, combine, distinct, words};
use crate::text::fold::fold;

/// Spellings of one name.
const MOST: usize = 20;
/// Of these, mixtures of the English systems.
const MOST_ENGLISH: usize = 12;
/// Spellings of one surname by itself.
const MOST_SURNAMES: usize = 10;

/// Whose letters a name is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Alphabet {
    Russian,
    Ukrainian,
    Belarusian,
    Bulgarian,
}

impl Alphabet {
    /// The code of its language.
    pub(super) fn language(self) -> &'static str {
        match self {
            Self::Russian => "ru",
            Self::Ukrainian => "uk",
            Self::Belarusian => "be",
            Self::Bulgarian => "bg",
        }
    }

    /// The letters that sound otherwise than in Russian.
    fn own(self) -> &'static [(char, &'static str)] {
        match self {
            Self::Russian => &[],
            Self::Ukrainian => &[('г', "h h h h h h h"), ('и', "y y y y y y y")],
            Self::Belarusian => &[('г', "h h h h h h h"), ('ў', "u w u u u ou u")],
            Self::Bulgarian => {
                &[('щ', "sht sht sht st st cht scht"), ('х', "h kh h h ch kh ch"), ('ъ', "a u a a a a a")]
            }
        }
    }
}

const RUSSIAN: [Alphabet; 1] = [Alphabet::Russian];
const UKRAINIAN: [Alphabet; 2] = [Alphabet::Ukrainian, Alphabet::Russian];
const BELARUSIAN: [Alphabet; 2] = [Alphabet::Russian, Alphabet::Belarusian];
const BULGARIAN: [Alphabet; 1] = [Alphabet::Bulgarian];

/// States whose people's names are written in Cyrillic, often in Russian beside their own language.
#[rustfmt::skip]
const RUSSIAN_STATES: [&str; 20] = [
    "state.russia", "state.soviet-union", "state.russian-empire", "state.kazakhstan", "state.kyrgyzstan", "state.tajikistan",
    "state.turkmenistan", "state.uzbekistan", "state.armenia", "state.azerbaijan", "state.georgia", "state.abkhazia",
    "state.south-ossetia", "state.transnistria", "state.chechnya", "state.nagorno-karabakh", "state.crimea",
    "state.donetsk-peoples-republic", "state.luhansk-peoples-republic", "state.tatarstan",
];

/// The alphabets in which the people of these states are written, their own first; none where it is not Cyrillic, or needs no rule.
pub(super) fn alphabets(countries: &[String]) -> Option<&'static [Alphabet]> {
    let has = |state: &str| countries.iter().any(|country| country == state);
    if has("state.ukraine") {
        Some(&UKRAINIAN)
    } else if has("state.belarus") {
        Some(&BELARUSIAN)
    } else if has("state.bulgaria") {
        Some(&BULGARIAN)
    } else {
        RUSSIAN_STATES.iter().any(|state| has(state)).then_some(&RUSSIAN)
    }
}

/// A way to write Cyrillic in Latin letters: the column of a table of letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum System {
    Customary,
    Bgn,
    Passport,
    Scholarly,
    Iso,
    French,
    German,
}

/// The letters in each system; the marks of ISO 9 and the scholarly system are left out, as they are not compared. `-` is nothing.
#[rustfmt::skip]
const LETTERS: &[(char, &str)] = &[
    ('а', "a a a a a a a"), ('б', "b b b b b b b"), ('в', "v v v v v v w"), ('г', "g g g g g g g"), ('ґ', "g g g g g g g"),
    ('д', "d d d d d d d"), ('е', "e e e e e e e"), ('ё', "yo yo e e e io jo"), ('є', "ie ye ie je e ie je"),
    ('ж', "zh zh zh z z j sch"), ('з', "z z z z z z s"), ('и', "i i i i i i i"), ('і', "i i i i i i i"), ('ї', "i yi i ji i i ji"),
    ('й', "y y i j j i j"), ('к', "k k k k k k k"), ('л', "l l l l l l l"), ('м', "m m m m m m m"), ('н', "n n n n n n n"),
    ('о', "o o o o o o o"), ('п', "p p p p p p p"), ('р', "r r r r r r r"), ('с', "s s s s s s s"), ('т', "t t t t t t t"),
    ('у', "u u u u u ou u"), ('ф', "f f f f f f f"), ('х', "kh kh kh ch h kh ch"), ('ц', "ts ts ts c c ts z"),
    ('ч', "ch ch ch c c tch tsch"), ('ш', "sh sh sh s s ch sch"), ('щ', "shch shch shch sc s chtch schtsch"),
    ('ъ', "- ' ie - - - -"), ('ы', "y y y y y y y"), ('ь', "- ' - ' - - -"), ('э', "e e e e e e e"),
    ('ю', "yu yu iu ju u iou ju"), ('я', "ya ya ia ja a ia ja"), ('’', "- - - - - - -"), ('\'', "- - - - - - -"),
];

/// Endings of words, which the systems write as a whole.
#[rustfmt::skip]
const ENDINGS: &[(&str, &str)] = &[
    ("ий", "y iy ii ij ij i i"), ("ый", "y yy yi yj yj y y"), ("ій", "iy iy ii ij ij i ij"), ("ея", "eya eya eia eja ea eia eja"),
    ("ия", "ia iya iia ija ia ia ija"), ("ія", "ia iya iia ija ia ia ija"), ("ей", "ei ey ei ej ej ei ej"),
    ("ай", "ai ay ai aj aj ai ai"), ("ой", "oi oy oi oj oj oi oi"), ("ин", "in in in in in ine in"), ("ын", "yn yn yn yn yn yne yn"),
];

/// The Ukrainian ending of surnames.
const UKRAINIAN_Y: (&str, &str) = ("ий", "y yy yi yj ij y yj");

/// Given names that are spelled by habit, beside what the systems make of them.
#[rustfmt::skip]
const GIVEN: &[(&str, &str)] = &[
    ("александр", "alexander aleksandr alexandr"), ("александра", "alexandra aleksandra"), ("алексей", "alexei alexey aleksei aleksey"),
    ("алексеевич", "alekseevich alexeyevich"), ("виктор", "viktor victor"), ("виктория", "viktoria victoria viktoriya"),
    ("пётр", "pyotr petr piotr"), ("петр", "pyotr petr piotr"), ("дмитрий", "dmitry dmitri dmitriy dmitrii"), ("юлия", "yulia julia yuliya"),
    ("сергей", "sergei sergey serguei"), ("максим", "maxim maksim"), ("ксения", "ksenia xenia kseniya"), ("наталья", "natalia natalya"),
    ("фёдор", "fyodor fedor"), ("федор", "fyodor fedor"), ("семён", "semyon semen"), ("артём", "artyom artem"), ("софья", "sofia sofya"),
    ("игорь", "igor"), ("олексій", "oleksii oleksiy"), ("михайло", "mykhailo mykhaylo"), ("сергій", "serhii serhiy"), ("юрій", "yurii yuriy yuri"),
    ("дмитро", "dmytro"), ("олександр", "oleksandr olexandr"), ("филипп", "filipp philipp"),
];

/// Other spellings of a whole name in Cyrillic: mixtures of the English systems, then each of the others.
pub(super) fn spellings(name: &str, alphabet: Alphabet) -> Vec<String> {
    let lower = name.to_lowercase();
    let cyrillic: Vec<&str> = lower.split(' ').collect();
    if !(2..=4).contains(&cyrillic.len()) || !cyrillic.iter().all(|word| is_cyrillic(word)) {
        return Vec::new();
    }
    let english: Vec<_> = cyrillic.iter().map(|word| english(word, alphabet)).collect();
    let mixed = combine(&english, MOST_ENGLISH).into_iter().map(|way| titled(way.into_iter().map(str::to_owned)));
    let systems = [System::Bgn, System::Passport, System::French, System::German, System::Scholarly, System::Iso];
    let pure = systems.map(|system| titled(cyrillic.iter().map(|word| latin(word, system, alphabet))));
    distinct(mixed.chain(pure), MOST)
}

/// Other spellings of a surname, if it is the last word of the name in Cyrillic. French and German ones only where they are long
/// enough to be no other word.
pub(super) fn surnames(short: &str, name: &str, alphabet: Alphabet) -> Option<Vec<String>> {
    const SHORTEST: usize = 3;
    let lower = name.to_lowercase();
    let surname = lower.rsplit(' ').next().filter(|surname| is_cyrillic(surname))?;
    let folded = fold(short);
    let mut found = english(surname, alphabet);
    let others = [System::French, System::German, System::Scholarly].map(|system| latin(surname, system, alphabet));
    if !found.iter().chain(&others).any(|spelling| bare(spelling) == folded) || folded.len() < 5 {
        return None;
    }
    if surname.chars().filter(|c| "аеёєиіїоуыэюя".contains(*c)).count() >= SHORTEST {
        found.extend(others);
    }
    Some(distinct(found.iter().map(|spelling| titled([spelling.clone()])), MOST_SURNAMES))
}

fn bare(spelling: &str) -> String {
    spelling.replace('\'', "")
}

fn is_cyrillic(word: &str) -> bool {
    let known = |c: char| c == '-' || LETTERS.iter().any(|(letter, _)| *letter == c) || c == 'ў';
    !word.is_empty() && word.chars().all(known)
}

/// Words with capital letters, also behind hyphens.
fn titled(words: impl IntoIterator<Item = String>) -> String {
    let titled = |word: String| word.split('-').map(capitalized).collect::<Vec<_>>().join("-");
    words.into_iter().map(titled).collect::<Vec<_>>().join(" ")
}

/// A word as English texts spell it, the most usual way first.
fn english(word: &str, alphabet: Alphabet) -> Vec<String> {
    let customary = latin(word, System::Customary, alphabet);
    let mut found: Vec<String> =
        GIVEN.iter().find(|(given, _)| *given == word).map(|(_, spellings)| words(spellings)).unwrap_or_default();
    found.push(customary.clone());
    if alphabet == Alphabet::Russian && word.ends_with("ий") || word.ends_with("ий") && word.len() > 8 {
        let stem = customary.strip_suffix('y').unwrap_or(&customary);
        found.extend(["iy", "i", "ii"].map(|ending| format!("{stem}{ending}")));
    }
    if alphabet == Alphabet::Ukrainian {
        found.extend(customary.strip_suffix("iy").map(|stem| format!("{stem}ii")));
    }
    // "Eltsin" beside "Yeltsin", "Khrushchov" beside "Khrushchev", "Sergey" beside "Sergei".
    found.extend(customary.strip_prefix("ye").map(|rest| format!("e{rest}")));
    if word.contains('ё') {
        found.push(customary.replace("yo", "e"));
        found.push(customary.replace("yo", "o"));
        if let Some(stem) = customary.strip_suffix("chev") {
            found.push(format!("{stem}chov"));
        }
    }
    found.extend([System::Bgn, System::Passport].map(|system| latin(word, system, alphabet)));
    distinct(found, 8)
}

/// A word in small letters in one system.
fn latin(word: &str, system: System, alphabet: Alphabet) -> String {
    let parts = word.split('-').map(|part| latin_part(part, system, alphabet));
    parts.collect::<Vec<_>>().join("-")
}

fn latin_part(word: &str, system: System, alphabet: Alphabet) -> String {
    let column = |cell: &'static str| {
        let letters = cell.split(' ').nth(system as usize).unwrap_or_default();
        if letters == "-" { "" } else { letters }
    };
    let ukrainian = Some(&UKRAINIAN_Y).filter(|_| alphabet == Alphabet::Ukrainian);
    let ending =
        ukrainian.into_iter().chain(ENDINGS).find(|(ending, _)| word.len() > ending.len() && word.ends_with(ending));
    let stem = ending.map_or(word, |(ending, _)| &word[..word.len() - ending.len()]);
    let mut text = String::new();
    let mut before = None;
    for c in stem.chars() {
        let listed =
            || alphabet.own().iter().chain(LETTERS).find(|(letter, _)| *letter == c).map(|(_, cell)| column(cell));
        text.push_str(iotated(c, before, system, alphabet).or_else(listed).unwrap_or_default());
        before = Some(c);
    }
    text + ending.map(|(_, cell)| column(cell)).unwrap_or_default()
}

/// What a letter becomes by its place: "ye" at the beginning and behind vowels, "e" for ё behind hushing sounds.
fn iotated(c: char, before: Option<char>, system: System, alphabet: Alphabet) -> Option<&'static str> {
    let opens = before.is_none_or(|before| "аеёєиіїоуыэюяйьъ’'".contains(before));
    let english = matches!(system, System::Customary | System::Bgn);
    match (c, system) {
        ('е', System::Customary | System::Bgn)
            if opens && matches!(alphabet, Alphabet::Russian | Alphabet::Belarusian) =>
        {
            Some("ye")
        }
        ('е', System::German) if before.is_none() && alphabet == Alphabet::Russian => Some("je"),
        ('ё', System::German) if matches!(before, Some('ж' | 'ч' | 'ш' | 'щ')) => Some("o"),
        ('ё', _) if matches!(before, Some('ж' | 'ч' | 'ш' | 'щ')) => Some("e"),
        ('є' | 'ї' | 'й' | 'ю' | 'я', System::Passport) if before.is_none() => Some(match c {
            'є' => "ye",
            'ї' => "yi",
            'й' => "y",
            'ю' => "yu",
            _ => "ya",
        }),
        ('є', _) if english && opens => Some("ye"),
        ('ї', System::Customary) if before.is_none() => Some("yi"),
        ('й', System::Customary) => Some("y"),
        _ => None,
    }
}

/// Other spellings of a name of which only the Latin letters are known: the endings and the letters in which the systems differ.
pub(super) fn from_latin(name: &str) -> Vec<String> {
    let spelled: Vec<Vec<String>> = name.split(' ').map(respelled).collect();
    if !(2..=4).contains(&spelled.len()) {
        return Vec::new();
    }
    distinct(combine(&spelled, MOST_ENGLISH).into_iter().map(|way| way.join(" ")), MOST_ENGLISH)
}

/// Endings that stand for one another, the shortest words left alone.
const EQUAL_ENDINGS: &[&str] = &["ei ey", "ai ay", "oi oy", "skiy sky ski skyi", "iya ia", "rya ria", "lya lia"];

const EQUAL_BEGINNINGS: [(&str, &str); 8] = [
    ("Yev", "Ev"),
    ("Ev", "Yev"),
    ("Yele", "Ele"),
    ("Yek", "Ek"),
    ("Alex", "Aleks"),
    ("Aleks", "Alex"),
    ("Max", "Maks"),
    ("Maks", "Max"),
];

fn respelled(word: &str) -> Vec<String> {
    const GIVEN_Y: [&str; 4] = ["iy", "ii", "y", "i"];
    let mut found = vec![word.to_owned()];
    let with = |endings: &str| {
        let ending = endings.split(' ').find(|ending| word.len() > ending.len() + 2 && word.ends_with(ending))?;
        let stem = &word[..word.len() - ending.len()];
        Some(endings.split(' ').map(|other| format!("{stem}{other}")).collect::<Vec<_>>())
    };
    found.extend(EQUAL_ENDINGS.iter().find_map(|endings| with(endings)).unwrap_or_default());
    // "Yuri", "Vitaly", "Dmitri": the ending varies.
    let stem = GIVEN_Y.iter().find_map(|ending| word.strip_suffix(ending));
    if let Some(stem) = stem.filter(|stem| stem.ends_with(['r', 'l', 'n', 'd', 't']) && stem.len() > 2) {
        found.extend(GIVEN_Y.map(|ending| format!("{stem}{ending}")));
    }
    for (from, to) in EQUAL_BEGINNINGS {
        let other: Vec<_> = found.iter().filter_map(|word| Some(format!("{to}{}", word.strip_prefix(from)?))).collect();
        found.extend(other);
    }
    distinct(found, 6)
}
