//! Tells whom phrases name: lists of names, bearers of offices, whose troops they are.

use std::ops::Range;

use super::grammar::{DEEPEST, Sentence};
use super::{Kind, Mood, Phrase};
use crate::relate::rules::WordClass;
use crate::text::Case;

impl Sentence<'_, '_> {
    /// Whom a phrase names, with what is joined to it by "and", and what "of" hangs on it; and the node behind.
    ///
    /// `acting`: only those who act: Russia, Russian troops, not Russian gas.
    pub(in crate::relate) fn named(&self, start: usize, acting: bool) -> (Vec<usize>, usize) {
        if let Some(both) = self.paired_bearers(start) {
            return both;
        }
        let mut named = Vec::new();
        let mut at = start;
        let mut listed = false;
        while let Some(phrase) = self.phrase(at) {
            if let Some((bearer, behind)) = self.bearer_of(at) {
                named.push(bearer);
                let Some(next) = self.next_of_list(behind) else { return (named, behind) };
                (at, listed) = (next, true);
                continue;
            }
            // "troops to the border and the closure of its embassy": a deed is no place.
            if listed && named.is_empty() && phrase.mentions.is_empty() && phrase.event.is_some() {
                break;
            }
            if let Some(inner) = self.hanging(at, acting).filter(|_| phrase.mentions.is_empty()) {
                at = inner;
                continue;
            }
            at += 1;
            if let Some((bearer, behind)) = self.bearer(at - 1) {
                named.push(bearer);
                at = behind;
            } else if !phrase.mentions.is_empty() {
                if (!acting || self.acts(at - 1)) && !self.is_group_within(at - 1) {
                    named.extend(self.meant_in(at - 1, phrase));
                }
                // "the French and German presidents, Jacques Chirac and Johannes Rau": those who bear the offices.
                let bearers = self.is_plural_office(at - 1)
                    && self.is(at, |kind| matches!(kind, Kind::Comma))
                    && self.phrase(at + 1).is_some_and(|phrase| phrase.headed)
                    && self.is(at + 2, |kind| matches!(kind, Kind::And));
                if bearers && self.phrase(at + 3).is_some_and(|phrase| phrase.headed) {
                    named.clear();
                    at += 1;
                    continue;
                }
                // "the president of Russia, …": what hangs on a name adds nobody.
                while self.is_preposition(at, &["of", "from"]) && self.phrase(at + 1).is_some() {
                    at += 2;
                }
                // "signed by Harrison for the United Nations and Nam Il for North Korea"
                let behalf = acting && self.is_preposition(at, &["for"]) && self.phrase(at + 1).is_some();
                if behalf && self.is(at + 2, |kind| matches!(kind, Kind::And)) {
                    at += 2;
                }
                at = self.behind_office(at);
            }
            let Some(next) = self.next_of_list(at) else { break };
            let object = self.is_object(start);
            if object && self.begins_clause(next) && !(acting && listed) {
                break;
            }
            listed = true;
            at = next;
        }
        (named, at)
    }

    /// Which of the mentions in a phrase are meant: the last and what a hyphen joins to it, but the owner of a thing that is told apart by another name: "Russia's
    /// Ukraine policy", not "Iran's Hezbollah allies".
    fn meant_in(&self, node: usize, phrase: &Phrase) -> Range<usize> {
        let thing = !phrase.headed && !self.last_class(node).is(WordClass::AGENTIVE.or(WordClass::RELATIONAL));
        let owner = phrase.owner.filter(|_| thing);
        owner.map_or_else(|| phrase.last_pair(), |owner| owner..owner + 1)
    }

    /// The node behind an aside that tells the office of the name before it, in a list: "Orban, Hungary's premier, and Fico met".
    fn behind_office(&self, comma: usize) -> usize {
        let is_comma = |at: usize| self.is(at, |kind| matches!(kind, Kind::Comma));
        let person = comma.checked_sub(1).and_then(|before| self.phrase(before)).is_some_and(|phrase| phrase.headed);
        let office = comma + 1;
        let told = person
            && is_comma(comma)
            && self.phrase(office).is_some_and(|phrase| !phrase.headed)
            && self.names_office(office);
        let of = self.is_preposition(office + 1, &["of"]) && self.phrase(office + 2).is_some();
        let end = office + 1 + if of { 2 } else { 0 };
        // "Hungary's premier and Fico": two others.
        let closed = is_comma(end) && self.is(end + 1, |kind| matches!(kind, Kind::And));
        if told && closed { end } else { comma }
    }

