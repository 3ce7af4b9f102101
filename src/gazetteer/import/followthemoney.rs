//! Reads entities of FollowTheMoney: a line each, with others inside them (`targets.nested.json`), or `targets.simple.csv`.

use std::collections::{BTreeMap, HashMap};
use std::io;

use serde::Deserialize;
use serde_json::Value;

use super::super::record::{AliasRecord, EntityRecord, Form, Kind, Tie, parse_date};
use super::known::{Identity, qid};
use super::role::role;
use super::{Books, Source, lines, name};
use crate::text::Date;

const NOTICE: &str = "bulk data of OpenSanctions are licensed CC BY-NC 4.0: commercial use needs a licence of theirs";

pub(super) fn import(sources: &[Source<'_>], books: &mut Books<'_, '_>) -> io::Result<()> {
    books.report.notice = Some(NOTICE);
    let mut survey = Survey::default();
    for source in sources.iter().filter(|source| source.again) {
        // Faults are counted when the file is read again.
        lines::each(source, &mut |_, line| {
            if let Some(entity) = line.ok().and_then(|line| serde_json::from_str(line).ok()) {
                survey.add(&entity, None, books);
            }
            Ok(())
        })?;
    }
    for source in sources {
        let mut header = None;
        books.each_line(source, &mut |books, line| {
            match entity(line, &mut header) {
                Ok(None) => {}
                Ok(Some(entity)) => {
                    books.report.read += 1;
                    if !source.again {
                        survey.add(&entity, None, books);
                    }
                    survey.emit(&entity, books)?;
                }
                Err(cause) => {
                    books.report.read += 1;
                    books.break_off("not an entity of FollowTheMoney", &cause);
                }
            }
            Ok(())
        })?;
    }
    let unused = survey.held.values().map(Vec::len).sum();
    books.leave_out("roles whose holder is not in the files, or stands before them on standard input", unused);
    Ok(())
}

#[derive(Default, Deserialize)]
struct Entity {
    id: String,
    schema: String,
    #[serde(default)]
    caption: Option<String>,
    #[serde(default)]
    properties: BTreeMap<String, Vec<Value>>,
}

/// The entity of a line; none for the header of a table, which is kept.
fn entity(line: &str, header: &mut Option<Vec<String>>) -> Result<Option<Entity>, String> {
    if header.is_none() && line.trim_start().starts_with('{') {
        return serde_json::from_str(line).map(Some).map_err(|error| lines::json_cause(&error));
    }
    let mut reader = ::csv::ReaderBuilder::new().has_headers(false).from_reader(line.as_bytes());
    let cells: Vec<String> = match reader.records().next() {
        Some(Ok(row)) => row.iter().map(str::to_owned).collect(),
        _ => return Err("expected an object of JSON, or a row of a table".to_owned()),
    };
    match header {
        None if cells.starts_with(&["id".to_owned(), "schema".to_owned()]) => {
            *header = Some(cells);
            Ok(None)
        }
        None => Err("expected an object of JSON, or a header that begins with id,schema".to_owned()),
        Some(header) if header.len() != cells.len() => {
            Err(format!("{} cells, but the header has {}", cells.len(), header.len()))
        }
        Some(header) => Ok(Some(row(header, cells))),
    }
}

fn row(header: &[String], cells: Vec<String>) -> Entity {
    let mut entity = Entity::default();
    for (column, cell) in header.iter().zip(cells) {
        let list = || cell.split(';').map(str::trim).filter(|item| !item.is_empty()).map(Value::from).collect();
        match column.as_str() {
            "id" => entity.id = cell,
            "schema" => entity.schema = cell,
            "name" => entity.caption = Some(cell),
            "aliases" => drop(entity.properties.insert("alias".to_owned(), list())),
            "countries" => drop(entity.properties.insert("country".to_owned(), list())),
            _ => {}
        }
    }
    entity
}

impl Entity {
    fn texts<'a>(&'a self, property: &str) -> impl Iterator<Item = &'a str> + use<'a> {
        self.properties.get(property).into_iter().flatten().filter_map(Value::as_str)
    }

    /// The ids that a property names, by themselves or by an entity that stands there.
    fn references<'a>(&'a self, property: &str) -> impl Iterator<Item = &'a str> + use<'a> {
        let values = self.properties.get(property).into_iter().flatten();
        values.filter_map(|value| value.as_str().or_else(|| value.get("id")?.as_str()))
    }

    fn day(&self, property: &str) -> Option<Date> {
        self.texts(property).find_map(|text| parse_date(text).ok())
    }

    fn kind(&self) -> Option<Kind> {
        match self.schema.as_str() {
            "Person" => Some(Kind::Person),
            "PublicBody" | "Organization" | "Company" | "LegalEntity" => Some(Kind::Agency),
            "Territory" | "Country" => Some(Kind::State),
            "Vessel" => Some(Kind::Other("vessel".into())),
            _ => None,
        }
    }

    fn name(&self) -> Option<&str> {
        self.caption.as_deref().filter(|name| !name.is_empty()).or_else(|| self.texts("name").next())
    }

    /// The number of its Wikidata id, which may be its own id.
    fn wikidata(&self) -> Option<u32> {
        self.texts("wikidataId").find_map(qid).or_else(|| qid(&self.id))
    }

    fn countries(&self, books: &Books<'_, '_>) -> Vec<String> {
        let properties = ["country", "citizenship", "nationality", "jurisdiction"];
        let codes = properties.iter().flat_map(|property| self.texts(property));
        let mut keys: Vec<_> = codes.filter_map(|code| books.known.state(code)).map(str::to_owned).collect();
        keys.sort();
        keys.dedup();
        keys
    }

    /// The id that its entity gets.
    fn key(&self, kind: &Kind, books: &mut Books<'_, '_>) -> String {
        let countries = self.countries(books);
        let listed = self.name().and_then(|name| books.known.state(name));
        if let Some(key) = listed.filter(|_| *kind == Kind::State) {
            return key.to_owned();
        }
        let identity =
            Identity { kind, wikidata: self.wikidata(), name: self.name(), countries: &countries, own: &self.id };
        books.known.id(&identity)
    }

    fn aliases(&self) -> Vec<AliasRecord> {
        let weak = |text| AliasRecord { needs_context: true, ..AliasRecord::new(text, Form::Alias) };
        let full = ["name", "alias", "previousName"].iter().flat_map(|property| self.texts(property)).map(name::alias);
        let acronyms = self.texts("abbreviation").map(|text| AliasRecord::new(text, Form::Acronym));
        full.chain(acronyms).chain(self.texts("weakAlias").map(weak)).collect()
    }
}

