//! Builds a graph of who is connected to whom from news on foreign policy, and keeps the sentence behind every edge.

pub mod corpus;
pub mod export;
pub mod extract;
pub mod gazetteer;
pub mod graph;
pub mod recognize;
pub mod relate;
pub mod suggest;
pub mod text;
