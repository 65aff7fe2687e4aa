//! Elements that say which language or which direction their text has.

use std::ops::Range;

use crate::source::Span;

use super::Slot;

/// An element with `lang`, `dir` or both; never the page itself.
#[derive(Clone, Debug)]
pub struct Declared {
    /// The language, a BCP 47 tag as written; `None` when only a direction is declared.
    pub language: Option<String>,
    /// Its start tag.
    pub span: Span,
    /// Where the language may be written.
    pub slot: Option<Slot>,
    /// Where an attribute may be added to its start tag.
    pub tag: Option<Span>,
    /// Said to be read from right to left, or as its letters ask; by itself or by what lies around it.
    pub from_right: bool,
    /// Which part of which block it covers, when it stands in a line.
    pub inline: Option<(usize, Range<u32>)>,
}
