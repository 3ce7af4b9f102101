//! Tables of times, and of words that are none.

use super::*;
use crate::text::{Date, Period, Sentence, Span, Words};

fn words_of(text: &str) -> Words<'_> {
    let sentence = Sentence { span: Span::new(0, text.len()), paragraph: 0 };
    Words::read(text, &[sentence])
}

/// The words of the times of a sentence, with what they mean.
fn times(text: &str, known: &Known) -> Vec<(String, TimePlace, Option<Period>)> {
    let words = words_of(text);
    let times = read_times(&words, words.sentences[0].clone(), None);
    let read =
        |time: TimeExpression| (words.span(&time.tokens).of(text).to_owned(), time.place, time.time.resolve(known));
    times.into_iter().map(read).collect()
}

fn date(text: &str) -> Date {
    text.parse().unwrap()
}

fn published(day: &str, tense: Tense) -> Known {
    Known { published: Some(date(day)), tense, ..Known::default() }
}

/// What the only time of a sentence means; empty where it is not known, "none" where there is no time or more than one.
fn meant(text: &str, known: &Known) -> String {
    match &*times(text, known) {
        [(_, _, period)] => period.map(|period| period.to_string()).unwrap_or_default(),
        _ => "none".to_owned(),
    }
}

/// 14 May 2024 was a Tuesday.
const PAST: &[(&str, &str)] = &[
    ("on 8 May 2024 he left", "2024-05-08"),
    ("on February 24, 2022.", "2022-02-24"),
    ("on Sept. 30, 2017, he left", "2017-09-30"),
    ("on the 8th of May 2024 he left", "2024-05-08"),
    ("on 2024-04-06 he left", "2024-04-06"),
    ("on 25/12/2023 he left", "2023-12-25"),
    ("on Monday, 6 May, he left", "2024-05-06"),
    ("on Tuesday, April 30, 2019, he left", "2019-04-30"),
    ("On 24 February Russia left", "2024-02-24"),
    ("On May 14 he left", "2024-05-14"),
    ("On May 15 he left", "2023-05-15"),
    ("On 29 February he left", "2024-02-29"),
    ("on December 19", "2023-12-19"),
    ("In April he left", "2024-04"),
    ("In May he left", "2024-05"),
    ("in November", "2023-11"),
    ("in June 1950", "1950-06"),
    ("in June of 1950", "1950-06"),
    ("in early March", "2024-03"),
    ("in mid-March 2019", "2019-03"),
    ("at the end of March", "2024-03"),
    ("last November", "2023-11"),
    ("in April last year", "2023-04"),
    ("on 3 June last year", "2023-06-03"),
    ("in 1950", "1950"),
    ("in late 2010", "2010"),
    ("on Sunday", "2024-05-12"),
    ("on Tuesday", "2024-05-14"),
    ("late Monday evening", "2024-05-13"),
    ("last Wednesday", "2024-05-08"),
    ("last Tuesday", "2024-05-07"),
    ("this past Sunday", "2024-05-12"),
    ("on Friday last week", "2024-05-10"),
    ("yesterday", "2024-05-13"),
    ("today", "2024-05-14"),
    ("last night", "2024-05-13"),
    ("he left late on Sunday", "2024-05-12"),
    ("he left earlier in May", "2024-05"),
    ("this morning", "2024-05-14"),
    ("the day before yesterday", "2024-05-12"),
    ("a week ago", "2024-05-07"),
    ("ten days ago", "2024-05-04"),
    ("two weeks ago", "2024-04-29/2024-05-05"),
    ("three months ago", "2024-02"),
    ("a year ago", "2023"),
    ("50 years ago", "1974"),
    ("last week", "2024-05-06/2024-05-12"),
    ("last month", "2024-04"),
    ("last year", "2023"),
    ("earlier this week", "2024-05-13/2024-05-14"),
    ("earlier this month", "2024-05"),
    ("earlier this year", "2024"),
    ("over the weekend", "2024-05-11/2024-05-12"),
    ("last weekend", "2024-05-11/2024-05-12"),
    ("from 3 to 7 June 2021", "2021-06-03/2021-06-07"),
    ("from 2 August 1990 to 26 February 1991", "1990-08-02/1991-02-26"),
    ("on June 3-7, 2021", "2021-06-03/2021-06-07"),
    ("from 10 to 12 May", "2024-05-10/2024-05-12"),
    ("3 April to 7 May 2021", "2021-04-03/2021-05-07"),
    ("from May 2019 until June 2021", "2019-05-01/2021-06-30"),
    ("from 12 to 16 May", "2024-05-12/2024-05-16"),
    ("from December to February", "2023-12-01/2024-02-29"),
    ("from Friday to Sunday", "2024-05-10/2024-05-12"),
    ("between March and June 1999", "1999-03-01/1999-06-30"),
    ("between 2010 and 2012", "2010-01-01/2012-12-31"),
    ("in 2010-12 he left", "2010-01-01/2012-12-31"),
    ("in 2010–2012 he left", "2010-01-01/2012-12-31"),
    ("on Saturday and Sunday", "2024-05-11/2024-05-12"),
    ("in the summer of 1982", "1982-06-01/1982-08-31"),
    ("in spring 2019", "2019-03-01/2019-05-31"),
    ("last winter", "2023-12-01/2024-02-29"),
    ("last summer", "2023-06-01/2023-08-31"),
    ("in the 1990s", "1990-01-01/1999-12-31"),
    ("in the late 1980s", "1980-01-01/1989-12-31"),
    ("on the eightieth anniversary of 6 June 1944", "2024-06-06"),
    ("on the 75th anniversary of 6 June 1944", "2019-06-06"),
    ("Monday's attack", "2024-05-13"),
    ("its 2014 annexation of", "2014"),
    ("the March visit to", "2024-03"),
    ("in the early hours of Monday", "2024-05-13"),
];

