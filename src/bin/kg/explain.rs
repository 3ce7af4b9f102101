//! `kg extract --explain`: a document with its names, and why they are names.

use anstyle::Style;
use anyhow::bail;
use kg::corpus::{Document, detect_language};
use kg::extract::{DocumentExtraction, extract_with};
use kg::gazetteer::{Form, Gazetteer};
use kg::recognize::{Entities, Mention, Named, Reason, Recognizer, Rule, Silence};
use kg::relate::{Modality, Polarity, Scope, Statement};
use kg::text::Span;
use kg::text::clean::{clean, printable};
use kg::text::distance::edit_distance;

use crate::args::ExtractArgs;
use crate::output::write_page;
use crate::pipeline::Reader;
use crate::table::{shown_table, table, trimmed};
use crate::terminal::{Outcome, Terminal, color_of};

const STRONG: Style = Style::new().bold();
const FAINT: Style = Style::new().dimmed();

/// Explains the document with this id; where no input is named, the only one of the file that is called so.
pub(crate) fn run(id: &str, args: &ExtractArgs, terminal: &Terminal) -> anyhow::Result<Outcome> {
    let gazetteer = args.recognize.gazetteer()?;
    let recognizer = Recognizer::new(&gazetteer, args.recognize.options());
    let mut input = args.input.clone();
    let is_file = input.inputs.is_empty();
    if is_file {
        input.inputs.push(id.into());
    }
    let reader = Reader::open(&input, terminal)?;
    let (mut ids, mut found) = (Vec::new(), None);
    let wanted = |document: Document| {
        let known = document.id.to_string();
        let document = Some(document).filter(|_| is_file || known == id);
        (known, document)
    };
    reader.in_order(wanted, |(known, document)| {
        ids.push(known);
        found = document.or(found.take());
        Ok(())
    })?;
    let (_, outcome) = reader.finish()?;
    let document = match found {
        Some(_) if is_file && ids.len() > 1 => {
            bail!("{id} holds {}; name one: kg extract --explain ID {id}", listed(&ids))
        }
        Some(document) => document,
        None => bail!("no document has the id `{id}`; {}", near(id, &ids)),
    };
    let extraction = extract_with(&document, &recognizer, Scope::Sentence, Some(&*args.rules.read()?));
    write_page(&Page::new(&document, &extraction, &gazetteer).shown())?;
    Ok(outcome)
}

/// How many ids a message names.
const NAMED: usize = 5;

/// "20 documents (a, b, c, d, e …)".
fn listed(ids: &[String]) -> String {
    let more = if ids.len() > NAMED { " …" } else { "" };
    format!("{} ({}{more})", counted(ids.len(), "document"), ids[..ids.len().min(NAMED)].join(", "))
}

/// "1 mention", "2 mentions".
fn counted(count: usize, what: &str) -> String {
    if count == 1 { format!("1 {what}") } else { format!("{count} {what}s") }
}

/// The ids that may be meant by one that no document has.
fn near(id: &str, ids: &[String]) -> String {
    let letters = |text: &str| text.to_lowercase().chars().collect::<Vec<_>>();
    let wanted = letters(id);
    let distance = |other: &String| {
        let part = !id.is_empty() && other.contains(id) || id.ends_with(other.as_str());
        let bound = (wanted.len() / 3).clamp(1, 3);
        Some(0).filter(|_| part).or_else(|| edit_distance(&wanted, &letters(other), bound))
    };
    let mut near: Vec<_> = ids.iter().filter_map(|other| Some((distance(other)?, other.as_str()))).collect();
    near.sort_unstable();
    near.truncate(NAMED);
    if near.is_empty() {
        return format!("read: {}", listed(ids));
    }
    let near: Vec<_> = near.into_iter().map(|(_, other)| other).collect();
    format!("did you mean {}?", near.join(" or "))
}

/// "actual", "planned", "not", "denied".
fn status(statement: &Statement) -> String {
    match statement.polarity {
        Polarity::Positive => statement.modality.as_str().to_owned(),
        Polarity::Negated if statement.modality == Modality::Actual => "negated".to_owned(),
        polarity => format!("{}, {}", polarity.as_str(), statement.modality.as_str()),
    }
}

/// A name in the text, in the order in which they stand.
struct Name<'a> {
    number: usize,
    span: Span,
    what: What<'a>,
}

/// What is made of a name.
enum What<'a> {
    Mention(&'a Mention),
    LeftOut(Reason),
    Silent(Silence),
}

/// A document as it is printed.
struct Page<'a> {
    document: &'a Document,
    extraction: &'a DocumentExtraction,
    entities: Entities<'a>,
    names: Vec<Name<'a>>,
}

