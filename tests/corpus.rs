//! Reads corpora from real folders: every format, compression and encoding, and whatever a file system can hold.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use flate2::Compression;
use flate2::write::GzEncoder;
use kg::corpus::{Corpus, Document, Error, ReadOptions, SkipReason, Skipped};
use kg::text::Date;
use proptest::prelude::*;
use rayon::prelude::*;
use sha2::{Digest, Sha256};
use tempfile::TempDir;

const STORY: &str = "Talks fail in Vienna\n\nBy A. Writer, 12 March 2023\n\nThe ministers of Iran and France met on Tuesday. They agreed on nothing.\n";

/// What a run read.
struct Run {
    documents: Vec<Document>,
    skipped: Vec<Skipped>,
    ignored: u64,
}

impl Run {
    fn ids(&self) -> Vec<&str> {
        self.documents.iter().map(|document| document.id.as_str()).collect()
    }

    fn reason(&self, ending: &str) -> &SkipReason {
        let skipped = self.skipped.iter().find(|skipped| skipped.source.ends_with(ending));
        &skipped.unwrap_or_else(|| panic!("{ending} among {:?}", self.skipped)).reason
    }

    fn document(&self, id: &str) -> &Document {
        let document = self.documents.iter().find(|document| document.id.as_str() == id);
        document.unwrap_or_else(|| panic!("{id} among {:?}, {:?}", self.ids(), self.skipped))
    }
}

fn read_with(inputs: &[PathBuf], options: ReadOptions) -> Run {
    let corpus = Corpus::discover(inputs, options).expect("the inputs exist");
    let decoded: Vec<_> = corpus.items().flat_map(kg::corpus::Item::decode).collect();
    let again: Vec<_> = corpus.items().flat_map(kg::corpus::Item::decode).collect();
    assert!(decoded == again, "a second pass reads the same");
    let texts: Vec<_> = corpus.items().flat_map(kg::corpus::Item::decode_texts).collect();
    let parts = decoded.iter().flatten().map(|document| (&document.id, &document.text, document.sha256));
    assert!(texts.iter().map(|text| (&text.id, &text.text, text.sha256)).eq(parts), "and so does one for texts alone");
    let (documents, skipped): (Vec<_>, Vec<_>) = decoded.into_iter().partition(Result::is_ok);
    Run {
        documents: documents.into_iter().flatten().collect(),
        skipped: skipped.into_iter().filter_map(Result::err).collect(),
        ignored: corpus.ignored(),
    }
}

fn read(root: &Path) -> Run {
    read_with(&[root.to_owned()], ReadOptions::default())
}

fn folder(files: &[(&str, &[u8])]) -> TempDir {
    let root = tempfile::tempdir().expect("a temporary folder");
    for (name, bytes) in files {
        let path = root.path().join(name);
        fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
        fs::write(path, bytes).expect("a file");
    }
    root
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes).expect("memory");
    encoder.finish().expect("memory")
}

fn utf16(text: &str) -> Vec<u8> {
    std::iter::once(0xfeff).chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect()
}

#[test]
fn walks_folders_in_order_and_passes_over_what_is_no_document() {
    let root = folder(&[
        ("b.txt", STORY.as_bytes()),
        ("a/z.txt", STORY.as_bytes()),
        ("a.txt", STORY.as_bytes()),
        ("no extension", STORY.as_bytes()),
        ("image.png", b"\x89PNG"),
        ("code.py", b"print()"),
        (".hidden.txt", STORY.as_bytes()),
        (".git/config", b"x"),
        ("sub/empty.txt", b""),
        ("sub/blank.txt", b" \n\t\n"),
        ("sub/binary.txt", &[0, 1, 2, 3, 255].repeat(100)),
        ("sub/odd.xyz", &[0; 100]),
    ]);
    let run = read(root.path());
    assert_eq!(run.ids(), ["a.txt", "a/z.txt", "b.txt", "no extension"]);
    assert_eq!(run.ignored, 4);
    assert_eq!(run.reason("empty.txt"), &SkipReason::Empty);
    assert_eq!(run.reason("blank.txt"), &SkipReason::Blank);
    assert_eq!(run.reason("binary.txt"), &SkipReason::Binary);
    assert_eq!(run.reason("odd.xyz"), &SkipReason::Binary);
    assert_eq!(run.documents.len() + run.skipped.len(), 8);
}