#[test]
fn times_of_what_has_happened() {
    let known = published("2024-05-14", Tense::Past);
    let wrong = PAST.iter().filter(|(text, expected)| meant(text, &known) != *expected);
    let wrong: Vec<_> = wrong.map(|(text, expected)| (text, expected, meant(text, &known))).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn times_of_what_is_to_come() {
    let known = published("2024-05-14", Tense::Future);
    for (text, expected) in [
        ("on Friday", "2024-05-17"),
        ("on Monday", "2024-05-20"),
        ("next Monday", "2024-05-20"),
        ("next Friday", ""),
        ("this Friday", "2024-05-17"),
        ("tomorrow", "2024-05-15"),
        ("in two days", "2024-05-16"),
        ("in three months", "2024-08"),
        ("next week", "2024-05-20/2024-05-26"),
        ("next month", "2024-06"),
        ("next year", "2025"),
        ("later this year", "2024"),
        ("on 3 December", "2024-12-03"),
        ("on May 13", "2025-05-13"),
        ("in January", "2025-01"),
        ("in May", "2024-05"),
        ("from 12 to 16 May", "2024-05-12/2024-05-16"),
        ("this summer", "2024-06-01/2024-08-31"),
        ("at the weekend", "2024-05-18/2024-05-19"),
    ] {
        assert_eq!(meant(text, &known), expected, "{text}");
    }
}

#[test]
fn times_after_others() {
    let named = |day: &str, sets_year| Some(Named { period: Period::from(date(day)), sets_year });
    for (day, text, expected) in [
        ("1978-09-05", "Two days later he left", "1978-09-07"),
        ("1978-09-05", "The next day he left", "1978-09-06"),
        ("1978-09-05", "the following morning", "1978-09-06"),
        ("1978-09-05", "the previous day", "1978-09-04"),
        ("1978-09-05", "the day before.", "1978-09-04"),
        ("1978-09-05", "a day earlier", "1978-09-04"),
        ("1978-09-05", "a week later", "1978-09-12"),
        ("1978-09-05", "three months later", "1978-12"),
        ("1978-09-05", "a year later", "1979"),
        ("1978-09-05", "that same day", ""),
        ("1978-09-05", "the same day", "1978-09-05"),
        ("1978-09-05", "later that month", "1978-09"),
        ("1978-09-05", "later that year", "1978"),
        ("1978-09-05", "on 12 October", "1978-10-12"),
        ("1978-09-05", "on 12 March", ""),
        ("2019", "On May 14 he left", "2019-05-14"),
        ("2019", "in March", "2019-03"),
        ("2019", "two days later", ""),
        ("2024-02", "on 12 March", "2024-03-12"),
    ] {
        let known = Known { named: named(day, true), ..published("2024-08-01", Tense::Past) };
        let expected = if text == "that same day" { "none" } else { expected };
        assert_eq!(meant(text, &known), expected, "{day} {text}");
        let undated = Known { published: None, ..known };
        assert_eq!(meant(text, &undated), expected, "{day} {text}, undated");
    }
    // The news of a text published days before.
    let news = Known { named: named("2019", true), ..published("2024-05-20", Tense::Past) };
    assert_eq!(meant("On May 14", &news), "");
    let news = Known { named: named("2024-05-13", false), ..published("2024-05-20", Tense::Past) };
    assert_eq!(meant("In November", &news), "2023-11");
}

const NO_TIMES: &[&str] = &[
    "May said",
    "Theresa May met him",
    "may meet",
    "they march on Rome",
    "the March on Rome",
    "the May government",
    "the Sunday Times said",
    "Sunday Times readers",
    "a 5-4 vote",
    "Flight 2019 left",
    "Resolution 1973 was passed",
    "Room 1984",
    "1,950 people",
    "Fewer than 2012 people",
    "in 1950 villages",
    "24/7",
    "in 300 metres",
    "on Black Friday",
    "on Good Friday they met",
    "One Tuesday they met",
    "every Friday they met",
    "a 24-year-old man",
    "aged 24",
    "a 14-day visit",
    "two days after the attack",
    "Years later they met",
    "a few days later they met",
    "for two days",
    "about two weeks ago",
    "more than two years ago",
    "in recent weeks",
    "in the past two weeks",
    "over the last year",
    "\"Friday\" was a song",
    "$2019",
    "2019-built",
    "the fall of Saigon",
    "the Arab Spring",
    "April said so",
    "on 12 or 13 May",
    "in 2010 or 2012",
    "in 2010 and 2014",
    "at 5:30 am",
    "the second day",
    "in May, June and July",
    "in 2010, 2012 or 2014",
    "on Monday, Tuesday, and Friday",
    "in 1950s style",
    "on the anniversary of the accord",
    "on 31 November",
    "after the September 11 attacks",
    "since the Oct. 7 massacre",
];

#[test]
fn words_that_are_no_time() {
    let mut wrong = Vec::new();
    for &text in NO_TIMES {
        let found = times(text, &published("2024-05-14", Tense::Past));
        if found.iter().any(|(_, _, period)| period.is_some()) {
            wrong.push((text, found));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn times_without_a_day_to_reckon_from() {
    let month = published("2024-05", Tense::Past);
    for (text, undated, of_month) in [
        ("yesterday", "", ""),
        ("on Sunday", "", ""),
        ("last month", "", "2024-04"),
        ("last year", "", "2023"),
        ("in April", "", "2024-04"),
        ("on 14 May", "", ""),
        ("on 14 April", "", "2024-04-14"),
        ("last week", "", ""),
        ("two days later", "", ""),
        ("the next day", "", ""),
        ("in 1950", "1950", "1950"),
    ] {
        assert_eq!(meant(text, &Known::default()), undated, "{text}");
        assert_eq!(meant(text, &month), of_month, "{text}");
    }
    let southern = Known { southern: true, ..published("2024-05-14", Tense::Past) };
    assert_eq!(meant("in the summer of 1982", &southern), "");
    let unknown = published("2024-05-14", Tense::Unknown);
    assert_eq!((meant("on Sunday", &unknown), meant("on Tuesday", &unknown)), (String::new(), "2024-05-14".to_owned()));
}

#[test]
fn what_times_hang_on() {
    use TimePlace::{Bound, Clause, NounBefore, NounBehind};
    for (text, place) in [
        ("he met her on Monday in Paris", Clause),
        ("he met her Monday", Clause),
        ("In 1950 Poland left", Clause),
        ("scheduled for Friday", Clause),
        ("in the summer of 1982 he left", Clause),
        ("in the early hours of Monday he left", Clause),
        ("the March visit to Rome", NounBehind),
        ("on the 8th of May leaders met", Clause),
        ("at the end of June he left", Clause),
        ("Monday's attack", NounBehind),
        ("the 9 May parade", NounBehind),
        ("its 2014 annexation of Crimea", NounBehind),
        ("Russia's 2014 annexation", NounBehind),
        ("a Sunday meeting", NounBehind),
        ("after Monday talks", NounBehind),
        ("yesterday's vote", NounBehind),
        ("last week's summit", NounBehind),
        ("the accord of 23 February failed", NounBefore),
        ("the elections of 2019", NounBefore),
        ("since 2014", Bound),
        ("until Friday", Bound),
        ("by Friday", Bound),
        ("before 2008", Bound),
        ("as of Monday", Bound),
        ("ahead of Monday", Bound),
        ("from Monday he is away", Bound),
        ("around 2010", Bound),
        ("Sunday saw the end", Bound),
    ] {
        let found = times(text, &Known::default());
        assert_eq!(found.iter().map(|(_, place, _)| *place).collect::<Vec<_>>(), [place], "{text}");
    }
}
