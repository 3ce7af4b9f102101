//! What can be said on the command line, and how it becomes the library's words.

use std::borrow::Cow;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use clap::{Args, Parser, Subcommand, ValueEnum};
use kg::corpus::ReadOptions;
use kg::export::{Format, JsonStyle};
use kg::gazetteer::import::{ImportFormat, ImportOptions, read_classes};
use kg::gazetteer::{Gazetteer, Kind};
use kg::graph::{Relations, View, Weight};
use kg::recognize::RecognizeOptions;
use kg::relate::{Rules, Scope};
use kg::suggest::{Limits, SuggestFormat};
use kg::text::Date;
use kg::text::hex::hex;
use sha2::{Digest, Sha256};

use crate::ask::as_of::AsOfArgs;
use crate::ask::communities::CommunitiesArgs;
use crate::ask::diff::DiffArgs;
use crate::ask::disputes::DisputesArgs;
use crate::ask::outlets::OutletsArgs;
use crate::ask::path::PathArgs;
use crate::ask::show::ShowArgs;
use crate::ask::stats::StatsArgs;
use crate::ask::subgraph::SubgraphArgs;
use crate::ask::timeline::TimelineArgs;
use crate::ask::top::TopArgs;
use crate::ask::verify::VerifyArgs;
use crate::ask::why::WhyArgs;
use crate::ask::whynot::WhyNotArgs;
use crate::index::IndexArgs;
use crate::merge::{MergeArgs, RemoveArgs};

const EXAMPLES: &str = "\
Examples:
  kg build input/ --dot graph.dot --json graph.json   a graph of a folder of news
  kg build input/ --html graph.html                    a page of it for the browser
  kg build input/                                      the strongest entities and edges, as a table
  kg why graph.json Putin Kim                          the sentences that join two
  kg extract input/ > mentions.jsonl                   who is named where, a line a document
  kg extract --explain article.txt                     an article, its names, and why they are names
  kg suggest input/ -o names.tsv                       the names that no list has, to edit and add
  kg sentences article.txt                             how a text is divided
  kg gazetteer find Ishiba                             what a name means, and why

Exit status: 0 done; 1 done, but something was skipped; 2 nothing was written.";

/// Builds a graph of people, states, agencies and treaties from news, with the sentence behind every edge
#[derive(Parser)]
#[command(name = "kg", version, after_help = EXAMPLES, max_term_width = 100)]
pub(crate) struct Cli {
    #[command(subcommand)]
    pub(crate) command: Command,
    /// Print no progress, no warnings and no summary
    #[arg(long, short, global = true)]
    pub(crate) quiet: bool,
    /// Use so many threads [default: one a core]
    #[arg(long, global = true, value_name = "N", value_parser = clap::value_parser!(u16).range(1..))]
    pub(crate) threads: Option<u16>,
}

#[derive(Subcommand)]
pub(crate) enum Command {
    /// Build a graph from documents
    #[command(after_help = BUILD_EXAMPLES)]
    Build(Box<BuildArgs>),
    /// Write a graph in other formats, without the documents
    #[command(after_help = EXPORT_EXAMPLES_OF_GRAPHS)]
    Export(ExportArgs),
    /// Print what each document holds, a line of JSON each, or explain one
    #[command(after_help = EXTRACT_EXAMPLES, mut_arg("inputs", |inputs| inputs.required(false).required_unless_present("explain")))]
    Extract(ExtractArgs),
    /// Print the sentences of documents, a line each
    #[command(after_help = SENTENCES_EXAMPLES)]
    Sentences(SentencesArgs),
    Show(ShowArgs),
    Why(WhyArgs),
    #[command(name = "whynot", mut_arg("inputs", |inputs| inputs.required(false)))]
    WhyNot(WhyNotArgs),
    Path(PathArgs),
    Index(IndexArgs),
    Top(TopArgs),
    Communities(CommunitiesArgs),
    Timeline(TimelineArgs),
    Disputes(DisputesArgs),
    Outlets(OutletsArgs),
    /// Suggest names that no list has, as a list to edit and pass back
    #[command(after_help = SUGGEST_EXAMPLES)]
    Suggest(SuggestArgs),
    Subgraph(SubgraphArgs),
    #[command(name = "asof")]
    AsOf(AsOfArgs),
    Merge(MergeArgs),
    Remove(RemoveArgs),
    Stats(StatsArgs),
    Diff(DiffArgs),
    Verify(VerifyArgs),
    /// Look names up; check, count, compile, import and export lists of entities
    Gazetteer(GazetteerCommand),
    /// Print the completion script of a shell
    #[command(after_help = "Example:\n  kg completions bash > ~/.local/share/bash-completion/completions/kg")]
    Completions {
        /// The shell
        shell: clap_complete::Shell,
    },
    /// Print the man page, or write those of all commands to a folder
    #[command(after_help = "Examples:\n  kg man | man -l -\n  kg man --dir ~/.local/share/man/man1")]
    Man {
        /// Write a page for each command into this folder
        #[arg(long, value_name = "DIR")]
        dir: Option<PathBuf>,
    },
}