#[test]
fn a_document_tells_where_it_came_from() {
    let root = folder(&[("2023/talks.txt", STORY.as_bytes())]);
    let run = read(root.path());
    let document = run.document("2023/talks.txt");
    assert_eq!(document.text, STORY);
    assert_eq!(document.title.as_deref(), Some("Talks fail in Vienna"));
    assert_eq!(document.date, Date::new(2023, 3, 12));
    assert_eq!(document.author.as_deref(), Some("A. Writer"));
    assert_eq!(document.language, Some("en"));
    assert_eq!((&*document.source.path, document.source.record), ("2023/talks.txt", None));
    assert_eq!(document.sha256, <[u8; 32]>::from(Sha256::digest(STORY)));
    let direct = read(&root.path().join("2023/talks.txt"));
    assert_eq!(direct.ids(), ["talks.txt"]);
}

#[test]
fn an_input_that_is_not_there_is_an_error() {
    let missing = PathBuf::from("/no/such/folder");
    let error = Corpus::discover(&[missing], ReadOptions::default()).expect_err("it is missing");
    assert!(matches!(error, Error::NotFound(_)));
    assert_eq!(error.to_string(), "/no/such/folder: no such file or folder");
}

#[test]
fn reads_every_format_in_every_compression() {
    let html = format!("<html><head><title>Talks fail in Vienna</title></head><body><p>{STORY}</p></body></html>");
    let line = serde_json::json!({"text": STORY, "title": "T"}).to_string();
    let formats: [(&str, String, &str); 8] = [
        ("txt", STORY.to_owned(), ""),
        ("md", STORY.to_owned(), ""),
        ("html", html, ""),
        ("json", line.clone(), ""),
        ("json", format!("[{line},\n{line}]"), "#1"),
        ("jsonl", format!("{line}\n\n{line}\n"), "#2"),
        ("csv", format!("title,text\nT,\"{STORY}\"\n"), "#1"),
        ("tsv", format!("title\ttext\nT\t\"{STORY}\"\n"), "#1"),
    ];
    for (extension, content, record) in formats {
        if extension == "html" && !cfg!(feature = "html") {
            continue;
        }
        let plain = content.as_bytes();
        let mut variants = vec![("", plain.to_vec()), (".gz", gzip(plain)), ("", gzip(plain))];
        let (half, rest) = plain.split_at(plain.len() / 2);
        variants.push((".gz", [gzip(half), gzip(rest)].concat()));
        #[cfg(feature = "zstd")]
        variants.push((".zst", zstd::encode_all(plain, 3).unwrap()));
        for (ending, bytes) in variants {
            let name = format!("story.{extension}{ending}");
            let root = folder(&[(&name, &bytes)]);
            let run = read(root.path());
            assert_eq!(run.skipped, [], "{name}");
            let document = run.document(&format!("{name}{record}"));
            assert!(document.text.contains("The ministers of Iran and France met on Tuesday."), "{name}");
            assert_eq!(document.source.record.is_some(), !record.is_empty(), "{name}");
        }
    }
}

#[test]
fn reads_every_format_in_other_encodings() {
    let text = "Le président François Hollande a rencontré l'Espagne à Genève, où l'été s'achève.";
    for (name, content) in [
        ("a.txt", text.to_owned()),
        ("a.json", format!("{{\"text\":\"{text}\"}}")),
        ("a.jsonl", format!("{{\"text\":\"{text}\"}}\n")),
        ("a.csv", format!("id,text\na,\"{text}\"\n")),
        ("a.html", format!("<html><body><p>{text}</p></body></html>")),
    ] {
        if name == "a.html" && !cfg!(feature = "html") {
            continue;
        }
        let mark = [b"\xef\xbb\xbf", content.as_bytes()].concat();
        let latin = encoding_rs::WINDOWS_1252.encode(&content).0.into_owned();
        for bytes in [content.clone().into_bytes(), mark, latin, utf16(&content)] {
            let root = folder(&[(name, &bytes)]);
            let run = read(root.path());
            let found: Vec<_> = run.documents.iter().map(|document| document.text.as_str()).collect();
            assert_eq!(found, [text], "{name}: {:?}", run.skipped);
        }
    }
}

