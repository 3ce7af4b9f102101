//! The graph of who is connected to whom: built from counts, scored, filtered. Never sees text.

mod arcs;
mod backbone;
mod build;
mod communities;
mod filter;
mod index;
mod layout;
mod material;
mod mentions;
mod origins;
mod query;
mod rank;
mod read;
mod roster;
mod score;
mod significance;
mod stated;
mod sum;
mod view;

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, OnceLock};

use petgraph::graph::{EdgeIndex, Graph, NodeIndex};

pub use index::{Index, IndexError, IndexingError};
pub(crate) use layout::circle;
pub use material::{Given, GivenDocument, GivenEntity, GivenUnit, Sentences, Source};
pub use mentions::MentionRef;
pub use query::{Approach, Hurdle};
pub use query::{Carried, Centrality, Community, Dispute, Links, Measure, Months, Outlet, Path, Written};
pub use query::{Change, Difference, Differs, Proof, Shape, Verdict, Witness};
pub use read::ReadError;
pub(crate) use read::SCHEMA;
pub use roster::Member;
pub use score::{Contingency, significant};
pub use stated::{Claim, Relations, Stated};
pub use sum::{Fate, Sum, SumError, Told};
pub use view::{View, Weight};

use crate::extract::{DocumentRow, EvidenceUnit, MentionRow, Occurrence, StatementRow};
use crate::gazetteer::EntityId;
use crate::gazetteer::Kind;
use crate::recognize::RecognizeOptions;
use crate::relate::{Predicate, Scope, Statement};
use crate::text::{Date, Span};

/// An entity, with what is counted of it.
#[derive(Clone, Debug)]
pub struct Node {
    /// The portable key, `state.north-korea`.
    pub key: String,
    /// The canonical name, cleaned.
    pub label: String,
    /// Its class.
    pub kind: Kind,
    /// Its Wikidata id.
    pub wikidata: Option<String>,
    /// Its ISO 3166-1 alpha-3 code.
    pub iso3: Option<String>,
    /// The keys of the states it belongs to.
    pub countries: Vec<String>,
    /// Other English names and abbreviations that the list knows, cleaned.
    pub aliases: Vec<String>,
    /// Whether no list has it.
    pub discovered: bool,
    /// How often it is named.
    pub mentions: u64,
    /// In how many units.
    pub units: u64,
    /// In how many documents.
    pub documents: u64,
    /// How often under which words.
    pub surfaces: BTreeMap<Box<str>, u64>,
    /// The earliest and the latest date of a document that names it.
    pub seen: Option<(Date, Date)>,
    /// The number of its edges.
    pub degree: u64,
    /// The sum of its edges' weights.
    pub weighted_degree: f64,
    /// PageRank over the edges' weights; all nodes' together are 1.
    pub pagerank: f64,
}

impl Node {
    /// An entity of which nothing more is known, and that nothing names.
    pub(crate) fn unseen(key: String, label: String, kind: Kind) -> Self {
        Self {
            key,
            label,
            kind,
            wikidata: None,
            iso3: None,
            countries: Vec::new(),
            aliases: Vec::new(),
            discovered: false,
            mentions: 0,
            units: 0,
            documents: 0,
            surfaces: BTreeMap::new(),
            seen: None,
            degree: 0,
            weighted_degree: 0.0,
            pagerank: 0.0,
        }
    }
}

/// A relation between two entities.
#[derive(Clone, Debug)]
pub struct Edge {
    /// A hash of source, relation and target: the same in every run.
    pub id: String,
    /// What it says.
    pub relation: Predicate,
    /// How strong it is, by the measure that the options name; above zero.
    pub weight: f64,
    /// In how many units the two are named together; or how many statements say that it is so, or will be.
    pub count: u64,
    /// In how many documents.
    pub documents: u64,
    /// How many independent origins its evidence has: copies of a document count once, documents whose units of it all stand in others not at all.
    pub origins: u64,
    /// How many outlets published it, of those that are known.
    pub outlets: u64,
    /// The counts that the scores come from; zeros where sentences state it.
    pub contingency: Contingency,
    /// Normalized pointwise mutual information, -1 to 1; 0 where sentences state it.
    pub npmi: f64,
    /// Dunning's log-likelihood ratio, 0 and more; 0 where sentences state it.
    pub llr: f64,
    /// The chance of so many units or more where nothing joins the two (Fisher's exact test), 0 to 1.
    pub p: f64,
    /// The earliest and the latest date of its evidence.
    pub seen: Option<(Date, Date)>,
    /// What is counted of the statements, where sentences state it; co-occurrence has none.
    pub stated: Option<Stated>,
    /// Its evidence, as a range of the graph's list of units, or of statements.
    evidence: std::ops::Range<u32>,
    /// The quotes of its first pieces of evidence.
    quotes: Vec<Option<Arc<str>>>,
}

