//! Finds an article's parts among the fields of a record, by the names that feeds, scrapers and archives use.

use std::borrow::Cow;

use serde_json::{Map, Value};

use super::metadata::Metadata;
use super::{ReadOptions, SkipReason, language};
use crate::text::Date;

/// An article as a record holds it.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Record {
    pub(super) id: Option<String>,
    pub(super) text: String,
    /// What is left of the record.
    pub(super) rest: Map<String, Value>,
}

// Names are compared without case, blanks, `_` and `-`; the first that has a value is taken.
const TEXT: &[&str] = &[
    "text",
    "body",
    "fulltext",
    "articletext",
    "articlebody",
    "bodytext",
    "maintext",
    "textcontent",
    "contenttext",
    "plaintext",
    "cleantext",
    "cleanedtext",
    "rawtext",
    "content",
    "contents",
    "article",
    "story",
    "storytext",
    "newstext",
    "articlecontent",
    "fullcontent",
    "paragraphs",
    "bodyhtml",
    "contenthtml",
    "html",
    "transcript",
    "document",
    "description",
    "summary",
    "abstract",
    "snippet",
];
const TITLE: &[&str] =
    &["title", "headline", "head", "articletitle", "webtitle", "heading", "subject", "mainheadline", "标题", "제목"];
const DATE: &[&str] = &[
    "date",
    "published",
    "publishedat",
    "pubdate",
    "publishdate",
    "datepublish",
    "datepublished",
    "publicationdate",
    "publishedon",
    "publishedtime",
    "publishedtimestamp",
    "firstpublished",
    "webpublicationdate",
    "articledate",
    "datetime",
    "datum",
    "timestamp",
    "time",
    "created",
    "createdat",
    "datecreated",
    "updated",
    "updatedat",
    "datemodified",
    "crawldate",
    "datedownload",
];
const URL: &[&str] = &["url", "link", "weburl", "articleurl", "canonicalurl", "permalink", "href", "uri", "sourceurl"];
const ID: &[&str] = &["id", "docid", "documentid", "articleid", "guid", "uuid", "identifier", "doi"];
const OUTLET: &[&str] = &[
    "outlet",
    "source",
    "publisher",
    "publication",
    "newspaper",
    "sitename",
    "site",
    "sourcename",
    "sourcedomain",
    "domain",
    "provider",
    "media",
    "medium",
    "newsoutlet",
    "newssource",
    "website",
    "agency",
    "feed",
];
const AUTHOR: &[&str] = &[
    "author",
    "authors",
    "byline",
    "creator",
    "writer",
    "journalist",
    "reporter",
    "作者",
    "记者",
    "autor",
    "auteur",
    "автор",
];
const LANGUAGE: &[&str] = &["language", "lang", "languagecode", "inlanguage"];
/// Objects inside a record that hold its article.
const INSIDE: &[&str] = &["fields", "source", "article", "document", "doc", "data", "item", "attributes"];
/// Lists inside a file that hold its records.
const LISTS: &[&str] = &[
    "articles",
    "documents",
    "docs",
    "items",
    "records",
    "entries",
    "news",
    "stories",
    "results",
    "data",
    "hits",
    "posts",
    "rows",
    "response",
    "feed",
    "channel",
];

/// The records that an object wraps, if it is a wrapper and no article.
pub(super) fn wrapped<'a>(object: &'a Map<String, Value>, options: &ReadOptions) -> Option<&'a Vec<Value>> {
    let explicit = options.text_field.as_ref().is_some_and(|field| at_path(object, field).is_some());
    if explicit || Fields::of(object).all(TEXT).any(|value| prose(value).is_some()) {
        return None;
    }
    Named::of(object).values(LISTS).find_map(|value| match value {
        Value::Array(list) if list.iter().any(Value::is_object) => Some(list),
        Value::Object(inner) => wrapped(inner, options),
        _ => None,
    })
}

/// Whether one of these columns surely holds the text.
pub(super) fn names_text(columns: &[&str]) -> bool {
    columns.iter().any(|column| TEXT[..TEXT.len() - 4].contains(&&*plain(column)))
}

/// Whether one of these columns may hold the text.
pub(super) fn may_name_text(columns: &[String]) -> bool {
    columns.iter().any(|column| TEXT.contains(&&*plain(column)))
}

