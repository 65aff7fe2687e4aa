//! What a user relies on, in one integration binary.

mod captions;
mod captions_draft;
#[cfg(feature = "cli")]
mod config;
#[cfg(feature = "cli")]
mod config_given;
#[cfg(feature = "cli")]
mod config_made;
mod gather;
mod generated;
mod hostile;
mod language;
mod readers;
mod readers_plain;
mod rules;
#[cfg(feature = "files")]
mod sender;
mod shared;
mod sidecar_names;
mod text;
mod tidy;