#[test]
fn bad_records_are_named_and_the_rest_is_read() {
    let lines = "{\"text\":\"one\"}\n{bad\n\n{\"text\":\"three\",\"id\":\"own\"}\n[1]\n{\"x\":1}\n{\"text\":\"\\ud800\"}\n{\"text\":\" \"}\n\
                 {\"text\":\"eight\"}";
    let table = "id,text\n1,one\n2\n3,three,3\n4,four\n";
    let list = "[\n{\"text\":\"one\"},\n{\"text\":bad},\n{\"text\":\"a ] b , c\"}\n]\n";
    let root = folder(&[("a.jsonl", lines.as_bytes()), ("b.csv", table.as_bytes()), ("c.json", list.as_bytes())]);
    let run = read(root.path());
    assert_eq!(run.ids(), ["a.jsonl#1", "own", "a.jsonl#8", "1", "4", "c.json#1", "c.json#3"]);
    assert_eq!(run.reason("a.jsonl#2").to_string(), "malformed JSON at line 2: key must be a string");
    assert_eq!(run.reason("a.jsonl#4"), &SkipReason::NotARecord { line: 5 });
    assert_eq!(run.reason("a.jsonl#5"), &SkipReason::NoText { present: vec!["x".into()] });
    assert!(matches!(run.reason("a.jsonl#6"), SkipReason::Json { line: 7, .. }));
    assert_eq!(run.reason("a.jsonl#7"), &SkipReason::Blank);
    assert_eq!(run.reason("b.csv#2"), &SkipReason::Ragged { line: 3, found: 1, expected: 2 });
    assert_eq!(run.reason("b.csv#3"), &SkipReason::Ragged { line: 4, found: 3, expected: 2 });
    assert!(matches!(run.reason("c.json#2"), SkipReason::Json { line: 3, .. }));
    assert_eq!(run.skipped.len(), 8);
}

#[test]
fn named_fields_are_heeded() {
    let root = folder(&[
        ("a.jsonl", b"{\"x\":{\"t\":\"words\"},\"text\":\"no\",\"k\":7,\"when\":\"2019-06-21\"}\n{\"text\":\"no\"}\n"),
        ("b.csv", b"k;when;x.t\n8;June 2019;other\n"),
    ]);
    let name = |name: &str| Some(name.to_owned());
    let options =
        ReadOptions { text_field: name("x.t"), id_field: name("k"), date_field: name("when"), title_field: None };
    let run = read_with(&[root.path().to_owned()], options);
    assert_eq!(run.ids(), ["7", "8"]);
    assert_eq!(run.document("7").text, "words");
    assert_eq!(run.document("7").date, Date::new(2019, 6, 21));
    assert_eq!(run.document("8").date, Date::new(2019, 6, 0));
    assert_eq!(run.reason("#2").to_string(), "no field `x.t` (there are: text)");
}

#[test]
fn tables_without_known_names_are_guessed() {
    let prose =
        "The ministers of Iran and France met on Tuesday in Vienna, and they agreed on nothing at all in the end.";
    let root = folder(&[
        ("headed.csv", format!("nr|what\n1|{prose}\n").as_bytes()),
        ("bare.csv", format!("1;{prose}\n2;{prose}\n").as_bytes()),
        ("numbers.csv", b"a,b\n1,2\n3,4\n"),
        ("none.csv", b"id,text\n"),
    ]);
    let run = read(root.path());
    assert_eq!(run.ids(), ["bare.csv#1", "bare.csv#2", "headed.csv#1"]);
    assert!(run.documents.iter().all(|document| document.text == prose));
    assert_eq!(run.reason("numbers.csv"), &SkipReason::NoText { present: vec!["a".into(), "b".into()] });
    assert_eq!(run.reason("none.csv"), &SkipReason::NoRecords);
}

