//! Links.

use crate::source::Span;

use super::{Extra, Slot, Target, Text};

/// One link.
#[derive(Clone, Debug)]
pub struct Link {
    /// The whole element or construct.
    pub span: Span,
    /// Where it leads.
    pub target: Target,
    /// The visible text.
    pub text: Text,
    /// What assistive technology calls it (accname 1.2): text, pictures' descriptions, `aria-label`, `title`.
    pub name: String,
    /// Where the text may be written.
    pub slot: Option<Slot>,
    /// Index into `Draft::blocks` of the block it stands in, and the text's range in that block's plain text.
    pub place: Option<(usize, u32, u32)>,
    /// The `title`.
    pub title: Option<Extra>,
    /// Kept from those who listen, or from everybody.
    pub hidden: bool,
    /// A bare address that the platform makes clickable.
    pub bare: bool,
    /// Said to open a new window.
    pub new_window: bool,
}
