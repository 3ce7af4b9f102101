//! Reads dictionaries of actors and agents with CAMEO codes, as PETRARCH, TABARI and `UniversalPetrarch` have them.

use std::collections::BTreeMap;
use std::io;

use super::super::record::{AliasRecord, CaseRule, EntityRecord, Form, Kind, Tie};
use super::super::slug;
use super::known::Identity;
use super::{Books, Source, name};
use crate::text::Date;

/// The role behind the code of a state; persons with others (`ELI`: the prominent, out of office) have none.
const ROLES: [(&str, &str); 12] = [
    ("GOV", "official"),
    ("MIL", "military_officer"),
    ("LEG", "legislator"),
    ("JUD", "judge"),
    ("SPY", "intelligence_officer"),
    ("COP", "police_officer"),
    ("OPP", "opposition"),
    ("REB", "rebel"),
    ("SEP", "separatist"),
    ("PTY", "party_leader"),
    ("MED", "journalist"),
    ("BUS", "business_leader"),
];

/// The most spellings that the sets of one agent make.
const SPELLINGS: usize = 64;

pub(super) fn import(sources: &[Source<'_>], books: &mut Books<'_, '_>) -> io::Result<()> {
    for source in sources {
        let mut file = Dictionary::default();
        books.each_line(source, &mut |books, line| file.read(line, books))?;
        file.finish(books)?;
    }
    Ok(())
}

/// A dictionary as far as it is read: the actor whose lines go on, and the sets of words for agents.
#[derive(Default)]
struct Dictionary {
    actor: Option<Actor>,
    sets: BTreeMap<String, Vec<String>>,
}

struct Actor {
    names: Vec<String>,
    codes: Vec<Code>,
    line: u64,
}

/// What an actor was, and when.
struct Code {
    text: String,
    from: Option<Date>,
    to: Option<Date>,
}

impl Dictionary {
    fn read(&mut self, line: &str, books: &mut Books<'_, '_>) -> io::Result<()> {
        let text = line.split(['#', ';']).next().unwrap_or_default();
        if text.trim().is_empty() || text.starts_with('<') {
            return Ok(());
        }
        if text.starts_with('!') && text.contains('=') {
            self.add_set(text);
            return Ok(());
        }
        if text.contains("[~") {
            self.finish(books)?;
            return self.agent(text, books);
        }
        let (words, codes) = text.split_at(text.find('[').unwrap_or(text.len()));
        let goes_on = words.trim().is_empty() || words.trim_start().starts_with('+');
        if !goes_on {
            self.finish(books)?;
            books.report.read += 1;
            self.actor = Some(Actor { names: Vec::new(), codes: Vec::new(), line: books.place.line });
        }
        match (&mut self.actor, codes_of(codes)) {
            (Some(actor), Some(codes)) => {
                let words = plain(words.trim().trim_start_matches('+'));
                actor.names.extend(Some(words).filter(|words| !words.is_empty()));
                actor.codes.extend(codes);
            }
            (actor, _) => {
                books.report.read += u64::from(actor.is_none());
                *actor = None;
                books.break_off("not an entry of a dictionary", text.trim());
            }
        }
        Ok(())
    }

    /// Keeps `!PERSON! = MAN, MEN, WOMAN`.
    fn add_set(&mut self, text: &str) {
        let (name, words) = text.split_once('=').unwrap_or((text, ""));
        let words = words.split(',').map(|word| word.trim().trim_end_matches('_').to_owned());
        self.sets.insert(name.trim().to_owned(), words.filter(|word| !word.is_empty()).collect());
    }

    /// Reads `POLICE_OFFICER [~COP]`; irregular plurals stand in braces, regular ones follow.
    fn agent(&mut self, text: &str, books: &mut Books<'_, '_>) -> io::Result<()> {
        books.report.read += 1;
        let parts = text.split_once("[~").and_then(|(words, rest)| Some((words, rest.split_once(']')?.0.trim())));
        let Some((words, code)) = parts.filter(|(_, code)| is_code(code)) else {
            books.break_off("not an entry of a dictionary", text.trim());
            return Ok(());
        };
        let (noun, plurals) = words.split_once('{').unwrap_or((words, "}"));
        let plurals = plurals.split('}').next().unwrap_or_default().split(',');
        let given: Vec<_> = plurals.map(plain).filter(|plural| !plural.is_empty()).collect();
        let mut spellings = self.spellings(noun);
        if !words.contains('{') && !noun.contains('!') {
            spellings.extend(plural(&plain(noun)));
        }
        spellings.extend(given);
        let mut spellings = spellings.into_iter().map(|spelling| spelling.to_lowercase());
        let Some(name) = spellings.next().filter(|name| !name.contains('!')) else {
            books.break_off("no such set of words", words.trim());
            return Ok(());
        };
        let anycase = |text| AliasRecord { case: CaseRule::Any, ..AliasRecord::new(text, Form::Alias) };
        books.emit(EntityRecord {
            key: format!("agent.{}.{}", code.to_lowercase(), slug(&name)),
            kind: Some(Kind::Other("agent".into())),
            name: Some(name),
            aliases: spellings.map(anycase).collect(),
            ..EntityRecord::default()
        })
    }

    /// The spellings that the sets in a noun stand for: `POLICE!PERSON!` is policeman, policewoman and so on.
    fn spellings(&self, noun: &str) -> Vec<String> {
        let mut spellings = vec![noun.to_owned()];
        for (set, words) in &self.sets {
            if noun.contains(set.as_str()) {
                let each = |spelling: &String| {
                    words.iter().map(|word| spelling.replace(set.as_str(), word)).collect::<Vec<_>>()
                };
                spellings = spellings.iter().flat_map(each).take(SPELLINGS).collect();
            }
        }
        spellings.iter().map(|spelling| plain(spelling)).collect()
    }

    /// Hands on the actor whose lines have ended.
    fn finish(&mut self, books: &mut Books<'_, '_>) -> io::Result<()> {
        let Some(actor) = self.actor.take() else { return Ok(()) };
        let here = std::mem::replace(&mut books.place.line, actor.line);
        actor.emit(books)?;
        books.place.line = here;
        Ok(())
    }
}

impl Actor {
    fn emit(self, books: &mut Books<'_, '_>) -> io::Result<()> {
        if self.codes.is_empty() {
            books.break_off("no code", &self.names.join(", "));
            return Ok(());
        }
        let mut states: Vec<_> = self.codes.iter().filter_map(|code| code.state(books)).collect();
        states.sort();
        states.dedup();
        let kind = self.kind(&states);
        let names = self.spelled();
        let state = states.first().filter(|_| kind == Kind::State).cloned();
        // A seat or a part of a state may have its code: the state keeps its name.
        let listed = state.as_deref().and_then(|key| books.known.name(key)).map(str::to_owned);
        let label = listed.or_else(|| names.first().cloned()).unwrap_or_default();
        let key = state.unwrap_or_else(|| {
            let own = &self.codes[0].text;
            books.known.id(&Identity { kind: &kind, wikidata: None, name: Some(&label), countries: &states, own })
        });
        let ties = if kind == Kind::Person { self.roles(books) } else { Vec::new() };
        books.emit(EntityRecord {
            key,
            name: Some(label),
            aliases: names.iter().map(|text| name::alias(text)).collect(),
            countries: if kind == Kind::State { Vec::new() } else { states },
            ties,
            kind: Some(kind),
            ..EntityRecord::default()
        })
    }

    /// The names as others write them; abbreviations of another name stay in capitals.
    fn spelled(&self) -> Vec<String> {
        let initials = |name: &String| name.split(' ').filter_map(|word| word.chars().next()).collect::<String>();
        let initials: Vec<_> = self.names.iter().filter(|name| name.contains(' ')).map(initials).collect();
        let spell = |name: &String| if initials.contains(name) { name.clone() } else { title_case(name) };
        self.names.iter().map(spell).collect()
    }

    /// The code of a state alone is that state; what is dated or prominent is a person; all else is a body.
    fn kind(&self, states: &[String]) -> Kind {
        let dated = self.codes.iter().any(|code| code.from.is_some() || code.to.is_some());
        let prominent = self.codes.iter().any(|code| code.text.get(3..6) == Some("ELI"));
        let alone = self.codes.iter().all(|code| code.text.len() == 3);
        match states {
            [_] if alone => Kind::State,
            _ if dated || prominent => Kind::Person,
            _ => Kind::Agency,
        }
    }

    fn roles(&self, books: &Books<'_, '_>) -> Vec<Tie> {
        let tie = |code: &Code| {
            let role = ROLES.iter().find(|(part, _)| code.text.get(3..6) == Some(part))?.1;
            let target = code.state(books)?;
            Some(Tie { relation: role.to_owned(), target, from: code.from, to: code.to, ..Tie::default() })
        };
        self.codes.iter().filter_map(tie).collect()
    }
}

impl Code {
    fn state(&self, books: &Books<'_, '_>) -> Option<String> {
        books.known.state(self.text.get(..3)?).map(str::to_owned)
    }
}

/// The codes in brackets of a line; none where something else stands there.
fn codes_of(text: &str) -> Option<Vec<Code>> {
    let mut codes = Vec::new();
    let mut rest = text.trim();
    while let Some(inner) = rest.strip_prefix('[') {
        let (inside, after) = inner.split_once(']')?;
        codes.push(code(inside)?);
        rest = after.trim_start();
    }
    rest.is_empty().then_some(codes)
}

/// Reads `AFGGOV 920628-960927`, `AFGGOV >100201` (since) and `AFGELI <010120` (until).
fn code(inside: &str) -> Option<Code> {
    let (text, term) = inside.trim().split_once([' ', '\t']).unwrap_or((inside.trim(), ""));
    let term = term.trim();
    let (from, to) = match term.split_once('-') {
        Some((from, to)) => (Some(day(from)?), Some(day(to)?)),
        None if term.is_empty() => (None, None),
        None => match term.split_at_checked(1)? {
            (">", from) => (Some(day(from)?), None),
            ("<", to) => (None, Some(day(to)?)),
            _ => return None,
        },
    };
    is_code(text).then(|| Code { text: text.to_owned(), from, to })
}

fn is_code(text: &str) -> bool {
    text.len() >= 3 && text.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit())
}