/// Takes an article's id and text out of a record.
pub(super) fn read(mut object: Map<String, Value>, options: &ReadOptions) -> Result<Record, SkipReason> {
    let text = named(&object, options.text_field.as_deref())?;
    named(&object, options.title_field.as_deref())?;
    named(&object, options.date_field.as_deref())?;
    let id = named(&object, options.id_field.as_deref())?.and_then(line);
    let id = id.or_else(|| Named::of(&object).values(ID).find_map(line));
    let text = match text {
        Some(text) => prose(text).map(Cow::into_owned),
        // A field that is asked for may be the text's.
        None => take_text(&mut object, options.title_field.is_none() && options.date_field.is_none())?,
    };
    Ok(Record { id, text: text.unwrap_or_default(), rest: object })
}

/// The text in the fields whose names are known; moved out where that is allowed and it stands in the record itself.
fn take_text(object: &mut Map<String, Value>, may_move: bool) -> Result<Option<String>, SkipReason> {
    let fields = Fields::of(object);
    let top = fields.top.found(TEXT);
    let value = |index: usize| fields.top.0[index].1;
    if let Some(index) = top.iter().copied().find(|index| prose(value(*index)).is_some()) {
        if !may_move || !value(index).is_string() {
            return Ok(prose(value(index)).map(Cow::into_owned));
        }
        let text = object.values_mut().nth(index).map(Value::take);
        return Ok(text.and_then(|text| if let Value::String(text) = text { Some(text) } else { None }));
    }
    let text = fields.all(TEXT).find_map(prose).map(Cow::into_owned);
    if text.is_none() && !top.iter().any(|index| value(*index).is_string()) {
        return Err(SkipReason::NoText { present: names(object) });
    }
    Ok(text)
}

/// What a record says about its article, in the fields that the user names, or else in those whose names are known.
pub(super) fn about_record(object: &Map<String, Value>, options: &ReadOptions) -> Metadata {
    let mut about = about(object);
    if let Some(title) = options.title_field.as_ref().and_then(|field| at_path(object, field)) {
        about.title = line(title);
    }
    if let Some(date) = options.date_field.as_ref().and_then(|field| at_path(object, field)) {
        about.date = day(date);
    }
    about
}

/// What a record, a page's linked data or the settings at the top of a file say about the article.
pub(super) fn about(object: &Map<String, Value>) -> Metadata {
    let fields = Fields::of(object);
    let any = |names: &[&str]| fields.all(names).find_map(line);
    let is_address = |value: &String| value.contains("://");
    Metadata {
        title: any(TITLE),
        date: fields.all(DATE).find_map(day),
        outlet: fields.all(OUTLET).filter_map(line).find(|outlet| !is_address(outlet)),
        author: any(AUTHOR).map(|author| author.strip_prefix("By ").map(str::to_owned).unwrap_or(author)),
        url: fields.all(URL).chain(fields.all(OUTLET)).filter_map(line).find(is_address),
        language: any(LANGUAGE).and_then(|code| language::tag(&code)),
        prelude: Vec::new(),
    }
}

/// Whether a line of a text that begins with this name and a colon tells about the article.
pub(super) fn is_label(name: &str) -> bool {
    const DOUBTFUL: [&str; 16] = [
        "time",
        "head",
        "heading",
        "media",
        "medium",
        "feed",
        "agency",
        "site",
        "domain",
        "provider",
        "subject",
        "updated",
        "updatedat",
        "created",
        "uri",
        "website",
    ];
    let name = plain(name);
    let known = [TITLE, DATE, URL, OUTLET, AUTHOR].iter().any(|names| names.contains(&&*name));
    known && !DOUBTFUL.contains(&&*name)
}

/// The field that the user asked for; missing is a failure.
fn named<'a>(object: &'a Map<String, Value>, field: Option<&str>) -> Result<Option<&'a Value>, SkipReason> {
    let Some(field) = field else { return Ok(None) };
    let missing = || SkipReason::NoField { field: field.to_owned(), present: names(object) };
    at_path(object, field).ok_or_else(missing).map(Some)
}

/// `a.b` may be a field's own name, or the field `b` inside `a`.
fn at_path<'a>(object: &'a Map<String, Value>, path: &str) -> Option<&'a Value> {
    object.get(path).or_else(|| {
        let (first, rest) = path.split_once('.')?;
        at_path(object.get(first)?.as_object()?, rest)
    })
}

