//! The audit of past posts: from exports, post by post, to what is counted and what is written.
//!
//! Knows the order of the steps, what was met before, and where to go on after a break. Refuses to know any format and how
//! anything looks.

mod tally;

pub use tally::{Counts, ExportFacts, Listed, NotLooked, RuleTally, Tally};
