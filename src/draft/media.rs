//! Films and sounds in a draft, what lies beside them, and what their headers say.

use std::ops::Range;

use crate::source::{DeclaredMedia, Edit, Span};

use super::{Lookup, Slot, Target, Text};

/// One film or sound.
#[derive(Clone, Debug)]
pub struct Medium {
    /// Film or sound.
    pub kind: MediumKind,
    /// How it stands in the draft.
    pub origin: MediumOrigin,
    /// The whole element or construct.
    pub span: Span,
    /// The file, and its other forms (`<source>`).
    pub targets: Vec<Target>,
    /// `<track>` elements.
    pub tracks: Vec<TrackElement>,
    /// Plays by itself.
    pub autoplay: bool,
    /// What takes away that it plays by itself.
    pub autoplay_cut: Option<Edit>,
    /// A button on the page stops or silences it.
    pub stoppable: bool,
    /// Silent from the start.
    pub muted: bool,
    /// Has visible controls.
    pub controls: bool,
    /// Plays over and over.
    pub looped: bool,
    /// Kept from everybody.
    pub hidden: bool,
    /// Index into `Draft::blocks` of the block it stands in.
    pub block: Option<usize>,
    /// Its description in the draft (`Syntolkning:`).
    pub description: Option<Text>,
    /// What a person has said of it.
    pub declared: Option<DeclaredMedia>,
    /// Whether the platform that shows it lists captions; `None` where nobody has said.
    pub listed: Option<bool>,
    /// The file.
    pub file: Lookup<Container>,
    /// Caption files beside it, whether they pair or only nearly.
    pub sidecars: Lookup<Vec<Sidecar>>,
    /// A text version beside it.
    pub transcript: Lookup<Transcript>,
}

impl Medium {
    /// A film or sound with nothing known but what it is and where; it has controls, as all but bare elements do.
    pub fn new(kind: MediumKind, origin: MediumOrigin, target: Target, span: Span) -> Self {
        Self {
            kind,
            origin,
            span,
            targets: vec![target],
            tracks: Vec::new(),
            autoplay: false,
            autoplay_cut: None,
            stoppable: false,
            muted: false,
            controls: true,
            looped: false,
            hidden: false,
            block: None,
            description: None,
            declared: None,
            listed: None,
            file: Lookup::NotLooked,
            sidecars: Lookup::NotLooked,
            transcript: Lookup::NotLooked,
        }
    }
}

/// Film or sound.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum MediumKind {
    /// Moving pictures.
    Film,
    /// Sound only.
    Sound,
}

/// How a film or sound stands in a draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum MediumOrigin {
    /// `<video>`, `<audio>`, `Film:` or `Ljud:`, Markdown's `![](film.mp4)`.
    Element,
    /// A link to a file.
    Link,
    /// A player on another site, in a frame or as an address.
    Embed,
    /// Sent beside the text by a publishing system.
    Attachment,
    /// The document itself.
    File,
}

/// A `<track>`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TrackElement {
    /// `kind` in lower case; absent means subtitles, unknown means metadata (HTML standard).
    pub kind: String,
    /// `kind` as written, where it is none that browsers know.
    pub unknown_kind: Option<String>,
    /// Switched on unless the viewer chooses another.
    pub default: bool,
    /// `srclang`.
    pub language: Option<String>,
    /// `label`.
    pub label: Option<String>,
    /// `src`.
    pub target: Target,
    /// Where `srclang` may be written.
    pub language_slot: Option<Slot>,
    /// Where `label` may be written.
    pub label_slot: Option<Slot>,
    /// The element.
    pub span: Span,
    /// Whether its file is there.
    pub file: Lookup<()>,
}

