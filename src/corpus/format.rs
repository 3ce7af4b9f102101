//! Tells what kind of file it is, by its name first and by its content second.

use serde::de::IgnoredAny;

use super::{encoding, fields};

/// The format of a file after decompression.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Format {
    Text,
    Markdown,
    Html,
    /// One JSON object, an article or a wrapper around many.
    Json,
    /// A JSON array of objects.
    JsonArray,
    /// One JSON object a line.
    JsonLines,
    /// Rows of cells. The delimiter is guessed unless the name tells.
    Table(Option<u8>),
}

impl Format {
    /// Whether the file holds many documents, which are read one by one.
    pub(super) fn holds_records(self) -> bool {
        matches!(self, Self::JsonArray | Self::JsonLines | Self::Table(_))
    }

    /// The format that a file's name promises.
    pub(super) fn of_name(name: &str) -> Option<Self> {
        Some(match extension(uncompressed(name))?.as_str() {
            "txt" | "text" | "asc" | "rst" | "adoc" | "org" => Self::Text,
            "md" | "markdown" | "mdown" | "mkd" | "mdx" | "rmd" | "qmd" => Self::Markdown,
            "html" | "htm" | "xhtml" | "shtml" => Self::Html,
            "json" => Self::Json,
            "jsonl" | "ndjson" | "jsonlines" | "ldjson" => Self::JsonLines,
            "csv" => Self::Table(None),
            "tsv" | "tab" => Self::Table(Some(b'\t')),
            "psv" => Self::Table(Some(b'|')),
            _ => return None,
        })
    }

    /// The format of a file whose first characters are `sample`, given what its name promises. `complete` says that they are all.
    pub(super) fn of_content(promised: Option<Self>, sample: &str, complete: bool) -> Self {
        let start = sample.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
        match promised {
            Some(format @ (Self::Markdown | Self::Html | Self::Table(_))) => format,
            Some(Self::JsonLines) if !start.starts_with('[') => Self::JsonLines,
            Some(format) if start.starts_with(['{', '[']) => json(start, complete).unwrap_or(format),
            Some(Self::Text) if is_html(start) => Self::Html,
            Some(format) => format,
            None if start.starts_with(['{', '[']) => match json(start, complete) {
                // One line of what may be many.
                Some(Self::Json) if start.trim_end().lines().count() == 1 => Self::JsonLines,
                format => format.unwrap_or(Self::Text),
            },
            None if is_html(start) => Self::Html,
            None => heading_delimiter(start).map_or(Self::Text, |delimiter| Self::Table(Some(delimiter))),
        }
    }
}

fn is_html(start: &str) -> bool {
    let head = encoding::first(start, 1000).to_ascii_lowercase();
    let declared = head.starts_with("<!doctype html") || head.starts_with("<html");
    declared
        || (head.starts_with(['<']) && (head.contains("<html") || head.contains("<head>") || head.contains("<body")))
}

/// Which kind of JSON, where it clearly is some.
fn json(start: &str, complete: bool) -> Option<Format> {
    if let Some(inside) = start.strip_prefix('[') {
        return inside.trim_start().starts_with('{').then_some(Format::JsonArray);
    }
    let (line, rest) = start.split_once('\n').unwrap_or((start, ""));
    if serde_json::from_str::<IgnoredAny>(line).is_ok() {
        let more = rest.trim_start().starts_with('{');
        return Some(if more { Format::JsonLines } else { Format::Json });
    }
    // An object over many lines, or a first line longer than the sample.
    let key = start[1..].trim_start().strip_prefix('"')?;
    let opens = key.split_once('"').is_some_and(|(_, after)| after.trim_start().starts_with(':'));
    let one_line = !complete && rest.is_empty();
    opens.then_some(if one_line { Format::JsonLines } else { Format::Json })
}

/// The delimiter of a first line that names columns, one of them surely the text.
fn heading_delimiter(start: &str) -> Option<u8> {
    let line = start.lines().next().filter(|line| line.len() < 1000)?;
    [b',', b'\t', b';', b'|'].into_iter().find(|delimiter| {
        let cells: Vec<&str> = line.split(char::from(*delimiter)).map(|cell| cell.trim_matches(['"', ' '])).collect();
        cells.len() > 1 && cells.iter().all(|cell| !cell.is_empty() && cell.len() < 40) && fields::names_text(&cells)
    })
}

/// Whether a file inside a folder is no document by its kind, so that passing it over is no failure.
pub(super) fn is_ignored(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path).to_ascii_lowercase();
    if matches!(name.as_str(), "thumbs.db" | "desktop.ini" | "makefile" | "dockerfile") || name.ends_with('~') {
        return true;
    }
    let inner = uncompressed(&name);
    let ignored = |name: &str| extension(name).is_some_and(|extension| IGNORED.contains(&extension.as_str()));
    ignored(&name) || ignored(inner)
}

/// The name without the ending of a compression that hides another.
fn uncompressed(name: &str) -> &str {
    let inner = name.rsplit_once('.').filter(|(_, ending)| {
        ["gz", "gzip", "zst", "zstd", "bz2", "xz", "lz4"].iter().any(|known| ending.eq_ignore_ascii_case(known))
    });
    inner.map_or(name, |(inner, _)| inner)
}

fn extension(name: &str) -> Option<String> {
    let name = name.rsplit('/').next()?;
    let (stem, extension) = name.rsplit_once('.')?;
    (!stem.is_empty()).then(|| extension.to_ascii_lowercase())
}