const BUILD_EXAMPLES: &str = "\
Examples:
  kg build input/ --dot graph.dot --json graph.json && dot -Tsvg graph.dot > graph.svg
  kg build news.jsonl.gz --text-field body --since 2019 --until 2020-06 --json graph.json
  kg build input/ --scope window:3 --weight npmi --min-count 2 --top 40 --dot - | dot -Tpng > top.png
  kg build input/ --gazetteer vessels.csv --kind vessel,state --json graph.json
  kg build input/ --min-confidence 0.8 --dot graph.dot    fewer, surer names that no list has
  kg build input/ --gazetteer-only --dot graph.dot        none of them";

const EXTRACT_EXAMPLES: &str = "\
Examples:
  kg extract input/ > mentions.jsonl
  echo 'Xi Jinping met Kim Jong Un in Pyongyang.' | kg extract - --text
  kg extract --explain article.txt             an article with its names, and why they are names
  kg extract --explain 2019/talks.txt input/   the same for one of many, by its id
  kg extract input/ --min-confidence 0.8       only the surest of the names that no list has
  kg extract input/ --gazetteer-only           none of them";

const SUGGEST_EXAMPLES: &str = "\
Examples:
  kg suggest input/ -o names.tsv           what no list has, the names of most documents first
  kg build input/ --gazetteer names.tsv    after you have edited them
  kg suggest input/ --gazetteer names.tsv --kind person --min-documents 3 --top 50

How to go about it:
  Delete the lines that you do not want; correct the kinds. A line that begins with # is a comment: nothing
  tells of what kind the name is. Write a kind in place of the # to take it, or ignore to hear no more of it.
  `like` has the ids of entities that the name may only be another spelling of: move the right one to
  same_as. docs/gazetteer.md tells what else a list can decide (same_as, apart, hide).
  What the file lists is suggested no more when it is passed back.";

const SENTENCES_EXAMPLES: &str = "\
Examples:
  kg sentences article.html
  kg sentences input/ --format json | head -n 1
  kg sentences page.txt --boilerplate        what was set aside as no part of the article, too";

/// Documents to read
#[derive(Clone, Args)]
pub(crate) struct InputArgs {
    /// Files, folders (with all below them) or - for standard input
    #[arg(required = true, value_name = "INPUT")]
    pub(crate) inputs: Vec<PathBuf>,
    /// The field of JSON and column of CSV with the text [default: guessed]
    #[arg(long, value_name = "NAME", help_heading = "Reading")]
    text_field: Option<String>,
    /// The field with the headline [default: guessed]
    #[arg(long, value_name = "NAME", help_heading = "Reading")]
    title_field: Option<String>,
    /// The field with the date of publication [default: guessed]
    #[arg(long, value_name = "NAME", help_heading = "Reading")]
    date_field: Option<String>,
    /// The field with the document's id [default: guessed]
    #[arg(long, value_name = "NAME", help_heading = "Reading")]
    id_field: Option<String>,
}

impl InputArgs {
    pub(crate) fn read_options(&self) -> ReadOptions {
        ReadOptions {
            text_field: self.text_field.clone(),
            title_field: self.title_field.clone(),
            date_field: self.date_field.clone(),
            id_field: self.id_field.clone(),
        }
    }
}

/// The lists to look into
#[derive(Args)]
pub(crate) struct ListArgs {
    /// Add a list of entities (.toml, .csv, .tsv, .jsonl or compiled .kgz); the later wins
    #[arg(long = "gazetteer", value_name = "FILE", help_heading = "Recognition")]
    gazetteers: Vec<PathBuf>,
    /// Leave out the list that comes with kg
    #[arg(long, help_heading = "Recognition")]
    no_builtin: bool,
}

impl ListArgs {
    /// Whether anything is said of lists.
    pub(crate) fn are_told(&self) -> bool {
        self.no_builtin || !self.gazetteers.is_empty()
    }

    pub(crate) fn gazetteer(&self) -> anyhow::Result<Gazetteer> {
        let mut gazetteer = if self.no_builtin { Gazetteer::default() } else { Gazetteer::builtin() };
        for path in &self.gazetteers {
            gazetteer.load(path)?;
        }
        Ok(gazetteer)
    }
}

