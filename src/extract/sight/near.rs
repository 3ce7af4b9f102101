//! How near two come in a document.

use super::Sight;
use crate::text::Sentence;

/// What two are named in together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Nearness {
    /// One sentence.
    Sentence,
    /// One paragraph.
    Paragraph,
    /// One document.
    Document,
}

impl Nearness {
    /// All, the nearest first.
    pub const ALL: [Self; 3] = [Self::Sentence, Self::Paragraph, Self::Document];

    /// The name used in files and exports.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Sentence => "sentence",
            Self::Paragraph => "paragraph",
            Self::Document => "document",
        }
    }
}

/// The nearest that two come in a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Nearest {
    /// What both stand in.
    pub nearness: Nearness,
    /// How many sentences apart; none where one of them stands in none.
    pub apart: Option<u32>,
    /// Where the one and the other stand.
    pub places: [Sight; 2],
}

/// What both stand in, how many sentences apart, how many bytes.
type Distance = (Nearness, u32, u32);

/// The nearest that two come whose places are sorted; of pairs as near, the one with the fewest bytes between, then the first. Linear, but for a
/// search for each place of the one. Places that overlap are no pair.
pub fn nearest(sentences: &[Sentence], one: &[Sight], other: &[Sight]) -> Option<Nearest> {
    /// Among so many on either side is the nearest that does not overlap.
    const BESIDE: usize = 2;
    let mut best: Option<(Distance, [&Sight; 2])> = None;
    for place in one {
        let at = other.partition_point(|known| known.span.start < place.span.start);
        let beside = &other[at.saturating_sub(BESIDE)..(at + BESIDE).min(other.len())];
        for near in beside.iter().filter(|near| !near.span.overlaps(place.span)) {
            let between = if near.span < place.span { (near, place) } else { (place, near) };
            let gap = between.1.span.start.saturating_sub(between.0.span.end);
            let (nearness, apart) = nearness(sentences, place, near);
            let key = (nearness, apart.unwrap_or(u32::MAX), gap);
            if best.as_ref().is_none_or(|(least, _)| key < *least) {
                best = Some((key, [place, near]));
            }
        }
    }
    best.map(|((nearness, apart, _), places)| Nearest {
        nearness,
        apart: Some(apart).filter(|apart| *apart < u32::MAX),
        places: places.map(Clone::clone),
    })
}

fn nearness(sentences: &[Sentence], one: &Sight, other: &Sight) -> (Nearness, Option<u32>) {
    let (Some(first), Some(second)) = (one.sentence, other.sentence) else { return (Nearness::Document, None) };
    let paragraph = |at: u32| sentences.get(at as usize).map(|sentence| sentence.paragraph);
    let nearness = match first == second {
        true => Nearness::Sentence,
        false if paragraph(first) == paragraph(second) => Nearness::Paragraph,
        false => Nearness::Document,
    };
    (nearness, Some(first.abs_diff(second)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::Fate;
    use crate::text::Span;

    /// Sentences of ten bytes, two to a paragraph.
    fn sentences() -> Vec<Sentence> {
        (0..6).map(|at| Sentence { span: Span { start: at * 10, end: at * 10 + 9 }, paragraph: at / 2 }).collect()
    }

    fn sights(places: &[(u32, u32)]) -> Vec<Sight> {
        let sight = |(start, end): &(u32, u32)| Sight {
            span: Span { start: *start, end: *end },
            sentence: Some(start / 10).filter(|at| *at < 6),
            fate: Fate::Named,
        };
        places.iter().map(sight).collect()
    }

    fn near(one: &[(u32, u32)], other: &[(u32, u32)]) -> Option<(Nearness, Option<u32>, [u32; 2])> {
        let near = nearest(&sentences(), &sights(one), &sights(other));
        let flipped = nearest(&sentences(), &sights(other), &sights(one));
        assert_eq!(near.as_ref().map(|near| near.nearness), flipped.map(|near| near.nearness));
        near.map(|near| (near.nearness, near.apart, near.places.map(|place| place.span.start)))
    }

    #[test]
    fn the_nearest_pair_is_found() {
        use Nearness::{Document, Paragraph, Sentence};
        let cases: [(&[_], &[_], _); 6] = [
            (&[(0, 2), (20, 22)], &[(4, 6), (40, 42)], Some((Sentence, Some(0), [0, 4]))),
            (&[(0, 2)], &[(10, 12), (30, 32)], Some((Paragraph, Some(1), [0, 10]))),
            // One paragraph is nearer than one sentence apart.
            (&[(10, 12), (41, 42)], &[(20, 22), (50, 52)], Some((Paragraph, Some(1), [41, 50]))),
            (&[(0, 2)], &[(50, 52)], Some((Document, Some(5), [0, 50]))),
            (&[(0, 5)], &[(2, 4)], None),
            (&[], &[(2, 4)], None),
        ];
        for (one, other, expected) in cases {
            assert_eq!(near(one, other), expected, "{one:?} {other:?}");
        }
        assert_eq!(near(&[(0, 2)], &[(90, 92)]), Some((Document, None, [0, 90])), "outside of all sentences");
    }

    #[test]
    fn as_near_as_the_nearest_of_all_pairs() {
        let places = |seed: u32| -> Vec<(u32, u32)> {
            let starts = (0..12).map(|at| (at * 5, (seed >> at) & 1)).filter(|(_, kept)| *kept == 1);
            starts.map(|(start, _)| (start, start + 2)).collect()
        };
        for seed in 0..500_u32 {
            let (one, other) = (places(seed.wrapping_mul(2_654_435_761) >> 7), places(seed.wrapping_mul(40_503) >> 2));
            let (one, other) = (sights(&one), sights(&other));
            let pairs = one.iter().flat_map(|place| other.iter().map(move |near| (place, near)));
            let pairs = pairs.filter(|(place, near)| !place.span.overlaps(near.span));
            let best = pairs.map(|(place, near)| nearness(&sentences(), place, near)).min();
            let found = nearest(&sentences(), &one, &other).map(|near| (near.nearness, near.apart));
            assert_eq!(found, best, "{one:?} {other:?}");
        }
    }
}
