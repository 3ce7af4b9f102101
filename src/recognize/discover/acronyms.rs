//! Finds what a text says its abbreviations stand for, by the method of Schwartz and Hearst (2003) and a few phrases more.

use std::ops::Range;

use super::beside::Beside;
use super::heads::head;
use super::scene::{Hold, Scene};
use super::votes::Votes;
use super::{Draft, Evidence, Guess};
use crate::recognize::lexicon::Class;
use crate::text::{Case, Join};

/// What letters stand for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::recognize) enum Meant {
    /// A name that was found, by the number of its draft.
    Draft(usize),
    /// A stretch of the list, by its number.
    Listed(usize),
    /// No name: gross domestic product.
    Nothing,
}

/// Letters that the text explains.
#[derive(Clone, Debug)]
pub(in crate::recognize) struct Definition {
    /// The token of the letters.
    pub(in crate::recognize) at: usize,
    pub(in crate::recognize) meant: Meant,
}

/// Letters that may be an abbreviation, as a name of their own.
pub(super) fn draft(scene: &Scene<'_, '_>, at: usize, sentence: u32, line: &Range<usize>) -> Option<Draft> {
    let letters = scene.words.of(at);
    let plain = (2..=7).contains(&letters.len())
        && letters.bytes().all(|byte| byte.is_ascii_uppercase() || byte == b'.' || byte.is_ascii_digit());
    if !plain || is_fair(scene, at, line) || scene.is(at, Class::ABBREVIATION.or(Class::ORDINARY)) || scene.is_firm(at)
    {
        return None;
    }
    let run = at..at + 1;
    let mut beside = Beside::new(scene, &run, line).votes();
    // Letters are hardly ever somebody's name.
    beside.against(Guess::Person, 12);
    if at > line.start && matches!(scene.words.of(at - 1), "the" | "The") {
        beside.add(Guess::Agency, 2, Evidence::Capitals);
    }
    if is_behind_person(scene, at, line) {
        beside.add(Guess::Agency, 4, Evidence::Noun);
    }
    Some(Draft { tokens: run, sentence, inside: Votes::default(), beside, acronym: true, quoted: false, title: None })
}

/// "the GVX trade show": what people go to.
fn is_fair(scene: &Scene<'_, '_>, at: usize, line: &Range<usize>) -> bool {
    let behind = (at + 1..line.end).take(2);
    let mut joined = behind.take_while(|at| scene.is_small(*at) && scene.words.tokens[*at].join == Join::Space);
    joined.any(|at| matches!(scene.words.of(at), "show" | "fair" | "expo" | "festival" | "tournament" | "championship"))
}

/// "Boris Tebuev of TFGX": what somebody is of.
fn is_behind_person(scene: &Scene<'_, '_>, at: usize, line: &Range<usize>) -> bool {
    let tokens = &scene.words.tokens;
    let Some(last) = at.checked_sub(2).filter(|last| *last > line.start) else { return false };
    let noun = Class::WORD.or(Class::SUFFIX).or(Class::AGENCY).or(Class::PLACE);
    let full = || match tokens[last].join {
        Join::Space => scene.is_capital(last) && scene.is_capital(last - 1) && scene.is(last - 1, Class::GIVEN),
        // Leung Yiu-chung
        Join::Hyphen => scene.is_small(last) && last > line.start + 1 && scene.is(last - 2, Class::FAMILY),
        _ => false,
    };
    scene.words.of(at - 1) == "of"
        && tokens[at].join == Join::Space
        && (scene.what(last) == Some(Hold::Person) || !scene.is(last, noun) && full())
}

/// All abbreviations that the text explains, with the drafts that only the explanation makes names added.
pub(super) fn definitions(scene: &Scene<'_, '_>, drafts: &mut Vec<Draft>) -> Vec<Definition> {
    let mut definitions = Vec::new();
    let mut found = Vec::new();
    for (number, line) in scene.words.sentences.iter().enumerate() {
        let reader = Reader { scene, drafts };
        let letters = scene.words.marked(number).iter().copied().filter(|at| is_short_form(scene, *at));
        found.extend(letters.filter_map(|at| Some((at, reader.read(at, line)?))));
    }
    for (at, meaning) in found {
        let meant = match meaning {
            Found::Known(meant) => meant,
            Found::Cut(number, tokens) => {
                drafts[number] = long_form_draft(scene, tokens, drafts[number].sentence);
                Meant::Draft(number)
            }
            Found::Within(number, hold) => {
                let tokens = scene.holds[hold].0.clone();
                let draft = &mut drafts[number];
                (draft.tokens, draft.inside, draft.beside) = (tokens, Votes::default(), Votes::default());
                Meant::Listed(hold)
            }
            Found::New(tokens) => {
                let sentence = scene.words.sentences.partition_point(|line| line.end <= tokens.start);
                drafts.push(long_form_draft(scene, tokens, u32::try_from(sentence).unwrap_or(u32::MAX)));
                Meant::Draft(drafts.len() - 1)
            }
        };
        definitions.push(Definition { at, meant });
    }
    definitions
}

