//! The audit of past posts: from exports, post by post, to what is counted and what is written.
//!
//! Knows the order of the steps, what was met before, and where to go on after a break. Refuses to know any format and how
//! anything looks.

mod engine;
mod fold;
mod given;
mod judgement;
mod known;
mod memory;
mod met;
pub mod pictures;
mod state;
mod tally;

pub use engine::{Audit, Ended, Lines, Outputs};
pub use fold::{Folding, account_key, kind_name, origin, post_name, whole};
pub use judgement::Judgement;
pub use known::Known;
pub use memory::Memory;
pub use met::Spread;
pub use state::State;
pub use tally::{Counts, ExportFacts, Listed, NEWEST, NotLooked, RuleTally, Tally};
