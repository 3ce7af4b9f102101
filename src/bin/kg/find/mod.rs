//! `kg gazetteer find`: what names mean, and why.

mod report;
mod text;

use kg::recognize::{Publication, RecognizeOptions, Recognizer};

use crate::args::{FindArgs, PrintFormat};
use crate::output::write_lines;
use crate::terminal::Outcome;
pub(crate) use report::Report;
pub(crate) use text::verdict;

pub(crate) fn run(args: &FindArgs) -> anyhow::Result<Outcome> {
    let gazetteer = args.lists.gazetteer()?;
    let recognizer = Recognizer::new(&gazetteer, RecognizeOptions::default());
    let publication = Publication { date: args.date, language: args.language.as_deref() };
    let mut outcome = Outcome::Done;
    write_lines(|out| {
        for (name, at) in args.names.iter().zip(0..) {
            let report = Report::new(&recognizer, &gazetteer, name, publication);
            if !report.is_found() {
                outcome = Outcome::Skipped;
            }
            match args.format {
                PrintFormat::Json => writeln!(out, "{}", serde_json::to_string(&report)?)?,
                PrintFormat::Text => {
                    let blank = if at > 0 { "\n\n" } else { "" };
                    write!(out, "{blank}{}", text::shown(&report))?;
                }
            }
        }
        Ok(())
    })?;
    Ok(outcome)
}
