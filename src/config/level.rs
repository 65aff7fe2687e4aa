//! How grave a finding is, how grave an organisation lets it be, and from where publication stops.

use serde::{Deserialize, Serialize};

/// How much a finding stands in the reader's way. Ordered: advice is the mildest, error the gravest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// Would make the text better.
    Advice,
    /// Stands in the way of some readers.
    Warning,
    /// Shuts readers out, and a machine can be certain of it.
    Error,
}

impl Level {
    /// The word of the report contract and of klart.toml.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Advice => "advice",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// The highest level that a rule may reach here, `level` in `[rules."group/name"]`. It lowers and never raises.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Ceiling {
    /// The rule does not run.
    Off,
    /// At most advice.
    Advice,
    /// At most a warning.
    Warning,
    /// No lowering; turns on a rule that is off by default.
    Error,
}

impl Ceiling {
    /// The words that klart.toml takes, mildest first.
    pub const NAMES: &'static [&'static str] = &["off", "advice", "warning", "error"];

    /// The level that is left of `level` under this ceiling; none when the rule is off.
    pub fn lower(self, level: Level) -> Option<Level> {
        let highest = match self {
            Self::Off => return None,
            Self::Advice => Level::Advice,
            Self::Warning => Level::Warning,
            Self::Error => Level::Error,
        };
        Some(level.min(highest))
    }
}

/// The mildest level that stops publication, `fail_on`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum FailOn {
    /// Only errors stop.
    #[default]
    Error,
    /// Warnings and errors stop.
    Warning,
    /// Every fault stops.
    Advice,
    /// Nothing stops.
    Never,
}

impl FailOn {
    /// The words that klart.toml takes.
    pub const NAMES: &'static [&'static str] = &["error", "warning", "advice", "never"];

    /// Whether a fault at `level` stops publication.
    pub fn stops(self, level: Level) -> bool {
        match self {
            Self::Error => level >= Level::Error,
            Self::Warning => level >= Level::Warning,
            Self::Advice => true,
            Self::Never => false,
        }
    }

    /// The word of klart.toml.
    pub fn name(self) -> &'static str {
        Self::NAMES[self as usize]
    }
}

/// The language in which klart speaks, not the language of the draft.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    /// Swedish.
    #[default]
    Sv,
    /// English.
    En,
}

impl Lang {
    /// The BCP 47 tag.
    pub fn tag(self) -> &'static str {
        Self::NAMES[self as usize]
    }

    /// The words that klart.toml takes.
    pub const NAMES: &'static [&'static str] = &["sv", "en"];
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ceiling_lowers_and_never_raises() {
        assert_eq!(Ceiling::Warning.lower(Level::Error), Some(Level::Warning));
        assert_eq!(Ceiling::Error.lower(Level::Advice), Some(Level::Advice));
        assert_eq!(Ceiling::Off.lower(Level::Error), None);
    }

    #[test]
    fn fail_on_stops_at_its_level_and_over() {
        assert!(FailOn::Warning.stops(Level::Error) && FailOn::Warning.stops(Level::Warning));
        assert!(!FailOn::Warning.stops(Level::Advice) && !FailOn::Never.stops(Level::Error));
        assert_eq!(FailOn::Never.name(), "never");
    }
}
