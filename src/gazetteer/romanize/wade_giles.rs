//! Syllables of Mandarin in pinyin, and the same by Wade-Giles.

/// The finals that each initial of pinyin has; `v` is ü.
const SYLLABLES: &[(&str, &str)] = &[
    ("b", "a o ai ei ao an en ang eng i ie iao ian in ing u"),
    ("p", "a o ai ei ao ou an en ang eng i ie iao ian in ing u"),
    ("m", "a o e ai ei ao ou an en ang eng i ie iao iu ian in ing u"),
    ("f", "a o ei ou an en ang eng u"),
    ("d", "a e ai ei ao ou an en ang eng ong i ie iao iu ian ing u uo ui uan un"),
    ("t", "a e ai ao ou an ang eng ong i ie iao ian ing u uo ui uan un"),
    ("n", "a e ai ei ao ou an en ang eng ong i ie iao iu ian iang in ing u uo uan v ve"),
    ("l", "a e ai ei ao ou an ang eng ong i ia ie iao iu ian iang in ing u uo uan un v ve"),
    ("g", "a e ai ei ao ou an en ang eng ong u ua uo uai ui uan un uang"),
    ("k", "a e ai ao ou an en ang eng ong u ua uo uai ui uan un uang"),
    ("h", "a e ai ei ao ou an en ang eng ong u ua uo uai ui uan un uang"),
    ("j", "i ia ie iao iu ian iang in ing iong u ue uan un"),
    ("q", "i ia ie iao iu ian iang in ing iong u ue uan un"),
    ("x", "i ia ie iao iu ian iang in ing iong u ue uan un"),
    ("zh", "i a e ai ei ao ou an en ang eng ong u ua uo uai ui uan un uang"),
    ("ch", "i a e ai ao ou an en ang eng ong u ua uo uai ui uan un uang"),
    ("sh", "i a e ai ei ao ou an en ang eng u ua uo uai ui uan un uang"),
    ("r", "i e ao ou an en ang eng ong u uo ui uan un"),
    ("z", "i a e ai ao ou an en ang eng ong u uo ui uan un"),
    ("c", "i a e ai ao ou an en ang eng ong u uo ui uan un"),
    ("s", "i a e ai ao ou an en ang eng ong u uo ui uan un"),
    ("y", "a e ao ou an ang ong i in ing u ue uan un"),
    ("w", "a o ai ei an en ang eng u"),
    ("", "a o e ai ei ao ou an en ang er"),
];

/// The initials of Wade-Giles that are written otherwise than in pinyin.
const INITIALS: &[(&str, &str)] = &[
    ("b", "p"),
    ("p", "p'"),
    ("d", "t"),
    ("t", "t'"),
    ("g", "k"),
    ("k", "k'"),
    ("j", "ch"),
    ("q", "ch'"),
    ("x", "hs"),
    ("zh", "ch"),
    ("ch", "ch'"),
    ("r", "j"),
    ("z", "ts"),
    ("c", "ts'"),
];

/// Syllables whose spelling does not follow from their parts.
const WHOLE: &[(&str, &str)] = &[
    ("zhi", "chih"),
    ("chi", "ch'ih"),
    ("shi", "shih"),
    ("ri", "jih"),
    ("zi", "tzu"),
    ("ci", "tz'u"),
    ("si", "ssu"),
    ("er", "erh"),
    ("yi", "i"),
    ("you", "yu"),
    ("yan", "yen"),
    ("ye", "yeh"),
    ("yong", "yung"),
    ("yu", "yü"),
    ("yue", "yüeh"),
    ("yuan", "yüan"),
    ("yun", "yün"),
    ("gui", "kuei"),
    ("kui", "k'uei"),
    ("guo", "kuo"),
    ("kuo", "k'uo"),
    ("huo", "huo"),
    ("shuo", "shuo"),
    ("ge", "ko"),
    ("ke", "k'o"),
    ("he", "ho"),
];

const FINALS: &[(&str, &str)] = &[
    ("ian", "ien"),
    ("ie", "ieh"),
    ("ong", "ung"),
    ("iong", "iung"),
    ("uo", "o"),
    ("v", "ü"),
    ("ve", "üeh"),
    ("ue", "üeh"),
];