/// Extensions of files that hold no article: images, video, audio, fonts, archives, programs, source code, settings, office formats, data.
#[rustfmt::skip]
const IGNORED: &[&str] = &[
    "png", "jpg", "jpeg", "jpe", "gif", "webp", "avif", "bmp", "tif", "tiff", "ico", "svg", "svgz", "psd", "ai", "eps", "heic", "heif", "raw", "jxl",
    "mp4", "m4v", "mov", "avi", "mkv", "webm", "mpg", "mpeg", "wmv", "flv", "3gp", "ogv", "vtt", "srt",
    "mp3", "m4a", "wav", "flac", "ogg", "oga", "opus", "aac", "wma", "mid", "midi", "aif", "aiff",
    "ttf", "otf", "woff", "woff2", "eot",
    "zip", "tar", "tgz", "tbz", "tbz2", "txz", "7z", "rar", "jar", "war", "iso", "dmg", "cab", "deb", "rpm", "apk", "whl", "warc", "wacz",
    "exe", "dll", "so", "dylib", "bin", "o", "obj", "lib", "class", "pyc", "pyo", "wasm", "msi", "app",
    "rs", "c", "h", "cc", "cpp", "cxx", "hpp", "cs", "java", "kt", "scala", "go", "py", "ipynb", "rb", "pl", "pm", "php", "js", "mjs", "cjs", "ts",
    "jsx", "tsx", "css", "scss", "sass", "less", "map", "sh", "bash", "zsh", "fish", "bat", "cmd", "ps1", "sql", "jl", "lua", "swift",
    "vue", "svelte", "wat", "asm", "f90", "hs", "ml", "ex", "exs", "erl", "clj", "el", "vim", "tex", "bib", "sty", "cls", "patch", "diff",
    "toml", "yaml", "yml", "ini", "cfg", "conf", "env", "properties", "lock", "xml", "xsd", "xsl", "xslt", "rss", "atom", "rdf", "ttl", "nt", "owl",
    "plist", "log", "pid", "tmp", "bak", "swp", "torrent", "url", "webloc", "lnk", "sig", "md5", "sha1", "sha256", "crdownload", "part",
    "pdf", "doc", "docx", "docm", "dot", "dotx", "odt", "ott", "rtf", "pages", "xls", "xlsx", "xlsm", "xlsb", "ods", "numbers", "ppt", "pptx", "odp",
    "key", "epub", "mobi", "azw", "azw3", "fb2", "djvu", "ps", "xps", "msg", "eml", "mbox", "pst", "mht", "mhtml", "vsd", "vsdx", "one", "ics", "vcf",
    "db", "db3", "sqlite", "sqlite3", "mdb", "accdb", "parquet", "arrow", "feather", "avro", "orc", "h5", "hdf5", "npy", "npz", "pkl", "pickle",
    "pt", "onnx", "mat", "sav", "dta", "shp", "shx", "dbf", "prj", "kml", "kmz", "gpx", "gexf", "graphml", "gml", "gv", "dat", "idx",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_by_name() {
        for (name, format) in [
            ("a.txt", Some(Format::Text)),
            ("a/b.TXT.gz", Some(Format::Text)),
            ("a.md", Some(Format::Markdown)),
            ("a.HTM", Some(Format::Html)),
            ("a.jsonl.zst", Some(Format::JsonLines)),
            ("a.tsv", Some(Format::Table(Some(b'\t')))),
            ("a.b/noextension", None),
            ("2019.06.21", None),
            (".txt", None),
        ] {
            assert_eq!(Format::of_name(name), format, "{name}");
        }
    }

    #[test]
    fn passes_over_what_is_no_document() {
        for name in ["a/b.png", "x.tar.gz", "A.PDF", "main.rs", "Thumbs.db", "notes.txt~", "x.svg.gz", "a.docx"] {
            assert!(is_ignored(name), "{name}");
        }
        for name in ["a.txt", "b", "c.jsonl.gz", "d.story", "e.txt.bz2", "png", "f.2024", "no. 7"] {
            assert!(!is_ignored(name), "{name}");
        }
    }

    #[test]
    fn tells_by_content() {
        use Format::{Html, Json, JsonArray, JsonLines, Markdown, Table, Text};
        for (promised, content, format) in [
            (None, "plain words", Text),
            (None, "{\"text\":\"a\"}\n{\"text\":\"b\"}", JsonLines),
            (None, "{\"text\":\"a\"}\n", JsonLines),
            (None, "{\n \"text\": \"a\"\n}", Json),
            (None, " [\n{\"text\":\"a\"}]", JsonArray),
            (None, "<!DOCTYPE html><p>", Html),
            (None, "id,title,date,text\n1,2,3,4", Table(Some(b','))),
            (None, "id, please, and the text of it", Text),
            (Some(Text), "<html><body>", Html),
            (Some(Text), "<p>not sure</p>", Text),
            (Some(Text), "{curly} talk", Text),
            (Some(Text), "[Reuters] Talks", Text),
            (Some(Text), "{\"text\":\"a\"}", Json),
            (Some(Markdown), "[{\"a\":1}]", Markdown),
            (Some(Json), "{\"text\":\"a\"}\n{\"text\":\"b\"}", JsonLines),
            (Some(JsonLines), "[\n{\"text\":\"a\"}]", JsonArray),
            (Some(JsonLines), "{\"text\":\"a\"}", JsonLines),
            (Some(Json), "{\"text\":\"a\"}", Json),
            (Some(JsonLines), "{bad", JsonLines),
            (Some(Json), "nonsense", Json),
        ] {
            assert_eq!(Format::of_content(promised, content, true), format, "{content}");
        }
    }
}
