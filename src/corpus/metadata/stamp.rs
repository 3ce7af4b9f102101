//! Decides which date is the article's own.

use super::lines::{Line, Page, is_name, words};
use super::path;
use crate::text::Date;
use crate::text::date::{NumericOrder, Precision, find_dates_in_order, numeric_order};

/// How surely a date stamps the article, surest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    /// "Published: …"
    Published,
    /// Alone on its line, or behind a byline or section.
    Stamp,
    /// "Updated …"
    Updated,
    /// "Vienna, 3 May 2024 -"
    Dateline,
    /// 2024-05-03-talks.txt
    FileName,
    /// Behind capitalized words that may be anything.
    Loose,
    /// A stamp below the article.
    Tail,
    /// "Vienna, 3 May -" in a folder named 2024.
    DatelineInYear,
    /// 2024/05/talks.txt
    Folder,
}

/// The day of publication that the lines or the file's name tell.
pub(super) fn date(page: &Page, title_at: Option<usize>, path: Option<&str>, text: &str) -> Option<Date> {
    let (name, folder) = (path.and_then(path::date_of_name), path.and_then(path::date_of_path));
    let mut found: Vec<(Rank, Date)> = name.map(|date| (Rank::FileName, date)).into_iter().collect();
    found.extend(folder.map(|date| (Rank::Folder, date)));
    let order = || numeric_order(text);
    for (at, line) in page.head.iter().enumerate() {
        found.extend(stamp(line, title_at == Some(at), order).filter(|found| at < 6 || found.0 != Rank::Loose));
        found.extend(dateline(line, folder.or(name)));
    }
    let tail = page.tail.iter().filter_map(|line| stamp(line, false, order));
    found.extend(tail.filter(|found| found.0 != Rank::Loose).map(|(_, date)| (Rank::Tail, date)));
    // The first of equals.
    found.into_iter().min_by_key(|(rank, _)| *rank).map(|(_, date)| date)
}

fn dateline(line: &Line, folder: Option<Date>) -> Option<(Rank, Date)> {
    let dateline = line.dateline()?;
    let in_year = || {
        let ((month, day), folder) = (dateline.month_day?, folder?);
        Some((Rank::DatelineInYear, Date::new(folder.year, month, day)?))
    };
    dateline.date.map(|date| (Rank::Dateline, date)).or_else(in_year)
}

/// The date of a line that is there to tell it.
fn stamp(line: &Line, is_title: bool, order: impl Fn() -> Option<NumericOrder>) -> Option<(Rank, Date)> {
    let (span, mut date) = line.date?;
    if date.precision() == Precision::Year {
        date = find_dates_in_order(line.text, order()).first()?.1;
    }
    let (before, after) = (&line.text[..span.start as usize], &line.text[span.end as usize..]);
    let after = comments_cut(after);
    let lower = before.to_lowercase();
    if words(line.text).any(|word| CAPTION.contains(&word.to_lowercase().as_str())) {
        return None;
    }
    let rest = || words(before).chain(words(after)).filter(|word| !is_stamp_word(word));
    let prose = rest().filter(|word| is_prose(word)).count();
    let labeled = words(&lower).collect::<Vec<_>>().iter().rev().take(2).any(|word| LABELS.contains(word));
    let sentence = line.text.ends_with(['.', '。']) && prose > 0;
    // "Thursday, May 7, 2015 On Tuesday, the government …": a scraper lost the line's end.
    let lost_end = words(before).count() == 1
        && words(before).all(is_day_word)
        && after.trim_start().starts_with(char::is_uppercase);
    let rank = match () {
        () if lost_end && after.starts_with(' ') => Rank::Stamp,
        () if line.is_long() || sentence || rest().count() > 14 => return None,
        () if labeled && prose <= 3 && lower.contains("updated") => Rank::Updated,
        () if labeled && prose <= 3 => Rank::Published,
        () if prose > 0 || is_title && line.byline().is_none() => return None,
        () if rest().count() == 0 || line.byline().is_some() => Rank::Stamp,
        () if rest().any(|word| SECTIONS.contains(&word.to_lowercase().as_str())) => Rank::Stamp,
        () if is_name(before.trim_end_matches([',', ' ', '|', '-', '–', '—', '·', '•']), 6) => Rank::Loose,
        () => return None,
    };
    Some((rank, date))
}

