//! Cuts the words of times out of a sentence, so that "In 1950 North Korea" is no single phrase.

use std::ops::Range;

use crate::recognize::Mention;
use crate::text::Words;
use crate::text::time::{TimePlace, read_times};

/// The tokens of the times in a sentence, in order. What describes a noun stays with it: the 2014 annexation, Monday's talks; so does what is part of a name.
pub(super) fn times(words: &Words<'_>, line: Range<usize>, mentions: &[Mention]) -> Vec<Range<usize>> {
    let apart = |tokens: &Range<usize>| {
        let span = words.span(tokens);
        let behind = mentions.partition_point(|mention| mention.span.end <= span.start);
        mentions.get(behind).is_none_or(|mention| !mention.span.overlaps(span))
    };
    let times = read_times(words, line, None).into_iter();
    times.filter(|time| time.place != TimePlace::NounBehind).map(|time| time.tokens).filter(apart).collect()
}
