//! Caption files: cues with their places, and what is wrong with how they are written.

use crate::source::{Edit, Span};

use super::{Heard, Text};

/// A caption file.
#[derive(Clone, Debug)]
pub struct Captions {
    /// What the file is by content.
    pub dialect: Dialect,
    /// What the header says that it is for (`Kind:`), in lower case: captions, chapters, metadata … (WebVTT only).
    pub purpose: Option<String>,
    /// Cues in file order.
    pub cues: Vec<Cue>,
    /// What is wrong with how it is written.
    pub faults: Vec<Fault>,
    /// What puts the cues in order of time. Empty when they stand so, and when a time cannot be read.
    pub in_order: Vec<Edit>,
    /// The film it belongs to, when one was found beside it.
    pub film: Option<Film>,
    /// How many cues a strict reader gets: `None` when it refuses the file, or was not asked since no timing line is
    /// malformed (SRT only).
    pub strict_cues: Option<usize>,
}

/// What a caption file is by content.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Dialect {
    /// SubRip.
    Srt,
    /// WebVTT.
    Vtt,
    /// A web page saved under a caption file's name.
    Html,
    /// JSON.
    Json,
    /// Positions and camera data from a drone.
    Telemetry,
    /// Addresses of thumbnails.
    Thumbnails,
    /// Nothing that can be recognised.
    Unknown,
}

/// One cue.
#[derive(Clone, Debug)]
pub struct Cue {
    /// Its number in the file, from 1.
    pub index: usize,
    /// Its number (SRT) or name (WebVTT), when it has one.
    pub number: Option<Span>,
    /// The whole of it, with the blank lines after it: what goes when it goes.
    pub block: Span,
    /// The whole timing line.
    pub timing: Span,
    /// The start time as written.
    pub start: Span,
    /// The end time as written.
    pub end: Span,
    /// Milliseconds; `None` when unreadable or negative.
    pub start_ms: Option<i64>,
    /// Milliseconds; `None` when unreadable or negative.
    pub end_ms: Option<i64>,
    /// Settings or position after the end time, and the position that its text begins with (`{\an8}`); empty when none.
    pub settings: String,
    /// The visible text line by line: markup gone, entities decoded.
    pub lines: Vec<Text>,
    /// The whole text as written.
    pub text: Span,
    /// Shown by a browser that follows the specification (WebVTT), or read by a strict reader.
    pub shown: bool,
}

impl Cue {
    /// Visible characters, as graphemes: line breaks count nothing (media/MEDIA.md section 13).
    pub fn graphemes(&self) -> usize {
        self.lines.iter().map(Text::graphemes).sum()
    }

    /// Milliseconds on screen; `None` when a time is unreadable.
    pub fn duration_ms(&self) -> Option<i64> {
        Some(self.end_ms? - self.start_ms?)
    }
}

/// Something wrong with how a caption file is written.
#[derive(Clone, Debug)]
pub struct Fault {
    /// What.
    pub kind: FaultKind,
    /// Where.
    pub span: Span,
    /// The cue it concerns, from 1.
    pub cue: Option<usize>,
    /// What would put it right.
    pub repair: Vec<Edit>,
    /// Whether the repair is the only possible meaning.
    pub certain: bool,
    /// Whether strict readers still read the cue rightly.
    pub tolerated: bool,
}

/// The kinds of fault, named as the rules of group captions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FaultKind {
    /// captions/wrong-encoding.
    WrongEncoding,
    /// captions/wrong-extension.
    WrongExtension,
    /// captions/malformed-file.
    MalformedFile,
    /// captions/malformed-timing.
    MalformedTiming,
    /// captions/broken-block.
    BrokenBlock,
    /// captions/misnumbered.
    Misnumbered,
    /// captions/stray-markup.
    StrayMarkup,
}

/// The film that a caption file belongs to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Film {
    /// File name.
    pub name: String,
    /// Milliseconds, when known.
    pub duration_ms: Option<u64>,
    /// Taller than wide.
    pub portrait: bool,
    /// What was heard in it; `None` when nobody listened, or the sound cannot be decoded.
    pub heard: Option<Heard>,
}