/// Reads `920628` and `19920628`; years of two digits below 30 are those of our century.
fn day(text: &str) -> Option<Date> {
    let text = text.trim();
    if !text.is_ascii() {
        return None;
    }
    let (year, rest) = text.split_at_checked(text.len().checked_sub(4)?)?;
    let number: u16 = year.parse().ok()?;
    let year = match year.len() {
        2 if number < 30 => 2000 + number,
        2 => 1900 + number,
        4 => number,
        _ => return None,
    };
    Date::new(year, rest[..2].parse().ok()?, rest[2..].parse().ok()?)
}

/// Words with blanks between them; an underscore at the end says that nothing follows the stem.
fn plain(words: &str) -> String {
    words.replace('_', " ").split_whitespace().collect::<Vec<_>>().join(" ")
}

fn plural(noun: &str) -> Option<String> {
    let stem = noun.trim();
    let vowel = |c: char| matches!(c.to_ascii_lowercase(), 'a' | 'e' | 'i' | 'o' | 'u');
    let lower = stem.to_lowercase();
    match lower.strip_suffix('y') {
        _ if stem.is_empty() => None,
        Some(front) if !front.ends_with(vowel) => Some(format!("{front}ies")),
        _ if ["s", "x", "ch", "sh"].iter().any(|end| lower.ends_with(end)) => Some(format!("{lower}es")),
        _ => Some(format!("{lower}s")),
    }
}

/// A name that stands in capitals as others write it: `MAZAR-I-SHARIF` is Mazar-I-Sharif; small words inside stay small.
fn title_case(name: &str) -> String {
    const SMALL: [&str; 14] =
        ["del", "of", "the", "and", "for", "in", "on", "to", "de", "du", "la", "von", "van", "bin"];
    if name.chars().any(char::is_lowercase) {
        return name.to_owned();
    }
    let words = name.split(' ').enumerate().map(|(at, word)| {
        let lower = word.to_lowercase();
        if at > 0 && SMALL.contains(&lower.as_str()) { lower } else { capitalized(&lower) }
    });
    words.collect::<Vec<_>>().join(" ")
}

/// The first letter of each part of a word in capitals: O'Neill, Al-Sadr, A.G.
fn capitalized(word: &str) -> String {
    let mut start = true;
    let mut out = String::with_capacity(word.len());
    for c in word.chars() {
        if start {
            out.extend(c.to_uppercase());
        } else {
            out.push(c);
        }
        start = matches!(c, '-' | '.') || (c == '\'' && out.chars().count() == 2);
    }
    out
}