#[test]
fn json_files_of_every_shape_are_read() {
    let root = folder(&[
        ("wrapped.json", b"{\"status\":\"ok\",\"articles\":[{\"content\":\"one\"},{\"content\":\"two\"}]}"),
        ("pretty.json", b"{\n  \"text\": \"one\"\n}\n"),
        ("lines.json", b"{\"text\":\"one\"}\n{\"text\":\"two\"}\n"),
        ("several.json", b"{\n\"text\":\"one\"}\n{\n\"text\":\"two\"}\n"),
        ("really.txt", b"{\"text\":\"one\"}\n{\"text\":\"two\"}\n"),
        ("number.json", b"7"),
        ("cut.json", b"[{\"text\":\"one\"},{\"text\":\"tw"),
        ("list.json", b"[]"),
    ]);
    let run = read(root.path());
    assert_eq!(
        run.ids(),
        [
            "cut.json#1",
            "lines.json#1",
            "lines.json#2",
            "pretty.json",
            "really.txt#1",
            "really.txt#2",
            "several.json#1",
            "several.json#2",
            "wrapped.json#1",
            "wrapped.json#2",
        ]
    );
    assert_eq!(run.reason("number.json"), &SkipReason::NotARecord { line: 1 });
    assert!(matches!(run.reason("cut.json"), SkipReason::Json { line: 1, .. }));
    assert!(matches!(run.reason("list.json"), SkipReason::NoRecords | SkipReason::NotARecord { .. }));
}

#[test]
fn damaged_compression_is_named_and_keeps_what_came_before() {
    let line = |number: u32| format!("{{\"text\":\"record {number} of many, {}\"}}", number * 7919 % 1_000_003);
    let lines = (0..20_000).map(line).collect::<Vec<_>>().join("\n");
    let whole = gzip(lines.as_bytes());
    let text = gzip(STORY.as_bytes());
    let root = folder(&[
        ("cut.jsonl.gz", &whole[..whole.len() / 2]),
        ("cut.txt.gz", &text[..text.len() / 2]),
        ("other.txt.bz2", b"BZh91AY&SY"),
        ("empty.txt.gz", &gzip(b"")),
        ("stub.txt.gz", b"\x1f\x8b"),
    ]);
    let run = read(root.path());
    assert!(run.documents.len() > 5_000, "{}", run.documents.len());
    assert!(matches!(run.reason("cut.jsonl.gz"), SkipReason::Damaged { format: "gzip", .. }));
    assert!(matches!(run.reason("cut.txt.gz"), SkipReason::Damaged { .. }));
    assert!(matches!(run.reason("stub.txt.gz"), SkipReason::Damaged { .. }));
    assert_eq!(run.reason("other.txt.bz2"), &SkipReason::Compression("bzip2"));
    assert_eq!(run.reason("empty.txt.gz"), &SkipReason::Empty);
    assert_eq!(run.skipped.len(), 5);
}

#[test]
fn items_may_be_decoded_on_many_threads() {
    let lines: String =
        (0..500).map(|number| format!("{{\"id\":{number},\"text\":\"{STORY:?}\"}}\n").replace("\"\"", "\"")).collect();
    let root = folder(&[("a.jsonl.gz", &gzip(lines.as_bytes())), ("b.txt", STORY.as_bytes())]);
    let corpus = Corpus::discover(&[root.path().to_owned()], ReadOptions::default()).unwrap();
    let documents: usize = corpus.items().par_bridge().map(|item| item.decode().iter().flatten().count()).sum();
    assert_eq!(documents, 501);
    assert_eq!(corpus.items().map(|item| item.bytes()).sum::<u64>(), corpus.bytes());
    assert_eq!(corpus.files(), 2);
}

