//! Names in Latin letters: letters spelled out, and the family name first.

/// Letters that other languages write as two. What is left of the others by folding is compared anyway.
const SPELLED: [(char, &str); 11] = [
    ('ä', "ae"),
    ('ö', "oe"),
    ('ü', "ue"),
    ('ø', "oe"),
    ('å', "aa"),
    ('đ', "dj"),
    ('Ä', "Ae"),
    ('Ö', "Oe"),
    ('Ü', "Ue"),
    ('Ø', "Oe"),
    ('Å', "Aa"),
];

/// A name with umlauts and the like spelled out, as in "Schaeuble", "Joergensen", "Djindjic"; none where it has no such letter. Long vowels
/// (`ää`) are not: nobody spells them so.
pub(super) fn spelled_out(name: &str) -> Option<String> {
    let mut text = String::with_capacity(name.len() + 4);
    let mut before = None;
    for c in name.chars() {
        if before == Some(c) && !c.is_ascii() {
            return None;
        }
        match c {
            'Đ' => text.push_str("Dj"),
            _ => match SPELLED.iter().find(|(letter, _)| *letter == c) {
                Some((_, letters)) => text.push_str(letters),
                None => text.push(c),
            },
        }
        before = Some(c);
    }
    Some(text).filter(|text| text != name)
}

/// "Orbán Viktor" for "Viktor Orbán": a given name and a family name in the other order.
pub(super) fn family_first(name: &str) -> Option<String> {
    let (given, family) = name.split_once(' ').filter(|(_, family)| !family.contains(' '))?;
    Some(format!("{family} {given}"))
}