/// The text up to the count of comments and the like, which quotes the headline.
fn comments_cut(text: &str) -> &str {
    let lower = text.to_ascii_lowercase();
    let marks = [
        "no comments",
        "comments on",
        " comment on",
        " comments",
        "minute read",
        "min read",
        "leave a comment",
        "share",
    ];
    let end = marks.iter().filter_map(|mark| lower.find(mark)).min();
    &text[..end.unwrap_or(text.len())]
}

/// Whether a word belongs to a stamp rather than to a sentence: a weekday, a time, a zone, a label.
pub(super) fn is_stamp_word(word: &str) -> bool {
    let word = word.to_lowercase();
    let number = word.starts_with(|c: char| c.is_ascii_digit()) && word.len() <= 9;
    number || WEEKDAYS.contains(&word.as_str()) || STAMP.contains(&word.as_str()) || LABELS.contains(&word.as_str())
}

/// Whether a word is a weekday or a number.
pub(super) fn is_day_word(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit()) || WEEKDAYS.contains(&word.to_lowercase().as_str())
}

fn is_prose(word: &str) -> bool {
    word.starts_with(char::is_lowercase) && !SMALL.contains(&word)
}

#[rustfmt::skip]
const WEEKDAYS: &[&str] = &[
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun",
    "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche", "lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo",
    "montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonntag",
];
#[rustfmt::skip]
const STAMP: &[&str] = &[
    "am", "pm", "a", "p", "m", "t", "z", "utc", "gmt", "est", "edt", "cst", "pst", "pdt", "kst", "jst", "bst", "cet", "cest", "ist", "msk", "et", "hrs", "h",
    "at", "on", "the", "of", "last", "first", "time", "local", "noon", "midnight", "der", "den", "am", "um", "uhr", "le", "à", "el", "del", "a", "las",
    "오전", "오후", "년", "г", "года", "в", "星期一", "星期二", "星期三", "星期四", "星期五", "星期六", "星期日", "星期天",
    "月曜日", "火曜日", "水曜日", "木曜日", "金曜日", "土曜日", "日曜日", "월요일", "화요일", "수요일", "목요일", "금요일", "토요일", "일요일",
];
const LABELS: &[&str] = &[
    "published",
    "posted",
    "date",
    "dated",
    "updated",
    "modified",
    "edited",
    "issued",
    "released",
    "created",
    "filed",
    "compiled",
    "publication",
    "veröffentlicht",
    "stand",
    "datum",
    "publié",
    "publiée",
    "fecha",
    "publicado",
    "publicada",
    "data",
    "pubblicato",
    "опубликовано",
    "дата",
    "发布时间",
    "发布日期",
    "发布于",
    "发布",
    "日期",
    "时间",
    "發布時間",
    "發佈時間",
    "更新时间",
    "更新",
    "公開日",
    "掲載",
    "投稿日",
    "입력",
    "기사입력",
    "등록",
    "발행",
    "승인",
    "작성일",
    "수정",
];
/// Words that a line with a date of publication also holds.
const SECTIONS: &[&str] = &[
    "desk",
    "staff",
    "news",
    "bureau",
    "correspondent",
    "reporter",
    "editor",
    "agencies",
    "wire",
    "opinion",
    "analysis",
    "politics",
    "world",
    "asia",
    "columnist",
    "writer",
    "print",
    "online",
    "edition",
    "issue",
    "admin",
];
/// Small words that stand in bylines and stamps.
const SMALL: &[&str] = &[
    "and",
    "of",
    "the",
    "for",
    "in",
    "to",
    "from",
    "by",
    "desk",
    "staff",
    "correspondent",
    "writer",
    "reporter",
    "editor",
    "bureau",
    "news",
    "special",
    "de",
    "la",
    "el",
    "von",
    "van",
    "al",
    "read",
    "min",
    "minute",
    "minutes",
    "mins",
    "views",
    "comments",
    "comment",
    "share",
    "print",
    "email",
    "contributor",
    "columnist",
    "agencies",
    "wire",
    "research",
    "admin",
    "und",
    "y",
    "et",
    "s",
];
/// Words of the lines below pictures, whose dates are the picture's.
const CAPTION: &[&str] = &[
    "photo",
    "photos",
    "photograph",
    "image",
    "picture",
    "pictured",
    "getty",
    "credit",
    "courtesy",
    "screenshot",
    "handout",
    "afp",
    "epa",
    "ap",
    "shutterstock",
    "reuters",
    "file",
    "caption",
    "born",
    "died",
];

