//! Looks for an entity in a document: where it is named, and what became of its words where they do not count.

mod near;
mod passage;

use crate::recognize::{Entities, Named, Reason, Recognition, Silence};
use crate::text::{Case, Join, Sentence, Span, Token, tokenize};

pub use near::{Nearest, Nearness, nearest};
pub use passage::{Passage, passage};

/// Who is looked for: by keys, and by words.
#[derive(Clone, Debug, Default)]
pub struct Wanted {
    keys: Vec<String>,
    spellings: Vec<Spelling>,
}

/// The words of a name, as they are compared.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Spelling {
    words: Vec<u64>,
    asked: bool,
}

/// What became of a place where an entity is named, or its words stand.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fate {
    /// It is a mention.
    Named,
    /// The words were left out as a name of the list.
    LeftOut(Reason),
    /// Nothing is made of the words, which the list has.
    Silent(Silence),
    /// The words may be a name that no list has, and are no surer than so many per mille.
    Unsure(u16),
    /// They are a mention of another entity, or part of one: its key and its name.
    Another(Box<str>, Box<str>),
    /// They stand in what is no part of the article.
    Aside,
    /// They are taken for no name.
    Plain,
}

/// A place where an entity is named, or its words stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sight {
    /// Where.
    pub span: Span,
    /// The number of its sentence; none in what is no part of the article.
    pub sentence: Option<u32>,
    /// What became of it.
    pub fate: Fate,
}

impl Wanted {
    /// The entities with these keys. `asked` are words that are sought wherever they stand; `others` are names that are of interest only where the
    /// recognizer left them out.
    pub fn new<'a>(
        keys: Vec<String>,
        asked: impl IntoIterator<Item = &'a str>,
        others: impl IntoIterator<Item = &'a str>,
    ) -> Self {
        let mut spellings: Vec<Spelling> = Vec::new();
        let asked = asked.into_iter().map(|name| (name, true));
        for (name, asked) in asked.chain(others.into_iter().map(|name| (name, false))) {
            let words: Vec<u64> = words(name);
            if !words.is_empty() && spellings.iter().all(|known| known.words != words) {
                spellings.push(Spelling { words, asked });
            }
        }
        // The longest that fits is taken.
        spellings.sort_by(|a, b| (a.words[0], b.words.len(), &a.words).cmp(&(b.words[0], a.words.len(), &b.words)));
        Self { keys, spellings }
    }

    /// Whether an entity is wanted: by its key, or as one that no list has and that goes by words that are sought.
    pub fn is(&self, entity: &Named<'_>) -> bool {
        let named = || {
            let words = words(entity.name());
            entity.is_discovered() && self.spellings.iter().any(|known| known.asked && known.words == words)
        };
        self.keys.iter().any(|key| key == entity.key()) || self.keys.is_empty() && named()
    }

    /// Whether these are words of it.
    pub fn is_spelled(&self, name: &str) -> bool {
        let words = words(name);
        self.spellings.iter().any(|known| known.words == words)
    }

    /// Where the words of it stand, from left to right, and whether they are sought wherever they stand.
    fn places(&self, text: &str) -> Vec<(Span, bool)> {
        let tokens = tokenize(text);
        let mut places = Vec::new();
        let mut at = 0;
        while at < tokens.len() {
            let Some(spelling) = self.longest(&tokens[at..]) else {
                at += 1;
                continue;
            };
            let last = &tokens[at + spelling.words.len() - 1];
            let shown = spelling.asked && (self.keys.is_empty() || tokens[at].case != Case::Lower);
            places.push((Span { start: tokens[at].span.start, end: last.span.end }, shown));
            at += spelling.words.len();
        }
        places
    }

    fn longest(&self, tokens: &[Token]) -> Option<&Spelling> {
        let first = tokens.first()?.hash;
        let from = self.spellings.partition_point(|known| known.words[0] < first);
        let fits = |known: &&Spelling| {
            let len = known.words.len();
            tokens.get(..len).is_some_and(|tokens| {
                tokens.iter().map(|token| token.hash).eq(known.words.iter().copied())
                    && tokens[1..].iter().all(|token| token.join != Join::Hard)
            })
        };
        self.spellings[from..].iter().take_while(|known| known.words[0] == first).find(fits)
    }
}

fn words(name: &str) -> Vec<u64> {
    tokenize(name).iter().map(|token| token.hash).collect()
}

/// All places of a text where the wanted one is named or its words stand, sorted; what is [`Fate::Plain`] may be unsure, which
/// [`add_doubtful`] tells.
pub fn sights(
    text: &str,
    sentences: &[Sentence],
    recognition: &Recognition,
    wanted: &Wanted,
    entities: Entities<'_>,
) -> Vec<Sight> {
    let places = wanted.places(text);
    let names = if places.is_empty() { Vec::new() } else { names(recognition, wanted, entities) };
    let mentions = recognition.mentions.iter().filter(|mention| wanted.is(&entities.get(mention.entity)));
    let mut sights: Vec<_> = mentions
        .map(|mention| Sight { span: mention.span, sentence: Some(mention.sentence), fate: Fate::Named })
        .collect();
    for (span, asked) in places {
        let sentence = sentence_of(sentences, span);
        let fate = match fate_at(&names, span) {
            Some(Fate::Named) => continue,
            Some(fate @ (Fate::LeftOut(_) | Fate::Silent(_))) => fate,
            _ if !asked => continue,
            Some(fate) => fate,
            None if sentence.is_none() => Fate::Aside,
            None => Fate::Plain,
        };
        sights.push(Sight { span, sentence, fate });
    }
    sights.sort_by_key(|sight| sight.span);
    sights
}

