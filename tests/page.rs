//! Opens the page in a real browser and uses it: search, sentences, sliders, paths, the table, what it saves.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::path::Path;
use std::process::Command;

use serde_json::Value;

const USE: &str = include_str!("page/use.js");

/// A Chromium that is here; on the build machine there must be one.
fn browser() -> Option<String> {
    let named = std::env::var("KG_CHROMIUM").ok();
    let known = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"].map(str::to_owned);
    let runs = |name: &String| Command::new(name).arg("--version").output().is_ok_and(|output| output.status.success());
    let found = named.into_iter().chain(known).find(runs);
    assert!(found.is_some() || std::env::var_os("CI").is_none(), "Chromium is missing");
    if found.is_none() {
        #[expect(clippy::print_stderr, reason = "whoever runs the tests must see that one did not run")]
        {
            eprintln!("skipped: Chromium is not installed");
        }
    }
    found
}

fn page(folder: &Path, input: &Path) -> String {
    let html = folder.join("graph.html");
    let mut kg = assert_cmd::Command::new(env!("CARGO_BIN_EXE_kg"));
    let output = kg.arg("build").arg(input).arg("--html").arg(&html).output().unwrap();
    assert!(html.exists(), "{output:?}");
    std::fs::read_to_string(html).unwrap()
}

/// The document after the browser has run it, opened at a place (empty, or `#` and what is chosen).
fn run(browser: &str, folder: &Path, page: &str, place: &str) -> String {
    let file = folder.join("opened.html");
    std::fs::write(&file, page).unwrap();
    let output = Command::new(browser)
        .args([
            "--headless=new",
            "--no-sandbox",
            "--disable-gpu",
            "--window-size=1280,800",
            "--virtual-time-budget=20000",
        ])
        .arg(format!("--user-data-dir={}", folder.join("profile").display()))
        .args(["--dump-dom", &format!("file://{}{place}", file.display())])
        .output()
        .unwrap();
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// The page with the script that uses it, which its policy must let in.
fn used(page: &str) -> String {
    let start = page.find("script-src '").unwrap();
    let end = start + page[start..].find(';').unwrap();
    let open = format!("{}script-src 'unsafe-inline'{}", &page[..start], &page[end..]);
    open.replace("</body>", &format!("<script>{USE}</script></body>"))
}

/// What came of the use.
fn told(browser: &str, folder: &Path, page: &str, place: &str) -> Value {
    let dom = run(browser, folder, &used(page), place);
    let told = dom.split("<pre id=\"told\">").nth(1).and_then(|rest| rest.split("</pre>").next());
    let told = told.unwrap_or_else(|| panic!("the page told nothing: {}", dom.chars().take(500).collect::<String>()));
    let told = told.replace("&nbsp;", "\u{a0}").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
    serde_json::from_str(&told).unwrap()
}

fn sample() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("input")
}

/// What nobody is called, for the names of three who are.
const HOSTILE: [(&str, &str); 3] = [
    ("United States", "=1+1\"</text><script>x</script>]]>&amp;"),
    ("Russia", "@SUM(1), \"so called\"\nand more"),
    ("South Korea", "\u{202e}עברית 🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂"),
];

/// The page with these names: in its data a label is a string of JSON, without `<`.
fn renamed(page: &str) -> String {
    HOSTILE.into_iter().fold(page.to_owned(), |page, (label, hostile)| {
        let (from, to) =
            (format!("\"label\":\"{label}\""), serde_json::to_string(hostile).unwrap().replace('<', "\\u003c"));
        assert!(page.contains(&from), "{label}");
        page.replace(&from, &format!("\"label\":{to}"))
    })
}

fn strings(value: &Value) -> Vec<&str> {
    value.as_array().unwrap().iter().map(|item| item.as_str().unwrap()).collect()
}

#[test]
fn a_reader_finds_the_sentence_behind_an_edge() {
    let Some(browser) = browser() else { return };
    let folder = tempfile::tempdir().unwrap();
    let page = page(folder.path(), &sample());
    let told = told(&browser, folder.path(), &page, "");
    let text = |name: &str| told[name].as_str().unwrap_or_default().to_owned();
    assert_eq!(told["errors"], serde_json::json!([]), "{told}");
    assert_eq!(told["fetched"], serde_json::json!([]), "{told}");
    assert_eq!(told["unnamed"], serde_json::json!([]), "{told}");
    assert!(told["shown"]["nodes"].as_u64() > Some(50) && told["shown"]["edges"].as_u64() > Some(100), "{told}");
    assert_eq!(text("nothing"), "No name like that");
    assert!(text("hit").starts_with("North Korea"), "{told}");
    assert_eq!(text("entity"), "North Korea");
    assert!(text("edge").contains("North Korea"), "{told}");
    assert!(text("sentence").len() > 20 && text("source").len() > 10, "{told}");
    assert!(told["marks"].as_array().is_some_and(|marks| marks.len() > 1), "{told}");
    assert_eq!(text("before"), "");
    assert!(text("later").contains("shown") && text("later") != text("strong"), "{told}");
    assert_eq!(text("again"), "");
    assert!(text("strong").contains(" of "), "{told}");
    let path = told["path"].as_array().unwrap();
    assert_eq!((path[0].as_str(), path[path.len() - 1].as_str()), (Some("Kim Jong Un"), Some("Vladimir Putin")));
    assert!(told["rows"].as_u64() > Some(100) && text("first").contains('1'), "{told}");
    assert!(text("order").starts_with("Count"), "{told}");
    assert!(text("address").contains("v="), "{told}");
}

