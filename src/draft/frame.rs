//! Pages within the page.

use crate::source::Span;

use super::{Slot, Target};

/// A page that is shown inside another.
#[derive(Clone, Debug)]
pub struct Frame {
    /// The whole element.
    pub span: Span,
    /// The page that it shows; empty where that is written in the draft.
    pub target: Target,
    /// What assistive technology calls it; empty when it has no name.
    pub name: String,
    /// The title or first heading of the page in it, when that is written in the draft.
    pub inner_title: Option<String>,
    /// Where a title may be written.
    pub slot: Option<Slot>,
    /// Kept from those who listen, from everybody, or too small to be seen.
    pub hidden: bool,
    /// Taken out of the order of focus, or declared to be decoration: nobody is led to it.
    pub passed_over: bool,
    /// Taken out of the order of focus, though something in it can be used.
    pub cut_off: bool,
    /// What a template puts in it nobody can know from the draft.
    pub unknown: bool,
}