/// A name that only the letters behind it delimit.
fn long_form_draft(scene: &Scene<'_, '_>, tokens: Range<usize>, sentence: u32) -> Draft {
    let heads = [tokens.start, tokens.end - 1].into_iter().find_map(|at| head(scene.class(at)));
    let (guess, points) = heads.unwrap_or((Guess::Agency, 1));
    let guess = if guess == Guess::Place { Guess::Thing } else { guess };
    let inside = Votes::one(guess, points, Evidence::Definition);
    let mut beside = Votes::default();
    if is_body_noun(scene, tokens.end) {
        beside.add(Guess::Agency, 5, Evidence::Noun);
    }
    Draft { tokens, sentence, inside, beside, acronym: false, quoted: false, title: None }
}

/// Whether a small word calls a body what it is: the party, the group.
fn is_body_noun(scene: &Scene<'_, '_>, at: usize) -> bool {
    at < scene.words.tokens.len() && scene.is_small(at) && scene.is(at, Class::BELONGS.or(Class::BODY))
}

/// Whether a token is written as abbreviations are: two capitals or more, ten characters at most.
fn is_short_form(scene: &Scene<'_, '_>, at: usize) -> bool {
    let token = &scene.words.tokens[at];
    let capitals = || scene.words.of(at).chars().filter(|c| c.is_uppercase()).count();
    match token.case {
        Case::Upper => (2..=12).contains(&token.span.len()),
        Case::Mixed => (2..=10).contains(&token.span.len()) && capitals() >= 2,
        // UdC
        Case::Capitalized => {
            let small = || scene.words.bytes(at)[1..].iter().all(u8::is_ascii_lowercase);
            token.span.len() <= 5 && !small() && capitals() >= 2
        }
        _ => false,
    }
}

enum Found {
    Known(Meant),
    /// A draft, of which only these words are meant.
    Cut(usize, Range<usize>),
    /// A stretch of the list, in which a draft ends that is none.
    Within(usize, usize),
    New(Range<usize>),
}

struct Reader<'s, 'w, 't> {
    scene: &'s Scene<'w, 't>,
    drafts: &'s [Draft],
}

