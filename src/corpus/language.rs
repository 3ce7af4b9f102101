//! Guesses the language of a text from its first lines.

use whichlang::Lang;

use super::encoding;

/// How much of a text is looked at, and how many letters are too few.
const LOOK: usize = 800;
const FEWEST: usize = 20;
const FEWEST_LATIN: usize = 40;
/// How much of a text is enough for English words, and for the n-grams of the others.
const LOOK_FOR_WORDS: usize = 400;
const LOOK_FOR_GRAMS: usize = 600;
/// Shorter texts are mostly names, whose letters say little of the language.
const LONGEST_NOTE: usize = 300;

/// Scripts that one language owns, or that its own letters tell apart.
#[derive(Default)]
struct Letters {
    all: usize,
    latin: usize,
    cyrillic: usize,
    arabic: usize,
    han: usize,
    kana: usize,
    hangul: usize,
    ukrainian: usize,
    persian: usize,
    urdu: usize,
    other: [usize; OTHER.len()],
}

/// Further scripts with the language that most who write it use.
const OTHER: [(std::ops::RangeInclusive<char>, &str); 13] = [
    ('\u{370}'..='\u{3ff}', "el"),
    ('\u{530}'..='\u{58f}', "hy"),
    ('\u{590}'..='\u{5ff}', "he"),
    ('\u{900}'..='\u{97f}', "hi"),
    ('\u{980}'..='\u{9ff}', "bn"),
    ('\u{b80}'..='\u{bff}', "ta"),
    ('\u{c00}'..='\u{c7f}', "te"),
    ('\u{e00}'..='\u{e7f}', "th"),
    ('\u{e80}'..='\u{eff}', "lo"),
    ('\u{1000}'..='\u{109f}', "my"),
    ('\u{10a0}'..='\u{10ff}', "ka"),
    ('\u{1200}'..='\u{137f}', "am"),
    ('\u{1780}'..='\u{17ff}', "km"),
];

/// The language of a text as BCP 47 tag, or nothing where there are too few letters to tell.
pub fn detect(text: &str) -> Option<&'static str> {
    let head = encoding::first(text, LOOK);
    if is_clearly_english(head) {
        return Some("en");
    }
    let letters = count(head);
    let ideographs = letters.han + letters.kana + letters.hangul;
    // One ideograph says as much as several letters.
    if letters.all + 2 * ideographs < FEWEST {
        return None;
    }
    let half = letters.all / 2;
    if let Some(index) = letters.other.iter().position(|count| *count > half) {
        return Some(OTHER[index].1);
    }
    if letters.hangul > half || letters.hangul > letters.latin / 2 + letters.kana + letters.han {
        return Some("ko");
    }
    if 2 * ideographs > letters.latin {
        return Some(if letters.kana * 10 > ideographs { "ja" } else { "zh" });
    }
    if letters.cyrillic > half {
        return Some(if letters.ukrainian > 0 { "uk" } else { "ru" });
    }
    if letters.arabic > half {
        return Some(match (letters.urdu, letters.persian) {
            (1.., _) => "ur",
            (0, 1..) => "fa",
            _ => "ar",
        });
    }
    // Few letters without accents are mostly names, which are in no language.
    let names = letters.latin < FEWEST_LATIN && head.is_ascii();
    if !names && head.len() <= LONGEST_NOTE && is_english_note(head) {
        return Some("en");
    }
    (letters.latin > half && !names).then(|| latin(encoding::first(head, LOOK_FOR_GRAMS)))
}

/// Decides between what the letters show and what the file says: the letters, unless the file names a language that they cannot show.
pub(super) fn choose(shown: Option<&'static str>, said: Option<&'static str>) -> Option<&'static str> {
    const TOLD_APART: [&str; 10] = ["de", "en", "es", "fr", "it", "nl", "pt", "sv", "tr", "vi"];
    const OTHER_LATIN: [&str; 18] =
        ["cs", "da", "et", "fi", "hr", "hu", "id", "lt", "lv", "ms", "no", "pl", "ro", "sk", "sl", "sr", "sw", "is"];
    match (shown, said) {
        (Some(shown), Some(said)) if TOLD_APART.contains(&shown) && OTHER_LATIN.contains(&said) => Some(said),
        (Some("ru"), Some(said @ ("bg" | "sr" | "uk"))) => Some(said),
        _ => shown.or(said),
    }
}

/// The tag of a language that is named by its code, in two or three letters, perhaps with a region.
pub(super) fn tag(code: &str) -> Option<&'static str> {
    let primary = code.trim().split(['-', '_']).next()?.to_ascii_lowercase();
    CODES.iter().find_map(|(tag, names)| (*tag == primary || names.contains(&primary.as_str())).then_some(*tag))
}

