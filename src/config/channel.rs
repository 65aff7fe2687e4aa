//! Where a draft is published, and what that place can carry. Values are data with a status; none is known by heart here.

use serde::{Serialize, Serializer};

use super::Evidence;
use super::channels_table::CHANNELS;

/// How sure a value is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// Read in a specification or in the maker's own text. Only such a limit can give an error.
    Confirmed,
    /// Read in other people's software or guides.
    Secondary,
    /// Common knowledge.
    Unverified,
}

/// What a limit counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Extended grapheme clusters (UAX 29).
    Graphemes,
    /// Unicode scalar values.
    Characters,
    /// X's own count: an address 23, most signs outside the Latin script 2.
    Weighted,
}

/// The most that fits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limit {
    /// The number; none where no limit is documented.
    pub max: Option<u32>,
    /// What is counted.
    pub unit: Unit,
    /// How sure the number is.
    pub status: Status,
}

/// The caption files that a channel takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CaptionFiles {
    /// File name extensions without a dot; empty where the channel takes no file.
    pub formats: &'static [&'static str],
    /// An example of the name that the channel demands.
    pub name: Option<&'static str>,
    /// Most files for a film.
    pub max_tracks: Option<u32>,
    /// Most bytes in a file.
    pub max_bytes: Option<u32>,
    /// Takes nothing but UTF-8.
    pub utf8_only: bool,
    /// Shows codes such as `<i>` in SRT as text.
    pub plain_only: bool,
    /// When this was read: "2026-11", or a year.
    pub as_of: &'static str,
    /// How sure this is.
    pub status: Status,
}

impl CaptionFiles {
    /// Formats that a channel may take, by their endings.
    pub const FORMATS: &[&str] = &["srt", "vtt", "sbv", "scc", "dfxp", "ttml"];
}

/// A channel, one row of corpora/channels.toml.
#[derive(Clone, Copy, Debug)]
pub struct Channel {
    /// The name in klart.toml, drafts and reports.
    pub name: &'static str,
    /// What people call it in Swedish.
    pub label: &'static str,
    /// Other names that are read.
    pub aliases: &'static [&'static str],
    /// A social platform, answers included.
    pub platform: bool,
    /// Answers to comments.
    pub reply: bool,
    /// The text of a post.
    pub post: Option<Limit>,
    /// A picture's description.
    pub alt: Option<Limit>,
    /// The profile text.
    pub bio: Option<Limit>,
    /// Caption files.
    pub captions: Option<CaptionFiles>,
    /// An empty description is a missing one here, and no sign of decoration.
    pub alt_empty_is_missing: bool,
    /// Basic information may stand behind one link in the profile; none where that is not known.
    pub short_bio: Option<bool>,
    /// What shows the sender.
    pub sender: &'static [Evidence],
}

impl PartialEq for Channel {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

impl Eq for Channel {}

impl Serialize for Channel {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name)
    }
}

impl Channel {
    /// Every channel, in the order of corpora/channels.toml.
    pub const fn all() -> &'static [Self] {
        CHANNELS
    }

    /// The channel of that name or alias, whatever the case: ”Facebook”, ”twitter”, ”pressmeddelande”.
    pub fn named(name: &str) -> Option<&'static Self> {
        let name = name.trim().to_lowercase();
        CHANNELS.iter().find(|channel| channel.name == name || channel.aliases.contains(&name.as_str()))
    }

    /// Whether the channel is a social platform.
    pub const fn is_platform(&self) -> bool {
        self.platform
    }

    /// Of several channels, the one with the least room for what `limit` picks, and its limit.
    pub fn strictest(channels: &[&'static Self], limit: impl Fn(&Self) -> Option<Limit>) -> Option<(&'static Self, Limit)> {
        let limited = channels.iter().filter_map(|&channel| Some((channel, limit(channel)?)));
        limited.filter(|(_, limit)| limit.max.is_some()).min_by_key(|(_, limit)| limit.max)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn channels_answer_to_their_names_and_aliases() {
        assert_eq!(Channel::named(" Facebook ").map(|c| c.name), Some("facebook"));
        assert_eq!(Channel::named("twitter").map(|c| c.name), Some("x"));
        assert_eq!(Channel::named("anslagstavla"), None);
    }

    #[test]
    fn of_several_channels_the_tightest_is_named() {
        let both: Vec<_> = ["linkedin", "bluesky", "facebook"].iter().filter_map(|name| Channel::named(name)).collect();
        let (channel, limit) = Channel::strictest(&both, |c| c.post).expect("all three have a limit");
        assert_eq!((channel.name, limit.max, limit.unit), ("bluesky", Some(300), Unit::Graphemes));
        assert_eq!(Channel::strictest(&both[2..], |c| c.alt), None, "Facebook documents no limit for descriptions");
    }
}
