//! Finds names that no list has: by their capitals, and by the words around and inside of them that say what they name.

mod beside;
mod joined;
mod survey;
mod words;

use std::ops::Range;

use super::{Recognition, Silence};
use crate::text::token::tokenize_into;
use crate::text::{Case, Join, Sentence, Span, Token};
use beside::Beside;
use joined::joined;
use survey::Survey;
use words::{Class, class};

/// What a name seems to name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Guess {
    /// A human being.
    Person,
    /// An organization.
    Agency,
    /// A treaty.
    Treaty,
    /// A place.
    Place,
}

/// By what a name is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Evidence {
    /// A noun in the name: Ministry, Accord, River.
    Head,
    /// An office, rank or honorific before it, or a trade before or behind it.
    Title,
    /// A word for such bodies or places beside it: the militia, the province of.
    Noun,
    /// A verb of speaking beside it.
    Speech,
    /// A given or family name in it.
    GivenName,
    /// In, near.
    Preposition,
    /// The text says what the letters stand for.
    Definition,
    /// Its capitals, nothing else.
    Capitals,
}

/// A name in a text that no list has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnlistedName {
    /// Where, titles and possessive endings left out.
    pub span: Span,
    /// The number of the sentence, from 0.
    pub sentence: u32,
    /// What it seems to name; none where nothing tells.
    pub guess: Option<Guess>,
    /// By what it is known.
    pub evidence: Evidence,
    /// Which of the names, in the order they are returned, gives in full what this surname or abbreviation stands for.
    pub full: Option<usize>,
}

/// The names in the sentences that `recognition` does not hold, in order, without overlap. Linear in the length of the text.
///
/// A name never crosses a mention of a listed entity. Headings in title case, lines in capitals, months, ordinary words where sentences begin and words
/// that the list ignores are no names. A surname alone belongs to the longer name of the text that ends in it, letters to the name that they abbreviate.
pub fn unlisted(text: &str, sentences: &[Sentence], recognition: &Recognition) -> Vec<UnlistedName> {
    let listed = Listed::new(recognition);
    let words = Words::read(text, sentences, &listed);
    let survey = Survey::new(&words);
    let mut finder =
        Finder { words: &words, survey: &survey, listed: &listed, sentence: 0, line: 0..0, found: Vec::new() };
    for (number, sentence) in (0..).zip(&words.sentences).filter(|(_, sentence)| !sentence.heading) {
        finder.sentence(number, sentence.tokens.clone());
    }
    joined(&finder.found, &words, &survey)
}

/// The stretches of a text that the list knows, sorted.
struct Listed(Vec<(Span, Hold)>);

/// What the list says of a stretch.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Hold {
    /// It is taken.
    Taken,
    /// It is a name, but may be part of a longer one here.
    Part,
    /// It is a surname of somebody whom the text does not name: here it may be another's.
    Surname,
}

impl Listed {
    fn new(recognition: &Recognition) -> Self {
        let mentions = recognition.mentions.iter().map(|mention| (mention.span, Hold::Taken));
        let left_out = recognition.left_out.iter().map(|(span, _)| (*span, Hold::Part));
        let silent = recognition.silent.iter().map(|(span, why)| match why {
            Silence::Taken => (*span, Hold::Taken),
            Silence::Unnamed => (*span, Hold::Surname),
        });
        let mut spans: Vec<_> = mentions.chain(left_out).chain(silent).collect();
        spans.sort_unstable();
        Self(spans)
    }

    /// What the list says of a stretch as it stands, or of one that holds it.
    fn get(&self, span: Span) -> Option<Hold> {
        let after = self.0.partition_point(|(known, _)| known.start <= span.start);
        self.0[..after].last().filter(|(known, _)| known.contains(span)).map(|(_, hold)| *hold)
    }
}

/// The words of a text.
struct Words<'t> {
    text: &'t str,
    /// With spans of the whole text.
    tokens: Vec<Token>,
    classes: Vec<Class>,
    /// Whether a token is part of a name that the list has.
    taken: Vec<bool>,
    sentences: Vec<Line>,
}

struct Line {
    tokens: Range<usize>,
    /// Whether its capitals say nothing.
    heading: bool,
}

