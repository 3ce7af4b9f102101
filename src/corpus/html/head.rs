//! Reads what a page says about its article: meta elements, linked data, times, its canonical address.

use dom_smoothie::Readability;
use serde_json::{Map, Value};

use super::super::metadata::{Metadata, one_line};
use super::super::{fields, language};
use crate::text::Date;

// Names of meta elements, surest first.
const TITLE: &[&str] =
    &["og:title", "twitter:title", "headline", "dc.title", "dcterms.title", "parsely-title", "title"];
const DATE: &[&str] = &[
    "article:published_time",
    "og:published_time",
    "article:published",
    "datepublished",
    "pubdate",
    "publishdate",
    "publish_date",
    "publish-date",
    "publication_date",
    "date",
    "dc.date.issued",
    "dc.date",
    "dcterms.issued",
    "dcterms.date",
    "dcterms.created",
    "dc.date.created",
    "parsely-pub-date",
    "sailthru.date",
    "cxenseparse:recs:publishtime",
    "citation_publication_date",
    "article.published",
    "originalpublicationdate",
    "article_date_original",
    "article:modified_time",
    "og:updated_time",
    "datemodified",
    "last-modified",
];
const OUTLET: &[&str] =
    &["og:site_name", "publisher", "dc.publisher", "dcterms.publisher", "copyright", "application-name", "source"];
const AUTHOR: &[&str] = &[
    "author",
    "article:author",
    "byl",
    "dc.creator",
    "dcterms.creator",
    "parsely-author",
    "sailthru.author",
    "citation_author",
];
const URL: &[&str] = &["og:url", "twitter:url", "parsely-link"];
const LANGUAGE: &[&str] = &["content-language", "og:locale", "dc.language", "inlanguage"];

/// Reads the head of a page that was not searched yet.
pub(super) fn read(page: &Readability) -> Metadata {
    let metas = metas(page);
    let first = |names: &[&str]| {
        let values = names.iter().filter_map(|name| metas.iter().find(|(key, _)| key == name));
        values.map(|(_, value)| value.clone()).collect::<Vec<_>>()
    };
    let is_address = |value: &String| value.contains("://");
    let said = Metadata {
        title: first(TITLE).into_iter().next(),
        date: first(DATE).iter().find_map(|date| date.parse().ok()),
        outlet: first(OUTLET).into_iter().find(|outlet| !is_address(outlet)),
        author: first(AUTHOR).into_iter().find(|author| !is_address(author)),
        url: attribute(page, "link[rel=canonical]", "href").into_iter().chain(first(URL)).find(is_address),
        language: language_of(page).or_else(|| first(LANGUAGE).iter().find_map(|code| language::tag(code))),
        prelude: Vec::new(),
    };
    // Linked data is made for machines: its dates and names are the cleanest.
    let linked = linked_data(page).unwrap_or_default();
    let title = said.title.clone().or(linked.title.clone()).or_else(|| headline(page));
    let mut about = Metadata { title, ..linked.or(said) };
    about.title = about.title.map(|title| without_outlet(&title, about.outlet.as_deref()));
    about.date = about.date.or_else(|| time(page));
    about
}

/// The meta elements with a name and a content, in order.
fn metas(page: &Readability) -> Vec<(String, String)> {
    let mut metas = Vec::new();
    for meta in &page.doc.select("meta[content]") {
        let name = ["property", "name", "itemprop", "http-equiv"].into_iter().find_map(|name| meta.attr(name));
        let content = meta.attr("content").map(|content| one_line(&content)).unwrap_or_default();
        if let Some(name) = name.filter(|_| !content.is_empty()) {
            metas.push((name.trim().to_ascii_lowercase(), content));
        }
    }
    metas
}

fn attribute(page: &Readability, selector: &str, name: &str) -> Option<String> {
    page.doc.select(selector).iter().find_map(|found| found.attr(name)).map(|value| one_line(&value))
}

