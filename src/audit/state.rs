//! Where an audit was when it was broken off, so that it can go on with no post lost or doubled.
//!
//! Holds counts and the lengths of files, and no words of any post but those that the report lists. Knows no disk.

use serde::{Deserialize, Serialize};

use super::Tally;

/// A state from another version of klart is not gone on from.
const VERSION: &str = concat!("klart.audit-state/1 ", env!("CARGO_PKG_VERSION"));

/// The state of an audit between two posts.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct State {
    version: String,
    /// A number for the exports and all that they are judged by: with another, going on would mix two audits.
    inputs: u64,
    /// Posts that have been judged and written, duplicates aside.
    pub folded: u64,
    /// The lengths in bytes of what had been written then, in the order of the outputs.
    pub lengths: Vec<u64>,
    /// What had been counted.
    pub tally: Tally,
    /// What of the baseline had been met; empty without one.
    #[serde(default)]
    pub met: String,
}

impl State {
    /// A state after so many posts.
    pub fn new(inputs: u64, folded: u64, lengths: Vec<u64>, tally: Tally) -> Self {
        Self { version: VERSION.to_owned(), inputs, folded, lengths, tally, met: String::new() }
    }

    /// Whether an audit of these exports may go on from here.
    pub fn fits(&self, inputs: u64) -> bool {
        self.version == VERSION && self.inputs == inputs
    }
}
