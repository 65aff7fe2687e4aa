//! Faults in how a draft is written that readers notice: items outside lists, tags without their other half, what a word
//! processor has left.

use crate::source::{Edit, Span};

/// Something in a list that is no item, or an item in no list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Misplaced {
    /// Which of the two.
    pub kind: MisplacedKind,
    /// Its start tag, or the words.
    pub span: Span,
    /// The name of its tag; empty for words.
    pub name: String,
    /// The name of the list that holds it, or that it belongs in.
    pub list: &'static str,
}

/// What is misplaced.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum MisplacedKind {
    /// An item that stands in no list.
    Item,
    /// Something that stands right in a list and is no item.
    Other,
    /// Words that stand right in a list.
    Words,
}

/// A tag that does not belong with any other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stray {
    /// How it came to.
    pub kind: StrayKind,
    /// The tag.
    pub span: Span,
    /// Its name.
    pub name: String,
}

/// How a tag came to stand alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum StrayKind {
    /// It ends what nothing has begun.
    End,
    /// The draft ends inside it.
    Cut,
    /// It lies deeper than 512 others.
    Deep,
}

/// Something that a word processor has left: it says nothing to readers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Residue {
    /// Where.
    pub span: Span,
    /// What takes it away; none where something might be lost.
    pub edits: Vec<Edit>,
    /// Only word processors write it. Empty shells are written by others too.
    pub telling: bool,
}
