//! Reads gazetteers written as TOML, for a handful of entities, and as JSON Lines, for machines.

use std::collections::BTreeMap;
use std::io::BufRead;
use std::iter::from_fn;

use serde::Deserialize;

use super::fault::{Place, RecordError, collect};
use super::record::{AliasRecord, CaseRule, EntityRecord, Form, Kind, Tie, parse_date};

/// Reads `[[entity]]` tables of TOML.
///
/// # Errors
/// The first fault of syntax, or every entity that is not as expected.
pub(super) fn read_toml(file: &str, text: &str) -> Result<Vec<EntityRecord>, Vec<RecordError>> {
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Tables {
        #[serde(default)]
        entity: Vec<toml::Spanned<RawEntity>>,
    }
    let at = |offset: usize| Place { file: file.to_owned(), line: line_of(text, offset) };
    let tables: Tables = toml::from_str(text).map_err(|error| {
        let offset = error.span().map_or(0, |span| span.start);
        vec![RecordError { place: at(offset), message: one_line(error.message()) }]
    })?;
    if tables.entity.is_empty() {
        let message = "no entity: expected tables that begin with [[entity]]".to_owned();
        return Err(vec![RecordError { place: at(0), message }]);
    }
    collect(tables.entity.into_iter().map(|raw| {
        let place = at(raw.span().start);
        raw.into_inner().into_record(&place)
    }))
}

/// Reads one JSON object a line, when it is asked for the next.
pub(super) fn read_jsonl(file: &str, lines: impl BufRead) -> impl Iterator<Item = Result<EntityRecord, RecordError>> {
    let mut place = Place { file: file.to_owned(), line: 0 };
    let mut lines = Some(lines);
    let mut line = Vec::new();
    from_fn(move || {
        loop {
            line.clear();
            place.line += 1;
            match lines.as_mut()?.read_until(b'\n', &mut line) {
                Ok(0) => return None,
                Ok(_) if line.trim_ascii().is_empty() => {}
                Ok(_) => return Some(read_line(line.trim_ascii_end(), &place)),
                Err(error) => {
                    lines = None;
                    return Some(Err(RecordError { place: place.clone(), message: error.to_string() }));
                }
            }
        }
    })
}

fn read_line(line: &[u8], place: &Place) -> Result<EntityRecord, RecordError> {
    let raw: RawEntity = serde_json::from_slice(line)
        .map_err(|error| RecordError { place: place.clone(), message: error.to_string() })?;
    raw.into_record(place)
}

fn line_of(text: &str, offset: usize) -> u64 {
    text.bytes().take(offset).filter(|byte| *byte == b'\n').count() as u64 + 1
}

