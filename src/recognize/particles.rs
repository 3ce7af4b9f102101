//! What may follow a Korean name without a blank.

use crate::text::Token;
use crate::text::fold::is_hangul_syllable;

/// Korean particles and endings that may follow a name in its word.
const PARTICLES: [&str; 51] = [
    "은",
    "는",
    "이",
    "가",
    "을",
    "를",
    "의",
    "에",
    "에서",
    "에게",
    "와",
    "과",
    "도",
    "로",
    "으로",
    "만",
    "부터",
    "까지",
    "측",
    "군",
    "산",
    "계",
    "인",
    "인들",
    "식",
    "발",
    "행",
    "형",
    "이나",
    "나",
    "보다",
    "처럼",
    "라고",
    "이라고",
    "라는",
    "이란",
    "에는",
    "에도",
    "와의",
    "과의",
    "으로부터",
    "로부터",
    "에서는",
    "에서도",
    "에서의",
    "에선",
    "에의",
    "과는",
    "와는",
    "당국",
    "정부",
];

/// Korean nouns that a name may make a word with, and which take particles of their own: 미국측은, 한국인과.
const SUFFIXES: [&str; 16] =
    ["측", "군", "산", "계", "인", "인들", "식", "발", "행", "형", "당국", "정부", "내", "제", "령", "민"];

/// Whether a word may follow a Korean name without a blank.
pub(super) fn is_particle(word: &str) -> bool {
    let follows = |word: &str| PARTICLES.contains(&word);
    follows(word)
        || SUFFIXES.iter().filter_map(|suffix| word.strip_prefix(suffix)).any(|rest| rest.is_empty() || follows(rest))
}

/// Whether a token begins with a syllable of Hangul.
pub(super) fn is_hangul(text: &str, token: &Token) -> bool {
    token.span.of(text).starts_with(is_hangul_syllable)
}
