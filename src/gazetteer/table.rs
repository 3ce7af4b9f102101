//! Reads gazetteers written as tables: CSV for spreadsheets, TSV for the built-in list.

use super::fault::{Place, RecordError};
use super::record::{AliasRecord, EntityRecord, Form, Tie, parse_date};

/// The columns a table may have, with the other names they go by.
const COLUMNS: [(&str, &[&str]); 27] = [
    ("id", &["key"]),
    ("kind", &["type"]),
    ("name", &["label"]),
    ("aliases", &["alias"]),
    ("acronyms", &["acronym"]),
    ("short", &[]),
    ("demonyms", &["demonym"]),
    ("metonyms", &["metonym"]),
    ("translations", &[]),
    ("wikidata", &["qid"]),
    ("iso3", &[]),
    ("country", &["countries"]),
    ("from", &[]),
    ("to", &[]),
    ("in_force", &[]),
    ("roles", &["role"]),
    ("parties", &["party"]),
    ("parent", &[]),
    ("same_as", &[]),
    ("apart", &[]),
    ("hide", &[]),
    ("source", &[]),
    ("note", &["notes"]),
    // What `kg suggest` says of a name.
    ("count", &[]),
    ("documents", &[]),
    ("like", &[]),
    ("example", &[]),
];

/// Reads a table of entities, a row each; lists in a cell are separated by `;`, flags of an alias stand after `|`.
///
/// The delimiter is the tab where the header has one, else the comma or semicolon. Lines that begin with `#` are comments. Where the header
/// has a fault, that is all.
pub(crate) fn table_rows<'a>(
    file: &'a str,
    text: &'a str,
) -> impl Iterator<Item = Result<EntityRecord, RecordError>> + use<'a> {
    let (rows, fault) = match Rows::open(file, text) {
        Ok(rows) => (Some(rows), None),
        Err(fault) => (None, Some(Err(fault))),
    };
    fault.into_iter().chain(rows.into_iter().flatten())
}

/// The rows of a table.
struct Rows<'a> {
    file: &'a str,
    header: Vec<&'static str>,
    cells: csv::StringRecordsIntoIter<&'a [u8]>,
    lines: Lines<'a>,
}

impl<'a> Rows<'a> {
    fn open(file: &'a str, text: &'a str) -> Result<Self, RecordError> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(delimiter(text))
            .comment(Some(b'#'))
            .flexible(true)
            .from_reader(text.as_bytes());
        let header = reader.headers().map_err(|error| error.to_string()).and_then(columns);
        let place = Place { file: file.to_owned(), line: 1 };
        let header = header.map_err(|message| RecordError { place, message })?;
        Ok(Self { file, header, cells: reader.into_records(), lines: Lines { text, at: 0, line: 1 } })
    }
}

impl Iterator for Rows<'_> {
    type Item = Result<EntityRecord, RecordError>;

    fn next(&mut self) -> Option<Self::Item> {
        let row = self.cells.next()?;
        let position = row.as_ref().map_or_else(csv::Error::position, csv::StringRecord::position);
        let line = self.lines.of_row(position.map_or(0, csv::Position::byte));
        let place = Place { file: self.file.to_owned(), line };
        Some(match row {
            Ok(row) => read_row(&self.header, &row, place),
            Err(error) => Err(RecordError { place, message: error.to_string() }),
        })
    }
}

/// Counts lines up to the rows, which come in order.
struct Lines<'a> {
    text: &'a str,
    at: usize,
    line: u64,
}

impl Lines<'_> {
    /// The line of the row that begins at a byte; the csv reader counts the blank lines and comments before a row as part of it.
    fn of_row(&mut self, byte: u64) -> u64 {
        let byte = usize::try_from(byte).unwrap_or(usize::MAX).min(self.text.len());
        while self.at < self.text.len() {
            let rest = &self.text.as_bytes()[self.at..];
            let len = rest.iter().position(|byte| *byte == b'\n').map_or(rest.len(), |at| at + 1);
            let passed = rest[..len].trim_ascii().is_empty() || rest.starts_with(b"#");
            if self.at >= byte && !passed {
                break;
            }
            self.at += len;
            self.line += 1;
        }
        self.line
    }
}