impl<'a> Page<'a> {
    fn new(document: &'a Document, extraction: &'a DocumentExtraction, gazetteer: &'a Gazetteer) -> Self {
        let recognition = &extraction.recognition;
        let mentions = recognition.mentions.iter().map(|mention| (mention.span, What::Mention(mention)));
        let left_out = recognition.left_out.iter().map(|(span, reason)| (*span, What::LeftOut(*reason)));
        let silent = recognition.silent.iter().map(|(span, silence)| (*span, What::Silent(*silence)));
        let mut names: Vec<_> = mentions.chain(left_out).chain(silent).collect();
        names.sort_by_key(|(span, _)| *span);
        let numbered = names.into_iter().zip(1..).map(|((span, what), number)| Name { number, span, what });
        let entities = Entities::new(gazetteer, &recognition.found);
        Self { document, extraction, entities, names: numbered.collect() }
    }

    fn shown(&self) -> String {
        let parts = [self.head(), self.text(), self.mentions(), self.relations(), self.not_counted(), self.acronyms()];
        let parts: Vec<_> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        parts.join("\n\n") + "\n"
    }

    /// What is known of the document, and how to read what follows.
    fn head(&self) -> String {
        let Document { id, title, date, outlet, .. } = self.document;
        let cleaned = |text: &Option<String>| text.as_deref().map(clean).filter(|text| !text.is_empty());
        let lines = [
            ("document", Some(clean(id.as_str()))),
            ("title", cleaned(title)),
            ("date", Some(date.map_or_else(|| "unknown".to_owned(), |date| date.to_string()))),
            ("outlet", cleaned(outlet)),
            ("language", Some(self.language())),
            ("names", Some(self.sum())),
        ];
        let lines = lines.into_iter().filter_map(|(label, text)| Some((label, text?)));
        let mut lines: Vec<_> = lines.map(|(label, text)| format!("{STRONG}{label:>9}{STRONG:#}  {text}")).collect();
        let key = "[1 Name] is a mention, [2? Name] is not counted, {what stands in braces} is no part of the article";
        lines.push(format!("{:11}{FAINT}{key}{FAINT:#}", ""));
        lines.join("\n")
    }

    /// What the sentences state, with the words that say it.
    fn relations(&self) -> String {
        let mut rows = table(&["WHO", "WHAT", "WHOM", "WORDS", "PATTERN", "HOW", "WHO SAYS SO", "WHEN"], 8);
        for statement in &self.extraction.statements {
            let name = |entity| clean(self.entities.get(entity).name());
            let mode = statement.mode.map(|mode| format!(" ({})", mode.0.name)).unwrap_or_default();
            rows.add_row([
                name(statement.source),
                format!("{}{mode}{}", statement.predicate, if statement.symmetric { ", both ways" } else { "" }),
                name(statement.target),
                clean(statement.trigger.of(&self.document.text)),
                statement.pattern.as_str().to_owned(),
                status(statement),
                statement.speaker.map(name).unwrap_or_default(),
                statement.date.map(|date| date.to_string()).unwrap_or_default(),
            ]);
        }
        if self.extraction.statements.is_empty() { String::new() } else { trimmed(&rows) }
    }

    fn language(&self) -> String {
        let detected = detect_language(&self.document.text);
        match self.document.language {
            None => "unknown: too little text".to_owned(),
            Some(language) if detected == Some(language) => format!("{language}, detected"),
            Some(language) => format!("{language}, as the document says"),
        }
    }

    fn sum(&self) -> String {
        let mentions = &self.extraction.recognition.mentions;
        let mut keys: Vec<_> = mentions.iter().map(|mention| mention.entity).collect();
        keys.sort_unstable();
        keys.dedup();
        let entities = if keys.len() == 1 { "1 entity".to_owned() } else { format!("{} entities", keys.len()) };
        let discovered = match keys.iter().filter(|id| self.entities.get(**id).is_discovered()).count() {
            0 => String::new(),
            count => format!(", {count} of them on no list"),
        };
        let silent = self.names.len() - mentions.len();
        format!("{} of {entities}{discovered}; {silent} not counted", counted(mentions.len(), "mention"))
    }

    /// The text as it stands, with its names in brackets.
    fn text(&self) -> String {
        let text = &self.document.text;
        let names = self.names.iter().map(|name| (name.span, self.marked(name)));
        let aside = |span: &Span| (*span, format!("{FAINT}{{{}}}{FAINT:#}", printable(span.of(text))));
        let mut pieces: Vec<_> = names.chain(self.extraction.segmentation.boilerplate.iter().map(aside)).collect();
        pieces.sort();
        let (mut page, mut at) = (String::with_capacity(text.len() * 2), 0);
        for (span, piece) in pieces.iter().map(|(span, piece)| (span.range(), piece)) {
            if span.start >= at {
                page.push_str(&printable(&text[at..span.start]));
                page.push_str(piece);
                at = span.end;
            }
        }
        page.push_str(&printable(&text[at..]));
        page.trim_matches('\n').trim_end().to_owned()
    }