/// What to look for
#[derive(Args)]
pub(crate) struct RecognizeArgs {
    #[command(flatten)]
    lists: ListArgs,
    /// Do not let adjectives and peoples (Chinese) stand for their state
    #[arg(long, help_heading = "Recognition")]
    no_demonyms: bool,
    /// Do not let capitals and seats (Beijing, the Kremlin) stand for their state
    #[arg(long, help_heading = "Recognition")]
    no_metonyms: bool,
    /// Count only names that a list has; others are found by the words around and in them
    #[arg(long, help_heading = "Recognition")]
    gazetteer_only: bool,
    /// How sure a name that no list has must be, from 0 (all that may be one) to 1 (none)
    #[arg(long, value_name = "P", default_value = "0.5", value_parser = per_mille, help_heading = "Recognition")]
    min_confidence: u16,
}

/// A share of one as thousandths.
fn per_mille(share: &str) -> Result<u16, String> {
    let value: f64 = share.parse().map_err(|_| "expected a number from 0 to 1".to_owned())?;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "from 0 to 1000")]
    let rounded = (value * 1000.0).round() as u16;
    if (0.0..=1.0).contains(&value) { Ok(rounded) } else { Err("expected a number from 0 to 1".to_owned()) }
}

impl RecognizeArgs {
    pub(crate) fn gazetteer(&self) -> anyhow::Result<Gazetteer> {
        self.lists.gazetteer()
    }

    pub(crate) fn options(&self) -> RecognizeOptions {
        RecognizeOptions {
            demonyms: !self.no_demonyms,
            metonyms: !self.no_metonyms,
            discover: (!self.gazetteer_only).then_some(self.min_confidence),
        }
    }
}

/// Words of relations beside the built-in ones
#[derive(Args)]
pub(crate) struct RulesArgs {
    /// Take more verbs, nouns or modes of relations from a table (repeatable)
    #[arg(long, value_name = "FILE", help_heading = "Recognition")]
    rules: Vec<PathBuf>,
}

impl RulesArgs {
    /// The built-in rules, with those of the user on top.
    ///
    /// # Errors
    /// Where a table cannot be read, with its line.
    pub(crate) fn read(&self) -> anyhow::Result<Cow<'static, Rules>> {
        if self.rules.is_empty() {
            return Ok(Cow::Borrowed(Rules::builtin()));
        }
        let mut tables = Vec::with_capacity(self.rules.len());
        for path in &self.rules {
            let table = fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
            let alone = Rules::read(&[&table]);
            alone.with_context(|| format!("{}: see `kg help build` on tables of relations", path.display()))?;
            tables.push(table);
        }
        let tables: Vec<&str> = tables.iter().map(String::as_str).collect();
        Ok(Cow::Owned(Rules::read(&tables)?))
    }

    /// SHA-256 of the tables; nothing where there are none.
    ///
    /// # Errors
    /// Where one cannot be read.
    pub(crate) fn sha256(&self) -> anyhow::Result<Option<String>> {
        let mut hash = Sha256::new();
        for path in &self.rules {
            let table = fs::read(path).with_context(|| format!("cannot read {}", path.display()))?;
            hash.update((table.len() as u64).to_le_bytes());
            hash.update(table);
        }
        Ok((!self.rules.is_empty()).then(|| hex(&hash.finalize())))
    }
}

#[derive(Args)]
pub(crate) struct BuildArgs {
    #[command(flatten)]
    pub(crate) input: InputArgs,
    #[command(flatten)]
    pub(crate) recognize: RecognizeArgs,
    #[command(flatten)]
    pub(crate) outputs: OutputArgs,
    /// Print tables or JSON where no file is asked for
    #[arg(long, value_enum, default_value = "text", value_name = "FORMAT", help_heading = "Output")]
    pub(crate) format: PrintFormat,
    #[command(flatten)]
    view: ViewArgs,
    /// How near two names must stand: sentence, paragraph, document or window:N (N sentences)
    #[arg(long, default_value_t = Scope::Sentence, value_name = "SCOPE", help_heading = "Graph")]
    pub(crate) scope: Scope,
    /// Which edges there are: events, roles, treaties, cooccurrence, with commas between
    #[arg(
        long,
        default_value = "events,roles,treaties,cooccurrence",
        hide_default_value = true,
        value_name = "LIST",
        help_heading = "Graph"
    )]
    pub(crate) relations: Relations,
    #[command(flatten)]
    pub(crate) rules: RulesArgs,
    /// What the weight of an edge is: count, documents, origins (documents, copies of one report taken as one), npmi or llr
    #[arg(long, default_value = "count", value_name = "MEASURE", help_heading = "Graph")]
    pub(crate) weight: Weight,
    /// Quote so many pieces of evidence of each edge
    #[arg(long, default_value_t = 20, value_name = "N", help_heading = "Graph")]
    pub(crate) evidence: usize,
}