/// What stands between the cells of a table, as its header shows.
pub(super) fn delimiter(text: &str) -> u8 {
    let header = text.lines().find(|line| !line.starts_with('#')).unwrap_or_default();
    let count = |byte| header.bytes().filter(|b| *b == byte).count();
    match (count(b'\t'), count(b','), count(b';')) {
        (tabs, _, _) if tabs > 0 => b'\t',
        (_, commas, semicolons) if semicolons > commas => b';',
        _ => b',',
    }
}

/// The canonical name of each column of the header.
fn columns(header: &csv::StringRecord) -> Result<Vec<&'static str>, String> {
    let found: Vec<_> = header.iter().map(column).collect::<Result<_, _>>()?;
    match found.iter().enumerate().find(|(at, name)| found[..*at].contains(name)) {
        Some((_, name)) => Err(format!("column `{name}` stands twice")),
        None if found.contains(&"name") || found.contains(&"id") => Ok(found),
        None => Err("expected a header line with a column `name` or `id`".to_owned()),
    }
}

fn column(cell: &str) -> Result<&'static str, String> {
    let cell = cell.trim().to_ascii_lowercase();
    let known = COLUMNS.iter().find(|(name, others)| *name == cell || others.contains(&cell.as_str()));
    known.map(|(name, _)| *name).ok_or_else(|| {
        let names: Vec<_> = COLUMNS.iter().map(|(name, _)| *name).collect();
        format!("unknown column `{cell}`: expected some of {}", names.join(", "))
    })
}

fn read_row(header: &[&str], row: &csv::StringRecord, place: Place) -> Result<EntityRecord, RecordError> {
    let mut record = EntityRecord { place, ..EntityRecord::default() };
    if row.len() > header.len() {
        return Err(record.error(format!("{} cells, but the header has {}", row.len(), header.len())));
    }
    for (column, cell) in header.iter().zip(row) {
        let cell = cell.trim();
        if !cell.is_empty() {
            read_cell(&mut record, column, cell).map_err(|message| record.error(message))?;
        }
    }
    record.complete()
}

fn read_cell(record: &mut EntityRecord, column: &str, cell: &str) -> Result<(), String> {
    match column {
        "id" => cell.clone_into(&mut record.key),
        "kind" => record.kind = Some(cell.parse()?),
        "name" => record.set_name(cell)?,
        "aliases" => add_aliases(record, cell, Form::Alias)?,
        "acronyms" => add_aliases(record, cell, Form::Acronym)?,
        "short" => add_aliases(record, cell, Form::Short)?,
        "demonyms" => add_aliases(record, cell, Form::Demonym)?,
        "metonyms" => add_aliases(record, cell, Form::Metonym)?,
        "translations" => {
            for item in list(cell) {
                record.aliases.push(translation(item)?);
            }
        }
        "wikidata" => record.wikidata = Some(cell.to_owned()),
        "iso3" => record.iso3 = Some(cell.to_owned()),
        "country" => record.countries.extend(list(cell).map(str::to_owned)),
        "from" => record.from = Some(parse_date(cell)?),
        "to" => record.to = Some(parse_date(cell)?),
        "in_force" => record.in_force = Some(parse_date(cell)?),
        "roles" => add_ties(record, cell, Tie::parse_role)?,
        "parties" => add_ties(record, cell, Tie::parse_party)?,
        "parent" => add_ties(record, cell, |key| Ok(Tie::parent(key)))?,
        "same_as" => record.same_as = Some(cell.to_owned()),
        "apart" => record.apart.extend(list(cell).map(str::to_owned)),
        "hide" if cell == "yes" => record.hide = true,
        "hide" => return Err(format!("hide `{cell}`: expected yes, or nothing")),
        _ => {}
    }
    Ok(())
}

fn list(cell: &str) -> impl Iterator<Item = &str> {
    cell.split(';').map(str::trim).filter(|item| !item.is_empty())
}

fn add_aliases(record: &mut EntityRecord, cell: &str, form: Form) -> Result<(), String> {
    for item in list(cell) {
        record.aliases.push(AliasRecord::parse(item, form)?);
    }
    Ok(())
}

