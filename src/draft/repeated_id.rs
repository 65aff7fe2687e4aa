//! Names of places that stand more than once, though something points at them.

use crate::source::Span;

/// A name that several elements have, and that something points at.
#[derive(Clone, Debug)]
pub struct RepeatedId {
    /// The name.
    pub id: String,
    /// The second element that has it: its start tag.
    pub span: Span,
    /// The first.
    pub first: Span,
    /// Further elements that have it.
    pub also: Vec<Span>,
    /// What points at it gives a name, a description or a header, so that the wrong one is read; else it only leads there.
    pub names: bool,
}
