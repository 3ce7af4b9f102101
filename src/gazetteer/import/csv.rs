//! Reads tables of any columns, some of which are ours or are said to be.

use std::io;

use super::super::record::{AliasRecord, EntityRecord, Form, Kind, Tie, parse_date};
use super::super::table::{delimiter, translation};
use super::known::{Identity, qid};
use super::role::role;
use super::{Books, ImportOptions, Source, name};

/// The columns that are read, with the other names they go by.
const COLUMNS: [(&str, &[&str]); 20] = [
    ("id", &["key"]),
    ("kind", &["type", "class"]),
    ("name", &["label", "title", "caption"]),
    ("lang", &["language"]),
    ("aliases", &["alias", "other_names"]),
    ("acronyms", &["acronym", "abbreviation"]),
    ("short", &["surname"]),
    ("demonyms", &["demonym"]),
    ("metonyms", &["metonym", "capital"]),
    ("translations", &[]),
    ("wikidata", &["qid", "wikidata_id"]),
    ("iso3", &[]),
    ("country", &["countries"]),
    ("from", &["start", "start_date"]),
    ("to", &["end", "end_date"]),
    ("in_force", &[]),
    ("role", &["roles", "position"]),
    ("of", &["organization"]),
    ("parties", &["party"]),
    ("parent", &[]),
];

pub(super) fn import(sources: &[Source<'_>], options: &ImportOptions, books: &mut Books<'_, '_>) -> io::Result<()> {
    for source in sources {
        source.name.clone_into(&mut books.place.file);
        books.place.line = 1;
        match (source.open)().and_then(|stream| open(stream, options)) {
            Ok((header, mut table)) => read(&header, &mut table, options, books)?,
            Err(cause) => books.break_off("not a table", &cause),
        }
    }
    Ok(())
}

type Stream = io::Chain<io::Cursor<Vec<u8>>, Box<dyn io::BufRead>>;

/// Reads the header, which tells what stands between cells.
fn open(mut stream: Box<dyn io::BufRead>, options: &ImportOptions) -> Result<(Header, ::csv::Reader<Stream>), String> {
    const LONGEST: u64 = 1 << 20;
    let mut first = Vec::new();
    let limited = &mut io::Read::take(&mut stream, LONGEST);
    io::BufRead::read_until(limited, b'\n', &mut first).map_err(|error| error.to_string())?;
    let text = std::str::from_utf8(&first).map_err(|_| "the header is not UTF-8".to_owned())?;
    let delimiter = delimiter(text);
    let first = text.trim_start_matches('\u{feff}').as_bytes().to_vec();
    let mut table = ::csv::ReaderBuilder::new()
        .delimiter(delimiter)
        .flexible(true)
        .from_reader(io::Read::chain(io::Cursor::new(first), stream));
    let cells = table.headers().map_err(|error| error.to_string())?;
    Ok((Header::of(cells, options)?, table))
}

/// The columns of a table that are read, with their places.
struct Header {
    columns: Vec<(&'static str, usize)>,
    cells: usize,
}

impl Header {
    fn of(cells: &::csv::StringRecord, options: &ImportOptions) -> Result<Self, String> {
        let place = |wanted: &str| cells.iter().position(|cell| cell.trim().eq_ignore_ascii_case(wanted));
        if let Some((column, _)) = options.columns.iter().find(|(column, _)| ours(column).is_none()) {
            let names: Vec<_> = COLUMNS.iter().map(|(name, _)| *name).collect();
            return Err(format!("there is no column `{column}` to map to: expected one of {}", names.join(", ")));
        }
        if let Some((_, name)) = options.columns.iter().find(|(_, name)| place(name).is_none()) {
            let there: Vec<_> = cells.iter().collect();
            return Err(format!("no column `{name}` (there are: {})", there.join(", ")));
        }
        let columns = COLUMNS.iter().filter_map(|(column, others)| {
            let mapped = options.columns.iter().find(|(to, _)| ours(to) == Some(column));
            let found = match mapped {
                Some((_, name)) => place(name),
                None => place(column).or_else(|| others.iter().find_map(|other| place(other))),
            };
            Some((*column, found?))
        });
        let columns: Vec<_> = columns.collect();
        if columns.iter().any(|(column, _)| *column == "name") {
            Ok(Self { columns, cells: cells.len() })
        } else {
            Err("no column `name`: name one with --map name=COLUMN".to_owned())
        }
    }
}

fn ours(column: &str) -> Option<&'static str> {
    let known = COLUMNS.iter().find(|(name, others)| *name == column || others.contains(&column));
    known.map(|(name, _)| *name)
}

fn read(
    header: &Header,
    table: &mut ::csv::Reader<Stream>,
    options: &ImportOptions,
    books: &mut Books<'_, '_>,
) -> io::Result<()> {
    let mut row = ::csv::StringRecord::new();
    loop {
        books.place.line = table.position().line();
        match table.read_record(&mut row) {
            Ok(false) => return Ok(()),
            Ok(true) => {
                books.place.line = row.position().map_or(books.place.line, ::csv::Position::line);
                books.report.read += 1;
                if row.len() == header.cells {
                    Row { header, cells: &row, options }.emit(books)?;
                } else {
                    books.break_off(
                        "wrong columns",
                        &format!("{} cells, but the header has {}", row.len(), header.cells),
                    );
                }
            }
            Err(error) => {
                books.report.read += 1;
                let utf8 = matches!(error.kind(), ::csv::ErrorKind::Utf8 { .. });
                books.break_off(
                    if utf8 { "not UTF-8" } else { "cannot be read" },
                    if utf8 { String::new() } else { error.to_string() }.as_str(),
                );
                if !utf8 {
                    return Ok(());
                }
            }
        }
    }
}

struct Row<'a> {
    header: &'a Header,
    cells: &'a ::csv::StringRecord,
    options: &'a ImportOptions,
}

