//! The rows of corpora/channels.toml.

use super::Channel;

/// Bootstrapping.
pub(crate) const CHANNELS: &[Channel] = &[];
/// The names.
pub(crate) const NAMES: &[&str] = &[];
/// The aliases.
pub(crate) const ALIASES: &[&str] = &[];
