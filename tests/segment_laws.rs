//! Holds the laws of segmentation against arbitrary texts.

use kg::text::{Segmentation, Span, segment};
use proptest::prelude::*;

/// All spans of the segmentation in the order of the text.
fn spans(found: &Segmentation) -> Vec<Span> {
    let sentences = found.sentences.iter().map(|sentence| sentence.span);
    let mut spans: Vec<Span> = sentences.chain(found.boilerplate.iter().copied()).collect();
    spans.sort();
    spans
}

/// Fails where sentences and boilerplate do not tile the text.
fn assert_tiles(text: &str, found: &Segmentation) {
    let mut at = 0;
    for span in spans(found) {
        assert!(text.is_char_boundary(span.range().start) && text.is_char_boundary(span.range().end));
        assert!(text[at..span.range().start].trim().is_empty(), "lost or twice: {:?}", &text[at..span.range().end]);
        assert!(!span.is_empty() && span.of(text).trim() == span.of(text), "untrimmed: {:?}", span.of(text));
        at = span.range().end;
    }
    assert!(text[at..].trim().is_empty(), "lost at the end: {:?}", &text[at..]);
}

/// Fails where sentences are out of order or paragraphs are not numbered without a gap.
fn assert_ordered(found: &Segmentation) {
    assert!(found.boilerplate.is_sorted());
    assert!(found.sentences.is_sorted_by_key(|sentence| sentence.span));
    let mut next = 0;
    for sentence in &found.sentences {
        assert!(
            sentence.paragraph == next || sentence.paragraph + 1 == next,
            "paragraph {} after {next}",
            sentence.paragraph
        );
        next = sentence.paragraph + 1;
    }
}

fn assert_laws(text: &str) {
    let found = segment(text);
    assert_tiles(text, &found);
    assert_ordered(&found);
    assert_eq!(found, segment(text));
}

/// Fails where two texts with a blank line between them are not divided as each alone.
fn assert_independent(first: &str, second: &str) {
    let (one, two) = (segment(first), segment(second));
    let last_sentence = one.sentences.last().map(|sentence| sentence.span);
    if one.boilerplate.last().copied() > last_sentence {
        return;
    }
    let joined = format!("{first}\n\n{second}");
    let by = u32::try_from(first.len() + 2).expect("short");
    let paragraphs = one.sentences.last().map_or(0, |sentence| sentence.paragraph + 1);
    let moved = |span: Span| Span { start: span.start + by, end: span.end + by };
    let mut expected = one;
    expected.boilerplate.extend(two.boilerplate.iter().copied().map(moved));
    expected.sentences.extend(
        two.sentences.iter().map(|sentence| kg::text::Sentence {
            span: moved(sentence.span),
            paragraph: sentence.paragraph + paragraphs,
        }),
    );
    assert_eq!(segment(&joined), expected, "{joined:?}");
}

/// Texts made of pieces that matter to the rules.
#[expect(clippy::too_many_lines, reason = "a table of the pieces that news is made of")]
fn newslike() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(vec![
        "Kim",
        "said",
        "the",
        "U.S.",
        "Sept.",
        "30",
        "Dr.",
        "J.",
        "D.",
        "Vance",
        "…",
        "...",
        ". . .",
        ".",
        "!",
        "?",
        "“",
        "”",
        "\"",
        "'",
        "(",
        ")",
        "[",
        "]",
        "「",
        "」",
        "。",
        "？",
        "؟",
        "।",
        "a.m.",
        "etc.",
        "No.",
        "3",
        "1.",
        "2.",
        "•",
        "-",
        "–",
        " ",
        " ",
        " ",
        "\u{a0}",
        "\n",
        "\n",
        "\r\n",
        "\n\n",
        "\u{2028}",
        "\t",
        ",",
        ":",
        "It",
        "treaty",
        "北京",
        "Л.",
        "г.",
        "إيران",
        "د.",
        "한국",
        "“Why?” Kim asked",
        "Photo: AFP",
        "(Yonhap)",
        "Jan.",
        "Sen.",
        "A",
        "は",
        "Related articles",
        "Read more",
        "Leave a Reply",
        "Share",
        "By",
        "©",
        "2024",
        "Yonhap",
        "/",
        "|",
        "»",
        "\u{200b}",
        "\u{feff}",
        "é",
        "İ",
        "ǅ",
        "👍🏽",
    ]);
    prop::collection::vec(pieces, 0..60).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_tiled(text in any::<String>()) {
        assert_laws(&text);
    }

    #[test]
    fn newslike_text_is_tiled(text in newslike()) {
        assert_laws(&text);
    }

    #[test]
    fn long_lines_are_tiled(text in "[a-z .!?(]{0,9000}") {
        assert_laws(&text);
        prop_assert!(segment(&text).sentences.iter().all(|sentence| sentence.span.len() <= 4_000 || !sentence.span.of(&text).contains(' ')));
    }

    #[test]
    fn blank_lines_part_texts(first in newslike(), second in newslike()) {
        assert_independent(&first, &second);
    }

    #[test]
    fn blank_lines_part_any_texts(first in any::<String>(), second in any::<String>()) {
        assert_independent(&first, &second);
    }
}

#[test]
fn hostile_texts_take_linear_time() {
    for piece in [
        "a", " ", "\n", ".", ". ", "a. ", "A. ", "(", "(a. ", "\"", ".\"a", ".)", "「", "。", "- a\n", "1. A ", "… ",
        "é", "?", "/a.", ". . ",
    ] {
        let text = piece.repeat(100_000 / piece.len());
        assert_tiles(&text, &segment(&text));
    }
}