/// Tells of words that were taken for no name how sure they are one, where all names that may be one were let through.
pub fn add_doubtful(sights: &mut [Sight], all: &Recognition) {
    for sight in sights.iter_mut().filter(|sight| sight.fate == Fate::Plain) {
        let from = all.mentions.partition_point(|mention| mention.span.end <= sight.span.start);
        if let Some(mention) = all.mentions.get(from).filter(|mention| mention.span.overlaps(sight.span)) {
            sight.fate = Fate::Unsure(mention.confidence);
        }
    }
}

/// All names of a text with what became of them, sorted.
fn names(recognition: &Recognition, wanted: &Wanted, entities: Entities<'_>) -> Vec<(Span, Fate)> {
    let mentions = recognition.mentions.iter().map(|mention| {
        let entity = entities.get(mention.entity);
        let another = || Fate::Another(entity.key().into(), entity.name().into());
        (mention.span, if wanted.is(&entity) { Fate::Named } else { another() })
    });
    let left_out = recognition.left_out.iter().map(|(span, reason)| (*span, Fate::LeftOut(*reason)));
    let silent = recognition.silent.iter().map(|(span, silence)| (*span, Fate::Silent(*silence)));
    let mut names: Vec<_> = mentions.chain(left_out).chain(silent).collect();
    names.sort();
    names
}

/// What became of the name at a place: that of the same extent first.
fn fate_at(names: &[(Span, Fate)], span: Span) -> Option<Fate> {
    let from = names.partition_point(|(name, _)| name.end <= span.start);
    let near = || names[from..].iter().take_while(|(name, _)| name.start < span.end);
    let same = near().find(|(name, _)| *name == span);
    same.or_else(|| near().min_by_key(|(_, fate)| fate)).map(|(_, fate)| fate.clone())
}

fn sentence_of(sentences: &[Sentence], span: Span) -> Option<u32> {
    let at = sentences.partition_point(|sentence| sentence.span.end <= span.start);
    let holds = sentences.get(at).is_some_and(|sentence| sentence.span.overlaps(span));
    u32::try_from(at).ok().filter(|_| holds)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gazetteer::Gazetteer;
    use crate::recognize::{Publication, RecognizeOptions, Recognizer};
    use crate::text::segment;

    /// What became of each place, as `words fate sentence`.
    fn seen(text: &str, wanted: &Wanted, options: RecognizeOptions) -> Vec<String> {
        let gazetteer = Gazetteer::builtin();
        let segmentation = segment(text);
        let recognize =
            |options| Recognizer::new(&gazetteer, options).recognize(text, &segmentation, Publication::default());
        let recognition = recognize(options);
        let entities = Entities::new(&gazetteer, &recognition.found);
        let mut sights = sights(text, &segmentation.sentences, &recognition, wanted, entities);
        add_doubtful(&mut sights, &recognize(RecognizeOptions { discover: Some(0), ..options }));
        let shown = |sight: &Sight| {
            let sentence = sight.sentence.map_or("-".to_owned(), |sentence| sentence.to_string());
            format!("{} {:?} {sentence}", sight.span.of(text), sight.fate)
        };
        sights.iter().map(shown).collect()
    }

    fn xi() -> Wanted {
        Wanted::new(vec!["person.xi-jinping".to_owned()], ["Xi Jinping"], ["Xi", "习近平"])
    }

    #[test]
    fn every_place_has_its_fate() {
        let options = RecognizeOptions::default();
        let text = "Xi Jinping spoke in Moscow. Mr Xi left for \"Xi Jinping Thought\" </script> \u{1f600} xi jinping.";
        let seen = seen(text, &xi(), options);
        assert_eq!(seen[..2], ["Xi Jinping Named 0", "Xi Named 1"], "{seen:?}");
        assert!(seen.iter().all(|place| !place.starts_with("xi jinping Plain")), "{seen:?}");
    }

    #[test]
    fn a_name_that_no_list_has_is_found_by_its_words() {
        let wanted = Wanted::new(Vec::new(), ["Zork Blimp"], []);
        let text = "Reporters saw zork blimp there. Defence minister Zork Blimp met officials. Nothing else happened.";
        let some = seen(text, &wanted, RecognizeOptions::default());
        assert!(some.contains(&"Zork Blimp Named 1".to_owned()), "{some:?}");
        let none = seen(text, &wanted, RecognizeOptions { discover: None, ..RecognizeOptions::default() });
        assert_eq!(none[0], "zork blimp Plain 0");
        assert!(none[1].starts_with("Zork Blimp Unsure("), "{none:?}");
    }

    #[test]
    fn part_of_a_longer_name_or_another_meaning_is_told() {
        let beijing = Wanted::new(vec!["state.china".to_owned()], ["China"], ["Beijing"]);
        let text = "He studied at the Beijing Normal School. She left the Beijing Normal School.";
        let listed = RecognizeOptions { discover: None, ..RecognizeOptions::default() };
        assert_eq!(seen(text, &beijing, listed), ["Beijing LeftOut(Contained) 0", "Beijing LeftOut(Contained) 1"]);
        let north = Wanted::new(Vec::new(), ["Korea"], []);
        let another = seen("North Korea fired a missile.", &north, RecognizeOptions::default());
        assert_eq!(another, ["Korea Another(\"state.north-korea\", \"North Korea\") 0"]);
    }

    #[test]
    fn strange_words_find_nothing_and_stop_nothing() {
        for name in ["", " ", "…", "\u{202e}", "=1+1", "]]>", "\\"] {
            let wanted = Wanted::new(Vec::new(), [name], [name]);
            for text in ["", "…", "=1+1 ]]> \\ \u{202e}x", "\u{1f600}"] {
                seen(text, &wanted, RecognizeOptions::default());
            }
        }
        assert_eq!(seen("plain text", &Wanted::default(), RecognizeOptions::default()), [""; 0]);
    }
}
