//! Tells what a name may mean, and what it means where a document says no more: the recognizer's own answer, with its reasons.

use super::admit::Match;
use super::{Found, Mention, Publication, Reason, Recognition, Recognizer, Silence};
use crate::gazetteer::{Alias, AliasRecord, EntityId, Form, Gazetteer};
use crate::text::token::tokenize;
use crate::text::{Date, Segmentation, Sentence, Span, Words};

/// What [`Recognizer::lookup`] found.
#[derive(Clone, Debug)]
pub struct Lookup {
    /// The names of the lists that are spelled so, capitals aside; those of the latest list first, then by key.
    pub candidates: Vec<Candidate>,
    /// What comes of it.
    pub verdict: Verdict,
    /// The entities that no list has and the verdict or a part names; their ids count within this list.
    pub found: Vec<Found>,
}

/// A name of a list that a query is spelled like.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// Whose name it is.
    pub entity: EntityId,
    /// The name with its rules, as the list has it.
    pub alias: AliasRecord,
    /// Whether the name counts only in texts of its language, or of none that is known.
    pub needs_language: bool,
    /// What keeps the query from counting as this name; its `context` and `named` are rules of the document, not of the query.
    pub obstacle: Option<Obstacle>,
}

/// What keeps a query from counting as a name that it is spelled like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Obstacle {
    /// Its capitals are not those of the name.
    Letters,
    /// The name counts only before a hyphen.
    Prefix,
    /// It is one ideograph, or runs into a sign of money.
    Word,
    /// The name counts only in texts of another language.
    Language,
    /// A later list gives it another meaning.
    Hidden,
    /// Another meaning holds on the day of the document, this one does not.
    Date,
}

impl Obstacle {
    /// The name used in files and exports.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Letters => "letters",
            Self::Prefix => "prefix",
            Self::Word => "word",
            Self::Language => "language",
            Self::Hidden => "hidden",
            Self::Date => "date",
        }
    }
}

/// What a query comes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It is the key or the Wikidata id of these entities.
    Id(Vec<EntityId>),
    /// A document that has it, and says no more, means this entity.
    Resolved(EntityId, Form),
    /// Nothing is made of it: the list has it as no entity, or hides the entity, or the options leave its form out.
    Ignored,
    /// It counts only where the document names the entity, or a state of its, in a clear way.
    NeedsContext,
    /// It counts only where the document names the entity in full.
    NeedsName,
    /// It has several meanings of equal right.
    Ambiguous,
    /// It is spelled like a name, but does not count as it is written.
    Miswritten,
    /// No name is spelled so, but it has names in it: where they stand, and what comes of them.
    Parts(Vec<(Span, Part)>),
    /// Nothing of it is on a list.
    Unknown,
}

/// What comes of a name inside a query.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// It means this entity.
    Means(EntityId),
    /// It is left out.
    LeftOut(Reason),
    /// Nothing is made of it.
    Silent(Silence),
}

impl Recognizer<'_> {
    /// What a key, a Wikidata id or a name means; a name as if it stood alone in a document.
    ///
    /// Takes no longer than to recognize it, but for a Wikidata id, which is sought in all entities.
    pub fn lookup(&self, query: &str, publication: Publication<'_>) -> Lookup {
        let gazetteer = self.list.gazetteer();
        let query = query.trim();
        let known = by_id(gazetteer, query);
        if !known.is_empty() {
            return Lookup { candidates: Vec::new(), verdict: Verdict::Id(known), found: Vec::new() };
        }
        let candidates = candidates(gazetteer, query, publication);
        let alone = self.recognize_alone(query, publication);
        let verdict = verdict(query, &candidates, &alone);
        Lookup { candidates, verdict, found: alone.found }
    }

    /// What is recognized in a document that is one sentence.
    fn recognize_alone(&self, text: &str, publication: Publication<'_>) -> Recognition {
        let Ok(end) = u32::try_from(text.len()) else { return Recognition::default() };
        let sentence = Sentence { span: Span { start: 0, end }, paragraph: 0 };
        let segmentation = Segmentation { sentences: vec![sentence], boilerplate: Vec::new() };
        let words = Words::read(text, &segmentation.sentences);
        let mut recognition = self.listed(&words, &segmentation.sentences, publication);
        self.hold_back(&mut recognition);
        recognition
    }
}

