//! Finds the credits of pictures, alone and at the end of captions.

use super::fold::{Folded, first_key, folded};
use super::phrases::{self, LINK_HEADINGS, PHRASES};
use super::{LINK_HEADING_KEYS, PHRASE_KEYS, ends_in_stop, group, is_stop};
use crate::text::segment::lines::{NONE, find_byte, skip_blanks};
use crate::text::segment::table::{self, Key, holds, pack};

/// How far from the end of a paragraph a credit may start.
const TAIL: usize = 100;

/// Where the credit of a picture, or a link such as "Read more", starts at the end of a paragraph.
pub(in crate::text::segment) fn tail(paragraph: &str) -> Option<usize> {
    let last = paragraph.chars().next_back()?;
    let mut from = paragraph.len().saturating_sub(TAIL);
    while !paragraph.is_char_boundary(from) {
        from += 1;
    }
    let (window, bytes) = (&paragraph[from..], paragraph.as_bytes());
    if matches!(last, ')' | ']') {
        let open = from + window.rfind(if last == ')' { '(' } else { '[' })?;
        return is_bracketed_credit(paragraph, open).then_some(open);
    }
    if let Some(lead) = label(window) {
        let at = from + lead;
        return (at > 0 && is_labeled_credit(&paragraph[at..])).then_some(at);
    }
    if ends_in_stop(window) || find_byte(window.as_bytes(), 0, *b".!?/|", 0x80) == window.len() {
        return None;
    }
    let starts_word = |at: usize| bytes[at - 1].is_ascii_whitespace() && !bytes[at].is_ascii_whitespace();
    let may_start = |at: &usize| starts_word(*at) && may_start_credit(paragraph, *at);
    let mut starts = (from + 1..bytes.len()).rev().filter(may_start).take(4);
    let found = starts.find(|&at| is_credit(&paragraph[at..]) || is_link_at_end(&paragraph[at..]));
    found.map(|at| skip_blanks(paragraph, at))
}

fn is_bracketed_credit(paragraph: &str, open: usize) -> bool {
    open > 0 && paragraph[..open].ends_with(char::is_whitespace) && is_credit(&paragraph[open..])
}

/// Where the label of a credit stands, when the last colon of `text` follows one.
fn label(text: &str) -> Option<usize> {
    let has_colon = find_byte(text.as_bytes(), 0, *b":", NONE) < text.len();
    let colon = text.rfind(':').filter(|_| has_colon)?;
    text[colon..].starts_with(": ").then(|| credit_lead(&text[..colon]))?
}

/// Where the word starts that ends `text` and labels a credit, as "Image" or "Photo credit".
fn credit_lead(text: &str) -> Option<usize> {
    const LABELS: &[&str] = &[
        "Photo credit",
        "Photo Credit",
        "Image credit",
        "Image Credit",
        "Photo",
        "Photos",
        "Image",
        "Picture",
        "Photograph",
        "Video",
        "Audio",
    ];
    let label = LABELS.iter().find(|label| text.ends_with(*label))?;
    let at = text.len() - label.len();
    (at == 0 || text[..at].ends_with([' ', '\n', '|', '/', '('])).then_some(at)
}

pub(super) fn is_labeled_line(line: &str) -> bool {
    line.find(": ").and_then(|colon| credit_lead(&line[..colon])) == Some(0) && is_labeled_credit(line)
}

/// Whether `text` is a label and a few names: "Image: Jane Doe / AFP."
fn is_labeled_credit(text: &str) -> bool {
    let Some((_, names)) = text.split_once(": ") else {
        return false;
    };
    let names = names.trim_end_matches(['.', ')']);
    let count = names.split_whitespace().count();
    (1..=7).contains(&count) && !names.contains(". ") && names.split([' ', '/']).all(is_name_or_too)
}

fn may_start_credit(paragraph: &str, at: usize) -> bool {
    let before = paragraph[..at].trim_end();
    if matches!(paragraph.as_bytes()[at], b'/' | b'|') {
        return true;
    }
    !before.ends_with(|c: char| c.is_alphanumeric()) && before.trim_end_matches(['"', '”', '’', ')']).ends_with(is_stop)
}

/// Whether `text` names who made a picture: "AP-Yonhap", "REUTERS/Kim Hong-Ji", "Photo by …".
fn is_credit(text: &str) -> bool {
    static LEADS: &[Key] = &pack(["courtesy", "credit", "file", "image", "korea", "photo", "photograph", "picture"]);
    let first = first_key(text);
    let phrases = if table::has(LEADS, first) { group(&PHRASE_KEYS, PHRASES, first) } else { &[] };
    folded(text, |line| line.whole && (names_agency(line) || line.is_one_of(phrases)))
}

/// Whether `text`, the end of a paragraph, is a phrase such as "Read more".
fn is_link_at_end(text: &str) -> bool {
    let first = first_key(text);
    let known = |phrases| folded(text, |line| (2..7).contains(&line.words.len()) && line.is_one_of(phrases));
    text.starts_with(char::is_uppercase)
        && (known(group(&PHRASE_KEYS, PHRASES, first)) || known(group(&LINK_HEADING_KEYS, LINK_HEADINGS, first)))
}

/// Whether the line is the credit of a news agency: "AP-Yonhap", "Jane Doe/AFP via Getty Images".
pub(super) fn names_agency(line: Folded) -> bool {
    let count = line.words.len();
    let cased = line.raw.chars().find(|c| c.is_alphabetic()).is_some_and(char::is_uppercase);
    let agencies = |word: &str| {
        holds(phrases::AGENCIES, word)
            || (word.contains('-') && word.split('-').all(|part| holds(phrases::AGENCIES, part)))
    };
    if !cased || !(1..=10).contains(&count) || !line.words.iter().any(|word| agencies(word)) {
        return false;
    }
    let all = line
        .words
        .iter()
        .all(|word| agencies(word) || holds(phrases::AGENCIES_TOO, word) || holds(phrases::FILLERS, word));
    all || (line.raw.contains('/') && line.raw.split([' ', '/']).all(is_name_or_too))
}

fn is_name_or_too(word: &str) -> bool {
    let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
    !bare.starts_with(char::is_lowercase) || holds(phrases::AGENCIES_TOO, bare) || holds(phrases::FILLERS, bare)
}