/// One place in a document that shows an edge.
#[derive(Clone, Copy, Debug)]
pub struct Evidence<'g> {
    /// The document.
    pub document: &'g DocumentRow,
    /// The unit of text.
    pub unit: Span,
    /// The first mention of the edge's source in it.
    pub source: Span,
    /// The first mention of the edge's target in it.
    pub target: Span,
    /// The cleaned text, for the first pieces of an edge's evidence.
    pub quote: Option<&'g str>,
    /// What the sentence states; nothing for co-occurrence.
    pub statement: Option<&'g Statement>,
    /// The key of who says so.
    pub speaker: Option<&'g str>,
}

/// How a graph was made: with the same options and documents it is the same, byte for byte.
#[derive(Clone, Debug, PartialEq)]
pub struct Options {
    /// How near two names must stand.
    pub scope: Scope,
    /// What the weight of an edge is.
    pub weight: Weight,
    /// Whether adjectives and peoples stand for their state.
    pub demonyms: bool,
    /// Whether capitals and seats stand for their state or agency.
    pub metonyms: bool,
    /// How sure a name that no list has must be, per mille; none where only those of the lists count.
    pub discover: Option<u16>,
    /// How many pieces of evidence of an edge are quoted.
    pub quotes: usize,
    /// Which edges there are.
    pub relations: Relations,
    /// SHA-256 of the tables of relations beside the built-in ones, where there are any.
    pub rules: Option<String>,
}

impl Default for Options {
    /// Those of `kg build` where nothing is said.
    fn default() -> Self {
        let recognize = RecognizeOptions::default();
        Self {
            scope: Scope::default(),
            weight: Weight::default(),
            demonyms: recognize.demonyms,
            metonyms: recognize.metonyms,
            discover: recognize.discover,
            quotes: 20,
            relations: Relations::default(),
            rules: None,
        }
    }
}

/// What a list knows of two entities: an office, a membership.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Background {
    /// The key of whose it is.
    pub source: Box<str>,
    /// The role in the list's words.
    pub role: Box<str>,
    /// The key of what it is of.
    pub target: Box<str>,
    /// Its first and last day, where known.
    pub dates: (Option<Date>, Option<Date>),
}

/// What became of all that was read: the totals reconcile.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ledger {
    /// Files and records seen.
    pub seen: u64,
    /// Documents in the graph.
    pub used: u64,
    /// Documents that repeat another one's id and content.
    pub repeated: u64,
    /// Files and records that could not be read, and why.
    pub skipped: Vec<(String, String)>,
    /// Files that are no documents by their kind.
    pub ignored: u64,
    /// Documents outside the dates asked for.
    pub outside: u64,
    /// Names that were left out: reason, words, how often.
    pub left_out: Vec<(&'static str, Box<str>, u64)>,
}

/// A graph of entities with the evidence of every edge.
pub struct KnowledgeGraph {
    graph: Graph<Node, Edge>,
    documents: Vec<DocumentRow>,
    origins: origins::Origins,
    units: Vec<EvidenceUnit>,
    occurrences: Vec<Occurrence>,
    /// Units, by edge.
    evidence: Vec<u32>,
    /// What sentences state, edge by edge, then claim by claim.
    statements: Vec<StatementRow>,
    claims: Vec<Claim>,
    speakers: HashMap<EntityId, Box<str>>,
    background: Vec<Background>,
    /// The mentions of the nodes, where they were kept.
    mentions: Vec<(NodeIndex, MentionRow)>,
    /// The entity of each node, to find its occurrences.
    entities: Vec<EntityId>,
    /// All units, those without names too.
    unit_count: u64,
    gazetteer: String,
    options: Options,
    ledger: Ledger,
    view: Option<View>,
    /// Edges left out because their weight is zero or less.
    weightless: u64,
    layout: OnceLock<Vec<[f32; 2]>>,
    communities: OnceLock<Vec<u32>>,
    material: material::Material,
}