/// The entities with this key or Wikidata id.
fn by_id(gazetteer: &Gazetteer, query: &str) -> Vec<EntityId> {
    if let Some(id) = gazetteer.find(query) {
        return vec![id];
    }
    if !query.strip_prefix('Q').is_some_and(|digits| digits.bytes().all(|byte| byte.is_ascii_digit())) {
        return Vec::new();
    }
    gazetteer.entities().filter(|(_, entity)| entity.wikidata() == Some(query)).map(|(id, _)| id).collect()
}

/// The names that a text is spelled like, with what the matcher says of each.
fn candidates(gazetteer: &Gazetteer, text: &str, publication: Publication<'_>) -> Vec<Candidate> {
    let tokens = tokenize(text);
    let whole = Match { text, tokens: &tokens, start: 0, end: tokens.len() };
    let mut candidates: Vec<Candidate> = Vec::new();
    let mut taken = false;
    for (view, first) in gazetteer.views().into_iter().rev() {
        let candidate = |alias: Alias<'_>| Candidate {
            entity: gazetteer.canonical(EntityId(first.wrapping_add(alias.entity()))),
            needs_language: alias.needs_language(),
            obstacle: obstacle(&whole, &alias, publication.language).or(taken.then_some(Obstacle::Hidden)),
            alias: alias.record(),
        };
        let mut layer: Vec<_> = view.spelled(text).into_iter().map(candidate).collect();
        layer.sort_by_key(|candidate| gazetteer.entity(candidate.entity).key());
        taken |= layer.iter().any(|candidate| candidate.obstacle.is_none());
        candidates.extend(layer);
    }
    set_aside_other_days(&mut candidates, publication.date);
    candidates
}

fn obstacle(whole: &Match<'_>, alias: &Alias<'_>, language: Option<&str>) -> Option<Obstacle> {
    if !alias.is_of(language) {
        Some(Obstacle::Language)
    } else if whole.admits(alias) {
        None
    } else if !whole.has_case(alias) {
        Some(Obstacle::Letters)
    } else if alias.is_prefix() && !whole.before_hyphen() {
        Some(Obstacle::Prefix)
    } else {
        Some(Obstacle::Word)
    }
}

/// Marks the meanings that do not hold on a date, where others do.
fn set_aside_other_days(candidates: &mut [Candidate], date: Option<Date>) {
    let Some(date) = date else { return };
    let holds = |candidate: &Candidate| date.may_lie_between(candidate.alias.from, candidate.alias.to);
    if candidates.iter().any(|candidate| candidate.obstacle.is_none() && holds(candidate)) {
        for candidate in candidates.iter_mut().filter(|candidate| !holds(candidate)) {
            candidate.obstacle.get_or_insert(Obstacle::Date);
        }
    }
}

/// Puts what the recognizer made of a text into words: it decides, the candidates only say why.
fn verdict(text: &str, candidates: &[Candidate], alone: &Recognition) -> Verdict {
    let words = tokenize(text);
    let is_whole = |span: &Span| {
        words.first().is_some_and(|first| first.span.start == span.start)
            && words.last().is_some_and(|last| last.span.end == span.end)
    };
    if let Some(mention) = alone.mentions.iter().find(|mention| is_whole(&mention.span)).or_else(|| office(text, alone))
    {
        return Verdict::Resolved(mention.entity, mention.form);
    }
    if let Some((_, silence)) = alone.silent.iter().find(|(span, _)| is_whole(span)) {
        return match silence {
            Silence::Taken | Silence::Aside => Verdict::Ignored,
            Silence::Unnamed => Verdict::NeedsName,
        };
    }
    if alone.left_out.iter().any(|(span, _)| is_whole(span)) {
        let mut open = candidates.iter().filter(|candidate| candidate.obstacle.is_none());
        let free = open.any(|candidate| !candidate.alias.needs_context && !candidate.alias.needs_name);
        return if free { Verdict::Ambiguous } else { Verdict::NeedsContext };
    }
    if !candidates.is_empty() {
        return Verdict::Miswritten;
    }
    let mentions = alone.mentions.iter().map(|mention| (mention.span, Part::Means(mention.entity)));
    let left_out = alone.left_out.iter().map(|(span, reason)| (*span, Part::LeftOut(*reason)));
    let silent = alone.silent.iter().map(|(span, silence)| (*span, Part::Silent(*silence)));
    let mut parts: Vec<_> = mentions.chain(left_out).chain(silent).collect();
    parts.sort_by_key(|(span, _)| *span);
    if parts.is_empty() { Verdict::Unknown } else { Verdict::Parts(parts) }
}

