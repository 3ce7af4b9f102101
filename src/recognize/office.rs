//! Resolves offices by what they are of: "the Chinese foreign minister" is whoever held that office on the day.

use std::cmp::Reverse;
use std::ops::Range;
use std::sync::LazyLock;

use super::particles::is_particle;
use crate::gazetteer::{EntityId, Gazetteer, Kind, TieView};
use crate::text::by_hash::{ByHash, Hashes};
use crate::text::fold::is_hangul_syllable;
use crate::text::token::tokenize;
use crate::text::{Case, Date, Join, Token};

/// The roles that a noun may mean: of the first group with a holder, who must be one person.
type Groups = &'static [&'static [&'static str]];

/// Nouns in singular, the roles they mean, and of which entities alone; of none named, of every state.
#[rustfmt::skip]
const NOUNS: &[(&str, Groups, &[&str])] = &[
    ("president|presidente|präsident|президент|президента|президентом|президенту|总统|總統|大統領|대통령|国家主席|國家主席|국가주석", &[&["president"]], &[]),
    ("prime minister|pm|premier|premier minister|primer ministro|primeiro ministro|premierminister|премьер министр|премьер министра|премьер министром|总理|總理|首相|총리", &[&["prime_minister"]], &[]),
    ("chancellor|bundeskanzler", &[&["chancellor"]], &[]),
    ("king|queen|monarch|roi|rey|könig|国王|國王|국왕", &[&["monarch"]], &[]),
    ("emperor|天皇", &[&["emperor"]], &[]),
    ("emir", &[&["emir", "monarch"]], &[]),
    ("sultan", &[&["sultan", "monarch"]], &[]),
    ("supreme leader|最高领导人|最高領導人|最高指導者", &[&["supreme_leader"]], &[]),
    ("general secretary|генеральный секретарь", &[&["general_secretary"]], &[]),
    ("leader|лидер|лидера", &[&["supreme_leader"], &["general_secretary"], &["leader"], &["president", "prime_minister", "chancellor"]], &[]),
    ("head of state", &[&["president", "monarch", "emperor", "emir", "sultan"]], &[]),
    ("head of government", &[&["prime_minister", "chancellor"]], &[]),
    ("vice president", &[&["vice_president"]], &[]),
    ("first vice president", &[&["first_vice_president"]], &[]),
    ("deputy prime minister|deputy premier", &[&["deputy_prime_minister"]], &[]),
    ("foreign minister|foreign affairs minister|minister of foreign affairs|minister for foreign affairs|external affairs minister|\
      minister of external affairs|ministre des affaires étrangères|ministro de asuntos exteriores|ministro de relaciones exteriores|\
      ministro das relações exteriores|außenminister|министр иностранных дел|министра иностранных дел|外长|外長|外交部长|外交部長|外相|\
      외교부장|외무상|외무장관|외교장관", &[&["foreign_minister"]], &[]),
    ("deputy foreign minister|vice foreign minister", &[&["deputy_foreign_minister"]], &[]),
    ("foreign secretary", &[&["foreign_minister"]], &["state.united-kingdom", "state.philippines"]),
    ("secretary of state|国务卿|國務卿|국무장관", &[&["foreign_minister"]], &["state.united-states"]),
    ("defence minister|defense minister|minister of defence|minister of defense|minister of national defence|minister of national defense|\
      министр обороны|министра обороны|国防部长|國防部長|防长|防長|국방장관|국방부장", &[&["defence_minister"]], &[]),
    ("defence secretary|defense secretary|secretary of defense", &[&["defence_minister"]], &["state.united-states", "state.united-kingdom", "state.philippines"]),
    ("finance minister|minister of finance", &[&["finance_minister"]], &[]),
    ("treasury secretary|secretary of the treasury", &[&["finance_minister"]], &["state.united-states"]),
    ("chancellor of the exchequer", &[&["finance_minister"]], &["state.united-kingdom"]),
    ("interior minister|minister of the interior|minister of interior", &[&["interior_minister"]], &[]),
    ("home secretary", &[&["interior_minister"]], &["state.united-kingdom"]),
    ("home minister", &[&["interior_minister"]], &["state.india"]),
    ("health minister|minister of health", &[&["health_minister"]], &[]),
    ("health secretary", &[&["health_minister"]], &["state.united-kingdom", "state.united-states", "state.philippines"]),
    ("justice minister|minister of justice", &[&["justice_minister"]], &[]),
    ("trade minister", &[&["trade_minister"]], &[]),
    ("oil minister|petroleum minister", &[&["oil_minister"]], &[]),
    ("economy minister", &[&["economy_minister"]], &[]),
    ("national security adviser|national security advisor", &[&["national_security_adviser"]], &[]),
    ("army chief|military chief|chief of the general staff", &[&["army_chief"]], &[]),
    ("intelligence chief|spy chief", &[&["intelligence_chief"]], &[]),
    ("central bank governor|central bank chief", &[&["central_bank_governor"]], &[]),
    ("parliament speaker|parliamentary speaker|speaker of parliament", &[&["speaker"]], &[]),
    ("crown prince", &[&["crown_prince"]], &[]),
    ("first lady", &[&["first_lady"]], &[]),
    ("opposition leader", &[&["opposition_leader"]], &[]),
    ("chief nuclear negotiator|nuclear negotiator", &[&["nuclear_negotiator"]], &[]),
    ("foreign policy chief|high representative", &[&["high_representative"]], &["agency.european-union"]),
];

/// The same for organizations.
#[rustfmt::skip]
const NOUNS_OF_AGENCIES: &[(&str, Groups)] = &[
    ("secretary general|secrétaire général|secretario general|generalsekretär|генеральный секретарь|генсек|генсека|秘书长|秘書長|事務総長|사무총장", &[&["secretary_general"]]),
    ("director general|总干事|總幹事|사무국장", &[&["director_general"]]),
    ("executive director", &[&["executive_director"]]),
    ("chief|head", &[&["secretary_general"], &["director_general"], &["executive_director"], &["head"], &["chair", "chairman"], &["president"], &["leader"], &["commissioner"]]),
    ("president", &[&["president"]]),
    ("chairman|chairperson|chairwoman|chair", &[&["chair", "chairman"]]),
    ("leader", &[&["party_leader"]]),
];

/// Words before the phrase that make it somebody else's, or nobody's in particular.
const NOT_THE_HOLDER: &str = "former ex then late ousted deposed deputy vice acting next future incoming last first second third previous a an any every no \
     another each elected become becomes became as successive would longest several two three ancien ancienne ehemalige ehemaligen бывший бывшего 前 전";

/// Words after it that do.
const NO_HOLDER: &str = "elect designate candidate candidates hopeful election elections race runoff nominee contender";

/// Words between an office and what it is of.
const OF: &str = "of de du des d del do da della dell di von van der the la le l el los las";

/// Ideographs and kana that go on after an office; others may be a name.
const FUNCTION_CHARACTERS: &str = "在对對将將说說表称稱会會和与與于於的及曾也已就是は が を に の と へ も で";

/// An office that stands beside what it is of.
#[derive(Clone, Debug)]
pub(super) struct Office {
    /// The tokens of the noun.
    pub(super) tokens: Range<usize>,
    nouns: &'static [Noun],
    year: Year,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Noun {
    OfState(usize),
    OfAgency(usize),
}

/// The year that the sentence speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Year {
    Unsaid,
    Said(u16),
    Several,
}

struct Phrase {
    words: Vec<u64>,
    nouns: Vec<Noun>,
}

/// The nouns by their first word, the longest first.
static LEXICON: LazyLock<ByHash<Vec<Phrase>>> = LazyLock::new(|| {
    let of_states = NOUNS.iter().enumerate().map(|(at, (words, ..))| (*words, Noun::OfState(at)));
    let of_agencies = NOUNS_OF_AGENCIES.iter().enumerate().map(|(at, (words, _))| (*words, Noun::OfAgency(at)));
    let mut lexicon: ByHash<Vec<Phrase>> = ByHash::default();
    for (spellings, noun) in of_states.chain(of_agencies) {
        for spelling in spellings.split('|') {
            let words: Vec<_> = tokenize(spelling).iter().map(|token| token.hash).collect();
            let phrases = lexicon.entry(words[0]).or_default();
            match phrases.iter_mut().find(|phrase| phrase.words == words) {
                Some(phrase) => phrase.nouns.push(noun),
                None => phrases.push(Phrase { words, nouns: vec![noun] }),
            }
        }
    }
    let sorted = lexicon.into_iter().map(|(first, mut phrases)| {
        phrases.sort_by_key(|phrase| Reverse(phrase.words.len()));
        (first, phrases)
    });
    sorted.collect()
});

static BEFORE: LazyLock<Hashes> = LazyLock::new(|| hashes(NOT_THE_HOLDER));
static AFTER: LazyLock<Hashes> = LazyLock::new(|| hashes(NO_HOLDER));
static CONNECTORS: LazyLock<Hashes> = LazyLock::new(|| hashes(OF));
static THE: LazyLock<Hashes> = LazyLock::new(|| hashes("the der die das le la el il o"));

fn hashes(words: &str) -> Hashes {
    words.split_whitespace().flat_map(tokenize).map(|token| token.hash).collect()
}

/// The offices beside a name: "China's foreign minister", "the president of France".
pub(super) fn offices(text: &str, tokens: &[Token], name: &Range<usize>) -> Vec<Office> {
    let sentence = Sentence { text, tokens };
    [sentence.after(name), sentence.before(name)].into_iter().flatten().collect()
}

/// The office that stands right before a name: Foreign Secretary Robin Cook, Canada's Trudeau.
pub(super) fn title(text: &str, tokens: &[Token], name: usize) -> Option<Title> {
    let known = name > 0 && tokens[name].join == Join::Space && tokens[name - 1].case != Case::Uncased;
    if known && tokens[name - 1].possessive {
        return Some(Title::OWNED);
    }
    let phrase = known.then(|| Sentence { text, tokens }.ending_at(name)).flatten();
    phrase.map(|(_, phrase)| Title(&phrase.nouns))
}

/// An office before a name; none in particular where a possessive stands there: Canada's Trudeau.
#[derive(Clone, Copy, Debug)]
pub(super) struct Title(&'static [Noun]);

impl Title {
    const OWNED: Self = Self(&[]);

    /// Whether somebody held an office of `owner` in a text of a date, where nothing but whose he is stands before the name.
    pub(super) fn is_owned(self, person: EntityId, owner: &str, gazetteer: &Gazetteer, published: Date) -> bool {
        let office = |tie: &TieView<'_>| {
            NOUNS.iter().any(|(_, groups, _)| groups.iter().any(|group| group.contains(&tie.relation)))
        };
        let mut ties = gazetteer.entity(person).ties();
        self.0.is_empty() && ties.any(|tie| tie.target == owner && office(&tie) && holds(&tie, published))
    }

    /// Whether the office is that of a prime minister: few bear it, so that it says alone who is meant.
    pub(super) fn is_premier(self) -> bool {
        self.0.iter().any(|noun| matches!(noun, Noun::OfState(at) if matches!(NOUNS[*at].1, [["prime_minister"]])))
    }

    /// Whether somebody held the office in a text of a date; ever, where it has none.
    pub(super) fn is_of(self, person: EntityId, gazetteer: &Gazetteer, published: Option<Date>) -> bool {
        let means = |tie: &TieView<'_>| {
            self.0.iter().any(|noun| {
                let (groups, only) = match noun {
                    Noun::OfState(at) => (NOUNS[*at].1, NOUNS[*at].2),
                    Noun::OfAgency(at) => (NOUNS_OF_AGENCIES[*at].1, &[][..]),
                };
                let role = groups.iter().any(|group| group.contains(&tie.relation));
                role && (only.is_empty() || only.contains(&tie.target))
            })
        };
        gazetteer.entity(person).ties().any(|tie| means(&tie) && published.is_none_or(|date| holds(&tie, date)))
    }
}