/// An office, a membership or a directorship that somebody holds.
struct Held {
    /// The title, or the id of the position.
    post: Post,
    /// The id of the body that it is in.
    body: Option<String>,
    from: Option<Date>,
    to: Option<Date>,
}

enum Post {
    Title(String),
    Position(String),
}

struct Position {
    role: Option<&'static str>,
    body: Option<String>,
    country: Option<String>,
}

/// What stands in entities of their own: positions, who holds them, and the ids of bodies.
#[derive(Default)]
struct Survey {
    positions: HashMap<String, Position>,
    held: BTreeMap<String, Vec<Held>>,
    bodies: HashMap<String, String>,
}

impl Survey {
    /// Takes in an entity and those inside it, which belong to `owner`.
    fn add(&mut self, entity: &Entity, owner: Option<&str>, books: &mut Books<'_, '_>) {
        for inner in entity.properties.values().flatten().filter(|value| value.is_object()) {
            if let Ok(inner) = Entity::deserialize(inner) {
                self.add(&inner, Some(&entity.id), books);
            }
        }
        match entity.schema.as_str() {
            "Position" => self.add_position(entity, books),
            "Occupancy" => {
                let post = entity.references("post").next();
                self.hold(entity, "holder", owner, post.map(|id| (Post::Position(id.to_owned()), None)));
            }
            "Membership" | "Directorship" => {
                let member = if entity.schema == "Membership" { "member" } else { "director" };
                let title = entity.texts("role").next().unwrap_or(member).to_owned();
                let body = entity.references("organization").next().or(owner).map(str::to_owned);
                self.hold(entity, member, owner, Some((Post::Title(title), body)));
            }
            _ if entity.kind() == Some(Kind::Agency) && !self.bodies.contains_key(&entity.id) => {
                let key = entity.key(&Kind::Agency, books);
                self.bodies.insert(entity.id.clone(), key);
            }
            _ => {}
        }
    }

