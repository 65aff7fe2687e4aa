//! klart checks a draft before it is published.

pub mod answers;
pub mod baseline;
pub mod check;
pub mod config;
pub mod draft;
pub mod finding;
pub mod fix;
mod ignore;
pub mod language;
pub mod mask;
pub mod read;
pub mod rule;
pub mod rules;
pub mod source;