impl<'t> Words<'t> {
    fn read(text: &'t str, sentences: &[Sentence], listed: &Listed) -> Self {
        let mut words =
            Self { text, tokens: Vec::new(), classes: Vec::new(), taken: Vec::new(), sentences: Vec::new() };
        let mut own = Vec::new();
        let mut spans = listed.0.iter().filter(|(_, hold)| *hold == Hold::Taken).map(|(span, _)| *span).peekable();
        for sentence in sentences {
            let first = words.tokens.len();
            tokenize_into(sentence.span.of(text), &mut own);
            for token in &own {
                let start = sentence.span.start;
                let span = Span { start: start + token.span.start, end: start + token.span.end };
                while spans.next_if(|known| known.end <= span.start).is_some() {}
                words.taken.push(spans.peek().is_some_and(|known| known.overlaps(span)));
                words.classes.push(class(token.hash));
                words.tokens.push(Token { span, ..*token });
            }
            let tokens = first..words.tokens.len();
            let heading = survey::is_heading(sentence.span.of(text), &words.tokens[tokens.clone()]);
            words.sentences.push(Line { tokens, heading });
        }
        words
    }

    fn of(&self, at: usize) -> &'t str {
        self.tokens[at].span.of(self.text)
    }

    fn span(&self, range: &Range<usize>) -> Span {
        Span { start: self.tokens[range.start].span.start, end: self.tokens[range.end - 1].span.end }
    }

    fn is_small(&self, at: usize) -> bool {
        self.tokens[at].case == Case::Lower
    }

    /// Whether a token may be part of a name: it has a capital, and the list has nothing to say of it.
    fn is_capital(&self, at: usize) -> bool {
        let written = match self.tokens[at].case {
            Case::Capitalized | Case::Upper | Case::Initial => true,
            Case::Mixed => self.of(at).starts_with(char::is_uppercase),
            Case::Lower | Case::Uncased => false,
        };
        written && !self.taken[at] && !self.classes[at].is(Class::CALENDAR) && !matches!(self.of(at), "I" | "I.")
    }

    /// Whether a sentence begins at a token, or something that is written like one: a quotation, what a colon announces.
    fn opens(&self, at: usize, line: &Range<usize>) -> bool {
        if at == line.start {
            return true;
        }
        let gap = &self.text[self.tokens[at - 1].span.range().end..self.tokens[at].span.range().start];
        self.tokens[at].join == Join::Hard
            && gap.contains(['"', '“', '„', '«', '‘', ':', '—', '–', '•', '.', '!', '?', '…', '*', '#'])
    }

    /// The letters with which the capitalized words of a name begin.
    fn initials(&self, range: Range<usize>) -> String {
        let words = range.filter(|at| !self.is_small(*at)).filter_map(|at| self.of(at).chars().next());
        words.flat_map(char::to_uppercase).collect()
    }
}

/// Runs of more words are lists or headings.
const LONGEST: usize = 12;

/// A run that may be a name, before surnames and abbreviations are joined.
struct Draft {
    tokens: Range<usize>,
    name: UnlistedName,
    /// Letters, which count only where they are defined or stand again.
    acronym: bool,
    /// A surname that the list has, which counts only with a longer name.
    surname: bool,
    /// For letters, the draft that they stand for.
    stands_for: Option<usize>,
}

struct Finder<'w, 't> {
    words: &'w Words<'t>,
    survey: &'w Survey,
    listed: &'w Listed,
    /// The sentence that is being read, and its tokens.
    sentence: u32,
    line: Range<usize>,
    found: Vec<Draft>,
}

impl Finder<'_, '_> {
    fn sentence(&mut self, number: u32, line: Range<usize>) {
        (self.sentence, self.line) = (number, line);
        let mut at = self.line.start;
        while at < self.line.end {
            match self.run(at) {
                Some(end) => {
                    self.name(at..end);
                    at = end;
                }
                None => at += 1,
            }
        }
    }

    /// The end of the run of capitalized words that begins at a token.
    fn run(&self, start: usize) -> Option<usize> {
        let (words, line_end) = (self.words, self.line.end);
        let article = matches!(words.of(start), "al" | "el")
            && start + 1 < line_end
            && words.tokens[start + 1].join == Join::Hyphen
            && words.is_capital(start + 1);
        if !article && !words.is_capital(start) {
            return None;
        }
        let mut end = start + 1 + usize::from(article);
        while end < line_end {
            match self.step(start, end) {
                0 => break,
                len => end += len,
            }
        }
        Some(end)
    }