/// What a film's or sound's headers say (media/MEDIA.md section 8).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Container {
    /// Path below the root, with `/`.
    pub path: String,
    /// "mp4", "mov", "matroska", "webm", "mp3" …; by content, not by name.
    pub kind: &'static str,
    /// Milliseconds; `None` when the headers do not say.
    pub duration_ms: Option<u64>,
    /// Tracks in order.
    pub tracks: Vec<Track>,
    /// Width and height in pixels as shown; `None` without a picture track, or where the headers do not say.
    pub size: Option<(u32, u32)>,
    /// Taller than wide as shown.
    pub portrait: bool,
    /// Whether the file holds a position.
    pub position: bool,
    /// What could be read.
    pub state: ContainerState,
    /// What was heard in it; `None` when nobody listened, or the sound cannot be decoded.
    pub heard: Option<Heard>,
}

/// What was heard in a film or sound: evidence, never a proof (media/MEDIA.md section 9).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Heard {
    /// Whether anything was like speech.
    pub speech: bool,
    /// Whether all of it was listened to for the places; else they are not known.
    pub whole: bool,
    /// Stretches of speech in milliseconds, in order: holes under 320 ms are closed, stretches under 500 ms left out.
    pub runs: Vec<Range<u64>>,
    /// Where captions for the speech would stand, in milliseconds, in order.
    pub cues: Vec<Range<u64>>,
}

impl Container {
    /// Whether there is a track of this kind; `None` when the headers could not be read.
    pub fn has(&self, kind: TrackKind) -> Option<bool> {
        let readable = matches!(self.state, ContainerState::Whole) || !self.tracks.is_empty();
        readable.then(|| self.tracks.iter().any(|track| track.kind == kind))
    }
}

/// One track in a container.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Track {
    /// What it carries.
    pub kind: TrackKind,
    /// Codec id as written.
    pub codec: String,
    /// ISO 639-2 or BCP 47 as written; `None` when unspecified.
    pub language: Option<String>,
    /// Only translations of signs and foreign speech.
    pub forced: bool,
    /// Marked for people with impaired hearing.
    pub hearing_impaired: bool,
}

/// What a track carries.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TrackKind {
    /// Pictures.
    Video,
    /// Sound.
    Sound,
    /// Captions or subtitles.
    Text,
    /// A chapter list.
    Chapters,
    /// Text descriptions of what is seen.
    Descriptions,
    /// Something else.
    Other,
}

/// What could be read of a film or sound.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum ContainerState {
    /// Headers whole.
    #[default]
    Whole,
    /// No bytes.
    Empty,
    /// Cut off or broken; what was read before the break is kept.
    Damaged,
    /// A known format that klart does not read.
    Unknown,
    /// No film or sound at all.
    NotMedia,
}

/// A caption file beside a film or sound.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sidecar {
    /// File name, as on disk.
    pub name: String,
    /// How it relates to the film's name.
    pub naming: SidecarName,
    /// Language that the name says, else the text where that is long and plain enough.
    pub language: Option<String>,
    /// What it holds.
    pub kind: SidecarKind,
    /// Its length; 0 where nobody looked.
    pub bytes: u64,
    /// Cues with visible text, among those that were read.
    pub cues: usize,
    /// Words, counted until there are plainly enough to be captions.
    pub words: usize,
}

impl Sidecar {
    /// Captions that pair and have words to show.
    pub fn has_words(&self) -> bool {
        self.naming == SidecarName::Match && self.kind == SidecarKind::Captions && self.cues > 0
    }
}

/// How a caption file's name relates to its film's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SidecarName {
    /// Pairs.
    Match,
    /// Near, and perhaps meant: the name it should have.
    Near(String),
}

/// What a caption file holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SidecarKind {
    /// Captions.
    Captions,
    /// Only translations of signs and foreign speech.
    Forced,
    /// A template nobody has filled in.
    Template,
    /// Descriptions, chapters, metadata, thumbnails, telemetry.
    Other,
    /// No captions at all: HTML, JSON, unreadable.
    NotCaptions,
}

/// A text version beside a sound.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Transcript {
    /// File name, as on disk.
    pub name: String,
}
