//! Reads the tables of verbs, nouns and modes.

use std::str::FromStr;
use std::sync::Arc;

use super::class::WordClass;
use super::inflect::{first_word, noun_forms, verb_forms, with_particle, with_s};
use super::{Control, Direction, Frame, Mode, ModeInfo, Noun, Office, Rules, Slot, TreatyFrame};
use crate::relate::{Family, Predicate};
use crate::text::by_hash::ByHash;
use crate::text::token::hash_folded;

const MODES: &str = include_str!("../data/modes.tsv");
const VERBS: &str = include_str!("../data/verbs.tsv");
const GROUPS: &str = include_str!("../data/groups.tsv");
const NOUNS: &str = include_str!("../data/nouns.tsv");
const LIGHT: &str = include_str!("../data/light.tsv");
const CONTROL: &str = include_str!("../data/control.tsv");
const IRREGULAR: &str = include_str!("../data/irregular.tsv");
const OFFICES: &str = include_str!("../data/offices.tsv");
const TREATY_VERBS: &str = include_str!("../data/treaty_verbs.tsv");
const TREATY_NOUNS: &str = include_str!("../data/treaty_nouns.tsv");
const WORDS: &str = include_str!("../data/words.tsv");

/// A line of a table of rules that cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {what}")]
pub struct RuleError {
    /// Its number, from 1.
    pub line: usize,
    /// What is wrong, and what was expected.
    pub what: String,
}

/// The lines of a table below its header, numbered, as cells.
fn rows(table: &str) -> impl Iterator<Item = (usize, Vec<&str>)> {
    let lines = table.lines().enumerate().skip(1);
    lines
        .filter(|(_, line)| !line.trim().is_empty() && !line.starts_with('#'))
        .map(|(at, line)| (at + 1, line.split('\t').map(str::trim).collect()))
}

fn cell<'c>(cells: &[&'c str], at: usize) -> &'c str {
    cells.get(at).copied().unwrap_or_default()
}

struct Reader<'t> {
    rules: Rules,
    /// Past and participle of irregular verbs; some have two spellings.
    irregular: foldhash::HashMap<&'t str, Vec<(&'t str, &'t str)>>,
    verbs: foldhash::HashMap<String, u16>,
    nouns: ByHash<u16>,
    /// Nouns that stand in for one another, by the name of the group.
    groups: foldhash::HashMap<&'t str, &'t str>,
}

impl Rules {
    /// The built-in tables with those of the user on top: rows of `verbs.tsv` or `nouns.tsv`, and of `modes.tsv` for modes of their own.
    ///
    /// # Errors
    /// The first line that cannot be read.
    pub fn read(user: &[&str]) -> Result<Self, RuleError> {
        let mut irregular: foldhash::HashMap<&str, Vec<(&str, &str)>> = foldhash::HashMap::default();
        for (_, cells) in rows(IRREGULAR) {
            irregular.entry(cell(&cells, 0)).or_default().push((cell(&cells, 1), cell(&cells, 2)));
        }
        let mut reader = Reader {
            rules: Self::default(),
            irregular,
            verbs: foldhash::HashMap::default(),
            nouns: ByHash::default(),
            groups: rows(GROUPS).map(|(_, cells)| (cell(&cells, 0), cell(&cells, 1))).collect(),
        };
        for (line, cells) in rows(WORDS) {
            reader.words(line, &cells)?;
        }
        for (line, cells) in rows(MODES) {
            reader.mode(line, &cells)?;
        }
        for (line, cells) in rows(VERBS) {
            reader.verb_row(line, &cells)?;
        }
        for (line, cells) in rows(NOUNS) {
            reader.noun_row(line, &cells)?;
        }
        for (_, cells) in rows(LIGHT) {
            let verb = reader.verb(first_word(cell(&cells, 0)));
            reader.rules.verbs[verb as usize].light = true;
        }
        for (line, cells) in rows(CONTROL) {
            reader.control(line, &cells)?;
        }
        for (line, cells) in rows(TREATY_VERBS) {
            reader.treaty_verbs(line, &cells)?;
        }
        for (line, cells) in rows(TREATY_NOUNS) {
            let frame = treaty_frame(line, cell(&cells, 1), cell(&cells, 2))?;
            for noun in cell(&cells, 0).split(',') {
                reader.rules.treaty_nouns.insert(hash_folded(noun), frame.clone());
            }
        }
        for (line, cells) in rows(OFFICES) {
            reader.offices(line, &cells)?;
        }
        for table in user {
            reader.user(table)?;
        }
        // What names its object, or has a small word of its own, is tried first.
        for verb in &mut reader.rules.verbs {
            verb.frames.sort_by_key(|frame| (frame.particle.is_none(), frame.objects.is_empty()));
        }
        for frames in &mut reader.rules.nouns {
            frames.sort_by_key(|frame| frame.objects.is_empty());
        }
        Ok(reader.rules)
    }
}