impl Reader<'_, '_, '_> {
    fn read(&self, at: usize, line: &Range<usize>) -> Option<Found> {
        let scene = self.scene;
        let before = at.checked_sub(1).filter(|before| *before >= line.start);
        let gap = before.map_or("", |before| scene.words.gap_after(before));
        let after = scene.words.gap_after(at);
        if gap.trim_end().ends_with(['(', '[']) && after.trim_start().starts_with([')', ']', ',', ';']) {
            let before = before?;
            // "the Svoboda i Dostoinstvo party (SVD)"
            let noun = is_body_noun(scene, before) && before > line.start;
            return self.behind(at, before - usize::from(noun), line, true);
        }
        // "KCNA (Korean Central News Agency)"
        let spelled = at + 2 < line.end && scene.words.of(at + 1) == "short" && scene.words.of(at + 2) == "for";
        if at + 1 < line.end && (after.trim_start().starts_with('(') || spelled) {
            return self.ahead(at);
        }
        // "the Korean Central News Agency, or KCNA", "also known as the KCNA"
        let mut word = before?;
        let mut phrase = 0;
        while word > line.start
            && phrase < 5
            && matches!(
                scene.words.of(word),
                "or" | "the"
                    | "as"
                    | "known"
                    | "also"
                    | "abbreviated"
                    | "called"
                    | "acronym"
                    | "by"
                    | "its"
                    | "initials"
                    | "commonly"
                    | "popularly"
                    | "widely"
                    | "better"
            )
        {
            (word, phrase) = (word - 1, phrase + 1);
        }
        let tied = phrase > 0 && scene.words.of(word + 1) != "the" || phrase > 1;
        // "the Wexmoor Film Festival (popularly known as WFF)"
        let bracket = scene.words.gap_after(word).trim_end().ends_with('(');
        let comma = bracket || matches!(scene.words.tokens[word + 1].join, Join::Comma | Join::Space);
        (tied
            && comma
            && matches!(
                scene.words.of(word + 1),
                "or" | "also" | "known" | "abbreviated" | "better" | "commonly" | "popularly" | "widely"
            ))
        .then(|| self.behind(at, word, line, bracket))?
    }

    /// What stands before the letters: `last` is its last token.
    fn behind(&self, at: usize, last: usize, line: &Range<usize>, bracketed: bool) -> Option<Found> {
        let scene = self.scene;
        let letters = scene.words.of(at);
        let listed =
            scene.hold(last).filter(|(range, hold)| range.end == last + 1 && hold.is_firm() && *hold != Hold::Nothing);
        let draft = self.draft_ending(last + 1);
        let long = self.long_form(letters, last, line);
        let covers = |range: &Range<usize>, start: usize| range.start <= start + 1;
        // "the Conference of the Caribbean Community (CARICOM)": the list has the words that the letters stand for.
        if let (Some((range, Hold::Agency | Hold::Other)), Some(number), Some(start)) = (listed, draft, long)
            && range.contains(&start)
        {
            let hold = scene.holds.partition_point(|(other, _)| other.start < range.start);
            return Some(Found::Within(number, hold));
        }
        if let Some(number) = draft
            && long.is_none_or(|start| covers(&self.drafts[number].tokens, start))
        {
            let draft = &self.drafts[number];
            if let Some(start) = long.filter(|start| draft.tokens.start < *start && self.begins_apart(*start)) {
                return Some(Found::Cut(number, start..last + 1));
            }
            let person = draft.inside.plus(&draft.beside).winner().is_some_and(|(guess, ..)| guess == Guess::Person);
            let headed = draft.inside.points(Guess::Agency) > 0 && draft.inside.points(Guess::Person) <= 0;
            let outlet = !scene.is(at, Class::ABBREVIATION) && scene.what(at) != Some(Hold::State);
            let meant = long.is_some() && !(person && draft.title.is_some()) || bracketed && headed && outlet;
            return meant.then_some(Found::Known(Meant::Draft(number)));
        }
        if let Some((range, hold)) = listed {
            let number = scene.holds.partition_point(|(other, _)| other.start < range.start);
            return match hold {
                Hold::Agency | Hold::Other => {
                    let open = scene.what(at).is_none_or(|hold| !hold.is_firm());
                    // "the Court of the Andean Community (CAN)": the letters are of a part, which has a name of its own.
                    let part = !open && long.is_some_and(|start| !covers(range, start));
                    // "the Permanent Council of the Organization of American States (OAS)": the letters are of what the part is of.
                    let whole = self.is_of_whole(letters, range);
                    let same_letters = !whole && (long.is_some() && !part || bracketed && open);
                    same_letters.then_some(Found::Known(Meant::Listed(number)))
                }
                Hold::State => long.filter(|start| covers(range, *start)).map(|_| Found::Known(Meant::Listed(number))),
                _ => None,
            };
        }
        let start = long?;
        let capital =
            |at: &usize| scene.is_capital(*at) && (!scene.is_firm(*at) || *at == start && self.goes_on(start, last));
        let (first, end) = ((start..=last).find(capital), (start..=last).rev().find(|at| scene.is_capital(*at)));
        match (first, end) {
            (Some(first), Some(end)) if bracketed && (first..=end).filter(capital).count() > 1 => {
                let range = first..end + 1;
                Some(draft.map_or(Found::New(range.clone()), |number| Found::Cut(number, range)))
            }
            (Some(_), _) => None,
            (None, _) => bracketed.then_some(Found::Known(Meant::Nothing)),
        }
    }

    /// Whether a word that the list has begins a longer name: the Rhodesian Front, Svoboda i Dostoinstvo.
    fn goes_on(&self, start: usize, last: usize) -> bool {
        let scene = self.scene;
        let inside = |at: usize| {
            scene.words.tokens[at].join == Join::Space && (scene.is_capital(at) || scene.words.of(at).len() == 1)
        };
        scene.hold(start).is_some_and(|(range, _)| range.len() == 1)
            && !scene.words.tokens[start].possessive
            && (start + 1..=last).all(inside)
    }

    /// Whether letters are the initials of what a name has behind its first "of", but not of all of it.
    fn is_of_whole(&self, letters: &str, range: &Range<usize>) -> bool {
        let initials = |from: usize| {
            let capitals = (from..range.end).filter(|at| self.scene.is_capital(*at));
            capitals.filter_map(|at| self.scene.words.of(at).chars().next()).eq(letters.chars())
        };
        (range.start + 1..range.end).any(|at| self.begins_apart(at) && initials(at))
    }

    /// Whether a name may begin at a token inside of a longer run: "engineers of the X".
    fn begins_apart(&self, at: usize) -> bool {
        self.scene.is_capital(at) && at > 0 && matches!(self.scene.words.of(at - 1), "the" | "of")
    }

    /// What stands in brackets behind the letters.
    fn ahead(&self, at: usize) -> Option<Found> {
        let scene = self.scene;
        let mut first = at + 1;
        while first + 1 < scene.words.tokens.len() && matches!(scene.words.of(first), "the" | "The" | "short" | "for") {
            first += 1;
        }
        let closes =
            |end: usize| scene.words.gap_after(end - 1).trim_start().starts_with([')', ',', ';', '–', '—', '-']);
        let place = self.drafts.partition_point(|draft| draft.tokens.start < first);
        let starts = |draft: &Draft| draft.tokens.start == first && !draft.acronym && closes(draft.tokens.end);
        let draft = self.drafts.get(place).filter(|draft| starts(draft)).map(|_| place);
        let place = scene.holds.partition_point(|(range, _)| range.start < first);
        let known = |(range, hold): &(Range<usize>, Hold)| {
            range.start == first && closes(range.end) && matches!(hold, Hold::Agency | Hold::Other)
        };
        let listed = scene.holds.get(place).filter(|hold| known(hold)).map(|_| place);
        let (range, meant) = match (draft, listed) {
            (Some(number), _) => (self.drafts[number].tokens.clone(), Meant::Draft(number)),
            (None, Some(number)) => (scene.holds[number].0.clone(), Meant::Listed(number)),
            (None, None) => return None,
        };
        let start = self.long_form(scene.words.of(at), range.end - 1, &range)?;
        (start <= range.start + 1).then_some(Found::Known(meant))
    }

    fn draft_ending(&self, end: usize) -> Option<usize> {
        let after = self.drafts.partition_point(|draft| draft.tokens.end < end);
        self.drafts.get(after).filter(|draft| draft.tokens.end == end && !draft.acronym).map(|_| after)
    }

    /// The first token of the shortest stretch, up to `last`, that the letters abbreviate: each letter is found from right to left, the
    /// first at the beginning of a word.
    fn long_form(&self, letters: &str, last: usize, line: &Range<usize>) -> Option<usize> {
        let scene = self.scene;
        let letters: Vec<char> = letters.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
        let reach = (letters.len() + 5).min(letters.len() * 2);
        let first = last.saturating_sub(reach - 1).max(line.start);
        let start = scene.words.tokens[first].span.start as usize;
        let end = scene.words.tokens[last].span.end as usize;
        let long: Vec<(usize, char)> = scene.words.text[start..end]
            .char_indices()
            .map(|(at, c)| (start + at, c.to_lowercase().next().unwrap_or(c)))
            .collect();
        let begins = |place: usize| place == 0 || !long[place - 1].1.is_alphanumeric();
        let mut place = long.len();
        for (number, letter) in letters.iter().enumerate().rev() {
            loop {
                place = place.checked_sub(1)?;
                if long[place].1 == *letter && (number > 0 || begins(place)) {
                    break;
                }
            }
        }
        let offset = long[place].0;
        let token = (first..=last).find(|at| scene.words.tokens[*at].span.end as usize > offset)?;
        let token = self.before_article(token, first, letters[0]);
        // One letter a word is plausible, three words a letter are not.
        (last + 1 - token <= letters.len() * 2).then_some(token)
    }

    /// The capitalized word with the letter, up to two places before an elided article with it: Ligue pour l'Union.
    fn before_article(&self, token: usize, first: usize, letter: char) -> usize {
        let scene = self.scene;
        let elided = scene.is_small(token) && scene.words.gap_after(token).starts_with(['\'', '’']);
        let begins = |at: &usize| {
            let initial = scene.words.of(*at).chars().next();
            scene.is_capital(*at) && initial.is_some_and(|initial| initial.to_lowercase().eq([letter]))
        };
        let near = first.max(token.saturating_sub(2))..token;
        near.rev().find(begins).filter(|_| elided).unwrap_or(token)
    }
}