impl BuildArgs {
    pub(crate) fn view(&self) -> View {
        View {
            kinds: self.view.kinds.clone(),
            min_count: self.view.min_count,
            min_documents: self.view.min_documents,
            min_weight: self.view.min_weight,
            fdr: self.view.fdr,
            backbone: self.view.backbone,
            top: self.view.top,
            since: self.view.since,
            until: self.view.until,
            ..View::default()
        }
    }
}

/// Files to write
#[derive(Args)]
pub(crate) struct OutputArgs {
    /// Write Graphviz DOT (- is standard output, for all that are one file)
    #[arg(long, value_name = "FILE", help_heading = "Output")]
    dot: Option<PathBuf>,
    /// Write JSON with all counts and evidence: what the other commands of kg read
    #[arg(long, value_name = "FILE", help_heading = "Output")]
    json: Option<PathBuf>,
    /// The shape of the JSON: for networkx, D3, Cytoscape, graphology and sigma.js, vis-network, or JSON Graph Format; only node-link keeps everything
    #[arg(long, value_enum, default_value = "node-link", value_name = "STYLE", help_heading = "Output")]
    json_style: Style,
    /// Write a page that shows the graph in a browser: one file, no network
    #[arg(long, value_name = "FILE", help_heading = "Output")]
    html: Option<PathBuf>,
    /// Draw the graph as SVG with Graphviz, which must be installed
    #[arg(long, value_name = "FILE", help_heading = "Output")]
    svg: Option<PathBuf>,
    /// Draw it as PNG with Graphviz
    #[arg(long, value_name = "FILE", help_heading = "Output")]
    png: Option<PathBuf>,
    /// Write GEXF 1.3 for Gephi, with colors, positions and a timeline
    #[arg(long, value_name = "FILE", help_heading = "Output")]
    gexf: Option<PathBuf>,
    /// Write GraphML for yEd, igraph and networkx
    #[arg(long, value_name = "FILE", help_heading = "Output")]
    graphml: Option<PathBuf>,
    /// Write nodes.csv, edges.csv and evidence.csv for Gephi and spreadsheets
    #[arg(long, value_name = "DIR", help_heading = "Output")]
    csv: Option<PathBuf>,
    /// Write the tables of Neo4j's bulk import
    #[arg(long, value_name = "DIR", help_heading = "Output")]
    neo4j: Option<PathBuf>,
    /// Write statements of Cypher
    #[arg(long, value_name = "FILE", help_heading = "Output")]
    cypher: Option<PathBuf>,
    /// Write RDF as Turtle
    #[arg(long, value_name = "FILE", help_heading = "Output")]
    ttl: Option<PathBuf>,
    /// Write RDF as N-Triples
    #[arg(long, value_name = "FILE", help_heading = "Output")]
    nt: Option<PathBuf>,
    /// Write RDF as JSON-LD
    #[arg(long, value_name = "FILE", help_heading = "Output")]
    jsonld: Option<PathBuf>,
    /// Write a database of SQLite
    #[arg(long, value_name = "FILE", help_heading = "Output")]
    sqlite: Option<PathBuf>,
    /// Write tables of Parquet
    #[arg(long, value_name = "DIR", help_heading = "Output")]
    parquet: Option<PathBuf>,
    /// Write a vault of Obsidian: a note for each entity, with links and quotes
    #[arg(long, value_name = "DIR", help_heading = "Output")]
    obsidian: Option<PathBuf>,
    /// Write a diagram of Mermaid, for small graphs
    #[arg(long, value_name = "FILE", help_heading = "Output")]
    mermaid: Option<PathBuf>,
}

impl OutputArgs {
    /// What is to be written where.
    pub(crate) fn wanted(&self) -> Vec<Output> {
        let graph = |format| What::Graph(format);
        let json = Format::Json(self.json_style.into());
        let all = [
            (graph(Format::Dot), &self.dot),
            (graph(json), &self.json),
            (graph(Format::Html), &self.html),
            (What::Picture("svg"), &self.svg),
            (What::Picture("png"), &self.png),
            (graph(Format::Gexf), &self.gexf),
            (graph(Format::GraphMl), &self.graphml),
            (graph(Format::Csv), &self.csv),
            (graph(Format::Neo4j), &self.neo4j),
            (graph(Format::Cypher), &self.cypher),
            (graph(Format::Turtle), &self.ttl),
            (graph(Format::NTriples), &self.nt),
            (graph(Format::JsonLd), &self.jsonld),
            (graph(Format::Sqlite), &self.sqlite),
            (graph(Format::Parquet), &self.parquet),
            (graph(Format::Obsidian), &self.obsidian),
            (graph(Format::Mermaid), &self.mermaid),
        ];
        let wanted = all.into_iter().filter_map(|(what, path)| Some(Output { what, path: path.clone()? }));
        wanted.collect()
    }
}

/// A file or folder to write.
#[derive(Clone, Debug)]
pub(crate) struct Output {
    pub(crate) what: What,
    /// Where; `-` is standard output.
    pub(crate) path: PathBuf,
}