impl Reader<'_> {
    fn class(&mut self, word: &str, class: WordClass) -> &mut super::Word {
        let entry = self.rules.words.entry(hash_folded(word)).or_default();
        entry.class = entry.class.or(class);
        entry
    }

    fn words(&mut self, line: usize, cells: &[&str]) -> Result<(), RuleError> {
        let name = cell(cells, 0);
        let class =
            WordClass::named(name).ok_or_else(|| RuleError { line, what: format!("`{name}` is no class of words") })?;
        let words = cell(cells, 1).split_whitespace();
        if class.is(WordClass::REPORT.or(WordClass::DENY).or(WordClass::GENERAL)) {
            for word in words {
                let verb = self.verb(word);
                self.mark_forms(word, verb, class);
            }
        } else if class.is(WordClass::AGENTIVE.or(WordClass::RELATIONAL)) {
            for word in words {
                self.class(word, class);
                self.class(&with_s(word), class);
            }
        } else {
            for word in words {
                self.class(word, class);
            }
        }
        Ok(())
    }

    /// The number of a verb, which is added with its forms where it is new.
    fn verb(&mut self, lemma: &str) -> u16 {
        if let Some(known) = self.verbs.get(lemma) {
            return *known;
        }
        let number = u16::try_from(self.rules.verbs.len()).unwrap_or(u16::MAX);
        self.rules.verbs.push(super::Verb::default());
        self.verbs.insert(lemma.to_owned(), number);
        self.mark_forms(lemma, number, WordClass::default());
        number
    }

    fn mark_forms(&mut self, lemma: &str, number: u16, also: WordClass) {
        let spellings = self.irregular.get(lemma).cloned().unwrap_or_default();
        let irregular = spellings.into_iter().map(|forms| verb_forms(lemma, Some(forms))).collect::<Vec<_>>();
        let all = if irregular.is_empty() { vec![verb_forms(lemma, None)] } else { irregular };
        for forms in all {
            for (word, class) in [
                (lemma, WordClass::BASE),
                (forms.third.as_str(), WordClass::THIRD),
                (forms.past.as_str(), WordClass::PAST),
                (forms.participle.as_str(), WordClass::PARTICIPLE),
                (forms.gerund.as_str(), WordClass::GERUND),
            ] {
                self.class(word, class.or(also)).verb = Some(number);
            }
            // "traveled" beside "travelled"
            if forms.past.strip_prefix(lemma) == Some("led") {
                let [past, gerund] = ["ed", "ing"].map(|ending| [lemma, ending].concat());
                self.class(&past, WordClass::PAST.or(WordClass::PARTICIPLE).or(also)).verb = Some(number);
                self.class(&gerund, WordClass::GERUND.or(also)).verb = Some(number);
            }
        }
    }

    fn mode(&mut self, line: usize, cells: &[&str]) -> Result<(), RuleError> {
        let [name, class, cameo, goldstein] = [0, 1, 2, 3].map(|at| cell(cells, at));
        let wrong = |what: &str| RuleError { line, what: what.to_owned() };
        let class = Predicate::from_str(class).ok().filter(|class| class.family() == Family::Event);
        let class = class.ok_or_else(|| wrong("the second cell is none of the sixteen event classes"))?;
        let cameo = cameo.parse().ok().filter(|root| (1..=20).contains(root));
        let cameo = cameo.ok_or_else(|| wrong("the third cell is no root of CAMEO, 01 to 20"))?;
        let goldstein = tenths(goldstein).ok_or_else(|| wrong("the fourth cell is no weight from -10.0 to 10.0"))?;
        // Rules are read once and live as long as the program.
        let mode = Mode(Box::leak(Box::new(ModeInfo { name: name.into(), class, cameo, goldstein })));
        self.rules.modes.push(mode);
        self.rules.named.insert(&mode.0.name, mode);
        Ok(())
    }

    fn known_mode(&self, line: usize, name: &str) -> Result<Mode, RuleError> {
        self.rules.named(name).ok_or_else(|| RuleError { line, what: format!("there is no mode `{name}`") })
    }

    /// verbs, object, target, mode, flags
    fn verb_row(&mut self, line: usize, cells: &[&str]) -> Result<(), RuleError> {
        let mode = match cell(cells, 3) {
            "-" => None,
            name => Some(self.known_mode(line, name)?),
        };
        let mut objects = Vec::new();
        for noun in cell(cells, 1).split('|').map(str::trim).filter(|noun| !noun.is_empty()) {
            match noun.strip_prefix('{').and_then(|noun| noun.strip_suffix('}')) {
                Some(group) => {
                    let nouns = self.groups.get(group);
                    let nouns =
                        nouns.ok_or_else(|| RuleError { line, what: format!("there is no group `{group}`") })?;
                    objects.extend(nouns.split('|').flat_map(noun_forms));
                }
                None => objects.extend(noun_forms(noun)),
            }
        }
        objects.sort_unstable();
        let objects: Arc<[Noun]> = objects.into();
        let frame = frame(line, mode, "", [2, 4].map(|at| cell(cells, at)))?;
        for verb in cell(cells, 0).split(',').map(str::trim) {
            let (lemma, particle) = with_particle(verb);
            if lemma.is_empty() {
                return Err(RuleError { line, what: "the first cell has a verb without letters".to_owned() });
            }
            let also = verb.split(' ').nth(1).filter(|_| verb.split(' ').count() > 2).map(hash_folded);
            let frame = Frame { particle, also, objects: Arc::clone(&objects), ..frame.clone() };
            let verb = self.verb(lemma);
            self.rules.verbs[verb as usize].frames.push(frame);
        }
        Ok(())
    }

    /// noun, source, target, mode, flags
    fn noun_row(&mut self, line: usize, cells: &[&str]) -> Result<(), RuleError> {
        let mode = Some(self.known_mode(line, cell(cells, 3))?);
        let frame = frame(line, mode, cell(cells, 1), [2, 4].map(|at| cell(cells, at)))?;
        let noun = cell(cells, 0);
        let (singular, before) = match noun.rsplit_once(' ') {
            Some((before, last)) => (last, Some(hash_folded(first_word(before)))),
            None => (noun, None),
        };
        // A noun of two words is that of its last, with the other as what must stand before it.
        let frame = Frame { objects: before.map(|word| (word, None)).into_iter().collect(), ..frame };
        let next = u16::try_from(self.rules.nouns.len()).unwrap_or(u16::MAX);
        let number = *self.nouns.entry(hash_folded(singular)).or_insert(next);
        if number == next {
            self.rules.nouns.push(Vec::new());
        }
        self.rules.nouns[number as usize].push(frame);
        self.class(singular, WordClass::EVENT).noun = Some(number);
        self.class(&with_s(singular), WordClass::EVENT.or(WordClass::PLURAL)).noun = Some(number);
        Ok(())
    }

    /// verb, effect
    fn control(&mut self, line: usize, cells: &[&str]) -> Result<(), RuleError> {
        let control = match cell(cells, 1) {
            "same" => Control::Same,
            "plan" => Control::Plan,
            "negate" => Control::Negate,
            mode => Control::Mode(self.known_mode(line, mode)?),
        };
        let words = cell(cells, 0);
        // "be ready", "have plan": the word says it, whatever verb carries it.
        if let Some(word) = words.strip_prefix("be ").or(words.strip_prefix("have ")) {
            let word = first_word(word);
            for form in [word, &with_s(word)] {
                self.class(form, WordClass::default()).control = Some(control);
            }
            return Ok(());
        }
        let lemma = first_word(words);
        if lemma.is_empty() {
            return Err(RuleError { line, what: "the first cell has a verb without letters".to_owned() });
        }
        let verb = self.verb(lemma);
        let verb = &mut self.rules.verbs[verb as usize];
        let place = match () {
            () if words.ends_with("-ing") => &mut verb.gerund_control,
            () if words.ends_with("somebody") => &mut verb.object_control,
            () => &mut verb.control,
        };
        *place = Some(control);
        Ok(())
    }

    /// verbs, object, slots, predicate
    fn treaty_verbs(&mut self, line: usize, cells: &[&str]) -> Result<(), RuleError> {
        let frame = treaty_frame(line, cell(cells, 2), cell(cells, 3))?;
        let objects = cell(cells, 1).split('|').filter(|noun| !noun.is_empty()).flat_map(noun_forms);
        let objects: Box<[u64]> = objects.map(|(last, _)| last).collect();
        for verb in cell(cells, 0).split(',') {
            let (lemma, particle) = with_particle(verb);
            let number = self.verb(lemma);
            let frame = TreatyFrame { particle, objects: objects.clone(), ..frame.clone() };
            self.rules.treaty_verbs.entry(number).or_default().push(frame);
        }
        Ok(())
    }

    /// offices, of a state, of a body
    fn offices(&mut self, line: usize, cells: &[&str]) -> Result<(), RuleError> {
        let role = |name: &str| match name {
            "-" => Ok(None),
            name => {
                let known = Predicate::from_str(name).ok().filter(|known| known.family() == Family::Role);
                known.map(Some).ok_or_else(|| RuleError { line, what: format!("`{name}` is no role") })
            }
        };
        let office = Office { of_state: role(cell(cells, 1))?, of_body: role(cell(cells, 2))? };
        let number = u16::try_from(self.rules.offices.len()).ok();
        self.rules.offices.push(office);
        for word in cell(cells, 0).split_whitespace() {
            self.class(word, WordClass::OFFICE).office = number;
        }
        Ok(())
    }

    /// A table of the user's: its header says which.
    fn user(&mut self, table: &str) -> Result<(), RuleError> {
        let header = table.lines().next().unwrap_or_default();
        let kind = header.split('\t').next().unwrap_or_default().trim();
        for (line, cells) in rows(table) {
            match kind {
                "verb" => self.verb_row(line, &cells)?,
                "noun" => self.noun_row(line, &cells)?,
                "mode" => self.mode(line, &cells)?,
                _ => {
                    let what = "the header's first word is none of verb, noun, mode".to_owned();
                    return Err(RuleError { line: 1, what });
                }
            }
        }
        Ok(())
    }
}

