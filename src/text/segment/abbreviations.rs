//! Words that end in a full stop without ending a sentence, and words that start sentences.

use super::table::{Key, holds, holds_cased, pack};

/// What the full stop after an abbreviation may mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    /// Stands before what it belongs to: never the last word ("Dr.", "e.g.").
    Never,
    /// An abbreviation before a number, otherwise a word ("No. 3").
    Numbered,
    /// May end a sentence; only a word that starts sentences shows that it does ("Inc.", "Sept.", the "Ts." of a Mongolian name).
    Ambiguous,
    /// Ends a sentence before any capital ("etc.").
    Closing,
}

/// The most letters of an abbreviation.
const LONGEST: usize = 6;

// An entry with a capital needs one in the text; the others are found in any spelling.

static NEVER: &[Key] = &pack([
    "Adm", "Ald", "Amb", "Asst", "Att", "Atty", "Brig", "Capt", "Cdr", "Cmdr", "Cmdt", "Col", "Comdr", "Cpl", "Cpt",
    "Dep", "Det", "Dir", "Dr", "Drs", "Ens", "Fr", "Ft", "Gen", "Gens", "Gov", "Govs", "Hon", "Insp", "Lieut", "Lt",
    "Maj", "Messrs", "Mlle", "Mme", "Mr", "Mrs", "Ms", "Msgr", "Mt", "Mx", "Ofc", "Pfc", "Pres", "Prof", "Profs",
    "Pvt", "Rep", "Reps", "Rev", "Rt", "Sec", "Sen", "Sens", "Sgt", "Spc", "Sr", "Sta", "Ste", "Supt", "Treas", "Ven",
    "approx", "ca", "cf", "cont", "eg", "esp", "ie", "incl", "resp", "v", "viz", "vs",
]);

static NUMBERED: &[Key] = &pack([
    "Abs", "Art", "Arts", "Cl", "Div", "Doc", "Nr", "Pt", "Reg", "Res", "Rm", "Rs", "Ser", "Suppl", "app", "ch",
    "chap", "eq", "ext", "fig", "figs", "fol", "no", "nos", "nr", "p", "par", "para", "paras", "pg", "pp", "sect",
    "tel", "ver", "vol", "vols",
]);

static AMBIGUOUS: &[Key] = &pack([
    "Ala", "Apr", "Ariz", "Ark", "Aug", "Aus", "Ave", "Bldg", "Blvd", "Brit", "Bros", "Cal", "Calif", "Ch", "Cie",
    "Co", "Colo", "Conn", "Cos", "Cres", "Ctr", "Dak", "Dec", "Del", "Dist", "Dz", "Eng", "Esq", "Expy", "Feb", "Fla",
    "Fri", "Ga", "Govt", "Hts", "Hwy", "Ill", "Ind", "Jan", "Jr", "Jul", "Jun", "Kan", "Kans", "Kh", "Ky", "La",
    "Ltda", "Mar", "Mass", "Md", "Mich", "Minn", "Miss", "Mo", "Mon", "Mont", "Mts", "Neb", "Nebr", "Nev", "Nov",
    "Oct", "Okla", "Ont", "Ore", "Pa", "Penn", "Pkwy", "Pl", "Prov", "Pty", "Pvt", "Que", "Rd", "Ret", "Sask", "Sat",
    "Sep", "Sept", "Sh", "Snr", "Sq", "Sr", "St", "Tenn", "Ter", "Tex", "Thu", "Thur", "Thurs", "Ts", "Tue", "Tues",
    "Va", "Vt", "Wash", "Wed", "Wis", "Wisc", "Wyo", "Zh", "acad", "admin", "al", "alt", "anon", "assn", "assoc",
    "avg", "cent", "cit", "co", "comm", "corp", "dept", "depts", "ed", "eds", "est", "excl", "ft", "gal", "govt", "hr",
    "hrs", "ibid", "inc", "inst", "intl", "jr", "kg", "km", "lb", "lbs", "llc", "ltd", "mfg", "mgr", "mi", "mil",
    "min", "mins", "misc", "mm", "mph", "mt", "natl", "orig", "oz", "pct", "plc", "pseud", "pty", "ret", "sq", "sr",
    "st", "trans", "univ", "yd", "yr", "yrs",
]);

static CLOSING: &[Key] = &pack(["etc"]);

/// Abbreviations that are names when both letters are capitals.
static SMALL: &[Key] = &pack(["al", "ca", "ch", "ed", "eg", "eq", "ie"]);

