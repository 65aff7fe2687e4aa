//! Graphics that are no pictures in the usual sense, and what an element says beside its description.

use crate::source::{Edit, Span};

use super::{Slot, Target};

/// An attribute that says something beside a description: a `title`, a label, a role, a place in the order of focus.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Extra {
    /// The attribute's name in lower case.
    pub name: String,
    /// Its value, blanks folded.
    pub text: String,
    /// Where it stands, name and value.
    pub span: Span,
    /// The edit that takes it away; `None` where the format cannot.
    pub cut: Option<Edit>,
}

impl Extra {
    /// Whether an attribute makes anything heard, whatever its role: global in ARIA, without those that every element may
    /// have in silence (WAI-ARIA 1.2, 6.4).
    pub(crate) fn is_global(name: &str) -> bool {
        matches!(
            name,
            "aria-atomic"
                | "aria-braillelabel"
                | "aria-brailleroledescription"
                | "aria-busy"
                | "aria-controls"
                | "aria-current"
                | "aria-describedby"
                | "aria-description"
                | "aria-details"
                | "aria-dropeffect"
                | "aria-flowto"
                | "aria-grabbed"
                | "aria-keyshortcuts"
                | "aria-label"
                | "aria-labelledby"
                | "aria-live"
                | "aria-owns"
                | "aria-relevant"
                | "aria-roledescription"
        )
    }
}

/// Something that is seen and needs a name: a drawing, an embedded file, a canvas, a part of an image map.
#[derive(Clone, Debug)]
pub struct Graphic {
    /// What it is.
    pub kind: GraphicKind,
    /// The whole element.
    pub span: Span,
    /// The file that it shows, when it shows one.
    pub target: Target,
    /// What assistive technology calls it; empty when it has no name.
    pub name: String,
    /// Where a name may be written.
    pub slot: Option<Slot>,
    /// Something stands in it for those who do not see it, or its name is given by what is around it.
    pub covered: bool,
    /// Kept from those who listen, or from everybody.
    pub hidden: bool,
    /// Declared to be decoration by its role.
    pub decorative: bool,
    /// It takes focus by being what it is: a link, a button, a field.
    pub focusable: bool,
    /// What it says beside its name.
    pub extras: Vec<Extra>,
}

/// What a graphic is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum GraphicKind {
    /// `<object>` that shows a picture, plays a film or a sound.
    Object,
    /// `<embed>` of the same.
    Embed,
    /// `<canvas>`.
    Canvas,
    /// `<area href>` of an image map.
    Area,
    /// A part of a drawing that says it is a picture of its own.
    Part,
    /// `<svg>` that does not say what it is.
    Drawing,
    /// Any other element that is declared to be decoration.
    Marked,
}