    /// Those who bear an office of two states, each behind its own or both behind both, and the node behind: "the presidents of
    /// Egypt, Anwar Sadat, and Syria, Hafez Assad", "the premiers of Hungary and Slovakia Viktor Orban and Robert Fico".
    fn paired_bearers(&self, office: usize) -> Option<(Vec<usize>, usize)> {
        let nameless = self.phrase(office).is_some_and(|phrase| phrase.mentions.is_empty());
        let named = |at: usize| self.phrase(at).filter(|phrase| phrase.headed);
        let is_comma = |at: usize| self.is(at, |kind| matches!(kind, Kind::Comma));
        let is_and = |at: usize| self.is(at, |kind| matches!(kind, Kind::And));
        if !nameless || !self.is_plural_office(office) || !self.is_preposition(office + 1, &["of"]) {
            return None;
        }
        let state = office + 2;
        named(state)?;
        if is_and(state + 1) {
            let (first, second) = (named(state + 2)?, named(state + 4)?);
            let both = first.mentions.len() == 2 && is_and(state + 3);
            return both.then(|| (vec![first.mentions.end - 1, second.mentions.end - 1], state + 5));
        }
        let first = named(state + 2).filter(|_| is_comma(state + 1) && is_comma(state + 3) && is_and(state + 4))?;
        let other = state + 5 + usize::from(self.is_preposition(state + 5, &["of"]));
        let second = named(other).and(named(other + 2)).filter(|_| is_comma(other + 1))?;
        Some((vec![first.mentions.end - 1, second.mentions.end - 1], other + 3))
    }

    /// Who bears an office that "of" follows, and the node behind: "the president of Egypt, Anwar Sadat, visited".
    fn bearer_of(&self, node: usize) -> Option<(usize, usize)> {
        let nameless = self.phrase(node).is_some_and(|phrase| phrase.mentions.is_empty());
        let office = nameless && self.last_class(node).is(WordClass::OFFICE) && self.is_preposition(node + 1, &["of"]);
        let headed = |at: usize| self.phrase(at).filter(|phrase| phrase.headed);
        let comma = |at: usize| self.is(at, |kind| matches!(kind, Kind::Comma));
        headed(node + 2).filter(|_| office && comma(node + 3) && comma(node + 5))?;
        Some((headed(node + 4)?.mentions.end - 1, node + 5))
    }

    /// Who bears the office that a phrase names, and the node behind: "with China's president, Xi Jinping".
    fn bearer(&self, node: usize) -> Option<(usize, usize)> {
        let office = self.phrase(node).is_some_and(|phrase| !phrase.headed && !phrase.mentions.is_empty());
        if !office || !self.names_office(node) {
            return None;
        }
        let is_comma = |at: usize| self.is(at, |kind| matches!(kind, Kind::Comma));
        // "Chad's foreign minister, Mahamat Annadif, and the emir"
        let closed = is_comma(node + 3) && self.is(node + 4, |kind| matches!(kind, Kind::And)) && self.is_owned(node);
        let comma = is_comma(node + 1) && (closed || self.next_of_list(node + 1).is_none());
        let named = self.phrase(node + 2).filter(|phrase| phrase.headed && !self.begins_clause(node + 2));
        Some((named.filter(|_| comma)?.mentions.end - 1, node + 3))
    }

    /// Whether the last word of a phrase is an office, or the like of one.
    fn names_office(&self, node: usize) -> bool {
        self.last_class(node).is(WordClass::OFFICE) || self.word(node) == "counterpart"
    }

    fn is_plural_office(&self, node: usize) -> bool {
        const OFFICES: [&str; 6] = ["ministers", "presidents", "leaders", "premiers", "secretaries", "chiefs"];
        let word = self.word(node);
        word.ends_with('s') && OFFICES.iter().any(|office| office.eq_ignore_ascii_case(word))
    }

