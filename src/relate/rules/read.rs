//! Reads the tables of verbs, nouns and modes.

use std::collections::hash_map::Entry;
use std::hash::BuildHasherDefault;
use std::str::FromStr;
use std::sync::Arc;

use super::class::WordClass;
use super::inflect::{first_word, noun_forms, verb_forms, with_particle, with_s};
use super::table::{Cells, RuleError, listed, rows, tenths};
use super::{Control, Direction, Frame, Mode, ModeInfo, Noun, Office, Rules, Slot, TreatyFrame};
use crate::relate::{Family, Predicate};
use crate::text::by_hash::ByHash;
use crate::text::token::{hash_folded, hash_joined};

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

/// Space for what the built-in tables have: verbs, or nouns, and words in all their forms.
const LEMMAS: usize = 1700;
const WORDS_AND_FORMS: usize = 7000;

struct Reader<'t> {
    rules: Rules,
    /// Past and participle of irregular verbs by the lemma; some have two spellings.
    irregular: ByHash<Vec<(&'t str, &'t str)>>,
    /// The numbers of verbs by the lemma.
    verbs: ByHash<u16>,
    nouns: ByHash<u16>,
    /// Nouns that stand in for one another, by the name of the group.
    groups: foldhash::HashMap<&'t str, Vec<Noun>>,
    /// What cells say of where an actor stands: few differ.
    slots: foldhash::HashMap<&'t str, Arc<[Slot]>>,
}

