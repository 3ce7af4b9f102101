//! What can be said on the command line, and how it becomes the library's words.

mod build;
mod names;
mod output;
mod reading;

use std::path::PathBuf;

use clap::{Parser, Subcommand, ValueEnum};
use kg::text::Date;

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

pub(crate) use build::BuildArgs;
pub(crate) use names::{FindArgs, GazetteerAction, GazetteerCommand, ImportArgs};
pub(crate) use output::{ExportArgs, IntoArgs, Output, OutputArgs, What, format_named};
pub(crate) use reading::{ExtractArgs, InputArgs, ListArgs, RecognizeArgs, RulesArgs, SentencesArgs, SuggestArgs};

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

const EXPORT_EXAMPLES_OF_GRAPHS: &str = "\
Examples:
  kg export graph.json -o graph.gexf -o graph.html
  kg export graph.json.gz --csv tables/ --sqlite graph.db
  kg export graph.json --json sigma.json --json-style graphology
  kg export graph.json -o - --format ttl | riot --count -

The ending of a name tells the format: .dot .gv .json .html .svg .png .gexf .graphml .cypher .ttl .nt .jsonld .db .sqlite .mmd";

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

/// How a command prints.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum PrintFormat {
    /// For people.
    Text,
    /// For programs.
    Json,
}

pub(crate) fn date(text: &str) -> Result<Date, String> {
    kg::gazetteer::parse_date(text)
}

pub(crate) fn weight(text: &str) -> Result<f64, String> {
    let number = text.parse::<f64>().ok().filter(|number| number.is_finite() && *number >= 0.0);
    number.ok_or_else(|| "expected a number, zero or more".to_owned())
}
