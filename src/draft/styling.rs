//! How single pieces of text are made to look, where that stands in somebody's way.

use crate::source::{Edit, Span};

/// A look that one element gives its text.
#[derive(Clone, Debug)]
pub struct Styling {
    /// What.
    pub kind: StylingKind,
    /// The element's start tag, or all of it where it moves.
    pub span: Span,
    /// The value as written.
    pub value: String,
    /// What would undo it; empty where that cannot be done.
    pub undo: Vec<Edit>,
}

/// What is done to a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum StylingKind {
    /// Letters closer than 0.12 times their size, in a way that readers cannot change.
    TightLetters,
    /// Words closer than 0.16 times the size of their letters, in a way that readers cannot change.
    TightWords,
    /// Lines closer than 1.5 times the size of their letters, in a way that readers cannot change.
    TightLines,
    /// Stretched to both edges.
    Justified,
    /// Under 12 CSS pixels.
    Tiny,
    /// Letters further apart than 0.12 times their size.
    SpacedOut,
    /// It comes and goes.
    Blinking,
    /// It moves across the page.
    Rolling,
}