fn language_of(page: &Readability) -> Option<&'static str> {
    language::tag(&attribute(page, "html[lang]", "lang")?)
}

/// The first time that the page gives to machines.
fn time(page: &Readability) -> Option<Date> {
    let mut times = page.doc.select("time[datetime], [itemprop=datePublished]").iter().collect::<Vec<_>>().into_iter();
    times.find_map(|time| {
        let value = time.attr("datetime").or_else(|| time.attr("content")).unwrap_or_else(|| time.text());
        value.parse().ok()
    })
}

/// The page's only or first main heading, else its title.
fn headline(page: &Readability) -> Option<String> {
    let text = |selector: &str| {
        page.doc.select(selector).iter().map(|found| one_line(&found.text())).find(|text| !text.is_empty())
    };
    text("article h1").or_else(|| text("h1")).or_else(|| text("head > title")).or_else(|| text("title"))
}

/// A title without the name of the site at its end: "Talks fail | The Review".
fn without_outlet(title: &str, outlet: Option<&str>) -> String {
    let short = |separator: &&str| {
        let (head, tail) = title.rsplit_once(*separator)?;
        let known = outlet.is_some_and(|outlet| outlet.eq_ignore_ascii_case(tail.trim()));
        // A bar sets the site apart; a dash may belong to the headline.
        let bar = separator.contains('|') && head.split_whitespace().count() >= 3;
        (known || bar).then(|| head.trim().to_owned())
    };
    [" | ", " - ", " – ", " — ", " :: ", " · "].iter().find_map(short).unwrap_or_else(|| title.to_owned())
}

/// The linked data (schema.org's JSON-LD) of the article.
fn linked_data(page: &Readability) -> Option<Metadata> {
    let scripts = page.doc.select("script[type='application/ld+json']");
    let parsed = scripts.iter().filter_map(|script| serde_json::from_str::<Value>(script.text().trim()).ok());
    let values: Vec<Value> = parsed.collect();
    let mut articles = Vec::new();
    for value in &values {
        collect_articles(value, &mut articles);
    }
    articles.into_iter().min_by_key(|(rank, _)| *rank).map(|(_, article)| about(article))
}

/// All objects that describe an article, wherever they stand, with 0 for an article and 1 for a page.
fn collect_articles<'a>(value: &'a Value, into: &mut Vec<(u8, &'a Map<String, Value>)>) {
    match value {
        Value::Array(list) => {
            for value in list {
                collect_articles(value, into);
            }
        }
        Value::Object(object) => {
            let kinds = object.get("@type").into_iter().flat_map(|kind| match kind {
                Value::Array(kinds) => kinds.iter().filter_map(Value::as_str).collect(),
                kind => kind.as_str().into_iter().collect::<Vec<_>>(),
            });
            let rank = |kind: &str| match kind.rsplit(['/', ':']).next().unwrap_or(kind) {
                kind if kind.ends_with("Article") || kind.ends_with("Posting") || kind == "Report" => Some(0),
                "WebPage" => Some(1),
                _ => None,
            };
            into.extend(kinds.filter_map(rank).min().map(|rank| (rank, object)));
            for inner in ["@graph", "mainEntity", "mainEntityOfPage"].iter().filter_map(|name| object.get(*name)) {
                collect_articles(inner, into);
            }
        }
        _ => {}
    }
}

fn about(article: &Map<String, Value>) -> Metadata {
    let mut about = fields::about(article);
    let publisher = article.get("publisher").and_then(|publisher| publisher.get("name"));
    about.outlet = publisher.and_then(Value::as_str).map(one_line);
    let page = article.get("mainEntityOfPage").and_then(|page| page.as_str().or_else(|| page.get("@id")?.as_str()));
    about.url = about.url.or_else(|| page.filter(|page| page.contains("://")).map(str::to_owned));
    let day = article.get("datePublished").and_then(Value::as_str).and_then(|date| date.parse().ok());
    about.date = day.or(about.date);
    about
}