impl KnowledgeGraph {
    /// The nodes, ordered by key.
    pub fn nodes(&self) -> impl ExactSizeIterator<Item = &Node> {
        self.graph.node_weights().collect::<Vec<_>>().into_iter()
    }

    /// The edges with their ends, ordered by the keys of source, target and the relation.
    pub fn edges(&self) -> impl ExactSizeIterator<Item = EdgeRef<'_>> {
        let edge = |index| {
            let (source, target) = self.graph.edge_endpoints(index).unwrap_or_default();
            EdgeRef { graph: self, index, source: &self.graph[source], target: &self.graph[target] }
        };
        self.graph.edge_indices().map(edge)
    }

    /// The documents it was built from, ordered by id.
    pub fn documents(&self) -> &[DocumentRow] {
        &self.documents
    }

    /// The first document of the copies that a document is one of, itself where it is none; both by their place in [`Self::documents`].
    pub fn origin(&self, document: u32) -> u32 {
        self.origins.of(document)
    }

    /// All units of co-occurrence, those without names too.
    pub fn unit_count(&self) -> u64 {
        self.unit_count
    }

    /// SHA-256 of the lists it was built with.
    pub fn gazetteer(&self) -> &str {
        &self.gazetteer
    }

    /// How it was made.
    pub fn options(&self) -> &Options {
        &self.options
    }

    /// What became of all that was read.
    pub fn ledger(&self) -> &Ledger {
        &self.ledger
    }

    /// The filters, where it is not whole.
    pub fn view(&self) -> Option<&View> {
        self.view.as_ref()
    }

    /// The relations that sentences speak of, and none says that they are so; in the order of their ends.
    pub fn claims(&self) -> &[Claim] {
        &self.claims
    }

    /// The evidence of a claim, the earliest first, undated last.
    pub fn evidence_of(&self, claim: &Claim) -> impl Iterator<Item = Evidence<'_>> {
        claim.rows.clone().map(|at| self.stated_evidence(at as usize, None))
    }

    /// What the lists know of the entities' offices and ties: no evidence from the texts.
    pub fn background(&self) -> &[Background] {
        &self.background
    }

    fn stated_evidence<'g>(&'g self, at: usize, quote: Option<&'g str>) -> Evidence<'g> {
        let StatementRow { document, sentence, statement } = &self.statements[at];
        Evidence {
            document: &self.documents[*document as usize],
            unit: *sentence,
            source: statement.source_span,
            target: statement.target_span,
            quote,
            statement: Some(statement),
            speaker: statement.speaker.and_then(|speaker| self.speakers.get(&speaker)).map(|key| &**key),
        }
    }

    /// Where each node stands in a picture, in the order of [`Self::nodes`]: the same in every format and run. x grows to the right, y downward, the middle is at 0; about 60
    /// units lie between nodes, and none lies on another if its circle's radius is 5 to 22 by the root of its mentions. Computed when it is first asked for.
    pub fn layout(&self) -> &[[f32; 2]] {
        self.layout.get_or_init(|| {
            let drawn = |node: &Node| layout::Drawn { mentions: node.mentions, letters: node.label.chars().count() };
            let nodes: Vec<_> = self.graph.node_weights().map(drawn).collect();
            layout::layout(&nodes, &arcs::Arcs::between(&self.graph), self.communities())
        })
    }

    /// The community of each node, in the order of [`Self::nodes`]: 0 is the largest, nodes without edges share the last. Computed when it is first asked for.
    pub fn communities(&self) -> &[u32] {
        self.communities.get_or_init(|| communities::communities(&arcs::Arcs::between(&self.graph)))
    }

    /// How well the communities divide the graph: the modularity at resolution 1, below 1; above 0.3 they are worth a look.
    pub fn modularity(&self) -> f64 {
        communities::modularity(&arcs::Arcs::between(&self.graph), self.communities())
    }

    /// Edges left out because their weight would be zero or less.
    pub fn weightless(&self) -> u64 {
        self.weightless
    }

    /// The quotes that are wanted, ordered by document: the first pieces of evidence of each edge.
    pub fn quotes_wanted(&self) -> Vec<WantedQuote> {
        let mut wanted = Vec::new();
        for edge in self.edges() {
            for (number, at) in (0_u32..).zip(edge.evidence_range().take(self.options.quotes)) {
                let evidence = edge.piece(at);
                wanted.push(WantedQuote {
                    document: edge.document_of(at),
                    unit: evidence.unit,
                    first: evidence.source,
                    second: evidence.target,
                    edge: edge.index,
                    number,
                });
            }
        }
        wanted.sort_unstable_by_key(|wanted| (wanted.document, wanted.unit, wanted.edge, wanted.number));
        wanted
    }

    /// Puts the quotes that were wanted in their places.
    pub fn set_quotes(&mut self, quotes: impl IntoIterator<Item = (WantedQuote, Arc<str>)>) {
        for (wanted, quote) in quotes {
            let list = &mut self.graph[wanted.edge].quotes;
            let at = wanted.number as usize;
            list.resize(list.len().max(at + 1), None);
            list[at] = Some(quote);
        }
    }
}