impl Output {
    /// A file in the format that is given, or that its name tells.
    ///
    /// # Errors
    /// Where neither does.
    pub(crate) fn named(path: &Path, format: Option<What>) -> anyhow::Result<Self> {
        let extension = path.extension().and_then(|extension| extension.to_str()).unwrap_or_default();
        let told = format.or_else(|| format_named(extension).ok());
        let what = told.with_context(|| format!("{}: the name tells no format; add --format", path.display()))?;
        Ok(Self { what, path: path.to_owned() })
    }
}

/// What is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum What {
    /// The graph in a format.
    Graph(Format),
    /// Graphviz's picture of it, in a format that `dot -T` knows.
    Picture(&'static str),
}

impl What {
    /// Whether it lists the mentions, which are kept only for those that do.
    pub(crate) fn lists_mentions(self) -> bool {
        matches!(self, Self::Graph(format) if format.lists_mentions())
    }

    /// Whether it holds what the graph was built from.
    pub(crate) fn keeps_source(self) -> bool {
        matches!(self, Self::Graph(format) if format.keeps_source())
    }
}

#[derive(Clone, Copy, ValueEnum)]
enum Style {
    NodeLink,
    D3,
    Cytoscape,
    Graphology,
    Vis,
    Jgf,
}

impl From<Style> for JsonStyle {
    fn from(style: Style) -> Self {
        match style {
            Style::NodeLink => Self::NodeLink,
            Style::D3 => Self::D3,
            Style::Cytoscape => Self::Cytoscape,
            Style::Graphology => Self::Graphology,
            Style::Vis => Self::Vis,
            Style::Jgf => Self::Jgf,
        }
    }
}

const EXPORT_EXAMPLES_OF_GRAPHS: &str = "\
Examples:
  kg export graph.json -o graph.gexf -o graph.html
  kg export graph.json.gz --csv tables/ --sqlite graph.db
  kg export graph.json --json sigma.json --json-style graphology
  kg export graph.json -o - --format ttl | riot --count -

The ending of a name tells the format: .dot .gv .json .html .svg .png .gexf .graphml .cypher .ttl .nt .jsonld .db .sqlite .mmd";

/// A graph to write in other formats
#[derive(Args)]
pub(crate) struct ExportArgs {
    /// The JSON that `kg build --json` wrote, plain, .gz or .zst; - is standard input
    #[arg(value_name = "GRAPH")]
    pub(crate) graph: PathBuf,
    #[command(flatten)]
    pub(crate) into: IntoArgs,
}

/// Where a graph goes
#[derive(Args)]
pub(crate) struct IntoArgs {
    /// Write to this file or folder, in the format that its name tells (repeatable)
    #[arg(long, short, value_name = "FILE", help_heading = "Output")]
    output: Vec<PathBuf>,
    /// The format of what -o names, where the name does not tell: dot, json, html, svg, png, gexf, graphml, csv, neo4j, cypher, ttl, nt, jsonld, sqlite,
    /// parquet, obsidian or mermaid
    #[arg(long, value_name = "FORMAT", value_parser = format_named, help_heading = "Output")]
    format: Option<What>,
    #[command(flatten)]
    outputs: OutputArgs,
}

impl IntoArgs {
    /// What is to be written where.
    ///
    /// # Errors
    /// Where the name of a file does not tell its format, or nothing is to be written.
    pub(crate) fn wanted(&self) -> anyhow::Result<Vec<Output>> {
        let mut wanted = self.outputs.wanted();
        for path in &self.output {
            wanted.push(Output::named(path, self.format)?);
        }
        if wanted.is_empty() {
            bail!("nothing to write: name a file with -o, as in `-o graph.gexf`");
        }
        Ok(wanted)
    }
}

/// A format by its name or the ending of its files.
pub(crate) fn format_named(name: &str) -> Result<What, String> {
    Ok(What::Graph(match name.to_ascii_lowercase().as_str() {
        "svg" => return Ok(What::Picture("svg")),
        "png" => return Ok(What::Picture("png")),
        "dot" | "gv" => Format::Dot,
        "json" => Format::Json(JsonStyle::NodeLink),
        "html" | "htm" => Format::Html,
        "gexf" => Format::Gexf,
        "graphml" => Format::GraphMl,
        "csv" => Format::Csv,
        "neo4j" => Format::Neo4j,
        "cypher" | "cql" => Format::Cypher,
        "ttl" | "turtle" => Format::Turtle,
        "nt" | "ntriples" => Format::NTriples,
        "jsonld" => Format::JsonLd,
        "sqlite" | "sqlite3" | "db" => Format::Sqlite,
        "parquet" => Format::Parquet,
        "obsidian" => Format::Obsidian,
        "mermaid" | "mmd" => Format::Mermaid,
        _ => return Err(format!("`{name}` is no format; `kg export --help` lists them")),
    }))
}

