//! Arabic and Persian names in Latin letters: the article, vowels and double letters as each newspaper writes them.

use super::combine::{capitalized, combine, distinct, words};
use crate::text::fold::fold;

/// Spellings of one name.
const MOST: usize = 16;

/// Where a name comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Speech {
    Arabic,
    Persian,
}

#[rustfmt::skip]
const ARAB_STATES: [&str; 28] = [
    "state.algeria", "state.bahrain", "state.comoros", "state.djibouti", "state.egypt", "state.iraq", "state.jordan", "state.kuwait",
    "state.lebanon", "state.libya", "state.mauritania", "state.morocco", "state.oman", "state.palestine", "state.qatar",
    "state.saudi-arabia", "state.somalia", "state.sudan", "state.syria", "state.tunisia", "state.united-arab-emirates", "state.yemen",
    "state.north-yemen", "state.south-yemen", "state.western-sahara", "state.united-arab-republic", "state.somaliland", "state.puntland",
];
const PERSIAN_STATES: [&str; 3] = ["state.iran", "state.afghanistan", "state.pakistan"];

/// What the people of these states are named in; none where it is neither.
pub(super) fn speech(countries: &[String]) -> Option<Speech> {
    let among = |states: &[&str]| countries.iter().any(|country| states.contains(&country.as_str()));
    if among(&ARAB_STATES) { Some(Speech::Arabic) } else { among(&PERSIAN_STATES).then_some(Speech::Persian) }
}

/// Given names and parts of names that are spelled in many ways, the commonest first.
#[rustfmt::skip]
const GIVEN: &[&str] = &[
    "mohammed mohammad muhammad mohamed mohamad muhammed", "mahmoud mahmud mahmood", "ahmed ahmad", "hassan hasan",
    "hussein hussain hossein husayn husein hosein", "youssef yusuf yousef yousuf yusef youssouf", "ibrahim ebrahim", "ismail ismael esmail", "omar umar",
    "othman osman uthman", "khaled khalid", "saleh salih", "saeed said", "mustafa mostafa moustafa mustapha", "nasser naser nasir",
    "muammar moammar mouammar moamer", "faisal faysal feisal", "suleiman sulaiman suleyman soleiman sulayman", "tariq tarek tareq tarik",
    "sharif sherif shareef", "karim kareem", "hakim hakeem", "rashid rasheed rachid", "walid waleed", "hamid hameed", "majid majeed",
    "mehdi mahdi", "abdullah abdallah abdulla abdalla", "gamal jamal", "bashar bachar", "ayman aiman", "zine zein", "habib habeeb",
    "salim saleem selim", "samir sameer", "amir ameer emir", "yasser yasir yaser", "yahya yehia yahia", "yassin yasin yaseen",
    "qasem qassem qasim ghasem kassem", "qais kais", "javad jawad", "mohsen muhsin", "morteza murtaza", "reza riza", "zahra zohra",
    "mujahid mojahed", "marwan merouan", "nawaf nawwaf", "sayyid sayyed seyyed sayed seyed", "sheikh shaikh", "abdul abdel",
    "abdelaziz abdulaziz", "abdelrahman abdulrahman", "abdelfattah abdulfattah", "abdelmalek abdulmalik", "tamim tameem", "jassim jasim jassem",
    "haidar haider haydar", "moqtada muqtada", "nouri nuri", "haitham haytham", "moussa musa mousa", "issa isa", "farouk faruq farouq",
    "bin ibn ben", "ould wuld", "nabih nabeeh", "najib najeeb", "rafik rafiq rafic", "fuad fouad", "saud saoud", "houari huari", "mubarak moubarak",
];

/// Surnames of which each newspaper has its own spelling.
#[rustfmt::skip]
const SURNAMES: &[&str] = &[
    "gaddafi qaddafi gadhafi qadhafi kadhafi kaddafi gadafi qadafi khaddafi khadafy", "haniyeh haniya haniyah haniyya",
    "khamenei khamenai khamene'i", "rouhani rohani ruhani", "khomeini khomeyni khumayni", "nasrallah nasrullah",
    "zawahiri zawahri", "assad asad", "ahmadinejad ahmadinezhad", "soleimani suleimani sulaimani soleymani",
    "araghchi araqchi aragchi", "raisi raeisi raissi", "larijani laridjani", "pezeshkian pezeshkiyan", "ghalibaf qalibaf",
    "mashaal meshaal mashal meshal", "houthi huthi", "qaradawi qardawi karadawi", "shoukry shukri shoukri shukry", "sharaa shara",
    "makhlouf makhluf", "boutros butros", "mousavi musavi moussavi", "dbeibah dbeiba dabaiba dbeibeh", "jumblatt jumblat joumblatt",
    "mansour mansur mansoor", "masoud massoud mas'ud", "hekmatyar hikmatyar", "akhundzada akhundzadeh", "haqqani hakkani",
    "qassem qasim kassem", "muqrin muqren",
];

/// What spells one sound in different ways in any name.
const SOUNDS: [(&str, &str); 5] = [("ou", "u"), ("oo", "u"), ("oo", "ou"), ("ee", "i"), ("aa", "a")];

/// Other spellings of a whole name.
pub(super) fn spellings(name: &str, speech: Speech) -> Vec<String> {
    let spelled = divided(name);
    if spelled.len() < 2 || spelled.len() > 7 {
        return Vec::new();
    }
    let last = spelled.len() - 1;
    let parts: Vec<Vec<String>> =
        spelled.iter().enumerate().map(|(at, word)| word.spelled(at == last, speech)).collect();
    let ways = combine(&parts, MOST).into_iter().map(|way| way.join(" ").trim().to_owned());
    let whole = |text: &String| text.split([' ', '-']).filter(|word| word.len() > 2).count() > 1;
    distinct(ways.filter(whole), MOST)
}

