//! Adds up what speaks for what a name names.

use super::{Evidence, Guess};

/// Points for each kind of thing that a name may name, and the strongest evidence of each.
#[derive(Clone, Copy, Debug, Default)]
pub(in crate::recognize) struct Votes {
    points: [i32; 6],
    evidence: [Option<(i32, Evidence)>; 6],
}

/// How far the winner must be ahead.
const MARGIN: i32 = 2;

impl Votes {
    const KINDS: [Guess; 6] = [Guess::Person, Guess::Agency, Guess::Treaty, Guess::State, Guess::Place, Guess::Thing];

    pub(super) fn one(guess: Guess, points: i32, evidence: Evidence) -> Self {
        let mut votes = Self::default();
        votes.add(guess, points, evidence);
        votes
    }

    pub(super) fn add(&mut self, guess: Guess, points: i32, evidence: Evidence) {
        let at = guess as usize;
        self.points[at] += points;
        if points > 0 && self.evidence[at].is_none_or(|(most, _)| points > most) {
            self.evidence[at] = Some((points, evidence));
        }
    }

    /// Adds what speaks against a kind.
    pub(super) fn against(&mut self, guess: Guess, points: i32) {
        self.points[guess as usize] -= points;
    }

    pub(in crate::recognize) fn points(&self, guess: Guess) -> i32 {
        self.points[guess as usize]
    }

    #[must_use]
    pub(super) fn plus(mut self, other: &Self) -> Self {
        for at in 0..self.points.len() {
            self.points[at] += other.points[at];
            let stronger = |(most, _): &(i32, Evidence)| self.evidence[at].is_none_or(|(own, _)| *most > own);
            self.evidence[at] = other.evidence[at].filter(stronger).or(self.evidence[at]);
        }
        self
    }

    /// No more points of a kind than these, either way: what is said often is not said better.
    #[must_use]
    pub(super) fn at_most(mut self, most: i32) -> Self {
        self.points = self.points.map(|points| points.clamp(-most, most));
        self
    }

    /// What the name seems to name, by what, and how sure that is, per mille.
    pub(super) fn winner(&self) -> Option<(Guess, Evidence, u16)> {
        let (at, most) = self.points.iter().enumerate().max_by_key(|(at, points)| (**points, usize::MAX - at))?;
        let second =
            self.points.iter().enumerate().filter(|(other, _)| *other != at).map(|(_, points)| *points).max()?;
        let (_, evidence) = self.evidence[at].filter(|_| *most > 0 && most - second >= MARGIN)?;
        Some((Self::KINDS[at], evidence, confidence(*most)))
    }
}

/// Every four points halve the doubt.
fn confidence(points: i32) -> u16 {
    const DOUBT: [u16; 4] = [1000, 841, 707, 595];
    let points = usize::try_from(points).unwrap_or(0).min(24);
    1000 - (DOUBT[points % DOUBT.len()] >> (points / DOUBT.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn four_points_are_even_odds() {
        let sure = |points| confidence(points);
        assert_eq!([sure(-3), sure(0), sure(4), sure(8), sure(12)], [0, 0, 500, 750, 875]);
        assert!((0..30).all(|points| sure(points) <= sure(points + 1) && sure(points) < 1000));
    }

    #[test]
    fn a_tie_tells_nothing() {
        let mut votes = Votes::one(Guess::Person, 5, Evidence::Speech);
        assert_eq!(votes.winner().map(|(guess, ..)| guess), Some(Guess::Person));
        votes.add(Guess::Agency, 4, Evidence::Noun);
        assert_eq!(votes.winner(), None);
    }
}
