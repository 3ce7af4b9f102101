//! The command-line program: reads arguments, runs a command, reports, and exits with 0, 1 or 2.

mod args;
mod ask;
mod build;
mod explain;
mod export;
mod extract;
mod find;
mod folder;
mod gazetteer;
mod graph_file;
mod index;
mod merge;
mod output;
mod picture;
mod pipeline;
mod sentences;
mod shell;
mod spool;
mod statistics;
mod suggest;
mod table;
mod terminal;

use std::process::ExitCode;

use clap::Parser;

use args::{Cli, Command};
use terminal::{Outcome, Terminal};

fn main() -> ExitCode {
    let cli = Cli::parse();
    let terminal = Terminal::new(cli.quiet);
    match run(cli, &terminal) {
        Ok(outcome) => outcome.into(),
        Err(error) if output::is_broken_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            terminal.error(&error);
            ExitCode::from(2)
        }
    }
}

fn run(cli: Cli, terminal: &Terminal) -> anyhow::Result<Outcome> {
    pipeline::set_threads(cli.threads)?;
    match cli.command {
        Command::Build(args) => build::run(&args, terminal),
        Command::Export(args) => export::run(&args, terminal),
        Command::Extract(args) => extract::run(&args, terminal),
        Command::Sentences(args) => sentences::run(&args, terminal),
        Command::Show(args) => ask::show::run(&args, terminal),
        Command::Why(args) => ask::why::run(&args, terminal),
        Command::WhyNot(args) => ask::whynot::run(&args, terminal),
        Command::Path(args) => ask::path::run(&args, terminal),
        Command::Index(args) => index::run(&args, terminal),
        Command::Top(args) => ask::top::run(&args, terminal),
        Command::Communities(args) => ask::communities::run(&args),
        Command::Timeline(args) => ask::timeline::run(&args),
        Command::Disputes(args) => ask::disputes::run(&args, terminal),
        Command::Outlets(args) => ask::outlets::run(&args),
        Command::Suggest(args) => suggest::run(&args, terminal),
        Command::Subgraph(args) => ask::subgraph::run(&args, terminal),
        Command::AsOf(args) => ask::as_of::run(&args, terminal),
        Command::Merge(args) => merge::merge(&args, terminal),
        Command::Remove(args) => merge::remove(&args, terminal),
        Command::Stats(args) => ask::stats::run(&args),
        Command::Diff(args) => ask::diff::run(&args, terminal),
        Command::Verify(args) => ask::verify::run(&args, terminal),
        Command::Gazetteer(args) => gazetteer::run(&args, terminal),
        Command::Completions { shell } => shell::completions(shell),
        Command::Man { dir } => shell::man(dir.as_deref()),
    }
}