impl Rules {
    /// The built-in tables with those of the user on top: rows of `verbs.tsv` or `nouns.tsv`, and of `modes.tsv` for modes of their own.
    ///
    /// # Errors
    /// The first line that cannot be read.
    pub fn read(user: &[&str]) -> Result<Self, RuleError> {
        let mut irregular: ByHash<Vec<(&str, &str)>> = ByHash::default();
        for (_, [lemma, past, participle, ..]) in rows(IRREGULAR) {
            irregular.entry(hash_folded(lemma)).or_default().push((past, participle));
        }
        let groups =
            rows(GROUPS).map(|(_, [name, nouns, ..])| (name, listed(nouns, b'|').flat_map(noun_forms).collect()));
        let mut reader = Reader {
            rules: Self::default(),
            irregular,
            verbs: ByHash::with_capacity_and_hasher(LEMMAS, BuildHasherDefault::default()),
            nouns: ByHash::with_capacity_and_hasher(LEMMAS, BuildHasherDefault::default()),
            groups: groups.collect(),
            slots: foldhash::HashMap::default(),
        };
        reader.rules.words.reserve(WORDS_AND_FORMS);
        for (line, cells) in rows(WORDS) {
            reader.words(line, cells)?;
        }
        for (line, cells) in rows(MODES) {
            reader.mode(line, cells)?;
        }
        for (line, cells) in rows(VERBS) {
            reader.verb_row(line, cells)?;
        }
        for (line, cells) in rows(NOUNS) {
            reader.noun_row(line, cells)?;
        }
        for (_, cells) in rows(LIGHT) {
            let verb = reader.verb(first_word(cells[0]));
            reader.rules.verbs[verb as usize].light = true;
        }
        for (line, cells) in rows(CONTROL) {
            reader.control(line, cells)?;
        }
        for (line, cells) in rows(TREATY_VERBS) {
            reader.treaty_verbs(line, cells)?;
        }
        for (line, cells) in rows(TREATY_NOUNS) {
            let frame = treaty_frame(line, cells[1], cells[2])?;
            for noun in cells[0].split(',') {
                reader.rules.treaty_nouns.insert(hash_folded(noun), frame.clone());
            }
        }
        for (line, cells) in rows(OFFICES) {
            reader.offices(line, cells)?;
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

impl<'t> Reader<'t> {
    fn class(&mut self, word: u64, class: WordClass) -> &mut super::Word {
        let entry = self.rules.words.entry(word).or_default();
        entry.class = entry.class.or(class);
        entry
    }

    fn words(&mut self, line: usize, cells: Cells<'t>) -> Result<(), RuleError> {
        let name = cells[0];
        let class =
            WordClass::named(name).ok_or_else(|| RuleError { line, what: format!("`{name}` is no class of words") })?;
        let words = cells[1].split_ascii_whitespace();
        if class.is(WordClass::REPORT.or(WordClass::DENY).or(WordClass::GENERAL)) {
            for word in words {
                let verb = self.verb(word);
                self.mark_forms(word, verb, class);
            }
        } else if class.is(WordClass::AGENTIVE.or(WordClass::RELATIONAL).or(WordClass::CIVIL).or(WordClass::GUNMAN)) {
            for word in words {
                self.class(hash_folded(word), class);
                self.class(with_s(word).hash(), class);
            }
        } else {
            for word in words {
                self.class(hash_folded(word), class);
            }
        }
        Ok(())
    }

    /// The number of a verb, which is added with its forms where it is new.
    fn verb(&mut self, lemma: &str) -> u16 {
        let next = u16::try_from(self.rules.verbs.len()).unwrap_or(u16::MAX);
        match self.verbs.entry(hash_folded(lemma)) {
            Entry::Occupied(known) => return *known.get(),
            Entry::Vacant(place) => place.insert(next),
        };
        self.rules.verbs.push(super::Verb::default());
        self.mark_forms(lemma, next, WordClass::default());
        next
    }

    fn mark_forms(&mut self, lemma: &str, number: u16, also: WordClass) {
        let base = hash_folded(lemma);
        let words = &mut self.rules.words;
        let mut mark = |form: u64, class: WordClass| {
            let word = words.entry(form).or_default();
            word.class = word.class.or(class).or(also);
            word.verb = Some(number);
        };
        mark(base, WordClass::BASE);
        let mut mark_all = |irregular| {
            let forms = verb_forms(lemma, irregular);
            mark(forms.third.hash(), WordClass::THIRD);
            if forms.past == forms.participle {
                mark(forms.past.hash(), WordClass::PAST.or(WordClass::PARTICIPLE));
            } else {
                mark(forms.past.hash(), WordClass::PAST);
                mark(forms.participle.hash(), WordClass::PARTICIPLE);
            }
            mark(forms.gerund.hash(), WordClass::GERUND);
        };
        let Some(spellings) = self.irregular.get(&base) else { return mark_all(None) };
        spellings.iter().copied().map(Some).for_each(&mut mark_all);
        // "traveled" beside "travelled"
        if spellings.iter().any(|(past, _)| past.strip_prefix(lemma) == Some("led")) {
            mark(hash_joined(&[lemma, "ed"]), WordClass::PAST.or(WordClass::PARTICIPLE));
            mark(hash_joined(&[lemma, "ing"]), WordClass::GERUND);
        }
    }

    fn mode(&mut self, line: usize, cells: Cells<'_>) -> Result<(), RuleError> {
        let [name, class, cameo, goldstein, _] = cells;
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
    fn verb_row(&mut self, line: usize, [verbs, objects, targets, mode, flags]: Cells<'t>) -> Result<(), RuleError> {
        let mode = match mode {
            "-" => None,
            name => Some(self.known_mode(line, name)?),
        };
        let objects = self.objects(line, objects)?;
        let frame = Frame { objects, ..self.frame(line, mode, ["", targets, flags])? };
        for verb in listed(verbs, b',') {
            let (lemma, particle, also) = with_particle(verb);
            if lemma.is_empty() {
                return Err(RuleError { line, what: "the first cell has a verb without letters".to_owned() });
            }
            let verb = self.verb(lemma);
            self.rules.verbs[verb as usize].frames.push(Frame { particle, also, ..frame.clone() });
        }
        Ok(())
    }

    /// Nouns and groups of nouns, of which one is the object.
    fn objects(&self, line: usize, cell: &str) -> Result<Arc<[Noun]>, RuleError> {
        if cell.is_empty() {
            return Ok(Arc::default());
        }
        let mut objects = Vec::with_capacity(64);
        for noun in listed(cell, b'|').filter(|noun| !noun.is_empty()) {
            match noun.strip_prefix('{').and_then(|noun| noun.strip_suffix('}')) {
                Some(group) => {
                    let nouns = self.groups.get(group);
                    let nouns =
                        nouns.ok_or_else(|| RuleError { line, what: format!("there is no group `{group}`") })?;
                    objects.extend_from_slice(nouns);
                }
                None => objects.extend(noun_forms(noun)),
            }
        }
        objects.sort_unstable();
        Ok(objects.into())
    }

    /// noun, source, target, mode, flags
    fn noun_row(&mut self, line: usize, [noun, sources, targets, mode, flags]: Cells<'t>) -> Result<(), RuleError> {
        let mode = Some(self.known_mode(line, mode)?);
        let mut frame = self.frame(line, mode, [sources, targets, flags])?;
        let (singular, before) = match noun.rsplit_once(' ') {
            Some((before, last)) => (last, Some(hash_folded(first_word(before)))),
            None => (noun, None),
        };
        // A noun of two words is that of its last, with the other as what must stand before it.
        if let Some(word) = before {
            frame.objects = Arc::new([(word, None)]);
        }
        let next = u16::try_from(self.rules.nouns.len()).unwrap_or(u16::MAX);
        let hash = hash_folded(singular);
        let number = *self.nouns.entry(hash).or_insert(next);
        if number == next {
            self.rules.nouns.push(Vec::new());
        }
        self.rules.nouns[number as usize].push(frame);
        self.class(hash, WordClass::EVENT).noun = Some(number);
        self.class(with_s(singular).hash(), WordClass::EVENT.or(WordClass::PLURAL)).noun = Some(number);
        Ok(())
    }

    /// A frame from the cells of a row: where the actor and the other actor stand, and the flags.
    fn frame(
        &mut self,
        line: usize,
        mode: Option<Mode>,
        [sources, targets, flags]: [&'t str; 3],
    ) -> Result<Frame, RuleError> {
        let mut frame = Frame { mode, sources: self.slots(sources), targets: self.slots(targets), ..Frame::default() };
        for flag in flags.split([',', ' ']) {
            match flag {
                "" => {}
                "sym" => frame.direction = Direction::Both,
                "turned" if frame.direction == Direction::Both => {}
                "turned" => frame.direction = Direction::Turned,
                "joint" => frame.joint = true,
                "weak" => frame.weak = true,
                unknown => {
                    let what = format!("`{unknown}` is no flag; there are sym, joint, weak and turned");
                    return Err(RuleError { line, what });
                }
            }
        }
        Ok(frame)
    }

    fn slots(&mut self, cell: &'t str) -> Arc<[Slot]> {
        if cell.is_empty() {
            return Arc::default();
        }
        let read = || listed(cell, b',').filter(|name| !name.is_empty()).map(slot).collect();
        Arc::clone(self.slots.entry(cell).or_insert_with(read))
    }

    /// verb, effect
    fn control(&mut self, line: usize, cells: Cells<'t>) -> Result<(), RuleError> {
        let control = match cells[1] {
            "same" => Control::Same,
            "plan" => Control::Plan,
            "negate" => Control::Negate,
            mode => Control::Mode(self.known_mode(line, mode)?),
        };
        let words = cells[0];
        // "be ready", "have plan": the word says it, whatever verb carries it.
        if let Some(word) = words.strip_prefix("be ").or(words.strip_prefix("have ")) {
            let word = first_word(word);
            for form in [hash_folded(word), with_s(word).hash()] {
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
    fn treaty_verbs(&mut self, line: usize, cells: Cells<'t>) -> Result<(), RuleError> {
        let frame = treaty_frame(line, cells[2], cells[3])?;
        let objects = cells[1].split('|').filter(|noun| !noun.is_empty()).flat_map(noun_forms);
        let objects: Box<[u64]> = objects.map(|(last, _)| last).collect();
        for verb in cells[0].split(',') {
            let (lemma, particle, _) = with_particle(verb);
            let number = self.verb(lemma);
            let frame = TreatyFrame { particle, objects: objects.clone(), ..frame.clone() };
            self.rules.treaty_verbs.entry(number).or_default().push(frame);
        }
        Ok(())
    }

    /// offices, of a state, of a body
    fn offices(&mut self, line: usize, cells: Cells<'t>) -> Result<(), RuleError> {
        let role = |name: &str| match name {
            "-" => Ok(None),
            name => {
                let known = Predicate::from_str(name).ok().filter(|known| known.family() == Family::Role);
                known.map(Some).ok_or_else(|| RuleError { line, what: format!("`{name}` is no role") })
            }
        };
        let office = Office { of_state: role(cells[1])?, of_body: role(cells[2])? };
        let number = u16::try_from(self.rules.offices.len()).ok();
        self.rules.offices.push(office);
        for word in cells[0].split_whitespace() {
            self.class(hash_folded(word), WordClass::OFFICE).office = number;
        }
        Ok(())
    }

    /// A table of the user's: its header says which.
    fn user(&mut self, table: &'t str) -> Result<(), RuleError> {
        let header = table.lines().next().unwrap_or_default();
        let kind = header.split('\t').next().unwrap_or_default().trim();
        for (line, cells) in rows(table) {
            match kind {
                "verb" => self.verb_row(line, cells)?,
                "noun" => self.noun_row(line, cells)?,
                "mode" => self.mode(line, cells)?,
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

fn slot(name: &str) -> Slot {
    match name {
        "obj" | "inf" => Slot::Object,
        "poss" => Slot::Owner,
        "that" => Slot::Clause,
        "none" => Slot::Joint,
        preposition => Slot::Preposition(hash_folded(preposition)),
    }
}