/// The holder of an office, where a text is nothing but the office and what it is of: "Chinese foreign minister".
fn office<'r>(text: &str, alone: &'r Recognition) -> Option<&'r Mention> {
    let [first, last] = alone.mentions.as_slice() else { return None };
    let before = text[..first.span.range().start].trim();
    let whole =
        (before.is_empty() || before.eq_ignore_ascii_case("the")) && text[last.span.range().end..].trim().is_empty();
    [first, last].into_iter().find(|mention| whole && mention.form == Form::Pronoun)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gazetteer::parse_date;
    use crate::recognize::RecognizeOptions;

    /// What comes of a name on a day, with a language after it.
    fn shown(gazetteer: &Gazetteer, query: &str, day: &str) -> String {
        let recognizer = Recognizer::new(gazetteer, RecognizeOptions::default());
        let (date, language) = day.split_once(' ').map_or((day, None), |(date, language)| (date, Some(language)));
        let lookup = recognizer.lookup(query, Publication { date: parse_date(date).ok(), language });
        let entities = super::super::Entities::new(gazetteer, &lookup.found);
        let key = |id: EntityId| entities.get(id).key().to_owned();
        let verdict = match lookup.verdict {
            Verdict::Id(ids) => format!("id {}", ids.into_iter().map(key).collect::<Vec<_>>().join(" ")),
            Verdict::Resolved(id, form) => format!("{} {}", key(id), form.as_str()),
            Verdict::Parts(parts) => {
                let part = |(span, part): (Span, Part)| match part {
                    Part::Means(id) => format!("{}={}", span.of(query), key(id)),
                    Part::LeftOut(reason) => format!("{}={}", span.of(query), reason.as_str()),
                    Part::Silent(silence) => format!("{}={silence:?}", span.of(query)).to_lowercase(),
                };
                format!("parts {}", parts.into_iter().map(part).collect::<Vec<_>>().join(" "))
            }
            other => format!("{other:?}").to_lowercase(),
        };
        let candidate = |candidate: Candidate| {
            let obstacle = candidate.obstacle.map_or(String::new(), |obstacle| format!("-{}", obstacle.as_str()));
            format!("{}{obstacle}", gazetteer.entity(candidate.entity).key())
        };
        let candidates: Vec<_> = lookup.candidates.into_iter().map(candidate).collect();
        format!("{verdict} [{}]", candidates.join(" "))
    }

    fn list(tables: &[&str]) -> Gazetteer {
        use crate::gazetteer::{Bytes, Layer, compile, read_records};
        let folder = tempfile::tempdir().unwrap();
        let mut gazetteer = Gazetteer::default();
        for table in tables {
            let path = folder.path().join("t.tsv");
            std::fs::write(&path, table).unwrap();
            gazetteer.push(Layer::open(Bytes::Owned(compile(read_records(&path).unwrap()).unwrap())).unwrap());
        }
        gazetteer
    }

    const LIST: &str = "id\tname\taliases\tdemonyms\tcountry\twikidata\troles\n\
        state.x\tXland\t\tXlandian; Xo|prefix\t\tQ1\t\n\
        state.y\tYland\tOldland|to=1989\t\t\tQ2\t\n\
        state.z\tZland\tOldland|from=1990; Zeta|lang=de\t\t\tQ2\t\n\
        person.a\tAnn Lee\tLee|context; Moe|named; Roe|context; LO|exact\t\tstate.x\t\t\n\
        person.b\tBea Lee\tLee|context; Moe|named; Roe; Lo; Poe\t\tstate.y\t\t\n\
        person.c\tCid Poe\tPoe; 李\t\tstate.y\t\tpresident|of=state.x|from=2000|to=2010\n\
        agency.n\tNATO\t\t\t\t\t\n\
        ignore.s\tSea of X\t\t\t\t\t\n\
        ignore.x\tXland Sea\tPoe Sea|context\t\t\t\t\n";

    #[test]
    fn verdicts_table() {
        let gazetteer = list(&[LIST]);
        let cases = [
            ("state.x", "", "id state.x []"),
            ("Q1", "", "id state.x []"),
            ("Q2", "", "id state.y state.z []"),
            ("Q", "", "unknown []"),
            ("Q9", "", "unknown []"),
            ("Xland", "", "state.x name [state.x]"),
            (" XLAND ", "", "state.x name [state.x]"),
            ("xland", "", "miswritten [state.x-letters]"),
            ("Xlandians", "", "state.x demonym [state.x]"),
            ("Xo", "", "miswritten [state.x-prefix]"),
            ("Nato", "", "miswritten [agency.n-letters]"),
            ("ann-lee", "", "miswritten [person.a-letters]"),
            ("Ánn-Lee", "", "person.a name [person.a]"),
            ("Lee", "", "needscontext [person.a person.b]"),
            ("Moe", "", "needsname [person.a person.b]"),
            ("Roe", "", "person.b alias [person.a person.b]"),
            ("Poe", "", "ambiguous [person.b person.c]"),
            ("LO", "", "ambiguous [person.a person.b]"),
            ("Lo", "", "person.b alias [person.a-letters person.b]"),
            ("李", "", "miswritten [person.c-word]"),
            ("Sea of X", "", "ignored [ignore.s]"),
            ("Poe Sea", "", "needscontext [ignore.x]"),
            ("Oldland", "", "ambiguous [state.y state.z]"),
            ("Oldland", "1980-05", "state.y alias [state.y state.z-date]"),
            ("Zeta", "", "state.z alias [state.z]"),
            ("Zeta", " de-CH", "state.z alias [state.z]"),
            ("Zeta", " en", "miswritten [state.z-language]"),
            ("Xlandian president", "2001", "person.c pronoun []"),
            ("the president of Xland", "2001", "person.c pronoun []"),
            ("Xlandian president spoke", "2001", "parts Xlandian=state.x president=person.c []"),
            ("Xlandian president", "2011", "parts Xlandian=state.x []"),
            ("Oldland", "2000", "state.z alias [state.y-date state.z]"),
            ("Xland University", "", "parts Xland=contained []"),
            ("the Xland envoy", "", "parts Xland=state.x []"),
            ("Lee of Yland", "", "parts Lee=person.b Yland=state.y []"),
            ("Mrs Moe of Xland", "", "parts moe=unnamed Xland=state.x []"),
            ("the Sea of X", "", "parts sea of x=taken []"),
            ("UN Security Council Resolution 1718", "", "treaty.unsc-resolution-1718 pattern []"),
            ("Nobody", "", "unknown []"),
            ("", "", "unknown []"),
            ("...", "", "unknown []"),
        ];
        for (query, date, expected) in cases {
            assert_eq!(shown(&gazetteer, query, date), expected, "{query} {date}");
        }
    }

    #[test]
    fn a_later_list_hides_what_is_below() {
        let gazetteer = list(&[
            LIST,
            "id\tname\taliases\thide\tsame_as\nplace.lee\tLee\t\t\t\nperson.c\tCid Poe\tPoeton\t\t\n\
            place.n\tnato\t\t\t\nperson.d\tDan Doe\tDoe\tyes\t\nperson.e\tEd Zoe\t\t\tperson.c\n",
        ]);
        let cases = [
            ("Lee", "place.lee name [place.lee person.a-hidden person.b-hidden]"),
            ("Cid Poe", "person.c name [person.c person.c-hidden]"),
            ("Poe", "ambiguous [person.b person.c]"),
            ("Doe", "ignored [person.d]"),
            ("Ed Zoe", "person.c name [person.c]"),
            ("person.e", "id person.c []"),
            ("nato", "place.n name [place.n agency.n-letters]"),
        ];
        for (query, expected) in cases {
            assert_eq!(shown(&gazetteer, query, ""), expected, "{query}");
        }
    }

    /// The reasons must be those of the recognizer: what it resolves is an open candidate, and it resolves nothing where there is none.
    #[test]
    fn candidates_and_recognizer_agree_on_the_whole_list() {
        let gazetteer = Gazetteer::builtin();
        let recognizer = Recognizer::new(&gazetteer, RecognizeOptions::default());
        let dates = [None, Date::new(1985, 6, 0), Date::new(2020, 1, 1)];
        for ((_, entity), date) in gazetteer.entities().step_by(7).zip(dates.into_iter().cycle()) {
            for (name, _, _) in entity.aliases() {
                let lookup = recognizer.lookup(name, Publication { date, language: None });
                let open = |id: EntityId| {
                    lookup.candidates.iter().any(|candidate| candidate.entity == id && candidate.obstacle.is_none())
                };
                match &lookup.verdict {
                    Verdict::Resolved(id, form) => assert!(*form == Form::Pattern || open(*id), "{name} {date:?}"),
                    Verdict::Id(_) => {}
                    Verdict::Unknown | Verdict::Parts(_) => panic!("{name}: {:?}", lookup.verdict),
                    _ => assert!(!lookup.candidates.is_empty(), "{name}"),
                }
            }
        }
    }
}
