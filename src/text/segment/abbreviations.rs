//! Words that end in a full stop without ending a sentence, and words that start sentences.

/// What the full stop after an abbreviation may mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    /// Stands before what it belongs to: never the last word ("Dr.", "e.g.").
    Never,
    /// An abbreviation before a number, otherwise a word ("No. 3").
    Numbered,
    /// May end a sentence; only a word that starts sentences shows that it does ("Inc.", "Sept.").
    Ambiguous,
    /// Ends a sentence before any capital ("etc.").
    Closing,
}

// Each table is sorted (a test holds it). An entry with a capital needs one in the text; the others are found in both spellings.

const NEVER: &[&str] = &[
    "Adm", "Ald", "Amb", "Asst", "Att", "Atty", "Brig", "Capt", "Cdr", "Cmdr", "Cmdt", "Col",
    "Comdr", "Cpl", "Cpt", "Dep", "Det", "Dir", "Dr", "Drs", "Ens", "Fr", "Ft", "Gen", "Gens",
    "Gov", "Govs", "Hon", "Insp", "Lieut", "Lt", "Maj", "Messrs", "Mlle", "Mme", "Mr", "Mrs", "Ms",
    "Msgr", "Mt", "Mx", "Ofc", "Pfc", "Pres", "Prof", "Profs", "Pvt", "Rep", "Reps", "Rev", "Rt",
    "Sec", "Sen", "Sens", "Sgt", "Spc", "Sr", "Sta", "Ste", "Supt", "Treas", "Ven", "approx", "ca",
    "cf", "cont", "eg", "esp", "ie", "incl", "resp", "v", "viz", "vs",
];

const NUMBERED: &[&str] = &[
    "Abs", "Art", "Arts", "Cl", "Div", "Doc", "Nr", "Pt", "Reg", "Res", "Rm", "Rs", "Ser", "Suppl",
    "app", "ch", "chap", "eq", "ext", "fig", "figs", "fol", "no", "nos", "nr", "p", "par", "para",
    "paras", "pg", "pp", "sect", "tel", "ver", "vol", "vols",
];

const AMBIGUOUS: &[&str] = &[
    "Ala", "Apr", "Ariz", "Ark", "Aug", "Aus", "Ave", "Bldg", "Blvd", "Brit", "Bros", "Cal",
    "Calif", "Cie", "Co", "Colo", "Conn", "Cos", "Cres", "Ctr", "Dak", "Dec", "Del", "Dist", "Eng",
    "Esq", "Expy", "Feb", "Fla", "Fri", "Ga", "Govt", "Hts", "Hwy", "Ill", "Ind", "Jan", "Jr",
    "Jul", "Jun", "Kan", "Kans", "Ky", "La", "Ltda", "Mar", "Mass", "Md", "Mich", "Minn", "Miss",
    "Mo", "Mon", "Mont", "Mts", "Neb", "Nebr", "Nev", "Nov", "Oct", "Okla", "Ont", "Ore", "Pa",
    "Penn", "Pkwy", "Pl", "Prov", "Pty", "Pvt", "Que", "Rd", "Ret", "Sask", "Sat", "Sep", "Sept",
    "Snr", "Sq", "Sr", "St", "Tenn", "Ter", "Tex", "Thu", "Thur", "Thurs", "Tue", "Tues", "Va",
    "Vt", "Wash", "Wed", "Wis", "Wisc", "Wyo", "acad", "admin", "al", "alt", "anon", "assn",
    "assoc", "avg", "cent", "cit", "co", "comm", "corp", "dept", "depts", "ed", "eds", "est",
    "excl", "ft", "gal", "govt", "hr", "hrs", "ibid", "inc", "inst", "intl", "jr", "kg", "km",
    "lb", "lbs", "llc", "ltd", "mfg", "mgr", "mi", "mil", "min", "mins", "misc", "mm", "mph", "mt",
    "natl", "orig", "oz", "pct", "plc", "pseud", "pty", "ret", "sq", "sr", "st", "trans", "univ",
    "yd", "yr", "yrs",
];

const CLOSING: &[&str] = &["etc"];

/// Abbreviations with inner full stops that never end a sentence.
const NEVER_DOTTED: &[&str] = &[
    "a.k.a", "c.f", "e.g", "f.k.a", "i.a", "i.e", "n.b", "q.v", "w.r.t",
];