    /// Whether a phrase is one of several groups of a state, which are not the state: "Peru's largest rebel group".
    fn is_group_within(&self, node: usize) -> bool {
        let group = matches!(
            self.word(node),
            "group"
                | "groups"
                | "party"
                | "parties"
                | "union"
                | "unions"
                | "movement"
                | "militia"
                | "faction"
                | "company"
                | "gang"
                | "cartel"
                | "bank"
                | "airline"
                | "club"
                | "team"
                | "opposition"
        );
        let most = |at: usize| {
            matches!(self.words.of(at), "main" | "second" | "third" | "most" | "leading" | "only" | "principal" | "top")
                || self.words.of(at).ends_with("est")
        };
        group && self.nodes[node].tokens.clone().any(most)
    }

    /// Whether those act whom the mention in a phrase names: Russia, Russian troops, but not Russian gas, and not Russia's
    /// neighbors.
    fn acts(&self, node: usize) -> bool {
        let Some(phrase) = self.phrase(node) else { return false };
        if phrase.headed || self.intention(node + 1).is_some_and(|(owner, _)| owner == node) {
            return true;
        }
        let class = self.last_class(node).or(self.office_class(node));
        class.is(WordClass::AGENTIVE) && !(class.is(WordClass::RELATIONAL) && self.is_owned(node))
    }

    /// The phrase that a mention stands in.
    pub(in crate::relate) fn phrase_of(&self, mention: usize) -> Option<usize> {
        let holds = |at: &usize| self.phrase(*at).is_some_and(|phrase| phrase.mentions.contains(&mention));
        (0..self.nodes.len()).find(holds)
    }

    /// Whether a mention only tells whose allies or rivals are meant: "Russia's neighbors".
    pub(in crate::relate) fn is_of_others(&self, mention: usize) -> bool {
        let node = self.phrase_of(mention);
        node.is_some_and(|node| self.last_class(node).is(WordClass::RELATIONAL) && self.is_owned(node))
    }

    /// What the noun of an office may be that "of" follows within its phrase: "the Turkish Minister of Energy".
    fn office_class(&self, node: usize) -> WordClass {
        let tokens = self.nodes[node].tokens.clone();
        let of = tokens.clone().skip(1).find(|at| self.words.of(*at) == "of");
        of.map_or(WordClass::default(), |of| self.senses.of(of - 1).class)
    }

    /// Whether the last word of a phrase is somebody's: "Russia's allies".
    pub(in crate::relate) fn is_owned(&self, node: usize) -> bool {
        let tokens = self.nodes[node].tokens.clone();
        self.words.tokens[tokens].iter().any(|token| token.possessive)
    }

    /// The phrase that tells whose a phrase without a name is: "soldiers of Argentina", "a group based in Beirut", "a drone
    /// belonging to Iran".
    fn hanging(&self, at: usize, acting: bool) -> Option<usize> {
        // Troops, tens of thousands, or an unknown name: "the Red Cross in Iraq".
        let last = self.nodes[at].tokens.end - 1;
        let unknown = self.words.tokens[last].case == Case::Capitalized && last > self.nodes[at].tokens.start;
        if acting && !unknown && !self.last_class(at).is(WordClass::AGENTIVE) && !is_amount(self.word(at)) {
            return None;
        }
        // "former members of the party" are none of its own.
        let former = acting && matches!(self.first_word(at), "former" | "Former");
        if former && self.last_class(at).is(WordClass::RELATIONAL) {
            return None;
        }
        // "their allies at NATO" are not NATO.
        let ties = self.last_class(at).is(WordClass::RELATIONAL);
        if acting && ties && self.is_preposition(at + 1, &["at", "in", "within", "across"]) {
            return None;
        }
        // "ambassadors to NATO from Poland"
        let sent = acting && self.is_preposition(at + 1, &["to", "at"]) && self.phrase(at + 2).is_some();
        if sent && self.is_preposition(at + 3, &["from", "of"]) && self.phrase(at + 4).is_some() {
            return Some(at + 4);
        }
        let behind_participle =
            self.verb(at + 1).is_some_and(|verb| matches!(verb.mood, Mood::Participle | Mood::Gerund));
        // "a man linked to Hezbollah" is none of its own.
        if acting && behind_participle && is_loose_tie(self.word(at + 1)) {
            return None;
        }
        let preposition = at + 1 + usize::from(behind_participle);
        let words: &[&str] = match () {
            // "an attack carried out by Iran" is Iran's, "a group backed by Iran" is not.
            () if behind_participle && !acting && !self.last_class(at).is(WordClass::AGENTIVE) => {
                &["by", "in", "to", "from", "with", "at", "near", "across"]
            }
            () if behind_participle => &["in", "to", "from", "with", "at", "near", "across"],
            () if acting => &["of", "from", "in", "for", "throughout", "across", "at", "within", "with"],
            () => &["of", "from"],
        };
        let fits = self.is_preposition(preposition, words)
            && !self.is_settled_at(preposition)
            && !self.is_borne(preposition)
            && self.phrase(preposition + 1).is_some();
        fits.then_some(preposition + 1)
    }