fn treaty_frame(line: usize, slots: &str, predicate: &str) -> Result<TreatyFrame, RuleError> {
    let known = Predicate::from_str(predicate).ok().filter(|known| known.family() == Family::Treaty);
    let predicate = known
        .ok_or_else(|| RuleError { line, what: format!("`{predicate}` is nothing that is done with treaties") })?;
    Ok(TreatyFrame { particle: None, objects: Box::default(), slots: slots.split(',').map(slot).collect(), predicate })
}

/// A frame from the cells of a row: where the actor stands, then the other actor and the flags.
fn frame(line: usize, mode: Option<Mode>, sources: &str, [targets, flags]: [&str; 2]) -> Result<Frame, RuleError> {
    let slots =
        |cell: &str| cell.split(',').map(str::trim).filter(|slot| !slot.is_empty()).map(slot).collect::<Box<[Slot]>>();
    let has = |flag: &str| flags.split([',', ' ']).any(|known| known == flag);
    let known = |flag: &str| matches!(flag, "" | "sym" | "joint" | "weak" | "turned");
    if let Some(unknown) = flags.split([',', ' ']).find(|flag| !known(flag)) {
        return Err(RuleError { line, what: format!("`{unknown}` is no flag; there are sym, joint, weak and turned") });
    }
    Ok(Frame {
        particle: None,
        also: None,
        objects: Arc::default(),
        sources: slots(sources),
        targets: slots(targets),
        mode,
        direction: match () {
            () if has("sym") => Direction::Both,
            () if has("turned") => Direction::Turned,
            () => Direction::Along,
        },
        joint: has("joint"),
        weak: has("weak"),
    })
}

fn slot(name: &str) -> Slot {
    match name {
        "obj" | "inf" => Slot::Object,
        "poss" => Slot::Owner,
        "that" => Slot::Clause,
        "none" => Slot::Joint,
        preposition => Slot::Preposition(hash_folded(preposition)),
    }
}

/// "-7.2" as -72.
fn tenths(weight: &str) -> Option<i16> {
    let (whole, tenth) = weight.split_once('.').unwrap_or((weight, "0"));
    let digits: i16 = format!("{whole}{tenth}").parse().ok()?;
    (tenth.len() == 1 && digits.abs() <= 100).then_some(digits)
}
