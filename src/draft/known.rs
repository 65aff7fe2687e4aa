//! What a picture is called somewhere else: in another draft of the run, or in the organisation's register.

/// A description of the same picture, found somewhere else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Known {
    /// The description.
    pub text: String,
    /// Where it stands.
    pub from: KnownFrom,
}

/// Where a description stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum KnownFrom {
    /// In another draft.
    Draft {
        /// The draft's name.
        name: String,
        /// The line, from 1.
        line: Option<u32>,
    },
    /// In `bilder.toml`.
    Register,
}
