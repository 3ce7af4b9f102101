//! Makes the inflected forms of English verbs and nouns from their lemmas.

use super::Noun;
use crate::text::token::hash_folded;

/// The forms of a verb beside its lemma.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Forms {
    /// attacks
    pub third: String,
    /// attacked, met
    pub past: String,
    /// attacked, broken
    pub participle: String,
    /// attacking
    pub gerund: String,
}

/// The forms of a verb; `irregular` gives its past and participle where the rule does not.
pub(super) fn verb_forms(lemma: &str, irregular: Option<(&str, &str)>) -> Forms {
    let regular = past(lemma);
    let with_double = || [lemma, &lemma[lemma.len() - 1..], "ed"].concat();
    let (past, participle) = irregular.map_or((regular.as_str(), regular.as_str()), |forms| forms);
    let doubles = if past.ends_with("ed") { past == with_double() } else { ends_short(lemma) };
    Forms {
        third: with_s(lemma),
        past: past.to_owned(),
        participle: participle.to_owned(),
        gerund: gerund(lemma, doubles),
    }
}

/// The plural of a noun, and the third person of a verb: attacks, embassies, breaches.
pub(super) fn with_s(word: &str) -> String {
    match () {
        () if ends_consonant_y(word) => [&word[..word.len() - 1], "ies"].concat(),
        () if ["s", "x", "z", "ch", "sh"].iter().any(|end| word.ends_with(end))
            || word.ends_with("go")
            || word.ends_with("do")
            || word == "veto" =>
        {
            [word, "es"].concat()
        }
        () => [word, "s"].concat(),
    }
}

fn past(lemma: &str) -> String {
    match () {
        () if lemma.ends_with('e') => [lemma, "d"].concat(),
        () if ends_consonant_y(lemma) => [&lemma[..lemma.len() - 1], "ied"].concat(),
        () => [lemma, "ed"].concat(),
    }
}

fn gerund(lemma: &str, doubles: bool) -> String {
    let stem = &lemma[..lemma.len().saturating_sub(1)];
    match () {
        () if doubles => [lemma, &lemma[stem.len()..], "ing"].concat(),
        () if lemma.ends_with("ie") => [&lemma[..lemma.len() - 2], "ying"].concat(),
        () if lemma.ends_with('e') && !["ee", "oe", "ye"].iter().any(|end| lemma.ends_with(end)) => {
            [stem, "ing"].concat()
        }
        () => [lemma, "ing"].concat(),
    }
}

fn is_vowel(byte: u8) -> bool {
    matches!(byte, b'a' | b'e' | b'i' | b'o' | b'u')
}

fn ends_consonant_y(word: &str) -> bool {
    matches!(word.as_bytes(), [.., before, b'y'] if !is_vowel(*before))
}

/// Whether the last letter doubles before -ing: one syllable that ends in one vowel and one consonant (get, hit).
fn ends_short(lemma: &str) -> bool {
    let vowels = lemma.bytes().filter(|byte| is_vowel(*byte)).count();
    let short = matches!(lemma.as_bytes(), [.., before, vowel, last]
        if !is_vowel(*before) && is_vowel(*vowel) && !is_vowel(*last) && !matches!(last, b'w' | b'x' | b'y'));
    short && vowels == 1 || lemma == "begin" || lemma == "forget"
}

/// The first of several words.
pub(super) fn first_word(words: &str) -> &str {
    words.split_whitespace().next().unwrap_or_default()
}

/// "carry out" as carry, with out.
pub(super) fn with_particle(verb: &str) -> (&str, Option<u64>) {
    match verb.split_once(' ') {
        Some((lemma, rest)) => (lemma, rest.rsplit(' ').next().map(hash_folded)),
        None => (verb, None),
    }
}

/// A noun in singular and plural.
pub(super) fn noun_forms(noun: &str) -> [Noun; 2] {
    let (before, last) =
        noun.trim().rsplit_once(' ').map_or((None, noun.trim()), |(before, last)| (Some(before), last));
    let before = before.map(|before| hash_folded(before.rsplit(' ').next().unwrap_or(before)));
    [(hash_folded(last), before), (hash_folded(&with_s(last)), before)]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_verbs() {
        for (lemma, irregular, expected) in [
            ("attack", None, "attacks attacked attacked attacking"),
            ("accuse", None, "accuses accused accused accusing"),
            ("deny", None, "denies denied denied denying"),
            ("deploy", None, "deploys deployed deployed deploying"),
            ("meet", Some(("met", "met")), "meets met met meeting"),
            ("get", Some(("got", "got")), "gets got got getting"),
            ("ban", Some(("banned", "banned")), "bans banned banned banning"),
            ("begin", Some(("began", "begun")), "begins began begun beginning"),
            ("veto", Some(("vetoed", "vetoed")), "vetoes vetoed vetoed vetoing"),
            ("tie", None, "ties tied tied tying"),
            ("free", None, "frees freed freed freeing"),
            ("undergo", Some(("underwent", "undergone")), "undergoes underwent undergone undergoing"),
            ("break", Some(("broke", "broken")), "breaks broke broken breaking"),
            ("denounce", None, "denounces denounced denounced denouncing"),
            ("clash", None, "clashes clashed clashed clashing"),
            ("cut", Some(("cut", "cut")), "cuts cut cut cutting"),
        ] {
            let forms = verb_forms(lemma, irregular);
            assert_eq!(format!("{} {} {} {}", forms.third, forms.past, forms.participle, forms.gerund), expected);
        }
    }

    #[test]
    fn plurals() {
        for (noun, plural) in
            [("talk", "talks"), ("embassy", "embassies"), ("clash", "clashes"), ("visit", "visits"), ("day", "days")]
        {
            assert_eq!(with_s(noun), plural);
        }
    }
}
