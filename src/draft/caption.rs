//! Caption files: cues with their places, and what is wrong with how they are written.

use crate::source::{Edit, Span};

use super::{Fault, Heard, Text};

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
    /// Films or sounds lie beside it, and it belongs to none of them and is near none.
    pub orphan: bool,
    /// How many cues a strict reader gets: `None` when it refuses the file, or was not asked since nothing is wrong
    /// with how it is written (SRT only).
    pub strict_cues: Option<usize>,
    /// What makes plain cues of captions that roll word by word, as programs write them; empty when they do not roll.
    pub unrolled: Vec<Edit>,
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
    /// Another format of captions that klart knows by name and does not check.
    Other(&'static str),
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