/// A quote to be cut from a document's text.
#[derive(Clone, Copy, Debug)]
pub struct WantedQuote {
    /// The index of the document in [`KnowledgeGraph::documents`].
    pub document: u32,
    /// The unit.
    pub unit: Span,
    /// A mention that it must show.
    pub first: Span,
    /// The other.
    pub second: Span,
    edge: EdgeIndex,
    number: u32,
}

/// An edge with its ends.
#[derive(Clone, Copy)]
pub struct EdgeRef<'g> {
    graph: &'g KnowledgeGraph,
    index: EdgeIndex,
    /// Where it begins; of a symmetric one, the end whose key comes first.
    pub source: &'g Node,
    /// Where it ends.
    pub target: &'g Node,
}

impl<'g> EdgeRef<'g> {
    /// Whether it has a direction.
    pub fn is_directed(&self) -> bool {
        let edge = self.edge();
        edge.stated.as_ref().map_or(!edge.relation.is_symmetric(), |stated| !stated.symmetric)
    }

    /// Whether some sentences say that it is so, and others that it is not, or deny it.
    pub fn is_disputed(&self) -> bool {
        self.edge()
            .stated
            .as_ref()
            .is_some_and(|stated| stated.polarity[0] > 0 && stated.polarity[1] + stated.polarity[2] > 0)
    }

    /// The edge itself.
    pub fn edge(&self) -> &'g Edge {
        &self.graph.graph[self.index]
    }

    /// Its evidence, the earliest first, undated last.
    pub fn evidence(&self) -> impl ExactSizeIterator<Item = Evidence<'g>> + use<'g> {
        let edge = *self;
        self.evidence_range().map(move |at| edge.piece(at))
    }

    fn evidence_range(&self) -> std::ops::Range<usize> {
        let range = &self.edge().evidence;
        range.start as usize..range.end as usize
    }

    fn document_of(&self, at: usize) -> u32 {
        let graph = self.graph;
        match self.edge().stated {
            Some(_) => graph.statements[at].document,
            None => graph.units[graph.evidence[at] as usize].document,
        }
    }

    fn piece(&self, at: usize) -> Evidence<'g> {
        let graph = self.graph;
        let quote = self.edge().quotes.get(at - self.evidence_range().start).and_then(Option::as_deref);
        if self.edge().stated.is_some() {
            return graph.stated_evidence(at, quote);
        }
        let unit_index = graph.evidence[at];
        let unit = graph.units[unit_index as usize];
        let (source, target) = graph.graph.edge_endpoints(self.index).unwrap_or_default();
        Evidence {
            document: &graph.documents[unit.document as usize],
            unit: unit.span,
            source: graph.occurrence(unit_index, source),
            target: graph.occurrence(unit_index, target),
            quote,
            statement: None,
            speaker: None,
        }
    }
}

impl KnowledgeGraph {
    /// The entities named in a unit, by id.
    fn occurrences_in(&self, unit: usize) -> &[Occurrence] {
        let end = self.units.get(unit + 1).map_or(self.occurrences.len(), |next| next.first as usize);
        &self.occurrences[self.units[unit].first as usize..end]
    }

    fn occurrence(&self, unit: u32, node: NodeIndex) -> Span {
        let occurrences = self.occurrences_in(unit as usize);
        let entity = self.entities[node.index()];
        let found = occurrences.binary_search_by_key(&entity, |occurrence| occurrence.entity);
        found.map_or_else(|_| Span::default(), |at| occurrences[at].span)
    }
}