struct Sentence<'a> {
    text: &'a str,
    tokens: &'a [Token],
}

impl Sentence<'_> {
    /// "Chinese foreign minister", "China's foreign minister".
    fn after(&self, name: &Range<usize>) -> Option<Office> {
        let start = name.end;
        let token = self.tokens.get(start).filter(|token| matches!(token.join, Join::Space | Join::Tight))?;
        let phrase = self.phrase(start, LEXICON.get(&token.hash)?)?;
        let mut first = name.start;
        if first > 0 && THE.contains(&self.tokens[first - 1].hash) {
            first -= 1;
        }
        let end = start + phrase.words.len();
        self.office(start..end, first, phrase).filter(|_| self.ends(end))
    }

    /// "the president of France", "министр иностранных дел Китая".
    fn before(&self, name: &Range<usize>) -> Option<Office> {
        let mut end = name.start;
        while end > 0 && self.tokens[end].join == Join::Space && CONNECTORS.contains(&self.tokens[end - 1].hash) {
            end -= 1;
        }
        // English needs its "of"; where the name alone stands after the noun, the noun is of another language.
        let joined = end < name.start || !self.tokens[name.start].span.of(self.text).is_ascii();
        if !joined || end == 0 || self.tokens[end].join != Join::Space {
            return None;
        }
        let (start, phrase) = self.ending_at(end)?;
        let is_the = start > 0 && THE.contains(&self.tokens[start - 1].hash) || self.tokens[start].join == Join::Hard;
        let known = is_the || !self.tokens[start].span.of(self.text).is_ascii();
        let office = self.office(start..end, if start > 0 && is_the { start - 1 } else { start }, phrase);
        office.filter(|_| known && self.ends(name.end))
    }

    /// The longest noun that ends before a token, and where it begins.
    fn ending_at(&self, end: usize) -> Option<(usize, &'static Phrase)> {
        (end.saturating_sub(LONGEST_NOUN)..end).find_map(|start| {
            let phrase = self.phrase(start, LEXICON.get(&self.tokens[start].hash)?)?;
            (start + phrase.words.len() == end).then_some((start, phrase))
        })
    }

    fn phrase(&self, start: usize, phrases: &'static [Phrase]) -> Option<&'static Phrase> {
        let fits = |phrase: &&Phrase| {
            let tokens = self.tokens.get(start..start + phrase.words.len());
            tokens.is_some_and(|tokens| {
                let joined = |token: &Token| matches!(token.join, Join::Space | Join::Hyphen | Join::Tight);
                tokens.iter().zip(&phrase.words).all(|(token, word)| token.hash == *word)
                    && tokens[1..].iter().all(joined)
            })
        };
        phrases.iter().find(fits)
    }

    /// The office, unless what stands around it says that its holder is not meant, or named.
    fn office(&self, tokens: Range<usize>, first: usize, phrase: &'static Phrase) -> Option<Office> {
        // "the" settles it; without it, an article may stand before an adjective: "no sitting American leader".
        let reach = if THE.contains(&self.tokens[first].hash) { 1 } else { 2 };
        let before = &self.tokens[first.saturating_sub(reach)..first];
        if before.iter().any(|token| BEFORE.contains(&token.hash)) || self.is_apposition(first) {
            return None;
        }
        Some(Office { tokens, nouns: &phrase.nouns, year: self.year() })
    }

    /// "Wang Yi, the Chinese foreign minister": the name before it says who it is.
    fn is_apposition(&self, first: usize) -> bool {
        let comma = self.tokens[first].join == Join::Comma;
        comma && self.tokens[first - 1].case != Case::Lower
    }

    /// Whether nothing follows that names the holder or takes the word into another one: no name, no "-elect".
    fn ends(&self, at: usize) -> bool {
        let Some(next) = self.tokens.get(at) else { return true };
        let name = !matches!(next.case, Case::Lower | Case::Uncased);
        match next.join {
            Join::Space if self.tokens[at - 1].possessive => true,
            Join::Space | Join::Comma if name => false,
            Join::Space if next.span.of(self.text).starts_with(is_hangul_syllable) => false,
            Join::Space => !AFTER.contains(&next.hash),
            Join::Tight => self.goes_on(at),
            Join::Hyphen | Join::Apostrophe => false,
            Join::Comma | Join::Hard => true,
        }
    }

    /// Whether ideographs or syllables that follow without a blank are grammar, not a name.
    fn goes_on(&self, at: usize) -> bool {
        let word = self.tokens[at].span.of(self.text);
        if word.starts_with(is_hangul_syllable) {
            let tight = self.tokens[at + 1..].iter().take_while(|token| token.join == Join::Tight).count();
            let end = self.tokens[at + tight].span.range().end;
            return is_particle(&self.text[self.tokens[at].span.range().start..end]);
        }
        FUNCTION_CHARACTERS.contains(word)
    }

    fn year(&self) -> Year {
        let digits = self.tokens.iter().filter(|token| token.case == Case::Uncased && token.span.len() == 4);
        let mut years = digits.filter_map(|token| token.span.of(self.text).parse::<u16>().ok());
        let mut years = years.by_ref().filter(|year| (1900..=2100).contains(year));
        match (years.next(), years.next()) {
            (None, _) => Year::Unsaid,
            (Some(year), None) => Year::Said(year),
            _ => Year::Several,
        }
    }
}

