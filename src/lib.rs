//! klart checks a draft before it is published.

pub mod check;
pub mod config;
pub mod draft;
pub mod finding;
pub mod fix;
pub mod language;
pub mod read;
pub mod rule;
pub mod source;
