//! How long, how fast and how many: the measures of captions, by named profile. Knows numbers, reads no caption.

use serde::{Deserialize, Serialize};

use super::Level;

/// How a sentence that goes on in the next cue is marked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SplitMark {
    /// No house style.
    Free,
    /// A hyphen, `-`, after the first part.
    Hyphen,
    /// A dash, `–`, after the first part and before the second.
    DashBoth,
}

/// A named set of measures, `[captions] profile`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CaptionProfile {
    /// Swedish practice for film in social media and on the web.
    #[default]
    SvSocial,
    /// Stockholms stad's brand manual, ”Tillgänglig film”.
    Stockholm,
    /// Västra Götalandsregionen's writing guide.
    Vgr,
    /// Netflix's Swedish timed text style, as Subtitle Edit checks it.
    NetflixSv,
    /// Easy to read: shorter lines, more time.
    Lattlast,
    /// A recording of something live, published soon after (Digg, 2020-11-23).
    LiveRecording,
    /// WebVTT to the letter.
    StrictWeb,
}

impl CaptionProfile {
    /// The names that klart.toml takes.
    pub const NAMES: &'static [&'static str] = &["sv-social", "stockholm", "vgr", "netflix-sv", "lattlast", "live-recording", "strict-web"];

    /// The name of klart.toml.
    pub fn name(self) -> &'static str {
        Self::NAMES[self as usize]
    }
}

/// The measures of captions. A value equal to a limit passes. Lengths are grapheme clusters, times milliseconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CaptionLimits {
    /// Where the measures come from.
    pub profile: CaptionProfile,
    /// Longest line.
    pub line: u32,
    /// Over this, advice to shorten; equal to `line` where the profile says nothing.
    pub line_advice: u32,
    /// Longest line on a film that is higher than wide.
    pub line_portrait: u32,
    /// Level of a line over `line`.
    pub line_level: Level,
    /// Most lines in a cue.
    pub lines: u32,
    /// Longest cue.
    pub cue: u32,
    /// Characters a second over which reading is fast.
    pub speed_advice: u32,
    /// Characters a second over which reading is too fast.
    pub speed_warning: u32,
    /// Highest level of a fast cue.
    pub speed_level: Level,
    /// The two speeds for a film made for children, where the profile has them.
    pub speed_children: Option<(u32, u32)>,
    /// Shortest cue.
    pub shortest_ms: u32,
    /// Longest cue.
    pub longest_ms: u32,
    /// Frames to leave between two cues; 0 where the profile says nothing.
    pub gap_frames: u32,
    /// How a split sentence is marked.
    pub split: SplitMark,
    /// Abbreviations and signs such as ca, %, € are written out.
    pub write_out: bool,
    /// Only WebVTT, in full conformance, and tracks with language and label.
    pub web_only: bool,
}

/// The 833 ms are five sixths of a second, 17 and 20 characters a second Netflix's Swedish limits, which agree with Ofcom's.
const SV_SOCIAL: CaptionLimits = CaptionLimits {
    profile: CaptionProfile::SvSocial,
    line: 42,
    line_advice: 42,
    line_portrait: 32,
    line_level: Level::Warning,
    lines: 2,
    cue: 84,
    speed_advice: 17,
    speed_warning: 20,
    speed_level: Level::Warning,
    speed_children: None,
    shortest_ms: 833,
    longest_ms: 7000,
    gap_frames: 0,
    split: SplitMark::Free,
    write_out: false,
    web_only: false,
};

impl CaptionLimits {
    /// The measures of a named profile.
    pub const fn of(profile: CaptionProfile) -> Self {
        let usual = Self { profile, ..SV_SOCIAL };
        match profile {
            CaptionProfile::SvSocial => usual,
            CaptionProfile::Stockholm => Self { line_advice: 37, split: SplitMark::Hyphen, ..usual },
            CaptionProfile::Vgr => Self { split: SplitMark::DashBoth, write_out: true, ..usual },
            CaptionProfile::NetflixSv => Self { speed_children: Some((13, 17)), gap_frames: 2, ..usual },
            CaptionProfile::Lattlast => Self {
                line: 32,
                line_advice: 32,
                cue: 64,
                speed_advice: 10,
                speed_warning: 12,
                shortest_ms: 2000,
                longest_ms: 10_000,
                ..usual
            },
            CaptionProfile::LiveRecording => Self {
                lines: 3,
                cue: 126,
                speed_advice: 20,
                speed_warning: 25,
                speed_level: Level::Advice,
                shortest_ms: 500,
                longest_ms: 10_000,
                ..usual
            },
            CaptionProfile::StrictWeb => Self { web_only: true, ..usual },
        }
    }
}

impl Default for CaptionLimits {
    fn default() -> Self {
        SV_SOCIAL
    }
}