#[test]
fn a_reader_takes_the_picture_away() {
    let Some(browser) = browser() else { return };
    let folder = tempfile::tempdir().unwrap();
    let page = renamed(&page(folder.path(), &sample()));
    let told = told(&browser, folder.path(), &page, "");
    assert_eq!(told["errors"], serde_json::json!([]), "{told}");
    assert_eq!(strings(&told["files"]), ["graph.svg", "graph.png", "edges.csv", "graph.svg", "edges.csv"]);
    let (svg, png) = (&told["svg"], &told["png"]);
    // A name with markup is text in it: an error of the parser would be the root, and a script an element.
    assert_eq!(svg["root"], "http://www.w3.org/2000/svg svg", "{svg}");
    assert_eq!(strings(&svg["elements"]), ["path", "rect", "svg", "text", "title"]);
    assert_eq!((&svg["handlers"], &svg["broken"]), (&serde_json::json!(0), &serde_json::json!(0)));
    assert_eq!((&svg["nodes"], &svg["edges"]), (&told["shown"]["nodes"], &told["shown"]["edges"]));
    assert_eq!((&svg["size"], &svg["type"]), (&told["stage"], &serde_json::json!("image/svg+xml")));
    assert_eq!((&svg["labels"], &svg["halos"]), (&png["labels"], &png["labels"]));
    let labels = strings(&svg["labels"]);
    assert!(labels.len() > 20 && labels.contains(&HOSTILE[0].1), "{labels:?}");
    assert!(
        labels.iter().any(|label| label.contains("עברית 🙂") && label.ends_with('…') && !label.contains('\u{fffd}'))
    );
    let part: Vec<u64> = ["nodes", "edges"].iter().map(|name| told["svgOfPart"][name].as_u64().unwrap()).collect();
    assert_eq!(told["part"], format!("{} entities, {} edges of {} shown", part[0], part[1], told["shown"]["edges"]));
    assert_eq!(png["signature"], serde_json::json!(*b"\x89PNG\r\n\x1a\n"));
    assert_eq!((&png["size"], &png["end"]), (&png["canvas"], &serde_json::json!("IEND")));
    let all = rows(&told["csv"]);
    assert_eq!(all[0], ["From", "Relation", "To", "Way", "Count", "Documents", "Origins", "First", "Last"]);
    assert_eq!(Some(all.len() as u64 - 1), told["shown"]["edges"].as_u64());
    assert_eq!(rows(&told["csvOfPart"]).len() as u64 - 1, part[1]);
    for (_, hostile) in HOSTILE {
        let safe = if hostile.starts_with(['=', '@']) { format!("'{hostile}") } else { hostile.to_owned() };
        assert!(all.iter().any(|row| row[0] == safe) && all.iter().any(|row| row[2] == safe), "{hostile}");
    }
    assert!(all.iter().flatten().all(|cell| !cell.starts_with(['=', '+', '-', '@', '\t', '\r'])));
}

/// The rows of a file as RFC 4180 has them: each line ends with CR LF, each row has as many cells as the first.
fn rows(file: &Value) -> Vec<Vec<String>> {
    assert_eq!(file["type"], "text/csv");
    let bytes: Vec<u8> = serde_json::from_value(file["bytes"].clone()).unwrap();
    let text = String::from_utf8(bytes).unwrap();
    let text = text.strip_prefix('\u{feff}').unwrap();
    assert_eq!(text.matches("\r\n").count() + 1, text.split("\r\n").count());
    assert!(text.ends_with("\r\n"));
    let mut reader =
        csv::ReaderBuilder::new().has_headers(false).terminator(csv::Terminator::CRLF).from_reader(text.as_bytes());
    reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect()
}

#[test]
fn a_link_opens_the_same_view() {
    let Some(browser) = browser() else { return };
    let folder = tempfile::tempdir().unwrap();
    let page = page(folder.path(), &sample());
    let first = told(&browser, folder.path(), &page, "");
    assert_eq!(strings(&first["said"]), ["Link copied", "The address of the page is the link"], "{first}");
    let links = strings(&first["copied"]);
    assert_eq!(links.len(), 3);
    assert!(first["linked"][0]["panel"].to_string().contains("Vladimir Putin"), "{first}");
    assert!(first["linked"][1]["panel"].to_string().contains("Shortest path"), "{first}");
    assert!(first["linked"][2]["table"].as_array().is_some_and(|rows| rows.len() == 20), "{first}");
    for (link, state) in links.iter().zip(first["linked"].as_array().unwrap()) {
        let place = format!("#{}", link.split_once('#').unwrap().1);
        let then = told(&browser, folder.path(), &page, &place);
        assert_eq!(then["errors"], serde_json::json!([]), "{then}");
        assert_eq!(&then["opened"], state, "{link}");
    }
    assert_eq!(first["hash"], format!("#{}", links[2].split_once('#').unwrap().1));
}

#[test]
fn its_own_policy_lets_the_script_run_and_nothing_else() {
    let Some(browser) = browser() else { return };
    let folder = tempfile::tempdir().unwrap();
    let input = folder.path().join("input");
    std::fs::create_dir(&input).unwrap();
    let text = "Xi Jinping met \"<script>document.title='run'</script>\" and <img src=x onerror=\"document.title='run'\"> in </script> Beijing with Vladimir Putin.";
    std::fs::write(input.join("</script>.txt".replace('/', "_")), text).unwrap();
    let page = page(folder.path(), &input);
    assert_eq!(page.matches("<script").count(), 2);
    let dom = run(&browser, folder.path(), &page, "");
    assert!(dom.contains("<title>1 article · "), "the script of the page did not run: {}", &dom[..dom.len().min(600)]);
    let evil = page.replace("</body>", "<script>document.title = 'run'</script></body>");
    assert!(!run(&browser, folder.path(), &evil, "").contains("<title>run</title>"));
}