/// How a command prints.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum PrintFormat {
    /// For people.
    Text,
    /// For programs.
    Json,
}

/// Filters; a filtered graph is a view
#[derive(Args)]
struct ViewArgs {
    /// Only these kinds of entities (person, state, agency, treaty, or your gazetteer's own)
    #[arg(long = "kind", value_name = "KIND", value_delimiter = ',', help_heading = "Filters")]
    kinds: Vec<Kind>,
    /// Only edges in so many units
    #[arg(long, default_value_t = 0, hide_default_value = true, value_name = "N", help_heading = "Filters")]
    min_count: u64,
    /// Only edges in so many documents
    #[arg(long, default_value_t = 0, hide_default_value = true, value_name = "N", help_heading = "Filters")]
    min_documents: u64,
    /// Only edges of this weight or more
    #[arg(long, default_value_t = 0.0, hide_default_value = true, value_name = "W", value_parser = weight, help_heading = "Filters")]
    min_weight: f64,
    /// Only edges that are more than chance, so that of those kept at most a share Q (such as 0.05) is expected to be chance: Fisher's exact test on the
    /// units that name both, corrected for all pairs of entities (Benjamini-Hochberg)
    #[arg(long, value_name = "Q", value_parser = level, help_heading = "Filters")]
    fdr: Option<f64>,
    /// Only the backbone: edges that have more of the weight of one of their ends than chance would give them, at the level ALPHA (such as 0.05) of the
    /// disparity filter; an entity's only edge stays where it matters to the other end
    #[arg(long, value_name = "ALPHA", value_parser = level, help_heading = "Filters")]
    backbone: Option<f64>,
    /// Only the N entities whose edges weigh most
    #[arg(long, value_name = "N", help_heading = "Filters")]
    top: Option<usize>,
    /// Only documents from this day on (YYYY, YYYY-MM or YYYY-MM-DD)
    #[arg(long, value_name = "DATE", value_parser = date, help_heading = "Filters")]
    since: Option<Date>,
    /// Only documents until this day
    #[arg(long, value_name = "DATE", value_parser = date, help_heading = "Filters")]
    until: Option<Date>,
}

pub(crate) fn date(text: &str) -> Result<Date, String> {
    kg::gazetteer::parse_date(text)
}

pub(crate) fn weight(text: &str) -> Result<f64, String> {
    let number = text.parse::<f64>().ok().filter(|number| number.is_finite() && *number >= 0.0);
    number.ok_or_else(|| "expected a number, zero or more".to_owned())
}

/// A level of significance.
fn level(text: &str) -> Result<f64, String> {
    let number = text.parse::<f64>().ok().filter(|number| *number > 0.0 && *number < 1.0);
    number.ok_or_else(|| "expected a number above 0 and below 1, such as 0.05".to_owned())
}

#[derive(Args)]
pub(crate) struct ExtractArgs {
    #[command(flatten)]
    pub(crate) input: InputArgs,
    #[command(flatten)]
    pub(crate) recognize: RecognizeArgs,
    #[command(flatten)]
    pub(crate) rules: RulesArgs,
    /// Add the text that the offsets refer to
    #[arg(long, help_heading = "Output")]
    pub(crate) text: bool,
    /// Print the document with this id and say of each name in it what it means and by which rule; without INPUT, the document in this file (- is
    /// standard input)
    #[arg(long, value_name = "DOC", conflicts_with = "text", help_heading = "Output")]
    pub(crate) explain: Option<String>,
}

#[derive(Args)]
pub(crate) struct SuggestArgs {
    #[command(flatten)]
    pub(crate) input: InputArgs,
    #[command(flatten)]
    pub(crate) recognize: RecognizeArgs,
    /// Write to this file (- is standard output); .jsonl and .toml tell the format
    #[arg(long, short, default_value = "-", hide_default_value = true, value_name = "FILE", help_heading = "Output")]
    pub(crate) output: PathBuf,
    /// Write tsv, jsonl or toml [default: what the file's name tells, else tsv]
    #[arg(long, value_name = "FORMAT", help_heading = "Output")]
    pub(crate) format: Option<SuggestFormat>,
    /// Only names that stand so often
    #[arg(long, default_value_t = 2, value_name = "N", help_heading = "Filters")]
    min_count: u64,
    /// Only names in so many documents
    #[arg(long, default_value_t = 1, value_name = "N", help_heading = "Filters")]
    min_documents: u64,
    /// Only names that seem to be of these kinds (person, agency, treaty, place, unknown)
    #[arg(long = "kind", value_name = "KIND", value_delimiter = ',', help_heading = "Filters")]
    kinds: Vec<Kind>,
    /// Only the N names of most documents
    #[arg(long, value_name = "N", help_heading = "Filters")]
    top: Option<usize>,
}

