//! The one place that prints for people: errors, warnings, progress, summaries, on standard error.

use std::io::{IsTerminal, Write};
use std::process::ExitCode;

use anstyle::{AnsiColor, Style};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use kg::gazetteer::Kind;

const ERROR: Style = AnsiColor::Red.on_default().bold();
const WARNING: Style = AnsiColor::Yellow.on_default().bold();
const STRONG: Style = Style::new().bold();

/// How a command ended that was not stopped by an error.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// All was done.
    Done,
    /// Done, but something was skipped.
    Skipped,
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> Self {
        match outcome {
            Outcome::Done => Self::SUCCESS,
            Outcome::Skipped => Self::from(1),
        }
    }
}

/// Standard error, quiet or not.
pub(crate) struct Terminal {
    quiet: bool,
}

impl Terminal {
    pub(crate) fn new(quiet: bool) -> Self {
        Self { quiet }
    }

    /// Reports what stopped the command, with its causes.
    #[expect(clippy::unused_self, reason = "errors are printed even when quiet")]
    pub(crate) fn error(&self, error: &anyhow::Error) {
        let causes: Vec<_> = error.chain().map(ToString::to_string).collect();
        write(&format!("{ERROR}error:{ERROR:#} {}", causes.join(": ")));
    }

    /// Reports what was passed over.
    pub(crate) fn warning(&self, message: &str) {
        if !self.quiet {
            write(&format!("{WARNING}skipped:{WARNING:#} {message}"));
        }
    }

    /// Reports what is no fault but hardly meant.
    pub(crate) fn remark(&self, message: &str) {
        if !self.quiet {
            write(&format!("{WARNING}warning:{WARNING:#} {message}"));
        }
    }

    /// A line of the closing summary.
    pub(crate) fn summary(&self, label: &str, text: &str) {
        if !self.quiet {
            write(&format!("{STRONG}{label:>9}{STRONG:#}  {text}"));
        }
    }

    /// A bar that counts bytes; it shows only on a terminal.
    pub(crate) fn progress(&self, bytes: u64) -> ProgressBar {
        self.bar(bytes, "{wide_bar} {bytes}/{total_bytes} {bytes_per_sec} {eta}")
    }

    /// A bar that counts steps of long work, however many there are; it shows only on a terminal.
    pub(crate) fn steps(&self) -> ProgressBar {
        self.bar(0, "{wide_bar} {pos}/{len} {eta}")
    }

    fn bar(&self, length: u64, template: &str) -> ProgressBar {
        if self.quiet || !std::io::stderr().is_terminal() {
            return ProgressBar::hidden();
        }
        let bar = ProgressBar::with_draw_target(Some(length), ProgressDrawTarget::stderr());
        bar.with_style(ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar()))
    }
}

fn write(line: &str) {
    // Nothing can be reported where standard error is gone.
    let _ = writeln!(anstream::stderr().lock(), "{line}");
}

/// The color of a kind of entities, as in the pictures of graphs.
pub(crate) fn color_of(kind: &Kind) -> AnsiColor {
    match kind {
        Kind::Person => AnsiColor::Blue,
        Kind::State => AnsiColor::Yellow,
        Kind::Agency => AnsiColor::Green,
        Kind::Treaty => AnsiColor::Magenta,
        Kind::Ignore | Kind::Other(_) => AnsiColor::Cyan,
    }
}
