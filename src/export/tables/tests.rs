//! A small graph whose labels and quotes are as bad as labels and quotes get.

use crate::corpus::{Document, DocumentId, Source};
use crate::extract::{Extraction, Quoter, extract};
use crate::gazetteer::Gazetteer;
use crate::graph::{KnowledgeGraph, Ledger, Options, Relations, View, Weight};
use crate::recognize::{RecognizeOptions, Recognizer};
use crate::relate::Scope;

const LIST: &str = "id\tkind\tname\taliases\n\
    person.ann\tperson\tAnn \"A\\B\" & <Co> ]]>\tAnn;=1+1\n\
    person.bob\tperson\t</script> '; DROP TABLE nodes; -- 😀 שלום\tBob\n\
    person.eve\tperson\tEve\t\n";

const TEXT: &str =
    "Ann met Bob \"and\" said ]]> in 2018. Bob did not meet Ann. Eve did not visit Bob. Ann praised Eve.";

/// Its mentions are kept, one of its edges is disputed, and there is a claim. The document is of the year 2019.
pub(in crate::export) fn hostile() -> KnowledgeGraph {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("list.tsv"), LIST).unwrap();
    let mut gazetteer = Gazetteer::default();
    gazetteer.load(&folder.path().join("list.tsv")).unwrap();
    let document = Document {
        id: DocumentId::new("2019/it's a \"name\".txt"),
        title: Some("<b>Title</b>".to_owned()),
        date: "2019".parse().ok(),
        outlet: None,
        author: None,
        url: None,
        language: None,
        text: TEXT.to_owned(),
        prelude: Vec::new(),
        sha256: [7; 32],
        source: Source { path: "2019/a.txt".into(), named: "2019/a.txt".into(), record: None },
    };
    let recognizer = Recognizer::new(&gazetteer, RecognizeOptions::default());
    let mut extraction = Extraction::default();
    extraction.add_with_mentions(&document, &extract(&document, &recognizer, Scope::Sentence));
    let options = Options {
        scope: Scope::Sentence,
        weight: Weight::Count,
        demonyms: true,
        metonyms: true,
        discover: None,
        quotes: 20,
        relations: Relations::default(),
        rules: None,
    };
    let mut graph = KnowledgeGraph::build(extraction, &gazetteer, options, View::default(), Ledger::default());
    let mut cut = Quoter::new(TEXT);
    let wanted = graph.quotes_wanted().into_iter();
    let quotes = wanted.map(|wanted| (wanted, cut.quote(wanted.unit, wanted.first, wanted.second))).collect();
    graph.set_quotes(quotes);
    graph
}
