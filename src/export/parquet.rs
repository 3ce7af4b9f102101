//! Tables of Parquet, for data frames: a file each for nodes, edges, claims, evidence and documents.

use std::io::{self, Write};
use std::sync::Arc;

use parquet::basic::{Compression, LogicalType, Repetition, Type as Physical, ZstdLevel};
use parquet::data_type::{BoolType, ByteArray, ByteArrayType, DataType, DoubleType, Int32Type, Int64Type};
use parquet::errors::{ParquetError, Result};
use parquet::file::properties::WriterProperties;
use parquet::file::writer::{SerializedColumnWriter, SerializedFileWriter};
use parquet::schema::types::Type;

use super::Folder;
use super::columns::{Column, DocumentOf, NodeOf, Values, claims, documents, edges, evidence, nodes, numbered, pieces};
use crate::graph::KnowledgeGraph;
use crate::text::Date;

/// How many rows are held and written together.
const GROUP: usize = 1 << 16;

/// Writes the tables.
pub(super) fn write(graph: &KnowledgeGraph, folder: &mut dyn Folder) -> io::Result<()> {
    folder.file("nodes.parquet", &mut |out| table(&nodes(), NodeOf::all(graph), out))?;
    folder.file("edges.parquet", &mut |out| table(&edges(), graph.edges(), out))?;
    folder.file("claims.parquet", &mut |out| table(&claims(), numbered(graph), out))?;
    folder.file("evidence.parquet", &mut |out| table(&evidence(), pieces(graph), out))?;
    folder.file("documents.parquet", &mut |out| table(&documents(), DocumentOf::all(graph), out))
}