/// The words of the longest noun.
const LONGEST_NOUN: usize = 6;

impl Office {
    /// Who held it in a text of a date, if the list knows one person only.
    pub(super) fn holder(&self, of: EntityId, gazetteer: &Gazetteer, published: Option<Date>) -> Option<EntityId> {
        let date = match self.year {
            Year::Unsaid => published?,
            Year::Said(year) => published.filter(|date| date.year == year).or(Date::new(year, 0, 0))?,
            Year::Several => return None,
        };
        let entity = gazetteer.entity(of);
        let fits = |noun: &&Noun| matches!((entity.kind(), noun), (Kind::State, Noun::OfState(_)) | (Kind::Agency, _));
        let key = entity.key();
        let groups = self.nouns.iter().filter(fits).find_map(|noun| match noun {
            Noun::OfState(at) => {
                let (_, groups, only) = NOUNS[*at];
                let state = entity.kind() == Kind::State && only.is_empty();
                (state || only.contains(&key)).then_some(groups)
            }
            Noun::OfAgency(at) => Some(NOUNS_OF_AGENCIES[*at].1),
        })?;
        let holders = |group: &&[&str]| {
            let ties = group.iter().flat_map(|relation| gazetteer.ties_as(key, Some(relation)));
            let mut holders: Vec<_> = ties.filter(|(_, tie)| holds(tie, date)).map(|(id, _)| id).collect();
            holders.sort_unstable();
            holders.dedup();
            Some(holders).filter(|holders| !holders.is_empty())
        };
        let holders = groups.iter().find_map(holders)?;
        (holders.len() == 1).then(|| holders[0])
    }
}

/// Whether somebody held an office on a date. One that the list gives no end is taken to last for half a year after it was last known to.
fn holds(tie: &TieView<'_>, date: Date) -> bool {
    let end = tie.to.or_else(|| tie.as_of.map(half_a_year_after));
    tie.from.is_some() && end.is_some() && date.may_lie_between(tie.from, end)
}

fn half_a_year_after(date: Date) -> Date {
    match date.month {
        0 => date,
        month @ 1..=6 => Date { month: month + 6, day: 0, ..date },
        month => Date { year: date.year + 1, month: month - 6, day: 0 },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn half_a_year() {
        for (date, after) in
            [("2026", "2026"), ("2026-02-10", "2026-08"), ("2025-11", "2026-05"), ("2025-12", "2026-06")]
        {
            let date: Date = date.parse().unwrap();
            assert_eq!(half_a_year_after(date).to_string(), after);
        }
    }

    #[test]
    fn every_noun_has_a_word() {
        assert!(LEXICON.values().flatten().all(|phrase| (1..=LONGEST_NOUN).contains(&phrase.words.len())));
    }
}