fn add_ties(record: &mut EntityRecord, cell: &str, read: impl Fn(&str) -> Result<Tie, String>) -> Result<(), String> {
    for item in list(cell) {
        record.ties.push(read(item)?);
    }
    Ok(())
}

/// Reads `ko=북한`.
pub(super) fn translation(item: &str) -> Result<AliasRecord, String> {
    let (language, name) =
        item.split_once('=').ok_or_else(|| format!("translation `{item}`: expected language=name, as in ko=북한"))?;
    let mut alias = AliasRecord::parse(name, Form::Alias)?;
    alias.language = Some(language.trim().to_owned());
    Ok(alias)
}

/// All rows of a table, or every fault in it.
#[cfg(test)]
pub(super) fn read_table(file: &str, text: &str) -> Result<Vec<EntityRecord>, Vec<RecordError>> {
    super::fault::collect(table_rows(file, text))
}

#[cfg(test)]
mod tests {
    use super::super::record::Kind;
    use super::*;

    #[test]
    fn a_row_is_read() {
        let table = "# people\nid,kind,name,aliases,translations,country\n\
                     person.a,person,Ann Lee,\"A. Lee; Lee|context\",ko=리; ja=リー,state.x\n";
        let records = read_table("t.csv", table).unwrap();
        let record = &records[0];
        assert_eq!((record.key.as_str(), record.place.line), ("person.a", 3));
        assert_eq!(record.aliases.len(), 4);
        assert!(record.aliases[1].needs_context);
        assert_eq!(record.aliases[3].language.as_deref(), Some("ja"));
    }

    #[test]
    fn ids_and_kinds_are_derived() {
        let records = read_table("t.tsv", "kind\tname\nagency\tWorld Bank\n").unwrap();
        assert_eq!(records[0].key, "agency.world-bank");
        let records = read_table("t.tsv", "name\tsame_as\nAnn\tperson.ann-lee\n").unwrap();
        assert_eq!((records[0].key.as_str(), records[0].kind.as_ref()), ("person.ann", Some(&Kind::Person)));
        let records = read_table("t.tsv", "id\tname\nvessel.wise-honest\tWise Honest\n").unwrap();
        assert_eq!(records[0].kind.as_ref().unwrap().as_str(), "vessel");
    }

    #[test]
    fn faults_name_their_line() {
        let cases = [
            ("name,colour\n", "t:1: unknown column `colour`: expected some of id, kind, name"),
            ("name,name\n", "t:1: column `name` stands twice"),
            ("aliases\n", "t:1: expected a header line with a column `name` or `id`"),
            ("kind,name\nperson,A,B\n", "t:2: 3 cells, but the header has 2"),
            ("name\nA\n", "t:2: kind of `A` is missing"),
            ("kind,name\nPerson,A\n", "t:2: kind `Person`: expected person"),
            ("kind,name,from\nperson,A,soon\n", "t:2: date `soon`: expected YYYY"),
            ("id,kind,name\na b,person,A\n", "t:2: id `a b`: expected letters"),
            ("kind,name,qid\nperson,A,7\n", "t:2: wikidata `7`: expected Q and digits"),
            ("id,hide\nperson.a,maybe\n", "t:2: hide `maybe`: expected yes"),
            ("id,same_as\nperson.a,Ann B\n", "t:2: `Ann B` in same_as: expected the id of an entity"),
            ("id,apart\nperson.a,person.b; ?\n", "t:2: `?` in apart: expected the id of an entity"),
            ("kind,name,translations\nperson,A,北\n", "t:2: translation `北`: expected language=name"),
            ("kind,name,aliases\nperson,A,\n\nperson,B,x|y\n", "t:4: `|y` after `x`"),
        ];
        for (table, expected) in cases {
            let errors = read_table("t", table).unwrap_err();
            assert!(errors[0].to_string().starts_with(expected), "{}", errors[0]);
        }
    }

    #[test]
    fn every_fault_is_reported() {
        assert_eq!(read_table("t", "kind,name\nx y,A\nperson,B\nz z,C\n").unwrap_err().len(), 2);
    }
}