/// Writes a table, so many rows at a time.
fn table<R>(columns: &[Column<'_, R>], rows: impl Iterator<Item = R>, out: &mut dyn Write) -> io::Result<()> {
    groups(columns, rows, out).map_err(|error| match error {
        ParquetError::External(cause) => cause.downcast::<io::Error>().map_or_else(io::Error::other, |error| *error),
        error => io::Error::other(error),
    })
}

fn groups<R>(columns: &[Column<'_, R>], mut rows: impl Iterator<Item = R>, out: &mut dyn Write) -> Result<()> {
    let properties = WriterProperties::builder()
        .set_created_by(concat!("kg ", env!("CARGO_PKG_VERSION")).to_owned())
        .set_compression(Compression::ZSTD(ZstdLevel::default()))
        .build();
    let fields = columns.iter().map(|column| Ok(Arc::new(field(column)?))).collect::<Result<_>>()?;
    let schema = Type::group_type_builder("schema").with_fields(fields).build()?;
    let mut file = SerializedFileWriter::new(Vec::new(), Arc::new(schema), Arc::new(properties))?;
    let mut group: Vec<R> = rows.by_ref().take(GROUP).collect();
    while !group.is_empty() {
        let mut writer = file.next_row_group()?;
        for column in columns {
            let mut out = writer.next_column()?.ok_or(ParquetError::EOF("a column more than the schema".to_owned()))?;
            values(column, &group, &mut out)?;
            out.close()?;
        }
        writer.close()?;
        // The crate's writer wants one that can be sent to another thread, which the caller's may not: what is ready is passed on.
        file.flush()?;
        out.write_all(&std::mem::take(file.inner_mut()))?;
        group = rows.by_ref().take(GROUP).collect();
    }
    out.write_all(&file.into_inner()?)?;
    Ok(())
}

/// The type of a column. Lists are those of the format's own rules, so that readers see lists.
fn field<R>(column: &Column<'_, R>) -> Result<Type> {
    let primitive =
        |physical| Type::primitive_type_builder(column.name, physical).with_repetition(Repetition::OPTIONAL);
    match column.values {
        Values::Text(_) => primitive(Physical::BYTE_ARRAY).with_logical_type(Some(LogicalType::String)).build(),
        Values::Integer(_) => primitive(Physical::INT64).build(),
        Values::Real(_) => primitive(Physical::DOUBLE).build(),
        Values::Flag(_) => primitive(Physical::BOOLEAN).build(),
        Values::From(_) | Values::Until(_) => {
            primitive(Physical::INT32).with_logical_type(Some(LogicalType::Date)).build()
        }
        Values::List(_) => {
            let element = Type::primitive_type_builder("element", Physical::BYTE_ARRAY)
                .with_repetition(Repetition::REQUIRED)
                .with_logical_type(Some(LogicalType::String))
                .build()?;
            let repeated = Type::group_type_builder("list")
                .with_repetition(Repetition::REPEATED)
                .with_fields(vec![Arc::new(element)])
                .build()?;
            Type::group_type_builder(column.name)
                .with_repetition(Repetition::REQUIRED)
                .with_logical_type(Some(LogicalType::List))
                .with_fields(vec![Arc::new(repeated)])
                .build()
        }
    }
}

fn values<R>(column: &Column<'_, R>, rows: &[R], out: &mut SerializedColumnWriter<'_>) -> Result<()> {
    match column.values {
        Values::Text(get) => optional::<ByteArrayType>(rows.iter().map(|row| Some(ByteArray::from(&*get(row)?))), out),
        Values::Integer(get) => optional::<Int64Type>(rows.iter().map(|row| i64::try_from(get(row)?).ok()), out),
        Values::Real(get) => optional::<DoubleType>(rows.iter().map(get), out),
        Values::Flag(get) => optional::<BoolType>(rows.iter().map(get), out),
        Values::From(get) => optional::<Int32Type>(rows.iter().map(|row| day(get(row)?.first_day())), out),
        Values::Until(get) => optional::<Int32Type>(rows.iter().map(|row| day(get(row)?.last_day())), out),
        Values::List(get) => lists(rows.iter().map(get), out),
    }
}

/// The days since 1970.
fn day(date: Date) -> Option<i32> {
    i32::try_from(date.day_number()?).ok()
}

/// Writes values that may be missing: a level of 1 for each that is there, 0 for one that is not.
fn optional<T: DataType>(
    cells: impl Iterator<Item = Option<T::T>>,
    out: &mut SerializedColumnWriter<'_>,
) -> Result<()> {
    let (mut there, mut levels) = (Vec::new(), Vec::new());
    for cell in cells {
        levels.push(i16::from(cell.is_some()));
        there.extend(cell);
    }
    out.typed::<T>().write_batch(&there, Some(&levels), None).map(drop)
}

/// Writes lists of texts: an element that goes on with a list has the repetition level 1, an empty list the definition level 0.
fn lists<'g>(cells: impl Iterator<Item = Vec<&'g str>>, out: &mut SerializedColumnWriter<'_>) -> Result<()> {
    let (mut elements, mut definition, mut repetition) = (Vec::new(), Vec::new(), Vec::new());
    for list in cells {
        repetition.push(0);
        repetition.extend(list.iter().skip(1).map(|_| 1_i16));
        definition.extend(list.iter().map(|_| 1_i16));
        if list.is_empty() {
            definition.push(0);
        }
        elements.extend(list.into_iter().map(ByteArray::from));
    }
    out.typed::<ByteArrayType>().write_batch(&elements, Some(&definition), Some(&repetition)).map(drop)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use parquet::file::reader::{FileReader, SerializedFileReader};
    use parquet::record::Field;

    use super::super::Format;
    use super::super::tests::{files, hostile};
    use super::*;

    fn reader(bytes: &[u8]) -> SerializedFileReader<std::fs::File> {
        let mut file = tempfile::tempfile().unwrap();
        file.write_all(bytes).unwrap();
        SerializedFileReader::new(file).unwrap()
    }

    /// The rows of a file, each as its columns print.
    fn rows(bytes: &[u8]) -> Vec<BTreeMap<String, Field>> {
        let rows = reader(bytes).into_iter().map(Result::unwrap);
        rows.map(|row| row.get_column_iter().map(|(name, field)| (name.clone(), field.clone())).collect()).collect()
    }

    #[test]
    fn labels_lists_and_dates_are_what_they_were() {
        let graph = hostile();
        let written = files(Format::Parquet, &graph);
        assert_eq!(written, files(Format::Parquet, &graph));
        let nodes = rows(&written["nodes.parquet"]);
        for (row, node) in nodes.iter().zip(graph.nodes()) {
            assert_eq!(row["label"], Field::Str(node.label.clone()));
            let Field::ListInternal(aliases) = &row["aliases"] else { panic!("{row:?}") };
            let aliases: Vec<_> = aliases.elements().iter().map(ToString::to_string).collect();
            assert_eq!(aliases, node.aliases.iter().map(|alias| format!("\"{alias}\"")).collect::<Vec<_>>());
        }
        assert_eq!(nodes.len(), graph.nodes().len());
        // A year stands for its first day, and where it is the last date, for its last.
        let found = &nodes[9];
        assert_eq!(
            (found["first_seen"].to_string(), found["last_seen"].to_string()),
            ("2019-01-01".to_owned(), "2019-12-31".to_owned())
        );
        let documents = rows(&written["documents.parquet"]);
        assert_eq!(documents[1]["date_precision"], Field::Str("year".to_owned()));
        assert_eq!(documents[2]["date"], Field::Null);
        let pieces: usize = graph.edges().map(|edge| edge.evidence().len()).sum();
        let claims: usize = graph.claims().iter().map(|claim| graph.evidence_of(claim).count()).sum();
        let evidence = rows(&written["evidence.parquet"]);
        assert_eq!(evidence.len(), pieces + claims);
        assert!(claims > 0 && evidence.last().unwrap()["claim"] != Field::Null);
    }

    #[test]
    fn a_table_of_many_groups() {
        let columns = [
            Column { name: "number", values: Values::Integer(|row: &u64| Some(*row).filter(|row| row % 3 > 0)) },
            Column {
                name: "digits",
                values: Values::List(|row: &u64| vec!["a", "b"][..usize::try_from(row % 3).unwrap()].to_vec()),
            },
        ];
        let count = 2 * GROUP as u64 + 1;
        let mut bytes = Vec::new();
        table(&columns, 0..count, &mut bytes).unwrap();
        assert_eq!(reader(&bytes).metadata().num_row_groups(), 3);
        let rows = rows(&bytes);
        assert_eq!(rows.len() as u64, count);
        for (number, row) in (0..).zip(rows) {
            let expected = if number % 3 == 0 { Field::Null } else { Field::Long(number) };
            let Field::ListInternal(list) = &row["digits"] else { panic!("{row:?}") };
            assert_eq!((&row["number"], list.len()), (&expected, usize::try_from(number % 3).unwrap()));
        }
    }

    #[test]
    fn a_writer_that_is_full_is_told() {
        struct Full;
        impl Write for Full {
            fn write(&mut self, _: &[u8]) -> io::Result<usize> {
                Err(io::Error::from(io::ErrorKind::StorageFull))
            }
            fn flush(&mut self) -> io::Result<()> {
                Ok(())
            }
        }
        let error = table(&nodes(), NodeOf::all(&hostile()), &mut Full).unwrap_err();
        assert_eq!(error.kind(), io::ErrorKind::StorageFull);
    }
}
