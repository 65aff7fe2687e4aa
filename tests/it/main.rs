//! What a user relies on, in one integration binary.

mod captions;
#[cfg(feature = "cli")]
mod config;
#[cfg(feature = "cli")]
mod config_given;
#[cfg(feature = "cli")]
mod config_made;
mod generated;
mod hostile;
mod language;
mod rules;
mod shared;
mod text;
mod tidy;
mod readers;
