//! Opens the page in a real browser and uses it: search, sentences, sliders, paths, the table.

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

/// The document after the browser has run it.
fn run(browser: &str, folder: &Path, page: &str) -> String {
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
        .args(["--dump-dom", &format!("file://{}", file.display())])
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

fn sample() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("input")
}

#[test]
fn a_reader_finds_the_sentence_behind_an_edge() {
    let Some(browser) = browser() else { return };
    let folder = tempfile::tempdir().unwrap();
    let page = page(folder.path(), &sample());
    let dom = run(&browser, folder.path(), &used(&page));
    let told = dom.split("<pre id=\"told\">").nth(1).and_then(|rest| rest.split("</pre>").next());
    let told = told.unwrap_or_else(|| panic!("the page told nothing: {}", &dom[..dom.len().min(500)]));
    let told = told.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
    let told: Value = serde_json::from_str(&told).unwrap();
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
fn its_own_policy_lets_the_script_run_and_nothing_else() {
    let Some(browser) = browser() else { return };
    let folder = tempfile::tempdir().unwrap();
    let input = folder.path().join("input");
    std::fs::create_dir(&input).unwrap();
    let text = "Xi Jinping met \"<script>document.title='run'</script>\" and <img src=x onerror=\"document.title='run'\"> in </script> Beijing with Vladimir Putin.";
    std::fs::write(input.join("</script>.txt".replace('/', "_")), text).unwrap();
    let page = page(folder.path(), &input);
    assert_eq!(page.matches("<script").count(), 2);
    let dom = run(&browser, folder.path(), &page);
    assert!(dom.contains("<title>1 article · "), "the script of the page did not run: {}", &dom[..dom.len().min(600)]);
    let evil = page.replace("</body>", "<script>document.title = 'run'</script></body>");
    assert!(!run(&browser, folder.path(), &evil).contains("<title>run</title>"));
}
