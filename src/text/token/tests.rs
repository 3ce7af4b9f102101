//! Tests of words and of what joins them.

use super::super::Span;
use super::{Case, Join, fold_token, hash_folded, tokenize};

fn words(text: &str) -> Vec<&str> {
    tokenize(text).iter().map(|token| token.span.of(text)).collect()
}

#[test]
fn words_table() {
    let cases: &[(&str, &[&str])] = &[
        ("China-North Korea ties", &["China", "North", "Korea", "ties"]),
        ("the U.S. said", &["the", "U.S.", "said"]),
        ("U.S.-led, U.S.S.R.", &["U.S.", "led", "U.S.S.R."]),
        ("J.D. Vance, J. D. Vance", &["J.D.", "Vance", "J", "D", "Vance"]),
        ("China's and Xi’s", &["China", "and", "Xi"]),
        ("N'Djamena", &["N", "Djamena"]),
        ("Workers' Party", &["Workers", "Party"]),
        ("Xi'an", &["Xi", "an"]),
        ("l’Espagne", &["l", "Espagne"]),
        ("Erdoğan’s Türkiye", &["Erdoğan", "Türkiye"]),
        ("Bell & Sons", &["Bell", "&", "Sons"]),
        ("中国外交部长王毅", &["中", "国", "外", "交", "部", "长", "王", "毅"]),
        ("북한의 핵", &["북", "한", "의", "핵"]),
        ("ロシア人", &["ロシア", "人"]),
        ("弗拉基米尔·普京", &["弗", "拉", "基", "米", "尔", "普", "京"]),
        ("openly 커뮤니티 accept", &["openly", "커", "뮤", "니", "티", "accept"]),
        ("COVID-19 No. 3", &["COVID", "19", "No", "3"]),
        ("", &[]),
        ("…—“”", &[]),
    ];
    for (text, expected) in cases {
        assert_eq!(words(text), *expected, "{text}");
    }
}

#[test]
fn joins_table() {
    use Join::{Apostrophe, Comma, Hard, Hyphen, Space, Tight};
    let cases: &[(&str, &[Join])] = &[
        ("North Korea", &[Hard, Space]),
        ("North\nKorea", &[Hard, Space]),
        ("North\n\nKorea", &[Hard, Hard]),
        ("Jong-un Jong–un", &[Hard, Hyphen, Space, Hyphen]),
        ("a - b", &[Hard, Hard]),
        ("a—b", &[Hard, Hard]),
        ("a, b; c", &[Hard, Comma, Hard]),
        ("St. Petersburg", &[Hard, Space]),
        ("Xi'an", &[Hard, Apostrophe]),
        ("Workers’ Party", &[Hard, Space]),
        ("China’s North", &[Hard, Space]),
        ("中国", &[Hard, Tight]),
        ("북한 북", &[Hard, Tight, Space]),
        ("“China” North", &[Hard, Hard]),
    ];
    for (text, expected) in cases {
        let joins: Vec<_> = tokenize(text).iter().map(|token| token.join).collect();
        assert_eq!(joins, *expected, "{text}");
    }
}

#[test]
fn case_table() {
    use Case::{Capitalized, Initial, Lower, Mixed, Uncased, Upper};
    let cases = [
        ("us", Lower),
        ("US", Upper),
        ("U.S.", Upper),
        ("Us", Capitalized),
        ("G20", Initial),
        ("2397", Uncased),
        ("eSwatini", Mixed),
        ("ÉTATS", Upper),
        ("État", Capitalized),
        ("中", Uncased),
    ];
    for (text, case) in cases {
        assert_eq!(tokenize(text)[0].case, case, "{text}");
    }
}

#[test]
fn possessives_are_marked() {
    for (text, possessive) in
        [("China's", true), ("China’s", true), ("CHINA'S", true), ("China", false), ("don't", false), ("Xi'san", false)]
    {
        assert_eq!(tokenize(text)[0].possessive, possessive, "{text}");
    }
}

#[test]
fn words_are_the_same_wherever_they_stand() {
    for len in 1..=140 {
        let word: String = "Aufenthaltsgenehmigung42".chars().cycle().take(len).collect();
        for before in 0..70 {
            let tokens = tokenize(&format!("{}{word} b", " ".repeat(before)));
            assert_eq!(tokens.len(), 2, "{word} after {before} blanks");
            assert_eq!(tokens[0].span, Span::new(before, before + len));
            assert_eq!(tokens[0].hash, hash_folded(&word.to_ascii_lowercase()));
            assert_eq!(tokens[0].case, tokenize(&word)[0].case);
        }
    }
}

#[test]
fn the_hash_is_of_the_folded_form() {
    for text in [
        "Erdoğan U.S. Jong-un & Côte d’Ivoire 북한 ロシア",
        "N'Djamena’s Łódź",
        "internationalization eightchr A.B.C.D.E.F.G.H. A.B.C.D.E.F.G.H.I.",
    ] {
        for token in tokenize(text) {
            let mut folded = String::new();
            fold_token(text, token.span, &mut folded);
            assert_eq!(hash_folded(&folded), token.hash, "{}", token.span.of(text));
        }
    }
}