#[cfg(unix)]
#[test]
fn links_are_followed_and_loops_survived() {
    use std::os::unix::fs::symlink;
    let root = folder(&[("sub/a.txt", STORY.as_bytes())]);
    let other = folder(&[("b.txt", STORY.as_bytes())]);
    symlink("..", root.path().join("sub/loop")).unwrap();
    symlink("nowhere", root.path().join("broken.txt")).unwrap();
    symlink("itself.txt", root.path().join("itself.txt")).unwrap();
    symlink("sub/a.txt", root.path().join("link.txt")).unwrap();
    symlink(other.path(), root.path().join("other")).unwrap();
    let run = read(root.path());
    assert_eq!(run.ids(), ["link.txt", "other/b.txt", "sub/a.txt"]);
    assert_eq!(run.reason("broken.txt"), &SkipReason::BrokenLink);
    assert_eq!(run.reason("itself.txt"), &SkipReason::BrokenLink);
    assert_eq!(run.ignored, 1);
}

#[cfg(unix)]
#[test]
fn what_may_not_be_read_is_named() {
    use std::os::unix::fs::PermissionsExt;
    use std::os::unix::net::UnixListener;
    let root =
        folder(&[("locked.txt", STORY.as_bytes()), ("locked/a.txt", STORY.as_bytes()), ("b.txt", STORY.as_bytes())]);
    let _socket = UnixListener::bind(root.path().join("socket")).unwrap();
    for name in ["locked.txt", "locked"] {
        fs::set_permissions(root.path().join(name), fs::Permissions::from_mode(0o000)).unwrap();
    }
    let is_root = fs::read(root.path().join("locked.txt")).is_ok();
    let run = read(root.path());
    assert_eq!(run.reason("socket"), &SkipReason::NotAFile);
    if !is_root {
        assert!(matches!(run.reason("locked.txt"), SkipReason::Unreadable(_)));
        assert!(matches!(run.reason("locked"), SkipReason::Unreadable(_)));
        assert_eq!(run.ids(), ["b.txt"]);
    }
    fs::set_permissions(root.path().join("locked"), fs::Permissions::from_mode(0o700)).unwrap();
}

#[test]
fn ids_do_not_depend_on_what_else_is_read() {
    let root = folder(&[("a/b.txt", STORY.as_bytes()), ("c.jsonl", b"{\"text\":\"one\"}\n")]);
    let other = folder(&[("a/d.txt", STORY.as_bytes())]);
    let (one, two) = (root.path().to_owned(), other.path().to_owned());
    let both = read_with(&[two.clone(), one.clone()], ReadOptions::default());
    assert_eq!(both.ids(), ["a/b.txt", "a/d.txt", "c.jsonl#1"]);
    assert_eq!(read(&one).ids(), ["a/b.txt", "c.jsonl#1"]);
    assert_eq!(read(&two).ids(), ["a/d.txt"]);
}

#[cfg(feature = "html")]
#[test]
fn an_article_is_taken_out_of_its_page() {
    let body = "<p>The ministers of Iran and France met on Tuesday in Vienna, and they agreed on nothing at all.</p>"
        .repeat(6);
    let page = format!(
        r#"<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Talks fail in Vienna | The Review</title>
        <meta property="og:site_name" content="The Review"><link rel="canonical" href="https://example.org/2023/talks">
        <script type="application/ld+json">{{"@graph":[{{"@type":"WebPage","datePublished":"2001-01-01"}},{{"@type":["NewsArticle"],
        "headline":"Talks fail in Vienna","datePublished":"2023-03-12T10:00:00Z","author":[{{"name":"A. Writer"}}]}}]}}</script></head>
        <body><nav><a href="/">Brazil</a><a href="/p">Peru</a></nav><article><h1>Talks fail in Vienna</h1>{body}
        <ul><li>First point</li><li>Second point</li></ul><script>alert("Brazil")</script></article>
        <footer>All rights reserved. Brazil</footer></body></html>"#
    );
    let root = folder(&[("page.html", page.as_bytes()), ("saved.txt", page.as_bytes())]);
    let run = read(root.path());
    for id in ["page.html", "saved.txt"] {
        let document = run.document(id);
        assert!(document.text.starts_with("Talks fail in Vienna\n\nThe ministers of Iran"), "{}", document.text);
        assert!(
            document.text.contains("at all.\n\nThe ministers") && document.text.contains("First point\n\nSecond point")
        );
        assert!(!document.text.contains("Brazil"), "{}", document.text);
        assert_eq!(document.title.as_deref(), Some("Talks fail in Vienna"));
        assert_eq!(document.date, Date::new(2023, 3, 12));
        assert_eq!(document.outlet.as_deref(), Some("The Review"));
        assert_eq!(document.author.as_deref(), Some("A. Writer"));
        assert_eq!(document.url.as_deref(), Some("https://example.org/2023/talks"));
    }
}

