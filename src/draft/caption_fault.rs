//! What may be wrong with how a caption file is written, named as the rules that tell of it.
//!
//! Knows the kinds of fault. Refuses to judge: which of them is an error, and for whom, is for the rules.

use crate::source::{Edit, Span};

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
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FaultKind {
    /// captions/wrong-encoding: how the letters and line ends are stored.
    WrongEncoding(Writing),
    /// captions/wrong-extension: the content is another format than the file's ending says.
    WrongExtension,
    /// captions/malformed-file: a WebVTT file departs from the standard outside its timing lines.
    MalformedFile(FilePart),
    /// captions/malformed-timing: a timing line that strict players do not read.
    MalformedTiming(Departure),
    /// captions/broken-block: something amiss between or inside the blocks.
    BrokenBlock(BlockFault),
    /// captions/misnumbered: a number that is missing, malformed, doubled or out of order.
    Misnumbered(NumberFault),
    /// captions/stray-markup: codes that players show as text, or do not know.
    StrayMarkup(Markup),
}

/// How letters and line ends are stored otherwise than as UTF-8 in even lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Writing {
    /// Another encoding, by its usual name.
    Encoding(&'static str),
    /// Line ends of several kinds, or one that players do not know (CR alone, CR CR LF).
    LineEnds,
    /// UTF-8 that was once read as another encoding and saved again: `Ã¥` for å.
    Misread,
    /// A letter that is lost: U+FFFD, a NUL byte or bytes that are no UTF-8.
    Lost,
}

/// The part of a WebVTT file that departs from the standard.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FilePart {
    /// The first line is not `WEBVTT`: browsers show nothing.
    Signature,
    /// No blank line after the header.
    Header,
    /// `STYLE` or `REGION` after the first cue is not read.
    LateBlock,
    /// `-->` inside `NOTE`, `STYLE` or `REGION` ends it.
    ArrowInBlock,
    /// Lines that belong to no cue: browsers drop them.
    StrayText,
    /// A cue setting that browsers do not know.
    UnknownSetting,
}

/// How a timing line departs from the form that every player reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Departure {
    /// White space before or after, or another number of blanks round the arrow.
    Blanks,
    /// A full stop before the milliseconds of SubRip, a comma before those of WebVTT.
    DecimalSign,
    /// Another sign than `-->`.
    Arrow,
    /// Hours left out, or too few or too many digits in a field.
    Digits,
    /// No milliseconds at all.
    NoMilliseconds,
    /// One or two digits of milliseconds: whether `,5` means 5 or 500 is a guess.
    ShortMilliseconds,
    /// Minutes or seconds over 59, or hours over 99.
    Range,
    /// A time before zero.
    Negative,
}

impl Departure {
    /// Whether only one meaning is possible, so that a machine may mend it.
    pub fn certain(self) -> bool {
        !matches!(self, Self::ShortMilliseconds | Self::Range | Self::Negative)
    }
}

/// What is amiss between or inside the blocks of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum BlockFault {
    /// No blank line before the cue.
    NoSeparator,
    /// The separating line is not blank: it holds white space.
    BlanksInSeparator,
    /// A blank line inside a cue's text.
    BlankInText,
    /// A blank line between the number and the timing line.
    BlankAfterNumber,
    /// More than one blank line between two cues.
    ExtraBlankLines,
    /// Text before the first cue.
    TextBefore,
    /// `-->` in a text.
    ArrowInText,
    /// A number at the end of the file, without a cue.
    LoneNumber,
}

/// How a cue's number departs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NumberFault {
    /// There is none.
    Missing,
    /// It holds something else than digits.
    Malformed,
    /// It is not higher than the one before.
    Unordered,
    /// It is right in itself, but must follow when another number is mended.
    Follows,
}

/// What sort of codes stand in a cue's text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Markup {
    /// Italics, bold and underlining, opened and closed: SubRip players know them.
    Plain,
    /// Position, colour, or tags that this format does not have, or that are never closed.
    Stray,
    /// A word in angle brackets in WebVTT: browsers take it for a tag and do not show it.
    Swallowed,
}
