//! Judges one draft: read, gather, answer, run the rules, and put what they found in order.
//!
//! Knows the order of the steps; refuses to know what any rule looks for or how a report looks.

mod metrics;

pub use metrics::{Measures, Metrics};

use crate::draft::Trouble;
use crate::finding::{Finding, Msg};
use crate::source::Format;

/// One draft, judged.
#[derive(Clone, Debug)]
pub struct Judged {
    /// The source's name.
    pub name: String,
    /// A publishing system's own id.
    pub id: Option<String>,
    /// The source's format.
    pub format: Format,
    /// Channel names.
    pub channels: Vec<String>,
    /// social, web, decision or easy-read.
    pub text_type: &'static str,
    /// The language the draft is written in, a BCP 47 tag.
    pub language: Option<String>,
    /// The numbers.
    pub metrics: Metrics,
    /// In order of (part, start, end, rule); those about the whole draft first.
    pub findings: Vec<Finding>,
    /// Index into `findings` of the first picture without a description.
    pub first_missing: Option<usize>,
    /// Questions that no machine can decide: stable id, words, answer when given.
    pub checklist: Vec<Question>,
    /// Things worth saying once that are no findings.
    pub notes: Vec<Msg>,
    /// What in the draft could not be read, though the rest could.
    pub troubles: Vec<Trouble>,
    /// How many findings were left out because a person had said so, with a reason.
    pub ignored: usize,
    /// How many were known from a baseline.
    pub known: usize,
    /// The organisation's own paragraphs, for the rules that have some: (rule, requirement id, source, quote).
    pub policy: Vec<Policy>,
}

/// A paragraph of the organisation's own policy that a rule answers for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Policy {
    /// The rule.
    pub rule: &'static str,
    /// The requirement's id (C01, A01 …).
    pub id: String,
    /// The document's title.
    pub source: String,
    /// Exact words.
    pub quote: String,
}

/// A question of the checklist.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// M-….
    pub id: String,
    /// The words.
    pub words: String,
    /// The answer, when a person has given one.
    pub answered: Option<String>,
}
