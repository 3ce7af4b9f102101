//! Names that a hyphen makes an adjective of: "Iran-backed militias", "pro-Russian rebels". Who is so called is another.

use std::ops::Range;

use super::{Open, Reader};
use crate::relate::rules::WordClass;
use crate::text::Join;

/// What a name is to the thing that its compound describes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Tie {
    /// It acts itself: "the Saudi-led coalition".
    Leads,
    /// It stands behind papers and plans, but not for people who act themselves: "a US-backed plan", "US-backed rebels".
    Behind,
    /// It is only where somebody is, or what somebody is like: "London-based", "Russian-born", "pro-Russian".
    Apart,
}

impl Reader<'_, '_> {
    /// Whether a hyphen joins a mention to the one before it: "US-China".
    pub(super) fn is_paired(&self, tokens: &Range<usize>, mention: usize) -> bool {
        let other = mention.checked_sub(1).map(|other| self.mentions[other].span.end);
        tokens.start > self.line.start
            && self.words.tokens[tokens.start].join == Join::Hyphen
            && other == Some(self.words.tokens[tokens.start - 1].span.end)
    }

    fn tie(&self, tokens: &Range<usize>) -> Option<Tie> {
        const STANCES: [&str; 5] = ["pro", "anti", "ex", "non", "post"];
        let joined = |at: usize| self.words.tokens[at].join == Join::Hyphen;
        if tokens.start > self.line.start && joined(tokens.start) {
            let before = self.words.of(tokens.start - 1);
            if STANCES.iter().any(|stance| stance.eq_ignore_ascii_case(before)) {
                return Some(Tie::Apart);
            }
        }
        let behind = Some(tokens.end).filter(|end| *end < self.line.end && joined(*end))?;
        let start = self.words.tokens[behind].span.start;
        let name = self.mentions.binary_search_by_key(&start, |mention| mention.span.start).is_ok();
        (!name).then(|| match self.words.of(behind) {
            "led" | "run" | "commanded" | "headed" => Tie::Leads,
            "born" | "based" | "made" | "built" | "held" | "occupied" | "annexed" | "controlled" | "ruled"
            | "administered" | "governed" | "flagged" | "registered" | "speaking" | "style" | "era" | "educated"
            | "trained" | "friendly" | "linked" | "listed" | "majority" | "bound" | "designed" | "manufactured"
            | "affiliated" | "aligned" | "inspired" | "language" | "raised" | "assembled" | "claimed" | "besieged" => {
                Tie::Apart
            }
            _ => Tie::Behind,
        })
    }

    /// Takes the names at both ends of a phrase out of it that are only part of an adjective.
    pub(super) fn untie(&self, open: &mut Open) {
        if open.mentions.is_empty() {
            return;
        }
        let mut joins = self.words.tokens[open.tokens.start..self.line.end.min(open.tokens.end + 1)].iter();
        if !joins.any(|token| token.join == Join::Hyphen) {
            return;
        }
        let people = WordClass::AGENTIVE.or(WordClass::OFFICE).or(WordClass::RELATIONAL);
        let people = self.senses.of(open.tokens.end - 1).class.is(people);
        let counts = |index: usize| {
            let tokens = self.words.range_from(open.tokens.start, self.mentions[index].span);
            match self.tie(&tokens) {
                Some(Tie::Apart) => false,
                Some(Tie::Behind) => !people,
                Some(Tie::Leads) | None => true,
            }
        };
        let kept: Vec<usize> = open.mentions.clone().filter(|index| counts(*index)).collect();
        if kept.last().is_none_or(|last| last + 1 < open.mentions.end) {
            open.paired = 0;
        }
        open.mentions = match (kept.first(), kept.last()) {
            (Some(first), Some(last)) => *first..last + 1,
            _ => open.mentions.start..open.mentions.start,
        };
        open.owner = open.owner.filter(|owner| open.mentions.contains(owner));
    }
}
