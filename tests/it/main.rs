//! What a user relies on, in one integration binary.

mod captions;
mod captions_draft;
#[cfg(feature = "cli")]
mod cli;
#[cfg(feature = "cli")]
mod config;
#[cfg(feature = "cli")]
mod config_given;
#[cfg(feature = "cli")]
mod config_made;
#[cfg(feature = "cli")]
mod deeds;
#[cfg(feature = "cli")]
mod folder;
mod gather;
mod generated;
mod hostile;
mod language;
mod media_rules;
mod readers;
mod readers_plain;
#[cfg(feature = "cli")]
mod report;
mod rules;
#[cfg(feature = "cli")]
mod schema;
mod shared;
mod sidecar_names;
mod text;
mod tidy;