    /// How many tokens a run goes on from `end`.
    fn step(&self, start: usize, end: usize) -> usize {
        let (words, line_end) = (self.words, self.line.end);
        let (token, last) = (&words.tokens[end], end - 1);
        let tied = matches!(token.join, Join::Hyphen | Join::Apostrophe);
        let owner = words.tokens[last].possessive && !words.classes[last].is(Class::OWNERS);
        if owner || !(tied || token.join == Join::Space) {
            return 0;
        }
        if words.is_capital(end) {
            return 1;
        }
        // Jong-un, but not Moscow-led.
        let ending = tied && words.is_small(end) && token.span.len() <= 8 && !words.classes[end].is(Class::SUFFIX);
        if ending && matches!(words.tokens[last].case, Case::Capitalized | Case::Mixed) {
            return 1;
        }
        let near = || start.max(end.saturating_sub(LONGEST))..end;
        let headed = near().any(|at| words.classes[at].is(Class::AGENCY.or(Class::TREATY)));
        let heads = words.classes[last].is(Class::AGENCY.or(Class::TREATY).or(Class::PLACE));
        let linked = |at: usize| match words.of(at) {
            "and" | "&" => headed && near().any(|at| words.is_small(at)),
            "the" => at > end,
            _ => heads,
        };
        let inside = |at: usize| {
            let class = words.classes[at];
            let join = words.tokens[at].join;
            let small = words.is_small(at) || words.of(at) == "&";
            small
                && !words.taken[at]
                && matches!(join, Join::Space | Join::Hyphen)
                && (class.is(Class::PARTICLE) || class.is(Class::LINK) && linked(at))
        };
        let particles = (end..line_end.min(end + 3)).take_while(|at| inside(*at)).count();
        let next = end + particles;
        let goes_on = particles > 0
            && next < line_end
            && words.is_capital(next)
            && matches!(words.tokens[next].join, Join::Space | Join::Hyphen | Join::Apostrophe);
        if goes_on { particles + 1 } else { 0 }
    }

    /// Makes a name of a run, or several, where an office stands in it.
    fn name(&mut self, run: Range<usize>) {
        let words = self.words;
        let (mut at, mut opens) = (run.start, words.opens(run.start, &self.line));
        while at < run.end && (opens || at > run.start) && self.is_opener(at, &run) {
            opens = false;
            at += 1;
        }
        let run = self.without_small_ends(at..run.end);
        if run.is_empty() {
            return;
        }
        if run.len() == 1 && words.tokens[run.start].case == Case::Upper {
            return self.acronym(run);
        }
        if self.head(&run).is_some() {
            return self.push(run, None, opens);
        }
        let titles = Class::TITLE.or(Class::HONORIFIC);
        let trade = |at: usize| opens && at == run.start && run.len() > 2 && words.classes[at].is(Class::ROLE);
        let office = |at: &usize| words.classes[*at].is(titles) && !words.is_small(*at) || trade(*at);
        let Some(title) = run.clone().rev().find(office) else {
            let (run, title) = self.without_field(run);
            return self.push(run, title, opens);
        };
        let parts = Class::TITLE.or(Class::TITLE_PART).or(Class::FIELD).or(Class::HONORIFIC);
        let before = (run.start..title).rev().take_while(|at| words.classes[*at].is(parts)).count();
        let named = run.start..title - before;
        let last_of_person = title + 1 == run.end && named.clone().any(|at| words.classes[at].is(Class::GIVEN));
        if last_of_person {
            return self.push(run, None, opens);
        }
        self.push(self.without_small_ends(named), None, opens);
        let person = self.without_small_ends(title + 1..run.end);
        self.push(person, Some(Guess::Person), false);
    }

    /// Whether a word where a sentence begins has its capital from there.
    fn is_opener(&self, at: usize, run: &Range<usize>) -> bool {
        let words = self.words;
        if words.is_small(at) {
            return at > run.start;
        }
        let class = words.classes[at];
        let seen_small = self.survey.small.contains(&words.tokens[at].hash);
        at == run.start
            && (class.is(Class::OPENER) && !(class.is(Class::GIVEN) && run.len() > 1 && !seen_small)
                || words.tokens[at].case == Case::Initial && words.of(at) == "A"
                || seen_small && !class.is(Class::AGENCY.or(Class::TITLE).or(Class::TITLE_PART).or(Class::GIVEN)))
    }