/// Abbreviations with inner full stops that never end a sentence.
static NEVER_DOTTED: &[Key] = &pack(["a.k.a", "c.f", "e.g", "f.k.a", "i.a", "i.e", "n.b", "q.v", "w.r.t"]);

/// Words that open a sentence far more often than they follow an abbreviation in a name.
static STARTERS: &[Key] = &pack([
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
]);

/// Starters that are surnames too: after an initial they are the name ("Phil S. An").
static SURNAMES: &[Key] = &pack(["a", "an", "can", "do", "just", "like", "no", "so", "such"]);

/// Words before a single letter that is a label and no initial ("Plan B.").
static LABELED: &[Key] = &pack([
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
]);

/// Verbs that follow the speaker after a quotation.
static SPEECH: &[Key] = &pack([
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
]);

/// Names with an exclamation mark.
static EXCLAIMED: &[Key] = &pack(["ho", "jeopardy", "joomla", "mia", "oklahoma", "panic", "wham", "yahoo", "yum"]);

static CALENDAR: &[Key] = &pack([
    "apr",
    "april",
    "aug",
    "august",
    "dec",
    "december",
    "dezember",
    "feb",
    "februar",
    "february",
    "fri",
    "friday",
    "jan",
    "januar",
    "january",
    "jul",
    "juli",
    "july",
    "jun",
    "june",
    "juni",
    "mai",
    "mar",
    "march",
    "may",
    "mon",
    "monday",
    "nov",
    "november",
    "oct",
    "october",
    "oktober",
    "sat",
    "saturday",
    "sep",
    "sept",
    "september",
    "sun",
    "sunday",
    "thu",
    "thur",
    "thurs",
    "thursday",
    "tue",
    "tues",
    "tuesday",
    "wed",
    "wednesday",
]);

static MONTHS: &[Key] = &pack([
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
]);

static WEEKDAYS: &[Key] = &pack(["friday", "monday", "saturday", "sunday", "thursday", "tuesday", "wednesday"]);

/// Time zones and what else follows "6 p.m." in the same sentence.
static ZONES: &[Key] = &pack([
    "ast", "bst", "cdt", "central", "cest", "cet", "cst", "eastern", "edt", "eest", "eet", "est", "et", "gmt", "hkt",
    "hst", "ist", "jst", "kst", "local", "mdt", "moscow", "mountain", "msk", "mst", "mt", "pacific", "pdt", "pst",
    "pt", "sgt", "utc",
]);

/// What the full stop after `word` (letters only) may mean, or `None` when it is no abbreviation.
pub(super) fn class(word: &str) -> Option<Class> {
    // "IE." and "CA." are names, not "ie." and "ca."
    let capitals = word.len() == 2 && word.bytes().all(|byte| byte.is_ascii_uppercase());
    if word.len() > LONGEST || (capitals && holds(SMALL, word)) {
        return None;
    }
    let tables =
        [(CLOSING, Class::Closing), (AMBIGUOUS, Class::Ambiguous), (NUMBERED, Class::Numbered), (NEVER, Class::Never)];
    tables.into_iter().find(|(table, _)| holds_cased(table, word)).map(|(_, class)| class)
}

/// Whether `word`, an abbreviation with inner full stops, never ends a sentence.
pub(super) fn is_never_dotted(word: &str) -> bool {
    holds(NEVER_DOTTED, word)
}

/// Whether `word` opens sentences.
pub(super) fn is_starter(word: &str) -> bool {
    holds(STARTERS, word)
}

/// Whether `word` opens sentences and is no surname.
pub(super) fn is_starter_after_initial(word: &str) -> bool {
    holds(STARTERS, word) && !holds(SURNAMES, word)
}

/// Whether a single letter after `word` is a label.
pub(super) fn takes_letter(word: &str) -> bool {
    holds(LABELED, word)
}

/// Whether `word` is a verb of speech.
pub(super) fn is_speech(word: &str) -> bool {
    holds(SPEECH, word)
}

/// Whether the exclamation mark after `word` is part of a name.
pub(super) fn is_exclaimed(word: &str) -> bool {
    holds(EXCLAIMED, word)
}

/// Whether `word` goes on from a time of day: a day, a month or a time zone.
pub(super) fn follows_time(word: &str) -> bool {
    holds(WEEKDAYS, word) || holds(ZONES, word) || holds(MONTHS, word)
}

/// Whether `word` is the name of a month or weekday, in full or abbreviated, in English or German.
pub(super) fn is_calendar(word: &str) -> bool {
    holds(CALENDAR, word)
}

#[cfg(test)]
mod tests {
    use super::*;

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