impl Row<'_> {
    fn cell(&self, column: &str) -> Option<&str> {
        let (_, place) = self.header.columns.iter().find(|(name, _)| *name == column)?;
        self.cells.get(*place).map(str::trim).filter(|cell| !cell.is_empty())
    }

    fn list(&self, column: &str) -> impl Iterator<Item = &str> {
        let items = self.cell(column).unwrap_or_default().split(self.options.separator);
        items.map(str::trim).filter(|item| !item.is_empty())
    }

    fn kind(&self) -> Result<Kind, String> {
        let by_id = || self.cell("id")?.split_once('.')?.0.parse().ok();
        match self.cell("kind") {
            Some(kind) => kind.to_lowercase().parse(),
            None => self.options.kind.clone().or_else(by_id).ok_or("name one for all with --kind".to_owned()),
        }
    }

    fn emit(&self, books: &mut Books<'_, '_>) -> io::Result<()> {
        match self.record(books) {
            Ok(record) => books.emit(record),
            Err((reason, detail)) => {
                books.break_off(reason, &detail);
                Ok(())
            }
        }
    }

    fn record(&self, books: &mut Books<'_, '_>) -> Result<EntityRecord, (&'static str, String)> {
        let name = self.cell("name").ok_or(("no name", String::new()))?;
        let kind = self.kind().map_err(|cause| ("no kind", cause))?;
        let day = |column| self.cell(column).map(parse_date).transpose().map_err(|cause| ("no date", cause));
        let (from, to) = (day("from")?, day("to")?);
        let mut countries = self.countries(books);
        let wikidata = self.cell("wikidata").and_then(|cell| qid(cell.rsplit('/').next().unwrap_or(cell)));
        let listed = || books.known.state(self.cell("iso3").unwrap_or(name)).filter(|_| kind == Kind::State);
        let key = self.cell("id").or_else(listed).map(str::to_owned);
        let key = key.unwrap_or_else(|| {
            let identity = Identity { kind: &kind, wikidata, name: Some(name), countries: &countries, own: name };
            books.known.id(&identity)
        });
        // A table of states may give each its own code.
        countries.retain(|country| *country != key);
        let is_person = kind == Kind::Person;
        Ok(EntityRecord {
            key,
            name: Some(name.to_owned()),
            aliases: self.aliases(books),
            wikidata: wikidata.map(|number| format!("Q{number}")),
            iso3: self.cell("iso3").map(str::to_owned),
            from: from.filter(|_| !is_person),
            to: to.filter(|_| !is_person),
            in_force: day("in_force")?,
            ties: self.ties(if is_person { (from, to) } else { (None, None) }, books),
            countries,
            kind: Some(kind),
            ..EntityRecord::default()
        })
    }

    fn countries(&self, books: &mut Books<'_, '_>) -> Vec<String> {
        let all: Vec<_> = self.list("country").map(|cell| books.known.state(cell)).collect();
        books.leave_out("states that are not on the list", all.iter().filter(|key| key.is_none()).count());
        all.into_iter().flatten().map(str::to_owned).collect()
    }

    fn aliases(&self, books: &mut Books<'_, '_>) -> Vec<AliasRecord> {
        let forms = [
            ("aliases", Form::Alias),
            ("acronyms", Form::Acronym),
            ("short", Form::Short),
            ("demonyms", Form::Demonym),
            ("metonyms", Form::Metonym),
        ];
        let language = self.cell("lang").filter(|language| *language != "en");
        let names = forms.iter().flat_map(|(column, form)| self.list(column).map(move |text| (text, *form)));
        let alias = |(text, form): (&str, Form)| {
            // Flags are ours; another table may have the bar in a name.
            let alias = match form {
                Form::Alias if !text.contains('|') => name::alias(text),
                _ => AliasRecord::parse(text, form).unwrap_or_else(|_| AliasRecord::new(text, form)),
            };
            AliasRecord { language: alias.language.or(language.map(str::to_owned)), ..alias }
        };
        let translations: Vec<_> = self.list("translations").map(translation).collect();
        books.leave_out("translations without a language", translations.iter().filter(|one| one.is_err()).count());
        names.map(alias).chain(translations.into_iter().flatten()).collect()
    }

    fn ties(
        &self,
        term: (Option<crate::text::Date>, Option<crate::text::Date>),
        books: &mut Books<'_, '_>,
    ) -> Vec<Tie> {
        let by_qid = |of| books.known.wikidata(qid(of)?);
        let of = self.cell("of").map(|of| books.known.state(of).or_else(|| by_qid(of)).unwrap_or(of));
        let of = of.unwrap_or_default();
        let titles: Vec<_> = self.list("role").collect();
        let roles = titles.iter().filter_map(|title| {
            let told = || Some(Tie { relation: role(title)?.to_owned(), ..Tie::default() });
            let tie = Tie::parse_role(title).ok().or_else(told)?;
            let target = if tie.target.is_empty() { of.to_owned() } else { tie.target };
            Some(Tie { target, from: tie.from.or(term.0), to: tie.to.or(term.1), ..tie })
        });
        let mut ties: Vec<_> = roles.collect();
        books.leave_out("positions that are not known", titles.len() - ties.len());
        let parties: Vec<_> = self
            .list("parties")
            .map(|party| {
                let tie = Tie::parse_party(party).ok()?;
                let target = books.known.state(&tie.target)?.to_owned();
                Some(Tie { target, ..tie })
            })
            .collect();
        books.leave_out("parties that are not on the list", parties.iter().filter(|party| party.is_none()).count());
        ties.extend(parties.into_iter().flatten());
        ties.extend(self.list("parent").map(Tie::parent));
        ties
    }
}
