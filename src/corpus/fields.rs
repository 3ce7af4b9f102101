//! Finds an article's parts among the fields of a record, by the names that feeds, scrapers and archives use.

use serde_json::{Map, Value};

use super::metadata::Metadata;
use super::{ReadOptions, SkipReason, language};
use crate::text::Date;

/// An article as a record holds it.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Record {
    pub(super) id: Option<String>,
    pub(super) text: String,
    pub(super) about: Metadata,
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
    if explicit || text_of(object).is_some() {
        return None;
    }
    values(object, LISTS).find_map(|value| match value {
        Value::Array(list) if list.iter().any(Value::is_object) => Some(list),
        Value::Object(inner) => wrapped(inner, options),
        _ => None,
    })
}

/// Whether one of these columns surely holds the text.
pub(super) fn names_text(columns: &[&str]) -> bool {
    columns.iter().any(|column| TEXT[..TEXT.len() - 4].contains(&plain(column).as_str()))
}

/// Whether one of these columns may hold the text.
pub(super) fn may_name_text(columns: &[String]) -> bool {
    columns.iter().any(|column| TEXT.contains(&plain(column).as_str()))
}

/// Takes an article's parts out of a record.
pub(super) fn read(object: &Map<String, Value>, options: &ReadOptions) -> Result<Record, SkipReason> {
    let text = named(object, options.text_field.as_deref())?;
    let title = named(object, options.title_field.as_deref())?;
    let date = named(object, options.date_field.as_deref())?;
    let id = named(object, options.id_field.as_deref())?;
    let text = text.map_or_else(|| text_of(object), prose);
    if text.is_none() && options.text_field.is_none() && !values(object, TEXT).any(Value::is_string) {
        return Err(SkipReason::NoText { present: names(object) });
    }
    let mut about = about(object);
    if let Some(title) = title {
        about.title = line(title);
    }
    if let Some(date) = date {
        about.date = day(date);
    }
    let id = id.and_then(line).or_else(|| values(object, ID).find_map(line));
    Ok(Record { id, text: text.unwrap_or_default(), about })
}

/// What a record, a page's linked data or the settings at the top of a file say about the article.
pub(super) fn about(object: &Map<String, Value>) -> Metadata {
    let all = |names: &[&str]| values(object, names).chain(inside(object, names)).collect::<Vec<_>>();
    let any = |names: &[&str]| all(names).into_iter().find_map(line);
    let is_address = |value: &String| value.contains("://");
    Metadata {
        title: any(TITLE),
        date: all(DATE).into_iter().find_map(day),
        outlet: all(OUTLET).into_iter().filter_map(line).find(|outlet| !is_address(outlet)),
        author: any(AUTHOR).map(|author| author.strip_prefix("By ").map(str::to_owned).unwrap_or(author)),
        url: all(URL).into_iter().chain(all(OUTLET)).filter_map(line).find(is_address),
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
    let known = [TITLE, DATE, URL, OUTLET, AUTHOR].iter().any(|names| names.contains(&name.as_str()));
    known && !DOUBTFUL.contains(&name.as_str())
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

fn text_of(object: &Map<String, Value>) -> Option<String> {
    values(object, TEXT).chain(inside(object, TEXT)).find_map(prose)
}

/// The values under any of these names, in the order of the names.
fn values<'a>(object: &'a Map<String, Value>, wanted: &[&str]) -> impl Iterator<Item = &'a Value> {
    let mut found: Vec<(usize, &Value)> = object
        .iter()
        .filter_map(|(name, value)| Some((wanted.iter().position(|wanted| *wanted == plain(name))?, value)))
        .collect();
    found.sort_by_key(|(order, _)| *order);
    found.into_iter().map(|(_, value)| value)
}

fn inside<'a>(object: &'a Map<String, Value>, wanted: &[&str]) -> impl Iterator<Item = &'a Value> {
    let objects: Vec<_> = values(object, INSIDE).filter_map(Value::as_object).collect();
    objects.into_iter().flat_map(|object| values(object, wanted).collect::<Vec<_>>())
}

fn plain(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

fn names(object: &Map<String, Value>) -> Vec<String> {
    object.keys().take(12).map(|name| name.chars().take(40).collect()).collect()
}

/// A text that is not blank, or the paragraphs of a list of texts.
fn prose(value: &Value) -> Option<String> {
    match value {
        Value::String(text) if !text.trim().is_empty() => Some(text.clone()),
        Value::Array(parts) => {
            let paragraphs: Vec<&str> = parts.iter().map_while(Value::as_str).collect();
            let whole = !paragraphs.is_empty() && paragraphs.len() == parts.len();
            Some(paragraphs.join("\n\n")).filter(|text| whole && !text.trim().is_empty())
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
            return values(object, &["name", "title", "text", "value", "oid", "id", "href"]).find_map(line);
        }
        _ => return None,
    };
    (!line.is_empty()).then_some(line)
}

/// A date as text, as number of seconds or milliseconds, or as a database's object.
fn day(value: &Value) -> Option<Date> {
    match value {
        Value::String(text) => text.parse().ok(),
        Value::Object(object) => values(object, &["date", "value", "numberlong"]).find_map(day),
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

    fn record(json: &str) -> Result<Record, SkipReason> {
        read(serde_json::from_str::<Value>(json).unwrap().as_object().unwrap(), &ReadOptions::default())
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
            assert_eq!(record.about.title.as_deref(), title, "{json}");
            assert_eq!(record.about.date.map(|date| date.to_string()).as_deref(), date, "{json}");
        }
    }

    #[test]
    fn reads_names_of_people_and_papers() {
        let found = record(
            r#"{"text":"a","_id":7,"source":{"id":null,"name":"The Paper"},"authors":["A. B","C"],"url":"https://x.y/z"}"#,
        );
        let found = found.unwrap();
        assert_eq!(found.id.as_deref(), Some("7"));
        assert_eq!(found.about.outlet.as_deref(), Some("The Paper"));
        assert_eq!(found.about.author.as_deref(), Some("A. B, C"));
        assert_eq!(found.about.url.as_deref(), Some("https://x.y/z"));
    }

    #[test]
    fn says_which_fields_there_are() {
        assert_eq!(record(r#"{"a":"1","b":2}"#), Err(SkipReason::NoText { present: vec!["a".into(), "b".into()] }));
        assert_eq!(record(r#"{"text":" "}"#).unwrap().text, "");
        let options = ReadOptions { text_field: Some("x.y".into()), ..ReadOptions::default() };
        let with = |json: &str| read(serde_json::from_str::<Value>(json).unwrap().as_object().unwrap(), &options);
        assert_eq!(with(r#"{"x":{"y":"a"},"text":"b"}"#).unwrap().text, "a");
        assert_eq!(with(r#"{"x.y":"a"}"#).unwrap().text, "a");
        assert_eq!(
            with(r#"{"text":"b"}"#),
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
