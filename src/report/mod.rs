//! What klart says, in the forms that people and machines read it.
//!
//! Knows the contract `klart.report/1`, where in a draft a byte stands, and how each output looks. Refuses to
//! know what any rule looks for, and never lets an identity number out.

pub mod contract;
mod document;
mod page;
mod place;
mod summary;
mod trouble;
mod veil;

#[cfg(feature = "cli")]
pub mod account_list;
#[cfg(feature = "cli")]
pub mod account_page;
#[cfg(feature = "cli")]
pub mod account_proposal;
#[cfg(feature = "cli")]
pub mod accounts;
#[cfg(feature = "cli")]
pub mod audit;
#[cfg(feature = "cli")]
mod csv;
#[cfg(feature = "cli")]
pub mod github;
#[cfg(feature = "cli")]
mod html;
#[cfg(feature = "cli")]
pub mod json;
#[cfg(feature = "cli")]
pub mod ndjson;
#[cfg(feature = "cli")]
pub mod posts;
#[cfg(feature = "cli")]
pub mod sarif;
#[cfg(feature = "cli")]
pub mod statistics;
#[cfg(feature = "cli")]
mod svg;
#[cfg(feature = "cli")]
pub mod terminal;

pub use document::{document, over};
pub use page::{level_name, rule_page};
pub use place::{Places, located};
pub use summary::{Counts, counted, report, verdict_sentence};
pub use trouble::{broken, troubles, unreadable};