#[cfg(feature = "html")]
#[test]
fn hostile_pages_take_no_time() {
    let deep = format!("<html><body>{}<p>Words of the treaty.</p>", "<div>".repeat(100_000));
    let attributes = (0..50_000).map(|number| format!("a{number}=1")).collect::<Vec<_>>().join(" ");
    let wide = format!("<html><body><p {attributes}>Words of the treaty.</p>");
    let lists = format!("<html><body>{}Words of the treaty.", "<ul><li>a".repeat(30_000));
    let root = folder(&[("a.html", deep.as_bytes()), ("b.html", wide.as_bytes()), ("c.html", lists.as_bytes())]);
    let run = read(root.path());
    assert!(run.documents.iter().all(|document| document.text.contains("Words of the treaty.")));
    assert_eq!(run.documents.len(), 3);
}

#[test]
fn control_characters_do_not_make_a_text_binary() {
    let text = "Moscow\0 - Foreign Minister\u{7} Sergei Lavrov\u{1b}[31m of Russia\u{7f} met\u{85} the Union\u{2028}in\u{b}Brussels\u{fffe}.\n";
    let root = folder(&[("a.txt", text.as_bytes()), ("it's \"b\";.txt", text.as_bytes())]);
    let run = read(root.path());
    assert_eq!(run.ids(), ["a.txt", "it's \"b\";.txt"]);
    assert_eq!(run.documents[0].text, text);
}

#[test]
fn a_file_without_records_is_skipped() {
    for (name, text) in [
        ("a.jsonl", "\u{feff}"),
        ("a.json", "\u{feff}\n"),
        ("a.json", "[]"),
        ("a.jsonl", "\n \n"),
        ("a.csv", "date,text\n"),
    ] {
        let root = folder(&[(name, text.as_bytes())]);
        let run = read(root.path());
        assert_eq!((run.documents.len(), run.skipped.len()), (0, 1), "{name} {text:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn noise_never_panics(bytes in prop::collection::vec(any::<u8>(), 0..400), format in 0_usize..7) {
        let name = ["a.txt", "a.md", "a.html", "a.json", "a.jsonl", "a.csv", "a"][format];
        let root = folder(&[(name, &bytes)]);
        let run = read(root.path());
        prop_assert!(run.documents.len() + run.skipped.len() > 0);
    }

    #[test]
    fn marked_up_noise_never_panics(
        pieces in prop::collection::vec(
            prop::sample::select(vec![
                "{\"text\":", "\"a\"", "}", "[", "]", ",", "\n", "---\n", "title: x\n", "<p>", "</p>", "<div", ">", "<script>", "é", "By A. B", ", ", "12 March 2023",
                "03/04/2019", "2024年10月", "6日", " - ", "(X)", "Source: Y", "©", "\u{feff}", "\\ud800", "\"", "|", ";", "# ", "View Original", "<!--", "Oct. 6-7, 2024", "-", "–",
            ]),
            0..40,
        ),
        format in 0_usize..7,
    ) {
        let name = ["a.txt", "a.md", "a.html", "a.json", "a.jsonl", "a.csv", "a"][format];
        let root = folder(&[(name, pieces.concat().as_bytes())]);
        let run = read(root.path());
        prop_assert!(run.documents.len() + run.skipped.len() > 0);
    }
}
