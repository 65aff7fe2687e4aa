//! What sort of text a draft is: the same sentence may be short on a web page and long in a post.

use serde::{Deserialize, Serialize};

/// The sort of text, which decides how long a sentence or a word may be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TextType {
    /// A post in social media.
    Social,
    /// A page on the web, and everything that is nothing else.
    #[default]
    #[serde(alias = "webb")]
    Web,
    /// A decision, minutes, a contract.
    #[serde(alias = "beslut")]
    Decision,
    /// Written to be easy to read (lättläst).
    #[serde(alias = "lättläst")]
    EasyRead,
}

impl TextType {
    /// The names of the report contract.
    pub const NAMES: &'static [&'static str] = &["social", "web", "decision", "easy-read"];
    /// Swedish names that are read as well.
    pub const SWEDISH: &'static [&'static str] = &["webb", "beslut", "lättläst"];

    /// The name of the report contract.
    pub fn name(self) -> &'static str {
        Self::NAMES[self as usize]
    }

    /// The text type of that English or Swedish name, whatever the case.
    pub fn named(name: &str) -> Option<Self> {
        match name.trim().to_lowercase().as_str() {
            "social" => Some(Self::Social),
            "web" | "webb" => Some(Self::Web),
            "decision" | "beslut" => Some(Self::Decision),
            "easy-read" | "lättläst" => Some(Self::EasyRead),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_listed_name_is_read() {
        for name in TextType::NAMES {
            assert_eq!(TextType::named(name).map(TextType::name), Some(*name));
        }
        assert!(TextType::SWEDISH.iter().all(|name| TextType::named(name).is_some()));
        assert_eq!(TextType::named("dikt"), None);
    }
}
