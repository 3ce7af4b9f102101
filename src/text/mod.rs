//! Reads plain text: spans, tokens, folding, sentences and dates. Knows nothing of documents or entities.

pub mod clean;
pub mod date;
pub mod distance;
pub mod fold;
pub mod hex;
pub mod segment;
mod span;
pub mod token;
mod words;

pub use date::Date;
pub use segment::{Segmentation, Sentence, segment};
pub use span::Span;
pub use token::{Case, Join, Token, tokenize};
pub use words::Words;