/// Other spellings of a surname by itself, of those that are in the table.
pub(super) fn surnames(short: &str) -> Vec<String> {
    let words = divided(short);
    let [word] = words.as_slice() else { return Vec::new() };
    let Some(row) = row(SURNAMES, &fold(word.stem)).filter(|_| word.stem.len() > 5) else { return Vec::new() };
    row.split(' ').map(|other| format!("{}{}", word.article, capitalized(other))).collect()
}

/// A word with the article before it, if any.
#[derive(Clone, Copy, Debug)]
struct Word<'a> {
    article: &'a str,
    stem: &'a str,
}

/// What belongs to the word behind it: the article, with "servant" before it or not.
const ARTICLES: [&str; 16] = [
    "al-", "el-", "Al-", "El-", "Al ", "El ", "al ", "el ", "Abdul ", "Abdel ", "Abdul-", "Abdel-", "Abd al-",
    "Abd el-", "Abd-al-", "Abd al ",
];
const SERVANT: &str = "Abd";

/// The words of a name; `al-`, `el-`, `Al `, `Abdul ` and the like belong to the word behind them.
fn divided(name: &str) -> Vec<Word<'_>> {
    let mut found = Vec::new();
    let mut rest = name;
    while !rest.is_empty() {
        let article = ARTICLES.iter().find(|article| rest.starts_with(**article));
        let (article, behind) = rest.split_at(article.map_or(0, |article| article.len()));
        let end = behind.find(' ').unwrap_or(behind.len());
        found.push(Word { article, stem: &behind[..end] });
        rest = behind[end..].trim_start();
    }
    found
}

impl Word<'_> {
    /// The choices for it, its own spelling first. The article of the last word may be left out or added.
    fn spelled(self, last: bool, speech: Speech) -> Vec<String> {
        let stems = self.stems(last, speech);
        if self.article.is_empty() {
            let mut found = stems;
            if last && speech == Speech::Arabic && self.stem.len() > 4 && self.stem.ends_with('i') {
                found.push(format!("al-{}", self.stem));
            }
            return found;
        }
        if self.article.starts_with(SERVANT) {
            return self.servant(&stems);
        }
        // Without its article a given name is another name: "Ali al-Hassan" is not Ali Hassan.
        let stands_alone = last && row(GIVEN, &fold(self.stem)).is_none();
        let articles: &[&str] = if stands_alone { &["al-", "", "el-"] } else { &["al-", "el-"] };
        let parts = [articles.iter().map(|article| (*article).to_owned()).collect(), stems];
        // In small letters, so that both kinds are found.
        let own = self.article.to_lowercase().replace(' ', "-");
        let mut found = vec![format!("{own}{}", self.stem)];
        found.extend(combine(&parts, 9).into_iter().map(|way| way.concat()));
        distinct(found, 9)
    }

    /// "Abdul Rahman", "Abd al-Rahman", "Abdelrahman".
    fn servant(self, stems: &[String]) -> Vec<String> {
        let own = format!("{}{}", self.article, self.stem);
        let ways = stems.iter().take(2).flat_map(|stem| {
            let divided = ["Abdul ", "Abdel ", "Abd al-"].map(|article| format!("{article}{stem}"));
            let joined = ["Abdul", "Abdel"].map(|article| format!("{article}{}", stem.to_lowercase()));
            divided.into_iter().chain(joined)
        });
        distinct([own].into_iter().chain(ways), 9)
    }

    fn stems(self, last: bool, speech: Speech) -> Vec<String> {
        let folded = fold(self.stem).replace(['\'', '’', '‘', 'ʿ', 'ʾ'], "");
        let mut found = vec![self.stem.to_owned()];
        if let Some(row) = row(GIVEN, &folded).or_else(|| row(SURNAMES, &folded)) {
            found.extend(words(row).iter().map(|word| capitalized_as(self.stem, word)));
        } else {
            let sounds = SOUNDS.iter().filter(|(from, _)| self.stem.len() > 3 && self.stem.contains(from));
            found.extend(sounds.map(|(from, to)| self.stem.replace(from, to)));
            found.extend(ending(self.stem, speech).filter(|_| last));
        }
        distinct(found, 6)
    }
}

/// A word of the table, in capitals where the name has them: "bin" stays small.
fn capitalized_as(stem: &str, word: &str) -> String {
    if stem.starts_with(char::is_lowercase) { word.to_owned() } else { capitalized(word) }
}

fn row(table: &[&'static str], word: &str) -> Option<&'static str> {
    table.iter().find(|row| row.split(' ').any(|known| known == word)).copied()
}

/// Endings that are written in two ways: "Hamadeh" and "Hamada", in Persian "Rezaei" and "Rezai".
fn ending(stem: &str, speech: Speech) -> Option<String> {
    let swapped =
        |from: &str, to: &str| stem.strip_suffix(from).filter(|rest| rest.len() > 3).map(|rest| format!("{rest}{to}"));
    let pairs: &[(&str, &str)] = match speech {
        Speech::Arabic => &[("eh", "a"), ("iya", "iyeh")],
        Speech::Persian => &[("aei", "ai"), ("nei", "nai"), ("zadeh", "zada")],
    };
    pairs.iter().find_map(|(from, to)| swapped(from, to))
}
