//! A graph whose names and quotes are as hard to write as they get, for the tests of all formats; and what these write.

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::iter;

use super::{Folder, Format};
use crate::corpus::{Document, DocumentId, Source};
use crate::extract::{Extraction, Quoter, extract};
use crate::gazetteer::Gazetteer;
use crate::graph::{KnowledgeGraph, Ledger, Options, View, WantedQuote};
use crate::recognize::{RecognizeOptions, Recognizer};
use crate::relate::Scope;

/// The labels of its nodes, in the order of their ids: `e.0` to `e.8`, and one that no list has.
pub(super) const LABELS: [&str; 10] = [
    "=1+1 \"A\\B\" & <Ann> ]]>",
    "</script><script>alert(1)</script>",
    "O'Bob; [[wiki]] #1 %%c%% {{7*7}} '); DROP TABLE nodes; --",
    "😀 מועצת 외교부",
    "CON",
    "Case",
    "case",
    "null",
    "Treaty \\N ends with \\",
    "Karim Zolomi",
];

const HEAD: &str = "id\tkind\taliases\twikidata\tiso3\tcountry\tname\n";

/// What the list says of those that it has, before their labels.
const LISTED: [&str; 9] = [
    "e.0\tperson\tAnn;=alias\t\t\te.1;e.6",
    "e.1\tstate\tBob\tQ42\tBOB\t",
    "e.2\tagency\tCarol\t\t\te.1",
    "e.3\ttreaty\tNPT\t\t\t",
    "e.4\tarmed_group\tDawn\t\t\t",
    "e.5\tperson\tEve\t\t\t",
    "e.6\tstate\tFay\t\t\t",
    "e.7\tagency\tGus\t\t\t",
    "e.8\ttreaty\tOslo Accord\t\t\t",
];

/// The ids of its documents, in their order.
pub(super) const DOCUMENTS: [&str; 3] = ["../a <b>\".txt", "2019/it's.txt", "=b]]\u{7}.txt"];

/// The quote of its first edge.
pub(super) const QUOTE: &str = "Ann visited Bob, \"no\" \\ <b>to</b>\n# ]]> </script> [[x]] 😀\n- מועצת =1+1.";

/// Edges of each family; a symmetric one, one that is only planned, one that is disputed, and a claim. The mentions are kept. Documents of a month, of a
/// year, and of no date.
pub(super) fn hostile() -> KnowledgeGraph {
    let first = QUOTE.replace('\n', " ");
    let first = format!(
        "{first} Ann did not visit Bob. On 5 June 2019, Bob and Carol agreed to cooperate. Carol will sign the NPT."
    );
    let mut graph = graph_of(&[
        (DOCUMENTS[0], Some("2019-06"), &first),
        (DOCUMENTS[1], Some("2019"), "Ann did not violate the NPT. Ann and Mr. Karim Zolomi came."),
        (DOCUMENTS[2], None, "Dawn and Eve came. Eve and Fay came. Gus praised the Oslo Accord."),
    ]);
    // Sentences of a text have no lines that begin like this, quotes of a graph file may.
    let wanted = graph.quotes_wanted().into_iter().filter(|wanted| (wanted.document, wanted.unit.start) == (0, 0));
    graph.set_quotes(wanted.map(|wanted| (wanted, QUOTE.into())));
    graph
}

/// The graph of documents in which the entities of [`hostile()`] are named.
pub(super) fn graph_of(documents: &[(&str, Option<&str>, &str)]) -> KnowledgeGraph {
    let rows = LISTED.iter().zip(LABELS).flat_map(|(row, label)| [row, "\t", label, "\n"]);
    listed(&iter::once(HEAD).chain(rows).collect::<String>(), documents)
}

/// The graph of documents, of which there are id, date and text, and of a list.
pub(super) fn listed(list: &str, documents: &[(&str, Option<&str>, &str)]) -> KnowledgeGraph {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("list.tsv");
    std::fs::write(&path, list).unwrap();
    let mut gazetteer = Gazetteer::default();
    gazetteer.load(&path).unwrap();
    let recognizer = Recognizer::new(&gazetteer, RecognizeOptions::default());
    let mut extraction = Extraction::default();
    let mut texts = BTreeMap::new();
    for (id, date, text) in documents {
        let document = document(id, *date, text);
        extraction.add_with_mentions(&document, &extract(&document, &recognizer, Scope::Sentence));
        texts.insert(*id, *text);
    }
    let options = Options::default();
    let mut graph = KnowledgeGraph::build(extraction, &gazetteer, options, View::default(), Ledger::default());
    let quote = |wanted: WantedQuote| {
        let id = graph.documents()[wanted.document as usize].id.as_str();
        (wanted, Quoter::new(texts[id]).quote(wanted.unit, wanted.first, wanted.second))
    };
    let quotes: Vec<_> = graph.quotes_wanted().into_iter().map(quote).collect();
    graph.set_quotes(quotes);
    graph
}

fn document(id: &str, date: Option<&str>, text: &str) -> Document {
    let harmful = id == DOCUMENTS[0];
    Document {
        id: DocumentId::new(id),
        title: Some("+Title [[of]] <it>".to_owned()),
        date: date.and_then(|date| date.parse().ok()),
        outlet: Some("The <Times> & Co".to_owned()),
        author: None,
        url: Some(if harmful { "javascript:alert(1)" } else { "https://example.org/a?b" }.to_owned()),
        language: harmful.then_some("en"),
        text: text.to_owned(),
        prelude: Vec::new(),
        sha256: [7; 32],
        source: Source { path: id.into(), named: id.into(), record: None },
    }
}

/// What a format makes of a graph.
pub(super) fn bytes(format: Format, graph: &KnowledgeGraph) -> Vec<u8> {
    let mut out = Vec::new();
    format.write(graph, &mut out).unwrap();
    out
}

/// What a format that is text makes of a graph.
pub(super) fn written(format: Format, graph: &KnowledgeGraph) -> String {
    String::from_utf8(bytes(format, graph)).unwrap()
}

/// The files that a format makes of a graph, by their names.
pub(super) fn files(format: Format, graph: &KnowledgeGraph) -> BTreeMap<String, Vec<u8>> {
    #[derive(Default)]
    struct Files(BTreeMap<String, Vec<u8>>);

    impl Folder for Files {
        fn file(&mut self, name: &str, write: &mut dyn FnMut(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
            let mut out = Vec::new();
            write(&mut out)?;
            assert_eq!(self.0.insert(name.to_owned(), out), None, "{name}");
            Ok(())
        }
    }

    let mut files = Files::default();
    format.write_folder(graph, &mut files).unwrap();
    files.0
}

/// The files that a format of texts makes of a graph, by their names.
pub(super) fn texts(format: Format, graph: &KnowledgeGraph) -> BTreeMap<String, String> {
    files(format, graph).into_iter().map(|(name, bytes)| (name, String::from_utf8(bytes).unwrap())).collect()
}

/// The same, one behind the other.
pub(super) fn text_of_all(format: Format, graph: &KnowledgeGraph) -> String {
    texts(format, graph).into_iter().fold(String::new(), |all, (name, text)| all + "== " + &name + "\n" + &text)
}