/// Words that open a sentence far more often than they follow an abbreviation in a name.
const STARTERS: &[&str] = &[
    "a",
    "about",
    "above",
    "according",
    "across",
    "additionally",
    "after",
    "again",
    "all",
    "almost",
    "along",
    "already",
    "also",
    "although",
    "amid",
    "among",
    "an",
    "and",
    "another",
    "any",
    "are",
    "around",
    "as",
    "asked",
    "at",
    "because",
    "before",
    "below",
    "besides",
    "both",
    "but",
    "by",
    "can",
    "compared",
    "consequently",
    "could",
    "currently",
    "despite",
    "did",
    "do",
    "does",
    "due",
    "during",
    "each",
    "earlier",
    "either",
    "even",
    "eventually",
    "every",
    "few",
    "finally",
    "for",
    "former",
    "from",
    "furthermore",
    "given",
    "had",
    "has",
    "have",
    "he",
    "hence",
    "her",
    "here",
    "his",
    "how",
    "however",
    "i",
    "if",
    "in",
    "indeed",
    "instead",
    "is",
    "it",
    "its",
    "just",
    "last",
    "later",
    "like",
    "many",
    "meanwhile",
    "more",
    "moreover",
    "most",
    "much",
    "my",
    "neither",
    "nevertheless",
    "no",
    "nobody",
    "none",
    "nonetheless",
    "nor",
    "not",
    "nothing",
    "now",
    "officials",
    "on",
    "once",
    "one",
    "only",
    "or",
    "other",
    "others",
    "our",
    "over",
    "people",
    "perhaps",
    "please",
    "previously",
    "rather",
    "recently",
    "separately",
    "several",
    "shall",
    "she",
    "should",
    "similarly",
    "since",
    "so",
    "some",
    "sometimes",
    "soon",
    "still",
    "such",
    "that",
    "the",
    "their",
    "then",
    "there",
    "therefore",
    "these",
    "they",
    "this",
    "those",
    "though",
    "through",
    "throughout",
    "thus",
    "to",
    "today",
    "together",
    "toward",
    "under",
    "unfortunately",
    "unless",
    "unlike",
    "until",
    "upon",
    "was",
    "we",
    "were",
    "what",
    "when",
    "whenever",
    "where",
    "whether",
    "which",
    "while",
    "who",
    "whoever",
    "whose",
    "why",
    "with",
    "within",
    "without",
    "would",
    "yes",
    "yesterday",
    "yet",
    "you",
    "your",
];

/// Starters that are surnames too: after an initial they are the name ("Phil S. An").
const SURNAMES: &[&str] = &[
    "a", "an", "do", "has", "he", "her", "just", "last", "much", "no", "now", "so", "such", "you",
];

/// Words before a single letter that is a label and no initial ("Plan B.").
const LABELED: &[&str] = &[
    "annex",
    "appendix",
    "article",
    "category",
    "class",
    "grade",
    "group",
    "hepatitis",
    "option",
    "part",
    "phase",
    "plan",
    "point",
    "schedule",
    "section",
    "type",
    "vitamin",
    "war",
    "zone",
];

/// Verbs that follow the speaker after a quotation.
const SPEECH: &[&str] = &[
    "added",
    "adds",
    "argued",
    "asked",
    "asks",
    "chanted",
    "concluded",
    "continued",
    "cried",
    "declared",
    "demanded",
    "exclaimed",
    "explained",
    "insisted",
    "joked",
    "noted",
    "queried",
    "quipped",
    "recalled",
    "remarked",
    "replied",
    "said",
    "say",
    "says",
    "shouted",
    "tells",
    "told",
    "tweeted",
    "warned",
    "wondered",
    "writes",
    "wrote",
];

/// Names with an exclamation mark.
const EXCLAIMED: &[&str] = &[
    "ho", "jeopardy", "joomla", "mia", "oklahoma", "panic", "wham", "yahoo", "yum",
];

const MONTHS: &[&str] = &[
    "april",
    "august",
    "december",
    "february",
    "january",
    "july",
    "june",
    "march",
    "may",
    "november",
    "october",
    "september",
];

const WEEKDAYS: &[&str] = &[
    "friday",
    "monday",
    "saturday",
    "sunday",
    "thursday",
    "tuesday",
    "wednesday",
];

/// Time zones and what else follows "6 p.m." in the same sentence.
const ZONES: &[&str] = &[
    "ast", "bst", "cdt", "central", "cest", "cet", "cst", "eastern", "edt", "eest", "eet", "est",
    "et", "gmt", "hkt", "hst", "ist", "jst", "kst", "local", "mdt", "moscow", "mountain", "msk",
    "mst", "mt", "pacific", "pdt", "pst", "pt", "sgt", "utc",
];

/// What the full stop after `word` (letters only) may mean, or `None` when it is no abbreviation.
pub(super) fn class(word: &str) -> Option<Class> {
    let mut buffer = [0; 12];
    let lower = lowered(word, &mut buffer)?;
    // "IE." and "CA." are names, not "ie." and "ca."
    let capitals = word.len() == 2
        && word.bytes().all(|byte| byte.is_ascii_uppercase())
        && !matches!(word, "CO" | "VS" | "NO");
    let has = |table: &[&str]| {
        table.binary_search(&word).is_ok()
            || (!capitals && table.binary_search(&lower).is_ok())
            || (word != lower && has_capitalized(table, lower))
    };
    let tables = [
        (CLOSING, Class::Closing),
        (NUMBERED, Class::Numbered),
        (AMBIGUOUS, Class::Ambiguous),
        (NEVER, Class::Never),
    ];
    tables
        .into_iter()
        .find(|(table, _)| has(table))
        .map(|(_, class)| class)
}