#[cfg(test)]
mod tests {
    use super::super::{Metadata, of_text};

    fn found(text: &str, path: Option<&str>) -> Option<String> {
        of_text(text, false, path, &Metadata::default()).date.map(|date| date.to_string())
    }

    #[test]
    fn takes_stamps() {
        for (line, date) in [
            ("October 7, 2024", "2024-10-07"),
            ("Monday, October 7, 2024 at 10:15 am GMT", "2024-10-07"),
            ("By A. Writer, 12 March 2023", "2023-03-12"),
            ("By A. Writer | 12 March 2023 | 10:00", "2023-03-12"),
            ("Published: 12 March 2023", "2023-03-12"),
            ("Published 2023-03-12T10:00:00Z", "2023-03-12"),
            ("Posted on March 12, 2023 by admin", "2023-03-12"),
            ("Updated March 12, 2023", "2023-03-12"),
            ("*Background note, updated 27 July 2020*", "2020-07-27"),
            ("Asia-Pacific, News October 7, 2024 No Comments on Talks that went nowhere3 minute read", "2024-10-07"),
            ("Thursday, May 7, 2015 On Tuesday, the government announced the start of a process.", "2015-05-07"),
            ("Asia desk, October 7, 2024 No Comments on Talks that went nowhere 3 minute read", "2024-10-07"),
            ("Compiled by the Review research desk, 30 June 2009", "2009-06-30"),
            ("Vienna, 3 May 2024 - \"We will never accept this,\" he said.", "2024-05-03"),
            ("2024年4月14日", "2024-04-14"),
            ("입력 2024.10.07 15:00", "2024-10-07"),
            ("发布时间：2024-10-07 10:00", "2024-10-07"),
            ("31/12/2019", "2019-12-31"),
            ("March 2023", "2023-03"),
            ("03/04/2019", "2019"),
            ("Date: 03/04/2019", "2019"),
        ] {
            let text =
                format!("Talks fail in Vienna\n\n{line}\n\nThe ministers met again. They agreed on nothing at all.\n");
            assert_eq!(found(&text, None).as_deref(), Some(date), "{line}");
        }
    }

    #[test]
    fn leaves_dates_of_the_story_alone() {
        for line in [
            "The two exchanged messages on October 6, 2024, commemorating 75 years of ties.",
            "North Korean workers gather after lunch at the factory in Jilin province, Sept. 30, 2017. AP-Yonhap",
            "Visitors study a model at the Vostochny Cosmodrome, Sept. 13, 2023. Photo: Sample Press",
            "Kim Jong Un, Sept. 13, 2023 (File)",
            "The sanctions list was updated 27 July 2020.",
            "Monday, May 7, 2015, was the day on which all of it began.",
            "On 25 June 1950 the army crossed the parallel.",
            "April 2003. After the withdrawal, China brings envoys together.",
            "The armistice of 27 July 1953 and what came of it",
        ] {
            let text =
                format!("Talks fail in Vienna\n\n{line}\n\nThe ministers met again. They agreed on nothing at all.\n");
            assert_eq!(found(&text, None), None, "{line}");
        }
        assert_eq!(found("The Korean Armistice, 27 July 1953\n\nThe ministers met.\n", None), None);
    }

    #[test]
    fn weighs_the_places() {
        let text = "Talks fail\n\nUpdated May 9, 2018\n\nPublished May 8, 2018\n\nText.";
        assert_eq!(found(text, None).as_deref(), Some("2018-05-08"));
        let dateline = "Talks fail in Vienna\n\nBEIJING, May 8 -- Kim has met Xi.\n";
        assert_eq!(found(dateline, Some("2018/dalian.txt")).as_deref(), Some("2018-05-08"));
        assert_eq!(found(dateline, Some("2018/2018-05-10-dalian.txt")).as_deref(), Some("2018-05-10"));
        assert_eq!(found("No date here.\n\nNone.", Some("2018/a.txt")).as_deref(), Some("2018"));
        let below = "Talks fail in Vienna\n\nText of it.\n\nMore.\n\n7\n8\n9\n10\n11\n12\n13\n14\n15\n\nPublished on 7 May 2018\n";
        assert_eq!(found(below, None).as_deref(), Some("2018-05-07"));
        let order = "Talks fail\n\n03/04/2019\n\nThey met on 25/03/2019 and on 28/03/2019.\n";
        assert_eq!(found(order, None).as_deref(), Some("2019-04-03"));
    }
}
