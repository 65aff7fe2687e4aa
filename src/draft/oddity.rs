//! Characters that do not show as they are written: lost letters, invisible signs, lines that only look empty.

use crate::source::{Edit, Span};

/// Something in the bytes that a reader does not see, or sees otherwise. `Text` has mended most of it already.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Oddity {
    /// What it is.
    pub kind: OddityKind,
    /// Where.
    pub span: Span,
    /// What puts it right; none where the letter is lost.
    pub edit: Option<Edit>,
}

/// What is odd.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum OddityKind {
    /// U+FFFD: a letter that somebody's program could not read.
    Lost,
    /// Signs without width where they have no work to do.
    Invisible,
    /// Control characters.
    Control,
    /// A letter and its mark as two characters: a and ¨ for ä.
    Decomposed,
    /// Lines with only a dot or an invisible sign.
    Filler,
    /// More than two empty lines in a row.
    Emptiness,
}
