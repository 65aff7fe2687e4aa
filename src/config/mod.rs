//! What an organisation has decided: klart.toml, profiles, and the settings they give one draft.

mod level;
pub use level::Level;

/// (Temporary shape until the room is filled.)
#[derive(Clone, Debug, Default)]
pub struct Settings {}
