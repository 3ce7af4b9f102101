//! Sentences with times, and which of their statements these are of.

use std::sync::LazyLock;

use crate::gazetteer::Gazetteer;
use crate::recognize::{Publication, RecognizeOptions, Recognizer};
use crate::relate::{Family, Rules, relate};
use crate::text::{Words, segment};

static GAZETTEER: LazyLock<Gazetteer> = LazyLock::new(Gazetteer::builtin);

/// The words that say each event of a text published on a Tuesday, with its date.
fn dated(text: &str, published: &str) -> String {
    let recognizer = Recognizer::new(&GAZETTEER, RecognizeOptions::default());
    let publication = Publication { date: published.parse().ok(), language: Some("en") };
    let segmentation = segment(text);
    let words = Words::read(text, &segmentation.sentences);
    let recognition = recognizer.recognize_words(&words, &segmentation, publication);
    let class = |entity| recognizer.known(entity, &recognition.found);
    let statements = relate(&words, &recognition.mentions, Rules::builtin(), publication.date, class);
    let events = statements.iter().filter(|statement| statement.predicate.family() != Family::Role);
    let event = |statement: &super::Statement| {
        let date = statement.date.map_or_else(|| "-".to_owned(), |date| date.to_string());
        format!("{} {date}", statement.trigger.of(text))
    };
    events.map(event).collect::<Vec<_>>().join(", ")
}

const CASES: &[(&str, &str)] = &[
    ("Putin held talks with Xi Jinping in Beijing on Monday.", "held 2024-05-13"),
    ("On Sunday, talks between Russia and Ukraine began in Istanbul.", "talks 2024-05-12"),
    ("Russia condemned Israel's attack on Iran on Monday.", "condemned 2024-05-13, attack -"),
    ("Russia condemned Monday's Israeli attack on Iran.", "condemned -, attack 2024-05-13"),
    ("After talks with Putin on Monday, Macron praised Zelensky.", "talks 2024-05-13, praised -"),
    ("In a statement on Monday, France condemned Iran.", "condemned 2024-05-13"),
    ("Germany condemned Russia over its 2014 annexation of Crimea.", "condemned -, annexation 2014"),
    ("Macron, who met Putin in February, telephoned Zelensky on Sunday.", "met 2024-02, telephoned 2024-05-12"),
    ("On Friday Scholz met Macron in Paris and criticised Russia.", "met 2024-05-10, criticised 2024-05-10"),
    ("Russia attacked Ukraine on Monday, Ukraine said on Tuesday.", "attacked 2024-05-13"),
    ("Iran said on Monday that it had attacked Israel in April.", "attacked 2024-04"),
    ("Modi is to visit Russia in July, India said on Monday.", "visit 2024-07"),
    ("When on 24 February 2022 Russia invaded Ukraine, Poland condemned Russia.", "invaded 2022-02-24, condemned -"),
    (
        "Egypt attacked Israel on 6 October 1973; the next day Syria attacked Israel.",
        "attacked 1973-10-06, attacked 1973-10-07",
    ),
    ("Israel bombed Syria and, on Monday, attacked Lebanon.", "bombed -, attacked 2024-05-13"),
    ("Israel, on Monday, bombed Syria.", "bombed 2024-05-13"),
    ("Israel bombed Syria, on Monday, for the third time.", "bombed 2024-05-13"),
    ("Russia attacked Ukraine, which had threatened Belarus on Sunday.", "attacked -, threatened 2024-05-12"),
    (
        "Russia attacked Ukraine on Monday while Belarus attacked Poland on Sunday.",
        "attacked 2024-05-13, attacked 2024-05-12",
    ),
    ("In 2019 Xi Jinping visited North Korea. On June 20 China attacked Japan.", "visited 2019, attacked 2019-06-20"),
    (
        "Israel bombed Lebanon on Monday. A day earlier, Lebanon had threatened Israel.",
        "bombed 2024-05-13, threatened 2024-05-12",
    ),
    ("Last summer Canada imposed sanctions on Iran.", "imposed 2023-06-01/2023-08-31"),
    ("Last summer Australia imposed sanctions on Iran.", "imposed -"),
    ("Turkey has occupied Cyprus since 1974.", "occupied -"),
    ("A day earlier, Israel had bombed Lebanon.", "bombed -"),
    ("Russia threatened to attack Ukraine on Friday.", "threatened -"),
    ("Lavrov had been due to meet Wang Yi on Sunday.", "meet -"),
    ("Israel struck Iran within two days.", "struck -"),
    ("China ratified the Paris Agreement in 2016.", "ratified 2016"),
];

#[test]
fn statements_have_the_times_of_their_clauses() {
    let found = CASES.iter().map(|(text, expected)| (text, *expected, dated(text, "2024-05-14")));
    let wrong: Vec<_> = found.filter(|(_, expected, found)| expected != found).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn without_a_publication_only_what_is_said_is_known() {
    for (text, expected) in [
        ("Israel bombed Syria on Sunday.", "bombed -"),
        ("Israel bombed Syria on 4 May.", "bombed -"),
        (
            "Israel bombed Syria on 4 May 2024. The next day Iran condemned Israel.",
            "bombed 2024-05-04, condemned 2024-05-05",
        ),
        ("Israel bombed Syria in 2023. On 4 May Iran condemned Israel.", "bombed 2023, condemned 2023-05-04"),
    ] {
        assert_eq!(dated(text, ""), expected, "{text}");
    }
}
