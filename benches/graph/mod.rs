//! A made-up graph in the JSON of kg, written as a stream: some nodes have many edges, most have few.

use std::io::{self, Write};

use sha2::{Digest, Sha256};

/// Edges for each node.
pub(crate) const EDGES: usize = 10;
/// Nodes for each document.
const NODES_A_DOCUMENT: usize = 2;

/// Numbers that are the same in every run (splitmix64).
struct Numbers(u64);

impl Numbers {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    fn below(&mut self, bound: usize) -> usize {
        (self.next() % bound.max(1) as u64) as usize
    }
}

/// An edge: its target, whether a sentence states it, and its documents.
struct Edge {
    target: usize,
    is_stated: bool,
    documents: Vec<usize>,
}

/// Writes the graph of so many nodes.
pub(crate) fn write(nodes: usize, out: &mut dyn Write) -> io::Result<()> {
    let mut degrees = vec![0_u32; nodes];
    for source in 0..nodes {
        for edge in edges(source, nodes) {
            degrees[source] += 1;
            degrees[edge.target] += 1;
        }
    }
    head(nodes, out)?;
    out.write_all(b",\n\"nodes\":[\n")?;
    for (node, degree) in degrees.iter().enumerate() {
        self::node(node, *degree, out)?;
        out.write_all(if node + 1 < nodes { b",\n" } else { b"\n]" })?;
    }
    out.write_all(b",\n\"edges\":")?;
    let mut before: &[u8] = b"[\n";
    for source in 0..nodes {
        for edge in edges(source, nodes) {
            out.write_all(before)?;
            self::edge(source, &edge, out)?;
            before = b",\n";
        }
    }
    out.write_all(b"\n]}\n")
}

