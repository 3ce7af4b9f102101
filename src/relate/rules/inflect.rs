//! Makes the inflected forms of English verbs and nouns from their lemmas.

use super::Noun;
use super::table::{cut_last, trimmed};
use crate::text::token::{hash_folded, hash_joined};

/// A form of a word in parts, which nobody needs together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Form<'w>([&'w str; 3]);

impl<'w> Form<'w> {
    fn new(stem: &'w str, ending: &'w str) -> Self {
        Self([stem, "", ending])
    }

    pub(super) fn hash(self) -> u64 {
        hash_joined(&self.0)
    }
}

/// The forms of a verb beside its lemma.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Forms<'w> {
    /// attacks
    pub third: Form<'w>,
    /// attacked, met
    pub past: Form<'w>,
    /// attacked, broken
    pub participle: Form<'w>,
    /// attacking
    pub gerund: Form<'w>,
}

/// The forms of a verb; `irregular` gives its past and participle where the rule does not.
pub(super) fn verb_forms<'w>(lemma: &'w str, irregular: Option<(&'w str, &'w str)>) -> Forms<'w> {
    let third = with_s(lemma);
    let Some((past, participle)) = irregular else {
        let past = past(lemma);
        return Forms { third, past, participle: past, gerund: gerund(lemma, false) };
    };
    let doubles = match past.strip_suffix("ed") {
        Some(stem) => stem.strip_prefix(lemma).is_some_and(|double| !double.is_empty() && double == last_letter(lemma)),
        None => ends_short(lemma),
    };
    let [past, participle] = [past, participle].map(|form| Form::new(form, ""));
    Forms { third, past, participle, gerund: gerund(lemma, doubles) }
}

/// The plural of a noun, and the third person of a verb: attacks, embassies, breaches.
pub(super) fn with_s(word: &str) -> Form<'_> {
    match word.as_bytes() {
        _ if ends_consonant_y(word) => Form::new(&word[..word.len() - 1], "ies"),
        [.., b's' | b'x' | b'z'] | [.., b'c' | b's', b'h'] | [.., b'g' | b'd', b'o'] | b"veto" => Form::new(word, "es"),
        _ => Form::new(word, "s"),
    }
}

fn past(lemma: &str) -> Form<'_> {
    match () {
        () if lemma.ends_with('e') => Form::new(lemma, "d"),
        () if ends_consonant_y(lemma) => Form::new(&lemma[..lemma.len() - 1], "ied"),
        () => Form::new(lemma, "ed"),
    }
}

fn gerund(lemma: &str, doubles: bool) -> Form<'_> {
    match lemma.as_bytes() {
        _ if doubles => Form([lemma, last_letter(lemma), "ing"]),
        [.., b'i', b'e'] => Form::new(&lemma[..lemma.len() - 2], "ying"),
        [.., b'e' | b'o' | b'y', b'e'] => Form::new(lemma, "ing"),
        [.., b'e'] => Form::new(&lemma[..lemma.len() - 1], "ing"),
        _ => Form::new(lemma, "ing"),
    }
}

fn last_letter(word: &str) -> &str {
    word.char_indices().next_back().map_or("", |(at, _)| &word[at..])
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

/// "carry out" as carry, with out; "take control of" as take, with of and, before that, control.
pub(super) fn with_particle(verb: &str) -> (&str, Option<u64>, Option<u64>) {
    let Some((words, last)) = cut_last(verb) else { return (verb, None, None) };
    let (lemma, between) = words.split_once(' ').unwrap_or((words, ""));
    let also = (lemma.len() < words.len()).then(|| hash_folded(between.split(' ').next().unwrap_or_default()));
    (lemma, Some(hash_folded(last)), also)
}

/// A noun in singular and plural.
pub(super) fn noun_forms(noun: &str) -> [Noun; 2] {
    let noun = trimmed(noun);
    let (before, last) = cut_last(noun).map_or((None, noun), |(before, last)| (Some(before), last));
    let before = before.map(|before| hash_folded(cut_last(before).map_or(before, |(_, word)| word)));
    [(hash_folded(last), before), (with_s(last).hash(), before)]
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
            ("fêté", None, "fêtés fêtéed fêtéed fêtéing"),
            ("é", Some(("ééed", "ééed")), "és ééed ééed ééing"),
        ] {
            let forms = verb_forms(lemma, irregular);
            let forms = [forms.third, forms.past, forms.participle, forms.gerund];
            assert_eq!(forms.map(|form| form.0.concat()).join(" "), expected);
            assert_eq!(forms.map(Form::hash).to_vec(), expected.split(' ').map(hash_folded).collect::<Vec<_>>());
        }
    }

    #[test]
    fn plurals() {
        for (noun, plural) in
            [("talk", "talks"), ("embassy", "embassies"), ("clash", "clashes"), ("visit", "visits"), ("day", "days")]
        {
            assert_eq!(with_s(noun).0.concat(), plural);
        }
    }
}
