//! What an audit of past posts says, in the forms that people open: a page, a table and a file for machines.
//!
//! Knows one view of what was counted, [`Overview`], and the figures made from it, from which all three are written: so no
//! two of them can say different numbers. Refuses to count posts, and to know how a fault was found.

pub mod closing;
mod drafts;
mod figures;
pub mod findings_csv;
pub mod report_html;
mod sections;
pub mod summary_json;
mod verdict;
mod words;

use serde::Serialize;

use crate::audit::Tally;
use crate::config::{Date, Lang};

use super::contract::{Finding, Trouble};

pub use drafts::{DraftSum, write_csv as write_drafts_csv, write_html as write_drafts_html};
pub use figures::Figures;

/// All that an audit has to tell, as whoever ran it hands it over.
#[derive(Clone, Copy, Debug)]
pub struct Overview<'a> {
    /// What was counted.
    pub tally: &'a Tally,
    /// Findings over many posts: the account's key in the history (empty where they are nobody's alone), and the findings.
    pub batch: &'a [(String, Vec<Finding>)],
    /// What could not be read or done.
    pub trouble: &'a [Trouble],
    /// The organisation's name; empty where nobody has said.
    pub organisation: &'a str,
    /// The language of the words.
    pub lang: Lang,
    /// The day of the audit.
    pub today: Date,
    /// Only posts from this day on were judged.
    pub since: Option<Date>,
    /// What has happened since the last time; `None` without a baseline.
    pub compared: Option<Compared>,
    /// Names, addresses and words of posts are left out.
    pub anonymised: bool,
    /// What was judged.
    pub what: What,
}

/// Findings beside those of the last time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Compared {
    /// Not there the last time.
    pub new: u64,
    /// There both times.
    pub known: u64,
    /// There the last time, and gone.
    pub fixed: u64,
}

/// What was judged.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum What {
    /// Past posts, out of exports.
    #[default]
    Posts,
    /// Drafts, not yet published.
    Drafts,
}