fn count(text: &str) -> Letters {
    let mut letters = Letters::default();
    for c in text.chars().filter(|c| c.is_alphabetic()) {
        letters.all += 1;
        match c {
            'a'..='z' | 'A'..='Z' | '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}' => letters.latin += 1,
            '\u{400}'..='\u{52f}' => {
                letters.cyrillic += 1;
                letters.ukrainian += usize::from("іїєґІЇЄҐ".contains(c));
            }
            '\u{600}'..='\u{6ff}' => {
                letters.arabic += 1;
                letters.persian += usize::from("پچژگ".contains(c));
                letters.urdu += usize::from("ٹڈڑےں".contains(c));
            }
            '\u{3040}'..='\u{30ff}' => letters.kana += 1,
            '\u{3400}'..='\u{9fff}' | '\u{20000}'..='\u{3ffff}' => letters.han += 1,
            '\u{1100}'..='\u{11ff}' | '\u{ac00}'..='\u{d7af}' => letters.hangul += 1,
            _ => {
                let script = OTHER.iter().position(|(range, _)| range.contains(&c));
                letters.other[script.unwrap_or(0)] += usize::from(script.is_some());
            }
        }
    }
    letters
}

/// Whether the small words show it beyond doubt, which is far cheaper than to compare languages.
fn is_clearly_english(head: &str) -> bool {
    let wide: usize = head.bytes().map(|byte| usize::from(!byte.is_ascii())).sum();
    if wide * 20 > head.len() {
        return false;
    }
    let start = &head.as_bytes()[..head.len().min(LOOK_FOR_WORDS)];
    let (mut all, mut english, mut foreign) = (0, 0, 0);
    let mut seen = 0_u32;
    for word in start.split(|byte| !byte.is_ascii_alphabetic() && byte.is_ascii()).filter(|word| !word.is_empty()) {
        all += 1;
        if word.len() > LONGEST {
            continue;
        }
        let key = key(word);
        if let Some(at) = ENGLISH.iter().position(|known| *known == key) {
            english += 1;
            seen |= 1 << at;
        } else {
            foreign += usize::from(FOREIGN.contains(&key));
        }
    }
    english >= 5 && english * 8 >= all && seen.count_ones() >= 3 && foreign * 5 <= english
}

/// Whether a short text has a small word of English, and none of another language.
fn is_english_note(text: &str) -> bool {
    let known = |word: &[u8]| ENGLISH.contains(&key(word)) || SHORT_ENGLISH.contains(&key(word));
    let words = || text.as_bytes().split(|byte| !byte.is_ascii_alphabetic()).filter(|word| !word.is_empty());
    text.is_ascii() && words().any(known) && !words().any(|word| FOREIGN.contains(&key(word)))
}

/// A word of up to five letters as a number, without case; longer ones are no small words.
const fn key(word: &[u8]) -> u64 {
    let mut key = 0;
    let mut at = 0;
    while at < word.len() && word.len() <= LONGEST {
        key = key << 8 | word[at].to_ascii_lowercase() as u64;
        at += 1;
    }
    key
}

const fn keys<const N: usize>(words: [&str; N]) -> [u64; N] {
    let mut keys = [0; N];
    let mut at = 0;
    while at < N {
        keys[at] = key(words[at].as_bytes());
        at += 1;
    }
    keys
}

/// The length of the longest small word.
const LONGEST: usize = 5;
/// Small words of English that hardly another language writes.
const ENGLISH: [u64; 24] = keys([
    "the", "of", "and", "to", "that", "with", "from", "for", "which", "have", "has", "been", "were", "said", "this",
    "their", "they", "would", "its", "it", "by", "who", "about", "are",
]);
/// Further ones, that decide where a text is short.
const SHORT_ENGLISH: [u64; 9] = keys(["did", "not", "his", "her", "had", "after", "told", "says", "than"]);
/// Small words of other languages: a quoted English title does not make such a text English.
const FOREIGN: [u64; 56] = keys([
    "der", "die", "und", "das", "den", "von", "mit", "ist", "het", "een", "van", "en", "dat", "op", "te", "le", "la",
    "les", "des", "et", "du", "une", "que", "el", "los", "las", "del", "por", "con", "il", "che", "di", "della", "per",
    "um", "uma", "os", "do", "da", "och", "att", "som", "av", "det", "af", "og", "til", "bir", "ve", "bu", "cua", "va",
    "w", "na", "nie", "je",
]);

fn latin(text: &str) -> &'static str {
    match whichlang::detect_language(text) {
        Lang::Deu => "de",
        Lang::Fra => "fr",
        Lang::Ita => "it",
        Lang::Nld => "nl",
        Lang::Por => "pt",
        Lang::Spa => "es",
        Lang::Swe => "sv",
        Lang::Tur => "tr",
        Lang::Vie => "vi",
        // The other answers are of other scripts: names and quotes in an English text.
        _ => "en",
    }
}