/// The fields of a record, and those of the objects in it that hold its article.
struct Fields<'a> {
    top: Named<'a>,
    inside: Vec<Named<'a>>,
}

impl<'a> Fields<'a> {
    fn of(object: &'a Map<String, Value>) -> Self {
        let top = Named::of(object);
        let inside = top.values(INSIDE).filter_map(Value::as_object).map(Named::of).collect();
        Self { top, inside }
    }

    /// The values under any of these names, in the order of the names; those inside last.
    fn all(&self, wanted: &[&str]) -> impl Iterator<Item = &'a Value> {
        let inside = self.inside.iter().flat_map(|inside| inside.values(wanted)).collect::<Vec<_>>();
        self.top.values(wanted).chain(inside)
    }
}

/// The fields of one object with their names as they are compared.
struct Named<'a>(Vec<(Cow<'a, str>, &'a Value)>);

impl<'a> Named<'a> {
    fn of(object: &'a Map<String, Value>) -> Self {
        Self(object.iter().map(|(name, value)| (plain(name), value)).collect())
    }

    /// The numbers of the fields under any of these names, in the order of the names.
    fn found(&self, wanted: &[&str]) -> Vec<usize> {
        let order = |(index, (name, _)): (usize, &(Cow<str>, &Value))| {
            Some((wanted.iter().position(|wanted| wanted == name)?, index))
        };
        let mut found: Vec<_> = self.0.iter().enumerate().filter_map(order).collect();
        found.sort_unstable();
        found.into_iter().map(|(_, index)| index).collect()
    }

    /// The values under any of these names, in the order of the names.
    fn values(&self, wanted: &[&str]) -> impl Iterator<Item = &'a Value> {
        let found: Vec<&Value> = self.found(wanted).into_iter().map(|index| self.0[index].1).collect();
        found.into_iter()
    }
}

fn plain(name: &str) -> Cow<'_, str> {
    if name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit()) {
        return Cow::Borrowed(name);
    }
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

fn names(object: &Map<String, Value>) -> Vec<String> {
    object.keys().take(12).map(|name| name.chars().take(40).collect()).collect()
}

/// A text that is not blank, or the paragraphs of a list of texts.
fn prose(value: &Value) -> Option<Cow<'_, str>> {
    match value {
        Value::String(text) if !text.trim().is_empty() => Some(Cow::Borrowed(text)),
        Value::Array(parts) => {
            let paragraphs: Vec<&str> = parts.iter().map_while(Value::as_str).collect();
            let whole = !paragraphs.is_empty() && paragraphs.len() == parts.len();
            Some(paragraphs.join("\n\n")).filter(|text| whole && !text.trim().is_empty()).map(Cow::Owned)
        }
        _ => None,
    }
}

/// A short value on one line: a text, a number, a list of these, or an object with a name.
fn line(value: &Value) -> Option<String> {
    let line = match value {
        Value::String(text) => super::metadata::one_line(text),
        Value::Number(number) => number.to_string(),
        Value::Array(list) => list.iter().filter_map(line).collect::<Vec<_>>().join(", "),
        Value::Object(object) => {
            let named = Named::of(object);
            return named.values(&["name", "title", "text", "value", "oid", "id", "href"]).find_map(line);
        }
        _ => return None,
    };
    (!line.is_empty()).then_some(line)
}

/// A date as text, as number of seconds or milliseconds, or as a database's object.
fn day(value: &Value) -> Option<Date> {
    match value {
        Value::String(text) => text.parse().ok(),
        Value::Object(object) => Named::of(object).values(&["date", "value", "numberlong"]).find_map(day),
        Value::Array(list) => list.iter().find_map(day),
        Value::Number(number) => {
            let number = number.as_i64().or_else(|| number.as_f64().map(whole))?;
            match number {
                1000..=2999 | 10_000_101..=29_991_231 => number.to_string().parse().ok(),
                100_000_000_000.. => Date::from_unix(number / 1000),
                _ => Date::from_unix(number),
            }
        }
        _ => None,
    }
}

