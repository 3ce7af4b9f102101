//! `kg extract`: one line of JSON for each document, or one document explained.

use kg::extract::{RecordTerms, extract_with, write_record};
use kg::recognize::Recognizer;
use kg::relate::Scope;

use crate::args::ExtractArgs;
use crate::explain;
use crate::output::write_lines;
use crate::pipeline::Reader;
use crate::terminal::{Outcome, Terminal};

pub(crate) fn run(args: &ExtractArgs, terminal: &Terminal) -> anyhow::Result<Outcome> {
    if let Some(id) = &args.explain {
        return explain::run(id, args, terminal);
    }
    let gazetteer = args.recognize.gazetteer()?;
    let recognizer = Recognizer::new(&gazetteer, args.recognize.options());
    let rules = args.rules.read()?;
    let terms =
        RecordTerms { gazetteer: gazetteer.sha256(), recognize: args.recognize.options(), rules: args.rules.sha256()? };
    let reader = Reader::open(&args.input, terminal)?;
    write_lines(|out| {
        let record = |document| {
            let extraction = extract_with(&document, &recognizer, Scope::Sentence, Some(&*rules));
            let mut line = Vec::new();
            write_record(&mut line, &document, &extraction, (&gazetteer, &terms), args.text).map(|()| line)
        };
        reader.in_order(record, |line| Ok(out.write_all(&line?)?))
    })?;
    Ok(reader.finish()?.1)
}
