//! What the draft says of how keys move about in it.

use crate::source::Span;

use super::Extra;

/// Something that sets where keys lead.
#[derive(Clone, Debug)]
pub struct Stop {
    /// What.
    pub kind: StopKind,
    /// Where: the attribute, or for what is silenced the first element that keys lead to.
    pub span: Span,
    /// Further elements of the same silenced part.
    pub also: Vec<Span>,
    /// The attribute, for those that are one.
    pub extra: Option<Extra>,
}

/// What sets where keys lead.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum StopKind {
    /// A place of its own in the order, before all that has none.
    Ordered,
    /// A key of its own.
    Shortcut,
    /// Keys lead to something in a part that is kept from those who listen.
    Silenced,
}