    /// The phrase that a list goes on with: behind "and", or a comma of the list.
    fn next_of_list(&self, at: usize) -> Option<usize> {
        let joined = self.is(at, |kind| matches!(kind, Kind::And));
        let comma = self.is(at, |kind| matches!(kind, Kind::Comma)) && self.is_list(at);
        let and_behind = comma && self.is(at + 1, |kind| matches!(kind, Kind::And));
        let next = at + 1 + usize::from(and_behind);
        ((joined || comma) && self.phrase(next).is_some()).then_some(next)
    }

    /// Whether a comma is one of a list: names follow, with commas between them, and an "and" before the last.
    pub(super) fn is_list(&self, comma: usize) -> bool {
        if self.names_around(comma) >= 4 || self.is_in_headline(comma) {
            return true;
        }
        if self.ends_fronted(comma) {
            return false;
        }
        let mut at = comma;
        for _ in 0..DEEPEST * 2 {
            if self.is(at, |kind| matches!(kind, Kind::And)) {
                return self.phrase(at + 1).is_some();
            }
            if !self.is(at, |kind| matches!(kind, Kind::Comma)) {
                return false;
            }
            at += 1;
            if self.is(at, |kind| matches!(kind, Kind::And)) {
                continue;
            }
            if self.phrase(at).is_none_or(|phrase| phrase.mentions.is_empty()) {
                return false;
            }
            at += 1;
            while self.is_preposition(at, &["of", "from"]) && self.phrase(at + 1).is_some() {
                at += 2;
            }
        }
        false
    }

    /// How many names stand in a row with nothing but commas between them, this one among them.
    fn names_around(&self, comma: usize) -> usize {
        let named = |at: usize| self.phrase(at).is_some_and(|phrase| phrase.headed);
        let is_comma = |at: usize| self.is(at, |kind| matches!(kind, Kind::Comma));
        let mut behind = 0;
        while behind < DEEPEST && is_comma(comma + 2 * behind) && named(comma + 2 * behind + 1) {
            behind += 1;
        }
        let mut before = 0;
        while before < DEEPEST && comma > 2 * before && named(comma - 2 * before - 1) {
            before += 1;
            if comma < 2 * before || !is_comma(comma - 2 * before) {
                break;
            }
        }
        if behind == 0 { 0 } else { before + behind }
    }
}

/// Whether a participle ties people to a body without making them part of it.
fn is_loose_tie(participle: &str) -> bool {
    matches!(
        participle,
        "linked"
            | "tied"
            | "connected"
            | "related"
            | "opposed"
            | "allied"
            | "aligned"
            | "accused"
            | "suspected"
            | "inspired"
            | "influenced"
            | "wanted"
            | "fleeing"
            | "escaping"
            | "protesting"
            | "opposing"
    )
}

/// Whether a word is an amount of what follows: "tens of thousands of students".
fn is_amount(word: &str) -> bool {
    matches!(
        word,
        "tens"
            | "hundreds"
            | "thousands"
            | "dozens"
            | "scores"
            | "millions"
            | "number"
            | "lot"
            | "couple"
            | "handful"
            | "Tens"
            | "Hundreds"
            | "Thousands"
            | "Dozens"
            | "Scores"
            | "Millions"
            | "majority"
            | "half"
            | "Half"
            | "some"
            | "most"
            | "Most"
            | "Some"
            | "many"
            | "Many"
            | "several"
            | "Several"
            | "patch"
            | "wave"
            | "series"
            | "part"
    )
}
