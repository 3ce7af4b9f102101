//! Writes suggestions as a gazetteer that can be edited and read back.

use std::io::{self, Write};
use std::str::FromStr;

use serde::Serialize;

use super::Suggestion;
use crate::gazetteer::Kind;

/// The columns of a table of suggestions.
const COLUMNS: [&str; 9] = ["kind", "name", "acronyms", "short", "same_as", "count", "documents", "like", "example"];

/// How suggestions are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SuggestFormat {
    /// A table with tabs. Names of unknown kind are comments: `#` stands in place of the kind.
    #[default]
    Tsv,
    /// A JSON object a line. Names of unknown kind have no kind, which is an error when they are read.
    Jsonl,
    /// TOML. Names of unknown kind are comments.
    Toml,
}

impl FromStr for SuggestFormat {
    type Err = String;

    fn from_str(name: &str) -> Result<Self, String> {
        match name {
            "tsv" => Ok(Self::Tsv),
            "jsonl" => Ok(Self::Jsonl),
            "toml" => Ok(Self::Toml),
            other => Err(format!("`{other}`: expected tsv, jsonl or toml")),
        }
    }
}

impl SuggestFormat {
    /// Writes suggestions as a gazetteer.
    ///
    /// # Errors
    /// Those of the writer.
    pub fn write(self, suggestions: &[Suggestion], out: &mut dyn Write) -> io::Result<()> {
        match self {
            Self::Tsv => write_table(suggestions, out),
            Self::Jsonl => write_lines(suggestions, out),
            Self::Toml => write_toml(suggestions, out),
        }
    }
}

fn kind(suggestion: &Suggestion) -> Option<&str> {
    suggestion.kind.as_ref().map(Kind::as_str)
}

/// The surnames as a gazetteer has them: they count where a text names the entity.
fn short(suggestion: &Suggestion) -> Vec<String> {
    suggestion.short.iter().map(|name| format!("{name}|named")).collect()
}

fn write_table(suggestions: &[Suggestion], out: &mut dyn Write) -> io::Result<()> {
    let mut table = csv::WriterBuilder::new().delimiter(b'\t').from_writer(out);
    table.write_record(COLUMNS)?;
    for suggestion in suggestions {
        table.write_record([
            kind(suggestion).unwrap_or("#"),
            &suggestion.name,
            &suggestion.acronyms.join("; "),
            &short(suggestion).join("; "),
            "",
            &suggestion.count.to_string(),
            &suggestion.documents.to_string(),
            &suggestion.like.join("; "),
            &suggestion.example,
        ])?;
    }
    table.flush()
}

fn write_lines(suggestions: &[Suggestion], out: &mut dyn Write) -> io::Result<()> {
    #[derive(Serialize)]
    struct Line<'a> {
        kind: Option<&'a str>,
        name: &'a str,
        #[serde(skip_serializing_if = "<[_]>::is_empty")]
        acronyms: &'a [String],
        #[serde(skip_serializing_if = "Vec::is_empty")]
        short: Vec<String>,
        count: u64,
        documents: u64,
        like: &'a [String],
        example: &'a str,
    }
    for suggestion in suggestions {
        let line = Line {
            kind: kind(suggestion),
            name: &suggestion.name,
            acronyms: &suggestion.acronyms,
            short: short(suggestion),
            count: suggestion.count,
            documents: suggestion.documents,
            like: &suggestion.like,
            example: &suggestion.example,
        };
        serde_json::to_writer(&mut *out, &line)?;
        writeln!(out)?;
    }
    Ok(())
}

fn write_toml(suggestions: &[Suggestion], out: &mut dyn Write) -> io::Result<()> {
    let string = |text: &str| toml::Value::String(text.to_owned()).to_string();
    let list = |texts: &[String]| {
        let items: Vec<_> = texts.iter().map(|text| string(text)).collect();
        format!("[{}]", items.join(", "))
    };
    for (at, suggestion) in suggestions.iter().enumerate() {
        let mut lines = vec!["[[entity]]".to_owned()];
        lines.push(format!("kind = {}", string(kind(suggestion).unwrap_or_default())));
        lines.push(format!("name = {}", string(&suggestion.name)));
        for (key, names) in
            [("acronyms", &suggestion.acronyms), ("short", &short(suggestion)), ("like", &suggestion.like)]
        {
            if !names.is_empty() {
                lines.push(format!("{key} = {}", list(names)));
            }
        }
        lines.push(format!("count = {}", suggestion.count));
        lines.push(format!("documents = {}", suggestion.documents));
        lines.push(format!("example = {}", string(&suggestion.example)));
        let comment = if suggestion.kind.is_none() { "# " } else { "" };
        if at > 0 {
            writeln!(out)?;
        }
        lines.iter().try_for_each(|line| writeln!(out, "{comment}{line}"))?;
    }
    Ok(())
}
