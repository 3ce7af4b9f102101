//! `kg sentences`: how texts are divided.

use std::io::Write;

use kg::corpus::Document;
use kg::extract::segment_document;
use kg::text::Span;
use kg::text::clean::clean;
use serde_json::json;

use crate::args::{PrintFormat, SentencesArgs};
use crate::output::write_lines;
use crate::pipeline::Reader;
use crate::terminal::{Outcome, Terminal};

pub(crate) fn run(args: &SentencesArgs, terminal: &Terminal) -> anyhow::Result<Outcome> {
    let reader = Reader::open(&args.input, terminal)?;
    write_lines(|out| reader.in_order(|document| lines(&document, args), |lines| Ok(out.write_all(&lines)?)))?;
    Ok(reader.finish()?.1)
}

/// The lines of a document, in the order of its text.
fn lines(document: &Document, args: &SentencesArgs) -> Vec<u8> {
    let segmentation = segment_document(document);
    let sentences = segmentation.sentences.iter().map(|sentence| (sentence.span, Some(sentence.paragraph)));
    let mut passages: Vec<_> = sentences.collect();
    if args.boilerplate {
        passages.extend(segmentation.boilerplate.iter().map(|span| (*span, None)));
        passages.sort();
    }
    let mut out = Vec::new();
    for (span, paragraph) in passages {
        // Writing to memory does not fail.
        let _ = line(&mut out, document, span, paragraph, args.format);
    }
    out
}

fn line(
    out: &mut Vec<u8>,
    document: &Document,
    span: Span,
    paragraph: Option<u32>,
    format: PrintFormat,
) -> std::io::Result<()> {
    let Span { start, end } = span;
    let text = clean(span.of(&document.text));
    match (format, paragraph) {
        (PrintFormat::Json, _) => {
            let row = json!({"doc": document.id.as_str(), "start": start, "end": end, "paragraph": paragraph,
                             "boilerplate": paragraph.is_none(), "text": text});
            writeln!(out, "{row}")
        }
        (PrintFormat::Text, Some(_)) => writeln!(out, "{}:{start}-{end}\t{text}", document.id),
        (PrintFormat::Text, None) => writeln!(out, "{}:{start}-{end}\t[set aside] {text}", document.id),
    }
}