    fn without_small_ends(&self, run: Range<usize>) -> Range<usize> {
        let article = |at: usize| matches!(self.words.of(at), "al" | "el");
        let start = run.clone().find(|at| !self.words.is_small(*at) || article(*at)).unwrap_or(run.end);
        let end =
            run.clone().rev().find(|at| !self.words.is_small(*at) || self.is_tied(*at)).map_or(start, |at| at + 1);
        start..end.max(start)
    }

    fn is_tied(&self, at: usize) -> bool {
        self.words.tokens[at].join == Join::Hyphen
    }

    /// A run without what an office before it is of: Secretary of State John Smith.
    fn without_field(&self, run: Range<usize>) -> (Range<usize>, Option<Guess>) {
        let words = self.words;
        let of = run.start.checked_sub(1).filter(|at| *at > self.line.start && matches!(words.of(*at), "of" | "for"));
        let office = of.is_some_and(|of| words.classes[of - 1].is(Class::TITLE.or(Class::ROLE)));
        let fields = run.clone().take_while(|at| words.is_small(*at) || words.classes[*at].is(Class::FIELD)).count();
        if !office || fields == 0 {
            return (run, None);
        }
        (run.start + fields..run.end, Some(Guess::Person))
    }

    /// What a noun in the name says that it names.
    fn head(&self, run: &Range<usize>) -> Option<Guess> {
        let words = self.words;
        let guess = |class: Class| match () {
            () if class.is(Class::TREATY) => Some(Guess::Treaty),
            () if class.is(Class::AGENCY) => Some(Guess::Agency),
            () if class.is(Class::PLACE) => Some(Guess::Place),
            () => None,
        };
        let is_capital = |at: &usize| !words.is_small(*at);
        // Of the noun with `of` or `for` behind it the first counts, else the last word.
        let linked = |at: &usize| {
            let next = *at + 1;
            next < run.end
                && words.is_small(next)
                && words.classes[next].is(Class::LINK)
                && guess(words.classes[*at]).is_some()
        };
        let at = run.clone().filter(is_capital).find(linked).unwrap_or(run.end - 1);
        let before = words.classes[run.start].is(Class::PLACE_BEFORE) && run.len() > 1;
        guess(words.classes[at]).filter(|_| run.len() > 1).or(before.then_some(Guess::Place))
    }

    /// Adds a run as a name, if it is one; `opens` where its first word begins a sentence.
    fn push(&mut self, run: Range<usize>, title: Option<Guess>, opens: bool) {
        if run.is_empty() || !self.is_name(&run, title, opens) {
            return;
        }
        let (guess, evidence) = match title {
            Some(guess) => (Some(guess), Evidence::Title),
            None => self.guess(&run),
        };
        if self.survey.german && matches!(evidence, Evidence::Capitals | Evidence::Preposition | Evidence::Noun) {
            return;
        }
        let name = UnlistedName { span: self.words.span(&run), sentence: self.sentence, guess, evidence, full: None };
        let surname = self.listed.get(name.span) == Some(Hold::Surname);
        self.found.push(Draft { tokens: run, name, acronym: false, surname, stands_for: None });
    }

    fn is_name(&self, run: &Range<usize>, title: Option<Guess>, opens: bool) -> bool {
        let words = self.words;
        let empty = Class::GENERIC
            .or(Class::ORDINARY)
            .or(Class::TITLE)
            .or(Class::HONORIFIC)
            .or(Class::TITLE_PART)
            .or(Class::FIELD)
            .or(Class::ABBREVIATION);
        let says = |at: usize| {
            let class = words.classes[at];
            let ordinary = run.len() == 1 && class.is(Class::AGENCY.or(Class::TREATY).or(Class::PLACE));
            !words.is_small(at) && !class.is(empty) && !ordinary && words.tokens[at].case != Case::Initial
        };
        let written_small = |at: usize| self.survey.small.contains(&words.tokens[at].hash);
        let shouted = run.clone().all(|at| matches!(words.tokens[at].case, Case::Upper | Case::Initial));
        let known = run.len() > 1 || {
            let long = words.of(run.start).chars().nth(2).is_some() || title.is_some();
            let named = !opens || self.survey.capital.contains(&words.tokens[run.start].hash);
            let opener = words.classes[run.start].is(Class::OPENER) || written_small(run.start);
            long && named && (title.is_some() || !opener)
        };
        run.len() <= LONGEST
            && known
            && !shouted
            && run.clone().any(says)
            && matches!(self.listed.get(words.span(run)), None | Some(Hold::Surname))
            && !self.is_first_name_of_listed(run)
    }