    fn add_position(&mut self, entity: &Entity, books: &Books<'_, '_>) {
        let position = Position {
            role: entity.name().and_then(role),
            body: entity.references("organization").next().map(str::to_owned),
            country: entity.countries(books).into_iter().next(),
        };
        self.positions.insert(entity.id.clone(), position);
    }

    fn hold(&mut self, entity: &Entity, holder: &str, owner: Option<&str>, post: Option<(Post, Option<String>)>) {
        let holder = entity.references(holder).next().or(owner);
        if let Some((holder, (post, body))) = holder.zip(post) {
            let held = Held { post, body, from: entity.day("startDate"), to: entity.day("endDate") };
            self.held.entry(holder.to_owned()).or_default().push(held);
        }
    }

    fn emit(&mut self, entity: &Entity, books: &mut Books<'_, '_>) -> io::Result<()> {
        let Some(kind) = entity.kind() else {
            match entity.schema.as_str() {
                "Position" | "Occupancy" | "Membership" | "Directorship" => books.pass_over("part of another entity"),
                _ => books.pass_over("another schema"),
            }
            return Ok(());
        };
        if entity.name().is_none() {
            books.break_off("no name", "");
            return Ok(());
        }
        let body = self.bodies.get(&entity.id).cloned();
        let key = body.unwrap_or_else(|| entity.key(&kind, books));
        let is_body = kind == Kind::Agency;
        let record = EntityRecord {
            key,
            name: entity.name().map(str::to_owned),
            aliases: entity.aliases(),
            wikidata: entity.wikidata().map(|number| format!("Q{number}")),
            countries: if kind == Kind::State { Vec::new() } else { entity.countries(books) },
            from: entity.day("incorporationDate").filter(|_| is_body),
            to: entity.day("dissolutionDate").filter(|_| is_body),
            ties: self.ties(entity, books),
            kind: Some(kind),
            ..EntityRecord::default()
        };
        books.emit(record)
    }

    fn ties(&mut self, entity: &Entity, books: &mut Books<'_, '_>) -> Vec<Tie> {
        let held = self.held.remove(&entity.id).unwrap_or_default();
        let count = held.len();
        let mut ties: Vec<_> = held.iter().filter_map(|held| self.tie(held)).collect();
        books.leave_out("positions that are not known", count - ties.len());
        if count == 0 {
            let titles = entity.texts("position").filter_map(role);
            ties.extend(titles.map(|role| Tie { relation: role.to_owned(), ..Tie::default() }));
        }
        ties
    }

    /// The role of somebody who holds something; that of which it is one is left empty where only the country can tell.
    fn tie(&self, held: &Held) -> Option<Tie> {
        let position = match &held.post {
            Post::Position(id) => Some(self.positions.get(id)?),
            Post::Title(_) => None,
        };
        let relation = match &held.post {
            Post::Position(_) => position?.role?,
            Post::Title(title) => role(title).unwrap_or(if title == "director" { "director" } else { "member" }),
        };
        let body = held.body.as_ref().or_else(|| position?.body.as_ref()).and_then(|id| self.bodies.get(id));
        let target = body.or_else(|| position?.country.as_ref());
        if position.is_none() && target.is_none() {
            return None;
        }
        let target = target.cloned().unwrap_or_default();
        Some(Tie { relation: relation.to_owned(), target, from: held.from, to: held.to, ..Tie::default() })
    }
}
