//! klart checks a draft before it is published.

pub mod config;
pub mod draft;
pub mod gather;
pub mod language;
pub mod read;