    /// Whether a given name stands before a name that the list has: both name one person.
    fn is_first_name_of_listed(&self, run: &Range<usize>) -> bool {
        let words = self.words;
        let next = words.tokens.get(run.end).filter(|next| next.join == Join::Space && words.taken[run.end]);
        run.len() == 1
            && next.is_some_and(|next| matches!(next.case, Case::Capitalized | Case::Mixed))
            && words.classes[run.start].is(Class::GIVEN.or(Class::FAMILY))
            && !words.tokens[run.start].possessive
    }

    /// What the words inside of a name and beside it say.
    fn guess(&self, run: &Range<usize>) -> (Option<Guess>, Evidence) {
        let words = self.words;
        if let Some(guess) = self.head(run) {
            return (Some(guess), Evidence::Head);
        }
        let beside = Beside::new(words, run, &self.line);
        if beside.has_role() {
            return (Some(Guess::Person), Evidence::Title);
        }
        let long = (2..=4).contains(&run.clone().filter(|at| !words.is_small(*at)).count());
        let given = |at: usize| words.classes[at].is(Class::GIVEN) && at + 1 < run.end && !words.is_small(at);
        let family = words.classes[run.start].is(Class::FAMILY) && run.len() <= 4;
        if long && (family || run.clone().any(given)) {
            return (Some(Guess::Person), Evidence::GivenName);
        }
        if let Some(guess) = beside.noun() {
            return (Some(guess), Evidence::Noun);
        }
        if beside.speaks() {
            return (Some(Guess::Person), Evidence::Speech);
        }
        if beside.is_place() && run.len() <= 3 {
            return (Some(Guess::Place), Evidence::Preposition);
        }
        (None, Evidence::Capitals)
    }

    /// Adds letters, which may be an abbreviation.
    fn acronym(&mut self, run: Range<usize>) {
        let words = self.words;
        let (at, letters) = (run.start, words.of(run.start));
        let plain = (2..=6).contains(&letters.len()) && letters.bytes().all(|byte| byte.is_ascii_uppercase());
        if !plain
            || words.classes[at].is(Class::ABBREVIATION.or(Class::ORDINARY))
            || self.listed.get(words.span(&run)).is_some()
        {
            return;
        }
        let bracketed = words.text[..words.tokens[at].span.range().start].ends_with('(')
            && words.text[words.tokens[at].span.range().end..].starts_with(')');
        let stands_for = self.found.len().checked_sub(1).filter(|last| {
            let long = &self.found[*last];
            bracketed
                && long.tokens.end == at
                && !long.acronym
                && abbreviates(letters, &words.initials(long.tokens.clone()))
        });
        let listed = bracketed && at > self.line.start && words.taken[at - 1] && {
            let first = (self.line.start..at)
                .rev()
                .take_while(|at| words.taken[*at] || words.is_small(*at))
                .last()
                .unwrap_or(at);
            abbreviates(letters, &words.initials(first..at))
        };
        if let Some(long) = stands_for {
            let name = &mut self.found[long].name;
            if name.guess.is_none_or(|guess| guess == Guess::Person) {
                (name.guess, name.evidence) = (Some(Guess::Agency), Evidence::Definition);
            }
        }
        let defined = stands_for.is_some() || listed;
        let (guess, evidence) = if defined {
            (Some(Guess::Agency), Evidence::Definition)
        } else {
            (Beside::new(words, &run, &self.line).noun(), Evidence::Capitals)
        };
        let name = UnlistedName { span: words.span(&run), sentence: self.sentence, guess, evidence, full: None };
        self.found.push(Draft { tokens: run, name, acronym: true, surname: false, stands_for });
    }
}

/// Whether letters are the initials of a name, some of which may be left out.
fn abbreviates(letters: &str, initials: &str) -> bool {
    let mut rest = initials.chars();
    let in_order = letters.chars().all(|letter| rest.any(|initial| initial == letter));
    in_order && letters.chars().next() == initials.chars().next() && initials.chars().count() <= letters.len() + 2
}

#[cfg(test)]
mod tests;