fn one_line(message: &str) -> String {
    message.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawEntity {
    #[serde(default)]
    id: String,
    kind: Option<String>,
    name: Option<String>,
    #[serde(default)]
    aliases: Vec<RawAlias>,
    #[serde(default)]
    acronyms: Vec<RawAlias>,
    #[serde(default)]
    short: Vec<RawAlias>,
    #[serde(default)]
    demonyms: Vec<RawAlias>,
    #[serde(default)]
    metonyms: Vec<RawAlias>,
    #[serde(default)]
    translations: BTreeMap<String, OneOrMany>,
    #[serde(alias = "qid")]
    wikidata: Option<String>,
    iso3: Option<String>,
    #[serde(default)]
    country: OneOrMany,
    from: Option<String>,
    to: Option<String>,
    in_force: Option<String>,
    #[serde(default)]
    roles: Vec<String>,
    #[serde(default)]
    parties: Vec<String>,
    #[serde(default)]
    parent: OneOrMany,
    same_as: Option<String>,
    #[serde(default)]
    apart: OneOrMany,
    #[serde(default)]
    hide: bool,
    #[serde(default, rename = "source")]
    _source: Option<String>,
    #[serde(default, rename = "note")]
    _note: Option<String>,
    /// What `kg suggest` says of a name.
    #[serde(default, rename = "count")]
    _count: Option<u64>,
    #[serde(default, rename = "documents")]
    _documents: Option<u64>,
    #[serde(default, rename = "like")]
    _like: OneOrMany,
    #[serde(default, rename = "example")]
    _example: Option<String>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum OneOrMany {
    One(String),
    Many(Vec<String>),
}

impl Default for OneOrMany {
    fn default() -> Self {
        Self::Many(Vec::new())
    }
}

impl OneOrMany {
    fn into_vec(self) -> Vec<String> {
        match self {
            Self::One(one) => vec![one],
            Self::Many(many) => many,
        }
    }
}

/// An alias: its text with flags after `|`, or a table that spells the rules out.
#[derive(Deserialize)]
#[serde(
    untagged,
    expecting = "expected a name, or a table with name, form, case, context, named, prefix, lang, from, to"
)]
enum RawAlias {
    Text(String),
    Rules(AliasRules),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct AliasRules {
    name: String,
    form: Option<String>,
    case: Option<String>,
    #[serde(default)]
    context: bool,
    #[serde(default)]
    named: bool,
    #[serde(default)]
    prefix: bool,
    lang: Option<String>,
    from: Option<String>,
    to: Option<String>,
}

impl RawEntity {
    fn into_record(self, place: &Place) -> Result<EntityRecord, RecordError> {
        let fault = |message| RecordError { place: place.clone(), message };
        let mut aliases = Vec::new();
        let forms = [
            (self.aliases, Form::Alias),
            (self.acronyms, Form::Acronym),
            (self.short, Form::Short),
            (self.demonyms, Form::Demonym),
            (self.metonyms, Form::Metonym),
        ];
        for (raw, form) in forms.into_iter().flat_map(|(list, form)| list.into_iter().map(move |raw| (raw, form))) {
            aliases.push(raw.into_alias(form).map_err(fault)?);
        }
        for (language, names) in self.translations {
            for name in names.into_vec() {
                let mut alias = AliasRecord::parse(&name, Form::Alias).map_err(fault)?;
                alias.language = Some(language.clone());
                aliases.push(alias);
            }
        }
        let roles = self.roles.iter().map(|role| Tie::parse_role(role));
        let parties = self.parties.iter().map(|party| Tie::parse_party(party));
        let parents = self.parent.into_vec();
        let parents = parents.iter().map(|key| Ok(Tie::parent(key)));
        let ties = roles.chain(parties).chain(parents).collect::<Result<_, _>>().map_err(fault)?;
        let date = |text: Option<String>| text.as_deref().map(parse_date).transpose();
        let mut record = EntityRecord {
            key: self.id,
            kind: self.kind.as_deref().map(str::parse::<Kind>).transpose().map_err(fault)?,
            aliases,
            wikidata: self.wikidata,
            iso3: self.iso3,
            countries: self.country.into_vec(),
            from: date(self.from).map_err(fault)?,
            to: date(self.to).map_err(fault)?,
            in_force: date(self.in_force).map_err(fault)?,
            ties,
            same_as: self.same_as,
            apart: self.apart.into_vec(),
            hide: self.hide,
            place: place.clone(),
            ..EntityRecord::default()
        };
        self.name.map_or(Ok(()), |name| record.set_name(&name)).map_err(fault)?;
        record.complete()
    }
}

impl RawAlias {
    fn into_alias(self, form: Form) -> Result<AliasRecord, String> {
        let rules = match self {
            Self::Text(text) => return AliasRecord::parse(&text, form),
            Self::Rules(rules) => rules,
        };
        Ok(AliasRecord {
            form: rules.form.as_deref().map_or(Ok(form), str::parse)?,
            case: match rules.case.as_deref() {
                None => CaseRule::Usual,
                Some("exact") => CaseRule::Exact,
                Some("any") => CaseRule::Any,
                Some(other) => return Err(format!("case `{other}` of `{}`: expected exact or any", rules.name)),
            },
            needs_context: rules.context,
            needs_name: rules.named,
            prefix: rules.prefix,
            language: rules.lang,
            from: rules.from.as_deref().map(parse_date).transpose()?,
            to: rules.to.as_deref().map(parse_date).transpose()?,
            ..AliasRecord::new(rules.name, form)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TOML: &str = r#"
[[entity]]
id = "vessel.wise-honest"
kind = "vessel"
name = "Wise Honest"
aliases = ["M/V Wise Honest", { name = "WH", case = "exact", context = true }]
translations = { ko = "와이즈 어니스트" }
country = "state.north-korea"
from = "1989"
roles = ["flagship|from=1990"]
parent = "agency.fleet"
apart = ["vessel.honest", "vessel.wise"]
hide = true
"#;

    #[test]
    fn toml_and_json_say_the_same() {
        let json = r#"{"id":"vessel.wise-honest","kind":"vessel","name":"Wise Honest","aliases":["M/V Wise Honest",{"name":"WH","case":"exact","context":true}],"translations":{"ko":["와이즈 어니스트"]},"country":["state.north-korea"],"from":"1989","roles":["flagship|of=state.north-korea|from=1990"],"parent":["agency.fleet"],"apart":["vessel.honest","vessel.wise"],"hide":true}"#;
        let mut from_toml = read_toml("f", TOML).unwrap();
        let mut from_json = collect(read_jsonl("f", json.as_bytes())).unwrap();
        from_toml[0].place = Place::default();
        from_json[0].place = Place::default();
        assert_eq!(from_toml, from_json);
        assert_eq!(from_toml[0].aliases.len(), 3);
    }

    #[test]
    fn faults_name_their_line() {
        let cases = [
            ("[[entity]]\nname = \"A\"\nkind = \"Big\"", "f:1: kind `Big`: expected person"),
            ("\n[[entity]]\nname = A", "f:3: "),
            ("[[entity]]\nnam = \"A\"", "f:2: unknown field `nam`"),
            ("x = 1", "f:1: unknown field `x`"),
            ("", "f:1: no entity: expected tables that begin with [[entity]]"),
            ("[[entity]]\nkind = \"person\"\nname = \"A\"\naliases = [3]", "f:4: expected a name, or a table"),
        ];
        for (text, expected) in cases {
            let message = read_toml("f", text).unwrap_err()[0].to_string();
            assert!(message.starts_with(expected), "{message}");
        }
        let message = collect(read_jsonl("f", "\n{\"kind\":3}".as_bytes())).unwrap_err()[0].to_string();
        assert!(message.starts_with("f:2: invalid type"), "{message}");
        let faults = collect(read_jsonl("f", &b"{\"name\":\"\xff\"}\r\n \n{}\n{"[..])).unwrap_err();
        let lines: Vec<_> = faults.iter().map(|fault| fault.place.line).collect();
        assert_eq!(lines, [1, 3, 4]);
    }
}