impl SuggestArgs {
    pub(crate) fn limits(&self) -> Limits {
        Limits {
            min_count: self.min_count,
            min_documents: self.min_documents,
            kinds: self.kinds.clone(),
            top: self.top,
        }
    }
}

#[derive(Args)]
pub(crate) struct SentencesArgs {
    #[command(flatten)]
    pub(crate) input: InputArgs,
    /// Print the passages set aside as boilerplate too
    #[arg(long, help_heading = "Output")]
    pub(crate) boilerplate: bool,
    /// Print text or JSON lines
    #[arg(long, value_enum, default_value = "text", value_name = "FORMAT", help_heading = "Output")]
    pub(crate) format: PrintFormat,
}

const FIND_EXAMPLES: &str = "\
Examples:
  kg gazetteer find Ishiba
  kg gazetteer find Burma Q836 state.myanmar --date 1988
  kg gazetteer find 'Chinese foreign minister' --date 2022-03
  kg gazetteer find WH 'Wise Honest' --gazetteer vessels.csv --format json

Exit status: 0 all names are on the list; 1 some are not; 2 the list could not be read.";

const CHECK_EXAMPLES: &str = "\
Examples:
  kg gazetteer check vessels.csv people.toml
  kg gazetteer check vessels.csv --strict --no-builtin

Exit status: 0 no fault; 1 warnings, with --strict; 2 faults.";

const STATS_EXAMPLES: &str = "\
Examples:
  kg gazetteer stats
  kg gazetteer stats vessels.csv people.toml --format json";

/// Names to look up
#[derive(Args)]
pub(crate) struct FindArgs {
    /// Names as a text has them, with their capitals; ids and Wikidata ids too
    #[arg(required = true, value_name = "NAME")]
    pub(crate) names: Vec<String>,
    /// What they mean in a document of this day (YYYY, YYYY-MM or YYYY-MM-DD)
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub(crate) date: Option<Date>,
    /// What they mean in a document of this language (BCP 47, as in de) [default: unknown]
    #[arg(long, value_name = "LANG")]
    pub(crate) language: Option<String>,
    #[command(flatten)]
    pub(crate) lists: ListArgs,
    /// Print text, or a line of JSON for each name
    #[arg(long, value_enum, default_value = "text", value_name = "FORMAT", help_heading = "Output")]
    pub(crate) format: PrintFormat,
}

#[derive(Args)]
pub(crate) struct GazetteerCommand {
    #[command(subcommand)]
    pub(crate) action: GazetteerAction,
}

#[derive(Subcommand)]
pub(crate) enum GazetteerAction {
    /// Say what names mean, when and why
    #[command(after_help = FIND_EXAMPLES)]
    Find(FindArgs),
    /// Read lists and report every fault, and what is hardly meant, with its file and line
    #[command(after_help = CHECK_EXAMPLES)]
    Check {
        /// Lists of entities; each lies on top of those before it
        #[arg(required = true, value_name = "FILE")]
        files: Vec<PathBuf>,
        /// Do not hold them against the list that comes with kg
        #[arg(long)]
        no_builtin: bool,
        /// End with exit status 1 where there are warnings
        #[arg(long)]
        strict: bool,
    },
    /// Count what the built-in list, or lists of your own, hold
    #[command(after_help = STATS_EXAMPLES)]
    Stats {
        /// Lists of entities [default: the list that comes with kg]
        #[arg(value_name = "FILE")]
        files: Vec<PathBuf>,
        /// Print tables or JSON
        #[arg(long, value_enum, default_value = "text", value_name = "FORMAT")]
        format: PrintFormat,
    },
    /// Compile lists into one file that starts at once, however large
    #[command(
        after_help = "Example:\n  kg gazetteer compile vessels.csv people.toml -o mine.kgz\n  kg build input/ --gazetteer mine.kgz --json graph.json"
    )]
    Compile {
        /// Lists of entities; the later fill and override the earlier
        #[arg(required = true, value_name = "FILE")]
        files: Vec<PathBuf>,
        /// The compiled file
        #[arg(long, short, value_name = "FILE.kgz")]
        output: PathBuf,
    },
    /// Make a list of what others keep: Wikidata, FollowTheMoney, CAMEO dictionaries, GeoNames, tables
    #[command(after_help = IMPORT_EXAMPLES)]
    Import(ImportArgs),
    /// Write lists, or the one that comes with kg, as JSON Lines or as a table
    #[command(after_help = EXPORT_EXAMPLES)]
    Export {
        /// Lists of entities, compiled ones too; the later fill and override the earlier [default: the one that comes with kg]
        #[arg(value_name = "FILE")]
        files: Vec<PathBuf>,
        /// The list to write, .jsonl or .tsv (- is standard output, as JSON Lines)
        #[arg(long, short, value_name = "FILE", default_value = "-", hide_default_value = true)]
        output: PathBuf,
    },
}