fn head(nodes: usize, out: &mut dyn Write) -> io::Result<()> {
    let documents = nodes / NODES_A_DOCUMENT;
    write!(
        out,
        r#"{{"directed":true,"multigraph":true,
"graph":{{"name":"kg","schema":"kg-graph/1","documents":{documents},"units":{units},"ledger":{{"seen":{documents},"used":{documents},"repeated":0,"skipped":[],"ignored":0,"outside_dates":0,"weightless_edges":0,"names_left_out":[]}},"gazetteer":"sha256:{0:064x}","options":{{"scope":"sentence","weight":"count","demonyms":true,"metonyms":true,"min_confidence":0.5,"evidence":20,"relations":["events","roles","treaties","cooccurrence"],"rules":null}},"view":null,"document_table":["#,
        0,
        units = documents * 20,
    )?;
    for number in 0..documents {
        let comma = if number == 0 { "" } else { "," };
        write!(
            out,
            r#"{comma}{{"id":"{id}","title":"What was said and done on day {number}","date":"{date}","date_precision":"day","outlet":"Outlet {outlet}","url":null,"language":"en","path":"{id}","record":null,"sha256":"{hash:064x}","units":20,"mentions":60,"origin":{number}}}"#,
            id = document(number),
            date = date(number),
            outlet = number % 97,
            hash = number * 7919 + 1,
        )?;
    }
    let tie = |number: usize| {
        format!(
            r#"{{"source":"{}","role":"member_of","target":"{}","from":null,"to":null}}"#,
            key(number + nodes / 2),
            key(number)
        )
    };
    let ties: Vec<String> = (0..nodes / 100).map(tie).collect();
    write!(out, r#"],"background":[{}],"claims":[]}}"#, ties.join(","))
}

fn node(node: usize, degree: u32, out: &mut dyn Write) -> io::Result<()> {
    let mentions = degree * 2 + 1;
    write!(
        out,
        r#"{{"id":"{key}","label":"{first} {last} {node}","kind":"person","wikidata":"Q{wikidata}","iso3":null,"countries":["{country}"],"discovered":false,"mentions":{mentions},"units":{mentions},"documents":{mentions},"aliases":["{last}, {first} {node}"],"surfaces":{{"{first} {last} {node}":{mentions},"{last} {node}":1}},"first_seen":"{date}","last_seen":"2024-12-28","degree":{degree},"weighted_degree":{degree},"pagerank":0.000001}}"#,
        key = key(node),
        first = FIRST[node % FIRST.len()],
        last = LAST[node / FIRST.len() % LAST.len()],
        wikidata = node + 1,
        country = key(node % 200),
        date = date(node),
    )
}

const FIRST: [&str; 8] = ["Ada", "Bruno", "Chloé", "Dmitri", "Eun-ji", "Fatima", "Grace", "Hiroshi"];
const LAST: [&str; 8] = ["Adeyemi", "Becker", "Castro", "Dubois", "Eriksson", "Fuentes", "Gupta", "Hassan"];

fn edge(source: usize, edge: &Edge, out: &mut dyn Write) -> io::Result<()> {
    let relation = if edge.is_stated { "consult" } else { "co_occurs" };
    let (one, other) = (key(source), key(edge.target));
    let hash = Sha256::digest(format!("{one}\t{relation}\t{other}"));
    let id = u64::from_be_bytes([0, 0, hash[0], hash[1], hash[2], hash[3], hash[4], hash[5]]);
    let count = edge.documents.len();
    let dates = || edge.documents.iter().map(|document| date(*document));
    let (first, last) = (dates().min().unwrap_or_default(), dates().max().unwrap_or_default());
    write!(
        out,
        r#"{{"id":"e{id:012x}","source":"{one}","target":"{other}","relation":"{relation}","directed":false,"weight":{count},"count":{count},"documents":{count},"origins":{count},"outlets":{count},"#
    )?;
    if edge.is_stated {
        write!(
            out,
            r#""disputed":false,"family":"event","quad":"verbal_cooperation","modes":{{"meet":{count}}},"polarity":{{"positive":{count}}},"modality":{{"actual":{count}}},"first_date":null,"last_date":null,"#
        )?;
    } else {
        write!(out, r#""contingency":[{count},40,30,9999900],"npmi":0.6108,"llr":7.32805,"p":0.0269542,"#)?;
    }
    write!(out, r#""first_seen":"{first}","last_seen":"{last}","evidence":["#)?;
    for (at, document) in edge.documents.iter().enumerate() {
        out.write_all(if at == 0 { b"" } else { b"," })?;
        piece(source, edge, *document, out)?;
    }
    out.write_all(b"]}")
}

fn piece(source: usize, edge: &Edge, number: usize, out: &mut dyn Write) -> io::Result<()> {
    let start = (source * 31 + edge.target * 17) % 9000;
    let (end, mentions) = (start + 61, [[start, start + 9], [start + 20, start + 29]]);
    write!(
        out,
        r#"{{"doc":"{}","start":{start},"end":{end},"mentions":[[{},{}],[{},{}]],"date":"{}","#,
        document(number),
        mentions[0][0],
        mentions[0][1],
        mentions[1][0],
        mentions[1][1],
        date(number)
    )?;
    if (source + edge.target).is_multiple_of(4) {
        write!(out, r#""quote":"The envoy met the minister in the capital on day {number:06}.","#)?;
    }
    if edge.is_stated {
        out.write_all(br#""rule":"active","mode":"meet","trigger":[10,13],"polarity":"positive","modality":"actual","speaker":null,"event_date":null}"#)
    } else {
        out.write_all(br#""rule":"co_occurrence"}"#)
    }
}

/// The edges of a node to those behind it, by target: the first nodes have the most.
fn edges(source: usize, nodes: usize) -> Vec<Edge> {
    let mut numbers = Numbers(source as u64);
    let hub = (nodes as f64).sqrt() * EDGES as f64 / 4.0 / ((source + 1) as f64).sqrt();
    let wanted = hub as usize + EDGES / 2 + usize::from(numbers.below(100) < (hub.fract() * 100.0) as usize);
    let behind = nodes - source - 1;
    let mut targets: Vec<usize> = (0..wanted.min(behind)).map(|_| source + 1 + numbers.below(behind)).collect();
    targets.sort_unstable();
    targets.dedup();
    let mut edges = Vec::new();
    for target in targets {
        let mut documents = || {
            let mut documents: Vec<_> =
                (0..=numbers.below(2)).map(|_| numbers.below(nodes / NODES_A_DOCUMENT)).collect();
            documents.sort_by_key(|document| (date(*document), *document));
            documents.dedup();
            documents
        };
        edges.push(Edge { target, is_stated: false, documents: documents() });
        if target % 20 == 0 {
            edges.push(Edge { target, is_stated: true, documents: documents() });
        }
    }
    edges
}

/// The key of a node.
pub(crate) fn key(node: usize) -> String {
    format!("person.p{node:07}")
}

fn document(number: usize) -> String {
    format!("wire/{:04}/{number:07}.txt", number / 1000)
}

fn date(number: usize) -> String {
    format!("{}-{:02}-{:02}", 2000 + number % 25, 1 + number / 25 % 12, 1 + number / 300 % 28)
}