/// Whether `table` holds `lower` with a capital, for words in capitals ("SEPT.").
fn has_capitalized(table: &[&str], lower: &str) -> bool {
    let mut buffer = [0; 12];
    let bytes = &mut buffer[..lower.len()];
    bytes.copy_from_slice(lower.as_bytes());
    if let Some(first) = bytes.first_mut() {
        first.make_ascii_uppercase();
    }
    std::str::from_utf8(bytes).is_ok_and(|word| table.binary_search(&word).is_ok())
}

/// Whether `word`, an abbreviation with inner full stops, never ends a sentence.
pub(super) fn is_never_dotted(word: &str) -> bool {
    is_in(NEVER_DOTTED, word)
}

/// Whether `word` opens sentences.
pub(super) fn is_starter(word: &str) -> bool {
    is_in(STARTERS, word)
}

/// Whether `word` opens sentences and is no surname.
pub(super) fn is_starter_after_initial(word: &str) -> bool {
    is_in(STARTERS, word) && !is_in(SURNAMES, word)
}

/// Whether a single letter after `word` is a label.
pub(super) fn takes_letter(word: &str) -> bool {
    is_in(LABELED, word)
}

/// Whether `word` is a verb of speech.
pub(super) fn is_speech(word: &str) -> bool {
    is_in(SPEECH, word)
}

/// Whether the exclamation mark after `word` is part of a name.
pub(super) fn is_exclaimed(word: &str) -> bool {
    is_in(EXCLAIMED, word)
}

/// Whether `word` goes on from a time of day: a day, a month or a time zone.
pub(super) fn follows_time(word: &str) -> bool {
    is_in(WEEKDAYS, word) || is_in(ZONES, word) || is_in(MONTHS, word)
}

/// Whether `word` is the name of a month or weekday, in full or abbreviated, in English or German.
pub(super) fn is_calendar(word: &str) -> bool {
    const SHORT: &[&str] = &[
        "apr", "aug", "dec", "dezember", "feb", "februar", "fri", "jan", "januar", "jul", "juli",
        "jun", "juni", "mai", "mar", "mon", "nov", "oct", "oktober", "sat", "sep", "sept", "sun",
        "thu", "thur", "thurs", "tue", "tues", "wed",
    ];
    is_in(MONTHS, word) || is_in(WEEKDAYS, word) || is_in(SHORT, word)
}

/// Whether a sorted table of lower-case words holds `word` in any spelling.
pub(super) fn is_in(table: &[&str], word: &str) -> bool {
    let mut buffer = [0; 16];
    lowered(word, &mut buffer).is_some_and(|word| table.binary_search(&word).is_ok())
}

fn lowered<'b>(word: &str, buffer: &'b mut [u8]) -> Option<&'b str> {
    let bytes = buffer.get_mut(..word.len())?;
    bytes.copy_from_slice(word.as_bytes());
    bytes.make_ascii_lowercase();
    std::str::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_sorted_and_short_enough() {
        let tables = [
            NEVER,
            NUMBERED,
            AMBIGUOUS,
            CLOSING,
            NEVER_DOTTED,
            STARTERS,
            SURNAMES,
            LABELED,
            SPEECH,
            EXCLAIMED,
            MONTHS,
            WEEKDAYS,
            ZONES,
        ];
        for table in tables {
            assert!(
                table.is_sorted(),
                "{:?}",
                table.windows(2).find(|pair| pair[0] > pair[1])
            );
            assert!(table.iter().all(|word| word.len() <= 16));
        }
    }

    #[test]
    fn classes_follow_the_capital() {
        for (word, expected) in [
            ("Dr", Some(Class::Never)),
            ("Sept", Some(Class::Ambiguous)),
            ("SEPT", Some(Class::Ambiguous)),
            ("sept", None),
            ("Sat", Some(Class::Ambiguous)),
            ("sat", None),
            ("No", Some(Class::Numbered)),
            ("no", Some(Class::Numbered)),
            ("Inc", Some(Class::Ambiguous)),
            ("inc", Some(Class::Ambiguous)),
            ("etc", Some(Class::Closing)),
            ("IE", None),
            ("VS", Some(Class::Never)),
            ("word", None),
            ("", None),
            ("incomprehensibilities", None),
        ] {
            assert_eq!(class(word), expected, "{word}");
        }
    }

    #[test]
    fn starters() {
        for word in ["The", "He", "However", "IN"] {
            assert!(is_starter(word), "{word}");
        }
        for word in ["Government", "Secretary", "Kim", ""] {
            assert!(!is_starter(word), "{word}");
        }
    }
}