const IMPORT_EXAMPLES: &str = "\
Examples:
  kg gazetteer import --from wikidata --languages ko,ru latest-all.json.gz -o wikidata.jsonl
  bzip2 -dc latest-all.json.bz2 | kg gazetteer import --from wikidata - -o wikidata.jsonl
  kg gazetteer import --from followthemoney targets.nested.json -o sanctions.jsonl
  kg gazetteer import --from cameo Phoenix.Countries.actors.txt -o actors.jsonl
  kg gazetteer import --from geonames countryInfo.txt alternateNamesV2.txt -o states.jsonl
  kg gazetteer import --from csv --map name=Title --kind agency bodies.csv -o bodies.jsonl

Exit status: 0 done; 1 done, but something was broken and skipped; 2 nothing was written.";

const EXPORT_EXAMPLES: &str = "\
Examples:
  kg gazetteer export -o builtin.tsv
  kg gazetteer export vessels.csv people.toml -o mine.jsonl
  kg gazetteer export mine.kgz | head -n 3";

#[derive(Args)]
pub(crate) struct ImportArgs {
    /// What the files are
    #[arg(long, value_enum, value_name = "FORMAT")]
    pub(crate) from: Foreign,
    /// Files, plain, .gz or .zst; - is standard input
    #[arg(required = true, value_name = "FILE")]
    pub(crate) files: Vec<PathBuf>,
    /// The list to write, as JSON Lines (- is standard output)
    #[arg(long, short, value_name = "FILE", default_value = "-", hide_default_value = true)]
    pub(crate) output: PathBuf,
    /// Find states and known entities by this list too (.toml, .csv, .tsv, .jsonl or .kgz)
    #[arg(long = "gazetteer", value_name = "FILE")]
    gazetteers: Vec<PathBuf>,
    /// Only names in these languages, besides English [default: all]
    #[arg(long, value_name = "LANGUAGE", value_delimiter = ',')]
    languages: Vec<String>,
    /// The kind of classes of Wikidata: a line `QID<tab>kind` each, `-` for a class to leave out
    #[arg(long, value_name = "FILE")]
    classes: Option<PathBuf>,
    /// A column of a table: id, kind, name, aliases, country, role … and what it is called there; may be given several times
    #[arg(long = "map", value_name = "COLUMN=NAME", value_parser = column)]
    columns: Vec<(String, String)>,
    /// What stands between the items of a cell
    #[arg(long, value_name = "CHARACTER", default_value = ";")]
    separator: char,
    /// The kind of rows that do not tell it
    #[arg(long, value_name = "KIND")]
    kind: Option<Kind>,
}

fn column(text: &str) -> Result<(String, String), String> {
    let (column, name) = text.split_once('=').ok_or("expected COLUMN=NAME, as in name=Title")?;
    Ok((column.to_owned(), name.to_owned()))
}

/// The formats that are imported.
#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum Foreign {
    /// A dump of Wikidata, or entities of it a line each.
    Wikidata,
    /// FollowTheMoney entities a line each, or OpenSanctions' targets.nested.json and targets.simple.csv.
    #[value(name = "followthemoney")]
    FollowTheMoney,
    /// Dictionaries of actors and agents with CAMEO codes (PETRARCH, TABARI).
    Cameo,
    /// countryInfo.txt, cities*.txt, allCountries.txt and alternateNamesV2.txt.
    #[value(name = "geonames")]
    GeoNames,
    /// A table with a header and any columns.
    Csv,
}

impl ImportArgs {
    pub(crate) fn gazetteer(&self) -> anyhow::Result<Gazetteer> {
        let mut gazetteer = Gazetteer::builtin();
        self.gazetteers.iter().try_for_each(|path| gazetteer.load(path))?;
        Ok(gazetteer)
    }

    pub(crate) fn format(&self) -> ImportFormat {
        match self.from {
            Foreign::Wikidata => ImportFormat::Wikidata,
            Foreign::FollowTheMoney => ImportFormat::FollowTheMoney,
            Foreign::Cameo => ImportFormat::Cameo,
            Foreign::GeoNames => ImportFormat::GeoNames,
            Foreign::Csv => ImportFormat::Csv,
        }
    }

    pub(crate) fn options(&self) -> anyhow::Result<ImportOptions> {
        let classes = match &self.classes {
            None => Vec::new(),
            Some(path) => {
                let table = fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
                read_classes(&table).with_context(|| path.display().to_string())?
            }
        };
        Ok(ImportOptions {
            languages: self.languages.clone(),
            classes,
            columns: self.columns.clone(),
            separator: self.separator,
            kind: self.kind.clone(),
        })
    }
}
