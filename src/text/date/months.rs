//! The names of months.

#[derive(Clone, Copy)]
pub(super) struct MonthName {
    pub(super) month: u8,
    /// Whether it is a month without a day beside it: "march 2000" may be a verb and a number.
    pub(super) stands_alone: bool,
}

/// Names by month, without case: English and its short forms first.
const MONTHS: [&[&str]; 12] = [
    &["january", "jan", "janvier", "enero", "januar", "jänner", "janeiro", "gennaio", "января", "январь", "січня"],
    &["february", "feb", "février", "febrero", "februar", "fevereiro", "febbraio", "февраля", "февраль", "лютого"],
    &["march", "mar", "mars", "marzo", "märz", "março", "марта", "март", "березня"],
    &["april", "apr", "avril", "abril", "aprile", "апреля", "апрель", "квітня"],
    &["may", "mai", "mayo", "maio", "maggio", "мая", "май", "травня"],
    &["june", "jun", "juin", "junio", "juni", "junho", "giugno", "июня", "июнь", "червня"],
    &["july", "jul", "juillet", "julio", "juli", "julho", "luglio", "июля", "июль", "липня"],
    &["august", "aug", "août", "agosto", "августа", "август", "серпня"],
    &[
        "september",
        "sept",
        "sep",
        "septembre",
        "septiembre",
        "setiembre",
        "setembro",
        "settembre",
        "сентября",
        "сентябрь",
        "вересня",
    ],
    &["october", "oct", "octobre", "octubre", "oktober", "okt", "outubro", "ottobre", "октября", "октябрь", "жовтня"],
    &["november", "nov", "novembre", "noviembre", "novembro", "ноября", "ноябрь", "листопада"],
    &[
        "december",
        "dec",
        "décembre",
        "diciembre",
        "dezember",
        "dez",
        "dezembro",
        "dicembre",
        "декабря",
        "декабрь",
        "грудня",
    ],
];

/// The month that a word names, in any case.
pub(super) fn month_name(word: &str) -> Option<MonthName> {
    if !(3..=20).contains(&word.len()) {
        return None;
    }
    // The small form of a letter has at most three halves of its bytes.
    let (mut folded, mut len) = ([0; 32], 0);
    for c in word.chars().flat_map(char::to_lowercase) {
        len += c.encode_utf8(folded.get_mut(len..len + c.len_utf8())?).len();
    }
    let same = |name: &&str| name.as_bytes() == &folded[..len];
    let (index, name) =
        MONTHS.iter().enumerate().find_map(|(index, names)| Some((index, *names.iter().find(|name| same(name))?)))?;
    let verb = matches!(name, "march" | "mar" | "may" | "jan" | "jun" | "dec" | "sep" | "nov");
    let stands_alone = !verb || word.starts_with(char::is_uppercase);
    Some(MonthName { month: u8::try_from(index + 1).ok()?, stands_alone })
}