    fn marked(&self, name: &Name<'_>) -> String {
        let (style, doubt) = match name.what {
            What::Mention(mention) => (style_of(&self.entities.get(mention.entity)), ""),
            What::LeftOut(_) | What::Silent(_) => (FAINT, "?"),
        };
        let words = printable(name.span.of(&self.document.text));
        format!("{FAINT}[{}{doubt} {FAINT:#}{style}{words}{style:#}{FAINT}]{FAINT:#}", name.number)
    }

    fn mentions(&self) -> String {
        let mut rows = table(&["#", "MENTION", "ENTITY", "KIND", "FORM", "RULE", "SURE", "WHY"], 8);
        for name in &self.names {
            let What::Mention(mention) = name.what else { continue };
            let entity = self.entities.get(mention.entity);
            rows.add_row([
                name.number.to_string(),
                self.words(name.span),
                entity.key().to_owned(),
                entity.kind().to_string(),
                mention.form.as_str().to_owned(),
                mention.rule.as_str().to_owned(),
                (f32::from(mention.confidence) / 1000.0).to_string(),
                self.why(mention, &entity),
            ]);
        }
        shown_table(&rows)
    }

    fn not_counted(&self) -> String {
        let mut rows = table(&["#", "NOT COUNTED", "REASON", "WHY"], 4);
        for name in &self.names {
            let (reason, why) = match name.what {
                What::Mention(_) => continue,
                What::LeftOut(reason) => (reason.as_str(), reason.reason()),
                What::Silent(silence) => (silence.as_str(), silence.reason()),
            };
            rows.add_row([name.number.to_string(), self.words(name.span), reason.to_owned(), why.to_owned()]);
        }
        shown_table(&rows)
    }

    fn acronyms(&self) -> String {
        let mut rows = table(&["ABBREVIATION", "STANDS FOR"], 2);
        for acronym in &self.extraction.recognition.acronyms {
            rows.add_row([self.words(acronym.short), self.words(acronym.long)]);
        }
        shown_table(&rows)
    }

    /// Why a mention is one, as far as the names around it tell.
    fn why(&self, mention: &Mention, entity: &Named<'_>) -> String {
        let name = clean(entity.name());
        match (mention.rule, mention.form) {
            (Rule::List, Form::Alias) => format!("the list has it as another name of {name}"),
            (Rule::List, Form::Acronym) => format!("the list has it as an abbreviation of {name}"),
            (Rule::List, Form::Short) => format!("the list has it as a short form of {name}"),
            (Rule::List, Form::Demonym) => format!("the list has it as an adjective or a people of {name}"),
            (Rule::List, Form::Metonym) => format!("the list has it as a place that stands for {name}"),
            (Rule::Office, _) => format!("the list has {name} as holder of the office"),
            (Rule::Surname, _) => format!("the surname of {name}{}", self.in_full(mention)),
            (Rule::GivenName, _) => format!("the given name of {name}{}", self.in_full(mention)),
            (Rule::Acronym, _) => match self.explained(mention) {
                Some(long) => format!("the text says that it stands for {long}"),
                None => mention.rule.reason().to_owned(),
            },
            (rule, _) => rule.reason().to_owned(),
        }
    }

    /// Where the text names the bearer of a short form in full.
    fn in_full(&self, short: &Mention) -> String {
        let full = |name: &&Name<'_>| match name.what {
            What::Mention(mention) => {
                mention.entity == short.entity && !matches!(mention.form, Form::Short | Form::Pronoun)
            }
            _ => false,
        };
        self.names.iter().find(full).map_or(String::new(), |name| format!(", in full at {}", name.number))
    }

    /// The words that an abbreviation stands for.
    fn explained(&self, mention: &Mention) -> Option<String> {
        let text = &self.document.text;
        let same = |short: Span| short.of(text).eq_ignore_ascii_case(mention.span.of(text));
        let acronyms = &self.extraction.recognition.acronyms;
        acronyms.iter().find(|acronym| same(acronym.short)).map(|acronym| self.words(acronym.long))
    }

    fn words(&self, span: Span) -> String {
        clean(span.of(&self.document.text))
    }
}

/// The colors of the graph's picture; what no list has is underlined, as it is dashed there.
fn style_of(entity: &Named<'_>) -> Style {
    let style = color_of(&entity.kind()).on_default().bold();
    if entity.is_discovered() { style.underline() } else { style }
}