/// Tags with the other codes and names that files use for them.
const CODES: [(&str, &[&str]); 49] = [
    ("en", &["eng", "english"]),
    ("ar", &["ara", "arabic"]),
    ("am", &["amh"]),
    ("bg", &["bul"]),
    ("bn", &["ben"]),
    ("cs", &["ces", "cze"]),
    ("da", &["dan"]),
    ("de", &["deu", "ger", "german", "deutsch"]),
    ("el", &["ell", "gre"]),
    ("es", &["spa", "spanish", "español"]),
    ("et", &["est"]),
    ("fa", &["fas", "per", "persian", "farsi"]),
    ("fi", &["fin"]),
    ("fr", &["fra", "fre", "french", "français"]),
    ("he", &["heb", "iw", "hebrew"]),
    ("hi", &["hin", "hindi"]),
    ("hr", &["hrv"]),
    ("hu", &["hun"]),
    ("hy", &["hye", "arm"]),
    ("id", &["ind", "in"]),
    ("it", &["ita", "italian"]),
    ("ja", &["jpn", "japanese"]),
    ("ka", &["kat", "geo"]),
    ("km", &["khm"]),
    ("ko", &["kor", "korean"]),
    ("lo", &["lao"]),
    ("lt", &["lit"]),
    ("lv", &["lav"]),
    ("ms", &["msa", "may"]),
    ("my", &["mya", "bur"]),
    ("nl", &["nld", "dut", "dutch"]),
    ("no", &["nor", "nb", "nn", "nob"]),
    ("pl", &["pol", "polish"]),
    ("pt", &["por", "portuguese"]),
    ("ro", &["ron", "rum"]),
    ("ru", &["rus", "russian"]),
    ("sk", &["slk", "slo"]),
    ("sl", &["slv"]),
    ("sr", &["srp"]),
    ("sv", &["swe", "swedish"]),
    ("sw", &["swa"]),
    ("ta", &["tam"]),
    ("te", &["tel"]),
    ("th", &["tha", "thai"]),
    ("tr", &["tur", "turkish"]),
    ("uk", &["ukr", "ukrainian"]),
    ("ur", &["urd"]),
    ("vi", &["vie"]),
    ("zh", &["zho", "chi", "cmn", "chinese"]),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_languages_apart() {
        for (text, language) in [
            ("The foreign ministers met in Vienna to discuss the treaty.", Some("en")),
            ("Le ministre des Affaires étrangères a rencontré son homologue à Genève.", Some("fr")),
            ("Der Außenminister traf seinen Amtskollegen in Wien und sprach über den Vertrag.", Some("de")),
            ("El ministro de Asuntos Exteriores se reunió con su homólogo en Madrid.", Some("es")),
            ("中国外交部长王毅会见了俄罗斯外长拉夫罗夫。", Some("zh")),
            ("日本の外務大臣はワシントンで国務長官と会談した。", Some("ja")),
            ("서울 - 조태열 외교부 장관은 5일 앤터니 블링컨 미국 국무장관과 만났다.", Some("ko")),
            ("Министр иностранных дел России встретился с коллегой", Some("ru")),
            ("Міністр закордонних справ України зустрівся з колегою", Some("uk")),
            ("قال وزير الخارجية إن مجلس الأمن الدولي سيجتمع", Some("ar")),
            ("وزیر امور خارجه ایران گفت که گفتگو در پاریس ادامه دارد", Some("fa")),
            ("ראש הממשלה נפגש עם נציגי האומות המאוחדות", Some("he")),
            ("विदेश मंत्री ने नई दिल्ली में बातचीत की और समझौता किया", Some("hi")),
            ("รัฐมนตรีว่าการกระทรวงการต่างประเทศ", Some("th")),
            ("Ο υπουργός Εξωτερικών συναντήθηκε στην Αθήνα", Some("el")),
            ("China met Iran. Russia did not attack Georgia, Vladimir Putin said.", Some("en")),
            ("Too short.", None),
            ("Xi Jinping met Kim Jong Un in Pyongyang.", None),
            ("12345 67890 !!! 12345 67890", None),
            ("", None),
        ] {
            assert_eq!(detect(text), language, "{text}");
        }
    }

    #[test]
    fn only_english_is_clearly_english() {
        let cases = include_str!("language_cases.tsv").lines().filter_map(|line| line.split_once('\t'));
        for (language, text) in cases {
            assert_eq!(is_clearly_english(encoding::first(text, LOOK)), language == "en", "{text}");
            let told = ["cs", "da", "id", "pl"].contains(&language) || detect(text) == Some(language);
            assert!(told, "{:?} for {text}", detect(text));
        }
    }

    #[test]
    fn knows_codes() {
        for (code, language) in
            [("en-US", Some("en")), ("zh_CN", Some("zh")), ("ENG", Some("en")), ("xx", None), ("", None)]
        {
            assert_eq!(tag(code), language, "{code}");
        }
    }
}
