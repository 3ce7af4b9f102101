//! `kg suggest`: the names that no list has, as lines of a gazetteer.

use std::path::Path;

use kg::recognize::Recognizer;
use kg::suggest::{SuggestFormat, Suggestions};

use crate::args::SuggestArgs;
use crate::output::write_whole;
use crate::pipeline::Reader;
use crate::terminal::{Outcome, Terminal};

pub(crate) fn run(args: &SuggestArgs, terminal: &Terminal) -> anyhow::Result<Outcome> {
    let format = args.format.unwrap_or_else(|| format_of(&args.output));
    let gazetteer = args.recognize.gazetteer()?;
    let recognizer = Recognizer::new(&gazetteer, args.recognize.options());
    let reader = Reader::open(&args.input, terminal)?;
    let found: Suggestions =
        reader.fold(|sum: &mut Suggestions, document| sum.add(&document, &recognizer), Suggestions::merge);
    let (ledger, outcome) = reader.finish()?;
    let suggestions = found.list(&gazetteer, &args.limits());
    write_whole(&args.output, |out| format.write(&suggestions, out))?;
    let unknown = suggestions.iter().filter(|suggestion| suggestion.kind.is_none()).count();
    terminal.summary(
        "documents",
        &format!("{} used, {} skipped, {} ignored", ledger.used, ledger.skipped.len(), ledger.ignored),
    );
    terminal.summary(
        "names",
        &format!("{} suggested, {unknown} of them of unknown kind (of {} found)", suggestions.len(), found.len()),
    );
    Ok(outcome)
}

/// The format that the ending of the output's name tells; a table, where it tells none.
fn format_of(output: &Path) -> SuggestFormat {
    let extension = output.extension().and_then(|extension| extension.to_str()).unwrap_or_default();
    extension.parse().unwrap_or_default()
}