#[expect(clippy::cast_possible_truncation, reason = "a cast from float saturates, and no such date exists")]
fn whole(number: f64) -> i64 {
    number as i64
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with(json: &str, options: &ReadOptions) -> Result<Record, SkipReason> {
        read(serde_json::from_str(json).unwrap(), options)
    }

    fn record(json: &str) -> Result<Record, SkipReason> {
        with(json, &ReadOptions::default())
    }

    #[test]
    fn guesses_the_names_of_fields() {
        for (json, text, title, date) in [
            (r#"{"text":"a","title":"b","date":"2019-06-21"}"#, "a", Some("b"), Some("2019-06-21")),
            (r#"{"body":"a","headline":"b","publishedAt":"2019-06-21T10:00:00Z"}"#, "a", Some("b"), Some("2019-06-21")),
            (
                r#"{"maintext":"a","date_publish":"2019-06-21 10:00:00","description":"no"}"#,
                "a",
                None,
                Some("2019-06-21"),
            ),
            (r#"{"Full Text":"a","Pub-Date":"Fri, 21 Jun 2019 10:00:00 GMT"}"#, "a", None, Some("2019-06-21")),
            (r#"{"text":"","content":"a","created":1561111200}"#, "a", None, Some("2019-06-21")),
            (r#"{"paragraphs":["a","b"],"timestamp":1561111200000}"#, "a\n\nb", None, Some("2019-06-21")),
            (
                r#"{"fields":{"bodyText":"a","headline":"b"},"webPublicationDate":"2019-06"}"#,
                "a",
                Some("b"),
                Some("2019-06"),
            ),
            (r#"{"_source":{"text":"a"},"date":{"$date":"2019-06-21T00:00:00Z"}}"#, "a", None, Some("2019-06-21")),
            (r#"{"text":"a","date":"next week","pubDate":20190621}"#, "a", None, Some("2019-06-21")),
        ] {
            let record = record(json).unwrap();
            assert_eq!(record.text, text, "{json}");
            let about = about(&record.rest);
            assert_eq!(about.title.as_deref(), title, "{json}");
            assert_eq!(about.date.map(|date| date.to_string()).as_deref(), date, "{json}");
        }
    }

    #[test]
    fn reads_names_of_people_and_papers() {
        let found = record(
            r#"{"text":"a","_id":7,"source":{"id":null,"name":"The Paper"},"authors":["A. B","C"],"url":"https://x.y/z"}"#,
        );
        let found = found.unwrap();
        assert_eq!(found.id.as_deref(), Some("7"));
        let about = about(&found.rest);
        assert_eq!(about.outlet.as_deref(), Some("The Paper"));
        assert_eq!(about.author.as_deref(), Some("A. B, C"));
        assert_eq!(about.url.as_deref(), Some("https://x.y/z"));
    }

    #[test]
    fn says_which_fields_there_are() {
        assert_eq!(record(r#"{"a":"1","b":2}"#), Err(SkipReason::NoText { present: vec!["a".into(), "b".into()] }));
        assert_eq!(record(r#"{"text":" "}"#).unwrap().text, "");
        let options = ReadOptions { text_field: Some("x.y".into()), ..ReadOptions::default() };
        assert_eq!(with(r#"{"x":{"y":"a"},"text":"b"}"#, &options).unwrap().text, "a");
        assert_eq!(with(r#"{"x.y":"a"}"#, &options).unwrap().text, "a");
        assert_eq!(
            with(r#"{"text":"b"}"#, &options),
            Err(SkipReason::NoField { field: "x.y".into(), present: vec!["text".into()] })
        );
    }

    #[test]
    fn unwraps_lists() {
        let count = |json: &str| {
            let value: Value = serde_json::from_str(json).unwrap();
            wrapped(value.as_object().unwrap(), &ReadOptions::default()).map(Vec::len)
        };
        assert_eq!(count(r#"{"status":"ok","articles":[{"text":"a"},{"text":"b"}]}"#), Some(2));
        assert_eq!(count(r#"{"response":{"docs":[{"text":"a"}]}}"#), Some(1));
        assert_eq!(count(r#"{"hits":{"hits":[{"_source":{"text":"a"}}]}}"#), Some(1));
        assert_eq!(count(r#"{"text":"a","results":[{"text":"b"}]}"#), None);
        assert_eq!(count(r#"{"tags":[{"text":"b"}]}"#), None);
    }
}
