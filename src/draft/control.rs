//! What readers press and fill in: buttons, fields, choices, and links with a name of their own.

use crate::source::Span;

use super::{Extra, Slot};

/// A button, field or choice, or a link that is called something else than it shows.
#[derive(Clone, Debug)]
pub struct Control {
    /// What it is.
    pub kind: ControlKind,
    /// The whole element.
    pub span: Span,
    /// What assistive technology calls it; empty when it has no name.
    pub name: String,
    /// The words that can be seen on it, where its name or its title stands elsewhere; else empty.
    pub shown: String,
    /// Its name is written elsewhere and replaces what can be seen on it.
    pub renamed: bool,
    /// Where a name may be written.
    pub slot: Option<Slot>,
    /// Kept from those who listen, or from everybody.
    pub hidden: bool,
    /// What program code or a template puts in it nobody can know from the draft.
    pub unknown: bool,
    /// A `title` that says what is seen on it already, or something else.
    pub title: Option<Extra>,
    /// What it says that it asks for, so that browsers can fill it in; `None` where nobody can fill it in.
    pub purpose: Option<Extra>,
}

/// What a control is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ControlKind {
    /// It does something.
    Button,
    /// Something is written, set or chosen in it.
    Field,
    /// It is on or off.
    Choice,
    /// It folds something out.
    Fold,
    /// A line of a menu.
    MenuItem,
    /// A tab, an alternative, a cell: named by what it holds.
    Part,
    /// A link.
    Link,
}
