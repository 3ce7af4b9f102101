//! Reads plain text: spans, tokens, folding, sentences, dates and the words that say when. Knows nothing of documents or entities.

pub mod by_hash;
pub mod clean;
pub mod date;
pub mod distance;
pub mod fold;
pub mod hex;
pub(crate) mod lasting;
mod period;
pub mod segment;
mod span;
pub mod time;
pub mod token;
mod words;

pub use date::Date;
pub use period::Period;
pub use segment::{Segmentation, Sentence, segment};
pub use span::Span;
pub use token::{Case, Join, Token, tokenize};
pub use words::Words;
