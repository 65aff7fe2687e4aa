//! Caption files: SubRip, WebVTT and SBV, read so that no cue is lost, whatever stands round it.
//!
//! Knows where each cue, time, number and text stands, and where the file departs from what players
//! read. Refuses to judge: which departure is an error, and for whom, is for the rules. Offsets are
//! bytes in the decoded text; reading never fails.

mod codes;
mod content;
mod convert;
mod draft;
mod kept;
mod lines;
mod markup;
mod numbers;
mod order;
mod rolling;
mod settings;
mod shown;
mod spoken;
mod srt;
mod strict;
mod template;
mod timing;
mod tolerant;
mod vtt;
mod writing;

use std::ops::Range;

pub use crate::draft::{BlockFault as Block, Departure, FaultKind as Fault, FilePart as Part, NumberFault as Number};
pub use content::{Content, Dialect};
pub use convert::{Converted, Form, Lost, Refused, convert};
pub use draft::{into_draft, model_dialect};
pub use kept::{kept, verify};
pub use settings::{Anchor, Line, Settings};
pub use shown::{Pieces, graphemes, plain};
pub use strict::{Strict, render, strict};
pub use template::template;
pub use timing::Style;
pub use vtt::{Shown, specified};

/// A caption file as it was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Captions {
    /// What the file is, by its content.
    pub dialect: Dialect,
    /// What the cues hold.
    pub content: Content,
    /// The header: the WebVTT signature with its lines up to the first blank line, else empty.
    pub header: Range<usize>,
    /// The value of the header's `Language:` line.
    pub language: Option<Range<usize>>,
    /// The value of the header's `Kind:` line.
    pub kind: Option<Range<usize>>,
    /// Every cue, in the order of the file, those included that players drop.
    pub cues: Vec<Cue>,
    /// Departures from the format, in the order of the file.
    pub notes: Vec<Note>,
}

/// One cue. Ranges are bytes of the decoded text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cue {
    /// The number of a SubRip cue or the identifier of a WebVTT cue.
    pub number: Option<Range<usize>>,
    /// The timing line, trimmed.
    pub timing: Range<usize>,
    /// The start time in the timing line.
    pub start: Range<usize>,
    /// The end time in the timing line.
    pub end: Range<usize>,
    /// The text from its first to its last line that is not blank.
    pub text: Range<usize>,
    /// The lines of the text that are not blank, without line ends.
    pub lines: Vec<Range<usize>>,
    /// Start in milliseconds; `None` when unreadable or before zero.
    pub start_ms: Option<i64>,
    /// End in milliseconds; `None` when unreadable or before zero.
    pub end_ms: Option<i64>,
    /// What follows the end time.
    pub settings: Range<usize>,
    /// Whether a browser shows the cue (always true outside WebVTT).
    pub shown: bool,
}

/// One departure from the format.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// Where it stands.
    pub range: Range<usize>,
    /// What it is.
    pub fault: Fault,
    /// The cue it belongs to, as an index.
    pub cue: Option<usize>,
    /// What to write instead, and where.
    pub repair: Option<(Range<usize>, String)>,
    /// Whether only one meaning is possible, so that the repair may be made unasked.
    pub certain: bool,
}

/// The format that a caption file's name promises.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ending {
    /// `.srt`
    Srt,
    /// `.vtt`
    Vtt,
    /// `.sbv`
    Sbv,
}

impl Ending {
    /// The format that a file name promises, if it is a caption file's.
    pub fn of(name: &str) -> Option<Self> {
        let (_, ending) = name.rsplit_once('.')?;
        [("srt", Self::Srt), ("vtt", Self::Vtt), ("sbv", Self::Sbv)]
            .into_iter()
            .find_map(|(known, form)| ending.eq_ignore_ascii_case(known).then_some(form))
    }
}

/// Reads a caption file. `ending` is what its name promises; the content decides how it is read.
/// Linear in the text; every input gives an answer.
pub fn read(text: &str, ending: Ending) -> Captions {
    let dialect = content::dialect(text, ending);
    let mut captions = match dialect {
        Dialect::Srt => srt::read(text, Style::Srt),
        Dialect::Sbv => srt::read(text, Style::Sbv),
        Dialect::Vtt => tolerant::read(text),
        _ => Captions::nothing(dialect),
    };
    captions.content = content::content(text, &captions.cues);
    if !dialect.fits(ending) {
        let first_line = text.find(['\n', '\r']).unwrap_or(text.len());
        let note = Note::new(0..first_line, Fault::WrongExtension, None);
        captions.notes.insert(0, note);
    }
    captions
}

impl Captions {
    fn nothing(dialect: Dialect) -> Self {
        Self { dialect, content: Content::Words, header: 0..0, language: None, kind: None, cues: Vec::new(), notes: Vec::new() }
    }

    /// How many cues a browser or player of this format shows.
    pub fn shown(&self) -> usize {
        self.cues.iter().filter(|cue| cue.shown).count()
    }
}

impl Note {
    fn new(range: Range<usize>, fault: Fault, cue: Option<usize>) -> Self {
        Self { range, fault, cue, repair: None, certain: false }
    }

    fn mended(mut self, place: Range<usize>, text: impl Into<String>, certain: bool) -> Self {
        self.repair = Some((place, text.into()));
        self.certain = certain;
        self
    }
}