/// Initial and final of a syllable of pinyin in small letters; none where there is no such syllable.
fn parts(syllable: &str) -> Option<(&'static str, &'static str)> {
    // The longer initials are tried, too: "zh" is no "z".
    SYLLABLES.iter().find_map(|(initial, finals)| {
        let rest = syllable.strip_prefix(initial)?;
        finals.split(' ').find(|last| *last == rest).map(|last| (*initial, last))
    })
}

/// Whether this is a syllable of pinyin, in small letters.
pub(super) fn is_syllable(word: &str) -> bool {
    parts(word).is_some()
}

/// A syllable of pinyin by Wade-Giles, aspiration marked by an apostrophe.
pub(super) fn wade_giles(pinyin: &str) -> Option<String> {
    let (initial, last) = parts(pinyin)?;
    if let Some(whole) = replaced(WHOLE, pinyin) {
        return Some(whole.to_owned());
    }
    let rounded = matches!((initial, last), ("j" | "q" | "x", "u" | "uan" | "un"));
    let last = if rounded { last.replacen('u', "ü", 1) } else { replaced(FINALS, last).unwrap_or(last).to_owned() };
    Some(format!("{}{last}", replaced(INITIALS, initial).unwrap_or(initial)))
}

fn replaced(table: &[(&str, &'static str)], word: &str) -> Option<&'static str> {
    table.iter().find(|(from, _)| *from == word).map(|(_, to)| *to)
}

/// The syllables of pinyin that are written so by Wade-Giles; the marks of aspiration may be left out, as is usual.
pub(super) fn pinyin(wade_giles_syllable: &str) -> Vec<String> {
    let bare = |text: &str| text.replace('\'', "").replace('ü', "u");
    let given = bare(wade_giles_syllable);
    let all =
        SYLLABLES.iter().flat_map(|(initial, finals)| finals.split(' ').map(move |last| format!("{initial}{last}")));
    let spelled = all.filter_map(|syllable| Some((wade_giles(&syllable)?, syllable)));
    let marked = wade_giles_syllable.contains('\'');
    let fits = |spelled: &str| bare(spelled) == given && (!marked || spelled.contains('\''));
    spelled.filter(|(spelled, _)| fits(spelled)).map(|(_, syllable)| syllable).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn syllables_by_wade_giles() {
        let table = [
            ("xi", "hsi"),
            ("jin", "chin"),
            ("ping", "p'ing"),
            ("mao", "mao"),
            ("ze", "tse"),
            ("dong", "tung"),
            ("zhou", "chou"),
            ("deng", "teng"),
            ("xiao", "hsiao"),
            ("qing", "ch'ing"),
            ("guo", "kuo"),
            ("jie", "chieh"),
            ("shi", "shih"),
            ("zhi", "chih"),
            ("ci", "tz'u"),
            ("yan", "yen"),
            ("yu", "yü"),
            ("ju", "chü"),
            ("xuan", "hsüan"),
            ("lv", "lü"),
            ("xue", "hsüeh"),
            ("luo", "lo"),
            ("shuo", "shuo"),
            ("ge", "ko"),
            ("rong", "jung"),
            ("er", "erh"),
            ("xiong", "hsiung"),
            ("cai", "ts'ai"),
            ("dian", "tien"),
            ("gui", "kuei"),
            ("hui", "hui"),
            ("wen", "wen"),
        ];
        for (pinyin, expected) in table {
            assert_eq!(wade_giles(pinyin).as_deref(), Some(expected), "{pinyin}");
        }
        for word in ["kim", "tsai", "hsi", "xing1", "", "fai", "jou", "lee"] {
            assert_eq!(wade_giles(word), None, "{word}");
        }
    }

    #[test]
    fn syllables_in_pinyin() {
        let table: [(&str, &[&str]); 7] = [
            ("hsi", &["xi"]),
            ("ching", &["jing", "qing"]),
            ("ch'ing", &["qing"]),
            ("kuo", &["guo", "kuo"]),
            ("shih", &["shi"]),
            ("jung", &["rong"]),
            ("leung", &[]),
        ];
        for (syllable, expected) in table {
            assert_eq!(pinyin(syllable), expected, "{syllable}");
        }
    }
}
